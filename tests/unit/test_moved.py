"""An event that was moved to another day, and days that a series leaves out: by a small grammar in four languages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from babel import Locale

from event_ld.inputs import read_text
from event_ld.model import Place
from event_ld.readers.programme.excepted import exceptions
from event_ld.readers.programme.moved import moves

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.readers.reading import Reading

MONTHS = {tag: [*Locale(tag).months["format"]["wide"].values()] for tag in ("en", "es", "pt", "fr")}
FORMS = [
    ("en", "The consultation planned for {old} has been moved to {new}, 6.30pm."),
    ("en", "The lecture on {old} at 5pm has been\npostponed until {new}, at 6.30pm."),
    ("en", "Rescheduled from {old} to {new}, 6.30pm"),
    ("en", "New date: {new}, 6.30pm (originally {old})"),
    ("en", "{new}, 6.30pm (moved from {old})"),
    ("en", "Instead of {old}, the lecture will take place on {new} at 6.30pm."),
    ("es", "La reunión prevista para el {old} pasa a celebrarse el {new}, a las 18:30."),
    ("es", "La charla del {old} se traslada al {new}, a las 18:30."),
    ("es", "La charla se aplaza del {old} al {new}, a las 18:30."),
    ("pt", "A reunião marcada para {old} foi transferida para {new}, às 18h30."),
    ("pt", "Nova data: {new}, às 18h30, em vez de {old}"),
    ("fr", "La conférence prévue le {old} est reportée au {new} à 18h30."),
    ("fr", "La conférence du {old} est déplacée du {old} au {new} à 18h30."),
]
DAYS = [("2026-09-15", "2026-09-22"), ("2026-12-20", "2027-01-12"), ("2027-04-05", "2027-03-29")]


def said(language: str, iso: str, *, year: bool = True) -> str:
    """A day as a language writes it."""
    day = date.fromisoformat(iso)
    of, month = (" de " if language in {"es", "pt"} else " "), MONTHS[language][day.month - 1]
    return f"{day.day}{of}{month}{f'{of}{day.year}' if year else ''}"


def reading_of(*lines: str) -> Reading:
    """What is read of a programme with these lines below its title."""
    (reading,) = read_text("\n\n".join(("Water and bees", *lines)), form="programme")
    return reading


def event_of(*lines: str) -> Event:
    event = reading_of(*lines).event
    assert event is not None
    return event


@pytest.mark.parametrize(("language", "form"), FORMS)
@pytest.mark.parametrize("years", ["both", "new"])
def test_a_moved_event_is_on_its_new_day(language: str, form: str, years: str) -> None:
    for old, new in DAYS:
        event = event_of(form.format(old=said(language, old, year=years == "both"), new=said(language, new)))
        assert (event.previous_start_date, event.event_status) == (old, "rescheduled"), form
        assert event.start_date == f"{new}T18:30"


def test_a_range_behind_what_moves_an_event_is_both_days() -> None:
    assert event_of("La conférence est décalée du 3 au 19 mars 2026.").previous_start_date == "2026-03-03"


@pytest.mark.parametrize(
    "lines",
    [
        ("La reunión prevista del 10 al 12 de abril de 2026 pasa a celebrarse del 3 al 5.",),
        ("La reunión prevista del 3 al 5 de abril de 2026 pasa a celebrarse del 10 al 12.",),
        ("The lecture on 5 April 2026 has been moved to the 12th.",),
        ("La reunión del 5 de abril de 2026 pasa a celebrarse de 10 a 12.",),
        ("Date: 15 September 2026, 6pm", "The lecture has been moved to 22 September 2026, 7pm."),
        ("Fecha: 6 de mayo de 2027, 10:00", "Jornada (APLAZADA al 20 de mayo)"),
    ],
)
def test_a_move_that_is_not_told_is_asked(lines: tuple[str, ...]) -> None:
    reading = reading_of(*lines)
    assert event_of(*lines).start_date is event_of(*lines).previous_start_date is event_of(*lines).event_status is None
    assert {"start-missing", "status-in-text"} <= {one.code for one in reading.problems}
    assert [one.code for one in reading.problems].count("status-in-text") == 1


@pytest.mark.parametrize(
    ("lines", "start"),
    [
        (("La fiesta del 22 de abril de 2026 se traslada al 23 de abril en caso de lluvia.",), "2026-04-22"),
        (("The hearing of 1 March 2026 was postponed on 3 March 2026.",), "2026-03-01"),
        (("The deadline for papers has been moved to 12 April 2026.", "Date: 1 June 2026"), "2026-06-01"),
        (("Date: 1 October 2026", "The workshop planned for 15 September has been moved to 22 September."), "2026-10-01"),
        (("The workshop on 1 October 2026 has been moved to room 5.",), "2026-10-01"),
        (("Nueva fecha: 1 de octubre de 2026",), "2026-10-01"),
        (("Date: 1 October 2026", "Registration, which was to end by 3 May 2026, has been moved to 9 May 2026."), "2026-10-01"),
    ],
)
def test_what_moves_no_event_leaves_its_day(lines: tuple[str, ...], start: str) -> None:
    event = event_of(*lines)
    assert (event.start_date, event.previous_start_date, event.event_status) == (start, None, None)


def test_the_day_that_the_rest_states_has_the_year_and_the_time() -> None:
    event = event_of("Date: 22 September 2026, 7pm", "The lecture planned for 15 September has been moved to 22 September.")
    assert (event.previous_start_date, event.start_date) == ("2026-09-15", "2026-09-22T19:00")
    assert not moves("The lecture was moved from 6pm to 8pm.")


RULES = {
    "en": ("Every Wednesday 6pm-7.30pm, {first} to {last}", "except", "and"),
    "es": ("Todos los miércoles del {first} al {last}, de 18:00 a 19:30", "excepto el", "y"),
    "pt": ("Todas as quartas-feiras de {first} a {last}, das 18h às 19h30", "exceto", "e"),
    "fr": ("Tous les mercredis du {first} au {last}, de 18h à 19h30", "sauf le", "et"),
}
FIRST, LAST = date(2026, 11, 4), date(2027, 3, 31)


@pytest.mark.parametrize("language", RULES)
@pytest.mark.parametrize("around", [" ({})", ", {}", "\n{}"])
def test_the_days_that_a_series_leaves_out_are_no_dates(language: str, around: str) -> None:
    rule, word, also = RULES[language]
    for taken in ([3], [3, 9], [2, 8, 14]):
        days = [(FIRST + timedelta(7 * at)).isoformat() for at in taken]
        listed = [said(language, one, year=False) for one in days]
        text = rule.format(first=said(language, FIRST.isoformat()), last=said(language, LAST.isoformat()))
        out = f"{word} {', '.join(listed[:-1])}{f' {also} ' if listed[1:] else ''}{listed[-1]}"
        event = event_of(text + around.format(out))
        assert event.event_schedule is not None
        assert list(event.event_schedule.except_date) == days
        assert event.start_date == f"{FIRST}T18:00"


@pytest.mark.parametrize(
    "sentence",
    [
        "The talk “Soil and salt”, planned for Thursday 18 March, has been moved to Thursday 25 at 7 pm.",
        "La charla «Suelo y sal», prevista para el jueves 18 de marzo, se traslada al jueves 25 a las 19.00 h.",
        "A palestra «Solo e sal», prevista para quinta-feira, 18 de março, foi transferida para quinta-feira 25 às 19h.",
        "La conférence « Sol et sel », prévue le jeudi 18 mars, est reportée au jeudi 25 à 19 h.",
    ],
)
def test_a_number_behind_its_weekday_is_the_new_day_and_the_year_is_that_of_the_message(sentence: str) -> None:
    head = "From: Ann <ann@example.org>\nTo: all@example.org\nSubject: Soil and salt\nDate: Mon, 1 Mar 2027 10:00:00 +0100\n\n"
    (reading,) = read_text(f"{head}{sentence}\n")
    event = reading.event
    assert event is not None
    assert (event.start_date, event.previous_start_date, event.event_status) == ("2027-03-25T19:00", "2027-03-18", "rescheduled")


def test_a_number_behind_another_weekday_than_its_own_is_no_day() -> None:
    assert event_of("The talk on Thursday 18 March 2027 has been moved to Friday 25.").start_date is None


def test_a_day_left_out_is_never_the_day_of_the_event() -> None:
    for line in ("Tous les mardis de 18h à 20h (sauf le 23 février 2027)", "Open daily except 25 December 2026"):
        reading = reading_of(line)
        assert event_of(line).start_date is None
        assert {"start-missing", "unread-text"} <= {one.code for one in reading.problems}
    far = reading_of("Every Wednesday 6pm-7pm, 7 January to 25 March 2026", "The house is open except 4 February.")
    assert "eventSchedule.byDay[0]" in far.evidence
    assert "exceptDate" not in str([*far.evidence])
    late = reading_of("Every Wednesday 6pm-7pm, 7 January to 25 March 2026 (except 4 April)")
    assert any("4 April" in one.message for one in late.problems if one.code == "unread-text")


def test_lists_and_ranges_of_days_left_out() -> None:
    def days(text: str) -> list[str] | None:
        (found,) = exceptions(text)
        return found.dates("2026-01-07", "2026-03-25", frozenset({"WE"}))

    assert days("except 4 and 11 February, and 4 March") == ["2026-02-04", "2026-02-11", "2026-03-04"]
    assert days("except 25 February and 4 March") == ["2026-02-25", "2026-03-04"]
    assert days("excepto del 4 al 11 de febrero") == ["2026-02-04", "2026-02-11"]
    assert days("except 4 February 2028") is None
    assert not exceptions("except 3, 4 and 9-11 February")
    assert not exceptions("except 3, 25 February and 4 March")
    assert not exceptions("except members")


@pytest.mark.parametrize("label", ["Former venue", "Lugar anterior", "Local original", "Ancien lieu"])
@pytest.mark.parametrize(
    ("said", "name", "city"),
    [("Old Hall", "Old Hall", None), ("Room 4 of the Faculty of Arts", "Room 4 of the Faculty of Arts", None),
     ("Teatro Colón, Sucre, Bolivia", "Teatro Colón", "Sucre")],
)  # fmt: skip
def test_a_label_says_where_it_was_to_be(label: str, said: str, name: str, city: str | None) -> None:
    (reading,) = read_text(
        f"Day of maps\n12 June 2027, 10:00\nLugar: Casa Dorada, La Paz, Bolivia\n{label}: {said}\n", form="programme"
    )
    assert reading.event is not None
    assert reading.event.location is not None
    assert reading.event.location.name == "Casa Dorada"
    former = reading.event.previous_location
    assert former is not None
    assert (former.name, former.address and former.address.address_locality) == (name, city)
    assert not [one for one in reading.problems if one.code == "unread-text"]


def test_a_sheet_says_where_it_was_to_be() -> None:
    (reading,) = read_text("Title,Date,Venue,Former venue\nMaps,2027-06-12,New Museum,Old Museum\n", form="sheet")
    assert reading.event is not None
    assert reading.event.previous_location == Place(name="Old Museum")
    assert reading.event.location == Place(name="New Museum")
