"""An agenda that is told: in sentences that each say when and what, or in blocks of lines with their days.

`On Thursday 8 October at 7 pm, Paul Marsden will speak on “Maps that lied”.` A sentence is a slot where its name stands in
quotation marks. A block has a line that says when and nothing else, and a name above it, or below it in quotation marks.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING

from event_ld.readers.programme.agenda import Slot
from event_ld.readers.programme.alike import blocks_alike
from event_ld.readers.programme.dates import Day, Days
from event_ld.readers.programme.mentions import ABOUT, mentions
from event_ld.readers.programme.names import is_known_name, looks_like_name
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, read_person
from event_ld.readers.programme.slot_days import in_order
from event_ld.readers.programme.stretches import SURE, Row, Stretch
from event_ld.readers.programme.tagged_names import is_told_of
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.times import TimeRange, is_twelve_hour, resolve_range
from event_ld.readers.programme.told_units import (
    Moment,
    Unit,
    blocks_of,
    labelled_blocks,
    moment_of,
    quoted,
    room_of,
    sentences_of,
    unquoted,
)
from event_ld.readers.programme.words import known_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece
    from event_ld.source import Span

    _Day = tuple[Days, Piece] | None
    _Time = tuple[TimeRange, Piece] | None

_FEWEST = 2
_NEVER = Day(None, 0, 0)
_PARTICLE = r"(?:d[aeo]s?|del|de\s+l[ao]s?|van|von|der|el|al|y|e)"
_NAME = re.compile(rf"(?<![^\W_])[A-ZÀ-Þ][\w'’.-]*[^\W_](?:[^\S\t]+(?:{_PARTICLE}\s+)*[A-ZÀ-Þ](?:[\w'’-]*[^\W_]|\.))+")
_FEW = 3


class Told:
    """The slots that a text tells.

    Attributes:
        units: What is told of each; empty where it is no agenda.
        titles: What they are called.
        numbers: The numbers of the lines of blocks.
        apart: The same, where the blocks are in several places.
        are_alike: Whether they are blocks of lines that are alike.
        is_above: Whether they are other blocks, with their names above the lines of their days.
    """

    def __init__(self, lines: list[Line], found: list[Stretch], rows: list[Row], least: int) -> None:
        """Reads the outline of a text, with the tagger's stretches of its agenda, where more slots than some may be told."""
        self.found, self.rows = found, rows
        self._starts = [one.piece.start for one in found]
        self.hours: Moment | None = None
        labelled, is_headed = labelled_blocks(lines)
        self.units = [] if labelled and is_headed else self._agenda(blocks_alike(lines), are_whole=True)
        self.are_alike, self.is_above = bool(self.units), False
        both = [] if self.are_alike else [blocks_of(lines), (labelled, True)]
        for blocks, is_above in reversed(both) if is_headed else both:
            if not self.units and len(blocks) >= least:
                self.units, self.is_above = self._agenda(blocks), is_above
        self.blocks = bool(self.units)
        self.is_above = self.is_above and self.blocks
        if self.blocks:
            first = self.units[0].lines[0].number
            heads = [when for line in lines if line.number < first and (when := moment_of(line.whole)) is not None]
            heads = [when for when in heads if when.days is None]
            self.hours = heads[0] if len(heads) == 1 else None
        self.units = self.units or (self._agenda(list(sentences_of(lines))) if least <= _FEW else [])
        self.units = in_order(self.units)
        self.numbers = {line.number for unit in self.units for line in unit.lines} if self.blocks else set()
        rooms = {room.value for unit in self.units if (room := room_of(unit)) is not None}
        self.apart = self.numbers if len(rooms) > 1 else set()
        self.titles = [unit.title for unit in self.units if unit.title is not None]

    def _agenda(self, units: list[Unit], *, are_whole: bool = False) -> list[Unit]:
        """The units that have a name or people, where at least two have names, and not the same day and time."""
        own = [unit for unit in units if unit.when is not None or unit.day is not None]
        for unit in own:
            unit.title = unit.title or (None if unit.is_open or are_whole else self._title(unit))
            people, unit.unsure = ([], []) if are_whole and unit.people else self._people(unit)
            people = [one for one in people if not are_whole or is_known_name(one[1].pieces["name"])]
            unit.people += [one for one in people if one[1].person.name not in {other.person.name for _, other in unit.people}]
        own = [unit for unit in own if unit.title is None or known_words("deadline-name").search(unit.title.text) is None]
        if are_whole and len(own) < len(units):
            return []  # the steps to an event
        named = [unit for unit in own if unit.title is not None]
        names = {unit.title.value.casefold() for unit in named if unit.title is not None}
        times = {(unit.days and unit.days.first[1:], unit.when and unit.when.moment) for unit in named}
        is_agenda = are_whole or (len(names) >= _FEWEST and len(times) >= _FEWEST)
        return [unit for unit in own if unit.title is not None or unit.people or unit.is_open] if is_agenda else []

    def _title(self, unit: Unit) -> Piece | None:
        labelled = (line.piece for line in unit.lines if line.role is Role.LABEL and line.section == "title")
        in_quotes = (title for piece in unit.pieces if (title := quoted(piece)) is not None)
        own = (one.piece for one in self._of(unit) if one.label == "TI" and one.margin >= SURE and unit.lines)
        return next(chain(labelled, in_quotes, own), None)

    def _people(self, unit: Unit) -> tuple[list[tuple[str, Mention]], list[Piece]]:
        """The people of a slot: those of the tagger, or names that begin with a given name that the tables know."""
        parts = [one for one in self._of(unit) if one.label in ABOUT and not (unit.title and is_in(one.piece, unit.title))]
        people, unsure = mentions(parts, self.rows)
        if people:
            known = [str(one.person.name) for _, one in people]
            is_whole = [not any(other.startswith(f"{name} ") for other in known) for name in known]
            return [one for one, whole in zip(people, is_whole, strict=True) if whole], unsure
        told = [piece for piece in unit.pieces if not unit.lines or (unit.title and is_in(unit.title, piece))]
        names = ((piece.cut(*found.span()), piece) for piece in map(unquoted, told) for found in _NAME.finditer(piece.text))
        own = [name for name, piece in names if is_known_name(name) and not is_told_of(name, piece)]
        own = [name for name in own if not (unit.title and is_in(name, unit.title))]
        alone = [line.piece for line in unit.lines if line.whole not in told and looks_like_name(line.piece)]
        return [("speaker", one) for one in map(read_person, own or alone) if one is not None], []

    def _of(self, unit: Unit) -> list[Stretch]:
        """The stretches that begin in the lines or sentences of a unit."""
        spans = ((bisect_left(self._starts, one.start), bisect_left(self._starts, one.span.end)) for one in unit.pieces)
        return [one for begin, end in spans for one in self.found[begin:end]]

    def first(self, day: _Day, time: _Time) -> tuple[_Day, _Time]:
        """The first of the days that are told, in the place of a later one, with its hour; None for one that the slots have."""
        dated = [one for one in self.units if one.days is not None and one.day is not None]
        are_years = all(one.days is not None and one.days.first.year for one in dated)  # else the order of the text tells it
        unit = (
            min(dated, key=lambda one: one.days.first if one.days else _NEVER) if dated and are_years else next(iter(dated), None)
        )
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
        return [replace(line, within="agenda") if line.number in self.numbers else line for line in lines]

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
            slot.title = [unit.title] if unit.title is not None else []
            slot.room = unit.room or (room_of(unit) if self.apart else None)
            slot.people, slot.unsure = unit.people, unit.unsure
            slots.append(slot)
        return slots
