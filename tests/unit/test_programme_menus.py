"""Menus of pages anywhere in a text, of which no entry is the value of the one above it, and bodies below what leads to them."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Place
from event_ld.readers.programme.menus import menu_list_edits


def read(text: str) -> Event:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return event


LISTS = [
    ("Rural Charts", "• Home\n• Programme\n• Venue\n• Contact\n• Register now", "20 October 2027, 10:00 · Map House, Room 9"),
    (
        "Rural Charts",
        "- Programme\n\n- Registration\n\n- Venue\n\n- Privacy policy",
        "20 October 2027, 10:00 · Map House, Room 9",
    ),
    (
        "Día del Mapa",
        "• Inicio\n• Sobre las jornadas\n• Organizadores\n• Circulares\n• Programa\n• Contacto",
        "20 de octubre de 2027",
    ),
    ("Journée des cartes", "• Accueil\n• Programme\n• Lieu\n• Partenaires\n• Mentions légales", "20 octobre 2027, 10h"),
    ("Dia do Mapa", "• Início\n• Programação\n• Local\n• Inscrições\n• Política de privacidade", "20 de outubro de 2027, 10h"),
]


@pytest.mark.parametrize(("title", "menu", "when"), LISTS)
@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1)])
def test_a_menu_says_nothing_of_the_event(title: str, menu: str, when: str, order: tuple[int, ...]) -> None:
    event, plain = read("\n\n".join((title, menu, when)[at] for at in order)), read(f"{title}\n\n{when}")
    assert (event.name, event.location, event.room, event.organizer, event.contributor) == (
        title,
        plain.location,
        plain.room,
        plain.organizer,
        plain.contributor,
    )


@pytest.mark.parametrize(
    ("lead", "bodies", "menu"),
    [
        ("HOSTED BY", ["University of Leeds", "Map Museum of York"], ["Programme", "Speakers", "Venue", "About"]),
        ("Organizan", ["Universidad de Lima", "Museo del Mapa"], ["Programa", "Ponentes", "Sede"]),
        ("ORGANISÉ PAR", ["Université de Lyon", "Institut des cartes"], ["Programme", "Intervenants", "Lieu", "Inscriptions"]),
        ("Realização", ["Universidade de Coimbra", "Museu do Mapa"], ["Programação", "Palestrantes", "Local"]),
    ],
)
@pytest.mark.parametrize("slots", ["", "10:00 Old maps\n11:00 New maps\n\n"])
def test_bodies_stand_one_on_a_line_and_end_at_the_menu(lead: str, bodies: list[str], menu: list[str], slots: str) -> None:
    event = read(f"XII Atlas\n\n20/10/2027\n\n{slots}{lead}\n" + "\n".join([*bodies, *menu]) + "\n")
    assert [one.name for one in event.organizer] == bodies
    assert event.location is None


@pytest.mark.parametrize(
    "text",
    [
        "• Registration\n• Keynote\n• Panel\n• Lunch",
        "Date\nProgramme\nVenue\nSpeakers\n",
        "Programme\nVenue\nSpeakers\nAna Gil\n",
        "• Venue: Map House\n• Contact: Ana Gil\n• Programme: below",
        "Venue\n\nProgramme\n\nSpeakers\n",
        "• Background\n• Objectives\n• Participants",
    ],
)
def test_other_lists_of_labels_are_no_menu(text: str) -> None:
    assert menu_list_edits(text) == []


def test_labels_below_a_label_keep_their_values() -> None:
    event = read("Rural Charts\n\n20 October 2027\n\nVenue\nMap House, Leeds\n\nContact\nana@example.org\n")
    assert isinstance(event.location, Place)
    assert event.location.name == "Map House"


@pytest.mark.parametrize("label", ["UBICACIÓN", "LOCATION", "LIEU", "LOCAL"])
def test_an_address_of_mail_is_no_place(label: str) -> None:
    assert read(f"Atlas XII\n\n20/10/2027\n\n{label}\n\nE-MAIL mapas@example.org\n").location is None


@pytest.mark.parametrize(
    ("label", "row"),
    [
        ("LOCATION", "Terms of use | Privacy policy | Cookies"),
        ("Ubicación", "Términos y condiciones | Política de privacidad | Uso de cookies"),
        ("Lieu", "Accueil · Programme · Partenaires · Mentions légales"),
        ("Local", "Início | Programação | Palestrantes | Contato"),
    ],
)
def test_a_menu_in_one_line_is_no_place(label: str, row: str) -> None:
    assert read(f"Atlas XII\n\n20/10/2027\n\n{label}\n\n{row}\n").location is None


@pytest.mark.parametrize(
    "row", ["Time | Programme | Speakers | Venue", "Hora | Programa | Ponente | Sede", "Data | Programação | Local"]
)
def test_the_columns_of_a_table_are_no_menu(row: str) -> None:
    assert menu_list_edits(f"{row}\n10:00 | Old maps | Ana Gil | Room 4\n") == []


@pytest.mark.parametrize("heading", ["Important dates", "Fechas importantes", "Dates importantes", "Datas importantes"])
def test_a_heading_of_dates_is_no_name(heading: str) -> None:
    assert read(f"{heading}\n\n• 20/10/2027: Atlas\n\n10:00 Old maps\n11:00 New maps\n").name != heading
