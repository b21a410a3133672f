"""Talks that a text lists in lines, or blocks of lines, that are alike: each has its day, and its title stands around that.

Which lines are of one block the text itself tells: by its blank lines, or by how far its days stand apart. Which part of a
block is the title, and which one names who speaks, all blocks decide together.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from event_ld.readers.programme.alike_units import Part, units_of
from event_ld.readers.programme.cued import people_in
from event_ld.readers.programme.dates import PUBLISHED, all_days
from event_ld.readers.programme.day_lines import MARKS, DayLine, are_titles, cut_beside, day_line, where_beside_hour
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.told_units import BESIDE, ENDING, LONGEST_LINE, WHEN_WHERE, Unit, quoted
from event_ld.vocabulary import roles

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days

_FEWEST = 2
_LONGEST = 8
"""How many parts a block has at most."""


def blocks_alike(lines: list[Line]) -> list[Unit]:
    """One unit for each of at least three blocks that are alike, two with people; none where the text has no such blocks."""
    lines = [line for line in lines if any(map(str.isalnum, line.whole.text))]
    found = {number: day for number, line in enumerate(lines) if line.row is None and (day := day_line(line)) is not None}
    sides = Counter(0 if day.where.text else day.side for day in found.values())
    side = sides.most_common(1)[0][0] if found else 0
    found = {number: day.beside(side) for number, day in found.items()}
    at = [number for number, day in found.items() if day.side == side]
    own = {*at}
    for number, day in found.items():  # `27 March:`, of which nothing is told yet
        if side > 0 and day.side == 0 and number - 1 in own:
            own.add(number)
            at.append(number)
    at.sort()
    days = {number: found[number] for number in at}
    if len({(day.days.first, lines[number].time) for number, day in days.items()}) < max(len(days), _FEWEST):
        return []
    if _are_of_other(lines[: at[0]], [day.days for day in days.values()]):
        return []
    commas = are_titles(days.values())
    for bounds in (_paragraphs(lines, at), _periods(lines, at)) if not side else (_lines(lines, at, side),):
        blocks = [
            Block(lines[start:end], lines[number], days[number], commas=commas)
            for number, (start, end) in zip(at, bounds, strict=False)
        ]
        if blocks and not any(one.is_agenda or len(one.parts) > _LONGEST or (not side and not one.parts) for one in blocks):
            units = units_of(blocks)
            is_titled = side < 0 and {day.mark for day in days.values()} == {"|"}
            others = (line for number, line in enumerate(lines) if number not in days)
            if _are_sure(units, side, is_titled=is_titled and not any(all_days(line.whole.text) for line in others)):
                return _with_below(units, lines) if is_titled else units
    return []


def _are_of_other(above: list[Line], listed: list[Days]) -> bool:
    """Whether lines above a list state days of the event, and none of those that are listed is among them."""
    own = [line for line in above if PUBLISHED.search(line.whole.text) is None]
    told = [days for line in own for days in all_days(line.whole.text) if days.last is not None or day_line(line) is not None]
    spans = [(days.first[1:], (days.last or days.first)[1:]) for days in told]
    days = sorted({one.first[1:] for one in listed})
    is_within = any(_has_between(days, first, last) for first, last in {*spans})
    return bool(spans) and not is_within


def _has_between(days: list[tuple[int, int]], first: tuple[int, int], last: tuple[int, int]) -> bool:
    """Whether one of some days of a year, which are in order, is in a span, which may be a winter's."""
    at = bisect_left(days, first)
    is_behind = at < len(days)
    return (is_behind and days[at] <= last) if first <= last else is_behind or (bool(days) and days[0] <= last)


def _with_below(units: list[Unit], lines: list[Line]) -> list[Unit]:
    """Some units with what their paragraphs say below their lines: `Old maps | 31 January 2024`, and below it who speaks."""
    for unit in units:
        at = lines.index(unit.lines[0])
        joined = takewhile(lambda two: two[0].number + 1 == two[1].number, pairwise(lines[at:]))
        below = [line for _, line in joined]
        unit.lines, unit.pieces = [*unit.lines, *below], [*unit.pieces, *(line.whole for line in below)]
        said = [one for line in below for one in people_in(line.whole)]
        unit.people = unit.people or [one for one in said if roles()[one[0]] == "performer"]
    return units


def _are_sure(units: list[Unit], side: int, *, is_titled: bool) -> bool:
    """Whether enough is told of some talks: of two all; of more those behind whose names their days stand say who speaks.

    Those with their titles before a stroke (`is_titled`) are a list where no other line has a day.
    """
    if is_titled:
        return all(unit.title is not None for unit in units)
    are_told = [unit.title is not None and bool(unit.people) for unit in units]
    if len(units) == _FEWEST:
        return all(are_told)
    if side >= 0:
        are_told = [unit.title is not None or unit.is_open or (bool(side) and bool(unit.people)) for unit in units]
    return 2 * sum(are_told) > len(units)


class Block:
    """The lines of one talk.

    Attributes:
        lines: All of them.
        day: The line of its day.
        days: The day.
        stated: Where it stands.
        quote: The title in quotation marks that stands beside its day.
        room: Where it is, as far as its line says that beside its day, or another one alone.
        parts: What says neither when nor where it is.
    """

    def __init__(self, lines: list[Line], day: Line, read: DayLine, *, commas: bool) -> None:
        self.lines = lines = [*takewhile(lambda line: not BESIDE.match(line.whole.text), lines)]
        self.day, self.days, self.stated, self.quote = day, read.days, read.day, quoted(read.rest)
        beside = [Part(piece, day) for piece in cut_beside(read.rest, read.mark, commas=commas)]
        self.parts: list[Part] = []
        for line in lines:
            is_other = line.role is Role.LABEL and line.section in WHEN_WHERE
            if line is day:
                self.parts += beside
            elif not is_other and len(line.whole.text) <= LONGEST_LINE:
                self.parts.append(Part(line.piece.strip(MARKS), line))
        places = [part.piece if is_room(part.piece) else where_beside_hour(part.piece) for part in self.parts]
        self.room = next((room for room in (read.where, *places) if room is not None and room.text), None)
        said = [part for part, at in zip(self.parts, places, strict=True) if at is None or (at.text and at != self.room)]
        self.parts = said or self.parts

    @property
    def is_agenda(self) -> bool:
        """Whether one of its lines begins with a time, so that the day is that of an agenda."""
        return any(
            line.time is not None and line is not self.day and where_beside_hour(line.whole) is None for line in self.lines
        )

    def part(self, at: int | None) -> Part | None:
        """The part with a number, from the end where that is negative."""
        return self.parts[at] if at is not None and -len(self.parts) <= at < len(self.parts) else None


def _starts(lines: list[Line]) -> list[int]:
    """The numbers of the lines that begin a paragraph."""
    before = [line.number + 1 for line in lines]
    return [at for at, (line, after) in enumerate(zip(lines, [0, *before], strict=False)) if line.number != after]


def _lines(lines: list[Line], at: list[int], side: int) -> list[tuple[int, int]]:
    """The bounds of blocks whose days stand beside something: all that follows a day in front, of the last one its paragraph."""
    end = next(one for one in [*_starts(lines), len(lines)] if one > at[-1])
    return [(number, after if side > 0 else number + 1) for number, after in zip(at, [*at[1:], end], strict=True)]


def _paragraphs(lines: list[Line], at: list[int]) -> list[tuple[int, int]]:
    """The bounds of the blocks, where each paragraph with a day has other lines, too; the first may stand below other lines."""
    starts = _starts(lines)
    bounds = []
    for number in at:
        behind = bisect_right(starts, number)
        bounds.append((starts[behind - 1], starts[behind] if behind < len(starts) else len(lines)))
    if any(end - start == 1 for start, end in bounds) or len({start for start, _ in bounds}) < len(at):
        return []
    above = Counter(number - start for number, (start, _) in zip(at[1:], bounds[1:], strict=True)).most_common(1)[0][0]
    return [(max(bounds[0][0], at[0] - above), bounds[0][1]), *bounds[1:]]


def _periods(lines: list[Line], at: list[int]) -> list[tuple[int, int]]:
    """The bounds of the blocks, where all days stand equally far apart, and the lines around them say on which side theirs do."""
    period = at[1] - at[0]
    if period == 1 or any(after - before != period for before, after in pairwise(at)):
        return []
    ends = (number for number in range(at[-1] + 1, len(lines)) if lines[number].section in ENDING)
    starts = _starts(lines)
    are_joined = not any(at[0] < number <= at[-1] for number in starts)
    starts = starts if are_joined else []
    behind = min(next(ends, len(lines)), next((one for one in starts if one > at[-1]), len(lines))) - at[-1] - 1
    above = at[0] - max((one for one in starts if one <= at[0]), default=0)
    above_day = period - 1 - behind
    if above < above_day or (above_day < 0 and above):
        return []
    start = at[0] - max(above_day, 0)
    return [(start + period * number, start + period * (number + 1)) for number in range(len(at))]
