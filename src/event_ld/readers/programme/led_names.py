"""Names that an office leads: `the Mayor of Leeds, Ana Gil`, `MEP Eva Sol`, `Promotor de Justiça LUÍS PAZ`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.names import has_form_of_name, has_work, is_known_name, looks_like_organization
from event_ld.readers.programme.offices import is_place, split_office
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import is_word, spelled_pattern
from event_ld.vocabulary import role_words

if TYPE_CHECKING:
    from event_ld.readers.programme.stretches import Row, Stretch

_FAR = 220
_ARTICLE = spelled_pattern(r"(?<![^\W_])(?:(?:{article}|al|del|d[aou]s?)\s+|[dl]['’])(?=[^\W\d_])")
_SAID = re.compile(
    r"(?P<office>[^.;:,\n()\s]++(?:[^\S\n]++[^.;:,\n()\s]++){0,99}(?:[^\S\n]*+\([^()\n]{2,30}\))?)(?P<comma>,)?\s+(?:[^\W\d_]{1,5}\.\s+){0,2}\Z"
)
_TITLE = re.compile(r"(?:[A-ZÀ-Þ][\w'’-]{0,99}\s(?:d[aeo]s?\s|of\s)?){0,4}[A-ZÀ-Þ][\w'’-]{0,99}\s\Z")
_CAPITAL = r"(?:[A-ZÀ-Þ]{2}[A-ZÀ-Þ'’-]{0,80}|E)"
_CAPITALS = re.compile(rf"(?<=[a-zà-ÿ)] ){_CAPITAL}(?: {_CAPITAL}){{1,5}}(?![^\W_])")


def office_before(name: Piece, row: Piece, last: Piece | None = None, *, is_led: bool = False) -> Piece | None:
    """The office, perhaps of a body, that leads to a name.

    Args:
        name: The name.
        row: Its line.
        last: The name before it on the line.
        is_led: Whether an office leads to that one, too; else what stands right behind it is said of it.
    """
    at = name.start - row.start
    begin = max(at - _FAR, 0 if last is None else last.span.end - row.start)
    title = _TITLE.search(row.text, begin, at)
    own = row.cut(title.start(), title.end()).strip() if title is not None else row.cut(0, 0)
    words = own.text.split()
    if words and any(map(_is_office, (words[0], words[-1]))) and fold(own.text) not in role_words():
        return own
    for article in reversed([*_ARTICLE.finditer(row.text, begin, at)]):
        said = _SAID.match(row.text, article.end(), at)
        if said is not None and _is_office(said["office"].split()[0]):
            is_of_other = last is not None and not is_led and not row.text[begin : article.start()].strip(" ,(")
            return None if is_of_other else row.cut(*said.span("office")).strip()
    return None


def _is_office(word: str) -> bool:
    return has_work(Piece(word, 0)) and not is_word("honorific", word)


def led_names(lines: list[list[Stretch]], rows: list[Row]) -> Iterator[tuple[str, Piece, int]]:
    """The names that an office leads, with the numbers of their lines, though the tagger is not sure or says a body."""
    for number, row in enumerate(rows):
        parts = [one.piece for one in lines[number] if one.label in {"PE", "AF"}]
        capitals = [row.piece.cut(*found.span()) for found in _CAPITALS.finditer(row.piece.text)]
        for name in (*parts, *capitals):
            name = name.strip(".")  # noqa: PLW2901  # the name alone
            is_other = looks_like_organization(name) or has_work(name) or is_place(name)
            before = [one for one in parts if one.start < name.start and has_form_of_name(one)]
            last = before[-1] if before else None
            office = None if is_other or not has_form_of_name(name) else office_before(name, row.piece, last, is_led=True)
            if office is not None and (is_known_name(name) or name in capitals or split_office(office)[1] is not None):
                yield "PE", name, number
