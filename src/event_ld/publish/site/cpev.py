"""An event in the Core Public Event Vocabulary (CPEV 1.1.1), for portals of the European Commission's family.

The event keeps its IRI; what only this view needs has fragments that begin with `cpev`. All text has a language, `und` (BCP 47,
undetermined) where none is known and `zxx` (no linguistic content) for the code of a country, and every code is typed as a
concept, as SEMIC's shapes want it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld import zones
from event_ld.gazetteer import is_country_code
from event_ld.graph.fragments import first_text, slot_name
from event_ld.graph.iris import IRIs, name_key, slug
from event_ld.mapping import MEMBERS, RDF, ROLES, SCHEMA, SKOS
from event_ld.publish.site.catalog import DCT, FOAF, XSD
from event_ld.readers.licences import AUTHORITY
from event_ld.readers.settings import EU_LANGUAGES
from event_ld.triple import Literal, text_of
from event_ld.vocabulary import scheme_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.model import Agent, Event, Place, Text
    from event_ld.triple import Triple

CV = "http://data.europa.eu/m8g/"
LOCN = "http://www.w3.org/ns/locn#"
TIME = "http://www.w3.org/2006/time#"
_NORMAL = f"{AUTHORITY}event-status/NORMAL"
_CONTACT = "contact"
_NO_LANGUAGE = "zxx"


def cpev(event: Event, base: str) -> list[Triple]:
    """The triples of an event in CPEV.

    Args:
        event: The event; it has an id.
        base: Where the site stands.
    """
    iris = IRIs(base, event.id or "")
    for agent in _agents(event):
        iris.expect(f"cpev-agent-{slug(first_text(agent.name))}", name_key(first_text(agent.name)))
    return list(dict.fromkeys(_View(iris, event.language or "und").event(event, iris.event, event.time_zone)))


class _View:
    """Writes one event."""

    def __init__(self, iris: IRIs, language: str) -> None:
        self.iris = iris
        self.language = language

    def texts(self, iri: str, predicate: str, text: Text | None) -> Iterator[Triple]:
        """A text in its languages."""
        if isinstance(text, dict):
            yield from ((iri, predicate, Literal(value, language=tag)) for tag, value in sorted(text.items()))
        elif text:
            yield (iri, predicate, Literal(text, language=self.language))

    def concept(self, iri: str, predicate: str, code: str, label: Text | None = None) -> Iterator[Triple]:
        """A code, typed as the shapes want it."""
        yield (iri, predicate, code)
        yield (code, f"{RDF}type", f"{SKOS}Concept")
        yield from self.texts(code, f"{SKOS}prefLabel", label)

    def page(self, iri: str, predicate: str, address: str) -> Iterator[Triple]:
        yield (iri, predicate, address)
        yield (address, f"{RDF}type", f"{FOAF}Document")

    def event(self, event: Event, iri: str, zone: str | None) -> Iterator[Triple]:
        yield (iri, f"{RDF}type", f"{CV}PublicEvent")
        yield from self.texts(iri, f"{DCT}title", event.name)
        yield from self.texts(iri, f"{DCT}description", event.description)
        yield (iri, f"{DCT}identifier", Literal(iri))
        zone = event.time_zone or zone
        if event.additional_type:
            yield from self.concept(iri, f"{DCT}type", self.iris.event_type(event.additional_type))
        if event.event_status is not None:
            is_normal = event.event_status == "scheduled"
            status = _NORMAL if is_normal else SCHEMA + MEMBERS["eventStatus"][event.event_status]
            yield from self.concept(iri, f"{CV}eventStatus", status)
        if event.event_attendance_mode is not None:
            mode = SCHEMA + MEMBERS["eventAttendanceMode"][event.event_attendance_mode]
            yield from self.concept(iri, f"{CV}format", mode)
        yield from self.about(event, iri)
        yield from self.time(event, iri, zone)
        if event.location is not None:
            yield from self.address(event.location, iri)
        yield from self.people(event, iri)
        yield from self.others(event, iri, zone)

    def about(self, event: Event, iri: str) -> Iterator[Triple]:
        for keyword in event.keywords:
            if keyword.concept is not None:
                yield from self.concept(iri, f"{DCT}subject", self.iris.concept(keyword.concept), keyword.name)
        for tag in event.in_language:
            if tag in EU_LANGUAGES:
                language = f"{AUTHORITY}language/{EU_LANGUAGES[tag][0]}"
                yield (iri, f"{DCT}language", language)
                yield (language, f"{RDF}type", f"{DCT}LinguisticSystem")
        if event.audience:
            yield from self.concept(iri, f"{CV}audience", self.iris.fragment("cpev-audience"), event.audience)
        if event.maximum_attendee_capacity is not None:
            count = Literal(str(event.maximum_attendee_capacity), f"{XSD}integer")
            yield (iri, f"{CV}expectedNumberOfParticipants", count)

    def time(self, event: Event, iri: str, zone: str | None) -> Iterator[Triple]:
        if event.start_date is None:
            return
        entity = self.iris.fragment("cpev-time")
        yield (iri, f"{TIME}hasTime", entity)
        yield (entity, f"{RDF}type", f"{TIME}TemporalEntity")
        for predicate, moment in (("hasBeginning", event.start_date), ("hasEnd", event.end_date)):
            if moment is not None:
                instant = self.iris.fragment("cpev-instant")
                yield (entity, f"{TIME}{predicate}", instant)
                yield (instant, f"{RDF}type", f"{TIME}Instant")
                yield _instant(instant, moment, zone)

    def address(self, place: Place, iri: str) -> Iterator[Triple]:
        address = self.iris.fragment("cpev-address")
        yield (iri, f"{LOCN}address", address)
        yield (address, f"{RDF}type", f"{LOCN}Address")
        yield from self.texts(address, f"{LOCN}locatorName", place.name)
        postal = place.address
        if postal is not None:
            yield from self.texts(address, f"{LOCN}thoroughfare", postal.street_address)
            yield from self.texts(address, f"{LOCN}postName", postal.address_locality)
            yield from self.texts(address, f"{LOCN}adminUnitL2", postal.address_region)
            for country in self.texts(address, f"{LOCN}adminUnitL1", postal.address_country):
                name = text_of(country[2])
                yield (*country[:2], Literal(name, language=_NO_LANGUAGE)) if is_country_code(name) else country
            if postal.postal_code:
                yield (address, f"{LOCN}postCode", Literal(postal.postal_code))

    def people(self, event: Event, iri: str) -> Iterator[Triple]:
        named = (
            ("organizer", event.organizer),
            ("sponsor", event.sponsor),
            ("speaker", event.performer),
            ("", event.contributor),
        )
        for usual, agents in named:
            for agent in agents:
                if agent.role == _CONTACT and agent.email:
                    contact = self.iris.fragment("cpev-contact")
                    yield (iri, f"{CV}contactPoint", contact)
                    yield (contact, f"{RDF}type", f"{CV}ContactPoint")
                    yield (contact, f"{CV}email", Literal(agent.email))
                else:
                    yield from self.participation(agent, agent.role or usual, iri)

    def participation(self, agent: Agent, role: str, iri: str) -> Iterator[Triple]:
        name = first_text(agent.name)
        wanted = self.iris.distinct(f"cpev-agent-{slug(name)}", name_key(name)) if name else "cpev-agent"
        who = self.iris.fragment(wanted, name_key(name) or None)
        parts = ("cpev-participation", iri.rpartition("#")[2], slug(role), wanted.removeprefix("cpev-agent-"))
        node = self.iris.fragment("-".join(filter(None, parts)))
        yield (iri, f"{CV}hasParticipation", node)
        yield (node, f"{RDF}type", f"{CV}Participation")
        yield (node, f"{CV}hasParticipant", who)
        if role:
            code = self.iris.role(role) if role in ROLES else self.iris.fragment(f"cpev-role-{slug(role)}", ("role", role))
            yield from self.concept(node, f"{CV}role", code, scheme_labels("roles.tsv").get(role, role))
        yield (who, f"{RDF}type", f"{FOAF}Agent")
        yield from self.texts(who, f"{FOAF}name", agent.name)

    def others(self, event: Event, iri: str, zone: str | None) -> Iterator[Triple]:
        if iri == self.iris.event:
            yield from self.page(iri, f"{FOAF}homepage", self.iris.page)
        for offer in event.offers:
            if offer.url:
                yield from self.page(iri, f"{CV}registrationPage", offer.url)
        if event.super_event is not None:
            above = self.iris.fragment("super-event")
            yield (iri, f"{CV}parentEvent", above)
            yield (above, f"{RDF}type", f"{CV}PublicEvent")
            yield from self.texts(above, f"{DCT}title", event.super_event.name)
        for slot in event.sub_event:
            inner = self.iris.fragment(slot_name(slot))
            yield (iri, f"{CV}subEvent", inner)
            yield from self.event(slot, inner, zone)


def _agents(event: Event) -> Iterator[Agent]:
    yield from (*event.organizer, *event.sponsor, *event.performer, *event.contributor)
    for slot in event.sub_event:
        yield from _agents(slot)


def _instant(iri: str, moment: str, zone: str | None) -> Triple:
    """An instant of OWL-Time: a stamp where the offset is known, otherwise the day."""
    local, offset = moment[:16], moment[16:].removeprefix(":00")
    if "T" in moment and not offset and zone is not None:
        offset = zones.offset(zone, local)
    if "T" in moment and offset:
        return (iri, f"{TIME}inXSDDateTimeStamp", Literal(f"{local}:00{offset}", f"{XSD}dateTimeStamp"))
    return (iri, f"{TIME}inXSDDate", Literal(moment[:10], f"{XSD}date"))
