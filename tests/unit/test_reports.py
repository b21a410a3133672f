"""Reports of a validation: the score and its arithmetic, the JSON that has a schema, the page, the report of SHACL."""

from __future__ import annotations

import gc
import json
import tracemalloc
from collections import Counter
from contextlib import closing
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import html5lib
import pytest
import rdflib
from click.testing import CliRunner
from jsonschema import Draft202012Validator
from rdflib.namespace import SH

from event_ld.cli import main
from event_ld.cli.report import Report, written
from event_ld.inputs import read_text
from event_ld.problems import CODES, Problem, Severity, problem
from event_ld.resources import read_table
from event_ld.score import ROWS, first_to_fix, score
from event_ld.source import Place
from event_ld.validate.judge import Judge
from event_ld.validate.profiles import titles
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASES = ROOT / "tests" / "conformance"


def _run(*words: object) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["validate", *map(str, words)])
    return result.exit_code, result.output


def _problem(code: str, severity: Severity, number: int = 0) -> Problem:
    return Problem(code=code, severity=severity, message=f"m{number}")


V, W, I = Severity.VIOLATION, Severity.WARNING, Severity.INFO  # noqa: E741  # three letters for three severities


@pytest.mark.parametrize(
    ("problems", "is_fit", "completeness", "reasons"),
    [
        ([], True, 100, ()),
        ([("event-image-missing", I)], True, 95, ()),
        ([("event-offers-missing", I)], True, 70, ()),
        ([("event-online-only", I)], True, 100, ("m0",)),
        ([("clash", W), ("clash", W)], True, 100, ()),
        ([("offer-price-format", V), ("offer-price-format", V)], False, 95, ("m0",)),
        ([("event-missing", W)], False, 0, ("m0",)),  # there is none
        ([("context-elsewhere", W)], False, 0, ("m0",)),  # nothing was judged
    ],
)
def test_the_two_figures(problems: list[tuple[str, Severity]], is_fit: bool, completeness: int, reasons: tuple[str, ...]) -> None:  # noqa: FBT001
    found = score([_problem(code, severity, number) for number, (code, severity) in enumerate(problems)])
    assert (found.is_fit, found.completeness, found.reasons) == (is_fit, completeness, reasons)


def test_an_event_without_a_violation_is_never_worse_than_one_with() -> None:
    best = score([_problem("x", V)])
    worst = score([_problem(code, I, number) for number, code in enumerate(("event-name-missing", "event-online-only", "y"))])
    assert worst.is_fit > best.is_fit


def test_what_to_fix_first_goes_by_what_it_leads_to() -> None:
    found = [_problem(code, severity) for code, severity in (("organization-name-missing", V), ("event-end-format", V),
                                                            ("event-location-missing", V), ("event-image-missing", I))]  # fmt: skip
    order = []
    while found:
        order.append(first_to_fix(Counter((one.code, one.severity) for one in found)).partition(" ")[0])
        found = [one for one in found if one.code != order[-1]]
    assert order == ["event-location-missing", "event-end-format", "organization-name-missing", "event-image-missing"]
    assert first_to_fix({}) == ""


def test_the_table_of_consequences_names_codes_that_there_are() -> None:
    known = {*CODES, *titles(), "property-of-another-type", "value-of-another-type"}
    rows = read_table("vocab", "consequences.tsv")
    assert {code for code, *_ in rows} <= known
    assert {row for _, _, *cells in rows for cell in cells for row in cell.split()} - {"*"} == set(ROWS)


@pytest.fixture
def report() -> Iterator[Report]:
    with closing(Report()) as made:
        yield made


def _told(form: str, report: Report) -> str:
    return "".join(written(report, form))


def test_findings_of_one_kind_are_told_once(report: Report) -> None:
    texts = [
        Problem(code="c", severity=I, message=message, value=value, place=Place("z", line, 1, 2, "x"), advice="Do.")
        for line, value, message in (
            (3, "", "“A (b)” has none (`x` of “A (b)”)."), (5, "", "“B” has none (`x` of “B”)."), (9, "v", "“v” has none (“B”)."),
            (11, "", "“A” meets “B”."), (13, "", "“A” meets “C”."),
        )
    ]  # fmt: skip
    report.add("z", texts)
    text = _told("text", report)
    assert text.count("[c]") == 3
    assert "and 2 more, in lines 5, 9 (“v”)" in text
    assert "“A” meets “C”." in text
    page = _told("html", report)
    assert page.count("<article") == 3
    assert "Line 9: “v” has none" in page
    assert len(json.loads(_told("json", report))["problems"]) == 5


def test_fingerprints_stay_when_lines_move() -> None:
    def prints(first: int) -> list[str]:
        places = [Place("z", first + number, 1, 2, "x") for number in range(2)]
        with closing(Report()) as report:
            found = (Problem(code="event-image-missing", severity=I, message="m", focus="_:b1", place=one) for one in places)
            report.add("z", found)
            run = json.loads(_told("sarif", report))["runs"][0]
        assert run["tool"]["driver"]["rules"][0]["shortDescription"] == {"text": "The event has no image."}
        return [one["partialFingerprints"]["problem/v1"] for one in run["results"]]

    assert prints(1) == prints(70)
    assert len(set(prints(1))) == 2


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


def test_problems_without_a_file_have_a_section_of_their_own(report: Report) -> None:
    assert _told("text", report) == "0 violations, 0 warnings, 0 infos\n"
    report.add("a", [])
    report.add("b", [])
    place = Place("z", 1, 1, 2, " ")
    report.add_of_several([problem("same-iri", "Two events."), problem("clash", "x", place=place)])
    assert "Two events." in _told("html", report)
    assert "z: line 1, column 1" in _told("html", report)
    assert "urn:event-ld:problem:clash" in _told("turtle", report)
    assert "In several files" in _told("html", report)


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
    assert "complete: 50 %, the mean of 2 files" in text
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
        assert "complete: 100 %" in _run(base, "--engine", engine, "--today", "2026-01-01")[1]
    assert "event-past" in _run(base, "--today", "2027-01-01")[1]
    assert _run(base, "--profile", "cpev, nope")[0] == 2


def _long_page(number: int) -> str:
    words = " ".join(f"w{number}x{one}" for one in range(2000))
    data = {"@context": "https://schema.org", "@type": "Event", "name": f"Fair {number}", "nmae": words, "description": words}
    return f'<!doctype html><title>x</title><script type="application/ld+json">{json.dumps(data)}</script>'


def test_a_thousand_pages_take_no_more_memory_than_ten(report: Report) -> None:
    judge = Judge()

    def judge_some(first: int, last: int) -> None:
        for number in range(first, last):
            name = f"{number}.html"
            report.add(name, judge.judge_all(read_text(_long_page(number), name=name)))

    judge_some(0, 4)
    tracemalloc.start()
    try:
        judge_some(4, 8)
        gc.collect()
        before, _ = tracemalloc.get_traced_memory()
        judge_some(8, 20)
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert sum(report.kinds.values()) >= 20 * 6
    assert (after - before) / 12 < 12_000  # a page has 36,000 characters
    assert max(len(one.place.text) for one in report.problems if one.place is not None) <= 400


def test_what_is_held_of_a_report_has_an_end(report: Report) -> None:
    long = Problem(code="c", severity=I, message="m", value="x" * 500_000)
    tracemalloc.start()
    try:
        for number in range(12):
            report.add(f"{number}", [long])
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 2_000_000
    assert [one.name for one in report.each()] == [str(number) for number in range(12)]
    assert [len(one.value) for one in report.problems] == [500_000] * 12
