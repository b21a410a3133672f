"""Who signs an announcement, right above a line that is an e-mail address: somebody to ask, with the office."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event, Person


def read(text: str) -> Event:
    event = read_text(
        f"River maps\n\nThe talks take place on 8 December 2027 at 7 pm.\n\n{text}\n", name="a.txt", form="programme"
    )
    assert event[0].event is not None
    return event[0].event


def contacts(event: Event) -> list[tuple[str, str, str]]:
    """The names of those whom to ask, each with the first office and the address."""
    found = [one for one in event.contributor if isinstance(one, Person)]
    return [(str(one.name), str((*one.job_title, "")[0]), str(one.email)) for one in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Prof. Anna Harrow: Conference Organizer", ("Anna Harrow", "Conference Organizer")),
        ("Anna Harrow, Director of the Map School", ("Anna Harrow", "Director")),
        ("Ana Gil – Coordinadora", ("Ana Gil", "Coordinadora")),
        ("Inês Vilar", ("Inês Vilar", "")),
        ("Claire Vasseur, présidente", ("Claire Vasseur", "présidente")),
    ],
)
@pytest.mark.parametrize("address", ["someone@example.org", "<someone@example.org>", "E-mail: someone@example.org"])
def test_who_signs_above_an_address_is_to_be_asked(line: str, expected: tuple[str, str], address: str) -> None:
    event = read(f"{line}\n{address}")
    assert contacts(event) == [(*expected, "someone@example.org")]
    assert not event.performer


@pytest.mark.parametrize(
    "text",
    [
        "Anna Harrow\n\nsomeone@example.org",
        "Anna Harrow\nmaps",
        "Anna Harrow\na@example.org, b@example.org",
        "River Maps: an overview\nsomeone@example.org",
        "Maps and rivers\nsomeone@example.org",
    ],
)
def test_what_is_no_name_right_above_an_address_signs_nothing(text: str) -> None:
    assert contacts(read(text)) == []


def test_a_speaker_is_no_signer() -> None:
    event = read("Speaker: Anna Harrow\nanna@example.org")
    assert [one.name for one in event.performer] == ["Anna Harrow"]
