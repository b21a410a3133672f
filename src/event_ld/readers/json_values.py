"""Values of JSON as JSON-LD takes them: their paths, and what numbers and truth values stand for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from event_ld.mapping import XSD
from event_ld.readers.marked import Marked, Scalar, Sequence
from event_ld.triple import Literal

if TYPE_CHECKING:
    from event_ld.source import Source

_WHOLE = re.compile(r"-?\d{1,21}")
_LARGEST_WHOLE = 10**21
_OF_NUMBERS = frozenset({f"{XSD}decimal", f"{XSD}double", f"{XSD}float"})
"""Datatypes in which `5.50` and `5.5E0` are one number."""


def each(value: Marked, path: str) -> Iterator[tuple[str, Marked]]:
    """The values of a list, or the only one, each with its path."""
    if isinstance(value, Sequence):
        for number, one in enumerate(value.items):
            yield f"{path}[{number}]", one
    else:
        yield path, value


def scalars(value: Marked, path: str) -> Iterator[tuple[str, Scalar]]:
    """The same of those that are no objects, lists or nulls."""
    for at, one in each(value, path):
        if isinstance(one, Scalar) and not one.is_null:
            yield at, one


def join(path: str, name: str) -> str:
    """The path of an entry of an object."""
    return f"{path}.{name}" if name.isidentifier() else f'{path}["{name}"]'


def is_text(value: Scalar, source: Source) -> bool:
    """Whether a value is a text, which has quotes in its source."""
    return source.text.startswith('"', value.span.start)


def native(text: str) -> Literal:
    """What a number or a truth value stands for (JSON-LD 1.1 Processing Algorithms, section 8.2.2).

    A number with a fraction keeps the digits that were written, where the algorithm would write another form of the same number.
    """
    if text in {"true", "false"}:
        return Literal(text, f"{XSD}boolean")
    if _WHOLE.fullmatch(text) and abs(int(text)) < _LARGEST_WHOLE:
        return Literal(str(int(text)), f"{XSD}integer")
    number = float(text)
    if number.is_integer() and abs(number) < _LARGEST_WHOLE:
        return Literal(str(int(number)), f"{XSD}integer")
    return Literal(text, f"{XSD}double")


def native_of(text: str, datatype: str) -> Literal:
    """What a number or a truth value stands for where the document names its datatype."""
    literal = native(text)
    if datatype in _OF_NUMBERS:
        return Literal(text, datatype)
    if literal.datatype != f"{XSD}double":
        return Literal(literal.text, datatype)
    digits, _, power = f"{float(text):.15E}".partition("E")
    return Literal(f"{digits.rstrip('0').ljust(3, '0')}E{int(power)}", datatype)
