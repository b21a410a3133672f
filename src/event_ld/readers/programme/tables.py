"""Markdown tables in a programme: what each column holds, and the cells of a row by that.

A heading such as `Session` or `Ponente` names its column (kind `column` in `vocab/programme-words.tsv`). Where a table has a
column of times and none of titles, people or rooms, columns with other headings are rooms or days, and each cell is a slot of
its own.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.dates import Days, day_alone
from event_ld.readers.programme.moments import day_of_week
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.times import find_time, time_at_start
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

COUNTED = re.compile(r"[*_]*[^\W\d_]{3,}\s(?:[A-Z]?\d{1,3}|[A-Z]|[IVX]{1,5})[*_]*")
"""`Workshop A2`, `Track 1`, `Sala B`."""
_RULE = re.compile(r"\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?")
_TAB = re.compile(r"\t")
_BAR = re.compile(r"(?<!\\)\|")
_CLOCK = re.compile(r"\d{1,2}\s?[:h]\s?\d\d\b")
_NOTHING = re.compile(r"[\W_]*")
_OTHER_FORMS = re.compile(r"[/·•(]")
_MARKS = "*_` \t"
_LONGEST_END = 12


class Column(NamedTuple):
    """A column of a table.

    Attributes:
        kind: `when`, `day`, `end`, `title`, `people`, `job`, `organization`, `room`, `number`; `track` for a column whose heading
            is itself a room; "" for what the reader does not know.
        days: The day that its heading is, where that is a day.
    """

    kind: str
    heading: Piece
    days: Days | None = None

    @property
    def is_day(self) -> bool:
        """Whether it holds what is on one day, known or not: `Monday`."""
        first, _, rest = self.heading.text.partition(" ")
        return self.days is not None or (meaning("weekday", first.rstrip(".,")) is not None and (not rest or rest.isdigit()))


class Row(NamedTuple):
    """A row of a table: its time, and the cells that hold anything, each with its column; `tracks` are rooms, or days."""

    when: Piece
    cells: list[tuple[Column, Piece]]
    tracks: list[tuple[Column, Piece]]

    def of(self, *kinds: str) -> list[Piece]:
        """The cells of the columns of some kinds.

        Args:
            kinds: The kinds.
        """
        return [cell for column, cell in self.cells if column.kind in kinds]


def is_rule(text: str) -> bool:
    """Whether a line is the rule below the headings of a table."""
    return "|" in text and _RULE.fullmatch(text.strip()) is not None


def cells_of(row: Piece) -> list[Piece]:
    """The cells of a line of a table, between bars or else tabs, without white space at their ends; empty ones too."""
    if "|" not in row.text:
        return [cell.strip() for cell in row.parts(_TAB)]
    inner = row.strip()
    inner = inner.cut(1) if inner.text.startswith("|") else inner
    inner = inner.cut(0, -1) if inner.text.endswith("|") else inner
    return [cell.strip() for cell in inner.parts(_BAR)]


def day_of_row(row: Piece) -> Days | None:
    """The day that all cells of a row are that hold anything: `| 18/08 | |`."""
    texts = {cell.text for cell in cells_of(row)} - {""}
    return day_alone(texts.pop().strip(_MARKS)) if len(texts) == 1 else None


def columns_of(headings: Piece, seen: Days | None = None, first: Piece | None = None) -> list[Column]:
    """The columns of a table by the line of its headings; a weekday is one of the last days that are written before it.

    A column without a heading is that of the times where the other headings are days, or the `first` row has a time in it.
    """
    cells = [cell.strip(_MARKS) for cell in cells_of(headings)]
    below = cells_of(first) if first is not None else []
    cells += [headings.cut(len(headings.text))] * (len(below) - len(cells))  # without headings at all
    kinds = _kinds([cell.text for cell in cells])
    kinds = [
        kind or (not cell.text and _kind_of(own)) or "" for kind, cell, own in zip_longest(kinds, cells, below[: len(kinds)])
    ]
    days = [_days(cell.text, seen) for cell in cells]
    if not cells[0].text and (_are_days(cells[1:]) or (bool(below) and time_at_start(below[0].text) is not None)):
        kinds[0] = "when"
    if "when" in kinds and "title" not in kinds:
        named = [number for number, kind in enumerate(kinds) if kind == ""]
        if len(named) > 1 and "people" not in kinds and "room" not in kinds:
            kinds = [kind or (cell.text and "track") for kind, cell in zip(kinds, cells, strict=True)]
        elif named:
            kinds[named[0]] = "title"
        elif "people" in kinds and "room" not in kinds:
            kinds[kinds.index("people")] = "title"  # one column for both: `Title - Person, Body`
    return [Column(*one) for one in zip(kinds, cells, days, strict=True)]


def _kind_of(cell: Piece | None) -> str:
    """What a column without a heading holds by its first cell: rooms, or what is counted; "" for anything else."""
    is_one = cell is not None and COUNTED.fullmatch(cell.text) is not None
    return ("room" if is_room(cell) else "number") if cell is not None and is_one else ""


def _days(heading: str, seen: Days | None) -> Days | None:
    """The day that a heading is."""
    first, _, number = heading.partition(" ")
    weekday = meaning("weekday", first.rstrip(".,")) if not number or number.isdigit() else None
    named = day_of_week(int(weekday), seen) if weekday is not None else None
    return day_alone(heading) or (named if named is not None and number in {"", str(named.first.day)} else None)


def _are_days(cells: list[Piece]) -> bool:
    """Whether all cells of a line that hold anything, two at least, are days."""
    said = [cell for cell in cells if cell.text]
    return len(said) > 1 and all(Column("", cell, day_alone(cell.text)).is_day for cell in said)


_TRACK = re.compile(
    r"[^\W\d_][^\n]{1,40}\s(?:track|stream|strand)|(?:track|stream|trilha|parcours|itinerario|itinéraire|percurso)\s(?:d[aeou]s?\s)?[^\W\d_]{3,}[^\n]{0,40}",
    re.IGNORECASE,
)
"""What is named after a subject, and no room: `Developer Track`, `Trilha Dados`."""


def heads_days(line: Piece) -> bool:
    """Whether a line with tabs heads columns for days, behind one for times that has no heading."""
    cells = cells_of(line)
    return len(cells) > 1 and not cells[0].text and _are_days(cells[1:])


def names_columns(line: list[Piece], following: Piece) -> bool:
    """Whether the cells of a line head a table without a rule: all are known headings, or one is of a time or a day below it."""
    cells = [cell.text.strip(_MARKS) for cell in line]
    kinds = _kinds(cells)
    below = [cell.text.strip(_MARKS) for cell in cells_of(following)]
    if len(cells) > 2 and any(_tells(kind, cell) for kind, cell in zip(kinds, below, strict=False)):  # noqa: PLR2004  # rooms
        return True
    is_timed = "when" in kinds
    return len(cells) > 1 and all(kind if is_timed else meaning("column", cell) for kind, cell in zip(kinds, cells, strict=True))


def _tells(kind: str, cell: str) -> bool:
    """Whether a cell is the time, or the day, that its column has."""
    return (kind == "when" and time_at_start(cell) is not None) or (kind == "day" and day_alone(cell) is not None)


def _kinds(headings: list[str]) -> list[str]:
    """What columns hold by their headings; a house, `College`, is where it is, or beside titles the body of the people.

    In a table without people it heads what is on there, as the name of a room does.
    """
    kinds = [_kind(heading) for heading in headings]
    own = [kind for kind in kinds if kind in {"house", "people"}]
    is_body = own == ["people", "house"] or {"title", "room"} & {*kinds}
    house = "" if "people" not in kinds else "organization" if is_body else "room"
    return [house if kind == "house" else kind for kind in kinds]


def _kind(heading: str) -> str:
    """What a column holds by its heading, of which other forms may follow: `Ponente/s`, `Intervenant·e`, `Speaker(s)`."""
    bare = _OTHER_FORMS.split(heading, maxsplit=1)[0].rstrip()
    known = (
        meaning("column", heading),
        meaning("column", bare),
        *(meaning(kind, heading) for kind in ("heading", "starts", "ends")),
        "day" if meaning("section", heading) == "when" else None,
    )
    return next(filter(None, known), "")


def read_row(line: Piece, columns: list[Column]) -> Row:
    """A row by its columns; cells beyond the last column are left out."""
    cells = [(column, cell) for column, cell in zip(columns, cells_of(line), strict=False) if not _NOTHING.fullmatch(cell.text)]
    nothing = line.cut(len(line.text))

    def first(kind: str) -> Piece:
        return next((cell for column, cell in cells if column.kind == kind), nothing)

    when = first("when")
    if not when.text:
        when = next((cell for _, cell in cells if _CLOCK.match(cell.text)), nothing)
    end = first("end")
    if when.text and when.start < end.start and find_time(end.text) is not None and len(end.text) <= _LONGEST_END:
        when = line.cut(when.start - line.start, end.span.end - line.start)
    return Row(when, cells, _tracks(cells))


def _tracks(cells: list[tuple[Column, Piece]]) -> list[tuple[Column, Piece]]:
    """The cells of rooms or days; a break is one, in no room of its own, in all rooms or where the others are empty."""
    tracks = [(column, cell.strip(_MARKS)) for column, cell in cells if column.kind == "track"]
    texts = {cell.value for _, cell in tracks}
    is_same = len(tracks) > 1 and len(texts) == 1
    is_break = len(texts) == 1 and meaning("for-all", texts.pop().split("(")[0].strip(_MARKS)) is not None
    if (is_break or is_same) and not tracks[0][0].is_day:
        return [(Column("", tracks[0][1].cut(0, 0)), tracks[0][1])]
    return [(Column("", cell.cut(0, 0)) if _TRACK.fullmatch(column.heading.text) else column, cell) for column, cell in tracks]
