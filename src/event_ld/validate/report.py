"""Results of a validation as problems, each with the line of the source that caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.graph.rdflib_graph import to_rdflib
from event_ld.graph.triples import to_triples
from event_ld.mapping import SCHEMA
from event_ld.problems import Problem, place_of_evidence
from event_ld.source import evidence_for
from event_ld.validate.checks import check_triples
from event_ld.validate.profiles import shapes_graph
from event_ld.validate.shacl import validate_graph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.graph.nodes import Tree
    from event_ld.source import Evidence, Source
    from event_ld.validate.shacl import Result


def validate_tree(
    tree: Tree, profiles: Iterable[str], *, source: Source | None = None, evidence: dict[str, Evidence] | None = None
) -> list[Problem]:
    """The problems of one event's graph against profiles; `core` includes what SHACL can't say.

    Args:
        tree: The node tree of the event.
        profiles: Names out of `event_ld.validate.profiles.PROFILES`.
        source: The text that the event was read from, for the places.
        evidence: Path of the description to evidence, for the places.

    Raises:
        UsageError: There is no such profile.
    """
    chosen = tuple(profiles)
    shapes = shapes_graph(chosen)
    triples = to_triples(tree)
    results = validate_graph(to_rdflib(triples, tree.iris.base), shapes)
    found = _problems(results, tree, source, evidence or {})
    if "core" in chosen:
        found += check_triples(triples, tree.origins, source=source, evidence=evidence)
    return found


def _problems(results: list[Result], tree: Tree, source: Source | None, evidence: dict[str, Evidence]) -> list[Problem]:
    # A result whose path has several properties is found by its value alone; the first that was noted counts.
    by_value = {(focus, value): path for (focus, _, value), path in reversed(tree.origins.items()) if value} if results else {}
    found = []
    for result in results:
        path = _path(result, tree, by_value)
        place = place_of_evidence(source, evidence_for(evidence, path)) if source is not None else None
        found.append(
            Problem(
                code=result.shape.code,
                severity=result.severity,
                message=result.shape.messages["en"],
                path=path,
                place=place,
                advice=result.shape.advice,
            )
        )
    return found


def _path(result: Result, tree: Tree, by_value: dict[tuple[str, str], str]) -> str:
    own = tree.iris.term("")
    term = result.path.replace(own, "event-ld:").removeprefix(SCHEMA)
    for key in ((result.focus, term, result.value), (result.focus, term, "")):
        if key in tree.origins:
            return tree.origins[key]
    return by_value.get((result.focus, result.value)) or tree.origins.get((result.focus, "", ""), "")
