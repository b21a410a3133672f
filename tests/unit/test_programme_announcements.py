"""What announcements say in sentences, labels and heads: days, places and bodies, each kind in several languages."""

from __future__ import annotations

import itertools

import pytest

from event_ld.inputs import read_text
from tests.unit.test_programmes import summary


def read_of(*lines: str) -> str:
    """The summary of an announcement."""
    return summary(read_text("\n".join(lines))[0])


SENTENCES = {
    "en": "The Maps Workshop will be held on 12 May 2027 at {place}.",
    "es": "El taller de mapas se celebrará el 12 de mayo de 2027 en {place}.",
    "pt": "A oficina de mapas será realizada no dia 12 de maio de 2027 na {place}.",
    "fr": "L'atelier des cartes se tiendra le 12 mai 2027 à {place}.",
}
PLACES = {
    'Villa "Gorica"': 'Villa "Gorica"',
    "Villa Flora (Casa Alta 12, Leeds)": "Villa Flora",
    "Villa Flora, Calle Mayor 12, Lima": "Villa Flora",
    "Universidad del Vale (UNIVALE), Lima": "Universidad del Vale (UNIVALE)",
}


@pytest.mark.parametrize(("language", "place"), [*itertools.product(SENTENCES, PLACES)])
def test_a_sentence_that_says_when_says_where(language: str, place: str) -> None:
    found = read_of("Maps", "", SENTENCES[language].format(place=place))
    assert "when: 2027-05-12 " in found
    assert f" / {PLACES[place]}" in found
    assert all((city in place) == (f" / {city} / " in found) for city in ("Lima", "Leeds"))


@pytest.mark.parametrize(
    ("sentence", "where"),
    [
        ("It will take place in Wheatley, Ohio, on 12 May 2027.", "- / - / - / - / Wheatley / -"),
        ("Tendrá lugar el 12 de mayo de 2027 en la ciudad de Villaluz.", "- / - / - / - / Villaluz / -"),
        ("It will be held at:\nHouse of Maps\nVia Verde, 9\nI-35121 Padua (Italy)", "- / House of Maps / Via Verde, 9 / 35121 / Padua / Italy"),
        ("Todos los talleres son en el edificio Norte, Campus de Lima. Generalmente en la sala 4.", "sala 4 / edificio Norte / - / - / Lima / -"),
        ("The meeting will be held on 12 May 2027 during the fifth year of the Master in Maps of Leeds University.", None),
    ],
)  # fmt: skip
def test_a_town_an_address_and_a_room_in_sentences(sentence: str, where: str | None) -> None:
    found = read_of("Open maps", "", *sentence.split("\n"))
    assert f"where: {where or '- / -'}" in found


@pytest.mark.parametrize(
    ("label", "value"),
    [("Event venue:", "Map House"), ("Lieu du séminaire :", "Bibliothèque"), ("Local da oficina:", "Biblioteca")],
)
def test_a_label_of_the_event_is_no_place(label: str, value: str) -> None:
    assert f" / {value} / - / - / Lima / -" in read_of("Open maps", "12/05/2027", "", label, value, "Lima")


@pytest.mark.parametrize("said", ["A definir", "Consultar o local na página da oficina", "see the website", "Por confirmar"])
def test_a_place_that_is_said_elsewhere_is_none(said: str) -> None:
    assert "where: - / -, ?" in read_of("Open maps", "12 May 2027", f"Venue: {said}")


@pytest.mark.parametrize(
    "lines",
    [
        ("Semana dos mapas", "SEMAPA 2027 - 12 a 14 de maio - Lisboa"),
        ("Maps", "", "The 2027 Maps Workshop will take place on 12 May."),
        ("MAPAS LIMA 2027", "", "La jornada se celebrará el 12 de mayo."),
        ("Maps", "", "Leeds, 3 May 2027. The Map Bank will hold a workshop next 12 May."),
        ("Maps", "Notimapas · 3 de mayo de 2027", "", "El taller se llevará a cabo el 12 de mayo en Lima."),
        ("Maps", "", "Submission deadline: 1 March 2027", "Authors notified on: 2 April 2027", "Workshop: 12 May 2027"),
    ],
)
def test_the_day_of_the_event_and_its_year(lines: tuple[str, ...]) -> None:
    assert "when: 2027-05-12 " in read_of(*lines)


@pytest.mark.parametrize("name", ["Agenda 2030", "Maps 2026 and Maps 2027", "May 2025"])
def test_a_year_that_is_of_something_else_gives_no_year(name: str) -> None:
    assert "when:" not in read_of("Maps", "", f"The workshop on {name} will take place on 12 May.") or "year-missing" in read_of(
        "Maps", "", f"The workshop on {name} will take place on 12 May."
    )


@pytest.mark.parametrize(
    ("sentence", "bodies"),
    [
        ("La jornada está organizada por las Secretarías de Mapas y Ríos.", ["Secretarías de Mapas y Ríos"]),
        ("O encontro é promovido pela Associação dos Mapas (ADM).", ["Associação dos Mapas (ADM)"]),
        ("Rencontre organisée par la Bibliothèque des Cartes à l'occasion de ses dix ans.", ["Bibliothèque des Cartes"]),
        ("Leeds, 3 May 2027. The Map Institute will hold a workshop next 12 May.", ["Map Institute"]),
        ("Organiza: Agencia de Mapas (AMAP). Con el apoyo del BID.", ["Agencia de Mapas (AMAP)"]),
        ("L'équipe du Laboratoire des Cartes est heureuse de vous accueillir ici.", ["Laboratoire des Cartes"]),
        ("JORNADA DE TRANSPARENCIA Y BUEN GOBIERNO", []),
    ],
)
def test_who_holds_an_event(sentence: str, bodies: list[str]) -> None:
    found = read_of("Maps", "12 May 2027", "", sentence)
    assert all(f"organizer: {body}" in found for body in bodies)
    assert ("organizer:" in found) == bool(bodies)


def test_a_list_of_people_is_one_and_ends_with_its_lines() -> None:
    found = read_of(
        "Maps", "12 May 2027", "", "Sponsored by:", "The Map Bank", "Tim Hall, Qo Bwell, Mary Berg", "", "Ask in the hall"
    )
    assert "Ask in the hall" not in found.partition("! ")[0]
    assert "Qo Bwell" in found


@pytest.mark.parametrize(
    ("sentence", "mode"),
    [
        ("La charla se transmitirá por YouTube.", "mixed"),
        ("On peut suivre à distance.", "mixed"),
        ("Se podrá asistir presencialmente y virtualmente.", "mixed"),
        ("Bring a pencil.", "offline"),
    ],
)
def test_a_place_and_a_stream_are_both(sentence: str, mode: str) -> None:
    assert f", {mode}\n" in read_of("Maps", "12 May 2027", "It will be held at Map House, Lima.", "", sentence)


def test_a_flyer_has_its_place_below_its_day_and_doors_before_its_hours() -> None:
    found = read_of(
        "Maps",
        "April 29, 2027",
        "Trinity Church",
        "Wheaton, Illinois",
        "9 AM to 3 PM: Workshop",
        "8:30 Registration",
        "9:45 Maps",
    )
    assert "where: - / Trinity Church / - / - / Wheaton / -" in found
    assert "T08:30" in found
    assert "T20:30" not in found
