"""Sentences that say who speaks, and sentences that name somebody else."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

HEAD = {
    "en": "Old maps\n12 March 2027, 7 pm\nLeeds Library\n\n",
    "es": "Mapas antiguos\n12 de marzo de 2027, 19:00\nBiblioteca de Lugo\n\n",
    "fr": "Cartes anciennes\n12 mars 2027, 19h\nBibliothèque de Lille\n\n",
    "pt": "Mapas antigos\n12 de março de 2027, 19h\nBiblioteca de Braga\n\n",
}
SPEAKS = {
    "en": [
        "{0} – a naturalist at Leeds Museum – will lead an exploration of maps.",
        "{0}, a Harvard astronomer will present a lecture on the sky.",
        "We are delighted to be bringing {0} and {1} to talk about their work.",
        "Our guest speaker this month will be {0}.",
        "Join author {0} as she talks about old maps.",
        "{0} will be in conversation with {1}.",
        "In this talk, {0} explains how maps lie.",
        "{0} (University of Lund) talks about maps that lie.",
        "Hear from {0}, director of the Leeds Museum, about maps.",
        "{0} and {1} will discuss the future of maps.",
    ],
    "es": [
        "La otra panelista será {0}, física de la Universidad de Vigo.",
        "Tendremos como invitada a {0}, bióloga.",
        "{0} conversará con {1} sobre los mapas.",
        "La escritora {0} presenta su nueva novela.",
        "Con {0} y {1}.",
    ],
    "fr": [
        "{0}, co-fondatrice de l'association Cartes, aborde les idées reçues.",
        "Nous sommes ravis d'accueillir {0}, géographe.",
        "L'historienne {0} présentera les cartes anciennes.",
        "{0} et {1} nous parleront des cartes.",
        "Conférence de {0}, conservatrice au musée de Lille.",
        "L'invitée de cette soirée est {0}.",
    ],
    "pt": [
        "A mediação é de {0}.",
        "O palestrante será {0}, professor da Universidade de Braga.",
        "A escritora {0} conversa com {1}.",
        "A Dra. {0} dará uma palestra sobre mapas.",
        "Teremos como convidada {0}.",
    ],
}
OTHERS = {
    "en": [
        "The book by Ana Gil explains how maps lie.",
        "The Ana Gil Foundation will present its prize.",
        "The film of Luis Vega discusses war.",
        "Leeds Museum presents an exhibition on maps.",
        "In 2019 Ana Gil gave a talk here.",
    ],
    "es": [
        "El libro de Ana Gil explica cómo mienten los mapas.",
        "El Museo Ana Gil presenta una exposición.",
        "La Fundación Luis Vega dará un premio.",
    ],
    "fr": [
        "L'école Jean Jaurès présente ses travaux.",
        "Le musée Jean Morel présente une exposition.",
        "L'œuvre de Luc Petit aborde la guerre.",
    ],
    "pt": [
        "O livro de Ana Gil explica como os mapas mentem.",
        "A sala João Mora receberá o evento.",
        "A obra de João Mora aborda a guerra.",
    ],
}


def speakers(text: str) -> set[str]:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return {str(one.name) for one in event.performer}


@pytest.mark.parametrize("language", SPEAKS)
def test_who_speaks_is_read(language: str) -> None:
    for sentence in SPEAKS[language]:
        said = sentence.format("Ana Gil", "Luis Paz")
        expected = {"Ana Gil", *(["Luis Paz"] if "{1}" in sentence else [])}
        assert speakers(f"{HEAD[language]}{said}\n") == expected, said


@pytest.mark.parametrize("language", OTHERS)
def test_and_nobody_else(language: str) -> None:
    for sentence in OTHERS[language]:
        assert speakers(f"{HEAD[language]}{sentence}\n") == set(), sentence


def test_what_is_said_of_somebody_is_told() -> None:
    event = read_text(f"{HEAD['en']}Ana Gil – a naturalist at Leeds Museum – will lead us.\n", name="a.txt", form="programme")[
        0
    ].event
    assert event is not None
    (one,) = event.performer
    assert "naturalist" in str(one.job_title)  # type: ignore[union-attr]  # a person
