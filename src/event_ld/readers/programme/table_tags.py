"""Tables in HTML as lines of text: bars or tabs between the cells, each in its column whatever cells above and beside it take."""

from __future__ import annotations

import re
from collections.abc import Iterator

from event_ld.readers.programme.words import meaning

ATTRIBUTES = r"(?:\s[^<>\n]{0,1000}+)?"
"""The attributes of a tag."""
_TABLE = re.compile(rf"<table{ATTRIBUTES}>(?:(?!</?table)[\s\S])*+</table\s*>", re.IGNORECASE)
_ROW = re.compile(rf"<tr{ATTRIBUTES}>(?P<cells>(?:(?!</?tr\b)[\s\S])*)(?:</tr\s*>)?", re.IGNORECASE)
_CELL = re.compile(rf"<t[dh]{ATTRIBUTES}>(?P<text>(?:(?!</?t[dh]\b)[\s\S])*)(?:</t[dh]\s*>)?", re.IGNORECASE)
_WIDE, _HIGH = (re.compile(rf"^<t[dh][^<>]*\s{name}=[\"']?(\d{{1,3}})", re.IGNORECASE) for name in ("colspan", "rowspan"))
_MOST_SPANNED = 50
_IN_CELL = re.compile(rf"(?:(?<![ \t])[ \t]++)?(?:(?:</?(?:br|p|div|li|ul|ol){ATTRIBUTES}/?>|\n)\s*+)++", re.IGNORECASE)
_TAG = re.compile(r"<[^<>\n]{1,1000}>")
_FEW = 2


def table_edits(text: str) -> Iterator[tuple[int, int, str]]:
    """What makes lines of the rows of the tables of a text."""
    for table in _TABLE.finditer(text):
        yield from _edits(text, table)


def _edits(text: str, table: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    """What makes lines of the rows of a table, with bars between its cells where the first row names them, otherwise tabs.

    Where the last cells alone have paragraphs, as those with title, people and abstract, each is a line of its own.
    """
    at, bar = table.start(), ""
    rows = [(row, list(_CELL.finditer(text, *row.span("cells")))) for row in _ROW.finditer(text, table.start(), table.end())]
    deep = [[sum("<" in one[0] for one in _breaks(text, cell)) for cell in cells] for _, cells in rows]
    is_deep = any(cells and cells[-1] >= _FEW for cells in deep) and not any(any(cells[:-1]) for cells in deep)
    taken: dict[int, int] = {}
    for number, (_, cells) in enumerate(rows):
        if number == 0 and not is_deep:
            words = [_TAG.sub("", one["text"]).strip("*_ \n") for one in cells]
            bar = "|" if len(words) > 1 and all(meaning("column", word) for word in words) else ""
        before = 0
        for column, cell in _placed(cells, taken):
            if cell is cells[0]:
                end = f" {bar}" if bar and number else ""
                yield at, cell.start("text"), f"{end}\n{f'{bar} ' * (column + 1) if bar else chr(9) * column}"
            else:
                yield at, cell.start("text"), f"{f' {bar}' * (column - before)} " if bar else "\t" * (column - before)
            yield from _on_one_line(text, cell, "\n" if is_deep else ", ")
            at, before = cell.end("text"), column
    yield at, table.end(), f"{f' {bar}' if bar else ''}\n"


def _placed(cells: list[re.Match[str]], taken: dict[int, int]) -> Iterator[tuple[int, re.Match[str]]]:
    """The cells of a row with the number of the column of each; `taken` has the rows that cells above still take of a column."""
    column = 0
    for cell in cells:
        while taken.get(column, 0):
            taken[column] -= 1
            column += 1
        yield column, cell
        wide, high = (min(int(found[1]), _MOST_SPANNED) if (found := one.search(cell[0])) else 1 for one in (_WIDE, _HIGH))
        taken |= dict.fromkeys(range(column, column + wide), high - 1)
        column += wide
    for one in taken:
        taken[one] -= one >= column and taken[one] > 0


def _breaks(text: str, cell: re.Match[str]) -> list[re.Match[str]]:
    """What sets the paragraphs and lines of a cell apart."""
    begin, end = cell.span("text")
    return [one for one in _IN_CELL.finditer(text, begin, end) if one.start() > begin and one.end() < end]


def _on_one_line(text: str, cell: re.Match[str], between: str) -> Iterator[tuple[int, int, str]]:
    """What makes one line of a cell: a comma, or a line end, between its paragraphs, a blank for other line ends."""
    begin, end = cell.span("text")
    for one in _IN_CELL.finditer(text, begin, end):
        is_inner = one.start() > begin and one.end() < end
        yield one.start(), one.end(), (between if "<" in one[0] else " ") if is_inner else ""
