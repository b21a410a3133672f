"""Second stage: what the lines of a programme mean."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld import model
from event_ld.readers.derivation import derive
from event_ld.readers.keywords import keywords_from
from event_ld.readers.programme.agenda import Slot, agenda_lines, nest, read_slots, with_day
from event_ld.readers.programme.header import (
    read_event_type,
    read_organizer,
    read_super_event,
    read_title,
    read_when,
)
from event_ld.readers.programme.mode import read_mode
from event_ld.readers.programme.outline import Line, Role, outline
from event_ld.readers.programme.people import organization_from, read_person
from event_ld.readers.programme.places import read_place
from event_ld.readers.programme.times import DAY, TimeRange, iso_minutes, resolve_range
from event_ld.readers.programme.words import language_of
from event_ld.readers.programme.years import Years, when_in_prose
from event_ld.readers.reading import Options, Reading
from event_ld.source import Evidence, Span
from event_ld.vocabulary import Vocabulary, roles

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.problems import Findings
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.people import Mention
    from event_ld.readers.programme.text import Piece


def read_programme(findings: Findings, options: Options) -> Reading:
    """The event that a plain-text programme describes.

    Args:
        findings: The source, and the problems of decoding it.
        options: What to know beside the text.
    """
    reader = _Reader(findings, options.vocabulary)
    event = derive(reader.event(), findings, reader.evidence, time_zone=options.time_zone, is_description=False)
    reader.report()
    found = findings.problems
    return Reading(source=findings.source, event=event, problems=found, evidence=reader.evidence, form="programme")


@dataclass
class _Reader:
    """Gathers the facts of one programme, with their evidence."""

    findings: Findings
    vocabulary: Vocabulary
    evidence: dict[str, Evidence] = field(default_factory=dict)
    structure: list[Span] = field(default_factory=list)
    language: str | None = None
    rule: str = ""
    slot_ids: Counter[str] = field(default_factory=Counter)

    def event(self) -> model.Event:
        source = self.findings.source
        self.lines = outline(source)
        self.language = language_of(source.text)
        fields: dict[str, Any] = {}
        if self.language:
            fields["language"] = self.language
            self.evidence["language"] = Evidence(rule="language-of-text")
        for line in self.lines:
            if line.role in (Role.HEADING, Role.DAY, Role.TABLE):
                self.structure.append(line.whole.span)
        self._title(fields)
        self._sections(fields)
        floor = self._when_and_where(fields)
        self._super_event(fields)
        self._agenda(fields, floor)
        self._people(fields)
        return model.Event(**fields)

    # -- the header

    def _title(self, fields: dict[str, Any]) -> None:
        title = read_title(self.lines)
        self.years = Years(title.piece.text if title else "")
        if title is None:
            question = "What is the event called?"
            self.findings.add("name-missing", "No line states what the event is called.", path="name", question=question)
        else:
            fields["name"] = self._note("name", title.piece, title.rule)
            kind = read_event_type(title.piece)
            if kind is not None:
                fields["additional_type"] = kind.name
                self._note("additionalType", kind.piece, "type-from-word")
                if kind.event_class != "Event":
                    fields["type"] = kind.event_class
                    self._note("type", kind.piece, "type-from-word")
        organizer = read_organizer(self.lines, title.piece if title else None)
        if organizer is not None:
            made, pieces = organization_from(organizer.piece)
            fields["organizer"] = (made,)
            self._notes("organizer[0]", pieces, organizer.rule)

    def _super_event(self, fields: dict[str, Any]) -> None:
        read = read_super_event(self.lines)
        if read is None:
            return
        found, kind = read
        name = self._note("superEvent.name", found.piece, found.rule)
        self._note("superEvent.additionalType", kind.piece, "type-from-word")
        self._note("superEvent.type", kind.piece, "type-from-word")
        fields["super_event"] = model.Event(name=name, additional_type=kind.name, type=kind.event_class)

    def _sections(self, fields: dict[str, Any]) -> None:
        self._description(fields)
        items = [line for line in self._in("objectives") if line.role is Role.BULLET]
        introduction = [line for line in self._in("objectives") if line.role is Role.PROSE]
        wrapped = _with_wraps([*items, *introduction])
        if items:
            self.structure += [line.whole.span for line in introduction]
        objectives = [pieces for pieces in wrapped if pieces[0] in items or not items]
        if objectives:
            fields["objectives"] = tuple(
                self._note_all(f"objectives[{number}]", [line.piece for line in lines]) for number, lines in enumerate(objectives)
            )
        keywords = tuple(keywords_from(self._keyword_items(), self))
        if keywords:
            fields["keywords"] = keywords
        audience = [line.piece for line in self._in("audience") if line.piece.text]
        if audience:
            fields["audience"] = self._note_all("audience", [*audience[:-1], audience[-1].strip(".")])

    def _description(self, fields: dict[str, Any]) -> None:
        lines = [line for line in self._in("description") if line.piece.text]
        paragraphs: list[str] = []
        for line in lines:
            if line.is_joined and paragraphs:
                paragraphs[-1] += f" {line.piece.value}"
            else:
                paragraphs.append(line.piece.value)
        if paragraphs:
            fields["description"] = "\n\n".join(paragraphs)
            self.evidence["description"] = Evidence(spans=tuple(line.piece.span for line in lines))

    def _keyword_items(self) -> Iterable[tuple[model.Text, str | None, Span, str]]:
        for line in self._in("keywords"):
            for part in line.piece.strip(".").split(_COMMA):
                yield part.value, None, part.span, "keywords"

    def _when_and_where(self, fields: dict[str, Any]) -> int:
        stated = [line for line in self._in("when-where", "when", "where") if line.piece.text]
        spread = [read_when(line.piece) for line in stated]
        day = next((when.day for when in spread if when.day is not None), None)
        time = next((when.time for when in spread if when.time is not None), None)
        for line, when in zip(stated, spread, strict=True):
            if line.section != "when" and when.rest.text and "location" not in fields and "room" not in fields:
                self._place(fields, when.rest)
        if day is None:
            prose = when_in_prose(self.lines, self.years)
            day, time = (prose.day, time or prose.time) if prose else (None, time)
        mode = read_mode(self.lines)
        if mode is not None:
            fields["event_attendance_mode"] = mode.mode
            self._note("eventAttendanceMode", mode.piece, "mode-from-word")
        self.structure += [piece.span for piece in self.years.page_pieces]
        return self._dates(fields, day, time)

    def _place(self, fields: dict[str, Any], rest: Piece) -> None:
        pieces = read_place(rest)
        values = {path: self._note(path, piece) for path, piece in pieces.items()}
        if "room" in values:
            fields["room"] = values["room"]
        address = {
            name: values.get(f"location.address.{name}") for name in ("streetAddress", "addressLocality", "addressCountry")
        }
        made = None
        if any(address.values()):
            made = model.PostalAddress(
                street_address=address["streetAddress"],
                address_locality=address["addressLocality"],
                address_country=address["addressCountry"],
            )
        if made is not None or "location.name" in values:
            fields["location"] = model.Place(name=values.get("location.name"), address=made)

    def _dates(self, fields: dict[str, Any], day: tuple[Days, Piece] | None, time: tuple[TimeRange, Piece] | None) -> int:
        self.day = self._day(*day) if day else ""
        spans: list[Span] = []
        last = None
        if day is not None and self.day:
            spans = [day[1].span]
            last = day[0].last
            self._date(fields, "startDate", self.day, spans)
            if last is not None:
                self._date(fields, "endDate", last.iso(int(self.day[:4])) or self.day, spans)
        if time is None:
            return 0
        floor, end = resolve_range(time[0], 0, twelve=True)
        spans.append(time[1].span)
        if not self.day or last is not None:
            self.structure.append(time[1].span)  # the hours of every day: known, but of no single date
            return floor
        self._date(fields, "startDate", _moment(self.day, floor), spans)
        if end is not None:
            self._date(fields, "endDate", _moment(self.day, end), spans)
        return floor

    def _date(self, fields: dict[str, Any], name: str, value: str, spans: list[Span]) -> None:
        fields["start_date" if name == "startDate" else "end_date"] = value
        self.evidence[name] = Evidence(spans=tuple(spans), rule=self.rule)

    def _day(self, days: Days, piece: Piece) -> str:
        year, self.rule = self.years.of(days)
        iso = days.first.iso(year)
        if iso is None:
            message = f"The day {piece.value} has no year."
            question = f"In which year is {piece.value}?"
            self.findings.add("year-missing", message, piece.span, path="startDate", question=question)
            return ""
        if days.weekday is not None and date.fromisoformat(iso).weekday() != days.weekday:
            message = f"{iso} is no such weekday as “{piece.value}” says."
            question = f"Which one holds of “{piece.value}”: the weekday or the date?"
            self.findings.add("weekday-contradicts-date", message, piece.span, path="startDate", question=question)
        return iso

    # -- the agenda

    def _agenda(self, fields: dict[str, Any], floor: int) -> None:
        dated = agenda_lines(self.lines)
        self.structure += [line.whole.span for line in dated if line.days is not None]
        slots = read_slots(dated, floor)
        if not slots:
            return
        self._first_day(fields, slots)
        fields["sub_event"] = tuple(self._slot(slot, f"subEvent[{number}]") for number, slot in enumerate(nest(slots)))
        self._bounds(fields, slots)

    def _first_day(self, fields: dict[str, Any], slots: list[Slot]) -> None:
        days = slots[0].days
        if self.day or days is None:
            return
        piece = next(line.whole if line.time else line.piece for line in map(with_day, self.lines) if line.days == days)
        self.day = self._day(days, piece)
        if self.day:
            self._date(fields, "startDate", self.day, [piece.span])

    def _bounds(self, fields: dict[str, Any], slots: list[Slot]) -> None:
        start = fields.get("start_date")
        if start is None or "T" in start:
            return
        first, last = slots[0], max(slots, key=lambda slot: (self._day_of(slot), slot.end or slot.begin))
        if self._day_of(first) != start:
            return
        fields["start_date"] = _moment(start, first.begin)
        spans = (*self.evidence["startDate"].spans, first.when.span)
        self.evidence["startDate"] = Evidence(spans=spans, rule="start-from-first-slot")
        if last.end is not None:
            fields["end_date"] = _moment(self._day_of(last), last.end)
            self.evidence["endDate"] = Evidence(spans=(last.when.span,), rule="end-from-last-slot")

    def _day_of(self, slot: Slot) -> str:
        year = int(self.day[:4]) if self.day else None
        return (slot.days.first.iso(year) if slot.days is not None else None) or self.day

    def _slot(self, slot: Slot, path: str) -> model.Event:
        fields: dict[str, Any] = {}
        day = self._day_of(slot)
        if slot.room is not None:
            fields["room"] = self._note(f"{path}.room", slot.room)
        if day and slot.is_timed:
            fields["start_date"] = _moment(day, slot.begin)
            self._note(f"{path}.startDate", slot.when)
            if slot.end is not None:
                fields["end_date"] = _moment(day, slot.end)
                self._note(f"{path}.endDate", slot.when)
            fields["id"] = self._slot_id(f"slot-{'' if day == self.day else day + '-'}{'-'.join(_digits(slot))}")
            self._note(f"{path}.id", slot.when, "id-from-slot-times")
        else:
            self.structure.append(slot.when.span)
        if slot.title:
            fields["name"] = self._note_all(f"{path}.name", slot.title)
        if slot.people:
            fields["performer"] = tuple(
                self._person(mention, role, f"{path}.performer[{number}]", slot.when)
                for number, (role, mention) in enumerate(slot.people)
            )
        if not slot.slots:
            self._open_facts(fields, slot, path)
        inner = tuple(self._slot(one, f"{path}.subEvent[{number}]") for number, one in enumerate(slot.slots))
        return model.Event(**fields, sub_event=inner)

    def _slot_id(self, wanted: str) -> str:
        self.slot_ids[wanted] += 1
        return wanted if self.slot_ids[wanted] == 1 else f"{wanted}-{self.slot_ids[wanted]}"

    def _open_facts(self, fields: dict[str, Any], slot: Slot, path: str) -> None:
        unknown = [name for name in ("name", "performer") if name not in fields]
        if unknown == ["performer"]:
            return  # a title alone may be a break or a closing: nothing says that somebody speaks
        if unknown:
            fields["unknown"] = tuple(unknown)
            for number, _ in enumerate(unknown):
                self._note(f"{path}.unknown[{number}]", slot.when, "slot-left-open")

    # -- people

    def _people(self, fields: dict[str, Any]) -> None:
        performers: list[model.Person] = []
        contributors: list[model.Person] = []
        for line in self._in(*roles()):
            mention = read_person(line.piece) if line.piece.text else None
            if mention is None or line.within == "agenda":  # there it belongs to a slot
                continue
            role = line.section
            field_name = roles()[role]
            people = performers if field_name == "performer" else contributors
            people.append(self._person(mention, role, f"{field_name}[{len(people)}]", line.whole))
        fields |= {name: tuple(people) for name, people in (("performer", performers), ("contributor", contributors)) if people}

    def _person(self, mention: Mention, role: str, path: str, role_piece: Piece) -> model.Person:
        self._notes(path, mention.pieces)
        self._note(f"{path}.role", role_piece, f"{role}-from-place-in-text")
        self.evidence.setdefault(path, Evidence(spans=(mention.pieces["name"].span,)))
        return _replace(mention.person, role)

    # -- evidence

    def _in(self, *sections: str) -> list[Line]:
        return [line for line in self.lines if line.section in sections and line.role is not Role.HEADING]

    def _note(self, path: str, piece: Piece, rule: str = "") -> str:
        self.evidence[path] = Evidence(spans=(piece.span,), rule=rule)
        return piece.value

    def _note_all(self, path: str, pieces: list[Piece]) -> str:
        self.evidence[path] = Evidence(spans=tuple(piece.span for piece in pieces))
        return " ".join(piece.value for piece in pieces)

    def _notes(self, path: str, pieces: dict[str, Piece], rule: str = "") -> None:
        for name, piece in pieces.items():
            self._note(f"{path}.{name}", piece, rule)

    def report(self) -> None:
        """Names what is missing, and every line that became neither a fact nor a heading."""
        if "description" not in self.evidence:
            self.findings.add("description-missing", "No section describes the event.", path="description")
        if "startDate" not in self.evidence and not any(one.code == "year-missing" for one in self.findings.problems):
            question = "When does the event begin?"
            self.findings.add("start-missing", "No line states when the event begins.", path="startDate", question=question)
        if "location.name" not in self.evidence and "location.address.addressCountry" not in self.evidence:
            question = "Where does the event take place?"
            self.findings.add("place-missing", "No line states where the event takes place.", path="location", question=question)
        source = self.findings.source
        taken: set[int] = set()
        for span in (*self.structure, *(span for one in self.evidence.values() for span in one.spans)):
            last = source.position(max(span.end - 1, span.start)).line
            taken.update(range(source.position(span.start).line, last + 1))
        for line in self.lines:
            if line.number not in taken:
                message = f"This line became no fact: “{_shortened(line.whole.value)}”."
                self.findings.add("unread-text", message, line.whole.span)


_COMMA = re.compile(r"\s*[,;]\s*")


def _with_wraps(lines: list[Line]) -> list[list[Line]]:
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.number):
        if groups and line.role is Role.PROSE and line.is_joined:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _replace(person: model.Person, role: str) -> model.Person:
    return msgspec.structs.replace(person, role=role)


def _moment(day: str, minutes: int) -> str:
    later = date.fromisoformat(day) + timedelta(days=minutes // DAY)
    return f"{later.isoformat()}T{iso_minutes(minutes % DAY)}"


def _digits(slot: Slot) -> list[str]:
    times = [slot.begin] if slot.end is None else [slot.begin, slot.end]
    return [iso_minutes(minutes % DAY).replace(":", "") for minutes in times]


def _shortened(text: str, longest: int = 80) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
