"""Laws of reading: what is written reads back, and nothing ends in a traceback."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import msgspec
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from event_ld.errors import EventLDError
from event_ld.inputs import read_text
from event_ld.publish.description import description_text
from event_ld.terms import clean
from tests.conftest import load_tool
from tests.laws.strategies import HOSTILE, events, words

if TYPE_CHECKING:
    from event_ld import model
    from event_ld.source import Source, Span


def _read_back(text: str, form: str) -> model.Event | None:
    readings = read_text(text, name="event.yaml", form=form)
    assert [one for one in readings[0].problems if one.severity == "violation"] == []
    return readings[0].event


def _derived(event: model.Event) -> model.Event:
    """An event with what reading derives: the mode and the zone."""
    again = _read_back(msgspec.json.encode(event).decode(), "json")
    assert again is not None
    return again


@given(events())
def test_a_description_reads_back_to_the_same_event(event: model.Event) -> None:
    once = _derived(event)
    assert _read_back(description_text(once), "yaml") == once


@given(events())
def test_the_wire_form_reads_to_the_event_itself(event: model.Event) -> None:
    read = _derived(event)
    for name in ("name", "start_date", "performer", "sub_event", "keywords", "room", "offers", "unknown"):
        assert getattr(read, name) == getattr(event, name)


@given(events(depth=1))
def test_json_and_yaml_of_one_description_are_one_event(event: model.Event) -> None:
    built = msgspec.json.decode(msgspec.json.encode(event))
    text = yaml.safe_dump(built, allow_unicode=True)
    assert _read_back(text, "yaml") == _derived(event)


_LINES = st.one_of(
    words,
    st.sampled_from(HOSTILE),
    st.sampled_from(
        [
            "Agenda",
            "12:30 m. – 12:35 m.",
            "1:05 – 1:20",
            "• Ana Gil, Director. Bank (B).",
            "Keywords: a, b",
            "## Day",
            "24 May",
            "",
        ]
    ),
)


@given(st.lists(_LINES, max_size=12).map("\n".join))
@example("<!--")
def test_any_lines_are_a_programme_that_is_read(text: str) -> None:
    if not clean(text).strip():
        return
    reading = read_text(text, form="programme")[0]
    assert reading.event is not None
    lines = {number for number, line in enumerate(reading.source.text.split("\n"), start=1) if line.strip()}
    named = {one.place.line for one in reading.problems if one.code == "unread-text" and one.place is not None}
    assert named <= lines


@given(st.text(max_size=200), st.sampled_from(["yaml", "json", "jsonl", "programme"]))
def test_any_text_gives_events_or_problems(text: str, form: str) -> None:
    try:
        readings = read_text(text, form=form)
    except EventLDError as error:
        assert str(error)
        return
    assert all(reading.event is not None or reading.problems for reading in readings)


@given(st.binary(max_size=200), st.sampled_from(["yaml", "json", "jsonl", "programme"]))
def test_any_bytes_give_events_or_problems(data: bytes, form: str) -> None:
    try:
        readings = read_text(data, form=form)
    except EventLDError as error:
        assert str(error)
        return
    assert all(reading.event is not None or reading.problems for reading in readings)


@given(st.integers(0, 10**9))
def test_every_line_is_evidence_or_said_to_be_unread(seed: int) -> None:
    text = load_tool("attack").broken(random.Random(seed), "programme")  # noqa: S311  # no secret
    try:
        reading = read_text(text, form="programme")[0]
    except EventLDError:
        return
    source = reading.source
    spans = [*reading.structure, *(span for one in reading.evidence.values() for span in one.spans)]
    read = {number for span in spans for number in _numbers(source, span)}
    unread = {one.place.line for one in reading.problems if one.code == "unread-text" and one.place is not None}
    written = {number for number, line in enumerate(source.text.split("\n"), start=1) if line.strip()}
    assert written <= read | unread


def _numbers(source: Source, span: Span) -> range:
    return range(source.position(span.start).line, source.position(max(span.end - 1, span.start)).line + 1)
