"""How people attend, in the words of sentences, and the place behind its day."""

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


_LONG = "As apresentações são práticas, e no final haverá espaço para perguntas e discussão entre todos os participantes."


@pytest.mark.parametrize(
    "sentence",
    [
        "Formato digital, via Teams.",
        "O encontro decorre em formato digital, através do Zoom.",
        "Online format, through Teams.",
        "Formato virtual, por Teams.",
        "Format en ligne, sur Teams.",
        "La rencontre se fera en distanciel.",
        "A audiência será realizada de forma on-line.",
        "The meeting will be held on-line.",
        "La reunión será por videollamada.",
    ],
)
def test_a_sentence_says_that_an_event_is_online(sentence: str) -> None:
    event = read(f"Mapas\n\n8/12/2027, 20:00\n\n{sentence} {_LONG}\n")
    assert event.event_attendance_mode == "online"


@pytest.mark.parametrize(
    "sentence",
    [
        "The talk is about online teaching, on 8 December 2027 at the Map House.",
        "La charla sobre online y mapas será el 8 de diciembre de 2027 en la Casa del Mapa.",
    ],
)
def test_a_subject_says_nothing_of_it(sentence: str) -> None:
    assert read(f"Maps\n\n{sentence}\n").event_attendance_mode == "offline"


@pytest.mark.parametrize(
    ("label", "first", "second", "venue"),
    [
        ("Lugar:", "Jueves 27: Casa del Domo Azul, (Avenida Sol y Río)", "Viernes 28: Casa del Mapa", "Casa del Domo Azul"),
        ("Venue:", "27 August: Hill Convention Centre", "28 August: Map House", "Hill Convention Centre"),
        ("Local:", "Sexta-feira 27: Casa do Livro", "Sábado 28: Casa do Mapa", "Casa do Livro"),
        ("Lieu :", "Vendredi 27 : Maison des Cartes", "Samedi 28 : Maison du Livre", "Maison des Cartes"),
    ],
)
def test_a_place_begins_behind_its_day(label: str, first: str, second: str, venue: str) -> None:
    place = read(f"Maps\n\n27/08/2027 - 28/08/2027\n\n{label}\n\n{first}\n\n{second}\n").location
    assert isinstance(place, Place)
    assert place.name == venue


@pytest.mark.parametrize(
    ("sentence", "room"),
    [
        ("A sessão será no Plenário da Câmara, com acesso limitado.", "Plenário da Câmara"),
        ("La sesión será en el Salón de Plenos, con acceso limitado.", "Salón de Plenos"),
        ("La cérémonie sera dans la Salle Rouge, sur invitation.", "Salle Rouge"),
    ],
)
def test_what_is_somewhere_is_held_there(sentence: str, room: str) -> None:
    assert read(f"Mapas\n\n8/12/2027, 20:00\n\n{sentence}\n").room == room
