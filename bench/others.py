"""Other programs beside event-ld, on the same made-up events: pyrudof, which validates, and Morph-KGC, which converts.

::

    make bench-others

installs them into an environment of their own. The events are those of `bench/events.py`. Validation is of one event at a time
against `shapes/core.ttl`: pySHACL and pyrudof from the event's N-Triples to the report, event-ld from its description to the
problems. Conversion is of all events of a file in one go, to N-Triples: Morph-KGC by an RML mapping with the main properties of
events, places, slots and performers, event-ld with all of them, so the figures are triples per second of CPU time. Ratios are of
medians.
"""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import morph_kgc
import pyrudof
import pyshacl
import rdflib
from events import event, line

from event_ld.batch.run import run_batch
from event_ld.batch.work import Task
from event_ld.graph.nodes import build
from event_ld.graph.triples import ntriples, to_triples
from event_ld.readers.formats import read_line
from event_ld.readers.reading import Options
from event_ld.resources import read_data
from event_ld.validate.judge import Judge
from event_ld.vocabulary import own_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

BASE = "https://www.example.org/events/"
ROUNDS = 3
VALIDATED = 20
CONVERTED = 3000
_MAPPING = """
@prefix rr: <http://www.w3.org/ns/r2rml#> .
@prefix rml: <http://semweb.mmlab.be/ns/rml#> .
@prefix ql: <http://semweb.mmlab.be/ns/ql#> .
@prefix s: <http://schema.org/> .
@base <https://www.example.org/map/> .

<#Event> rml:logicalSource [ rml:source "FILE"; rml:referenceFormulation ql:JSONPath; rml:iterator "$.events[*]" ];
  rr:subjectMap [ rr:template "https://www.example.org/events/{id}/#event"; rr:class s:Event ];
  rr:predicateObjectMap [ rr:predicate s:name; rr:objectMap [ rml:reference "name" ] ],
    [ rr:predicate s:description; rr:objectMap [ rml:reference "description" ] ],
    [ rr:predicate s:startDate; rr:objectMap [ rml:reference "startDate" ] ],
    [ rr:predicate s:endDate; rr:objectMap [ rml:reference "endDate" ] ],
    [ rr:predicate s:inLanguage; rr:objectMap [ rml:reference "language" ] ],
    [ rr:predicate s:location; rr:objectMap [ rr:template "https://www.example.org/events/{id}/#place" ] ] .
<#Place> rml:logicalSource [ rml:source "FILE"; rml:referenceFormulation ql:JSONPath; rml:iterator "$.events[*]" ];
  rr:subjectMap [ rr:template "https://www.example.org/events/{id}/#place"; rr:class s:Place ];
  rr:predicateObjectMap [ rr:predicate s:name; rr:objectMap [ rml:reference "location.name" ] ],
    [ rr:predicate s:addressLocality; rr:objectMap [ rml:reference "location.address.addressLocality" ] ],
    [ rr:predicate s:addressCountry; rr:objectMap [ rml:reference "location.address.addressCountry" ] ] .
<#Slot> rml:logicalSource [ rml:source "FILE"; rml:referenceFormulation ql:JSONPath; rml:iterator "$.slots[*]" ];
  rr:subjectMap [ rr:template "https://www.example.org/events/{event}/#slot-{number}"; rr:class s:Event ];
  rr:predicateObjectMap [ rr:predicate s:name; rr:objectMap [ rml:reference "name" ] ],
    [ rr:predicate s:startDate; rr:objectMap [ rml:reference "startDate" ] ],
    [ rr:predicate s:endDate; rr:objectMap [ rml:reference "endDate" ] ],
    [ rr:predicate s:superEvent; rr:objectMap [ rr:template "https://www.example.org/events/{event}/#event" ] ],
    [ rr:predicate s:performer; rr:objectMap [ rr:template "https://www.example.org/events/{event}/#{performer}" ] ] .
<#Person> rml:logicalSource [ rml:source "FILE"; rml:referenceFormulation ql:JSONPath; rml:iterator "$.slots[*]" ];
  rr:subjectMap [ rr:template "https://www.example.org/events/{event}/#{performer}"; rr:class s:Person ];
  rr:predicateObjectMap [ rr:predicate s:name; rr:objectMap [ rml:reference "performer" ] ] .
"""


def validators() -> dict[str, Callable[[int], bool]]:
    """Each validator, from the number of an event to whether it conforms."""
    shapes = read_data("shapes", "core.ttl")
    parsed = rdflib.Graph().parse(data=shapes, format="turtle")
    options, judge = Options(vocabulary=own_vocabulary()), Judge(profiles=("core",), base_url=BASE)
    texts = {}
    for number in range(VALIDATED):
        found = read_line(line(number).encode(), "x", 1, options)[0].event
        assert found is not None  # noqa: S101  # the generator makes no other
        texts[number] = ntriples(to_triples(build(found, BASE)))
    rudof = pyrudof.Rudof(pyrudof.RudofConfig())
    rudof.read_shacl(shapes)

    def with_pyshacl(number: int) -> bool:
        graph = rdflib.Graph().parse(data=texts[number], format="nt")
        return bool(pyshacl.validate(graph, shacl_graph=parsed)[0])

    def with_rudof(number: int) -> bool:
        rudof.read_data(texts[number], format=pyrudof.RDFFormat.NTriples)
        return bool(rudof.validate_shacl().conforms)

    def with_event_ld(number: int) -> bool:
        return not [
            one for one in judge.judge(read_line(line(number).encode(), "x", 1, options)[0]) if one.severity == "violation"
        ]

    return {"pySHACL": with_pyshacl, "pyrudof": with_rudof, "event-ld": with_event_ld}


def convert_with_morph(folder: Path) -> int:
    """Converts the events with Morph-KGC; how many triples there are."""
    found = [event(number) for number in range(CONVERTED)]
    slots = [
        {"event": one["id"], "number": number, **{key: slot[key] for key in ("name", "startDate", "endDate") if key in slot}}
        | {"performer": who["name"]}
        for one in found
        for number, slot in enumerate(one["subEvent"])
        for who in slot.get("performer", [])
    ]
    (folder / "events.json").write_text(json.dumps({"events": found, "slots": slots}), encoding="utf-8")
    (folder / "map.ttl").write_text(_MAPPING.replace("FILE", str(folder / "events.json")), encoding="utf-8")
    settings = f"[CONFIGURATION]\nnumber_of_processes: 1\nlogging_level: ERROR\n[events]\nmappings: {folder / 'map.ttl'}\n"
    return len(morph_kgc.materialize_set(settings))


def convert_with_event_ld(folder: Path) -> int:
    """Converts the events with event-ld; how many triples there are."""
    (folder / "events.jsonl").write_text("".join(map(line, range(CONVERTED))), encoding="utf-8")
    made: list[bytes] = []
    run_batch([folder / "events.jsonl"], Task(to="ntriples", base_url=BASE), write=made.append)
    return b"".join(made).count(b" .\n")


def main() -> None:
    """Measures in turns and prints the tables."""
    known = validators()
    times: dict[str, list[float]] = {name: [] for name in known}
    for _ in range(ROUNDS):
        for name, validate in known.items():
            before = time.process_time()
            assert all(map(validate, range(VALIDATED))), f"{name} finds a violation"  # noqa: S101  # they are in order
            times[name].append((time.process_time() - before) / VALIDATED * 1000)
    ours = statistics.median(times["event-ld"])
    print(f"{'validation of one event':28} {'CPU ms':>8} {'spread':>17} {'it / event-ld':>14}")
    for name, found in times.items():
        middle = statistics.median(found)
        print(f"{name:28} {middle:8.2f} {min(found):8.2f}-{max(found):.2f} {middle / ours:14.1f}")
    rates: dict[str, list[float]] = {"Morph-KGC": [], "event-ld": []}
    triples = {}
    for _ in range(ROUNDS):
        for name, convert in (("Morph-KGC", convert_with_morph), ("event-ld", convert_with_event_ld)):
            with tempfile.TemporaryDirectory() as folder:
                before = time.process_time()
                triples[name] = convert(Path(folder))
                rates[name].append(triples[name] / (time.process_time() - before))
    title = f"conversion of {CONVERTED:,} events"
    print(f"\n{title:28} {'triples':>8} {'triples per CPU s':>18} {'spread':>20} {'it / Morph-KGC':>15}")
    for name, found in rates.items():
        middle = statistics.median(found)
        ratio = middle / statistics.median(rates["Morph-KGC"])
        print(f"{name:28} {triples[name]:8,} {middle:18,.0f} {min(found):12,.0f}-{max(found):,.0f} {ratio:15.1f}")


if __name__ == "__main__":
    main()
