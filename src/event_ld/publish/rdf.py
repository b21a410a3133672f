"""What is said, by subject and property, to Turtle, RDF/XML and JSON-LD: the same bytes for the same on any machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any

from event_ld.graph.triples import Objects, lines, term_text
from event_ld.mapping import RDF, SCHEMA, SKOS
from event_ld.publish.jsonld import json_text
from event_ld.resources import read_table
from event_ld.triple import Literal, Object

_PREFIXES = {row[0]: row[1] for row in read_table("vocab", "prefixes.tsv")}
_LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TYPE = f"{RDF}type"


def written(objects: Objects, base: str, ending: str) -> bytes:
    """What is said in the format of files with an ending: `ttl`, `rdf`, `nt`, `jsonld`."""
    if ending in {"ttl", "rdf"}:
        return (turtle if ending == "ttl" else rdfxml)(objects, base).encode()
    return lines(objects) if ending == "nt" else json_text(json_ld_nodes(objects)).encode()


def turtle(objects: Objects, base: str) -> str:
    """Turtle (RDF 1.1 Turtle): the prefixes, a blank line, and a block for each subject, sorted; a blank node has its label."""
    used: set[str] = set()
    body = turtle_body(objects, base, used)
    return f"{turtle_head(base, used)}\n{body}"


def turtle_head(base: str, used: Iterable[str] = (*_PREFIXES, "event-ld")) -> str:
    """The prefixes that are wanted; all of them, so that the blocks of several files may stand below."""
    prefixes = {**_PREFIXES, "event-ld": f"{base}terms/#"}
    return "".join(f"@prefix {prefix}: <{prefixes[prefix]}> .\n" for prefix in sorted(used))


def turtle_body(objects: Objects, base: str, used: set[str] | None = None) -> str:
    """The blocks of Turtle, without the prefixes; no line of them is blank but those between two."""
    name, marked = _namer(base), set() if used is None else used
    blocks: list[str] = []
    for subject in sorted(objects):
        properties = objects[subject]
        heads, prefixes = _heads(base, tuple(properties))
        marked |= prefixes
        lines = []
        for predicate, head in heads:
            values = properties[predicate]
            if len(values) == 1:
                text, prefix = name(values[0])
            else:
                written = {*map(name, values)}
                marked.update(prefix for _, prefix in written)
                text, prefix = ",\n        ".join(sorted({text for text, _ in written})), ""
            marked.add(prefix)
            lines.append(head + text)
        said = " ;\n    ".join(lines)
        text, prefix = name(subject)
        marked.add(prefix)
        blocks.append(f"{text} {said} .\n")
    marked.discard("")
    return "\n".join(blocks)


@lru_cache(maxsize=4096)
def _heads(base: str, predicates: tuple[str, ...]) -> tuple[list[tuple[str, str]], frozenset[str]]:
    """Properties in the order of Turtle, each as it is written, and their prefixes; our nodes have few sets of them."""
    name = _namer(base)
    ordered = sorted(predicates, key=lambda one: (one != _TYPE, one))
    prefixes = {name(one)[1] for one in predicates if one != _TYPE} - {""}
    return [(one, f"{'a' if one == _TYPE else name(one)[0]} ") for one in ordered], frozenset(prefixes)


@lru_cache(maxsize=16)
def _namer(base: str) -> Callable[[Object], tuple[str, str]]:
    """What writes a term, and the prefix that stands in it; "" where there is none."""
    prefixes = {namespace: prefix for prefix, namespace in _PREFIXES.items()} | {f"{base}terms/#": "event-ld"}

    @lru_cache(maxsize=4096)
    def name(term: Object) -> tuple[str, str]:
        if isinstance(term, str):
            cut = _cut(term)
            prefix = prefixes.get(term[:cut], "")
            return (f"{prefix}:{term[cut:]}", prefix) if prefix and _LOCAL.fullmatch(term, cut) else (term_text(term), "")
        if not term.datatype or term.language:
            return term_text(term), ""
        datatype, prefix = name(term.datatype)
        return f"{term_text(Literal(term.text))}^^{datatype}", prefix

    return name


def rdfxml(objects: Objects, base: str) -> str:
    """RDF/XML (RDF 1.1 XML Syntax), one Description for each subject, sorted.

    Readers have left out the characters that no XML document can hold. The prefix of our own terms begins with the base.
    """
    names = xml_names(base)
    predicates = {predicate for properties in objects.values() for predicate in properties}
    for namespace in sorted({predicate[: _cut(predicate)] for predicate in predicates} - names.keys()):
        names[namespace] = f"ns{len(names) - 3}"
    return f"{rdfxml_head(names)}{rdfxml_body(objects, names)}{RDFXML_END}"


RDFXML_END = "</rdf:RDF>\n"


def xml_names(base: str) -> dict[str, str]:
    """The prefixes that each document of RDF/XML has, by what they stand for."""
    return {f"{base}terms/#": "event-ld", RDF: "rdf", SCHEMA: "schema", SKOS: "skos"}


def rdfxml_head(names: dict[str, str]) -> str:
    """What stands before the Descriptions."""
    declared = "".join(f"\n   xmlns:{prefix}={_quoted(namespace)}" for namespace, prefix in names.items())
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF{declared}>\n'


def rdfxml_body(objects: Objects, names: dict[str, str]) -> str:
    """The Descriptions."""
    elements = {
        one: f"{names[one[: _cut(one)]]}:{one[_cut(one) :]}" for one in {one for said in objects.values() for one in said}
    }
    lines: list[str] = []
    for about in sorted(objects):
        lines.append(f"  <rdf:Description {_reference('about', about)}>")
        properties = objects[about]
        for predicate in sorted(properties):
            name = elements[predicate]
            for value in _in_order(properties[predicate]):
                if isinstance(value, str):
                    lines.append(f"    <{name} {_reference('resource', value)}/>")
                else:
                    lines.append(f"    <{name}{_marks(value.datatype, value.language)}>{_escaped(value.text)}</{name}>")
        lines.append("  </rdf:Description>")
    return "\n".join((*lines, ""))


@lru_cache(maxsize=4096)
def _cut(predicate: str) -> int:
    """Where the local name of a predicate begins."""
    return max(predicate.rfind("#"), predicate.rfind("/")) + 1


@lru_cache(maxsize=4096)
def _reference(name: str, node: str) -> str:
    """An attribute that names a node: by its IRI, or by the label of a blank one."""
    return f"rdf:nodeID={_quoted(node[2:])}" if node.startswith("_:") else f"rdf:{name}={_quoted(node)}"


@lru_cache(maxsize=256)
def _marks(datatype: str, language: str) -> str:
    if language:
        return f" xml:lang={_quoted(language)}"
    return f" rdf:datatype={_quoted(datatype)}" if datatype else ""


def _in_order(values: list[Object]) -> list[Object]:
    return values if len(values) == 1 else sorted(values, key=str)


def json_ld_nodes(objects: Objects) -> list[dict[str, Any]]:
    """Expanded JSON-LD (JSON-LD 1.1, section 9.1), which names no context: one node for each subject, sorted."""
    nodes = []
    for about in sorted(objects):
        node: dict[str, Any] = {"@id": about}
        for predicate in sorted(objects[about]):
            values = _in_order(objects[about][predicate])
            is_type = predicate == _TYPE
            node["@type" if is_type else predicate] = values if is_type else [*map(_json_value, values)]
        nodes.append(node)
    return nodes


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
