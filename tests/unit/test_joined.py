"""Data that join: one venue of a site, plain performers, slots that name their event, and the questions that the data answer."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import msgspec
import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from event_ld import model
from event_ld.building import build as build_of
from event_ld.graph.nodes import build
from event_ld.graph.triples import to_triples
from event_ld.loading.events import load
from event_ld.pipeline import validate
from event_ld.problems import Severity
from event_ld.publish.jsonld import web
from event_ld.publish.site.data_page import PREFIXES, questions
from event_ld.publish.site.entity_pages import found_by
from event_ld.publish.site.joined import join, with_ids, with_people
from event_ld.readers.settings import SITE_LANGUAGES
from tests.laws.strategies import events
from tests.unit.test_site import BASE, build_site, files_of_site, source_folder

if TYPE_CHECKING:
    from pathlib import Path

CONGRESS = """\
id: congress
name: Congress of public data
language: en
startDate: 2026-06-02T09:00
endDate: 2026-06-03T18:00
eventStatus: cancelled
isAccessibleForFree: true
additionalType: conference
offers: [{url: "https://www.example.org/register"}]
virtualLocation: {url: "https://meet.example.org/x"}
location:
  name: MAP  House
  geo: {latitude: -12.05, longitude: -77.04}
  address: {addressLocality: Lima, addressCountry: PE}
organizer: {id: archive, type: Organization, name: Archive}
performer: [{id: ana, name: Ana Gil, role: keynote}, {name: Bob Ray}]
keywords: [open government]
subEvent:
  - {name: Opening, startDate: 2026-06-02T09:00, endDate: 2026-06-02T10:00, performer: [{name: Bob Ray, role: moderator}]}
  - {startDate: 2026-06-02T10:00, endDate: 2026-06-02T11:00}
"""
ROWS = {
    "all": 3, "who": 5, "role": 4, "concept": 7, "venue": 1, "country": 1, "map": 3, "month": 2, "cancelled": 1, "person": 1, "online": 1,
    "free": 1, "day": 1, "changes": 3, "label": 2, "kind": 1, "under": 3, "open": 1, "organiser": 1,
}  # fmt: skip
"""How many answers each question has of the site below."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("joined")
    source = source_folder(folder)
    (source / "congress.yaml").write_text(CONGRESS, encoding="utf-8")
    build_site(source, folder)
    return folder / "site"


@pytest.fixture(scope="module")
def store(site: Path) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    store.load(path=str(site / "events.ttl"))
    for page in (site / "feed").glob("*.trig"):
        store.load(path=str(page))
    return store


@pytest.mark.parametrize("name", [*questions()])
def test_each_question_has_its_answers(name: str, store: pyoxigraph.Store) -> None:
    _, query = questions()[name]
    found = store.query(PREFIXES + query)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert len([*found]) == ROWS[name]


SLOT_WITH_ALL = """\
  - name: Maps online
    startDate: 2026-06-02T11:00
    endDate: 2026-06-02T12:00
    isAccessibleForFree: true
    additionalType: workshop
    location: {name: Annex, geo: {latitude: -12, longitude: -77}, address: {addressLocality: Quito, addressCountry: EC}}
    virtualLocation: {url: "https://meet.example.org/y"}
    organizer: {name: Guild of maps}
    keywords: [open government]
"""


@pytest.mark.parametrize("name", sorted(questions().keys() - {"who", "role", "changes"}))
def test_what_is_asked_of_events_is_answered_by_events_and_not_by_their_slots(name: str, tmp_path: Path) -> None:
    source, found = source_folder(tmp_path, 1), []
    for slot in ("", SLOT_WITH_ALL):
        (source / "congress.yaml").write_text(CONGRESS + slot, encoding="utf-8")
        build_site(source, tmp_path)
        store = pyoxigraph.Store()
        store.load(path=str(tmp_path / "site/events.ttl"))
        answers = store.query(PREFIXES + questions()[name][1])
        assert isinstance(answers, pyoxigraph.QuerySolutions)
        found.append({str(one) for one in answers})
    assert found[0] == found[1] or (name == "open" and len(found[1]) == len(found[0]) + 1)


@pytest.mark.parametrize(
    ("offers", "is_free"),
    [("{price: 0}", True), ("{price: '0.00'}, {price: 0, name: Students}", True), ("{price: 0}, {price: 5, name: Others}", False),
     ("{price: 0}, {name: Others}", False), ("{url: 'https://www.example.org/'}", False)],
)  # fmt: skip
def test_what_costs_nothing_is_free_in_all_that_is_published(offers: str, *, is_free: bool, tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    own = (
        CONGRESS.replace("isAccessibleForFree: true\n", "")
        .replace("eventStatus: cancelled\n", "")
        .replace("[{url:", f"[{offers}] # [{{url:")
    )
    (source / "congress.yaml").write_text(own, encoding="utf-8")
    build_site(source, tmp_path)
    files = files_of_site(tmp_path / "site")
    (row,) = csv.DictReader(files["events.csv"].decode("utf-8-sig").splitlines())
    assert (row["isFree"] == "true") is is_free
    assert (b"isAccessibleForFree" in files["congress/event.nt"]) is is_free
    assert (b"isAccessibleForFree" in files["congress/index.html"]) is is_free
    assert not is_free or b"<b>Free of charge" in files["congress/index.html"]


def test_a_break_and_a_part_with_a_page_of_its_own_are_no_slots_that_lack_a_speaker(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    coffee = "  - {name: Coffee, additionalType: break, startDate: 2026-06-02T11:00, endDate: 2026-06-02T11:15}\n"
    (source / "congress.yaml").write_text(CONGRESS + coffee, encoding="utf-8")
    walk = "id: walk\nname: Walk\nlanguage: en\nstartDate: 2026-06-02T15:00\nlocation: {name: Map House}\nsuperEvent: congress\n"
    (source / "walk.yaml").write_text(walk, encoding="utf-8")
    build_site(source, tmp_path)
    store = pyoxigraph.Store()
    store.load(path=str(tmp_path / "site/events.ttl"))
    found = store.query(PREFIXES + questions()["open"][1])
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert [str(row["slot"]) for row in found] == [f"<{BASE}congress/#slot-202606021000-202606021100>"]
    assert b'"Coffee"' in (tmp_path / "site/events.nt").read_bytes()


def test_the_questions_stand_on_the_page_about_the_data(site: Path) -> None:
    page = files_of_site(site)["data/index.html"].decode()
    assert page.count("<details>") == len(questions()) == len(ROWS)
    assert all(set(titles) == set(SITE_LANGUAGES) and all(titles.values()) for titles, _ in questions().values())


def test_a_venue_is_one_place_however_it_is_written(site: Path) -> None:
    files = files_of_site(site)
    (place,) = {name.split("/")[1] for name in files if name.startswith("places/")} - {"index.html"}
    assert place.startswith("map-house-")
    said = files[f"places/{place}/data.nt"].decode()
    assert said.count("addressCountry") == 2  # what the descriptions say, and the code
    assert (said.count("/#address>"), "Congress" in files[f"places/{place}/index.html"].decode()) == (6, True)
    assert "Lima, Peru" in files[f"places/{place}/index.html"].decode()


@pytest.mark.parametrize(
    ("place", "is_one"),
    [
        ({"name": "Map House", "address": {"addressLocality": "LIMA", "addressCountry": "Perú"}}, True),
        ({"name": "Map House", "address": {"addressLocality": "Cusco", "addressCountry": "Peru"}}, False),
        ({"name": "Map House"}, False),
        ({"name": "Map House", "address": {"addressCountry": "Peru"}}, False),
        ({"address": {"addressLocality": "Lima", "addressCountry": "Peru"}}, False),
        ({"id": "hall", "name": "Map House", "address": {"addressLocality": "Lima", "addressCountry": "Peru"}}, False),
    ],
)
def test_which_places_are_one(place: dict[str, object], is_one: bool) -> None:  # noqa: FBT001  # a case
    def name(said: object) -> str | None:
        event = with_ids(msgspec.convert({"id": "a", "name": "A", "location": said}, model.Event))
        return event.location.id if event.location else None

    first = name({"name": "Map House", "address": {"addressLocality": "Lima", "addressCountry": "Peru"}})
    assert first
    assert (name(place) == first) is is_one


def test_a_keyword_is_in_the_language_of_the_label_that_it_is() -> None:
    keywords = tuple(model.Keyword(name=name, concept="open-data") for name in ("open data", "datos abiertos", "data for all"))
    event = with_ids(model.Event(id="a", language="es-BO", keywords=(*keywords, model.Keyword(name="maps"))))
    assert [one.name for one in event.keywords] == [{"en": "open data"}, "datos abiertos", "data for all", "maps"]


@settings(max_examples=5)
@given(events())
def test_what_is_said_plainly_follows_from_the_rest(event: model.Event) -> None:
    joined = with_ids(event)
    tree = build(joined, BASE)
    before, page = set(to_triples(tree)), web(tree)
    join(tree)
    after = set(to_triples(tree))
    assert after >= before
    assert load(sorted(after, key=repr), BASE) == load(sorted(before, key=repr), BASE)
    assert web(build(joined, BASE)) == page


def test_what_a_site_says_plainly_is_no_fault(site: Path) -> None:
    problems = validate([site / "congress/event.ttl"])
    assert [one for one in problems if one.severity is Severity.VIOLATION] == []


def test_a_body_that_organises_is_one_by_its_name_and_a_person_is_not() -> None:
    event = model.Event(id="a", organizer=(model.Organization(name="Archive of Sucre"), model.Person(name="Ana Gil")))
    body, person = with_ids(event).organizer
    (other,) = with_ids(model.Event(id="b", sponsor=(model.Organization(name="ARCHIVE of Sucre"),))).sponsor
    assert (body.id, person.id) == (other.id, None)
    assert with_ids(model.Event(organizer=(model.Organization(name="A", id="x"),))).organizer[0].id == "x"


def test_a_venue_by_its_name_is_the_one_that_the_site_knows(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    texts = {
        "known": "location: {name: Map House, address: {streetAddress: Calle 1, addressLocality: Sucre, addressCountry: Bolivia}}",
        "open": "location: {name: map house}",
        "there": "location: {name: Map House, address: {addressLocality: SUCRE}}",
        "elsewhere": "location: {name: Map House, address: {addressCountry: Peru}}",
        "other": "location: {name: Hall}",
    }
    for name, text in texts.items():
        (source / f"{name}.yaml").write_text(f"id: {name}\nname: Talk\nstartDate: 2030-05-05T10:00\n{text}\n", encoding="utf-8")

    def streets() -> dict[str, bool]:
        build_of(source, tmp_path / "site", base_url=BASE)
        return {name: b"Calle 1" in (tmp_path / "site" / name / "event.nt").read_bytes() for name in texts}

    joined = {"known": True, "open": False, "there": True, "elsewhere": False, "other": False}
    assert streets() == joined
    (source / "other.yaml").write_text(
        (source / "other.yaml").read_text(encoding="utf-8").replace("Talk", "Tour"), encoding="utf-8"
    )
    assert streets() == joined
    (source / "known.yaml").write_text("id: known\nname: Talk\nstartDate: 2030-05-05T10:00\nlocation: Attic\n", encoding="utf-8")
    assert not any(streets().values())


def test_the_file_that_is_called_like_the_id_is_published_and_a_copy_is_told(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    for name, title in (("panel-copy", "Copy"), ("panel", "Panel")):
        (source / f"{name}.yaml").write_text(
            f"id: panel\nname: {title}\nstartDate: 2030-05-05T10:00\nlocation: Hall\n", encoding="utf-8"
        )
    for _ in range(2):
        built = build_of(source, tmp_path / "site", base_url=BASE)
        (found,) = [one for one in built.problems if one.code == "site-id-taken"]
        assert (found.message, built.held) == ("panel.yaml has the id `panel` too.", ("panel-copy.yaml",))
        assert b'"Panel"' in (tmp_path / "site/panel/event.nt").read_bytes()


@settings(max_examples=10)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Ana Gil", "ana gil", "Bob Ray"]),
            st.sampled_from(["", "Chair", "Clerk"]),
            st.sampled_from(["", "A", "B"]),
        ),
        min_size=2,
        max_size=6,
    )
)
def test_two_people_of_one_name_with_other_offices_or_bodies_are_not_joined(told: list[tuple[str, str, str]]) -> None:
    people = [
        model.Person(
            name=name, job_title=(office,) if office else (), affiliation=(model.Organization(name=body),) if body else ()
        )
        for name, office, body in told
    ]
    event = model.Event(id="a", performer=people[:1], sub_event=(model.Event(performer=people[1:]),))
    assert with_ids(event) == event
    one = with_people(event)
    ids = [who.id for who in (*one.performer, *one.sub_event[0].performer)]
    assert [who is None for who in ids] == [not office and not body for _, office, body in told]
    keys = [(name.lower(), office, body) for name, office, body in told]
    pairs = [(a, b) for a in range(len(told)) for b in range(a) if ids[a] and ids[b]]
    assert all((ids[a] == ids[b]) == (keys[a] == keys[b]) for a, b in pairs)


def test_people_have_pages_where_the_settings_say_so(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    for name, body in (("one", "Archive"), ("two", "Archive"), ("three", "Museum")):
        (source / f"{name}.yaml").write_text(
            f"id: {name}\nname: Talk {name}\nlanguage: en\nstartDate: 2030-05-05T10:00\nlocation: Hall\norganizer: Archive\n"
            f"performer: [{{name: Ana Gil, jobTitle: Chair, affiliation: {body}}}, Bob Ray]\n", encoding="utf-8",
        )  # fmt: skip
    build_site(source, tmp_path)
    assert not (tmp_path / "site/people").exists()
    said = (source / "site.yaml").read_text(encoding="utf-8")
    (source / "site.yaml").write_text(f"{said}people-pages: true\n", encoding="utf-8")
    build_site(source, tmp_path, 1)
    pages = [path.read_text(encoding="utf-8") for path in sorted((tmp_path / "site/people").glob("*/index.html"))]
    assert sorted([name in page for name in ("one", "two", "three") for name in [f"Talk {name}"]] for page in pages) == [
        [False, False, True],
        [True, True, False],
    ]
    assert 'href="../people/ana-gil-' in (tmp_path / "site/one/index.html").read_text(encoding="utf-8")
    (source / "site.yaml").write_text(f"{said}people-pages: maybe\n", encoding="utf-8")
    assert "setting-unknown" in [one.code for one in build_site(source, tmp_path, 2).problems]


def test_events_that_are_parts_of_another_are_linked_both_ways(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 0)
    common = "language: en\nlocation: Hall\norganizer: Archive\n"
    (source / "fair.yaml").write_text(
        f"id: fair\nname: The Fair\ntype: Festival\nstartDate: 2030-05-05\n{common}", encoding="utf-8"
    )
    opening = source / "opening.yaml"
    opening.write_text(
        f"id: opening\nname: Opening\nstartDate: 2030-05-05T10:00\nsuperEvent: {{id: fair}}\n{common}", encoding="utf-8"
    )
    (source / "stray.yaml").write_text(
        f"id: stray\nname: Stray\nstartDate: 2030-05-05T10:00\nsuperEvent: {{id: gone, name: Gone}}\n{common}", encoding="utf-8"
    )

    def links() -> tuple[bool, ...]:
        pages = {
            name: (tmp_path / f"site/{name}/index.html").read_text(encoding="utf-8") for name in ("fair", "opening", "stray")
        }
        down, up = '<a href="../opening/">Opening</a>' in pages["fair"], '<a href="../fair/">The Fair</a>' in pages["opening"]
        assert '<p class="kicker">Festival</p>' in pages["fair"]
        assert '<p class="kicker">Part of Gone</p>' in pages["stray"]
        return down, up

    build_site(source, tmp_path)
    assert links() == (True, True)
    assert build_site(source, tmp_path, 1).files == ()
    opening.write_text(opening.read_text(encoding="utf-8").replace("superEvent: {id: fair}\n", ""), encoding="utf-8")
    build_site(source, tmp_path, 2)
    assert links() == (False, False)


def test_the_search_knows_who_speaks_and_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = source_folder(tmp_path, 0)
    (source / "congress.yaml").write_text(CONGRESS, encoding="utf-8")
    (source / "tour.yaml").write_text(
        "id: tour\nlanguage: es\ntype: EventSeries\nname: {es: Paseo, en: Walk}\nstartDate: 2030-04-02\nlocation: Filmoteca\norganizer: Archive\n"
        "subEvent: [{startDate: 2030-04-02}, {startDate: 2030-04-09}]\n", encoding="utf-8",
    )  # fmt: skip
    build_site(source, tmp_path)
    known = msgspec.json.decode((tmp_path / "site/search.json").read_bytes())
    assert {"bob", "ray", "opening", "archive", "lima", "june", "free"} <= set(known["congress/"][0].split())
    assert known["tour/"][1:] == ["2030-04-02", "2030-04-09"]
    assert {"paseo", "walk", "filmoteca", "abril"} <= set(known["tour/"][0].split())
    monkeypatch.setattr("event_ld.publish.site.entity_pages._MOST", 12)
    assert found_by(model.Event(name="Maps for all of us"), "en") == ("maps for",)
