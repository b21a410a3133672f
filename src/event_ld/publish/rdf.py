"""Triples to Turtle and RDF/XML; the same bytes for the same triples, on any machine.

rdflib writes the Turtle. Its RDF/XML lists subjects in the order of a set, which differs from run to run, so that one is
written here.
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any

from event_ld.graph.rdflib_graph import to_rdflib
from event_ld.mapping import RDF, SCHEMA, SKOS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import URIRef
    from rdflib.term import Node

    from event_ld.triple import Literal, Object, Triple


def turtle(triples: Iterable[Triple], base: str, prefixes: dict[str, str] | None = None) -> str:
    """Turtle (RDF 1.1 Turtle), with the prefixes `schema`, `skos`, `xsd` and `event-ld`.

    Args:
        triples: What to write.
        base: Where the site stands, for the prefix of our own terms.
        prefixes: Other prefixes, with what they stand for.
    """
    from rdflib import RDF as RDFTerms  # noqa: N811, PLC0415  # as above
    from rdflib import Literal as RDFLiteral  # noqa: PLC0415  # half a second of CPU that the other formats don't need
    from rdflib.namespace import NamespaceManager  # noqa: PLC0415  # as above
    from rdflib.plugins.serializers.turtle import TurtleSerializer  # noqa: PLC0415  # as above

    class Serializer(TurtleSerializer):
        """Writes every literal as it is; rdflib would write the decimal 0 as 0.0."""

        def label(self, node: Node, position: int) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
            if isinstance(node, RDFLiteral):
                return node.n3(self.store.namespace_manager)
            return super().label(node, position)

        def isValidList(self, node: Node) -> bool:  # type: ignore[explicit-override]  # noqa: N802  # rdflib's name
            """Whether a node is a list that can stand in brackets: rdflib forgets cells that something else refers to."""
            cells: set[Node] = set()
            while node != RDFTerms.nil:
                stated = sorted(str(predicate) for predicate, _ in self.store.predicate_objects(node))
                is_taken = node in cells or self.isDone(node) or self._references[node] != 1
                if is_taken or stated != [str(RDFTerms.first), str(RDFTerms.rest)]:
                    return False
                cells.add(node)
                node = self.store.value(node, RDFTerms.rest)  # type: ignore[assignment]  # it has one
            return True

    class Prefixes(NamespaceManager):
        """Knows no prefixes but ours: rdflib numbers others in the order of a hash, and cuts octets such as %5B into two."""

        def compute_qname(self, uri: str, generate: bool = True) -> tuple[str, URIRef, str]:  # type: ignore[explicit-override]  # noqa: ARG002, FBT001, FBT002  # rdflib's arguments
            return super().compute_qname(uri, generate=False)

    stream = io.BytesIO()
    graph = to_rdflib(_in_order(triples), base)
    for prefix, namespace in (prefixes or {}).items():
        graph.bind(prefix, namespace)
    graph.namespace_manager = Prefixes(graph, bind_namespaces="none")
    Serializer(graph).serialize(stream)
    return stream.getvalue().decode("utf-8")


def rdfxml(triples: Iterable[Triple], base: str) -> str:
    """RDF/XML (RDF 1.1 XML Syntax), one Description for each subject, sorted.

    Args:
        triples: What to write; readers have left out the characters that no XML document can hold.
        base: Where the site stands, for the prefix of our own terms.
    """
    triples = _in_order(triples)
    prefixes = {f"{base}terms/#": "event-ld", RDF: "rdf", SCHEMA: "schema", SKOS: "skos"}
    for namespace in sorted({predicate[: _cut(predicate)] for _, predicate, _ in triples} - prefixes.keys()):
        prefixes[namespace] = f"ns{len(prefixes) - 3}"
    names = "".join(f"\n   xmlns:{prefix}={_quoted(namespace)}" for namespace, prefix in prefixes.items())
    lines = ['<?xml version="1.0" encoding="utf-8"?>', f"<rdf:RDF{names}>"]
    subject = ""
    for about, predicate, value in triples:
        if about != subject:
            lines += ["  </rdf:Description>"] if subject else []
            lines.append(f"  <rdf:Description {_reference('about', about)}>")
            subject = about
        cut = _cut(predicate)
        name = f"{prefixes[predicate[:cut]]}:{predicate[cut:]}"
        if isinstance(value, str):
            lines.append(f"    <{name} {_reference('resource', value)}/>")
        else:
            lines.append(f"    <{name}{_marks(value)}>{_escaped(value.text)}</{name}>")
    lines += ["  </rdf:Description>"] if subject else []
    return "\n".join([*lines, "</rdf:RDF>", ""])


def _cut(predicate: str) -> int:
    """Where the local name of a predicate begins."""
    return max(predicate.rfind("#"), predicate.rfind("/")) + 1


def _reference(name: str, node: str) -> str:
    """An attribute that names a node: by its IRI, or by the label of a blank one."""
    return f"rdf:nodeID={_quoted(node[2:])}" if node.startswith("_:") else f"rdf:{name}={_quoted(node)}"


def _marks(literal: Literal) -> str:
    if literal.language:
        return f" xml:lang={_quoted(literal.language)}"
    return f" rdf:datatype={_quoted(literal.datatype)}" if literal.datatype else ""


def _in_order(triples: Iterable[Triple]) -> list[Triple]:
    return sorted(triples, key=lambda triple: (triple[0], triple[1], str(triple[2])))


def json_ld(triples: Iterable[Triple]) -> bytes:
    """Expanded JSON-LD (JSON-LD 1.1, section 9.1), which names no context: one node for each subject, sorted.

    Args:
        triples: What to write.
    """
    nodes: dict[str, dict[str, Any]] = {}
    for about, predicate, value in _in_order(triples):
        node = nodes.setdefault(about, {"@id": about})
        if predicate == f"{RDF}type":
            node.setdefault("@type", []).append(value)
        else:
            node.setdefault(predicate, []).append(_json_value(value))
    return f"{json.dumps(list(nodes.values()), ensure_ascii=False, indent=1)}\n".encode()


def _json_value(value: Object) -> dict[str, str]:
    if isinstance(value, str):
        return {"@id": value}
    made = {"@value": value.text}
    if value.language:
        made["@language"] = value.language
    elif value.datatype:
        made["@type"] = value.datatype
    return made


def _escaped(text: str) -> str:
    """A text as the content of an element (XML 1.0, section 2.4; a carriage return as its reference, section 2.11)."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def _quoted(text: str) -> str:
    """A text as the value of an attribute, with its quotes (XML 1.0, section 3.3.3)."""
    plain = _escaped(text).replace("\n", "&#10;").replace("\t", "&#9;").replace('"', "&quot;")
    return f'"{plain}"'
