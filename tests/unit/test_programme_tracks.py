"""Tracks and workshops are no rooms, and a call to register is no place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


@pytest.mark.parametrize(
    ("first", "second", "rooms"),
    [
        ("Developer Track", "IT Pro Track", [None, None]),
        ("Trilha Dados", "Trilha Nuvem", [None, None]),
        ("Parcours Cartes", "Parcours Villes", [None, None]),
        ("Itinerario Mapas", "Sala 2", [None, "Sala 2"]),
        ("Room A", "Room B", ["Room A", "Room B"]),
    ],
)
def test_a_column_that_is_named_after_a_subject_is_no_room(first: str, second: str, rooms: list[str | None]) -> None:
    event = read(
        f"Maps Day\n\n8 December 2027\n\nTime\t{first}\t{second}\n9:00 - 9:30\tOpening words\tOpening words\n"
        "9:30 - 10:00\tOld maps\tNew maps\n10:00 - 11:00\tMaps of York\tMaps of Leeds\n"
    )
    assert [(one.name, one.room) for one in event.sub_event[1:3]] == [("Old maps", rooms[0]), ("New maps", rooms[1])]


@pytest.mark.parametrize(
    ("line", "room"),
    [
        ("Atelier 3 : Drones et cartes", None),
        ("Lab 2: Old maps", "Lab 2"),
        ("Salle 3 : Drones et cartes", "Salle 3"),
    ],
)
def test_a_numbered_workshop_is_no_room(line: str, room: str | None) -> None:
    event = read(f"Journée\n\n8/12/2027\n\n14h00 – 15h30\t{line}\n15h30 – 16h00\tPause\n16h00 – 17h00\tClôture\n")
    assert event.sub_event[0].room == room


@pytest.mark.parametrize("call", ["Quero Participar", "Quiero participar", "Je participe", "Buy tickets"])
def test_a_call_to_register_is_no_place(call: str) -> None:
    event = read(
        f"Mapas\n\nProgramme\n14:30 - 15:00\tMapas\n15:00 - 16:00\tCartas\n\nDate and place\n8/12/2027\n\n{call}\nHere\n"
    )
    assert event.location is None
