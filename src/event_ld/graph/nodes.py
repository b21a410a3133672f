"""Event to node tree: plain dicts in JSON-LD shape, keyed by schema.org's terms, in the table's order.

The tree is everything's source. `publish/jsonld.py` serialises it and `graph/triples.py` walks it into triples, so the
JSON-LD and the RDF can't drift apart. In the tree

- a node is `{"@id": iri, "@type": [terms], term: [values]}`; a node that stands elsewhere is `{"@id": iri}`;
- a literal is a `Literal`, as everywhere in event-ld.

What each field becomes stands in `graph/steps.py`. Where each value comes from is noted only when it is asked for: the same
builder then runs once more, with notes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress
from operator import is_not
from typing import Any

from event_ld.graph.fragments import agent_name, first_text, place_fragment, place_key, room_fragment
from event_ld.graph.iris import PLACEHOLDER_BASE, IRIs, name_key, slug
from event_ld.graph.steps import BEFORE_PLACES, BEHIND_PLACES, ORDER, RECORDS, Step, Steps, Value
from event_ld.mapping import ROLES, types_of
from event_ld.model import Agent, Event, Keyword, Person, Place, Text
from event_ld.source import join_path
from event_ld.terms import is_iri
from event_ld.triple import Literal, literal

Node = dict[str, Any]
"""A node of the tree."""
Origins = dict[tuple[str, str, str], str]
"""(IRI, term, value) to the path of the description that it comes from.

The value is the literal's text or the object's IRI; (IRI, term, "") is the field, (IRI, "", "") the node.
"""


@dataclass(frozen=True, kw_only=True)
class Tree:
    """What an event becomes, with each node by its IRI; `page` is empty where its address follows from the base."""

    root: Node
    nodes: dict[str, Node]
    iris: IRIs
    event: Event
    base_url: str
    page: str = ""

    @property
    def language(self) -> str | None:
        """The language of the texts, where one is declared."""
        return self.event.language

    @cached_property
    def origins(self) -> Origins:
        """Where everything comes from, found by building once more."""
        builder = Builder(self.event, self.base_url, self.page, has_notes=True)
        builder.tree()
        return builder.origins


def build(event: Event, base_url: str = PLACEHOLDER_BASE, page: str = "") -> Tree:
    """Turns an event, whose dates are local times of its `time_zone`, into its node tree.

    `page` is the address of its page, where no site gives it one.
    """
    return Builder(event, base_url, page).tree()


@dataclass(slots=True)
class Around:
    """What a sub-event takes over from the event around it; `venue` is the IRI that rooms are in, "" for none."""

    zone: str | None = None
    locations: list[Node] = field(default_factory=list)
    venue: str = ""

    def without_places(self) -> Around:
        """What the event that this one is a part of takes over, which has a place of its own or none."""
        return Around(self.zone)


class Builder:
    """Builds one tree; knows the addresses given so far, the node of each person, and origins where notes are taken."""

    def __init__(self, event: Event, base_url: str, page: str = "", *, has_notes: bool = False) -> None:
        """Sets the builder up; `page` is the event's own URL if it is not given. Notes of origins change nothing of the tree."""
        stated = page or event.url or ""
        known = stated if base_url == PLACEHOLDER_BASE and is_iri(stated) else ""
        self.iris = IRIs(base_url, event.id or slug(first_text(event.name) or "event") or "event", known)
        self.nodes: dict[str, Node] = {}
        self.origins: Origins = {}
        self._event, self._base, self._page, self._has_notes = event, base_url, page, has_notes
        self._mixed: set[str] = set()
        self._records: dict[str, object] = {}
        self._identities: dict[tuple[str, str], str] = {}
        self._expect(event)

    def _expect(self, event: Event) -> None:
        """Notes the names that will want a fragment, whoever is built first."""
        for agents in (event.organizer, event.sponsor, event.funder, event.performer, event.contributor):
            for agent in agents:
                self._expect_agent(agent)
        if event.room is not None:
            self.iris.expect(room_fragment(event.room), name_key(first_text(event.room)))
        for place in filter(None, (event.location, event.previous_location)):
            self.iris.expect(place_fragment(place), place_key(place))
        for other in event.sub_event:
            self._expect(other)
        if event.super_event is not None:
            self._expect(event.super_event)

    def _expect_agent(self, agent: Agent) -> None:
        kind, name, fragment = agent_name(agent)
        if agent.id or agent.same_as:
            self._identities.setdefault((kind, name), self._declared_agent(agent))
        self.iris.expect(fragment, name)
        for body in agent.affiliation if isinstance(agent, Person) else ():
            self._expect_agent(body)

    def tree(self) -> Tree:
        """The tree, which can be asked for once."""
        event, iris = self._event, self.iris
        root = self.event(event, iris.event, "", Around())
        is_known = iris.page in self.nodes
        page = self._node(iris.page, ("WebPage",), "id")
        if event.language:
            page["inLanguage"] = [Literal(event.language)]
            self._note(iris.page, "inLanguage", event.language, "language")
        root["mainEntityOfPage"] = [{"@id": iris.page} if is_known else page]
        self._note(iris.event, "mainEntityOfPage", iris.page, "id")
        for iri in self._mixed:
            put_in_order(self.nodes[iri])
        return Tree(root=root, nodes=self.nodes, iris=iris, event=event, base_url=self._base, page=self._page)

    # -- events

    def event(self, event: Event, iri: str, path: str, around: Around) -> Node:
        """The node of an event."""
        node = self._node(iri, types_of(event.type), path)
        here = Around(event.time_zone or around.zone)
        locations = self._places(event, iri, path, around, here) or here.locations
        self._fill(node, BEFORE_PLACES, event, path, here)
        if locations:
            node["location"] = locations
        self._fill(node, BEHIND_PLACES, event, path, here)
        return node

    def _fill(self, node: Node, steps: Steps, record: Any, path: str, around: Around) -> None:  # noqa: ANN401  # any record
        iri = node["@id"]
        values = steps.values(record)
        for step, value in compress(zip(steps.all, values, strict=True), map(is_not, values, steps.nothing)):
            _, term, many, make = step
            if self._has_notes:
                found = self._noted(step, iri, value, join_path(path, step.field), around)
            elif many:
                found = [made for one in value for made in make(self, iri, one, "", around)]
            else:
                found = make(self, iri, value, "", around)
            if term in node:
                found = [*node[term], *found]
            node[term] = found if len(found) == 1 else _each_once(found)

    def _noted(self, step: Step, iri: str, value: Any, path: str, around: Around) -> Sequence[Value]:  # noqa: ANN401  # any field's
        self._note(iri, step.term, "", path)
        found: list[Value] = []
        for number, one in enumerate(value if step.many else (value,)):
            where = f"{path}[{number}]" if step.many else path
            for made in step.make(self, iri, one, where, around):
                self._note(iri, step.term, made["@id"] if isinstance(made, dict) else made.text, where)
                found.append(made)
        return found

    # -- places

    def _places(self, event: Event, iri: str, path: str, around: Around, here: Around) -> list[Node]:
        """The places of an event itself; what its parts take over is noted in `here`."""
        own: list[Node] = []
        here.venue = around.venue
        if event.location is not None:
            own.append(self.place(event.location, self._path(path, "location")))
            here.venue = own[0]["@id"]
        if event.virtual_location is not None:
            address = self.iris.fragment(f"{_fragment(iri)}-online")
            own.append(self._record(address, "VirtualLocation", event.virtual_location, self._path(path, "virtualLocation")))
        if event.room is not None:
            if here.venue and not own:
                own.append({"@id": here.venue})
            own.append(self._room(event.room, here.venue, self._path(path, "room")))
        if self._has_notes:
            stated = {"location": event.location, "virtualLocation": event.virtual_location, "room": event.room}
            for field in (name for name, value in stated.items() if value is not None):
                self._note(iri, "location", "", self._path(path, field))
        here.locations = [{"@id": one["@id"]} for one in own] if own else around.locations
        return own

    def place(self, place: Place, path: str) -> Node:
        """The node of a place, or a reference to it where it stands already."""
        if place.id or place.same_as:
            iri = self.iris.declared("place", place.id) if place.id else place.same_as[0]
        else:
            key = place_key(place)
            iri = self.iris.fragment(self.iris.distinct(place_fragment(place), key), ("place", key))
        return self._once(iri, "Place", place, path)

    def _room(self, room: Text, venue: str, path: str) -> Node:
        name = name_key(first_text(room))
        iri = self.iris.fragment(self.iris.distinct(room_fragment(room), name), ("room", name, venue))
        if iri in self.nodes:
            return {"@id": iri}
        node = self._node(iri, ("Place",), path)
        self._put_texts(node, "name", room, path)
        if venue:
            node["containedInPlace"] = [{"@id": venue}]
            self._note(iri, "containedInPlace", venue, path)
        return node

    # -- people and organisations

    def part(self, term: str, iri: str, agent: Agent, path: str) -> Node:
        """The node of an agent, or that of its role around it."""
        made = self.agent(agent, path)
        if agent.role is None:
            return made
        kind, name, fragment = agent_name(agent)
        who = self.iris.distinct(fragment, name).removeprefix(kind).lstrip("-")
        wanted = f"{_fragment(iri)}-{slug(agent.role) or 'role'}-{who or 'unnamed'}"
        role = self._node(self.iris.fragment(wanted), ("Role",), path)
        role[term] = [made]
        role["roleName"] = [{"@id": self.iris.role(agent.role)} if agent.role in ROLES else Literal(agent.role)]
        if self._has_notes:
            for value in ("", agent.role):
                self._note(role["@id"], "roleName", value, join_path(path, "role"))
            self._note(role["@id"], term, made["@id"], path)
        return role

    def agent(self, agent: Agent, path: str) -> Node:
        """The node of a person or an organisation, or a reference to it where it stands already."""
        return self._once(self._agent_iri(agent), type(agent).__name__, agent, path)

    def _agent_iri(self, agent: Agent) -> str:
        if agent.id or agent.same_as:
            return self._declared_agent(agent)
        kind, name, fragment = agent_name(agent)
        key = (kind, name)
        if key in self._identities:
            return self._identities[key]
        return self.iris.fragment(self.iris.distinct(fragment, name), key if name else None)

    def _declared_agent(self, agent: Agent) -> str:
        kind = "person" if isinstance(agent, Person) else "organization"
        return self.iris.declared(kind, agent.id) if agent.id else agent.same_as[0]

    # -- keywords and audience

    def keyword(self, keyword: Keyword, path: str) -> Sequence[Value]:
        """The node of a keyword's concept, or its text."""
        if keyword.concept is None:
            return self.texts(keyword.name)
        iri = self.iris.concept(keyword.concept)
        if iri in self.nodes:
            return [{"@id": iri}]
        node = self._node(iri, ("DefinedTerm", "skos:Concept"), path)
        node["name"] = self.texts(keyword.name)
        for name in node["name"]:
            self._note(iri, "name", name.text, path)
        scheme = keyword.in_defined_term_set or ("" if is_iri(keyword.concept) else self.iris.concept_scheme)
        if scheme:
            node["inDefinedTermSet"] = [{"@id": scheme}]
        if keyword.exact_match:
            node["skos:exactMatch"] = [{"@id": match} for match in dict.fromkeys(keyword.exact_match)]
        return [node]

    def audience(self, event: str, audience: Text, path: str) -> Node:
        """The node of whom an event is for."""
        node = self._node(self.iris.fragment(f"{_fragment(event)}-audience"), ("Audience",), path)
        self._put_texts(node, "audienceType", audience, path)
        return node

    # -- the smallest parts

    def one_of(self, iri: str, target: str, record: Any, path: str, around: Around) -> Node:  # noqa: ANN401  # any record
        """The node of a record that may be one of several of an event."""
        return self._record(self.iris.fragment(f"{_fragment(iri)}-{target.lower()}"), target, record, path, around)

    def only_one(self, iri: str, field: str, target: str, record: Any, path: str) -> Node:  # noqa: ANN401  # any record
        """The node of a record that a node has one of, however often it is described."""
        if iri.startswith((f"{self.iris.base}places/", f"{self.iris.base}people/", f"{self.iris.base}organizations/")):
            return self._record(f"{iri.partition('#')[0]}#{field}", target, record, path)
        wanted = f"{_fragment(iri)}-{field}" if iri.startswith(self.iris.page) else field
        return self._record(self.iris.fragment(wanted, (field, iri)), target, record, path)

    def texts(self, text: Text) -> list[Literal]:
        """A text in each of its languages."""
        if isinstance(text, dict):
            return [Literal(text[tag], "", tag) for tag in sorted(text)]
        return [literal((text, "", self._event.language or ""))]

    def _once(self, iri: str, name: str, record: Any, path: str) -> Node:  # noqa: ANN401  # any record
        is_known = iri in self.nodes
        node = self._record(iri, name, record, path)
        return {"@id": iri} if is_known else node

    def _record(self, iri: str, name: str, record: Any, path: str, around: Around | None = None) -> Node:  # noqa: ANN401
        if self._records.get(iri) == record:  # which has been described in the same words
            return self.nodes[iri]
        self._records[iri] = record
        node = self._node(iri, (name,), path)
        self._fill(node, RECORDS[name], record, path, around or _NOTHING)
        return node

    def _node(self, iri: str, types: tuple[str, ...], path: str) -> Node:
        if self._has_notes:
            self._note(iri, "", "", path)
        node = self.nodes.get(iri)
        if node is None:
            node = self.nodes[iri] = {"@id": iri, "@type": [*types]}
        else:
            self._mixed.add(iri)
            node["@type"] += [name for name in types if name not in node["@type"]]
        return node

    def _put_texts(self, node: Node, term: str, text: Text, path: str) -> None:
        node[term] = self.texts(text)
        self._note(node["@id"], term, "", path)
        for one in node[term]:
            self._note(node["@id"], term, one.text, path)

    # -- notes

    def _path(self, path: str, field: str) -> str:
        return join_path(path, field) if self._has_notes else ""

    def _note(self, iri: str, term: str, value: str, path: str) -> None:
        if self._has_notes:
            self.origins.setdefault((iri, term, value), path)


_NOTHING = Around()


def _each_once(values: Sequence[Value]) -> list[Value]:
    """Values without those that stand there already: a literal, or a node that is only referred to the second time."""
    found: dict[object, Value] = {}
    for one in values:
        found.setdefault(one["@id"] if type(one) is dict else one, one)
    return [*found.values()]


def put_in_order(node: Node) -> None:
    """Puts the properties of a node into the order of the table."""
    for term in sorted(node, key=lambda term: ORDER.get(term, len(ORDER))):
        node[term] = node.pop(term)


def _fragment(iri: str) -> str:
    return iri.rpartition("#")[2]
