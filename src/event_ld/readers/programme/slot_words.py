"""What the title of a slot says of it: the role of its people, sessions beside one another, its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.places import is_building, is_room, split_room
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import known_words, meaning, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.agenda import Slot
    from event_ld.readers.programme.people import Mention

_NUMBERED = re.compile(r"[_*]*[^\W\d_]+\s(?:\d{1,2}|[IVX]{1,5})\b")
"""`Session II - …`"""
_OPEN_END = re.compile(r"(?:[,:;(–—-]|\b[^\W\d_]{1,3})$")
"""The end of a line that goes on: a comma, a dash, a short word."""
_LONGEST_WRAP = 120
_FEWEST_PLACES = 2
_NOTE = re.compile(r" ?\[\d{1,2}\]")
"""The number of a note behind a place: `Old Mill [1]`."""
_MOST_WRAPS = 4
_ORDINAL = r"\d{1,2}|[IVX]{1,5}|[A-H]"
_SESSION = spelled_pattern(
    r"[_*]*(?:(?:{ordinal})[.ºª]?\s+)?(?:{session})\b"
    r"(?:(?-i:[A-ZÀ-Þ\s]{8,}$)|[^:\"“«.]{0,60}?(?:\s(?:{ordinal})[_*]*\s*[:.–-]|[_*]*:|\s*[\"“«]))",
    ordinal=_ORDINAL,
)
"""`PANEL 1: …`, `II CONFERENCIA MAGISTRAL …`: below one time, each stands for a slot of its own."""
_WHO = "speakers?|ponentes?|expositor(?:es)?|panelistas?|palestrantes?|intervenante?s?|title|título|titre"
_PROMISE = spelled_pattern(r"(?:^|(?<![\s,:;–—(\[-])[\s,:;–—(\[-]+)(?:(?:{who})\s+)?(?:{empty})\s*[)\].]*$", who=_WHO)
LEAD = spelled_pattern(r"(?:{with})(?:\s*:)?\s+")
"""What leads to people: `With`, `a cargo de`."""
TALK_OF = spelled_pattern(
    r"(?:{session}|{slot-role})\s+(?:de|del|da|do|du|by|of|por|par|pel[oa])\s+"
    r"(?-i:(?=[^\W\d_a-zà-ÿ]))"
)
"""`“Maps”, ponencia de Ana Gil`: what kind of talk it is, and whose."""


def name_roles(slot: Slot) -> None:
    """Makes the speakers of a slot that is called a keynote or a panel what they are there."""
    title = " ".join(piece.value for piece in slot.title)
    found = known_words("slot-role").search(title)
    role = meaning("slot-role", found[0]) if found else None
    if role is not None:
        slot.people = [(role if own == "speaker" else own, mention) for own, mention in slot.people]
    for inner in slot.slots:
        name_roles(inner)


def says_parallel(title: str) -> bool:
    """Whether a title says that several things take place at once: `Oficinas simultâneas`."""
    return known_words("parallel").search(title) is not None


def begins_session(text: str) -> bool:
    """Whether a line begins with the kind and the number, or the label, of a session: `PANEL 1: …`."""
    return _SESSION.match(text) is not None


def is_numbered(text: str) -> bool:
    """Whether a line begins with a word and a number: `Session II - …`."""
    return _NUMBERED.match(text) is not None


def plain_title(slot: Slot) -> str:
    """The title of a slot by its letters and figures alone: `Session 2. Maps`, `Session 2: maps`."""
    return fold(re.sub(r"[\W_]+", " ", " ".join(piece.text for piece in slot.title)))


def without_promise(title: Piece) -> tuple[Piece, bool]:
    """A title without the words that say that its people, or itself, are announced later, and whether there were any."""
    found = _PROMISE.search(title.text)
    return (title.cut(0, found.start()).strip(), True) if found else (title, False)


def is_wrap(slot: Slot, piece: Piece) -> bool:
    """Whether a line goes on with the title of the slot above it."""
    above, text = slot.title[-1].text, piece.text
    if meaning("for-all", above.strip("*_.,: ")) is not None and not text[:1].islower():
        return False  # `Pause déjeuner`, and the part of the day below it
    if len(slot.title) >= _MOST_WRAPS or len(text) > _LONGEST_WRAP or split_room(piece)[1] is not None:
        return False  # `A. Maps for all (Room 2)` is held beside others
    if slot.room is not None and slot.title[-1].start < slot.room.start < piece.start:
        return False  # `Closing (Room 2)` ends with its room
    if text[:1].islower() or _OPEN_END.search(above) or sum(map(above.count, "“«(")) > sum(map(above.count, "”»)")):
        return True
    return not text.endswith(".")


def as_rooms(slots: list[Slot]) -> list[Slot]:
    """The slots, whose titles are rooms where all of them are places, as in the list of the dates of a tour or a play."""
    titles = [_NOTE.split(slot.title[0].text)[0] for slot in slots if slot.title]
    is_tour = len(titles) >= _FEWEST_PLACES and not any(slot.people or slot.room for slot in slots)
    if is_tour and all(map(_is_house, titles)):
        for slot in slots:
            for title in slot.title[:1]:
                slot.room, slot.title = title.cut(0, len(_NOTE.split(title.text)[0])), []
    return slots


def _is_house(title: str) -> bool:
    """Whether a title is the name of a building or a room, and does not begin with what is done there."""
    found = known_words("venue", "room").search(title)
    is_named = found is not None and found[0][:1].isupper() and ":" not in title
    return is_named and (is_building(Piece(title, 0)) or is_room(Piece(title, 0)))


def is_about_people(mentions: list[Mention], *, is_apart: bool) -> bool:
    """Whether what reads like names in prose is about people: known names, or more than a name said of each."""
    is_told = (is_known_name(one.pieces["name"]) or one.talk or one.is_described for one in mentions)
    return (len(mentions) == 1 and not is_apart) or any(is_told)
