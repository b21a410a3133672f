"""Records that say their title behind a label, among their day and hours, with the speaker above or behind one, too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.names import is_known_name, looks_like_name
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.people import Mention
    from event_ld.readers.programme.stretches import Row
    from event_ld.readers.programme.text import Piece

LABEL = re.compile(r"[*_•\s-]{0,5}(?P<label>[^\W\d_]{3,15}(?:\s[^\W\d_]{2,15}){0,2})\s?:[*_]{0,3}\s+(?=\S)")
_MARKS = "#*_•- "
_NEAR = 3
"""How many lines above its first label the name that a record begins with may stand: a link may be between."""
_LONG = 100


class Labelled(NamedTuple):
    """A record of labelled lines.

    Attributes:
        title: Its title, and the number of the line that it stands in.
        lines: Its lines, from the first on.
        people: Those of the line that it begins with.
        whens: The lines that say when it is behind a label.
        unread: The lines whose words say nothing else: the title, people above, links, abstracts, lives.
    """

    title: tuple[Piece, int]
    lines: range
    people: list[Mention]
    whens: list[int]
    unread: list[int]


def labels_of(rows: list[Row]) -> dict[int, str]:
    """The labels that lines begin with, by the numbers of the lines."""
    return {at: one["label"] for at, row in enumerate(rows) if (one := LABEL.match(row.piece.text)) is not None}


def titled_records(rows: list[Row], labels: dict[int, str]) -> dict[int, Labelled]:
    """The records that say a title each behind a label, by the lines of their hours; none unless all labelled hours are in one.

    The lines above the first label of all of them, or of none, are names of people.
    """
    blocks = [(block, _title(block, labels), _hours(block, labels, rows)) for block in _blocks(labels, rows)]
    full = [(block, title, hours[0]) for block, title, hours in blocks if title is not None and len(hours) == 1]
    if len(full) < 2 or sum(len(hours) for _, _, hours in blocks) != len(full):  # noqa: PLR2004  # one is no list
        return {}
    heads = [_head(rows, block, labels) for block, _, _ in full]
    named = all(head is not None for head, _ in heads)
    starts = [head if named and head is not None else block[0] for (block, _, _), (head, _) in zip(full, heads, strict=True)]
    found: dict[int, Labelled] = {}
    for (block, title, hour), start, end, (_, people) in zip(full, starts, [*starts[1:], len(rows)], heads, strict=True):
        said = {at for at in block if _section(labels[at]) != "description"}
        behind = [at for at in range(block[-1] + 1, end) if len(rows[at].piece.text) > _LONG]
        unread = [title, *(at for at in range(start, block[-1] + 1) if at not in said), *behind]
        line = rows[title].piece
        whole = line.cut(LABEL.match(line.text).end()).strip(_MARKS)  # type: ignore[union-attr]  # it has a label
        found[hour] = Labelled(
            (whole, title), range(start, block[-1] + 1), people if named else [], _whens(block, labels), unread
        )
    return found


def _blocks(labels: dict[int, str], rows: list[Row]) -> list[list[int]]:
    """The labelled lines right below one another, anew where a label comes again."""
    blocks: list[list[int]] = []
    for at, label in labels.items():
        own = blocks[-1] if blocks else []
        is_next = bool(own) and own[-1] == at - 1 and label not in {labels[one] for one in own}
        is_new = is_next and rows[at].is_apart and len(own) > 1 and not rows[own[-1]].is_apart
        if is_next and not is_new:
            own.append(at)
        else:
            blocks.append([at])
    return blocks


def _section(label: str) -> str | None:
    return meaning("section", label)


def _title(block: list[int], labels: dict[int, str]) -> int | None:
    """The only line of a block whose label says that a title follows."""
    titles = [at for at in block if _section(labels[at]) == "title"]
    titles = titles or [at for at in block if meaning("column", labels[at]) == "title" and _section(labels[at]) is None]
    return titles[0] if len(titles) == 1 and len(block) > 1 else None


def _whens(block: list[int], labels: dict[int, str]) -> list[int]:
    """The lines of a block whose labels say that a day or hours follow."""
    return [at for at in block if _section(labels[at]) in {"when", "when-where"}]


def _hours(block: list[int], labels: dict[int, str], rows: list[Row]) -> list[int]:
    """The lines of a block whose labels say that hours follow, and have some."""
    return [at for at in _whens(block, labels) if find_time(LABEL.sub("", rows[at].piece.text, count=1)) is not None]


def _head(rows: list[Row], block: list[int], labels: dict[int, str]) -> tuple[int | None, list[Mention]]:
    """The line of people that a record begins with, right above its first label, and they."""
    for at in range(block[0] - 1, max(block[0] - 1 - _NEAR, -1), -1):
        line = rows[at].piece.strip(_MARKS)
        if at in labels or find_days(line.text) is not None:
            break
        people = read_people([line])
        names = [one.pieces["name"] for one in people]
        is_near = at == block[0] - 1 and all(map(looks_like_name, names))
        if names and (is_near or all("honorificPrefix" in one.pieces or is_known_name(one.pieces["name"]) for one in people)):
            return _above(rows, at, labels, people)
    return None, []


def _above(rows: list[Row], at: int, labels: dict[int, str], people: list[Mention]) -> tuple[int, list[Mention]]:
    """A line of people, or the one above what only looks like one: a link below the name of somebody known."""
    above = rows[at - 1].piece.strip(_MARKS) if at and at - 1 not in labels and not rows[at].is_apart else None
    own = read_people([above]) if above is not None and not all("honorificPrefix" in one.pieces for one in people) else []
    is_own = own and all("honorificPrefix" in one.pieces or is_known_name(one.pieces["name"]) for one in own)
    is_known = all(is_known_name(one.pieces["name"]) for one in people)
    return (at - 1, own) if is_own and not is_known else (at, people)
