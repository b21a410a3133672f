"""Time zones of calendars: a VTIMEZONE with each change of clocks in some years (RFC 5545, section 3.6.5)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld import zones

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_STEP = timedelta(days=7)
"""No zone changes its clocks twice within a week."""


@lru_cache(maxsize=512)
def time_zone_lines(name: str, first: int, last: int) -> tuple[str, ...]:
    """The lines of a zone."""
    zone = zones.zone(name)
    moment, end = datetime(first, 1, 1, tzinfo=UTC) - _STEP, datetime(last + 1, 1, 1, tzinfo=UTC)
    found = {_observance(moment, _offset(moment, zone), zone): [_local(moment, _offset(moment, zone))]}
    while moment < end:
        before = _offset(moment, zone)
        if before != _offset(moment + _STEP, zone):
            change = _change(moment, zone)
            found.setdefault(_observance(change, before, zone), []).append(_local(change, before))
        moment += _STEP
    lines = ["BEGIN:VTIMEZONE", f"TZID:{name}"]
    for (kind, *said), (begin, *others) in found.items():  # each once, since some calendars do not take very long zones
        again = [f"RDATE:{','.join(others)}"] if others else []
        lines += [f"BEGIN:{kind}", f"DTSTART:{begin}", *again, *said, f"END:{kind}"]
    return (*lines, "END:VTIMEZONE")


def _change(before: datetime, zone: ZoneInfo) -> datetime:
    """The second at which the clocks change within the step after a moment."""
    first, last = int(before.timestamp()), int((before + _STEP).timestamp())
    while last - first > 1:
        middle = (first + last) // 2
        is_before = _offset(datetime.fromtimestamp(middle, UTC), zone) == _offset(before, zone)
        first, last = (middle, last) if is_before else (first, middle)
    return datetime.fromtimestamp(last, UTC)


def _observance(moment: datetime, before: timedelta, zone: ZoneInfo) -> tuple[str, ...]:
    """What holds from a moment on: whether it is summer time, the offset before it and behind it, and its name."""
    there = moment.astimezone(zone)
    offsets = f"TZOFFSETFROM:{_written(before)}", f"TZOFFSETTO:{_written(_offset(moment, zone))}"
    return ("DAYLIGHT" if there.dst() else "STANDARD", *offsets, f"TZNAME:{there.tzname()}")


def _local(moment: datetime, before: timedelta) -> str:
    """A moment by the clocks before it."""
    local = moment + before
    return f"{local.year:04d}{local.strftime('%m%dT%H%M%S')}"


def _offset(moment: datetime, zone: ZoneInfo) -> timedelta:
    return moment.astimezone(zone).utcoffset() or timedelta()


def _written(offset: timedelta) -> str:
    minutes = abs(int(offset.total_seconds())) // 60
    return f"{'-' if offset < timedelta() else '+'}{minutes // 60:02d}{minutes % 60:02d}"
