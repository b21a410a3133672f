"""Telephone numbers: `Tel. +51 1 513 6900`, `WhatsApp: 999 000 111`, or a number in the international form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.readers.programme.words import known_words, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_FEWEST = 6
_MOST = 15
"""How many figures a number has."""
_FIGURES = r"\(?\d(?:[\s().-]{0,3}\d){5,16}"
_NUMBER = spelled_pattern(  # `Tel./WhatsApp: …`
    lambda: (
        rf"(?P<word>{(word := known_words('telephone').pattern)}(?:\.?\s*/\s*(?:{word}))?[\s.:º°nN]*)?"
        rf"(?P<number>\+{_FIGURES}|(?(word){_FIGURES}|(?!)))"
    )
)


def telephone_in(piece: Piece) -> Piece | None:
    """The first telephone number of a stretch: one behind a word such as `Tel.`, or one that begins with a plus sign."""
    for found in _NUMBER.finditer(piece.text):
        if _FEWEST <= sum(map(str.isdigit, found["number"])) <= _MOST:
            return piece.cut(found.start("number"), found.end("number"))
    return None
