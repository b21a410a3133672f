"""Those before whom a thesis is defended: a list of names, each with the body and, in brackets, the part in the jury."""

from __future__ import annotations

from collections.abc import Iterable

from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, read_person
from event_ld.readers.programme.words import spelled_pattern

_PART = spelled_pattern(
    r"[,\s]{0,3}\((?:(?P<sure>{jury-role})|chair(?:wom[ae]n|man)?|president[ea]?|présidente?|vocal|tutora?)\)[.;,]?\Z"
)
_LONGEST = 160


def jury_people(lines: Iterable[Line]) -> list[tuple[str, Mention, Line]]:
    """The people of lines such as `- Ana Gil, Map School (Examiner)`, where there are two of them at least."""
    found = []
    parts = []
    for line in lines:
        part = _PART.search(line.piece.text) if _may_be_of_jury(line) else None
        one = read_person(line.piece.cut(0, part.start())) if part is not None else None
        if part is not None and one is not None and one.talk is None:
            parts.append(part["sure"])
            found.append(("speaker", one, line))
    return found if len(found) > 1 and any(parts) else []


def _may_be_of_jury(line: Line) -> bool:
    return line.role in (Role.BULLET, Role.PROSE) and len(line.piece.text) <= _LONGEST
