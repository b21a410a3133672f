"""Keywords that name their concept by its IRI, and topics that several vocabularies have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from event_ld import read_vocabulary
from event_ld.cli import main
from event_ld.errors import UsageError
from event_ld.inputs import build_vocabulary, read_text
from event_ld.readers.reading import decode
from event_ld.thesaurus import Concept, in_memory
from event_ld.vocabulary import Vocabulary, own_vocabulary

if TYPE_CHECKING:
    from pathlib import Path

BOTH = read_vocabulary("eurovoc")
DEMOCRACY = "http://eurovoc.europa.eu/381"


def _keywords(said: str, language: str = "en") -> tuple[list[tuple[object, str | None]], dict[str, str]]:
    [reading] = read_text(f"name: Day\nlanguage: {language}\nkeywords:\n  - {said}\n", form="yaml", vocabulary=BOTH)
    assert reading.event is not None
    return [(one.name, one.concept) for one in reading.event.keywords], {one.code: one.message for one in reading.problems}


@pytest.mark.parametrize(("language", "name"), [("en", "democracy"), ("pt", "democracia"), ("de", {"en": "democracy"})])
def test_a_concept_without_a_name_is_called_by_its_label(language: str, name: object) -> None:
    assert _keywords(f"concept: {DEMOCRACY}", language)[0] == [(name, DEMOCRACY)]


def test_an_unknown_concept_without_a_name_is_told() -> None:
    _, told = _keywords("concept: http://eurovoc.europa.eu/99999999")
    assert "nothing says what it is called" in told["keyword-without-concept"]


@pytest.mark.parametrize("iri", ["javascript:alert(1)", "data:text/html,x", "not an iri:"])
def test_what_runs_a_script_or_is_no_iri_is_no_concept(iri: str) -> None:
    [(_, concept)], told = _keywords(f"{{name: water, concept: '{iri}'}}")
    assert "url-format" in told
    assert concept != iri


@pytest.mark.parametrize("language", ["en", "es", "fr", "pt"])
def test_one_topic_is_one_concept_whichever_vocabulary_has_the_label(language: str) -> None:
    house = Concept(
        name="https://example.org/c/democracy", pref_label={"en": "people's rule"}, mappings={"exactMatch": (DEMOCRACY,)}
    )
    several = Vocabulary(in_memory([house]), *BOTH.indexes)
    label = BOTH.concepts[DEMOCRACY].pref_label[language]
    assert several.find(label, language) == house
    two = Vocabulary(
        in_memory([house, Concept(name="https://example.org/c/x", pref_label={"en": "x"}, mappings=house.mappings)]),
        *BOTH.indexes,
    )
    assert several.find("water", "en") == BOTH.find("water", "en")
    found = two.find(label, language)
    assert found is not None
    assert found.name == DEMOCRACY  # two claim it


def test_each_label_of_eurovoc_is_ours_where_ours_is_the_same() -> None:
    for one in own_vocabulary().concepts.values():
        for other in filter(None, map(BOTH.concepts.get, one.exact_match)):
            for tag, label in other.pref_label.items():
                assert BOTH.find(label, tag) in (one, None), (one.name, label)


@pytest.mark.parametrize(
    ("query", "language"), [("arts", "fr"), ("cidades", "pt"), ("impostos", "pt"), ("public procurement", "en")]
)
def test_what_a_tag_gets_is_what_is_shown_first(query: str, language: str) -> None:
    assert BOTH.search(query, language)[0].concept == BOTH.find(query, language)


@pytest.mark.parametrize("label", ["R&D", "C++", "Q&A", "I+D"])
def test_letters_that_a_sign_joins_are_a_label(label: str) -> None:
    known = Vocabulary(in_memory([Concept(name="it", pref_label={"en": label})]))
    assert known.find(label, "en") == known.find(label.lower(), "en") == known.concepts["it"]


@pytest.mark.parametrize(("language", "one", "other"), [
    ("en", "bread & butter", "bread and butter"), ("es", "pan & vino", "pan y vino"), ("fr", "art & ville", "art et ville"),
    ("pt", "pão & vinho", "pão e vinho"),
])  # fmt: skip
def test_the_sign_for_and_is_one(language: str, one: str, other: str) -> None:
    known = Vocabulary(in_memory([Concept(name="it", pref_label={language: other})]))
    assert known.find(one, language) is not None


def test_a_query_with_a_broken_letter_finds_nothing() -> None:
    assert BOTH.find("educaci\udcf3n", "es") is None
    BOTH.search("educaci\udcf3n", "es")


def test_an_index_overwrites_no_other_file(tmp_path: Path) -> None:
    scheme = tmp_path / "a.ttl"
    scheme.write_text(
        '<https://e.org/1> a <http://www.w3.org/2004/02/skos/core#Concept>; <http://www.w3.org/2004/02/skos/core#prefLabel> "one"@en .'
    )
    for output in (scheme, tmp_path / "notes.txt"):
        if output != scheme:
            output.write_text("mine")
        before = output.read_bytes()
        with pytest.raises(UsageError, match="no index"):
            build_vocabulary(scheme, output)
        assert output.read_bytes() == before
    for _ in range(2):
        assert build_vocabulary(scheme, tmp_path / "a.index").concepts == 1


def test_a_language_that_is_none_is_wrong_usage_and_a_text_in_another_encoding_is_read(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["concepts", "x", "--language", "not a tag"]).exit_code == 2
    path = tmp_path / "a.txt"
    path.write_bytes("Día\ncorrupción y participación ciudadana".encode("cp1252"))
    shown = CliRunner().invoke(main, ["concepts", "--text", str(path), "--language", "es"])
    assert "citizen-participation" in shown.stdout
    assert decode(path.read_bytes(), "a").source.text.startswith("Día")


def test_many_keywords_cost_as_many_times_one(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("name: x\nlanguage: en\nkeywords:\n" + "".join(f"  - tag {number} of many\n" for number in range(3000)))
    shown = CliRunner().invoke(main, ["convert", str(path)])
    assert len(shown.stdout.splitlines()) > 3000
    assert max(map(len, shown.stderr.splitlines())) < 300  # and not each line of the 3,000
    assert "and 2999 more, in lines 5, 6" in shown.stderr
    assert ", … 3003" in shown.stderr
