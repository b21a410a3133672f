"""Checks of an event's triples that SHACL can't say; they give problems of the same form, with codes of `CODES`.

- a part of an event that begins before it or ends after it, with dates counted as whole days;
- two parts that take place at once and have the same person, or the same room of their own.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from event_ld.graph.triples import Literal
from event_ld.mapping import SCHEMA
from event_ld.problems import Problem, place_of_evidence, problem
from event_ld.source import evidence_for

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.graph.triples import Triple
    from event_ld.source import Evidence, Source


class _Span(NamedTuple):
    """When something takes place; times with and without an offset are compared by the clocks on the wall."""

    start: datetime
    end: datetime
    has_end: bool

    @property
    def is_aware(self) -> bool:
        """Whether the times have an offset."""
        return self.start.tzinfo is not None

    @property
    def local(self) -> _Span:
        """The same by the clocks on the wall."""
        return _Span(self.start.replace(tzinfo=None), self.end.replace(tzinfo=None), self.has_end)


def check_triples(
    triples: Iterable[Triple],
    origins: dict[tuple[str, str, str], str],
    *,
    source: Source | None = None,
    evidence: dict[str, Evidence] | None = None,
) -> list[Problem]:
    """The problems that the checks of this module find in one event's graph.

    Args:
        triples: The triples of the event.
        origins: What `Tree.origins` holds, for the paths.
        source: The text that the event was read from, for the places.
        evidence: Path of the description to evidence, for the places.
    """
    checker = _Checker(triples)
    found: list[Problem] = []
    for code, iri, message in (*checker.outside(), *checker.clashes()):
        path = origins.get((iri, "startDate", ""), "")
        place = place_of_evidence(source, evidence_for(evidence or {}, path)) if source is not None else None
        found.append(problem(code, message, place=place, path=path))
    return found


class _Checker:
    """Holds the triples by subject and property."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.texts: dict[tuple[str, str], str] = {}
        self.iris: dict[tuple[str, str], list[str]] = defaultdict(list)
        for subject, predicate, value in triples:
            if isinstance(value, Literal):
                self.texts.setdefault((subject, predicate.removeprefix(SCHEMA)), value.text)
            else:
                self.iris[subject, predicate.removeprefix(SCHEMA)].append(value)
        self.wholes = sorted({subject for subject, term in self.iris if term == "subEvent"})

    def outside(self) -> Iterator[tuple[str, str, str]]:
        for whole in self.wholes:
            around = self._span(whole)
            for part in self.iris[whole, "subEvent"]:
                inner = self._span(part)
                if around is None or inner is None:
                    continue
                if around.is_aware is not inner.is_aware:  # a whole day is one of local clocks
                    around, inner = around.local, inner.local
                if inner.start < around.start or (around.has_end and inner.end > around.end):
                    yield "part-outside", part, f"{self._named(part)} is not within the time of what it is a part of."

    def clashes(self) -> Iterator[tuple[str, str, str]]:
        for whole in self.wholes:
            usual = set(self.iris[whole, "location"])
            taken: dict[str, list[tuple[_Span, str]]] = defaultdict(list)
            for part in self.iris[whole, "subEvent"]:
                span = self._span(part)
                if span is None or not span.has_end:
                    continue
                rooms = [place for place in self.iris[part, "location"] if self.iris[place, "containedInPlace"]]
                for one in {*self._performers(part), *(room for room in rooms if room not in usual)}:
                    taken[one].append((span, part))
            for one in sorted(taken):
                yield from self._overlaps(one, taken[one])

    def _overlaps(self, one: str, spans: list[tuple[_Span, str]]) -> Iterator[tuple[str, str, str]]:
        for aware in (False, True):
            ordered = sorted(pair for pair in spans if pair[0].is_aware is aware)
            for (first, earlier), (second, later) in pairwise(ordered):
                if second.start < first.end:
                    yield "clash", later, f"{self._named(one)} is in {self._named(earlier)} and {self._named(later)} at once."

    def _performers(self, part: str) -> Iterator[str]:
        for iri in self.iris[part, "performer"]:
            yield from self.iris[iri, "performer"] or [iri]

    def _span(self, iri: str) -> _Span | None:
        start, end = self.texts.get((iri, "startDate")), self.texts.get((iri, "endDate"))
        if start is None:
            return None
        try:
            first, last = datetime.fromisoformat(start), datetime.fromisoformat(end or start)
        except ValueError:  # no date at all, which the shapes say
            return None
        if "T" not in (end or start):
            last += timedelta(days=1)
        if (first.tzinfo is None) is not (last.tzinfo is None):
            first, last = first.replace(tzinfo=None), last.replace(tzinfo=None)
        return _Span(first, last, end is not None or "T" not in start)

    def _named(self, iri: str) -> str:
        name = self.texts.get((iri, "name"))
        return f"“{name}”" if name else f"the slot of {self.texts.get((iri, 'startDate'), '')[11:16]}"
