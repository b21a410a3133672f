"""JSON-LD to statements (JSON-LD 1.1 Processing Algorithms, section 8.1), each with its path and the span of its value.

Plain documents (`plain_documents`) are expanded here, since no processor keeps the places; every other one is expanded by PyLD
(`expansion`), and its expanded form, which is plain, becomes statements here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from event_ld.linked import Gate, Labels
from event_ld.mapping import RDF, XSD
from event_ld.readers.contexts import Context, read_context, schema_org_context
from event_ld.readers.json_values import each, is_text, join, native, native_of, scalars
from event_ld.readers.known_contexts import KnownContexts, unknown_context
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, by_key
from event_ld.readers.plain_documents import Survey
from event_ld.source import Evidence
from event_ld.triple import Literal, Object, Statement

if TYPE_CHECKING:
    from event_ld.problems import Findings

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_IRI = re.compile(r"[A-Za-z][\w+.-]*:")
_NIL = f"{RDF}nil"


def is_jsonld(value: Marked | None) -> bool:
    """Whether a JSON value looks like JSON-LD: an object, or a list of objects, with a key such as `@context`."""
    if isinstance(value, Sequence):
        return any(is_jsonld(one) for one in value.items)
    return not by_key(value).keys().isdisjoint({"@context", "@graph", "@type", "@id"})


def jsonld_within(value: Marked, path: str = "$") -> Iterator[tuple[str, Marked]]:
    """The JSON-LD documents that stand deeper in other JSON (feeds, answers of services), each with its path."""
    if by_key(value).keys() & {"@context", "@graph", "@type"}:
        yield path, value
    elif isinstance(value, Mapping):
        for key, one in value.entries:
            yield from jsonld_within(one, join(path, key.text))
    elif isinstance(value, Sequence):
        for at, one in each(value, path):
            yield from jsonld_within(one, at)


class _Slot(NamedTuple):
    """Where a value goes: the subject, the property, how its values are to be taken, and the context there."""

    subject: str
    iri: str
    context: Context


class JsonLdReader:
    """Reads the JSON-LD documents of one file; blank nodes of all of them have labels of their own.

    Attributes:
        statements: What the documents state, in their order.
        evidence: Path to the place of what stands there.
        address: What the relative addresses of the page are resolved against; "" where that is not known.
    """

    def __init__(self, findings: Findings, labels: Labels | None = None, known: KnownContexts | None = None) -> None:
        """Sets the reader up; `labels` are those of the blank nodes of the file, where it has other parts."""
        self.findings = findings
        self.known = known or KnownContexts()
        self.statements: list[Statement] = []
        self.evidence: dict[str, Evidence] = {}
        self.address = ""
        self.gate = Gate(findings, labels)
        self._document = ""
        self._is_expanded = False

    def read(self, value: Marked, path: str = "$") -> None:
        """Adds the statements of one document.

        Args:
            value: The document.
            path: What its paths begin with; blank nodes of documents with different paths are different.
        """
        self._document = path
        survey = Survey(value, self.known)
        if not survey.has_context:
            message = "The JSON-LD has no context; it was read as schema.org's."
            self.findings.add("context-missing", message, value.span, path=path)
        for address in survey.unknown:
            self.findings.add("context-elsewhere", unknown_context(address.text), address.span)
        if survey.unknown:
            return
        if survey.is_plain:
            self._nodes(value, Context() if survey.has_context else schema_org_context(), path)
        else:
            self._read_elsewhere(value, path, survey)

    def _nodes(self, value: Marked, context: Context, path: str) -> None:
        for at, one in each(value, path):
            if isinstance(one, Mapping):
                self._node(one, context, at, is_document=one is value)
            else:
                self.findings.add("syntax", "A JSON-LD document is an object, or a list of objects.", one.span)

    def _read_elsewhere(self, value: Marked, path: str, survey: Survey) -> None:
        """Adds the statements of a document that is not plain, by the expanded form that PyLD gives it."""
        from event_ld.readers.expansion import expanded  # noqa: PLC0415  # what these documents alone need

        form = expanded(value, path, self.findings, self.known, survey)
        if form is None:
            return
        self.read_expanded(form.document, path, form.path_of)

    def read_expanded(self, document: Marked, path: str, path_of: Callable[[str], str] = str) -> None:
        """Adds the statements of an expanded document, whose values are texts and say their types.

        `path` is what its paths begin with; `path_of` gives the path that one of the expanded form is to have, where that is
        another.
        """
        self._document = path
        before, evidence = len(self.statements), self.evidence
        self.evidence, self._is_expanded = {}, True
        self._nodes(document, Context(), path)
        self.statements[before:] = [one._replace(path=path_of(one.path)) for one in self.statements[before:]]
        for at, one in self.evidence.items():
            evidence.setdefault(path_of(at), one)
        self.evidence, self._is_expanded = evidence, False

    # -- nodes

    def _node(self, value: Mapping, context: Context, path: str, *, is_document: bool = False) -> str:
        entries = {key.text: (key, one) for key, one in value.entries}
        if "@context" in entries:
            context = read_context(entries["@context"][1], context, self.known)
        if "@graph" in entries and not (is_document and entries.keys() <= {"@context", "@graph"}):
            self._tell_graph(entries["@graph"][0])
        expanded = [(context.expand(name, is_term=True), name, one) for name, (_, one) in entries.items() if name != "@context"]
        named = next((one for iri, _, one in expanded if iri == "@id" and isinstance(one, Scalar)), None)
        if named is None or named.is_null:
            subject = self.gate.labels.new()
        else:
            subject = self._named(context.expand(named.text, is_term=False), named)
        self.evidence.setdefault(path, Evidence(spans=((value.span if named is None else named.span),)))
        for iri, name, one in expanded:
            if iri.startswith("@"):
                self._keyword(subject, iri, one, context, join(path, name))
            elif _IRI.match(iri):  # a key that means nothing here is left out (section 5.1.2, step 13.4)
                self._value(_Slot(subject, iri, context), one, join(path, name))
        return subject

    def _tell_graph(self, key: Scalar) -> None:
        if not any(one.code == "named-graph" for one in self.findings.problems):
            message = "What stands under @graph here is a graph of its own; it was judged with the rest of the document."
            self.findings.add("named-graph", message, key.span)

    def _keyword(self, subject: str, name: str, value: Marked, context: Context, path: str) -> None:
        if name == "@type":
            for at, text in scalars(value, path):
                self._state(subject, f"{RDF}type", self._named(context.expand(text.text, is_term=True), text), at, text)
        elif name == "@reverse" and isinstance(value, Mapping):
            named = [(context.expand(key.text, is_term=True), join(path, key.text), nodes) for key, nodes in value.entries]
            for at, iri, node in ((at, iri, one) for iri, where, nodes in named for at, one in each(nodes, where)):
                if _IRI.match(iri) and isinstance(node, Mapping):
                    self._state(self._node(node, context, at), iri, subject, at, node)
        elif name in {"@graph", "@included"}:
            for at, node in each(value, path):
                if isinstance(node, Mapping) and by_key(node).keys().isdisjoint({"@value", "@list"}):
                    self._node(node, context, at)

    def _named(self, iri: str, at: Marked) -> str:
        return self.gate.labels.of(self._document, iri) if iri.startswith("_:") else self.gate.node(iri, at.span)

    def _state(self, subject: str, predicate: str, value: Object, path: str, at: Marked) -> None:
        self.evidence.setdefault(path, Evidence(spans=(at.span,)))
        stated = self.gate.statement(subject, predicate, value, path, at.span)
        if stated is not None:
            self.statements.append(stated)

    # -- properties

    def _list(self, slot: _Slot, value: Marked, path: str) -> None:
        cells = [(self.gate.labels.new(), at, one) for at, one in each(value, path) if not _is_nothing(one)]
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
            for at, one in each(value, path):
                self._value(slot, one, at)
        elif isinstance(value, Mapping):
            self._object(slot, value, path)
        elif not value.is_null:
            literal = Literal(value.text, "", slot.context.language) if self._is_text(value) else native(value.text)
            self._state(slot.subject, slot.iri, literal, path, value)

    def _object(self, slot: _Slot, value: Mapping, path: str) -> None:
        entries = {slot.context.expand(key.text, is_term=True): one for key, one in value.entries}
        if "@value" in entries:
            self._stated_value(slot, entries, path)
        elif "@list" in entries:
            self._list(slot, entries["@list"], path)
        elif not self._is_expanded and _is_by_language(value):
            message = f"`{path.rpartition('.')[2]}` is an object of languages, which is no text in JSON-LD."
            self.findings.add("language-map", message, value.span, path=path)
            for key, text in value.entries:
                for at, one in scalars(text, join(path, key.text)):
                    self._state(slot.subject, slot.iri, Literal(one.text, "", key.text), at, one)
        else:
            self._state(slot.subject, slot.iri, self._node(value, slot.context, path), path, value)

    def _stated_value(self, slot: _Slot, entries: dict[str, Marked], path: str) -> None:
        value, kind, language = entries["@value"], entries.get("@type"), entries.get("@language")
        if not isinstance(value, Scalar) or value.is_null:
            return
        if isinstance(language, Scalar) and not language.is_null:
            literal = Literal(value.text, "", language.text)
        elif isinstance(kind, Scalar) and not kind.is_null:
            datatype = slot.context.expand(kind.text, is_term=True)
            plain = Literal(value.text, "" if datatype == f"{XSD}string" else datatype)
            literal = plain if self._is_text(value) else native_of(value.text, datatype)
        else:
            literal = Literal(value.text) if self._is_text(value) else native(value.text)
        self._state(slot.subject, slot.iri, literal, path, value)

    def _is_text(self, value: Scalar) -> bool:
        return self._is_expanded or is_text(value, self.findings.source)


def _is_nothing(value: Marked) -> bool:
    """Whether a value is null, as it is or as the value of an object."""
    inner = by_key(value).get("@value") or value
    return isinstance(inner, Scalar) and inner.is_null


def _is_by_language(value: Mapping) -> bool:
    return bool(value.entries) and all(_TAG.fullmatch(key.text) and isinstance(one, Scalar) for key, one in value.entries)
