"""An HTML page: its JSON-LD scripts, its microdata and its RDFa, with the place of every value."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING

from event_ld.errors import ExtraError
from event_ld.problems import Findings
from event_ld.readers.html_scanner import Kind, attributes, pieces
from event_ld.readers.json_document import parse_json
from event_ld.readers.jsonld_document import JsonLdReader
from event_ld.readers.microdata import microdata
from event_ld.readers.page_address import PageAddress
from event_ld.readers.rdfa import rdfa
from event_ld.source import Evidence, Source, Span
from event_ld.triple import text_of

if TYPE_CHECKING:
    from event_ld.readers.known_contexts import KnownContexts
    from event_ld.readers.marked import Marked

_OPENING = re.compile(r"\s*+(?:(?:(?://|/\*)\s*+)?<!\[CDATA\[\s*+(?:\*/)?|<!--)\s*+")
_CLOSINGS = (";", "-->", "]]>", "*/")
_ESCAPED = re.compile(r'\A\s*(?:"\s*(?:\\+"\s*)*[{\[]|[{\[]\s*(?:\\+"|&quot;|&#34;|&#x22;))')
_MOST_ESCAPES = 3


JSONLD = "application/ld+json"
"""The type of the scripts that hold JSON-LD."""
MARKUP = {"microdata": microdata, "rdfa": rdfa}
"""What gives the expanded JSON-LD of each form of markup."""


def is_jsonld_script(tag: str, given: dict[str, str]) -> bool:
    """Whether a start tag, by its name and its attributes, is that of a script of JSON-LD."""
    return tag == "script" and given.get("type", "").partition(";")[0].strip().lower() == JSONLD


class _Finder:
    """Finds the JSON-LD scripts of a page, and whether it has microdata or RDFa."""

    def __init__(self, page: str) -> None:
        self.scripts: list[Span] = []
        self.address = PageAddress()
        self.has_microdata = False
        self.has_rdfa = False
        start = -1
        for piece in pieces(page):
            if start >= 0:
                is_text = piece.kind is Kind.TEXT
                self.scripts.append(Span(piece.start if is_text else start, piece.end if is_text else start))
                start = -1
            if piece.kind is Kind.START:
                given = attributes(page, piece)
                start = piece.end if is_jsonld_script(piece.name, given) else -1
                self.address.add(piece.name, given)
                self.has_microdata |= "itemscope" in given
                self.has_rdfa |= "typeof" in given
        if start >= 0:
            self.scripts.append(Span(start, start))


def read_page(findings: Findings, known: KnownContexts | None = None) -> JsonLdReader:
    """The statements of a page in whatever form; an ExtraError where it has only parts whose readers are not installed."""
    reader = JsonLdReader(findings, known=known)
    finder = _Finder(findings.source.text)
    reader.address = finder.address.base
    findings.problems[:] = [one for one in findings.problems if one.code != "control-character"]  # of a page's own programs
    missing: list[ExtraError] = []
    for number, (start, end) in enumerate(finder.scripts):
        try:
            read_script(reader, start, end, f"script[{number}]")
        except ExtraError as error:
            missing.append(error)
            findings.add("extra-missing", f"{error}; that part of the page was not read.", Span(start, start + 1))
    for form in ("microdata",) * finder.has_microdata + ("rdfa",) * finder.has_rdfa:
        reader.read_expanded(MARKUP[form](findings), form)
    if missing and not reader.statements:
        raise missing[0]
    if not reader.statements and not findings.problems:
        findings.add("page-without-data", "The page holds no JSON-LD, microdata or RDFa that says anything.", Span(0, 1))
    return reader


def json_documents(findings: Findings) -> dict[str, Marked]:
    """The JSON of a file that begins with it, or of the scripts of a page, by what its paths begin with.

    What is escaped is left out, since it does not stand there as it is.
    """
    text = findings.source.text
    if text.lstrip().startswith(("{", "[")):
        scripts = {"$": Span(0, len(text))}
    else:
        scripts = {f"script[{number}]": one for number, one in enumerate(_Finder(text).scripts)}
    found: dict[str, Marked] = {}
    for path, (start, end) in scripts.items():
        begin, last = unwrapped(text, start, end)
        value = None if _ESCAPED.match(text[begin:last]) else parse_json(findings, begin, last)
        found |= {} if value is None else {path: value}
    return found


def read_script(reader: JsonLdReader, start: int, end: int, path: str) -> None:
    """Adds the statements of a script of JSON-LD, or of a file that is one, escaped or not.

    What stands in the script begins at `start` and ends before `end`; `path` is what its paths begin with.
    """
    findings = reader.findings
    text = findings.source.text
    start, end = unwrapped(text, start, end)
    if not text[start:end].strip():  # what a plugin leaves behind; a page with nothing else says nothing
        return
    if _ESCAPED.match(text[start:end]):
        plain = _unescaped(text[start:end])
        start += len(text[start:end]) - len(text[start:end].lstrip())
        findings.add("json-escaped", "The JSON is escaped once too often; it was read all the same.", Span(start, start + 1))
        _read_derived(reader, plain, Span(start, min(end, start + 80)), path)
    else:
        value = parse_json(findings, start, end)
        if value is not None:
            reader.read(value, path)


def unwrapped(text: str, start: int, end: int) -> tuple[int, int]:
    """A script without the marks of comments and of CDATA around it, and without semicolons behind it."""
    while (opening := _OPENING.match(text, start, end)) is not None:
        start = opening.end()
    while True:
        end = _stripped(text, start, end)
        closing = next((one for one in _CLOSINGS if text.endswith(one, start, end)), None)
        if closing is None or (closing == "*/" and not text.endswith("]]>", start, _stripped(text, start, end - 2))):
            return start, end
        end -= len(closing)
        if closing in {"-->", "]]>"}:
            before = _stripped(text, start, end)
            end = before - 2 if text.endswith(("//", "/*") if closing == "]]>" else "//", start, before) else end


def _stripped(text: str, start: int, end: int) -> int:
    """Where a stretch ends without the white space at its end."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _unescaped(text: str) -> str:
    """A text without the escapes that were put around its JSON: character references, or a JSON string of JSON."""
    for _ in range(_MOST_ESCAPES):
        if not _ESCAPED.match(text):
            break
        if "&" in text[: text.find(":") + 1]:
            text = html.unescape(text)
        elif text.lstrip().startswith('"'):
            text = _decoded(text.strip())
        else:
            text = _decoded(f'"{text.strip()}"')
    return text


def _decoded(text: str) -> str:
    try:
        value = json.loads(text, strict=False)
    except ValueError:
        return text.strip('"').replace('\\"', '"')
    return value if isinstance(value, str) else text


def _read_derived(reader: JsonLdReader, text: str, span: Span, path: str) -> None:
    """Reads JSON that does not stand in the source as it is: its places become the place of the whole."""
    own = Findings(Source(name=reader.findings.source.name, text=text))
    value = parse_json(own)
    inner = JsonLdReader(own, reader.gate.labels, reader.known)
    if value is not None:
        inner.read(value, path)
    for found in own.problems:
        reader.findings.add(found.code, found.message, span, path=found.path)
    reader.statements += inner.statements
    for one in inner.statements:
        place = _place_of(reader.findings.source, text_of(one.value), span)
        reader.evidence.setdefault(one.path, Evidence(spans=(place,)))
    for at in inner.evidence:
        reader.evidence.setdefault(at, Evidence(spans=(span,)))


def _place_of(source: Source, value: str, around: Span) -> Span:
    at = source.text.find(value, around.start) if value.strip() and not value.startswith("_:") else -1
    return around if at < 0 else Span(at, at + len(value))
