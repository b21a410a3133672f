"""SHACL shapes compiled into plans: what to ask at a node, by its classes and by the properties that it has.

All of SHACL Core is compiled; a shapes graph with anything else (SPARQL constraints, components of its own) is told by
`Uncompilable`, and pySHACL validates it. The tests hold both engines to the same results.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from event_ld.errors import UsageError
from event_ld.triple import Object, text_of
from event_ld.validate.index import Index
from event_ld.validate.paths import SH
from event_ld.validate.shape import CompiledShape, Compiler, RawResult, Uncompilable

if TYPE_CHECKING:
    from event_ld.validate.constraints import Check, Test

CLASSES = ("http://www.w3.org/2000/01/rdf-schema#Class", "http://www.w3.org/2002/07/owl#Class")
_OF_WORDS = frozenset({"nodeKind", "datatype", "pattern", "minLength", "maxLength", "languageIn", "in"})
"""The constraints that look at nothing but a value by itself, so that the same value is right in any graph."""
TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")


class _Rule(NamedTuple):
    """What to ask of a node: a constraint of a shape, or a whole shape.

    Attributes:
        term: The property whose values it is about, or `_ITSELF`; "" where `values` finds them.
        values: The graph and the node to the values.
        test: The graph and a value to whether nothing is wrong with it; None where the values are asked as a whole.
        find: The graph, the node and the values to what is wrong.
        result: The node and one thing that is wrong to the result.
        is_of_words: Whether its test looks at nothing but the value, be it in whatever graph.
    """

    term: str
    values: Callable[[Index, Object], list[Object]]
    test: Test | None
    find: Callable[[Index, Object, list[Object]], Iterable[Any]]
    result: Callable[[Object, Any], RawResult]
    is_of_words: bool = False


class _Asked:
    """What to ask of a node that has a property.

    Attributes:
        of_values: The tests of those rules that look at one value of the property after another.
        of_words: The tests of those that look at nothing but the value, be it in whatever graph.
        known: Values, of any graph, of which these have found that nothing is wrong; the same names and days come often.
        of_node: The tests of those that look at the node itself.
    """

    __slots__ = ("known", "of_node", "of_values", "of_words", "others", "rules")

    def __init__(self) -> None:
        self.rules: list[_Rule] = []
        self.of_values: list[Test] = []
        self.of_words: list[Test] = []
        self.known: set[Object] = set()
        self.of_node: list[Test] = []
        self.others: list[_Rule] = []

    def add(self, rule: _Rule, term: str) -> None:
        """Adds what to ask of a node that has a property."""
        self.rules.append(rule)
        if rule.test is not None and rule.term == term:
            (self.of_words if rule.is_of_words else self.of_values).append(rule.test)
        elif rule.test is not None and rule.term == _ITSELF:
            self.of_node.append(rule.test)
        else:
            self.others.append(rule)

    def remember(self, value: Object) -> None:
        """Notes that nothing is wrong with a value by itself."""
        if len(text_of(value)) <= _LONGEST_KNOWN:
            if len(self.known) >= _MOST_KNOWN:
                self.known.clear()
            self.known.add(value)


class _Plan(NamedTuple):
    """What to ask of the nodes of some classes."""

    always: list[_Rule]
    where: dict[str, _Asked]


class Program:
    """A compiled shapes graph."""

    def __init__(self, shapes: Index) -> None:
        """Compiles the shapes.

        Raises:
            Uncompilable: It uses more than SHACL Core.
            UsageError: It is malformed, or has no shape with a target.
        """
        targets = _targets(shapes)
        if shapes.holders(f"{SH}target"):
            raise Uncompilable("The shapes graph has targets in SPARQL.")
        if not targets:
            raise UsageError("The shapes graph has no shape with a target: it would find every event in order.")
        if shapes.instances(f"{SH}ConstraintComponent"):
            raise Uncompilable("The shapes graph has constraint components of its own.")
        compiler = Compiler(shapes)
        self._by_class: dict[str, list[CompiledShape]] = defaultdict(list)
        self._by_term: dict[str, list[CompiledShape]] = defaultdict(list)
        self._others: list[tuple[CompiledShape, Test, list[tuple[str, Object]]]] = []
        for node, chosen in targets.items():
            shape = compiler.shape(node)
            kinds = [kind for kind, _ in chosen]
            if set(kinds) == {"targetClass"}:
                for _, value in chosen:
                    self._by_class[str(value)].append(shape)
            elif kinds == ["targetSubjectsOf"]:
                self._by_term[str(chosen[0][1])].append(shape)
            else:
                self._others.append((shape, compiler.test(shape), chosen))
        self._shapes = compiler.shapes
        self._classes = frozenset(self._by_class)
        self._plans: dict[frozenset[str], _Plan] = {}

    def results(self, graph: Index) -> list[RawResult]:
        """The results of validating a graph; one that two constraints of a shape give comes twice.

        Raises:
            UsageError: The shapes go round in circles on this graph.
        """
        found: list[RawResult] = []
        try:
            for plan, nodes in self._planned(graph):
                for node in nodes:
                    _ask(plan, graph, node, found)
            for shape, test, targets in self._others:
                for other in dict.fromkeys(one for target in targets for one in _focus_nodes(graph, *target)):
                    found += () if test(graph, other) else shape.results(graph, other)
        except RecursionError:
            raise UsageError("The shapes call each other too deeply on this graph.") from None
        return found

    # -- plans

    def _planned(self, graph: Index) -> Iterator[tuple[_Plan, Iterable[str]]]:
        """The nodes that shapes may be about, with what to ask of them."""
        if not self._classes:
            nodes = dict.fromkeys(one for term in self._by_term for one in graph.having.get(term, ()))
            yield self._plan(self._classes), nodes
            return
        for types, found in graph.kinds.items():
            yield self._plan(graph.classes(types) & self._classes), found

    def _plan(self, classes: frozenset[str]) -> _Plan:
        known = self._plans.get(classes)
        if known is not None:
            return known
        made = self._plans[classes] = _Plan([], defaultdict(_Asked))
        shapes = {shape: None for name in sorted(classes) for shape in self._by_class[name]}
        for needed, rule in (one for shape in shapes for one in self._rules(shape)):
            if not needed:
                made.always.append(rule)
            for at, term in enumerate(needed):
                made.where[term].add(_part_of(rule, needed[:at], term) if len(needed) > 1 else rule, term)
        for term, others in self._by_term.items():
            for _, rule in (one for shape in others for one in self._rules(shape)):
                made.where[term].add(rule, term)
        return made

    def _rules(self, shape: CompiledShape) -> Iterator[tuple[tuple[str, ...], _Rule]]:
        """What a shape asks, each with the properties without any of which it finds nothing; () where it may."""
        if shape.is_off:
            return
        if shape.is_circular or (shape.path is not None and (shape.properties or not shape.terms)):
            yield (), _Rule("", lambda _, __: _NONE, None, lambda graph, node, _: shape.results(graph, node), lambda _, one: one)
            return
        for name, check in shape.checks:
            needed = self._needed(shape, name, check)
            is_split = len(needed) > 1 and check.test is not None  # one value after another, whichever property has it
            term = needed[0] if is_split else shape.terms[0] if len(shape.terms) == 1 else "" if shape.path else _ITSELF
            rule = _Rule(term, shape.values, check.test, check.find, shape.result, self._is_of_words(name, check))
            yield needed if is_split or len(needed) == 1 else (), rule
        for inner in shape.properties:
            yield from self._rules(inner)

    def _is_of_words(self, name: str, check: Check) -> bool:
        """Whether a constraint looks at nothing but the value."""
        inner = [self._shapes[one] for one in check.inner]
        return name in _OF_WORDS or (
            name in {"not", "or"}
            and not any(one.path or one.properties or one.is_circular for one in inner)
            and all(self._is_of_words(*each) for one in inner for each in one.checks)
        )

    def _needed(self, shape: CompiledShape, name: str, check: Check) -> tuple[str, ...]:
        """The properties without any of which a constraint finds nothing; () where it may."""
        if shape.path is not None:
            return () if check.looks_elsewhere or check.find(_EMPTY, _NOWHERE, []) else shape.terms
        for one in check.inner if name == "or" else ():
            member = self._shapes[one]
            terms = self._only_terms(member)
            if len(terms) == 1 and member.conforms(Index(()), _NOWHERE):
                return terms
        return ()

    def _only_terms(self, shape: CompiledShape) -> tuple[str, ...]:
        """The properties that alone decide whether a node conforms to a shape; () where there may be others."""
        if shape.path is not None:
            return () if shape.properties or any(check.looks_elsewhere for _, check in shape.checks) else shape.terms
        if [name for name, _ in shape.checks] == ["not"] and not shape.properties:
            ((_, check),) = shape.checks
            return self._only_terms(self._shapes[check.inner[0]])
        return ()


_EMPTY = Index(())
_NOWHERE = "urn:event-ld:nowhere"
_NONE: list[Object] = []
_ITSELF = "."
"""What stands for the property whose only value is the node itself."""


def _ask(plan: _Plan, graph: Index, node: str, found: list[RawResult]) -> None:
    """Adds what is found at one node."""
    properties, where = graph.objects.get(node, {}), plan.where
    for term, values_of, _, find, result, _ in plan.always:
        wrong = find(graph, node, properties.get(term, _NONE) if term not in _NO_TERM else values_of(graph, node))
        found += [result(node, one) for one in wrong] if wrong else ()
    for there, own in properties.items():
        asked = where.get(there)
        if asked is None or _is_fine(asked, graph, node, there, own):
            continue
        for term, values_of, _, find, result, _ in asked.rules:
            found += [result(node, one) for one in find(graph, node, own if term == there else values_of(graph, node))]


_MOST_KNOWN, _LONGEST_KNOWN = 1000, 200
"""How many values, and of how many letters, are remembered of each property as fine."""
_NO_TERM = frozenset({"", _ITSELF})


def _is_fine(asked: _Asked, graph: Index, node: str, there: str, own: list[Object]) -> bool:
    """Whether nothing is found at a node for the values that it has of a property."""
    if asked.of_node and not _passes(asked.of_node, graph, node):
        return False
    for value in own if asked.of_words or asked.of_values else ():
        if asked.of_words and value not in asked.known:
            if not _passes(asked.of_words, graph, value):
                return False
            asked.remember(value)
        if asked.of_values and not _passes(asked.of_values, graph, value):
            return False
    for term, values_of, _, find, _, _ in asked.others:
        if find(graph, node, own if term == there else values_of(graph, node)):
            return False
    return True


def _passes(tests: list[Test], graph: Index, value: Object) -> bool:
    for test in tests:  # noqa: SIM110  # as often asked as anything
        if not test(graph, value):
            return False
    return True


def _part_of(rule: _Rule, before: tuple[str, ...], term: str) -> _Rule:
    """The part of a rule about several properties that is about one of them: the values that none before it has."""
    find = rule.find

    def rest(graph: Index, node: Object, values: list[Object]) -> Iterable[Any]:
        told = [one for other in before for one in graph.values(node, other)]
        return find(graph, node, [one for one in values if one not in told])

    return rule._replace(term=term, find=rest if before else find)


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
