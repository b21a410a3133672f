"""What the title of a slot says of it: the role of its people, sessions beside one another, its number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.readers.programme.places import is_building, is_room
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import known_words, meaning, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.agenda import Slot

_FEWEST_PLACES = 2
_NOTE = re.compile(r" ?\[\d{1,2}\]")
"""The number of a note behind a place: `Old Mill [1]`."""
_ORDINAL = r"\d{1,2}|[IVX]{1,5}|[A-H]"
_SESSION = spelled_pattern(
    r"[_*]*(?:(?:{ordinal})[.ºª]?\s+)?(?:{session})\b"
    r"(?:(?-i:[A-ZÀ-Þ\s]{8,}$)|[^:\"“«.]{0,60}?(?:\s(?:{ordinal})[_*]*\s*[:.–-]|[_*]*:|\s*[\"“«]))",
    ordinal=_ORDINAL,
)
"""`PANEL 1: …`, `II CONFERENCIA MAGISTRAL …`: below one time, each stands for a slot of its own."""
_WHO = "speakers?|ponentes?|expositor(?:es)?|panelistas?|palestrantes?|intervenante?s?|title|título|titre"
_PROMISE = spelled_pattern(r"(?:^|(?<![\s,:;–—(\[-])[\s,:;–—(\[-]+)(?:(?:{who})\s+)?(?:{empty})\s*[)\].]*$", who=_WHO)
_MOVED = spelled_pattern(r"(?<!\s)\s+[(\[–—-]\s?(?P<state>{moved})(?=\s+\S).*")
"""What says where, or when, a slot is now: `Film (postponed to 7 June)`."""
LEAD = spelled_pattern(r"(?:{with})(?:\s*:)?\s+")
"""What leads to people: `With`, `a cargo de`."""
TALK_OF = spelled_pattern(
    r"(?:{session}|{slot-role})\s+(?:de|del|da|do|du|by|of|por|par|pel[oa])\s+"
    r"(?-i:(?=[^\W\d_a-zà-ÿ]))"
)
"""`“Maps”, ponencia de Ana Gil`: what kind of talk it is, and whose."""
_ALL_BEGIN = re.compile(
    r"\w\s(?:begins?|starts?|débute(?:nt)?|commence(?:nt)?|empiezan?|comienzan?|inician?|iniciarán?|começam?|iniciam?|iniciarão)"
    r"\s(?:[^\W\d_]{1,12}\s){0,2}\Z",
    re.IGNORECASE,
)


def name_roles(slot: Slot) -> None:
    """Makes the speakers of a slot that is called a keynote or a panel what they are there."""
    title = " ".join(piece.value for piece in (*slot.form, *slot.title))
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


def without_promise(title: Piece) -> tuple[Piece, bool]:
    """A title without the words that say that its people, or itself, are announced later, and whether there were any.

    Where it has moved to is none of it either; that it is put off is its state.
    """
    moved = _MOVED.search(title.text)
    if moved is not None:
        title = title.cut(0, moved.end("state") if meaning("status", moved["state"]) else moved.start())
    found = _PROMISE.search(title.text)
    return (title.cut(0, found.start()).strip(), True) if found else (title, False)


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


def says_when_all_begin(time: Piece, line: Piece) -> bool:
    """Whether a sentence says when several begin, and is no slot: `The workshops of Sunday start at 9.30`."""
    return _ALL_BEGIN.search(line.text, 0, time.start - line.start) is not None


def is_break(text: str) -> bool:
    """Whether a title is a break, perhaps with a remark: `Lunch (in the hall)`."""
    return meaning("for-all", text.partition("(")[0].strip("*_.: -–—•·|")) is not None
