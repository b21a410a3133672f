"""The text reader on texts of our own; each names the oddity that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld import model
from event_ld.inputs import read_text
from event_ld.readers.programme.people import read_person
from event_ld.readers.programme.places import read_place
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import language_of

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.readers.reading import Reading


def _read(text: str) -> Reading:
    return read_text(text, name="programme.txt")[0]


def _event(text: str) -> Event:
    event = _read(text).event
    assert event is not None
    return event


def _codes(reading: Reading) -> list[str]:
    return [one.code for one in reading.problems]


SPANISH = """# Taller de datos abiertos municipales

Fecha y lugar: jueves 7 de marzo de 2024 - Hora: 9:00 a.m. a 1:00 p.m. Casa de la Cultura, Sala Azul. La Paz, Bolivia.

Organiza: Alcaldía de La Paz

Palabras clave: datos abiertos, transparencia, gobierno del mar.

Dirigido a: personal municipal.

Programa

9:00 – 9:15
Palabras de bienvenida
• Dra. Rosa Mamani, Directora de Innovación. Ministerio de Planificación (MP).

9:15 – 12:00
Taller práctico
Modera: Luis Quispe (Universidad Mayor)

12:00 m. – 1:00
Por definir
"""


def test_a_spanish_programme_with_labels() -> None:
    event = _event(SPANISH)
    assert (event.name, event.type, event.language) == ("Taller de datos abiertos municipales", "EducationEvent", "es")
    assert (event.start_date, event.end_date) == ("2024-03-07T09:00", "2024-03-07T13:00")
    assert event.time_zone == "America/La_Paz"
    assert event.room == "Sala Azul"
    assert event.location is not None
    assert event.location.name == "Casa de la Cultura"
    assert event.location.address is not None
    assert (event.location.address.address_locality, event.location.address.address_country) == ("La Paz", "Bolivia")
    assert [one.name for one in event.organizer] == ["Alcaldía de La Paz"]
    assert [(one.name, one.concept) for one in event.keywords] == [
        ("datos abiertos", "open-data"),
        ("transparencia", "transparency"),
        ("gobierno del mar", None),
    ]
    opening, workshop, last = event.sub_event
    assert opening.performer[0].name == "Rosa Mamani"
    assert [(one.name, one.role) for one in workshop.performer] == [("Luis Quispe", "moderator")]
    assert (last.name, last.unknown, last.end_date) == (None, ("name", "performer"), "2024-03-07T13:00")


def test_a_keyword_without_a_concept_is_named_with_its_place() -> None:
    found = [one for one in _read(SPANISH).problems if one.code == "keyword-without-concept"]
    assert [(one.place.line, one.place.column) for one in found if one.place] == [(7, 48)]


@pytest.mark.parametrize(
    ("hours", "first", "last", "schedule"),
    [
        ("9am to 5pm", "2022-11-22T09:00", "2022-11-25T17:00", ("09:00", "17:00")),
        ("7pm", "2022-11-22", "2022-11-25", None),
        ("9am to noon and 2pm to 5pm", "2022-11-22", "2022-11-25", None),
    ],
)
def test_the_hours_of_each_day_open_the_first_day_and_close_the_last(
    hours: str, first: str, last: str, schedule: tuple[str, str] | None
) -> None:
    event = _event(f"Forum of cities\n\nDate: 22-25 November 2022, {hours}\n")
    assert (event.name, event.start_date, event.end_date) == ("Forum of cities", first, last)
    said = event.event_schedule
    assert (said and (said.start_time, said.end_time)) == schedule


def test_a_day_without_a_year_is_asked_for_and_never_invented() -> None:
    reading = _read("Forum of cities\n\nDate: 22 November\nTime: 9:00 - 10:00\n\nAgenda\n9:00 Opening\n")
    assert reading.event is not None
    assert reading.event.start_date is None
    assert reading.event.sub_event[0].start_date is None
    assert [one.question for one in reading.problems if one.code == "year-missing"] == ["In which year is 22 November?"]


def test_a_weekday_that_is_not_the_one_of_its_date() -> None:
    reading = _read("Forum of cities\n\nDate: Monday 24 November 2022\n")
    assert "weekday-contradicts-date" in _codes(reading)


def test_days_and_bounds_from_an_agenda_alone() -> None:
    event = _event(
        "Forum of cities\n\nAgenda\n\n22 November 2022\n9:00 - 10:00 Opening\n14:00 - 15:00 Talk\n"
        "\n23 November 2022\n9:00 - 9:30 Second day\n23:30 - 0:30 Night\n"
    )
    assert (event.start_date, event.end_date) == ("2022-11-22T09:00", "2022-11-24T00:30")
    assert [slot.id for slot in event.sub_event] == [
        "slot-0900-1000", "slot-1400-1500", "slot-2022-11-23-0900-0930", "slot-2022-11-23-2330-0030",
    ]  # fmt: skip


def test_slots_of_an_open_end_stay_open() -> None:
    event = _event("Forum of cities\nDate: 2022-11-22\n\nAgenda\n9:00 Opening\n10:00 Talk\n")
    assert [(slot.start_date, slot.end_date) for slot in event.sub_event] == [
        ("2022-11-22T09:00", None),
        ("2022-11-22T10:00", None),
    ]
    assert event.end_date is None


def test_nothing_is_known_of_a_text_without_a_programme() -> None:
    reading = _read("Dear all, we hope that this finds you well. We are glad to write to you again today.\n")
    assert {"name-missing", "start-missing", "place-missing", "description-missing", "unread-text"} <= set(_codes(reading))
    assert reading.event is not None
    assert reading.event.name is None


def test_titles_are_labelled_or_the_first_line() -> None:
    assert _event("Information\n\nTitle: Open data for all.\n").name == "Open data for all"
    assert _event("Seminar on water\n\nSome words, and more.\n").name == "Seminar on water"
    assert _event("Agenda\n\nSeminar on water.\n\n9:00 Start\n").name is None


def test_a_kind_phrase_ends_at_the_sentence() -> None:
    event = _event("Background\n\nSpecial panel of experts. It is held during the World Water Summit.\n")
    assert event.name == "Special panel of experts"
    assert event.super_event is not None
    assert (event.super_event.name, event.super_event.type) == ("World Water Summit", "ConferenceEvent")
    assert event.organizer == ()


def test_a_larger_event_without_a_class_of_its_own_is_an_event() -> None:
    event = _event("Background\n\nWorkshop, to be held as part of the Annual Meeting of cities.\n")
    assert event.super_event is not None
    assert (event.super_event.name, event.super_event.type) == ("Annual Meeting of cities", "Event")


def test_a_wrapped_description_and_a_wrapped_title_are_one_text_each() -> None:
    event = _event(
        "Seminar on water\n\nDescription\n\nThe first line\ngoes on here.\n\nA second one.\n\nObjectives\n\n"
        "To learn\nall of it.\n\nAgenda\n\nDate: 5 May 2024\n9:00 - 10:00\nA long title that is\nbroken in two\n"
    )
    assert event.description == "The first line goes on here.\n\nA second one."
    assert event.objectives == ("To learn all of it.",)
    assert event.sub_event[0].name == "A long title that is broken in two"


def test_people_around_the_agenda_have_their_roles() -> None:
    event = _event(
        "Seminar on water\n\nModerator: Ana Gil, Director of the Water Agency\n\nSpeakers\n\n• Juan Paz\n• not a person at all, sorry\n"
        "\nCoordination\n\nProf. Eva Sol (Water Bank)\n"
    )
    assert [(one.name, one.role) for one in event.performer] == [("Ana Gil", "moderator"), ("Juan Paz", "speaker")]
    assert [(one.name, one.role) for one in event.contributor] == [("Eva Sol", "coordinator")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Jean Paul Guevara,  Consultor. Latin American System (SELA).",
            "Jean Paul Guevara|Consultor|Latin American System (SELA)|",
        ),
        ("Ana Gil (World Bank)", "Ana Gil||World Bank|"),
        ("Ana Gil - Ministry of Finance", "Ana Gil||Ministry of Finance|"),
        ("Dr. Ana de la Cruz", "Ana de la Cruz|||Dr."),
        ("Ana Gil, Head of Unit at the Finance Office", "Ana Gil|Head of Unit|Finance Office|"),
        ("Ana Gil, Directora. OSCE", "Ana Gil|Directora|OSCE|"),
        ("Ana Gil, Lawyer", "Ana Gil|Lawyer||"),
        ("Ana Gil, Lawyer. Director. World Bank", "Ana Gil|Director|World Bank|"),
        ("Ana Gil; World Bank; Water Fund", "Ana Gil||World Bank,Water Fund|"),
        ("European Commission", "none"),
        ("Questions", "none"),
        ("IN THE YEAR OF OUR WATER", "none"),
        ("talks about 3 things", "none"),
        ("Dr.", "none"),
        ("ana gil", "none"),
    ],
)
def test_a_line_about_a_person(line: str, expected: str) -> None:
    mention = read_person(Piece(line, 0))
    if mention is None:
        assert expected == "none"
        return
    person = mention.person
    assert isinstance(person, model.Person)
    bodies = ",".join(str(one.name) for one in person.affiliation)
    assert f"{person.name}|{','.join(map(str, person.job_title))}|{bodies}|{person.honorific_prefix or ''}" == expected
    assert all(line[piece.start :].startswith(piece.text) for piece in mention.pieces.values())


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Convention Centre (CC), Room 3. Sucre-Bolivia", {"name": "Convention Centre (CC)", "room": "Room 3", "city": "Sucre",
                                                           "country": "Bolivia"}),
        ("Casa Grande, Calle Sucre 12, La Paz, Bolivia.", {"name": "Casa Grande", "street": "Calle Sucre 12", "city": "La Paz",
                                                           "country": "Bolivia"}),
        ("12 Main Street; Lima; Peru", {"street": "12 Main Street", "city": "Lima", "country": "Peru"}),
        ("Blue Room", {"room": "Blue Room"}),
        ("Brasil, Bolivia", {"country": "Brasil", "name": "Bolivia"}),
        ("One House, Two Houses", {"name": "One House"}),
    ],
)  # fmt: skip
def test_a_line_about_a_place(line: str, expected: dict[str, str]) -> None:
    names = {"location.name": "name", "location.address.addressLocality": "city", "location.address.addressCountry": "country",
             "location.address.streetAddress": "street"}  # fmt: skip
    assert {names.get(path, path): piece.value for path, piece in read_place(Piece(line, 0)).items()} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The people of the city will meet in this hall.", "en"),
        ("La reunión de los países de la región será en el salón.", "es"),
        ("A reunião dos países da região será no salão com as pessoas.", "pt"),
        ("La réunion des pays de la région aura lieu dans le hall avec les gens.", "fr"),
        ("12345", None),
    ],
)
def test_the_language_of_a_text(text: str, expected: str | None) -> None:
    assert language_of(text) == expected


def test_a_room_alone_and_a_label_with_nothing_behind_it() -> None:
    event = _event("Seminar on water\n\nPlace: Blue Room\nOrganizer:\n\nAudience: everybody\n")
    assert (event.room, event.location, event.organizer, event.audience) == ("Blue Room", None, (), "everybody")


def test_a_panel_of_somebody_who_is_no_body() -> None:
    event = _event("Background\n\nPanel of the people of water. It is for all.\n")
    assert (event.name, event.organizer) == ("Panel of the people of water", ())


def test_a_framework_that_is_no_event() -> None:
    assert _event("Background\n\nWorkshop, to be held within the framework of the law.\n").super_event is None
    assert _event("Background\n\nWorkshop, to be held within the framework of the National Plan.\n").super_event is None


def test_days_that_do_not_follow_from_the_header() -> None:
    event = _event("Forum of cities\n\nDate: 22-23 November 2022\n\nAgenda\n\n23 November 2022\n9:00 - 10:00 Talk\n")
    assert (event.start_date, event.end_date) == ("2022-11-22", "2022-11-23")
    assert event.sub_event[0].start_date == "2022-11-23T09:00"


def test_a_day_of_the_agenda_without_a_year_gives_no_times() -> None:
    event = _event("Forum of cities\n\nAgenda\n\n23 November\n9:00 - 10:00 Talk\n")
    assert (event.start_date, event.sub_event[0].start_date, event.sub_event[0].name) == (None, None, "Talk")


def test_a_start_without_an_end() -> None:
    event = _event("Forum of cities\n\nDate: 22 November 2022, 9:00 a.m.\n")
    assert (event.start_date, event.end_date) == ("2022-11-22T09:00", None)


def test_two_objectives_as_prose_are_two() -> None:
    event = _event("Seminar on water\n\nObjectives\n\nTo learn.\n\nTo teach.\n")
    assert event.objectives == ("To learn.", "To teach.")


def test_an_empty_line_is_about_nobody() -> None:
    assert read_person(Piece("", 0)) is None


def test_slots_of_one_time_have_ids_of_their_own() -> None:
    event = _event("Forum of cities\nDate: 2022-11-22\n\nAgenda\n9:00 - 10:00 Talk\n9:00 - 10:00 Other talk\n")
    assert [slot.id for slot in event.sub_event] == ["slot-0900-1000", "slot-0900-1000-2"]


def test_a_day_in_the_prose_before_the_agenda() -> None:
    event = _event("Seminar on water\n\nIt will take place on 5 May 2024 at 9:00 a.m. in Lima.\n\nAgenda\n\n10:00 Talk\n")
    assert event.start_date == "2024-05-05T09:00"
    assert _event("Seminar on water\n\nIt will be on 5 May.\n").start_date is None


def test_a_year_of_the_title_completes_a_day_and_two_years_do_not() -> None:
    reading = _read("Water Summit 2024\n\nOn Friday, May 24th, people meet.\n\nAgenda\n9:00 - 10:00 Talk\n")
    assert reading.event is not None
    assert (reading.event.start_date, reading.event.end_date) == ("2024-05-24T09:00", "2024-05-24T10:00")
    dated = _read("Water Summit 2024\n\nDate: 24 May, 9:00\n")
    assert dated.evidence["startDate"].rule == "year-from-title"
    assert _event("Water Summit 2024, after that of 2022\n\nOn May 24th, people meet.\n").start_date is None


def test_an_item_after_a_label_belongs_to_no_label() -> None:
    event = _event("Seminar on water\n\n* Place: Town Library\n* Social media: #water\n\nPlace: Another Library\n")
    assert event.location is not None
    assert event.location.name == "Town Library"


@pytest.mark.parametrize(("day", "expected"), [("9 March", "2024-03-09"), ("3 March", "2025-03-03")])
def test_the_date_of_a_page_is_no_date_of_the_event_but_gives_its_year(day: str, expected: str) -> None:
    reading = _read(f"Seminar on water\n\n2024-03-04 · Library · talks\n\nCome on {day}, 10:30, to the library.\n")
    assert reading.event is not None
    assert reading.event.start_date == f"{expected}T10:30"
    assert reading.evidence["startDate"].rule == "year-from-page-date"


def test_the_date_of_a_page_alone_is_no_date_of_an_event() -> None:
    assert _event("Seminar on water\n\n2024-03-04 · Library\n\nCome.\n").start_date is None
