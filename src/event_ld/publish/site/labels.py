"""What is said of concepts, roles and kinds of event: their labels in every language, and what stands above them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from event_ld.graph.iris import IRIs, digest, slug
from event_ld.mapping import RDF, SKOS
from event_ld.readers.licences import AUTHORITY
from event_ld.readers.settings import THEMES
from event_ld.terms import is_iri
from event_ld.thesaurus import DEEPEST
from event_ld.triple import Literal, Triple
from event_ld.vocabulary import scheme_labels, site_vocabulary


def with_broader(names: Iterable[str]) -> list[str]:
    """Concepts and all above them, sorted by their names; of a tower without end no more than any thesaurus has."""
    concepts = site_vocabulary().concepts
    found = level = {*names}
    for _ in range(DEEPEST):
        level = {above for name in level for above in concepts[name].broader if above in concepts} - found
        found = found | level
    return sorted(found)


def narrower(names: Iterable[str]) -> dict[str, list[str]]:
    """Which of some concepts stand right under each that has any, in their order."""
    found: dict[str, list[str]] = {}
    for name in names:
        for above in {*site_vocabulary().concepts[name].broader}:
            found.setdefault(above, []).append(name)
    return found


def themes_of(names: Iterable[str]) -> list[str]:
    """The EU's data themes that concepts, or those above them, are matched with, by their codes."""
    scheme = f"{AUTHORITY}data-theme/"
    known = map(site_vocabulary().concepts.__getitem__, with_broader(names))
    matches = (iri for one in known for iris in one.mappings.values() for iri in iris)
    return sorted({iri.removeprefix(scheme) for iri in matches if iri.startswith(scheme)} & {*THEMES})


def concept_way(name: str) -> str:
    """The way to the page of a concept within the site: that of its name in our scheme, of its label and its IRI in another."""
    if not is_iri(name):
        return f"concepts/{quote(name, safe='._~-')}/"
    return f"concepts/{slug(site_vocabulary().concepts[name].label('en'))}-{digest(name)}/"


def concept_triples(name: str, base: str) -> Iterator[Triple]:
    """What is said of a concept."""
    iris, concept = IRIs(base, ""), site_vocabulary().concepts[name]
    iri = iris.concept(name)
    yield (iri, f"{RDF}type", f"{SKOS}Concept")
    scheme = concept.scheme or ("" if is_iri(name) else iris.concept_scheme)
    yield from [(iri, f"{SKOS}inScheme", scheme)] if scheme else ()
    yield from ((iri, f"{SKOS}prefLabel", Literal(text, language=tag)) for tag, text in concept.pref_label.items())
    yield from (
        (iri, f"{SKOS}altLabel", Literal(text, language=tag)) for tag, texts in concept.alt_label.items() for text in texts
    )
    yield from ((iri, f"{SKOS}broader", iris.concept(above)) for above in concept.broader)
    yield from ((iri, f"{SKOS}exactMatch", other) for other in concept.exact_match)


def scheme_triples(table: str, names: Iterable[str], base: str) -> Iterator[Triple]:
    """The labels of roles or of kinds of event."""
    iris, labels = IRIs(base, ""), scheme_labels(table)
    for name in names:
        iri = iris.role(name) if table == "roles.tsv" else iris.event_type(name)
        if name in labels:
            yield (iri, f"{RDF}type", f"{SKOS}Concept")
            yield from ((iri, f"{SKOS}prefLabel", Literal(text, language=tag)) for tag, text in labels[name].items())
