"""Who speaks, as sentences say it; who tells of an event, or stands in its quotations, does not."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Person

HEAD = {
    "en": "Maps of the valley\n\n3 May 2027, 19:00, Town Hall, Leeds, United Kingdom",
    "es": "Mapas del valle\n\n3 de mayo de 2027, 19:00 h, Casa de la Cultura, Quito, Ecuador",
    "pt": "Mapas do vale\n\n3 de maio de 2027, 19h, Casa da Cultura, Lisboa, Portugal",
    "fr": "Cartes de la vallée\n\n3 mai 2027, 19h, Maison de la Culture, Lyon, France",
}
SAID = [
    ("en", "The lecture will be given by Zilah Okworo on Monday.", "speaker"),
    ("en", "We are delighted to welcome Zilah Okworo from Ely.", "speaker"),
    ("en", "Zilah Okworo, keeper of the maps of the valley, will speak on rivers.", "speaker"),
    ("en", "The evening will be moderated by Zilah Okworo.", "moderator"),
    ("es", "La charla será impartida por la especialista Zilah Okworo quien, además, dibuja.", "speaker"),
    ("es", "Nuestra invitada especial será Zilah Okworo.", "speaker"),
    ("es", "Zilah Okworo hablará de ríos y de mapas.", "speaker"),
    ("pt", "O projecto é liderado por Zilah Okworo e reúne mapas.", "speaker"),
    ("pt", "A acadêmica Zilah Okworo fará a palestra sobre rios.", "speaker"),
    ("fr", "La séance sera animée par Zilah Okworo de la campagne des cartes.", "moderator"),
    ("fr", "Le 3 mai, nous accueillons Zilah Okworo pour une lecture.", "speaker"),
]
TELLS = [
    ("en", "Ana Gil, head of the museum, said that the maps are old."),
    ("es", "Ana Gil, coordinadora del museo, informó que los mapas son antiguos."),
    ("pt", "Ana Gil, diretora do museu, destacou que os mapas são antigos."),
    ("fr", "« Les cartes sont anciennes et belles. » -- Ana Gil, directrice du musée"),
]


@pytest.mark.parametrize(("language", "sentence", "role"), SAID)
def test_who_a_sentence_says_will_speak(language: str, sentence: str, role: str) -> None:
    event = read_text(f"{HEAD[language]}\n\n{sentence}\n")[0].event
    assert event is not None
    assert [(one.name, one.role) for one in event.performer] == [("Zilah Okworo", role)]


@pytest.mark.parametrize(("language", "sentence"), TELLS)
def test_who_tells_of_an_event_does_not_speak(language: str, sentence: str) -> None:
    event = read_text(f"{HEAD[language]}\n\n{sentence}\n")[0].event
    assert event is not None
    assert event.performer == ()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The evening will be moderated by the Royal Map Society."), ("es", "El taller será impartido por el Museo del Mapa."),
        ("pt", "A oficina é ministrada por Mapas do Vale."), ("fr", "La soirée sera animée par le Conseil Municipal."),
    ],
)  # fmt: skip
def test_a_body_behind_such_a_phrase_is_no_person(language: str, sentence: str) -> None:
    event = read_text(f"{HEAD[language]}\n\n{sentence}\n")[0].event
    assert event is not None
    assert event.performer == ()


LISTS = [
    ("en", "We are delighted to welcome Ana Gil, author of Maps, Luis Paz (Map School) and Eva Sol."),
    ("es", "Contaremos con la participación de la autora Ana Gil, Luis Paz (Map School) y Eva Sol, de Ely."),
    ("pt", "Contaremos com a presença da autora Ana Gil, de Luis Paz (Map School) e da Eva Sol."),
    ("fr", "En présence de l'autrice Ana Gil, de Luis Paz (Map School), et de Eva Sol."),
]


@pytest.mark.parametrize(("language", "sentence"), LISTS)
def test_all_the_people_of_a_list(language: str, sentence: str) -> None:
    event = read_text(f"{HEAD[language]}\n\n{sentence}\n")[0].event
    assert event is not None
    people = [one for one in event.performer if isinstance(one, Person)]
    assert [one.name for one in people] == ["Ana Gil", "Luis Paz", "Eva Sol"]
    assert people[0].job_title
    assert [body.name for body in people[1].affiliation] == ["Map School"]


def test_a_name_with_a_conjunction_is_one() -> None:
    event = read_text(f"{HEAD['es']}\n\nLa charla será impartida por José Ortega y Gasset y Ana Gil.\n")[0].event
    assert event is not None
    assert [one.name for one in event.performer] == ["José Ortega y Gasset", "Ana Gil"]


@pytest.mark.parametrize(
    "sentence", ["19:30 Une rencontre animée par Ana Gil qui parlera de cartes", "19:30 Charla impartida por la poeta Ana Gil"]
)
def test_who_a_slot_says_will_speak(sentence: str) -> None:
    event = read_text(f"{HEAD['fr']}\n\nProgramme\n\n19:00 Accueil\n{sentence}\n21:00 Fin\n")[0].event
    assert event is not None
    assert [one.name for slot in event.sub_event for one in slot.performer] == ["Ana Gil"]


CONTACTS = [
    ("en", "For more information, please contact Ana Gil, Map Office, by mail.", "contact"),
    ("es", "Pueden contactar con Ana Gil para más datos.", "contact"),
    ("pt", "Para saber mais, entre em contato com Ana Gil.", "contact"),
    ("fr", "Vous pouvez contacter Ana Gil au musée.", "contact"),
    ("en", "The course is coordinated by Dr. Ana Gil.", "coordinator"),
    ("es", "El ciclo, coordinado por la Dra. Ana Gil, es gratuito.", "coordinator"),
    ("pt", "O ciclo é coordenado pela arquivista e por Rui; coordenado por Ana Gil.", "coordinator"),
    ("fr", "Un cycle coordonné par Ana Gil.", "coordinator"),
]


@pytest.mark.parametrize(("language", "sentence", "role"), CONTACTS)
@pytest.mark.parametrize("agenda", ["", "\nProgramme\n\n19:00 Welcome\n20:00 Maps of Ely\n21:00 End\n"])
def test_whom_to_ask_and_who_coordinates(language: str, sentence: str, role: str, agenda: str) -> None:
    event = read_text(f"{HEAD[language]}\n\n{sentence}\n{agenda}")[0].event
    assert event is not None
    assert [(one.name, one.role) for one in event.contributor] == [("Ana Gil", role)]


def test_who_is_reached_by_an_address_is_a_person_though_the_name_is_unknown() -> None:
    event = read_text(f"{HEAD['en']}\n\nQuestions? Please contact Zilah Okworo at 0555 019 2834.\n")[0].event
    assert event is not None
    assert "Zilah Okworo" in [one.name for one in event.contributor]


@pytest.mark.parametrize("sentence", ["Please contact the Map Office.", "Contact with Old Rivers is lost."])
def test_an_office_to_ask_is_no_person(sentence: str) -> None:
    event = read_text(f"{HEAD['en']}\n\n{sentence}\n")[0].event
    assert event is not None
    assert not any(isinstance(one, Person) for one in event.contributor)


@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "Guests"), ("es", "Invitados"), ("pt", "Convidados"), ("fr", "Nos invités"), ("es", "Ponentes")],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_guests_stand_below_their_heading_with_what_they_are(language: str, heading: str, between: str) -> None:
    text = f"{HEAD[language]}\n\n{heading}\n\nAna Gil{between}Curadora y artista. Desde 2007 dirige el museo de mapas.\n"
    event = read_text(text)[0].event
    assert event is not None
    people = [one for one in event.performer if isinstance(one, Person)]
    assert [one.name for one in people] == ["Ana Gil"]
    assert between == "\n" or people[0].job_title == ("Curadora y artista",)
