"""The slots of an agenda: which lines are its own, and which slot contains which."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import Days, find_days
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.place_sentences import without_at
from event_ld.readers.programme.places import is_building, is_room
from event_ld.vocabulary import roles

if TYPE_CHECKING:
    from event_ld.readers.programme.people import Mention
    from event_ld.readers.programme.text import Piece

_COMMA = re.compile(r",\s")
_LONGEST_ZONE = 8
_ZONES = re.compile(r"(?:[\s/|,;·]*+\d{1,2}[:h.]\d\d\s*+[A-Z]{2,5}\b)++")
_ROOM = re.compile(r"(?:[A-ZÀ-Þ][\w.&'-]{0,30} ){1,3}[A-Z]{0,2}(?!(?:19|20)\d\d$)\d{2,4}[A-Z]?")
"""`Map House 126C`, `GSIA Rm 318`."""
_LONG_LINE = 55
_LONGEST_LAST = 12
"""How many lines the last slot may go on, or twice as many as the longest one before."""
_MARKED = ("#", "**", "__")
_FEW = 3
"""How many lines with a time make an agenda that no heading names; below the line of a day two do."""


@dataclass(slots=True, kw_only=True)
class Slot:
    """One slot of the agenda.

    Attributes:
        begin: Minutes since midnight of its day.
        end: Minutes since midnight of its day, more than 1,440 on the next one; None where no end is written.
        when: The stretch of the text that states its time.
        days: The date that it stands under, where one is written in the agenda.
        title: The stretches of its title, one for each line.
        room: The room that it takes place in, where that is the heading of a column.
        text: The stretches that say more about it: items below its title that name nobody.
        form: Stretches that are no fact: labels of lists.
        lasts: The stretch of its duration, where that gives its end.
        is_open: Whether its people are said to be announced later.
        is_timed: Whether it has a time of its own; a row of a table below a timed one need not.
        is_dated: Whether it has a day of its own and no time: a talk of a series.
        is_undated: Whether the text states a day for it that is not read, so that it has none of the days before it.
        rule: The rule that read it, where that is to be told.
        margin: How sure it is, in hundredths, where that is known.
        unsure: Names that may be people of it.
    """

    begin: int
    end: int | None
    when: Piece
    days: Days | None = None
    title: list[Piece] = field(default_factory=list)
    people: list[tuple[str, Mention]] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    room: Piece | None = None
    text: list[Piece] = field(default_factory=list)
    form: list[Piece] = field(default_factory=list)
    lasts: Piece | None = None
    is_open: bool = False
    is_timed: bool = True
    is_dated: bool = False
    is_undated: bool = False
    rule: str = ""
    margin: int | None = None
    unsure: list[Piece] = field(default_factory=list)

    def contains(self, other: Slot) -> bool:
        """Whether another slot of the same day lies within this one and is shorter."""
        if self.end is None or other.end is None or (self.days, self.is_undated) != (other.days, other.is_undated):
            return False
        inside = self.begin <= other.begin and other.end <= self.end
        return inside and (self.begin, self.end) != (other.begin, other.end)


def agenda_lines(lines: list[Line]) -> list[Line]:
    """The lines of the agenda, with the date of each label of a date.

    They are those of a section that is named so. Where no line names one, the agenda begins with the first of several lines
    with a time, or the date right above it, and goes to the next section that the reader knows.
    """
    timed = [at for at, line in enumerate(lines) if _is_slot(line)]
    is_dated = len(timed) == _FEW - 1 and any(line.role is Role.DAY for line in lines[: timed[0]])
    if any(line.within == "agenda" for line in lines) or (len(timed) < _FEW and not is_dated):
        above = _days_above(lines)
        found = [line for line in lines if line.within == "agenda" or _is_slot(line) or line.number in above]
    else:
        start = timed[0]
        while start > 0 and (lines[start - 1].role is Role.DAY or (start > 1 and is_room(lines[start - 1].piece))):
            start -= 1
        end = next((at for at in range(timed[-1], len(lines)) if lines[at].role is Role.HEADING), len(lines))
        found = [line for line in lines[start:end] if line.section != "when"]
    found = _without_rest(found)
    return [with_day(line) for line in found if line.role is not Role.HEADING or line.section in roles()]


def _days_above(lines: list[Line]) -> set[int]:
    """The numbers of the lines that are a day above lines of the agenda: a heading, or else right above them."""
    found: set[int] = set()
    is_above = is_right_above = False
    for line in reversed(lines):
        if line.role is Role.HEADING:  # that of a section that is known ends what a day above it holds of
            is_above, is_right_above = is_above and line.section in ("", "other"), False
        elif line.within == "agenda" or _is_slot(line):
            is_above = is_right_above = True
        elif line.role is Role.DAY:
            is_one = line.days is not None and line.days.last is None
            if is_one and (is_right_above or (is_above and line.whole.text.startswith(_MARKED))):
                found.add(line.number)
            is_above = is_right_above = False
        else:
            is_right_above = is_right_above and (line.role is Role.LABEL or is_room(line.piece))
    return found


def _without_rest(found: list[Line]) -> list[Line]:
    """The lines of an agenda without what stands far behind its last time: lists of papers, of committees."""
    timed = [line.number for line in found if line.role in (Role.TIME, Role.ROW, Role.DAY)]
    if len(timed) < _FEW:
        return found
    longest = max(after - before for before, after in pairwise(timed))
    return [line for line in found if line.number <= timed[-1] + max(2 * longest, _LONGEST_LAST)]


def with_agenda(lines: list[Line]) -> list[Line]:
    """The lines with those of an agenda that no heading names marked as its own; a lone time is that of the event."""
    if any(line.within == "agenda" for line in lines):
        return [_as_when(line) if _is_slot(line) and line.within != "agenda" and _is_lone(line) else line for line in lines]
    timed = [at for at, line in enumerate(lines) if _is_slot(line)]
    if len(timed) == 1 and (_is_lone(lines[timed[0]]) or _goes_on(lines, timed[0])):
        return [_as_when(line) if at == timed[0] else line for at, line in enumerate(lines)]
    numbers = {line.number for line in agenda_lines(lines)}
    return [replace(line, within="agenda") if line.number in numbers else line for line in lines]


def _is_lone(line: Line) -> bool:
    """Whether a line is a time and nothing else but its zone, perhaps in several (`10:00 CET / 06:00 BRT`), or a room."""
    rest = line.piece.text
    house = next(iter(line.piece.split(_COMMA)), line.piece)  # `Talk by Ana Gil, University of Lund` is in no house
    if rest and (_ZONES.fullmatch(rest) or _ROOM.fullmatch(rest) or is_building(house) or without_at(line.piece) != line.piece):
        return True
    return len(rest.strip("()[] ")) <= _LONGEST_ZONE or (rest.startswith("(") and rest.endswith(")"))


def _goes_on(lines: list[Line], at: int) -> bool:
    """Whether a line goes on with a long one of prose above it."""
    above = lines[at - 1] if at and lines[at].is_joined else None
    return above is not None and above.role is Role.PROSE and len(above.whole.text) > _LONG_LINE


def _as_when(line: Line) -> Line:
    return replace(line, role=Role.LABEL, section="when", piece=line.whole, time=None)


def _is_slot(line: Line) -> bool:
    return line.role is Role.TIME and line.section != "when"


def with_day(line: Line) -> Line:
    """A line with the date that it states as its label's value."""
    if line.role is Role.LABEL and line.section == "when" and line.days is None:
        return replace(line, days=find_days(line.piece.text))
    return line


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
