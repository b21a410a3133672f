"""What a page shows to people: its words, its lines, and the lines that stand at the head of an event."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from event_ld.folding import fold
from event_ld.readers.html_scanner import Kind, Piece, attributes, pieces, text_of
from event_ld.readers.page_text import page_text
from event_ld.readers.programme.words import language_of, meaning, table
from event_ld.readers.settings import SITE_LANGUAGES

_LETTERS = re.compile(r"[^\W_]+")
_UNSEEN = frozenset({"script", "style", "iframe", "noembed", "noframes"})
_WITHIN_WORDS = frozenset({"a", "abbr", "b", "bdi", "bdo", "em", "font", "i", "mark", "s", "small", "span", "strong", "u", "wbr"})
"""Elements that may stand within a word."""
_MARKUP = frozenset({"itemprop", "property"})
_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_HIDING = frozenset({"hidden", "hide", "is-hidden", "d-none", "invisible"})
"""Classes by which style sheets that are much used hide an element."""
_MAY_HIDE = re.compile("hid|none|invisible", re.IGNORECASE)
_OF_START = re.compile(r"(?:itemprop|property)\s*=\s*[\"']?[^\"'>]{0,60}\bstartDate\b", re.IGNORECASE)
_MOST_INNER = 20
_LINK = re.compile(r"\[([^\[\]]*)\]\(https?:[^\s()]*\)")
_HEADING = re.compile(r"(?P<marks>#{1,6}) ")
_APART = 3
"""How many words may stand between a day and its month, as in "23 to 25 May"."""
_MOST = 0.8
"""The share of the words of a name that a page must show."""
_MOST_LINES = 12
_LONGEST_REMARK = 200
_LONGEST = 4
"""The most digits of a number that is a day, a month or a year."""


class Line(NamedTuple):
    """A line of a page: its text, the level of its heading (0 for none), and whether it is an item of a list."""

    text: str
    level: int = 0
    is_item: bool = False


class Head(NamedTuple):
    """What stands around the heading of an event: the lines above it, the heading, and the lines up to the next heading."""

    above: list[Line]
    heading: str
    behind: list[str]

    @property
    def remarks(self) -> list[str]:
        """The lines behind the heading but for those that are prose."""
        return [one for one in self.behind if len(one) <= _LONGEST_REMARK]

    @property
    def line_above(self) -> list[str]:
        """The line right above the heading, where it is no heading and no item; [] for any other."""
        return [one.text for one in self.above[-1:] if not one.is_item and not one.level]


class Shown:
    """What people see of a page."""

    def __init__(self, html: str, cut: list[Piece] | None = None) -> None:
        """Takes the page as it stands, which is read when it is asked for, and its pieces where they are known."""
        self.html = html
        self._known = cut

    @cached_property
    def _cut(self) -> list[Piece]:
        return [*pieces(self.html)] if self._known is None else self._known

    @cached_property
    def title(self) -> str:
        """What stands in its title."""
        found = (one for one in self._cut if one.kind is Kind.TEXT and one.name == "title" and not one.inside)
        return next((" ".join(text_of(self.html, one).split()) for one in found), "")

    @property
    def marked_starts(self) -> Iterator[tuple[str, str]]:
        """The starts of its markup that stand in attributes, each with the text that people see in its place."""
        for number, piece in enumerate(self._cut):
            if piece.kind is not Kind.START or piece.name in _VOID or not _OF_START.search(self.html, piece.start, piece.end):
                continue
            given = attributes(self.html, piece)
            value = given.get("content") or given.get("datetime", "")
            if value:
                inner = self._cut[number + 1 : number + _MOST_INNER]
                end = next((at for at, one in enumerate(inner) if one.name == piece.name), len(inner))
                yield value, " ".join(" ".join(text_of(self.html, one) for one in inner[:end] if one.kind is Kind.TEXT).split())

    @property
    def language(self) -> str | None:
        """The language that it declares, or that its words are of, where that is one whose words are known; None for others."""
        tags = (attributes(self.html, one).get("lang", "") for one in self._cut if one.kind is Kind.START and one.name == "html")
        declared = next(tags, "").partition("-")[0].strip().lower()
        found = declared or language_of(" ".join(self.words))
        return found if found in SITE_LANGUAGES else None

    @property
    def without_scripts(self) -> str:
        """The page with its tags, but without its scripts."""
        kept = (one for one in self._cut if one.name not in _UNSEEN and one.kind in (Kind.START, Kind.TEXT))
        return "".join(self.html[one.start : one.end] for one in kept)

    @cached_property
    def words(self) -> list[str]:
        """All its words, those of its title among them; `datetime` is a date for programs, where it is no markup."""
        texts = []
        for piece in self._cut:
            if piece.kind is Kind.TEXT and piece.name not in _UNSEEN and not piece.inside:
                texts.append(text_of(self.html, piece))
            elif piece.kind is Kind.START and piece.name == "time":
                given = attributes(self.html, piece)
                texts.append(f"\n{given.get('datetime', '')}\n" if _MARKUP.isdisjoint(given) else "\n")
            elif piece.kind is not Kind.COMMENT and piece.name and piece.name not in _WITHIN_WORDS:
                texts.append("\n")
        return words_of("".join(texts))

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the page but for what is hidden, struck through, or there to be clicked."""
        found = []
        for text in page_text(self.html, cut=self._unhidden()).split("\n"):
            mark = _HEADING.match(text)
            begin, level = (mark.end(), len(mark["marks"])) if mark is not None else (0, 0)
            plain = _LINK.sub(r"\1", text[begin:]).strip()
            if plain:
                found.append(Line(plain.removeprefix("- "), level, plain.startswith("- ")))
        return found

    def _unhidden(self) -> Iterator[Piece]:
        """The pieces of the page but for the elements that it hides."""
        depth, name = 0, ""
        for piece in self._cut:
            if depth:
                depth += {Kind.START: 1, Kind.END: -1}.get(piece.kind, 0) * (piece.name == name)
            elif piece.kind is Kind.START and piece.name not in _VOID and _MAY_HIDE.search(self.html, piece.start, piece.end):
                depth, name = int(_is_hidden(attributes(self.html, piece))), piece.name
            if not depth:
                yield piece

    def has_name(self, names: Iterable[str]) -> bool:
        """Whether one of some names stands there, or the greater part of it."""
        return any(stand_together(words_of(one), self.words) for one in names)

    def head_of(self, names: Iterable[str]) -> Head | None:
        """The lines around the heading that has one of some names; None where there is none."""
        wanted = [words_of(one) for one in names]
        named = [at for at, one in enumerate(self.lines) if one.level and _is_named(words_of(one.text), wanted)]
        if not named:
            return None
        at = min(named, key=lambda one: self.lines[one].level)
        behind = self.lines[at + 1 :]
        ends = [number for number, one in enumerate(behind) if one.level and number and not _is_label(one.text)]
        return Head(self.lines[:at], self.lines[at].text, [one.text for one in behind[: min([*ends, _MOST_LINES]) + 1]])

    def has_day(self, date: str) -> bool:
        """Whether a day stands there: with its month beside it, in figures or in a word that is known, or with its year."""
        year, month, day = (int(part) for part in date[:10].split("-"))
        for number, word in enumerate(self.words):
            if word.isdigit() and len(word) <= _LONGEST and int(word) == day:
                around = self.words[max(number - _APART, 0) : number] + self.words[number + 1 : number + 2 + _APART]
                if any(_is_month(one, month) or one == str(year) for one in around):
                    return True
        return False


def words_of(text: str) -> list[str]:
    """The words of a text and the numbers in it, folded; `24May` is two."""
    return [part for word in _LETTERS.findall(text) for part in re.findall(r"\d+|\D+", fold(word))]


def stand_together(wanted: list[str], words: list[str]) -> bool:
    """Whether most of some words stand close to each other: a page may shorten a name, or put a date into it."""
    needed = set(wanted)
    window = 2 * len(wanted) + _APART
    places = [number for number, word in enumerate(words) if word in needed]
    enough = len(needed) * _MOST
    for start in places:
        if len(needed.intersection(words[start : start + window])) >= enough:
            return True
    return not needed


def _is_named(heading: list[str], names: list[list[str]]) -> bool:
    """Whether a heading has a name, or is the greater part of one."""
    return any(
        stand_together(name, heading) or (len(heading) * 2 >= len(name) and set(heading) <= set(name)) for name in names if name
    )


def _is_label(text: str) -> bool:
    """Whether a heading names the day or the place that stands below it."""
    return (meaning("section", text.strip(" :")) or "").startswith(("when", "where"))


def _is_hidden(given: dict[str, str]) -> bool:
    is_styled = _HIDDEN.search(given.get("style", "")) is not None or not _HIDING.isdisjoint(given.get("class", "").split())
    return is_styled or "hidden" in given


def _is_month(word: str, month: int) -> bool:
    return word in _months().get(month, ()) or (word.isdigit() and len(word) <= _LONGEST and int(word) == month)


@lru_cache(maxsize=1)
def _months() -> dict[int, frozenset[str]]:
    """The names of each month that are known."""
    named: dict[int, set[str]] = {}
    for name, number in table()["month"].items():
        named.setdefault(int(number), set()).add(name)
    return {number: frozenset(names) for number, names in named.items()}
