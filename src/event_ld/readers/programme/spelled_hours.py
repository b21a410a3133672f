"""Hours in words: `half past six in the evening`, `las siete y media de la tarde`, `dix-huit heures trente`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.readers.programme.words import meaning, spelled, spelled_pattern

if TYPE_CHECKING:
    import re

    from event_ld.readers.programme.mail import Edit

_NOON, _SIXTY = 12, 60


def spelled_edits(text: str) -> list[Edit]:
    """What writes the hours that stand in words in figures; one that may be of the morning or of the evening stays."""
    found = ((one, _figures(one)) for one in _HOURS.finditer(text))
    return [(*one.span("all"), figures) for one, figures in found if figures]


def _figures(one: re.Match[str]) -> str:
    hour = int(meaning("hour-word", one["hour"]) or 0)
    until = one["until"] or (one["end"] if hour > _NOON else "")
    is_late = hour > _NOON
    is_said = one["lead"] or (not is_late and (one["unit"] or one["before"] or one["behind"]))
    if not is_said or not (until or (one["unit"] if is_late else one["part"])):
        return ""
    part = one["before"] or one["behind"] or one["minutes"] or ""
    total = hour * _SIXTY + int(meaning("hour-part", part) or 0)
    return f"{total // _SIXTY}:{total % _SIXTY:02d}"


def _written() -> str:
    """An hour with its quarter, and the part of the day; or the end behind it, which tells both: `from six to 8 pm`."""
    parts, hours, units = spelled("hour-part"), spelled("hour-word"), r"horas?|heures?|o['’]clock"
    day = spelled("day-part")
    hour = rf"(?:(?:{parts})\s+)?(?:{hours})(?:\s+(?:{parts}))?\s+"
    end = rf"(?P<until>\d{{1,2}}(?:[:.h]\d\d)?\s?(?:[ap]\.?\s?m|h)|{hour}(?:{day}))|(?P<end>{hour}(?:{units}))"
    return (
        rf"(?<!\w)(?P<lead>(?:at|from|to|between|until|till|by|las?|[àá]s?|das?|de|entre|vers|dès)\s+)?(?P<all>(?:(?P<before>{parts})\s+)?"
        rf"(?P<hour>{hours})(?:\s+(?P<behind>{parts})|\s+(?P<unit>{units})(?:\s+(?P<minutes>{parts}))?)?)(?!\w)"
        rf"(?P<part>\s+(?:{day}))?(?:(?=\s+(?:to|until|till|and|a|à|às|até|hasta|y|e|et)\s+(?:las?\s+)?(?:{end})))?"
    )


_HOURS = spelled_pattern(_written)
