"""Readings judged one after another: what profiles to hold each to, and what only several of them together show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from event_ld.folding import fold, nearest
from event_ld.graph.iris import PLACEHOLDER_BASE, checked_base
from event_ld.net import Net
from event_ld.problems import Problem, Severity, place_of_evidence, problem
from event_ld.readers.reading import Reading, beginning
from event_ld.source import Place, evidence_for, join_path
from event_ld.triple import text_of
from event_ld.validate.finding import NAME, START, named
from event_ld.validate.identity import PERSON
from event_ld.validate.normal import MAIN_ENTITY
from event_ld.validate.profiles import PAGE_PROFILES, USUAL_PROFILES, Shapes
from event_ld.validate.report import KEY, Request, Verdict, validate_statements, validate_tree

if TYPE_CHECKING:
    from datetime import date

    from event_ld.graph.nodes import Tree
    from event_ld.model import Event

_READ_ALL_THE_SAME = frozenset({"context-missing", "json-repaired", "json-escaped"})


class Judge:
    """Validates readings one after another, and remembers what only several of them together show."""

    def __init__(
        self,
        *,
        profiles: Iterable[str] | None = None,
        shapes: Iterable[Shapes] = (),
        engine: str = "auto",
        today: date | None = None,
        base_url: str = PLACEHOLDER_BASE,
        language: str = "en",
    ) -> None:
        """Sets the judge up; the arguments are those of `event_ld.validate`, with the shapes read."""
        self.site = _Site()
        self.base = checked_base(base_url)
        chosen = None if profiles is None else tuple(profiles)
        usual = Request(profiles=(), shapes=tuple(shapes), engine=engine, today=today, language=language)
        self._request = structs.replace(usual, profiles=USUAL_PROFILES if chosen is None else chosen)
        self._of_pages = structs.replace(usual, profiles=PAGE_PROFILES if chosen is None else chosen)

    def judge_all(self, readings: Iterable[Reading]) -> list[Problem]:
        """The problems of several readings, in no order; of a file with an event, what else stands in it may be none."""
        found = [(one.source.name, self.judge(one)) for one in readings]
        with_event = {name for name, problems in found if all(one.code != "event-missing" for one in problems)}
        return [one for name, problems in found for one in problems if one.code != "event-missing" or name not in with_event]

    def judge(self, reading: Reading) -> list[Problem]:
        """The problems of one reading, in no order."""
        problems = list(reading.problems)
        with Net(problems, beginning(reading)):
            if reading.event is not None:
                verdict = self.event(reading.event)[1].at(reading)
            elif reading.statements:
                verdict = self.statements(reading)
            else:
                return [*problems, *_nothing(reading)]
            self.site.add(verdict, reading)
            problems += without_echoes(verdict.problems, reading.problems)
        return problems

    def event(self, event: Event) -> tuple[Tree, Verdict]:
        """The tree of an event, and what is wrong with it; it is not remembered."""
        from event_ld.graph.nodes import build  # noqa: PLC0415  # what linked data needs not

        tree = build(event, self.base)
        return tree, validate_tree(tree, self._request)

    def statements(self, reading: Reading) -> Verdict:
        """What is wrong with a document of linked data; it is not remembered."""
        return validate_statements(reading, self._of_pages if reading.form == "page" else self._request)


def without_echoes(problems: list[Problem], read: list[Problem]) -> list[Problem]:
    """What is wrong with a graph, but for what is missing there only since it could not be read, which has been said."""
    is_without_zone = any(one.code == "zone-missing" for one in read)
    unread = {one.path for one in read if one.code.endswith("-format") or one.code == "currency-unknown"}

    def is_echo(one: Problem) -> bool:
        names = (one.result_path.rpartition("/")[2], *KEY.findall(one.advice))
        places = {join_path(around, name) for around in (one.path, one.path.rpartition(".")[0]) for name in names if name}
        return not places.isdisjoint(unread) or (is_without_zone and one.code.endswith("-offset-missing"))

    return [one for one in problems if not (one.code.endswith("-missing") and is_echo(one))]


def _nothing(reading: Reading) -> list[Problem]:
    """What to say of a document that says nothing, where nobody has said why: silence would read as praise."""
    is_told = any(one.severity is not Severity.INFO and one.code not in _READ_ALL_THE_SAME for one in reading.problems)
    is_told |= reading.form != "page"
    return [] if is_told else [problem("event-missing", "The document says nothing.", place=beginning(reading))]


class _Seen(NamedTuple):
    name: str
    names: frozenset[str]  # in all languages
    start: str
    source: str
    is_description: bool


@dataclass
class _Site:
    """What only several files show: two events under one IRI, one person under two, a larger event that is misspelt.

    The events and the people of the files seen so far are remembered by their names alone.
    """

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
