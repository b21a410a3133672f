"""The descriptions of a folder as a site takes them: those that may be published, those that must not be, and why.

What a file gives is remembered by a digest of it and of all that its reading depends on, so that a file which has not changed is
neither read nor judged again. Where the outcome depends on another file, as with an id that both have, nothing is remembered.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import structs

from event_ld.errors import EventLDError
from event_ld.inputs import options_of, read, read_one_of_many
from event_ld.loading.events import described_in
from event_ld.problems import Findings, Problem, Severity, worst
from event_ld.publish.site.joined import with_venues
from event_ld.publish.site.state import Read, digest_of
from event_ld.readers.reading import decode
from event_ld.resources import program_digest
from event_ld.source import Span, evidence_for, join_path
from event_ld.validate.judge import Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from event_ld.publish.site.state import State
    from event_ld.readers.reading import Reading
    from event_ld.vocabulary import Vocabulary

_PROFILES = ("core", "web", "portal")


@dataclass(frozen=True, kw_only=True)
class Described:
    """An event that may be published: its wire form, and the file of it."""

    wire: msgspec.Raw
    source: str


@dataclass(kw_only=True)
class Found:
    """What a folder holds.

    Attributes:
        events: The events that may be published by their ids.
        held_ids: The ids of those that must not be.
        held_files: The files, some of whose events must not be published.
        problems: What was found.
        sources: What to remember of the files, by their names.
    """

    events: dict[str, Described] = field(default_factory=dict)
    held_ids: set[str] = field(default_factory=set)
    held_files: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Read] = field(default_factory=dict)

    def hold(self, name: str, source: str) -> None:
        """Holds an event back, for a reason that lies in no file alone.

        Args:
            name: Its id.
            source: The file of it.
        """
        self.sources.pop(source, None)
        self.events.pop(name, None)
        self.held_ids.add(name)
        self.held_files.add(source)


class Folder:
    """Reads the descriptions of a folder as far as they have changed."""

    def __init__(self, source: Path, base: str, *, time_zone: str | None, vocabulary: Vocabulary | None) -> None:
        """Sets it up.

        Args:
            source: The folder.
            base: Where the site stands.
            time_zone: The zone of events that neither state one nor imply one.
            vocabulary: Where keywords are looked up.
        """
        words = "" if vocabulary is None else msgspec.json.encode(vocabulary.concepts, enc_hook=repr)
        self._source = source
        self._around = digest_of(program_digest(), "\0", str(source), "\0", base, "\0", time_zone or "", "\0", words)
        self._read = partial(read, time_zone=time_zone, vocabulary=vocabulary)
        self._options = options_of(time_zone, vocabulary)
        self._judge = Judge(profiles=_PROFILES, base_url=base)

    def found(self, files: list[str], old: State, each: Callable[[list[Any]], Iterable[Any]], problems: list[Problem]) -> Found:
        """What the files of the folder hold.

        Args:
            files: Their paths.
            old: What the site remembers of them.
            each: Walks through their paths, or the events of the only one.
            problems: What was found before.
        """
        found = Found(problems=[*problems])
        for path in each(files):
            name = Path(path).relative_to(self._source).as_posix()
            data = _bytes_of(path)
            digest = digest_of(self._around, data) if data is not None else ""
            before = old.sources.get(name)
            if before is not None and before.digest == digest and _stands(before, found, old):
                _again(found, before, name, old)
                found.problems += _with_lines(before.problems, data or b"", path)
                continue
            readings = self.readings(path)
            taken = [
                _taken(found, one, self._judge.judge(one), name) for one in (each(readings) if len(files) == 1 else readings)
            ]
            if digest and all(one is not None for one in taken):
                found.sources[name] = _joined(digest, [one for one in taken if one is not None])
        return found

    def readings(self, path: str) -> list[Reading]:
        """What a file holds; one reading that says why, where it can't be read."""
        return read_one_of_many(path, lambda: [event for one in self._read(path) for event in described_in(one, self._options)])

    def told_of(self, one: Described, name: str, code: str, message: str, path: str) -> list[Problem]:
        """A problem of an event, at its place in the file.

        Args:
            one: The event.
            name: Its id.
            code: The code of the problem.
            message: Its sentence.
            path: The path of the description.
        """
        readings = self.readings(str(self._source / one.source))
        reading = next(each for each in readings if each.event is not None and each.event.id == name)
        evidence = evidence_for(reading.evidence, join_path(path, "id"))
        span = evidence.spans[0] if evidence is not None and evidence.spans else Span(0, 1)
        own = Findings(reading.source)
        own.add(code, message, span, path=path)
        return own.problems


def _bytes_of(path: str) -> bytes | None:
    try:
        return Path(path).read_bytes() if Path(path).is_file() else None  # a pipe gives no end
    except OSError:
        return None


def _stands(before: Read, found: Found, old: State) -> bool:
    """Whether what is remembered of a file is what reading it would give."""
    return not found.events.keys() & {*before.events, *before.held} and old.events.keys() >= {*before.events}


def _again(found: Found, before: Read, name: str, old: State) -> None:
    """Takes in what is remembered of a file."""
    found.sources[name] = before
    found.held_ids |= {*before.held}
    found.held_files |= {name} if before.is_held else set()
    for one in before.events:
        found.events[one] = Described(wire=old.events[one].wire, source=name)


def _taken(found: Found, reading: Reading, problems: list[Problem], name: str) -> Read | None:
    """Takes a reading in, to be published or held back with the reason; what to remember of it, where it depends on it alone."""
    event, others = reading.event, found.events
    own = Findings(reading.source)
    is_taken = event is not None and event.id is not None and event.id in others
    if reading.statements:
        own.add("site-linked-data", f"{name} is linked data that describes no event.")
    elif event is not None and event.id is None:
        own.add("site-id-missing", f"An event of {name} has no id, so that no page can be made for it.")
    elif event is not None and event.id is not None and is_taken:
        own.add("site-id-taken", f"{others[event.id].source} has the id `{event.id}` too.", path="id")
    both = (*problems, *own.problems)
    found.problems += both
    if reading.statements:
        return Read(digest="", problems=both)
    if event is None or event.id is None or worst(both) is Severity.VIOLATION:
        held = (event.id,) if event is not None and event.id else ()
        found.held_files.add(name)
        found.held_ids |= {*held}
        is_fault = any(one.code in {"fault", "unreadable"} for one in both)
        return None if is_taken or is_fault else Read(digest="", held=held, is_held=True, problems=both)
    others[event.id] = Described(wire=msgspec.Raw(msgspec.json.encode(with_venues(event))), source=name)
    return Read(digest="", events=(event.id,), problems=both)


def _joined(digest: str, parts: list[Read]) -> Read:
    return Read(
        digest=digest,
        events=tuple(one for part in parts for one in part.events),
        held=tuple(one for part in parts for one in part.held),
        is_held=any(part.is_held for part in parts),
        problems=tuple(_without_line(one) for part in parts for one in part.problems),
    )


_LINE = " "
"""What stands for the line of a source in what is remembered, since a site is public and a source may not be."""


def _without_line(one: Problem) -> Problem:
    return one if one.place is None or not one.place.text else structs.replace(one, place=one.place._replace(text=_LINE, start=1))


def _with_lines(problems: tuple[Problem, ...], data: bytes, path: str) -> Iterator[Problem]:
    """Remembered problems with the lines that they are about, out of the file."""
    source = None
    with suppress(EventLDError):
        source = decode(data, path).source if problems else None
    for one in problems:
        place = one.place
        if place is None or place.text != _LINE:
            yield one
            continue
        is_there = source is not None and place.line <= len(source.line_starts)
        text, start = source.excerpt(place.line, place.column) if source is not None and is_there else ("", 1)
        yield structs.replace(one, place=place._replace(text=text, start=start))
