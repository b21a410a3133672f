"""What is said of concepts, roles and kinds of event: their labels in every language, and what stands above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.closure import closure
from event_ld.graph.iris import IRIs
from event_ld.mapping import RDF, SKOS
from event_ld.triple import Literal
from event_ld.vocabulary import own_vocabulary, scheme_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.triple import Triple


def with_broader(names: Iterable[str]) -> list[str]:
    """Concepts of our scheme and all above them, sorted by their names."""
    concepts = own_vocabulary().concepts
    return sorted(closure(names, lambda name: concepts[name].broader))


def concept_triples(name: str, base: str) -> Iterator[Triple]:
    """What is said of a concept of our scheme."""
    iris, concept = IRIs(base, ""), own_vocabulary().concepts[name]
    iri = iris.concept(name)
    yield (iri, f"{RDF}type", f"{SKOS}Concept")
    yield (iri, f"{SKOS}inScheme", iris.concept_scheme)
    yield from ((iri, f"{SKOS}prefLabel", Literal(text, language=tag)) for tag, text in concept.pref_label.items())
    yield from (
        (iri, f"{SKOS}altLabel", Literal(text, language=tag)) for tag, texts in concept.alt_label.items() for text in texts
    )
    yield from ((iri, f"{SKOS}broader", iris.concept(above)) for above in concept.broader)
    yield from ((iri, f"{SKOS}exactMatch", other) for other in concept.exact_match)


def scheme_triples(table: str, names: Iterable[str], base: str) -> Iterator[Triple]:
    """The labels of roles or of kinds of event.

    Args:
        table: `roles.tsv` or `event-types.tsv`.
        names: Their names; what is in no table has none.
        base: Where the site stands.
    """
    iris, labels = IRIs(base, ""), scheme_labels(table)
    for name in names:
        iri = iris.role(name) if table == "roles.tsv" else iris.event_type(name)
        if name in labels:
            yield (iri, f"{RDF}type", f"{SKOS}Concept")
            yield from ((iri, f"{SKOS}prefLabel", Literal(text, language=tag)) for tag, text in labels[name].items())
