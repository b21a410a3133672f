"""Slots whose day is not clear: the text states another day above them, and it was not read as theirs."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, TypeVar

from event_ld.readers.programme.dates import WEEKDAY, Days, day_alone, find_days, find_short_day, is_counted
from event_ld.readers.programme.moments import DAY_TO_TIME
from event_ld.readers.programme.tables import cells_of
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.times import TimeRange, find_time, is_twelve_hour, resolve_range, time_at_start
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.agenda import Slot
    from event_ld.readers.programme.outline import Line
    from event_ld.readers.programme.slot_events import SlotEvents
    from event_ld.readers.programme.text import Piece
    from event_ld.readers.programme.told_units import Unit

_Told = TypeVar("_Told", "Slot", "Unit")
_FEW = _SHORT = 3
_MOST = 7
_LONGEST = 80
"""The most characters of a line that is the heading of a day."""
_MARKS = "#*_:. -–—"


def _ask_days(slots: list[Slot], lines: list[Line], events: SlotEvents) -> None:
    """Takes the day from slots whose times run backwards below another day, and asks for it; their times are as written."""
    written = [((time_at_start(slot.when.text) or find_time(slot.when.text)) if slot.is_timed else None) for slot in slots]
    twelve = is_twelve_hour([time for time in written if time is not None])
    days = [slot.days for slot in slots]
    named = [_weekday(slot, lines) for slot in slots]
    are_several = len({weekday for weekday, _ in filter(None, named)}) > 1
    before: int | None = None
    is_open, floor = False, 0
    for at, (slot, time) in enumerate(zip(slots, written, strict=True)):
        is_open = is_open and days[at] == days[at - 1]
        if time is not None:
            first = resolve_range(time, 0, twelve=twelve)[0]
            if before is not None and days[before] == days[at] and first < slots[before].begin:
                stated = next(_other_days(lines, slots[before], slot, events.day_of(slots[before])), None)
                if stated is not None:
                    is_open, floor = True, 0
                    _ask(slot, stated, events)
            before = at
        if is_open:
            floor = _undate(slot, time, floor, twelve=twelve)
        elif are_several and (said := named[at]) and _weekday_of(events.day_of(slot)) not in (None, said[0]):
            _ask(slot, said[1], events)
            _undate(slot, time, 0, twelve=twelve)


def on_days(slots: list[Slot], lines: list[Line], stated: Days | None, events: SlotEvents) -> list[Slot]:
    """The slots, those with several days on each of them; asked for where they are more than a few, or those of all slots.

    What the text states of the event holds for slots that have no day. The day of one that is not clear is asked.
    """
    _ask_days(slots, lines, events)
    made: list[Slot] = []
    for days, group in groupby(slots, key=lambda slot: slot.days):
        own = [*group]
        is_of_all = days is None or (len(own) == len(slots) and not own[0].is_dated)
        known = days or stated
        each = known.each if known is not None and not any(slot.is_undated for slot in own) else []
        if len(each) > 1 and (len(each) > _MOST or is_of_all):
            message = f"“{_title(own[0])}” may be on any of {len(each)} days."
            _add_question(own[0], message, own[0].when, events)
            each = []
        if len(each) > 1:
            events.notes.days.update(each)
            own = [_on(slot, Days(day, None, 0, 0)) for day in each for slot in own]
        made += own
    return made


def _on(slot: Slot, days: Days) -> Slot:
    return replace(slot, days=days, slots=[_on(one, days) for one in slot.slots])


def _weekday_of(day: str) -> int | None:
    return date.fromisoformat(day).weekday() if day else None


def _weekday(slot: Slot, lines: list[Line]) -> tuple[int, Piece] | None:
    """The weekday without a date before the time of a slot on its line, and where it stands."""
    at = bisect_right(lines, slot.when.start, key=lambda line: line.whole.start) - 1
    line = lines[at].whole if at >= 0 and is_in(slot.when, lines[at].whole) else slot.when
    lead = line.cut(0, slot.when.start - line.start)
    found = WEEKDAY.search(lead.text)
    said = meaning("weekday", found[0]) if found is not None and DAY_TO_TIME.fullmatch(lead.text[found.end() :]) else None
    is_first = found is not None and sum(map(str.isalnum, lead.text[: found.start()])) <= _SHORT
    is_bare = is_first and not any(map(str.isdigit, lead.text))
    return (int(said), lead.cut(*found.span())) if found is not None and said is not None and is_bare else None


def in_order(told: list[_Told]) -> list[_Told]:
    """What is told of several days, the first day first, where a text has the last one first, as news and archives do."""
    days = [one.days.first for one in told if one.days is not None]
    is_all = len(days) == len(told) and len(set(days)) >= _FEW and len({day.year for day in days}) == 1
    is_back = is_all and all(before >= after for before, after in pairwise(days))
    return [told[at] for at in sorted(range(len(told)), key=days.__getitem__)] if is_back else told


def _undate(slot: Slot, time: TimeRange | None, floor: int, *, twelve: bool) -> int:
    """Takes the day from a slot, and reads its time from a minute on; the minute that it begins at."""
    begin, end = resolve_range(time, floor, twelve=twelve) if time is not None else (slot.begin, slot.end)
    slot.end = begin + slot.end - slot.begin if end is None and slot.end is not None else end
    slot.begin, slot.days, slot.is_undated = begin, None, True
    for inner in slot.slots:
        _undate(inner, time, floor, twelve=twelve)
    return begin if time is not None else floor


def _ask(slot: Slot, stated: Piece, events: SlotEvents) -> None:
    _add_question(slot, f"“{stated.value}” may be the day of “{_title(slot)}” and what follows it.", stated, events)


def _title(slot: Slot) -> str:
    return slot.title[0].value if slot.title else slot.when.value


def _add_question(slot: Slot, message: str, stated: Piece, events: SlotEvents) -> None:
    question = f"On which day is “{_title(slot)}”?"
    events.notes.findings.add("unsure", message, stated.span, path="subEvent.startDate", question=question)


def _other_days(lines: list[Line], before: Slot, slot: Slot, day: str) -> Iterator[Piece]:
    """The stretches between two slots that state a day, but the one that is that of the first."""
    for line in lines:
        if before.when.start < line.whole.start and line.whole.start <= slot.when.start:
            cells = cells_of(line.whole) if "|" in line.whole.text or "\t" in line.whole.text else [line.whole]
            for cell in (cell.strip(_MARKS) for cell in cells):
                days = day_alone(cell.text)
                if days is None and line.time is None:
                    days = (find_days(cell.text) or find_short_day(cell.text)) if len(cell.text) <= _LONGEST else None
                if _is_other(days, cell.text, day):
                    yield cell


def _is_other(days: Days | None, text: str, day: str) -> bool:
    """Whether a stretch states another day than one that is given: in figures, as a weekday alone or by its number."""
    if days is None:
        return is_counted(text) or meaning("weekday", text) is not None
    return days.last is None and not day.endswith(f"-{days.first.month:02d}-{days.first.day:02d}")
