"""A file of SHACL shapes in Turtle as triples, each with the place where it stands."""

from __future__ import annotations

import re
from collections.abc import MutableSequence
from typing import Any

from rdflib import Graph
from rdflib.plugins.parsers.notation3 import RDFSink, SinkParser

from event_ld.errors import InputError
from event_ld.graph.rdf_files import malformed, texts_as_written
from event_ld.graph.rdflib_graph import from_rdflib
from event_ld.quiet import quiet
from event_ld.source import Source
from event_ld.triple import Literal, Triple
from event_ld.validate.index import Index
from event_ld.validate.normal import own_iri

Fault = tuple[int, str]
"""The first character of something wrong, and the sentence about it."""

_BASE = "https://shapes.invalid/"
"""What relative IRIs of a file are resolved against, so that no folder of the machine shows."""
_TOKEN = re.compile(
    r'#[^\n]*+|"""(?:[^"\\]|\\.|"(?!""))*+"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*+\'\'\''
    r'|"(?:[^"\\\n]|\\.)*+"|\'(?:[^\'\\\n]|\\.)*+\'|<([^<>\s]*+)>|(?<![\w.-])([\w.-]*+):([\w-]*+)',
    re.DOTALL,
)  # comments and strings are passed over as wholes


class ShapesFile:
    """A file of shapes looked up by subject: its own, and those of all files that are read together."""

    def __init__(self, data: bytes, name: str) -> None:
        """Reads a file; an InputError where it is no well-formed Turtle."""
        quiet()
        graph = Graph(bind_namespaces="none")
        parser = _Parser(graph)
        try:
            self.source = Source(name=name, text=data.decode("utf-8-sig"))
            with texts_as_written():
                parser.loadBuf(self.source.text)
        except UnicodeDecodeError as error:
            raise InputError(f"{name} is not UTF-8.") from error
        except Exception as error:  # rdflib's parser raises whatever its libraries do
            found = malformed(error, parser.lines)
            raise InputError(f"{name}:{found.lines + 1} is not well-formed (turtle): {found}.") from error
        self._prefixes = {prefix: str(namespace) for prefix, namespace in parser.prefixes.items()}
        self.triples: list[Triple] = [_own(one) for one in from_rdflib(graph)]
        self.own = self.index = Index(self.triples)
        self._starts: dict[tuple[str, str], list[int]] = {}
        for (subject, predicate), starts in parser.starts.items():
            self._starts.setdefault((own_iri(subject), own_iri(predicate)), []).extend(starts)

    def place(self, subject: str, predicate: str, at: int = 0) -> int:
        """The first character of a property of a subject (an IRI, or `_:` and a label); `at` counts its places."""
        starts = self._starts.get((subject, predicate), [])
        return starts[min(at, len(starts) - 1)] if starts else self.term(predicate)

    def term(self, iri: str) -> int:
        """The first character of an IRI where it stands for the first time."""
        for found in _TOKEN.finditer(self.source.text):
            whole, prefix, local = found.groups()
            name = whole if whole is not None else None if prefix is None else self._prefixes.get(prefix, "") + local
            if name is not None and own_iri(name) == iri:
                return found.start()
        return 0

    def where(self, offset: int) -> str:
        """A character as file, line and column."""
        line, column = self.source.position(offset)
        return f"{self.source.name}:{line}:{column}"


def _own(triple: Triple) -> Triple:
    subject, predicate, value = triple
    return (own_iri(subject), own_iri(predicate), value if isinstance(value, Literal) else own_iri(value))


class _Parser(SinkParser):
    """rdflib's parser of Turtle, which notes where each property stands, by subject and property."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(RDFSink(graph), baseURI=_BASE, turtle=True)
        self.starts: dict[tuple[str, str], list[int]] = {}
        self._verb = self._list = 0

    @property
    def prefixes(self) -> dict[str, Any]:
        return self._bindings

    def verb(self, argstr: str, i: int, res: MutableSequence[Any]) -> int:  # type: ignore[explicit-override]  # Python 3.12's
        self._verb = i
        return super().verb(argstr, i, res)

    def objectList(self, argstr: str, i: int, res: MutableSequence[Any]) -> int:  # type: ignore[explicit-override]  # noqa: N802  # rdflib's name
        start = self._verb
        end = super().objectList(argstr, i, res)  # the blank nodes in it have verbs of their own
        self._list = start
        return end

    def makeStatement(self, quadruple: Any) -> None:  # type: ignore[explicit-override]  # noqa: ANN401, N802  # rdflib's
        _, predicate, subject, _ = quadruple
        name = f"_:{subject}" if type(subject).__name__ == "BNode" else str(subject)
        verb = predicate[1] if isinstance(predicate, tuple) else predicate  # `a`
        starts = self.starts.setdefault((name, str(verb)), [])
        if self._list not in starts[-1:]:
            starts.append(self._list)
        super().makeStatement(quadruple)
