"""One event of a graph as a record: its places and its parts, and what names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld import zones
from event_ld.limits import DEEPEST
from event_ld.loading.values import LONGEST_PLACE, Values, plain
from event_ld.mapping import EVENT_TYPES, ROWS, SCHEMA, Row
from event_ld.readers.marked import Marked, Scalar, mapping
from event_ld.readers.records import Record, description_of
from event_ld.readers.settling import instead_of_place
from event_ld.terms import is_iri
from event_ld.triple import Literal, Statement, text_of

if TYPE_CHECKING:
    from event_ld.loading.graph import StatedGraph
    from event_ld.problems import Findings

_LOCATION, _PART, _CONTAINER = f"{SCHEMA}location", f"{SCHEMA}subEvent", f"{SCHEMA}containedInPlace"
_FIELDS = {row.field: row for row in ROWS["Event"]}
_ADDRESS = next(row for row in ROWS["Place"] if row.field == "address")
_ADDRESS_TERMS = tuple(SCHEMA + row.term for row in ROWS["PostalAddress"])


class Loader(Values):
    """Makes the record of one event, and notes what of it a description has no place for."""

    def __init__(self, graph: StatedGraph, event: str, findings: Findings, base: str = "") -> None:
        super().__init__(graph, event, findings, base)
        self.root = event
        self._is_ours = bool(self.site.id_of(event))
        self._depth = 0
        self._events: set[str] = set()

    def record(self) -> Record:
        """The record of the event, asked for once; an InputError where nodes refer to each other too often to be written out."""
        record = self._record(self.root, None, [])
        span = self._graph.place(self.root)
        own = self.site.id_of(self.root)
        if own:
            record.say("id", own, span)
        else:
            self._same(record, self.root)
            alone = self._graph.address if len(self._graph.roots) == 1 else ""
            record.say("uid", self.root if is_iri(self.root) else record.text("url") or alone, span)
        record.say("language", self.language, span)
        return record

    def _record(self, iri: str, zone: str | None, around: list[str], *, has_parts: bool = True) -> Record:
        self.visit(iri)
        self._events.add(iri)
        record = Record(self._graph.place(iri), is_ours=self._is_ours)
        self.type_of(record.facts, iri, EVENT_TYPES)
        stated = self._graph.texts(iri, self.site.term(_FIELDS["timeZone"]))
        zone = next((one for one in stated if one in zones.zone_names()), zone)
        locations = self._graph.values(iri, _LOCATION)
        places = sorted(text_of(one.value) for one in locations)
        record.facts |= self.fields(iri, (row for row in ROWS["Event"] if row.term not in {"location", "subEvent"}), zone)
        if places != around:
            self._locations(record, locations, around)
        else:  # those of the event around
            for one in locations:
                self.used(one)
        for one in self._graph.values(iri, f"{SCHEMA}duration") if "endDate" not in record.facts else ():
            record.say("duration", text_of(one.value), self.used(one))
        for one in self._graph.values(iri, f"{SCHEMA}mainEntityOfPage"):
            self.used(one)
        for one in self._graph.values(iri, _PART):
            self._part(record, one, zone, places, is_read=has_parts)
        record.parts.sort(key=lambda part: (part.text("startDate") or "9", part.text("id")))
        return record

    def _part(self, record: Record, one: Statement, zone: str | None, places: list[str], *, is_read: bool) -> None:
        value = one.value
        if not is_read:
            self.used(one)
        elif isinstance(value, Literal):
            record.parts.append(Record(self.used(one), is_ours=self._is_ours))
            record.parts[-1].say("name", value.text, self._graph.span(one))
        elif self._graph.is_described(value) and value not in self._events and self._depth < DEEPEST:
            self.used(one)
            self._depth += 1
            part = self._record(value, zone, places)
            self._depth -= 1
            if self.site.is_within(value) and "#" in value:
                part.say("id", self.site.part_of(value), self._graph.place(value))
            else:
                self._same(part, value)
            record.parts.append(part)

    def inner(self, row: Row, one: Statement, zone: str | None) -> Marked | None:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """A record in another; of the event that this one is a part of, all but its other parts."""
        if row.field != "superEvent" or isinstance(one.value, Literal):
            return super().inner(row, one, zone)
        if one.value in self._events:  # in which this one stands
            self.used(one)
            return None
        if not self._graph.is_described(one.value) or self._depth >= DEEPEST:
            return None
        self._depth += 1
        around = self._record(one.value, zone, [], has_parts=False)
        self._depth -= 1
        name = self.site.id_of(one.value)
        if name:
            around.say("id", name, self._graph.place(one.value))
        else:
            self._same(around, one.value)
        self.used(one)
        return description_of(around, self.findings, zone)

    def _same(self, record: Record, iri: str) -> None:
        """Notes the address that others name an event by."""
        known = [one.text for one in record.facts.get("sameAs", []) if isinstance(one, Scalar)]
        if not self.site.is_within(iri) and iri not in known and iri.startswith("http"):
            record.facts.setdefault("sameAs", []).append(Scalar(iri, self._graph.place(iri)))

    # -- places

    def _locations(self, record: Record, stated: list[Statement], around: list[str]) -> None:
        places = {text_of(one.value) for one in stated}
        rooms = [one for one in stated if self._is_room(one, places)]
        venues = {venue for one in rooms for venue in self._graph.nodes(text_of(one.value), _CONTAINER)}
        for one in rooms:
            self._room(record, one)
        for one in stated:
            if one in rooms:
                continue
            if one.value in venues and one.value in around:  # that of the event around, in which the room is
                self.used(one)
            elif isinstance(one.value, Literal):
                if not {"place", "location"} & record.facts.keys() and len(one.value.text) <= LONGEST_PLACE:
                    record.say("place", one.value.text, self.used(one))
            else:
                self._place(record, one)

    def _is_room(self, one: Statement, places: set[str]) -> bool:
        """Whether a place is a room of another, or of the page of an event that names no venue."""
        node = text_of(one.value)
        is_named = bool(self.site.page) and node.startswith(f"{self.site.page}#room")
        return is_named or not places.isdisjoint(self._graph.nodes(node, _CONTAINER))

    def _room(self, record: Record, one: Statement) -> None:
        node = text_of(one.value)
        self.visit(node)
        self.read_types(node)
        name = self._text(_FIELDS["name"], self._graph.values(node, f"{SCHEMA}name"))
        for said in self._graph.values(node, _CONTAINER):
            self.used(said)
        if name is not None and "room" not in record.facts:
            record.facts["room"] = [name]
            self.used(one)

    def _place(self, record: Record, one: Statement) -> None:
        """Puts a place into the record, as what it is: a venue, an address, or the internet."""
        node = text_of(one.value)
        is_online = "VirtualLocation" in self._graph.types(node)
        row = _FIELDS["virtualLocation" if is_online else "location"]
        if row.field in record.facts:
            return
        if not self._graph.is_described(node):
            if not self.site.is_within(node):
                record.facts[row.field] = [mapping({"id": Scalar(node, self.used(one))}, self._graph.span(one))]
            return
        if not is_online and self._says_no_place(record, one):
            return
        made = self.inner(row, one, None) if is_online else self._venue(one)
        if made is not None:
            record.facts[row.field] = [made]

    def _says_no_place(self, record: Record, one: Statement) -> bool:
        """Whether what stands where a place does says that it is open, or online; noted so."""
        stated = [] if self.site.page else self._graph.values(text_of(one.value), f"{SCHEMA}name")
        names = [name for name in stated if len(text_of(name.value)) <= LONGEST_PLACE]
        said = [instead_of_place(Scalar(text_of(name.value), self._graph.span(name))) for name in names]
        is_elsewhere = any(
            isinstance(mode, Scalar) and mode.text.endswith("OfflineEventAttendanceMode")
            for mode in record.facts.get("eventAttendanceMode", [])
        )
        if not said or said[0] is None or (said[0][0] == "eventAttendanceMode" and is_elsewhere):
            return False
        record.facts.setdefault(said[0][0], []).append(said[0][1])
        self.used(one)
        return True

    def _venue(self, one: Statement) -> Marked | None:
        node = text_of(one.value)
        if any(self._graph.values(node, term) for term in _ADDRESS_TERMS):  # an address where a place should stand
            made = super().inner(_ADDRESS, one, None)
            name = self._text(_FIELDS["name"], self._graph.values(node, f"{SCHEMA}name"))
            found = {"name": name, "address": made}
            return mapping({key: value for key, value in found.items() if value is not None}, self._graph.span(one))
        self.visit(node)
        facts = self.fields(node, ROWS["Place"], None)
        self.name(facts, node, "places")
        if not facts:
            self._unread(node)
            return None
        self.read_types(node, "Place")
        return mapping(plain(facts, ROWS["Place"]), self.used(one))
