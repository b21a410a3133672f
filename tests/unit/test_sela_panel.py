"""The first real programme: all twenty classes of its facts, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from event_ld import convert, draft, read, to_graph
from event_ld.graph.nodes import build
from event_ld.graph.triples import to_triples
from event_ld.inputs import read_text
from event_ld.loading.events import load as load_triples
from event_ld.pipeline import load
from event_ld.source import evidence_for
from event_ld.triple import Literal
from tests.conftest import EXAMPLE

if TYPE_CHECKING:
    from event_ld.graph.nodes import Tree
    from event_ld.model import Event
    from event_ld.readers.reading import Reading

BASE = "https://example.org/"
S = "http://schema.org/"
PAGE = f"{BASE}sela-panel-2022/"


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read(EXAMPLE)[0]


@pytest.fixture(scope="module")
def event(reading: Reading) -> Event:
    assert reading.event is not None
    return reading.event


@pytest.fixture(scope="module")
def tree(event: Event) -> Tree:
    return build(event, BASE)


@pytest.fixture(scope="module")
def objects(tree: Tree) -> dict[tuple[str, str], list[str]]:
    found: dict[tuple[str, str], list[str]] = {}
    for subject, predicate, value in to_triples(tree):
        text = value.text if isinstance(value, Literal) else value
        found.setdefault((subject.removeprefix(PAGE), predicate.removeprefix(S).removeprefix(BASE)), []).append(text)
    return found


SELA = "Latin American and Caribbean Economic System (SELA)"
ORGANIZATION = f"{PAGE}#organization-latin-american-and-caribbean-economic-system-sela"
VENUE = "#place-international-convention-and-cultural-centre-cicc"


@pytest.mark.parametrize(
    ("subject", "term", "expected"),
    [
        ("#event", "name", [f"Special Panel of the {SELA}"]),
        ("#event", "organizer", [ORGANIZATION]),
        (ORGANIZATION.removeprefix(PAGE), "name", [SELA]),
        ("#event", "superEvent", [f"{PAGE}#super-event"]),
        ("#super-event", "name", ["XXVII International Congress of CLAD on the Reform of the State and Public Administration"]),
        ("#event", "startDate", ["2022-11-24T12:30:00-04:00"]),
        ("#event", "endDate", ["2022-11-24T14:00:00-04:00"]),
        ("#event", "terms/#timeZone", ["America/La_Paz"]),
        ("#event", "location", [f"{PAGE}{VENUE}", f"{PAGE}#room-3"]),
        (VENUE, "name", ["International Convention and Cultural Centre (CICC)"]),
        ("#room-3", "name", ["Room 3"]),
        ("#room-3", "containedInPlace", [f"{PAGE}{VENUE}"]),
        (f"{VENUE}-address", "addressLocality", ["Sucre"]),
        (f"{VENUE}-address", "addressCountry", ["Bolivia"]),
        ("#event-audience", "audienceType", [
            "leading specialists in the field, regional public procurement agencies and interested members of the public"
            " linked to the topic to be addressed"
        ]),
        ("#event", "eventAttendanceMode", [f"{S}OfflineEventAttendanceMode"]),
        ("#event", "keywords", [
            f"{BASE}concepts/{name}/#concept"
            for name in (
                "open-government", "open-data", "transparency", "digital-government", "data-governance",
                "digital-transformation", "innovation", "public-procurement",
            )
        ]),
        ("#slot-1230-1235-speaker-jean-paul-guevara", "performer", [f"{PAGE}#person-jean-paul-guevara"]),
        ("#slot-1230-1235", "performer", [f"{PAGE}#slot-1230-1235-speaker-jean-paul-guevara"]),
        ("#slot-1230-1235-speaker-jean-paul-guevara", "roleName", [f"{BASE}roles/#speaker"]),
        ("#person-jean-paul-guevara", "jobTitle", ["Consultor"]),
        ("#person-jean-paul-guevara", "affiliation", [ORGANIZATION]),
        ("#slot-1250-1305", "performer", [f"{PAGE}#slot-1250-1305-speaker-natalia-tanno"]),
        ("#person-natalia-tanno", "jobTitle", ["Director-General of Security and Emergency Procurement"]),
        ("#person-natalia-tanno", "affiliation", [f"{PAGE}#organization-government-of-the-city-of-buenos-aires"]),
        ("#person-natalia-tanno", "description", ["Lawyer and specialist in public procurement"]),
        ("#event", "contributor", [f"{PAGE}#event-coordinator-clarems-endara"]),
        ("#event-coordinator-clarems-endara", "roleName", [f"{BASE}roles/#coordinator"]),
        ("#person-clarems-endara", "honorificPrefix", ["Ambassador"]),
        ("#person-clarems-endara", "jobTitle", ["Permanent Secretary"]),
        ("#person-clarems-endara", "affiliation", [ORGANIZATION]),
        ("#event", "subEvent", [
            f"{PAGE}#slot-{times}" for times in ("1230-1235", "1235-1305", "1305-1350", "1350-1400")
        ]),
        ("#slot-1235-1305", "subEvent", [f"{PAGE}#slot-1235-1250", f"{PAGE}#slot-1250-1305"]),
        ("#slot-1305-1350", "subEvent", [f"{PAGE}#slot-{times}" for times in ("1305-1320", "1320-1335", "1335-1350")]),
        ("#slot-1235-1250", "terms/#unknown", [f"{S}name", f"{S}performer"]),
        ("#slot-1250-1305", "terms/#unknown", [f"{S}name"]),
        ("#slot-1335-1350", "startDate", ["2022-11-24T13:35:00-04:00"]),
        ("#slot-1350-1400", "endDate", ["2022-11-24T14:00:00-04:00"]),
        ("#slot-1350-1400", "name", ["QUESTIONS AND CONCLUDING REMARKS / CLOSING SESSION"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_fact_is_there(objects: dict[tuple[str, str], list[str]], subject: str, term: str, expected: list[str]) -> None:
    assert objects.get((subject, term)) == expected


def test_the_six_objectives_are_six_values_and_the_description_is_the_rationale(event: Event) -> None:
    assert len(event.objectives) == 6
    assert event.objectives[2] == "Strengthen the strategic vision of public procurement."
    assert str(event.description).startswith("Digital transformation efforts have permeated")
    assert str(event.description).endswith("greater impact of government actions.")
    assert str(event.description).count("\n\n") == 2


def test_the_coordinator_performs_nowhere(objects: dict[tuple[str, str], list[str]]) -> None:
    performers = [value for (_, term), values in objects.items() if term == "performer" for value in values]
    assert not [iri for iri in performers if "endara" in iri]


def test_nothing_is_invented(reading: Reading, tree: Tree) -> None:
    """Each literal stands in its evidence, white space apart, or has a rule with a name."""
    source = reading.source
    for subject, predicate, value in to_triples(tree):
        if not isinstance(value, Literal):
            continue
        term = predicate.removeprefix(S).replace(f"{BASE}terms/#", "event-ld:")
        evidence = evidence_for(reading.evidence, tree.origins[subject, term, value.text])
        assert evidence is not None, (subject, term)
        quoted = " ".join(" ".join(source.quote(span).split()) for span in evidence.spans)
        is_a_time = term in ("startDate", "endDate") and evidence.spans
        assert evidence.rule or is_a_time or " ".join(value.text.split()) == quoted, (term, value.text, quoted)


def test_every_line_is_evidence_or_structure(reading: Reading) -> None:
    assert [one for one in reading.problems if one.code == "unread-text"] == []


def test_the_draft_reads_back_to_the_same_triples_and_asks_four_questions(event: Event) -> None:
    outcome = draft(EXAMPLE)
    again = read_text(outcome.text, name="anything.yaml")[0].event
    assert again == event
    assert outcome.text.count("#   - Who speaks in the slot") == 4
    assert "timeZone: America/La_Paz  # line 26, zone-from-place" in outcome.text


def test_the_event_comes_back_from_its_triples(event: Event, tree: Tree) -> None:
    assert load_triples(to_triples(tree)) == event
    graph = to_graph(event, BASE)
    assert to_graph(load(graph), BASE).isomorphic(graph)


def test_every_format_is_written_and_publishable() -> None:
    for form in ("jsonld", "turtle", "ntriples", "rdfxml", "yaml"):
        outcome = convert([EXAMPLE], to=form, profile="portal", base_url=BASE)
        assert outcome.is_publishable
        assert "Clarems Endara" in outcome.text


def test_each_oddity_is_read_without_its_neighbours() -> None:
    text = "Agenda\n24 May 2024\n12:30 m. – 12:35 m.\nOpening\n1:05 – 1:50\nPanel\n"
    event = read_text(text, form="programme")[0].event
    assert event is not None
    assert [(slot.start_date, slot.end_date, slot.name) for slot in event.sub_event] == [
        ("2024-05-24T12:30", "2024-05-24T12:35", "Opening"),
        ("2024-05-24T13:05", "2024-05-24T13:50", "Panel"),
    ]
