"""What a validation found, as reporters take it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from tempfile import SpooledTemporaryFile
from typing import NamedTuple, cast

import msgspec

from event_ld.problems import Problem, Severity, rank
from event_ld.score import Score, score
from event_ld.told import in_order
from event_ld.validate.languages import said

_NAME = re.compile("“[^“”]*”")
REPORTERS = {"text": "report_text"} | dict.fromkeys(("github", "html", "json", "sarif", "turtle"), "reporters")
"""Form of a report to the module of this room whose function writes it; the choices of `validate --format`."""
_MOST_HELD = 1 << 16
"""How many bytes of what was found are held before they go to a temporary file."""


def written(report: Report, form: str) -> Iterator[str]:
    """A report in a form, a key of `REPORTERS`, in pieces."""
    write = getattr(import_module(f"event_ld.cli.{REPORTERS[form]}"), f"report_{form}")
    return cast("Iterator[str]", write(report))


class Of(NamedTuple):
    """What was found in one file, the gravest first; without a name and a score, what only several of them show."""

    name: str
    score: Score | None
    problems: list[Problem]


_decoded = msgspec.msgpack.Decoder(Of).decode


class Report:
    """What a validation found; but for its counts it stands in a temporary file, so that a thousand pages take no more than ten.

    Attributes:
        completeness: The sum of how complete they are, in per cent.
    """

    def __init__(self, language: str = "en") -> None:
        self.language = language
        self.kinds: Counter[tuple[str, Severity]] = Counter()
        self.files = self.fit = self.completeness = 0
        self._kept = SpooledTemporaryFile(_MOST_HELD)  # noqa: SIM115  # closed by `close`

    def close(self) -> None:
        """Lets go of the temporary file."""
        self._kept.close()

    def add(self, name: str, problems: Iterable[Problem]) -> None:
        """Takes the problems of one more file in."""
        found = in_order(problems)
        known = score(found)
        self.files += 1
        self.fit += known.is_fit
        self.completeness += known.completeness
        self._keep(Of(name, known, found))

    def add_of_several(self, problems: Iterable[Problem]) -> None:
        """Takes in what only several files together show."""
        self._keep(Of("", None, in_order(problems)))

    def each(self) -> Iterator[Of]:
        """What was found in each file, in their order; what several of them show comes last."""
        self._kept.seek(0)
        while size := self._kept.read(4):
            at = self._kept.tell() + int.from_bytes(size, "big")
            yield _decoded(self._kept.read(at - self._kept.tell()))
            self._kept.seek(at)

    def by_severity(self) -> Iterator[list[Problem]]:
        """What was found, the gravest first; of each severity file by file."""
        for severity in sorted(self.counts, key=rank):
            for one in self.each():
                yield [found for found in one.problems if found.severity is severity]

    @property
    def problems(self) -> Iterator[Problem]:
        """Everything that was found, the gravest first."""
        return (one for found in self.by_severity() for one in found)

    @property
    def counts(self) -> Counter[Severity]:
        """How many problems there are of each severity."""
        found: Counter[Severity] = Counter()
        for (_, severity), times in self.kinds.items():
            found[severity] += times
        return found

    def _keep(self, found: Of) -> None:
        self.kinds.update((one.code, one.severity) for one in found.problems)
        data = msgspec.msgpack.encode(found)
        self._kept.seek(0, 2)
        self._kept.write(len(data).to_bytes(4, "big") + data)


_MOST_LINES = 40
"""How many lines are named in which something is found again."""


class Group(NamedTuple):
    """Findings of one kind in one file."""

    first: Problem
    others: tuple[Problem, ...]

    def lines(self, language: str = "en") -> str:
        """Where the others are: `and 3 more, in lines 4, 7, 9`; "" where there are none."""
        numbers = list(dict.fromkeys(self._where(one) for one in self.others if one.place is not None))
        if len(numbers) > _MOST_LINES:
            numbers = [*numbers[: _MOST_LINES - 1], f"… {numbers[-1]}"]
        where = f", {said('in lines' if len(numbers) > 1 else 'in line', language)} {', '.join(numbers)}" if numbers else ""
        return f"{said('and {} more', language).format(len(self.others))}{where}" if self.others else ""

    def _where(self, one: Problem) -> str:
        """The line of another one, with its value where that is a text of its own, or with what was not read there."""
        text = one.message.partition(": ")[2].rstrip(".") if one.code == "unread-text" else f"“{one.value}”"
        is_own = bool(text) and text in one.message and text != f"“{self.first.value}”"
        return f"{one.place.line if one.place is not None else ''}{f' ({text})' if is_own else ''}"


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


def counted(counts: Mapping[Severity, int], language: str = "en") -> str:
    """How many there are of each severity, in words."""
    numbers = ((one, counts.get(one, 0)) for one in Severity)
    return ", ".join(f"{number} {said(one if number == 1 else f'{one}s', language)}" for one, number in numbers)


def figures(found: Score, language: str = "en") -> tuple[str, str]:
    """Each of the figures of a score in a line."""
    reasons = " ".join(found.reasons)
    if found.is_fit:
        fit = f"{said('yes, but not by Google', language)}: {reasons}" if reasons else said("yes", language)
    else:
        fit = f"{said('no', language)}: {reasons}"
    lacks = f", {said('without', language)} {', '.join(found.missing)}" if found.missing else ""
    return f"{said('fit to be listed', language)}: {fit}", f"{said('complete', language)}: {found.completeness} %{lacks}"
