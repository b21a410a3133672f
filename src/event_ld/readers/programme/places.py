"""A line about a place: venue, room, street, city and country."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.gazetteer import country_at_end
from event_ld.readers.programme.words import spelled

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_PARTS = re.compile(r"\s*[,;|]\s+|(?<=[^\W_]{2})\.\s+|(?<=[)\d])\.\s+|\s+[-–—]\s+|\n")
_STREET = re.compile(r"\d")


@lru_cache(maxsize=1)
def _room() -> re.Pattern[str]:
    return re.compile(rf"(?:{spelled('room')})\b(?:\s|$)|.{{2,30}}\s(?:{spelled('room-last')})$", re.IGNORECASE)


def read_place(piece: Piece) -> dict[str, Piece]:
    """What a stretch says about a place, by path (`location.name`, `room`, `location.address.addressLocality` …).

    Parts that it can't tell are left out; the caller sees which characters no path took.

    Args:
        piece: A line, or a part of it, about nothing but the place.
    """
    found: dict[str, Piece] = {}
    rest: list[Piece] = []
    for part in piece.strip(".").split(_PARTS):
        if _room().match(part.text):
            found.setdefault("room", part.strip("."))
            continue
        at = country_at_end(part.text)
        if at is None or "location.address.addressCountry" in found:
            rest.append(part.strip("."))
            continue
        found["location.address.addressCountry"] = part.cut(at).strip(".)")
        city = part.cut(0, at).strip("-–—,(/")
        if city.text:
            found["location.address.addressLocality"] = city
        elif len(rest) > 1:
            found["location.address.addressLocality"] = rest.pop()
    _read_venue(rest, found)
    return found


def _read_venue(rest: list[Piece], found: dict[str, Piece]) -> None:
    for part in rest:
        if "location.name" not in found and not part.text[:1].isdigit():
            found["location.name"] = part
        elif _STREET.search(part.text):
            found.setdefault("location.address.streetAddress", part)
