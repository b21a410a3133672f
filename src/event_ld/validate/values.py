"""Checks of values that no shape can say: doors, coordinates, durations, countries, places that are none, names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from event_ld.codes import country_wrong
from event_ld.folding import fold
from event_ld.gazetteer import country_code
from event_ld.mapping import SCHEMA
from event_ld.problems import Replacement, did_you_mean
from event_ld.readers.programme.words import is_word, meaning
from event_ld.readers.values import fault_of_angle
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.finding import END, NAME, START, Finding, named, quoted
from event_ld.validate.identity import EVENT, LOCATION, PERSON
from event_ld.validate.replacing import angle_meant, duration_meant

if TYPE_CHECKING:
    from event_ld.validate.index import Index

_DOORS, _DURATION = f"{SCHEMA}doorTime", f"{SCHEMA}duration"
_MOMENT = re.compile(r"(?:\d{4}-\d\d-\d\dT)?(\d\d:\d\d)(?::\d\d)?(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?", re.ASCII)
_ISO_DURATION = re.compile(
    r"P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?", re.ASCII
)
_AND = re.compile(r" ?; ?| (?:&|/|and|y|e|et|und|en|och|og) ")
_COMMA = re.compile(" ?, ?")
_NO_PLACES = frozenset({
    "zoom", "zoom meeting", "google meet", "microsoft teams", "ms teams", "webex", "jitsi", "youtube", "youtube live", "internet",
    "facebook live", "evento en linea", "evenement en ligne", "online veranstaltung", "online event", "virtual event", "remote",
})  # fmt: skip
"""Folded names of what is no place, beside the words that programmes use."""
_STATUS, _COUNTRY = f"{SCHEMA}eventStatus", f"{SCHEMA}addressCountry"
_POSTAL = f"{SCHEMA}postalCode"
_TWO_LETTERS = re.compile(r"[A-Z]{2}")
_POSTAL_CODES = {
    "CA": (re.compile(r"[ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z] \d[ABCEGHJ-NPRSTV-Z]\d"), "H2X 1Y4"),
    "US": (re.compile(r"\d{5}(?:-\d{4})?"), "94103"),
}
"""Country to the form of its postal codes (Canada Post, USPS), with one of them."""
_NO_TIME = timedelta()
_ONE_DAY = timedelta(hours=16)
"""How long what is open for a day is at the most; what is longer may repeat every day."""
_OPEN = (f"{SCHEMA}ExhibitionEvent", f"{SCHEMA}Festival", f"{SCHEMA}EventSeries", f"{SCHEMA}SaleEvent")
"""What is open from its start to its end, so that a duration may be that of a visit or of a part."""
_HOURS = re.compile(r"PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?", re.ASCII)
_GARBLED = re.compile(r"[ÃÂâÅÐÑ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]")
_SHORTEST = 4
"""How long a name of a country is at the least; what is shorter is a code."""
_LONGEST_NAME = 5
_LIST = 3


def check_values(graph: Index) -> Iterator[Finding]:
    """What this module finds in a graph."""
    for predicate, check in ((_DOORS, _doors), (_DURATION, _duration), (_STATUS, _statuses)):
        for node in graph.instances_having(EVENT, predicate):
            yield from check(graph, node)
    yield from _countries(graph)
    yield from _postal_codes(graph)
    yield from _garbled(graph)
    yield from _coordinates(graph)
    yield from _online(graph)
    yield from _several(graph)


def _doors(graph: Index, node: str) -> Iterator[Finding]:
    value = graph.value(node, _DOORS)
    doors, start = text_of(value), text_of(graph.value(node, START))
    if is_after(doors, start):
        message = f"The doors of {named(graph, node)} open at {doors}, after it begins at {start}."
        yield Finding("doors-after-start", message, node, _DOORS, value)


def is_after(one: str, other: str) -> bool:
    """Whether a date-time (`2027-05-06T19:30`), or a time of its day, is after a date-time; False where that can't be told."""
    if _MOMENT.fullmatch(one) is None or "T" not in other:
        return False
    try:
        first = datetime.fromisoformat(one if "T" in one else f"{other.partition('T')[0]}T{one}")
        second = datetime.fromisoformat(other)
    except ValueError:  # which the shapes say
        return False
    if (first.tzinfo is None) is not (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return first > second


def _duration(graph: Index, node: str) -> Iterator[Finding]:
    for value in graph.values(node, _DURATION):
        if not isinstance(value, Literal):
            continue
        if _ISO_DURATION.fullmatch(value.text) is None:
            message = f"“{value.text}” is no duration of ISO 8601, such as PT1H30M."
            yield Finding("duration-format", message, node, _DURATION, value, duration_meant(value.text))
        elif not re.search("[1-9]", value.text):
            yield Finding("duration-format", f"The duration “{value.text}” is none at all.", node, _DURATION, value)
        else:
            yield from _compared(graph, node, value)


def _compared(graph: Index, node: str, value: Literal) -> Iterator[Finding]:
    """A duration longer than the time from start to end, or less than half of it within a day: one of the three is wrong."""
    lasts, between = _lengths(value.text, graph.value(node, START), graph.value(node, END)) or (_NO_TIME, _NO_TIME)
    is_open = any(graph.is_of(node, one) for one in _OPEN) or bool(graph.values(node, f"{SCHEMA}eventSchedule"))
    if _NO_TIME < between < lasts:
        message = f"{named(graph, node)} is over before its duration, {value.text}, is."
        yield Finding("duration-contradicts-end", message, node, _DURATION, value)
    elif _NO_TIME < 2 * lasts < between <= _ONE_DAY and not is_open:
        message = f"{named(graph, node)} lasts {value.text}, and ends long after that."
        yield Finding("duration-short", message, node, _DURATION, value)


def _lengths(duration: str, start: Object | None, end: Object | None) -> tuple[timedelta, timedelta] | None:
    """A duration in hours and minutes, and the time between two date-times; None where one of them is none."""
    match = _HOURS.fullmatch(duration)
    if match is None or "T" not in text_of(start) or "T" not in text_of(end):
        return None
    hours, minutes = (int(one or 0) for one in match.groups())
    try:
        between = datetime.fromisoformat(text_of(end)) - datetime.fromisoformat(text_of(start))
    except (ValueError, TypeError):  # no times, or one of them without an offset
        return None
    return timedelta(hours=hours, minutes=minutes), between


def _statuses(graph: Index, node: str) -> Iterator[Finding]:
    found = [text_of(one).removeprefix(SCHEMA) for one in graph.values(node, _STATUS)]
    if "EventScheduled" in found and len(found) > 1:
        others = ", ".join(one for one in found if one != "EventScheduled")
        message = f"{named(graph, node)} is said to be EventScheduled and {others}."
        yield Finding("status-contradiction", message, node, _STATUS, graph.values(node, _STATUS)[1])


def _countries(graph: Index) -> Iterator[Finding]:
    for value, nodes in graph.holders(_COUNTRY).items():
        wrong = country_wrong(value.text) if isinstance(value, Literal) else None
        if wrong is None:
            yield from _other_codes(value, nodes)
            continue
        said, meant = wrong
        replacement = Replacement(value=meant, is_certain=len(text_of(value).strip()) < _SHORTEST) if meant else None
        message = f"{quoted(text_of(value))} {said}.{did_you_mean(meant, mark='')}"
        yield from (Finding("country-unknown", message, node, _COUNTRY, value, replacement) for node in nodes)


def _other_codes(value: Object, nodes: list[str]) -> Iterator[Finding]:
    """Two letters that name a country and are not its code: UK."""
    written = text_of(value).strip()
    code = country_code(written) if _TWO_LETTERS.fullmatch(written) else None
    if isinstance(value, Literal) and code and code != written.upper():
        message = f"{quoted(written)} is not the code of the country in ISO 3166-1: it is {code}."
        for node in nodes:
            yield Finding("country-other-code", message, node, _COUNTRY, value, Replacement(value=code, is_certain=True))


def _postal_codes(graph: Index) -> Iterator[Finding]:
    """Postal codes of countries whose form everybody knows; Artsdata's score asks for it of Canada."""
    for value, nodes in graph.holders(_POSTAL).items():
        written = text_of(value).strip()
        for node in nodes if written else ():
            form, example = _POSTAL_CODES.get(country_code(text_of(graph.value(node, _COUNTRY))) or "", (None, ""))
            if form is not None and form.fullmatch(written) is None:
                meant = re.sub(r"[\s-]", "", written.upper())
                meant = f"{meant[:3]} {meant[3:]}"
                replacement = Replacement(value=meant, is_certain=True) if form.fullmatch(meant) else None
                message = f"{quoted(written)} has not the form of postal codes there, as in {example}."
                yield Finding("postal-code-format", message, node, _POSTAL, value, replacement)


def _garbled(graph: Index) -> Iterator[Finding]:
    for predicate in (NAME, f"{SCHEMA}description"):
        for value, nodes in graph.holders(predicate).items():
            meant = ungarbled(value.text) if isinstance(value, Literal) else ""
            if meant:
                message = f"{quoted(text_of(value))} was read in the wrong encoding: it is {quoted(meant)}."
                yield Finding("text-garbled", message, nodes[0], predicate, value, Replacement(value=meant, is_certain=True))


def ungarbled(text: str) -> str:
    """What a text was before its UTF-8 was read as Windows-1252, as in `FÃªte`; "" where it was not, or that can't be told."""
    if text.isascii() or not _GARBLED.search(text):
        return ""
    try:
        meant = text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return ""
    return meant if len(meant) < len(text) else ""


def _coordinates(graph: Index) -> Iterator[Finding]:
    for name in ("latitude", "longitude"):
        for value, nodes in graph.holders(SCHEMA + name).items():
            said = fault_of_angle(text_of(value).strip(), name) if isinstance(value, Literal) else ""
            if said:
                replacement = angle_meant(text_of(value))
                yield from (Finding("coordinates", said, node, SCHEMA + name, value, replacement) for node in nodes)


def _online(graph: Index) -> Iterator[Finding]:
    for place in graph.holders(LOCATION):
        if not isinstance(place, str) or not graph.is_of(place, f"{SCHEMA}Place"):
            continue
        value = graph.value(place, NAME)
        if is_online(text_of(value)):
            message = f"The place “{text_of(value)}” is no place: an online event has a VirtualLocation."
            yield Finding("place-is-online", message, place, NAME, value)


def is_online(name: str) -> bool:
    """Whether the name of a place says that there is none."""
    words = name.strip(" .!()[]")
    return fold(words) in _NO_PLACES or "online" in {meaning("mode", words), meaning("mode-short", words)}


def _several(graph: Index) -> Iterator[Finding]:
    for person in graph.instances(PERSON):
        for value in graph.values(person, NAME):
            if is_several(text_of(value)):
                yield Finding("several-people", f"“{text_of(value)}” are the names of several people.", person, NAME, value)


def is_several(name: str) -> bool:
    """Whether a name is that of several people: a list with an “and”, or of three and more, each with two words at least.

    Names with an “and” in them (José Ortega y Gasset), and a name with what its bearer does behind a comma, are not.
    """
    joined = _AND.split(" ".join(name.split()))
    parts = [part for one in joined for part in _COMMA.split(one)]
    return (len(joined) > 1 or len(parts) >= _LIST) and len(parts) > 1 and all(_is_whole(part) for part in parts)


def _is_whole(name: str) -> bool:
    words = [one for one in name.split() if not is_word("particle", one)]
    return (
        1 < len(words) <= _LONGEST_NAME
        and all(one[0].isupper() or not one[0].isascii() for one in words)
        and not any(is_word("organization", one) or is_word("office", one) for one in words)
    )
