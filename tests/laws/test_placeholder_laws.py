"""What people write where they have nothing to write is never published, whatever the form and the column."""

from __future__ import annotations

import csv
import io

import msgspec
import pytest

from event_ld.inputs import read_text
from event_ld.resources import read_table

ROWS = read_table("vocab", "programme-words.tsv")
WORDS = [word for kind, _, listed in ROWS if kind in {"empty", "nothing"} for word in listed.split(" ; ")]
MARKS = ["—", "-", "–", "...", '""', "?", "(TBA)", "[tbc]", "N/A", "n.a.", "* * *", "TBD."]
REFUSED = [word for kind, _, listed in ROWS if kind == "refused" for word in listed.split(" ; ")]
HEADINGS = ("Speaker", "Room", "Description", "Organizer", "Keywords", "Audience", "Price", "Page", "Picture", "Subtitle")


def table(rows: list[list[str]]) -> str:
    made = io.StringIO()
    csv.writer(made, lineterminator="\n").writerows(rows)
    return made.getvalue()


def leaves(value: object) -> list[str]:
    if isinstance(value, dict):
        return [leaf for key, inner in value.items() if key != "unknown" for leaf in leaves(inner)]
    return [leaf for inner in value for leaf in leaves(inner)] if isinstance(value, list) else [str(value)]


def said(text: str, name: str = "a.csv") -> list[str]:
    return [leaf for reading in read_text(text, name=name) for leaf in leaves(msgspec.to_builtins(reading.event))]


@pytest.mark.parametrize("word", [*MARKS, *WORDS])
def test_in_any_column_of_a_row(word: str) -> None:
    rows = [["Title", "Start", *HEADINGS], ["Maps", "2027-05-06 09:00", *[word] * len(HEADINGS)]]
    assert sorted(said(table(rows))) == ["2027-05-06-maps", "2027-05-06T09:00", "Maps"]


@pytest.mark.parametrize("word", [*MARKS, *WORDS])
def test_as_talk_and_as_people_in_a_grid(word: str) -> None:
    rows = [
        ["Map day 2027-05-06", "", "", "", ""],
        ["Time", "Room A", "Room A speakers", "Room B", "Room B speakers"],
        ["09:00-09:30", word, "Ana Gil", "Maps", word],
        ["09:30-10:00", "Rivers", word, word, word],
        ["10:00-10:30", "Seas", "Luis Paz", "Lakes", "Eva Sol"],
    ]
    (reading,) = read_text(table(rows), name="a.csv")
    assert reading.event is not None
    slots = reading.event.sub_event
    assert {one.name for one in slots} <= {"Maps", "Rivers", "Seas", "Lakes", None}
    assert {person.name for one in slots for person in one.performer} <= {"Ana Gil", "Luis Paz", "Eva Sol"}
    assert all("name" in one.unknown for one in slots if one.name is None)


@pytest.mark.parametrize("word", ["TBA", "por definir", "—"])
def test_in_a_calendar(word: str) -> None:
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20270506\nSUMMARY:Maps\nDESCRIPTION:{word}\nCATEGORIES:{word}\nEND:VEVENT\nEND:VCALENDAR\n"
    assert word not in said(text, "a.ics")


@pytest.mark.parametrize("word", ["CANCELLED", "Aplazado", "annulé"])
def test_a_status_alone_is_no_title(word: str) -> None:
    rows = [["Time", "Room A", "Room B"], ["09:00", "Maps", word], ["10:00", "Rivers", "Seas"]]
    (reading,) = read_text(table(rows), name="a.csv")
    assert reading.event is not None
    assert [one.name for one in reading.event.sub_event if one.event_status] == [None]
    (listed,) = read_text(table([["Title", "Start", "City"], [word, "2027-05-06 09:00", "Sucre"]]), name="a.csv")
    assert listed.event is not None
    assert (listed.event.name, listed.event.event_status is None) == (None, False)


@pytest.mark.parametrize("word", [*REFUSED, "Declined", "Accept_Queue"])
def test_what_a_jury_has_refused_is_named_and_left_out(word: str) -> None:
    rows = [["Title", "Start", "Room", "Status"], ["Maps", "2027-05-06 09:00", "A", "Accepted"]]
    found = read_text(table([*rows, ["Rivers", "2027-05-06 10:00", "A", word]]), name="a.csv")
    assert "Rivers" not in [leaf for one in found for leaf in leaves(msgspec.to_builtins(one.event))]
    assert any("“Rivers”" in one.message for reading in found for one in reading.problems)
