"""Branches that few inputs reach."""

from __future__ import annotations

import io
import json
import sys
from typing import TYPE_CHECKING

import pytest

from event_ld import convert, validate
from event_ld.batch.records import At, Chunk
from event_ld.batch.work import Task, Worker
from event_ld.building import build
from event_ld.cli.streams import open_streams
from event_ld.inputs import read_text
from event_ld.publish.site.assemble import Assembly
from event_ld.readers.expansion import _why
from event_ld.validate.normal import published

if TYPE_CHECKING:
    from pathlib import Path

BASE = "https://www.example.org/"


def test_linked_data_that_is_judged_alone_is_not_written() -> None:
    line = b'{"@context": "https://schema.org", "@type": "Event", "name": "Maps", "startDate": "2026-05-03"}\n'
    done = Worker(Task(base_url=BASE)).work(Chunk("a.jsonl", 1, (line,), At()))
    assert done.output == b""
    assert done.counts.events == 1


def test_a_document_that_says_nothing_is_published_as_nothing() -> None:
    (reading,) = read_text("name: Maps", form="yaml")
    assert published(reading, BASE, {}) == []


def test_a_fault_that_no_single_event_causes_stops_a_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "source").mkdir()
    (tmp_path / "source" / "a.yaml").write_text("id: a\nname: A\nstartDate: 2026-05-03\nlocation: Hall\n", encoding="utf-8")

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Assembly, "write", broken)
    with pytest.raises(ZeroDivisionError):
        build(tmp_path / "source", tmp_path / "site", base_url=BASE)
    assert not (tmp_path / "site").exists()


def test_streams_that_are_no_files_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdout", "stderr"):
        monkeypatch.setattr(sys, name, io.StringIO())
    open_streams()
    assert isinstance(sys.stdout, io.StringIO)


def test_a_language_that_the_union_has_no_code_for_is_none_of_a_catalogue(tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    text = "id: a\nname: A\nlanguage: nah\nstartDate: 2026-05-03\nlocation: Hall\n"
    (source / "a.yaml").write_text(text, encoding="utf-8")
    settings = "title: T\ndescription: D\npublisher: {name: P, email: p@example.org}\nlanguages: [en]\nlicense: {url: 'https://creativecommons.org/licenses/by/4.0/'}\n"
    (source / "site.yaml").write_text(settings, encoding="utf-8")
    assert build(source, tmp_path / "site", base_url=BASE).events == 1
    lines = (tmp_path / "site" / "catalog.nt").read_text(encoding="utf-8").splitlines()
    assert not [line for line in lines if "data/#events> <http://purl.org/dc/terms/language>" in line]


def test_a_very_long_key_gets_no_hint() -> None:
    (reading,) = read_text(f"name: A\nstartDate: 2026-05-03\n{'k' * 200}: x\n", form="yaml")
    (found,) = (one for one in reading.problems if one.code == "unknown-key")
    assert "Did you mean" not in found.message


def test_a_link_to_a_platform_is_no_registration() -> None:
    outcome = convert(read_text("Maps day\n3 May 2026, 10:00\n[Zoom](https://zoom.example/j/1)\n", form="programme"), to="yaml")
    assert "offers" not in outcome.text


@pytest.mark.parametrize("status", ["https://schema.org/Event Cancelled", "http://schema.org/x|y", "https://schema.org/<a>"])
def test_an_address_of_schema_org_that_is_no_iri_is_no_member(status: str) -> None:
    document = {"@context": "https://schema.org", "@type": "Event", "name": "A", "eventStatus": status}
    readings = read_text(json.dumps(document), form="jsonld")
    assert convert(readings, to="turtle", base_url=BASE).text
    assert any(one.code != "fault" for one in validate(readings))


def test_a_boolean_that_is_none_writes_nothing_on_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    text = "@prefix s: <http://schema.org/> . <https://e.org/a> a s:Event ; s:isAccessibleForFree 'perhaps'^^<http://www.w3.org/2001/XMLSchema#boolean> ."
    validate(read_text(text, form="turtle"))
    assert capfd.readouterr().err == ""


def test_what_a_processor_of_json_ld_raises() -> None:
    assert _why(RecursionError(), KeyError)[0] == "too-deep"
    assert _why(IndexError(), KeyError) == (
        "markup-unread",
        "The JSON-LD was not read, since a library stumbled over it: IndexError.",
    )
