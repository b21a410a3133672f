"""How something repeats, as schema.org's Schedule and iCalendar's RRULE say it alike (RFC 5545, section 3.3.10), and its dates.

A rule repeats every so many days, weeks, months or years; on days of the week, which in a month may have a number; on a day of
the month; in a month. What says more (`BYSETPOS`, hours, several months) is no such rule.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, date, timedelta
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MOST_DATES = 100
LONGEST = timedelta(days=731)
"""How many dates are told, and over which time: what search engines want, and people plan."""
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
"""The days of the week as iCalendar writes them, and schema.org's `byDay` as a text."""
FREQUENCY = re.compile(r"P([1-9]\d{0,2})([DWMY])$", re.ASCII)
"""How often: `P1D`, `P2W`, `P1M`, `P1Y`."""
BY_DAY = re.compile(r"([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$", re.ASCII)
"""A day of the week, with a number in a month: `MO`, `2TU`, `-1FR`."""
_NAMES = {"D": "DAILY", "W": "WEEKLY", "M": "MONTHLY", "Y": "YEARLY"}
_UNITS = {name: unit for unit, name in _NAMES.items()}
_KNOWN = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"})


class Rule(NamedTuple):
    """A rule by which something repeats, with the words of schema.org.

    Attributes:
        frequency: How often: `P1W`.
        by_day: The days of the week.
        by_month: The month; None for every one.
        by_month_day: The day of the month; None for what the first date says.
        times: How many dates there are, those that are taken out among them; None where it is not said.
        last: The last day on which one may be; "" where it is not said.
        except_dates: The days that are taken out.
    """

    frequency: str
    by_day: tuple[str, ...] = ()
    by_month: int | None = None
    by_month_day: int | None = None
    times: int | None = None
    last: str = ""
    except_dates: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Whether it is a rule: its words are known, and days with a number are days of a month."""
        frequency = FREQUENCY.match(self.frequency)
        days = [BY_DAY.match(one) for one in self.by_day]
        if frequency is None or not all(days):
            return False
        numbered = {bool(one[1]) for one in days if one is not None}
        if frequency[2] == "M" or (frequency[2] == "Y" and self.by_month is not None):
            return len(numbered) <= 1
        return True not in numbered and self.by_month_day is None and not (days and frequency[2] == "Y")


def rrule(rule: Rule, until: str = "") -> str:
    """A rule as iCalendar writes it.

    Args:
        rule: The rule.
        until: Its last day in the form that the start has.
    """
    frequency = FREQUENCY.match(rule.frequency)
    assert frequency is not None  # noqa: S101  # a sound rule
    parts = [f"FREQ={_NAMES[frequency[2]]}"]
    parts += [f"INTERVAL={frequency[1]}"] if frequency[1] != "1" else []
    parts += [f"BYMONTH={rule.by_month}"] if rule.by_month is not None else []
    parts += [f"BYMONTHDAY={rule.by_month_day}"] if rule.by_month_day is not None else []
    parts += [f"BYDAY={','.join(rule.by_day)}"] if rule.by_day else []
    parts += [f"COUNT={rule.times}"] if rule.times is not None else [f"UNTIL={until}"] if until else []
    return ";".join(parts)


def rule_of(text: str) -> Rule | None:
    """The rule that a RRULE says; None for one that says more than a rule can.

    Args:
        text: Its value: `FREQ=WEEKLY;BYDAY=TU;COUNT=10`.
    """
    said = {
        name.strip().upper(): value.strip().upper()
        for name, _, value in (part.partition("=") for part in text.split(";") if part)
    }
    numbers = [said.get(name, "1") for name in ("INTERVAL", "BYMONTH", "BYMONTHDAY", "COUNT")]
    if (
        not said.keys() <= _KNOWN
        or said.get("FREQ") not in _UNITS
        or not all(one.isascii() and one.isdecimal() for one in numbers)
    ):
        return None
    last = said.get("UNTIL", "")[:8]
    rule = Rule(
        frequency=f"P{int(numbers[0])}{_UNITS[said['FREQ']]}",
        by_day=tuple(one for one in said.get("BYDAY", "").split(",") if one),
        by_month=int(numbers[1]) if "BYMONTH" in said else None,
        by_month_day=int(numbers[2]) if "BYMONTHDAY" in said else None,
        times=int(numbers[3]) if "COUNT" in said else None,
        last=f"{last[:4]}-{last[4:6]}-{last[6:]}" if last else "",
    )
    is_usual = said.get("WKST", "MO") == "MO" or numbers[0] == "1"
    return rule if rule.is_sound and is_usual else None


def dates(first: str, rule: Rule) -> tuple[list[str], bool]:
    """The dates of a rule within the bounds, as ISO 8601 writes days, and whether these are all.

    Args:
        first: The first day on which one may be.
        rule: A sound rule.
    """
    start = date.fromisoformat(first)
    end = min(start + LONGEST, date(MAXYEAR, 1, 1)) if start.year < MAXYEAR - 2 else date.max
    bound = min(end, date.fromisoformat(rule.last)) if rule.last else end
    found: list[str] = []
    taken = {one[:10] for one in rule.except_dates}
    for number, day in enumerate(_days(start, rule, bound), start=1):
        if rule.times is not None and number > rule.times:
            return found, True
        if len(found) == MOST_DATES:
            return found, False
        if day.isoformat() not in taken:
            found.append(day.isoformat())
        if rule.times == number:
            return found, True
    return found, bool(rule.last) and bound < end


def _days(start: date, rule: Rule, bound: date) -> Iterator[date]:
    """The days of a rule, from the first on, in their order."""
    frequency = FREQUENCY.match(rule.frequency)
    assert frequency is not None  # noqa: S101  # a sound rule
    step, unit = int(frequency[1]), frequency[2]
    if unit in "DW":
        yield from _by_days(start, rule, bound, step, unit)
        return
    month = (rule.by_month or start.month) if unit == "Y" else start.month
    at = start.year * 12 + month - 1
    while at // 12 <= bound.year:
        in_month = rule.by_month is None or at % 12 + 1 == rule.by_month
        for day in _in_month(at // 12, at % 12 + 1, rule, start.day) if in_month else ():
            if start <= day <= bound:
                yield day
        at += step * (12 if unit == "Y" else 1)


def _by_days(start: date, rule: Rule, bound: date, step: int, unit: str) -> Iterator[date]:
    wanted = {WEEKDAYS.index(one) for one in rule.by_day} or ({start.weekday()} if unit == "W" else set(range(7)))
    monday = start - timedelta(days=start.weekday())
    for ordinal in range((bound - start).days + 1):
        day = start + timedelta(days=ordinal)
        passed = ordinal if unit == "D" else (day - monday).days // 7
        if passed % step == 0 and day.weekday() in wanted and rule.by_month in {None, day.month}:
            yield day


def _in_month(year: int, month: int, rule: Rule, usual: int) -> Iterable[date]:
    """The days of a rule in one month; none where the month has no such day."""
    last = monthrange(year, month)[1]
    if not rule.by_day:
        day = rule.by_month_day or usual
        return [date(year, month, day)] if day <= last else []
    found: set[int] = set()
    for one in rule.by_day:
        known = BY_DAY.match(one)
        assert known is not None  # noqa: S101  # a sound rule
        days = [day for day in range(1, last + 1) if date(year, month, day).weekday() == WEEKDAYS.index(known[2])]
        number = int(known[1] or 0)
        found |= set(days) if not number else {days[number - (number > 0)]} if abs(number) <= len(days) else set()
    return [date(year, month, day) for day in sorted(found) if rule.by_month_day in {None, day}]
