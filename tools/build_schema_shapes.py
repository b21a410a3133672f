"""Writes `shapes/schema-org.ttl` out of the table of schema.org's terms.

::

    python tools/build_schema_shapes.py
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from event_ld.graph.rdflib_graph import to_rdflib
from event_ld.mapping import RDF, SCHEMA, XSD
from event_ld.schema_org import RELEASE, schema_org
from event_ld.triple import Literal, Triple
from event_ld.validate.paths import SH
from event_ld.validate.term_types import TOLD, WRITTEN, domains_of, messages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    Value = str | Literal | Mapping[str, "Value"] | list["Value"] | tuple["Value", ...]
    """An IRI, a literal, a blank node by its properties, an RDF list, or several values."""

FILE = Path(__file__).resolve().parents[1] / "shapes" / "schema-org.ttl"

PREFIXES = {
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "s": "urn:event-ld:shapes:schema-org:1:",
    "schema": SCHEMA,
    "sh": SH,
    "xsd": XSD,
}
"""The prefixes of the file."""

_OWN = PREFIXES["s"]
_TYPE = f"{RDF}type"
_LITERAL: Value = {f"{SH}nodeKind": f"{SH}Literal"}
_NO_TERM_OF_SCHEMA_ORG: Value = {f"{SH}pattern": Literal("^http://schema[.]org/")}


def _of(*names: str, pattern: str = "") -> list[Value]:
    """What literals of some datatypes are held to, and to a pattern."""
    also = {f"{SH}pattern": Literal(pattern)} if pattern else {}
    return [{f"{SH}datatype": f"{XSD}{name}", **also} for name in names]


_FORMS: dict[str, list[Value]] = {
    **{one: [_LITERAL] for one in ("Text", "PronounceableText", "CssSelectorType", "XPathType")},
    "URL": [_LITERAL, {f"{SH}nodeKind": f"{SH}IRI"}],  # whatever stands at it
    "Date": _of("date", "dateTime"),
    "DateTime": _of("dateTime", "date"),
    "Time": [*_of("time"), {f"{SH}pattern": Literal("^[0-9]{2}:[0-9]{2}")}],
    "Number": _of("decimal", "integer", "double"),
    "Float": _of("decimal", "double"),
    "Integer": [*_of("decimal", pattern="^[+-]?[0-9]+$"), *_of("integer")],
    "Boolean": _of("boolean"),
}
_UNTYPED: Value = {f"{SH}node": f"{_OWN}untyped"}
_FOREIGN: Value = {f"{SH}node": f"{_OWN}of-another-vocabulary"}
_SHARED: dict[str, Mapping[str, Value]] = {
    "untyped": {
        _TYPE: f"{SH}NodeShape",
        f"{SH}property": {f"{SH}path": _TYPE, f"{SH}maxCount": Literal("0", f"{XSD}integer")},
    },
    "of-another-vocabulary": {
        _TYPE: f"{SH}NodeShape",
        f"{SH}property": {
            f"{SH}path": _TYPE,
            f"{SH}qualifiedMinCount": Literal("1", f"{XSD}integer"),
            f"{SH}qualifiedValueShape": {f"{SH}not": _NO_TERM_OF_SCHEMA_ORG},
        },
    },
    "reference": {
        _TYPE: f"{SH}NodeShape",
        f"{SH}nodeKind": f"{SH}BlankNodeOrIRI",
        f"{SH}not": _NO_TERM_OF_SCHEMA_ORG,
        f"{SH}node": f"{_OWN}untyped",
    },
}
"""The shapes that the others name: no type, a type of another vocabulary, a reference to something elsewhere."""


def triples(properties: Iterable[str]) -> list[Triple]:
    """The shapes of some properties; none for those that every type has and that take any value.

    Args:
        properties: Properties of schema.org.
    """
    known = schema_org().properties
    shapes = {local: shape for name in properties for local, shape in _shapes(name)}
    if not shapes:
        return []
    members = {one for name in properties for one in _enumerations(known[name].ranges)}
    shapes |= {**_SHARED, **{f"members-of-{one}": _members(one) for one in sorted(members)}}
    labels = count(1)
    return [one for local, shape in shapes.items() for one in _stated(f"{_OWN}{local}", shape, labels)]


def _stated(subject: str, properties: Mapping[str, Value], labels: count[int]) -> Iterator[Triple]:
    """The triples of a node and of the blank nodes below it."""
    for predicate, value in properties.items():
        yield from _given(subject, predicate, value, labels)


def _given(subject: str, predicate: str, value: Value, labels: count[int]) -> Iterator[Triple]:
    if isinstance(value, (str, Literal)):
        yield subject, predicate, value
    elif isinstance(value, tuple):
        for one in value:
            yield from _given(subject, predicate, one, labels)
    elif isinstance(value, list):
        for one in value:
            cell = f"_:{next(labels)}"
            yield subject, predicate, cell
            yield from _given(cell, f"{RDF}first", one, labels)
            subject, predicate = cell, f"{RDF}rest"
        yield subject, predicate, f"{RDF}nil"
    else:
        node = f"_:{next(labels)}"
        yield subject, predicate, node
        yield from _stated(node, value, labels)


def _members(name: str) -> Mapping[str, Value]:
    """The shape of the members of an enumeration, and of those below it."""
    terms = schema_org()
    kinds = {one for one in terms.parents if name in terms.ancestors(one)}
    found = sorted(member for member, of in terms.members.items() if kinds & set(of))
    return {_TYPE: f"{SH}NodeShape", f"{SH}in": [f"{SCHEMA}{one}" for one in [*found, *sorted(kinds)]]}


_ABOUT = "urn:event-ld:shapes:about"


def _shapes(name: str) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The shapes of a property, each with its local name."""
    known = schema_org().properties[name]
    domains = domains_of(name)
    if domains:
        yield (
            f"{name}-domain",
            {
                _TYPE: f"{SH}NodeShape",
                f"{SH}targetSubjectsOf": f"{SCHEMA}{name}",
                f"{SH}or": [*_classes([*domains, "Role"]), _UNTYPED, _FOREIGN],
                _ABOUT: f"{SCHEMA}{name}",
                **_said("property-of-another-type", name),
            },
        )
    classes = [one for one in known.ranges if one not in _FORMS]
    if "Thing" not in classes and known.ranges:
        yield from _of_values(name, classes)


def _of_values(name: str, classes: list[str]) -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The shapes of the values of a property."""
    ranges = schema_org().properties[name].ranges
    literals = [one for one in ranges if one in _FORMS]
    of_values: dict[str, Value] = {
        _TYPE: f"{SH}PropertyShape", f"{SH}targetSubjectsOf": f"{SCHEMA}{name}", f"{SH}path": f"{SCHEMA}{name}",
    }  # fmt: skip
    kept = {repr(one): one for kind in literals for one in _FORMS[kind]}.values() if literals else [_LITERAL]
    members: list[Value] = [{f"{SH}node": f"{_OWN}members-of-{one}"} for one in _enumerations(classes)]
    reference: Value = {f"{SH}node": f"{_OWN}reference"}
    yield (
        f"{name}-range",
        {
            **of_values,
            f"{SH}or": [*_classes([*classes, "Role"]), *members, *kept, reference, _FOREIGN],
            **_said("value-of-another-type", name),
        },
    )
    if not literals and not WRITTEN & set(classes):
        yield (
            f"{name}-text",
            {
                **of_values,
                f"{SH}nodeKind": f"{SH}BlankNodeOrIRI",
                **_said("text-for-a-thing", name),
            },
        )


def _said(code: str, name: str) -> dict[str, Value]:
    """What a shape says of itself: its code and severity, its sentence about a property and classes, and its advice."""
    severity, _, advice = TOLD[code]
    return {
        f"{SH}severity": f"{SH}{severity.capitalize()}",
        f"{SH}message": tuple(Literal(text, "", one) for one, text in messages(code, name).items()),
        f"{PREFIXES['rdfs']}comment": Literal(advice),
        f"{PREFIXES['dcterms']}identifier": Literal(code),
        f"{PREFIXES['dcterms']}source": Literal(f"schema.org {RELEASE}"),
    }


def _classes(names: list[str]) -> list[Value]:
    return [{f"{SH}class": f"{SCHEMA}{name}"} for name in dict.fromkeys(names)]


def _enumerations(names: Iterable[str]) -> list[str]:
    return [one for one in names if "Enumeration" in schema_org().ancestors(one)]


def text() -> str:
    """The whole file."""
    head = [
        f"# The profile schema-org: the types that have each property of schema.org {RELEASE}, and the values that it takes.",
        "# Made by tools/build_schema_shapes.py out of vocab/schema-org.tsv.",
        "",
    ]
    graph = to_rdflib(triples(sorted(schema_org().properties)), "urn:event-ld:")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    graph.bind("shapes", "urn:event-ld:shapes:")
    return "\n".join([*head, graph.serialize(format="turtle")])  # with the nested nodes and lists that people like to read


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    sys.exit(0)
