"""When a line of the header is: its date, its time of day, and what stands beside them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from event_ld.gazetteer import is_town
from event_ld.readers.programme.dates import ORDER, Days, Order, find_days, find_short_day
from event_ld.readers.programme.forms import EDGES
from event_ld.readers.programme.moments import day_after_day, from_moment_to_moment
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.place_lines import reads_like_place
from event_ld.readers.programme.repeats import Repeat, without_repeat
from event_ld.readers.programme.times import TimeRange, find_time, spans_of_day
from event_ld.readers.programme.words import is_word, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_INNER_LABEL = spelled_pattern(r"[\s\-–—,;.|]*(?:(?:{section})\s*:[\s\-–—,;.|]*)?")
_ZONE = re.compile(r"[A-Z]{2,5}|(?:UTC|GMT)\s?[+-]\d{1,2}(?::\d\d)?")
_BAR = re.compile(r"(?:(?<!\s)\s+)?[|·•]\s*")


class When(NamedTuple):
    """A line that states when, and perhaps where: the date and the time of day with their stretches, and the rest."""

    day: tuple[Days, Piece] | None
    time: tuple[TimeRange, Piece] | None
    rest: Piece


def read_when(piece: Piece, *, is_labelled: bool = False) -> When:
    """The date and the time of day in a stretch, and the longest stretch that is neither; `21/02` is one behind a label."""
    days, time, repeat = _moments(piece.text, is_labelled, ORDER.get())
    taken = sorted((found.begin, found.finish) for found in (days, time, repeat) if found is not None)
    at, gaps = 0, []
    for begin, finish in taken:
        gaps.append(piece.cut(at, max(begin, at)))
        at = max(at, finish)
    gaps.append(piece.cut(at))
    rests = [gap.cut(found.end() if (found := _INNER_LABEL.match(gap.text)) else 0).strip(EDGES) for gap in gaps]
    rest = max(rests, key=lambda gap: len(gap.text))
    return When(
        (days, piece.cut(days.begin, days.finish)) if days else None,
        (time, piece.cut(time.begin, time.finish).strip()) if time else None,
        rest,
    )


@lru_cache(maxsize=512)
def _moments(written: str, is_labelled: bool, _order: Order) -> tuple[Days | None, TimeRange | None, Repeat | None]:  # noqa: FBT001  # of a cache
    """The date, the time of day and the rule in a text; each line is asked for them several times."""
    text, repeat = without_repeat(written)
    days = find_days(text) or (find_short_day(text) if is_labelled else None)
    undated = text
    if days is not None and not any(map(str.isalpha, text[days.begin : days.finish])):  # `2027-05-12, 6 to 8 pm`
        undated = f"{text[: days.begin]}{' ' * (days.finish - days.begin)}{text[days.finish :]}"
    time = spans_of_day(undated) or find_time(text, days.finish if days else 0) or find_time(text)
    days, time = from_moment_to_moment(text) or day_after_day(text) or (days, time)
    return days, time, repeat


def is_when(line: Line) -> bool:
    """Whether a line says the day and nothing else but a time and a place: `7 May 2026 | 13:00 | The Mill`, `Leeds, 7 May`."""
    found = read_when(line.piece) if line.role in (Role.PROSE, Role.BULLET) else None
    if found is None or found.day is None:
        return False
    parts = [part.strip(EDGES) for part in found.rest.split(_BAR)]
    return all(_ZONE.fullmatch(part.text) or _is_where(part, found.day[1]) for part in parts)


def _is_where(part: Piece, day: Piece) -> bool:
    """Whether a part of a line is small words, or reads like a place; before the day only a town does."""
    if all(is_word("small", word) for word in part.text.split()):
        return True
    return is_town(part.text) if part.start < day.start else reads_like_place(part, is_dated=True)
