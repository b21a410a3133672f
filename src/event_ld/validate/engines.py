"""Two engines that give the same results: the compiled shapes, and pySHACL, which is the reference."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from event_ld.errors import UsageError
from event_ld.mapping import SCHEMA
from event_ld.schema_org import schema_org
from event_ld.triple import text_of
from event_ld.validate.compiled import Uncompilable
from event_ld.validate.index import RDF_TYPE, SUBCLASS_OF, Index
from event_ld.validate.profiles import severity_of
from event_ld.validate.reference import reference_results
from event_ld.validate.schema_org_shapes import property_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from event_ld.problems import Severity
    from event_ld.triple import Object, Triple
    from event_ld.validate.compiled import RawResult
    from event_ld.validate.profiles import Shape, Shapes

ENGINES = ("auto", "compiled", "pyshacl")
"""`auto` takes the compiled shapes where they can be compiled, and pySHACL otherwise."""


class Result(NamedTuple):
    """One result of a validation (SHACL, section 3.6.2).

    Attributes:
        focus: The focus node.
        path: The property's IRI, "" where the shape is about the node or its path is longer.
        value: The value node; None where there is none.
        shape: What the shape says about itself.
        severity: How much it matters.
        component: The local name of the constraint component, without `ConstraintComponent`.
    """

    focus: str
    path: str
    value: Object | None
    shape: Shape
    severity: Severity
    component: str


def ancestors(iri: str) -> Iterator[str]:
    """A class of schema.org and the classes above it, as IRIs; nothing for a class of another vocabulary."""
    if iri.startswith(SCHEMA):
        for name in sorted(schema_org().ancestors(iri.removeprefix(SCHEMA))):
            yield SCHEMA + name


def index_of(triples: Sequence[Triple]) -> Index:
    """The index of a graph, with the classes of schema.org above its types."""
    return Index(triples, ancestors)


def validate_triples(graph: Index, triples: Sequence[Triple], shapes: Shapes, engine: str = "auto") -> list[Result]:
    """The results of validating a graph against shapes, in a stable order; none when it conforms.

    Args:
        graph: What `index_of` made of the triples.
        triples: The graph, for pySHACL.
        shapes: The shapes.
        engine: A name out of `ENGINES`.

    Raises:
        UsageError: There is no such engine; the shapes have no target, and so would find everything in order; or they
            can't be compiled, but were to be.
    """
    if engine not in ENGINES:
        raise UsageError(f"There is no engine {engine}; take {', '.join(ENGINES)}.")
    if engine == "pyshacl":
        raw = _pyshacl(triples, shapes)
    else:
        try:
            raw = shapes.program.run(graph)
        except Uncompilable:
            if engine == "compiled":
                raise
            raw = _pyshacl(triples, shapes)
    return sorted((_result(shapes, one) for one in raw), key=_order)


def validate_terms(graph: Index, triples: Sequence[Triple], engine: str = "auto") -> list[Result]:
    """The results of the profile `schema-org`, for the properties of schema.org that the graph has.

    The arguments are those of `validate_triples`.
    """
    known = schema_org().properties
    names = sorted(one.removeprefix(SCHEMA) for one in graph.subjects if one.startswith(SCHEMA))
    found = []
    for name in names:
        if name in known and property_shapes(name).triples:
            found += validate_triples(graph, triples, property_shapes(name), engine)
    return [one for one in found if not _is_unknown(graph, one.focus) and not _is_unknown(graph, one.value)]


def _is_unknown(graph: Index, node: Object | None) -> bool:
    """Whether a node has a type of schema.org's namespace that there is not, so that nothing can be said of what it takes."""
    names = [one for one in graph.values(node or "", RDF_TYPE) if isinstance(one, str)]
    known = schema_org().parents
    return bool(names) and all(one.startswith(SCHEMA) and one.removeprefix(SCHEMA) not in known for one in names)


def _result(shapes: Shapes, raw: RawResult) -> Result:
    shape = shapes.describe(raw.shape)
    if raw.messages:
        shape = structs.replace(shape, messages={one.language or "en": one.text for one in reversed(raw.messages)})
    return Result(text_of(raw.focus), raw.path, raw.value, shape, severity_of(raw.severity), raw.component)


def _order(one: Result) -> tuple[str, str, str, str, str]:
    return (one.shape.code, one.focus, one.path, text_of(one.value), one.component)


def _pyshacl(triples: Sequence[Triple], shapes: Shapes) -> list[RawResult]:
    classes = {one for _, predicate, one in triples if predicate == RDF_TYPE and isinstance(one, str)}
    above = [(one, SUBCLASS_OF, other) for one in sorted(classes) for other in ancestors(one) if other != one]
    return reference_results([*triples, *above], shapes)
