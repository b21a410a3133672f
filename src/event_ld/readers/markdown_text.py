"""Markdown as the lines of a programme: what is no text for readers is blanked, and every other character stays in its place.

Headings, lists, tables and emphasis are read by the outline, which knows their marks. What CommonMark takes for code or for
HTML (comments among it) says nothing about the event; of front matter its title, time and place stand there with their labels.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

    from event_ld.readers.front_matter import Front
    from event_ld.source import Span

_CODE = re.compile(r"[{};=<>]|\w\(\)")
"""What tells an indented line of code from one of text: people who write programmes indent, and few of them write code."""
_LAST_EMPHASIS = re.compile(r"(?<=\s)(?P<mark>[*_])(?![*_\s])(?P<text>[^*_]+)(?<!\s)(?P=mark)(?=\s*$)")
"""Emphasis at the end of a line: `Old maps *Ana Gil*`; the blanks in place of its marks set it apart."""
_TEXT_BLOCK = re.compile(r"</?(?!script|style|iframe|svg|nav|head|template|noscript|select|form|link|meta)[a-z]", re.IGNORECASE)
_SILENT = frozenset({"fence", "code_block", "html_block"})


def _says(token: Token) -> bool:
    """Whether a block of HTML is one of text, which the reader of programmes takes out of its tags."""
    return token.type == "html_block" and _TEXT_BLOCK.match(token.content.lstrip()) is not None


def _lines_of(text: str, span: Span) -> range:
    """The numbers of the lines of a value of several lines, without the one of its key."""
    return range(text.count("\n", 0, span.start) + 1, text.count("\n", 0, span.end))


def markdown_text(text: str, front: Front | None = None) -> str:
    """A text in Markdown (CommonMark, with tables), of the same length, with blanks for what is no text for readers."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  # only for Markdown

    lines = text.split("\n")
    count = text.count("\n", 0, front.end) if front is not None else 0
    of_programmes = {number for span in (front.programmes if front is not None else ()) for number in _lines_of(text, span)}
    silent = {*range(count)} - of_programmes
    body = "\n".join(["" if number in silent else line for number, line in enumerate(lines)])
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type in _SILENT and token.map is not None and not _says(token):
            silent |= {number for number in range(*token.map) if token.type != "code_block" or _CODE.search(lines[number])}
    kept = ["" if number in silent else _LAST_EMPHASIS.sub(r" \g<text> ", line) for number, line in enumerate(lines)]
    made = "\n".join(line.ljust(len(before)) for line, before in zip(kept, lines, strict=True))
    for label, span, words in front.labels if front is not None else ():
        at = text.find(words, span.start, span.end)
        if at - span.start > len(label) and "\n" not in text[span.start : at + len(words)]:
            lead = f"{label}:" if label else "•"  # an item of its own, which goes on with nothing
            made = f"{made[: span.start]}{lead.ljust(at - span.start)}{words}{made[at + len(words) :]}"
    return made
