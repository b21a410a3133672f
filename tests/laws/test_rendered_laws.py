"""Laws of reading programmes, on rendered ones whose truth is known to the character."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

import pytest

from event_ld.inputs import read_text
from event_ld.readers.programme.normal import normalised
from event_ld.readers.programme.slots import Assembly
from event_ld.readers.programme.stretches import rows, stretches
from event_ld.readers.programme.tagger import Tagged
from event_ld.readers.programme.tokens import tokens
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.model import Event

sys.path.insert(0, str(ROOT / "tools"))

from rendered.contents import LANGUAGES
from rendered.labels import labels_of
from rendered.programme import Label, Rendered, render
from rendered.templates import layout_names

LAYOUTS = layout_names()
FEWEST = 3
"""An agenda without times has as many titles at least."""


def _of(layout: str, seed: int) -> Rendered:
    return render(seed, layout, LANGUAGES[seed % len(LANGUAGES)])


def test_rendering_is_the_same_each_time_and_labels_are_trimmed() -> None:
    assert len(LAYOUTS) >= 50
    for layout in LAYOUTS:
        made = _of(layout, 3)
        assert made == _of(layout, 3)
        assert all(made.text[one.begin : one.end] == made.text[one.begin : one.end].strip() != "" for one in made.labels)


def _firsts(made: Rendered) -> dict[int, Label]:
    """The first title of each slot, by its first character."""
    firsts: dict[int, Label] = {}
    for one in made.labels:
        if one.name == "TI" and one.slot:
            firsts.setdefault(one.slot, one)
    return {one.begin: one for one in firsts.values()}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_true_labels_make_the_true_slots(layout: str) -> None:
    right = total = 0
    for seed in range(40, 44):
        made = _of(layout, seed)
        found = tokens(made.text)
        labels = labels_of(found, made.labels)
        slots = Assembly(stretches(made.text, found, Tagged(labels, [900] * len(found))), rows(made.text, found), 0).slots
        firsts = _firsts(made)
        if len(firsts) < FEWEST:
            continue
        total += len(firsts)
        for slot in slots:
            begins = [piece.start + shift for piece in slot.title[:1] for shift in range(-3, len(piece.text))]
            right += any(begin in firsts for begin in begins)  # a quoted title has its kind before it
    assert right >= 0.9 * total


def _values(event: Event) -> Iterator[str]:
    for part in event.sub_event:
        yield from (str(value) for value in (part.name, part.room) if value)
        for one in part.performer:
            yield str(one.name)
            yield from (str(body.name) for body in getattr(one, "affiliation", ()))
            yield from map(str, getattr(one, "job_title", ()))
        yield from _values(part)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_is_invented(layout: str) -> None:
    made = _of(layout, 7)
    (reading,) = read_text(made.text, form="programme")
    assert reading.event is not None
    text = _plain(made.text) + "\n" + _plain(normalised(made.text).text)  # a value may go over the marks of a link
    quotes = {" ".join(_plain(reading.source.quote(span)) for span in one.spans) for one in reading.evidence.values()}
    assert [value for value in _values(reading.event) if _plain(value) not in text and value not in quotes] == []
    for path, evidence in reading.evidence.items():
        assert all(0 <= span.start <= span.end <= len(reading.source.text) for span in evidence.spans), path
