"""Tables whose rows are days and whose columns are hours, `Monday 12 July | Maps | Tea`, brought into lines below their days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.dates import day_alone
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_LINE = re.compile(r"[^\n]+")
_RULE = re.compile(r"[\s|:+-]+")
_MARKS = " *_:\u00a0"
_LEAST = 2
_LONGEST_ROW = 2000


class _Cell(NamedTuple):
    """A cell, and where the mark before it begins."""

    mark: int
    start: int
    text: str


def day_row_edits(text: str) -> list[Edit]:
    """What writes each day of such a table as a heading, and each cell below it behind the hour of its column."""
    if "\t" not in text and "|" not in text:
        return []
    edits: list[Edit] = []
    lines = [*_LINE.finditer(text)]
    at = 0
    while at < len(lines):
        hours = _hours(lines[at])
        rows = _rows(text, lines, at + 1) if hours else []
        if len(rows) < _LEAST:
            at += 1
            continue
        edits.append((lines[at].start(), lines[at].end(), ""))
        at += 1
        while _RULE.fullmatch(lines[at][0]):
            edits.append((lines[at].start(), lines[at].end(), ""))
            at += 1
        for start, end in rows:
            edits += _row(text, start, end, hours)
        at = next((number for number in range(at, len(lines)) if lines[number].start() >= rows[-1][1]), len(lines))
    return edits


def _cells(text: str, start: int, end: int) -> list[_Cell]:
    """The cells of a stretch, by its bars where it begins with one, else by its tabs."""
    is_barred = text[start:end].lstrip().startswith("|")
    marks = [one.start() + start for one in re.finditer(r"\|" if is_barred else r"\t", text[start:end])]
    if is_barred:
        marks = marks[:-1] if text[marks[-1] : end].strip(" |") == "" and len(marks) > 1 else marks
        begins = [mark + 1 for mark in marks]
    else:
        marks = [start, *marks]
        begins = [start, *(mark + 1 for mark in marks[1:])]
    ends = [*marks[1:], end]
    return [
        _Cell(mark, begin, text[begin:stop].strip(_MARKS + "\t|\n"))
        for mark, begin, stop in zip(marks, begins, ends, strict=True)
    ]


def _hours(line: re.Match[str]) -> list[str]:
    """The hours that are the headings of all columns but that of the days; [] where a line is no such row."""
    found = [cell.text for cell in _cells(line.string, line.start(), line.end())]
    while found and not found[-1]:
        found.pop()
    hours = found if found and time_at_start(found[0]) is not None else found[1:]  # a browser may leave out an empty first cell
    return hours if len(hours) >= _LEAST and all(map(_is_hour, hours)) else []


def _is_hour(text: str) -> bool:
    time = time_at_start(text)
    return time is not None and not text[: time.begin].strip() and not text[time.finish :].strip()


def _rows(text: str, lines: list[re.Match[str]], at: int) -> list[tuple[int, int]]:
    """The rows that begin with a day each, with the lines that go on with their last cells."""
    starts: list[int] = []
    last = 0
    for number in range(at, len(lines)):
        line = lines[number]
        if _RULE.fullmatch(line[0]) and not starts:
            continue
        cells = _cells(text, line.start(), line.end())
        is_row = len(cells) > 1
        if is_row and _is_day(cells[0].text):
            starts.append(line.start())
        elif not starts or (not is_row and number > last + 1) or _hours(line):
            break
        last = number if is_row else last
    if not starts:
        return []
    return [
        (start, stop) for start, stop in zip(starts, [*starts[1:], lines[last].end()], strict=True) if stop - start < _LONGEST_ROW
    ]


def _is_day(text: str) -> bool:
    return day_alone(text) is not None or meaning("weekday", text.strip(". ")) is not None


def _row(text: str, start: int, end: int, hours: list[str]) -> list[Edit]:
    """The edits of one row; of a cell with an hour of its own that one holds."""
    cells = _cells(text, start, end)
    edits: list[Edit] = []
    for number, cell in enumerate(cells):
        if number == 0:
            edits += [(cell.mark, cell.start, "\n")]
            continue
        hour = hours[number - 1] if number <= len(hours) and time_at_start(cell.text) is None else ""
        edits.append((cell.mark, cell.start, f"\n{hour} " if cell.text else " "))
    if text[end - 1 : end] == "|":
        edits.append((end - 1, end, ""))
    return edits
