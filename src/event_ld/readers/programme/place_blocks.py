"""Places on lines of their own: a house, its street and its town one below another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.event_kinds import kind_in
from event_ld.readers.programme.names import looks_like_organization
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.places import ROOM, STREET, VENUE, is_building, is_room
from event_ld.readers.programme.room_codes import is_hall
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.towns import is_street
from event_ld.readers.programme.words import is_word

if TYPE_CHECKING:
    from event_ld.readers.programme.notes import Notes
    from event_ld.readers.programme.text import Piece

_NEAR = 4
_SHORT = 60
_HOLDERS = frozenset({"organizer", "sponsor", "collaborator"})


def is_of_body(piece: Piece, lines: list[Line]) -> bool:
    """Whether a stretch stands below what leads to those who hold or support the event, and is one of them."""
    return any(line.section in _HOLDERS and line.whole.start <= piece.start < line.whole.span.end for line in lines)


def with_hall(places: dict[str, Piece], notes: Notes) -> dict[str, Piece]:
    """A place whose house is the hall that it names as its room, where no other house is told: `in Alumni Hall`."""
    hall = places.get(ROOM)
    if hall is None or VENUE in places or not is_hall(hall.text):
        return places
    if ROOM in notes.evidence:
        notes.evidence[VENUE] = notes.evidence.pop(ROOM)
    return {VENUE: hall} | {path: piece for path, piece in places.items() if path != ROOM}


def with_lines_above(lines: list[Line], last: int, title: Piece | None, found: dict[str, Piece]) -> dict[str, Piece]:
    """A place with the street, the room and the building on the lines right above that of its city."""
    above = {line.number: line for line in lines if line.role in (Role.PROSE, Role.HEADING) and line.number < last}
    for number in range(last - 1, last - _NEAR, -1):
        piece = above[number].piece if number in above else None
        if piece is None or (title is not None and piece.start == title.start):
            break
        if any(piece.start <= one.start < piece.span.end for one in found.values()):
            continue  # read
        if (VENUE in found and piece.start < found[VENUE].start) or read_people([piece]):
            break
        is_house = is_building(piece) or (STREET in found and len(piece.text) <= _SHORT and _may_be_house(piece))
        path = STREET if is_street(piece) else ROOM if is_room(piece) and STREET in found else VENUE if is_house else ""
        if not path or path in found:
            break
        found[path] = piece
    return found


def _may_be_house(piece: Piece) -> bool:
    """Whether a line right above an address may name a house: words in capitals, which say no day, no hour and no kind."""
    words = piece.text.split()
    is_written = len(words) > 1 and all(word[0].isupper() or word[0].isdigit() or is_word("small", word) for word in words)
    says_more = find_days(piece.text) is not None or find_time(piece.text) is not None or kind_in(piece.text) is not None
    return looks_like_organization(piece) or (piece.text[:1].isupper() and is_written and not says_more)
