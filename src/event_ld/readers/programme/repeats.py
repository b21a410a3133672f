"""How something repeats, in words: `todos los martes`, `every second Tuesday of the month`, `daily 10 to 17`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.dates import Day, Days, find_days
from event_ld.readers.programme.excepted import RANGE, Exceptions, exceptions
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import Clock, TimeRange, find_time
from event_ld.readers.programme.words import folded_alternatives, is_word, meaning, spelled, table
from event_ld.recurrence import WEEKDAYS, Rule, dates

_SHORTEST = 4
_OPENS, _CLOSES = ("“", "«"), ("”", "»")
_LONGEST_QUOTE = 60
_CAPITAL = re.compile(r"(?:\A|\s)(?:Les|Los|Las|Os|As|les|los|las|os|as|aos?|the|The)\s[A-ZÀ-Þ]")
_OF_NAME = re.compile(r"\s(?:de\s(?:la|los|las|l['’])\s?|del?\s|du\s|des\s|d[aeo]s?\s|of\sthe\s|at\sthe\s)(?=[A-ZÀ-Þ])")
_WEEK = 7
_MOST_DAYS = 5
"""As many days as people work in a week say when something is open, and not when it takes place."""
_APART = re.compile(r"[\s,;/&+.]+")
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"[1-4]|-1")


class Repeat(NamedTuple):
    """A rule in words, and the characters that it takes.

    Attributes:
        frequency: How often, as a schedule says it: `P1W`.
        month: The month of whose days it speaks; None for any.
        year: The year of that month, where it is written.
        hours: Hours that stand right behind it, bare.
    """

    frequency: str
    by_day: tuple[str, ...]
    begin: int
    finish: int
    month: int | None = None
    year: int | None = None
    hours: TimeRange | None = None

    def days(self, year: int) -> Days | None:
        """The first and the last day in its month of a year; None without a month."""
        if self.month is None:
            return None
        last = date(year + self.month // 12, self.month % 12 + 1, 1) - timedelta(days=1)
        rule = Rule(self.frequency, by_day=self.by_day, last=last.isoformat())
        found, _ = dates(last.replace(day=1).isoformat(), rule)
        first, end = (Day(year, self.month, int(one[8:])) for one in (found[0], found[-1]))
        return Days(first, end if end != first else None, self.begin, self.finish)

    def holds(self, first: str, last: str) -> bool:
        """Whether it is said of a time from one day to another: of more than a week, or from one of its own days on.

        The last day is empty where none is stated.
        """
        begin = date.fromisoformat(first)
        if last:
            return not self.by_day or (date.fromisoformat(last) - begin).days >= _WEEK
        return WEEKDAYS[begin.weekday()] in {one[-2:] for one in self.by_day} and len(self.by_day) < _MOST_DAYS


@lru_cache(maxsize=1)
def _weekdays() -> dict[str, int]:
    """The folded names of the days of the week, and their plurals."""
    known = {word: int(number) for word, number in table()["weekday"].items() if len(word) >= _SHORTEST}
    plurals = {f"{word.replace(' feira', 's feira')}s": number for word, number in known.items()}
    return plurals | known


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    day = rf"(?:{folded_alternatives(_weekdays())})(?![^\W\d_])"
    number, every_which = r"(?!\s+\d{1,2}(?![:.h\d]|\s?[ap]\.?m\b))", spelled("every-which")
    listed = rf"{day}(?:(?:\s*,\s*|\s+(?:y|e|et|and|&)\s+)(?:(?:{spelled('every-plural')})\s+)?{day}){{0,6}}"
    lead = rf"(?:(?:{spelled('every')})|(?P<weak>{spelled('every-plural')}))"
    every = rf"{lead}\s+(?:(?P<which>{every_which})\s+)?(?P<days>{listed}){number}"
    year = r"(?:,?\s+(?:de\s+|del\s+|of\s+)?(?P<year>20\d\d))?"
    month = rf"\s+(?:de|del|of|in|en|em|du|d['’])\s*(?P<month>{spelled('month')})\b{year}"
    each_month = rf"\s+(?:{spelled('of-each-month')})"
    named = rf"(?P<named>{every_which})\s+(?P<own>{listed}){each_month}"
    to = r"\s*(?:-|–|—|to|through|al?|au|à)\s*(?:la\s+|o\s+)?"
    span = rf"(?:de\s+|du\s+|from\s+)?(?P<from>{day}){to}(?P<to>{day}){number}"
    hours = r"(?:,?\s+(?:from\s+)?(?P<a>\d\d?)\s*(?:to|-|–|a|à|às)\s*(?P<b>\d\d?)(?=\s*(?:,|$)))?"
    daily = rf"(?P<daily>{spelled('every-day')}){hours}"
    bare = rf"(?P<bare>{listed})(?=\s*+(?:,\s*+)?(?:(?:del?|du|from|de)\s+)?\d{{1,2}}\s*(?:-|–|al?|au|à|to|until)\s*\d)"
    said = rf"{every}(?:(?P<monthly>{each_month})|{month})?|{named}|{span}|{daily}|{bare}"
    return re.compile(rf"(?<![^\W_])(?:{said})(?![^\W_])", re.IGNORECASE)


@lru_cache(maxsize=512)
def find_repeat(text: str) -> Repeat | None:
    """The rule that a text states; None where it states none that can be told."""
    found = (one for one in _pattern().finditer(text) if not _is_name(one))
    return next((made for one in found if (made := _made(one)) is not None), None)


def _is_name(found: re.Match[str]) -> bool:
    """Whether words are the name of a series, and no rule: `the cycle “Saturdays of the Museum”`, `Los Jueves de la Ciencia`."""
    before = found.string[max(found.start() - _LONGEST_QUOTE, 0) : found.start()]
    opened = max(before.rfind(mark) for mark in _OPENS)
    is_quoted = opened > max(before.rfind(mark) for mark in _CLOSES) or before.count('"') % 2 == 1
    return is_quoted or (_CAPITAL.search(found[0]) is not None and _OF_NAME.match(found.string, found.end()) is not None)


def without_repeat(text: str) -> tuple[str, Repeat | None]:
    """A text with blanks in the place of the rule that it states, whose figures are no day and no time; and the rule."""
    repeat = find_repeat(text)
    if repeat is None:
        return text, None
    return _blanked(text, repeat.begin, repeat.finish), repeat


def says_dates(text: str) -> bool:
    """Whether a text says of which days a rule holds that it states: `Todos los jueves de agosto`."""
    repeat = find_repeat(text)
    return repeat is not None and (repeat.month is not None or find_days(text) is not None)


def _made(found: re.Match[str]) -> Repeat | None:
    if (found["weak"] and not found["days"].endswith("s")) or (found["bare"] and is_word("weekday", found["bare"])):
        return None  # `on Friday` is a day, `Thursday 6 - 8 May` three
    begin, finish = found.span()
    if found["daily"]:
        hours = found["a"] and TimeRange(Clock(int(found["a"]), 0, "day"), Clock(int(found["b"]), 0, "day"), 0, 0)
        return Repeat("P1D", (), begin, finish, hours=hours or None)
    if found["from"]:
        first, last = (_weekdays()[fold(found[side])] for side in ("from", "to"))
        return Repeat("P1W", tuple(WEEKDAYS[at % 7] for at in range(first, first + (last - first) % 7 + 1)), begin, finish)
    said = re.findall(folded_alternatives(_weekdays()), found["days"] or found["own"] or found["bare"], re.IGNORECASE)
    days = tuple(dict.fromkeys(WEEKDAYS[_weekdays()[fold(one)]] for one in said))
    which = meaning("every-which", (found["which"] or found["named"] or "").strip()) or ""
    if found["monthly"] or found["own"]:
        numbered = _NUMBERED.fullmatch(which)
        return Repeat("P1M", tuple(f"{which}{one}" for one in days), begin, finish) if numbered else None
    if which not in {"", "2", "other"}:
        return None
    month = int(meaning("month", found["month"]) or 0) if found["month"] else None
    year = int(found["year"]) if found["year"] else None
    return Repeat("P2W" if which else "P1W", days, begin, finish, month, year)


def rule_in_words(text: str, first: str = "") -> Rule | None:
    """The rule that a cell states: `every Tuesday`, `weekly`, or its days of the week alone (`martes y jueves`).

    From a first day on, what the cell says beside it counts too: its last day, how many dates there are, and days on which it is
    off (`todos los martes hasta el 30 de marzo, excepto el 23 de febrero`); where it says anything else, it states none.
    """
    words = [word for word in _APART.split(text) if word]
    days = [int(day) for word in words if (day := meaning("weekday", word)) is not None]
    if days and (len(days) == 1 or not RANGE.search(text)) and len(days) == sum(not is_word("small", word) for word in words):
        return Rule("P1W", by_day=tuple(dict.fromkeys(WEEKDAYS[day] for day in days)))
    often, repeat = meaning("frequency", text), find_repeat(text)
    if repeat is not None:
        rule = Rule(repeat.frequency, by_day=repeat.by_day, by_month=repeat.month)
        return _with_rest(rule, without_repeat(text)[0], first) if first else rule
    return Rule(often) if often is not None else None


def _with_rest(rule: Rule, rest: str, first: str) -> Rule | None:
    """A rule with what stands around it in its cell; None where some of that is not read."""
    off: list[str] = []
    for one in exceptions(rest):
        taken = one.dates(first, "", frozenset(day[-2:] for day in rule.by_day))
        if taken is None:
            return None
        off += taken
        rest = _blanked(rest, *one.piece.span)
    days, counted = find_days(rest), _counted().search(rest)
    if days is not None:
        end = Exceptions((days._replace(first=days.last or days.first, last=None),), Piece("", 0)).dates(first, "", frozenset())
        if end is None or (days.last is None and not RANGE.search(rest[: days.begin])):
            return None
        rule, rest = rule._replace(last=end[0]), _blanked(rest, days.begin, days.finish)
    time = find_time(rest)
    if time is not None:
        rest = _blanked(rest, time.begin, time.finish)
    if counted is not None:
        rule, rest = rule._replace(times=int(counted["count"])), _blanked(rest, *counted.span())
    is_read = all(is_word("small", one) or is_word("time-lead", one) or RANGE.fullmatch(one) for one in _WORD.findall(rest))
    return rule._replace(except_dates=tuple(off)) if is_read else None


def _blanked(text: str, begin: int, end: int) -> str:
    return f"{text[:begin]}{' ' * (end - begin)}{text[end:]}"


@lru_cache(maxsize=1)
def _counted() -> re.Pattern[str]:
    """`9 sessions`, `10 fechas`."""
    return re.compile(rf"(?<!\d)(?P<count>\d{{1,3}})\s+(?:{spelled('date-count')})(?![^\W_])", re.IGNORECASE)
