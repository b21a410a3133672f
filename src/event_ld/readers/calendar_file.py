"""Calendars (iCalendar, RFC 5545) as records, each fact with the line of its property; what it does not say is left out.

Dates without an hour are all day, and their end is the day after the last; a time is local in its zone, in UTC, or without a
zone, and then the calendar's own holds. Who is invited, and what is private, is never read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from msgspec import Struct, field

from event_ld.errors import InputError
from event_ld.limits import MOST_RECORDS
from event_ld.problems import Findings
from event_ld.readers.calendar_dates import dates_of, rule_in, say_alone
from event_ld.readers.calendar_zones import Zones
from event_ld.readers.marked import Scalar, marked
from event_ld.readers.records import Record, moment_of, name_all, say_languages
from event_ld.readers.values import fault_of_angle, language_tag
from event_ld.source import Source, Span

_PROPERTY = re.compile(
    r"(?P<name>[A-Za-z][A-Za-z0-9-]{0,60})(?P<params>(?:;[A-Za-z0-9-]{1,60}(?:=(?:\"[^\"]*\"|[^\";:,]*)(?:,(?:\"[^\"]*\"|[^\";:,]*))*)?)*):"
)
_PARAMETER = re.compile(r";([A-Za-z0-9-]++)(?:=((?:\"[^\"]*+\"|[^\";:]++)*+))?")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_COMMA = re.compile(r"(?<!\\),")
_TEXTS = {
    "SUMMARY": "name", "DESCRIPTION": "description", "URL": "url", "LOCATION": "place", "UID": "uid", "IMAGE": "image",
    "STATUS": "status", "X-COST": "price", "X-TICKETS-URL": "registration",
}  # fmt: skip
_ONLINE = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-MICROSOFT-ONLINEMEETINGEXTERNALLINK", "CONFERENCE")
_TECHNICAL = frozenset({
    "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP", "CLASS", "PRIORITY", "RECURRENCE-ID", "ATTENDEE",
    "REQUEST-STATUS", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "EXRULE", "GEO", "CATEGORIES",
    "ORGANIZER", "X-ALT-DESC", *_ONLINE, *_TEXTS,
})  # fmt: skip
"""The properties that are read, those of programs, and those of people who are invited."""
_OF_PROGRAMS = tuple(
    f"X-{name}" for name in ("APPLE", "EVOLUTION", "GOOGLE", "LIC", "MICROSOFT", "MOZ", "MS", "OUTLOOK", "WR", "ZOHO")
)
"""What the names of properties begin with that programs write for themselves."""
_PRIVATE = frozenset({"PRIVATE", "CONFIDENTIAL"})


class Property(NamedTuple):
    """A property of a component: `DTSTART;TZID=Europe/Rome:20270506T090000`."""

    name: str
    params: dict[str, str]
    value: str
    span: Span

    @property
    def text(self) -> str:
        """The value without its escapes."""
        return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], self.value)


class Component(Struct):
    """What stands between BEGIN and END.

    Attributes:
        name: Its name, in capitals.
        span: Its lines, from BEGIN to END.
        parts: The components in it.
    """

    name: str
    span: Span
    properties: list[Property] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def one(self, name: str) -> Property | None:
        """The first property of a name."""
        return next((one for one in self.properties if one.name == name), None)

    def value(self, name: str) -> str:
        """The value of the first property of a name; "" where there is none."""
        found = self.one(name)
        return "" if found is None else found.value.strip()


def read_calendars(findings: Findings) -> list[tuple[str, list[Record]]]:
    """The records of each calendar in a text, with the zone that the calendar says is its own, or "".

    An InputError where it holds more events than are read; an ExtraError where a package is needed for a zone or for a rule of
    dates, and is not installed.
    """
    top = _components(findings)
    calendars = [one for one in top.parts if one.name == "VCALENDAR"] or [top]
    return [_calendar(one, findings) for one in calendars]


def _calendar(calendar: Component, findings: Findings) -> tuple[str, list[Record]]:
    events = [one for one in calendar.parts if one.name == "VEVENT"]
    if len(events) > MOST_RECORDS:
        raise InputError(f"{findings.source.name} holds more than {MOST_RECORDS:,} events, the most that are read; divide it.")
    zones = Zones([one for one in calendar.parts if one.name == "VTIMEZONE"], findings.source)
    own = next(filter(None, map(calendar.one, ("X-WR-TIMEZONE", "TIMEZONE-ID", "VTIMEZONE"))), None)
    zone = zones.named(own.text.strip(), own.span, findings) if own is not None else ""
    shown = _current([one for one in events if _is_public(one, findings)], findings)
    is_cancelled = calendar.value("METHOD").upper() == "CANCEL"
    records: list[Record] = []
    for group in _groups(shown):
        made = [_record(one, zones, findings.source, is_cancelled=is_cancelled) for one in group]
        if any(map(rule_in, group)):
            made = dates_of(group, made, zones, findings.source)
        else:
            say_alone(group[0], made[0], zones)
        records += made
    name_all(records)
    say_languages(records)
    _tell(calendar, events, findings)
    return zone, records


def _groups(events: list[Component]) -> list[list[Component]]:
    """Each event alone, but for one that repeats and those that change a date of it."""
    series = Counter(event.value("UID") for event in events if rule_in(event) and not event.one("RECURRENCE-ID"))
    groups: dict[str, list[Component]] = {}
    for number, event in enumerate(events):
        uid = event.value("UID")
        is_of_series = series[uid] == 1 and uid and (rule_in(event) is not None or event.one("RECURRENCE-ID") is not None)
        groups.setdefault(uid if is_of_series else f"\n{number}", []).append(event)
    return list(groups.values())


def _is_public(event: Component, findings: Findings) -> bool:
    private = event.one("CLASS")
    if private is None or private.value.strip().upper() not in _PRIVATE:
        return True
    message = f"The calendar says that an event is {private.value.strip().lower()}; it is left out."
    findings.add("private-left-out", message, private.span)
    return False


def _current(events: list[Component], findings: Findings) -> list[Component]:
    """The events without those that are older versions of others: one of a higher sequence, or the same once more."""
    versions: dict[str, list[str]] = {}
    for event in events:
        if event.value("UID") and event.one("RECURRENCE-ID") is None:
            versions.setdefault(event.value("UID"), []).append(event.value("SEQUENCE"))
    best: dict[tuple[str, ...], Component] = {}
    for event in events:
        uid, numbers = event.value("UID"), versions.get(event.value("UID"), [])
        is_revised = len(numbers) > 1 and len(set(numbers)) == len(numbers) and event.one("RECURRENCE-ID") is None
        key = (uid,) if is_revised else (uid, *map(event.value, ("DTSTART", "SUMMARY", "RECURRENCE-ID")))
        key = key if uid else (str(event.span.start),)
        other = best.setdefault(key, event)
        if other is not event:
            if _version(event) >= _version(other):
                best[key] = event
            findings.add("fact-left-out", "An event stands there in several versions; the last one is read.", event.span)
    return sorted(best.values(), key=lambda event: event.span.start)


def _version(event: Component) -> tuple[int, str]:
    number = event.value("SEQUENCE")
    return int(number) if number.isascii() and number.isdecimal() and len(number) < 10 else 0, event.value("LAST-MODIFIED")  # noqa: PLR2004


def _record(event: Component, zones: Zones, source: Source, *, is_cancelled: bool) -> Record:
    record = Record(Span(event.span.start, event.span.start + 1))
    findings = Findings(source, record.problems)
    for one in event.properties:
        name = _TEXTS.get(one.name)
        if name is not None:
            record.say(name, one.text, one.span)
        elif one.name == "CATEGORIES":
            for word in _COMMA.split(one.value):
                record.say("keywords", _ESCAPE.sub(r"\1", word), one.span)
    if (summary := event.one("SUMMARY")) is not None:
        record.say("language", language_tag(summary.params.get("LANGUAGE", "")) or "", summary.span)
    if (title := record.first("name")) is not None and "\n" in title.text:
        _shorten(record, title)
    _say_times(event, record, zones, findings)
    if is_cancelled:
        record.say("cancelled", "true", record.span)
    _say_more(event, record, findings)
    return record


def _shorten(record: Record, title: Scalar) -> None:
    """Makes one line of a title that a program wrote over several; what stands below a blank line, or in many, describes."""
    first, _, more = title.text.partition("\n\n" if "\n\n" in title.text else "\n")
    is_text = "\n\n" in title.text or "\n" in more
    record.facts["name"] = [Scalar(first if is_text else " ".join(title.text.split()), title.span)]
    if is_text and more.strip() not in record.text("description"):
        record.facts["description"] = [Scalar(f"{more.strip()}\n\n{record.text('description')}".strip(), title.span)]


def _say_times(event: Component, record: Record, zones: Zones, findings: Findings) -> None:
    start, end, length = event.one("DTSTART"), event.one("DTEND"), event.one("DURATION")
    if start is None:
        findings.add("date-missing", "The event has no DTSTART.", record.span, path="startDate")
        return
    begins, zone = zones.moment(start, findings)
    record.say("start", begins, start.span)
    record.say("zone", zone, start.span)
    if "TZID" in start.params and not zone and re.search(r"T[\d:]+$", begins):
        record.say("unknown", "timeZone", start.span)
    if end is not None:
        ends, other = zones.moment(end, findings)
        if "T" not in ends and moment_of(ends):
            last = date.fromisoformat(moment_of(ends)) - timedelta(days=1) if moment_of(ends) > "0001-01-01" else date.min
            if last.isoformat() > moment_of(begins)[:10]:
                record.say("end", last.isoformat(), end.span, "end-of-last-day")
        else:
            record.say("end", zones.moved(ends, other, zone), end.span, "local-from-zone" if other != zone else "")
    elif length is not None:
        record.say("duration", length.value, length.span)


def _say_more(event: Component, record: Record, findings: Findings) -> None:
    """The coordinates, where it is joined, and who organises it."""
    geo = event.one("GEO")
    pair = [] if geo is None else [one.strip() for one in geo.value.replace(",", ";").split(";")]
    if geo is not None and len(pair) == 2 and any(one.strip("0.-") for one in pair):  # noqa: PLR2004  # latitude and longitude
        if fault_of_angle(pair[0], "latitude") and not fault_of_angle(pair[1], "latitude"):
            findings.add("coordinates", f"GEO has the longitude first: {geo.value}.", geo.span, path="location.geo")
            pair.reverse()
        record.facts["location.geo"] = [marked({"latitude": pair[0], "longitude": pair[1]}, geo.span)]
    online = next(filter(None, map(event.one, _ONLINE)), None)
    if online is not None:
        record.say("online", online.text, online.span)
    written = event.one("X-ALT-DESC")
    if written is not None and "description" not in record.facts:
        record.say("description", written.text, written.span)
    organizer = event.one("ORGANIZER")
    if organizer is not None and "@" not in (name := organizer.params.get("CN", "")):
        record.say("organizer", _ESCAPE.sub(r"\1", name), organizer.span, "organizer-of-calendar")


def _tell(calendar: Component, events: list[Component], findings: Findings) -> None:
    """Names what the calendar says and no description has a place for, and who organises many events."""
    others = Counter(one.name for event in events for one in event.properties)
    left = [name for name in others if name not in _TECHNICAL and not name.startswith(_OF_PROGRAMS)]
    left += sorted({one.name for one in calendar.parts} - {"VEVENT", "VTIMEZONE"})
    if left:
        findings.add("fact-left-out", f"Descriptions have no place for {', '.join(sorted(left))}.", Span(0, 1))
    organizers = {one.params.get("CN") for event in events for one in event.properties if one.name == "ORGANIZER"}
    if len(organizers) > 1:
        message = f"The calendar names {len(organizers)} organizers; programs write speakers there, too. Look at `organizer`."
        findings.add("fact-doubtful", message, Span(0, 1), path="organizer")


def _components(findings: Findings) -> Component:
    """The components of a text, in one that stands for the text."""
    top = Component("", Span(0, len(findings.source.text)))
    stack = [top]
    for found in _properties(findings):
        if found.name == "BEGIN" and len(stack) < 10:  # noqa: PLR2004  # a calendar needs four
            inner = Component(found.value.strip().upper(), Span(found.span.start, len(findings.source.text)))
            stack[-1].parts.append(inner)
            stack.append(inner)
        elif found.name == "END":
            if len(stack) > 1 and found.value.strip().upper() == stack[-1].name:
                closed = stack.pop()
                closed.span = Span(closed.span.start, found.span.end)
        else:
            stack[-1].properties.append(found)
    if len(stack) > 1:
        findings.add("calendar-line", f"{stack[-1].name} has no end.", Span(stack[-1].span.start, stack[-1].span.start + 1))
    return top


def _properties(findings: Findings) -> Iterator[Property]:
    """The properties of a text; a line that is none goes on with the text above it."""
    known: Property | None = None
    strays = 0
    for line, start in _unfolded(findings):
        found = _PROPERTY.match(line)
        if found is not None:
            if known is not None:
                yield known
            known = _property(found, line, start)
        elif known is not None:
            strays += 1
            if strays == 1:
                message = "A line is no property; it was taken as going on with the one above, where that is a text."
                findings.add("calendar-line", message, Span(start, start + 1))
            if known.name in {"SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT"}:
                known = known._replace(value=f"{known.value}\\n{line}")
    if known is not None:
        yield known


def _unfolded(findings: Findings) -> Iterator[tuple[str, int]]:
    """The lines of a text, those that were folded made whole, and where each begins; blank lines are none."""
    text, starts = findings.source.text, findings.source.line_starts
    parts: list[str] = []
    begin = 0
    for at, start in enumerate(starts):
        line = text[start : starts[at + 1] - 1 if at + 1 < len(starts) else len(text)]
        if not line.strip():
            continue
        if line[0] in " \t" and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield "".join(parts), begin
        parts, begin = [line], start
    yield "".join(parts), begin


def _property(found: re.Match[str], line: str, start: int) -> Property:
    params = {name.upper(): (value or "").strip('"') for name, value in _PARAMETER.findall(found["params"])}
    span = Span(start + found.end(), start + max(len(line), found.end() + 1))
    return Property(found["name"].upper(), params, line[found.end() :], span)
