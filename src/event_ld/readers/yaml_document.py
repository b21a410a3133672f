"""YAML to marked values: every scalar stays the text that was written (`12:30` is no 750, `NO` is Norway).

The parser's events are walked without recursion, so that no nesting can overflow a stack, and aliases are counted where
they are used, so that no "billion laughs" can fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NoReturn

import yaml
from msgspec import Struct, field

from event_ld.limits import DEEPEST, MOST_NODES
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence
from event_ld.readers.reading import cleaned
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.problems import Findings

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
STANDARD_TAGS = frozenset({None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})


class _Open(Struct):
    """A collection whose end has not come yet."""

    start: int
    is_mapping: bool
    anchor: str | None
    values: list[Marked] = field(default_factory=list)
    size: int = 1


class _Stop(Exception):  # noqa: N818  # a signal, not an error
    """A finding after which the document can't be read on."""


def parse_yaml(findings: Findings) -> list[Marked]:
    """The documents of a YAML text; none when it is not well-formed, which `findings` then says."""
    builder = _Builder(findings)
    try:
        for event in yaml.parse(findings.source.text, Loader=LOADER):
            builder.take(event)
    except _Stop:
        return []
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = getattr(error, "problem", None) or getattr(error, "context", None) or "a character stands where none can"
        at = min(getattr(mark, "index", 0), len(findings.source.text) - 1)
        if "nesting depth" in what:  # newer libyaml stops by itself, before the first event
            findings.add("too-deep", f"More than {DEEPEST} values are nested in each other.", Span(at, at + 1))
        else:
            findings.add("syntax", f"This is not well-formed YAML: {what}.", Span(at, at + 1))
        return []
    return builder.documents


class _Builder:
    """Puts the parser's events together."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.documents: list[Marked] = []
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Marked, int]] = {}
        self.count = 0

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.DocumentStartEvent():
                self.anchors.clear()
            case yaml.ScalarEvent():
                self._check_tag(event)
                quoted = bool(event.style)  # plain is None or "", as the parser is the one in Python or libyaml
                self.count += 1
                text = cleaned(event.value, self.findings, _span(event))
                scalar = Scalar(text, _span(event), not quoted and text in NULLS)
                self._add(scalar, 1, event.anchor)
            case yaml.CollectionStartEvent():
                self._check_tag(event)
                if len(self.open) >= DEEPEST:
                    self._stop("too-deep", f"More than {DEEPEST} values are nested in each other.", event)
                is_mapping = isinstance(event, yaml.MappingStartEvent)
                self.open.append(_Open(_span(event).start, is_mapping, event.anchor))
            case yaml.CollectionEndEvent():
                self._close(event)
            case yaml.AliasEvent():
                self._alias(event)

    def _alias(self, event: yaml.AliasEvent) -> None:
        anchored = self.anchors.get(event.anchor or "")
        if anchored is None:
            self._stop("syntax", f"The alias *{event.anchor} stands for nothing that comes before it.", event)
        value, size = anchored
        self.count += size
        self._add(value, size, None)
        if self.count > MOST_NODES:
            self._stop("alias-expansion", "Aliases repeat more values than a description can need.", event)

    def _add(self, value: Marked, size: int, anchor: str | None) -> None:
        if anchor is not None:
            self.anchors[anchor] = (value, size)
        if self.open:
            self.open[-1].values.append(value)
            self.open[-1].size += size
        else:
            self.documents.append(value)

    def _close(self, event: yaml.Event) -> None:
        done = self.open.pop()
        span = Span(done.start, max(_span(event).end, done.start))
        self.count += 1
        made: Marked
        made = Mapping(tuple(self._entries(done.values)), span) if done.is_mapping else Sequence(tuple(done.values), span)
        self._add(made, done.size, done.anchor)

    def _entries(self, values: list[Marked]) -> Iterator[tuple[Scalar, Marked]]:
        seen: dict[str, Scalar] = {}
        for key, value in zip(values[::2], values[1::2], strict=True):
            if not isinstance(key, Scalar):
                self.findings.add("syntax", "A key must be a plain word.", key.span)
            elif key.text in seen:
                line = self.findings.source.position(seen[key.text].span.start).line
                self.findings.add("duplicate-key", f"`{key.text}` stands already in line {line}.", key.span)
            else:
                seen[key.text] = key
                yield key, value

    def _check_tag(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        if event.tag not in STANDARD_TAGS:
            self._stop("tag", f"The tag {event.tag} is not allowed here; every value is text.", event)

    def _stop(self, code: str, message: str, event: yaml.Event) -> NoReturn:
        self.findings.add(code, message, _span(event))
        raise _Stop


def _span(event: yaml.Event) -> Span:
    start = event.start_mark.index if event.start_mark else 0
    return Span(start, max(event.end_mark.index if event.end_mark else 0, start))
