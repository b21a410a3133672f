"""What is said of several slots, or of several days, is no slot, and no day of those behind it."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text


def slots(text: str) -> list[tuple[str, str]]:
    """The beginning and the name of each slot."""
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return [(str(one.start_date)[8:16], str(one.name)) for one in event.sub_event]


DAYS = """Programme

7 May 2027

{}
10:00 Maps
11:00 Rivers

8 May 2027

9:00 Towns
10:00 Roads
"""
FOUR = [("07T10:00", "Maps"), ("07T11:00", "Rivers"), ("08T09:00", "Towns"), ("08T10:00", "Roads")]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("9:00 Registration (7 and 8 May)", "Registration"),
        ("9:00 Registration (7-8 May)", "Registration"),
        ("9:00 Acreditaciones (7 y 8 de mayo)", "Acreditaciones"),
        ("9:00 Credenciamento (07 e 08 de maio)", "Credenciamento"),
        ("9:00 Accueil (7 et 8 mai)", "Accueil"),
    ],
)
def test_how_long_a_slot_goes_on_is_no_day_of_others(line: str, title: str) -> None:
    assert slots(DAYS.format(line)) == [("07T09:00", title), *FOUR]


@pytest.mark.parametrize(
    "line",
    [
        "The talks of Friday begin at 9.30 in Room 2",
        "Les ateliers du vendredi débutent à 9h30 en salle A301",
        "Las charlas del viernes empiezan a las 9:30 en la Sala 2",
        "As oficinas de sexta-feira começam às 9h30 na Sala 2",
    ],
)
def test_when_all_begin_is_no_slot(line: str) -> None:
    assert slots(DAYS.format(line)) == FOUR


@pytest.mark.parametrize("line", ["9:30 The talks begin", "9:30 Workshops start at noon"])
def test_a_title_of_that_kind_behind_an_hour_is_one(line: str) -> None:
    assert slots(DAYS.format(line))[0][0] == "07T09:30"
