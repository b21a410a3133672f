"""Problems as they are told: in their order, each once, and as a report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from event_ld.errors import EventLDError
from event_ld.problems import Problem, Severity, rank, worst
from event_ld.source import Place, shown


class Judged:
    """A result that has problems."""

    __slots__ = ()

    @property
    def is_publishable(self: Any) -> bool:  # what has `problems`
        """Whether nothing was found that must not be published, or that was refused."""
        return worst(self.problems) is not Severity.VIOLATION


class Problems(Judged, list[Problem]):
    """Problems, the gravest first; `str()` is the report, a line for each, with what to do and what to ask."""

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        lines: list[str] = []
        for one in self:
            advice = [f"    → {shown(one.advice)}"] if one.advice else []
            lines += [str(one), *advice, *([f"    ? {shown(one.question)}"] if one.question else [])]
        return "\n".join(lines)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The same, as every result has them."""
        return tuple(self)


class NotPublishable(EventLDError):  # noqa: N818  # what the event is
    """The event holds something that must not be published.

    Attributes:
        problems: What was found, the gravest first; `str()` has a line for each that stops it.
    """

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(one) for one in problems if one.severity is Severity.VIOLATION))
        self.problems = problems


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by severity, then by place, each once; the order is total, so that it is the same on every run."""

    def key(found: Problem) -> tuple[object, ...]:
        place = found.place or Place("", 0, 0, 0, "")
        instead = found.replacement.in_words if found.replacement is not None else ""
        rest = (found.advice, found.question, found.focus, found.result_path, found.value, instead)
        return (rank(found.severity), *place[:3], found.path, found.code, found.message, *place[3:], *rest)

    return sorted(set(problems), key=key)
