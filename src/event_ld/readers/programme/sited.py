"""What follows of the place and the times of an event once those who hold it are known: its town, and its zone."""

from __future__ import annotations

from itertools import count, takewhile
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld import model, zones
from event_ld.folding import fold
from event_ld.gazetteer import is_town
from event_ld.readers.derivation import zone_of_address
from event_ld.readers.programme.places import CITY
from event_ld.readers.programme.words import spelled_pattern
from event_ld.source import Evidence, Span

if TYPE_CHECKING:
    from event_ld.readers.programme.notes import Notes
    from event_ld.readers.programme.zone_words import Zone

_SEASONS = ("2023-01-15T12:00", "2023-07-15T12:00")
_OF_TOWN = spelled_pattern(
    r"(?:(?:{municipality})(?:\smunicipale?)?|[^\W\d_]+\smunicipale?)\s(?:(?:of|del?|d[ao]s?|du)\s(?:l[ao]s?\s)?|d['\u2019])"
    r"(?P<town>(?-i:[A-ZÀ-Þ])[^,;()\n]+)|(?P<before>(?-i:[A-ZÀ-Þ])[^,;()\n]+?)\s(?:{municipality-last})"
)
"""`Câmara Municipal de Palmela`, `Ville de Nanterre`, `Whitby Town Council`."""


def with_zone(event: model.Event, zone: Zone | None, notes: Notes) -> model.Event:
    """An event whose times are in the zone that its text states, and which is in the town of those who hold it.

    A name of the IANA database becomes `timeZone`; an offset stands at every time of day (rule `zone-from-phrase`), unless
    it comes from the initials of a zone that the place of the event has in one half of the year.
    """
    event = _with_town_of_host(event, notes)
    if zone is None:
        return event
    if not zone.is_offset:
        notes.note("timeZone", zone.piece, "zone-from-phrase")
        return msgspec.structs.replace(event, time_zone=zone.value)
    meant, _ = zone_of_address(event)
    place = meant.zone if meant is not None else None
    if place is not None and not zone.is_number and zone.value in {zones.offset(place, day) for day in _SEASONS}:
        day = (event.start_date or "")[:10]
        if day and zone.value != zones.offset(
            place, f"{day}T12:00"
        ):  # `EST` in July: the place's own zone, in its other half of the year
            message = f"“{zone.piece.value}” is not in force in {place} on {day}; the times are read as those of {place}."
            question = f"Are the times those of {place} on that day, or {zone.value} as “{zone.piece.value}” says?"
            notes.findings.add("unsure", message, zone.piece.span, path="startDate", question=question)
        notes.structure.append(zone.piece.span)
        return event
    for name in ("startDate", "endDate"):
        known = notes.evidence.get(name)
        if known is not None:
            notes.evidence[name] = Evidence(spans=(*known.spans, zone.piece.span), rule=known.rule or "zone-from-phrase")
    return _with_offset(event, zone.value)


def _with_offset(event: model.Event, offset: str) -> model.Event:
    changed: dict[str, Any] = {"sub_event": tuple(_with_offset(one, offset) for one in event.sub_event)}
    for name in ("start_date", "end_date"):
        value = getattr(event, name)
        if value is not None and "T" in value:
            changed[name] = value + offset
    return msgspec.structs.replace(event, **changed)


def _with_town_of_host(event: model.Event, notes: Notes) -> model.Event:
    """An event at a place without a town in that of the one council that holds it, by its name."""
    place = event.location
    address = place.address if place is not None and place.address is not None else model.PostalAddress()
    if (place is None and event.room is None) or address.address_locality is not None:
        return event
    towns: dict[str, Span] = {}
    for path in takewhile(notes.evidence.__contains__, (f"organizer[{number}].name" for number in count())):
        for span in notes.evidence[path].spans:
            found = _OF_TOWN.match(notes.findings.source.text, span.start, span.end)
            side = "town" if found is not None and found["town"] else "before"
            if found is not None and is_town(found[side]):
                towns.setdefault(fold(found[side]), Span(*found.span(side)))
    if len(towns) != 1:
        return event
    [span] = towns.values()
    notes.evidence[CITY] = Evidence(spans=(span,), rule="city-from-organizer")
    address = msgspec.structs.replace(address, address_locality=notes.findings.source.text[span.start : span.end])
    place = model.Place(address=address) if place is None else msgspec.structs.replace(place, address=address)
    return msgspec.structs.replace(event, location=place)
