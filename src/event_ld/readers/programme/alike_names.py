"""Names that no table knows, in the place where the agenda has known ones: each on a line of its own, or before its body."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from event_ld.readers.programme.names import is_known_name, looks_like_name
from event_ld.readers.programme.stretches import SURE

if TYPE_CHECKING:
    from event_ld.readers.programme.stretches import Row, Stretch

UNKNOWN = 3
"""How much surer the tagger is of a name that begins with no given name that the table knows."""
_FEW = 3
"""How many known names make a place that of names."""
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
