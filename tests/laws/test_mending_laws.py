"""Whatever becomes of a file of a site, the next build puts it right, or says what is lost."""

from __future__ import annotations

import os
from itertools import cycle
from typing import TYPE_CHECKING

import pytest

from event_ld.building import build
from event_ld.errors import InputError
from event_ld.publish.site import feed
from event_ld.readers.formats import STATE_FILE
from tests.unit.test_site import BASE, NOON, build_site, event_file, files_of_site, source_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HARMS: dict[str, Callable[[Path], object]] = {
    "lost": lambda path: path.unlink(),
    "damaged": lambda path: path.write_bytes(b"\x00" + path.read_bytes()[1:]),
    "cut off": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"garbage"),
    "empty": lambda path: path.write_bytes(b""),
}
PAGES = ("feed/2026.trig", "feed/2026-2.trig")
COPIES = (".event-ld/feed/2026", ".event-ld/feed/2026-2")


@pytest.fixture(autouse=True)
def _small_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed, "PAGE_SIZE", 2)


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """The descriptions of a site whose feed has two pages, with what is said of a former version on the first."""
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    event_file(source, "event-1", "A better title", day=2)
    build_site(source, tmp_path, 1)
    return source


def _harmed(site: Path, name: str, harm: str) -> None:
    HARMS[harm](site / name)
    if (site / name).exists():
        late = (site / STATE_FILE).stat().st_mtime_ns + 1_000_000_000
        os.utime(site / name, ns=(late, late))


def test_any_file_of_a_site_is_put_right(source: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    before = files_of_site(site)
    for name, harm in zip(sorted(before.keys() - {STATE_FILE}), cycle(HARMS), strict=False):
        _harmed(site, name, harm)
        assert build_site(source, tmp_path, 2).updated == ()
        assert files_of_site(site) == before, name


@pytest.mark.parametrize("harm", HARMS)
def test_all_files_of_a_site_at_once_are_put_right(source: Path, tmp_path: Path, harm: str) -> None:
    site = tmp_path / "site"
    before = files_of_site(site)
    for spared in (PAGES, COPIES):
        for name in before.keys() - {STATE_FILE, *spared}:
            _harmed(site, name, harm)
        build_site(source, tmp_path, 2)
        assert files_of_site(site) == before


@pytest.mark.parametrize("harm", HARMS)
def test_a_page_of_the_feed_that_is_harmed_before_a_change(source: Path, tmp_path: Path, harm: str) -> None:
    event_file(source, "event-2", "Another title", day=3)
    for page in PAGES:
        _harmed(tmp_path / "site", page, harm)
    build_site(source, tmp_path, 2)
    mended = files_of_site(tmp_path / "site")
    assert [mended[page].count(b"a as:") for page in PAGES] == [2, 2]


@pytest.mark.parametrize("page", [0, 1])
def test_what_is_lost_for_good_is_told_and_the_site_stays(source: Path, tmp_path: Path, page: int) -> None:
    site = tmp_path / "site"
    _harmed(site, PAGES[page], "lost")
    _harmed(site, COPIES[page], "cut off")
    before = files_of_site(site)
    with pytest.raises(InputError, match=r"feed/2026.*is lost or damaged, and so is its copy.*backup"):
        build_site(source, tmp_path, 2)
    assert files_of_site(site) == before


def test_each_change_is_published_later_than_the_one_before(source: Path, tmp_path: Path) -> None:
    site, moments = tmp_path / "site", set[bytes]()
    for number, now in enumerate((NOON, NOON, NOON.replace(year=2020))):
        event_file(source, "event-1", f"Title {number}", day=2)
        build(source, site, base_url=BASE, now=now)
    for page in (site / "feed").glob("*.trig"):
        for line in page.read_bytes().splitlines():
            if b"event-1/#event> ; as:published" in line:
                moments.add(line.partition(b"as:published ")[2])
    assert len(moments) == 5
    assert b"SEQUENCE:0" not in (site / "event-1/event.ics").read_bytes()
