"""The date that a page or a message shows of itself, which gives days without their year one, and is no day of the event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import takewhile
from typing import TYPE_CHECKING

from event_ld.readers.programme.agenda import with_agenda
from event_ld.readers.programme.dates import PUBLISHED, Days, all_days, day_alone, find_days
from event_ld.readers.programme.header import read_when
from event_ld.readers.programme.moments import DAY_TO_TIME, zone_end
from event_ld.readers.programme.negation import blanked, joined
from event_ld.readers.programme.outline import Line, Role, outline
from event_ld.readers.programme.place_lines import reads_like_place
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import known_words, meaning, spelled_pattern
from event_ld.readers.programme.years import Years, day_by_weekday, is_deadline, tells_of_past
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.programme.text import Piece
    from event_ld.readers.programme.times import TimeRange

    _Read = tuple[Piece, Piece, tuple[TimeRange, Piece] | None]
    """A line, the day that it says, and its time."""

_A_YEAR = 366
_DATELINE = re.compile(
    r"(?P<agency>\s*[(/][^()/\n]{2,25}[)/])?\s*(?:\.?(?P<dash>[-–—]{1,2})|[.:])\s*[\"“«]?(?=[A-ZÀ-Þ])|\s*\)\s*[.:–—-]\s*"
)
"""What stands behind the day of a dateline, before its news: `(ABC) –`, `/Newswire/ --`, `.`."""
_SECONDS = re.compile(r"(?::\d\d)?\s*(?:h|hs|hrs|horas|heures|hours)?(?![^\W_])\.?", re.IGNORECASE)
_AUTHOR = re.compile(r"[\s*_|·•,(–-]*+(?:(?:by|por|par|de)\s[^.!?]{3,60})?[\s*_.)]*", re.IGNORECASE)
_WRITER = re.compile(r"(?:\t|(?<!\s)\s{2,})[^\W\d_][\w.@-]{2,30}$")
_DOT = re.compile(r"\s*[·|•]")
_FEW = 8
"""How many characters a line has beside its day and its time that says nothing else: `Le 18/12/27 à 21:00`."""
_HELD = spelled_pattern(r"(?<![^\W_])(?:{held}|{holds}|{holds-perhaps})(?![^\W_])")
_LONGEST_UNDATED = 120
_NEAR = 40
_SOON_WORDS = "next|upcoming|this|próxim[oa]s?|este|esta|prochaine?s?|ce|cette|neste|nesta"
_SAYS_SOON = spelled_pattern(r"(?<![^\W_])(?:{words}|{holds})(?![^\W_])", words=_SOON_WORDS)
_SOON = 120
"""The days within which news are written before what they tell of."""


def without_stamps(findings: Findings) -> tuple[list[Line], list[Piece], list[Span]]:
    """The outline of a text, its page's dates, and the stretches that say nothing else, which are blanks in its source then."""
    lines = outline(findings.source)
    pages, stamps = page_dates(with_agenda(lines))
    if stamps:
        findings.source = replace(findings.source, text=blanked(findings.source.text, joined(stamps)))
        lines = outline(findings.source)
    return lines, pages, stamps


def page_dates(lines: list[Line]) -> tuple[list[Piece], list[Span]]:
    """The dates that the page, or the message, shows of itself, and the stretches that say nothing else, with their hours."""
    days = _shown(lines)
    spans = [_stamp(line.whole, day) for day in days for line in lines if line.whole.start <= day.start < line.whole.span.end]
    return days, [one for one in spans if one is not None]


def _stamp(line: Piece, day: Piece) -> Span | None:
    """The stretch of a line that says when it was written, and where or by whom; None for a day alone, or where it says more."""
    begin, end = day.start - line.start, day.span.end - line.start
    time = find_time(line.text, end)
    is_timed = time is not None and DAY_TO_TIME.fullmatch(line.text[end : time.begin]) is not None
    if time is not None and is_timed:
        units = _SECONDS.match(line.text, time.finish)
        end = zone_end(line.text, units.end() if units is not None else time.finish)
    label = PUBLISHED.search(line.text[:begin])
    lead = line.text[: label.start() if label is not None else begin]
    news = _DATELINE.match(line.text, end)
    if news is not None and label is None:
        return Span(line.start, line.start + news.end())
    is_all = not any(map(str.isalnum, lead)) and _AUTHOR.fullmatch(line.text, end) is not None
    return line.span if is_all and (label is not None or is_timed) else None


def undated(lines: list[Line], pages: list[Piece]) -> list[Line]:
    """The lines of a text, those of the dates of its page as prose, which is no day of what stands below."""
    own = [
        line
        for line in lines
        if line.role is Role.DAY and any(line.whole.start <= day.start < line.whole.span.end for day in pages)
    ]
    return [replace(line, role=Role.PROSE, days=None) if line in own else line for line in lines]


def _shown(lines: list[Line]) -> list[Piece]:
    """The dates of the page: those that a word says to be, or those before the first slot by what stands behind them."""
    labelled = [
        line.whole.cut(days.begin, days.finish)
        for line in lines
        if (days := find_days(line.whole.text)) is not None
        and (label := PUBLISHED.search(line.whole.text[: days.begin])) is not None
        and not any(map(str.isalnum, line.whole.text[: label.start()]))
    ]
    before = takewhile(lambda line: line.role is not Role.TIME and line.within != "agenda", lines)
    read = [(line.piece, when.day[1], when.time) for line in before if (when := read_when(line.piece)).day is not None]
    dotted = [day for line, day, time in read if _is_page_date(line, day, is_timed=time is not None)]
    shown = labelled + (dotted if len({day.text for day in dotted}) == 1 else [])  # several are a list of talks
    dates = {days[:2] for one in shown if (days := find_days(one.text)) is not None}
    alone = (
        (day, find_days(day.text))
        for line, day, time in read
        if time and len(line.text) <= len(day.text) + len(time[1].text) + _FEW
    )
    shown += [day for day, days in alone if day not in shown and days is not None and days[:2] in dates]
    others = (_dates_of_news(read), _date_before_weekdays(lines, read), _date_before_day(lines, read))
    return shown or next(filter(None, others), []) or _date_before_fuller(lines, read) or _date_at_end(lines)


def _date_before_fuller(lines: list[Line], read: Sequence[_Read]) -> list[Piece]:
    """A date in figures on a line of its own before a day with weekday and year: `22/12/2026`, and `mardi 27 janvier 2027`."""
    page = _in_figures(read[0][0]) if read else None
    if page is None:
        return []
    behind = [days for line in lines if line.piece.start > read[0][0].start for days in all_days(line.piece.text)]
    own = [
        iso
        for days in behind
        if days.weekday is not None and days.first.year is not None and (iso := days.first.iso()) is not None
    ]
    return [read[0][1]] if own and own[0] > page and _days_between(page, own[0]) < _A_YEAR else []


def _date_at_end(lines: list[Line]) -> list[Piece]:
    """A date in figures on the last line, before which a day has no year and is held soon after it."""
    page = _in_figures(lines[-1].piece) if lines else None
    if page is None:
        return []
    days = [one for line in lines[:-1] for one in all_days(line.piece.text)]
    is_held = any(_is_soon(one, page, is_held=True) for one in days) and all(one.first.year is None for one in days)
    return [lines[-1].piece] if is_held else []


def _in_figures(piece: Piece) -> str | None:
    """The day that a line of figures alone is: `2026-09-26`."""
    days = day_alone(piece.text.strip()) if not any(map(str.isalpha, piece.text)) else None
    return days.first.iso() if days is not None and days.last is None else None


def _date_before_day(lines: list[Line], read: Sequence[_Read]) -> list[Piece]:
    """The date on a line of its own before days without their year: `9 June 2027`, the writer's name, and `26 September`.

    Such a day is a line of its own, too, or has the weekday that it has soon behind that date.
    """
    shown = day_alone(_bare(*read[0])) if read else None
    if shown is None or shown.last is not None or (page := shown.first.iso()) is None or any(map(str.isalpha, read[0][1].text)):
        return []  # `3 de febrero de 2027` is the first of a series whose other days have no year
    behind = [line.piece.text for line in lines if line.piece.start > read[0][0].start]
    alone = [days for text in behind if (days := day_alone(text)) is not None]
    near = [days for text in behind for days in all_days(text) if _is_soon(days, page, is_held=_HELD.search(text) is not None)]
    return [read[0][1]] if any(days.first.year is None for days in (*alone, *near)) else []


def _bare(line: Piece, _: Piece, time: tuple[TimeRange, Piece] | None) -> str:
    """A line without its time or its writer, where it says nothing else but the day: `14/06/2027 - 08h45`, `09/06/2027   ana`."""
    text = _WRITER.sub("", line.text)
    return text if time is None else text.replace(time[1].text, "").strip(" -–—|,")


def _is_soon(days: Days, page: str, *, is_held: bool) -> bool:
    """Whether a day is in the weeks behind a date, and has the weekday that it has then, or something is said to be held."""
    own = days.first.iso(int(page[:4]))
    if own is None or not (is_held or days.weekday is not None):
        return False
    is_day = days.weekday is None or date.fromisoformat(own).weekday() == days.weekday
    return is_day and _days_between(page, own) + (days.weekday is not None) > 0 and _days_between(page, own) < _SOON


def _days_between(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days


def _date_before_weekdays(lines: list[Line], read: Sequence[_Read]) -> list[Piece]:
    """The date on a line of its own, where it is the only one and prose behind it names days by weekday and number."""
    if len(read) != 1 or read[0][2] is not None or read[0][0].text.strip("*_ ") != read[0][1].text:
        return []
    years = Years("")
    years.page_pieces = [read[0][1]]
    behind = [line for line in lines if len(line.piece.text) > _LONGEST_UNDATED]
    return years.page_pieces if day_by_weekday(behind, years) is not None else []


def _dates_of_news(read: Sequence[_Read]) -> list[Piece]:
    """The date before prose that says of a day soon after it that something is held then.

    It stands on a line of its own, beside whose news they are (`Notimex · 3 de octubre de 2013`), or at the beginning of the
    prose, behind a place perhaps: `Murcia, 3 de noviembre de 2026. La Asociación …`.
    """
    line, day, time = read[0] if read else (None, None, None)
    if line is None or day is None or (time is not None and time[1].start - day.span.end < _NEAR):
        return []
    alone = find_days(day.text)
    first = alone.first.iso() if alone is not None and alone.last is None else None
    before, behind = line.text[: day.start - line.start], line.cut(day.span.end - line.start)
    is_alone = not before.strip("*_ ") and not behind.text.strip("*_ ")
    news = _DATELINE.match(behind.text)
    is_sure = news is not None and bool(before.strip("*_ ")) and (news["agency"] or news["dash"]) is not None
    is_line = (not behind.text.strip("*_ ") and len(before) <= _NEAR) or meaning("section", before.strip()) == "when"
    if not first or not (is_line or (news is not None and len(before) <= _NEAR)) or known_words("held").search(before):
        return []
    for other in (behind, *(one for one, _, _ in read[1:])):
        said = _SAYS_SOON.search(other.text) or known_words("held", "past").search(other.text)
        is_news = is_sure or (said is not None and (not is_alone or len(other.text) > _LONGEST_UNDATED))
        told = (days for days in all_days(other.text) if not is_deadline(other, other.cut(days.begin, days.finish)))
        later = [days.first.iso(int(first[:4])) for days in told] if is_news else []
        after = [_days_between(first, one) for one in later if one]
        if any(0 <= one < _SOON or (-_SOON < one < 0 and tells_of_past(other.text)) for one in after):
            return [day]
    return []


def _is_page_date(line: Piece, day: Piece, *, is_timed: bool) -> bool:
    """Whether a date is one of the page and not of the event: `2020-03-04 · news`, `Published on 4 March 2020`."""
    before = line.text[: day.start - line.start]
    after = line.text[day.start + len(day.text) - line.start :]
    is_first = not is_timed and not before.strip("*_ ")
    days = find_days(day.text)
    found = _DOT.match(after) if is_first and days is not None and days.last is None else None
    rest = line.cut(len(before) + len(day.text) + (found.end() if found else 0)).strip("*_ ")
    is_place = bool(rest.text) and reads_like_place(rest, is_dated=True)
    return PUBLISHED.search(before) is not None or (found is not None and not is_place)
