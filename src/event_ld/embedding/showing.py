"""Whether a page shows an event: what is marked up must stand on the page for people too (Google's first policy)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.html_scanner import Kind, text_of
from event_ld.readers.programme.status import says_status
from event_ld.readers.programme.words import table

if TYPE_CHECKING:
    from event_ld.embedding.page import Page
    from event_ld.model import Text

_LETTERS = re.compile(r"[^\W_]+")
_UNSEEN = frozenset({"script", "style", "iframe", "noembed", "noframes"})
_APART = 3
"""How many words may stand between a day and its month, as in "23 to 25 May"."""
_MOST = 0.8
"""The share of the words of a name that a page must show."""
_SHORT = 80
_LONGEST = 4
"""The most digits of a number that is a day, a month or a year."""


class Shown:
    """The words of a page that people see, its title among them."""

    def __init__(self, page: Page) -> None:
        texts = []
        for piece in page.pieces:
            if piece.kind is Kind.TEXT and piece.name not in _UNSEEN and not piece.inside:
                texts.append(text_of(page.text, piece))
            elif piece.kind is Kind.START and piece.name == "time":
                texts.append(page.text[piece.start : piece.end])  # `datetime` is a date for programs
            elif piece.kind is not Kind.COMMENT and piece.name and piece.name not in _WITHIN_WORDS:
                texts.append("\n")
        self.words = _words("".join(texts))
        self._texts = texts

    @property
    def status(self) -> str:
        """The first short text by itself that says of something that it is cancelled, moved or put off; "" for none."""
        lines = (" ".join(one.split()) for one in "".join(self._texts).split("\n"))
        return next((one for one in lines if len(one) <= _SHORT and says_status(one)), "")

    def has_name(self, name: Text | None) -> bool:
        """Whether a name stands there, in any of its languages."""
        names = name.values() if isinstance(name, dict) else [name or ""]
        return any(self._stand_together(_words(one)) for one in names)

    def _stand_together(self, wanted: list[str]) -> bool:
        """Whether most of some words stand close to each other: a page may shorten a name, or put a date into it."""
        needed = set(wanted)
        window = 2 * len(wanted) + _APART
        places = [number for number, word in enumerate(self.words) if word in needed]
        enough = len(needed) * _MOST
        for start in places:
            if len(needed.intersection(self.words[start : start + window])) >= enough:
                return True
        return not needed

    def has_day(self, date: str) -> bool:
        """Whether a day stands there: with its month beside it, in figures or in a word that is known, or with its year."""
        year, month, day = (int(part) for part in date[:10].split("-"))
        for number, word in enumerate(self.words):
            if word.isdigit() and len(word) <= _LONGEST and int(word) == day:
                around = self.words[max(number - _APART, 0) : number] + self.words[number + 1 : number + 2 + _APART]
                if any(_is_month(one, month) or one == str(year) for one in around):
                    return True
        return False


_WITHIN_WORDS = frozenset({"a", "abbr", "b", "bdi", "bdo", "em", "font", "i", "mark", "s", "small", "span", "strong", "u", "wbr"})
"""Elements that may stand within a word."""


def _words(text: str) -> list[str]:
    """The words of a text and the numbers in it, folded; `24May` is two."""
    return [part for word in _LETTERS.findall(text) for part in re.findall(r"\d+|\D+", fold(word))]


def _is_month(word: str, month: int) -> bool:
    return word in _months().get(month, ()) or (word.isdigit() and len(word) <= _LONGEST and int(word) == month)


@lru_cache(maxsize=1)
def _months() -> dict[int, frozenset[str]]:
    """The names of each month that are known."""
    named: dict[int, set[str]] = {}
    for name, number in table()["month"].items():
        named.setdefault(int(number), set()).add(name)
    return {number: frozenset(names) for number, names in named.items()}
