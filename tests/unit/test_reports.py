"""Reports of a validation: the score and its arithmetic, the JSON that has a schema, the page, the report of SHACL."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import html5lib
import pytest
import rdflib
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from rdflib.namespace import SH

from event_ld.cli import main
from event_ld.cli.reporters import REPORTERS
from event_ld.problems import Place, Problem, Severity, problem
from event_ld.score import score
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

CASES = ROOT / "tests" / "conformance"


def _run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["validate", *map(str, words)])
    return result.exit_code, result.output


def _problem(code: str, severity: Severity, number: int = 0) -> Problem:
    return Problem(code=code, severity=severity, message=f"m{number}")


@pytest.mark.parametrize(
    ("codes", "points", "arithmetic"),
    [
        ("", 100, "100"),
        ("i", 99, "100 − 1 (i)"),
        ("ii", 99, "100 − 1 (i × 2)"),
        ("www", 93, "100 − 7 (w × 3)"),
        ("v", 59, "100 − 20 (v), and below 60 with a violation"),
        ("vvw", 59, "100 − 22 (v × 2) − 5 (w), and below 60 with a violation"),
        ("v" * 40 + "w" * 40 + "uxyz", 0, "100 − 30 (v × 40) − 20 (u) − 20 (x) − 20 (y) − 20 (z) − 10 (w × 40)"),
    ],
)
def test_the_score_is_the_sum_that_it_shows(codes: str, points: int, arithmetic: str) -> None:
    severities = {"i": Severity.INFO, "w": Severity.WARNING}
    found = score([_problem(code, severities.get(code, Severity.VIOLATION), number) for number, code in enumerate(codes)])
    assert (found.points, found.arithmetic) == (points, arithmetic)


def test_the_json_report_keeps_its_schema(tmp_path: Path) -> None:
    schema = json.loads((ROOT / "vocab" / "report.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    for case in ("base", "name-missing", "object-of-languages"):
        code, text = _run(CASES / case / "event.jsonld", "--format", "json", "--today", "2026-01-01")
        document = json.loads(text)
        Draft202012Validator(schema).validate(document)
        assert code == (1 if document["problems"] else 0)
        assert [one["file"] for one in document["scores"]] == [str(CASES / case / "event.jsonld")]
    missing = json.loads(_run(CASES / "name-missing" / "event.jsonld", "--format", "json", "--today", "2026-01-01")[1])[
        "problems"
    ][0]
    assert missing["focus"] == "https://www.example.org/open-day/#event"
    assert missing["result_path"] == "http://schema.org/name"
    assert missing["question"] == "What is the event called?"


class _Texts(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        self.texts.append(data)


def test_the_page_shows_each_problem_and_runs_nothing(tmp_path: Path) -> None:
    page = tmp_path / "<script>.html"
    page.write_text(
        '<script type="application/ld+json">\n{"@context": "https://schema.org", "@type": "Event", "name": "<b>x</b>"}\n</script>'
    )
    text = _run(page, CASES / "base" / "event.jsonld", "--format", "html", "--today", "2026-01-01")[1]
    html5lib.HTMLParser(strict=True).parse(text)
    assert "<script" not in text
    assert "http" not in text.partition("</style>")[0]
    parser = _Texts()
    parser.feed(text)
    shown = " ".join(parser.texts)
    for expected in (
        "event-start-missing",
        "A text holds HTML tags",
        "Write `name` and `description` as plain text.",
        "2 files",
        "Nothing was found.",
        "Fix first:",
    ):
        assert expected in shown
    alone = _run(CASES / "base" / "event.jsonld", "--format", "html", "--today", "2026-01-01")[1]
    assert "1 file" in alone
    assert "Fix first" not in alone


def test_problems_without_a_file_have_a_section_of_their_own(tmp_path: Path) -> None:
    from event_ld.cli.report import Report  # noqa: PLC0415  # of this test alone
    from event_ld.cli.report_html import report_html  # noqa: PLC0415  # as above

    report = Report(problems=[problem("same-iri", "Two events."), problem("clash", "x")])
    report.add("a", [])
    assert "Two events." in report_html(report)
    report.problems.append(Problem(code="c", severity=Severity.INFO, message="m", place=Place("z", 1, 1, 2, " ")))
    report.add("b", [])
    assert "urn:event-ld:problem:clash" in REPORTERS["turtle"](report)
    assert REPORTERS["text"](Report()) == "0 violations, 0 warnings, 0 infos\n"
    assert "Without a place" in report_html(report)


def test_the_turtle_report_is_a_report_of_shacl() -> None:
    graph = rdflib.Graph().parse(
        data=_run(CASES / "price-with-symbol" / "event.jsonld", "--format", "turtle")[1], format="turtle"
    )
    (report,) = graph.subjects(rdflib.RDF.type, SH.ValidationReport)
    assert str(graph.value(report, SH.conforms)) == "false"
    values = {(str(graph.value(one, SH.resultPath)), str(graph.value(one, SH.value))) for one in graph.objects(report, SH.result)}
    assert ("http://schema.org/price", "$10") in values
    good = rdflib.Graph().parse(
        data=_run(CASES / "base" / "event.jsonld", "--format", "turtle", "--today", "2026-01-01")[1], format="turtle"
    )
    assert str(good.value(None, SH.conforms)) == "true" or [str(one) for one in good.objects(None, SH.conforms)] == ["true"]
    nothing = _run(CASES / "trailing-comma" / "event.jsonld", "--format", "turtle")[1]
    assert "urn:event-ld:document" in nothing


def test_a_folder_passes_over_what_describes_no_event_and_goes_on_after_what_it_can_not_read(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><p>Welcome</p>")
    (tmp_path / "bad.html").write_bytes(b"\x00\x01")
    (tmp_path / "good.jsonld").write_text((CASES / "base" / "event.jsonld").read_text(encoding="utf-8"))
    code, text = _run(tmp_path, "--today", "2026-01-01")
    assert code == 1
    assert "bad.html:1:1: violation: " in text
    assert "[unreadable]" in text
    assert "index.html" not in text
    assert "the mean of 2 files" in text
    assert "page-without-data" in _run(tmp_path / "index.html")[1]
    assert _run(tmp_path / "bad.html")[0] == 3


def test_options_of_validate(tmp_path: Path) -> None:
    shapes = tmp_path / "s.ttl"
    shapes.write_text("@prefix sh: <http://www.w3.org/ns/shacl#> . <urn:s> a sh:NodeShape ; sh:targetClass <https://schema.org/Event> ; "
                      "sh:property [ sh:path <https://schema.org/image> ; sh:minCount 1 ; sh:message 'Pictures, please.' ] .")  # fmt: skip
    base = CASES / "base" / "event.jsonld"
    assert "Pictures, please." in _run(base, "--shapes", shapes)[1]
    assert _run(base, "--shapes", tmp_path / "none.ttl")[0] == 3
    for engine in ("compiled", "pyshacl"):
        assert "score 100 of 100" in _run(base, "--engine", engine, "--today", "2026-01-01")[1]
    assert "event-past" in _run(base, "--today", "2027-01-01")[1]
    assert _run(base, "--profile", "cpev, nope")[0] == 2
