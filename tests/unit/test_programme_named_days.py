"""Days that another day names: by weekday alone or without their month; moments as headings; the year in a heading; times in a
column that has no heading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.forms import menu_edits
from event_ld.readers.programme.week_days import week_edits
from event_ld.readers.programme.wrapped import whole_spans

if TYPE_CHECKING:
    from event_ld.model import Event

SEVEN = {
    "en": ("Sunday", "Monday", "Tuesday", "Wednesday"),
    "es": ("Domingo", "Lunes", "Martes", "Miércoles"),
    "pt": ("Domingo", "Segunda-feira", "Terça-feira", "Quarta-feira"),
    "fr": ("Dimanche", "Lundi", "Mardi", "Mercredi"),
}
FIRST = {"en": "10 December", "es": "10 de diciembre", "pt": "10 de dezembro", "fr": "10 décembre"}
HOURS = [("09:00", "10:00", "Maps"), ("10:00", "11:00", "Globes"), ("11:00", "12:00", "Lakes")]


def event(text: str) -> Event:
    (reading,) = read_text(text, name="a.txt", form="programme")
    assert reading.event is not None
    return reading.event


def when(one: Event) -> str | None:
    """The day and the time of a slot, without its year where none is known."""
    parts = one.event_schedule
    if one.start_date or parts is None or not parts.by_month:
        return one.start_date
    return f"--{parts.by_month:02}-{parts.by_month_day:02}T{parts.start_time}"


def put(text: str) -> str:
    """A text with what is written behind its named days."""
    for start, end, new in reversed(week_edits(text)):
        text = text[:start] + new + text[end:]
    return text


@pytest.mark.parametrize("language", SEVEN)
@pytest.mark.parametrize("heading", ["## {0}", "**{0}**", "{0}:", "### {0} (morning)"])
@pytest.mark.parametrize("year", ["", " 2028"])
def test_a_weekday_alone_is_the_next_one_behind_a_day_with_its_weekday(language: str, heading: str, year: str) -> None:
    first, *others = SEVEN[language]
    stated = f"{first} {FIRST[language]}{year}"
    text = f"# Atlas\n\n{stated}\n\n09:00 Welcome\n\n" + "\n".join(
        f"{heading.format(one)}\n\n09:00 {title}\n\n10:00 Maps of {title}\n" for one, title in zip(others, "ABC", strict=True)
    )
    begin = "2028" if year else "-"
    days = [day[: len(begin) + 6] for one in event(text).sub_event if (day := when(one))]
    assert days == [f"{begin}-12-{day}" for day in (10, 11, 11, 12, 12, 13, 13)]


@pytest.mark.parametrize("language", SEVEN)
@pytest.mark.parametrize("form", ["### {0} {1} - 19h00", "{0} {1}, 19:00", "**{0} {1} | 19:00**"])
def test_a_moment_in_a_heading_has_its_title_below(language: str, form: str) -> None:
    _, *others = SEVEN[language]
    month = FIRST[language].partition(" ")[2]
    lines = [
        form.format("", f"10 {month}").replace("  ", " ").replace("** ", "**"),
        *(form.format(one, day) for one, day in zip(others, (11, 12, 13), strict=True)),
    ]
    titles = ("The Canal", "Salt and Sand", "The Old Mill", "Harbour Lights")
    text = "# Atlas\n\n" + "\n\n".join(
        f"{line}\n\n##### {title}\n\nA play in two acts." for line, title in zip(lines, titles, strict=True)
    )
    found = event(text).sub_event
    assert [str(one.name) for one in found] == [*titles]
    assert [when(one) for one in found] == [f"--12-{day}T19:00" for day in (10, 11, 12, 13)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("29-31 August 2026\n\nMonday 31\n\nTuesday 1: Maps\n", ["Monday 31 August 2026", "Tuesday 1 September 2026: Maps"]),
        ("7 NOV - 19H00\n\nLunes 11 - 19H00\n\nMartes 12 - 19H00", ["Lunes 11 November - 19H00", "Martes 12 November - 19H00"]),
        ("Deadline: 3 March 2028\n\n7 NOV\n\nLunes 11\n\nMartes 12", ["Lunes 11 November", "Martes 12 November"]),
        ("Du 3 au 5 mai 2027\n\nLundi 3\n\nMercredi 5\n", ["Lundi 3 May 2027", "Mercredi 5 May 2027"]),
    ],
)
def test_a_number_gets_its_month(text: str, expected: list[str]) -> None:
    lines = put(text).split("\n")
    assert [line for line in lines if line in expected] == expected


@pytest.mark.parametrize(
    "text",
    [
        "29-31 August 2026\n\nTuesday 31\n",  # no such weekday
        "Published Sunday 10 December 2028\n\nMonday\n\nTuesday\n",  # the date of the page
        "Friday 3 March 2028, 18:00\n\nOpening hours\n\nMonday\n10:00\nTuesday\n10:00\n",  # far behind it
        "Mon 3 enfants\nLunes a viernes\nTer 3 filhos",
        "7 NOV - 19H00\n\nLunes 11\n\nMartes 13\n",  # no calendar has both
        "20 de mayo\n\nLunes 21",  # one alone fits one calendar in seven
        "Monday\n\nTuesday\n",
    ],
)
def test_a_day_that_nothing_names_stays_as_it_is(text: str) -> None:
    assert put(text) == text


ROOMS = {"en": "Room 4", "es": "Sala Lagos", "pt": "Sala Azul", "fr": "Salle Verte"}
BREAK = {"en": "Coffee break", "es": "Pausa café", "pt": "Intervalo", "fr": "Pause café"}


@pytest.mark.parametrize("language", ROOMS)
def test_a_column_of_times_needs_no_heading(language: str) -> None:
    rows = [
        "| 9.00 -- 10.00 | Maps\\* | Globes |",
        f"| 10.00 -- 10.30 | :coffee: `{BREAK[language]}` | |",
        "| 10.30 -- 11.00 | | Lakes |",
    ]
    text = "\n".join(["# Atlas", "", "12 May 2027", "", f"| | **{ROOMS[language]}** | **Aula B** |", "|:--|:--|:--|", *rows])
    found = [(str(one.name), one.start_date, one.room and str(one.room)) for one in event(text).sub_event]
    assert found == [
        ("Maps", "2027-05-12T09:00", ROOMS[language]),
        ("Globes", "2027-05-12T09:00", "Aula B"),
        (BREAK[language], "2027-05-12T10:00", None),
        ("Lakes", "2027-05-12T10:30", "Aula B"),
    ]


def test_a_column_without_a_heading_holds_no_times_where_its_cells_have_none() -> None:
    text = "# Atlas\n\n12 May 2027\n\n| | Fee | Places |\n|---|---|---|\n| Adults | 9 | 10 |\n| Children | 4 | 20 |\n"
    assert not event(text).sub_event


HEADS = {
    "en": ("What is on in March and April 2027", "Official programme 2027", "{0} {1} at 18:30", ("March", "April")),
    "es": ("Actividades de marzo y abril de 2027", "Programa oficial 2027", "{0} de {1} a las 18:30", ("marzo", "abril")),
    "pt": ("Atividades de março e abril de 2027", "Programação oficial 2027", "{0} de {1} às 18h30", ("março", "abril")),
    "fr": ("Activités de mars et avril 2027", "Programme officiel 2027", "**{0}** {1} à 18h30", ("mars", "avril")),
}


@pytest.mark.parametrize("language", HEADS)
@pytest.mark.parametrize("number", [0, 1])
def test_a_heading_has_the_year_of_the_days_below_it(language: str, number: int) -> None:
    form, months = HEADS[language][2:]
    lines = [form.format(day, month) for day, month in zip((22, 26, 2), (months[0], months[0], months[1]), strict=True)]
    text = f"# Atlas for all\n\nB\n\nC\n\n### {HEADS[language][number]}\n\n" + "\n\n".join(
        f"{line}\nMaps of {line[:4]}x" for line in lines
    )
    assert [one.start_date for one in event(text).sub_event] == ["2027-03-22T18:30", "2027-03-26T18:30", "2027-04-02T18:30"]


@pytest.mark.parametrize("heading", ["The hall was opened in May 2027", "Agenda 2030", "Programme 2021-2027"])
def test_another_heading_has_no_year_for_them(heading: str) -> None:
    text = f"# Conference on old maps\n\nB\n\nC\n\n{heading}\n\n22 March at 18:30\nMaps\n\n26 March at 18:30\nGlobes\n\n2 April at 18:30\nLakes\n"
    assert all(one.start_date is None for one in event(text).sub_event)


MENUS = {
    "en": "Home\n\nProgramme\n\nSpeakers\n\nContact\n\n",
    "es": "INICIO\n\nPROGRAMA\n\nCONTACTO\n\n",
    "pt": "INÍCIO\n\nPROGRAMAÇÃO\n\nSOBRE\n\nCONTATO\n\n",
    "fr": "Accueil\nProgramme\nIntervenants\nContact\n\n",
}


@pytest.mark.parametrize("language", MENUS)
def test_the_menu_of_a_page_opens_no_section(language: str) -> None:
    month = FIRST[language].partition(" ")[2]
    text = MENUS[language] + "".join(
        f"{day} {month} 2027\n\n" + "".join(f"{begin} {title} {day}\n\n" for begin, _, title in HOURS) for day in (10, 11)
    )
    found = event(text)
    assert not found.contributor
    assert [one.start_date for one in found.sub_event] == [f"2027-12-{day}T{begin}" for day in (10, 11) for begin, _, _ in HOURS]


@pytest.mark.parametrize(
    "text", ["Programme\n\nSpeakers\n\nContact\n\n", "Home\n\nMaps for all\n\nProgramme\n", "Home\nProgramme\n"]
)
def test_other_first_lines_are_no_menu(text: str) -> None:
    assert menu_edits(text) == []


SENTENCES = {
    "en": ("On 4 October, at 20:30, the walk “Maps of Lund” begins.", "On 8 October, Ana Gil will open “The old mill” at 19:00."),
    "es": ("El 4 de octubre, a las 20:30 horas, se abre “Mapas”.", "El 8 de octubre, Ana Gil presenta “El molino” a las 19:00."),
    "pt": ("No dia 4 de outubro, às 20h30, abre “Mapas”.", "No dia 8 de outubro, Ana Gil apresenta “O moinho” às 19h00."),
    "fr": ("Le 4 octobre, à 20h30, s’ouvre « Les cartes ».", "Le 8 octobre, Ana Gil présente « Le moulin » à 19h00."),
}


@pytest.mark.parametrize("language", SENTENCES)
def test_the_day_before_a_time_in_its_sentence_is_its_own(language: str) -> None:
    text = "# Atlas 2027\n\n" + "\n\n".join(SENTENCES[language]) + "\n"
    assert [one.start_date for one in event(text).sub_event] == ["2027-10-04T20:30", "2027-10-08T19:00"]


PARTS = {
    "en": ("29 and 30 September 2028", ("Friday afternoon", "Saturday (morning)")),
    "es": ("29 y 30 de septiembre de 2028", ("Tarde del viernes", "Sábado por la mañana")),
    "pt": ("29 e 30 de setembro de 2028", ("Noite de sexta-feira", "Sábado à tarde")),
    "fr": ("29 et 30 septembre 2028", ("Soirée du vendredi", "Samedi matin")),
}


@pytest.mark.parametrize("language", PARTS)
@pytest.mark.parametrize("layout", ["{0} | {1}\n", "{0} {1}\n\n", "- {0}: {1}\n"])
def test_a_part_of_a_day_of_the_week_is_on_that_day(language: str, layout: str) -> None:
    stated, parts = PARTS[language]
    text = f"# Atlas\n\n{stated}\n\n" + "\n".join(
        f"{one}\n\n" + "".join(layout.format(at, title) for at, _, title in HOURS) for one in parts
    )
    assert [one.start_date for one in event(text).sub_event] == [f"2028-09-{day}T{at}" for day in (29, 30) for at, _, _ in HOURS]


@pytest.mark.parametrize(
    ("talk", "lunch"),
    [("1a Conferencia de mapas", "Pausa para el café de la tarde"), ("1a Palestra sobre mapas", "Pausa para o café da tarde")],
)
def test_an_ordinal_is_no_hour(talk: str, lunch: str) -> None:
    text = f"# Jornada\n\n9:00 - 9:30h\n{talk}\n\n9:30 - 10:00h\n{lunch}\n\n10:00 - 11:00h\n{talk.replace('1a', '2a')}\n"
    assert [parts.start_time for one in event(text).sub_event if (parts := one.event_schedule)] == ["09:00", "09:30", "10:00"]


def test_an_a_behind_an_hour_in_english_is_one() -> None:
    text = "# Workshop on the maps of the town\n\n9a Welcome\n\n10a Maps and the sea\n\n1p Lunch\n"
    assert [parts.start_time for one in event(text).sub_event if (parts := one.event_schedule)] == ["09:00", "10:00", "13:00"]


TO = {"en": "to", "es": "a", "pt": "às", "fr": "à"}


@pytest.mark.parametrize("language", TO)
@pytest.mark.parametrize("form", ["{0} {to}\n{1}\n\n", "{0}\n{to} {1}\n\n", "{0}\n{to}\n{1}\n", "{0} –\n{1}\n\n"])
def test_the_hours_of_a_slot_may_stand_on_two_lines(language: str, form: str) -> None:
    rows = "\n\n".join(form.format(begin, end, to=TO[language]) + title for begin, end, title in HOURS)
    text = f"# Atlas\n\n13/05/2027\n\n{rows}\n"
    assert [(str(one.name), one.start_date, one.end_date) for one in event(text).sub_event] == [
        (title, f"2027-05-13T{begin}", f"2027-05-13T{end}") for begin, end, title in HOURS
    ]


@pytest.mark.parametrize("text", ["9:00 -\n10:00 Maps\n", "9:00\n- 10:00 Maps\n", "9:00 Maps to\n10:00\n", "9:00 a.m.\n10:00"])
def test_hours_of_two_slots_stay_on_their_lines(text: str) -> None:
    assert [*whole_spans(text)] == []


STACKED = {
    "en": ("Programme", "Time", "Session", "More information"),
    "es": ("Programa", "Hora", "Actividad", "Más información"),
    "pt": ("Programação", "Horário", "Atividade", "Mais informações"),
    "fr": ("Programme", "Heure", "Activité", "Plus d'informations"),
}


@pytest.mark.parametrize("language", STACKED)
def test_headings_of_columns_one_on_a_line_open_no_section(language: str) -> None:
    text = "# Atlas\n\n13/05/2027\n\n" + "\n\n".join(STACKED[language]) + "\n\n"
    found = event(text + "".join(f"{begin}\n\n{title}\n\nPage {title}\n\n" for begin, _, title in HOURS))
    assert [(str(one.name), one.start_date) for one in found.sub_event] == [
        (title, f"2027-05-13T{begin}") for begin, _, title in HOURS
    ]


def test_a_section_behind_other_words_opens() -> None:
    found = event("# Atlas\n\n13/05/2027\n\nProgramme\n\n09:00 Maps\n10:00 Globes\n11:00 Lakes\n\nContact\n\nana@maps.example\n")
    assert [str(one.email) for one in found.contributor] == ["ana@maps.example"]
