"""What repeats: its rule, its dates, and what is published of them."""

from __future__ import annotations

import warnings
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import icalendar
import pytest
import recurring_ical_events
from hypothesis import given
from hypothesis import strategies as st

from event_ld import convert, to_graph
from event_ld.inputs import read_text
from event_ld.pipeline import load
from event_ld.publish.site.calendar import calendar
from event_ld.publish.site.entity_pages import end_of
from event_ld.recurrence import LONGEST, WEEKDAYS, Rule, dates, rrule, rule_of

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.readers.reading import Reading

YOGA = """id: yoga
name: Yoga
inLanguage: en
startDate: 2027-02-02
timeZone: Europe/Madrid
location: {name: Park, address: {addressLocality: Madrid, addressCountry: Spain}}
eventSchedule: {repeatFrequency: weekly, byDay: [martes], startTime: "23:00", endTime: "00:30", endDate: 2027-03-30, exceptDate: 2027-03-16}
"""


def only(text: str, name: str = "yoga.yaml") -> Reading:
    (reading,) = read_text(text, name=name)
    return reading


def event_of(text: str, name: str = "yoga.yaml") -> Event:
    event = only(text, name).event
    assert event is not None
    return event


def starts(event: Event) -> list[str]:
    return [str(one.start_date) for one in event.sub_event]


def test_a_schedule_becomes_dates_with_names_ends_and_ids_of_their_own() -> None:
    event = event_of(YOGA)
    assert [day[:10] for day in starts(event)] == [
        "2027-02-02", "2027-02-09", "2027-02-16", "2027-02-23", "2027-03-02", "2027-03-09", "2027-03-23", "2027-03-30",
    ]  # fmt: skip
    first = event.sub_event[0]
    assert (first.id, first.name, first.start_date, first.end_date) == (
        "2027-02-02T2300",
        "Yoga",
        "2027-02-02T23:00",
        "2027-02-03T00:30",
    )
    assert (event.type, event.start_date, event.end_date) == ("EventSeries", "2027-02-02T23:00", "2027-03-31T00:30")
    assert only(YOGA).evidence["subEvent[1].startDate"].rule == "date-from-recurrence"
    assert only(YOGA).problems == []


def test_the_web_has_an_event_for_each_date_and_the_portal_the_rule_too() -> None:
    web = convert([only(YOGA)], to="jsonld", profile="web", base_url="https://a.example/").text
    assert web.count('"startDate": "2027-0') == 9
    assert "eventSchedule" not in web
    portal = convert([only(YOGA)], to="turtle", base_url="https://a.example/").text
    for said in ('repeatFrequency "P1W"', 'byDay "TU"', 'exceptDate "2027-03-16"', "#2027-02-02T2300"):
        assert said in portal
    event = event_of(YOGA)
    assert load(to_graph(event, "https://a.example/"), "https://a.example/") == event


@pytest.mark.parametrize(
    ("schedule", "sentence"),
    [
        ("repeatFrequency: P1W, byDay: 2TU", "its dates can't be told: its days are not those of its frequency"),
        ("repeatFrequency: P1W, exceptDate: 2027-02-02, repeatCount: 1", "its rule gives no date"),
        ("repeatFrequency: daily", "only its first dates are listed, 100 in number"),
    ],
)
def test_dates_that_are_not_all_told_are_said(schedule: str, sentence: str) -> None:
    reading = only(f"id: a\nname: A\nstartDate: 2027-02-02\neventSchedule: {{{schedule}}}\n")
    assert [one.message for one in reading.problems if one.code == "recurrence-unread"] == [f"The event repeats, and {sentence}."]


def test_a_schedule_without_a_first_day_or_with_words_that_are_none() -> None:
    reading = only("id: a\nname: A\neventSchedule: {repeatFrequency: weekly}\n")
    assert "it names no first day" in next(one.message for one in reading.problems if one.code == "recurrence-unread")
    reading = only(
        "id: a\nname: A\nstartDate: 2027-02-02\neventSchedule: {repeatFrequency: often, byDay: someday, startTime: '9:00'}\n"
    )
    assert [one.code for one in reading.problems if one.code == "wrong-type"] == ["wrong-type"] * 3


def test_the_times_are_those_of_the_event_where_the_schedule_has_none_and_listed_dates_stay() -> None:
    text = "id: a\nname: A\nstartDate: 2027-02-02T10:00\nendDate: 2027-02-02T11:00\neventSchedule: {repeatFrequency: P2W, repeatCount: 2}\n"
    event = event_of(text)
    assert [(one.start_date, one.end_date) for one in event.sub_event] == [
        ("2027-02-02T10:00", "2027-02-02T11:00"), ("2027-02-16T10:00", "2027-02-16T11:00"),
    ]  # fmt: skip
    assert event.end_date == "2027-02-16T11:00"
    listed = event_of(f"{text}subEvent: [{{name: B, startDate: 2027-02-02T10:00}}]\n")
    assert [one.name for one in listed.sub_event] == ["B"]
    assert starts(
        event_of(
            "id: a\nname: A\ntype: Festival\nstartDate: 2027-02-02\neventSchedule: {repeatFrequency: yearly, repeatCount: 2}\n"
        )
    ) == ["2027-02-02", "2028-02-02"]


# -- calendars

SERIES = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:yoga
SUMMARY:Yoga
DTSTART;TZID=Europe/Madrid:20270202T100000
DTEND;TZID=Europe/Madrid:20270202T110000
RRULE:{rule}
EXDATE;TZID=Europe/Madrid:20270216T100000
END:VEVENT
BEGIN:VEVENT
UID:yoga
SUMMARY:Yoga
RECURRENCE-ID;TZID=Europe/Madrid:20270209T100000
DTSTART;TZID=Europe/Madrid:20270209T120000
DTEND;TZID=Europe/Madrid:20270209T130000
STATUS:CANCELLED
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=WEEKLY;COUNT=5",
        "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20270304T230000Z",
        "FREQ=MONTHLY;BYDAY=1TU;COUNT=3",
        "FREQ=DAILY;INTERVAL=7;COUNT=4",
    ],
)
def test_a_series_out_of_a_calendar_reads_back_out_of_ours(rule: str) -> None:
    event = event_of(SERIES.format(rule=rule), "a.ics")
    schedule = event.event_schedule
    assert schedule is not None
    assert (schedule.start_time, schedule.end_time, schedule.schedule_timezone) == ("10:00", "11:00", "Europe/Madrid")
    written = calendar(event, "https://a.example/yoga/#event", "2027-01-01T00:00:00Z")
    assert written == calendar(event, "https://a.example/yoga/#event", "2027-01-01T00:00:00Z")
    known = icalendar.Calendar.from_ical(written)
    found = recurring_ical_events.of(known).between(date(2026, 1, 1), date(2030, 1, 1))
    assert sorted(one["DTSTART"].dt.replace(tzinfo=None).isoformat(timespec="minutes") for one in found) == starts(event)
    again = event_of(written, "a.ics")
    assert (again.event_schedule, again.sub_event) == (schedule, event.sub_event)


def test_a_rule_that_schema_org_has_no_words_for_keeps_its_dates() -> None:
    event = event_of(SERIES.format(rule="FREQ=MONTHLY;BYDAY=TU;BYSETPOS=1;COUNT=3"), "a.ics")
    assert (event.event_schedule, starts(event)[0]) == (None, "2027-02-02T10:00")
    written = calendar(event, "https://a.example/yoga/#event", "2027-01-01T00:00:00Z")
    assert "RRULE" not in written


def test_all_day_series_and_dates_beside_the_rule() -> None:
    text = "id: a\nname: A\nstartDate: 2027-02-02\neventSchedule: {repeatFrequency: weekly, endDate: 2027-02-16, exceptDate: 2027-02-09}\n"
    event = event_of(text)
    written = calendar(event, "https://a.example/a/#event", "2027-01-01T00:00:00Z")
    assert "DTSTART;VALUE=DATE:20270202\r\nRRULE:FREQ=WEEKLY;UNTIL=20270216\r\nEXDATE;VALUE=DATE:20270209\r\n" in written
    moved = event_of(f"{text}subEvent: [{{name: A, startDate: 2027-02-02}}, {{name: A, startDate: 2027-02-10}}]\n")
    assert "RDATE;VALUE=DATE:20270210\r\n" in calendar(moved, "https://a.example/a/#event", "2027-01-01T00:00:00Z")


# -- laws

RULES = st.builds(
    Rule,
    frequency=st.builds("P{}{}".format, st.integers(1, 3), st.sampled_from("DWMY")),
    by_day=st.lists(st.sampled_from([*WEEKDAYS, "1MO", "2TU", "-1FR", "5WE"]), unique=True, max_size=3).map(tuple),
    by_month=st.none() | st.integers(1, 12),
    by_month_day=st.none() | st.integers(1, 31),
    times=st.none() | st.integers(1, 30),
    last=st.sampled_from(["", "2027-06-30"]),
    except_dates=st.just(()),
).filter(lambda rule: rule.is_sound and not (rule.times and rule.last))


@given(RULES, st.dates(date(2027, 1, 1), date(2027, 12, 31)))
def test_dates_are_those_that_another_program_finds(rule: Rule, first: date) -> None:
    found, is_whole = dates(first.isoformat(), rule)
    text = rrule(rule, rule.last.replace("-", ""))
    whole = rule_of(text)
    assert whole is not None
    assert whole == rule._replace(last=rule.last if not rule.times else "")
    dateutil: Any = pytest.importorskip("dateutil.rrule")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        start = datetime(first.year, first.month, first.day)  # noqa: DTZ001  # a local day
        theirs = dateutil.rrulestr(f"RRULE:{text}", dtstart=start).xafter(start, count=150, inc=True)
        known = [one.date().isoformat() for one in theirs if one.date() <= first + LONGEST]
    assert found == known[:100]
    assert is_whole or len(known) >= 100 or not (rule.times or rule.last) or bool(rule.times)


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=HOURLY",
        "FREQ=WEEKLY;BYSETPOS=1",
        "FREQ=WEEKLY;INTERVAL=x",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=WEEKLY;INTERVAL=2;WKST=SU",
        "FREQ=MONTHLY;BYMONTHDAY=-1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;COUNT=0",
        "FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1",
        "",
    ],
)
def test_rules_that_say_more_are_none(text: str) -> None:
    assert rule_of(text) is None


@pytest.mark.parametrize(
    ("line", "rule", "first", "last", "times"),
    [
        ("Todos los martes del 2 de febrero al 30 de marzo de 2027, de 19 a 21 h", ("P1W", "TU"), "2027-02-02", "2027-03-30", ("19:00", "21:00")),
        ("Todas as terças-feiras de 2 de fevereiro a 30 de março de 2027, das 19h às 21h", ("P1W", "TU"), "2027-02-02", "2027-03-30", ("19:00", "21:00")),
        ("Tous les mercredis du 6 janvier au 24 mars 2027, de 14h à 16h", ("P1W", "WE"), "2027-01-06", "2027-03-24", ("14:00", "16:00")),
        ("On Tuesdays and Thursdays, 2 February to 30 March 2027, 18:00", ("P1W", "TU", "TH"), "2027-02-02", "2027-03-30", ("18:00", None)),
        ("Todos los jueves de agosto de 2027, 20 h", ("P1W", "TH"), "2027-08-05", "2027-08-26", ("20:00", None)),
        ("Every second Tuesday of the month from 12 January 2027, 19:00", ("P1M", "2TU"), "2027-01-12", None, ("19:00", None)),
        ("Every other Tuesday from 12 January 2027, 19:00", ("P2W", "TU"), "2027-01-12", None, ("19:00", None)),
        ("Daily 10 to 17, 1 - 30 June 2027", ("P1D",), "2027-06-01", "2027-06-30", ("10:00", "17:00")),
        ("De lunes a miércoles, del 1 al 30 de junio de 2027, de 9 a 14 h", ("P1W", "MO", "TU", "WE"), "2027-06-01", "2027-06-30", ("09:00", "14:00")),
        ("El último viernes de cada mes desde el 29 de enero de 2027, 19:00", ("P1M", "-1FR"), "2027-01-29", None, ("19:00", None)),
    ],
)  # fmt: skip
def test_what_repeats_in_the_words_of_a_programme(
    line: str, rule: tuple[str, ...], first: str, last: str | None, times: tuple[str, str | None]
) -> None:
    event = event_of(f"Map club\n{line}\nTown Hall, Leeds, UK\n", "a.txt")
    schedule = event.event_schedule
    assert (event.name, schedule is not None) == ("Map club", True)
    assert schedule is not None
    assert (schedule.repeat_frequency, *schedule.by_day) == rule
    assert (schedule.start_date, schedule.end_date, schedule.start_time, schedule.end_time) == (first, last, *times)
    assert starts(event)[0] == f"{first}T{times[0]}"
    assert {date.fromisoformat(one[:10]).weekday() for one in starts(event)} <= (
        {WEEKDAYS.index(one[-2:]) for one in rule[1:]} or set(range(7))
    )


def test_a_month_without_its_year_is_asked_for_and_its_hour_is_no_day() -> None:
    reading = only("Ciclo de cine\nTodos los jueves de agosto, 20 h, Teatro Solís, Montevideo\n", "a.txt")
    assert reading.event is not None
    schedule = reading.event.event_schedule
    assert schedule is not None
    assert (schedule.by_day, schedule.by_month, schedule.by_month_day, schedule.start_time) == (("TH",), 8, None, "20:00")
    assert "year-missing" in {one.code for one in reading.problems}
    dated = event_of("Ciclo de cine 2027\nTodos los jueves de agosto, 20 h, Teatro Solís, Montevideo\n", "a.txt")
    assert starts(dated)[0] == "2027-08-05T20:00"


@pytest.mark.parametrize(
    "line",
    [
        "on Monday 10 May 2027, 10:00", "Los lunes 5 y 12 de julio de 2027, 10:00", "Every Friday for Future, 11 May 2027, 10:00",
        "Lunes a viernes, 10-14 de mayo de 2027, 10:00", "Every third Tuesday, 11 May 2027, 10:00",
    ],
)  # fmt: skip
def test_what_only_sounds_like_a_rule_is_none(line: str) -> None:
    schedule = event_of(f"Map club\n{line}\nTown Hall, Leeds, UK\n", "a.txt").event_schedule
    assert schedule is None or schedule.repeat_frequency is None


def test_a_column_of_a_sheet_says_how_an_event_repeats() -> None:
    text = (
        "Título\tFecha inicio\tFecha fin\tHora\tHora fin\tCiudad\tFrecuencia\nA\t2/2/2027\t30/3/2027\t19:00\t21:00\tLima\ttodos los martes\n"
        "B\t13/2/2027\t\t\t\tLima\tno\nC\t13/2/2027\t\t\t\tLima\ta veces\nD\t13/2/2027\t27/2/2027\t\t\tLima\tsemanal\n"
        "E\t2/2/2027\t\t\t\tLima\tFREQ=WEEKLY;BYDAY=TU;COUNT=3\n"
    )
    readings = read_text(text, name="a.csv")
    found = [one.event for one in readings if one.event is not None]
    assert [len(one.sub_event) for one in found] == [9, 0, 0, 3, 3]
    assert (found[0].sub_event[8].start_date, found[0].sub_event[8].end_date) == ("2027-03-30T19:00", "2027-03-30T21:00")
    assert [any(one.path == "eventSchedule" for one in reading.problems) for reading in readings] == [
        False,
        False,
        True,
        False,
        False,
    ]


def test_the_id_of_a_date_has_no_offset() -> None:
    zone = "BEGIN:VTIMEZONE\nTZID:Ours\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\nEND:STANDARD\nEND:VTIMEZONE\n"
    text = f"BEGIN:VCALENDAR\n{zone}BEGIN:VEVENT\nUID:a\nSUMMARY:A\nDTSTART;TZID=Ours:20270303T180000\nRRULE:FREQ=DAILY;COUNT=2\nEND:VEVENT\nEND:VCALENDAR\n"
    event = event_of(text, "a.ics")
    assert starts(event)[0].endswith("+01:00")
    assert [one.id for one in event.sub_event] == ["2027-03-03T1800", "2027-03-04T1800"]


WEEK = (
    ("Tuesday", ("TU",)), ("martes y jueves", ("TU", "TH")), ("Mon, Wed", ("MO", "WE")), ("segunda-feira", ("MO",)),
    ("mardi et jeudi", ("TU", "TH")), ("lunes a viernes", ("MO", "TU", "WE", "TH", "FR")), ("every Friday", ("FR",)),
)  # fmt: skip


@pytest.mark.parametrize(("days", "codes"), WEEK)
def test_days_of_the_week_beside_a_first_and_a_last_day_are_a_rule(days: str, codes: tuple[str, ...]) -> None:
    text = f'Título,Días,Hora,Desde,Hasta,Excepto\nA,"{days}",18:00,01/02/2027,31/03/2027,"16/02/2027; 18 y 22 de febrero, 5 de marzo"\n'
    (event,) = (one.event for one in read_text(text, name="a.csv"))
    assert event is not None
    assert event.event_schedule is not None
    assert (event.event_schedule.by_day, event.event_schedule.end_date) == (codes, "2027-03-31")
    left = {"2027-02-16": "TU", "2027-02-18": "TH", "2027-02-22": "MO", "2027-03-05": "FR"}
    assert event.event_schedule.except_date == tuple(day for day, code in left.items() if code in codes)


def test_a_day_of_the_week_beside_a_date_is_no_rule() -> None:
    text = "Title,Weekday,Start,End,Time\nA,Friday,2027-03-12,2027-03-14,18:00\nB,Tuesday,2027-03-16,,\n"
    events = [one.event for one in read_text(text, name="a.csv")]
    assert [(one.start_date, one.event_schedule) for one in events if one is not None] == [
        ("2027-03-12T18:00", None),
        ("2027-03-16", None),
    ]


@pytest.mark.parametrize("said", ["holidays", "16 February 2029", "3-5 and 9 March"])
def test_days_that_are_left_out_of_nothing_or_are_no_days_are_told(said: str) -> None:
    for rule in ("every Tuesday", ""):
        text = f"Title,Repeats,Start date,End date,Except\nA,{rule},2027-02-02,2027-03-30,{said}\n"
        (reading,) = read_text(text, name="a.csv")
        assert reading.event is not None
        assert reading.event.event_schedule is None or reading.event.event_schedule.except_date == ()
        assert any(said in one.message for one in reading.problems)


WEEKLY = "id: a\nname: A\ntimeZone: Europe/Madrid\nstartDate: 2026-07-02T11:00\n"
SCHEDULE = 'eventSchedule: {repeatFrequency: weekly, byDay: TH, startTime: "11:00", endTime: "12:00", exceptDate: 2026-07-16}\n'


def _lines_of(text: str) -> tuple[Event, list[str]]:
    event = read_text(text, form="yaml")[0].event
    assert event is not None
    return event, calendar(event, "https://e.org/a/#event", "2026-01-01T00:00:00Z").splitlines()


def test_a_series_goes_on_as_long_as_the_event_does() -> None:
    event, lines = _lines_of(f"{WEEKLY}endDate: 2027-04-28T12:00\n{SCHEDULE}")
    assert (event.sub_event[-1].start_date, event.end_date) == ("2027-04-22T11:00", "2027-04-28T12:00")
    assert [one for one in lines if one.startswith("RRULE")] == ["RRULE:FREQ=WEEKLY;BYDAY=TH;UNTIL=20270428T215959Z"]
    overnight, _ = _lines_of(f"{WEEKLY}endDate: 2026-07-03T02:00\neventSchedule: {{repeatFrequency: weekly, repeatCount: 3}}\n")
    assert [one.start_date for one in overnight.sub_event] == [f"2026-07-{day:02}T11:00" for day in (2, 9, 16)]


@pytest.mark.parametrize("parts", ["", "subEvent: [{name: Extra, startDate: 2026-07-04T11:00}]\n"])
def test_beside_a_rule_without_an_end_stands_no_further_date(parts: str) -> None:
    _, lines = _lines_of(f"{WEEKLY}{SCHEDULE}{parts}")
    assert not [one for one in lines if one.startswith(("RDATE;", "RECURRENCE-ID"))]
    uids = [one.rpartition("#")[2] for one in lines if one.startswith("UID")]
    assert uids == ["event", *(["slot-202607041100"] if parts else [])]


def test_an_event_that_lists_some_of_its_dates_is_not_over_with_the_first_one() -> None:
    event, lines = _lines_of(
        f"{WEEKLY}endDate: 2026-07-02T12:00\neventSchedule: {{repeatFrequency: weekly}}\nsubEvent: [{{startDate: 2026-07-04T11:00}}]\n"
    )
    assert (event.end_date, event.event_schedule and event.event_schedule.end_time, end_of(event) > "2028") == (
        None,
        "12:00",
        True,
    )
    assert "DTEND;TZID=Europe/Madrid:20260702T120000" in lines


@pytest.mark.parametrize(
    ("rule", "off", "last", "number"),
    [
        ("every Tuesday until 30 March 2027", "", "2027-03-30", 9),
        ("todos los martes hasta el 30 de marzo", "", "2027-03-30", 9),
        ("todos los martes del 2 de febrero al 30 de marzo de 2027", "", "2027-03-30", 9),
        ("todos los martes hasta el 30 de marzo de 2027, excepto el 23 de febrero", "", "2027-03-30", 8),
        ("every Tuesday (9 sessions)", "", "2027-03-30", 9),
        ("every Tuesday at 7pm until 30 March", "23 Feb and 16 March", "2027-03-30", 7),
        ("FREQ=WEEKLY;UNTIL=20270330", "23/02/2027; 16/03/2027", "2027-03-30", 7),
        ("every Tuesday in term time", "", "", 0),
        ("every Tuesday, except when it rains", "", "", 0),
        ("every Tuesday 30 March", "", "", 0),
    ],
)
def test_a_cell_says_when_a_rule_ends_and_when_it_is_off(rule: str, off: str, last: str, number: int) -> None:
    sheet = f'title,date,start time,end time,repeats,except\nYoga,2027-02-02,18:00,19:00,"{rule}","{off}"\n'
    reading = read_text(sheet, name="yoga.csv")[0]
    assert reading.event is not None
    dates = [str(one.start_date)[:10] for one in reading.event.sub_event]
    assert (len(dates), max(dates, default="")) == (number, last)
    assert bool(number) != any(one.path == "eventSchedule" for one in reading.problems)


def test_days_with_numbers_and_without_in_one_rule_are_all_of_them() -> None:
    rule = rule_of("FREQ=MONTHLY;BYDAY=2MO,TU;COUNT=6")
    assert rule is not None
    assert rule.by_day == ("2MO", "1TU", "2TU", "3TU", "4TU", "5TU")
    assert dates("2027-02-02", rule) == (
        ["2027-02-02", "2027-02-08", "2027-02-09", "2027-02-16", "2027-02-23", "2027-03-02"],
        True,
    )
    event = event_of(SERIES.format(rule="FREQ=YEARLY;BYDAY=2MO,TU;COUNT=60"), "a.ics")
    assert (event.event_schedule, len(event.sub_event)) == (None, 59)


def test_a_rule_that_gives_no_date_in_any_year_is_none() -> None:
    assert dates("2027-02-02", Rule("P1Y", by_month=2, by_month_day=31)) == ([], True)


MOVED = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:walk
SUMMARY:Harbour walk
DTSTART{start}
RRULE:FREQ=WEEKLY;COUNT=3
END:VEVENT
BEGIN:VEVENT
UID:walk
SUMMARY:Harbour walk in the rain
LOCATION:Pier 4
RECURRENCE-ID{planned}
DTSTART{moved}
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    ("start", "planned", "moved", "found"),
    [
        (
            ";TZID=Europe/Madrid:20270202T100000", ":20270209T090000Z", ":20270211T130000Z\nDTEND:20270209T140000Z",
            ("2027-02-11T14:00", "2027-02-09T15:00", "2027-02-09T10:00"),
        ),
        (
            ";VALUE=DATE:20270202", ";TZID=Europe/Madrid:20270209T000000", ";VALUE=DATE:20270210",
            ("2027-02-10", None, "2027-02-09"),
        ),
    ],
)  # fmt: skip
def test_a_date_with_an_event_of_its_own_says_what_that_one_says(
    start: str, planned: str, moved: str, found: tuple[str, str | None, str]
) -> None:
    event = event_of(MOVED.format(start=start, planned=planned, moved=moved), "a.ics")
    (other,) = (one for one in event.sub_event if one.name != "Harbour walk")
    assert (other.name, other.location and other.location.name) == ("Harbour walk in the rain", "Pier 4")
    assert (other.start_date, other.end_date, other.previous_start_date, other.event_status) == (*found, "rescheduled")


def test_a_date_of_a_series_that_is_not_there_is_moved_and_says_so() -> None:
    alone = MOVED.format(start="", planned=":20270209T090000Z", moved=":20270211T130000Z\nSTATUS:CONFIRMED")
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT{alone.rpartition('BEGIN:VEVENT')[2]}"
    reading = only(text, "a.ics")
    assert reading.event is not None
    assert reading.event.previous_start_date == "2027-02-09T09:00+00:00"
    assert reading.event.event_status == "rescheduled"
    assert "recurrence-unread" in {one.code for one in reading.problems}
    stays = event_of(text.replace("20270211T13", "20270209T09"), "a.ics")
    assert (stays.previous_start_date, stays.event_status) == (None, "scheduled")
    assert event_of(text.replace("CONFIRMED", "CANCELLED"), "a.ics").event_status == "cancelled"
    assert event_of(text.replace("DTSTART:", "X-NONE:"), "a.ics").previous_start_date is None
