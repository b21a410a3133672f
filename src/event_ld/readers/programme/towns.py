"""Which part of a place is a town, and which one the region above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.gazetteer import countries_of_city, is_city, is_region, is_town
from event_ld.readers.programme.words import known_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_QUARTER = re.compile(
    r"(?<![\s,])[\s,]+(?:\d{1,2}\s*(?:e|er|ème|eme|th|º)?|D\.?\s?C\.?|D\.?\s?F\.?)$"
    r"|(?:(?<!\s)\s+)?(?:\([A-Z]{2}\)|/\s*[A-Z]{2})$"
)

_IN_STATE = re.compile(
    r"(?P<town>[A-ZÀ-Þ][^\W\d_]+(?:[ '’-][^\W\d_]+){0,4})\s?/\s?"
    r"(?:AC|AL|AP|AM|BA|CE|DF|ES|GO|MA|MT|MS|MG|PA|PB|PR|PE|PI|RJ|RN|RS|RO|RR|SC|SP|SE|TO)"
)
"""A town before the sign of its state, which no table need know: `Tubarão/SC`."""


_STREET_AND_TOWN = re.compile(
    r"(?:\d{1,5}[A-Za-z]?\s(?:[A-Z0-9][\w.'’-]{0,20}\s){1,4}(?:Ave(?:nue)?|St(?:reet)?|Rd|Road|Blvd|Boulevard|Dr(?:ive)?|Lane|Ln|Way|Sq(?:uare)?|Court|Ct)\.?"
    r"|(?:Calle|Avenida|Av\.|Avda\.|Paseo|Plaza|Rua|Praça|Largo|Travessa|Rue|Carrera)\s[^\d,;()]{2,40}\s\d{1,5}[A-Za-z]?)"
    r"(?P<gap>\s)(?P<town>[A-ZÀ-Þ][^\W\d_]{2,20}(?:[ -][A-ZÀ-Þ][^\W\d_]{2,20}){0,2})"
)


def street_and_town(part: Piece) -> tuple[Piece, Piece] | None:
    """A street with the number of a house, and the city behind it without a mark: `12 Mill St Leeds`, `Calle Sol 4 Sevilla`."""
    found = _STREET_AND_TOWN.fullmatch(part.text)
    is_it = found is not None and is_city(found["town"])
    return (part.cut(0, found.start("gap")), part.cut(found.start("town"))) if found is not None and is_it else None


def is_in_land(part: Piece, *, surely: bool = False) -> bool:
    """Whether a part is a town or a region; `surely` as for `is_town`."""
    return is_region(part.text) or city_of(part, surely=surely) is not None


def city_of(part: Piece, *, surely: bool = False) -> Piece | None:
    """The town that a part of an address is, without a district or a state behind it, or None; `surely` as for `is_town`."""
    state = _IN_STATE.fullmatch(part.text)
    if state is not None and known_words("venue", "room", "organization").search(state["town"]) is None:
        return part.cut(*state.span("town"))
    quarter = _QUARTER.search(part.text) if not is_town(part.text, surely=surely) else None
    city = part.cut(0, quarter.start()) if quarter else part
    return city if is_town(city.text, surely=surely) else None


def is_above(last: Piece, town: Piece) -> bool:
    """Whether the last part of a place is above the town before it: a region (`Orange, Virginia`), or elsewhere."""
    if _IN_STATE.fullmatch(last.text) is not None:
        return False
    return is_region(last.text) or not {*countries_of_city(last.text)} & {*countries_of_city(town.text)}


_LONGEST_STREET = 60
_NUMBERED = re.compile(r"\d{1,5}[a-zA-Z]?,?\s|.{4,50}\s\d{1,5}$")
_STREET_SAID = re.compile(
    r"(?<![^\W_])(?:street|st|road|rd|avenue|ave|av|lane|square|drive|dr|boulevard|blvd|circle|court|way|parkway|pkwy|highway|hwy|terrace|trail|crescent|calle|rua|rue|avenida|paseo|jr|carrera|quai)(?![^\W_])",
    re.IGNORECASE,
)
_STATE_AND_CODE = re.compile(r"(?P<state>[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.?\s+(?P<code>\d{5}(?:-\d{4})?)")


def state_and_code(part: Piece) -> tuple[Piece, Piece] | None:
    """A state of the United States and the postal code behind it: `FL 33418`, `Texas 78701`."""
    found = _STATE_AND_CODE.fullmatch(part.text)
    is_it = found is not None and is_region(found["state"]) and not is_city(part.text)
    return (part.cut(*found.span("state")), part.cut(*found.span("code"))) if found is not None and is_it else None


def is_street(part: Piece) -> bool:
    """Whether a line is a street with the number of a house: `1800 F Street NW`."""
    return (
        len(part.text) <= _LONGEST_STREET
        and _NUMBERED.match(part.text) is not None
        and _STREET_SAID.search(part.text) is not None
    )
