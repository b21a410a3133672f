"""What has the form of a time, a body or an office and is none: durations, numbers of rooms, remarks in brackets, roles."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Person

HEAD = "Forum of wells\n\n8 April 2027, Town Hall, Cork, Ireland\n\n"


def _event(agenda: str, head: str = HEAD) -> Event:
    event = read_text(f"{head}{agenda}\n")[0].event
    assert event is not None
    return event


def _slots(agenda: str) -> list[tuple[str, str | None, str]]:
    return [(str(one.start_date)[11:16], one.end_date and one.end_date[11:16], str(one.name)) for one in _event(agenda).sub_event]


def _people(agenda: str) -> dict[str, tuple[str, ...]]:
    found = [one for slot in _event(agenda).sub_event for one in slot.performer]
    return {
        str(one.name): tuple(map(str, (*(one.job_title or ()), *(body.name for body in one.affiliation))))
        for one in found
        if isinstance(one, Person)
    }


@pytest.mark.parametrize(
    ("agenda", "slots"),
    [
        ("09:00 Water (1h)\n14:00 Talk (2 h)\n16:00 Film (1 hour)",
         [("09:00", "10:00", "Water"), ("14:00", "16:00", "Talk"), ("16:00", "17:00", "Film")]),
        ("Session 1 (9h30-11h00)\nSession 2 (11h00-12h00)\nConclusions (12h00)",
         [("09:30", "11:00", "Session 1"), ("11:00", "12:00", "Session 2"), ("12:00", None, "Conclusions")]),
        ("09:00 Welcome\n09:30 Water – Ann Lee\n14:00 Fire – Bob Day (moved from 10:00)",
         [("09:00", None, "Welcome"), ("09:30", None, "Water"), ("14:00", None, "Fire")]),
        ("09:00 Welcome\n11:00 Budget: 1.15 million more\n12:00 Closing",
         [("09:00", None, "Welcome"), ("11:00", None, "Budget"), ("12:00", None, "Closing")]),
        ('Session 1 (9:00-10:30)\n• Ann Lee, "The night"\n• Bob Day (City Office), "The day"\n\n'
         'Session 2 (10:45-12:00)\n• Jane Fox, "The sea"\n• Tom Hill, "The rain"',
         [("09:00", "10:30", "Session 1"), ("10:45", "12:00", "Session 2")]),
    ],
)  # fmt: skip
def test_other_times_on_the_line_of_a_slot_begin_none(agenda: str, slots: list[tuple[str, str | None, str]]) -> None:
    assert _slots(agenda) == slots


def test_the_number_of_a_room_is_no_hour() -> None:
    days = "Thursday 8 April\nOpening (Room 1.04)\nReading (Room 1.05)\nFriday 9 April\nClosing (Room 2.15)"
    event = _event(days, "Forum\n8-9 April 2027, Cork, Ireland\n\n")
    assert (event.start_date, {str(one.start_date)[10:] for one in event.sub_event}) == ("2027-04-08", {""})


def test_the_hour_of_a_deadline_is_none_of_the_event() -> None:
    head = "Forum\n8 April 2027\nParliament House, Dublin\nRegistration closes on 1 April 2027 at 17:00. Doors open at 08:30.\n\n"
    assert _event("09:00 Welcome\n10:00 Fire – Bob Day\n11:00 Water", head).start_date == "2027-04-08T09:00"


def test_columns_headed_by_a_weekday_and_a_number_are_days() -> None:
    table = "| Time | Mon 3 | Tue 4 |\n|---|---|---|\n| 9:30 | Registration | Fire |"
    event = _event(table, "Forum\n3-5 May 2027, Cork, Ireland\n\n")
    assert [(one.name, one.start_date, one.room) for one in event.sub_event] == [
        ("Registration", "2027-05-03T09:30", None), ("Fire", "2027-05-04T09:30", None)]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("15:30 Air – Paul Kay (by video link)", {"Paul Kay": ()}),
        ("15:30 Air – Paul Kay (replaces John Kerr)", {"Paul Kay": ()}),
        ("15:30 Air – Paul Kay (Map House)", {"Paul Kay": ("Map House",)}),
        ("15:00 Panel: Trust. Chair: Gerda Holzer. Panel: Ivo Brandt, Aino Laine",
         {"Gerda Holzer": (), "Ivo Brandt": (), "Aino Laine": ()}),
        ("15:00 Earth\nModerator: Vitorino Neto, Radio Angola\nPanel: Tom Hill, Bank of Cork; Joan Roe, Greenpeace",
         {"Vitorino Neto": ("Radio Angola",), "Tom Hill": ("Bank of Cork",), "Joan Roe": ("Greenpeace",)}),
    ],
)  # fmt: skip
def test_remarks_roles_and_bodies_are_nobodys_body_or_role(line: str, people: dict[str, tuple[str, ...]]) -> None:
    assert _people(f"09:00 Welcome\n09:30 Break\n{line}") == people


def test_a_body_in_a_row_speaks_in_no_other_row() -> None:
    table = (
        "| Speaker | Body | Title | Time |\n|---|---|---|---|\n| Keiko Sato | Diet Library | Short answers | 10.45–11.30 am |\n"
        "| tbc | Parliament of Canada | To be announced | 11.30 am–12.15 pm |"
    )
    found = [(str(one.name), [str(person.name) for person in one.performer]) for one in _event(table).sub_event]
    assert found == [("Short answers", ["Keiko Sato"]), ("None", [])]


def test_times_below_their_paragraphs_have_who_and_what_stands_above_them() -> None:
    blocks = "Ann Lee, Map House\nFire\n10:00–10:30\n\nJane Fox, Bank of Cork\nEarth\n10:30–11:00\n\nTom Hill, Port Authority\nAir\n11:00–11:30"
    found = [
        (str(one.start_date)[11:16], one.name, [str(person.name) for person in one.performer]) for one in _event(blocks).sub_event
    ]
    assert [(hour, name) for hour, name, _ in found] == [("10:00", "Fire"), ("10:30", "Earth"), ("11:00", "Air")]
    assert [people for *_, people in found][1:] == [["Jane Fox"], ["Tom Hill"]]
    assert _people(blocks)["Jane Fox"] == ("Bank of Cork",)


@pytest.mark.parametrize(("place", "town"), [("Temple, London", "London"), ("Leeds, Yorkshire", "Leeds")])
def test_a_small_town_before_a_large_one_is_a_part_of_that(place: str, town: str) -> None:
    event = _event("", f"Law in the City\n\n1 February 2027, 6:30 pm\n\nAll lectures are in {place}. Admission free.\n")
    assert event.location is not None
    assert event.location.address is not None
    assert event.location.address.address_locality == town


def test_a_break_without_a_time_is_a_slot_of_its_own() -> None:
    agenda = "09:00 Water – Ann Lee\nCoffee break\n10:00 Fire – Bob Day\nLunch\n14:00 Air"
    assert [(str(one.name), one.start_date is not None) for one in _event(agenda).sub_event] == [
        ("Water", True), ("Coffee break", False), ("Fire", True), ("Lunch", False), ("Air", True),
    ]  # fmt: skip


def test_an_agenda_without_line_ends_has_a_line_for_each_hour_and_day() -> None:
    text = (
        "Forum of wells DIA 8/4 (QUINTA): City Hall 17h - Registration of the guests 19h – Old wells 20h30 - Concert "
        "DIA 9/4 (SEXTA): Reading Room 8h- Coffee 9h30 - New wells 11h às 12h - Debate on water"
    )
    event = _event(text, "")
    assert [(one.name, one.room) for one in event.sub_event] == [
        ("Registration of the guests", "City Hall"), ("Old wells", "City Hall"), ("Concert", "City Hall"),
        ("Coffee", "Reading Room"), ("New wells", "Reading Room"), ("Debate on water", "Reading Room"),
    ]  # fmt: skip


def test_a_person_a_counted_talk_or_a_day_is_no_room() -> None:
    event = _event("09:00 - Water (Ann Lee)\n10:00 - Lecture 4 - Bob Day\n11:00 - Fire (M 4/8)\n12:00 - Air (Ann Lee)")
    assert [one.room for one in event.sub_event] == [None] * 4
