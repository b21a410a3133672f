"""Places on lines of their own: houses with their streets and towns below each other, halls with a name, codes of rooms."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Place


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def place(text: str) -> tuple[object, ...]:
    """The house, the room, the street and the town."""
    event = read(text)
    house = event.location if isinstance(event.location, Place) else Place()
    address = house.address
    return (
        house.name,
        event.room,
        address.street_address if address else None,
        address.address_locality if address else None,
    )


@pytest.mark.parametrize("lead", ["The address of the venue:", "Here is where we meet:"])
def test_what_leads_to_an_address_is_no_house(lead: str) -> None:
    found = place(f"Maps\n\n7 June 2027, 6 pm\n\nVenue\n\n{lead}\n\nMapalia\n44-46 Old Yard\nLondon\nEC2A 3EY\n")
    assert found == ("Mapalia", None, "44-46 Old Yard", "London")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("Librairie Atlas\n12 rue du Soleil\n69001 Lyon", ("Librairie Atlas", None, "12 rue du Soleil", "Lyon")),
        ("**Librairie Atlas**\n**12 rue du Soleil**\n**69001 Lyon**", ("Librairie Atlas", None, "12 rue du Soleil", "Lyon")),
        ("Livraria Atlas\nRua da Lua, 12 - Centro\nCuritiba - PR", ("Livraria Atlas", None, "Rua da Lua, 12", "Curitiba")),
        ("Presbytère du Mont Olive, 74130", ("Presbytère du Mont Olive", None, None, None)),
    ],
)
def test_the_lines_of_an_address_are_one_place(lines: str, expected: tuple[str | None, ...]) -> None:
    assert place(f"Atlas XII\n\n5/05/2027, 19:00\n{lines}\n") == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("DEM na sala 4.1.06", ("DEM", "sala 4.1.06")),
        ("Mapalia en la sala 12", ("Mapalia", "sala 12")),
        ("Mapalia dans la salle 12", ("Mapalia", "salle 12")),
        ("Of. 324 – FAMAX", ("FAMAX", "Of. 324")),
        ("Oficina 324, Casa del Mapa", ("Casa del Mapa", "Oficina 324")),
        ("Bureau 12, Maison des cartes", ("Maison des cartes", "Bureau 12")),
    ],
)
@pytest.mark.parametrize("label", ["📍 ", "Local: ", "Venue: "])
def test_a_house_and_its_room_are_told_apart(label: str, value: str, expected: tuple[str, str]) -> None:
    assert place(f"Atlas XII\n\n5/05/2027, 19:00\n\n{label}{value}\n") == (*expected, None, None)


@pytest.mark.parametrize("hall", ["Alumni Hall", "Riverside Theatre", "Town Council Chambers"])
@pytest.mark.parametrize(
    "text",
    [
        "Maps that lie\n\n{hall}\n\nJoin us on 4 May 2027 for a talk.\n",
        "Maps that lie\n\n{hall}\n4 May 2027, 10:00\n",
        "Maps that lie\n\n4 May 2027, 10:00\n{hall}\n",
    ],
)
def test_a_hall_with_a_name_is_a_house(text: str, hall: str) -> None:
    assert place(text.format(hall=hall))[:2] == (hall, None)


def test_a_hall_in_a_sentence_is_a_house() -> None:
    assert place("Maps that lie\n\nThe lecture is on 4 May 2027 at 7 p.m. in Alumni Hall.\n")[:2] == ("Alumni Hall", None)


@pytest.mark.parametrize("name", ["Rebecca Hall", "Main Hall", "Lecture Theatre"])
def test_other_halls_are_none(name: str) -> None:
    assert place(f"Maps that lie\n\n4 May 2027, 10:00\n\nTalk on globes\n{name}\n")[0] is None


def test_a_hall_of_another_house_is_its_room() -> None:
    found = place("Maps that lie\n\nThe lecture is on 4 May 2027 at 7 p.m. in Alumni Hall of the Map Museum.\n")
    assert found[0] != "Alumni Hall"


@pytest.mark.parametrize("hours", ["04:00pm - 06:00pm", "4 May 2027, 16:00"])
def test_a_code_below_the_hours_is_a_room(hours: str) -> None:
    day = "" if "2027" in hours else "Tue, May 4, 2027\n"
    assert read(f"Open maps\n\n{day}{hours}\nGOL-2650 (Large Lab)\n").room == "GOL-2650"


@pytest.mark.parametrize("code", ["COP 28", "ICOM 2027", "RFC 19"])
def test_another_code_is_none(code: str) -> None:
    assert read(f"Open maps\n\n4 May 2027, 16:00\n{code}\n").room is None


@pytest.mark.parametrize(
    ("agenda", "heading", "house"),
    [
        ("Agenda\n\nOld maps\n\nAna Gil says: come and see.\n", "Venue", "Map House"),
        ("Agenda\n\n10:00 Old maps\n11:00 New maps\n", "Venue", "Map House"),
        ("Programa\n\n10:00 Mapas\n11:00 Globos\n", "Lugar", "Casa del Mapa"),
        ("Programme\n\n10:00 Cartes\n11:00 Globes\n", "Lieu", "Maison des cartes"),
        ("Programação\n\n10:00 Mapas\n11:00 Globos\n", "Local", "Casa do Mapa"),
    ],
)
def test_a_heading_behind_the_agenda_leads_to_the_place(agenda: str, heading: str, house: str) -> None:
    assert place(f"Atlas XII\n\n5/05/2027\n\n{agenda}\n{heading}\n\n{house}\n12 Old Yard\n")[0] == house


@pytest.mark.parametrize("room", ["Auditorio", "Sala", "Room", "Salle"])
def test_a_room_within_an_agenda_ends_none(room: str) -> None:
    event = read(f"Atlas XII\n\n5/05/2027\n\nAgenda\n\n10:00 Old maps\n\n{room}\n\n11:00 New maps\n\nVenue\n\n12:00 Globes\n")
    assert len(event.sub_event) == len(["Old maps", "New maps", "Globes"])


AMERICAN = [
    ("Miller School, 4875 Palm Circle, Jupiter, FL 33418", ("4875 Palm Circle", "33418", "Jupiter", "FL")),
    (
        "Miller School, 4875 Palm Way, Palm Beach Gardens, FL 33418-1234",
        ("4875 Palm Way", "33418-1234", "Palm Beach Gardens", "FL"),
    ),
    ("Town Hall, 1010 Main Street, Austin, Texas 78701", ("1010 Main Street", "78701", "Austin", "Texas")),
    ("Town Hall, 221 Oak Street, Boston, MA 02108", ("221 Oak Street", "02108", "Boston", "MA")),
    ("Casa del Mapa, Calle Sol 1234, 28001 Madrid", ("Calle Sol 1234", "28001", "Madrid", None)),
]


@pytest.mark.parametrize(("where", "expected"), AMERICAN)
def test_a_number_before_a_street_is_that_of_a_house(where: str, expected: tuple[str | None, ...]) -> None:
    event = read_text(f"Maps for All\n12 May 2027, 7 pm\nWhere: {where}\n", form="programme")[0].event
    address = event.location.address if event is not None and event.location is not None else None
    assert address is not None
    found = (address.street_address, address.postal_code, address.address_locality, address.address_region)
    assert tuple(one and str(one) for one in found) == expected
