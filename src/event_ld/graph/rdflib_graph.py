"""Triples to an rdflib Graph and back: rdflib is the boundary type and the serialiser of Turtle and RDF/XML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.mapping import SCHEMA, SKOS, XSD
from event_ld.triple import Literal, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import BNode, Graph, URIRef


def to_rdflib(triples: Iterable[Triple], base: str) -> Graph:
    """An rdflib Graph of triples; literals keep the text that they have.

    Args:
        triples: What the graph holds.
        base: Where the site stands, for the prefix of our own terms.
    """
    import rdflib  # noqa: PLC0415  # half a second of CPU that N-Triples and JSON-LD don't need

    graph = rdflib.Graph(bind_namespaces="none")
    graph.bind("schema", SCHEMA)
    graph.bind("skos", SKOS)
    graph.bind("xsd", XSD)
    graph.bind("event-ld", f"{base}terms/#")
    for subject, predicate, value in triples:
        node: rdflib.URIRef | rdflib.BNode | rdflib.Literal
        if isinstance(value, Literal):
            datatype = rdflib.URIRef(value.datatype) if value.datatype else None
            node = rdflib.Literal(value.text, lang=value.language or None, datatype=datatype, normalize=False)
        else:
            node = _node(value)
        graph.add((_node(subject), rdflib.URIRef(predicate), node))
    return graph


def _node(name: str) -> URIRef | BNode:
    import rdflib  # noqa: PLC0415  # as above

    return rdflib.BNode(name[2:]) if name.startswith("_:") else rdflib.URIRef(name)


def from_rdflib(graph: Graph) -> list[Triple]:
    """The triples of an rdflib Graph, sorted; a blank node becomes an IRI of the scheme `_:`."""
    import rdflib  # noqa: PLC0415  # as above

    triples: list[Triple] = []
    for subject, predicate, value in graph:
        if isinstance(value, rdflib.Literal):
            term: str | Literal = Literal(str(value), str(value.datatype or ""), value.language or "")
        else:
            term = _name(value)
        triples.append((_name(subject), _name(predicate), term))
    return sorted(triples, key=lambda triple: (triple[0], triple[1], str(triple[2])))


def _name(node: object) -> str:
    import rdflib  # noqa: PLC0415  # as above

    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)
