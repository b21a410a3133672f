"""The day until when people register, in four languages."""

from __future__ import annotations

from time import process_time

import pytest

from event_ld.inputs import read_text

_MOST_SECONDS = 3


def ends_of(*lines: str) -> list[str | None]:
    (reading,) = read_text("\n\n".join(("Rural libraries day", "18 March 2027, 10:00", *lines)), form="programme")
    assert reading.event is not None
    return [one.valid_through for one in reading.event.offers]


@pytest.mark.parametrize(
    "line",
    [
        "Registration is free until 10 March.",
        "Please register by Wednesday, 10 March 2027",
        "Inscripción gratuita hasta el 10 de marzo.",
        "Inscripciones abiertas hasta el miércoles 10 de marzo de 2027",
        "Inscrições gratuitas até 10 de março.",
        "Inscription gratuite avant le 10 mars sur https://example.org/inscription",
        "Registration from 1 February until 10 March",
    ],
)
def test_the_day_until_when_people_register(line: str) -> None:
    assert ends_of(line) == ["2027-03-10"]


def test_a_day_later_in_the_year_than_the_event_is_one_of_the_year_before() -> None:
    assert ends_of("Register by 10 December.") == ["2026-12-10"]


@pytest.mark.parametrize(
    "line",
    [
        "Early registration until 10 March.",
        "Registration until 10 March: 20 €, then 30 €",
        "Register on the day.",
        "Register by 10 April 2027",
        "Registration opens before 10 March.",
        "Inscripción y envío de resúmenes hasta el 10 de marzo",
        "Register by 10 March. Register by 12 March.",
    ],
)
def test_other_days_are_not_the_end_of_the_registration(line: str) -> None:
    assert not any(ends_of(line))


def test_it_is_that_of_each_ticket() -> None:
    assert ends_of("Entry: 10 €, students 5 €", "Book now, until 10 March") == ["2027-03-10", "2027-03-10"]


def test_a_long_run_of_marks_behind_a_dash_is_read_in_no_time() -> None:
    begin = process_time()
    read_text("9 h 15 : Mot d" + "\u201c" * 60 + "'accueil de Mme Sylvie Robert\n", form="programme")
    assert process_time() - begin < _MOST_SECONDS
