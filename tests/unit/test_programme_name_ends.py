"""Where a name ends: before a profession or a body that no mark parts from it, behind an initial, and behind a last name."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Person
from event_ld.readers.programme.name_ends import work_behind
from event_ld.readers.programme.offices import Facts
from event_ld.readers.programme.people import read_person
from event_ld.readers.programme.text import Piece


def people(line: str) -> list[tuple[str, str, str]]:
    """The names of all who perform, each with the last office and the body."""
    text = f"Maps and law\n\n8 December 2027, 7 pm\n\n{line}\n"
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    found = [one for each in (event, *event.sub_event) for one in each.performer if isinstance(one, Person)]
    return [
        (str(one.name), str((*one.job_title, "")[-1]), str(one.affiliation[0].name) if one.affiliation else "") for one in found
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Facundo Malagamba Abogado", ("Facundo Malagamba", "Abogado")),
        ("Anna Harrow Musician", ("Anna Harrow", "Musician")),
        ("Claire Vasseur Avocate", ("Claire Vasseur", "Avocate")),
        ("Inês Vilar Jornalista", ("Inês Vilar", "Jornalista")),
        ("Peter Crowther Lawyer", ("Peter Crowther", "Lawyer")),
    ],
)
def test_a_profession_ends_a_name(line: str, expected: tuple[str, str]) -> None:
    found = read_person(Piece(line, 0))
    assert found is not None
    assert isinstance(found.person, Person)
    assert (found.person.name, *found.person.job_title) == expected


@pytest.mark.parametrize("name", ["José Luis Pastor", "Ana María Autor", "Mary Ann Nurse", "Ana Gil", "Peter Baker"])
def test_a_last_name_is_no_profession(name: str) -> None:
    assert work_behind(Piece(name, 0)) is None


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Dr. Arthur C. Brook, Map School", ("Arthur C. Brook", "", "Map School")),
        ("Keynote by Nathalie Pignon Chenel", ("Nathalie Pignon Chenel", "", "")),
    ],
)
def test_a_name_is_whole(line: str, expected: tuple[str, str, str]) -> None:
    assert expected in people(line)


@pytest.mark.parametrize(
    "line", ["• Sr. D. Ángel Quesada Prieto. Viewmap", "• Ángel Quesada Prieto. Viewmap", "• Luis Prieto. Mapalia"]
)
def test_a_body_behind_a_full_stop_is_no_part_of_a_name(line: str) -> None:
    text = f"Mapas\n\n8 de diciembre de 2027\n\n10:00 Mesa: Mapas\n{line}\n11:00 Ríos\nAna Gil. MAPASA\n12:00 Mares\nEva Sol. INMAR\n"
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    names = [str(one.name) for slot in event.sub_event for one in slot.performer]
    assert names
    assert not any("." in name for name in names)


@pytest.mark.parametrize(
    "body",
    ["Fiscal General ante la Cámara de Aguas", "Procureure près le Tribunal de Lille", "Procurador junto ao Tribunal de Lisboa"],
)
def test_an_office_before_a_court_is_parted_from_it(body: str) -> None:
    facts = Facts()
    facts.body(Piece(body, 0))
    assert facts.pieces["jobTitle[0]"].text in {"Fiscal General", "Procureure", "Procurador"}
    assert facts.pieces["affiliation[0].name"].text.startswith(("Cámara", "Tribunal"))
