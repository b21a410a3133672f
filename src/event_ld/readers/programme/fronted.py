"""What the front matter of a page says, put before what its text says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from event_ld.mapping import ROWS
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.readers.front_matter import Front
    from event_ld.readers.programme.notes import Notes


def with_front(event: Event, front: Front | None, notes: Notes) -> Event:
    """The event with what the front matter says of it; of two days the same one stays that has an hour.

    Args:
        event: What the text says.
        front: What the front matter says.
        notes: Takes the evidence of that; of what it replaces the lines are unread.
    """
    if front is None or front.end == 0:
        return event
    notes.structure.append(Span(0, front.end - 1))
    changed = {}
    for row in ROWS["Event"]:
        own, other = getattr(front.event, row.attribute, None), getattr(event, row.attribute)
        if not own or (row.field in {"startDate", "endDate"} and (other or "").startswith(own)):
            continue
        changed[row.attribute] = own
        for path in [one for one in notes.evidence if _is_of(one, row.field)]:
            del notes.evidence[path]
        notes.evidence |= {path: one for path, one in front.evidence.items() if _is_of(path, row.field)}
    front.evidence = {path: one for path, one in notes.evidence.items() if front.evidence.get(path) is one}
    return structs.replace(event, **changed)


def _is_of(path: str, field: str) -> bool:
    return path == field or path.startswith((f"{field}.", f"{field}["))
