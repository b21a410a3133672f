"""Days in the prose of a programme, and where the year of a day comes from that is written without one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.header import When, read_when
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.words import spelled

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.text import Piece

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_UNDATED = 120
_NEAR = 40
_DOT = re.compile(r"\s*[·|•]")


class Years:
    """What a programme says about the year: its title, and the date that its page shows of itself.

    Attributes:
        alone: The year that stands on a line of its own, the only one of its kind; "" where there is none.
        page_pieces: The dates of the page (`2020-03-04 · news`), which are no dates of the event.
    """

    def __init__(self, title: str, alone: str = "") -> None:
        self.title = title
        self.alone = alone
        self.page_pieces: list[Piece] = []

    def of(self, days: Days) -> tuple[int | None, str]:
        """The year of a day, with the rule that gives it; "" for one that is written, None where nothing gives it.

        `year-from-title` takes the only year in the title, `year-from-page-date` that of the first such day on or after
        the date of the page.
        """
        if days.first.year is not None:
            return days.first.year, ""
        years = set(_YEAR.findall(self.title))
        if len(years) == 1:
            return int(min(years)), "year-from-title"
        if self.alone:
            return int(self.alone), "year-from-line"
        if not self.page_pieces:
            return None, ""
        page = find_days(self.page_pieces[0].text)
        shown = page.first.iso() if page else None
        if shown is None:
            return None, ""
        year = int(shown[:4])
        return year if (days.first.iso(year) or "") >= shown else year + 1, "year-from-page-date"


def year_alone(lines: list[Line]) -> Piece | None:
    """The year that is a line of its own, where all such lines have the same one."""
    found = [line.piece for line in lines if _YEAR.fullmatch(line.piece.text.strip("()"))]
    return found[0] if len({piece.text for piece in found}) == 1 else None


def page_dates(lines: list[Line]) -> list[Piece]:
    """The dates before the first slot that the page, or the message, shows of itself.

    Args:
        lines: The outline.
    """
    before = takewhile(lambda line: line.role is not Role.TIME, lines)
    read = [(line.piece, when.day[1], when.time) for line in before if (when := read_when(line.piece)).day is not None]
    return [day for line, day, time in read if _is_page_date(line, day, is_timed=time is not None)]


def when_in_prose(lines: list[Line], years: Years) -> When | None:
    """The line before the first slot that states the day of the event, as far as it can be told.

    A line with a time of day, or one that says that something is held, counts more than another, and a short one more than a
    long one; dates of the page, deadlines, and days without a year in long lines do not count.

    Args:
        lines: The outline.
        years: What gives the year, and the dates of the page.
    """
    found: list[tuple[int, When]] = []
    for line in lines:
        if line.role is Role.TIME:
            break
        when = read_when(line.piece)
        if when.day is None or when.day[1] in years.page_pieces:
            continue
        text = line.piece.text
        if not is_deadline(line.piece, when.day[1]):
            is_short = len(text) <= _LONGEST_UNDATED
            points = 2 * (when.time is not None) + 2 * (_held().search(text) is not None) + is_short
            found.append((points, when))
    known = [(points, when) for points, when in found if when.day and years.of(when.day[0])[0] is not None]
    known = known or [(points, when) for points, when in found if points]
    best = max((points for points, _ in known), default=0)
    return next((when for points, when in known if points == best), None)


def is_deadline(line: Piece, day: Piece) -> bool:
    """Whether a day is one until which something is to be done: `register by 2 April`.

    Args:
        line: The line.
        day: The day in it.
    """
    return _deadline().search(line.text[: day.start - line.start][-_NEAR:]) is not None


def _is_page_date(line: Piece, day: Piece, *, is_timed: bool) -> bool:
    """Whether a date is one of the page and not of the event: `2020-03-04 · news`, `Published on 4 March 2020`."""
    before = line.text[: day.start - line.start]
    after = line.text[day.start + len(day.text) - line.start :]
    is_first = not is_timed and not before.strip("*_ ")
    return _published().search(before) is not None or (is_first and _DOT.match(after) is not None)


@lru_cache(maxsize=1)
def _published() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{spelled('page-date')})[\s:*_]*(?:(?:on|el|em|le)[\s:*_]*)?$", re.IGNORECASE)


@lru_cache(maxsize=1)
def _deadline() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{spelled('deadline')})(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _held() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{spelled('held')})(?![^\W_])", re.IGNORECASE)
