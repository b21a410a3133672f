"""Tables whose rows are days and whose columns are hours, and those with first and last names in columns of their own."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from collections.abc import Sequence

DAYS = {
    "en": ("12 to 13 July 2027", ("Monday 12 July", "Tuesday 13 July"), ("Monday", "Tuesday")),
    "es": ("12 y 13 de julio de 2027", ("Lunes 12 de julio", "Martes 13 de julio"), ("Lunes", "Martes")),
    "fr": ("12 et 13 juillet 2027", ("Lundi 12 juillet", "Mardi 13 juillet"), ("Lundi", "Mardi")),
    "pt": (
        "12 e 13 de julho de 2027",
        ("Segunda-feira, 12 de julho", "Terça-feira, 13 de julho"),
        ("Segunda-feira", "Terça-feira"),
    ),
}
HOURS = [
    ("9:00", "10:00", "11:30"),
    ("9:00-10:00", "10:00-11:00", "11:30-12:30"),
    ("9h", "10h", "11h30"),
    ("9 am", "10 am", "11:30 am"),
]
TITLES = (("Maps of old", "Coffee", "Rivers"), ("Lakes", "Coffee", "Closing words"))


def table(rows: Sequence[tuple[str, ...]], form: str) -> str:
    if form == "tabs":
        return "\n".join("\t".join(row) for row in rows)
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---" * len(rows[0]) + "|", *lines[1:]])


@pytest.mark.parametrize(("language", "hours", "first", "form"), [*product(DAYS, HOURS, ("", "Day"), ("tabs", "bars"))])
@pytest.mark.parametrize("named", [1, 2])
def test_the_hours_of_the_columns_are_those_of_the_cells(
    language: str, hours: tuple[str, ...], first: str, form: str, named: int
) -> None:
    stated, days = DAYS[language][0], DAYS[language][named]
    rows = [(first, *hours), *((day, *titles) for day, titles in zip(days, TITLES, strict=True))]
    event = read_text(f"School of Maps 2027\n{stated}\n\n{table(rows, form)}\n", form="programme")[0].event
    assert event is not None
    expected = [
        (f"2027-07-{day}T{hour}", title)
        for day, titles in zip((12, 13), TITLES, strict=True)
        for hour, title in zip(("09:00", "10:00", "11:30"), titles, strict=True)
    ]
    assert [(str(one.start_date), str(one.name)) for one in event.sub_event] == expected


def test_an_hour_of_a_cell_holds_before_that_of_its_column_and_empty_cells_are_none() -> None:
    rows = [("", "9:00", "10:00"), ("Monday 12 July", "9:15 Maps", ""), ("Tuesday 13 July", "", "Lakes")]
    event = read_text(f"School of Maps 2027\n\n{table(rows, 'tabs')}\n", form="programme")[0].event
    assert event is not None
    found = [(str(one.start_date), str(one.name)) for one in event.sub_event]
    assert found == [("2027-07-12T09:15", "Maps"), ("2027-07-13T10:00", "Lakes")]


def test_what_stands_behind_the_table_is_none_of_it() -> None:
    rows = [("", "9:00", "10:00"), ("Monday 12 July", "Maps", "Tea"), ("Tuesday 13 July", "Lakes", "Tea")]
    event = read_text(f"School of Maps 2027\n\n{table(rows, 'tabs')}\n\nAll talks are held in English.\n", form="programme")[
        0
    ].event
    assert event is not None
    assert [str(one.name) for one in event.sub_event] == ["Maps", "Tea", "Lakes", "Tea"]


NAME_COLUMNS = [
    ("NOM\tPRÉNOM\tSTATUT\tHORAIRE", "{last}\t{first}\tArchitecte\t{hour}", "Pause\t\t\t{hour}"),
    ("Heure\tPrénom\tNom\tIntervention", "{hour}\t{first}\t{last}\tLes cartes", "{hour}\t\t\tPause"),
    ("Hora\tApellidos\tNombre\tPonencia", "{hour}\t{last}\t{first}\tMapas del mar", "{hour}\t\t\tPausa"),
    ("| Time | First name | Last name | Talk |", "| {hour} | {first} | {last} | Maps |", "| {hour} | | | Break |"),
    ("| Hora | Nome | Sobrenome | Palestra |", "| {hour} | {first} | {last} | Mapas |", "| {hour} | | | Pausa |"),
]


@pytest.mark.parametrize(("heading", "row", "pause"), NAME_COLUMNS)
def test_first_and_last_names_in_columns_of_their_own_are_one_name(heading: str, row: str, pause: str) -> None:
    people = [("Ana", "Gil", "9:00"), ("Luis", "Paz", "9:30"), ("Eva", "Sol", "10:30")]
    rows = [row.format(first=first, last=last, hour=hour) for first, last, hour in people]
    body = "\n".join([heading, *rows[:2], pause.format(hour="10:00"), rows[2]])
    event = read_text(f"Maps 2027\n12 May 2027\n\n{body}\n", form="programme")[0].event
    assert event is not None
    found = [[str(one.name) for one in slot.performer] for slot in event.sub_event]
    assert found == [["Ana Gil"], ["Luis Paz"], [], ["Eva Sol"]]


def test_a_cell_below_a_day_is_no_room_of_its_own() -> None:
    rows = [("Hora", "Lunes 12", "Martes 13"), ("9:00-10:00", "Lagos 1", "Ríos 1"), ("10:00-11:00", "Lagos 2", "Ríos 2")]
    text = f"Semana de mapas\nlunes 12 y martes 13 de julio de 2027\n\n{table(rows, 'tabs')}\n"
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert [one.room for one in event.sub_event] == [None] * 4


LINES = [
    ("Time\tRoom 1\tRoom 2", "9:00-10:00\tOld maps\nAna Gil\tRivers\nLuis Paz\n10:00-11:00\tLakes\nEva Sol\tCoasts\nMarta Rey"),
    (
        "Horário\tSala 1\tSala 2",
        "9:00 às 10:00\tOld maps\nAna Gil\tRivers\nLuis Paz\n10:00 às 11:00\tLakes\nEva Sol\tCoasts\nMarta Rey",
    ),
    ("Heure\tSalle 1\tSalle 2", "9h - 10h\tOld maps\nAna Gil\tRivers\nLuis Paz\n10h - 11h\tLakes\nEva Sol\tCoasts\nMarta Rey"),
]


@pytest.mark.parametrize(("heading", "body"), LINES)
def test_cells_of_several_lines_are_those_of_their_columns(heading: str, body: str) -> None:
    event = read_text(f"Maps 2027\n12 May 2027\n\n{heading}\n{body}\n\nAll are welcome.\n", form="programme")[0].event
    assert event is not None
    found = [
        (str(one.start_date)[11:], str(one.name), str(one.room)[-1], [str(who.name) for who in one.performer])
        for one in event.sub_event
    ]
    assert found == [
        ("09:00", "Old maps", "1", ["Ana Gil"]),
        ("09:00", "Rivers", "2", ["Luis Paz"]),
        ("10:00", "Lakes", "1", ["Eva Sol"]),
        ("10:00", "Coasts", "2", ["Marta Rey"]),
    ]


def test_a_session_between_rows_is_in_no_cell() -> None:
    body = "Time\tTitle\tSpeaker\n9:00\tOld maps\tAna Gil\nSession 2: Sea\n10:00\tHarbours\tEva Sol\n10:30\tCoasts\tLuis Paz"
    event = read_text(f"Maps 2027\n12 May 2027\n\n{body}\n", form="programme")[0].event
    assert event is not None
    timed = [(str(one.name), [str(who.name) for who in one.performer]) for one in event.sub_event if one.start_date]
    assert timed == [("Old maps", ["Ana Gil"]), ("Harbours", ["Eva Sol"]), ("Coasts", ["Luis Paz"])]


def test_tabs_of_days_stand_above_their_tables() -> None:
    tables = "\n\n".join(
        table([("Time", "Room 1", "Room 2"), ("9:00", "Maps", "Seas"), ("10:00", "Lakes", "Dams")], "tabs") for _ in "12"
    )
    event = read_text(f"Maps 2027\n\n12/05/2027\n\n13/05/2027\n\n{tables}\n", form="programme")[0].event
    assert event is not None
    assert [str(one.start_date)[:10] for one in event.sub_event] == ["2027-05-12"] * 4 + ["2027-05-13"] * 4


def test_one_cell_in_a_row_of_rooms_is_in_all_of_them() -> None:
    body = "Time\tRoom 1\tRoom 2\n9:00\tOpening\n10:00\tMaps\tSeas\n11:00\tLakes\tDams"
    event = read_text(f"Maps 2027\n12 May 2027\n\n{body}\n", form="programme")[0].event
    assert event is not None
    assert [one.room and str(one.room) for one in event.sub_event] == [None, "Room 1", "Room 2", "Room 1", "Room 2"]
