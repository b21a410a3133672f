"""Tables with the last and the first names of people in columns of their own, brought into those with one: `NOM | PRÉNOM`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.readers.programme.words import is_word

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_LINE = re.compile(r"[^\n]+")
_MARKS = " *_:"
_FEWEST = 3


def name_column_edits(text: str) -> list[Edit]:
    """What writes the two parts of each name into one cell, the first names first, below a heading of people."""
    edits: list[Edit] = []
    mark, at, count, is_last_first = "", -1, 0, False
    for line in _LINE.finditer(text) if "\t" in text or "|" in text else ():
        found = _pair(line[0])
        if found is not None:
            mark, at, is_last_first = found
            count = line[0].count(mark)
        if not mark or line[0].count(mark) != count:
            mark = mark if mark and mark in line[0] else ""
            continue
        cells = line[0].split(mark)
        begin = line.start() + sum(len(cell) + 1 for cell in cells[:at])
        own = [one for cell in cells[at : at + 2][:: -1 if is_last_first else 1] if (one := cell.strip(_MARKS))]
        put = "Speaker" if found is not None else " ".join(own)
        edits.append((begin, begin + len(cells[at]) + 1 + len(cells[at + 1]), put))
    return edits


def _pair(line: str) -> tuple[str, int, bool] | None:
    """The mark between the columns of a line that heads two of names, the number of the first one, and which that is."""
    mark = "|" if line.count("|") >= _FEWEST - 1 else "\t"
    cells = [cell.strip(_MARKS) for cell in line.split(mark)]
    kinds = ["last" if is_word("last-name", one) else "first" if is_word("first-name", one) else "" for one in cells]
    at = next((at for at in range(len(cells) - 1) if {kinds[at], kinds[at + 1]} == {"last", "first"}), None)
    return (mark, at, kinds[at] == "last") if at is not None and len(cells) >= _FEWEST else None
