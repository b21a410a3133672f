"""Texts of content management systems, which are HTML, as the plain text that a description holds (the rule `text-from-html`)."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from event_ld.source import Evidence, Span

if TYPE_CHECKING:
    from event_ld.problems import Findings

RULE = "text-from-html"
"""The rule of a text that was HTML: what a reader of the page would see of it."""
_CLOSED = (
    "a abbr acronym address article aside b big blockquote caption center cite code del details div dl em",
    "figcaption figure font h1 h2 h3 h4 h5 h6 i iframe ins kbd main mark ol picture pre q s section small span",
    "strike strong sub summary sup table tbody tfoot thead tt u ul",
)
_OPEN = ["br", "dd", "dt", "hr", "img", "li", "p", "td", "th", "tr", "wbr"]
"""The elements that need no end tag."""
_END = r"(?:\s[^<>]*|\s*/)?>"
_TAG = re.compile(
    rf"</(?:{'|'.join(' '.join(_CLOSED).split())})\s*>|</?(?:{'|'.join(_OPEN)}){_END}"
    rf"|<(?:{'|'.join(' '.join(_CLOSED).split())})\s[^<>=]*=[^<>]*>|^<(?:{'|'.join(' '.join(_CLOSED).split())}){_END}",
    re.IGNORECASE,
)
"""What tells HTML: a tag that ends an element, of one that needs no end, with an attribute, or at the beginning."""
_KNOWN = frozenset((*" ".join(_CLOSED).split(), *_OPEN)) - {"iframe", "s", "strike"}
"""The elements of which a start tag is one whatever follows; what others hold is not seen, so that they have to end."""
_MARK = re.compile(
    r"<(?P<slash>/?)(?P<name>[a-z][a-z0-9]*+(?:[:-][a-z0-9]++)*+)(?P<rest>(?:[\s/][^<>]*+)?+)>"
    r"|<(?P<other>!doctype|!\[|\?xml)[^<>]*+>|<",
    re.IGNORECASE,
)
_ATTRIBUTE = re.compile(r"""\s+(?:[^\s"'=<>/]+\s*=\s*[^\s=]|(?:compact|hidden|noshade|nowrap|open|reversed)$)""", re.IGNORECASE)
_LINE_MAKERS = re.compile(r"<(?:p|br|li|div|h[1-6]|tr|ul|ol|table|hr|section|article|blockquote|pre|dd|dt)\b", re.IGNORECASE)
_BREAK = re.compile(r"[\t-\r]")
_REFERENCE = re.compile(r"&(?:\#\d{1,7}|\#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_LINES = re.compile(r"(?:^|\.)(?:description|objectives\[\d+\])$")
"""The texts that may have several lines."""
_MOST_ESCAPES = 4


def may_be_html(text: str) -> bool:
    """Whether a text holds a tag of the elements that texts consist of, or a character reference."""
    return ("<" in text and _TAG.search(text) is not None) or ("&" in text and _REFERENCE.search(text) is not None)


def text_of_html(text: str, dropped: list[str] | None = None) -> str:
    """What a reader would see of a text that is HTML, escaped once or more; any other text as it is.

    Paragraphs and items stand on lines of their own, and the target of a link behind its words. What stands in angle brackets
    and is no tag of HTML stays. `dropped` gets the words that a reader would not see, or struck through.
    """
    for _ in range(_MOST_ESCAPES):
        made = _seen(text, dropped) if _TAG.search(text) else unescape(text) if _REFERENCE.search(text) else text
        made = made.replace("\xa0", " ").strip() if made != text else text
        if made == text:
            break
        text = made
    return text


def seen_text(word: str, span: Span, path: str, findings: Findings, evidence: dict[str, Evidence]) -> str | None:
    """A text of a description without HTML, nor a break where it has one line; None, and a problem, for mere tags."""
    if not (is_html := may_be_html(word)) and _BREAK.search(word) is None:
        return word
    dropped: list[str] = []
    seen = text_of_html(word, dropped) if is_html else word
    text = "\n".join(re.split("\r\n?|\n", seen)) if _LINES.search(path) else " ".join(seen.split())
    if is_html and text != word:
        evidence[path] = Evidence(spans=(span,), rule=RULE)
    if lost := " ".join(one for one in dropped if any(map(str.isalnum, one))):
        findings.add("html-text-left-out", f"Left out of HTML: “{lost[:200]}”.", span, path=path)
    if not text:
        findings.add("empty-value", f"`{path.rpartition('.')[2]}` holds tags and no text.", span, path=path)
    return text or None


def _seen(html: str, dropped: list[str] | None) -> str:
    from event_ld.readers.page_text import page_text  # noqa: PLC0415  # what HTML alone needs

    html = _marked(html)
    if not _LINE_MAKERS.search(html):  # lines that somebody wrote, and words in them that stand out
        html = re.sub(r"\n\s*\n", "<p>", html.strip("\n")).replace("\n", "<br>")
    return page_text(html, marks=False, dropped=dropped)


def _marked(html: str) -> str:
    """HTML in which nothing looks like a tag but tags: those of the elements of texts, and of any others that end."""
    ends = {one.lower() for one in re.findall(r"</([a-z][^<>\s/]*)\s*>", html, re.IGNORECASE)}
    kept = {one.start() for one in re.finditer(r"<!--.*?-->", html[: html.rfind("-->") + 3], re.DOTALL)}
    begun = {*_KNOWN}

    def mark(found: re.Match[str]) -> str:
        name, rest = (found["name"] or "").lower(), (found["rest"] or "").removesuffix("/").rstrip()
        if found["slash"] or not name:
            is_tag = name in begun or bool(found["other"]) or found.start() in kept
        else:
            is_tag = bool(_ATTRIBUTE.match(rest)) if rest else name in _KNOWN or name in ends
            begun.update({name} if is_tag else ())
        return found[0] if is_tag else f"&lt;{found[0][1:]}"

    return _MARK.sub(mark, html)
