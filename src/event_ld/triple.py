"""Terms and triples of RDF as plain values, which every room can pass on without rdflib."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple


class Literal(NamedTuple):
    """An RDF literal (RDF 1.1 Concepts, section 3.3): text, datatype IRI or "", language tag or ""."""

    text: str
    datatype: str = ""
    language: str = ""


literal: Callable[[tuple[str, str, str]], Literal] = partial(tuple.__new__, Literal)
"""A literal of its three parts, made sooner than by their names."""
Object = str | Literal
"""An IRI or a blank node (`_:` and a label), as a plain string; or a literal."""
Triple = tuple[str, str, Object]
"""Subject, predicate IRI, object; what event-ld makes of its own descriptions has no blank nodes."""


def text_of(value: Object | None) -> str:
    """A literal's text, an IRI, or "" for nothing."""
    return value.text if isinstance(value, Literal) else value or ""


class Statement(NamedTuple):
    """A triple of a document, with the path of the document that states it (`$["@graph"][0].name`), the key of its evidence."""

    subject: str
    predicate: str
    value: Object
    path: str = ""

    @property
    def triple(self) -> Triple:
        """The triple alone."""
        return (self.subject, self.predicate, self.value)
