"""Days on which what repeats does not take place: `(sauf le 23 février)`, `except 4 and 11 February`."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from event_ld.readers.programme.dates import Day, Days, find_days
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import spelled_pattern
from event_ld.recurrence import WEEKDAYS

_AND = re.compile(
    r"(?:\s*[,&]\s*(?:(?:and|y|e|et)\s+)?|\s+(?:and|y|e|et)\s+)(?:(?:on|the|el|los|del|le|les|du|em|o|os|a|as|de|dia)\s+)*",
    re.IGNORECASE,
)
_MARKS = str.maketrans(";\n|", ",,,")
_NUMBER = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_LISTED = re.compile(r"[,&]|\b(?:and|y|e|et)\b", re.IGNORECASE)
RANGE = re.compile(r"[-–—]|\b(?:to|al?|au|à|até|until|hasta)\b", re.IGNORECASE)
_LEAD = r"(?:on|for|from|desde|de|the|el|los|del|le|les|des|du|em|o|os|a|as|no|nos|dias?|días?|jours?)"
_WORDS = spelled_pattern(r"(?<![^\W_])(?:{excepted})[\s:]+(?:{lead}\s+)*(?=[^\W_])", lead=_LEAD)


class Exceptions(NamedTuple):
    """The days that a stretch takes out, from its word on."""

    days: tuple[Days, ...]
    piece: Piece

    def is_of(self, rule: Piece, text: str) -> bool:
        """Whether it stands in the line of a rule, or begins the next one."""
        begin, end = sorted((rule.start, self.piece.start))
        before, _, behind = text[begin:end].rpartition("\n")
        return "\n" not in text[begin:end] or (
            rule.start < self.piece.start and "\n" not in before and not behind.strip(" (*_–—-")
        )

    def dates(self, first: str, last: str, weekdays: frozenset[str]) -> list[str] | None:
        """The days as ISO 8601 writes them; None where one is not told to be in the time from one day to another.

        Of a range only the weekdays count that are given, where any are; `last` is empty where none is stated.
        """
        found: list[str] = []
        for days in self.days:
            begin = _within(days.first, first, last)
            end = _within(days.last, first, last) if days.last is not None else begin
            if begin is None or end is None or end < begin:
                return None
            start = date.fromisoformat(begin)
            each = [start + timedelta(at) for at in range((date.fromisoformat(end) - start).days + 1)]
            found += [one.isoformat() for one in each if begin == end or not weekdays or WEEKDAYS[one.weekday()] in weekdays]
        return found


def _within(day: Day, first: str, last: str) -> str | None:
    """A day in its own year, or in the first in which it is on or after the first day; None where that is behind the last."""
    begin = int(first[:4])
    years = (iso for year in (begin, begin + 1) if (iso := day.iso(year)) is not None)
    found = next((iso for iso in years if iso >= first), None)
    return found if found is not None and (not last or found <= last) else None


def exceptions(text: str) -> list[Exceptions]:
    """What a text takes out, day by day."""
    found = []
    for word in _WORDS.finditer(text):
        end = text.find("\n", word.end())
        days = _days(text[: end if end >= 0 else len(text)], word.end())
        if days:
            found.append(Exceptions(tuple(days), Piece(text[word.start() : days[-1].finish], word.start())))
    return found


def excepted_in(text: str) -> Exceptions | None:
    """The days of a list that stands alone; None where a part of it is no day."""
    listed = text.strip().translate(_MARKS)
    lead = _WORDS.match(listed)
    days = _days(listed, lead.end() if lead else 0)
    return Exceptions(tuple(days), Piece(listed, 0)) if days and not listed[days[-1].finish :].strip(" .") else None


def _days(text: str, at: int) -> list[Days]:
    """The days that a list names which begins at a character: each of `4, 11 and 18 February`, and ranges as they are."""
    found: list[Days] = []
    days = find_days(text, at)
    while days is not None and days.begin == at:
        written = text[days.begin : days.finish]
        last = days.last or days.listed
        if last is not None and _LISTED.search(written) and RANGE.search(written):
            return []  # `3-5 and 9 March`: not read
        days = days._replace(last=last, listed=None)
        found += _each(days, written) if last is not None and _LISTED.search(written) else [days]
        between = _AND.match(text, days.finish)
        at = between.end() if between else -1
        days = find_days(text, at) if between else None
    year = next((one.first.year for one in reversed(found) if one.first.year), None)
    return [one._replace(first=one.first._replace(year=one.first.year or year)) for one in found]


def _each(days: Days, written: str) -> list[Days]:
    """The days of a list that is written with one month."""
    numbers = [int(one) for one in _NUMBER.findall(written)]
    if days.last is not None and days.last.month != days.first.month:
        return [days._replace(last=None), days._replace(first=days.last, last=None)] if len(numbers) == 2 else []  # noqa: PLR2004  # both
    return [days._replace(first=days.first._replace(day=number), last=None) for number in numbers]
