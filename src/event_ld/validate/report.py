"""Results of a validation as problems, each with the line of the source that caused it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, structs

from event_ld.closure import closure
from event_ld.mapping import SCHEMA, XSD
from event_ld.problems import Problem, Replacement, Severity, place_of_evidence
from event_ld.readers.reading import Reading, is_loaded
from event_ld.source import Evidence, Place, Source, evidence_for
from event_ld.triple import Literal, Object, Statement, text_of
from event_ld.validate.agreement import check_agreement
from event_ld.validate.checks import check_graph
from event_ld.validate.engines import Result, index_of, index_of_tree, validate_graph
from event_ld.validate.finding import START, Finding, told
from event_ld.validate.identity import EVENT
from event_ld.validate.languages import said
from event_ld.validate.listed import LAST_STEP
from event_ld.validate.normal import DOCUMENT, MAIN_ENTITY, normalise, own_iri
from event_ld.validate.offers import check_offers
from event_ld.validate.openactive import is_openactive
from event_ld.validate.profiles import SCHEMA_PROFILE, TAKEN_IN, Shapes, shapes_of
from event_ld.validate.replacing import proposed
from event_ld.validate.schedules import check_schedules
from event_ld.validate.showing import Shown
from event_ld.validate.term_types import check_terms, validate_terms
from event_ld.validate.twice import check_listed_twice, without_mixed
from event_ld.validate.values import check_values

if TYPE_CHECKING:
    from datetime import date

    from event_ld.graph.nodes import Origins, Tree
    from event_ld.validate.index import Index


class Request(Struct, frozen=True, kw_only=True):
    """What to hold events to: profiles, shapes of the user's own, an engine; past events are told where there is a `today`."""

    profiles: tuple[str, ...]
    shapes: tuple[Shapes, ...] = ()
    engine: str = "auto"
    today: date | None = None
    language: str = "en"


@dataclass(kw_only=True)
class Verdict:
    """What was found in one graph; the places of it are looked for only when problems are asked for.

    Attributes:
        find_origins: Gives the path of the source that each statement comes from.
        own: What our own terms begin with.
        is_description: Whether it is one in our own words; advice for pages is in schema.org's.
    """

    graph: Index
    found: list[Result | Finding]
    find_origins: Callable[[], Origins]
    source: Source | None = None
    evidence: dict[str, Evidence] = field(default_factory=dict)
    own: str = ""
    is_description: bool = False
    language: str = "en"

    def at(self, reading: Reading) -> Verdict:
        """The same with the places of a reading of the same event, which may have been loaded from linked data."""
        is_description = self.is_description and not is_loaded(reading)
        return replace(self, source=reading.source, evidence=reading.evidence, is_description=is_description)

    @cached_property
    def problems(self) -> list[Problem]:
        """What was found, as problems."""
        return [self._problem(one) for one in self.found]

    def place(self, node: str) -> Place | None:
        """The place of the source where a node of the graph stands."""
        return self._place(self._path(node, "", None))

    @cached_property
    def _origins(self) -> Origins:
        return self.find_origins()

    @cached_property
    def _by_value(self) -> dict[tuple[str, str], str]:
        """Node and value to path, since a path of several properties is found by its value alone; the first noted counts."""
        return {(one, what): path for (one, _, what), path in reversed(self._origins.items()) if what}

    def _problem(self, found: Result | Finding) -> Problem:
        if isinstance(found, Finding):
            path = self._path(found.focus, found.path, found.value)
            return found.problem(self._place(path), path, is_description=self.is_description)
        path = self._path(found.focus, found.path or found.shape.about, found.value)
        message = found.shape.message(found.component, self.language)
        return Problem(
            code=found.shape.code,
            severity=found.severity,
            message=told(message, self.graph, found.focus, found.value) if found.shape.is_own else message,
            path=path,
            place=self._place(path),
            advice=found.shape.advice if self.is_description else found.shape.page_advice,
            question=found.shape.questions.get(self.language) or said(found.shape.questions.get("en", ""), self.language),
            focus=found.focus,
            result_path=found.path,
            value=text_of(found.value),
            replacement=None if self.is_description else self._replacement(found),
        )

    def _replacement(self, found: Result) -> Replacement | None:
        """What to write instead of a value; that of a shape about a node is the one that the node has."""
        predicate = found.path or found.shape.about
        value = found.value if isinstance(found.value, Literal) else self.graph.value(found.focus, predicate)
        is_told = isinstance(value, Literal) or (value is not None and value.startswith(SCHEMA))  # a member, misspelt
        return proposed(found.shape.code, predicate, text_of(value)) if is_told else None

    def _path(self, focus: str, predicate: str, value: Object | None) -> str:
        text = text_of(value)
        term = predicate.replace(self.own, "event-ld:") if self.own else predicate
        term = term.removeprefix(SCHEMA)
        for key in ((focus, term, text), (focus, term, "")):
            if term and key in self._origins:
                return self._origins[key]
        return self._by_value.get((focus, text)) or self._origins.get((focus, "", ""), "")

    def _place(self, path: str) -> Place | None:
        return None if self.source is None else place_of_evidence(self.source, evidence_for(self.evidence, path))


def validate_tree(tree: Tree, request: Request) -> Verdict:
    """What is wrong with an event's graph by profiles; `core` says what SHACL can't; a UsageError for no such profile."""
    graph = index_of_tree(tree)
    found = [*_found(graph, request, _Kind()), *_idle(graph, request)]
    for shapes in request.shapes:
        found += validate_graph(graph, shapes, request.engine)
    return Verdict(
        graph=graph,
        found=[_as_declared(graph, tree.iris.term("unknown"), one) for one in found],
        find_origins=lambda: tree.origins,
        own=tree.iris.term(""),
        is_description=True,
        language=request.language,
    )


_DECLARED = "Add it when it is known: it is declared under `unknown`."
KEY = re.compile(r"`(\w+)`")
"""A key that an advice names."""
_MAY_MISS = re.compile(r"(?!event-(?:name|start)-).*-missing")


def _as_declared(graph: Index, unknown: str, found: Result | Finding) -> Result | Finding:
    """A result; what an event declares that nobody knows yet may be missing; its name and its day may not."""
    if isinstance(found, Finding) or found.severity is not Severity.VIOLATION or not _MAY_MISS.fullmatch(found.shape.code):
        return found
    terms = {found.path or found.shape.about, *(SCHEMA + name for name in KEY.findall(found.shape.page_advice))}
    if terms.isdisjoint(map(text_of, graph.values(found.focus, unknown))):
        return found
    return found._replace(severity=Severity.WARNING, shape=structs.replace(found.shape, advice=_DECLARED))


def validate_statements(reading: Reading, request: Request) -> Verdict:
    """What is wrong with a document of linked data, as it stands; a UsageError where there is no such profile or engine."""
    is_extended = is_openactive(reading.statements)
    is_for_search = reading.form == "page" and not is_extended and not any(map(_is_typed_date, reading.statements))
    statements = normalise(reading.statements, is_for_search=is_for_search)
    graph = index_of(one.triple for one in statements if one.predicate != MAIN_ENTITY or one.value == DOCUMENT)
    forms = {one.subject: one.path.partition("[")[0] for one in statements if one.predicate == MAIN_ENTITY}
    kind = _Kind(is_foreign=True, is_for_search=is_for_search, is_extended=is_extended, forms=forms)
    found = [*_found(graph, request, kind), *_nothing(graph, request)]
    whole = index_of(one.triple for one in statements) if request.shapes else graph  # also of what else is about a page
    for shapes in request.shapes:
        found += validate_graph(whole, shapes, request.engine)
    if is_for_search and _SEARCHED & set(request.profiles) and not reading.source.text[:_LOOK].lstrip().startswith(("{", "[")):
        found += check_agreement(graph, Shown(reading.source.text))
    addresses = [one.value for one in statements if isinstance(one.value, str) and one.path.startswith(_MARKUP)]
    found = without_mixed(found, graph)
    in_markup = {one for one in addresses if not one.casefold().startswith("www.")}  # a host, which HTML takes for a file
    found = [one for one in found if not (isinstance(one, Finding) and one.code == "relative-url" and one.value in in_markup)]
    return Verdict(graph=graph, found=found, find_origins=lambda: _origins(statements), language=request.language).at(reading)


_MARKUP = ("microdata[", "rdfa[")
"""Where the paths of markup begin, whose attributes for addresses HTML resolves by the address of the page."""


def _is_typed_date(one: Statement) -> bool:
    """Whether a date has a datatype of XML Schema, as RDF writes it; what search engines read are plain texts."""
    return own_iri(one.predicate) == START and isinstance(one.value, Literal) and one.value.datatype.startswith(XSD)


def _origins(statements: Iterable[Statement]) -> Origins:
    found: Origins = {}
    for subject, predicate, value, path in statements:
        term = predicate.removeprefix(SCHEMA)
        found.setdefault((subject, term, text_of(value)), path)
        found.setdefault((subject, term, ""), path)
        found.setdefault((subject, "", ""), subject if path.startswith(f"{subject} ") else LAST_STEP.sub("", path))
    return found


class _Kind(NamedTuple):
    """What kind of document a graph was read from.

    Attributes:
        is_foreign: Whether it is one of linked data, as it stands.
        is_for_search: Whether search engines read it.
        is_extended: Whether its vocabulary gives schema.org's properties to other classes, and with other values.
        forms: Each event that is listed to the form that it stands in: `script`, `microdata`, `rdfa`.
    """

    is_foreign: bool = False
    is_for_search: bool = False
    is_extended: bool = False
    forms: Mapping[str, str] = MappingProxyType({})


def _found(graph: Index, request: Request, kind: _Kind) -> list[Result | Finding]:
    found: list[Result | Finding] = []
    near = _near_events(graph) if kind.is_foreign else None
    for profile in dict.fromkeys(one for name in request.profiles for one in (*TAKEN_IN.get(name, ()), name)):
        if profile != SCHEMA_PROFILE:
            results = validate_graph(graph, shapes_of(profile), request.engine)
            found += [one for one in results if near is None or one.focus in near or profile not in _ABOUT_EVENTS]
    if SCHEMA_PROFILE in request.profiles:
        told = {key for one in found for key in ((one.focus, one.path, one.value), (one.focus, one.path, None))}
        terms = [] if kind.is_extended else validate_terms(graph)
        found += [one for one in terms if (one.focus, one.path, one.value) not in told]
        found += check_terms(graph)
    if _SEARCHED & set(request.profiles):
        checked = check_graph(graph, is_foreign=kind.is_foreign, today=request.today)
        found += [one for one in checked if kind.is_for_search or one.code not in _OF_SEARCH]
        found += check_values(graph)
        found += [one for one in check_offers(graph) if kind.is_extended or one.code not in _OF_OPENACTIVE]
        found += check_schedules(graph)
        found += check_listed_twice(graph, kind.forms) if kind.is_for_search else ()
    return found


def _near_events(graph: Index) -> frozenset[str]:
    """What a foreign document says of events: the events, all that they mention, and what mentions one of them.

    The widget of a shop beside it, or the region that a dataset covers, need not be what an event's organiser or place is.
    """
    events = graph.instances(EVENT)
    about = (one for event in events for one, _ in graph.mentions.get(event, ()))
    mentioned = closure(events, lambda one: [value for values in graph.objects.get(one, {}).values() for value in values
                                             if isinstance(value, str) and value in graph.objects])  # fmt: skip
    return frozenset((*mentioned, *about))


_SEARCHED = frozenset({"core", "google"})
_LOOK = 1_000
_OF_SEARCH = frozenset({"super-event-stub"})
"""What only search engines mind."""
_OF_OPENACTIVE = frozenset({"free-not-said"})
"""What only readers of OpenActive's data mind."""
_ABOUT_EVENTS = frozenset({"core", "web", "google", "portal"})


def _nothing(graph: Index, request: Request) -> Iterator[Finding]:
    """Tells of a profile that has nothing to judge, since silence would read as praise."""
    if _ABOUT_EVENTS & set(request.profiles) and not request.shapes and not graph.instances(EVENT):
        yield Finding("event-missing", "The data describes no event of schema.org.", _first(graph))
    yield from _idle(graph, request)


def _idle(graph: Index, request: Request) -> Iterator[Finding]:
    """Tells of profiles about other things than events, and of shapes of the user's, that find nothing to judge."""
    others = [(name, shapes_of(name)) for name in request.profiles if name not in {*_ABOUT_EVENTS, SCHEMA_PROFILE}]
    for name, shapes in (
        *((f"shapes of {one}", own) for one, own in others),
        *(("shapes of your own", one) for one in request.shapes),
    ):
        if not shapes.has_focus(graph):
            yield Finding("nothing-to-check", f"The data holds nothing that the {name} are about.", _first(graph))


def _first(graph: Index) -> str:
    return next(iter(graph.objects), "")
