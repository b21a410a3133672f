"""The labelled stretches of a programme: what the tagger found, each with its place and its margin."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.rooms import Span, cells_of, rooms_alike
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.tokens import Kind, Token

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.tagger import Tagged
    from event_ld.readers.programme.times import TimeRange

_MARKS = '*_|/,;:–—-#<>\\"“”«»'
_QUOTES = {'"': '"', "”": "“", "»": "«"}
_NO_QUOTES = str.maketrans("", "", '"“”«»')
_GO_ON = frozenset({"TI", "AF"})
_FEW_MARKS = 3
SURE = 100
"""The margin, in hundredths, below which a name is asked about and no fact; what stands alike has it."""
_GUILLEMETS = frozenset({" »", "\u00a0»", "\u202f»"})
_OPENING = {")": "(", "]": "["}


class Stretch(NamedTuple):
    """A labelled stretch.

    Attributes:
        label: What it is: `TI`, `PE` … as `tagger.AGENDA` has it.
        line: The line that it begins in.
        cell: The cell of a table that it begins in.
        margin: How sure it is, in hundredths: that of its least sure token.
        value: What a time or a day says.
    """

    label: str
    piece: Piece
    first: int
    last: int
    line: int
    cell: int
    margin: int
    value: TimeRange | Days | None = None


class Row(NamedTuple):
    """A line of the text, by what stands around it."""

    piece: Piece
    is_apart: bool
    first: int
    last: int


def stretches(text: str, tokens: list[Token], tagged: Tagged) -> list[Stretch]:
    """The stretches that a tagger's labels make."""
    labelled = _labelled(tagged.labels)
    cells = cells_of(tokens)
    spans = rooms_alike(text, tokens, cells, _whole(tokens, tagged.labels, labelled))
    found = []
    for name, first, last in spans:
        token = tokens[first]
        piece = _closed(text, Piece(text[token.begin : tokens[last].end], token.begin))
        piece = piece if token.value is not None else _trimmed(piece)
        if piece.text:
            is_told = tagged.labels[first].endswith(name)
            margin = min(tagged.margins[at] for at in range(first, last + 1)) if is_told else SURE
            found.append(Stretch(name, piece, first, last, token.line, cells[first], margin, token.value))
    return found


def _labelled(labels: list[str]) -> list[Span]:
    """The stretches that labels make."""
    spans: list[Span] = []
    is_open = False
    for at, label in enumerate(labels):
        name = label[2:] if label[1:2] == "-" else label
        if label[0] == "n":
            continue
        if label[0] == "I" and is_open:
            spans[-1] = spans[-1]._replace(last=at)
        elif label != "O":
            spans.append(Span(name, at, at))
        is_open = label != "O" and label[1:2] == "-"
    return spans


def _whole(tokens: list[Token], labels: list[str], spans: list[Span]) -> list[Span]:
    """Titles and bodies with the words that go on with them, and titles of one line as one where only a mark parts them.

    A stretch goes on to a mark or the end of its line, and a title over a line that begins in lower case.
    """
    taken = [label[0] != "n" and label != "O" for label in labels]
    whole: list[Span] = []
    for name, first, last in spans:
        if whole and last <= whole[-1].last:
            continue  # a line that the title before took
        begin, end = first, last
        if name in _GO_ON:
            begin, end = _words_before(tokens, taken, first), _words_behind(tokens, taken, last)
        if name == "TI":
            end = _lines_behind(tokens, labels, end)
            if whole and whole[-1].name == "TI" and _are_one(tokens, whole[-1].last, begin):
                whole[-1] = whole[-1]._replace(last=end)
                continue
        whole.append(Span(name, begin, end))
    return whole


def _words_behind(tokens: list[Token], taken: list[bool], last: int) -> int:
    """The last of the words behind a stretch, where nothing else is labelled before the next mark."""
    at = last + 1
    while at < len(tokens) and tokens[at].kind is Kind.WORD and tokens[at].text[0].isalnum() and not taken[at]:
        at += 1
    is_end = at == len(tokens) or (tokens[at].kind in (Kind.BREAK, Kind.WORD) and not taken[at])
    return at - 1 if is_end else last


def _words_before(tokens: list[Token], taken: list[bool], first: int) -> int:
    """The first of the words before a stretch, where nothing else is labelled behind the mark before it."""
    at = first - 1
    while at >= 0 and tokens[at].kind is Kind.WORD and tokens[at].text[0].isalnum() and not taken[at]:
        at -= 1
    is_end = at < 0 or (tokens[at].kind in (Kind.BREAK, Kind.WORD, Kind.TIME) and (tokens[at].kind is Kind.TIME or not taken[at]))
    return at + 1 if is_end else first


def _lines_behind(tokens: list[Token], labels: list[str], last: int) -> int:
    """The last token of the lines that go on with a title: they begin in lower case, and say nothing else."""
    at = last + 1
    while at < len(tokens) and tokens[at].kind is Kind.BREAK and tokens[at].text == "\n":
        end = at + 1
        while end < len(tokens) and tokens[end].kind is Kind.WORD and labels[end][-2:] in {"O", "DE", "TI"}:
            end += 1
        is_line = end > at + 1 and (end == len(tokens) or tokens[end].kind is Kind.BREAK)
        if not is_line or not tokens[at + 1].text[0].islower():
            break
        last, at = end - 1, end
    return last


def _are_one(tokens: list[Token], last: int, first: int) -> bool:
    """Whether nothing but marks stands between two stretches of one line and one cell."""
    between = tokens[last + 1 : first]
    return len(between) <= _FEW_MARKS and all(
        one.kind is Kind.WORD and not one.text[0].isalnum() and one.text[0] not in "|\t<[" and not one.text.isspace()
        for one in between
    )


def rows(text: str, tokens: Iterable[Token]) -> list[Row]:
    """The lines of a text that are not blank."""
    found: list[Row] = []
    first, is_apart = 0, True
    begin = end = at = -1
    for at, token in enumerate(tokens):
        if token.kind is Kind.BREAK:
            found.append(Row(Piece(text[begin:end], begin), is_apart, first, at - 1))
            first, is_apart, begin = at + 1, len(token.text) > 1, -1
            continue
        begin, end = token.begin if begin < 0 else begin, token.end
    return [*found, Row(Piece(text[begin:end], begin), is_apart, first, at)] if begin >= 0 else found


def _closed(text: str, piece: Piece) -> Piece:
    """A stretch with the closing mark right behind it that it has the opening one of: `Maps (Main Hall`, `Talk "Maps`."""
    end = piece.start + len(piece.text)
    end += text[end : end + 2] in _GUILLEMETS  # `« Le livre`
    last = text[end : end + 1]
    opening = (_OPENING | _QUOTES).get(last)
    count = piece.text.count(opening) if opening else 0
    is_open = count % 2 == 1 if opening == last else count > piece.text.count(last)
    return Piece(text[piece.start : end + 1], piece.start) if is_open else piece


def _quoted(piece: Piece) -> Piece | None:
    """A stretch up to the closing mark at its end of a quotation that begins within it: `Talk "Maps for all"`."""
    found = piece.text.rstrip(_MARKS.translate(_NO_QUOTES))
    opening = _QUOTES.get(found[-1:])
    return Piece(found, piece.start) if opening is not None and opening in found[1:-1] else None


def _trimmed(piece: Piece) -> Piece:
    """A stretch without marks at its ends; a closing bracket stays where its opening one is within."""
    begin = piece.strip(_MARKS).start - piece.start
    piece = _quoted(piece.cut(begin)) or piece.strip(_MARKS)
    while piece.text and piece.text[-1] in _OPENING and _OPENING[piece.text[-1]] not in piece.text:
        piece = piece.cut(0, -1).strip(_MARKS)
    while piece.text and piece.text[0] in "([" and {"(": ")", "[": "]"}[piece.text[0]] not in piece.text:
        piece = piece.cut(1).strip(_MARKS)
    return piece
