"""What a build would say of the events of a folder together, for who only looks at its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from event_ld.graph.nodes import build
from event_ld.problems import Problem, place_of_evidence, problem
from event_ld.publish.site.assemble import TOP_NAMES
from event_ld.publish.site.joined import joins, with_ids
from event_ld.publish.site.names import Names, claims_of, iris_of
from event_ld.source import evidence_for, join_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.readers.reading import Reading
    from event_ld.source import Place


class Together:
    """Gives the folders of a site away, and knows which events are parts of others."""

    def __init__(self, base: str) -> None:
        """Begins a site of which no folder is given away."""
        self._base, self._names = base, Names(TOP_NAMES)
        self._wires: dict[str, msgspec.Raw] = {}
        self._places: dict[tuple[str, str], Place] = {}
        self._found: list[Problem] = []

    def add(self, readings: Iterable[Reading]) -> None:
        """Takes the events of a file in; of two with one id the first."""
        for one in readings:
            event = one.event
            if event is None or not event.id or event.id in self._wires:
                continue
            tree = build(event, self._base)
            for path in ("", "startDate", "superEvent"):
                self._places[event.id, path] = _place(one, path)
            refusal = self._names.take(claims_of(iris_of(tree), self._base))
            if refusal is not None:
                path = tree.origins.get((refusal.iri, "", ""), "")
                self._found.append(problem(refusal.code, refusal.message, place=_place(one, path), path=path))
            self._wires[event.id] = msgspec.Raw(msgspec.json.encode(with_ids(event)))

    def problems(self) -> list[Problem]:
        """What is to be told of the events that were taken in."""
        joined = [
            problem(code, said, place=self._places[name, path], path=path)
            for name, join in sorted(joins(self._wires).items())
            for code, said, path in join.told
        ]
        return [*self._found, *joined]


def _place(one: Reading, path: str) -> Place:
    return place_of_evidence(one.source, evidence_for(one.evidence, join_path(path, "id")))
