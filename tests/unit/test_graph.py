"""The graph beyond its laws: addresses, people who are mentioned twice, and slots of other zones."""

from __future__ import annotations

import json
import unicodedata

import pytest

from event_ld import Event, to_graph, zones
from event_ld.errors import UsageError
from event_ld.gazetteer import countries_of_city, country_at_end, country_code, zone_of_place
from event_ld.graph.fragments import first_text
from event_ld.graph.iris import IRIs, slug
from event_ld.graph.nodes import build
from event_ld.graph.triples import to_triples
from event_ld.inputs import read_text
from event_ld.loading.events import load
from event_ld.model import NGO, Keyword, Organization, Person, Place
from event_ld.pipeline import DocumentProfile, Format, convert
from event_ld.resources import read_table
from event_ld.source import Evidence, Span, evidence_for
from event_ld.terms import is_iri
from event_ld.triple import Literal, Triple
from event_ld.zones import zones_by_country

BASE = "https://e.org/"
S = "http://schema.org/"


def _values(event: Event, subject: str, term: str) -> list[str]:
    found: list[Triple] = [one for one in to_triples(build(event, BASE)) if one[:2] == (subject, S + term)]
    return [value.text if isinstance(value, Literal) else value for _, _, value in found]


def test_slugs() -> None:
    assert slug("São Tomé & Príncipe!") == "sao-tome-principe"
    assert slug("") == ""
    assert slug("Łódź Ørsted Đorđe Straße Æ ı") == "lodz-orsted-dorde-strasse-ae-i"
    assert slug("한국") == slug(unicodedata.normalize("NFD", " 한국 ")) != slug("한글")
    assert slug("Иван Petrov").startswith("petrov-")
    assert len({slug(name) for name in ("Иван Petrov", "Пётр Petrov", "🎉", "🎊", "?", "Petrov")}) == 6
    assert slug("a" * 70) == "a" * 60
    assert slug("word " * 20) == "-".join(["word"] * 12)


def test_addresses() -> None:
    iris = IRIs("https://e.org", "my event")
    assert iris.event == "https://e.org/my%20event/#event"
    assert iris.fragment("event") == f"{iris.page}#event-2"
    assert iris.fragment("a", "one") == iris.fragment("a", "one") == f"{iris.page}#a"
    assert iris.fragment("a", "two") == f"{iris.page}#a-2"
    assert iris.declared("person", "ana") == "https://e.org/people/ana/#person"
    assert iris.declared("place", "https://x.org/hall") == "https://x.org/hall"
    assert not is_iri("http://a b")
    assert not is_iri("relative")
    assert first_text({}) == ""
    assert first_text({"fr": "f", "en": "e"}) == "e"


def test_one_person_of_one_name_and_all_that_is_said_of_her() -> None:
    first = Person(name="Ana Gil", job_title=("Director",))
    later = Person(id="ana", name="ANA  GIL", affiliation=(Organization(name="Bank"),))
    event = Event(id="a", performer=(first,), sub_event=(Event(id="b", performer=(later,)),))
    ana = f"{BASE}people/ana/#person"
    assert _values(event, f"{BASE}a/#event", "performer") == [ana]
    assert _values(event, ana, "jobTitle") == ["Director"]
    assert _values(event, ana, "affiliation") == [f"{BASE}a/#organization-bank"]
    read = load(to_triples(build(event, BASE)))
    assert read.performer == read.sub_event[0].performer


def test_people_of_other_scripts_and_nobody_have_addresses_of_their_own() -> None:
    event = Event(id="a", performer=(Person(name="김철수"), Person(name="이영희"), Person(), Person()))
    assert _values(event, f"{BASE}a/#event", "performer") == [
        f"{BASE}a/#{name}" for name in (f"person-{slug('김철수')}", f"person-{slug('이영희')}", "person", "person-2")
    ]


def test_slots_without_an_id_are_named_by_their_times_or_titles() -> None:
    slots = (
        Event(start_date="2024-05-24T09:00", end_date="2024-05-24T10:00"),
        Event(name="Coffee break"),
        Event(name="茶"),
        Event(name="Coffee break"),
    )
    assert _values(Event(id="a", sub_event=slots), f"{BASE}a/#event", "subEvent") == [
        f"{BASE}a/#slot-{name}" for name in ("202405240900-202405241000", "coffee-break", slug("茶"), "coffee-break-2")
    ]


def test_a_larger_event_of_the_same_id_is_no_circle() -> None:
    event = Event(id="a", name="x", super_event=Event(id="a", name="y"))
    assert _values(event, f"{BASE}a/#event", "superEvent") == [f"{BASE}a/#super-event"]
    other = Event(id="a", name="x", super_event=Event(id="b", name="y"))
    assert load(to_triples(build(other, BASE))) == other


def test_a_concept_that_stands_twice_and_declared_places() -> None:
    event = Event(
        id="a",
        keywords=(Keyword(name="x", concept="water"), Keyword(name="y", concept="water")),
        location=Place(id="hall", name="Hall", same_as=("https://d-nb.info/gnd/1",)),
        sub_event=(Event(id="b", location=Place(id="hall", name="Hall"), room="한국"),),
        room="Room 1",
    )
    twice = Event(id="a", room="Room 1", sub_event=(Event(id="b", room="Room 1"),))
    assert _values(twice, f"{BASE}a/#b", "location") == [f"{BASE}a/#room-1"]
    assert _values(event, f"{BASE}a/#event", "keywords") == [f"{BASE}concepts/water/#concept"]
    assert _values(event, f"{BASE}a/#b", "location") == [f"{BASE}places/hall/#place", f"{BASE}a/#room-{slug('한국')}"]
    assert _values(event, f"{BASE}places/hall/#place", "sameAs") == ["https://d-nb.info/gnd/1"]


def test_a_slot_in_another_room_and_one_in_another_zone() -> None:
    event = Event(
        id="a",
        time_zone="America/La_Paz",
        location=Place(name="Hall"),
        sub_event=(
            Event(id="b", room="Room 2", start_date="2024-05-24T09:00"),
            Event(id="c", time_zone="Europe/Paris", start_date="2024-05-24T09:00:30"),
            Event(id="d", start_date="2024-05-24T09:00+05:30"),
        ),
    )
    assert _values(event, f"{BASE}a/#b", "location") == [f"{BASE}a/#place-hall", f"{BASE}a/#room-2"]
    assert _values(event, f"{BASE}a/#b", "startDate") == ["2024-05-24T09:00:00-04:00"]
    assert _values(event, f"{BASE}a/#c", "startDate") == ["2024-05-24T09:00:30+02:00"]
    assert _values(event, f"{BASE}a/#d", "startDate") == ["2024-05-24T09:00:00+05:30"]


def test_several_organisations_keep_their_classes() -> None:
    event = Event(id="a", organizer=(NGO(name="Choir"), Organization(name="Bank")))
    kinds = [o for _, p, o in to_triples(build(event, BASE)) if p.endswith("#type")]
    assert f"{S}NGO" in kinds
    assert load(to_triples(build(event, BASE))) == event


def test_a_description_page_of_its_own() -> None:
    event = Event(id="a", url="https://www.sela.org/events/panel/#top", name="x", time_zone="America/La_Paz")
    assert build(event).root["@id"] == "https://www.sela.org/events/panel/#event"
    again = load(to_triples(build(event)))
    assert (again.id, again.url, again.time_zone) == (None, event.url, event.time_zone)
    plain = Event(id="a", name="x")
    assert load(to_triples(build(plain, "https://e.org/events/"))) == plain


def test_graphs_need_a_base_that_is_a_url() -> None:
    with pytest.raises(UsageError, match="no base URL"):
        to_graph(Event(name="x"), "urn:x")
    with pytest.raises(UsageError, match="no format docx"):
        convert([], to="docx")  # type: ignore[arg-type]  # none
    with pytest.raises(UsageError, match="no profile print"):
        convert([], profile="print")  # type: ignore[arg-type]  # none


def test_zones_of_the_database() -> None:
    assert zones.offset("America/La_Paz", "2022-11-24T12:30") == "-04:00"
    assert zones.offset("Asia/Kathmandu", "2022-11-24T12:30") == "+05:45"
    assert not zones.exists("Europe/Paris", "2024-03-31T02:30")
    assert zones.offset_of_day("Asia/Kathmandu", "2022-11-24") == "+05:45"
    assert zones.offset_of_day("Europe/Paris", "2024-03-31") is None
    assert zones.offset_of_day("Asia/Kathmandu", "0001-01-01") is None
    with pytest.raises(KeyError):
        zones.zone("Mars/Base")


def test_places_to_zones_only_where_it_is_certain() -> None:
    assert zone_of_place("Bolivia", None) == "America/La_Paz"
    assert zone_of_place("BO", "anywhere") == "America/La_Paz"
    assert zone_of_place("Perú", "Lima") == "America/Lima"
    assert zone_of_place("Brazil", "São Paulo") == "America/Sao_Paulo"
    assert zone_of_place("Brazil", "Nowhere") is None
    assert zone_of_place("Atlantis", "Lima") is None
    assert zone_of_place(None, "Lima") is None


@pytest.mark.parametrize(
    ("country", "city", "region", "zone"),
    [
        ("Canada", "", "NB", "America/Moncton"),
        ("Canada", "", "Saskatchewan", "America/Regina"),
        ("CA", "Toronto", "ON", "America/Toronto"),
        ("CA", "Nowhere", "ON", None),  # a part of it has the clocks of Winnipeg
        ("Australia", "", "Queensland", "Australia/Brisbane"),
        ("AU", "Nowhere", "VIC", "Australia/Melbourne"),  # some of its places have the zone of Sydney, whose clocks are the same
        ("Brasil", "", "SP", "America/Sao_Paulo"),
        ("Brasil", "Nowhere", "AM", None),
        ("España", "", "Canarias", "Atlantic/Canary"),
        ("España", "", "Cataluña", "Europe/Madrid"),
        ("Portugal", "Nowhere", "Açores", "Atlantic/Azores"),
        ("México", "", "Quintana Roo", "America/Cancun"),
        ("US", "", "CA", "America/Los_Angeles"),
        ("Canada", "", "Atlantis", None),
    ],
)
def test_zones_of_regions(country: str, city: str, region: str, zone: str | None) -> None:
    assert zone_of_place(country, city, region) == zone
    assert country_code("Estados Unidos") == "US"
    assert country_at_end("The hall") is None


def test_every_city_of_the_table_is_in_a_country_with_names_and_a_zone() -> None:
    names = {code: [*labels, *aliases.split(" ; ")] for code, *labels, aliases in read_table("vocab", "countries.tsv")}
    for _, code, zone, city, _ in read_table("vocab", "cities.tsv"):
        assert code in countries_of_city(city)
        for name in filter(None, names[code]):
            assert country_code(name) == code, name
            assert zone_of_place(name, city) in {zone, None, *zones_by_country()[code]}, (name, city)


def test_evidence_of_the_nearest_place_around() -> None:
    one = Evidence(spans=(Span(0, 1),))
    assert evidence_for({"a[0]": one}, "a[0].b.c[2]") == one
    assert evidence_for({"": one}, "a.b") == one
    assert evidence_for({}, "a.b") is None


@pytest.mark.parametrize(
    ("more", "to", "profile", "is_told"),
    [
        ({}, "jsonld", "web", False),
        ({}, "turtle", "web", False),
        ({"keywords": ["open data"]}, "jsonld", "web", False),  # a `web` document names nothing by it
        ({"keywords": ["open data"]}, "jsonld", "portal", True),
        ({"performer": [{"name": "Ana", "role": "keynote"}]}, "jsonld", "web", False),  # roles are for `portal` alone
        ({"performer": [{"name": "Ana", "role": "keynote"}]}, "jsonld", "portal", True),
        ({"organizer": [{"name": "Archive", "id": "archive"}]}, "ntriples", "web", True),
        ({"unknown": ["performer"]}, "rdfxml", "web", True),
        ({"keywords": ["open data"]}, "yaml", "web", False),
        ({"url": "https://example.org/stated"}, "jsonld", "web", False),
        ({"url": None}, "jsonld", "web", False),
        ({"url": None}, "turtle", "web", True),
    ],
)
def test_a_placeholder_is_told_once_wherever_it_stands(
    more: dict[str, object], to: Format, profile: DocumentProfile, *, is_told: bool
) -> None:
    event = {
        "id": "a",
        "name": "A",
        "startDate": "2026-05-05",
        "url": "https://www.agency.gov/a",
        "isAccessibleForFree": True,
        **more,
    }
    events = [
        json.dumps({name: value for name, value in {**event, "id": one}.items() if value is not None}) for one in ("a", "b")
    ]
    readings = read_text("\n".join(events), name="events.jsonl")
    codes = [one.code for one in convert(readings, to=to, profile=profile).problems]
    assert codes.count("base-url-missing") == is_told
    assert "base-url-missing" not in {one.code for one in convert(readings, to=to, base_url="https://www.agency.gov/").problems}
