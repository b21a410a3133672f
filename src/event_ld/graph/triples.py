"""Node tree to triples, and triples to N-Triples."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

import msgspec

from event_ld.mapping import RDF, expand
from event_ld.triple import Literal, Object, Triple

if TYPE_CHECKING:
    from event_ld.graph.nodes import Node, Tree


Objects = dict[str, dict[str, list[Object]]]
"""Subject to property to objects, each once."""

_TYPE = f"{RDF}type"


def to_objects(tree: Tree) -> Objects:
    """What a tree says, by subject and property, in the order in which its nodes were built."""
    return _expander(tree.iris.base).objects(tree)


def to_triples(tree: Tree) -> list[Triple]:
    """What a tree says, as triples."""
    return ungrouped(to_objects(tree))


def ungrouped(objects: Objects) -> list[Triple]:
    """What is said by subject and property, as triples."""
    return [
        (subject, predicate, value)
        for subject, properties in objects.items()
        for predicate, values in properties.items()
        for value in values
    ]


def grouped(triples: Iterable[Triple]) -> Objects:
    """Triples by subject and property, each once."""
    found: dict[str, dict[str, dict[Object, None]]] = {}
    for subject, predicate, value in triples:
        found.setdefault(subject, {}).setdefault(predicate, {})[value] = None
    return {subject: {one: [*values] for one, values in properties.items()} for subject, properties in found.items()}


class _Expander(dict[str, str]):
    """The terms of trees to IRIs; those that stand in many trees are expanded once."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base

    def __missing__(self, term: str) -> str:
        made = self[term] = expand(term, self._base)
        return made

    def objects(self, tree: Tree) -> Objects:
        return {iri: self._properties(node) for iri, node in tree.nodes.items()}

    def _properties(self, node: Node) -> dict[str, list[Object]]:
        made: dict[str, list[Object]] = {_TYPE: [self[name] for name in node["@type"]]}
        for term, values in node.items():
            if term[0] == "@":
                continue
            if len(values) != 1:
                objects = [one["@id"] if type(one) is dict else one for one in values]
            else:
                objects = [values[0]["@id"]] if type(values[0]) is dict else values
            made[self[term]] = objects
        return made


_expander = lru_cache(maxsize=16)(_Expander)


_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_LABEL = re.compile(r"[^A-Za-z0-9]+")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def term_text(term: Object) -> str:
    """A term as N-Triples writes it (RDF 1.1 N-Triples, section 2; characters outside ASCII stay as they are)."""
    if isinstance(term, str):
        return f"_:{_LABEL.sub('-', term[2:])}" if term.startswith("_:") else f"<{term}>"
    text, datatype, language = term
    text = _ESCAPED.sub(_escape, text)
    return f'"{text}"@{language}' if language else f'"{text}"^^<{datatype}>' if datatype else f'"{text}"'


def ntriples(triples: Iterable[Triple]) -> str:
    """N-Triples, one sorted line for each triple; "" for none."""
    lines = {f"{term_text(subject)} <{predicate}> {term_text(value)} .\n" for subject, predicate, value in triples}
    return "".join(sorted(lines))


def lines(objects: Objects) -> bytes:
    """N-Triples in UTF-8, one sorted line for each triple: the same as `ntriples`, sooner.

    A text is written as JSON writes it, which is how N-Triples writes it but for a few control characters.
    """
    by_subject = {f"<{iri}> ".encode(): properties for iri, properties in objects.items()}
    found: list[bytes] = []
    for subject in sorted(by_subject):
        properties = by_subject[subject]
        for predicate, start in _in_order(tuple(properties)):
            values = properties[predicate]
            if len(values) != 1:
                head = subject + start
                found += sorted([head + _rest(value) for value in values])
            elif isinstance(values[0], str):
                found += (subject, start, b"<", values[0].encode(), b"> .\n")
            else:
                found += (subject, start, _rest(values[0]))
    return b"".join(found).replace(b"\x7f", b"\\u007F")


def _rest(term: Object) -> bytes:
    """A literal or an IRI, and the end of its line."""
    if isinstance(term, str):
        return f"<{term}> .\n".encode()
    text, datatype, language = term
    quoted = _quoted(text)
    if len(quoted) > len(text) + 2 and b"\\u" in quoted:
        return f"{term_text(term)} .\n".encode()
    return quoted + _end(datatype, language)


_quoted = msgspec.json.Encoder().encode


@lru_cache(maxsize=4096)
def _end(datatype: str, language: str) -> bytes:
    return (f"@{language} .\n" if language else f"^^<{datatype}> .\n" if datatype else " .\n").encode()


@lru_cache(maxsize=4096)
def _in_order(predicates: tuple[str, ...]) -> list[tuple[str, bytes]]:
    """Properties in the order of their lines, each with how it is written; our nodes have few sets of them."""
    return sorted(((one, f"<{one}> ".encode()) for one in predicates), key=itemgetter(1))


_LINE = re.compile(r'<([^>]*)> <([^>]*)> (?:<([^>]*)>|("(?:[^"\\]|\\.)*+")(?:@([^ ]+)|\^\^<([^>]*)>)?) \.')
_unquoted = msgspec.json.Decoder(str).decode


def triple_in(line: bytes) -> Triple:
    """The triple of a line that `lines` wrote; no node of it is blank."""
    found = _LINE.match(line.decode())
    if found is None:
        raise ValueError(line)
    subject, predicate, iri, text, language, datatype = found.groups()
    return subject, predicate, iri if text is None else Literal(_unquoted(text), datatype or "", language or "")


def in_graph(lines: bytes, graph: str) -> bytes:
    """N-Triples of `lines` as N-Quads of one named graph (RDF 1.1 N-Quads, section 2)."""
    return lines.replace(b" .\n", f" <{graph}> .\n".encode())
