"""How something repeats, as schema.org's Schedule and iCalendar's RRULE say it alike (RFC 5545, section 3.3.10), and its dates.

A rule repeats every so many days, weeks, months or years; on days of the week, which in a month may have a number; on a day of
the month; in a month. What says more (`BYSETPOS`, hours, several months) is no such rule.
"""

from __future__ import annotations

import re
from calendar import isleap
from datetime import MAXYEAR, date, datetime, time, timedelta
from typing import NamedTuple

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
_NEVER = re.compile(r"(?:^|;)(?:INTERVAL=(?!0*[1-9]\d{0,5}(?:;|$))|COUNT=(?!0*[1-9])|BY(?:MINUTE|SECOND)=[^;]*,)", re.IGNORECASE)
_BOUNDS = re.compile(r"(?:^|;)(?:COUNT|UNTIL)=[^;]*", re.IGNORECASE)
_KNOWN = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTH", "BYMONTHDAY", "COUNT", "UNTIL", "WKST"})


class Rule(NamedTuple):
    """A rule by which something repeats, with the words of schema.org.

    Attributes:
        frequency: How often: `P1W`.
        by_month: The month; None for every one.
        by_month_day: The day of the month; None for what the first date says.
        times: How many dates there are, those that are taken out among them; None where it is not said.
        last: The last day on which one may be; "" where it is not said.
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
        numbers = ((self.by_month, 12), (self.by_month_day, 31), (self.times, self.times))
        if frequency is None or not all(days) or any(one is not None and not 0 < one <= (most or 0) for one, most in numbers):
            return False
        numbered = {bool(one[1]) for one in days if one is not None}
        if frequency[2] == "M" or (frequency[2] == "Y" and self.by_month is not None):
            return len(numbered) <= 1
        return True not in numbered and self.by_month_day is None and not (days and frequency[2] == "Y")


def weekday_of(day: str) -> str:
    """The day of the week of a day, as `WEEKDAYS` writes it."""
    return WEEKDAYS[date.fromisoformat(day).weekday()]


def rrule(rule: Rule, until: str = "") -> str:
    """A rule as iCalendar writes it; its last day has the form that the start has."""
    frequency = FREQUENCY.match(rule.frequency)
    assert frequency is not None  # noqa: S101  # a sound rule
    parts = [f"FREQ={_NAMES[frequency[2]]}"]
    parts += [f"INTERVAL={frequency[1]}"] if frequency[1] != "1" else []
    parts += [f"BYMONTH={rule.by_month}"] if rule.by_month is not None else []
    parts += [f"BYMONTHDAY={rule.by_month_day}"] if rule.by_month_day is not None else []
    parts += [f"BYDAY={','.join(rule.by_day)}"] if rule.by_day else []
    parts += [f"COUNT={rule.times}"] if rule.times is not None else [f"UNTIL={until}"] if until else []
    return ";".join(parts)


def with_numbers(text: str) -> str:
    """A rule whose days of the week have numbers all where one has: `2MO,TU` of a month is `2MO,1TU,2TU,3TU,4TU,5TU`."""
    most, parts = 6 if "MONTH" in text.upper() else 54, text.split(";")
    for at, part in enumerate(parts):
        name, _, days = part.partition("=")
        if name.strip().upper() == "BYDAY" and not days.replace(",", "").isalpha():
            all_days = (one if one[:-2] else ",".join(f"{number}{one}" for number in range(1, most)) for one in days.split(","))
            parts[at] = f"{name}={','.join(all_days)}"
    return ";".join(parts)


def has_dates(text: str, start: datetime) -> bool:
    """Whether a rule (`FREQ=YEARLY`) gives a date within the bounds from a start on; `ValueError` for what is no rule.

    It is asked at the end of the calendar, in years of the same days: a library looks for the next date until the year 9999.
    """
    from dateutil.rrule import rrulestr  # noqa: PLC0415  # what few events need

    late = start.replace(year=_late(start.year))
    found = None if _NEVER.search(text) else next(iter(rrulestr(_BOUNDS.sub("", text), dtstart=late)), None)
    return found is not None and found.date() <= end_of_dates(late.date())


def _late(year: int) -> int:
    """The last year of the calendar that has the days of a year, and is followed by such as follow that one."""
    last = MAXYEAR - 3

    def days(first: int) -> list[tuple[int, bool]]:
        return [(date(one, 1, 1).weekday(), isleap(one)) for one in range(first, first + 3)]

    alike = (one for one in range(last, last - 98, -1) if year < last and days(one) == days(year))
    return next(alike, max(year, year + (last - year) // 400 * 400))


def rule_of(text: str) -> Rule | None:
    """The rule that the value of a RRULE (`FREQ=WEEKLY;BYDAY=TU;COUNT=10`) says; None for one that says more than a rule can."""
    said = {
        name.strip().upper(): value.strip().upper()
        for name, _, value in (part.partition("=") for part in with_numbers(text).split(";") if part)
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
    """The dates of a sound rule within the bounds from a first day on, as ISO 8601 writes days, and whether these are all."""
    from dateutil.rrule import rrulestr  # noqa: PLC0415  # what few events need

    start = date.fromisoformat(first)
    end = end_of_dates(start)
    bound = min(end, date.fromisoformat(rule.last)) if rule.last else end
    taken = {one[:10] for one in rule.except_dates}
    text = rrule(rule._replace(times=None), bound.isoformat().replace("-", ""))
    found: list[str] = []
    if not has_dates(text, datetime.combine(start, time())):
        return [], True
    for number, moment in enumerate(rrulestr(text, dtstart=datetime.combine(start, time())), start=1):
        if len(found) == MOST_DATES:
            return found, False
        found += [day] if (day := moment.date().isoformat()) not in taken else []
        if number == rule.times:
            return found, True
    return found, bool(rule.last) and bound < end


def end_of_dates(start: date) -> date:
    """The last day of which dates are told of what begins on a day."""
    return start + LONGEST if start.year < MAXYEAR - 2 else date.max
