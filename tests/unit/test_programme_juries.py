"""Juries of a defence: names with their body, and in brackets the part that each has; and lists that are none."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Person


def people(text: str) -> list[tuple[str, str]]:
    """The names of those at the event, each with the body, but for those of slots."""
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    found = [one for one in event.performer if isinstance(one, Person)]
    return [(str(one.name), str(one.affiliation[0].name) if one.affiliation else "") for one in found]


LISTS = [
    (
        "# Composition du jury",
        "Gilles Blondel",
        "Université du Port",
        "Rapporteur",
        "Éric Moulin",
        "École des Cartes",
        "Co-encadrant",
    ),
    ("Banca examinadora:", "Ana Vilar", "Universidade do Porto", "Orientadora", "Inês Matos", "INPE", "Presidente"),
    ("Jury", "Anna Harrow", "University of Ely", "Chair", "Peter Crow", "Map Institute", "Examiner"),
    ("Tribunal", "Marta Salas", "Universidad del Puerto", "Directora de tesis", "Luis Prieto", "Instituto de Mapas", "Vocal"),
]


@pytest.mark.parametrize("agenda", ["", "# Programme\n- 14h-15h : exposé\n- 15h-16h : questions\n- 17h : annonce\n\n# "])
@pytest.mark.parametrize("jury", LISTS)
def test_a_jury_is_there(agenda: str, jury: tuple[str, ...]) -> None:
    heading, one, body, part, other, place, role = jury
    text = f"Thesis on maps\n\n8 December 2027\n\n{agenda}{heading}\n- {one}, {body} ({part})\n- {other}, {place} ({role})\n"
    assert people(text) == [(one, body), (other, place)]


@pytest.mark.parametrize("line", ["- Ana Gil, Map School (Lugo)", "- Old maps, new rivers (Examiner)"])
def test_what_is_no_part_of_a_jury_makes_none(line: str) -> None:
    agenda = "# Programme\n- 14:00-15:00 Rivers\n- 15:00-16:00 Towns\n- 17:00 End\n\n"
    assert people(f"Thesis on maps\n\n8 December 2027\n\n{agenda}Others\n{line}\n- Peter Crow, Map Institute (Ely)\n") == []
