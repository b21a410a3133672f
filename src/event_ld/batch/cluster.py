"""Batches on a cluster of Dask: each partition of the input becomes one file, and a manifest says what there is.

A partition is a range of bytes of a file of lines, or several whole files. Whoever works on it writes its file under another
name, puts it in its place, and only then notes it as done; the bytes depend on the partition alone. So a worker that is lost, or
a second run, leaves neither a gap nor anything twice. On file systems that are not local, a file must be there as a whole when it
is closed, as object stores have it.

Dask and fsspec are the extra `cluster`; fsspec reads its settings and credentials from where it always does.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import re
import threading
import uuid
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, Any, NamedTuple, cast

import msgspec

from event_ld.batch.records import At, Chunk, is_lines, lines_from, rest_of_line, whole
from event_ld.batch.run import fingerprint, problem_line
from event_ld.batch.streams import is_packed, plain_name, unpacked
from event_ld.batch.work import Counts, Task, Worker
from event_ld.errors import InputError, UsageError, as_input_error, sentence_of
from event_ld.extras import needed
from event_ld.inputs import expand
from event_ld.pipeline import base_missing
from event_ld.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

PARTITION_BYTES = 64_000_000
"""About how many bytes of input one partition has."""
VERSION = 1
"""The version of the manifest's form."""
MANIFEST = "manifest.json"
"""What a folder holds: each partition with its counts and its SHA-256. It is there when everything else is."""
PROBLEMS = "problems.jsonl"
"""The problems of all partitions, as lines of JSON."""

_WORK = "_work"
_ENDINGS = {"ntriples": ".nt", "nquads": ".nq", "jsonl": ".jsonl"}
_LEAST_WEIGHT = 4096
_PATIENCE = 30
_ADDRESS = re.compile(r"[a-z]+://[^\s/]+:\d+/?")
_RETRIES = 2
_WHAT = "A cluster"


class Piece(NamedTuple):
    """A part of a file.

    Attributes:
        url: The file, as fsspec names it; the path of a local one.
        start: The byte at which its first line may begin.
        end: The byte at which no line of it begins any more; None for all of a file.
    """

    url: str
    start: int = 0
    end: int | None = None


class Partition(NamedTuple):
    """What one worker does at a time.

    Attributes:
        number: Its place in the order, from 0.
        pieces: The parts of the input; of each file no more than one.
    """

    number: int
    pieces: tuple[Piece, ...]

    def name(self, task: Task) -> str:
        """The name of the file that it becomes."""
        return f"part-{self.number:05d}{_ENDINGS[task.to]}{PurePath(task.packing).suffix}"


class Found(NamedTuple):
    """A file of the input.

    Attributes:
        url: The file, as fsspec names it; the path of a local one.
        size: Its bytes.
        state: What changes when it does.
    """

    url: str
    size: int
    state: str


class Record(NamedTuple):
    """What became of a partition.

    Attributes:
        path: The file.
        bytes: Its size.
        sha256: Its SHA-256, in hexadecimal digits.
        lines: The lines of each piece.
        counts: How many there were.
        lacks_base: Whether IRIs were made with the placeholder.
    """

    path: str
    bytes: int
    sha256: str
    lines: list[int]
    counts: dict[str, Any]
    lacks_base: bool


def run_cluster(  # noqa: PLR0913  # one keyword for each thing that can be chosen
    paths: Iterable[str],
    task: Task,
    output: str,
    *,
    cluster: str,
    jobs: int | None = None,
    partition_bytes: int = PARTITION_BYTES,
    advance: Callable[[int, int], object] | None = None,
) -> Counts:
    """Does a task with every record of files on a cluster, and goes on with what an earlier run left undone.

    Args:
        paths: Files, patterns and folders: local ones, and patterns of what fsspec knows (`s3://bucket/*.jsonl`).
        task: What to do.
        output: The folder to write, local or of fsspec; empty, or with an earlier run of the same batch.
        cluster: The address of a scheduler (`tcp://host:8786`), or `local` for processes of this machine.
        jobs: How many processes, for `local`; as many as Dask finds right when it is not given.
        partition_bytes: About how many bytes of input one partition has.
        advance: Is told how many partitions are done, and how many there are.

    Raises:
        InputError: A file can't be read or written; the cluster can't be reached, or gave up.
        UsageError: The extra is not installed; the task can't be done; the folder holds something else.
    """
    task.check()
    if partition_bytes < 1:
        raise UsageError("A partition has at least one byte.")
    found = find([str(one) for one in paths])
    partitions = list(plan(found, partition_bytes))
    batch = fingerprint([[one.url, one.size, one.state] for one in found], task, partition_bytes)
    folder = Folder(output)
    records = folder.open(batch)
    if records is None:
        records = folder.noted(partitions)
        missing = [one for one in partitions if one.number not in records]
        if advance is not None:
            advance(len(records), len(partitions))
        for number, record in _made(missing, task, folder.url, cluster, jobs):
            records[number] = record
            if advance is not None:
                advance(len(records), len(partitions))
        folder.finish(batch, partitions, [records[one.number] for one in partitions])
    return _summed(records.values())


# -- the input


def find(paths: list[str]) -> list[Found]:
    """The files of a batch, each once, in the order of the paths; what a pattern gives, by name.

    Raises:
        InputError: There is no such file.
        UsageError: A file system needs a package that is not installed; standard input is named.
    """
    found: dict[str, Found] = {}
    for path in paths:
        if path == "-":
            raise UsageError("A cluster can't read standard input; name files.")
        fs, place = file_system(path)
        is_local = _is_local(fs)
        names = expand([place]) if is_local and Path(place).is_dir() else None
        with as_input_error(path, "read"):
            infos = sorted(fs.glob(place, detail=True).items()) if names is None else [(one, fs.info(one)) for one in names]
        files = [(name, info) for name, info in infos if info["type"] == "file"]
        if not files:
            raise InputError(f"{path} does not exist, or names no file; write a pattern such as s3://bucket/events/*.jsonl.")
        for name, info in files:
            url = name if is_local else str(fs.unstrip_protocol(name))
            state = next((str(info[key]) for key in ("ETag", "etag", "mtime", "LastModified", "created") if info.get(key)), "")
            found.setdefault(url, Found(url, int(info["size"] or 0), state))
    return list(found.values())


def plan(files: Iterable[Found], partition_bytes: int = PARTITION_BYTES) -> Iterator[Partition]:
    """The partitions of files, the same for the same files: long files of lines in several, small files together.

    Args:
        files: The files.
        partition_bytes: About how many bytes one partition has.
    """
    number, pieces, weight = 0, list[Piece](), 0
    for piece, bytes_of_piece in _pieces(files, partition_bytes):
        if pieces and weight + bytes_of_piece > partition_bytes:
            yield Partition(number, tuple(pieces))
            number, pieces, weight = number + 1, [], 0
        pieces.append(piece)
        weight += bytes_of_piece
    if pieces:
        yield Partition(number, tuple(pieces))


def _pieces(files: Iterable[Found], partition_bytes: int) -> Iterator[tuple[Piece, int]]:
    for one in files:
        if is_lines(one.url) and not is_packed(one.url):
            for start in range(0, one.size, partition_bytes):
                end = min(start + partition_bytes, one.size)
                yield Piece(one.url, start, end), end - start
        else:
            yield Piece(one.url), max(one.size, _LEAST_WEIGHT)


def chunks_of(piece: Piece) -> Iterator[Chunk]:
    """The records of a piece; lines are counted from the piece's first one.

    Raises:
        InputError: The file can't be read.
        UsageError: The file system, or the packing, needs a package that is not installed.
    """
    fs, place = file_system(piece.url)
    with as_input_error(piece.url, "read"), fs.open(place, "rb") as raw:
        buffered = cast("IO[bytes]", io.BufferedReader(raw))
        stream = unpacked(buffered, piece.url)
        if not is_lines(piece.url):
            name = plain_name(piece.url)
            yield Chunk(name, 0, (whole(stream, piece.url),), At())
            return
        start = piece.start
        if start:  # a line that begins before the piece belongs to the piece before
            stream.seek(start - 1)
            start += rest_of_line(stream) - 1
        yield from lines_from(stream, piece.url, At(0, start), piece.end)


# -- the output


class Folder:
    """The folder of a batch: partitions, and in `_work/` what is known of each until all are done.

    Attributes:
        url: The folder, as fsspec names it; the path of a local one.
    """

    def __init__(self, url: str) -> None:
        """Sets the folder up.

        Args:
            url: Where it is, or is to be.

        Raises:
            UsageError: The file system needs a package that is not installed.
        """
        self._fs, self._place = file_system(url)
        self._is_local = _is_local(self._fs)
        self.url = self._place if self._is_local else url

    def open(self, batch: str) -> dict[int, Record] | None:
        """Makes the folder ready; what became of the partitions, where all of them are there already.

        Raises:
            UsageError: It holds another batch, or something else.
            InputError: It can't be read or written.
        """
        with as_input_error(self.url, "written"):
            manifest = self._read(MANIFEST)
            begun = self._read(f"{_WORK}/batch.json")
            known = manifest or begun
            if known is None and self._fs.exists(self._place) and self._fs.ls(self._place):
                raise UsageError(f"{self.url} is not empty, and holds no batch; name another folder.")
            if known is not None and known.get("batch") != batch:
                raise UsageError(
                    f"{self.url} holds another batch: its input or its options have changed, or the version of event-ld. "
                    "Name another folder, or delete this one."
                )
            if manifest is not None:
                records = [Record(**one) for one in manifest["partitions"]]
                if (
                    all(self._size(one.path) == one.bytes for one in records)
                    and self._size(PROBLEMS) == manifest["problems_bytes"]
                ):
                    self._clear()
                    return dict(enumerate(records))
                self._fs.rm_file(self._at(MANIFEST))
            self._fs.makedirs(self._at(_WORK), exist_ok=True)
            self.put(f"{_WORK}/batch.json", _json({"batch": batch}))
        return None

    def noted(self, partitions: list[Partition]) -> dict[int, Record]:
        """What became of the partitions that are done, by number."""
        with as_input_error(self.url, "read"):
            there = {str(one).rpartition("/")[2] for one in self._fs.ls(self._at(_WORK), detail=False)}
            found = {one.number: self.record(one) for one in partitions if _note(one) in there}
        return {number: record for number, record in found.items() if record is not None}

    def record(self, partition: Partition) -> Record | None:
        """What became of a partition; None where it is not done, or its file is not what was noted."""
        known = self._read(f"{_WORK}/{_note(partition)}")
        record = None if known is None else Record(**known)
        return record if record is not None and self._size(record.path) == record.bytes else None

    def put(self, name: str, data: bytes) -> None:
        """Writes a small file, which is the old one or the new one at any moment."""
        with self.writing(name) as stream:
            stream.write(data)

    @contextmanager
    def writing(self, name: str) -> Iterator[IO[bytes]]:
        """A stream to a file that is in its place when all of it is written, and not before."""
        if not self._is_local:
            with self._fs.open(self._at(name), "wb") as stream:
                yield stream
            return
        place = Path(self._at(name))
        new = place.with_name(f".{place.name}.{uuid.uuid4().hex}")
        try:
            with new.open("wb") as stream:
                yield stream
            new.replace(place)
        finally:
            new.unlink(missing_ok=True)

    def finish(self, batch: str, partitions: list[Partition], records: list[Record]) -> None:
        """Writes the problems of all partitions and the manifest, and takes away what was noted on the way.

        Raises:
            InputError: A file can't be read or written.
        """
        with as_input_error(self.url, "written"):
            size = 0
            before: dict[str, int] = {}
            with self.writing(PROBLEMS) as stream:
                if any(one.lacks_base for one in records):
                    size += stream.write(problem_line(base_missing()))
                for partition, record in zip(partitions, records, strict=True):
                    size += stream.write(self._problems(partition, before))
                    for piece, lines in zip(partition.pieces, record.lines, strict=True):
                        before[piece.url] = before.get(piece.url, 0) + lines
            manifest = {
                "version": VERSION,
                "event_ld": __version__,
                "batch": batch,
                "counts": asdict(_summed(records)),
                "problems_bytes": size,
                "partitions": [one._asdict() for one in records],
            }
            self.put(MANIFEST, _json(manifest))
            self._clear()

    def _problems(self, partition: Partition, before: dict[str, int]) -> bytes:
        """The problems of a partition, with the lines counted from the beginning of each file."""
        lines = self._fs.cat_file(self._at(f"{_WORK}/{_problems(partition)}")).splitlines(keepends=True)
        return b"".join(_moved(one, before) for one in lines)

    def _read(self, name: str) -> dict[str, Any] | None:
        if not self._fs.exists(self._at(name)):
            return None
        try:
            found = json.loads(self._fs.cat_file(self._at(name)))
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise UsageError(f"{self.url}/{name} is not what a batch writes; name another folder.")
        return found

    def _size(self, name: str) -> int:
        try:
            return int(self._fs.info(self._at(name))["size"])
        except FileNotFoundError:
            return -1

    def _clear(self) -> None:
        """Takes away what was noted on the way, and what a lost worker has left half written."""
        with suppress(FileNotFoundError):
            self._fs.rm(self._at(_WORK), recursive=True)
        if self._is_local:
            for one in Path(self._place).glob(".part-*"):
                one.unlink(missing_ok=True)

    def _at(self, name: str) -> str:
        return f"{self._place.rstrip('/')}/{name}"


def work_on_partition(partition: Partition, task: Task, folder: str) -> Record:
    """Writes what becomes of a partition, unless that is done already; any process of any machine may do it, and do it again.

    Args:
        partition: What to work on.
        task: What to do.
        folder: The folder of the batch, which `Folder.open` has made ready.

    Raises:
        InputError: A file can't be read or written.
    """
    there = Folder(folder)
    done = there.record(partition)
    if done is not None:
        return done
    worker = _worker_for(task)
    counts, lines, size, sum_of_all, lacks_base = Counts(), [], 0, hashlib.sha256(), False
    with (
        as_input_error(folder, "written"),
        there.writing(partition.name(task)) as output,
        there.writing(f"{_WORK}/{_problems(partition)}") as problems,
    ):
        for piece in partition.pieces:
            last = 0
            for chunk in chunks_of(piece):
                made = worker.work(chunk)
                output.write(made.output)
                problems.writelines(map(problem_line, made.problems))
                sum_of_all.update(made.output)
                size += len(made.output)
                counts.add(made.counts)
                lacks_base = lacks_base or made.lacks_base
                last = chunk.end.line
            lines.append(last)
    record = Record(partition.name(task), size, sum_of_all.hexdigest(), lines, asdict(counts), lacks_base)
    with as_input_error(folder, "written"):
        there.put(f"{_WORK}/{_note(partition)}", _json(record._asdict()))
    return record


_own = threading.local()


def _worker_for(task: Task) -> Worker:
    """The worker of this thread for a task, which is used for one partition after another."""
    known: tuple[Task, Worker] | None = getattr(_own, "known", None)
    if known is None or known[0] != task:
        known = _own.known = (task, Worker(task))
    return known[1]


def _note(partition: Partition) -> str:
    return f"{partition.number:05d}.json"


def _problems(partition: Partition) -> str:
    return f"{partition.number:05d}.problems.jsonl"


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, indent=1, sort_keys=True).encode("ascii") + b"\n"


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


def _summed(records: Iterable[Record]) -> Counts:
    counts = Counts()
    is_told = False
    for one in records:
        counts.add(Counts.of(one.counts))
        is_told = is_told or one.lacks_base
    if is_told:
        counts.problems[base_missing().severity] += 1
    return counts


# -- the cluster


def _made(partitions: list[Partition], task: Task, folder: str, address: str, jobs: int | None) -> Iterator[tuple[int, Record]]:
    """What becomes of partitions, as they are done."""
    if not partitions:
        return
    distributed = needed("distributed", "cluster", _WHAT)
    with _client(distributed, address, jobs) as client:
        by_key = {}
        for one in partitions:
            future = client.submit(
                work_on_partition,
                one,
                task,
                folder,
                key=f"event-ld-{uuid.uuid4().hex}-{one.number}",
                retries=_RETRIES,
                pure=False,
            )
            by_key[future.key] = (one, future)
        for future in distributed.as_completed([future for _, future in by_key.values()], loop=client.loop):
            partition, _ = by_key.pop(future.key)
            try:
                yield partition.number, future.result()
            except distributed.KilledWorker:
                raise InputError(
                    f"Partition {partition.number} has cost several workers, perhaps for want of memory; take smaller partitions."
                ) from None


@contextmanager
def _client(distributed: Any, address: str, jobs: int | None) -> Iterator[Any]:  # noqa: ANN401  # a module of an extra
    """A client of the cluster, whose workers have the same event-ld."""
    is_local = address == "local"
    if not is_local and not _ADDRESS.fullmatch(address):
        raise UsageError(f"{address} is no address of a cluster; write local, or the scheduler's, as in tcp://host:8786.")
    for name in ("distributed", "asyncio", "tornado"):  # what matters of what they would log is said as an error
        logging.getLogger(name).setLevel(logging.CRITICAL)
    own = None
    try:
        if is_local:
            quiet = {"dashboard_address": None, "silence_logs": logging.CRITICAL}
            own = distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, processes=True, host="127.0.0.1", **quiet)
        client = distributed.Client(own or address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise InputError(f"The cluster {address} can't be reached: {sentence_of(error)}.") from None
    try:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise InputError(f"The cluster {address} has no worker.") from None
        _check_versions(client)
        yield client
    finally:
        client.close()
        if own is not None:
            own.close()


def _check_versions(client: Any) -> None:  # noqa: ANN401  # a client of an extra
    """Makes sure that the same partition becomes the same bytes everywhere."""
    found = client.run(_version, on_error="return")
    for worker, version in sorted(found.items()):
        if version != __version__:
            known = f"has event-ld {version}" if isinstance(version, str) else f"has no event-ld that can be used ({version})"
            raise UsageError(f"The worker {worker} {known}, and this is {__version__}; install the same on all.")


def _version() -> str:
    return __version__


# -- files anywhere


def file_system(url: str) -> tuple[Any, str]:
    """The file system of a file, and its name there.

    Args:
        url: A path, or a URL that fsspec knows.

    Raises:
        UsageError: The extra, or the package of the file system, is not installed; there is no such file system.
    """
    fsspec = needed("fsspec", "cluster", _WHAT)
    try:
        fs, place = fsspec.core.url_to_fs(url)
    except ImportError as error:
        raise UsageError(f"{url} needs a package that is not installed: {sentence_of(error)}.") from None
    except ValueError as error:
        raise UsageError(f"{url} is on no file system that is known: {sentence_of(error)}.") from None
    return fs, str(place)


def _is_local(fs: Any) -> bool:  # noqa: ANN401  # a file system of an extra
    return "file" in ((fs.protocol,) if isinstance(fs.protocol, str) else fs.protocol)
