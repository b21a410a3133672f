"""Tables whose cells are set apart by several blanks, as the text of a PDF has them: the same with tabs."""

from __future__ import annotations

import re

from event_ld.readers.programme.times import time_at_start

_GAP = re.compile(r"(?<=[^\s|]) {3,99}(?=[^\s|])")
_FEW = 3
_LONGEST, _LONGEST_ROW = 24, 600
_PAIR = 2


def gap_edits(text: str) -> list[tuple[int, int, str]]:
    """What puts tabs between the cells of a table: at least a few lines, one below the other, with a cell that is an hour.

    The lines have their hour in the same cell, and one that has other cells, as a heading has, stands above them.
    """
    edits: list[tuple[int, int, str]] = []
    block: list[list[tuple[int, int]]] = []
    hours: list[int | None] = []
    at = 0
    for line in [*text.split("\n"), ""]:
        gaps = [(at + one.start(), at + one.end()) for one in _GAP.finditer(line)] if len(line) <= _LONGEST_ROW else []
        if not gaps or "\t" in line or "|" in line:
            edits += _edits(block, hours)
            block, hours = [], []
        if gaps:
            block.append(gaps)
            hours.append(_hour(line))
        at += len(line) + 1
    return edits


def _edits(block: list[list[tuple[int, int]]], hours: list[int | None]) -> list[tuple[int, int, str]]:
    """The edits of the lines of a block, if these are a table."""
    timed = [hour for hour in hours if hour is not None]
    is_one = len(timed) >= _FEW and len({*timed}) == 1 and None not in hours[1:]
    return [(start, end, "\t") for gaps in block for start, end in gaps] if is_one else []


def _hour(line: str) -> int | None:
    """The number of the cell that is an hour, or a span of hours."""
    cells = [cell.strip() for cell in _GAP.split(line)]
    found = ((number, cell, time_at_start(cell)) for number, cell in enumerate(cells) if len(cell) <= _LONGEST)
    return next((number for number, cell, time in found if time is not None and len(cell) - time.finish <= _PAIR), None)
