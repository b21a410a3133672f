"""The date that a page or a message shows of itself, which gives days without their year one, and is no day of the event."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from event_ld.readers.programme.agenda import with_agenda
from event_ld.readers.programme.dates import PUBLISHED, Days, all_days, day_alone, find_days
from event_ld.readers.programme.moments import time_behind, zone_end
from event_ld.readers.programme.names import is_known_name, looks_like_name
from event_ld.readers.programme.negation import blanked, joined
from event_ld.readers.programme.outline import Line, Role, outline
from event_ld.readers.programme.place_lines import reads_like_place
from event_ld.readers.programme.stated_when import read_when
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
    r"|\s?\]\s?[.:–—-]?\s?[\"“«¿¡]?(?=[A-ZÀ-Þ])"
)
"""What stands behind the day of a dateline, before its news: `(ABC) –`, `/Newswire/ --`, `.`."""
_SECONDS = re.compile(r"(?::\d\d)?\s*(?:h|hs|hrs|horas|heures|hours)?(?![^\W_])\.?", re.IGNORECASE)
_AUTHOR = re.compile(r"[\s*_|·•,(–-]*+(?:(?:by|por|par|de)\s[^.!?]{3,60})?[\s*_.)]*", re.IGNORECASE)
_WRITER = re.compile(r"(?:\t|(?<!\s)\s{2,})[^\W\d_][\w.@-]{2,30}$")
_DOT = re.compile(r"\s*[·|•]")
_FEWEST_TITLED = 2
_FEW = 8
"""How many characters a line has beside its day and its time that says nothing else: `Le 18/12/27 à 21:00`."""
_HEAD = 8
"""Among how many dated lines at the head that of the page is: each is held against all other days."""
_LONGEST_UNDATED = 120
_SIGNED = re.compile(r"(?:by|par|por) (?:[^\W\d_][\w.'’-]{0,30} ?){2,5}", re.IGNORECASE)
_RELEASE = re.compile(
    r"(?:press|media|news)\srelease(?![^\W_])|(?:comunicado|nota)\sde\s(?:prensa|imprensa)|communiqué\sde\spresse", re.IGNORECASE
)
_POSTED = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_HEAD_OF_POST = 4
_AROUND = " \t*_|·•,:.()–—-"
_WROTE = re.compile(
    r"(?:escrit[oa]|publi[cé]ad[oa]|posted|written|publié|écrit|postad[oa])?\s*(?:par|por|by|de)\s+", re.IGNORECASE
)
_HANDLE = re.compile(r"(?<!\s)\s*+\(?@[\w.-]{2,30}\)?")
_MOST_WORDS = 5
_NEAR = 40
_SOON_WORDS = "next|upcoming|this|próxim[oa]s?|este|esta|prochaine?s?|ce|cette|neste|nesta"
_SAYS_SOON = spelled_pattern(r"(?<![^\W_])(?:{words}|{held}|{holds}|{holds-perhaps})(?![^\W_])", words=_SOON_WORDS)
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
    is_list = len(titled_days(lines)) >= _FEWEST_TITLED
    spans = [
        _stamp(line.whole, day, is_alone=is_list)
        for day in days
        for line in lines
        if line.whole.start <= day.start < line.whole.span.end
    ]
    whole = {one.start for one in spans if one is not None}
    signed = [above.whole.span for above, line in pairwise(lines) if line.whole.start in whole and _is_signed(above, line)]
    return days, [*signed, *(one for one in spans if one is not None)]


def _is_signed(above: Line, line: Line) -> bool:
    """Whether a line right above the date of a page says who wrote it, and nothing else: `by Ana Gil`."""
    return line.number == above.number + 1 and _SIGNED.fullmatch(above.whole.text) is not None


def _stamp(line: Piece, day: Piece, *, is_alone: bool) -> Span | None:
    """The stretch of a line that says when it was written, and where or by whom; None where it says more, or is a day alone."""
    begin, end = day.start - line.start, day.span.end - line.start
    time = time_behind(line.text, end)
    if time is not None:
        units = _SECONDS.match(line.text, time.finish)
        end = zone_end(line.text, units.end() if units is not None else time.finish)
    label = PUBLISHED.search(line.text[:begin])
    lead = line.text[: label.start() if label is not None else begin]
    news = _DATELINE.match(line.text, end)
    if news is not None and label is None:
        return Span(line.start, line.start + news.end())
    is_all = not any(map(str.isalnum, lead)) and _AUTHOR.fullmatch(line.text, end) is not None
    return line.span if is_all and (is_alone or label is not None or time is not None) else None


def titled_days(lines: list[Line]) -> list[Line]:
    """The lines of a list of what is held, each with its day and its year behind a stroke: `Old maps | 31 January 2024`."""
    cut = ((line, *line.whole.text.rpartition(" | ")) for line in lines if line.row is None)
    found = ((line, title, day_alone(day)) for line, title, mark, day in cut if mark and any(map(str.isalpha, title)))
    return [line for line, title, day in found if day is not None and day.last is None and day.first.year and "|" not in title]


def undated(lines: list[Line], pages: list[Piece]) -> list[Line]:
    """The lines of a text, those of the dates of its page as prose, which is no day of what stands below."""
    own = [
        line
        for line in lines
        for day in (pages if line.role is Role.DAY else pages[:1])
        if line.whole.start <= day.start < line.whole.span.end
        and (line.role is Role.DAY or (line.role is Role.LABEL and _POSTED.fullmatch(day.text)))  # `Fecha: 2026-10-16 23:00`
    ]
    return [replace(line, role=Role.PROSE, days=None, section=line.within) if line in own else line for line in lines]


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
    if shown or (posted := _posted(lines)) is not None:
        return shown or [posted]  # type: ignore[list-item]  # one of both is
    last = [one for one in lines[-1:] if (days := day_alone(one.piece.text)) is not None and _is_in_figures(one.piece)]
    ends = [(one.piece, one.piece.strip("*_ "), None) for one in last if one.role is not Role.TIME]
    first = next((day for line, day, time in (*read[:_HEAD], *ends) if _is_before_event(line, day, time, lines)), None)
    return [] if first is None else [first, *(day for line, day, _ in read if day != first and _is_again(line, first))]


def _posted(lines: list[Line]) -> Piece | None:
    """The date of a post, in figures alone below the first line or beside its writer: days with an hour and no year come soon."""
    found = ((line, _post_date(line.piece, is_below=at > 0)) for at, line in enumerate(lines))
    dated = [(line, day) for line, day in found if day is not None]
    head, posted = dated[0] if len(dated) == 1 and dated[0][0] in lines[:_HEAD_OF_POST] else (None, None)
    shown = days.first.iso() if posted is not None and (days := find_days(posted.text)) is not None else None
    if head is None or posted is None or shown is None:
        return None
    others = [line for line in lines if line is not head]
    told = [(one.whole.text, days, _gap(shown, days)) for one in others for days in _told(one.whole)]
    if any(gap == 0 for _, _, gap in told):
        return None
    is_written = sum(map(str.isalpha, head.piece.text.replace(posted.text, ""))) > 0
    gaps = [
        gap
        for text, days, gap in told
        if (is_written or days.first.year is None) and (days.weekday is not None or days.last or find_time(text, days.finish))
    ]
    is_soon = any(gap is not None and 0 < gap < _SOON for gap in gaps)
    return posted if is_soon or _named_other(lines, posted, shown) else None


def _post_date(line: Piece, *, is_below: bool) -> Piece | None:
    """The day of a line that is a date in figures below another one, or says of a day who wrote then; None for any other."""
    days = find_days(line.text)
    if days is None or days.last is not None or days.first.year is None:
        return None
    day = line.cut(days.begin, days.finish)
    time = find_time(line.text, days.finish)
    around = [line.cut(0, days.begin), line.cut(time.finish if time is not None else days.finish)]
    said = [one for side in around if any(map(str.isalnum, (one := side.strip(_AROUND)).text))]
    rest = [one for one in said if meaning("weekday", one.text) is None]
    if not rest or (len(rest) == 1 and meaning("section", rest[0].text) == "when"):
        return day if is_below and _POSTED.fullmatch(day.text) else None
    return day if len(rest) == 1 and time is None and _is_writer(rest[0]) else None


def _is_writer(piece: Piece) -> bool:
    """Whether a stretch is the name of somebody, perhaps with what says that they wrote: `by Ana Gil (@anagil)`."""
    wrote = _WROTE.match(piece.text)
    name = piece.cut(wrote.end() if wrote is not None else 0)
    handle = _HANDLE.search(name.text)
    name = name.cut(0, handle.start() if handle is not None else None).strip(_AROUND)
    return is_known_name(name) or (wrote is not None and len(name.text.split()) <= _MOST_WORDS and looks_like_name(name))


def _named_other(lines: list[Line], posted: Piece, shown: str) -> bool:
    """Whether prose names another day by its weekday: `this Friday`, `próxima segunda-feira (7)`."""
    years = Years("")
    years.page_pieces = [posted]
    behind = [line for line in lines if line.whole.span.end > posted.span.end and _is_prose(line.piece.text)]
    found = day_by_weekday(behind, years)
    return found is not None and found.day is not None and found.day[0].first.iso() != shown


def _is_again(line: Piece, day: Piece) -> bool:
    """Whether a line is a date once more, perhaps written otherwise: `14 October 2027`, and below it the same in figures."""
    again, first = day_alone(line.text), find_days(day.text)
    return again is not None and first is not None and again[:2] == first[:2]


def _is_before_event(line: Piece, day: Piece, time: tuple[TimeRange, Piece] | None, lines: list[Line]) -> bool:
    """Whether a date is when somebody wrote of something that is held soon after it, or of what was soon before it.

    It stands on a line of its own, beside an hour, a writer or whose news they are, or begins news behind a place.
    """
    days = find_days(day.text)
    shown = days.first.iso() if days is not None and days.last is None else None
    before, behind = line.text[: day.start - line.start], line.cut(day.span.end - line.start)
    news = _DATELINE.match(behind.text)
    beside = before + _WRITER.sub("", behind.text)
    is_bare = len(beside.replace(time[1].text if time else " ", "").strip()) <= _FEW
    is_line = is_bare or (not behind.text.strip("*_ ") and len(before) <= _NEAR) or meaning("section", before.strip()) == "when"
    if shown is None or not (is_line or (news and len(before) <= _NEAR)) or known_words("held").search(before):
        return False
    is_stamp = is_bare and _is_stamp(line, time, lines)
    titled = titled_days(lines) if is_bare and time is None and meaning("section", before.strip(" :*")) is None else []
    if len(titled) >= _FEWEST_TITLED and all(gap is not None and 0 < gap < _A_YEAR for gap in _gaps(shown, titled)):
        return True
    is_plain = is_line and _is_in_figures(day)
    others = [one.piece for one in lines if not one.piece.start <= day.start < one.piece.span.end]
    told = [(one, days, _gap(shown, days)) for one in ([] if is_line else [behind]) + others for days in _told(one)]
    if any(gap == 0 and not _is_again(one, day) for one, _, gap in told):
        return False  # which is the day of the event, too
    if not told:
        return is_stamp or ((is_line or news is not None) and _named_other(lines, day, shown))
    is_sure = is_stamp or (news is not None and bool(before.strip("*_ ")) and (news["agency"] or news["dash"]) is not None)
    return any(_is_event(one.text, days, gap, is_plain=is_plain, is_sure=is_sure) for one, days, gap in told if gap)


def _is_stamp(line: Piece, time: tuple[TimeRange, Piece] | None, lines: list[Line]) -> bool:
    """Whether a day with its hour is a stamp: at a minute when nothing begins, `4:23 pm`, or beside `Press release`."""
    if time is None or time[0].end is not None:
        return False
    at = next((number for number, one in enumerate(lines) if one.piece.start <= line.start < one.piece.span.end), 0)
    near = [*lines[max(at - 2, 0) : at], *lines[at + 1 : at + 2]]
    return time[0].start.minute % 5 != 0 or any(_RELEASE.match(one.piece.text) for one in near)


def _is_prose(text: str) -> bool:
    return len(text) > _LONGEST_UNDATED or text.rstrip().endswith((".", "!"))


def _told(text: Piece) -> list[Days]:
    """The days in a line that are no deadlines."""
    return [days for days in all_days(text.text) if not is_deadline(text, text.cut(days.begin, days.finish))]


def _gap(shown: str, days: Days) -> int | None:
    """How many days a day is behind a date, in the nearest year where it has none of its own; None where there is no such day."""
    year = int(shown[:4])
    dates = [date.fromisoformat(iso) for one in (year, year + 1) if (iso := days.first.iso(one)) is not None]
    gaps = [(one - date.fromisoformat(shown)).days for one in dates if days.weekday in (None, one.weekday())]
    return next((one for one in gaps if one > -_SOON), None)


def _gaps(shown: str, lines: list[Line]) -> list[int | None]:
    """How many days the days of some lines are behind a date."""
    return [_gap(shown, days) for line in lines for days in _told(line.whole)[-1:]]


def _is_event(text: str, days: Days, gap: int, *, is_plain: bool, is_sure: bool) -> bool:
    """Whether a day is that of something held, which is told on a date so many days before."""
    own = days.first.iso(None) if days.first.year is not None else None
    is_said = is_sure or _SAYS_SOON.search(text) is not None or known_words("past").search(text) is not None
    is_prose = is_sure or _is_prose(text)
    if -_SOON < gap < 0:
        return is_said and is_prose and tells_of_past(text)
    is_alone = is_plain and days.first.year is None and day_alone(text) is not None
    is_dated = days.weekday is not None and (own is not None or gap < _SOON)
    return 0 < gap < _A_YEAR and (is_alone or ((is_plain or is_prose) and (is_dated or (is_said and gap < _SOON))))


def _is_in_figures(piece: Piece) -> bool:
    """Whether a day is written in figures alone: `2026-09-26`."""
    return not any(map(str.isalpha, piece.text))


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
