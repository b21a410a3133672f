"""Problems as text for people at a terminal."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

import click

from event_ld.cli.report import Report, counted, figures, groups
from event_ld.problems import Problem, Severity
from event_ld.score import first_to_fix
from event_ld.source import Place, shown
from event_ld.validate.languages import said

_COLOURS = {Severity.VIOLATION: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_LONGEST_LINE = 160


def report_text(report: Report) -> Iterator[str]:
    """Problems of one kind told once, a count, whether it is fit to be listed, how complete it is, and what to fix first."""
    for found in report.by_severity():
        yield from (f"{line}\n" for line in _told(found, report.language))
    yield from (f"{line}\n" for line in [counted(report.counts, report.language), *_score_lines(report)])


def problems_text(problems: Iterable[Problem], *, is_counted: bool = True) -> str:
    """Problems as text with the offending line and a caret below it, those of one kind told once, and a count at the end."""
    found = list(problems)
    return "\n".join([*_told(found), *([counted(Counter(one.severity for one in found))] if is_counted else []), ""])


def _score_lines(report: Report) -> Iterable[str]:
    language = report.language
    number, files = report.files, said("files", language)
    if number == 1:
        yield from (shown(line) for one in report.each() if one.score is not None for line in figures(one.score, language))
    elif number:
        mean = report.completeness / number
        yield f"{said('fit to be listed', language)}: {report.fit} {said('of', language)} {number} {files}"
        yield f"{said('complete', language)}: {mean:.0f} %, {said('the mean of', language)} {number} {files}"
    worst = first_to_fix(report.kinds)
    if worst:
        yield f"{said('fix first', language)}: {worst}"


def _told(problems: Iterable[Problem], language: str = "en") -> Iterator[str]:
    for one in groups(problems):
        yield from _lines(one.first, language)
        if one.others:
            yield f"    {one.lines(language)}"


def _lines(one: Problem, language: str) -> Iterable[str]:
    where = "" if one.place is None else f"{one.place.where}: "
    severity = click.style(said(one.severity, language), fg=_COLOURS[one.severity], bold=True)
    yield f"{where}{severity}: {shown(one.message)} [{one.code}]"
    if one.place is not None and one.place.text.strip():
        yield from _excerpt(one.place)
    if one.advice:
        yield f"    → {shown(one.advice)}"
    if one.replacement is not None:
        yield f"    = {shown(one.replacement.in_words)}"
    if one.question:
        yield f"    ? {shown(one.question)}"


def _excerpt(place: Place) -> Iterable[str]:
    at = place.column - place.start
    start = max(0, at - _LONGEST_LINE // 2) if len(place.text) > _LONGEST_LINE else 0
    excerpt = "".join(letter if letter.isprintable() else " " for letter in place.text[start : start + _LONGEST_LINE])
    width = max(1, min(place.end_column - place.column, len(excerpt) - (at - start)))
    number = place.cell.rpartition("!")[2] or str(place.line)
    yield f"  {number} | {excerpt}"
    yield f"  {' ' * len(number)} | {' ' * (at - start)}{'^' * width}"
