"""A score from 0 to 100 for what was found, with its arithmetic, and what to fix first."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from event_ld.problems import Severity, in_order

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.problems import Problem

_WEIGHTS = {Severity.VIOLATION: (20, 2, 30), Severity.WARNING: (5, 1, 10), Severity.INFO: (1, 0, 1)}
"""What the first problem of a code takes away, what each further one does, and the most that a code does."""

PUBLISHABLE = 60
"""The least that an event has which may be published: with a violation it stays below."""


class Term(NamedTuple):
    """What the problems of one code take away.

    Attributes:
        code: The code.
        severity: How much it matters.
        times: How many problems have it.
        points: What they take away.
    """

    code: str
    severity: Severity
    times: int
    points: int


class Score(NamedTuple):
    """A score.

    Attributes:
        points: 0 to 100.
        terms: What takes points away, the most first, and so what to fix first.
        is_capped: Whether a violation holds it below 60, where the sum would be higher.
    """

    points: int
    terms: tuple[Term, ...]
    is_capped: bool

    @property
    def arithmetic(self) -> str:
        """The sum, as in `100 − 20 (event-location-missing) − 5 (person-twice)`."""
        parts = [f"{one.points} ({one.code}{f' × {one.times}' if one.times > 1 else ''})" for one in self.terms]
        whole = " − ".join(["100", *parts])
        return f"{whole}, and below {PUBLISHABLE} with a violation" if self.is_capped else whole


def score(problems: Iterable[Problem]) -> Score:
    """The score of what was found in one file.

    A code takes 20 points with a violation, 5 with a warning, 1 with an info; each further problem of it 2, 1 or none, up
    to 30, 10 or 1 for the code. With a violation the score is 59 at the most.

    Args:
        problems: What was found.
    """
    found = in_order(problems)
    counts = Counter((one.code, one.severity) for one in found)
    terms = [Term(code, severity, count, _points(severity, count)) for (code, severity), count in counts.items()]
    terms.sort(key=lambda term: (-term.points, term.code))
    points = max(0, 100 - sum(term.points for term in terms))
    is_capped = points >= PUBLISHABLE and any(term.severity is Severity.VIOLATION for term in terms)
    return Score(PUBLISHABLE - 1 if is_capped else points, tuple(terms), is_capped)


def _points(severity: Severity, count: int) -> int:
    first, further, most = _WEIGHTS[severity]
    return min(first + further * (count - 1), most)
