"""What the front matter of a page says, put before what its text says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import structs

from event_ld.mapping import ROWS
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.readers.front_matter import Front
    from event_ld.readers.programme.notes import Notes


def with_front(event: Event, front: Front | None, notes: Notes, into: Callable[[Span], Span]) -> Event:
    """The event with what the front matter says of it; of two days the same one stays that has an hour.

    `into` gives the stretch of the normalised text for one of the source; the lines of what is replaced are unread.
    """
    if front is None or front.end == 0:
        return event
    edges = [0, *(at for span in front.programmes for at in (span.start, span.end)), front.end - 1]
    notes.structure += [into(Span(*one)) for one in zip(edges[::2], edges[1::2], strict=True)]
    moved = {path: structs.replace(one, spans=tuple(map(into, one.spans))) for path, one in front.evidence.items()}
    changed = {}
    for attribute, field in [("language", "language"), *((row.attribute, row.field) for row in ROWS["Event"])]:
        own, other = getattr(front.event, attribute, None), getattr(event, attribute)
        if not own or (field in {"startDate", "endDate"} and (other or "").startswith(own)):
            continue
        changed[attribute] = own
        for path in [one for one in notes.evidence if _is_of(one, field)]:
            del notes.evidence[path]
        notes.evidence |= {path: one for path, one in moved.items() if _is_of(path, field)}
    front.evidence = {path: one for path, one in front.evidence.items() if notes.evidence.get(path) is moved[path]}
    return structs.replace(event, **changed)


def _is_of(path: str, field: str) -> bool:
    return path == field or path.startswith((f"{field}.", f"{field}["))
