"""The slots of an agenda: lines with a time, what stands below each, and which slot contains which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, read_person
from event_ld.readers.programme.times import TimeRange, is_twelve_hour, resolve_range
from event_ld.readers.programme.words import is_word

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.text import Piece


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
    """

    begin: int
    end: int | None
    when: Piece
    days: Days | None = None
    title: list[Piece] = field(default_factory=list)
    people: list[tuple[str, Mention]] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)

    def contains(self, other: Slot) -> bool:
        """Whether another slot of the same day lies within this one and is shorter."""
        if self.end is None or other.end is None or self.days != other.days:
            return False
        inside = self.begin <= other.begin and other.end <= self.end
        return inside and (self.begin, self.end) != (other.begin, other.end)


def read_slots(lines: list[Line], floor: int) -> list[Slot]:
    """The slots of an agenda in the order of the text, not yet nested.

    Args:
        lines: The lines of the agenda.
        floor: The minute of the day at which the event begins, where it is stated; 0 otherwise.
    """
    written = [line.time for line in lines if line.time is not None]
    reader = _Reader(floor, twelve=is_twelve_hour(written))
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
        elif line.time is not None:
            self._begin(line, line.time)
        elif line.role in (Role.BULLET, Role.LABEL, Role.PROSE) and self.slots:
            self._below(line)

    def _begin(self, line: Line, written: TimeRange) -> None:
        begin, end = resolve_range(written, self.floor, twelve=self.twelve)
        self.floor = begin
        content = (
            line.whole.cut(line.whole.text.find(line.piece.text)) if line.piece.text else line.whole.cut(len(line.whole.text))
        )
        when = line.whole.cut(0, content.start - line.whole.start).strip(":*_|-–—•")
        slot = Slot(begin=begin, end=end, when=when, days=self.days)
        if line.piece.text:
            slot.title.append(line.piece.strip("*_."))
        self.slots.append(slot)

    def _below(self, line: Line) -> None:
        slot = self.slots[-1]
        role = line.section if line.role is Role.LABEL else "speaker"
        mention = read_person(line.piece) if line.role is not Role.PROSE or slot.title else None
        if mention is not None:
            slot.people.append((role, mention))
        elif line.role is Role.PROSE and not slot.people and not is_word("empty", line.piece.value):
            slot.title.append(line.piece.strip("*_."))
