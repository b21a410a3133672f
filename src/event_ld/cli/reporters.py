"""Problems for people and for programs: one function for each form, chosen by name from `REPORTERS`."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from event_ld.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from event_ld.problems import Place, Problem

JSON_VERSION = 1
"""The version of the JSON form; it grows when a field changes its meaning or goes."""

_COLOURS = {Severity.VIOLATION: "red", Severity.WARNING: "yellow", Severity.INFO: "blue"}
_LONGEST_LINE = 160


def report_text(problems: Iterable[Problem]) -> str:
    """Problems as text with the offending line and a caret below it, and a count at the end."""
    found = list(problems)
    lines = [line for one in found for line in _lines(one)]
    counts = Counter(one.severity for one in found)
    total = ", ".join(f"{counts[severity]} {severity}{'s' if counts[severity] != 1 else ''}" for severity in Severity)
    return "\n".join([*lines, total, ""])


def _lines(one: Problem) -> Iterable[str]:
    where = "" if one.place is None else f"{one.place.source}:{one.place.line}:{one.place.column}: "
    severity = click.style(str(one.severity), fg=_COLOURS[one.severity], bold=True)
    yield f"{where}{severity}: {one.message} [{one.code}]"
    if one.place is not None and one.place.text.strip():
        yield from _excerpt(one.place)
    if one.advice:
        yield f"    → {one.advice}"
    if one.question:
        yield f"    ? {one.question}"


def _excerpt(place: Place) -> Iterable[str]:
    start = max(0, place.column - 1 - _LONGEST_LINE // 2) if len(place.text) > _LONGEST_LINE else 0
    shown = "".join(letter if letter.isprintable() else " " for letter in place.text[start : start + _LONGEST_LINE])
    width = max(1, min(place.end_column - place.column, len(shown) - (place.column - 1 - start)))
    number = str(place.line)
    yield f"  {number} | {shown}"
    yield f"  {' ' * len(number)} | {' ' * (place.column - 1 - start)}{'^' * width}"


def report_json(problems: Iterable[Problem]) -> str:
    """Problems as a JSON document: `version`, and `problems` with every field; a place has a name, not a position."""

    def plain(one: Problem) -> dict[str, object]:
        built = asdict(one)
        built["place"] = one.place._asdict() if one.place is not None else None
        return built

    document = {"version": JSON_VERSION, "problems": [plain(one) for one in problems]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


_GITHUB = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SARIF = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report_github(problems: Iterable[Problem]) -> str:
    """Problems as workflow commands of GitHub Actions, which shows them at their lines."""

    def escaped(text: str, also: str = "") -> str:
        for letter in "%\r\n" + also:
            text = text.replace(letter, f"%{ord(letter):02X}")
        return text

    lines = []
    for one in problems:
        place = one.place
        where = "" if place is None else f"file={escaped(place.source, ':,')},line={place.line},col={place.column},"
        message = escaped(" ".join(part for part in (one.message, one.advice) if part))
        lines.append(f"::{_GITHUB[one.severity]} {where}title={escaped(one.code, ':,')}::{message}\n")
    return "".join(lines)


def report_sarif(problems: Iterable[Problem]) -> str:
    """Problems as SARIF 2.1.0 (OASIS), for code scanning; columns count characters from 1."""
    found = list(problems)
    rules = {one.code: {"id": one.code, "help": {"text": one.advice or one.message}} for one in found}
    results = [
        {"ruleId": one.code, "level": _SARIF[one.severity], "message": {"text": one.message}, **_locations(one)} for one in found
    ]
    driver = {"name": "event-ld", "rules": [rules[code] for code in sorted(rules)]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    return json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _locations(one: Problem) -> dict[str, object]:
    place = one.place
    if place is None:
        return {}
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end_column}
    return {"locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(place.source)}, "region": region}}]}


REPORTERS: dict[str, Callable[[Iterable[Problem]], str]] = {
    "text": report_text,
    "json": report_json,
    "github": report_github,
    "sarif": report_sarif,
}
"""Name to reporter; the choices of `validate --format`."""
