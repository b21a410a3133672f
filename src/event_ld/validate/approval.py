"""Shapes compiled into checks that only ever say yes, over the nodes of a `portal` document as we write it.

An approval looks at nothing but whether a shape that matters has no result; the first doubt ends it, and the engines say why.
It needs no triples and no index, and takes a small part of the time: it looks at a shape only where the node has the properties
that the shape is about, and leaves out what the mapping table settles for every event (a `startDate` is always a date). It
knows the constraints that our own profiles use; any other is told by `Uncompilable`, and then there is no approval. The tests
hold it to the engines' verdicts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from event_ld.mapping import EVENT_TYPES, MEMBERS, ORGANIZATION_TYPES, SCHEMA, TABLE, XSD, Kind, Row, types_of
from event_ld.problems import Severity, rank
from event_ld.triple import Literal
from event_ld.validate.compiled import Uncompilable
from event_ld.validate.constraints import SETTINGS, Parameters
from event_ld.validate.engines import ancestors
from event_ld.validate.literals import LANG_STRING, STRING, compare
from event_ld.validate.paths import SH
from event_ld.validate.profiles import severity_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.triple import Object
    from event_ld.validate.index import Index
    from event_ld.validate.profiles import Shapes

Value = dict[str, Any]
"""A value of a document: a node, `{"@id": …}`, or a literal, `{"@value": …}`."""
Nodes = dict[str, Value]
"""IRI to node; what is only referred to is missing."""
Test = Callable[[Value, Nodes], bool]
"""A value and all nodes to whether the value is as it must be."""
Check = Callable[[list[Value], Value, Nodes], bool]
"""The values of a path, the focus node and all nodes to whether they are as they must be."""

_NONE: list[Value] = []
_NOTHING: Value = {"@id": "", "@type": []}


class _Rule(NamedTuple):
    """A check of a node that has all of some properties; its values are those of the first.

    Attributes:
        needs: The properties.
        check: The check of all values.
        test: The same for one value, where it is about each by itself.
    """

    needs: tuple[str, ...]
    check: Check
    test: Test | None = None


class _Term(NamedTuple):
    """The rules of nodes that have a property: the tests of each value, and the checks, with the other properties they need."""

    name: str
    tests: list[Test]
    checks: list[tuple[tuple[str, ...], Check]]

    def holds(self, node: Value, nodes: Nodes) -> bool:
        values = _values(node, self.name)
        for test in self.tests:
            for value in values:
                if not test(value, nodes):
                    return False
        for needs, check in self.checks:
            if needs and not all(one in node for one in needs):
                continue
            if not check(values, node, nodes):
                return False
        return True


class _Plan(NamedTuple):
    """The rules for nodes of some types: those for every node, and those for nodes with a property."""

    always: list[Check]
    terms: list[_Term]


def _listed(values: Any) -> list[Any]:  # noqa: ANN401  # a value or several
    return values if type(values) is list else [values]


def _values(node: Value, term: str) -> list[Value]:
    """The values of a property, each as a node or a literal."""
    values = node.get(term, _NONE)
    if type(values) is dict:
        return [values]
    return [one if type(one) is dict else _plain(one) for one in _listed(values)]


def _plain(value: Any) -> Value:  # noqa: ANN401  # a value of JSON
    if type(value) is str:
        return {"@value": value}
    return {"@value": str(value).lower(), "@type": "xsd:boolean" if type(value) is bool else "xsd:integer"}


class Approval:
    """The shapes of a profile as one question: is there surely nothing to tell?"""

    def __init__(self, shapes: Shapes, least: Severity = Severity.WARNING) -> None:
        """Compiles the shapes.

        Args:
            shapes: The shapes; their severities are those of their results.
            least: The least severity that would be told; shapes below are passed over.

        Raises:
            Uncompilable: The shapes use something that has no such form.
        """
        compiler = _Compiler(shapes.index, least)
        self._by_class: dict[str, list[_Rule]] = {}
        self._by_term: dict[str, list[_Rule]] = {}
        for kind, into in (("targetClass", self._by_class), ("targetSubjectsOf", self._by_term)):
            for value, nodes in shapes.index.subjects.get(f"{SH}{kind}", {}).items():
                rules = [rule for node in nodes for rule in compiler.rules(node)]
                into.setdefault(_term(value), []).extend(rules)
        for kind in ("targetNode", "targetObjectsOf"):
            if f"{SH}{kind}" in shapes.index.subjects:
                raise Uncompilable(f"sh:{kind} has no such form.")
        self._plans: dict[object, _Plan] = {}

    def holds(self, nodes: Nodes) -> bool:
        """Whether surely no shape has a result on any of the nodes."""
        plans = self._plans
        for node in nodes.values():
            types = node["@type"]
            key = types if type(types) is str else tuple(types)
            plan = plans.get(key)
            if plan is None:
                plan = plans[key] = self._plan(_listed(types))
            for check in plan.always:
                if not check(_NONE, node, nodes):
                    return False
            for term in plan.terms:
                if term.name in node and not term.holds(node, nodes):
                    return False
        return True

    def _plan(self, types: list[str]) -> _Plan:
        classes = {above for name in types for above in _above(name)}
        rules = [rule for name in sorted(classes) for rule in self._by_class.get(name, ())]
        rules += [rule._replace(needs=(*rule.needs, term)) for term, more in self._by_term.items() for rule in more]
        terms: dict[str, _Term] = {}
        for rule in rules:
            if not rule.needs:
                continue
            term = terms.setdefault(rule.needs[0], _Term(rule.needs[0], [], []))
            if rule.test is not None and len(rule.needs) == 1:
                term.tests.append(rule.test)
            else:
                term.checks.append((rule.needs[1:], rule.check))
        return _Plan([rule.check for rule in rules if not rule.needs], list(terms.values()))


@lru_cache(maxsize=1024)
def _above(name: str) -> frozenset[str]:
    """A class of the node tree and those above it, as terms."""
    above = () if ":" in name else (one.removeprefix(SCHEMA) for one in ancestors(SCHEMA + name))
    return frozenset({name, *above})


def _term(iri: object) -> str:
    """The term of the node tree for an IRI of schema.org.

    Raises:
        Uncompilable: It is of another vocabulary.
    """
    if not isinstance(iri, str) or not iri.startswith(SCHEMA):
        raise Uncompilable(f"{iri} is no term of schema.org.")
    return iri.removeprefix(SCHEMA)


class _Compiler:
    """Makes the rules of one shapes graph."""

    def __init__(self, shapes: Index, least: Severity) -> None:
        self.shapes = shapes
        self.least = least
        self._active: set[str] = set()

    def rules(self, node: str) -> Iterator[_Rule]:
        """The rules of a shape whose results are told, and of the property shapes in it."""
        given = Parameters(self.shapes, node)
        if given.text("deactivated") == "true" or node in self._active:  # SHACL, section 3.4.3
            return
        if given.all("path") and given.all("property"):
            raise Uncompilable("A property shape within a property shape has no such form.")
        self._active.add(node)
        severity = severity_of(given.text("severity", f"{SH}Violation"))
        if rank(severity) <= rank(self.least):
            yield from self._own_rules(node)
        for one in given.all("property"):
            yield from self.rules(given.shape(one))
        self._active.discard(node)

    def conforms(self, node: str) -> Test:
        """The test of a shape that another one asks for: every result counts there, whatever its severity."""
        given = Parameters(self.shapes, node)
        if given.all("property") or given.text("deactivated") == "true":
            raise Uncompilable("A shape with properties within a constraint has no such form.")
        checks = [check for _, check, _ in self._checks(node)]
        if not given.all("path"):
            tests = [_TESTS[name](self, given, value) for name in _TESTS for value in given.all(name)]
            if len(tests) != len(checks):
                raise Uncompilable("A constraint on all values has no such form where there is no path.")
            return tests[0] if len(tests) == 1 else lambda value, nodes: all(test(value, nodes) for test in tests)
        terms = self._terms(node)
        if len(terms) == len(checks) == 1:
            (term,), (only,) = terms, checks
            return lambda value, nodes: only(_values(focus := _node_of(value, nodes), term), focus, nodes)

        def test(value: Value, nodes: Nodes) -> bool:
            focus = _node_of(value, nodes)
            values = [one for term in terms for one in _values(focus, term)]
            for check in checks:  # noqa: SIM110  # faster than all(…)
                if not check(values, focus, nodes):
                    return False
            return True

        return test

    def _own_rules(self, node: str) -> Iterator[_Rule]:
        if not self.shapes.values(node, f"{SH}path"):
            for name, check, _ in self._checks(node):
                yield _Rule(tuple(self._needs(node)) if name == "or" else (), _on_focus(check))
            return
        terms = self._terms(node)
        for name, check, test in self._checks(node):
            if check(_NONE, _NOTHING, {}):  # nothing to say where there is no value
                if len(terms) > 1 and name in _WHOLE:
                    raise Uncompilable(f"sh:{name} on a path of several properties has no such form.")
                yield from (_Rule((term,), check, test) for term in terms if not self._is_settled(node, name, term, check))
            elif len(terms) > 1:
                raise Uncompilable(f"sh:{name} on a path of several properties has no such form.")
            else:
                yield _Rule((), _on_values(terms[0], check))

    def _checks(self, node: str) -> Iterator[tuple[str, Check, Test | None]]:
        given = Parameters(self.shapes, node)
        for predicate, values in self.shapes.objects.get(node, {}).items():
            name = predicate.removeprefix(SH)
            if name in _MAKERS and predicate != name:
                for value in values:
                    test = _TESTS[name](self, given, value) if name in _TESTS else None
                    yield name, _CHECKS[name](self, given, value) if test is None else _each(test), test
            elif predicate.startswith(SH) and name not in SETTINGS:
                raise Uncompilable(f"sh:{name} has no such form.")

    def _needs(self, node: str) -> Iterator[str]:
        """The properties without which one of the shapes of a `sh:or` holds, and so all of it."""
        given, found = Parameters(self.shapes, node), list[str]()
        for head in given.all("or"):
            for one in given.members(head):
                shape = given.shape(one)
                if self.conforms(shape)(_NOTHING, {}):
                    yield from (term for term in self._only_terms(shape) if term not in found)
                    found += self._only_terms(shape)

    def _only_terms(self, node: str) -> list[str]:
        """The property that a shape is about, or the shape whose contrary it is."""
        given = Parameters(self.shapes, node)
        if given.all("path"):
            terms = self._terms(node)
            return terms if len(terms) == 1 else []
        return self._only_terms(given.shape(given.all("not")[0])) if len(given.all("not")) == 1 else []

    def _terms(self, node: str) -> list[str]:
        path = self.shapes.value(node, f"{SH}path")
        if isinstance(path, str) and path.startswith("_:"):
            heads = self.shapes.values(path, f"{SH}alternativePath")
            if not heads:
                raise Uncompilable("A path of this kind has no such form.")
            return [_term(one) for one in self.shapes.items(heads[0])]
        return [_term(path)]

    # -- what the table settles

    def _is_settled(self, node: str, name: str, term: str, check: Check) -> bool:
        """Whether the table alone says that a check holds for every value that the property ever has."""
        rows = [row for row in TABLE if row.term == term]
        if name == "maxCount":
            return len(rows) == 1 and not rows[0].many and rows[0].kind not in _SEVERAL and check([_NOTHING], _NOTHING, {})
        if not rows or not self._is_of_kind(node, name):
            return False
        nodes: Nodes = {}
        values = [value for row in rows for value in _samples(row, nodes)]
        return bool(values) and check(values, _NOTHING, nodes)

    def _is_of_kind(self, node: str, name: str) -> bool:
        """Whether a constraint looks at nothing but the kind of a value: its datatype, its class, or one of a few IRIs."""
        given = Parameters(self.shapes, node)
        if name in _OF_KIND:
            return True
        if name not in {"or", "not"}:
            return False
        inner = [one for head in given.all("or") for one in given.members(head)] if name == "or" else given.all("not")
        return all(self._are_of_kind(given.shape(one)) for one in inner)

    def _are_of_kind(self, node: str) -> bool:
        names = [one.removeprefix(SH) for one in self.shapes.objects.get(node, {}) if one.removeprefix(SH) in _MAKERS]
        return "path" not in names and all(self._is_of_kind(node, one) for one in names)


_OF_KIND = frozenset({"class", "datatype", "nodeKind", "in"})
_WHOLE = frozenset({"minCount", "maxCount", "uniqueLang", "hasValue", "qualifiedValueShape"})
_SEVERAL = frozenset({Kind.TEXT, Kind.COUNTRY, Kind.KEYWORD})
"""Kinds of which one value may become several in the graph."""


_LITERALS: dict[Kind, tuple[Value, ...]] = {
    Kind.TEXT: ({"@value": "", "@language": "en"}, {"@value": ""}),
    Kind.COUNTRY: ({"@value": "", "@language": "en"}, {"@value": ""}),
    Kind.STRING: ({"@value": ""},),
    Kind.LANGUAGE: ({"@value": ""},),
    Kind.DATE: ({"@value": "", "@type": "xsd:date"}, {"@value": "", "@type": "xsd:dateTime"}),
    **{kind: ({"@value": "", "@type": f"xsd:{kind}"},) for kind in (Kind.TIME, Kind.BOOLEAN, Kind.INTEGER, Kind.DECIMAL)},
}
_CLASSES: dict[Kind, tuple[str, ...]] = {
    Kind.ROOM: ("Place",),
    Kind.AGENT: ("Person", *ORGANIZATION_TYPES),
    Kind.PART: ("Role", "Person", *ORGANIZATION_TYPES),
}


def _samples(row: Row, nodes: Nodes) -> Iterator[Value]:
    """A value of each kind that a row's values may be, with nodes of each class that they may have."""
    classes = _CLASSES.get(row.kind, ())
    if row.kind is Kind.RECORD:
        classes = EVENT_TYPES if row.target == "Event" else (row.target,)
    if row.kind in _LITERALS:
        yield from _LITERALS[row.kind]
    elif row.kind is Kind.MEMBER:
        yield from ({"@id": SCHEMA + name} for name in MEMBERS[row.field].values())
    elif not classes:
        yield {"@id": ""}  # what may be anything
    for name in classes:
        nodes[name] = {"@id": name, "@type": list(types_of(name))}
        yield {"@id": name}


def _node_of(value: Value, nodes: Nodes) -> Value:
    """The node that a value is or refers to."""
    return value if "@type" in value and "@id" in value else nodes.get(value.get("@id", ""), _NOTHING)


def _on_focus(check: Check) -> Check:
    return lambda _, node, nodes: check([node], node, nodes)


def _on_values(term: str, check: Check) -> Check:
    return lambda _, node, nodes: check(_values(node, term), node, nodes)


# -- one value after another


def _each(test: Test) -> Check:
    """A check of all values, each by itself."""

    def check(values: list[Value], _: Value, nodes: Nodes) -> bool:
        for one in values:  # noqa: SIM110  # faster than all(…)
            if not test(one, nodes):
                return False
        return True

    return check


def _datatype(_: _Compiler, __: Parameters, value: Object) -> Test:
    if value == STRING:
        return lambda one, _: "@value" in one and "@language" not in one and "@type" not in one
    if value == LANG_STRING:
        return lambda one, _: "@language" in one
    wanted = f"xsd:{str(value).removeprefix(XSD)}"
    return lambda one, _: one.get("@type") == wanted


def _node_kind(_: _Compiler, __: Parameters, value: Object) -> Test:
    kinds = str(value).removeprefix(SH).split("Or")
    iri, literal = "IRI" in kinds, "Literal" in kinds  # the tree has no blank nodes
    return lambda one, _: iri if "@id" in one else literal


def _pattern(_: _Compiler, given: Parameters, value: Object) -> Test:
    flags = re.IGNORECASE if "i" in given.text("flags") else re.NOFLAG
    if set(given.text("flags")) - {"i"}:
        raise Uncompilable("These flags of a pattern have no such form.")
    search = re.compile(value.text if isinstance(value, Literal) else value, flags).search
    return lambda one, _: search(one["@value"] if "@value" in one else one["@id"]) is not None


def _class(_: _Compiler, __: Parameters, value: Object) -> Test:
    wanted = _term(value)

    def test(one: Value, nodes: Nodes) -> bool:
        node = nodes.get(one.get("@id", ""))
        return node is not None and any(wanted in _above(name) for name in _listed(node["@type"]))

    return test


def _in(_: _Compiler, given: Parameters, value: Object) -> Test:
    members = given.members(value)
    if any(isinstance(one, Literal) for one in members):
        raise Uncompilable("A list of literals has no such form.")
    allowed = frozenset(members)
    return lambda one, _: one.get("@id") in allowed


def _max_inclusive(_: _Compiler, __: Parameters, value: Object) -> Test:
    if not isinstance(value, Literal):
        raise Uncompilable("sh:maxInclusive takes a literal.")
    return lambda one, _: "@value" in one and compare(_literal(one), value) in {-1, 0}


def _not(compiler: _Compiler, given: Parameters, value: Object) -> Test:
    inner = compiler.conforms(given.shape(value))
    return lambda one, nodes: not inner(one, nodes)


def _or(compiler: _Compiler, given: Parameters, value: Object) -> Test:
    inner = [compiler.conforms(given.shape(one)) for one in given.members(value)]

    def test(one: Value, nodes: Nodes) -> bool:
        for other in inner:  # noqa: SIM110  # faster than any(…)
            if other(one, nodes):
                return True
        return False

    return test


# -- the values as a whole


def _min_count(_: _Compiler, given: Parameters, __: Object) -> Check:
    least = given.number("minCount")
    return lambda values, _, __: len(values) >= least


def _max_count(_: _Compiler, given: Parameters, __: Object) -> Check:
    most = given.number("maxCount")
    return lambda values, _, __: len(values) <= most


def _has_value(_: _Compiler, __: Parameters, value: Object) -> Check:
    if isinstance(value, Literal):
        raise Uncompilable("A literal as sh:hasValue has no such form.")
    return lambda values, _, __: any(one.get("@id") == value for one in values)


def _unique_lang(_: _Compiler, __: Parameters, ___: Object) -> Check:
    def check(values: list[Value], _: Value, __: Nodes) -> bool:
        tags = [one["@language"].lower() for one in values if "@language" in one]
        return len(tags) == len(set(tags))

    return check


def _less_than_or_equals(_: _Compiler, __: Parameters, value: Object) -> Check:
    term = _term(value)

    def check(values: list[Value], focus: Value, _: Nodes) -> bool:
        others = _values(focus, term)
        return all(_is_not_greater(one, other) for one in values for other in others)

    return check


def _is_not_greater(one: Value, other: Value) -> bool:
    first, second = one.get("@value", ""), other.get("@value", "")
    is_alike = one.get("@type") == other.get("@type") and len(first) == len(second) and first[19:] == second[19:]
    if is_alike and first[19:] and first <= second:  # date-times with one offset, in the order of their texts
        return True
    return "@value" in one and "@value" in other and compare(_literal(one), _literal(other)) in {-1, 0}


def _disjoint(_: _Compiler, __: Parameters, value: Object) -> Check:
    term = _term(value)

    def check(values: list[Value], focus: Value, _: Nodes) -> bool:
        for other in _values(focus, term):
            for one in values:
                if one == other or _key(one) == _key(other):
                    return False
        return True

    return check


def _qualified(compiler: _Compiler, given: Parameters, value: Object) -> Check:
    if given.all("qualifiedMaxCount") or given.all("qualifiedValueShapesDisjoint"):
        raise Uncompilable("This qualified shape has no such form.")
    inner, least = compiler.conforms(given.shape(value)), given.number("qualifiedMinCount")
    return lambda values, _, nodes: sum(inner(one, nodes) for one in values) >= least


def _literal(value: Value) -> Literal:
    datatype = value.get("@type", "")
    return Literal(value["@value"], XSD + datatype.removeprefix("xsd:") if datatype else "", value.get("@language", ""))


def _key(value: Value) -> object:
    return value.get("@id") or (value["@value"], value.get("@type"), value.get("@language"))


_TESTS: dict[str, Callable[[_Compiler, Parameters, Object], Test]] = {
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "maxInclusive": _max_inclusive,
    "pattern": _pattern,
    "not": _not,
    "or": _or,
    "in": _in,
}
"""Parameter to what makes the test of each value."""
_CHECKS: dict[str, Callable[[_Compiler, Parameters, Object], Check]] = {
    "minCount": _min_count,
    "maxCount": _max_count,
    "uniqueLang": _unique_lang,
    "lessThanOrEquals": _less_than_or_equals,
    "disjoint": _disjoint,
    "qualifiedValueShape": _qualified,
    "hasValue": _has_value,
}
"""Parameter to what makes the check of all values."""
_MAKERS = frozenset({*_TESTS, *_CHECKS})
