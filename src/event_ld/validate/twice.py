"""Events that a page lists twice: by an old plugin and by a new one, for instance, which may contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.mapping import SCHEMA
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.finding import END, NAME, START, Finding, named
from event_ld.validate.identity import SUB, SUPER
from event_ld.validate.literals import moment
from event_ld.validate.normal import MAIN_ENTITY
from event_ld.zones import is_one_time

if TYPE_CHECKING:
    from event_ld.validate.engines import Result
    from event_ld.validate.index import Index

_COMPARED = ("eventStatus", "eventAttendanceMode", "endDate", "isAccessibleForFree", "previousStartDate")
_SCHEDULED = f"{SCHEMA}EventScheduled"
"""What an event without a status is taken for."""
_FORMS = [False, True]
"""One in markup and one in a script, as the answers to whether it is in a script."""
_A_DAY = timedelta(days=1)


def check_listed_twice(graph: Index, forms: Mapping[str, str]) -> Iterator[Finding]:
    """Listings of one name and one start: what they contradict each other in, or that they are there twice.

    Performances at different times, or at different places, are events of their own, but where a script has the one and the
    markup of the page the other: they are two ways to say one thing.
    """
    yield from _two_forms(graph, forms)
    by_name: dict[tuple[str, str], list[str]] = defaultdict(list)
    for node in graph.having.get(MAIN_ENTITY, ()):
        name, start = graph.value(node, NAME), graph.value(node, START)
        if name is not None and start is not None:
            by_name[fold(text_of(name)), text_of(start)[:10]].append(node)
    for nodes in by_name.values():
        for first, second in pairwise(nodes):
            yield from _both(graph, first, second)


def _two_forms(graph: Index, forms: Mapping[str, str]) -> Iterator[Finding]:
    """Events that are the only one of their name in a script and in the markup, and on days that have nothing in common."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for node in graph.having.get(MAIN_ENTITY, ()):
        by_name[fold(text_of(graph.value(node, NAME)))].append(node)
    for name, nodes in by_name.items():
        if not name or len(nodes) != len(_FORMS) or sorted(forms.get(one, "") == "script" for one in nodes) != _FORMS:
            continue
        first, second = sorted(nodes, key=lambda one: forms.get(one) != "script")
        if _are_apart(graph, first, second) and _place(graph, first) == _place(graph, second):
            starts = " and ".join(text_of(graph.value(one, START)) for one in (first, second))
            message = f"{named(graph, second)} is listed twice, with `startDate` {starts}."
            yield Finding("two-events-one-page", message, second, START)


def _are_apart(graph: Index, first: str, second: str) -> bool:
    """Whether each of two events ends at least a day before or after the other begins."""
    try:
        (begins, ends), (starts, stops) = (
            [moment(text_of(graph.value(node, name) or graph.value(node, START))).replace(tzinfo=None) for name in (START, END)]
            for node in (first, second)
        )
    except ValueError:  # no date, which the shapes say
        return False
    return starts - ends >= _A_DAY or begins - stops >= _A_DAY


_MEANT_OF_ONE = frozenset({
    "event-end-before-start", "event-end-day-before-start", "event-ends-as-it-begins", "person-twice", "offer-twice", "clash",
    "part-outside", "duration-contradicts-end", "duration-short", "doors-after-start", "offer-after-event", "free-with-a-price",
    "status-contradiction", "event-midnight-made-up", "event-rescheduled-to-same-date", "event-cancelled-with-tickets",
    "offset-contradicts-zone", "year-long-ago",
})  # fmt: skip
"""What compares the values of an event with each other, which says nothing where they are those of two."""


def without_mixed(found: list[Result | Finding], graph: Index) -> list[Result | Finding]:
    """What was found, but for what only follows from two events under one `@id`, which is told."""
    mixed = {one.focus for one in found if isinstance(one, Finding) and one.code == "same-id"}
    mixed = {one for one in mixed if len(graph.values(one, START)) > 1}
    if not mixed:
        return found
    parts = {text_of(part) for one in mixed for name in (SUB, SUPER) for part in graph.values(one, name)}
    parts |= {one for name in (SUB, SUPER) for node in mixed for one in graph.holders(name).get(node, ())}
    return [one for one in found if not _is_echo(one, mixed, parts)]


def _is_echo(one: Result | Finding, mixed: set[str], parts: set[str]) -> bool:
    if isinstance(one, Finding):
        return one.code in _MEANT_OF_ONE and (
            one.focus in mixed or (one.code in {"part-outside", "clash"} and one.focus in parts)
        )
    return one.focus in mixed and (one.component == "MaxCount" or one.shape.code in _MEANT_OF_ONE)


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
