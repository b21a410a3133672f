"""Days of a programme that are counted: `Day 1`, `Day 2` below `16 and 17 September 2027`, or `Dia 16`, `Dia 17`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import Days, all_days
from event_ld.readers.programme.words import spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_LINE = spelled_pattern(r"^[#*_ \t]{0,9}(?:{counter})[ \t]{1,3}(?P<n>\d{1,2})[*_: \t]{0,9}$", re.IGNORECASE | re.MULTILINE)
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_LEAST = 2
_NEAR = 120
_LEAP = 2024
_MOST = 31


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
    dates = (f" - {told[number].day} {_MONTHS[told[number].month - 1]}{year}" for number in numbers)
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
