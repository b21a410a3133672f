"""What names the fragments of an event's page: agents, rooms, places and parts by what people call them."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

from event_ld.graph.iris import name_key, slug
from event_ld.model import Agent, Event, Person, Place, Text


def first_text(text: Text | None, language: str | None = None) -> str:
    """A text, the one in a language (BCP 47), or the first of its languages in the order of their tags; "" for none."""
    if isinstance(text, dict):
        own = language if language in text else (language or "").partition("-")[0]
        return text[own] if own in text else text[min(text)] if text else ""
    return text or ""


def last_of(event: Any) -> str:  # noqa: ANN401  # whatever has dates and parts
    """When the last of an event (or its dates alone) and its parts ends, or begins, ISO 8601; "" where no day is known."""
    return max(event.end_date or event.start_date or "", *map(last_of, event.sub_event), "")


def slot_name(event: Event) -> str:
    """The fragment that names a sub-event: its declared id, or one made of its times or its name."""
    if event.id:
        return event.id
    times = "-".join("".join(part for part in date if part.isdigit()) for date in (event.start_date, event.end_date) if date)
    return f"slot-{times}" if times else f"slot-{slug(first_text(event.name)) or 'untimed'}"


class AgentName(NamedTuple):
    """What an agent is called, without what writers vary, so that it is told from others of its kind; "" for none."""

    kind: str
    name: str
    fragment: str


def agent_name(agent: Agent) -> AgentName:
    """What an agent is called."""
    return _agent_name("person" if isinstance(agent, Person) else "organization", first_text(agent.name))


@lru_cache(maxsize=4096)
def _agent_name(kind: str, text: str) -> AgentName:
    name = name_key(text)
    return AgentName(kind, name, f"{kind}-{slug(name)}" if name else kind)


def room_fragment(room: Text) -> str:
    """The fragment of a room."""
    name = slug(first_text(room)) or "room"
    return name if name.startswith("room") else f"room-{name}"


def place_fragment(place: Place) -> str:
    """The fragment of a place."""
    name = slug(first_text(place.name))
    return f"place-{name}" if name else "place"


def place_key(place: Place) -> str:
    """What tells a place from others: all that is said of it."""
    return msgspec.json.encode(place).decode()
