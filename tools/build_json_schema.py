"""Writes `vocab/description.schema.json`, the JSON Schema of a description, out of the table of fields.

::

    python tools/build_json_schema.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from event_ld.mapping import AGENT_KINDS, EVENT_TYPES, MEMBERS, ORGANIZATION_TYPES, ROLES, ROWS, Kind, Row
from event_ld.model import DATE_PATTERN

FILE = Path(__file__).resolve().parents[1] / "vocab" / "description.schema.json"

_TEXT = {"$ref": "#/$defs/Text"}


def description_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a description; it takes the short forms that the reader takes."""
    definitions = {record: _record(record) for record in ROWS}
    definitions["Text"] = {
        "description": "A text in the description's language, or one for each language.",
        "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "event-ld description",
        "description": "A public event, described with schema.org's property names.",
        "$ref": "#/$defs/Event",
        "$defs": definitions,
    }


def _record(record: str) -> dict[str, Any]:
    properties = {row.field: _field(row) for row in ROWS[record]}
    match record:
        case "Event":
            properties["id"] = {"type": "string", "description": "The name of the event in its address."}
            properties["type"] = {"enum": list(EVENT_TYPES), "description": "A class of schema.org's Event tree."}
            properties["language"] = {"type": "string", "description": "The language of the texts (BCP 47)."}
        case "Person" | "Organization":
            types = ["Person"] if record == "Person" else list(ORGANIZATION_TYPES)
            properties["id"] = {"type": "string", "description": "The name of this one in its address."}
            properties["type"] = {"enum": types}
            properties["role"] = {"type": "string", "examples": list(ROLES), "description": "The role in the event."}
        case "Place":
            properties["id"] = {"type": "string", "description": "The name of the place in its address."}
            properties["type"] = {"enum": ["Place"]}
        case _:
            properties["type"] = {"enum": [record]}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _field(row: Row) -> dict[str, Any]:
    one = _value(row)
    if row.many:
        one = {"anyOf": [one, {"type": "array", "items": one}]}
    return {"description": row.sentence, **one}


_STRINGS = (Kind.STRING, Kind.CURRENCY, Kind.LANGUAGE, Kind.FREQUENCY, Kind.WEEKDAY, Kind.CONCEPT)
_VALUES: dict[Kind, dict[str, Any]] = {
    **dict.fromkeys((Kind.TEXT, Kind.COUNTRY, Kind.AUDIENCE, Kind.ROOM), _TEXT),
    **{kind: {"type": "string"} for kind in _STRINGS},
    Kind.DATE: {"type": "string", "pattern": rf"{DATE_PATTERN}|^\d\d:\d\d$"},
    Kind.TIME: {"type": "string", "pattern": r"^\d\d:\d\d$"},
    Kind.BOOLEAN: {"type": "boolean"},
    Kind.INTEGER: {"type": "integer", "minimum": 0},
    Kind.DECIMAL: {"type": ["string", "number"]},
    Kind.DEGREES: {"type": ["string", "number"], "minimum": -180, "maximum": 180},
    Kind.URL: {"type": "string", "format": "uri"},
    Kind.PROPERTY: {"enum": [row.field for row in ROWS["Event"]]},
    Kind.KEYWORD: {"anyOf": [_TEXT, {"type": "object", "properties": {"name": _TEXT, "concept": {"type": "string"}}}]},
    **{kind: {"anyOf": [_TEXT, {"$ref": "#/$defs/Person"}, {"$ref": "#/$defs/Organization"}]} for kind in AGENT_KINDS},
}


def _value(row: Row) -> dict[str, Any]:
    if row.kind is Kind.MEMBER:
        return {"enum": list(MEMBERS[row.field])}
    return _reference(row) if row.target else dict(_VALUES[row.kind])


def _reference(row: Row) -> dict[str, Any]:
    own = {"$ref": f"#/$defs/{row.target}"}
    if row.field == "location":
        one = {"anyOf": [{"type": "string"}, own, {"$ref": "#/$defs/VirtualLocation"}]}
        return {"anyOf": [*one["anyOf"], {"type": "array", "items": one}]}
    return {"anyOf": [{"type": "string"}, own]}


def text() -> str:
    """The whole file."""
    return json.dumps(description_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
    sys.exit(0)
