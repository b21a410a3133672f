"""Rooms that are codes, numbers and floors, houses behind their kind, and what is no room or place of the event."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.model import Place

if TYPE_CHECKING:
    from event_ld.model import Event


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def house(event: Event) -> str | None:
    place = event.location
    return str(place.name) if isinstance(place, Place) and place.name else None


@pytest.mark.parametrize(
    ("value", "room", "venue"),
    [
        ("HUB 332", "HUB 332", None),
        ("145B", "145B", None),
        ("LH-1, Mathematics Department", "LH-1", "Mathematics Department"),
        ("MT-3, Faculty of Law", "MT-3", "Faculty of Law"),
        ("V-01-022, Leiden University Medical Center", "V-01-022", "Leiden University Medical Center"),
        ("Training Room 108, Computing Centre", "Training Room 108", "Computing Centre"),
        ("12th floor of the Hill Tower", "12th floor", "Hill Tower"),
        ("Piso 3 del Edificio Central", "Piso 3", "Edificio Central"),
        ("EXPO 2027, Leeds", None, "EXPO 2027"),
    ],
)
def test_a_code_behind_a_label_is_a_room(value: str, room: str | None, venue: str | None) -> None:
    event = read(f"Maps\n\nDate: 8 December 2027\nLocation: {value}\n")
    assert (event.room, house(event)) == (room, venue)


@pytest.mark.parametrize("value", ["SW1A 1AA, London", "KM 12, Carretera N-340, Soria", "MOMA, NY 10019"])
def test_a_postal_code_and_a_road_are_none(value: str) -> None:
    assert read(f"Maps\n\nDate: 8 December 2027\nLocation: {value}\n").room is None


@pytest.mark.parametrize(
    ("sentence", "room"),
    [
        ("The seminar will meet at 2 p.m. on 8 December 2027 in W113 Old Hall.", "W113 Old Hall"),
        ("The talk is on 8 December 2027 about maps in GPT-4, at 2 p.m.", None),
    ],
)
def test_a_code_in_a_sentence_is_a_room_with_its_name(sentence: str, room: str | None) -> None:
    assert read(f"Maps\n\n{sentence}\n").room == room


@pytest.mark.parametrize(
    ("when", "more"),
    [
        ("Horaire : 20h", "salle ouverte dès 19h30"),
        ("Horario: 20:00", "sala abierta desde las 19:30"),
        ("Time: 8 pm", "hall open from 7:30 pm"),
        ("Horário: 20h", "sala aberta a partir das 19h30"),
    ],
)
def test_a_room_that_is_open_is_no_name(when: str, more: str) -> None:
    assert read(f"Maps\n\n8/12/2027\n{when}, {more}\n").room is None


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Gil, professeur visiteur au LIMAC, donnera le colloque le 8 décembre 2027 à 15h30.",
        "Ana Gil, profesora en la Universidad de Lima, dará una charla el 8 de diciembre de 2027 a las 15:30.",
        "Ana Gil, a visiting professor at the Map House, will speak on 8 December 2027 at 15:30.",
        "Ana Gil – a naturalist at Hill Park’s Map House – will speak on 8 December 2027 at 15:30.",
        "Ana Gil, professora na Universidade de Évora, dará uma palestra no dia 8 de dezembro de 2027, às 15h30.",
    ],
)
def test_where_a_speaker_works_is_no_place(sentence: str) -> None:
    assert read(f"Maps\n\n{sentence}\n").location is None


@pytest.mark.parametrize(
    ("sentence", "venue"),
    [
        ("Ana Gil, profesora en la Universidad de Lima, hablará el 8 de diciembre de 2027 en la Casa del Mapa.", "Casa del Mapa"),
        ("Ana Gil, a naturalist at Hill Park, will speak on 8 December 2027 at the Map House.", "Map House"),
        ("Os esperamos el 8 de diciembre de 2027 a las 16:00 en el huerto del cole (el grande).", "huerto del cole"),
    ],
)
def test_the_place_itself_is_read(sentence: str, venue: str) -> None:
    assert house(read(f"Maps\n\n{sentence}\n")) == venue


@pytest.mark.parametrize(
    ("value", "venue"),
    [
        ("Café associatif : Le Puits à Mots- 8 rue du Port, 75014 Paris", "Le Puits à Mots"),
        ("Librería: La Luna Azul, Calle Sol 8, 28001 Madrid", "La Luna Azul"),
        ("Bookshop: The Blue Moon, 8 Hill Street, Leeds", "The Blue Moon"),
    ],
)
def test_the_kind_of_a_house_is_no_part_of_its_name(value: str, venue: str) -> None:
    assert house(read(f"Maps\n\nDate : 8/12/2027\nLieu : {value}\nMétro Gerland (Ligne B) / Bus 58\n")) == venue


def test_a_place_ends_with_its_cell() -> None:
    event = read("Maps\n\n8 December 2027\n\nVenue: Sala Magna, Map House\tOpening words\n\nCome and see.\n")
    assert (event.room, house(event)) == ("Sala Magna", "Map House")
