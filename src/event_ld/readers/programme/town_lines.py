"""The town of a place that stands in the title, or some lines below it with its postal code: `7470-200 Sousel`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.gazetteer import LARGE, is_city
from event_ld.readers.programme.long_ago import long_ago
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.places import CITY, POSTAL_CODE, ROOM, STREET, VENUE

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_POSTAL_LINE = re.compile(
    r"(?P<code>\d{4}-\d{3}|\d{5}(?:-\d{3})?)\s+(?P<town>[A-ZÀ-Þ][^\W\d_]*(?:[ '’-][^\W\d_]+){0,5})(?:\s\([^()]{2,30}\))?\.?"
)
_NEAR = 7
"""How many lines below its place a town may stand."""


_TITLE_PART = re.compile(r"(?<!\s)\s+[-–—|]\s+|,\s+|(?:(?<!\s)\s+)?[()]\s*")
_IN_TITLE = re.compile(r"\s(?:in|en|em|à)\s+(?P<place>[A-ZÀ-Þ][^,()]*)$")


def city_in_title(title: Piece) -> Piece | None:
    """The city that is a part of a title: `Working Groups Meeting - The Hague - 2016`, `Workshop in Lima`."""
    for part in title.split(_TITLE_PART)[1:]:
        if is_city(part.text, LARGE):
            return part
    found = _IN_TITLE.search(title.text)
    place = title.cut(found.start("place"), found.end("place")).strip(".") if found else None
    if place is None or long_ago(title.text):
        return None
    return place if is_city(place.text, 0 if " " in place.text else LARGE) else None


def town_below(lines: list[Line], places: dict[str, Piece]) -> dict[str, Piece]:
    """The postal code and the town on the one line below a place that is nothing but these; {} where the place has a town."""
    named = [places[path] for path in (VENUE, ROOM, STREET) if path in places]
    if not named or CITY in places:
        return {}
    last = max(one.start for one in named)
    at = next((line.number for line in lines if line.whole.start <= last < line.whole.span.end), None)
    found: list[dict[str, Piece]] = []
    for line in lines:
        said = _POSTAL_LINE.fullmatch(line.piece.text) if line.role in (Role.PROSE, Role.HEADING) else None
        if said is not None and at is not None and at < line.number <= at + _NEAR:
            found.append({POSTAL_CODE: line.piece.cut(*said.span("code")), CITY: line.piece.cut(*said.span("town"))})
    return {path: piece for path, piece in found[0].items() if path not in places} if len(found) == 1 else {}
