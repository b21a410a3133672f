"""event-ld: a human description of a public event to validated schema.org linked data."""

from __future__ import annotations

from event_ld.errors import EventLDError
from event_ld.model import Event
from event_ld.pipeline import convert, draft, embed, init, load, read, schema, to_graph, validate
from event_ld.problems import Problem

__all__ = [
    "Event",
    "EventLDError",
    "Problem",
    "convert",
    "draft",
    "embed",
    "init",
    "load",
    "read",
    "schema",
    "to_graph",
    "validate",
]

__version__ = "0.1.0"
