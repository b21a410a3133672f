"""How people attend, where a programme says so in words (rule `mode-from-word`), or names a platform."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.words import meaning, spelled

if TYPE_CHECKING:
    from event_ld.model import AttendanceMode
    from event_ld.readers.programme.text import Piece


class Mode(NamedTuple):
    """A mode of attendance, and the stretch that states it."""

    mode: AttendanceMode
    piece: Piece


@lru_cache(maxsize=1)
def _words() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{spelled('mode')})(?![^\W_])", re.IGNORECASE)


def read_mode(lines: list[Line]) -> Mode | None:
    """What the lines before and after the agenda say of the mode; None where they say nothing, or one thing and another.

    Args:
        lines: The outline.
    """
    found: list[Mode] = []
    for line in lines:
        if line.role is Role.LABEL and line.section == "online" and line.piece.text:
            found.append(Mode("online", line.piece))
        elif line.within != "agenda" and line.role is not Role.TIME:
            found += [_mode(line.piece.cut(one.start(), one.end())) for one in _words().finditer(line.piece.text)]
    modes = {one.mode for one in found}
    mixed = next((one for one in found if one.mode == "mixed"), None)
    return mixed or (found[0] if len(modes) == 1 else None)


def _mode(piece: Piece) -> Mode:
    word = meaning("mode", piece.value)
    return Mode("mixed" if word == "mixed" else "online" if word == "online" else "offline", piece)
