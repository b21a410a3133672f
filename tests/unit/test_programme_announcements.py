"""What announcements say in sentences, labels and heads: days, places and bodies, each kind in several languages."""

from __future__ import annotations

import itertools
import textwrap

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.wrapped import unwrapped
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


DEADLINES = {
    "en": ("30 January 2027", "Deadline for proposals", "12 March 2027", "Maps Symposium 2027"),
    "es": ("30 de enero de 2027", "Fecha límite de envío", "12 de marzo de 2027", "Simposio de Mapas 2027"),
    "pt": ("30 de janeiro de 2027", "Prazo para propostas", "12 de março de 2027", "Simpósio de Mapas 2027"),
    "fr": ("30 janvier 2027", "Date limite : dépôt des propositions", "12 mars 2027", "Symposium de cartes 2027"),
}


@pytest.mark.parametrize(("language", "form"), [*itertools.product(DEADLINES, ["- **{}** — {}", "{}: {}", "* {} - {}"])])
def test_a_deadline_that_is_named_behind_its_day_is_none_of_the_event(language: str, form: str) -> None:
    first, what, day, title = DEADLINES[language]
    found = read_of(f"# {title}", "", "Words about it.", "", form.format(first, what), form.format(day, title))
    assert "when: 2027-03-12 " in found


@pytest.mark.parametrize("kind", ["Notification systems in the health service of the whole country and of others", "Maps"])
def test_a_day_before_what_is_no_deadline_is_the_event(kind: str) -> None:
    assert "when: 2027-03-12 " in read_of("Open maps", "", f"12 March 2027 – {kind}")


@pytest.mark.parametrize("tail", ["(14.30–16.30, 3 December 2027)", "(3 December 2027, 14:30)", "– 3 December 2027"])
def test_a_title_has_no_bracket_that_is_cut(tail: str) -> None:
    assert read_of(f"Webinar: Maps for everybody {tail}").startswith("name: Webinar: Maps for everybody\n")


def test_a_sentence_that_begins_with_the_hours_and_the_day_is_no_slot() -> None:
    found = read_of("Maps for everybody", "", "At 14.30–16.30 GMT on 3 December 2027, the map house opens its doors to all.")
    assert "when: 2027-12-03T14:30" in found
    assert "opens its doors" not in found


@pytest.mark.parametrize("width", [58, 66, 72, 78])
def test_a_paragraph_broken_into_lines_says_what_it_says_on_one(width: int) -> None:
    text = (
        "The Ministry of Maps will host a Community Summit on Wednesday, October 13, 2027 from 9 am to 12:30 pm at the Map House. "
        "The November summit will be hosted by the Bureau of Roads, and previous ones have been hosted by the Department of "
        "Bridges; each of them was open to everybody who has an interest in maps, and so is this one, as all of them will be."
    )
    broken = textwrap.fill(text, width)
    assert read_of("Open Maps Summit", "", *broken.split("\n")) == read_of("Open Maps Summit", "", text)
    assert "organizer: Ministry of Maps\n" in read_of("Open Maps Summit", "", text)


def test_lines_of_a_list_stay_lines() -> None:
    lines = [f"Ana Gil, Director of the National Map Archive of {town}" for town in ("Leeds", "Bath", "York", "Hull", "Ely")]
    assert [*unwrapped("\n".join(lines))] == []


@pytest.mark.parametrize(
    ("above", "name"), [("Programa del Encuentro", "Encuentro de Mapas 2027"), ("Encuentro Abierto", "Encuentro Abierto")]
)
def test_a_heading_that_names_the_form_gives_way_to_what_is_said_to_be_held(above: str, name: str) -> None:
    sentence = "El **Encuentro de Mapas 2027** se realizará el **sábado 16 de octubre de 2027**, de **9:00 a 17:00 horas**, en el **Museo del Mapa**."
    found = read_of(f"# {above}", "", sentence)
    assert found.startswith(f"name: {name}\n")
    assert "Museo del Mapa" in found


def test_bodies_of_participants_are_no_place() -> None:
    found = read_of(
        "Open maps", "3 May 2027", "", "**Participants**", "* Min Kyung Lee, University of Leeds at Bath, School of Maps"
    )
    assert "School of Maps / " not in found.partition("where")[2].partition("\n")[0]


@pytest.mark.parametrize(("lead", "follows"), [("facilitated by", "featuring"), ("moderated by", "with")])
def test_a_word_for_with_begins_the_speakers_below_another_role(lead: str, follows: str) -> None:
    found = read_of(
        "Open maps", "3 May 2027", "", lead, "", "Ana Gil, Director, Map House", "", follows, "", "Luis Paz, Editor, Maps Ltd"
    )
    assert "moderator: Ana Gil" in found
    assert "speaker: Luis Paz" in found


PROSE = {
    "en": ("Maps drawn by many hands are read here. This is joint work with Bia Moura and Rui Lopes, and goes", "back to a paper by Eva Sol."),
    "es": ("Se leen aquí mapas dibujados por muchas manos, en un trabajo conjunto con Bia Moura y Rui Lopes, y", "a partir de un texto de Eva Sol."),
    "pt": ("Leem-se aqui mapas desenhados por muitas mãos, um trabalho conjunto com Bia Moura e Rui Lopes, e", "a partir de um texto de Eva Sol."),
    "fr": ("On lit ici des cartes dessinées par bien des mains, un travail commun avec Bia Moura et Rui Lopes et", "issu d'un texte de Eva Sol."),
}  # fmt: skip


@pytest.mark.parametrize("language", PROSE)
@pytest.mark.parametrize("speaker", ["Dr. Ana Gil, Map Institute", "Speaker: Ana Gil"])
def test_the_names_in_prose_are_of_others_where_a_speaker_has_a_line(language: str, speaker: str) -> None:
    lines = [
        "Maps of many hands",
        "",
        speaker,
        "",
        "12 May 2027, 10:00",
        "Place: Town Hall, Leeds, United Kingdom",
        "",
        *PROSE[language],
    ]
    event = read_text("\n".join(lines), form="programme")[0].event
    assert event is not None
    assert {one.name for one in event.performer} <= {"Ana Gil"}
    assert event.sub_event == ()


@pytest.mark.parametrize(
    "place", ["Map Hall 126C", "in Map Hall", "- Map Hall 5409", "City Library, Leeds", "en Biblioteca Mayor"]
)
def test_the_one_time_of_a_text_beside_a_place_is_no_talk(place: str) -> None:
    event = read_text(f"Maps for all\n\nAna Gil\n\n12 May 2027\n3:30 pm {place}\n\nOld maps are shown.\n", form="programme")[
        0
    ].event
    assert event is not None
    assert (event.start_date, event.sub_event) == ("2027-05-12T15:30", ())


def test_a_time_in_the_midst_of_prose_is_no_talk() -> None:
    prose = "All who like old maps are asked to come on the 12 May 2027 at\n3:30 pm since the room is small and chairs are few.\n"
    event = read_text(f"Maps for all\n\n{prose}", form="programme")[0].event
    assert event is not None
    assert event.sub_event == ()


@pytest.mark.parametrize("number", ["4623", "0104"])
@pytest.mark.parametrize("house", ["Map Hall", "Old Mill", "WH"])
def test_a_number_before_a_house_is_no_postal_code(number: str, house: str) -> None:
    assert f"where: - / {number} {house}, offline" in read_of("Maps", "", "12 May 2027", f"Place: {number} {house}")
    assert " / 1010 / " in read_of("Maps", "", "12 May 2027", "Place: 1010 Lima")


@pytest.mark.parametrize(("figures", "year"), [("93", 1993), ("69", 1969), ("68", 2068), ("27", 2027)])
def test_two_figures_of_a_year_are_those_of_posix(figures: str, year: int) -> None:
    assert f"when: {year}-03-07" in read_of("Maps for all", "", f"Date: 7-Mar-{figures}", "Place: Town Hall, Leeds")


def test_a_body_of_the_letters_of_a_zone_is_none() -> None:
    text = "UTC Seminar of maps\n\n12 May 2027, 10:00\nPlace: Map Hall\n"
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert event.start_date == "2027-05-12T10:00"
    zoned = read_text(text.replace("UTC Seminar of maps", "Seminar of maps\n(UTC)"), form="programme")[0].event
    assert zoned is not None
    assert zoned.start_date == "2027-05-12T10:00+00:00"


@pytest.mark.parametrize(
    ("label", "words"),
    [("Organised by", "in cooperation with the"), ("Organiza", "en colaboración con la"), ("Realização", "em parceria com a")],
)
def test_bodies_that_a_labelled_line_joins_are_each_one(label: str, words: str) -> None:
    text = f"Maps for all\n\n12 May 2027\n{label}: Map Institute, {words} University of Hull\n"
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert [str(one.name) for one in event.organizer] == ["Map Institute", "University of Hull"]
