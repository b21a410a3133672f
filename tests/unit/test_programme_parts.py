"""The parts of the text reader, each on stretches of our own: people, bodies, addresses, places, zones, days."""

from __future__ import annotations

import pytest

from event_ld import model
from event_ld.inputs import read_text
from event_ld.model import Person
from event_ld.readers.programme.bodies import listed_bodies, organizers_in, supporters_in
from event_ld.readers.programme.contacts import addresses_in
from event_ld.readers.programme.names import begin_of_acronym, names_body
from event_ld.readers.programme.people import Mention, read_people
from event_ld.readers.programme.place_lines import reads_like_place
from event_ld.readers.programme.place_sentences import place_in_sentence
from event_ld.readers.programme.places import (
    CITY,
    POSTAL_CODE,
    ROOM,
    STREET,
    VENUE,
    read_place,
    split_room,
)
from event_ld.readers.programme.slot_words import without_promise
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import find_duration, time_at_start
from event_ld.readers.programme.titled import split_roles, split_title


def _event(text: str, name: str = "programme.txt") -> model.Event:
    event = read_text(text, name=name)[0].event
    assert event is not None
    return event


def _told(mention: Mention) -> str:
    person = mention.person
    assert isinstance(person, model.Person)
    bodies = ",".join(str(one.name) for one in person.affiliation)
    suffix = f" {person.honorific_suffix}" if person.honorific_suffix else ""
    talk = f" = {mention.talk.value}" if mention.talk else ""
    return f"{person.name}{suffix}|{','.join(map(str, person.job_title))}|{bodies}{talk}"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ana Gil (Archive)", ["Ana Gil||Archive"]),
        ("Ana Gil (Archive) - Old maps", ["Ana Gil||Archive = Old maps"]),
        ("Ana Gil (Archive): Old maps", ["Ana Gil||Archive = Old maps"]),
        ("Ana Gil (Archive), Director", ["Ana Gil|Director|Archive"]),
        ("Ana Gil (remote)", ["Ana Gil||"]),
        ("Ana Gil (Head, Map Bank (MB))", ["Ana Gil|Head|Map Bank (MB)"]),
        ("Ana Gil: Directora de Mapas", ["Ana Gil|Directora de Mapas|"]),
        ("Ana Gil: Old maps, and how to read them", ["Ana Gil|| = Old maps, and how to read them"]),
        ("Ana Gil - Europa", ["Ana Gil||Europa"]),
        ("Ana Gil - how we read old maps in the archive", ["Ana Gil|| = how we read old maps in the archive"]),
        ("Ana Gil -- “Old maps”", ["Ana Gil|| = Old maps"]),
        ("Ana Gil - Director, Map Bank: Old maps", ["Ana Gil|Director|Map Bank = Old maps"]),
        ("Ana Gil, Map Bank: Old maps", ["Ana Gil||Map Bank = Old maps"]),
        ("Ana Gil, PhD, Ph.D., Lawyer", ["Ana Gil PhD|Lawyer|"]),
        ("Ana Gil, Director, Lima, Peru", ["Ana Gil|Director|"]),
        ("Ana Gil, Secretary for Trade, Finance and Industry, Ministry of Trade",
         ["Ana Gil|Secretary for Trade, Finance and Industry|Ministry of Trade"]),
        ("Ana Gil, Head of Maps (Plans, Charts), Map Bank", ["Ana Gil|Head of Maps (Plans, Charts)|Map Bank"]),
        ("Ana Gil, from the Office of Maps", ["Ana Gil||Office of Maps"]),
        ("Ana Gil, the Map Office", ["Ana Gil||Map Office"]),
        ("Ana Gil, Map Bank, Luis Paz, Director", ["Ana Gil||Map Bank", "Luis Paz|Director|"]),
        ("Kwaxi Tolo and Zilpo Ranek: Old maps", ["Kwaxi Tolo||", "Zilpo Ranek|| = Old maps"]),
        ("IIIF Editors", []),
        ("Opening Remarks", []),
        ("NEW MAPS FOR OLD TOWNS TODAY", []),
        ("Ana Gil (", ["Ana Gil||"]),
        ("Ana Gil (Map Bank", ["Ana Gil||Map Bank"]),
        ("Ana Gil: ", ["Ana Gil||"]),
    ],
)  # fmt: skip
def test_people_on_a_line(line: str, expected: list[str]) -> None:
    assert [_told(one) for one in read_people([Piece(line, 0)])] == expected


@pytest.mark.parametrize(
    ("line", "title", "people"),
    [
        ("Old maps (Chair: Ana Gil)", "Old maps", [("chair", "Ana Gil||")]),
        ("Table ronde animée par Luc Petit avec :", "Table ronde", [("moderator", "Luc Petit||")]),
        ("Old maps (Chair: the house)", "Old maps (Chair: the house)", []),
    ],
)
def test_people_in_a_role_within_a_title(line: str, title: str, people: list[tuple[str, str]]) -> None:
    rest, found = split_roles(Piece(line, 0))
    assert (rest.text, [(role, _told(one)) for role, one in found]) == (title, people)


@pytest.mark.parametrize(
    ("line", "title", "people"),
    [
        ("Old maps – Zilpo Ranek", "Old maps – Zilpo Ranek", []),  # a name that nobody knows, and nothing said of it
        ("Old maps – Zilpo Ranek (Map Bank)", "Old maps", ["Zilpo Ranek||Map Bank"]),
        ("Old maps. Zilpo Ranek (Map Bank)", "Old maps. Zilpo Ranek (Map Bank)", []),
        ("“Old maps” with Zilpo Ranek", "“Old maps”", ["Zilpo Ranek||"]),
        ("Mot d'accueil de Mme Odile Brun", "Mot d'accueil", ["Odile Brun||"]),
    ],
)
def test_people_behind_a_title(line: str, title: str, people: list[str]) -> None:
    rest, found = split_title(Piece(line, 0))
    assert (rest.text, [_told(one) for one in found]) == (title, people)


def test_what_is_to_be_announced() -> None:
    title, is_open = without_promise(Piece("Opening (speaker to be announced)", 0))
    assert (title.text, is_open) == ("Opening", True)
    assert not names_body(Piece("", 0))


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("A day organised by the Map Bank (MB) and the Archive Office. It is free.", ["Map Bank (MB)", "Archive Office"]),
        ("organised by A Kind Neighbour and others", []),
        ("hosted by the best Neighbour", []),
        ("organizado por la Comisión Económica para América Latina (CEPAL) en Lima", ["Comisión Económica para América Latina (CEPAL)"]),
        ("On Monday, the Map Bank and the River Agency invite you to a seminar.", ["Map Bank", "River Agency"]),
        ("The Map Bank proposes seven rules.", []),
        ("La Banque des cartes propose sept principes.", []),
        ("La Banque des cartes propose un séminaire.", ["Banque des cartes"]),
        ("Nous organisons un atelier. organise", []),
        (f"The {'very ' * 60}Map Bank hosts a day", []),
        ("x" * 2001, []),
        ("Our neighbour hosts a day. The Map Bank hosts a day.", ["Map Bank"]),
        ("hosted by the Bureau (of Maps and Plans, Charts) and the Archive Office", ["Bureau (of Maps and Plans, Charts)", "Archive Office"]),
        ("Hosted by MB, IDB and others", ["MB", "IDB"]),
    ],
)  # fmt: skip
def test_organisers_in_a_paragraph(paragraph: str, expected: list[str]) -> None:
    assert [one.piece.text for one in organizers_in(Piece(paragraph, 0))] == expected


def test_supporters_and_listed_bodies() -> None:
    assert [one.piece.text for one in supporters_in(Piece("with the support of the Map Bank and GIZ", 0), "collaborator")] == [
        "Map Bank",
        "GIZ",
    ]
    assert (
        supporters_in(Piece("with the support of the Map Bank", 0), "sponsor")
        == supporters_in(Piece("x" * 2001, 0), "sponsor")
        == []
    )
    listed = listed_bodies(Piece("Map Bank, Friends of Maps; Archive\nWith the support of GIZ", 0))
    assert [one.text for one in listed] == ["Map Bank", "Friends of Maps", "Archive"]


def test_addresses_with_and_without_names() -> None:
    line = Piece(
        "Contact: Dr. Ana Gil <ana@maps.example>, ANA@maps.example or office@maps.example; see x. Ana Gil: a@maps.example", 0
    )
    found = [(one.email.text, one.name and one.name.text, one.prefix and one.prefix.text) for one in addresses_in(line)]
    assert found == [
        ("ana@maps.example", "Ana Gil", "Dr."),
        ("office@maps.example", None, None),
        ("a@maps.example", "Ana Gil", None),
    ]


@pytest.mark.parametrize(
    ("sentence", "surely", "expected"),
    [
        ("It is held in the Map House, Room 4, in Lima, Peru.", True,
         {"location.name": "Map House", "room": "Room 4", "location.address.addressLocality": "Lima",
          "location.address.addressCountry": "Peru"}),
        ("in English and in the morning", True, {}),
        ("held in Lima", False, {}),
        ("al campus", False, {}),
        ("en el Centro de Convenciones de Lima", False,
         {"location.name": "Centro de Convenciones de Lima", "location.address.addressLocality": "Lima"}),
    ],
)  # fmt: skip
def test_a_place_in_a_sentence(sentence: str, expected: dict[str, str], *, surely: bool) -> None:
    assert {path: piece.text for path, piece in place_in_sentence(Piece(sentence, 0), surely=surely).items()} == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Map House, Lima, Peru", True),
        ("Room 4, Map House", True),
        ("lima, peru", False),
        ("Lima", True),
        ("We meet in Lima, as always", False),
        ("Some Words, Other Words", False),
    ],
)
def test_a_line_that_is_a_place(line: str, *, expected: bool) -> None:
    assert reads_like_place(Piece(line, 0)) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Café Jordan", {"location.name": "Café Jordan"}),
        ("Mess St-Maurice", {"location.name": "Mess St-Maurice"}),
        ("Yotala-Bolivia", {"location.address.addressLocality": "Yotala", "location.address.addressCountry": "Bolivia"}),
        ("Bar Panama, Lyon", {"location.name": "Bar Panama", "location.address.addressLocality": "Lyon"}),
        ("Belfast, Northern Ireland", {"location.address.addressLocality": "Belfast", "location.address.addressCountry": "Northern Ireland"}),
        ("Atlanta, Georgia", {"location.address.addressLocality": "Atlanta", "location.address.addressRegion": "Georgia"}),
        ("Tbilisi, Georgia", {"location.address.addressLocality": "Tbilisi", "location.address.addressCountry": "Georgia"}),
        ("Room 6101, 6103 and 6107", {"room": "Room 6101, 6103 and 6107"}),
        ("Room 6101, 6103, and 6107", {"room": "Room 6101, 6103, and 6107"}),
    ],
)  # fmt: skip
def test_a_country_in_the_name_of_a_place_is_none(line: str, expected: dict[str, str]) -> None:
    assert {path: piece.text for path, piece in read_place(Piece(line, 0)).items()} == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("12345 Tulln", {"location.address.postalCode": "12345", "location.address.addressLocality": "Tulln"}),
        ("12345", {"location.address.postalCode": "12345"}),
        ("National Library of Peru", {"location.name": "National Library of Peru"}),
        ("4th floor, Map House, 1st yard, 12 River Street, 3rd door", {"room": "4th floor", "location.name": "Map House",
                                                                   "location.address.streetAddress": "12 River Street"}),
        ("Map House, Lima, a yard, by the sea", {"location.name": "Map House", "location.address.addressLocality": "Lima"}),
        ("12 River Street, 4th yard", {"location.address.streetAddress": "12 River Street"}),
        ("Map House - River Wing, a yard", {"location.name": "Map House - River Wing"}),
        ("75007, Paris 7e", {"location.address.postalCode": "75007", "location.address.addressLocality": "Paris"}),
    ],
)  # fmt: skip
def test_a_line_about_a_place(line: str, expected: dict[str, str]) -> None:
    assert {path: piece.text for path, piece in read_place(Piece(line, 0)).items()} == expected


def test_a_room_behind_a_title() -> None:
    assert [part and part.text for part in split_room(Piece("Maps (Room 4)", 0))] == ["Maps", "Room 4"]
    assert [part and part.text for part in split_room(Piece("Maps (old)", 0))] == ["Maps (old)", None]


@pytest.mark.parametrize(
    ("text", "minutes"), [("Maps (40 min)", 40), ("Maps (1h30)", 90), ("Maps (0 min)", None), ("Maps 5 min of talk", None)]
)
def test_a_duration(text: str, minutes: int | None) -> None:
    found = find_duration(text)
    assert (found.minutes if found else None) == minutes


def test_times_with_a_word_before_them() -> None:
    assert time_at_start("from 2 pm: Maps") is not None
    assert time_at_start("maps at 2 pm") is None
    assert time_at_start("no time at all") is None


def test_a_zone_of_a_country_and_an_offset_too_large() -> None:
    text = "Maps\n\nDate: 3 May 2026\nTime: 10:00 Costa Rica, Guatemala\n"
    assert _event(text).time_zone == "America/Costa_Rica"
    text = "Maps\n\nDate: 3 May 2026\nTime: 10:00 UTC+99\n"
    assert _event(text).start_date == "2026-05-03T10:00"


def test_a_slot_without_a_day_gets_it_from_the_event_of_a_description() -> None:
    text = (
        "name: Maps\nstartDate: 2026-05-03\nsubEvent:\n  - name: One\n    eventSchedule: {startTime: '10:00', endTime: '11:00'}\n"
        "  - name: Two\n    eventSchedule: {startTime: '12:00'}\n  - name: Three\n    eventSchedule: {startTime: noon}\n"
    )
    reading = read_text(text, name="event.yaml")[0]
    assert reading.event is not None
    dates = [(one.start_date, one.end_date, one.event_schedule) for one in reading.event.sub_event]
    assert dates[0] == ("2026-05-03T10:00", "2026-05-03T11:00", None)
    assert dates[1][:2] == ("2026-05-03T12:00", None)
    assert [one.code for one in reading.problems if one.code == "wrong-type"] == ["wrong-type"]
    assert reading.evidence["subEvent[0].startDate"].rule == "date-from-parent"


def test_the_city_of_a_title() -> None:
    assert str(_event("Workshop on maps - Lima - 2026\n\n3 May 2026\n").location).count("Lima") == 1
    assert str(_event("Workshop on maps in Lima\n\nVenue: Map House\nDate: 3 May 2026\n").location).count("Lima") == 1
    assert _event("Workshop on maps in Spring\n\n3 May 2026\n").location is None


def test_a_very_long_paragraph_is_not_looked_through_for_a_place() -> None:
    assert _event(f"Maps\n\n3 May 2026 in Lima {'and on ' * 400}\n").location is None


def test_the_day_of_the_event_and_other_days() -> None:
    text = "Maps\n\nRegister by 3 May 2026.\n\nThe day takes place on 9 May 2026 at 10:00.\n\nA law of 4 June 1999 says so.\n"
    assert _event(text).start_date == "2026-05-09T10:00"
    assert _event("Maps\n\nPublished on 3 May · news\n\nOn 9 May at 10:00 it begins.\n").start_date is None


def test_a_slot_whose_room_stands_below_it() -> None:
    text = "Maps\n\n3 May 2026\n\nAgenda\n\n10:00 - 11:00 Old maps\nRoom 4\n11:00 - 12:00 New maps\t\tRoom 5\tTBA\n"
    assert [one.room for one in _event(text).sub_event] == ["Room 4", "Room 5"]
    text = "Maps\n\n3 May 2026\n\nAgenda\n\n10:00 - 11:00 Old maps\nRoom: Auditorium 4\n11:00 - 12:00 New maps\n"
    assert [(one.name, one.room) for one in _event(text).sub_event] == [("Old maps", "Auditorium 4"), ("New maps", None)]


def test_columns_with_more_than_people() -> None:
    text = "Maps\n\n3 May 2026\n\nAgenda\n\n9:00 Welcome\n10:00 - 11:00  Old maps (Room 4)  a talk for all  Ana Gil\n11:00 Pause\n12:00 Lunch\n"
    slot = _event(text).sub_event[1]
    assert (slot.name, slot.room, slot.description, slot.performer[0].name) == ("Old maps", "Room 4", "a talk for all", "Ana Gil")


def test_a_table_where_nobody_is_named_and_a_title_stands_in_the_column_of_people() -> None:
    text = (
        "Maps\n\n3 May 2026\n\n| Time | Session | Speaker |\n|---|---|---|\n| 10:00 |  | a walk |\n| 11:00 | Maps | Ana Gil |\n"
    )
    assert [one.name for one in _event(text).sub_event] == ["a walk", "Maps"]


def test_a_title_over_many_lines() -> None:
    lines = "10:00 - 11:00 Old maps,\nnew maps,\nred maps,\nblue maps,\nand all the others\n"
    slot = _event(f"Maps\n\n3 May 2026\n\nAgenda\n\n9:00 - 10:00 Welcome\n{lines}11:00 - 12:00 Lunch\n").sub_event[1]
    assert slot.name == "Old maps, new maps, red maps, blue maps, and all the others"


def test_an_invitation_without_a_name_that_could_be_a_title() -> None:
    assert _event("Dear all,\n\nwe invite you to lunch, on 3 May 2026.\n").name is None


def test_an_address_that_is_named_twice_and_an_address_with_an_honorific() -> None:
    text = (
        "Maps\n\n3 May 2026\n\nWrite to office@maps.example.\n\nAgain: office@maps.example, or Dr. Eva Sol (eva@maps.example).\n"
    )
    found = [(one.name, one.email, one.role) for one in _event(text).contributor]
    assert found == [("office@maps.example", "office@maps.example", "contact"), ("Eva Sol", "eva@maps.example", "contact")]


def test_an_organiser_that_is_named_twice() -> None:
    text = "Maps\n\n3 May 2026\n\nOrganised by the Map Bank (MB).\n\nThe day is hosted by MB.\n"
    assert [one.name for one in _event(text).organizer] == ["Map Bank (MB)"]


def test_a_link_to_register() -> None:
    text = "Maps\n\n3 May 2026\n\nSee [the map](https://www.example.org/map) and [register](https://www.example.org/register).\n"
    assert [one.url for one in _event(text).offers] == ["https://www.example.org/register"]
    assert _event("Maps\n\n3 May 2026\n\nSee https://www.example.org/map.\n").offers == ()


def test_an_address_behind_a_name_without_honorific() -> None:
    assert [
        (one.name, one.email) for one in _event("Maps\n\n3 May 2026\n\nWrite to Eva Sol (eva@maps.example).\n").contributor
    ] == [("Eva Sol", "eva@maps.example")]


def test_a_talk_that_is_nothing_but_people_and_a_moderator_to_be_announced() -> None:
    text = "Maps\n\n3 May 2026\n\nAgenda\n\n10:00 - 11:00 Old maps\n- Ana Gil: (moderated by Luis Paz)\nModerator: TBD\n"
    slot = _event(text).sub_event[0]
    assert [(one.name, one.role) for one in slot.performer] == [("Ana Gil", "speaker"), ("Luis Paz", "moderator")]
    assert slot.description is None


def test_a_title_that_ends_with_a_comma_goes_on_with_a_sentence() -> None:
    text = "Maps\n\n3 May 2026\n\nAgenda\n\n9:00 - 10:00 Welcome\n10:00 - 11:00 Old maps,\nNew maps.\n11:00 - 12:00 Lunch\n"
    assert _event(text).sub_event[1].name == "Old maps, New maps"


def test_a_place_over_several_lines() -> None:
    text = "Maps\n\nWhere:\n\nVenue: Map House\n12 River Street\n75007 Paris\nDate: 3 May 2026\n"
    place = _event(text).location
    assert place is not None
    assert place.address is not None
    address = place.address
    assert (place.name, address.street_address, address.postal_code, address.address_locality) == (
        "Map House", "12 River Street", "75007", "Paris")  # fmt: skip
    assert _event("Maps\n\nVenue: TBD\nOrganised by: TBA\nDate: 3 May 2026\n").location is None


def test_an_offset_without_any_date() -> None:
    event = _event("Maps\n\nTime: 10:00 - 11:00 UTC-4\n")
    assert event.event_schedule == model.Schedule(start_time="10:00", end_time="11:00")
    assert event.start_date is None


def test_a_time_of_a_day_without_a_year_and_without_an_end() -> None:
    event = _event("Maps\n\nDate: 3 May\nTime: 10:00\n")
    assert event.event_schedule == model.Schedule(start_time="10:00", by_month=5, by_month_day=3)


def test_a_label_of_a_role_whose_value_is_nobody() -> None:
    event = _event("Maps\n\n3 May 2026\n\nAgenda\n\n10:00 - 11:00 Old maps\nModerator: somebody of the house\n")
    assert event.sub_event[0].performer == ()


def test_a_title_on_two_lines_and_a_sentence_below_it() -> None:
    lines = "10:00 - 11:00 Old maps\nand new charts\n11:00 - 12:00 Old charts\nWe look at them together.\n12:00 - 13:00 Lunch\n"
    _, first, second, _ = _event(f"Maps\n\n3 May 2026\n\nAgenda\n\n9:00 - 10:00 Welcome\n{lines}").sub_event
    assert (first.name, second.name, second.description) == ("Old maps and new charts", "Old charts", "We look at them together.")


def test_a_line_below_a_title_that_may_go_on_with_it_is_told_as_unread() -> None:
    lines = "9:00 - 10:00 Welcome\n10:00 - 11:00 Old maps\nNew charts\n11:00 - 12:00 Old charts\n12:00 - 13:00 Lunch\n"
    reading = read_text(f"Maps\n\n3 May 2026\n\nAgenda\n\n{lines}")[0]
    assert reading.event is not None
    assert [str(one.name) for one in reading.event.sub_event] == ["Welcome", "Old maps", "Old charts", "Lunch"]
    assert any(one.code == "unread-text" and "New charts" in one.message for one in reading.problems)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Old Hall, High Street, Falmouth TR11 2AB",
            {"name": "Old Hall", "street": "High Street", "city": "Falmouth", "code": "TR11 2AB"},
        ),
        (
            "Old Hall, 4 Mill Road, Leeds, LS1 4AB",
            {"name": "Old Hall", "street": "4 Mill Road", "city": "Leeds", "code": "LS1 4AB"},
        ),
        ("City Library, 12 Oak Avenue, Springfield, IL 62701", {"name": "City Library", "city": "Springfield", "code": "62701"}),
        ("Biblioteca, C/ Mayor, 12, Oviedo", {"name": "Biblioteca", "street": "C/ Mayor, 12", "city": "Oviedo"}),
        ("Aula Magna de la Facultad de Letras, Oviedo", {"room": "Aula Magna", "name": "Facultad de Letras", "city": "Oviedo"}),
    ],
)
def test_the_parts_of_an_address(line: str, expected: dict[str, str]) -> None:
    paths = {"name": VENUE, "street": STREET, "city": CITY, "code": POSTAL_CODE, "room": ROOM}
    found = {path: piece.text for path, piece in read_place(Piece(line, 0)).items()}
    assert {name: found.get(paths[name]) for name in expected} == expected


@pytest.mark.parametrize(
    ("bodies", "expected"),
    [
        ("Map Bank; River Agency", ["Map Bank", "River Agency"]),
        ("Map Bank; River Agency; IDB", []),
    ],
)
def test_people_and_their_bodies_in_cells(bodies: str, expected: list[str]) -> None:
    found = read_people([Piece("Ana Gil; Luis Paz", 0), Piece(bodies, 40)])
    assert [one.person.name for one in found] == ["Ana Gil", "Luis Paz"]
    assert [body.name for one in found if isinstance(one.person, Person) for body in one.person.affiliation] == expected


def test_roles_one_after_another_and_behind_names() -> None:
    _, people = split_roles(Piece("Panel: datos. Modera: Rosa Choque. Panelistas: Juan Gil (Alcaldía) y Eva Paz", 0))
    assert [(role, one.person.name) for role, one in people] == [
        ("moderator", "Rosa Choque"), ("panellist", "Juan Gil"), ("panellist", "Eva Paz"),
    ]  # fmt: skip
    (person,) = read_people([Piece("Dra. Ana Sosa (moderadora)", 0)])
    assert (person.role, person.person.affiliation) == ("moderator", ())  # type: ignore[union-attr]  # a person
    text = "Mesa redonda: mapas\n\n3 de mayo de 2027\nParticipan: Dra. Ana Sosa (moderadora), Ing. Luis Rey, Lic. Eva Paz\n"
    event = _event(text)
    assert [one.role for one in event.performer] == ["moderator", "panellist", "panellist"]


@pytest.mark.parametrize(
    ("text", "acronym", "begins"),
    [
        ("Secrétaire du Système économique latino-américain et caribéen", "SELA", "Système"),
        ("Directora de la Comisión Económica para América Latina", "CEPAL", "Comisión"),
        ("Director of the forum", "FOR", None),
        ("Director", "XY", None),
        ("Director of maps", "kew", None),
    ],
)
def test_the_words_that_an_acronym_stands_for(text: str, acronym: str, begins: str | None) -> None:
    at = begin_of_acronym(text, acronym)
    assert (None if at is None else text[at:].split(maxsplit=1)[0]) == begins


@pytest.mark.parametrize(
    ("title", "name"),
    [("Conference programme", "Open Data Days"), ('"Old maps"', "Old maps"), ("“Old” and “new”", "“Old” and “new”")],
)
def test_a_labelled_title(title: str, name: str | None) -> None:
    event = _event(f"title: {title}\n\nOpen Data Days\n\n3 May 2027\n")
    assert event.name == name


def test_a_clause_behind_a_comma_is_no_part_of_a_title() -> None:
    text = "Panel Especial del Sistema de Mapas (SIMA), por hacerse en el marco del IV Congreso Internacional de Mapas.\n"
    event = _event(f"Objetivos\n\n - Ver.\n\n{text}")
    assert event.name == "Panel Especial del Sistema de Mapas (SIMA)"
    assert [one.name for one in event.organizer] == ["Sistema de Mapas (SIMA)"]


def test_lines_of_an_agenda_are_no_body() -> None:
    assert organizers_in(Piece("Organizado por Karim Haddad (BnF) 11h00 Pausa", 0)) == []


def test_the_date_of_news_is_not_that_of_the_event() -> None:
    news = "Old maps come home\n\n28/05/2026\n\nThe City Library and its friends, who have waited for them for such a long time now, {}.\n"
    event = _event(news.format("will show them to everybody on 5 June and later on in the reading room of the house"))
    assert event.start_date is None  # nothing says that it is held then, nor in which year
    assert event.event_schedule == model.Schedule(by_month=6, by_month_day=5)
    event = _event(news.format("say that the next evening about them will be held on 5 June in the reading room"))
    assert event.start_date == "2026-06-05"
    event = _event(news.format("say that the last evening about them was held on 5 May in the reading room"))
    assert event.start_date == "2026-05-05"
    week = news.format("invite to a talk this Friday 29 at 10 in the morning and to another one on Sunday 31, as they say")
    assert _event(week).start_date == "2026-05-29T10:00"
    assert (
        _event(
            news.format("invite to a talk this Friday 30 and to another one on Sunday 32, as they say in the house")
        ).start_date
        == "2026-05-28"
    )


def test_a_day_that_the_agenda_does_not_have_is_that_of_something_else() -> None:
    text = "Old maps 2026\n\nDates: 1 May 2026\n\nAgenda\n\n4 September 2026\n\n09:00 Maps\n10:00 Globes\n"
    assert _event(text).start_date == "2026-09-04T09:00"


def test_a_list_below_the_heading_of_an_agenda() -> None:
    text = "Old maps\n\n3 May 2026\n\nAu programme :\n\n* Maps of Lima\n* Globes - Ana Gil (Kew)\n* A walk\n"
    event = _event(text)
    assert [(one.name, one.start_date) for one in event.sub_event] == [("Maps of Lima", None), ("Globes", None), ("A walk", None)]
    assert event.start_date == "2026-05-03"
    assert _event(text.replace("* A walk", "* https://a.example/b")).sub_event == ()
    assert _event(text.replace("* A walk\n", "")).sub_event == ()


def test_an_american_address_on_lines() -> None:
    event = _event(
        "Old maps\n\n3 May 2026\nGeneral Services Administration\nAuditorium\n1800 F Street NW\nWashington, DC 20006\n"
    )
    place = event.location
    assert place is not None
    assert place.address is not None
    assert (place.name, event.room) == ("General Services Administration", "Auditorium")
    address = place.address
    assert (address.street_address, address.address_locality, address.postal_code) == ("1800 F Street NW", "Washington", "20006")
    assert _event("Old maps\n\n3 May 2026\nWhat we know of it\nWashington, DC 20006\n").location is not None


@pytest.mark.parametrize(
    ("line", "city"),
    [
        ("Aula Magna, Map House (Av. Diagonal 257, Santiago) (Ver ubicación)", "Santiago"),
        ("Map House - Jr. Herrera 255, Lince.", "Lince"),
        ("Map House - Jr. Herrera, Lince.", None),
    ],
)
def test_the_city_behind_a_street(line: str, city: str | None) -> None:
    found = read_place(Piece(line, 0)).get("location.address.addressLocality")
    assert (found.text if found else None) == city


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("Hosted by Code.gov · Organized by Digital.gov", ["Code.gov", "Digital.gov"]),
        ("Organizado por la Secretaria de Gestão e Inovação (SEGES)", ["Secretaria de Gestão e Inovação (SEGES)"]),
        ("Organisé par la Direction des cartes (DC) ainsi que la Ville de Lyon", ["Direction des cartes (DC)", "Ville de Lyon"]),
    ],
)
def test_bodies_beside_one_another(text: str, bodies: list[str]) -> None:
    assert [one.piece.text for one in organizers_in(Piece(text, 0))] == bodies


def test_what_somebody_is_now() -> None:
    (person,) = read_people(
        [Piece("Ana Gil, Master of Laws por Kew University. Actualmente es directora del Instituto de Mapas.", 0)]
    )
    assert isinstance(person.person, Person)
    assert (person.person.job_title, [one.name for one in person.person.affiliation]) == (("directora",), ["Instituto de Mapas"])
    time = time_at_start("2:00 pm")
    assert time is not None
    assert _event("Maps\n\n3 May 2026\n\nAgenda\n\n2:00 pm (14:00): Globes\n3:00 pm (15:00) Maps\n").sub_event[0].name == "Globes"
