"""Problems as values: what is wrong or open, where, and what to do about it.

Readers, the graph and the validator all return the same type, so that one reporter shows them all. The codes that
readers give stand in `CODES`; a code that a SHACL shape gives is the shape's own name, and its texts stand in `shapes/`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.source import Evidence, Source, Span


class Severity(StrEnum):
    """How much a problem matters; the names are SHACL's, lower-case (SHACL, section 2.1.4)."""

    VIOLATION = "violation"
    """Must not be published."""
    WARNING = "warning"
    """A reader will misread it."""
    INFO = "info"
    """Worth asking the organiser."""


_RANK = {Severity.VIOLATION: 0, Severity.WARNING: 1, Severity.INFO: 2}


class Code(NamedTuple):
    """What a problem code stands for.

    Attributes:
        severity: How much it matters.
        title: What it means, in one sentence.
        advice: What to do about it.
    """

    severity: Severity
    title: str
    advice: str


_V, _W, _I = Severity.VIOLATION, Severity.WARNING, Severity.INFO

CODES: dict[str, Code] = {
    "syntax": Code(_V, "The file is not well-formed.", "Mend the place that the message names."),
    "duplicate-key": Code(_V, "A key stands twice in one mapping.", "Keep one of them, or make a list of the values."),
    "alias-expansion": Code(_V, "Aliases repeat more content than a description can need.", "Write the values out."),
    "too-deep": Code(_V, "The values are nested too deeply.", "Flatten the description."),
    "tag": Code(_V, "A YAML tag asks for a type of a programming language.", "Delete the tag; every value is text."),
    "unknown-key": Code(_V, "The key is no property of a description.", "Correct its spelling, or delete it."),
    "unknown-type": Code(_V, "The type is not one that a description can have.", "Take a type of the schema.org tree."),
    "wrong-type": Code(_V, "The value has another form than the property takes.", "Write the value as the property takes it."),
    "empty-value": Code(_W, "The property has no value.", "Delete the property, or list it under `unknown`."),
    "no-event": Code(_V, "The input holds no description of an event.", "Write one: `event-ld init` starts it."),
    "date-format": Code(_V, "The value is no date that exists.", "Write 2022-11-24 or 2022-11-24T12:30."),
    "date-missing": Code(_V, "A time stands without its day.", "Write the day too, or give the event around it a startDate."),
    "unknown-zone": Code(_V, "The time zone is not in the IANA database.", "Write a name such as America/La_Paz."),
    "zone-missing": Code(
        _W, "Times have no UTC offset, since the time zone is not known.", "Add `timeZone`, for instance America/La_Paz."
    ),
    "time-skipped": Code(_V, "The clocks of the zone skip this time on this day.", "Check the time, or the zone."),
    "offset-contradicts-zone": Code(
        _V, "The UTC offset is not the one that the zone has on that day.", "Delete the offset or correct the zone."
    ),
    "url-format": Code(_V, "The value is no absolute URL.", "Write it with its scheme, as in https://www.example.org/."),
    "language-tag": Code(_V, "The language is no BCP 47 tag.", "Write en, es, pt-BR …"),
    "id-missing": Code(_I, "The description declares no id.", "Add `id`, so that its address survives a rename."),
    "id-format": Code(_V, "The id can't be part of a web address.", "Use letters without accents, digits and hyphens."),
    "same-id": Code(_V, "Two parts of the description have one id.", "Give each its own id."),
    "encoding": Code(_W, "The file is not UTF-8; it was read as Windows-1252.", "Save it as UTF-8."),
    "control-character": Code(_W, "Control characters were left out of the text.", "Delete them from the source."),
    "base-url-missing": Code(
        _W,
        "No address was given for the event, so its IRIs begin with a placeholder.",
        "Give --base-url, or declare `url` in the description, before you publish.",
    ),
    "keyword-without-concept": Code(_I, "The keyword is in no vocabulary and stays text.", "Take a keyword of the vocabulary."),
    "unread-text": Code(_W, "A line of the source became no fact.", "Add what it says to the description by hand."),
    "name-missing": Code(_V, "No line states what the event is called.", "Add `name`."),
    "start-missing": Code(_V, "No line states when the event begins.", "Add `startDate`."),
    "year-missing": Code(_V, "A day is stated, but not its year.", "Add `startDate` with its year."),
    "weekday-contradicts-date": Code(_W, "The weekday is not the one of that date.", "Ask the organiser which one holds."),
    "place-missing": Code(_W, "No line states where the event takes place.", "Add `location`."),
    "person-contradiction": Code(_W, "Two mentions of one person contradict each other.", "Correct one of them."),
    "speaker-open": Code(_I, "The slot is in the programme, but nobody is named for it.", "Ask the organiser who speaks."),
    "part-outside": Code(_W, "A part of an event is not within its time.", "Correct the time of the part, or of the event."),
    "clash": Code(_W, "Two parts that take place at once need one person or one room.", "Ask the organiser which one holds."),
    "description-missing": Code(_I, "The source does not describe the event.", "Add `description`."),
}  # fmt: skip


class Place(NamedTuple):
    """Where in a source a problem stands; lines and columns count from 1, the end column is excluded."""

    source: str
    line: int
    column: int
    end_column: int
    text: str
    """The whole line, for an excerpt with a caret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One finding.

    Attributes:
        code: A key of `CODES`, or the name of a shape.
        severity: How much it matters.
        message: One sentence about this very case.
        path: The path in the description (`subEvent[2].startDate`), or "".
        place: Where in the source, where that is known.
        advice: What to do.
        question: What to ask the organiser, when only the organiser can answer.
    """

    code: str
    severity: Severity
    message: str
    path: str = ""
    place: Place | None = None
    advice: str = ""
    question: str = ""


def place_of(source: Source, span: Span) -> Place:
    """The place of a span; one that runs over several lines is cut at the end of its first."""
    line, column = source.position(span.start)
    text = source.line(line)
    last = min(column + max(span.end - span.start, 1), len(text) + 1)
    return Place(source.name, line, column, max(last, column + 1), text)


def problem(code: str, message: str, *, place: Place | None = None, path: str = "", question: str = "") -> Problem:
    """A problem with the severity and the advice that its code has in `CODES`.

    Raises:
        KeyError: `CODES` has no such code.
    """
    known = CODES[code]
    return Problem(
        code=code,
        severity=known.severity,
        message=message,
        path=path,
        place=place,
        advice=known.advice,
        question=question,
    )


@dataclass(slots=True)
class Findings:
    """Gathers the problems of one source while it is read.

    Attributes:
        source: The text that the spans belong to.
        problems: What has been found, in the order of finding.
    """

    source: Source
    problems: list[Problem] = field(default_factory=list)

    def add(self, code: str, message: str, span: Span | None = None, *, path: str = "", question: str = "") -> None:
        """Notes a problem at a span of the source, or at no place."""
        place = None if span is None else place_of(self.source, span)
        self.problems.append(problem(code, message, place=place, path=path, question=question))


def place_of_evidence(source: Source, evidence: Evidence | None) -> Place | None:
    """The place of the first span of a piece of evidence; None where it has none."""
    if evidence is None or not evidence.spans:
        return None
    return place_of(source, evidence.spans[0])


def worst(problems: Iterable[Problem]) -> Severity | None:
    """The gravest severity among problems; None when there are none."""
    return min((found.severity for found in problems), key=_RANK.__getitem__, default=None)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by severity, then by place, each once."""

    def key(found: Problem) -> tuple[int, str, int, int, str, str, str]:
        place = found.place
        where = ("", 0, 0) if place is None else (place.source, place.line, place.column)
        return (_RANK[found.severity], *where, found.path, found.code, found.message)

    return sorted(set(problems), key=key)
