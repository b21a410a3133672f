"""People on the line below a title: lists of rare names, a body and its state, an acronym behind a name, an office below it."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Person
from event_ld.readers.programme.alike_names import listed
from event_ld.readers.programme.stretches import Row
from event_ld.readers.programme.tagged_names import body_behind
from event_ld.readers.programme.text import Piece

TEXT = """Programme

12 May 2027

14:00 - 15:00\tIntroduction to mapping
{}

This talk will introduce some popular ways to draw maps.

16:00 - 17:00\tRivers
Ana Gil

18:00 - 19:00\tTowns
Peter Hill
"""


def people(lines: str) -> list[tuple[str, str, str]]:
    """Who is at the first slot, each with the first office and the first body."""
    event = read_text(TEXT.format(lines), name="a.txt", form="programme")[0].event
    assert event is not None
    found = [one for one in event.sub_event[0].performer if isinstance(one, Person)]
    return [
        (str(one.name), str((*one.job_title, "")[0]), str(one.affiliation[0].name) if one.affiliation else "") for one in found
    ]


@pytest.mark.parametrize("word", ["and", "y", "e", "et"])
@pytest.mark.parametrize(
    "names",
    [
        ["Asla Ray", "Suemi Hirota", "Moacyr Alves", "Renato Ronda"],
        ["Eva Sol", "Xal Tzunun", "Ix Kukul", "Zyx Qwertz", "Luis Paz"],
    ],
)
def test_a_list_of_names_is_read_whole(word: str, names: list[str]) -> None:
    line = f"{', '.join(names[:-1])} {word} {names[-1]}"
    found = listed([Row(Piece(line, 0), is_apart=True, first=0, last=0)])
    assert [piece.text for _, piece, _ in found] == names
    assert [name for name, _, _ in people(line)] == names


@pytest.mark.parametrize(
    "line",
    [
        "Ana Gil, Kew Gardens and Luis Paz",
        "Ana Gil, Ministry of Maps, River Agency and Luis Paz",
        "Maps, Rivers, Towns and Roads",
        "Ana Gil, Luis Paz, Eva Sol, Peter Hill",
    ],
)
def test_other_lists_are_none(line: str) -> None:
    assert not [*listed([Row(Piece(line, 0), is_apart=True, first=0, last=0)])]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("Patricia Muñiz Palma CONAMAP", "CONAMAP"),
        ("Rosa Sanz Rojo SELA", "SELA"),
        ("Jean Pierre DUPONT", None),
        ("Ana GIL", None),
        ("ROSA SANZ ROJO GIL", None),
    ],
)
def test_an_acronym_behind_a_name_is_a_body(name: str, body: str | None) -> None:
    found = body_behind(Piece(name, 0))
    assert (found.text if found is not None else None) == body


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Valeria de Prado, Redwood Commerce, CA", ("Valeria de Prado", "", "Redwood Commerce")),
        ("Xal El Assadi. Director de Contenido, Reed Maps", ("Xal El Assadi", "Director de Contenido", "Reed Maps")),
        ("Dr. Carlos Cuello\nDirector Asociado", ("Carlos Cuello", "Director Asociado", "")),
    ],
)
def test_a_line_says_who_it_is_about(lines: str, expected: tuple[str, str, str]) -> None:
    assert people(lines) == [expected]


@pytest.mark.parametrize("lines", ["Dr. Carlos Cuello\nOld maps", "Dr. Carlos Cuello\nMapas de la Presidencia"])
def test_a_title_below_a_name_is_no_office(lines: str) -> None:
    assert [office for _, office, _ in people(lines)] == [""]
