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
