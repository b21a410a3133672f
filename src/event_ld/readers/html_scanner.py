"""The parser of HTML of the standard library, fed so that no page takes longer than it is long.

Up to Python 3.13 that parser looks for the end of each tag, comment and marked section as far as the page goes, and begins anew
at the next one. So it is given a page up to its last `>`, and a comment that is never closed takes the rest, as in browsers.
"""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser


class HtmlScanner(HTMLParser):
    """A parser that is given a page as a whole."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._unclosed = 0

    def scan(self, page: str) -> None:
        """Parses a page; what follows its last `>` is text.

        Args:
            page: The page; any text is one.
        """
        last = page.rfind(">") + 1
        self._unclosed = last - max(page.rfind("-->"), page.rfind("--!>"))
        self.feed(page[:last])
        self.close()
        if last < len(page):
            self.handle_data(unescape(page[last:]))

    def parse_comment(self, i: int, report: bool = True) -> int:  # type: ignore[explicit-override]  # noqa: FBT001, FBT002  # typing.override needs Python 3.12, and the parser calls it so
        """Takes a comment; one that is never closed goes to the end of the page."""
        left = len(self.rawdata) - i
        return len(self.rawdata) if left < self._unclosed else super().parse_comment(i, report)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # type: ignore[explicit-override]  # noqa: FBT001, FBT002  # as above, and the parser calls it so
        """Takes `<![CDATA[` for a comment up to the next `>` (HTML, section 13.2.5.42)."""
        return self.parse_bogus_comment(i, report)
