"""The slots of an agenda out of labelled stretches: which title, people, room and day belong to which time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from event_ld.readers.programme.agenda import Slot
from event_ld.readers.programme.beside import Beside, is_above_rooms
from event_ld.readers.programme.committees import committee_lines
from event_ld.readers.programme.dates import all_days, day_alone
from event_ld.readers.programme.formed import AROUND, fill
from event_ld.readers.programme.moments import DAY_TO_TIME
from event_ld.readers.programme.outline import begins_with_day
from event_ld.readers.programme.places import is_room, split_room
from event_ld.readers.programme.records import Record, Records
from event_ld.readers.programme.said_roles import is_role, role_of
from event_ld.readers.programme.slot_cells import (
    begins_row,
    cells_of_tracks,
    is_parallel,
    joined,
    with_breaks,
    with_titles_of_cells,
    without_numbers,
)
from event_ld.readers.programme.slot_titles import Words, behind_times, is_room_before
from event_ld.readers.programme.slot_words import says_parallel
from event_ld.readers.programme.stretches import CELL, HEADING
from event_ld.readers.programme.tagged_names import lists_others
from event_ld.readers.programme.times import is_twelve_hour, resolve_range
from event_ld.readers.programme.words import spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.stretches import Row, Stretch
    from event_ld.readers.programme.text import Piece

_HALF_DAY = spelled_pattern(r"[\W_]*(?:{half-day})(?![^\W_])")
"""`Morning chaired by Ana Gil`: of several slots, and of none above."""
_SMALL = 4
"""How many characters of small words may stand between a day and its time."""
_MARKS_BEFORE = ("", "|", "\t", "-", "–", "—", ":", "(", "*", "_", "·", "•", "#")
_MARKS_AFTER = ("", "|", "\t", "-", "–", "—", ":", ")", "*", "_", "·", ",")
_LONGEST_TIMED = 1500
_LONGEST_DAY = 100


class Assembly:
    """Puts the slots of one text together.

    Attributes:
        slots: The slots, in the order of the text.
        lines: The numbers of the lines that they were read from.
        stated: The days that stand beside a time, or below it, by where the time stands.
    """

    def __init__(self, found: list[Stretch], lines: list[Row], floor: int) -> None:
        others = {one.line for one in found if one.label == "RL" and role_of(one.piece.text) is None and is_role(one.piece.text)}
        others |= {number for number, row in enumerate(lines) if lists_others(row.piece.text)}  # `Contact: Ana Gil` is no speaker
        halves = {one.line for one in found if one.label == "RL" and _HALF_DAY.match(lines[one.line].piece.text)}
        others |= halves - {one.line for one in found if one.label == "ST"}
        others |= committee_lines((row.piece, row.is_apart) for row in lines)
        self.found, self.rows = with_breaks([one for one in found if one.line not in others], lines), lines
        self._headings: list[int] = []
        self._seen = 0
        self.slots: list[Slot] = []
        self.days: Days | None = None
        self.room: Piece | None = None
        self._cell: Piece | None = None
        self.floor = floor
        self.stated: list[tuple[int, Days]] = []
        self._beside = Beside(lines)
        self._all = Records(self.found, self.rows)
        records = self._all.records
        self._scope(self._all.before)
        words = Words(self.found, self.rows)
        for record in records:
            if record.range is not None:
                record.parts = words.titled(record.anchor, record.parts, is_behind=self._all.is_behind)
        self.lines = [one.line for record in records for one in (record.anchor, *record.parts)]
        twelve = is_twelve_hour([record.range for record in records if record.range is not None])
        for record in records:
            self._read(record, twelve=twelve)
        self.slots = joined(self.slots)
        self.lines += self._headings if len(self._headings) > 1 else []

    # -- what holds for several records

    def _scope(self, parts: list[Stretch]) -> None:
        """Takes the days and rooms that stand as headings of the records behind them."""
        for one in parts:
            if one.label == "DA" and len(self.rows[one.line].piece.text) <= _LONGEST_DAY:
                self.days, self.floor, self.room = one.value, 0, None  # type: ignore[assignment]  # a day says days
            elif one.label == "RO" and self._all.heads_slots(one):
                self.room, self.floor = one.piece, 0
                self._headings.append(one.line)
                self._seen = one.line

    def _is_heading(self, one: Stretch, record: Record, last: int) -> bool:
        """Whether a day or a room at the end of a record is the heading of the next ones.

        Args:
            one: The day or the room.
            record: The record.
            last: The last line of the record that says anything else.
        """
        if one.line < max(last, record.anchor.line) or one.line == record.anchor.line or (one.line == last and one.label == "DA"):
            return False
        own, row = self._all.labelled.get(record.anchor.line), self.rows[one.line]
        if own is not None and one.line in own.lines:
            return False
        if one.label == "RO":
            is_above = (row.is_apart or self.room is not None) and not self._all.end_in_rooms
            is_above = is_above or HEADING.match(row.piece.text) is not None or self._all.is_below_heading(one)
            return one.first in self._all.heading or (one.line > last and self._all.heads_slots(one) and is_above)
        return True

    # -- one record

    def _read(self, record: Record, *, twelve: bool) -> None:
        behind = (one.line for one in record.of("DA") if one.line > record.anchor.line)
        heads = (line for line in behind if line in self._all.day_heads or HEADING.match(self.rows[line].piece.text))
        marked = next(heads, len(self.rows))
        said = [one.line for one in record.parts if one.label in {"TI", "PE", "AF", "JO", "DE"} and one.line < marked]
        last = max(said, default=record.anchor.line)
        headings = [one for one in record.parts if one.label in {"DA", "RO"} and self._is_heading(one, record, last)]
        below = record.anchor.line + 1  # a room right below the heading that a time is in is its own, too
        set_apart = {
            one.first for one in headings if one.label == "DA" or one.line > below or not self._all.is_below_heading(one)
        }
        days = [one for one in record.of("DA") if one.first not in set_apart and self._says_when(one, record)]
        days = [record.anchor] if record.anchor.label == "DA" else days
        parts = [one for one in record.parts if one.first not in set_apart and one.label != "DA" and one.line < marked]
        own = self._day_before(record) or (days[0].value if days else None)
        self.stated += [(record.anchor.piece.start, own)] if own is not None else []  # type: ignore[list-item]  # a day says days
        if own is not None and own != self.days:
            self.days, self.floor, self.room = own, 0, None  # type: ignore[assignment]  # a day says days
        begin, end = resolve_range(record.range, self.floor, twelve=twelve) if record.range is not None else (0, None)
        if self.room is not None and self._all.ends(self._headings[-1], range(self._seen + 1, record.anchor.line)):
            self.room = None
        self._seen = record.anchor.line
        self._take_cell(record)
        self.floor = begin
        self.slots += (made := self._tracks(record, parts, begin, end) or self._made(record, parts, begin, end))
        for slot in made if record.anchor.line in self._all.labelled else ():
            slot.form = [*slot.form, *(one.piece for one in days)]
        for time, when in behind_times(record.anchor, self.rows)[0]:
            start, stop = resolve_range(time, begin, twelve=twelve)
            self.slots += [replace(slot, begin=start, end=stop, when=when, slots=[]) for slot in made]
        self._scope(headings)

    def _take_cell(self, record: Record) -> None:
        """Takes the room in the cell before a time for the lines below that have no cells, as they stand in the same one."""
        anchor = record.anchor
        row, before = self.rows[anchor.line].piece, next((one for one in record.parts if is_room_before(one, anchor)), None)
        if before is not None:
            is_last = CELL.search(row.text, anchor.piece.start - row.start) is None
            self.room, self._cell = (before.piece, before.piece) if is_last else (None, None)
            self._headings.append(anchor.line)
        elif self.room is self._cell and CELL.search(row.text):
            self.room = None

    def _tracks(self, record: Record, parts: list[Stretch], begin: int, end: int | None) -> list[Slot]:
        """The slots of a row whose cells stand below rooms or days."""
        made = []
        for column, own in cells_of_tracks(record.anchor, parts, self.rows):
            slot = self._slot(record, own, begin, end)
            slot.days = column.days or (None if column.is_day else slot.days)
            slot.is_undated = column.is_day and column.days is None
            slot.room = slot.room if column.is_day else column.heading if column.heading.text else None
            slot.room = slot.room if slot.room not in slot.title else None
            made.append(slot)
        if len(made) == 1 and self.rows[record.anchor.line].piece.text.count("\t") == 1:
            made[0].room = None  # one cell for all rooms
        return made

    def _made(self, record: Record, parts: list[Stretch], begin: int, end: int | None) -> list[Slot]:
        """The slots of other records: one, or one for each row below without a time, or for each title beside others."""
        parts = without_numbers(with_titles_of_cells(record.anchor, parts, self.rows), self.rows)
        titles = [one for one in parts if one.label == "TI"]
        cuts = [at for at in range(len(parts)) if begins_row(at, parts, record.anchor, self.rows, lasts=end is not None)]
        rows = [parts[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(parts)], strict=True)]
        made = [self._slot(record, group, begin, end) for group in (rows if cuts else self._beside.groups(parts, titles))]
        for slot, group in zip(made[1:], rows[1:], strict=False) if cuts else ():
            slot.is_timed = is_parallel(group[0], record.anchor, self.rows)
        if (
            len(made) > 1
            and made[0].title
            and (says_parallel(made[0].title[0].text) or is_above_rooms(record.anchor.line, titles, made))
        ):
            made[0].slots = made[1:]
            made = made[:1]
        return made

    def _says_when(self, one: Stretch, record: Record) -> bool:
        """Whether a day is that of a record: it stands beside the time, or by itself between marks, and not in a title."""
        labelled = self._all.labelled.get(record.anchor.line)
        if labelled is not None and one.line in labelled.whens:
            return True
        row = self.rows[one.line].piece
        before, after = row.text[: one.piece.start - row.start], row.text[one.piece.start + len(one.piece.text) - row.start :]
        if before.endswith("(") and self._lasts_beyond(one.value):  # type: ignore[arg-type]  # a day says days
            return False
        if one.line == record.anchor.line:
            first, last = sorted((one.piece, record.anchor.piece), key=lambda piece: piece.start)
            if len(row.text[first.start + len(first.text) - row.start : last.start - row.start].strip(AROUND)) <= _SMALL:
                return True
        return before.rstrip()[-1:] in _MARKS_BEFORE and after.lstrip()[:1] in _MARKS_AFTER

    def _lasts_beyond(self, days: Days) -> bool:
        """Whether the day of the heading is one of several: `Registration (7 and 8 May)` below `7 May`."""
        own, last = self.days, days.last
        return own is not None and own.last is None and last is not None and days.first[1:] <= own.first[1:] <= last[1:]

    def _day_before(self, record: Record) -> Days | None:
        """The day in its column, or before a time on its line, beside it or its first: `On 3 May, Ana Gil will speak at 7 pm`."""
        row, _, _, _, table = self.rows[record.anchor.line]
        for cell in table.of("day") if table is not None else ():
            return day_alone(cell.text.strip(AROUND))
        before = row.text[: record.anchor.piece.start - row.start]
        found = all_days(before) if record.range is not None and len(row.text) <= _LONGEST_TIMED else []
        if not found or not (DAY_TO_TIME.fullmatch(before[found[-1].finish :]) or (len(found) == 1 and begins_with_day(before))):
            return None
        begin, finish = (row.start + at for at in (found[-1].begin, found[-1].finish))
        return next((one.value for one in self.found if one.label == "DA" and begin <= one.piece.start < finish), found[-1])  # type: ignore[return-value]  # a day says days

    def _slot(self, record: Record, parts: list[Stretch], begin: int, end: int | None) -> Slot:
        rooms, line = [one for one in parts if one.label == "RO"], record.anchor.line
        is_titled = any(one.label == "TI" for one in parts)
        is_cell = bool(rooms) and is_room_before(rooms[0], record.anchor)
        is_told = is_cell or bool(self.rows[line].rooms)
        if not is_titled and rooms and rooms[0].line == line and not (is_told or is_room(rooms[0].piece)):
            title = rooms.pop(0)  # `15:30 Cafezinho`
            parts = [one._replace(label="TI") if one is title else one for one in parts]
        slot = Slot(begin=begin, end=end, when=record.anchor.piece, days=self.days, rule="tagger")
        slot.is_timed, slot.is_dated = record.range is not None, record.anchor.label == "DA"
        within = split_room(rooms[0].piece)[1] if rooms and not is_cell else None
        slot.room = own = within or (rooms[0].piece if rooms else None)
        titles = fill(slot, record.anchor, parts, self.rows)
        slot.room = slot.room or own or self.room
        slot.margin = min(one.margin for one in (record.anchor, *titles[:1]))
        return slot
