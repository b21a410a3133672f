"""What only several files together show: two events under one IRI, one person under two, a larger event that is misspelt."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold, nearest
from event_ld.problems import Problem, place_of_evidence, problem
from event_ld.source import Place, evidence_for
from event_ld.triple import text_of
from event_ld.validate.finding import NAME, START, named
from event_ld.validate.identity import PERSON
from event_ld.validate.normal import MAIN_ENTITY

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading
    from event_ld.validate.report import Verdict


class _Seen(NamedTuple):
    name: str
    names: frozenset[str]  # in all languages
    start: str
    source: str
    is_description: bool


@dataclass
class Site:
    """Remembers the events and the people of the files seen so far, by their names alone."""

    _events: dict[str, _Seen] = field(default_factory=dict)
    _people: dict[str, tuple[str, str]] = field(default_factory=dict)
    _ids: set[str] = field(default_factory=set)
    _wholes: list[tuple[str, Place]] = field(default_factory=list)
    _found: list[Problem] = field(default_factory=list)

    def add(self, verdict: Verdict, reading: Reading) -> None:
        """Takes one file in."""
        graph, source, event = verdict.graph, reading.source.name, reading.event
        if event is not None and event.id:
            self._ids.add(event.id)
        if event is not None and event.super_event is not None and event.super_event.id:
            place = place_of_evidence(reading.source, evidence_for(reading.evidence, "superEvent.id"))
            self._wholes.append((event.super_event.id, place))
        for node in graph.having.get(MAIN_ENTITY, ()):
            start = text_of(graph.value(node, START))[:10]
            names = frozenset(fold(text_of(one)) for one in graph.values(node, NAME))
            seen = _Seen(named(graph, node), names, start, source, event is not None and not event.url)
            self._event(node, seen, verdict)
        for node in graph.instances(PERSON):
            self._person(node, fold(text_of(graph.value(node, NAME))), source, verdict)

    def problems(self) -> list[Problem]:
        """What has been found so far."""
        said = "None of these events has the id `{}`. Did you mean `{}`?"
        near = ((name, nearest(name, self._ids, 0.8), place) for name, place in self._wholes if name not in self._ids)
        unknown = (problem("super-event-unknown", said.format(name, one), place=place) for name, one, place in near if one)
        return [*self._found, *unknown]

    def _event(self, node: str, seen: _Seen, verdict: Verdict) -> None:
        before = self._events.setdefault(node, seen)
        if node.startswith("_:") or before is seen:
            return
        is_copy = before.is_description and seen.is_description and before.source != seen.source
        if is_copy or before.start != seen.start or (before.names != seen.names and before.names.isdisjoint(seen.names)):
            message = f"{node} is {seen.name} here, and {before.name} in {before.source}."
            self._found.append(problem("same-iri", message, place=verdict.place(node)).of(focus=node))

    def _person(self, node: str, name: str, source: str, verdict: Verdict) -> None:
        if node.startswith("_:") or not name:
            return
        iri, where = self._people.setdefault(name, (node, source))
        if iri != node and where != source:
            message = f"{named(verdict.graph, node)} is {node} here, and {iri} in {where}."
            self._found.append(problem("person-two-iris", message, place=verdict.place(node)).of(focus=node))
