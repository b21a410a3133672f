"""Two readings of one agenda, by the rules and by the tagger, and the choice of the more consistent one.

The choice knows no labels: it asks how many of the times of the text are explained, how many slots have a title of their own,
whether the times run forward, and how many people were found.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import pairwise
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from event_ld.readers.programme.agenda import Slot, agenda_lines
from event_ld.readers.programme.features import features
from event_ld.readers.programme.names import looks_like_organization
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.slot_reader import read_slots
from event_ld.readers.programme.slot_words import name_roles
from event_ld.readers.programme.slots import Assembly
from event_ld.readers.programme.stretches import rows, stretches
from event_ld.readers.programme.tagger import reasons, tag
from event_ld.readers.programme.tokens import Kind, tokens
from event_ld.readers.programme.told import Told
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.text import Piece
    from event_ld.source import Source

_LONGEST_TITLE = 160
_LONGEST_ANCHOR = 200
"""The most characters of a line whose time counts as one of the agenda; a longer line is running text."""
_LEAD = 0.105
"""How much more consistent the tagger's reading must be, since the rules seldom invent."""
_FEW = 3
"""How many slots the tagger's reading must have."""
_PEOPLE = 0.3
"""How much the people of a reading count beside its slots."""
_QUOTES = '"“”«» '
_NO_DAY = frozenset({"ST", "TI", "PE", "AF", "JO", "DE"})
"""What the line of a day and nothing else does not say."""
_LONGEST_TEXT = 150_000
"""The most characters of a text that is tagged."""


class Tagging:
    """The tagger's reading of a text; `days` are those that the outline has on lines of their own."""

    def __init__(self, source: Source, lines: list[Line]) -> None:
        """Tags a text; the line of its outline that is labelled with when the event is states no slot."""
        found = tokens(source.text) if len(source.text) <= _LONGEST_TEXT else []
        self.source = source
        self.days: list[tuple[int, Days]] = []
        self.features = features(found)
        self.labels = tag(self.features)
        self.rows = rows(source.text, found)
        stated, days = _stated(lines), [line.whole for line in lines if line.role is Role.DAY]
        self.stretches = [
            one
            for one in stretches(source.text, found, self.labels)
            if not (one.label == "ST" and is_within(one.piece, stated))
            and not (one.label in _NO_DAY and is_within(one.piece, days))
        ]
        self.times = len(
            {one.line for one in found if one.kind is Kind.TIME and len(self.rows[one.line].piece.text) <= _LONGEST_ANCHOR}
        )

    def slots(self, floor: int, *, is_chosen: bool = False) -> list[Slot]:
        """The slots, from the minute on at which the event begins (0: not stated).

        Of the reading that is taken (`is_chosen`) a slot without a title is called by the words beside its time.
        """
        made = Assembly(self.stretches, self.rows, floor)
        for slot, words in made.bare if is_chosen else ():
            if is_room(words.strip("()[]:")):
                slot.room = slot.room or words.strip("()[]:")  # `A 9 h 30 (salle 6238) :`
            else:
                slot.title = [words]
        slots = made.slots
        told = [(one.piece.start, one.value) for one in self.stretches if one.label == "DA"]
        for slot in slots:
            at = bisect_left(self.days, slot.when.start, key=itemgetter(0))
            above = self.days[at - 1] if at else None
            before = range(bisect_left(told, slot.when.start, key=itemgetter(0)) - 1, -1, -1)
            named = next((told[number][0] for number in before if told[number][1] == slot.days), -1)
            if above is not None and (slot.days is None or above[0] > named):
                slot.days = above[1]
            name_roles(slot)
        return slots

    def marked(self, lines: list[Line]) -> list[Line]:
        """The outline with the lines of the tagger's agenda as its own."""
        self.days = [(line.whole.start, line.days) for line in lines if line.role is Role.DAY and line.days is not None]
        used = Assembly(self.stretches, self.rows, 0).lines
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


def is_within(piece: Piece, others: list[Piece]) -> bool:
    """Whether a stretch begins in one of others, which are in order and do not overlap."""
    at = bisect_right(others, piece.start, key=attrgetter("start"))
    return at > 0 and piece.start < others[at - 1].span.end


def _stated(lines: list[Line]) -> list[Piece]:
    """The lines that are labelled with when the event is, where they are no records of slots."""
    found = [line.whole for line in lines if line.role is Role.LABEL and line.section in {"when", "when-where"}]
    return found if len(found) < _FEW else []


def quality(slots: list[Slot], most: int, most_people: int) -> float:
    """How consistent a reading is, from 0 to 1.3, beside the most slots (or lines with a time) and people of any."""
    if not slots:
        return 0.0
    titled = [(one, title) for one in slots if (title := _title(one)) and len(title) <= _LONGEST_TITLE]
    distinct = len({(one.begin, one.days, title.casefold()) for one, title in titled})
    names = len({title.casefold() for _, title in titled})
    pairs = list(pairwise(slots))
    ordered = sum(
        after.begin >= before.begin or after.days != before.days or after.room != before.room for before, after in pairs
    )
    order = ordered / len(pairs) if pairs else 1.0
    return min((distinct + names) / 2 / max(most, 1), 1.0) * order + _PEOPLE * _people(slots) / max(most_people, 1)


def _title(slot: Slot) -> str:
    return " ".join(piece.value for piece in slot.title)


def _people(slots: list[Slot]) -> int:
    return sum(len(slot.people) + _people(slot.slots) for slot in slots)


def chosen(lines: list[Line], tagging: Tagging) -> tuple[Tagging | None, list[Slot], list[Slot]]:
    """The tagger's reading, None where that by the rules is as consistent; that by the rules; and the slots of the better one."""
    by_tagger = tagging.slots(0)
    by_rules = read_slots(agenda_lines(lines), 0)
    if len(by_tagger) < _FEW:
        return None, by_rules, by_rules
    is_timed = any(slot.is_timed or slot.is_dated for slot in by_tagger)
    if not is_timed and (by_rules or not _is_agenda(by_tagger, lines)):
        return None, by_rules, by_rules
    most = max(tagging.times, len(by_rules), len(by_tagger))
    most_people = max(_people(by_rules), _people(by_tagger))
    is_better = quality(by_tagger, most, most_people) > quality(by_rules, most, most_people) + _LEAD
    return (tagging, by_rules, by_tagger) if is_better else (None, by_rules, by_rules)


def told(lines: list[Line], tagging: Tagging, read: list[Slot]) -> Told | None:
    """What the sentences or blocks of a text tell; None where it is no agenda, or the one that is read is as consistent.

    Blocks hold where other slots have other names, unless there are more of those, or more of them have their day.
    """
    found = Told(lines, tagging.stretches, tagging.rows, len(read) - 1)
    slots = found.slots("", 0)
    if not slots or len(read) > len(slots) + 1:  # a slot that is still open
        return None
    names = {_title(slot).casefold().strip(_QUOTES) for slot in slots}
    is_other = sum(_title(slot).casefold().strip(_QUOTES) in names for slot in read) <= len(read) / 2
    dated = [[slot for slot in some if slot.title and (slot.is_timed or slot.is_dated)] for some in (slots, read)]
    moments = [len({(slot.begin, slot.days and slot.days.first) for slot in some}) for some in dated]
    is_as_full = found.blocks and moments[0] >= sum(slot.days is not None for slot in dated[1]) > 0
    return found if moments[0] > moments[1] or ((found.is_above or is_as_full) and is_other) else None


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
