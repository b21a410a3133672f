"""The stretches of a line between its marks, and what each looks like."""

from __future__ import annotations

from typing import NamedTuple

from event_ld.readers.programme.lexicon import knowledge, known_phrase
from event_ld.readers.programme.tokens import Kind, Token

_BOUNDS = frozenset('|:-–—;,.(/·•)[]“”«»"→⇒@')


class Segment(NamedTuple):
    """A stretch between marks: its first token, the one behind its last, what its words are, its text, and what it looks like."""

    start: int
    end: int
    known: frozenset[str]
    key: str
    kind: str


def segments_of(line: list[Token]) -> list[Segment]:
    """The stretches between marks; the stop behind an initial or a title such as `Dr` is no mark."""
    found, start = [], 0
    for at, token in enumerate(line):
        if token.text == "." and at > start and (len(line[at - 1].text) == 1 or "K=honorific" in knowledge(line[at - 1].text)):
            continue
        if token.kind in (Kind.TIME, Kind.DAY) or token.text[0] in _BOUNDS or token.text[0] in "<*_" or token.text.isspace():
            if at > start:
                found.append(segment_of(line, start, at))
            start = at + 1
    return [*found, segment_of(line, start, len(line))] if start < len(line) else found


def segment_of(line: list[Token], start: int, end: int) -> Segment:
    """The stretch of a line from one token to another."""
    words = [one.text for one in line[start:end] if one.text[0].isalnum()]
    known = frozenset(kind for word in words for kind in knowledge(word))
    key = " ".join(words).casefold()
    return Segment(start, end, known, key, _look(words, known, key))


def _look(words: list[str], known: frozenset[str], key: str) -> str:
    """What a segment looks like, in a word."""
    whole = known_phrase(key)
    if whole:
        return whole
    names = [word for word in words if word[0].isupper()]
    if "K=room" in known:
        return "room"
    if "K=organization" in known:
        return "body"
    if "K=office" in known:
        return "office"
    if 1 < len(names) <= 5 and len(names) + 2 >= len(words) and "GN" in knowledge(names[0]) + knowledge(names[-1]):  # noqa: PLR2004  # names of people
        return "name"
    size = len(words)
    return "few" if size < 4 else "some" if size < 10 else "many"  # noqa: PLR2004  # few, some, many
