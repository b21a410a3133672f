"""The larger event or series within which an event is: `as part of the Rivers Lecture Series`, `Dentro del ciclo «Mapas»`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.event_kinds import EventKind, read_event_type
from event_ld.readers.programme.header import Found, until_end
from event_ld.readers.programme.held import subject_in
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.words import alternatives, is_word, spelled, spelled_pattern
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_OUR = r"\s?(?:(?:{article}|our|nuestr[oa]s?|su|notre|noss[oa]s?)\s+|l['\u2019])?"
_WITHIN = spelled_pattern(rf"(?<![^\W_])(?:{{within}}){_OUR}(?=\S)")
_PART_OF = spelled_pattern(rf"(?<![^\W_])(?:{{part-of}}){_OUR}(?=\S)")
_ONE_OF = spelled_pattern(
    lambda: (
        rf"(?<![^\W_])(?:{alternatives(event_kind_words())}|{spelled('event-noun')})"
        r"\s(?:in\sthe|in\sour|of\sthe|of\sour|de\sla|del|da|do|du)\s(?=\S)"
    )
)
"""What says of which series an event is one: `the next talk in the`, `Dernière conférence du`."""
_SERIES = r"(?:series|serie|série|ciclo|cycle)"
_KINDS = r"(?:\s(?:de|des|d['\u2019])\s?[^\W\d_]{4,20}(?:[-\s][^\W\d_]{4,20})?)?"
_QUOTED = re.compile(
    rf"(?P<kind>{_SERIES}{_KINDS}\s)?[\"“«]\s?(?P<name>[^\"“”«»\n]{{3,120}}?)\s?[\"”»](?P<behind>\s(?:[a-z]{{3,12}}\s)?series\b)?",
    re.IGNORECASE,
)
"""A series whose name stands in quotation marks: `ciclo «Mapas»`, `the “Maps” lecture series`."""
_ENGLISH = re.compile(r"[A-ZÀ-Þ][^.,;:()\n]{2,90}?\sSeries(?![^\W_])")
_CALLED = re.compile(rf"(?:{_SERIES})(?![^\W_]){_KINDS}(?:\s[^\W\d_]{{1,3}}){{0,2}}\s[A-ZÀ-Þ]", re.IGNORECASE)
_IS_SERIES = re.compile(rf"(?<![^\W_]){_SERIES}(?![^\W_])", re.IGNORECASE)
_COMMA = re.compile(r",\s(?=[a-zà-ÿ])|\s[(–—-]|[;:]\s|[.?!]\s|\s(?=(?:organi[sz]ed|organizad[oa]|organisée?)\s)")
_YEAR_BEHIND = re.compile(r"\s(?:in|en|em|of|de)\s(?:1[5-9]|20)\d\d(?!\d)")
"""The year of what is past: `the Festival of Maps in 1998`."""
_LABEL = re.compile(r"(?:(?:lecture|seminar|talk)\s)?(?:series|ciclo|cycle)\s?:\s+(?=\S)", re.IGNORECASE)
_LINE = re.compile(
    r"[A-ZÀ-Þ][^.,;:()\n]{2,80}\s(?:lecture|seminar|colloquium|webinar|speaker|talks?|workshop|concert)\sseries", re.IGNORECASE
)
"""A line that is the name of a series."""


class Larger(NamedTuple):
    """The name of a larger event, and its kind where the name says one."""

    name: Found
    kind: EventKind | None


def read_super_event(lines: list[Line], title: Piece | None) -> Larger | None:
    """The larger event or series that a sentence, a label or a line of its own names; no event is within itself.

    Args:
        lines: The lines of the text.
        title: What the event itself is called.
    """
    outside = [line for line in lines if line.section != "agenda" and line.within != "agenda" and line.role is not Role.TIME]
    said = (found for line in outside if (found := larger_in(line.piece)) is not None)
    named = next((one for one in said if not _is_same(one.piece, title)), None)
    alone = [one for line in outside if (one := _alone(line)) is not None and not _is_same(one.piece, title)]
    if named is None and len({fold(one.piece.text) for one in alone}) == 1:
        named = alone[0]
    return Larger(named, read_event_type(named.piece)) if named is not None else None


def _is_same(name: Piece, title: Piece | None) -> bool:
    """Whether a name is what the event itself is called, or a part of that or the other way round."""
    own, other = fold(name.text), fold(title.text) if title is not None else ""
    return bool(other) and (own in other or other in own)


def _alone(line: Line) -> Found | None:
    """The series that a line names with its label, or that is the line."""
    label = _LABEL.match(line.whole.text)
    if label is not None and line.whole.text[label.end()].isupper():
        return Found(line.whole.cut(label.end()).strip('."“”«» '), "super-event-from-line")
    return Found(line.piece, "super-event-from-line") if _LINE.fullmatch(line.piece.text) else None


def larger_in(line: Piece) -> Found | None:
    """The larger event that a sentence names."""
    for form in (_WITHIN, _PART_OF, _ONE_OF):
        for found in form.finditer(line.text):
            name = _name(line.cut(found.end()))
            is_of = form is not _PART_OF or _is_of_event(line.text[: found.start()])
            if name is None or not is_of or (form is _ONE_OF and not _is_of_series(line, name)):
                continue
            return Found(name, "super-event-from-framework")
    return None


def _is_of_event(before: str) -> bool:
    """Whether what is a part of something is an event, as a sentence says it: `This talk is`, and no `She is`."""
    sentence = re.split(r"[.?!]\s", before)[-1].strip()
    return not sentence or subject_in(before) == "event" or is_word("this", sentence.split()[0])


def _is_of_series(line: Piece, name: Piece) -> bool:
    """Whether a series is named, in quotation marks or out of them."""
    around = line.text[max(name.start - line.start - 40, 0) : name.span.end - line.start + 20]
    return _IS_SERIES.search(around) is not None


def _name(piece: Piece) -> Piece | None:
    """The name that a stretch begins with, where it is that of an event or a series."""
    quoted = _QUOTED.match(piece.text)
    if quoted is not None:
        name = piece.cut(*quoted.span("name"))
        return name if quoted["kind"] or quoted["behind"] or read_event_type(name) is not None else None
    english = _ENGLISH.match(piece.text)
    if english is not None:
        return piece.cut(0, english.end())
    end = _COMMA.search(piece.text)
    name = until_end(piece.cut(0, end.start() if end is not None else None)).strip('"“”«» ')
    if _YEAR_BEHIND.search(name.text) is not None:
        return None
    is_named = name.text[:1].isupper() and (read_event_type(name) is not None or _is_noun(name))
    return name if is_named or _CALLED.match(name.text) is not None else None


def _is_noun(name: Piece) -> bool:
    """Whether a word of a name is one for an event: `Semana de la Ciencia`, `Rivers Week 2027`."""
    return any(is_word("event-noun", word) for word in name.text.split()) and len(name.text.split()) > 1
