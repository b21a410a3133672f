"""What blocks that are alike say of their talks: which part is the title and which one names who speaks, all decide together."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.day_lines import MARKS
from event_ld.readers.programme.names import is_known_name, looks_like_name, looks_like_organization, names_body
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import read_people, with_more
from event_ld.readers.programme.slot_words import without_promise
from event_ld.readers.programme.titled import split_roles, split_title
from event_ld.readers.programme.told_units import LONGEST_LINE, Unit, moment_of, quoted, untimed, without_kind
from event_ld.readers.programme.words import placeholder
from event_ld.vocabulary import roles

if TYPE_CHECKING:
    from event_ld.readers.programme.alike import Block
    from event_ld.readers.programme.people import Mention
    from event_ld.readers.programme.text import Piece

_MOST_BEFORE_QUOTE = 4
_LEADS_QUOTE = re.compile(r"[^\"“«:]{3,40}:\s+[\"“«][^\"“”«»]+[\"”»]\.?")


class Part(NamedTuple):
    """A part of a block: a line that is not its day, or a stretch beside that in its line."""

    piece: Piece
    line: Line


def units_of(blocks: list[Block]) -> list[Unit]:
    """One unit for each block."""
    people = _column(blocks, _has_known)
    people = _column(blocks, _has_names, of_all=True) if people is None else people
    below = people + 1 if people is not None and people != -1 else None
    below = below if below is not None and 2 * _share(blocks, below, _is_body) > len(blocks) else None
    return [_unit(block, people, below) for block in blocks]


def _unit(block: Block, people: int | None, below: int | None) -> Unit:
    """What a block says, whose part with a number names who speaks, and another one the body; None where none does."""
    unit = Unit(moment_of(block.day.whole), block.days, block.stated, lines=block.lines)
    unit.when = unit.when or next((when for line in block.lines if (when := moment_of(line.whole)) is not None), None)
    unit.pieces = [line.whole for line in block.lines if len(line.whole.text) <= LONGEST_LINE]
    unit.room, unit.is_open = block.room, not block.parts
    labelled = [(part.line.section, part) for part in block.parts if _says_role(part)]
    speaker = block.part(people) if not labelled else None
    body = block.part(below) if len(block.parts) > 2 else None  # noqa: PLR2004  # a title beside the two
    for role, part in labelled or ([("speaker", speaker)] if speaker is not None else []):
        unit.people += _named(part, role)
    if body is not None and len(unit.people) == 1 and not unit.people[0][1].is_described:
        unit.people = [(role, with_more(one, body.piece)) for role, one in unit.people]
    if block.quote is not None:
        unit.people = unit.people or [one for part in block.parts for one in _named(part)]
        unit.title = block.quote
    else:
        told = (speaker, body) if labelled or unit.people else ()
        _name(unit, [part for part in block.parts if part not in told and not _says_role(part)], speaker)
    return unit


def _name(unit: Unit, parts: list[Part], speaker: Part | None) -> None:
    """Gives a unit the name that its first other part says, and those who stand behind it, or below it with more than a name."""
    if not parts:
        unit.title = next((one.talk for _, one in unit.people if one.talk is not None), None)
        return
    title = parts[0].piece
    is_led = _LEADS_QUOTE.fullmatch(title.text) is not None  # `Round table: “Maps”` is called so
    title = title if is_led else _quoted_title(parts[0].line.whole) or without_kind(untimed(_until(parts, speaker)))
    for part in parts[1:]:
        below = _named(part) if unit.people and part.line is not parts[0].line and _has_known(part) else []
        unit.people += below if all(one.is_described for _, one in below) else []
    if not unit.people:
        title, named = split_title(title)
        unit.people = [("speaker", one) for one in named]
    title, is_promised = without_promise(title)
    unit.is_open = is_promised or placeholder(title.text) == "open"
    unit.title = None if placeholder(title.text) or not title.text else title


def _quoted_title(line: Piece) -> Piece | None:
    """The title in quotation marks that a line says, behind a few words; a work within a longer title is none."""
    title = quoted(line)
    is_title = title is not None and len(line.text[: title.start - line.start].split()) <= _MOST_BEFORE_QUOTE
    return title if is_title else None


def _until(parts: list[Part], speaker: Part | None) -> Piece:
    """The title that the parts of one line are, without who speaks: a dash may stand in it."""
    first, *others = parts
    ends = [first.piece.span.end]
    for part in others:
        is_between = speaker is not None and ends[-1] <= speaker.piece.start < part.piece.start
        if part.line is not first.line or is_between or part.line.piece.strip(MARKS) == part.piece:
            break
        ends.append(part.piece.span.end)
    whole = first.line.whole
    return whole.cut(first.piece.start - whole.start, ends[-1] - whole.start)


def _column(blocks: list[Block], form: Callable[[Part], bool], *, of_all: bool = False) -> int | None:
    """The number of the one part of a block that has a form in most blocks, or in all; from the end where it is negative."""
    least = len(blocks) if of_all else len(blocks) // 2 + 1
    longest = max(len(block.parts) for block in blocks)
    for numbers in (range(longest), range(-1, -longest - 1, -1)):
        shares = [_share(blocks, number, form) for number in numbers]
        best = max(shares, default=0)
        if best >= least and shares.count(best) == 1:
            return numbers[shares.index(best)]
    return None


def _share(blocks: list[Block], number: int, form: Callable[[Part], bool]) -> int:
    """In how many blocks a part has a form."""
    return sum(form(part) for block in blocks if (part := block.part(number)) is not None)


def _is_body(part: Part) -> bool:
    return names_body(part.piece) or looks_like_organization(part.piece)


def _says_role(part: Part) -> bool:
    """Whether a part names people behind the label of their role, or goes on with such a list."""
    is_list = part.line.role is Role.PROSE and _has_known(part)
    return part.line.section in roles() and (part.line.role is Role.LABEL or is_list)


def _has_known(part: Part) -> bool:
    return any(is_known_name(one.pieces["name"]) or "honorificPrefix" in one.pieces for _, one in _named(part))


def _has_names(part: Part) -> bool:
    named = _named(part)
    return bool(named) and all(looks_like_name(one.pieces["name"]) for _, one in named)


def _named(part: Part, role: str = "speaker") -> list[tuple[str, Mention]]:
    """Who a part names, each in the role that it says, or else in a given one; nobody where it says anything else."""
    rest, by_role = split_roles(part.piece)
    return by_role if by_role and not rest.text else [(role, one) for one in read_people([part.piece])]
