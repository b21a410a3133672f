"""What stands beside one another below one time: slots in rooms or cells of their own, or one slot of several titles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.readers.programme.slot_words import begins_session, is_break, says_parallel
from event_ld.readers.programme.stretches import is_alone
from event_ld.readers.programme.text import is_in

if TYPE_CHECKING:
    from event_ld.readers.programme.agenda import Slot
    from event_ld.readers.programme.stretches import Row, Stretch
    from event_ld.readers.programme.text import Piece

_FEW = 3
_MOST = 0.5
"""The share of several titles below one time that must have a room, so that they stand beside one another."""


class Beside:
    """The rooms and the tables of a text, by which the titles below one time are one slot or several."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows

    def groups(self, parts: list[Stretch], titles: list[Stretch]) -> list[list[Stretch]]:
        """The parts of each slot among those of one time."""
        if len(titles) < 2 or not self._are_parallel(titles, parts):  # noqa: PLR2004  # one title is one slot
            return [parts]
        cuts = [at for at, one in enumerate(parts) if one.label == "TI"]
        cuts = [at - 1 if at and parts[at - 1].label == "RO" and _is_room_first(parts) else at for at in cuts]
        return [parts[start:stop] for start, stop in zip([0, *cuts[1:]], [*cuts[1:], len(parts)], strict=True)]

    def _are_parallel(self, titles: list[Stretch], parts: list[Stretch]) -> bool:
        """Whether several titles under one time are slots beside one another: most with a room, or each in a cell of its own."""
        rooms = sum(one.label == "RO" for one in parts)
        if all(begins_session(self._from_line(one).text) for one in titles[says_parallel(titles[0].piece.text) :]):
            return True
        if rooms >= max(len(titles) - 1, 2) or (rooms > _FEW and rooms > _MOST * len(titles)):
            return True
        cells = [one.cell for one in titles]
        is_row = len({one.line for one in titles}) == 1 and len(set(cells)) == len(cells) and bool(cells[0])
        return is_row and not any(self._heads_titles(one) for one in titles)

    def _from_line(self, one: Stretch) -> Piece:
        """The line of a stretch from its first word on."""
        row = self.rows[one.line].piece
        is_first = not any(map(str.isalnum, row.text[: one.piece.start - row.start]))
        return row.strip("•*·–-") if is_first else row.cut(one.piece.start - row.start)

    def _heads_titles(self, one: Stretch) -> bool:
        """Whether a title stands below a heading of titles, so that what stands beside it says more of the same."""
        table = self.rows[one.line].table
        return table is not None and any(is_in(one.piece, cell) for cell in table.of("title"))


def _is_room_first(parts: list[Stretch]) -> bool:
    """Whether rooms stand before their titles: behind none on their lines, and before one."""
    rooms = [at for at, one in enumerate(parts) if one.label == "RO"]
    titled = {one.line for one in parts if one.label == "TI"}
    before = {one.line for at in rooms[:1] for one in parts[:at] if one.label == "TI"}
    if rooms and parts[rooms[0]].line in titled - before:
        return True
    return [one.label for one in parts if one.label in {"TI", "RO"}][:1] == ["RO"]


def is_above_rooms(line: int, titles: list[Stretch], made: list[Slot]) -> bool:
    """Whether a title beside its time has no room, and those below it, each on a line of its own, have all one."""
    is_first = titles[0].line == line and all(one.line > line and not is_break(one.piece.text) for one in titles[1:])
    return is_first and made[0].room is None and all(slot.room is not None for slot in made[1:])


def block_above(time: Stretch, rows: list[Row]) -> range:
    """The lines of a paragraph that a time alone on its line ends; none for any other time."""
    first = time.line
    while first > 0 and not rows[first].is_apart:
        first -= 1
    is_last = time.line + 1 == len(rows) or rows[time.line + 1].is_apart
    return range(first if is_last and is_alone(time, rows) else time.line, time.line)
