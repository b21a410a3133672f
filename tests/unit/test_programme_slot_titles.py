"""What a slot is called: the whole of it, without the marks of its line and what is said beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text

if TYPE_CHECKING:
    from event_ld.model import Event


def _slots(lines: str) -> tuple[Event, ...]:
    event = read_text(f"Festa das Nuvens\n12 May 2027\n{lines}\n", form="programme")[0].event
    assert event is not None
    return event.sub_event


@pytest.mark.parametrize("mark", [". ", " h.- ", ".-", " – ", ": ", " horas.- "])
@pytest.mark.parametrize("end", ["", "."])
@pytest.mark.parametrize("title", ["Pausa", "Encuentro de nubes", "Débat", "CLOUDS"])
def test_the_marks_of_a_line_are_none_of_its_title(title: str, mark: str, end: str) -> None:
    found = _slots(f"10:00-10:30{mark}{title}{end}\n10:30-11:00{mark}Nuvens de papel{end}\n11:00-12:00{mark}{title}{end}")
    assert [one.name for one in found] == [title, "Nuvens de papel", title]


@pytest.mark.parametrize("mark", ["~", "≈", "ca. "])
def test_a_rough_time_behind_a_title(mark: str) -> None:
    found = _slots(f"## Doors and names ({mark}6pm)\n## Short talks ({mark}7:05pm)\n## The end ({mark}8pm)")
    assert [one.name for one in found] == ["Doors and names", "Short talks", "The end"]


@pytest.mark.parametrize(
    "title",
    [
        "discours, bénédiction par le curé et plantation par la maire",
        "misa, bendición por el párroco y suelta de nubes por el alcalde",
        "missa, bênção pelo padre e discurso pelo presidente da câmara",
        "speeches, blessing by the vicar and planting by the mayor",
    ],
)
def test_a_list_of_what_is_done_is_a_title_whole(title: str) -> None:
    assert [one.name for one in _slots(f"18:00 {title}\n19:00 Jantar\n20:00 Baile")] == [title, "Jantar", "Baile"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("CONCIERTO DE LA BANDA", "MUNICIPAL DE NUBES, desde la torre"),
        ("DESFILE DE CABEZUDOS CON LA", "CHARANGA DEL VALLE"),
        ("CONCERT DE L'HARMONIE", "COMMUNALE DES NUAGES"),
        ("DESFILE DA FANFARRA", "MUNICIPAL DAS NUVENS"),
        ("PARADE OF THE TOWN", "BRASS BAND"),
    ],
)
def test_a_title_in_capitals_goes_on_over_the_next_line(first: str, second: str) -> None:
    found = _slots(f"12:00 {first}\n{second}.\n13:00 COMIDA.\n17:30 BAILE.")
    assert [one.name for one in found] == [f"{first} {second}", "COMIDA", "BAILE"]


@pytest.mark.parametrize(
    ("room", "day"),
    [
        ("moved to Room 2", "postponed to 7 June"),
        ("Moved to the Room 2", "rescheduled for 7 June"),
        ("trasladado a la Sala 2", "aplazado al 7 de junio"),
        ("transferido para a Sala 2", "adiado para 7 de junho"),
        ("déplacé en salle 2", "reporté au 7 juin"),
        ("déplacée dans la salle 2", "reportée au 7 juin"),
    ],
)
def test_what_has_moved_is_no_part_of_a_title_or_a_room(room: str, day: str) -> None:
    first, second, _ = _slots(f"10:00 Papel ({room})\n11:00 Filme da noite ({day})\n12:00 Baile")
    assert (first.name, str(first.room).casefold()) == ("Papel", " ".join(room.split()[-2:]).casefold())
    assert second.name == "Filme da noite"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("10:00 Activity: Old maps", "Old maps"),
        ("10:00 Topic: Old maps", "Old maps"),
        ("10:00 Actividad: Mapas del litoral", "Mapas del litoral"),
        ("10:00 Título: Mapas del litoral", "Mapas del litoral"),
        ("10:00 Atividade: Mapas do litoral", "Mapas do litoral"),
        ("10:00 Session 2: Old maps", "Session 2: Old maps"),
        ("10:00 Workshop: Old maps", "Workshop: Old maps"),
        ("10:00 Lima: a city by the sea", "Lima: a city by the sea"),
    ],
)
def test_a_label_that_says_only_that_a_title_follows_is_none_of_it(line: str, title: str) -> None:
    text = f"Maps\n12 May 2027\n\n9:00 Welcome\n{line}\n11:00 Lakes of the north\n"
    (reading,) = read_text(text, form="programme")
    assert reading.event is not None
    assert str(reading.event.sub_event[1].name) == title
