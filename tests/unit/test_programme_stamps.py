"""What a text says of its event in a word at its head, and what stands at its end or behind a town; texts of our own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event

STATES = {
    "cancelled": ("CANCELLED", "CANCELADO", "Cancelada", "ANNULÉ", "Suspendido"),
    "postponed": ("POSTPONED", "APLAZADO", "Adiada", "Reporté"),
}
FORMS = (
    "{word}\nOpen maps day",
    "{word} - Open maps day",
    "[{word}] Open maps day",
    "Open maps day ({word})",
    "** {word}! **\nOpen maps day",
)


def _event(text: str) -> Event:
    (reading, *_) = read_text(text, form="programme")
    assert reading.event is not None
    return reading.event


@pytest.mark.parametrize(("state", "word"), [(state, word) for state, words in STATES.items() for word in words])
@pytest.mark.parametrize("form", FORMS)
def test_a_stamp_at_the_head_is_the_state_of_the_event(form: str, state: str, word: str) -> None:
    event = _event(f"{form.format(word=word)}\nSaturday 12 June 2027, 21:00\nTown Hall, Leeds\n")
    assert event.event_status == state
    assert event.organizer == ()
    assert "Open maps day" in str(event.name)


@pytest.mark.parametrize(
    "talk", ["10:00 CANCELLED: Maps for all", "10:00 Maps for all (cancelled)", "10:00 Why trains are cancelled"]
)
def test_the_state_of_a_talk_is_not_that_of_the_event(talk: str) -> None:
    event = _event(f"Open maps day\n\n12 June 2027\nTown Hall, Leeds\n\nProgramme\n\n9:00 Welcome\n{talk}\n11:00 Laws of data\n")
    assert event.event_status is None


@pytest.mark.parametrize(
    ("town", "state"), [("Belém", "PA"), ("Salvador", "BA"), ("Maceió", "AL"), ("Vitória", "ES"), ("Curitiba", "PR")]
)
@pytest.mark.parametrize("form", ["{town}/{state}", "{town} ({state})", "{town} - {state}"])
def test_the_state_behind_a_town_is_no_country(form: str, town: str, state: str) -> None:
    place = _event(f"Seminário\n14 de setembro de 2027, 9h\nAuditório Central, {form.format(town=town, state=state)}\n").location
    assert place is not None
    assert place.address is not None
    assert place.address.address_country is None


@pytest.mark.parametrize("closing", ["Saludos,", "Atentamente", "Best wishes,", "Cordialement,", "Abraços,"])
def test_who_signs_an_announcement_does_not_perform(closing: str) -> None:
    event = _event(
        f"Conferencia\n12 de mayo de 2027, 18:00\nBiblioteca Central, Cali\n\n{closing}\nSandra Pardo\nCoordinadora de Extensión\n"
    )
    assert event.performer == ()


HEADINGS = {
    "en": ("5-6 October 2027", "Day {n} - {w}", ("Tuesday", "Wednesday")),
    "es": ("5 y 6 de octubre de 2027", "Día {n} – {w}", ("Martes", "Miércoles")),
    "pt": ("5 e 6 de outubro de 2027", "Dia {n}: {w}", ("Terça-feira", "Quarta-feira")),
    "fr": ("5 et 6 octobre 2027", "Jour {n} - {w}", ("Mardi", "Mercredi")),
}


@pytest.mark.parametrize("mark", ["", "## ", "**"])
@pytest.mark.parametrize("language", HEADINGS)
def test_a_number_before_a_weekday_is_no_part_of_the_day(language: str, mark: str) -> None:
    days, form, weekdays = HEADINGS[language]
    first, second = (mark + form.format(n=at + 1, w=weekday) + mark.strip("# ") for at, weekday in enumerate(weekdays))
    event = _event(
        f"Map Summit\n{days}\n\n{first}\n9:00-10:00 Water\n11:00-12:00 Drones\n\n{second}\n9:00-10:30 Streets\n13:30-15:00 Rivers\n"
    )
    assert [one.start_date for one in event.sub_event] == [
        "2027-10-05T09:00", "2027-10-05T11:00", "2027-10-06T09:00", "2027-10-06T13:30",
    ]  # fmt: skip


@pytest.mark.parametrize("beside", ["and on Zoom", "and via Zoom", "and online via Teams"])
def test_a_platform_beside_a_venue_is_a_second_way_to_attend(beside: str) -> None:
    event = _event(f"Talk on water\n9 February 2027, 6.30pm\nCentral Library, Leeds, {beside}\n")
    assert event.event_attendance_mode == "mixed"


@pytest.mark.parametrize(
    ("title", "name", "state"),
    [
        ("Lakes (cancelled)", "Lakes", "cancelled"),
        ("CANCELADO: Lagos del sur", "Lagos del sur", "cancelled"),
        ("Rivières (annulé)", "Rivières", "cancelled"),
        ("Mares - adiado", "Mares", "postponed"),
        ("Mapas (aplazada)", "Mapas", "postponed"),
        ("Talk on postponed plans", "Talk on postponed plans", None),
    ],
)
def test_a_slot_that_says_its_state_has_it(title: str, name: str, state: str | None) -> None:
    text = f"Event: Day of rivers\nDate: 3 May 2027\nPlace: Town Hall, Leeds, UK\n\nProgramme\n10:00 Opening\n12:00 {title}\n13:00 Close\n"
    (reading,) = read_text(text, name="a.txt")
    assert reading.event is not None
    assert [one.event_status for one in reading.event.sub_event] == [None, state, None]
    assert reading.event.sub_event[1].name == name
    assert ("status-in-text" in {one.code for one in reading.problems}) is (state is None)
