"""Laws of reading back: what event-ld has written is read as the same event, but for what the reference says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import given

from event_ld import model
from event_ld.graph.nodes import build
from event_ld.graph.triples import ntriples, to_objects, to_triples
from event_ld.inputs import read_text
from event_ld.publish import jsonld, rdf
from event_ld.publish.site.calendar import calendar
from event_ld.publish.site.event_page import event_page
from event_ld.publish.site.pages import Site
from event_ld.publish.site.state import Where
from event_ld.readers.programme.words import placeholder
from event_ld.sources import read_events
from tests.conftest import ROOT
from tests.laws.strategies import events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from event_ld.graph.nodes import Tree
    from event_ld.readers.reading import Reading

BASE = "https://www.example.org/events/"
_ROW = re.compile(r"^\| (\w+) \| ((?:`\w+`(?:, )?)+) \|", re.MULTILINE)
WHOLE: dict[str, Callable[[Tree], str]] = {
    "jsonld": lambda tree: jsonld.json_text(jsonld.portal(tree)),
    "turtle": lambda tree: rdf.turtle(to_objects(tree), BASE),
    "ntriples": lambda tree: ntriples(to_triples(tree)),
    "rdfxml": lambda tree: rdf.rdfxml(to_objects(tree), BASE),
}
PARTLY: dict[str, tuple[str, Callable[[Tree], str]]] = {
    "web": ("jsonld", lambda tree: jsonld.json_text(jsonld.web(tree))),
    "page": ("html", lambda tree: event_page(tree.event, tree, Site(Where(BASE, BASE))).decode()),
    "ics": ("ics", lambda tree: calendar(tree.event, tree.iris.event, "2026-01-01T00:00:00Z")),
}


def lost(form: str) -> set[str]:
    """The fields that the reference says a format has no place for."""
    text = (ROOT / "docs/reference/round-trip.md").read_text(encoding="utf-8")
    rows = [(name, set(re.findall(r"`(\w+)`", fields))) for name, fields in _ROW.findall(text)]
    return set().union(*(fields for name, fields in rows if name == {"page": "web"}.get(form, form)))


def described(event: model.Event) -> model.Event:
    """An event as the reader of descriptions gives it, with what its facts imply."""
    found = read_text(msgspec.json.encode(event), form="json")[0].event
    assert found is not None
    return found


def read_back(event: model.Event, form: str, write: Callable[[Tree], str]) -> Reading:
    (reading,) = read_events(write(build(event, BASE)).encode(), name="a", form=form)
    assert reading.event is not None
    return reading


def values(value: Any) -> Any:  # noqa: ANN401  # JSON
    """Values in an order of their own."""
    if isinstance(value, dict):
        return {name: values(one) for name, one in value.items()}
    if isinstance(value, list):
        return sorted((values(one) for one in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def plain(event: model.Event | None) -> Any:  # noqa: ANN401  # JSON
    return values(json.loads(msgspec.json.encode(event)))


def without(value: Any, fields: set[str], *, is_part: bool = False) -> Any:  # noqa: ANN401  # JSON
    """An event without some fields, with texts in one language; parts have names, and no performers of their own."""
    if isinstance(value, list):
        return [without(one, fields, is_part=is_part) for one in value]
    if not isinstance(value, dict):
        return value
    if value and all(re.fullmatch("[a-z]{2}", name) for name in value):
        return value[min(value)]
    left = fields | ({"performer"} if is_part else set())
    made = {name: without(one, fields, is_part=name == "subEvent") for name, one in value.items() if name not in left}
    made["subEvent"] = [one for one in made.get("subEvent", []) if "name" in one]
    made["location"] = made["location"] if made.get("location", {}).keys() - {"type"} else None
    return {name: one for name, one in made.items() if one not in (None, [])}


FULL = model.Event(
    id="full",
    type="ConferenceEvent",
    additional_type="congress",
    language="es",
    name="Full",
    alternate_name=("Whole",),
    objectives=("To see",),
    keywords=(model.Keyword(name="open data", concept="open-data"),),
    audience="all",
    in_language=("fr",),
    start_date="2027-05-14T10:00",
    door_time="2027-05-14T09:30",
    previous_start_date="2027-05-13T10:00",
    event_schedule=model.Schedule(start_time="09:00"),
    time_zone="Europe/Paris",
    event_status="movedOnline",
    event_attendance_mode="mixed",
    location=model.Place(name="Hall"),
    virtual_location=model.VirtualLocation(url="https://a.example/join"),
    room="Room 1",
    previous_location=model.Place(name="Old hall"),
    organizer=(model.Organization(name="City", email="a@example.com"),),
    sponsor=(model.Organization(name="Bank"),),
    funder=(model.Organization(name="State"),),
    performer=(model.Person(name="Ana", role="speaker"),),
    contributor=(model.Person(name="Luis", role="host"),),
    super_event=model.Event(name="Fair"),
    offers=(model.Offer(price="5", price_currency="EUR"),),
    is_accessible_for_free=False,
    maximum_attendee_capacity=9,
    image=("https://a.example/a.jpg",),
    url="https://a.example/",
    same_as=("https://b.example/",),
    sub_event=(model.Event(id="a", name="Part", start_date="2027-05-14T11:00"),),
    unknown=("sponsor",),
)


def check_whole(event: model.Event) -> None:
    for form, write in WHOLE.items():
        reading = read_back(event, form, write)
        assert plain(reading.event) == plain(event), form
        assert reading.unmapped == (), form


def check_partly(event: model.Event, form: str) -> None:
    rest = described(msgspec.convert(without(json.loads(msgspec.json.encode(event)), lost(form)), model.Event))
    if form == "ics":
        if rest.start_date is None or any(map(placeholder, texts_in(plain(rest)))):  # what stands for nothing is nothing there
            return
        rest = for_calendar(rest)
    reading = read_back(rest, *PARTLY[form])
    found = plain(reading.event)
    for name in lost(form) if form == "ics" else ():
        found.pop(name, None)
    assert found == plain(rest)
    assert reading.unmapped == ()


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from texts_in(one)
    elif isinstance(value, str):
        yield value


def for_calendar(event: model.Event) -> model.Event:
    """An event with times as a calendar has them: an end behind the start, of the same kind, and a zone only of times."""
    start, end = event.start_date or "", event.end_date or ""
    is_sound = end[:10] > start[:10] and ("T" in start) == ("T" in end)
    zone = event.time_zone if "T" in start else None
    return msgspec.structs.replace(event, end_date=end if is_sound else None, time_zone=zone)


@pytest.mark.slow
@given(events())
def test_formats_that_say_everything_are_read_as_the_same_event(event: model.Event) -> None:
    check_whole(described(event))


@pytest.mark.slow
@given(events())
@pytest.mark.parametrize("form", PARTLY)
def test_formats_that_say_less_lose_what_the_reference_says(form: str, event: model.Event) -> None:
    check_partly(event, form)


def test_an_event_with_all_that_there_is_comes_back() -> None:
    check_whole(described(FULL))
    for form in PARTLY:
        check_partly(FULL, form)


@pytest.mark.parametrize("form", ["web", "ics"])
def test_what_the_reference_says_is_lost_is_lost(form: str) -> None:
    whole = described(FULL)
    written, found = (json.loads(msgspec.json.encode(one)) for one in (whole, read_back(whole, *PARTLY[form]).event))
    assert {name for name in lost(form) & written.keys() if written[name] == found.get(name)} <= {"eventAttendanceMode"}
    assert lost(form) <= {*re.findall(r'"(\w+)":', json.dumps(written))}
