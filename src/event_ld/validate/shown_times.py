"""The day and the hour of an event as its page shows them, where they contradict its markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from event_ld.mapping import SCHEMA
from event_ld.readers.programme.dates import ORDER, PUBLISHED, Days, all_days
from event_ld.readers.programme.times import NOON, Clock, all_times, find_time
from event_ld.readers.programme.words import known_words
from event_ld.triple import text_of
from event_ld.validate.finding import END, START
from event_ld.validate.showing import Shown, words_of

if TYPE_CHECKING:
    from event_ld.validate.index import Index

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?=T|$)")
_CLOCK = re.compile(r"T(\d\d):(\d\d)(?!.*(?:Z|[+-]00:?00)$)")
"""The hour of a time by the clock of the place: not of one in UTC, which a page shows by another."""
_OTHER_CLOCK = re.compile(r"\b(?:UTC|GMT|[A-Z]{1,4}T)\b")
_LABEL = 1
_FEW = 4
_NEAR = 12
_MUCH = 30
"""The least minutes by which clocks of two zones differ."""


class Times:
    """The days and hours that stand at the head of an event, beside those of its markup."""

    def __init__(self, graph: Index, nodes: list[str], shown: Shown, head: list[str]) -> None:
        """Reads both; `head` are the lines around its heading."""
        self.shown = shown
        self.starts, self.ends = ([text_of(one) for node in nodes for one in graph.values(node, term)] for term in (START, END))
        self.known = sorted(_days_of(graph))
        self.dated = [(at, days) for at, line in enumerate(head) for days in _in_text(line) if _is_date(line, days)]
        self.head = head

    def contradiction(self) -> str:
        """The line that shows another day, year or hour; "" where none certainly does."""
        if not self.known or not all(map(_ISO.match, self.starts)):
            return ""
        if not any(self.shown.has_day(one.isoformat()) for one in self.known):
            return next((self.head[at] for at, days in self.dated if not self._has(days)), "")
        own = [(at, days) for at, days in self.dated if self._has(days)]
        if not own or len({one[:10] for one in self.starts}) > 1:
            return ""
        years = {str(one.year) for one in self.known}
        if years.isdisjoint(self.shown.words) and any(days.first.year for _, days in own):
            return self.head[own[0][0]]
        lines = [self.head[at] for at, _ in own]
        lines += [self.head[at + 1] for at, _ in own if at + 1 < len(self.head) and _begins_with_time(self.head[at + 1])]
        return self._other_hour(lines)

    def _has(self, days: Days) -> bool:
        """Whether some days are, or are among, those of the markup in any of its years."""
        last = days.last or days.listed or days.first
        spans = [(days.first._replace(year=one.year).iso(), last._replace(year=one.year).iso()) for one in self.known]
        begin, end = self.known[0].isoformat(), self.known[-1].isoformat()
        return any(first and final and first <= end and final >= begin for first, final in spans)

    def _other_hour(self, lines: list[str]) -> str:
        """The first of the lines of the event's day, where none of the page has the hour at which the markup begins."""
        start, *ends = (_CLOCK.search(one) for one in (*self.starts[:1], *self.ends))
        told = [one for line in lines for one in all_times(line)]
        if start is None or not told or any(_OTHER_CLOCK.search(one) or known_words("doors").search(one) for one in lines):
            return ""
        shown = {minute for line in self.shown.lines for one in all_times(line.text) for minute in _minutes(one.start, one.end)}
        begins, stops = _minute(start), [_minute(one) for one in ends if one is not None]
        is_within = any(min(_minutes(one.start)) < begins < max(_minutes(one.end)) for one in told if one.end is not None)
        is_other = begins not in shown and bool(begins) and (not is_within or (stops and shown.isdisjoint(stops)))
        return next(one for one in lines if find_time(one) is not None) if is_other else ""


def marked_otherwise(shown: Shown) -> Iterator[tuple[str, str]]:
    """The starts of the markup of a page whose text is another day or hour, each with that text."""
    for value, text in shown.marked_starts:
        days, times = _in_text(text), [*all_times(text)]
        if len(days) != 1 or days[0].last is not None or not _ISO.match(value):
            continue
        year, month, day = (int(part) for part in value[:10].split("-"))
        clock = _CLOCK.search(value)
        is_local = "T" not in value or clock is not None
        is_other_day = days[0].first[1:] != (month, day) or days[0].first.year not in (None, year)
        is_hour = clock is not None and len(times) == 1 and not _OTHER_CLOCK.search(text)
        at = _minute(clock) if clock is not None and is_hour else 0
        is_other_hour = at and all(abs(at - one) >= _MUCH for one in _minutes(times[0].start))
        if is_local and (is_other_day or is_other_hour):
            yield value, text


def _in_text(text: str) -> list[Days]:
    """The days of a text that are certain: a date in figures that may be two is none."""
    order = ORDER.set("unknown")
    try:
        return all_days(text)
    finally:
        ORDER.reset(order)


def _days_of(graph: Index) -> Iterator[date]:
    """The days that a graph speaks of; those beside them for a time in UTC."""
    terms = (START, END, f"{SCHEMA}previousStartDate")
    for value in (text_of(one) for values in graph.objects.values() for term in terms for one in values.get(term, ())):
        try:
            day = date.fromisoformat(value[:10])
        except ValueError:
            continue
        is_local = "T" not in value or _CLOCK.search(value) is not None
        yield from [day] if is_local else (day + timedelta(days=one) for one in (-1, 0, 1))


def _is_date(line: str, days: Days) -> bool:
    """Whether a line is there for its day: not one that tells when something was published, or goes on about other things."""
    before, behind = line[: days.begin], line[days.finish :]
    rest = [one for one in words_of(before) if not one.isdigit()]
    is_short = len(rest) <= _LABEL and sum(not one.isdigit() for one in words_of(behind)) <= _FEW
    return is_short and not PUBLISHED.search(before) and known_words("deadline", "page-date").search(before) is None


def _begins_with_time(line: str) -> bool:
    time = find_time(line)
    return time is not None and time.begin <= _NEAR and not all_days(line)


def _minutes(*clocks: Clock | None) -> Iterator[int]:
    """What clocks may mean, in minutes since midnight: one without a marker is of the morning or of the afternoon."""
    for one in clocks:
        if one is not None:
            yield one.minutes
            if one.is_open:
                yield one.minutes + NOON


def _minute(clock: re.Match[str]) -> int:
    return int(clock[1]) * 60 + int(clock[2])
