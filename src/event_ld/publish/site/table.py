"""Events as a table, one row each (CSV, RFC 4180), and what its columns mean (CSV on the Web, Metadata Vocabulary)."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from event_ld.codes import country_meant
from event_ld.graph.fragments import first_text
from event_ld.mapping import MEMBERS, SCHEMA
from event_ld.model import Agent, Event, GeoCoordinates, Keyword, Place, PostalAddress, Text, VirtualLocation
from event_ld.publish.jsonld import json_text
from event_ld.publish.site.calendar import rule_of_event
from event_ld.recurrence import rrule

_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d+(\.\d+)?$)")
"""What a spreadsheet would run rather than show (OWASP, CSV injection), but for numbers: such a cell gets an apostrophe."""


class _Row:
    """An event as its line has it: where something is not said, there is an empty record."""

    def __init__(self, event: Event, iri: str, page: str) -> None:
        self.event, self.iri, self.page = event, iri, page
        self.place = event.location or Place()
        self.address = self.place.address or PostalAddress()
        self.geo = self.place.geo or GeoCoordinates()
        self.online = event.virtual_location or VirtualLocation()
        self.recurrence, self.taken = _repeats(event)
        self.is_free, self.low, self.high, self.currency = _prices(event)

    def text(self, text: Text | None) -> str:
        """A text in the language of the event."""
        return first_text(text, self.event.language)


class Column(NamedTuple):
    """A column: its name, what stands in it, the property of the event that it is, its datatype, and what parts values."""

    name: str
    of: Callable[[_Row], str | None]
    term: str = ""
    datatype: str = "string"
    separator: str = ""


COLUMNS = (
    Column("url", lambda one: one.page, "url", datatype="anyURI"),
    Column("iri", lambda one: one.iri, datatype="anyURI"),
    Column("name", lambda one: one.text(one.event.name), "name"),
    Column("type", lambda one: one.event.type),
    Column("language", lambda one: one.event.language, datatype="language"),
    Column("startDate", lambda one: one.event.start_date, "startDate"),
    Column("endDate", lambda one: one.event.end_date, "endDate"),
    Column("doorTime", lambda one: one.event.door_time, "doorTime"),
    Column("timeZone", lambda one: one.event.time_zone),
    Column("recurrence", lambda one: one.recurrence),
    Column("exceptDates", lambda one: one.taken, separator=" "),
    Column("status", lambda one: MEMBERS["eventStatus"].get(one.event.event_status or "")),
    Column("attendanceMode", lambda one: MEMBERS["eventAttendanceMode"].get(one.event.event_attendance_mode or "")),
    Column("kind", lambda one: one.event.additional_type),
    Column("venue", lambda one: one.text(one.place.name)),
    Column("streetAddress", lambda one: one.text(one.address.street_address)),
    Column("locality", lambda one: one.text(one.address.address_locality)),
    Column("region", lambda one: one.text(one.address.address_region)),
    Column("postalCode", lambda one: one.address.postal_code),
    Column("country", lambda one: one.text(one.address.address_country)),
    Column("countryCode", lambda one: country_meant(one.text(one.address.address_country))),
    Column("latitude", lambda one: one.geo.latitude, datatype="decimal"),
    Column("longitude", lambda one: one.geo.longitude, datatype="decimal"),
    Column("onlineUrl", lambda one: one.online.url, datatype="anyURI"),
    Column("organizers", lambda one: _several(one.event.organizer, one.event.language), separator="; "),
    Column("performers", lambda one: _several(_performers(one.event), one.event.language), separator="; "),
    Column("keywords", lambda one: _several(one.event.keywords, one.event.language), "keywords", separator="; "),
    Column("isFree", lambda one: one.is_free, "isAccessibleForFree", datatype="boolean"),
    Column("lowPrice", lambda one: one.low, datatype="decimal"),
    Column("highPrice", lambda one: one.high, datatype="decimal"),
    Column("priceCurrency", lambda one: one.currency),
    Column("registration", lambda one: next((offer.url for offer in one.event.offers if offer.url), ""), datatype="anyURI"),
    Column("website", lambda one: one.event.url, datatype="anyURI"),
    Column("image", lambda one: " ".join(picture.url or "" for picture in one.event.pictures), "image", "anyURI", " "),
    Column("description", lambda one: one.text(one.event.description), "description"),
)
"""The columns of the table."""


def head() -> bytes:
    """The first line, the names of the columns, behind the mark by which Excel knows UTF-8."""
    return codecs.BOM_UTF8 + _line([column.name for column in COLUMNS]).encode()


def row(event: Event, iri: str, page: str) -> str:
    """The line of an event."""
    one = _Row(event, iri, page)
    return _line([column.of(one) or "" for column in COLUMNS])


def _repeats(event: Event) -> tuple[str, str]:
    """The rule by which an event repeats, as iCalendar writes it, and the days that are taken out."""
    rule = rule_of_event(event)
    return (rrule(rule, rule.last.replace("-", "")), " ".join(rule.except_dates)) if rule is not None else ("", "")


def _performers(event: Event) -> list[Agent]:
    """Who performs in an event or a part of it, each name once."""
    own = [*event.performer, *(one for part in event.sub_event for one in _performers(part))]
    return [*{first_text(one.name): one for one in own[::-1]}.values()][::-1]


def _prices(event: Event) -> tuple[str, str, str, str]:
    """Whether an event is free, its lowest and its highest price, and their currency; no prices where those are several."""
    found = sorted((one.price for one in event.offers if one.price), key=_number)
    free = "" if event.is_accessible_for_free is None else str(event.is_accessible_for_free).lower()
    stated = {one.price_currency or "": one.price for one in event.offers if one.price}
    currencies = {one for one, price in stated.items() if _number(price)} or {*stated}
    if len(currencies) > 1 or any(_number(one) < 0 for one in found):
        return free, "", "", ""
    return free, found[0] if found else "", found[-1] if found else "", next(iter(currencies), "")


def _number(price: str) -> Decimal:
    """A price as a number; -1 for what is none."""
    try:
        return Decimal(price)
    except InvalidOperation:
        return Decimal(-1)


def _several(records: Iterable[Agent | Keyword], language: str | None) -> str:
    """Names in one cell; what parts two of them stands in none."""
    return "; ".join(first_text(one.name, language).replace(";", ",") for one in records if one.name)


def _line(cells: list[str]) -> str:
    """Cells as a line; separators of lines and paragraphs, at which some readers end a row even within a cell, are blanks."""
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells])
    return stream.getvalue().replace("\u2028", " ").replace("\u2029", " ")


def metadata(tables: dict[str, str], language: str, license_: str) -> bytes:
    """What the columns of tables mean: `csv-metadata.json`, where readers of CSV on the Web look for it."""
    columns = [
        {
            "name": column.name,
            "titles": column.name,
            **({"propertyUrl": f"{SCHEMA}{column.term}"} if column.term else {}),
            "datatype": column.datatype,
            **({"separator": column.separator} if column.separator else {}),
        }
        for column in COLUMNS
    ]
    document: dict[str, Any] = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": language}],
        **({"dc:license": {"@id": license_}} if license_ else {}),
        "dialect": {"header": True, "encoding": "utf-8"},
        "tableSchema": {"columns": columns, "primaryKey": "iri", "aboutUrl": "{+iri}"},
        "tables": [{"url": file, "dc:title": title} for file, title in tables.items()],
    }
    return json_text(document).encode()
