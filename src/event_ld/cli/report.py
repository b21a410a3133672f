"""What a validation found, as reporters take it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from event_ld.problems import Severity
from event_ld.score import Score, score
from event_ld.validate.languages import said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.problems import Problem

_NAME = re.compile("“[^“”]*”")


@dataclass
class Report:
    """What a validation found.

    Attributes:
        problems: Everything that was found, the gravest first.
        scores: The score of each file, by its name.
        language: The language that it is in.
    """

    problems: list[Problem] = field(default_factory=list)
    scores: dict[str, Score] = field(default_factory=dict)
    language: str = "en"

    def add(self, name: str, problems: list[Problem]) -> None:
        """Takes the problems of one more file in."""
        self.problems += problems
        self.scores[name] = score(problems)


class Group(NamedTuple):
    """Findings of one kind in one file.

    Attributes:
        first: The first of them.
        others: The others, in their order.
    """

    first: Problem
    others: tuple[Problem, ...]

    def lines(self, language: str = "en") -> str:
        """Where the others are: `and 3 more, in lines 4, 7, 9`; "" where there are none."""
        numbers = list(dict.fromkeys(self._where(one) for one in self.others if one.place is not None))
        where = f", {said('in lines' if len(numbers) > 1 else 'in line', language)} {', '.join(numbers)}" if numbers else ""
        return f"{said('and {} more', language).format(len(self.others))}{where}" if self.others else ""

    def _where(self, one: Problem) -> str:
        """The line of another one, with its value where that is a text of its own."""
        is_own = f"“{one.value}”" in one.message and one.value != self.first.value
        return f"{one.place.line if one.place is not None else ''}{f' (“{one.value}”)' if is_own else ''}"


def groups(problems: Iterable[Problem]) -> list[Group]:
    """Problems that say the same of several things in one file put together, in the order of the first of each."""
    found: dict[tuple[str, ...], list[Problem]] = {}
    for one in problems:
        source = "" if one.place is None else one.place.source
        found.setdefault((source, one.severity, one.code, one.result_path, one.advice, _said(one)), []).append(one)
    return [Group(first, tuple(others)) for first, *others in found.values()]


def _said(one: Problem) -> str:
    """The sentence of a problem without the value and the name of the thing that it is about; whole where it names more."""
    sentence = one.message
    at = sentence.rfind(" (", 0, sentence.rfind("“") if sentence.endswith("”).") else None)
    if at >= 0 and sentence.endswith(").") and ("”" in sentence[at:] or "://" in sentence[at:]):
        sentence = f"{sentence[:at]}."
    return _NAME.sub("", sentence) if len(_NAME.findall(sentence)) == 1 else sentence


def counted(problems: Iterable[Problem], language: str = "en") -> str:
    """How many there are of each severity."""
    counts = Counter(one.severity for one in problems)
    return ", ".join(f"{counts[one]} {said(one if counts[one] == 1 else f'{one}s', language)}" for one in Severity)


def figures(found: Score, language: str = "en") -> tuple[str, str]:
    """Each of the figures of a score in a line."""
    reasons = " ".join(found.reasons)
    if found.is_fit:
        fit = f"{said('yes, but not by Google', language)}: {reasons}" if reasons else said("yes", language)
    else:
        fit = f"{said('no', language)}: {reasons}"
    lacks = f", {said('without', language)} {', '.join(found.missing)}" if found.missing else ""
    return f"{said('fit to be listed', language)}: {fit}", f"{said('complete', language)}: {found.completeness} %{lacks}"
