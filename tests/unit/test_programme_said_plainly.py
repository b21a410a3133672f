"""What is said plainly and was taken for something else: hours with a zero, free for some, days that do not exist, states."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Place, PostalAddress


def _event(text: str) -> Event:
    [reading] = read_text(text, form="programme")
    assert reading.event is not None
    return reading.event


@pytest.mark.parametrize(
    ("hours", "start", "end"),
    [
        ("02:30", "2027-05-28T02:30", None), ("01:15", "2027-05-28T01:15", None), ("02:30 - 04:00", "2027-05-28T02:30", "2027-05-28T04:00"),
        ("2:30", "2027-05-28T14:30", None), ("09:00 - 05:00", "2027-05-28T09:00", "2027-05-28T17:00"), ("02:30 pm", "2027-05-28T14:30", None),
    ],
)  # fmt: skip
def test_an_hour_with_a_zero_is_of_a_clock_of_24(hours: str, start: str, end: str | None) -> None:
    event = _event(f"Night watch\n\n28 May 2027, {hours}, City Hall, Leeds\n")
    assert (event.start_date, event.end_date) == (start, end)


@pytest.mark.parametrize(
    ("words", "is_free"),
    [
        ("Entrada libre, salvo el sábado.", None), ("Free entry (except for the concert)", None), ("Entrée libre, sauf dimanche", None),
        ("Entrada gratuita, exceto no sábado.", None),
        ("Admission is free for students.", None), ("Entrée gratuite pour les étudiants", None), ("Gratuito para estudantes", None),
        ("Entrada gratuita para socios", None), ("Free admission for everyone.", True), ("Entrada libre para todo público", True),
        ("Entrada gratuita para todos", True), ("Free and open to the public", True), ("Entrée gratuite pour tous", True),
    ],
)  # fmt: skip
def test_free_for_some_is_not_free(words: str, is_free: bool | None) -> None:  # noqa: FBT001  # what is expected
    assert _event(f"Talk\n\n28 May 2027, 10:00, City Hall, Leeds\n\n{words}\n").is_accessible_for_free is is_free


@pytest.mark.parametrize("day", ["30 February 2027", "31 de abril de 2027", "February 30, 2027", "31 juin 2027"])
def test_a_day_that_does_not_exist_is_no_street(day: str) -> None:
    place = _event(f"Talk evening\n\n{day}, 18:00, City Hall, Leeds\n").location
    assert isinstance(place, Place)
    assert place.address is None or place.address.street_address is None


@pytest.mark.parametrize(
    "line",
    ["Postponed until further notice.", "APLAZADO hasta nuevo aviso", "Adiado até novo aviso", "Reporté jusqu'à nouvel ordre"],
)
def test_a_state_that_stands_alone_with_how_long(line: str) -> None:
    assert _event(f"Open lecture: Tides\n\n6 May 2027, 18:00, City Hall, Leeds\n\n{line}\n").event_status == "postponed"


def test_a_title_in_capitals_names_no_acronym() -> None:
    assert _event("FORO DE LOS MARES\n\n6 de mayo de 2027, 18:00, Lima\n").organizer == ()
    assert [one.name for one in _event("Foro de la CEPAL\n\n6 de mayo de 2027, 18:00, Lima\n").organizer] == ["CEPAL"]


def test_a_stroke_behind_an_hour_is_no_part_of_a_title() -> None:
    event = _event("Day\n\n6 May 2027, Leeds\n\nProgramme\n10:00 / Opening\n11:00 / Q/A on maps\n")
    assert [one.name for one in event.sub_event] == ["Opening", "Q/A on maps"]


@pytest.mark.parametrize(
    "text",
    [
        "Ringvorlesung\nDonnerstag, 6. Mai 2027, 18 Uhr, Hörsaal 3, Universität Wien\nDie Vorlesung wird von der Gesellschaft veranstaltet.\n",
        "Lezing over water\ndonderdag 6 mei 2027, 18:00, Zaal 4, Universiteit Gent\nDe lezing wordt door de vereniging georganiseerd en is voor alle.\n",
    ],
)
def test_in_a_language_that_is_not_read_nobody_holds_it_and_no_hall_is_a_street(text: str) -> None:
    event = _event(text)
    assert event.organizer == ()
    place = event.location
    assert not isinstance(place, Place) or (place.name is None and isinstance(place.address, PostalAddress))


@pytest.mark.parametrize(
    ("line", "moderator", "speakers"),
    [
        ("Intervienen D. Ana Gil y D. Luis Mora; modera Dña. Rosa del Río", "Rosa del Río", {"Ana Gil", "Luis Mora"}),
        ("Intervienen Ana Gil y Luis Mora; modera Rosa Vega", "Rosa Vega", {"Ana Gil", "Luis Mora"}),
        ("Animée par Luc Petit, avec Anne du Bois et Zoé Noir", "Luc Petit", {"Anne du Bois", "Zoé Noir"}),
        ("Moderated by Ana Gil, with Bob Ray and Eva Sol", "Ana Gil", {"Bob Ray", "Eva Sol"}),
    ],
)
def test_another_role_leads_to_others_and_is_no_office(line: str, moderator: str, speakers: set[str]) -> None:
    event = _event(f"Debate\n\n12 May 2027, 17:00, City Hall, Leeds\n\n{line}\n")
    said = {str(one.name): one for one in event.performer}
    assert {name: one.role for name, one in said.items()} == {moderator: "moderator"} | dict.fromkeys(speakers, "speaker")
    jobs = [job for one in said.values() for job in getattr(one, "job_title", ())]
    assert [job for job in jobs if "oder" in str(job) or "avec" in str(job) or "with" in str(job)] == []


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("12/01/2027\n\nMap day\n\nWednesday 3 February 2027, Leeds\n\n10:00 Maps\n", "2027-02-03T10:00"),
        ("Colóquio de mapas, a realizar no próximo dia 22 de outubro, em Lisboa\n\n10:00 Abertura\n\n2027-09-26\n", "2027-10-22T10:00"),
        ("---\ntitle: Carte\nsubtitle: Une journée le 1^er^ décembre\ndate: '2027-12-01'\n---\n\n9h30 Accueil\n10h Cartes\n", "2027-12-01T09:30"),
        ("Map day\n\n22^nd^ May 2027\n\n10:00 Maps\n", "2027-05-22T10:00"),
        ("3 February 2027\n\nMap day\n\n10:00 Maps\n", "2027-02-03T10:00"),
        ("Open maps\n\n5 November 2027\n\n- 9u30 - Walk-in\n- 10u - Maps\n- 13u - Lunch\n", "2027-11-05T09:30"),
    ],
)  # fmt: skip
def test_the_date_of_a_page_is_not_that_of_the_event(text: str, start: str) -> None:
    assert _event(text).start_date == start


@pytest.mark.parametrize("body", ["SELA", "IME-USP", "UnB"])
def test_a_body_in_brackets_behind_a_comma(body: str) -> None:
    [slot] = _event(f"Map day\n\n5 May 2027, Leeds\n\nProgramme\n10:00 Maps for all: Ana Gil, ({body})\n").sub_event
    assert [[one.name for one in getattr(person, "affiliation", ())] for person in slot.performer] == [[body]]


@pytest.mark.parametrize(
    ("line", "day", "start"),
    [
        ("Every Friday at 14:00, Room 12, Leeds", "FR", "14:00"), ("Todos los viernes a las 14:00 hs en la sala 12, Lima", "FR", "14:00"),
        ("Todas as quintas-feiras, às 19h, na Biblioteca Municipal, Lisboa.", "TH", "19:00"), ("Tous les mardis à 18h30, à Tulle", "TU", "18:30"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("lead", ["", "Come and talk about maps. "])
def test_what_is_every_week_without_a_first_day_has_its_rule_and_no_day(line: str, day: str, start: str, lead: str) -> None:
    event = _event(f"Map club\n\n{lead}{line}\n")
    said = event.event_schedule
    assert event.start_date is None
    assert said is not None
    assert (said.repeat_frequency, said.by_day, said.start_time, said.start_date) == ("P1W", (day,), start, None)


@pytest.mark.parametrize("line", ["The library is open Monday to Friday, 9:00 to 17:00.", "Office hours: every day, 9 to 17"])
def test_the_hours_of_a_house_are_no_rule_of_the_event(line: str) -> None:
    said = _event(f"Map club\n\nLeeds\n\n{line}\n").event_schedule
    assert said is None or said.repeat_frequency is None


def test_the_day_of_a_row_is_no_title() -> None:
    rows = "| 9 March 2027 | 18:00 - 19:00 | Dr Ana Gil |\n| 16 March 2027 | 18:00 - 19:00 | Dr Eva Sol |\n"
    event = _event(f"Lectures\n\n| Date | Time | Speaker |\n|---|---|---|\n{rows}")
    assert [(one.name, one.start_date) for one in event.sub_event] == [(None, "2027-03-09T18:00"), (None, "2027-03-16T18:00")]
    assert [[who.name for who in one.performer] for one in event.sub_event] == [["Ana Gil"], ["Eva Sol"]]


@pytest.mark.parametrize("pause", ["Pause déjeuner", "Lunch", "Almuerzo", "Coffee break"])
def test_the_part_of_a_day_below_a_break_is_no_part_of_its_name(pause: str) -> None:
    agenda = f"10:00 Maps for all\n10:45 {pause}\nPart two - Rivers and lakes\n14:30 Rivers\n"
    event = _event(f"Map day\n\n12 March 2027, Leeds\n\nProgramme\n{agenda}")
    assert [one.name for one in event.sub_event] == ["Maps for all", pause, "Rivers"]
