"""In which language a text is: one that is read, another one, or none that is known."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.words import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Die Geschichte der Stadt, mit einem Vortrag von Anna Berg im Rathaus um 19 Uhr", "de"),
        ("La storia della città, con un incontro alle ore 18 nella biblioteca", "it"),
        ("La història de la ciutat, amb una xerrada i una taula rodona dels veïns", "ca"),
        ("De geschiedenis van de stad, met een lezing voor iedereen", "nl"),
        ("A história da cidade, com uma palestra e um debate", "pt"),
        ("История города, the opening, 19:00, лекция и встреча с авторами", None),
        ("Das Kapital", None),
    ],
)
def test_a_language_whose_words_are_not_read_is_not_passed_off(text: str, language: str | None) -> None:
    assert language_of(text) == language
    (reading,) = read_text(f"{text}\n14.05.2027\n", form="programme")
    assert reading.event is not None
    assert reading.event.language == language
    told = [one.message for one in reading.problems if one.code == "language-unread"]
    assert bool(told) == (language != "pt" and text != "Das Kapital")
    assert language is None or not told or f"(`{language}`)" in told[0]


def test_the_language_of_records_is_that_of_all_where_a_title_does_not_settle_it() -> None:
    rows = [
        ("DAS Theater zieht um auf die Burg", "Eine Geschichte von dem Mond und der Sonne"), ("Da Capo", ""),
        ("The Art of the Fugue", ""), ("Carmen para uma voz", "Mit dem Chor der Stadt"),
    ]  # fmt: skip
    sheet = "title,description,date\n" + "".join(f'"{title}","{text}",2027-05-1{at}\n' for at, (title, text) in enumerate(rows))
    assert [one.event and one.event.language for one in read_text(sheet, name="a.csv")] == ["de", "de", "en", "de"]


def test_the_keys_of_front_matter_are_no_words_of_the_text() -> None:
    text = "---\ntitle: Danza\ndate: 2027-05-14\nlocation: Teatro del Puente\ndescription: La clase es para todos los que bailan\n---\n"
    (reading,) = read_text(text, name="a.md")
    assert reading.event is not None
    assert reading.event.language == "es"
