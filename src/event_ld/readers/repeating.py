"""The dates of an event that repeats, as its parts (rule `date-from-recurrence`): each is published with an id of its own."""

from __future__ import annotations

from datetime import date

from msgspec import structs

from event_ld.model import Event, Schedule
from event_ld.problems import Findings
from event_ld.recurrence import Rule, dates
from event_ld.source import Evidence, Source, spans_of
from event_ld.zones import day_after

_RULE = "date-from-recurrence"


def rule_of_schedule(schedule: Schedule) -> Rule | None:
    """The rule that a schedule says; None where it says none, or one that contradicts itself."""
    rule = Rule(
        frequency=schedule.repeat_frequency or "",
        by_day=schedule.by_day,
        by_month=schedule.by_month,
        by_month_day=schedule.by_month_day,
        times=schedule.repeat_count,
        last=(schedule.end_date or "")[:10],
        except_dates=schedule.except_date,
    )
    return rule if rule.is_sound else None


def with_dates(event: Event, findings: Findings, evidence: dict[str, Evidence]) -> Event:
    """An event that repeats with a part for each date, where its description does not list them itself."""
    schedule = event.event_schedule
    if schedule is None or schedule.repeat_frequency is None or (event.sub_event and event.end_date is None):
        return event
    spans = spans_of(evidence, "eventSchedule")
    first, last = (event.start_date or "")[:10], (event.end_date or "")[:10]
    if first and last > day_after(date.fromisoformat(first)).isoformat() and not (schedule.end_date or schedule.repeat_count):
        schedule = structs.replace(schedule, end_date=last)  # it goes on as long as the event does
        event = structs.replace(event, event_schedule=schedule)
        evidence["eventSchedule.endDate"] = evidence.get("endDate", Evidence(spans=spans, rule=_RULE))
    days, said = _days_of(event, schedule)
    if said and not event.sub_event:
        findings.add("recurrence-unread", f"The event repeats, and {said}.", next(iter(spans), None), path="eventSchedule")
    return _with_parts(event, schedule, days, evidence, is_whole=not said) if days else event


def _days_of(event: Event, schedule: Schedule) -> tuple[list[str], str]:
    """The days of an event that repeats, and why these are not all, as the end of a sentence; "" where they are."""
    rule = rule_of_schedule(schedule)
    first = (schedule.start_date or event.start_date or "")[:10]
    if rule is None or not first:
        why = "it names no first day (`startDate`)" if rule is not None else "its days are not those of its frequency"
        return [], f"its dates can't be told: {why}"
    days, is_whole = dates(first, rule)
    if not days:
        return [], "its rule gives no date"
    return days, "" if is_whole else f"only its first dates are listed, {len(days)} in number"


def _with_parts(event: Event, schedule: Schedule, days: list[str], evidence: dict[str, Evidence], *, is_whole: bool) -> Event:
    parts, is_listed = tuple(date_of(event, schedule, day) for day in days), bool(event.sub_event)
    spans, named = spans_of(evidence, "eventSchedule"), spans_of(evidence, "name")
    for at, _ in enumerate(() if is_listed else parts):
        for name, where in (("id", spans), ("startDate", spans), ("endDate", spans), ("name", named)):
            evidence[f"subEvent[{at}].{name}"] = Evidence(spans=where, rule=_RULE)
    changed: dict[str, object] = {} if is_listed else {"sub_event": parts}
    first = parts[0].start_date or ""
    if not is_listed and first != event.start_date and first.startswith(event.start_date or ""):
        changed["start_date"] = first
        evidence["startDate"] = Evidence(spans=spans, rule=_RULE)
    last = parts[-1].end_date or days[-1]
    if event.end_date is None or event.end_date[:10] == (event.start_date or "")[:10]:  # the end of the first one
        changed["end_date"] = last if is_whole else None
        clock = (parts[0].end_date or "")[11:16]
        if not is_whole and clock and not schedule.end_time:  # which nothing else tells then
            changed["event_schedule"] = structs.replace(schedule, end_time=clock)
            evidence["eventSchedule.endTime"] = evidence.get("endDate", Evidence(spans=spans, rule=_RULE))
        evidence["endDate"] = Evidence(spans=spans, rule=_RULE)
    elif is_whole and last.startswith(event.end_date):
        changed["end_date"] = last
    if event.type == "Event" and not is_listed:
        changed["type"] = "EventSeries"
        evidence["type"] = Evidence(spans=spans, rule="type-from-recurrence")
    return structs.replace(event, **changed)


def date_of(event: Event, schedule: Schedule, day: str) -> Event:
    """One date of an event that repeats: at the times of its schedule, or else at those of the event."""
    start = schedule.start_time or (event.start_date or "")[11:16]
    end = schedule.end_time or ""
    if not end and start and (event.end_date or "")[:10] == (event.start_date or "?")[:10]:
        end = (event.end_date or "")[11:16]
    last = day_after(date.fromisoformat(day)).isoformat() if end and start and end < start else day
    return Event(
        id=f"{day}T{start.replace(':', '')}" if start else day,
        name=event.name,
        start_date=f"{day}T{start}" if start else day,
        end_date=f"{last}T{end}" if end and start else None,
    )


def as_stated(event: Event) -> Event:
    """An event without its dates, where its schedule alone gives these and no others: who reads it adds them again."""
    if event.event_schedule is None or not event.sub_event:
        return event
    bare = structs.replace(event, sub_event=())
    return bare if with_dates(bare, Findings(Source(name="", text="")), {}) == event else event
