"""Dates in figures: the day and the month by what the text says, and a question where it says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld import model
    from event_ld.problems import Problem


def _read(text: str) -> tuple[model.Event, list[Problem]]:
    reading = read_text(text, name="a.txt")[0]
    assert reading.event is not None
    return reading.event, [one for one in reading.problems if one.code == "date-order"]


@pytest.mark.parametrize("written", ["05/06/2026", "5-6-2026", "05/06/26", "05-06-2026"])
def test_what_nothing_decides_is_asked(written: str) -> None:
    event, asked = _read(f"Workshop on open data\n{written}, 10:00\nThe hall of the mill\n")
    assert event.start_date is None
    assert [one.place.line for one in asked if one.place] == [2]
    assert asked[0].question == f"Is {written} day 5 of month 6, or day 6 of month 5?"


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Workshop on open data\n05/06/2026, 10:00\nBoston, USA\n", "2026-05-06T10:00"),
        ("Workshop on open data\n05/06/2026, 10:00\nLeeds, United Kingdom\n", "2026-06-05T10:00"),
        ("Workshop on open data\n05.06.2026, 10:00\nThe mill\n", "2026-06-05T10:00"),
        ("Workshop on open data\n05/14/2026, 10:00\nThe mill\n", "2026-05-14T10:00"),
        ("Workshop on open data\n14/05/2026, 10:00\nThe mill\n", "2026-05-14T10:00"),
        ("Workshop on open data\n05/06/2026, 10:00\nRegister by 04/30/2026\n", "2026-05-06T10:00"),
        ("Workshop on open data\nFriday 05/06/2026, 10:00\nThe mill\n", "2026-06-05T10:00"),
        ("Workshop on open data\nWednesday 05/06/2026, 10:00\nThe mill\n", "2026-05-06T10:00"),
        ("Workshop on open data\n06/06/2026, 10:00\nThe mill\n", "2026-06-06T10:00"),
        ("Workshop on open data\n2026/05/06, 10:00\nThe mill\n", "2026-05-06T10:00"),
        ("Taller de datos abiertos\n05/06/2026, 10:00\nLa casa de la cultura\n", "2026-06-05T10:00"),
        ("Oficina de dados abertos\n05/06/2026, 10:00\nA casa da cultura e do livro\n", "2026-06-05T10:00"),
        ("Atelier sur les données\n05/06/2026, 10:00\nLa maison de la culture et du livre\n", "2026-06-05T10:00"),
    ],
)
def test_what_decides(text: str, start: str) -> None:
    event, asked = _read(text)
    assert event.start_date == start
    assert asked == []


def test_proofs_and_countries_that_contradict_each_other_decide_nothing() -> None:
    for text in (
        "Workshop\n05/06/2026, 10:00\nRegister by 04/30/2026, pay by 30/04/2026\n",
        "Workshop\n05/06/2026\nBoston, USA\nLeeds, UK\n",
    ):
        event, asked = _read(text)
        assert event.start_date is None
        assert len(asked) == 1
