"""Checks of who is who and what links to what: one name for two things, two names for one, circles, dead ends."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

from event_ld.folding import fold
from event_ld.mapping import SCHEMA
from event_ld.problems import Replacement
from event_ld.schema_org import schema_org
from event_ld.terms import address, is_iri
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.finding import NAME, START, Finding, named, quoted
from event_ld.validate.index import RDF_TYPE, Index

EVENT, PERSON = f"{SCHEMA}Event", f"{SCHEMA}Person"
LOCATION = f"{SCHEMA}location"
_PEOPLE = tuple(SCHEMA + name for name in ("performer", "organizer", "contributor", "attendee"))
TARGET = f"{SCHEMA}target"
_FILLED_IN = re.compile(r"\{\w+\}")
"""What a URL template of an action has filled in (RFC 6570, section 3.2.2): `https://www.example.org/?q={search_term_string}`."""
SUPER, SUB = f"{SCHEMA}superEvent", f"{SCHEMA}subEvent"
_MOST_NAMED = 20
"""How many events of a circle are named."""


def check_identity(graph: Index, *, is_foreign: bool) -> Iterator[Finding]:
    """What this module finds in a graph, which is foreign (a document as it stands) or made by us."""
    yield from _one_name_for_two(graph)
    yield from _two_for_one_person(graph)
    yield from _circles(graph)
    if is_foreign:
        yield from _stubs(graph)
        yield from _relative(graph)


def _one_name_for_two(graph: Index) -> Iterator[Finding]:
    for node in graph.instances(EVENT):
        if len(graph.values(node, NAME)) < 2:  # noqa: PLR2004
            continue
        names: dict[str, set[str]] = defaultdict(set)
        for one in graph.values(node, NAME):
            names[one.language if isinstance(one, Literal) else ""].add(" ".join(text_of(one).split()))
        twice = next((sorted(texts) for texts in names.values() if len(texts) > 1), None)
        if twice is not None and not node.startswith("_:"):
            days = sorted({text_of(one)[:10] for one in graph.values(node, START)})
            what = "is the `@id` of two events" if len(days) > 1 else "names two things"
            message = f"{node or 'An empty @id'} {what}: “{twice[0]}” and “{twice[1]}”."
            message += f" They begin on {days[0]} and {days[1]}." if len(days) > 1 else ""
            yield Finding("same-id", message, node, NAME)


def _two_for_one_person(graph: Index) -> Iterator[Finding]:
    by_name: dict[str, list[str]] = defaultdict(list)
    for node in graph.instances(PERSON):
        by_name[fold(text_of(graph.value(node, NAME)))].append(node)
    for name, nodes in by_name.items():
        iris = [one for one in nodes if not one.startswith("_:")]
        if name and len(iris) > 1:
            message = f"{named(graph, iris[0])} stands under two IRIs: {iris[0]} and {iris[1]}."
            yield Finding("person-twice", message, iris[1], NAME)
    for predicate in _PEOPLE:
        for node in graph.having.get(predicate, ()):
            values = [one for one in graph.values(node, predicate) if isinstance(one, str)]
            yield from _repeated(graph, node, predicate, values) if len(values) > 1 else ()


def _repeated(graph: Index, node: str, predicate: str, values: list[str]) -> Iterator[Finding]:
    seen: set[str] = set()
    for one in values:
        name = fold(text_of(graph.value(one, NAME))) if graph.is_of(one, PERSON) else ""
        is_blank = one.startswith("_:")
        if name and name in seen and is_blank:
            message = f"{named(graph, one)} stands twice in one `{predicate.removeprefix(SCHEMA)}`."
            yield Finding("person-twice", message, node, predicate, one)
        seen.add(name)


def _circles(graph: Index) -> Iterator[Finding]:
    """A circle in which events are parts of each other; of several the first that is met."""
    above: dict[str, list[str]] = defaultdict(list)
    for whole, parts in graph.holders(SUPER).items():
        for part in parts:
            above[part].append(text_of(whole))
    for inner, wholes in graph.holders(SUB).items():
        above[text_of(inner)] += wholes
    if above.keys().isdisjoint(whole for wholes in above.values() for whole in wholes):
        return
    try:
        TopologicalSorter({part: sorted(above[part]) for part in sorted(above)}).prepare()
    except CycleError as error:
        around = error.args[1][:0:-1]
        circle = [*around[around.index(min(around)) :], *around[: around.index(min(around))]]
        shown = [named(graph, one) for one in circle[:_MOST_NAMED]]
        more = [f"{len(circle) - len(shown)} more"] if len(circle) > len(shown) else []
        names = " in ".join([*shown, *more, shown[0]])
        predicate = SUPER if graph.values(circle[0], SUPER) else SUB
        yield Finding("super-event-cycle", f"Events are parts of each other in a circle: {names}.", circle[0], predicate)


def _stubs(graph: Index) -> Iterator[Finding]:
    for whole, parts in graph.holders(SUPER).items():
        if not isinstance(whole, str) or not graph.values(whole, RDF_TYPE):
            continue
        missing = [name.removeprefix(SCHEMA) for name in (START, LOCATION) if not graph.values(whole, name)]
        if missing:
            message = f"{named(graph, whole)}, which this event is a part of, has no {' and no '.join(missing)}."
            yield Finding("super-event-stub", message, parts[0], SUPER, whole)


def _relative(graph: Index) -> Iterator[Finding]:
    known = schema_org().properties
    for predicate, values in graph.subjects.items():
        ranges = known[predicate.removeprefix(SCHEMA)].ranges if predicate.removeprefix(SCHEMA) in known else ()
        if "URL" not in ranges or "Text" in ranges:
            continue
        for value, subjects in values.items():
            text = _FILLED_IN.sub("x", text_of(value)) if predicate == TARGET else text_of(value)
            is_node = isinstance(value, str) and (value.startswith("_:") or value in graph.objects)
            if not is_node and not is_iri(text):
                yield _no_address(predicate, value, text, subjects[0])


def _no_address(predicate: str, value: Object, text: str, subject: str) -> Finding:
    """What to say of a value that is no absolute IRI, and what it is when its blanks and the like are encoded."""
    name, meant = predicate.removeprefix(SCHEMA), None if _FILLED_IN.search(text) else address(text)
    if meant is not None:
        message = f"`{name}` holds characters that no address may have: {quoted(text)}."
        return Finding("iri-escaped", message, subject, predicate, value, Replacement(value=meant, is_certain=True))
    message = f"`{name}` is no absolute URL: {quoted(text)}." if text.strip() else f"`{name}` is empty."
    return Finding("relative-url", message, subject, predicate, value)
