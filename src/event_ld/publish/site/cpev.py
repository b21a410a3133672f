"""An event in the Core Public Event Vocabulary (CPEV 1.1.1), for portals of the European Commission's family.

The event keeps its IRI; what only this view needs has fragments that begin with `cpev`. All text has a language, `und` (BCP 47,
undetermined) where none is known and `zxx` (no linguistic content) for the code of a country, and every code is typed as a
concept, as SEMIC's shapes want it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from event_ld import zones
from event_ld.gazetteer import is_country_code
from event_ld.graph.fragments import first_text, slot_name
from event_ld.graph.iris import IRIs, name_key, slug
from event_ld.mapping import MEMBERS, RDF, ROLES, SCHEMA, SKOS, XSD
from event_ld.publish.site.catalog import DCT, FOAF
from event_ld.readers.licences import AUTHORITY
from event_ld.readers.settings import eu_languages
from event_ld.triple import Literal, Object, Triple
from event_ld.vocabulary import scheme_labels

if TYPE_CHECKING:
    from event_ld.graph.triples import Objects
    from event_ld.model import Agent, Event, Place, Text

CV = "http://data.europa.eu/m8g/"
LOCN = "http://www.w3.org/ns/locn#"
TIME = "http://www.w3.org/2006/time#"
_NORMAL = f"{AUTHORITY}event-status/NORMAL"
_CONTACT = "contact"
_NO_LANGUAGE = "zxx"


def cpev(event: Event, base: str) -> Objects:
    """What is said of an event in CPEV."""
    iris = IRIs(base, event.id or "")
    for agent in _agents(event):
        iris.expect(f"cpev-agent-{slug(first_text(agent.name))}", name_key(first_text(agent.name)))
    view = _View(iris, event.language or "und")
    view.event(event, iris.event, event.time_zone)
    return view.said


class _View:
    """Writes one event."""

    def __init__(self, iris: IRIs, language: str) -> None:
        self.iris = iris
        self.language = language
        self.said: Objects = {}

    def say(self, iri: str, predicate: str, value: Object) -> None:
        """A statement; what stands there already is not said again."""
        values = self.said.setdefault(iri, {}).setdefault(predicate, [])
        if value not in values:
            values.append(value)

    def texts(self, iri: str, predicate: str, text: Text | None) -> None:
        """A text in its languages."""
        if isinstance(text, dict):
            for tag, value in text.items():
                self.say(iri, predicate, Literal(value, language=tag))
        elif text:
            self.say(iri, predicate, Literal(text, language=self.language))

    def concept(self, iri: str, predicate: str, code: str, label: Text | None = None) -> None:
        """A code, typed as the shapes want it, with its label where it is first named."""
        self.say(iri, predicate, code)
        if code not in self.said:
            self.say(code, f"{RDF}type", f"{SKOS}Concept")
            self.texts(code, f"{SKOS}prefLabel", label)

    def typed(self, iri: str, predicate: str, node: str, kind: str) -> str:
        """Says that a property has a resource, and of which class that is; the resource."""
        self.say(iri, predicate, node)
        self.say(node, f"{RDF}type", kind)
        return node

    def event(self, event: Event, iri: str, zone: str | None) -> None:
        self.say(iri, f"{RDF}type", f"{CV}PublicEvent")
        self.texts(iri, f"{DCT}title", event.name)
        self.texts(iri, f"{DCT}description", event.description)
        self.say(iri, f"{DCT}identifier", Literal(iri))
        zone = event.time_zone or zone
        if event.additional_type:
            self.concept(iri, f"{DCT}type", self.iris.event_type(event.additional_type))
        if event.event_status is not None:
            is_normal = event.event_status == "scheduled"
            status = _NORMAL if is_normal else SCHEMA + MEMBERS["eventStatus"][event.event_status]
            self.concept(iri, f"{CV}eventStatus", status)
        if event.event_attendance_mode is not None:
            mode = SCHEMA + MEMBERS["eventAttendanceMode"][event.event_attendance_mode]
            self.concept(iri, f"{CV}format", mode)
        self.about(event, iri)
        self.time(event, iri, zone)
        if event.location is not None:
            self.address(event.location, iri)
        self.people(event, iri)
        self.others(event, iri, zone)

    def about(self, event: Event, iri: str) -> None:
        for keyword in event.keywords:
            if keyword.concept is not None:
                self.concept(iri, f"{DCT}subject", self.iris.concept(keyword.concept), keyword.name)
        for tag in event.in_language:
            known = eu_languages().get(tag.partition("-")[0])
            if known is not None:
                self.typed(iri, f"{DCT}language", f"{AUTHORITY}language/{known[0]}", f"{DCT}LinguisticSystem")
        if event.audience:
            self.concept(iri, f"{CV}audience", self.iris.fragment("cpev-audience"), event.audience)
        if event.maximum_attendee_capacity is not None:
            count = Literal(str(event.maximum_attendee_capacity), f"{XSD}integer")
            self.say(iri, f"{CV}expectedNumberOfParticipants", count)

    def time(self, event: Event, iri: str, zone: str | None) -> None:
        if event.start_date is None:
            return
        entity = self.typed(iri, f"{TIME}hasTime", self.iris.fragment("cpev-time"), f"{TIME}TemporalEntity")
        for predicate, moment in (("hasBeginning", event.start_date), ("hasEnd", event.end_date)):
            if moment is not None:
                instant = self.typed(entity, f"{TIME}{predicate}", self.iris.fragment("cpev-instant"), f"{TIME}Instant")
                self.say(*_instant(instant, moment, zone))

    def address(self, place: Place, iri: str) -> None:
        address = self.typed(iri, f"{LOCN}address", self.iris.fragment("cpev-address"), f"{LOCN}Address")
        self.texts(address, f"{LOCN}locatorName", place.name)
        postal = place.address
        if postal is not None:
            self.texts(address, f"{LOCN}thoroughfare", postal.street_address)
            self.texts(address, f"{LOCN}postName", postal.address_locality)
            self.texts(address, f"{LOCN}adminUnitL2", postal.address_region)
            country = postal.address_country
            for tag, text in (country if isinstance(country, dict) else {self.language: country or ""}).items():
                language = _NO_LANGUAGE if is_country_code(text) else tag
                self.texts(address, f"{LOCN}adminUnitL1", {language: text} if text else None)
            if postal.postal_code:
                self.say(address, f"{LOCN}postCode", Literal(postal.postal_code))

    def people(self, event: Event, iri: str) -> None:
        named = (
            ("organizer", event.organizer),
            ("sponsor", event.sponsor),
            ("speaker", event.performer),
            ("", event.contributor),
        )
        for usual, agents in named:
            for agent in agents:
                if agent.role == _CONTACT and agent.email:
                    contact = self.typed(iri, f"{CV}contactPoint", self.iris.fragment("cpev-contact"), f"{CV}ContactPoint")
                    self.say(contact, f"{CV}email", Literal(agent.email))
                else:
                    self.participation(agent, agent.role or usual, iri)

    def participation(self, agent: Agent, role: str, iri: str) -> None:
        name = first_text(agent.name)
        wanted = self.iris.distinct(f"cpev-agent-{slug(name)}", name_key(name)) if name else "cpev-agent"
        who = self.iris.fragment(wanted, name_key(name) or None)
        parts = ("cpev-participation", iri.rpartition("#")[2], slug(role), wanted.removeprefix("cpev-agent-"))
        node = self.iris.fragment("-".join(filter(None, parts)))
        self.typed(iri, f"{CV}hasParticipation", node, f"{CV}Participation")
        self.say(node, f"{CV}hasParticipant", who)
        if role:
            code = self.iris.role(role) if role in ROLES else self.iris.fragment(f"cpev-role-{slug(role)}", ("role", role))
            self.concept(node, f"{CV}role", code, scheme_labels("roles.tsv").get(role, role))
        self.say(who, f"{RDF}type", f"{FOAF}Agent")
        self.texts(who, f"{FOAF}name", agent.name)

    def others(self, event: Event, iri: str, zone: str | None) -> None:
        if iri == self.iris.event:
            self.typed(iri, f"{FOAF}homepage", self.iris.page, f"{FOAF}Document")
        for offer in event.offers:
            if offer.url:
                self.typed(iri, f"{CV}registrationPage", offer.url, f"{FOAF}Document")
        if event.super_event is not None:
            above = self.typed(iri, f"{CV}parentEvent", self.iris.fragment("super-event"), f"{CV}PublicEvent")
            self.texts(above, f"{DCT}title", event.super_event.name)
        for slot in event.sub_event:
            inner = self.iris.fragment(slot_name(slot))
            self.say(iri, f"{CV}subEvent", inner)
            self.event(slot, inner, zone)


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
