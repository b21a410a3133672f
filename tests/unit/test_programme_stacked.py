"""Hours that stand apart: the end below the beginning, a sign before both, and days in two languages above them."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text


def slots(text: str) -> list[tuple[str, str, str]]:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return [(str(one.name), (one.start_date or "")[8:], (one.end_date or "")[8:]) for one in event.sub_event]


@pytest.mark.parametrize("form", ["{}", "**{}**", "- {}", "{} h"])
def test_the_end_of_a_slot_stands_below_its_beginning(form: str) -> None:
    hours = [("08:15", "09:30", "Welcome"), ("09:30", "10:30", "Maps of ice"), ("10:30", "11:00", "Coffee")]
    text = "\n\n".join("\n".join((form.format(begin), form.format(end), title)) for begin, end, title in hours)
    assert slots(f"Atlas 2027\n2027-03-12\n\n{text}\n") == [(title, f"12T{begin}", f"12T{end}") for begin, end, title in hours]


def test_hours_that_are_no_pairs_are_beginnings() -> None:
    text = "Atlas 2027\n2027-03-12\n\n09:00\nWelcome\n\n10:00\nMaps\n\n11:00\nCoffee\n"
    assert [one[1] for one in slots(text)] == ["12T09:00", "12T10:00", "12T11:00"]


@pytest.mark.parametrize("sign", "▸✦✓◆❖⏰→")
def test_any_sign_may_stand_before_an_hour(sign: str) -> None:
    text = f"Atlas 2027\n2027-03-12\n\n{sign}09:00 - 09:15 | Welcome\n{sign} 10:00 | Maps\n{sign} 11:00 | Ice\n"
    assert slots(text) == [("Welcome", "12T09:00", "12T09:15"), ("Maps", "12T10:00", ""), ("Ice", "12T11:00", "")]


@pytest.mark.parametrize("form", ["{} / {} {}", "{}/{} {}", "{} | {} {}", "{1} {2}"])
def test_a_day_in_two_languages_is_one(form: str) -> None:
    days = [("MONDAY", "LUNES", "8"), ("TUESDAY", "MARTES", "9"), ("WEDNESDAY", "MIÉRCOLES", "10")]
    text = "\n".join(f"{form.format(*day)}\n09:00 Maps\n10:00 Ice" for day in days)
    found = [one[1] for one in slots(f"Atlas\nLeeds, 8-10 November 2027\n\n{text}\n")]
    assert found == ["08T09:00", "08T10:00", "09T09:00", "09T10:00", "10T09:00", "10T10:00"]


@pytest.mark.parametrize(
    ("text", "year"), [("Reserva tu plaza en estas Jornadas 2026.", "2026"), ("Las Jornadas 2025 y 2026.", "None")]
)
def test_the_year_behind_the_kind_of_event(text: str, year: str) -> None:
    event = read_text(
        f"I Jornadas de Mapas\n16 y 17 de junio\n\n09:00 Mapas\n10:00 Hielo\n11:00 Ríos\n\n{text}\n",
        name="a.txt",
        form="programme",
    )[0].event
    assert event is not None
    assert str(event.start_date)[:4] == year


@pytest.mark.parametrize(
    ("heading", "day", "hour"),
    [
        ("Programação:", "{} (Sexta-feira) – A partir das 17h.", "17h"),
        ("Programme", "{} – à partir de 17h", "17h"),
        ("Programa:", "{}, desde las 17:00 h", "17:00"),
    ],
)
def test_a_day_heads_its_hours_though_it_says_from_when(heading: str, day: str, hour: str) -> None:
    text = "\n\n".join(f"{day.format(one)}\n\n{hour} – Maps\n\n18h – Ice" for one in ("19/11/2027", "20/11/2027")).replace(
        "20/11/2027 (Sexta-feira)", "20/11/2027"
    )
    assert [one[1] for one in slots(f"Atlas\n\n{heading}\n\n{text}\n")] == ["19T17:00", "19T18:00", "20T17:00", "20T18:00"]


@pytest.mark.parametrize(
    "heading", ["A l'ordre du jour :", "Temas a tratar:", "Puntos a tratar", "On the agenda:", "Pontos a tratar:"]
)
def test_what_is_to_be_discussed_is_an_agenda(heading: str) -> None:
    found = slots(f"Atlas\n2027-11-19\n\n{heading}\n\n1. Maps of ice\n2. Slow rivers\n3. Fields of stone\n")
    assert [one[0] for one in found] == ["Maps of ice", "Slow rivers", "Fields of stone"]


def test_a_room_that_is_to_be_named_is_none() -> None:
    event = read_text(
        "Atlas\n2027-11-19\n\n| Time | Title | Room |\n|---|---|---|\n| 9:00 | Maps | A definir |\n| 10:00 | Ice | Room 4 |\n| 11:00 | Rivers | TBA |\n",
        name="a.txt",
        form="programme",
    )[0].event
    assert event is not None
    assert [one.room for one in event.sub_event] == [None, "Room 4", None]


@pytest.mark.parametrize(("hour", "begin"), [("7.30. p.m.", "19T19:30"), ("7:30. pm", "19T19:30"), ("9.00. a.m.", "19T09:00")])
def test_a_stop_before_the_half_of_the_day_changes_nothing(hour: str, begin: str) -> None:
    event = read_text(f"Atlas\n\n19 November 2027, {hour}\n", name="a.txt", form="programme")[0].event
    assert event is not None
    assert str(event.start_date)[8:] == begin


@pytest.mark.parametrize("told", ["historiadora y biógrafa de Ana Gil", "hija de Ana Gil", "son of Ana Gil", "fille de Ana Gil"])
def test_whose_life_is_told_is_nobody_at_the_event(told: str) -> None:
    text = f"Atlas\n2027-11-19\n\n19:00 – Mapas\nPonente: Rosa Vega, {told}\n20:00 – Ice\n21:00 – Rivers\n"
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    assert [str(one.name) for one in event.sub_event[0].performer] == ["Rosa Vega"]
