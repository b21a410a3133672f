"""event-ld: a human description of a public event to validated schema.org linked data."""

from __future__ import annotations

from event_ld.errors import EventLDError
from event_ld.inputs import concepts, read, read_vocabulary
from event_ld.model import Event
from event_ld.pipeline import convert, draft, embed, init, schema, to_graph, validate

__all__ = [
    "Event",
    "EventLDError",
    "concepts",
    "convert",
    "draft",
    "embed",
    "init",
    "read",
    "read_vocabulary",
    "schema",
    "to_graph",
    "validate",
]

__version__ = "0.1.0"
