"""The words that say what kind of event it is: `Seminar`, `mesa redonda`, alone or in a title."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.forms import names_form
from event_ld.readers.programme.words import alternatives, is_word, language_of, meaning, spelled_pattern
from event_ld.vocabulary import event_kind_words, event_kinds

if TYPE_CHECKING:
    from event_ld.model import EventType
    from event_ld.readers.programme.outline import Line
    from event_ld.readers.programme.text import Piece


KIND_PATTERN = spelled_pattern(
    lambda: rf"(?<![^\W_])(?:(?:the|el|la|o|a|le)\s+)?(?P<kind>{alternatives(event_kind_words())})(?![^\W_])"
)
"""What names a kind of event, perhaps with its article."""
_BEFORE = r"this|the|our|an?|first|next|est[ea]|el|la|una?|nuestr[oa]|o|uma?|noss[oa]|ce|cet|cette|le|une|notre"
SEVERAL = spelled_pattern(lambda: rf"(?<![^\W_])(?P<kind>{alternatives(event_kind_words())})(?:e?s)(?![^\W_])")
"""Several of a kind: `Réunions de quartier`."""
SERIES = re.compile(r"\b(?:series|serie|série)\Z|\A(?:serie|série|ciclo|cycle)\s", re.IGNORECASE)
"""What names several events, of which this may be one."""
_ONE_WORD = r"(?:[IVXLC]+|\d{1,3})[.ºª°]{0,2}|[^\W\d_]{2,14}"
"""What may stand between an article and a kind: `el XII Congreso`, `a public lecture`."""
_SAID_KIND = spelled_pattern(
    lambda: rf"(?<![^\W_])(?:{_BEFORE})\s+(?:{_ONE_WORD}\s+)?(?P<kind>{alternatives(event_kind_words())})(?![^\W_])"
)
_PARTS = frozenset({"exhibition", "panel", "lecture", "course", "concert", "screening"})
"""Kinds of what is opened or closed as one part of another event: `Opening of the exhibition`."""
_LONGEST_BOUND = 120
_BOUNDS = spelled_pattern(
    lambda: (
        rf"(?<![^\W_])(?:{{bounds}})\s+"
        rf"(?:of|for|to|de|del|da|do|du|dos|das|des|au|al)\s+(?:(?:the|this|our|la|las|los|el|le|les|a|o)\s+)?"
        rf"(?P<kind>{alternatives(event_kind_words())})(?![^\W_])"
        rf"|(?<![^\W_])(?P<named>{alternatives(event_kind_words())})\s+(?:{{bounds-behind}})(?![^\W_])"
    )
)
"""What opens or closes an event as a whole: `Ouverture du colloque`, `Conference registration`."""


class EventKind(NamedTuple):
    """A kind of event in a name: its name in our scheme, its schema.org class, and the word."""

    name: str
    event_class: EventType
    piece: Piece


def read_event_type(piece: Piece) -> EventKind | None:
    """The kind of event that a name says, or None when it says none."""
    found = KIND_PATTERN.search(piece.text) or SEVERAL.search(piece.text)
    if found is None:
        return None
    word = piece.cut(found.start("kind"), found.end("kind"))
    name, event_class = event_kinds()[fold(word.text)]
    return EventKind(name, event_class, word)


def kind_above(lines: list[Line], title: Piece) -> EventKind | None:
    """The kind of event that stands right before the title, or that a line before it says alone: `TALLER VIRTUAL`."""
    above = [line.piece for line in lines if line.piece.start < title.start]
    before = above[-1].cut(0, title.start - above[-1].start) if above else title
    named = [found for found in KIND_PATTERN.finditer(before.text) if not any(map(str.isalnum, before.text[found.end() :]))]
    alone = [before.cut(found.start()) for found in named] or [piece for piece in above if is_kind_alone(piece)]
    return read_event_type(alone[-1]) if alone else None


def is_kind_alone(piece: Piece) -> bool:
    """Whether a line says what kind of event it is and how people attend, no more: `TALLER VIRTUAL`, `Annual Seminar`."""
    kind = KIND_PATTERN.fullmatch(piece.text) or KIND_PATTERN.search(piece.text)
    words = f"{piece.text[: kind.start()]} {piece.text[kind.end() :]}".split() if kind else ["-"]
    return all(is_word("kind-adjective", word) or meaning("mode-short", word) is not None for word in words)


def kind_in_lines(lines: list[Line]) -> EventKind | None:
    """The kind of event that a heading says with its form, `Workshop agenda`, or that parts open and close, if it is one."""
    heads = (read_event_type(line.piece) for line in lines if names_form(line.piece.text))
    if (named := next(filter(None, heads), None)) is not None:
        return named
    found: list[EventKind] = []
    for line in (line.whole for line in lines if len(line.whole.text) <= _LONGEST_BOUND):
        for match in _BOUNDS.finditer(line.text):
            word = line.cut(*match.span("kind" if match["kind"] else "named"))
            name, event_class = event_kinds()[fold(word.text)]
            found += [EventKind(name, event_class, word)] if name not in _PARTS else []
    return found[0] if len({kind.name for kind in found}) == 1 else None


def kind_in(text: str) -> str | None:
    """The first word for a kind of event in a text; None where there is none."""
    found = KIND_PATTERN.search(text) or SEVERAL.search(text)
    return found["kind"] if found else None


def type_in_text(texts: list[Piece], language: str | None) -> EventKind | None:
    """The kind of event that the prose of a programme names most often behind a word such as `this` or `el`."""
    found: list[EventKind] = []
    for text in texts:
        for match in _SAID_KIND.finditer(text.text):
            word = text.cut(match.start("kind"), match.end("kind"))
            if meaning("no-kind", word.text) in {language, language_of(text.text)} - {None}:
                continue
            name, event_class = event_kinds()[fold(word.text)]
            found.append(EventKind(name, event_class, word))
    counts = Counter(kind.name for kind in found)
    return max(found, key=lambda kind: counts[kind.name], default=None)
