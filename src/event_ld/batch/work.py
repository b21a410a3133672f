"""The pure function of a batch: a chunk of records to the bytes that they become and what is wrong with them.

It reads nothing but what the chunk names, keeps nothing from one chunk to the next, and gives the same bytes for the same
chunk anywhere; so any process of any machine may call it, and may call it again.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld.batch.fast import Approved, fast_path
from event_ld.batch.streams import packed
from event_ld.errors import InputError, UsageError
from event_ld.graph.nodes import build
from event_ld.graph.triples import NodeWriter, in_graph, ntriples, to_triples
from event_ld.inputs import read_text, unreadable
from event_ld.pipeline import DOCUMENT_PROFILES, Judge, checked_base, lacks_base, open_shapes
from event_ld.problems import Findings, Problem, Severity, in_order, rank
from event_ld.publish import jsonld
from event_ld.readers.formats import read_line
from event_ld.readers.reading import LARGEST_FILE, Options, Reading, read_bytes
from event_ld.source import Span
from event_ld.validate.normal import has_relative, published
from event_ld.vocabulary import own_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from event_ld.batch.records import Chunk
    from event_ld.graph.nodes import Tree
    from event_ld.validate.profiles import Shapes
    from event_ld.vocabulary import Vocabulary

LINE_FORMATS = ("ntriples", "nquads", "jsonl")
"""What is written line by line, so that the output of a batch is the outputs of its records one behind another."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """What to do with each record.

    Attributes:
        to: A format out of `LINE_FORMATS`; "" to validate only.
        profile: `web` or `portal`, for `jsonl`.
        base_url: Where the site stands.
        packing: A name whose ending says how the output is packed.
        only_valid: Whether a record that must not be published is left out of the output.
        least: The least severity that is told.
        profiles: What to validate against; None for what `validate` takes by itself.
        shapes: Files of SHACL shapes of the user's own.
        engine: What validates.
        today: The day before which an event is over.
        time_zone: The zone of events that neither state one nor imply one.
        vocabulary: Where keywords are looked up; ours when it is not given.
    """

    to: str = ""
    profile: str = "web"
    base_url: str | None = None
    packing: str = ""
    only_valid: bool = False
    least: Severity = Severity.WARNING
    profiles: tuple[str, ...] | None = ("core",)
    shapes: tuple[str, ...] = ()
    engine: str = "auto"
    today: date | None = None
    time_zone: str | None = None
    vocabulary: Vocabulary | None = None

    def check(self) -> None:
        """Makes sure that it can be done.

        Raises:
            InputError: A file of shapes can't be read.
            UsageError: There is no such format, profile, engine, zone or base.
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
        records: Lines and files read.
        events: Events found in them.
        left_out: Records that are not in the output, since they must not be published or can't be written so.
        problems: Problems by severity, whether they are told or not.
    """

    records: int = 0
    events: int = 0
    left_out: int = 0
    problems: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))

    @classmethod
    def of(cls, plain: dict[str, Any]) -> Counts:
        """Counts as they are written down, by `dataclasses.asdict`."""
        return cls(**{**plain, "problems": {Severity(name): number for name, number in plain["problems"].items()}})

    def add(self, other: Counts) -> None:
        """Takes others in."""
        self.records += other.records
        self.events += other.events
        self.left_out += other.left_out
        for severity, number in other.problems.items():
            self.problems[severity] += number


@dataclass(frozen=True, kw_only=True)
class Done:
    """What became of a chunk.

    Attributes:
        output: The bytes to write, packed.
        problems: What is to be told, in the order of the records.
        counts: How many there were.
        lacks_base: Whether IRIs were made with the placeholder, since no base was given.
    """

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


class Worker:
    """Does one task; holds what is made once and used for every chunk."""

    def __init__(self, task: Task) -> None:
        """Sets the worker up.

        Args:
            task: What to do.

        Raises:
            InputError: A file of shapes can't be read.
            UsageError: There is no such profile, engine or base.
        """
        self.task = task
        self._options = Options(time_zone=task.time_zone, vocabulary=task.vocabulary or own_vocabulary())
        self._base = checked_base(task.base_url)
        self._writer = NodeWriter(self._base)
        self._context = jsonld.portal_context(self._base)
        is_usual = not task.shapes and task.engine == "auto" and task.today is None and task.base_url is not None
        self.fast = (
            None
            if not is_usual
            else fast_path(
                base=self._base,
                zone=task.time_zone,
                vocabulary=self._options.vocabulary,
                profiles=task.profiles,
                least=task.least,
            )
        )
        self._shapes: list[Shapes] = [open_shapes(one) for one in task.shapes]
        self._judge()

    def work(self, chunk: Chunk) -> Done:
        """What becomes of a chunk."""
        counts, output, told, lacks_base = Counts(), [], [], False
        judge = self._judge()
        for found in self._records(chunk):
            counts.records += 1
            if isinstance(found, Approved):
                counts.events += 1
                output.append(self._approved(found))
                continue
            readings = found
            problems = [one for reading in readings for one in judge.judge(reading)]
            written, more = self._written(readings)
            lacks_base = lacks_base or self._lacks_base(readings)
            problems += more
            counts.events += sum(reading.event is not None or bool(reading.statements) for reading in readings)
            for one in problems:
                counts.problems[one.severity] += 1
            is_bad = any(one.severity is Severity.VIOLATION for one in problems)
            if self.task.to and ((is_bad and self.task.only_valid) or not written):
                counts.left_out += 1
            elif written:
                output.append(written)
            told += in_order(one for one in problems if rank(one.severity) <= rank(self.task.least))
        data = packed("".join(output).encode("utf-8"), self.task.packing)
        return Done(output=data, problems=tuple(told), counts=counts, lacks_base=lacks_base)

    def _lacks_base(self, readings: list[Reading]) -> bool:
        if not self.task.to or self.task.base_url is not None:
            return False
        profile = self.task.profile if self.task.to == "jsonl" else ""
        return any(
            has_relative(one.statements) if one.event is None else lacks_base(None, one.event, profile) for one in readings
        )

    def _judge(self) -> Judge:
        task = self.task
        return Judge(profiles=task.profiles, shapes=self._shapes, engine=task.engine, today=task.today, base_url=self._base)

    def _records(self, chunk: Chunk) -> Iterator[Approved | list[Reading]]:
        if not chunk.first_line:
            yield self._file(chunk)
            return
        for number, line in enumerate(chunk.lines, start=chunk.first_line):
            if line.strip():
                approved = None if self.fast is None else self.fast.read(line)
                yield self._line(line, chunk.name, number) if approved is None else approved

    def _file(self, chunk: Chunk) -> Approved | list[Reading]:
        task = self.task
        try:
            data = chunk.lines[0] if chunk.lines else read_bytes(Path(chunk.name))
            if self.fast is not None and chunk.name.endswith((".yaml", ".yml")):
                approved = self.fast.read_yaml(data)
                if approved is not None:
                    return approved
            return read_text(data, name=chunk.name, time_zone=task.time_zone, vocabulary=task.vocabulary)
        except InputError as error:
            return [unreadable(chunk.name, str(error))]

    def _line(self, line: bytes, name: str, number: int) -> list[Reading]:
        if len(line) > LARGEST_FILE:
            return [
                unreadable(name, f"The line has more than {LARGEST_FILE / 1e6:.0f} MB, which is the most that is read.", number)
            ]
        try:
            return read_line(line, name, number, self._options)
        except InputError as error:
            return [unreadable(name, str(error), number)]

    def _written(self, readings: list[Reading]) -> tuple[str, list[Problem]]:
        """What a record becomes, and what is wrong with that."""
        if not self.task.to:
            return "", []
        written, problems = [], []
        for reading in readings:
            if reading.event is not None:
                written.append(self._event(build(reading.event, self._base)))
            elif reading.statements and self.task.to == "jsonl":
                found = Findings(reading.source)
                found.add("linked-data-kept", "Linked data can't be written as JSON lines; take ntriples or nquads.", Span(0, 1))
                problems += found.problems
            elif reading.statements:
                written.append(ntriples(published(reading, self._base)))
        return "".join(written), problems

    def _approved(self, found: Approved) -> str:
        """What an event of the fast path becomes."""
        made, to = found.made, self.task.to
        if to in {"ntriples", "nquads"}:
            lines = self._writer.write(made.nodes.values(), has_escapes=found.has_escapes)
            return lines if to == "ntriples" else in_graph(lines, made.iris.page)
        if not to:
            return ""
        document = {"@context": self._context, **made.root} if self.task.profile == "portal" else jsonld.web(made.tree())
        return msgspec.json.encode(document).decode("utf-8") + "\n"

    def _event(self, tree: Tree) -> str:
        if self.task.to == "ntriples":
            return ntriples(to_triples(tree))
        if self.task.to == "nquads":
            return in_graph(ntriples(to_triples(tree)), tree.iris.page)
        document = jsonld.web(tree) if self.task.profile == "web" else jsonld.portal(tree)
        return msgspec.json.encode(document).decode("utf-8") + "\n"
