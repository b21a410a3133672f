"""What a program gives where a description has text, and what the functions take: one road for all of it."""

from __future__ import annotations

import io
import json
import sqlite3
from collections import namedtuple
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

import event_ld
from event_ld import Event, ImageObject, InputError, NotPublishable, Organization, Person, Place, Problems, Severity, UsageError
from event_ld.mapping import TABLE
from event_ld.readers.html_text import text_of_html
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

MADRID = ZoneInfo("Europe/Madrid")
ROW: dict[str, Any] = {
    "name": "Open day",
    "language": "en",
    "description": "All of it.",
    "start_date": datetime(2027, 5, 14, 14, 30, tzinfo=MADRID),
    "end_date": datetime(2027, 5, 14, 18, 0, 0, 5, tzinfo=MADRID),
    "location": {"name": "Town hall", "address": {"address_locality": "Madrid", "address_country": "ES"}},
    "organizer": "City of Madrid",
    "url": "https://www.example.org/open-day",
}
YAML = """language: en
name: Open day
description: All of it.
startDate: 2027-05-14T14:30
endDate: 2027-05-14T18:00
timeZone: Europe/Madrid
location: {name: Town hall, address: {addressLocality: Madrid, addressCountry: ES}}
organizer: City of Madrid
url: https://www.example.org/open-day
"""


class Lazy:
    """A text of Django that is translated when it is read."""

    def __str__(self) -> str:  # type: ignore[explicit-override]  # needs Python 3.12
        return "Open day"

    def casefold(self) -> str:
        raise NotImplementedError

    def __iter__(self) -> None:
        raise NotImplementedError


class Blocks(list[str]):
    def __html__(self) -> str:
        return "".join(self)


class Tariff(Enum):
    FREE = Decimal(0)


class Markup(str):
    __slots__ = ()


@dataclass
class Venue:
    name: str
    url: None = None


class Model:
    event_ld: Any

    def __init__(self, **fields: object) -> None:
        self.__dict__.update(fields)


class Validated(Model):
    def model_dump(self) -> dict[str, Any]:
        return self.__dict__


Speaker = namedtuple("Speaker", ["name"])  # noqa: PYI024  # what rows of databases are like


def test_the_road_takes_an_event_in_every_form(tmp_path: Path) -> None:
    path = tmp_path / "event.yaml"
    path.write_text(YAML, encoding="utf-8")
    expected = event_ld.convert(YAML.encode()).text
    assert json.loads(expected)["startDate"] == "2027-05-14T14:30:00+02:00"
    event = Event.from_dict(ROW)
    forms: tuple[Any, ...] = (ROW, event, event.to_dict(), path.read_bytes(), bytearray(path.read_bytes()), io.BytesIO(YAML.encode()),
             io.StringIO(YAML), event_ld.loads(YAML), event_ld.loads(ROW), [ROW], iter([event]), Model(event_ld=lambda: event))  # fmt: skip
    for form in forms:
        assert event_ld.convert(form).text == expected
    with path.open("rb") as stream:
        for source in (path, str(path), stream):
            assert json.loads(event_ld.convert(source).text)["name"] == "Open day"  # a file also gives the event its id
    several = event_ld.convert([ROW, path, YAML.encode()]).text
    assert [one["name"] for one in json.loads(several)] == ["Open day"] * 3
    assert event_ld.validate(ROW).is_publishable
    assert event_ld.embed(ROW).text == event_ld.script(event) + "\n" == event_ld.script(ROW) + "\n"
    assert event.to_jsonld() == json.loads(expected)
    assert event.to_turtle() == event_ld.convert(ROW, to="turtle").text
    assert (
        event.to_jsonld(profile="portal", base_url="https://www.example.org/")["@id"] == "https://www.example.org/open-day/#event"
    )
    assert [one.code for one in event.problems()] == [one.code for one in event_ld.validate(ROW)]
    assert Event.from_dict(event.to_dict()) == event
    assert event_ld.draft(ROW).text.startswith("# Read from <dict>")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (date(2027, 5, 14), "2027-05-14"),
        (datetime(2027, 5, 14, 9, 30), "2027-05-14T09:30"),  # noqa: DTZ001  # of no zone
        (datetime(2027, 5, 14, 9, 30, 15), "2027-05-14T09:30:15"),  # noqa: DTZ001  # as above
        (datetime(2027, 5, 14, 7, 30, tzinfo=UTC), "2027-05-14T07:30+00:00"),
        (datetime(2027, 5, 14, 9, 30, tzinfo=timezone(timedelta(hours=2))), "2027-05-14T09:30+02:00"),
        (datetime(2027, 5, 14, 9, 30, tzinfo=MADRID), "2027-05-14T09:30"),
        (datetime(2027, 10, 31, 2, 30, fold=1, tzinfo=MADRID), "2027-10-31T02:30+01:00"),
        ("2027-05-14 9:30", "2027-05-14T09:30"),
    ],
)
def test_dates_of_python(given: date | str, expected: str) -> None:
    event = Event(start_date=given)
    assert event.start_date == expected
    assert event.time_zone == ("Europe/Madrid" if isinstance(given, datetime) and given.tzinfo is MADRID else None)


def test_a_zone_that_is_stated_tells_the_clock() -> None:
    moment = datetime(2027, 5, 14, 9, 30, tzinfo=ZoneInfo("America/New_York"))
    assert Event(start_date=moment, time_zone=MADRID).start_date == "2027-05-14T15:30"
    assert Event.from_dict({"startDate": moment, "timeZone": "Europe/Madrid"}).start_date == "2027-05-14T15:30"
    slot = Event(start_date=moment, sub_event=[{"name": "a", "start_date": moment}]).sub_event[0]
    assert (slot.start_date, slot.time_zone) == ("2027-05-14T09:30", None)
    assert "unknown-zone" in [one.code for one in event_ld.validate(ROW | {"time_zone": "Mars/Base"})]


def test_values_of_python_are_those_of_a_description() -> None:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    row = connection.execute("select 'Hall' as name, null as url").fetchone()
    halls: tuple[Any, ...] = (
        row,
        Venue("Hall"),
        Validated(name="Hall"),
        Place(name="Hall"),
        {"name": "Hall", "url": ""},
        "Hall",
        Markup("Hall"),
    )
    for hall in halls:
        assert Event(location=hall).location == Place(name="Hall")
    assert Event(name=Lazy()).name == "Open day"  # type: ignore[arg-type]  # no text of Python
    assert Event(performer={"name": "Ana", "jobTitle": "Mayor"}).performer == (Person(name="Ana", job_title=("Mayor",)),)
    assert Event(performer=(Speaker("Ana") for _ in "a")).performer == (Person(name="Ana"),)  # type: ignore[misc]
    assert Event(organizer=Organization(name="A"), sponsor=None, image="https://e.org/a.jpg").image == ("https://e.org/a.jpg",)
    offer = Event(offers={"price": Tariff.FREE, "price_currency": "EUR", "valid_from": date(2027, 1, 1)}).offers[0]
    assert (offer.price, offer.valid_from) == ("0", "2027-01-01")
    prices = {12.5: "12.5", Decimal("1E+2"): "100", 1e-7: "0.0000001", Decimal("12.40"): "12.40",
              Decimal("-0"): "0", 0.1 + 0.2: "0.3", 100.0: "100"}  # fmt: skip
    assert {given: Event(offers={"price": given}).offers[0].price for given in prices} == prices
    assert Event(maximum_attendee_capacity="30", is_accessible_for_free=True).maximum_attendee_capacity == 30  # type: ignore[arg-type]
    assert Event(event_schedule={"start_time": time(9, 30)}).event_schedule.start_time == "09:30"  # type: ignore[arg-type, union-attr]
    assert event_ld.loads({"name": "x", "description": Blocks(["<p>A</p>", "<p>B</p>"])})[0].event == Event(
        name="x", description="A\n\nB"
    )
    assert Event(name=float("nan"), description=None, keywords=[]) == Event()  # type: ignore[arg-type]
    assert Event(name=Decimal("NaN")) == Event()  # type: ignore[arg-type]
    assert event_ld.VirtualLocation(url=Markup("https://e.org/")) == event_ld.VirtualLocation(url="https://e.org/")
    assert Person() == Person(name=None) == Person(name="")
    assert Person(affiliation="A").affiliation == (Organization(name="A"),)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"start_date": "tomorrow"},
            "Event: `start_date` is not written as ISO 8601: `tomorrow`. Write 2022-11-24 or 2022-11-24T12:30.",
        ),
        ({"startdate": "2027-05-14"}, "Event: `startdate` is no property of an Event. Did you mean `start_date`?"),
        ({"event_status": "canceled"}, "`event_status` takes one of scheduled, cancelled, .* Did you mean `cancelled`?"),
        ({"location": {"same_as": "hall"}}, "Event: `hall` is no absolute URL."),
        ({"location": object()}, "`location` takes no object; give its text, or a mapping of its fields."),
        ({"organizer": [Model()]}, r"`organizer\[0\]` takes no Model;"),
        ({"end_date": timedelta(hours=23)}, "`endDate` takes no timedelta"),
        ({"offers": {"price": 10**60}}, r"`offers.price` takes no such number"),
        ({"offers": {"price": Decimal("1E+99999999")}}, r"`offers.price` takes no such number"),
        ({"name": b"Open day"}, "`name` takes text, not bytes; decode them."),
        ({"startDate": "2027-05-14", "start_date": "2027-05-15"}, "An event says `startDate` twice, in two spellings of the key"),
        ({"location": {"@id": "https://e.org/1", "id": "https://e.org/2"}}, "`location` says `id` twice"),
        ({"type": "Party"}, "Event: `Party` is no type that can stand here."),
    ],
)
def test_what_can_not_be_read_is_said_with_its_field(fields: dict[str, Any], sentence: str) -> None:
    with pytest.raises(UsageError, match=sentence):
        Event(**fields)


@pytest.mark.parametrize("other", [None, "", "2027-05-14"])
def test_two_spellings_of_a_key_may_say_the_same_or_nothing(other: str | None) -> None:
    for fields in ({"startDate": other, "start_date": "2027-05-14"}, {"start_date": "2027-05-14", "startDate": other}):
        assert Event.from_dict(fields).start_date == "2027-05-14"


@pytest.mark.parametrize(
    ("written", "code"), [("eur", "EUR"), ("€", "EUR"), ("Bolivianos", "BOB"), ("EUR", "EUR"), ("XQQ", "XQQ")]
)
def test_a_currency_has_its_code_where_that_is_certain(written: str, code: str) -> None:
    assert Event(offers={"price": 1, "price_currency": written}).offers[0].price_currency == code
    told = {one.code for one in event_ld.validate({"name": "x", "offers": {"price": 1, "priceCurrency": written}})}
    assert ("currency-unknown" in told) == (code not in {"EUR", "BOB"})


def test_a_sign_of_several_currencies_is_none() -> None:
    assert Event(offers={"price": 1, "price_currency": "$"}).offers[0].price_currency is None
    assert "currency-unknown" in {
        one.code for one in event_ld.validate({"name": "x", "offers": {"price": 1, "priceCurrency": "$"}})
    }


def test_a_type_that_descriptions_do_not_have_is_the_nearest_above() -> None:
    row = {
        "name": "Open day",
        "location": {"type": "Museum", "name": "Hall"},
        "performer": [{"@type": "MusicGroup", "name": "Los Andes"}, {"@type": "Library", "name": "City Library"}],
    }
    reading = event_ld.loads(row)[0]
    assert reading.event is not None
    assert reading.event.location == Place(name="Hall")
    assert reading.event.performer == (event_ld.PerformingGroup(name="Los Andes"), Organization(name="City Library"))
    assert {one.message.split(",")[0] for one in reading.problems if one.code == "type-widened"} == {
        "`Museum` is kept as Place",
        "`MusicGroup` is kept as PerformingGroup",
        "`Library` is kept as Organization",
    }


def test_a_record_may_stand_for_its_address() -> None:
    row = {
        "name": "x",
        "image": [
            {"@type": "ImageObject", "contentUrl": "https://e.org/a.jpg", "caption": "A"},
            {"@type": "ImageObject"},
            {"@type": "ImageObject", "url": "https://e.org/b.jpg", "width": 9},
        ],
    }
    reading = event_ld.loads(row)[0]
    assert reading.event is not None
    assert reading.event.image == (ImageObject(url="https://e.org/a.jpg", caption="A"), "https://e.org/b.jpg")
    assert {"property-left-out", "empty-value"} <= {one.code for one in reading.problems}


def test_a_file_is_named_by_its_path() -> None:
    for given in (None, 3, b"x"):
        with pytest.raises(UsageError, match="A file is named by its path"):
            event_ld.read(given)  # type: ignore[arg-type]  # no path


def test_values_that_hold_themselves_end() -> None:
    row: dict[str, Any] = {}
    row["superEvent"] = row
    with pytest.raises(UsageError, match="is nested too deeply"):
        event_ld.validate(row)
    rows: list[Any] = []
    rows.append(rows)
    with pytest.raises(UsageError, match="what holds itself"):
        event_ld.validate(rows)


ODD: tuple[Any, ...] = (None, "", 3, -0.0, 1e400, Decimal("sNaN"), b"x", {1, 2}, frozenset(), object(), int, timedelta(1), [], [[]], {}, {"a": {}},
       (None,), "x" * 5000, "\ud800", "\x00", True, Tariff.FREE, date(1, 1, 1), time(0, 0, 1), range(2))  # fmt: skip


@pytest.mark.parametrize(
    "name", sorted({row.attribute for row in TABLE} | {"@type", "@id", "@context", "id", "type", "timeZone"})
)
def test_whatever_stands_in_a_field_it_is_read_or_refused(name: str) -> None:
    for value in ODD:
        for fields in ({**ROW, name: value}, {name: value, "startDate": datetime(2027, 5, 14, 9, 30, tzinfo=MADRID)}):
            try:
                made = event_ld.script(fields, on_violation="omit")
            except event_ld.EventLDError:
                continue
            assert made.isascii()


def test_a_set_has_one_order() -> None:
    assert [one.name for one in Event(keywords={"b", "c", "a"}).keywords] == ["a", "b", "c"]


def test_paths_of_objects_are_told_from_constants() -> None:
    hall = Venue("Hall")
    assert Event.from_object({"hall": hall}, {"sub_event": ("hall", {"name": "name"})}).sub_event[0].name == "Hall"
    for way in (3, ["hall"], ("hall", "name")):
        with pytest.raises(UsageError, match=r"`name` takes a path, a function of the object, a mapping, or a pair; a constant"):
            Event.from_object({"hall": hall}, {"name": way})


@pytest.mark.parametrize("source", [3, None, object(), [3]])
def test_what_no_event_is_read_from(source: Any) -> None:  # noqa: ANN401  # anything
    with pytest.raises(UsageError, match="An event can't be read from a"):
        event_ld.validate(source)


def test_a_text_is_no_path() -> None:
    with pytest.raises(UsageError, match="This is a text and no path"):
        event_ld.draft("Open day\n14 May 2027")
    assert event_ld.loads("Open day\n14 May 2027")[0].event is not None
    with pytest.raises(event_ld.InputError, match="has more than 10 MB"):
        event_ld.convert(io.BytesIO(b" " * 10_000_001))


def test_schema_orgs_json_ld_is_a_description_where_an_event_is_made_of_it() -> None:
    row = {
        "@context": "https://schema.org",
        "@type": ["Event"],
        "@id": "https://www.example.org/open-day#it",
        "name": "Open day",
        "startDate": "2027-05-14T14:30:00+02:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "location": {"@type": "Place", "name": "Hall", "address": {"@type": "PostalAddress", "addressCountry": "ES"}},
        "performer": {"@type": "Person", "@id": "https://www.example.org/ana", "name": "Ana"},
        "mainEntityOfPage": {"@type": "WebPage", "@id": "https://www.example.org/open-day"},
        "image": None,
    }
    event = Event.from_dict(row)
    assert (event.time_zone, event.event_status, event.id) == (None, "scheduled", None)
    assert event.performer == (Person(id="https://www.example.org/ana", name="Ana"),)
    assert '"eventStatus": "https://schema.org/EventScheduled"' in event_ld.script(
        row, page_url="https://www.example.org/open-day"
    )
    assert "context-missing" in [one.code for one in event_ld.validate({"@type": "Event", "name": "x"})]  # as it stands


def test_what_json_ld_says_more_is_left_out_and_told() -> None:
    row = {"@context": "https://schema.org", "@type": "Event", "name": "Open day", "startDate": "2027-05-14", "location": "Hall",
           "about": {"@type": "Thing", "name": "Paper"}, "offers": {"@type": "Offer", "price": 0, "seller": "A"}}  # fmt: skip
    made = event_ld.script(row, page_url="https://www.example.org/x")
    file = event_ld.convert(json.dumps(row).encode(), to="yaml")
    told = [(one.code, one.message) for one in made.problems if one.code == "property-left-out"]
    assert told == [(one.code, one.message) for one in file.problems if one.code == "property-left-out"]  # as of a file
    assert [message.split("`")[1] for _, message in told] == ["about", "seller"]
    assert '"price": "0"' in made
    made = event_ld.script(
        {"name": "x", "start_date": "2027-05-14", "location": "Hall", "about": "Paper"}, page_url="https://e.org/x"
    )
    assert "property-left-out" in {one.code for one in made.problems}
    with pytest.raises(NotPublishable, match="unknown-key"):  # nor has schema.org
        event_ld.script({"name": "x", "start_date": "2027-05-14", "location": "Hall", "subject": "Paper"})


def test_an_object_says_its_fields() -> None:
    hall = Model(name="Hall", city=Model(name="Madrid"))
    row = Model(
        title="Open day",
        starts=datetime(2027, 5, 14, 14, 30, tzinfo=MADRID),
        hall=hall,
        nobody=None,
        talks=Model(all=lambda: [Model(title="A", speaker="Ana")]),
        get_absolute_url=lambda: "https://www.example.org/open-day",
    )
    fields = {
        "name": "title",
        "start_date": "starts",
        "location": {"name": "hall.name", "address": {"address_locality": "hall.city.name"}},
        "organizer": "nobody.name",
        "url": "get_absolute_url",
        "sub_event": ("talks", {"name": "title", "performer": lambda talk: talk.speaker}),
    }
    event = Event.from_object(row, fields)
    assert event == Event(
        name="Open day",
        start_date="2027-05-14T14:30",
        time_zone="Europe/Madrid",
        location={"name": "Hall", "address": {"addressLocality": "Madrid"}},
        url="https://www.example.org/open-day",
        sub_event=(Event(name="A", performer=(Person(name="Ana"),)),),
    )
    row.event_ld = fields
    assert event_ld.script(row) == event_ld.script(event)
    assert Event.from_object({"a": {"b": "x"}}, {"name": "a.b"}).name == "x"
    assert Event.from_object(row, {"sub_event": ("nobody", {})}) == Event()
    with pytest.raises(UsageError, match=r"`location.name`: Model has no `place`, which the path hall.place asks for"):
        Event.from_object(row, {"location": {"name": "hall.place"}})


def test_what_must_not_be_published_is_never_handed_out() -> None:
    bad = {"name": "Open day", "start_date": "2027-02-30"}
    with pytest.raises(NotPublishable, match="`startDate` is no date that exists") as caught:
        event_ld.script(bad)
    assert caught.value.problems[0].severity is Severity.VIOLATION
    omitted = event_ld.script(bad, on_violation="omit")
    assert omitted == ""
    assert omitted.problems == tuple(caught.value.problems)
    with pytest.raises(UsageError, match="No event was given"):
        event_ld.script([])  # type: ignore[arg-type]  # none
    with pytest.raises(NotPublishable):
        event_ld.script(b"- a")
    with pytest.raises(UsageError, match="on_violation is raise or omit"):
        event_ld.script(ROW, on_violation="skip")  # type: ignore[arg-type]
    with pytest.raises(UsageError, match="holds 2 events"):
        event_ld.script([ROW, ROW])  # type: ignore[arg-type]  # several
    with pytest.raises(UsageError, match="There is no profile x"):
        Event(name="x").to_jsonld(profile="x")  # type: ignore[arg-type]


def test_the_element_is_markup_and_knows_the_address_of_its_page() -> None:
    row = {key: value for key, value in ROW.items() if key != "url"}
    made = event_ld.script(row, page_url="https://www.example.org/x")
    assert made.__html__() == made
    assert '"mainEntityOfPage": "https://www.example.org/x"' in made
    assert made == event_ld.script(Event.from_dict(row), page_url="https://www.example.org/x")
    assert event_ld.script(ROW, page_url="https://www.example.org/x") == event_ld.script(ROW)
    alone = event_ld.script(Event.from_dict(row))
    assert (alone.problems, "example.org" in alone, '"@id": "#open-day' in alone) == ((), False, True)
    assert [one.code for one in event_ld.script(Event(name="x", start_date="2027-03-28T02:30", time_zone="Europe/Madrid",
                                                      location="a"), on_violation="omit").problems][:1] == ["time-skipped"]  # fmt: skip
    for given in ("/open-day", "javascript:alert(1)", "open day", ""):
        with pytest.raises(UsageError, match="page_url takes the whole address"):
            event_ld.script(ROW, page_url=given)
    assert "https://www.example.org/open%20day" in event_ld.script(
        {**ROW, "url": None}, page_url="https://www.example.org/open day"
    )


def test_results_print_as_reports() -> None:
    found = event_ld.validate({"name": "x"})
    assert str(found[0]) == "<dict>:1:1: violation: The event has no location (“x”). [event-location-missing]"
    assert str(found).startswith(f"{found[0]}\n    → ")
    assert "\n    ? " in str(found)
    assert found.problems == tuple(found)
    assert not found.is_publishable
    assert str(event_ld.convert(ROW)) == event_ld.convert(ROW).text
    assert str(event_ld.Outcome(text="", problems=found.problems)) == str(found)
    assert str(Problems()) == ""
    assert repr(Event(name="x", organizer="A")) == "Event(name='x', organizer=(Organization(name='A'),))"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (
            "<p>Hola&nbsp;<b>mundo</b></p><p>Ver <a href='https://e.org/x'>el sitio</a>.</p>",
            "Hola mundo\n\nVer el sitio (https://e.org/x).",
        ),
        ("<ul><li>one<li>two</ul>", "- one\n- two"),
        ("<h2>Head</h2>one<br/>two", "Head\n\none\ntwo"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\tb"),
        ('<a href="https://e.org">https://e.org</a> <a href="/x">x</a>', "https://e.org x"),
        ("&lt;p&gt;Twice&lt;/p&gt;", "Twice"),
        ("Arts &amp; Culture &unknown;", "Arts & Culture &unknown;"),
        ("<img src=x>", ""),
    ],
)
def test_html_becomes_text(given: str, expected: str) -> None:
    assert text_of_html(given) == expected
    assert text_of_html(expected) == expected
    assert Event(description=given, name=None).description == given  # a text is a text until it is read
    reading = event_ld.loads({"name": "x", "description": {"en": given, "es": given}, "keywords": "Arts &amp; Culture, water"})[0]
    assert reading.event is not None
    assert reading.event.description == ({"en": expected, "es": expected} if expected else None)
    assert [one.name for one in reading.event.keywords] == ["Arts & Culture", "water"]
    assert ("description" in reading.evidence) is bool(given)


@pytest.mark.parametrize(
    "text",
    [
        "a < b and c > d",
        "AT&T; B&B",
        "<https://e.org>",
        "Vec<int> & co",
        "Use <unknown> here",
        "I <3 p>q",
        "<script>x</script>",
        "A&B;C",
        "How to use <div> and <video>",
        "Use <b> in a name",
    ],
)
def test_what_is_no_html_stays(text: str) -> None:
    assert text_of_html(text) == text


def test_a_title_has_one_line_and_says_its_rule() -> None:
    reading = event_ld.loads({"name": "What&#8217;s<br>new", "performer": "<b>Ana</b>"})[0]
    assert reading.event is not None
    assert (reading.event.name, reading.event.performer[0].name) == ("What’s new", "Ana")
    assert reading.evidence["name"].rule == "text-from-html"
    assert [one.code for one in event_ld.loads({"name": "<img>"})[0].problems][:1] == ["empty-value"]
    unknown = event_ld.loads({"name": "A &unknown; thing"})[0]
    assert unknown.evidence["name"].rule == ""
    assert text_of_html("&" + "amp;" * 6) == "&amp;amp;"  # escaped more often than anybody does


def test_the_readme_of_the_road_is_true_in_many_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # what this test alone needs

    rows = [{**ROW, "name": f"Open day {number % 7}", "keywords": "open data"} for number in range(80)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(event_ld.script, rows))
    assert found == [event_ld.script(row) for row in rows]


def test_the_types_of_formats_and_profiles_are_those_that_there_are() -> None:
    from typing import get_args  # noqa: PLC0415  # what this test alone needs

    from event_ld.pipeline import Engine, Profile  # noqa: PLC0415  # as above
    from event_ld.validate.engines import ENGINES  # noqa: PLC0415  # as above
    from event_ld.validate.profiles import PROFILES  # noqa: PLC0415  # as above

    assert (get_args(Profile), get_args(Engine)) == (PROFILES, ENGINES)


def test_the_constructors_take_what_the_records_have() -> None:
    import ast  # noqa: PLC0415  # what this test alone needs

    tree = ast.parse((ROOT / "src" / "event_ld" / "model.py").read_text(encoding="utf-8"))
    found = 0
    for record in (one for one in tree.body if isinstance(one, ast.ClassDef)):
        for given in (one for one in ast.walk(record) if isinstance(one, ast.FunctionDef) and one.name == "__init__"):
            fields = getattr(event_ld, record.name).__struct_fields__
            assert [one.arg for one in given.args.kwonlyargs] == [*fields], record.name
            found += 1
    assert found >= 6


def test_the_zone_of_the_beginning_is_that_of_the_event() -> None:
    row = {"name": "x", "start_date": datetime(2027, 5, 14, 10, tzinfo=ZoneInfo("Europe/Madrid"))}
    row["end_date"] = datetime(2027, 5, 14, 12, tzinfo=ZoneInfo("America/New_York"))
    made = event_ld.convert(row, to="ntriples").text
    assert all(f'"2027-05-14T{hour}:00:00+02:00"' in made for hour in ("10", "18"))


def test_a_graph_is_made_of_what_an_event_is_read_from(tmp_path: Path) -> None:
    path = tmp_path / "event.yaml"
    path.write_text("name: x\nlanguage: en\nstartDate: 2027-05-14\n", encoding="utf-8")
    row = {"name": "x", "language": "en", "start_date": date(2027, 5, 14)}
    assert {len(event_ld.to_graph(one)) for one in (path, row, Event(name="x", language="en", start_date="2027-05-14"))} == {6}
    path.write_text("- x\n", encoding="utf-8")
    with pytest.raises(InputError, match="no event in words"):
        event_ld.to_graph(path)


@pytest.mark.parametrize(
    ("language", "expected"), [("pt", "Oi"), ("pt-PT", "Oi"), ("en", "Hi"), ("es-BO", "Hola"), ("de", "Hi"), (None, "Hi")]
)
def test_a_text_is_taken_in_the_nearest_language(language: str | None, expected: str) -> None:
    event = Event(name={"pt-br": "Oi", "en": "Hi", "es-MX": "Hola"}, language=language, start_date="2027-05-14", location="H")
    assert event.to_jsonld()["name"] == expected
