"""Tables with tabs whose cells have several lines, as a browser copies them: each row on one line."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_LINE = re.compile(r"[^\n]*\n?")
_MARKS = " *_:\u00a0"
_FEWEST = 2
_MOST_LINES = 40


def cell_line_edits(text: str) -> list[Edit]:
    """What joins the lines of each row below a heading of hours and several columns; names behind a dash."""
    edits: list[Edit] = []
    lines = [Piece(found[0].rstrip("\n"), found.start()) for found in _LINE.finditer(text) if found[0]] if "\t" in text else []
    count = 0
    for at, line in enumerate(lines):
        if _is_heading(line.text):
            count = line.text.count("\t")
        elif count and "\t" in line.text and time_at_start(line.text) is not None:
            row = _row(lines, at, count)
            edits += _joined(row)
    return edits


def _is_heading(line: str) -> bool:
    """Whether a line heads a table with the hours first and two columns more: `Time`, `Room 1`, `Room 2`."""
    cells = line.split("\t")
    return len(cells) > _FEWEST and meaning("column", cells[0].strip(_MARKS)) == "when"


def _row(lines: list[Piece], at: int, count: int) -> list[Piece]:
    """The lines from one with an hour up to the next one, if they have as many cells as the table has columns."""
    end = at + 1
    tabs = lines[at].text.count("\t")
    while end < min(len(lines), at + _MOST_LINES) and time_at_start(lines[end].text) is None and not _is_heading(lines[end].text):
        if tabs >= count and not _goes_on(lines[end]):
            break
        tabs += lines[end].text.count("\t")
        end += 1
    row = lines[at:end]
    return row if tabs == count and len(row) > 1 else []


def _goes_on(line: Piece) -> bool:
    """Whether a line belongs to the last cell of the row above, which is whole: somebody, or words in lower case."""
    return line.text[:1].islower() or is_known_name(line.strip())


def _joined(row: list[Piece]) -> list[Edit]:
    """What stands for the line ends of a row: a dash before the first name of a cell, a comma before others, else a blank."""
    edits: list[Edit] = []
    is_named = False
    for before, line in pairwise(row):
        is_named = is_named and "\t" not in before.text
        first = line.cut(0, len(line.text.partition("\t")[0])).strip()
        is_name = bool(first.text) and is_known_name(first)
        put = ", " if is_name and is_named else " – " if is_name else " "
        edits.append((before.span.end, line.start, put))
        is_named = is_name or (is_named and bool(first.text))
    return edits
