"""The slots of an agenda out of labelled stretches: which title, people, room and day belong to which time."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from event_ld.readers.programme.agenda import Slot
from event_ld.readers.programme.dates import all_days
from event_ld.readers.programme.mentions import is_role, mentions, role_of
from event_ld.readers.programme.moments import DAY_TO_TIME
from event_ld.readers.programme.outline import begins_with_day
from event_ld.readers.programme.places import split_room
from event_ld.readers.programme.slot_words import says_parallel
from event_ld.readers.programme.tables import columns_by_line
from event_ld.readers.programme.times import TimeRange, is_twelve_hour, resolve_range
from event_ld.readers.programme.words import is_word, placeholder

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.stretches import Row, Stretch
    from event_ld.readers.programme.tables import Column
    from event_ld.readers.programme.text import Piece

_HEADING = re.compile(r"\s*(?:#|\*\*|__|<h\d)")
_FEW = 3
"""How many titles make an agenda without times."""
_MOST = 0.5
"""The share of several titles below one time that must have a room, so that they stand beside one another."""
_AROUND = " \t|,;:()[]-–—*_·@"
_SMALL = 4
"""How many characters of small words may stand between a day and its time."""
_MARKS_BEFORE = ("", "|", "\t", "-", "–", "—", ":", "(", "*", "_", "·", "•", "#")
_MARKS_AFTER = ("", "|", "\t", "-", "–", "—", ":", ")", "*", "_", "·", ",")
_LONGEST_LAST = 6
"""How many lines the last slot may go on, or twice as many as the longest one before: what stands behind is none of it."""
_LONGEST_TIMED = 1500
_ALONE = 8
"""How many characters may stand beside a room or a day on a line that is its heading."""


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
        bare: Those without a title, each with the words beside its time, of which nothing is said.
    """

    def __init__(self, found: list[Stretch], lines: list[Row], floor: int) -> None:
        others = {one.line for one in found if one.label == "RL" and role_of(one.piece.text) is None and is_role(one.piece.text)}
        self.bare: list[tuple[Slot, Piece]] = []
        self.found, self.rows = [one for one in found if one.line not in others], lines  # `Contact: Ana Gil` is no speaker
        self.first = floor
        self.slots: list[Slot] = []
        self.days: Days | None = None
        self.room: Piece | None = None
        self._heads = self._headings_of_columns()
        records = self._records()
        self.lines = [one.line for record in records for one in (record.anchor, *record.parts)]
        twelve = is_twelve_hour([record.range for record in records if record.range is not None])
        self.floor = floor
        for record in records:
            self._read(record, twelve=twelve)

    # -- records

    def _anchors(self) -> list[tuple[int, TimeRange]]:
        """The times that begin a slot, by their numbers; an end that stands apart is taken in."""
        anchors: list[tuple[int, TimeRange]] = []
        for at, one in enumerate(self.found):
            if one.label != "ST" or not isinstance(one.value, TimeRange):
                continue
            if anchors:
                number, before = anchors[-1]
                between = self.found[number + 1 : at]
                if one.line == self.found[number].line and not any(other.label in {"TI", "PE", "RO"} for other in between):
                    if before.end is None and one.value.end is None and before.start.minutes != one.value.start.minutes:
                        anchors[-1] = (number, before._replace(end=one.value.start))
                    continue
            anchors.append((at, one.value))
        return anchors

    def _is_alone(self, one: Stretch) -> bool:
        return len(self.rows[one.line].piece.text) - len(one.piece.text) < _ALONE

    def _is_behind(self, numbers: list[int]) -> bool:
        """Whether times stand behind their titles in this text."""
        ahead = behind = 0
        for number, before, after in zip(numbers, [-1, *numbers], [*numbers[1:], len(self.found)], strict=False):
            line = self.found[number].line
            titles_before = [one for one in self.found[before + 1 : number] if one.label == "TI"]
            titles_after = [one for one in self.found[number + 1 : after] if one.label == "TI"]
            if titles_before and titles_before[-1].line == line:
                behind += 2
            elif (
                titles_before
                and self._joined(titles_before[-1].line, line)
                and not (titles_after and titles_after[0].line == line)
            ):
                behind += 1
            if titles_after and titles_after[0].line == line:
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
        dated = self._dated()
        if len(dated) >= max(_FEW, len(anchors) + 1):
            anchors = [(number, None) for number in dated]
        elif not anchors:
            return self._untimed()
        numbers = [number for number, _ in anchors]
        starts = self._starts(numbers) if anchors[0][1] is not None else [self._first_of_line(number) for number in numbers]
        self._scope(self.found[: starts[0]])
        records = []
        for (number, written), start, end in zip(anchors, starts, [*starts[1:], len(self.found)], strict=True):
            parts = [one for one in self.found[start:end] if one is not self.found[number] and one.label != "ST"]
            records.append(_Record(self.found[number], written, parts))
        records[-1].parts = self._within(records)
        return records

    def _starts(self, numbers: list[int]) -> list[int]:
        """Where the records of times begin, by the numbers of the times."""
        is_behind = self._is_behind(numbers)
        starts = []
        for before, number, after in zip([-1, *numbers], numbers, [*numbers[1:], len(self.found)], strict=False):
            beside = self._side(before, number, after)
            starts.append(self._start(before, number) if beside < 0 or (is_behind and not beside) else number)
        return starts

    def _dated(self) -> list[int]:
        """The days that begin a slot each, by their numbers: the only one of a line that has a title or people, and no time."""
        labels: dict[int, list[str]] = {}
        for one in self.found:
            labels.setdefault(one.line, []).append(one.label)
        dated = {line for line, own in labels.items() if own.count("DA") == 1 and "ST" not in own and {"TI", "PE"} & {*own}}
        return [number for number, one in enumerate(self.found) if one.label == "DA" and one.line in dated]

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
        if (
            start > before + 1
            and self.found[start - 1].label == "DA"
            and self.found[start - 1].line == self.found[start].line - 1
        ):
            start -= 1
        return start

    # -- what holds for several records

    def _scope(self, parts: list[Stretch]) -> None:
        """Takes the days and rooms that stand as headings of the records behind them."""
        for one in parts:
            if one.label == "DA":
                self.days, self.floor, self.room = one.value, 0, None  # type: ignore[assignment]  # a day says days
            elif one.label == "RO" and self._is_alone(one):
                self.room, self.floor = one.piece, 0

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
            return one.line > last and self._is_alone(one) and (row.is_apart or _HEADING.match(row.piece.text) is not None)
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
        own = self._day_before(record) or (days[0].value if days else None)
        if own is not None and own != self.days:
            self.days, self.floor, self.room = own, 0, None  # type: ignore[assignment]  # a day says days
        begin, end = resolve_range(record.range, self.floor, twelve=twelve) if record.range is not None else (0, None)
        self.floor = begin
        titles = [one for one in parts if one.label == "TI"]
        groups = [parts]
        if len(titles) > 1 and self._are_parallel(titles, parts):
            cuts = [at for at, one in enumerate(parts) if one.label == "TI"]
            cuts = [at - 1 if at and parts[at - 1].label == "RO" and self._is_room_first(parts) else at for at in cuts]
            groups = [parts[start:stop] for start, stop in zip([0, *cuts[1:]], [*cuts[1:], len(parts)], strict=True)]
        made = [self._slot(record, group, begin, end) for group in groups]
        if not titles:
            self.bare += [(made[0], words) for words in self._words_beside(record, parts)]
        if (
            len(made) > 1
            and made[0].title
            and (says_parallel(made[0].title[0].text) or self._is_above_rooms(record, titles, made))
        ):
            made[0].slots = made[1:]
            made = made[:1]
        self.slots += made
        self._scope(headings)

    def _says_when(self, one: Stretch, record: _Record) -> bool:
        """Whether a day is that of a record: it stands beside the time, or by itself between marks, and not in a title."""
        row = self.rows[one.line].piece
        before, after = row.text[: one.piece.start - row.start], row.text[one.piece.start + len(one.piece.text) - row.start :]
        if one.line == record.anchor.line:
            first, last = sorted((one.piece, record.anchor.piece), key=lambda piece: piece.start)
            if len(row.text[first.start + len(first.text) - row.start : last.start - row.start].strip(_AROUND)) <= _SMALL:
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

    def _is_room_first(self, parts: list[Stretch]) -> bool:
        """Whether rooms stand before their titles: behind none on their lines, and before one."""
        rooms = [at for at, one in enumerate(parts) if one.label == "RO"]
        titled = {one.line for one in parts if one.label == "TI"}
        before = {one.line for at in rooms[:1] for one in parts[:at] if one.label == "TI"}
        if rooms and parts[rooms[0]].line in titled - before:
            return True
        return [one.label for one in parts if one.label in {"TI", "RO"}][:1] == ["RO"]

    def _is_above_rooms(self, record: _Record, titles: list[Stretch], made: list[Slot]) -> bool:
        """Whether a title beside its time has no room, and those below it, each on a line of its own, have all one."""
        line = record.anchor.line
        is_first = titles[0].line == line and all(one.line > line for one in titles[1:])
        return is_first and made[0].room is None and all(slot.room is not None for slot in made[1:])

    def _are_parallel(self, titles: list[Stretch], parts: list[Stretch]) -> bool:
        """Whether several titles under one time are slots beside one another: most with a room, or each in a cell of its own."""
        rooms = sum(one.label == "RO" for one in parts)
        if rooms >= max(len(titles) - 1, 2) or (rooms > _FEW and rooms > _MOST * len(titles)):
            return True
        cells = [one.cell for one in titles]
        is_row = len({one.line for one in titles}) == 1 and len(set(cells)) == len(cells) and bool(cells[0])
        return is_row and not any(self._heads_titles(one) for one in titles)

    def _heads_titles(self, one: Stretch) -> bool:
        """Whether a title stands below a heading of titles, so that what stands beside it says more of the same."""
        columns, at = self._columns[one.line], one.cell - self.rows[one.line].piece.text.startswith("|")
        return at < len(columns) and columns[at].kind == "title"

    @cached_property
    def _columns(self) -> list[list[Column]]:
        return columns_by_line([row.piece for row in self.rows])

    def _slot(self, record: _Record, parts: list[Stretch], begin: int, end: int | None) -> Slot:
        titles = [one for one in parts if one.label == "TI"]
        rooms = [one for one in parts if one.label == "RO"]
        slot = Slot(begin=begin, end=end, when=record.anchor.piece, days=self.days, rule="tagger")
        slot.is_timed, slot.is_dated = record.range is not None, record.anchor.label == "DA"
        if titles:
            title, room = split_room(titles[0].piece)
            slot.title, slot.room = [title], room
            slot.text = [one.piece for one in parts if one.label == "DE" or (one.label == "TI" and one is not titles[0])]
        else:
            slot.is_open = any(is_word("empty", one.piece.value) for one in parts)
        slot.room = slot.room or (split_room(rooms[0].piece)[1] or rooms[0].piece if rooms else self._track(titles) or self.room)
        slot.people, slot.unsure = mentions(parts, self.rows)
        margins = [one.margin for one in (record.anchor, *titles[:1])]
        slot.margin = min(margins)
        return slot

    def _words_beside(self, record: _Record, parts: list[Stretch]) -> list[Piece]:
        """The words on the line of a time that nothing is said of, where other titles stand beside their times."""
        anchor, row = record.anchor, self.rows[record.anchor.line].piece
        if record.range is None or any(one.line == anchor.line for one in parts) or not self._are_beside:
            return []
        sides = (row.cut(0, anchor.piece.start - row.start), row.cut(anchor.piece.span.end - row.start))
        words = [one for side in sides if any(map(str.isalpha, (one := side.strip(_AROUND)).text))]
        return words if len(words) == 1 and not placeholder(words[0].text) else []

    @cached_property
    def _are_beside(self) -> bool:
        """Whether a title stands on the line of a time."""
        timed = {one.line for one in self.found if one.label == "ST"}
        return any(one.label == "TI" and one.line in timed for one in self.found)

    def _track(self, titles: list[Stretch]) -> Piece | None:
        """The room that heads the column of a title."""
        if not titles or not titles[0].cell:
            return None
        return next((one.piece for one in self._heads.get(titles[0].cell, ()) if one.line < titles[0].line), None)

    def _headings_of_columns(self) -> dict[int, list[Stretch]]:
        """The rooms that stand beside others in one line of a table, by their cells, the last ones first."""
        beside = Counter(one.line for one in self.found if one.label == "RO" and one.cell)
        heads: dict[int, list[Stretch]] = {}
        for one in reversed(self.found):
            if one.label == "RO" and one.cell and beside[one.line] > 1:
                heads.setdefault(one.cell, []).append(one)
        return heads
