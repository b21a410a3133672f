"""The whole job for one event: read it, validate it against the core profile, write JSON-LD and N-Triples.

::

    python bench/whole_job.py [--rounds N]

Side by side in one process, in turns, on the same made-up events (`bench/events.py`): what a user could put together of rdflib
and pySHACL (`naive`), and of rdflib and pyrudof; event-ld on JSON lines and on YAML, on events with ids and `sameAs`, with a
warning to tell, and by the usual profiles; and the limit: decoding the JSON, serialising the finished document, and writing both
outputs, with the standard library's json, with msgspec, and with orjson. Rows of pyrudof and orjson are there where they are
installed (`make bench-others`). Memory is looked over as seldom as in a command. The figures are CPU time per event: the median
of the rounds, with the smallest and the largest, and ratios of medians.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import io
import json
import statistics
import time
from typing import TYPE_CHECKING, Any

import msgspec
import pyshacl
import rdflib
import yaml
from events import event, line, with_a_warning, with_ids

from event_ld.graph.nodes import build
from event_ld.graph.triples import lines, ntriples, to_triples
from event_ld.problems import Severity
from event_ld.publish import jsonld
from event_ld.quiet import collect_seldom
from event_ld.readers.formats import read_line
from event_ld.readers.plain_line import plainly
from event_ld.readers.reading import Options
from event_ld.resources import read_data
from event_ld.validate.judge import Judge
from event_ld.validate.profiles import USUAL_PROFILES

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = "https://www.example.org/events/"
SCHEMA = rdflib.Namespace("http://schema.org/")
EVENTS = 1000
OPTIONS = Options()


def installed(name: str) -> Any:  # noqa: ANN401  # a module
    """A module that is no part of the developer's environment, or None."""
    return importlib.import_module(name) if importlib.util.find_spec(name) else None


class Naive:
    """Plain code around rdflib and a SHACL engine: a graph from the dict, one validation each, rdflib's serialisers."""

    def __init__(self, pyrudof: Any = None) -> None:  # noqa: ANN401  # a module
        """Parses the shapes once.

        Args:
            pyrudof: The module to judge with, pySHACL without one.
        """
        shapes = read_data("shapes", "core.ttl")
        self.shapes = rdflib.Graph().parse(data=shapes, format="turtle")
        self.pyrudof = pyrudof
        if pyrudof is not None:
            self.rudof = pyrudof.Rudof(pyrudof.RudofConfig())
            self.rudof.read_shacl(shapes)

    def job(self, found: dict[str, Any], out: io.BytesIO) -> None:
        """Writes one event."""
        graph = rdflib.Graph()
        node, page = rdflib.URIRef(f"{BASE}{found['id']}/#event"), rdflib.URIRef(f"{BASE}{found['id']}/")
        self._node(graph, found, node, "Event")
        graph.add((node, SCHEMA.mainEntityOfPage, page))
        graph.add((page, rdflib.RDF.type, SCHEMA.WebPage))
        for part in graph.objects(node, SCHEMA.subEvent):
            for place in graph.objects(node, SCHEMA.location):
                graph.add((part, SCHEMA.location, place))
        triples = graph.serialize(format="nt")
        if self._conforms(graph, triples) is None:
            raise SystemExit("there is no verdict")
        out.write(graph.serialize(format="json-ld").encode())
        out.write(triples.encode())

    def _conforms(self, graph: rdflib.Graph, triples: str) -> bool | None:
        if self.pyrudof is None:
            return pyshacl.validate(graph, shacl_graph=self.shapes, inference="none", advanced=True)[0]
        self.rudof.read_data(triples, format=self.pyrudof.RDFFormat.NTriples)
        return self.rudof.validate_shacl().conforms

    def _node(self, graph: rdflib.Graph, found: dict[str, Any], node: rdflib.URIRef, kind: str) -> rdflib.URIRef:
        graph.add((node, rdflib.RDF.type, SCHEMA[found.get("type", kind)]))
        for name, value in found.items():
            if name in {"id", "type", "role", "language"}:
                continue
            for number, one in enumerate(value if isinstance(value, list) else [value]):
                graph.add((node, SCHEMA[name], self._value(graph, one, rdflib.URIRef(f"{node}-{name}-{number}"), name)))
        return node

    def _value(self, graph: rdflib.Graph, value: Any, node: rdflib.URIRef, name: str) -> rdflib.term.Node:  # noqa: ANN401
        if isinstance(value, dict) and "concept" in value:
            concept = rdflib.URIRef(f"{BASE}concepts/{value['concept']}/#concept")
            graph.add((concept, rdflib.RDF.type, SCHEMA.DefinedTerm))
            graph.add((concept, rdflib.RDF.type, rdflib.SKOS.Concept))
            graph.add((concept, rdflib.SKOS.exactMatch, rdflib.URIRef(f"http://www.wikidata.org/entity/{value['concept']}")))
            graph.add((concept, SCHEMA.name, rdflib.Literal(value["name"], lang="en")))
            graph.add((concept, SCHEMA.inDefinedTermSet, rdflib.URIRef(f"{BASE}concepts/#scheme")))
            return concept
        if isinstance(value, dict):
            made = self._node(graph, value, node, "Event" if name == "subEvent" else "Thing")
            return made if "role" not in value else self._role(graph, made, name, value["role"])
        if name in {"startDate", "endDate"}:
            return rdflib.Literal(f"{value}:00-04:00", datatype=rdflib.XSD.dateTime)
        if name in {"eventStatus", "eventAttendanceMode"}:
            member = {"scheduled": "EventScheduled", "offline": "OfflineEventAttendanceMode"}[value]
            return SCHEMA[member]
        return rdflib.Literal(value) if isinstance(value, bool) else rdflib.Literal(value, lang="en")

    def _role(self, graph: rdflib.Graph, made: rdflib.URIRef, name: str, role: str) -> rdflib.URIRef:
        node = rdflib.URIRef(f"{made}-role")
        graph.add((node, rdflib.RDF.type, SCHEMA.Role))
        graph.add((node, SCHEMA.roleName, rdflib.URIRef(f"{BASE}roles/#{role}")))
        graph.add((node, SCHEMA[name], made))
        return node


class Road:
    """The road of a batch, which writes both documents of each record."""

    def __init__(self, *profiles: str) -> None:
        """Sets the road up.

        Args:
            profiles: What to judge by.
        """
        self._judge = Judge(profiles=profiles, base_url=BASE)

    def job(self, data: bytes, out: io.BytesIO, *, is_told: bool = False, is_yaml: bool = False) -> None:
        """Writes one event.

        Args:
            data: A line of JSON, or a file in YAML.
            out: Where to write.
            is_told: Whether something is expected to be told, so that the event is read again with its places.
            is_yaml: Whether it is YAML.
        """
        plain = plainly(data, OPTIONS, is_yaml=is_yaml)
        if plain is None:
            raise SystemExit("an event is not read plainly")
        tree, verdict = self._judge.event(plain.event)
        severities = [*plain.severities, *(one.severity for one in verdict.found)]
        if any(one is not Severity.INFO for one in severities) is not is_told:
            raise SystemExit("there is something to tell where there should be nothing, or the other way round")
        if is_told:
            (reading,) = read_line(data, "x.jsonl", 1, OPTIONS)
            [*reading.problems, *verdict.at(reading).problems]
        out.write(msgspec.json.encode(jsonld.portal(tree)) + b"\n")
        out.write(lines(verdict.graph.objects))


def tasks(rows: list[bytes], texts: list[bytes]) -> dict[str, tuple[Callable[[int, io.BytesIO], object], int]]:
    """What is measured, and on how many events a round."""
    naive, core, usual, pyrudof, orjson = Naive(), Road("core"), Road(*USUAL_PROFILES), installed("pyrudof"), installed("orjson")
    ids = [line(number, change=with_ids).encode() for number in range(EVENTS)]
    warnings = [line(number, change=with_a_warning).encode() for number in range(EVENTS)]
    events = [read_line(row, "x.jsonl", 1, OPTIONS)[0].event for row in rows[:100]]
    trees = [build(one, BASE) for one in events if one is not None]
    documents = [jsonld.portal(tree) for tree in trees]
    triples = [ntriples(to_triples(tree)).encode() for tree in trees]

    def limit(number: int, out: io.BytesIO) -> None:
        json.loads(rows[number])
        out.write(json.dumps(documents[number % 100], ensure_ascii=False).encode())
        out.write(triples[number % 100])

    def quick_limit(number: int, out: io.BytesIO) -> None:
        msgspec.json.decode(rows[number])
        out.write(msgspec.json.encode(documents[number % 100]))
        out.write(triples[number % 100])

    def orjson_limit(number: int, out: io.BytesIO) -> None:
        orjson.loads(rows[number])
        out.write(orjson.dumps(documents[number % 100]))
        out.write(triples[number % 100])

    more: dict[str, tuple[Callable[[int, io.BytesIO], object], int]] = {}
    if pyrudof is not None:
        rudof = Naive(pyrudof)
        more["rdflib and pyrudof, JSON"] = (lambda number, out: rudof.job(json.loads(rows[number]), out), 3)
    if orjson is not None:
        more["limit, orjson"] = (orjson_limit, 300)
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {
        "naive, JSON": (lambda number, out: naive.job(json.loads(rows[number]), out), 3),
        "naive, YAML": (lambda number, out: naive.job(yaml.load(texts[number % 100], loader), out), 3),  # noqa: S506
        "JSON, a warning told": (lambda number, out: core.job(warnings[number], out, is_told=True), 50),
        "JSON, usual profiles": (lambda number, out: usual.job(rows[number], out), 100),
        "YAML": (lambda number, out: core.job(texts[number % 100], out, is_yaml=True), 100),
        "JSON, ids and sameAs": (lambda number, out: core.job(ids[number], out), 200),
        "JSON": (lambda number, out: core.job(rows[number], out), 200),
        "limit, json": (limit, 300),
        "limit, msgspec": (quick_limit, 300),
        **more,
    }


def main() -> None:
    """Measures in turns and prints the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=9)
    rounds = parser.parse_args().rounds
    collect_seldom()  # as every command does
    rows = [line(number).encode() for number in range(EVENTS)]
    texts = [yaml.safe_dump(event(number), allow_unicode=True, sort_keys=False).encode() for number in range(100)]
    measured = tasks(rows, texts)
    times: dict[str, list[float]] = {name: [] for name in measured}
    at = 0
    for _ in range(rounds + 1):
        for name, (task, count) in measured.items():
            out = io.BytesIO()
            before = time.process_time()
            for number in range(count):
                task((at + number) % EVENTS, out)
            times[name].append((time.process_time() - before) / count * 1000)
        at += 101
    middle = {name: statistics.median(found[1:]) for name, found in times.items()}  # the first round warms up
    print(f"{'whole job, one event':30} {'ms CPU':>9} {'spread':>19} {'naive / it':>11} {'it / limit':>11}")
    for name, found in times.items():
        naive = middle["naive, YAML" if "YAML" in name else "naive, JSON"]
        spread = f"{min(found[1:]):8.3f}-{max(found[1:]):<10.3f}"
        print(f"{name:30} {middle[name]:9.3f} {spread} {naive / middle[name]:11.0f} {middle[name] / middle['limit, json']:11.2f}")


if __name__ == "__main__":
    main()
