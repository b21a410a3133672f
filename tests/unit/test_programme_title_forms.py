"""What the event is called, in the forms that people give the head of a text, in four languages."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from event_ld.inputs import read_text


class Words(NamedTuple):
    """What the heads of a language are made of."""

    kind: str
    titles: tuple[str, ...]
    body: str
    head: str
    when: str
    where: str
    said: str


WORDS = {
    "en": Words(
        "Seminar", ("Water for dry valleys", "Who pays for the rivers? Rights and duties", "Northern Forum on Old Mills"),
        "Ministry of Rivers", "Programme", "Tuesday, 4 May 2027, 18:00", "Town Hall, Leeds",
        "The valleys are dry and the rivers are low. How do we share what is left?",
    ),
    "es": Words(
        "Coloquio", ("Ríos para los valles secos", "¿Quién paga los ríos? Derechos y deberes", "III Congreso de Bibliotecas Rurales"),
        "Ministerio de Ríos", "Orden del día", "Martes 4 de mayo de 2027, 18:00", "Casa de la Cultura, Lugo",
        "Los valles están secos y los ríos bajan. ¿Cómo repartimos lo que queda?",
    ),
    "fr": Words(
        "Journée d’études", ("De l’eau pour les vallées sèches", "Les vieux moulins du nord : une mémoire partagée", "Forum des moulins anciens"),
        "Ministère des Rivières", "Communiqué de presse", "Mardi 4 mai 2027, 18h00", "Maison du Peuple, Rennes",
        "Les vallées sont sèches et les rivières basses. Comment partager ce qui reste ?",
    ),
    "pt": Words(
        "Mesa-redonda", ("Rios para os vales secos", "Quem paga os rios? Direitos e deveres", "III Congresso de Bibliotecas Rurais"),
        "Ministério dos Rios", "Nota de imprensa", "Terça-feira, 4 de maio de 2027, 18h00", "Casa da Cultura, Braga",
        "Os vales estão secos e os rios baixos. Como repartir o que resta?",
    ),
}  # fmt: skip
"""The last title of each names its kind of event."""

FORMS = {
    "alone": "{title}\n\n{when}\n{where}\n",
    "in capitals": "{TITLE}\n\n{when}\n{where}\n",
    "kind above": "{kind}\n{title}\n\n{when}\n{where}\n",
    "kind far above": "{kind}\n\n{title}\n\n{when}\n{where}\n",
    "kind below a body": "{body}\n{kind}\n{title}\n\n{when}\n{where}\n",
    "kind below a heading": "{head}\n\n{kind}\n{title}\n\n{when}\n{where}\n",
    "kind above, said": "{kind}\n{title}\n\n{said}\n\n{when}\n{where}\n",
    "headings": "# {kind}\n## {title}\n\n{when}\n{where}\n",
    "below a body": "{body}\n\n{title}\n\n{when}\n{where}\n",
    "below a body with a heading": "{body}\n{head}\n\n{title}\n\n{when}\n{where}\n",
    "below a heading": "{head}\n\n{title}\n\n{when}\n{where}\n",
    "below the day": "{when}\n\n{title}\n\n{where}\n",
    "below the day and the place": "{when}\n{where}\n\n{title}\n",
    "behind the day": "{when}: {title}\n\n{where}\n",
    "before the day": "{title} ({when})\n\n{where}\n",
    "before the day and the place": "{title} | {when} | {where}\n",
    "over two lines": "{first}\n{second}\n\n{when}\n{where}\n",
    "said": "{title}\n\n{said}\n\n{when}\n{where}\n",
}


def _halves(title: str) -> tuple[str, str]:
    """A title in two lines, the second of which begins with its first small word."""
    words = title.split()
    at = next(
        number
        for number, word in enumerate(words)
        if number and word in {"for", "on", "para", "de", "los", "les", "du", "os", "des", "the"}
    )
    return " ".join(words[:at]), " ".join(words[at:])


CASES = [
    (form, language, number)
    for form, shape in FORMS.items()
    for language in WORDS
    for number in range(3)
    if "{kind}" not in shape or number < 2
]


@pytest.mark.parametrize(("form", "language", "number"), CASES)
def test_the_title_is_read_in_every_form_of_head(form: str, language: str, number: int) -> None:
    words = WORDS[language]
    title = words.titles[number]
    first, second = _halves(title) if "{first}" in FORMS[form] else ("", "")
    text = FORMS[form].format(**words._asdict(), title=title, TITLE=title.upper(), first=first, second=second)
    event = read_text(text)[0].event
    assert event is not None
    assert str(event.name).casefold() == title.casefold(), text


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("« Trier et garder :\nles archives du nord »", "Trier et garder : les archives du nord"),
        ("“Sorting and keeping:\nthe archives of the north”", "Sorting and keeping: the archives of the north"),
        ("Hello, everyone!\n\nNorthern Forum on Old Mills", "Northern Forum on Old Mills"),
        ("Estimados colegas:\n\nIII Congreso de Bibliotecas Rurales", "III Congreso de Bibliotecas Rurales"),
    ],
)
def test_titles_in_quotation_marks_and_below_a_greeting(head: str, title: str) -> None:
    event = read_text(f"{head}\n\nFriday 8 October 2027, 18:00\nTown Hall\n")[0].event
    assert event is not None
    assert str(event.name) == title


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Programme of the 3rd Sea Conference", "3rd Sea Conference"),
        ("Agenda for the Sea Workshop", "Sea Workshop"),
        ("Sea Conference Programme", "Sea Conference"),
        ("Programa del II Congreso de Mares", "II Congreso de Mares"),
        ("Programa de las Jornadas de Oceanografía", "Jornadas de Oceanografía"),
        ("Programme du Colloque Ondes 2027", "Colloque Ondes 2027"),
        ("Programação do Seminário de Mares", "Seminário de Mares"),
        ("Programa de Doctorado en Mares", "Programa de Doctorado en Mares"),
        ("Programme of Research on Seas", "Programme of Research on Seas"),
    ],
)
def test_the_word_for_a_programme_is_none_of_the_name_of_the_event(line: str, name: str) -> None:
    event = read_text(f"{line}\n12 May 2027\n\n9:00 Opening\n10:00 Maps\n", form="programme")[0].event
    assert event is not None
    assert str(event.name) == name
