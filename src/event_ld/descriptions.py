"""The descriptions of a folder as a site takes them: those that may be published, those that must not be, and why.

What a file gives is remembered by a digest of it and of all that its reading depends on, so that a file which has not changed is
neither read nor judged again. Where the outcome depends on another file, as with an id that both have, nothing is remembered.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from operator import itemgetter
from pathlib import Path, PurePath
from stat import S_ISREG
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec import structs

from event_ld.errors import EventLDError
from event_ld.graph.nodes import build
from event_ld.inputs import options_of, read, read_one_of_many
from event_ld.limits import LARGEST_FILE
from event_ld.loading.events import described_in
from event_ld.net import Net, place_in
from event_ld.problems import Findings, Problem, Severity, place_of_evidence, problem, worst
from event_ld.publish.site.assemble import TOP_NAMES
from event_ld.publish.site.joined import joins, with_ids
from event_ld.publish.site.names import Names, claims_of, iris_of
from event_ld.publish.site.state import Read, State, digest_of
from event_ld.readers.plain_line import plainly
from event_ld.readers.reading import Reading, decode
from event_ld.resources import program_digest
from event_ld.source import Source, evidence_for, join_path
from event_ld.validate.judge import Judge

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.vocabulary import Vocabulary

_PROFILES = ("core", "web", "portal")


class Looked(NamedTuple):
    """What a file holds, or one event of it with its id, as it goes to another process; `wire` is empty without an event."""

    source: Source
    name: str | None
    wire: bytes
    is_linked: bool
    problems: list[Problem]

    @classmethod
    def of(cls, one: Reading, problems: list[Problem]) -> Looked:
        """What was read, and what was found in it."""
        event = one.event
        if event is None:
            return cls(one.source, None, b"", bool(one.statements), problems)
        return cls(one.source, event.id, msgspec.json.encode(with_ids(event)), bool(one.statements), problems)


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
        sources: What to remember of the files, by their names.
    """

    events: dict[str, Described] = field(default_factory=dict)
    held_ids: set[str] = field(default_factory=set)
    held_files: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, Read] = field(default_factory=dict)

    def hold(self, name: str, source: str) -> None:
        """Holds an event of a file back, for a reason that lies in no file alone."""
        self.sources.pop(source, None)
        self.events.pop(name, None)
        self.held_ids.add(name)
        self.held_files.add(source)


class Folder:
    """Reads the descriptions of a folder as far as they have changed."""

    def __init__(self, source: Path, base: str, *, time_zone: str | None, vocabulary: Vocabulary | None) -> None:
        self._source, self._base, self._vocabulary = source, base, vocabulary
        self._read = partial(read, time_zone=time_zone, vocabulary=vocabulary)
        self._options = options_of(time_zone, vocabulary)
        self._judge = Judge(profiles=_PROFILES, base_url=base)

    def found(
        self,
        files: list[str],
        old: State,
        each: Callable[[list[Any]], Iterable[Any]],
        problems: list[Problem],
        look: Callable[[list[str]], Iterator[list[Looked]]],
    ) -> Found:
        """What the files of the folder hold, beside what the site remembers of them.

        `each` walks through their paths, or the events of the only one; `look` reads and judges files, in their order.
        """
        found = Found(problems=[*problems])
        start = 0 if self._source == Path() else len(str(self._source / "x")) - 1
        names = {path: path[start:].replace(os.sep, "/") for path in files}
        read = ((path, _bytes_of(path)) for path in files)
        digests = {path: "" if data is None else digest_of(self._around, data) for path, data in read}
        known = {path: one.digest for path in files if (one := old.sources.get(names[path])) is not None}
        fresh = {path for path in files if known.get(path) != digests[path]}
        looks = (
            (self.looked(one, each) for one in files)
            if len(files) == 1 and fresh
            else look([one for one in files if one in fresh])
        )
        owners, later = {one: event.source for one, event in old.events.items()}, []
        for path in each(files):
            name, before = names[path], old.sources.get(names[path])
            if before is not None and path not in fresh and _stands(before, found, old):
                _again(found, before, name, old)
                found.problems += _with_lines(before.problems, path)
                continue
            looked = next(looks) if path in fresh else self.looked(path)
            ids = {one.name for one in looked if one.name}
            is_copy = bool(({owners.get(one, name) for one in ids} - {name}) & {*names.values()})
            if is_copy or (ids and PurePath(name).stem not in ids and not ids & owners.keys()):
                later.append((is_copy, name, digests[path], looked))  # what is published, or called like its id, goes first
            else:
                _take_all(found, name, digests[path], looked)
        for _, name, digest, looked in sorted(later, key=itemgetter(0, 1)):
            _take_all(found, name, digest, looked)
        for name, code, message, path in _join(found, old):
            of = found.events[name]
            plain = problem(code, message, place=place_in(str(self._source / of.source)))
            found.problems += self.told_of(of, name, code, message, path) if path else [plain]
        return found

    @cached_property
    def _around(self) -> str:
        """What the reading of every file depends on."""
        words = "" if self._vocabulary is None else self._vocabulary.digest
        zone = self._options.time_zone or ""
        return digest_of(program_digest(), "\0", str(self._source), "\0", self._base, "\0", zone, "\0", words)

    def looked(self, path: str, each: Callable[[list[Any]], Iterable[Any]] = iter) -> list[Looked]:
        """What a file holds, each event with what was found in it; `each` walks through its events."""
        plain = self._plainly(path)
        if plain is not None:
            return [Looked.of(Reading(source=Source(name=path, text=""), event=plain, problems=[]), [])]
        return [Looked.of(one, self._judge.judge(one)) for one in each(self.readings(path))]

    def _plainly(self, path: str) -> Event | None:
        """The only event of a file, where that can be had without places: nothing is to be told of it."""
        data = _bytes_of(path) if path.endswith((".yaml", ".yml")) else None
        with Net([], place_in(path)):
            plain = plainly(data, self._options, is_yaml=True) if data is not None and len(data) <= LARGEST_FILE else None
            is_silent = plain is not None and not plain.severities and not self._judge.event(plain.event)[1].found
            return plain.event if plain is not None and is_silent else None
        return None

    def readings(self, path: str) -> list[Reading]:
        """What a file holds; one reading that says why, where it can't be read."""
        return read_one_of_many(path, lambda: [event for one in self._read(path) for event in described_in(one, self._options)])

    def told_of(self, one: Described, name: str, code: str, message: str, path: str) -> list[Problem]:
        """A problem of an event, at the place in the file that a path of its description has."""
        readings = self.readings(str(self._source / one.source))
        return [_at(next(each for each in readings if each.event is not None and each.event.id == name), code, message, path)]


def told_together(readings: Iterable[Reading], base: str) -> Iterator[Problem]:
    """What a build says of the events of a folder together: names that no folder of a site can have, parts and their wholes."""
    names, wires, wholes = Names(TOP_NAMES), dict[str, msgspec.Raw](), dict[str, Reading]()
    for one in readings:
        if one.event is not None and one.event.id and one.event.id not in wires:
            tree = build(one.event, base)
            refusal = names.take(claims_of(iris_of(tree), base))
            if refusal is not None:
                yield _at(one, refusal.code, refusal.message, tree.origins.get((refusal.iri, "", ""), ""))
            wires[one.event.id], wholes[one.event.id] = msgspec.Raw(msgspec.json.encode(with_ids(one.event))), one
    for name, join in sorted(joins(wires).items()):
        yield from (_at(wholes[name], *said) for said in join.told)


def _at(one: Reading, code: str, message: str, path: str) -> Problem:
    place = place_of_evidence(one.source, evidence_for(one.evidence, join_path(path, "id")))
    return problem(code, message, place=place, path=path)


def _bytes_of(path: str) -> bytes | None:
    try:
        if not S_ISREG(os.stat(path).st_mode):  # noqa: PTH116  # of very many files; a pipe gives no end
            return None
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # as above
            return file.readall()
    except (OSError, ValueError):
        return None


def _stands(before: Read, found: Found, old: State) -> bool:
    """Whether what is remembered of a file is what reading it would give."""
    return not found.events.keys() & {*before.events, *before.held} and old.events.keys() >= {*before.events}


def _again(found: Found, before: Read, name: str, old: State) -> None:
    """Takes in what is remembered of a file."""
    found.sources[name] = structs.replace(before, alone={})
    found.held_ids |= {*before.held}
    found.held_files |= {name} if before.is_held else set()
    for one in before.events:
        found.events[one] = Described(wire=before.alone.get(one, old.events[one].wire), source=name)


def _join(found: Found, old: State) -> Iterator[tuple[str, str, str, str]]:
    """Says of events what others of the site tell of them, and remembers what the files say.

    Gives what is to be told of that: the id of an event, the code of a problem, its sentence, and the path of the description.
    """
    kept = {name: one.wire for name, one in old.events.items() if name in found.held_ids or one.source in found.held_files}
    for name, join in sorted(joins(kept | {name: one.wire for name, one in found.events.items()}).items()):
        if (one := found.events.get(name)) is None:
            continue
        found.events[name] = Described(wire=join.applied(one.wire), source=one.source)
        yield from ((name, *said) for said in join.told)
        if one.source in found.sources:
            before = found.sources[one.source]
            found.sources[one.source] = structs.replace(before, alone=before.alone | {name: one.wire})


def _take_all(found: Found, name: str, digest: str, looked: list[Looked]) -> None:
    """Takes in what a file holds, and what to remember of it where that depends on it alone."""
    taken = [_taken(found, one, name) for one in looked]
    if digest and all(one is not None for one in taken):
        found.sources[name] = _joined(digest, [one for one in taken if one is not None])


def _taken(found: Found, one: Looked, name: str) -> Read | None:
    """Takes an event in, to be published or held back with the reason; what to remember of it, where it depends on it alone."""
    known, others = one.name, found.events
    own = Findings(one.source)
    is_taken = known is not None and known in others
    if one.is_linked:
        own.add("site-linked-data", f"{name} is linked data that describes no event.")
    elif one.wire and known is None:
        own.add("site-id-missing", f"An event of {name} has no id, so that no page can be made for it.")
    elif known is not None and is_taken:
        own.add("site-id-taken", f"{others[known].source} has the id `{known}` too.", path="id")
    both = (*one.problems, *own.problems)
    found.problems += both
    if one.is_linked:
        return Read(digest="", problems=both)
    if known is None or worst(both) is Severity.VIOLATION:
        held = (known,) if known else ()
        found.held_files.add(name)
        found.held_ids |= {*held}
        is_fault = any(each.code in {"fault", "unreadable"} for each in both)
        return None if is_taken or is_fault else Read(digest="", held=held, is_held=True, problems=both)
    others[known] = Described(wire=msgspec.Raw(one.wire), source=name)
    return Read(digest="", events=(known,), problems=both)


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


def _with_lines(problems: tuple[Problem, ...], path: str) -> Iterator[Problem]:
    """Remembered problems with the lines that they are about, out of the file."""
    source = None
    with suppress(EventLDError):
        source = decode(_bytes_of(path) or b"", path).source if problems else None
    for one in problems:
        place = one.place
        if place is None or place.text != _LINE:
            yield one
            continue
        is_there = source is not None and place.line <= len(source.line_starts)
        text, start = source.excerpt(place.line, place.column) if source is not None and is_there else ("", 1)
        yield structs.replace(one, place=place._replace(text=text, start=start))
