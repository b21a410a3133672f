"""Node tree to triples, and triples to N-Triples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.mapping import RDF, expand
from event_ld.triple import Literal, Object, Triple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.graph.nodes import Node, Tree


def to_triples(tree: Tree) -> list[Triple]:
    """The triples that a tree says, each once, in the order of the tree."""
    return list(dict.fromkeys(_walk(tree.root, tree.iris.base)))


def _walk(node: Node, base: str) -> Iterator[Triple]:
    subject = node["@id"]
    for term, values in node.items():
        if term == "@id":
            continue
        if term == "@type":
            yield from ((subject, f"{RDF}type", expand(name, base)) for name in values)
            continue
        predicate = expand(term, base)
        for value in values:
            yield (subject, predicate, _object(value, base))
            if len(value) > 1 and "@id" in value:
                yield from _walk(value, base)


def _object(value: Node, base: str) -> Object:
    if "@id" in value:
        return str(value["@id"])
    datatype = value.get("@type")
    return Literal(value["@value"], expand(datatype, base) if datatype else "", value.get("@language", ""))


_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f]')
_LABEL = re.compile(r"[^A-Za-z0-9]+")
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}


def _escape(found: re.Match[str]) -> str:
    return _SHORT.get(found[0]) or f"\\u{ord(found[0]):04X}"


def term_text(term: Object) -> str:
    """A term as N-Triples writes it (RDF 1.1 N-Triples, section 2; characters outside ASCII stay as they are)."""
    if isinstance(term, str):
        return f"_:{_LABEL.sub('-', term[2:])}" if term.startswith("_:") else f"<{term}>"
    text = f'"{_ESCAPED.sub(_escape, term.text)}"'
    if term.language:
        return f"{text}@{term.language}"
    return f"{text}^^<{term.datatype}>" if term.datatype else text


def ntriples(triples: Iterable[Triple]) -> str:
    """N-Triples, one sorted line for each triple; "" for none."""
    lines = {f"{term_text(subject)} <{predicate}> {term_text(value)} .\n" for subject, predicate, value in triples}
    return "".join(sorted(lines))


def nquads(triples: Iterable[Triple], graph: str) -> str:
    """N-Quads of one named graph (RDF 1.1 N-Quads, section 2), one sorted line for each triple; "" for none.

    Args:
        triples: What the graph says.
        graph: The IRI of the graph.
    """
    return ntriples(triples).replace(" .\n", f" <{graph}> .\n")
