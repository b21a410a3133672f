"""Node tree to triples, and triples to N-Triples."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

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


class NodeWriter:
    """Writes the nodes of `portal` documents as N-Triples without making triples of them: the same lines as `ntriples`, sooner.

    Everything that stands in many lines is kept as it is written.
    """

    def __init__(self, base: str) -> None:
        """Sets the writer up.

        Args:
            base: Where the site stands, which our own terms begin with.
        """
        self._base = base
        self._predicates: dict[str, str] = {}
        self._classes: dict[str, str] = {}
        self._ends: dict[str, str] = {}

    def write(self, nodes: Iterable[Node], *, has_escapes: bool = True) -> str:
        """Nodes as sorted lines.

        Args:
            nodes: All nodes of a document, no value of which stands twice.
            has_escapes: Whether a text may hold a character that has to be escaped.
        """
        by_subject = {f"<{node['@id']}> ": node for node in nodes}
        found: list[str] = []
        for subject in sorted(by_subject):
            rests = self._rests(by_subject[subject], has_escapes=has_escapes)
            rests.sort()
            found.append(subject)
            found.append(subject.join(rests))
        return "".join(found)

    def _rests(self, node: Node, *, has_escapes: bool) -> list[str]:
        """What stands behind the subject in each line of a node."""
        rests: list[str] = []
        predicates, ends, append = self._predicates, self._ends, rests.append
        for term, values in node.items():
            if term == "@id":
                continue
            if term == "@type":
                rests += [self._classes.get(name) or self._class(name) for name in ((values,) if type(values) is str else values)]
                continue
            predicate = predicates.get(term) or self._predicate(term)
            for value in values if type(values) is list else (values,):
                if type(value) is not dict:
                    text, what = _plain(value)
                elif "@id" in value:
                    append(f"{predicate}<{value['@id']}> .\n")
                    continue
                else:
                    text, what = value["@value"], value.get("@language") or value["@type"]
                if has_escapes and ('"' in text or "\\" in text or not text.isprintable()):
                    text = _ESCAPED.sub(_escape, text)
                append(f'{predicate}"{text}"{ends.get(what) or self._end(what)}')
        return rests

    def _predicate(self, term: str) -> str:
        made = self._predicates[term] = f"<{expand(term, self._base)}> "
        return made

    def _class(self, name: str) -> str:
        made = self._classes[name] = f"<{RDF}type> <{expand(name, self._base)}> .\n"
        return made

    def _end(self, what: str) -> str:
        """What stands behind a text: the language, or the datatype, which has a colon."""
        end = f"^^<{expand(what, self._base)}>" if ":" in what else f"@{what}" if what else ""
        made = self._ends[what] = f"{end} .\n"
        return made


def _plain(value: Any) -> tuple[str, str]:  # noqa: ANN401  # a value of JSON
    """The text and the datatype of a value that a document writes without an object."""
    if type(value) is str:
        return value, ""
    return str(value).lower(), "xsd:boolean" if type(value) is bool else "xsd:integer"


def in_graph(lines: str, graph: str) -> str:
    """N-Triples as N-Quads of one named graph (RDF 1.1 N-Quads, section 2).

    Args:
        lines: What `ntriples` gave.
        graph: The IRI of the graph.
    """
    return lines.replace(" .\n", f" <{graph}> .\n")
