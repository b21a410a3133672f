"""A message that corrects another below it: what its own words say holds, whatever the mail program; what it does not say stays."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event

QUOTED = (
    "Talk: Old rivers\n11 March 2027, 18:00 - 19:30\nBlue Room, Town Hall, Leeds, UK\nSpeaker: Ana Gil, University of Leeds\n"
)
WAYS = {
    "marks": ("On 1 March 2027 at 08:00, Ana Gil <ana@a.example> wrote:\n\n", "> "),
    "outlook": ("-----Original Message-----\nFrom: Ana Gil\nSent: 1 March 2027 08:00\nTo: all@a.example\nSubject: Talk\n\n", ""),
    "forward": (
        "---------- Forwarded message ---------\nFrom: Ana Gil <ana@a.example>\nDate: 1 March 2027\nSubject: Talk\n\n",
        "",
    ),
    "french": ("Le 1 mars 2027 à 08:00, Ana Gil <ana@a.example> a écrit :\n\n", "> "),
}
HEAD = (
    "From: Luis Paz <luis@a.example>\nTo: all@a.example\nSubject: Re: Talk: Old rivers\nDate: Tue, 2 Mar 2027 10:00:00 +0000\n\n"
)
SAID = {
    "Correction: the talk takes place on 12 March 2027 at 17:00.": ("2027-03-12T17:00", None, "Blue Room"),
    "Please note the new date: the talk will be on 18 March 2027.": ("2027-03-18", None, "Blue Room"),
    "A change: the talk begins at 20:15, not at 18:00.": ("2027-03-11T20:15", None, "Blue Room"),
    "Corrección: la charla será a las 20:15.": ("2027-03-11T20:15", None, "Blue Room"),
    "Changement : la conférence aura lieu à 20h15.": ("2027-03-11T20:15", None, "Blue Room"),
    "A change: it begins at 20:15, with coffee at 20:00.": ("2027-03-11", None, "Blue Room"),
    "Change of room: we meet in Room 204.": ("2027-03-11T18:00", "2027-03-11T19:30", {None, "Room 204"}),
    "See you there at 18:00, no change.": ("2027-03-11T18:00", "2027-03-11T19:30", "Blue Room"),
    "We meet for coffee at 17:30.": ("2027-03-11T18:00", "2027-03-11T19:30", "Blue Room"),
    "See below.": ("2027-03-11T18:00", "2027-03-11T19:30", "Blue Room"),
}


def event_in(text: str, name: str) -> Event:
    event = read_text(text, name=name)[0].event
    assert event is not None
    return event


@pytest.mark.parametrize(("way", "said", "name"), [*product(WAYS, SAID, ("a.eml", "a.txt"))])
def test_own_words_hold_before_what_is_quoted(way: str, said: str, name: str) -> None:
    lead, mark = WAYS[way]
    quoted = "".join(f"{mark}{line}\n" for line in QUOTED.splitlines())
    event = event_in(f"{HEAD}Dear all,\n\n{said}\n\nBest regards,\nLuis\n\n{lead}{quoted}", name)
    start, end, room = SAID[said]
    same_hours = ("2027-03-18T18:00", "2027-03-18T19:30")  # a new day may leave the hours below it as they are
    assert (event.start_date, event.end_date) in {(start, end), same_hours if "new date" in said else (start, end)}
    assert event.room in (room if isinstance(room, set) else {room})
    assert [one.name for one in event.performer] == ["Ana Gil"]


def test_what_holds_is_told_and_asked() -> None:
    lead, mark = WAYS["marks"]
    quoted = "".join(f"{mark}{line}\n" for line in QUOTED.splitlines())
    (reading,) = read_text(f"{HEAD}A change: the talk begins at 20:15.\n\n{lead}{quoted}", name="a.eml")
    told = [one for one in reading.problems if "its own words hold" in one.message]
    assert [(one.message.count("`startDate`"), bool(one.question)) for one in told] == [(1, True)]
    assert {reading.source.quote(span) for span in reading.evidence["startDate"].spans} >= {"20:15"}
