"""Days as programmes write them: `24 November 2022`, `del 22 al 25 de noviembre`, `November 24th`, `27 NOV`."""

from __future__ import annotations

import re
from contextvars import ContextVar
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.date_forms import ARE_NAMED, UP_TO_DAY, date_patterns
from event_ld.readers.programme.words import folded_alternatives, meaning, spelled_pattern, table, written

_COUNTED = spelled_pattern(r"(?<![^\W\d_])(?:{counter})\s+$")
WEEKDAY = spelled_pattern(r"(?<![^\W_])(?:{weekday})(?![^\W_])\.?")
"""A day of the week."""
_STREET = spelled_pattern(r"(?<![^\W\d_])(?:{street})\.?\s+(?:(?:de|del|do|da|du|of)\s+)?(?:(?:el|le|la)\s+)?$")
TO = re.compile(UP_TO_DAY, re.IGNORECASE)
"""What stands between the first day and the last, where both have a month."""
PUBLISHED = spelled_pattern(
    lambda: (
        rf"(?<![^\W_])(?:{folded_alternatives(map(fold, written('page-date')))})"
        r"(?:\s+(?:by|por|par)(?: [^\W\d_]++){1,6}+)?[\s:*_·|,–-]*(?:(?:on|el|em|le)[\s:*_]*)?$"
    )
)
"""What stands before the date of a page, or of a version of it: `Published on`, `Posted by Ana Gil on`, `as of`."""


LAST_DAY = re.compile(
    r"(?<![^\W_])(?:until|till|through|hasta|até|jusqu['’](?:au|à))\s+(?:el\s+|le\s+|o\s+|the\s+)?(?:d[ií]a\s+)?\Z", re.IGNORECASE
)
"""What makes a day the last one of several: `Until 15 June`, `Patente até 15 de junho`."""


class Day(NamedTuple):
    """A day as written; the year is None where none is written."""

    year: int | None
    month: int
    day: int

    def iso(self, year: int | None = None) -> str | None:
        """The day as ISO 8601 writes it, in its own year or in a given one; None without a year or if there is no such day."""
        chosen = self.year or year
        if chosen is None:
            return None
        try:
            return date(chosen, self.month, self.day).isoformat()
        except ValueError:
            return None


class Days(NamedTuple):
    """One day, or the first and the last of several, with the characters that they take.

    Attributes:
        last: The last day, None for a single day.
        weekday: 0 for Monday to 6, where a weekday is written beside it.
        listed: The last of a list of days that do not follow each other, `4, 6 and 11 May`, of which this is the first.
        between: Those between the first and the last that are counted up.
    """

    first: Day
    last: Day | None
    begin: int
    finish: int
    weekday: int | None = None
    listed: Day | None = None
    between: tuple[Day, ...] = ()

    @property
    def each(self) -> list[Day]:
        """Every day; of a span, those in its year, or in one of 366 days."""
        if self.last is None:
            return [self.first, *self.between, *([self.listed] if self.listed else [])]
        begin, end = (date.fromisoformat(iso) if (iso := day.iso(_LEAP)) else None for day in (self.first, self.last))
        if begin is None or end is None:
            return [self.first]
        days = (begin + timedelta(number) for number in range((end - begin).days + 1))
        return [Day(self.first.year, day.month, day.day) for day in days]

    @property
    def is_list(self) -> bool:
        """Whether it is the first of a list of days that do not follow each other."""
        return self.listed is not None


Order = Literal["day", "month", "unknown"]
ORDER: ContextVar[Order] = ContextVar("ORDER", default="day")
"""Which figure of `05/06/2026` comes first in the programme that is read; where that is unknown, it is no date."""

_LEAP = 2024
_SHORTEST_MONTH = 3
_LETTERS = re.compile(r"[^\W\d_]{3,}")
_FIGURES = re.compile(r"\d\s?[-/.]\s?\d")
_DIGIT = re.compile(r"\d")
_FIGURE = re.compile(r"\d+")
_CENTURY = 69
"""The two figures from which a year is one of the 1900s, as POSIX reads them."""
_HUNDRED, _MONTHS = 100, 12
_SHORTEST_DAYS = 28
"""The days of the shortest month."""


def find_days(text: str, at: int = 0) -> Days | None:
    """The first day, or range of days, in a text.

    A date in figures is read day first, unless that gives no month and the other way does.
    """
    if _DIGIT.search(text, at) is None:  # the patterns look at every word, and every day has a digit
        return None
    return _found(text, at, ORDER.get())


@lru_cache(maxsize=1024)
def _found(text: str, at: int, _order: Order) -> Days | None:
    """The same; each line is asked for its days many times."""
    days = _first(text, at)
    while days is not None and _STREET.search(text, max(days.begin - _LONGEST_STREET, 0), days.begin):
        days = _first(text, days.finish)  # `Av. 18 de Julio 1360`
    return _joined(text, days) if days is not None else None


def all_days(text: str) -> list[Days]:
    """Every day, and range of days, in a text, in order."""
    found = []
    days = find_days(text)
    while days is not None and days.finish > days.begin:
        found.append(days)
        days = find_days(text, days.finish)
    return found


def _first(text: str, at: int) -> Days | None:
    """The first day, or range of days, that one of the patterns finds."""
    if _DIGIT.search(text, at) is None:
        return None
    return _first_of(text, at, ORDER.get())


@lru_cache(maxsize=1024)
def _first_of(text: str, at: int, _order: Order) -> Days | None:
    """The same; a line is asked from several of its places on."""
    named = any(word[:_SHORTEST_MONTH].casefold() in _month_beginnings() for word in _LETTERS.findall(text, at))
    figured = _FIGURES.search(text, at) is not None
    patterns = [one for one, is_named in zip(date_patterns(), ARE_NAMED, strict=True) if (named if is_named else figured)]
    found = [match for match in (_search(pattern, text, at) for pattern in patterns) if match is not None]
    days = [made for made in map(_days, found) if made is not None]
    whole = [one for one in days if not any(_is_cut(text, one, other) for other in days)]
    return min(whole, key=lambda made: (made.begin, -made.finish), default=None)


def _is_cut(text: str, days: Days, other: Days) -> bool:
    """Whether days behind the name of a month and a comma have their own month behind them: `Rio de Janeiro, 18 de agosto`."""
    is_within = days.begin < other.begin < days.finish < other.finish
    return is_within and text[days.begin : other.begin].rstrip().endswith(",")


@lru_cache(maxsize=1)
def _month_beginnings() -> frozenset[str]:
    return frozenset(word[:_SHORTEST_MONTH] for word in table()["month"]) | frozenset(
        word[:_SHORTEST_MONTH].casefold() for word in written("month")
    )


def _search(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str] | None:
    """The first match; the number of a counted thing (`Day 1 - 27 September`) begins no range."""
    found = pattern.search(text, at)
    if found is None or not found.groupdict().get("e") or not _RANGE_DASH.match(text, found.end("d")):
        return found
    return pattern.search(text, found.end("d")) if _COUNTED.search(text[: found.start("d")]) else found


_RANGE_DASH = re.compile(r"\s+[-–—]\s")
_LONGEST_STREET = 40


def is_counted(text: str) -> bool:
    """Whether a line is a counted thing and nothing else: `Day 2`, `Jornada III`."""
    number = re.search(r"\s(?:\d{1,2}|[IVX]{1,4})$", text.strip("#*_:. "))
    return number is not None and _COUNTED.fullmatch(text.strip("#*_:. ")[: number.start() + 1]) is not None


PARTS_OF_DAY = "morning|afternoon|evening|mañana|tarde|noche|manhã|noite|matin|après-midi|soirée|soir"
_DATE_FILLER = re.compile(
    rf"[\W\d]*+(?:(?:{PARTS_OF_DAY})\s++(?=d))?(?:(?:programação|programa|programme|agenda)\W++)?(?:(?:do|del|of|du)\s++)?"
    rf"(?:de|of|the|el|le|day|dia|día|jour|journée|jornada|date|fecha|data)?(?:\s+(?:du|del?|do))?"
    r"(?:\s*+(?:one|two|three|first|second|third|uno|dos|tres|primero|segundo|um|dois|três|un|deux|trois|[ivx]{1,4}))?[\W\d]*+"
    rf"(?:(?:por\s++la\s++|à\s++|de\s++|da\s++|in\s++the\s++)?(?:{PARTS_OF_DAY})[\W\d]*+)?",
    re.IGNORECASE,
)


_HOURS = re.compile(r"\((?P<hours>\d[^()]{3,30})\)[*_: ]*$")
_MOST_UNITS = 6
"""How many letters the hours of a day in brackets have: `8 March 2027 (14h - 18h)`, `(9 am to 5 pm)`."""


def day_alone(text: str) -> Days | None:
    """The day that a text is and nothing else, but words such as `Day two`."""
    found = find_days(text) or find_short_day(text)
    if found is None:
        return None
    hours = _HOURS.search(text, found.finish)
    if hours is not None and sum(map(str.isalpha, hours["hours"])) <= _MOST_UNITS and len(_FIGURE.findall(hours["hours"])) > 1:
        text = text[: hours.start()]
    return found if _DATE_FILLER.fullmatch(WEEKDAY.sub("", f"{text[: found.begin]} {text[found.finish :]}")) else None


def day_at_end(text: str) -> Days | None:
    """The day with which a line ends; None for any other."""
    days = find_days(text)
    return days if days is not None and not text[days.finish :].strip(" .)]*_") else None


def day_in_front(text: str, *, is_bare: bool = False) -> Days | None:
    """The day with which a heading of slots begins: `28 July 2027 (Hotel Rex)`; if `is_bare`, perhaps one that says no more."""
    days = find_days(text) if len(text) <= _LONGEST_HEADING else None
    if days is None or days.last is not None or re.search(r"\w", text[: days.begin]):
        return None
    if days.first.year is None and days.weekday is None:
        return days if is_bare and re.match(r"\s*[:|–—-]\s*[^\W\d_]", text[days.finish :]) else None
    return days if re.match(r"[\s:|–—-]*\(?[^\W\d_]", text[days.finish :]) else None


def begins_counted(text: str) -> bool:
    """Whether a line begins with a counted thing: `Session 2 - Lima`."""
    number = re.match(r"[^\W\d_]{3,12}\s(?=(?:\d{1,2}|[IVX]{1,4})\s*[-–—:])", text)
    return number is not None and _COUNTED.fullmatch(number[0]) is not None


_LONGEST_HEADING = 200
_ASIDE = spelled_pattern(r"\s*\((?:{weekday})\.?\)")
_AGAIN = re.compile(r"\s*[/|(·]\s*")
"""What stands between a day and the same one in another language."""


def _joined(text: str, days: Days) -> Days:
    """A day with the last one that is written behind it, or with the year that the same day has in another language."""
    if days.last is not None or days.is_list:
        return days
    aside = _ASIDE.match(text, days.finish)
    behind = aside.end() if aside is not None else days.finish
    for is_again, found in ((False, TO.match(text, behind)), (True, _AGAIN.match(text, days.finish))):
        other = _first(text, found.end()) if found is not None else None
        if found is None or other is None or other.begin != found.end() or other.last is not None:
            continue
        first = days.first if days.first.year else days.first._replace(year=other.first.year)
        if is_again and first[1:] == other.first[1:]:
            return days._replace(first=first, finish=other.finish, weekday=days.weekday or other.weekday)
        if not is_again and first[1:] != other.first[1:]:
            return _ordered(days._replace(first=first, last=other.first, finish=other.finish))
    return _listed(text, days)


def _listed(text: str, days: Days) -> Days:
    """A day with those behind it that have their month and, the last one, the year of all: `Fri 4 May and Sat 5 May 2027`."""
    several = [days]
    while several[-1].first.year is None and (found := _AND.match(text, several[-1].finish)) is not None:
        other = _first(text, found.end())
        if other is None or other.begin != found.end():
            break
        several.append(other)
    year = several[-1].first.year
    every = [day for one in several for day in one.each]
    whole = [day._replace(year=year) for day in every] if year is not None and len(several) > 1 else []
    dates = [date.fromisoformat(iso) for one in whole if (iso := one.iso()) is not None]
    if not dates or len(dates) < len(whole) or dates != sorted({*dates}):
        return days
    first, *between, last = whole
    if (dates[-1] - dates[0]).days == len(dates) - 1:
        return days._replace(first=first, last=last, finish=several[-1].finish)
    return days._replace(first=first, listed=last, between=tuple(between), finish=several[-1].finish)


_AND = spelled_pattern(
    r"(?:(?<!\s)\s+(?:and|y|e|et|&)|,(?:\s+(?:and|y|e|et|&))?)\s+(?:(?:el|le|on)\s+)?(?:(?:{weekday})\.?,?\s+)?"
)


def _ordered(days: Days) -> Days:
    """A range with its one written year for the last day: `28 December – 3 January 2027` begins in the year before."""
    first, last = days.first, days.last
    if last is not None and first.year and last.year is None and last.month < first.month:
        return days._replace(last=last._replace(year=first.year + 1))
    if last is not None and first.year and first.year == last.year and last.month < first.month:
        return days._replace(first=first._replace(year=first.year - 1))
    return days


_SHORT = re.compile(r"(?<![\d/.])(?P<d>0?[1-9]|[12]\d|3[01])/(?P<M>0?[1-9]|1[0-2])(?![\d/]|\.\d)")
_DOTTED = spelled_pattern(
    r"(?<![\d.:,/])(?P<d>0?[1-9]|[12]\d|3[01])\.(?P<M>0?[1-9]|1[0-2])\.?[\s,]{0,2}[–—(-]?\s?(?P<w>{weekday})(?![^\W_])\)?"
    r"|(?<![^\W_])(?P<v>{weekday})\.?[\s,]{1,2}[–—-]?\s?(?:(?P<e>2[5-9]|3[01])\.(?P<N>0?[1-9]|1[0-2])(?![\d:])\.?"
    r"|(?P<f>0?[1-9]|1\d|2[0-4])\.(?P<O>0?[1-9]|1[0-2])\.(?!\d))"
)


def find_short_day(text: str) -> Days | None:
    """The first day in figures without a year, day first: `28/08`; only for lines that are dates and nothing else.

    With a point it has its weekday beside it, `28.8 - Friday`, and is no time of day: `Friday 9.10`.
    """
    found = (_SHORT.search(text) if "/" in text else None) or (_DOTTED.search(text) if "." in text else None)
    if found is None:
        return None
    parts = found.groupdict()
    number, month = (next(int(parts[one]) for one in names if parts.get(one)) for names in (("d", "e", "f"), ("M", "N", "O")))
    day = Day(None, month, number)
    named = parts.get("w") or parts.get("v")
    weekday = int(meaning("weekday", named) or 0) if named else None
    return Days(day, None, found.start(), found.end(), weekday) if day.iso(_LEAP) else None


def _days(found: re.Match[str]) -> Days | None:
    parts = found.groupdict()
    year = int(parts["y"].lstrip("'’")) if parts["y"] else None
    if year is not None and year < _HUNDRED:
        year += 1900 if year >= _CENTURY else 2000
    figures = _figures(found, year)
    if figures is None:
        return None
    first, last = figures
    named = parts["w"] or parts.get("v")
    weekday = None if named is None else int(meaning("weekday", named) or 0)
    if any(one is not None and one.iso(_LEAP) is None for one in (first, last)) or not _is_sure(parts, first, weekday):
        return None
    days = _ordered(Days(first, last, found.start(), found.end(), weekday))
    if last is None or not _is_list(found, days):
        return days
    between = tuple(days.first._replace(day=number) for number in map(int, _FIGURE.findall(parts["B"] or "")))
    return days._replace(last=None, listed=days.last, between=between)


def _is_sure(parts: dict[str, str | None], day: Day, weekday: int | None) -> bool:
    """Whether figures are a date: with points or hyphens and half of a year only beside their weekday, `20.11.14, Thursday`."""
    if "v" not in parts or parts["s"]:
        return True
    iso = day.iso()
    return iso is not None and date.fromisoformat(iso).weekday() == weekday


def _is_list(found: re.Match[str], days: Days) -> bool:
    """Whether days that are counted up, and not only the first and the last, leave out one between them."""
    parts = found.groupdict()
    counted = [days.first.day, *map(int, _FIGURE.findall(parts["B"] or ""))]
    if any(after - before != 1 for before, after in pairwise(counted)):
        return True
    if days.last is None or not parts["A"] or _SPANNING.search(found.string, 0, found.start()):
        return False
    follows = days.last.day == 1 and counted[-1] >= _SHORTEST_DAYS
    return not follows if days.first.month != days.last.month else days.last.day - counted[-1] != 1


_SPANNING = re.compile(r"(?<![^\W_])(?:entre|between)\s+(?:(?:the|el|le|les|o|os|los)\s+)?(?:d[ií]as\s+)?\Z", re.IGNORECASE)
"""What makes two days that an `and` connects the ends of a span."""


def _figures(found: re.Match[str], year: int | None) -> tuple[Day, Day | None] | None:
    """The days of a match, the last one None where there is one alone; None where either figure may be either."""
    parts = found.groupdict()
    day, month = int(parts.get("e") or parts["d"]), _month(parts["M"])
    order: Order | None = "month" if month > _MONTHS >= day else "day"
    is_open = parts["M"].isdigit() and found.start("y") > found.start("d") and "." not in found[0][-8:]
    if is_open and order == "day" and day <= _MONTHS and day != month:
        order = _order_by_weekday(found, day, month, year) or ORDER.get()
    if order == "unknown":
        return None
    day, month = (month, day) if order == "month" else (day, month)
    if not parts.get("e"):
        return Day(year, month, day), None
    if "f" not in parts:
        first = Day(year, _month(parts["N"]) if parts.get("N") else month, int(parts["d"]))
        return first, Day(year, _month(parts["O"]) if parts.get("O") else month, day)
    begin, second = int(parts["d"]), int(parts["f"] or 0)
    if order == "month":
        return (Day(year, begin, second), Day(year, month, day)) if second else None
    return Day(year, second or month, begin), Day(year, month, day)


def _order_by_weekday(found: re.Match[str], day: int, month: int, year: int | None) -> Order | None:
    """The order that the weekday beside a date leaves; None where it fits both, or none."""
    weekday = meaning("weekday", found["w"]) if found["w"] else None
    if weekday is None or year is None:
        return None
    fits = [date(year, *one).weekday() == int(weekday) for one in ((month, day), (day, month))]
    return None if fits[0] is fits[1] else "day" if fits[0] else "month"


def _month(written: str) -> int:
    return int(written) if written.isdigit() else int(meaning("month", written) or 0)
