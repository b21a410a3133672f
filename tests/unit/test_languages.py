"""Reports in other languages: no sentence lacks a language that is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from event_ld.cli import main
from event_ld.problems import CODES, problem
from event_ld.validate.languages import LANGUAGES, in_language, titles
from event_ld.validate.profiles import PROFILES, SCHEMA_PROFILE, shapes_of

if TYPE_CHECKING:
    from pathlib import Path

OTHERS = LANGUAGES[1:]


def test_every_code_has_its_title_in_every_language() -> None:
    assert titles().keys() == CODES.keys()
    for code, words in titles().items():
        assert len(words) == len(OTHERS), code
        assert all(one.endswith(".") for one in words), code


@pytest.mark.parametrize("profile", [one for one in PROFILES if one != SCHEMA_PROFILE])
def test_every_shape_says_its_sentences_in_every_language(profile: str) -> None:
    for shape in shapes_of(profile).reporting():
        assert set(shape.messages) >= set(LANGUAGES), shape.code
        assert not shape.questions or set(shape.questions) >= set(LANGUAGES), shape.code


def test_a_problem_says_its_title_and_its_value() -> None:
    found = problem("unknown-property", "English.").of(focus="_:b1", value="  nmae ")
    assert in_language(found, "es").message == "schema.org no tiene esa propiedad, de modo que nadie la lee: «nmae»."
    assert in_language(found, "en") is found
    blank = found.of(focus="_:b1", value="_:b2")
    assert in_language(blank, "es").message.endswith("la lee.")


def test_a_report_in_spanish(tmp_path: Path) -> None:
    page = tmp_path / "a.jsonld"
    page.write_text('{"@context": "https://schema.org", "@type": "Event", "name": "Feria", "nmae": "x"}', encoding="utf-8")
    result = CliRunner().invoke(main, ["validate", str(page), "--language", "es"])
    assert "El evento no tiene fecha de inicio" in result.output
    assert "schema.org no tiene esa propiedad" in result.output
    assert "The event has no start" not in result.output
