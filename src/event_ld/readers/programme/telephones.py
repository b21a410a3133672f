"""Telephone numbers: `Tel. +51 1 513 6900`, `WhatsApp: 999 000 111`, or a number in the international form."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.readers.programme.words import spelled

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_FEWEST = 6
_MOST = 15
"""How many figures a number has."""


@lru_cache(maxsize=1)
def _number() -> re.Pattern[str]:
    figures = r"\(?\d(?:[\s().-]{0,3}\d){5,16}"
    word = rf"(?<![^\W_])(?:{spelled('telephone')})(?![^\W_])"
    beside = rf"\s*/\s*(?:{word})"  # `Tel./WhatsApp: …`
    lead = rf"(?P<word>{word}(?:\.?{beside})?[\s.:º°nN]*)?"
    return re.compile(rf"{lead}(?P<number>\+{figures}|(?(word){figures}|(?!)))", re.IGNORECASE)


def telephone_in(piece: Piece) -> Piece | None:
    """The first telephone number of a stretch: one behind a word such as `Tel.`, or one that begins with a plus sign."""
    for found in _number().finditer(piece.text):
        if _FEWEST <= sum(map(str.isdigit, found["number"])) <= _MOST:
            return piece.cut(found.start("number"), found.end("number"))
    return None
