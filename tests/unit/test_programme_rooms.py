"""Where the slots of a programme are: in rooms above several of them, behind days, in columns, at the ends of lines."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

HEAD = "Open Maps Day\n\n5-6 May 2027, City Library, Leeds\n\nProgramme\n"


def _rooms(text: str) -> list[tuple[str, str]]:
    event = read_text(f"{HEAD}{text}")[0].event
    assert event is not None
    return [(str(slot.name), str(slot.room or "")) for slot in event.sub_event]


def test_rooms_on_lines_above_times_head_the_slots_below_them() -> None:
    slots = [f"{hour}:00 - {hour}:45\n{title}\nAna Gil\n" for hour, title in ((9, "Maps"), (10, "Rivers"), (11, "Lakes"))]
    first, second = "".join(slots), "".join(slots).replace("Maps", "Bees").replace("Rivers", "Birds").replace("Lakes", "Trees")
    assert _rooms(f"5 May 2027\nRoom 1\n{first}Main Hall\n{second}6 May 2027\nRoom 1\n{first}") == [
        *((name, "Room 1") for name in ("Maps", "Rivers", "Lakes")),
        *((name, "Main Hall") for name in ("Bees", "Birds", "Trees")),
        *((name, "Room 1") for name in ("Maps", "Rivers", "Lakes")),
    ]


def test_a_room_behind_a_day_heads_its_slots() -> None:
    slots = "9:00 Maps\n10:00 Rivers\n"
    text = f"### Wednesday, 5 May 2027, Room 12\n\n{slots}\n### Thursday, 6 May 2027, Room 14\n\n{slots}"
    assert [room for _, room in _rooms(text)] == ["Room 12", "Room 12", "Room 14", "Room 14"]


def test_a_column_of_rooms_holds_them_whatever_they_are_called() -> None:
    rows = "| 9:00 | Workshop 1 | MMR |\n| 9:30 | Bees | TBA |\n| 10:00 | Rivers | 2B |\n| | Lakes | B-17 |\n| 11:00 | Lunch | Foyer |\n|---|---|---|\n| 13:00 | Concert | MMR |\n"
    assert _rooms(f"\n| Time | Session | Room |\n|---|---|---|\n{rows}") == [
        ("Workshop 1", "MMR"), ("Bees", ""), ("Rivers", "2B"), ("Lakes", "B-17"), ("Lunch", "Foyer"), ("Concert", "MMR")]  # fmt: skip


def test_rooms_lead_paragraphs_of_slots() -> None:
    slots = "* 9:00 - 10:00: Maps\n* 10:00 - 11:00: Rivers\n"
    text = f"\nRoom 1: “Old maps”\n\nCome and draw with us.\n\n{slots}\nRoom 2 - “New maps”\n\n{slots}"
    assert [room for _, room in _rooms(text)] == ["Room 1", "Room 1", "Room 2", "Room 2"]


@pytest.mark.parametrize("agenda", [
    "## Hall 1\n9:00 Maps - Ana Gil\n10:00 Lakes - Bob Day\n\n### Late\n11:00 Bees - Jane Fox\n\n## Workshops\n12:00 Trees - Tom Hill\n",
    "**Hall 1**\n9:00 Maps - Ana Gil\n10:00 Lakes - Bob Day\n11:00 Bees - Jane Fox\n\n**Workshops**\n\n12:00 Trees - Tom Hill\n",
    "Hall 1\n9:00 Maps - Ana Gil\n10:00 Lakes - Bob Day\n11:00 Bees - Jane Fox\n\nClosing ceremony\n12:00 Trees - Tom Hill\n",
])  # fmt: skip
def test_a_room_heads_its_slots_up_to_the_next_heading_of_its_level(agenda: str) -> None:
    assert _rooms(f"\n{agenda}") == [("Maps", "Hall 1"), ("Lakes", "Hall 1"), ("Bees", "Hall 1"), ("Trees", "")]


def test_a_session_in_a_room_is_no_end_of_it() -> None:
    agenda = "## Hall 1\n9:00 Maps - Ana Gil\n10:00 Lakes - Bob Day\n\n## Session 2: Trees\n11:00 Bees - Jane Fox\n"
    assert [room for name, room in _rooms(f"\n{agenda}") if name == "Bees"] == ["Hall 1"]


LABELS = [("Time", "Room"), ("Hora", "Lugar"), ("Horário", "Local"), ("Heure", "Lieu")]
BLOCKS = [
    ("9:00 - 10:00", "Old maps", "LABOT"),
    ("10:00 - 11:00", "Rivers", "Panorama"),
    ("11:00 - 12:00", "Bees for all", "Room 2"),
]


@pytest.mark.parametrize(("time", "place"), LABELS)
@pytest.mark.parametrize("form", [
    "{0} {1}\n{place}: {2}", "{0}\n\n{1}\n\n{place}: {2}", "{time}: {0}\n{1}\n{place} : {2}", "**{0}** {1}\n**{place}:** {2}",
    "##### {time}: {0}\n###### {1}\n###### {place}: {2}\n---", "{0} {1}\n{place}: [{2}](https://example.org/a)",
])  # fmt: skip
def test_labels_give_slots_their_rooms_whatever_these_are_called(time: str, place: str, form: str) -> None:
    blocks = "\n\n".join(form.format(*one, time=time, place=place) for one in BLOCKS)
    assert _rooms(f"\n{blocks}\n") == [(title, room) for _, title, room in BLOCKS]
    event = read_text(f"{HEAD}\n{blocks}\n")[0].event
    assert event is not None
    assert event.location is not None
    assert event.location.name == "City Library"


def test_one_label_behind_the_slots_is_of_the_event_and_one_above_each_is_not_of_the_slot_before() -> None:
    slots = [f"{time} {title}" for time, title, _ in BLOCKS]
    assert [room for _, room in _rooms("\n" + "\n".join(slots) + "\n\nPlace: Old Mill, Leeds\n")] == ["", "", ""]
    above = "\n\n".join(f"Place: {room}\n{time} {title}" for time, title, room in BLOCKS)
    assert {room for _, room in _rooms(f"\n{above}\n")[:2]} == {""}


@pytest.mark.parametrize("head", ["### {}", "## {}", "**{}**", "{}"])
@pytest.mark.parametrize("form", ["*{}*", "_{}_", "({})", "[{}]"])
def test_a_place_in_emphasis_below_a_day_is_the_room_of_its_slots(head: str, form: str) -> None:
    days = [
        ("Wednesday 5 May", "Seminar room (room 25/105), City Library"),
        ("Thursday 6 May", "Room 306, Map House (46 Mill Lane)"),
    ]
    slots = "- 9:00 Maps for all\n- 10:00 Rivers\n"
    text = "\n".join(f"{head.format(day)}\n{form.format(room)}\n\n{slots}" for day, room in days)
    assert [room for _, room in _rooms(f"\n{text}")] == [room for _, room in days for _ in range(2)]


@pytest.mark.parametrize(
    ("line", "room"),
    [
        ("Local: Sala Norte. Com mediação da Profa. Ana Luz e debate com o público", "Sala Norte"),
        ("Place: Room 12. The talk is followed by a walk", "Room 12"),
        ("Lugar: Sala Norte   Al terminar se abre el debate", "Sala Norte"),
        ("Lieu : Salle Nord. Suivi d'un débat avec le public", "Salle Nord"),
        ("Local: Sala Norte, Bloco 3", "Sala Norte, Bloco 3"),
    ],
)
def test_the_place_behind_a_label_ends_with_its_sentence(line: str, room: str) -> None:
    other = "Local: Sala Sul" if line.startswith("Local") else line.partition(":")[0].strip() + ": Sala Sul"
    text = f"Week of maps\n4 November 2027\n\n10:00 - Old maps\n{line}\n14:00 - New maps\n{other}\n15:00 - Close\n"
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert str(event.sub_event[0].room) == room
