"""event-ld: a human description of a public event to validated schema.org linked data."""

from __future__ import annotations

from event_ld.building import build
from event_ld.errors import EventLDError
from event_ld.inputs import concepts, read
from event_ld.model import Event
from event_ld.pipeline import convert, draft, embed, init, schema, to_graph, validate

__all__ = [
    "Event",
    "EventLDError",
    "build",
    "concepts",
    "convert",
    "draft",
    "embed",
    "init",
    "read",
    "schema",
    "to_graph",
    "validate",
]

__version__ = "0.1.0"
