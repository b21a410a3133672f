"""Problems as values: what is wrong or open, where, and what to do about it.

Readers, the graph and the validator all return the same type, so that one reporter shows them all. The codes that
readers give stand in `vocab/problems.tsv`; a code that a SHACL shape gives is the shape's own name, and its texts stand in
`shapes/`.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct, field, structs

from event_ld.resources import read_table
from event_ld.source import Evidence, Place, Source, Span, shown


class Severity(StrEnum):
    """How much a problem matters; the names are SHACL's, lower-case (SHACL, section 2.1.4)."""

    VIOLATION = "violation"
    """Must not be published."""
    WARNING = "warning"
    """A reader will misread it."""
    INFO = "info"
    """Worth asking the organiser."""


_RANK = {Severity.VIOLATION: 0, Severity.WARNING: 1, Severity.INFO: 2}


def rank(severity: Severity) -> int:
    """How grave a severity is: 0 for the gravest."""
    return _RANK[severity]


class Code(NamedTuple):
    """What a problem code stands for; `page_advice` is the advice for pages, in schema.org's words, where it differs."""

    severity: Severity
    title: str
    advice: str
    page_advice: str = ""


CODES: dict[str, Code] = {
    code: Code(Severity(severity), *texts) for code, severity, *texts in read_table("vocab", "problems.tsv")
}
"""Each code that a check of ours or a reader gives; one that a SHACL shape gives is the shape's own name."""


class Replacement(Struct, frozen=True, kw_only=True):
    """What to write in the place of what stands there, where that follows from it.

    Attributes:
        value: The text to write in the place of the value; None where it stays.
        key: The key to write in the place of the value's; "" where it stays.
        beside: Keys with the texts to add to the same object where it lacks them.
        is_certain: Whether it follows from what stands there alone; otherwise it is a proposal.
    """

    value: str | None = None
    key: str = ""
    beside: tuple[tuple[str, str], ...] = ()
    is_certain: bool = False

    @property
    def in_words(self) -> str:
        """It in one line: `price 175, priceCurrency EUR`."""
        parts = [" ".join(one for one in (self.key, self.value or "") if one), *(" ".join(one) for one in self.beside)]
        return ", ".join(part for part in parts if part)


class Problem(Struct, frozen=True, kw_only=True):
    """One finding.

    Attributes:
        code: A key of `CODES`, or the name of a shape.
        severity: How much it matters.
        message: One sentence about this very case.
        path: The path in the description (`subEvent[2].startDate`), or "".
        place: Where in the source, where that is known.
        advice: What to do.
        question: What to ask the organiser, when only the organiser can answer.
        focus: The node of the graph that it is about (SHACL's focus node), or "".
        result_path: The IRI of the property, or "".
        value: The text or the IRI of the value, or "".
        replacement: What to write instead, where that follows.
    """

    code: str
    severity: Severity
    message: str
    path: str = ""
    place: Place | None = None
    advice: str = ""
    question: str = ""
    focus: str = ""
    result_path: str = ""
    value: str = ""
    replacement: Replacement | None = None

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """The line of the report."""
        where = "" if self.place is None else f"{self.place.where}: "
        return f"{where}{self.severity}: {shown(self.message)} [{self.code}]"

    @property
    def plain(self) -> dict[str, object]:
        """It in the form of `vocab/report.schema.json`."""
        place = self.place._asdict() if self.place is not None else None
        return structs.asdict(self) | {"place": place, "replacement": self.replacement and structs.asdict(self.replacement)}

    def of(self, *, focus: str, result_path: str = "", value: str = "") -> Problem:
        """The same problem, about a node of a graph."""
        return structs.replace(self, focus=focus, result_path=result_path, value=value)


def place_of(source: Source, span: Span | None) -> Place:
    """The place of a span; one that runs over several lines is cut at the end of its first.

    What has no span is about the source as a whole: its first line is named, and no text of it is shown.
    """
    if span is None:
        return Place(source.name, source.first_line, 1, 2, "")
    line, column = source.position(span.start)
    last = min(column + max(span.end - span.start, 1), source.length(line) + 1)
    return Place(source.name, line, column, max(last, column + 1), *source.excerpt(line, column), shown(source.cell(span.start)))


def problem(code: str, message: str, *, place: Place | None = None, path: str = "", question: str = "") -> Problem:
    """A problem with the severity and the advice that its code has in `CODES`; a KeyError where that has no such code."""
    known = CODES[code]
    return Problem(
        code=code, severity=known.severity, message=message, path=path, place=place, advice=known.advice, question=question
    )


def did_you_mean(name: str | None, *, mark: str = "`") -> str:
    """The end of a message that names what was most likely meant; "" where nothing was."""
    return f" Did you mean {mark}{name}{mark}?" if name else ""


def for_pages(one: Problem) -> Problem:
    """The same problem with the advice for a page, in schema.org's words, where its code has one."""
    known = CODES.get(one.code)
    return one if known is None or not known.page_advice else structs.replace(one, advice=known.page_advice)


class Findings(Struct):
    """Gathers the problems of one source while it is read."""

    source: Source
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, span: Span | None = None, *, path: str = "", question: str = "") -> None:
        """Notes a problem at a span of the source, or about all of it."""
        self.problems.append(problem(code, message, place=place_of(self.source, span), path=path, question=question))


def place_of_evidence(source: Source, evidence: Evidence | None) -> Place:
    """The place of the first span of a piece of evidence; the source as a whole where it has none."""
    return place_of(source, evidence.spans[0] if evidence is not None and evidence.spans else None)


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The gravest severity among problems; None when there are none."""
    return min((found.severity for found in problems), key=_RANK.__getitem__, default=None)
