"""Runs the W3C's tests of JSON-LD 1.1 to RDF, and says which are read otherwise without a word.

::

    python tools/run_jsonld_suite.py FOLDER [--plain]   # the folder `tests` of w3c/json-ld-api

A case is *right* when the statements are those that the suite expects, *said* when a problem tells what was left out or taken
otherwise, *refused* when nothing was read and a problem says why, and *wrong* when none of these. Our statements have no graphs,
so that graphs of their own count as said, and numbers are compared by their value: `5.50` and `5.5E0` are one double. --plain
lists every case. Tests of JSON-LD 1.0 alone are left out, and those of an option that we do not have.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import rdflib
from rdflib.compare import isomorphic

from event_ld.graph.triples import ntriples
from event_ld.problems import Findings
from event_ld.readers.json_document import parse_json
from event_ld.readers.jsonld_document import JsonLdReader
from event_ld.readers.known_contexts import KnownContexts
from event_ld.readers.plain_documents import Survey
from event_ld.source import Source
from event_ld.terms import is_iri, resolved
from event_ld.triple import Literal, Statement, Triple

rdflib.NORMALIZE_LITERALS = False
XSD = "http://www.w3.org/2001/XMLSchema#"
OTHER_OPTIONS = {"rdfDirection", "produceGeneralizedRdf", "expandContext"}
HOME = "https://w3c.github.io/json-ld-api/tests/"
Read = tuple[list[Statement], Findings, bool]


class Suite(KnownContexts):
    """The contexts of the suite's own files."""

    def __init__(self, folder: Path, base: str) -> None:
        """Sets them up."""
        super().__init__()
        self._folder = folder
        self._base = base

    def get(self, address: str) -> Any:  # noqa: ANN401  # JSON
        """The context of an address of the suite, or of one of ours."""
        whole = resolved(address, self._base)
        path = self._folder / whole.removeprefix(HOME)
        if whole.startswith(HOME) and path.is_file():
            document = json.loads(path.read_text(encoding="utf-8"))
            return document.get("@context") if isinstance(document, dict) else None
        return super().get(address)


def read(path: Path, folder: Path, base: str) -> Read:
    """What we read of a document: the statements, what was found, and whether our own expansion read it."""
    findings = Findings(Source(name=path.name, text=path.read_text(encoding="utf-8")))
    known = Suite(folder, base)
    value = parse_json(findings)
    if value is None:
        return [], findings, True
    reader = JsonLdReader(findings, known=known)
    reader.read(value)
    return reader.statements, findings, Survey(value, known).is_plain


def _term(term: str | Literal, base: str) -> str | Literal | None:
    if isinstance(term, Literal):
        text, datatype, language = term
        if datatype in {f"{XSD}double", f"{XSD}decimal", f"{XSD}float"} and re.fullmatch(r"[-+]?[0-9.]+([eE][-+]?\d+)?", text):
            text = repr(float(text))
        return Literal(text, datatype if datatype != f"{XSD}string" else "", language.lower())
    if term.startswith("_:"):
        return term
    whole = resolved(term, base)
    return whole if is_iri(whole) else None


def _graph(triples: list[Triple], base: str) -> rdflib.Graph:
    kept = []
    for subject, predicate, value in triples:
        one, other = _term(subject, base), _term(value, base)
        if one is not None and other is not None:
            kept.append((str(one), predicate, other))
    return rdflib.Graph().parse(data=ntriples(kept), format="nt")


def _expected(path: Path) -> rdflib.Graph:
    graph = rdflib.Dataset()
    graph.parse(data=path.read_text(encoding="utf-8"), format="nquads")
    triples: list[Triple] = []
    for subject, predicate, value, _ in graph.quads():
        other: str | Literal = f"_:{value}" if isinstance(value, rdflib.BNode) else str(value)
        if isinstance(value, rdflib.Literal):
            other = Literal(str(value), str(value.datatype or ""), value.language or "")
        triples.append((f"_:{subject}" if isinstance(subject, rdflib.BNode) else str(subject), str(predicate), other))
    return _graph(triples, "")


def verdict(case: dict[str, Any], folder: Path) -> tuple[str, str]:
    """How a case ends, and more about it."""
    path = folder / case["input"]
    base = case.get("option", {}).get("base", HOME + case["input"])
    statements, findings, is_plain = read(path, folder, base)
    codes = sorted({one.code for one in findings.problems})
    kind = "plain" if is_plain else "by PyLD"
    if "expect" in case and (folder / case["expect"]).is_file():
        own = _graph([one.triple for one in statements], base)
        if isomorphic(own, _expected(folder / case["expect"])):
            return ("said" if codes else "right"), kind
        if not statements and codes:
            return "refused", f"{kind}, {codes}"
        return ("said" if codes else "wrong"), f"{kind}, {codes}"
    if "jld:NegativeEvaluationTest" in case["@type"]:
        return ("refused" if codes else "accepted"), kind
    return "read", kind


def main() -> int:
    """Runs every case."""
    folders = [one for one in sys.argv[1:] if not one.startswith("--")]
    if len(folders) != 1:
        print(__doc__)
        return 2
    folder = Path(folders[0])
    counts: Counter[tuple[str, str]] = Counter()
    for case in json.loads((folder / "toRdf-manifest.jsonld").read_text(encoding="utf-8"))["sequence"]:
        option = case.get("option", {})
        if (
            option.get("specVersion") == "json-ld-1.0"
            or option.get("processingMode") == "json-ld-1.0"
            or option.keys() & OTHER_OPTIONS
        ):
            continue
        how, more = verdict(case, folder)
        kind = "positive" if "jld:PositiveEvaluationTest" in case["@type"] else case["@type"][0].removeprefix("jld:")
        counts[kind, how] += 1
        if how == "wrong" or (kind == "positive" and how in {"said", "refused"}) or "--plain" in sys.argv:
            print(f"{case['@id']} {how}: {case['name']} ({more})")
    for (kind, how), number in sorted(counts.items()):
        print(f"{number:4} {kind} {how}")
    return 1 if any(how == "wrong" for _, how in counts) else 0


if __name__ == "__main__":
    sys.exit(main())
