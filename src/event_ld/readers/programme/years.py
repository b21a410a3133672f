"""Days in the prose of a programme, and where the year of a day comes from that is written without one."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import Day, Days, find_days, published
from event_ld.readers.programme.header import When, read_when
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import known_words, meaning, spelled

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from event_ld.readers.programme.text import Piece

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LONGEST_UNDATED = 120
_NEAR = 40
_WEEKS = 5
_SOON = 120
"""The days within which news are written before what they tell of."""
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
    shown = [day for line, day, time in read if _is_page_date(line, day, is_timed=time is not None)]
    return shown or _dates_of_news(read) or _date_before_weekdays(lines, read)


def _date_before_weekdays(lines: list[Line], read: Sequence[tuple[Piece, Piece, object]]) -> list[Piece]:
    """The date on a line of its own, where it is the only one and prose behind it names days by weekday and number."""
    if len(read) != 1 or read[0][2] is not None or read[0][0].text.strip("*_ ") != read[0][1].text:
        return []
    years = Years("")
    years.page_pieces = [read[0][1]]
    behind = [line for line in lines if len(line.piece.text) > _LONGEST_UNDATED]
    return years.page_pieces if day_by_weekday(behind, years) is not None else []


def _dates_of_news(read: Sequence[tuple[Piece, Piece, object]]) -> list[Piece]:
    """The date on a line of its own before prose that says of a day soon after it that something is held then.

    Args:
        read: Lines with a day, each with the stretch of the day and the time in it.
    """
    line, day, time = read[0] if read else (None, None, None)
    if line is None or day is None or time is not None or line.text.strip("*_ ") != day.text:
        return []
    alone = find_days(day.text)
    first = alone.first.iso() if alone is not None and alone.last is None else None
    for other, piece, _ in read[1:]:
        days = find_days(piece.text)
        said = _soon().search(other.text) or known_words("held").search(other.text)
        later = (
            days.first.iso(int(first[:4])) if first and days is not None and len(other.text) > _LONGEST_UNDATED and said else None
        )
        if first and later and 0 < (date.fromisoformat(later) - date.fromisoformat(first)).days < _SOON:
            return [day]
    return []


@lru_cache(maxsize=1)
def _soon() -> re.Pattern[str]:
    words = "next|upcoming|this|próxim[oa]s?|este|esta|prochaine?s?|ce|cette|neste|nesta"
    return re.compile(rf"(?<![^\W_])(?:{words}|{spelled('holds')})(?![^\W_])", re.IGNORECASE)


def when_in_prose(lines: list[Line], years: Years, fits: Callable[[Days], bool]) -> When | None:
    """The line before the first slot that states the day of the event, as far as it can be told.

    A line with a time of day, or one that says that something is held, counts more than another, and a short one more than a
    long one; dates of the page, deadlines, and days without a year in long lines do not count.

    Args:
        lines: The outline.
        years: What gives the year, and the dates of the page.
        fits: Whether a day is one of those of the agenda, as far as that tells its days.
    """
    found: list[tuple[int, When]] = []
    for line in lines:
        if line.role is Role.TIME:
            break
        when = read_when(line.piece)
        if when.day is None or when.day[1] in years.page_pieces:
            continue
        text = line.piece.text
        if not is_deadline(line.piece, when.day[1]) and fits(when.day[0]):
            is_short = len(text) <= _LONGEST_UNDATED
            points = 2 * (when.time is not None) + 2 * (known_words("held").search(text) is not None) + is_short
            found.append((points, when))
    named = day_by_weekday([line for line in lines if line.role is Role.PROSE], years) if not found else None
    if named is not None:
        return named
    known = [(points, when) for points, when in found if when.day and years.of(when.day[0])[0] is not None]
    known = known or [(points, when) for points, when in found if points]
    best = max((points for points, _ in known), default=0)
    return next((when for points, when in known if points == best), None)


def day_by_weekday(lines: list[Line], years: Years) -> When | None:
    """The day that prose names by its weekday and number, in the month of the date of the page: `este martes 27 a las 2`.

    Args:
        lines: The outline.
        years: What has the dates of the page.
    """
    page = find_days(years.page_pieces[0].text) if years.page_pieces else None
    shown = page.first.iso() if page else None
    for line in lines if shown else ():
        for found in _weekday_and_number().finditer(line.piece.text):
            day = _next_day(str(shown), int(found["d"]), int(meaning("weekday", found["w"]) or 0))
            if day is not None:
                days = Days(day, None, found.start(), found.end())
                time = find_time(line.piece.text, found.end())
                near = time if time is not None and time.begin - found.end() < _NEAR else None
                piece = line.piece.cut(near.begin, near.finish).strip() if near else None
                stated = (near, piece) if near is not None and piece is not None else None
                return When((days, line.piece.cut(*found.span())), stated, line.piece.cut(0, 0))
    return None


def _next_day(shown: str, number: int, weekday: int) -> Day | None:
    """The day with a number and a weekday in the weeks behind a date."""
    for days in range(_WEEKS * 7):
        other = date.fromisoformat(shown) + timedelta(days)
        if (other.day, other.weekday()) == (number, weekday):
            return Day(other.year, other.month, other.day)
    return None


@lru_cache(maxsize=1)
def _weekday_and_number() -> re.Pattern[str]:
    behind = rf"(?![\d:.,]\d|\d|\s*(?:de\s+|of\s+)?(?:{spelled('month')}))(?!\w)"
    return re.compile(rf"(?<![^\W_])(?P<w>{spelled('weekday')}),?\s+(?P<d>[12]?\d|3[01]){behind}", re.IGNORECASE)


def is_deadline(line: Piece, day: Piece) -> bool:
    """Whether a day is one until which something is to be done: `register by 2 April`.

    Args:
        line: The line.
        day: The day in it.
    """
    return known_words("deadline").search(line.text[: day.start - line.start][-_NEAR:]) is not None


def _is_page_date(line: Piece, day: Piece, *, is_timed: bool) -> bool:
    """Whether a date is one of the page and not of the event: `2020-03-04 · news`, `Published on 4 March 2020`."""
    before = line.text[: day.start - line.start]
    after = line.text[day.start + len(day.text) - line.start :]
    is_first = not is_timed and not before.strip("*_ ")
    return published().search(before) is not None or (is_first and _DOT.match(after) is not None)
