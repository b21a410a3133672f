"""The fuzzer of `tools/attack.py`, with a few inputs of each format, and that it sees what it looks for."""

from __future__ import annotations

import math
import random

import pytest

from event_ld.inputs import read_text
from tests.conftest import load_tool

ATTACK = load_tool("attack")
INPUTS = 20


@pytest.mark.parametrize("form", ATTACK.FORMATS)
def test_no_broken_input_breaks_a_law(form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ATTACK, "SECONDS", math.inf)  # what grows is found by the law of work
    inputs, found = ATTACK.run(form, math.inf, 1, INPUTS)
    assert inputs == INPUTS
    assert found == {}


def test_the_inputs_of_a_seed_are_the_same_again() -> None:
    first, second = (
        [
            ATTACK.broken(random.Random(seed), "yaml")  # noqa: S311  # no secret
            for seed in range(20)
        ]
        for _ in range(2)
    )
    assert first == second


def _explode(*_: object) -> None:
    raise IndexError("out of range")


def test_a_traceback_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ATTACK, "draft", _explode)
    assert [one.kind[:21] for one in ATTACK.attack("name: a\nstartDate: 2025-05-12\n", "yaml")] == ["traceback: IndexError"]


def test_what_takes_long_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ATTACK, "SECONDS", 0)
    monkeypatch.setattr(ATTACK, "SECONDS_PER_KB", 0)
    assert [one.kind for one in ATTACK.attack("name: a\nstartDate: 2025-05-12\n", "yaml")] == ["time"]


def test_a_line_that_is_none_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = type("Outcome", (), {"text": "<a b> <c> .\n"})
    monkeypatch.setattr(ATTACK, "convert", lambda *_, **__: wrong)
    assert "ill-formed N-Triples" in str(ATTACK.attack("name: a\nstartDate: 2025-05-12\n", "yaml")[0])


def test_a_draft_that_says_something_else_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = type("Outcome", (), {"text": "name: b\nstartDate: 2025-05-12\n"})
    monkeypatch.setattr(ATTACK, "draft", lambda *_: wrong)
    assert "name: a / b" in str(ATTACK.attack("name: a\nstartDate: 2025-05-12\n", "yaml"))


def test_a_text_that_nobody_wrote_is_found() -> None:
    reading = read_text("Open day of maps\n12 May 2025, 10:00\nSucre, Bolivia\n10:30 Talk\n", form="programme")[0]
    assert list(ATTACK.invented(reading)) == []
    other = read_text("Open day of books\n12 May 2025, 10:00\nSucre, Bolivia\n10:30 Talk\n", form="programme")[0]
    reading.event = other.event
    assert "Open day of books" in str(list(ATTACK.invented(reading)))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("18:00 Welcome (10 min)\nAgenda of the year\n", "Welcome"),
        ("18:00 Welcome\n\nMusic all day\nDoors open early\n", "Welcome"),
        ("18:00 Reading old maps with\ncomputers and pens\n", "Reading old maps with computers and pens"),
    ],
)
def test_the_title_of_a_slot_is_one_stretch(text: str, title: str) -> None:
    event = read_text(f"Open day of maps\n12 May 2025\nSucre, Bolivia\n\nProgramme\n{text}19:00 End\n", form="programme")[0].event
    assert event is not None
    assert next(one.name for one in event.sub_event) == title


def test_a_bracket_is_no_organiser() -> None:
    event = read_text("Open day of maps\n12 May 2025\nSucre, Bolivia\nOrganizer: (\n10:30 Talk\n", form="programme")[0].event
    assert event is not None
    assert event.organizer == ()
