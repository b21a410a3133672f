"""Days without their month, or their number too, since one above has it: `Tuesday 12` or `Tuesday` below `Monday 11 May`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.counted_days import MONTHS
from event_ld.readers.programme.dates import PARTS_OF_DAY, PUBLISHED, Day, Days, all_days, find_days
from event_ld.readers.programme.moments import DAY_TO_TIME
from event_ld.readers.programme.text import lines_at
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import meaning, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_LINE = spelled_pattern(
    r"[#*_ \t•·–—-]{0,9}(?:(?:{counter})[ \t]{1,3}(?:\d{1,2}|[IVX]{1,4})[ \t]{0,2}[:.,|(–—-][ \t]{0,3})?"
    r"(?:(?:{parts})[ \t]{1,3}(?:del?|do|da|du)[ \t]{1,3})?(?P<w>{weekday})(?![^\W_]|-)"
    r"(?:[ \t]{0,2}[/|][ \t]{0,2}{weekday}(?![^\W_]|-))?"
    r"(?:[.,]{0,2}[ \t]{1,3}(?P<n>0?[1-9]|[12]\d|3[01])(?!\w|[/.:–-]\d))?",
    parts=PARTS_OF_DAY,
)
_MONTH = spelled_pattern(r"(?<![^\W_])(?P<month>{month})\.?,?\s+(?:del?\s+|of\s+)?(?P<year>(?:19|20)\d\d)(?![\d/-])")
"""The month of all days below it, where no day is stated: `Map Fair, August 2027`."""
_ALONE = re.compile(rf"[\s*_:.]*(?:[(\s,–-]{{1,4}}(?:por la |à |da |de |in the )?(?:{PARTS_OF_DAY})[)\s*_:.]*)?", re.IGNORECASE)
"""What stands behind a day that is a line of its own: `Tuesday (evening)`."""
_TITLED = re.compile(r"[*_ \t]*+(?:[:|–—-]|\t)[*_ \t]*+[^\W\d_]")
"""What stands between a day and what is on it: `Tuesday 12: Maps`."""
_LONGEST = 160
_WEEK, _PAIR, _SHORT, _SHORTEST_MONTH = 7, 2, 3, 28
_LEAP = 2000
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_CALENDARS = range(2001, 2029)
"""Years that have between them each calendar that there is."""


class _Named(NamedTuple):
    """A day that a line begins with, and where; `number` is None where its weekday stands alone."""

    at: int
    weekday: int
    number: int | None


def week_edits(text: str) -> list[Edit]:
    """What writes behind each such day what a day above it gives, if there are calendars that fit all, and they give the same."""
    lines = [*lines_at(text)]
    first = next((start for start, line in lines if _named(start, line)), None)
    if first is None:
        return []
    read = [one for start, line in lines for one in _days(start, line)]
    read = read if any(isinstance(one, Days) for one in read) else [*_month(text[:first]), *read]
    read = [one for one, after in zip_longest(read, read[1:]) if isinstance(one, _Named) or one.last or isinstance(after, _Named)]
    named = [one for one in read if isinstance(one, _Named)]
    are_dated = all(one.first.year for one in read if isinstance(one, Days))
    years = {int(year) for year in _YEAR.findall(text)}
    told: set[tuple[date | None, ...]] = set()
    for calendars in (years if len(years) == 1 else (), _CALENDARS[:1] if are_dated else _CALENDARS):  # the only year of a text
        told = told or {found for year in calendars if (found := _told(read, year, are_dated=are_dated))}
    if len(told) != 1 or not (are_dated or len(named) >= _PAIR):
        return []
    return [(one.at, one.at, _written(one, day, are_dated=are_dated)) for one, day in zip(named, *told, strict=True) if day]


def _written(named: _Named, day: date, *, are_dated: bool) -> str:
    """What a named day is short of."""
    return f"{'' if named.number else f' {day.day}'} {MONTHS[day.month - 1]}{f' {day.year}' if are_dated else ''}"


def _named(start: int, line: str) -> _Named | None:
    """The day that a line of a text begins with, where it has no month and is one of its own, or of what stands behind it."""
    found = _LINE.match(line) if len(line) <= _LONGEST else None
    if found is None or find_days(line) is not None:
        return None
    rest = line[found.end() :]
    time = find_time(rest)
    is_timed = time is not None and DAY_TO_TIME.fullmatch(rest[: time.begin]) is not None
    if not (is_timed or _ALONE.fullmatch(rest) or ((found["n"] or time) and _TITLED.match(rest))):
        return None
    return _Named(start + found.end(), int(meaning("weekday", found["w"]) or 0), int(found["n"]) if found["n"] else None)


def _days(start: int, line: str) -> Sequence[Days | _Named]:
    """The day that a line begins with, or else the last one that it states, behind so many letters, but that of its page."""
    named = _named(start, line)
    last = all_days(line)[-1:] if named is None else []
    found = [one for one in last if PUBLISHED.search(line[: one.begin]) is None]
    found = [one._replace(begin=sum(map(str.isalnum, line[: one.begin]))) for one in found]
    return [named] if named else found


def _month(text: str) -> list[Days]:
    """The last month with its year in a text, but that of its page, as the span of its days."""
    found = [one for one in _MONTH.finditer(text) if PUBLISHED.search(text, 0, one.start()) is None][-1:]
    dated = [(int(one["year"]), int(meaning("month", one["month"]) or 0)) for one in found]
    return [Days(Day(*month, 1), Day(*month, _SHORTEST_MONTH), 0, 0) for month in dated]


def _told(read: Sequence[Days | _Named], year: int, *, are_dated: bool) -> tuple[date | None, ...]:
    """Each named day in the calendar of a year, None where nothing gives it; () if that does not fit."""
    told: list[date | None] = []
    span: tuple[date, date] | None = None
    above: date | None = None
    is_weekday = False
    for one in read:
        if isinstance(one, Days):
            first, last = (day.iso(year) for day in (one.first, one.last or one.first))
            if first is None or last is None:
                return ()
            above, is_heading = date.fromisoformat(first), one.begin <= _SHORT
            if one.weekday not in (None, above.weekday()):
                return ()
            span = (above, date.fromisoformat(last)) if is_heading or one.last or span is None else span
            is_weekday = one.weekday is not None and one.last is None and is_heading
            continue
        day = None if above is None or span is None else _day(one, above, *span, is_weekday=is_weekday)
        if one.number is not None and (day is None or day.weekday() != one.weekday):
            return ()
        if day is not None and (one.number is not None or is_weekday):
            above, is_weekday = day, True
        told.append(day if day is None or are_dated else day.replace(year=_LEAP))
    return tuple(told)


def _day(named: _Named, above: date, begin: date, end: date, *, is_weekday: bool) -> date | None:
    """The first such day from the one above it on; a weekday alone is that of a stated span, or soon behind a day of a week."""
    if named.number is None:
        within = begin + timedelta((named.weekday - begin.weekday()) % _WEEK)
        if within <= end < begin + timedelta(_WEEK) and (begin < end or begin == above):
            return within
        later = (named.weekday - above.weekday()) % _WEEK
        return above + timedelta(later) if is_weekday and later <= _PAIR else None
    first = above.replace(day=1)
    month = first if named.number >= above.day else (first + timedelta(32)).replace(day=1)
    try:
        return month.replace(day=named.number)
    except ValueError:
        return None
