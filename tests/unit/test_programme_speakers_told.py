"""Speakers whom a sentence leads with a profession, whom it says to visit, or whom it calls the speaker; and who is none."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Person


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def people(sentence: str) -> list[tuple[str, str]]:
    """The names of those who speak, each with the first office."""
    found = [one for one in read(f"Rivers and maps\n\n{sentence}\n").performer if isinstance(one, Person)]
    return [(str(one.name), str((*one.job_title, "")[0])) for one in found]


SENTENCES = [
    ("On 8 December 2027 at 7 p.m. we host a talk with map historian, Peter Crow.", ("Peter Crow", "map historian")),
    ("Historian Will Harrow will be taking visitors through the old mills on 8 December 2027.", ("Will Harrow", "Historian")),
    ("On 8 December 2027, author Ellen Toomey of The Twins will visit us to lead a workshop.", ("Ellen Toomey", "author")),
    ("Art professor Frank Lowe will present a talk on 8 December 2027.", ("Frank Lowe", "Art professor")),
    ("On 8 December 2027 there is a discussion with artist Ann Lowe.", ("Ann Lowe", "artist")),
    ("The meeting of 8 December 2027 is brought to you by our guest speaker, Daniel Shaw.", ("Daniel Shaw", "")),
    ("The dinner of 8 December 2027 has Dr. Arthur C. Brook as the keynote speaker.", ("Arthur C. Brook", "")),
    ("We begin at 6 pm on 8 December 2027 with remarks from President Peter Crow.", ("Peter Crow", "President")),
    (
        "El 8 de diciembre de 2027 la escritora Marta Salas visitará el molino para dirigir un taller.",
        ("Marta Salas", "escritora"),
    ),
    ("El 8 de diciembre de 2027 Marta Salas estará con nosotros explicando sus mapas.", ("Marta Salas", "")),
    ("Le 8 décembre 2027 à 19h, l'historien Paul Marchand viendra animer un atelier.", ("Paul Marchand", "historien")),
    ("No dia 8 de dezembro de 2027 a poeta Inês Vilar virá ao moinho para conduzir uma oficina.", ("Inês Vilar", "poeta")),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_who_speaks_is_told_with_the_profession(sentence: str, expected: tuple[str, str]) -> None:
    assert people(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "On 8 December 2027 we hold a discussion of Jane Harrow.",
        "The fair of 8 December 2027 closes early, since Ann Lowe will visit the town in May.",
        "On 8 December 2027 the Historian Map Group will be taking bets.",
        "El 8 de diciembre de 2027 habrá diálogo sobre Marta Salas.",
        "Le 8 décembre 2027, un échange sur Paul Marchand.",
    ],
)
def test_who_is_spoken_of_or_visits_is_no_speaker(sentence: str) -> None:
    assert people(sentence) == []


def test_an_office_before_somebody_else_is_not_of_the_next_one() -> None:
    assert people("On 8 December 2027 the Mayor of Leeds and Ann Lowe will give a talk.") == [("Ann Lowe", "")]
