"""One moment in the hours of several places is one start with one zone; hours that are no one moment stay what they are."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

PLACES = {"México": "10:00", "Colombia": "11:00", "Bolivia": "12:00", "Buenos Aires": "13:00", "Madrid": "17:00"}
WAYS = (
    "{time} {place}",
    "{time} h {place}",
    "{time} ({place})",
    "{time} hrs. {place}",
    "🕙 {time} {place}",
    "{time} hora de {place}",
)
JOINTS = (", ", " / ", " | ", "\n", " · ")
HEAD = "Webinar: Open data for archives\n18 March 2027\n"


def read(body: str) -> tuple[str | None, str | None, int]:
    event = read_text(f"{HEAD}{body}\n\nSpeaker: Ana Gil, CEPAL\n", name="a.txt")[0].event
    assert event is not None
    return event.start_date, event.time_zone, len(event.sub_event)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("joint", JOINTS)
@pytest.mark.parametrize("lead", ["", "Hora: ", "Time: "])
def test_one_moment_is_one_start(way: str, joint: str, lead: str) -> None:
    body = lead + joint.join(way.format(time=time, place=place) for place, time in PLACES.items())
    start, zone, slots = read(body)
    assert (start, slots) == ("2027-03-18T10:00", 0)
    assert zone == "America/Mexico_City"


@pytest.mark.parametrize("joint", JOINTS)
def test_several_places_at_one_hour(joint: str) -> None:
    assert read(joint.join(["11:00 Colombia y Perú", "12:00 Bolivia"])) == ("2027-03-18T11:00", "America/Bogota", 0)


@pytest.mark.parametrize(
    "body", ["10:00 Bolivia\n12:00 Colombia", "10:00 Welcome\n11:00 Colombia", "10:00 Lima\n11:00 Opening in Bogotá"]
)
def test_a_programme_about_places_stays_one(body: str) -> None:
    assert read(body)[2] > 0
