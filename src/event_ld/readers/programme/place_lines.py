"""Which lines, and parts of lines, are nothing but a place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.gazetteer import LARGE, country_at_end, country_code, is_city, is_region
from event_ld.readers.programme.elsewhere import homes_in
from event_ld.readers.programme.places import (
    POSTAL,
    ROOM_WORDS,
    SEPARATOR,
    SHORT_ROOM,
    STREET_INSIDE,
    is_building,
    names_room_before,
)
from event_ld.readers.programme.room_codes import is_coded, is_hall
from event_ld.readers.programme.towns import city_of, street_and_town
from event_ld.readers.programme.words import known_words, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_CITY_AND_STATE = re.compile(r"[A-ZÀ-Þ][^\W\d_]+(?:[ .'-]+[A-ZÀ-Þ][^\W\d_]+){0,3},\s+(?:[A-Z]{2}|D\.C\.)\s+\d{5}(?:-\d{4})?")
_MOST_PARTS = 6
_DAY_LEAD = spelled_pattern(
    r"(?:(?:{weekday}),?\s)?(?:(?:el|le|on|dia|día)\s)?(?:\d{1,2}(?:st|nd|rd|th|er|º)?(?:\s(?:de\s)?(?:{month})\b)?"
    r"|(?:{month})\s\d{1,2})(?:,?\s(?:de\s)?\d{4})?\s?:\s+"
)
"""The day before its place: `Jueves 27: Casa del Mapa`."""


def behind_day(piece: Piece) -> Piece:
    """A place without the day that leads to it: `Jueves 27: Casa del Mapa`."""
    day = _DAY_LEAD.match(piece.text)
    return piece.cut(day.end() if day is not None else 0)


def reads_like_place(piece: Piece, *, is_dated: bool = False) -> bool:
    """Whether a stretch is nothing but a place: capitalised parts, the last one a city or a country, or a room before a venue.

    Buildings alone are one on a line with a date.
    """
    parts = piece.split(SEPARATOR)
    if not parts or len(parts) > _MOST_PARTS or _says_none(piece.text) or not all(_begins_a_name(part) for part in parts):
        return False
    last = parts[-1].cut(postal.end()) if (postal := POSTAL.match(parts[-1].text)) else parts[-1]
    is_country = country_code(last.text) is not None or (len(parts) > 1 and country_at_end(last.text) is not None)
    if is_country or _CITY_AND_STATE.fullmatch(piece.text) or _ends_with_region(parts):
        return True
    if street_and_town(parts[-1]) is not None:
        return True
    town = city_of(last)
    if town is not None and (len(parts) == 1 or is_city(town.text)):
        return len(parts) > 1 or is_city(last.text, LARGE) or is_dated
    houses = [part for part in parts if known_words("venue").search(part.text) or STREET_INSIDE.search(part.text)]
    is_in_town = any(city_of(part) is not None and part not in houses for part in (parts[0], last))
    return (is_in_town and bool(houses)) or _names_house(parts, is_dated=is_dated)


def _says_none(text: str) -> bool:
    """Whether a stretch says where somebody lives, or that a place is still to be told: `Aula por confirmar`."""
    return any(homes_in(text)) or known_words("empty").search(text) is not None


def _ends_with_region(parts: list[Piece]) -> bool:
    """Whether the last part is a region behind a town: `Wheaton, Illinois`."""
    is_it = len(parts) > 1 and is_region(parts[-1].text) and not is_city(parts[-1].text)
    return is_it and (city_of(parts[-2]) is not None or not parts[-1].text.isupper())


def _names_house(parts: list[Piece], *, is_dated: bool) -> bool:
    """Whether some parts are buildings and rooms, and on a line with a date perhaps a town: `Ottawa, Canada | Shaw Centre`."""
    if len(parts) == 1 and is_dated and (is_hall(parts[0].text) or (is_coded(parts[0].text) and parts[0].text[-3:].isdigit())):
        return True
    named = parts[:1] if names_room_before(*parts[:2]) else []
    rooms = [part for part in parts if ROOM_WORDS.match(part.text) or part in named]
    buildings = [part for part in parts if part in rooms or is_building(part)]
    others = [part for part in parts if part not in buildings and not STREET_INSIDE.search(part.text)]
    if buildings and not others and (is_dated or rooms[:1] == parts[:1]):
        return len(parts) > 1 or len(parts[0].text.split()) > (1 if is_dated else SHORT_ROOM)
    return len(parts) > 1 and bool(rooms) and any(known_words("venue").search(part.text) for part in parts if part not in rooms)


def _begins_a_name(part: Piece) -> bool:
    return part.text[0].isupper() or part.text[0].isdigit() or ROOM_WORDS.match(part.text) is not None
