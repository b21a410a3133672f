"""Values of a Python program as marked values, with a text of their own, so that what is wrong with one has a line as in a file.

A program may write a date, a zone, a number, an enumeration or a translated text where a description has text; what says nothing
(None, "", not a number) is left out, since that is how databases write it. A key may be in snake_case. A time that knows its
IANA zone gives the zone of the event, where it states none.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import msgspec

from event_ld.errors import UsageError
from event_ld.limits import DEEPEST
from event_ld.mapping import TABLE
from event_ld.problems import Findings
from event_ld.readers.json_document import parse_json
from event_ld.source import Source
from event_ld.terms import clean
from event_ld.zones import zone_names

if TYPE_CHECKING:
    from event_ld.readers.marked import Marked

_FIELDS = {row.attribute: row.field for row in TABLE} | {"@type": "type", "@id": "id", "@value": "value"}
_TIMES = frozenset(row.field for row in TABLE if row.record == "Event" and row.kind == "date")
_MOST_DIGITS, _MOST_BITS = 40, 128
_NOT_OURS = frozenset({"@context", "mainEntityOfPage"})
"""What JSON-LD says of the page and of itself."""


def plain_of(value: object, path: str = "", zone: str | None = None) -> Any:  # noqa: ANN401  # JSON
    """A value of a program as JSON has it: mappings, lists and texts; None for what says nothing.

    A UsageError where it is a value that no text stands for, or stands in itself.
    """
    if path.count(".") + path.count("[") >= DEEPEST:
        raise UsageError(f"{_beginning(path)} is nested too deeply.")
    match value:
        case None | "":
            return None
        case str() if not isinstance(value, Enum):
            return clean(str.__str__(value))
        case datetime():
            return _moment(value, zone) if value == value else None  # noqa: PLR0124  # pandas' NaT equals nothing
        case int() | float() | Decimal() if not isinstance(value, bool | Enum):
            return _number(value, path)
        case bool() | date() | time() | Enum():
            return _short(value, path)
        case bytes() | bytearray() | memoryview():
            raise UsageError(f"{_beginning(path)} takes text, not bytes; decode them.")
    fields = fields_of(value)
    return _listed(value, path, zone) if fields is None else _mapping(fields, path, zone)


def _short(value: bool | date | time | Enum, path: str) -> str | None:  # noqa: FBT001  # any value
    match value:
        case Enum():
            made: str | None = plain_of(value.value, path)
            return made
        case bool():
            return str(value).lower()
        case time():
            return value.isoformat("minutes")
    return value.isoformat()


def _number(value: float | Decimal, path: str) -> str | None:
    """A number without an exponent, of a float the digits that it keeps; None for what is no number."""
    if isinstance(value, int) and value.bit_length() > _MOST_BITS:
        raise UsageError(f"{_beginning(path)} takes no such number.")
    number = Decimal(f"{value:.{sys.float_info.dig}g}") if isinstance(value, float) else Decimal(value)
    if number.is_nan():
        return None
    if number.is_finite() and abs(number.adjusted()) <= _MOST_DIGITS:
        return format(number or abs(number), "f")
    raise UsageError(f"{_beginning(path)} takes no such number.")


def fields_of(value: Any) -> Mapping[Any, Any] | None:  # noqa: ANN401  # any value
    """The fields of a record of any kind by their names; None for what is no record.

    Records are mappings, rows of a database, named tuples, data classes, models of pydantic.
    """
    if isinstance(value, type):
        return None
    if isinstance(value, Mapping):
        return value
    if isinstance(value, msgspec.Struct):
        made: dict[str, Any] = msgspec.to_builtins(value)
        return made
    if dataclasses.is_dataclass(value):
        return {one.name: getattr(value, one.name) for one in dataclasses.fields(value)}
    for way in ("model_dump", "_asdict"):  # pydantic; named tuples and rows of SQLAlchemy
        if callable(getattr(value, way, None)):
            return dict(getattr(value, way)())
    return dict(value) if hasattr(value, "keys") else None  # rows of sqlite3


def _listed(value: Any, path: str, zone: str | None) -> Any:  # noqa: ANN401
    if hasattr(value, "__html__"):  # what a content management system shows of many blocks
        return clean(str(value.__html__()))
    if isinstance(value, Iterable) and not hasattr(value, "casefold"):  # a text of Django that is translated when it is read
        items = [plain_of(one, f"{path}[{number}]", zone) for number, one in enumerate(value)]
        found = [one for one in items if one is not None]
        return (sorted(found, key=str) if isinstance(value, AbstractSet) else found) or None
    text = "" if isinstance(value, timedelta) else str(value)
    if text in {"NaN", "NaT"}:
        return None
    if (
        not text
        or getattr(type(value), "__str__", None) is object.__str__
        or text.startswith(("<", f"{type(value).__name__} object"))
    ):
        raise UsageError(f"{_beginning(path)} takes no {type(value).__name__}; give its text, or a mapping of its fields.")
    return text


def _mapping(value: Mapping[Any, Any], path: str, zone: str | None) -> dict[str, Any] | None:
    entries = _entries(value, path)
    is_event = not _TIMES.isdisjoint(entries)
    if "@type" in value and isinstance(entries["type"], list | tuple):
        entries["type"] = next(iter(entries["type"]), None)
    if "@type" in value and "@id" in value and (is_event or not path):
        del entries["id"]
    stated = plain_of(entries.get("timeZone"), f"{path}.timeZone")
    own = stated if isinstance(stated, str) else zone
    if is_event and own is None and stated is None:
        own = next(filter(None, (_zone_name(entries.get(key)) for key in ("startDate", *sorted(_TIMES)))), None)
    found = {key: plain_of(one, f"{path}.{key}" if path else key, own) for key, one in entries.items() if key not in _NOT_OURS}
    if is_event and own is not None and own != zone and not isinstance(stated, list | dict):
        found["timeZone"] = own
    return {key: one for key, one in found.items() if one is not None}


def _entries(value: Mapping[Any, Any], path: str) -> dict[str, Any]:
    """What a mapping says, by the keys of descriptions; a UsageError where two keys that mean one say different things."""
    entries: dict[str, Any] = {}
    for key, one in value.items():
        name = _FIELDS.get(str(key), str(key))
        if entries.get(name) not in (None, "", one) and one not in (None, ""):
            raise UsageError(f"{_beginning(path)} says `{name}` twice, in two spellings of the key, and not the same.")
        if name not in entries or one not in (None, ""):
            entries[name] = one
    return entries


def _zone_name(moment: object) -> str | None:
    """The IANA name of the zone of a time, as zoneinfo and pytz have it; None for an offset, and for UTC, which is no place's."""
    zone = getattr(moment, "tzinfo", None)
    name = getattr(zone, "key", None) or getattr(zone, "zone", None)
    return name if isinstance(name, str) and "/" in name and not name.startswith("Etc/") else None


def _moment(moment: datetime, zone: str | None) -> str:
    """A time as a description has it: local where its zone is known, otherwise with its offset."""
    if zone is not None and zone in zone_names() and _zone_name(moment) is not None:
        there = moment.astimezone(ZoneInfo(zone))
        moment = there if there.fold else there.replace(tzinfo=None)  # the offset tells the second of two equal times
    return moment.isoformat(timespec="seconds" if moment.second else "minutes")


def _beginning(path: str) -> str:
    return f"`{path}`" if path else "An event"


def marked_of(plain: Any, name: str) -> tuple[Marked, Source]:  # noqa: ANN401  # JSON
    """Plain values, as `plain_of` gives them, with the places that they have in a text of their own."""
    source = Source(name=name, text=json.dumps(plain, ensure_ascii=False, indent=2))
    value = parse_json(Findings(source))
    assert value is not None  # noqa: S101  # JSON that was just written
    return value, source
