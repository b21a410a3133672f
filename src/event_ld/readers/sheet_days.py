"""When the rows of a sheet take place: days and times out of several cells, from the rows above, and in the order of the rows.

No year, no zone and no end is made up: a day without its year, or a time without its day, is kept as what is known of the time
(`eventSchedule`), and asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec import Struct, field

from event_ld.problems import Findings
from event_ld.readers.marked import Mapping, Scalar
from event_ld.readers.programme.excepted import excepted_in
from event_ld.readers.programme.repeats import rule_in_words
from event_ld.readers.programme.slot_events import moment
from event_ld.readers.programme.times import DAY, TimeRange, is_twelve_hour, iso_minutes, resolve_range
from event_ld.readers.records import Record, moment_of
from event_ld.readers.sheet_headings import ENDS, STARTS, Column
from event_ld.readers.sheet_times import When, is_zoned, read_when, truth_of
from event_ld.recurrence import WEEKDAYS

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Day
    from event_ld.readers.sheet_cells import Cell
    from event_ld.source import Span

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MINUTES = re.compile(r"\bmin", re.IGNORECASE)
_MORNING, _EVENING = 6 * 60, 18 * 60
_FIRST, _LAST = frozenset({"start", "startDay"}), frozenset({"end", "endDay"})
_MIDNIGHTS = ("T00:00", "T00:00:00")
_KINDS = {"day": "day", "startDay": "day", "endDay": "day", "startTime": "time", "endTime": "time"}
_ASKED = 3


class Timed(Struct):
    """What a row, and what stands above it, says of its time.

    Attributes:
        day: The day, or the beginning as one date-time.
        time: The time of day.
        end_day: The last day, or the end as one date-time.
        end_time: The time of day of the end.
        is_day_above: Whether the day stands above the row, for several.
    """

    record: Record
    day: When | None = None
    time: When | None = None
    end_day: When | None = None
    end_time: When | None = None
    is_day_above: bool = False
    unsaid: set[str] = field(default_factory=set)
    """The columns of times where what stands tells no time, by what they hold; `open` for a date that may be read in two ways."""

    @property
    def offset(self) -> str:
        """That of UTC, where its time is one; "" for the time of the place."""
        return "+00:00" if self.time is not None and self.time.rule == "time-in-utc" else ""


def timed_of(record: Record, cells: Iterable[tuple[Column, Cell]], findings: Findings) -> Timed:
    """What the cells of a row say of its time; what is no time in a column of times is a problem."""
    made = Timed(record)
    is_whole = False
    for column, cell in cells:
        if column.fact in STARTS or column.fact in ENDS:
            found = read_when(cell.text, _KINDS.get(column.fact, "any"))._replace(span=cell.span)
            _tell(found, column, cell, findings, record)
            _take(made, found, is_end=column.fact in ENDS)
            if found.state in {"open", "unread", "empty"} and column.fact in STARTS:
                made.unsaid.add("open" if found.state == "open" else column.fact)
        elif column.fact == "duration":
            is_bare = cell.text.isdecimal() and _MINUTES.search(column.heading.text)
            record.say("duration", f"{cell.text} min" if is_bare else cell.text, cell.span)
        elif column.fact == "allDay":
            is_whole = truth_of(cell.text) is True
    return _without_times(made) if is_whole else made


def _tell(found: When, column: Column, cell: Cell, findings: Findings, record: Record) -> None:
    path = "endDate" if column.fact in ENDS else "startDate"
    if found.state == "empty":
        record.say("unknown", path, cell.span)
    elif found.state == "open":
        message = f"{cell.text} is a day in two ways, and nothing in the sheet says which figure is the month."
        findings.add("date-order", message, cell.span, path=path, question=f"Which day is {cell.text}?")
    elif found.state == "unread":
        message = f"“{cell.text}” stands below “{column.heading.text}”, and is no day or time that can be told."
        findings.add("date-format", message, cell.span, path=path)
    elif found.state == "partly":
        findings.add("fact-doubtful", f"Only a part of “{cell.text}” is read as a day or a time.", cell.span, path=path)
    elif found.rule.endswith("-serial"):
        message = f"{cell.text} is read as the number by which spreadsheets count days."
        findings.add("fact-doubtful", message, cell.span, path=path)


def _take(made: Timed, found: When, *, is_end: bool) -> None:
    """Notes the first day and the first time of the beginning, or of the end."""
    if is_end:
        if found.has_day and made.end_day is None:
            made.end_day = found
        if found.has_time and _is_idle(made.end_time):
            made.end_time = found
        return
    if (found.has_day and (made.day is None or not made.day.has_day)) or (found.weekday is not None and made.day is None):
        made.day = found
    if found.has_time and _is_idle(made.time):
        made.time = found


def _is_idle(stated: When | None) -> bool:
    """Whether no time is said, or the midnight of a day, which gives way to a time that another cell says."""
    return stated is None or stated.moment.endswith(_MIDNIGHTS)


def _without_times(made: Timed) -> Timed:
    """An event of whole days, whose times of day a program has written all the same."""
    made.time = made.end_time = None
    for name in ("day", "end_day"):
        stated = getattr(made, name)
        if stated is not None:
            setattr(made, name, stated._replace(moment=stated.moment[:10], time=None))
    return made


class Days:
    """Settles when the rows of a sheet take place; `year` stands around them, with the rule that takes it."""

    def __init__(self, findings: Findings, year: tuple[str, str] = ("", "")) -> None:
        """Begins with what is known around the rows."""
        self.year = year
        self._findings = findings
        self._asked: dict[str, list[tuple[str, Span, Record]]] = {"year-missing": [], "date-missing": []}

    def settle(self, rows: list[Timed], *, is_programme: bool) -> None:
        """Says in the records of rows, in their order, when they begin and end; those of one event are read forward."""
        _drop_idle_midnights(rows)
        ranges = [_range_of(row) for row in rows]
        twelve = is_programme and is_twelve_hour([one for one in ranges if one is not None])
        group, before, later = "", 0, 0
        for row, written in zip(rows, ranges, strict=True):
            day = self._day_of(row)
            if day != group or not is_programme:
                group, before, later = day, 0, 0
            begin, finish = resolve_range(written, before, twelve=twelve) if written is not None else (None, None)
            if begin is not None and is_programme and row.is_day_above:
                later = DAY if begin < _MORNING and before >= _EVENING else 0 if begin >= _EVENING else later
            before = begin if begin is not None else before
            self._say(row, day, None if begin is None else begin + later, None if finish is None else finish + later)
            if "except" in row.record.facts:
                _take_out(row.record)
        self._ask()

    def _day_of(self, row: Timed) -> str:
        """The day of a row in its year, as ISO 8601 writes it; "" where it is not known."""
        return "" if row.day is None else row.day.moment[:10] or self._in_year(row.day.short)

    def _in_year(self, short: Day | None) -> str:
        return (short.iso(int(self.year[0])) or "") if short is not None and self.year[0] else ""

    def _say(self, row: Timed, day: str, begin: int | None, finish: int | None) -> None:
        stated = row.day
        if stated is None or not (day or is_zoned(stated.moment)):
            self._say_schedule(row, begin, finish)
            return
        year = "" if stated.moment else self.year[1]
        if is_zoned(stated.moment):
            row.record.say("start", stated.moment, stated.span)
        elif begin is None or row.time is None:
            row.record.say("start", day, stated.span, stated.rule or year)
        else:
            rule = stated.rule or row.time.rule or year or ("day-from-above" if row.is_day_above else "")
            rule = rule or ("date-and-time" if stated.span != row.time.span else "")
            row.record.say("start", f"{moment(day, begin)}{row.offset}", row.time.span, rule)
        self._say_end(row, day, begin, finish)

    def _say_end(self, row: Timed, day: str, begin: int | None, finish: int | None) -> None:
        said = row.end_day
        last = "" if said is None else said.moment or self._in_year(said.short)
        span = next((one.span for one in (row.end_time, row.time) if one is not None), row.record.span)
        of_day = finish if finish is not None and finish < DAY else None  # else it may be the night of each day
        if said is not None and is_zoned(last):
            row.record.say("end", last, said.span)
        elif said is not None and last:
            clock = _clock_of(row.end_time)
            if clock is not None:
                of_day = None if begin is None else resolve_range(clock, 0, twelve=False)[0]
            row.record.say("end", last[:10] if of_day is None else moment(last[:10], of_day), said.span)
        elif begin is not None and (until := self._last_of(row)):
            row.record.say("end", until if of_day is None else moment(until, of_day), span, "date-and-time")
        elif finish is not None and begin is not None:
            rule = "date-and-time" if of_day is not None else "end-past-midnight"
            row.record.say("end", f"{moment(day, finish)}{row.offset}", span, rule)
        elif row.day is not None and begin is None:
            row.record.say("end", self._last_of(row), row.day.span, "" if row.day.moment else self.year[1])

    def _last_of(self, row: Timed) -> str:
        """The last day of a range of days that one cell holds; "" where it holds none."""
        return "" if row.day is None else row.day.last or self._in_year(row.day.short_last)

    def _say_schedule(self, row: Timed, begin: int | None, finish: int | None) -> None:
        """Keeps what is known where the day, or its year, is not."""
        stated = row.day or row.time
        if stated is None:
            return
        entries: list[tuple[str, str, Span]] = []
        if row.day is not None and row.day.short is not None:
            short = row.day.short
            entries += [("byMonth", str(short.month), row.day.span), ("byMonthDay", str(short.day), row.day.span)]
            self._asked["year-missing"].append(("", row.day.span, row.record))
        elif begin is not None and "open" not in row.unsaid:
            word = self._findings.source.quote(row.day.span) if row.day is not None else ""
            self._asked["date-missing"].append((word.strip(), stated.span, row.record))
        at = (row.time or stated).span
        if row.offset:
            begin = finish = None  # a time elsewhere
        entries += [("startTime", iso_minutes(begin % DAY), at)] if begin is not None else []
        entries += (
            [("endTime", iso_minutes(finish % DAY), row.end_time.span if row.end_time else at)] if finish is not None else []
        )
        if entries:
            values = tuple((Scalar(name, where), Scalar(text, where)) for name, text, where in entries)
            row.record.facts["eventSchedule"] = [Mapping(values, stated.span)]

    def _ask(self) -> None:
        """Asks for the years and for the days that are not known, each where the first row without it is described."""
        words = list(dict.fromkeys(word for word, *_ in self._asked["date-missing"]))
        named = ", ".join(f"“{word}”" for word in words[:_ASKED] if word)
        day, asked = (f"day ({named})", f"is {named}") if named else ("day", "does it take place")
        told = {
            "year-missing": ("day", "year", "In which year does it take place?"),
            "date-missing": ("time", day, f"On which day {asked}?"),
        }
        for code, (what, lacking, question) in told.items():
            for _, span, record in self._asked[code][:1]:
                count = len(self._asked[code])
                several = f"{count} {what}s stand there, each" if count > 1 else f"A {what} stands there"
                findings = Findings(self._findings.source, record.problems)
                findings.add(code, f"{several} without its {lacking}.", span, path="startDate", question=question)


def _take_out(record: Record) -> None:
    """Says in the year of a row which days it leaves out; what is no list of days within its time stays as it is written."""
    said = record.facts["except"][0]
    found = excepted_in(said.text) if isinstance(said, Scalar) else None
    first, last = record.text("start")[:10], record.text("end")[:10]  # an hour of its first day ends no series
    days = found.dates(first, last if last > first else "", frozenset()) if found is not None and first else None
    record.facts["except"] = [Scalar(day, said.span, rule="rule-from-words") for day in days or ()] or [said]


def ordinal(day: str) -> int:
    """A number that tells how far days are from each other, all months being as long as the longest."""
    return (int(day[:4]) * 12 + int(day[5:7])) * 31 + int(day[8:10])


def with_rule(cells: list[tuple[Column, Cell]]) -> list[tuple[Column, Cell]]:
    """The cells of a row, where its days of the week are a rule if it states a first and a last day that are a week apart."""
    days = [(one, read_when(cell.text, "day").moment[:10]) for one, cell in cells if one.fact in _FIRST | _LAST]
    first, last = (min((day for one, day in days if day and one.fact in of), default="") for of in (_FIRST, _LAST))
    if not first or not last or ordinal(last) - ordinal(first) < len(WEEKDAYS):
        return cells
    are_days = [one.fact == "day" and not read_when(cell.text, "day").has_day for one, cell in cells]
    return [
        (one._replace(fact="repeats") if is_day and rule_in_words(cell.text) else one, cell)
        for (one, cell), is_day in zip(cells, are_days, strict=True)
    ]


def _drop_idle_midnights(rows: list[Timed]) -> None:
    """Takes the midnight away that a program has written behind each day of a column of days."""
    for name, clock in (("day", "time"), ("end_day", "end_time")):
        stated = [(row, one) for row in rows if (one := getattr(row, name)) is not None and "T" in one.moment]
        if not all(one.moment.endswith(_MIDNIGHTS) for _, one in stated):
            continue
        for row, one in stated:
            setattr(row, name, one._replace(moment=one.moment[:10]))
            if (time := getattr(row, clock)) is not None and time.moment == one.moment:
                setattr(row, clock, None)


def _range_of(row: Timed) -> TimeRange | None:
    """The time of day of a row with its end, as they are written."""
    start, end = _clock_of(row.time), _clock_of(row.end_time)
    return TimeRange(start.start, end.start, 0, 0) if start is not None and end is not None else start


def _clock_of(stated: When | None) -> TimeRange | None:
    return None if stated is None else stated.time or read_when(stated.moment[11:16], "time").time


def year_in(texts: Iterable[str]) -> str:
    """The only year that texts name; "" where they name none, or several."""
    found = {year for text in texts for year in _YEAR.findall(text)}
    return min(found) if len(found) == 1 else ""


def bounds(whole: Record, parts: list[Record]) -> None:
    """Says when an event begins and ends, by its parts, where nothing else says so."""
    starts = sorted((moment_of(one.text("start")), one.facts["start"][0].span) for one in parts if moment_of(one.text("start")))
    if "start" in whole.facts or not starts:
        return
    whole.say("start", *starts[0], "start-from-first-slot")
    ends = [(moment_of(one.text(name)), one.facts[name][0].span) for one in parts for name in ("start", "end") if one.text(name)]
    last, span = max(ends)
    is_end = any(moment_of(one.text("end")) == last for one in parts)
    if is_end:
        whole.say("end", last, span, "end-from-last-slot")
    elif last[:10] > starts[0][0][:10]:
        whole.say("end", last[:10], span, "end-from-last-slot")
