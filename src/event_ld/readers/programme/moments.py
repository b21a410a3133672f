"""Where a line says when: the day, the times and the zone at its beginning."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from event_ld.readers.programme.date_forms import UP_TO_DAY
from event_ld.readers.programme.dates import ORDER, TO, Day, Days, Order, find_days, find_short_day
from event_ld.readers.programme.times import TimeRange, find_time, time_at_start
from event_ld.readers.programme.words import meaning, spelled_pattern

_NUMBER = r"(?:UTC|GMT)(?:\s*[+−–-]\s*\d{1,2}(?::?[0-5]\d)?(?!\d))?"
_ZONE = spelled_pattern(r"[\s,*_]*+(?P<open>[(\[]?)\s*+(?P<zone>{number}|(?i:{zone}))(?![^\W_])\s*[)\]]?", 0, number=_NUMBER)
"""A zone right behind a time, perhaps in brackets: `(CEST)`, `UTC-4`, `EST`."""
_WEEKDAY = spelled_pattern(r"(?P<day>{weekday})(?![^\W\d_])\.?[\s,:|–-]+")


class Head(NamedTuple):
    """What a line begins with: a time, further ones of the same item (`14h30 et 16h : Visit`), the day before it, and its end."""

    time: TimeRange
    also: tuple[TimeRange, ...]
    days: Days | None
    finish: int


_LONGEST_LEAD = 60
_LONGEST_BRACKET = 60
_LONGEST_MOMENT = 100
_GOES_ON = re.compile(r",\s+[a-zà-ÿ]")
_WEEK = 7
_LEAP = 2024
_PAIR = 2
_MARKS = re.compile(r"[\s*_|•]*")
DAY_TO_TIME = re.compile(r"[\W_]*(?:(?:a\s+las?|às|à|at|de|das|from|from\s+the|T(?=\d|$))[\W_]*)?", re.IGNORECASE)
"""What stands between a day and its time."""
_TIME_TO_DAY = re.compile(r"[\s,]*(?:(?:del?|do|da|du|of|on|em|no|le|el)\b\s*(?:the\s+|d[ií]a\s+)?)?", re.IGNORECASE)
_TO_TIME = re.compile(rf"{UP_TO_DAY}(?:(?:las?|[aà]s?)\s+)?", re.IGNORECASE)
_AND_TIME = re.compile(
    r"[\s,;/|+&)]*(?:(?:and|y|e|et)\b\s*)?(?:(?:from|de|das|des|entre|between)\b\s*)?(?:las?\s+)?", re.IGNORECASE
)
_AND_DAY = re.compile(r"[\s,;/|+&)\]]*(?:(?:and|y|e|et)\b\s*)?(?:(?:on|le|el|du|del)\b\s*)?", re.IGNORECASE)
_INITIALS = re.compile(r"^\s*\([^()]{2,40}\)|^[+-]\d\d:?\d\d(?!\d)")
_AND = re.compile(
    r"(?:\s*,|\s*(?<=\s)(?:y|e|et|and)\b|\s*&)\s*(?:(?:a\s+las|às|as|à|at|das|de\s+las|de|from)\s+)?(?=\d)", re.IGNORECASE
)
_CELL = re.compile(r"[*_ ]*+[|\t][*_\s]*+")
_BRACKET = re.compile(r"\s*\((?P<inner>[^()]*)\)")
_BOXED = re.compile(r"[\W_]*+(?P<lead>[^\W\d_][^()\n]{1,60})\((?P<time>\d[^()\n]{2,30})\)(?P<rest>.*)")
_UNITS = re.compile(r"[\s,(.]*(?:(?:h|hs|hrs|horas|heures|hours)[\s,(.]*)?")
_CLOSING = re.compile(r"[\s)\].*_]*")
_SURE_ZONE = re.compile(r"(?:UTC|GMT)(?!\w)|(?:CES?T|BRT|[ECMP][SD]T|JST)(?!\w)")


def zone_end(text: str, at: int) -> int:
    """Where a zone ends that stands right behind a time; `at` where none does.

    Initials that may be a word (`ART`, `PET`) are a zone only in brackets, or before a mark or the end of the line.
    """
    found = _ZONE.match(text, at)
    if found is None or not (found["zone"].isupper() or " " in found["zone"] or any(map(str.isdigit, found["zone"]))):
        return at
    is_set_off = bool(found["open"]) or re.match(r"\s*(?:$|[^\w\s(])", text[found.end() :]) is not None
    return found.end() if is_set_off or _SURE_ZONE.match(found["zone"]) else at


def ends_with_time(text: str, at: int) -> bool:
    """Whether nothing but a unit, a zone and closing marks follows a time."""
    units = _UNITS.match(text, at)
    end = units.end() if units else at
    starts = {at, len(text[:end].rstrip(" ,(."))}
    return any(_CLOSING.fullmatch(text, zone_end(text, start)) is not None for start in starts) or (
        re.fullmatch(r"[\s,(.]*[A-Z]{2,5}T[\s).]*", text[end:]) is not None
    )


def head_of(text: str, seen: Days | None = None) -> Head | None:
    """The day, the times and the zone that a line begins with; None where it begins with no time.

    A weekday alone means one of the last days that are written before it.
    """
    return _head_of(text, seen, ORDER.get())


@lru_cache(maxsize=512)
def _head_of(text: str, seen: Days | None, _order: Order) -> Head | None:
    """The same; each line is asked for it several times."""
    marks = _MARKS.match(text)
    start = marks.end() if marks else 0
    days, at = _leading_day(text, start, seen)
    time = time_at_start(text[at:])
    if time is None:
        return None
    time = _moved(time, at)
    time, finish = _with_end(text, time)
    also: list[TimeRange] = []
    while (other := _another(text, finish)) is not None:
        also.append(other)
        finish = other.finish
    zone = zone_end(text, finish)
    bracket = _BRACKET.match(text, zone)
    if bracket is not None and len(bracket[0]) <= _LONGEST_BRACKET and (again := find_time(bracket["inner"])):
        is_all = again.begin == 0 and again.finish == len(bracket["inner"])
        zone = bracket.end() if is_all or zone > finish else zone  # `18:30 UTC (20:30 Paris)`, `2:00 pm (14:00)`
    return Head(time, tuple(also), days, zone)


def time_behind(text: str, at: int) -> TimeRange | None:
    """The hours right behind a day that ends at a place of a text."""
    time = find_time(text, at)
    return time if time is not None and DAY_TO_TIME.fullmatch(text[at : time.begin]) else None


def dated_time(text: str) -> tuple[Days, TimeRange] | None:
    """The day and the time that a line is, and nothing else: `Tuesday, 6 October 2026, 18:00`."""
    days = find_days(text) if len(text) <= _LONGEST_MOMENT else None
    time = time_behind(text, days.finish) if days is not None and days.begin == 0 else None
    if days is None or time is None:
        return None
    return (days, time) if ends_with_time(text, time.finish) else None


def is_moment(text: str, time: TimeRange) -> bool:
    """Whether a line is a time and a date with its year, `5 pm, Thursday 14 November 2024`: no slot, but when the event is.

    So is one where a sentence goes on behind the date: `At 5 pm on 14 November 2024, the library opens`.
    """
    days = find_days(text, time.finish)
    if days is None or days.first.year is None:
        return False
    if _GOES_ON.match(text, days.finish) and not re.search(r"[^\W\d_]{5,}", text[time.finish : days.begin]):
        return True
    said = from_moment_to_moment(text)
    between = text[time.finish : days.begin] if said is None else ""
    rest = between + text[(said[0] if said else days).finish :]
    return not re.search(r"[^\W\d_]{3,}", rest)


def boxed_head(text: str) -> tuple[TimeRange, tuple[int, int]] | None:
    """The hours in brackets behind the first words of a line, and where its title stands; None for any other line.

    What stands behind them is the title where it begins as one: `Cinema: (20:00 to 20:30) Two short films`.
    """
    found = _BOXED.fullmatch(text)
    time = find_time(found["time"]) if found is not None else None
    if found is None or time is None or time.begin or find_time(found["lead"]) or not ends_with_time(found["time"], time.finish):
        return None
    is_behind = re.match(r"[\s:.–—-]*+[\"“«¿¡*_]*+[A-ZÀ-Þ]", found["rest"]) is not None
    return _moved(time, found.start("time")), found.span("rest" if is_behind else "lead")


def _leading_day(text: str, start: int, seen: Days | None) -> tuple[Days | None, int]:
    """The day that a line begins with before its time, and where what follows it begins."""
    days = find_days(text[:_LONGEST_LEAD], start)
    if days is None or days.begin != start:
        short = find_short_day(text[:_LONGEST_LEAD])
        days = short if short is not None and short.begin == start else None
    if days is None:
        weekday = _WEEKDAY.match(text, start)
        named = day_of_week(int(meaning("weekday", weekday["day"]) or 0), seen) if weekday else None
        if weekday is None or (named is None and seen is not None):
            return None, start
        return (named._replace(begin=start, finish=weekday.end()) if named else None), weekday.end()
    between = DAY_TO_TIME.match(text, days.finish)
    if between is None or time_at_start(text[between.end() :]) is None:
        return None, start
    return days, between.end()


def day_of_week(weekday: int, seen: Days | None) -> Days | None:
    """The day of a range that is a weekday, where the range has only one; or the day itself, if it is that weekday."""
    first = seen.first.iso() if seen else None
    last = seen.last.iso() if seen and seen.last else first
    if first is None or last is None:
        return None
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    found = begin + timedelta((weekday - begin.weekday()) % _WEEK)
    if found > end or (end - begin).days >= _WEEK:
        return None
    return Days(Day(found.year, found.month, found.day), None, 0, 0, weekday)


def from_moment_to_moment(text: str) -> tuple[Days, TimeRange] | None:
    """Two days with an hour each, the second behind a word for until: `30 May, 22:00 to 31 May, 4:00`; None for anything else.

    Both that are returned have the characters of the whole; the hour of the end is one of the last day.
    """
    first = find_days(text)
    last = find_days(text, first.finish) if first is not None else None
    if first is None or last is None or first.last is not None or last.last is not None:
        return None
    begins, ends = find_time(text, first.finish), find_time(text, last.finish)
    is_behind = _are_between(
        text, (DAY_TO_TIME.fullmatch, first, begins), (TO.fullmatch, begins, last), (DAY_TO_TIME.fullmatch, last, ends)
    )
    if not is_behind:
        begins, ends = find_time(text), begins
        is_behind = _are_between(
            text, (_TIME_TO_DAY.fullmatch, begins, first), (_TO_TIME.fullmatch, first, ends), (_TIME_TO_DAY.fullmatch, ends, last)
        )
    if not is_behind or begins is None or ends is None or begins.end is not None or ends.end is not None:
        return None
    day, end = (one.first._replace(year=one.first.year or other.first.year) for one, other in ((first, last), (last, first)))
    if day > end:
        return None
    begin, finish = min(first.begin, begins.begin), max(last.finish, ends.finish)
    return Days(day, end if end != day else None, begin, finish), TimeRange(
        begins.start, ends.start, begin, finish, is_of_both=end != day
    )


def day_after_day(text: str) -> tuple[Days, TimeRange] | None:
    """Days that follow each other, with their hours: `Saturday 15 May 2027, 2 to 6 pm, and Sunday 16 May, 10 am to 5 pm`.

    The hours may stand before the days.

    Both that are returned have the characters of the whole; the hour of the end is one of the last day.
    """
    turns = _turns(text, is_day_first=True) or _turns(text, is_day_first=False)
    year = next((day.first.year for day, _ in reversed(turns) if day.first.year), None)
    dates = [date.fromisoformat(iso) for day, _ in turns if day.last is None and (iso := day.first.iso(year or _LEAP))]
    if len(turns) < _PAIR or [(one - dates[0]).days for one in dates] != [*range(len(turns))]:
        return None
    (first, begins), (last, ends) = turns[0], turns[-1]
    span = min(first.begin, begins.begin), max(last.finish, ends.finish)
    days = Days(first.first._replace(year=first.first.year or year), last.first._replace(year=last.first.year or year), *span)
    return days, TimeRange(begins.start, ends.end, *span, is_of_both=True)


def _turns(text: str, *, is_day_first: bool) -> list[tuple[Days, TimeRange]]:
    """Days with the hours of each, with which a text begins; whether the days stand before their hours."""
    within, between = (DAY_TO_TIME, _AND_DAY) if is_day_first else (_TIME_TO_DAY, _AND_TIME)
    found: list[tuple[Days, TimeRange]] = []
    before: Days | TimeRange | None = None
    at = 0
    while True:
        if is_day_first:
            day = find_days(text, at)
            time = find_time(text, day.finish) if day is not None else None
        else:
            time = find_time(text, at)
            day = find_days(text, time.finish) if time is not None else None
        if day is None or time is None or time.end is None:
            return found
        first, second = (day, time) if is_day_first else (time, day)
        checks = [(within.fullmatch, first, second), *([(between.fullmatch, before, first)] if before is not None else [])]
        if not _are_between(text, *checks):
            return found
        found.append((day, time))
        before, at = second, second.finish


def _are_between(text: str, *parts: tuple[Callable[[str], object], Days | TimeRange | None, Days | TimeRange | None]) -> bool:
    """Whether there is nothing between the two of each but what a pattern matches, and a zone."""
    return all(
        before is not None
        and behind is not None
        and before.finish <= behind.begin
        and fits(_INITIALS.sub("", text[zone_end(text, before.finish) : behind.begin])) is not None
        for fits, before, behind in parts
    )


def _moved(time: TimeRange, by: int) -> TimeRange:
    return time._replace(begin=time.begin + by, finish=time.finish + by)


def _with_end(text: str, time: TimeRange) -> tuple[TimeRange, int]:
    """A time with the end that stands in the next cell: `| 15:30 | 16:10 | Maps |`."""
    cell = _CELL.match(text, len(text[: time.finish].rstrip())) if time.end is None else None
    other = find_time(text[cell.end() :]) if cell is not None else None
    if cell is None or other is None or other.begin or other.end is not None:
        return time, time.finish
    finish = cell.end() + other.finish
    behind = _CELL.match(text, len(text[:finish].rstrip()))
    if behind is None:
        return time, time.finish
    return time._replace(end=other.start, finish=finish), finish


def with_end(text: str) -> TimeRange | None:
    """The time of the first cells of a row, the end in one of its own: `15:30 | 16:10`."""
    time = time_at_start(text)
    end = find_time(text, time.finish) if time is not None and time.end is None and "|" in text[time.finish :] else None
    return time if time is None or end is None else time._replace(end=end.start, finish=end.finish)


def _another(text: str, at: int) -> TimeRange | None:
    """A further time of the same item behind a comma or an `and`."""
    between = _AND.match(text, at)
    found = find_time(text[between.end() :]) if between is not None else None
    return _moved(found, between.end()) if between is not None and found is not None and found.begin == 0 else None
