"""Names in lists, rooms behind titles, ends of agendas, and what is the name of an event: kinds of lines and what is read of them."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Person
from event_ld.readers.programme.mentions import mentions
from event_ld.readers.programme.names import has_initials, split_honorific
from event_ld.readers.programme.negation import negated
from event_ld.readers.programme.normal import normalised
from event_ld.readers.programme.offices import split_office
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.places import split_room
from event_ld.readers.programme.stretches import Row, Stretch
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.tokens import tokens
from event_ld.source import Span
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
    assert has_initials(Piece("H. Ito", 0))
    assert people("A. Maps, B. Rivers, C. Bees") == []


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


def test_what_is_left_of_marks_keeps_its_place() -> None:
    text = "09:00\n|\nOne [more][1] |\n|\n10:00\n|\nTwo |\n|\n"
    found = normalised(text)
    for word in ("One", "more", "Two", "10:00"):
        start = found.text.index(word)
        assert text[slice(*found.back(Span(start, start + len(word))))] == word


def test_a_tab_alone_before_a_line_end_is_no_sentence() -> None:
    assert negated("not here\n\t\t\nand there") is not None


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("“Los mapas”, ponencia de Claudio Rossi, profesor de la Universidad de Siena", "Claudio Rossi"),
        ("«Les cartes», conférence de Marie Petit", "Marie Petit"),
        ("Charla sobre mapas, a cargo Dr. Luis Paz", "Dr. Luis Paz"),
    ],
)
def test_whose_talk_it_is(line: str, person: str) -> None:
    assert f"  speaker: {person}" in summary(read_text(f"{HEAD}10:00 {line}\n11:00 End\n")[0])


def test_sessions_with_rooms_below_one_that_says_parallel() -> None:
    found = summary(read_text(f"{HEAD}10:00 Parallel sessions\nMaps (Room 1)\n- Rivers (Room 2)\n11:00 End\n")[0])
    assert "  2027-05-12T10:00 –  | Maps @ Room 1\n  2027-05-12T10:00 –  | Rivers @ Room 2\n" in found


def test_a_column_of_colleges_says_where_people_are_from() -> None:
    talks = (
        ("09:00", "Maps", "Kew College", "Ana Gil"),
        ("10:00", "Rivers", "Leeds College", "Luis Paz"),
        ("11:00", "Bees", "Ham", "Eva Sol"),
    )
    rows = "".join(f"| {' | '.join(talk)} |\n" for talk in talks)
    text = f"{HEAD}\n| Time | Title | College | Speaker |\n|---|---|---|---|\n{rows}"
    assert "| Maps\n  speaker: Ana Gil · at Kew College\n" in summary(read_text(text)[0])


def test_markup_that_was_escaped_is_markup() -> None:
    assert normalised("09:00 &lt;b&gt;One&lt;/b&gt;").text == "09:00 One"


def test_who_organises_may_be_a_person_and_no_sentence_is_a_sponsor() -> None:
    text = "Open Maps Day\n12 May 2027\nOrganizers: James Thompson (GMU); Kew Council\nSponsors:\n- Become a sponsor!\n- Kew Maps Ltd\n"
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert [(type(one).__name__, one.name) for one in event.organizer] == [
        ("Person", "James Thompson"),
        ("Organization", "Kew Council"),
    ]
    assert [one.name for one in event.sponsor] == ["Kew Maps Ltd"]


def test_an_agenda_without_times_begins_behind_its_heading() -> None:
    people = ("Ana Gil (Kew University)", "Luis Paz (SELA)", "Eva Sol (IDB)", "Marta Ruiz (OECD)")
    titles = ("Old maps of new towns", "Rivers and roads", "Bees in the city", "Open data")
    papers = "\n".join(f"- {title} - {who}" for title, who in zip(titles, people, strict=True))
    event = read_text(
        f"Open Maps Day\n12 May 2027\n\nAccepted papers\n\n{papers}\n\nProgramme\n\nTo be announced\n", form="programme"
    )[0].event
    assert event is not None
    assert event.sub_event == ()


def test_what_a_page_has_for_those_who_jump_is_no_name() -> None:
    event = read_text("Skip to main content\n\nOpen Maps Day\n12 May 2027\n09:00 One\n10:00 Two\n", form="programme")[0].event
    assert event is not None
    assert event.name == "Open Maps Day"


@pytest.mark.parametrize(
    "price", ["£18", "18 €", "20 EUR", "free", "gratuito", "SOLD OUT", "£18, SOLD OUT", "agotado", "complet"]
)
@pytest.mark.parametrize("behind", ["", ", Director", ", Map House"])
def test_what_something_costs_is_nothing_about_a_person(price: str, behind: str) -> None:
    (plain,), (found,) = (read_people([Piece(text, 0)]) for text in (f"Ellen Park{behind}", f"Ellen Park{behind}, {price}"))
    assert found.person == plain.person


@pytest.mark.parametrize("other", ["Raj Patel", "O'Neil Obi", "Nguyen Van Anh"])
@pytest.mark.parametrize("conjunction", ["and", "y", "e", "et", "&"])
def test_two_names_between_a_conjunction_are_two_people(other: str, conjunction: str) -> None:
    assert [one.person.name for one in read_people([Piece(f"Mary Park {conjunction} {other}", 0)])] == ["Mary Park", other]


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("10:00 Mapas. Ana Gil, directora del Museo, y el alcalde, Luis Paz", {"Ana Gil": "directora", "Luis Paz": "alcalde"}),
        ("10:00 Mesa: la concejala Ana Gil, el historiador Luis Paz", {"Ana Gil": "concejala", "Luis Paz": "historiador"}),
        ("10:00 Table ronde : la maire Ana Gil et le géographe Luis Paz", {"Ana Gil": "maire", "Luis Paz": "géographe"}),
        ("10:00 Mesa: a secretária Ana Gil e o geólogo Luis Paz", {"Ana Gil": "secretária", "Luis Paz": "geólogo"}),
    ],
)
def test_an_office_before_a_name_is_of_that_one(line: str, people: dict[str, str]) -> None:
    found = _told(*_labelled(line, people))
    assert {one.name: one.job_title for one in found} == {name: (office,) for name, office in people.items()}


def _told(found: list[Stretch], rows: list[Row]) -> list[Person]:
    """The people of labelled stretches."""
    return [one.person for _, one in mentions(found, rows)[0] if isinstance(one.person, Person)]


def _labelled(line: str, people: dict[str, str]) -> tuple[list[Stretch], list[Row]]:
    """The names and offices of a line as the tagger gives them."""
    return _stretches(line, [(text, label) for pair in people.items() for text, label in zip(pair, ("PE", "JO"), strict=True)])


def _stretches(line: str, labelled: list[tuple[str, str]]) -> tuple[list[Stretch], list[Row]]:
    found = tokens(line)
    made = []
    for at, text, label in sorted((line.index(text), text, label) for text, label in labelled):
        own = [number for number, one in enumerate(found) if at <= one.begin < at + len(text)]
        made.append(Stretch(label, Piece(text, at), own[0], own[-1], 0, 0, 900))
    return made, [Row(Piece(line, 0), is_apart=True, first=0, last=len(found) - 1)]


@pytest.mark.parametrize("word", ["Professoras", "Sres.", "Mesdames", "Profs."])
def test_an_honorific_of_several_is_of_nobody_alone(word: str) -> None:
    found = read_people([Piece(f"{word} Ana Gil y Luis Paz", 0)])
    told = [(one.person.name, getattr(one.person, "honorific_prefix", "-")) for one in found]
    assert told == [("Ana Gil", None), ("Luis Paz", None)]


def test_an_office_and_its_body_before_a_name_are_of_that_one() -> None:
    line = "10:00 Ana Gil, curator, and the Mayor of Leeds Council Luis Paz, a poet"
    named = [("Ana Gil", "PE"), ("curator", "JO"), ("Mayor", "JO"), ("Leeds Council", "AF"), ("Luis Paz", "PE"), ("poet", "JO")]
    found = _told(*_stretches(line, named))
    assert [(one.name, *one.job_title) for one in found] == [("Ana Gil", "curator"), ("Luis Paz", "Mayor", "poet")]
    assert [[body.name for body in one.affiliation] for one in found] == [[], ["Leeds Council"]]


@pytest.mark.parametrize("body", ["da Fundação Sol", "de la Fundación Sol", "of the Sun Trust", "de l'Institut Soleil"])
def test_a_body_begins_without_the_words_that_lead_to_it(body: str) -> None:
    (one,) = _told(*_stretches(f"10:00 Ana Gil, {body}", [("Ana Gil", "PE"), (body, "AF")]))
    name = str(one.affiliation[0].name)
    assert name.split()[-2:] == body.replace("l'", "").split()[-2:]
    assert name[0].isupper()


@pytest.mark.parametrize(
    ("said", "job", "body"),
    [
        ("director de la Revista Sol", "director", "Revista Sol"),
        ("diretor do JN", "diretor", "JN"),
        ("Presidente de las Cortes de Aragón", "Presidente", "Cortes de Aragón"),
        ("directrice de la Chambre Bleue", "directrice", "Chambre Bleue"),
        ("Director of the Max Planck Group", "Director", "Max Planck Group"),
        (
            "Directora General del Agua y Medio Rural de la Generalitat Sol",
            "Directora General del Agua y Medio Rural",
            "Generalitat Sol",
        ),
        ("ministra de la Presidencia y Justicia", "ministra de la Presidencia y Justicia", None),
        ("Professor of the History of Art", "Professor of the History of Art", None),
        ("Presidente da República", "Presidente da República", None),
        ("Head of Data", "Head of Data", None),
    ],
)
def test_a_body_behind_an_article_is_told_from_a_field(said: str, job: str, body: str | None) -> None:
    office, whose = split_office(Piece(said, 0))
    assert (office and office.text, whose and whose.text) == (job, body)


@pytest.mark.parametrize("body", ["Dir. Gral. de Aguas", "Inst. Nacional de Mapas", "Depto. de Aguas", "Univ. de Chile"])
def test_the_stop_of_a_short_word_ends_no_body(body: str) -> None:
    [mention] = read_people([Piece(f"Ana Gil, {body}", 0)])
    assert isinstance(mention.person, Person)
    assert (mention.person.job_title, [one.name for one in mention.person.affiliation]) == ((), [body])
