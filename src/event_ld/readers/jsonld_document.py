"""JSON-LD to statements (JSON-LD 1.1 Processing Algorithms, section 8.1), each with its path and the span of its value.

It is an expansion of its own, since no processor keeps the places. It knows contexts that stand in the document and
schema.org's; `@nest`, type-scoped and property-scoped contexts, and `@json` are not read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.linked import Gate
from event_ld.mapping import RDF, XSD
from event_ld.readers.contexts import SCHEMA_ORG, Context, Term, read_context
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence
from event_ld.source import Evidence
from event_ld.triple import Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.linked import Labels
    from event_ld.problems import Findings
    from event_ld.triple import Object, Statement

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_IRI = re.compile(r"[A-Za-z][\w+.-]*:")
_NIL = f"{RDF}nil"


def is_jsonld(value: Marked | None) -> bool:
    """Whether a JSON value looks like JSON-LD: an object, or a list of objects, with a key such as `@context`."""
    if isinstance(value, Sequence):
        return any(is_jsonld(one) for one in value.items)
    keys = {key.text for key, _ in value.entries} if isinstance(value, Mapping) else set()
    return bool(keys & {"@context", "@graph", "@type", "@id"})


class _Slot(NamedTuple):
    """Where a value goes: the subject, the property, how its values are to be taken, and the context there."""

    subject: str
    iri: str
    term: Term
    context: Context


class JsonLdReader:
    """Reads the JSON-LD documents of one file; blank nodes of all of them have labels of their own.

    Attributes:
        statements: What the documents state, in their order.
        evidence: Path to the place of what stands there.
    """

    def __init__(self, findings: Findings, labels: Labels | None = None) -> None:
        """Sets the reader up.

        Args:
            findings: The source, and where problems go.
            labels: The labels of the blank nodes of the file, where it has other parts.
        """
        self.findings = findings
        self.statements: list[Statement] = []
        self.evidence: dict[str, Evidence] = {}
        self.gate = Gate(findings, labels)
        self._document = ""

    def read(self, value: Marked, path: str = "$") -> None:
        """Adds the statements of one document.

        Args:
            value: The document.
            path: What its paths begin with; blank nodes of documents with different paths are different.
        """
        self._document = path
        context = Context()
        if not _names_context(value):
            context = SCHEMA_ORG
            self.findings.add("context-missing", "The JSON-LD has no context; it was read as schema.org's.", value.span)
        for at, one in _each(value, path):
            if isinstance(one, Mapping):
                self._node(one, context, at)
            else:
                self.findings.add("syntax", "A JSON-LD document is an object, or a list of objects.", one.span)

    # -- nodes

    def _node(self, value: Mapping, context: Context, path: str) -> str:
        entries = {key.text: (key, one) for key, one in value.entries}
        if "@context" in entries:
            context = read_context(entries["@context"][1], context, self.findings)
        expanded = [(context.expand(name, is_term=True), name, one) for name, (_, one) in entries.items() if name != "@context"]
        named = next((one for iri, _, one in expanded if iri == "@id" and isinstance(one, Scalar)), None)
        subject = self._subject(named, context)
        self.evidence.setdefault(path, Evidence(spans=((value.span if named is None else named.span),)))
        for iri, name, one in expanded:
            if iri.startswith("@"):
                self._keyword(subject, iri, one, context, _join(path, name))
            else:
                self._property(_Slot(subject, iri, context.terms.get(name, Term(iri)), context), one, _join(path, name))
        return subject

    def _keyword(self, subject: str, name: str, value: Marked, context: Context, path: str) -> None:
        if name == "@type":
            for at, text in _scalars(value, path):
                self._state(subject, f"{RDF}type", self._named(context.expand(text.text, is_term=True), text), at, text)
        elif name == "@reverse" and isinstance(value, Mapping):
            for key, nodes in value.entries:
                iri = context.expand(key.text, is_term=True)
                self._reversed(_Slot(subject, iri, Term(iri), context), nodes, _join(path, key.text))
        elif name in {"@graph", "@included"}:
            for at, node in _each(value, path):
                if isinstance(node, Mapping):
                    self._node(node, context, at)

    def _subject(self, named: Scalar | None, context: Context) -> str:
        if named is None or named.is_null:
            return self.gate.labels.new()
        return self._named(context.expand(named.text.strip(), is_term=False), named)

    def _named(self, iri: str, at: Marked) -> str:
        return self.gate.labels.of(self._document, iri) if iri.startswith("_:") else self.gate.node(iri, at.span)

    def _state(self, subject: str, predicate: str, value: Object, path: str, at: Marked) -> None:
        self.evidence.setdefault(path, Evidence(spans=(at.span,)))
        stated = self.gate.statement(subject, predicate, value, path, at.span)
        if stated is not None:
            self.statements.append(stated)

    # -- properties

    def _property(self, slot: _Slot, value: Marked, path: str) -> None:
        if not _IRI.match(slot.iri):  # a key that means nothing here is left out (section 5.1.2, step 13.4)
            return
        if slot.term.is_reverse:
            self._reversed(slot, value, path)
        elif "@list" in slot.term.containers:
            self._list(slot, value, path)
        elif isinstance(value, Mapping) and "@language" in slot.term.containers:
            self._by_language(slot, value, path)
        else:
            for at, one in _each(value, path):
                self._value(slot, one, at)

    def _reversed(self, slot: _Slot, value: Marked, path: str) -> None:
        if not _IRI.match(slot.iri):
            return
        for at, one in _each(value, path):
            if isinstance(one, Mapping):
                self._state(self._node(one, slot.context, at), slot.iri, slot.subject, at, one)
            elif isinstance(one, Scalar):
                self._state(self._subject(one, slot.context), slot.iri, slot.subject, at, one)

    def _by_language(self, slot: _Slot, value: Mapping, path: str) -> None:
        for key, texts in value.entries:
            tag = "" if key.text == "@none" else key.text
            if tag.startswith("@"):
                continue
            for at, one in _scalars(texts, _join(path, key.text)):
                self._state(slot.subject, slot.iri, Literal(one.text, "", tag), at, one)

    def _list(self, slot: _Slot, value: Marked, path: str) -> None:
        cells = []
        for at, one in _each(value, path):
            cells.append((self.gate.labels.new(), at, one))
        self._state(slot.subject, slot.iri, cells[0][0] if cells else _NIL, path, value)
        for number, (cell, at, one) in enumerate(cells):
            first = slot._replace(subject=cell, iri=f"{RDF}first")
            if isinstance(one, Sequence):
                self._list(first, one, at)
            else:
                self._value(first, one, at)
            self._state(cell, f"{RDF}rest", cells[number + 1][0] if number + 1 < len(cells) else _NIL, at, one)

    def _value(self, slot: _Slot, value: Marked, path: str) -> None:
        if isinstance(value, Sequence):
            for at, one in _each(value, path):
                self._value(slot, one, at)
        elif isinstance(value, Mapping):
            self._object(slot, value, path)
        elif not value.is_null:
            self._state(slot.subject, slot.iri, self._scalar(value, slot), path, value)

    def _object(self, slot: _Slot, value: Mapping, path: str) -> None:
        entries = {slot.context.expand(key.text, is_term=True): one for key, one in value.entries}
        if "@value" in entries:
            self._stated_value(slot, entries, path)
        elif "@list" in entries:
            self._list(slot, entries["@list"], path)
        elif "@set" in entries:
            for at, one in _each(entries["@set"], path):
                self._value(slot, one, at)
        elif _is_by_language(value):
            name = path.rpartition(".")[2]
            self.findings.add("language-map", f"`{name}` is an object of languages, which is no text in JSON-LD.", value.span)
            self._by_language(slot, value, path)
        else:
            self._state(slot.subject, slot.iri, self._node(value, slot.context, path), path, value)

    def _stated_value(self, slot: _Slot, entries: dict[str, Marked], path: str) -> None:
        value, kind, language = entries["@value"], entries.get("@type"), entries.get("@language")
        if not isinstance(value, Scalar) or value.is_null:
            return
        if isinstance(language, Scalar):
            literal = Literal(value.text, "", language.text)
        else:
            literal = Literal(value.text, self._typed(kind, value, slot.context))
        self._state(slot.subject, slot.iri, literal, path, value)

    def _typed(self, kind: Marked | None, value: Scalar, context: Context) -> str:
        datatype = context.expand(kind.text, is_term=True) if isinstance(kind, Scalar) else self._native(value)
        return "" if datatype == f"{XSD}string" else datatype

    def _scalar(self, value: Scalar, slot: _Slot) -> Object:
        native, coercion = self._native(value), slot.term.coercion
        is_datatype = bool(coercion) and not coercion.startswith("@")
        if native:
            return Literal(value.text, coercion if is_datatype else native)
        if coercion in {"@id", "@vocab"}:
            return self._named(slot.context.expand(value.text.strip(), is_term=coercion == "@vocab"), value)
        if is_datatype:
            return Literal(value.text, "" if coercion == f"{XSD}string" else coercion)
        return Literal(value.text, "", slot.context.language if slot.term.language is None else slot.term.language)

    def _native(self, value: Scalar) -> str:
        """The datatype of a number or a truth value; "" for a text, which has quotes in the source."""
        if self.findings.source.text.startswith('"', value.span.start):
            return ""
        if value.text in {"true", "false"}:
            return f"{XSD}boolean"
        return f"{XSD}integer" if re.fullmatch(r"-?\d+", value.text) else f"{XSD}double"


def _names_context(value: Marked) -> bool:
    if isinstance(value, Sequence):
        return any(_names_context(one) for one in value.items)
    keys = {key.text for key, _ in value.entries} if isinstance(value, Mapping) else set()
    return "@context" in keys or any(":" in key for key in keys)


def _each(value: Marked, path: str) -> Iterator[tuple[str, Marked]]:
    if isinstance(value, Sequence):
        for number, one in enumerate(value.items):
            yield f"{path}[{number}]", one
    else:
        yield path, value


def _scalars(value: Marked, path: str) -> Iterator[tuple[str, Scalar]]:
    for at, one in _each(value, path):
        if isinstance(one, Scalar) and not one.is_null:
            yield at, one


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if name.isidentifier() else f'{path}["{name}"]'


def _is_by_language(value: Mapping) -> bool:
    return bool(value.entries) and all(_TAG.fullmatch(key.text) and isinstance(one, Scalar) for key, one in value.entries)
