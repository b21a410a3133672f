"""XML to marked values: an element is a mapping of its attributes (`@name`), its text (`#`) and its elements, or a text alone.

Declarations of entities are refused, since they are how a small file becomes a huge one; nothing else is ever fetched.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from event_ld.errors import InputError
from event_ld.limits import DEEPEST, MOST_NODES
from event_ld.readers.marked import Marked, Scalar, Sequence, mapping
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.problems import Findings

_Entries = dict[str, list[Marked]]


class _Builder:
    """Builds values of what the parser meets."""

    def __init__(self, findings: Findings) -> None:
        self.source = findings.source
        self.parser = expat.ParserCreate("utf-8")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.EntityDeclHandler = self.refuse
        self.open: list[tuple[str, Span, _Entries, list[str]]] = [("", Span(0, 1), {}, [])]
        self.nodes = 0

    def here(self) -> Span:
        starts = self.source.line_starts
        line = min(self.parser.CurrentLineNumber, len(starts)) - 1
        start = min(starts[line] + self.parser.CurrentColumnNumber, max(len(self.source.text) - 1, 0))
        return Span(start, start + 1)

    def refuse(self, *_: object) -> None:
        raise InputError(f"{self.source.name} declares entities, which are not read; save it without its DOCTYPE.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.nodes += 1 + len(attributes)
        if self.nodes > MOST_NODES or len(self.open) > DEEPEST:
            raise InputError(f"{self.source.name} has more than {MOST_NODES:,} elements, or more than {DEEPEST} in each other.")
        span = self.here()
        entries: _Entries = {f"@{key}": [Scalar(value, span)] for key, value in attributes.items()}
        self.open.append((name.rpartition(":")[2], span, entries, []))

    def text(self, text: str) -> None:
        self.open[-1][3].append(text)

    def end(self, _: str) -> None:
        name, span, entries, texts = self.open.pop()
        text = "".join(texts).strip()
        self.open[-1][2].setdefault(name, []).append(_value(entries, text, span))


def _value(entries: _Entries, text: str, span: Span) -> Marked:
    if not entries:
        return Scalar(text, span)
    if text:
        entries["#"] = [Scalar(text, span)]
    return mapping({key: one[0] if len(one) == 1 else Sequence(tuple(one), span) for key, one in entries.items()}, span)


def parse_xml(findings: Findings) -> Marked:
    """The elements of a document as marked values; of one that breaks off, those before that place, which `findings` names.

    An InputError where it declares entities, or has too many elements.
    """
    builder = _Builder(findings)
    try:
        builder.parser.Parse(findings.source.text.encode("utf-8", "replace"), True)  # noqa: FBT003  # expat takes no keywords
    except expat.ExpatError as error:
        findings.add("syntax", f"This is not well-formed XML: {expat.ErrorString(error.code)}.", builder.here())
        while len(builder.open) > 1:
            builder.end("")
    _, span, entries, _texts = builder.open[0]
    return _value(entries, "", span)
