"""Rooms by what the whole text says of them: one that comes again is a room wherever it stands alone, and one of a kind is none.

A lone stretch is a room if it has a word such as `hall`, a figure, a label before it, or a cell of its own.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.names import has_work, is_known_name, looks_like_organization
from event_ld.readers.programme.places import is_building, is_room
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.titled import split_title
from event_ld.readers.programme.tokens import Kind, Token
from event_ld.readers.programme.words import meaning, spelled_pattern
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.outline import Line

_MOST_WORDS = 6
_FEW = 2
_SIGN = 2
_LISTS = frozenset({",", "/", "&", "and", "e", "y", "et"})
_NO_ROOM = frozenset({"AF", "JO", "TI", "DE"})
_OPENING, _CLOSING = frozenset("([|@·•>\t–—-"), frozenset(")]|\t–—-,;")
"""Marks that set a stretch apart within its line."""
_EMPHASIS = frozenset("#*_")
_ROOM_LEAD = re.compile(
    r"[*_\[(]{0,3}(?P<room>[^\W\d_][^:|\n()\[\]*_–—]{2,38}?)[*_\])]{0,3}(?:\s*[:|]\s*|\s+[-–—]\s+)[*_]{0,3}(?=\S)"
)


_COUNTED = spelled_pattern(r"(?:{session})\s(?:\d{1,2}|[IVX]{1,5})")
_DAY = re.compile(r"(?:[^\W\d_]{1,3}\s)?\d{1,2}/\d{1,2}")
_AT_END = re.compile(r"(?<!\s)\s+\((?P<house>[A-ZÀ-Þ][^()]{3,60})\)\.?$")


class Span(NamedTuple):
    """A labelled stretch of tokens: its label, its first token, its last one."""

    name: str
    first: int
    last: int


def leading_room(piece: Piece) -> tuple[Piece | None, Piece]:
    """The room that a line begins with, if it does, and the title behind it: `Room A: Maps for all`."""
    found = _ROOM_LEAD.match(piece.text)
    is_event = found is not None and fold(found["room"].partition(" ")[0]) in event_kind_words()  # `Atelier 3 : Cartes`
    if found is None or is_event or not is_room(piece.cut(*found.span("room"))):
        return None, piece
    return piece.cut(*found.span("room")), piece.cut(found.end())


def houses_behind(lines: list[Line]) -> dict[int, Piece]:
    """The houses in brackets at the ends of the lines of an agenda, by the numbers of the lines: `Lunch (Old Convent)`.

    Where one that is no body's stands behind nobody, and comes again, so do those that have a word for a house, or come again,
    and all of them where these are most.
    """
    found = {
        line.number: line.piece.cut(*one.span("house"))
        for line in lines
        if line.row is None
        and line.whole.span.end == line.piece.span.end
        and (one := _AT_END.search(line.piece.text)) is not None
    }
    counts = Counter(house.value for house in found.values() if not (has_work(house) or house.text.isupper()))
    heads = (line.piece.cut(0, found[line.number].start - line.piece.start - 1) for line in lines if line.number in found)
    of_nobody = {house.value for house, head in zip(found.values(), heads, strict=True) if not split_title(head)[1]}
    is_usual = any(counts[one] >= _FEW and _is_house(Piece(one, 0)) for one in of_nobody)
    own = {number for number, house in found.items() if counts[house.value] >= _FEW or is_building(house)}
    are_most = 2 * len(own) > len(found)
    kept = {number: house for number, house in found.items() if house.value in counts and (are_most or number in own)}
    return kept if is_usual else {}


def _is_house(piece: Piece) -> bool:
    return (is_building(piece) or is_room(piece)) and not looks_like_organization(piece)


def cells_of(tokens: list[Token]) -> list[int]:
    """The number of the cell of each token in its line, 0 before the first bar or tab."""
    found, cell = [], 0
    for token in tokens:
        if token.kind is Kind.BREAK:
            cell = 0
        elif token.text[0] in "|\t" or token.text.startswith(("<td", "<th")):
            cell += 1
        found.append(cell)
    return found


def rooms_alike(text: str, tokens: list[Token], cells: list[int], spans: list[Span]) -> list[Span]:
    """The labelled stretches, without rooms that nothing says are rooms, and with those that their name alone says are."""
    spans = [_as_named(text, tokens, one) for one in _whole(tokens, spans)]
    known = Counter(_plain(text, tokens, one) for one in spans if one.name == "RO")
    kept = []
    for one in spans:
        piece = _piece(text, tokens, one)
        plain = _plain(text, tokens, one)
        label = _label_before(tokens, one) if one.name == "RO" else None
        is_said = cells[one.first] or (is_room(piece) if label is False else label or _says_room(piece))
        is_name = not piece.text[:1].islower()
        if one.name == "RO" and not ((known[plain] >= _FEW and is_name) or is_said):
            continue
        is_room_too = one.name in _NO_ROOM and len(piece.text.split()) <= _MOST_WORDS and _is_apart(tokens, one)
        kept.append(one._replace(name="RO") if is_room_too and (known[plain] >= _FEW or is_room(piece)) else one)
    return _with_bare(text, tokens, kept, {name for name, count in known.items() if count >= _FEW})


def _as_named(text: str, tokens: list[Token], one: Span) -> Span:
    """A stretch, with the label that its words say where it is told to be a room: `Ana Gil`, `Lecture 4`, `M 5/20`."""
    piece = _piece(text, tokens, one)
    if one.name != "RO" or is_room(piece):
        return one
    is_day = _DAY.fullmatch(piece.text) is not None
    return one._replace(
        name="PE" if is_known_name(piece) else "TI" if _COUNTED.fullmatch(piece.text) else "O" if is_day else "RO"
    )


def _whole(tokens: list[Token], spans: list[Span]) -> list[Span]:
    """The stretches, each room with the letters and figures of those beside it, `Rooms A, C and D`, and not the next label."""
    found: list[Span] = []
    for one in spans:
        if found and one.last <= found[-1].last:
            continue
        last = one.last
        if one.name == "TI" and last > one.first and _is_label(tokens, last):
            last -= 1
        while one.name == "RO" and last + 2 < len(tokens) and tokens[last + 1].text in _LISTS and _is_sign(tokens[last + 2]):
            last += 2
        if one.name == "RO" and last > one.first and last + 1 < len(tokens) and tokens[last + 1].text == ":":
            is_marked = not tokens[last - 1].text[0].isalnum()
            last -= (1 + is_marked) * (is_marked or meaning("section", tokens[last].text) == "when")
        found.append(one._replace(last=last))
    return found


def _is_label(tokens: list[Token], at: int) -> bool:
    """Whether a word is the label of a room: `Registration Room: U4`."""
    return at + 1 < len(tokens) and tokens[at + 1].text == ":" and meaning("section", tokens[at].text) == "where"


def _is_sign(token: Token) -> bool:
    return len(token.text) <= _SIGN and (token.text.isupper() or token.text.isdigit())


def _says_room(piece: Piece) -> bool:
    """Whether a stretch has a word of rooms or houses, or a figure."""
    return is_room(piece) or is_building(piece) or any(map(str.isdigit, piece.text))


def _label_before(tokens: list[Token], one: Span) -> bool | None:
    """Whether the label before a stretch in its line is one of rooms, as `Room:`, `Sala:` or `@`; None without a label."""
    before = [token.text for token in tokens[max(one.first - 3, 0) : one.first] if token.line == tokens[one.first].line]
    if len(before) < _FEW or before[-1] != ":":
        return None
    return meaning("section", before[-2]) == "where" or meaning("column", before[-2]) == "room"


def _is_apart(tokens: list[Token], one: Span) -> bool:
    """Whether marks, or the ends of its line, stand around a stretch."""
    first, last = one.first - 1, one.last + 1
    while first >= 0 and tokens[first].text[0] in _EMPHASIS:
        first -= 1
    while last < len(tokens) and tokens[last].text[0] in _EMPHASIS:
        last += 1
    before = tokens[first] if first >= 0 else None
    after = tokens[last] if last < len(tokens) else None
    is_begun = before is None or before.kind in (Kind.BREAK, Kind.TIME) or before.text[0] in _OPENING
    return is_begun and (after is None or after.kind is Kind.BREAK or after.text[0] in _CLOSING)


def _with_bare(text: str, tokens: list[Token], spans: list[Span], known: set[str]) -> list[Span]:
    """The stretches, with the lines and brackets that have no label and are a room that comes again, or have its word."""
    taken = {at for one in spans for at in range(one.first, one.last + 1)}
    bare: list[Span] = []
    at = _begin(tokens, spans)
    while at < len(tokens):
        end = at
        while end < len(tokens) and tokens[end].kind is Kind.WORD and end not in taken and tokens[end].text[0].isalnum():
            end += 1
        if end > at:
            one = Span("RO", at, end - 1)
            bare += [one] if end - at <= _MOST_WORDS and _is_apart(tokens, one) else []
        at = max(end, at + 1)
    counts = Counter(_plain(text, tokens, one) for one in bare)
    added = []
    for one in bare:
        piece, plain = _piece(text, tokens, one), _plain(text, tokens, one)
        is_again = counts[plain] >= _FEW and is_building(piece)
        added += [one] if plain in known or is_again or (is_room(piece) and len(piece.text.split()) > 1) else []
    return sorted([*spans, *added], key=lambda one: one.first) if added else spans


def _begin(tokens: list[Token], spans: list[Span]) -> int:
    """The first token of the agenda: that of the line above its first time."""
    first = next((one.first for one in spans if one.name == "ST"), None)
    if first is None:
        return len(tokens)
    at = first
    while at > 0 and tokens[at - 1].line >= tokens[first].line - 1:
        at -= 1
    return at


def _piece(text: str, tokens: list[Token], one: Span) -> Piece:
    return Piece(text[tokens[one.first].begin : tokens[one.last].end], tokens[one.first].begin).strip("*_|,;:–—-()[] ")


def _plain(text: str, tokens: list[Token], one: Span) -> str:
    return re.sub(r"[\W_]+", "", fold(_piece(text, tokens, one).text))
