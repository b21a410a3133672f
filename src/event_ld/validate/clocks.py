"""Checks of times against the clocks of the place: offsets, hours that are skipped, abbreviations of zones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from event_ld import zones
from event_ld.gazetteer import country_at_end, is_region, zone_of_place
from event_ld.mapping import SCHEMA
from event_ld.problems import Replacement
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.finding import END, NAME, START, Finding, named
from event_ld.validate.identity import EVENT, LOCATION

if TYPE_CHECKING:
    from event_ld.validate.index import Index

_TIMES, _TEXTS = (START, END, f"{SCHEMA}doorTime"), (NAME, f"{SCHEMA}description")
_STATED = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)", re.ASCII)
_OF_OLD = re.compile(r"(0\d{3}|1[0-8]\d\d)-\d\d-\d\dT", re.ASCII)
"""A time of a year before 1900, when places had clocks of their own and few had a zone."""
_SHORT = re.compile(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d)(?::\d\d)? ?\(?([A-Z]{3,5})\)?", re.ASCII)
_IN_TEXT = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.h](?P<minute>[0-5]\d))? ?(?P<half>(?i:[ap])\.?(?i:m)\.?)? ?\(?(?P<zone>[A-Z]{3,5})\b",
    re.ASCII,
)


def check_clocks(graph: Index) -> Iterator[Finding]:
    """What this module finds in a graph."""
    for node in graph.instances(EVENT):
        yield from _years(graph, node)
        zone = next((one for place in graph.values(node, LOCATION) if (one := _zone_of(graph, place))), None)
        if zone is not None:
            yield from _offsets(graph, node, zone)
            yield from _abbreviations(graph, node, zone)


def _years(graph: Index, node: str) -> Iterator[Finding]:
    """Times of a year before zones with whole offsets: most likely a year with a misspelt figure."""
    for name in (START, END):
        value = graph.value(node, name)
        match = _OF_OLD.match(text_of(value))
        if match is not None:
            message = f"{named(graph, node)} would take place in the year {match[1]}, at a time of the clock."
            yield Finding("year-long-ago", message, node, name, value)


def _offsets(graph: Index, node: str, zone: str) -> Iterator[Finding]:
    for name in (START, END):
        value = graph.value(node, name)
        match = _STATED.fullmatch(text_of(value))
        if match is None or match[2] in zones.UTC_OFFSETS or _OF_OLD.match(match[1]) or not zones.is_moment(match[1]):
            continue
        right = zones.offset(zone, match[1])
        if not zones.exists(zone, match[1]):
            message = f"The clocks of {zone} never show {match[1][11:]} on that day."
            yield Finding("time-skipped", message, node, name, value)
        elif match[2] not in {right, zones.offset(zone, match[1], 1)}:
            message = f"The offset {match[2]} is not the one of {zone} on that day ({right})."
            yield Finding("offset-contradicts-zone", message, node, name, value, Replacement(value=match[1] + right))


def _abbreviations(graph: Index, node: str, zone: str) -> Iterator[Finding]:
    """Abbreviations that the zone of the place has in the other half of the year: EST in July, where EDT holds."""
    for name in _TIMES:
        for value in graph.values(node, name):
            match = _SHORT.fullmatch(text_of(value).strip())
            if match is not None:
                yield from _wrong(graph, node, (name, value), (zone, f"{match[1]}T{match[2]}", match[3]))
    moments = {one[11:16]: one[:16] for name in (END, START) if "T" in (one := text_of(graph.value(node, name)))}
    for name in _TEXTS if moments else ():
        for value in graph.values(node, name):
            said = {(clock, one["zone"]) for one in _IN_TEXT.finditer(text_of(value)) if (clock := _clock(one)) in moments}
            for clock, short in sorted(said):  # the times of the event itself: a deadline may be in another half of the year
                yield from _wrong(graph, node, (name, value), (zone, moments[clock], short))


def _clock(found: re.Match[str]) -> str:
    """A time of a text, as ISO 8601 writes it."""
    hour, half = int(found["hour"]), (found["half"] or "")[:1].lower()
    if half:
        hour = hour % 12 + 12 * (half == "p")
    return f"{hour:02}:{found['minute'] or '00'}"


def _wrong(graph: Index, node: str, stated: tuple[str, Object], clock: tuple[str, str, str]) -> Iterator[Finding]:
    zone, local, short = clock
    holds, that_year = zones.abbreviations(zone, local) if zones.is_moment(local) else ("", frozenset[str]())
    if short == holds or short not in that_year:
        return
    message = f"{short} does not hold in {zone} when {named(graph, node)} takes place: it is {holds} then."
    name, value = stated
    yield Finding("zone-not-in-force", message, node, name, value, Replacement(value=text_of(value).replace(short, holds)))


def _zone_of(graph: Index, place: Object) -> str | None:
    """The zone of a place, by the country, the region and the city of its address, or by an address in one text."""
    for address in (place, *graph.values(place, f"{SCHEMA}address")):
        if isinstance(address, Literal):
            zone = _zone_in(address.text)
            if zone is not None:
                return zone
            continue
        country = graph.value(address, f"{SCHEMA}addressCountry")
        if isinstance(country, str):
            country = graph.value(country, NAME)
        city, region = (text_of(graph.value(address, f"{SCHEMA}address{part}")) for part in ("Locality", "Region"))
        zone = zone_of_place(text_of(country), city, region)
        if zone is not None:
            return zone
    return None


def _zone_in(text: str) -> str | None:
    """The zone of an address in one text, which has its country at its end: `Calle Mayor 3, La Paz, Bolivia`."""
    text = " ".join(text.split()).rstrip(" .)")
    at = country_at_end(text)
    city = text[:at].rstrip(" ,-–—(/").rpartition(",")[2].strip() if at else ""
    return zone_of_place(text[at:], city) if at and not is_region(text[at:]) else None  # which Georgia?
