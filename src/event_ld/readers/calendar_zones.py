"""The zones of a calendar: those of IANA, those that Windows names, and those that the calendar defines by itself."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING, Any

from event_ld import zones
from event_ld.extras import needed
from event_ld.gazetteer import zone_of_city
from event_ld.readers.records import moment_of
from event_ld.readers.values import tidy_date
from event_ld.source import Source, Span

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.calendar_file import Component, Property

_SIGNED = "Etc/GMT"
_SHOWN = re.compile(r"\((?:UTC|GMT)(?P<offset>[+-]\d\d:\d\d)\)\s*(?P<cities>\S.*)")
"""A zone as Windows shows it to people: `(UTC-05:00) Bogota, Lima, Quito`."""


def _zone_shown(name: str) -> str | None:
    """The zone of the first city in a name that Windows shows, where the offset in it is one of that zone's."""
    shown = _SHOWN.match(name)
    for city in shown["cities"].split(",") if shown is not None else ():
        tail = f"/{city.strip().replace(' ', '_')}"
        zone = next((one for one in sorted(zones.zone_names()) if one.endswith(tail)), None) or zone_of_city(city.strip())
        months = ("01", "07") if zone is not None and shown is not None else ()
        if shown is not None and shown["offset"] in {zones.offset(str(zone), f"2027-{month}-01T00:00") for month in months}:
            return zone
    return None


class Zones:
    """What the names of zones in a calendar stand for."""

    def __init__(self, defined: list[Component], source: Source) -> None:
        """Takes the definitions, VTIMEZONE components of the source."""
        self.source = source
        self.definitions = [source.text[one.span.start - len("BEGIN:") : one.span.end] for one in defined]
        self._defined = {name.text.strip(): one for one in reversed(defined) if (name := one.one("TZID")) is not None}
        self._known: dict[str, str] = {}
        self._rules: dict[str, tzinfo | None] = {}

    def named(self, name: str, span: Span, findings: Findings) -> str:
        """The IANA name of a zone as the calendar calls it; "" for one that only the calendar knows, or nobody."""
        if name not in self._known:
            self._known[name] = self._name(name, span, findings)
        return self._known[name]

    def _name(self, name: str, span: Span, findings: Findings) -> str:
        parts = name.strip("/").split("/")
        tails = ("/".join(parts[at:]) for at in range(len(parts)))
        found = next((one for one in tails if one in zones.zone_names()), "")
        if found and not self._is_contradicted(found, name):
            if found.startswith(_SIGNED) and found[len(_SIGNED) :].strip("0"):
                sign = "behind" if "+" in found else "ahead of"
                message = f"`{found}` is {sign} UTC, as the database counts; others mean the opposite."
                findings.add("fact-doubtful", message, span, path="timeZone")
            return found
        if found or name in self._defined or not name:
            return ""
        known = self._library("icalendar.timezone.windows_to_olson", name).WINDOWS_TO_OLSON
        windows: str | None = known.get(name) or _zone_shown(name)
        if windows is None:
            message = f"The IANA database has no time zone `{name}`, and the calendar does not define it."
            findings.add("unknown-zone", message, span, path="timeZone")
        return windows or ""

    def _library(self, module: str, name: str) -> Any:  # noqa: ANN401  # a module
        return needed(module, "ics", f"Reading the zone “{name}” of {self.source.name}, a calendar,")

    def _is_contradicted(self, found: str, name: str) -> bool:
        """Whether the calendar defines summer time for a zone that has none."""
        rules = self._defined.get(name)
        offsets = {one.value("TZOFFSETTO") for one in rules.parts} if rules is not None else set()
        is_fixed = "/" not in found or found.startswith("Etc/")
        seasons = {zones.offset(found, f"2027-{month}-01T00:00") for month in ("01", "07")} if is_fixed else set()
        return len(offsets) > 1 and len(seasons) == 1

    def moment(self, one: Property, findings: Findings) -> tuple[str, str]:
        """A time of a property, and its zone: with an offset where only the calendar knows the zone; "" for none."""
        moment, name = moment_of(one.value), one.params.get("TZID", "")
        if "T" not in moment or not name or moment.endswith("+00:00"):
            return moment or one.value, ""
        zone = self.named(name, one.span, findings)
        rules = None if zone else self._rule(name, findings)
        if rules is None:
            return moment, zone
        return tidy_date(datetime.fromisoformat(moment).replace(tzinfo=rules).isoformat()), ""

    def _rule(self, name: str, findings: Findings) -> tzinfo | None:
        """The rules of a zone that the calendar defines."""
        if name not in self._rules:
            own = self._defined.get(name)
            made = None
            if own is not None:
                text = self.source.text[own.span.start - len("BEGIN:") : own.span.end]
                try:
                    made = self._library("icalendar", name).Timezone.from_ical(text).to_tz(lookup_tzid=False)
                except (ValueError, KeyError, IndexError, AttributeError, TypeError):  # as broken definitions have it
                    message = f"The definition of the time zone `{name}` can't be read."
                    findings.add("unknown-zone", message, Span(own.span.start, own.span.start + 1), path="timeZone")
            self._rules[name] = made
        return self._rules[name]

    def moved(self, moment: str, zone: str, to: str) -> str:
        """A time of one zone as the clocks of another show it, where both are known."""
        if not zone or not to or zone == to or "T" not in moment:
            return moment
        there = datetime.fromisoformat(moment).replace(tzinfo=zones.zone(zone)).astimezone(zones.zone(to))
        return tidy_date(there.replace(tzinfo=None).isoformat())
