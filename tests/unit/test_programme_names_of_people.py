"""Names of people that are written in other ways than two capitalised words."""

from __future__ import annotations

import pytest

from event_ld.gazetteer import is_given_name
from event_ld.model import Person
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.text import Piece


def _people(line: str) -> list[tuple[object, ...]]:
    read = [one.person for one in read_people([Piece(line, 0)])]
    return [(one.name, one.job_title, tuple(body.name for body in one.affiliation)) for one in read if isinstance(one, Person)]


@pytest.mark.parametrize("honorific", ["Dr", "Dra.", "Prof.", "Mme", "Sr.", "Ing.", "Mrs", "Srta."])
@pytest.mark.parametrize("name", ["L'Hostis", "Smith", "N'Diaye", "O\u2019Neil", "Łukasz"])
def test_a_last_name_alone_stands_behind_an_honorific(honorific: str, name: str) -> None:
    assert [one[0] for one in _people(f"{honorific} {name}")] == [name]


@pytest.mark.parametrize("word", ["Universidad", "Sesión", "Director", "Abogada", "TBA", "Organizations", "Moderador"])
def test_a_word_of_another_kind_behind_an_honorific_is_nobody(word: str) -> None:
    assert _people(f"Dr. {word}") == []


@pytest.mark.parametrize("name", ["Jean de La Salle", "Marie de la Part", "Ana de la Sala", "Luis de los Fin"])
def test_a_word_behind_particle_and_article_is_a_last_name(name: str) -> None:
    assert [one[0] for one in _people(name)] == [name]


@pytest.mark.parametrize("body", ["Universidad Mayor", "Univ. Mayor", "Colegio Mayor", "Instituto Mayor del Agua"])
@pytest.mark.parametrize("form", ["Bo Paz ({})", "Bo Paz, {}"])
def test_an_adjective_behind_a_body_is_no_office(form: str, body: str) -> None:
    assert _people(form.format(body)) == [("Bo Paz", (), (body,))]


@pytest.mark.parametrize("office", ["Mayor", "Deputy Mayor", "Mayor of Leeds"])
def test_an_office_is_one_all_the_same(office: str) -> None:
    assert _people(f"Ana Gil, {office}") == [("Ana Gil", (office,), ())]


@pytest.mark.parametrize(
    "name", ["Fatou", "Sylvain", "Odile", "Kwame", "Yukiko", "Reza", "Oksana", "Itziar", "Jean-Baptiste", "Mulugeta"]
)
def test_given_names_of_many_countries_are_known(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize(
    "word", ["line", "mai", "mars", "liga", "santa", "age", "valid", "Chi", "Paris", "Royal", "Asia", "Mentor"]
)
def test_words_of_our_languages_and_cities_are_no_given_names(word: str) -> None:
    assert not is_given_name(word)
