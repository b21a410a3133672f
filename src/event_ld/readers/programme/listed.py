"""The slots of an agenda that is a list: one for each item, without any time."""

from __future__ import annotations

import re

from event_ld.readers.programme.agenda import Slot
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.titled import split_title

_FEWEST_ITEMS = 3
_LONGEST_ITEM = 200
_NO_ITEM = re.compile(r"https?://|www\.|@")


def listed_slots(lines: list[Line]) -> list[Slot]:
    """The slots of an agenda that is a list without any time: one for each of at least a few items below its heading."""
    own = [line for line in lines if line.within == "agenda"]
    items = [line for line in own if line.role is Role.BULLET and line.piece.text]
    is_list = len(items) >= _FEWEST_ITEMS and all(len(line.piece.text) <= _LONGEST_ITEM for line in items)
    if not is_list or any(line.time is not None for line in own) or any(_NO_ITEM.search(line.piece.text) for line in items):
        return []
    found = []
    for line in items:
        title, people = split_title(line.piece.strip(".;"))
        slot = Slot(begin=0, end=None, when=line.piece, title=[title], rule="slot-from-list", is_timed=False)
        slot.people = [("speaker", one) for one in people]
        found.append(slot)
    return found
