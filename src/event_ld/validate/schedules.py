"""Checks of what repeats: schedules that can't be meant, and series that name none of their events.

Whose rules they are: OpenActive's validator (schedules), and Artsdata's shapes of events (series).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from event_ld.mapping import SCHEMA
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.finding import END, START, Finding, named, quoted
from event_ld.validate.identity import SUB, SUPER
from event_ld.zones import zone_names

if TYPE_CHECKING:
    from event_ld.validate.index import Index

_ZONE, _BY_DAY, _EXCEPT = f"{SCHEMA}scheduleTimezone", f"{SCHEMA}byDay", f"{SCHEMA}exceptDate"
_SAYS_HOW = tuple(SCHEMA + name for name in ("repeatFrequency", "byDay", "byMonth", "byMonthDay", "byMonthWeek", "repeatCount"))
_DAYS = tuple(f"{SCHEMA}{day}" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"))


def check_schedules(graph: Index) -> Iterator[Finding]:
    """What this module finds in a graph."""
    for node in graph.instances(f"{SCHEMA}Schedule"):
        yield from _zone(graph, node)
        yield from _period(graph, node)
        if not any(graph.values(node, name) for name in _SAYS_HOW):
            yield Finding("schedule-without-repetition", "The schedule does not say how it repeats.", node)
    for node in graph.instances(f"{SCHEMA}EventSeries"):
        if not graph.values(node, SUB) and node not in graph.holders(SUPER) and not graph.values(node, f"{SCHEMA}eventSchedule"):
            yield Finding("series-without-parts", f"{named(graph, node)} is a series, and names none of its events.", node)


def _zone(graph: Index, node: str) -> Iterator[Finding]:
    for value in graph.values(node, _ZONE):
        if isinstance(value, Literal) and value.text not in zone_names():
            yield Finding("schedule-zone-unknown", f"{quoted(value.text)} is no zone of the IANA database.", node, _ZONE, value)


def _period(graph: Index, node: str) -> Iterator[Finding]:
    value = graph.value(node, END)
    first, last = _day(graph.value(node, START)), _day(value)
    if first and last and last < first:
        yield Finding("schedule-period", f"The schedule ends on {last}, before it begins on {first}.", node, END, value)
        return
    days = set(graph.values(node, _BY_DAY))
    of_week = days if days <= set(_DAYS) else set()  # not the codes of iCalendar, which may count: 2MO
    for one in graph.values(node, _EXCEPT):
        day = _day(one)
        if day and ((first and day < first) or (last and day > last) or (of_week and _DAYS[day.weekday()] not in of_week)):
            yield Finding("schedule-exception", f"The schedule excepts {day}, which is none of its days.", node, _EXCEPT, one)


def _day(value: Object | None) -> date | None:
    try:
        return date.fromisoformat(text_of(value)[:10])
    except ValueError:
        return None
