"""The text of an HTML page as a reader sees it, line by line, for pages that describe an event in words alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from event_ld.readers.html_scanner import Kind, attributes, pieces, text_of
from event_ld.readers.html_scanner import Piece as Cut
from event_ld.readers.programme.dates import day_alone, find_days
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import meaning

_SILENT = frozenset({"nav", "button", "select", "s", "del", "strike"})
"""What a reader does not see, or sees struck through: it is not said any more."""
_UNSEEN = frozenset({"script", "style", "title", "iframe", "noembed", "noframes"})
"""The elements of raw text that a reader does not see."""
_TEXTS = (Kind.TEXT, Kind.LOST)
"""What is read: a text, and what browsers drop because a tag in it never ends, lest a programme lose its last line."""
_OF_HEAD = frozenset({"base", "basefont", "bgsound", "link", "meta", "noscript", "template", *_UNSEEN})
"""What a head may hold; any other tag ends it (HTML, section 13.2.6.4.4)."""
_SET_APART = frozenset(
    ("article", "dl", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "ol", "p", "section", "ul")
)
_INNER = (
    ("address", "aside", "blockquote", "dd", "div", "dt", "fieldset", "figcaption", "figure", "form", "hr", "li", "pre"),
    ("table", "tbody", "td", "tfoot", "th", "thead", "tr"),
)
_BLOCKS = _SET_APART.union(*_INNER)
_MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### ", "li": "- "}
_PARTS = frozenset({"article", "footer", "main"})
_WEB = ("http://", "https://")
_LONGEST_SPAN, _MOST_FILLED = 3, 10_000
_SPACE = re.compile(r"[ \t\r\n\f]+")


class _Page:
    """Gathers the lines of a page."""

    def __init__(self, *, marks: bool) -> None:
        self.marks = marks
        self.lines: list[str] = []
        self.dropped: list[str] = []
        self.line = ""
        self.silent = 0
        self.in_head = False
        self.rows: list[list[str]] = []
        self.in_table = False
        self.over: dict[int, tuple[int, int]] = {}
        self.wide: dict[tuple[int, int], int] = {}
        self.filled = 0
        self.link = ""
        self.around: list[str] = []
        """The elements around that say which part of the page it is."""

    def read(self, html: str, cut: Iterable[Cut]) -> None:
        """Takes a page by its pieces."""
        for piece in cut:
            if piece.kind is Kind.START:
                self.in_head = piece.name == "head" or (self.in_head and piece.name in _OF_HEAD)
            elif piece.kind is Kind.END and piece.name == "head":
                self.in_head = False
            is_seen = not (piece.inside or self.in_head)
            if piece.kind in _TEXTS:
                is_seen = is_seen and not self.silent and piece.name not in _UNSEEN
                self.line += _SPACE.sub(" ", text_of(html, piece)) if is_seen else ""
                self.dropped += [] if is_seen or piece.name in {"script", "style"} else text_of(html, piece).split()
            elif not is_seen:
                continue
            elif piece.kind is Kind.START:
                self.around += [piece.name] if piece.name in _PARTS else []
                self.start(piece.name, attributes(html, piece) if piece.name in {"a", "td", "th"} else {})
            elif piece.kind is Kind.END:
                self.end(piece.name)
                if piece.name in self.around:
                    del self.around[len(self.around) - 1 - self.around[::-1].index(piece.name) :]

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """Takes a start tag."""
        if tag in _SILENT:
            self.silent += 1
        elif self.silent:
            return
        elif tag == "br":
            self.end_line()
        elif tag == "table" and not self.in_table:
            self.end_line(apart=True)
            self.in_table = True
        elif self.in_table and tag in {"tr", "td", "th"}:
            self.cell(tag, attrs.get("rowspan", ""), attrs.get("colspan", ""))
        elif tag in _BLOCKS and not self.in_table:
            self.end_line(apart=tag in _SET_APART)
            self.line = _MARKS.get(tag, "") if self.marks or tag == "li" else ""
        elif tag == "a":
            self.link = attrs.get("href", "")
            self.line += "[" if self.marks and self.link.startswith(_WEB) else ""

    def end(self, tag: str) -> None:
        """Takes an end tag."""
        if tag in _SILENT:
            self.silent = max(self.silent - 1, 0)
        elif self.silent:
            return
        elif tag == "table" and self.in_table:
            self.end_table()
        elif tag == "a":
            if self.link.startswith(_WEB):
                self.line += f"]({self.link})" if self.marks else "" if self.line.endswith(self.link) else f" ({self.link})"
            self.link = ""
        elif tag in _BLOCKS and not self.in_table:
            self.end_line(apart=tag in _SET_APART)

    def cell(self, tag: str, rows: str, columns: str) -> None:
        """Begins a row or a cell; one that goes over several rows is there in each of them."""
        self.end_cell()
        if tag == "tr" or not self.rows:
            if self.rows and self.rows[-1]:
                self.fill()
            self.rows.append([])
        if tag != "tr":
            self.fill()
            self.rows[-1].append("")
            if rows.isdecimal() and len(rows) <= _LONGEST_SPAN:
                self.over[len(self.rows[-1]) - 1] = len(self.rows) - 1, len(self.rows) + int(rows) - 2
            if columns.isdecimal() and len(columns) <= _LONGEST_SPAN:
                self.wide[len(self.rows) - 1, len(self.rows[-1]) - 1] = int(columns)

    def fill(self) -> None:
        """Puts the cells of rows above into a row that they go over."""
        row, at = self.rows[-1], len(self.rows) - 1
        while len(row) in self.over and self.filled < _MOST_FILLED:
            first, last = self.over[len(row)]
            if not first < at <= last:
                return
            row.append(self.rows[first][len(row)])
            self.filled += 1

    def end_cell(self) -> None:
        """Puts the text so far into the last cell; before the first one it is the caption."""
        if not self.rows:
            self.end_line()
        elif self.rows[-1]:
            self.rows[-1][-1] = " ".join(f"{self.rows[-1][-1]} {self.line}".split())
        self.line = ""

    def end_table(self) -> None:
        """Writes the rows of a table as lines: with bars where the first row names the columns, otherwise with tabs."""
        self.end_cell()
        if self.rows and self.rows[-1]:
            self.fill()
        rows = [row for row in over_rooms(self.rows, self.wide) if any(row)]
        self.rows, self.in_table, self.over, self.wide = [], False, {}, {}
        self.lines += table_lines(rows, marks=self.marks)
        self.lines.append("")

    def end_line(self, *, apart: bool = False) -> None:
        """Ends a line, and leaves a blank one behind it where it is set apart."""
        text = " ".join(self.line.split())
        is_of_house = self.marks and self.around[:1] == ["footer"] and find_time(text) is not None and find_days(text) is None
        if text and f"{text} " not in _MARKS.values() and not is_of_house:  # when the house is open, as on each of its pages
            self.lines.append(text)
        if apart and self.lines and self.lines[-1]:
            self.lines.append("")
        self.line = ""


def table_lines(rows: list[list[str]], *, marks: bool = True) -> list[str]:
    """A table as Markdown writes it where its first row names the columns, or the rooms beside the time; otherwise with tabs.

    `marks` tells whether it may have the marks of Markdown.
    """
    if not (marks and rows and len(rows[0]) > 1 and _names_columns(rows[0])):
        return ["\t".join(cell for cell in row if cell) for row in rows]
    lines = [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
    return [lines[0], f"|{'---|' * len(rows[0])}", *lines[1:]]


def _names_columns(cells: list[str]) -> bool:
    """Whether a row says what each column holds, or the time and which rooms."""
    first, *others = [meaning("column", cell) for cell in cells]
    return _names_rooms(cells) or (first is not None and all(others))


def _names_rooms(cells: list[str]) -> bool:
    """Whether a row has the time, and which rooms or days: `Time | Room 1 | Room 2`, `Time | 3 May 2027 | 4 May`."""
    first, *others = [meaning("column", cell) for cell in cells] if cells[0] else ["when", ""]
    return first == "when" and not any(others) and all(is_room(Piece(cell, 0)) or day_alone(cell) for cell in cells[1:])


def over_rooms(rows: list[list[str]], wide: dict[tuple[int, int], int]) -> list[list[str]]:
    """The rows of a table, with a cell that goes over several rooms in each of them where the columns are rooms.

    `wide` says, by row and place in it, over how many columns a cell goes that stands there once.
    """
    if not (wide and rows and len(rows[0]) > 1 and _names_rooms(rows[0])):
        return rows
    made: list[list[str]] = []
    for number, row in enumerate(rows):
        made.append([])
        for at, cell in enumerate(row):
            made[-1] += [cell] * max(min(wide.get((number, at), 1), len(rows[0]) - len(made[-1])), 1)
    return made


def page_text(html: str, *, marks: bool = True, cut: Iterable[Cut] | None = None, dropped: list[str] | None = None) -> str:
    """The visible text of a page, which may be any text: one line for each block, headings, items and links as Markdown has them.

    Without `marks` the target of a link stands in brackets behind its words. `cut` are those of its pieces to read, where that
    is not all of them; `dropped` gets the words that a reader does not see.
    """
    page = _Page(marks=marks)
    page.dropped = page.dropped if dropped is None else dropped
    page.read(html, pieces(html) if cut is None else cut)
    if page.in_table:
        page.end_table()
    page.end_line()
    return "\n".join(page.lines)
