"""The agenda of a text by the tagger: its labels, the slots that they make, and whether the text has an agenda at all."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from event_ld.readers.programme.alike_names import with_alike
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.features import features
from event_ld.readers.programme.labelled_records import labelled_records
from event_ld.readers.programme.names import looks_like_organization
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.room_lines import RoomLines
from event_ld.readers.programme.slot_words import begins_session, name_roles, says_when_all_begin
from event_ld.readers.programme.slots import Assembly
from event_ld.readers.programme.stretches import Row, rows, stretches
from event_ld.readers.programme.tagger import reasons, tag
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.times import TimeRange, find_time
from event_ld.readers.programme.tokens import Token, tokens
from event_ld.readers.programme.told import Told
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.agenda import Slot
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.text import Piece
    from event_ld.source import Source

_FEW = 3
"""How many slots make an agenda that the outline of the text does not name."""
_QUOTES = '"“”«» '
_NO_DAY = frozenset({"ST", "TI", "PE", "AF", "JO", "DE"})
"""What the line of a day and nothing else does not say."""
_MARKS = 8
"""How many characters stand beside a date and a name on the line that says who wrote the page: `14-10-2027 | by Ana Gil`."""
_LONGEST_TEXT = 150_000
"""The most characters of a text that is tagged."""


class Tagging:
    """The tagger's reading of a text; `days` are those that the outline has on lines of their own."""

    def __init__(self, source: Source, lines: list[Line]) -> None:
        """Tags a text; the line of its outline that is labelled with when the event is states no slot."""
        found = tokens(source.text) if len(source.text) <= _LONGEST_TEXT else []
        self.source = source
        self.days: list[tuple[int, Days]] = []
        self._made: Assembly | None = None
        self.features = features(found)
        self.rows = rows(source.text, found, lines)
        starts = _starts(found, self.rows, lines)
        self.labels = tag(self.features, starts=starts)
        records = labelled_records(self.rows)
        self.is_labelled = bool(records)
        stated = [] if records else _stated(lines)
        days = [line.whole for line in lines if line.role is Role.DAY]
        read = RoomLines(stretches(source.text, found, self.labels), self.rows, found, lines, records)
        places = [line.whole for line in lines if line.role is Role.LABEL and line.section == "where" and line.within != "agenda"]
        self.stretches = [
            one
            for one in with_alike(read.found, self.rows)
            if not (one.label in {"ST", "DA"} and is_within(one.piece, stated))
            and not (one.label == "ST" and len(starts) >= _FEW and says_when_all_begin(one.piece, self.rows[one.line].piece))
            and not (one.label in _NO_DAY and is_within(one.piece, days))
            and not (one.label == "RO" and one.line not in read.labelled and is_within(one.piece, places))
        ]

    def _assembled(self, floor: int) -> Assembly:
        """The slots of the stretches, put together once where the hour of the event is not stated."""
        if floor:
            return Assembly(self.stretches, self.rows, floor)
        self._made = self._made or Assembly(self.stretches, self.rows, 0)
        return self._made

    def slots(self, floor: int) -> list[Slot]:
        """The slots, from the minute on at which the event begins (0: not stated)."""
        made = self._assembled(floor)
        heads = {
            (column.heading.start, column.days) for row in self.rows for column, _ in (row.table.tracks if row.table else ())
        }
        days = [(one.piece.start, one.value) for one in self.stretches if one.label == "DA"]
        told = sorted({*days, *made.stated, *(one for one in heads if one[1])}, key=itemgetter(0))
        for slot in made.slots:
            at = bisect_left(self.days, slot.when.start, key=itemgetter(0))
            above = self.days[at - 1] if at else None
            before = range(bisect_right(told, slot.when.start, key=itemgetter(0)) - 1, -1, -1)
            named = next((told[number][0] for number in before if told[number][1] == slot.days), -1)
            if above is not None and not slot.is_undated and (slot.days is None or above[0] > named):
                slot.days = above[1]
            name_roles(slot)
        return made.slots

    def leave(self, others: list[Piece]) -> None:
        """Leaves out what stands in some stretches, which are none of the agenda: the dates of the page, and who wrote it."""
        others = sorted(others, key=attrgetter("start"))
        named = [(self.rows[one.line].piece, one.piece) for one in self.stretches if one.label == "PE"]
        dates = [(row, name, date) for row, name in named for date in others if is_in(date, row)]
        writers = [name for row, name, date in dates if len(row.text) <= len(date.text) + len(name.text) + _MARKS]
        kept = [one for one in self.stretches if not (is_within(one.piece, others) or one.piece in writers)]
        self._made = self._made if len(kept) == len(self.stretches) else None
        self.stretches = kept

    def marked(self, lines: list[Line]) -> list[Line]:
        """The outline with the lines of the tagger's agenda as its own."""
        days = [(line.whole.start, line.days) for line in lines if line.days is not None and _is_day(line)]
        span = next((one for line in lines if (one := find_days(line.whole.text)) and one.last), None) if days else None
        heads = {line.whole.start for line, below in pairwise(lines) if below.role is Role.TIME}
        self.days = [(at, one) for at, one in days if span is None or _are_of_event(one, span, is_heading=at in heads)]
        used = self._assembled(0).lines
        numbers = {self.source.position(self.rows[line].piece.start).line for line in used}
        anchors = {self.source.position(one.piece.start).line for one in self.stretches if one.label == "ST"} & numbers
        found = []
        for line in lines:
            if line.number in numbers:
                role = (
                    Role.TIME
                    if line.number in anchors
                    else Role.PROSE
                    if line.role in (Role.LABEL, Role.HEADING, Role.DAY)
                    else line.role
                )
                found.append(replace(line, within="agenda", section="agenda", role=role))
            else:
                found.append(line)
        return found

    def reasons(self, start: int) -> str:
        """The features that speak most for the label of a token, in words for people."""
        at = next((number for number, one in enumerate(self.features.tokens) if one.begin <= start < one.end), None)
        if at is None:
            return ""
        return ", ".join(f"{name} +{weight / 100:.2f}" for name, weight in reasons(self.features, at, self.labels.labels[at]))

    def day_piece(self, days: Days) -> Piece | None:
        """Where a day of the agenda stands."""
        return next((one.piece for one in self.stretches if one.label == "DA" and one.value == days), None)


def _starts(found: list[Token], rows: list[Row], lines: list[Line]) -> list[int]:
    """The times that begin the lines of an agenda by their form, by the numbers of their tokens."""
    timed = {line.whole.start: line.time for line in lines if line.role is Role.TIME and line.within == "agenda" and line.time}
    timed |= _labelled(lines)
    starts = []
    for row in rows:
        time = timed.get(row.piece.start)
        own = (at for at in range(row.first, row.last + 1) if isinstance(found[at].value, TimeRange))
        starts += [next((at for at in own if found[at].value.start == time.start), None)] if time is not None else []  # type: ignore[union-attr]
    return [at for at in starts if at is not None]


def _is_day(line: Line) -> bool:
    """Whether a line is a day, or begins with one by its weekday alone before a time: `Saturday at 4 pm`."""
    return line.role is Role.DAY or (line.role is Role.TIME and line.row is None and find_days(line.whole.text) is None)


def _labelled(lines: list[Line]) -> dict[int, TimeRange]:
    """The times behind labels at the heads of at least a few paragraphs, `Time: 9:00` above a title, by where these begin."""
    heads = (line for line in lines if line.role is Role.LABEL and line.section == "when" and not line.is_joined)
    found = {line.whole.start: time for line in heads if (time := find_time(line.piece.text)) is not None}
    return found if len(found) >= _FEW else {}


def _are_of_event(days: Days, span: Days, *, is_heading: bool) -> bool:
    """Whether days begin within the ones that a text states first, as those of the event, or head slots behind them.

    The day of a letter does not.
    """
    last = span.last or span.first
    is_within_span = span.first[1:] <= days.first[1:] <= last[1:]
    return span.first.year != last.year or is_within_span or (is_heading and days.first[1:] > last[1:])


def is_within(piece: Piece, others: list[Piece]) -> bool:
    """Whether a stretch begins in one of others, which are in order and do not overlap."""
    at = bisect_right(others, piece.start, key=attrgetter("start"))
    return at > 0 and piece.start < others[at - 1].span.end


def _stated(lines: list[Line]) -> list[Piece]:
    """The lines labelled with when the event is, where they are no records of slots; all others beside sessions alone."""
    timed = {line.number for line in lines if line.role is Role.TIME and line.within == "agenda"}
    if len(timed) > 1 and all(begins_session(line.whole.text) for line in lines if line.number in timed):
        return [line.whole for line in lines if line.number not in timed and line.role is not Role.DAY]
    found = [line.whole for line in lines if line.role is Role.LABEL and line.section in {"when", "when-where"}]
    return found if len(found) < _FEW else []


def _title(slot: Slot) -> str:
    return " ".join(piece.value for piece in slot.title)


def chosen(lines: list[Line], tagging: Tagging, listed: list[Slot]) -> tuple[Tagging | None, list[Slot]]:
    """The reading of an agenda, None where the text has none, or lists one and has next to no times; and its slots."""
    slots = tagging.slots(0)
    timed = [slot.when.start for slot in slots if slot.is_timed or slot.is_dated]
    is_timed = bool(timed)
    is_list = bool(listed) and not any(listed[0].when.start <= at < listed[-1].when.span.end for at in timed)
    if is_list and len(timed) < _FEW:
        is_one = False
    elif len(slots) < _FEW:
        spans = [line.whole for line in lines if line.within == "agenda"]
        are_spans = len(slots) > 1 and all(slot.title and slot.end is not None for slot in slots)
        is_one = is_timed and (are_spans or tagging.is_labelled or all(is_within(slot.when, spans) for slot in slots))
    else:
        is_one = is_timed or _is_agenda(slots, lines)
    return (tagging, slots) if is_one else (None, [])


def told(lines: list[Line], tagging: Tagging, read: list[Slot]) -> Told | None:
    """What the sentences or blocks of a text tell; None where it is no agenda, or the one that is read is as consistent.

    Blocks hold where other slots have other names, unless there are more of those, or more of them have their day.
    """
    found = Told(lines, tagging.stretches, tagging.rows, len(read) - 1)
    slots = found.slots("", 0)
    if not slots or len(read) > len(slots) + 1 or tagging.is_labelled:  # a slot that is still open
        return None
    names = {_title(slot).casefold().strip(_QUOTES) for slot in slots}
    is_other = sum(_title(slot).casefold().strip(_QUOTES) in names for slot in read) <= len(read) / 2
    dated = [[slot for slot in some if slot.title and (slot.is_timed or slot.is_dated)] for some in (slots, read)]
    moments = [len({(slot.begin, slot.days and slot.days.first) for slot in some}) for some in dated]
    is_as_full = found.blocks and moments[0] >= sum(slot.days is not None for slot in dated[1]) > 0
    return found if found.are_alike or moments[0] > moments[1] or ((found.is_above or is_as_full) and is_other) else None


def _is_agenda(slots: list[Slot], lines: list[Line]) -> bool:
    """Whether titles without times are an agenda: its heading stands before them; without one, many have people.

    Without a heading, none of them begins in lower case, as prose does, or is a body, as below the name of a speaker.
    """
    heading = next((line.whole.start for line in lines if _names_agenda(line)), None)
    if heading is not None:
        return slots[0].when.start >= heading
    titles = [piece for slot in slots for piece in slot.title[:1]]
    is_other = any(title.text[:1].islower() or looks_like_organization(title) for title in titles)
    return not is_other and _FEW * sum(bool(slot.people) for slot in slots) >= len(slots)


def _names_agenda(line: Line) -> bool:
    """Whether a line is the heading of an agenda and nothing else: `Programme`, `## Programação`."""
    return meaning("section", line.whole.text.strip("#*_: ")) == "agenda"
