"""Sentences that call an event off: its own, or one beside another that takes place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading


def reading_of(*lines: str) -> Reading:
    """What is read of a programme with these lines."""
    (reading,) = read_text("\n\n".join(lines), form="programme")
    assert reading.event is not None
    return reading


def status_of(*lines: str) -> str | None:
    event = reading_of("Rivers of clay", *lines).event
    return event.event_status if event is not None else None


OFF = [
    "The talk on Saturday 8 May 2027 at 3 pm has been cancelled.",
    "La conferencia del sábado 8 de mayo de 2027 a las 15.00 h queda cancelada.",
    "A palestra de sábado, 8 de maio de 2027, às 15h, fica cancelada.",
    "La conférence du samedi 8 mai 2027 à 15 h est annulée.",
]
ON = [
    "The visit on Sunday 16 May 2027 at 10:30 will go ahead.",
    "La visita del domingo 16 de mayo de 2027 a las 10.30 h se mantiene.",
    "A visita de domingo, 16 de maio de 2027, às 10h30, mantém-se.",
    "La visite du dimanche 16 mai 2027 à 10 h 30 est maintenue.",
]


@pytest.mark.parametrize(("off", "on"), [*zip(OFF, ON, strict=True)])
def test_what_takes_place_is_read_and_not_what_a_sentence_calls_off(off: str, on: str) -> None:
    for text in (f"{off} {on}", f"{on} {off}"):
        reading = reading_of("Old Quarter Friends", text)
        event = reading.event
        assert event is not None
        assert (event.start_date, event.event_status) == ("2027-05-16T10:30", None), text
        assert "status-in-text" in {one.code for one in reading.problems}


@pytest.mark.parametrize("sentence", OFF)
def test_an_event_whose_only_day_is_called_off_is_cancelled(sentence: str) -> None:
    reading = reading_of("Old Quarter Friends", sentence)
    assert reading.event is not None
    assert (reading.event.start_date, reading.event.event_status) == ("2027-05-08T15:00", "cancelled")
    assert "status-in-text" not in {one.code for one in reading.problems}


@pytest.mark.parametrize(
    "sentence",
    [
        "We are sorry to cancel this talk.",
        "Lamentamos tener que cancelar esta conferencia.",
        "Vimo-nos obrigados a cancelar esta palestra.",
        "Nous sommes au regret d'annuler cette conférence.",
        "Nous avons le regret de vous informer que ce concert est annulé.",
    ],
)
def test_a_sentence_on_this_event_says_that_it_is_cancelled(sentence: str) -> None:
    assert status_of("8 May 2027, 15:00", sentence) == "cancelled"


@pytest.mark.parametrize(
    "sentence",
    [
        "If this talk is cancelled, tickets are refunded.",
        "The bus of line 12 has been cancelled.",
        "Cancellation of this talk’s tickets is free.",
        "This talk is not cancelled.",
        "We are sorry to cancel the bar.",
        "This talk is postponed.",
    ],
)
def test_a_sentence_on_something_else_or_perhaps_cancels_nothing(sentence: str) -> None:
    assert status_of("8 May 2027, 15:00", sentence) is None


def test_a_part_that_is_called_off_does_not_cancel_the_whole() -> None:
    assert status_of("8 May 2027", "15:00 Opening", "16:00 This talk is cancelled", "17:00 End") is None
