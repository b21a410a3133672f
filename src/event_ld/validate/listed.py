"""Which events of a document are event listings, and which are only mentioned.

What stands at the top of a document, in a list of its own or as a dated part is listed, whatever it is a part of, and is held
to what search engines require. An event that something else mentions (the `about` of an article, the `publication` of a work,
the `event` of a place) is not, nor is a broadcast or another publication, for which search engines have rules of their own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from event_ld.mapping import RDF, SCHEMA
from event_ld.schema_org import schema_org

if TYPE_CHECKING:
    from event_ld.triple import Statement

LAST_STEP = re.compile(r'(?:\.\w+|\["[^"]*"\])(?:\[\d+\])*$')
"""The step of a path from a node to its property, with the number of the value."""

_LISTS = frozenset({"itemListElement", "item", "mainEntity", "dataFeedElement"})
"""The properties by which a document says what it is about or lists."""
_PARTS = frozenset({"subEvent", "subEvents"})
_OTHERS = frozenset({"PublicationEvent"})
"""Classes of Event that are no event to go to: PublicationEvent, with its BroadcastEvent and OnDemandEvent."""
_FLAT = "rdfa["
"""How paths begin in a form that does not nest, so that any mention may be the place where the node stands."""


class _Mention(NamedTuple):
    name: str
    path: str


class Listed:
    """The events of a document, with how they are mentioned."""

    def __init__(self, statements: list[Statement], *, is_for_search: bool) -> None:
        """Looks statements in our own form through; the slots of an agenda are listed only where search engines read it."""
        self.events: dict[str, str] = {}
        self._bodies: dict[str, list[str]] = defaultdict(list)
        self._mentions: dict[str, list[_Mention]] = defaultdict(list)
        self._wholes: dict[str, str] = {}
        self._dated: set[str] = set()
        self._is_for_search = is_for_search
        for subject, predicate, value, path in statements:
            name = predicate.removeprefix(SCHEMA)
            if predicate == f"{RDF}type" and isinstance(value, str) and is_event(value):
                self.events.setdefault(subject, path)
                self._bodies[subject].append(LAST_STEP.sub("", path))
            elif isinstance(value, str):
                self._mentions[value].append(_Mention(name, path))
                if name == "superEvent":
                    self._wholes[subject] = value
            elif name == "startDate":
                self._dated.add(subject)
        self._stubs = {whole for whole in self._wholes.values() if whole not in self._dated}

    def is_listed(self, node: str) -> bool:
        """Whether an event is a listing."""
        if node in self._stubs:
            return False
        if self.is_part(node):
            return self._is_for_search and node in self._dated
        return all(one.name in _LISTS for one in self._around(node))

    def is_part(self, node: str) -> bool:
        """Whether an event stands in the document as a part of another."""
        return any(one.name in _PARTS for one in self._around(node))

    def _around(self, node: str) -> list[_Mention]:
        """The mentions within which a node stands; [] for one that stands at the top."""
        mentions = self._mentions.get(node, [])
        where = self.events[node]
        if where.startswith(f"{node} "):  # a file of RDF, which says nothing of where a node with an IRI stands
            return [one for one in mentions if one.name in _PARTS or node.startswith("_:")]
        if node.startswith("_:") or where.startswith(_FLAT):
            return mentions
        places = {one.path for one in mentions}
        return mentions if all(body in places for body in self._bodies[node]) else []


def is_event(iri: str) -> bool:
    """Whether an IRI is that of a class of events that people go to."""
    above = schema_org().ancestors(iri.removeprefix(SCHEMA)) if iri.startswith(SCHEMA) else frozenset()
    return "Event" in above and not above & _OTHERS
