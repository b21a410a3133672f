"""The elements of a page with their places: what stands in what, as browsers see it but for rare kinds of broken nesting."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from event_ld.readers.html_scanner import Kind, Piece, attributes, pieces, text_of
from event_ld.source import Source, Span

_VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"))
_SILENT = frozenset({"script", "style", "template"})
_BLOCKS = frozenset(
    ("address", "article", "aside", "blockquote", "center", "details", "dialog", "dir", "div", "dl", "fieldset", "figcaption",
     "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "main", "menu", "nav", "ol", "p",
     "pre", "search", "section", "summary", "table", "ul")
)  # fmt: skip
_CELLS = frozenset({"caption", "td", "th"})
_SPECIAL = _BLOCKS | _CELLS | {"body", "button", "dd", "dt", "html", "li", "tbody", "tfoot", "thead", "tr"}
_FIRM = _SPECIAL - {"address", "div", "p"}
_CLOSED_BY: dict[str, tuple[set[str], frozenset[str] | set[str]]] = {
    "dd": ({"dd", "dt"}, _FIRM - {"dd", "dt"}),
    "dt": ({"dd", "dt"}, _FIRM - {"dd", "dt"}),
    "li": ({"li"}, _FIRM - {"li"}),
    "option": ({"option"}, {"select"}),
    "tbody": ({"caption", "tbody", "tfoot", "thead"}, {"table"}),
    "td": ({"td", "th"}, {"table", "tr"}),
    "tfoot": ({"caption", "tbody", "thead"}, {"table"}),
    "th": ({"td", "th"}, {"table", "tr"}),
    "tr": ({"caption", "tr"}, {"table", "tbody", "tfoot", "thead"}),
}
"""Tags to the open elements that they close, and those beyond which they do not look (HTML, section 13.1.2.4)."""
_END_PARAGRAPHS = _BLOCKS | {"dd", "dt", "li"}
_END_LIMITS = {"li": {"ol", "table", "ul", *_CELLS}, "p": {"button", "table", *_CELLS}}
"""The same for end tags, where they differ from those of other blocks."""
_FAR = 200
"""How many open elements are looked through; a page with more has lost its end tags."""
_ATTRIBUTE = re.compile(r"""(?<![^\s"'/])([^\s"'>/=]++)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""")


@dataclass(slots=True, eq=False, repr=False)
class Element:
    """An element of a page.

    Attributes:
        tag: Its name.
        attributes: Its attributes, the first of each name.
        parent: The element that it stands in; None at the top.
        start: The first character of its start tag.
        inner: The first character behind its start tag.
        end: The character behind its contents.
        texts: The texts of the page.
        texts_start: The first of them that stands in it.
        texts_end: The one behind the last.
    """

    tag: str
    attributes: dict[str, str]
    parent: Element | None
    start: int
    inner: int
    end: int
    texts: list[str]
    texts_start: int
    texts_end: int
    children: list[Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text in it, without runs of white space."""
        return " ".join("".join(self.texts[self.texts_start : self.texts_end]).split())

    def attribute_span(self, name: str, source: Source) -> Span:
        """The place of the value of an attribute; the start tag where that is not found."""
        for found in _ATTRIBUTE.finditer(source.text, self.start, self.inner):
            if found[1].lower() == name:
                return Span(*found.span(found.lastindex or 0))
        return Span(self.start, self.inner)

    def text_span(self, source: Source) -> Span:
        """The place of its text, without white space around it; the start tag where it has none."""
        inner = source.text[self.inner : self.end]
        begin = self.inner + len(inner) - len(inner.lstrip())
        return Span(begin, begin + len(inner.strip())) if inner.strip() else Span(self.start, self.inner)


class _Builder:
    """Builds the elements of a page."""

    def __init__(self, source: Source) -> None:
        self.texts: list[str] = []
        self.found: list[Element] = []
        self._open = [Element("", {}, None, 0, 0, 0, self.texts, 0, 0)]
        self._tags: Counter[str] = Counter()
        for piece in pieces(source.text):
            if piece.kind is Kind.START:
                self._start(piece, attributes(source.text, piece))
            elif piece.kind is Kind.END:
                self._end(piece)
            elif piece.kind is Kind.TEXT and self._open[-1].tag not in _SILENT:
                self.texts.append(text_of(source.text, piece))
        self._close(1, len(source.text))

    def _start(self, piece: Piece, given: dict[str, str]) -> None:
        tag, at = piece.name, piece.start
        closed, limits = _CLOSED_BY.get(tag, (set(), set()))
        self._close_nearest(closed, limits, at)
        if tag in _END_PARAGRAPHS:
            self._close_nearest({"p"}, {"button", *_CELLS}, at)
        self._space(tag)
        count = len(self.texts)
        made = Element(tag, given, self._open[-1], at, piece.end, piece.end, self.texts, count, count)
        self._open[-1].children.append(made)
        self.found.append(made)
        if tag not in _VOID:
            self._open.append(made)
            self._tags[tag] += 1

    def _end(self, piece: Piece) -> None:
        tag = piece.name
        limits = _END_LIMITS.get(tag, {"table", *_CELLS} if tag in _SPECIAL else _SPECIAL)
        self._close_nearest({tag}, limits - {tag}, piece.start)
        self._space(tag)

    def _space(self, tag: str) -> None:
        if tag in _SPECIAL or tag == "br":
            self.texts.append(" ")

    def _close_nearest(self, tags: set[str], limits: set[str] | frozenset[str], at: int) -> None:
        """Closes the nearest open element of some tags, and what is open in it."""
        if not any(self._tags[tag] for tag in tags):
            return
        for number in range(len(self._open) - 1, max(len(self._open) - _FAR, 0), -1):
            if self._open[number].tag in tags:
                self._close(number, at)
                return
            if self._open[number].tag in limits:
                return

    def _close(self, number: int, at: int) -> None:
        for one in self._open[number:]:
            one.end, one.texts_end = at, len(self.texts)
            self._tags[one.tag] -= 1
        del self._open[number:]


def elements_of(source: Source) -> list[Element]:
    """The elements of a page, which may be any text, in its order."""
    return _Builder(source).found
