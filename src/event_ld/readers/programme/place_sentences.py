"""Places in sentences: what stands behind a word such as `in` or `en el`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.gazetteer import country_code, is_city
from event_ld.readers.programme.places import CITY, COUNTRY, ROOM, STREET, VENUE, read_tail, room_words
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.words import is_word, known_words, spelled
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_WORDS = re.compile(r"[^\s,]+")
_MOST_WORDS = 12


_MARKS = ".:;()"


@lru_cache(maxsize=1)
def _at() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:en|in|at|al|a|à|au|aux|em|no|na|nos|nas|dans)\s+(?:(?:{spelled('article')})\s+|l['\u2019])?",
        re.IGNORECASE,
    )


def without_at(piece: Piece) -> Piece:
    """A place without the word that leads to it: `en la Universidad de Lima`."""
    found = _at().match(piece.text)
    return piece.cut(found.end()) if found is not None and piece.text[found.end() : found.end() + 1].isupper() else piece


_NEXT = re.compile(
    r"\)?\s*,\s+(?:(?:in|en|at|em|à)\s+)?|\s+\("
    r"|\s+(?:del|de\s+la|de\s+el|do|da|du|de\s+l['\u2019]|of\s+the|at\s+the|at|en\s+el|en\s+la|in)\s+"
)


def place_in_sentence(sentence: Piece, *, surely: bool) -> dict[str, Piece]:
    """The place that a sentence names after a word such as `in` or `en el`, by path.

    Args:
        sentence: A sentence.
        surely: Whether the sentence says when the event is held, so that a city alone, or a room, is the place of the event;
            otherwise only a venue with a name of its own is taken.
    """
    for found in _at().finditer(sentence.text):
        places: dict[str, Piece] = {}
        at = found.end()
        while time_at_start(sentence.text[at:]) is None:  # `de 9h00 à 17h30`
            length = _place_at(sentence.cut(at), places)
            if not length:
                break
            following = _NEXT.match(sentence.text, at + length)
            if following is None:
                break
            at = following.end()
        if places and (surely or _is_own_venue(places)):
            read_tail(places)
            return places
    return {}


def _is_own_venue(places: dict[str, Piece]) -> bool:
    name = places.get(VENUE)
    return name is not None and name.text[:1].isupper() and len(name.text.split()) > 1


def _place_at(piece: Piece, places: dict[str, Piece]) -> int:
    """Takes the part of a place that a stretch begins with; its length, 0 where it begins with none."""
    words = list(_WORDS.finditer(piece.text, 0, 200))[:_MOST_WORDS]
    ends: list[int] = []
    for number, word in enumerate(words):
        if word[0].startswith("("):
            break
        plain = word[0].strip(_MARKS)
        name = (
            plain[:1].isupper()
            or plain[:1].isdigit()
            or (number == 0 and (room_words().match(plain) or known_words("venue").match(plain)))
        )
        if (
            is_word("article", plain)
            and number + 1 < len(words)
            and fold(words[number + 1][0].strip(_MARKS)) in event_kind_words()
        ):
            break  # `in the City Library the Open Data Forum`
        if not (name or is_word("particle", plain) or (plain == "of" and number)):
            break
        if name:
            ends.append(word.start() + len(word[0].rstrip(".:;()")))
        if word[0] != plain or piece.text[word.end() : word.end() + 1] == ",":
            break
    for end in reversed(ends):
        part = piece.cut(0, end)
        path = _path_of(part)
        if path is not None:
            places.setdefault(path, part)
            return end
    return 0


def _path_of(part: Piece) -> str | None:
    words = part.text.split()
    if is_city(part.text) and words[0][0].isupper():
        return CITY
    if country_code(part.text) is not None:
        return COUNTRY
    if room_words().match(part.text) and len(words) > 1:
        return ROOM
    if part.text[0].isdigit() and len(words) > 1 and words[1][0].isupper():
        return STREET
    if known_words("venue").search(part.text) and (len(words) > 1 or part.text[0].isupper()):
        return VENUE
    return None
