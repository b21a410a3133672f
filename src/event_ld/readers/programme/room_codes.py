"""How rooms and houses are called: by a code (`HUB 332`, `LH-1`, `145B`), by a number, by their floor, or behind their kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.gazetteer import is_given_name
from event_ld.readers.programme.words import known_words, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_CODE = re.compile(
    r"(?!(?:KM|CP|BP|PO|RN|BR|RD|AP|SN|GMT|UTC|EXPO|COVID)\b)"
    r"(?:[A-Z]{2,5}\s(?!(?:19|20)\d\d)[A-Z]?\d{2,4}[A-Z]?|[A-Z]{1,4}-[A-Z]?\d{1,4}(?:[.-]\d{1,4}){0,2}[A-Z]?|\d{2,4}[A-D]|[A-Z]\d{3,4}(?:[.-]\d{1,3})?)"
)
ROOM_CODES = re.compile(r"[A-Z]{1,2}[.-]?\d{3,4}(?:\s*[-/,]\s*[A-Z]{1,2}[.-]?\d{3,4})*+\s*")
"""`S022`, `H.231/H.232`, in brackets behind a title."""
_NUMBERED = spelled_pattern(
    r"(?-i:[A-ZÀ-Þ])[\w'’-]{2,20}(?:\s(?-i:[A-ZÀ-Þ])[\w'’-]{1,20})?\s(?:{room-last})\s[A-Z]?\d{1,4}[A-Z]?"
)
_FLOOR_NUMBER = r"\d{1,2}(?:st|nd|rd|th|[.ºª°]{1,2}|er|ème|eme|e)?"
FLOOR = spelled_pattern(r"(?:{number}\s+)?(?:{floor})(?:\s+(?:{number}|[A-Z]))?", number=_FLOOR_NUMBER)
"""`2nd floor`, `piso 2`, `2º andar`, `rez-de-chaussée`."""
_FLOOR_OF = spelled_pattern(
    r"(?:{number}\s+(?:{floor})|(?:{floor})(?:\s+{number})?)(?P<of>\s(?:of\sthe|of|del|de\sl[ao]s?|d[ao]|du|de\sl['’]|de)\s?)(?=[A-ZÀ-Þ])",
    number=_FLOOR_NUMBER,
)

_HALL = re.compile(r"(?P<name>(?:[A-ZÀ-Þ][\w.'’-]{0,20}\s){1,3})(?:Hall|Chambers|Theatre|Theater|Auditorium)")
_PLAIN_HALLS = re.compile(
    r"(?:Main|Great|Grand|Small|Large|Big|Upper|Lower|New|Old|Lecture|Conference|Plenary|Meeting|Concert|Exhibition|Banquet|Dining"
    r"|Council|Committee|Assembly|Sessions?|Sports|Events?|Central|University|School|College|The)"
)
"""What halls are that have no name."""
_LINE_CODE = re.compile(r"(?P<code>[^()]{0,80}\d{3}[A-Z]?)(?:\s\([^()]{2,40}\)?)?")


_KIND = spelled_pattern(r"(?:{venue}|{house-kind})(?:\s(?-i:[a-zà-ÿ])[\w'’-]+){0,3}\s?:\s(?=(?-i:[A-ZÀ-Þ]))")


def is_coded(text: str) -> bool:
    """Whether a stretch is the code of a room (`PK-5115`), with its name perhaps (`W113 Old Hall`), or has its number."""
    code, _, name = text.partition(" ")
    *_, last = name.split() or [""]
    is_named = _CODE.fullmatch(code) is not None and name[:1].isupper() and known_words("room").fullmatch(last) is not None
    return is_named or _CODE.fullmatch(text) is not None or _NUMBERED.fullmatch(text) is not None


def floor_and_house(part: Piece) -> tuple[Piece, Piece] | None:
    """The floor and the house that a stretch says it is of: `12th floor of the Hill Tower`."""
    found = _FLOOR_OF.match(part.text)
    return (part.cut(0, found.start("of")), part.cut(found.end())) if found is not None else None


def without_kind(house: Piece) -> Piece:
    """A house without its kind before a colon: `Café associatif : Le Moulin`."""
    kind = _KIND.match(house.text)
    return house.cut(kind.end()) if kind is not None else house


def is_hall(text: str) -> bool:
    """Whether a stretch is a hall with a name, a house where nothing else is one: `Alumni Hall`, and no `Rebecca Hall`."""
    found = _HALL.fullmatch(text)
    names = found["name"].split() if found is not None else []
    return not all(map(_PLAIN_HALLS.fullmatch, names)) and not is_coded(text) and not is_given_name(names[0])


def code_alone(line: Piece) -> Piece:
    """The code of a room that a line is, without what it says of it: `GOL-2650 (Large Lab)`; any other line as it is."""
    found = _LINE_CODE.fullmatch(line.text)
    return line.cut(0, found.end("code")) if found is not None and is_coded(found["code"]) else line
