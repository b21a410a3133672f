"""Templates: files out of which a program makes pages, told by its marks; what is put there is on every page, or none."""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.html_scanner import Kind
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.embedding.page import Page

_SAMPLES = frozenset({"pre", "code", "samp", "kbd", "textarea"})
"""Elements that show what code looks like."""
_SILENT = frozenset({"script", "style", "textarea"})
_WHOLE = frozenset({"html", "head", "body"})
"""Tags that the file of a whole page has, and most that are a part of one have not."""


class Marks(NamedTuple):
    """The marks of one kind of template.

    Attributes:
        door: What such a template writes in the place of the element; "" where it includes the element as a file.
        everywhere: Whether they count in scripts, comments and samples of code too.
    """

    pattern: re.Pattern[str]
    whose: str
    door: str = ""
    everywhere: bool = False


_PYTHON = (
    "Jinja2 writes {{ event_jsonld(event) }}, Django {% event_jsonld event %}: docs/how-to/use-with-jinja.md and -django.md."
)
_KINDS = (
    Marks(re.compile(r"<\?(?:php\b|=)", re.IGNORECASE), "PHP", everywhere=True),
    Marks(re.compile(r"<%(?:[=@!#~-]|\s)|<%\w[^<>]*%>"), "ERB, EJS, JSP or ASP"),
    Marks(re.compile(r"\{%[-+~]?\s*[a-z_]\w*\b[^{}]*%\}|\{#[^{}]*#\}", re.IGNORECASE), "Jinja, Django, Twig or Liquid", _PYTHON),
    Marks(re.compile(r"\{\{|\{!!\s"), "Jinja, Go (Hugo), Handlebars, Blade or Vue", _PYTHON),
    Marks(re.compile(r"(?m)^\s*@(?:extends|section|include|yield)\s*\("), "Blade"),
    Marks(re.compile(r"<#(?:if|list|include|macro|import)\b"), "FreeMarker"),
    Marks(re.compile(r"\bth:(?:text|utext|replace|insert|each|if)\s*="), "Thymeleaf"),
)


def template_in(page: Page) -> tuple[Span, Marks] | None:
    """The first mark that shows that a page is a template, with what is known of such marks; None where it is a page.

    Marks in scripts, styles, comments and samples of code do not count, but for those of PHP, which runs them everywhere.
    """
    seen = ""
    found: list[tuple[Span, Marks]] = []
    for kind in _KINDS:
        if kind.pattern.search(page.text) is None:
            continue
        seen = seen or _without_samples(page)
        mark = kind.pattern.search(page.text if kind.everywhere else seen)
        if mark is not None:
            found.append((Span(mark.start(), mark.end()), kind))
    return min(found, default=None, key=itemgetter(0))


def _without_samples(page: Page) -> str:
    """The text of a page with blanks for what is a comment, a script, or a sample of code."""
    is_whole = any(one.kind is Kind.START and one.name in _WHOLE for one in page.pieces)
    silent = _SILENT if is_whole else frozenset()  # a part of a page may be nothing but a script
    parts: list[str] = []
    depth = at = 0
    for piece in page.pieces:
        is_sample = depth > 0 or piece.kind is Kind.COMMENT or (piece.kind is Kind.TEXT and piece.name in silent)
        stretch = page.text[at : piece.end]
        parts.append(" " * len(stretch) if is_sample else stretch)
        at = piece.end
        if piece.name in _SAMPLES and piece.kind is not Kind.TEXT:
            depth = max(depth + (1 if piece.kind is Kind.START else -1), 0)
    return "".join(parts)
