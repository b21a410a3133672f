"""Who holds an event, and who only made, led, gave or was thanked for something else; names in one word with capitals within."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

TEXTS = {
    "en": ("Tides and their maps", "12 May 2027, 7 pm", "We shall look at how the sea has been drawn."),
    "es": ("Las mareas y sus mapas", "12 de mayo de 2027, 19:00", "Veremos cómo se ha dibujado el mar."),
    "fr": ("Les marées et leurs cartes", "12 mai 2027, 19h", "Nous verrons comment la mer a été dessinée."),
    "pt": ("As marés e os seus mapas", "12 de maio de 2027, 19h", "Veremos como o mar foi desenhado."),
}


def hosts(language: str, sentence: str, *, is_first: bool = False) -> list[str]:
    """Who holds the event of a text in a language with a sentence behind its title, or else at its end."""
    title, when, prose = TEXTS[language]
    parts = [title, sentence, when, prose] if is_first else [title, when, prose, sentence]
    event = read_text("\n\n".join(parts) + "\n", name="a.txt", form="programme")[0].event
    assert event is not None
    return [str(one.name) for one in event.organizer]


OTHERS = [
    ("en", "The talk is about a project led by the Society of Old Maps."),
    ("en", "He won a prize presented by Ashby City Council."),
    ("en", "The data were collected by the Institute of Cartography."),
    ("en", "Photo by Ashby City Council."),
    ("en", "Food and drinks provided by the University of Ashby."),
    ("en", "A reply by the Department of Geography is expected."),
    ("es", "Un estudio realizado por la Biblioteca Pública de Lorca muestra el cambio."),
    ("es", "Ganó un premio convocado por la Asociación de Vecinos El Pinar."),
    ("es", "Los datos fueron recogidos por la Fundación Río Claro."),
    ("es", "Agradecemos a la Asociación de Vecinos El Pinar su ayuda."),
    ("fr", "La conférence traite d'un projet porté par la Société des Cartes de Vannes."),
    ("fr", "Les données ont été collectées par la Bibliothèque municipale de Vannes."),
    ("fr", "Restauration assurée par la Mairie de Vannes."),
    ("fr", "Le film fut présenté par le Laboratoire d'Études Marines."),
    ("pt", "A palestra trata de um projeto promovido pela Sociedade Cartográfica de Olhão."),
    ("pt", "O livro, realizado pela Universidade de Olhão, saiu há pouco."),
    ("pt", "Os dados foram recolhidos pela Prefeitura de Olhão."),
]


@pytest.mark.parametrize(("language", "sentence"), OTHERS)
def test_who_made_something_else_holds_nothing(language: str, sentence: str) -> None:
    assert hosts(language, sentence) == []


HELD = [
    ("en", "This workshop is hosted by PyHarrow.", ["PyHarrow"]),
    ("en", "Organised by PyHarrow and Harrow Python User Group.", ["PyHarrow", "Harrow Python User Group"]),
    ("en", "The talk is presented by the Centre for River Studies and MapLab.", ["Centre for River Studies", "MapLab"]),
    ("en", "The workshop is run by the University of Ashby.", ["University of Ashby"]),
    ("en", "The event is put on by MapLab.", ["MapLab"]),
    ("en", "You are invited by Ashby City Council to a talk on tides.", ["Ashby City Council"]),
    ("en", "On behalf of the Centre for River Studies, we invite you to a talk.", ["Centre for River Studies"]),
    ("en", "We at PyHarrow invite you to a talk.", ["PyHarrow"]),
    ("es", "Actividad coorganizada por MapaLab y el Ayuntamiento de Lorca.", ["MapaLab", "Ayuntamiento de Lorca"]),
    ("es", "El taller es una actividad de la Fundación Río Claro.", ["Fundación Río Claro"]),
    ("es", "Presentado por la Asociación de Vecinos El Pinar.", ["Asociación de Vecinos El Pinar"]),
    ("es", "Desde el Colegio de Geógrafos te invitamos a una charla.", ["Colegio de Geógrafos"]),
    ("es", "En nombre del Ayuntamiento de Lorca les invitamos a la charla.", ["Ayuntamiento de Lorca"]),
    ("fr", "Soirée proposée par VannesJS.", ["VannesJS"]),
    ("fr", "Un évènement de la Fondation Rivière Claire.", ["Fondation Rivière Claire"]),
    ("fr", "Proposé par CartoLab en partenariat avec VannesJS.", ["CartoLab", "VannesJS"]),
    ("fr", "Au nom de la Maison des Cartes, nous vous invitons à la conférence.", ["Maison des Cartes"]),
    ("pt", "Evento realizado por OlhãoJS.", ["OlhãoJS"]),
    ("pt", "Apresentado pelo Departamento de Geografia.", ["Departamento de Geografia"]),
    ("pt", "Nós, da Prefeitura de Olhão, convidamos você para a palestra.", ["Prefeitura de Olhão"]),
    ("pt", "Entidade organizadora: Sociedade Cartográfica de Olhão", ["Sociedade Cartográfica de Olhão"]),
]


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize(("language", "sentence", "expected"), HELD)
def test_who_holds_it(language: str, sentence: str, expected: list[str], *, is_first: bool) -> None:
    assert hosts(language, sentence, is_first=is_first) == expected


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("pt", "Organizado pela Fundação Rio Claro através do YouTube.", ["Fundação Rio Claro"]),
        ("fr", "Conférence présentée par Nayla Georges-Marchand (INRX), géographe.", []),
        ("en", "Organised by the Society of MapLab and MapTool.", ["Society of MapLab and MapTool"]),
    ],
)
def test_neither_platforms_nor_people_nor_parts_of_names(language: str, sentence: str, expected: list[str]) -> None:
    assert hosts(language, sentence) == expected
