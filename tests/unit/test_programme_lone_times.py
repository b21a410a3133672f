"""Times that stand alone on their lines: what the line below them says, or the one above, is the title, whatever its form."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

TITLES = {
    "short": ("Opening", "Old maps", "Lakes of the world", "Close"),
    "sentences": ("Words of welcome by the museum.", "Talk about the old maps.", "Questions from the hall.", "Close of the day."),
    "capitals": ("APERTURA", "MAPAS ANTIGUOS", "LAGOS DEL MUNDO", "CLAUSURA"),
}
PEOPLE = {"nobody": ("", ""), "people": ("\nLuis Ríos, Instituto de Lagos", "\nMarta Paz, Museo del Mar")}
LAYOUTS = {
    "below": "{time}\n{title}{people}\n",
    "below, apart": "{time}\n{title}{people}\n\n",
    "above": "{title}\n{time}{people}\n\n",
    "heading": "### {time}\n{title}{people}\n\n",
}
EACH = [(layout, titles) for layout in LAYOUTS for titles in TITLES if (layout, titles) != ("above", "capitals")]
"""A title in capitals above its time may be taken for a person."""


@pytest.mark.parametrize("time", ["{}:00", "{}:00 - {}:30", "{}:05 a.m."])
@pytest.mark.parametrize("people", PEOPLE)
@pytest.mark.parametrize(("layout", "titles"), EACH)
def test_each_slot_has_the_title_beside_its_time(layout: str, titles: str, people: str, time: str) -> None:
    first, second = PEOPLE[people]
    agenda = "".join(
        LAYOUTS[layout].format(time=time.format(hour, hour), title=title, people=said)
        for hour, title, said in zip((8, 9, 10, 11), TITLES[titles], ("", first, second, ""), strict=True)
    )
    [found] = read_text(f"Encuentro de mapas\n\n10 de julio de 2027\n\nPrograma\n\n{agenda}")
    assert found.event is not None
    assert [str(slot.name) for slot in found.event.sub_event] == [title.rstrip(".") for title in TITLES[titles]]
    assert [len(slot.performer) for slot in found.event.sub_event] == [0, bool(first), bool(second), 0]


@pytest.mark.parametrize("mark", ["**", "*", "_"])
def test_a_line_that_begins_in_bold_and_ends_in_brackets_is_no_room(mark: str) -> None:
    agenda = "".join(
        f"{mark}{hour}:00{mark} {title}\n\n"
        for hour, title in ((9, "Apertura"), (10, "Mapas antiguos, Luis Ríos (Instituto de Lagos)"), (11, "Clausura"))
    )
    [found] = read_text(f"Encuentro de mapas\n\n10 de julio de 2027\n\nPrograma\n\n{agenda}")
    assert found.event is not None
    assert [str(slot.name) for slot in found.event.sub_event] == ["Apertura", "Mapas antiguos", "Clausura"]
