"""The events of linked data as readings, each fact with its place and its path; and the event of triples of our own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import structs

from event_ld.errors import InputError
from event_ld.folding import fold
from event_ld.loading.graph import TERMS, StatedGraph
from event_ld.mapping import SCHEMA
from event_ld.model import Event
from event_ld.problems import Findings
from event_ld.readers.description import event_from
from event_ld.readers.formats import descriptions
from event_ld.readers.marked import Mapping, Scalar
from event_ld.readers.records import Record, description_of, name_all
from event_ld.road import as_stated
from event_ld.source import Source
from event_ld.triple import Statement, Triple
from event_ld.validate.normal import MAIN_ENTITY
from event_ld.vocabulary import own_vocabulary
from event_ld.zones import is_one_time

if TYPE_CHECKING:
    from event_ld.loading.records import Loader
    from event_ld.readers.reading import Options, Reading


def events_in(reading: Reading, options: Options) -> list[Reading]:
    """The events that linked data describes, as descriptions; [] where it describes none.

    An InputError where its nodes refer to each other so often that they can't be written out.
    """
    readings = [_reading(loader, record, options) for loader, record in _found(reading)]
    if readings:
        readings[0].problems[:0] = reading.problems
    return readings


def _found(reading: Reading) -> list[tuple[Loader, Record]]:
    """The events that linked data describes, each with an id."""
    from event_ld.loading.records import Loader  # noqa: PLC0415  # what linked data alone needs

    graph = StatedGraph(reading.statements, reading.evidence, reading.address)
    loaders = [Loader(graph, event, Findings(reading.source)) for event in graph.roots]
    found = _each_once([(one, one.record()) for one in loaders])
    name_all(record for _, record in found if not record.text("id"))
    return found


def names_of(reading: Reading, base_url: str) -> dict[str, str]:
    """The IRIs of events that linked data leaves nameless, by their labels: those that they have in every other output."""
    if not any(one.subject.startswith("_:") for one in reading.statements):
        return {}
    named = [(loader.root, record.text("id")) for loader, record in _found(reading) if "name" in record.facts]
    return {label: f"{base_url}{name}/#event" for label, name in named if label.startswith("_:")}


def _each_once(found: list[tuple[Loader, Record]]) -> list[tuple[Loader, Record]]:
    """Events without those that stand there again, as in the JSON-LD and the microdata of one page; that is told."""
    known: dict[str, list[tuple[Loader, Record]]] = {}
    for loader, record in found:
        name = fold(record.text("name"))
        alike = known.setdefault(name, [])
        first = next((one for one, other in alike if name and _is_same(record, other)), None)
        if first is None:
            alike.append((loader, record))
        else:
            message = f"“{record.text('name')}” stands there twice; the first is read."
            first.findings.add("event-listed-twice", message, record.span)
    kept = {id(record) for several in known.values() for _, record in several}
    return [one for one in found if id(one[1]) in kept]


def _is_same(record: Record, other: Record) -> bool:
    """Whether two events of one name begin at one time, of which a day is any, and at one place, where both name one."""
    starts = record.text("startDate"), other.text("startDate")
    places = {fold(name) for name in (_place_of(record), _place_of(other)) if name}
    return bool(is_one_time(*starts)) and len(places) <= 1


def _place_of(record: Record) -> str:
    place = next(iter(record.facts.get("location", record.facts.get("place", []))), None)
    entries = place.entries if isinstance(place, Mapping) else ()
    named = next((one for key, one in entries if key.text == "name"), place)
    return named.text if isinstance(named, Scalar) else ""


def described_in(reading: Reading, options: Options) -> list[Reading]:
    """The events of a reading: those that linked data describes, or the reading itself where it describes none.

    The arguments are those of `events_in`.
    """
    return (events_in(reading, options) if reading.statements else []) or [reading]


def _reading(loader: Loader, record: Record, options: Options) -> Reading:
    findings, left = loader.findings, tuple(loader.unmapped)
    by_name: dict[str, list[Statement]] = {}
    for one in left:
        by_name.setdefault(one.predicate.removeprefix(SCHEMA), []).append(one)
    for name, several in by_name.items():
        often = f", {len(several)} times" if len(several) > 1 else ""
        why = f"Nothing of `{name}` can be read" if name in TERMS else f"A description has no place for `{name}`"
        message = f"{why}{often}; it is kept aside."
        findings.add("property-left-out", message, loader.span(several[0]), path=several[0].path)
    made = descriptions([description_of(record, findings)], findings, options, is_alone=False)[0]
    evidence = {
        path: structs.replace(one, path=loader.paths.get(one.spans[0], "")) if one.spans else one
        for path, one in made.evidence.items()
    }
    return structs.replace(made, evidence=evidence, unmapped=left)


def load(triples: Iterable[Triple], base_url: str = "") -> Event:
    """The event that triples describe, in any order: the one that is the main entity of a page.

    `load(to_triples(build(event))) == event` holds for every event in which each person and organisation is described alike
    wherever it is mentioned; where the mentions differ, each comes back with all that is known of that person.

    Raises:
        InputError: No event in the triples is the main entity of a page.
    """
    stated = [Statement(*triple) for triple in triples]
    root = min((one.subject for one in stated if one.predicate == MAIN_ENTITY), default="")
    if not root:
        raise InputError("The graph holds no event that is the main entity of a page (schema:mainEntityOfPage).")
    findings = Findings(Source(name="", text=""))
    from event_ld.loading.records import Loader  # noqa: PLC0415  # as above

    loader = Loader(StatedGraph(stated, {}), root, findings, base_url)
    event, _ = event_from(description_of(loader.record(), findings), findings, own_vocabulary())
    return event or as_stated(Event)
