"""Sheets as rows of cells with their places: a text of values between marks (CSV), of one sheet or of those of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct, field

from event_ld.errors import InputError
from event_ld.limits import MOST_CELLS, MOST_COLUMNS, MOST_RECORDS
from event_ld.source import Rows, Source, Span

MARKS = (",", ";", "\t", "|")
"""What may part the cells of a row."""
SAID = re.compile(r"sep=(.)\n", re.IGNORECASE)
"""The line in which a text says what parts its cells."""
_QUOTES = re.compile(r'""')


class Cell(NamedTuple):
    """What a cell holds, and where that stands."""

    text: str
    span: Span


class Row(NamedTuple):
    """A row: its number as people count them, its cells up to the last that holds anything, and where it stands."""

    number: int
    cells: tuple[Cell, ...]
    span: Span

    def cell(self, column: int) -> Cell | None:
        """The cell of a column; None where it holds nothing."""
        found = self.cells[column] if column < len(self.cells) else None
        return found if found is not None and found.text else None

    @property
    def filled(self) -> list[tuple[int, Cell]]:
        """The cells that hold anything, with their columns."""
        return [(column, cell) for column, cell in enumerate(self.cells) if cell.text]


class Sheet(Struct):
    """A sheet.

    Attributes:
        name: Its name; "" for a file that is one sheet.
        rows: Its rows that hold anything.
        wide: Row number and column of each cell that goes over several columns, with the last of them.
        last_rows: The same for cells that go over several rows: the number of the last one.
    """

    name: str
    rows: list[Row]
    wide: dict[tuple[int, int], int] = field(default_factory=dict)
    last_rows: dict[tuple[int, int], int] = field(default_factory=dict)


class Block(NamedTuple):
    """A sheet in a text: its name, where it begins and ends, and the ranges of cells that are one: rows and columns from 0."""

    name: str
    start: int
    end: int
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


def cells_of(text: str, mark: str, start: int = 0, end: int | None = None) -> Iterator[list[Cell]]:
    """The rows of a text, empty ones too (RFC 4180; quotation marks that nothing closes are letters)."""
    stop = len(text) if end is None else end
    cells: list[Cell] = []
    part = re.escape(mark)
    pattern = re.compile(
        rf'(?: *+"(?P<quoted>(?:[^"]++|"")*+)"(?P<tail>[^{part}\n]*+)|(?P<plain>[^{part}\n]*+))(?P<end>{part}|\n|\Z)'
    )
    while start < stop:
        found = pattern.match(text, start, stop)
        assert found is not None  # noqa: S101  # the pattern matches anywhere
        cells.append(_made(found))
        start = found.end()
        if found["end"] != mark:
            yield cells
            cells = []
    if cells:
        yield [*cells, Cell("", Span(stop, stop))]


def _made(found: re.Match[str]) -> Cell:
    if found["quoted"] is None:
        begin, close = found.span("plain")
        text = found["plain"]
    else:
        begin, close = found.start("quoted"), found.end("tail") if found["tail"].strip() else found.end("quoted")
        text = _QUOTES.sub('"', found["quoted"]) + found["tail"].rstrip()
    return Cell(text.strip(), Span(begin, max(close, begin)))


def sheets_of(source: Source, blocks: Iterable[Block], mark: str) -> tuple[Source, list[Sheet]]:
    """The sheets of a text, and the text as a source that knows its cells; an InputError beyond the most rows and columns."""
    starts: list[int] = []
    labels: list[tuple[str, int]] = []
    sheets: list[Sheet] = []
    for block in blocks:
        said = SAID.match(source.text, block.start)
        rows: list[Row] = []
        for number, cells in enumerate(cells_of(source.text, mark, said.end() if said else block.start, block.end), start=1):
            starts.append(cells[0].span.start)
            labels.append((block.name, number))
            while cells and not cells[-1].text:
                cells.pop()
            if cells:
                rows.append(Row(number, tuple(cells), Span(cells[0].span.start, cells[-1].span.end)))
            _check(source, len(rows), len(cells))
        sheets.append(_with_merged(Sheet(block.name, rows), block))
    return Source(name=source.name, text=source.text, rows=Rows(mark, tuple(starts), tuple(labels))), sheets


def _check(source: Source, rows: int, columns: int) -> None:
    if rows > MOST_RECORDS + 1_000:
        raise InputError(f"{source.name} has more than {MOST_RECORDS:,} rows, the most that are read of a sheet; divide it.")
    if columns > MOST_COLUMNS:
        raise InputError(f"{source.name} has more than {MOST_COLUMNS:,} columns, the most that are read of a sheet.")


def _with_merged(sheet: Sheet, block: Block) -> Sheet:
    """A sheet with what one cell says of several rows in each of them."""
    at = {row.number: position for position, row in enumerate(sheet.rows)}
    left_over = MOST_CELLS
    for (top, left), (bottom, right) in block.merged:
        position = at.get(top + 1)
        cell = sheet.rows[position].cell(left) if position is not None else None
        if cell is None or position is None:
            continue
        sheet.wide[top + 1, left] = right
        sheet.last_rows[top + 1, left] = bottom + 1
        below = position + 1
        while below < len(sheet.rows) and sheet.rows[below].number <= bottom + 1 and left_over:
            row = sheet.rows[below]
            cells = [*row.cells, *(Cell("", row.span) for _ in range(left + 1 - len(row.cells)))]
            if not cells[left].text:
                cells[left] = cell
                sheet.rows[below] = row._replace(cells=tuple(cells))
                sheet.wide[row.number, left] = right
            below += 1
            left_over -= 1
    return sheet
