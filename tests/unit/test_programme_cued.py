"""Who speaks, as sentences say it; who tells of an event, or stands in its quotations, does not."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

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
