"""What reads like a body around an agenda, and does not hold the event: two people, towns, what a label or a list names."""

from __future__ import annotations

import re

from event_ld.gazetteer import is_given_name
from event_ld.readers.programme.body_names import CONJUNCTION, body_phrase
from event_ld.readers.programme.names import looks_like_name, looks_like_organization
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import alternatives, spelled, spelled_pattern
from event_ld.vocabulary import event_kind_words

_NAMES_OTHER = spelled_pattern(
    lambda: (
        rf"(?:{spelled('transit')}|{spelled('no-host')})(?![^\W_])"
        rf"|(?-i:[A-ZÀ-Þ][^\W\d_]+\s(?:{spelled('lands')})\s)(?:{spelled('of')})(?![^\W_])"
        rf"|(?:{alternatives(event_kind_words())}|{spelled('event-noun')})\s(?:type|category)\s"
        rf"|(?:type|tipo|catégorie|categor[ií]a)\s(?:de\s|d['\u2019])(?:{alternatives(event_kind_words())}|{spelled('event-noun')})\s"
    )
)
"""What names a part of a house, a law, an evening, some towns, or a kind behind its label: `Car Park`, `Dutch towns of`."""
_ONE = re.compile(r"(?<![^\W_])an?\s\Z", re.IGNORECASE)
_KIND_BEHIND = spelled_pattern(lambda: rf"\s(?:{alternatives(event_kind_words())})(?![^\W_])")
"""What makes a body one of the words for an event: `a Special Council meeting`."""
_NEAR = 10
_ITEM = re.compile(r"[^\S\n]*[-*•·–▪]\s+")
_ITEM_END = re.compile(r"[\s,;.]*(?:\n|\Z)")
_LEADS = (":", ";", ",")


def is_no_host(piece: Piece, text: str) -> bool:
    """Whether a stretch that reads like a body is none that holds the event."""
    is_kind = _ONE.search(text, max(piece.start - _NEAR, 0), piece.start) and _KIND_BEHIND.match(text, piece.span.end)
    return bool(is_kind) or _NAMES_OTHER.match(piece.text) is not None or _are_people(piece) or _is_listed(piece, text)


def _are_people(piece: Piece) -> bool:
    """Whether a stretch is two people: `Ana Gil & Luis Paz`."""
    both = CONJUNCTION.split(piece.text)
    are_names = all(looks_like_name(Piece(one, 0)) and is_given_name(one.split()[0]) for one in both)
    return len(both) > 1 and are_names and not looks_like_organization(piece)


def _is_listed(piece: Piece, text: str) -> bool:
    """Whether a stretch is an item of a list that says of something else whose it is: `Posters, flags and maps by:`."""
    begin = text.rfind("\n", 0, piece.start) + 1
    mark = _ITEM.match(text, begin)
    if mark is None or _ITEM_END.match(text, piece.span.end) is None:
        return False
    above = (line.strip() for line in reversed(text[:begin].split("\n")))
    lead = next((line for line in above if line and _ITEM.match(line) is None), "")
    return lead.endswith(_LEADS) and not any(body_phrase(kind).search(f"{lead} ") for kind in ("held-by", "holds", "together"))
