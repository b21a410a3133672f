"""Time zones as programmes write them behind a time: `EST`, `UTC-4`, `(hora de Perú)`, `Lima time`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.gazetteer import zone_of_city, zone_of_place
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import known_words, meaning, spelled, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_PATTERN = spelled_pattern(
    lambda: (
        rf"(?P<number>(?i:{_NUMBER}))|(?P<word>(?<![^\W_])(?i:{spelled('zone')})(?![^\W_]))"
        rf"|(?<![^\W_])(?i:{spelled('local-time')})\s+(?:(?:de|del|en|du|da|do|of)\s+)?(?:(?:la|el)\s+)?(?P<after>{_NAME})"
        rf"|(?P<before>{_NAME})\s+(?i:local\s+time|time)(?![^\W_])"
    ),
    0,
)


class Zone(NamedTuple):
    """A time zone, a UTC offset (`-05:00`) or a name of the IANA database, and the stretch that states it."""

    value: str
    piece: Piece

    @property
    def is_number(self) -> bool:
        """Whether the offset is written as a number: `UTC-4`."""
        return any(map(str.isdigit, self.piece.text))

    @property
    def is_offset(self) -> bool:
        """Whether it is an offset."""
        return self.value[0] in "+-"


_NUMBER = r"(?:UTC|GMT)\s*(?P<sign>[+\-−–])\s*(?P<hour>\d{1,2})(?::?(?P<minute>[0-5]\d))?(?![\d:])"
_NAME = r"[A-ZÀ-Þ][\w'\u2019.-]{0,40}(?:\s+(?:(?:de|del|la|of)\s+)?[A-ZÀ-Þ][\w'\u2019.-]{0,40}){0,3}"
_FARTHEST = 14  # hours


_BEHIND = re.compile(r"[\s,(\[/|–-]*")
_PLACE = re.compile(rf"(?P<place>{_NAME})\s*(?:[)\],;/]|$)")


def zone_behind(piece: Piece, at: int, *, is_slot: bool) -> Zone | None:
    """The zone that stands right behind a time; None where none does.

    Where a title may follow the time, the name of a country alone is none.
    """
    begin = _BEHIND.match(piece.text, at)
    start = begin.end() if begin else at
    found = _PATTERN.match(piece.text, start)
    zone = _zone(piece, found) if found else None
    if zone is not None:
        return zone
    place = None if is_slot else _PLACE.match(piece.text, start)
    is_one_of_several = place is not None and find_time(piece.text, place.end("place")) is not None
    value = _zone_of(place["place"], is_country=not is_one_of_several) if place else None
    return Zone(value, piece.cut(place.start("place"), place.end("place"))) if place and value else None


def read_zone(lines: list[Line], when: Piece | None) -> Zone | None:
    """The zone that a programme states: behind the time of the event, behind the first time of a slot, or in its header."""
    later: list[Zone] = []
    for line in lines:
        text = line.whole.text
        days = find_days(text)
        time = find_time(text, days.finish if days else 0) or find_time(text)
        if time is not None:
            zone = zone_behind(line.whole, time.finish, is_slot=line.role is Role.TIME and line.section != "when")
            is_of_event = when is not None and line.whole.start <= when.start < line.whole.start + len(text)
            if is_of_event and (zone is not None or _INITIALS.match(text, time.finish)):
                return zone  # `6pm XST (1pm EDT)`: of the two clocks that of the event is not known
            later += [zone] if zone is not None else []
        is_said = known_words("times-said").search(text) is not None  # `All times are in Eastern Time`
        if (line.within != "agenda" or is_said) and line.role is not Role.TIME:
            found = next((zone for one in _PATTERN.finditer(text) if (zone := _zone(line.whole, one))), None)
            is_alone = found is not None and (is_said or time is not None or _stands_alone(found, line.whole))
            later += [found] if found is not None and is_alone else []
    return next(iter(later), None)


_INITIALS = re.compile(r"\s?\(?[A-Z]{2,4}T(?![^\W_])")


def _stands_alone(zone: Zone, line: Piece) -> bool:
    """Whether a line without a time gives a zone, and no body of the same letters: `UTC-4`, no `UTC Seminars`."""
    behind = line.text[zone.piece.start + len(zone.piece.text) - line.start :].lstrip()
    return zone.is_number or (zone.piece.text[:3] in {"UTC", "GMT"} and not behind[:1].isalpha())


def _zone(piece: Piece, found: re.Match[str]) -> Zone | None:
    if found["number"]:
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        sign = "+" if found["sign"] == "+" else "-"
        return Zone(f"{sign}{hour:02d}:{minute:02d}", piece.cut(found.start(), found.end())) if hour <= _FARTHEST else None
    if found["word"]:
        word = found["word"]
        value = meaning("zone", word) if word.isupper() or " " in word else None
        return Zone(value, piece.cut(found.start(), found.end())) if value else None
    side = "after" if found["after"] else "before"
    value = _zone_of(found[side])
    return Zone(value, piece.cut(found.start(side), found.end(side))) if value else None


def _zone_of(place: str, *, is_country: bool = False) -> str | None:
    """The zone of a country with one, or of a city, by its name; of a longer stretch its first words count."""
    words = place.rstrip(".").split()
    for count in range(len(words), 0, -1):
        name = " ".join(words[:count])
        zone = zone_of_place(name, None) or (None if is_country else zone_of_city(name))
        if zone is not None:
            return zone
    return None
