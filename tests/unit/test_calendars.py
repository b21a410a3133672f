"""Calendars: what each property becomes, with its line, and that nothing is made up which the calendar does not say."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
from click.testing import CliRunner

from event_ld import extras
from event_ld.cli import main
from event_ld.errors import ExtraError, InputError
from event_ld.inputs import read_text
from event_ld.problems import Severity
from event_ld.readers import calendar_file
from event_ld.readers.records import moment_after, moment_of, seconds_of

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.model import Event
    from event_ld.readers.reading import Reading

PARIS = """BEGIN:VTIMEZONE
TZID:{}
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE
"""


def calendar(*events: str, head: str = "") -> str:
    inside = "".join(f"BEGIN:VEVENT\n{event.strip()}\nEND:VEVENT\n" for event in events)
    return f"BEGIN:VCALENDAR\nVERSION:2.0\n{head}{inside}END:VCALENDAR\n"


def readings(*events: str, head: str = "", **options: Any) -> list[Reading]:  # noqa: ANN401  # those of `read_text`
    return read_text(calendar(*events, head=head), name="c.ics", **options)


def one(event: str, head: str = "", **options: Any) -> Event:  # noqa: ANN401  # as above
    (reading,) = readings(event, head=head, **options)
    assert reading.event is not None
    return reading.event


def codes(found: list[Reading]) -> list[str]:
    return [problem.code for reading in found for problem in reading.problems]


def test_the_properties_of_an_event_and_their_lines() -> None:
    (reading,) = readings(
        "UID:42@a.example\nDTSTART;TZID=Europe/Rome:20270506T090000\nDTEND;TZID=Europe/Rome:20270506T103000\n"
        "SUMMARY;LANGUAGE=de:Tag der offenen\n  Tür\\; heute\nDESCRIPTION:a\\nb\\, c\nURL:https://a.example/1\nSTATUS:CONFIRMED\n"
        "LOCATION:City Archive\\, Rome\\, Italy\nGEO:41.9;12.5\nCATEGORIES:open data,archives\nCATEGORIES:a\\, b\n"
        'ORGANIZER;CN="City: Archive":mailto:a@a.example\nATTENDEE;CN=Ana Rojas:mailto:ana@a.example\nPRIORITY:1\nX-A:b'
    )
    event, evidence = reading.event, reading.evidence
    assert event is not None
    assert (event.id, event.name, event.language) == ("42-a.example", "Tag der offenen Tür; heute", "de")
    assert (event.start_date, event.end_date, event.time_zone) == ("2027-05-06T09:00", "2027-05-06T10:30", "Europe/Rome")
    assert (event.description, event.url, event.event_status) == ("a\nb, c", "https://a.example/1", "scheduled")
    assert event.location is not None
    assert event.location.name == "City Archive"
    assert event.location.address is not None
    assert event.location.address.address_locality == "Rome"
    assert event.location.geo is not None
    assert event.location.geo.longitude == "12.5"
    assert [keyword.name for keyword in event.keywords] == ["open data", "archives", "a, b"]
    assert [body.name for body in event.organizer] == ["City: Archive"]
    assert "Ana" not in str(event)
    assert "a@a.example" not in str(event)
    lines = {path: reading.source.position(found.spans[0].start).line for path, found in evidence.items() if found.spans}
    assert (lines["startDate"], lines["name"], lines["location"], lines["keywords[2]"]) == (5, 7, 12, 15)
    assert evidence["id"].rule == "id-from-uid"
    assert evidence["organizer[0].name"].rule == "organizer-of-calendar"


@pytest.mark.parametrize(
    ("times", "start", "end"),
    [
        ("DTSTART;VALUE=DATE:20270506", "2027-05-06", None), ("DTSTART:20270506\nDTEND:20270507", "2027-05-06", None),
        ("DTSTART;VALUE=DATE:20270506\nDTEND;VALUE=DATE:20270509", "2027-05-06", "2027-05-08"),
        ("DTSTART;VALUE=DATE:20270506\nDURATION:P3D", "2027-05-06", "2027-05-08"),
        ("DTSTART;VALUE=DATE:20270506\nDURATION:PT2H", "2027-05-06", None),
        ("DTSTART:20270506T090000", "2027-05-06T09:00", None),
        ("DTSTART:20270506T090000Z\nDTEND:20270506T100000Z", "2027-05-06T09:00+00:00", "2027-05-06T10:00+00:00"),
        ("DTSTART:20270506T090000\nDURATION:PT1H30M", "2027-05-06T09:00", "2027-05-06T10:30"),
        ("DTSTART;TZID=Europe/Rome:20271030T230000\nDURATION:PT6H", "2027-10-30T23:00", "2027-10-31T04:00"),
        ("DTSTART;TZID=Europe/Rome:20270506T090000\nDTEND;TZID=Europe/London:20270506T090000", "2027-05-06T09:00", "2027-05-06T10:00"),
    ],
)  # fmt: skip
def test_days_times_and_durations(times: str, start: str, end: str | None) -> None:
    event = one(f"SUMMARY:A\n{times}")
    assert (event.start_date, event.end_date) == (start, end)


def test_zones_by_their_names() -> None:
    def zone(name: str, head: str = "") -> tuple[str | None, str | None]:
        event = one(f"SUMMARY:A\nDTSTART;TZID={name}:20270706T102000", head)
        return event.start_date, event.time_zone

    assert zone("/mozilla.org/20050126_1/Europe/Berlin") == ("2027-07-06T10:20", "Europe/Berlin")
    assert zone("Romance Standard Time") == ("2027-07-06T10:20", "Europe/Paris")
    assert zone('"Customized Time Zone"', PARIS.format("Customized Time Zone")) == ("2027-07-06T10:20+02:00", None)
    assert zone("GMT", PARIS.format("GMT")) == ("2027-07-06T10:20+02:00", None)
    assert zone("GMT") == ("2027-07-06T10:20", "GMT")
    assert zone("Nowhere", "BEGIN:VTIMEZONE\nTZID:Nowhere\nEND:VTIMEZONE\n") == ("2027-07-06T10:20", None)
    found = readings(
        "SUMMARY:A\nDTSTART;TZID=Mars/Olympus:20270706T102000", "SUMMARY:B\nDTSTART;TZID=Mars/Olympus:20270706T102000"
    )
    assert codes(found).count("unknown-zone") == 1
    assert codes(found).count("zone-missing") == 2
    assert "fact-doubtful" in codes(readings("SUMMARY:A\nDTSTART;TZID=Etc/GMT+12:20270706T102000"))


def test_the_zone_of_the_calendar() -> None:
    head = "X-WR-TIMEZONE:America/La_Paz\n"
    (reading,) = readings("SUMMARY:A\nDTSTART:20270506T130000Z", head=head, time_zone="Europe/Rome")
    assert reading.event is not None
    assert (reading.event.start_date, reading.event.time_zone) == ("2027-05-06T09:00", "America/La_Paz")
    assert reading.evidence["timeZone"].rule == "zone-of-calendar"
    assert one("SUMMARY:A\nDTSTART:20270506T130000", head).time_zone == "America/La_Paz"
    other = one("SUMMARY:A\nDTSTART;TZID=Own:20270506T130000", head + PARIS.format("Own"))
    assert (other.start_date, other.time_zone) == ("2027-05-06T13:00+02:00", None)
    assert "zone-missing" in codes(readings("SUMMARY:A\nDTSTART:20270506T130000"))


def test_places_that_are_addresses_or_open() -> None:
    assert one("SUMMARY:A\nDTSTART:20270506\nLOCATION:https://meet.example/a").virtual_location is not None
    assert one("SUMMARY:A\nDTSTART:20270506\nLOCATION:TBA").unknown == ("location",)
    assert one("SUMMARY:A\nDTSTART:20270506\nLOCATION: ").location is None
    room = one("SUMMARY:A\nDTSTART:20270506\nLOCATION:Room 3")
    assert (room.room, room.location) == ("Room 3", None)
    place = one("SUMMARY:A\nDTSTART:20270506\nLOCATION:Behind the 7 trees\\nnear xyz (ask), 3").location
    assert place is not None
    assert place.name == "Behind the 7 trees, near xyz (ask), 3"
    swapped = readings("SUMMARY:A\nDTSTART:20270506\nGEO:-99.1;19.4\nLOCATION:Zócalo")
    assert "coordinates" in codes(swapped)
    assert swapped[0].event is not None
    assert swapped[0].event.location is not None
    assert swapped[0].event.location.geo is not None
    assert swapped[0].event.location.geo.latitude == "19.4"


def test_status_and_what_is_not_for_the_public() -> None:
    assert one("SUMMARY:A\nDTSTART:20270506\nSTATUS:CANCELLED").event_status == "cancelled"
    assert one("SUMMARY:A\nDTSTART:20270506", "METHOD:CANCEL\n").event_status == "cancelled"
    (tentative,) = readings("SUMMARY:A\nDTSTART:20270506\nSTATUS:TENTATIVE")
    assert tentative.event is not None
    assert tentative.event.event_status is None
    assert "fact-left-out" in codes([tentative])
    private = readings("SUMMARY:Secret\nDTSTART:20270506\nCLASS:PRIVATE", "SUMMARY:A\nDTSTART:20270506")
    assert [reading.event.name for reading in private if reading.event] == ["A"]
    assert "private-left-out" in codes(private)
    text = "Join us.\\n\\n__________\\nMeeting ID: 123\\nPasscode: x\\nhttps://m.example/j/1?pwd=2\\nbye"
    (meeting,) = readings(f"SUMMARY:A\nDTSTART:20270506\nDESCRIPTION:{text}\nX-GOOGLE-CONFERENCE:https://m.example/?pwd=1")
    assert meeting.event is not None
    assert meeting.event.description == "Join us."
    assert meeting.event.virtual_location is None
    assert codes([meeting]).count("private-left-out") == 2
    assert one("SUMMARY:A\nDTSTART:20270506\nCONFERENCE;VALUE=URI:https://m.example/a").virtual_location is not None


def test_organizers_that_differ_are_told() -> None:
    found = readings(*(f"SUMMARY:A\nDTSTART:2027050{n}\nORGANIZER;CN=Body {n}:mailto:a@a.example" for n in (1, 2)))
    assert codes(found).count("fact-doubtful") == 1


def test_a_series_that_is_cancelled() -> None:
    (series,) = readings(f"{WEEKLY}STATUS:CANCELLED\nRRULE:FREQ=WEEKLY;COUNT=2")
    assert series.event is not None
    assert [date.event_status for date in series.event.sub_event] == ["cancelled", "cancelled"]


def test_names_of_many_events() -> None:
    found = readings(*(f"UID:same\nSUMMARY:Talk {n}\nDTSTART:2027050{n}" for n in (1, 2)), "SUMMARY:?\nDTSTART:x", "UID:u\nSUMMARY:B\nDTSTART:20270101",
                     "SUMMARY:Talk 1\nDTSTART:20270501")  # fmt: skip
    assert [reading.event.id for reading in found if reading.event] == [
        "u", "2027-05-01-talk-1", "2027-05-01-talk-1-2", "2027-05-02-talk-2", "event"
    ]  # fmt: skip
    assert codes(found).count("date-format") == 1
    assert [problem.code for problem in found[-1].problems if problem.severity is Severity.VIOLATION] == ["date-format"]


def test_events_are_in_the_order_of_their_days() -> None:
    days = (
        "SUMMARY:Late\nDTSTART;VALUE=DATE:20270310", "SUMMARY:No day", "SUMMARY:Early\nDTSTART:20270310T080000Z",
        "SUMMARY:First\nDTSTART:20270301T080000Z",
    )  # fmt: skip
    assert [found.event.name for found in readings(*days) if found.event] == ["First", "Late", "Early", "No day"]


def test_versions_of_an_event() -> None:
    found = readings(*(f"UID:a\nSEQUENCE:{n}\nSUMMARY:V{n}\nDTSTART:2027050{n}" for n in (2, 3, 1)))
    assert [reading.event.name for reading in found if reading.event] == ["V3"]
    again = readings(*["UID:a\nSUMMARY:A\nDTSTART:20270501"] * 2, "UID:a\nSUMMARY:B\nDTSTART:20270501")
    assert [reading.event.name for reading in again if reading.event] == ["A", "B"]


WEEKLY = "UID:w\nSUMMARY:Course\nDTSTART;TZID=Europe/Rome:20270302T190000\nDTEND;TZID=Europe/Rome:20270302T203000\n"


def test_dates_of_an_event_that_repeats() -> None:
    found = readings(
        f"{WEEKLY}RRULE:FREQ=WEEKLY;COUNT=6\nEXDATE;TZID=Europe/Rome:20270309T190000",
        "UID:w\nRECURRENCE-ID;TZID=Europe/Rome:20270316T190000\nSUMMARY:Course in the park\nDTSTART;TZID=Europe/Rome:20270317T180000",
        "UID:w\nRECURRENCE-ID;TZID=Europe/Rome:20270323T190000\nSUMMARY:Course\nSTATUS:CANCELLED\nDTSTART;TZID=Europe/Rome:20270323T190000",
        "UID:other\nSUMMARY:A\nDTSTART:20270506",
    )
    series = found[0].event
    assert series is not None
    assert (len(found), series.type, series.start_date, series.end_date) == (2, "EventSeries", "2027-03-02T19:00", None)
    assert [(date.start_date, date.end_date, date.name, date.event_status) for date in series.sub_event] == [
        ("2027-03-02T19:00", "2027-03-02T20:30", "Course", None),
        ("2027-03-17T18:00", None, "Course in the park", "rescheduled"),
        ("2027-03-23T19:00", None, "Course", "cancelled"),
        ("2027-03-30T19:00", "2027-03-30T20:30", "Course", None),
        ("2027-04-06T19:00", "2027-04-06T20:30", "Course", None),
    ]
    assert [date.previous_start_date for date in series.sub_event if date.previous_start_date] == ["2027-03-16T19:00"]
    assert found[0].evidence["subEvent[0].startDate"].rule == "date-from-recurrence"
    assert "recurrence-unread" not in codes(found)


@pytest.mark.parametrize(
    ("rule", "dates", "is_whole"),
    [
        ("RRULE:FREQ=DAILY", 100, False), ("RRULE:FREQ=YEARLY", 2, False), ("RRULE:FREQ=DAILY;UNTIL=20270305T235959Z", 4, True),
        ("RRULE:FREQ=YEARLY;UNTIL=20400101T000000Z", 2, False), ("RDATE;TZID=Europe/Rome:20270401T190000,20270402T190000", 3, True),
        ("RRULE:FREQ=SECONDLY", 0, False), ("RRULE:FREQ=NEVER", 0, False), ("RRULE:FREQ=DAILY;UNTIL=20200101T000000Z", 0, False),
    ],
)  # fmt: skip
def test_rules_within_bounds(rule: str, dates: int, *, is_whole: bool) -> None:
    (reading,) = readings(WEEKLY + rule)
    assert reading.event is not None
    assert len(reading.event.sub_event) == dates
    assert ("recurrence-unread" not in codes([reading])) is is_whole


def test_days_that_repeat_and_an_end_of_the_calendar() -> None:
    days = one("SUMMARY:A\nDTSTART;VALUE=DATE:20270302\nDTEND;VALUE=DATE:20270304\nRRULE:FREQ=WEEKLY;COUNT=2")
    assert [(day.start_date, day.end_date) for day in days.sub_event] == [
        ("2027-03-02", "2027-03-03"),
        ("2027-03-09", "2027-03-10"),
    ]
    assert "recurrence-unread" in codes(readings("SUMMARY:A\nDTSTART:99990302\nRRULE:FREQ=DAILY"))
    floating = one("SUMMARY:A\nDTSTART:20270302T090000Z\nRRULE:FREQ=DAILY;COUNT=2")
    assert [day.id for day in floating.sub_event] == ["2027-03-02T0900", "2027-03-03T0900"]


def test_broken_lines_and_letters() -> None:
    data = calendar("SUMMARY:Día\nDTSTART:20270506\nDESCRIPTION:one\ntwo three\nX-B").encode()
    data = data.replace("í".encode(), b"\xc3\r\n \xad")
    (reading,) = read_text(data, name="c.ics")
    assert reading.event is not None
    assert (reading.event.name, reading.event.description) == ("Día", "one\ntwo three\nX-B")
    assert codes([reading]).count("calendar-line") == 1
    cut = read_text("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:A\nDTSTART:20270506\n")
    assert cut[0].event is not None
    assert "calendar-line" in codes(cut)
    stray = one("SUMMARY:A\nDTSTART:20270506\nDTEND:20270507\nnothing")
    assert (stray.start_date, stray.end_date) == ("2027-05-06", None)
    assert codes(read_text("junk\n", form="ics")) == ["no-event"]
    bare = read_text("BEGIN:VEVENT\nSUMMARY:A\nDTSTART:20270506\nEND:VCALENDAR\nEND:VEVENT\n", form="ics")
    assert bare[0].event is not None
    assert codes(read_text(calendar(head="BEGIN:VTODO\nSUMMARY:x\nEND:VTODO\n"))) == ["fact-left-out", "no-event"]
    assert "date-missing" in codes(readings("SUMMARY:A"))
    assert "duration-format" in codes(readings("SUMMARY:A\nDTSTART:20270506T090000\nDURATION:long"))
    assert len(read_text(calendar("SUMMARY:A\nDTSTART:20270506") + calendar("SUMMARY:B\nDTSTART:20270506"))) == 2


def test_limits_and_extras(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_file, "MOST_RECORDS", 1)
    with pytest.raises(InputError, match="more than 1 events"):
        readings("SUMMARY:A", "SUMMARY:B")

    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    for event in ("DTSTART;TZID=Romance Standard Time:20270506T090000", f"{WEEKLY}RRULE:FREQ=WEEKLY;COUNT=6"):
        with pytest.raises(ExtraError, match="needs the extra ics: pip install icalendar recurring-ical-events"):
            readings(event)


def test_what_another_library_reads_is_read_alike() -> None:
    dice = random.Random(7)  # noqa: S311  # no secrets
    made = icalendar.Calendar()
    texts = ["Open day", "Día; de, \\ datos", "«Ñ» " * 30, "a\nb", "x:y", '"quoted"']
    for number in range(60):
        event = icalendar.Event()
        event.add("uid", f"u{number}")
        event.add("summary", dice.choice(texts))
        event.add("description", dice.choice(texts))
        event.add("location", "Archive")
        event["dtstart"] = icalendar.vText(f"2027{dice.randint(1, 12):02}{dice.randint(1, 28):02}T{dice.randint(0, 23):02}0000Z")
        made.add_component(event)
    others: Any = icalendar.Calendar.from_ical(made.to_ical()).walk("VEVENT")
    known = sorted(others, key=lambda one: one.start)
    found = read_text(made.to_ical(), name="c.ics")
    assert len(found) == len(known)
    for reading, other in zip(found, known, strict=True):
        assert reading.event is not None
        assert reading.event.name == " ".join(str(other["SUMMARY"]).split())
        assert reading.event.description == str(other["DESCRIPTION"]).strip()
        assert reading.event.start_date == other.start.strftime("%Y-%m-%dT%H:%M+00:00")


def test_moments_and_durations() -> None:
    assert [moment_of(text) for text in ("20270506", "2027-05-06 9:05", "2027-05-06T09:05:07.000+0200", "20270230", "x", "")] == [
        "2027-05-06", "2027-05-06T09:05", "2027-05-06T09:05:07+02:00", "", "", ""
    ]  # fmt: skip
    assert [seconds_of(text) for text in ("PT1H30M", "P1DT1H", "P2W", "01:30", "1:30:30", "25:00", "1:00:00:00", "-PT1H", "P", "x")] == [
        5400, 90_000, 1_209_600, 5400, 5430, 90_000, 86_400, None, None, None
    ]  # fmt: skip
    assert seconds_of("PT999999999S") == 999_999_999
    assert moment_after("9999-12-31T23:00", 7200, None) == ""
    assert moment_after("2027-05-06T09:00", 60, "Nowhere") == ""


def test_the_command_writes_a_folder_and_one_stream(tmp_path: Path) -> None:
    path = tmp_path / "c.ics"
    path.write_text(
        calendar("UID:a\nSUMMARY:A\nDTSTART:20270506", "UID:b\nSUMMARY:B\nDTSTART:20270507", "UID:A\nSUMMARY:C\nDTSTART:20270507")
    )
    result = CliRunner().invoke(main, ["draft", str(path), "-o", str(tmp_path / "out")])
    assert result.exit_code == 0, result.output
    assert sorted(one.name for one in (tmp_path / "out").iterdir()) == ["A-2.yaml", "a.yaml", "b.yaml"]
    stream = CliRunner().invoke(main, ["draft", "-"], input=path.read_bytes()).stdout
    assert [reading.event.id for reading in read_text(stream, form="yaml") if reading.event] == ["a", "b", "A"]
    whole = CliRunner().invoke(main, ["draft", str(path), "-o", str(tmp_path / "all.yaml")])
    assert whole.exit_code == 0
    assert CliRunner().invoke(main, ["draft", str(path), "--explain"]).exit_code == 2
    assert CliRunner().invoke(main, ["draft", str(path), "-o", str(path / "x")]).exit_code == 3
    jsonld = CliRunner().invoke(main, ["convert", str(path), "--to", "ntriples", "--base-url", "https://a.example/"])
    assert "https://a.example/b/" in jsonld.stdout


@pytest.mark.parametrize(
    "line",
    [
        "Passcode: a1",
        "Phone PIN: 9911",
        "PIN 4455",
        "Clave: 999888",
        "Código de acceso: 1",
        "Código de acesso: 1",
        "Senha: x",
        "Access code: 2233",
        "Kennwort: q1w2",
        "Code d’accès : 12",
        "Join here https://teams.microsoft.com/l/meetup-join/abc",
        "https://zoom.us/j/85?pwd=abc",
    ],
)
def test_what_lets_anybody_in_is_left_out(line: str) -> None:
    (reading,) = readings(f"SUMMARY:Talk\nDTSTART:20270506T090000\nDESCRIPTION:Come.\\n{line}")
    assert reading.event is not None
    assert reading.event.description == "Come."
    assert "private-left-out" in codes([reading])


@pytest.mark.parametrize("line", ["Pin up your map.", "The key (clave) of maps", "Spinning wheels: 4 of them"])
def test_what_lets_nobody_in_stays(line: str) -> None:
    assert line in str(one(f"SUMMARY:Talk\nDTSTART:20270506T090000\nDESCRIPTION:Come.\\n{line}").description)


@pytest.mark.parametrize("name", ["LOCATION", "URL"])
def test_a_link_with_a_password_is_nowhere(name: str) -> None:
    event = one(f"SUMMARY:Talk\nDTSTART:20270506T090000\n{name}:https://us02web.zoom.us/j/85?pwd=SECRET")
    assert "SECRET" not in repr(event)


@pytest.mark.parametrize(
    ("place", "mode", "name"),
    [
        ("Online", "online", None),
        ("Microsoft Teams Meeting", "online", None),
        ("Google Meet", "online", None),
        ("En línea", "online", None),
        ("Teams Arena\\, Vienna", None, "Teams Arena"),
        ("Virtual Reality Lab", None, "Virtual Reality Lab"),
    ],
)
def test_a_place_that_is_the_internet_is_no_place(place: str, mode: str | None, name: str | None) -> None:
    event = one(f"SUMMARY:Talk\nDTSTART:20270506T090000\nLOCATION:{place}")
    assert (event.location.name if event.location else None) == name
    assert event.event_attendance_mode == (mode or "offline")


def test_coordinates_without_a_place_and_a_text_that_is_there_as_html_alone() -> None:
    event = one("DTSTART:20270506\nSUMMARY:A\nGEO:41.9;12.5\nX-ALT-DESC;FMTTYPE=text/html:<p>Come <b>early</b></p>")
    assert event.location is not None
    assert event.location.geo is not None
    assert (event.location.name, event.location.geo.latitude, event.description) == (None, "41.9", "Come early")
    both = one("DTSTART:20270506\nSUMMARY:A\nDESCRIPTION:Come early\nX-ALT-DESC:<p>Come late</p>")
    assert both.description == "Come early"


def test_a_calendar_in_utf_16_and_one_whose_events_are_tentative() -> None:
    text = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:Año\r\nDTSTART:20270506\r\nSTATUS:TENTATIVE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    (reading,) = read_text(text.encode("utf-16"), name="a.ics")
    assert reading.event is not None
    assert (reading.event.name, reading.event.event_status) == ("Año", None)
    assert [one.code for one in reading.problems] == ["fact-left-out"]


def test_a_zone_that_the_calendar_defines_under_a_name_with_a_comma() -> None:
    zone = "BEGIN:VTIMEZONE\nTZID:Kuala Lumpur\\, Singapore\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0800\nTZOFFSETTO:+0800\nEND:STANDARD\nEND:VTIMEZONE\n"
    event = one('SUMMARY:A\nDTSTART;TZID="Kuala Lumpur, Singapore":20270506T093000', zone)
    assert event.start_date == "2027-05-06T09:30+08:00"


@pytest.mark.parametrize(
    ("shown", "zone"),
    [
        ("(UTC-05:00) Bogota, Lima, Quito", "America/Bogota"),
        ("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam"),
        ("(UTC-03:00) Brasilia", "America/Sao_Paulo"),
        ("(UTC-07:00) Chihuahua, La Paz, Mazatlan", "America/Mazatlan"),
        ("(UTC-05:00) Eastern Time (US & Canada)", None),
        ("(UTC-05:00) Tokyo", None),
        ("Our zone", None),
    ],
)
def test_a_zone_as_windows_shows_it_is_that_of_its_city_and_never_that_of_the_calendar(shown: str, zone: str | None) -> None:
    text = (
        "BEGIN:VCALENDAR\nX-WR-TIMEZONE:Europe/Madrid\nBEGIN:VEVENT\nUID:1\nSUMMARY:Maps\n"
        f'DTSTART;TZID="{shown}":20270629T090000\nEND:VEVENT\nEND:VCALENDAR\n'
    )
    (reading,) = read_text(text, name="a.ics")
    assert reading.event is not None
    assert reading.event.time_zone == zone
    assert ("unknown-zone" in {one.code for one in reading.problems}) == (zone is None)


@pytest.mark.parametrize(
    ("summary", "name", "description"),
    [
        (r"Map\n fair", "Map fair", None),
        (r"Map fair\n\nPlace: Hall\nPriest: Ana", "Map fair", "Place: Hall\nPriest: Ana"),
        (r"Map fair\nPlace: Hall\nPriest: Ana", "Map fair", "Place: Hall\nPriest: Ana"),
    ],
)
def test_a_title_of_several_lines(summary: str, name: str, description: str | None) -> None:
    (reading,) = read_text(calendar(f"SUMMARY:{summary}\nDTSTART:20270503T100000Z\n"))
    assert reading.event is not None
    assert (reading.event.name, reading.event.description) == (name, description)
