"""Who holds an event, in more of the forms of announcements, and where the name of a holder begins."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text


def hosts(text: str) -> list[str]:
    event = read_text(text, name="a.txt", form="programme")[0].event
    assert event is not None
    return [str(one.name) for one in event.organizer]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "El taller es el 3 de mayo de 2027. Organizado por el mapLab de Olmo y Libre Lab UCM.",
            ["mapLab de Olmo", "Libre Lab UCM"],
        ),
        (
            "Os encontros de 3 de maio de 2027 estão sendo coordenados pela Secretaria Municipal de Cultura, Turismo e Esporte (Semct,).",
            ["Secretaria Municipal de Cultura, Turismo e Esporte (Semct,)"],
        ),
        ("The talks of 3 May 2027 will be coordinated by the Lee Valley Society.", ["Lee Valley Society"]),
        ("O Clube de Mapas Aliados está a organizar uma palestra no dia 3 de maio de 2027.", ["Clube de Mapas Aliados"]),
        ("La Asociación del Valle va a organizar un taller el 3 de mayo de 2027.", ["Asociación del Valle"]),
        ("On March 11, 2027 the Lee Valley Society will celebrate its year with a walk.", ["Lee Valley Society"]),
        ("Mapalia assurera le samedi 24 avril 2027 un créneau d'aide aux cartes.", ["Mapalia"]),
        (
            "The Department of Maps of Leeds University, in\ncollaboration with Accademia dei Monti, has organized a meeting on 3 May 2027.",
            ["Department of Maps of Leeds University", "Accademia dei Monti"],
        ),
    ],
)
def test_a_sentence_tells_who_holds_it(sentence: str, expected: list[str]) -> None:
    assert hosts(f"Maps that lie\n\n{sentence}\n") == expected


@pytest.mark.parametrize("above", ["Permanence", "Une aide aux cartes", "Help with maps"])
def test_a_name_begins_below_a_line_that_is_not_full(above: str) -> None:
    text = f"{above}\nMapalia organise le samedi 24 avril 2027 un créneau d'aide aux cartes et aux atlas libres.\n"
    assert hosts(text) == ["Mapalia"]


@pytest.mark.parametrize(
    "text",
    [
        "Maps that lie\n\nThe talk is on 3 May 2027.\n\nMarta organise ses cartes.\n",
        "Maps that lie\n\nEveryone will celebrate on 3 May 2027.\n",
    ],
)
def test_others_hold_nothing(text: str) -> None:
    assert hosts(text) == []


def test_a_body_through_which_another_helps_is_no_part_of_its_name() -> None:
    text = "PHP + Talks\n\nA comunidade PHPMX e a Mapalia através da FIMP oferecem o encontro no dia 3 de maio de 2027.\n"
    assert not any("através" in one for one in hosts(text))


@pytest.mark.parametrize("room", ["Aula por confirmar.", "Sala a confirmar", "Room to be confirmed"])
def test_a_room_that_is_to_be_told_is_none(room: str) -> None:
    event = read_text(f"Maps that lie\n\nNos vemos el 3 de mayo de 2027. {room}\n", name="a.txt", form="programme")[0].event
    assert event is not None
    assert event.room is None
