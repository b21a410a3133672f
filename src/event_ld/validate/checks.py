"""Checks of a graph that SHACL can't say; they give problems of the same form, with codes of `CODES`.

- an event whose end is a day and its start a time, or the other way round, or of which one time has an offset and the other
  has none, and that ends before it begins however they are taken;
- a part of an event that begins before it or ends after it, with dates counted as whole days that may end in the night;
- two parts that take place at once and have the same person, or the same room of their own;
- an event that is over and still said to be scheduled;
- what `event_ld.validate.identity` says of names and links, and `event_ld.validate.clocks` of the clocks of the place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import MAXYEAR, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from event_ld import zones
from event_ld.mapping import SCHEMA
from event_ld.readers.programme.status import status_of_name
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.clocks import check_clocks
from event_ld.validate.finding import END, NAME, START, Finding, named
from event_ld.validate.identity import EVENT, SUB, SUPER, check_identity
from event_ld.validate.literals import is_before, moment
from event_ld.validate.normal import MAIN_ENTITY

if TYPE_CHECKING:
    from event_ld.validate.index import Index

STATUS, PERFORMER = f"{SCHEMA}eventStatus", f"{SCHEMA}performer"
_NIGHT = timedelta(hours=12)
"""How long after its last day an event may go on in the night."""


class _Span(NamedTuple):
    """When something takes place, and whether its end is a whole day; with and without an offset, clocks on the wall count."""

    start: datetime
    end: datetime
    has_end: bool
    is_day: bool = False

    @property
    def is_aware(self) -> bool:
        """Whether the times have an offset."""
        return self.start.tzinfo is not None

    @property
    def local(self) -> _Span:
        """The same by the clocks on the wall."""
        return _Span(self.start.replace(tzinfo=None), self.end.replace(tzinfo=None), self.has_end, self.is_day)


def check_graph(graph: Index, *, is_foreign: bool = False, today: date | None = None) -> list[Finding]:
    """What the checks find in a graph, foreign (as it stands) or made by us; events before `today` are over, if it is given."""
    parts = list(_parts(graph))
    wholes = set(_wholes(graph))
    pairs = list(dict.fromkeys((*parts, *sorted(one for one in wholes if one[::-1] not in wholes))))  # no circles, which are told
    spans = {node: _span(graph, node) for node in {one for pair in pairs for one in pair}}
    found = [*_ends_early(graph), *_outside(graph, pairs, spans), *_clashes(graph, parts, spans)]
    found += check_identity(graph, is_foreign=is_foreign)
    found += _status(graph)
    if is_foreign:  # the reader of descriptions has checked its own
        found += check_clocks(graph)
    return found if today is None else [*found, *_past(graph, today)]


def _ends_early(graph: Index) -> Iterator[Finding]:
    for node in graph.instances_having(EVENT, END):
        first, last = graph.value(node, START), graph.value(node, END)
        if isinstance(first, Literal) and isinstance(last, Literal) and is_before(last, first):
            yield Finding("event-end-day-before-start", "The event ends before it begins.", node, START, first)


def _outside(graph: Index, parts: list[tuple[str, str]], spans: dict[str, _Span | None]) -> Iterator[Finding]:
    for whole, part in parts:
        around, inner = spans[whole], spans[part]
        if around is None or inner is None:
            continue
        if around.is_aware is not inner.is_aware:  # a whole day is one of local clocks
            around, inner = around.local, inner.local
        is_early = inner.start < around.start
        if is_early or (around.has_end and inner.end > _latest_end(around, inner)):
            message = f"{named(graph, part)} is not within the time of what it is a part of."
            wrong = START if is_early or not graph.values(part, END) else END
            yield Finding("part-outside", message, part, wrong, graph.value(part, wrong))


def _latest_end(around: _Span, inner: _Span) -> datetime:
    """When a part may end at the latest: what begins within the last day may end in the night after it."""
    is_night = around.is_day and not inner.is_day and inner.start < around.end and around.end.year < MAXYEAR
    return around.end + _NIGHT if is_night else around.end


def _wholes(graph: Index) -> Iterator[tuple[str, str]]:
    """The events that others name as what they are a part of, and that say when they end, with these."""
    for whole, parts in graph.holders(SUPER).items():
        if isinstance(whole, str) and graph.values(whole, END):
            yield from ((whole, part) for part in parts if part != whole)


def _parts(graph: Index) -> Iterator[tuple[str, str]]:
    for part, wholes in graph.holders(SUB).items():
        for whole in wholes:
            if isinstance(part, str) and part != whole:
                yield whole, part


def _clashes(graph: Index, parts: list[tuple[str, str]], times: dict[str, _Span | None]) -> Iterator[Finding]:
    taken: dict[tuple[str, Object], list[tuple[_Span, str]]] = defaultdict(list)
    for whole, part in parts:
        span = times[part]
        if span is None or not span.has_end:
            continue
        usual = graph.values(whole, f"{SCHEMA}location")
        places = graph.values(part, f"{SCHEMA}location")
        rooms = [one for one in places if graph.values(one, f"{SCHEMA}containedInPlace") and one not in usual]
        people = [who for one in graph.values(part, PERFORMER) for who in graph.values(one, PERFORMER) or [one]]  # of roles
        for one in dict.fromkeys([*people, *rooms]):
            taken[whole, one].append((span, part))
    for (_, one), spans in taken.items():
        yield from _overlaps(graph, one, spans)


def _overlaps(graph: Index, one: Object, spans: list[tuple[_Span, str]]) -> Iterator[Finding]:
    for aware in (False, True):
        ordered = sorted(pair for pair in spans if pair[0].is_aware is aware)
        for (first, earlier), (second, later) in pairwise(ordered):
            if second.start < first.end:
                both = f"{named(graph, earlier)} and {named(graph, later)}"
                yield Finding("clash", f"{named(graph, text_of(one))} is in {both} at once.", later, START)


def _status(graph: Index) -> Iterator[Finding]:
    """Names that say that the event is cancelled, moved or put off, where its status does not."""
    for node in graph.having.get(MAIN_ENTITY, ()):
        if {*graph.values(node, STATUS)} <= {f"{SCHEMA}EventScheduled"}:
            for name in graph.values(node, NAME):
                said = status_of_name(text_of(name))
                if said:
                    message = f"The name of {named(graph, node)} says “{said}”, and its status does not."
                    yield Finding("status-in-text", message, node, NAME, name)


def _past(graph: Index, today: date) -> Iterator[Finding]:
    for node in graph.having.get(MAIN_ENTITY, ()):
        span = _span(graph, node)
        if span is None or f"{SCHEMA}EventScheduled" not in graph.values(node, STATUS):
            continue
        if span.end.date() - timedelta(days=span.is_day) < today:
            message = f"{named(graph, node)} is over, and its status is still that it is scheduled."
            yield Finding("event-past", message, node, STATUS)


def _span(graph: Index, node: str) -> _Span | None:
    starts, ends = graph.values(node, START), graph.values(node, END)
    start, end = text_of(starts[0]) if starts else "", text_of(ends[0]) if ends else ""
    try:
        first, last = moment(start), moment(end or start)
    except ValueError:  # no date at all, which the shapes say
        return None
    if "T" not in (end or start):
        last = zones.day_after(last)
    if (first.tzinfo is None) is not (last.tzinfo is None):
        first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
    return _Span(first, last, bool(end) or "T" not in start, "T" not in (end or start))
