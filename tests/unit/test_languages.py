"""Reports in other languages: no sentence lacks a language that is offered."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from event_ld.cli import main
from event_ld.problems import CODES, problem
from event_ld.validate.languages import LANGUAGES, in_language, said, sentences
from event_ld.validate.profiles import COMPONENTS, PROFILES, SCHEMA_PROFILE, shapes_of
from event_ld.validate.term_types import TOLD
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

OTHERS = LANGUAGES[1:]


TERM = re.compile("`[^`]+`")


def _sentences() -> Iterator[tuple[str, dict[str, str]]]:
    """Every sentence that a report may hold, with the languages in which its shape says it."""
    for code in CODES.values():
        yield from ((text, {}) for text in (code.title, code.advice, code.page_advice) if text)
    profiles = [shapes_of(profile) for profile in PROFILES if profile != SCHEMA_PROFILE]
    for shape in (one for shapes in profiles for one in shapes.reporting()):
        yield from ((texts["en"], texts) for texts in (shape.messages, shape.questions) if texts)
        yield from ((text, {}) for text in (shape.advice, shape.page_advice) if text)
    yield from ((text, {}) for text in COMPONENTS.values())
    yield from ((text, {}) for _, *texts in TOLD.values() for text in texts)


@pytest.mark.parametrize("language", OTHERS)
def test_every_sentence_of_a_report_is_in_every_language(language: str) -> None:
    at = OTHERS.index(language)
    said = {text: texts.get(language) or (*sentences().get(text, ()), "", "", "")[at] for text, texts in _sentences()}
    assert [text for text, words in said.items() if not words] == []
    assert [text for text, words in said.items() if words == text and len(text) > 40] == []
    assert [text for text, words in said.items() if sorted(TERM.findall(text)) != sorted(TERM.findall(words))] == []
    words = {text: rest[at] for text, rest in sentences().items() if rest[at]}
    assert [text for text, one in words.items() if text[-1] in ".?…" and one[-1] != text[-1]] == []


def test_every_word_that_a_report_looks_up_is_there() -> None:
    files = [path for folder in ("cli", "validate", "templates") for path in (ROOT / "src" / "event_ld" / folder).glob("*.*")]
    files = [path for path in files if path.suffix == ".py" or path.name == "report.html"]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    asked = set(re.findall(r"""\bsaid\((?:f?"([^"{}]+)"|f?'([^'{}]+)')""", source))
    assert len(asked) > 12
    assert [text for pair in asked for text in pair if text and not all(sentences().get(text, ("",)))] == []


@pytest.mark.parametrize("profile", [one for one in PROFILES if one != SCHEMA_PROFILE])
def test_every_shape_says_its_sentences_in_spanish(profile: str) -> None:
    for shape in shapes_of(profile).reporting():
        assert "es" in shape.messages, shape.code
        assert not shape.questions or "es" in shape.questions, shape.code


def test_a_question_keeps_what_it_asks_about() -> None:
    asked = "Who speaks in the slot 12:35 – 12:50, and on what?"
    assert said(asked, "es") == "¿Quién habla en el espacio de 12:35 – 12:50, y sobre qué?"
    assert said("Who speaks in “Maps {}”?", "fr") == "Qui parle dans “Maps {}” ?"
    assert said("Is it so?", "pt") == "Is it so?"
    found = problem("speaker-open", "Nobody is named.", question=asked)
    assert [in_language(found, one).question for one in ("en", "es")] == [asked, said(asked, "es")]


def test_a_message_keeps_what_it_is_about_where_its_sentence_is_known() -> None:
    found = problem("page-shows-another", "The page shows “15 May”, and its markup says 2027-05-14 19:30.")
    assert in_language(found, "es").message == "La página muestra “15 May”, y su marcado dice 2027-05-14 19:30."
    found = problem("unknown-type", "schema.org 30.0 has no type Organisation. Did you mean Organization?").of(
        focus="_:b", value="x"
    )
    assert in_language(found, "fr").message.endswith("n'a pas de type Organisation. Vouliez-vous dire Organization ?")


def test_a_problem_says_its_title_and_its_value() -> None:
    found = problem("unknown-property", "English.").of(focus="_:b1", value="  nmae ")
    assert in_language(found, "es").message == "schema.org no tiene esa propiedad, de modo que nadie la lee: «nmae»."
    assert in_language(found, "en") is found
    empty = problem("relative-url", "English.").of(focus="_:b1", result_path="http://schema.org/url")
    assert in_language(empty, "fr").message.endswith(" (`url`).")
    blank = found.of(focus="_:b1", value="_:b2")
    assert in_language(blank, "es").message.endswith("la lee.")


PAGE = """{"@context": "https://schema.org", "@type": "Event", "name": "Feria", "nmae": "x", "subEvent": [{"@type": "Event"}, "x", "y"],
 "location": {"@type": "Place", "name": "Hall", "address": {"@type": "PostalAddress"}}, "eventStatus": "cancelled"}"""
ENGLISH = ("warning", "The ", "Add ", "Write ", "fit to be", "complete:", "fix first", " more", " of ", "Line ", "Where ", "Who ")


@pytest.mark.parametrize(("language", "start"), [
    ("es", "El evento no tiene fecha de inicio"), ("pt", "O evento não tem data"), ("fr", "L'événement n'a pas de date"),
])  # fmt: skip
def test_a_report_in_another_language(tmp_path: Path, language: str, start: str) -> None:
    page = tmp_path / "a.jsonld"
    page.write_text(PAGE, encoding="utf-8")
    run = partial(CliRunner().invoke, main)
    result = run(["validate", str(page), "--language", language])
    assert start in result.output
    assert "    → " in result.output
    assert [word for word in ENGLISH if word in result.output.replace(str(tmp_path), "")] == []
    html = run(["validate", str(page), "--language", language, "--format", "html"]).output
    assert f'<html lang="{language}">' in html
    assert "Validation report" not in html
    assert f'"@{language}' in run(["validate", str(page), "--language", language, "--format", "turtle"]).output
    (tmp_path / "b.jsonld").write_text(PAGE, encoding="utf-8")
    both = run(["validate", str(tmp_path), "--language", language]).output
    assert sentences()["the mean of"][LANGUAGES.index(language) - 1] in both


def test_every_fixed_question_of_the_readers_is_in_every_language() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "event_ld" / "readers").rglob("*.py")]
    asked = set(re.findall(r'question = "([^"{}]+\?)"', "".join(sources)))
    assert len(asked) > 4
    assert [text for text in asked if not all(sentences().get(text, ("",)))] == []
