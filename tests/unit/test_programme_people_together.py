"""Several people of a slot on one line, and the bodies behind them."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Person
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.tagged_names import parted
from event_ld.readers.programme.text import Piece


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def people(event: Event) -> list[tuple[str, str, str]]:
    """Who is at a slot, each with the hour, and the first body."""
    found = []
    for slot in event.sub_event:
        for one in slot.performer:
            body = one.affiliation[0].name if isinstance(one, Person) and one.affiliation else ""
            found.append((str(slot.start_date)[11:16], str(one.name), str(body)))
    return found


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chiara Bellandi e Fabrizio Torsello", ["Chiara Bellandi", "Fabrizio Torsello"]),
        ("Zulma Kropotnik y Carlos Prieto", ["Zulma Kropotnik", "Carlos Prieto"]),
        ("Marie Dupuis et Paul Aubin", ["Marie Dupuis", "Paul Aubin"]),
        ("Ann Lowe and Peter Hill and Eva Sol", ["Ann Lowe", "Peter Hill", "Eva Sol"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Fernanda Maria Lins e Silva", ["Fernanda Maria Lins e Silva"]),
        ("Ana y Luis Paz", ["Ana y Luis Paz"]),
    ],
)
def test_two_names_are_of_two_people(name: str, expected: list[str]) -> None:
    assert [one.text for one in parted(Piece(name, 0))] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Gil e Luis Paz (UNIPD)", ["UNIPD", "UNIPD"]),
        ("Eva Sol (UNEB), Ana Gil e Luis Paz (UNIPD), Rosa Sanz (UCL)", ["UNEB", "UNIPD", "UNIPD", "UCL"]),
        ("Ana Gil (UNEB) e Luis Paz (UNIPD)", ["UNEB", "UNIPD"]),
        ("Ana Gil et Luis Paz", ["", ""]),
    ],
)
def test_the_body_behind_two_is_of_both(line: str, expected: list[str]) -> None:
    found = [one.person for one in read_people([Piece(line, 0)])]
    assert [str(one.affiliation[0].name) if isinstance(one, Person) and one.affiliation else "" for one in found] == expected


LIST = """Programa

12 de maio de 2027

9h00 - Abertura

Prof. Carlo Bertini ({0}, Itália)

10h30 - Relatos

Joana Peixoto (UNEB), Chiara Bellandi e Fabrizio Torsello ({0}), Neide Maria Lins (Pastoral da Mulher)

12h00 - Encerramento
"""


@pytest.mark.parametrize("body", ["UNIPD", "SERINT/UNEB", "DI/PUC-Rio"])
def test_a_list_gives_each_the_body_behind(body: str) -> None:
    assert people(read(LIST.format(body)))[:4] == [
        ("09:00", "Carlo Bertini", body),
        ("10:30", "Joana Peixoto", "UNEB"),
        ("10:30", "Chiara Bellandi", body),
        ("10:30", "Fabrizio Torsello", body),
    ]


def test_what_stands_behind_an_office_is_no_body() -> None:
    text = LIST.format("UNIPD").replace("(UNEB)", "(Arquiteta/RJ)")
    assert all("/RJ" not in body for _, _, body in people(read(text)))
