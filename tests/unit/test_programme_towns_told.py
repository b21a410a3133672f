"""The town of an event in sentences, below its place, and beside its state; a town of long ago is none of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.model import Place, PostalAddress

if TYPE_CHECKING:
    from event_ld.model import Event


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


def town(event: Event) -> str | None:
    place = event.location
    address = place.address if isinstance(place, Place) else None
    return str(address.address_locality) if isinstance(address, PostalAddress) and address.address_locality else None


def house(event: Event) -> str | None:
    place = event.location
    return str(place.name) if isinstance(place, Place) and place.name else None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Join us on 8 December 2027 at 7 p.m. at the Map Hall at 25 Cecil Street in downtown Toronto.", "Toronto"),
        ("We meet on 8 December 2027 at 7 p.m. in the Map House in central Leeds.", "Leeds"),
        ("Rendez-vous le 8 décembre 2027 à 20h à la Maison des Cartes, dans le centre de Lyon.", "Lyon"),
        ("El 8 de diciembre de 2027 a las 20:00 en la Casa del Mapa, en pleno centro de Sevilla.", "Sevilla"),
        ("No dia 8 de dezembro de 2027, às 20h, na Casa do Mapa, no centro de Lisboa.", "Lisboa"),
        ("Join us on 8 December 2027 at 7 p.m. at the First Hill Church in Boulder, 1421 Pine Street.", "Boulder"),
    ],
)
def test_the_middle_of_a_town_is_in_it(sentence: str, expected: str) -> None:
    event = read(f"Maps\n\n{sentence}\n")
    assert town(event) == expected
    assert house(event) is not None


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("Ubicado en un edificio colonial en Calle Sol No 5, en el centro de la ciudad de Xalapa.", "Xalapa"),
        ("Located in the heart of Leeds.", "Leeds"),
    ],
)
def test_where_a_house_is_says_the_town(told: str, expected: str) -> None:
    assert town(read(f"Maps\n\n{told}\n\n8/12/2027\nLugar: Centro de Mapas\n")) == expected


@pytest.mark.parametrize(
    ("lines", "expected", "venue"),
    [
        ("Local: Centro de Mapas\n\nZona Industrial, Lote 5\n\n7470-200 Sousel", "Sousel", "Centro de Mapas"),
        ("Lieu : Maison des Cartes\n\nZone du Port, entrée B\n\n22300 Lannion", "Lannion", "Maison des Cartes"),
        ("Lugar: Teatro Colón. Avenida de la Marina, 7 A. 15003 A Coruña.", "A Coruña", "Teatro Colón"),
        ("Local: Casa do Mapa, Rua Sete, 20 - Centro, Tubarão/SC", "Tubarão", "Casa do Mapa"),
        ("Local: Rua Sete, 20 - Centro, Olinda - PE", "Olinda", None),
        ("Local: R. Dionísio, S/n - Dehon, Tubarão - SC", "Tubarão", None),
    ],
)
def test_a_town_below_its_place_and_behind_a_quarter(lines: str, expected: str, venue: str | None) -> None:
    event = read(f"Mapas\n\n8/12/2027\n{lines}\n\nCome and see.\n")
    assert (town(event), house(event)) == (expected, venue)


@pytest.mark.parametrize(
    "sentence",
    [
        "Fifty years ago the festival drew thousands to a stadium in Los Angeles.",
        "Il y a 50 ans, le festival regroupait des milliers de personnes dans un stade de Los Angeles.",
        "Hace 50 años el festival reunió a miles de personas en un estadio de Los Ángeles.",
        "Há 50 anos, o festival reuniu milhares de pessoas em um estádio de Los Angeles.",
    ],
)
def test_a_town_of_long_ago_is_none(sentence: str) -> None:
    assert read(f"Maps\n\n{sentence}\n\n8/12/2027, 20:00\n").location is None


@pytest.mark.parametrize(
    ("title", "question"),
    [
        ("Encontro RIMA", "Em que formato será realizada a RIMA?"),
        ("Map meeting", "Will it be held in the Map House?"),
        ("Encuentro", "¿Se celebrará en la Casa del Mapa?"),
    ],
)
def test_a_question_says_no_place(title: str, question: str) -> None:
    assert read(f"{title}\n\n8/12/2027\n\n{question}\nWe shall see.\n").location is None


def test_a_name_that_begins_as_a_town_is_none() -> None:
    assert town(read("Rencontre du 8 décembre 2027 au Carrefour de l'Innovation\n\nVenez !\n")) is None


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("La soirée se déroulera le 8 décembre 2027 dans les locaux de Cartes Imagine, 35 rue du Port, Lyon.", "Cartes Imagine"),
        ("The talk will be held on 8 December 2027 in the offices of Mapalia, 12 Hill Street, Leeds.", "Mapalia"),
        ("Tendrá lugar el 8 de diciembre de 2027 en las oficinas de Mapalia Digital.", "Mapalia Digital"),
        ("A palestra será realizada no dia 8 de dezembro de 2027 nas instalações da Mapalia.", "Mapalia"),
        ("The talk will be held on 8 December 2027 in our offices.", None),
    ],
)
def test_the_offices_of_a_body_are_a_place(sentence: str, expected: str | None) -> None:
    assert house(read(f"Maps\n\n{sentence}\n")) == expected
