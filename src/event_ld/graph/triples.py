"""Node tree to triples, and triples to N-Triples."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.mapping import RDF, expand
from event_ld.triple import Literal, Object, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.graph.nodes import Node, Tree


Objects = dict[str, dict[str, list[Object]]]
"""Subject to property to objects, each once."""

_TYPE = f"{RDF}type"


def to_objects(tree: Tree) -> Objects:
    """What a tree says, by subject and property, in the order in which its nodes were built."""
    return _expander(tree.iris.base).objects(tree)


def to_triples(tree: Tree) -> list[Triple]:
    """What a tree says, as triples."""
    return [
        (subject, predicate, value)
        for subject, properties in to_objects(tree).items()
        for predicate, values in properties.items()
        for value in values
    ]


class _Expander:
    """Turns the terms of trees into IRIs; those that stand in many trees are expanded once."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._terms: dict[str, str] = {}

    def objects(self, tree: Tree) -> Objects:
        return {iri: self._properties(node) for iri, node in tree.nodes.items()}

    def _properties(self, node: Node) -> dict[str, list[Object]]:
        known = self._terms
        made: dict[str, list[Object]] = {_TYPE: [known.get(name) or self._term(name) for name in node["@type"]]}
        for term, values in node.items():
            if term[0] != "@":
                made[known.get(term) or self._term(term)] = [one["@id"] if type(one) is dict else one for one in values]
        return made

    def _term(self, term: str) -> str:
        made = self._terms[term] = expand(term, self._base)
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
    return _written(term)


def _written(literal: Literal) -> str:
    text, datatype, language = literal
    if not text.isprintable() or '"' in text or "\\" in text:
        text = _ESCAPED.sub(_escape, text)
    return f'"{text}"@{language}' if language else f'"{text}"^^<{datatype}>' if datatype else f'"{text}"'


def ntriples(triples: Iterable[Triple]) -> str:
    """N-Triples, one sorted line for each triple; "" for none."""
    lines = {f"{term_text(subject)} <{predicate}> {term_text(value)} .\n" for subject, predicate, value in triples}
    return "".join(sorted(lines))


def lines(objects: Objects) -> str:
    """N-Triples, one sorted line for each triple: the same as `ntriples`, sooner.

    Args:
        objects: What `to_objects` gave.
    """
    by_subject = {f"<{iri}> ": properties for iri, properties in objects.items()}
    found: list[str] = []
    for subject in sorted(by_subject):
        rests = [
            f"<{predicate}> <{value}> .\n" if isinstance(value, str) else f"<{predicate}> {_written(value)} .\n"
            for predicate, values in by_subject[subject].items()
            for value in values
        ]
        rests.sort()
        found.append(subject)
        found.append(subject.join(rests))
    return "".join(found)


def in_graph(lines: str, graph: str) -> str:
    """N-Triples as N-Quads of one named graph (RDF 1.1 N-Quads, section 2).

    Args:
        lines: What `ntriples` gave.
        graph: The IRI of the graph.
    """
    return lines.replace(" .\n", f" <{graph}> .\n")
