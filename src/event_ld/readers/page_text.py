"""The text of an HTML page as a reader sees it, line by line, for pages that describe an event in words alone."""

from __future__ import annotations

import re

from event_ld.readers.html_scanner import HtmlScanner
from event_ld.readers.programme.words import meaning

_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "nav", "head", "button", "select", "iframe", "s", "del", "strike"}
)
"""What a reader does not see, or sees struck through: it is not said any more."""
_SET_APART = frozenset(
    ("article", "dl", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "main", "ol", "p", "section", "ul")
)
_INNER = (
    ("address", "aside", "blockquote", "dd", "div", "dt", "fieldset", "figcaption", "figure", "form", "hr", "li", "pre"),
    ("table", "tbody", "td", "tfoot", "th", "thead", "tr"),
)
_BLOCKS = _SET_APART.union(*_INNER)
_MARKS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "h5": "##### ", "h6": "###### ", "li": "- "}
_WEB = ("http://", "https://")
_SPACE = re.compile(r"[ \t\r\n\f]+")


class _Page(HtmlScanner):
    """Gathers the lines of a page."""

    def __init__(self, *, marks: bool) -> None:
        super().__init__()
        self.marks = marks
        self.lines: list[str] = []
        self.line = ""
        self.silent = 0
        self.rows: list[list[str]] = []
        self.in_table = False
        self.link = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
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
            self.cell(tag)
        elif tag in _BLOCKS and not self.in_table:
            self.end_line(apart=tag in _SET_APART)
            self.line = _MARKS.get(tag, "") if self.marks or tag == "li" else ""
        elif tag == "a":
            self.link = next((value for name, value in attrs if name == "href" and value), "")
            self.line += "[" if self.marks and self.link.startswith(_WEB) else ""

    def handle_endtag(self, tag: str) -> None:  # type: ignore[explicit-override]  # as above
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

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]  # as above
        if not self.silent:
            self.line += _SPACE.sub(" ", data)

    def cell(self, tag: str) -> None:
        """Begins a row or a cell."""
        self.end_cell()
        if tag == "tr" or not self.rows:
            self.rows.append([])
        if tag != "tr":
            self.rows[-1].append("")

    def end_cell(self) -> None:
        """Puts the text so far into the last cell."""
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] = " ".join(f"{self.rows[-1][-1]} {self.line}".split())
        self.line = ""

    def end_table(self) -> None:
        """Writes the rows of a table as lines: with bars where the first row names the columns, otherwise with tabs."""
        self.end_cell()
        rows = [row for row in self.rows if any(row)]
        self.rows, self.in_table = [], False
        if self.marks and rows and len(rows[0]) > 1 and all(meaning("column", cell) for cell in rows[0]):
            self.lines += [f"| {' | '.join(cell.replace('|', '/') for cell in row)} |" for row in rows]
            self.lines.insert(len(self.lines) - len(rows) + 1, f"|{'---|' * len(rows[0])}")
        else:
            self.lines += ["\t".join(cell for cell in row if cell) for row in rows]
        self.lines.append("")

    def end_line(self, *, apart: bool = False) -> None:
        """Ends a line, and leaves a blank one behind it where it is set apart."""
        text = " ".join(self.line.split())
        if text and f"{text} " not in _MARKS.values():
            self.lines.append(text)
        if apart and self.lines and self.lines[-1]:
            self.lines.append("")
        self.line = ""


def page_text(html: str, *, marks: bool = True) -> str:
    """The visible text of a page: one line for each block, headings, items and links with the marks of Markdown.

    Args:
        html: The page; any text is one.
        marks: Whether headings and links have their marks; otherwise the target of a link stands in brackets behind its words.
    """
    page = _Page(marks=marks)
    page.scan(html)
    if page.in_table:
        page.end_table()
    page.end_line()
    return "\n".join(page.lines)
