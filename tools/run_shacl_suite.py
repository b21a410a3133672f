"""Runs the cases of the W3C SHACL test suite through the compiled shapes, or pySHACL for SPARQL, and says which differ.

::

    python tools/run_shacl_suite.py FOLDER     # the suite's folder `core` or `sparql`, e.g. out of pySHACL's sources

A case agrees when the results are the same, each by its focus node, path, value, severity, component and shape; or when it
asks for a failure, and the shapes are refused.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlparse

import rdflib
from rdflib import RDF, SH, BNode, Graph, Namespace, URIRef

from event_ld.errors import UsageError
from event_ld.graph.rdflib_graph import from_rdflib
from event_ld.validate.index import Index
from event_ld.validate.profiles import Shapes, read_shapes
from event_ld.validate.reference import reference_results
from event_ld.validate.shape import Uncompilable

rdflib.NORMALIZE_LITERALS = False  # the suite asks about the texts of literals

if TYPE_CHECKING:
    from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")
Key = tuple[str, ...]


def _key(node: Node | None) -> str:
    return "_" if isinstance(node, BNode) else "" if node is None else str(node)


def expected(graph: Graph, report: Node) -> Counter[Key]:
    """What the suite says that is to be found."""
    found: Counter[Key] = Counter()
    for result in graph.objects(report, SH.result):
        path = graph.value(result, SH.resultPath)
        found[
            _key(graph.value(result, SH.focusNode)),
            "" if isinstance(path, BNode) else _key(path),
            _key(graph.value(result, SH.value)),
            _key(graph.value(result, SH.resultSeverity)),
            _key(graph.value(result, SH.sourceConstraintComponent)).removeprefix(str(SH)).removesuffix("ConstraintComponent"),
        ] += 1
    return found


def actual(data: Graph, shapes: Graph) -> Counter[Key]:
    """What the compiled shapes find, or pySHACL where they can't be compiled."""
    own = Shapes(from_rdflib(shapes))
    try:
        results = own.program.results(Index(from_rdflib(data)))
    except Uncompilable:
        results = reference_results(from_rdflib(data), own)

    def text(term: object) -> str:
        if term is None:
            return ""
        if isinstance(term, str):
            return "_" if term.startswith("_:") else term
        return str(getattr(term, "text", ""))

    return Counter((text(one.focus), one.path, text(one.value), one.severity, one.component) for one in results)


def _graph(path: Path, node: Node, whole: Graph) -> Graph:
    where = Path(unquote(urlparse(str(node)).path))
    return whole if where == path else Graph().parse(where, format="turtle", publicID=where.as_uri())


def case(path: Path) -> list[str]:
    """What differs in one file of the suite."""
    graph = Graph().parse(path, format="turtle", publicID=path.as_uri())
    lines = []
    for entry in graph.subjects(RDF.type, SHT.Validate):
        action, result = graph.value(entry, MF.action), graph.value(entry, MF.result)
        data = _graph(path, graph.value(action, SHT.dataGraph) or URIRef(path.as_uri()), graph)
        shapes = _graph(path, graph.value(action, SHT.shapesGraph) or URIRef(path.as_uri()), graph)
        try:
            if result == SHT.Failure:
                read_shapes((path.read_bytes(), path.name))
            found = actual(data, shapes)
        except UsageError as error:
            lines += [] if result == SHT.Failure else [f"{path.name}: {error}"]
            continue
        if result == SHT.Failure:
            lines.append(f"{path.name}: asks for a failure, and is taken")
            continue
        wanted = expected(graph, result or URIRef(""))
        if found != wanted:
            lines.append(f"{path.name}: more {dict(found - wanted)}, fewer {dict(wanted - found)}")
    return lines


def main() -> int:
    """Runs every case of a folder."""
    if len(sys.argv) != 2:  # noqa: PLR2004  # the script and its argument
        print(__doc__)
        return 2
    files = sorted(path for path in Path(sys.argv[1]).rglob("*.ttl") if path.name != "manifest.ttl")
    cases = [path for path in files if "sht:Validate" in path.read_text(encoding="utf-8")]
    lines = [line for path in cases for line in case(path.resolve())]
    print("\n".join(lines))
    print(f"{len(cases) - len(lines)} of {len(cases)} cases agree")
    return 0


if __name__ == "__main__":
    sys.exit(main())
