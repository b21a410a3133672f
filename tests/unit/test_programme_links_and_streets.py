"""How people attend by links and in quotation marks, and the street and the city on one line."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Place, PostalAddress


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


@pytest.mark.parametrize("link", ["Lien Zoom", "Zoom", "Enlace de Zoom", "Zoom Meeting Link", "Link do Teams:"])
def test_a_link_to_a_platform_says_online(link: str) -> None:
    assert read(f"Old maps\n\n14 May 2027, 10:00\n\n{link}\nMeeting ID: 867 6409 6440\n").event_attendance_mode == "online"


def test_a_link_beside_a_place_says_both() -> None:
    text = "Old maps\n\nDate: 14 May 2027\nPlace: Map House, Leeds\n\nZoom Meeting Link\n"
    assert read(text).event_attendance_mode == "mixed"


@pytest.mark.parametrize(
    "prose",
    [
        "No Brasil, os problemas presentes no mundo “offline” seriam suprimidos no mundo “online”? Seriam a exceção, mesmo no ambiente virtual?",
        'What is lost between the "in person" and the "virtual" archive, and why do readers of old maps care so much about that today?',
    ],
)
def test_a_word_in_quotation_marks_says_nothing(prose: str) -> None:
    text = f"Old maps\n\nOnde: Casa do Mapa, Rua Sete, 20, sala 3\nQuando: 14 de maio de 2027, 16:00\n{prose}\n"
    assert read(text).event_attendance_mode == "offline"


@pytest.mark.parametrize(
    ("line", "street", "town"),
    [
        ("2925 Mill Ave Cleveland", "2925 Mill Ave", "Cleveland"),
        ("12 Old Church Street Leeds", "12 Old Church Street", "Leeds"),
        ("Calle del Sol 14 Sevilla", "Calle del Sol 14", "Sevilla"),
        ("Rua das Flores 20 Coimbra", "Rua das Flores 20", "Coimbra"),
    ],
)
def test_a_street_and_its_city_stand_on_one_line(line: str, street: str, town: str) -> None:
    event = read(f"Board Meeting\n\nDate and time: July 25, 2027 9:30 AM\n{line}\nMay meeting\n")
    assert isinstance(event.location, Place)
    assert isinstance(event.location.address, PostalAddress)
    assert (event.location.address.street_address, event.location.address.address_locality) == (street, town)
    assert event.event_attendance_mode == "offline"


@pytest.mark.parametrize("line", ["12 Old Things Worth Knowing", "3 Great Lane Readers", "20 Maps Street Talk"])
def test_other_numbers_are_no_street(line: str) -> None:
    place = read(f"Board Meeting\n\nDate and time: July 25, 2027 9:30 AM\n\n{line}\n").location
    assert not (isinstance(place, Place) and isinstance(place.address, PostalAddress) and place.address.address_locality)
