"""The day that a line of a list has, and what stands beside it: before or behind a mark, `8 April – Ana Gil – Old maps`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.dates import find_days, find_short_day
from event_ld.readers.programme.moments import time_behind
from event_ld.readers.programme.names import has_work, is_known_name, looks_like_organization
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import outside_brackets, read_people
from event_ld.readers.programme.place_lines import reads_like_place
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.stated_when import read_when
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.told_units import LONGEST_LINE, day_of, quoted
from event_ld.readers.programme.words import is_word, meaning

if TYPE_CHECKING:
    from collections.abc import Iterable

    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.text import Piece

MARKS = " \t*_#"
"""The marks around the words of a line that say nothing."""
_QUOTES = '"“”«»‘’'
_EDGES = f"{MARKS}-–—:|,.;()•·"
_SEPARATORS = ("\t", "|", "–", "—", "-", ":", "(", ",", ".", ";")
_SEPARATOR = re.compile(r"[*_)]*(?:\t|\s*[|:]\s|\s+(?:[-–—]|--)\s+|[,.;]\s+|\s+(?=[\"“«*_(]*[A-ZÀ-Þ¿¡]))[*_(]*")
_PARTS = {mark: re.compile(rf"\s+{re.escape(mark)}\s+") for mark in ("-", "–", "—", "--")}
_PARTS |= {
    "|": re.compile(r"\s*\|\s*"),
    ":": re.compile(r":\s+"),
    ".": re.compile(r"(?<=[^\W\d_]{3})\.\s+|(?<=\))\.\s+"),
    "\t": re.compile(r"\t+"),
}
_COMMA = re.compile(r",\s+")


class DayLine(NamedTuple):
    """A line with one day: what stands beside it behind a mark, and on which side; 0 where nothing but a place does."""

    days: Days
    day: Piece
    rest: Piece
    side: int
    mark: str
    where: Piece

    def beside(self, side: int) -> DayLine:
        """The same, where most days have something on a side, or nothing: what reads like a place is one where most have none."""
        if self.side <= 0 or not self.where.text:
            return self
        none = self.rest.cut(len(self.rest.text))
        return self._replace(rest=none, side=0) if side == 0 else self._replace(where=none)


def day_line(line: Line) -> DayLine | None:
    """The one day that a line says, alone or with its hour and its place, or what stands before or behind it."""
    none = line.whole.cut(len(line.whole.text))
    if (alone := day_of(line)) is not None:
        when = read_when(line.piece if line.role is Role.LABEL else line.whole, is_labelled=True)
        rest, stated = when.rest.strip(_EDGES), when.day[1] if when.day is not None else line.whole
        return DayLine(alone, stated, none, 0, "", rest if rest.text and _is_where(rest) else none)
    if line.role not in (Role.PROSE, Role.BULLET, Role.TIME) or len(line.whole.text) > LONGEST_LINE:
        return None
    whole = line.whole.strip(_EDGES.replace("(", "").replace(")", ""))
    days = find_days(whole.text) or find_short_day(whole.text)
    if days is None or days.last is not None:
        return None
    day, time = whole.cut(days.begin, days.finish), time_behind(whole.text, days.finish)
    finish = time.finish if time is not None else days.finish
    before, behind = whole.cut(0, days.begin), whole.cut(len(whole.text[:finish].rstrip()))
    if not behind.text.strip(_EDGES):
        named = _without_weekday(before).text
        name = named.rstrip(_EDGES)
        mark = next((one for one in _SEPARATORS if one in named[len(name) :]), None)
        return DayLine(days, day, before.cut(0, len(name)).strip(MARKS), -1, mark, none) if mark is not None else None
    led = _SEPARATOR.match(behind.text)
    if led is None or _without_weekday(before).text.strip(_EDGES):
        return None
    rest = behind.cut(led.end()).strip(MARKS)
    return DayLine(days, day, rest, 1, led[0].strip(" *_()"), rest if rest.text.strip(_EDGES + "?") and _is_where(rest) else none)


def _without_weekday(before: Piece) -> Piece:
    """What stands before a day, without its weekday and the small words around that."""
    words = before.text.rstrip().rpartition(" ")
    word = words[2].strip(_EDGES)
    is_of_day = bool(word) and (meaning("weekday", word) is not None or is_word("small", word))
    return _without_weekday(before.cut(0, len(words[0]) + len(words[1]))) if is_of_day else before


def cut_beside(rest: Piece, mark: str, *, commas: bool) -> list[Piece]:
    """What stands beside a day, in its parts: at the mark between it and the day, or at the first other one that it has."""
    if (title := quoted(rest)) is not None:
        return [one for one in (rest.cut(0, title.start - rest.start).strip(_EDGES + _QUOTES),) if one.text]
    marks = [one for one in (mark, "\t", "|", "–", "-", "—", "--", ":", ".") if one in _PARTS and _PARTS[one].search(rest.text)]
    if marks:
        named = (one for one in marks if any(map(_is_known, rest.split(_PARTS[one]))))
        marks = [next(named, marks[0])]  # `14 May: Ana Gil - Rivers: how they run` is cut at the dash
        cuts = [
            one for one in _PARTS[marks[0]].finditer(rest.text) if not is_word("honorific", rest.text[: one.start()].split()[-1])
        ]
        bounds = [0, *(at for one in cuts for at in one.span()), len(rest.text)]
        return [part for begin, end in zip(bounds[::2], bounds[1::2], strict=True) if (part := rest.cut(begin, end).strip()).text]
    parts = _at_comma(rest) if commas else []
    return parts or [rest] * bool(rest.text)


def _is_known(part: Piece) -> bool:
    named = read_people([part])
    return bool(named) and named[0].talk is None and all(is_known_name(one.pieces["name"]) for one in named)


def _at_comma(rest: Piece) -> list[Piece]:
    """Who is named before a comma, and what stands behind it; [] where nobody is."""
    parts = outside_brackets(rest, _COMMA)
    named = read_people(parts[:1]) if len(parts) > 1 else []
    is_named = bool(named) and all(is_known_name(one.pieces["name"]) for one in named)
    return [parts[0], rest.cut(parts[1].start - rest.start)] if is_named else []


def are_titles(days: Iterable[DayLine]) -> bool:
    """Whether what stands behind a name and a comma is in most lines no body and no office."""
    parts = [parts[1] for day in days if (parts := _at_comma(day.rest))]
    return 2 * sum(looks_like_organization(part) or has_work(part) for part in parts) < len(parts)


def _is_where(piece: Piece) -> bool:
    piece = piece.strip(f"{MARKS}()@,;.|–—-")
    return not any(map(str.isalnum, piece.text)) or is_room(piece) or reads_like_place(piece, is_dated=True)


def where_beside_hour(piece: Piece) -> Piece | None:
    """The place behind a time of day, where a stretch says nothing else; an empty one where it is the time alone."""
    time = find_time(piece.text)
    if time is None or any(map(str.isalnum, piece.text[: time.begin])):
        return None
    rest = piece.cut(time.finish).strip(f"{_EDGES}/@")
    return rest if _is_where(rest) else None
