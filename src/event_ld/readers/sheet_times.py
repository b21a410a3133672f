"""Days and times in the cells of a sheet: dates, times of day, ranges, and the numbers by which spreadsheets count them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from event_ld.readers.programme.dates import ORDER, Day, Days, Order, find_days, find_short_day, is_counted
from event_ld.readers.programme.numeric_dates import DATE, is_open, order_in
from event_ld.readers.programme.times import UP_TO, Clock, TimeRange, find_time, iso_minutes, time_at_start
from event_ld.readers.programme.words import is_word, meaning, spelled_pattern
from event_ld.readers.records import moment_of
from event_ld.source import Span

_ISO = re.compile(r"(?:\d{4}-\d\d-\d\d|\d{8})(?:[T ]\d\d?:?\d\d.*)?$", re.ASCII)
_ZONED = re.compile(r"(?:Z|[+-]\d\d:?\d\d)$")
_SERIAL = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?$", re.ASCII)
_PART_OF_DAY = re.compile(r"0[.,]\d+$", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):(\d\d|\d(?=:))(?::\d\d?(?:\.\d+)?)?$", re.ASCII)
_MARKER = re.compile(r"(?<=\d)[\s:]{1,3}(?=[AaPp]\.?\s?[Mm]\b)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_PARTS = re.compile(r"\s[·|•]\s|\n")
_UNIVERSAL = re.compile(r"\b(?:UTC|GMT)\b(?!\s*[+-]\s?[1-9])")
_SHORT = re.compile(r"(\d{1,2})[./-](\d{1,2})\.?$", re.ASCII)
_DAYS = re.compile(r"(?P<a>\d{1,2})\s?[-–]\s?(?P<b>\d{1,2})(?P<m>[/.]\d{1,2})(?P<y>[/.]\d{4})$", re.ASCII)
"""A range of days in one month: `23-25/01/2027`."""
_DATES = re.compile(r"(?P<a>\d{1,2}[/.]\d{1,2})\s?[-–]\s?(?P<b>\d{1,2}[/.]\d{1,2})(?P<m>)(?P<y>[/.](?:\d\d)?\d\d)$", re.ASCII)
"""A range of days in two: `3/21-3/23/27`."""
_RANGES = re.compile(_DATES.pattern, re.ASCII | re.MULTILINE)
_LATER = spelled_pattern(r"[\s,(]{0,4}(?:\+\s?1(?:\s?(?:d|day|días?|dias?|j|jours?))?|{next-day})\)?$")
"""What says of a time that it is on the day behind the one that stands there."""
_BETWEEN = re.compile(rf"\s{UP_TO}\s", re.IGNORECASE)
_NUMBER = re.compile(r"\s\d{1,2}$", re.ASCII)
"""The day of a month that nothing names, behind a weekday: `Lundi 17`."""
_FIRST_DAY = datetime(1899, 12, 30, tzinfo=UTC)
"""Day 0 of a spreadsheet, for which 1900 had a 29 February."""
_LONGEST = 120
_HOURS = 24
_FEW = frozenset(
    ["h", "hs", "hrs", "uhr", "hours", "horas", "heures", "the", "el", "le", "de", "del", "du", "a", "o", "at", "um", "on"]
)
"""Words beside a day or a time that say nothing more."""


class When(NamedTuple):
    """What a cell says of a time.

    Attributes:
        moment: A day, or a day and a time, as ISO 8601 writes it; an offset is there where one is stated.
        last: The last day of a range of days.
        short: A day without a year.
        short_last: The last of a range of days without a year.
        time: A time of day, or a range.
        weekday: A weekday that stands there alone, 0 for Monday.
        rule: The rule that reads it, where there is one.
        state: `empty` where nothing is known yet, `open` where a date may be read in two ways, `unread` for anything else that is
            no time, `partly` where only a part of it is.
        span: Where the cell stands, where that is kept.
    """

    moment: str = ""
    last: str = ""
    short: Day | None = None
    short_last: Day | None = None
    time: TimeRange | None = None
    weekday: int | None = None
    rule: str = ""
    state: str = ""
    span: Span = Span(0, 0)

    @property
    def has_day(self) -> bool:
        """Whether a day is said, with its year or without."""
        return bool(self.moment) or self.short is not None

    @property
    def has_time(self) -> bool:
        """Whether a time of day is said."""
        return "T" in self.moment or self.time is not None


def order_of(text: str) -> Order:
    """The order of the figures of the dates of a sheet, ranges of days among them; each cell is a line of its text."""
    return order_in(_RANGES.sub(r"\g<a>\g<y> \g<b>\g<y>", text))


def read_when(text: str, kind: str) -> When:
    """What a cell says of a time, with figures in the order of the sheet.

    Its column holds the kind `day`, `time` or `any`.
    """
    return _read(text[:_LONGEST], kind, ORDER.get())


@lru_cache(maxsize=16_384)
def _read(text: str, kind: str, _order: str) -> When:
    word = text.strip()
    clock = _CLOCK.match(word)
    if clock is not None:
        return _of_clock(int(clock[1]), int(clock[2]))
    found = moment_of(word.replace(" +", "+")) if _ISO.match(word) else ""
    if found:
        return When(moment=found)
    if _SERIAL.match(word) or _PART_OF_DAY.match(word):
        return _of_number(float(word.replace(",", ".")), kind)
    if is_word("empty", word) or word in {"-", "–", "—", "?"}:
        return When(state="empty")
    return _of_words(word, kind)


def _of_clock(hour: int, minute: int) -> When:
    """A time of day; 24 and more are hours of the next day."""
    if minute > 59 or hour > 47:  # noqa: PLR2004  # of a clock
        return When(state="unread")
    return When(time=TimeRange(Clock(hour, minute, "" if hour < 24 else "day"), None, 0, 0))  # noqa: PLR2004  # as above


def _of_number(number: float, kind: str) -> When:
    if number < 1:
        minutes = round(number * 24 * 60)
        return _of_clock(minutes // 60, minutes % 60)._replace(rule="time-from-serial")
    if kind == "time":
        return When(state="unread")
    moment = _FIRST_DAY + timedelta(minutes=round(number * 24 * 60))
    stated = moment.date().isoformat() if number.is_integer() else moment.replace(tzinfo=None).isoformat(timespec="minutes")
    return When(moment=stated, rule="date-from-serial")


def _of_words(word: str, kind: str) -> When:
    later = _LATER.search(word) if word[:1].isdigit() else None
    if later is not None and (made := _read(word[: later.start()], "time", "").time) is not None:
        return When(time=_a_day_later(made))
    ends = [_read(one, "any", "") for one in found] if len(found := _BETWEEN.split(word)) == 2 else []  # noqa: PLR2004  # a start, an end
    if ends and all(one.has_day and one.moment and one.has_time and not one.state for one in ends):
        return When(moment=_with_time(ends[0]), last=_with_time(ends[1]))
    parts = [part for part in _PARTS.split(word) if part.strip()]
    universal = [part for part in parts if _UNIVERSAL.search(part)] if len(parts) > 1 else []
    if len(universal) == 1 and all(find_time(_MARKER.sub(" ", part)) for part in parts):
        time = find_time(_MARKER.sub(" ", universal[0]))
        return When(time=time, rule="time-in-utc")
    span = _DAYS.match(word) or _DATES.match(word)
    if span is not None:
        return _of_range(span)
    days = find_days(word)
    short = _short_day(word) if days is None and kind != "time" else None
    if short is not None and kind == "any" and short.day < _HOURS and "." in word:
        short = None  # `12.10` may be a time
    if short is not None:
        return When(short=short)
    rest = word if days is None else f"{word[: days.begin]} {word[days.finish :]}"
    rest = _MARKER.sub(" ", rest)
    time = (time_at_start(rest) or find_time(rest)) if days is None or kind != "day" or ":" in rest else None
    if time is not None:
        rest = f"{rest[: time.begin]} {rest[time.finish :]}"
    return _said(word, days, time, rest)


def _with_time(when: When) -> str:
    """A day and its time of day as one."""
    return when.moment if when.time is None else f"{when.moment}T{iso_minutes(when.time.start.minutes)}"


def _a_day_later(time: TimeRange) -> TimeRange:
    """A time, or the end of a range, on the next day."""
    clock = time.end or time.start
    later = Clock(clock.minutes // 60 + _HOURS, clock.minutes % 60, "day")
    return time._replace(start=later) if time.end is None else time._replace(end=later)


def _of_range(span: re.Match[str]) -> When:
    """A range of days of which the last alone has the year."""
    first, last = (f"{span[side]}{span['m']}{span['y']}" for side in "ab")
    if span["m"]:  # the month stands behind both, so that the day is first
        first, last = (".".join(re.split(r"[/.]", one)) for one in (first, last))
    begin, end = _of_words(first, "day"), _of_words(last, "day")
    if not begin.moment or not end.moment:
        return When(state="open" if "open" in {begin.state, end.state} else "unread")
    return When(moment=begin.moment, last=end.moment)


def _said(word: str, days: Days | None, time: TimeRange | None, rest: str) -> When:
    if days is None and time is None:
        weekday = meaning("weekday", _NUMBER.sub("", word).rstrip(".,"))
        if weekday is not None:
            return When(weekday=int(weekday))
        return When(state="open" if _is_open(word) else "unread")
    if days is None and _is_open(rest):
        return When(time=time, state="open")
    if find_time(rest) is not None:
        return When(state="unread")  # two times, as those of two zones
    left = [one for one in _WORD.findall(rest) if one.casefold() not in _FEW and meaning("weekday", one) is None]
    is_part = days is not None and days.is_list
    state = "partly" if is_part or (left and not is_counted(rest.strip(" -–—,/|·:"))) else ""
    if left and state and time is not None and any(one.isdecimal() for one in left):
        time, state = None, "unread"  # `6:445p`, `9p-1:3`
    if days is None:
        return When(time=time, state=state)
    return _of_days(days)._replace(time=time, state=state)


def _of_days(days: Days) -> When:
    first, last = days.first, days.last
    if first.year is None:
        return When(short=first, short_last=last)
    return When(moment=first.iso() or "", last=(last.iso(first.year) or "") if last is not None else "")


def _short_day(word: str) -> Day | None:
    """A day in figures without its year, day first: `12.10`, `28/08`."""
    found = find_short_day(word)
    if found is not None:
        return found.first
    figures = _SHORT.match(word)
    day = Day(None, int(figures[2]), int(figures[1])) if figures is not None else None
    return day if day is not None and day.iso(2024) else None


def _is_open(word: str) -> bool:
    found = DATE.search(word)
    return found is not None and is_open(int(found["a"]), int(found["b"]))


def is_zoned(moment: str) -> bool:
    """Whether a date-time states its offset."""
    return _ZONED.search(moment) is not None and "T" in moment


def truth_of(text: str) -> bool | None:
    """Whether a cell says yes or no; None for anything else."""
    said = meaning("truth", text)
    return None if said is None else said == "true"
