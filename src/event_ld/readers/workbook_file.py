"""Workbooks (.xlsx, .xls, .ods) as a text of values between tabs, sheet after sheet, through the extra `xlsx`.

Formulas are there by the value that the program which saved them has computed. Sheets that are hidden are left out.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from event_ld.errors import InputError, sentence_of
from event_ld.extras import needed
from event_ld.limits import MOST_CELLS, MOST_COLUMNS
from event_ld.problems import Findings
from event_ld.readers.office_files import check_size
from event_ld.readers.sheet_cells import Block
from event_ld.source import Source
from event_ld.terms import clean

MARK = "\t"
"""What parts the cells."""
_XLSX_CELL = re.compile(rb"<(?:\w{1,20}:)?c\s([^<>]*)>")
_XLSX_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_XLS_SHEET = re.compile(rb"\x09\x08[\x08\x10]\x00\x00[\x05\x06]\x10\x00")
_XLS_END, _XLS_CELLS, _XLS_SEVERAL, _XLS_LONGEST = 0x0A, frozenset({0x06, 0xFD, 0x203, 0x204, 0x205, 0x27E}), 0xBD, 8224
"""The records of a sheet of before 2007: its end, those of a cell, and that of several, whose last column stands at its end; and
the most bytes of one."""
_ODS_ROW = re.compile(rb"<table:table-row\b([^>]*)>(.*?)</table:table-row>", re.DOTALL)
_ODS_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ODS_ROWS = re.compile(rb'number-rows-repeated="(\d{1,9})"')
_ODS_COLUMNS = re.compile(rb'number-columns-repeated="(\d{1,9})"')
_LETTERS = 26


def workbook_text(data: bytes, name: str) -> tuple[Findings, list[Block]]:
    """The text of a workbook, and where in it each sheet stands.

    An ExtraError where the extra is not installed; an InputError where the file is broken, locked by a password or beyond a
    limit, or holds nothing.
    """
    calamine = needed("python_calamine", "xlsx", f"Reading {name}, a workbook,")
    check_size(data, name)
    try:
        rows, columns = _extent(data)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError) as error:
        raise InputError(f"{name} is no workbook that can be read: {sentence_of(error)}") from error
    if rows * columns > MOST_CELLS or columns > MOST_COLUMNS:
        raise InputError(
            f"{name} has cells as far as row {rows:,} and column {columns:,}; the most that are read are {MOST_CELLS:,}, in "
            f"{MOST_COLUMNS:,} columns."
        )
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        shown, hidden = _sheets(book, calamine)
        grids = [(title, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or ()) for title, sheet in shown]
    except Exception as error:  # a library for broken files raises what it likes
        raise InputError(f"{name} is no workbook that can be read: {sentence_of(error)}") from error
    text, blocks = _written(grids)
    findings = Findings(Source(name=name, text=text))
    if not text.strip():
        raise InputError(f"{name} is empty.")
    if hidden:
        findings.add("private-left-out", f"Hidden sheets are left out: {', '.join(hidden)}.")
    return findings, blocks


def _sheets(book: Any, calamine: Any) -> tuple[list[tuple[str, Any]], list[str]]:  # noqa: ANN401  # of python-calamine
    """The sheets that are seen, and the names of those that are hidden; charts are none."""
    kinds = [one for one in book.sheets_metadata if one.typ == calamine.SheetTypeEnum.WorkSheet]
    seen = [one.name for one in kinds if one.visible == calamine.SheetVisibleEnum.Visible]
    return [(name, book.get_sheet_by_name(name)) for name in seen], [one.name for one in kinds if one.name not in seen]


def _written(grids: Iterable[tuple[str, list[list[object]], Iterable[Any]]]) -> tuple[str, list[Block]]:
    whole = io.StringIO()
    writer = csv.writer(whole, delimiter=MARK, lineterminator="\n")
    blocks: list[Block] = []
    for title, rows, merged in grids:
        start = whole.tell()
        for row in rows:
            writer.writerow([_text(value) for value in row])
        blocks.append(Block(clean(title), start, whole.tell(), tuple(merged)))
    return whole.getvalue(), blocks


def _text(value: object) -> str:
    """The value of a cell as a text: dates and times as ISO 8601 writes them, whole numbers without a point."""
    match value:
        case datetime() | time() | date():
            return _clock(value)
        case timedelta():
            seconds = round(value.total_seconds())
            return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}" + (f":{seconds % 60:02d}" if seconds % 60 else "")
        case float():
            return str(int(value)) if value.is_integer() else repr(value)
    return clean(str(value)).replace("\r\n", "\n").replace("\r", "\n").replace(MARK, " ")


def _clock(value: date | time) -> str:
    """A day or a time to the minute, where it is a whole one but for what counting in parts of a day leaves over."""
    if isinstance(value, time):
        value = datetime.combine(date(2000, 1, 1), value)
        return _clock(value)[len("2000-01-01T") :]
    if not isinstance(value, datetime):
        return value.isoformat()
    whole = (value + timedelta(milliseconds=500)).replace(microsecond=0)
    return whole.isoformat(timespec="seconds" if whole.second else "minutes")


def _extent(data: bytes) -> tuple[int, int]:
    """The last row and the last column that hold anything, which the library makes room for before it reads them."""
    if not data.startswith(b"PK"):
        return _largest(_xls_cells(data))
    found = [(1, 1)]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in archive.namelist():
            if part.startswith("xl/worksheets/"):
                found.append(_largest(_xlsx_cells(archive.read(part))))
            elif part == "content.xml":
                found += [_largest(_ods_rows(sheet)) for sheet in archive.read(part).split(b"<table:table ")]
    return _largest(found)


def _largest(cells: Iterable[tuple[int, int]]) -> tuple[int, int]:
    rows = columns = 1
    for row, column in cells:
        rows, columns = max(rows, row), max(columns, column)
    return rows, columns


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * _LETTERS + letter - ord("A") + 1
    return number


def _xls_cells(data: bytes) -> Iterator[tuple[int, int]]:
    for sheet in _XLS_SHEET.finditer(data):
        at = sheet.start()
        while at + 8 <= len(data):
            kind, length, row, column = struct.unpack_from("<4H", data, at)
            at += 4 + length
            if kind == _XLS_END or length > _XLS_LONGEST:  # the end, or the records go on elsewhere
                break
            if kind == _XLS_SEVERAL:
                column = int.from_bytes(data[at - 2 : at], "little")
            if kind in _XLS_CELLS or kind == _XLS_SEVERAL:
                yield row + 1, column + 1


def _xlsx_cells(content: bytes) -> Iterator[tuple[int, int]]:
    for attributes in _XLSX_CELL.findall(content):
        place = _XLSX_PLACE.search(attributes) if not attributes.endswith(b"/") else None  # one without content
        if place is not None:
            yield int(place[2]), _column(place[1])


def _ods_rows(content: bytes) -> Iterator[tuple[int, int]]:
    number = 0
    for attributes, inside in _ODS_ROW.findall(content):
        times = _ODS_ROWS.search(attributes)
        number += int(times[1]) if times else 1
        column = last = 0
        for cell in _ODS_CELL.findall(inside):
            several = _ODS_COLUMNS.search(cell)
            column += int(several[1]) if several else 1
            last = column if b"office:value-type" in cell else last
        if last:
            yield number, last
