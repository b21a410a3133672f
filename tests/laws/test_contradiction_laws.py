"""Laws of what contradicts itself: the cause is told once and without its echoes, and what is only near to it is not told."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from event_ld.inputs import read_text
from event_ld.pipeline import validate
from event_ld.problems import Problem, Severity
from event_ld.schema_org import schema_org
from tests.laws.planted import BASE, SITE, Planted, page

FORMS = ("jsonld", "microdata", "rdfa")
NAMELESS = {key: value for key, value in BASE.items() if key not in {"@id", "subEvent", "mainEntityOfPage"}}
"""An event alone, under no `@id`."""


def _found(*pages: str) -> list[Problem]:
    bodies = "".join(one.partition("<body>")[2].partition("</body>")[0] for one in pages)
    return validate(read_text(f"<!doctype html><html><head><title>x</title></head><body>{bodies}</body></html>", name="a.html"))


def _told(*pages: str) -> set[str]:
    return {one.code for one in _found(*pages) if one.severity is not Severity.INFO}


def _with(**changes: object) -> dict[str, Any]:
    return Planted("", {path.replace("__", "."): value for path, value in changes.items()}, set()).event


def _other(iri: str) -> dict[str, Any]:
    """Another event than the correct one, with a performer and tickets that stand there without `@id`, as in that."""
    offer = {key: value for key, value in BASE["offers"].items() if key != "@id"}
    times = {"startDate": "2026-04-01T18:00:00-04:00", "endDate": "2026-05-10T20:00:00-04:00"}
    person = {"@type": "Person", "name": "Ana Gil"}
    return {**NAMELESS, "@id": iri, "name": "Night of the archive", **times, "performer": person, "offers": offer}


@pytest.mark.parametrize("form", FORMS)
def test_two_events_under_one_id_are_one_finding(form: str) -> None:
    first = {**_other(BASE["@id"]), "name": BASE["name"], "startDate": BASE["startDate"], "endDate": BASE["endDate"]}
    (found,) = (one for one in _found(page(first, form), page(_other(BASE["@id"]), form)) if one.severity is not Severity.INFO)
    assert found.code == "same-id"
    assert all(one in found.message for one in ("two events", "Night of the archive", "2026-04-01", "2026-05-24"))
    assert _told(page(first, form), page(_other(f"{SITE}#night"), form)) == set()


@pytest.mark.parametrize(
    ("end", "part", "is_told"),
    [
        ("2026-07-03", ("2026-07-03T23:30:00-04:00", "2026-07-04T01:30:00-04:00"), False),
        ("2026-07-03", ("2026-07-03T23:30:00-04:00", "2026-07-04T18:00:00-04:00"), True),
        ("2026-07-03", ("2026-07-04T00:30:00-04:00", "2026-07-04T01:30:00-04:00"), True),
        ("2026-07-03", ("2026-07-03", "2026-07-04"), True),
        ("2026-07-03T22:00:00-04:00", ("2026-07-03T21:30:00-04:00", "2026-07-04T01:30:00-04:00"), True),
    ],
)
def test_a_part_of_the_last_night_is_within(end: str, part: tuple[str, str], is_told: bool) -> None:  # noqa: FBT001  # one of two
    inner = {**BASE["subEvent"][0], "startDate": part[0], "endDate": part[1]}
    whole = _with(startDate="2026-07-01", endDate=end, subEvent=[inner])
    assert ("part-outside" in _told(page(whole, "jsonld"))) is is_told
    around = {"@type": "Event", "@id": f"{SITE}#all", "name": "All", "startDate": "2026-07-01", "endDate": end,
              "location": BASE["location"]}  # fmt: skip
    told = _told(page({**NAMELESS, "startDate": part[0], "endDate": part[1], "superEvent": around}, "jsonld"))
    assert ("part-outside" in told) is is_told


@pytest.mark.parametrize("form", ["microdata", "rdfa"])
@pytest.mark.parametrize(
    ("start", "end", "is_told"),
    [("2026-05-27T09:00:00-04:00", "2026-05-27T12:00:00-04:00", True), ("2026-05-27", "2026-05-27", True),
     (BASE["startDate"], BASE["endDate"], False), ("2026-05-20", "2026-05-30", False),
     ("2026-05-24T14:00:00-04:00", "2026-05-24T15:00:00-04:00", False), ("27 May", "27 May", False)],
)  # fmt: skip
def test_the_markup_has_another_day_than_the_script(form: str, start: str, end: str, is_told: bool) -> None:  # noqa: FBT001
    other = {**deepcopy(NAMELESS), "startDate": start, "endDate": end}
    script = page({**NAMELESS, "@id": BASE["@id"]}, "jsonld")
    assert ("two-events-one-page" in _told(script, page(other, form))) is is_told
    assert "two-events-one-page" not in _told(script, page({**other, "name": "Another day"}, form))
    third = {**other, "startDate": "2026-06-20", "endDate": "2026-06-20"}
    assert "two-events-one-page" not in _told(script, page(other, form), page(third, form))  # performances of their own
    assert ("two-events-one-page" in _told(page(other, "jsonld"), script)) is (start == end == "2026-05-24")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"duration": "PT1H30M"}, "duration-short"),
        ({"duration": "PT1H", "@type": "ExhibitionEvent"}, "duration-short"),
        ({"duration": "PT1H", "endDate": "2026-05-26T12:00:00-04:00"}, "duration-short"),
        ({"duration": "P1D"}, "duration-short"),
        ({"maximumAttendeeCapacity": 0}, "capacity-negative"),
        ({"maximumAttendeeCapacity": 30}, "capacity-negative"),
        ({"location__address__addressCountry": "GB"}, "country-other-code"),
        ({"location__address__addressCountry": "United Kingdom"}, "country-other-code"),
        ({"organizer__name": "Ana @ the archive"}, "agent-name-email"),
        ({"url": "https://www.example.org/mailto:x"}, "url-of-no-page"),
        ({"startDate": "1900-05-24T09:00:00-04:00"}, "year-long-ago"),
        ({"startDate": "1815-06-18"}, "year-long-ago"),
    ],
)
def test_what_is_near_to_a_defect_is_none(changes: dict[str, object], code: str) -> None:
    assert code not in {one.code for one in _found(page(_with(**changes), "jsonld"))}


@pytest.mark.parametrize(
    ("path", "kind"),
    [("offers__availability", "ItemAvailability"), ("eventStatus", "EventStatusType"),
     ("eventAttendanceMode", "EventAttendanceModeEnumeration")],
)  # fmt: skip
def test_a_member_in_other_letters_is_one_finding_with_what_is_meant(path: str, kind: str) -> None:
    members = [name for name, of in schema_org().members.items() if kind in of]
    assert members
    for name in members:
        for written in {name.lower(), name.upper(), name.capitalize(), f"https://schema.org/{name.lower()}"} - {name}:
            found = [
                one for one in _found(page(_with(**{path: written}), "jsonld")) if one.path.endswith(path.rpartition("__")[2])
            ]
            assert [one.replacement and (one.replacement.value, one.replacement.is_certain) for one in found] == [
                (f"https://schema.org/{name}", True)
            ], written
