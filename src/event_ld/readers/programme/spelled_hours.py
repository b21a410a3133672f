"""Hours in words or short of something: `half past six in the evening`, `dix-huit heures trente`, `7 for 7.30pm`, `10-4`."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.text import lines_at
from event_ld.readers.programme.times import DAY, LONGEST_DURATION, all_times, find_duration, is_twelve_hour, iso_minutes
from event_ld.readers.programme.words import meaning, spelled, spelled_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.readers.programme.mail import Edit
    from event_ld.readers.programme.times import Clock

_NOON, _SIXTY = 12, 60
_LONGEST = 6
"""How many hours bare ones that a line begins with span."""
_FAR = 4
"""How many lines further a line of an agenda may be from the one before it."""
_HOUR = r"(?:[01]?\d|2[0-4])(?![\d/])"
_SURE = r"(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d|h)?(?:[ \t]?[ap]\.?m\b\.?)?"
_BEHIND_DAY = re.compile(
    rf"(?:[ \t]*+[,;:|(·–—-])?[ \t]++\(?(?P<a>{_HOUR})(?P<m>[.:]\d\d)?"
    rf"[ \t]?[-–—][ \t]?(?P<b>{_HOUR})(?P<n>[.:]\d\d)?\)?[ \t]*(?=$|[,;|])"
)
"""The bare hours behind a day: `6 June 2027, 10-4`."""
_LEADS = re.compile(
    rf"(?m)^[ \t*_|•-]{{0,6}}(?P<a>{_HOUR})(?P<m>[:.h][0-5]\d)?"
    rf"(?P<to>[ \t]?[-–—][ \t]?)(?P<b>{_HOUR})(?P<n>[:.h][0-5]\d)?"
    r"(?=[ \t:*_|–—-]+[^\W\d_]|[*_]{0,3}\n{1,2}[ *_]{0,3}[^\W\d_])"
)
"""The hours that a line begins with: `9.30-12 Maps`."""
_FOR = re.compile(
    rf"(?<![\d.:])(?P<hour>[1-9]|1[0-2])(?P<m>[:.][0-5]\d|[ \t]?[ap]\.?m\b\.?)?(?P<for>\s+for\s+)(?={_SURE})", re.IGNORECASE
)
_DOORS_FIRST = spelled_pattern(
    rf"(?m)^(?P<lead>[ \t*_•-]{{0,6}})(?:{{doors}})[\s:=–-]{{1,4}}(?:(?:at|a\s+las|à|às)\s+)?{_SURE}"
    rf"[,;|/. \t–—-]{{1,4}}(?:(?:and|y|e|et)\s+)?"
    rf"(?:(?:{{starts}}|show|concert)[: \t]{{1,2}}(?:(?:{{time-lead}})\s+)?)?{_SURE}"
)
"""A line that says when doors open, and behind it when something begins, which is no slot: `Doors 7pm, starts 7.30pm`."""
_ENDS = spelled_pattern(
    rf"(?<![^\W_])(?:{{starts}}|show)[: \t]{{1,2}}(?:(?:{{time-lead}})\s+)?{_SURE}"
    rf"(?P<to>[ \t]?[,;|/.–—-][ \t]?(?:(?:and|y|e|et)\s+)?(?:{{ends}})[: \t]{{1,2}}(?:(?:{{time-lead}})\s+)?)(?={_SURE})"
)
"""`starts 7.30pm, ends 10pm`."""

_BETWEEN = re.compile(
    rf"(?<!\w)(?P<lead>(?:between|entre)\s+(?:las?\s+|[aà]s\s+)?)(?P<a>{_SURE})"
    rf"(?P<and>(?:[ \t]h)?\s+(?:and|y|e|et)\s+(?:las?\s+|[aà]s\s+)?)(?P<b>{_SURE})"
    r"(?P<unit>[ \t]?(?:h|hrs?|hs|horas?|heures?|hours)(?![^\W_]))?(?![\w%€$])",
    re.IGNORECASE,
)
"""`between 9:00 and 10:30`, `entre las 9 y las 10:30`."""
_LASTS = re.compile(
    r"(?<=[\dhmrsHM.])(?:[ \t]{0,2}[(\[]|,[ \t])"
    r"(?P<lasts>\d{1,3}[ \t]?(?:h|hrs?|hours?|horas?|heures?|mins?|minut[eo]s?|mn|['′’])\.?[ \t]?(?:[0-5]\d)?(?:[ \t]?min)?)"
    r"(?:[)\]]|(?=[ \t]*[,:|–—-]))"
)
"""How long it takes, behind the hour at which something begins: `9:00 (45 min)`."""


def spelled_edits(text: str) -> list[Edit]:
    """What writes the hours that stand in words in figures; one that may be of the morning or of the evening stays."""
    found = ((one, _figures(one)) for one in _HOURS.finditer(text))
    return [(*one.span("all"), figures) for one, figures in found if figures]


def _figures(one: re.Match[str]) -> str:
    hour = int(meaning("hour-word", one["hour"]) or 0)
    until = one["until"] or (one["end"] if hour > _NOON else "")
    is_late = hour > _NOON
    is_said = one["lead"] or (not is_late and (one["unit"] or one["before"] or one["behind"]))
    if not is_said or not (until or (one["unit"] if is_late else one["part"])):
        return ""
    part = one["before"] or one["behind"] or one["minutes"] or ""
    total = hour * _SIXTY + int(meaning("hour-part", part) or 0)
    return f"{total // _SIXTY}:{total % _SIXTY:02d}"


def _written() -> str:
    """An hour with its quarter, and the part of the day; or the end behind it, which tells both: `from six to 8 pm`."""
    parts, hours, units = spelled("hour-part"), spelled("hour-word"), r"horas?|heures?|o['’]clock"
    day = spelled("day-part")
    hour = rf"(?:(?:{parts})\s+)?(?:{hours})(?:\s+(?:{parts}))?\s+"
    end = rf"(?P<until>\d{{1,2}}(?:[:.h]\d\d)?\s?(?:[ap]\.?\s?m|h)|{hour}(?:{day}))|(?P<end>{hour}(?:{units}))"
    return (
        rf"(?<!\w)(?P<lead>(?:at|from|to|between|until|till|by|las?|[àá]s?|das?|de|entre|vers|dès)\s+)?(?P<all>(?:(?P<before>{parts})\s+)?"
        rf"(?P<hour>{hours})(?:\s+(?P<behind>{parts})|\s+(?P<unit>{units})(?:\s+(?P<minutes>{parts}))?)?)(?!\w)"
        rf"(?P<part>\s+(?:{day}))?(?:(?=\s+(?:to|until|till|and|a|à|às|até|hasta|y|e|et)\s+(?:las?\s+)?(?:{end})))?"
    )


_HOURS = spelled_pattern(_written)


def short_edits(text: str) -> list[Edit]:
    """What writes out hours that are short of their minutes, of a dash or of their label."""
    edits = [*_bare(text), *_led(text), *_lasting(text)]
    for one in _BETWEEN.finditer(text):
        if one["unit"] or not (one["a"].isdigit() and one["b"].isdigit()):
            edits += [(*one.span("lead"), ""), (*one.span("and"), " - ")]
    for one in _FOR.finditer(text):
        edits += [(one.start("hour"), one.start("hour"), "doors "), (*one.span("for"), f"{'' if one['m'] else ':00'}, ")]
    edits += [(*one.span("to"), " - ") for one in _ENDS.finditer(text)]
    edits += [(one.end("lead"), one.end("lead"), "Time: ") for one in _DOORS_FIRST.finditer(text)]
    return sorted(set(edits))


def _bare(text: str) -> Iterator[Edit]:
    """What writes the minutes of bare hours behind a day with its year or its weekday."""
    for at, line in lines_at(text):
        days = find_days(line)
        is_sure = days is not None and (days.first.year or days.weekday is not None)
        found = _BEHIND_DAY.match(line, days.finish) if days is not None and is_sure else None
        yield from ((at + one, at + one, ":00") for one in (_bare_ends(found) if found is not None else ()))


def _lasting(text: str) -> Iterator[Edit]:
    """What writes the end of what begins at an hour, and takes as long as is said behind it."""
    found = [*_LASTS.finditer(text)]
    is_twelve = bool(found) and is_twelve_hour([*all_times(text)])
    for one in found:
        line = text[text.rfind("\n", 0, one.start()) + 1 : one.start()]
        time = next((time for time in all_times(line) if time.finish == len(line)), None)
        lasts = find_duration(f"- ({one['lasts']})")
        if time is not None and time.end is None and lasts is not None and lasts.minutes <= LONGEST_DURATION:
            yield one.start(), one.end(), f"-{_later(time.start, lasts.minutes, is_twelve=is_twelve)}"


def _later(clock: Clock, minutes: int, *, is_twelve: bool) -> str:
    """An hour so many minutes later, in the notation of the first."""
    total = (clock.minutes + minutes) % DAY
    if not is_twelve:
        return iso_minutes(total)
    hour, minute = divmod(total, _SIXTY)
    marker = "" if clock.is_open else " am" if hour < _NOON else " pm"
    return f"{(hour - 1) % _NOON + 1}:{minute:02d}{marker}"


def _led(text: str) -> Iterator[Edit]:
    """What writes the minutes of bare hours at the head of lines that follow each other, or with a dash right behind some."""
    leads = [one for one in _LEADS.finditer(text) if 0 < (int(one["b"]) - int(one["a"])) % _NOON <= _LONGEST]
    follows = [
        0 <= (int(one["a"]) - int(before["b"])) % _NOON <= 1 and text.count("\n", before.end(), one.start()) <= _FAR
        for before, one in pairwise(leads)
    ]
    is_sure = sum(follows) > 1 or any(one["m"] or one["n"] for one in leads)
    for one, before, behind in zip(leads, [False, *follows], [*follows, False], strict=False):
        if (is_sure and (before or behind)) or (one["m"] and one["to"] in {"-", "–", "—"}):
            yield from ((end, end, ":00") for end in _bare_ends(one))


def _bare_ends(found: re.Match[str]) -> list[int]:
    """Where the hours of a span end that have no minutes."""
    return [found.end(hour) for hour, minutes in (("a", "m"), ("b", "n")) if not found[minutes]]
