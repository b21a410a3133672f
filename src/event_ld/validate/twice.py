"""Events that a page lists twice: by an old plugin and by a new one, for instance, which may contradict each other."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.mapping import SCHEMA
from event_ld.triple import Literal, text_of
from event_ld.validate.finding import Finding
from event_ld.validate.naming import NAME, START, named
from event_ld.validate.normal import MAIN_ENTITY
from event_ld.zones import is_one_time

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.triple import Object
    from event_ld.validate.index import Index

_COMPARED = ("eventStatus", "eventAttendanceMode", "endDate", "isAccessibleForFree", "previousStartDate")
_SCHEDULED = f"{SCHEMA}EventScheduled"
"""What an event without a status is taken for."""


def check_listed_twice(graph: Index) -> Iterator[Finding]:
    """Listings of one name and one start: what they contradict each other in, or that they are there twice.

    Performances at different times, or at different places, are events of their own.
    """
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in graph.having.get(MAIN_ENTITY, ()):
        name, start = graph.value(node, NAME), graph.value(node, START)
        if name is not None and start is not None:
            by_name[fold(text_of(name)), text_of(start)[:10]].append(node)
    for nodes in by_name.values():
        for first, second in pairwise(nodes):
            yield from _both(graph, first, second)


def _both(graph: Index, first: str, second: str) -> Iterator[Finding]:
    starts = (text_of(graph.value(node, START)) for node in (first, second))
    if is_one_time(*starts) is False or _place(graph, first) != _place(graph, second):
        return
    for name in _COMPARED:
        predicate = SCHEMA + name
        one, other = (_said(graph, node, predicate) for node in (first, second))
        if name == "eventStatus":
            one, other = one or {_SCHEDULED}, other or {_SCHEDULED}
        if one and other and one.isdisjoint(other):
            first_says, second_says = (_listed(said) for said in (one, other))
            message = f"{named(graph, second)} is listed twice, with `{name}` {first_says} and {second_says}."
            yield Finding("two-events-one-page", message, second, predicate)
            return
    yield Finding("event-listed-twice", f"{named(graph, second)} is listed twice.", second)


def _said(graph: Index, node: str, predicate: str) -> set[Object]:
    """The values that can be compared; nodes without a name can't."""
    return {one for one in graph.values(node, predicate) if isinstance(one, Literal) or not one.startswith("_:")}


def _listed(values: set[Object]) -> str:
    return ", ".join(sorted(text_of(value).removeprefix(SCHEMA) for value in values))


def _place(graph: Index, node: str) -> tuple[str, ...]:
    places = graph.values(node, f"{SCHEMA}location")
    return tuple(sorted(fold(text_of(graph.value(one, NAME) if isinstance(one, str) else one)) for one in places))
