"""Time zones of calendars: a VTIMEZONE with each change of clocks in some years (RFC 5545, section 3.6.5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld import zones

if TYPE_CHECKING:
    from collections.abc import Iterator
    from zoneinfo import ZoneInfo

_STEP = timedelta(days=7)
"""No zone changes its clocks twice within a week."""


@lru_cache(maxsize=512)
def time_zone_lines(name: str, first: int, last: int) -> tuple[str, ...]:
    """The lines of a zone.

    Args:
        name: A name of the IANA database.
        first: The first year.
        last: The last year, which is none of the ends of the calendar.
    """
    zone = zones.zone(name)
    moment, end = datetime(first, 1, 1, tzinfo=UTC) - _STEP, datetime(last + 1, 1, 1, tzinfo=UTC)
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}", *_observance(moment, _offset(moment, zone), zone)]
    while moment < end:
        if _offset(moment, zone) != _offset(moment + _STEP, zone):
            lines += _observance(_change(moment, zone), _offset(moment, zone), zone)
        moment += _STEP
    return (*lines, "END:VTIMEZONE")


def _change(before: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the clocks change within the step after a moment."""
    first, last = int(before.timestamp()), int((before + _STEP).timestamp())
    while last - first > 1:
        middle = (first + last) // 2
        is_before = _offset(datetime.fromtimestamp(middle, UTC), zone) == _offset(before, zone)
        first, last = (middle, last) if is_before else (first, middle)
    return datetime.fromtimestamp(last, UTC)


def _observance(moment: datetime, before: timedelta, zone: ZoneInfo) -> Iterator[str]:
    there = moment.astimezone(zone)
    kind = "DAYLIGHT" if there.dst() else "STANDARD"
    local = (moment + before).strftime("%m%dT%H%M%S")
    yield from (f"BEGIN:{kind}", f"DTSTART:{(moment + before).year:04d}{local}")
    yield from (f"TZOFFSETFROM:{_written(before)}", f"TZOFFSETTO:{_written(_offset(moment, zone))}")
    yield from (f"TZNAME:{there.tzname()}", f"END:{kind}")


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _written(offset: timedelta) -> str:
    minutes = abs(int(offset.total_seconds())) // 60
    return f"{'-' if offset < timedelta() else '+'}{minutes // 60:02d}{minutes % 60:02d}"
