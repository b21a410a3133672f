"""Questions that the data of a site answer, in SPARQL, from `vocab/questions.rq`; the tests ask each of them."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from event_ld.mapping import SCHEMA, SKOS, XSD
from event_ld.resources import read_data

PREFIXES = "".join(
    f"PREFIX {name}: <{iri}>\n"
    for name, iri in (("as", "https://www.w3.org/ns/activitystreams#"), ("schema", SCHEMA), ("skos", SKOS), ("xsd", XSD))
)
"""What every query begins with."""


class Question(NamedTuple):
    """A question.

    Attributes:
        name: What it is called.
        titles: What it asks, in the languages of the site's words.
        query: The query, without its prefixes.
    """

    name: str
    titles: dict[str, str]
    query: str


@lru_cache(maxsize=1)
def questions() -> list[Question]:
    """The questions, in the order of the file."""
    found = []
    for block in read_data("vocab", "questions.rq").split("#? ")[1:]:
        head, _, query = block.partition("\n")
        name, *titles = head.split("\t")
        found.append(Question(name, dict(zip(("en", "es", "pt", "fr"), titles, strict=True)), query.strip()))
    return found
