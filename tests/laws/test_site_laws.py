"""Nothing outside the folder that was named, whatever an id is; and a bad id holds back its event, never the site."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from event_ld.building import build
from event_ld.errors import InputError
from event_ld.publish.site.assemble import TOP_NAMES
from event_ld.publish.site.folder import NewSite
from event_ld.readers.formats import STATE_FILE

BASE = "https://portal.example.org/events/"
NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
QUICK = (Phase.explicit, Phase.reuse, Phase.generate)
"""To shrink a list of descriptions takes minutes, and each of them stands alone anyway."""
GOOD: dict[str, Any] = {
    "id": "good",
    "language": "en",
    "name": "Good",
    "startDate": "2026-05-05",
    "location": {"name": "Map House", "address": {"addressLocality": "Lima", "addressCountry": "Peru"}},
    "organizer": {"name": "Archive"},
}
PARTS = st.sampled_from([
    "..", ".", "", "/", "//", "\\", "%2e%2e", "%2F", "%2f", "%5C", "%00", "%0a", "%FF", "%20", "%3A", ":", " ", "?", "#", "~", "-",
    "con", "CON", "nul.txt", "com1", "lpt¹", "aux", "a", "A", "é", "e%CC%81", "ß", "ss", "index.html", "feed", "people", "other",
    "*", "x" * 99, "日" * 40, ";", "@", "event", "good", "GOOD", ".htaccess", ".event-ld", "..%c0%af", "site", "|", "&", "=", "1",
])  # fmt: skip
NAMES = st.one_of(st.lists(PARTS, min_size=1, max_size=5).map("".join), st.sampled_from(sorted(TOP_NAMES)), st.text(max_size=12))
FOLDERS = st.sampled_from(["people/", "organizations/", "places/", "concepts/", "people", "../", ""])
KINDS = ("event", "person", "organization", "place", "sameAs", "concept", "superEvent", "slot", "affiliation")


def _hostile(number: int, kind: str, name: str, folder: str, end: str) -> dict[str, Any]:
    """An event that is good but for one id."""
    iri, event = f"{BASE}{folder}{name}{end}", GOOD | {"id": f"hostile-{number}"}
    changes: dict[str, dict[str, Any]] = {
        "event": {"id": name},
        "organization": {"organizer": {"id": iri, "name": "X"}},
        "place": {"location": {"id": iri, "name": "X"}},
        "sameAs": {"performer": [{"sameAs": [iri], "name": "X"}]},
        "concept": {"keywords": [{"name": "X", "concept": iri}]},
        "superEvent": {"superEvent": {"id": name, "name": "X"}},
        "slot": {"subEvent": [{"id": name, "name": "X", "performer": [{"id": iri, "name": "Y"}]}]},
        "affiliation": {"performer": [{"name": "X", "affiliation": {"id": iri, "name": "Y"}}]},
        "person": {"performer": [{"id": iri, "name": "X"}, {"id": name, "name": "Y"}]},
    }
    return event | changes[kind]


def _is_portable(name: str) -> bool:
    """Whether a file name is one on Windows, on macOS and on Linux."""
    stem = name.partition(".")[0].rstrip().casefold()
    devices = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")}
    return (
        0 < len(name.encode()) <= 200
        and not set(name) & set('<>:"/\\|?*')
        and not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in name)
        and not name.endswith((".", " "))
        and stem not in devices
    )


@settings(max_examples=10, deadline=None, phases=QUICK)
@given(
    hostile=st.lists(
        st.tuples(st.sampled_from(KINDS), NAMES, FOLDERS, st.sampled_from(["/#x", "/", "", "/#x/../.."])), min_size=5, max_size=25
    )
)
@pytest.mark.slow
def test_nothing_is_written_outside_and_the_rest_of_the_site_is_there(hostile: list[tuple[str, str, str, str]]) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        around = Path(scratch, "a", "b")
        source, site = around / "source", around / "site"
        source.mkdir(parents=True)
        (source / "0-good.json").write_text(json.dumps(GOOD), encoding="utf-8")
        build(source, site, base_url=BASE, now=NOON)
        for number, one in enumerate(hostile):
            (source / f"{number + 1}.json").write_text(json.dumps(_hostile(number, *one)), encoding="utf-8")
        build(source, site, base_url=BASE, now=NOON, allow_deletions=True)
        built = build(source, site, base_url=BASE, now=NOON, allow_deletions=True)
        outside = {path for path in Path(scratch).rglob("*") if path.is_file() and source not in path.parents}
        inside = {path for path in outside if site in path.parents}
        assert outside - inside == set()
        assert (site / "good" / "index.html").is_file()
        names = [path.relative_to(site).as_posix() for path in inside]
        assert all(_is_portable(part) for name in names for part in name.split("/"))
        assert len({unicodedata.normalize("NFC", name).casefold() for name in names}) == len(names)
        assert built.files == ()
        for found in built.problems:
            if found.code == "site-id-name":
                assert found.place is not None
                assert found.place.source.endswith(".json")


def _write(site: Path, name: str) -> None:
    """A site with a page and a file of that name."""
    new = NewSite(site, {})
    try:
        new.write("index.html", b"")
        new.write(name, b"x")
        new.put()
    finally:
        new.drop()


@settings(max_examples=100, deadline=None, phases=QUICK)
@given(name=st.one_of(NAMES, st.lists(PARTS, max_size=6).map("/".join)))
def test_no_file_of_a_site_is_written_outside_it_whatever_its_name(name: str) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(scratch, "a", "site")
        site.parent.mkdir()
        try:
            _write(site, name)
        except InputError:
            assert not site.exists()
        found = [path for path in Path(scratch).rglob("*") if path.is_file()]
        assert all(site in path.parents for path in found)


@pytest.mark.parametrize("name", ["../x", "/etc/x", "a/../../x", "a//x", "./x", "", "a/", "x\x00", "\ud800"])
def test_names_that_are_no_file_below_the_site(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"is no file below|can't be written"):
        _write(tmp_path / "site", name)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["index.html", "people", ".event-ld", "people/ana/index.html"])
def test_links_in_a_site_are_never_written_through(tmp_path: Path, name: str) -> None:
    source, site, elsewhere = tmp_path / "source", tmp_path / "site", tmp_path / "elsewhere"
    source.mkdir()
    (source / "good.json").write_text(json.dumps(GOOD | {"performer": [{"id": "ana", "name": "Ana"}]}), encoding="utf-8")
    build(source, site, base_url=BASE, now=NOON)
    (site / name).rename(elsewhere)
    (site / name).symlink_to(elsewhere)
    before = {path: path.read_bytes() for path in [elsewhere, *elsewhere.rglob("*")] if path.is_file()}
    (source / "good.json").write_text(
        json.dumps(GOOD | {"name": "Better", "performer": [{"id": "ana", "name": "Eva"}]}), encoding="utf-8"
    )
    try:
        build(source, site, base_url=BASE, now=NOON)
    except InputError as error:
        assert "belongs" in str(error)
    else:
        assert not (site / name).is_symlink()
        assert (site / STATE_FILE).is_file()
    assert {path: path.read_bytes() for path in [elsewhere, *elsewhere.rglob("*")] if path.is_file()} == before


def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    source, site, real = tmp_path / "source", tmp_path / "site", tmp_path / "srv" / "www"
    source.mkdir()
    real.mkdir(parents=True)
    site.symlink_to(real)
    for name in ("Good", "Better"):
        (source / "good.json").write_text(json.dumps(GOOD | {"name": name}), encoding="utf-8")
        build(source, site, base_url=BASE, now=NOON)
        assert name in (real / "good" / "index.html").read_text(encoding="utf-8")
    assert site.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site", "source", "srv"]
