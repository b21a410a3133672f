"""Triples to Turtle, RDF/XML and JSON-LD: the same bytes for the same triples, on any machine, and no graph in between."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from event_ld.graph.triples import term_text
from event_ld.mapping import RDF, SCHEMA, SKOS, XSD
from event_ld.publish.jsonld import json_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from event_ld.triple import Literal, Object, Triple

_PREFIXES = {
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcatap": "http://data.europa.eu/r5r/",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "hydra": "http://www.w3.org/ns/hydra/core#",
    "locn": "http://www.w3.org/ns/locn#",
    "rdf": RDF,
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": SCHEMA,
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": SKOS,
    "time": "http://www.w3.org/2006/time#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": XSD,
}
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TYPE = f"{RDF}type"


def turtle(triples: Iterable[Triple], base: str) -> str:
    """Turtle (RDF 1.1 Turtle): the prefixes, a blank line, and a block for each subject, sorted; a blank node has its label.

    Args:
        triples: What to write.
        base: Where the site stands, for the prefix of our own terms.
    """
    body = turtle_body(triples, base)
    used = [one for one in (*_PREFIXES, "event-ld") if f" {one}:" in body or f"^^{one}:" in body or f"\n{one}:" in f"\n{body}"]
    return f"{turtle_head(base, used)}\n{body}"


def turtle_head(base: str, used: Iterable[str] = (*_PREFIXES, "event-ld")) -> str:
    """The prefixes.

    Args:
        base: Where the site stands.
        used: Which of them are wanted; all of them, so that the blocks of several files may stand below.
    """
    prefixes = {**_PREFIXES, "event-ld": f"{base}terms/#"}
    return "".join(f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in sorted(used))


def turtle_body(triples: Iterable[Triple], base: str) -> str:
    """The blocks of Turtle, without the prefixes; no line of them is blank but those between two.

    Args:
        triples: What to write.
        base: Where the site stands.
    """
    name = _namer(base)
    rows = sorted({(subject, predicate != _TYPE, predicate, _turtle_term(value, base)) for subject, predicate, value in triples})
    blocks: list[str] = []
    for subject, own in groupby(rows, key=itemgetter(0)):
        lines = []
        for predicate, values in groupby(own, key=itemgetter(2)):
            said = ",\n        ".join(row[3] for row in values)
            lines.append(f"{'a' if predicate == _TYPE else name(predicate)} {said}")
        said = " ;\n    ".join(lines)
        blocks.append(f"{name(subject)} {said} .\n")
    return "\n".join(blocks)


def _turtle_term(term: Object, base: str) -> str:
    if isinstance(term, str):
        return _namer(base)(term)
    if term.datatype and not term.language:
        return f"{term_text(term._replace(datatype=''))}^^{_namer(base)(term.datatype)}"
    return term_text(term)


@lru_cache(maxsize=16)
def _namer(base: str) -> Callable[[str], str]:
    """What writes an IRI or a blank node: with a prefix where there is one for it."""
    prefixes = {namespace: prefix for prefix, namespace in _PREFIXES.items()} | {f"{base}terms/#": "event-ld"}

    @lru_cache(maxsize=4096)
    def name(iri: str) -> str:
        cut = _cut(iri)
        prefix = prefixes.get(iri[:cut])
        return f"{prefix}:{iri[cut:]}" if prefix and _LOCAL.fullmatch(iri, cut) else term_text(iri)

    return name


def rdfxml(triples: Iterable[Triple], base: str) -> str:
    """RDF/XML (RDF 1.1 XML Syntax), one Description for each subject, sorted.

    Args:
        triples: What to write; readers have left out the characters that no XML document can hold.
        base: Where the site stands, for the prefix of our own terms.
    """
    triples = _in_order(triples)
    names = xml_names(base)
    for namespace in sorted({predicate[: _cut(predicate)] for _, predicate, _ in triples} - names.keys()):
        names[namespace] = f"ns{len(names) - 3}"
    return f"{rdfxml_head(names)}{rdfxml_body(triples, names)}{RDFXML_END}"


RDFXML_END = "</rdf:RDF>\n"


def xml_names(base: str) -> dict[str, str]:
    """The prefixes that each document of RDF/XML has, by what they stand for.

    Args:
        base: Where the site stands.
    """
    return {f"{base}terms/#": "event-ld", RDF: "rdf", SCHEMA: "schema", SKOS: "skos"}


def rdfxml_head(names: dict[str, str]) -> str:
    """What stands before the Descriptions.

    Args:
        names: The prefixes by what they stand for.
    """
    declared = "".join(f"\n   xmlns:{prefix}={_quoted(namespace)}" for namespace, prefix in names.items())
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF{declared}>\n'


def rdfxml_body(triples: Iterable[Triple], names: dict[str, str]) -> str:
    """The Descriptions.

    Args:
        triples: What to write.
        names: The prefixes by what they stand for.
    """
    lines: list[str] = []
    for about, own in groupby(_in_order(triples), key=itemgetter(0)):
        lines.append(f"  <rdf:Description {_reference('about', about)}>")
        for _, predicate, value in own:
            cut = _cut(predicate)
            name = f"{names[predicate[:cut]]}:{predicate[cut:]}"
            if isinstance(value, str):
                lines.append(f"    <{name} {_reference('resource', value)}/>")
            else:
                lines.append(f"    <{name}{_marks(value)}>{_escaped(value.text)}</{name}>")
        lines.append("  </rdf:Description>")
    return "".join(f"{line}\n" for line in lines)


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
    """Expanded JSON-LD as text.

    Args:
        triples: What to write.
    """
    return json_text(json_ld_nodes(triples)).encode()


def json_ld_nodes(triples: Iterable[Triple]) -> list[dict[str, Any]]:
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
    return [*nodes.values()]


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
