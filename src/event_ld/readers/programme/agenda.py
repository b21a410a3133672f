"""The slots of an agenda: lines with a time, what stands below each, and which slot contains which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, read_people, split_title
from event_ld.readers.programme.times import TimeRange, is_twelve_hour, resolve_range
from event_ld.readers.programme.words import is_word

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.tables import Row
    from event_ld.readers.programme.text import Piece

_NUMBERED = re.compile(r"[^\W\d_]{3,}\s+(?:\d{1,2}|[IVX]{1,5})\s*[:.]\s")
"""`PANEL 1: …`: below one time, each stands for a slot of its own."""

_FEW = 3
"""How many lines with a time make an agenda that no heading names."""

_EARLY = 60
"""How many minutes before the event's stated beginning its first slot may begin: registration, a coffee."""


@dataclass(slots=True, kw_only=True)
class Slot:
    """One slot of the agenda.

    Attributes:
        begin: Minutes since midnight of its day.
        end: Minutes since midnight of its day, more than 1,440 on the next one; None where no end is written.
        when: The stretch of the text that states its time.
        days: The date that it stands under, where one is written in the agenda.
        title: The stretches of its title, one for each line.
        people: Who is named for it, with the role.
        slots: The slots that it contains.
        room: The room that it takes place in, where that is the heading of a column.
        is_named: Whether its title is complete, so that prose below it is none of it.
        is_timed: Whether it has a time of its own; a row of a table below a timed one need not.
    """

    begin: int
    end: int | None
    when: Piece
    days: Days | None = None
    title: list[Piece] = field(default_factory=list)
    people: list[tuple[str, Mention]] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    room: Piece | None = None
    is_timed: bool = True
    is_named: bool = False

    def contains(self, other: Slot) -> bool:
        """Whether another slot of the same day lies within this one and is shorter."""
        if self.end is None or other.end is None or self.days != other.days:
            return False
        inside = self.begin <= other.begin and other.end <= self.end
        return inside and (self.begin, self.end) != (other.begin, other.end)


def agenda_lines(lines: list[Line]) -> list[Line]:
    """The lines of the agenda, with the date of each label of a date.

    They are those of a section that is named so. Where no line names one, the agenda begins with the first of several lines
    with a time, or the date right above it, and goes to the next section that the reader knows.

    Args:
        lines: All lines of the programme.
    """
    timed = [at for at, line in enumerate(lines) if _is_slot(line)]
    if any(line.within == "agenda" for line in lines) or len(timed) < _FEW:
        found = [line for line in lines if line.within == "agenda" or _is_slot(line)]
    else:
        start = timed[0]
        while start > 0 and lines[start - 1].role is Role.DAY:
            start -= 1
        end = next((at for at in range(timed[-1], len(lines)) if lines[at].role is Role.HEADING), len(lines))
        found = [line for line in lines[start:end] if line.section != "when"]
    return [with_day(line) for line in found if line.role is not Role.HEADING]


def _is_slot(line: Line) -> bool:
    return line.role is Role.TIME and line.section != "when"


def with_day(line: Line) -> Line:
    """A line with the date that it states as its label's value."""
    if line.role is Role.LABEL and line.section == "when" and line.days is None:
        return replace(line, days=find_days(line.piece.text))
    return line


def read_slots(lines: list[Line], floor: int) -> list[Slot]:
    """The slots of an agenda in the order of the text, not yet nested.

    Args:
        lines: The lines of the agenda.
        floor: The minute of the day at which the event begins, where it is stated; 0 otherwise.
    """
    written = [line.time for line in lines if line.time is not None]
    reader = _Reader(max(floor - _EARLY, 0), twelve=is_twelve_hour(written))
    for line in lines:
        reader.take(line)
    return reader.slots


def nest(slots: list[Slot]) -> list[Slot]:
    """The slots with each one put into the nearest earlier one that contains it."""
    top: list[Slot] = []
    around: list[Slot] = []
    for slot in slots:
        while around and not around[-1].contains(slot):
            around.pop()
        (around[-1].slots if around else top).append(slot)
        around.append(slot)
    return top


class _Reader:
    """Walks through the lines of an agenda with the day and the time so far."""

    def __init__(self, floor: int, *, twelve: bool) -> None:
        self.first = self.floor = floor
        self.twelve = twelve
        self.days: Days | None = None
        self.slots: list[Slot] = []

    def take(self, line: Line) -> None:
        if line.days is not None:
            self.days, self.floor = line.days, 0
        if line.days is not None and line.time is None:
            return
        if line.row is not None:
            self._row(line, line.row)
        elif line.time is not None:
            self._begin(line, line.time)
        elif line.role in (Role.BULLET, Role.LABEL, Role.PROSE) and self.slots:
            self._below(line)

    def _begin(self, line: Line, written: TimeRange) -> None:
        begin, end = resolve_range(written, self.floor, twelve=self.twelve)
        self.floor = begin
        if line.days is not None:
            when = line.whole.cut(line.piece.start + len(line.piece.text) - line.whole.start).strip(": ")
            self.slots.append(Slot(begin=begin, end=end, when=when, days=self.days, title=[line.piece], is_named=True))
            return
        content = (
            line.whole.cut(line.whole.text.find(line.piece.text)) if line.piece.text else line.whole.cut(len(line.whole.text))
        )
        when = line.whole.cut(0, content.start - line.whole.start).strip(":*_|-–—•")
        slot = Slot(begin=begin, end=end, when=when, days=self.days)
        if line.piece.text:
            title, named = split_title(line.piece)
            slot.title.append(title.strip("*_."))
            slot.people += [("speaker", mention) for mention in named]
        self.slots.append(slot)

    def _row(self, line: Line, row: Row) -> None:
        if line.time is None:
            self._untimed(row)
            return
        begin, end = resolve_range(line.time, self.floor, twelve=self.twelve)
        self.floor = begin
        cells = row.rooms or [(row.title.cut(0, 0), row.title)]
        for room, cell in cells:
            slot = Slot(begin=begin, end=end, when=row.when, days=self.days, room=room if room.text else None)
            self._fill(slot, cell, row.people)
            self.slots.append(slot)

    def _untimed(self, row: Row) -> None:
        if not self.slots or not (row.title.text or row.people):
            return
        above = next((one for one in reversed(self.slots) if one.is_timed), self.slots[-1])
        slot = Slot(begin=above.begin, end=None, when=above.when, days=self.days, is_timed=False)
        self._fill(slot, row.title, row.people)
        (above.slots if above.end is not None else self.slots).append(slot)

    def _fill(self, slot: Slot, cell: Piece, people: list[Piece]) -> None:
        title, named = split_title(cell)
        if title.text:
            slot.title.append(title.strip("*_."))
        mentions = read_people(people) if people else []
        if people and not mentions and not slot.title:
            slot.title.append(people[0].strip("*_."))
        slot.people += [("speaker", mention) for mention in (*named, *mentions)]

    def _below(self, line: Line) -> None:
        slot = self.slots[-1]
        role = line.section if line.role is Role.LABEL else "speaker"
        mentions = read_people([line.piece]) if line.role is not Role.PROSE or slot.title else []
        if mentions:
            slot.people += [(role, mention) for mention in mentions]
        elif line.role is Role.PROSE and slot.title and _NUMBERED.match(line.piece.text) and _NUMBERED.match(slot.title[0].text):
            beside = Slot(begin=slot.begin, end=slot.end, when=slot.when, days=slot.days)
            beside.title.append(line.piece.strip("*_."))
            self.slots.append(beside)
        elif line.role is Role.PROSE and not slot.people and not slot.is_named and not is_word("empty", line.piece.value):
            slot.title.append(line.piece.strip("*_."))
