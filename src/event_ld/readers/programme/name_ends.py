"""Where a name ends that the tagger labels: before a profession or a body behind it, and behind an initial or a last name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from event_ld.gazetteer import is_city, is_given_name
from event_ld.readers.programme.names import has_form_of_name, is_known_name
from event_ld.readers.programme.tagged_names import body_behind, parted
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import is_word
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.stretches import Stretch
    from event_ld.readers.programme.tokens import Token

_INITIAL = re.compile(r"(?<= )[A-ZÀ-Þ]\Z")
_BEHIND_INITIAL = re.compile(r"\. (?P<last>[A-ZÀ-Þ][\w'’-]+)")
_LAST = re.compile(r" (?P<last>[A-ZÀ-Þ][a-zß-ÿ][\w'’-]+)(?=\s?\(|,|\n|\Z)")
_BODY = re.compile(r"\.\s+(?P<body>[A-ZÀ-Þ][\w&-]{2,40})\Z")
_NO_LAST = ("organization", "session", "no-name", "office", "profession", "empty", "venue", "slot-role", "room")


def whole_name(one: Stretch, text: str, tokens: list[Token], labels: list[str]) -> Stretch:
    """A name with what goes on behind its initial (`Ana G. Gil`), and the last name behind two others at the end of its line."""
    end = one.piece.span.end
    found = _BEHIND_INITIAL.match(text, end) if _INITIAL.search(one.piece.text) else _LAST.match(text, end)
    if (
        one.label != "PE"
        or found is None
        or not has_form_of_name(whole := Piece(text[one.piece.start : found.end()], one.piece.start))
    ):
        return one
    is_led = "." in found[0]
    last = one.last
    while last + 1 < len(tokens) and tokens[last + 1].begin < found.end():
        last += 1
    is_free = all(labels[at] == "O" or labels[at][0] == "n" for at in range(one.last + 1, last + 1))
    is_other = any(is_word(kind, found["last"]) for kind in _NO_LAST) or found["last"].casefold() in event_kind_words()
    if not is_free or not is_known_name(one.piece if not is_led else whole) or is_other or is_city(found["last"]):
        return one
    return one._replace(piece=whole, last=last)


def named(one: Stretch, text: str, tokens: list[Token]) -> Iterable[Stretch]:
    """A stretch, each of several names in it as one of its own, and so the profession or the body that ends it.

    `Ana Gil Rojo SELA`, `Ana Gil Rojo. Mapalia`, `Ana Gil Abogada`.
    """
    if one.label != "PE":
        yield one
        return
    *names, last = parted(one.piece)
    told = body_behind(last)
    label = "AF"
    if told is None and (work := work_behind(last)) is not None:
        label, told = "JO", work
    found = [("PE", name) for name in (*names, last.cut(0, told.start - last.start).strip() if told else last)]
    body = _BODY.match(text[: one.piece.span.end], last.span.end)
    if told is None and body is not None:
        told = Piece(body["body"], body.start("body"))
    for name, piece in [*found, *([(label, told)] if told else [])]:
        own = [at for at in range(one.first, one.last + 1) if piece.start < tokens[at].end and tokens[at].begin < piece.span.end]
        yield one._replace(label=name, piece=piece, first=own[0], last=own[-1])


def work_behind(name: Piece) -> Piece | None:
    """The profession that ends what is labelled as a name: `Ana Gil Abogada`, and no `José Luis Pastor`."""
    head, _, last = name.text.rpartition(" ")
    is_name = is_known_name(name.cut(0, len(head))) and not is_given_name(head.rpartition(" ")[2])
    return name.cut(len(head) + 1) if is_word("profession", last) and last[:1].isupper() and is_name else None
