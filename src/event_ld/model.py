"""The records that a description becomes: schema.org's names, frozen and typed; no RDF, no parsing, no I/O.

On the wire (YAML, JSON) names are camelCase as schema.org writes them. What the model adds to schema.org is documented
in `event_ld.mapping`: `timeZone`, `room`, `previousLocation`, `objectives`, `unknown`, `virtualLocation` and `language`.

Dates are text: an ISO 8601 local date (`2022-11-24`) or date-time (`2022-11-24T12:30`), with a UTC offset only where the
source states one. The offset that is published comes from `timeZone`, computed for that day.

A program that makes a record may write what a description may: a `datetime` where a date stands, one value where several may
stand, a name for a person or a place. What is of the record's own types is taken as it is; anything else is read as a
description is, and an `UsageError` names the field that can't be read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias, TypeVar

from msgspec import Meta

from event_ld.road import Described, Made

if TYPE_CHECKING:
    from datetime import date, time, tzinfo
    from decimal import Decimal

    T = TypeVar("T")
    Several: TypeAlias = T | Iterable[T] | None
    """One value, or several."""
    GivenDate: TypeAlias = date | str | None
    """A `datetime` is a `date`."""
    GivenAgents: TypeAlias = "Several[Person | Organization | Mapping[str, Any] | str]"
    GivenBodies: TypeAlias = "Several[Organization | Mapping[str, Any] | str]"

Text = str | dict[str, str]
"""A text in the description's language, or several by BCP 47 language tag."""

DATE_PATTERN = r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?([+-]\d\d:\d\d|Z)?)?$"
Date = Annotated[str, Meta(pattern=DATE_PATTERN)]
"""An ISO 8601 date or date-time, local unless it carries an offset."""
ClockTime = Annotated[str, Meta(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
"""A local time of day, hours and minutes."""
LARGEST_COUNT = 2**53 - 1
"""The largest whole number that every reader of JSON keeps as it is (RFC 8259, section 6)."""

EventType = Literal[
    "Event", "BroadcastEvent", "BusinessEvent", "ChildrensEvent", "ComedyEvent", "ConferenceEvent", "CourseInstance",
    "DanceEvent", "DeliveryEvent", "EducationEvent", "EventSeries", "ExhibitionEvent", "Festival", "FoodEvent", "Hackathon",
    "LiteraryEvent", "MusicEvent", "OnDemandEvent", "PerformingArtsEvent", "PublicationEvent", "SaleEvent", "ScreeningEvent",
    "SocialEvent", "SportsEvent", "TheaterEvent", "VisualArtsEvent",
]  # fmt: skip
"""The classes of schema.org's Event tree (30.0) that describe an event; the superseded `User*` classes are left out."""

EventStatus = Literal["scheduled", "cancelled", "postponed", "rescheduled", "movedOnline"]
AttendanceMode = Literal["offline", "online", "mixed"]


class Record(Made, frozen=True, kw_only=True, tag_field="type"):
    """A record that is not an event: its type stands on the wire."""


class Organization(Record, frozen=True, kw_only=True, tag="Organization"):
    """A schema.org Organization; `id` is a name of the site or an absolute IRI."""

    id: str | None = None
    name: Text | None = None
    alternate_name: tuple[Text, ...] = ()
    url: str | None = None
    email: str | None = None
    telephone: str | None = None
    same_as: tuple[str, ...] = ()
    role: str | None = None

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str | None = None,
            name: Text | None = None,
            alternate_name: Several[Text] = None,
            url: str | None = None,
            email: str | None = None,
            telephone: str | None = None,
            same_as: Several[str] = None,
            role: str | None = None,
        ) -> None: ...


class GovernmentOrganization(Organization, frozen=True, kw_only=True, tag="GovernmentOrganization"):
    """A ministry, an agency, an international body of governments."""


class EducationalOrganization(Organization, frozen=True, kw_only=True, tag="EducationalOrganization"):
    """A school, a university, an academy."""


class NGO(Organization, frozen=True, kw_only=True, tag="NGO"):
    """A non-governmental organisation."""


class Corporation(Organization, frozen=True, kw_only=True, tag="Corporation"):
    """A company."""


class PerformingGroup(Organization, frozen=True, kw_only=True, tag="PerformingGroup"):
    """A band, a choir, a theatre company."""


AnyOrganization = Organization | GovernmentOrganization | EducationalOrganization | NGO | Corporation | PerformingGroup


class Person(Record, frozen=True, kw_only=True, tag="Person"):
    """A schema.org Person, in the role that the person plays where the record stands."""

    id: str | None = None
    honorific_prefix: Text | None = None
    name: Text | None = None
    honorific_suffix: Text | None = None
    job_title: tuple[Text, ...] = ()
    affiliation: tuple[AnyOrganization, ...] = ()
    description: Text | None = None
    email: str | None = None
    telephone: str | None = None
    url: str | None = None
    same_as: tuple[str, ...] = ()
    role: str | None = None

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str | None = None,
            honorific_prefix: Text | None = None,
            name: Text | None = None,
            honorific_suffix: Text | None = None,
            job_title: Several[Text] = None,
            affiliation: GivenBodies = None,
            description: Text | None = None,
            email: str | None = None,
            telephone: str | None = None,
            url: str | None = None,
            same_as: Several[str] = None,
            role: str | None = None,
        ) -> None: ...


Agent = Person | Organization | GovernmentOrganization | EducationalOrganization | NGO | Corporation | PerformingGroup


class PostalAddress(Record, frozen=True, kw_only=True, tag="PostalAddress"):
    """A schema.org PostalAddress; the country is a name or an ISO 3166-1 alpha-2 code, as the source states it."""

    street_address: Text | None = None
    address_locality: Text | None = None
    address_region: Text | None = None
    postal_code: str | None = None
    address_country: Text | None = None


class GeoCoordinates(Record, frozen=True, kw_only=True, tag="GeoCoordinates"):
    """A schema.org GeoCoordinates: decimal degrees (WGS 84) as text, negative south of the equator and west of Greenwich."""

    latitude: str | None = None
    longitude: str | None = None

    if TYPE_CHECKING:

        def __init__(
            self, *, latitude: Decimal | float | str | None = None, longitude: Decimal | float | str | None = None
        ) -> None: ...


class Place(Record, frozen=True, kw_only=True, tag="Place"):
    """A schema.org Place: a venue with its address."""

    id: str | None = None
    name: Text | None = None
    alternate_name: tuple[Text, ...] = ()
    address: PostalAddress | None = None
    geo: GeoCoordinates | None = None
    url: str | None = None
    same_as: tuple[str, ...] = ()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str | None = None,
            name: Text | None = None,
            alternate_name: Several[Text] = None,
            address: PostalAddress | Mapping[str, Any] | str | None = None,
            geo: GeoCoordinates | Mapping[str, Any] | None = None,
            url: str | None = None,
            same_as: Several[str] = None,
        ) -> None: ...


class VirtualLocation(Record, frozen=True, kw_only=True, tag="VirtualLocation"):
    """A schema.org VirtualLocation: where an online event is joined."""

    name: Text | None = None
    url: str | None = None


class Keyword(Record, frozen=True, kw_only=True, tag="DefinedTerm"):
    """A keyword; `concept` is the name of a concept of our scheme or an absolute IRI, None for a free tag."""

    name: Text
    concept: str | None = None
    exact_match: tuple[str, ...] = ()
    in_defined_term_set: str | None = None


class ImageObject(Record, frozen=True, kw_only=True, tag="ImageObject"):
    """A schema.org ImageObject: the address of a picture, what it shows (for those who can't see it), and whose it is."""

    url: str | None = None
    caption: Text | None = None
    credit_text: Text | None = None


class Offer(Record, frozen=True, kw_only=True, tag="Offer"):
    """A schema.org Offer; the price is a decimal number as text, the currency an ISO 4217 code."""

    name: Text | None = None
    price: str | None = None
    price_currency: str | None = None
    availability: str | None = None
    valid_from: Date | None = None
    valid_through: Date | None = None
    url: str | None = None

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            name: Text | None = None,
            price: Decimal | float | str | None = None,
            price_currency: str | None = None,
            availability: str | None = None,
            valid_from: GivenDate = None,
            valid_through: GivenDate = None,
            url: str | None = None,
        ) -> None: ...


class Schedule(Record, frozen=True, kw_only=True, tag="Schedule"):
    """A schema.org Schedule: how an event repeats; or what is known of when it takes place while its day, or the year, is not."""

    repeat_frequency: str | None = None
    by_day: tuple[str, ...] = ()
    by_month: Annotated[int, Meta(ge=1, le=12)] | None = None
    by_month_day: Annotated[int, Meta(ge=1, le=31)] | None = None
    repeat_count: Annotated[int, Meta(ge=1, le=LARGEST_COUNT)] | None = None
    start_date: Date | None = None
    end_date: Date | None = None
    start_time: ClockTime | None = None
    end_time: ClockTime | None = None
    except_date: tuple[Date, ...] = ()
    schedule_timezone: str | None = None

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            repeat_frequency: str | None = None,
            by_day: Several[str] = None,
            by_month: int | None = None,
            by_month_day: int | None = None,
            repeat_count: int | None = None,
            start_date: GivenDate = None,
            end_date: GivenDate = None,
            start_time: time | str | None = None,
            end_time: time | str | None = None,
            except_date: Several[date | str] = None,
            schedule_timezone: tzinfo | str | None = None,
        ) -> None: ...


class Event(Described, frozen=True, kw_only=True):
    """A schema.org Event, with its sub-events; `type` is its class in schema.org's Event tree."""

    id: str | None = None
    type: EventType = "Event"
    additional_type: str | None = None
    language: str | None = None
    name: Text | None = None
    alternate_name: tuple[Text, ...] = ()
    description: Text | None = None
    objectives: tuple[Text, ...] = ()
    keywords: tuple[Keyword, ...] = ()
    audience: Text | None = None
    in_language: tuple[str, ...] = ()
    start_date: Date | None = None
    end_date: Date | None = None
    door_time: Date | None = None
    previous_start_date: Date | None = None
    event_schedule: Schedule | None = None
    time_zone: str | None = None
    event_status: EventStatus | None = None
    event_attendance_mode: AttendanceMode | None = None
    location: Place | None = None
    virtual_location: VirtualLocation | None = None
    room: Text | None = None
    previous_location: Place | None = None
    organizer: tuple[Agent, ...] = ()
    sponsor: tuple[Agent, ...] = ()
    funder: tuple[Agent, ...] = ()
    performer: tuple[Agent, ...] = ()
    contributor: tuple[Agent, ...] = ()
    super_event: Event | None = None
    offers: tuple[Offer, ...] = ()
    is_accessible_for_free: bool | None = None
    maximum_attendee_capacity: Annotated[int, Meta(ge=0, le=LARGEST_COUNT)] | None = None
    image: tuple[str | ImageObject, ...] = ()
    url: str | None = None
    same_as: tuple[str, ...] = ()
    sub_event: tuple[Event, ...] = ()
    unknown: tuple[str, ...] = ()

    if TYPE_CHECKING:

        def __init__(
            self,
            *,
            id: str | None = None,
            type: EventType = "Event",
            additional_type: str | None = None,
            language: str | None = None,
            name: Text | None = None,
            alternate_name: Several[Text] = None,
            description: Text | None = None,
            objectives: Several[Text] = None,
            keywords: Several[Keyword | Text] = None,
            audience: Text | None = None,
            in_language: Several[str] = None,
            start_date: GivenDate = None,
            end_date: GivenDate = None,
            door_time: GivenDate = None,
            previous_start_date: GivenDate = None,
            event_schedule: Schedule | None = None,
            time_zone: tzinfo | str | None = None,
            event_status: EventStatus | None = None,
            event_attendance_mode: AttendanceMode | None = None,
            location: Place | Mapping[str, Any] | str | None = None,
            virtual_location: VirtualLocation | Mapping[str, Any] | str | None = None,
            room: Text | None = None,
            previous_location: Place | Mapping[str, Any] | str | None = None,
            organizer: GivenAgents = None,
            sponsor: GivenAgents = None,
            funder: GivenAgents = None,
            performer: GivenAgents = None,
            contributor: GivenAgents = None,
            super_event: Event | Mapping[str, Any] | str | None = None,
            offers: Several[Offer | Mapping[str, Any]] = None,
            is_accessible_for_free: bool | None = None,
            maximum_attendee_capacity: int | None = None,
            image: Several[str | ImageObject | Mapping[str, Any]] = None,
            url: str | None = None,
            same_as: Several[str] = None,
            sub_event: Several[Event | Mapping[str, Any] | str] = None,
            unknown: Several[str] = None,
        ) -> None: ...

    @property
    def pictures(self) -> tuple[ImageObject, ...]:
        """Its pictures that have an address, each as a record."""
        found = (ImageObject(url=one) if isinstance(one, str) else one for one in self.image)
        return tuple(one for one in found if one.url)
