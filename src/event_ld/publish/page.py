"""JSON-LD into a page: the place of the script element in a page that exists, whose other bytes stay as they are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.errors import InputError
from event_ld.publish.script import MARK, mark_of, script_element
from event_ld.readers.html_scanner import HtmlScanner

if TYPE_CHECKING:
    from typing import Any


def embed_in_page(page: bytes, document: dict[str, Any], event_id: str, name: str) -> bytes:
    """A page with the document in it: in place of the element of the same event, or before the end of the head.

    Where a page has no `</head>`, the element goes before `</body>`, or else to the end. Embedding twice gives the same
    bytes as embedding once.

    Args:
        page: The page's bytes, in any encoding that agrees with ASCII.
        document: A JSON-LD document.
        event_id: What the element is found by.
        name: What people call the page.

    Raises:
        InputError: The page is UTF-16, or no text at all.
    """
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name} is UTF-16; save it as UTF-8.")
    if b"\x00" in page:
        raise InputError(f"{name} is a binary file, no page.")
    text = page.decode("latin-1")  # one character for each byte, whatever they mean
    finder = _Finder(text, mark_of(event_id))
    line_end = "\r\n" if "\r\n" in text else "\n"
    element = script_element(document, event_id).replace("\n", line_end)
    if finder.own:
        first, *others = finder.own
        for other in reversed(others):
            text = text[: other.start] + text[other.end :]
        text = text[: first.start] + element + text[first.end :]
    else:
        text = text[: finder.place] + element + line_end + text[finder.place :]
    return text.encode("latin-1")


class _Element(NamedTuple):
    start: int
    end: int


class _Finder(HtmlScanner):
    """Finds our elements, and the place for a new one; comments, scripts and texts are the parser's business."""

    def __init__(self, text: str, mark: str) -> None:
        super().__init__()
        self.mark = mark
        self.own: list[_Element] = []
        self.ends: dict[str, int] = {}
        self._text = text
        self._lines = [0, *(found.end() for found in re.finditer("\n", text))]
        self._open: int | None = None
        self.scan(text)

    @property
    def place(self) -> int:
        """Where a new element goes."""
        return self.ends.get("head", self.ends.get("body", len(self._text)))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        if tag == "script" and (MARK, self.mark) in attrs:
            self._open = self._offset()

    def handle_endtag(self, tag: str) -> None:  # type: ignore[explicit-override]  # as above
        at = self._offset()
        if tag == "script" and self._open is not None:
            self.own.append(_Element(self._open, self._text.index(">", at) + 1))
            self._open = None
        elif tag == "head":
            self.ends.setdefault(tag, at)
        elif tag == "body":
            self.ends[tag] = at

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
