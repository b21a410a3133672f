"""SHACL's core constraints as functions over an index (SHACL, section 4), one for each parameter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple, Protocol

from event_ld.errors import UsageError
from event_ld.triple import Literal
from event_ld.validate.literals import compare, datatype_of, is_well_formed
from event_ld.validate.paths import SH
from event_ld.validate.pattern_guard import compiled

if TYPE_CHECKING:
    from event_ld.triple import Object
    from event_ld.validate.index import Index


class Found(NamedTuple):
    """What a constraint finds: a value, or None where the values as a whole are wrong.

    Attributes:
        component: The local name of the constraint component.
        value: The value node.
        path: The property, where it is not the shape's own.
    """

    component: str
    value: Object | None
    path: str | None = None


class Conforming(Protocol):
    """A validation that is going on, as far as constraints need it."""

    graph: Index

    def conforms(self, shape: str, node: Object) -> bool:
        """Whether a node has no result against a shape."""


Check = Callable[[Conforming, "Object", "list[Object]"], Iterable[Found]]
"""A validation, the focus node and the value nodes to what is found."""
Test = Callable[[Conforming, "Object"], bool]
"""A validation and one value node to whether it is as it must be."""


class Parameters:
    """The parameters of one shape.

    Attributes:
        shapes: The shapes graph.
        node: The shape.
    """

    def __init__(self, shapes: Index, node: str) -> None:
        """Sets the parameters up."""
        self.shapes = shapes
        self.node = node

    def all(self, name: str) -> list[Object]:
        """The values of a parameter."""
        return self.shapes.values(self.node, f"{SH}{name}")

    def text(self, name: str, default: str = "") -> str:
        """The text of a parameter that has one value at the most."""
        found = self.shapes.value(self.node, f"{SH}{name}")
        return default if found is None else found.text if isinstance(found, Literal) else found

    def number(self, name: str) -> int:
        """A parameter as a whole number.

        Raises:
            UsageError: It is none.
        """
        text = self.text(name)
        if not re.fullmatch(r"[+-]?\d{1,9}", text):
            raise UsageError(f"sh:{name} is no whole number: {text!r}.")
        return int(text)

    def members(self, head: Object) -> list[Object]:
        """The members of a list of the shapes graph."""
        return list(self.shapes.items(head))

    def shape(self, value: Object) -> str:
        """A value that must be a shape.

        Raises:
            UsageError: It is a literal.
        """
        if isinstance(value, Literal):
            raise UsageError(f"A literal stands where a shape is expected: {value.text!r}.")
        return value


def _each(component: str, test: Test) -> Check:
    def check(run: Conforming, _: Object, values: list[Object]) -> list[Found]:
        return [Found(component, value) for value in values if not test(run, value)]

    return check


# -- one value after another


def _class(_: Parameters, value: Object) -> Check:
    name = value.text if isinstance(value, Literal) else value
    return _each("Class", lambda run, node: run.graph.is_of(node, name))


def _datatype(_: Parameters, value: Object) -> Check:
    return _each("Datatype", lambda _, node: isinstance(node, Literal) and datatype_of(node) == value and is_well_formed(node))


def _kind_of(node: Object) -> str:
    return "Literal" if isinstance(node, Literal) else "BlankNode" if node.startswith("_:") else "IRI"


def _node_kind(_: Parameters, value: Object) -> Check:
    allowed = str(value).removeprefix(SH)
    return _each("NodeKind", lambda _, node: _kind_of(node) in allowed.split("Or"))


def _bound(component: str, allowed: frozenset[int]) -> Callable[[Parameters, Object], Check]:
    def make(_: Parameters, value: Object) -> Check:
        return _each(
            component,
            lambda _, node: isinstance(node, Literal) and isinstance(value, Literal) and compare(node, value) in allowed,
        )

    return make


def _text_of(node: Object) -> str | None:
    if isinstance(node, Literal):
        return node.text
    return None if node.startswith("_:") else node


def _min_length(given: Parameters, _: Object) -> Check:
    least = given.number("minLength")
    return _each("MinLength", lambda _, node: (text := _text_of(node)) is not None and len(text) >= least)


def _max_length(given: Parameters, _: Object) -> Check:
    most = given.number("maxLength")
    return _each("MaxLength", lambda _, node: (text := _text_of(node)) is not None and len(text) <= most)


_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}


def _pattern(given: Parameters, value: Object) -> Check:
    flags = 0
    for letter in given.text("flags"):
        flags |= _FLAGS.get(letter, 0)
    form = compiled(value.text if isinstance(value, Literal) else value, flags)
    return _each("Pattern", lambda _, node: (text := _text_of(node)) is not None and form.search(text) is not None)


def _language_in(given: Parameters, value: Object) -> Check:
    ranges = [one.text.lower() for one in given.members(value) if isinstance(one, Literal)]

    def test(_: Conforming, node: Object) -> bool:
        tag = node.language.lower() if isinstance(node, Literal) else ""
        return bool(tag) and any(tag == one or tag.startswith(f"{one}-") for one in ranges)

    return _each("LanguageIn", test)


def _in(given: Parameters, value: Object) -> Check:
    allowed = set(given.members(value))
    return _each("In", lambda _, node: node in allowed)


def _not(given: Parameters, value: Object) -> Check:
    inner = given.shape(value)
    return _each("Not", lambda run, node: not run.conforms(inner, node))


def _node(given: Parameters, value: Object) -> Check:
    inner = given.shape(value)
    return _each("Node", lambda run, node: run.conforms(inner, node))


def _counted(component: str, is_right: Callable[[int, int], bool]) -> Callable[[Parameters, Object], Check]:
    def make(given: Parameters, value: Object) -> Check:
        inner = [given.shape(one) for one in given.members(value)]
        return _each(component, lambda run, node: is_right(sum(run.conforms(one, node) for one in inner), len(inner)))

    return make


# -- the values as a whole


def _min_count(given: Parameters, _: Object) -> Check:
    least = given.number("minCount")
    return lambda _, __, values: [Found("MinCount", None)] if len(values) < least else []


def _max_count(given: Parameters, _: Object) -> Check:
    most = given.number("maxCount")
    return lambda _, __, values: [Found("MaxCount", None)] if len(values) > most else []


def _has_value(_: Parameters, value: Object) -> Check:
    return lambda _, __, values: [] if value in values else [Found("HasValue", None)]


def _unique_lang(_: Parameters, value: Object) -> Check:
    def check(_: Conforming, __: Object, values: list[Object]) -> list[Found]:
        tags = Counter(one.language.lower() for one in values if isinstance(one, Literal) and one.language)
        return [Found("UniqueLang", None) for count in tags.values() if count > 1]

    return check if isinstance(value, Literal) and value.text == "true" else lambda _, __, ___: []


def _equals(_: Parameters, value: Object) -> Check:
    def check(run: Conforming, focus: Object, values: list[Object]) -> list[Found]:
        others = run.graph.values(focus, str(value))
        return [Found("Equals", one) for one in (*values, *others) if (one in values) is not (one in others)]

    return check


def _disjoint(_: Parameters, value: Object) -> Check:
    def check(run: Conforming, focus: Object, values: list[Object]) -> list[Found]:
        others = run.graph.values(focus, str(value))
        return [Found("Disjoint", one) for one in values if one in others]

    return check


def _less(component: str, allowed: frozenset[int]) -> Callable[[Parameters, Object], Check]:
    def is_less(one: Object, other: Object) -> bool:
        return isinstance(one, Literal) and isinstance(other, Literal) and compare(one, other) in allowed

    def make(_: Parameters, value: Object) -> Check:
        def check(run: Conforming, focus: Object, values: list[Object]) -> list[Found]:
            others = run.graph.values(focus, str(value))
            return [Found(component, one) for one in values for other in others if not is_less(one, other)]

        return check

    return make


def _qualified(given: Parameters, value: Object) -> Check:
    inner = given.shape(value)
    siblings = _siblings(given, inner) if given.text("qualifiedValueShapesDisjoint") == "true" else []
    least = given.number("qualifiedMinCount") if given.all("qualifiedMinCount") else None
    most = given.number("qualifiedMaxCount") if given.all("qualifiedMaxCount") else None

    def check(run: Conforming, _: Object, values: list[Object]) -> Iterable[Found]:
        count = sum(run.conforms(inner, node) and not any(run.conforms(other, node) for other in siblings) for node in values)
        if least is not None and count < least:
            yield Found("QualifiedMinCount", None)
        if most is not None and count > most:
            yield Found("QualifiedMaxCount", None)

    return check


def _siblings(given: Parameters, inner: str) -> list[str]:
    shapes = given.shapes
    parents = shapes.subjects.get(f"{SH}property", {}).get(given.node, [])
    around = [one for parent in parents for one in shapes.values(parent, f"{SH}property")]
    found = [given.shape(value) for one in around for value in shapes.values(one, f"{SH}qualifiedValueShape")]
    return [one for one in dict.fromkeys(found) if one != inner]


def _closed(given: Parameters, value: Object) -> Check:
    if not isinstance(value, Literal) or value.text not in {"true", "1"}:
        return lambda _, __, ___: []
    allowed = {one for head in given.all("ignoredProperties") for one in given.members(head)}
    for shape in given.all("property"):
        allowed.update(given.shapes.values(shape, f"{SH}path"))

    def check(run: Conforming, _: Object, values: list[Object]) -> Iterable[Found]:
        for node in values:
            properties = run.graph.objects.get(node, {}) if isinstance(node, str) else {}
            for predicate, objects in properties.items():
                if predicate not in allowed:
                    yield from (Found("Closed", one, predicate) for one in objects)

    return check


_SMALLER, _NOT_GREATER, _GREATER, _NOT_SMALLER = frozenset({-1}), frozenset({-1, 0}), frozenset({1}), frozenset({0, 1})

CONSTRAINTS: dict[str, Callable[[Parameters, Object], Check]] = {
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "minCount": _min_count,
    "maxCount": _max_count,
    "minExclusive": _bound("MinExclusive", _GREATER),
    "minInclusive": _bound("MinInclusive", _NOT_SMALLER),
    "maxExclusive": _bound("MaxExclusive", _SMALLER),
    "maxInclusive": _bound("MaxInclusive", _NOT_GREATER),
    "minLength": _min_length,
    "maxLength": _max_length,
    "pattern": _pattern,
    "languageIn": _language_in,
    "uniqueLang": _unique_lang,
    "equals": _equals,
    "disjoint": _disjoint,
    "lessThan": _less("LessThan", _SMALLER),
    "lessThanOrEquals": _less("LessThanOrEquals", _NOT_GREATER),
    "not": _not,
    "and": _counted("And", lambda count, of: count == of),
    "or": _counted("Or", lambda count, _: count > 0),
    "xone": _counted("Xone", lambda count, _: count == 1),
    "node": _node,
    "qualifiedValueShape": _qualified,
    "closed": _closed,
    "hasValue": _has_value,
    "in": _in,
}
"""Parameter to what makes its check; each value of a parameter gives a check of its own."""

SETTINGS = frozenset({
    "flags", "ignoredProperties", "qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint", "property",
    "path", "severity", "message", "deactivated", "name", "description", "order", "group", "defaultValue",
    "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf",
})  # fmt: skip
"""What a shape may say besides, which needs no check of its own; anything else of SHACL's can't be compiled."""
