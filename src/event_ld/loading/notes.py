"""What of a graph has become a fact while an event is loaded, where that stands, and what is left."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from event_ld.errors import InputError
from event_ld.limits import MOST_NODES
from event_ld.loading.graph import TYPE, StatedGraph
from event_ld.mapping import SCHEMA, Row
from event_ld.readers.marked import Marked, Scalar
from event_ld.schema_org import schema_org
from event_ld.triple import Statement, text_of

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.source import Span


Facts = dict[str, "list[Marked]"]
"""The fields of a record, each with its values."""
_NAMED = re.compile(r'\["https?://schema\.org/(\w+)"\](?:\[0\])?')


def shown_path(path: str) -> str:
    """A path with the names of schema.org's properties in place of their addresses, as microdata has them."""
    return _NAMED.sub(r".\1", path)


class Notes:
    """Knows which statements are used."""

    def __init__(self, graph: StatedGraph, findings: Findings) -> None:
        self.findings = findings
        self.paths: dict[Span, str] = {}
        self._graph = graph
        self._left: dict[int, Statement] = {}
        self._visited: set[str] = set()

    @property
    def unmapped(self) -> list[Statement]:
        """What is said of the event, and of what belongs to it, that no field takes."""
        return [one._replace(path=shown_path(one.path)) for one in sorted(self._left.values(), key=self._graph.span)]

    def visit(self, node: str) -> None:
        """Notes that what is said of a node is read here; what of it is not used is left.

        An InputError where nodes refer to each other so often that they can't be written out.
        """
        stated = [one for values in self._graph.said[node].values() for one in values]
        self._graph.budget -= 1 + len(stated)
        if self._graph.budget < 0:
            name = self.findings.source.name
            raise InputError(f"{name} refers to its nodes so often that more than {MOST_NODES:,} values came of it; divide it.")
        if node not in self._visited:
            self._visited.add(node)
            self._left |= {id(one): one for one in stated}

    def used(self, one: Statement) -> Span:
        """Notes that a statement has become a fact; its place."""
        self._left.pop(id(one), None)
        span = self._graph.span(one)
        self.paths.setdefault(span, shown_path(one.path))
        return span

    def span(self, one: Statement) -> Span:
        """Where a statement stands."""
        return self._graph.span(one)

    def _unread(self, node: str) -> None:
        """Notes that nothing came of a node, so that what refers to it is left, and not each of its properties."""
        for values in self._graph.said[node].values():
            for one in values:
                self._left.pop(id(one), None)

    def _tell(self, one: Statement, message: str, row: Row | None = None) -> None:
        """Names what is no value; a status that can't be read is asked for, since without one an event takes place."""
        is_status = row is not None and row.field == "eventStatus"
        code, question = ("status-in-text", "Does it take place as announced?") if is_status else ("fact-left-out", "")
        self.findings.add(code, message, self.used(one), path=one.path, question=question)

    def type_of(self, facts: Facts, node: str, wanted: Collection[str]) -> str:
        """The class of a node that is among some, or the nearest one above; "" for none. The facts get the stated class."""
        known = schema_org()
        near = {}
        for one in self._graph.values(node, TYPE):
            word = text_of(one.value).removeprefix(SCHEMA)
            above = known.nearest_above(word, wanted)
            if above is not None:
                near[above == "Event", above, word] = one
        if not near:
            return ""
        _, above, word = min(near)
        span = self.used(near[min(near)])
        if word != "Event":
            facts["type"] = [Scalar(word, span)]
        self.read_types(node, word)
        return above

    def read_types(self, node: str, word: str = "") -> None:
        """Notes that the classes of a node are read: all of them, or those that are the given one or stand above it."""
        above = schema_org().ancestors(word) if word else None
        for one in self._graph.values(node, TYPE):
            if above is None or text_of(one.value).removeprefix(SCHEMA) in above:
                self.used(one)
