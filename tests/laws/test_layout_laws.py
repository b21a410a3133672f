"""Laws of layout: a change of how a programme is written that means nothing changes no fact."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read, read_text
from event_ld.readers.programme.slot_events import unbroken
from event_ld.readers.programme.text import Piece
from event_ld.source import Source
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.model import Event

FOLDER = ROOT / "tests" / "programmes"
KEPT = 0.95
"""The share of its facts that a programme keeps under each law."""
FEWEST = 4
"""A programme of fewer facts says nothing about a law."""

_TIME_LINE = re.compile(r"\d{1,2}[:.h]\d\d(?=[^|]*$)")


def _parts(event: Event) -> Iterator[Event]:
    for part in event.sub_event:
        yield part
        yield from _parts(part)


def facts(event: Event | None) -> set[tuple[str, ...]]:
    """What an agenda states: each slot with its hours, each person in a slot, each room."""
    assert event is not None
    found: set[tuple[str, ...]] = set()
    for part in _parts(event):
        schedule = part.event_schedule
        clock = schedule.start_time if schedule else (part.start_date or "T")[11:16]
        name = re.sub(r"\W+", " ", str(part.name or "").casefold()).strip()
        found.add(("slot", str(clock), name))
        found |= {("person", str(one.name), str(clock)) for one in part.performer}
        found |= {("room", str(part.room), str(clock))} if part.room else set()
    return found


def _own() -> list[str]:
    names = sorted(path.name for path in FOLDER.iterdir() if path.is_file())
    return [name for name in names if len(facts(read(FOLDER / name)[0].event)) >= FEWEST]


OWN = _own()


def _kept(before: set[tuple[str, ...]], text: str) -> float:
    return len(before & facts(read_text(text, form="programme")[0].event)) / len(before)


@pytest.mark.parametrize("word", ["Registration", "Contact", "Introduction", "Inscripciones", "Apresentação"])
@pytest.mark.parametrize("name", OWN)
def test_a_first_slot_whose_title_is_the_word_of_a_section(name: str, word: str) -> None:
    text = (FOLDER / name).read_text(encoding="utf-8")
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines) if _TIME_LINE.match(line)), None)
    if at is None:
        return
    first = _TIME_LINE.match(lines[at])
    changed = "\n".join([*lines[:at], first[0] if first else "", word, "", *lines[at:]])
    assert _kept(facts(read(FOLDER / name)[0].event), changed) >= KEPT


ROOMS = {"Room": "Hall 2", "Sala": "Sala 7", "Salle": "Salle 3", "Lieu": "Amphi B", "Local": "Auditório 1"}


@pytest.mark.parametrize("heading", ROOMS)
@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_a_column_of_rooms_moves_nothing_else(heading: str, at: int) -> None:
    rows = [["Time", "Session", "Speaker"], ["09:00", "Welcome", "Ana Gil, SELA"], ["09:30", "Maps for all", "Luis Paz (IDB)"]]
    rows += [["10:00", "Coffee", ""], ["10:30", "Laws of data", "Eva Sol and Rosa Luz"]]

    def table(rows: list[list[str]]) -> str:
        ruled = [rows[0], ["---"] * len(rows[0]), *rows[1:]]
        return "Open data day 2026\n\n5 March 2026\n\n## Agenda\n\n" + "\n".join(f"| {' | '.join(row)} |" for row in ruled) + "\n"

    before = facts(read_text(table(rows), form="programme")[0].event)
    cells = [heading, *([ROOMS[heading]] * 4)]
    wider = table([[*row[:at], cell, *row[at:]] for row, cell in zip(rows, cells, strict=True)])
    after = facts(read_text(wider, form="programme")[0].event)
    assert len(before) == 8
    assert before < after
    assert {fact[1] for fact in after - before} == {ROOMS[heading]}


def test_lines_of_a_title_are_not_put_together_over_another_line() -> None:
    title, between, below = (Piece(one, at) for one, at in (("Maps", 0), ("Luis Paz", 5), ("for all", 14)))
    source = Source(name="", text="Maps\nLuis Paz\nfor all\n")
    assert unbroken([title, below], source) == [title]
    assert unbroken([title, between, below], source) == [title, between, below]
    gap = Source(name="", text="Maps\n        \nfor all\n")
    assert unbroken([title, below], gap) == [title, below]
