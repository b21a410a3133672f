"""What the forms of the lines of slots tell beside the tagger: titles with people behind them, lines of people and of roles."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from event_ld.readers.programme.mentions import mentions
from event_ld.readers.programme.names import is_known_name, names_body
from event_ld.readers.programme.people import body_mention, read_people
from event_ld.readers.programme.places import split_room
from event_ld.readers.programme.said_roles import heads_names, role_of_line
from event_ld.readers.programme.slot_cells import bodies_instead
from event_ld.readers.programme.slot_titles import behind_times, timed_title
from event_ld.readers.programme.slot_words import TALK_OF, without_promise
from event_ld.readers.programme.stretches import CELL, trimmed
from event_ld.readers.programme.tagged_names import is_told_of, lists_others
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.titled import split_roles, split_title
from event_ld.readers.programme.words import is_word, meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.agenda import Slot
    from event_ld.readers.programme.people import Mention
    from event_ld.readers.programme.stretches import Row, Stretch
    from event_ld.readers.programme.text import Piece

AROUND = " \t|,;:()[]-–—*_·@"
"""The marks around words of a row that say nothing."""

_LONGEST_LIST = 12
"""How many lines of names the tagger may miss behind the last that it sees."""
_LINE_OF_CELL = re.compile(r"(?<=[.?!]),\s")
"""What `<br>` behind a sentence of a cell is: its next line says more than the title."""


def fill(slot: Slot, anchor: Stretch, parts: list[Stretch], rows: list[Row]) -> list[Stretch]:
    """Gives a slot its people, its title and what says more about it; returns its titles.

    Where none is told, what stands behind the time is one if the form of the line says so.
    """
    bodies = bodies_instead(anchor, rows)
    parts = [one for one in parts if not any(is_in(one.piece, body) or is_in(body, one.piece) for body in bodies)]
    slot.people, slot.unsure = mentions(parts, rows)
    for before, one in zip([anchor, *parts], parts, strict=False):
        is_first = one.label in {"HO", "PE"} and (before.line, before.cell) != (one.line, one.cell)
        if one.label == "RL" or is_first or one.piece in slot.unsure:
            _by_line(slot, one, rows)
    lines = {one.line for one in parts}
    _between(slot, anchor, parts, rows)
    _listed(slot, anchor.line + 1, max(lines, default=0), rows)
    used = {piece.start for _, one in slot.people for piece in one.pieces.values()}
    titles = [one for one in parts if one.label == "TI" and one.piece.start not in used]
    if len(titles) > 1 and titles[0].line == titles[-1].line and meaning("slot-role", titles[0].piece.value) is not None:
        slot.form.append(titles.pop(0).piece)  # `Keynote: Ana Gil – “Old maps”`
    row = rows[anchor.line].piece
    behind = behind_times(anchor, rows)[1].strip(AROUND)
    pieces = [
        _by_line(slot, one, rows) for one in titles or [anchor._replace(piece=behind)] * bool(slot.is_timed and behind.text)
    ]
    if titles or (pieces and pieces[0].text):
        pieces[0] = pieces[0].cut(0, ended.start() if (ended := _LINE_OF_CELL.search(pieces[0].text)) else None)
        first, _, more = pieces[0].text.partition("\n")
        is_break = more and meaning("for-all", first.strip("*_.,: ")) is not None  # `Lunch`, and the part of the day below it
        title, slot.room = split_room(pieces[0].cut(0, len(first) if is_break else None))
        title, slot.is_open = without_promise(title)
        rooms = [f"({one.piece.text})" for one in parts if one.label == "RO"]
        title = title.cut(0, next((-len(room) for room in rooms if title.text.endswith(room)), None)).strip()
        title = _whole(title, rows[(titles or [anchor])[0].line].piece, slot)
        title = timed_title(slot, title, rows[(titles or [anchor])[0].line].piece)
        title = title.strip(".") if title.text.count(".") == 1 else title
        slot.title = [title] if title.text else []
        others = [*(one.piece for one in parts if one.label == "DE"), *pieces[len(slot.title) or 1 :]]
        is_break = meaning("for-all", title.text.strip("*_.: ")) is not None
        others = [one for one in others if not is_break or one.start < row.span.end]  # below it stands what follows it
        slot.text = sorted(others, key=lambda one: one.start)
    slot.is_open = slot.is_open or any(is_word("empty", one.value) for one in [*row.split(CELL), *(one.piece for one in parts)])
    alone = Counter((one.line, one.cell) for one in parts)
    said = [one.piece for one in parts if one.label == "AF" and one.cell and alone[one.line, one.cell] == 1]
    bodies += [one for one in said if titles and one.start not in used and names_body(one)]
    slot.people += [("speaker", body_mention(one)) for one in bodies]
    slot.people.sort(key=lambda one: one[1].pieces["name"].start)
    return titles


def _whole(title: Piece, row: Piece, slot: Slot) -> Piece:
    """A title that a small word ends goes on where nobody of the slot stands: `Visit of the`, and behind it `Ana Gil School`."""
    behind = row.cut(max(title.span.end - row.start, 0)).split(CELL)[:1] if is_in(title, row) else []
    if not behind or not is_word("of", title.text.rpartition(" ")[2]):
        return title
    people = [*(one.pieces["name"] for _, one in slot.people), *slot.unsure]
    is_taken = any(is_in(one, behind[0]) for one in people)
    return title if is_taken else row.cut(title.start - row.start, behind[0].span.end - row.start).strip(".")


def _between(slot: Slot, anchor: Stretch, parts: list[Stretch], rows: list[Row]) -> None:
    """Gives a slot the known people of those of its lines that the tagger says nothing of, or only a body at their ends."""
    lines = {one.line for one in parts}
    told = {one.line for one in parts if one.label != "AF" or one.piece.start == rows[one.line].piece.start}
    for number in {*range(min(lines, default=0), max(lines, default=-1) + 1)} - {anchor.line, *told}:
        named = [] if lists_others(rows[number].piece.text) else read_people([rows[number].piece])
        slot.form += [rows[number].piece] if rows[number].piece.text.endswith(":") else []  # the label of a list
        slot.people += [("speaker", one) for one in named if all(is_known_name(other.pieces["name"]) for other in named)]


def _listed(slot: Slot, first: int, last: int, rows: list[Row]) -> None:
    """Gives a slot those of the lists below the words of roles that the tagger sees not: `Moderators:`, and below it names."""
    role = None
    for number in range(first, min(max(first, last) + _LONGEST_LIST, len(rows))):
        row = rows[number].piece.strip("*_•·–- ")
        if number > last and (rows[number].is_apart or time_at_start(row.text) is not None):
            break
        if (named := role_of_line(row.text)) is not None and heads_names(number, rows):
            role = named
        elif role is not None:
            people = read_people([row])
            if not people or not all(is_known_name(one.pieces["name"]) for one in people):
                role = None
                continue
            known = {one.person.name: one for _, one in slot.people}
            names = {one.person.name for one in people}
            slot.people = [one for one in slot.people if one[1].person.name not in names]
            slot.people += [(role, known.get(one.person.name, one)) for one in people]


def _by_line(slot: Slot, one: Stretch, rows: list[Row]) -> Piece:
    """The title that a stretch begins by the form of its line, which tells more of the people of the slot, too."""
    row = rows[one.line].piece
    begin = one.piece.start - row.start
    whole, _ = split_room((row.cut(begin - row.text[:begin].endswith(('"', "“", "«"))).split(CELL) or [one.piece])[0])
    if slot.room is not None and is_in(slot.room, whole) and whole.span.end - slot.room.span.end <= 1:
        whole = whole.cut(0, slot.room.start - whole.start).strip("( ")
    whole = whole if "(" in whole.text else whole.strip(")")  # within a bracket
    own = [other for other in slot.people if is_in(other[1].pieces["name"], whole)]
    unsure = {other.start for other in slot.unsure if is_in(other, whole)}
    is_beside = row.start <= slot.when.start <= whole.start  # an honorific, or a name at the head, says somebody, too
    is_talk = TALK_OF.match(whole.text) is not None
    is_titled = is_beside and any(is_word("honorific", word.strip(".(,")) for word in whole.text.split())
    may_tell = own or one.label == "RL" or unsure or is_talk or is_titled or ":" in whole.text
    found = _by_form(whole, own, unsure, row) if may_tell else None
    is_led = found is not None and all(
        (is_beside and "honorificPrefix" in other.pieces)
        or whole.text.startswith(f"{other.person.name}:")
        or (is_talk and is_known_name(other.pieces["name"]))
        for _, other in found[1]
    )
    if found is None or not (own or one.label == "RL" or unsure or is_led):
        return one.piece.cut(0, 0 if one.label == "ST" else None)
    people = [*(other for other in slot.people if other not in own), *found[1]]
    slot.people = sorted(people, key=lambda other: next(iter(other[1].pieces.values())).start)
    slot.unsure = [other for other in slot.unsure if not is_in(other, whole)]
    return trimmed(found[0]) if found[0].text or one.label == "ST" else one.piece


def _by_form(
    line: Piece, people: list[tuple[str, Mention]], unsure: set[int], row: Piece
) -> tuple[Piece, list[tuple[str, Mention]]] | None:
    """The title of a line and its people by their form; None where that has not all the people who are known of the line.

    Args:
        line: The line from the title on, or the cell.
        people: Who is known to stand in it: of them the form tells the role, and what is not known yet.
        unsure: Where other names may stand: what the form says of them holds.
        row: The whole line.
    """
    rest, by_role = split_roles(line)
    named = read_people([rest]) if rest.text else []
    title = split_title(line)[0] if not rest.text and TALK_OF.match(line.text) else rest.cut(0, 0)
    if rest.text and not (named and all(is_known_name(one.pieces["name"]) for one in named)):
        title, named = split_title(rest)
    names = {one.person.name for _, one in people}
    said = [piece for _, one in people for piece in one.pieces.values()]
    by_role = [
        (role, one)
        for role, one in by_role
        if one.person.name in names or not (_is_said(one.pieces["name"], said) or is_told_of(one.pieces["name"], row))
    ]  # no body
    found = {one.person.name: ("chair" if role == "coordinator" else role, one) for role, one in by_role}
    for one in named:
        name = one.pieces["name"]
        is_new = name.start in unsure or (is_known_name(name) and not _is_said(name, said))
        if one.person.name in names or ((is_new or len(names) > 1) and not is_told_of(name, row)):
            found.setdefault(one.person.name, ("speaker", one))
    if not found or not names <= {*found}:
        return None
    for role, one in people:
        told, other = found[one.person.name]
        found[one.person.name] = (told if role == "speaker" else role, max(one, other, key=_told))
    return title, [*found.values()]


def _is_said(name: Piece, said: list[Piece]) -> bool:
    """Whether a name stands in what is told of somebody."""
    return any(is_in(name, piece) for piece in said)


def _told(mention: Mention) -> tuple[int, int]:
    """How much is told of somebody."""
    return len({path.partition("[")[0] for path in mention.pieces}), len(
        mention.pieces.get("honorificPrefix", mention.pieces["name"]).text
    )
