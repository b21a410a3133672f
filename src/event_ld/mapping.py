"""The one table: every field of a description, the property it becomes, its datatype, and where it is published.

The node builder, the loader, the reader of descriptions, the JSON Schema, the reference page and the test that compares
`shapes/` with the model all read it. A term without a colon is schema.org's; a term that begins with `event-ld:` is one
of the few that schema.org lacks, kept in `vocab/terms.ttl`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, get_args

from event_ld.model import AttendanceMode, EventStatus, EventType

SCHEMA = "http://schema.org/"
"""schema.org's namespace in RDF: the one that the official JSON-LD context expands to."""
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
OWN = "event-ld:"
"""What marks one of our own terms; it stands for `{base}terms/#`."""


class Kind(StrEnum):
    """What the values of a field are, and so how they are written in RDF."""

    TEXT = "text"
    """A text for people: a literal with a language tag."""
    COUNTRY = "country"
    """The name of a country, a literal with a language tag; or its ISO 3166-1 alpha-2 code, which has no language."""
    STRING = "string"
    """A code or a name that has no language: an `xsd:string`."""
    CURRENCY = "currency"
    """An ISO 4217 code, or what names a currency without a doubt: an `xsd:string`."""
    LANGUAGE = "language"
    """A BCP 47 language tag: an `xsd:string`."""
    DATE = "date"
    """An `xsd:date`, or an `xsd:dateTime` with the offset of the day."""
    FREQUENCY = "frequency"
    """How often something repeats, as an ISO 8601 duration of one unit: an `xsd:string`."""
    WEEKDAY = "weekday"
    """A day of the week as iCalendar writes it (`MO`, `2TU`): an `xsd:string`."""
    TIME = "time"
    """A local time of day: an `xsd:time`."""
    BOOLEAN = "boolean"
    """An `xsd:boolean`."""
    INTEGER = "integer"
    """An `xsd:integer`."""
    DECIMAL = "decimal"
    """A number kept as the source writes it: an `xsd:decimal`."""
    DEGREES = "degrees"
    """An angle in decimal degrees with its sign, kept as the source writes it: an `xsd:decimal`."""
    URL = "url"
    """An absolute IRI: a resource; or a record that says more of it, where the row has one."""
    MEMBER = "member"
    """One value of a schema.org enumeration: a resource."""
    PROPERTY = "property"
    """The name of another field: the resource of its property."""
    AUDIENCE = "audience"
    """A text that becomes the `audienceType` of an Audience."""
    KEYWORD = "keyword"
    """A concept of a vocabulary (a resource), or a text."""
    CONCEPT = "concept"
    """The name of a kind of event of our scheme, or an absolute IRI: a resource."""
    ROOM = "room"
    """A text that becomes a Place contained in the event's place."""
    AGENT = "agent"
    """A Person or an Organization."""
    PART = "part"
    """An agent in a role: a Role node around the agent."""
    RECORD = "record"
    """A record of its own."""


class Row(NamedTuple):
    """One field of one record.

    Attributes:
        record: The record's name in `event_ld.model`.
        field: The field's name on the wire (camelCase).
        term: The property: a schema.org name, or one of ours after `event-ld:`.
        kind: What the values are.
        sentence: What the field holds, for people.
        many: Whether it takes several values.
        target: The record that the value is, for `Kind.RECORD`, or may be, for `Kind.URL`.
        web: Whether the `web` profile publishes it; `portal` publishes every row.
    """

    record: str
    field: str
    term: str
    kind: Kind
    sentence: str
    many: bool = False
    target: str = ""
    web: bool = True

    @property
    def attribute(self) -> str:
        """The field's name in Python (snake_case)."""
        return _attribute(self.field)


@lru_cache(maxsize=512)
def _attribute(field: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in field)


_K = Kind
_AGENT_ROWS = (
    Row("Agent", "url", "url", _K.URL, "The page of the person or organisation."),
    Row("Agent", "email", "email", _K.STRING, "An address for questions."),
    Row("Agent", "telephone", "telephone", _K.STRING, "A telephone number for questions."),
    Row("Agent", "sameAs", "sameAs", _K.URL, "The same one in an authority file.", many=True),
)  # fmt: skip

TABLE: tuple[Row, ...] = (
    Row("Event", "additionalType", "additionalType", _K.CONCEPT, "What people call this kind of event.", web=False),
    Row("Event", "name", "name", _K.TEXT, "What the event is called."),
    Row("Event", "alternateName", "alternateName", _K.TEXT, "Another name of it.", many=True),
    Row("Event", "description", "description", _K.TEXT, "What it is about."),
    Row("Event", "objectives", f"{OWN}objective", _K.TEXT, "What it wants to achieve, one by one.", many=True, web=False),
    Row("Event", "keywords", "keywords", _K.KEYWORD, "What people would look it up by.", many=True),
    Row("Event", "audience", "audience", _K.AUDIENCE, "Whom it is for."),
    Row("Event", "inLanguage", "inLanguage", _K.LANGUAGE, "The languages spoken there.", many=True),
    Row("Event", "startDate", "startDate", _K.DATE, "When it begins, in local time."),
    Row("Event", "endDate", "endDate", _K.DATE, "When it ends, in local time."),
    Row("Event", "doorTime", "doorTime", _K.DATE, "When the doors open."),
    Row("Event", "previousStartDate", "previousStartDate", _K.DATE, "When it was to begin before it was rescheduled."),
    Row("Event", "eventSchedule", "eventSchedule", _K.RECORD, "How it repeats; or what is known while its day is not.",
        target="Schedule", web=False),
    Row("Event", "timeZone", f"{OWN}timeZone", _K.STRING, "The IANA time zone of its times.", web=False),
    Row("Event", "eventStatus", "eventStatus", _K.MEMBER, "Whether it takes place as planned."),
    Row("Event", "eventAttendanceMode", "eventAttendanceMode", _K.MEMBER, "On site, online or both."),
    Row("Event", "location", "location", _K.RECORD, "The venue.", target="Place"),
    Row("Event", "virtualLocation", "location", _K.RECORD, "Where it is joined online.", target="VirtualLocation"),
    Row("Event", "room", "location", _K.ROOM, "The room within the venue.", web=False),
    Row("Event", "organizer", "organizer", _K.AGENT, "Who holds it.", many=True),
    Row("Event", "sponsor", "sponsor", _K.AGENT, "Who sponsors it.", many=True),
    Row("Event", "funder", "funder", _K.AGENT, "Who pays for it.", many=True),
    Row("Event", "performer", "performer", _K.PART, "Who speaks or performs, with the role.", many=True),
    Row("Event", "contributor", "contributor", _K.PART, "Who helps without performing, with the role.", many=True),
    Row("Event", "superEvent", "superEvent", _K.RECORD, "The event that it is a part of.", target="Event"),
    Row("Event", "offers", "offers", _K.RECORD, "Tickets and what they cost.", many=True, target="Offer"),
    Row("Event", "isAccessibleForFree", "isAccessibleForFree", _K.BOOLEAN, "Whether it costs nothing."),
    Row("Event", "maximumAttendeeCapacity", "maximumAttendeeCapacity", _K.INTEGER, "How many people it takes."),
    Row("Event", "image", "image", _K.URL, "A picture of it.", many=True, target="ImageObject"),
    Row("Event", "url", "url", _K.URL, "Its page."),
    Row("Event", "sameAs", "sameAs", _K.URL, "The same event elsewhere.", many=True),
    Row("Event", "subEvent", "subEvent", _K.RECORD, "Its sessions and slots.", many=True, target="Event"),
    Row("Event", "unknown", f"{OWN}unknown", _K.PROPERTY, "What the organiser has left open.", many=True, web=False),
    Row("Person", "honorificPrefix", "honorificPrefix", _K.TEXT, "A title before the name."),
    Row("Person", "name", "name", _K.TEXT, "The name, without titles and degrees."),
    Row("Person", "honorificSuffix", "honorificSuffix", _K.TEXT, "A degree after the name."),
    Row("Person", "jobTitle", "jobTitle", _K.TEXT, "The office that the person holds.", many=True),
    Row("Person", "affiliation", "affiliation", _K.AGENT, "The body that the person belongs to.", many=True),
    Row("Person", "description", "description", _K.TEXT, "A profession or a biography."),
    *(row._replace(record="Person") for row in _AGENT_ROWS),
    Row("Organization", "name", "name", _K.TEXT, "The name as the source writes it."),
    Row("Organization", "alternateName", "alternateName", _K.TEXT, "An acronym or another name.", many=True),
    *(row._replace(record="Organization") for row in _AGENT_ROWS),
    Row("Place", "name", "name", _K.TEXT, "The name of the venue."),
    Row("Place", "alternateName", "alternateName", _K.TEXT, "An acronym or another name.", many=True),
    Row("Place", "address", "address", _K.RECORD, "Its postal address.", target="PostalAddress"),
    Row("Place", "geo", "geo", _K.RECORD, "Where it is on the map.", target="GeoCoordinates"),
    Row("Place", "url", "url", _K.URL, "Its page."),
    Row("Place", "sameAs", "sameAs", _K.URL, "The same place in an authority file.", many=True),
    Row("PostalAddress", "streetAddress", "streetAddress", _K.TEXT, "Street and number."),
    Row("PostalAddress", "addressLocality", "addressLocality", _K.TEXT, "The city."),
    Row("PostalAddress", "addressRegion", "addressRegion", _K.TEXT, "The state, province or department."),
    Row("PostalAddress", "postalCode", "postalCode", _K.STRING, "The postal code."),
    Row("PostalAddress", "addressCountry", "addressCountry", _K.COUNTRY, "The country: its name or its ISO 3166-1 code."),
    Row("GeoCoordinates", "latitude", "latitude", _K.DEGREES, "Degrees north of the equator, negative in the south."),
    Row("GeoCoordinates", "longitude", "longitude", _K.DEGREES, "Degrees east of Greenwich, negative in the west."),
    Row("VirtualLocation", "name", "name", _K.TEXT, "The name of the platform."),
    Row("VirtualLocation", "url", "url", _K.URL, "The address to join at."),
    Row("ImageObject", "url", "url", _K.URL, "The address of the picture."),
    Row("ImageObject", "caption", "caption", _K.TEXT, "What it shows, for those who can't see it."),
    Row("ImageObject", "creditText", "creditText", _K.TEXT, "Whose it is, as it is to be named."),
    Row("Offer", "name", "name", _K.TEXT, "The kind of ticket."),
    Row("Offer", "price", "price", _K.DECIMAL, "The price, 0 if it is free."),
    Row("Offer", "priceCurrency", "priceCurrency", _K.CURRENCY, "The ISO 4217 code of the currency."),
    Row("Offer", "availability", "availability", _K.MEMBER, "Whether there are tickets left."),
    Row("Offer", "validFrom", "validFrom", _K.DATE, "When they go on sale."),
    Row("Offer", "url", "url", _K.URL, "Where they are sold."),
    Row("Schedule", "repeatFrequency", "repeatFrequency", _K.FREQUENCY, "How often it repeats."),
    Row("Schedule", "byDay", "byDay", _K.WEEKDAY, "The days of the week.", many=True),
    Row("Schedule", "byMonth", "byMonth", _K.INTEGER, "The month, 1 to 12."),
    Row("Schedule", "byMonthDay", "byMonthDay", _K.INTEGER, "The day of the month."),
    Row("Schedule", "repeatCount", "repeatCount", _K.INTEGER, "How many times, those that are left out among them."),
    Row("Schedule", "startDate", "startDate", _K.DATE, "The first day; that of the event where it is not said."),
    Row("Schedule", "endDate", "endDate", _K.DATE, "The last day on which it may take place."),
    Row("Schedule", "startTime", "startTime", _K.TIME, "The time of day at which it begins."),
    Row("Schedule", "endTime", "endTime", _K.TIME, "The time of day at which it ends."),
    Row("Schedule", "exceptDate", "exceptDate", _K.DATE, "The days on which it does not take place.", many=True),
    Row("Schedule", "scheduleTimezone", "scheduleTimezone", _K.STRING, "The IANA time zone of its times."),
)  # fmt: skip

ROWS: dict[str, tuple[Row, ...]] = {
    record: tuple(row for row in TABLE if row.record == record) for record in dict.fromkeys(row.record for row in TABLE)
}
"""The rows of each record, in the order in which they are published."""

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
PENDING_TYPES = frozenset({"ConferenceEvent", "EventSeries", "Hackathon", "PerformingArtsEvent"})
"""Classes that schema.org 30.0 has in its pending area; they are published with `Event` beside them."""
SUPER_TYPES = {"BroadcastEvent": "PublicationEvent", "OnDemandEvent": "PublicationEvent"}
"""The classes of the Event tree whose parent is not Event itself."""
ORGANIZATION_TYPES = (
    "Organization",
    "GovernmentOrganization",
    "EducationalOrganization",
    "NGO",
    "Corporation",
    "PerformingGroup",
)

MEMBERS: dict[str, dict[str, str]] = {
    "eventStatus": {name: f"Event{name[0].upper()}{name[1:]}" for name in get_args(EventStatus)},
    "eventAttendanceMode": {name: f"{name.capitalize()}EventAttendanceMode" for name in get_args(AttendanceMode)},
    "availability": {"inStock": "InStock", "soldOut": "SoldOut", "preOrder": "PreOrder"},
}
"""Short name to member, for each field that takes a value of a schema.org enumeration."""


def rows_of(record: str) -> tuple[Row, ...]:
    """The rows of a record; every kind of organisation shares those of Organization."""
    return ROWS["Organization" if record in ORGANIZATION_TYPES else record]


@lru_cache(maxsize=32)
def beyond_address(record: str) -> frozenset[str]:
    """The fields of a record that say more of a thing than its address; none for "", which is no record."""
    return frozenset(row.field for row in ROWS.get(record, ())) - {"url"}


AGENT_KINDS = frozenset({Kind.AGENT, Kind.PART})
"""The kinds of which a value is a person or an organisation."""


def types_of(event_type: str) -> tuple[str, ...]:
    """The classes that an event is published with: its own, and `Event` where its own is still pending."""
    return (event_type, "Event") if event_type in PENDING_TYPES else (event_type,)


ROLES: tuple[str, ...] = (
    "speaker",
    "keynote",
    "panellist",
    "moderator",
    "chair",
    "presenter",
    "commentator",
    "rapporteur",
    "host",
    "instructor",
    "coordinator",
    "interpreter",
    "contact",
)
"""The names of the role scheme (`vocab/roles.ttl`); any other role is published as text."""

PREFIXES = {"xsd": XSD, "skos": SKOS}
"""The namespaces that terms and datatypes of the node tree are abbreviated with, beside schema.org's and our own."""


def expand(term: str, base: str) -> str:
    """The IRI of a term of the node tree.

    Args:
        term: `startDate`, `skos:exactMatch`, `event-ld:objective`.
        base: Where the site stands, which our own terms begin with.
    """
    prefix, colon, name = term.partition(":")
    if not colon:
        return SCHEMA + term
    return f"{base}terms/#{name}" if prefix == "event-ld" else PREFIXES[prefix] + name
