"""Triples to an rdflib Graph and back: rdflib is the boundary type."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from event_ld.mapping import RDF, SCHEMA, SKOS, XSD
from event_ld.quiet import quiet
from event_ld.triple import Literal, Triple

if TYPE_CHECKING:
    from rdflib import BNode, Graph, URIRef
    from rdflib.term import Node as RDFNode


def to_rdflib(triples: Iterable[Triple], base: str) -> Graph:
    """An rdflib Graph of triples; literals keep their text. Our own terms have a prefix, with where the site stands."""
    import rdflib  # noqa: PLC0415  # half a second of CPU that N-Triples and JSON-LD don't need

    quiet()
    graph = rdflib.Graph(bind_namespaces="none")
    graph.bind("schema", SCHEMA)
    graph.bind("skos", SKOS)
    graph.bind("xsd", XSD)
    graph.bind("rdf", RDF)
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
    return sorted(map(triple_of, graph), key=lambda triple: (triple[0], triple[1], str(triple[2])))


def triple_of(statement: tuple[RDFNode, ...]) -> Triple:
    """A triple of rdflib's terms as one of ours."""
    import rdflib  # noqa: PLC0415  # as above

    subject, predicate, value = statement
    if isinstance(value, rdflib.Literal):
        return _name(subject), _name(predicate), Literal(str(value), str(value.datatype or ""), value.language or "")
    return _name(subject), _name(predicate), _name(value)


def _name(node: object) -> str:
    import rdflib  # noqa: PLC0415  # as above

    return f"_:{node}" if isinstance(node, rdflib.BNode) else str(node)
