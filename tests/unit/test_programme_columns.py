"""Tables of programmes: what their columns hold, whatever is written over them."""

from __future__ import annotations

import pytest

from event_ld.inputs import read_text


def _slots(table: str) -> list[tuple[str, str, list[str]]]:
    text = f"# Day\n\n9 November 2027, Toulouse, France\n\n{table}\n"
    event = read_text(text, form="markdown")[0].event
    assert event is not None
    return [(str(one.name or ""), str(one.room or ""), [str(who.name) for who in one.performer]) for one in event.sub_event]


@pytest.mark.parametrize("people", ["Ponente/s", "Intervenant·e", "Speaker(s)", "Ponente · cargo", "Led by", "Intervenants"])
@pytest.mark.parametrize("title", ["Intitulé", "Título", "Topic / activity", "Xyz"])
@pytest.mark.parametrize("order", ["twpr", "trwp", "tpwr"])
def test_columns_by_their_headings(people: str, title: str, order: str) -> None:
    headings = {"t": "Heure", "w": title, "p": people, "r": "Where"}
    cells = {"t": "9:30", "w": "Opening", "p": "Clara Gil", "r": "Aula 1"}
    rows = (" | ".join(values[one] for one in order) for values in (headings, dict.fromkeys("twpr", "---"), cells))
    assert _slots("\n".join(f"| {row} |" for row in rows)) == [("Opening", "Aula 1", ["Clara Gil"])]


def test_columns_whose_headings_are_rooms() -> None:
    table = "| Heure | Auditorium | Aula 2 |\n|---|---|---|\n| 9:30 | Maps | Data |\n| 10:30 | Boats | Roads |"
    assert [(name, room) for name, room, _ in _slots(table)] == [
        ("Maps", "Auditorium"), ("Data", "Aula 2"), ("Boats", "Auditorium"), ("Roads", "Aula 2"),
    ]  # fmt: skip
