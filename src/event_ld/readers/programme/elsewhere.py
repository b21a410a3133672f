"""What says where a place is told, and names none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_ELSEWHERE = re.compile(
    r"(?:to\s+be|(?:please\s+)?(?:see|check|consult)|ver|véase|consultar|consulte|confira|confirmar|verificar|voir|consulter)\s+(?-i:[a-zà-ÿ])|https?://",
    re.IGNORECASE,
)
"""A place that is said elsewhere: `Consultar o local na página`, `see the website`."""


def says_elsewhere(piece: Piece) -> bool:
    """Whether a stretch says where a place is told, and no place: `Consultar o local na página`."""
    return _ELSEWHERE.match(piece.text) is not None
