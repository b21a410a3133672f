"""The table's fields as steps: for each record, what makes the values of each property, in the order of the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from event_ld import zones
from event_ld.gazetteer import is_country_code
from event_ld.graph.fragments import slot_name
from event_ld.graph.iris import IRIs
from event_ld.mapping import MEMBERS, ORGANIZATION_TYPES, OWN, ROWS, SCHEMA, TABLE, XSD, Kind, Row, rows_of
from event_ld.triple import Literal

if TYPE_CHECKING:
    from event_ld.graph.nodes import Around, Builder
    from event_ld.model import Event

_XSD_DATE, _XSD_DATE_TIME = f"{XSD}date", f"{XSD}dateTime"
_DATE = re.compile(r"(?P<day>[\d-]{10})(?:T(?P<minutes>\d\d:\d\d)(?P<seconds>:\d\d)?(?P<offset>[+-]\d\d:\d\d|Z)?)?$")

Value = dict[str, Any] | Literal
"""A node, a reference to one, or a literal."""
Make = Callable[["Builder", str, Any, str, "Around"], Sequence[Value]]
"""A builder, the node's IRI, a value of the field, its path and what the event around gives, to the values of the property."""


class Step(NamedTuple):
    """One field of a record with its property; `make` makes the values of the property from one of the field's."""

    field: str
    term: str
    many: bool
    make: Make


class Steps:
    """The fields of a record in the order of the tree.

    Attributes:
        all: A step for each.
        values: A record to the values of these fields.
        nothing: What each of these fields has where nothing is said.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        chosen = sorted(rows, key=lambda row: ORDER[row.term])
        makers = [_OF_ROW[row.kind](row) if row.kind in _OF_ROW else _OF_KIND[row.kind] for row in chosen]
        self.all = [Step(row.field, row.term, row.many, make) for row, make in zip(chosen, makers, strict=True)]
        self.values: Callable[[Any], tuple[Any, ...]] = attrgetter(*(row.attribute for row in chosen))
        self.nothing = tuple(() if row.many else None for row in chosen)


def _plain(datatype: str, write: Callable[[Any], str]) -> Make:
    return lambda _, __, value, ___, ____: [Literal(write(value), datatype)]


def _member(row: Row) -> Make:
    members = {short: SCHEMA + name for short, name in MEMBERS[row.field].items()}
    return lambda _, __, value, ___, ____: [{"@id": members[value]}]


def _url(row: Row) -> Make:
    return lambda builder, iri, value, path, around: [
        {"@id": value} if isinstance(value, str) else builder.one_of(iri, row.target, value, path, around)
    ]


def _record(row: Row) -> Make:
    if row.field == "superEvent":
        return _super_event
    if row.field == "subEvent":
        return lambda builder, _, value, path, around: [
            builder.event(value, builder.iris.fragment(slot_name(value)), path, around)
        ]
    if row.target == "Place":
        return lambda builder, _, value, path, __: [builder.place(value, path)]
    if row.record == "Event":
        return lambda builder, iri, value, path, around: [builder.one_of(iri, row.target, value, path, around)]
    return lambda builder, iri, value, path, _: [builder.only_one(iri, row.field, row.target, value, path)]


def _super_event(builder: Builder, _: str, value: Event, path: str, around: Around) -> Sequence[Value]:
    address = IRIs(builder.iris.base, value.id).event if value.id else ""
    if not address or address in builder.nodes:
        address = builder.iris.fragment("super-event")
    return [builder.event(value, address, path, around.without_places())]


def _property(builder: Builder, _: str, value: str, __: str, ___: Around) -> Sequence[Value]:
    term = _PROPERTIES[value]
    return [{"@id": builder.iris.term(term.removeprefix(OWN)) if term.startswith(OWN) else SCHEMA + term}]


def _concept(builder: Builder, _: str, value: str, __: str, ___: Around) -> Sequence[Value]:
    return [{"@id": builder.iris.event_type(value)}]


def _date(_: Builder, __: str, value: str, ___: str, around: Around) -> Sequence[Value]:
    return [date_literal(value, around.zone)]


_OF_KIND: dict[Kind, Make] = {
    Kind.TEXT: lambda builder, _, value, __, ___: builder.texts(value),
    Kind.COUNTRY: lambda builder, _, value, __, ___: [
        Literal(one.text) if is_country_code(one.text) else one for one in builder.texts(value)
    ],
    **dict.fromkeys((Kind.STRING, Kind.CURRENCY, Kind.LANGUAGE, Kind.FREQUENCY, Kind.WEEKDAY), _plain("", str)),
    Kind.DATE: _date,
    Kind.TIME: _plain(f"{XSD}time", lambda value: f"{value}:00"),
    Kind.BOOLEAN: _plain(f"{XSD}boolean", lambda value: str(value).lower()),
    Kind.INTEGER: _plain(f"{XSD}integer", str),
    **dict.fromkeys((Kind.DECIMAL, Kind.DEGREES), _plain(f"{XSD}decimal", str)),
    Kind.CONCEPT: _concept,
    Kind.PROPERTY: _property,
    Kind.AUDIENCE: lambda builder, iri, value, path, _: [builder.audience(iri, value, path)],
    Kind.KEYWORD: lambda builder, _, value, path, __: builder.keyword(value, path),
    Kind.AGENT: lambda builder, _, value, path, __: [builder.agent(value, path)],
}
_OF_ROW: dict[Kind, Callable[[Row], Make]] = {
    Kind.MEMBER: _member,
    Kind.PART: lambda row: lambda builder, iri, value, path, _: [builder.part(row.term, iri, value, path)],
    Kind.RECORD: _record,
    Kind.URL: _url,
}


@lru_cache(maxsize=4096)
def date_literal(date: str, zone: str | None) -> Literal:
    """An ISO 8601 date as a literal: `xsd:date`, or `xsd:dateTime` with seconds and, where the IANA zone is known, offset."""
    found = _DATE.match(date)
    if found is None or found["minutes"] is None:
        return Literal(date, _XSD_DATE)
    day, minutes, seconds, offset = found.groups("")
    if not offset and zone is not None:
        offset = zones.offset_of_day(zone, day) or zones.offset(zone, date)
    return Literal(f"{day}T{minutes}{seconds or ':00'}{'+00:00' if offset == 'Z' else offset}", _XSD_DATE_TIME)


ORDER = {term: number for number, term in enumerate(dict.fromkeys(("@id", "@type", *(row.term for row in TABLE))))}
"""The place of each term in a node; terms that are not in the table come behind."""

_PROPERTIES = {row.field: row.term for row in ROWS["Event"]}
_PLACES = ORDER["location"]
BEFORE_PLACES = Steps(row for row in ROWS["Event"] if ORDER[row.term] < _PLACES)
"""The fields of an event that stand before its places, which are built first, since its parts take them over."""
BEHIND_PLACES = Steps(row for row in ROWS["Event"] if ORDER[row.term] > _PLACES)
"""The fields of an event that stand behind its places."""
RECORDS = {name: Steps(rows_of(name)) for name in (*ROWS, *ORGANIZATION_TYPES) if name != "Event"}
"""The fields of every other record."""
