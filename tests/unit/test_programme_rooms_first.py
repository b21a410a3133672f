"""Tables without headings that have the room before the hour, and rows below that stand in the same cell of a room."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text

WORDS = {
    "en": ("Maps Day", "Saturday 8 May 2027", ("Main Hall", "Room 12", "Atlas House, building 4"), ("Old maps", "How rivers move", "Ink")),
    "es": ("Jornada de mapas", "8 de mayo de 2027", ("Aula Magna", "Sala 12", "Edificio Atlas"), ("Mapas viejos", "Tinta", "Papel")),
    "fr": ("Journée des cartes", "8 mai 2027", ("Grand amphi", "Salle 12", "Bâtiment 4"), ("Vieilles cartes", "Encre", "Papier")),
    "pt": ("Dia dos mapas", "8 de maio de 2027", ("Auditório", "Sala 12", "Anfiteatro B, prédio 4"), ("Mapas velhos", "Tinta", "Papel")),
}  # fmt: skip
HOURS = ("9:00", "10:00", "11:00")


def _slots(text: str) -> list[tuple[str, str, str]]:
    event = read_text(text, form="programme")[0].event
    assert event is not None
    return [((one.start_date or "")[11:], str(one.name or ""), str(one.room or "")) for one in event.sub_event]


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("row", ["{}\t{}\t{}", "| {} | {} | {} |", "{}\t{} – {}", "{}\t{} {}"])
def test_the_room_before_the_hour_is_that_of_its_row(language: str, row: str) -> None:
    name, day, rooms, titles = WORDS[language]
    rows = [row.format(*one) for one in zip(rooms, HOURS, titles, strict=True)]
    told = [(f"{hour:0>5}", title, room) for hour, title, room in zip(HOURS, titles, rooms, strict=True)]
    assert _slots("\n".join([name, "", day, "", *rows])) == told


@pytest.mark.parametrize("language", WORDS)
@pytest.mark.parametrize("label", ["", "Local: ", "Lieu : ", "Lugar: ", "Venue: "])
@pytest.mark.parametrize("between", ["", "\n"])
def test_lines_without_a_cell_are_in_the_room_above_them(language: str, label: str, between: str) -> None:
    name, day, (room, other, _), titles = WORDS[language]
    rows = [f"{label}{room}\t{HOURS[0]} – {titles[0]}", f"{HOURS[1]} – {titles[1]}", f"{label}{other}\t{HOURS[2]} – {titles[2]}"]
    assert _slots("\n".join([name, "", day, "", f"\n{between}".join(rows)])) == [
        ("09:00", titles[0], room), ("10:00", titles[1], room), ("11:00", titles[2], other),
    ]  # fmt: skip


@pytest.mark.parametrize("empty", ["\t10:00\tPausa", "10:00\tPausa"])
def test_a_row_with_an_empty_cell_is_in_no_room(empty: str) -> None:
    assert _slots(f"Maps\n\n8 May 2027\n\nSala 12\t9:00\tOld maps\n{empty}\nAula Magna\t11:00\tInk\n")[1] == (
        "10:00",
        "Pausa",
        "",
    )


@pytest.mark.parametrize(
    "rows",
    [
        ["Old maps\t9:00\tSala 12", "Ink and paper\t10:00\tAula Magna", "How rivers move\t11:00\tSala 12"],
        ["Ana Gil\t9:00\tOld maps", "Luis Paz\t10:00\tInk and paper", "Eva Sol\t11:00\tHow rivers move"],
    ],
)
def test_titles_and_people_before_the_hour_are_no_rooms(rows: list[str]) -> None:
    assert {room for *_, room in _slots("\n".join(["Maps", "", "8 May 2027", "", *rows]))} <= {"Sala 12", "Aula Magna", ""}
