"""Days that stand apart from what is on them: counted (`Day 1` below `16 and 17 September 2027`), or as tabs above all hours."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import Days, all_days, day_alone, find_days
from event_ld.readers.programme.moments import dated_time
from event_ld.readers.programme.times import resolve, resolve_range, time_at_start
from event_ld.readers.programme.words import meaning, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_DAY = r"(?P<which>{every-which})[ \t](?:day|d[ií]a|jornada|jour|journée)"
_LINE = spelled_pattern(
    rf"^[#*_ \t]{{0,9}}(?P<day>(?:{{counter}})[ \t]{{1,3}}(?P<n>\d{{1,2}})|{_DAY})[*_: \t]{{0,9}}$", re.IGNORECASE | re.MULTILINE
)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The names of the months as the dates that are put into a text have them."""
_PART = r"{term}(?:[ \t](?:semester|term|quarter|semestre|trimestre))?"
_TERM = spelled_pattern(
    rf"^(?P<lead>[#*_ \t]{{0,6}})(?:(?:{_PART})[ \t](?:de[ \t]|of[ \t])?(?P<year>(?:19|20)\d\d)"
    rf"|(?P<first>(?:19|20)\d\d)[ \t]{_PART})(?=[ \t:*_]*$)",
    re.IGNORECASE | re.MULTILINE,
)
_LEAST = 2
_NEAR = 120
_LEAP = 2024
_MOST = 31
_LONGEST_TAB = 40


def counted_edits(text: str) -> list[Edit]:
    """What puts its date behind each counted day, where the text states the days of the event before them."""
    found = [*_LINE.finditer(text)]
    if len(found) < _LEAST:
        return []
    before = text[: found[0].start()].split("\n")
    stated = next((days for line in before for days in all_days(line) if days.last is not None), None)
    below = (text[one.end() : one.end() + _NEAR].lstrip("\n").partition("\n")[0] for one in found)
    if stated is None or any(map(all_days, below)):  # `Day 2`, and below it `Maps - 29 July`
        return []
    counts = [one["n"] or meaning("every-which", one["which"]) or "" for one in found]
    days, numbers = _days(stated), [int(count) for count in counts if count.isdigit()]
    if len(numbers) < len(found):
        return []  # `Last day`
    told = dict(enumerate(days, 1)) if numbers[0] == 1 else {day.day: day for day in days}
    if len(set(numbers)) < len(numbers) or not told.keys() >= set(numbers):
        return []
    year = f" {days[0].year}" if stated.first.iso() else ""
    dates = (f" - {told[number].day} {MONTHS[told[number].month - 1]}{year}" for number in numbers)
    return [(one.end("day"), one.end("day"), put) for one, put in zip(found, dates, strict=True)]


def term_edits(text: str) -> list[Edit]:
    """What leaves of a line that names a part of a year its year, which is that of the days below it: `2019 Spring`."""
    return [(found.end("lead"), found.end(), found["year"] or found["first"]) for found in _TERM.finditer(text)]


def _days(stated: Days) -> list[date]:
    """Each day of a span; [] where it is none of a month at the most."""
    first, last = stated.first, stated.last or stated.first
    year = first.year or last.year or _LEAP
    begin, end = (one.iso(year) for one in (first, last))
    if begin is None or end is None:
        return []
    length = (date.fromisoformat(end) - date.fromisoformat(begin)).days + 1
    return [date.fromisoformat(begin) + timedelta(number) for number in range(length)] if 1 < length <= _MOST else []


def tab_edits(text: str) -> list[Edit]:
    """What writes each of the days that stand in a row, as tabs do, above its own hours: as many runs of hours as days."""
    lines = _lines(text)
    alone = (day_alone(line) if len(line) <= _LONGEST_TAB else None for _, line in lines)
    days = {number: one for number, one in enumerate(alone) if one is not None and one.last is None}
    at = next((number for number in days if number + 1 in days), len(lines))
    tabs = list(takewhile(days.__contains__, range(at, len(lines))))
    behind = lines[at + len(tabs) :]
    above = {after[0]: line[0] for line, after in pairwise(behind) if "\t" in line[1] and time_at_start(line[1]) is None}
    runs = [above.get(run[0][0], run[0][0]) for run in _runs(behind)]  # from the headings of their columns on
    is_each = len(tabs) == len(runs) and bool(runs) and runs[0] == behind[0][0]
    if not is_each or max(days) > tabs[-1] or len({days[number].first for number in tabs}) < len(tabs):
        return []
    return [(start, start, f"{lines[number][1]}\n\n") for start, number in zip(runs, tabs, strict=True)]


def open_edits(text: str) -> list[Edit]:
    """What writes the day above the hours below two days with theirs, which are those of the event, and no slots.

    One list of hours is of the day that has all of them, where only one has; two are of one day each.
    """
    lines = _lines(text)
    dated = [dated_time(line) for _, line in lines]
    at = next(
        (number for number, pair in enumerate(pairwise(dated)) if all(one is not None and one[1].end for one in pair)), None
    )
    pair = [one for one in dated[at : at + _LEAST] if one is not None] if at is not None else []
    if at is None or any(find_days(line) for _, line in lines[at + _LEAST :]) or pair[0][0].first == pair[1][0].first:
        return []
    runs = _runs(lines[at + _LEAST :])
    hours = [resolve_range(time, 0, twelve=True) for _, time in pair]
    if len(runs) == 1 and len(runs[0]) > 1:
        is_in = [all(begin <= minute <= (end or begin) for _, minute in runs[0]) for begin, end in hours]
        told = [number for number in range(_LEAST) if is_in[number]] if sum(is_in) == 1 else []
    else:
        told = [*range(_LEAST)] if len(runs) == _LEAST else []
    if not told and len(runs) != 1:
        return []
    above = (lines[at + number][1][: pair[number][0].finish] for number in told)
    end = lines[at][0] + len(lines[at][1])
    return [
        (end, lines[at + 1][0], " & "),
        *((run[0][0], run[0][0], f"{day}\n\n") for run, day in zip(runs, above, strict=False)),
    ]


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines of a text that are not blank, each with its first character."""
    ends = [found.end() for found in re.finditer(r"\n|\Z", text)]
    lines = [(start, text[start:end]) for start, end in zip([0, *ends], ends, strict=False)]
    return [(start + len(line) - len(line.lstrip()), line.strip()) for start, line in lines if line.strip()]


def _runs(lines: list[tuple[int, str]]) -> list[list[tuple[int, int]]]:
    """The lines that begin with an hour, each with its minute, in runs that go forward."""
    runs: list[list[tuple[int, int]]] = []
    for start, line in lines:
        if (time := time_at_start(line)) is not None:
            minute = resolve(time.start, 0, twelve=False)
            if not runs or minute < runs[-1][-1][1]:
                runs.append([])
            runs[-1].append((start, minute))
    return runs
