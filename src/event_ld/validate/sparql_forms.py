"""The SPARQL of shapes, looked through before it runs (SHACL, sections 5, 6 and appendix A)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from event_ld.closure import closure
from event_ld.errors import sentence_of
from event_ld.mapping import XSD
from event_ld.triple import Literal, Object, Triple, text_of
from event_ld.validate.index import RDF_TYPE, Index
from event_ld.validate.paths import SH

if TYPE_CHECKING:
    from event_ld.validate.shapes_file import Fault, ShapesFile

IMPORTS = "http://www.w3.org/2002/07/owl#imports"
_FORBIDDEN = {
    "MinusGraphPattern": "MINUS, which SHACL forbids",
    "ServiceGraphPattern": "SERVICE, which SHACL forbids",
    "InlineData": "VALUES, which SHACL forbids",
    "ValuesClause": "VALUES, which SHACL forbids",
    "DatasetClause": "FROM, which would ask for a graph from elsewhere",
}
_PATH = re.compile(r"[$?]PATH\b")
_SHAPES_GRAPH = re.compile(r"[$?]shapesGraph\b")


def _declarations(shapes: Index, named: Object) -> list[Object]:
    """The declarations of `owl:imports*/sh:declare` from a value of `sh:prefixes` (SHACL, section 5.2.1)."""
    around = closure([named], lambda one: shapes.values(one, IMPORTS))
    return [declared for one in around for declared in shapes.values(one, f"{SH}declare")]


def near_declarations(shapes: Index) -> list[Triple]:
    """The declarations of prefixes, each at the values of `sh:prefixes` that lead to it: pySHACL follows no `owl:imports`."""
    named = [one for one in shapes.holders(f"{SH}prefixes") if isinstance(one, str)]
    return [(one, f"{SH}declare", declared) for one in named for declared in _declarations(shapes, one)]


def _prefixes(shapes: Index, node: Object) -> str:
    declared = [one for named in shapes.values(node, f"{SH}prefixes") for one in _declarations(shapes, named)]
    pairs = [(text_of(shapes.value(one, f"{SH}prefix")), text_of(shapes.value(one, f"{SH}namespace"))) for one in declared]
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in pairs)


def sparql_faults(file: ShapesFile) -> Iterator[Fault]:
    """What is wrong with constraints, validators, targets and functions in SPARQL: the places and the sentences."""
    for subject, predicate, value in file.triples:
        if predicate == f"{SH}sparql" and len(file.index.values(value, f"{SH}select")) != 1:
            yield file.place(subject, predicate), "sh:sparql needs one sh:select."
        elif predicate == f"{SH}target" and not _is_target(file.index, value):
            yield file.place(subject, predicate), "sh:target is of a kind that is not supported. Take a sh:SPARQLTarget."
        elif predicate in {f"{SH}select", f"{SH}ask"}:
            fault = _query(file.index, subject, predicate.removeprefix(SH), value)
            if fault:
                yield file.place(subject, predicate), f"The SPARQL of sh:{predicate.removeprefix(SH)} {fault}."


def _is_target(shapes: Index, node: Object) -> bool:
    kinds = shapes.values(node, RDF_TYPE)
    return f"{SH}SPARQLTarget" in kinds or any(f"{SH}SPARQLTargetType" in shapes.values(one, RDF_TYPE) for one in kinds)


def _query(shapes: Index, node: str, kind: str, value: Object) -> str:
    """What is wrong with a query; "" where nothing is."""
    from rdflib.plugins.sparql.algebra import translateQuery  # noqa: PLC0415  # only for shapes with SPARQL
    from rdflib.plugins.sparql.parser import parseQuery  # noqa: PLC0415  # as above

    if not isinstance(value, Literal) or value.datatype not in {"", f"{XSD}string"}:
        return "is no text"
    if _SHAPES_GRAPH.search(value.text):
        return "asks for $shapesGraph, which is not supported"
    try:
        tree = parseQuery(_prefixes(shapes, node) + _PATH.sub("<urn:path>", value.text))
        projected = translateQuery(tree).algebra.get("PV") or ()
    except Exception as error:  # noqa: BLE001  # the parser raises whatever its libraries do
        return f"can't be read: {sentence_of(error).rstrip('.')}"
    names = set(_names(tree))
    if f"{kind.capitalize()}Query" not in names:
        return f"is no {kind.upper()} query"
    forbidden = next((f"has {words}" for name, words in _FORBIDDEN.items() if name in names), "")
    if not forbidden and kind == "select" and "this" not in map(str, projected):
        return "does not select $this, so that nothing it finds is about a node. Write SELECT $this"
    return forbidden


def _names(tree: object) -> Iterator[str]:
    """The names of the parts of a query."""
    from pyparsing import ParseResults  # noqa: PLC0415  # as above
    from rdflib.plugins.sparql.parserutils import CompValue  # noqa: PLC0415  # as above

    if isinstance(tree, CompValue):
        yield tree.name
        for part in tree.values():
            yield from _names(part)
    elif isinstance(tree, (list, ParseResults)):
        for part in tree:
            yield from _names(part)
