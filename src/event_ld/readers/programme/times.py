"""Clock times as programmes write them: `12:30 m.`, `1:05`, `9h30`, `09.30 hrs`, `10 a.m. to 1`, `noon`.

A time is read in two steps: what is written (a `Clock`, with its marker if it has one), then which minute of the day it
means, since a clock of twelve hours without a marker is only settled by what comes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from event_ld.readers.programme.words import is_word, meaning, spelled, spelled_pattern

DAY = 24 * 60
"""The minutes of a day."""
NOON = 12 * 60
_DAYTIME = 7 * 60
_SHORTEST_NIGHT = 8 * 60
"""An end that stands less before its start is no hour of the next day, and wrong as it stands."""


class Clock(NamedTuple):
    """A time as written; its marker is `am`, `pm`, `noon` (the word, or `m.`), `day` (a notation of 24 hours) or ""."""

    hour: int
    minute: int
    marker: str = ""
    is_padded: bool = False

    @property
    def minutes(self) -> int:
        """Minutes since midnight, taking a time without marker as one of 24 hours."""
        if self.marker == "pm" and self.hour < 12:  # noqa: PLR2004  # hours
            return (self.hour + 12) * 60 + self.minute
        if self.marker == "am" and self.hour == 12:  # noqa: PLR2004  # hours
            return self.minute
        return self.hour * 60 + self.minute

    @property
    def is_open(self) -> bool:
        """Whether the time may be one of the morning or of the afternoon."""
        return not self.marker and 1 <= self.hour <= 12  # noqa: PLR2004  # hours


class TimeRange(NamedTuple):
    """A start, and an end where one is written, with the characters that they take.

    Attributes:
        is_several: Whether they bound several spans of a day.
        is_of_both: Whether the start is an hour of the first day and the end one of the last.
    """

    start: Clock
    end: Clock | None
    begin: int
    finish: int
    is_several: bool = False
    is_of_both: bool = False

    @property
    def is_padded(self) -> bool:
        """Whether it is of a clock of 24 hours by its zero (`02:30`), and runs forward so."""
        return self.start.is_padded and self.start.is_open and (self.end is None or self.end.minutes > self.start.minutes)


_MARKER = (
    r"(?P<{0}k>{2}|[ap]\.?\s?m\b\.?|(?-i:[ap])\b(?!\s*[\w'\u2019])|(?-i:[ap])\b(?=\s+(?-i:[A-ZÀ-Þ]))"
    r"|m\.(?!\w)|hrs?\b\.?|hs\b\.?|horas?\b|heures?\b|uhr\b|uur\b|h\b\.?|(?({0}m)(?:hours|horas|heures)(?=\b|(?-i:[A-ZÀ-Þ]))|(?!)))?"
)
_CLOCK = (
    r"(?:(?:12\s*)?(?P<{0}w>{1})\b|(?P<{0}h>[01]?\d|2[0-4])(?:\s?:\s?(?P<{0}m>[0-5]\d)(?::[0-5]\d(?!\d))?"
    r"|\.(?P<{0}d>[0-5]\d)(?!\d|\.\d)|,(?P<{0}c>[0-5]\d)(?=\s*(?:{2}|hrs?\b|hs\b|horas\b|h\b))"
    r"|\s?(?P<{0}n>h|(?-i:u)(?=[0-5]\d|[\s,;:)-])|heures?(?=\s[0-5]\d\b)|horas?(?=\s[ey]\s[0-5]\d\smin))"
    r"(?:\s[ey](?=\s[0-5]\d\smin))?\s?(?P<{0}f>[0-5]\d)?(?:\s?m(?:in(?:ut[oe]s)?)?|(?<=\d)['\u2032\u2019])?(?!\w))?"
    r"(?![\d%º°/]|[.,]\d)(?:\.(?=\s?[ap]\.?\s?m\b))?\s?" + _MARKER + r")"
)
UP_TO = r"(?:(?:[-–—,]\s?)?(?:until|till|through|thru|até|hasta|jusqu(?:e|['\u2019][àa]))|--|[-–—‐‑‒―−→>~]|to|a|à|as|às|al?)"
_SEPARATOR = rf"\s*{UP_TO}\s*(?:(?:las|[aà]s)\s+)?"
_PATTERN = spelled_pattern(
    lambda: rf"(?:(?<=\dT)|(?<![\d.,:/$€-])(?<![^\W\d])){_clock_form('a')}(?:{_SEPARATOR}{_clock_form('b')})?"
)
_DAY_BEFORE = spelled_pattern(r"(?<![^\W_])(?:{weekday}|dia|día),?\s+$")
_ROOM_BEFORE = spelled_pattern(r"(?<![^\W_])(?:{room})\s+$")
_LONGEST_DAY = 20
_ONE_CLOCK = spelled_pattern(lambda: rf"(?<![\d.,:/$€])(?<![^\W\d]){_clock_form('a')}")


_TO = re.compile(rf"{UP_TO}(?: las)?", re.IGNORECASE)
_AND = re.compile(r"(?:[,;&+]|,? ?(?:and|y|e|et)\b)(?: ?(?:from|de|das|des?|entre|between)\b)?(?: ?las?)?", re.IGNORECASE)
"""What stands between two spans of one day."""
_TWO_SPANS = 4
_LONGEST_LEAD = 80
LONGEST_DURATION = 8 * 60
"""The most minutes that something is said to last."""
_DURATION = re.compile(
    r"(?:(?<!\s)\s+)?(?:[(\[–-]\s*)?(?:(?P<h>\d{1,2})\s?(?:h|hr|hrs|hs|hours?|horas?|heures?)(?![^\W\d_])\.?\s?(?:(?P<hm>[0-5]\d)(?:\s?min)?)?|(?P<m>\d{1,3})\s?(?:min|mins|minutes?|minutos?|mn|['\u2032\u2019])\.?)[)\]]?(?=\s|$|[.,;:–-])",
    re.IGNORECASE,
)
_STOPS = re.compile(r"\s*(?:$|[^\w\s])")


def _clock_form(side: str) -> str:
    return _CLOCK.format(side, spelled("midday"), rf"(?:{spelled('day-part')})\b")


_LENGTH = re.compile(r"[1-8]\s?h(?:oras?|eures?|ours?|rs?)?\.?\s?", re.IGNORECASE)
_TAKES = re.compile(
    r"(?<![^\W_])(?:(?<!partir\s)de|of|durée|duración|duração|duration|durante|pendant|for|dure|lasts|dura)\s?:?\s\Z",
    re.IGNORECASE,
)
"""What stands before how long something takes, and no hour: `a course of 2 h`."""


@lru_cache(maxsize=1024)
def find_time(text: str, at: int = 0) -> TimeRange | None:
    """The first time, or range of times, in a text.

    A bare number is no time: it needs minutes, a marker, or an end that has them.
    """
    for found in _PATTERN.finditer(text, at):
        sure_start, sure_end = _is_sure(found, "a"), _is_sure(found, "b")
        start, end, finish = _clock(found, "a"), _clock(found, "b"), found.end()
        if start is None or not (sure_start or sure_end):
            continue
        if (
            found["ad"]
            and end is None
            and not found["ak"]
            and _ROOM_BEFORE.search(text, max(0, found.start() - _LONGEST_DAY), found.start())
        ):
            continue  # `Room 1.04`
        if (
            end is None
            and _LENGTH.fullmatch(found[0])
            and _TAKES.search(text[max(0, found.start() - _LONGEST_DAY) : found.start()])
        ):
            continue  # `a course of 2 h`
        if end is not None and not sure_start and _DAY_BEFORE.search(text, max(0, found.start() - _LONGEST_DAY), found.start()):
            at = found.start(next(name for name in ("bh", "bw") if found[name]))
            return TimeRange(end, None, at, found.end())  # `el viernes 9 a las 19:30`
        if end is not None and not sure_end and not _STOPS.match(text, finish):
            end, finish = None, found.end("ak") if found["ak"] else _end_of_start(found)
        return TimeRange(start, end, found.start(), finish)
    return None


def all_times(text: str) -> Iterator[TimeRange]:
    """Every time, and range of times, in a text, in order."""
    time = find_time(text)
    while time is not None:
        yield time
        time = find_time(text, time.finish)


def spans_of_day(text: str) -> TimeRange | None:
    """The first hour and the last of spans of one day, as of `9 to 1 and 3 to 6 pm`; None where there are no two.

    The last hour is left out where the spans do not follow each other.
    """
    if find_time(text) is None:
        return None
    run: list[re.Match[str]] = []
    for found in _ONE_CLOCK.finditer(text):
        between = " ".join(text[run[-1].end() : found.start()].split()) if run else ""
        joined = (_TO if len(run) % 2 else _AND).fullmatch(between)
        if run and joined is None and len(run) >= _TWO_SPANS:
            break
        run = [*run, found] if joined or not run else [found]
    run = run[: len(run) // 2 * 2]
    if len(run) < _TWO_SPANS or not any(_is_sure(one, "a") for one in run):
        return None
    clocks = [clock for one in run if (clock := _clock(one, "a")) is not None]
    minutes = _one_by_one(clocks)
    if sorted(set(minutes)) != minutes:
        return TimeRange(clocks[0], None, run[0].start(), run[-1].end(), is_several=True)
    first, last = (Clock(*divmod(one, 60), "day") for one in (minutes[0], minutes[-1]))
    return TimeRange(first, last, run[0].start(), run[-1].end(), is_several=True)


def _one_by_one(clocks: list[Clock]) -> list[int]:
    """The minutes that clocks of one day mean, each after the one before it; before a last one with `pm`, as late as may be."""
    minutes: list[int] = []
    if clocks[-1].marker in ("am", "pm"):
        for clock in reversed(clocks):
            late = clock.minutes % NOON + NOON if clock.is_open else clock.minutes
            minutes.insert(0, late - NOON if clock.is_open and minutes and late >= minutes[0] else late)
        return minutes
    for clock in clocks:
        minutes.append(resolve(clock, minutes[-1] if minutes else 0, twelve=True))
    return minutes


@lru_cache(maxsize=1024)
def time_at_start(text: str) -> TimeRange | None:
    """The time that a text begins with, or None."""
    found = find_time(text[:_LONGEST_LEAD])
    if found is None:
        return None
    lead = text[: found.begin].strip(" \t*_|•[(")
    if lead and not is_word("time-lead", lead):
        return None
    return find_time(text)


def _is_sure(found: re.Match[str], side: str) -> bool:
    return any(found[f"{side}{part}"] for part in "mdcnkw")


def _end_of_start(found: re.Match[str]) -> int:
    return max(found.end(f"a{part}") for part in "hmdcnfw")


def _clock(found: re.Match[str], side: str) -> Clock | None:
    word = found[f"{side}w"]
    if word:
        minutes = int(meaning("midday", word) or 0)
        return Clock(minutes // 60, 0, "noon" if minutes == NOON else "day")
    if not found[f"{side}h"]:
        return None
    minute = found[f"{side}m"] or found[f"{side}d"] or found[f"{side}c"] or found[f"{side}f"] or "0"
    return Clock(int(found[f"{side}h"]), int(minute), _marker(found, side), found[f"{side}h"].startswith("0"))


def _marker(found: re.Match[str], side: str) -> str:
    written = found[f"{side}k"] or ""
    hour = int(found[f"{side}h"])
    part = meaning("day-part", written)
    if part is not None and hour == 12:  # noqa: PLR2004  # hours
        return "noon" if part in ("am", "pm") else "am"  # `12 de la mañana`, `12 de la noche`
    if part is not None:
        return ("am" if part in ("am", "early") else "pm") if hour < 12 else "day"  # noqa: PLR2004  # hours
    written = written.lower().replace(" ", "").replace(".", "")
    if written in ("a", "am", "p", "pm") and hour <= 12:  # noqa: PLR2004  # hours
        return f"{written[0]}m"
    if written == "m":
        return "noon"
    return "day" if written or found[f"{side}n"] else ""


_EARLY = 60
"""The minutes by which a line of an agenda may run back, as with what begins before the rest, or beside it."""


def resolve_range(written: TimeRange, floor: int, *, twelve: bool) -> tuple[int, int | None]:
    """The minutes since midnight that a written range means; an end before its start is on the next day.

    It begins at `floor` or later, since slots are read forward; `twelve` says that times without a marker are of twelve hours.
    """
    start, end = written.start, written.end
    if end is not None and end.marker in ("am", "pm") and start.is_open:
        shared = start._replace(marker=end.marker)
        start = shared if shared.minutes <= end.minutes else start._replace(marker="am" if end.marker == "pm" else "pm")
    begin = resolve(start, floor, twelve=twelve)
    if end is None:
        return begin, None
    finish = resolve(end, begin, twelve=twelve or start.marker in ("am", "pm"))
    is_night = begin - finish >= _SHORTEST_NIGHT or (end.marker == "am" and finish < _DAYTIME and begin >= _DAYTIME)
    return begin, finish + DAY if finish < begin and is_night else finish


def resolve(clock: Clock, floor: int, *, twelve: bool) -> int:
    """The minute of the day that a time means: the first one from `floor` on, where its notation leaves two.

    `twelve` says that a time without a marker is of a twelve-hour clock.
    """
    if not clock.is_open or not twelve:
        return clock.minutes
    morning = (clock.hour % 12) * 60 + clock.minute
    if 0 < floor - morning <= _EARLY:
        return morning  # people register at 8:30 for what begins at 9 AM
    for minutes in (morning, morning + NOON):
        if minutes >= max(floor, _DAYTIME if floor == 0 else 0):
            return minutes
    return clock.minutes


def is_twelve_hour(ranges: list[TimeRange]) -> bool:
    """Whether the times of a programme are of a twelve-hour clock.

    They are not where one without a marker is after 12:59 or at 0, nor where hours are written with a leading zero (`06:00`)
    and never run backwards as they stand.
    """
    clocks = [clock for written in ranges for clock in (written.start, written.end) if clock is not None]
    if not all(clock.marker in ("am", "pm", "noon") or clock.is_open for clock in clocks):
        return False
    minutes = [written.start.minutes for written in ranges]
    return not any(clock.is_padded and clock.is_open for clock in clocks) or minutes != sorted(minutes)


class Duration(NamedTuple):
    """How long something takes: minutes, and the characters that say so, with brackets around them."""

    minutes: int
    begin: int
    finish: int


def find_duration(text: str) -> Duration | None:
    """The duration in brackets, or at the end of a title: `Welcome (10 min)`, `Open bench (1h30)`."""
    for found in _DURATION.finditer(text):
        is_set_off = found[0].strip()[0] in "([" or found.end() == len(text.rstrip())
        if is_set_off and found.start():
            minutes = int(found["m"] or 0) + 60 * int(found["h"] or 0) + int(found["hm"] or 0)
            return Duration(minutes, found.start(), found.end()) if minutes else None
    return None


def iso_minutes(minutes: int) -> str:
    """Minutes since midnight, less than a day, as `hh:mm`."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
