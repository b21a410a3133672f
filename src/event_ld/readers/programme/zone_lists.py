"""One moment that a text states in the time of several places: `10:00 México, 11:00 Colombia, 12:00 Bolivia`.

It is one where all its hours are the same moment; the hour that holds in most places stays, beside one with a certain zone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld import zones
from event_ld.gazetteer import country_code, zone_of_city, zone_of_place
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.times import DAY, find_time, resolve_range

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_MAY = re.compile(
    r"\d[^\n\w]{0,3}(?:[ap]\.?\s?m\b\.?|h(?:rs?|s|oras?|ours?|eures?)?\b\.?)?[\s(]*(?:[Hh](?:ora|eure) (?:del? |en )?)?[A-ZÀ-Þ]"
)
_LABEL = re.compile(r"[^\W\d_][^\d:\n]{0,24}:\s")
_APART = re.compile(r"[,;/|·•()\[\]–—-]|\s(?:y|e|and|et|und)\s")
_LEAD = re.compile(r"^(?:(?:h|hs|hrs?|horas?|hours?|heures?)\b\.?\s*)?(?:(?:del?|en|du)\s+)?", re.IGNORECASE)
_BRACKET = re.compile(r"(?<![\s(])[^\S\n]+\((?P<what>[^()\n]{5,160})\)")
_NEAR = 24
_NOON = ("-01-15", "-07-15")
"""The days whose offsets are tried where the text names no day with its year."""


class _Item(NamedTuple):
    """An hour in some places: its minutes, a zone that is certain, where the hour and that place stand, how many there are."""

    minutes: int
    zone: str
    begin: int
    finish: int
    place: tuple[int, int]
    places: int


def zone_list_edits(text: str) -> list[Edit]:
    """What leaves of each moment in several zones one hour with its place."""
    edits: list[Edit] = []
    group: list[_Item] = []
    at, last = 0, 0
    for line in f"{text}\n".split("\n"):
        items = items_of(line, at) if _MAY.search(line) else []
        if group and not items:
            edits += _edits(text, group, last)
            group = []
        if not items and "(" in line:
            edits += [(at + begin, at + end, "") for begin, end in _elsewhere(line)]
        group += items
        at, last = at + len(line) + 1, at + len(line)
        last = last if items else 0
    return edits


def _elsewhere(line: str) -> list[tuple[int, int]]:
    """The brackets right behind an hour that say it for other places: `14:00-15:00 UTC (11:00-12:00 Santiago; 9:00 Toronto)`."""
    found = [one for one in _BRACKET.finditer(line) if _MAY.search(one["what"]) and items_of(one["what"], 0)]
    times = [find_time(line[max(one.start() - _NEAR, 0) : one.start()]) for one in found]
    return [one.span() for one, time in zip(found, times, strict=True) if time is not None]


def items_of(line: str, start: int) -> list[_Item]:
    """The hours of a line with their places; none where it says anything else."""
    label = _LABEL.match(line)
    at, items = label.end() if label else 0, []
    while (time := find_time(line, at)) is not None:
        if any(map(str.isalnum, line[at : time.begin])):
            return []
        following = find_time(line, time.finish)
        end = following.begin if following is not None else len(line)
        item = _item(line, time.finish, end, resolve_range(time, 0, twelve=False)[0])
        if item is None:
            return []
        items.append(
            item._replace(
                begin=start + time.begin, finish=start + time.finish, place=(start + item.place[0], start + item.place[1])
            )
        )
        at = end
    return items if not any(map(str.isalnum, line[at:])) else []


def _item(line: str, at: int, end: int, minutes: int) -> _Item | None:
    """An hour with the places behind it; None where any of the words there is none."""
    found: list[tuple[str, tuple[int, int]]] = []
    for part in _APART.split(line[at:end]):
        name = _LEAD.sub("", part.strip()).strip(" .")
        if name:
            begin = line.index(name, at)
            zone = zone_of_place(name, None) or zone_of_city(name) or ""
            if not zone and country_code(name) is None:
                return None
            found.append((zone, (begin, begin + len(name))))
            at = begin + len(name)
    best = next((one for one in found if one[0]), found[0] if found else None)
    return None if best is None else _Item(minutes, best[0], 0, 0, best[1], len(found))


def _edits(text: str, group: list[_Item], end: int) -> list[Edit]:
    """What leaves of hours that are one moment the first one with its zone."""
    known = [one for one in group if one.zone]
    days = find_days(text)
    iso = days.first.iso() if days is not None else None
    tried = [iso] if iso else [f"2026{day}" for day in _NOON]
    is_one = any(len({(one.minutes - _minutes(one.zone, day)) % DAY for one in known}) == 1 for day in tried)
    if not is_one or len({one.zone for one in known}) == 1:
        return []
    kept = max(known, key=lambda one: one.places)
    lead = "" if _LABEL.match(text, text.rfind("\n", 0, kept.begin) + 1) else "Time: "
    return [(group[0].begin, kept.begin, lead), (kept.finish, kept.place[0], " (hora de "), (kept.place[1], end, ")")]


def _minutes(zone: str, day: str) -> int:
    """The offset of a zone on a day."""
    written = zones.offset(zone, f"{day}T12:00")
    return (int(written[1:3]) * 60 + int(written[4:6])) * (-1 if written[0] == "-" else 1)
