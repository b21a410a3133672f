"""RDF files to statements, by rdflib's parsers, each with the place where its subject and its value stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING

from event_ld.errors import sentence_of
from event_ld.graph.rdflib_graph import from_rdflib
from event_ld.source import Evidence, Span
from event_ld.triple import Statement, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.problems import Findings
    from event_ld.triple import Object

RDF_ENDINGS = {".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml"}
"""Endings of files to formats."""
RDF_FORMATS = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml"}
"""Formats to rdflib's names for them."""

_TOKEN = re.compile(
    r'"""(.*?)"""|(?<!\\)"((?:[^"\\\n]|\\.)*)"|<([^<>\s]*)>|>([^<>]+)<|((?:(?<![.+:])[.+:]+)?[\w/#-]+(?:[.+:]+[\w/#-]+)*)',
    re.DOTALL,
)
_LOCAL = re.compile(r"(?<![^/#:])[^/#:]+$")


def read_rdf(findings: Findings, form: str) -> tuple[list[Statement], dict[str, Evidence]]:
    """The statements of an RDF file, and the evidence of their paths; a file that is malformed is a problem.

    A path is the subject, and the property after a space: what RDF files have in place of one. The place of a value is
    where its text stands after its subject, which is a guess where the text stands there several times.

    Args:
        findings: The file, and where problems go.
        form: A key of `RDF_FORMATS`.
    """
    import rdflib  # noqa: PLC0415  # only where an RDF file is read

    graph = rdflib.Graph()
    try:
        with _texts_as_written():
            graph.parse(data=findings.source.text, format=RDF_FORMATS[form])
    except Exception as error:  # noqa: BLE001  # rdflib's parsers raise whatever their libraries do
        line = getattr(error, "lines", None)
        start = findings.source.line_starts[min(line, len(findings.source.line_starts) - 1)] if isinstance(line, int) else 0
        findings.add("syntax", f"The file is not well-formed ({form}): {sentence_of(error)}.", Span(start, start + 1))
        return [], {}
    tokens = _Tokens(findings.source.text)
    statements: list[Statement] = []
    evidence: dict[str, Evidence] = {}
    for subject, predicate, value in from_rdflib(graph):
        path = f"{subject} {_name(predicate)}"
        evidence.setdefault(subject, Evidence(spans=(tokens.subject(subject),)))
        at = f"{path} {text_of(value)}"
        evidence[at] = Evidence(spans=(tokens.value(subject, value),))
        statements.append(Statement(subject, predicate, value, at))
    return statements, evidence


@contextmanager
def _texts_as_written() -> Iterator[None]:
    """Keeps rdflib from rewriting literals (`Z` to `+00:00`) while it parses."""
    import rdflib  # noqa: PLC0415  # as above

    before = rdflib.NORMALIZE_LITERALS
    rdflib.NORMALIZE_LITERALS = False
    try:
        yield
    finally:
        rdflib.NORMALIZE_LITERALS = before


def _name(iri: str) -> str:
    found = _LOCAL.search(iri)
    return found[0] if found else iri


class _Tokens:
    """Where the texts and names of a file stand."""

    def __init__(self, text: str) -> None:
        self._starts: dict[str, list[int]] = defaultdict(list)
        for found in _TOKEN.finditer(text):
            number = found.lastindex or 0
            token = found[number]
            for name in {token, _name(token)}:
                self._starts[name].append(found.start(number))

    def subject(self, iri: str) -> Span:
        """The place of a subject; the beginning of the file for one that has no name there."""
        return self._at(iri, 0) or Span(0, 1)

    def value(self, subject: str, value: Object) -> Span:
        """The place of a value after its subject, or before it, or else the place of the subject."""
        text = text_of(value)
        start = self.subject(subject).start
        return self._at(text, start) or self._at(text, 0) or self.subject(subject)

    def _at(self, name: str, start: int) -> Span | None:
        for wanted in (name, _name(name)):
            places = self._starts.get(wanted, [])
            at = bisect_left(places, start)
            if at < len(places):
                return Span(places[at], places[at] + len(wanted))
        return None
