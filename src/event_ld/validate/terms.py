"""Terms that schema.org does not have, or no longer recommends: what no shape can name, since it is not there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.mapping import SCHEMA
from event_ld.problems import Replacement
from event_ld.readers.synonyms import meant_key
from event_ld.schema_org import RELEASE, schema_org
from event_ld.triple import Literal
from event_ld.validate.finding import Finding
from event_ld.validate.index import RDF_TYPE
from event_ld.validate.replacing import is_same_word, renamed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.validate.index import Index


ANNOTATED = re.compile(r"-(?:input|output)$")
"""What schema.org's actions put behind a property to say how it is filled in (`query-input`)."""


_OF_TEXTS = frozenset({"DataType", "Enumeration"})
"""What is above the classes for which a text may stand."""


def check_terms(graph: Index) -> list[Finding]:
    """The unknown and the superseded classes and properties of schema.org's namespace in a graph."""
    return [*_properties(graph), *_classes(graph)]


def _properties(graph: Index) -> Iterator[Finding]:
    known = schema_org().properties
    for predicate, values in graph.subjects.items():
        if not predicate.startswith(SCHEMA):
            continue
        name = predicate.removeprefix(SCHEMA)
        value, subjects = next(iter(values.items()))
        if ANNOTATED.sub("", name) not in known:
            meant = _property_meant(graph, subjects[0], name)
            message = f"schema.org {RELEASE} has no property `{name}`.{_meant(meant)}"
            ranges = known[meant].ranges if meant and isinstance(value, Literal) else ()
            is_taken = not ranges or any(_OF_TEXTS & schema_org().ancestors(one) for one in ranges)
            yield Finding("unknown-property", message, subjects[0], predicate, value, renamed(name, meant) if is_taken else None)
        elif name in known and known[name].superseded_by:
            better = known[name].superseded_by
            message = f"`{name}` is superseded by `{better}`."
            yield Finding("superseded-term", message, subjects[0], predicate, value, Replacement(key=better, is_certain=True))


def _classes(graph: Index) -> Iterator[Finding]:
    terms = schema_org()
    for value, subjects in graph.holders(RDF_TYPE).items():
        if not isinstance(value, str) or not value.startswith(SCHEMA):
            continue
        name = value.removeprefix(SCHEMA)
        if name not in terms.parents:
            meant = schema_org().nearest_class(name)
            message = f"schema.org {RELEASE} has no type {name or 'without a name'}.{_meant(meant)}"
            replacement = Replacement(value=meant, is_certain=is_same_word(name, meant)) if meant else None
            yield Finding("unknown-type", message, subjects[0], RDF_TYPE, value, replacement)
        elif name in terms.superseded:
            better = terms.superseded[name]
            replacement = Replacement(value=better, is_certain=True)
            yield Finding("superseded-term", f"{name} is superseded by {better}.", subjects[0], RDF_TYPE, value, replacement)


def _property_meant(graph: Index, node: str, name: str) -> str:
    """The property that an unknown one most likely means: by its letters, or by what it means for a node of that type; or ""."""
    known = schema_org().properties
    near = schema_org().nearest_property(name)
    if near.casefold() == name.casefold():
        return near
    possible = [one for one, its in known.items() if any(graph.is_of(node, SCHEMA + domain) for domain in its.domains)]
    return meant_key(name, possible) or near


def _meant(name: str) -> str:
    return f" Did you mean {name}?" if name else ""
