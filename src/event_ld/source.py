"""The text that was read, places in it, and the evidence that ties a fact to a place.

A `Source` never changes after reading; a `Span` counts characters of `Source.text` from 0, the end excluded.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from msgspec import Struct

_LONGEST_LINE = 400
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


class Span(NamedTuple):
    """A stretch of a source's text: first character, and the one after the last."""

    start: int
    end: int


def spliced(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """A text with stretches, which do not overlap, replaced."""
    parts, at = [], 0
    for span, new in sorted(edits):
        parts += [text[at : span.start], new]
        at = span.end
    return "".join([*parts, text[at:]])


class Position(NamedTuple):
    """A line and a column, both counted from 1; a column counts characters."""

    line: int
    column: int


class Place(NamedTuple):
    """Where in a source a problem stands; lines and columns count from 1, the end column is excluded."""

    source: str
    line: int
    column: int
    end_column: int
    text: str
    """The line, for an excerpt with a caret; of a long one what stands around the place."""
    start: int = 1
    """The column of the first letter of the text."""
    cell: str = ""
    """The cell of a sheet, as in `C7`, with the name of the sheet before it in a workbook: `Talks!C7`."""

    @property
    def quoted(self) -> str:
        """What stands there, as far as the text goes."""
        return self.text[self.column - self.start : self.end_column - self.start]

    @property
    def where(self) -> str:
        """The place in one word: `event.yaml:3:7`, `talks.csv:7:12 (C7)`, `talks.xlsx:Talks!C7`."""
        if "!" in self.cell:
            return f"{self.source}:{self.cell}"
        return f"{self.source}:{self.line}:{self.column}" + (f" ({self.cell})" if self.cell else "")


def shown(name: str) -> str:
    """The name of a file, or a sentence with one, as it can be written anywhere, in one line.

    Line ends, other controls, marks that turn the direction of writing, and the bytes of a name that is no UTF-8 become escapes.
    """
    return name if name.isprintable() else _UNSEEN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), name)


class Rows(NamedTuple):
    """Where the rows of a sheet, and so its cells, stand in a text; `labels` are sheet ("" if alone) and number of each."""

    mark: str
    starts: tuple[int, ...]
    labels: tuple[tuple[str, int], ...]

    def cell(self, text: str, offset: int) -> str:
        """The cell at a character, as sheets call it: `C7`, `Talks!C7`."""
        at = max(bisect_right(self.starts, offset) - 1, 0)
        sheet, row = self.labels[at]
        outside = text[self.starts[at] : offset].split('"')[::2]
        column = sum(part.count(self.mark) for part in outside)
        letters = ""
        while column >= 0:
            letters = chr(ord("A") + column % 26) + letters
            column = column // 26 - 1
        return f"{sheet}!{letters}{row}" if sheet else f"{letters}{row}"


@dataclass(frozen=True, kw_only=True)
class Source:
    """A text with the name that people know it by (usually its path).

    Attributes:
        page_starts: The number of the first line of each page, where the text has pages.
        first_line: The number of the first line in the file that the text is a part of.
        rows: The rows of a text that is a sheet.
        line_starts: The first character of each line.
    """

    name: str
    text: str
    page_starts: tuple[int, ...] = ()
    first_line: int = 1
    rows: Rows | None = field(default=None, repr=False, compare=False)
    line_starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        object.__setattr__(self, "line_starts", tuple(starts))
        object.__setattr__(self, "name", shown(self.name))

    def position(self, offset: int) -> Position:
        """The line and column of a character, counted from 1."""
        line = bisect_right(self.line_starts, offset)
        return Position(line + self.first_line - 1, offset - self.line_starts[line - 1] + 1)

    def lines(self, span: Span) -> range:
        """The numbers of the lines that a span stands on."""
        return range(self.position(span.start).line, self.position(max(span.end - 1, span.start)).line + 1)

    def page(self, number: int) -> int | None:
        """The page of a line, both counted from 1; None where the text has no pages."""
        return bisect_right(self.page_starts, number) or None

    def cell(self, offset: int) -> str:
        """The cell that a character stands in; "" where the text is no sheet."""
        return self.rows.cell(self.text, offset) if self.rows is not None and self.rows.starts else ""

    def line(self, number: int) -> str:
        """The text of one line, counted from `first_line`, without its line end."""
        return self.text[slice(*self._line(number))]

    def length(self, number: int) -> int:
        """How many characters a line has, without its line end."""
        start, end = self._line(number)
        return end - start

    def excerpt(self, number: int, column: int) -> tuple[str, int]:
        """A line, or of a long one what stands around a column, and the column of its first character.

        A page may be one line of a megabyte, and what is kept of it for a report is no more than the report shows.
        """
        start, end = self._line(number)
        if end - start <= _LONGEST_LINE:
            return self.text[start:end], 1
        first = max(start, start + column - 1 - _LONGEST_LINE // 2)
        return self.text[first : min(end, first + _LONGEST_LINE)], first - start + 1

    def _line(self, number: int) -> Span:
        """Where a line stands, without its line end."""
        at = number - self.first_line
        start = self.line_starts[at]
        end = self.line_starts[at + 1] if at + 1 < len(self.line_starts) else len(self.text)
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return Span(start, end)

    def quote(self, span: Span) -> str:
        """The text of a span."""
        return self.text[span.start : span.end]


class Evidence(Struct, frozen=True, kw_only=True, gc=False):
    """Why a fact is believed.

    Attributes:
        spans: Where the source states it; empty for a fact that only a rule gives.
        rule: The name of the derivation rule, or "" when the text itself is the value.
        margin: How sure the rule is, in hundredths of what the second best reading is worse; None where that is not measured.
        path: Where linked data states it: `script[0].location.name`.
    """

    spans: tuple[Span, ...] = ()
    rule: str = ""
    margin: int | None = None
    path: str = ""


def join_path(path: str, name: str) -> str:
    """The path of a field below a path of the description; "" is the description itself."""
    return f"{path}.{name}" if path else name


def spans_of(evidence: dict[str, Evidence], path: str) -> tuple[Span, ...]:
    """Where the source states what stands at a path; nothing where that is not known."""
    return evidence[path].spans if path in evidence else ()


def evidence_for(evidence: dict[str, Evidence], path: str) -> Evidence | None:
    """The evidence of a path (`subEvent[2].performer[0].name`), or of the nearest place around it."""
    while path:
        found = evidence.get(path)
        if found is not None:
            return found
        cut = max(path.rfind("."), path.rfind("["))
        path = path[: max(cut, 0)]
    return evidence.get("")
