"""What a site remembers of its last build: each event as it was published, and which files are the site's own."""

from __future__ import annotations

import hashlib

import msgspec

from event_ld.errors import InputError
from event_ld.model import Event  # noqa: TC001  # msgspec reads the annotations


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the site that is dated as a whole: its settings, or a dataset.

    Attributes:
        digest: The SHA-256 of what it holds.
        issued: When it was first published, ISO 8601 in UTC.
        modified: When what it holds last changed, be it that something left it.
    """

    digest: str
    issued: str
    modified: str


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is published.

    Attributes:
        event: The event.
        digest: The SHA-256 of its triples, which tells whether it has changed.
        issued: When it was first published, ISO 8601 in UTC.
        modified: When it last changed.
        source: The file of the description.
    """

    event: Event
    digest: str
    issued: str
    modified: str
    source: str


class State(msgspec.Struct, kw_only=True):
    """The memory of a site.

    Attributes:
        base: Where the site stands.
        events: The published events by their id.
        members: How many members the change feed has.
        last: When the last member was published; "" before the first.
        parts: The settings as `settings`, and each dataset by the stem of its files.
        files: The site's own files; any other file in its folder is somebody else's, and stays.
    """

    base: str
    events: dict[str, Published] = {}
    members: int = 0
    last: str = ""
    parts: dict[str, Part] = {}
    files: list[str] = []

    @property
    def latest(self) -> str:
        """The latest date that the site states: no later build may state an earlier one."""
        return max(self.last, *(part.modified for part in self.parts.values()), "")

    def encoded(self) -> bytes:
        """The state as indented JSON, the same bytes for the same state."""
        ordered = msgspec.structs.replace(self, events=dict(sorted(self.events.items())), files=sorted(self.files))
        return msgspec.json.format(msgspec.json.encode(ordered), indent=1) + b"\n"


def read_state(data: bytes, name: str) -> State:
    """A state as it was written.

    Raises:
        InputError: The bytes are no state.
    """
    try:
        return msgspec.json.decode(data, type=State)
    except msgspec.DecodeError as error:
        raise InputError(f"{name} is no state of a site: {error}.") from error


def digest_of(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
