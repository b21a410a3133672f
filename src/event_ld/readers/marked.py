"""A description before it means anything: text, sequences and mappings, each with its span in the source.

YAML and JSON both become this, so that one module reads both and every finding has a line and a column.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping as Mapped

    from event_ld.source import Span


class Scalar(Struct, frozen=True, gc=False):
    """A single value, always as the text that stands in the source; an empty or null value is `is_null`.

    Where the text is not what stands there, `rule` names the rule that gives it.
    """

    text: str
    span: Span
    is_null: bool = False
    rule: str = ""


class Sequence(Struct, frozen=True, gc=False):
    """Values in order."""

    items: tuple[Marked, ...]
    span: Span


class Mapping(Struct, frozen=True, gc=False):
    """Keys with their values, in order; no key stands twice."""

    entries: tuple[tuple[Scalar, Marked], ...]
    span: Span


Marked = Scalar | Sequence | Mapping


def mapping(values: Mapped[str, Marked], span: Span) -> Mapping:
    """Values by their keys as a mapping whose keys all have the place of what stands for it."""
    return Mapping(tuple((Scalar(name, span), value) for name, value in values.items()), span)


def by_key(value: Marked | None) -> dict[str, Marked]:
    """The values of a mapping by their keys; none for what is no mapping."""
    return {key.text: one for key, one in value.entries} if isinstance(value, Mapping) else {}


def items_of(value: Marked | None) -> tuple[Marked, ...]:
    """The values of a list, or the only one."""
    return () if value is None else value.items if isinstance(value, Sequence) else (value,)


def marked(value: Any, span: Span) -> Marked:  # noqa: ANN401  # JSON
    """JSON that stands in no source as marked values, all of which have the place of what stands for it."""
    if isinstance(value, dict):
        return mapping({name: marked(one, span) for name, one in value.items()}, span)
    if isinstance(value, (list, tuple)):
        return Sequence(tuple(marked(one, span) for one in value), span)
    text = value if isinstance(value, str) else json.dumps(value)
    return Scalar(text, span, value is None)


def nested(parts: dict[str, Marked], span: Span) -> Mapping:
    """Values by dotted keys as mappings in mappings."""
    entries: dict[str, Marked] = {}
    for head in dict.fromkeys(path.partition(".")[0] for path in parts):
        inner = {path.partition(".")[2]: value for path, value in parts.items() if path.partition(".")[0] == head}
        entries[head] = inner[""] if "" in inner else nested(inner, span)
    return mapping(entries, span)
