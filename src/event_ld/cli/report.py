"""What a validation found, as reporters take it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from event_ld.problems import Severity
from event_ld.score import Score, score

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.problems import Problem


@dataclass
class Report:
    """What a validation found.

    Attributes:
        problems: Everything that was found, the gravest first.
        scores: The score of each file, by its name.
    """

    problems: list[Problem] = field(default_factory=list)
    scores: dict[str, Score] = field(default_factory=dict)

    def add(self, name: str, problems: list[Problem]) -> None:
        """Takes the problems of one more file in."""
        self.problems += problems
        self.scores[name] = score(problems)

    @property
    def points(self) -> float:
        """The mean of the files' scores."""
        return sum(one.points for one in self.scores.values()) / max(len(self.scores), 1)


def counted(problems: Iterable[Problem]) -> str:
    """How many there are of each severity."""
    counts = Counter(one.severity for one in problems)
    return ", ".join(f"{counts[severity]} {severity}{'s' if counts[severity] != 1 else ''}" for severity in Severity)


def first_to_fix(report: Report) -> str:
    """The code that takes most points away, over all files, with how often it was found; "" for none."""
    lost: Counter[str] = Counter()
    for one in report.scores.values():
        lost.update({term.code: term.points for term in one.terms})
    if not lost:
        return ""
    code = min(lost, key=lambda name: (-lost[name], name))
    return f"{code} ({sum(one.code == code for one in report.problems)} ×)"
