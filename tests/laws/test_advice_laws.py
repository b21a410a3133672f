"""Laws of the verdict over the conformance suite: a dated super-event hides nothing, and whoever obeys the advice is done."""

from __future__ import annotations

import json
import re
from copy import deepcopy
from datetime import UTC, datetime, timedelta, timezone
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from event_ld.inputs import read_text
from event_ld.pipeline import validate
from event_ld.problems import Problem, Severity
from event_ld.schema_org import schema_org
from event_ld.validate.profiles import shapes_of
from event_ld.zones import zone as zone_of
from event_ld.zones import zones_by_country
from tests.conftest import ROOT
from tests.laws.planted import BASE, CASES, CONTEXT, PLANTED, SITE, WHOLE, Planted, page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import tzinfo
    from pathlib import Path

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


AROUND: dict[str, tuple[str, Callable[[dict[str, Any]], object]]] = {
    "alone": ("$", lambda event: event),
    "in a week": ("$", lambda event: {**event, "superEvent": WHOLE}),
    "in a graph": ('$["@graph"][1]', lambda event: {"@context": CONTEXT, "@graph": [{"@type": "WebPage", "name": "x"}, event]}),
    "in a list": ("$.itemListElement[0].item", lambda event: {"@context": CONTEXT, "@type": "ItemList", "itemListElement": [
        {"@type": "ListItem", "position": 1, "item": event}]}),
    "in an array": ("$[1]", lambda event: [{"@context": CONTEXT, "@type": "Person", "name": "Ann"}, event]),
}  # fmt: skip
"""What an event may stand in, with its path there."""


LITERAL = [one for one in PLANTED for path, value in one.changes.items()
           if len(one.changes) == 1 and one.codes - {"place-named-like-event"} and not path.endswith("@type") and isinstance(value, str | bool)]  # fmt: skip
"""The defects that are one value, and told at it: of two names that are the same the other one may be wrong."""


@given(
    planted=st.sampled_from(LITERAL),
    around=st.sampled_from(sorted(AROUND)),
    indent=st.sampled_from((None, 1)),
    is_page=st.booleans(),
)
def test_a_planted_defect_is_told_at_its_place(
    planted: Planted,
    around: str,
    indent: int | None,
    is_page: bool,  # noqa: FBT001  # given by name
) -> None:
    ((path, value),) = planted.changes.items()
    root, wrap = AROUND[around]
    text = json.dumps(wrap(planted.event), ensure_ascii=False, indent=indent)
    whole = f'<!doctype html><title>ü</title>\n<script type="application/ld+json">{text}</script>'
    found = [one for one in validate(read_text(whole if is_page else text, name="a.html" if is_page else "a.jsonld"))
             if one.code in planted.codes]  # fmt: skip
    at = re.sub(r"\.(\d+)", r"[\1]", path)
    assert found
    for one in found:
        assert one.path == ("script[0]" if is_page else "$") + root[1:] + f".{at}"
        assert one.place is not None
        assert one.place.quoted == json.dumps(value, ensure_ascii=False)


def _told(planted: Planted, form: str, *, is_within: bool) -> tuple[set[str], set[str]]:
    """What is found of a planted defect on a page: what is graver, and what is only worth knowing."""
    event = {**planted.event, "superEvent": WHOLE} if is_within else planted.event
    found = validate(read_text(page(event, form), name="a.html"))
    graver = {one.code for one in found if one.severity is not Severity.INFO}
    return graver, {one.code for one in found} - graver


@pytest.mark.parametrize("form", ["jsonld", "microdata", "rdfa"])
def test_nothing_is_told_of_the_correct_event(form: str) -> None:
    assert [_told(Planted("nothing", {}, set()), form, is_within=is_within) for is_within in (False, True)] == [
        (set(), set())
    ] * 2


@pytest.mark.parametrize("form", ["microdata", "rdfa"])
@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.slow)])
def test_a_planted_defect_is_told_in_every_form(form: str, step: int) -> None:
    """Each kind alone and within a dated super-event; on every run a part of them."""
    for number, planted in enumerate([one for one in PLANTED if form in one.forms][::step]):
        for is_within in (False, True) if step == 1 else [bool(number % 2)]:
            graver, infos = _told(planted, form, is_within=is_within)
            assert graver == planted.codes, planted.name
            assert planted.infos <= infos, planted.name


ASKED = {
    "event-missing", "nothing-to-check", "two-events-one-page", "event-listed-twice", "event-past", "free-not-said",
    "page-shows-another",
}  # fmt: skip
"""What no defect of one event shows: what a page holds, what day it is, what only data of OpenActive owe."""


def test_every_code_of_a_page_is_planted() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "event_ld" / "validate").glob("*.py"))
    codes = set(re.findall(r'Finding\(\s*"([a-z-]+)"', source))
    codes |= {shape.code for profile in ("core", "web", "google") for shape in shapes_of(profile).reporting()}
    planted = {code for one in PLANTED for code in (*one.codes, *one.infos)}
    cases = {code for case in DEFECTS for code in (case / "expected-jsonld.txt").read_text(encoding="utf-8").split()}
    assert len(codes) > 100
    assert codes - planted - cases == ASKED


def _mended(document: dict[str, Any], problem: Problem) -> dict[str, Any]:
    """The event with what a problem proposes, or else with the keys that its advice names as the correct event has them."""
    made = deepcopy(document)
    way: list[tuple[Any, Any]] = [(made, BASE)]  # the values on the path, each with that of the correct event
    steps = [int(number) if number else name or quoted for name, quoted, number in STEP.findall(problem.path)]
    for step in steps:
        value, right = way[-1]
        if not isinstance(value, dict | list):
            break
        has_it = isinstance(right, type(value)) and (step in right if isinstance(right, dict) else int(step) < len(right))
        way.append((value[step], right[step] if has_it else None))
    replacement = problem.replacement
    if replacement is not None:
        around, step = way[len(steps) - 1][0], steps[-1]
        if replacement.value is not None:
            around[step] = replacement.value
        if replacement.key:
            around[replacement.key] = around.pop(step)
        around.update(dict(replacement.beside))
        return made
    objects = [(one, right if isinstance(right, dict) else {}) for one, right in reversed(way) if isinstance(one, dict)]
    named = re.findall(r"`(\w+)`(?::? \(?(https://[\w/.]+\w|P1W|true|speaker))?", problem.advice)
    for key, example in named or re.findall(r"`(\w+)`()", problem.message):
        value, right = next((pair for pair in objects if key in {*pair[0], *pair[1]}), objects[0])
        if key in right and not example:
            value[key] = deepcopy(right[key])
        elif example or (key == "url" and problem.advice.startswith("Add")):
            value[key] = {"true": True}.get(example, example or SITE)
        else:
            value.pop(key, None)
    return made


STEP = re.compile(r'\.(\w+)|\["([^"]*)"\]|\[(\d+)\]')


@pytest.mark.parametrize("planted", [one for one in PLANTED if "jsonld" in one.forms], ids=lambda one: one.name.replace(" ", "-"))
def test_whoever_does_as_told_is_done(planted: Planted) -> None:
    """In a page each kind is told as it should be; what is proposed or advised takes it away, and brings nothing graver."""
    wanted = planted.codes | planted.infos
    event = planted.event
    found = _judged(event)
    assert {one.code for one in found if one.severity is not Severity.INFO} == planted.codes
    assert planted.infos <= {one.code for one in found}
    for problem in sorted(found, key=lambda one: one.code not in wanted):
        if problem.code in wanted and problem.code not in BY_HAND:
            event = _mended(event, problem)
    after = {one.code for one in _judged(event)}
    assert wanted - BY_HAND == wanted - BY_HAND - after
    assert {one.code for one in _judged(event) if one.severity is not Severity.INFO} <= planted.codes & BY_HAND


BY_HAND = {"person-twice", "several-people", "same-id", "language-map", "event-online-only", "event-rescheduled-to-same-date",
           "status-in-text", "time-skipped", "schedule-frequency-unknown"}  # fmt: skip
"""What only somebody who knows the event can mend."""


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


def _described(case: Path) -> Any:  # noqa: ANN401  # values as the texts that they are
    return yaml.load((case / "event.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # makes texts alone


DESCRIBED = _described(CASES / "base")
"""The correct description."""
EXAMPLES = {"timeZone": "America/La_Paz", "virtualLocation": {"url": SITE}, "previousStartDate": "2026-04-24", "url": SITE}
"""What is written under a key that advice names and the correct description lacks."""
DESCRIPTIONS = sorted(path.parent for path in CASES.glob("*/expected.txt"))


def _of_description(text: str) -> list[Problem]:
    return [one for one in validate(read_text(text, name="a.yaml")) if one.severity is not Severity.INFO]


def _corrected(written: dict[str, Any], problem: Problem) -> dict[str, Any]:
    """The description with what the advice says done: at the keys that it names, or else at the place of the problem."""
    made = deepcopy(written)
    value: Any = made
    right: Any = DESCRIBED
    objects: list[tuple[Any, Any]] = [(made, DESCRIBED)]
    place: tuple[Any, Any, Any] = (made, "", DESCRIBED)
    for name, number in re.findall(r"(\w+)|\[(\d+)\]", problem.path):
        step = name or int(number)
        if isinstance(value, str):
            break
        place = (value, step, right)
        value, right = (_at(one, step) for one in (value, right))
        objects += [(value, right or {})] if isinstance(value, dict) else []
    keys = [one for one in re.findall(r"`(\w+)`", problem.advice) if one != "unknown"]
    if not keys and problem.code != "unknown-key":
        around, step, correct = place
        _put(around, step, _at(correct, step))
    for key in keys or re.findall(r"^`(\w+)`", problem.message):
        value, right = next((pair for pair in reversed(objects) if key in {*pair[0], *pair[1]}), objects[-1])
        _put(value, key, right.get(key, EXAMPLES.get(key)))
    return made


def _at(value: Any, step: Any) -> Any:  # noqa: ANN401  # whatever a description holds
    has_it = step in value if isinstance(value, dict) else isinstance(step, int) and step < len(value or ())
    return value[step] if has_it else None


def _put(around: Any, step: Any, value: Any) -> None:  # noqa: ANN401  # as above
    if value is not None:
        around[step] = deepcopy(value)
    elif isinstance(around, dict):
        around.pop(step, None)


@pytest.mark.parametrize("case", DESCRIPTIONS, ids=lambda case: case.name)
def test_whoever_does_as_told_of_a_description_is_done(case: Path) -> None:
    made = _described(case)
    found = _of_description(yaml.safe_dump(made, sort_keys=False))
    for problem in found:
        made = _corrected(made, problem)
    assert _of_description(yaml.safe_dump(made, sort_keys=False)) == []


RIGHT = {form: (CASES / "base" / f"event.{form}").read_text(encoding="utf-8") for form in ("yaml", "jsonld")}
ILL_FORMED = [
    ("yaml", "inLanguage: en", "inLanguage: en: es", "syntax"),
    ("yaml", "inLanguage: en", "inLanguage: &a en\nalternateName: *b", "syntax"),
    ("yaml", "inLanguage: en", "\tinLanguage: en", "syntax"),
    ("yaml", "inLanguage: en", "inLanguage: en\ninLanguage: es", "duplicate-key"),
    ("yaml", "inLanguage: en", "inLanguage: !!python/name:os.system en", "tag"),
    ("yaml", "inLanguage: en", "inLanguage: e\x07n", "control-character"),
    ("yaml", "inLanguage: en", "inLanguage: en # \xe9", "encoding"),
    ("jsonld", '"inLanguage": "en"', "'inLanguage': 'en'", "syntax"),
    ("jsonld", '"inLanguage": "en"', '"inLanguage": "en",,', "syntax"),
    ("jsonld", '"inLanguage": "en"', '"inLanguage": "en", "inLanguage": "es"', "json-key-twice"),
    ("jsonld", '"https://schema.org"', '"https://shema.org"', "context-elsewhere"),
]
"""Forms of a file with what is ill-formed in the place of what, and its code."""


@pytest.mark.parametrize(("form", "right", "wrong", "code"), ILL_FORMED)
def test_whoever_mends_the_line_that_is_told_is_done(form: str, right: str, wrong: str, code: str) -> None:
    """What is no YAML or JSON is told once, in the line that is to be mended; nothing else is found there, or afterwards."""
    before, _, _ = RIGHT[form].partition(right)
    text = RIGHT[form].replace(right, wrong, 1)
    codec = "cp1252" if code == "encoding" else "utf-8"
    (found,) = (one for one in validate(read_text(text.encode(codec), name=f"a.{form}")) if one.severity is not Severity.INFO)
    assert found.code == code
    assert found.place is not None
    assert 0 <= found.place.line - (before.count("\n") + 1) <= 1 + wrong.count("\n")
