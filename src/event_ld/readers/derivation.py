"""Facts that follow from other facts by a named rule, for every reader alike, and checks that need the time zones.

| rule | gives | from |
|---|---|---|
| `zone-from-place` | `timeZone` | a country with one zone, or a city whose zone is certain |
| `mode-from-place` | `eventAttendanceMode` | a place and nothing online: offline; the other way round: online; both: mixed |
| `zone-from-city` | `timeZone` | a city without a country, where its region, a telephone, a web address or its size says which |
| `zone-from-option` | `timeZone` | the zone that the user names for events without one |
| `zone-of-calendar` | `timeZone` | the zone that a calendar names for all its events |
| `local-from-utc` | `startDate`, `endDate` … | a time in UTC (`Z`) and the zone: what the clocks of the place show then |
| `date-from-recurrence` | `subEvent` | the dates of an event that repeats, by its `eventSchedule` |
| `break-from-name` | `additionalType` | a part of which nothing else is told, whose name is a word for a break: `Coffee` |
| `free-from-price` | `isAccessibleForFree` | tickets that all cost nothing |
| `id-from-file-name` | `id` | the name of the file, where the description declares none |
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from event_ld import zones
from event_ld.codes import is_tender
from event_ld.gazetteer import City, countries_of_city, country_name, country_of_postal_code, town_meant, zone_of_place
from event_ld.readers.programme.words import meaning
from event_ld.readers.repeating import with_dates
from event_ld.readers.values import fault_of_angle
from event_ld.source import Evidence, Span, join_path, spans_of
from event_ld.vocabulary import BREAK

if TYPE_CHECKING:
    from event_ld.model import AttendanceMode, Event, Text
    from event_ld.problems import Findings

_DATE_FIELDS = (("startDate", "start_date"), ("endDate", "end_date"), ("doorTime", "door_time"),
                ("previousStartDate", "previous_start_date"))  # fmt: skip
_OFFSET = re.compile(r"(T[\d:]+)([+-]\d\d:\d\d)$")
_OF_MANY = frozenset({"EUR", "USD"})
"""The currencies that say nothing of the country: many have them."""
_MOST_HOURS = 3  # that the clocks of a zone are away from the sun
_MINUTES = len("2022-11-24T12:30")
_NOT_IN_AN_ID = re.compile(r"[^A-Za-z0-9._~-]+")


def derive(
    event: Event,
    findings: Findings,
    evidence: dict[str, Evidence],
    *,
    zone: tuple[str | None, str] = (None, ""),
    is_alone: bool = True,
    is_description: bool = True,
) -> Event:
    """An event with what its facts imply, and its dates checked against its time zone.

    Where neither it nor its place gives a zone, `zone` does, with the rule that this is. A file that holds nothing else can name
    its event; only of one that could have declared an id a missing one is worth an info.
    """
    if is_alone:
        event = _with_id(event, findings, evidence, is_description=is_description)
    if _has_schedule(event):
        event = with_dates(_with_days(event, evidence), findings, evidence)
    event = _with_kinds(event, evidence)
    event = _with_mode(event, evidence)
    event = _with_zone(event, findings, evidence, zone)
    event = _with_checked_dates(event, findings, evidence)
    _check_ids(event, findings, evidence)
    _ask_for_speakers(event, findings, evidence)
    return event


def _with_id(event: Event, findings: Findings, evidence: dict[str, Evidence], *, is_description: bool) -> Event:
    if event.id is not None:
        return event
    stem = PurePath(findings.source.name).stem
    made = _NOT_IN_AN_ID.sub("-", stem).strip("-._~") if stem not in ("", "-", "<text>") else ""
    if not made:
        return event
    evidence["id"] = Evidence(rule="id-from-file-name")
    if is_description:
        findings.add("id-missing", f"No id is declared; `{made}` is taken from the name of the file.", Span(0, 0), path="id")
    return msgspec.structs.replace(event, id=made)


def _has_schedule(event: Event) -> bool:
    return event.event_schedule is not None or any(map(_has_schedule, event.sub_event))


def _with_days(event: Event, evidence: dict[str, Evidence], path: str = "", day: str = "") -> Event:
    """An event whose slots have a day where only their times are stated and the event around them has one."""
    schedule = event.event_schedule
    changed: dict[str, object] = {}
    is_open = event.start_date is not None or "startDate" in event.unknown
    if day and not is_open and schedule is not None and schedule.start_time and schedule.by_month is None:
        for name, attribute, clock in (
            ("startDate", "start_date", schedule.start_time),
            ("endDate", "end_date", schedule.end_time),
        ):
            if clock is not None:
                changed[attribute] = f"{day}T{clock}"
                spans = spans_of(evidence, f"{path}.eventSchedule.{name.replace('Date', 'Time')}")
                evidence[f"{path}.{name}"] = Evidence(spans=spans, rule="date-from-parent")
        changed["event_schedule"] = None
    own = str(changed.get("start_date") or event.start_date or day)[:10]
    slots = tuple(_with_days(one, evidence, join_path(path, f"subEvent[{at}]"), own) for at, one in enumerate(event.sub_event))
    if slots != event.sub_event:
        changed["sub_event"] = slots
    return msgspec.structs.replace(event, **changed) if changed else event


def _with_kinds(event: Event, evidence: dict[str, Evidence], path: str = "") -> Event:
    """An event whose breaks are known as such, and what costs nothing as free."""
    parts = tuple(_with_kinds(one, evidence, f"{path}subEvent[{at}].") for at, one in enumerate(event.sub_event))
    if parts != event.sub_event:
        event = msgspec.structs.replace(event, sub_event=parts)
    is_open = event.offers and event.is_accessible_for_free is None and "isAccessibleForFree" not in event.unknown
    if is_open and all(one.price and not one.price.strip("0.") for one in event.offers):
        spans = spans_of(evidence, f"{path}offers[0].price")
        evidence[f"{path}isAccessibleForFree"] = Evidence(spans=spans, rule="free-from-price")
        event = msgspec.structs.replace(event, is_accessible_for_free=True)
    told = event.additional_type or event.performer or event.description or parts or event.unknown
    if not path or told or meaning("for-all", _plain(event.name) or "") != BREAK:
        return event
    evidence[f"{path}additionalType"] = Evidence(spans=spans_of(evidence, f"{path}name"), rule="break-from-name")
    return msgspec.structs.replace(event, additional_type=BREAK)


def _with_mode(event: Event, evidence: dict[str, Evidence]) -> Event:
    if event.event_attendance_mode is not None:
        return event
    on_site, online = event.location is not None or event.room is not None, event.virtual_location is not None
    if not on_site and not online:
        return event
    mode: AttendanceMode = "mixed" if on_site and online else "offline" if on_site else "online"
    paths = (("location", on_site), ("room", on_site), ("virtualLocation", online))
    spans = [span for path, used in paths if used for span in spans_of(evidence, path)]
    evidence["eventAttendanceMode"] = Evidence(spans=tuple(spans), rule="mode-from-place")
    return msgspec.structs.replace(event, event_attendance_mode=mode)


def _with_zone(event: Event, findings: Findings, evidence: dict[str, Evidence],
               default: tuple[str | None, str]) -> Event:  # fmt: skip
    if event.time_zone is not None:
        if event.time_zone in zones.zone_names():
            return event
        message = f"The IANA database has no time zone `{event.time_zone}`."
        findings.add("unknown-zone", message, _span(evidence, "timeZone"), path="timeZone")
        event = msgspec.structs.replace(event, time_zone=None, unknown=(*event.unknown, "timeZone"))
    is_open = "timeZone" in event.unknown  # what states a zone that nobody knows is in no other
    address = event.location.address if event.location and not is_open else None
    meant, rule = zone_of_address(event) if address is not None else (None, "")
    city = _plain(address.address_locality if address else None) or ""
    other = _other_country(event, city, meant) if rule == "zone-from-city" and meant is not None else ""
    zone = meant.zone if meant is not None and not (rule == "zone-from-city" and (other or _is_far(event, meant.zone))) else None
    is_local = any("T" in date and not _OFFSET.search(date) for date in _dates(event))
    if zone is not None and meant is not None:
        paths = ("location.address.addressCountry", "location.address.addressLocality")
        spans = tuple(span for path in paths for span in spans_of(evidence, path))
        evidence["timeZone"] = Evidence(spans=spans, rule=rule)
        if rule == "zone-from-city" and is_local:
            message = f"No country is stated: “{city}” is taken for the one in {country_name(meant.country, 'en')}."
            findings.add("country-assumed", message, spans[0] if spans else None, path="location.address.addressCountry")
        return msgspec.structs.replace(event, time_zone=zone)
    if default[0] is not None and not is_open and not any(_contradicts(date, default[0]) for date in _dates(event)):
        evidence["timeZone"] = Evidence(rule=default[1])
        return msgspec.structs.replace(event, time_zone=default[0])
    if is_local:
        question = "In which time zone are the times?"
        message = "The times have no UTC offset: neither a time zone nor a place that settles it is given."
        if rule == "zone-from-city" and len(homes := countries_of_city(city)) > 1:
            question = f"In which country is “{city}”, and in which time zone are the times?"
            message = f"No country is stated, and there is a “{city}” in {country_name(homes[0], 'en')} and in others."
        if other and meant is not None:
            message = f"No country is stated: a “{city}” is in {country_name(meant.country, 'en')}, but a price is of {other}."
        findings.add("zone-missing", message, _span(evidence, "startDate"), path="startDate", question=question)
    return event


def _is_far(event: Event, zone: str) -> bool:
    """Whether an event has coordinates that are hours away from a zone: Kent in England, and in the USA."""
    geo = event.location.geo if event.location is not None else None
    if geo is None or not geo.longitude or fault_of_angle(geo.longitude, "longitude"):
        return False
    return abs((int(zones.offset(zone, "2027-01-01T00:00")[:3]) - float(geo.longitude) / 15 + 12) % 24 - 12) > _MOST_HOURS


def _other_country(event: Event, city: str, meant: City) -> str:
    """Another country with a town of a name, in whose money a price is, and not in that of the one that is meant; "" for none."""
    money = {one.price_currency for one in event.offers if one.price_currency}
    others = [one for one in countries_of_city(city) if one != meant.country] if money else []
    if any(is_tender(one, meant.country) for one in money):
        return ""
    return next((country_name(one, "en") for one in others if any(is_tender(paid, one) for paid in money)), "")


def _countries_said(event: Event, city: str) -> frozenset[str]:
    """The countries that telephones, addresses in the web and prices are of: `+351 …`, `www.example.pt`, `£5`."""
    agents = (*event.contributor, *event.organizer)
    called = {_country_called(one.telephone) for one in agents if one.telephone and one.telephone[0] == "+"}
    hosts = [re.split(r"[/?#:]", one.partition("://")[2])[0] for one in (event.url, *(by.url for by in agents)) if one]
    ends = {host.rpartition(".")[2].upper() for host in (*hosts, *(one.email for one in agents if one.email))}
    money = {one.price_currency for one in event.offers if one.price_currency} - _OF_MANY
    paid = {one for one in countries_of_city(city) if money and all(is_tender(each, one) for each in money)}
    return frozenset({*called, *paid, *("GB" if one == "UK" else one for one in ends)})


def _country_called(number: str) -> str:
    """The code of the country of a telephone number in the international form, of those that we know; "" for others."""
    figures = re.sub(r"\D", "", number)
    return next((of for end in (3, 2) if (of := meaning("calling-code", figures[:end]))), "")


def _contradicts(date: str, zone: str) -> bool:
    """Whether a time states another offset than a zone has then; UTC states none of a place."""
    stated = _OFFSET.search(date)
    return stated is not None and stated[2] != "+00:00" and stated[2] != zones.offset(zone, date[: stated.start(2)])


def zone_of_address(event: Event) -> tuple[City | None, str]:
    """The town of an event with its zone, None where that is not certain, and the rule that gives it."""
    address = event.location.address if event.location is not None else None
    if address is None:
        return None, ""
    country = _plain(address.address_country) or country_of_postal_code(address.postal_code or "")
    city, region = _plain(address.address_locality), _plain(address.address_region) or ""
    if country or city is None:
        zone = zone_of_place(country, city, region)
        return City("", zone, 0) if zone is not None else None, "zone-from-place"
    return town_meant(city, region, event.language or "", _countries_said(event, city)), "zone-from-city"


def _with_checked_dates(event: Event, findings: Findings, evidence: dict[str, Evidence], path: str = "",
                        zone: str | None = None) -> Event:  # fmt: skip
    own = event.time_zone
    if path and own is not None and own not in zones.zone_names():
        where = f"{path}.timeZone"
        findings.add("unknown-zone", f"The IANA database has no time zone `{own}`.", _span(evidence, where), path=where)
        event, own = msgspec.structs.replace(event, time_zone=None), None
    zone = own or zone
    changed: dict[str, object] = {}
    for name, attribute in _DATE_FIELDS:
        date = getattr(event, attribute)
        if date is None or zone is None or "T" not in date or _is_sound(date, zone):
            continue
        where = join_path(path, name)
        if date.endswith("+00:00"):
            checked = _at_place(date, zone, evidence, where)
        else:
            checked = _checked(date, zone, findings, _span(evidence, where), where)
        if checked != date:
            changed[attribute] = checked
    slots = tuple(
        _with_checked_dates(slot, findings, evidence, join_path(path, f"subEvent[{number}]"), zone)
        for number, slot in enumerate(event.sub_event)
    )
    if slots != event.sub_event:
        changed["sub_event"] = slots
    return msgspec.structs.replace(event, **changed) if changed else event


def _is_sound(date: str, zone: str) -> bool:
    """Whether a time states no offset, and stands on a day on which the zone's clocks show every time once."""
    return len(date) == _MINUTES and zones.offset_of_day(zone, date[:10]) is not None


def _checked(date: str, zone: str, findings: Findings, span: Span | None, path: str) -> str:
    stated = _OFFSET.search(date)
    local = date[: stated.start(2)] if stated else date
    if not zones.exists(zone, local):
        message = f"The clocks of {zone} skip {local.replace('T', ' ')}."
        findings.add("time-skipped", message, span, path=path)
    if stated is None:
        if zones.comes_twice(zone, local):
            message = f"The clocks of {zone} show {local.replace('T', ' ')} twice; {zones.offset(zone, local)} is taken."
            findings.add("time-twice", message, span, path=path)
        return date
    right = zones.offset(zone, local)
    if stated[2] != right:
        message = f"The offset {stated[2]} is not the one of {zone} on that day ({right})."
        findings.add("offset-contradicts-zone", message, span, path=path)
        return date
    return local


def _at_place(date: str, zone: str, evidence: dict[str, Evidence], path: str) -> str:
    """An instant in UTC as the clocks of the zone show it; as it is where they show that time twice."""
    local = zones.local_time(zone, date)
    if local is not None and not date.startswith(local):
        evidence[path] = Evidence(spans=spans_of(evidence, path), rule="local-from-utc")
    return local or date


def _check_ids(event: Event, findings: Findings, evidence: dict[str, Evidence]) -> None:
    seen: set[str] = set()
    for path, slot in _slots(event, "") if event.sub_event else ():
        if slot.id is not None and slot.id in seen:
            message = f"Another part of the event has the id `{slot.id}` too."
            findings.add("same-id", message, _span(evidence, f"{path}.id"), path=f"{path}.id")
        seen.add(slot.id or "")


def _slots(event: Event, path: str) -> Iterator[tuple[str, Event]]:
    for number, slot in enumerate(event.sub_event):
        where = f"{path}subEvent[{number}]"
        yield where, slot
        yield from _slots(slot, f"{where}.")


def _ask_for_speakers(event: Event, findings: Findings, evidence: dict[str, Evidence]) -> None:
    if not any(slot.unknown or slot.sub_event for slot in event.sub_event):
        return
    for path, slot in _slots(event, ""):
        if "performer" in slot.unknown:
            place = _span(evidence, f"{path}.startDate") or _span(evidence, path)
            where = f"of line {findings.source.position(place.start).line}" if place is not None else "without a time"
            when = _times(slot) or where
            what = f"“{_plain(slot.name)}”" if slot.name else f"the slot {when}"
            message = f"Nobody is named yet for {what}."
            question = f"Who speaks in {what}{'' if slot.name else ', and on what'}?"
            findings.add("speaker-open", message, place, path=path, question=question)


def _times(slot: Event) -> str:
    clocks = [date.partition("T")[2][:5] or date for date in (slot.start_date, slot.end_date) if date]
    return " – ".join(clocks)


def _dates(event: Event) -> Iterator[str]:
    for one in (event, *(slot for _, slot in _slots(event, ""))):
        yield from (date for _, attribute in _DATE_FIELDS if (date := getattr(one, attribute)) is not None)


def _plain(text: Text | None) -> str | None:
    return next(iter(text.values()), None) if isinstance(text, dict) else text


def _span(evidence: dict[str, Evidence], path: str) -> Span | None:
    return next(iter(spans_of(evidence, path)), None)
