"""What is said beside an event: rooms that hold no event, words of another language, streams, telephones, who is still to come."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.cli.report import Group
from event_ld.inputs import read_text
from event_ld.model import Event, Organization, Person
from event_ld.problems import Problem, Severity
from event_ld.readers.programme.mentions import may_be_person
from event_ld.readers.programme.text import Piece
from event_ld.source import Place

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading

HEAD = "Festa das Nuvens\n12 May 2027\n"


def _reading(text: str) -> Reading:
    (reading,) = read_text(text, form="programme")
    assert reading.event is not None
    return reading


def _event(text: str) -> Event:
    event = _reading(text).event
    assert event is not None
    return event


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("Organizada por el Archivo General (AG) y por la Universidad de Nubes (UN).", ["Archivo General (AG)", "Universidad de Nubes (UN)"]),
        ("Organizada por el Archivo General y por la Universidad de Nubes.", ["Archivo General", "Universidad de Nubes"]),
        ("Organisé par la Bibliothèque des nuages (Bdn) et par l’École nationale des sciences et des nuages (Ensn).",
         ["Bibliothèque des nuages (Bdn)", "École nationale des sciences et des nuages (Ensn)"]),
        ("Organised by the Cloud Museum and by the University of Rain.", ["Cloud Museum", "University of Rain"]),
        ("Organizado pelo Arquivo das Nuvens e pela Universidade do Vale.", ["Arquivo das Nuvens", "Universidade do Vale"]),
    ],
)  # fmt: skip
def test_each_by_leads_to_a_host_of_its_own(sentence: str, names: list[str]) -> None:
    event = _event(f"{HEAD}{sentence}\n")
    assert [one.name for one in event.organizer if isinstance(one, Organization)] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "La Sala de Lectura acogerá un taller el 12 de mayo de 2027.", "La Salle des fêtes accueille un atelier le 12 mai 2027.",
        "A Sala de Leitura acolhe uma oficina no dia 12 de maio de 2027.", "The Room of Clouds will host a workshop on 12 May 2027.",
    ],
)  # fmt: skip
def test_a_room_is_no_host(sentence: str) -> None:
    assert _event(f"Festa das Nuvens\n{sentence}\n").organizer == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Los interesados pueden inscribirse en la Oficina de Prensa.", "La oficina de turismo da la información y las entradas.",
        "Las entradas están en la Oficina Municipal, y la oficina abre a las diez.",
    ],
)  # fmt: skip
def test_an_office_in_spanish_is_no_workshop(sentence: str) -> None:
    assert (
        _event(
            f"Fiesta de las nubes\n12 de mayo de 2027, a las 18:00 horas, en el Teatro del Valle.\n{sentence}\n"
        ).additional_type
        is None
    )


def test_a_workshop_in_portuguese_is_one() -> None:
    text = f"{HEAD}A oficina de nuvens é para todos, e a oficina começa na escola às 10 horas.\n"
    assert _event(text).additional_type == "workshop"


@pytest.mark.parametrize(
    "sentence",
    [
        "Se podrá seguir todas las charlas de forma telemática a través de https://tv.example.org/live",
        "The talks can be followed online at https://tv.example.org/live",
        "Les conférences peuvent être suivies en ligne : https://tv.example.org/live",
        "As palestras podem ser acompanhadas de forma remota em https://tv.example.org/live",
        "Watch it online.",
    ],
)
def test_what_can_be_followed_from_elsewhere_is_at_its_place_too(sentence: str) -> None:
    event = _event(f"Festa das Nuvens\nDate: 12 May 2027\nPlace: City Library, Leeds\n{sentence}\n")
    assert event.event_attendance_mode == "mixed"


@pytest.mark.parametrize(
    "lines",
    [
        "Phone:\n+44 113 496 0000\nWebinar ID: 849 0000 0000", "Dial in: +44 113 496 0000", "Marque +34 900 000 000",
        "Tel. +55 11 4000 0000\nID da reunião: 849 0000 0000", "Composez le +33 4 99 00 00 00",
    ],
)  # fmt: skip
def test_a_number_to_dial_in_is_nobody_to_ask(lines: str) -> None:
    assert _event(f"{HEAD}{lines}\n").contributor == ()
    assert len(_event(f"{HEAD}Questions: +44 113 496 0000\n").contributor) == 1


@pytest.mark.parametrize("lead", ["Par", "par", "By", "Por", "Pela", "BY"])
def test_a_small_word_in_capitals_is_no_name(lead: str) -> None:
    event = _event(f"{HEAD}18:00 « Les nuages » - {lead} Ana Demir\n19:00 « La pluie » - {lead} Luis Paz\n20:00 Dîner\n")
    assert [str(one.name) for slot in event.sub_event for one in slot.performer] == ["Ana Demir", "Luis Paz"]


@pytest.mark.parametrize("two", ["Ana e Luis", "Ana y Luis", "Ana et Paul"])
def test_two_given_names_are_no_person(two: str) -> None:
    event = _event(f"{HEAD}10:00 Nuvens de papel - {two}\n11:00 Nuvens de água - Marco Sol e Ana Lima\n12:00 Jantar\n")
    assert two not in [str(one.name) for slot in event.sub_event for one in slot.performer]


@pytest.mark.parametrize("letters", ["MP", "MEP", "MSP"])
def test_a_member_of_a_parliament_is_of_no_house(letters: str) -> None:
    [one] = [one for one in _event(f"{HEAD}Speaker: Ann Lee, {letters}\n").performer if isinstance(one, Person)]
    assert (one.honorific_suffix, one.affiliation, one.job_title) == (letters, (), ())


@pytest.mark.parametrize(
    ("people", "asked"),
    [
        ("Ann Lee, John Reed, tbc", "Is “John Reed” confirmed, or is somebody else still to be named?"),
        ("Ann Lee, John Reed (tbc)", "Is “John Reed” confirmed?"),
        ("Ann Lee (tbc)", "Is “Ann Lee” confirmed?"),
    ],
)
def test_who_is_still_open(people: str, asked: str) -> None:
    reading = _reading(f"{HEAD}10:00 Welcome\n11:00 Panel: {people}\n12:00 Lunch\n")
    assert asked in [one.question for one in reading.problems]


@pytest.mark.parametrize(
    "head",
    ["3e séance. La pluie pour tous", "Sesión 3. La lluvia para todos", "Third session: rain for all", "Sessão 3: a chuva"],
)
@pytest.mark.parametrize("pause", ["Pause", "Almuerzo", "Lunch", "Intervalo"])
def test_the_heading_below_a_break_says_nothing_of_it(head: str, pause: str) -> None:
    event = _event(
        f"{HEAD}11:00-12:30 Nuages de papier\n12:30-14:30 {pause}\n{head}\n14:30-15:00 Nuages de pluie\n15:00-16:00 Débat\n"
    )
    [slot] = [one for one in event.sub_event if one.name == pause]
    assert (slot.description, slot.sub_event) == (None, ())


def test_a_title_in_single_quotes_behind_a_speaker() -> None:
    event = _event(
        f"{HEAD}18:00 Ruth Nieman ‘Wild Wheat and Ancient Grains’\n19:00 Dr Ann Lee ‘In the Name of Plants’\n20:00 Dinner\n"
    )
    assert [one.name for one in event.sub_event][:2] == ["Wild Wheat and Ancient Grains", "In the Name of Plants"]


@pytest.mark.parametrize(
    ("town", "said", "zone"),
    [
        ("Cuenca", "Precio: 30 €", None),
        ("Cuenca", "Teléfono: +34 969 000 000", "Europe/Madrid"),
        ("Guadalajara", "Precio: 12 €", None),
        ("Guadalajara", "Tel. +34 949 000 000", "Europe/Madrid"),
        ("Santarém", "Entrada livre", None),
        ("Santarém", "Contacto: mapa@example.pt", "Europe/Lisbon"),
        ("Córdoba", "Precio: 500 ARS", "America/Argentina/Cordoba"),
        ("Valence", "Tél. : +33 4 99 00 00 00", "Europe/Paris"),
        ("York", "Precio: 5 GBP", "Europe/London"),
        ("Cuenca", "Precio: 30 USD", "America/Guayaquil"),
        ("Cuenca", "Teléfono: +593 7 000 0000", "America/Guayaquil"),
        ("Cuenca", "Entrada libre", "America/Guayaquil"),
        ("Lisboa", "Preço: 12 €", "Europe/Lisbon"),
        ("Lyon", "Tél. : +33 4 99 00 00 00", "Europe/Paris"),
    ],
)
def test_a_price_a_telephone_or_an_address_says_which_town_is_meant_or_puts_it_in_doubt(
    town: str, said: str, zone: str | None
) -> None:
    reading = _reading(f"Curso de nubes\n20 de abril de 2027, de 9:00 a 14:00, Archivo Municipal, {town}\n{said}\n")
    assert reading.event is not None
    assert reading.event.time_zone == zone
    asked = f"In which country is “{town}”, and in which time zone are the times?"
    assert (asked in [one.question for one in reading.problems]) == (zone is None)


@pytest.mark.parametrize("words", ["ANB.", "Depart", "Session 2", "Sessão I", "Maps, Iscte"])
def test_what_cannot_be_somebody_is_not_asked_about(words: str) -> None:
    assert not may_be_person(Piece(words, 0))


@pytest.mark.parametrize("words", ["Ana", "Zilah Okworo", "Ana Gil."])
def test_what_may_be_somebody_is(words: str) -> None:
    assert may_be_person(Piece(words, 0))


def test_a_slot_without_a_time_is_asked_about_by_its_line() -> None:
    reading = _reading(
        f"{HEAD}| Time | Title | Speaker |\n|---|---|---|\n| 9:00 | Clouds | Ana Gil |\n| 10:00 | | tbc |\n| | | tbc |\n"
    )
    assert not any("without a time" in (one.question or "") for one in reading.problems)


def test_the_text_of_further_lines_that_were_not_read_is_told() -> None:
    first, *others = (
        Problem(
            code="unread-text",
            message=f"This line became no fact: “{text}”.",
            severity=Severity.WARNING,
            place=Place("a.txt", line, 1, 2, text),
        )
        for line, text in ((4, "Bring a hat."), (9, "Old “paper” clouds"))
    )
    assert Group(first, tuple(others)).lines() == "and 1 more, in line 9 (“Old “paper” clouds”)"
