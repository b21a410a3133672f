"""The command as people run it: exit codes, what goes where, and files that are never half-written."""

from __future__ import annotations

import json
import re
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from event_ld import read
from event_ld.cli import main
from event_ld.cli.doors import walked, write_folder
from event_ld.cli.report import Report
from event_ld.cli.report_text import problems_text
from event_ld.cli.reporters import report_github, report_json, report_sarif
from event_ld.problems import Problem, Severity
from event_ld.source import Place
from tests.conftest import EXAMPLE

BASE = ["--base-url", "https://www.example.org/events/"]
GOOD = """id: a
language: en
name: Open day
description: All of it.
startDate: 2024-05-24
endDate: 2024-05-25
location: {name: Hall, address: {addressLocality: Sucre, addressCountry: Bolivia}}
organizer: City of Sucre
"""


def _run(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], input=stdin)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "a.yaml"
    path.write_text(GOOD, encoding="utf-8")
    return path


def test_help_and_version() -> None:
    assert "Exit codes" in _run("--help").stdout
    assert _run("--version").stdout.startswith("event-ld")
    for command in ("convert", "draft", "embed", "init", "schema", "validate"):
        assert _run(command, "--help").exit_code == 0


def test_draft_writes_a_description_and_reports_the_questions(tmp_path: Path) -> None:
    target = tmp_path / "out.yaml"
    result = _run("draft", EXAMPLE, "--output", target)
    assert result.exit_code == 0
    assert "0 violations, 0 warnings, 4 infos" in result.stderr
    assert result.stdout == ""
    assert read(target)[0].event == read(EXAMPLE)[0].event


def test_draft_of_nothing_writes_nothing(tmp_path: Path) -> None:
    target = tmp_path / "out.yaml"
    result = _run("draft", "-", "-o", target, stdin="[1, 2")
    assert result.exit_code == 1
    assert "[syntax]" in result.stderr
    assert not target.exists()


def test_validate_says_what_where_and_what_to_do(good: Path) -> None:
    assert _run("validate", good).stdout == "0 violations, 0 warnings, 0 infos\nfit to be listed: yes\ncomplete: 100 %\n"
    good.write_text(GOOD.replace("2024-05-25", "2024-05-23"))
    result = _run("validate", good, "--profile", "core")
    assert result.exit_code == 1
    assert result.stdout == (
        f"{good}:5:12: violation: The event ends before it begins (“Open day”). [event-end-before-start]\n"
        "  5 | startDate: 2024-05-24\n"
        "    |            ^^^^^^^^^^\n"
        "    → Correct `endDate` or `startDate`.\n"
        "1 violation, 0 warnings, 0 infos\n"
        "fit to be listed: no: The event ends before it begins (“Open day”).\n"
        "complete: 100 %\n"
        "fix first: event-end-before-start (1 ×)\n"
    )


def test_validate_in_json_and_strictly(good: Path) -> None:
    good.write_text(GOOD.replace(", addressCountry: Bolivia", ""))
    assert _run("validate", good).exit_code == 0
    result = _run("validate", good, "--format", "json", "--strict", "--timezone", "America/La_Paz")
    assert result.exit_code == 1
    document = json.loads(result.stdout)
    assert document["version"] == 3
    assert [one["code"] for one in document["problems"]] == ["address-country-missing"]
    assert document["problems"][0]["place"]["line"] == 7


def test_validate_a_folder_leaves_hidden_files_and_other_endings_out(good: Path) -> None:
    inner = good.parent / "more"
    inner.mkdir()
    (inner / "b.yaml").write_text(GOOD.replace("id: a", "id: b").replace("name: Open day\n", ""))
    (inner / "page.html").write_text("<p>")
    (inner / ".hidden.yaml").write_text("[")
    result = _run("validate", good.parent)
    assert result.exit_code == 1
    assert "1 violation, 0 warnings, 0 infos\n" in result.stdout
    empty = good.parent / "empty"
    empty.mkdir()
    assert _run("validate", empty).exit_code == 3


def test_validate_many_files_on_a_terminal_shows_a_bar(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert list(walked(["a"] * 30)) == ["a"] * 30
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert list(walked(["a"] * 30)) == ["a"] * 30
    assert list(walked(["a"])) == ["a"]
    assert capsys.readouterr().out == ""


def test_validate_for_github_and_for_code_scanning(good: Path) -> None:
    good.write_text(GOOD.replace("Open day", "Open <ohy> day") + "eventStatus: rescheduled\n")
    result = _run("validate", good, "--format", "github")
    assert f"::warning file={good},line=3,col=7,title=text-with-html::A text holds" in result.stdout
    document = json.loads(_run("validate", good, "--format", "sarif").stdout)
    run = document["runs"][0]
    assert [one["ruleId"] for one in run["results"]] == ["text-with-html", "event-rescheduled-without-old-date"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 3, "startColumn": 7, "endColumn": 21}
    with closing(Report()) as nowhere:
        nowhere.add("a", [Problem(code="c", severity=Severity.INFO, message="100 %,\nthen")])
        assert [*report_github(nowhere)] == ["::notice title=c::100 %25,%0Athen\n"]
        assert "locations" not in json.loads("".join(report_sarif(nowhere)))["runs"][0]["results"][0]


@pytest.mark.parametrize("form", ["jsonld", "turtle", "ntriples", "rdfxml", "yaml"])
def test_convert_writes_each_format_to_standard_output(good: Path, form: str) -> None:
    result = _run("convert", good, "--to", form, *BASE)
    assert result.exit_code == 0
    assert "Open day" in result.stdout
    assert result.stderr == ""


def test_convert_reads_standard_input_and_several_files(good: Path) -> None:
    assert json.loads(_run("convert", "-", *BASE, stdin=GOOD).stdout)["name"] == "Open day"
    other = good.with_name("b.yaml")
    other.write_text(GOOD.replace("id: a", "id: b").replace("Open day", "Closed day"))
    documents = json.loads(_run("convert", good, other, *BASE).stdout)
    assert [one["name"] for one in documents] == ["Open day", "Closed day"]
    both = _run("convert", good, other, "--to", "yaml").stdout
    assert both.count("---\n") == 1
    piped = _run("convert", "-", "--to", "yaml", stdin=both)
    assert piped.stdout == both


def test_convert_warns_of_a_placeholder_and_takes_the_page_that_is_declared(good: Path) -> None:
    result = _run("convert", good, "--profile", "portal")
    assert "[base-url-missing]" in result.stderr
    assert json.loads(result.stdout)["@id"] == "https://example.org/a/#event"
    result = _run("convert", good)
    assert result.stderr == ""
    assert json.loads(result.stdout)["@id"] == "#a/event"
    good.write_text(GOOD + "url: https://www.sela.org/panel/\n")
    result = _run("convert", good)
    assert result.stderr == ""
    assert json.loads(result.stdout)["@id"] == "https://www.sela.org/panel/#event"


def test_convert_writes_what_it_could_read_and_exits_with_1(good: Path) -> None:
    good.write_text(GOOD + "startdate: 2024-05-24\n")
    result = _run("convert", good, *BASE)
    assert result.exit_code == 1
    assert "Did you mean `startDate`?" in result.stderr
    assert json.loads(result.stdout)["name"] == "Open day"
    good.write_text("[1, 2")
    result = _run("convert", good, *BASE)
    assert (result.exit_code, result.stdout) == (1, "")


def test_embed_changes_a_page_in_place_and_only_once(good: Path) -> None:
    page = good.with_name("page.html")
    page.write_bytes(b"<head></head>caf\xe9\r\n")
    page.chmod(0o640)
    assert _run("embed", good, "--into", page, *BASE).exit_code == 0
    once = page.read_bytes()
    assert b'data-event-ld="a"' in once
    assert once.endswith(b"</head>caf\xe9\r\n")
    assert stat.S_IMODE(page.stat().st_mode) == 0o640
    changed = page.stat().st_mtime_ns
    assert _run("embed", good, "--into", page, *BASE).exit_code == 0
    assert (page.read_bytes(), page.stat().st_mtime_ns) == (once, changed)
    target = good.with_name("other.html")
    assert _run("embed", good, "--into", page, "-o", target, *BASE).exit_code == 0
    assert target.read_bytes() == once
    assert [one.name for one in good.parent.iterdir() if one.name.startswith(".")] == []


def test_embed_alone_writes_the_element(good: Path) -> None:
    result = _run("embed", good, *BASE)
    assert result.stdout.startswith('<script type="application/ld+json" data-event-ld="a">\n{')
    assert result.stdout.endswith("}\n</script>\n")


def test_embed_leaves_the_page_of_a_broken_event_alone(good: Path) -> None:
    page = good.with_name("page.html")
    page.write_bytes(b"<head></head>")
    good.write_text(GOOD.replace("name: Open day\n", ""))
    assert _run("embed", good, "--into", page, *BASE).exit_code == 1
    assert page.read_bytes() == b"<head></head>"
    good.write_text('{"name": "x"}\n{"name": "y"}\n')
    lines = good.rename(good.with_suffix(".jsonl"))
    assert _run("embed", lines, "--into", page, *BASE).exit_code == 2


def test_init_starts_a_description_and_never_overwrites(tmp_path: Path) -> None:
    path = tmp_path / "new.yaml"
    assert _run("init", path).exit_code == 0
    assert "0 violations, 0 warnings, 1 info\n" in _run("validate", path, "--strict").stdout
    result = _run("init", path)
    assert (result.exit_code, result.stderr) == (2, f"Error: {path} exists already; name another file.\n")
    assert _run("init").stdout == path.read_text(encoding="utf-8")


def test_schema_is_written(tmp_path: Path) -> None:
    target = tmp_path / "schema.json"
    assert _run("schema", "-o", target).exit_code == 0
    assert json.loads(target.read_text())["$ref"] == "#/$defs/Event"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["validate", "missing.yaml"], 3, "Error: missing.yaml does not exist.\n"),
        (["convert", "."], 3, "Error: . is a directory; name a file.\n"),
        (["draft", "missing.txt"], 3, "Error: missing.txt does not exist.\n"),
        (["embed", str(EXAMPLE), "--into", "missing.html"], 3, "Error: missing.html does not exist.\n"),
        (["convert", str(EXAMPLE), "--base-url", "example.org"], 2, "Error: example.org is no base URL"),
        (["convert", str(EXAMPLE), "--timezone", "Mars/Base"], 2, "Error: The IANA database has no time zone Mars/Base.\n"),
        (["validate", str(EXAMPLE), "--profile", "wbe"], 2, "Error: There is no profile wbe"),
        (["convert", str(EXAMPLE), "--to", "docx"], 2, "Invalid value for '--to'"),
        (["convert", str(EXAMPLE), "-o", "/no/such/folder/a.jsonld"], 3, "can't be written"),
        (["validate"], 2, "Missing argument"),
    ],
)
def test_wrong_usage_and_unreadable_input(arguments: list[str], code: int, sentence: str) -> None:
    result = _run(*arguments)
    assert result.exit_code == code
    assert sentence in result.stderr
    assert "Traceback" not in result.stderr


def test_a_failed_write_leaves_the_old_file_and_no_other(good: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = good.with_name("out.jsonld")
    target.write_text("old")

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    result = _run("convert", good, "-o", target, *BASE)
    assert result.exit_code == 3
    assert "No space left on device" in result.stderr
    assert target.read_text() == "old"
    assert sorted(one.name for one in good.parent.iterdir()) == ["a.yaml", "out.jsonld"]


def test_a_reader_of_the_output_may_leave(good: Path) -> None:
    command = f"{sys.executable} -m event_ld convert {good} {good} --to ntriples --base-url https://e.org/ | head -n 0; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_report_of_a_long_line_shows_the_place() -> None:
    place = Place("a.txt", 1, 501, 520, "x" * 500 + "HERE" + "\x07" + "y" * 500)
    text = problems_text([Problem(code="c", severity=Severity.INFO, message="m", place=place, question="Why?")])
    excerpt, caret = text.splitlines()[1:3]
    assert excerpt[caret.index("^") :].startswith("HERE ")
    assert "    ? Why?" in text
    assert "\x07" not in text


def test_a_report_without_places() -> None:
    one = Problem(code="c", severity=Severity.WARNING, message="m", place=Place("a", 1, 1, 2, ""))
    assert "a:1:1: " in problems_text([one])
    with closing(Report()) as report:
        report.add("a", [Problem(code="c", severity=Severity.WARNING, message="m")])
        assert json.loads("".join(report_json(report)))["problems"][0]["place"] is None


def test_the_markup_of_a_page_is_repaired_where_it_stands(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    script = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "City"},
{"@type": "Event", "name": "Fair &amp; more", "startDate": "2030-05-14T10:00+0200", "typicalAgeRange": "7-9",
"location": {"@type": "Place", "name": "Hall", "address": "Calle Mayor 1, Madrid, Spain"}}]}</script>"""
    rest = "<h1>Fair &amp; more</h1><p>14 May 2030"
    page.write_text(f"<head><link rel=canonical href='https://a.example/fair'>{script}</head>{rest}", encoding="utf-8")
    result = _run("embed", "--into", page, "--from-page")
    assert (result.exit_code, "property-left-out" in result.stderr) == (0, True)
    text = page.read_text(encoding="utf-8")
    assert '[{"@type": "WebSite", "name": "City"}]}</script>\n<script type="application/ld+json" data-event-ld="fair">' in text
    assert ('"startDate": "2030-05-14T10:00:00+02:00"' in text, text.endswith(rest)) == (True, True)
    _run("embed", "--into", page, "--from-page")
    assert page.read_text(encoding="utf-8") == text
    assert _run("embed", "event.yaml", "--into", page, "--from-page").exit_code == 2
    assert _run("embed", "--from-page").exit_code == 2


def test_microdata_that_contradicts_the_json_ld_of_a_page_leaves_it_as_it_is(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    script = '{"@context": "https://schema.org", "@type": "Event", "name": "Fair", "startDate": "2030-05-14", "location": "Hall"}'
    item = '<div itemscope itemtype="https://schema.org/Event"><b itemprop=name>Fair</b><i itemprop=startDate content="2030-05-14">14 May</i>'
    text = f'<script type="application/ld+json">{script}</script>{item}<b itemprop="location">Archive</b></div>'
    page.write_text(text, encoding="utf-8")
    result = _run("embed", "--into", page, "--from-page")
    assert result.exit_code == 2
    assert "holds 2 events" in result.stderr
    page.write_text(text.replace("Archive", "Hall").replace("<b itemprop=name>", '<link itemprop="eventStatus" href="https://schema.org/EventCancelled"><b itemprop=name>'), encoding="utf-8")  # fmt: skip
    result = _run("embed", "--into", page, "--from-page")
    assert (result.exit_code, "contradicts this one in eventStatus" in result.stderr) == (1, True)

    with closing(Report()) as report:
        report.add("a", [Problem(code="c", severity=Severity.WARNING, message="m")])
        assert json.loads("".join(report_json(report)))["problems"][0]["place"] is None


def test_files_of_one_name_are_counted(tmp_path: Path) -> None:
    names = ["a", "A", "a", "a-2", "b"]
    write_folder(((name, name) for name in names), tmp_path)
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "a.yaml": "a",
        "A-2.yaml": "A",
        "a-3.yaml": "a",
        "a-2-2.yaml": "a-2",
        "b.yaml": "b",
    }


def test_a_folder_of_a_site_is_judged_as_it_is_built(tmp_path: Path) -> None:
    source, out = tmp_path / "in", tmp_path / "site"
    source.mkdir()
    event = (
        "id: {0}\nname: {{en: The {0}, es: El {0}}}\nlanguage: en\nstartDate: {1}T10:00\norganizer: {{name: Archive}}\n"
        "location: {{name: Map House, address: {{addressLocality: Lima, addressCountry: Peru}}}}\n"
    )
    (source / "site.yaml").write_text("title: Events\ndescription: All\npublisher: Archive\n", encoding="utf-8")
    for name, day, more in (
        ("feed", "2027-05-04", ""),
        ("walk", "2027-05-04", "superEvent: {id: nowhere}\n"),
        ("talk", "2027-06-04", "superEvent: {id: walk}\n"),
    ):
        (source / f"{name}.yaml").write_text(event.format(name, day) + more, encoding="utf-8")

    def codes(*command: str) -> tuple[list[str], str]:
        ran = CliRunner().invoke(main, [*command])
        wanted = r"\[(site-id-name|part-outside|super-event-unknown|same-iri|name-missing|unreadable)\]"
        return sorted(re.findall(wanted, ran.stdout + ran.stderr)), ran.stdout

    told, report = codes("validate", str(source))
    assert told == codes("build", str(source), "-o", str(out), "--base-url", "https://www.example.org/")[0]
    assert told == ["part-outside", "site-id-name", "super-event-unknown"]
    assert "the mean of 3 files" in report  # the settings are none
    (source / "site.yaml").unlink()
    assert codes("validate", str(source))[0] == []
    found, report = codes("validate", str(out))
    assert (found, "0 violations" in report) == ([], True)
    forms = [
        str(out / "walk" / name) for name in ("event.nt", "event.ics", "index.html", "event.jsonld", "event.rdf", "cpev.ttl")
    ]
    assert codes("validate", *forms, str(out / "events.ics"), str(out / "events.csv"))[0] == []
