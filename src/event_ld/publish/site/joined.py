"""What makes the events of a site one body of data: a venue has one address, and the plain query finds what it asks for.

A venue that several events name by the same name and address is one Place, and a body that organises them is one by its name.
What the portal's form says in a roundabout way
is said plainly beside it: who performs beside in which role, of what a slot is a part, the code of a country beside its name.
The page of an event has none of it: search engines would count a performer twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

import msgspec
from msgspec import structs

from event_ld.codes import country_meant
from event_ld.folding import fold
from event_ld.graph.fragments import first_text
from event_ld.graph.iris import digest, name_key, slug
from event_ld.graph.nodes import put_in_order
from event_ld.model import Event, Organization, Person, Place
from event_ld.triple import Literal
from event_ld.vocabulary import site_vocabulary

if TYPE_CHECKING:
    from event_ld.graph.nodes import Node, Tree
    from event_ld.model import Agent, Keyword

_ROLE_TERMS = ("performer", "contributor")


def with_ids(event: Event) -> Event:
    """An event whose venues and bodies have an id of the site, the same for the same, and keywords their own language.

    A venue is the same by its name and address, a body that organises or pays by its name. What says what it is by an id or by
    `sameAs` keeps that; a place without anything that tells it from another of its name stays the event's own.
    """
    changes: dict[str, Any] = {}
    for field in ("organizer", "sponsor", "funder"):
        agents = getattr(event, field)
        if agents:
            changes[field] = tuple(map(_with_id, agents))
    if event.keywords and event.language:
        changes["keywords"] = tuple(_in_own_language(one, event.language) for one in event.keywords)
    if event.location is not None:
        name = _venue(event.location)
        changes["location"] = structs.replace(event.location, id=name) if name else event.location
    if event.super_event is not None:
        changes["super_event"] = with_ids(event.super_event)
    if event.sub_event:
        changes["sub_event"] = tuple(map(with_ids, event.sub_event))
    return structs.replace(event, **changes) if changes else event


def _with_id(agent: Agent) -> Agent:
    """A body with an id of the site; a person is nobody else of that name, as far as we know."""
    name = first_text(agent.name)
    if not name or agent.id or agent.same_as or not isinstance(agent, Organization):
        return agent
    return structs.replace(agent, id=f"{slug(name)}-{digest(name_key(name))}".lstrip("-"))


def with_people(event: Event) -> Event:
    """An event whose people have an id of the site, by their name with their offices and bodies; a name alone may be many's."""
    agents = {field: tuple(map(_with_own_id, getattr(event, field))) for field in ("organizer", "sponsor", *_ROLE_TERMS)}
    return structs.replace(event, **agents, sub_event=tuple(map(with_people, event.sub_event)))


def _with_own_id(agent: Agent) -> Agent:
    if not isinstance(agent, Person) or not agent.name or agent.id or agent.same_as:
        return agent
    told = sorted({*map(first_text, agent.job_title), *(first_text(one.name) for one in agent.affiliation)} - {""})
    name = first_text(agent.name)
    key = digest(" | ".join(map(name_key, (name, *told))))
    return structs.replace(agent, id=f"{slug(name)}-{key}".lstrip("-")) if told else agent


class Kin(NamedTuple):
    """The events of a site that one is joined with by `superEvent`.

    Attributes:
        whole: The way to that of which it is a part, and what that is called; "" for none.
        parts: The days of its own parts, the ways to them, and what they are called, by day.
    """

    whole: tuple[str, str] = ("", "")
    parts: tuple[tuple[str, str, str], ...] = ()


ALONE = Kin()
"""Of an event that none is joined with."""


def kin_of(wires: dict[str, msgspec.Raw]) -> dict[str, Kin]:
    """The events that are joined with others of the site, by their ids.

    Args:
        wires: The events of the site in their wire form, by their ids.
    """
    told = {name: msgspec.json.decode(wire, type=Event) for name, wire in wires.items() if b'"superEvent"' in bytes(wire)}
    above = {name: one.super_event.id or "" for name, one in told.items() if one.super_event}
    above = {name: whole for name, whole in above.items() if whole in wires and whole != name}
    told |= {whole: msgspec.json.decode(wires[whole], type=Event) for whole in above.values()}
    titles = {name: first_text(one.name, one.language) for name, one in told.items()}
    parts: dict[str, list[tuple[str, str, str]]] = {}
    for name, whole in above.items():
        parts.setdefault(whole, []).append((told[name].start_date or "", _way(name), titles[name]))
    wholes = {name: (_way(whole), titles[whole]) for name, whole in above.items()}
    return {name: Kin(wholes.get(name, ("", "")), tuple(sorted(parts.get(name, ())))) for name in above.keys() | parts}


def _way(name: str) -> str:
    return f"../{quote(name, safe='._~-')}/"


class Located(msgspec.Struct, frozen=True):
    """The venue of an event alone, as its wire form has it."""

    location: Place | None = None


def known_venues(wires: dict[str, msgspec.Raw]) -> dict[str, tuple[Place, Place]]:
    """The events that say little but the name of their venue, which one venue of the site has: their place, and what is known.

    Where both say in which town or country they are, they say the same.

    Args:
        wires: The events of the site in their wire form, by their ids.
    """
    places = {name: place for name, wire in sorted(wires.items()) if (place := msgspec.json.decode(wire, type=Located).location)}
    known: dict[tuple[str, bool], dict[str, Place]] = {}
    for place in places.values():
        if place.id:
            known.setdefault((name_key(first_text(place.name)), _is_vague(place)), {}).setdefault(place.id, place)
    found = {}
    for name, place in places.items():
        if _is_vague(place):
            exact, vague = (known.get((name_key(first_text(place.name)), one), {}) for one in (False, True))
            alike = [one for one in (exact or vague).values() if _may_be_one(place, one)]
            if len(alike) == 1 and alike[0].id != place.id:
                found[name] = (place, alike[0])
    return found


def _is_vague(place: Place) -> bool:
    """Whether a place says nothing but its name and the town or the country that it is in."""
    address = place.address
    if not place.name or place.same_as or place.geo or (address and (address.street_address or address.postal_code)):
        return False
    return not place.id or place.id == _venue(structs.replace(place, id=None))


def _may_be_one(one: Place, other: Place) -> bool:
    """Whether two places of one name are in one town and country, as far as they say."""
    addresses = [address for each in (one, other) if (address := each.address)]
    towns = {name_key(first_text(address.address_locality)) for address in addresses} - {""}
    names = (first_text(address.address_country) for address in addresses)
    countries = {country_meant(name) or name_key(name) for name in names} - {""}
    return len(towns) < 2 and len(countries) < 2  # noqa: PLR2004  # both say one


def _venue(place: Place) -> str:
    """The id of a venue; "" for a place that has none."""
    name, address = first_text(place.name), place.address
    if not name or place.id or place.same_as or address is None:
        return ""
    parts = (address.street_address, address.postal_code, address.address_locality, address.address_region)
    if not any(parts):
        return ""
    country = first_text(address.address_country)
    told = [name_key(first_text(part)) for part in (name, *parts)]
    return f"{slug(name)}-{digest(' | '.join((*told, country_meant(country) or name_key(country))))}"


def _in_own_language(keyword: Keyword, language: str) -> Keyword:
    """A keyword in the language of the label that it is: `open data` in a Spanish event is English."""
    concept = site_vocabulary().concepts.get(keyword.concept or "")
    if concept is None or not isinstance(keyword.name, str):
        return keyword
    name, own = fold(keyword.name), language.partition("-")[0]
    tags = [tag for tag, label in concept.pref_label.items() if fold(label) == name]
    tags += [tag for tag, labels in concept.alt_label.items() if name in map(fold, labels)]
    return keyword if not tags or own in tags else structs.replace(keyword, name={tags[0]: keyword.name})


def join(tree: Tree) -> None:
    """Says plainly, in a tree, what it says in a roundabout way."""
    for iri, node in tree.nodes.items():
        found = {term: _plainly(tree, node[term], term) for term in _ROLE_TERMS if term in node and "Role" not in node["@type"]}
        if "addressCountry" in node:
            found["addressCountry"] = _with_code(node["addressCountry"])
        node.update(found)
        for part in node.get("subEvent", ()):
            child = tree.nodes[part["@id"]]
            child["superEvent"] = [*child.get("superEvent", ()), {"@id": iri}]
            put_in_order(child)


def _plainly(tree: Tree, values: list[Any], term: str) -> list[Any]:
    """Who has a part, beside the roles in which they have it, each once."""
    stated = {one["@id"] for one in values}
    inner: list[Node] = [who for one in values for who in tree.nodes[one["@id"]].get(term, ())]
    plain = dict.fromkeys(who["@id"] for who in inner if who["@id"] not in stated)
    return [*values, *({"@id": iri} for iri in plain)]


def _with_code(values: list[Literal]) -> list[Literal]:
    code = country_meant(values[0].text)
    return [*values, Literal(code)] if code and Literal(code) not in values else values
