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
