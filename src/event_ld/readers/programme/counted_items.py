"""Items that count on in notations of their own, `• I. Maps`, `2 - Lakes`, `A. Rivers`, brought into that of a list."""

from __future__ import annotations

import re
from itertools import groupby, pairwise

_LETTERED = re.compile(r"(?m)^[ \t|•*-]{0,12}(?P<mark>(?P<letter>[A-H])[.)])(?=[ \t]+[^\W\d_]{2})")
_NUMBERED = re.compile(
    r"(?m)^(?P<mark>[ \t]*(?P<lead>(?:[•*◦▪●○·–—-][ \t]+)?)(?P<number>\d{1,2}|[IVX]{1,5})"
    r"(?P<sign>\.0|[ºª°]\.?|[ \t]?[-–—:]|[.)]))"
    r"(?=[ \t]+[\"“«¿¡(]?[^\W\d_])"
)
_PLAIN = frozenset({".", ")"})
_ROMAN = (
    "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX",
)  # fmt: skip
_NEAR = 2
_FEW = 3


def lettered(text: str) -> list[tuple[int, int, str]]:
    """What makes items of a list of lines that count on with letters (`A. Appraisal`, `B. Storage`), which are no initials."""
    found = list(_LETTERED.finditer(text))
    goes_on = [
        ord(after["letter"]) == ord(one["letter"]) + 1 and text.count("\n", one.end(), after.start()) <= _NEAR
        for one, after in pairwise(found)
    ]
    edits, is_list = [], False
    for one, before, behind in zip(found, [False, *goes_on], [*goes_on, False], strict=False):
        is_list = (is_list and before) or (one["letter"] == "A" and behind)
        edits += [(*one.span("mark"), "-")] if is_list else []
    return edits


def numbered(text: str) -> list[tuple[int, int, str]]:
    """What makes `1.` of the marks of lines that count on from 1 in one other notation: `1 - Maps`, `1º Maps`, `• I. Maps`."""
    found = [one for one in _NUMBERED.finditer(text) if one["lead"] or one["sign"] not in _PLAIN]
    edits: list[tuple[int, int, str]] = []
    alike = sorted(found, key=_notation)
    for _, own in groupby(alike, key=_notation):
        run: list[re.Match[str]] = []
        for one in own:
            if _number(one["number"]) == len(run) + 1:
                run.append(one)
        edits += [(*one.span("mark"), f"{number}.") for number, one in enumerate(run, 1)] if len(run) >= _FEW else []
    return sorted(edits)


def _notation(one: re.Match[str]) -> tuple[str, str, bool]:
    return one["lead"], one["sign"].strip(), one["number"].isdigit()


def _number(written: str) -> int:
    return int(written) if written.isdigit() else _ROMAN.index(written) + 1 if written in _ROMAN else 0
