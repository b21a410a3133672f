"""The pure function of a batch: a chunk of records to the bytes that they become and what is wrong with them.

It reads nothing but what the chunk names, keeps nothing from one chunk to the next, and gives the same bytes for the same
chunk anywhere; so any process of any machine may call it, and may call it again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from event_ld.batch.streams import packed
from event_ld.errors import InputError, UsageError
from event_ld.graph.iris import checked_base
from event_ld.graph.triples import in_graph, lines, ntriples
from event_ld.inputs import read_text
from event_ld.limits import LARGEST_FILE
from event_ld.loading.events import described_in, names_of
from event_ld.net import Net, place_in
from event_ld.pipeline import DOCUMENT_PROFILES, LINE_FORMATS, lacks_base
from event_ld.problems import Findings, Problem, Severity, rank
from event_ld.publish import jsonld
from event_ld.readers.formats import read_line
from event_ld.readers.known_contexts import KnownContexts
from event_ld.readers.plain_line import plainly
from event_ld.readers.reading import Options, Reading, read_bytes
from event_ld.source import Source, Span
from event_ld.told import in_order
from event_ld.validate.judge import Judge
from event_ld.validate.normal import has_relative, published
from event_ld.validate.profiles import open_shapes
from event_ld.vocabulary import Vocabulary, own_vocabulary

if TYPE_CHECKING:
    from datetime import date

    from event_ld.batch.records import Chunk
    from event_ld.graph.nodes import Tree
    from event_ld.validate.report import Verdict


@dataclass(frozen=True, kw_only=True)
class Task:
    """What to do with each record; what is called like an argument of `convert` or `validate` is that.

    Attributes:
        to: A format out of `LINE_FORMATS`; "" to validate only.
        packing: A name whose ending says how the output is packed.
        least: The least severity that is told.
        profiles: What to validate against; None for what `validate` takes by itself.
        shapes: SHACL shapes of the user's own, as they were read, and the name of each file, which not every process sees.
    """

    to: str = ""
    profile: str = "web"
    base_url: str | None = None
    packing: str = ""
    only_valid: bool = False
    least: Severity = Severity.WARNING
    profiles: tuple[str, ...] | None = ("core",)
    shapes: tuple[tuple[bytes, str], ...] = ()
    engine: str = "auto"
    today: date | None = None
    time_zone: str | None = None
    vocabulary: Vocabulary | None = None
    form: str | None = None
    contexts: KnownContexts = field(default_factory=KnownContexts)

    def check(self) -> None:
        """Makes sure that it can be done.

        An InputError where shapes are not well-formed; a UsageError where there is no such format, profile, engine, zone or
        base.
        """
        if self.to and self.to not in LINE_FORMATS:
            raise UsageError(f"A batch does not write {self.to}; take {', '.join(LINE_FORMATS)}.")
        if self.profile not in DOCUMENT_PROFILES:
            raise UsageError(f"There is no profile {self.profile} of documents; take {' or '.join(DOCUMENT_PROFILES)}.")
        packed(b"", self.packing)
        read_text("{}", name="x.json", time_zone=self.time_zone)
        Worker(self)


@dataclass(kw_only=True)
class Counts:
    """How many there were.

    Attributes:
        left_out: Records that are not in the output, since they must not be published or can't be written so.
        problems: Problems by severity, whether they are told or not.
    """

    records: int = 0
    events: int = 0
    left_out: int = 0
    problems: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    def add(self, other: Counts) -> None:
        """Takes others in."""
        self.records += other.records
        self.events += other.events
        self.left_out += other.left_out
        for severity, number in other.problems.items():
            self.problems[severity] += number


@dataclass(frozen=True, kw_only=True)
class Done:
    """What became of a chunk; `lacks_base` tells whether IRIs were made with the placeholder, since no base was given."""

    output: bytes
    problems: tuple[Problem, ...]
    counts: Counts
    lacks_base: bool = False

    def with_problem(self, one: Problem) -> Done:
        """The same with a problem before the others."""
        counts = Counts()
        counts.add(self.counts)
        counts.problems[one.severity] += 1
        return replace(self, problems=(one, *self.problems), counts=counts)


class _Made(NamedTuple):
    """What became of one record."""

    data: bytes
    severities: list[Severity]
    told: Sequence[Problem] = ()
    events: int = 1
    lacks_base: bool = False


class Worker:
    """Does one task; holds what is made once and used for every chunk."""

    def __init__(self, task: Task) -> None:
        """Sets the worker up; an InputError where shapes are ill-formed, a UsageError for no such profile, engine or base."""
        self.task = task
        self._options = Options(time_zone=task.time_zone, vocabulary=task.vocabulary or own_vocabulary(), contexts=task.contexts)
        self._base = checked_base(task.base_url)
        self._limit = rank(task.least)
        self._judge = Judge(
            profiles=task.profiles, shapes=open_shapes(task.shapes), engine=task.engine, today=task.today, base_url=self._base
        )

    def work(self, chunk: Chunk) -> Done:
        """What becomes of a chunk; a record that can't be worked on becomes a problem."""
        counts, output, told, lacks_base = Counts(), [], [], False
        for record in _records(chunk):
            made = self._record(record)
            counts.records += 1
            counts.events += made.events
            for severity in made.severities:
                counts.problems[severity] += 1
            if self.task.to and ((self.task.only_valid and Severity.VIOLATION in made.severities) or not made.data):
                counts.left_out += 1
            else:
                output.append(made.data)
            told += in_order(made.told)
            lacks_base = lacks_base or made.lacks_base
        data = packed(b"".join(output), self.task.packing)
        return Done(output=data, problems=tuple(told), counts=counts, lacks_base=lacks_base)

    def _record(self, record: _Record) -> _Made:
        """What becomes of one record; a problem, where it can't be worked on, but for the only one."""
        problems: list[Problem] = []
        with Net(problems, place_in(record.name, record.line or 1), is_for_faults=record.is_only):
            return self._done(record)
        return self._explained([Reading(source=Source(name=record.name, text=""), event=None, problems=problems)])

    def _done(self, record: _Record) -> _Made:
        """What becomes of one record: read plainly, and read again with its places only where there is something to tell."""
        if record.why:
            raise InputError(record.why)
        data = read_bytes(Path(record.name)) if record.data is None else record.data
        is_plain = len(data) <= LARGEST_FILE and self.task.form is None and record.may_be_plain
        plain = plainly(data, self._options, is_yaml=not record.line) if is_plain else None
        if plain is None:
            return self._explained(self._readings(record, data))
        tree, verdict = self._judge.event(plain.event)
        severities = [*plain.severities, *(one.severity for one in verdict.found)]
        if any(rank(one) <= self._limit for one in severities):
            return self._explained(self._readings(record, data), (tree, verdict))
        return _Made(self._event(tree, verdict), severities, lacks_base=self._lacks_base(tree))

    def _readings(self, record: _Record, data: bytes) -> list[Reading]:
        if not record.line:
            task = self.task
            return read_text(
                data,
                name=record.name,
                form=task.form,
                time_zone=task.time_zone,
                vocabulary=task.vocabulary,
                contexts=task.contexts,
            )
        if len(data) > LARGEST_FILE:
            raise InputError(f"The line has more than {LARGEST_FILE / 1e6:.0f} MB, which is the most that is read.")
        return read_line(data, record.name, record.line, self._options)

    def _explained(self, readings: list[Reading], known: tuple[Tree, Verdict] | None = None) -> _Made:
        """What readings become, with what is to be told; `known` is the tree of the only event and what is wrong with it."""
        if self.task.to == "jsonl":
            readings = [event for one in readings for event in described_in(one, self._options)]
        written, problems, is_lacking = [], [], False
        for reading in readings:
            problems += reading.problems
            if reading.event is not None:
                tree, verdict = known or self._judge.event(reading.event)
                problems += verdict.at(reading).problems
                written.append(self._event(tree, verdict))
                is_lacking = is_lacking or self._lacks_base(tree)
            elif reading.statements:
                problems += self._judge.statements(reading).problems
                data, more = self._statements(reading)
                problems += more
                written.append(data)
                is_lacking = is_lacking or (bool(data) and self.task.base_url is None and has_relative(reading.statements))
        return _Made(
            data=b"".join(written),
            severities=[one.severity for one in problems],
            told=[one for one in problems if rank(one.severity) <= self._limit],
            events=sum(one.event is not None or bool(one.statements) for one in readings),
            lacks_base=is_lacking,
        )

    def _lacks_base(self, tree: Tree) -> bool:
        is_asked = bool(self.task.to) and self.task.base_url is None
        return is_asked and lacks_base(tree, self.task.profile if self.task.to == "jsonl" else "")

    def _event(self, tree: Tree, verdict: Verdict) -> bytes:
        """An event as it is written."""
        if not self.task.to:
            return b""
        if self.task.to != "jsonl":
            written = lines(verdict.graph.objects)
            return written if self.task.to == "ntriples" else in_graph(written, tree.iris.page)
        document = jsonld.web(tree) if self.task.profile == "web" else jsonld.portal(tree)
        return msgspec.json.encode(document) + b"\n"

    def _statements(self, reading: Reading) -> tuple[bytes, list[Problem]]:
        """Linked data as it is written, and what is wrong with that."""
        if not self.task.to:
            return b"", []
        if self.task.to == "jsonl":
            found = Findings(reading.source)
            found.add("linked-data-kept", "This linked data describes no event, and can't be JSON lines.", Span(0, 1))
            return b"", found.problems
        names = names_of(reading, self._base) if self.task.base_url else {}
        return ntriples(published(reading, self._base, names)).encode(), []


class _Record(NamedTuple):
    """A line or a file of a chunk.

    Attributes:
        name: The name of the file.
        line: The number of the line; 0 for a file.
        data: Its bytes; None for a file that is to be read.
        why: Why it can't be read; "" where it can.
        is_only: Whether it is a file, and nothing else was asked for.
    """

    name: str
    line: int
    data: bytes | None
    why: str = ""
    is_only: bool = False

    @property
    def may_be_plain(self) -> bool:
        """Whether it is a line, or a file in YAML."""
        return bool(self.line) or self.name.endswith((".yaml", ".yml"))


def _records(chunk: Chunk) -> Iterator[_Record]:
    if chunk.why or not chunk.first_line:
        data = chunk.lines[0] if chunk.lines else None
        yield _Record(chunk.name, chunk.first_line, data, chunk.why, is_only=chunk.is_only and not chunk.first_line)
        return
    for number, line in enumerate(chunk.lines, start=chunk.first_line):
        if line.strip():
            yield _Record(chunk.name, number, line)
