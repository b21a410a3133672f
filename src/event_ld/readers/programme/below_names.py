"""Lines below names: the office or the body of those who end the line above, behind a comma or a dash."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from event_ld.readers.programme.names import has_office, has_work, is_known_name, names_body, split_honorific
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.titled import without_lead

if TYPE_CHECKING:
    from event_ld.readers.programme.stretches import Row, Stretch
    from event_ld.readers.programme.text import Piece

_MARKS = (",", "-", "–", "—")
_AROUND = " .*_,-–—"
_LONGEST = 24
"""How many words such a line has."""


def told_below(lines: list[list[Stretch]], rows: list[Row]) -> Iterator[tuple[str, Piece, int]]:
    """The names above lines that begin with an office or a body, and these, each with its label and the number of its line.

    Args:
        lines: What is labelled on each line.
        rows: The lines.
    """
    is_told = False
    for number, (above, row) in enumerate(pairwise(rows), 1):
        names = _names(above, lines[number - 1])
        goes_on = not row.is_apart and (above.piece.text.rstrip(" *_").endswith(_MARKS) or _is_led(above.piece, row.piece))
        is_told = goes_on and bool(is_told or names) and _says_what(row.piece, lines[number])
        if is_told:
            yield from (("PE", name, number - 1) for name in names)
        if is_told and not any(one.label == "PE" and is_known_name(one.piece) for one in lines[number]):
            yield ("JO" if has_work(row.piece) else "AF"), row.piece.strip(_AROUND), number


def _is_led(above: Piece, line: Piece) -> bool:
    """Whether a line with an office stands below a name with its honorific and nothing else: `Dr. Luis Paz`, `Editor, SELA`."""
    above, line = above.strip(_AROUND), line.strip(_AROUND)
    first = line.cut(0, len(line.text.partition(" ")[0]))
    is_name = split_honorific(above)[0] is not None and is_known_name(above)
    return is_name and has_office(first) and not set(line.text) & set(':?"“«')


def _names(line: Row, parts: list[Stretch]) -> list[Piece]:
    """The names that a line ends with, and that nothing is said of."""
    time = max((one.piece.span.end for one in parts if one.label == "ST"), default=line.piece.start)
    first = min((one.piece.start for one in parts if one.label == "PE"), default=None)
    for begin in (time, first):
        people = read_people([without_lead(line.piece.cut(begin - line.piece.start).strip(_AROUND))]) if begin is not None else []
        names = [one.pieces["name"] for one in people if not one.is_described]
        if names and (begin == first or 2 * sum(map(is_known_name, names)) >= len(people)):
            return names
    return []


def _says_what(line: Piece, parts: list[Stretch]) -> bool:
    """Whether a line says what somebody is."""
    line = line.strip(_AROUND)
    first = line.cut(0, len(line.text.partition(" ")[0]))
    is_short = len(line.text.split()) <= _LONGEST and ". " not in line.text
    return (has_work(first) or names_body(line)) and is_short and not any(one.label == "ST" for one in parts)
