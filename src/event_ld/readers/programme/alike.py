"""What stands alike is alike: cells of one column, and lines of one form, take the label that most of them have."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.names import is_known_name, looks_like_name
from event_ld.readers.programme.tables import is_rule
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.tokens import Kind
from event_ld.readers.programme.words import folded_alternatives, is_word, meaning
from event_ld.vocabulary import role_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.readers.programme.tokens import Token

_FEW = 3
"""How many cells of a column, or lines of a form, must say the same."""
_MOST = 0.6
"""Their share among all."""
_BETWEEN = frozenset({"-", "–", "—", ",", ":", "/", "|"})
_SHORTEST = 2
_LISTS = frozenset({",", ";", "and", "y", "e", "et", "&"})
_ENDS = frozenset({",", ";", ".", ")", "]", "(", "|", "and", "y", "e", "et", "&"})


class Span(NamedTuple):
    """A labelled stretch of tokens: its label, its first token, its last one."""

    name: str
    first: int
    last: int


class _Cell(NamedTuple):
    """A cell with words: its line, its column, its tokens, and the spans in it."""

    line: int
    column: int
    first: int
    last: int
    spans: tuple[Span, ...]


def cells_of(tokens: list[Token]) -> list[int]:
    """The number of the cell of each token in its line, 0 before the first bar or tab.

    Args:
        tokens: The tokens of a text.
    """
    found, cell = [], 0
    for token in tokens:
        if token.kind is Kind.BREAK:
            cell = 0
        elif token.text[0] in "|\t" or token.text.startswith(("<td", "<th")):
            cell += 1
        found.append(cell)
    return found


def alike(text: str, tokens: list[Token], spans: list[Span]) -> list[Span]:
    """The labelled stretches, those of cells of one column and of lines of one form alike.

    A cell of a column of titles or of rooms is one; the words before the people of a line are its title, where those of the
    other lines with the same mark are.

    Args:
        text: The text.
        tokens: Its tokens.
        spans: The stretches, in the order of the text.
    """
    for table in _tables(tokens, spans):
        spans = _by_column(text, tokens, table, spans)
    spans = _by_line(tokens, _with_roles(text, tokens, spans))
    return _with_listed(text, tokens, spans)


def _with_roles(text: str, tokens: list[Token], spans: list[Span]) -> list[Span]:
    """The spans, with the words of roles before a colon as such: `(Chair: Ana Gil)`."""
    found: list[Span] = []
    begins = [one.begin for one in tokens]
    titles = {at for one in spans if one.name == "TI" for at in range(one.first, one.last + 1)}
    for one in _role_label().finditer(text):
        first = bisect_right(begins, one.start("role")) - 1
        last = bisect_right(begins, one.end("role") - 1) - 1
        if first not in titles or first - 1 not in titles:
            found.append(Span("RL", first, last))
    if not found:
        return spans
    taken = {at: role for role in found for at in range(role.first, role.last + 1)}
    kept = [one for one in spans if not any(at in taken for at in range(one.first, one.last + 1))]
    ends = {one.last for one in found}
    told = [
        one._replace(name="PE")
        if one.name in {"TI", "AF", "JO", "RO"} and one.first - 2 in ends and is_known_name(_piece(text, tokens, one))
        else one
        for one in kept
    ]
    return sorted([*told, *found], key=lambda one: one.first)


def _with_listed(text: str, tokens: list[Token], spans: list[Span]) -> list[Span]:
    """The spans, with the known names that stand behind one of a list, up to the next mark."""
    added: list[Span] = []
    firsts = {one.first for one in spans}
    for one in spans:
        at = one.last + 1
        while one.name == "PE" and at < len(tokens) and tokens[at].text in _LISTS and at + 1 not in firsts:
            end = at + 1
            while end < len(tokens) and end not in firsts and tokens[end].kind is Kind.WORD and tokens[end].text[0].isalnum():
                end += 1
            name = Span("PE", at + 1, end - 1)
            is_end = end == len(tokens) or tokens[end].kind is Kind.BREAK or tokens[end].text in _ENDS
            if end == at + 1 or not is_end or not is_known_name(_piece(text, tokens, name)):
                break
            added.append(name)
            at = end
    return sorted([*spans, *added], key=lambda one: one.first)


@lru_cache(maxsize=1)
def _role_label() -> re.Pattern[str]:
    words = folded_alternatives(role_words())
    return re.compile(
        rf"(?:^|(?<=[(\[.,;|\t–—-])|(?<=[.,;|–—-]\s))[ *_•·-]{{0,8}}(?P<role>{words})(?=\s?:)", re.IGNORECASE | re.MULTILINE
    )


def _tables(tokens: list[Token], spans: list[Span]) -> Iterator[list[_Cell]]:
    """The cells of each table, without those of its first line."""
    numbers = cells_of(tokens)
    by_token = {one.first: one for one in spans}
    rows: dict[int, list[_Cell]] = {}
    at = 0
    while at < len(tokens):
        end = at
        while end < len(tokens) and (tokens[end].line, numbers[end]) == (tokens[at].line, numbers[at]):
            end += 1
        words = [one for one in range(at, end) if tokens[one].kind is not Kind.BREAK and tokens[one].text[0].isalnum()]
        if words:
            own = tuple(by_token[one] for one in range(at, end) if one in by_token)
            rows.setdefault(tokens[at].line, []).append(_Cell(tokens[at].line, numbers[at], words[0], words[-1], own))
        at = end
    ruled = {token.line for token, number in zip(tokens, numbers, strict=True) if number}
    table: list[_Cell] = []
    for line in sorted(ruled):
        if line - 1 not in ruled:
            yield table
            table = []
        else:
            table += rows.get(line, [])
    yield table


def _by_column(text: str, tokens: list[Token], table: list[_Cell], spans: list[Span]) -> list[Span]:
    changed: dict[Span, Span] = {}
    added: list[Span] = []
    for column in {cell.column for cell in table}:
        cells = [cell for cell in table if cell.column == column]
        counts = Counter(cell.spans[0].name for cell in cells if cell.spans)
        name, count = max(counts.items(), key=lambda one: (one[1], one[0]), default=("", 0))
        if name not in {"TI", "RO", "PE"} or count < max(_FEW, _MOST * len(cells)):
            continue
        for cell in cells:
            piece = _piece(text, tokens, cell)
            if is_word("empty", piece.value) or is_rule(piece.text) or (name == "PE" and not looks_like_name(piece)):
                continue
            if not cell.spans and len(cells) > count:
                added.append(Span(name, cell.first, cell.last))
            elif len(cell.spans) == 1 and cell.spans[0].name in {"TI", "RO", "AF", "JO", "PE"} - {name}:
                if cell.spans[0].name == "PE" and is_known_name(_piece(text, tokens, cell.spans[0])):
                    continue
                whole = name != "RO" and cell.spans[0].first == cell.first
                changed[cell.spans[0]] = Span(name, cell.first, cell.last) if whole else cell.spans[0]._replace(name=name)
    kept = [changed.get(one, one) for one in spans]
    return sorted([*kept, *added], key=lambda one: one.first)


def _piece(text: str, tokens: list[Token], one: Span | _Cell) -> Piece:
    return Piece(text[tokens[one.first].begin : tokens[one.last].end], tokens[one.first].begin)


def _by_line(tokens: list[Token], spans: list[Span]) -> list[Span]:
    """The spans, with the words before the people of a line as its title, where most lines of the kind have one there."""
    starts = _starts(tokens)
    first: dict[int, Span] = {}
    for one in spans:
        first.setdefault(tokens[one.first].line, one)
    titled: Counter[str] = Counter()
    bare: list[tuple[str, Span]] = []
    for line, one in first.items():
        start = starts[line]
        mark = _mark_before(tokens, one.first)
        if one.name in {"PE", "HO"} and mark and one.first - start > _SHORTEST:
            words = [at for at in range(start, one.first) if tokens[at].kind is Kind.WORD and tokens[at].text[0].isalnum()]
            if len(words) >= _SHORTEST and meaning("section", tokens[words[0]].text) is None:
                bare.append((mark, Span("TI", words[0], words[-1])))
        elif one.name == "TI":
            behind = next((other for other in spans if other.first > one.last), None)
            if behind is not None and behind.name in {"PE", "HO"} and tokens[behind.first].line == line:
                titled[_mark_before(tokens, behind.first)] += 1
    added = [span for mark, span in bare if titled[mark] >= max(_SHORTEST, sum(other == mark for other, _ in bare))]
    return sorted([*spans, *added], key=lambda one: one.first)


def _mark_before(tokens: list[Token], at: int) -> str:
    """The mark that stands right before a token; "" for none."""
    return tokens[at - 1].text if at and tokens[at - 1].text in _BETWEEN else ""


def _starts(tokens: list[Token]) -> dict[int, int]:
    found: dict[int, int] = {}
    for at, token in enumerate(tokens):
        found.setdefault(token.line, at)
    return found
