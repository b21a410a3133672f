"""What other people's documents say, written as our own graphs say it, so that the same shapes judge both.

Search engines and JSON-LD's context take `"startDate": "2026-05-24"`, `"EventScheduled"` and `"url": "https://…"` as
texts; our graphs hold an `xsd:date`, an IRI of the enumeration and an IRI. Nothing is repaired here that a reader would
stumble over: what is no date stays a text, and a shape says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import PurePath
from typing import TYPE_CHECKING

from event_ld.mapping import RDF, SCHEMA, XSD
from event_ld.readers.html_text import text_of_html
from event_ld.schema_org import schema_org
from event_ld.terms import is_iri, resolved
from event_ld.triple import Literal, Object, Statement, Triple
from event_ld.validate.listed import Listed
from event_ld.validate.literals import is_well_formed
from event_ld.validate.openactive import is_openactive, meant

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading

MAIN_ENTITY = f"{SCHEMA}mainEntityOfPage"
"""What marks the event that a page is about; the shapes for required properties look for it."""

LISTED_PART = "urn:event-ld:shapes:listed-part"
"""What marks a dated part of an event that a page is about: it needs what every event needs, but is no entry of its own."""

DOCUMENT = "urn:event-ld:document"
"""What stands for the document itself, whose address is not known."""

_SPELT = re.compile(r"https?://(?:www\.|pending\.)?schema\.org/", re.IGNORECASE)
_DATE_TIME = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d(?::?\d\d)?)?")
_DATES = frozenset({"Date", "DateTime", "Time"})
_MARKUP = frozenset({f"{RDF}HTML", f"{RDF}XMLLiteral"})
_NUMBERS = frozenset({"Number", "Integer", "Float"})
_TRUTHS = {"true": "true", "false": "false", "https://schema.org/true": "true", "https://schema.org/false": "false",
           "http://schema.org/true": "true", "http://schema.org/false": "false"}  # fmt: skip


def normalise(statements: Iterable[Statement], *, is_for_search: bool = True) -> list[Statement]:
    """Statements in our own form, in their order, with a mark for each event that is listed, for search engines or for all."""
    found = in_own_form(statements)
    found += _types_meant(found)
    added, unlisted = meant(found) if is_openactive(found) else ([], set[str]())
    found += added
    listed = Listed(found, is_for_search=is_for_search)
    for node, path in listed.events.items():
        if node not in unlisted and listed.is_listed(node):
            found.append(Statement(node, LISTED_PART if listed.is_part(node) else MAIN_ENTITY, DOCUMENT, path))
    return found


def in_own_form(statements: Iterable[Statement]) -> list[Statement]:
    """The statements in our own form, and nothing beside them."""
    return [_statement(one) for one in statements]


def published(reading: Reading, base: str, names: Mapping[str, str]) -> list[Triple]:
    """What a document says, in our own form and ready to be written beside other documents.

    Relative IRIs are resolved. Blank nodes get labels that no other document has, made of the name of the file without its
    folders, of what the document says and of the order in which it mentions them: the same on every machine.
    """
    if not reading.statements:
        return []
    whole = repr((PurePath(reading.source.name).name, [tuple(one) for one in reading.statements]))
    document = f"_:d{sha256(whole.encode()).hexdigest()[:12]}"

    def node(name: str) -> str:
        return names.get(name) or (document + name[2:] if name.startswith("_:") else resolved(name, base))

    def term(value: Object) -> Object:
        if isinstance(value, Literal):
            return value._replace(datatype=resolved(value.datatype, base)) if value.datatype else value
        return node(value)

    return [
        (node(subject), resolved(predicate, base), term(value))
        for subject, predicate, value, _ in in_own_form(reading.statements)
    ]


def has_relative(statements: Iterable[Statement]) -> bool:
    """Whether a document names things by relative IRIs, which mean something only beside a base."""
    names = (
        name
        for subject, predicate, value, _ in statements
        for name in (subject, predicate, (value.datatype or predicate) if isinstance(value, Literal) else value)
    )
    return any(not name.startswith("_:") and not is_iri(name) for name in names)


def own_iri(iri: str) -> str:
    """An IRI with schema.org's namespace as RDF spells it."""
    match = _SPELT.match(iri)
    return iri if match is None else SCHEMA + iri[match.end() :]


def _statement(one: Statement) -> Statement:
    predicate = own_iri(one.predicate)
    value: Object = _literal(one.value, predicate) if isinstance(one.value, Literal) else _node(own_iri(one.value), predicate)
    return Statement(own_iri(one.subject), predicate, value, one.path)


def _node(iri: str, predicate: str) -> Object:
    """An IRI, or the truth that it names where the property takes one: the `href` of RDFa can say no other."""
    name = iri.removeprefix(SCHEMA).lower()
    known = schema_org().properties.get(predicate.removeprefix(SCHEMA)) if name in {"true", "false"} else None
    is_truth = known is not None and iri != name and "Boolean" in known.ranges
    return Literal(name, f"{XSD}boolean") if is_truth else iri


def _literal(literal: Literal, predicate: str) -> Object:
    known = schema_org().properties.get(predicate.removeprefix(SCHEMA)) if predicate.startswith(SCHEMA) else None
    if literal.datatype in _MARKUP:  # of RDFa: what a reader sees of it
        literal = Literal(text_of_html(literal.text))
    if _SPELT.match(literal.datatype):
        literal = Literal(literal.text)  # schema:Date, which the official context gives even to date-times
    if known is None:
        return literal
    ranges, text = frozenset(known.ranges), literal.text.strip()
    is_number = bool(ranges & _NUMBERS) and is_well_formed(Literal(text, f"{XSD}decimal"))
    if literal.language and "Text" in ranges and not is_number:
        return literal
    literal = literal._replace(language="")  # of the document around: what is no text has none
    member = _member(text, ranges)
    if member:
        return member
    return _typed(literal, text, ranges)


def _typed(literal: Literal, text: str, ranges: frozenset[str]) -> Object:
    if ranges & _DATES:
        return _moment(text) or literal
    if "Boolean" in ranges and text.lower() in _TRUTHS:
        return Literal(_TRUTHS[text.lower()], f"{XSD}boolean")
    if ranges & _NUMBERS:
        return _number(text, literal)
    if "URL" in ranges and "Text" not in ranges and is_iri(text):
        return own_iri(text)
    return literal


def _member(text: str, ranges: frozenset[str]) -> str:
    """The IRI of a member of an enumeration that a text names, by its name or its address; "" for none."""
    is_address = _SPELT.match(text) is not None and is_iri(text)
    name = own_iri(text).removeprefix(SCHEMA) if is_address else text.removeprefix("schema:")
    terms = schema_org()
    if any("Enumeration" in terms.ancestors(one) for one in ranges) and (is_address or name in terms.members):
        return SCHEMA + name
    return ""


def _moment(text: str) -> Literal | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        literal = Literal(text, f"{XSD}date")
        return literal if is_well_formed(literal) else None
    match = _DATE_TIME.fullmatch(text)
    if match is None:
        return None
    day, clock, seconds, offset = match.groups()
    if offset and offset != "Z":
        digits = offset[1:].replace(":", "").ljust(4, "0")
        offset = f"{offset[0]}{digits[:2]}:{digits[2:]}"
    literal = Literal(f"{day}T{clock}{seconds or ':00'}{offset or ''}", f"{XSD}dateTime")
    return literal if is_well_formed(literal) else None


def _number(text: str, literal: Literal) -> Literal:
    decimal = Literal(text, f"{XSD}decimal")
    if is_well_formed(decimal):
        return decimal
    double = Literal(text, f"{XSD}double")
    return double if literal.datatype and is_well_formed(double) else literal


def _types_meant(statements: list[Statement]) -> list[Statement]:
    """The class that a misspelt type most likely means, beside it: the rest is then judged as what it is meant to be."""
    terms = schema_org()
    added = []
    for one in statements:
        if one.predicate == f"{RDF}type" and isinstance(one.value, str) and one.value.startswith(SCHEMA):
            name = one.value.removeprefix(SCHEMA)
            meant = "" if name in terms.parents else terms.nearest_class(name)
            if meant:
                added.append(one._replace(value=SCHEMA + meant))
    return added
