"""The names of houses that are written in small letters: `Maison de la culture`, `salle des fêtes de Tours`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.readers.programme.words import known_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_HOUSE = re.compile(
    r"(?P<head>[A-ZÀ-Þ][^\W\d_]+)(?P<name>(?:\s[a-zß-ÿ-]{3,}){0,2}(?:\s(?:de\s(?:l[ao]s?\s)?|del\s|d[aeou]s?\s)|\sde\sl['\u2019]|\sd['\u2019])"
    r"[a-zß-ÿ-]{4,}(?:\s(?!(?:que|qui|con|com|avec|pour|para|por|dans|donde|onde)\s)[a-zß-ÿ'\u2019-]+){0,6}?(?:\s(?:de|du|d[ao]|del)\s[A-ZÀ-Þ][^\W\d_]+)?)"
    r"(?=\s?[,(.]|\s(?:à|a|en|em|in|le|el|no|du|del|from|on)\s|$)"
)
"""A name in small letters behind its first word: `Maison de la culture`, `Centre belge de la bande dessinée`."""
_SMALL_HOUSE = re.compile(
    r"(?P<name>(?:\s[a-zà-ÿ][\w-]{4,})?(?:(?:\s(?:de\sl[ao]s?|del|d[aeou]s?|of|aux?)\s|\sd['’])[^\W\d_][\w-]{3,})?)"
    r"(?=\s?[,.;(!]|\s(?:à|a|au|às?|en|em|in|on|at|el|le|il|no|na|from|pour|para|for|um|uma|una?|une?|avec|con|com|with|du(?=\s\d))\s|\s?$)"
)
"""What stands behind a word for a house in small letters: `biblioteca departamental`, `halle aux grains`, `town hall`."""


def written_small(piece: Piece) -> int | None:
    """Where the name of a house ends that a stretch begins with, and that is written in small letters behind its first word."""
    house = _HOUSE.match(piece.text)
    if house is not None and known_words("venue").match(house["head"]) is not None:
        return house.end("name")
    head = known_words("venue").match(piece.text) if piece.text[:1].islower() else None
    small = _SMALL_HOUSE.match(piece.text, head.end()) if head is not None else None
    return small.end("name") if small is not None else None
