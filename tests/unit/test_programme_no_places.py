"""What is no place of an event: how to join or get there, the name of a meeting, newspapers, and where somebody lives."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Place, PostalAddress


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def where(text: str) -> tuple[object, object]:
    """The name and the town of the place of a text."""
    place = read(text).location
    if not isinstance(place, Place):
        return None, None
    return place.name, place.address.address_locality if isinstance(place.address, PostalAddress) else None


@pytest.mark.parametrize(
    "place",
    [
        "You can join the meeting by visiting https://zoom.us/my/board or by dialing 1 (646) 876-9923\nHarbour Building, 12 Mill Street, Leeds View Map",
        "Please join us on Zoom, meeting 277 771 1868.\nHarbour Building, 12 Mill Street, Leeds\nDriving Directions",
        "Puede unirse a la reunión en https://zoom.us/j/12345678\nHarbour Building, Leeds\nCómo llegar",
        "Vous pouvez rejoindre la réunion sur https://zoom.us/j/12345678\nHarbour Building, Leeds\nVoir la carte",
        "Participe pelo Zoom, com o código 1234.\nHarbour Building, Leeds\nComo chegar",
    ],
)
def test_how_to_join_is_no_place_but_says_that_some_are_elsewhere(place: str) -> None:
    text = f"Board Meeting\n\nDate: 3 May 2027\nTime: 10:00\nLocation\n{place}\n"
    assert where(text) == ("Harbour Building", "Leeds")
    assert read(text).event_attendance_mode == "mixed"


@pytest.mark.parametrize("line", ["Driving Directions", "Get directions", "Cómo llegar", "Ver mapa", "Voir le plan d'accès"])
def test_the_way_there_is_no_venue(line: str) -> None:
    assert where(f"Maps\n\nWhen\n3 May 2027, 10:00\nWhere\n12 Mill Street\nChicago, IL 60602\n{line}\n") == (None, "Chicago")


@pytest.mark.parametrize(
    "meeting", ["a Special Council Meeting held", "an Open Board meeting held", "a Joint Committee Meeting to be held"]
)
def test_the_name_of_a_meeting_is_no_venue(meeting: str) -> None:
    text = f"October meeting\n\nThere will be {meeting} at the Old Library on Monday, 3 May 2027 at 7:00 pm.\n"
    assert where(text) == ("Old Library", None)
    assert not read(text).organizer


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (
            "at the St. Albans Public Library, 54 Church St., St. Catharines, Ontario.",
            ("St. Albans Public Library", "St. Catharines"),
        ),
        ("at the St. John's Community Centre, 12 Hill Rd., St. Albert, Alberta.", ("St. John's Community Centre", "St. Albert")),
        ("in the Map House, 5 Mill St., Ontario, California.", ("Map House", "Ontario")),
    ],
)
def test_a_saint_begins_a_name(place: str, expected: tuple[str, str]) -> None:
    assert where(f"Old Maps 2027\n\nThe meeting will be on 4 June 2027 {place} It is free.\n") == expected


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (
            "La soirée a lieu le 4 juin 2027 à 19h à la salle des fêtes de Preuilly-sur-Claise.",
            "salle des fêtes de Preuilly-sur-Claise",
        ),
        ("Venez le 4 juin 2027 à 19h à la salle communale de Bourges !", "salle communale de Bourges"),
        ("The walk begins on 4 June 2027 at 7 pm at the village hall.", "village hall"),
        ("El taller será el 4 de junio de 2027 a las 19:00 en el salón comunal de Lugo.", "salón comunal de Lugo"),
    ],
)
def test_the_hall_of_a_village_is_a_venue(place: str, expected: str) -> None:
    assert where(f"Maps\n\n{place}\n")[0] == expected


@pytest.mark.parametrize(
    "life",
    [
        "Luisa Paz escribe novelas. Vive en Nancy, Francia. Es una gran lectora.",
        "Luisa Paz writes novels. She lives and works in Nancy, France.",
        "Luisa Paz écrit des romans. Elle vit à Madrid, Espagne.",
        "Luisa Paz escreve romances. Mora em Madrid, Espanha.",
    ],
)
def test_where_somebody_lives_gives_neither_country_nor_zone(life: str) -> None:
    event = read(f"3 June 2027, 12:00 (UTC)\nMap Call\nCommunity call (teleconference)\n\n{life}\n")
    assert event.location is None
    assert event.start_date == "2027-06-03T12:00+00:00"


def test_newspapers_are_no_venue() -> None:
    life = "His reviews have appeared in publications such as The Leeds Post, San Francisco Chronicle and Map Review."
    assert where(f"Old maps\n\nTuesday, 3 June 2027, 12:30\n\nby John Hill\n\n{life}\n")[0] is None
