"""Compares what event-ld reads in calendars, schedules, sheets and pages with what other libraries read in the same files.

::

    python tools/compare_readers.py FILE|FOLDER …

Of each file: how many events, when each begins, what it is called, and who is named. icalendar and recurring-ical-events read
calendars, lxml schedules in XML, the standard library's json those in JSON, csv, openpyxl and python-calamine sheets, and extruct
pages. What one side alone has is printed, the first few of each kind; it exits with 1 where a side has something alone.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import warnings
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import icalendar
import openpyxl
import python_calamine
import recurring_ical_events
from extruct import extract
from lxml import etree

from event_ld import zones
from event_ld.errors import EventLDError
from event_ld.recurrence import LONGEST, MOST_DATES
from event_ld.sources import read_events

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from event_ld.model import Event

SHOWN = 4
SHEETS = frozenset({".csv", ".ods", ".tsv", ".xls", ".xlsx"})
WHOLES = SHEETS | {".json", ".xml"}
"""The endings of files whose records may be parts of one event, which the other libraries know nothing of."""
Fact = tuple[str, str]
"""What kind of fact it is, and its value."""


def instant(moment: str, zone: str | None) -> str:
    """A time in UTC where its zone or its offset is known; a day, and a time of no zone, as it is."""
    if "T" not in moment:
        return moment
    there = datetime.fromisoformat(moment)
    there = there.replace(tzinfo=zones.zone(zone)) if there.tzinfo is None and zone else there
    return there.astimezone(UTC).isoformat()[:16] if there.tzinfo else moment[:16]


def words(text: object) -> str:
    """A text in one line."""
    return " ".join(str(text or "").split())


def walked(event: Event, zone: str | None = None) -> Iterator[tuple[Event, str | None]]:
    """An event and its parts, each with its zone."""
    own = event.time_zone or zone
    yield event, own
    for part in event.sub_event:
        yield from walked(part, own)


def ours(path: Path) -> Counter[Fact]:
    """What event-ld reads."""
    found: Counter[Fact] = Counter()
    for reading in read_events(path.read_bytes(), name=str(path)):
        several = list(walked(reading.event)) if reading.event is not None else []
        for one, zone in several[path.suffix in WHOLES and len(several) > 1 :]:
            found["local start", (one.start_date or "")[:16]] += 1
            found["day", (one.start_date or "")[:10]] += 1
            found["name", words(one.name if isinstance(one.name, str) else "")] += 1
            found["start", instant(one.start_date or "", zone)] += 1
            for person in one.performer:
                found["person", words(person.name)] += 1
    return found


def _of_calendar(path: Path) -> Iterator[Fact]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        calendar = icalendar.Calendar.from_ical(path.read_bytes())
        for event in calendar.walk("VEVENT"):
            if "RECURRENCE-ID" in event or str(event.get("CLASS", "")).upper() in {"PRIVATE", "CONFIDENTIAL"}:
                continue
            yield "name", words(event.get("SUMMARY"))
            yield "start", _moment(event["DTSTART"].dt)
            if "RRULE" in event or "RDATE" in event:
                yield from _dates(calendar, event)


def _dates(calendar: Any, event: Any) -> Iterator[Fact]:  # noqa: ANN401  # of icalendar
    whole = icalendar.Calendar()
    for one in calendar.subcomponents:
        if one.name == "VTIMEZONE" or one.get("UID") == event.get("UID"):
            whole.add_component(one)
    first = event["DTSTART"].dt
    first = first.date() if isinstance(first, datetime) else first
    found = sorted(recurring_ical_events.of(whole).between(first, first + LONGEST), key=lambda one: str(one["DTSTART"].dt))
    for one in found[:MOST_DATES]:
        yield "name", words(event.get("SUMMARY"))
        yield "start", _moment(one["DTSTART"].dt)


def _moment(moment: date) -> str:
    if not isinstance(moment, datetime):
        return moment.isoformat()
    return (moment.astimezone(UTC) if moment.tzinfo else moment).isoformat()[:16]


def _of_schedule(path: Path) -> Iterator[Fact]:
    for event in etree.fromstring(path.read_bytes()).iter("event"):
        yield "name", words(event.findtext("title"))
        day, clock = event.getparent().getparent().get("date"), words(event.findtext("start"))
        stated = event.findtext("date")
        yield ("start", instant(stated, None)) if stated and "T" in stated else ("local start", f"{day}T{clock}")
        for person in event.iter("person"):
            yield "person", words(person.text)


def _of_json(path: Path) -> Iterator[Fact]:
    for day in json.loads(path.read_text(encoding="utf-8"))["schedule"]["conference"]["days"]:
        for event in (one for several in day["rooms"].values() for one in several):
            yield "name", words(event["title"])
            yield "start", instant(event["date"], None)
            for person in event["persons"]:
                yield "person", words(person.get("public_name") or person.get("name"))


HEADS = {
    "name": {"title", "name", "título", "titulo", "titre", "talk title", "session title", "event name", "topic"},
    "person": {"speaker", "speakers", "presenter", "presenters", "ponente", "ponentes", "palestrante", "intervenant"},
    "day": {"date", "start date", "startdate", "start_date", "fecha", "data", "fecha inicio"},
}
"""The headings of sheets that the other libraries are asked for; anything else is none of theirs."""


def _rows_of(path: Path) -> Iterator[list[tuple[Any, ...]]]:
    if path.suffix in {".csv", ".tsv"}:
        text = path.read_text(encoding="utf-8-sig", errors="replace")
        yield [(*row,) for row in csv.reader(io.StringIO(text), delimiter="\t" if path.suffix == ".tsv" else ",")]
    elif path.suffix == ".xlsx":
        yield from ([*sheet.iter_rows(values_only=True)] for sheet in openpyxl.load_workbook(path, data_only=True))
    else:
        book = python_calamine.CalamineWorkbook.from_path(path)
        yield from ([(*row,) for row in book.get_sheet_by_name(name).to_python()] for name in book.sheet_names)


def _of_sheet(path: Path) -> Iterator[Fact]:
    for rows in _rows_of(path):
        heads = [[words(one).lower() for one in row] for row in rows[:20]]
        top = next((at for at, row in enumerate(heads) if HEADS["name"] & {*row}), len(rows))
        head = heads[top] if rows[top:] else []
        columns = {kind: [at for at, one in enumerate(head) if one in known] for kind, known in HEADS.items()}
        for row in rows[top + 1 :]:
            cells = [(kind, row[at]) for kind, ats in columns.items() for at in ats[:1] if at < len(row) and words(row[at])]
            for kind, cell in cells:
                if kind == "name":
                    yield kind, words(cell)
                elif kind == "person":
                    yield from ((kind, words(re.sub(r"\(.*?\)", "", one))) for one in re.split("[;,\n]", str(cell)) if words(one))
                elif isinstance(cell, date) or re.match(r"\d{4}-\d\d-\d\d", str(cell)):
                    yield "day", str(cell)[:10]


def _of_page(path: Path) -> Iterator[Fact]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        page = path.read_text(encoding="utf-8", errors="replace")
        found = extract(page, syntaxes=["json-ld", "microdata", "rdfa"], uniform=True)
    for item in (one for several in found.values() for one in several):
        if "Event" in str(item.get("@type", "")):
            yield "name", words(item.get("name"))
            yield "start", instant(str(item.get("startDate", "")), None)


OTHERS: dict[str, Callable[[Path], Iterable[Fact]]] = {
    ".ics": _of_calendar, ".xml": _of_schedule, ".json": _of_json, ".html": _of_page, **dict.fromkeys(SHEETS, _of_sheet),
}  # fmt: skip


def differences(path: Path) -> list[str]:
    """What one side alone has of the kinds of facts that the other library tells."""
    try:
        mine = ours(path)
    except EventLDError as error:
        return [f"not read: {error}"]
    theirs = Counter(OTHERS[path.suffix](path))
    kinds = {kind for kind, _ in theirs}
    lines = [f"{len(list(theirs.elements()))} facts: {dict(Counter(kind for kind, _ in theirs.elements()))}"]
    for who, more in (("event-ld alone", mine - theirs), ("the other alone", theirs - mine)):
        for kind in sorted(kinds):
            alone = [value for one, value in more.elements() if one == kind]
            lines += [f"  {who}: {len(alone)} × {kind}: {alone[:SHOWN]}"] if alone else []
    return lines


if __name__ == "__main__":
    files = [each for one in map(Path, sys.argv[1:]) for each in (sorted(one.rglob("*")) if one.is_dir() else [one])]
    told = {path: differences(path) for path in files if path.suffix in OTHERS}
    for path, lines in told.items():
        print(f"{path.name}: {lines[0]}", *lines[1:], sep="\n")
    sys.exit(any(len(lines) > 1 for lines in told.values()))
