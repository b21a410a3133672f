"""The tokens of a programme: words, marks, and times, days, links and line breaks as one token each.

Each token keeps its place in the source, so that what is read of it can say where it stands.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from event_ld.readers.programme.dates import Days, all_days, find_short_day
from event_ld.readers.programme.moments import zone_end
from event_ld.readers.programme.times import TimeRange, find_time, time_at_start


class Kind(StrEnum):
    """What a token is, by its form."""

    WORD = "word"
    """A word, a number or a mark."""
    TIME = "time"
    """A time, or a range of times."""
    DAY = "day"
    """A day, or a range of days."""
    LINK = "link"
    """An address of the web or of mail."""
    BREAK = "break"
    """The end of a line, with the blank lines behind it."""


class Token(NamedTuple):
    """A token.

    Attributes:
        text: What stands there; for a break as many line ends as there are, two at most.
        line: The number of its line among those that are not blank, from 0.
        value: What a time or a day says.
    """

    text: str
    begin: int
    end: int
    kind: Kind
    line: int
    value: TimeRange | Days | None = None


_LINK = re.compile(r"https?://[^\s)>\]|]+|www\.[^\s)>\]|]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_WORD = re.compile(
    r"</?[a-zA-Z][^<>\n]{0,200}>|&[a-z]{2,6};|\t+|(?<=[^\s|]) {3,}(?=[^\s|])"
    r"|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’.\-][^\W_]+)*|\*+|_+|#+|-+|\S"
)
_LONGEST_LINE = 4000
"""The most characters of a line that are looked at: a longer one is no line of an agenda."""
_LONGEST_TIMED = 1500
"""The most characters of a line whose times and days are looked for; a longer one is running text."""
_TIME_TAIL = re.compile(r"(?::\d\d)?(?:min\b)?")


def tokens(text: str) -> list[Token]:
    """The tokens of a text, in its order."""
    found: list[Token] = []
    number, at, blanks = -1, 0, 0
    for line in text.split("\n"):
        if line.strip():
            if number >= 0:
                found.append(Token("\n\n" if blanks else "\n", at - 1, at, Kind.BREAK, number))
            number, blanks = number + 1, 0
            found += _of_line(line[:_LONGEST_LINE], at, number)
        else:
            blanks += 1
        at += len(line) + 1
    return found


def _of_line(line: str, at: int, number: int) -> list[Token]:
    found: list[Token] = []
    begin = 0
    for start, end, kind, value in [*_typed(line), (len(line), len(line), Kind.BREAK, None)]:
        found += [
            Token(one[0], at + one.start(), at + one.end(), Kind.WORD, number) for one in _WORD.finditer(line, begin, start)
        ]
        if kind is not Kind.BREAK:
            found.append(Token(line[start:end], at + start, at + end, kind, number, value))
        begin = end
    return found


def _typed(line: str) -> list[tuple[int, int, Kind, TimeRange | Days | None]]:
    """The links, days and times of a line, in order and without overlap."""
    taken: list[tuple[int, int, Kind, TimeRange | Days | None]] = []
    if "@" in line or "www." in line or "://" in line:
        taken = [(one.start(), one.end(), Kind.LINK, None) for one in _LINK.finditer(line)]

    def add(begin: int, end: int, kind: Kind, value: TimeRange | Days) -> None:
        if all(end <= start or begin >= finish for start, finish, _, _ in taken):
            taken.append((begin, end, kind, value))

    if len(line) <= _LONGEST_TIMED:
        for days in _days(line):
            add(days.begin, days.finish, Kind.DAY, days)
        for time in _times(line):
            end = time.begin + len(line[time.begin : time.finish].rstrip())
            tail = _TIME_TAIL.match(line, end)
            add(time.begin, len(line[: zone_end(line, tail.end() if tail else end)].rstrip()), Kind.TIME, time)
    elif (first := time_at_start(line)) is not None and not line[: first.begin].strip():
        add(first.begin, len(line[: first.finish].rstrip()), Kind.TIME, first)
    return sorted(taken, key=lambda one: one[0])


def _days(line: str) -> list[Days]:
    found = all_days(line)
    short = find_short_day(line) if not found else None
    return [short] if short else found


def _times(line: str) -> list[TimeRange]:
    found = []
    time = time_at_start(line) or find_time(line)
    while time is not None:
        found.append(time)
        time = find_time(line, max(time.finish, time.begin + 1))
    return found
