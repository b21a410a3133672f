"""Bodies on a line of their own that presents what stands below it: `Map Club presents`, and below that the name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.readers.programme.bodies import listed_bodies
from event_ld.readers.programme.body_names import is_body, is_coined, is_name
from event_ld.readers.programme.names import is_known_name

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_PRESENTS = re.compile(
    r"(?P<who>(?-i:[A-ZÀ-Þ]|l['’]|l[ae]s?\s|el\s)[^\n:;!?]{1,90}?)\s"
    r"(?:(?:proudly|orgullosamente|orgulhosamente|fièrement|(?:is|are)\s(?:proud|pleased)\sto|(?:les|os|te|nos|vous)(?=\s))\s)?"
    r"(?:presents?|presentan?|apresentam?|présente(?:nt)?)\s?[.:…]*",
    re.IGNORECASE,
)


def presenters(line: Piece) -> list[Piece]:
    """The bodies of a line that says that they present what stands below it; [] of any other line, and of people."""
    said = _PRESENTS.fullmatch(line.text)
    bodies = listed_bodies(line.cut(*said.span("who"))) if said is not None else []
    are_bodies = [not is_known_name(one) and (is_body(one) or is_coined(one) or is_name(one)) for one in bodies]
    return bodies if all(are_bodies) else []
