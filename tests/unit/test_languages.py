"""Reports in other languages: no sentence lacks a language that is offered."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from event_ld.cli import main
from event_ld.problems import CODES, problem
from event_ld.validate.languages import LANGUAGES, in_language, sentences
from event_ld.validate.profiles import PROFILES, SCHEMA_PROFILE, shapes_of

if TYPE_CHECKING:
    from pathlib import Path

OTHERS = LANGUAGES[1:]


def test_every_code_and_every_advice_is_in_the_languages_that_have_it() -> None:
    shapes = [shape for profile in PROFILES if profile != SCHEMA_PROFILE for shape in shapes_of(profile).reporting()]
    titles = {code.title for code in CODES.values()} | {one.messages["en"] for one in shapes}
    questions = {question for one in shapes for question in [one.questions.get("en", "")] if question}
    advice = {text for code in CODES.values() for text in (code.advice, code.page_advice)}
    advice |= {text for shape in shapes for text in (shape.advice, shape.page_advice)}
    assert {text for text in advice - {""} if text not in sentences()} == set()
    assert {text for text in titles | questions if not all(sentences().get(text, ("",) * 3)[1:])} == set()
    assert {code.title for code in CODES.values() if not sentences()[code.title][0]} == set()
    for text, words in sentences().items():
        assert all(one == "" or one[-1] == text[-1] for one in words if text[-1] in ".?…"), text


@pytest.mark.parametrize("profile", [one for one in PROFILES if one != SCHEMA_PROFILE])
def test_every_shape_says_its_sentences_in_spanish(profile: str) -> None:
    for shape in shapes_of(profile).reporting():
        assert "es" in shape.messages, shape.code
        assert not shape.questions or "es" in shape.questions, shape.code


def test_a_problem_says_its_title_and_its_value() -> None:
    found = problem("unknown-property", "English.").of(focus="_:b1", value="  nmae ")
    assert in_language(found, "es").message == "schema.org no tiene esa propiedad, de modo que nadie la lee: «nmae»."
    assert in_language(found, "en") is found
    blank = found.of(focus="_:b1", value="_:b2")
    assert in_language(blank, "es").message.endswith("la lee.")


PAGE = """{"@context": "https://schema.org", "@type": "Event", "name": "Feria", "nmae": "x", "subEvent": [{"@type": "Event"}, "x", "y"],
 "location": {"@type": "Place", "name": "Hall", "address": {"@type": "PostalAddress"}}, "eventStatus": "cancelled"}"""
ENGLISH = (
    "warning",
    "The ",
    "Add ",
    "Write ",
    "fit to be",
    "complete:",
    "fix first",
    " more",
    " of ",
    "Line ",
    "Where ",
    "Who ",
)


@pytest.mark.parametrize(("language", "start"), [
    ("es", "El evento no tiene fecha de inicio"), ("pt", "O evento não tem data"), ("fr", "L'événement n'a pas de date"),
])  # fmt: skip
def test_a_report_in_another_language(tmp_path: Path, language: str, start: str) -> None:
    page = tmp_path / "a.jsonld"
    page.write_text(PAGE, encoding="utf-8")
    run = partial(CliRunner().invoke, main)
    result = run(["validate", str(page), "--language", language])
    assert start in result.output
    advice = [line for line in result.output.splitlines() if line.startswith("    → ")]
    rest = "\n".join(line for line in result.output.splitlines() if line not in advice)
    said = result.output if language == "es" else rest
    assert [word for word in ENGLISH if word in said.replace(str(tmp_path), "")] == []
    html = run(["validate", str(page), "--language", language, "--format", "html"]).output
    assert f'<html lang="{language}">' in html
    assert "Validation report" not in html
    assert f'"@{language}' in run(["validate", str(page), "--language", language, "--format", "turtle"]).output
    (tmp_path / "b.jsonld").write_text(PAGE, encoding="utf-8")
    both = run(["validate", str(tmp_path), "--language", language]).output
    assert sentences()["the mean of"][LANGUAGES.index(language) - 1] in both
