"""The larger event or series within which an event is; and what only sounds like that."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

TEXTS = {
    "en": ("Tides and their maps", "12 May 2027, 7 pm", "We shall look at how the sea has been drawn."),
    "es": ("Las mareas y sus mapas", "12 de mayo de 2027, 19:00", "Veremos cómo se ha dibujado el mar."),
    "fr": ("Les marées et leurs cartes", "12 mai 2027, 19h", "Nous verrons comment la mer a été dessinée."),
    "pt": ("As marés e os seus mapas", "12 de maio de 2027, 19h", "Veremos como o mar foi desenhado."),
}


def larger(language: str, sentence: str, *, is_first: bool = False) -> str | None:
    """The larger event of a text in a language with a sentence behind its title, or else at its end."""
    title, when, prose = TEXTS[language]
    parts = [title, sentence, when, prose] if is_first else [title, when, prose, sentence]
    event = read_text("\n\n".join(parts) + "\n", name="a.txt", form="programme")[0].event
    assert event is not None
    return str(event.super_event.name) if event.super_event is not None else None


@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "This talk is part of the Ashby Rivers Lecture Series.", "Ashby Rivers Lecture Series"),
        ("en", "Presented as part of the Ashby Science Festival, the talk is free.", "Ashby Science Festival"),
        ("en", "The next talk in the Open Rivers Webinar Series looks at tides.", "Open Rivers Webinar Series"),
        ("en", "Ann Lowe will give a lecture as part of the “Rivers at Night” lecture series.", "Rivers at Night"),
        ("en", "This event is part of the Ashby Science Festival, organised by a club.", "Ashby Science Festival"),
        ("es", "Esta charla forma parte del ciclo «Mapas vivos».", "Mapas vivos"),
        ("es", "Dentro de la Semana de la Ciencia, se dará una charla.", "Semana de la Ciencia"),
        ("es", "La charla se enmarca en el Congreso Internacional de Mapas.", "Congreso Internacional de Mapas"),
        ("es", "La charla, integrada en el ciclo Mapas Vivos, es gratuita.", "ciclo Mapas Vivos"),
        ("fr", "Cette conférence fait partie du cycle Mers et Rivages.", "cycle Mers et Rivages"),
        ("fr", "Dans le cadre du Festival des Cartes, une conférence sera donnée.", "Festival des Cartes"),
        ("fr", "Dernière conférence du cycle « La mer en question ».", "La mer en question"),
        ("pt", "No âmbito da Semana da Ciência, haverá uma palestra.", "Semana da Ciência"),
        ("pt", "Esta palestra faz parte das IV Jornadas de Cartografia.", "IV Jornadas de Cartografia"),
        ("pt", "A palestra insere-se no Congresso Internacional de Mapas.", "Congresso Internacional de Mapas"),
    ],
)
def test_a_sentence_names_a_larger_event(language: str, sentence: str, expected: str, *, is_first: bool) -> None:
    assert larger(language, sentence, is_first=is_first) == expected


@pytest.mark.parametrize(
    ("language", "line", "expected"),
    [
        ("en", "Ashby Rivers Lecture Series", "Ashby Rivers Lecture Series"),
        ("en", "Series: Open Rivers Webinar Series", "Open Rivers Webinar Series"),
        ("fr", "Cycle : Mers et cartes", "Mers et cartes"),
    ],
)
def test_a_line_names_a_series(language: str, line: str, expected: str) -> None:
    assert larger(language, line) == expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "She is part of the Rivers Team."),
        ("en", "Maps are part of the Ashby School Course."),
        ("en", "The talk took place as part of the Festival of Maps in 1998."),
        ("en", "During the Conference of 1884 the meridian was chosen."),
        ("es", "En el marco de la Ley de Costas hablaremos."),
        ("es", "Dentro del Museo de Mapas hay una sala."),
        ("fr", "Dans le cadre de sa thèse, elle dessine."),
        ("fr", "Elle fait partie du Conseil des cartes."),
        ("pt", "No âmbito da Lei do Mar falaremos."),
        ("pt", "Ela faz parte do Conselho dos Mapas."),
    ],
)
def test_what_is_no_event_is_none(language: str, sentence: str) -> None:
    assert larger(language, sentence) is None


def test_no_event_is_within_itself() -> None:
    text = "Ashby Rivers Lecture Series\n\n12 May 2027, 7 pm\n\nCome as part of the Ashby Rivers Lecture Series.\n"
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    assert event.super_event is None
