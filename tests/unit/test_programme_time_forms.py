"""The hours of an agenda in the forms that people write: each slot begins when its line says, and has its title."""

from __future__ import annotations

from collections.abc import Callable
from itertools import accumulate

import pytest

from event_ld.inputs import read_text

TITLES = (
    "Welcome and opening", "Rivers of the north", "Coffee break", "Soil maps of the coast", "Lunch", "New rules for wells",
    "Who pays for water?", "Closing remarks",
)  # fmt: skip
LAYOUTS = ("{} {}", "{} - {}", "* {} – {}", "{}: {}", "| {} | {} |", "{}\n{}\n", "**{}** {}")
LENGTHS = {480: (60, 75, 30, 75, 75, 45, 60, 30), 570: (60, 60, 30, 75, 60, 90, 30, 60), 780: (45, 60, 15, 60, 75, 30, 45, 60)}
"""By the minute at which the first slot begins, the minutes of each."""


def _twelve(minutes: int) -> str:
    return f"{(minutes // 60 - 1) % 12 + 1}:{minutes % 60:02d}"


def _short(minutes: int) -> str:
    return _twelve(minutes).removesuffix(":00")


def _marked(minutes: int) -> str:
    return f"{_twelve(minutes)} {'am' if minutes < 720 else 'pm'}"


def _figures(minutes: int, between: str = ":", unit: str = "") -> str:
    return f"{minutes // 60:02d}{between}{minutes % 60:02d}{unit}"


FORMS: dict[str, Callable[[int, int], str]] = {
    "9:00": lambda begin, _: _twelve(begin),
    "Noon": lambda begin, _: "Noon" if begin == 720 else _twelve(begin),
    "12 noon": lambda begin, _: "12 noon" if begin == 720 else _twelve(begin),
    "9:00 am": lambda begin, _: _marked(begin),
    "9:00 - 10:00 am": lambda begin, end: f"{_twelve(begin)} - {_marked(end)}",
    "9-10:30": lambda begin, end: f"{_short(begin)}-{_short(end)}",
    "09:00 (45 min)": lambda begin, end: f"{_figures(begin)} ({end - begin} min)",
    "9:00 am [45 minutes]": lambda begin, end: f"{_marked(begin)} [{end - begin} minutes]",
    "9:00 (45')": lambda begin, end: f"{_twelve(begin)} ({end - begin}')",
    "between": lambda begin, end: f"Between {_marked(begin)} and {_marked(end)}",
    "entre": lambda begin, end: f"Entre {_figures(begin, 'h')} et {_figures(end, 'h')}",
    "entre las": lambda begin, end: f"Entre las {_figures(begin)} y las {_figures(end)}",
    "9h00'": lambda begin, _: _figures(begin, "h", "'"),
    "0900": lambda begin, _: _figures(begin, ""),
    "0900-1030": lambda begin, end: f"{_figures(begin, '')}-{_figures(end, '')}",
    "[09:00]": lambda begin, _: f"[{_figures(begin)}]",
    "09:00/10:30": lambda begin, end: f"{_figures(begin)}/{_figures(end)}",
    "09:00 / 10:30": lambda begin, end: f"{_figures(begin)} / {_figures(end)}",
}


def _slots(text: str) -> list[tuple[str, str]]:
    event = read_text(text)[0].event
    return [(str(slot.start_date)[:16], str(slot.name)) for slot in (event.sub_event if event else ())]


def _said(begins: list[int]) -> list[tuple[str, str]]:
    return [(f"2027-05-04T{_figures(begin)}", title) for begin, title in zip(begins, TITLES, strict=True)]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_slots_begin_when_their_lines_say(form: str, layout: str) -> None:
    """In every form of hours, and every layout of lines, on a clock of twelve hours and on one of 24, from morning or noon."""
    first = [*LENGTHS][(len(form) + len(layout)) % len(LENGTHS)]
    begins = [*accumulate(LENGTHS[first][:-1], initial=first)]
    hours = [FORMS[form](begin, begin + length) for begin, length in zip(begins, LENGTHS[first], strict=True)]
    lines = "\n".join(layout.format(hour, title) for hour, title in zip(hours, TITLES, strict=True))
    assert _slots(f"Annual Meeting of Wells 2027\n\nTuesday, 4 May 2027\nTown Hall\n\n{lines}\n") == _said(begins), lines


@pytest.mark.parametrize("between", [" ", ", ", "; ", " | ", " • ", " / ", " - "])
@pytest.mark.parametrize("mark", [" ", " - ", ": ", " | ", " – "])
@pytest.mark.parametrize("form", ["9:00", "9:00 am", "entre las", "0900-1030"])
def test_agendas_that_have_lost_their_line_ends(form: str, mark: str, between: str) -> None:
    """The items of an agenda in one line have each their hour and title, whatever stands between them."""
    begins = [*accumulate(LENGTHS[570][:-1], initial=570)]
    hours = [FORMS[form](begin, begin + length) for begin, length in zip(begins, LENGTHS[570], strict=True)]
    line = between.join(f"{hour}{mark}{title}" for hour, title in zip(hours, TITLES, strict=True))
    assert _slots(f"Annual Meeting of Wells 2027\n\nTuesday, 4 May 2027\nTown Hall\n\nProgramme {line}\n") == _said(begins), line


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ("a las 12 de la mañana", "12:00"), ("a las 12:30 de la mañana", "12:30"), ("a las 12 de la tarde", "12:00"),
        ("a las 12 de la noche", "00:00"), ("a las 8 de la mañana", "08:00"), ("a las 8 de la tarde", "20:00"),
        ("at 12 in the afternoon", "12:00"), ("at 3 in the morning", "03:00"), ("at 11 at night", "23:00"),
    ],
)  # fmt: skip
def test_twelve_in_the_morning_is_noon_where_people_say_so(said: str, begins: str) -> None:
    event = read_text(f"Jornada de Mapas\n\n4 de mayo de 2027, {said}\nLugo\n")[0].event
    assert event is not None
    assert str(event.start_date)[11:16] == begins
