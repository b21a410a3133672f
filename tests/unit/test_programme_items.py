"""Agendas without any hour, in the notations that lists have: numbers, letters, signs, both, or none."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

HEADS = {
    "en": ("Parish Council Meeting\n12 May 2027, 19:00\nVillage Hall, Leeds", "Agenda", "Order of business"),
    "es": ("Reunión del Consejo Vecinal\n12 de mayo de 2027, 19:00\nCasa de Cultura, León", "Orden del día", "Puntos a tratar"),
    "fr": (
        "Réunion du conseil de quartier\n12 mai 2027, 19h\nSalle des fêtes, Lyon",
        "Ordre du jour",
        "Points à l'ordre du jour",
    ),
    "pt": ("Reunião da Assembleia\n12 de maio de 2027, 19h\nCasa da Cultura, Évora", "Ordem de trabalhos", "Pauta"),
}
ITEMS = {
    "en": ["Call to order", "Approval of the minutes", "Report of the treasurer", "Any other business"],
    "es": ["Apertura de la sesión", "Aprobación del acta anterior", "Informe de tesorería", "Ruegos y preguntas"],
    "fr": ["Ouverture de la séance", "Approbation du procès-verbal", "Rapport financier", "Questions diverses"],
    "pt": ["Abertura da sessão", "Aprovação da ata anterior", "Relatório da tesouraria", "Assuntos gerais"],
}
ROMAN = ("I", "II", "III", "IV")
MARKS = ["1. ", "1) ", "1 - ", "1: ", "1º ", "1.0 ", "• 1. ", "I. ", "I - ", "• I. ", "a) ", "A. ", "- ", "• ", "◦ ", "* ", ""]


def marked(mark: str, items: list[str]) -> list[str]:
    """The items, each behind its mark of a kind, in its order."""
    letters = ("abcd", "ABCD")
    return [
        mark.replace("1", str(number + 1))
        .replace("I", ROMAN[number])
        .replace("a", letters[0][number])
        .replace("A", letters[1][number])
        + item
        for number, item in enumerate(items)
    ]


def names(text: str) -> list[str]:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return [str(one.name) for one in event.sub_event]


@pytest.mark.parametrize("mark", MARKS)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("heading", [1, 2])
@pytest.mark.parametrize("language", HEADS)
def test_the_items_of_an_agenda_are_its_parts(language: str, heading: int, gap: str, mark: str) -> None:
    head, items = HEADS[language], ITEMS[language]
    assert names(f"{head[0]}\n\n{head[heading]}\n\n{gap.join(marked(mark, items))}\n") == items


@pytest.mark.parametrize(
    "below",
    [
        "We meet in the hall.\nBring a map.\nThere is tea.",
        "Ana Gil\nLuis Paz\nEva Sol",
        "Place: Town Hall\nPrice: free\nDoors: 18:30",
        "Maps and lakes\nTea",
    ],
)
def test_lines_without_marks_that_say_other_things_are_no_items(below: str) -> None:
    assert names(f"{HEADS['en'][0]}\n\nAgenda\n\n{below}\n") == []
