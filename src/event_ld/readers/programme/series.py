"""An event that repeats, as a programme states it: the rule in the line of its day, or with the month of whose days it speaks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from event_ld.model import Schedule
from event_ld.readers.programme.dates import Day, Days
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.repeats import Repeat, find_repeat
from event_ld.readers.programme.times import DAY, TimeRange, find_time, iso_minutes

if TYPE_CHECKING:
    from event_ld.readers.programme.excepted import Exceptions
    from event_ld.readers.programme.notes import Notes
    from event_ld.readers.programme.text import Piece
    from event_ld.readers.programme.years import Years


_FEW_DAYS = 2
"""On how many days of the week something is that has no other days; more of them are the hours of a house."""


class Series(NamedTuple):
    """A rule, where it stands, and the line that it stands in."""

    repeat: Repeat
    piece: Piece
    line: Piece

    @property
    def hours(self) -> tuple[TimeRange, Piece] | None:
        """The bare hours that stand right behind it, with the place."""
        return None if self.repeat.hours is None else (self.repeat.hours, self.piece)

    def days(self, years: Years) -> tuple[Days, Piece]:
        """The days of the month of which it speaks, with the place; the month without its year where that is not known."""
        alone = Days(Day(self.repeat.year, self.repeat.month or 1, 1), None, self.repeat.begin, self.repeat.finish)
        year, _ = years.of(alone)
        return (self.repeat.days(year) if year is not None else None) or alone, self.piece

    def schedule(
        self, first: str, last: str, times: tuple[int, int | None, Piece] | None, notes: Notes, excepted: list[Exceptions]
    ) -> Schedule | None:
        """The schedule; None where the rule is not that of the time from the first day to the last; "" for one not known."""
        repeat = self.repeat
        if not (repeat.holds(first, last) if first else repeat.month or times is not None):
            return None
        begin, end, stated = times if times is not None else (None, None, self.piece)
        days = {"startDate": first, "endDate": last, "byMonth": "" if first else repeat.month}
        rule = ["", ".repeatFrequency", *(f".byDay[{at}]" for at in range(len(repeat.by_day)))]
        for name in (*rule, *(f".{name}" for name, said in days.items() if said)):
            notes.note(f"eventSchedule{name}", self.piece, "rule-from-words")
        for name, minutes in (("startTime", begin), ("endTime", end)):
            if minutes is not None:
                notes.note(f"eventSchedule.{name}", stated)
        taken: list[str] = []
        own, text = frozenset(one[-2:] for one in repeat.by_day), notes.findings.source.text
        for one in excepted if first else ():
            for iso in (one.is_of(self.piece, text) and one.dates(first, last, own)) or ():
                notes.note(f"eventSchedule.exceptDate[{len(taken)}]", one.piece, "rule-from-words")
                taken.append(iso)
        return Schedule(
            except_date=tuple(taken),
            repeat_frequency=repeat.frequency,
            by_day=repeat.by_day,
            by_month=None if first else repeat.month,
            start_date=first or None,
            end_date=last or None,
            start_time=None if begin is None else iso_minutes(begin % DAY),
            end_time=None if end is None else iso_minutes(end % DAY),
        )


def schedule_of_hours(day: tuple[Days, Piece] | None, begin: int, end: int | None, when: Piece, notes: Notes) -> Schedule:
    """The time of day, in minutes from midnight, of an event whose day, or the year of it, is not stated."""
    notes.note("eventSchedule.startTime", when)
    if end is not None:
        notes.note("eventSchedule.endTime", when)
    first = day[0].first if day else None
    if day is not None:
        notes.note("eventSchedule.byMonth", day[1])
        notes.note("eventSchedule.byMonthDay", day[1])
    return Schedule(
        start_time=iso_minutes(begin % DAY),
        end_time=None if end is None else iso_minutes(end % DAY),
        by_month=first.month if first else None,
        by_month_day=first.day if first else None,
    )


def _says_hour(text: str, repeat: Repeat) -> bool:
    """Whether a line says on which weekdays and at what hour, and no more of when: `Every Friday at 14:00, Room 12`."""
    return 0 < len(repeat.by_day) <= _FEW_DAYS and find_time(text, repeat.finish) is not None


def series_of(lines: Iterable[Line], spots: list[int], *, is_dated: bool) -> Series | None:
    """The rule that stands in the line of a day or a time, or that says of which month it speaks where no day is known."""
    for line in lines:
        one = find_repeat(line.piece.text) if line.within != "agenda" and line.role is not Role.TIME else None
        is_beside = any(line.whole.start <= at < line.whole.span.end for at in spots)
        is_alone = one is not None and not is_dated and (one.month is not None or _says_hour(line.piece.text, one))
        if one is not None and (is_beside or is_alone):
            return Series(one, line.piece.cut(one.begin, one.finish), line.piece)
    return None
