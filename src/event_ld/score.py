"""Two figures for what was found in one file: whether it is fit to be listed, and how complete it is.

What a problem leads to, and which rows of Google's table of properties it leaves empty, stands in `vocab/consequences.tsv`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from event_ld.problems import Problem, Severity, rank
from event_ld.resources import read_table
from event_ld.told import in_order

ROWS = (
    "name", "startDate", "location", "location.address", "location.name", "description", "endDate", "eventStatus", "image",
    "offers", "offers.availability", "offers.price", "offers.priceCurrency", "offers.validFrom", "offers.url",
    "organizer", "organizer.name", "organizer.url", "performer", "performer.name",
)  # fmt: skip
"""What Google requires of an event, and recommends; `previousStartDate` is only for events that are rescheduled."""
_ALL = "*"


class Consequence(IntEnum):
    """What a problem leads to, the worst first."""

    UNLISTED = 0
    """Search engines and portals do not list the event."""
    WRONG = 1
    """People read something wrong."""
    DETAIL = 2
    """A detail is lost."""


class Known(NamedTuple):
    """What is known of a code: what it leads to, and the rows that it leaves empty."""

    consequence: Consequence
    rows: tuple[str, ...]


class Score(NamedTuple):
    """What was found in one file, in two figures.

    Attributes:
        is_fit: Whether it may be listed: there is an event that was judged, and nothing in it is a violation.
        reasons: Why it is not listed, or not by Google: a sentence for each code.
        completeness: How many of the properties that Google reads are there, in per cent.
        missing: Those that are not, or not everywhere.
    """

    is_fit: bool
    reasons: tuple[str, ...]
    completeness: int
    missing: tuple[str, ...]


def score(problems: Iterable[Problem]) -> Score:
    """The score of what was found in one file."""
    found = in_order(problems)
    reasons: dict[str, str] = {}
    empty: set[str] = set()
    for one in found:
        leads_to = known(one.code, one.severity)
        if one.severity is Severity.VIOLATION or leads_to.consequence is Consequence.UNLISTED:
            reasons.setdefault(one.code, one.message)
        empty.update(leads_to.rows)
    missing = ROWS if _ALL in empty else tuple(row for row in ROWS if row in empty)
    is_fit = _ALL not in empty and all(one.severity is not Severity.VIOLATION for one in found)
    return Score(is_fit, tuple(reasons.values()), round(100 * (1 - len(missing) / len(ROWS))), missing)


def known(code: str, severity: Severity) -> Known:
    """What a problem leads to, and which rows it leaves empty."""
    usual = Consequence.DETAIL if severity is Severity.INFO else Consequence.WRONG
    return _table().get(code, Known(usual, ()))


def first_to_fix(kinds: Mapping[tuple[str, Severity], int]) -> str:
    """The code of the worst consequence, with how often it was found; "" for none."""
    times: Counter[str] = Counter()
    for (code, _), number in kinds.items():
        times[code] += number
    worst = min(kinds, key=lambda one: (known(*one).consequence, rank(one[1]), -times[one[0]], one[0]), default=None)
    return "" if worst is None else f"{worst[0]} ({times[worst[0]]} ×)"


@lru_cache(maxsize=1)
def _table() -> dict[str, Known]:
    return {
        code: Known(Consequence[name.upper()], tuple(rows[0].split() if rows else ()))
        for code, name, *rows in read_table("vocab", "consequences.tsv")
    }
