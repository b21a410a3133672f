"""HTML cut into pieces as browsers cut it (HTML, section 13.2.5), each with its place, in time that grows as the page does.

What is a tag, a comment or a text depends on where it stands: `</head>` within a title, a script or a comment is none. Elements
whose content is no part of the page are known too: templates, drawings, what stands for browsers without scripts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from html import unescape
from typing import NamedTuple

_WHITE = r"\t\n\f\r "
_ATTRIBUTE = re.compile(
    rf"[{_WHITE}/]*+(?P<name>[^{_WHITE}/>][^{_WHITE}/>=]*+)"
    rf"(?:[{_WHITE}]*+=[{_WHITE}]*+(?:\"(?P<double>[^\"]*+)\"|'(?P<single>[^']*+)'|(?![\"'])(?P<bare>[^{_WHITE}>]*+))"
    rf"|(?![{_WHITE}]*+=))"
)
_TAG = re.compile(
    rf"<(?P<slash>/?)(?P<name>[A-Za-z][^{_WHITE}/>]*+)"
    rf"(?:{re.sub(r'[?]P<[a-z]+>', '?:', _ATTRIBUTE.pattern)})*+(?P<tail>[{_WHITE}/]*+)>"
)
_MARKUP = re.compile(r"<(?=[A-Za-z!?]|/(?s:.))")
_TAG_NAME = re.compile(rf"</?([A-Za-z][^{_WHITE}/>]*+)")
_COMMENT_END = re.compile(r"--!?>")
_SCRIPT_MARK = re.compile(rf"<!--|-->|<(?P<slash>/?)script(?=[{_WHITE}/>])", re.IGNORECASE)
_RAW = frozenset(("script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "noscript", "plaintext"))
"""Elements that hold text up to their end tag, whatever it looks like."""
_REFERENCES = frozenset(("title", "textarea"))
"""Those of them in whose text character references count."""
_FOREIGN = frozenset(("svg", "math"))
_INTEGRATION = frozenset(("foreignobject", "desc", "title", "annotation-xml", "mi", "mo", "mn", "ms", "mtext"))
"""Elements of drawings and formulas that hold HTML again."""
_HTML_ONLY = frozenset(
    (
        *("b", "big", "blockquote", "body", "br", "center", "code", "dd", "div", "dl", "dt", "em", "embed", "h1", "h2", "h3"),
        *("h4", "h5", "h6", "head", "hr", "i", "img", "li", "listing", "menu", "meta", "nobr", "ol", "p", "pre", "ruby", "s"),
        *("small", "span", "strong", "strike", "sub", "sup", "table", "tt", "u", "ul", "var"),
    )
)
"""Start tags that end a drawing or a formula (section 13.2.6.5)."""


class Kind(Enum):
    """What a piece is."""

    START = auto()
    END = auto()
    TEXT = auto()
    COMMENT = auto()
    """A comment, a doctype, or what browsers take for a comment."""
    LOST = auto()
    """A tag that never ends: it and all behind it is dropped."""


class Piece(NamedTuple):
    """A stretch of a page.

    Attributes:
        start: Its first character.
        end: The one behind its last.
        name: The name of a tag in lower case; for a text the element whose raw text it is, or "".
        inside: The element around it whose content is no part of the page: `template`, `svg`, `math`, `noscript`, `frameset`; "".
        is_open: Whether it goes to the end of the page because nothing ends it.
    """

    kind: Kind
    start: int
    end: int
    name: str = ""
    inside: str = ""
    is_open: bool = False


def pieces(page: str) -> Iterator[Piece]:
    """The pieces of a page, which may be any text, in their order and without gaps but for `</>`, which is nothing."""
    return _Cutter(page, 0, len(page)).cut()


def attributes(page: str, tag: Piece) -> dict[str, str]:
    """The attributes of a start tag, by their names in lower case; of two with one name the first counts."""
    found: dict[str, str] = {}
    at = tag.start + 1 + len(tag.name)
    while (one := _ATTRIBUTE.match(page, at, tag.end)) is not None:
        value = next((text for text in one.group("double", "single", "bare") if text is not None), "")
        found.setdefault(one["name"].lower(), unescape(value) if "&" in value else value)
        at = one.end()
    return found


def text_of(page: str, piece: Piece) -> str:
    """What a text says: as it stands in a script or a style, with its character references read elsewhere."""
    text = page[piece.start : piece.end]
    is_plain = not piece.name or piece.name in _REFERENCES or piece.kind is Kind.LOST
    return unescape(text) if "&" in text and is_plain else text


class _Cutter:
    """Cuts one stretch of a page."""

    def __init__(self, page: str, start: int, end: int, inside: str = "") -> None:
        self.page, self.at, self.end = page, start, end
        self.around = inside
        self.templates = 0
        self.has_frames = False
        self.foreign: list[str] = []

    @property
    def inside(self) -> str:
        """The element around whose content is no part of the page."""
        if self.around or self.templates:
            return self.around or "template"
        return self.foreign[0] if self.foreign else "frameset" if self.has_frames else ""

    @property
    def is_foreign(self) -> bool:
        """Whether tags are those of a drawing or a formula here."""
        return bool(self.foreign) and self.foreign[-1] in _FOREIGN

    def cut(self) -> Iterator[Piece]:
        page, begin = self.page, self.at
        while (found := _MARKUP.search(page, self.at, self.end)) is not None:
            at = found.start()
            if at > begin:
                yield Piece(Kind.TEXT, begin, at, "", self.inside)
            tag = _TAG.match(page, at, self.end)
            if tag is not None:
                yield from self._tag(tag)
            elif (lost := _TAG_NAME.match(page, at, self.end)) is not None:
                self.at = self.end
                yield Piece(Kind.LOST, at, self.end, lost[1].lower(), self.inside, is_open=True)
            else:
                yield self._other(at)
            begin = self.at
        if begin < self.end:
            yield Piece(Kind.TEXT, begin, self.end, "", self.inside)

    def _other(self, at: int) -> Piece:
        """A comment, a doctype, a marked section, or what is taken for a comment."""
        page = self.page
        if page.startswith("<!--", at):
            if page.startswith(("<!-->", "<!--->"), at):
                self.at = page.index(">", at) + 1
                return Piece(Kind.COMMENT, at, self.at, "", self.inside)
            found = _COMMENT_END.search(page, at + 4, self.end)
            self.at = self.end if found is None else found.end()
            return Piece(Kind.COMMENT, at, self.at, "", self.inside, is_open=found is None)
        is_section = self.is_foreign and page.startswith("<![CDATA[", at)
        close = "]]>" if is_section else ">"
        behind = page.find(close, at, self.end)
        self.at = self.end if behind < 0 else behind + len(close)
        return Piece(Kind.TEXT if is_section else Kind.COMMENT, at, self.at, "", self.inside, is_open=behind < 0)

    def _tag(self, found: re.Match[str]) -> Iterator[Piece]:
        name = found["name"].lower()
        self.at = found.end()
        if found["slash"]:
            self._close(name)
            yield Piece(Kind.END, found.start(), found.end(), name, self.inside)
            return
        if self.is_foreign and name in _HTML_ONLY:
            while self.is_foreign:
                self.foreign.pop()
        yield Piece(Kind.START, found.start(), found.end(), name, self.inside)
        if self.is_foreign or name in _FOREIGN:
            if name in _FOREIGN | _INTEGRATION and not found["tail"].endswith("/"):
                self.foreign.append(name)
        elif name in _RAW:
            yield from self._raw(name)
        else:
            self.templates += name == "template"
            self.has_frames |= name == "frameset"

    def _close(self, name: str) -> None:
        if name == "template":
            self.templates = max(self.templates - 1, 0)
        elif name in self.foreign:
            while self.foreign.pop() != name:
                pass

    def _raw(self, name: str) -> Iterator[Piece]:
        """The text of an element that holds nothing else, up to its end tag."""
        start = self.at
        close = _end_of_script(self.page, start, self.end) if name == "script" else _end_of_raw(name, self.page, start, self.end)
        is_open = close < 0
        self.at = self.end if is_open else close
        if name == "noscript":
            yield from _Cutter(self.page, start, self.at, self.inside or name).cut()
        elif self.at > start or is_open:
            yield Piece(Kind.TEXT, start, self.at, name, self.inside, is_open)


def _end_of_raw(name: str, page: str, start: int, end: int) -> int:
    close = re.compile(rf"</{name}(?=[{_WHITE}/>])", re.IGNORECASE)  # the module keeps it
    found = close.search(page, start, end) if name != "plaintext" else None
    return -1 if found is None else found.start()


def _end_of_script(page: str, start: int, end: int) -> int:
    """Where a script ends: `<!--` with a `<script` behind it hides one end tag (sections 13.2.5.18 to 13.2.5.31)."""
    in_comment = in_script = False
    at = start
    while (found := _SCRIPT_MARK.search(page, at, end)) is not None:
        at = found.end()
        mark = found[0]
        if mark == "-->":
            in_comment = in_script = False
        elif mark == "<!--":
            in_comment = True
            at = found.start() + 2  # `<!-->` is a whole comment
        elif found["slash"]:
            if not in_script:
                return found.start()
            in_script = False
        else:
            in_script = in_comment
    return -1
