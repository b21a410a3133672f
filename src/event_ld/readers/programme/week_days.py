"""Days without their month, or their number too, since one above has it: `Tuesday 12` or `Tuesday` below `Monday 11 May`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.counted_days import MONTHS
from event_ld.readers.programme.dates import PARTS_OF_DAY, PUBLISHED, Days, all_days, find_days
from event_ld.readers.programme.moments import DAY_TO_TIME, ends_with_time
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import meaning, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_LINE = spelled_pattern(
    r"[#*_ \t•-]{0,9}(?:(?:{parts})[ \t]{1,3}(?:del?|do|da|du)[ \t]{1,3})?(?P<w>{weekday})(?![^\W_]|-)"
    r"(?:[.,]{0,2}[ \t]{1,3}(?P<n>0?[1-9]|[12]\d|3[01])(?!\w|[/.:–-]\d))?",
    parts=PARTS_OF_DAY,
)
_BEHIND = spelled_pattern(r"[-–—:|(,][ \t*_]{1,3}(?P<w>{weekday})[.,]{0,2}[ \t]{1,3}(?P<n>0?[1-9]|[12]\d|3[01])(?!\w|[/.:–-]\d)")
"""A day behind the title of what is on it, before its hours: `Maps for all - Wednesday 12, 9:30-12:30`."""
_ALONE = re.compile(rf"[\s*_:.]*(?:[(\s,–-]{{1,4}}(?:por la |à |da |de |in the )?(?:{PARTS_OF_DAY})[)\s*_:.]*)?", re.IGNORECASE)
"""What stands behind a day that is a line of its own: `Tuesday (evening)`."""
_TITLED = re.compile(r"[*_ \t]*+(?:[:|–—-]|\t)[*_ \t]*+[^\W\d_]")
"""What stands between a day and what is on it: `Tuesday 12: Maps`."""
_LONGEST = 160
_WEEK, _PAIR = 7, 2
_LEAP = 2000
_CALENDARS = range(2001, 2029)
"""Years that have between them each calendar that there is."""


class _Named(NamedTuple):
    """A day that a line begins with, and where; `number` is None where its weekday stands alone."""

    at: int
    weekday: int
    number: int | None


def week_edits(text: str) -> list[Edit]:
    """What writes behind each such day what a day above it gives, if there are calendars that fit all, and they give the same."""
    lines = [(found.start(), found[0]) for found in re.finditer(r"[^\n]+", text)]
    if not any(_named(*line) for line in lines):
        return []
    read = [one for start, line in lines for one in _days(start, line)]
    read = [one for one, after in zip_longest(read, read[1:]) if isinstance(one, _Named) or isinstance(after, _Named)]
    named = [one for one in read if isinstance(one, _Named)]
    are_dated = all(one.first.year for one in read if isinstance(one, Days))
    told = {found for year in (_CALENDARS[:1] if are_dated else _CALENDARS) if (found := _told(read, year, are_dated=are_dated))}
    is_numbered = all(
        one.number if isinstance(one, _Named) else one.weekday is not None for one in read
    )  # `Tue 11 May`, `Wed 12`
    if len(told) != 1 or not (are_dated or is_numbered or len(named) >= _PAIR):
        return []
    return [(one.at, one.at, _written(one, day, are_dated=are_dated)) for one, day in zip(named, *told, strict=True) if day]


def _written(named: _Named, day: date, *, are_dated: bool) -> str:
    """What a named day is short of."""
    return f"{'' if named.number else f' {day.day}'} {MONTHS[day.month - 1]}{f' {day.year}' if are_dated else ''}"


def _named(start: int, line: str) -> _Named | None:
    """The day without a month that a line of a text begins with, or ends with before its hours: its own, or that of a title."""
    first = _LINE.match(line) if len(line) <= _LONGEST else None
    found = first or (_BEHIND.search(line) if len(line) <= _LONGEST else None)
    if found is None or find_days(line) is not None:
        return None
    rest = line[found.end() :]
    time = find_time(rest) if found["n"] else None
    is_timed = time is not None and DAY_TO_TIME.fullmatch(rest[: time.begin]) is not None
    is_alone = first is not None and (_ALONE.fullmatch(rest) or (found["n"] and _TITLED.match(rest)))
    if not is_alone and not (time is not None and is_timed and (first is not None or ends_with_time(rest, time.finish))):
        return None
    return _Named(start + found.end(), int(meaning("weekday", found["w"]) or 0), int(found["n"]) if found["n"] else None)


def _days(start: int, line: str) -> Sequence[Days | _Named]:
    """The day that a line begins with, or else the last one that it states, but that of its page."""
    named = _named(start, line)
    found = all_days(line) if named is None else []
    return [named] if named else found[-1:] if found and PUBLISHED.search(line[: found[-1].begin]) is None else []


def _told(read: Sequence[Days | _Named], year: int, *, are_dated: bool) -> tuple[date | None, ...]:
    """Each named day in the calendar of a year, None where nothing gives it; () if that does not fit."""
    told: list[date | None] = []
    above: tuple[date, date] | None = None
    is_weekday = False
    for one in read:
        if isinstance(one, Days):
            first, last = (day.iso(year) for day in (one.first, one.last or one.first))
            if first is None or last is None:
                return ()
            begin, end = date.fromisoformat(first), date.fromisoformat(last)
            if one.weekday not in (None, begin.weekday()):
                return ()
            above, is_weekday = (begin, end), one.weekday is not None and one.last is None
            continue
        day = _day(one, *above, is_weekday=is_weekday) if above is not None else None
        if one.number is not None and (day is None or day.weekday() != one.weekday):
            return ()
        if day is not None and (one.number is not None or is_weekday):
            above, is_weekday = (day, day), True
        told.append(day if day is None or are_dated else day.replace(year=_LEAP))
    return tuple(told)


def _day(named: _Named, begin: date, end: date, *, is_weekday: bool) -> date | None:
    """The first such day from the one above it on; of a weekday alone that within a range, or soon behind a day of a week."""
    if named.number is None:
        later = (named.weekday - begin.weekday()) % _WEEK
        is_told = later <= _PAIR if is_weekday else later <= (end - begin).days < _WEEK
        return begin + timedelta(later) if is_told else None
    month = begin.replace(day=1) if named.number >= begin.day else (begin.replace(day=1) + timedelta(32)).replace(day=1)
    try:
        return month.replace(day=named.number)
    except ValueError:
        return None
