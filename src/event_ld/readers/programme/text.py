"""Stretches of the source that keep their place while they are cut, stripped and split."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from event_ld.source import Span

_LINE = re.compile(r"[^\n]+")
_SPACE = re.compile(r"\s+")
_new = tuple.__new__
"""What makes a stretch without a call of Python's."""
_SPACES = "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace())


def lines_at(text: str) -> Iterator[tuple[int, str]]:
    """The lines of a text that have anything, each with its first character."""
    return ((found.start(), found[0]) for found in _LINE.finditer(text))


class Piece(NamedTuple):
    """A stretch of a text, and where it begins in the source."""

    text: str
    start: int

    @property
    def span(self) -> Span:
        """The stretch's characters in the source."""
        return Span(self.start, self.start + len(self.text))

    @property
    def value(self) -> str:
        """The stretch as a value: every run of white space is one blank."""
        return _SPACE.sub(" ", self.text).strip()

    @property
    def first_line(self) -> Piece:
        """The stretch without the lines behind its first one."""
        return self.cut(0, len(self.text.partition("\n")[0]))

    def cut(self, start: int, end: int | None = None) -> Piece:
        """A part of the stretch, by its own characters."""
        return _new(Piece, (self.text[start:end], self.start + start))

    def strip(self, also: str = "") -> Piece:
        """The stretch without white space, and other characters, at its ends."""
        marks = f"{_SPACES}{also}" if also else None
        inner = self.text.lstrip(marks)
        return _new(Piece, (inner.rstrip(marks), self.start + len(self.text) - len(inner)))

    def split(self, pattern: re.Pattern[str]) -> list[Piece]:
        """The parts between the matches of a pattern, without white space at their ends; empty parts are left out."""
        return [part.strip() for part in self.parts(pattern) if part.text.strip()]

    def parts(self, pattern: re.Pattern[str]) -> Iterator[Piece]:
        """The parts between the matches of a pattern as they are, empty ones too; the arguments are those of `split`."""
        at = 0
        for found in pattern.finditer(self.text):
            yield self.cut(at, found.start())
            at = found.end()
        yield self.cut(at)


def is_in(piece: Piece, other: Piece) -> bool:
    """Whether a stretch begins in another."""
    return other.start <= piece.start < other.span.end
