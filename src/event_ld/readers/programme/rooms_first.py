"""Rows of a table without headings that have the room before the hour: `Room 12`, a tab or a bar, `9:00 Maps for all`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.places import is_building, is_room
from event_ld.readers.programme.tables import cells_of
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.readers.programme.text import Piece

_LONGEST = 80
_LONGEST_ROW = 600


def rooms_first(lines: Iterable[tuple[int, Piece]]) -> dict[int, tuple[Piece, Piece]]:
    """The room before the hour, and what stands from the hour on, of the lines that have them, by the numbers of the lines.

    They are rooms where most of them have a word for one, or a label (`Local: …`); a name of somebody is none.
    """
    found = {number: row for number, line in lines if (row := _row(line)) is not None}
    said = sum(_says_place(room) for room, _ in found.values())
    rows = found.items() if 2 * said > len(found) else ()
    return {number: (_unlabelled(room), rest) for number, (room, rest) in rows if not is_known_name(room)}


def _row(line: Piece) -> tuple[Piece, Piece] | None:
    """The cell before that of the hour, the first of its line, and the rest from the hour on."""
    if len(line.text) > _LONGEST_ROW or ("\t" not in line.text and "|" not in line.text):
        return None
    first, second, *_ = *cells_of(line), line.cut(0, 0), line.cut(0, 0)
    is_place = 0 < len(first.text) <= _LONGEST and any(map(str.isalpha, first.text)) and time_at_start(first.text) is None
    return (first, line.cut(second.start - line.start)) if is_place and time_at_start(second.text) is not None else None


def _says_place(cell: Piece) -> bool:
    room = _unlabelled(cell)
    return room is not cell or is_room(cell) or is_building(cell)


def _unlabelled(cell: Piece) -> Piece:
    """A room without its label."""
    label, colon, _ = cell.text.partition(":")
    is_label = bool(colon) and (meaning("section", label.strip()) == "where" or meaning("column", label.strip()) == "room")
    return cell.cut(len(label) + 1).strip() if is_label else cell
