"""Time zones of the IANA database, read from the `tzdata` package, so that every machine gives the same offsets.

What takes the name of a zone raises a `KeyError` for one that the database lacks, and a `ValueError` for what is no date-time.
"""

from __future__ import annotations

import re
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from event_ld.resources import package_dir

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

Day = TypeVar("Day", date, datetime)
UTC_OFFSETS = frozenset({"Z", "+00:00"})
"""How ISO 8601 writes that a time is one of UTC: an instant, right whatever the clocks of the place show."""
_ONE_FIGURE = re.compile(r"-(\d)(?!\d)")
"""The month or the day of a date that is written without its zero."""


def _database() -> Traversable:
    return package_dir("tzdata") / "zoneinfo"


@lru_cache(maxsize=1)
def zone_names() -> frozenset[str]:
    """The name of every zone, for instance `America/La_Paz`; `Factory` is that of clocks which nobody has set."""
    return frozenset((package_dir("tzdata") / "zones").read_text(encoding="ascii").split()) - {"Factory"}


@lru_cache(maxsize=512)
def zone(name: str) -> ZoneInfo:
    """The rules of a zone of the IANA database."""
    if name not in zone_names():
        raise KeyError(name)
    place = _database().joinpath(*name.split("/"))
    with place.open("rb") as stream:
        return ZoneInfo.from_file(stream, key=name)


@lru_cache(maxsize=1)
def zones_by_country() -> dict[str, tuple[str, ...]]:
    """ISO 3166-1 alpha-2 code of a country to its zones, as `zone.tab` lists them, and `XK` for Kosovo, as CLDR and the EU do."""
    table: dict[str, list[str]] = {"XK": ["Europe/Belgrade"]}
    for line in (_database() / "zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, name = line.split("\t")[:3]
            table.setdefault(code, []).append(name)
    return {code: tuple(names) for code, names in table.items()}


@lru_cache(maxsize=4096)
def offset(name: str, local: str, fold: int = 0) -> str:
    """The UTC offset (`-04:00`) of a zone at a local time (`2022-11-24T12:30`); `fold` is 1 for the later of two."""
    return _written(_moment(name, local, fold).utcoffset())


@lru_cache(maxsize=512)
def _written(found: timedelta | None) -> str:
    seconds = int((found or timedelta()).total_seconds())
    sign = "-" if seconds < 0 else "+"
    minutes = abs(seconds) // 60
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def is_moment(text: str) -> bool:
    """Whether a text is a date-time that the calendar and the clock have: no 31 April, no hour 25."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def exists(name: str, local: str) -> bool:
    """Whether a zone's clocks ever show a local time that `is_moment` takes: False within the hour that a change skips."""
    moment = _moment(name, local)
    back = moment.astimezone(UTC).astimezone(zone(name)) if MINYEAR < moment.year < MAXYEAR else moment
    return back.replace(tzinfo=None) == moment.replace(tzinfo=None)


def comes_twice(name: str, local: str) -> bool:
    """Whether a zone's clocks show a local time twice: within the hour that a change of clocks repeats."""
    return exists(name, local) and offset(name, local) != offset(name, local, 1)


def abbreviations(name: str, local: str) -> tuple[str, frozenset[str]]:
    """What the time of a zone is called at a local time, and at some time of that year; numbers where it has no letters."""
    moment = _moment(name, local)
    year = (moment.replace(month=month, day=1) for month in (1, 4, 7, 10))
    return moment.tzname() or "", frozenset(one.tzname() or "" for one in year)


def _moment(name: str, local: str, fold: int = 0) -> datetime:
    """A local time of a zone."""
    return datetime.fromisoformat(local).replace(tzinfo=zone(name), fold=fold)


def local_time(name: str, instant: str) -> str | None:
    """What the clocks of a zone show at an instant in UTC (`2022-11-24T12:30`); None where that time comes twice."""
    moment = datetime.fromisoformat(instant)
    try:
        there = moment.astimezone(zone(name)).replace(fold=0)
        is_shown_once = there.astimezone(UTC) == moment
    except OverflowError:  # at the ends of the calendar
        return None
    local = there.replace(tzinfo=None).isoformat(timespec="seconds" if there.second else "minutes")
    return local if is_shown_once else None


def is_one_time(one: str, another: str) -> bool | None:
    """Whether two dates, which may lack zeros, are one time: one day, and one time where both have one; None for no date."""
    one, another = (_ONE_FIGURE.sub(r"-0\1", text) for text in (one, another))
    try:
        first, second = (datetime.fromisoformat(text) for text in (one, another))
    except ValueError:
        return None
    if "T" not in one or "T" not in another:
        return first.date() == second.date()
    if first.tzinfo is None or second.tzinfo is None:
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return first == second


def in_utc(moment: datetime) -> datetime:
    """A moment with an offset, in UTC; at the ends of the calendar, beyond which UTC would be, with its own clock's time."""
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        return moment.replace(tzinfo=UTC)


def day_after(day: Day) -> Day:
    """A day later; the last day of the calendar, which has none after it, as it is."""
    try:
        return day + timedelta(days=1)
    except OverflowError:
        return day


@lru_cache(maxsize=65_536)
def offset_of_day(name: str, day: str) -> str | None:
    """The UTC offset that a zone has all day long, so that each local time of the day exists once; None where it changes.

    It is None for the first and the last year of the calendar, too. It is asked for an hour before the day (`2022-11-24`) and an
    hour after it: no zone has ever changed twice within a week.
    """
    start = datetime.fromisoformat(day).replace(tzinfo=zone(name))
    if start.year in {MINYEAR, MAXYEAR}:
        return None
    before = (start - _HOUR).utcoffset()
    return _written(before) if before == (start + _DAY_AND_HOUR).utcoffset() else None


_HOUR = timedelta(hours=1)
_DAY_AND_HOUR = timedelta(hours=25)
