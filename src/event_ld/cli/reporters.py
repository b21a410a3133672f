"""Problems for programs: one function for each form."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from hashlib import sha256
from textwrap import indent
from urllib.parse import quote

from event_ld.cli.report import Report, counted, figures, groups
from event_ld.graph.iris import PLACEHOLDER_BASE
from event_ld.graph.triples import grouped
from event_ld.mapping import RDF, XSD
from event_ld.problems import CODES, Problem, Severity
from event_ld.publish.rdf import turtle
from event_ld.score import first_to_fix
from event_ld.terms import is_iri
from event_ld.triple import Literal, Object, Triple
from event_ld.validate.languages import said
from event_ld.validate.paths import SH
from event_ld.validate.profiles import titles
from event_ld.version import __version__

JSON_VERSION = 3
"""The version of the JSON form; it grows when a field changes its meaning or goes."""


def report_json(report: Report) -> Iterator[str]:
    """Problems as a JSON document, as `vocab/report.schema.json` describes it."""
    scores = ({"file": one.name, **one.score._asdict()} for one in report.each() if one.score is not None)
    yield f'{{\n  "version": {JSON_VERSION},\n  "problems": ['
    yield from _listed(one.plain for one in report.problems)
    yield '],\n  "scores": ['
    yield from _listed(scores)
    yield "]\n}\n"


def _listed(values: Iterable[dict[str, object]]) -> Iterator[str]:
    """The members of a list in a document that is indented, one after another."""
    before, end = "\n", ""
    for one in values:
        yield before + indent(json.dumps(one, ensure_ascii=False, indent=2), "    ")
        before, end = ",\n", "\n  "
    yield end


def report_html(report: Report) -> Iterator[str]:
    """Problems as a page to show a colleague, which needs nothing else: fit or not, how complete, each kind with its places."""
    from event_ld.publish.templates import page_alone  # noqa: PLC0415  # what a page alone needs

    language = report.language
    yield from page_alone("report.html").generate(
        report=report, language=language, said=partial(said, language=language), counted=counted, figures=figures,
        first_to_fix=first_to_fix, groups=groups,
    )  # fmt: skip


_GITHUB = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SARIF = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def report_github(report: Report) -> Iterator[str]:
    """Problems as workflow commands of GitHub Actions, which shows them at their lines."""

    def escaped(text: str, also: str = "") -> str:
        for letter in "%\r\n" + also:
            text = text.replace(letter, f"%{ord(letter):02X}")
        return text

    for one in report.problems:
        place = one.place
        where = "" if place is None else f"file={escaped(place.source, ':,')},line={place.line},col={place.column},"
        message = escaped(" ".join(part for part in (one.message, one.advice) if part))
        yield f"::{_GITHUB[one.severity]} {where}title={escaped(one.code, ':,')}::{message}\n"


def report_sarif(report: Report) -> Iterator[str]:
    """Problems as SARIF 2.1.0 (OASIS), for code scanning; columns count characters from 1."""
    found = list(report.problems)
    rules = {one.code: _rule(one) for one in reversed(found)}
    seen: Counter[str] = Counter()
    results = [
        {"ruleId": one.code, "level": _SARIF[one.severity], "message": {"text": one.message},
         "partialFingerprints": {"problem/v1": _fingerprint(one, seen)}, **_locations(one)}
        for one in found
    ]  # fmt: skip
    driver = {"name": "event-ld", "semanticVersion": __version__, "rules": [rules[code] for code in sorted(rules)]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    schema = "https://json.schemastore.org/sarif-2.1.0.json"
    yield json.dumps({"$schema": schema, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2) + "\n"


def _rule(one: Problem) -> dict[str, object]:
    """What a code means, whatever it was found in."""
    known = CODES.get(one.code)
    title = known.title if known is not None else titles().get(one.code, one.message)
    help_text = one.advice or title
    return {
        "id": one.code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": f"{title} {help_text}"},
        "help": {"text": help_text},
        "helpUri": f"urn:event-ld:problem:{one.code}",
        "defaultConfiguration": {"level": _SARIF[one.severity]},
    }


def _fingerprint(one: Problem, seen: Counter[str]) -> str:
    """What stays the same when lines move: the code, the file, and what it is about; a number for those that are alike."""
    source = "" if one.place is None else one.place.source
    focus = "" if one.focus.startswith("_:") else one.focus
    whole = f"{one.code}\x00{source}\x00{focus}\x00{one.result_path}\x00{one.value}\x00{one.message}"
    seen[whole] += 1
    return sha256(f"{whole}\0{seen[whole]}".encode()).hexdigest()[:32]


def _locations(one: Problem) -> dict[str, object]:
    place = one.place
    if place is None:
        return {}
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.end_column}
    return {"locations": [{"physicalLocation": {"artifactLocation": {"uri": quote(place.source)}, "region": region}}]}


def report_turtle(report: Report) -> Iterator[str]:
    """Problems as a validation report of SHACL (section 3.6), in Turtle."""
    yield turtle(grouped(_report_triples(report)), PLACEHOLDER_BASE)


def _report_triples(report: Report) -> Iterator[Triple]:
    node = "urn:event-ld:report"
    yield node, f"{RDF}type", f"{SH}ValidationReport"
    conforms = "false" if report.kinds else "true"
    yield node, f"{SH}conforms", Literal(conforms, f"{XSD}boolean")
    for number, one in enumerate(report.problems, start=1):
        result = f"{node}:{number}"
        yield node, f"{SH}result", result
        yield result, f"{RDF}type", f"{SH}ValidationResult"
        yield result, f"{SH}focusNode", _term(one.focus) if one.focus else "urn:event-ld:document"
        yield result, f"{SH}resultSeverity", f"{SH}{one.severity.capitalize()}"
        yield result, f"{SH}sourceConstraintComponent", f"urn:event-ld:problem:{one.code}"
        yield result, f"{SH}resultMessage", Literal(one.message, "", report.language)
        if one.result_path:
            yield result, f"{SH}resultPath", one.result_path
        if one.value:
            yield result, f"{SH}value", _term(one.value)
        if one.place is not None:
            yield result, "http://www.w3.org/2000/01/rdf-schema#comment", Literal(one.place.where)


def _term(text: str) -> Object:
    return text if is_iri(text) else Literal(text)
