"""JSON-LD contexts of plain documents: what their terms mean (JSON-LD 1.1, section 4.1)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

from event_ld.mapping import RDF, SCHEMA
from event_ld.readers.known_contexts import KnownContexts, is_schema_org
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, marked
from event_ld.schema_org import schema_org

_KEYWORDS = frozenset({
    "@base", "@container", "@context", "@direction", "@graph", "@id", "@import", "@included", "@index", "@json", "@language",
    "@list", "@nest", "@none", "@prefix", "@propagate", "@protected", "@reverse", "@set", "@type", "@value", "@version",
    "@vocab",
})  # fmt: skip
_PREFIX_ENDS = (":", "/", "?", "#", "[", "]", "@")
_ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


@dataclass(frozen=True)
class Term:
    """What a term stands for.

    Attributes:
        iri: An IRI or a keyword.
        coercion: `@id`, `@vocab`, a datatype's IRI, or "".
        containers: `@language`, `@list`, `@set` …
        language: The language of its texts; None where the context's holds.
        is_reverse: Whether the property points to the node.
        is_prefix: Whether it may stand before a colon (section 4.2.2, `prefix flag`).
    """

    iri: str
    coercion: str = ""
    containers: frozenset[str] = frozenset()
    language: str | None = None
    is_reverse: bool = False
    is_prefix: bool = False


@dataclass(frozen=True)
class Context:
    """An active context."""

    terms: dict[str, Term] = field(default_factory=dict)
    vocab: str | None = None
    language: str = ""

    def expand(self, text: str, *, is_term: bool) -> str:
        """The IRI of a term, a compact IRI or a reference; what can't be expanded comes back as it is.

        Args:
            text: What the document says.
            is_term: Whether terms and `@vocab` count (a key or a type), or the text is a reference.
        """
        if text in _KEYWORDS:
            return text
        if is_term and text in self.terms:
            return self.terms[text].iri
        prefix, colon, rest = text.partition(":")
        if colon:
            if prefix in self.terms and self.terms[prefix].is_prefix and not rest.startswith("//"):
                return self.terms[prefix].iri + rest
            if prefix == "_" or _ABSOLUTE.match(text):
                return text
        if is_term:
            return text if self.vocab is None else self.vocab + text
        return text


@lru_cache(maxsize=1)
def schema_org_context() -> Context:
    """What schema.org's own context says, as far as validation needs it; the types of values are the normaliser's business."""
    given: dict[str, Any] = KnownContexts().get("https://schema.org")
    names = {name: iri for name, iri in given.items() if isinstance(iri, str) and not name.startswith("@")}
    terms = {name: Term(iri, is_prefix=iri.endswith(_PREFIX_ENDS)) for name, iri in names.items()}
    return Context(terms=terms | {"HTML": Term(f"{RDF}HTML")}, vocab=SCHEMA)


def read_context(value: Marked, before: Context, known: KnownContexts) -> Context:
    """The context after a `@context` of a plain document.

    Args:
        value: What stands under `@context`.
        before: The context around.
        known: The contexts that can be had.
    """
    if isinstance(value, Sequence):
        for one in value.items:
            before = read_context(one, before, known)
        return before
    if isinstance(value, Mapping):
        return _Definitions(value, before).context
    if is_schema_org(value.text.strip()):
        own = schema_org_context()
        others = {name: term for name, term in before.terms.items() if name not in schema_org().names}
        return replace(before, terms=others | own.terms, vocab=SCHEMA)
    return read_context(marked(known.get(value.text), value.span), before, known)


class _Definitions:
    """Reads one context that stands in the document; a term may be defined by another that stands after it."""

    def __init__(self, value: Mapping, before: Context) -> None:
        self.entries = {key.text: one for key, one in value.entries}
        self.context = replace(before, terms=dict(before.terms))
        if "@vocab" in self.entries:
            vocab = "".join(_texts(self.entries["@vocab"]))
            self.context = replace(self.context, vocab=self.context.expand(vocab, is_term=True) if vocab else None)
        if "@language" in self.entries:
            self.context = replace(self.context, language="".join(_texts(self.entries["@language"])))
        self.open: set[str] = set()
        self.done: set[str] = set()
        for name in self.entries:
            self._define(name)

    def _define(self, name: str) -> None:
        if name.startswith("@") or name in self.open or name in self.done:
            return
        self.open.add(name)
        self.context.terms[name] = self._term(name, self.entries[name])
        self.open.discard(name)
        self.done.add(name)

    def _term(self, name: str, value: Marked) -> Term:
        if isinstance(value, Scalar):
            iri = self._iri(value.text)
            return Term(iri, is_prefix=iri.endswith(_PREFIX_ENDS))
        given = {key.text: one for key, one in value.entries} if isinstance(value, Mapping) else {}
        named, language, coercion = given.get("@reverse", given.get("@id")), given.get("@language"), given.get("@type")
        return Term(
            iri=self._iri(named.text) if isinstance(named, Scalar) else (self.context.vocab or "") + name,
            coercion=self._iri(coercion.text) if isinstance(coercion, Scalar) else "",
            containers=frozenset(_texts(given.get("@container"))),
            language=None if language is None else "".join(_texts(language)),
            is_reverse="@reverse" in given,
        )

    def _iri(self, text: str) -> str:
        prefix, _, _ = text.partition(":")
        if prefix in self.entries:
            self._define(prefix)
        return self.context.expand(text, is_term=True)


def _texts(value: Marked | None) -> list[str]:
    if isinstance(value, Sequence):
        return [one.text for one in value.items if isinstance(one, Scalar)]
    return [value.text] if isinstance(value, Scalar) and not value.is_null else []
