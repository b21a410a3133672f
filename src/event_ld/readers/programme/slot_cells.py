"""What the cells of a row of a table are to its slots: rooms and days beside one another, titles, rows without a time, bodies."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.dates import day_alone
from event_ld.readers.programme.names import names_body
from event_ld.readers.programme.slot_words import begins_session, is_break, says_parallel
from event_ld.readers.programme.stretches import SURE, Stretch
from event_ld.readers.programme.tables import COUNTED, cells_of
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.titled import split_title
from event_ld.readers.programme.words import known_words, placeholder

if TYPE_CHECKING:
    from event_ld.readers.programme.agenda import Slot
    from event_ld.readers.programme.stretches import Row
    from event_ld.readers.programme.tables import Column
    from event_ld.readers.programme.text import Piece

_ITEM = re.compile(r"[•*·–-] ")
_NUMBERED = re.compile(r"[_*]*[^\W\d_]+\s(?:\d{1,2}|[IVX]{1,5})\b")
_AROUND = "*_.: -–—•·|"
_LINKED = re.compile(r"\]\(")


def cells_of_tracks(anchor: Stretch, parts: list[Stretch], rows: list[Row]) -> list[tuple[Column, list[Stretch]]]:
    """The cells of the row of a time that stand below rooms or days, each with its column and what is said in it."""
    table = rows[anchor.line].table
    found = []
    for column, cell in table.tracks if table is not None else ():
        own = [one for one in parts if is_in(one.piece, cell) or (one.line > anchor.line and _column(one, rows) == column)]
        title, people = split_title(cell) if _is_said(own) and not any(one.label == "TI" for one in own) else (cell, [])
        rest = [one for one in own if not people or one.piece.start >= title.span.end]
        found.append((column, own if _is_said(own) and not people else [_titled(anchor, title), *rest]))
    return found


def with_titles_of_cells(anchor: Stretch, parts: list[Stretch], rows: list[Row]) -> list[Stretch]:
    """The parts of a slot, with the cells of titles that nothing is said of, in the row of its time and in counted ones."""
    found = [*parts]
    for line in {anchor.line} | {one.line for one in parts if goes_on_counting(one, anchor, rows)}:
        table, number = rows[line].table, _counted(rows[line])
        for cell in [one for one in (table.of("title") if table is not None else ()) if one != number][:1]:
            within = [one for one in parts if is_in(one.piece, cell)]
            title, people = split_title(cell) if _is_said(within) else (cell, [])
            is_none = placeholder(cell.text) or day_alone(cell.text.strip("*_ ")) is not None
            if not is_none and not any(one.label == "TI" for one in within) and (people or not _is_said(within)):
                found.append(_titled(anchor, title)._replace(line=line, first=rows[line].first))
    return sorted(found, key=lambda one: (one.line, one.first)) if len(found) > len(parts) else parts


def without_numbers(parts: list[Stretch], rows: list[Row]) -> list[Stretch]:
    """The parts of a slot without the cells of their rows that only count, `Workshop A2`, beside the cells of their titles."""
    counts = {one.line: cell for one in parts if (cell := _counted(rows[one.line])) is not None}
    numbers = [one for one in parts if one.label == "TI" and one.line in counts and is_in(one.piece, counts[one.line])]
    titled = {one.line for one in parts if one.label == "TI" and one not in numbers}
    return [one for one in parts if one not in numbers or one.line not in titled]


def goes_on_counting(one: Stretch, anchor: Stretch, rows: list[Row]) -> bool:
    """Whether a row without a time counts on from that of a time: `Workshop A2` below `10:00 | Workshop A1`."""
    first, other = (_counted(rows[line]) for line in (anchor.line, one.line))
    is_below = one.line > anchor.line and first is not None and other is not None
    return is_below and first.text.split()[0] == other.text.split()[0]  # type: ignore[union-attr]  # as is asked


def is_parallel(one: Stretch, anchor: Stretch, rows: list[Row]) -> bool:
    """Whether such a row is at the same time, and no talk behind another one: `Talk 2`."""
    return (
        goes_on_counting(one, anchor, rows) and known_words("one-by-one").match(rows[one.line].piece.text.strip("|*_ ")) is None
    )


def _counted(row: Row) -> Piece | None:
    """The first cell of a row of a table behind its time, where it has a kind and a number, and another cell stands behind it."""
    return _first_counted(row.piece) if row.table else None


@lru_cache(maxsize=256)
def _first_counted(row: Piece) -> Piece | None:
    """The same; each row is asked for by several others."""
    cells = [cell for cell in cells_of(row) if cell.text and time_at_start(cell.text) is None]
    return cells[0] if len(cells) > 1 and COUNTED.fullmatch(cells[0].text) else None


def begins_row(at: int, parts: list[Stretch], anchor: Stretch, rows: list[Row], *, lasts: bool) -> bool:
    """Whether a part of a slot begins a numbered session behind another title or, if no end is told, a row without a time.

    So does a break, the last thing below a time: `10:00 Maps for all`, and `Lunch` on the next line.
    """
    one, table = parts[at], rows[parts[at].line].table
    titles = [other.piece.text for other in parts[:at] if other.label == "TI"]
    is_apart = bool(titles) and not any(begins_session(text) or says_parallel(text) for text in titles)
    is_session = one.label == "TI" and is_apart and begins_session(one.piece.text) and _NUMBERED.match(one.piece.text)
    is_row = table is not None and ((not lasts and table.of("title")) or goes_on_counting(one, anchor, rows))
    is_last = one.label == "TI" and all(other.label == "RO" and other.line == one.line for other in parts[at + 1 :])
    is_pause = is_last and is_apart and is_break(one.piece.text) and not (lasts and any(map(is_break, titles)))
    return one.line > anchor.line and (at == 0 or parts[at - 1].line < one.line) and bool(is_session or is_row or is_pause)


def with_breaks(found: list[Stretch], rows: list[Row]) -> list[Stretch]:
    """The stretches of an agenda, each line between its first and its last time that is a break as a title of its own."""
    timed = {one.line for one in found if one.label == "ST"}
    between = (at for at in range(min(timed, default=0), max(timed, default=0)) if at not in timed)
    for number in (at for at in between if rows[at].table is None and is_break(rows[at].piece.text)):
        row = rows[number]
        whole = Stretch("TI", row.piece.strip(_AROUND), row.first, row.last, number, 0, SURE)
        others = [one for one in found if one.line != number or one.label in {"RO", "PE", "HO"}]
        found = sorted(
            [*(_before(one, row) for one in others if one.piece.start != whole.piece.start), whole], key=lambda one: one.first
        )
    return found


def _before(one: Stretch, row: Row) -> Stretch:
    """A stretch without what it has of the lines from a row on, where it begins before that."""
    if one.first >= row.first or one.last < row.first:
        return one
    return one._replace(piece=one.piece.cut(0, row.piece.start - one.piece.start).strip(), last=row.first - 1)


def joined(slots: list[Slot]) -> list[Slot]:
    """The slots, with what stands apart from the time of one, below its title: `Session 2. Maps`, of `Session 2: Maps`."""
    names = [fold(re.sub(r"[\W_]+", " ", " ".join(piece.text for piece in slot.title))) for slot in slots]
    timed = {name: slot for name, slot in zip(names, slots, strict=True) if slot.is_timed and name}
    apart = [(timed[name], slot) for name, slot in zip(names, slots, strict=True) if not slot.is_timed and name in timed]
    for whole, slot in apart:
        whole.people, whole.text, whole.form = whole.people + slot.people, whole.text + slot.text, whole.form + slot.title
    return [slot for slot in slots if not any(slot is one for _, one in apart)]


def bodies_instead(anchor: Stretch, rows: list[Row]) -> list[Piece]:
    """The bodies in the place of people: in their column, or items right below a time."""
    table = rows[anchor.line].table
    items = takewhile(lambda row: _ITEM.match(row.piece.text), rows[anchor.line + 1 :])
    cells = [*(table.of("people") if table is not None else ()), *(row.piece.cut(2).strip() for row in items)]
    return [cell for cell in cells if names_body(cell)]


def _column(one: Stretch, rows: list[Row]) -> Column | None:
    """The column of a table that a stretch stands in."""
    table = rows[one.line].table
    return next((column for column, cell in table.cells if is_in(one.piece, cell)), None) if table is not None else None


def _titled(anchor: Stretch, cell: Piece) -> Stretch:
    """A cell as a title, with the words of a link for it."""
    return anchor._replace(label="TI", piece=next(iter(cell.split(_LINKED)), cell).strip("[*_"), margin=SURE)


def _is_said(parts: list[Stretch]) -> bool:
    """Whether some stretches say what a cell is: a title, or somebody."""
    return any(one.label == "TI" or (one.label == "PE" and one.margin >= SURE) for one in parts)
