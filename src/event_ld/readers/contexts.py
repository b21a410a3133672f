"""JSON-LD contexts: what the terms of a document mean (JSON-LD 1.1, section 4.1); none is ever fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from event_ld.mapping import SCHEMA
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence

if TYPE_CHECKING:
    from event_ld.problems import Findings

SCHEMA_CONTEXT = re.compile(r"https?://(?:www\.)?schema\.org(?:/|/docs/jsonldcontext\.jsonl?d?|/version/.*)?#?", re.IGNORECASE)
"""The addresses under which schema.org's own context is named."""

_KEYWORDS = frozenset({
    "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json", "@language",
    "@list", "@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse", "@set", "@type", "@value", "@version",
    "@vocab",
})  # fmt: skip
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True)
class Term:
    """What a term stands for.

    Attributes:
        iri: An IRI or a keyword; None for a term that is to mean nothing.
        coercion: `@id`, `@vocab`, a datatype's IRI, or "".
        containers: `@language`, `@list`, `@set` …
        language: The language of its texts; None where the context's holds.
        is_reverse: Whether the property points to the node.
    """

    iri: str | None
    coercion: str = ""
    containers: frozenset[str] = frozenset()
    language: str | None = None
    is_reverse: bool = False


@dataclass(frozen=True)
class Context:
    """An active context."""

    terms: dict[str, Term] = field(default_factory=dict)
    vocab: str | None = None
    language: str = ""
    base: str = ""

    def expand(self, text: str, *, is_term: bool) -> str:
        """The IRI of a term, a compact IRI or a reference; what can't be expanded comes back as it is.

        Args:
            text: What the document says.
            is_term: Whether terms and `@vocab` count (a key or a type), or the text is a reference.
        """
        if text in _KEYWORDS:
            return text
        if is_term and text in self.terms:
            return self.terms[text].iri or ""
        prefix, colon, rest = text.partition(":")
        if colon:
            known = self.terms.get(prefix)
            if known is not None and known.iri and not rest.startswith("//"):
                return known.iri + rest
            if prefix == "_" or _ABSOLUTE.match(text):
                return text
        if is_term:
            return text if self.vocab is None else self.vocab + text
        return urljoin(self.base, text) if self.base else text


SCHEMA_ORG = Context(
    terms={
        "id": Term("@id"),
        "type": Term("@type"),
        "schema": Term(SCHEMA),
        "xsd": Term("http://www.w3.org/2001/XMLSchema#"),
        "rdf": Term("http://www.w3.org/1999/02/22-rdf-syntax-ns#"),
        "rdfs": Term("http://www.w3.org/2000/01/rdf-schema#"),
    },
    vocab=SCHEMA,
)
"""What schema.org's own context says, as far as validation needs it; the types of values are the normaliser's business."""


def read_context(value: Marked, before: Context, findings: Findings) -> Context:
    """The context after a `@context`.

    Args:
        value: What stands under `@context`.
        before: The context around.
        findings: Where a context that can't be had is noted.
    """
    if isinstance(value, Sequence):
        for one in value.items:
            before = read_context(one, before, findings)
        return before
    if isinstance(value, Mapping):
        return _Definitions(value, before, findings).context
    if value.is_null:
        return Context(base=before.base)
    if SCHEMA_CONTEXT.fullmatch(value.text.strip()):
        return replace(before, terms=before.terms | SCHEMA_ORG.terms, vocab=SCHEMA)
    findings.add("context-elsewhere", f"The context {value.text[:200]} is not bundled, and nothing is fetched.", value.span)
    return before


class _Definitions:
    """Reads one context that stands in the document; a term may be defined by another that stands after it."""

    def __init__(self, value: Mapping, before: Context, findings: Findings) -> None:
        entries = {key.text: (key, one) for key, one in value.entries}
        if "@import" in entries:
            span = entries["@import"][0].span
            findings.add("context-elsewhere", "The context imports another one; nothing is fetched.", span)
        self.entries = {name: one for name, (_, one) in entries.items()}
        self.context = replace(before, terms=dict(before.terms))
        if "@vocab" in self.entries:
            self.context = replace(self.context, vocab=self._vocab(self.entries["@vocab"]))
        if "@language" in self.entries:
            self.context = replace(self.context, language="".join(_texts(self.entries["@language"])))
        if "@base" in self.entries:
            self.context = replace(self.context, base="".join(_texts(self.entries["@base"])))
        self.open: set[str] = set()
        self.done: set[str] = set()
        for name in self.entries:
            self._define(name)

    def _vocab(self, value: Marked) -> str | None:
        text = "".join(_texts(value))
        return (self.context.expand(text, is_term=True) if ":" in text else text) or None

    def _define(self, name: str) -> None:
        if name.startswith("@") or name in self.open or name in self.done:
            return
        self.open.add(name)
        self.context.terms[name] = self._term(name, self.entries[name])
        self.open.discard(name)
        self.done.add(name)

    def _term(self, name: str, value: Marked) -> Term:
        if isinstance(value, Scalar):
            return Term(None if value.is_null else self._iri(value.text))
        if isinstance(value, Sequence):
            return Term(None)
        given = {key.text: one for key, one in value.entries}
        named = given.get("@reverse", given.get("@id"))
        language, coercion = given.get("@language"), given.get("@type")
        return Term(
            iri=self._iri(named.text if isinstance(named, Scalar) and not named.is_null else name, is_own=named is None),
            coercion=self._iri(coercion.text) if isinstance(coercion, Scalar) else "",
            containers=frozenset(_texts(given.get("@container"))),
            language=None if language is None else "".join(_texts(language)),
            is_reverse="@reverse" in given,
        )

    def _iri(self, text: str, *, is_own: bool = False) -> str:
        prefix, colon, _ = text.partition(":")
        for other in (prefix if colon else "", "" if is_own else text):
            if other in self.entries:
                self._define(other)
        if is_own and not colon:
            return (self.context.vocab or "") + text
        return self.context.expand(text, is_term=True)


def _texts(value: Marked | None) -> list[str]:
    if isinstance(value, Sequence):
        return [one.text for one in value.items if isinstance(one, Scalar)]
    return [value.text] if isinstance(value, Scalar) and not value.is_null else []
