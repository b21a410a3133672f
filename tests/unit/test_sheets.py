"""Sheets: layouts, headings, days and times in cells, workbooks; nothing is made up, and what is not read is named."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from event_ld import convert, draft, validate
from event_ld.cli import main
from event_ld.errors import ExtraError, InputError
from event_ld.inputs import read, read_text
from event_ld.pipeline import init
from event_ld.publish.site.table import head
from event_ld.publish.site.table import row as row_of
from event_ld.readers import sheet_cells, workbook_file
from event_ld.readers.recognition import recognised
from event_ld.readers.sheet_cells import cells_of
from event_ld.readers.sheet_headings import fact_of

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.model import Event
    from event_ld.readers.reading import Reading

GRID = """Open data days 2027
Thursday 6 May
Time,Hall A,Hall B,Hall A speakers,Hall B translation
9:00 - 9:30,Registration,Registration,,
09:30-10:15,Archives,Maps,Ana Gil; Luis Paz,Mapas
10:15-11:00,Lunch,,,
Friday 7 May
23:00,Party,Films,,
00:30,Night walk,Night bus,,
"""


def readings(text: str | bytes, name: str = "talks.csv") -> list[Reading]:
    return read_text(text, name=name)


def events(text: str | bytes, name: str = "talks.csv") -> list[Event]:
    return [one.event for one in readings(text, name) if one.event is not None]


def only(text: str | bytes, name: str = "talks.csv") -> Event:
    (event,) = events(text, name)
    return event


def told(text: str | bytes, code: str, name: str = "talks.csv") -> list[str]:
    return [one.message for reading in readings(text, name) for one in reading.problems if one.code == code]


def workbook(sheets: dict[str, list[list[Any]]], *merged: str, hidden: str = "") -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cells in merged:
            sheet.merge_cells(cells)
        if name == hidden:
            sheet.sheet_state = "hidden"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def times(event: Event) -> tuple[str | None, str | None]:
    return event.start_date, event.end_date


# -- one row an event


def test_one_row_an_event() -> None:
    text = (
        "Title;Start;End;Venue;Address;City;Country;Organizer;Speakers;Price;Status;Language;Keywords;Page;Type;Capacity;Parking\n"
        "Open day;2027-05-06 09:00;12:30;City archive;Calle 1;Sucre;Bolivia;Ministry of Culture;Ana Gil; 20 BOB;cancelado;francés;"
        "archives, maps;www.example.org/a;workshop;80;yes\n"
    )
    (reading,) = readings(text)
    event = reading.event
    assert event is not None
    assert (event.id, event.name, *times(event)) == ("2027-05-06-open-day", "Open day", "2027-05-06T09:00", "2027-05-06T12:30")
    assert event.location is not None
    assert event.location.address is not None
    assert (event.location.name, event.location.address.street_address) == ("City archive", "Calle 1")
    assert (event.time_zone, event.event_status, event.in_language) == ("America/La_Paz", "cancelled", ("fr",))
    assert [(one.price, one.price_currency) for one in event.offers] == [("20", "BOB")]
    assert ([one.name for one in event.organizer], [one.name for one in event.performer]) == (
        ["Ministry of Culture"],
        ["Ana Gil"],
    )
    assert (event.url, event.additional_type, event.maximum_attendee_capacity) == ("https://www.example.org/a", "workshop", 80)
    (problem,) = [one for one in reading.problems if one.code != "keyword-without-concept"]
    assert problem.message == "Nothing reads the column “Parking”."
    assert problem.place is not None
    assert (problem.place.cell, str(problem)) == (
        "Q1",
        f"talks.csv:1:{text.index('Parking') + 1} (Q1): info: {problem.message} [fact-left-out]",
    )
    assert reading.evidence["startDate"].spans[0] == (text.index("2027"), text.index("2027") + 16)
    assert "# B2" in draft(reading).text


@pytest.mark.parametrize("most", [3, pytest.param(200, marks=pytest.mark.slow)])
def test_each_row_of_many_is_a_description(most: int, tmp_path: Path) -> None:
    rows = "".join(f"Talk {number},2027-05-{number % 28 + 1:02d},Sucre\n" for number in range(most))
    file = tmp_path / "events.csv"
    file.write_text(f"Title,Date,City\n{rows}", encoding="utf-8")
    done = CliRunner().invoke(main, ["draft", str(file), "--output", str(tmp_path / "events")])
    assert done.exit_code == 0, done.output
    written = sorted((tmp_path / "events").iterdir())
    assert len(written) == most
    again = [event for path in written for event in events(path.read_bytes(), path.name)]
    assert sorted(event.name for event in again if isinstance(event.name, str)) == sorted(
        f"Talk {number}" for number in range(most)
    )
    assert CliRunner().invoke(main, ["validate", str(file), "--profile", "core"]).exit_code == 0
    build = CliRunner().invoke(
        main, ["build", str(tmp_path), "--output", str(tmp_path / "site"), "--base-url", "https://a.example/"]
    )
    assert len(list((tmp_path / "site").glob("2027-05-*"))) == most, build.output


@pytest.mark.parametrize(
    ("cell", "start"),
    [
        ("2027-05-06", "2027-05-06"), ("6 May 2027", "2027-05-06"), ("20270506T0900", "2027-05-06T09:00"), ("46148", "2026-05-06"),
        ("46148,375", "2026-05-06T09:00"), ("06.05.2027 9:00", "2027-05-06T09:00"), ("Thu 6 May 2027, 9 am", "2027-05-06T09:00"),
        ("13/05/2027", "2027-05-13"), ("2027-05-06T09:00:00+02:00", "2027-05-06T09:00+02:00"), ("2027-05-06 00:00:00", "2027-05-06"),
        ("05/06/2027", None), ("soon", None), ("TBA", None), ("2027-02-30", None), ("99:99", None),
    ],
)  # fmt: skip
def test_days_in_one_cell(cell: str, start: str | None) -> None:
    assert only(f'Title,Start\nA,"{cell}"\n').start_date == start


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("10:30–11:15,", ("2027-05-06T10:30", "2027-05-06T11:15")), ("9:00: AM,", ("2027-05-06T09:00", None)),
        ("0.375,0.5", ("2027-05-06T09:00", "2027-05-06T12:00")), ("10p-2:10a,", ("2027-05-06T22:00", "2027-05-07T02:10")),
        ("22:00,01:30", ("2027-05-06T22:00", "2027-05-07T01:30")), ("25:30,", ("2027-05-07T01:30", None)),
        ("10:30 h,noon", ("2027-05-06T10:30", "2027-05-06T12:00")), ("6.45am PST · 1.45pm UTC · 2.45pm BST,", ("2027-05-06T13:45+00:00", None)),
        ("6.45am PST and 9.45am EST,", ("2027-05-06", None)), ("8:30:00 AM,9:15:00 AM", ("2027-05-06T08:30", "2027-05-06T09:15")),
        ("5:30p-6:445p,", ("2027-05-06", None)),
        ("TBD,", ("2027-05-06", None)), (",", ("2027-05-06", None)),
    ],
)  # fmt: skip
def test_times_in_two_cells(cells: str, expected: tuple[str, str | None]) -> None:
    assert times(only(f"Title,Date,Time,End time\nA,6 May 2027,{cells}\n")) == expected


def test_figures_that_may_be_read_in_two_ways_are_asked_and_settled_by_the_file_or_the_country() -> None:
    (message,) = told("Title,Date,Time\nA,05/06/2027,9:00\n", "date-order")
    assert message == "05/06/2027 is a day in two ways, and nothing in the sheet says which figure is the month."
    assert [event.start_date for event in events("Title,Date\nA,05/06/2027\nB,05/13/2027\n")] == ["2027-05-06", "2027-05-13"]
    assert only("Title;Date;Country\nA;05/06/2027;Bolivia\n").start_date == "2027-06-05"
    assert (
        only("Título;Fecha;Descripción\nA;05/06/2027;La jornada de los archivos y de las bibliotecas\n").start_date
        == "2027-06-05"
    )


def test_what_is_not_known_yet_is_no_fault() -> None:
    (reading,) = readings("Title,Date,Speaker\nA,TBA,tba\n")
    assert reading.event is not None
    assert reading.event.unknown == ("startDate", "performer")
    assert [problem.code for problem in reading.problems if problem.code != "id-missing"] == []


def test_all_day_events_lose_the_times_that_a_program_wrote() -> None:
    text = "Subject,Start Date,Start Time,End Date,End Time,All day event\nA,2027-05-06,00:00,2027-05-07,23:59,TRUE\n"
    assert times(only(text)) == ("2027-05-06", "2027-05-07")


def test_an_end_with_its_own_day_a_range_of_days_and_a_duration() -> None:
    head = "Title,Start,End,Duration (min)\n"
    assert times(only(f"{head}A,2027-05-06 09:00,2027-05-07 17:00,\n")) == ("2027-05-06T09:00", "2027-05-07T17:00")
    assert times(only(f"{head}A,2027-05-06,2027-05-08,\n")) == ("2027-05-06", "2027-05-08")
    assert times(only(f"{head}A,5-7 May 2027,,\n")) == ("2027-05-05", "2027-05-07")
    assert times(only(f"{head}A,11-12/03/2027,,\n")) == ("2027-03-11", "2027-03-12")
    assert times(only(f"{head}A,3/21-3/23/27,,\n")) == ("2027-03-21", "2027-03-23")
    assert times(only(f"{head}A,3/4-3/5/27,,\n")) == (None, None)  # in March, or in April and May
    assert times(only(f"{head}A,40-41/13/2027,,\n")) == (None, None)
    assert times(only(f"{head}A,2027-05-06 09:00,,90\n")) == ("2027-05-06T09:00", "2027-05-06T10:30")
    assert times(only(f"{head}A,2027-05-06 09:00,,1h30\n")) == ("2027-05-06T09:00", "2027-05-06T10:30")
    assert times(only("Title,Start,Duration\nA,2027-05-06 09:00,90\n")) == ("2027-05-06T09:00", None)  # of what?
    assert times(only(f"{head}A,2027-05-06T09:00Z,2027-05-06T10:00Z,\n")) == ("2027-05-06T09:00+00:00", "2027-05-06T10:00+00:00")


def test_a_day_without_its_year_is_kept_and_asked_for() -> None:
    (reading,) = readings("Title,Date,Time\nA,12.10,19h\n")
    assert reading.event is not None
    schedule = reading.event.event_schedule
    assert schedule is not None
    assert (schedule.by_month, schedule.by_month_day, schedule.start_time, reading.event.start_date) == (10, 12, "19:00", None)
    (problem,) = [one for one in reading.problems if one.code == "year-missing"]
    assert problem.question == "In which year does it take place?"


def test_private_columns_prices_and_places() -> None:
    (reading,) = readings(
        "Title,Date,E-mail,Phone,Price,Currency,Venue,Latitude,Longitude,Online,Join link,Free,Organization,Language,Link,Image,Status\n"
        "A,2027-05-06,a@b.org,123,12.50,EUR,TBA,-19.04,-65.26,yes,https://zoom.us/j/1?pwd=x,no,Archive,klingon,"
        "[page](https://a.example/x),picture,perhaps\n"
    )
    event = reading.event
    assert event is not None
    assert ([(one.price, one.price_currency) for one in event.offers], event.is_accessible_for_free) == (
        [("12.50", "EUR")],
        False,
    )
    assert (event.location is not None and event.location.geo is not None, event.unknown) == (True, ("location",))
    assert (event.event_attendance_mode, event.virtual_location, event.url) == ("online", None, "https://a.example/x")
    assert [one.name for one in event.organizer] == ["Archive"]
    messages = [problem.message for problem in reading.problems]
    assert "How people are reached is left out: “E-mail”, “Phone”." in messages
    assert "A link that lets anybody in is left out." in messages
    assert "“klingon” is no language that is known." in messages
    assert "“perhaps” is no status that is known." in messages
    assert "“picture” is no web address." in messages
    assert "b.org" not in convert([reading], to="ntriples", base_url="https://a.example/").text


def test_offices_and_bodies_beside_the_people() -> None:
    head = "Title,Date,Speakers,Affiliation,Position\n"
    two = only(f"{head}A,2027-05-06,Ana Gil; Luis Paz,SELA; CEPAL,\n")
    assert [one.affiliation[0].name for one in two.performer if one.affiliation] == ["SELA", "CEPAL"]  # type: ignore[union-attr]
    (message,) = told(f"{head}A,2027-05-06,Ana Gil; Luis Paz,SELA,\n", "fact-left-out")
    assert message == "“SELA” could not be told to belong to one of 2 people."


def test_a_body_or_an_office_in_the_cell_of_the_people_is_a_value_and_no_json() -> None:
    jane, anne = only('title,date,speakers\nA,2027-05-06,"Jane Doe (UNESCO); Anne Roy, Mayor"\n').performer
    assert [one.name for one in jane.affiliation] == ["UNESCO"]  # type: ignore[union-attr]
    assert anne.job_title == ("Mayor",)  # type: ignore[union-attr]


def test_words_of_prices_and_statuses_and_roles_of_people_are_no_other_fact() -> None:
    head = "title;date;price;status;speakers\nA;2027-05-06;"
    dear = only(f"{head}desde 15 €;Llamar antes;Claire Dubois (modératrice)\n")
    assert (dear.offers, dear.event_status) == ((), None)
    assert [getattr(one, "role", None) for one in dear.performer] == ["moderator"]
    full = only(f"{head}Gratuito con inscripción;Completo;Moderadora: Ana Gil\n")
    assert (full.is_accessible_for_free, full.offers[0].availability) == (True, "soldOut")
    assert [(one.name, getattr(one, "role", None)) for one in full.performer] == [("Ana Gil", "moderator")]
    assert only(f"{head}12 $;;Autorin im Saal: Paul Roy\n").performer == ()
    assert told(f"{head};;\n".replace("A;", "Concierto CANCELADO;"), "status-in-text")


def test_a_column_called_online_is_one_of_a_grid_and_other_columns_are_named() -> None:
    grid = "Time;Room 1;Room 2;Online;Organizer\n10:00-11:00;Licences;CKAN;Q&A;ACME\n11:00-12:00;A;B;yes;\n"
    event = only(grid)
    modes = [(one.name, one.room, one.event_attendance_mode) for one in event.sub_event]
    assert modes[:3] == [("Licences", "Room 1", None), ("CKAN", "Room 2", None), ("Q&A", None, "online")]
    assert told(grid, "fact-left-out") == ["Nothing reads the column “Organizer”."]


def test_a_sheet_with_a_title_row_is_one_on_standard_input_too() -> None:
    text = "Agenda;;\nTítulo;Fecha;Ciudad\nTaller;2027-05-06;Toledo\n"
    assert [one.name for one in events(text, "<stdin>")] == ["Taller"]
    assert recognised(b"Hello;a;b\nthere, you\n") is None


def test_a_time_beside_a_range_of_days_ends_on_the_last_and_questions_stand_at_their_rows() -> None:
    head = "title,date,time\n"
    assert only(f"{head}A,6-8 mai 2027,9h30-17h\n").end_date == "2027-05-08T17:00"
    assert only(f"{head}A,6-8 mai 2027,22:00-02:00\n").end_date == "2027-05-08"
    first, second = readings(f"{head}A,2027-05-06,10:00\nB,31/02/2027,10:00\n")
    assert "date-missing" not in {one.code for one in first.problems}
    assert "date-missing" in {one.code for one in second.problems}


def test_values_between_commas_are_a_sheet_whatever_they_are_called() -> None:
    assert only("title,date\nA,2027-05-06\n", "a.xlsx").name == "A"


# -- one event with its slots


def test_rooms_as_columns_and_days_as_rows() -> None:
    event = only(GRID)
    assert (event.name, *times(event)) == ("Open data days 2027", "2027-05-06T09:00", "2027-05-08")
    assert [(one.name, *times(one), one.room) for one in event.sub_event] == [
        ("Registration", "2027-05-06T09:00", "2027-05-06T09:30", None),
        ("Archives", "2027-05-06T09:30", "2027-05-06T10:15", "Hall A"),
        ("Maps", "2027-05-06T09:30", "2027-05-06T10:15", "Hall B"),
        ("Lunch", "2027-05-06T10:15", "2027-05-06T11:00", None),
        ("Party", "2027-05-07T23:00", None, "Hall A"),
        ("Films", "2027-05-07T23:00", None, "Hall B"),
        ("Night walk", "2027-05-08T00:30", None, "Hall A"),
        ("Night bus", "2027-05-08T00:30", None, "Hall B"),
    ]
    assert [one.name for one in event.sub_event[1].performer] == ["Ana Gil", "Luis Paz"]
    assert told(GRID, "fact-left-out") == ["Nothing reads the column “Hall B translation”."]


def test_rooms_get_their_full_names_and_other_rows_are_named() -> None:
    text = "Time,Room A,Room B\n,Room A - Old hall,Room B - Attic\n9:00,Maps,Bags\n,Doors close,\n"
    event = only(text)
    assert [one.room for one in event.sub_event] == ["Room A - Old hall", "Room B - Attic"]
    assert told(text, "unread-text") == ["A row of the sheet became no fact."]


def test_days_as_columns_each_with_its_times() -> None:
    text = (
        "Time,6 May 2027,7 May 2027,,8 May 2027\n9:00-10:00,Maps,Bags,9:30-10:30,Boats\n11:00-12:00,Cups,Hats,11:30-12:00,Nets\n"
    )
    found = [(one.name, *times(one)) for one in only(text.replace(",,8", ",Time,8")).sub_event]
    assert ("Bags", "2027-05-07T09:00", "2027-05-07T10:00") in found
    assert ("Boats", "2027-05-08T09:30", "2027-05-08T10:30") in found
    assert len(found) == 6


def test_slots_with_a_clock_of_twelve_hours_a_day_that_holds_on_and_further_speakers() -> None:
    text = "Date,Time,Title,Speaker,Room\n6 May 2027,9:00,A,Ana Gil,1\n,12:30,B,,1\n,1:15,C,Eva Sol,2\n,,,Luis Paz,\n,,,,\n,2:00,,,1\n"
    event = only(text)
    assert [(one.name, one.start_date) for one in event.sub_event] == [
        ("A", "2027-05-06T09:00"), ("B", "2027-05-06T12:30"), ("C", "2027-05-06T13:15"), (None, "2027-05-06T14:00"),
    ]  # fmt: skip
    assert [one.name for one in event.sub_event[2].performer] == ["Eva Sol", "Luis Paz"]
    assert event.sub_event[3].unknown == ("name",)
    assert times(event) == ("2027-05-06T09:00", "2027-05-06T14:00") or event.end_date is None


def test_weekdays_alone_are_asked_for() -> None:
    text = "day,from,to,title,speaker,Moderator\nfri,09:00,10:00,Opening,Ana Gil,Eva Sol\nsat,09:00,10:00,Maps,,\n"
    event = only(text)
    schedule = event.sub_event[0].event_schedule
    assert schedule is not None
    assert (schedule.start_time, schedule.end_time, event.start_date) == ("09:00", "10:00", None)
    assert [getattr(one, "role", None) for one in event.sub_event[0].performer] == ["speaker", "moderator"]
    assert told(text, "date-missing") == ["2 times stand there, each without its day (“fri”, “sat”)."]


def test_a_sheet_without_headings_whose_rows_begin_with_times() -> None:
    text = "13:10-13:30;Connection;Ana Gil\n13:30-13:50;Opening;\n13:50-14:30;Maps;\n"
    assert [one.name for one in only(text).sub_event] == ["Connection", "Opening", "Maps"]
    assert told(text, "fact-doubtful") == [
        "The sheet has no headings; its first column is read as times, and its second as titles."
    ]
    assert told(text, "fact-left-out") == ["Nothing reads the column “column 3”."]


# -- workbooks


def test_a_workbook_with_dates_times_merged_cells_and_several_sheets() -> None:
    rows: list[list[Any]] = [
        ["Programme"], ["Time", "Hall A", "Hall B", "Hall C"], [time(9, 0), "Opening", None, None],
        ["10:00-11:00", "Maps\nAna Gil", "Bags", "Nets (Eva Sol)"], ["11:00-12:00", None, "Hats", "Cups\nBring your own."],
    ]  # fmt: skip
    about: list[list[Any]] = [["Name", "Open data days"], ["City", "Sucre"], ["Country", "Bolivia"], ["Colour", "blue"]]
    data = workbook({"2027-05-06": rows, "7 May": rows}, "A1:D1", "B3:D3", "B4:B5")
    event = only(data, "talks.xlsx")
    first = [(one.name, *times(one), one.room) for one in event.sub_event[:6]]
    assert first == [
        ("Opening", "2027-05-06T09:00", None, None),
        ("Maps", "2027-05-06T10:00", "2027-05-06T12:00", "Hall A"),
        ("Bags", "2027-05-06T10:00", "2027-05-06T11:00", "Hall B"),
        ("Nets", "2027-05-06T10:00", "2027-05-06T11:00", "Hall C"),
        ("Hats", "2027-05-06T11:00", "2027-05-06T12:00", "Hall B"),
        ("Cups", "2027-05-06T11:00", "2027-05-06T12:00", "Hall C"),
    ]
    assert (event.name, event.sub_event[-1].start_date) == ("Programme", "2027-05-07T11:00")
    assert ([one.name for one in event.sub_event[1].performer], event.sub_event[5].description) == (
        ["Ana Gil"],
        "Bring your own.",
    )
    both = workbook({"About": about, "Talks": rows[1:], "Money": [["Budget"], [12]], "Secret": rows[1:]}, hidden="Secret")
    event = only(both, "talks.xlsx")
    assert (event.name, event.time_zone, len(event.sub_event)) == ("Open data days", "America/La_Paz", 6)
    assert told(both, "fact-left-out", "talks.xlsx") == [
        "The sheet “Money” has no headings of events that are known, and is not read."
    ]
    assert told(both, "private-left-out", "talks.xlsx") == ["Hidden sheets are left out: Secret."]
    (place,) = [one.place for one in readings(both, "talks.xlsx")[0].problems if one.code == "unread-text"]
    assert place is not None
    assert (place.cell, place.where) == ("About!A4", "talks.xlsx:About!A4")


def test_cells_have_the_types_of_the_workbook() -> None:
    rows: list[list[Any]] = [
        ["Title", "Start date", "Start time", "End", "Duration", "ID", "Capacity"],
        ["A", date(2027, 5, 6), time(22, 0), datetime(2027, 5, 7, 1, 29, 59, 999_000), None, 1001, 30.0],  # noqa: DTZ001  # local
        ["B", 46148, 0.75, None, timedelta(hours=25, minutes=30), "01234", "many"],
        ["=1+1", date(2027, 5, 8), True, None, timedelta(seconds=5), 2.5, None],
    ]
    found = readings(workbook({"Talks": rows}), "talks.xlsx")
    first, second, third = (one.event for one in found)
    assert first is not None
    assert second is not None
    assert third is not None
    assert (first.id, *times(first), first.maximum_attendee_capacity) == ("1001", "2027-05-06T22:00", "2027-05-07T01:30", 30)
    assert (second.id, *times(second)) == ("01234", "2026-05-06T18:00", "2026-05-07T19:30")
    assert third.name is None  # nobody has computed it, and nothing is
    assert [one.place.where for one in found[1].problems if one.place and one.code == "fact-doubtful"] == [
        "talks.xlsx:Talks!B3",
        "talks.xlsx:Talks!C3",
    ]


def test_what_spans_columns_or_numbers_is_one_heading() -> None:
    head: list[list[Any]] = [
        ["Talks", None, None, "Speakers"],
        ["Title", "Date", None, 1, 2],
        ["A", date(2027, 5, 6), date(2027, 5, 7), "Ana", "Eva"],
    ]
    for merged in (("B2:C2", "D1:E1"), ("B2:C2",)):
        event = only(workbook({"S": head}, *merged), "talks.xlsx")
        assert [one.name for one in event.performer] == ["Ana", "Eva"]


def test_a_midnight_that_a_program_wrote_gives_way_to_a_time_of_its_own() -> None:
    event = only("Título,Data,Início,Final\nA,2027-05-06 00:00:00,08:45:00,10:15:00\n")
    assert (event.start_date, event.end_date) == ("2027-05-06T08:45", "2027-05-06T10:15")


def test_people_between_commas() -> None:
    rows = "\n".join(f'T{at},6 May 2027,"{cell}"' for at, cell in enumerate((
        "Ana Gil, Saif Ammous, Luis Paz, Vijay Boyap", "Ana Gil, CEPAL", "O'Hara, Ana", "Ana, Luis, the coordinators",
    )))  # fmt: skip
    found = [[one.name for one in talk.performer] for talk in only(f"Title,Date,Speakers\n{rows}\n").sub_event]
    assert found == [["Ana Gil", "Saif Ammous", "Luis Paz", "Vijay Boyap"], ["Ana Gil"], ["O'Hara, Ana"], []]
    assert "Not read below “Speakers”: “Ana, Luis, the coordinators”." in told(f"Title,Date,Speakers\n{rows}\n", "fact-left-out")


def test_a_hall_that_is_called_like_a_city_is_a_hall() -> None:
    cells = ("Riverside", "City Archive, Sucre, Bolivia", "Online", "TBA")
    rows = "".join(f'E{at},{at + 1} May 2027,"{cell}"\n' for at, cell in enumerate(cells))
    for heading, cities in (("Venue", [None, "Sucre", None, None]), ("Place", ["Riverside", "Sucre", None, None])):
        found = [event.location for event in events(f"Title,Date,{heading}\n{rows}")]
        assert [place.address.address_locality if place and place.address else None for place in found] == cities


def test_someone_whom_another_cell_names_is_no_body() -> None:
    talks = only('Title,Date,Speakers\nA,6 May 2027,Srini Venka\nB,6 May 2027,"Deepa Palan, Srini Venka"\n').sub_event
    assert [[one.name for one in talk.performer] for talk in talks] == [["Srini Venka"], ["Deepa Palan", "Srini Venka"]]


def test_a_table_of_matches_is_no_grid_of_talks() -> None:
    rows = "".join(f"2027-05-{at:02d},10:00,Field {at % 2},U13,Team {at},Team {at + 1}\n" for at in range(1, 29))
    with pytest.raises(InputError, match="without headings that say where the title"):
        readings(f"Date,Start,Field,League,Home Team,Away Team\n{rows}")


def test_a_number_is_no_organiser_and_a_formula_no_template() -> None:
    event = only('Nome evento,Data,Organizer,Description\nA,2027-05-06,134 135,"Let ${{\\rm Re}(A)}}$ be."\n')
    assert (event.name, event.organizer, event.description) == ("A", (), "Let ${{\\rm Re}(A)}}$ be.")


def _zipped(**parts: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return file.getvalue()


ODS_CELL = '<table:table-cell office:value-type="string" table:number-columns-repeated="{}"><text:p>a</text:p></table:table-cell>'


def _old(records: bytes) -> bytes:
    """A sheet of before 2007."""
    return b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le") + b"\x09\x08\x10\x00\x00\x06\x10\x00" + bytes(12) + records


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (_zipped(**{"xl/workbook.xml": "", "xl/worksheets/sheet1.xml": '<c r="XFD1048576" t="s"><v>0</v></c>'}), "as far as row 1,048,576 and column 16,384"),
        (_zipped(**{"mimetype": "opendocument.spreadsheet", "content.xml": '<table:table-row table:number-rows-repeated="900000">' + ODS_CELL.format(900) + "</table:table-row>"}), "as far as row 900,000 and column 900"),
        (_zipped(**{"mimetype": "opendocument.spreadsheet", "content.xml": 2 * ('<table:table table:name="S"><table:table-row table:number-rows-repeated="900000">' + ODS_CELL.format(900) + "</table:table-row></table:table>")}), "as far as row 900,000 and column 900"),
        (_zipped(**{"xl/workbook.xml": "no"}), "is no workbook that can be read: "),
        (b"PK\x03\x04xl/workbook", "is no workbook that can be read: "),
        (b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le"), "is no workbook that can be read: "),
        (_old(b"\xfd\x00\x0a\x00\xff\xff\xff\x0f" + bytes(6)), "as far as row 65,536 and column 4,096"),
        (_old(b"\xbd\x00\x0c\x00\xff\xff\x00\x00" + bytes(6) + b"\xff\x0f"), "as far as row 65,536 and column 4,096"),
        (_old(b"\x01\x02\xff\xff\xfd\x00\x0a\x00\xff\xff\xff\x0f"), "is no workbook that can be read: "),
        (_old(b"\x0a\x00\x00\x00\xfd\x00\x0a\x00\xff\xff\xff\x0f" + bytes(6)), "is no workbook that can be read: "),
        (workbook({"S": [[]]}), "is empty"),
        (_zipped(**{"xl/workbook.xml": " " * 51_000_000}), "unpacks to more than"),
    ],
)  # fmt: skip
def test_bombs_and_broken_workbooks_are_refused_in_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=re.escape(sentence)):
        readings(data, "a.xlsx")


def test_a_missing_extra_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(*_: object) -> None:
        raise ExtraError("Reading a.xlsx, a workbook, needs the extra xlsx: pip install python-calamine")

    monkeypatch.setattr(workbook_file, "needed", missing)
    with pytest.raises(ExtraError, match="pip install python-calamine"):
        readings(workbook({"S": [["Title", "Date"]]}), "a.xlsx")


def test_sheets_of_too_many_rows_or_columns_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(InputError, match="more than 1,000 columns"):
        readings("Title,Date" + ",x" * 1_000 + "\n")
    monkeypatch.setattr(sheet_cells, "MOST_RECORDS", -998)
    with pytest.raises(InputError, match="rows, the most that are read of a sheet; divide it"):
        readings("Title,Date\nA,2027-05-06\nB,2027-05-06\n")
    monkeypatch.undo()
    monkeypatch.setattr("event_ld.readers.sheet_file.MOST_RECORDS", 1)
    with pytest.raises(InputError, match="holds more than 1 events"):
        readings("Title,Date\nA,2027-05-06\nB,2027-05-06\n")


def test_words_of_cells() -> None:
    text = (
        "Title;Date;Doors;Link;Website;Registration;Price;Mode;Country code;Latitude;Language of this text;Tags\n"
        "A;2027-05-06 9:00;8:30;https://a.example/1;https://a.example/2;at the door;20 zorkmids;presencial;BO;-19;es;a, b\n"
        "B;2027-05-06 9:00;noon;;;https://a.example/r;free;no;;;;\n"
    )
    first, second = readings(text)
    assert first.event is not None
    assert second.event is not None
    assert (first.event.url, first.event.same_as, first.event.door_time) == (
        "https://a.example/1",
        ("https://a.example/2",),
        "2027-05-06T08:30",
    )
    assert (first.event.language, first.event.event_attendance_mode, len(first.event.keywords)) == ("es", "offline", 2)
    assert first.event.location is not None
    assert first.event.location.address is not None
    assert (first.event.location.address.address_country, first.event.location.geo) == ("BO", None)
    assert (second.event.is_accessible_for_free, [one.url for one in second.event.offers]) == (True, ["https://a.example/r"])
    messages = [problem.message for problem in first.problems]
    assert {
        "“at the door” is no web address.",
        "“20 zorkmids” is no price that can be read.",
        "Not read below “Mode”: “no”.",
    } <= {*messages}
    online = only("Title,Date,Online,Doors\nA,2027-05-06,https://a.example/live,later\n")
    assert online.virtual_location is not None
    assert (online.virtual_location.url, online.door_time) == ("https://a.example/live", None)


def test_places_that_are_rooms_titles_without_a_heading_and_days_above_the_headings() -> None:
    text = "Open days\n5-7 May 2027\nDate,Time,Contribution,Location\nThu 6 May,9:00,Maps,Room 1\n,9:00,Bags,Room 2\n,10:00,Nets,Room 1\nFri 7 May,,,\n"
    event = only(text)
    assert (event.name, *times(event)) == ("Open days", "2027-05-05", "2027-05-07")
    assert [(one.name, one.room, one.start_date) for one in event.sub_event] == [
        ("Maps", "Room 1", "2027-05-06T09:00"), ("Bags", "Room 2", "2027-05-06T09:00"), ("Nets", "Room 1", "2027-05-06T10:00"),
    ]  # fmt: skip
    about = workbook({"About": [["Name", "Open days"], ["Start", date(2027, 5, 6)], ["End", date(2027, 5, 8)]],
                      "Talks": [["Time", "Title"], [time(9, 0), "Maps"], ["28/08", "Boats"], [None, "Cups"]]})  # fmt: skip
    event = only(about, "talks.xlsx")
    assert (event.name, *times(event)) == ("Open days", "2027-05-06", "2027-05-08")


def test_cells_that_are_times_in_part_or_in_two_ways() -> None:
    assert told("Title,Date,Time\nA,2027-05-06,9:00 sharp\n", "fact-doubtful") == [
        "Only a part of “9:00 sharp” is read as a day or a time."
    ]
    assert told("Title,Time\nA,46148\nB,9:00\n", "date-format") != []
    assert told("Title,Start\nA,12.10\n", "date-missing") != []  # 12:10, or 12 October
    assert told("Title,Start\nA,05/06/2027 9:00\n", "date-order") != []
    schedule = only("Title,Date\nA,28/08\n").event_schedule
    assert schedule is not None
    assert (schedule.by_month, schedule.by_month_day) == (8, 28)


def test_a_merged_slot_without_an_end_has_none() -> None:
    rows: list[list[Any]] = [["Time", "Hall A", "Hall B"], ["9:00-10:00", "Maps", "Bags"], ["10:00", None, "Nets"]]
    event = only(workbook({"2027-05-06": rows}, "B2:B3"), "talks.xlsx")
    assert next((one.name, *times(one)) for one in event.sub_event) == ("Maps", "2027-05-06T09:00", None)


# -- bytes and headings


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_marks_and_encodings(mark: str, encoding: str) -> None:
    text = (
        mark.join(("Título", "Fecha", "Descripción"))
        + "\r\n"
        + mark.join(("Día", "2027-05-06", f'"uno{mark} dos\r\ny ""tres"""'))
        + "\r\n"
    )
    event = only(text.encode(encoding))
    assert (event.name, event.start_date, event.description) == ("Día", "2027-05-06", f'uno{mark} dos\ny "tres"')


def test_a_row_may_end_with_a_mark_and_no_line_end() -> None:
    assert [[cell.text for cell in row] for row in cells_of("a,b\nc,", ",")] == [["a", "b"], ["c", ""]]


def test_a_first_line_may_name_the_mark() -> None:
    assert only("sep=|\nTitle|Date|Place, Speakers, Price\nA|2027-05-06|\n", "a.csv").start_date == "2027-05-06"


@pytest.mark.parametrize(
    "text", ["x\n1\n", "Title,Authors\nA,B\n", "a,b,c\n1,2,3\n", "time,location_id,artist_id\n9:00,1,2\n9:30,2,3\n"]
)
def test_a_sheet_without_titles_or_times_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(InputError, match=r"^a.csv is a sheet without headings .* `event-ld init --sheet` does\.$"):
        readings(text, "a.csv")


def test_empty_rows_repeated_headings_and_a_table_without_rows() -> None:
    assert [event.name for event in events("\n,,\nTitle,Date\n,\nA,2027-05-06\nTitle,Date\nB,2027-05-07\n")] == ["A", "B"]
    assert told("Title,Date\n", "no-event") == ["The sheet holds no event."]
    text = "Events of 2027\nFrom the archive\nTitle,Date\nA,6 May\n"
    assert [event.start_date for event in events(text)] == ["2027-05-06"]
    assert "What stands above the headings, or in a sheet of its own, is not said of each event." in told(text, "fact-left-out")
    assert told(text, "unread-text") == ["What stands above the headings became no fact."]


@pytest.mark.parametrize(
    ("heading", "fact"),
    [
        ("Event Start Date", "startDay"), ("start_time", "startTime"), ("starttime", "startTime"), ("Fecha / Date", "day"), ("TITLE:", "name"),
        ("Speaker 2", "performer"), ("Duration (min)", "duration"), ("event-name", "name"), ("Room 1", ""), ("Day 1", ""), ("x" * 99, ""),
        ("Fecha / Lugar", ""), ("Où", "place"), ("Início", "start"), ("Veranstaltungsort", "venue"),
    ],
)  # fmt: skip
def test_headings_as_people_write_them(heading: str, fact: str) -> None:
    assert fact_of(heading)[0] == fact


@pytest.mark.parametrize("language", ["en", "es", "pt", "fr", "de"])
def test_the_sheet_to_fill_in_reads_back(language: str, tmp_path: Path) -> None:
    file = tmp_path / "events.csv"
    done = CliRunner().invoke(main, ["init", str(file), "--sheet", "--language", language])
    assert done.exit_code == 0, done.output
    (reading,) = read(file)
    event = reading.event
    assert event is not None
    assert [problem.code for problem in reading.problems if problem.code != "keyword-without-concept"] == []
    assert (event.id, event.name, *times(event)) == ("my-event-2030", "Name of the event", "2030-05-14T09:30", "2030-05-14T13:00")
    assert (event.time_zone, event.room, event.event_status, event.in_language) == (
        "America/La_Paz",
        "Room 1",
        "scheduled",
        ("en",),
    )
    assert [one.name for one in event.performer] == ["Ana Flores", "Luis Paz"]
    assert [(one.price, one.price_currency, one.url) for one in event.offers] == [
        ("0", "BOB", "https://www.example.org/register")
    ]
    assert not [one for one in validate([reading]) if one.severity == "violation"]


def test_the_table_of_a_site_reads_back() -> None:
    text = (
        "id: a\nname: Open day\nlanguage: es\nstartDate: 2027-05-06T09:00\nendDate: 2027-05-06T10:00\ntimeZone: America/La_Paz\n"
        "eventStatus: cancelled\neventAttendanceMode: mixed\nadditionalType: workshop\ndescription: |\n  a\n  b\n"
        "location: {name: Hall, address: {streetAddress: Calle 1, addressLocality: Sucre, addressCountry: Bolivia}, geo: {latitude: -19.0, longitude: -65.2}}\n"
        "organizer: [Archive, Ministry]\nperformer: [Ana Gil]\nkeywords: [archives]\nisAccessibleForFree: true\noffers: [{url: https://a.example/r}]\n"
    )
    (event,) = events(text, "a.yaml")
    again = only(head() + row_of(event, "https://a.example/a/#event", "https://a.example/a/").encode(), "events.csv")
    assert again.performer[0].name == event.performer[0].name
    said = {name: getattr(event, name) for name in event.__struct_fields__ if name not in {"id", "url", "performer"}}
    assert {name: getattr(again, name) for name in said} == said


def test_the_sheet_to_fill_in_is_for_known_languages() -> None:
    assert CliRunner().invoke(main, ["init", "--sheet", "--language", "xx"]).exit_code == 2
    assert CliRunner().invoke(main, ["init", "--language", "es"]).exit_code == 2
    assert init(sheet="en").startswith("\ufeffID,Title,Start,End,")


# -- laws

TEXT = st.text(st.sampled_from('ab ;,\n"é'), max_size=6)


@given(st.lists(st.lists(TEXT, min_size=2, max_size=4), min_size=1, max_size=4), st.sampled_from(",;\t|"))
def test_rows_are_those_that_another_reader_reads(rows: list[list[str]], mark: str) -> None:
    whole = io.StringIO()
    csv.writer(whole, delimiter=mark, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    text = whole.getvalue()
    found = [*cells_of(text, mark)]
    assert [[cell.text for cell in row] for row in found] == [
        [cell.strip() for cell in row] for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    ]
    assert all(text[cell.span.start : cell.span.end].replace('""', '"').strip() == cell.text for row in found for cell in row)


@given(st.text(st.sampled_from('a,"\n;'), max_size=30))
def test_every_text_has_rows_and_no_letter_is_lost(text: str) -> None:
    found = "".join(cell.text for row in cells_of(text, ",") for cell in row)
    assert found.count("a") == text.count("a")


def test_a_row_with_a_day_and_no_title_is_named() -> None:
    found = read_text("Title,Date,City\nMaps,2027-05-06,Leeds\n,2027-05-07,Leeds\n", name="a.csv")
    assert [(one.code, one.place.line) for one in found[1].problems if one.place and one.path == "name"] == [("name-missing", 3)]
    assert found[1].event is not None
    assert found[1].event.id == "2027-05-07"


DAYS_UNTOLD = ("30/02/2027", "32/04/2027 9h", "mardi matin", "Day 2", "tbc")


@pytest.mark.parametrize(
    ("clock", "day"), [(";9:00", "05/06/2027"), *((clock, day) for clock in (";9:00", "") for day in DAYS_UNTOLD)]
)
def test_a_day_that_cannot_be_told_is_not_the_one_above(clock: str, day: str) -> None:
    head = "Titre;Date;Heure;Salle" if clock else "Titre;Début;Salle"
    rows = [("A", "2027-04-12"), ("B", "2027-04-12"), ("C", day), ("D", ""), ("E", "2027-04-12")]
    whole = only("\n".join([head, *(f"{name};{stated}{clock};S1" for name, stated in rows)]) + "\n", "a.csv")
    begins = {one.name: one.start_date[:10] if one.start_date else one.unknown for one in whole.sub_event}
    assert begins == {**dict.fromkeys("ABE", "2027-04-12"), **dict.fromkeys("CD", ("startDate",))}


def test_a_time_that_cannot_be_told_leaves_the_day_above() -> None:
    whole = only("Day;Time;Title;Room\n2027-05-06;9:00;A;S1\n;after lunch;B;S1\n;15:00;C;S1\n")
    assert [one.start_date for one in whole.sub_event] == ["2027-05-06T09:00", "2027-05-06", "2027-05-06T15:00"]


@pytest.mark.parametrize("corner", ["", "Horaire"])
@pytest.mark.parametrize("above", ["", "Semaine des arts\n"])
def test_days_as_columns_are_read_whatever_stands_in_the_corner(corner: str, above: str) -> None:
    rows = "9h30 - 11h;Yoga;Bal;Dessin\n14h - 16h;Pain;;Film\n"
    whole = only(f"{above}{corner};lundi 17 mai 2027;mardi 18 mai 2027;mercredi 19 mai 2027\n{rows}", "a.csv")
    assert [(one.name, one.start_date, one.end_date) for one in whole.sub_event] == [
        (name, f"2027-05-{day}T{begin}", f"2027-05-{day}T{end}")
        for begin, end, names in (("09:30", "11:00", ("Yoga", "Bal", "Dessin")), ("14:00", "16:00", ("Pain", "", "Film")))
        for day, name in zip((17, 18, 19), names, strict=True)
        if name
    ]


def test_a_row_of_days_above_none_but_titles_is_no_grid() -> None:
    with pytest.raises(InputError):
        readings(";2027-05-17;2027-05-18\nYoga;Ana;Luis\nPan;Ana;Luis\n")


def test_days_without_their_month_as_columns_are_none_that_stands_above() -> None:
    (whole,) = readings("Semaine du 17 mai 2027\n;Lundi 17;Mardi 18\n9h30 - 11h;Yoga;Bal\n14h - 16h;Pain;Film\n")
    assert whole.event is not None
    assert [(one.name, one.start_date) for one in whole.event.sub_event] == [
        (one, None) for one in ("Yoga", "Bal", "Pain", "Film")
    ]
    assert "date-missing" in {one.code for one in whole.problems}


def test_the_second_column_below_a_heading_of_times_is_when_things_end() -> None:
    rows = [["9:00", "9:30", "Registro", "Hall"], ["22:00", "0:30", "Cena", "Patio"]]
    (merged,) = readings(workbook({"Agenda": [["Horario", None, "Actividad", "Sala"], *rows]}, "A1:B1"), "a.xlsx")
    plain = only("Horario;;Actividad;Sala\n" + "".join(f"{';'.join(row)}\n" for row in rows))
    assert merged.event is not None
    for whole in (merged.event, plain):
        assert [one.event_schedule.end_time for one in whole.sub_event if one.event_schedule] == ["09:30", "00:30"]
    notes = only("Horario;;Actividad;Sala\n9:00;x;Registro;Hall\n22:00;y;Cena;Patio\n")
    assert [one.event_schedule.end_time for one in notes.sub_event if one.event_schedule] == [None, None]


@pytest.mark.parametrize(
    "place", ["online (Zoom)", "Online - Zoom", "Zoom / YouTube", "En línea vía Zoom", "Virtual: Google Meet"]
)
def test_a_platform_behind_a_word_for_the_internet_is_no_building(place: str) -> None:
    (reading,) = read_text(f"Event,Date,Venue\nMaps,3 May 2027,{place}\n", name="a.csv")
    assert reading.event is not None
    assert (reading.event.event_attendance_mode, reading.event.location) == ("online", None)


def test_a_room_behind_a_word_for_the_internet_is_a_place() -> None:
    (reading,) = read_text("Event,Date,Venue\nMaps,3 May 2027,Online (Room 5)\n", name="a.csv")
    assert reading.event is not None
    assert reading.event.event_attendance_mode == "offline"


@pytest.mark.parametrize(("head", "hours"), [("time", "10:00-11:00"), ("start time,end time", "10:00,11:00")])
def test_the_end_of_a_range_of_hours_is_that_of_the_last_day_and_of_each_date(head: str, hours: str) -> None:
    event = only(f"title,from,until,{head},repeats\nYoga,2027-02-02,2027-03-30,{hours},every Tuesday\n")
    assert (event.start_date, event.end_date) == ("2027-02-02T10:00", "2027-03-30T11:00")
    assert event.event_schedule is not None
    assert event.event_schedule.end_time == "11:00"
    night = only(f"title,from,until,{head}\nBall,2027-02-02,2027-02-04,{hours.replace('11', '01').replace('10', '22')}\n")
    assert night.start_date == "2027-02-02T22:00"


def test_a_column_before_the_times_is_no_room() -> None:
    text = "Open day of the archive,Start,End,Mark,URL\nOpen day,3/15/2027 18:00,3/15/2027 20:00,Important,\nMap fair,4/20/2027 18:00,,Warning,\n"
    found = readings(text)
    assert [(one.event.name, one.event.start_date, one.event.room) for one in found if one.event is not None] == [
        ("Open day", "2027-03-15T18:00", None),
        ("Map fair", "2027-04-20T18:00", None),
    ]
    (grid,) = readings("Time,Room A,Room B\n9:00,Maps,Walk\n10:00,Rivers,Games\n")
    assert grid.event is not None
    assert [one.room for one in grid.event.sub_event] == ["Room A", "Room B"] * 2


def test_somebody_who_stands_in_two_columns_of_speakers_is_one() -> None:
    (reading,) = readings("time,speaker_name,talk_title,speakername,affil\n9:00,Ana Gil,Maps,Ana Gil,CEPAL\n")
    assert reading.event is not None
    assert [[one.name for one in slot.performer] for slot in reading.event.sub_event] == [["Ana Gil"]]


@pytest.mark.parametrize("heading", ["place_name", "Place", "venue name", "Lugar"])
def test_headings_with_a_word_for_what_a_cell_is(heading: str) -> None:
    (reading,) = readings(
        f"date,title,{heading},time_string,signup_url\n2027-05-06,Maps,Town Hall,19:00-22:00,https://a.example/s\n"
    )
    assert reading.event is not None
    assert (reading.event.start_date, reading.event.end_date) == ("2027-05-06T19:00", "2027-05-06T22:00")
    assert reading.event.location is not None
    assert [one.url for one in reading.event.offers] == ["https://a.example/s"]


@pytest.mark.parametrize(("title", "spoken", "language", "tags"), [
    ("Conservar la madera de los barcos", "inglés", "es", ("en",)), ("Whales of the north", "French", "en", ("fr",)), ("Whales", "French", None, ("fr",)),
])  # fmt: skip
def test_the_language_that_is_spoken_is_not_that_of_the_texts(
    title: str, spoken: str, language: str | None, tags: tuple[str, ...]
) -> None:
    event = only(f"title,date,language\n{title},2027-02-02,{spoken}\n")
    assert (event.language, event.in_language) == (language, tags)


@pytest.mark.parametrize("words", ["Sold out", "Agotado", "Esgotado", "Complet"])
def test_tickets_that_are_sold_out_are_said(words: str) -> None:
    event = only(f"title,date,tickets\nYoga,2027-02-02,{words}\n")
    assert [str(one.availability) for one in event.offers] == ["soldOut"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ("10:00,11:00 (+1)", "2027-06-06T11:00"),
        ("10:00,11:00 +1d", "2027-06-06T11:00"),
        ("10:00,11:00 next day", "2027-06-06T11:00"),
        ("22:00,2:00 del día siguiente", "2027-06-06T02:00"),
        ("22:00,2h le lendemain", "2027-06-06T02:00"),
        ("10:00 - 11:00 (+1),", "2027-06-06T11:00"),
    ],
)
def test_an_end_on_the_next_day_is_that_also_where_it_is_later_than_the_start(cells: str, expected: str) -> None:
    assert only(f"Title,Date,Start time,End time\nRun,2027-06-05,{cells}\n").end_date == expected


def test_two_days_with_their_times_in_one_cell() -> None:
    event = only("Title,When\nRun,5 June 2027 10:00 - 6 June 2027 11:00\n")
    assert times(event) == ("2027-06-05T10:00", "2027-06-06T11:00")


@pytest.mark.parametrize(
    ("word", "state", "before"),
    [
        ("Rescheduled", "rescheduled", None),
        ("Rescheduled from 3 May 2027", "rescheduled", "2027-05-03"),
        ("aplazado del 3 de mayo", "rescheduled", "2027-05-03"),
        ("Moved to 5 June", "rescheduled", None),
        ("Rescheduled to 9 June", None, None),
        ("Cancelled on 3 May", None, None),
        ("Venue changed", None, None),
        ("Cambio de sede", None, None),
        ("Trasladado a la biblioteca", None, None),
        ("aplazado", "postponed", None),
    ],
)
def test_what_was_moved_from_a_day_or_a_place(word: str, state: str | None, before: str | None) -> None:
    (reading,) = readings(f"Title,Date,Place,Status\nRun,2027-06-05,Library,{word}\n")
    assert reading.event is not None
    assert (reading.event.event_status, reading.event.previous_start_date) == (state, before)
    asked = [one.message for one in reading.problems if one.code == "status-in-text"]
    place = [f"“{word}” says that the place or the day was changed, and is no status."]
    is_of_place = word.startswith(("Venue", "Cambio", "Trasladado"))
    assert asked == (place if is_of_place else [] if state else [f"“{word}” is no status that is known."])


@pytest.mark.parametrize("name", ["Rescheduled from 3 May: Run", "VENUE CHANGED: Run"])
def test_a_name_that_says_so_is_asked(name: str) -> None:
    (message,) = told(f"Title,Date\n{name},2027-06-05\n", "status-in-text")
    assert message == f"The name “{name}” says “{name.partition(':')[0]}”, and no status does."


def test_the_larger_event_has_a_column() -> None:
    event = only("Título,Fecha,Parte de\nCarrera,2027-06-05,Semana del río\n")
    assert event.super_event is not None
    assert event.super_event.name == "Semana del río"


def test_days_below_no_heading_hold_for_the_rows_below_them() -> None:
    event = only(',Activity,Time\n"Day 1\n5 June 2027",Maps,10:00\n,Rivers,11:00\n"Day 2\n6 June 2027",Lakes,10:00\n')
    assert [one.start_date for one in event.sub_event] == ["2027-06-05T10:00", "2027-06-05T11:00", "2027-06-06T10:00"]


def test_who_is_named_beside_the_title() -> None:
    sheet = "name,affiliation,title,fecha_iso\nAna Gil,Map House,On rivers,2027-05-03\n"
    event = only(sheet)
    assert (event.name, [one.name for one in event.performer], event.start_date) == ("On rivers", ["Ana Gil"], "2027-05-03")
    (speaker,) = only("Título,Fecha,Ponente,Responsable\nRíos,2027-05-03,Ana Gil,Área de mapas\n").performer
    assert speaker.name == "Ana Gil"
    several = only("Titre,Date,Intervenants\nRivières,2027-05-03,Ana Gil <br> Bob Ray<br/>Eva Sol\n").performer
    assert [one.name for one in several] == ["Ana Gil", "Bob Ray", "Eva Sol"]


def test_days_alone_have_the_zone_of_their_city_too() -> None:
    day, timed = (only(f"Title,Start,City\nFair,{start},Leeds\n") for start in ("2027-05-03", "2027-05-03 10:00"))
    assert day.time_zone == timed.time_zone == "Europe/London"


def test_json_that_is_the_rows_of_a_sheet() -> None:
    row = {
        "start": "2027-05-03 10:00",
        "end": "2027-05-03 11:00",
        "title": "Old maps",
        "speaker": "Ana Gil",
        "tags": ["maps", "rivers"],
        "x": None,
    }
    later = {**row, "title": "New maps", "start": "2027-05-09 10:00", "end": "2027-05-09 11:00", "place": "Library"}
    first, second = (one.event for one in read_text(json.dumps([row, later]), name="a.json"))
    assert first is not None
    assert second is not None
    assert (first.name, times(first), [one.name for one in first.performer]) == (
        "Old maps",
        ("2027-05-03T10:00", "2027-05-03T11:00"),
        ["Ana Gil"],
    )
    assert [one.name for one in first.keywords] == ["maps", "rivers"]
    assert (second.name, second.start_date) == ("New maps", "2027-05-09T10:00")
    (described,) = read_text(json.dumps([{"name": "Maps", "startDate": "2027-05-03"}]), name="a.json")
    assert described.event is not None
    assert described.event.start_date == "2027-05-03"


def test_a_heading_of_days_in_another_language_is_none_where_no_day_stands_below_it() -> None:
    event = only("date,tag,title\n2027-05-03,webinar,Old maps\n")
    assert (event.name, event.start_date, [one.name for one in event.keywords]) == ("Old maps", "2027-05-03", ["webinar"])
    assert times(only("Tag,Titel,Zeit\n3.5.2027,Karten,10:00\n")) == ("2027-05-03T10:00", None)


def test_a_range_of_hours_with_two_small_words() -> None:
    assert times(only("Título,Data,Horário\nMapas,25/05/2027,14h30 até às 20h30\n")) == ("2027-05-25T14:30", "2027-05-25T20:30")


def test_the_language_of_the_texts_is_that_of_the_row_or_else_of_the_sheet() -> None:
    found = events(
        "Título,Fecha\nConcierto,2027-05-03\nTaller de la biblioteca para los vecinos,2027-05-04\nBook club of the library,2027-05-05\n"
    )
    assert [one.language for one in found] == ["es", "es", "en"]
    assert only("Hora,Título\n10:00,Apertura de la jornada\n11:00,Café\n12:00,Mapas de los ríos\n").language == "es"
    assert [one.language for one in events("Title,Date\nXyz,2027-05-03\nAbc,2027-05-04\n")] == [None, None]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Private", "TRUE FALSE"),
        ("Visibility", "private public"),
        ("Vertraulichkeit", "Vertraulich Normal"),
        ("Privado", "sí no"),
    ],
)
def test_what_is_private_is_left_out_and_told(heading: str, cells: str) -> None:
    shut, shown = cells.split()
    found = read_text(f"title,date,{heading}\nBoard,2027-05-03,{shut}\nConcert,2027-05-04,{shown}\n", name="a.csv")
    assert [one.event and one.event.name for one in found] == ["Concert"]
    told = [problem.message for one in found for problem in one.problems if problem.code == "private-left-out"]
    assert told == [f"What is private is left out: “Board” ({shut})."]


def test_an_address_of_mail_is_no_body() -> None:
    found = events("title,date,organizer\nA,2027-05-03,ana@e.org\nB,2027-05-04,Map House <info@e.org>; River Club (club@e.org)\n")
    assert [[body.name for body in one.organizer] for one in found] == [[], ["Map House", "River Club"]]


def test_an_hour_of_the_morning_behind_one_of_the_day_is_of_the_next_day() -> None:
    found = events("title,date,time\nA,2027-05-03,9a-2a\nB,2027-05-03,9:00-2:00\nC,2027-05-03,9am-2\n")
    assert [one.end_date for one in found] == ["2027-05-04T02:00", "2027-05-03T02:00", "2027-05-03T14:00"]
    assert times(only("Betreff,Beginnt am,Beginnt um,Endet um\nKarten,24.07.2027,19:0:00,19:10:00\n"))[1] == "2027-07-24T19:10"


def test_rows_of_json_below_one_key_or_below_days_are_rows() -> None:
    below = '{"updated": "2027-01-01", "events": [{"title": "Old maps", "date": "2027-05-03", "time": "10:00"}]}'
    (reading,) = read_text(below, name="a.json")
    assert reading.event is not None
    assert (reading.event.name, reading.event.start_date) == ("Old maps", "2027-05-03T10:00")
    assert any("“updated”" in one.message for one in reading.problems)
    days = '[{"day": "2027-05-0%d", "place": "Lima", "talks": [{"title": "%s", "time": "10:00"}]}%s'
    found = read_text(days % (3, "Rivers", ", ") + days[1:] % (4, "Lakes", "]"), name="a.json")
    assert [one.event and (one.event.name, one.event.start_date) for one in found] == [
        ("Rivers", "2027-05-03T10:00"),
        ("Lakes", "2027-05-04T10:00"),
    ]
    several = '{"talks": [{"title": "Maps", "date": "2027-05-03"}], "rooms": [{"name": "Hall"}]}'
    (reading,) = read_text(several, name="a.json")
    assert "unknown-key" in {one.code for one in reading.problems}
