"""What the lines around the agenda say: title, organiser, larger event, day, time, place."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.dates import Days, find_days
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import looks_like_organization
from event_ld.readers.programme.times import TimeRange, find_time
from event_ld.readers.programme.words import alternatives, meaning, spelled
from event_ld.vocabulary import event_kind_words, event_kinds

if TYPE_CHECKING:
    from event_ld.model import EventType
    from event_ld.readers.programme.text import Piece

_SENTENCE_END = re.compile(r"(?<=[^\W\d_]{3})\.(?:\s|$)|(?<=\))\.(?:\s|$)")
_AFTER_BODY = re.compile(r"[,;:]\s|\s[-–—]\s|\s(?:which|who|that|in|on|from|que|quien|en|el|em|no|na|qui|dans|le)\s")
_LONGEST_TITLE = 200
_GLOSS = re.compile(r",?\s+(?:is|es|é|est)\s+(?:an?|the|una?|el|la|uma?|o|une?|le)\b")
_EDGES = " \t-–—,;:.|*_"


class Found(NamedTuple):
    """A fact of the header: the stretch that states it, and the rule that read it, "" for a label."""

    piece: Piece
    rule: str = ""


@lru_cache(maxsize=1)
def _kind() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:(?:the|el|la|o|a|le)\s+)?(?P<kind>{alternatives(event_kind_words())})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _title_end() -> re.Pattern[str]:
    return re.compile(rf",?\s+(?:which\s+|que\s+|qui\s+)?(?:{spelled('held')}|{spelled('within')})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _framework() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{spelled('within')})\s+(?:(?:{spelled('article')})\s+)?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _of_body() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{spelled('of')})\s+", re.IGNORECASE)


def read_title(lines: list[Line]) -> Found | None:
    """What the event is called: a labelled title, the first line, or a sentence that begins with a kind of event.

    `title-from-first-line` takes the first line when it reads like one; `title-from-kind-phrase` takes `Special Panel of
    …` up to `to be held` or the end of the sentence.
    """
    for line in lines:
        if line.role is Role.LABEL and line.section == "title" and line.piece.text:
            return Found(line.piece.strip("."))
    first = lines[0]
    if _reads_like_title(first):
        return Found(first.piece, "title-from-first-line")
    for line in lines:
        if line.role is Role.PROSE and line.section != "agenda":
            kind = _kind().match(line.piece.text)
            if kind is not None and line.piece.text[:1].isupper():
                return Found(_until_end(line.piece.cut(kind.start("kind"))), "title-from-kind-phrase")
    return None


def _reads_like_title(line: Line) -> bool:
    if line.role not in (Role.PROSE, Role.HEADING) or meaning("section", line.piece.text.rstrip(" :.")) is not None:
        return False
    text = line.piece.text
    return len(text) <= _LONGEST_TITLE and not text.endswith((".", ":", ";", ",")) and not _SENTENCE_END.search(text)


def _until_end(piece: Piece) -> Piece:
    forms = (_title_end(), _SENTENCE_END, _GLOSS)
    ends = [found.start() for found in (form.search(piece.text) for form in forms) if found]
    return piece.cut(0, min(ends, default=None)).strip(",.")


class EventKind(NamedTuple):
    """A kind of event in a name: its name in our scheme, its schema.org class, and the word."""

    name: str
    event_class: EventType
    piece: Piece


def read_event_type(piece: Piece) -> EventKind | None:
    """The kind of event that a name says, or None when it says none."""
    found = _kind().search(piece.text)
    if found is None:
        return None
    word = piece.cut(found.start("kind"), found.end("kind"))
    name, event_class = event_kinds()[fold(word.text)]
    return EventKind(name, event_class, word)


def read_organizer(lines: list[Line], title: Piece | None) -> Found | None:
    """Who holds the event.

    That is a labelled line, or who follows `organised by` and its like (rule `organizer-from-phrase`), or the body in
    `Panel of the Body` (rule `organizer-from-title`).
    """
    for line in lines:
        if line.role is Role.LABEL and line.section == "organizer" and line.piece.text:
            return Found(line.piece.strip("."))
    for line in lines:
        found = _held_by().search(line.piece.text) if line.role in (Role.PROSE, Role.HEADING) else None
        body = _body_of(line.piece.cut(found.end())) if found is not None else None
        if body is not None and looks_like_organization(body):
            return Found(body, "organizer-from-phrase")
    if title is None:
        return None
    for found in _of_body().finditer(title.text):
        body = title.cut(found.end()).strip()
        kind = _kind().match(title.text)
        if kind is not None and kind.end() >= found.start() and looks_like_organization(body):
            return Found(body, "organizer-from-title")
    return None


@lru_cache(maxsize=1)
def _held_by() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{spelled('held-by')})\s+(?:(?:{spelled('article')})\s+)?", re.IGNORECASE)


def _body_of(piece: Piece) -> Piece:
    """The name of a body at the beginning of a stretch: up to a comma, a relative clause or the end of the sentence."""
    ends = [found.start() for found in (_AFTER_BODY.search(piece.text), _SENTENCE_END.search(piece.text)) if found]
    return piece.cut(0, min(ends, default=None)).strip(",.;")


def read_super_event(lines: list[Line]) -> tuple[Found, EventKind] | None:
    """The larger event in `within the framework of the XXVII International Congress …`, with its kind."""
    for line in lines:
        found = _framework().search(line.piece.text)
        if found is None or line.section == "agenda":
            continue
        name = _until_end(line.piece.cut(found.end()))
        kind = read_event_type(name)
        if name.text[:1].isupper() and kind is not None:
            return Found(name, "super-event-from-framework"), kind
    return None


class When(NamedTuple):
    """A line that states when, and perhaps where: the date and the time of day with their stretches, and the rest."""

    day: tuple[Days, Piece] | None
    time: tuple[TimeRange, Piece] | None
    rest: Piece


@lru_cache(maxsize=1)
def _inner_label() -> re.Pattern[str]:
    return re.compile(rf"^[\s\-–—,;.|]*(?:(?:{spelled('section')})\s*:)?[\s\-–—,;.|]*", re.IGNORECASE)


def read_when(piece: Piece) -> When:
    """The date and the time of day in a stretch, and the longest stretch that is neither."""
    days = find_days(piece.text)
    time = find_time(piece.text, days.finish if days else 0) or find_time(piece.text)
    taken = sorted((found.begin, found.finish) for found in (days, time) if found is not None)
    at, gaps = 0, []
    for begin, finish in taken:
        gaps.append(piece.cut(at, max(begin, at)))
        at = max(at, finish)
    gaps.append(piece.cut(at))
    rests = [gap.cut(found.end() if (found := _inner_label().match(gap.text)) else 0).strip(_EDGES) for gap in gaps]
    rest = max(rests, key=lambda gap: len(gap.text))
    return When(
        (days, piece.cut(days.begin, days.finish)) if days else None,
        (time, piece.cut(time.begin, time.finish).strip()) if time else None,
        rest,
    )
