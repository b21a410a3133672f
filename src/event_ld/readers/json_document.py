"""JSON to marked values (RFC 8259), with the span of every value; numbers and `true` stay the text that was written.

A comma after the last value and line breaks within strings, which pages of the web hold and every browser's console
would refuse, are read and said so once (`json-repaired`).
"""

from __future__ import annotations

import re
from json import decoder
from typing import TYPE_CHECKING, NoReturn

from event_ld.limits import DEEPEST
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence
from event_ld.readers.reading import cleaned
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.problems import Findings

_scan_string = decoder.scanstring  # type: ignore[attr-defined]  # the C scanner of the standard library, not in its stubs
_SPACE = re.compile(r"[ \t\n\r]*")
_BREAK = re.compile(r"[\x00-\x1f]")
_WORD = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null")


class _Stop(Exception):  # noqa: N818  # a signal, not an error
    """A finding after which the document can't be read on."""


def parse_json(findings: Findings, start: int = 0, end: int | None = None) -> Marked | None:
    """The JSON value between two characters of the source; None when it is not well-formed, which `findings` then says."""
    parser = _Parser(findings, len(findings.source.text) if end is None else end)
    try:
        value, at = parser.value(parser.skip(start), 0)
        at = parser.skip(at)
        if at < parser.end:
            parser.stop("syntax", "This is not well-formed JSON: more text follows the value.", at)
    except _Stop:
        return None
    return value


class _Parser:
    """A recursive-descent parser that knows where it is; nesting is bounded."""

    def __init__(self, findings: Findings, end: int) -> None:
        self.findings = findings
        self.text = findings.source.text
        self.end = end
        self.is_repaired = False

    def repaired(self, what: str, at: int) -> None:
        if not self.is_repaired:
            self.findings.add("json-repaired", f"This is not well-formed JSON, but was read: {what}.", Span(at, at + 1))
        self.is_repaired = True

    def skip(self, at: int) -> int:
        found = _SPACE.match(self.text, at, self.end)
        return found.end() if found else at

    def stop(self, code: str, message: str, at: int) -> NoReturn:
        last = max(len(self.text) - 1, 0)
        self.findings.add(code, message, Span(min(at, last), min(at, last) + 1))
        raise _Stop

    def value(self, at: int, depth: int) -> tuple[Marked, int]:
        if depth > DEEPEST:
            self.stop("too-deep", f"More than {DEEPEST} values are nested in each other.", at)
        mark = self.text[at] if at < self.end else ""
        if mark == '"':
            return self._string(at)
        if mark == "[":
            return self._array(at, depth)
        if mark == "{":
            return self._object(at, depth)
        found = _WORD.match(self.text, at, self.end)
        if found is None:
            what = "the text ends too early" if not mark else "a value is expected here"
            self.stop("syntax", f"This is not well-formed JSON: {what}.", at)
        return Scalar(found[0], Span(at, found.end()), found[0] == "null"), found.end()

    def _string(self, at: int) -> tuple[Scalar, int]:
        try:
            text, after = _scan_string(self.text, at + 1, False)  # noqa: FBT003  # the C scanner takes no keywords
            if _BREAK.search(self.text, at, after):
                self.repaired("a line ends within a string", at)
        except ValueError as error:
            self.stop("syntax", f"This is not well-formed JSON: {str(error).partition(':')[0].lower()}.", at)
        return Scalar(cleaned(text, self.findings, Span(at, after)), Span(at, after)), after

    def _array(self, at: int, depth: int) -> tuple[Sequence, int]:
        start, items = at, []
        at = self.skip(at + 1)
        while not self.text.startswith("]", at, self.end):
            item, at = self.value(at, depth + 1)
            items.append(item)
            at = self._next(at, "]")
        return Sequence(tuple(items), Span(start, at + 1)), at + 1

    def _object(self, at: int, depth: int) -> tuple[Mapping, int]:
        start = at
        entries: dict[str, tuple[Scalar, Marked]] = {}
        at = self.skip(at + 1)
        while not self.text.startswith("}", at, self.end):
            if not self.text.startswith('"', at, self.end):
                self.stop("syntax", "This is not well-formed JSON: a key in double quotes is expected here.", at)
            key, at = self._string(at)
            at = self.skip(at)
            if not self.text.startswith(":", at, self.end):
                self.stop("syntax", "This is not well-formed JSON: a colon is expected here.", at)
            value, at = self.value(self.skip(at + 1), depth + 1)
            if key.text in entries:
                line = self.findings.source.position(entries[key.text][0].span.start).line
                self.findings.add(
                    "json-key-twice", f"`{key.text}` stands already in line {line}; the last value counts.", key.span
                )
            entries[key.text] = key, value
            at = self._next(at, "}")
        return Mapping(tuple(entries.values()), Span(start, at + 1)), at + 1

    def _next(self, at: int, close: str) -> int:
        at = self.skip(at)
        if self.text.startswith(close, at, self.end):
            return at
        if not self.text.startswith(",", at, self.end):
            self.stop("syntax", f"This is not well-formed JSON: a comma or {close} is expected here.", at)
        at = self.skip(at + 1)
        if self.text.startswith(close, at, self.end):
            self.repaired("a comma stands after the last value", at)
        return at
