"""An agenda that is told: in sentences that each say when and what, or in blocks of lines with their days.

`On Thursday 8 October at 7 pm, Paul Marsden will speak on “Maps that lied”.` A sentence is a slot where its name stands in
quotation marks. A block has a line that says when and nothing else, and a name above it, or below it in quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.agenda import Slot
from event_ld.readers.programme.dates import Day, Days, day_alone, find_days
from event_ld.readers.programme.header import is_when, read_when
from event_ld.readers.programme.mentions import ABOUT, mentions
from event_ld.readers.programme.names import is_known_name, looks_like_name
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, read_people, read_person, split_title
from event_ld.readers.programme.slot_words import without_promise
from event_ld.readers.programme.stretches import SURE, Row, Stretch
from event_ld.readers.programme.times import Clock, TimeRange, all_times, is_twelve_hour, resolve_range
from event_ld.readers.programme.words import is_word, known_words, spelled_pattern
from event_ld.readers.programme.years import is_deadline
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece
    from event_ld.source import Span

    _Day = tuple[Days, Piece] | None
    _Time = tuple[TimeRange, Piece] | None

_FEWEST = 2
_LONGEST_BLOCK = 8
"""How many lines of a block say who is in it and where it is."""
_LONGEST_TITLE = 200
_LONGEST_LINE = 250
_SENTENCES = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[\d)\"”»]))[.!?…]\s+(?=[«“\"¿¡]?[A-ZÀ-Þ])|;\s+")
_QUOTED = re.compile(r"“(?P<a>[^“”\n]{3,200})”|«(?P<b>[^«»\n]{3,200})»|\"(?P<c>[^\"\n]{3,200})\"")
_PARTS = re.compile(r"[,:]\s(?:(?:and|y|e|et)\s)?|\s(?:and|y|e|et)\s")
_BARE_HOUR = re.compile(r"(?<![^\W_])(?:at|a\s+las|à|às)\s+(?P<hour>1?\d|2[0-3])(?=,\s)", re.IGNORECASE)
"""`At 10, Ana Gil presents …`."""
_BARE_DAY = spelled_pattern(
    r"(?<![^\W_])(?:(?:{weekday}),?\s+|(?:el|dia|día|le|on\s+the)\s+)(?P<day>[12]?\d|3[01])"
    r"(?:st|nd|rd|th|er)?(?![^\W_]|[:./]\d|\s*(?:(?:de|of)\s+)?(?:{month}|h\b))"
)
"""`El miércoles 7`: in the month of the day before it."""
_PARTICLE = r"(?:d[aeo]s?|del|de\s+l[ao]s?|van|von|der|el|al|y|e)"
_NAME = re.compile(rf"(?<![^\W_])[A-ZÀ-Þ][\w'’.-]*[^\W_](?:\s+(?:{_PARTICLE}\s+)*[A-ZÀ-Þ](?:[\w'’-]*[^\W_]|\.))+")
_KIND = re.compile(r"[^\W\d_][^\W\d_ /-]*(?:[ /-][^\W\d_ /-]+){0,2}:\s+(?=\S)")
"""`BOOK TALK: …`, `Film: …` before a title."""
_BESIDE = spelled_pattern(r"\W*(?:{same-hour})(?![^\W_])")
"""`(at the same time, in the Library: story hour)` below a talk is something else."""
_DASH = re.compile(r"\s*[–—:|-]\s+(?=\S)")
_FEW = 3
_REMARK = re.compile(r" \([^()]{3,60}\)$")
"""`Jeudi 15 avril (attention : 18 h)`."""
_MARKS = " \t.,;:"
_ENDING = frozenset({"contact", "registration", "fee", "keywords", "organizer", "sponsor", "audience"})


class _When(NamedTuple):
    """When something is, as far as a clause says it: a day, or the number of one; a time, None for that of the one before."""

    days: Days | None
    number: int | None
    time: TimeRange | None
    piece: Piece

    @property
    def moment(self) -> tuple[int | None, int | None]:
        """The number of the day, and the minute, as far as they are said."""
        return self.number, self.time.start.minutes if self.time is not None else None


@dataclass
class _Unit:
    """What is told of one slot."""

    when: _When | None
    days: Days | None
    day: Piece | None = None
    pieces: list[Piece] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    title: Piece | None = None
    people: list[tuple[str, Mention]] = field(default_factory=list)
    unsure: list[Piece] = field(default_factory=list)


class Told:
    """The slots that a text tells.

    Attributes:
        units: What is told of each; empty where it is no agenda.
        titles: What they are called.
        is_above: Whether they are blocks with their names above the lines of their days.
    """

    def __init__(self, lines: list[Line], found: list[Stretch], rows: list[Row], least: int) -> None:
        """Reads the outline of a text, with the tagger's stretches of its agenda, where more slots than some may be told."""
        self.found, self.rows = found, rows
        self._starts = [one.piece.start for one in found]
        self.hours: _When | None = None
        blocks, self.is_above = _blocks(lines)
        self.units = self._agenda(blocks) if len(blocks) >= least else []
        self.blocks = bool(self.units)
        self.is_above = self.is_above and self.blocks
        if self.blocks:
            first = self.units[0].lines[0].number
            heads = [
                when for line in lines if line.number < first and (when := _when(line.whole)) is not None and when.days is None
            ]
            self.hours = heads[0] if len(heads) == 1 else None
        self.units = self.units or (self._agenda(list(_sentences(lines))) if least <= _FEW else [])
        self.titles = [unit.title for unit in self.units if unit.title is not None]

    def _agenda(self, units: list[_Unit]) -> list[_Unit]:
        """The units that have a name or people, where at least two have names, and not the same day and time."""
        own = [unit for unit in units if unit.when is not None or unit.day is not None]
        for unit in own:
            unit.title = unit.title or self._title(unit)
            people, unit.unsure = self._people(unit)
            unit.people += [one for one in people if one[1].person.name not in {other.person.name for _, other in unit.people}]
        named = [unit for unit in own if unit.title is not None]
        names = {unit.title.value.casefold() for unit in named if unit.title is not None}
        times = {(unit.days and unit.days.first[1:], unit.when and unit.when.moment) for unit in named}
        is_agenda = len(names) >= _FEWEST and len(times) >= _FEWEST
        return [unit for unit in own if unit.title is not None or unit.people] if is_agenda else []

    def _title(self, unit: _Unit) -> Piece | None:
        labelled = (line.piece for line in unit.lines if line.role is Role.LABEL and line.section == "title")
        quoted = (title for piece in unit.pieces if (title := _quoted(piece)) is not None)
        own = (one.piece for one in self._of(unit) if one.label == "TI" and one.margin >= SURE and unit.lines)
        return next(chain(labelled, quoted, own), None)

    def _people(self, unit: _Unit) -> tuple[list[tuple[str, Mention]], list[Piece]]:
        """The people of a slot: those of the tagger, or names that begin with a given name that the tables know."""
        parts = [one for one in self._of(unit) if one.label in ABOUT and not (unit.title and _is_in(one.piece, unit.title))]
        people, unsure = mentions(parts, self.rows)
        if people:
            known = [str(one.person.name) for _, one in people]
            is_whole = [not any(other.startswith(f"{name} ") for other in known) for name in known]
            return [one for one, whole in zip(people, is_whole, strict=True) if whole], unsure
        told = [piece for piece in unit.pieces if not unit.lines or (unit.title and _is_in(unit.title, piece))]
        names = (piece.cut(*found.span()) for piece in map(_unquoted, told) for found in _NAME.finditer(piece.text))
        own = [name for name in names if not (unit.title and _is_in(name, unit.title)) and is_known_name(name)]
        alone = [line.piece for line in unit.lines if line.whole not in told and looks_like_name(line.piece)]
        return [("speaker", one) for one in map(read_person, own or alone) if one is not None], []

    def _of(self, unit: _Unit) -> list[Stretch]:
        """The stretches that begin in the lines or sentences of a unit."""
        spans = ((bisect_left(self._starts, one.start), bisect_left(self._starts, one.span.end)) for one in unit.pieces)
        return [one for begin, end in spans for one in self.found[begin:end]]

    def first(self, day: _Day, time: _Time) -> tuple[_Day, _Time]:
        """The first of the days that are told, in the place of a later one, with its hour; None for one that the slots have."""
        unit = next((one for one in self.units if one.days is not None and one.day is not None), None)
        if unit is None or day is None or unit.days is None or unit.day is None:
            return day, time
        if not any(other.days is not None and other.days.first[1:] == day[0].first[1:] for other in self.units):
            return day, time
        when = unit.when if self.hours is None else None
        is_first = unit.days.first[1:] == day[0].first[1:]
        own = (when.time, when.piece) if when is not None and when.time is not None else None
        return (day if is_first else (unit.days, unit.day)), (time if is_first and self.hours is None else own)

    def marked(self, lines: list[Line]) -> list[Line]:
        """The outline with the lines of blocks as those of an agenda."""
        own = {line.number for unit in self.units for line in unit.lines} if self.blocks else set()
        return [replace(line, within="agenda") if line.number in own else line for line in lines]

    @property
    def form(self) -> list[Span]:
        """The hour that stands once for all: each slot has it."""
        return [self.hours.piece.span] if self.hours is not None else []

    def slots(self, day: str, floor: int) -> list[Slot]:
        """The slots, of an event that begins on a day ("" where that is not known) and at a minute of it (0: not stated)."""
        whens = [unit.when or self.hours for unit in self.units]
        twelve = is_twelve_hour([when.time for when in whens if when is not None and when.time is not None])
        slots: list[Slot] = []
        seen = Day(*map(int, day.split("-"))) if day else None
        begin, end = floor, None
        rooms = {room.value for unit in self.units if (room := _room(unit)) is not None}
        for unit, when in zip(self.units, whens, strict=True):
            days = unit.days
            if days is None and when is not None and when.number is not None and seen is not None:
                days = Days(seen._replace(day=when.number), None, 0, 0)
            is_new = days is not None and bool(slots) and days.first != (slots[-1].days and slots[-1].days.first)
            is_timed = when is not None and (when.time is not None or begin > 0)  # `at the same time` as something
            if when is not None and when.time is not None:
                begin, end = resolve_range(when.time, 0 if is_new else begin, twelve=twelve)
            seen = days.first if days is not None else seen
            stated = unit.when.piece if unit.when is not None else unit.day or unit.pieces[0]
            slot = Slot(begin=begin, end=end, when=stated, days=days, rule="slot-from-sentence")
            slot.is_timed, slot.is_dated = is_timed, not is_timed
            slot.title, slot.is_named = [unit.title] if unit.title is not None else [], True
            slot.room = _room(unit) if len(rooms) > 1 else None
            slot.people, slot.unsure = unit.people, unit.unsure
            slots.append(slot)
        return slots


def _is_in(piece: Piece, other: Piece) -> bool:
    return other.start <= piece.start < other.span.end


def _quoted(piece: Piece) -> Piece | None:
    """The first words in quotation marks that may be a name."""
    titles = (piece.cut(*found.span(found.lastgroup or 0)).strip(_MARKS) for found in _QUOTED.finditer(piece.text))
    return next((title for title in titles if title.text and not title.text[0].islower()), None)


def _unquoted(piece: Piece) -> Piece:
    """A stretch with blanks between its quotation marks."""
    return piece._replace(text=_QUOTED.sub(lambda found: f"{found[0][0]}{' ' * (len(found[0]) - 2)}{found[0][-1]}", piece.text))


def _room(unit: _Unit) -> Piece | None:
    places = (line.piece for line in unit.lines if line.section == "where" and line.role is Role.LABEL)
    return next((place.strip(".") for place in places), None)


def _blocks(lines: list[Line]) -> tuple[list[_Unit], bool]:
    """One unit for each line that says a day and nothing else, but for a time and a place; whether names stand above them."""
    led = {number: found for number, line in enumerate(lines) if (found := _led(line)) is not None}
    led = led if len(led) >= _FEW else {}
    at = [number for number, line in enumerate(lines) if number in led or _days_of(line) is not None]
    is_above = len(at) >= _FEWEST and all(_stands_above(lines, number) for number in at)
    starts = [number - 1 if is_above else number for number in at]
    units = []
    for number, start, end in zip(at, starts, [*starts[1:], len(lines)], strict=False):
        ends = (other for other in range(number + 1, end) if lines[other].section in _ENDING or lines[other].role is Role.HEADING)
        beside = (other for other in range(number + 1, end) if _BESIDE.match(lines[other].whole.text))
        own = lines[start : min(next(ends, end), next(beside, end), start + _LONGEST_BLOCK)]
        days, rest = led.get(number, (_days_of(lines[number]), None))
        unit = _Unit(None, days, lines[number].whole, lines=own)
        unit.pieces = [line.whole for line in own if len(line.whole.text) <= _LONGEST_LINE]
        whens = (when for line in own if (when := _when(line.whole)) is not None)
        unit.when = next(whens, None)
        above = own[0].piece if is_above else None
        unit.people = [("speaker", one) for one in read_people([above])] if above is not None else []
        if rest is not None:
            unit.title = _name_in(rest)
        elif above is not None and not unit.people:
            unit.title = _quoted(own[0].whole) or _without_kind(above)
        elif unit.when is None or is_above:
            unit.title = _title_below(own[1 + is_above :])
        units.append(unit)
    return units, is_above


def _title_below(lines: list[Line]) -> Piece | None:
    """The name of what is on a day, in the first line below it: one that is no person, no label and no promise."""
    first = lines[0] if lines and lines[0].role in (Role.PROSE, Role.BULLET) else None
    if first is None or not any(map(str.isalpha, first.piece.text)) or len(first.whole.text) > _LONGEST_TITLE:
        return None
    return _quoted(first.whole) or _name_in(first.piece)


def _name_in(piece: Piece) -> Piece | None:
    """The name that a line is: what stands in quotation marks, or all but the people; None for a person, and for a promise."""
    if (quoted := _quoted(piece)) is not None:
        return quoted
    title, _ = split_title(piece)
    is_open = is_word("empty", title.value) or read_person(piece) is not None or without_promise(title)[1]
    return None if is_open or not title.text or title.text[0].islower() else title.strip(_MARKS)


def _led(line: Line) -> tuple[Days, Piece] | None:
    """The day that a line begins with before a dash, and what stands behind that: `8 de abril – Ana Gil: «Rios»`."""
    days = find_days(line.piece.text) if line.role in (Role.PROSE, Role.BULLET) else None
    dash = _DASH.match(line.piece.text, days.finish) if days is not None and days.begin == 0 and days.last is None else None
    return (days, line.piece.cut(dash.end())) if days is not None and dash is not None else None


def _days_of(line: Line) -> Days | None:
    """The one day that a line says and nothing else, but for a time and a place, and a remark in brackets."""
    if line.role is Role.DAY or (line.role is Role.TIME and not line.piece.text.strip(_MARKS)):
        days = line.days
    elif (line.role is Role.LABEL and line.section == "when") or is_when(line):
        day = read_when(line.piece, is_labelled=line.role is Role.LABEL).day
        days = day[0] if day is not None else None
    else:
        remark = _REMARK.search(line.whole.text) if line.role is Role.PROSE else None
        days = day_alone(line.whole.text[: remark.start()]) if remark is not None else None
    return days if days is not None and days.last is None else None


def _stands_above(lines: list[Line], at: int) -> bool:
    """Whether the line right before that of a day may be the name of what is then; it has a blank line before it."""
    above = lines[at - 1] if at else None
    if above is None or above.role not in (Role.PROSE, Role.HEADING, Role.BULLET) or _when(above.whole) is not None:
        return False
    if above.role is Role.HEADING and above.section not in {"", "agenda", "other"}:
        return False  # `When`, above the day of the event
    before = lines[at - 2].number if at > 1 else 0
    is_label = lines[at].role is Role.LABEL
    is_near = (is_label or lines[at].number == above.number + 1) and above.number > before + 1
    return is_near and len(above.whole.text) <= _LONGEST_TITLE and not above.whole.text.endswith((".", ":", ","))


def _without_kind(piece: Piece) -> Piece:
    """A title without the word before it that says what kind of event it is."""
    found = _KIND.match(piece.text)
    is_kind = found is not None and (found[0].isupper() or fold(found[0].strip(": ")) in event_kind_words())
    return piece.cut(found.end()) if found is not None and is_kind else piece


def _sentences(lines: Iterable[Line]) -> Iterator[_Unit]:
    """One unit for each day or hour that a sentence says, with what is said up to the next one."""
    unit: _Unit | None = None
    for line in lines:
        if line.role in (Role.TABLE, Role.ROW, Role.DAY) or line.section in _ENDING or not line.is_joined:
            unit = None
        if line.role in (Role.TABLE, Role.ROW) or line.section in _ENDING:
            continue
        for clause in _clauses(line.whole):
            when = _when(clause)
            if when is not None:
                unit = _Unit(when, when.days or (unit.days if unit is not None and when.number is None else None))
                yield unit
            if unit is not None:
                unit.pieces.append(clause)


def _clauses(line: Piece) -> Iterator[Piece]:
    """The sentences of a line, each cut between the times that it says."""
    bare = _unquoted(line).text
    ends = [0, *(found.end() for found in _SENTENCES.finditer(bare)), len(bare)]
    for sentence in (line.cut(*ends_of).strip() for ends_of in pairwise(ends)):
        times = [*_times(sentence.text)]
        quote = _QUOTED.search(sentence.text)
        is_first = bool(times) and (quote is None or times[0][0] < quote.start())
        at = 0
        for (_, end), (begin, _) in pairwise(times):
            parts = list(_PARTS.finditer(sentence.text, end, begin))
            if parts:
                cut = parts[-1 if is_first else 0]
                yield sentence.cut(at, cut.start())
                at = cut.end()
        yield sentence.cut(at)


def _times(text: str) -> Iterator[tuple[int, int]]:
    """Where the times of a sentence begin and end, out of quotation marks."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for time in all_times(text):
        if not any(begin <= time.begin < end for begin, end in quoted):
            yield time.begin, time.finish


def _when(clause: Piece) -> _When | None:
    """When a clause says that something is; None where it says no time of day."""
    bare = _unquoted(clause)
    when = read_when(bare)
    days, at = when.day or (None, None)
    if any(is_deadline(clause, one) for one in (at, when.time and when.time[1]) if one):
        return None
    found = _BARE_DAY.search(bare.text) if when.day is None else None
    number = int(found["day"]) if found else None
    if when.time is not None:
        return _When(days, number, *when.time)
    if (again := known_words("same-hour").search(bare.text)) is not None:
        return _When(days, number, None, clause.cut(*again.span()))
    if (hour := _BARE_HOUR.search(bare.text)) is not None:
        time = TimeRange(Clock(int(hour["hour"]), 0), None, hour.start("hour"), hour.end())
        return _When(days, number, time, clause.cut(*hour.span("hour")))
    return None
