"""Nothing is invented: what calendars, sheets and schedules give as facts is what was written into them, and no more."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from event_ld.model import Event
    from event_ld.readers.reading import Reading

TITLES = ("Maps for all", "Open bench", "Reading old letters")
PLACES = ("", "Archive", "Sucre, Bolivia")


class Fact(NamedTuple):
    """What is known of one event; "" where nothing is."""

    title: str
    day: str
    start: str
    end: str
    zone: str
    place: str


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    day = (date(2027, 1, 1) + timedelta(days=draw(st.integers(0, 364)))).isoformat()
    start = draw(st.sampled_from(["", "09:30", "14:00"]))
    return Fact(
        title=draw(st.sampled_from(TITLES)),
        day=day,
        start=start,
        end=draw(st.sampled_from(["", "16:00"])) if start else "",
        zone=draw(st.sampled_from(["", "Europe/Madrid"])) if start else "",
        place=draw(st.sampled_from(PLACES)),
    )


def _calendar(one: Fact) -> str:
    def moment(clock: str) -> str:
        zone = f";TZID={one.zone}" if one.zone else ""
        return f"{zone}:{one.day}T{clock}00".replace("-", "").replace(clock, clock.replace(":", "")) if clock else ""

    start = moment(one.start) or f";VALUE=DATE:{one.day.replace('-', '')}"
    end = f"DTEND{moment(one.end)}\n" if one.end else ""
    place = f"LOCATION:{one.place}\n" if one.place else ""
    return f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:u\nSUMMARY:{one.title}\nDTSTART{start}\n{end}{place}END:VEVENT\nEND:VCALENDAR\n"


def _sheet(one: Fact) -> str:
    cells = (one.title, one.day, one.start, one.end, one.zone, one.place)
    return "Title;Date;Start time;End time;Time zone;Venue\n" + ";".join(cells) + "\n"


def _linked(one: Fact) -> str:
    said = {"startDate": f"{one.day}T{one.start}" if one.start else one.day, "endDate": f"{one.day}T{one.end}" if one.end else ""}
    event = {"@context": "https://schema.org", "@type": "Event", "name": one.title, **said, "location": one.place}
    return json.dumps({name: text for name, text in event.items() if text})


FORMS: dict[str, Callable[[Fact], str]] = {"a.ics": _calendar, "a.csv": _sheet, "a.jsonld": _linked}


def _event(reading: Reading) -> Event:
    assert reading.event is not None
    return reading.event


@settings(max_examples=40)
@given(one=facts())
@pytest.mark.parametrize("name", FORMS)
def test_no_end_no_zone_and_no_place_is_made_up(name: str, one: Fact) -> None:
    from event_ld.loading.events import described_in  # noqa: PLC0415  # linked data alone
    from event_ld.readers.reading import Options  # noqa: PLC0415  # as above

    (read,) = read_text(FORMS[name](one), name=name)
    (reading,) = described_in(read, Options())
    event = _event(reading)
    assert (event.name, event.start_date) == (one.title, f"{one.day}T{one.start}" if one.start else one.day)
    assert event.end_date == (f"{one.day}T{one.end}" if one.end else None)
    known = one.zone if name != "a.jsonld" else ""
    assert event.time_zone == (known or ("America/La_Paz" if "Bolivia" in one.place else None))
    assert (event.location is None) is (not one.place)
    assert (event.organizer, event.performer, event.offers, event.event_status) == ((), (), (), None)
    is_open = bool(one.start) and event.time_zone is None
    assert ("zone-missing" in {problem.code for problem in reading.problems}) is is_open


@settings(max_examples=40)
@given(one=facts(), more=st.integers(1, 3))
def test_a_schedule_has_the_times_of_its_parts_and_no_others(one: Fact, more: int) -> None:
    clock, length = one.start or "10:00", "<duration>00:30</duration>" if one.end else ""
    parts = "".join(
        f"<event id='{at}'><start>{clock}</start>{length}<title>{one.title} {at}</title></event>" for at in range(more)
    )
    text = f"<schedule><conference><title>C</title></conference><day date='{one.day}'><room name='Hall'>{parts}</room></day></schedule>"
    (reading,) = read_text(text, name="a.xml")
    event = _event(reading)
    assert (event.time_zone, event.start_date, len(event.sub_event)) == (None, f"{one.day}T{clock}", more)
    assert reading.evidence["startDate"].rule == "start-from-first-slot"
    for part in event.sub_event:
        assert (part.start_date, part.room, part.performer) == (f"{one.day}T{clock}", "Hall", ())
        assert (part.end_date is None) is (not length)


@settings(max_examples=40)
@given(one=facts(), form=st.sampled_from(["{0:%d.%m.}", "{0:%d %B}", "{0:%A}"]))
def test_a_day_without_its_year_gets_none(one: Fact, form: str) -> None:
    text = f"Title;Date;Start time\n{one.title};{form.format(date.fromisoformat(one.day))};10:00\n"
    (reading,) = read_text(text, name="a.csv")
    event = _event(reading)
    parts = event.sub_event or (event,)
    assert [part.start_date for part in parts] == [None]
    assert {"year-missing", "date-missing"} & {problem.code for problem in reading.problems}
