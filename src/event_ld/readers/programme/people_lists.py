"""Lists of people below a line that names their role, `Nuestros ponentes`, and the people of a text without an agenda."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.readers.programme.mentions import ABOUT, mentions
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.said_roles import role_of
from event_ld.readers.programme.stretches import SURE, Row, Stretch
from event_ld.readers.programme.words import is_word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.readers.programme.people import Mention
    from event_ld.readers.programme.surroundings import Surroundings
    from event_ld.readers.programme.text import Piece

_MOST_WORDS = 5
"""How many words a line has that is the heading of a list of people."""
_LONGEST_HEADING = 60
_HEADING = re.compile(r"\s*(?:#|\*\*|__|<h\d)")


def role_of_heading(text: str) -> str | None:
    """The performer's role that a short line names: `Hosts and moderators`, `Nuestros ponentes:`."""
    words = text.strip("#*_: ").split()
    return role_of(" ".join(words)) if len(words) <= _MOST_WORDS else None


def people_below_roles(
    tagged: Iterable[Stretch], rows: list[Row], lines: list[Line], around: Surroundings, *, apart: bool
) -> list[tuple[str, Mention, Piece]]:
    """The people of lists below a line that names their role, each with the line: `**Panellists**`.

    Where the lines of the agenda are those of slots, none of their people is one of the event.
    """
    own: dict[int, list[Stretch]] = {}
    for one in tagged:
        own.setdefault(one.line, []).append(one)
    numbers = {row.piece.start: number for number, row in enumerate(rows)}
    blocks: list[tuple[str, Piece, list[Stretch]]] = []
    role = None
    for line in lines:
        if apart and line.within == "agenda":
            continue
        parts = own.get(numbers.get(line.whole.start, -1), [])
        is_person = _begins_person(parts, line)
        if not is_person and _is_heading(line):
            role = role_of_heading(line.whole.text)
            blocks += [(role, line.whole, [])] if role is not None else []
        elif role is not None and (is_person or _is_about_last(parts, blocks[-1][2])):
            blocks[-1][2].extend(one for one in parts if one.label in ABOUT)
    people = [
        (role if own_role == "speaker" else own_role, one, heading)
        for role, heading, block in blocks
        for own_role, one in mentions(block, rows)[0]
    ]
    if apart:
        return people
    known = {one.person.name for _, one, _ in people}
    taken = {one.first for _, _, block in blocks for one in block}
    others = [one for parts in own.values() for one in parts if one.label in ABOUT and one.first not in taken]
    closing = min((line.whole.start for line in lines if is_word("mail-closing", line.piece.text.strip(",. "))), default=None)
    others = [one for one in others if closing is None or one.piece.start < closing]  # who signs
    begins = ((numbers.get(line.whole.strip(" \t").start), line) for line in lines)
    alone = {number for number, line in begins if number in own and _stands_alone(own[number], line)}
    named = [one for one in others if one.line in alone and around.says("EN", one.piece)]  # by the tagger, the event
    others = [one for one in others if one in named or not around.says("", one.piece)]  # a venue, a host, a contact
    apart_told = mentions([one for one in others if one.label != "PE" or one.line in alone], rows)[0]
    is_labelled = any(line.role is Role.LABEL and line.section == "speaker" and line.piece.text for line in lines)
    found = apart_told if apart_told or is_labelled else mentions(others, rows)[0]
    return [*people, *((role, one, one.pieces["name"]) for role, one in found if one.person.name not in known)]


def _stands_alone(parts: list[Stretch], line: Line) -> bool:
    """Whether a line is that of a speaker: with one, the names in the prose of a text are those of others."""
    if line.role is Role.LABEL:
        return line.section == "speaker"
    is_short = len(line.whole.text) <= _LONGEST_HEADING
    return is_short and _begins_person(parts, line) and all(one.label in ABOUT for one in parts)


def _begins_person(parts: list[Stretch], line: Line) -> bool:
    """Whether a line begins with a name, perhaps with its honorific or an office."""
    first = next((one for one in parts if one.label not in {"HO", "JO", "AF"}), None)
    if first is None or first.label != "PE" or first.margin < SURE:
        return False
    start = parts[0].piece.start - line.whole.start
    return not any(map(str.isalpha, line.whole.text[: max(start, 0)]))


def _is_about_last(parts: list[Stretch], block: list[Stretch]) -> bool:
    """Whether a line goes on with the person of the line above: nothing but offices and bodies."""
    return bool(parts and block) and parts[0].line == block[-1].line + 1 and all(one.label in {"JO", "AF"} for one in parts)


def _is_heading(line: Line) -> bool:
    """Whether a line can be the heading of a list."""
    text = line.whole.text
    is_marked = line.role in (Role.HEADING, Role.LABEL) or _HEADING.match(text) is not None or text.rstrip("*_ ").endswith(":")
    return is_marked or (
        len(text) <= _LONGEST_HEADING and (not line.is_joined) and not text.endswith(".") and line.role is Role.PROSE
    )
