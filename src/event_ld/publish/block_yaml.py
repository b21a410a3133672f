"""Values as block YAML, each with the comment behind it and the lines of comments above it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

_PLAIN = re.compile(r"^[^\W_](?:[\w .,;()/'&+@%!?=*\u2013\u2014\u2018\u2019\u201c\u201d-]|:(?=[^\s,]))*(?<![\s:])$")
_NUMBER = re.compile(r"^-?\d+(\.\d+)?$", re.ASCII)
_NULLS = frozenset({"null", "~", "true", "false", "yes", "no", "on", "off"})
_INDENT = "  "


@dataclass
class Tree:
    """A value of a description with how it is written: the comment behind it, and the lines of comments above it."""

    value: str | dict[str, Tree] | list[Tree]
    shown: str = ""
    comment: str = ""
    above: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """What an item of a list is called: its id or its name, or its text."""
        if not isinstance(self.value, dict):
            return self.value if isinstance(self.value, str) else ""
        named = (self.value.get(key) for key in ("id", "name", "url", "concept"))
        return next((one.value for one in named if one is not None and isinstance(one.value, str)), "")


def lines_of(tree: str | dict[str, Tree] | list[Tree], indent: str) -> Iterator[str]:
    """The lines of the entries of a mapping, as block YAML with their comments."""
    for key, one in tree.items() if isinstance(tree, dict) else ():
        yield from (f"{indent}{line}" for line in one.above)
        yield from _entry(f"{indent}{scalar(key)}:", one, indent)


def _entry(head: str, one: Tree, indent: str) -> Iterator[str]:
    comment = f"  # {one.comment}" if one.comment else ""
    match one.value:
        case dict() as inner:
            yield f"{head}{comment}" if inner else f"{head} {{}}{comment}"
            yield from lines_of(inner, indent + _INDENT)
        case list() as items:
            yield f"{head}{comment}" if items else f"{head} []{comment}"
            for item in items:
                yield from (f"{indent}{_INDENT}{line}" for line in item.above)
                yield from _item(item, indent + _INDENT)
        case text if not one.shown and (block := as_block(text)):
            yield f"{head} |-{comment}"
            yield from (f"{indent}{_INDENT}{line}" if line else "" for line in block)
        case text:
            yield f"{head} {one.shown or scalar(text)}{comment}"


def _item(item: Tree, indent: str) -> Iterator[str]:
    if isinstance(item.value, dict) and item.value:
        first, *others = lines_of(item.value, indent + _INDENT)
        yield f"{indent}- {first.lstrip()}"
        yield from others
    else:
        yield from _entry(f"{indent}-", item, indent)


def as_block(text: str) -> list[str]:
    """The lines of a text that can be written as a block; [] where it is better quoted."""
    lines = text.split("\n")
    is_plain = bool(lines[0].strip() and lines[-1].strip()) and all(line.isprintable() and line == line.strip() for line in lines)
    return lines if len(lines) > 1 and is_plain else []


def scalar(value: Any) -> str:  # noqa: ANN401
    """A value as YAML writes it on one line, quoted where it must be."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if (_PLAIN.match(text) or _NUMBER.match(text)) and text.casefold() not in _NULLS:
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(letter if letter.isprintable() else _escape(letter) for letter in quoted)


def _escape(letter: str) -> str:
    return f"\\u{ord(letter):04X}" if ord(letter) <= 0xFFFF else f"\\U{ord(letter):08X}"  # noqa: PLR2004  # the BMP
