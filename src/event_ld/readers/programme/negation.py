"""Clauses that say what is not: `There is no free admission`, `no se realizará en Madrid`, `n'aura pas lieu le 12 mai`.

What stands in one is no fact of the event; the text around it is read as if the clause were blank.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from event_ld.readers.programme.dates import all_days
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import TimeRange, find_time
from event_ld.readers.programme.words import READ, is_word, known_words, language_of, meaning, spelled, spelled_pattern
from event_ld.source import Span

_END = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=-se)|(?<=[\d)\"”»]))[.!?…](?=\s)|;(?=\s)|\n")
_CONTRAST = re.compile(r"[,–—-]\s*(?:but|sino|pero|mas|mais|however|instead|rather)\b|\s(?:but|sino|pero)\s", re.IGNORECASE)
_SET_APART = re.compile(r"[,(–—-]\s*$")
_QUOTED = re.compile(r"«[^«»\n]*»|“[^“”\n]*”|\"[^\"\n]*\"")
_PREPOSITION = re.compile(r"\s+(?:in|on|at|en|em|à|au|aux|dans|via|por|par)\s", re.IGNORECASE)
_MARK = re.compile(r"[^\n]")
_NUMBER = re.compile(r"(?i:no)\.?\s\d{1,4}(?=[,.;)\n]|\s-|$)")
"""The number of a house: `Calle Sol No 5, en el centro`."""
_LONGEST_APART = 200
_APART = spelled_pattern(r"(?<![^\W_])(?:(?:{apart})(?![^\W_])|(?:{apart-hours})\b(?=[^\n.]{0,60}\d))")
_DOORS = spelled_pattern(
    r"(?<![^\W_])(?:{doors})[\s:=–-]{1,4}(?:(?:at|a\s+las|à|às)\s+)?(?P<hour>\d[\d:.h]*(?:\s?[ap]\.?m\b\.?)?)"
)


def negated(text: str) -> list[Span]:
    """The clauses of a text that negate something, in order."""
    found: list[Span] = []
    words = [*_words().finditer(text)]
    language = known if (known := language_of(text)) in READ else None
    ends = [0, *clause_ends(text), len(text)] if words else []
    quoted = [(0, 0), *(one.span() for one in _QUOTED.finditer(text) if not all_days(one[0]))] if words else []
    for word in words:
        at = bisect_right(ends, word.start())
        begin, end = ends[at - 1], ends[at]
        scope = _scope(word, language or language_of(text[begin:end]))
        if not scope:
            continue
        of_word = quoted[bisect_right(quoted, (word.start(), 0)) - 1 :][:1]
        if (
            _NUMBER.match(text, word.start()) or _is_of_name(text, word) or any(word.end() < last for _, last in of_word)
        ):  # `the show “I do not dance” on 4 May`
            continue
        contrast = _CONTRAST.search(text, word.end(), end)
        is_apart = _SET_APART.search(text, begin, word.start()) and _PREPOSITION.match(text, word.end())
        begin = word.start() if scope == "behind" or is_apart else begin
        found.append(Span(max(begin, found[-1].end if found else 0), contrast.start() if contrast else end))
    return [span for span in found if span.end > span.start]


def apart(text: str) -> list[Span]:
    """What a text says of another case, or of other hours than those of the event: `in case of rain`, `opening hours`.

    It goes on to the end of its clause; the hour at which doors open alone ends with it.
    """
    found = []
    for one in _APART.finditer(text):
        end = one.end() + next(clause_ends(text[one.end() : one.end() + _LONGEST_APART]), _LONGEST_APART)
        begin = one.start()
        if not any(map(str.isalnum, text[one.end() : end])):  # `on 22 April, moved to 23 April in case of rain`
            at = max(begin - _LONGEST_APART, 0)
            begin = min([begin, *(at + other.begin for other in all_days(text[at:begin])[1:])])
        found.append(Span(begin, min(end, len(text))))
    return [*found, *(Span(*one.span()) for one, _ in door_times(text))]


def going_on(text: str) -> list[Span]:
    """The clauses of a text on what is cancelled that tell of something else, which takes place as planned or comes next."""
    going = [one for one in clauses(text) if known_words("goes-on").search(one.text)]
    return [one.span for one in going if not known_words("status", "cancellation").search(one.text)]


def formerly(text: str) -> list[Span]:
    """What a clause says of where an event was to be, before what moves it: `first planned in the Library, was moved to`."""
    found = []
    for one in known_words("formerly").finditer(text):
        end = one.end() + next(clause_ends(text[one.end() : one.end() + _LONGEST_APART]), _LONGEST_APART)
        moved = known_words("moved").search(text, one.end(), end)
        if moved is not None and not all_days(text[one.start() : moved.start()]):  # days before and after it are read
            found.append(Span(one.start(), moved.end()))
    return found


def door_times(text: str) -> list[tuple[re.Match[str], TimeRange]]:
    """The hours at which the doors open, each with the stretch that says so: `Doors 9.45`."""
    read = ((one, find_time(one["hour"])) for one in _DOORS.finditer(text))
    return [(one, time) for one, time in read if time is not None]


def blanked(text: str, spans: Iterable[Span]) -> str:
    """A text of the same length with blanks in the place of some stretches; line ends stay."""
    parts, at = [], 0
    for span in spans:
        parts += [text[at : span.start], _MARK.sub(" ", text[span.start : span.end])]
        at = span.end
    return "".join([*parts, text[at:]])


def joined(spans: Iterable[Span]) -> list[Span]:
    """Stretches in order, those that overlap as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def affirmed(lines: list[Line], text: str) -> list[Line]:
    """Lines as they stand in a text with blanks, but slots, whose titles may say anything; those left empty are left out."""

    def seen(piece: Piece) -> Piece:
        now = Piece(text[piece.start : piece.start + len(piece.text)], piece.start)
        return piece if now.text == piece.text else now.strip()

    both = [(line, seen(line.whole), seen(line.piece)) for line in lines]
    kept = {Role.TIME, Role.ROW, Role.TABLE}
    return [
        line if whole is line.whole or line.role in kept else replace(line, whole=whole, piece=piece)
        for line, whole, piece in both
        if whole is line.whole or piece.text or line.role in kept
    ]


def _is_of_name(text: str, word: re.Match[str]) -> bool:
    """Whether a word stands with a capital among others that have one: `Archives Without Walls`, `Médicos Sin Muros`."""
    before, behind = text[: word.start()].rstrip(" "), text[word.end() :].lstrip(" ")
    last = before[before.rfind(" ") + 1 :]
    is_title = word[0].istitle() and last[:1].isupper() and last[-1:].isalpha()
    return is_title and behind[:1].isupper()


def _scope(word: re.Match[str], language: str | None) -> str:
    """How far a word negates: the `whole` clause, what is `behind` it, or nothing.

    `no` is `in the` in Portuguese, and in English it stands right before what there is none of.
    """
    scope = meaning("negation", word[0].replace("’", "'")) or ""
    if is_word("negation-idiom", word[0].replace("’", "'")) or is_word("free", word[0]) or word[0] in {"NE", "NI"}:
        return ""
    return {"pt": "", "en": "behind"}.get(language or "", "whole") if scope == "no" else scope


def clauses(text: str) -> list[Piece]:
    """The clauses of a text, which are all of it."""
    return [Piece(text[begin:end], begin) for begin, end in pairwise([0, *clause_ends(text), len(text)])]


def clause_ends(text: str) -> Iterator[int]:
    """Where clauses end: behind a full stop or a semicolon, and at line ends that a sentence does not go on over."""
    for found in _END.finditer(text):
        if found[0] != "\n" or not _goes_on(text, found.start()):
            yield found.end()


def _goes_on(text: str, at: int) -> bool:
    """Whether a sentence goes on over a line end: in small letters, or behind a small word or a comma."""
    before, behind = text[max(at - 30, 0) : at].rstrip(" "), text[at + 1 : at + 30].lstrip(" ")
    if not before.split() or not behind or before.endswith("\n") or behind.startswith("\n"):
        return False
    return behind[0].islower() or before.endswith(",") or is_word("small", before.split()[-1])


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    """Words that negate, and phrases with such words that do not, which come first."""
    words = "|".join(map(spelled, ("negation-idiom", "free", "negation")))
    return re.compile(rf"(?<![\w'’])(?:{words})(?:(?<=['’])|(?![^\W_]))", re.IGNORECASE)
