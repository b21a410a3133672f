"""Names in lists, rooms behind titles, ends of agendas, and what is the name of an event: kinds of lines and what is read of them."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.names import is_known_name, split_honorific
from event_ld.readers.programme.negation import negated
from event_ld.readers.programme.normal import normalised
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.places import split_room
from event_ld.readers.programme.text import Piece
from tests.unit.test_programmes import summary

HEAD = "Open Maps Day\n12 May 2027\nVenue: City Library, Leeds\n"


def people(line: str) -> list[str]:
    """The people of a line, each with offices and bodies."""
    found = []
    for one in read_people([Piece(line, 0)]):
        person = one.person
        more = [*getattr(person, "job_title", ()), *(body.name for body in getattr(person, "affiliation", ()))]
        found.append(" / ".join([str(person.name), *more]))
    return found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Ana Gil (SELA), Belgho Tazi (Kew Institute) & Luis Paz", ["Ana Gil / SELA", "Belgho Tazi / Kew Institute", "Luis Paz"]),
        ("Ana Gil, Xabu Korve, Luis Paz", ["Ana Gil", "Xabu Korve", "Luis Paz"]),
        ("Ana Gil, Luis Paz, Xabu Korve", ["Ana Gil", "Luis Paz", "Xabu Korve"]),
        ("Ana Gil, Kew Gardens, Luis Paz, Royal Society", ["Ana Gil / Kew Gardens", "Luis Paz / Royal Society"]),
        (
            "K. Orr, M. Skog, B. Ray (KTH Institute), H. Ito (Kew)",
            ["K. Orr", "M. Skog", "B. Ray / KTH Institute", "H. Ito / Kew"],
        ),
        ("Ana Gil (Arquiteta) Luis Paz (Diretor do Museu)", ["Ana Gil / Arquiteta", "Luis Paz / Diretor do Museu"]),
        ("Luis Paz y el Alcalde de Lima", []),
        ("A. Appraisal (Room 2)", []),
    ],
)
def test_names_in_a_list_are_people(line: str, found: list[str]) -> None:
    assert people(line) == found


def test_an_initial_is_no_honorific() -> None:
    assert split_honorific(Piece("M. Skog", 0))[0] is None
    assert split_honorific(Piece("M. Jean Dupont", 0))[0] == Piece("M.", 0)
    assert is_known_name(Piece("H. Ito", 0))


@pytest.mark.parametrize(
    ("line", "title", "room"),
    [
        ("Opening (amphi 2 )", "Opening", "amphi 2"),
        ("Opening. Lobby Principal", "Opening", "Lobby Principal"),
        ("Reception @ Cromwell Hall", "Reception", "Cromwell Hall"),
        ("Lunch (S022-S023)", "Lunch", "S022-S023"),
        ("Registration Room: U4", "Registration", "U4"),
        ("Minicurso de mapas (Laboratório 2)", "Minicurso de mapas", "Laboratório 2"),
        ("Maps at work (Laboratório Nacional de Mapas)", "Maps at work (Laboratório Nacional de Mapas)", None),
        ("Talk @ Google", "Talk @ Google", None),
        ("What the G20 says (G20)", "What the G20 says (G20)", None),
    ],
)
def test_a_room_behind_a_title(line: str, title: str, room: str | None) -> None:
    found, place = split_room(Piece(line, 0))
    assert (found.text, place.text if place else None) == (title, room)


def test_a_room_before_the_people_of_a_line() -> None:
    found = summary(read_text(f"{HEAD}09:00 Maps for all (Hall 2) - Ana Gil (SELA)\n10:00 Lunch\n11:00 End\n")[0])
    assert "| Maps for all @ Hall 2\n  speaker: Ana Gil · at SELA" in found or "Maps for all" in found
    assert "(Hall 2)" not in found


@pytest.mark.parametrize("lead", ["", "Programme\n"])
def test_lists_behind_an_agenda_are_none_of_its_last_slot(lead: str) -> None:
    slots = "\n\n".join(f"{hour:02}:00 Talk about maps and rivers, part {hour}" for hour in range(9, 14))
    papers = "\n\n".join(f"A study of bridges, volume {number}\nAna Gil, Luis Paz, Eva Sol" for number in range(12))
    found = summary(read_text(f"{HEAD}\n{lead}{slots}\n\nAccepted\n\n{papers}\n")[0])
    assert found.count("speaker: Ana Gil") < 6


@pytest.mark.parametrize(
    "text",
    [
        "09:00\nRegistration\n10:00\nOpening\n11:00\nLunch\n",
        "Monday Tuesday\n09:00 Registration\n10:00 Opening\n11:00 Lunch\n",
        "Day 1 - 8 July 2026 - Opening day\n09:00 Registration\n10:00 Opening\n11:00 Lunch\n",
        "09:00 Registration\n10:00 Opening\n11:00 Lunch\n\nTitle: A study of bridges\nAuthors: Ana Gil\n",
    ],
)
def test_slots_days_and_papers_are_no_name(text: str) -> None:
    assert read_text(text, form="programme")[0].event.name is None  # type: ignore[union-attr]  # there is one


def test_hours_behind_the_agenda_are_not_those_of_the_event() -> None:
    text = f"{HEAD}09:00 Registration\n10:00 Opening\n11:00 Lunch\n\nHours: 06:30 meeting point\n"
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert (event.start_date or "").startswith("2027-05-12T09:00")


def test_an_end_shortly_before_its_start_is_none_of_the_next_day() -> None:
    event = read_text(f"{HEAD}09:00-10:00 One\n17:30-17:00 Two\n22:00-01:00 Three\n", form="programme")[0].event
    assert event is not None
    assert [(one.end_date or "")[:10] for one in event.sub_event] == ["2027-05-12", "2027-05-12", "2027-05-13"]


def test_a_zone_that_is_not_in_force_is_asked_about() -> None:
    text = "Open Maps Day\n{} July 2027, 10:00 EST\nVenue: City Library, Miami, FL 33101\n09:00 One\n10:00 Two\n"
    reading = read_text(text.format(12), form="programme")[0]
    assert [one.code for one in reading.problems if "EST" in one.message] == ["unsure"]
    assert not [one for one in read_text(text.format(12).replace("July", "January"))[0].problems if "EST" in one.message]


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("See [the maps][1] now\n[1]: https://example.org/maps\n", "See the maps now\n"),
        ("09:00\n|\nOne |\n|\n10:00\n|\nTwo |\n|\n", "09:00\nOne\n10:00\nTwo\n"),
        ("| 09:00 | One |\n| 10:00 | Two |\n", "| 09:00 | One |\n| 10:00 | Two |\n"),
    ],
)
def test_marks_that_say_nothing(text: str, seen: str) -> None:
    assert normalised(text).text == seen


def test_a_tab_alone_before_a_line_end_is_no_sentence() -> None:
    assert negated("not here\n\t\t\nand there") is not None
