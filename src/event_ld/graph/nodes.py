"""Event to node tree: plain dicts in JSON-LD shape, keyed by schema.org's terms, in the table's order.

The tree is everything's source. `publish/jsonld.py` serialises it and `graph/triples.py` walks it into triples, so the
JSON-LD and the RDF can't drift apart. In the tree

- a node is `{"@id": iri, "@type": [terms], term: [values]}`; a node that stands elsewhere is `{"@id": iri}`;
- a literal is `{"@value": text}` with `@language` or `@type` (an abbreviated datatype) where it has one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct, field

from event_ld import zones
from event_ld.gazetteer import is_country_code
from event_ld.graph.iris import PLACEHOLDER_BASE, IRIs, name_key, slug
from event_ld.mapping import MEMBERS, ROLES, ROWS, SCHEMA, TABLE, Kind, Row, rows_of, types_of
from event_ld.model import Event, Person
from event_ld.source import join_path
from event_ld.terms import is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.model import Agent, Keyword, Place, PostalAddress, Text, VirtualLocation

Node = dict[str, Any]
"""A node or a literal of the tree."""


class Tree(Struct, frozen=True, kw_only=True):
    """What an event becomes.

    Attributes:
        root: The node of the event.
        iris: The addresses that were given.
        origins: (IRI, term, value) to the path of the description that it comes from. The value is the literal's text or
            the object's IRI; (IRI, term, "") is the field, (IRI, "", "") the node.
        language: The language of the texts, where one is declared.
    """

    root: Node
    iris: IRIs
    origins: dict[tuple[str, str, str], str]
    language: str | None


def build(event: Event, base_url: str = PLACEHOLDER_BASE) -> Tree:
    """Turns an event into its node tree.

    Args:
        event: The event; its dates are taken as local times of its `time_zone`.
        base_url: Where the site stands; every IRI of ours begins with it.
    """
    page = event.url if event.url and base_url == PLACEHOLDER_BASE and is_iri(event.url) else ""
    iris = IRIs(base_url, event.id or slug(first_text(event.name) or "event") or "event", page or "")
    return _Builder(iris, event).tree()


def first_text(text: Text | None) -> str:
    """A text, or the first of its languages in the order of their tags; "" for none."""
    if isinstance(text, dict):
        return text[min(text)] if text else ""
    return text or ""


_DATE = re.compile(r"(?P<day>[\d-]{10})(T(?P<minutes>\d\d:\d\d)(?P<seconds>:\d\d)?(?P<offset>[+-]\d\d:\d\d|Z)?)?$")


class _Context(Struct):
    """What a sub-event takes over from the event around it."""

    zone: str | None = None
    locations: list[Node] = field(default_factory=list)
    venue: Node | None = None


class _Builder:
    """Builds one tree; knows the addresses given so far and the node of each person and organisation."""

    def __init__(self, iris: IRIs, event: Event) -> None:
        self.iris = iris
        self.event = event
        self.language = event.language
        self.origins: dict[tuple[str, str, str], str] = {}
        self.nodes: dict[str, Node] = {}
        self.identities: dict[tuple[str, str], str] = {}
        for agent in _agents(event):
            key = _name_key(agent)
            if agent.id or agent.same_as:
                self.identities.setdefault(key, self._declared_agent(agent))
            iris.expect(_agent_fragment(key), key[1])
        for one in _events(event):
            if one.room is not None:
                iris.expect(_room_fragment(one.room), name_key(first_text(one.room)))
            if one.location is not None:
                iris.expect(_place_fragment(one.location), _place_key(one.location))

    def tree(self) -> Tree:
        root = self._event(self.event, self.iris.event, "", _Context())
        page: Node = {"@id": self.iris.page, "@type": ["WebPage"]}
        if self.language:
            page["inLanguage"] = [{"@value": self.language}]
            self._origin(self.iris.page, "inLanguage", self.language, "language")
        self._origin(self.iris.page, "", "", "id")
        self._origin(self.iris.event, "mainEntityOfPage", self.iris.page, "id")
        root["mainEntityOfPage"] = [page]
        for node in self.nodes.values():
            _put_in_order(node)
        return Tree(root=root, iris=self.iris, origins=self.origins, language=self.language)

    # -- events

    def _event(self, event: Event, iri: str, path: str, around: _Context) -> Node:
        node = self._node(iri, types_of(event.type), path)
        context = _Context(zone=event.time_zone or around.zone)
        self._places(event, node, path, context, around)
        for row in ROWS["Event"]:
            if row.term == "location":
                if "location" not in node and context.locations:
                    node["location"] = context.locations
                continue
            value = getattr(event, row.attribute)
            if value is None or value == ():
                continue
            self._field(node, row, value, join_path(path, row.field), context)
        return node

    def _field(self, node: Node, row: Row, value: Any, path: str, context: _Context) -> None:  # noqa: ANN401  # any record's value
        iri = node["@id"]
        self._origin(iri, row.term, "", path)
        values = node.setdefault(row.term, [])
        for number, one in enumerate(value if row.many else (value,)):
            where = f"{path}[{number}]" if row.many else path
            for made in self._values(iri, row, one, where, context):
                if not _stands_in(made, values):
                    values.append(made)
                self._origin(iri, row.term, made["@value"] if "@value" in made else made["@id"], where)

    def _values(self, iri: str, row: Row, value: Any, path: str, context: _Context) -> Iterable[Node]:  # noqa: ANN401
        match row.kind:
            case Kind.RECORD:
                return [self._record(iri, row, value, path, context)]
            case Kind.PART:
                return [self._part(iri, row, value, path)]
            case Kind.AGENT:
                return [self._agent(value, path)]
            case Kind.KEYWORD:
                return self._keyword(value, path)
            case Kind.AUDIENCE:
                return [self._audience(iri, value, path)]
            case _:
                return list(self._simple(row, value, context))

    def _simple(self, row: Row, value: Any, context: _Context) -> Iterator[Node]:  # noqa: ANN401
        match row.kind:
            case Kind.TEXT | Kind.COUNTRY:
                yield from self._texts(value, may_be_code=row.kind is Kind.COUNTRY)
            case Kind.DATE:
                yield date_literal(value, context.zone)
            case Kind.TIME:
                yield {"@value": f"{value}:00", "@type": "xsd:time"}
            case Kind.BOOLEAN | Kind.INTEGER | Kind.DECIMAL:
                yield {"@value": str(value).lower(), "@type": f"xsd:{row.kind}"}
            case Kind.URL:
                yield {"@id": value}
            case Kind.MEMBER:
                yield {"@id": SCHEMA + MEMBERS[row.field][value]}
            case Kind.CONCEPT:
                yield {"@id": self.iris.event_type(value)}
            case Kind.PROPERTY:
                yield {"@id": self._property(value)}
            case _:
                yield {"@value": value}

    def _record(self, iri: str, row: Row, value: Any, path: str, context: _Context) -> Node:  # noqa: ANN401
        if row.field == "superEvent":
            address = IRIs(self.iris.base, value.id).event if value.id else ""
            if not address or address in self.nodes:
                address = self.iris.fragment("super-event")
            return self._event(value, address, path, _Context(zone=context.zone))
        if row.field == "subEvent":
            return self._event(value, self.iris.fragment(slot_name(value)), path, context)
        node = self._node(self.iris.fragment(f"{_fragment(iri)}-{row.target.lower()}"), (row.target,), path)
        self._fill(node, ROWS[row.target], value, path, context)
        return node

    # -- places

    def _places(self, event: Event, node: Node, path: str, context: _Context, around: _Context) -> None:
        own: list[Node] = []
        context.venue = around.venue
        if event.location is not None:
            context.venue = self._place(event.location, join_path(path, "location"))
            own.append(context.venue)
        if event.virtual_location is not None:
            own.append(self._virtual(event.virtual_location, node["@id"], join_path(path, "virtualLocation")))
        if event.room is not None:
            if context.venue is not None and not own:
                own.append({"@id": context.venue["@id"]})
            own.append(self._room(event.room, context.venue, join_path(path, "room")))
        for name in ("location", "virtualLocation", "room"):
            if getattr(event, "virtual_location" if name == "virtualLocation" else name) is not None:
                self.origins.setdefault((node["@id"], "location", ""), join_path(path, name))
        if own:
            node["location"] = own
        context.locations = [{"@id": place["@id"]} for place in own] or around.locations

    def _place(self, place: Place, path: str) -> Node:
        if place.id or place.same_as:
            iri = self.iris.declared("place", place.id) if place.id else place.same_as[0]
        else:
            key = _place_key(place)
            iri = self.iris.fragment(self.iris.distinct(_place_fragment(place), key), ("place", key))
        known = iri in self.nodes
        node = self._node(iri, ("Place",), path)
        self._fill(node, [row for row in ROWS["Place"] if row.kind is not Kind.RECORD], place, path, _Context())
        if place.address is not None:
            node["address"] = [self._address(place.address, iri, join_path(path, "address"))]
        return {"@id": iri} if known else node

    def _address(self, address: PostalAddress, place: str, path: str) -> Node:
        wanted = f"{_fragment(place)}-address" if place.startswith(self.iris.page) else "address"
        node = self._node(self.iris.fragment(wanted, ("address", place)), ("PostalAddress",), path)
        self._origin(place, "address", "", path)
        self._origin(place, "address", node["@id"], path)
        self._fill(node, ROWS["PostalAddress"], address, path, _Context())
        return node

    def _virtual(self, virtual: VirtualLocation, event: str, path: str) -> Node:
        node = self._node(self.iris.fragment(f"{_fragment(event)}-online"), ("VirtualLocation",), path)
        self._fill(node, ROWS["VirtualLocation"], virtual, path, _Context())
        return node

    def _room(self, room: Text, venue: Node | None, path: str) -> Node:
        name = name_key(first_text(room))
        iri = self.iris.fragment(self.iris.distinct(_room_fragment(room), name), ("room", name, venue and venue["@id"]))
        if iri in self.nodes:
            return {"@id": iri}
        node = self._node(iri, ("Place",), path)
        node["name"] = list(self._texts(room))
        self._origin(iri, "name", "", path)
        for text in node["name"]:
            self._origin(iri, "name", text["@value"], path)
        if venue is not None:
            node["containedInPlace"] = [{"@id": venue["@id"]}]
            self._origin(iri, "containedInPlace", venue["@id"], path)
        return node

    # -- people and organisations

    def _part(self, iri: str, row: Row, agent: Agent, path: str) -> Node:
        made = self._agent(agent, path)
        if agent.role is None:
            return made
        known = agent.role in ROLES
        kind, name = _name_key(agent)
        who = self.iris.distinct(_agent_fragment((kind, name)), name).removeprefix(kind).lstrip("-")
        wanted = f"{_fragment(iri)}-{slug(agent.role) or 'role'}-{who or 'unnamed'}"
        role = self._node(self.iris.fragment(wanted), ("Role",), path)
        role["roleName"] = [{"@id": self.iris.role(agent.role)} if known else {"@value": agent.role}]
        role[row.term] = [made]
        self._origin(role["@id"], "roleName", "", join_path(path, "role"))
        self._origin(role["@id"], "roleName", agent.role, join_path(path, "role"))
        self._origin(role["@id"], row.term, made["@id"], path)
        return role

    def _agent(self, agent: Agent, path: str) -> Node:
        iri = self._agent_iri(agent)
        known = iri in self.nodes
        node = self._node(iri, (type(agent).__name__,), path)
        self._fill(node, rows_of(type(agent).__name__), agent, path, _Context())
        return {"@id": iri} if known else node

    def _agent_iri(self, agent: Agent) -> str:
        if agent.id or agent.same_as:
            return self._declared_agent(agent)
        key = _name_key(agent)
        if key in self.identities:
            return self.identities[key]
        return self.iris.fragment(self.iris.distinct(_agent_fragment(key), key[1]), key if key[1] else None)

    def _declared_agent(self, agent: Agent) -> str:
        kind = "person" if isinstance(agent, Person) else "organization"
        return self.iris.declared(kind, agent.id) if agent.id else agent.same_as[0]

    # -- keywords and audience

    def _keyword(self, keyword: Keyword, path: str) -> list[Node]:
        if keyword.concept is None:
            return list(self._texts(keyword.name))
        iri = self.iris.concept(keyword.concept)
        if iri in self.nodes:
            return [{"@id": iri}]
        node = self._node(iri, ("DefinedTerm", "skos:Concept"), path)
        names = list(self._texts(keyword.name))
        node["name"] = names
        for name in names:
            self._origin(iri, "name", name["@value"], path)
        scheme = keyword.in_defined_term_set or ("" if is_iri(keyword.concept) else self.iris.concept_scheme)
        if scheme:
            node["inDefinedTermSet"] = [{"@id": scheme}]
        if keyword.exact_match:
            node["skos:exactMatch"] = [{"@id": match} for match in keyword.exact_match]
        return [node]

    def _audience(self, event: str, audience: Text, path: str) -> Node:
        node = self._node(self.iris.fragment(f"{_fragment(event)}-audience"), ("Audience",), path)
        node["audienceType"] = list(self._texts(audience))
        self._origin(node["@id"], "audienceType", "", path)
        for text in node["audienceType"]:
            self._origin(node["@id"], "audienceType", text["@value"], path)
        return node

    # -- the smallest parts

    def _node(self, iri: str, types: tuple[str, ...], path: str) -> Node:
        self._origin(iri, "", "", path)
        node = self.nodes.setdefault(iri, {"@id": iri, "@type": []})
        node["@type"] += [name for name in types if name not in node["@type"]]
        return node

    def _fill(self, node: Node, rows: Iterable[Row], record: Any, path: str, context: _Context) -> None:  # noqa: ANN401
        for row in rows:
            value = getattr(record, row.attribute)
            if value is not None and value != ():
                self._field(node, row, value, join_path(path, row.field), context)

    def _texts(self, text: Text, *, may_be_code: bool = False) -> Iterator[Node]:
        for tag, one in sorted(text.items()) if isinstance(text, dict) else [(self.language, text)]:
            has_language = tag and not (may_be_code and is_country_code(one))
            yield {"@value": one, "@language": tag} if has_language else {"@value": one}

    def _property(self, name: str) -> str:
        term = next(row.term for row in ROWS["Event"] if row.field == name)
        return self.iris.term(term.partition(":")[2]) if ":" in term else SCHEMA + term

    def _origin(self, iri: str, term: str, value: str, path: str) -> None:
        self.origins.setdefault((iri, term, value), path)


def date_literal(date: str, zone: str | None) -> Node:
    """An ISO 8601 date as a literal: `xsd:date`, or `xsd:dateTime` with seconds and, where the zone is known, offset.

    Args:
        date: A date or date-time as the model holds it.
        zone: The IANA name of the zone, or None.
    """
    found = _DATE.match(date)
    if found is None or found["minutes"] is None:
        return {"@value": date, "@type": "xsd:date"}
    offset = found["offset"] or ""
    if not offset and zone is not None:
        offset = zones.offset(zone, date)
    local = f"{found['day']}T{found['minutes']}{found['seconds'] or ':00'}"
    return {"@value": f"{local}{'+00:00' if offset == 'Z' else offset}", "@type": "xsd:dateTime"}


def slot_name(event: Event) -> str:
    """The fragment that names a sub-event: its declared id, or one made of its times or its name."""
    if event.id:
        return event.id
    times = "-".join("".join(part for part in date if part.isdigit()) for date in (event.start_date, event.end_date) if date)
    return f"slot-{times}" if times else f"slot-{slug(first_text(event.name)) or 'untimed'}"


def _agents(event: Event) -> Iterator[Agent]:
    for one in _events(event):
        for agent in (*one.organizer, *one.sponsor, *one.funder, *one.performer, *one.contributor):
            yield agent
            if isinstance(agent, Person):
                yield from agent.affiliation


def _events(event: Event) -> Iterator[Event]:
    yield event
    for other in (*event.sub_event, *((event.super_event,) if event.super_event else ())):
        yield from _events(other)


def _name_key(agent: Agent) -> tuple[str, str]:
    return ("person" if isinstance(agent, Person) else "organization", name_key(first_text(agent.name)))


def _agent_fragment(key: tuple[str, str]) -> str:
    kind, name = key
    return f"{kind}-{slug(name)}" if name else kind


def _room_fragment(room: Text) -> str:
    name = slug(first_text(room)) or "room"
    return name if name.startswith("room") else f"room-{name}"


def _place_fragment(place: Place) -> str:
    name = slug(first_text(place.name))
    return f"place-{name}" if name else "place"


def _place_key(place: Place) -> str:
    return msgspec.json.encode(place).decode()


def _stands_in(made: Node, values: list[Node]) -> bool:
    """Whether a value is one of several already: a literal, or a node that is only referred to the second time."""
    return any(one["@id"] == made["@id"] for one in values if "@id" in one) if "@id" in made else made in values


ORDER = {term: number for number, term in enumerate(dict.fromkeys(("@id", "@type", *(row.term for row in TABLE))))}
"""The place of each term in a node; terms that are not in the table come behind."""


def _put_in_order(node: Node) -> None:
    for term in sorted(node, key=lambda term: ORDER.get(term, len(ORDER))):
        node[term] = node.pop(term)


def _fragment(iri: str) -> str:
    return iri.rpartition("#")[2]
