"""SHACL property paths as functions from a node to the values at the end of the path (SHACL, section 2.3.1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeGuard

from event_ld.closure import closure
from event_ld.mapping import RDF
from event_ld.triple import Object, text_of

if TYPE_CHECKING:
    from event_ld.validate.index import Index

SH = "http://www.w3.org/ns/shacl#"


def is_named(node: Object | None) -> TypeGuard[str]:
    """Whether a node of a graph is an IRI."""
    return isinstance(node, str) and not node.startswith("_:")


Path = Callable[["Index", "Object"], "list[Object]"]
"""A graph and a node to the value nodes, each once."""


def compile_path(shapes: Index, node: Object) -> Path:
    """The function of a path of a vetted shapes graph, which is what `sh:path` has as its value."""
    name = text_of(node)
    if not name.startswith("_:"):
        return lambda graph, node: graph.values(node, name)
    if shapes.values(node, f"{RDF}first"):
        return _sequence([compile_path(shapes, step) for step in shapes.items(node)])
    kind, inner = next((kind, one) for kind in _KINDS for one in shapes.values(node, f"{SH}{kind}"))
    if kind == "inversePath" and is_named(inner):
        return lambda graph, node: list(graph.holders(inner).get(node, ()))
    return _KINDS[kind](*(compile_path(shapes, one) for one in (shapes.items(inner) if kind == "alternativePath" else [inner])))


def _sequence(steps: list[Path]) -> Path:
    def walk(graph: Index, node: Object) -> list[Object]:
        nodes: list[Object] = [node]
        for step in steps:
            nodes = _unique(value for one in nodes for value in step(graph, one))
        return nodes

    return walk


def _unique(values: Iterable[Object]) -> list[Object]:
    return list(dict.fromkeys(values))


_KINDS: dict[str, Callable[..., Path]] = {  # an inverse of a longer path is looked for from every subject
    "inversePath": lambda path: lambda graph, node: [one for one in graph.objects if node in path(graph, one)],
    "alternativePath": lambda *paths: lambda graph, node: _unique(value for path in paths for value in path(graph, node)),
    "zeroOrMorePath": lambda path: lambda graph, node: closure([node], lambda one: path(graph, one)),
    "oneOrMorePath": lambda path: lambda graph, node: closure(path(graph, node), lambda one: path(graph, one)),
    "zeroOrOnePath": lambda path: lambda graph, node: _unique([node, *path(graph, node)]),
}
