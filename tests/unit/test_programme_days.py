"""The day of a slot: each form in which programmes write the days of an agenda gives each slot its day; what is not read is asked."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING, NamedTuple

import pytest

from event_ld.model import Schedule
from event_ld.problems import Findings
from event_ld.readers.programme.counted_days import counted_edits
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.reader import read_programme
from event_ld.readers.reading import Options
from event_ld.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from event_ld.readers.reading import Reading


class Words(NamedTuple):
    """What a programme says in one language."""

    header: str
    days: tuple[str, ...]
    columns: str
    titles: tuple[str, ...]


LANGUAGES = {
    "es": Words(
        "# Congreso de Mapas\nMontevideo, 18 al 20 de agosto de 2026\nSede: Torre Ejecutiva, Montevideo, Uruguay\n",
        ("Martes 18 de agosto", "Miércoles 19 de agosto", "Jueves 20 de agosto"),
        "| Hora | Actividad |",
        ("Apertura", "Mesa sobre mapas", "Charla sobre ríos", "Taller de datos", "Panel de puertos", "Clausura"),
    ),
    "pt": Words(
        "# Encontro de Mapas\nRio de Janeiro, 18 a 20 de agosto de 2026\nLocal: Casa Firjan, Rio de Janeiro, Brasil\n",
        ("Terça-feira, 18 de agosto", "Quarta-feira, 19 de agosto", "Quinta-feira, 20 de agosto"),
        "| Hora | Atividade |",
        ("Abertura", "Painel sobre mapas", "Palestra sobre rios", "Oficina de dados", "Mesa dos portos", "Encerramento"),
    ),
    "fr": Words(
        "# Rencontres des cartes\nLyon, du 18 au 20 août 2026\nLieu : Hôtel de Ville, Lyon, France\n",
        ("Mardi 18 août", "Mercredi 19 août", "Jeudi 20 août"),
        "| Heure | Activité |",
        ("Ouverture", "Table sur les cartes", "Conférence sur les rivières", "Atelier de données", "Débat des ports", "Clôture"),
    ),
    "en": Words(
        "# Maps Conference\nLondon, 18 to 20 August 2026\nVenue: Guildhall, London, United Kingdom\n",
        ("Tuesday 18 August", "Wednesday 19 August", "Thursday 20 August"),
        "| Time | Session |",
        ("Opening", "Panel on maps", "Talk on rivers", "Data workshop", "Debate on harbours", "Closing"),
    ),
}
RULE = "|---|---|"
FORMS: dict[str, Callable[[str, str, list[str]], list[str]]] = {
    "plain": lambda day, columns, rows: [day, "", columns, RULE, *rows],
    "heading": lambda day, columns, rows: [f"# {day}", "", columns, RULE, *rows],
    "heading over a heading": lambda day, columns, rows: [f"# {day}", "", "## Salón A", "", columns, RULE, *rows],
    "bold": lambda day, columns, rows: [f"**{day}**", "", columns, RULE, *rows],
    "head of the table": lambda day, _, rows: [f"| {day} | |", RULE, *rows],
    "row": lambda day, columns, rows: [*([columns, RULE] if " 18 " in day else []), f"| {day} | |", *rows],
    "row of the same cells": lambda day, columns, rows: [
        *([columns, RULE] if " 18 " in day else []),
        f"| {day} | {day} |",
        *rows,
    ],
    "column": lambda day, columns, rows: [
        *([f"| Día {columns}", f"|---{RULE}"] if " 18 " in day else []),
        *(f"| {'' if number else day} {row}" for number, row in enumerate(rows)),
    ],
    "lines": lambda day, _, rows: [f"# {day}", *(row.strip("| ").replace(" | ", " ") for row in rows)],
    "tabs": lambda day, _, rows: [day, *(row.strip("| ").replace(" | ", "\t") for row in rows)],
}
APART = frozenset({"row", "row of the same cells", "column"})


def _read(text: str) -> Reading:
    return read_programme(Findings(Source(name="x.txt", text=text)), Options())


def _slots(reading: Reading) -> list[tuple[object, object]]:
    assert reading.event is not None
    return [(one.name, one.start_date) for one in reading.event.sub_event]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_each_slot_has_the_day_above_it(form: str, language: str) -> None:
    words = LANGUAGES[language]
    for days, hours in ((2, ("9h00", "10h30")), (3, ("09:00",)), (3, ("9:00", "14:30"))):
        titles = iter(words.titles)
        lines, expected = [words.header], []
        for number, day in zip(count(18), words.days[:days], strict=False):
            named = [(hour, next(titles)) for hour in hours]
            lines += FORMS[form](day, words.columns, [f"| {hour} | {title} |" for hour, title in named])
            lines += [] if form in APART else [""]
            expected += [(title, f"2026-08-{number}T{hour.replace('h', ':').zfill(5)}") for hour, title in named]
        assert _slots(_read("\n".join(lines))) == expected, "\n".join(lines)


def test_a_column_for_each_day() -> None:
    table = "| Hora | 18/08{} | 19/08{} |\n|---|---|---|\n| 9:00 | Abertura | Palestra |\n| 10:00 | Painel | Mesa |\n"
    expected = [("Abertura", "18T09:00"), ("Palestra", "19T09:00"), ("Painel", "18T10:00"), ("Mesa", "19T10:00")]
    reading = _read(LANGUAGES["pt"].header + "\n" + table.format("", ""))
    assert _slots(reading) == [(name, f"2026-08-{when}") for name, when in expected]
    assert reading.event is not None
    assert {one.room for one in reading.event.sub_event} == {None}
    assert _slots(_read("# Encontro\n\n" + table.format("/2026", "/2026"))) == [
        (name, f"2026-08-{when}") for name, when in expected
    ]
    asked = [one.question for one in _read("# Encontro\n\n" + table.format("", "")).problems if one.code == "year-missing"]
    assert asked == ["In which year is 18/08?"]


def _below_another_day(heading: str, last: str) -> Reading:
    head = f"{LANGUAGES['pt'].columns}\n{RULE}\n"
    first = f"18 de agosto\n\n{head}| 9:00 | Abertura |\n| {last} | Painel dos dias |\n"
    return _read(f"{LANGUAGES['pt'].header}\n{first}\n{heading}\n\n{head}| 9:00 | Palestra |\n| 9:30-10:00 | Mesa |\n")


@pytest.mark.parametrize("heading", ["# 19 de agosto: o dia dos rios", "19 de agosto\n\nTodos na sala B."])
@pytest.mark.parametrize("last", ["10:00", "16:00"])
def test_another_day_with_other_words_is_read(heading: str, last: str) -> None:
    reading = _below_another_day(heading, last)
    assert _slots(reading)[2:] == [("Palestra", "2026-08-19T09:00"), ("Mesa", "2026-08-19T09:30")]
    assert not [one for one in reading.problems if one.code == "unsure"]


@pytest.mark.parametrize("heading", ["# Dia 2", "# Quinta"])
@pytest.mark.parametrize("last", ["10:00", "16:00"])
def test_another_day_that_is_not_read_is_asked(heading: str, last: str) -> None:
    reading = _below_another_day(heading, last)
    assert _slots(reading)[2:] == [("Palestra", None), ("Mesa", None)]
    assert reading.event is not None
    assert reading.event.end_date == "2026-08-20"
    assert [one.event_schedule and one.event_schedule.start_time for one in reading.event.sub_event[2:]] == ["09:00", "09:30"]
    assert [one.unknown for one in reading.event.sub_event[2:]] == [("startDate",)] * 2
    assert [one.question for one in reading.problems if one.code == "unsure"] == ["On which day is “Palestra”?"]


def test_a_day_that_is_none_of_the_agenda() -> None:
    head = f"{LANGUAGES['pt'].columns}\n{RULE}\n"
    letter = f"3 de março de 2026\n\nConvidamos a todos.\n\n{head}| 9:00 | Abertura |\n"
    assert _slots(_read(f"{LANGUAGES['pt'].header}\n{letter}")) == [("Abertura", "2026-08-18T09:00")]


def test_a_city_that_is_named_like_a_month() -> None:
    found = find_days("Rio de Janeiro, 18 a 20 de agosto de 2026")
    assert found is not None
    assert (found.first, found.last) == ((2026, 8, 18), (2026, 8, 20))


def test_what_stands_below_a_day_that_is_not_read_has_none() -> None:
    head = f"{LANGUAGES['pt'].columns}\n{RULE}\n"
    first = f"18 de agosto\n\n{head}| 9:00 | Abertura |\n| 10:00 | Painel |\n"
    second = f"# Dia 2\n\n## Sala B\n\n{head}| 9:00 | Palestra |\n| | Rios do sul |\n| 9:30 | Mesa |\n"
    reading = _read(f"{LANGUAGES['pt'].header}\n{first}\n{second}")
    assert _slots(reading)[2:] == [("Palestra", None), ("Rios do sul", None), ("Mesa", None)]


def test_times_that_run_backwards_below_no_other_day_are_not_asked() -> None:
    head = f"{LANGUAGES['pt'].columns}\n{RULE}\n"
    tables = [f"## Sala {room}\n\n18 de agosto\n\n{head}| 9:00 | Abertura {room} |\n| 16:00 | Painel {room} |\n" for room in "AB"]
    reading = _read("\n".join([LANGUAGES["pt"].header, *tables]))
    assert [start for _, start in _slots(reading)] == ["2026-08-18T09:00", "2026-08-18T16:00"] * 2
    assert "unsure" not in {one.code for one in reading.problems}


def test_the_parts_of_a_slot_that_has_no_day() -> None:
    slots = "9:00 Parallel sessions\n- Rivers of the south (Room A)\n- Maps of the sea (Room B)\n10:00 Debate\n"
    reading = _read(f"{LANGUAGES['en'].header}\n# 18 August\n9:00 Opening\n16:00 Panel on maps\n\n# Day 2\n{slots}")
    assert reading.event is not None
    found = [one for slot in reading.event.sub_event[2:] for one in (slot, *slot.sub_event)]
    assert len(found) == 4
    assert {one.start_date for one in found} == {None}


MONTHS = {"en": "{} August", "es": "{} de agosto", "pt": "{} de agosto", "fr": "{} août"}


@pytest.mark.parametrize("language", MONTHS)
@pytest.mark.parametrize("where", ["above", "in the agenda", "both"])
def test_a_day_without_its_year_is_kept_with_the_time_of_the_first_slot(language: str, where: str) -> None:
    words, day = LANGUAGES[language], MONTHS[language]
    slots = [f"9:00 - 10:00 {words.titles[0]}", f"10:00 - 11:30 {words.titles[1]}"]
    above = [] if where == "in the agenda" else [day.format(18)]
    lines = [words.header.split("\n")[0], *above, "", *([] if where == "above" else [day.format(18)]), *slots]
    event = _read("\n".join(lines)).event
    assert event is not None
    assert event.start_date is None
    assert event.event_schedule == Schedule(start_time="09:00", end_time="11:30", by_month=8, by_month_day=18)
    second = _read("\n".join([*lines, "", day.format(19), f"9:00 {words.titles[2]}"])).event
    assert second is not None
    assert second.event_schedule == Schedule(start_time="09:00", by_month=8, by_month_day=18)
    alone = _read(f"{lines[0]}\n{day.format(18)}\n").event
    assert alone is not None
    assert alone.event_schedule == Schedule(by_month=8, by_month_day=18)


COUNTED = {"en": "Day {}", "es": "Día {}", "pt": "Dia {}", "fr": "Jour {}"}


@pytest.mark.parametrize("language", COUNTED)
@pytest.mark.parametrize("first", [1, 18])
@pytest.mark.parametrize("form", ["{}", "## {}", "**{}:**"])
def test_counted_days_are_those_of_the_event(form: str, first: int, language: str) -> None:
    words = LANGUAGES[language]
    titles = iter(words.titles)
    lines, expected = [words.header], []
    for number in range(3):
        lines += [
            "",
            form.format(COUNTED[language].format(first + number)),
            *(f"{hour} {next(titles)}" for hour in ("9:00", "10:30")),
        ]
        expected += [f"2026-08-{18 + number}T{hour}" for hour in ("09:00", "10:30")]
    slots = _slots(_read("\n".join(lines)))
    assert slots == [*zip(words.titles, expected, strict=True)]


@pytest.mark.parametrize("numbers", [(1, 2, 5), (2, 3), (18, 18), (1,)])
def test_counted_days_that_the_event_has_not_are_none(numbers: tuple[int, ...]) -> None:
    lines = ["18 to 20 August 2026", *(f"Day {number}\n9:00 Maps" for number in numbers)]
    assert counted_edits("\n".join(lines)) == []
