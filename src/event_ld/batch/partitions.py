"""The input of a cluster as partitions: ranges of bytes of files of lines, and whole files; the same for the same files."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from gzip import BadGzipFile
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, NamedTuple, cast

from event_ld.batch.records import At, Chunk, is_lines, lines_from, rest_of_line, whole
from event_ld.batch.stores import Store
from event_ld.batch.streams import is_packed, plain_name, unpacked
from event_ld.errors import InputError, UsageError
from event_ld.inputs import files_in

if TYPE_CHECKING:
    from event_ld.batch.work import Task

PARTITION_BYTES = 64_000_000
"""About how many bytes of input one partition has."""

_ENDINGS = {"ntriples": ".nt", "nquads": ".nq", "jsonl": ".jsonl"}
_CHANGES = ("ETag", "etag", "mtime", "LastModified", "created")
_LEAST_WEIGHT = 4096


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
    """What one worker does at a time: parts of the input, of each file no more than one; `number` counts from 0."""

    number: int
    pieces: tuple[Piece, ...]

    def name(self, task: Task) -> str | None:
        """The name of the file that it becomes; None where it is judged only."""
        return f"part-{self.number:05d}{_ENDINGS[task.to]}{PurePath(task.packing).suffix}" if task.to else None


class Found(NamedTuple):
    """A file of the input, as fsspec names it, with its size and a state that changes when it does."""

    url: str
    size: int
    state: str


def find(paths: list[str]) -> list[Found]:
    """The files of a batch, each once, in the order of the paths; what a pattern gives, by name.

    An InputError where there is no such file; a UsageError where a store needs a package that is not installed, or standard
    input is named.
    """
    found: dict[str, Found] = {}
    for path in paths:
        if path == "-":
            raise UsageError("A cluster can't read standard input; name files.")
        named = Store(path)
        is_folder = named.is_local and Path(named.place).is_dir()
        stores = [Store(one) for one in files_in([named.place])] if is_folder else [named]
        files = [one for store in stores for one in store.files()]
        if not files:
            raise InputError(f"{path} does not exist, or names no file; write a pattern such as s3://bucket/events/*.jsonl.")
        for url, info in files:
            state = next((str(info[key]) for key in _CHANGES if info.get(key)), "")
            found.setdefault(url, Found(url, int(info["size"] or 0), state))
    return list(found.values())


def plan(files: Iterable[Found], partition_bytes: int = PARTITION_BYTES) -> Iterator[Partition]:
    """The partitions of files, the same for the same files: long files of lines in several, small ones together."""
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
    """The records of a piece; lines are counted from its first one. What can't be read for what it holds is said in a chunk.

    An InputError where the store fails, which it may not do again; a UsageError where the store, or the packing, needs a
    package that is not installed.
    """
    store, end = Store(piece.url), At()
    with store.errors("read"), store.open() as raw:
        stream = unpacked(cast("IO[bytes]", io.BufferedReader(cast("io.RawIOBase", raw))), piece.url)
        try:
            for chunk in _records_of(piece, stream):
                yield chunk
                end = chunk.end
        except InputError as error:
            cause = error.__cause__
            if isinstance(cause, OSError) and not isinstance(cause, BadGzipFile):
                raise
            yield Chunk(piece.url, 0, (), end, str(error))


def _records_of(piece: Piece, stream: IO[bytes]) -> Iterator[Chunk]:
    if not is_lines(piece.url):
        yield Chunk(plain_name(piece.url), 0, (whole(stream, piece.url),), At())
        return
    start = piece.start
    if start:  # a line that begins before the piece belongs to the piece before
        stream.seek(start - 1)
        start += rest_of_line(stream) - 1
    yield from lines_from(stream, piece.url, At(0, start), piece.end)
