"""Descriptions in YAML as a line of JSON, where the reader of YAML would surely find nothing to tell of.

The parser's events are walked once, without marks; anything but plain mappings, lists and texts is "ask the reader".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec
import yaml

from event_ld.mapping import ROWS, Kind
from event_ld.readers.values import count
from event_ld.readers.yaml_document import LOADER, NULLS, STANDARD_TAGS

if TYPE_CHECKING:
    Following = Callable[[], Any]

_TYPED = tuple(row.field for row in ROWS["Event"] if row.kind in (Kind.BOOLEAN, Kind.INTEGER))
_DEEPEST = 20


class _Doubt(Exception):  # noqa: N818  # a signal, not an error
    pass


def line_of_yaml(data: bytes) -> bytes | None:
    """The only document of a file, which declares its id, as a line of JSON; None where a doubt is left."""
    if b"\r" in data or data.startswith(b"\xef\xbb\xbf"):
        return None
    try:
        following: Following = LOADER(data.decode("utf-8")).get_event
        following(), following()  # the beginnings of the stream and of the document
        found = _value(following, following(), 0)
        following()
        if not isinstance(found, dict) or "id" not in found or type(following()) is not yaml.StreamEndEvent:
            return None
        _typed(found)
        return msgspec.json.encode(found)
    except (_Doubt, yaml.YAMLError, UnicodeError):
        return None


def _value(following: Following, event: Any, depth: int) -> Any:  # noqa: ANN401  # an event of the parser; plain values
    if event is None or event.anchor is not None or event.tag not in STANDARD_TAGS or depth > _DEEPEST:
        raise _Doubt
    kind = type(event)
    if kind is yaml.ScalarEvent:
        if event.value in NULLS:
            raise _Doubt
        return event.value
    if kind is yaml.SequenceStartEvent:
        items = []
        while type(event := following()) is not yaml.SequenceEndEvent:
            items.append(_value(following, event, depth + 1))
        return items
    mapping: dict[str, Any] = {}
    while type(event := following()) is not yaml.MappingEndEvent:
        key = _value(following, event, depth + 1)
        if type(key) is not str or key in mapping:
            raise _Doubt
        mapping[key] = _value(following, following(), depth + 1)
    return mapping


def _typed(event: Any) -> None:  # noqa: ANN401  # plain values
    """Gives an event and its parts the booleans and whole numbers that JSON has."""
    if not isinstance(event, dict):
        raise _Doubt
    for name in _TYPED:
        if name in event:
            event[name] = _number_or_truth(event[name])
    for part in event.get("subEvent", ()):
        _typed(part)
    if "superEvent" in event:
        _typed(event["superEvent"])


def _number_or_truth(value: Any) -> int | bool:  # noqa: ANN401  # plain values
    if value in ("true", "false"):
        return bool(value == "true")
    number = count(value, "") if isinstance(value, str) else None
    if number is None:
        raise _Doubt
    return number
