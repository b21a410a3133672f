"""Results of a validation as problems, each with the line of the source that caused it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from event_ld.graph.triples import to_triples
from event_ld.mapping import SCHEMA, XSD
from event_ld.problems import Problem, place_of_evidence
from event_ld.source import evidence_for
from event_ld.triple import Literal, text_of
from event_ld.validate.checks import check_graph
from event_ld.validate.engines import index_of, validate_terms, validate_triples
from event_ld.validate.finding import Finding
from event_ld.validate.identity import EVENT, START
from event_ld.validate.normal import normalise, own_iri
from event_ld.validate.profiles import SCHEMA_PROFILE, shapes_of
from event_ld.validate.terms import check_terms
from event_ld.validate.values import check_values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from event_ld.graph.nodes import Tree
    from event_ld.problems import Place
    from event_ld.readers.reading import Reading
    from event_ld.source import Evidence, Source
    from event_ld.triple import Object, Statement, Triple
    from event_ld.validate.engines import Result
    from event_ld.validate.index import Index
    from event_ld.validate.profiles import Shapes


class Request(Struct, frozen=True, kw_only=True):
    """What to hold events to.

    Attributes:
        profiles: Names out of `event_ld.validate.profiles.PROFILES`.
        shapes: Shapes of the user's own, beside them.
        engine: A name out of `event_ld.validate.engines.ENGINES`.
        today: The day on which events count as past; None where that is not asked.
    """

    profiles: tuple[str, ...]
    shapes: tuple[Shapes, ...] = ()
    engine: str = "auto"
    today: date | None = None


class Verdict(Struct, frozen=True, kw_only=True):
    """What was found in one graph.

    Attributes:
        graph: The graph that was judged.
        problems: What was found.
        place: A node of the graph to the place of the source where it stands.
    """

    graph: Index
    problems: list[Problem]
    place: Callable[[str], Place | None]


class _Judged(Struct, kw_only=True):
    """A graph with what is known about where it is from."""

    triples: Sequence[Triple]
    origins: dict[tuple[str, str, str], str]
    source: Source | None
    evidence: dict[str, Evidence]
    own: str = ""
    is_foreign: bool = False
    is_for_search: bool = False
    _by_value: dict[tuple[str, str], str] = field(default_factory=dict)

    def problem(self, found: Result | Finding) -> Problem:
        if isinstance(found, Finding):
            path = self.path(found.focus, found.path, found.value)
            return found.problem(self._place(path), path)
        path = self.path(found.focus, found.path or found.shape.about, found.value)
        return Problem(
            code=found.shape.code,
            severity=found.severity,
            message=found.shape.message(found.component),
            path=path,
            place=self._place(path),
            advice=found.shape.advice,
            question=found.shape.questions.get("en", ""),
            focus=found.focus,
            result_path=found.path,
            value=text_of(found.value),
        )

    def path(self, focus: str, predicate: str, value: Object | None) -> str:
        text = text_of(value)
        term = predicate.replace(self.own, "event-ld:") if self.own else predicate
        term = term.removeprefix(SCHEMA)
        for key in ((focus, term, text), (focus, term, "")):
            if term and key in self.origins:
                return self.origins[key]
        if not self._by_value:  # a path of several properties is found by its value alone; the first noted counts
            self._by_value = {(one, what): path for (one, _, what), path in reversed(self.origins.items()) if what}
        return self._by_value.get((focus, text)) or self.origins.get((focus, "", ""), "")

    def place_of_node(self, node: str) -> Place | None:
        return self._place(self.path(node, "", None))

    def _place(self, path: str) -> Place | None:
        return None if self.source is None else place_of_evidence(self.source, evidence_for(self.evidence, path))


def validate_tree(
    tree: Tree, request: Request, *, source: Source | None = None, evidence: dict[str, Evidence] | None = None
) -> Verdict:
    """The problems of one event's graph against profiles; `core` includes what SHACL can't say.

    Args:
        tree: The node tree of the event.
        request: What to hold it to.
        source: The text that the event was read from, for the places.
        evidence: Path of the description to evidence, for the places.

    Raises:
        UsageError: There is no such profile or engine.
    """
    judged = _Judged(
        triples=to_triples(tree), origins=tree.origins, source=source, evidence=evidence or {}, own=tree.iris.term("")
    )
    return _judge(judged, request)


def validate_statements(reading: Reading, request: Request) -> Verdict:
    """The problems of a document of linked data, as it stands.

    Args:
        reading: What a reader of JSON-LD, pages or RDF files gave.
        request: What to hold it to.

    Raises:
        UsageError: There is no such profile or engine.
    """
    statements = normalise(reading.statements)
    judged = _Judged(
        triples=[one.triple for one in statements],
        origins=_origins(statements),
        source=reading.source,
        evidence=reading.evidence,
        is_foreign=True,
        is_for_search=reading.form == "page" and not any(map(_is_typed_date, reading.statements)),
    )
    return _judge(judged, request)


def _is_typed_date(one: Statement) -> bool:
    """Whether a date has a datatype of XML Schema, as RDF writes it; what search engines read are plain texts."""
    return own_iri(one.predicate) == START and isinstance(one.value, Literal) and one.value.datatype.startswith(XSD)


_LAST_STEP = re.compile(r'(?:\.\w+|\["[^"]*"\])(?:\[\d+\])*$')


def _origins(statements: Iterable[Statement]) -> dict[tuple[str, str, str], str]:
    found: dict[tuple[str, str, str], str] = {}
    for subject, predicate, value, path in statements:
        term = predicate.removeprefix(SCHEMA)
        found.setdefault((subject, term, text_of(value)), path)
        found.setdefault((subject, term, ""), path)
        found.setdefault((subject, "", ""), subject if path.startswith(f"{subject} ") else _LAST_STEP.sub("", path))
    return found


def _judge(judged: _Judged, request: Request) -> Verdict:
    graph = index_of(judged.triples)
    results: list[Result] = []
    for profile in request.profiles:
        if profile != SCHEMA_PROFILE:
            results += validate_triples(graph, judged.triples, shapes_of(profile), request.engine)
    found: list[Result | Finding] = [*results]
    for shapes in request.shapes:
        found += validate_triples(graph, judged.triples, shapes, request.engine)
    if SCHEMA_PROFILE in request.profiles:
        told = {key for one in found for key in ((one.focus, one.path, one.value), (one.focus, one.path, None))}
        terms = validate_terms(graph, judged.triples, request.engine)
        found += [one for one in terms if (one.focus, one.path, one.value) not in told]
        found += check_terms(graph)
    if "core" in request.profiles:
        checked = check_graph(graph, is_foreign=judged.is_foreign, today=request.today)
        found += [one for one in checked if judged.is_for_search or one.code not in _OF_SEARCH]
        found += check_values(graph)
    if judged.is_foreign:
        found += _nothing(graph, request)
    return Verdict(graph=graph, problems=[judged.problem(one) for one in found], place=judged.place_of_node)


_OF_SEARCH = frozenset({"super-event-stub"})
"""What only search engines mind."""
_ABOUT_EVENTS = frozenset({"core", "web", "portal"})


def _nothing(graph: Index, request: Request) -> Iterator[Finding]:
    """Tells of a profile that has nothing to judge, since silence would read as praise."""
    if _ABOUT_EVENTS & set(request.profiles) and not request.shapes and not graph.instances(EVENT):
        yield Finding("event-missing", "The data describes no event of schema.org.", _first(graph))
    others = [(name, shapes_of(name)) for name in request.profiles if name not in {*_ABOUT_EVENTS, SCHEMA_PROFILE}]
    for name, shapes in (
        *((f"shapes of {one}", own) for one, own in others),
        *(("shapes of your own", one) for one in request.shapes),
    ):
        if not shapes.has_focus(graph):
            yield Finding("nothing-to-check", f"The data holds nothing that the {name} are about.", _first(graph))


def _first(graph: Index) -> str:
    return next(iter(graph.objects), "")
