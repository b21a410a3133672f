"""SHACL shapes compiled into plans: which of them to ask at a node, by its classes and by the properties that it has.

All of SHACL Core is compiled; a shapes graph with anything else (SPARQL constraints, components of its own) is told by
`Uncompilable`, and pySHACL validates it. The tests hold both engines to the same results.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from event_ld.errors import UsageError
from event_ld.triple import Object, text_of
from event_ld.validate.index import Index
from event_ld.validate.paths import SH
from event_ld.validate.shape import CompiledShape, Compiler, RawResult, Uncompilable

if TYPE_CHECKING:
    from event_ld.validate.constraints import Test

CLASSES = ("http://www.w3.org/2000/01/rdf-schema#Class", "http://www.w3.org/2002/07/owl#Class")
TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
_EMPTY = Index(())
_NOWHERE = "urn:event-ld:nowhere"


_Part = tuple[CompiledShape, "Test"]
"""A shape that is asked by itself, with its test, which tells sooner than its results whether there are any."""


class _Plan(NamedTuple):
    """What to ask of the nodes of some classes: of all of them, and of those that have a property, by that property."""

    always: list[_Part]
    where: dict[str, list[_Part]]


class Program:
    """A compiled shapes graph."""

    def __init__(self, shapes: Index) -> None:
        """Compiles the shapes; an Uncompilable beyond SHACL Core, a UsageError where they are malformed, or none has a target."""
        targets = _targets(shapes)
        if shapes.holders(f"{SH}target"):
            raise Uncompilable("The shapes graph has targets in SPARQL.")
        if not targets:
            raise UsageError("The shapes graph has no shape with a target: it would find every event in order.")
        if shapes.instances(f"{SH}ConstraintComponent"):
            raise Uncompilable("The shapes graph has constraint components of its own.")
        compiler = Compiler(shapes)
        self._by_class: dict[str, list[_Part]] = defaultdict(list)
        self._others: list[tuple[list[_Part], list[tuple[str, Object]]]] = []
        for shape, chosen in [(compiler.shape(node), chosen) for node, chosen in targets.items()]:
            parts = [(one, compiler.test(one)) for one in _apart(shape)]
            if {kind for kind, _ in chosen} == {"targetClass"}:
                for _, value in chosen:
                    self._by_class[str(value)] += parts
            else:
                self._others.append((parts, chosen))
        self._classes = frozenset(self._by_class)
        self._plans: dict[frozenset[str], _Plan] = {}

    def results(self, graph: Index) -> list[RawResult]:
        """The results of validating a graph; one that two constraints of a shape give comes twice.

        A UsageError where the shapes go round in circles on this graph.
        """
        found: list[RawResult] = []
        try:
            for parts, node in self._asked(graph):
                for shape, test in parts:
                    if shape.is_circular or not test(graph, node):
                        found += shape.results(graph, node)
        except RecursionError:
            raise UsageError("The shapes call each other too deeply on this graph.") from None
        return found

    def _asked(self, graph: Index) -> Iterator[tuple[list[_Part], Object]]:
        """What to ask of which node."""
        for types, nodes in graph.kinds.items() if self._classes else ():
            always, where = self._plan(graph.classes(types) & self._classes)
            for node in nodes:
                yield always, node
                yield from ((where[term], node) for term in graph.objects[node] if term in where)
        for parts, targets in self._others:
            for other in dict.fromkeys(one for target in targets for one in _focus_nodes(graph, *target)):
                yield parts, other

    def _plan(self, classes: frozenset[str]) -> _Plan:
        known = self._plans.get(classes)
        if known is None:
            known = self._plans[classes] = _Plan([], defaultdict(list))
            for one in dict.fromkeys(part for name in sorted(classes) for part in self._by_class[name]):
                (known.where[one[0].term] if _needs_values(one[0]) else known.always).append(one)
        return known


def _apart(shape: CompiledShape) -> list[CompiledShape]:
    """The shapes that ask together what a shape asks."""
    if shape.checks or shape.path is not None or shape.is_off or shape.is_circular:
        return [shape]
    return [one for inner in shape.properties for one in _apart(inner)]


def _needs_values(shape: CompiledShape) -> bool:
    """Whether a shape is about one property, and finds nothing at a node that does not have it."""
    is_plain = bool(shape.term) and not shape.is_circular and not any(check.looks_elsewhere for check in shape.checks)
    return is_plain and shape.conforms(_EMPTY, _NOWHERE)


def _targets(shapes: Index, kinds: Iterable[str] = TARGETS) -> dict[str, list[tuple[str, Object]]]:
    """The shapes that have targets, each with the kind and the value of every one."""
    found: dict[str, list[tuple[str, Object]]] = defaultdict(list)
    for kind in kinds:
        for value, nodes in shapes.holders(f"{SH}{kind}").items():
            for shape in nodes:
                found[shape].append((kind, value))
    named = {*shapes.instances(f"{SH}NodeShape"), *shapes.instances(f"{SH}PropertyShape")}
    for shape in sorted(one for one in named if any(shapes.is_of(one, name) for name in CLASSES)):
        found[shape].append(("targetClass", shape))
    return found


def _focus_nodes(graph: Index, kind: str, value: Object) -> Iterable[Object]:
    """The nodes that a target names in a graph."""
    if kind == "targetClass":
        return graph.instances(str(value))
    if kind == "targetSubjectsOf":
        return graph.having.get(str(value), ())
    return graph.holders(str(value)) if kind == "targetObjectsOf" else (value,)


def has_focus(shapes: Index, graph: Index) -> bool:
    """Whether any shape that is not deactivated is about a node of a graph; one with a target in SPARQL is taken to be."""
    return any(
        kind == "target" or any(True for _ in _focus_nodes(graph, kind, value))
        for shape, chosen in _targets(shapes, (*TARGETS, "target")).items()
        if not is_off(shapes, shape)
        for kind, value in chosen
    )


def is_off(shapes: Index, shape: str) -> bool:
    """Whether a shape is deactivated."""
    return any(text_of(one) in {"true", "1"} for one in shapes.values(shape, f"{SH}deactivated"))
