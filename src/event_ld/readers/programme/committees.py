"""The lists of those who organise an event, below their heading and its sub-headings: nobody in them speaks, or is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.said_roles import role_of_line
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.people import Mention
    from event_ld.readers.programme.text import Piece

_COMMITTEE = re.compile(
    r"(?=.{0,60}(?<![^\W_])(?:comiss(?:ão|ao|ões)|comisi(?:ó|o)n(?:es)?|comit(?:é|e|ê)s?|committees?|équipes?|equip[oe]s?|teams?|boards?)(?![^\W_]))"
    r"(?=.{0,60}(?<![^\W_])(?:d['’])?(?:organi[sz]|cient[íi]fic|scientifi|programm?e?(?![^\W_])|local(?![^\W_])))",
    re.IGNORECASE,
)
_AROUND = " *_#•·–-:."
_LONGEST = 60


def committee_lines(lines: Iterable[tuple[Piece, bool]]) -> set[int]:
    """The numbers of the lines of such lists.

    Args:
        lines: The lines of a text that are not blank, each with whether it stands apart from the one above.
    """
    blocks: list[list[tuple[int, Piece]]] = []
    for number, (line, is_apart) in enumerate(lines):
        blocks += [[]] if is_apart or not blocks else []
        blocks[-1].append((number, line.strip(_AROUND)))
    found: set[int] = set()
    is_open = False
    for block, after in zip(blocks, [*blocks[1:], []], strict=False):
        is_open = _begins(block, after) or (is_open and _goes_on(block, after))
        found |= {number for number, _ in block} if is_open else set()
    return found


def _begins(block: list[tuple[int, Piece]], after: list[tuple[int, Piece]]) -> bool:
    """Whether a committee heads names; the word for who coordinates does where the names below that have their headings, too."""
    head = block[0][1]
    if len(head.text) > _LONGEST or ":" in head.text or time_at_start(head.text) is not None:
        return False
    if _COMMITTEE.match(head.text):
        return _are_names(block[1:] or after)
    is_head = meaning("section", head.text) == "coordinator" and len(block) > 1
    return is_head and _are_names(block[1:]) and len(after) > 1 and _is_list(after) and not _is_name(after[0][1])


def _goes_on(block: list[tuple[int, Piece]], after: list[tuple[int, Piece]]) -> bool:
    """Whether a list goes on: names, perhaps below a heading of theirs that says no role of a slot."""
    is_head = len(block[0][1].text) <= _LONGEST and role_of_line(block[0][1].text) is None
    return _are_names(block) or (is_head and _is_list(block if len(block) > 1 else [*block, *after]))


def _is_list(block: list[tuple[int, Piece]]) -> bool:
    """Whether names stand below the first line."""
    return len(block) > 1 and time_at_start(block[0][1].text) is None and _are_names(block[1:])


def _are_names(lines: list[tuple[int, Piece]]) -> bool:
    people = [_people(line) for _, line in lines]
    return all(people) and 0 < len(lines) <= 2 * sum(_is_name(line) for _, line in lines)


def _is_name(line: Piece) -> bool:
    return any(is_known_name(one.pieces["name"]) for one in _people(line))


def _people(line: Piece) -> list[Mention]:
    return read_people([line]) if line.text and len(line.text) <= 2 * _LONGEST else []
