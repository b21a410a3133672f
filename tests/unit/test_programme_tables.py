"""Programmes in tables, several people on a line, agendas without a heading, modes and organisers in prose; texts of our own."""

from __future__ import annotations

import pytest

from event_ld.errors import UsageError
from event_ld.inputs import read_text
from event_ld.model import Event, Person
from event_ld.pipeline import explain
from event_ld.readers.page_text import over_rooms, table_lines
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.titled import split_title

HEAD = "Open data day 2026\n\n5 March 2026\n\n## Agenda\n\n"


def _read(text: str) -> tuple[Event, list[str]]:
    (reading,) = read_text(text, form="programme")
    assert reading.event is not None
    unread = [one.message for one in reading.problems if one.code == "unread-text"]
    for path, one in reading.evidence.items():
        assert all(0 <= span.start <= span.end <= len(text) for span in one.spans), path
    return reading.event, unread


def _slots(text: str) -> list[tuple[str, str, str, list[tuple[str, str, str]]]]:
    event, unread = _read(text)
    assert unread == []
    return [_slot(slot) for slot in event.sub_event]


def _slot(slot: Event) -> tuple[str, str, str, list[tuple[str, str, str]]]:
    people = []
    for one in slot.performer:
        assert isinstance(one, Person)
        bodies = [str(body.name) for body in one.affiliation]
        people.append((str(one.name), str(one.job_title[0]) if one.job_title else "", bodies[0] if bodies else ""))
    return (slot.start_date or "")[11:], (slot.end_date or "")[11:], str(slot.name or ""), people


def test_a_table_with_a_column_for_each_fact() -> None:
    text = HEAD + (
        "| Time | Session | Speakers |\n|------|---------|:--------:|\n"
        "| 8:30 - 9:00 | _Coffee_ | |\n"
        "| 9:00 - 9:30 | Welcome | Ana Gil (Archive of Sucre), Luis Paz (Statistics Office), and Eva Sol (UMSA) |\n"
        "| 1:00 - 2:00 | Short talks | |\n"
        "|  | Maps for everyone | Rosa Luz (Map Bank) |\n"
        "|  |  | Juan Mar |\n"
        "|  |  |  |\n"
        "| 2:00 - 3:00 |  | To be announced |\n"
    )
    assert _slots(text) == [
        ("08:30", "09:00", "Coffee", []),
        ("09:00", "09:30", "Welcome",
         [("Ana Gil", "", "Archive of Sucre"), ("Luis Paz", "", "Statistics Office"), ("Eva Sol", "", "UMSA")]),
        ("13:00", "14:00", "Short talks", [("Rosa Luz", "", "Map Bank"), ("Juan Mar", "", "")]),
        ("14:00", "15:00", "", []),
    ]  # fmt: skip
    event, _ = _read(text)
    assert event.sub_event[2].description == "Maps for everyone"


def test_a_table_whose_speakers_stand_behind_the_title() -> None:
    text = HEAD + (
        "| Time | Speaker |\n|---|---|\n| 9:00am | **Welcome** - Ana Gil, SELA and Luis Paz, IDB |\n"
        "| 9:30am - 10am | **Plain words** — Eva Sol, Professor, University of Sucre |\n| 10am | **Break** |\n"
    )
    assert _slots(text) == [
        ("09:00", "", "Welcome", [("Ana Gil", "", "SELA"), ("Luis Paz", "", "IDB")]),
        ("09:30", "10:00", "Plain words", [("Eva Sol", "Professor", "University of Sucre")]),
        ("10:00", "", "Break", []),
    ]


def test_a_table_of_parallel_rooms() -> None:
    text = HEAD + (
        "| Hora | Sala A | Sala B |\n|---|---|---|\n| 9:00 - 10:00 | Datos abiertos | -- |\n"
        "| 10:00 - 10:30 | Pausa | Pausa |\n| 10:30 - 11:00 | Mapas | Leyes |\n"
    )
    event, unread = _read(text)
    assert unread == []
    assert [(slot.name, slot.room) for slot in event.sub_event] == [
        ("Datos abiertos", "Sala A"), ("Pausa", None), ("Mapas", "Sala A"), ("Leyes", "Sala B")]  # fmt: skip


def test_a_table_whose_times_have_no_column() -> None:
    text = HEAD + (
        "| Quem | Cargo | Órgão | O quê | Slides |\n|---|---|---|---|---|\n|  | |  | Início | 15:00 |\n"
        "| Ana Gil | Assessora | Arquivo Central | Abertura |  |\n| Luis Paz | Diretor |  |  |  | |\n"
    )
    assert _slots(text) == [
        ("15:00", "", "Início", []),
        ("", "", "Abertura", [("Ana Gil", "Assessora", "Arquivo Central"), ("Luis Paz", "Diretor", "")]),
    ]


def test_tables_that_are_no_agenda() -> None:
    event, _ = _read("Open data day 2026\n\n5 March 2026\n\n| a | b |\n| c | d |\n\nAna | Gil\n")
    assert event.sub_event == ()
    event, _ = _read(HEAD + "| Time | What | Hall |\n|---|---|---|\n|  | nothing yet | |\n")
    assert event.sub_event == ()
    event, _ = _read(HEAD + "| Time | Speaker | Notes |\n|---|---|---|\n| 9:00 | Ana Gil | x |\n")
    assert [_slot(one)[3] for one in event.sub_event] == [[("Ana Gil", "", "")]]
    event, _ = _read(HEAD + "| Time | Contents |\n|---|---|\n| 9:00 | Maps |\n")
    assert [one.name for one in event.sub_event] == ["Maps"]


def _people(text: str) -> list[str]:
    return [str(one.person.name) for one in read_people([Piece(text, 0)])]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ana Gil and Luis Paz", ["Ana Gil", "Luis Paz"]),
        ("Ana Gil, Luis Paz y Eva Sol", ["Ana Gil", "Luis Paz", "Eva Sol"]),
        ("Ana Gil (A, B), Luis Paz (C and D)", ["Ana Gil", "Luis Paz"]),
        ("Ana Gil; Luis Paz", ["Ana Gil", "Luis Paz"]),
        ("Ana Gil, from the Office of Maps and Plans", ["Ana Gil"]),
        ("Ana Gil and Luis Paz, from the Ministry of Maps", ["Ana Gil", "Luis Paz"]),
        ("Ana Gil, Director, Office of Science and Technology Policy", ["Ana Gil"]),
        ("Maps and plans", []),
        ("Digital Volunteers to Inform Hazard Science and Emergency Management", []),
    ],
)
def test_several_people_on_a_line(text: str, names: list[str]) -> None:
    assert _people(text) == names


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("**Keynote** - Ana Gil, SELA", "**Keynote**", ["Ana Gil"]),
        ("“Todo abierto”, Ana Gil (Directora, Archivo de Sucre)", "“Todo abierto”", ["Ana Gil"]),
        ("Keynote - Ana Gil (SELA)", "Keynote", ["Ana Gil"]),
        ("Open Data - State and Outlook", "Open Data - State and Outlook", []),
        ("Panel - Open Data", "Panel - Open Data", []),
        ("**Break**", "**Break**", []),
    ],
)
def test_people_behind_a_title(text: str, title: str, names: list[str]) -> None:
    found, people = split_title(Piece(text, 0))
    assert (found.text, [str(one.person.name) for one in people]) == (title, names)


def test_an_agenda_that_no_heading_names() -> None:
    text = (
        "La Jornada de Archivos 2026, es un espacio organizado por la Contraloría General de Cuentas, en el cual se debate.\n\n"
        "5 MAR 2026\n08:00 - 08:45\nRegistro de participantes.\n09:00 - 10:00\nPANEL 1: Archivos\nPANEL 2: Leyes\n"
        "6 MAR 2026\n09:00 - 10:00\nClausura\n\n## Contacto\n\nEscríbanos\n"
    )
    event, _ = _read(text)
    assert [_slot(one)[:3] for one in event.sub_event] == [
        ("08:00", "08:45", "Registro de participantes"), ("09:00", "10:00", "PANEL 1: Archivos"),
        ("09:00", "10:00", "PANEL 2: Leyes"), ("09:00", "10:00", "Clausura")]  # fmt: skip
    assert [one.name for one in event.organizer] == ["Contraloría General de Cuentas"]
    assert event.name == "Jornada de Archivos 2026"
    assert (event.start_date, event.end_date) == ("2026-03-05T08:00", "2026-03-06T10:00")


def test_a_list_of_zones_is_no_agenda() -> None:
    event, _ = _read(
        "Charla sobre archivos\n\nFecha: 5 de marzo de 2026\n\nHora:\n• 06:00 pm Costa Rica\n• 07:00 pm Perú\n• 09:00 pm Chile\n"
    )
    assert event.sub_event == ()


@pytest.mark.parametrize(
    ("line", "mode"),
    [
        ("The webinar is in Spanish.", "online"),
        ("Join us in-person or online.", "mixed"),
        ("El taller se ofrece en modalidad presencial.", "offline"),
        ("Plataforma: Webex", "online"),
        ("Un evento virtual, y una parte de forma presencial.", "mixed"),
        ("We talk about virtual reality.", None),
    ],
)
def test_the_mode_in_words(line: str, mode: str | None) -> None:
    event, _ = _read(f"Open data day 2026\n\n5 March 2026\n\n{line}\n")
    assert event.event_attendance_mode == mode


def test_a_day_in_prose_beside_a_labelled_time() -> None:
    event, _ = _read("Journée des archives\n\nHoraires : 9h30 - 12h\n\nRetrouvez-nous lundi 2 mars 2026 à Paris.\n")
    assert (event.start_date, event.end_date) == ("2026-03-02T09:30", "2026-03-02T12:00")


def test_an_explanation_shows_each_line_and_what_it_became() -> None:
    text = (
        HEAD + "| Time | Session |\n|---|---|\n| 9:00 - 9:30 | Welcome |\n\nContact: somebody\n\n## Other\n\nLost words here.\n"
    )
    shown = explain(read_text(text, form="programme")[0]).text.splitlines()
    assert shown[0] == "   1 prose     Open data day 2026"
    assert any(line.startswith("               → name  (") for line in shown)
    row = shown.index("   9 time      | 9:00 - 9:30 | Welcome |")
    assert {line.strip().partition("  (")[0] for line in shown[row + 1 : row + 9]} >= {
        "→ subEvent[0].name",
        "→ subEvent[0].startDate",
    }
    assert shown[shown.index("  15 prose     Lost words here.") + 1].strip() == "→ unread"
    assert shown[shown.index("   8 table     |---|---|") + 1].strip() == "→ no fact of its own"
    with pytest.raises(UsageError, match="is no programme"):
        explain(read_text("id: a\nname: x\n", form="yaml")[0])


def test_sessions_with_their_day_on_one_line() -> None:
    text = (
        "Workshop on maps\nAgenda\n\n25 June 2026, virtual on a platform\n\nSession 1: June 25, 06:00-07:35 UTC\n\nTimes elsewhere:\n\n"
        "  - June 24, 23:00 PDT\n\nAna Gil: Maps for all (3min)\n\nSession 2: June 26, 12:00-14:10 UTC\n\nLuis Paz: Old maps\n"
        "Note: June 26, in the hall, at 18:00\nOpen: from June 26, 19:00 to the evening\n"
    )
    event, _ = _read(text)
    assert [(one.start_date, one.end_date, one.name, [one.name for one in one.performer]) for one in event.sub_event] == [
        ("2026-06-25T06:00+00:00", "2026-06-25T07:35+00:00", "Session 1", ["Ana Gil"]),
        ("2026-06-26T12:00+00:00", "2026-06-26T14:10+00:00", "Session 2", ["Luis Paz"]),
    ]
    assert event.start_date == "2026-06-25T06:00+00:00"


def test_a_session_that_states_the_year() -> None:
    event, unread = _read("Workshop on maps\n\nSession 1: June 25, 2026, 08:00-09:35\nSession 2: June 26, 2026, 09:00\n")
    assert [one.start_date for one in event.sub_event] == ["2026-06-25T08:00", "2026-06-26T09:00"]
    assert (event.start_date, unread) == ("2026-06-25T08:00", [])


def test_days_of_a_half() -> None:
    event, _ = _read("Archive week 2026\n\n## Agenda\n\n### Thursday, March 5, Morning\n\n9:00 - 10:00 Maps\n")
    assert [_slot(one)[:3] for one in event.sub_event] == [("09:00", "10:00", "Maps")]
    assert event.start_date == "2026-03-05T09:00"


@pytest.mark.parametrize("unit", ["Ana Gil, ", "Ana Gil - ", "(Ana Gil and ", "| 9:00 ", "Director of Maps, ", "**a", '"a" - '])
def test_a_very_long_line_is_read_without_a_hang(unit: str) -> None:
    for begin, times in (("9:00 ", 20_000), ("9:00 Talk\n- ", 2_000)):
        event, _ = _read(HEAD + begin + unit * times)
        assert event.start_date is not None


def test_columns_of_days_are_days_in_pages_and_documents_too() -> None:
    rows = [["", "Monday 3 May 2027", "Tuesday 4 May 2027"], ["9:00 - 10:00", "Rivers", "Lakes"], ["10:00", "Coffee"]]
    lines = table_lines(over_rooms(rows, {(2, 1): 2}))
    assert lines[2:] == ["| 9:00 - 10:00 | Rivers | Lakes |", "| 10:00 | Coffee | Coffee |"]
    (reading,) = read_text("\n".join(["Map week", "", *lines]), form="programme")
    assert reading.event is not None
    assert [(one.name, one.start_date) for one in reading.event.sub_event] == [
        ("Rivers", "2027-05-03T09:00"), ("Lakes", "2027-05-04T09:00"), ("Coffee", "2027-05-03T10:00"), ("Coffee", "2027-05-04T10:00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("3 May 2027 (Hotel Rex)", "4 May 2027 (Hotel Rex)"), ("2027-05-03 WORKSHOPS", "2027-05-04   CONGRESS (DAY 1)   WHO"),
        ("Monday 3 May 2027 | Rivers", "Tuesday 4 May 2027 | Lakes"),
    ],
)  # fmt: skip
def test_a_day_with_more_behind_it_above_slots_is_their_day(first: str, second: str) -> None:
    text = f"Map congress\n\n{first}\n16:00 - 17:00 Welcome\n17:00 - 18:00 Old maps\n{second}\n7:30 - 8:00 Registration\n8:00 - 9:00 New maps\n"
    (reading,) = read_text(text, form="programme")
    assert reading.event is not None
    assert [(one.name, one.start_date) for one in reading.event.sub_event] == [
        ("Welcome", "2027-05-03T16:00"), ("Old maps", "2027-05-03T17:00"), ("Registration", "2027-05-04T07:30"), ("New maps", "2027-05-04T08:00"),
    ]  # fmt: skip
