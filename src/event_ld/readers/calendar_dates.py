"""The dates of an event that repeats as the parts of a series: by its rule, without those taken out, with those changed."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from event_ld import zones as database
from event_ld.extras import needed
from event_ld.problems import Findings
from event_ld.readers.records import Record, moment_of, slug
from event_ld.readers.settling import schedule_of
from event_ld.readers.values import tidy_date
from event_ld.recurrence import MOST_DATES, dates, end_of_dates, has_dates, rule_of, with_numbers

if TYPE_CHECKING:
    from event_ld.readers.calendar_file import Component, Property
    from event_ld.readers.calendar_zones import Zones
    from event_ld.source import Source

_UNTIL = re.compile(r"UNTIL=(\d{8})", re.IGNORECASE)
_TIMES = re.compile(r"COUNT=(\d{1,6})", re.IGNORECASE)
_FOLD = re.compile(r"\r?\n[ \t]")
_FEW = 20
"""How many of the dates that a rule counts may have been taken out again."""
_TOO_OFTEN = ("SECONDLY", "MINUTELY", "HOURLY")
_RULE = "date-from-recurrence"
_MINUTES = len("2027-03-03T18:00")
"""What of a time is in an id; the sign of an offset can't be there."""
_OF_A_DATE = ("name", "description", "place", "online", "eventStatus", "url", "organizer")


def dates_of(group: list[Component], records: list[Record], zones: Zones, source: Source) -> list[Record]:
    """A series with its dates as parts, out of the events of one name; the events as they are where that can't be read.

    The group is the event that repeats, and those that change one of its dates, each with its record. An ExtraError where the
    package for it is not installed.
    """
    ruled = [(at, rule) for at, one in enumerate(group) if (rule := rule_in(one)) is not None]
    at, rule = next((pair for pair in ruled if group[pair[0]].one("RECURRENCE-ID") is None), ruled[0])
    series, zone = records[at], records[at].text("zone")
    findings = Findings(source, series.problems)
    since = moment_of(series.text("start"))
    form = _Form(zone, is_local=len(since) == _MINUTES)
    changed = {
        _planned(one, zones, form, findings)[: len(since)]: other
        for one, other in zip(group, records, strict=True)
        if other is not series
    }
    texts = [_FOLD.sub("", source.text[one.span.start - len("BEGIN:") : one.span.end]) for one in group]
    try:
        for one in (one for event in group for one in event.properties if one.name in {"RRULE", "EXRULE"}):
            texts = [text.replace(one.value, _checked(one.value, since)) for text in texts]
        found, is_whole = _dates([*zones.definitions, *texts], rule, since, form, source.name)
    except _Unread as error:
        findings.add("recurrence-unread", f"The event repeats, and only its first date is read: {error}.", rule.span)
        return records
    series.parts += [_part(date, changed.get(date.planned), series, rule, form) for date in found]
    if not is_whole:
        message = f"The event repeats; of its dates the first ones are read, {len(found)} in number."
        findings.add("recurrence-unread", message, rule.span)
    if len(ruled) == 1 and rule.name == "RRULE":
        _say_schedule(series, rule, [(date.planned, date.end) for date in found], zone)
    for name in ("end", "duration"):
        series.facts.pop(name, None)
    series.say("type", "EventSeries", rule.span, "type-from-recurrence")
    return [series]


def say_alone(event: Component, record: Record, zones: Zones) -> None:
    """Says of what changes a date of a series that is not there when it was to begin, and that there is more to it."""
    known, findings = event.one("RECURRENCE-ID"), Findings(zones.source, record.problems)
    if known is None or "start" not in record.facts:
        return
    form = _Form(record.text("zone"), is_local=len(record.text("start")) == _MINUTES)
    planned = _planned(event, zones, form, findings)
    if database.is_one_time(planned, form.of(record.text("start"), record.text("zone"))) is False:
        record.say("previousStartDate", planned, known.span)
        if not record.text("cancelled") and record.text("status").upper() != "CANCELLED":
            record.facts.pop("status", None)
            record.say("eventStatus", "rescheduled", known.span, _RULE)
    findings.add("recurrence-unread", "This is a date of an event that repeats, and the calendar does not say how.", known.span)


def _say_schedule(series: Record, rule: Property, found: list[tuple[str, str]], zone: str) -> None:
    """The rule itself, where schema.org has words for all of it; days that it gives and the calendar does not are left out."""
    known = rule_of(rule.value)
    start = moment_of(series.text("start"))
    if known is None or not start:
        return
    known = known._replace(last=found[-1][0][:10] if known.last else "")
    days, ends = {day[:10] for day, _ in found}, [end for day, end in found if day == start]
    left = [day for day in dates(start[:10], known)[0] if day not in days and day < max(days)]
    more: dict[str, str | tuple[str, ...]] = {
        "startDate": start[:10], "endDate": known.last, "startTime": start[11:16], "endTime": next(iter(ends), "")[11:16],
        "exceptDate": tuple(left), "scheduleTimezone": zone,
    }  # fmt: skip
    series.facts["eventSchedule"] = [schedule_of(known, more, rule.span)]


def _part(date: _Date, other: Record | None, series: Record, rule: Property, form: _Form) -> Record:
    """One date: its times, and what its own event says otherwise than the series."""
    own = other or Record(rule.span)
    part = Record(own.span)
    start, end = date.start, date.end
    if other is not None:  # as they stand there, should the end be before the start
        start, end = (form.of(other.text(one), other.text("zone")) or known for one, known in (("start", start), ("end", end)))
    for name, moment in (("start", start), ("end", end)):
        part.say(name, moment, part.span, _RULE if other is None else "")
    title = series.first("name")
    if title is not None:
        part.say("name", title.text, title.span, _RULE)
    part.say("id", slug(start[:_MINUTES].replace(":", "")), part.span, "id-from-slot-times")
    for name in _OF_A_DATE:
        if own.text(name) not in {"", series.text(name)}:
            part.facts[name] = own.facts[name]
    if not database.is_one_time(date.planned, start):
        part.say("previousStartDate", date.planned, part.span)
        part.say("eventStatus", "" if date.is_cancelled else "rescheduled", part.span, _RULE)
    if date.is_cancelled and "eventStatus" not in part.facts:
        part.say("eventStatus", "cancelled", part.span)
    return part


class _Date(NamedTuple):
    """A date of a series: when it begins and ends, when it was to begin, and whether it is cancelled."""

    start: str
    end: str
    planned: str
    is_cancelled: bool


class _Unread(Exception):  # noqa: N818  # a signal, not an error
    """Why dates can't be told."""


def _checked(rule: str, since: str) -> str:
    """A rule as a library takes it; raises why its dates can't be told, for no library is to look for what is not there."""
    rule = with_numbers(rule)
    if any(word in rule.upper() for word in _TOO_OFTEN):
        raise _Unread("it repeats within a day")
    try:
        if has_dates(rule, datetime.fromisoformat(since[:_MINUTES])):
            return rule
    except (ValueError, OverflowError, TypeError, AttributeError, IndexError) as error:
        raise _Unread(" ".join(str(error).split())[:200]) from error
    raise _Unread("its rule gives no date")


def _planned(event: Component, zones: Zones, form: _Form, findings: Findings) -> str:
    """When one of the dates of a series was to begin that its own event changes."""
    known = event.one("RECURRENCE-ID")
    return "" if known is None else form.of(*zones.moment(known, findings))


def _dates(texts: list[str], rule: Property, since: str, form: _Form, name: str) -> tuple[list[_Date], bool]:
    """Each date within the bounds, and whether these are all."""
    needed("recurring_ical_events", "ics", f"Reading the dates of an event that repeats, in {name},")
    import icalendar  # noqa: PLC0415  # what the extra brings
    import recurring_ical_events  # noqa: PLC0415  # as above

    first = date.fromisoformat(since[:10] or "9999-12-31")
    last = end_of_dates(first)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            whole = icalendar.Calendar.from_ical("\r\n".join(["BEGIN:VCALENDAR", *texts, "END:VCALENDAR", ""]))
            events = sorted(recurring_ical_events.of(whole).between(first, last), key=lambda one: str(one["DTSTART"].dt))
            found = [
                _Date(
                    form.written(start),
                    form.end(start, one.end),
                    form.planned(start, one["RECURRENCE-ID"].dt),
                    str(one.get("STATUS", "")).upper() == "CANCELLED",
                )
                for one in events[:MOST_DATES]
                for start in (one["DTSTART"].dt,)
            ]
    except Exception as error:  # a library for broken files raises what it likes
        raise _Unread(" ".join(str(error).split())[:200] or type(error).__name__) from error
    if not found:
        raise _Unread("its rule gives no date")
    return found, len(events) <= MOST_DATES and _ends(rule, last, len(events))


def _ends(rule: Property, last: date, known: int) -> bool:
    """Whether a rule gives no date behind a day, by which it has given some."""
    if rule.name == "RDATE":
        return True
    until = _UNTIL.search(rule.value)
    times = _TIMES.search(rule.value)
    if until is not None:
        return moment_of(until[1]) <= last.isoformat()
    return times is not None and int(times[1]) <= known + _FEW


class _Form(NamedTuple):
    """How the times of a series are written: in its zone, or as they stand there where it has none."""

    zone: str
    is_local: bool

    def written(self, moment: date) -> str:
        if not isinstance(moment, datetime):
            return moment.isoformat()
        if moment.tzinfo is not None and (self.zone or self.is_local):
            moment = (moment.astimezone(database.zone(self.zone)) if self.zone else moment).replace(tzinfo=None)
        return tidy_date(moment.isoformat())

    def of(self, text: str, zone: str) -> str:
        """A time as the calendar states it, of its own zone; "" for none."""
        if "T" not in text or not database.is_moment(text):
            return text
        moment = datetime.fromisoformat(text)
        return self.written(moment.replace(tzinfo=database.zone(zone)) if zone and moment.tzinfo is None else moment)

    def end(self, start: date, end: date) -> str:
        if not isinstance(end, datetime):
            end -= timedelta(days=1)
        return self.written(end) if type(end) is type(start) and end > start else ""

    def planned(self, start: date, before: date) -> str:
        """When a date that is moved was to begin; where that is written in another form, as it is."""
        if isinstance(before, datetime) and not isinstance(start, datetime) and not before.hour:
            before = before.date()
        return self.written(before if type(before) is type(start) else start)


def rule_in(event: Component) -> Property | None:
    """What says of an event that it repeats."""
    return next((one for one in map(event.one, ("RRULE", "RDATE")) if one is not None and one.value.strip()), None)
