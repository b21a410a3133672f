"""The profile `schema-org`: which types have a property, and which values it takes (schema.org 30.0).

It is asked of the table of terms. `shapes/schema-org.ttl`, which `tools/build_schema_shapes.py` makes of the same table, says the
same to people and to other engines; the tests compare both. What schema.org does not have at all, or no longer recommends, is
told by `check_terms`, since no shape can name what is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from event_ld.mapping import SCHEMA, XSD
from event_ld.problems import Replacement, Severity, did_you_mean
from event_ld.readers.synonyms import meant_key
from event_ld.schema_org import RELEASE, schema_org
from event_ld.triple import Literal, Object
from event_ld.validate.engines import Result
from event_ld.validate.finding import Finding
from event_ld.validate.index import RDF_TYPE, Index
from event_ld.validate.languages import LANGUAGES, said
from event_ld.validate.literals import is_well_formed
from event_ld.validate.profiles import Shape
from event_ld.validate.replacing import is_same_word, renamed

TOLD = {
    "property-of-another-type": (
        Severity.WARNING,
        "`{}` is no property of this type; it belongs to {}.",
        "Take a property that the type has, or give the node the type that it is.",
    ),
    "value-of-another-type": (
        Severity.WARNING,
        "`{}` takes {}, and this value is none.",
        "Write a value of a type that the property takes.",
    ),
    "text-for-a-thing": (Severity.INFO, "`{}` takes {}, and a text stands there.", "Write an object with a type and a name."),
}
"""Each code with how much it matters, its sentence about a property and classes, and its advice."""
LITERALS = {
    **{name: {"": ""} for name in ("Text", "PronounceableText", "CssSelectorType", "XPathType", "URL")},
    **{name: {"date": "", "dateTime": ""} for name in ("Date", "DateTime")},
    "Time": {"time": "", "": "^[0-9]{2}:[0-9]{2}"},
    "Number": {"decimal": "", "integer": "", "double": ""},
    "Float": {"decimal": "", "double": ""},
    "Integer": {"decimal": "^[+-]?[0-9]+$", "integer": ""},
    "Boolean": {"boolean": ""},
}
"""The datatypes of schema.org to those of XML Schema, "" for any, each with the form that a text of it has."""
WRITTEN = frozenset({"Duration", "Distance", "Energy", "Mass", "Quantity"})
"""Classes whose values schema.org writes as texts: PT2H, 7 ft."""
ANNOTATED = re.compile(r"-(?:input|output)$")
"""What schema.org's actions put behind a property to say how it is filled in (`query-input`)."""


_OF_TEXTS = frozenset({"DataType", "Enumeration"})
"""What is above the classes for which a text may stand."""


def validate_terms(graph: Index) -> list[Result]:
    """What is found at the properties of schema.org that a graph has; nothing of what has a type that schema.org lacks."""
    known = schema_org().properties
    names = (one.removeprefix(SCHEMA) for one in graph.having if one.startswith(SCHEMA))
    found = (one for name in names if name in known for node in graph.having[SCHEMA + name] for one in _of(graph, node, name))
    return [one for one in found if not is_unknown(graph, one)]


def _of(graph: Index, node: str, name: str) -> Iterator[Result]:
    """What is found at one property of one node."""
    path, ranges, domains = SCHEMA + name, schema_org().properties[name].ranges, domains_of(name)
    types = tuple(graph.values(node, RDF_TYPE)) if domains else ()
    if types and not _is_one(types, graph.classes(types), domains):
        yield _result("property-of-another-type", name, (node, "", node), "Or")
    if not ranges or "Thing" in ranges:
        return
    for value in graph.values(node, path):
        if isinstance(value, Literal):
            if not _is_text(ranges) and not _is_literal(value, ranges):
                yield _result("value-of-another-type", name, (node, path, value), "Or")
            if _is_thing(ranges):
                yield _result("text-for-a-thing", name, (node, path, value), "NodeKind")
        elif not _is_taken(graph, value, ranges):
            yield _result("value-of-another-type", name, (node, path, value), "Or")


@lru_cache(maxsize=4096)
def domains_of(name: str) -> tuple[str, ...]:
    """The classes that have a property; none for one that everything has."""
    domains = [one for one in schema_org().properties[name].domains if one in schema_org().parents]
    return () if "Thing" in domains else tuple(domains)


@lru_cache(maxsize=4096)
def _is_one(types: tuple[Object, ...], above: frozenset[str], classes: tuple[str, ...]) -> bool:
    """Whether types, with the classes above them, are among some classes, a role in one's place, or of another vocabulary."""
    is_foreign = any(isinstance(one, Literal) or not one.startswith(SCHEMA) for one in types)
    return is_foreign or any(SCHEMA + one in above for one in (*classes, "Role"))


def _is_taken(graph: Index, value: str, ranges: tuple[str, ...]) -> bool:
    """Whether a property takes a node."""
    types = tuple(graph.values(value, RDF_TYPE))
    if (not types and not value.startswith(SCHEMA)) or _is_one(types, graph.classes(types), _classes(ranges)):
        return True
    is_address = "URL" in ranges and not value.startswith("_:")  # whatever stands at it
    return is_address or _is_member(value.removeprefix(SCHEMA), ranges)


@lru_cache(maxsize=1024)
def _classes(ranges: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(one for one in ranges if one not in LITERALS)


@lru_cache(maxsize=1024)
def _is_text(ranges: tuple[str, ...]) -> bool:
    """Whether a property takes any literal."""
    return any("" in LITERALS.get(one, ()) and one != "Time" for one in ranges) or not any(one in LITERALS for one in ranges)


@lru_cache(maxsize=1024)
def _is_thing(ranges: tuple[str, ...]) -> bool:
    """Whether a property takes nodes alone."""
    return not any(one in LITERALS or one in WRITTEN for one in ranges)


@lru_cache(maxsize=4096)
def _is_literal(value: Literal, ranges: tuple[str, ...]) -> bool:
    """Whether a literal is of one of some datatypes of schema.org."""
    return any(
        (not datatype or (value.datatype == XSD + datatype and is_well_formed(value))) and re.search(form, value.text)
        for one in ranges
        for datatype, form in LITERALS.get(one, {}).items()
    )


@lru_cache(maxsize=4096)
def _is_member(name: str, ranges: tuple[str, ...]) -> bool:
    """Whether a name is that of a member of an enumeration among some classes, or of an enumeration below one of them."""
    terms = schema_org()
    above = {one for kind in (name, *terms.members.get(name, ())) for one in terms.ancestors(kind)}
    return any(one in above and "Enumeration" in terms.ancestors(one) for one in ranges)


def _result(code: str, name: str, at: tuple[str, str, Object], component: str) -> Result:
    shape = _shape(code, name)
    return Result(*at, shape, shape.severity, component)


@lru_cache(maxsize=512)
def _shape(code: str, name: str) -> Shape:
    severity, _, advice = TOLD[code]
    return Shape(
        code=code,
        severity=severity,
        messages=messages(code, name),
        advice=advice,
        page_advice=advice,
        source=f"schema.org {RELEASE}",
        questions={},
        about="" if code != "property-of-another-type" else SCHEMA + name,
        is_own=True,
    )


def messages(code: str, name: str) -> dict[str, str]:
    """What is said of a property in each language."""
    *names, last = domains_of(name) if code == "property-of-another-type" else schema_org().properties[name].ranges
    return {
        one: said(TOLD[code][1], one).format(name, f"{', '.join(names)} {said('or', one)} {last}" if names else last)
        for one in LANGUAGES
    }


def is_unknown(graph: Index, one: Result) -> bool:
    """Whether a result is about what has a type that schema.org lacks, so that nothing can be said of what it takes."""
    known = schema_org().parents
    for node in (one.focus, one.value):
        names = [name for name in graph.values(node or "", RDF_TYPE) if isinstance(name, str)]
        if names and all(name.startswith(SCHEMA) and name.removeprefix(SCHEMA) not in known for name in names):
            return True
    return False


def check_terms(graph: Index) -> list[Finding]:
    """The unknown and the superseded classes and properties of schema.org's namespace in a graph."""
    return [*_properties(graph), *_unknown_classes(graph)]


def _properties(graph: Index) -> Iterator[Finding]:
    known = schema_org().properties
    for predicate, values in graph.subjects.items():
        if not predicate.startswith(SCHEMA):
            continue
        name = predicate.removeprefix(SCHEMA)
        value, subjects = next(iter(values.items()))
        if ANNOTATED.sub("", name) not in known:
            meant = _property_meant(graph, subjects[0], name)
            message = f"schema.org {RELEASE} has no property `{name}`.{did_you_mean(meant, mark='')}"
            ranges = known[meant].ranges if meant and isinstance(value, Literal) else ()
            is_taken = not ranges or any(_OF_TEXTS & schema_org().ancestors(one) for one in ranges)
            yield Finding("unknown-property", message, subjects[0], predicate, value, renamed(name, meant) if is_taken else None)
        elif name in known and known[name].superseded_by:
            better = known[name].superseded_by
            message = f"`{name}` is superseded by `{better}`."
            yield Finding("superseded-term", message, subjects[0], predicate, value, Replacement(key=better, is_certain=True))


def _unknown_classes(graph: Index) -> Iterator[Finding]:
    terms = schema_org()
    for value, subjects in graph.holders(RDF_TYPE).items():
        if not isinstance(value, str) or not value.startswith(SCHEMA):
            continue
        name = value.removeprefix(SCHEMA)
        if name not in terms.parents:
            meant = schema_org().nearest_class(name)
            message = f"schema.org {RELEASE} has no type {name or 'without a name'}.{did_you_mean(meant, mark='')}"
            replacement = Replacement(value=meant, is_certain=is_same_word(name, meant)) if meant else None
            yield Finding("unknown-type", message, subjects[0], RDF_TYPE, value, replacement)
        elif name in terms.superseded:
            better = terms.superseded[name]
            replacement = Replacement(value=better, is_certain=True)
            yield Finding("superseded-term", f"{name} is superseded by {better}.", subjects[0], RDF_TYPE, value, replacement)


def _property_meant(graph: Index, node: str, name: str) -> str:
    """The property that an unknown one most likely means: by its letters, or by what it means for a node of that type; or ""."""
    known = schema_org().properties
    near = schema_org().nearest_property(name)
    if near.casefold() == name.casefold():
        return near
    possible = [one for one, its in known.items() if any(graph.is_of(node, SCHEMA + domain) for domain in its.domains)]
    return meant_key(name, possible) or near
