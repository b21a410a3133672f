"""SHACL's core constraints as functions over an index (SHACL, section 4), one for each parameter."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from operator import ge, le
from typing import TYPE_CHECKING, NamedTuple

from event_ld.triple import Literal, Object, text_of
from event_ld.validate.literals import LANG_STRING, STRING, compare, datatype_of, is_well_formed
from event_ld.validate.paths import SH
from event_ld.validate.pattern_guard import compiled

if TYPE_CHECKING:
    from event_ld.validate.index import Index


class Found(NamedTuple):
    """What a constraint finds: a value, or None where the values as a whole are wrong; `path` where it is not the shape's."""

    component: str
    value: Object | None
    path: str | None = None


Find = Callable[["Index", "Object", "list[Object]"], Sequence[Found]]
"""A graph, the focus node and the value nodes to what is found."""
Test = Callable[["Index", "Object"], bool]
"""A graph and one value node to whether it is as it must be."""


class Check(NamedTuple):
    """A constraint, compiled.

    Attributes:
        test: The same for one value, where it looks at each by itself.
        looks_elsewhere: Whether it may find something even where there is no value, for what another property has.
    """

    find: Find
    test: Test | None = None
    looks_elsewhere: bool = False


class Parameters:
    """The parameters of one shape."""

    def __init__(self, shapes: Index, node: str, conforms: Callable[[str], Test]) -> None:
        """Sets the parameters of a shape up; `conforms` gives, for a shape, whether a node conforms to it."""
        self.shapes = shapes
        self.node = node
        self.conforms = conforms

    def all(self, name: str) -> list[Object]:
        """The values of a parameter."""
        return self.shapes.values(self.node, f"{SH}{name}")

    def text(self, name: str, default: str = "") -> str:
        """The text of a parameter that has one value at the most."""
        found = self.shapes.value(self.node, f"{SH}{name}")
        return default if found is None else found.text if isinstance(found, Literal) else found

    def number(self, name: str) -> int:
        """A parameter, by its name or its component's, as the whole number that it is in shapes that were vetted."""
        return int(self.text(name[0].lower() + name[1:]))

    def members(self, head: Object) -> list[Object]:
        """The members of a list of the shapes graph."""
        return list(self.shapes.items(head))


def _each(component: str, test: Test) -> Check:
    def find(graph: Index, _: Object, values: list[Object]) -> Sequence[Found]:
        for value in values:
            if not test(graph, value):
                return [Found(component, one) for one in values if not test(graph, one)]
        return ()

    return Check(find, test)


# -- one value after another


def _class(_: Parameters, value: Object) -> Check:
    name = text_of(value)
    return _each("Class", lambda graph, node: graph.is_of(node, name))


def _datatype(_: Parameters, value: Object) -> Check:
    if value in {LANG_STRING, STRING}:
        return _each("Datatype", lambda _, node: isinstance(node, Literal) and datatype_of(node) == value)
    return _each("Datatype", lambda _, node: isinstance(node, Literal) and node.datatype == value and is_well_formed(node))


def _kind_of(node: Object) -> str:
    return "Literal" if isinstance(node, Literal) else "BlankNode" if node.startswith("_:") else "IRI"


def _node_kind(_: Parameters, value: Object) -> Check:
    allowed = frozenset(str(value).removeprefix(SH).split("Or"))
    return _each("NodeKind", lambda _, node: _kind_of(node) in allowed)


def _bound(component: str, allowed: frozenset[int]) -> Callable[[Parameters, Object], Check]:
    return lambda _, value: _each(component, lambda _, node: _compares(node, value, allowed))


def _compares(one: Object, other: Object, allowed: frozenset[int]) -> bool:
    return isinstance(one, Literal) and isinstance(other, Literal) and compare(one, other) in allowed


def _text_of(node: Object) -> str | None:
    if isinstance(node, Literal):
        return node.text
    return None if node.startswith("_:") else node


def _length(component: str, is_right: Callable[[int, int], bool]) -> Callable[[Parameters, Object], Check]:
    def make(given: Parameters, _: Object) -> Check:
        bound = given.number(component)
        return _each(component, lambda _, node: (text := _text_of(node)) is not None and is_right(len(text), bound))

    return make


_FLAGS = {"i": re.IGNORECASE, "m": re.MULTILINE, "s": re.DOTALL, "x": re.VERBOSE}


def _pattern(given: Parameters, value: Object) -> Check:
    flags = 0
    for letter in given.text("flags"):
        flags |= _FLAGS.get(letter, 0)
    search = compiled(text_of(value), flags).search
    return _each("Pattern", lambda _, node: (text := _text_of(node)) is not None and search(text) is not None)


def _language_in(given: Parameters, value: Object) -> Check:
    ranges = [one.text.lower() for one in given.members(value) if isinstance(one, Literal)]

    def test(_: Index, node: Object) -> bool:
        tag = node.language.lower() if isinstance(node, Literal) else ""
        return bool(tag) and any(tag == one or tag.startswith(f"{one}-") for one in ranges)

    return _each("LanguageIn", test)


def _in(given: Parameters, value: Object) -> Check:
    allowed = set(given.members(value))
    return _each("In", lambda _, node: node in allowed)


def _not(given: Parameters, value: Object) -> Check:
    conforms = given.conforms(text_of(value))
    return _each("Not", lambda graph, node: not conforms(graph, node))


def _counted(component: str, is_right: Callable[[int, int], bool]) -> Callable[[Parameters, Object], Check]:
    def make(given: Parameters, value: Object) -> Check:
        tests = [given.conforms(text_of(one)) for one in given.members(value)]
        return _each(component, lambda graph, node: is_right(sum(one(graph, node) for one in tests), len(tests)))

    return make


def _or(given: Parameters, value: Object) -> Check:
    tests = [given.conforms(text_of(one)) for one in given.members(value)]

    def test(graph: Index, node: Object) -> bool:
        for one in tests:  # noqa: SIM110  # the most asked of all, and any(…) takes twice the time
            if one(graph, node):
                return True
        return False

    return _each("Or", test)


# -- the values as a whole


def _count(component: str, is_right: Callable[[int, int], bool]) -> Callable[[Parameters, Object], Check]:
    def make(given: Parameters, _: Object) -> Check:
        bound, wrong = given.number(component), (Found(component, None),)
        return Check(lambda _, __, values: () if is_right(len(values), bound) else wrong)

    return make


_NOTHING = Check(lambda _, __, ___: ())


def _unique_lang(_: Parameters, value: Object) -> Check:
    def find(_: Index, __: Object, values: list[Object]) -> list[Found]:
        if len(values) == 1:
            return []
        tags = Counter(one.language.lower() for one in values if isinstance(one, Literal) and one.language)
        return [Found("UniqueLang", None) for count in tags.values() if count > 1]

    return Check(find) if isinstance(value, Literal) and value.text == "true" else _NOTHING


def _equals(_: Parameters, value: Object) -> Check:
    def find(graph: Index, focus: Object, values: list[Object]) -> list[Found]:
        others = graph.values(focus, str(value))
        return [Found("Equals", one) for one in (*values, *others) if (one in values) is not (one in others)]

    return Check(find, looks_elsewhere=True)


def _disjoint(_: Parameters, value: Object) -> Check:
    iri = str(value)

    def find(graph: Index, focus: Object, values: list[Object]) -> Sequence[Found]:
        others = graph.values(focus, iri)
        return [Found("Disjoint", one) for one in values if one in others] if others else ()

    return Check(find)


def _less(component: str, allowed: frozenset[int]) -> Callable[[Parameters, Object], Check]:
    def make(_: Parameters, value: Object) -> Check:
        iri = str(value)

        def find(graph: Index, focus: Object, values: list[Object]) -> Sequence[Found]:
            others = graph.values(focus, iri)
            return [Found(component, one) for one in values for other in others if not _compares(one, other, allowed)]

        return Check(find)

    return make


def _qualified(given: Parameters, value: Object) -> Check:
    inner = text_of(value)
    around = _siblings(given, inner) if given.text("qualifiedValueShapesDisjoint") == "true" else []
    conforms, siblings = given.conforms(inner), [given.conforms(one) for one in around]
    least = given.number("qualifiedMinCount") if given.all("qualifiedMinCount") else None
    most = given.number("qualifiedMaxCount") if given.all("qualifiedMaxCount") else None

    def find(graph: Index, _: Object, values: list[Object]) -> Sequence[Found]:
        if least == 1 and most is None and not siblings:  # the usual question, which the first value often answers
            return () if any(conforms(graph, node) for node in values) else (Found("QualifiedMinCount", None),)
        count = sum(conforms(graph, node) and not any(other(graph, node) for other in siblings) for node in values)
        found = {"QualifiedMinCount": least is not None and count < least, "QualifiedMaxCount": most is not None and count > most}
        return [Found(component, None) for component, is_wrong in found.items() if is_wrong]

    return Check(find)


def _siblings(given: Parameters, inner: str) -> list[str]:
    shapes = given.shapes
    parents = shapes.holders(f"{SH}property").get(given.node, [])
    around = [one for parent in parents for one in shapes.values(parent, f"{SH}property")]
    found = [text_of(value) for one in around for value in shapes.values(one, f"{SH}qualifiedValueShape")]
    return [one for one in dict.fromkeys(found) if one != inner]


def _closed(given: Parameters, value: Object) -> Check:
    if not isinstance(value, Literal) or value.text not in {"true", "1"}:
        return _NOTHING
    allowed = {one for head in given.all("ignoredProperties") for one in given.members(head)}
    for shape in given.all("property"):
        allowed.update(given.shapes.values(shape, f"{SH}path"))

    def find(graph: Index, _: Object, values: list[Object]) -> Sequence[Found]:
        return [
            Found("Closed", one, predicate)
            for node in values
            for predicate, objects in (graph.objects.get(node, {}) if isinstance(node, str) else {}).items()
            if predicate not in allowed
            for one in objects
        ]

    return Check(find)


_SMALLER, _NOT_GREATER, _GREATER, _NOT_SMALLER = frozenset({-1}), frozenset({-1, 0}), frozenset({1}), frozenset({0, 1})

CONSTRAINTS: dict[str, Callable[[Parameters, Object], Check]] = {
    "class": _class,
    "datatype": _datatype,
    "nodeKind": _node_kind,
    "minCount": _count("MinCount", ge),
    "maxCount": _count("MaxCount", le),
    "minExclusive": _bound("MinExclusive", _GREATER),
    "minInclusive": _bound("MinInclusive", _NOT_SMALLER),
    "maxExclusive": _bound("MaxExclusive", _SMALLER),
    "maxInclusive": _bound("MaxInclusive", _NOT_GREATER),
    "minLength": _length("MinLength", ge),
    "maxLength": _length("MaxLength", le),
    "pattern": _pattern,
    "languageIn": _language_in,
    "uniqueLang": _unique_lang,
    "equals": _equals,
    "disjoint": _disjoint,
    "lessThan": _less("LessThan", _SMALLER),
    "lessThanOrEquals": _less("LessThanOrEquals", _NOT_GREATER),
    "not": _not,
    "and": _counted("And", lambda count, of: count == of),
    "or": _or,
    "xone": _counted("Xone", lambda count, _: count == 1),
    "node": lambda given, value: _each("Node", given.conforms(text_of(value))),
    "qualifiedValueShape": _qualified,
    "closed": _closed,
    "hasValue": lambda _, value: Check(lambda _, __, values: () if value in values else (Found("HasValue", None),)),
    "in": _in,
}
"""Parameter to what makes its check; each value of a parameter gives a check of its own."""

SETTINGS = frozenset({
    "flags", "ignoredProperties", "qualifiedMinCount", "qualifiedMaxCount", "qualifiedValueShapesDisjoint", "property",
    "path", "severity", "message", "deactivated", "name", "description", "order", "group", "defaultValue",
    "targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf",
})  # fmt: skip
"""What a shape may say besides, which needs no check of its own; anything else of SHACL's can't be compiled."""
