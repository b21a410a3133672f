"""Tables of programmes: what their columns hold, whatever is written over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Schedule


def _slots(table: str) -> list[tuple[str, str, list[str]]]:
    text = f"# Day\n\n9 November 2027, Toulouse, France\n\n{table}\n"
    event = read_text(text, form="markdown")[0].event
    assert event is not None
    return [(str(one.name or ""), str(one.room or ""), [str(who.name) for who in one.performer]) for one in event.sub_event]


@pytest.mark.parametrize("people", ["Ponente/s", "Intervenant·e", "Speaker(s)", "Ponente · cargo", "Led by", "Intervenants"])
@pytest.mark.parametrize("title", ["Intitulé", "Título", "Topic / activity", "Xyz"])
@pytest.mark.parametrize("order", ["twpr", "trwp", "tpwr"])
def test_columns_by_their_headings(people: str, title: str, order: str) -> None:
    headings = {"t": "Heure", "w": title, "p": people, "r": "Where"}
    cells = {"t": "9:30", "w": "Opening", "p": "Clara Gil", "r": "Aula 1"}
    rows = (" | ".join(values[one] for one in order) for values in (headings, dict.fromkeys("twpr", "---"), cells))
    assert _slots("\n".join(f"| {row} |" for row in rows)) == [("Opening", "Aula 1", ["Clara Gil"])]


def test_columns_whose_headings_are_rooms() -> None:
    table = "| Heure | Auditorium | Aula 2 |\n|---|---|---|\n| 9:30 | Maps | Data |\n| 10:30 | Boats | Roads |"
    assert [(name, room) for name, room, _ in _slots(table)] == [
        ("Maps", "Auditorium"), ("Data", "Aula 2"), ("Boats", "Auditorium"), ("Roads", "Aula 2"),
    ]  # fmt: skip


@pytest.mark.parametrize("rule", ["", "|---|---|---|---|\n"])
@pytest.mark.parametrize(
    ("date", "hour", "house", "who"),
    [
        ("Date", "Time", "College", "Speaker"),
        ("Fecha", "Hora", "Museo", "Ponente"),
        ("Data", "Hora", "Biblioteca", "Orador"),
        ("Jour", "Heure", "Musée", "Intervenants"),
        ("DAY", "HOUR", "HOUSE", "WHO"),
        ("Dia", "Hora", "Onde", "Quem"),
    ],
)
@pytest.mark.parametrize("order", ["dtpw", "tdpw", "pdtw"])
def test_the_heads_of_a_table_say_what_its_columns_are(order: str, date: str, hour: str, house: str, who: str, rule: str) -> None:
    heads = {"d": date, "t": hour, "p": house, "w": who}
    rows = [
        {"d": f"{day}/11/2027", "t": "18:00", "p": "Rosa Klein", "w": name} for day, name in ((16, "Ana Gil"), (23, "Luis Paz"))
    ]
    table = [" | ".join(one[at] for at in order) for one in (heads, *rows)]
    text = f"# Conversas do Outono\n\n| {table[0]} |\n{rule}| {table[1]} |\n| {table[2]} |\n"
    event = read_text(text, form="markdown")[0].event
    assert event is not None
    assert event.name == "Conversas do Outono"
    found = [(one.start_date, one.name, one.room, [str(who.name) for who in one.performer]) for one in event.sub_event]
    assert found == [
        ("2027-11-16T18:00", None, "Rosa Klein", ["Ana Gil"]), ("2027-11-23T18:00", None, "Rosa Klein", ["Luis Paz"]),
    ]  # fmt: skip


def _day(schedule: Schedule | None) -> str:
    assert schedule is not None
    assert schedule.start_time is None
    return f"--{schedule.by_month:02}-{schedule.by_month_day:02}"


TALKS = [
    ("Maps of old rivers", "Ana Gil", "Kew University"),
    ("Bees in the city", "Luis Paz", "Leeds College"),
    ("Open data for all", "Eva Sol", "York University"),
    ("What roads tell", "Marta Ruiz", "Hull University"),
]
"""Title, speaker, body."""
MONTHS = {"en": "{} May", "es": "{} de mayo", "pt": "{} de maio", "fr": "{} mai"}


@pytest.mark.parametrize("language", MONTHS)
@pytest.mark.parametrize("year", [" 2027", ""])
def test_talks_with_a_day_and_no_hour_are_slots_of_their_days(language: str, year: str) -> None:
    days = range(3, 28, 7)
    lines = [
        f"| {MONTHS[language].format(day)}{year} | {name} ({body}) | {title} |"
        for day, (title, name, body) in zip(days, TALKS, strict=True)
    ]
    event = read_text("Maps\n\n" + "\n".join(lines), form="programme")[0].event
    assert event is not None
    assert [slot.name for slot in event.sub_event] == [title for title, *_ in TALKS]
    assert [slot.performer[0].name for slot in event.sub_event] == [name for _, name, _ in TALKS]
    found = [slot.start_date or _day(slot.event_schedule) for slot in event.sub_event]
    assert found == [f"{'2027' if year else '-'}-05-{day:02}" for day in days]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("**Panellists**", "panellist"),
        ("## Nuestros ponentes", "speaker"),
        ("Moderadores:", "moderator"),
        ("### Intervenants", "speaker"),
    ],
)
def test_a_list_below_a_role_names_people_of_the_event(heading: str, role: str) -> None:
    people = "\n".join(f"* {name}, Director, {body}" for _, name, body in TALKS)
    event = read_text(f"# Open Maps Day\n\n12 May 2027\n\n{heading}\n{people}\n\n## Committee\n\n* Ivo Roe", form="programme")[
        0
    ].event
    assert event is not None
    assert [(one.name, one.role) for one in event.performer] == [(name, role) for _, name, _ in TALKS]


COUNTED = ["Workshop", "Taller", "Oficina", "Atelier", "Session", "Room", "Sala", "Salle"]


def _timed(table: str) -> list[tuple[str | None, str | None, str]]:
    event = read_text(f"# Day\n\n9 November 2027, Toulouse, France\n\n{table}\n", form="markdown")[0].event
    assert event is not None
    return [
        (one.start_date and one.start_date[11:], one.end_date and one.end_date[11:], str(one.name)) for one in event.sub_event
    ]


@pytest.mark.parametrize("kind", COUNTED)
@pytest.mark.parametrize("head", ["| Time | |\n|---|---|---|", "| Time | | |\n|---|---|---|", "| | |\n|---|---|---|"])
def test_rows_that_go_on_counting_are_at_the_time_above_them(kind: str, head: str) -> None:
    rows = [
        f"| 14:00 - 15:00 | {kind} A1 | Old maps<br/>Ana Gil, Map Bank |", f"| | {kind} A2 | Rivers.<br>Luis Paz, University of Leeds |",
        f"| | {kind} A3 | Bees for all |", "| 15:00 - 15:30 | Foyer | Coffee |",
    ]  # fmt: skip
    table = "\n".join([head, *rows])
    told = [("14:00", "15:00", name) for name in ("Old maps", "Rivers", "Bees for all")]
    assert _timed(table) == [*told, ("15:00", "15:30", "Coffee")]
    assert [people for _, _, people in _slots(table)] == [["Ana Gil"], ["Luis Paz"], [], []]
    if kind in ("Room", "Sala", "Salle"):
        assert [room for _, room, _ in _slots(table)] == [*(f"{kind} A{number}" for number in (1, 2, 3)), "Foyer"]


@pytest.mark.parametrize("kind", ["Talk", "Paper", "Charla", "Palestra", "Exposé"])
def test_talks_that_go_on_counting_are_one_behind_the_other(kind: str) -> None:
    rows = f"| 14:00 - 15:00 | {kind} 1 | Old maps, Ana Gil |\n| | {kind} 2 | New maps, Luis Paz |\n| 15:00 | | Coffee |"
    told = _timed(f"| Time | | Title |\n|---|---|---|\n{rows}")
    assert (told[0], told[-1][2]) == (("14:00", "15:00", "Old maps"), "Coffee")
    assert all(begin is None for begin, _, name in told if name == "New maps")


@pytest.mark.parametrize("day", ["### Tuesday", "Mardi", "**Miércoles**", "# Day 2", "Terça-feira"])
def test_a_line_that_is_a_day_is_no_title_of_the_time_above_it(day: str) -> None:
    rows = "||||\n|-|-|-|\n| 9:00 | Ana Gil | Old maps |\n| 10:00 | | |\n"
    assert day.strip("#* ") not in {name for name, _, _ in _slots(f"{rows}\n{day}\n\n{rows}")}
