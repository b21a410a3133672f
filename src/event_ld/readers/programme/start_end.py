"""The beginning and the end of an event behind labels of their own, as forms have them: `start_date: …`, `Fecha de fin: …`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import day_alone, find_days
from event_ld.readers.programme.moments import dated_time, ends_with_time
from event_ld.readers.programme.times import find_time, time_at_start
from event_ld.readers.programme.words import meaning, spelled_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.readers.programme.normal import Text

_PART = r"(?:event|date|time|day|hour|datetime|fecha|hora|d[ií]a|data|heure|jour)"
_OF = r"(?:[ _-]|[ ](?:de|of|d[aou]|del)[ ]|[ ]d['’])?"
_EVENT = (
    r"(?:[ _-]?(?:date|time|day|datetime|on|at)|[ ](?:del?|d[ou])[ ](?:el[ ])?evento"
    r"|[ ](?:of|de)[ ](?:the[ ]|l['’])(?:event|événement))?"
)
_STARTS = rf"(?:{_PART}{_OF})?(?:{{starts}}|start(?:s|ing)?|begin(?:s|ning)?|inic(?:ial|io)|comienzo|d[ée]but|d[eu]){_EVENT}"
_ENDS = rf"(?:{_PART}{_OF})?(?:{{ends}}|end(?:s|ing)?|final|finalizaci[oó]n|t[eé]rmino|au|à){_EVENT}"
_MARKS = r"[ \t|*_-]{0,6}"
_BEHIND = (
    rf"[*_]{{0,2}}(?:[ \t]?:[*_]{{0,2}}[ \t]{{0,4}}|[ \t]{{1,4}}[|–-][ \t]{{0,4}}|\t|\n{{1,2}}{_MARKS}(?=[^\n]{{0,30}}\d)"
    r"|[ \t](?:(?:on|el|le|em)[ \t])?)"
)
"""What stands between a label and its value."""
_VALUE = r"[^\n\d:|;]{0,40}\d[^\n|;]{0,60}?"
_END = r"(?=[ \t]{0,4}(?:[|;\n]|\Z))"
_BELOW = rf"[ \t]{{0,4}}(?:\|?\n{{1,3}}(?:[ \t]{{0,4}}\|[|: -]{{3,40}}\n)?|[|,;]|(?=[ \t])){_MARKS}"
"""What stands between a value and the next label: lines, the rule of a table, a bar or a comma."""
_PAIR = spelled_pattern(
    rf"(?m)^{_MARKS}(?P<label>{_STARTS})(?P<lead>{_BEHIND})(?P<begin>{_VALUE})(?P<between>{_BELOW}{_ENDS}{_BEHIND})(?P<end>{_VALUE}){_END}"
)
_SIDE = spelled_pattern(
    rf"(?m)^{_MARKS}(?:{_STARTS}{_BEHIND}(?P<day>{_VALUE})(?P<between>{_BELOW}{_STARTS}{_BEHIND})"
    rf"|{_ENDS}{_BEHIND}(?P<last>{_VALUE})(?P<under>{_BELOW}{_ENDS}{_BEHIND}))(?P<time>{_VALUE}){_END}"
)
"""The day and the hour of one end on a line each: `Start date: 12 May`, `Start time: 18:00`."""
_START = spelled_pattern(_STARTS)
_LAST = spelled_pattern(_ENDS)
_QUOTES = re.compile(r"[\"'](?P<value>[^\"'\n]*)[\"']")


def says_start(label: str) -> bool:
    """Whether a label says that the beginning of something stands behind it: `start_date`, `Hora de inicio`.

    Args:
        label: The words before the colon.
    """
    return _START.fullmatch(label) is not None


def says_end(label: str) -> bool:
    """Whether a label says that the end of something stands behind it: `end_date`, `Hora de fin`.

    Args:
        label: The words before the colon.
    """
    return _LAST.fullmatch(label) is not None


def with_spans(found: Text) -> None:
    """Writes the beginning and the end below it as one span behind a label that says when: `Start: 12 May, 9:00 - 10:00`.

    Args:
        found: The text of a programme; is changed.
    """
    found.edit(list(_sides(found.text)))
    found.edit(list(_spans(found.text)))


def _sides(text: str) -> Iterator[tuple[int, int, str]]:
    for one in _SIDE.finditer(text):
        day, between = ("day", "between") if one["day"] else ("last", "under")
        time = one["time"].strip("\"' ")
        if find_days(one[day]) is not None and find_time(one[day]) is None and time_at_start(time) and find_days(time) is None:
            yield (*one.span(between), " ")


def _spans(text: str) -> Iterator[tuple[int, int, str]]:
    for one in _PAIR.finditer(text):
        is_sure = ":" in one["lead"] or all(_is_moment(one[part]) for part in ("begin", "end"))
        if not (is_sure and all(find_days(one[part]) or find_time(one[part]) for part in ("begin", "end"))):
            continue
        if meaning("section", one["label"]) != "when":
            yield (*one.span("label"), "Date" if find_days(one["begin"]) else "Time")
        if ":" not in one["lead"]:
            yield (*one.span("lead"), ": ")
        yield from _plain(one, "begin", is_both=one["begin"].endswith("Z") and one["end"].endswith("Z"))
        yield (*one.span("between"), " - ")
        yield from _plain(one, "end", is_both=False)


def _plain(one: re.Match[str], part: str, *, is_both: bool) -> Iterator[tuple[int, int, str]]:
    """Takes out the quotation marks of a value, and the zone of the first one where both have it."""
    start, end = one.span(part)
    quoted = _QUOTES.fullmatch(one[part])
    if quoted is not None:
        yield from ((start, start + 1, ""), (end - 1, end, ""))
    elif is_both:
        yield (end - 1, end, "")


def _is_moment(text: str) -> bool:
    """Whether some text is a day, an hour, or both, and no more."""
    text = text.strip("\"' ")
    time = time_at_start(text)
    return day_alone(text) is not None or dated_time(text) is not None or (time is not None and ends_with_time(text, time.finish))
