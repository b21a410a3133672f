"""SHACL shapes compiled into plain Python checks over the triples of one event.

All of SHACL Core is compiled; a shapes graph with anything else (SPARQL constraints, components of its own) is told by
`Uncompilable`, and pySHACL validates it. The tests hold both engines to the same results.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from event_ld.errors import UsageError
from event_ld.validate.constraints import CONSTRAINTS, SETTINGS, Parameters
from event_ld.validate.index import Index
from event_ld.validate.paths import SH, compile_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.triple import Literal, Object, Triple
    from event_ld.validate.constraints import Check
    from event_ld.validate.paths import Path

_CLASSES = ("http://www.w3.org/2000/01/rdf-schema#Class", "http://www.w3.org/2002/07/owl#Class")
_TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")


class Uncompilable(UsageError):  # noqa: N818  # a limit, not an error: another engine takes over
    """The shapes graph uses something that is not compiled."""


class RawResult(NamedTuple):
    """A validation result in the terms of the graphs (SHACL, section 3.6.2).

    Attributes:
        focus: The focus node.
        path: The property's IRI; "" where the path is longer or there is none.
        value: The value node, or None.
        shape: The node of the shape in its graph.
        severity: The severity's IRI.
        component: The local name of the constraint component, without `ConstraintComponent`.
        messages: What the constraint itself says, where it is one in SPARQL.
    """

    focus: Object
    path: str
    value: Object | None
    shape: str
    severity: str
    component: str
    messages: tuple[Literal, ...] = ()


class _Shape(NamedTuple):
    node: str
    severity: str
    path: Path | None
    path_iri: str
    checks: list[Check]
    properties: list[str]
    is_off: bool


class Program:
    """A compiled shapes graph."""

    def __init__(self, shapes: Index) -> None:
        """Compiles the shapes.

        Args:
            shapes: The shapes graph.

        Raises:
            Uncompilable: It uses more than SHACL Core.
            UsageError: It is malformed, or has no shape with a target.
        """
        self._index = shapes
        self.shapes: dict[str, _Shape] = {}
        self._targets = [(shape, kind, value) for kind in _TARGETS for shape, value in self._pairs(f"{SH}{kind}")]
        self._targets += [(shape, "targetClass", shape) for shape in self._class_shapes()]
        if shapes.subjects.get(f"{SH}target"):
            raise Uncompilable("The shapes graph has targets in SPARQL.")
        if not self._targets:
            raise UsageError("The shapes graph has no shape with a target: it would find every event in order.")
        if shapes.instances(f"{SH}ConstraintComponent"):
            raise Uncompilable("The shapes graph has constraint components of its own.")
        waiting = list(dict.fromkeys(shape for shape, _, _ in self._targets))
        while waiting:
            node = waiting.pop()
            if node not in self.shapes:
                self.shapes[node] = self._compile(node)
                waiting += self._inner(node)

    def run(self, graph: Index) -> list[RawResult]:
        """The results of validating a graph; one that two constraints of a shape give stands there twice.

        Raises:
            UsageError: The shapes go round in circles on this graph.
        """
        run = _Run(self.shapes, graph)
        try:
            return [one for shape, node in self._focus_nodes(graph) for one in run.results(self.shapes[shape], node)]
        except RecursionError:
            raise UsageError("The shapes call each other too deeply on this graph.") from None

    def has_focus(self, graph: Index) -> bool:
        """Whether any shape is about a node of a graph."""
        return any(True for _ in self._focus_nodes(graph))

    def _focus_nodes(self, graph: Index) -> Iterator[tuple[str, Object]]:
        chosen: dict[tuple[str, Object], None] = {}
        for shape, kind, value in self._targets:
            nodes: Iterable[Object] = (value,)
            if kind == "targetClass":
                nodes = graph.instances(str(value))
            elif kind == "targetSubjectsOf":
                nodes = (one for subjects in graph.subjects.get(str(value), {}).values() for one in subjects)
            elif kind == "targetObjectsOf":
                nodes = graph.subjects.get(str(value), {})
            chosen.update(dict.fromkeys((shape, node) for node in nodes))
        yield from chosen

    def _pairs(self, predicate: str) -> list[tuple[str, Object]]:
        return [(shape, value) for value, shapes in self._index.subjects.get(predicate, {}).items() for shape in shapes]

    def _class_shapes(self) -> list[str]:
        shapes = {*self._index.instances(f"{SH}NodeShape"), *self._index.instances(f"{SH}PropertyShape")}
        return sorted(one for one in shapes if any(self._index.is_of(one, name) for name in _CLASSES))

    def _inner(self, node: str) -> Iterator[str]:
        given = Parameters(self._index, node)
        for name in ("property", "node", "not", "qualifiedValueShape"):
            yield from map(given.shape, given.all(name))
        for name in ("and", "or", "xone"):
            for head in given.all(name):
                yield from map(given.shape, given.members(head))
        if given.text("qualifiedValueShapesDisjoint") == "true":
            parents = self._index.subjects.get(f"{SH}property", {}).get(node, ())
            yield from (given.shape(one) for parent in parents for one in self._index.values(parent, f"{SH}property"))

    def _compile(self, node: str) -> _Shape:
        given = Parameters(self._index, node)
        checks = []
        for predicate, values in self._index.objects.get(node, {}).items():
            name = predicate.removeprefix(SH)
            if name in CONSTRAINTS and predicate != name:
                checks += [CONSTRAINTS[name](given, value) for value in values]
            elif predicate.startswith(SH) and name not in SETTINGS:
                raise Uncompilable(f"sh:{name} is not compiled.")
        path = self._index.value(node, f"{SH}path")
        is_simple = isinstance(path, str) and not path.startswith("_:")
        return _Shape(
            node=node,
            severity=given.text("severity", f"{SH}Violation"),
            path=None if path is None else compile_path(self._index, path),
            path_iri=str(path) if is_simple else "",
            checks=checks,
            properties=[given.shape(one) for one in given.all("property")],
            is_off=given.text("deactivated") == "true",
        )


class _Run:
    """One validation of one graph."""

    def __init__(self, shapes: dict[str, _Shape], graph: Index) -> None:
        self.graph = graph
        self._shapes = shapes
        self._known: dict[tuple[str, Object], bool] = {}
        self._active: set[tuple[str, Object]] = set()

    def results(self, shape: _Shape, focus: Object) -> list[RawResult]:
        key = (shape.node, focus)
        if shape.is_off or key in self._active:  # a shape that asks for itself: SHACL, section 3.4.3, leaves it open
            return []
        self._active.add(key)
        values = [focus] if shape.path is None else shape.path(self.graph, focus)
        results = [
            RawResult(focus, shape.path_iri if found.path is None else found.path, found.value, shape.node, shape.severity,
                      found.component)
            for check in shape.checks for found in check(self, focus, values)
        ]  # fmt: skip
        for inner in shape.properties:
            for value in values:
                results += self.results(self._shapes[inner], value)
        self._active.discard(key)
        return results

    def conforms(self, shape: str, node: Object) -> bool:
        key = (shape, node)
        if key not in self._known:
            self._known[key] = not self.results(self._shapes[shape], node)
        return self._known[key]


def compile_shapes(triples: Iterable[Triple]) -> Program:
    """A shapes graph as a program.

    Raises:
        Uncompilable: It uses more than SHACL Core.
        UsageError: It is malformed, or has no shape with a target.
    """
    return Program(Index(triples))
