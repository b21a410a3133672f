"""A name, an office and a body, parted by full stops, commas or dashes."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Person
from event_ld.readers.programme.people import read_person
from event_ld.readers.programme.tagged_names import parted
from event_ld.readers.programme.text import Piece


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def people(event: Event) -> list[tuple[str, str, str]]:
    """The names of the people of all slots, each with the first office and the first body."""
    found = [one for slot in event.sub_event for one in slot.performer if isinstance(one, Person)]
    return [
        (str(one.name), str((*one.job_title, "")[0]), str(one.affiliation[0].name) if one.affiliation else "") for one in found
    ]


PARTS = [
    ("Ana Gil Rojo", "Portavoz", "Comisión de Mapas", "Asamblea de Lugo"),
    ("Ann Lowe", "Spokeswoman", "Committee of Maps", "City Council of Leeds"),
    ("Marie Dupuis", "Présidente", "Commission des cartes", "Conseil régional de Lille"),
    ("João Vaz", "Vereador", "Comissão de Mapas", "Câmara Municipal de Évora"),
]


@pytest.mark.parametrize("mark", [". ", ", ", " - ", " – "])
@pytest.mark.parametrize(("name", "office", "body", "larger"), PARTS)
def test_what_stands_behind_a_name_is_office_and_body(mark: str, name: str, office: str, body: str, larger: str) -> None:
    line = mark.join((name, office, body, larger))
    text = f"Agenda\n\n12/05/2027\n\n9:00-9:30\n\nMaps\n\n{line}\n\n10:00-11:00\n\nRivers\n\nEva Sol\n\n11:00-12:00\n\nTowns\n"
    assert people(read(text))[0] == (name, office, body)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Luis Prieto. Portavoz", ["Luis Prieto"]),
        ("Luis Prieto. Ana Gil", ["Luis Prieto", "Ana Gil"]),
        ("Jean St. Clair", ["Jean St. Clair"]),
        ("J. Prieto", ["J. Prieto"]),
    ],
)
def test_a_full_stop_ends_a_name(name: str, expected: list[str]) -> None:
    assert [one.text for one in parted(Piece(name, 0))] == expected


@pytest.mark.parametrize("line", ["Ann Lowe. Old maps", "Ann Lowe. How maps lie. And why", "Ann Lowe - Old maps"])
def test_a_talk_behind_a_name_is_no_office(line: str) -> None:
    text = f"Agenda\n\n12/05/2027\n\n9:00-9:30\n{line}\n\n10:00-11:00\nRivers\n\n11:00-12:00\nTowns\n"
    assert all(not office for _, office, _ in people(read(text)))


@pytest.mark.parametrize(
    "talk",
    [
        "Analysis of maps at sea level",
        "SafeMap: a secure map processor",
        "Compilation de cartes",
        "Mapas de los ríos del sur",
        "Medição automática dos rios",
    ],
)
@pytest.mark.parametrize("end", ["", ".", ". [slides]"])
def test_a_talk_behind_brackets_is_no_office(talk: str, end: str) -> None:
    found = read_person(Piece(f"Ann Lowe (UCL). {talk}{end}", 0))
    assert found is not None
    assert isinstance(found.person, Person)
    assert (found.person.job_title, [one.name for one in found.person.affiliation]) == ((), ["UCL"])


@pytest.mark.parametrize("office", ["Director of Maps", "Directora de Mapas", "Professor de Geografia"])
def test_an_office_behind_brackets_is_one(office: str) -> None:
    found = read_person(Piece(f"Ann Lowe (UCL). {office}.", 0))
    assert found is not None
    assert isinstance(found.person, Person)
    assert found.person.job_title
