"""What linked data says, by its nodes, and which of these are the events that it describes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache

from event_ld.limits import MOST_NODES
from event_ld.mapping import EVENT_TYPES, RDF, SCHEMA, TABLE
from event_ld.schema_org import schema_org
from event_ld.source import Evidence, Span, evidence_for
from event_ld.triple import Literal, Object, Statement, text_of
from event_ld.validate.listed import LAST_STEP, Listed
from event_ld.validate.normal import DOCUMENT, MAIN_ENTITY, normalise

TYPE = f"{RDF}type"
TERMS = frozenset(row.term for row in TABLE)
"""The properties that a description has a place for."""
_OWN_MARKS = ("terms/#", "roles/#", "concepts/#", "event-types/#")
"""What follows the base in the addresses of our own terms."""
_PART, _WHOLE = f"{SCHEMA}subEvent", f"{SCHEMA}superEvent"


class StatedGraph:
    """The statements of a document by subject and property, in schema.org's present terms.

    Attributes:
        said: Subject to property to statements.
        address: What relative addresses are resolved against; "" where that is not known.
        budget: How many values may still come of it, which nodes that refer to each other repeat.
        roots: The events that the document describes, in their order; those that are a part of another stand there.
    """

    def __init__(self, statements: Iterable[Statement], evidence: dict[str, Evidence], address: str = "") -> None:
        """Looks the statements through; relative addresses are resolved against `address`, unless it is ""."""
        self.address = address
        self.evidence = evidence
        self.said: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
        whole = normalise(statements, is_for_search=False)
        mains = []
        own: dict[tuple[str, str, Object], Statement] = {}
        for one in whole:
            if one.predicate == MAIN_ENTITY and one.value == DOCUMENT:
                mains.append(one.subject)
            else:
                known = one._replace(predicate=present(one.predicate))
                own.setdefault(known.triple, known)
        self.budget = MOST_NODES + 2 * len(own)
        for known in own.values():
            self.said[known.subject][known.predicate].append(known)
        self.roots = self._wholes(list(dict.fromkeys(mains)) or self._mentioned(list(own.values())))

    def _mentioned(self, statements: list[Statement]) -> list[str]:
        """The events of a document that lists none: those that something else mentions, or any of the model's."""
        listed = Listed(statements, is_for_search=False)
        around = {one.value for one in statements if one.predicate == _WHOLE}
        found = [node for node in listed.events if node not in around]
        return found or [node for node in [*self.said] if self.is_event(node) and node not in around][:1]

    def _wholes(self, events: list[str]) -> list[str]:
        """The events around some, each once: what stands in a document as a part of another is no description of its own."""
        around = {
            text_of(one.value): node
            for node, values in self.said.items()
            for one in values.get(_PART, ())
            if one.value != node and self.is_event(node)
        }
        tops: dict[str, str] = {}
        for one in events:
            way: dict[str, None] = {}
            here = one
            while here in around and here not in way and here not in tops:
                way[here] = None
                here = around[here]
            circle = [*way][[*way].index(here) :] if here in way else []
            tops.update(zip(circle, [*circle[-1:], *circle[:-1]], strict=True))  # each of a circle is one around another
            tops.setdefault(here, here)
            for each in reversed(way):
                tops.setdefault(each, tops[around[each]])
        return list(dict.fromkeys(tops[one] for one in events))

    def is_event(self, node: str) -> bool:
        """Whether a node is of a class that events of the model have."""
        return any(schema_org().nearest_above(name, EVENT_TYPES) for name in self.types(node))

    def values(self, subject: str, predicate: str) -> list[Statement]:
        """What is stated of a property of a node."""
        return self.said[subject].get(predicate, []) if subject in self.said else []

    def nodes(self, subject: str, predicate: str) -> list[str]:
        """The nodes among the values of a property."""
        return [one.value for one in self.values(subject, predicate) if isinstance(one.value, str)]

    def texts(self, subject: str, predicate: str) -> list[str]:
        """The texts among the values of a property."""
        return [one.value.text for one in self.values(subject, predicate) if isinstance(one.value, Literal)]

    def types(self, subject: str) -> list[str]:
        """The classes of a node, without the namespace of schema.org."""
        return [one.removeprefix(SCHEMA) for one in self.nodes(subject, TYPE)]

    def is_described(self, node: str) -> bool:
        """Whether the document says anything of a node."""
        return node in self.said

    def span(self, one: Statement) -> Span:
        """Where a statement stands."""
        found = evidence_for(self.evidence, one.path)
        return found.spans[0] if found is not None and found.spans else Span(0, 0)

    def place(self, node: str) -> Span:
        """Where a node begins."""
        types = self.values(node, TYPE) or [one for values in self.said[node].values() for one in values][:1]
        found = self.evidence.get(LAST_STEP.sub("", types[0].path)) if types else None
        return found.spans[0] if found is not None and found.spans else self.span(types[0]) if types else Span(0, 0)

    def base(self, page: str) -> str:
        """Where our site stands, which our own terms, roles and concepts begin with, or else the folder of the page."""
        return self._own_base or page.rstrip("/").rpartition("/")[0] + "/"

    @cached_property
    def _own_base(self) -> str:
        for values in self.said.values():
            for predicate, stated in values.items():
                for iri in (predicate, *(one.value for one in stated if isinstance(one.value, str))):
                    mark = next((mark for mark in _OWN_MARKS if mark in iri), "")
                    if mark:
                        return iri.partition(mark)[0]
        return ""


def present(predicate: str) -> str:
    """A property, or the one that schema.org has in its place today, where that is one of ours, in whatever case."""
    name = predicate.removeprefix(SCHEMA)
    if predicate.startswith(SCHEMA) and name not in schema_org().properties:
        return SCHEMA + _by_small_letters().get(name.lower(), name)
    known = schema_org().properties.get(name) if predicate.startswith(SCHEMA) else None
    return SCHEMA + known.superseded_by if known is not None and known.superseded_by in TERMS else predicate


@lru_cache(maxsize=1)
def _by_small_letters() -> dict[str, str]:
    """Our properties of schema.org by their names in small letters, as some write them."""
    return {name.lower(): name for name in sorted(TERMS) if name in schema_org().properties}
