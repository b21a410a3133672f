"""The one table, `vocab/fields.tsv`: every field of a description, the property it becomes, and where it is published.

The node builder, the loader, the reader of descriptions, the JSON Schema, the reference page and the test that compares
`shapes/` with the model all read it. A term without a colon is schema.org's; a term that begins with `event-ld:` is one
of the few that schema.org lacks, kept in `vocab/terms.ttl`.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple, get_args

from event_ld.model import AnyOrganization, AttendanceMode, EventStatus, EventType
from event_ld.resources import read_table

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
        field: The field's name on the wire (camelCase).
        term: The property: a schema.org name, or one of ours after `event-ld:`.
        sentence: What the field holds, for people.
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


TABLE: tuple[Row, ...] = tuple(
    Row(record, field, term, Kind(kind), sentence, many=bool(many), target=target, web=not only_portal)
    for record, field, term, kind, many, target, only_portal, sentence in read_table("vocab", "fields.tsv")
)
"""All fields, in the order in which they are published."""

ROWS: dict[str, tuple[Row, ...]] = {
    record: tuple(row for row in TABLE if row.record == record) for record in dict.fromkeys(row.record for row in TABLE)
}
"""The rows of each record, in the order in which they are published."""

EVENT_TYPES: tuple[str, ...] = get_args(EventType)
PENDING_TYPES = frozenset({"ConferenceEvent", "EventSeries", "Hackathon", "PerformingArtsEvent"})
"""Classes that schema.org 30.0 has in its pending area; they are published with `Event` beside them."""
ORGANIZATION_TYPES = tuple(one.__name__ for one in get_args(AnyOrganization))

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


ROLES = tuple(name for name, *_ in read_table("vocab", "roles.tsv"))
"""The names of the role scheme (`vocab/roles.ttl`); any other role is published as text."""

PREFIXES = {"xsd": XSD, "skos": SKOS}
"""The namespaces that terms and datatypes of the node tree are abbreviated with, beside schema.org's and our own."""


def expand(term: str, base: str) -> str:
    """The IRI of a term of the tree, such as `startDate`, `skos:exactMatch` or `event-ld:objective`; ours begin with `base`."""
    prefix, colon, name = term.partition(":")
    if not colon:
        return SCHEMA + term
    return f"{base}terms/#{name}" if prefix == "event-ld" else PREFIXES[prefix] + name
