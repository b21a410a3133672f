"""Plain values to the `portal` document of an event, where there is surely nothing to tell: the building half of the fast path.

It does at once what the reader of descriptions, the derivation rules, the node builder and the checks beyond SHACL do one after
another, for events that are in order; the first thing that is not, or that is rare, raises `Doubt`, and those do the work. The
tests hold both ways to the same documents.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from event_ld import zones
from event_ld.folding import fold
from event_ld.gazetteer import is_country_code, zone_of_city, zone_of_place
from event_ld.graph.iris import PLACEHOLDER_BASE, IRIs, name_key, slug
from event_ld.graph.nodes import ORDER, Tree
from event_ld.mapping import MEMBERS, ORGANIZATION_TYPES, OWN, ROLES, ROWS, SCHEMA, Kind, Row, rows_of, types_of
from event_ld.readers.description import DECIMAL, ID, event_kind_named
from event_ld.readers.values import is_date, language_tag
from event_ld.terms import is_iri
from event_ld.vocabulary import role_words

if TYPE_CHECKING:
    from event_ld.batch.fast_line import Data
    from event_ld.graph.nodes import Node
    from event_ld.vocabulary import Vocabulary

_DAY, _MINUTE = len("2022-11-24"), len("2022-11-24T12:30")
_LAST_HOUR, _LAST_MINUTE = "23", "59"


class Doubt(Exception):  # noqa: N818  # a signal, not an error
    """Something that only the explaining path can settle."""


_Make = Callable[["FastTree", "Node", str, Any, "_Around"], None]


class _Step(NamedTuple):
    """How one field of a record becomes a property.

    Attributes:
        make: Puts the values into the node.
        term: The property.
        is_late: Whether the property stands behind `location` in the tree.
    """

    make: _Make
    term: str
    is_late: bool


class _Around:
    """What an event gives to its parts."""

    __slots__ = ("locations", "venue")

    def __init__(self) -> None:
        self.locations: list[Node] = []
        self.venue = ""


class FastTree:
    """The document of one event, without its context: nodes and values as `publish.jsonld.portal` writes them.

    Attributes:
        nodes: IRI to node, for every node of the document.
        root: The node of the event.
        iris: The addresses that were given.
        language: The language of the texts.
    """

    def __init__(self, data: Data, base: str, zone: str | None, vocabulary: Vocabulary) -> None:
        """Builds the tree.

        Args:
            data: What `decode_line` gave.
            base: Where the site stands; ends in a slash.
            zone: The zone of events that neither state one nor imply one.
            vocabulary: Where keywords are looked up.

        Raises:
            Doubt: The event has to be read, built and checked by the explaining path.
        """
        language = data.get("language", "")
        if _tag(language) != language or not language:
            raise Doubt
        if base == PLACEHOLDER_BASE and "url" in data:
            raise Doubt
        name = data.get("id") or slug(_first_text(data.get("name", "event"))) or "event"
        if not ID.match(name):
            raise Doubt
        self.language: str = language
        self.iris = IRIs(base, name)
        self.nodes: dict[str, Node] = {}
        self._vocabulary = vocabulary
        self._agents: dict[tuple[str, str], tuple[str, Data]] = {}
        self._people: dict[str, str] = {}
        self._ids: set[str] = set()
        self._zone = _zone_of(data, zone)
        self._dates: dict[str, Node] = {}
        self.root = self.event(data, self.iris.event, _Around(), is_root=True)
        page: Node = {"@id": self.iris.page, "@type": "WebPage", "inLanguage": language}
        self.nodes[self.iris.page] = page
        self.root["mainEntityOfPage"] = page

    def tree(self) -> Tree:
        """The same as a node tree, without origins."""
        return Tree(root=_expanded(self.root), iris=self.iris, origins={}, language=self.language)

    # -- events

    def event(self, data: Data, iri: str, around: _Around, *, is_root: bool = False) -> Node:
        """The node of an event or of a part of it."""
        if not is_root and ("language" in data or "timeZone" in data):
            raise Doubt
        node: Node = {"@id": iri, "@type": _one(types_of(data.get("type", "Event")))}
        self.nodes[iri] = node
        here = _Around()
        own = self._places(data, iri, around, here)
        here.locations = [{"@id": place["@id"]} for place in own] or around.locations
        location = _one(own or here.locations) if own or here.locations else None
        if is_root:
            data = self._derived(data, is_placed=bool(own))
        is_placed = location is None
        for key, value in data.items():
            step = _EVENT.get(key)
            if step is None:
                continue
            if step.is_late and not is_placed:
                node["location"], is_placed = location, True
            step.make(self, node, step.term, value, here)
        if not is_placed:
            node["location"] = location
        if "subEvent" in data:
            self._check_parts(data, node)
        return node

    def _derived(self, data: Data, *, is_placed: bool) -> Data:
        """The event with its zone and its mode, where they follow from its place."""
        more: Data = {}
        if self._zone and "timeZone" not in data:
            more["timeZone"] = self._zone
        if is_placed and "eventAttendanceMode" not in data:
            more["eventAttendanceMode"] = _mode(data)
        return _in_order(data | more) if more else data

    def _places(self, data: Data, iri: str, around: _Around, here: _Around) -> list[Node]:
        own: list[Node] = []
        here.venue = around.venue
        place, virtual, room = data.get("location"), data.get("virtualLocation"), data.get("room")
        if place is not None:
            made = self._place(place)
            here.venue = made["@id"]
            own.append(made)
        if virtual is not None:
            own.append(self.record(self.iris.fragment(f"{_fragment(iri)}-online"), "VirtualLocation", virtual))
        if room is not None:
            if here.venue and not own:
                own.append({"@id": here.venue})
            own.append(self._room(room, here.venue))
        return own

    def _place(self, place: Data) -> Node:
        if "id" in place or "sameAs" in place:
            raise Doubt
        name = slug(_first_text(place.get("name", "")))
        iri = self._own(f"place-{name}" if name else "place", ("place", msgspec.json.encode(place)))
        if iri in self.nodes:
            return {"@id": iri}
        return self.record(iri, "Place", place)

    def _own(self, wanted: str, owner: tuple[object, ...]) -> str:
        """The address of what has a name that nothing else has."""
        iri = self.iris.fragment(wanted, owner)
        if _fragment(iri) != wanted:
            raise Doubt
        return iri

    def _room(self, room: Any, venue: str) -> Node:  # noqa: ANN401  # a text
        text = _first_text(room)
        name = slug(text) or "room"
        iri = self._own(name if name.startswith("room") else f"room-{name}", ("room", name_key(text), venue or None))
        if iri in self.nodes:
            return {"@id": iri}
        node: Node = {"@id": iri, "@type": "Place", "name": self.text(room)}
        if venue:
            node["containedInPlace"] = {"@id": venue}
        self.nodes[iri] = node
        return node

    def record(self, iri: str, record: str, data: Data) -> Node:
        """The node of a record that nothing else refers to."""
        node: Node = {"@id": iri, "@type": record}
        self.nodes[iri] = node
        around = _Around()
        for key, step in _RECORDS[record].items():
            value = data.get(key)
            if value is not None:
                step.make(self, node, step.term, value, around)
        return node

    def _check_parts(self, data: Data, node: Node) -> None:
        """Makes sure that the parts are within the whole, and that nobody and no room is needed in two of them at once."""
        start, end = _times(data)
        taken: list[tuple[str, str, str]] = []
        for part, made in zip(data["subEvent"], listed(node["subEvent"]), strict=True):
            begins, ends = _times(part)
            if not begins:
                if "endDate" in part:
                    raise Doubt
                continue
            if (start and (begins < start or (end and (ends or begins) > end))) or (ends and ends < begins):
                raise Doubt
            if ends and ("performer" in part or "room" in part):
                taken += [(one, begins, ends) for one in self._needed(part, made)]
        for (one, _, ends), (other, begins, _) in pairwise(sorted(taken)):
            if one == other and begins < ends:
                raise Doubt

    def _needed(self, part: Data, made: Node) -> list[str]:
        """Who and which room a part needs."""
        performers = [self.nodes[one["@id"]] for one in listed(made.get("performer", []))]
        needed = [one.get("performer", one)["@id"] for one in performers]
        if "room" in part:
            needed.append(listed(made["location"])[-1]["@id"])
        return list(dict.fromkeys(needed))

    # -- people and organisations

    def agent(self, data: Data) -> Node:
        """The node of a person or an organisation, or a reference to it where it stands already."""
        if "id" in data or "sameAs" in data:
            raise Doubt
        kind, name = data["type"], data.get("name")
        if type(name) is not str:
            raise Doubt
        key, wanted, folded = _named(kind == "Person", name)
        known = self._agents.get(key)
        if known is not None:
            if known[1] != data:
                raise Doubt
            return {"@id": known[0]}
        iri = self._own(wanted, key)
        self._agents[key] = (iri, data)
        if kind == "Person" and self._people.setdefault(folded, iri) != iri:
            raise Doubt
        node: Node = {"@id": iri, "@type": kind}
        self.nodes[iri] = node
        around = _Around()
        for name, step in _RECORDS[kind].items():
            value = data.get(name)
            if value is not None:
                step.make(self, node, step.term, value, around)
        return node

    def part(self, owner: str, term: str, data: Data) -> Node:
        """The node of an agent in its role."""
        role = data.pop("role", None)
        made = self.agent(data)
        if role is None:
            return made
        known, name = _role(role)
        if name != role:
            raise Doubt
        wanted = f"{_fragment(owner)}-{slug(role) or 'role'}-{slug(name_key(data['name'])) or 'unnamed'}"
        iri = self.iris.fragment(wanted)
        value = {"@id": self.iris.role(role)} if known else role
        node: Node = {"@id": iri, "@type": "Role", term: made, "roleName": value}
        self.nodes[iri] = node
        return node

    # -- values

    def text(self, value: Any) -> Any:  # noqa: ANN401  # a text, a value or several
        """A text in the description's language, or in several."""
        return {"@value": value, "@language": self.language} if type(value) is str else _one(self.texts(value))

    def texts(self, value: Any) -> list[Node]:  # noqa: ANN401  # a text
        """A text in each of its languages."""
        if type(value) is str:
            return [{"@value": value, "@language": self.language}]
        if any(_tag(tag) != tag for tag in value) or (len(value) == 1 and self.language in value) or not value:
            raise Doubt
        return [{"@value": value[tag], "@language": tag} for tag in sorted(value)]

    def date(self, text: str) -> Node:
        """A date, with the offset of the day."""
        known = self._dates.get(text)
        if known is not None:
            return known
        if len(text) == _DAY:
            if not _is_day(text):
                raise Doubt
            made = {"@value": text, "@type": "xsd:date"}
        elif len(text) != _MINUTE or not self._zone or text[11:13] > _LAST_HOUR or text[14:] > _LAST_MINUTE:
            raise Doubt
        else:
            made = {"@value": f"{text}:00{_offset(self._zone, text[:_DAY])}", "@type": "xsd:dateTime"}
        self._dates[text] = made
        return made

    def slot(self, data: Data) -> str:
        """The address of a part of the event."""
        declared = data.get("id")
        if declared is None:
            dates = (data[name] for name in ("startDate", "endDate") if name in data)
            times = "-".join("".join(letter for letter in date if letter.isdigit()) for date in dates)
            return self.iris.fragment(
                f"slot-{times}" if times else f"slot-{slug(_first_text(data.get('name', ''))) or 'untimed'}"
            )
        if declared in self._ids or not ID.match(declared):
            raise Doubt
        self._ids.add(declared)
        return self.iris.fragment(declared)

    def keyword(self, data: Data) -> Node:
        """A keyword with its concept, or as text."""
        if "inDefinedTermSet" in data or type(data["name"]) is not str:
            raise Doubt
        found = _concept(self._vocabulary, data["name"], data.get("concept"), self.language)
        text: Node = {"@value": data["name"], "@language": self.language}
        if found is None:
            return text
        name, matches = found
        iri = self.iris.concept(name)
        if iri in self.nodes:
            raise Doubt
        node: Node = {"@id": iri, "@type": ["DefinedTerm", "skos:Concept"], "name": text}
        node["inDefinedTermSet"] = {"@id": self.iris.concept_scheme}
        if matches:
            node["skos:exactMatch"] = _one([{"@id": match} for match in matches])
        self.nodes[iri] = node
        return node


# -- one function for each kind of field


def _text(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    node[term] = tree.text(value)


def _country(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    node[term] = _one([one["@value"] if is_country_code(one["@value"]) else one for one in tree.texts(value)])


def _texts(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    found: list[Node] = []
    for one in value:
        found += [made for made in tree.texts(one) if made not in found]
    node[term] = _one(found)


def _string(_: FastTree, node: Node, term: str, value: Any, __: _Around) -> None:  # noqa: ANN401
    node[term] = value


def _date(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    node[term] = tree.date(value)


def _integer(_: FastTree, node: Node, term: str, value: Any, __: _Around) -> None:  # noqa: ANN401
    if value < 0:
        raise Doubt
    node[term] = value


def _decimal(_: FastTree, node: Node, term: str, value: Any, __: _Around) -> None:  # noqa: ANN401
    if not DECIMAL.match(value):
        raise Doubt
    node[term] = {"@value": value, "@type": "xsd:decimal"}


def _url(_: FastTree, node: Node, term: str, value: Any, __: _Around) -> None:  # noqa: ANN401
    if not is_iri(value):
        raise Doubt
    node[term] = {"@id": value}


def _urls(_: FastTree, node: Node, term: str, value: Any, __: _Around) -> None:  # noqa: ANN401
    if not all(map(is_iri, value)):
        raise Doubt
    node[term] = _one([{"@id": one} for one in dict.fromkeys(value)])


def _languages(_: FastTree, node: Node, term: str, value: Any, __: _Around) -> None:  # noqa: ANN401
    if any(_tag(one) != one for one in value):
        raise Doubt
    node[term] = _one(list(dict.fromkeys(value)))


def _audience(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    iri = tree.iris.fragment(f"{_fragment(node['@id'])}-audience")
    node[term] = tree.nodes[iri] = {"@id": iri, "@type": "Audience", "audienceType": tree.text(value)}


def _keywords(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    found = [tree.keyword(one) for one in value]
    texts = [one["@value"].casefold() for one in found if "@value" in one]
    if len(set(texts)) != len(texts):
        raise Doubt
    node[term] = _one(found)


def _event_kind(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    if not is_iri(value) and event_kind_named(value) != value:
        raise Doubt
    node[term] = {"@id": tree.iris.event_type(value)}


def _unknown(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    found = []
    for one in value:
        name = _PROPERTIES.get(one)
        if name is None:
            raise Doubt
        found.append(tree.iris.term(name.removeprefix(OWN)) if name.startswith(OWN) else SCHEMA + name)
    node[term] = _one([{"@id": iri} for iri in dict.fromkeys(found)])


def _agents(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    if any("role" in one for one in value):
        raise Doubt
    node[term] = _each_once([tree.agent(one) for one in value])


def _parts(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    node[term] = _each_once([tree.part(node["@id"], term, one) for one in value])


def _each_once(found: list[Node]) -> Any:  # noqa: ANN401  # a value or several
    if len(found) > 1 and len({one["@id"] for one in found}) != len(found):
        raise Doubt
    return _one(found)


def _slots(tree: FastTree, node: Node, term: str, value: Any, around: _Around) -> None:  # noqa: ANN401
    node[term] = _one([tree.event(one, tree.slot(one), around) for one in value])


def _super_event(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    if "superEvent" in value or "subEvent" in value or "id" in value:
        raise Doubt
    node[term] = tree.event(value, tree.iris.fragment("super-event"), _Around())


def _offers(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    wanted = f"{_fragment(node['@id'])}-offer"
    node[term] = _one([tree.record(tree.iris.fragment(wanted), "Offer", one) for one in value])


def _address(tree: FastTree, node: Node, term: str, value: Any, _: _Around) -> None:  # noqa: ANN401
    iri = tree.iris.fragment(f"{_fragment(node['@id'])}-address", ("address", node["@id"]))
    node[term] = tree.record(iri, "PostalAddress", value)


def _refused(*_: object) -> None:
    raise Doubt


def _member(field: str) -> _Make:
    members = {short: SCHEMA + name for short, name in MEMBERS[field].items()}

    def make(_: FastTree, node: Node, term: str, value: Any, __: _Around) -> None:  # noqa: ANN401
        if value not in members:
            raise Doubt
        node[term] = {"@id": members[value]}

    return make


_ONE: dict[Kind, _Make] = {
    Kind.TEXT: _text,
    Kind.COUNTRY: _country,
    Kind.STRING: _string,
    Kind.DATE: _date,
    Kind.BOOLEAN: _string,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.URL: _url,
    Kind.AUDIENCE: _audience,
    Kind.CONCEPT: _event_kind,
}
_MANY: dict[Kind, _Make] = {
    Kind.TEXT: _texts,
    Kind.URL: _urls,
    Kind.LANGUAGE: _languages,
    Kind.KEYWORD: _keywords,
    Kind.AGENT: _agents,
    Kind.PART: _parts,
    Kind.PROPERTY: _unknown,
}
_TARGETS: dict[str, _Make] = {
    "superEvent": _super_event,
    "subEvent": _slots,
    "offers": _offers,
    "address": _address,
    "eventSchedule": _refused,
}


def _step(row: Row) -> _Step:
    if row.kind is Kind.RECORD:
        make = _TARGETS[row.field]
    elif row.kind is Kind.MEMBER:
        make = _member(row.field)
    else:
        make = (_MANY if row.many else _ONE)[row.kind]
    return _Step(make, row.term, ORDER[row.term] > ORDER["location"])


_EVENT = {row.field: _step(row) for row in ROWS["Event"] if row.term != "location"}
_RECORDS = {
    record: {row.field: _step(row) for row in sorted(rows_of(record), key=lambda row: ORDER[row.term])}
    for record in ("Person", *ORGANIZATION_TYPES, "Place", "PostalAddress", "VirtualLocation", "Offer")
}
_PROPERTIES = {row.field: row.term for row in ROWS["Event"]}
_PLACES = {row.field: number for number, row in enumerate(ROWS["Event"])}


def _in_order(data: Data) -> Data:
    """The fields of an event in the order of the table, where some were added."""
    return {name: data[name] for name in sorted(data, key=lambda name: _PLACES.get(name, -1))}


# -- what is looked up again and again


def _one(values: Any) -> Any:  # noqa: ANN401  # a sequence to its only value, or a list
    return values[0] if len(values) == 1 else [*values]


def listed(value: Any) -> list[Any]:  # noqa: ANN401  # a value or several
    """The values of a property of a document."""
    return value if type(value) is list else [value]


def _expanded(node: Node) -> Node:
    """A node of a document as the node tree has it: every property a list, every literal with its datatype."""
    made: Node = {"@id": node["@id"]}
    for term, value in node.items():
        if term == "@type":
            made[term] = listed(value)
        elif term != "@id":
            made[term] = [_expanded_value(one) for one in listed(value)]
    return made


def _expanded_value(value: Any) -> Node:  # noqa: ANN401  # a value of a document
    if type(value) is dict:
        return _expanded(value) if "@id" in value else value
    if type(value) is str:
        return {"@value": value}
    return {"@value": str(value).lower(), "@type": "xsd:boolean" if type(value) is bool else "xsd:integer"}


def _first_text(text: Any) -> str:  # noqa: ANN401  # a text
    return text if type(text) is str else text[min(text)] if text else ""


def _fragment(iri: str) -> str:
    return iri.rpartition("#")[2]


def _times(data: Data) -> tuple[str, str]:
    """When something begins and ends, each so that the order of the texts is that of the times; "" for what is not stated."""
    start, end = data.get("startDate", ""), data.get("endDate", "")
    last = end or (start if len(start) == _DAY else "")
    return f"{start}T00:00" if len(start) == _DAY else start, f"{last}T24:00" if len(last) == _DAY else last


def _mode(data: Data) -> str:
    on_site = "location" in data or "room" in data
    return "offline" if "virtualLocation" not in data else "mixed" if on_site else "online"


def _zone_of(data: Data, default: str | None) -> str | None:
    stated = data.get("timeZone")
    if stated is not None:
        if stated not in zones.zone_names():
            raise Doubt
        return str(stated)
    address = data.get("location", {}).get("address")
    if address is not None:
        country, city = address.get("addressCountry"), address.get("addressLocality")
        if type(country) is dict or type(city) is dict:
            raise Doubt
        found = _zone_of_names(country, city)
        if found is not None:
            return found
    return default


@lru_cache(maxsize=65_536)
def _zone_of_names(country: str | None, city: str | None) -> str | None:
    return zone_of_city(city) if country is None and city is not None else zone_of_place(country, city)


@lru_cache(maxsize=65_536)
def _offset(zone: str, day: str) -> str:
    if not is_date(day):
        raise Doubt
    found = zones.offset_of_day(zone, day)
    if found is None:
        raise Doubt
    return found


@lru_cache(maxsize=65_536)
def _is_day(text: str) -> bool:
    return is_date(text)


@lru_cache(maxsize=4096)
def _tag(text: str) -> str | None:
    return language_tag(text)


@lru_cache(maxsize=65_536)
def _named(is_person: bool, name: str) -> tuple[tuple[str, str], str, str]:  # noqa: FBT001  # cached
    """The key, the fragment and the folded name of an agent."""
    kind, plain = "person" if is_person else "organization", name_key(name)
    return (kind, plain), f"{kind}-{slug(plain)}" if plain else kind, fold(name) if is_person else ""


@lru_cache(maxsize=4096)
def _role(role: str) -> tuple[bool, str]:
    return role in ROLES, role_words().get(fold(role), role)


@lru_cache(maxsize=65_536)
def _concept(vocabulary: Vocabulary, name: str, declared: str | None, language: str) -> tuple[str, tuple[str, ...]] | None:
    """Name and matches of the concept of a keyword; None where it stays text."""
    if declared is not None:
        known = vocabulary.concepts.get(declared)
        if known is None and ":" in declared:
            raise Doubt
    else:
        if len(vocabulary.split(name, language)) > 1:
            raise Doubt
        known = vocabulary.find(name, language)
    if known is None:
        return None
    if known.scheme or ":" in known.name:  # a scheme of the user's own
        raise Doubt
    return known.name, known.exact_match
