"""Days that stand apart from what is on them: as tabs above all hours, in blocks with labels, with their year elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event

Slots = list[tuple[object, str | None, str | None]]


def event(text: str) -> Event:
    (reading,) = read_text(text, name="a.txt")
    assert reading.event is not None
    return reading.event


def slots(text: str) -> Slots:
    return [(one.name, one.start_date, one.end_date) for one in event(text).sub_event]


TABS = {
    "en": "Day 1 · 15 Oct 2027\n\nDay 2 · 16 Oct 2027",
    "pt": "Dia 1 - 15 de outubro de 2027\nDia 2 - 16 de outubro de 2027",
    "es": "viernes 15 de octubre de 2027\nsábado 16 de octubre de 2027",
    "fr": "15 et 16 octobre 2027\n\nJour 1\n\nJour 2",
}


@pytest.mark.parametrize("language", TABS)
@pytest.mark.parametrize("layout", ["{0} - {1}\n\n{2}\n\n", "{0} - {1} {2}\n"])
def test_days_in_a_row_hold_each_of_its_run_of_hours(language: str, layout: str) -> None:
    rows = [("08:00", "09:00", "Maps"), ("09:00", "10:30", "Globes"), ("08:30", "09:00", "Rivers"), ("09:00", "11:00", "Lakes")]
    text = f"Atlas 2027\n\n{TABS[language]}\n\n" + "".join(layout.format(*row) for row in rows)
    assert slots(text) == [
        ("Maps", "2027-10-15T08:00", "2027-10-15T09:00"),
        ("Globes", "2027-10-15T09:00", "2027-10-15T10:30"),
        ("Rivers", "2027-10-16T08:30", "2027-10-16T09:00"),
        ("Lakes", "2027-10-16T09:00", "2027-10-16T11:00"),
    ]


def test_days_in_a_row_hold_nothing_where_their_number_is_another() -> None:
    hours = "08:00 Maps\n\n09:00 Globes\n\n08:30 Rivers\n\n09:00 Lakes\n\n08:00 Seas\n\n09:00 Skies\n"
    assert not any((start or "").startswith("2027-10-15") for _, start, _ in slots(f"Atlas\n\n{TABS['en']}\n\n{hours}"))


WORDS = {
    "en": ("When", "Where", "Who"),
    "es": ("Cuándo", "Dónde", "Quién"),
    "pt": ("Quando", "Onde", "Quem"),
    "fr": ("Quand", "Où", "Qui"),
}


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize(("lead", "mark"), [("- ", "**"), ("- ", "__"), ("* ", ""), ("", "**")])
def test_each_block_with_labels_is_called_by_its_heading(language: str, lead: str, mark: str) -> None:
    when, where, who = (f"{lead}{mark}{word}:{mark}" for word in WORDS[language])
    blocks = (
        ("Old maps", "12", "Study Lounge", "Ana Gil"),
        ("New maps", "13", "City Library", "Luis Paz"),
        ("No maps", "14", "Hall 2", "Eva Sol"),
    )
    text = "# Map days 2027\n\n## Talks\n\n" + "".join(
        f"### {name}\n\n_A talk for all_\n\n{when} {day}/11/2027, 20:30\n{where} {place}\n{who} {person}\n\n"
        for name, day, place, person in blocks
    )
    found = event(text)
    assert [(one.name, one.start_date) for one in found.sub_event] == [
        (name, f"2027-11-{day}T20:30") for name, day, _, _ in blocks
    ]
    assert [one.room for one in found.sub_event] == [place for _, _, place, _ in blocks]
    assert found.location is None  # each has its own


def test_labels_of_one_event_are_no_blocks() -> None:
    text = "# Map day\n\n- **When:** 12 November 2027, 20:30\n- **Where:** Study Lounge\n\n## Programme\n\n20:30 Welcome\n21:00 Maps\n22:00 End\n"
    assert [name for name, _, _ in slots(text)] == ["Welcome", "Maps", "End"]
    assert event(text).location is not None


@pytest.mark.parametrize(
    ("prose", "label"),
    [
        ("The library holds a map day on 26 and 27 March 2018 in Leeds.", "When: Monday 26 March, 9:00"),
        ("El museo organiza los días 26 y 27 de marzo de 2018 un taller.", "Fecha: lunes 26 de marzo, 9:00"),
        ("O museu organiza nos dias 26 e 27 de março de 2018 uma oficina.", "Quando: segunda-feira, 26 de março, 9h00"),
        ("Le musée organise les 26 et 27 mars 2018 un atelier.", "Quand : Lundi 26 mars, 9h00"),
    ],
)
def test_a_day_has_the_year_of_the_same_day_elsewhere(prose: str, label: str) -> None:
    assert event(f"Atlas\n\n{prose}\n\n{label}\n").start_date == "2018-03-26T09:00"


@pytest.mark.parametrize(
    "more",
    [
        "We remember the attack of 26 March 2001.",  # one day in prose may be that of anything
        "The museum holds a map day on 26 and 27 March 2019 in Leeds.",  # that was no Monday
        "It was founded on 3 May 2001.",
    ],
)
def test_a_day_has_no_year_of_another(more: str) -> None:
    assert event(f"Atlas\n\n{more}\n\nWhen: Monday 26 March, 9:00\n").start_date is None


def test_a_year_behind_the_title_anywhere_is_that_of_its_days() -> None:
    text = "Atlas Summit\n\nProgramme\n\n15 October\n\n9:00 Welcome\n10:00 Maps\n11:00 End\n\nAtlas Summit {0} · a fair of maps\n"
    assert event(text.format("2027")).start_date == "2027-10-15T09:00"
    assert event(text.format("2027, Atlas Summit 2026")).start_date is None


WEEK = {
    "en": ("From Monday 10 to Wednesday 12 May 2027", "Time", ("Monday", "Tuesday", "Wednesday"), "to"),
    "es": ("Del lunes 10 al miércoles 12 de mayo de 2027", "Hora", ("Lunes", "Martes", "Miércoles"), "a"),
    "pt": ("De 10 a 12 de maio de 2027", "Horário", ("Segunda-feira", "Terça-feira", "Quarta-feira"), "às"),
    "fr": ("Du lundi 10 au mercredi 12 mai 2027", "Heure", ("Lundi", "Mardi", "Mercredi"), "à"),
}


@pytest.mark.parametrize("language", WEEK)
@pytest.mark.parametrize("is_dated", [True, False])
def test_columns_for_weekdays_are_days_and_no_rooms(language: str, *, is_dated: bool) -> None:
    stated, when, days, until = WEEK[language]
    text = (
        f"# Atlas\n\n{stated if is_dated else ''}\n\n| {when} | {' | '.join(days)} |\n|---|---|---|---|\n"
        f"| 8:00<br>{until}<br> 8:50 | Rivers | Old maps | Globes |\n| 9:00 - 9:45 | Lakes | Pause | Seas |\n| 10:00 - 10:15 | Pause | Pause | Pause |\n"
    )
    found = event(text).sub_event
    assert [one.room for one in found] == [None] * 9
    assert [one.name for one in found] == ["Rivers", "Old maps", "Globes", "Lakes", "Pause", "Seas", *["Pause"] * 3]
    if is_dated:
        assert [one.start_date for one in found[:4]] == [
            f"2027-05-{at}" for at in ("10T08:00", "11T08:00", "12T08:00", "10T09:00")
        ]
        assert [one.end_date for one in found[:2]] == ["2027-05-10T08:50", "2027-05-11T08:50"]
    else:
        assert all(one.event_schedule is not None and one.start_date is None for one in found)


@pytest.mark.parametrize(
    "heads",
    [
        ("Time", "Activity", "Details"),
        ("Horario", "Actividad", "Detalle"),
        ("Horário", "Atividade", "Observações"),
        ("Horaire", "Activité", "Détail"),
    ],
)
def test_a_column_of_details_is_no_slot_beside_its_title(heads: tuple[str, ...]) -> None:
    rows = [
        ("9:30 - 10:00", "Welcome", "We hand out badges"),
        ("10:00 - 10:30", "Opening", "Words by Ana Gil (CEO, Maps)"),
        ("10:30 - 10:45", "Break", "Coffee"),
    ]
    table = "\n".join(f"| {' | '.join(row)} |" for row in (heads, ("---",) * 3, *rows))
    assert [name for name, _, _ in slots(f"# Atlas\n\n## 16 June 2027\n\n{table}\n")] == ["Welcome", "Opening", "Break"]


def test_columns_for_rooms_are_slots_beside_one_another() -> None:
    table = (
        "| Time | Main Hall | Old Mill |\n|---|---|---|\n| 9:00 - 9:45 | Maps | Globes |\n| 10:00 - 10:30 | Rivers | Lakes |\n"
    )
    found = event(f"# Atlas\n\n10 May 2027\n\n{table}").sub_event
    assert [(one.name, one.room) for one in found] == [
        ("Maps", "Main Hall"),
        ("Globes", "Old Mill"),
        ("Rivers", "Main Hall"),
        ("Lakes", "Old Mill"),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("29 November 2027", "30 November 2027: Friends and networks"),
        ("29 de noviembre", "30 de noviembre: amigos y redes"),
        ("29 de novembro", "30 de novembro - Amigos e redes"),
        ("29 novembre", "30 novembre : Amis et réseaux"),
        ("Day 1: Monday, 29-November, 2027", "Day 2: Tuesday, 30-November, 2027"),
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_day_with_a_name_behind_it_is_the_heading_of_what_is_below(first: str, second: str, gap: str) -> None:
    text = f"Atlas 2027\n\n{first}{gap}10:00 Maps\n11:00 Globes\n\n{second}{gap}10:00 Rivers\n12:00 Lakes\n"
    assert [(name, start) for name, start, _ in slots(text)] == [
        ("Maps", "2027-11-29T10:00"),
        ("Globes", "2027-11-29T11:00"),
        ("Rivers", "2027-11-30T10:00"),
        ("Lakes", "2027-11-30T12:00"),
    ]


def test_a_line_alone_below_a_day_without_hours_is_what_is_then() -> None:
    text = (
        "Atlas 2027\n\nProgramme\n\n28 November\n\nArrival of the guests\n\n29 November\n\n10:00 Maps\n11:00 Globes\n12:00 End\n"
    )
    assert slots(text)[0] == ("Arrival of the guests", "2027-11-28", None)
    prose = "We meet at the old mill.\n\nThere is room for all.\n\n"
    assert [name for name, _, _ in slots(text.replace("Arrival of the guests\n\n", prose))] == ["Maps", "Globes", "End"]


BELOW = {
    "en": ("Monday 10 May", "Tuesday 11 May", "Registration", ""),
    "es": ("Lunes 10 de mayo", "Martes 11 de mayo", "Registro", " hrs."),
    "pt": ("Segunda-feira, 10 de maio", "Terça-feira, 11 de maio", "Inscrições", "h"),
    "fr": ("Lundi 10 mai", "Mardi 11 mai", "Inscription", ""),
}


@pytest.mark.parametrize("language", BELOW)
def test_times_alone_below_their_titles(language: str) -> None:
    first, second, name, unit = BELOW[language]
    days = (
        (first, ((name, "08:00 - 09:00"), ("Maps", "09:00 - 10:00"), ("Pause", "10:00"))),
        (second, (("Maps", "09:00 - 10:00"), ("Lakes", "10:00"))),
    )
    text = "Atlas 2027\n\n" + "".join(
        f"{day}\n\n" + "".join(f"{title}\n\n{hours}{unit}\n\n" for title, hours in rows) for day, rows in days
    )
    assert [(title, start) for title, start, _ in slots(text)] == [
        (name, "2027-05-10T08:00"),
        ("Maps", "2027-05-10T09:00"),
        ("Pause", "2027-05-10T10:00"),
        ("Maps", "2027-05-11T09:00"),
        ("Lakes", "2027-05-11T10:00"),
    ]


def test_times_alone_above_their_titles() -> None:
    text = "Atlas 2027\n\nMonday 10 May\n\n8:00\n\nMaps\n\n9:00\n\nPause\n\nTuesday 11 May\n\n9:00\n\nMaps\n\n10:00\n\nLakes\n"
    assert [title for title, _, _ in slots(text)] == ["Maps", "Pause", "Maps", "Lakes"]


BOXED = {
    "en": ("to", "Two short films", "Cinema", "Three songs", "Music"),
    "es": ("a", "Dos cortos de la región", "Cine", "Tres canciones", "Música"),
    "pt": ("às", "Dois filmes da região", "Cinema", "Três canções", "Música"),
    "fr": ("à", "Deux films courts", "Cinéma", "Trois chansons", "Musique"),
}


@pytest.mark.parametrize("language", BOXED)
@pytest.mark.parametrize("mark", [": ", ". ", " "])
def test_hours_in_brackets_behind_the_first_words_of_a_line(language: str, mark: str) -> None:
    to, films, cinema, songs, music = BOXED[language]
    text = (
        f"Atlas 2027\n\n13/05/2027\n\n-{cinema}{mark}(20 {to} 20:30 h) {films}\n-{music}{mark}(20:30 {to} 21 h) {songs.lower()}\n"
        f"-{cinema} (22 {to} 22:30 h)\n-{music}{mark}(23 {to} 24 h) {songs}\n"
    )
    assert slots(text) == [
        (films, "2027-05-13T20:00", "2027-05-13T20:30"),
        (music, "2027-05-13T20:30", "2027-05-13T21:00"),
        (cinema, "2027-05-13T22:00", "2027-05-13T22:30"),
        (songs, "2027-05-13T23:00", "2027-05-14T00:00"),
    ]


def test_hours_in_brackets_of_what_is_open_are_no_slots() -> None:
    prose = (
        "The museum (9:00 - 17:00) is open to all, and so is the library (10:00 - 18:00).\nThe old mill (9:00 - 17:00) is closed."
    )
    assert slots(f"Atlas 2027\n\n13/05/2027\n\n{prose}\n") == []


MEETINGS = {
    "en": "{0}: on {1} May, 19:30, at the {2}, 3 Mill Lane (near the church).",
    "es": "{0}: el {1} de mayo, a las 19:30, en el {2}, calle Alta 3.",
    "pt": "{0} - no dia {1} de maio, às 19h30, no {2}, rua Alta 3.",
    "fr": "{0} le {1} mai, 19h30, à l'{2}, 3 rue Haute.",
}


@pytest.mark.parametrize("language", MEETINGS)
@pytest.mark.parametrize("bullet", ["", "- "])
def test_a_list_of_meetings_with_days_hours_and_places(language: str, bullet: str) -> None:
    rows = [("District 1", "5", "Old Mill"), ("District 2", "11", "Hall Paul Martin"), ("District 3", "20", "Casa Alta")]
    text = "Atlas 2027\n\nWe come to you.\n\n" + "".join(f"{bullet}{MEETINGS[language].format(*row)}\n" for row in rows)
    found = event(text)
    assert [(one.name, one.start_date, one.room) for one in found.sub_event] == [
        (name, f"2027-05-{int(day):02d}T19:30", place) for name, day, place in rows
    ]
    assert [one.performer for one in found.sub_event] == [()] * 3
    assert (found.start_date, found.end_date) == ("2027-05-05T19:30", "2027-05-20")


@pytest.mark.parametrize(
    "heads",
    [
        ("Start", "End", "Session", "Speaker"),
        ("Inicio", "Fin", "Sesión", "Ponente"),
        ("Início", "Fim", "Sessão", "Palestrante"),
        ("Début", "Fin", "Séance", "Intervenant"),
    ],
)
@pytest.mark.parametrize("gap", ["|", " | "])
def test_ends_in_a_column_of_their_own(heads: tuple[str, ...], gap: str) -> None:
    rows = (heads, ("---",) * 4, ("09:00", "09:15", "Maps", "Ana Gil"), ("12:00", "13:00", "Lunch", ""))
    table = "\n".join(f"|{gap.join(row)}|" for row in rows)
    assert slots(f"# Atlas\n\n12 May 2027\n\n### Day 1\n\n{table}\n") == [
        ("Maps", "2027-05-12T09:00", "2027-05-12T09:15"),
        ("Lunch", "2027-05-12T12:00", "2027-05-12T13:00"),
    ]


def test_hours_of_two_zones_are_no_ends() -> None:
    table = "| Time (UTC) | Time (CET) | Session |\n|---|---|---|\n| 14:00 | 15:00 | Maps |\n| 16:00 | 17:00 | Globes |\n"
    assert [end for _, _, end in slots(f"# Atlas\n\n12 May 2027\n\n{table}")] == [None, None]


def test_a_list_of_blocks_with_days_behind_their_weekday() -> None:
    rows = (
        ("I", "19", "terça", "das 9h30min às 11h"),
        ("II", "19", "terça", "das 16h  às 17h10min"),
        ("III", "20", "quarta", "das 10h às 12h"),
    )
    text = "Atlas 2027\n\nAs sessões são em blocos:\n\n" + "".join(
        f"  • Bloco {number} – dia {day} de outubro, {weekday}-feira, {hours}.\n" for number, day, weekday, hours in rows
    )
    assert slots(text) == [
        ("Bloco I", "2027-10-19T09:30", "2027-10-19T11:00"),
        ("Bloco II", "2027-10-19T16:00", "2027-10-19T17:10"),
        ("Bloco III", "2027-10-20T10:00", "2027-10-20T12:00"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Posted by Ana Gil on 3 March 2027\n\nMap talk\n\nJoin us this Friday at 6 pm in the Town Hall.\n",
        "Publicado por Ana Gil el 3 de marzo de 2027\n\nCharla de mapas\n\nLos esperamos este viernes a las 18:00.\n",
        "---\ntitle: Mapas em debate\ndate: 2027-03-03\n---\n\nO evento acontece nesta sexta-feira, às 18h, no auditório.\n",
        "---\ntitle: Débat sur les cartes\ndate: 2027-03-03\n---\n\nLe musée vous invite ce vendredi à 18h.\n",
    ],
)
def test_this_weekday_is_the_next_one_behind_the_date_of_the_page(text: str) -> None:
    assert event(text).start_date == "2027-03-05T18:00"


@pytest.mark.parametrize(
    ("label", "deadline", "name"),
    [
        ("30 January 2027:", "Closing date for papers", "Colloquium"),
        ("30 de enero de 2027:", "Fecha límite para trabajos", "Coloquio"),
        ("30 de janeiro de 2027:", "Prazo para resumos", "Colóquio"),
        ("30 janvier 2027 :", "Date limite des résumés", "Colloque"),
    ],
)
def test_a_day_above_its_deadline_is_none_of_the_event(label: str, deadline: str, name: str) -> None:
    text = f"Atlas\n\n{label}\n\n{deadline}\n\n{label.replace('30', '12').replace('2027', '2028')}\n\n{name}\n"
    assert (event(text).start_date or "").startswith("2028-01-12")


def test_weekdays_within_two_days_that_have_an_hour_each() -> None:
    text = "# Atlas\n\n**When?** Sat 15 May 2027, 10am – Sun 16 May 2027, 4pm\n\n### Saturday\n10:00 Maps\n12noon Lunch\n\n### Sunday\n10:00 Rivers\n15:00 Lakes\n"
    assert [(name, start) for name, start, _ in slots(text)] == [
        ("Maps", "2027-05-15T10:00"),
        ("Lunch", "2027-05-15T12:00"),
        ("Rivers", "2027-05-16T10:00"),
        ("Lakes", "2027-05-16T15:00"),
    ]


@pytest.mark.parametrize(
    "days", [("Mardi 22 juin", "Mercredi 23 juin"), ("Martes 22 de junio", "Miércoles 23 de junio"), ("22 June", "23 June")]
)
def test_cells_of_a_table_in_html_stand_below_their_days_whatever_is_beside_and_above_them(days: tuple[str, str]) -> None:
    head = f"<tr><th></th><th class='day'>{days[0]}</th><th>{days[1]}</th><th></th></tr>"
    rows = (
        ("11:00", "<td>Maps</td><td rowspan='2'></td>"),
        ("11:30", "<td>Globes<br>Ana Gil (Lund)</td>"),
        ("13:30", "<td rowspan=2>Rivers</td><td>Lakes</td>"),
        ("14:00", "<td>Seas</td>"),
        ("15:00", "<td colspan='2'>Dinner</td>"),
    )
    body = "".join(f"<tr>\n<td>{hour}</td>\n{cells}\n<td>{hour}</td></tr>\n" for hour, cells in rows)
    assert [(name, start) for name, start, _ in slots(f"# Atlas 2027\n\n<table>\n{head}\n{body}</table>\n")] == [
        ("Maps", "2027-06-22T11:00"),
        ("Globes", "2027-06-22T11:30"),
        ("Rivers", "2027-06-22T13:30"),
        ("Lakes", "2027-06-23T13:30"),
        ("Seas", "2027-06-23T14:00"),
        ("Dinner", "2027-06-22T15:00"),
    ]


@pytest.mark.parametrize("days", [("26", "19", "12", "5"), ("5", "12", "19", "26")])
def test_an_event_begins_with_its_first_day_whatever_stands_above(days: tuple[str, ...]) -> None:
    text = "Atlas 2027\n\n" + "".join(f"Maps {day} — Wed, {day} May, 19h\n\nAna Gil (Lund)\n\n" for day in days)
    found = event(text)
    assert (found.start_date, found.end_date) == ("2027-05-05T19:00", "2027-05-26")
    assert [one.start_date for one in found.sub_event] == [f"2027-05-{day:02d}T19:00" for day in (5, 12, 19, 26)]


def test_rooms_above_times_are_no_titles_of_a_time_alone() -> None:
    text = "Atlas 2027\n\nMonday, May 10\nMain Hall\n9:00\nRegistration\n\n9:30 Maps\nSmall Hall\n10:30 Globes\n\nTuesday, May 11\nMain Hall\n10:00 Lakes\n"
    assert [name for name, _, _ in slots(text)] == ["Registration", "Maps", "Globes", "Lakes"]
