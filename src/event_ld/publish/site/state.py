"""What a site remembers of its last build: each event and each file as they were, so that only what has changed is made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from event_ld.errors import InputError
from event_ld.model import Event
from event_ld.problems import Problem  # noqa: TC001  # msgspec reads the annotations


class Dump(msgspec.Struct, frozen=True, array_like=True):
    """A file of a dataset: the SHA-256 of it, and where what it holds of each event alone begins and ends in it."""

    sha256: str
    start: int
    end: int


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """A part of the site that is dated as a whole: its settings, or a dataset.

    Attributes:
        digest: The SHA-256 of what it holds.
        issued: When it was first published, ISO 8601 in UTC.
        modified: When what it holds last changed, be it that something left it.
        made: The SHA-256 of what its files were made of.
        dumps: Its files.
    """

    digest: str
    issued: str
    modified: str
    made: str = ""
    dumps: dict[str, Dump] = {}


class Published(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it is published.

    Attributes:
        wire: The event in its wire form.
        digest: The SHA-256 of its lines of N-Triples, which tells whether it has changed.
        issued: When it was first published, ISO 8601 in UTC.
        modified: When it last changed.
        source: The file of the description.
        made: The SHA-256 of what its files were made of.
        iris: Its page, and the addresses of ours that need a folder for what it names.
        last: The day on which it is over; "" where it has none.
        turns: The days on which what is told of it changes: a sale of tickets begins or ends, a date of a series is over.
        said: What the lists and the datasets of the site say of it, as JSON.
    """

    wire: msgspec.Raw = msgspec.field(name="event")
    digest: str
    issued: str
    modified: str
    source: str
    made: str = ""
    iris: tuple[str, ...] = ()
    last: str = ""
    turns: tuple[str, ...] = ()
    said: msgspec.Raw = msgspec.Raw(b"null")

    @property
    def event(self) -> Event:
        """The event, read anew from its wire form."""
        return msgspec.json.decode(self.wire, type=Event)

    def is_over(self, moment: str) -> bool:
        """Whether the event is over on the day of a moment, ISO 8601."""
        return bool(self.last) and self.last < moment[:10]

    def on(self, moment: str) -> str:
        """What the page of the event depends on of the day of a moment."""
        return "".join((str(self.is_over(moment)), *(str((day > moment[:10]) - (day < moment[:10])) for day in self.turns)))


class Read(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a file of descriptions gave when it was read: nothing of it depends on any other file.

    Attributes:
        digest: The SHA-256 of its bytes, and of all that its reading depends on.
        events: The ids of its events that may be published.
        held: The ids of those that must not be.
        is_held: Whether something of it must not be published.
        problems: What was found in it.
        alone: The events, as they stand there, of which more is known from others of the site, in their wire form by their ids.
    """

    digest: str
    events: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    is_held: bool = False
    problems: tuple[Problem, ...] = ()
    alone: dict[str, msgspec.Raw] = {}


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the change feed.

    Attributes:
        name: The stem of its files: `2026`, `2026-2`.
        members: How many members it has.
        first: When the first of them was published, ISO 8601 in UTC.
        last: When the last of them was.
        sha256: The SHA-256 of what it says of them; "" where a former program has written it.
    """

    name: str
    members: int
    first: str
    last: str
    sha256: str = ""


class Entity(msgspec.Struct, frozen=True, array_like=True):
    """What has an address of its own beside events: the SHA-256 of what its files were made of, and how a list shows it."""

    digest: str
    title: str = ""
    note: str = ""


class Where(NamedTuple):
    """Where a site stands.

    Attributes:
        base: What all identifiers begin with; they stay when the site moves.
        address: What the addresses of its files begin with.
    """

    base: str
    address: str


class State(msgspec.Struct, kw_only=True):
    """The memory of a site.

    Attributes:
        events: The published events by their id.
        sources: The files of descriptions by their names.
        base: What all identifiers begin with.
        stands: Where the site stands; "" where that is the same.
        moved_from: Where it stood before.
        program: The SHA-256 of the program and the looks that made it.
        members: How many members the change feed has.
        last: When the last member was published; "" before the first.
        pages: The pages of the change feed.
        parts: The settings as `settings`, and each dataset by the stem of its files.
        listed: The folders of people, bodies, places and concepts.
        files: The site's own files and their sizes; any other file in its folder is somebody else's, and stays.
    """

    events: dict[str, Published] = {}
    sources: dict[str, Read] = {}
    base: str
    stands: str = ""
    moved_from: tuple[str, ...] = ()
    program: str = ""
    members: int = 0
    last: str = ""
    pages: tuple[Page, ...] = ()
    parts: dict[str, Part] = {}
    listed: dict[str, Entity] = {}
    files: dict[str, int] = {}

    @property
    def where(self) -> Where:
        """Where the site stands."""
        return Where(self.base, self.stands or self.base)

    def next_moment(self, now: datetime) -> str:
        """When a build of now publishes its changes: later than any date that the site states, be the clock as it may."""
        latest = max(self.last, *(part.modified for part in self.parts.values()), "")
        after = datetime.fromisoformat(latest) + timedelta(seconds=1) if latest else now
        return f"{max(now, after).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"

    def encoded(self) -> Iterator[bytes]:
        """The state as JSON, piece by piece: a line for each event and each file, the same bytes for the same state.

        Behind the events and their sources stands an empty piece: whoever stops there may forget them.
        """
        encode = msgspec.json.encode
        for number, name in enumerate(self.__struct_fields__):
            if name == "base":
                yield b""
            value: Any = getattr(self, name)
            yield (b",\n" if number else b"{\n") + encode(name) + b": "
            if not isinstance(value, dict):
                yield encode(value)
                continue
            yield b"{"
            for at, key in enumerate(sorted(value)):
                yield (b",\n" if at else b"\n") + encode(key) + b": " + encode(value[key])
            yield b"}"
        yield b"\n}\n"


def read_state(data: bytes, name: str) -> State:
    """A state as it was written; an InputError where the bytes are no state."""
    try:
        return msgspec.json.decode(data, type=State)
    except msgspec.DecodeError as error:
        raise InputError(f"{name} is no state of a site ({error}); put a backup there, or name an empty folder.") from error


def digest_of(*parts: str | bytes) -> str:
    """The SHA-256 of texts and bytes one behind the other, in hexadecimal."""
    made = hashlib.sha256()
    for part in parts:
        made.update(part.encode("utf-8") if isinstance(part, str) else part)
    return made.hexdigest()
