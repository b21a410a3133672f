"""Days in the prose of a programme, and where the year of a day comes from that is written without one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import takewhile
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.dates import LAST_DAY, Day, Days, all_days, day_alone, day_at_end, find_days
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.stated_when import When, is_when, read_when
from event_ld.readers.programme.times import TimeRange, find_time
from event_ld.readers.programme.words import known_words, meaning, spelled_pattern
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.surroundings import Surroundings
    from event_ld.readers.programme.text import Piece

    _Read = tuple[Piece, Piece, tuple[TimeRange, Piece] | None]
    """A line, the day that it says, and its time."""

_MUCH = 3
"""By how many points a day without its year may be ahead of one that has it."""
_EARLIEST = 1970
"""The first year that a title may have of its event: `The constitution of 1917` is about that year."""
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NAMED_YEAR = re.compile(r"(?<![^\W_])(?P<name>[A-ZÀ-Þ][\w'\u2019-]*)\s+(?P<year>(?:19|20)\d\d)(?![\d/.-]*\d)")
_NO_NAME = frozenset({"agenda", "horizon", "horizonte"})
"""What has a year in its name that is not its own: `Agenda 2030`."""
_MONTHS = spelled_pattern(r"(?<![^\W_])(?:{month})(?![^\W_])")
_MOST_IN_HEADING = 5
_HEAD = 3
_SHORTEST_NAME = 5
_LONGEST_UNDATED = 120
_BOUND = re.compile(
    r"(?<![^\W_])(?:before|prior\sto|until|since|after|avant|depuis|après|jusqu['’]en|antes\sde|desde|hasta|después\sde|até|depois\sde)"
    r"\s(?=(?:19|20)\d\d(?!\d))",
    re.IGNORECASE,
)
"""What stands before a year that bounds others: `Talks before 2020`."""
_NEAR = 40
_WEEKS = 5
_NAMED = re.compile(r"[\s*_]*[:|–—-]\s*(?P<what>(?:[^\s.;+]++ ?){1,8})(?:[.;+]|$)")
"""What a day stands for, in a few words behind it."""
_GONE = re.compile(r"(?<![^\W_])(?:last|past|pasado|último|passado|dernier)\s+(?:d[ií]a\s+)?\Z", re.IGNORECASE)
_GONE_BEHIND = re.compile(r"\s+(?:last|pasado|último|passado|dernier)(?![^\W_])", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?]\s|\n\n")
_HELD = spelled_pattern(r"(?<![^\W_])(?:{held}|{holds}|{holds-perhaps})(?![^\W_])")
_WEEKDAY_AND_NUMBER = spelled_pattern(
    r"(?<![^\W_])(?:(?P<w>{weekday})[\s,(]{1,3}(?:(?:the|el|le|d[ií]a)\s)?|(?:próximo|prochain)\s(?:d[ií]a\s)?)(?P<d>[12]?\d|3[01])"
    r"(?:st|nd|rd|th|er|º)?(?![\d:.,]\d|\d|\s*(?:de\s+|of\s+)?(?:{month}))(?!\w)"
    r"(?!\s{0,2}(?:h|hs|hrs|[ap]\.?m|horas|heures)(?![^\W_]))"
    r"|(?<![^\W_])(?:this|est[ea]|ce|cette|nest[ea])\s+(?P<this>{weekday})(?![^\W_]|-)(?!\.?,?\s+\(?\d)"
    r"|(?<![^\W_])(?:on|el|na|no|ce|le)\s+(?P<at>{weekday})(?![^\W_]|-)(?=,?\s+(?:at|a\s+las?|às?|à|from|de|das)\s+\d)"
)
"""`Martes 27`, `Friday the 7th`, `this Friday`, `el próximo 27`."""


class Years:
    """What a programme says about the year: its title, and the date that its page shows of itself.

    Attributes:
        stated: The year on a line of its own, or beside a name of the event; "" where there is none.
        dated: The days of the text that have their year, and may be those of the event.
        page_pieces: The dates of the page (`2020-03-04 · news`), which are no dates of the event.
    """

    def __init__(self, title: str, stated: str = "") -> None:
        self.title = title
        self.stated = stated
        self.dated: list[Days] = []
        self.page_pieces: list[Piece] = []
        self.is_past = False

    def of(self, days: Days) -> tuple[int | None, str]:
        """The year of a day, with the rule that gives it; "" for one that is written, None where nothing gives it.

        `year-from-title` takes the only year in the title, `year-from-line` that of the same day, of a line or a name elsewhere,
        `year-from-page-date` that of the first such day on or after the date of the page, or of the last one before it, where
        the text tells of what took place.
        """
        if days.first.year is not None:
            return days.first.year, ""
        bounds = {one.end() for one in _BOUND.finditer(self.title)}
        years = {one[0] for one in _YEAR.finditer(self.title) if int(one[0]) >= _EARLIEST and one.start() not in bounds}
        title = min(years) if len(years) == 1 else ""
        stated = self.stated if self.stated and _is_weekday(days, int(self.stated)) else ""
        years = {str(one.first.year) for one in self.dated if _covers(one, days)}
        same = min(years) if len(years) == 1 else ""
        said = ((title, "year-from-title"), (same or stated, "year-from-line"))
        known = next(((int(year), rule) for year, rule in said if year), None)
        if known is not None:
            return known
        if not self.page_pieces:
            return None, ""
        page = find_days(self.page_pieces[0].text)
        shown = page.first.iso() if page else None
        if shown is None:
            return None, ""
        year = int(shown[:4])
        iso = days.first.iso(year) or ""
        other = (year - 1 if iso > shown else year) if self.is_past else (year if iso >= shown else year + 1)
        return other, "year-from-page-date"


def _covers(dated: Days, days: Days) -> bool:
    """Whether a day without its year is one of those of others, which have it."""
    year = dated.first.year
    is_one = dated.first[1:] <= days.first[1:] <= (dated.last or dated.first)[1:]
    return is_one and year is not None and _is_weekday(days, year)


def dated_days(lines: list[Line]) -> list[Days]:
    """The days with their year that may be those of the event: several, beside their weekday, alone, or of what is held.

    One at the end of a short line before the first slot is, too; one alone in prose may be that of anything: `the attack of 11
    September 2001`.
    """
    found = [(line, days) for line in lines for days in all_days(line.piece.text) if (days.first.year or 0) >= _EARLIEST]
    first = next((line.number for line in lines if line.role is Role.TIME), len(lines))
    ends = {
        line.number
        for line in lines
        if line.number < first and len(line.piece.text) <= _LONGEST_UNDATED and day_at_end(line.piece.text)
    }
    return [
        days
        for line, days in found
        if days.last
        or days.weekday is not None
        or day_alone(line.piece.text)
        or line.number in ends
        or _HELD.search(line.piece.text)
    ]


def days_of_agenda(lines: list[Line]) -> set[str]:
    """The days that head slots and have their year, in ISO 8601."""
    heads = [line.days for line in lines if line.role is Role.DAY and line.within == "agenda" and line.days is not None]
    return {day for days in heads if (day := days.first.iso()) is not None}


def _is_weekday(days: Days, year: int) -> bool:
    """Whether a day of a year is the weekday that is written beside it, where one is."""
    iso = days.first.iso(year)
    return iso is not None and days.weekday in (None, date.fromisoformat(iso).weekday())


def stated_year(lines: list[Line], title: str) -> Piece | None:
    """The only year on lines of their own; or beside a name at the head, or where it says when: `SEMESO 2025 - 16 a 18/09`.

    Where there is none, the only one behind the title anywhere, or behind its kind if it is the only year of the text.
    """
    alone = [one for line in lines if _YEAR.fullmatch((one := line.piece.strip("()")).text)]
    before = () if alone else takewhile(lambda line: line.role is not Role.TIME, lines)
    found: list[Piece] = []
    for number, line in enumerate(before):
        text = line.piece.text
        days = find_days(text)
        is_headed = _names_agenda(text) or (days is None and _names_months(text, lines))
        if number >= _HEAD and days is None and not is_headed and known_words("held").search(text) is None:
            continue
        names = [one["name"] for one in _NAMED_YEAR.finditer(text)]
        if is_headed or any(fold(name) not in _NO_NAME and not meaning("month", name) for name in names):
            at = [one.span() for one in _YEAR.finditer(text) if days is None or not days.begin <= one.start() < days.finish]
            found += [line.piece.cut(*span) for span in at]
    if not (alone or found) and len(title) >= _SHORTEST_NAME:
        named = re.compile(rf"(?<![^\W_]){re.escape(title)}[ ,–—-]{{1,3}}(?P<year>(?:19|20)\d\d)(?![\d/.-]*\d)", re.IGNORECASE)
        told = (line.piece for line in lines if known_words("past").search(line.piece.text) is None)
        found = [piece.cut(*one.span("year")) for piece in told for one in named.finditer(piece.text)]
        found = found or _behind_kind(lines, title)
    found = alone or found
    return found[0] if len({piece.text for piece in found}) == 1 else None


def _behind_kind(lines: list[Line], title: str) -> list[Piece]:
    """The year behind the kind of event that a title names, where a text has no other: `these Jornadas 2027`."""
    kinds = {fold(word) for word in title.split()} & {*event_kind_words()}
    years = [(line.piece, one) for line in lines for one in _YEAR.finditer(line.piece.text)]
    named = [piece.cut(*one.span()) for piece, one in years if fold(" ".join(piece.text[: one.start()].split()[-1:])) in kinds]
    return named if len({one[0] for _, one in years}) == 1 else []


def _names_agenda(text: str) -> bool:
    """Whether a line is the heading of an agenda with its year: `Official programme 2027`."""
    words = text.split()
    is_year = len(words) > 1 and _YEAR.fullmatch(words[-1]) is not None and len(words) <= _MOST_IN_HEADING
    names = [fold(word) for word in words[:-1]]
    return is_year and any(meaning("section", one) == "agenda" and one not in _NO_NAME for one in names)


def _names_months(text: str, lines: list[Line]) -> bool:
    """Whether a line has a year behind the months of all days that have none: `What is on in March and April 2027`."""
    found = [*_MONTHS.finditer(text)] if len(text) <= _LONGEST_UNDATED else []
    if not found or re.match(r"\.?,?\s+(?:de\s+|del\s+|of\s+)?(?:19|20)\d\d(?!\d)", text[found[-1].end() :]) is None:
        return False
    months = {int(meaning("month", one[0]) or 0) for one in found}
    days = [one.first for line in lines for one in all_days(line.whole.text) if one.first.year is None]
    return len({*days}) > 1 and {one.month for one in days} <= months


def tells_of_past(text: str) -> bool:
    """Whether a text tells of what took place and of nothing that will, is the minutes of that, or says so of a day of its."""
    found = known_words("past").search(text)
    if found is None or meaning("past", found[0]) == "minutes" or known_words("to-come").search(text) is None:
        return found is not None
    dated = [one for one in _SENTENCE.split(text) if find_days(one) is not None]
    coming = [one for one in dated if known_words("to-come").search(one)]
    return not coming and any(known_words("past").search(one) for one in dated)


def when_in_prose(lines: list[Line], years: Years, fits: Callable[[Days], bool], around: Surroundings) -> When | None:
    """The line that states the day of the event, as far as it can be told and fits those of the agenda.

    It stands before the first slot; where none does, behind the agenda, and says that the event is held on a day with its year.

    A line with a time of day, one that says that something is held, or one that names the event behind the day counts more
    than another, and a short one more than a long one; dates of the page, deadlines, and days without a year in long lines do
    not count.
    """
    at = next((number for number, line in enumerate(lines) if line.role is Role.TIME), len(lines))
    heads = [one for pair in zip(lines[:at], [*lines[1:], None], strict=False) if (one := _scored(*pair, years, fits, around))]
    behind = [line for line in lines[at:] if line.within != "agenda" and line.role is not Role.TIME and _is_held(line)]
    found = heads or [
        one for line in behind if (one := _scored(line, None, years, fits, around)) and one[1].day and one[1].day[0].first.year
    ]
    named = day_by_weekday([line for line in lines if line.role is Role.PROSE], years) if not found else None
    if named is not None:
        return named
    known = [(points, when) for points, when in found if when.day and years.of(when.day[0])[0] is not None]
    known = known or [(points, when) for points, when in found if points]
    best, of_all = (max((points for points, _ in some), default=0) for some in (known, found))
    known = known if best + _MUCH > of_all else found  # `Tuesday 12 October at 8 pm`, and a day with its year in the text
    best = max(best, of_all) if known is found else best
    named = next((when for points, when in known if points == best), None)
    wholes = [whole for line in lines[:at] if named is not None and (whole := _whole(line, named)) is not None]
    return next((one for one in wholes if one.day is not None and fits(one.day[0])), named)


def _whole(line: Line, part: When) -> When | None:
    """The days that a line says and nothing else, where another day is one of them: `28 to 31 August`, and `on 29 August`."""
    when = read_when(line.piece) if line.role is Role.DAY or is_when(line) else None
    if when is None or when.day is None or part.day is None or part.day[0].last is not None:
        return None
    whole, inner = when.day[0], part.day[0].first
    first, last = whole.first, whole.last or whole.first
    is_in = (first.month, first.day) <= (inner.month, inner.day) <= (last.month, last.day)
    is_year = None in (last.year, inner.year) or last.year == inner.year
    return when if first < last and is_in and is_year and not is_deadline(line.piece, when.day[1]) else None


def _is_held(line: Line) -> bool:
    return known_words("held").search(line.piece.text) is not None


def _scored(
    line: Line, below: Line | None, years: Years, fits: Callable[[Days], bool], around: Surroundings
) -> tuple[int, When] | None:
    """When the event is by a line, and how much speaks for it; None for a line that does not say so."""
    when = read_when(line.piece)
    if when.day is not None and when.day[1] in years.page_pieces:
        when = read_when(line.piece.cut(when.day[1].span.end - line.piece.start))
    if when.day is None:
        return None
    text = line.piece.text
    is_told = around.says("ED", when.day[1])
    other = None if is_told else _told_in(line.piece.cut(when.day[1].start - line.piece.start), around)
    if other is not None:  # `the day of 3 May has moved to 7 June`
        when, is_told = other, True
    if when.day is not None and not years.is_past and _is_gone(line.piece, when.day[1]):
        when = read_when(line.piece.cut(when.day[1].span.end - line.piece.start))
    if when.day is None or is_deadline(line.piece, when.day[1]) or not fits(when.day[0]):
        return None
    if below is not None and text.endswith(":") and known_words("deadline-name").search(below.piece.text[:_NEAR]):
        return None  # `30 January 2027:`, and below it `Closing date for papers`
    is_named = bool(years.title) and years.title in text[when.day[0].finish :]
    is_short = len(text) <= _LONGEST_UNDATED
    return 4 * is_told + 2 * (when.time is not None) + 2 * _is_held(line) + 2 * is_named + is_short, when


def _told_in(line: Piece, around: Surroundings) -> When | None:
    """What a line says of when from the first day on, behind its own, that the tagger takes for one of the event."""
    own = [one.piece.start - line.start for one in around.of("ED") if line.start < one.piece.start < line.span.end]
    return next((when for at in own if (when := read_when(line.cut(at))).day is not None), None)


def day_by_weekday(lines: list[Line], years: Years) -> When | None:
    """The day that prose names by its weekday and number, in the month of the date of the page: `este martes 27 a las 2`."""
    page = find_days(years.page_pieces[0].text) if years.page_pieces else None
    shown = page.first.iso() if page else None
    for line in lines if shown else ():
        for found in _WEEKDAY_AND_NUMBER.finditer(line.piece.text):
            if (found["this"] or found["at"]) and years.is_past:
                continue
            named = found["w"] or found["this"] or found["at"]
            weekday = int(meaning("weekday", named) or 0) if named else None
            day = _next_day(str(shown), int(found["d"] or 0), weekday)
            if day is not None:
                days = Days(day, None, found.start(), found.end())
                time = find_time(line.piece.text, found.end())
                near = time if time is not None and time.begin - found.end() < _NEAR else None
                piece = line.piece.cut(near.begin, near.finish).strip() if near else None
                stated = (near, piece) if near is not None and piece is not None else None
                return When((days, line.piece.cut(*found.span())), stated, line.piece.cut(0, 0))
    return None


def _next_day(shown: str, number: int, weekday: int | None) -> Day | None:
    """The day with a number (0 for any) and a weekday (None for any) in the weeks behind a date."""
    for days in range(_WEEKS * 7):
        other = date.fromisoformat(shown) + timedelta(days)
        if number in (0, other.day) and weekday in (None, other.weekday()):
            return Day(other.year, other.month, other.day)
    return None


def _is_gone(line: Piece, day: Piece) -> bool:
    """Whether a day is said to be over: `el pasado 3 de mayo`, `le 3 mai dernier`, `no último dia 3`."""
    begin = day.start - line.start
    return _GONE.search(line.text[max(begin - _NEAR, 0) : begin]) is not None or (
        _GONE_BEHIND.match(line.text, begin + len(day.text)) is not None
    )


def is_deadline(line: Piece, day: Piece) -> bool:
    """Whether a day is no day of the event: `register by 2 April`, `2 April – Deadline for papers`, `acta del 2 de abril`."""
    before, behind = line.text[: day.start - line.start], line.text[day.start + len(day.text) - line.start :]
    if LAST_DAY.search(before) is not None:
        return True
    near = before[-_NEAR:]
    time = find_time(near)
    hours = range(time.begin, time.finish) if time is not None and time.end is not None else range(0)  # `from 7 until 9 pm on `
    if any(one.start() not in hours for one in known_words("deadline", "deadline-name", "minutes-of").finditer(near)):
        return True
    named = _NAMED.match(behind) if not any(map(str.isalnum, before)) else None
    return named is not None and known_words("deadline-name").search(named["what"]) is not None
