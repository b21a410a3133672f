"""Names that no table knows, in the place where the agenda has known ones: each on a line of its own, or before its body."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from event_ld.readers.programme.names import is_known_name, looks_like_name, looks_like_organization
from event_ld.readers.programme.offices import is_place
from event_ld.readers.programme.stretches import SURE

if TYPE_CHECKING:
    from event_ld.readers.programme.stretches import Row, Stretch
    from event_ld.readers.programme.text import Piece

UNKNOWN = 3
"""How much surer the tagger is of a name that begins with no given name that the table knows."""
_FEW = 3
"""How many known names make a place that of names."""
_LONGEST_LIST = 300
_LIST = re.compile(r",\s(?:(?:and|y|e|et|&)\s)?|\s(?:and|y|e|et|&)\s")
_LIST_END = re.compile(r"\s(?:and|y|e|et|&)\s[^,;:()]{5,60}\Z")
_LEAD = re.compile(r"[\s\"“«*_•·–-]*")
_MARK = re.compile(r"[\s.\"”»*_]*(?P<mark>[^\s.\"”»*_]?)")


def with_alike(found: list[Stretch], rows: list[Row]) -> list[Stretch]:
    """The stretches, with the unknown names that stand where at least a few known ones do, and no fewer, as sure ones."""
    forms = [_form(one, rows) for one in found]
    known = Counter(form for form, one in zip(forms, found, strict=True) if form and is_known_name(one.piece))
    others = Counter(forms) - known
    return [
        one._replace(margin=UNKNOWN * SURE)
        if form and not is_known_name(one.piece) and one.margin < UNKNOWN * SURE and max(_FEW, others[form]) <= known[form]
        else one
        for form, one in zip(forms, found, strict=True)
    ]


def _form(one: Stretch, rows: list[Row]) -> str:
    """How the line goes on that a name begins, `end` where it does not; "" for anything else."""
    row = rows[one.line].piece
    if one.label != "PE" or one.margin < SURE or _LEAD.fullmatch(row.text, 0, one.piece.start - row.start) is None:
        return ""
    behind = _MARK.match(row.text, one.piece.span.end - row.start)
    return ((behind["mark"] if behind else "") or "end") if looks_like_name(one.piece) else ""


def listed(rows: list[Row]) -> Iterator[tuple[str, Piece, int]]:
    """The names of lines that are lists of at least a few and nothing else, with their numbers; the outer ones are known.

    `Ana Gil, Xal Hirota, Ix Alves and Luis Paz`; where one stands between two, it may be the body of the first.
    """
    for number, row in enumerate(rows):
        line = row.piece.strip(" *_•·–-.()")
        names = line.split(_LIST) if _LIST_END.search(line.text) is not None and len(line.text) <= _LONGEST_LIST else []
        are_names = len(names) > _FEW and is_known_name(names[0]) and is_known_name(names[-1])
        if are_names and all(looks_like_name(one) and not is_place(one) and not looks_like_organization(one) for one in names):
            yield from (("PE", one, number) for one in names)
