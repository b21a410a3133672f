"""A SKOS scheme of the user's own, read into a `Vocabulary`; and any SKOS graph checked by our shapes for schemes."""

from __future__ import annotations

import json
import warnings
from typing import TYPE_CHECKING

from event_ld.errors import InputError, sentence_of
from event_ld.graph.iris import PLACEHOLDER_BASE
from event_ld.graph.rdf_files import parse_rdf
from event_ld.graph.rdflib_graph import to_rdflib
from event_ld.mapping import SKOS
from event_ld.terms import is_iri
from event_ld.vocabulary import Concept, Vocabulary

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

_FORMATS = {".nt": "ntriples", ".rdf": "rdfxml", ".xml": "rdfxml", ".owl": "rdfxml", ".jsonld": "json-ld", ".json": "json-ld"}
_MAPPINGS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")


def read_scheme(data: bytes, name: str) -> Vocabulary:
    """The concepts of a SKOS scheme, with all their labels and mappings; a concept is named by its IRI.

    Args:
        data: The bytes of a file in Turtle, RDF/XML, N-Triples or JSON-LD with a context inside.
        name: The file's name; its ending tells the format, Turtle where it is none that is known.

    Raises:
        InputError: The file is malformed, names a remote context, or holds no concept with a label.
    """
    graph = _parse(data, name)
    concepts = {concept.name: concept for concept in _concepts(graph) if concept.pref_label}
    if not concepts:
        raise InputError(f"{name} holds no skos:Concept with a skos:prefLabel.")
    return Vocabulary(concepts)


def _parse(data: bytes, name: str) -> Graph:
    form = next((form for ending, form in _FORMATS.items() if name.lower().endswith(ending)), "turtle")
    if form == "json-ld" and _names_a_context(_json(data)):
        raise InputError(f"{name} names a context elsewhere, which is never fetched; write the context into the file.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # rdflib's JSON-LD parser uses a class that rdflib deprecates
            triples = parse_rdf(data.decode("utf-8-sig"), form)
    except Exception as error:  # rdflib's parsers raise whatever their libraries do
        raise InputError(f"{name} is not well-formed ({form}): {sentence_of(error)}") from error
    named = (one for subject, predicate, value in triples for one in (subject, value if predicate.startswith(SKOS) else ""))
    bad = next((one for one in named if isinstance(one, str) and one and not one.startswith("_:") and not is_iri(one)), None)
    if bad is not None:
        raise InputError(f"{name} names something `{bad}`, which is no absolute IRI; write it with its scheme and host.")
    return to_rdflib(triples, PLACEHOLDER_BASE)


def _json(data: bytes) -> object:
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        return None  # what is no JSON the parser says


def _names_a_context(value: object) -> bool:
    """Whether a JSON-LD document, anywhere in it, names a context by its address (`@context`, `@import`)."""
    if isinstance(value, list):
        return any(_names_a_context(one) for one in value)
    if not isinstance(value, dict):
        return False
    contexts = value.get("@context")
    named = contexts if isinstance(contexts, list) else [contexts]
    return "@import" in value or any(isinstance(one, str) for one in named) or any(map(_names_a_context, value.values()))


def _concepts(graph: Graph) -> list[Concept]:
    from rdflib import RDF, URIRef  # noqa: PLC0415  # as above

    found = [node for node in graph.subjects(RDF.type, URIRef(f"{SKOS}Concept")) if isinstance(node, URIRef)]
    return [_concept(graph, node) for node in sorted(set(found))]


def _concept(graph: Graph, node: Node) -> Concept:
    preferred = _labels(graph, node, "prefLabel")
    others = _labels(graph, node, "altLabel")
    mappings = {name: _iris(graph, node, name) for name in _MAPPINGS}
    schemes = _iris(graph, node, "inScheme") or _iris(graph, node, "topConceptOf")
    return Concept(
        name=str(node),
        pref_label={tag: labels[0] for tag, labels in preferred.items()},
        alt_label={tag: tuple(labels) for tag, labels in others.items()},
        broader=_iris(graph, node, "broader"),
        related=_iris(graph, node, "related"),
        mappings={name: iris for name, iris in mappings.items() if iris},
        scheme=schemes[0] if schemes else "",
    )


def _labels(graph: Graph, node: Node, name: str) -> dict[str, list[str]]:
    from rdflib import Literal, URIRef  # noqa: PLC0415  # as above

    found: dict[str, list[str]] = {}
    literals = [label for label in graph.objects(node, URIRef(SKOS + name)) if isinstance(label, Literal)]
    for label in sorted(literals, key=str):
        found.setdefault((label.language or "").lower(), []).append(str(label))
    return found


def _iris(graph: Graph, node: Node, name: str) -> tuple[str, ...]:
    from rdflib import URIRef  # noqa: PLC0415  # as above

    return tuple(sorted(str(value) for value in graph.objects(node, URIRef(SKOS + name)) if isinstance(value, URIRef)))
