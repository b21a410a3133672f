"""The words that say what kind of event it is: `Seminar`, `mesa redonda`, alone or in a title."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.words import alternatives, is_word, meaning
from event_ld.vocabulary import event_kind_words, event_kinds

if TYPE_CHECKING:
    from event_ld.model import EventType
    from event_ld.readers.programme.outline import Line
    from event_ld.readers.programme.text import Piece


@lru_cache(maxsize=1)
def kind_pattern() -> re.Pattern[str]:
    """What names a kind of event, perhaps with its article."""
    return re.compile(rf"(?<![^\W_])(?:(?:the|el|la|o|a|le)\s+)?(?P<kind>{alternatives(event_kind_words())})\b", re.IGNORECASE)


class EventKind(NamedTuple):
    """A kind of event in a name: its name in our scheme, its schema.org class, and the word."""

    name: str
    event_class: EventType
    piece: Piece


def read_event_type(piece: Piece) -> EventKind | None:
    """The kind of event that a name says, or None when it says none."""
    found = kind_pattern().search(piece.text)
    if found is None:
        return None
    word = piece.cut(found.start("kind"), found.end("kind"))
    name, event_class = event_kinds()[fold(word.text)]
    return EventKind(name, event_class, word)


def kind_above(lines: list[Line], title: Piece) -> EventKind | None:
    """The kind of event that a line before the title says alone: `TALLER VIRTUAL`."""
    above = [line.piece for line in lines if line.piece.start < title.start and is_kind_alone(line.piece)]
    return read_event_type(above[-1]) if above else None


def is_kind_alone(piece: Piece) -> bool:
    """Whether a line says what kind of event it is and how people attend, and nothing else: `TALLER VIRTUAL`."""
    kind = kind_pattern().fullmatch(piece.text) or kind_pattern().match(piece.text)
    words = piece.text[kind.end() :].split() if kind else ["-"]
    return all(is_word("kind-adjective", word) or meaning("mode-short", word) is not None for word in words)


def kind_in(text: str) -> str | None:
    """The first word for a kind of event in a text; None where there is none."""
    found = kind_pattern().search(text)
    return found["kind"] if found else None


def type_in_text(texts: list[Piece]) -> EventKind | None:
    """The kind of event that the prose of a programme names most often behind a word such as `this` or `el`."""
    found: list[EventKind] = []
    for text in texts:
        for match in _said_kind().finditer(text.text):
            word = text.cut(match.start("kind"), match.end("kind"))
            name, event_class = event_kinds()[fold(word.text)]
            found.append(EventKind(name, event_class, word))
    counts = Counter(kind.name for kind in found)
    return max(found, key=lambda kind: counts[kind.name], default=None)


@lru_cache(maxsize=1)
def _said_kind() -> re.Pattern[str]:
    before = (
        "this|the|our|a|an|first|next|este|esta|el|la|un|una|nuestro|nuestra|o|a|um|uma|nosso|nossa|ce|cette|cet|le|un|une|notre"
    )
    return re.compile(rf"(?<![^\W_])(?:{before})\s+(?P<kind>{alternatives(event_kind_words())})(?![^\W_])", re.IGNORECASE)
