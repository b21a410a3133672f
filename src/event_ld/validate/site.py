"""What only several files together show: two events under one IRI, one person under two."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.problems import Problem, problem
from event_ld.triple import text_of
from event_ld.validate.identity import PERSON
from event_ld.validate.naming import NAME, START, named
from event_ld.validate.normal import MAIN_ENTITY

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading
    from event_ld.validate.report import Verdict


class _Seen(NamedTuple):
    name: str
    start: str
    source: str
    is_description: bool


@dataclass
class Site:
    """Remembers the events and the people of the files seen so far, by their names alone."""

    _events: dict[str, _Seen] = field(default_factory=dict)
    _people: dict[str, tuple[str, str]] = field(default_factory=dict)
    _told: set[str] = field(default_factory=set)
    _found: list[Problem] = field(default_factory=list)

    def add(self, verdict: Verdict, reading: Reading) -> None:
        """Takes one file in."""
        graph, source = verdict.graph, reading.source.name
        for node in graph.having.get(MAIN_ENTITY, ()):
            start = text_of(graph.value(node, START))[:10]
            seen = _Seen(named(graph, node), start, source, reading.event is not None)
            self._event(node, seen, verdict)
        for node in graph.instances(PERSON):
            self._person(node, fold(text_of(graph.value(node, NAME))), source, verdict)

    def problems(self) -> list[Problem]:
        """What has been found so far."""
        return list(self._found)

    def _event(self, node: str, seen: _Seen, verdict: Verdict) -> None:
        before = self._events.setdefault(node, seen)
        if node.startswith("_:") or before is seen:
            return
        is_copy = before.is_description and seen.is_description and before.source != seen.source
        if is_copy or (before.name, before.start) != (seen.name, seen.start):
            message = f"{node} is {seen.name} here, and {before.name} in {before.source}."
            self._found.append(problem("same-iri", message, place=verdict.place(node)).of(focus=node))

    def _person(self, node: str, name: str, source: str, verdict: Verdict) -> None:
        if node.startswith("_:") or not name:
            return
        iri, where = self._people.setdefault(name, (node, source))
        if iri != node and where != source:
            message = f"{named(verdict.graph, node)} is {node} here, and {iri} in {where}."
            self._found.append(problem("person-two-iris", message, place=verdict.place(node)).of(focus=node))
