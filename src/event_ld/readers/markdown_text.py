"""Markdown as the lines of a programme: what is no text for readers is blanked, and every other character stays in its place.

Headings, lists, tables and emphasis are read by the outline, which knows their marks. What CommonMark takes for code or for
HTML (comments among it), and front matter but for its title, time and place, says nothing about the event.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\n(?P<body>(?:.*\n)*?)(?:(?P=mark)|\.\.\.)[ \t]*(?:\n|$)")
_KEPT = re.compile(
    r"(?P<key>title|time|location|venue|place|(?P<start>(?:event|start)[_-]?date(?:[_-]?time)?|date[_-]?time|start(?:s|s[_-]at)?)"
    r"|(?P<end>end[_-]?date(?:[_-]?time)?|ends?(?:[_-]at)?))(?P<mark>[ \t]*+[:=])(?P<value>.*)",
    re.IGNORECASE,
)
"""The entries of front matter that say something of the event, in YAML or in TOML; `date` is more often that of the page."""
_CODE = re.compile(r"[{};=<>]|\w\(\)")
"""What tells an indented line of code from one of text: people who write programmes indent, and few of them write code."""
_LAST_EMPHASIS = re.compile(r"(?<=\s)(?P<mark>[*_])(?![*_\s])(?P<text>[^*_]+)(?<!\s)(?P=mark)(?=\s*$)")
"""Emphasis at the end of a line: `Old maps *Ana Gil*`; the blanks in place of its marks set it apart."""
_TEXT_BLOCK = re.compile(r"</?(?!script|style|iframe|svg|nav|head|template|noscript|select|form|link|meta)[a-z]", re.IGNORECASE)
_SILENT = frozenset({"fence", "code_block", "html_block"})


def _says(token: Token) -> bool:
    """Whether a block of HTML is one of text, which the reader of programmes takes out of its tags."""
    return token.type == "html_block" and _TEXT_BLOCK.match(token.content.lstrip()) is not None


def markdown_text(text: str) -> str:
    """A text of the same length, with blanks for what is no text for readers.

    Args:
        text: Markdown (CommonMark, with tables), perhaps with front matter.
    """
    from markdown_it import MarkdownIt  # noqa: PLC0415  # only for Markdown

    lines = text.split("\n")
    front = _FRONT.match(text)
    count = front[0].count("\n") if front else 0
    entries = {number: found for number in range(count) if (found := _KEPT.match(lines[number]))}
    silent = set(range(count)) - entries.keys()
    body = "\n".join(["" if number < count else line for number, line in enumerate(lines)])
    for token in MarkdownIt("commonmark").enable("table").parse(body):
        if token.type in _SILENT and token.map is not None and not _says(token):
            silent |= {number for number in range(*token.map) if token.type != "code_block" or _CODE.search(lines[number])}
    kept = ["" if number in silent else _LAST_EMPHASIS.sub(r" \g<text> ", line) for number, line in enumerate(lines)]
    for number, found in entries.items():
        value = found["value"]
        inner = value.strip()
        if len(inner) > 1 and inner[0] in "\"'" and inner[-1] == inner[0]:
            value = f"{value[: value.index(inner[0])]} {inner[1:-1]}"
        key = found["key"] if not found["start"] else "Date"
        kept[number] = f"{key}{found['mark'].replace('=', ':').ljust(len(found['key'] + found['mark']) - len(key))}{value}"
    return "\n".join(line.ljust(len(before)) for line, before in zip(kept, lines, strict=True))
