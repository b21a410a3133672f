"""The rows of a sheet below its headings, as records: one row an event or a slot, or a grid whose columns are rooms or days."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from itertools import repeat
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct, field

from event_ld.folding import fold
from event_ld.problems import Findings
from event_ld.readers.marked import marked
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.status import says_status, stamp_of
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.titled import split_title
from event_ld.readers.programme.words import is_word, meaning, placeholder, spelled_pattern
from event_ld.readers.records import Record
from event_ld.readers.sheet_days import Timed, ordinal, timed_of, with_rule
from event_ld.readers.sheet_headings import ENDS, STARTS, TIMES, Column, Headings, fact_of, texts_at
from event_ld.readers.sheet_rows import RowReader
from event_ld.readers.sheet_times import When, read_when, truth_of

if TYPE_CHECKING:
    from event_ld.readers.sheet_cells import Cell, Row, Sheet

_ONLINE = frozenset({"online", "mode"})
_OF_GRIDS = frozenset({*TIMES, "private"})
"""What columns of a grid hold beside its rooms."""
_TAG = re.compile(r"<[^<>\n]{1,200}>")
_LOCATION = ("address.addressLocality", "address.streetAddress", "address.addressCountry", "geo.latitude")
_OF_EVENTS = frozenset(
    {"organizer", "price", "registration", "status", "endDay", "allDay", "repeats", *(f"location.{one}" for one in _LOCATION)}
)
"""What a sheet says of events, and hardly ever of the slots of one."""
_OF_DAYS = frozenset({"day", "startDay"})
_PLACES = frozenset({"place", "venue"})
_OF_SLOTS = frozenset({"room", "performer", "duration"})
_LONGEST_PROGRAMME = 31  # days
_ROWS_A_DAY = 2
_LONGEST_LIST = 200
_FEW_CELLS, _TIMES = 12, 4
_ROOMS = spelled_pattern(r"(?<![^\W\d_])(?:{room})(?![^\W\d_])")


class Table(Struct):
    """A sheet with its headings.

    Attributes:
        rows: The rows below the headings.
        facts: What the columns hold.
        timed: The records made of the rows, with what they say of their time.
        unread: The columns, or cells of them, that nothing reads.
    """

    sheet: Sheet
    columns: tuple[Column, ...]
    rows: list[Row]
    facts: set[str] = field(default_factory=set)
    timed: list[Timed] = field(default_factory=list)
    unread: dict[str, list[Cell]] = field(default_factory=dict)

    @property
    def tracks(self) -> list[Column]:
        """The columns of a grid: those whose heading is not known, and does not go on from that of another."""
        if "name" in self.facts:
            return []
        own = [one for one in self.columns if one.fact in {"", "room"} and any(row.cell(one.at) for row in self.rows)]
        if any(_share(self.rows, one.at, _is_number) for one in own):
            return []
        if sum(_repeats(self.rows, one.at) for one in own) * 2 >= len(own):
            return []
        folded = [fold(one.heading.text) for one in own]
        tracks = [one for one, word in zip(own, folded, strict=True) if not any(word.startswith(f"{other} ") for other in folded)]
        online = [one for one in self.columns if one.fact in _ONLINE and any(map(self._is_title, self.rows, repeat(one.at)))]
        return sorted([*tracks, *online], key=lambda one: one.at) if len(tracks) > 1 else []

    def cells(self, row: Row, facts: Container[str]) -> list[tuple[Column, Cell]]:
        """The cells of a row whose columns hold one of some facts."""
        return [(one, cell) for one in self.columns if one.fact in facts and (cell := row.cell(one.at)) is not None]

    @staticmethod
    def _is_title(row: Row, at: int) -> bool:
        """Whether a cell below `Online` is what is shown there, and no address or way to take part."""
        cell = row.cell(at)
        return cell is not None and not (
            _is_number(cell.text) or truth_of(cell.text) is not None or meaning("mode-short", cell.text)
        )


def table_of(sheet: Sheet, headings: Headings) -> Table:
    """A sheet with its headings; a column of places that are rooms holds rooms."""
    rows = sheet.rows[headings.position + 1 :]
    columns = headings.columns
    facts = {one.fact for one in columns}
    if "room" not in facts and facts & _PLACES and not facts & _OF_EVENTS:
        at = next(one.at for one in columns if one.fact in _PLACES)
        places = texts_at(rows, at)
        if places and all(_ROOMS.search(place) for place in places):
            columns = tuple(one._replace(fact="room") if one.fact in _PLACES else one for one in columns)
    if "name" not in facts and facts & {*STARTS}:
        columns = tuple(
            one._replace(fact="startTime") if not one.fact and _share(rows, one.at, _is_time) else one for one in columns
        )
        unknown = [one for one in columns if not one.fact]
        first = min(one.at for one in columns if one.fact in STARTS)
        words = [one for one in unknown if not _share(rows, one.at, _is_number) and not _repeats(rows, one.at)]
        before = [one for one in words if one.at < first]  # a grid begins with its times
        unknown = before if len(before) == 1 else unknown
        if len(unknown) == 1:
            columns = tuple(one._replace(fact="name") if one is unknown[0] else one for one in columns)
    return Table(sheet, columns, rows, {one.fact for one in columns})


def _share(rows: list[Row], at: int, is_such: Callable[[str], bool]) -> bool:
    """Whether half of what a column holds is of some kind."""
    cells = [text for text in texts_at(rows, at) if not placeholder(text)]
    return bool(cells) and sum(map(is_such, cells)) * 2 >= len(cells)


def _repeats(rows: list[Row], at: int) -> bool:
    """Whether a column holds few values again and again, as titles never do: the field of a match, its league."""
    cells = texts_at(rows, at)
    return len(cells) > _FEW_CELLS and len(set(cells)) * _TIMES < len(cells)


def _is_number(text: str) -> bool:
    return not any(map(str.isalpha, text)) or text.startswith("http")


def _is_time(text: str) -> bool:
    found = read_when(text, "time")
    return found.time is not None and not found.state


def is_programme(table: Table, *, is_of_one: bool = False) -> bool:
    """Whether the rows of a table are the slots of one event, and no events of their own.

    They are where another sheet says what the event is; where they state no days of their own; or where several stand on each
    of a few days and have rooms, speakers or durations, one place, and nothing that only events have.
    """
    rows = [row for row in table.rows if len(row.filled) > 1]
    above = [one.at for one in table.columns if one.fact == "day" and not one.heading.text]
    if table.tracks or (is_of_one and not table.facts & _OF_EVENTS) or not all(row.cell(at) for at in above for row in rows):
        return True
    days = [found.moment[:10] or str(found.short) for row in rows if (found := _own_day(table, row)) is not None]
    if len(days) * 2 < len(rows):
        return True
    if table.facts & _OF_EVENTS or not table.facts & _OF_SLOTS or len(_texts(table, *_PLACES)) > 1:
        return False
    known = sorted(day for day in set(days) if day[:4].isdecimal())
    is_short = not known or (ordinal(known[-1]) - ordinal(known[0])) <= _LONGEST_PROGRAMME
    return is_short and len(days) >= _ROWS_A_DAY * len(set(days))


def _texts(table: Table, *facts: str) -> set[str]:
    return {cell.text for row in table.rows for _, cell in table.cells(row, facts)}


def _own_day(table: Table, row: Row) -> When | None:
    days = (read_when(cell.text, "time" if one.fact == "startTime" else "day") for one, cell in table.cells(row, STARTS))
    return next((day for day in days if day.has_day or day.state in {"empty", "open"}), None)


def _states_days(rows: list[Row], column: Column) -> bool:
    """Whether a column of times says in any row on which day it is."""
    cells = [cell for row in rows if (cell := row.cell(column.at)) is not None and column.fact in STARTS]
    return any(read_when(cell.text, "time" if column.fact == "startTime" else "any").has_day for cell in cells)


class TableReader:
    """Makes records of the rows of a table."""

    def __init__(self, table: Table, findings: Findings, *, is_programme: bool, day: When | None = None) -> None:
        """Begins with the day above the headings, or the one that the name of the sheet is."""
        self._table = table
        self._findings = findings
        self._is_programme = is_programme
        names = (text.partition(",")[0].strip() for text in _texts(table, "performer"))
        self._rows = RowReader(findings, table.facts, names)
        self._day = day
        self._is_untold = False
        self._rooms: dict[int, Cell] = {}
        rows = [row for row in table.rows if len(row.filled) > 1]
        self._of_days = {"open"} | {one.fact for one in table.columns if one.fact in _OF_DAYS or _states_days(rows, one)}
        named = read_when(table.sheet.name, "any")
        if day is None and named.has_day and table.rows:
            self._day = named._replace(span=table.rows[0].span)

    def read(self) -> None:
        """Reads the rows into the table."""
        table = self._table
        tracks = table.tracks
        headings = {one.heading.text for one in table.columns}
        for row in table.rows:
            texts = {cell.text for _, cell in row.filled}
            if len(texts) > 1 and texts <= headings:
                continue  # the headings once more, as above each page
            if self._is_day(row):
                continue
            if tracks:
                self._grid_row(row, tracks)
            else:
                self._row(row)
        table.unread |= self._rows.unread
        if self._rows.doubtful:
            named = ", ".join(f"“{name}”" for name in self._rows.doubtful)[:_LONGEST_LIST]
            message = f"Behind the names of people stands {named}, which is read as a body, and may be an office."
            at, question = next(iter(self._rows.doubtful.values())).span, f"Is each of these a body, and no office: {named}?"
            self._findings.add("fact-doubtful", message, at, path="performer.affiliation", question=question)
        known = {one.at for one in tracks} | {one.at for track in tracks for one in self._beside(track)}
        for one in table.columns:
            cells = [row.cell(one.at) for row in table.rows]
            if (tracks or not one.fact) and one.fact not in _OF_GRIDS and one.at not in known and any(cells):
                table.unread.setdefault(one.heading.text, []).append(one.heading)

    def _is_day(self, row: Row) -> bool:
        """Whether a row is a day that holds for those below it."""
        texts = {cell.text for _, cell in row.filled}
        column, cell = row.filled[0]
        fact = next((one.fact for one in self._table.columns if one.at == column), "")
        if len(texts) > 1 or (fact == "name" and not self._is_programme):
            return False
        found = read_when(_TAG.sub(" ", cell.text), "any")
        if not (found.has_day or found.weekday is not None) or found.has_time:
            return False
        self._day, self._is_untold = found._replace(span=cell.span), False
        return True

    def _row(self, row: Row) -> None:
        table = self._table
        cells = table.cells(row, table.facts - {""})
        own = {one.fact for one, cell in cells if cell.span.start >= row.span.start}
        if not own:
            return
        if table.timed and "name" not in own and not own & TIMES:
            self._rows.read(table.timed[-1].record, [(one, cell) for one, cell in cells if one.fact == "performer"])
            return  # a further speaker of the row above
        if own <= TIMES and not any(read_when(cell.text, "any").has_time for _, cell in cells):
            self._findings.add("unread-text", "A row of the sheet became no fact.", row.span)
            return
        record, cells = Record(row.span), with_rule(cells)
        findings = Findings(self._findings.source, record.problems)
        timed = timed_of(record, cells, findings)
        self._rows.read(record, cells)
        self._ask_status(record, row, findings)
        if "name" not in record.facts and self._is_programme:
            record.say("unknown", "name", row.span, "slot-left-open")
        elif "name" not in record.facts:
            findings.add("name-missing", "A row states a day or a time, and no title.", row.span, path="name")
        self._put(timed, carries=bool(table.facts & {"day", "startDay", "start"}))

    def _ask_status(self, record: Record, row: Row, findings: Findings) -> None:
        """Asks about a cell of a column that nothing reads, which says that something is cancelled, moved or put off."""
        for column, cell in self._table.cells(row, {""}) if "status" not in record.facts else ():
            if says_status(stamp_of(cell.text)):
                message = f"“{cell.text}” stands below “{column.heading.text}”, and no status says so."
                question = "Does it take place as announced?"
                findings.add("status-in-text", message, cell.span, path="eventStatus", question=question)

    def _put(self, timed: Timed, *, carries: bool) -> None:
        """Takes a row in, with the day above it where it has none; a day that can't be told is one, for the rows below it too."""
        is_untold = timed.day is None and not timed.unsaid.isdisjoint(self._of_days)
        if timed.day is not None or is_untold:
            self._day, self._is_untold = (timed.day, is_untold) if carries else (self._day, self._is_untold)
        elif self._is_programme and self._day is not None:
            timed.day, timed.is_day_above = self._day, True
        record, is_told = timed.record, timed.day is not None or not (is_untold or self._is_untold)
        if self._is_programme and not is_told and record.text("unknown") != "startDate":  # times are read first
            record.say("unknown", "startDate", record.span)
        self._table.timed.append(timed)

    def _grid_row(self, row: Row, tracks: list[Column]) -> None:
        filled = [(one, cell) for one in tracks if (cell := row.cell(one.at)) is not None and cell.span.start >= row.span.start]
        cells = [(one, cell) for one, cell in filled if placeholder(cell.text) != "nothing"]
        stated = {one.at: self._when(row, one.at) for one in tracks}
        if stated[tracks[0].at].time is None:
            self._row_without_time(row, cells)
            return
        texts = {cell.text for _, cell in cells}
        is_for_all = len(cells) > 1 and len(texts) == 1
        for column, cell in cells[:1] if is_for_all else cells:
            wide = self._table.sheet.wide.get((row.number, column.at), column.at) > column.at
            is_pause = len(cells) == 1 and column is tracks[0] and is_word("for-all", cell.text)
            self._track(stated[column.at], row, column, cell, in_room=not (is_for_all or wide or is_pause))

    def _when(self, row: Row, at: int) -> Timed:
        """What the columns of times before a room, or a day, say; those next to it where there are several."""
        times = [one.at for one in self._table.columns if one.fact == "startTime" and one.at < at]
        cells = [one for one in self._table.cells(row, TIMES) if one[0].fact != "startTime" or one[0].at in times[-1:]]
        record = Record(row.span)
        return timed_of(record, cells, Findings(self._findings.source, record.problems))

    def _row_without_time(self, row: Row, cells: list[tuple[Column, Cell]]) -> None:
        """A row that says what the rooms are called in full; any other is named."""
        names = {one.at: cell for one, cell in cells}
        if names and all(fold(cell.text).startswith(fold(one.heading.text)) or not self._table.timed for one, cell in cells):
            self._rooms = names
        else:
            self._findings.add("unread-text", "A row of the sheet became no fact.", row.span)

    def _track(self, timed: Timed, row: Row, column: Column, cell: Cell, *, in_room: bool) -> None:
        record = Record(cell.span, problems=[*timed.record.problems])
        timed.record.problems.clear()
        own = msgspec.structs.replace(timed, record=record)
        heading = self._rooms.get(column.at, column.heading)
        day = read_when(column.heading.text, "day")
        if day.has_day or day.weekday is not None:
            own.day = day._replace(span=column.heading.span)
        elif column.fact in _ONLINE:
            record.say("eventAttendanceMode", "online", heading.span, "mode-from-word")
        elif in_room:
            record.say("room", heading.text, heading.span)
        self._end_of_merged(own, row, column)
        if meaning("status", cell.text):
            record.say("status", cell.text, cell.span)
            record.say("unknown", "name", cell.span, "slot-left-open")
        else:
            _say_title(record, cell)
        for other in self._beside(column):
            beside = row.cell(other.at)
            if beside is not None:
                self._rows.read(record, [(other._replace(fact="performer"), beside)])
        self._put(own, carries=False)

    def _end_of_merged(self, timed: Timed, row: Row, column: Column) -> None:
        """Takes the end of a cell that goes over several rows from the last of them."""
        last = self._table.sheet.last_rows.get((row.number, column.at), row.number)
        other = next((one for one in self._table.rows if one.number == last), None) if last > row.number else None
        if other is None:
            return
        timed.end_time = None
        for one, cell in self._table.cells(other, TIMES):
            time = read_when(cell.text, "time").time
            if time is not None and (time.end is not None or one.fact in ENDS):
                alone = time._replace(start=time.end or time.start, end=None)
                timed.end_time = When(time=alone, span=cell.span)
        if timed.end_time is None and timed.time is not None and timed.time.time is not None:
            timed.time = timed.time._replace(time=timed.time.time._replace(end=None))

    def _beside(self, track: Column) -> list[Column]:
        """The columns of the people of a room: `Room A speakers` beside `Room A`."""
        lead = f"{fold(track.heading.text)} "
        return [
            one
            for one in self._table.columns
            if fold(one.heading.text).startswith(lead) and fact_of(fold(one.heading.text).removeprefix(lead))[0] == "performer"
        ]


def _say_title(record: Record, cell: Cell) -> None:
    """The title of a slot in a grid, with the people behind it, or below it in lines of their own."""
    first, _, rest = cell.text.partition("\n")
    title, mentions = split_title(Piece(" ".join(first.split()), 0))
    record.say("name", title.text, cell.span)
    lines = [" ".join(line.split()) for line in rest.split("\n") if line.strip()]
    below = [read_people([Piece(line, 0)]) for line in lines]
    if all(below):
        mentions = [*mentions, *(one for some in below for one in some)]
    else:
        record.say("description", "\n".join(lines), cell.span)
    if mentions:
        record.facts["performer"] = [marked(msgspec.to_builtins(one.person), cell.span) for one in mentions]
