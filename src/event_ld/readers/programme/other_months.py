"""Days and hours in German, Dutch, Italian, Catalan and Polish, which a text in any language may have: `13 mei 2027, 20 uur`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.readers.programme.words import meaning, spelled_pattern, written

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_NUMBER = r"(?<![\d:.,/-])(?:0?[1-9]|[12]\d|3[01])"
_DAY = spelled_pattern(
    r"(?:(?<![^\W_])(?P<weekday>{weekday-elsewhere})(?:,\s*+(?:den\s++)?|\s++))?"
    r"{number}(?:(?P<to>\.?\s*+(?:[-–—]|bis(?:\s++zum)?|tot(?:\s++en\s++met)?|t/m|al|do|fins\s++al?)\s*+){number})?(?:\.|er|è)?\s++(?:del?\s++|(?P<of>d['’]))?"
    r"(?P<month>(?!(?:{month-or-word})(?!\s++(?:19|20)\d\d))(?:{month-elsewhere})|(?(of)(?:{month})|(?!)))(?![^\W_])"
    r"(?:(?:\s++(?:del?\s++)?(?:19|20)\d\d)?,?\s++(?P<at>(?:om|um|alle\s++ore|ore|o?\s?godz\.|a\s++les)\s++)(?=\d\d?[:.]\d\d))?",
    number=_NUMBER,
)
"""A day before the name of its month, perhaps with the weekday, the first of several days, and what leads to the hour."""
_HOUR = re.compile(
    r"(?<![^\W_])(?:(?:alle|dalle)\s+ore|o?\s?godz(?:\.|inie)|kl\.)\s*(?:[01]?\d|2[0-4])(?P<end>)(?!\d|[.:]\d)", re.IGNORECASE
)
"""A whole hour behind what leads to it: `alle ore 20`, `godz. 18`."""


def month_edits(text: str) -> list[Edit]:
    """What writes such days and hours as those of the languages that are read."""
    edits: list[Edit] = [(*one.span("end"), ":00") for one in _HOUR.finditer(text)]
    for one in _DAY.finditer(text):
        put = {"weekday": _short("weekday", one["weekday"]), "to": " - ", "of": "de ", "month": _short("month", one["month"])}
        edits += [(*one.span(name), written) for name, written in put.items() if one[name] and written]
        edits += [(*one.span("at"), "")] if one["at"] else []
    return sorted(edits)


def _short(kind: str, word: str | None) -> str:
    """A day of the week, or a month, in letters that no list of small words has; "" for one of the languages that are read."""
    number = meaning(f"{kind}-elsewhere", word or "")
    return next((one for one in written(kind) if len(one) == _LETTERS and meaning(kind, one) == number), "")


_LETTERS = 3
