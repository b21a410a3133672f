"""Sheets as records: events of their own, or the slots of one event, whose facts stand above them or in another sheet.

What is not understood is named: sheets without headings, columns, cells, and rows that became no fact.
"""

from __future__ import annotations

from collections.abc import Iterable

from event_ld.errors import InputError
from event_ld.limits import MOST_COLUMNS, MOST_RECORDS
from event_ld.problems import Findings
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, by_key, items_of
from event_ld.readers.programme.dates import ORDER
from event_ld.readers.reading import decode, narrowed
from event_ld.readers.recognition import is_archive
from event_ld.readers.records import Record, accepted, name_all, say_languages
from event_ld.readers.sheet_cells import Block, Cell, Row, Sheet, sheets_of
from event_ld.readers.sheet_days import Days, bounds, timed_of, year_in
from event_ld.readers.sheet_headings import STARTS, Column, Headings, fact_of, headings_of, heads_several, mark_of
from event_ld.readers.sheet_rows import RowReader
from event_ld.readers.sheet_table import Table, TableReader, is_programme, table_of
from event_ld.readers.sheet_times import When, order_of, read_when
from event_ld.source import Span

_NAMED = 3
_LONGEST = 60
_FEWEST_ROWS = 3
_SEEN = 60
_READ_FOR_ORDER = 200_000


def read_sheets(data: bytes, name: str) -> tuple[Findings, list[Record]]:
    """The records of a sheet of values, or of the sheets of a workbook: one event with its slots, or several events.

    An ExtraError where it is a workbook, and the extra for that is not installed; an InputError where it is broken or beyond a
    limit, no sheet has headings that are known, or there are more events than are read.
    """
    if is_archive(data):
        from event_ld.readers.workbook_file import MARK, workbook_text  # noqa: PLC0415  # what these files alone need

        found, blocks = workbook_text(data, name)
        mark = MARK
    else:
        found = decode(narrowed(data), name)
        text = found.source.text
        mark, blocks = mark_of(text), [Block("", 0, len(text))]
    source, sheets = sheets_of(found.source, blocks, mark)
    findings = Findings(source, found.problems)
    return findings, _records(findings, sheets, source.text[:_READ_FOR_ORDER].replace(mark, "\n"))


def read_rows(value: Marked, findings: Findings) -> list[Record]:
    """The records of JSON that is a list of the rows of a sheet, its headings as keys, perhaps below days; [] for any other."""
    items = [one for one in items_of(value) if isinstance(one, Mapping)]
    for some in (items, [row for one in items for row in _inner_rows(one)]):
        tried = Findings(findings.source)
        records = _records_of(some, tried)
        if any("name" in one.facts for record in records for one in (record, *record.parts)):
            findings.problems.extend(tried.problems)
            return records
    return []


def _inner_rows(item: Mapping) -> list[Mapping]:
    """What an object lists alone, each with what it says of them all: the events of a day with its date."""
    common = tuple((key, one) for key, one in item.entries if isinstance(one, Scalar))
    lists = [
        one.items for _, one in item.entries if isinstance(one, Sequence) and any(isinstance(row, Mapping) for row in one.items)
    ]
    rows = lists[0] if len(lists) == 1 else ()
    return [Mapping((*common, *row.entries), row.span) for row in rows if isinstance(row, Mapping)]


def _records_of(items: list[Mapping], findings: Findings) -> list[Record]:
    keys = {key.text: Cell(key.text, key.span) for item in reversed(items) for key, _ in reversed(item.entries)}
    if not keys or "startDate" in keys or len(keys) > MOST_COLUMNS:
        return []
    heads = [*reversed(keys.values())]
    rows = [Row(1, tuple(heads), items[0].span)]
    for number, item in enumerate(items, start=2):
        said = by_key(item)
        rows.append(Row(number, tuple(_cell(said.get(head.text), item.span) for head in heads), item.span))
    sheet = Sheet("", rows)
    headings = headings_of(sheet)
    if headings is None or not _is_of_events(table_of(sheet, headings)):
        return []
    return _records(findings, [sheet], "\n".join(cell.text for row in rows for cell in row.cells)[:_READ_FOR_ORDER])


def _cell(value: Marked | None, span: Span) -> Cell:
    """What JSON says in a row as a cell, a list of words with a line for each."""
    texts = [one.text.strip() for one in items_of(value) if isinstance(one, Scalar) and not one.is_null]
    return Cell("\n".join(texts), span if value is None else value.span)


def _records(findings: Findings, sheets: list[Sheet], text: str) -> list[Record]:
    """The records of sheets, the figures of days in the order that their cells settle, each on a line of a text."""
    kept = ORDER.set(order_of(text))
    try:
        return _Book(findings, sheets).records()
    finally:
        ORDER.reset(kept)


class _Book:
    """The sheets of one file."""

    def __init__(self, findings: Findings, sheets: list[Sheet]) -> None:
        self._findings = findings
        self._whole = Record(Span(0, 1))
        self._titles: list[str] = [sheet.name for sheet in sheets]
        self._tables: list[tuple[Table, When | None]] = []
        self._is_of_one = False
        unread: list[Sheet] = []
        for sheet in sheets:
            headings = headings_of(sheet) or _with_days(sheet) or _without_headings(sheet, findings)
            table = table_of(sheet, headings) if headings is not None else None
            if headings is not None and table is not None and _is_of_events(table):
                day = self._above(sheet.rows[: max(headings.position, 0)])
                self._tables.append((table, day))
            elif not self._pairs(sheet) and sheet.rows:
                unread.append(sheet)
        self._tell_sheets(unread)

    def records(self) -> list[Record]:
        parts: list[Record] = []
        events: list[Record] = []
        for table, day in self._tables:
            is_part = is_programme(table, is_of_one=self._is_of_one)
            TableReader(table, self._findings, is_programme=is_part, day=day).read()
            own = year_in([table.sheet.name]) or year_in(self._titles) or self._whole.text("start")[:4]
            Days(self._findings, (own, "year-from-title") if own else ("", "")).settle(table.timed, is_programme=is_part)
            (parts if is_part else events).extend(accepted((one.record for one in table.timed), self._findings))
            tell_unread(table.columns, table.unread, self._findings)
        if len(parts) + len(events) > MOST_RECORDS:
            name = self._findings.source.name
            raise InputError(f"{name} holds more than {MOST_RECORDS:,} events, the most that are read; divide it.")
        name_all(parts)
        name_all(events)
        if parts:
            bounds(self._whole, parts)
            self._whole.parts = parts
            events = [self._whole, *events]
        elif self._whole.facts:
            message = "What stands above the headings, or in a sheet of its own, is not said of each event."
            self._findings.add("fact-left-out", message, next(iter(self._whole.facts.values()))[0].span)
        say_languages(events)
        return events

    def _above(self, rows: list[Row]) -> When | None:
        """What stands above the headings: what the event is called, facts with their names, and a day, which it gives."""
        day: When | None = None
        for row in rows:
            cells = [] if self._pair(row) else [cell for _, cell in row.filled if not heads_several(cell.text)]
            for cell in cells:
                self._titles.append(cell.text)
                found = read_when(cell.text, "any")
                if found.has_day and not found.has_time:
                    day = day or found._replace(span=cell.span)
                if found.has_day and found.state != "partly":
                    continue
                if "name" in self._whole.facts or found.has_time:
                    self._findings.add("unread-text", "What stands above the headings became no fact.", cell.span)
                else:
                    self._whole.say("name", cell.text, cell.span, "name-from-title-row")
        if day is not None and day.last and "start" not in self._whole.facts:
            self._whole.say("start", day.moment, day.span)
            self._whole.say("end", day.last, day.span)
            return None
        return day

    def _pair(self, row: Row) -> bool:
        """Whether a row is the name of a fact and its value, which is said of the event."""
        filled = row.filled
        fact = fact_of(filled[0][1].text)[0] if len(filled) == 2 else ""  # noqa: PLR2004  # a name and a value
        if not fact:
            return False
        cells = [(Column(0, fact, "", filled[0][1]), filled[1][1])]
        timed = timed_of(self._whole, cells, self._findings)
        RowReader(self._findings, {fact}).read(self._whole, cells)
        for stated, name in ((timed.day, "start"), (timed.end_day, "end")):
            if stated is not None:
                self._whole.say(name, stated.moment, stated.span)
                self._titles.append(stated.moment[:4])
        return True

    def _pairs(self, sheet: Sheet) -> bool:
        """Whether a sheet is a list of names of facts with their values."""
        known = [row for row in sheet.rows if len(row.filled) == 2 and fact_of(row.filled[0][1].text)[0]]  # noqa: PLR2004  # as above
        if len(known) < 2 or len(known) * 2 < len(sheet.rows):  # noqa: PLR2004  # one may be chance
            return False
        self._is_of_one = True
        for row in sheet.rows:
            if not self._pair(row) and row.number > 1:
                self._findings.add("unread-text", "A row of the sheet became no fact.", row.span)
        return True

    def _tell_sheets(self, unread: list[Sheet]) -> None:
        name = self._findings.source.name
        if not self._tables:
            raise InputError(
                f"{name} is a sheet without headings that say where the title of each event stands, and its day or time. Name "
                "the columns as `event-ld init --sheet` does."
            )
        for sheet in unread:
            message = f"The sheet “{sheet.name}” has no headings of events that are known, and is not read."
            self._findings.add("fact-left-out", message, sheet.rows[0].span)


def tell_unread(columns: Iterable[Column], unread: dict[str, list[Cell]], findings: Findings, what: str = "column") -> None:
    """Names the columns, and the cells by their headings, that nothing reads; `what` is what a column is called."""
    whole = [cells[0] for heading, cells in unread.items() if cells[0].text == heading]
    if whole:
        named = ", ".join(f"“{_short(cell.text)}”" for cell in whole)
        findings.add("fact-left-out", f"Nothing reads the {what}{'s' if len(whole) > 1 else ''} {named}.", whole[0].span)
    for heading, cells in unread.items():
        if cells[0].text != heading:
            texts = list(dict.fromkeys(f"“{_short(cell.text)}”" for cell in cells))
            more = f" and {len(texts) - _NAMED} more" if len(texts) > _NAMED else ""
            message = f"Not read below “{_short(heading)}”: {', '.join(texts[:_NAMED])}{more}."
            findings.add("fact-left-out", message, cells[0].span)
    private = [one.heading for one in columns if one.fact == "private"]
    if private:
        named = ", ".join(f"“{_short(cell.text)}”" for cell in private)
        findings.add("private-left-out", f"How people are reached is left out: {named}.", private[0].span)


def _is_of_events(table: Table) -> bool:
    """Whether the columns of a table say what is when."""
    return bool(table.facts & {*STARTS}) and bool(table.tracks or "name" in table.facts)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def _with_days(sheet: Sheet) -> Headings | None:
    """The columns of a grid whose headings are days, and whose corner above the times is empty."""
    for position, row in enumerate(sheet.rows[:_SEEN]):
        days = [read_when(cell.text, "day") for _, cell in row.filled]
        below = [cell for one in sheet.rows[position + 1 :] if (cell := one.cell(0)) is not None]
        times = [cell for cell in below if read_when(cell.text, "time").time is not None]
        is_grid = row.cell(0) is None and row.cell(1) is not None and len(days) > 1 and bool(times)
        if is_grid and all(day.has_day or day.weekday is not None for day in days) and len(times) * 2 > len(below):
            corner = Column(0, "startTime", "", Cell("", Span(row.span.start, row.span.start)))
            return Headings(position, (corner, *(Column(at, "", "", cell) for at, cell in row.filled)))
    return None


def _without_headings(sheet: Sheet, findings: Findings) -> Headings | None:
    """The columns of a sheet that has no headings, and whose rows begin with times: the second one has titles."""
    times = [row for row in sheet.rows if (cell := row.cell(0)) is not None and read_when(cell.text, "time").time is not None]
    titled = sum(row.cell(1) is not None for row in times)
    if len(times) < _FEWEST_ROWS or len(times) * 2 < len(sheet.rows) or titled * 2 < len(times):
        return None
    first = sheet.rows[0].span
    message = "The sheet has no headings; its first column is read as times, and its second as titles."
    findings.add("fact-doubtful", message, first)
    nothing = Cell("", Span(first.start, first.start))
    width = max(len(row.cells) for row in sheet.rows)
    others = (Column(at, "", "", Cell(f"column {at + 1}", nothing.span)) for at in range(2, width))
    return Headings(-1, (Column(0, "startTime", "", nothing), Column(1, "name", "", nothing), *others))
