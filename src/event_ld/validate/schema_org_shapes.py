"""The shapes of the profile `schema-org`: which types have a property, and which values it takes (schema.org 30.0).

They are made out of the table of terms. `shapes/schema-org.ttl` holds all of them, for people and for other engines; a
validation makes those of the properties that the graph has, which is why it need not read that file.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.mapping import RDF, SCHEMA, XSD
from event_ld.schema_org import RELEASE, schema_org
from event_ld.validate.paths import SH
from event_ld.validate.profiles import Shapes, read_shapes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

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

_LITERALS = {
    "Text": "[ sh:nodeKind sh:Literal ]",
    "PronounceableText": "[ sh:nodeKind sh:Literal ]",
    "CssSelectorType": "[ sh:nodeKind sh:Literal ]",
    "XPathType": "[ sh:nodeKind sh:Literal ]",
    "URL": "[ sh:nodeKind sh:Literal ] [ sh:nodeKind sh:IRI ]",  # whatever stands at it
    "Date": "[ sh:datatype xsd:date ] [ sh:datatype xsd:dateTime ]",
    "DateTime": "[ sh:datatype xsd:dateTime ] [ sh:datatype xsd:date ]",
    "Time": "[ sh:datatype xsd:time ] [ sh:pattern '^[0-9]{2}:[0-9]{2}' ]",
    "Number": "[ sh:datatype xsd:decimal ] [ sh:datatype xsd:integer ] [ sh:datatype xsd:double ]",
    "Float": "[ sh:datatype xsd:decimal ] [ sh:datatype xsd:double ]",
    "Integer": "[ sh:datatype xsd:decimal ; sh:pattern '^[+-]?[0-9]+$' ] [ sh:datatype xsd:integer ]",
    "Boolean": "[ sh:datatype xsd:boolean ]",
}
_WRITTEN = frozenset({"Duration", "Distance", "Energy", "Mass", "Quantity"})
"""Classes whose values schema.org writes as texts: PT2H, 7 ft."""
_UNTYPED = "[ sh:node s:untyped ]"
_FOREIGN = "[ sh:node s:of-another-vocabulary ]"
SHARED = """s:untyped a sh:NodeShape ; sh:property [ sh:path rdf:type ; sh:maxCount 0 ] .
s:of-another-vocabulary a sh:NodeShape ; sh:property [ sh:path rdf:type ; sh:qualifiedMinCount 1 ;
    sh:qualifiedValueShape [ sh:not [ sh:pattern "^http://schema[.]org/" ] ] ] .
s:reference a sh:NodeShape ; sh:nodeKind sh:BlankNodeOrIRI ; sh:not [ sh:pattern "^http://schema[.]org/" ] ; sh:node s:untyped .
"""
"""The shapes that the others name: no type, a type of another vocabulary, a reference to something elsewhere."""
_SOURCE = f'dcterms:source "schema.org {RELEASE}"'


def property_turtle(name: str) -> str:
    """The shapes of one property in Turtle, without prefixes; "" for a property with neither domain nor range.

    Args:
        name: A property of schema.org.
    """
    return "\n".join(_shapes(name))


def members_turtle(name: str) -> str:
    """The shape of the members of an enumeration, and of those below it, in Turtle, without prefixes.

    Args:
        name: A class below Enumeration.
    """
    terms = schema_org()
    kinds = {one for one in terms.parents if name in terms.ancestors(one)}
    found = sorted(member for member, of in terms.members.items() if kinds & set(of))
    kept = " ".join(f"<{SCHEMA}{member}>" for member in [*found, *sorted(kinds)])
    return f"s:members-of-{name} a sh:NodeShape ; sh:in ( {kept} ) .\n"


@lru_cache(maxsize=4096)
def property_shapes(name: str) -> Shapes:
    """The shapes of one property of schema.org; none for a property that every type has and that takes any value."""
    shapes = property_turtle(name)
    if not shapes:
        return Shapes(())
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
    members = "".join(members_turtle(one) for one in _enumerations(schema_org().properties[name].ranges))
    return read_shapes(((head + SHARED + shapes + members).encode("utf-8"), f"schema.org's {name}"))


def _shapes(name: str) -> Iterator[str]:
    known = schema_org().properties[name]
    domains = [one for one in known.domains if one in schema_org().parents]
    if domains and "Thing" not in domains:
        belongs = _listed(domains)
        yield _shape(
            name,
            "domain",
            "property-of-another-type",
            f"sh:targetSubjectsOf schema:{name}",
            f"sh:or ( {_classes([*domains, 'Role'])} {_UNTYPED} {_FOREIGN} )",
            ("Warning", f"`{name}` is no property of this type; it belongs to {belongs}.",
             f"`{name}` no es una propiedad de este tipo; pertenece a {_listed(domains, 'o')}.",
             "Take a property that the type has, or give the node the type that it is."),
        )  # fmt: skip
    classes = [one for one in known.ranges if one not in _LITERALS]
    literals = [one for one in known.ranges if one in _LITERALS]
    if "Thing" in classes or not known.ranges:
        return
    takes, admite = _listed(list(known.ranges)), _listed(list(known.ranges), "o")
    kept = " ".join(dict.fromkeys(_LITERALS[one] for one in literals)) if literals else "[ sh:nodeKind sh:Literal ]"
    members = " ".join(f"[ sh:node s:members-of-{one} ]" for one in _enumerations(classes))
    yield _shape(
        name,
        "range",
        "value-of-another-type",
        f"sh:targetSubjectsOf schema:{name} ; sh:path schema:{name}",
        f"sh:or ( {_classes([*classes, 'Role'])} {members} {kept} [ sh:node s:reference ] {_FOREIGN} )",
        ("Warning", f"`{name}` takes {takes}, and this value is none.", f"`{name}` admite {admite}, y este valor no lo es.",
         "Write a value of a type that the property takes."),
    )  # fmt: skip
    if not literals and not _WRITTEN & set(classes):
        yield _shape(
            name,
            "text",
            "text-for-a-thing",
            f"sh:targetSubjectsOf schema:{name} ; sh:path schema:{name}",
            "sh:nodeKind sh:BlankNodeOrIRI",
            ("Info", f"`{name}` takes {takes}, and a text stands there.", f"`{name}` admite {admite}, y hay un texto.",
             "Write an object with a type and a name."),
        )  # fmt: skip


def _shape(name: str, kind: str, code: str, target: str, test: str, texts: tuple[str, str, str, str]) -> str:
    severity, english, spanish, advice = texts
    return (
        f"s:{name}-{kind} a sh:{'NodeShape' if kind == 'domain' else 'PropertyShape'} ; {target} ;\n    {test} ;\n"
        f'    sh:severity sh:{severity} ; sh:message "{english}"@en, "{spanish}"@es ;\n'
        f'    rdfs:comment "{advice}" ; dcterms:identifier "{code}" ; {_SOURCE} .\n'
    )


def _classes(names: list[str]) -> str:
    return " ".join(f"[ sh:class schema:{name} ]" for name in dict.fromkeys(names))


def _enumerations(names: Iterable[str]) -> list[str]:
    return [one for one in names if "Enumeration" in schema_org().ancestors(one)]


def _listed(names: list[str], word: str = "or") -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {word} {names[-1]}"
