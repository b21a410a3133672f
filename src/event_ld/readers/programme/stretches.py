"""The labelled stretches of a programme: what the tagger found, each with its place and its margin."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.tagger import Tagged
    from event_ld.readers.programme.times import TimeRange
    from event_ld.readers.programme.tokens import Token

_MARKS = '*_|,;:–—-#<>\\"“”«»'
_OPENING = {")": "(", "]": "["}


class Stretch(NamedTuple):
    """A labelled stretch.

    Attributes:
        label: What it is: `TI`, `PE` … as `tagger.ENTITIES` and `POINTS` have it.
        piece: Its characters.
        first: The number of its first token.
        last: The number of its last token.
        line: The line that it begins in.
        cell: The cell of a table that it begins in.
        margin: How sure it is, in hundredths: that of its least sure token.
        value: What a time or a day says.
    """

    label: str
    piece: Piece
    first: int
    last: int
    line: int
    cell: int
    margin: int
    value: TimeRange | Days | None = None


class Row(NamedTuple):
    """A line of the text, by what stands around it.

    Attributes:
        piece: Its characters.
        is_apart: Whether a blank line stands before it.
        first: The number of its first token.
        last: The number of its last token.
    """

    piece: Piece
    is_apart: bool
    first: int
    last: int


def stretches(text: str, tokens: list[Token], tagged: Tagged) -> list[Stretch]:
    """The stretches that a tagger's labels make.

    Args:
        text: The text.
        tokens: Its tokens.
        tagged: Their labels.
    """
    spans: list[list[int]] = []
    names: list[str] = []
    is_open = False
    for at, label in enumerate(tagged.labels):
        name = label[2:] if label[1:2] == "-" else label
        if label[0] == "n":
            continue
        if label[0] == "I" and is_open:
            spans[-1][1] = at
        elif label != "O":
            spans.append([at, at])
            names.append(name)
        is_open = label != "O" and label[1:2] == "-"
    cells = _cells(tokens)
    found = []
    for name, (first, last) in zip(names, spans, strict=True):
        token = tokens[first]
        piece = Piece(text[token.begin : tokens[last].end], token.begin)
        piece = piece if token.value is not None else _trimmed(piece)
        if piece.text:
            margin = min(tagged.margins[at] for at in range(first, last + 1))
            found.append(Stretch(name, piece, first, last, token.line, cells[first], margin, token.value))
    return found


def rows(text: str, tokens: Iterable[Token]) -> list[Row]:
    """The lines of a text that are not blank.

    Args:
        text: The text.
        tokens: Its tokens.
    """
    found: list[Row] = []
    first, is_apart = 0, True
    begin = end = at = -1
    for at, token in enumerate(tokens):
        if token.kind is Kind.BREAK:
            found.append(Row(Piece(text[begin:end], begin), is_apart, first, at - 1))
            first, is_apart, begin = at + 1, len(token.text) > 1, -1
            continue
        begin, end = token.begin if begin < 0 else begin, token.end
    return [*found, Row(Piece(text[begin:end], begin), is_apart, first, at)] if begin >= 0 else found


def _cells(tokens: list[Token]) -> list[int]:
    """The number of the cell of each token in its line, 0 before the first bar or tab."""
    found, cell = [], 0
    for token in tokens:
        if token.kind is Kind.BREAK:
            cell = 0
        elif token.text[0] in "|\t" or token.text.startswith(("<td", "<th")):
            cell += 1
        found.append(cell)
    return found


def _trimmed(piece: Piece) -> Piece:
    """A stretch without marks at its ends; a closing bracket stays where its opening one is within."""
    piece = piece.strip(_MARKS)
    while piece.text and piece.text[-1] in _OPENING and _OPENING[piece.text[-1]] not in piece.text:
        piece = piece.cut(0, -1).strip(_MARKS)
    while piece.text and piece.text[0] in "([" and {"(": ")", "[": "]"}[piece.text[0]] not in piece.text:
        piece = piece.cut(1).strip(_MARKS)
    return piece
