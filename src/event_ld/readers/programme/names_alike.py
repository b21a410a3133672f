"""Lists of names: where most items of a list are names that the tables know, all of them are people.

`(Ana Gil, Omar Haddad, Nina Sørby)`: a tagger that is sure of the first one may take the second for a body.
"""

from __future__ import annotations

from event_ld.readers.programme.names import has_form_of_name, has_work, is_known_name, looks_like_organization
from event_ld.readers.programme.rooms import Span
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.tokens import Kind, Token

_BETWEEN = frozenset({",", ";", "/", "&", "and", "y", "e", "et"})
_EDGES = frozenset("()[]:.|•-–—")
_MOST = 0.5
_PAIR = 2
_FEW = 3
_NO_PERSON = frozenset({"AF", "JO", "RO"})


def names_alike(text: str, tokens: list[Token], spans: list[Span]) -> list[Span]:
    """The labelled stretches, with the names of a list in brackets, or beside one that is labelled, as those of people."""
    taken: set[int] = set()
    added: list[Span] = []
    opened = [Span("PE", at + 1, at + 1) for at, token in enumerate(tokens[:-2]) if token.text == "("]
    for one in [*(one for one in spans if one.name == "PE"), *opened]:
        if one.first in taken:
            continue
        items = _list_around(tokens, one)
        if len(items) >= _PAIR and _are_names(text, tokens, items):
            added += [Span("PE", *item) for item in items]
            taken.update(at for first, last in items for at in range(first, last + 1))
    if not added:
        return spans
    kept = [one for one in spans if one.name not in {"PE", *_NO_PERSON} or not {one.first, one.last} & taken]
    return sorted([*kept, *added], key=lambda one: one.first)


def _list_around(tokens: list[Token], one: Span) -> list[tuple[int, int]]:
    """The items of the list that a stretch is one of, between brackets, a colon, a stop or the ends of its line; [] for none."""
    begin, end = one.first, one.last
    while begin > 0 and not _is_edge(tokens[begin - 1]):
        begin -= 1
    while end + 1 < len(tokens) and not _is_edge(tokens[end + 1]):
        end += 1
    items: list[tuple[int, int]] = []
    first = begin
    for at in range(begin, end + 2):
        if at > end or tokens[at].text.casefold() in _BETWEEN:
            if at > first:
                items.append((first, at - 1))
            first = at + 1
    return items if any(item[0] <= one.first and one.last <= item[1] for item in items) else []


def _is_edge(token: Token) -> bool:
    return token.kind is not Kind.WORD or token.text in _EDGES


def _are_names(text: str, tokens: list[Token], items: list[tuple[int, int]]) -> bool:
    """Whether all items are written like names, and at least three and most are names that the tables know; or all are."""
    pieces = [Piece(text[tokens[first].begin : tokens[last].end], tokens[first].begin) for first, last in items]
    if not all(has_form_of_name(one) and not has_work(one) and not looks_like_organization(one) for one in pieces):
        return False
    known = sum(map(is_known_name, pieces))
    return known == len(pieces) or known >= max(_FEW, _MOST * len(pieces))
