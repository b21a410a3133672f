"""Lists of talks whose lines are a title, a stroke and a day, below the date of the news that tell of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event


def _event(text: str) -> Event:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return event


@pytest.mark.parametrize(
    ("head", "written", "lines"),
    [
        ("Coast Museum announces its spring evenings", "March 2, 2027", ("Who Owns the Tide? | April 7, 2027", "Sand and Steel | May 12, 2027")),
        ("El Museo de la Costa anuncia sus veladas", "2 de marzo de 2027", ("La marea y sus dueños | 7 de abril de 2027", "Arena y acero | 12 de mayo de 2027")),
        ("Le Musée de la Côte annonce ses soirées", "2 mars 2027", ("À qui est la marée ? | 7 avril 2027", "Sable et acier | 12 mai 2027")),
        ("O Museu da Costa anuncia as suas noites", "2 de março de 2027", ("De quem é a maré? | 7 de abril de 2027", "Areia e aço | 12 de maio de 2027")),
    ],
)  # fmt: skip
def test_each_is_a_slot_on_its_day(head: str, written: str, lines: tuple[str, str]) -> None:
    event = _event(f"{head}\n{written}\n\n{lines[0]}\nAll about it.\n\n{lines[1]}\nDr. Ana Gil, Director of the Sand School.\n")
    assert (event.name, str(event.start_date)) == (head, "2027-04-07")
    assert [(slot.name, str(slot.start_date)) for slot in event.sub_event] == [
        (line.partition(" | ")[0], day) for line, day in zip(lines, ("2027-04-07", "2027-05-12"), strict=True)
    ]


def test_who_speaks_stands_below() -> None:
    event = _event(
        "Coast Museum announces its evenings\nMarch 2, 2027\n\nSand and Steel | April 7, 2027\nDr. Eva Sol will speak on sand.\n\n"
        "Tide Tables | May 12, 2027\nDr. Ana Gil, Director of the Sand School, will speak on tides.\n"
    )
    assert [[str(one.name) for one in slot.performer] for slot in event.sub_event] == [["Eva Sol"], ["Ana Gil"]]


@pytest.mark.parametrize(
    "lines",
    [
        "Sand and Steel | April 7, 2027\nAll about it.\n",  # one alone is no list
        "New roof | January 7, 2027\n\nNew boat | February 3, 2027\n",  # which are older
        "Sand and Steel | Hall 7\n\nTide Tables | Hall 8\n",
    ],
)
def test_the_day_of_the_event_stays(lines: str) -> None:
    event = _event(f"Night of the Coast\nMarch 2, 2027\n\n{lines}")
    assert str(event.start_date) == "2027-03-02"
    assert "April" not in str(event.name)
