"""Validation: each shape can say no, nothing right is blamed, and each result has the line that caused it."""

from __future__ import annotations

import re

import pyshacl
import pytest
import rdflib

from event_ld import validate
from event_ld.errors import UsageError
from event_ld.graph.rdflib_graph import from_rdflib
from event_ld.inputs import read_text
from event_ld.resources import data_dir
from event_ld.road import as_stated
from event_ld.source import Place
from event_ld.validate.engines import index_of, validate_graph
from event_ld.validate.profiles import Shapes, shapes_of
from event_ld.validate.report import Request, validate_tree
from event_ld.validate.shape import severity_of
from tests.conftest import EXAMPLE

PROFILES = ("core", "web", "google", "portal")

PREFIXES = """
@prefix : <https://example.org/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
GOOD = """
:page a schema:WebPage .
:a a schema:Event ;
    schema:mainEntityOfPage :page ;
    schema:name "Open day"@en ;
    schema:image <https://example.org/a.jpg> ;
    schema:description "All of it."@en ;
    schema:startDate "2024-05-24T09:00:00-04:00"^^xsd:dateTime ;
    schema:endDate "2024-05-24T10:00:00-04:00"^^xsd:dateTime ;
    schema:eventStatus schema:EventScheduled ;
    schema:eventAttendanceMode schema:MixedEventAttendanceMode ;
    schema:location :hall, :online ;
    schema:organizer :sela ;
    schema:performer :role ;
    schema:offers :offer ;
    schema:keywords :water ;
    schema:eventSchedule :often ;
    schema:subEvent :part .
:often a schema:Schedule ; schema:repeatFrequency "P1W" .
:part a schema:EducationEvent ; schema:startDate "2024-05-24"^^xsd:date .
:hall a schema:Place ; schema:name "Hall"@en ; schema:geo :geo ; schema:address :address .
:geo a schema:GeoCoordinates ; schema:latitude "-19.05"^^xsd:decimal ; schema:longitude "-65.25"^^xsd:decimal .
:address a schema:PostalAddress ; schema:addressLocality "Sucre"@en ; schema:addressCountry "Bolivia"@en .
:online a schema:VirtualLocation ; schema:url <https://example.org/join> .
:sela a schema:Organization ; schema:name "SELA"@en ; schema:url <https://example.org/sela> .
:role a schema:Role ; schema:roleName "speaker" ; schema:performer :ana .
:ana a schema:Person ; schema:name "Ana Gil"@en .
:offer a schema:Offer ; schema:price "12.50"^^xsd:decimal ; schema:priceCurrency "USD" ; schema:availability schema:InStock ;
    schema:url <https://example.org/tickets> ; schema:validFrom "2024-05-01"^^xsd:date .
:water a schema:DefinedTerm ; schema:name "water"@en ; schema:inDefinedTermSet :set .
"""

# One change of GOOD for each shape that reports: what to take out, what to put there instead.
CANARIES = {
    "event-name-missing": ('schema:name "Open day"@en ;', ""),
    "event-start-missing": ('schema:startDate "2024-05-24T09:00:00-04:00"^^xsd:dateTime ;', ""),
    "event-start-format": ('"2024-05-24"^^xsd:date', '"24 May"'),
    "event-end-format": ('"2024-05-24T10:00:00-04:00"^^xsd:dateTime', '"ten"'),
    "event-end-before-start": ("T10:00:00-04:00", "T08:00:00-04:00"),
    "event-ends-as-it-begins": ("T10:00:00-04:00", "T09:00:00-04:00"),
    "event-offline-without-place": ("schema:MixedEventAttendanceMode ;\n    schema:location :hall, :online ;",
                                    "schema:OfflineEventAttendanceMode ; schema:location :online ;"),
    "event-online-without-url": ("schema:MixedEventAttendanceMode ;\n    schema:location :hall, :online ;",
                                 "schema:OnlineEventAttendanceMode ; schema:location :hall ;"),
    "event-moved-online-without-url": ("schema:EventScheduled ;\n    schema:eventAttendanceMode schema:MixedEventAttendanceMode ;\n"
                                       "    schema:location :hall, :online ;", "schema:EventMovedOnline ; schema:location :hall ;"),
    "event-rescheduled-without-old-date": ("schema:EventScheduled", "schema:EventRescheduled"),
    "text-with-html": ('"All of it."', '"<p>All of it.</p>"'),
    "text-with-character-references": ('"Open day"', '"Open &amp; day"'),
    "description-empty": ('"All of it."', '" "'),
    "person-placeholder": ('"Ana Gil"', '"To be announced"'),
    "organization-placeholder": ('"SELA"', '"Organization"'),
    "coordinates-incomplete": ('schema:latitude "-19.05"^^xsd:decimal ;', ""),
    "place-placeholder": ('"Hall"', '"No location set"'),
    "term-set-missing": ("; schema:inDefinedTermSet :set .", "."),
    "event-name-empty": ('"Open day"', '" "'),
    "schedule-frequency-unknown": ('"P1W"', '"each week"'),
    "event-status-unknown": ("schema:EventScheduled", "schema:EventSheduled"),
    "event-mode-unknown": ("schema:MixedEventAttendanceMode", '"mixed"'),
    "event-location-text": (":hall, :online ;", '"Hall" ;'),
    "event-location-type": (":hall, :online ;", ":hall, :sela ;"),
    "event-organizer-text": ("schema:organizer :sela ;", 'schema:organizer "SELA" ;'),
    "event-performer-text": ("schema:performer :role ;", 'schema:performer "Ana Gil" ;'),
    "event-part-text": ("schema:subEvent :part .", "schema:subEvent :sela ."),
    "person-name-missing": ('a schema:Person ; schema:name "Ana Gil"@en .', "a schema:Person ."),
    "organization-name-missing": ('a schema:Organization ; schema:name "SELA"@en', "a schema:NGO"),
    "role-name-missing": ('schema:roleName "speaker" ;', ""),
    "place-unnamed": ('schema:name "Hall"@en ; schema:geo :geo ; schema:address :address .', "rdfs:label 1 ."),
    "virtual-location-url-missing": ("a schema:VirtualLocation ; schema:url <https://example.org/join> .", "a schema:VirtualLocation ."),
    "offer-currency-missing": ('schema:priceCurrency "USD" ;', ""),
    "offer-price-format": ('"12.50"^^xsd:decimal', '"$12.50"'),
    "offer-price-too-long": ('"12.50"^^xsd:decimal', f'"{"9" * 400}"^^xsd:decimal'),
    "offer-availability-unknown": ("schema:InStock", "schema:Instock"),
    "event-name-placeholder": ('"Open day"', '"{{ event.title }}"'),
    "event-description-placeholder": ('"All of it."', '"Lorem ipsum dolor"'),
    "address-placeholder": ('schema:addressLocality "Sucre"@en', 'schema:addressLocality "TBA"'),
    "place-address-placeholder": ("schema:address :address .", 'schema:address "no address set" .'),
    "address-ends-in-comma": ('schema:addressLocality "Sucre"@en', 'schema:addressLocality "Sucre, "'),
    "url-of-no-page": ("schema:url <https://example.org/sela>", "schema:url <mailto:a@example.org>"),
    "agent-name-email": ('schema:name "SELA"', 'schema:name "info@example.org"'),
    "capacity-negative": ('schema:description "All of it."@en ;', 'schema:maximumAttendeeCapacity -3 ; schema:description "All of it."@en ;'),
    "url-scheme": ("schema:url <https://example.org/sela>", "schema:url <javascript:alert(1)>"),
    "event-mixed-without-both": (":hall, :online ;", ":hall ;"),
    "event-virtual-without-mode": ("schema:eventAttendanceMode schema:MixedEventAttendanceMode ;", ""),
    "event-rescheduled-to-same-date": ("schema:EventScheduled ;",
        'schema:EventRescheduled ; schema:previousStartDate "2024-05-24T09:00:00-04:00"^^xsd:dateTime ;'),
    "offer-price-negative": ('"12.50"', '"-1"'),
    "image-without-url": ("<https://example.org/a.jpg>", "[ a schema:ImageObject ]"),
    "agent-empty": ("schema:organizer :sela ;", "schema:organizer :sela, [] ;"),
    "part-empty": ('schema:startDate "2024-05-24"^^xsd:date .', "rdfs:label 1 ."),
    "event-status-missing": ("schema:eventStatus schema:EventScheduled ;", ""),
    "event-image-missing": ("schema:image <https://example.org/a.jpg> ;", ""),
    "event-offers-missing": ("schema:offers :offer ;", ""),
    "event-performer-missing": ("schema:performer :role ;", ""),
    "offer-availability-missing": ("schema:availability schema:InStock ;", ""),
    "offer-price-missing": ('schema:price "12.50"^^xsd:decimal ;', ""),
    "offer-valid-from-missing": ('; schema:validFrom "2024-05-01"^^xsd:date', ""),
    "offer-url-missing": ("schema:url <https://example.org/tickets> ;", ""),
    "organizer-url-missing": ("; schema:url <https://example.org/sela>", ""),
    "place-name-missing": ('schema:name "Hall"@en ;', ""),
    "event-location-address": (":hall, :online ;", ":hall, :online, :address ;"),
    "part-location-missing": ('schema:startDate "2024-05-24"^^xsd:date .',
                              'schema:startDate "2024-05-24"^^xsd:date ; <urn:event-ld:shapes:listed-part> :page .'),
    "event-online-only": (":hall, :online ;", ":online ;"),
    "event-schedule-alone": ('schema:startDate "2024-05-24T09:00:00-04:00"^^xsd:dateTime ;',
                             "schema:eventSchedule [ a schema:Schedule ] ;"),
    "event-previous-start-without-status": ("schema:EventScheduled ;",
        'schema:EventScheduled ; schema:previousStartDate "2024-05-23"^^xsd:date ;'),
    "event-midnight-made-up": ('"2024-05-24T09:00:00-04:00"^^xsd:dateTime ;\n    schema:endDate "2024-05-24T10:00:00-04:00"',
                               '"2024-05-24T00:00:00-04:00"^^xsd:dateTime ;\n    schema:endDate "2024-05-24T23:59:00-04:00"'),
    "event-name-promotional": ('"Open day"', '"Buy now: open day for $10"'),
    "place-named-like-event": ('"Hall"@en', '"Open day"@en'),
    "event-cancelled-with-tickets": ("schema:EventScheduled", "schema:EventCancelled"),
    "offer-availability-other": ("schema:InStock", "schema:LimitedAvailability"),
    "event-location-missing": ("schema:location :hall, :online ;", ""),
    "event-description-missing": ('schema:description "All of it."@en ;', ""),
    "event-end-missing": ('schema:endDate "2024-05-24T10:00:00-04:00"^^xsd:dateTime ;', ""),
    "event-organizer-missing": ("schema:organizer :sela ;", ""),
    "place-address-missing": ("; schema:address :address .", "."),
    "address-locality-missing": ('schema:addressLocality "Sucre"@en ;', ""),
    "address-country-missing": ('schema:addressLocality "Sucre"@en ; schema:addressCountry "Bolivia"@en .', 'schema:addressLocality "x"@en .'),
    "event-blank": (":part .", "[ a schema:Event ; schema:startDate '2024-05-24'^^xsd:date ] ."),
    "start-offset-missing": ("T09:00:00-04:00", "T09:00:00"),
    "end-offset-missing": ("T10:00:00-04:00", "T10:00:00"),
    "name-language-missing": ('"Open day"@en', '"Open day"'),
    "description-language-missing": ('"All of it."@en', '"All of it."@en, "Of it all."@en'),
    "event-language-unknown": ('"All of it."@en ;', '"All of it."@en ; schema:inLanguage "English" ;'),
    "term-blank": ("schema:keywords :water ;", 'schema:keywords [ a schema:DefinedTerm ; schema:name "x"@en ] ;'),
    "term-name-missing": ('a schema:DefinedTerm ; schema:name "water"@en ;', "a schema:DefinedTerm ;"),
}  # fmt: skip


def _graph(turtle: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=PREFIXES + turtle, format="turtle")


def _codes(turtle: str, engine: str = "auto") -> set[str]:
    triples = from_rdflib(_graph(turtle))
    return {result.shape.code for profile in PROFILES for result in validate_graph(index_of(triples), shapes_of(profile), engine)}


def test_nothing_is_found_in_a_good_event() -> None:
    assert _codes(GOOD) == set()


@pytest.mark.parametrize("code", CANARIES)
def test_a_shape_says_no_and_both_engines_agree(code: str) -> None:
    old, new = CANARIES[code]
    assert old in GOOD
    found = _codes(GOOD.replace(old, new, 1))
    assert code in found
    assert found == _codes(GOOD.replace(old, new, 1), "pyshacl")


def test_every_shape_that_reports_has_a_canary_and_explains_itself() -> None:
    shapes = [shape for profile in PROFILES for shape in shapes_of(profile).reporting()]
    codes = [shape.code for shape in shapes]
    assert sorted(codes) == sorted(CANARIES)
    for shape in shapes:
        assert set(shape.messages) == {"en", "es"}, shape.code
        assert shape.advice.endswith((".", "…")), shape.code
        assert shape.source, shape.code


@pytest.mark.slow
@pytest.mark.parametrize("profile", PROFILES)
def test_the_shapes_are_themselves_well_formed(profile: str) -> None:
    text = (data_dir("shapes") / f"{profile}.ttl").read_text(encoding="utf-8")
    shapes = rdflib.Graph().parse(data=text, format="turtle")
    conforms, _, report = pyshacl.validate(rdflib.Graph(), shacl_graph=shapes, meta_shacl=True)
    assert conforms, report


def test_shapes_without_a_target_are_refused() -> None:
    with pytest.raises(UsageError, match="no shape with a target"):
        Shapes([]).program  # noqa: B018  # compiling is what fails


def test_a_profile_that_there_is_not() -> None:
    with pytest.raises(UsageError, match="no profile wbe"):
        shapes_of("wbe")


def test_an_unknown_severity_is_grave() -> None:
    assert severity_of("http://example.org/Whatever") == "violation"


def test_the_example_has_open_questions_and_nothing_worse() -> None:
    assert {one.severity for one in validate([EXAMPLE], base_url="https://example.org/")} == {"info"}


DESCRIPTION = """id: a
language: en
name: Open day
startDate: 2024-05-24T09:00
endDate: 2024-05-24T08:00
timeZone: America/La_Paz
location:
  name: Hall
subEvent:
  - id: b
    startDate: 2024-05-24T09:00
    endDate: 2024-05-24T09:30
    performer:
      - jobTitle: Director
"""


def test_a_result_points_to_the_line_that_caused_it() -> None:
    found = {one.code: one for one in validate(read_text(DESCRIPTION, form="yaml"))}
    places = {code: (one.place.line, one.place.column, one.path) for code, one in found.items() if one.place}
    assert places["event-end-before-start"] == (4, 12, "startDate")
    assert places["place-address-missing"] == (8, 3, "location")
    assert places["person-name-missing"] == (14, 9, "subEvent[0].performer[0]")
    assert found["event-organizer-missing"].advice == "Add `organizer`."


REQUIRED = {"name": "event-name-missing", "startDate": "event-start-missing", "location": "event-location-missing"}


@pytest.mark.parametrize("field", REQUIRED)
def test_leaving_out_a_required_fact_names_exactly_that_property(field: str) -> None:
    good = {"id": "a", "language": "en", "name": "x", "description": "y", "startDate": "2024-05-24", "endDate": "2024-05-24"}
    lines = [f"{key}: {value}" for key, value in good.items()]
    lines += ["location: {name: Hall, address: {addressLocality: Sucre, addressCountry: Bolivia}}", "organizer: SELA"]
    assert validate(read_text("\n".join(lines), form="yaml")) == []
    rest = "\n".join(line for line in lines if not line.startswith(f"{field}:"))
    assert [one.code for one in validate(read_text(rest, form="yaml"))] == [REQUIRED[field]]


def test_what_is_no_event_has_the_problems_of_reading_alone() -> None:
    assert [one.code for one in validate(read_text("- a", form="yaml"))] == ["no-event"]


def test_every_term_of_a_shape_is_one_that_we_publish() -> None:
    from event_ld.mapping import TABLE  # noqa: PLC0415

    terms = {row.term for row in TABLE} | {"mainEntityOfPage", "containedInPlace", "contentUrl", "inDefinedTermSet", "roleName"}
    terms |= {"lowPrice", "priceSpecification"}  # pages have them in the place of a price
    for profile in PROFILES:
        text = (data_dir("shapes") / f"{profile}.ttl").read_text(encoding="utf-8")
        paths = set(re.findall(r"sh:path schema:(\w+)", text)) | set(re.findall(r"sh:lessThan\w+ schema:(\w+)", text))
        assert paths <= terms


# -- what SHACL can't say

PROGRAMME = """id: a
language: en
name: Open day
startDate: 2024-05-24T09:00
endDate: 2024-05-24T12:00
timeZone: America/La_Paz
location: {name: Hall, address: {addressLocality: Sucre, addressCountry: Bolivia}}
organizer: City of Sucre
description: All of it.
subEvent:
"""


def _checked(slots: str, head: str = PROGRAMME) -> list[tuple[str, int]]:
    found = validate(read_text(head + slots, form="yaml"))
    return [(one.code, one.place.line) for one in found if one.place]


@pytest.mark.parametrize(
    ("slots", "expected"),
    [
        ("  - {id: b, name: B, startDate: '09:00', endDate: '12:00'}\n", []),
        ("  - {id: b, name: B, startDate: '08:30', endDate: '09:30'}\n", [("part-outside", 11)]),
        ("  - {id: b, name: B, startDate: '11:30', endDate: '12:30'}\n", [("part-outside", 11)]),
        ("  - {id: b, name: B, startDate: '12:30'}\n", [("part-outside", 11)]),
        ("  - {id: b, name: B, startDate: 2024-05-24}\n", [("part-outside", 11)]),
        ("  - {id: b, name: B}\n", []),
        ("  - {id: b, startDate: '09:00', endDate: '10:00', performer: Ana Gil}\n"
         "  - {id: c, startDate: '09:30', endDate: '10:30', performer: {name: Ana Gil, role: chair}}\n", [("clash", 12)]),
        ("  - {id: b, startDate: '09:00', endDate: '10:00', performer: Ana Gil}\n"
         "  - {id: c, startDate: '10:00', endDate: '10:30', performer: Ana Gil}\n", []),
        ("  - {id: b, startDate: '09:00', endDate: '10:00', room: Room 1}\n"
         "  - {id: c, startDate: '09:30', endDate: '10:30', room: Room 1}\n", [("clash", 12)]),
        ("  - {id: b, startDate: '09:00', endDate: '10:00', room: Room 1}\n"
         "  - {id: c, startDate: '09:30', endDate: '10:30', room: Room 2}\n", []),
        ("  - {id: b, startDate: '09:00', endDate: '10:00'}\n  - {id: c, startDate: '09:30', endDate: '10:30'}\n", []),
        ("  - {id: b, startDate: '09:00', performer: Ana Gil}\n  - {id: c, startDate: '09:00', performer: Ana Gil}\n", []),
    ],
)  # fmt: skip
def test_times_of_parts(slots: str, expected: list[tuple[str, int]]) -> None:
    assert _checked(slots) == expected


def test_parts_of_whole_days() -> None:
    days = PROGRAMME.replace("T09:00", "").replace("2024-05-24T12:00", "2024-05-25")
    inside = "  - {id: b, name: B, startDate: 2024-05-25T22:00, endDate: 2024-05-25T23:00}\n"
    assert _checked(inside, days) == []
    assert _checked(inside.replace("05-25", "05-26"), days) == [("part-outside", 11)]
    alone = days.replace("endDate: 2024-05-25\n", "")
    assert _checked(inside.replace("05-25", "05-24"), alone) == [("event-end-missing", 1)]
    assert ("part-outside", 10) in _checked(inside, alone)


def test_what_is_no_date_is_left_to_the_shapes() -> None:
    from event_ld import Event  # noqa: PLC0415
    from event_ld.graph.nodes import build  # noqa: PLC0415

    event = as_stated(Event, id="a", name="x", start_date="soon", sub_event=(Event(id="b", name="y", start_date="2024-05-24"),))
    assert "event-start-format" in [one.code for one in validate_tree(build(event), Request(profiles=("core",))).problems]
    mixed = Event(id="a", name="x", start_date="2024-05-24T09:00+02:00", end_date="2024-05-24",
                  sub_event=(Event(id="b", name="y", start_date="2024-05-24T10:00"),))  # fmt: skip
    assert "part-outside" not in [one.code for one in validate_tree(build(mixed), Request(profiles=("core",))).problems]
    assert validate_tree(build(mixed), Request(profiles=("web",))).problems != []


def test_what_no_line_states_is_said_of_the_whole_file() -> None:
    found = validate(read_text("Dear all, we write to you. It is a nice day.", name="a.txt"))
    missing = [one for one in found if one.code == "event-start-missing"]
    assert [one.place for one in missing] == [Place("a.txt", 1, 1, 2, "")]
    assert all(one.place is not None and one.place.source == "a.txt" for one in found)
