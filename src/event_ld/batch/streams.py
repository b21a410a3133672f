"""Files as streams of bytes, packed or not: `.gz` (gzip, RFC 1952) and `.zst` (Zstandard, RFC 8878, extra `zstd`).

Both formats may be written in parts that stand one after another, so a file can be cut off behind any part and gone on with.
"""

from __future__ import annotations

import gzip
import io
import zlib
from contextlib import contextmanager
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Any, cast

from event_ld.errors import InputError, UsageError, sentence_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PACKED = (".gz", ".zst")
"""The endings of packed files."""


@contextmanager
def as_input_error(name: object, what: str) -> Iterator[None]:
    """Failures of the file system as an `InputError`.

    Args:
        name: What people call the file.
        what: What can't be done with it: `read`, `written`.
    """
    try:
        yield
    except OSError as error:
        raise InputError(f"{name} can't be {what}: {error.strerror or sentence_of(error)}.") from error


def plain_name(path: str) -> str:
    """The name of a file without the ending that says how it is packed."""
    ending = PurePath(path).suffix.lower()
    return path[: -len(ending)] if ending in PACKED else path


def is_packed(path: str) -> bool:
    """Whether the ending of a file says that it is packed."""
    return plain_name(path) != path


@contextmanager
def open_bytes(path: Path) -> Iterator[IO[bytes]]:
    """A file as its unpacked bytes.

    Raises:
        InputError: It can't be opened.
        UsageError: It needs an extra that is not installed.
    """
    try:
        stream = path.open("rb")
    except OSError as error:
        raise InputError(f"{path} can't be read: {error.strerror}.") from error
    with stream, unpacked(stream, str(path)) as plain:
        yield plain


def unpacked(stream: IO[bytes], name: str) -> IO[bytes]:
    """A stream of packed bytes as one of plain bytes, by the ending of its name.

    Raises:
        UsageError: It needs an extra that is not installed.
    """
    ending = PurePath(name).suffix.lower()
    if ending == ".gz":
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream))
    if ending == ".zst":
        return io.BufferedReader(_zstandard().ZstdDecompressor().stream_reader(stream, read_across_frames=True))
    return stream


def reading_errors(name: str) -> tuple[type[Exception], ...]:
    """What reading a stream may raise, by the ending of its name."""
    usual = (OSError, EOFError, ValueError, zlib.error)
    return (*usual, _zstandard().ZstdError) if PurePath(name).suffix.lower() == ".zst" else usual


def packed(data: bytes, name: str) -> bytes:
    """Bytes as one part of a file, packed as the ending of its name says; the same bytes on every run.

    Raises:
        UsageError: It needs an extra that is not installed.
    """
    ending = PurePath(name).suffix.lower()
    if ending == ".gz":
        return gzip.compress(data, compresslevel=6, mtime=0) if data else b""
    if ending == ".zst":
        packer = _zstandard().ZstdCompressor(level=3)
        return bytes(packer.compress(data)) if data else b""
    return data


def _zstandard() -> Any:  # noqa: ANN401  # a module
    try:
        import zstandard  # noqa: PLC0415  # an extra, only where a file ends in .zst
    except ImportError:
        raise UsageError("Files that end in .zst need the extra zstd: pip install 'event-ld[zstd]'.") from None
    return zstandard
