"""The words that name the roles of people: beside a name, above a list of names, on a line of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.slot_words import LEAD
from event_ld.readers.programme.words import folded_alternatives, is_word, meaning, spelled_pattern
from event_ld.vocabulary import role_words, roles

if TYPE_CHECKING:
    from event_ld.readers.programme.stretches import Row, Stretch

ROLE_WORDS = spelled_pattern(lambda: rf"(?<![^\W_])(?:{folded_alternatives(role_words())})(?![^\W_])")
LONGEST_HEADING = 60
_LONGEST_LIST = 40
"""The most lines that the label of a list of people holds for."""


class Roles:
    """The role that the words before a name say: on its line, or for a list of names below them."""

    def __init__(self, lines: list[Row], first: int) -> None:
        self.lines, self.seen = lines, max(first - 1, 0)
        self.role, self.line, self.at = "", -1, -1

    def reach(self, one: Stretch) -> None:
        """Goes on to a stretch: what its lines say above it holds, `Panellists`, whatever the tagger says of that."""
        for number in range(self.seen, one.line):
            if (named := role_of_line(self.lines[number].piece.text)) is not None and heads_names(number, self.lines):
                self.role, self.line, self.at = named, number, one.first - 1
        self.seen = one.line
        if self.role and one.line > self.line and not _goes_on(self.line, one, self.lines):
            self.role = ""

    def take(self, one: Stretch, last: Stretch | None) -> str | None:
        """Takes the role that a stretch names, of the names behind it; gives it where it is that of the one before."""
        named = role_of(one.piece.text)
        if named is not None and _is_behind(one, last, self.lines):
            return named
        if named is not None:
            self.role, self.line, self.at = named, one.line, one.first
        return None

    def of(self, name: Stretch, before: Stretch | None) -> str:
        """The role of a name, behind another one perhaps."""
        behind = before if before is not None and before.first > self.at else None
        self.role = "" if _is_behind_colon(behind, name, self.lines) else self.role
        return self.role


def _is_behind_colon(before: Stretch | None, one: Stretch, lines: list[Row]) -> bool:
    """Whether a colon or a small word parts a name from the one before on its line: `moderated by Ana Gil: Luis Paz`."""
    row = lines[one.line].piece
    last = before if before is not None and before.line == one.line else one
    between = row.text[last.piece.span.end - row.start : one.piece.start - row.start]
    return ":" in between or LEAD.fullmatch(re.split(r"[,;.]\s", between)[-1].lstrip()) is not None


def _goes_on(role_line: int, one: Stretch, lines: list[Row]) -> bool:
    """Whether a role that a line names holds for a later line, too: the label of a list, and its items."""
    label = lines[role_line].piece.text
    if not (label.rstrip("*_ ").endswith(":") or role_of_line(label)) or one.line - role_line > _LONGEST_LIST:
        return False
    return not any(lines[number].is_apart for number in range(role_line + 2, one.line + 1))


def heads_names(number: int, lines: list[Row]) -> bool:
    """Whether the word of a role heads the names below it; it is of the name above where its paragraph begins with one."""
    first = number
    while first > 0 and not lines[first].is_apart:
        first -= 1
    return first == number or not is_known_name(lines[first].piece.strip(" *_•·#-"))


def role_of_line(text: str) -> str | None:
    """The performer's role that a line names which says nothing else: `**Moderator:**`, `Panellists`; else None."""
    text = text.strip("#*_:•·- \t")
    if not text or len(text) > LONGEST_HEADING:
        return None
    return role_of(text) if is_role(text) else "speaker" if meaning("column", text) == "people" or is_word("with", text) else None


def _is_behind(one: Stretch, last: Stretch | None, lines: list[Row]) -> bool:
    """Whether the word of a role stands in brackets or behind a comma, after the name that it is about."""
    if last is None or last.line != one.line or last.label == "RL":
        return False
    text = lines[one.line].piece
    ahead = text.text[one.piece.start + len(one.piece.text) - text.start :].lstrip("*_ ")
    return not ahead.startswith(":") and (not ahead or ahead[0] in ").,;|")


def is_role(text: str) -> bool:
    """Whether some words name a role, be it one of performers or not: `Contact`."""
    return fold(text.strip(" :.*_")) in role_words()


def role_of(text: str) -> str | None:
    """The performer's role that some words name: `Moderated by`, `Ponentes`; a speaker's where they only say who speaks."""
    found = role_words().get(fold(text.strip(" :.*_")))
    if found is None:
        matches = list(ROLE_WORDS.finditer(text))
        found = role_words().get(fold(matches[-1][0])) if matches else None
    if found is None and is_word("with", text.strip(" :.*_")):
        return "speaker"
    return found if found and roles()[found] == "performer" else "chair" if found == "coordinator" else None
