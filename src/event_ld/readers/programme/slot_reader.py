"""Reads the slots of an agenda: lines with a time, and what stands below each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from event_ld.model import Person
from event_ld.readers.programme.agenda import Slot
from event_ld.readers.programme.contacts import says_free
from event_ld.readers.programme.cued import people_in
from event_ld.readers.programme.dates import day_alone
from event_ld.readers.programme.names import has_work, is_known_name, looks_like_organization, names_body
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, body_mention, read_people, with_more
from event_ld.readers.programme.places import is_room, leading_room, split_room
from event_ld.readers.programme.rooms import houses_behind, is_room_alone
from event_ld.readers.programme.slot_words import (
    begins_session,
    is_about_people,
    is_numbered,
    is_wrap,
    name_roles,
    plain_title,
    says_parallel,
    without_promise,
)
from event_ld.readers.programme.tables import Column
from event_ld.readers.programme.times import TimeRange, find_duration, is_twelve_hour, resolve_range
from event_ld.readers.programme.titled import split_roles, split_title, without_lead
from event_ld.readers.programme.words import is_word, meaning
from event_ld.vocabulary import roles

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.tables import Row
    from event_ld.readers.programme.text import Piece

_CONTACT = "contact"
_LONGEST_TITLE = 200
_MOST_HEADINGS = 0.6
_MARKS = "*_.|/ "
_GAP = re.compile(r"\t+|\s{2,}")
_AROUND = frozenset({"where", "organizer", "sponsor", "collaborator"})
_EARLY = 60
"""How many minutes before the event's stated beginning its first slot may begin: registration, a coffee."""


def read_slots(lines: list[Line], floor: int) -> list[Slot]:
    """The slots of an agenda in the order of the text, not yet nested; 0 where the minute at which it begins is not stated."""
    written = [line.time for line in lines if line.time is not None]
    reader = _Reader(max(floor - _EARLY, 0), twelve=is_twelve_hour(written), is_timed=bool(written))
    rooms = [line for line in lines if is_room_alone(line)]
    reader.are_below = len(rooms) > _MOST_HEADINGS * len(written)  # a room below each slot, and none above several
    houses = houses_behind(lines)
    for line in lines:
        house = houses.get(line.number)
        reader.take(line if house is None else replace(line, piece=line.piece.cut(0, house.start - line.piece.start - 1).strip()))
        if house is not None and reader.slots:
            reader.slots[-1].room = reader.slots[-1].room or house
    for slot in reader.slots:
        name_roles(slot)
    return reader.all_slots()


class _Reader:
    """Walks through the lines of an agenda with the day and the time so far."""

    def __init__(self, floor: int, *, twelve: bool, is_timed: bool) -> None:
        self.first = self.floor = floor
        self.twelve, self.is_timed = twelve, is_timed
        self.days: Days | None = None
        self.under: list[Line] = []
        self.slots: list[Slot] = []
        self.role = ""
        self.room: Piece | None = None
        self.heading = False
        self.is_apart = self.is_session = self.are_in_rooms = self.are_below = False
        self.titled = 0
        self.named: tuple[list[tuple[str, Mention]], int] | None = None
        self.again: list[tuple[int, TimeRange]] = []

    def take(self, line: Line) -> None:
        if line.days is not None and (self.days is None or line.time is None or line.days[:2] != self.days[:2]):
            self._whole_day()
            self.days, self.floor, self.room = line.days, 0, None
            self.heading, self.under = True, []
        if line.role is Role.HEADING:
            self.role = line.section
            return
        if self._is_room_heading(line):
            self.room, self.heading = line.piece, True
            return
        if line.days is not None and line.time is None:
            return
        self.under.append(line)
        if line.row is not None:
            self._row(line, line.row)
        elif line.time is not None:
            self._begin(line, line.time)
        elif self.slots and is_room_alone(line):
            self.slots[-1].room = line.piece
        elif line.role in (Role.BULLET, Role.LABEL, Role.PROSE) and self.slots and not says_free(line.piece):
            self._below(line, self.slots[-1])

    def _whole_day(self) -> None:
        """Takes the one line below a day without hours, where others have some, as what is then: `Arrival of the guests`."""
        line = self.under[0] if len(self.under) == 1 and self.days is not None and self.is_timed else None
        if line is None or line.role not in (Role.PROSE, Role.BULLET) or len(line.piece.text) > _LONGEST_TITLE:
            return
        title, people = split_title(line.piece)
        slot = Slot(begin=0, end=None, when=line.piece, days=self.days, is_timed=False, is_dated=True)
        slot.title, slot.people = [title.strip(_MARKS)], [("speaker", one) for one in people]
        self.slots.append(slot)

    def all_slots(self) -> list[Slot]:
        """The slots, one that is held several times as often, and one whose details stand apart from its time once."""
        for at, time in reversed(self.again):
            slot = self.slots[at]
            begin, end = resolve_range(time, slot.begin, twelve=self.twelve)
            self.slots.insert(at + 1, replace(slot, begin=begin, end=end))
        timed = {plain_title(slot): slot for slot in self.slots if slot.is_timed and slot.title}
        apart = [slot for slot in self.slots if not slot.is_timed and plain_title(slot) in timed]
        for slot in apart:
            whole = timed[plain_title(slot)]
            whole.people, whole.text, whole.form = whole.people + slot.people, whole.text + slot.text, whole.form + slot.title
        return [slot for slot in self.slots if not any(slot is one for one in apart)]

    def _is_room_heading(self, line: Line) -> bool:
        """Whether a line is the room of the slots below it: right below a date, or set apart, or where such lines are usual."""
        if not is_room_alone(line):
            return False
        return self.heading or self.room is not None or not self.slots or not (line.is_joined or self.are_below)

    def _columns(self, slot: Slot, piece: Piece) -> None:
        """Reads what stands behind the time: columns set apart by tabs or several blanks, or a title with its people."""
        first, *others = piece.split(_GAP) or [piece.cut(0, 0)]
        self._entitle(slot, first)
        for cell in others:
            title, room = split_room(cell)
            if room is None and is_room(cell):
                title, room = cell.cut(0, 0), cell
            slot.room = slot.room or room
            title, by_role = split_roles(title)
            slot.people += by_role
            mentions = read_people([without_lead(title)]) if title.text else []
            if mentions:
                self._put(slot, "speaker", mentions)
            elif title.text and not is_word("empty", title.value):
                slot.text.append(title)

    def _begin(self, line: Line, written: TimeRange) -> None:
        self.role, self.named, self.titled = "", None, line.number
        self.is_apart = self.is_session = self.are_in_rooms = False
        begin, end = resolve_range(written, self.floor, twelve=self.twelve)
        self.floor = begin
        before = line.whole.cut(0, line.piece.start - line.whole.start)
        behind = line.whole.cut(line.piece.start + len(line.piece.text) - line.whole.start)
        is_behind = bool(line.piece.text) and not any(map(str.isalnum, before.text))
        when = (behind if is_behind else before if line.piece.text else line.whole).strip(":*_|-–—•()[],;@")
        self.again += [(len(self.slots), time) for time in line.also]
        if is_behind and line.days is not None:
            self.slots.append(Slot(begin=begin, end=end, when=when, days=self.days, title=[line.piece], is_named=True))
            return
        slot = Slot(begin=begin, end=end, when=when, days=self.days)
        if line.piece.text:
            self._columns(slot, line.piece)
        slot.room = slot.room or self.room
        self.heading = False
        self.slots.append(slot)

    def _entitle(self, slot: Slot, piece: Piece) -> None:
        """Reads the title of a slot, and the people and the room that stand on its line."""
        whole = piece
        self.is_session = begins_session(piece.text)
        piece, by_role = split_roles(piece)
        if by_role and not piece.text and not slot.title:  # `Keynote: Ana Gil – “Old maps”`
            talk = next((one.talk for _, one in by_role if one.talk is not None), None)
            label = whole.cut(0, whole.text.find(":")) if ":" in whole.text else split_title(whole)[0]  # `Talk by Ann Lee`
            slot.title.append(talk if talk is not None else label.strip(_MARKS))
        piece = self._timed(slot, piece)
        piece, room = split_room(piece)
        if room is not None and slot.room is None:
            slot.room = room
        piece, slot.is_open = without_promise(piece)
        alone = read_people([piece]) if piece.text else []
        if alone and all(is_known_name(one.pieces["name"]) or (one.talk and one.is_described) for one in alone):
            talk = alone[-1].talk
            if talk is not None:
                slot.title.append(talk.strip(_MARKS))
            slot.people += [("speaker", one) for one in alone]
        else:
            title, named = split_title(piece)
            title = self._timed(slot, title.strip(_MARKS))
            title, room = split_room(title)
            slot.room = slot.room or room
            if title.text:
                slot.title.append(title)
            self._put(slot, "speaker", named)
            said = people_in(piece) if not (by_role or named) else []
            slot.people += [one for one in said if roles()[one[0]] == "performer"]
        slot.people += by_role

    def _timed(self, slot: Slot, piece: Piece) -> Piece:
        """A title without its duration, which gives the slot its end where none is written, and ends the title."""
        duration = find_duration(piece.text)
        if duration is None or slot.title or not slot.is_timed:
            return piece
        if slot.end is None:
            slot.end = slot.begin + duration.minutes
            slot.lasts = piece.cut(duration.begin, duration.finish).strip(" ()[]")
        is_last = duration.finish >= len(piece.text.rstrip())
        self.titled = 0 if is_last else self.titled
        return piece.cut(0, duration.begin).strip() if is_last else piece

    def _put(self, slot: Slot, role: str, mentions: list[Mention]) -> None:
        """Adds people to a slot; what they speak on says more about the slot."""
        slot.people += [(role, one) for one in mentions]
        for talk in (one.talk for one in mentions if one.talk is not None):
            title, by_role = split_roles(talk)
            slot.people += by_role
            if title.strip(_MARKS).text:
                slot.text.append(title.strip("*_ "))

    def _row(self, line: Line, row: Row) -> None:
        self.role, self.named, self.titled = "", None, line.number
        self.is_session = self.are_in_rooms = False
        if line.time is None:
            self._untimed(row)
            return
        begin, end = resolve_range(line.time, self.floor, twelve=self.twelve)
        self.floor = begin
        for column, cell in row.tracks or [(Column("room", row.room.strip(_MARKS)), row.title)]:
            slot = Slot(begin=begin, end=end, when=row.when, days=column.days or (None if column.is_day else self.days))
            slot.room = column.heading if column.heading.text and not column.is_day else None
            self._fill(slot, cell, row.people)
            self.slots.append(slot)

    def _untimed(self, row: Row) -> None:
        """Takes a row without a time: a part of the slot above it where that has an end, otherwise a slot of its own."""
        if not self.slots or not (row.title.text or row.people):
            return
        above = next((one for one in reversed(self.slots) if one.is_timed), self.slots[-1])
        slot = Slot(begin=above.begin, end=None, when=above.when, days=self.days, is_timed=False)
        self._fill(slot, row.title, row.people)
        if above.end is None:
            self.slots.append(slot)
        else:
            above.people += slot.people
            above.text += slot.title

    def _fill(self, slot: Slot, cell: Piece, people: list[Piece]) -> None:
        if not people:
            self._entitle(slot, cell)
            return
        title, named = split_title(cell)
        if title.text and (slot.days is None or day_alone(title.text) is None):  # `| 9 March | 18:00 | Ana Gil |`
            slot.title.append(title.strip(_MARKS))
        rest, by_role = split_roles(people[0])
        slot.people += by_role
        people = [rest, *people[1:]] if rest.text else []
        if not people:
            return
        mentions = [] if is_word("empty", people[0].value) else read_people(people)
        if not mentions and slot.title and names_body(people[0]):
            mentions = [body_mention(people[0])]
        slot.is_open = is_word("empty", people[0].value)
        if not mentions and not slot.title and not slot.is_open:
            slot.title.append(people[0].strip(_MARKS))
        slot.people += [("speaker", mention) for mention in (*named, *mentions)]

    def _in_room(self, line: Line, slot: Slot) -> bool:
        """Takes `Room A: Maps`, or `Lakes (Room B)`, below a time as a slot in that room; False for other lines.

        Below a time alone such slots stand beside one another, below the title of a slot within it.
        """
        room, title = leading_room(line.piece)
        is_within = bool(slot.title or slot.people) and not self.are_in_rooms
        is_beside = not is_within or says_parallel(" ".join(one.text for one in slot.title))
        if room is None and is_beside:
            title, room = split_room(line.piece)
        is_line = line.role is Role.PROSE or (line.role is Role.BULLET and is_beside)
        if not is_line or not line.is_joined or room is None or not title.text:
            return False
        part = slot
        if slot.title or slot.people:
            part = Slot(begin=slot.begin, end=slot.end, when=slot.when, days=slot.days)
            (slot.slots if is_within else self.slots).append(part)
        self.are_in_rooms, self.titled, part.room = not is_within, line.number, room
        self._entitle(part, title)
        return True

    def _below(self, line: Line, slot: Slot) -> None:
        if line.role is Role.LABEL and not self._label(line, slot):
            self.is_apart = True  # what goes on behind it is of the event, too
            return
        self.is_apart |= not line.is_joined and meaning("section", line.piece.text) in _AROUND
        if self._in_room(line, slot) or (line.role is Role.PROSE and self._beside(line, slot)):
            return
        role = line.section if line.role is Role.LABEL else self.role or "speaker"
        surely = line.role is not Role.PROSE or bool(self.role)
        rest, by_role = split_roles(line.piece)
        if by_role and not rest.text:
            slot.people += by_role
            return
        mentions = read_people([without_lead(line.piece)]) if surely or slot.title or slot.is_open else []
        if not mentions and line.role is not Role.PROSE and names_body(line.piece):
            mentions = [body_mention(line.piece)]
        if mentions and (surely or is_about_people(mentions, is_apart=self.is_apart)):
            before = len(slot.people)
            self._put(slot, role, mentions)
            self.named = (slot.people, line.number) if len(slot.people) == before + 1 else None
        elif not self._goes_on(line):
            if slot.title and line.role is Role.PROSE and "@" not in line.piece.text:
                slot.people += [(role, one) for one in split_title(line.piece)[1]]
            self._words(line, slot)

    def _label(self, line: Line, slot: Slot) -> bool:
        """Takes a label in an agenda; whether it names people of the slot, which are then still to be read."""
        if line.section not in roles() or line.section == _CONTACT:  # it belongs to the event, but for a room right below
            if line.section == "where" and line.is_joined and is_room(line.piece):
                slot.room = slot.room or line.piece
            return False
        if not line.piece.text:
            self.role = line.section
            slot.form.append(line.whole)
        return bool(line.piece.text)

    def _goes_on(self, line: Line) -> bool:
        """Whether a line is the office or the body of the person on the line above."""
        if self.named is None or self.named[1] + 1 != line.number or line.role is not Role.PROSE:
            return False
        people, _ = self.named
        role, mention = people[-1]
        person = mention.person
        if (
            not isinstance(person, Person)
            or person.job_title
            or person.affiliation
            or not (has_work(line.piece) or looks_like_organization(line.piece))
        ):
            return False
        people[-1] = (role, with_more(mention, line.piece))
        self.named = None
        return True

    def _beside(self, line: Line, slot: Slot) -> bool:
        """Takes a line such as `PANEL 2: …` below `PANEL 1: …` as a slot at the same time; False for any other."""
        if not slot.title or not begins_session(line.piece.text):
            return False
        is_beside = self.is_session
        if not (is_beside or is_numbered(line.piece.text)):
            return False
        begin, end, when = slot.begin, slot.end, slot.when if is_beside else line.piece.cut(0, 0)
        beside = Slot(begin=begin, end=end if is_beside else None, when=when, days=slot.days, is_timed=is_beside)
        self.slots.append(beside)
        self.titled = line.number
        self._entitle(beside, line.piece)
        return True

    def _words(self, line: Line, slot: Slot) -> None:
        """Takes a line that names nobody first: a title, a part of one, a part of the slot, or more about it."""
        piece = line.piece
        if is_word("empty", piece.value) or not piece.value:
            return
        if line.role is Role.PROSE and (piece.text.endswith(":") or "@" in piece.text) and slot.title:
            slot.form += [piece] if piece.text.endswith(":") else []  # the label of a list; whom to ask
        elif line.role is Role.PROSE and not self.is_apart:
            if not slot.title and not slot.people:
                self.titled = line.number
                self._entitle(slot, piece)
            elif self.titled == line.number - 1 and not (slot.people or slot.text or slot.is_named) and is_wrap(slot, piece):
                slot.title.append(piece.strip(_MARKS))
                self.titled = line.number
            elif line.is_joined:
                slot.text.append(piece)
        elif line.role is Role.BULLET:
            self._item(slot, piece)

    def _item(self, slot: Slot, piece: Piece) -> None:
        """Takes an item of a list below a slot: a parallel session with a time like the slot's own, or more about it."""
        lead, title = leading_room(piece)
        title, by_role = split_roles(title)
        title, room = split_room(title)
        title, named = split_title(title)
        room = lead or room
        people = [*(("speaker", one) for one in named), *by_role]
        is_parallel = any(says_parallel(above.text) for above in slot.title)
        if is_parallel and (people or room is not None or begins_session(title.text)):
            part = Slot(begin=slot.begin, end=slot.end, when=slot.when, days=slot.days, title=[title.strip(_MARKS)])
            part.people, part.room = people, room
            slot.slots.append(part)
        else:
            slot.people += people
            slot.text.append(piece if not people else title.strip(_MARKS))
