"""The folder of a batch on a cluster: a file for each partition, what is known of each, and the manifest when all are there."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

import msgspec

from event_ld.batch.run import problem_line
from event_ld.batch.stores import Store
from event_ld.batch.work import Counts, Task
from event_ld.errors import InputError, UsageError, as_input_error
from event_ld.pipeline import base_missing
from event_ld.version import __version__

if TYPE_CHECKING:
    from event_ld.batch.partitions import Partition

VERSION = 1
"""The version of the manifest's form."""
MANIFEST = "manifest.json"
"""What a folder holds: each partition with its counts and its SHA-256. It is there when everything else is."""
PROBLEMS = "problems.jsonl"
"""The problems of all partitions, as lines of JSON."""

T = TypeVar("T")
_WORK = "_work"
_BATCH = f"{_WORK}/batch.json"


class Record(msgspec.Struct, frozen=True):
    """What became of a partition; `lines` are those of each piece."""

    path: str | None
    bytes: int
    sha256: str | None
    lines: list[int]
    counts: Counts
    lacks_base: bool


class _Batch(msgspec.Struct):
    """What tells the batch that is under way from others."""

    batch: str


class _Manifest(_Batch):
    """What there is in the end."""

    version: int
    event_ld: str
    counts: Counts
    problems_bytes: int
    partitions: list[Record]


class Folder:
    """The folder of a batch: partitions, and in `_work/` what is known of each until all are done.

    What can't be read or written is an `InputError`.
    """

    def __init__(self, url: str) -> None:
        """Sets the folder up, which is at a URL, or is to be; a UsageError where the package of its store is not installed."""
        self._store = Store(url)
        self.url = self._store.url

    def open(self, batch: str) -> dict[int, Record] | None:
        """Makes the folder ready; what became of the partitions, where all of them are there already.

        A UsageError where it holds another batch, or something else; an InputError where it can't be read or written.
        """
        manifest = self._read(MANIFEST, _Manifest)
        known = self.batch() if manifest is None else manifest.batch
        if known is None and self._store.names():
            raise UsageError(f"{self.url} is not empty, and holds no batch; name another folder.")
        if known not in (None, batch):
            raise UsageError(
                f"{self.url} holds another batch: its input or its options have changed, or the version of event-ld. "
                "Name another folder, or delete this one."
            )
        if manifest is not None:
            if all(map(self._is_there, manifest.partitions)) and self._store.size(PROBLEMS) == manifest.problems_bytes:
                self._clear()
                return dict(enumerate(manifest.partitions))
            self._store.remove(MANIFEST)
        self._store.make(_WORK)
        self._put(_BATCH, _Batch(batch))
        return None

    def batch(self) -> str | None:
        """What tells the batch that is under way here from others; None where there is none.

        A UsageError where what stands there is of something else; an InputError where the folder can't be read.
        """
        known = self._read(_BATCH, _Batch)
        return None if known is None else known.batch

    def noted(self, partitions: list[Partition]) -> dict[int, Record]:
        """What became of the partitions that are done, by number."""
        there = self._store.names(_WORK)
        found = {one.number: self.record(one) for one in partitions if _note(one) in there}
        return {number: record for number, record in found.items() if record is not None}

    def record(self, partition: Partition) -> Record | None:
        """What became of a partition; None where it is not done, or its file is not what was noted."""
        record = self._read(f"{_WORK}/{_note(partition)}", Record)
        is_whole = record is not None and self._is_there(record) and self._store.size(f"{_WORK}/{_problems(partition)}") >= 0
        return record if is_whole else None

    def note(self, partition: Partition, record: Record) -> None:
        """Notes that a partition is done, when its file is in its place."""
        self._put(f"{_WORK}/{_note(partition)}", record)

    @contextmanager
    def writing(self, partition: Partition, task: Task) -> Iterator[tuple[IO[bytes], IO[bytes]]]:
        """Streams to the file of a partition and to its problems, whose lines are counted from the partition's first one.

        Both are in their places when all is written, and not before.
        """
        name = partition.name(task)
        with (
            nullcontext(io.BytesIO()) if name is None else self._store.writing(name) as output,
            self._store.writing(f"{_WORK}/{_problems(partition)}") as problems,
        ):
            yield output, problems

    def finish(self, batch: str, partitions: list[Partition], records: list[Record]) -> None:
        """Writes the problems of all partitions and the manifest, and takes away what was noted on the way."""
        with as_input_error(self.url, "written"):
            size = 0
            before: dict[str, int] = {}
            with self._store.writing(PROBLEMS) as stream:
                if any(one.lacks_base for one in records):
                    size += stream.write(problem_line(base_missing()))
                for partition, record in zip(partitions, records, strict=True):
                    size += stream.write(self._problems(partition, before))
                    for piece, lines in zip(partition.pieces, record.lines, strict=True):
                        before[piece.url] = before.get(piece.url, 0) + lines
            manifest = _Manifest(batch, VERSION, __version__, summed(records), size, records)
            self._put(MANIFEST, manifest)
            self._clear()

    def _problems(self, partition: Partition, before: dict[str, int]) -> bytes:
        """The problems of a partition, with the lines counted from the beginning of each file."""
        data = self._store.read(f"{_WORK}/{_problems(partition)}")
        if data is None:
            raise InputError(f"{self.url}/{_WORK}/{_problems(partition)} is gone; the same command makes it again.")
        return b"".join(_moved(one, before) for one in data.splitlines(keepends=True))

    def _read(self, name: str, kind: type[T]) -> T | None:
        data = self._store.read(name)
        try:
            return None if data is None else msgspec.json.decode(data, type=kind)
        except msgspec.DecodeError:
            raise UsageError(f"{self.url}/{name} is not what a batch writes; name another folder.") from None

    def _put(self, name: str, value: msgspec.Struct) -> None:
        """Writes a small file, which is the old one or the new one at any moment."""
        with as_input_error(self.url, "written"), self._store.writing(name) as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(value, order="sorted"), indent=1) + b"\n")

    def _is_there(self, record: Record) -> bool:
        return record.path is None or self._store.size(record.path) == record.bytes

    def _clear(self) -> None:
        """Takes away what was noted on the way, and what a lost worker has left half written."""
        self._store.remove(_WORK)
        if self._store.is_local:
            for one in Path(self.url).glob(".part-*"):
                one.unlink(missing_ok=True)


def _note(partition: Partition) -> str:
    return f"{partition.number:05d}.json"


def _problems(partition: Partition) -> str:
    return f"{partition.number:05d}.problems.jsonl"


def _moved(line: bytes, before: dict[str, int]) -> bytes:
    """A problem with its line counted from the beginning of the file."""
    if not any(before.values()):
        return line
    built = msgspec.json.decode(line)
    place = built["place"]
    if not place or not before.get(place["source"]):
        return line
    place["line"] += before[place["source"]]
    return msgspec.json.encode(built) + b"\n"


def summed(records: Iterable[Record]) -> Counts:
    """How many there were in all partitions."""
    counts = Counts()
    is_told = False
    for one in records:
        counts.add(one.counts)
        is_told = is_told or one.lacks_base
    if is_told:
        counts.problems[base_missing().severity] += 1
    return counts
