"""An event that repeats, as a programme states it: the rule in the line of its day."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from event_ld.model import Schedule
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.repeats import Repeat, find_repeat
from event_ld.readers.programme.times import DAY, TimeRange, iso_minutes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.readers.programme.notes import Notes
    from event_ld.readers.programme.text import Piece
    from event_ld.source import Span


class Series(NamedTuple):
    """A rule, and where it stands."""

    repeat: Repeat
    piece: Piece

    @property
    def hours(self) -> tuple[TimeRange, Piece] | None:
        """The bare hours that stand right behind it, with the place."""
        return None if self.repeat.hours is None else (self.repeat.hours, self.piece)

    def schedule(
        self, first: str, last: str, times: tuple[int, int | None, Piece] | None, notes: Notes, excepted: list[Span]
    ) -> Schedule | None:
        """The schedule; None where the rule is not that of the time from the first day to the last, or days are taken out of it.

        Args:
            first: The first day; "" where its year is not known.
            last: The last day; "" where none is stated.
            times: The minutes at which it begins and ends, and where they stand.
            notes: Take the evidence.
            excepted: What is taken out.
        """
        repeat, text = self.repeat, notes.findings.source.text
        is_broken = any(text.count("\n", *sorted((self.piece.start, one.start))) <= 1 for one in excepted)
        if is_broken or not first or not repeat.holds(first, last):
            return None
        begin, end, stated = times if times is not None else (None, None, self.piece)
        rule = ["", ".repeatFrequency", *(f".byDay[{at}]" for at in range(len(repeat.by_day))), ".startDate"]
        for name in (*rule, *([".endDate"] if last else [])):
            notes.note(f"eventSchedule{name}", self.piece, "rule-from-words")
        for name, minutes in (("startTime", begin), ("endTime", end)):
            if minutes is not None:
                notes.note(f"eventSchedule.{name}", stated)
        return Schedule(
            repeat_frequency=repeat.frequency,
            by_day=repeat.by_day,
            start_date=first,
            end_date=last or None,
            start_time=None if begin is None else iso_minutes(begin % DAY),
            end_time=None if end is None else iso_minutes(end % DAY),
        )


def series_of(lines: Iterable[Line], spots: list[int]) -> Series | None:
    """The rule that stands in the line of a day or a time.

    Args:
        lines: The outline.
        spots: Where the day and the time stand.
    """
    for line in lines:
        one = find_repeat(line.piece.text) if line.within != "agenda" and line.role is not Role.TIME else None
        if one is not None and any(line.whole.start <= at < line.whole.span.end for at in spots):
            return Series(one, line.piece.cut(one.begin, one.finish))
    return None
