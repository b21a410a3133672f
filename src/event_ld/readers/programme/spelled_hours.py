"""Hours in words: `half past six in the evening`, `las siete y media de la tarde`, `dix-huit heures trente`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.readers.programme.words import meaning, spelled

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_NOON, _SIXTY = 12, 60


def spelled_edits(text: str) -> list[Edit]:
    """What writes the hours that stand in words in figures; one that may be of the morning or of the evening stays."""
    found = ((one, _figures(one)) for one in _hours().finditer(text))
    return [(*one.span("all"), figures) for one, figures in found if figures]


def _figures(one: re.Match[str]) -> str:
    hour = int(meaning("hour-word", one["hour"]) or 0)
    is_said = one["unit"] or (hour <= _NOON and (one["before"] or one["behind"] or one["lead"]))
    if not is_said or not (one["lead"] if hour > _NOON else one["part"]):
        return ""
    part = one["before"] or one["behind"] or one["minutes"] or ""
    total = hour * _SIXTY + int(meaning("hour-part", part) or 0)
    return f"{total // _SIXTY}:{total % _SIXTY:02d}"


@lru_cache(maxsize=1)
def _hours() -> re.Pattern[str]:
    parts = spelled("hour-part")
    return re.compile(
        rf"(?<!\w)(?P<lead>(?:at|from|until|till|by|las?|[àá]s?|de|vers|dès)\s+)?(?P<all>(?:(?P<before>{parts})\s+)?(?P<hour>{spelled('hour-word')})"
        rf"(?:\s+(?P<behind>{parts})|\s+(?P<unit>horas?|heures?|o['’]clock)(?:\s+(?P<minutes>{parts}))?)?)(?!\w)(?P<part>\s+(?:{spelled('day-part')}))?",
        re.IGNORECASE,
    )
