"""Days and hours in languages whose words are not read, in texts of any language; texts of our own."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.words import READ, written
from event_ld.resources import read_table


def _when(text: str) -> tuple[str | None, str | None]:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return event.start_date, event.end_date


@pytest.mark.parametrize(
    ("line", "when"),
    [
        ("13 mei 2027, om 20:00", "2027-05-13T20:00"),
        ("donderdag 13 mei 2027, 20u00", "2027-05-13T20:00"),
        ("14 AUGUSTUS 2027, 15 uur", "2027-08-14T15:00"),
        ("Mittwoch, 13. Oktober 2027, um 20 Uhr", "2027-10-13T20:00"),
        ("3. März 2027, 18.30 Uhr", "2027-03-03T18:30"),
        ("giovedì 13 maggio 2027, alle ore 20", "2027-05-13T20:00"),
        ("giovedi 13 maggio 2027 ore 20.30", "2027-05-13T20:30"),
        ("dijous 13 de maig de 2027, a les 20:00 h", "2027-05-13T20:00"),
        ("3 d'abril de 2027", "2027-04-03"),
        ("3 d’agost de 2027", "2027-08-03"),
        ("13 maja 2027, godz. 20", "2027-05-13T20:00"),
        ("wtorek, 3 sierpnia 2027 o godz. 18.30", "2027-08-03T18:30"),
        ("5 marca 2027", "2027-03-05"),
    ],
)
@pytest.mark.parametrize("title", ["A debate on old maps and what we do with them", "Concierto de mapas del mar"])
def test_days_and_hours_of_other_languages(title: str, line: str, when: str) -> None:
    assert _when(f"{title}\n{line}\n")[0] == when


@pytest.mark.parametrize(
    "line", ["3 - 5 giugno 2027", "3. bis 5. Juni 2027", "3 tot 5 juni 2027", "del 3 al 5 de juny de 2027", "3–5 czerwca 2027"]
)
def test_several_days_of_other_languages(line: str) -> None:
    assert _when(f"Concert\n{line}\n") == ("2027-06-03", "2027-06-05")


@pytest.mark.parametrize(
    "line",
    [
        "El jugador marca 3 goles", "La marca 12 de agua", "El equipo de 11 marca poco", "Las majas y la maja 3 de Goya", "Los 5 maja de mi pueblo",
        "Marc 12, Ana 3", "Ana Mei 12", "Um 12 de mapas", "Iron ore 20 tons", "Les 3 Marc et Ana", "Juny 3",
    ],
)  # fmt: skip
def test_words_that_mean_something_else_are_no_days(line: str) -> None:
    assert _when(f"Old maps\n\n{line}\n") == (None, None)


def test_months_elsewhere_are_no_words_of_the_languages_that_are_read() -> None:
    small = {
        word
        for kind, language, listed in read_table("vocab", "programme-words.tsv")
        if kind == "language" and language in READ
        for word in listed.split(" ; ")
    }
    words = {*written("month-elsewhere"), *written("weekday-elsewhere")}
    assert not words & (small | {*written("month"), *written("weekday"), *written("small")})
