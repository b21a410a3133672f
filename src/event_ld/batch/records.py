"""The input of a batch as chunks of records: lines of JSON, or whole files of any other format."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path, PurePath
from typing import IO, TYPE_CHECKING, NamedTuple, cast

import msgspec

from event_ld.batch.streams import is_packed, open_bytes, plain_name, reading_errors
from event_ld.errors import InputError, as_input_error, sentence_of
from event_ld.limits import LARGEST_FILE, MOST_BLANK_LINES
from event_ld.readers.formats import LINE_ENDINGS
from event_ld.readers.reading import STANDARD_INPUT, read_stream

if TYPE_CHECKING:
    import os

CHUNK_BYTES = 256_000
"""About how many bytes of lines one chunk has; small enough that a progress bar moves and that little is done twice."""


class At(NamedTuple):
    """A place between two records: the number of the file, from 0, and the bytes of it, unpacked, and the lines before it."""

    file: int = 0
    offset: int = 0
    line: int = 0


class Chunk(NamedTuple):
    """Records that are read together.

    Attributes:
        name: What people call the file.
        first_line: The number of the first line, from 1; 0 for a file that is read as a whole.
        lines: The lines, with their ends; for a whole file, its bytes as the only one, or () where they are read from `name`.
        end: The place behind them.
        why: Why the file can't be read, or not read on; "" where it can.
        is_only: Whether nothing else was asked for, so that what can't be read is said as misuse is, and is no record's problem.
    """

    name: str
    first_line: int
    lines: tuple[bytes, ...]
    end: At
    why: str = ""
    is_only: bool = False


def state_of(path: str) -> os.stat_result | None:
    """What the file system says of a file; None of standard input, and of what can't be reached."""
    with suppress(OSError):
        return None if path == "-" else Path(path).stat()
    return None


def is_lines(path: str) -> bool:
    """Whether each line of a file is a record."""
    return PurePath(plain_name(path)).suffix.lower() in LINE_ENDINGS


def chunks(files: list[str], start: At = At(), *, is_only: bool = False) -> Iterator[Chunk]:  # noqa: B008  # immutable
    """The records of files, in order, from a place on.

    `-` is standard input, which is lines of JSON if its first line is an object of JSON by itself. An InputError where the only
    file can't be read; a UsageError where a packed file needs an extra that is not installed.
    """
    for number in range(start.file, len(files)):
        try:
            for one in _chunks_of(files[number], start if number == start.file else At(number)):
                yield one._replace(is_only=is_only)
        except InputError as error:
            if is_only:
                raise
            yield Chunk(files[number], 0, (), At(number + 1), str(error))


def _chunks_of(path: str, at: At) -> Iterator[Chunk]:
    if path == "-":
        yield from _standard_input(at)
    elif is_lines(path):
        with open_bytes(Path(path)) as stream:
            yield from lines_of(stream, path, at)
    elif is_packed(path):
        with open_bytes(Path(path)) as stream:
            yield Chunk(plain_name(path), 0, (whole(stream, path),), At(at.file + 1))
    else:
        yield Chunk(path, 0, (), At(at.file + 1))


def lines_of(stream: IO[bytes], name: str, at: At) -> Iterator[Chunk]:
    """The lines of a stream as chunks, from a place on; an InputError where it can't be read on."""
    try:
        _skip(stream, at.offset)
    except reading_errors(name) as error:
        raise InputError(f"{name} can't be read on: {sentence_of(error)}.") from error
    yield from lines_from(stream, name, at)


def lines_from(stream: IO[bytes], name: str, at: At, last: int | None = None) -> Iterator[Chunk]:
    """The lines of a stream as chunks, up to one that begins at `last`; one longer than a file may be is cut short there.

    Where it can't be read on, as a packed file that was cut off, a chunk without lines says why, after all lines before. An
    InputError where it can't be read on.
    """
    offset, line, blank, why = at.offset, at.line, 0, ""
    while not why:
        lines, size = [], 0
        try:
            while size < CHUNK_BYTES and (last is None or offset + size < last):
                one, length = _line(stream)
                if not one:
                    break
                size += length
                lines.append(one)
                blank = 0 if one.strip() else blank + 1
                if blank > MOST_BLANK_LINES:
                    where = f"before line {line + len(lines):,}"
                    raise InputError(f"{name} has more than {MOST_BLANK_LINES:,} blank lines {where}; take them out.")
        except reading_errors(name) as error:
            why = f"{name} can't be read on: {sentence_of(error)}."
            if not line and not lines:
                raise InputError(why) from error
        if lines:
            yield Chunk(name, line + 1, tuple(lines), At(at.file, offset + size, line + len(lines)))
        elif not why:
            return
        offset, line = offset + size, line + len(lines)
    yield Chunk(name, line + 1, (), At(at.file + 1), why)


def _line(stream: IO[bytes]) -> tuple[bytes, int]:
    """The next line, cut short where it is longer than a file may be, and the length of all of it."""
    one = stream.readline(LARGEST_FILE + 1)
    is_cut = len(one) > LARGEST_FILE and not one.endswith(b"\n")
    return one, len(one) + (rest_of_line(stream) if is_cut else 0)


def rest_of_line(stream: IO[bytes]) -> int:
    """Reads up to the end of the line, however far it is; how many bytes that were."""
    size = 0
    while one := stream.readline(CHUNK_BYTES):
        size += len(one)
        if one.endswith(b"\n"):
            break
    return size


def _skip(stream: IO[bytes], offset: int) -> None:
    if offset and stream.seekable() and isinstance(stream, io.BufferedReader):
        stream.seek(offset)
        return
    while offset > 0:
        data = stream.read(min(offset, CHUNK_BYTES))
        if not data:
            return
        offset -= len(data)


def whole(stream: IO[bytes], name: str) -> bytes:
    """All bytes of a stream; an InputError where it can't be read on, or has more than a file may have."""
    try:
        return read_stream(cast("io.BufferedReader", stream), name)
    except reading_errors(name) as error:
        raise InputError(f"{name} can't be read: {sentence_of(error)}.") from error


def _standard_input(at: At) -> Iterator[Chunk]:
    stream = sys.stdin.buffer
    with as_input_error(STANDARD_INPUT, "read"):
        first = stream.readline(LARGEST_FILE + 1)
        rest = b"" if _is_record(first) else read_stream(stream, STANDARD_INPUT)
    if _is_record(first):
        yield Chunk(STANDARD_INPUT, 1, (first,), At(at.file, len(first), 1))
        yield from (one._replace(first_line=one.first_line + 1) for one in lines_of(stream, STANDARD_INPUT, At(at.file)))
    else:
        yield Chunk(STANDARD_INPUT, 0, (first + rest,), At(at.file + 1))


def _is_record(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except msgspec.MsgspecError:
        return False
