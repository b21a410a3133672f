"""The gate of linked data: every term that a foreign document states passes here before it becomes a statement.

What may not stand in RDF is mended where that needs no guess, and otherwise left out; both are said, with the place.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING

from event_ld.terms import clean, is_clean, reference, tag
from event_ld.triple import Literal, Object, Statement

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.source import Span

_NEEDS_TAG = frozenset({"langString", "dirLangString"})


class Labels:
    """The labels of the blank nodes of one file: `_:b1`, `_:b2` … in the order in which the file mentions them."""

    def __init__(self) -> None:
        self._given: dict[Hashable, str] = {}
        self._count = 0

    def new(self) -> str:
        """A label that nothing else has."""
        self._count += 1
        return f"_:b{self._count}"

    def of(self, *owner: Hashable) -> str:
        """The label of a node, told by the document that it stands in and its label there; the same node always gets the same."""
        if owner not in self._given:
            self._given[owner] = self.new()
        return self._given[owner]


class Gate:
    """Lets through what may stand in RDF."""

    def __init__(self, findings: Findings, labels: Labels | None = None) -> None:
        self.labels = labels or Labels()
        self._findings = findings
        self._told: set[tuple[str, str]] = set()

    def node(self, name: str, span: Span) -> str:
        """What names a node: an IRI, absolute or relative, or a blank node in the place of what is neither."""
        if name.startswith("_:"):
            return name
        found = reference(name)
        if found is None:
            self._tell("iri-format", name, "is no IRI; a nameless node stands in its place", span)
            return self.labels.of("", name)
        return self._mended(name, found, span)

    def statement(self, subject: str, predicate: str, value: Object, path: str, span: Span) -> Statement | None:
        """A statement of what is left of its terms; None where its property is no IRI."""
        known = reference(predicate)
        if known is None:
            self._tell("iri-format", predicate, "is no IRI, and so no property; what it says is left out", span)
            return None
        one = self._literal(value, span) if isinstance(value, Literal) else self.node(value, span)
        return Statement(subject, self._mended(predicate, known, span), one, path)

    def _literal(self, literal: Literal, span: Span) -> Literal:
        text, datatype, language = literal
        if not is_clean(text):
            self._tell("control-character", "A text", "holds characters that no document may hold; they were left out", span)
            text = clean(text)
        if language:
            known = tag(language)
            if known != language:
                what = f"was read as {known}" if known else "is left out"
                self._tell("language-tag", language, f"is no BCP 47 language tag, and {what}", span)
            return Literal(text, "", known or "")
        kind = reference(datatype)
        if kind is None or kind.rpartition("#")[2] in _NEEDS_TAG:
            self._tell("iri-format", datatype, "is no datatype of a text without a language, and is left out", span)
            kind = ""
        return Literal(text, self._mended(datatype, kind, span) if kind else "")

    def _mended(self, stated: str, found: str, span: Span) -> str:
        if found != stated:
            self._tell("iri-escaped", stated, f"holds characters that no IRI may have, and was read as {found[:200]}", span)
        return found

    def _tell(self, code: str, stated: str, what: str, span: Span) -> None:
        if (code, stated) not in self._told:
            self._told.add((code, stated))
            shown = stated if code == "control-character" else f"`{clean(stated)[:200]}`"
            self._findings.add(code, f"{shown} {what}.", span)
