"""What makes the events of a site one body of data: a venue has one address, and the plain query finds what it asks for.

A venue that several events name by the same name and address is one Place, and a body that organises them is one by its name.
What the portal's form says in a roundabout way
is said plainly beside it: who performs beside in which role, of what a slot is a part, the code of a country beside its name.
The page of an event has none of it: search engines would count a performer twice.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

import msgspec
from msgspec import structs

from event_ld.codes import country_meant
from event_ld.folding import fold, nearest
from event_ld.graph.fragments import first_text, last_of, place_key
from event_ld.graph.iris import digest, name_key, slug
from event_ld.graph.nodes import Node, Tree, put_in_order
from event_ld.model import Agent, Event, Keyword, Organization, Person, Place, PostalAddress, Text
from event_ld.problems import did_you_mean
from event_ld.triple import Literal
from event_ld.vocabulary import site_vocabulary

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
    return in_state(structs.replace(event, **changes) if changes else event)


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


class Told(msgspec.Struct, frozen=True, rename="camel"):
    """What joins an event of a site with others, as its wire form has it."""

    name: Text | None = None
    start_date: str | None = None
    event_status: str | None = None
    location: Place | None = None
    super_event: Event | None = None


class Join(NamedTuple):
    """What the others of a site tell of an event.

    Attributes:
        place: Its venue, of which another one says more.
        whole: The id of that of which it is a part.
        status: The state that it shares with that.
        told: What is to be said of it: the code of a problem, its sentence, and its path, where it is told with its line.
    """

    place: Place | None = None
    whole: str = ""
    status: str | None = None
    told: tuple[tuple[str, str, str], ...] = ()

    def applied(self, wire: msgspec.Raw) -> msgspec.Raw:
        """The wire form of an event with what others tell of it."""
        event = msgspec.json.decode(wire, type=Event)
        event = structs.replace(event, location=self.place or event.location)
        if self.whole:  # which says of itself what it is
            event = structs.replace(event, super_event=Event(id=self.whole))
        return msgspec.Raw(msgspec.json.encode(in_state(event, self.status)))


_OFF = ("cancelled", "postponed")


def in_state(event: Event, status: str | None = None) -> Event:
    """An event in the state of what it is a part of, where that is off and it says nothing of its own; its parts likewise."""
    above = event.super_event.event_status if event.super_event else None
    own: Any = event.event_status or next((one for one in (status, above) if one in _OFF), None)
    if own not in _OFF:
        return event
    return structs.replace(event, event_status=own, sub_event=tuple(in_state(part, own) for part in event.sub_event))


def joins(wires: dict[str, msgspec.Raw]) -> dict[str, Join]:
    """What the events of a site tell of each other, by their ids.

    An event is a part of the one that its `superEvent` names by its id, or by its name where just one of that name is on its day.
    """
    told = {name: msgspec.json.decode(wire, type=Told) for name, wire in sorted(wires.items())}
    found = _venues({name: one.location for name, one in told.items() if one.location})
    parts = {name: one.super_event for name, one in told.items() if one.super_event}
    called: dict[str, list[str]] = {}
    for name, one in told.items() if parts else ():
        for text in {*map(name_key, _each(one.name))}:
            called.setdefault(text, []).append(name)
    days = cache(lambda one: _days_of(msgspec.json.decode(wires[one], type=Event)))
    above: dict[str, str] = {}
    for name, stated in parts.items():
        start, before = (told[name].start_date or "")[:10], found.get(name, Join())
        alike = sorted({other for text in _each(stated.name) for other in called.get(name_key(text), ())} - {name})
        fit = [one for one in alike if _is_on(start, days(one), stated)]
        named = stated.id or ("" if alike else first_text(stated.name))
        whole = named if named in told and named != name else fit[0] if len(fit) == 1 and not stated.id else ""
        if whole:
            above[name] = whole
            code, said, path = "part-outside", _outside(start, whole, days(whole)), "startDate"
        else:
            code, said, path = "super-event-unknown", _unknown(stated, alike, fit, told), "superEvent"
        if whole or said:
            found[name] = before._replace(whole=whole, told=(*before.told, (code, said, path)) if said else before.told)
    for name in above:
        whole, status = _off_above(name, told, above)
        if status:
            said = f"`{name}` is published as {status}, as `{whole}` is, of which it is a part."
            found[name] = found[name]._replace(status=status, told=(*found[name].told, ("status-from-whole", said, "")))
    return found


def _unknown(stated: Event, alike: list[str], fit: list[str], known: Iterable[str]) -> str:
    """Why it is not plain which event of the site is meant; "" where none needs to be."""
    if stated.id:
        near = nearest(stated.id, known)
        return f"No event of the site has the id `{stated.id}`.{did_you_mean(near)}"
    named = first_text(stated.name)
    if stated.start_date or not (alike or slug(named) == named):  # a name like no id may be that of an event elsewhere
        return ""
    if not alike:
        near = nearest(named, known)
        return f"No event of the site has the id or the name `{named}`.{did_you_mean(near)}"
    others = ", ".join(f"`{one}`" for one in fit or alike)
    return f"“{named}” may be {others}; {'each' if fit else 'none'} is on this day."


def _outside(start: str, whole: str, days: tuple[str, str]) -> str:
    """That a part begins on none of the days of its whole; "" where it does, or that is not known."""
    first, last = days
    if not start or not first or first <= start <= last:
        return ""
    return f"This begins on {start}, and `{whole}`, of which it is a part, is from {first} to {last}."


def _each(text: Text | None) -> Iterable[str]:
    return text.values() if isinstance(text, dict) else [text] if text else []


def _days_of(event: Event) -> tuple[str, str]:
    """The first and the last day of an event; "" for what is not known."""
    return (event.start_date or "")[:10], last_of(event)[:10]


def _is_on(start: str, days: tuple[str, str], stated: Event) -> bool:
    """Whether an event begins within the days of another one, which is what the description states of that."""
    first, last = days
    is_that = not stated.start_date or stated.start_date[:10] == first
    return is_that and (not start or not first or first <= start <= last)


def _off_above(name: str, told: dict[str, Told], above: dict[str, str]) -> tuple[str, str]:
    """What is off of what an event is a part of, if it says nothing of its own state, and in which state that is."""
    seen: set[str] = set()
    whole = name
    while told[whole].event_status is None and whole in above and whole not in seen:
        seen.add(whole)
        whole = above[whole]
    status = told[whole].event_status or ""
    return (whole, status) if whole != name and status in _OFF else ("", "")


class Kin(NamedTuple):
    """What an event is joined with by `superEvent`, as lists show it: that of which it is a part, and its own parts, by day."""

    whole: Event | None = None
    parts: tuple[Event, ...] = ()


ALONE = Kin()
"""Of an event that none is joined with."""


def kin_of(wires: dict[str, msgspec.Raw]) -> dict[str, Kin]:
    """The events that are joined with others of the site, by their ids."""
    told = {name: msgspec.json.decode(wire, type=Event) for name, wire in wires.items() if b'"superEvent"' in bytes(wire)}
    above = {name: one.super_event.id or "" for name, one in told.items() if one.super_event}
    above = {name: whole for name, whole in above.items() if whole in wires and whole != name}
    told |= {whole: msgspec.json.decode(wires[whole], type=Event) for whole in above.values()}
    shown = {name: _shown(one) for name, one in told.items()}
    parts: dict[str, list[Event]] = {}
    for name, whole in sorted(above.items(), key=lambda one: (told[one[0]].start_date or "", one[0])):
        parts.setdefault(whole, []).append(shown[name])
    wholes = {name: shown[whole] for name, whole in above.items()}
    return {name: Kin(wholes.get(name), tuple(parts.get(name, ()))) for name in above.keys() | parts}


_SHOWN = ("id", "type", "additional_type", "language", "name", "start_date", "end_date", "time_zone", "event_status")


def _shown(event: Event) -> Event:
    """What a list shows of an event: its name, its days, its state, and where it is: the venue, its town and country."""
    place = event.location
    if place is not None:
        address = place.address
        if address is not None and address.address_locality:
            address = PostalAddress(address_locality=address.address_locality, address_country=address.address_country)
        place = Place(id=place.id, name=place.name, address=address)
    online = event.virtual_location
    return Event(**{name: getattr(event, name) for name in _SHOWN}, location=place, virtual_location=online)


def _venues(places: dict[str, Place]) -> dict[str, Join]:
    """The venues of events of which another one says more: of the same name, where all of that name that may be meant are one."""
    called = {name: name_key(first_text(place.name)) for name, place in places.items()}
    vague = {name: _stated(place) for name, place in places.items() if _is_vague(place)}
    known: dict[str, dict[str, tuple[dict[str, Any], str, Place]]] = {called[name]: {} for name in vague}
    for name, place in places.items():
        if called[name] in known and (key := place_key(place)) not in known[called[name]]:
            known[called[name]][key] = (_stated(place), name, place)
    found: dict[str, Join] = {}
    for name, own in vague.items():
        town = own.get("addressLocality")
        alike = [
            one for one in known[called[name]].values() if _is_same(own, one[0]) and town in (None, one[0].get("addressLocality"))
        ]
        whole = {key: value for stated, *_ in alike for key, value in stated.items()}
        best, other, place = max(alike, key=lambda one: len(one[0]))
        is_one = all(_is_same(whole, stated) for stated, *_ in alike) and called[name] not in map(str, whole.values())
        if is_one and place.id not in (None, places[name].id) and best.keys() > own.keys():
            said = f"Of “{first_text(place.name)}”, where `{name}` is, the site says what `{other}` says of it."
            found[name] = Join(place=place, told=(("venue-from-site", said, ""),))
    return found


def _is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return all(other.get(key, value) == value for key, value in one.items())


def _is_vague(place: Place) -> bool:
    """Whether a place says nothing but its name and parts of an address, of which another event may say more."""
    if place.url or place.alternate_name or place.same_as or place.geo:
        return False
    return bool(place.name) and (not place.id or place.id == _venue(structs.replace(place, id=None)))


def _stated(place: Place) -> dict[str, Any]:
    """What a place says of itself beside its name, without what writers vary."""
    told: dict[str, Any] = {} if place.address is None else msgspec.to_builtins(place.address) | {"type": None}
    country = first_text(told.get("addressCountry"))
    own = place.id if place.id != _venue(structs.replace(place, id=None)) else None
    told = {key: name_key(first_text(text)) for key, text in told.items()}
    told |= {"addressCountry": country_meant(country) or name_key(country), "geo": place.geo, "sameAs": place.same_as, "id": own}
    return {key: value for key, value in told.items() if value}


def _venue(place: Place) -> str:
    """The id of a venue; "" for a place that has none."""
    name, address = first_text(place.name), place.address
    if not name or place.id or address is None:
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
