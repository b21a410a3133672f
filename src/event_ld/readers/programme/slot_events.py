"""The slots of an agenda as events, with their people."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld import model
from event_ld.readers.programme.agenda import Slot, nest
from event_ld.readers.programme.mail import state_apart
from event_ld.readers.programme.negation import door_times
from event_ld.readers.programme.status import state_of
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import DAY, iso_minutes, resolve
from event_ld.readers.programme.words import placeholder
from event_ld.source import Evidence, Source

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.notes import Notes
    from event_ld.readers.programme.people import Mention


_MORNING = 6 * 60
_EVENING = 18 * 60


@dataclass
class SlotEvents:
    """Makes events of slots."""

    notes: Notes
    day: str = ""
    _ids: Counter[str] = field(default_factory=Counter)

    def events(self, slots: list[Slot]) -> tuple[model.Event, ...]:
        """The events of slots that are not yet nested."""
        return tuple(self._slot(slot, f"subEvent[{number}]") for number, slot in enumerate(nest(slots)))

    def day_of(self, slot: Slot) -> str:
        """The day of a slot, as ISO 8601 writes it; "" where it is not known."""
        if slot.is_undated:
            return ""
        year = int(self.day[:4]) if self.day else None
        return (slot.days.first.iso(year) if slot.days is not None else None) or self.day

    def past_midnight(self, slots: list[Slot], floor: int) -> None:
        """Puts what comes in the small hours behind an evening on the next day, where no other day is written.

        The event begins at the minute `floor`; 0 where that is not stated.
        """
        group, before, later = self.day, floor, 0
        for slot in slots:
            if self.day_of(slot) != group:
                group, before, later = self.day_of(slot), 0, 0
            own = slot.begin
            later = DAY if own < _MORNING and before >= _EVENING else 0 if own >= _EVENING else later
            before = own
            _put_later(slot, later)

    def bounds(self, fields: dict[str, Any], slots: list[Slot], stated: tuple[Days, Piece] | None) -> None:
        """Sets the beginning and the end of an event whose times of day are not stated, from its slots."""
        start, end = fields.get("start_date"), fields.get("end_date") or ""
        evidence = self.notes.evidence
        if start is None and fields.get("event_schedule") is None:
            fields["event_schedule"] = self._part(stated, slots)
        if not slots:
            return
        last = max(slots, key=lambda slot: (self.day_of(slot), slot.end or slot.begin))
        first = min(slots, key=lambda slot: (self.day_of(slot), slot.begin))
        first = first if start is not None and self.day_of(first) == start[:10] else slots[0]
        if start is None or self.day_of(first) != start[:10] or not (first.is_timed or first.is_dated):
            return
        if first.is_timed and "T" not in start:
            fields["start_date"] = moment(start, first.begin)
            spans = (*evidence["startDate"].spans, first.when.span)
            evidence["startDate"] = Evidence(spans=spans, rule="start-from-first-slot")
        day = self.day_of(last)
        if not any(slot.is_undated for slot in slots) and day >= end and (last.end is not None or day > max(start[:10], end)):
            fields["end_date"] = day if last.end is None else moment(day, last.end)
            evidence["endDate"] = Evidence(spans=(last.when.span,), rule="end-from-last-slot")

    def _part(self, day: tuple[Days, Piece] | None, slots: list[Slot]) -> model.Schedule | None:
        """What is known of when an event begins while its year is not: the day, and the time of its first slot."""
        first = slots[0] if slots else None
        days, piece = (first.days, first.when) if first and first.days else day or (None, None)
        begin = first.when if first and first.is_timed and not first.is_undated else None
        if days is None or piece is None or (days.last and not slots):
            return None
        self.notes.note("eventSchedule.byMonth", piece)
        self.notes.note("eventSchedule.byMonthDay", piece)
        if begin is not None:
            self.notes.note("eventSchedule.startTime", begin)
        ends = [(slot.end, slot.when) for slot in slots if slot.end is not None and slot.days == slots[0].days]
        end, when = max(ends, key=itemgetter(0), default=(None, None)) if len(ends) == len(slots) else (None, None)
        if when is not None:
            self.notes.note("eventSchedule.endTime", when)
        return model.Schedule(
            start_time=iso_minutes(slots[0].begin % DAY) if begin is not None else None,
            end_time=iso_minutes(end % DAY) if end is not None else None,
            by_month=days.first.month,
            by_month_day=days.first.day,
        )

    def doors(self, fields: dict[str, Any]) -> None:
        """When the doors open, on the day of an event whose hour is known."""
        text = self.notes.findings.source.text
        day, _, hour = fields.get("start_date", "").partition("T")
        begin = int(hour[:2]) * 60 + int(hour[3:5]) if hour else 0
        for found, time in door_times(text) if hour else ():
            own = [
                one
                for one in {resolve(time.start, floor, twelve=True) for floor in (0, max(begin - DAY // 4, 0))}
                if one <= begin
            ]
            if own:
                fields["door_time"] = moment(day, max(own))
                self.notes.note("doorTime", Piece(found[0], found.start()))
                return

    def person(self, mention: Mention, role: str, path: str, role_piece: Piece) -> model.Person | model.Organization:
        """A person in a role, with the evidence below a path."""
        role = mention.role or role
        self.notes.note_pieces(path, mention.pieces, mention.rule, mention.margin)
        self.notes.note(f"{path}.role", role_piece, f"{role}-from-place-in-text")
        self.notes.evidence.setdefault(path, Evidence(spans=(mention.pieces["name"].span,)))
        return msgspec.structs.replace(mention.person, role=role)

    def schedule(self, slot: Slot, path: str) -> model.Schedule:
        """What is known of when a slot takes place, where its day, or the year of it, is not."""
        notes = self.notes
        end = None if slot.end is None else iso_minutes(slot.end % DAY)
        notes.note(f"{path}.eventSchedule.{'byMonthDay' if slot.is_dated else 'startTime'}", slot.when)
        if end is not None:
            notes.note(f"{path}.eventSchedule.endTime", slot.when)
        day = slot.days.first if slot.days else None
        return model.Schedule(
            start_time=None if slot.is_dated else iso_minutes(slot.begin % DAY),
            end_time=end,
            by_month=day.month if day else None,
            by_month_day=day.day if day else None,
        )

    def _slot(self, slot: Slot, path: str) -> model.Event:
        fields: dict[str, Any] = {}
        notes = self.notes
        if slot.room is not None and not placeholder(slot.room.text):
            fields["room"] = notes.note(f"{path}.room", slot.room, slot.rule)
        if slot.is_timed or slot.is_dated:
            self._when(slot, fields, path)
        else:
            notes.structure.append(slot.when.span)
        if slot.title:
            title = self._without_state(unbroken(slot.title, notes.findings.source), fields, path)
            fields["name"] = notes.note_all(f"{path}.name", title, rule=slot.rule, margin=slot.margin)
        if slot.text:
            fields["description"] = notes.note_all(f"{path}.description", slot.text, "\n")
        if slot.people:
            fields["performer"] = tuple(
                self.person(mention, role, f"{path}.performer[{number}]", slot.when)
                for number, (role, mention) in enumerate(slot.people)
            )
        self._ask(slot, path)
        if not slot.slots or slot.is_undated:
            self._open_facts(fields, slot, path)
        inner = tuple(self._slot(one, f"{path}.subEvent[{number}]") for number, one in enumerate(slot.slots))
        return model.Event(**fields, sub_event=inner)

    def _without_state(self, title: list[Piece], fields: dict[str, Any], path: str) -> list[Piece]:
        """The lines of a title without the words before or behind it that say that the slot is off, put off or moved."""
        for at in dict.fromkeys((0, len(title) - 1)):
            parts = [title[at].cut(*one).strip() for one in state_apart(title[at].text)]
            states = [(one, state) for one in parts if (state := state_of(one.text))]
            if states and len(parts) > len(states):
                word, fields["event_status"] = states[0]
                self.notes.note(f"{path}.eventStatus", word, "status-from-word")
                return [*title[:at], *(one for one in parts if one is not word), *title[at + 1 :]]
        return title

    def _when(self, slot: Slot, fields: dict[str, Any], path: str) -> None:
        """The beginning, the end and the id of a slot with a time or a day of its own."""
        notes, day = self.notes, self.day_of(slot)
        parts = _digits(slot) if slot.is_timed else []
        if not day:
            fields["event_schedule"] = self.schedule(slot, path)
            first = slot.days.first if slot.is_dated and slot.days else None
            parts += [f"{first.month:02d}-{first.day:02d}"] if first else []
        elif slot.is_dated:
            fields["start_date"] = day
        else:
            fields["start_date"] = moment(day, slot.begin)
            if slot.end is not None:
                fields["end_date"] = moment(day, slot.end)
                notes.note(f"{path}.endDate", slot.lasts or slot.when, "end-from-duration" if slot.lasts else "")
        if day:
            notes.note(f"{path}.startDate", slot.when)
            parts = [day, *parts] if slot.is_dated or day != self.day else parts
        fields["id"] = self._id(f"slot-{'-'.join(parts)}")
        notes.note(f"{path}.id", slot.when, "id-from-slot-times")

    def _ask(self, slot: Slot, path: str) -> None:
        """Asks about the names that are not sure; they are no facts."""
        for piece in slot.unsure:
            message, question = f"“{piece.value}” may be a person.", f"Is “{piece.value}” a person, and of which slot?"
            self.notes.findings.add("unsure", message, piece.span, path=f"{path}.performer", question=question)

    def _id(self, wanted: str) -> str:
        self._ids[wanted] += 1
        return wanted if self._ids[wanted] == 1 else f"{wanted}-{self._ids[wanted]}"

    def _open_facts(self, fields: dict[str, Any], slot: Slot, path: str) -> None:
        self.notes.structure += [piece.span for piece in slot.form]
        unknown = [name for name in ("name", "performer") if name not in fields]
        if unknown == ["performer"] and not slot.is_open:
            unknown = []  # a title alone may be a break or a closing: nothing says that somebody speaks
        unknown += ["startDate"] * slot.is_undated
        if unknown:
            fields["unknown"] = tuple(unknown)
            for number, _ in enumerate(unknown):
                self.notes.note(f"{path}.unknown[{number}]", slot.when, "slot-left-open")


def _put_later(slot: Slot, minutes: int) -> None:
    slot.begin += minutes
    slot.end = None if slot.end is None else slot.end + minutes
    for inner in slot.slots:
        _put_later(inner, minutes)


def moment(day: str, minutes: int) -> str:
    """A local date-time as ISO 8601 writes it; more than 1,440 minutes are on a later day."""
    later = date.fromisoformat(day) + timedelta(days=minutes // DAY)
    return f"{later.isoformat()}T{iso_minutes(minutes % DAY)}"


def _digits(slot: Slot) -> list[str]:
    times = [slot.begin] if slot.end is None else [slot.begin, slot.end]
    return [iso_minutes(minutes % DAY).replace(":", "") for minutes in times]


def unbroken(title: list[Piece], source: Source) -> list[Piece]:
    """The lines of a title up to the first between which and the one before another line of the text stands."""
    for at, (above, below) in enumerate(pairwise(title), start=1):
        first, last = source.position(above.start).line, source.position(below.start).line
        if last > first + 1 and any(map(str.isalnum, source.text[source.line_starts[first] : source.line_starts[last - 1]])):
            return title[:at]
    return title
