"""Events as a table, one row each (CSV, RFC 4180), and what its columns mean (CSV on the Web, Metadata Vocabulary)."""

from __future__ import annotations

import codecs
import csv
import io
import re
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any, NamedTuple

from event_ld.codes import country_meant
from event_ld.graph.fragments import first_text
from event_ld.mapping import MEMBERS, SCHEMA
from event_ld.publish.jsonld import json_text
from event_ld.publish.site.calendar import rule_of_event
from event_ld.recurrence import rrule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.model import Agent, Event, Keyword, Text


_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d+(\.\d+)?$)")
"""What a spreadsheet would run rather than show (OWASP, CSV injection), but for numbers: such a cell gets an apostrophe."""


class Column(NamedTuple):
    """A column: its name, the property of the event that it is, where it is one, its datatype, and what parts several values."""

    name: str
    term: str = ""
    datatype: str = "string"
    separator: str = ""


COLUMNS = (
    Column("url", "url", datatype="anyURI"),
    Column("iri", datatype="anyURI"),
    Column("name", "name"),
    Column("type"),
    Column("language", datatype="language"),
    Column("startDate", "startDate"),
    Column("endDate", "endDate"),
    Column("doorTime", "doorTime"),
    Column("timeZone"),
    Column("recurrence"),
    Column("exceptDates", separator=" "),
    Column("status"),
    Column("attendanceMode"),
    Column("kind"),
    Column("venue"),
    Column("streetAddress"),
    Column("locality"),
    Column("region"),
    Column("postalCode"),
    Column("country"),
    Column("countryCode"),
    Column("latitude", datatype="decimal"),
    Column("longitude", datatype="decimal"),
    Column("onlineUrl", datatype="anyURI"),
    Column("organizers", separator="; "),
    Column("performers", separator="; "),
    Column("keywords", "keywords", separator="; "),
    Column("isFree", "isAccessibleForFree", datatype="boolean"),
    Column("lowPrice", datatype="decimal"),
    Column("highPrice", datatype="decimal"),
    Column("priceCurrency"),
    Column("registration", datatype="anyURI"),
    Column("website", datatype="anyURI"),
    Column("image", "image", "anyURI", " "),
    Column("description", "description"),
)
"""The columns of the table."""


def head() -> bytes:
    """The first line, the names of the columns, behind the mark by which Excel knows UTF-8."""
    return codecs.BOM_UTF8 + _line([column.name for column in COLUMNS]).encode()


def row(event: Event, iri: str, page: str) -> str:
    """The line of an event.

    Args:
        event: The event.
        iri: What it is identified by.
        page: Where its page stands.
    """
    place, address = event.location, event.location.address if event.location else None
    geo = place.geo if place else None
    country = first_text(address.address_country, event.language) if address else ""
    return _line([
        page,
        iri,
        first_text(event.name, event.language),
        event.type,
        event.language or "",
        event.start_date or "",
        event.end_date or "",
        event.door_time or "",
        event.time_zone or "",
        *_repeats(event),
        MEMBERS["eventStatus"].get(event.event_status or "", ""),
        MEMBERS["eventAttendanceMode"].get(event.event_attendance_mode or "", ""),
        event.additional_type or "",
        first_text(place.name, event.language) if place else "",
        *(first_text(part, event.language) for part in (_parts(event))),
        address.postal_code or "" if address else "",
        country,
        country_meant(country) if country else "",
        geo.latitude or "" if geo else "",
        geo.longitude or "" if geo else "",
        event.virtual_location.url or "" if event.virtual_location else "",
        _several(event.organizer, event.language),
        _several(_performers(event), event.language),
        _several(event.keywords, event.language),
        *_prices(event),
        next((one.url for one in event.offers if one.url), ""),
        event.url or "",
        " ".join(one.url or "" for one in event.pictures),
        first_text(event.description, event.language),
    ])  # fmt: skip


def _parts(event: Event) -> tuple[Text | None, ...]:
    address = event.location.address if event.location else None
    return (address.street_address, address.address_locality, address.address_region) if address else (None, None, None)


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
    is_free = event.is_accessible_for_free
    if is_free is None and found and not _number(found[-1]):
        is_free = True
    free = "" if is_free is None else str(is_free).lower()
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
    stream = io.StringIO(newline="")
    csv.writer(stream).writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells])
    return stream.getvalue()


def metadata(tables: dict[str, str], language: str, license_: str) -> bytes:
    """What the columns of tables mean: `csv-metadata.json`, where readers of CSV on the Web look for it.

    Args:
        tables: The name of each table, and what it is called.
        language: The language of that.
        license_: The address of the licence; "" where there is none.
    """
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
