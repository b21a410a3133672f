"""RDF files to statements, by rdflib's parsers, each with the place where its subject and its value stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from event_ld.errors import sentence_of
from event_ld.graph.rdflib_graph import triple_of
from event_ld.linked import Gate, Labels
from event_ld.quiet import quiet
from event_ld.source import Evidence, Span
from event_ld.terms import BASE_OF_NONE, as_written
from event_ld.triple import Literal, Object, Statement, Triple, text_of

if TYPE_CHECKING:
    import rdflib

    from event_ld.problems import Findings

_TOKEN = re.compile(
    r'"""(.*?)"""|(?<!\\)"((?:[^"\\\n]|\\.)*)"|<([^<>\s]*)>|>([^<>]+)<|((?:(?<![.+:])[.+:]+)?[\w/#-]+(?:[.+:]+[\w/#-]+)*)',
    re.DOTALL,
)
_LOCAL = re.compile(r"(?<![^/#:])[^/#:]+$")
_WHY = re.compile(r"Bad syntax \((.+)\) at \^ in:")
"""The part of the message of rdflib's parser of Turtle that is about the file, and not about itself."""
_XML_PLACE = re.compile(r":(\d{1,9}):\d{1,9}: ")
_LONGEST = 200
_DOCTYPE = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)


class MalformedError(ValueError):
    """An RDF document is malformed; `lines` stand before the one where that shows."""

    def __init__(self, why: str, lines: int) -> None:
        super().__init__(why)
        self.lines = lines


def read_rdf(findings: Findings, form: str) -> tuple[list[Statement], dict[str, Evidence]]:
    """The statements of an RDF file, and the evidence of their paths; a file that is malformed is a problem.

    A path is the subject, and the property after a space: what RDF files have in place of one. The place of a value is
    where its text stands after its subject, which is a guess where the text stands there several times.
    """
    gate = Gate(findings)
    try:
        triples = parse_rdf(findings.source.text, form, gate.labels)
    except ValueError as error:
        starts = findings.source.line_starts
        start = starts[min(getattr(error, "lines", 0), len(starts) - 1)]
        findings.add("syntax", f"The file is not well-formed ({form}): {sentence_of(error)}.", Span(start, start + 1))
        return [], {}
    tokens = _Tokens(findings.source.text)
    statements: list[Statement] = []
    evidence: dict[str, Evidence] = {}
    for subject, predicate, value in triples:
        place = tokens.subject(subject)
        node = gate.node(subject, place)
        evidence.setdefault(node, Evidence(spans=(place,)))
        span = tokens.value(subject, value)
        stated = gate.statement(node, predicate, value, "", span)
        if stated is not None:
            at = f"{node} {_name(stated.predicate)} {text_of(stated.value)}"
            evidence[at] = Evidence(spans=(span,))
            statements.append(stated._replace(path=at))
    return statements, evidence


def parse_rdf(text: str, form: str, labels: Labels | None = None) -> list[Triple]:
    """The triples of an RDF document, each once and in the order in which it states them; relative IRIs stay relative.

    A ValueError where it is malformed (`MalformedError`), or declares a document type.
    """
    if form == "rdfxml" and _DOCTYPE.match(text):
        raise ValueError("it declares a document type, whose entities can grow without bound; write them out")
    import rdflib  # noqa: PLC0415  # only where an RDF file is read

    quiet()
    found: dict[tuple[rdflib.term.Node, ...], None] = {}

    class Collector(rdflib.Graph):
        """Notes the triples in the order in which a parser finds them."""

        def add(self, triple: tuple[rdflib.term.Node, ...]) -> Collector:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
            found[triple] = None
            return self

    with texts_as_written():
        _parse(text, form, Collector())
    given = labels or Labels()

    def own(term: Object) -> Any:  # noqa: ANN401  # a term of the same kind
        if isinstance(term, Literal):
            return term._replace(datatype=as_written(term.datatype))
        return given.of(term) if term.startswith("_:") else as_written(term)

    return [(own(subject), own(predicate), own(value)) for subject, predicate, value in map(triple_of, found)]


def _parse(text: str, form: str, graph: rdflib.Graph) -> None:
    """Parses a document into a graph; a MalformedError where it is malformed."""
    from rdflib.plugins.parsers.notation3 import RDFSink, SinkParser  # noqa: PLC0415  # as above
    from rdflib.plugins.parsers.ntriples import NTGraphSink, W3CNTriplesParser  # noqa: PLC0415  # as above

    class Lines(W3CNTriplesParser):
        """Counts the lines that it reads."""

        lines = -1

        def readline(self) -> str | None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
            self.lines += 1
            return super().readline()

    parser: Any = None
    try:
        if form == "turtle":
            parser = SinkParser(RDFSink(graph), baseURI=BASE_OF_NONE, turtle=True)
            parser.loadBuf(text)
        elif form == "ntriples":
            parser = Lines(NTGraphSink(graph))
            parser.parsestring(text)
        else:
            graph.parse(data=text, format="xml", publicID=BASE_OF_NONE)
    except Exception as error:  # the parsers raise whatever their libraries do
        raise malformed(error, getattr(parser, "lines", 0)) from error


def malformed(error: Exception, lines: int) -> MalformedError:
    """What a parser raised, as what is wrong with the document; it had passed so many lines."""
    said = sentence_of(error, 2000)
    bad = _WHY.search(said)
    if bad is not None:  # Turtle
        return MalformedError(bad[1][:_LONGEST], getattr(error, "lines", lines))
    at = _XML_PLACE.search(said)
    if at is not None:
        return MalformedError(said[at.end() :][:_LONGEST], int(at[1]) - 1)
    return MalformedError(said[:_LONGEST], lines)


@contextmanager
def texts_as_written() -> Iterator[None]:
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
