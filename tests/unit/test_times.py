from __future__ import annotations

import pytest

from event_ld import zones
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.times import find_time, is_twelve_hour, iso_minutes, resolve_range, time_at_start


def _read(text: str, floor: int = 0, *, twelve: bool = True) -> str:
    found = find_time(text)
    if found is None:
        return "none"
    begin, end = resolve_range(found, floor, twelve=twelve)
    return iso_minutes(begin) if end is None else f"{iso_minutes(begin)}-{iso_minutes(end % 1440)}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12:30 m. – 12:35 m.", "12:30-12:35"),
        ("12:00 m.", "12:00"),
        ("12:35 – 1:05", "12:35-13:05"),
        ("12:30 p.m. to 2:00 p.m. in Room 3", "12:30-14:00"),
        ("8:30 - 9:10 a.m.", "08:30-09:10"),
        ("11:15-12:45 pm", "11:15-12:45"),
        ("11:30 - 1:00 pm", "11:30-13:00"),
        ("10 - 1 pm", "10:00-13:00"),
        ("9am to 5pm", "09:00-17:00"),
        ("12:15 a.m.", "00:15"),
        ("12:30 p.m.", "12:30"),
        ("9h30 - 12h", "09:30-12:00"),
        ("10h00 : opening", "10:00"),
        ("20 horas", "20:00"),
        ("18:00 hrs", "18:00"),
        ("10:45h.", "10:45"),
        ("09.30", "09:30"),
        ("16: 10 notebooks", "16:10"),
        ("08:30--09:45", "08:30-09:45"),
        ("9 a 11 horas", "09:00-11:00"),
        ("de 9:30 a 11", "09:30-11:00"),
        ("noon - 1:30", "12:00-13:30"),
        ("9:30 a", "09:30"),
        ("3 p", "15:00"),
        ("23:00 – 01:00", "23:00-01:00"),
        ("10:30 - 3 experts", "10:30"),
        ("10:30 am - 3 experts", "10:30"),
        ("midnight", "00:00"),
        ("30% of the budget", "none"),
        ("8.6% of the GDP", "none"),
        ("24 November 2022", "none"),
        ("Room 3. Sucre", "none"),
        ("in 2018", "none"),
        ("version 1.10.2", "none"),
        ("a 3 parts plan", "none"),
    ],
)
def test_a_time_as_written(text: str, expected: str) -> None:
    assert _read(text) == expected


def test_times_without_marker_are_read_forward() -> None:
    assert _read("1:05", floor=12 * 60 + 50) == "13:05"
    assert _read("9:00", floor=0) == "09:00"
    assert _read("1:30", floor=0) == "13:30"
    assert _read("9:00", floor=9 * 60) == "09:00"
    assert _read("1:30", floor=15 * 60) == "01:30"  # nothing later on this day: as written


def test_a_clock_of_24_hours_is_taken_as_written() -> None:
    assert _read("09:00 - 10:45", floor=14 * 60, twelve=False) == "09:00-10:45"
    afternoon = [found for found in (find_time("9:00 - 13:00"), find_time("14:30")) if found]
    assert not is_twelve_hour(afternoon)
    assert is_twelve_hour([found for found in (find_time("9:00 - 1:00"), find_time("12:30 m.")) if found])


def test_a_line_begins_with_a_time_or_not() -> None:
    assert time_at_start("**9:15 - 9:30 a.m.** - Opening") is not None
    assert time_at_start("The doors open at 9:15") is None
    assert time_at_start("no time at all") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("24 November 2022", "2022-11-24"),
        ("jueves 24 de noviembre de 2022", "2022-11-24"),
        ("quinta-feira, 24 de novembro de 2022", "2022-11-24"),
        ("jeudi 24 novembre 2022", "2022-11-24"),
        ("1er juillet 2019", "2019-07-01"),
        ("November 24th, 2022", "2022-11-24"),
        ("24/11/2022", "2022-11-24"),
        ("11/24/2022", "2022-11-24"),
        ("2022-11-24", "2022-11-24"),
        ("30 de febrero de 2022", "none"),
        ("may", "none"),
        ("30%", "none"),
    ],
)
def test_a_day_as_written(text: str, expected: str) -> None:
    found = find_days(text)
    assert (found.first.iso() if found else "none") == expected


def test_several_days_and_missing_years() -> None:
    week = find_days("del 22 al 25 de noviembre de 2022")
    assert week is not None
    assert week.last is not None
    assert (week.first.iso(), week.last.iso()) == ("2022-11-22", "2022-11-25")
    turn = find_days("30 November - 2 December 2022")
    assert turn is not None
    assert turn.last is not None
    assert (turn.first.iso(), turn.last.iso()) == ("2022-11-30", "2022-12-02")
    short = find_days("Friday, 27 NOV")
    assert short is not None
    assert (short.first.iso(), short.first.iso(2023), short.weekday) == (None, "2023-11-27", 4)
    leap = find_days("29 February")
    assert leap is not None
    assert leap.first.iso(2023) is None


@pytest.mark.parametrize(
    ("zone", "instant", "local"),
    [
        ("America/La_Paz", "2027-05-12T13:00+00:00", "2027-05-12T09:00"),
        ("Asia/Kathmandu", "2027-05-12T20:00:05+00:00", "2027-05-13T01:45:05"),
        ("Europe/Paris", "2027-10-31T00:30+00:00", "2027-10-31T02:30"),
        ("Europe/Paris", "2027-10-31T01:30+00:00", None),  # the clocks show 02:30 once more
        ("America/La_Paz", "0001-01-01T00:00+00:00", None),
    ],
)
def test_what_the_clocks_show_at_an_instant(zone: str, instant: str, local: str | None) -> None:
    assert zones.local_time(zone, instant) == local
