"""The slots of an agenda out of labelled stretches: which title, people, room and day belong to which time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from event_ld.readers.programme.agenda import Slot
from event_ld.readers.programme.beside import Beside, block_above, is_above_rooms
from event_ld.readers.programme.dates import all_days
from event_ld.readers.programme.formed import AROUND, fill
from event_ld.readers.programme.mentions import is_role, role_of
from event_ld.readers.programme.moments import DAY_TO_TIME
from event_ld.readers.programme.outline import begins_with_day
from event_ld.readers.programme.places import is_room, split_room
from event_ld.readers.programme.slot_cells import begins_row, cells_of_tracks, joined, with_title_of_cell
from event_ld.readers.programme.slot_titles import Words, behind_times, lasts
from event_ld.readers.programme.slot_words import says_parallel
from event_ld.readers.programme.stretches import dated, is_alone, whole_days
from event_ld.readers.programme.times import TimeRange, is_twelve_hour, resolve_range

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.stretches import Row, Stretch
    from event_ld.readers.programme.text import Piece

_HEADING = re.compile(r"\s*(?:#|\*\*|__|<h\d)")
_FEW, _PAIR = 3, 2
"""How many titles make an agenda without times."""
_SMALL = 4
"""How many characters of small words may stand between a day and its time."""
_MARKS_BEFORE = ("", "|", "\t", "-", "–", "—", ":", "(", "*", "_", "·", "•", "#")
_MARKS_AFTER = ("", "|", "\t", "-", "–", "—", ":", ")", "*", "_", "·", ",")
_LONGEST_LAST = 6
"""How many lines the last slot may go on, or twice as many as the longest one before: what stands behind is none of it."""
_LONGEST_TIMED = 1500
_LONGEST_HEADING = 80
_LONGEST_DAY = 100


@dataclass
class _Record:
    """What belongs to one time.

    Attributes:
        anchor: The stretch of the time, or of the day of a slot without one.
        range: The time, with its end where that stands apart; None where no time is written.
        parts: The other stretches.
    """

    anchor: Stretch
    range: TimeRange | None
    parts: list[Stretch] = field(default_factory=list)

    def of(self, label: str) -> list[Stretch]:
        return [one for one in self.parts if one.label == label]


class Assembly:
    """Puts the slots of one text together.

    Attributes:
        slots: The slots, in the order of the text.
        lines: The numbers of the lines that they were read from.
        stated: The days that stand before a time on its line, by where the time stands.
    """

    def __init__(self, found: list[Stretch], lines: list[Row], floor: int) -> None:
        others = {one.line for one in found if one.label == "RL" and role_of(one.piece.text) is None and is_role(one.piece.text)}
        self.found, self.rows = [one for one in found if one.line not in others], lines  # `Contact: Ana Gil` is no speaker
        self._on_line = Counter(one.line for one in found if one.label in {"TI", "PE", "RO", "ST"})
        self._days_at = {one.line for one in found if one.label == "DA"}
        self._headings: list[int] = []
        self._heading: set[int] = set()
        self._end_in_rooms = False
        self.slots: list[Slot] = []
        self.days: Days | None = None
        self.room: Piece | None = None
        self.floor = floor
        self.stated: list[tuple[int, Days]] = []
        self._beside = Beside(lines)
        self.is_behind = False
        records = self._records()
        words = Words(self.found, self.rows)
        for record in records:
            if record.range is not None:
                record.parts = words.titled(record.anchor, record.parts, is_behind=self.is_behind)
        self.lines = [one.line for record in records for one in (record.anchor, *record.parts)]
        twelve = is_twelve_hour([record.range for record in records if record.range is not None])
        for record in records:
            self._read(record, twelve=twelve)
        self.slots = joined(self.slots)
        self.lines += self._headings if len(self._headings) > 1 else []

    # -- records

    def _anchors(self) -> list[tuple[int, TimeRange]]:
        """The times that begin a slot, by their numbers; an end that stands apart is taken in."""
        anchors: list[tuple[int, TimeRange]] = []
        times = Counter(one.line for one in self.found if one.label == "ST")
        for at, one in enumerate(self.found):
            if one.label != "ST" or not isinstance(one.value, TimeRange):
                continue
            if anchors:
                number, before = anchors[-1]
                is_between = any(other.label in {"TI", "PE", "RO"} for other in self.found[number + 1 : at])
                is_one_of_two = is_between and times[one.line] == _PAIR and self.rows[one.line].table is None
                if one.line == self.found[number].line and (is_one_of_two or lasts(self.rows[one.line].piece, one.piece)):
                    continue  # `14:00 Fire (moved from 10:00)`, `Fire (1h30)`
                is_again = one.value.start.minutes == before.start.minutes
                if one.line == self.found[number].line and (is_again or not is_between):
                    table, is_one = self.rows[one.line].table, not behind_times(self.found[number], self.rows)[0]
                    is_end = is_one and (table is None or len(table.of("when")) <= 1)  # no hour of another zone
                    if is_end and before.end is one.value.end is None and not is_again:
                        anchors[-1] = (number, before._replace(end=one.value.start))
                    continue
            anchors.append((at, one.value))
        return anchors[1:] if len(anchors) > _FEW and self._is_of_all(anchors[0], anchors[1:]) else anchors

    def _is_of_all(self, first: tuple[int, TimeRange], others: list[tuple[int, TimeRange]]) -> bool:
        """Whether the first time is that of the event: with a day and no title on its line, and all others within it."""
        line, time = self.found[first[0]].line, first[1]
        minutes = [one.start.minutes for _, one in others]
        is_around = time.end is not None and time.start.minutes <= min(minutes) and max(minutes) <= time.end.minutes
        is_titled = any(one.line == line and one.label == "TI" for one in self.found)
        return is_around and not is_titled and bool(all_days(self.rows[line].piece.text))

    def _heads_slots(self, one: Stretch) -> bool:
        """Whether a room stands alone on its line, or leads a line that is set apart: `Room 1: Maps for all`."""
        row = self.rows[one.line]
        is_only = self._is_set_apart(one) and len(row.piece.text) <= _LONGEST_HEADING and self._on_line[one.line] == 1
        is_led = is_only and (row.piece.start == one.piece.start or row.piece.span.end - one.piece.span.end <= 1)
        return is_alone(one, self.rows) or is_led

    def _is_set_apart(self, one: Stretch) -> bool:
        """Whether the line of a room is set apart, or the heading of a day: `5 May, Hall 2`."""
        return self.rows[one.line].is_apart or one.line in self._days_at

    def _is_behind(self, numbers: list[int]) -> bool:
        """Whether times stand behind their titles in this text."""
        ahead = behind = 0
        for number, before, after in zip(numbers, [-1, *numbers], [*numbers[1:], len(self.found)], strict=False):
            line = self.found[number].line
            titles_before = [one for one in self.found[before + 1 : number] if one.label == "TI"]
            titles_after = [one for one in self.found[number + 1 : after] if one.label == "TI"]
            is_beside = bool(titles_after) and titles_after[0].line == line
            if titles_before and titles_before[-1].line == line:
                behind += 2
            elif titles_before and self._joined(titles_before[-1].line, line) and not is_beside:
                behind += 1
            if is_beside:
                ahead += 2
            elif titles_after and self._joined(line, titles_after[0].line):
                ahead += 1
            ahead += before < 0 and not titles_before
            behind += after == len(self.found) and not titles_after
        return behind > ahead

    def _joined(self, first: int, last: int) -> bool:
        return not any(self.rows[number].is_apart for number in range(first + 1, last + 1))

    def _records(self) -> list[_Record]:
        anchors: Sequence[tuple[int, TimeRange | None]] = self._anchors()
        days = dated(self.found)
        if len(days) >= max(_FEW, len(anchors) + 1):
            anchors = [(number, None) for number in days]
        elif not anchors:
            return self._untimed()
        else:
            anchors = sorted([*anchors, *((number, None) for number in whole_days(self.found, self.rows))])
        numbers = [number for number, _ in anchors]
        starts = [
            at if time else self._first_of_line(number) for at, (number, time) in zip(self._starts(numbers), anchors, strict=True)
        ]
        self._scope(self.found[: starts[0]])
        records = []
        for (number, written), start, end in zip(anchors, starts, [*starts[1:], len(self.found)], strict=True):
            parts = [one for one in self.found[start:end] if one is not self.found[number] and one.label != "ST"]
            records.append(_Record(self.found[number], written, parts))
        records[-1].parts = self._within(records)
        self._heading = self._proved(records)
        return records

    def _proved(self, records: list[_Record]) -> set[int]:
        """The rooms alone on the lines above times that head the slots below them, by their first tokens.

        All of them are headings if half of them are: a day stands before them, or the times begin anew behind them.
        """
        last: list[Stretch] = []
        proved = 0
        for record, after in pairwise(records):
            ends = [one for one in record.parts if one.label == "RO" and record.anchor.line < one.line == after.anchor.line - 1]
            if not ends or not self._heads_slots(ends[-1]) or any(one.line == ends[-1].line for one in record.of("TI")):
                continue
            last.append(ends[-1])
            is_new = (
                record.range is not None and after.range is not None and after.range.start.minutes < record.range.start.minutes
            )
            proved += is_new or any(record.anchor.line < one.line < ends[-1].line for one in record.of("DA"))
        self._end_in_rooms = 2 * len(last) > len(records)
        return {one.first for one in last} if 0 < len(last) <= 2 * proved and not self._end_in_rooms else set()

    def _starts(self, numbers: list[int]) -> list[int]:
        """Where the records of times begin, by the numbers of the times."""
        blocks = [block_above(self.found[number], self.rows) for number in numbers]
        are_blocks = len(blocks) > 1 and all(len(block) > 1 for block in blocks)
        self.is_behind = are_blocks or self._is_behind(numbers)
        if are_blocks:
            return [next(at for at, one in enumerate(self.found) if one.line >= block.start) for block in blocks]
        starts = []
        for before, number, after in zip([-1, *numbers], numbers, [*numbers[1:], len(self.found)], strict=False):
            beside = self._side(before, number, after)
            is_back = beside < 0 or (self.is_behind and not beside)
            is_row = self.rows[self.found[number].line].table is not None
            starts.append(self._first_of_line(number) if is_row else self._start(before, number) if is_back else number)
        return starts

    def _first_of_line(self, number: int) -> int:
        """The number of the first stretch of the line that one stands in."""
        return next(at for at, one in enumerate(self.found) if one.line == self.found[number].line)

    def _untimed(self) -> list[_Record]:
        """The records of an agenda without times: one for each of at least a few titles."""
        titles = [at for at, one in enumerate(self.found) if one.label == "TI"]
        if len(titles) < _FEW:
            return []
        starts = titles
        if self.found[titles[0]].line == self.found[max(titles[0] - 1, 0)].line and titles[0]:  # people stand before their titles
            starts = [self._start(before, at + 1) for before, at in zip([-1, *titles], titles, strict=False)]
        return [
            _Record(self.found[at], None, self.found[start:end])
            for at, start, end in zip(titles, starts, [*starts[1:], len(self.found)], strict=True)
        ]

    def _within(self, records: list[_Record]) -> list[Stretch]:
        """The parts of the last record up to a paragraph that is none of it, unless other records have such ones, too."""
        longest = max((self._length(record) for record in records[:-1]), default=_LONGEST_LAST)
        limit = records[-1].anchor.line + max(2 * longest, _LONGEST_LAST)
        records[-1].parts = [one for one in records[-1].parts if one.line <= limit]
        gaps = [self._gap(record) for record in records]
        usual = sum(gap is not None for gap in gaps[:-1])
        if gaps[-1] is None or 2 * usual >= len(records) - 1 > 0:
            return records[-1].parts
        return [one for one in records[-1].parts if one.line < gaps[-1] or one.line <= records[-1].anchor.line]

    def _length(self, record: _Record) -> int:
        """How many lines a record goes on behind its time."""
        return max((one.line for one in record.parts), default=record.anchor.line) - record.anchor.line

    def _gap(self, record: _Record) -> int | None:
        """The first line of a record that is set apart and says nothing, with something behind it."""
        lines = {one.line for one in (record.anchor, *record.parts)}
        between = range(record.anchor.line + 1, max(lines))
        return next((number for number in between if number not in lines and self.rows[number].is_apart), None)

    def _side(self, before: int, number: int, after: int) -> int:
        """On which side of a time a title stands in its line: -1 before it, 1 behind it, 0 on both or none."""
        line = self.found[number].line
        first, last = number, number
        while first > before + 1 and self.found[first - 1].line == line:
            first -= 1
        while last + 1 < after and self.found[last + 1].line == line:
            last += 1
        is_before = any(one.label == "TI" for one in self.found[first:number])
        return any(one.label == "TI" for one in self.found[number : last + 1]) - is_before

    def _start(self, before: int, number: int) -> int:
        """Where the record of a time begins whose title stands before it."""
        titles = [at for at in range(before + 1, number) if self.found[at].label == "TI"]
        if not titles:
            return number
        start = titles[-1]
        while start > before + 1 and self.found[start - 1].line == self.found[titles[-1]].line:
            start -= 1
        above = self.found[start - 1]
        is_dated = start > before + 1 and (above.label, above.line) == ("DA", self.found[start].line - 1)
        return start - is_dated

    # -- what holds for several records

    def _scope(self, parts: list[Stretch]) -> None:
        """Takes the days and rooms that stand as headings of the records behind them."""
        for one in parts:
            if one.label == "DA" and len(self.rows[one.line].piece.text) <= _LONGEST_DAY:
                self.days, self.floor, self.room = one.value, 0, None  # type: ignore[assignment]  # a day says days
            elif one.label == "RO" and self._heads_slots(one):
                self.room, self.floor = one.piece, 0
                self._headings.append(one.line)

    def _is_heading(self, one: Stretch, record: _Record, last: int) -> bool:
        """Whether a day or a room at the end of a record is the heading of the next ones.

        Args:
            one: The day or the room.
            record: The record.
            last: The last line of the record that says anything else.
        """
        if one.line < max(last, record.anchor.line) or one.line == record.anchor.line or (one.line == last and one.label == "DA"):
            return False
        row = self.rows[one.line]
        if one.label == "RO":
            is_above = (row.is_apart or self.room is not None) and not self._end_in_rooms
            is_above = is_above or _HEADING.match(row.piece.text) is not None
            return one.first in self._heading or (one.line > last and self._heads_slots(one) and is_above)
        return True

    # -- one record

    def _read(self, record: _Record, *, twelve: bool) -> None:
        behind = (one.line for one in record.of("DA") if one.line > record.anchor.line)
        marked = next((line for line in behind if _HEADING.match(self.rows[line].piece.text)), len(self.rows))
        said = [one.line for one in record.parts if one.label in {"TI", "PE", "AF", "JO", "DE"} and one.line < marked]
        last = max(said, default=record.anchor.line)
        headings = [one for one in record.parts if one.label in {"DA", "RO"} and self._is_heading(one, record, last)]
        set_apart = {one.first for one in headings}
        days = [one for one in record.of("DA") if one.first not in set_apart and self._says_when(one, record)]
        days = [record.anchor] if record.anchor.label == "DA" else days
        parts = [one for one in record.parts if one.first not in set_apart and one.label != "DA" and one.line < marked]
        before = self._day_before(record)
        self.stated += [(record.anchor.piece.start, before)] if before is not None else []
        own = before or (days[0].value if days else None)
        if own is not None and own != self.days:
            self.days, self.floor, self.room = own, 0, None  # type: ignore[assignment]  # a day says days
        begin, end = resolve_range(record.range, self.floor, twelve=twelve) if record.range is not None else (0, None)
        self.floor = begin
        self.slots += (made := self._tracks(record, parts, begin, end) or self._made(record, parts, begin, end))
        for time, when in behind_times(record.anchor, self.rows)[0]:
            start, stop = resolve_range(time, begin, twelve=twelve)
            self.slots += [replace(slot, begin=start, end=stop, when=when, slots=[]) for slot in made]
        self._scope(headings)

    def _tracks(self, record: _Record, parts: list[Stretch], begin: int, end: int | None) -> list[Slot]:
        """The slots of a row whose cells stand below rooms or days."""
        made = []
        for column, own in cells_of_tracks(record.anchor, parts, self.rows):
            slot = self._slot(record, own, begin, end)
            slot.days = column.days or (None if column.is_day else slot.days)
            slot.is_undated = column.is_day and column.days is None
            slot.room = slot.room if column.is_day else column.heading if column.heading.text else None
            made.append(slot)
        return made

    def _made(self, record: _Record, parts: list[Stretch], begin: int, end: int | None) -> list[Slot]:
        """The slots of other records: one, or one for each row below without a time, or for each title beside others."""
        parts = with_title_of_cell(record.anchor, parts, self.rows)
        titles = [one for one in parts if one.label == "TI"]
        cuts = [at for at in range(len(parts)) if begins_row(at, parts, record.anchor, self.rows, lasts=end is not None)]
        rows = [parts[start:stop] for start, stop in zip([0, *cuts], [*cuts, len(parts)], strict=True)]
        made = [self._slot(record, group, begin, end) for group in (rows if cuts else self._beside.groups(parts, titles))]
        for slot in made[1:] if cuts else ():
            slot.is_timed = False
        if (
            len(made) > 1
            and made[0].title
            and (says_parallel(made[0].title[0].text) or is_above_rooms(record.anchor.line, titles, made))
        ):
            made[0].slots = made[1:]
            made = made[:1]
        return made

    def _says_when(self, one: Stretch, record: _Record) -> bool:
        """Whether a day is that of a record: it stands beside the time, or by itself between marks, and not in a title."""
        row = self.rows[one.line].piece
        before, after = row.text[: one.piece.start - row.start], row.text[one.piece.start + len(one.piece.text) - row.start :]
        if one.line == record.anchor.line:
            first, last = sorted((one.piece, record.anchor.piece), key=lambda piece: piece.start)
            if len(row.text[first.start + len(first.text) - row.start : last.start - row.start].strip(AROUND)) <= _SMALL:
                return True
        return before.rstrip()[-1:] in _MARKS_BEFORE and after.lstrip()[:1] in _MARKS_AFTER

    def _day_before(self, record: _Record) -> Days | None:
        """The day before a time on its line, beside it or as the first of the line: `On 3 May, Ana Gil will speak at 7 pm`."""
        row = self.rows[record.anchor.line].piece
        before = row.text[: record.anchor.piece.start - row.start]
        found = all_days(before) if record.range is not None and len(row.text) <= _LONGEST_TIMED else []
        if not found or not (DAY_TO_TIME.fullmatch(before[found[-1].finish :]) or (len(found) == 1 and begins_with_day(before))):
            return None
        begin, finish = (row.start + at for at in (found[-1].begin, found[-1].finish))
        return next((one.value for one in self.found if one.label == "DA" and begin <= one.piece.start < finish), found[-1])  # type: ignore[return-value]  # a day says days

    def _slot(self, record: _Record, parts: list[Stretch], begin: int, end: int | None) -> Slot:
        rooms, line = [one for one in parts if one.label == "RO"], record.anchor.line
        is_titled = any(one.label == "TI" for one in parts)
        if not is_titled and rooms and rooms[0].line == line and not (self.rows[line].rooms or is_room(rooms[0].piece)):
            title = rooms.pop(0)  # `15:30 Cafezinho`
            parts = [one._replace(label="TI") if one is title else one for one in parts]
        slot = Slot(begin=begin, end=end, when=record.anchor.piece, days=self.days, rule="tagger")
        slot.is_timed, slot.is_dated = record.range is not None, record.anchor.label == "DA"
        slot.room = own = split_room(rooms[0].piece)[1] or rooms[0].piece if rooms else None
        titles = fill(slot, record.anchor, parts, self.rows)
        slot.room = slot.room or own or self.room
        slot.margin = min(one.margin for one in (record.anchor, *titles[:1]))
        return slot
