"""Laws of the verdict over the conformance suite: a dated super-event hides nothing, and whoever obeys the advice is done."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_ld.inputs import read_text
from event_ld.pipeline import validate
from event_ld.problems import Problem, Severity
from event_ld.schema_org import schema_org
from event_ld.zones import zone as zone_of
from event_ld.zones import zones_by_country
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo
    from pathlib import Path

CASES = ROOT / "tests" / "conformance"
CONTEXT = "https://schema.org"
BASE = json.loads((CASES / "base" / "event.jsonld").read_text(encoding="utf-8"))
WHOLE = {"@type": "Event", "@id": "https://www.example.org/week/#event", "name": "Week of archives", "startDate": "2026-05-20",
         "endDate": "2026-05-30",
         "location": {"@type": "Place", "name": "City", "address": BASE["location"]["address"]}}  # fmt: skip
UNREAD = {"trailing-comma", "escaped-twice"}
"""What is no JSON, so that nothing can be put into it."""
DEFECTS = sorted(path.parent for path in CASES.glob("*/expected-jsonld.txt") if path.parent.name not in {*UNREAD, "base"})


def _judged(document: dict[str, Any]) -> list[Problem]:
    return validate(read_text(json.dumps(document), name="a.jsonld"))


def _graver(document: dict[str, Any]) -> set[str]:
    return {one.code for one in _judged(document) if one.severity is not Severity.INFO}


@pytest.mark.parametrize("case", DEFECTS, ids=lambda case: case.name)
def test_a_dated_super_event_hides_no_defect(case: Path) -> None:
    document = json.loads((case / "event.jsonld").read_text(encoding="utf-8"))
    expected = set((case / "expected-jsonld.txt").read_text(encoding="utf-8").split())
    within = {**document, "superEvent": WHOLE} if "superEvent" not in document else document
    assert expected - {"super-event-stub"} <= {one.code for one in _judged(within)}
    assert _graver(within) <= expected


def test_a_dated_super_event_makes_no_defect() -> None:
    assert _graver({**BASE, "superEvent": WHOLE}) == set()


def _changed(right: object, wrong: object, path: str = "$") -> set[str]:
    """The paths of what one document says otherwise than another: of a key that it lacks, that of the object."""
    if isinstance(right, dict) and isinstance(wrong, dict):
        found = set()
        for key in right.keys() | wrong.keys():
            at = f"{path}.{key}" if key.isalpha() else f'{path}["{key}"]'
            found |= {path} if key not in wrong else {at} if key not in right else _changed(right[key], wrong[key], at)
        return found
    if isinstance(right, list) and isinstance(wrong, list) and len(right) == len(wrong):
        pairs = enumerate(zip(right, wrong, strict=True))
        return {one for number, (old, new) in pairs for one in _changed(old, new, f"{path}[{number}]")}
    return set() if right == wrong else {path}


@pytest.mark.parametrize("case", DEFECTS, ids=lambda case: case.name)
def test_the_place_of_a_finding_is_what_is_wrong(case: Path) -> None:
    document = json.loads((case / "event.jsonld").read_text(encoding="utf-8"))
    changed = _changed(BASE, document)
    for problem in _judged(document):
        if problem.severity is not Severity.INFO:
            assert any(problem.path == one or problem.path.startswith((f"{one}.", f"{one}[")) for one in changed), problem


PLACE = "$.location"
PLANTED: list[tuple[str, object, str]] = [
    ("$.startDate", "soon", "event-start-format"),
    ("$.startDate", "2026-5-24T09:00:00-04:00", "event-start-format"),
    ("$.startDate", "2026-05-24T09:00:00", "start-offset-missing"),
    ("$.startDate", "2026-05-24T09:00:00-03:00", "offset-contradicts-zone"),
    ("$.endDate", "2026-05-24", ""),
    ("$.endDate", "2026-02-30", "event-end-format"),
    ("$.doorTime", "2026-05-24T10:00:00-04:00", "doors-after-start"),
    ("$.duration", "90 minutes", "duration-format"),
    ("$.duration", "PT5H", "duration-contradicts-end"),
    ("$.name", "{{ event.title }}", "event-name-placeholder"),
    ("$.name", "  ", "event-name-empty"),
    ("$.description", "FÃªte", "text-garbled"),
    ("$.description", "<b>x</b>", "text-with-html"),
    ("$.image", "poster.jpg", "relative-url"),
    ("$.inLanguage", "english", "event-language-unknown"),
    ("$.eventStatus", "EventCancled", "event-status-unknown"),
    ("$.eventAttendanceMode", "in person", "event-mode-unknown"),
    ("$.isAccessibleForFree", True, "free-with-a-price"),
    ("$.performer", "Ana Gil", "event-performer-text"),
    ("$.nme", "x", "unknown-property"),
    ("$.offers.price", "$10", "offer-price-format"),
    ("$.offers.price", "-10", "offer-price-negative"),
    ("$.offers.priceCurrency", "Bolivianos", "currency-unknown"),
    ("$.offers.availability", "InStok", "offer-availability-unknown"),
    ("$.offers.validFrom", "2026-06-01", "offer-after-event"),
    (PLACE + ".name", "Zoom", "place-is-online"),
    (PLACE + ".address.addressCountry", "Bolivi", "country-unknown"),
    (PLACE + ".address.addressLocality", "Sucre,", "address-ends-in-comma"),
]
"""Where a value is put, the value, and the code that tells it; "" for one that is right too."""
AROUND: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "alone": ("$", lambda event: event),
    "in a week": ("$", lambda event: {**event, "superEvent": WHOLE}),
    "in a graph": ('$["@graph"][1]', lambda event: {"@context": CONTEXT, "@graph": [{"@type": "WebPage", "name": "x"}, event]}),
    "in a list": ("$.itemListElement[0].item", lambda event: {"@context": CONTEXT, "@type": "ItemList", "itemListElement": [
        {"@type": "ListItem", "position": 1, "item": event}]}),
    "in an array": ("$[1]", lambda event: [{"@context": CONTEXT, "@type": "Person", "name": "Ann"}, event]),
}  # fmt: skip
"""What an event may stand in, with its path there."""


def _with(value: object, path: str, made: object) -> None:
    """Puts a value at a path."""
    *steps, last = path.split(".")[1:]
    for step in steps:
        value = value[step]  # type: ignore[index]  # the paths above lead through objects
    value[last] = made  # type: ignore[index]  # as above


@given(
    planted=st.sampled_from(PLANTED),
    around=st.sampled_from(sorted(AROUND)),
    indent=st.sampled_from((None, 1)),
    is_page=st.booleans(),
)
def test_a_planted_defect_is_told_at_its_place(
    planted: tuple[str, object, str],
    around: str,
    indent: int | None,
    is_page: bool,  # noqa: FBT001  # given by name
) -> None:
    path, value, code = planted
    event = deepcopy(BASE)
    _with(event, path, value)
    root, wrap = AROUND[around]
    text = json.dumps(wrap(event), ensure_ascii=False, indent=indent)
    page = f'<!doctype html><title>ü</title>\n<script type="application/ld+json">{text}</script>'
    found = [one for one in validate(read_text(page if is_page else text, name="a.html" if is_page else "a.jsonld"))
             if one.severity is not Severity.INFO]  # fmt: skip
    assert [one.code for one in found] == [code] * bool(code)
    for one in found:
        assert one.path == ("script[0]" if is_page else "$") + (root + path[1:])[1:]
        assert one.place is not None
        assert one.place.text[one.place.column - 1 : one.place.end_column - 1] == json.dumps(value, ensure_ascii=False)


ONE_ZONE = sorted((code, names[0]) for code, names in zones_by_country().items() if len(names) == 1)


@given(place=st.sampled_from(ONE_ZONE), half_hours=st.integers(0, 47), offset=st.integers(-24, 28), data=st.data())
def test_the_clocks_of_the_place(place: tuple[str, str], half_hours: int, offset: int, data: st.DataObject) -> None:
    """A time with an offset is right where the clocks of the place show it with that offset, or where it is in UTC."""
    zone = zone_of(place[1])
    local = data.draw(st.sampled_from(_changing_days(zone))) + half_hours * timedelta(minutes=30)
    given = timezone(
        data.draw(st.sampled_from((local.replace(tzinfo=zone).utcoffset() or timedelta(0), timedelta(minutes=30 * offset))))
    )
    address = {"@type": "PostalAddress", "addressLocality": "x", "addressCountry": place[0]}
    event = {**BASE, "startDate": local.replace(tzinfo=given).isoformat(), "endDate": "2099-01-01", "subEvent": [],
             "location": {"@type": "Place", "name": "x", "address": address}}  # fmt: skip
    told = {one.code for one in _judged(event)}
    offsets = {local.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1)} | {timedelta(0)}
    is_skipped = given.utcoffset(None) != timedelta(0) and _shown(zone, local) == 0
    assert ("time-skipped" in told) is is_skipped
    assert ("offset-contradicts-zone" in told) is (not is_skipped and given.utcoffset(None) not in offsets)


def _changing_days(zone: tzinfo) -> list[datetime]:
    """The days of some years on which the clocks of a zone change, and another one."""
    days = [datetime(2024, 1, 1) + timedelta(days=number) for number in range(3 * 365)]  # noqa: DTZ001  # by the clocks there
    pairs = pairwise(days)
    return [
        days[0],
        *(day for day, after in pairs if day.replace(tzinfo=zone).utcoffset() != after.replace(tzinfo=zone).utcoffset()),
    ]


def _shown(zone: tzinfo, local: datetime) -> int:
    """How often the clocks of a zone show a time."""
    instants = {local.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    return sum(one.astimezone(zone).replace(tzinfo=None) == local for one in instants)


def _nodes(value: object) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _nodes(one)


def _obeyed(document: dict[str, Any], problem: Problem) -> dict[str, Any]:
    """The document with the keys that the advice names as the correct event has them, in the node that it is about."""
    made = deepcopy(document)
    keys = [one for one in re.findall(r"`([^`]+)`", problem.advice) if one in schema_org().properties]
    for node in _nodes(made):
        right = next((one for one in _nodes(BASE) if one.get("@id") == node.get("@id") and len(one) > 1), {})
        about = node.get("@id") == problem.focus
        for key in keys if about and right else ():
            if key in right:
                node[key] = deepcopy(right[key])
            else:
                node.pop(key, None)
        name = problem.path.rpartition(".")[2]
        if about and problem.replacement is not None and problem.replacement.value is not None and name in node:
            node[name] = problem.replacement.value
        if about and problem.replacement is not None and problem.replacement.key and name in node:
            node[problem.replacement.key] = node.pop(name)
    return made


OBEYED = [case for case in DEFECTS if not {"no-context"} & {case.name}]


@pytest.mark.parametrize("case", OBEYED, ids=lambda case: case.name)
def test_whoever_obeys_the_advice_loses_the_finding_and_gains_none(case: Path) -> None:
    document = json.loads((case / "event.jsonld").read_text(encoding="utf-8"))
    made, obeyed = document, set()
    for problem in _judged(document):
        if problem.focus.startswith("https:") and problem.severity is not Severity.INFO:
            better = _obeyed(made, problem)
            obeyed |= {(problem.code, problem.focus)} if better != made else set()  # the others advise to ask somebody
            made = better
    after = _judged(made)
    assert not obeyed & {(one.code, one.focus) for one in after}
    assert {one.code for one in after if one.severity is not Severity.INFO} <= _graver(document)


def test_advice_for_pages_names_terms_of_schema_org_alone() -> None:
    ours = {"timeZone", "virtualLocation", "unknown", "room", "language", "id"}
    for case in DEFECTS:
        for problem in _judged(json.loads((case / "event.jsonld").read_text(encoding="utf-8"))):
            assert not ours & set(re.findall(r"`([^`]+)`", problem.advice)), problem.code
