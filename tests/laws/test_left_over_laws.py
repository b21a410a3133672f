"""Laws of what is left over: slots run on past midnight, and what is no fact on a line with others is told."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text
from event_ld.model import Event
from event_ld.readers.programme.agenda import Slot
from event_ld.readers.programme.slot_events import SlotEvents
from event_ld.readers.programme.text import Piece

DAYS = ("12 May 2026", "12 de mayo de 2026", "12 de maio de 2026", "12 mai 2026")


def _read(text: str) -> tuple[Event, list[str]]:
    reading = read_text(text, name="forum.txt")[0]
    assert isinstance(reading.event, Event)
    return reading.event, [one.message for one in reading.problems if one.code == "unread-text"]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("when", [", 23:00 - 02:00", ", 23:00", ""])
@pytest.mark.parametrize(
    "times", [("23:00", "00:30", "02:00"), ("11 pm", "0:30 am", "2 am"), ("23:00-23:30", "23:30-00:30", "00:30-02:00")]
)
def test_slots_run_on_past_midnight(day: str, when: str, times: tuple[str, ...]) -> None:
    slots = "".join(f"{time} {title}\n" for time, title in zip(times, ("Start", "Music", "End"), strict=True))
    event, _ = _read(f"Party\n{day}{when}\nMadrid\n\n{slots}")
    starts = [str(slot.start_date) for slot in event.sub_event]
    assert starts == sorted(starts)
    assert starts[-1].startswith("2026-05-13T0")
    assert min(starts) >= str(event.start_date)[:16]


def test_a_first_slot_after_midnight_is_on_the_day_after_an_event_that_begins_late() -> None:
    event, _ = _read("Party\n12 May 2026, 23:30\nMadrid\n\n00:30 Music\n01:00 Dance\n02:00 End\n")
    assert [str(slot.start_date) for slot in event.sub_event] == [f"2026-05-13T{time}" for time in ("00:30", "01:00", "02:00")]


def test_a_new_day_and_a_new_room_begin_anew() -> None:
    slots = [Slot(begin=hour * 60, end=hour * 60 + 30, when=Piece("", 0)) for hour in (9, 23, 1, 8, 22, 23)]
    slots[2].slots.append(Slot(begin=70, end=None, when=Piece("", 0)))
    events = SlotEvents.__new__(SlotEvents)
    events.day = "2026-05-12"
    events.past_midnight(slots, 0)
    assert [slot.begin // 60 for slot in slots] == [9, 23, 25, 32, 22, 23]
    assert (slots[2].end, slots[2].slots[0].begin) == (25 * 60 + 30, 24 * 60 + 70)
    text = "Party\n12 May 2026\n\nProgramme\n12 May 2026\n22:00 Start\n23:00 Music\n13 May 2026\n01:00 Dance\n02:00 End\n"
    assert [str(slot.start_date)[8:13] for slot in _read(text)[0].sub_event] == ["12T22", "12T23", "13T01", "13T02"]


@pytest.mark.parametrize(
    "who", ["Dr. Juan Pérez ({0})", "Moderator: Juan Pérez ({0})", "Juan Pérez, PhD ({0})", "Dr. Juan Pérez, {0}"]
)
@pytest.mark.parametrize("place", ["México", "Lima, Perú", "Brasil", "France"])
def test_where_somebody_is_from_is_no_body_and_is_told(who: str, place: str) -> None:
    for body in ("UNAM, ", ""):
        event, told = _read(
            f"Forum\n12 May 2026\nMadrid\n10:00 Opening\n11:00 Talk on maps\n{who.format(body + place)}\n12:00 End\n"
        )
        people = [one for slot in event.sub_event for one in slot.performer]
        assert [str(one.name) for one in people] == ["Juan Pérez"]
        bodies = [str(one.name) for person in people for one in getattr(person, "affiliation", ())]
        if body or "(" in who:
            assert bodies == (["UNAM"] if body else [])
            assert all(any(f"“{part}”" in message for message in told) for part in place.split(", "))


@pytest.mark.parametrize("hour", ["25:00", "25:00 h", "31h30", "26 h", "10:75", "9:60 h", "99:99"])
@pytest.mark.parametrize(
    "line", ["12 May 2026, {0}", "Date: 12 May 2026\nTime: {0}", "12 May 2026\n{0} Opening", "12 May 2026\n{0}"]
)
def test_an_hour_that_no_day_has_is_told(hour: str, line: str) -> None:
    if (hour, line[-2:]) == ("26 h", "ng"):
        return  # `26 h Opening` may be a duration
    event, told = _read(f"Forum on maps\n{line.format(hour)}\nMadrid\n10:00 Welcome\n11:00 Talk on maps\n12:00 End\n")
    assert str(event.start_date).startswith("2026-05-12")
    assert any(hour in message for message in told)


@pytest.mark.parametrize("title", ["Luke 25:35", "ISO 27001:2022", "Maps 1:75 000"])
def test_figures_of_a_title_are_no_hours(title: str) -> None:
    assert not _read(f"Forum\n12 May 2026\nMadrid\n10:00 Welcome\n11:00 {title}\n12:00 End\n")[1]


@pytest.mark.parametrize("mark", [".", ")"])
@pytest.mark.parametrize("count", [2, 3, 5])
def test_items_that_count_on_with_letters_are_items(mark: str, count: int) -> None:
    titles = ("Appraisal", "Storage", "Digital preservation", "Reading rooms", "Outreach")[:count]
    head = "Forum of archivists\n18 June 2027, Town Hall, Leeds, UK\n\n09:30 Registration\n14:00 Parallel workshops\n"
    made = []
    for items in ([f"{chr(65 + at)}{mark}" for at in range(count)], ["-"] * count):
        text = head + "".join(
            f"   {item} {title} (Room {at})\n" for at, (item, title) in enumerate(zip(items, titles, strict=True))
        )
        event = read_text(f"{text}17:00 Drinks\n", name="a.txt")[0].event
        assert event is not None
        made.append(event)
    assert made[0] == made[1]
    assert not any(slot.performer for slot in made[0].sub_event)


ODD = ["Zorrun Ekrub", "Grupo Alvorada Etnom", "Qintar", "Blavek of Ostrum"]
"""Words that say nothing to a reader: none of them may go silently."""


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize(
    "line",
    [
        "10:00 Maps of the coast, {0}, Ana Gil (University of Lima)",
        "10:00 Maps of the coast - Ana Gil (University of Lima; {0})",
        "10:00 Maps of the coast. {0}. Ana Gil",
        "10:00\tMaps of the coast\tAna Gil\t{0}",
        "10:00 Harbour Hall. {0}",
        "10:00-11:00 Maps of the coast [{0}] (Room 3)",
        "10:00 Maps of the coast, Ana Gil, {0}, Luis Paz",
    ],
)
def test_every_part_of_the_line_of_a_slot_is_a_fact_or_is_told(line: str, odd: str) -> None:
    text = f"Forum\n12 May 2026\nMadrid\n\n9:00 Opening\n{line.format(odd)}\n11:00 Rivers, Eva Sol\n12:00 End\n"
    reading = read_text(text, name="forum.txt")[0]
    begin = text.index(odd)
    said = [span for one in reading.evidence.values() for span in one.spans]
    told = [one for one in reading.problems if one.place is not None and odd.split(maxsplit=1)[0] in one.message]
    assert told or any(span.start < begin + len(odd) and begin < span.end for span in said)
