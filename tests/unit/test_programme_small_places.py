"""Places in small letters, right below the day, behind a sign, and above a call to come."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Place


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def place(event: Event) -> str:
    """The name of the place, or of the room where there is none."""
    one = event.location
    return str(one.name) if isinstance(one, Place) and one.name else str(event.room)


SENTENCES = [
    ("Join us on 8 December 2027 at 7 p.m. at the town hall.", "town hall"),
    ("The club will meet on 8 December 2027 at 7 p.m. in Clubhouse 3.", "Clubhouse 3"),
    ("Tendrá lugar el 8 de diciembre de 2027 a las 19:00 en la biblioteca departamental.", "biblioteca departamental"),
    ("La conférence a lieu le 8 décembre 2027 à 19h, à la halle aux grains.", "halle aux grains"),
    ("Rendez-vous le 8 décembre 2027 à 19h à la médiathèque.", "médiathèque"),
    ("La soirée du 8 décembre 2027 se tiendra au centre culturel du Port à partir de 19h.", "centre culturel du Port"),
    ("A audiência será na biblioteca pública, no dia 8 de dezembro de 2027, às 19h.", "biblioteca pública"),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_house_in_small_letters_is_a_place(sentence: str, expected: str) -> None:
    assert place(read(f"Maps\n\n{sentence}\n")) == expected


@pytest.mark.parametrize(
    "sentence", ["On 8 December 2027 at 7 p.m. we meet in the house.", "El 8 de diciembre de 2027 a las 19:00 en la casa."]
)
def test_a_short_word_alone_is_none(sentence: str) -> None:
    assert read(f"Maps\n\n{sentence}\n").location is None


@pytest.mark.parametrize(
    ("when", "where"),
    [
        ("8 December 2027, 7pm", "Old Library"),
        ("Mercredi 8 décembre 2027 à 19h", "Musée des Cartes"),
        ("8 de dezembro de 2027, às 19h", "Biblioteca Municipal"),
        ("8 de diciembre de 2027, 19:00 h", "Centro Cultural del Puerto"),
    ],
)
def test_a_house_right_below_the_day_is_its_place(when: str, where: str) -> None:
    assert place(read(f"Maps that lie\n\n{when}\n{where}\n")) == where


@pytest.mark.parametrize("where", ["Old Library", "Mentor Public Library"])
def test_a_sign_leads_to_a_place(where: str) -> None:
    assert place(read(f"Maps that lie\n\n8 December 2027, 19:00 @ {where}\n")) == where


@pytest.mark.parametrize(
    ("label", "room", "call"),
    [
        ("Lieu", "Salle du conseil", "Participez ! Votre avis est important pour construire une ville meilleure."),
        ("Lugar", "Salón de plenos", "¡Participa! Tu opinión es muy importante para construir una ciudad mejor."),
        ("Local", "Plenário da Câmara", "Participe! Sua opinião é muito importante para construir uma cidade melhor."),
    ],
)
def test_a_call_below_a_place_is_no_part_of_it(label: str, room: str, call: str) -> None:
    event = read(f"Maps\n\n8/12/2027\n{label}: {room}\n{call}\n")
    assert event.room == room
    assert event.location is None
