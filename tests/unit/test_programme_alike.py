"""Talks in lines, or blocks of lines, that are alike: on whichever side of its day a title stands, it is that day's."""

from __future__ import annotations

from itertools import product

import pytest

from event_ld.inputs import read_text
from event_ld.model import Person

TALKS = {
    "en": [("Maps of ice", "Ana Gil", "University of Lund"), ("Slow rivers", "Luis Vega", "Lund Archive"),
           ("Fields of stone", "Eva Roth", "Museum of Leeds")],
    "es": [("Mapas de hielo", "Ana Gil", "Universidad de Lund"), ("Ríos lentos", "Luis Vega", "Archivo de Lugo"),
           ("Campos de piedra", "Eva Roth", "Museo de Vigo")],
    "fr": [("Cartes de glace", "Anne Girard", "Université de Lund"), ("Rivières lentes", "Luc Petit", "Archives de Lens"),
           ("Champs de pierre", "Eva Roth", "Musée de Lille")],
    "pt": [("Mapas de gelo", "Ana Gil", "Universidade de Lund"), ("Rios lentos", "Luís Veiga", "Arquivo de Braga"),
           ("Campos de pedra", "Eva Rocha", "Museu de Beja")],
}  # fmt: skip
HEAD = {
    "en": "Seminar on Maps 2027",
    "es": "Seminario de Mapas 2027",
    "fr": "Séminaire des cartes 2027",
    "pt": "Seminário de Mapas 2027",
}
DAY = {"en": "{} March", "es": "{} de marzo", "fr": "{} mars", "pt": "{} de março"}
WEEKDAY = {"en": "Wednesday ", "es": "miércoles, ", "fr": "mercredi ", "pt": "quarta-feira, "}
YEAR = {"en": " 2027", "es": " de 2027", "fr": " 2027", "pt": " de 2027"}
ROOM = {"en": "Room 4", "es": "Sala 4", "fr": "Salle 4", "pt": "Sala 4"}
DAYS = ("03", "10", "17")
FORMS = ("alone", "weekday", "figures", "hour", "room")


def written(form: str, language: str, day: str) -> str:
    """A day of March 2027 in a form of a language."""
    plain = DAY[language].format(int(day))
    if form == "figures":
        return f"{day}/03/2027"
    if form == "weekday":
        return WEEKDAY[language] + plain
    return plain + YEAR[language] + {"alone": "", "hour": ", 14:00", "room": f", 14:00, {ROOM[language]}"}[form]


Slots = list[tuple[str, str, list[str]]]


def slots(text: str) -> Slots:
    """The day, the name and the people of each slot of a text."""
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return [(str(one.start_date)[:10], str(one.name), [str(who.name) for who in one.performer]) for one in event.sub_event]


def expected(language: str) -> Slots:
    return [(f"2027-03-{day}", title, [who]) for day, (title, who, _) in zip(DAYS, TALKS[language], strict=True)]


def blocks(language: str, order: str, form: str, gap: str, mark: str = "{}") -> str:
    """A text of talks whose lines stand in one order: `TPD` has the title first, then who speaks, then the day."""
    made = []
    for day, (title, who, body) in zip(DAYS, TALKS[language], strict=True):
        parts = {"T": mark.format(title), "P": f"{who} ({body})", "D": written(form, language, day)}
        made.append("\n".join(parts[one] for one in order))
    return f"{HEAD[language]}\n\n{gap.join(made)}\n"


@pytest.mark.parametrize("order", ["TPD", "TDP", "PTD", "PDT", "DTP", "DPT"])
@pytest.mark.parametrize("form", FORMS)
def test_a_title_is_of_the_day_in_its_block(order: str, form: str) -> None:
    for language, gap in product(TALKS, ("\n", "\n\n")):
        assert slots(blocks(language, order, form, gap)) == expected(language), (language, gap)


@pytest.mark.parametrize("mark", ["**{}**", "### {}", "“{}”"])
def test_marks_of_titles_change_nothing(mark: str) -> None:
    for language, order in product(TALKS, ("TPD", "DPT", "PDT")):
        assert slots(blocks(language, order, "alone", "\n\n", mark)) == expected(language)


@pytest.mark.parametrize("order", ["DPT", "DTP", "TPD", "PTD"])
@pytest.mark.parametrize("separator", [" - ", " – ", ": ", " | ", "\t", ". "])
def test_a_line_has_its_day_first_or_last(order: str, separator: str) -> None:
    for language, form in product(TALKS, ("alone", "weekday", "figures")):
        lines = []
        for day, (title, who, body) in zip(DAYS, TALKS[language], strict=True):
            parts = {"T": title, "P": f"{who} ({body})", "D": written(form, language, day)}
            lines.append(separator.join(parts[one] for one in order))
        assert slots(f"{HEAD[language]}\n\n" + "\n".join(lines)) == expected(language), (language, form)


@pytest.mark.parametrize("language", TALKS)
def test_what_is_not_told_yet_is_left_open(language: str) -> None:
    text = blocks(language, "TPD", "alone", "\n\n").replace(
        TALKS[language][1][0], {"en": "TBA", "fr": "À confirmer"}.get(language, "A confirmar")
    )
    assert [one[1] for one in slots(text)] == [TALKS[language][0][0], "None", TALKS[language][2][0]]


def test_a_body_on_the_line_below_is_that_of_who_speaks() -> None:
    text = blocks("en", "PTD", "alone", "\n\n").replace(" (", "\n").replace(")", "")
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    people = [who for one in event.sub_event for who in one.performer if isinstance(who, Person)]
    assert [str(who.affiliation[0].name) for who in people] == [body for _, _, body in TALKS["en"]]
    assert slots(text) == expected("en")


@pytest.mark.parametrize(
    "dates",
    [
        [
            "3 March 2027",
            "Abstract submission",
            "",
            "10 April 2027",
            "Notification of acceptance",
            "",
            "1 May 2027",
            "Early fee ends",
        ],
        ["Abstract submission - 3 March 2027", "Notification - 10 April 2027", "Papers - 1 May 2027"],
        ["3 March 2027 - approved", "10 April 2027 - approved", "1 May 2027 - draft"],
    ],
)
def test_days_of_other_things_are_no_talks(dates: list[str]) -> None:
    """The steps to an event, and the minutes of others, lie outside its days."""
    assert slots("Bee Conference 2027\nLeeds, 24–26 June 2027\n\n" + "\n".join(dates)) == []


def test_two_lines_of_a_list_that_begin_with_a_weekday_are_no_broken_paragraph() -> None:
    lines = [f"miércoles, {day} de marzo: {title} y otras cosas de los mapas: {who}" for day, (title, who, _) in
             zip(("3", "10", "17"), TALKS["es"], strict=True)]  # fmt: skip
    assert [one[0] for one in slots("Seminario de Mapas 2027\n\n" + "\n".join(lines))] == [f"2027-03-{day}" for day in DAYS]


def test_a_dash_divides_before_a_colon_that_may_be_in_a_title() -> None:
    lines = [
        "14 January 2027: Ana Gil (Lund) - Water and land: the case of ice",
        "15 February 2027: Eva Roth (Leeds) - Stones: a history",
    ]
    assert slots("Seminar on Maps 2027\n\n" + "\n".join(lines)) == [
        ("2027-01-14", "Water and land: the case of ice", ["Ana Gil"]),
        ("2027-02-15", "Stones: a history", ["Eva Roth"]),
    ]


def test_a_work_within_a_title_is_no_title() -> None:
    text = "Talks 2027\n\n3 March 2027\nAna Gil: historian\nThe long way of the poet to his “Rivers” and beyond\n\n10 March 2027\nEva Roth: architect\n“Dreamt towns”\n"
    assert [one[1] for one in slots(text)] == ["The long way of the poet to his “Rivers” and beyond", "Dreamt towns"]


def test_a_table_of_two_days() -> None:
    rows = "| Date | Speaker | Title |\n|---|---|---|\n| 24 January 2027 | Ana Gil (Lund) | Rivers that turn |\n| 28 February 2027 | Eva Roth (Leeds) | Roads that end |\n"
    assert slots(f"Colloquium 2027\n\n{rows}") == [
        ("2027-01-24", "Rivers that turn", ["Ana Gil"]),
        ("2027-02-28", "Roads that end", ["Eva Roth"]),
    ]


def test_the_label_of_an_office_is_no_title() -> None:
    event = read_text("Référente : Jeanne Martin\n\nRivières et cartes\n\n3 mars 2027\n", name="a.txt", form="programme")[0].event
    assert event is not None
    assert event.name != "Référente : Jeanne Martin"
