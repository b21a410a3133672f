"""Days that stand apart from what is on them: counted (`Day 1` below `16 and 17 September 2027`), or as tabs above all hours."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import Days, all_days, day_alone
from event_ld.readers.programme.times import resolve, time_at_start
from event_ld.readers.programme.words import spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_LINE = spelled_pattern(r"^[#*_ \t]{0,9}(?:{counter})[ \t]{1,3}(?P<n>\d{1,2})[*_: \t]{0,9}$", re.IGNORECASE | re.MULTILINE)
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
"""The names of the months as the dates that are put into a text have them."""
_LEAST = 2
_NEAR = 120
_LEAP = 2024
_MOST = 31
_LONGEST_TAB = 40
_MIDNIGHT = 24 * 60


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
    days, numbers = _days(stated), [int(one["n"]) for one in found]
    told = dict(enumerate(days, 1)) if numbers[0] == 1 else {day.day: day for day in days}
    if len(set(numbers)) < len(numbers) or not told.keys() >= set(numbers):
        return []
    year = f" {days[0].year}" if stated.first.iso() else ""
    dates = (f" - {told[number].day} {MONTHS[told[number].month - 1]}{year}" for number in numbers)
    return [(one.end("n"), one.end("n"), put) for one, put in zip(found, dates, strict=True)]


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
    ends = [found.end() for found in re.finditer(r"\n|\Z", text)]
    lines = [(start, text[start:end].strip()) for start, end in zip([0, *ends], ends, strict=False)]
    lines = [(start, line) for start, line in lines if line]
    alone = (day_alone(line) if len(line) <= _LONGEST_TAB else None for _, line in lines)
    days = {number: one for number, one in enumerate(alone) if one is not None and one.last is None}
    at = next((number for number in days if number + 1 in days), len(lines))
    tabs = list(takewhile(days.__contains__, range(at, len(lines))))
    behind = lines[at + len(tabs) :]
    runs, before = [], _MIDNIGHT
    for start, line in behind:
        time = time_at_start(line)
        minute = resolve(time.start, 0, twelve=False) if time is not None else before
        runs += [start] if minute < before else []
        before = minute
    is_each = len(tabs) == len(runs) and bool(runs) and runs[0] == behind[0][0]
    if not is_each or max(days) > tabs[-1] or len({days[number].first for number in tabs}) < len(tabs):
        return []
    return [(start, start, f"{lines[number][1]}\n\n") for start, number in zip(runs, tabs, strict=True)]
