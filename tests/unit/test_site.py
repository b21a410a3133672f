"""`event-ld build`: the site as files, its catalogue, its change feed, and what happens when it is built again."""

from __future__ import annotations

import ctypes
import errno
import json
import os
import pickle
import random
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import Future
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Self

import icalendar
import msgspec
import pyoxigraph
import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from event_ld import model
from event_ld.building import Built, build
from event_ld.cli import main
from event_ld.errors import InputError, UsageError
from event_ld.inputs import read
from event_ld.publish.site import folder as folder_module
from event_ld.publish.site.calendar import calendar
from event_ld.publish.site.catalog import safe_keyword
from event_ld.publish.site.datasets import Dataset, facts_of
from event_ld.publish.site.discovery import sitemap
from event_ld.publish.site.folder import locked, new_site
from event_ld.publish.site.state import Published, read_state
from event_ld.readers.formats import STATE_FILE
from event_ld.server.app import application
from tests.conftest import ROOT, semics_dcat_ap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BASE = "https://www.example.org/events/"
NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
SETTINGS = """\
title: Events of the Archive
description: Public events of the Archive of Sucre, as open data.
publisher: {name: Archive of Sucre, url: https://www.example.org/, email: archive@example.org}
contact: {name: Open data desk, email: data@example.org}
license: https://creativecommons.org/licenses/by/4.0/
languages: [en, es]
themes: [GOVE]
"""
EVENT = """\
id: %(id)s
name: %(name)s
startDate: 2026-05-%(day)02dT10:00
endDate: 2026-05-%(day)02dT12:00
location: {name: Map House, address: {addressLocality: Lima, addressCountry: Peru}}
organizer: {id: archive, type: Organization, name: Archive, sameAs: [https://www.wikidata.org/entity/Q1]}
performer:
  - {id: ana, name: Ana Gil, honorificPrefix: Dr., jobTitle: Director, role: keynote, email: ana@example.org}
keywords: [open data, "S/4 (maps)!"]
"""
FORMATS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "rdf": pyoxigraph.RdfFormat.RDF_XML,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
    "trig": pyoxigraph.RdfFormat.TRIG,
}


def event_file(source: Path, name: str, title: str = "", day: int = 5) -> None:
    text = EVENT % {"id": name, "name": json.dumps(title or f"Event {name}"), "day": day}
    (source / f"{name}.yaml").write_text(text, encoding="utf-8")


def source_folder(tmp_path: Path, count: int = 2) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    for number in range(count):
        event_file(source, f"event-{number}", day=1 + number % 28)
    return source


def build_site(source: Path, tmp_path: Path, minutes: int = 0, *, allow_deletions: bool = False) -> Built:
    now = NOON.replace(hour=12 + minutes // 60, minute=minutes % 60)
    return build(source, tmp_path / "site", base_url=BASE, now=now, allow_deletions=allow_deletions)


def files_of_site(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def triples_of(path: Path) -> set[str]:
    quads = pyoxigraph.Dataset(pyoxigraph.parse(path=str(path), format=FORMATS[path.suffix[1:]], base_iri=BASE))
    quads.canonicalize(pyoxigraph.CanonicalizationAlgorithm.UNSTABLE)
    return set(map(str, quads))


def test_a_site_has_what_each_reader_looks_for(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    (source / "panel.txt").write_bytes((ROOT / "examples" / "sela-panel-2022.txt").read_bytes())
    built = build_site(source, tmp_path)
    assert (built.events, built.created, built.held) == (3, ("event-0", "event-1", "panel"), ())
    names = set(files_of_site(tmp_path / "site"))
    for wanted in [
        "index.html",
        "event-0/index.html",
        "event-0/event.jsonld",
        "event-0/event.ttl",
        "event-0/event.rdf",
        "event-0/event.nt",
        "event-0/event.ics",
        "people/ana/index.html",
        "organizations/archive/index.html",
        "concepts/open-data/index.html",
        "concepts/index.html",
        "concepts/concepts.ttl",
        "roles/index.html",
        "roles/roles.ttl",
        "event-types/index.html",
        "terms/index.html",
        "catalog.ttl",
        "catalog.rdf",
        "catalog.nt",
        "catalog.jsonld",
        "events.ttl",
        "events.rdf",
        "events.nt",
        "events.jsonld",
        "events.ics",
        "events-2026.ttl",
        "events-2022.ttl",
        "data.json",
        "data-gealc.json",
        "feed.trig",
        "feed/2026.trig",
        "sitemap.xml",
        "robots.txt",
        "feed.atom",
        ".well-known/void",
        "_headers",
        ".htaccess",
        "nginx.conf",
        "site.css",
        "search.js",
    ]:
        assert wanted in names
    assert built.files == tuple(sorted(names))


def test_the_formats_of_a_thing_say_the_same(tmp_path: Path) -> None:
    build_site(source_folder(tmp_path), tmp_path)
    site = tmp_path / "site"
    for stem in ("event-0/event", "events", "events-2026", "catalog"):
        first, *others = (triples_of(site / f"{stem}.{ending}") for ending in ("nt", "ttl", "rdf", "jsonld"))
        assert all(other == first for other in others)


def test_every_address_of_ours_leads_to_a_file(tmp_path: Path) -> None:
    build_site(source_folder(tmp_path), tmp_path)
    site = tmp_path / "site"
    said = "".join((site / name).read_text(encoding="utf-8") for name in ("events.nt", "catalog.nt", "sitemap.xml"))
    for address in set(re.findall(rf"{re.escape(BASE)}([^>\s<\"#]*)", said)):
        path = site / (f"{address}index.html" if address.endswith("/") or not address else address)
        assert path.is_file(), address
    for page in site.rglob("*.html"):
        for link in re.findall(r"(?:href|src)=\"([^\":#]+)\"", page.read_text(encoding="utf-8")):
            target = (page.parent / link).resolve()
            assert (target / "index.html" if link.endswith("/") else target).is_file(), (page, link)


def test_building_again_touches_no_file(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")}
    built = build_site(source, tmp_path, 5)
    assert built.files == ()
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "site").rglob("*")} == before


@pytest.mark.slow
def test_the_bytes_are_the_same_in_another_process(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    command = [
        sys.executable,
        "-m",
        "event_ld",
        "build",
        str(source),
        "--base-url",
        BASE,
        "--now",
        "2026-05-03T12:00:00+0000",
        "-o",
    ]
    for seed in ("1", "2"):
        subprocess.run(  # our own program
            [*command, str(tmp_path / seed)], check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True
        )
    assert files_of_site(tmp_path / "1") == files_of_site(tmp_path / "2")


def _members(site: Path) -> list[tuple[str, str]]:
    text = (site / "feed/2026.trig").read_text(encoding="utf-8")
    return re.findall(r"> a as:(\w+) ; as:object <([^>]+)>", text)


def test_one_corrected_title_is_one_member(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    site = tmp_path / "site"
    before = files_of_site(site)
    event_file(source, "event-1", "A better title", day=2)
    built = build_site(source, tmp_path, 5)
    after = files_of_site(site)
    assert (built.updated, built.created, built.deleted) == (("event-1",), (), ())
    assert after["feed/2026.trig"].startswith(before["feed/2026.trig"])
    assert _members(site)[-1] == ("Update", f"{BASE}event-1/#event")
    assert len(_members(site)) == 3
    assert before["event-0/index.html"] == after["event-0/index.html"]
    assert {name for name in after if before.get(name) != after[name]} == set(built.files)
    assert b"2026-05-03T12:05:00Z</lastmod>" in after["sitemap.xml"]
    assert after["sitemap.xml"].count(b"12:00:00Z</lastmod>") == 1


def test_a_deleted_description_is_one_deletion(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    (source / "event-1.yaml").unlink()
    built = build_site(source, tmp_path, 5)
    assert built.deleted == ("event-1",)
    assert _members(tmp_path / "site")[-1] == ("Delete", f"{BASE}event-1/#event")
    assert not (tmp_path / "site/event-1").exists()
    event_file(source, "event-1", day=2)
    assert build_site(source, tmp_path, 6).created == ("event-1",)
    assert [kind for kind, _ in _members(tmp_path / "site")] == ["Create", "Create", "Delete", "Create"]


def test_a_clock_that_goes_back_gives_no_older_member(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path, 30)
    event_file(source, "event-1", "A better title", day=2)
    build_site(source, tmp_path)
    published = re.findall(rb'as:published "([^"]+)"', (tmp_path / "site/feed/2026.trig").read_bytes())
    assert published == sorted(published)


def test_the_page_of_a_year_that_is_over_never_changes_again(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    before = files_of_site(tmp_path / "site")
    assert b"immutable" not in before["_headers"]
    event_file(source, "event-1", "A better title", day=2)
    build(source, tmp_path / "site", base_url=BASE, now=NOON.replace(year=2027))
    after = files_of_site(tmp_path / "site")
    assert after["feed/2026.trig"] == before["feed/2026.trig"]
    assert b"/events/feed/2026.trig\n  Cache-Control: public, max-age=604800, immutable" in after["_headers"]
    assert b"2026" in after[".htaccess"]
    assert b"feed/(2026)" in after["nginx.conf"]
    with TestClient(application(lambda: tmp_path / "site")) as client:
        assert "immutable" in client.get("/feed/2026.trig").headers["cache-control"]
        assert client.get("/feed/2027.trig").headers["cache-control"] == "no-cache"
    assert after["feed.trig"].count(b"tree:node") == 3  # the last page has no end


def test_many_deletions_at_once_are_refused(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 12)
    build_site(source, tmp_path)
    before = files_of_site(tmp_path / "site")
    for number in range(6):
        (source / f"event-{number}.yaml").unlink()
    with pytest.raises(UsageError, match="6 of 12 events would be deleted"):
        build_site(source, tmp_path, 5)
    assert files_of_site(tmp_path / "site") == before
    assert len(build_site(source, tmp_path, 5, allow_deletions=True).deleted) == 6


def test_what_must_not_be_published_is_not_and_what_was_stays(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    (source / "event-1.yaml").write_text("id: event-1\nname: No date any more\n", encoding="utf-8")
    (source / "new.yaml").write_text("id: new\nname: No date yet\n", encoding="utf-8")
    (source / "broken.yaml").write_text("id: [", encoding="utf-8")
    built = build_site(source, tmp_path, 5)
    assert (built.events, built.held) == (2, ("broken.yaml", "event-1.yaml", "new.yaml"))
    assert {"site-kept", "event-start-missing"} <= {one.code for one in built.problems}
    assert (tmp_path / "site/event-1/index.html").exists()
    assert not (tmp_path / "site/new").exists()
    assert built.files == ()
    (source / "event-0.yaml").write_text("id: [", encoding="utf-8")  # known by its file alone
    assert build_site(source, tmp_path, 6).events == 2


def test_events_that_no_page_can_be_made_for(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    event_file(source, "twin", day=3)
    (source / "twin-2.yaml").write_text((source / "twin.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    event_file(source, "x" * 201, day=4)
    (source / "two.jsonl").write_text('{"name": "One"}\n{"name": "Two"}\n', encoding="utf-8")
    (source / "data.ttl").write_text("<https://a.example/> a <http://schema.org/Person> .\n", encoding="utf-8")
    (source / "gone.txt").write_bytes(b"\x00")
    codes = {one.code for one in build_site(source, tmp_path).problems}
    assert {"site-id-name", "site-id-taken", "site-id-missing", "site-linked-data", "unreadable"} <= codes


def test_titles_that_are_hard_on_paths(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    for number, title in enumerate(["a/b/../../c", "...", "🎪 <b>&amp;</b>", "x" * 300, "Con", 'say "no"']):
        event_file(source, f"e{number}", title, day=number + 1)
    built = build_site(source, tmp_path)
    assert built.events == 6 - len(built.held)
    tops = {name.split("/")[0] for name in files_of_site(tmp_path / "site")}
    assert {f"e{number}" for number in range(6)} - {name.removesuffix(".yaml") for name in built.held} <= tops
    page = (tmp_path / "site/e5/index.html").read_text(encoding="utf-8")
    assert "say &#34;no&#34;" in page


def test_files_of_other_people_stay(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    (tmp_path / "site/CNAME").write_text("events.example.org", encoding="utf-8")
    event_file(source, "event-2", day=9)
    build_site(source, tmp_path, 5)
    assert (tmp_path / "site/CNAME").read_text(encoding="utf-8") == "events.example.org"
    other = tmp_path / "other"
    other.mkdir()
    (other / "thesis.doc").write_text("years of work", encoding="utf-8")
    with pytest.raises(UsageError, match="is no site of event-ld"):
        build(source, other, base_url=BASE)
    assert [path.name for path in other.iterdir()] == ["thesis.doc"]


def test_a_site_of_another_base_and_broken_input(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    with pytest.raises(UsageError, match="was built for"):
        build(source, tmp_path / "site", base_url="https://other.example/")
    with pytest.raises(InputError, match="is no folder"):
        build(source / "site.yaml", tmp_path / "site", base_url=BASE)
    (tmp_path / "site" / STATE_FILE).write_text("{", encoding="utf-8")
    with pytest.raises(InputError, match="is no state"):
        build_site(source, tmp_path)


def test_a_site_without_settings_has_no_catalogue(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    (source / "site.yaml").unlink()
    build(source, tmp_path / "site", base_url=BASE)
    names = set(files_of_site(tmp_path / "site"))
    assert "catalog.ttl" not in names
    assert "feed.trig" in names


def test_a_site_without_a_single_event(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    (source / "late.yaml").write_text("id: late\nname: No date\n", encoding="utf-8")
    assert build_site(source, tmp_path).events == 0
    assert "<updated>2026-05-03T12:00:00Z</updated>" in (tmp_path / "site/feed.atom").read_text(encoding="utf-8")


def test_the_calendar_is_read_back(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    (source / "panel.txt").write_bytes((ROOT / "examples" / "sela-panel-2022.txt").read_bytes())
    build_site(source, tmp_path)
    events = icalendar.Calendar.from_ical((tmp_path / "site/events.ics").read_bytes()).walk("VEVENT")
    panel = next(one for one in events if "panel" in str(one["UID"]))
    assert panel.decoded("DTSTART") == datetime(2022, 11, 24, 16, 30, tzinfo=UTC)
    assert panel.decoded("DTEND") == datetime(2022, 11, 24, 18, tzinfo=UTC)
    assert str(panel["LOCATION"]).startswith("Room 3, International Convention")
    assert all(len(line) <= 75 for line in (tmp_path / "site/events.ics").read_bytes().split(b"\r\n"))


def test_a_calendar_of_days_of_local_times_and_of_no_date() -> None:
    events = [
        model.Event(
            name="Two days; one, line\nand more", start_date="2026-05-03", end_date="2026-05-04", event_status="postponed"
        ),
        model.Event(
            name="Local",
            start_date="2026-05-03T10:00",
            virtual_location=model.VirtualLocation(name="Zoom"),
            location=model.Place(name="Hall", geo=model.GeoCoordinates(latitude="-19.05", longitude="-65.25")),
        ),
        model.Event(
            name="Offset",
            start_date="2026-05-03T10:00+02:00",
            end_date="2026-05-04",
            location=model.Place(name="Hall", geo=model.GeoCoordinates(latitude="-19.05")),
        ),
        model.Event(name="A day and a time", start_date="2026-05-03", end_date="2026-05-04T12:00"),
        model.Event(name="No date"),
    ]
    text = "".join(calendar(one, f"{BASE}{at}/#event", "2026-05-03T12:00:00Z") for at, one in enumerate(events))
    read_back = [each for one in icalendar.Calendar.from_ical(text, multiple=True) for each in one.walk("VEVENT")]
    assert [str(one["SUMMARY"]) for one in read_back] == ["Two days; one, line\nand more", "Local", "Offset", "A day and a time"]
    assert [one["GEO"].to_ical() for one in read_back if "GEO" in one] == ["-19.05;-65.25"]
    assert "DTSTART;VALUE=DATE:20260503\r\nDTEND;VALUE=DATE:20260505" in text
    assert "DTSTART:20260503T100000\r\n" in text
    assert "DTSTART:20260503T080000Z\r\nDTEND:20260504T220000Z\r\n" in text
    assert text.count("DTSTART;VALUE=DATE:20260503\r\nDTEND;VALUE=DATE:20260505") == 2  # both that begin on a day


def test_the_catalogues_in_json(tmp_path: Path) -> None:
    build_site(source_folder(tmp_path), tmp_path)
    us = json.loads((tmp_path / "site/data.json").read_bytes())
    for dataset in us["dataset"]:
        for name in ("title", "description", "keyword", "modified", "publisher", "contactPoint", "identifier", "accessLevel"):
            assert dataset[name]
        assert dataset["contactPoint"]["hasEmail"] == "mailto:data@example.org"
    gealc = json.loads((tmp_path / "site/data-gealc.json").read_bytes())
    assert gealc["dataset"][0]["contactPoint"]["hasEmail"] == "data@example.org"
    assert (us["dataset"][0]["accrualPeriodicity"], gealc["dataset"][0]["accrualPeriodicity"]) == ("irregular", "eventual")
    assert us["dataset"][0]["keyword"] == ["S 4 maps", "open data"]


KEYWORDS = "id: %s\nname: %s\nlanguage: %s\nstartDate: 2026-05-05\nlocation: {name: Hall}\nkeywords: [%s, %s]\n"


def test_keywords_in_the_language_that_they_are_in(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    for language, concept, free in (
        ("en", "open data", "maps"),
        ("es", "datos abiertos", "mapas"),
        ("fr", "données ouvertes", "cartes"),
    ):
        (source / f"{language}.yaml").write_text(KEYWORDS % (language, "x", language, concept, free), encoding="utf-8")
    build_site(source, tmp_path)
    lines = (tmp_path / "site/catalog.nt").read_text(encoding="utf-8").splitlines()
    whole = f"<{BASE}data/#events> <http://"
    found = {line.partition("#keyword> ")[2] for line in lines if line.startswith(f"{whole}www.w3.org/ns/dcat#keyword>")}
    assert found == {'"open data"@en .', '"datos abiertos"@es .', '"maps"@en .', '"mapas"@es .', '"cartes"@fr .'}
    languages = {line[-6:-3] for line in lines if line.startswith(f"{whole}purl.org/dc/terms/language>")}
    assert languages == {"ENG", "SPA", "FRA"}
    assert json.loads((tmp_path / "site/data.json").read_bytes())["dataset"][0]["keyword"] == [
        "cartes",
        "mapas",
        "maps",
        "open data",
    ]


def test_keywords_of_several_spellings_are_one_choice_of_the_index(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    for number, words in enumerate((("Bogotá", "maps"), ("Bogotá", "Maps"), ("bogota", "Maps"))):
        (source / f"{number}.yaml").write_text(KEYWORDS % (f"e{number}", "x", "en", *words), encoding="utf-8")
    build_site(source, tmp_path)
    page = (tmp_path / "site/index.html").read_text(encoding="utf-8")
    assert [one for one in ("Bogotá", "bogota", "Maps", "maps") if f"<option>{one}</option>" in page] == ["Bogotá", "Maps"]


def test_keywords_and_languages_of_other_vocabularies_and_of_none() -> None:
    water = model.Keyword(name={"en": "water", "es": "agua"}, concept="https://example.com/water")
    events = [
        model.Event(name={"pt": "x"}, keywords=(water, model.Keyword(name="mapa"))),
        model.Event(keywords=(model.Keyword(name="open data", concept="open-data"),), language="de"),
    ]
    whole, found = Dataset("", ""), [facts_of(one, ("es-BO",)) for one in events]
    for one in found:
        whole.add("", Published(wire=msgspec.Raw(), digest="", issued="", modified="", source=""), one)
    assert [(one.text, one.language) for one in whole.keywords(("es-BO", "fr"), ("es-BO",))] == [
        ("agua", "es"), ("datos abiertos", "es-BO"), ("mapa", ""), ("water", "en")]  # fmt: skip
    assert sorted(whole.languages) == ["de", "pt"]
    part = model.Event(name={"ar": "x"}, objectives=({"eu": "y"},), sub_event=(model.Event(room={"gl": "z"}),))
    assert facts_of(model.Event(sub_event=(part,)), ("en",)).languages == ("ar", "eu", "gl")


def test_keywords_that_ckan_takes() -> None:
    assert [safe_keyword(text) for text in ("S/4 (maps)!", "a", "datos, abiertos", "x" * 120)] == [
        "S 4 maps", "", "datos abiertos", "x" * 100]  # fmt: skip


def test_a_sitemap_of_very_many_pages() -> None:
    files = sitemap([(f"{number}/", "") for number in range(50_001)], BASE)
    assert set(files) == {"sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"}
    assert files["sitemap-2.xml"].count(b"<loc>") == 1


def test_the_catalogue_keeps_semics_shapes(tmp_path: Path) -> None:
    shapes = ROOT.parent / "shared" / "semic" / "dcat-ap-3.0.1"
    if not shapes.is_dir():
        pytest.skip("SEMIC's shapes are not beside this checkout")
    build_site(source_folder(tmp_path), tmp_path)
    catalog = str(tmp_path / "site/catalog.ttl")
    arguments = [item for one in (semics_dcat_ap(tmp_path), shapes / "range.ttl") for item in ("--shapes", str(one))]
    result = CliRunner().invoke(main, ["validate", catalog, "--profile", "dcat-ap", *arguments])
    assert "0 violations" in result.output
    assert result.exit_code == 0


@pytest.mark.parametrize("name", ["panel", "full", "event-0", "es-dos-niveles", "fr-colloque"])
def test_the_view_in_cpev_keeps_semics_shapes(tmp_path: Path, name: str) -> None:
    shapes = ROOT.parent / "shared" / "semic" / "cpev-1.1.1" / "core-public-event-ap-SHACL.ttl"
    if not shapes.is_file():
        pytest.skip("SEMIC's shapes are not beside this checkout")
    source = source_folder(tmp_path, 1)
    (source / "full.yaml").write_text(FULL, encoding="utf-8")
    (source / "panel.txt").write_bytes((ROOT / "examples" / "sela-panel-2022.txt").read_bytes())
    for other in ("es-dos-niveles.txt", "fr-colloque.txt"):
        (source / other).write_bytes((ROOT / "tests" / "programmes" / other).read_bytes())
    build_site(source, tmp_path)
    view = tmp_path / "site" / name / "cpev.ttl"
    assert "cv:PublicEvent" in view.read_text(encoding="utf-8")
    result = CliRunner().invoke(main, ["validate", str(view), "--profile", "cpev", "--shapes", str(shapes)])
    assert "0 violations" in result.output


def test_the_pages_are_correct_for_search_engines(tmp_path: Path) -> None:
    build_site(source_folder(tmp_path), tmp_path)
    result = CliRunner().invoke(main, ["validate", str(tmp_path / "site/event-0/index.html"), "--today", "2026-01-01"])
    assert "0 violations, 0 warnings" in result.output


# -- in place at once


def test_two_builds_at_once(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with locked(site), pytest.raises(UsageError, match="Another build"), locked(site):
        pass


def test_without_a_system_call_that_swaps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folder_module, "_exchange", lambda *_: False)
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    event_file(source, "event-2", day=9)
    build_site(source, tmp_path, 5)
    assert (tmp_path / "site/event-2").is_dir()
    (tmp_path / "site").rename(tmp_path / ".site.old")  # cut off between the two renames
    assert build_site(source, tmp_path, 6).files == ()


def test_without_locks_and_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(1, "no")

    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr(os, "link", refuse)
    source = source_folder(tmp_path)
    assert "site-not-locked" in {one.code for one in build_site(source, tmp_path).problems}
    event_file(source, "event-2", day=9)
    assert build_site(source, tmp_path, 5).created == ("event-2",)


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL])
def test_a_file_system_that_has_no_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", refuse)
    built = build_site(source_folder(tmp_path), tmp_path)
    assert built.events
    assert [one.severity for one in built.problems if one.code == "site-not-locked"] == ["warning"]


def test_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There, no library has no name, `fcntl` is missing, and an open file is not removed."""

    def nameless(name: object, **_: object) -> None:
        raise TypeError(f"argument of type {type(name).__name__} is not iterable")

    def locking(descriptor: int, *_: object) -> None:
        if taken:
            raise PermissionError(errno.EACCES, "Permission denied")
        taken.append(descriptor)

    taken: list[int] = []
    source = source_folder(tmp_path)
    monkeypatch.setattr(ctypes, "CDLL", nameless)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    assert build_site(source, tmp_path).events
    event_file(source, "event-2", day=9)
    with pytest.raises(UsageError, match="Another build"):
        build_site(source, tmp_path, 5)
    taken.clear()
    built = build_site(source, tmp_path, 5)
    assert built.created == ("event-2",)
    assert "site-not-locked" not in {one.code for one in built.problems}
    assert [*tmp_path.glob(".site.*")] == []


def test_a_failure_between_the_two_renames_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    before = files_of_site(tmp_path / "site")
    event_file(source, "event-2", day=9)
    real = Path.rename

    def failing(self: Path, target: Path) -> Path:
        if ".new-" in self.name:
            raise OSError(errno.EIO, "Input/output error")
        return real(self, target)

    monkeypatch.setattr(folder_module, "_exchange", lambda *_: False)
    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(InputError, match="Input/output error"):
        build_site(source, tmp_path, 5)
    assert files_of_site(tmp_path / "site") == before
    assert [*tmp_path.glob(".site.*")] == []


def test_no_lock_is_left_and_one_that_went_meanwhile_counts_as_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    assert [*tmp_path.glob(".site.*")] == []
    monkeypatch.setattr("fcntl.flock", lambda *_: (tmp_path / ".site.lock").unlink())
    with pytest.raises(UsageError, match="Another build"):
        build_site(source, tmp_path, 5)


def test_a_site_that_is_a_file_or_lies_below_one(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    (tmp_path / "site").write_text("x")
    with pytest.raises(UsageError, match="is a file; name a folder"):
        build_site(source, tmp_path)
    with pytest.raises(InputError, match="can't be written"):
        build_site(source, tmp_path / "site")


@pytest.mark.parametrize("platform", ["linux", "darwin"])
def test_the_system_call_of_each_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    class Library:
        """Stands for a system that has either call."""

        def __init__(self, *_: object, **__: object) -> None:
            self.renameat2 = self.renamex_np = lambda *_: 0

    monkeypatch.setattr(ctypes, "CDLL", Library)
    monkeypatch.setattr(sys, "platform", platform)
    assert folder_module._exchange(tmp_path, tmp_path)  # noqa: SLF001


def test_a_system_without_the_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())
    assert not folder_module._exchange(tmp_path, tmp_path)  # noqa: SLF001


def test_a_folder_that_can_not_be_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    before = files_of_site(tmp_path / "site")
    event_file(source, "event-2", day=9)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "open", full)
    with pytest.raises(InputError, match="No space left"):
        build_site(source, tmp_path, 5)
    monkeypatch.undo()
    assert files_of_site(tmp_path / "site") == before
    assert not list(tmp_path.glob(".site.new-*"))


def test_a_lock_that_can_not_be_made(tmp_path: Path) -> None:
    (tmp_path / ".site.lock").mkdir()
    with pytest.raises(InputError, match="can't be written"):
        build_site(source_folder(tmp_path), tmp_path)


def _whole(site: Path) -> str:
    """The titles of a site that is whole; fails where a file of its own is missing."""
    state = read_state((site / STATE_FILE).read_bytes(), "state")
    missing = [name for name in state.files if not (site / name).is_file()]
    assert missing == []
    catalogued = (site / "events.nt").read_text(encoding="utf-8")
    titles = {str(one.event.name) for one in state.events.values()}
    assert all(f'"{title}"' in catalogued for title in titles)
    return min(titles)


def kills(tmp_path: Path, count: int, pause: Callable[[], float]) -> set[str]:
    """Builds a site over and over, each time killed after a while; the site is whole at each look."""
    source = source_folder(tmp_path, 3)
    build_site(source, tmp_path)
    seen = set()
    for number in range(count):
        for name in ("event-0", "event-1", "event-2"):
            event_file(source, name, f"Title {number}", day=5)
        command = [sys.executable, "-m", "event_ld", "build", str(source), "-o", str(tmp_path / "site"), "--base-url", BASE]
        process = subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)  # our own program
        time.sleep(pause())
        process.send_signal(signal.SIGKILL)
        process.wait()
        seen.add(_whole(tmp_path / "site"))
    return seen


@pytest.mark.slow
def test_a_build_that_is_killed_leaves_a_whole_site(tmp_path: Path) -> None:
    dice = random.Random(1)  # noqa: S311  # no secret
    kills(tmp_path, 6, lambda: dice.uniform(0.1, 2.5))
    build_site(tmp_path / "source", tmp_path, 30)
    assert _whole(tmp_path / "site") == "Title 5"
    assert not list(tmp_path.glob(".site.new-*"))


def test_settings_may_be_named(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    settings = (source / "site.yaml").rename(tmp_path / "elsewhere.yaml")
    made = build(source, tmp_path / "site", base_url=BASE, now=NOON, settings=settings)
    assert made.is_publishable
    assert made.events == 1


def test_replacing_nothing_by_nothing(tmp_path: Path) -> None:
    with new_site(tmp_path / "site", {}) as site:
        assert site.put() == []


FULL = """\
id: full
language: es
name: {es: Mapas, en: Maps}
startDate: 2026-05-03
endDate: 2026-05-04
eventStatus: cancelled
location: {type: VirtualLocation, url: "https://meet.example.org/x"}
superEvent: {name: World Map Week}
objectives: [Uno, Dos]
audience: Todo el mundo
inLanguage: [es, qu]
maximumAttendeeCapacity: 40
additionalType: workshop
sponsor: [{name: Map Bank, url: "https://bank.example.org/"}]
performer: [{name: Eva Sol, url: "https://eva.example/", role: Cook}]
contributor: [{name: Desk, type: Organization, email: desk@example.org}]
keywords: [{name: Uno, concept: "https://concepts.example.org/1"}, "?"]
isAccessibleForFree: true
offers: [{url: "https://www.example.org/register"}, {price: "8", priceCurrency: EUR, url: "https://www.example.org/tickets"}, {price: "0", priceCurrency: EUR}]
image: ["https://www.example.org/a.png", {url: "https://www.example.org/b.png", caption: Un puerto, creditText: Archivo}]
subEvent:
  - {name: Pausa café, startDate: "2026-05-03T09:30"}
  - {name: Cuatro, location: {name: Casa}}
  - {name: Uno, startDate: "2026-05-03T10:00", description: "a\\nb", performer: [Ana Gil]}
  - {name: Dos, startDate: "2026-05-04T10:00", endDate: "2026-05-04T11:00", room: Sala 1, unknown: [performer]}
  - {startDate: "2026-05-04T12:00", subEvent: [{name: Tres, eventSchedule: {startTime: "12:30", endTime: "12:45"}}]}
"""


def test_a_page_of_an_event_with_everything(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    (source / "full.yaml").write_text(FULL, encoding="utf-8")
    (source / "site.yaml").write_text(
        "title: Maps\ndescription: All maps\npublisher: {name: Archive}\ncontact: {name: Desk}\nlanguages: [es-BO]\n",
        encoding="utf-8",
    )
    assert build_site(source, tmp_path).events == 1
    page = (tmp_path / "site/full/index.html").read_text(encoding="utf-8")
    for said in (
        "Cancelado", "En el marco de World Map Week", "3 de mayo de 2026", "4 de mayo de 2026", "Gratuito",
        'href="https://meet.example.org/x"', ">Eva Sol<", "Ponente por anunciar", "Tema por anunciar", ">12:30</time> – <time", "Sala 1",
        'content="Cancelado. domingo, 3 de mayo de 2026, En línea"', '<img src="https://www.example.org/a.png" alt="">',
        '<img src="https://www.example.org/b.png" alt="Un puerto"><figcaption>Archivo</figcaption>', 'class="break"',
        'href="https://concepts.example.org/1"', "<p>a</p>\n<p>b</p>",
    ):  # fmt: skip
        assert said in page
    assert 'href="https://www.example.org/register"' not in page  # nobody can take part any more
    assert "javascript:" not in page.partition("<body>")[2]
    catalog = (tmp_path / "site/catalog.nt").read_text(encoding="utf-8")
    assert "hasEmail" not in catalog
    assert "mbox" not in (tmp_path / "site/data-gealc.json").read_text(encoding="utf-8")  # nobody's address is known
    (source / "full.yaml").write_text(FULL.replace("eventStatus: cancelled\n", "").replace("2026-", "2099-"), encoding="utf-8")
    build_site(source, tmp_path)
    page = (tmp_path / "site/full/index.html").read_text(encoding="utf-8")
    assert '<a href="https://www.example.org/tickets">Comprar</a>' in page
    assert '<a href="https://www.example.org/register">Inscribirse</a>' in page


def test_the_site_of_a_publisher_without_a_contact_and_of_an_event_without_a_language(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    (source / "site.yaml").write_text("title: Maps\ndescription: All maps\npublisher: {name: Archive}\n", encoding="utf-8")
    build_site(source, tmp_path)
    assert "contactPoint" not in (tmp_path / "site/catalog.nt").read_text(encoding="utf-8")


# -- the command


def test_the_command(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    site = tmp_path / "site"
    arguments = ["build", str(source), "-o", str(site), "--base-url", BASE, "--now", "2026-05-03T12:00:00+0000"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0
    assert "2 events published (2 created)" in result.stderr
    assert "event-ld validate" in result.stderr
    (source / "late.yaml").write_text("id: late\nname: No date\n", encoding="utf-8")
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 1
    assert "held back: late.yaml" in result.stderr
    (source / "event-0.yaml").unlink()
    result = CliRunner().invoke(main, [*arguments, "--strict"])
    assert "1 event published (1 deleted)" in result.stderr


@pytest.mark.slow
def test_pages_in_four_languages(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for path in sorted((ROOT / "tests" / "programmes").glob("*")):
        if path.is_file() and read(path)[0].event is not None:
            (source / path.name).write_bytes(path.read_bytes())
    built = build(source, tmp_path / "site", base_url=BASE, now=NOON)
    assert built.events > 30
    page = (tmp_path / "site/fr-colloque/index.html").read_text(encoding="utf-8")
    assert '<html lang="fr" dir="ltr">' in page
    assert "Jeudi 20 mars 2025" in page
    assert "Cet événement est passé" in page


def test_what_the_site_remembers_holds_no_line_of_a_source(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    with (source / "event-0.yaml").open("a", encoding="utf-8") as file:
        file.write("# SECRET\nsubEvent: [{name: Tour, startDate: 2026-05-03T10:00, colour: SECRET}]\n")
    first = build_site(source, tmp_path)
    assert any(one.place is not None and "SECRET" in one.place.text for one in first.problems)
    assert b"SECRET" not in (tmp_path / "site" / STATE_FILE).read_bytes()
    again = build_site(source, tmp_path, 5)
    assert [(one.code, one.place) for one in again.problems] == [(one.code, one.place) for one in first.problems]


def test_a_file_of_somebody_else_is_never_written_over(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    build_site(source, tmp_path)
    own = tmp_path / "site" / "event-new" / "index.html"
    own.parent.mkdir()
    own.write_text("mine", encoding="utf-8")
    event_file(source, "event-new", "Another")
    with pytest.raises(InputError, match="is a file of yours where the site has one of its own; move it away"):
        build_site(source, tmp_path, 5)
    assert own.read_text(encoding="utf-8") == "mine"


def test_the_first_page_says_what_is_cancelled(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 2)
    with (source / "event-0.yaml").open("a", encoding="utf-8") as file:
        file.write("eventStatus: cancelled\n")
    build_site(source, tmp_path)
    page = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert page.count('<span class="tag stop">Cancelled</span>') == 1


def test_what_a_file_has_published_no_copy_of_it_replaces(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    build_site(source, tmp_path)
    before = (tmp_path / "site" / "event-1" / "event.ttl").read_bytes()
    copy = (source / "event-1.yaml").read_text(encoding="utf-8").replace("Event event-1", "A draft")
    (source / "a-copy.yaml").write_text(copy, encoding="utf-8")
    built = build_site(source, tmp_path, 1)
    assert (built.updated, built.held) == ((), ("a-copy.yaml",))
    assert "event-1.yaml has the id `event-1` too." in [one.message for one in built.problems if one.code == "site-id-taken"]
    assert (tmp_path / "site" / "event-1" / "event.ttl").read_bytes() == before
    (source / "event-1.yaml").unlink()
    built = build_site(source, tmp_path, 2)
    assert (built.updated, built.held) == (("event-1",), ())


@pytest.mark.parametrize("is_slow", [False, pytest.param(True, marks=pytest.mark.slow)])
def test_any_number_of_processes_makes_the_same_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_slow: bool) -> None:
    source = source_folder(tmp_path)
    (source / "event-1.yaml").write_text("name: A talk without a date\nid: event-1\n", encoding="utf-8")
    one = build(source, tmp_path / "site", base_url=BASE, now=NOON, jobs=1)
    monkeypatch.setattr("event_ld.making.WORTH", 1)
    if not is_slow:
        monkeypatch.setattr("event_ld.processes.ProcessPoolExecutor", _Here)
    with _signals_as_they_are():
        other = build(source, tmp_path / "other", base_url=BASE, now=NOON, jobs=2)
    assert (one.problems, one.held) == (other.problems, other.held)
    assert files_of_site(tmp_path / "site") == files_of_site(tmp_path / "other")


class _Here:
    """A pool whose only process is this one."""

    def __init__(self, *_: object, initializer: Callable[..., None], initargs: tuple[Any, ...], **__: object) -> None:
        initializer(*initargs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None: ...
    def shutdown(self, **_: object) -> None: ...
    def submit(self, work: Callable[[Any], Any], given: Any) -> Future[Any]:  # noqa: ANN401  # as the pool has it
        made: Future[Any] = Future()
        made.set_result(pickle.loads(pickle.dumps(work(pickle.loads(pickle.dumps(given))))))  # noqa: S301  # our own
        return made


@contextmanager
def _signals_as_they_are() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def test_each_date_of_a_series_without_a_rule_is_an_entry_of_its_own() -> None:
    dates = tuple(model.Event(id=f"d{day}", start_date=f"2030-05-0{day}T18:00") for day in (1, 8))
    place = model.Place(name="Map House", address=model.PostalAddress(postal_code="15021", address_locality="Lima"))
    series = model.Event(id="a", type="EventSeries", name="Films", start_date="2030-05-01", location=place, sub_event=dates)
    text = calendar(series, f"{BASE}a/#event", NOON.isoformat())
    assert re.findall(r"UID:.*#(\w+)", text) == ["d1", "d8"]
    assert re.findall(r"DTSTART:(\w+)", text) == ["20300501T180000", "20300508T180000"]
    assert text.count("SUMMARY:Films") == text.count("LOCATION:Map House\\, 15021 Lima") == 2
