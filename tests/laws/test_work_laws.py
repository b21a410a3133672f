"""The work of reading, judging and writing grows with the size of the input, and no faster, whatever is repeated in it.

Work is counted, not timed: the calls that Python makes, its own and those of C. What a regular expression does within one call
is not seen here; `bench/growth_of_time.py` times the same inputs.

A few of all pairs of unit and document are tried by default. EVENT_LD_PAIRS=41 tries a part in which each unit and each document
is, and EVENT_LD_PAIRS=1 all of them.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from tests.laws.repetitions import DOCUMENTS, UNITS, many, pairs, repeated, walk

if TYPE_CHECKING:
    from collections.abc import Callable

SMALL = 1_000
"""Characters of the smallest input."""
MOST = 5
"""How many times as many calls four times the input may take."""
FLOOR = 20_000
"""Calls under which nothing is said of how they grow."""
EVERY = int(os.environ.get("EVENT_LD_PAIRS", "509"))
"""One pair in so many is tried."""
PARTS = 8
"""How many tests the pairs are shared out to."""

LONG = {"slots", "nodes", "unknown keys", "dates"}
"""The repeated things whose count takes seconds."""


def _calls(form: str, data: bytes) -> int:
    count = 0

    def counted(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        walk(form, data)
    finally:
        sys.setprofile(before)
    return count


def _too_many(form: str, make: Callable[[int], bytes], size: int) -> str:
    """What is wrong with the work on an input and on another of four times its size, in words; "" where it grows as they do.

    Something that begins at a size is no growth: a suspicion is looked at again with both sizes four times as large.
    """
    few, more = _calls(form, make(size)), _calls(form, make(size * 4))
    if more <= MOST * max(few, FLOOR // MOST):
        return ""
    most = _calls(form, make(size * 16))
    if most <= MOST * more:
        return ""
    return f"{few:,} calls, {more:,} for four times the size, {most:,} for sixteen times"


def _grows(name: str, unit: str) -> str:
    form, make = DOCUMENTS[name]
    said = _too_many(form, lambda size: make(repeated(unit, size)), SMALL)
    return said and f"{name}, {unit!r}: {said}"


def test_every_unit_and_every_document_is_tried() -> None:
    assert len(UNITS) > 90
    assert len(set(UNITS)) == len(UNITS)
    part = pairs(41)
    assert {name for name, _ in part} == set(DOCUMENTS)
    assert {unit for _, unit in part} == set(UNITS)


def test_the_law_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def squared(_form: str, data: bytes) -> None:
        for one in range(len(data)):
            for _ in range(len(data)):
                abs(one)

    monkeypatch.setattr(sys.modules[__name__], "walk", squared)
    assert _too_many("", lambda size: b"a" * size, 50)


@pytest.mark.parametrize("part", [0, *(pytest.param(part, marks=pytest.mark.slow) for part in range(1, PARTS))])
def test_work_grows_as_the_input_does(part: int) -> None:
    for form, make in DOCUMENTS.values():  # what is loaded and compiled once
        walk(form, make("a"))
    assert [said for name, unit in pairs(EVERY)[part::PARTS] if (said := _grows(name, unit))] == []


@pytest.mark.parametrize("what", [pytest.param(what, marks=[pytest.mark.slow] if what in LONG else []) for what in many(0)])
def test_work_grows_as_the_number_of_things_does(what: str) -> None:
    form, few = many(150)[what]
    walk(form, few.encode())
    assert _too_many(form, lambda count: many(count)[what][1].encode(), 150) == ""
