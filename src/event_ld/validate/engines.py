"""Two engines that give the same results: the compiled shapes, and pySHACL, which is the reference."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from msgspec import structs

from event_ld.errors import UsageError
from event_ld.graph.triples import to_objects
from event_ld.mapping import SCHEMA
from event_ld.schema_org import schema_org
from event_ld.triple import Object, Triple, text_of
from event_ld.validate.index import RDF_TYPE, SUBCLASS_OF, Index
from event_ld.validate.shape import RawResult, Uncompilable, severity_of

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree
    from event_ld.problems import Severity
    from event_ld.validate.profiles import Shape, Shapes

ENGINES = ("auto", "compiled", "pyshacl")
"""`auto` takes the compiled shapes where they can be compiled, and pySHACL otherwise."""


class Result(NamedTuple):
    """One result of a validation (SHACL, section 3.6.2); `path` is "" where the shape is about the node, or it is longer."""

    focus: str
    path: str
    value: Object | None
    shape: Shape
    severity: Severity
    component: str


@lru_cache(maxsize=2048)
def ancestors(iri: str) -> frozenset[str]:
    """A class and, where it is one of schema.org, the classes above it, as IRIs."""
    above = schema_org().ancestors(iri.removeprefix(SCHEMA)) if iri.startswith(SCHEMA) else ()
    return frozenset({iri, *(SCHEMA + name for name in above)})


def index_of(triples: Iterable[Triple]) -> Index:
    """The index of a graph, with the classes of schema.org above its types."""
    return Index(triples, ancestors)


def index_of_tree(tree: Tree) -> Index:
    """The index of the graph of a node tree."""
    return Index.of(to_objects(tree), ancestors, _ABOVE)


_ABOVE: dict[tuple[Object, ...], frozenset[str]] = {}
"""The types that our own nodes have to all their classes, which are few and the same for every tree."""


def validate_graph(graph: Index, shapes: Shapes, engine: str = "auto") -> list[Result]:
    """The results of validating a graph against shapes, in a stable order; none when it conforms.

    A UsageError where there is no such engine, or the shapes have no target, and so would find everything in order, or
    they can't be compiled, but were to be.
    """
    if engine not in ENGINES:
        raise UsageError(f"There is no engine {engine}; take {', '.join(ENGINES)}.")
    if engine == "pyshacl":
        raw = _pyshacl(graph, shapes)
    else:
        try:
            raw = shapes.program.results(graph)
        except Uncompilable:
            if engine == "compiled":
                raise
            raw = _pyshacl(graph, shapes)
    return sorted(
        (_result(shapes, one) for one in raw),
        key=lambda one: (one.shape.code, one.focus, one.path, text_of(one.value), one.component),
    )


def _result(shapes: Shapes, raw: RawResult) -> Result:
    shape = shapes.describe(raw.shape)
    if raw.messages:
        shape = structs.replace(shape, messages={one.language or "en": one.text for one in reversed(raw.messages)})
    return Result(text_of(raw.focus), raw.path, raw.value, shape, severity_of(raw.severity), raw.component)


def _pyshacl(graph: Index, shapes: Shapes) -> list[RawResult]:
    from event_ld.validate.reference import reference_results  # noqa: PLC0415  # what shapes that can't be compiled need

    classes = sorted(one for one in graph.holders(RDF_TYPE) if isinstance(one, str))
    above = [(one, SUBCLASS_OF, other) for one in classes for other in sorted(ancestors(one)) if other != one]
    return reference_results([*graph.triples, *above], shapes)
