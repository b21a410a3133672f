"""A site that is renewed step by step is the site that would be made of everything anew, byte for byte."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from event_ld import descriptions, inputs, making
from event_ld.building import build
from event_ld.publish.site import event_files, feed
from event_ld.readers.formats import STATE_FILE

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree
    from event_ld.publish.site.pages import Site
    from event_ld.readers.reading import Reading

BASE = "https://portal.example.org/events/"
NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
SETTINGS = "title: {}\ndescription: All of them\npublisher: {{name: Archive}}\nlanguages: [{}]\n"
IDS = ("a", "b", "B", "c")
EDITS = st.one_of(
    st.tuples(
        st.just("event"), st.sampled_from(IDS), st.sampled_from(["Maps", "Más mapas", ""]), st.sampled_from(["ana", "eva", ""])
    ),
    st.tuples(st.just("delete"), st.sampled_from(IDS)),
    st.tuples(st.just("rename"), st.sampled_from(IDS), st.sampled_from(["0", "z"])),
    st.tuples(st.just("settings"), st.sampled_from(["Maps", "Charts"]), st.sampled_from(["en", "en, es"])),
    st.tuples(st.just("program"), st.sampled_from(["1", "2"])),
    st.tuples(
        st.just("touch"),
        st.sampled_from(["a/event.nt", "events.ttl", "index.html", "feed/2026.trig", "events-2026.rdf", "people/ana/data.ttl"]),
    ),
)


def _event(name: str, title: str, person: str) -> dict[str, Any]:
    """A description; one without a title must not be published."""
    years = {"a": "2025", "b": "2026", "B": "2026", "c": "2026"}
    performer = [{"id": person, "name": person.title(), "jobTitle": title or "x"}] if person else []
    return {
        "id": name, "language": "en", "name": title, "startDate": f"{years[name]}-05-05T10:00", "timeZone": "America/Lima",
        "location": {"name": "Map House", "address": {"addressLocality": "Lima", "addressCountry": "Peru"}},
        "organizer": {"name": "Archive"}, "performer": performer, "keywords": ["open data", "maps"],
    }  # fmt: skip


def _edit(edit: tuple[str, ...], source: Path, site: Path) -> None:
    match edit:
        case "event", name, title, person:
            (source / f"{ord(name)}.json").write_text(json.dumps(_event(name, title, person)), encoding="utf-8")
        case "delete", name:
            (source / f"{ord(name)}.json").unlink(missing_ok=True)
        case "rename", name, before:
            if (source / f"{ord(name)}.json").exists():
                (source / f"{ord(name)}.json").rename(source / f"{before}{ord(name)}.json")
        case "settings", title, languages:
            (source / "site.yaml").write_text(SETTINGS.format(title, languages), encoding="utf-8")
        case "touch", name if (site / name).exists():
            data = (site / name).read_bytes()
            (site / name).unlink()
            if name.startswith("feed"):
                (site / name).write_bytes(data)


def _files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module", autouse=True)
def _small_pages() -> Any:  # noqa: ANN401  # a fixture
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(feed, "PAGE_SIZE", 2)
        yield


@pytest.mark.slow
@settings(max_examples=20, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(edits=st.lists(st.lists(EDITS, min_size=1, max_size=4), min_size=2, max_size=4))
def test_a_renewed_site_is_the_one_that_is_made_anew(edits: list[list[tuple[str, ...]]]) -> None:
    _holds(edits)


def test_a_renewed_site_is_the_one_that_is_made_anew_after_a_few_changes() -> None:
    _holds([
        [("event", "b", "Maps", "ana"), ("event", "c", "", "eva"), ("settings", "Charts", "en, es"), ("touch", "a/event.nt")],
    ])  # fmt: skip


def _holds(edits: list[list[tuple[str, ...]]]) -> None:
    with tempfile.TemporaryDirectory() as scratch, pytest.MonkeyPatch.context() as patch:
        source, site, anew = Path(scratch, "in"), Path(scratch, "site"), Path(scratch, "anew")
        source.mkdir()
        _edit(("settings", "Maps", "en"), source, site)
        _edit(("event", "a", "Maps", "ana"), source, site)
        for number, step in enumerate(([], *edits)):
            for edit in step:
                _edit(edit, source, site)
                if edit[0] == "program":
                    for module in (making, descriptions):
                        patch.setattr(module, "program_digest", lambda it=edit[1]: it)
            if number:
                shutil.rmtree(anew, ignore_errors=True)
                shutil.copytree(site, anew)
                state = json.loads((anew / STATE_FILE).read_bytes())
                forgotten = {
                    "sources": {},
                    "program": "",
                    "listed": {},
                    "parts": {key: one | {"made": ""} for key, one in state["parts"].items()},
                    "events": {key: one | {"made": ""} for key, one in state["events"].items()},
                }
                (anew / STATE_FILE).write_text(
                    json.dumps(state | forgotten, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
                )
            now = NOON.replace(minute=number)
            if not number:
                build(source, site, base_url=BASE, now=now)
                continue
            built = build(source, site, base_url=BASE, now=now, allow_deletions=True)
            again = build(source, anew, base_url=BASE, now=now, allow_deletions=True)
            assert _files(site) == _files(anew)
            assert (built.created, built.updated, built.deleted, built.held, built.problems) == (
                again.created, again.updated, again.deleted, again.held, again.problems)  # fmt: skip
            assert build(source, site, base_url=BASE, now=now).files == ()


def _watched(monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], list[str | None]]:
    """What is read from now on, and of which events files are made."""
    read: list[str] = []
    made: list[str | None] = []

    def reading(path: str, **options: Any) -> list[Reading]:  # noqa: ANN401  # those of `read`
        read.append(Path(path).stem)
        return inputs.read(path, **options)

    def made_of(tree: Tree, site: Site, **more: Any) -> tuple[bytes, ...]:  # noqa: ANN401  # those of `event_files`
        made.append(tree.event.id)
        return event_files.event_files(tree, site, **more)

    monkeypatch.setattr(descriptions, "read", reading)
    monkeypatch.setattr(making, "event_files", made_of)
    return read, made


def test_a_file_that_has_not_changed_is_neither_read_nor_judged_nor_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, site = tmp_path / "in", tmp_path / "site"
    source.mkdir()
    for name in ("a", "b", "c"):
        _edit(("event", name, "Maps", "ana"), source, site)
    build(source, site, base_url=BASE, now=NOON)
    _edit(("event", "b", "Better maps", "ana"), source, site)
    (source / f"{ord('c')}.json").write_text(json.dumps(_event("c", "Maps", "ana"), indent=1), encoding="utf-8")  # says the same
    read, made = _watched(monkeypatch)
    built = build(source, site, base_url=BASE, now=NOON.replace(minute=5))
    assert (read, made, built.updated) == ([str(ord("b")), str(ord("c"))], ["b"], ("b",))
    assert not [name for name in built.files if name.startswith(("a/", "c/", "events-2025", "feed/2026.", "concepts/concepts"))]


def test_a_copy_without_its_times_is_looked_through_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, site = tmp_path / "in", tmp_path / "site"
    source.mkdir()
    _edit(("event", "a", "Maps", "ana"), source, site)
    build(source, site, base_url=BASE, now=NOON)
    later = (site / STATE_FILE).stat().st_mtime + 5
    os.utime(site / "a" / "event.nt", (later, later))
    _, made = _watched(monkeypatch)
    os.utime(site / STATE_FILE, (later - 5, later - 5))
    assert build(source, site, base_url=BASE, now=NOON).files == ()
    assert made == ["a"]
    monkeypatch.setattr(os, "utime", lambda *_: pytest.fail("it is trusted by now"))
