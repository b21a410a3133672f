"""The shapes of a shapes graph, each compiled into plain Python: from a node of a graph to what is found at it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from event_ld.errors import UsageError
from event_ld.problems import Severity
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.constraints import CONSTRAINTS, SETTINGS, Check, Find, Found, Parameters, Test
from event_ld.validate.paths import SH, Path, compile_path, is_named

if TYPE_CHECKING:
    from event_ld.validate.index import Index

_SEVERITIES = {"Violation": Severity.VIOLATION, "Warning": Severity.WARNING, "Info": Severity.INFO}


def severity_of(iri: str) -> Severity:
    """The severity that an IRI of SHACL stands for; anything unknown counts as a violation (SHACL, section 2.1.4)."""
    return _SEVERITIES.get(iri.rpartition("#")[2], Severity.VIOLATION)


class Uncompilable(UsageError):  # noqa: N818  # a limit, not an error: another engine takes over
    """The shapes graph uses something that is not compiled."""


class RawResult(NamedTuple):
    """A validation result in the terms of the graphs (SHACL, section 3.6.2).

    Attributes:
        path: The property's IRI; "" where the path is longer or there is none.
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


class CompiledShape:
    """A shape, compiled.

    Attributes:
        path: From a node to its values; None where the node is the value.
        term: The property that has the values, where the path is as plain as that; "" otherwise.
        checks: The constraints.
        properties: The property shapes in it.
        is_circular: Whether it asks for itself, be it by way of others.
    """

    __slots__ = ("checks", "is_circular", "is_off", "node", "path", "properties", "severity", "term")

    def __init__(self, given: Parameters) -> None:
        path = given.shapes.value(given.node, f"{SH}path")
        self.node = given.node
        self.severity = given.text("severity", f"{SH}Violation")
        self.path: Path | None = None if path is None else compile_path(given.shapes, path)
        self.term = path if is_named(path) else ""
        self.checks: list[Check] = []
        self.properties: list[CompiledShape] = []
        self.is_off = given.text("deactivated") == "true"
        self.is_circular = False

    def values(self, graph: Index, focus: Object) -> list[Object]:
        """The value nodes of a focus node."""
        return [focus] if self.path is None else self.path(graph, focus)

    def results(self, graph: Index, focus: Object) -> Iterator[RawResult]:
        """What is found at a node, one after another.

        A shape that asks for itself finds nothing the second time (SHACL, section 3.4.3, leaves open what that means).
        """
        if not self.is_circular:
            yield from self._results(graph, focus)
        elif (self, focus) not in graph.asked:
            graph.asked.add((self, focus))
            try:
                yield from self._results(graph, focus)
            finally:
                graph.asked.discard((self, focus))

    def conforms(self, graph: Index, node: Object) -> bool:
        """Whether nothing is found at a node."""
        if self.is_off:
            return True
        values = self.values(graph, node)
        for check in self.checks:
            if check.find(graph, node, values):
                return False
        return not self.properties or all(inner.conforms(graph, value) for inner in self.properties for value in values)

    def conforms_again(self, graph: Index, node: Object) -> bool:
        """The same, kept for the graph, for a shape that is asked for more than once, or that asks for itself."""
        key = (self, node)
        if key not in graph.told:
            graph.told[key] = next(self.results(graph, node), None) is None
        return graph.told[key]

    def result(self, focus: Object, found: Found) -> RawResult:
        """What a constraint found, as a result of this shape."""
        path = self.term if found.path is None else found.path
        return RawResult(focus, path, found.value, self.node, self.severity, found.component)

    def _results(self, graph: Index, focus: Object) -> Iterator[RawResult]:
        if self.is_off:
            return
        values = self.values(graph, focus)
        for check in self.checks:
            for found in check.find(graph, focus, values):
                yield self.result(focus, found)
        for inner in self.properties:
            for value in values:
                yield from inner.results(graph, value)


class Compiler:
    """Compiles the shapes of a shapes graph, each once."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self.shapes: dict[str, CompiledShape] = {}
        self._open: set[str] = set()
        self._mentions = Counter(
            value for properties in index.objects.values() for values in properties.values() for value in values
        )

    def shape(self, node: str) -> CompiledShape:
        """A shape, with those that it asks for; an Uncompilable beyond SHACL Core, a UsageError where it is malformed."""
        known = self.shapes.get(node)
        if known is not None:
            known.is_circular = known.is_circular or node in self._open
            return known
        given = Parameters(self._index, node, self._conforming)
        made = self.shapes[node] = CompiledShape(given)
        self._open.add(node)
        for predicate, values in self._index.objects.get(node, {}).items():
            name = predicate.removeprefix(SH)
            if name in CONSTRAINTS and predicate != name:
                made.checks += [CONSTRAINTS[name](given, value) for value in values]
            elif predicate.startswith(SH) and name not in SETTINGS:
                raise Uncompilable(f"sh:{name} is not compiled.")
        made.properties = [self.shape(text_of(one)) for one in given.all("property")]
        self._open.discard(node)
        return made

    def _conforming(self, node: str) -> Test:
        """The test of a shape that another one asks for."""
        shape = self.shape(node)
        return shape.conforms_again if shape.is_circular or self._mentions[node] > 1 else self.test(shape)

    def test(self, shape: CompiledShape) -> Test:
        """The test of a shape: that of its only constraint, where it is as plain as that."""
        if shape.is_circular:
            return shape.conforms_again
        if shape.term and not shape.properties and not shape.is_off:
            return _of_all(shape.term, [check.find for check in shape.checks])
        test = shape.checks[0].test if len(shape.checks) == 1 and shape.path is None and not shape.properties else None
        return shape.conforms if test is None or shape.is_off else test


def _of_all(term: str, finds: list[Find]) -> Test:
    """The test of a shape about the values of a property."""

    def conforms(graph: Index, node: Object) -> bool:
        values = graph.values(node, term)
        for find in finds:  # noqa: SIM110  # any(…) takes twice the time
            if find(graph, node, values):
                return False
        return True

    return conforms
