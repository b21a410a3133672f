"""The records of an agenda: which stretches belong to one time, and which lines are headings of those below them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from event_ld.readers.programme.beside import block_above
from event_ld.readers.programme.dates import all_days, day_alone
from event_ld.readers.programme.labelled_records import labelled_records
from event_ld.readers.programme.slot_titles import behind_times, is_room_before, lasts
from event_ld.readers.programme.slot_words import begins_session
from event_ld.readers.programme.stretches import HEADING, dated, is_alone, whole_days
from event_ld.readers.programme.times import TimeRange

if TYPE_CHECKING:
    from event_ld.readers.programme.stretches import Row, Stretch

_FEW = 3
"""How many titles make an agenda without times."""
_PAIR = 2
_LONGEST_LAST = 6
"""How many lines the last slot may go on, or twice as many as the longest one before: what stands behind is none of it."""
_LONGEST_HEADING = 80
_PLAIN, _DEEPEST = 8, 7


@dataclass
class Record:
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
        """The parts with a label."""
        return [one for one in self.parts if one.label == label]


class Records:
    """The records of the stretches of one text.

    Attributes:
        records: The records, in the order of the text.
        labelled: The records of labelled lines, by the lines of their hours.
        before: The stretches before the first one.
        is_behind: Whether times stand behind their titles.
        heading: The rooms that head the slots below them, by their first tokens.
        end_in_rooms: Whether most records end with a room.
        day_heads: The lines that begin with a day behind a record, and head the next one, whatever else they say.
    """

    def __init__(self, found: list[Stretch], rows: list[Row]) -> None:
        self.found, self.rows, self.labelled = found, rows, labelled_records(rows)
        self._on_line = Counter(one.line for one in found if one.label in {"TI", "PE", "RO", "ST"})
        self._days_at = {one.line for one in found if one.label == "DA"}
        self._titles: set[int] = set()
        self.before: list[Stretch] = []
        self.is_behind = self.end_in_rooms = False
        self.heading: set[int] = set()
        self.day_heads: set[int] = set()
        self.records = self._made()

    def ends(self, room: int, lines: range) -> bool:
        """Whether a heading no lower than that of a room, or a day alone, is among some lines behind that of the room."""
        level = self._depth(room)
        return any(0 < self._level(number) <= level or day_alone(self.rows[number].piece.strip("#*_ :").text) for number in lines)

    def _level(self, number: int) -> int:
        """The level of a heading; 0 for a line that says anything, or names a session: that is in the room."""
        row = self.rows[number].piece
        if number not in self._titles and (self._on_line[number] or begins_session(row.strip("#*_ ").text)):
            return 0
        marked = HEADING.match(row.text)
        is_whole = marked is not None and (marked["level"] or row.text.rstrip(" :").endswith(marked[0].strip()))
        return self._depth(number) if is_whole or number in self._titles else 0

    def _depth(self, number: int) -> int:
        """How deep a heading is by its marks: 1 for `#`, more than any of these for bold or plain words."""
        marked = HEADING.match(self.rows[number].piece.text)
        return _PLAIN if marked is None else len(marked["level"] or " " * _DEEPEST)

    def _take_headings(self, records: list[Record]) -> None:
        """Takes out the titles that head the records behind them: set apart above a time, where titles stand beside times."""
        for record, after in pairwise(records):
            last = after.anchor.line - 1
            own = [one for one in record.parts if one.line == last]
            is_titled = all(any(one.line == it.anchor.line for one in it.of("TI")) for it in (record, after))
            is_above = self.rows[last].is_apart and not self.rows[last + 1].is_apart and last > record.anchor.line
            is_one = [one.label for one in own] == ["TI"] and is_alone(own[0], self.rows)
            if is_titled and is_above and is_one and not begins_session(own[0].piece.text):
                record.parts.remove(own[0])
                self._titles.add(last)

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
        anchors = [one for one, after in zip_longest(anchors, anchors[1:]) if after is None or not self._is_of_day(one, after)]
        return anchors[1:] if len(anchors) > _FEW and self._is_of_all(anchors[0], anchors[1:]) else anchors

    def _is_of_day(self, first: tuple[int, TimeRange], after: tuple[int, TimeRange]) -> bool:
        """Whether a time is that of a day above its slots: beside the day, around the next time, and of nothing else."""
        (at, time), (end, other) = first, after
        is_around = time.end is not None and time.start.minutes <= other.start.minutes < time.end.minutes
        is_alone = self.found[at].line in self._days_at and self._on_line[self.found[at].line] == 1
        return is_around and is_alone and {one.label for one in self.found[at + 1 : end]} <= {"DA", "RO"}

    def _is_of_all(self, first: tuple[int, TimeRange], others: list[tuple[int, TimeRange]]) -> bool:
        """Whether the first time is that of the event: with a day and no title on its line, and all others within it."""
        line, time = self.found[first[0]].line, first[1]
        minutes = [one.start.minutes for _, one in others]
        is_around = time.end is not None and time.start.minutes <= min(minutes) and max(minutes) <= time.end.minutes
        is_titled = any(one.line == line and one.label == "TI" for one in self.found)
        return is_around and not is_titled and bool(all_days(self.rows[line].piece.text))

    def heads_slots(self, one: Stretch) -> bool:
        """Whether a room stands alone on its line, or leads a line that is set apart: `Room 1: Maps for all`."""
        row = self.rows[one.line]
        is_only = self._is_set_apart(one) and len(row.piece.text) <= _LONGEST_HEADING and self._on_line[one.line] == 1
        is_led = is_only and (row.piece.start == one.piece.start or row.piece.span.end - one.piece.span.end <= 1)
        return is_alone(one, self.rows) or is_led

    def _is_behind_room(self, number: int) -> bool:
        """Whether a time stands in the cell behind that of a room, which its line begins with: `Room 12 | 9:00 Maps`."""
        return is_room_before(self.found[self._first_of_line(number)], self.found[number])

    def is_below_heading(self, one: Stretch) -> bool:
        """Whether a room stands right below the line of a heading, or of a day, and in none of its own."""
        above, row = (self.rows[max(number, 0)].piece.text for number in (one.line - 1, one.line))
        return HEADING.match(row) is None and (HEADING.match(above) is not None or one.line - 1 in self._days_at)

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

    def _made(self) -> list[Record]:
        anchors: Sequence[tuple[int, TimeRange | None]] = self._anchors()
        days = dated(self.found)
        fewest = _PAIR if all(self.rows[self.found[at].line].table is not None for at in days) else _FEW  # a column of days
        if len(days) >= max(fewest, len(anchors) + 1):
            anchors = [(number, None) for number in days]
        elif not anchors:
            return self._untimed()
        else:
            anchors = sorted([*anchors, *((number, None) for number in whole_days(self.found, self.rows))])
        numbers = [number for number, _ in anchors]
        starts = [
            at if time else self._first_of_line(number) for at, (number, time) in zip(self._starts(numbers), anchors, strict=True)
        ]
        self.before = self.found[: starts[0]]
        records = []
        for (number, written), start, end in zip(anchors, starts, [*starts[1:], len(self.found)], strict=True):
            parts = [one for one in self.found[start:end] if one is not self.found[number] and one.label != "ST"]
            records.append(Record(self.found[number], written, parts))
        records[-1].parts = self._within(records)
        self._take_headings(records)
        self.heading = self._proved(records)
        heads = [self._day_head(record) for record in records]
        self.day_heads = {one for one in heads if one is not None} if heads[-1] is None else set()  # no `19:00`, the day below
        return records

    def _day_head(self, record: Record) -> int | None:
        """The first line behind that of a record that begins with a day and has no title, no people and no time."""
        days = (one for one in record.of("DA") if one.line > record.anchor.line and not self._on_line[one.line])
        return next((one.line for one in days if not self._before(one).strip("#*_ \t•-–—|")), None)

    def _before(self, one: Stretch) -> str:
        row = self.rows[one.line].piece
        return row.text[: one.piece.start - row.start]

    def _proved(self, records: list[Record]) -> set[int]:
        """The rooms alone on the lines above times that head the slots below them, by their first tokens.

        All of them are headings if half of them are: a day stands before them, or the times begin anew behind them.
        """
        last: list[Stretch] = []
        proved = 0
        for record, after in pairwise(records):
            ends = [one for one in record.parts if one.label == "RO" and record.anchor.line < one.line == after.anchor.line - 1]
            if not ends or not self.heads_slots(ends[-1]) or any(one.line == ends[-1].line for one in record.of("TI")):
                continue
            last.append(ends[-1])
            is_new = (
                record.range is not None and after.range is not None and after.range.start.minutes < record.range.start.minutes
            )
            proved += is_new or any(record.anchor.line < one.line < ends[-1].line for one in record.of("DA"))
        self.end_in_rooms = 2 * len(last) > len(records)
        return {one.first for one in last} if 0 < len(last) <= 2 * proved and not self.end_in_rooms else set()

    def _starts(self, numbers: list[int]) -> list[int]:
        """Where the records of times begin, by the numbers of the times."""
        above = {number: own.lines.start for number, own in self.labelled.items()}
        blocks = [block_above(self.found[number], self.rows) for number in numbers]
        are_blocks = not above and len(blocks) > 1 and all(len(block) > 1 for block in blocks)
        self.is_behind = are_blocks or self._is_behind(numbers)
        if are_blocks:
            return [next(at for at, one in enumerate(self.found) if one.line >= block.start) for block in blocks]
        starts = []
        for before, number, after in zip([-1, *numbers], numbers, [*numbers[1:], len(self.found)], strict=False):
            beside = self._side(before, number, after)
            is_back = beside < 0 or (self.is_behind and not beside)
            is_row = self.rows[self.found[number].line].table is not None or self._is_behind_room(number)
            first = above.get(self.found[number].line, len(self.rows))
            title = next((at for at in range(before + 1, number) if self.found[at].line >= first), None)
            start = self._first_of_line(number) if is_row else self._start(before, number) if is_back else number
            starts.append(start if title is None else title)
        return starts

    def _first_of_line(self, number: int) -> int:
        """The number of the first stretch of the line that one stands in."""
        return next(at for at, one in enumerate(self.found) if one.line == self.found[number].line)

    def _untimed(self) -> list[Record]:
        """The records of an agenda without times: one for each of at least a few titles."""
        titles = [at for at, one in enumerate(self.found) if one.label == "TI"]
        if len(titles) < _FEW:
            return []
        starts = titles
        if self.found[titles[0]].line == self.found[max(titles[0] - 1, 0)].line and titles[0]:  # people stand before their titles
            starts = [self._start(before, at + 1) for before, at in zip([-1, *titles], titles, strict=False)]
        return [
            Record(self.found[at], None, self.found[start:end])
            for at, start, end in zip(titles, starts, [*starts[1:], len(self.found)], strict=True)
        ]

    def _within(self, records: list[Record]) -> list[Stretch]:
        """The parts of the last record up to a paragraph that is none of it, unless other records have such ones, too."""
        longest = max((self._length(record) for record in records[:-1]), default=_LONGEST_LAST)
        limit = records[-1].anchor.line + max(2 * longest, _LONGEST_LAST)
        records[-1].parts = [one for one in records[-1].parts if one.line <= limit]
        gaps = [self._gap(record) for record in records]
        usual = sum(gap is not None for gap in gaps[:-1])
        if gaps[-1] is None or 2 * usual >= len(records) - 1 > 0:
            return records[-1].parts
        return [one for one in records[-1].parts if one.line < gaps[-1] or one.line <= records[-1].anchor.line]

    def _length(self, record: Record) -> int:
        """How many lines a record goes on behind its time."""
        return max((one.line for one in record.parts), default=record.anchor.line) - record.anchor.line

    def _gap(self, record: Record) -> int | None:
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
