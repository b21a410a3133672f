"""One bad record, file or page never stops the others: what is good comes out as if the bad were not there."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from event_ld.batch import work
from event_ld.batch.run import run_batch
from event_ld.batch.work import Task
from event_ld.building import build
from event_ld.cli import main
from event_ld.graph.nodes import build as build_tree
from event_ld.inputs import read, read_text
from event_ld.pipeline import LINE_FORMATS, convert, validate
from event_ld.problems import Problem, Severity
from event_ld.publish.site import entity_pages, event_files
from event_ld.publish.site.event_page import event_page
from event_ld.readers.formats import STATE_FILE
from event_ld.server.preview import Preview
from event_ld.validate.judge import Judge

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASE = "https://www.example.org/"
_MANY_DIGITS = "9" * 5000
_LINKED = {
    "@context": "https://schema.org",
    "@type": "Event",
    "name": "x",
    "startDate": "2030-05-24T10:00:00+02:00",
    "location": {"@type": "Place", "name": "P", "address": {"@type": "PostalAddress", "addressCountry": "DE"}},
}
_DESCRIBED = {"id": "poison", "name": "x", "startDate": "2030-05-24"}
DATES = (
    "2030-05-24T25:00:00+02:00", "2030-05-24T24:00:00+02:00", "2030-05-24T10:60:00+02:00", "2030-05-24T10:00:60+02:00",
    "2030-04-31T10:00:00+02:00", "2030-02-30", "2030-13-01", "0000-00-00", "0000-00-00T00:00:00+00:00", "-0001-11-30T00:00:00Z",
    "2030-05-24T10:00:00+99:99", "99999-01-01T00:00:00Z", "0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00", "25:61",
    _MANY_DIGITS, "",
)  # fmt: skip
DATE_KEYS = ("startDate", "endDate", "doorTime", "previousStartDate", "validFrom", "validThrough", "birthDate")


def _good(number: int) -> bytes:
    address = {"addressLocality": "Sucre", "addressCountry": "BO"}
    event = {"id": f"good-{number}", "name": f"Good {number}", "startDate": "2030-05-01T10:00"}
    return json.dumps(event | {"language": "en", "location": {"name": "Hall", "address": address}}).encode()


def _with(document: dict[str, Any], **more: object) -> str:
    return json.dumps(document | more)


POISONS: dict[str, str] = {
    "digits in a description": _with(_DESCRIBED, maximumAttendeeCapacity=0).replace(": 0", f": {_MANY_DIGITS}"),
    "digits in linked data": _with(_LINKED, maximumAttendeeCapacity=0).replace(": 0", f": {_MANY_DIGITS}"),
    "half a letter": _with(_LINKED, name="x\ud800"),
    "half a letter in a key": _with(_DESCRIBED).replace('"name"', '"na\\ud800me"'),
    "half a letter in an address": _with(_LINKED, **{"@id": "https://e.org/\udc00"}),
    "half a letter in a language": _with(_LINKED, description={"@value": "x", "@language": "e\udc00"}),
    "a control in a text": _with(_DESCRIBED, name="x\x00\x1fy"),
    "a property without domain and range": _with(_LINKED, interactionCount="5", inverseOf="x", domainIncludes="x", rangeIncludes="x"),
    "nobody": _with(_DESCRIBED, performer=[{}], organizer={"@value": "x"}, sponsor=[{"type": "Organization"}]),
    "nothing": _with(_DESCRIBED, location={"address": {}}, virtualLocation={}, offers=[{}], subEvent=[{}], superEvent={}, eventSchedule={}),
    "deep": "[" * 3000,
    "no JSON": "{",
    "no description": "[]",
    "a month that is none": _with(_DESCRIBED, subEvent=[{"name": "s", "eventSchedule": {"byMonth": 13, "byMonthDay": 45}}]),
    **{f"startDate {date[:30]}": _with(_LINKED, startDate=date) for date in DATES},
    **{f"startDate described {date[:30]}": _with(_DESCRIBED, startDate=date) for date in DATES},
    **{f"{key}": _with(_LINKED, **{key: DATES[0], "endDate": DATES[4]}) for key in DATE_KEYS},
    **{f"{key} described": _with(_DESCRIBED, **{key: DATES[0]}) for key in DATE_KEYS},
}  # fmt: skip


def _faults(problems: list[Problem]) -> list[str]:
    return [one.message for one in problems if one.code == "fault"]


@pytest.mark.parametrize("country", [True, False])
@pytest.mark.parametrize("name", [*POISONS])
def test_no_known_poison_is_a_fault_of_ours(name: str, *, country: bool) -> None:
    text = POISONS[name] if country else POISONS[name].replace('"addressCountry": "DE"', '"addressLocality": "Nowhere"')
    for form in ("json", "jsonl", "yaml"):
        readings = read_text(text, name=f"a.{form}")
        assert _faults(validate(readings)) == []
        if not any(one.statements for one in readings):
            assert _faults(list(convert(readings, to="yaml", base_url=BASE).problems)) == []
        convert(readings, to="ntriples", base_url=BASE).text.encode("utf-8")
    page = f'<html><body><script type="application/ld+json">{text}</script></body></html>'
    assert _faults(validate(read_text(page, name="a.html"))) == []


@given(st.lists(st.sampled_from([*POISONS.values()]), max_size=4), st.sampled_from(LINE_FORMATS), st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_good_come_out_as_without_the_bad(tmp_path: Path, poisons: list[str], to: str, data: st.DataObject) -> None:
    lines = [_good(number) for number in range(3)]
    pure, mixed, out = (tmp_path / name for name in ("pure.jsonl", "mixed.jsonl", "out"))
    pure.write_bytes(b"\n".join(lines))
    for poison in poisons:
        lines.insert(data.draw(st.integers(0, len(lines))), poison.encode())
    mixed.write_bytes(b"\n".join(lines))
    task = Task(to=to, base_url=BASE, only_valid=True)
    run_batch([pure], task, output=out)
    expected = out.read_bytes()
    told = tmp_path / "problems.jsonl"
    run_batch([mixed], task, output=out, problems=told)
    written = out.read_bytes().splitlines()
    assert [one for one in written if b"good-" in one] == expected.splitlines()
    assert b'"fault"' not in told.read_bytes()


@pytest.mark.slow
def test_the_same_by_several_processes_and_out_of_folders(tmp_path: Path) -> None:
    pure, mixed = tmp_path / "pure", tmp_path / "mixed"
    for folder in (pure, mixed):
        folder.mkdir()
        for number in range(3):
            (folder / f"good-{number}.json").write_bytes(_good(number))
    for number, poison in enumerate([*POISONS.values()][:14]):
        (mixed / f"h-{number}.json").write_text(poison, encoding="utf-8")
    (mixed / "h.docx").write_bytes(b"no document")
    (mixed / "h.pdf").write_bytes(b"%PDF-")
    (mixed / "h.txt").write_bytes(b"")
    (mixed / "h.jsonl.gz").write_bytes(b"no gzip")
    made = []
    task = Task(to="ntriples", base_url=BASE, only_valid=True)
    for paths, jobs in (([pure], 1), ([mixed, mixed / "h.jsonl.gz"], 1), ([mixed], 2)):
        run_batch(paths, task, output=tmp_path / "out.nt", jobs=jobs)
        made.append([one for one in (tmp_path / "out.nt").read_bytes().splitlines(keepends=True) if b"/good-" in one])
    assert made[0] == made[1] == made[2] != []


def test_a_site_is_the_same_with_bad_files_beside_the_good(tmp_path: Path) -> None:
    sites = []
    for name, poisons in (("pure", []), ("mixed", [*POISONS.values()][:14])):
        folder = tmp_path / name
        folder.mkdir()
        for number in range(2):
            (folder / f"good-{number}.json").write_bytes(_good(number))
        for number, poison in enumerate(poisons):
            bad = poison.replace('"startDate"', '"startDates"')  # of these, none may be published
            (folder / f"h-{number}.json").write_text(bad, encoding="utf-8")
        site = tmp_path / f"{name}-site"
        built = build(folder, site, base_url=BASE, now=datetime(2026, 1, 1, tzinfo=UTC))
        assert _faults(list(built.problems)) == []
        paths = [path for path in site.rglob("*") if path.is_file() and path != site / STATE_FILE]  # which remembers the bad
        sites.append({path.relative_to(site): path.read_bytes() for path in paths})
    assert sites[0] == sites[1]


# -- the net itself, with faults that are put in


def _breaking(real: Callable[..., Any], error: type[BaseException], *, poison: str = "poison") -> Callable[..., Any]:
    """A function that fails where its first argument has to do with the poison."""

    def broken(first: Any, *others: Any, **given: Any) -> Any:  # noqa: ANN401  # whatever the real one takes
        if poison in str(first):
            raise error("x")
        return real(first, *others, **given)

    return broken


@pytest.mark.parametrize("error", [ValueError, RecursionError, KeyError])
@pytest.mark.parametrize("name", ["plainly", "read_line"])
def test_a_fault_in_a_batch_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, error: type[Exception]
) -> None:
    source = tmp_path / "a.jsonl"
    source.write_bytes(b"\n".join([_good(1), json.dumps({**_DESCRIBED, "organizer": "A short form"}).encode(), _good(2)]))
    monkeypatch.setattr(work, name, _breaking(getattr(work, name), error))
    told: list[Problem] = []
    out = tmp_path / "out.jsonl"
    counts = run_batch([source], Task(to="jsonl", base_url=BASE), output=out, tell=told.extend)
    (found,) = [one for one in told if one.code == "fault"]
    assert found.place is not None
    assert (found.place.source, found.place.line, found.severity) == (str(source), 2, Severity.VIOLATION)
    assert found.message.startswith(f"This is a fault of event-ld, please report it: {error.__name__} at batch/work.py:")
    assert [json.loads(line)["name"] for line in out.read_bytes().splitlines()] == ["Good 1", "Good 2"]
    assert (counts.records, counts.left_out) == (3, 1)


@pytest.mark.parametrize("error", [MemoryError, KeyboardInterrupt])
def test_a_full_memory_and_an_interruption_are_never_hidden(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    source = tmp_path / "poison.yaml"
    source.write_text(json.dumps(_DESCRIBED))

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("event_ld.inputs.read_data", fail)
    with pytest.raises(error):
        read(source)
    with pytest.raises(error):
        run_batch([source], Task(to="jsonl", base_url=BASE))
    with pytest.raises(error):
        build(tmp_path, tmp_path.parent / "site", base_url=BASE)


def test_a_fault_in_reading_a_file_is_a_problem_of_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("event_ld.inputs.read_data", _breaking(read_text, ValueError))
    (reading,) = read_text(json.dumps(_DESCRIBED), name="a.json")
    assert [(one.code, one.place and one.place.source) for one in reading.problems] == [("fault", "a.json")]
    (tmp_path / "a.json").write_text(json.dumps(_DESCRIBED))
    result = CliRunner().invoke(main, ["validate", str(tmp_path / "a.json")])
    assert result.exit_code == 1
    assert "[fault]" in result.stdout


def test_a_fault_in_judging_or_writing_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = [*read_text(json.dumps(_DESCRIBED), name="a.json"), *read_text(_good(1), name="b.json")]
    for module in ("event_ld.pipeline", "event_ld.graph.nodes"):
        monkeypatch.setattr(sys.modules[module], "build", _breaking(build_tree, ValueError))
    assert _faults(Judge().judge(readings[0])) != []
    assert _faults(Judge().judge(readings[1])) == []
    outcome = convert(readings, to="ntriples", base_url=BASE)
    assert "/good-1/" in outcome.text
    assert [one.place and one.place.source for one in outcome.problems if one.code == "fault"] == ["a.json"]


def test_an_event_of_which_no_page_can_be_made_is_held_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, site = tmp_path / "in", tmp_path / "site"
    folder.mkdir()
    for number in (1, 2):
        (folder / f"{number}.json").write_bytes(_good(number))
    (folder / "3.json").write_bytes(_good(1).replace(b"ood-1", b"ood-poison").replace(b"Good 1", b"poison"))
    real = event_page
    monkeypatch.setattr(event_files, "event_page", _breaking(real, ValueError, poison="poison"))
    built = build(folder, site, base_url=BASE)
    assert (built.created, built.held) == (("good-1", "good-2"), ("3.json",))
    assert [one.place and one.place.source for one in built.problems if one.code == "fault"] == ["3.json"]
    assert not (site / "good-poison").exists()
    monkeypatch.setattr(entity_pages, "index_page", _breaking(entity_pages.index_page, ValueError, poison=""))
    (folder / "2.json").unlink()
    with pytest.raises(ValueError, match="x"):  # no event's own: nothing is built, and the site stays
        build(folder, site, base_url="https://www.example.org/", allow_deletions=True)
    assert (site / "good-1" / "index.html").exists()


def test_a_preview_goes_on_after_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.json").write_bytes(_good(1))
    told: list[object] = []
    preview = Preview(tmp_path, BASE, told.append)
    try:
        for error in (ValueError, MemoryError):
            (tmp_path / "a.json").write_bytes(_good(1) + b" " * len(told))
            monkeypatch.setattr("event_ld.server.preview.build", _breaking(build, error, poison=""))
            if error is ValueError:
                assert preview.renew()
                assert "fault of event-ld" in str(told[-1])
            else:
                with pytest.raises(MemoryError):
                    preview.renew()
        assert (preview.site / "good-1" / "index.html").exists()
    finally:
        preview.close()


def test_of_several_inputs_one_that_can_not_be_read_stops_none(tmp_path: Path) -> None:
    good, bad = tmp_path / "a.json", tmp_path / "b.json"
    good.write_bytes(_good(1))
    bad.write_bytes(b"")
    for words in (["convert", "--base-url", BASE], ["validate"]):
        result = CliRunner().invoke(main, [*words, str(bad), str(good)])
        assert (result.exit_code, result.output.count("is empty. [unreadable]")) == (1, 1)
        assert CliRunner().invoke(main, [*words, str(bad)]).exit_code == 3
        assert CliRunner().invoke(main, [*words, str(good), "nowhere.json"]).exit_code == 3
    assert "Good 1" in CliRunner().invoke(main, ["convert", "--base-url", BASE, str(bad), str(good)]).stdout


def test_no_library_says_anything_by_itself(caplog: pytest.LogCaptureFixture) -> None:
    page = (
        '<html><body><div vocab="http://schema.org/" typeof="Event"><p property="url" href="http://[">x</p></div></body></html>'
    )
    with caplog.at_level(logging.ERROR, logger="rdflib"):
        read_text(page, name="a.html")
    assert caplog.records == []
