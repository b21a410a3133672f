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
class Context:
    """An active context: what terms stand for, an IRI or a keyword; what all others begin with; the language of texts."""

    terms: dict[str, str] = field(default_factory=dict)
    vocab: str | None = None
    language: str = ""

    def expand(self, text: str, *, is_term: bool) -> str:
        """The IRI of a term, a compact IRI or a reference; what can't be expanded comes back as it is.

        `is_term` tells whether terms and `@vocab` count (a key or a type), or the text is a reference.
        """
        if text in _KEYWORDS:
            return text
        if is_term and text in self.terms:
            return self.terms[text]
        prefix, colon, rest = text.partition(":")
        if colon:
            if self.terms.get(prefix, "").endswith(_PREFIX_ENDS) and not rest.startswith("//"):
                return self.terms[prefix] + rest
            if prefix == "_" or _ABSOLUTE.match(text):
                return text
        return (self.vocab or "") + text if is_term else text


@lru_cache(maxsize=1)
def schema_org_context() -> Context:
    """What schema.org's own context says, as far as validation needs it; the types of values are the normaliser's business."""
    given: dict[str, Any] = KnownContexts().get("https://schema.org")
    names = {name: iri for name, iri in given.items() if isinstance(iri, str) and not name.startswith("@")}
    return Context(terms=names | {"HTML": f"{RDF}HTML"}, vocab=SCHEMA)


def read_context(value: Marked, before: Context, known: KnownContexts) -> Context:
    """The context after a `@context` of a plain document; `before` is the context around."""
    if isinstance(value, Sequence):
        for one in value.items:
            before = read_context(one, before, known)
        return before
    if isinstance(value, Mapping):
        return _defined(value, before)
    if is_schema_org(value.text.strip()):
        own = schema_org_context()
        others = {name: term for name, term in before.terms.items() if name not in schema_org().names}
        return replace(before, terms=others | own.terms, vocab=SCHEMA)
    return read_context(marked(known.get(value.text), value.span), before, known)


def _defined(value: Mapping, before: Context) -> Context:
    """The context after one that stands in the document; a term may be defined by another that stands after it."""
    entries = {key.text: _text(one) for key, one in value.entries}
    context = replace(before, terms=dict(before.terms), language=entries.get("@language", before.language))
    if "@vocab" in entries:
        vocab = entries["@vocab"]
        context = replace(context, vocab=context.expand(vocab, is_term=True) if vocab else None)
    waiting = dict.fromkeys(name for name in entries if not name.startswith("@"))

    def define(name: str) -> None:
        del waiting[name]
        prefix = entries[name].partition(":")[0]
        if prefix in waiting:
            define(prefix)
        context.terms[name] = context.expand(entries[name], is_term=True)

    while waiting:
        define(next(iter(waiting)))
    return context


def _text(value: Marked) -> str:
    return value.text if isinstance(value, Scalar) and not value.is_null else ""
