"""Events as iCalendar (RFC 5545): one VEVENT for the event, times by the clocks of its zone where that is known.

One that repeats has its rule, with the days that are taken out, and a VEVENT for each date that is other than the rule says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import TYPE_CHECKING

from msgspec import structs

from event_ld import zones
from event_ld.graph.fragments import first_text, slot_name
from event_ld.publish.site.time_zones import time_zone_lines
from event_ld.publish.site.words import words
from event_ld.readers.repeating import date_of, rule_of_schedule
from event_ld.recurrence import Rule, dates, rrule

if TYPE_CHECKING:
    from event_ld.model import Event, Place, Text

_LONGEST_LINE = 75  # octets, RFC 5545, section 3.1
_STATUS = {"cancelled": "CANCELLED", "postponed": "TENTATIVE"}
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def calendar(event: Event, iri: str, modified: str, issued: str = "", page: str = "") -> str:
    """An event as a calendar of its own (one without a date has none), with when it changed and was first published, in UTC."""
    since = datetime.fromisoformat(modified) - datetime.fromisoformat(issued or modified)
    number = max(int(since.total_seconds()), 0)  # grows with each change (RFC 5545, section 3.8.7.4)
    dated = (f"DTSTAMP:{_utc(modified)}", f"LAST-MODIFIED:{_utc(modified)}", f"SEQUENCE:{number}")
    return calendar_head(years_of(event)) + _written(entries(event, iri, dated, page or iri.partition("#")[0])) + CALENDAR_END


CALENDAR_END = "END:VCALENDAR\r\n"


def years_of(event: Event) -> dict[str, tuple[int, int]]:
    """The zone whose clocks the times of an event go by, with the first and the last year of them; none where there is none."""
    parts = event.sub_event if rule_of_event(event) is not None else _dates_of(event)
    moments = [when for one in (event, *parts) for when in (one.start_date, one.end_date)]
    found = [int(when[:4]) for when in moments if when is not None and _has_zone(when)]
    return {event.time_zone: (min(found), max(found))} if event.time_zone and found else {}


def calendar_head(years: dict[str, tuple[int, int]], name: str = "") -> str:
    """What stands before the entries of a calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//event-ld//EN", "CALSCALE:GREGORIAN"]
    lines += [f"X-WR-CALNAME:{_text(name)}"] if name else []
    for zone, (first, last) in sorted(years.items()):
        lines += time_zone_lines(zone, first, last)
    return _written(lines)


def _written(lines: Iterable[str]) -> str:
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def entries(event: Event, iri: str, dated: Iterable[str], page: str) -> Iterator[str]:
    """The lines of an event: one VEVENT; of a series, one for each date, or for each that is other than its rule says."""
    rule, schedule = rule_of_event(event), event.event_schedule
    if rule is None or schedule is None or event.start_date is None:
        for part in _dates_of(event):
            said = {name: getattr(part, name) or getattr(event, name) for name in (*_OF_A_DATE, "keywords")}
            own = structs.replace(event, start_date=part.start_date, end_date=part.end_date, **said)
            yield from _event(own, f"{iri.partition('#')[0]}#{slot_name(part)}", dated, page)
        if not _dates_of(event):
            yield from _event(event, iri, dated, page)
        return
    days, is_whole = dates((schedule.start_date or event.start_date)[:10], rule._replace(except_dates=()))
    first = date_of(event, schedule, next(iter(days), event.start_date[:10]))
    usual = {day: date_of(event, schedule, day) for day in days}
    known = "9999" if is_whole else max(days, default="")  # until when it is known what the rule gives
    extra = [part for part in event.sub_event if (day := _planned(part)[:10]) and day not in usual and day < known]
    own = structs.replace(event, start_date=first.start_date, end_date=first.end_date)
    yield from _event(own, iri, dated, page, tuple(_repeating(event, rule, first, usual, extra if is_whole else [])))
    for part in event.sub_event:
        day = _planned(part)[:10]
        beside = structs.replace(date_of(event, schedule, day), start_date=_planned(part)) if day else None
        other = usual.get(day, beside)
        is_alone = part in extra and not is_whole  # Android takes no RDATE beside a rule without an end
        if other is not None and (is_alone or _said_of(part) != _said_of(other)):
            said = {name: getattr(part, name) or getattr(event, name) for name in _OF_A_DATE}
            changed = structs.replace(own, start_date=part.start_date, end_date=part.end_date, **said)
            name = f"{iri.partition('#')[0]}#{slot_name(part)}" if is_alone else iri
            more = () if is_alone else (_moment("RECURRENCE-ID", str(other.start_date), event.time_zone),)
            yield from _event(changed, name, dated, page, more)


def _planned(part: Event) -> str:
    return part.previous_start_date or part.start_date or ""


def _dates_of(event: Event) -> list[Event]:
    """The dates of a series that follows no rule: each is an entry of its own, and the series none over all the weeks."""
    is_free = event.type == "EventSeries" and rule_of_event(event) is None
    return [part for part in event.sub_event if part.start_date and is_free]


_OF_A_DATE = ("name", "description", "event_status", "location", "virtual_location", "room", "organizer")


def _said_of(part: Event) -> tuple[object, ...]:
    return (part.start_date, part.end_date, *(getattr(part, name) for name in _OF_A_DATE))


def rule_of_event(event: Event) -> Rule | None:
    """The rule by which an event repeats, where it has one."""
    schedule = event.event_schedule
    return rule_of_schedule(schedule) if schedule is not None and schedule.repeat_frequency is not None else None


def _repeating(event: Event, rule: Rule, first: Event, usual: dict[str, Event], extra: list[Event]) -> Iterator[str]:
    """The rule of an event that repeats, the dates that are taken out of it, and those that are there beside it."""
    until = ""
    if rule.last:
        start = str(first.start_date)
        last = f"{rule.last}T23:59:59" if "T" in start else rule.last
        stated = _moment("UNTIL", last, None)
        until = stated.rpartition(":")[2]
        if "T" in start and event.time_zone is not None:
            until = f"{_digits(zones.in_utc(datetime.fromisoformat(last).replace(tzinfo=zones.zone(event.time_zone))))}Z"
    yield f"RRULE:{rrule(rule, until)}"
    for day in sorted({one[:10] for one in rule.except_dates} & usual.keys()):
        yield _moment("EXDATE", str(usual[day].start_date), event.time_zone)
    for part in extra:
        yield _moment("RDATE", _planned(part), event.time_zone)


def _event(event: Event, iri: str, dated: Iterable[str], page: str, more: Iterable[str] = ()) -> Iterator[str]:
    if event.start_date is None:
        return
    yield "BEGIN:VEVENT"
    yield f"UID:{iri}"
    yield from dated
    yield _moment("DTSTART", event.start_date, event.time_zone)
    if event.end_date is not None:
        yield _moment("DTEND", _end(event.start_date, event.end_date), event.time_zone)
    yield from more
    yield f"SUMMARY:{_text(first_text(event.name, event.language))}"
    if event.description is not None:
        yield f"DESCRIPTION:{_text(first_text(event.description, event.language))}"
    yield from _organizer(event)
    where = _place(event)
    yield from _before(event)
    if where:
        yield f"LOCATION:{_text(where)}"
    geo = event.location.geo if event.location else None
    if geo is not None and geo.latitude and geo.longitude:
        yield f"GEO:{geo.latitude};{geo.longitude}"
    if event.keywords:
        yield f"CATEGORIES:{','.join(_text(first_text(one.name, event.language)) for one in event.keywords)}"
    if event.event_status is not None:
        yield f"STATUS:{_STATUS.get(event.event_status, 'CONFIRMED')}"
    yield f"URL:{page}"
    yield "END:VEVENT"


def _place(event: Event) -> str:
    online = event.virtual_location
    parts = (event.room, *_address(event.location, event.language), online and (online.url or online.name))
    return ", ".join(first_text(part, event.language) for part in parts if part)


def _address(place: Place | None, language: str | None) -> list[Text | None]:
    """The name of a place and the parts of its address, in the order of a letter."""
    own = place.address if place is not None else None
    if place is None or own is None:
        return [place.name] if place is not None else []
    town = " ".join(filter(None, (own.postal_code, first_text(own.address_locality, language))))
    return [place.name, own.street_address, town, own.address_region, own.address_country]


def _before(event: Event) -> Iterator[str]:
    """When and where it was to be before it was moved, for which iCalendar has nothing but a comment."""
    ours, when = words(event.language), event.previous_start_date
    where = ", ".join(first_text(one, event.language) for one in _address(event.previous_location, event.language) if one)
    for lead, said in ((ours["was-planned"], ours.date(when) if when else ""), (f"{ours['former-venue']}{ours['colon']}", where)):
        if said:
            yield _text(f"COMMENT:{lead} {said}")


def _organizer(event: Event) -> Iterator[str]:
    """The first organiser with an address that mail goes to: iCalendar has one, and names it by that."""
    for one in event.organizer:
        email = getattr(one, "email", None)
        if email:
            name = first_text(one.name, event.language).replace('"', "'")
            yield f'ORGANIZER;CN="{" ".join(name.split())}":mailto:{email}'
            return


def _has_zone(when: str) -> bool:
    """Whether a date-time has no offset of its own, and is not at the ends of the calendar."""
    return "T" in when and MINYEAR < int(when[:4]) < MAXYEAR - 1 and datetime.fromisoformat(when).tzinfo is None


def _moment(name: str, when: str, zone: str | None) -> str:
    """A date, a time by the clocks of a zone, one in UTC, or a local time where no zone is known (RFC 5545, section 3.3.5)."""
    if "T" not in when:
        return f"{name};VALUE=DATE:{when.replace('-', '')}"
    moment = datetime.fromisoformat(when)
    if zone is not None and _has_zone(when):
        return f"{name};TZID={zone}:{_digits(moment)}"
    if moment.tzinfo is None and zone is not None:
        moment = moment.replace(tzinfo=zones.zone(zone))
    if moment.tzinfo is None:
        return f"{name}:{_digits(moment)}"
    return f"{name}:{_digits(zones.in_utc(moment))}Z"


def _end(start: str, end: str) -> str:
    """The moment at which an event is over, in the form that its start has (RFC 5545, section 3.8.2.2); a day ends at its end."""
    if "T" not in start:
        return _next_day(end[:10])
    if "T" in end:
        return end
    return f"{_next_day(end)}T00:00{start[-6:] if start[-6] in '+-' else ''}"


def _next_day(day: str) -> str:
    return zones.day_after(date.fromisoformat(day)).isoformat()  # DTEND is the day after the last one


def _utc(moment: str) -> str:
    return f"{_digits(zones.in_utc(datetime.fromisoformat(moment)))}Z"


def _digits(moment: datetime) -> str:
    """A date-time in the basic form of ISO 8601, with four digits for any year."""
    return moment.replace(tzinfo=None).isoformat(timespec="seconds").replace("-", "").replace(":", "")


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, none cut within a character."""
    data = line.encode()
    while len(data) > _LONGEST_LINE:
        cut = _LONGEST_LINE
        while data[cut] & 0xC0 == 0x80:  # noqa: PLR2004  # within a character (UTF-8)
            cut -= 1
        yield data[:cut].decode()
        data = b" " + data[cut:]
    yield data.decode()
