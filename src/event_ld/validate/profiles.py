"""The profiles: named sets of shapes, each a file of `shapes/`, and what each shape says about itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.errors import UsageError
from event_ld.problems import Severity
from event_ld.resources import read_data

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rdflib import Graph
    from rdflib.term import Node

PROFILES = ("core", "web", "portal")
"""The profiles that event-ld ships; `core` holds for every event."""

SCHEME_PROFILE = "vocabulary"
"""The profile that SKOS schemes are held to."""

_SEVERITIES = {"Violation": Severity.VIOLATION, "Warning": Severity.WARNING, "Info": Severity.INFO}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a shape says about itself.

    Attributes:
        code: Its local name, which is the code of its problem.
        severity: How much its problem matters.
        messages: The sentence by language.
        advice: What to do (`rdfs:comment`).
        source: Whose requirement it is (`dcterms:source`).
    """

    code: str
    severity: Severity
    messages: dict[str, str]
    advice: str
    source: str


def shapes_graph(profiles: Iterable[str]) -> Graph:
    """The shapes of some profiles as one graph.

    Args:
        profiles: Names out of `PROFILES`.

    Raises:
        UsageError: A name is none of them.
    """
    return _graph(tuple(sorted(set(profiles))))


@lru_cache(maxsize=8)
def _graph(profiles: tuple[str, ...]) -> Graph:
    import rdflib  # noqa: PLC0415  # half a second of CPU that reading and JSON-LD don't need

    graph = rdflib.Graph()
    for name in profiles:
        if name not in (*PROFILES, SCHEME_PROFILE):
            raise UsageError(f"There is no profile {name}; take {', '.join(PROFILES)}.")
        graph.parse(data=read_data("shapes", f"{name}.ttl"), format="turtle")
    return graph


def severity_of(iri: str) -> Severity:
    """The severity that an IRI of SHACL stands for; anything unknown counts as a violation (SHACL, section 2.1.4)."""
    return _SEVERITIES.get(iri.rpartition("#")[2], Severity.VIOLATION)


def describe(graph: Graph, shape: Node) -> Shape:
    """What a shape of a graph says about itself."""
    from rdflib import Literal, URIRef  # noqa: PLC0415  # as above
    from rdflib.namespace import DCTERMS, RDFS, SH  # noqa: PLC0415  # as above

    iri = str(shape)
    messages = {
        message.language or "en": str(message) for message in graph.objects(shape, SH.message) if isinstance(message, Literal)
    }
    severity = next((str(value) for value in graph.objects(shape, SH.severity) if isinstance(value, URIRef)), "")
    return Shape(
        code=iri[max(iri.rfind(mark) for mark in ":#/") + 1 :],
        severity=severity_of(severity),
        messages=messages,
        advice=str(graph.value(shape, RDFS.comment) or ""),
        source=str(graph.value(shape, DCTERMS.source) or ""),
    )


def reporting_shapes(profile: str) -> list[Shape]:
    """The shapes of a profile that report problems, by code."""
    from rdflib.namespace import SH  # noqa: PLC0415  # as above

    graph = shapes_graph((profile,))
    return sorted((describe(graph, shape) for shape in set(graph.subjects(SH.message))), key=lambda shape: shape.code)
