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


@pytest.mark.parametrize(
    ("language", "sentence", "office"),
    [
        ("en", "For more information please contact the Secretary, Eva Sol Tel. 01555 277342", "Secretary"),
        ("en", "The evening will be moderated by the Head of Maps, Eva Sol.", "Head of Maps"),
        ("es", "Moderada por la Ministra de Mapas, Suelos y Agua, Eva Sol.", "Ministra de Mapas, Suelos y Agua"),
        ("pt", "A mesa será mediada pela Diretora de Mapas, Eva Sol.", "Diretora de Mapas"),
        ("fr", "La séance sera animée par la Directrice des cartes, Eva Sol.", "Directrice des cartes"),
    ],
)  # fmt: skip
def test_an_office_leads_to_a_name_behind_a_comma(language: str, sentence: str, office: str) -> None:
    event = read_text(f"{HEAD[language]}\n\n{sentence}\n")[0].event
    assert event is not None
    people = [one for one in (*event.performer, *event.contributor) if isinstance(one, Person)]
    assert [(one.name, one.job_title) for one in people] == [("Eva Sol", (office,))]


@pytest.mark.parametrize("mark", [" – ", ": ", ": **", " **"])
def test_marks_stand_before_whom_to_ask(mark: str) -> None:
    event = read_text(f"{HEAD['en']}\n\nFor questions please contact{mark}Zilah Okworo, 9474599380.\n")[0].event
    assert event is not None
    assert [one.name for one in event.contributor] == ["Zilah Okworo"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Speakers include Ana Gil of the Map School (MS), who will talk of rivers; Luis Paz, of the Clay Museum; and Eva Sol."),
        ("es", "Participan Ana Gil, de la Map School (MS), que hablará de ríos; Luis Paz, del Clay Museum; y Eva Sol."),
        ("pt", "Participam Ana Gil, da Map School (MS), que falará sobre rios; Luis Paz, do Clay Museum; e Eva Sol."),
        ("fr", "Interviennent Ana Gil, de la Map School (MS), qui parlera des fleuves; Luis Paz, du Clay Museum; et Eva Sol."),
    ],
)  # fmt: skip
def test_people_stand_between_semicolons_with_what_is_said_of_them(language: str, sentence: str) -> None:
    event = read_text(f"{HEAD[language]}\n\n{sentence}\n")[0].event
    assert event is not None
    people = [one for one in event.performer if isinstance(one, Person)]
    said = [(one.name, [body.name for body in one.affiliation]) for one in people]
    assert said == [("Ana Gil", ["Map School (MS)"]), ("Luis Paz", ["Clay Museum"]), ("Eva Sol", [])]


NAVIGATION = [
    ("en", "Contact", "Monday 3 May 2027", "More information"),
    ("es", "Contacto", "Lunes 3 de mayo de 2027", "Más información"),
    ("pt", "Contato", "Segunda 3 de maio de 2027", "Mais informações"),
    ("fr", "Contact", "Lundi 3 mai 2027", "Plus d'informations"),
]


@pytest.mark.parametrize(("language", "contact", "day", "more"), NAVIGATION)
def test_whoever_stands_in_an_agenda_below_a_word_of_navigation_is_nobody_to_ask(
    language: str, contact: str, day: str, more: str
) -> None:
    text = (
        f"{HEAD[language]}\n\n{contact}\n\n{day}\n\n18:00 Ana Gil\n\n{more}\n\n19:00\n\nLuis Paz\n\n20:00\n\nEva Sol\n\nBo Mar\n"
    )
    event = read_text(text)[0].event
    assert event is not None
    assert event.contributor == ()


@pytest.mark.parametrize(("language", "contact", "day", "_more"), NAVIGATION)
def test_whom_to_ask_stands_behind_an_agenda(language: str, contact: str, day: str, _more: str) -> None:
    text = f"{HEAD[language]}\n\n{day}\n\n18:00 Ana Gil\n19:00 Luis Paz\n\n## {contact}\n\nEva Sol\n"
    event = read_text(text)[0].event
    assert event is not None
    assert [one.name for one in event.contributor] == ["Eva Sol"]


CARDS = [
    ("en", "Speakers", "SECRETARY GENERAL"), ("es", "Ponentes", "SECRETARIA GENERAL"),
    ("pt", "Palestrantes", "Secretária-geral"), ("fr", "Intervenants", "Secrétaire générale"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "heading", "office"), CARDS)
def test_a_card_has_a_name_an_office_and_a_body(language: str, heading: str, office: str) -> None:
    text = f"{HEAD[language]}\n\n## {heading}\n\nAna Gil\n\n{office}\n\nOrient Map Awards\n\nLuis Paz\n\n{office}\n\nQuito\n"
    event = read_text(text)[0].event
    assert event is not None
    people = [one for one in event.performer if isinstance(one, Person)]
    said = [(one.name, one.job_title, [body.name for body in one.affiliation]) for one in people]
    assert said == [("Ana Gil", (office,), ["Orient Map Awards"]), ("Luis Paz", (office,), [])]
