"""Laws of the verdict over the conformance suite: a dated super-event hides nothing, and whoever obeys the advice is done."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest

from event_ld.inputs import read_text
from event_ld.pipeline import validate
from event_ld.problems import Problem, Severity
from event_ld.schema_org import schema_org
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CASES = ROOT / "tests" / "conformance"
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
