"""Every folder of `tests/conformance/`: the defect is found, and nothing else above an info."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from event_ld import validate
from event_ld.problems import Severity
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.pipeline import Engine
    from event_ld.problems import Problem

FOLDER = ROOT / "tests" / "conformance"
DESCRIPTIONS = sorted(path.parent for path in FOLDER.glob("*/expected.txt"))
DOCUMENTS = sorted(path.parent for path in FOLDER.glob("*/expected-jsonld.txt"))
CORRECT = sorted(path for path in (FOLDER / "correct").iterdir() if path.is_file())


def test_there_are_cases() -> None:
    assert len(DESCRIPTIONS) >= 32
    assert len({*DESCRIPTIONS, *DOCUMENTS}) >= 43
    assert len(CORRECT) >= 40
    assert {path.suffix for path in CORRECT} == {".yaml", ".jsonld", ".html", ".ttl", ".nt", ".rdf"}


def _graver(found: list[Problem]) -> set[str]:
    return {one.code for one in found if one.severity is not Severity.INFO}


@pytest.mark.parametrize("case", DESCRIPTIONS, ids=lambda case: case.name)
def test_a_description_gives_the_problems_that_its_case_names_and_no_other(case: Path) -> None:
    expected = set((case / "expected.txt").read_text(encoding="utf-8").split())
    found = validate([case / "event.yaml"], base_url="https://www.example.org/")
    assert expected <= {one.code for one in found}
    assert _graver(found) <= expected
    assert all(one.place is not None and one.advice for one in found)


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.name)
@pytest.mark.parametrize("engine", ["compiled", pytest.param("pyshacl", marks=pytest.mark.slow)])
def test_json_ld_gives_the_problems_that_its_case_names_and_no_other(case: Path, engine: Engine) -> None:
    expected = set((case / "expected-jsonld.txt").read_text(encoding="utf-8").split())
    found = validate([case / "event.jsonld"], engine=engine)
    assert expected <= {one.code for one in found}
    assert _graver(found) <= expected
    assert all(one.place is not None and one.advice for one in found)


@pytest.mark.parametrize("case", DOCUMENTS, ids=lambda case: case.name)
def test_a_page_gives_the_same_problems_as_the_json_ld_in_it(case: Path, tmp_path: Path) -> None:
    text = (case / "event.jsonld").read_text(encoding="utf-8")
    page = tmp_path / "page.html"
    page.write_text(
        f"<!doctype html>\n<title>x</title>\n<script type='application/ld+json'>\n{text}</script>\n", encoding="utf-8"
    )
    expected = {(one.code, one.place.line + 3 if one.place else 0) for one in validate([case / "event.jsonld"])}
    assert {(one.code, one.place.line if one.place else 0) for one in validate([page])} == expected


@pytest.mark.parametrize("path", CORRECT, ids=lambda path: path.name)
def test_nothing_is_found_in_a_correct_event_above_an_info(path: Path) -> None:
    found = validate([path], base_url="https://www.example.org/", today=date(2026, 11, 25))
    assert [one for one in found if one.severity is not Severity.INFO] == []


def test_what_only_two_files_show() -> None:
    site = FOLDER / "site"
    found = validate(sorted(site.iterdir()), base_url="https://www.example.org/")
    assert {one.code for one in found} >= {"same-iri", "person-two-iris"}
    assert _graver(found) == {"same-iri"}
    assert all(one.place is not None for one in found)


def test_an_event_that_is_over_is_only_an_info() -> None:
    path = FOLDER / "base" / "event.jsonld"
    assert validate([path], today=date(2026, 5, 24)) == []
    assert [(one.code, one.severity) for one in validate([path], today=date(2026, 5, 25))] == [("event-past", Severity.INFO)]
