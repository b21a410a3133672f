"""Who holds an event, by a line or a sentence that presents it, and what is nobody."""

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


def organizers(text: str) -> list[str]:
    return [str(one.name) for one in read(text).organizer]


@pytest.mark.parametrize(
    ("line", "title", "when", "expected"),
    [
        ("HGS Presents ...", "The Amber Duo", "November 30, 2027", ["HGS"]),
        ("The Hull Map Club presents", "Maps for All", "November 30, 2027", ["Hull Map Club"]),
        ("El Colectivo Mapa presenta:", "Mapas para todos", "30 de noviembre de 2027", ["Colectivo Mapa"]),
        ("L'association Cartes pour tous présente", "Concert de printemps", "30 novembre 2027", ["association Cartes pour tous"]),
        (
            "O Coletivo Mapas e a Casa do Livro apresentam:",
            "Noite de mapas",
            "30 de novembro de 2027",
            ["Coletivo Mapas", "Casa do Livro"],
        ),
    ],
)
def test_a_line_presents_what_stands_below_it(line: str, title: str, when: str, expected: list[str]) -> None:
    text = f"{line}\n{title}\n{when}\n\nCome and see.\n"
    assert organizers(text) == expected
    assert read(text).name == title


@pytest.mark.parametrize("line", ["Ana Gil presents", "Maps present"])
def test_a_person_who_presents_is_no_holder(line: str) -> None:
    assert organizers(f"{line}\nMaps for all\nNovember 30, 2027\n") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "En cumplimiento a la Ley Nº 12 de Mapas; Mapas de Loja tiene el agrado de invitar a usted a la visita.",
            "Mapas de Loja",
        ),
        ("Cartalia a le plaisir de vous convier à l'inauguration de son bureau.", "Cartalia"),
        ("Mapalia tem a honra de convidar V. Ex.ª para a inauguração do escritório.", "Mapalia"),
        ("With this workshop, Mapthing would like to invite members of the guild to discuss maps.", "Mapthing"),
        ("Join the Hull Jazz Initiative for a free public performance.", "Hull Jazz Initiative"),
        ("Rejoignez l'Association des Cartes pour une balade en ville.", "Association des Cartes"),
        ("Únete al Club del Mapa para un paseo por la ciudad.", "Club del Mapa"),
        ("Junte-se à Associação dos Mapas para um passeio pela cidade.", "Associação dos Mapas"),
        ("El Museo del Mapa, con la colaboración de Amigos del Museo, ha programado un ciclo de conferencias.", "Museo del Mapa"),
    ],
)
def test_a_sentence_says_who_invites(sentence: str, expected: str) -> None:
    assert organizers(f"Maps\n\n8 December 2027, 19:00\n\n{sentence}\n") == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Everyone is pleased to welcome you.",
        "Marta tiene el placer de invitarles a su charla.",
        "Nous avons le plaisir de vous inviter à la conférence.",
        "Join Ana Gil for a walk.",
        "Join the Zoom meeting for a chat.",
        "“Mundo dos Mapas” convida à descoberta de novos autores.",
        "The visit is sponsored by the Hull Map Trust.",
    ],
)
def test_others_are_no_holders(sentence: str) -> None:
    assert organizers(f"Maps\n\n8 December 2027, 19:00\n\n{sentence}\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "ESTACIONAMENTO DO BLOCO 4",
        "Soirée Map User Group, Cartes & vins",
        "Puerta del Museo del Mapa",
        "Constitución Política del Estado",
    ],
)
def test_a_part_of_a_house_a_law_and_an_evening_are_nobody(line: str) -> None:
    assert organizers(f"Maps for all\n\n{line}\n\n8 December 2027, 19:00\n\nCome and see.\n") == []
