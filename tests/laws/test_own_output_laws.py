"""Laws of our own output: what we write ourselves, we judge as we judged what it was written from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_ld.embedding.one_page import embed
from event_ld.graph.iris import PLACEHOLDER_BASE
from event_ld.inputs import read, read_text
from event_ld.pipeline import convert, validate
from event_ld.readers.reading import Reading
from event_ld.source import Source
from event_ld.validate.profiles import USUAL_PROFILES, shapes_of
from tests.conftest import ROOT
from tests.laws.strategies import events, urls

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld import model
    from event_ld.pipeline import DocumentProfile, Format, Profile

BASE = "https://www.agency.example/events/"
FORMS: dict[str, tuple[Format, DocumentProfile, str]] = {"web": ("jsonld", "web", "a.jsonld"), "portal": ("jsonld", "portal", "a.jsonld"), "turtle": ("turtle", "portal", "a.ttl"),
         "rdfxml": ("rdfxml", "portal", "a.rdf")}  # fmt: skip
_CORRECT = sorted((ROOT / "tests/conformance/correct").iterdir())
DESCRIPTIONS = [
    *sorted((ROOT / "examples").glob("*.txt")),
    *sorted((ROOT / "examples/archive").glob("*.yaml")),
    *(path for path in _CORRECT if path.suffix == ".yaml"),
    *sorted(path for path in (ROOT / "tests/programmes").iterdir() if path.suffix in {".txt", ".md"}),
]


ASKED_OF_PAGES = {one.code for one in shapes_of("google").reporting()}
"""What only pages are asked for when nobody names profiles."""


def _codes(readings: list[Reading], base: str | None, profiles: tuple[Profile, ...] | None = None) -> set[str]:
    found = {one.code for one in validate(readings, profiles=profiles, base_url=base or PLACEHOLDER_BASE)} - ASKED_OF_PAGES
    return found | ({"start-offset-missing", "end-offset-missing"} if "zone-missing" in found else set())  # which says both


def _more(readings: list[Reading], base: str | None, forms: list[str]) -> dict[str, set[str]]:
    """What is found in each form of an event that is not found in the event."""
    known = _codes(readings, base)
    known |= {"start-offset-missing", "end-offset-missing"} if "zone-missing" in known else set()
    found = {}
    for form in forms:
        to, profile, name = FORMS[form]
        written = convert(readings, to=to, profile=profile, base_url=base).text
        found[form] = _codes(read_text(written.encode(), name=name), None) - known if written else set()
        if base is None:  # of some vocabularies that concepts are matched with the IRI is not known
            found[form].discard("term-set-missing")
    return {form: codes for form, codes in found.items() if codes}


@pytest.mark.parametrize("path", DESCRIPTIONS, ids=lambda path: path.name)
def test_our_form_of_a_description_is_never_blamed(path: Path) -> None:
    readings = [one for one in read(path) if one.event is not None]
    assert _more(readings, None, ["web", "turtle"]) == {}
    for one in readings:
        known = _codes([one], BASE)
        known |= {"start-offset-missing", "end-offset-missing"} if "zone-missing" in known else set()
        element = embed(one, base_url=BASE).text.encode()
        page = b"<!doctype html><html><head>" + element + b"</head><body></body></html>"
        assert _codes(read_text(page, name="page.html"), None) <= known


@pytest.mark.parametrize("path", [path for path in _CORRECT if path.suffix != ".yaml"], ids=lambda path: path.name)
def test_our_form_of_linked_data_is_never_blamed(path: Path) -> None:
    readings = read(path)
    written = convert(readings, to="turtle").text
    assert _codes(read_text(written.encode(), name="a.ttl"), None) <= _codes(readings, None, USUAL_PROFILES)


@given(events(), st.none() | urls | st.just("https://www.agency.example/agenda?id=42"), st.sampled_from([None, BASE]))
def test_our_form_of_any_event_is_never_blamed(event: model.Event, url: str | None, base: str | None) -> None:
    zone = None if event.location else event.time_zone  # one that is not the place's own would be for the reader to judge
    reading = Reading(source=Source(name="a.yaml", text="-"), event=msgspec.structs.replace(event, url=url, time_zone=zone))
    assert _more([reading], base, list(FORMS)) == {}
