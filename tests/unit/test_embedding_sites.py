"""A folder of events into the pages of a site: matched, whole, nothing outside, and done twice as once."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

from event_ld.cli import main
from event_ld.embedding import site as sites
from event_ld.embedding.site import embed_site, remove_from_site
from event_ld.errors import InputError
from event_ld.whole_files import put, staged

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://www.town.example/agenda/"


def _event(name: str, url: str = "", **stated: str) -> str:
    lines = {
        "id": name,
        "language": "en",
        "name": f"Open day {name}",
        "startDate": "2026-05-24",
        "description": "A day.",
        **stated,
    }
    place = "location: {name: Hall, address: {addressLocality: Sucre, addressCountry: Bolivia}}\n"
    return "".join(f"{key}: {value}\n" for key, value in lines.items()) + place + (f"url: {url}\n" if url else "")


def _page(name: str, head: str = "", body: str = "") -> str:
    return (
        f"<!doctype html><html lang=en><head><title>Open day {name}</title>{head}</head>"
        f"<body{body}><h1>Open day {name}</h1>24 May 2026</body></html>\n"
    )


def _canonical(address: str) -> str:
    return f'<link rel="canonical" href="{address}">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    pages = {
        "public/agenda/a/index.html": _page("a", _canonical(f"{BASE}a/")),
        "public/agenda/b.html": _page("b", body=' data-event-ld="b"'),
        "public/agenda/c/index.html": _page("c", _canonical("http://town.example/agenda/c/index.html")),
        "public/about.html": _page("about", _canonical("https://www.town.example/about/")),
        "public/plain.htm": _page("plain"),
        "public/style.css": "</head>",
        "events/a.yaml": _event("a", f"{BASE}a/"),
        "events/b.yaml": _event("b"),
        "events/deep/c.yaml": _event("c", f"{BASE}c"),
        "events/d.yaml": _event("d", f"{BASE}d/"),
    }
    for name, text in pages.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path


def _bytes(folder: Path) -> dict[str, bytes]:
    return {str(one.relative_to(folder)): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def test_each_event_goes_into_its_page_and_what_has_none_is_named(site: Path) -> None:
    before = _bytes(site)
    made = embed_site(site / "public", site / "events")
    after = _bytes(site)
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {"public/agenda/a/index.html", "public/agenda/b.html", "public/agenda/c/index.html"}
    assert sorted(after) == sorted(before)
    assert (made.pages, made.matched, len(made.changed)) == (5, 3, 3)
    (missing,) = [one for one in made.problems if one.severity != "info"]
    assert missing.code == "site-page-missing"
    assert f"{BASE}d/" in missing.message
    again = embed_site(site / "public", site / "events")
    assert (again.changed, _bytes(site)) == ((), after)
    taken = remove_from_site(site / "public")
    assert (len(taken.changed), _bytes(site)) == (3, before)


def test_an_event_may_have_its_page_by_the_base_or_by_an_element_of_ours(site: Path) -> None:
    (site / "public" / "agenda" / "d.html").write_text(_page("d", _canonical(f"{BASE}d/")))
    (site / "events" / "d.yaml").write_text(_event("d"))
    assert [one.code for one in embed_site(site / "public", site / "events").problems if one.severity == "warning"] == [
        "site-page-missing"
    ]
    assert embed_site(site / "public", site / "events", base_url=BASE).matched == 4
    page = site / "public" / "agenda" / "d.html"
    page.write_text(page.read_text().replace(_canonical(f"{BASE}d/"), ""))
    assert embed_site(site / "public", site / "events", base_url=BASE).matched == 4


def test_a_page_that_names_an_event_which_is_none_is_named(site: Path) -> None:
    (site / "public" / "x.html").write_text(_page("x", body=" data-event-ld=gone"))
    told = [one.message for one in embed_site(site / "public", site / "events").problems if one.code == "site-event-missing"]
    assert len(told) == 1
    assert "gone" in told[0]


def test_two_descriptions_with_one_id_and_linked_data_and_what_must_not_be_published(site: Path) -> None:
    (site / "events" / "b2.yaml").write_text(_event("b"))
    (site / "events" / "e.jsonld").write_text('{"@context": "https://schema.org", "@type": "Event", "name": "E"}')
    (site / "events" / "f.yaml").write_text("- no event")
    (site / "events" / "a.yaml").write_text(_event("a", f"{BASE}a/").replace("startDate: 2026-05-24\n", ""))
    before = (site / "public" / "agenda" / "a" / "index.html").read_bytes()
    made = embed_site(site / "public", site / "events")
    assert {"site-id-taken", "event-start-missing", "no-event"} <= {
        one.code for one in made.problems if one.severity == "violation"
    }
    assert (site / "public" / "agenda" / "a" / "index.html").read_bytes() == before
    assert len(made.changed) == 2


def test_nothing_outside_of_the_folder_is_written(site: Path) -> None:
    outside = site / "outside"
    outside.mkdir()
    (outside / "a.html").write_text(_page("a", _canonical(f"{BASE}a/")))
    (site / "public" / "link.html").symlink_to(outside / "a.html")
    (site / "public" / "linked").symlink_to(outside)
    os.mkfifo(site / "public" / "pipe.html")
    before = _bytes(outside)
    assert embed_site(site / "public", site / "events").pages == 5
    assert _bytes(outside) == before


def test_no_page_is_written_where_one_can_not_be(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = _bytes(site)

    def fail(path: Path, data: bytes) -> Path:
        if path.name == "b.html":
            raise InputError(f"{path} can't be written: No space left on device.")
        return staged(path, data)

    def stop(path: Path, data: bytes) -> Path:
        if path.name == "b.html":
            raise KeyboardInterrupt
        return staged(path, data)

    monkeypatch.setattr(sites, "staged", fail)
    made = embed_site(site / "public", site / "events")
    assert (len(made.changed), "unreadable" in {one.code for one in made.problems}) == (2, True)
    remove_from_site(site / "public")
    monkeypatch.setattr(sites, "staged", stop)
    with pytest.raises(KeyboardInterrupt):
        embed_site(site / "public", site / "events")
    assert _bytes(site) == before


def test_a_file_that_can_not_be_put_in_its_place_is_taken_away(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    new = staged(tmp_path / "b", b"x")
    with pytest.raises(InputError, match="can't be written"):
        put(new, tmp_path / "a")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_file_keeps_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("x")
    path.chmod(0o640)
    put(staged(path, b"y"), path)
    assert (stat.S_IMODE(path.stat().st_mode), path.read_bytes()) == (0o640, b"y")


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(_event("a"))
    with pytest.raises(InputError, match="is no folder"):
        embed_site(tmp_path / "public", tmp_path)


def test_a_bad_page_stops_none_of_the_others(site: Path) -> None:
    (site / "public" / "wide.html").write_bytes(b"\xff\xfe data-event-ld")
    (site / "public" / "template.html").write_text(_page("a", _canonical(f"{BASE}a/") + "{{ head }}"))
    made = embed_site(site / "public", site / "events")
    assert {"unreadable", "page-is-template"} <= {one.code for one in made.problems}
    assert len(made.changed) == 3


# -- the command


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["embed", *map(str, arguments)])


def test_the_command_tells_what_became_of_the_site(site: Path) -> None:
    made = _run("--site", site / "public", "--events", site / "events")
    assert made.exit_code == 0
    assert "5 pages looked at, 3 of events, 3 written" in made.stderr
    assert "[site-page-missing]" in made.stderr
    assert _run("--site", site / "public", "--events", site / "events", "--strict").exit_code == 1
    taken = _run("--remove", "--site", site / "public")
    assert (taken.exit_code, "3 written" in taken.stderr) == (0, True)


def test_the_command_takes_an_element_out_of_a_page(site: Path) -> None:
    page = site / "public" / "plain.htm"
    before = page.read_bytes()
    assert _run(site / "events" / "a.yaml", "--into", page).exit_code == 0
    other = site / "other.html"
    assert _run("--remove", "--into", page, "--output", other).exit_code == 0
    assert (other.read_bytes(), b"data-event-ld" in page.read_bytes()) == (before, True)
    assert _run("--remove", "--into", page).exit_code == 0
    assert page.read_bytes() == before
    assert _run("--remove", "--into", page).exit_code == 0


@pytest.mark.parametrize(
    "arguments",
    [
        (), ("--remove",), ("--remove", "a.yaml", "--into", "p"), ("--remove", "--into", "p", "--site", "s"), ("--site", "s"), ("--events", "e"),
        ("a.yaml", "--site", "s", "--events", "e"), ("--site", "s", "--events", "e", "--into", "p"), ("--site", "s", "--events", "e", "-o", "p"),
    ],
)  # fmt: skip
def test_what_does_not_go_together_is_usage(arguments: tuple[str, ...]) -> None:
    made = _run(*arguments)
    assert made.exit_code == 2
    assert made.stderr
