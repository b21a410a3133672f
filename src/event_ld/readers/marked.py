"""A description before it means anything: text, sequences and mappings, each with its span in the source.

YAML and JSON both become this, so that one module reads both and every finding has a line and a column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from event_ld.source import Span


class Scalar(Struct, frozen=True):
    """A single value, always as the text that stands in the source; an empty or null value is `is_null`."""

    text: str
    span: Span
    is_null: bool = False


class Sequence(Struct, frozen=True):
    """Values in order."""

    items: tuple[Marked, ...]
    span: Span


class Mapping(Struct, frozen=True):
    """Keys with their values, in order; no key stands twice."""

    entries: tuple[tuple[Scalar, Marked], ...]
    span: Span


Marked = Scalar | Sequence | Mapping
