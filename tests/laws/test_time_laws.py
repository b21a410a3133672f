"""The time of reading, judging and writing grows with the size of the input, and no faster, whatever is repeated in it.

A few of all pairs of unit and document are tried by default. EVENT_LD_TIMES=41 tries a part in which each unit and each document
is, as `make check` does, and EVENT_LD_TIMES=1 all of them, which takes some ten minutes.
"""

from __future__ import annotations

import gc
import os
import time
from typing import TYPE_CHECKING

import pytest

from event_ld.errors import EventLDError
from event_ld.inputs import read_text
from event_ld.pipeline import convert, draft, explain, validate
from tests.laws.repetitions import DOCUMENTS, UNITS, repeated

if TYPE_CHECKING:
    from event_ld.readers.reading import Reading

SMALL, LARGE = 5_000, 20_000
MOST = 6
"""How many times as long four times the input may take."""
FLOOR = 0.3
"""Seconds of CPU under which nothing is said of how they grow."""
EVERY = int(os.environ.get("EVENT_LD_TIMES", "509"))
"""One pair in so many is tried."""
PARTS = 8
"""How many tests the pairs are shared out to."""


def _walk(form: str, data: bytes) -> None:
    try:
        readings = read_text(data, form=form or None)
    except EventLDError:
        return
    for reading in readings[:1]:
        _use(reading)


def _use(reading: Reading) -> None:
    validate([reading])
    convert([reading], to="ntriples")
    if reading.event is not None:
        draft(reading)
    if reading.form == "programme":
        explain(reading)


def _seconds(form: str, data: bytes) -> float:
    start = time.process_time()
    _walk(form, data)
    return time.process_time() - start


def _grows(name: str, unit: str) -> str:
    """What is wrong, in words; "" where the time grows as the input does. A suspicion is looked at twice more."""
    form, make = DOCUMENTS[name]
    said = _too_long(form, make(repeated(unit, SMALL)), make(repeated(unit, LARGE)))
    return said and f"{name}, {unit!r}: {said}"


def _too_long(form: str, small: bytes, large: bytes) -> str:
    """What is wrong with the time of an input and of another of four times its size. A suspicion is looked at twice more."""
    long = _seconds(form, large)
    if long < FLOOR:
        return ""
    short = _seconds(form, small)
    for _ in range(2):
        if long <= MOST * max(short, FLOOR / MOST):
            return ""
        gc.collect()
        long, short = min(long, _seconds(form, large)), max(short, _seconds(form, small))
    return f"{short:.2f} s for {len(small):,} bytes, {long:.2f} s for {len(large):,}"


def _pairs(every: int = EVERY) -> list[tuple[str, str]]:
    pairs = [(name, unit) for unit in UNITS for name in DOCUMENTS]
    return pairs[::every]


def test_every_unit_and_every_document_is_tried() -> None:
    assert len(UNITS) > 90
    assert len(set(UNITS)) == len(UNITS)
    part = _pairs(41)
    assert {name for name, _ in part} == set(DOCUMENTS)
    assert {unit for _, unit in part} == set(UNITS)


@pytest.mark.parametrize("part", range(PARTS))
def test_time_grows_as_the_input_does(part: int) -> None:
    for form, make in DOCUMENTS.values():  # what is loaded and compiled once
        _walk(form, make("a"))
    assert [said for name, unit in _pairs()[part::PARTS] if (said := _grows(name, unit))] == []


def _many(count: int) -> dict[str, tuple[str, str]]:
    return {
        "performers": (
            "yaml",
            "name: a\nstartDate: 2025-05-12\nperformer:\n" + "".join(f"  - Ana Gil{one}\n" for one in range(count)),
        ),
        "unknown keys": ("yaml", "name: a\nstartDate: 2025-05-12\n" + "".join(f"nmae{one}: b\n" for one in range(count * 4))),
        "parts": (
            "yaml",
            "name: a\nstartDate: 2025-05-12\nsubEvent:\n" + "".join(f"  - name: Part {one}\n" for one in range(count)),
        ),
        "nodes": (
            "jsonld",
            '{"@context": "https://schema.org", "@graph": ['
            + ",".join(f'{{"@type": "Event", "name": "b{one}", "startDate": "2025-05-12T10:00:00Z"}}' for one in range(count))
            + "]}",
        ),
    }


@pytest.mark.parametrize("what", list(_many(0)))
def test_time_grows_as_the_number_of_things_does(what: str) -> None:
    form, few = _many(500)[what]
    _, many = _many(2000)[what]
    _walk(form, few.encode())
    assert _too_long(form, few.encode(), many.encode()) == ""
