"""The lists of those who organise an event are of nobody who speaks, or whom to ask."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Person
from event_ld.readers.programme.committees import committee_lines

TEXT = """Jornadas 2027

21/10/2027

Programa

9:00
Mapas antigos

9:15
Rios do vale
Dr. Miguel Saraiva

16:45
Encerramento

{}
"""
LIST = """{}
Joana Acosta
Tiago Paulo

{}
Alexandra Vaz
Francisco Antunes

{}
Ana Gil
Zyx Rainho
"""


def read(text: str) -> Event:
    event = read_text(TEXT.format(text), name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def people(event: Event) -> list[str]:
    """The names of all people of the event, of its slots, and of those whom to ask."""
    agents = [one for part in (event, *event.sub_event) for one in (*part.performer, *part.contributor)]
    return [str(one.name) for one in agents if isinstance(one, Person)]


@pytest.mark.parametrize(
    "head",
    [
        "Coordenação",
        "Coordinación",
        "Comissão Organizadora",
        "Comité organizador",
        "Comité Científico",
        "Organising committee",
        "Scientific Committee",
        "Programme committee",
        "Comité d'organisation",
        "Comité scientifique",
        "Equipo organizador",
        "## Local organizing team",
    ],
)
@pytest.mark.parametrize("heads", [("Logística e Imagem", "Científico"), ("Logistics", "Web and press")])
def test_a_committee_is_of_no_slot(head: str, heads: tuple[str, str]) -> None:
    assert people(read(LIST.format(head, *heads))) == ["Miguel Saraiva"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Moderadora\nJoana Acosta", "Joana Acosta"),
        ("Mesa: o comité organizador responde\nJoana Acosta", "Joana Acosta"),
        ("18:00\nComité organizador: balanço\nJoana Acosta", "Joana Acosta"),
        ("Coordenação: Joana Acosta", "Joana Acosta"),
    ],
)
def test_others_are_of_the_event(lines: str, expected: str) -> None:
    assert expected in people(read(lines))


def test_a_slot_behind_a_committee_has_its_people() -> None:
    lines = "Organising committee\nJoana Acosta\nTiago Paulo\n\n18:00\nMapas novos\nEva Sol\n"
    assert people(read(lines)) == ["Miguel Saraiva", "Eva Sol"]


def test_a_text_without_lines_has_no_committee() -> None:
    assert committee_lines([]) == set()
