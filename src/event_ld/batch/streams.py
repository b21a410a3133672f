"""Files as streams of bytes, packed or not: `.gz` (gzip, RFC 1952) and `.zst` (Zstandard, RFC 8878, extra `zstd`).

Both formats may be written in parts that stand one after another, so a file can be cut off behind any part and gone on with.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import IO, Any, cast

from event_ld.errors import InputError, as_input_error
from event_ld.extras import needed
from event_ld.limits import LARGEST_FILE, PACKED_RATIO
from event_ld.readers.formats import PACKED_ENDINGS
from event_ld.readers.reading import refuse_endless


def plain_name(path: str) -> str:
    """The name of a file without the ending that says how it is packed."""
    ending = PurePath(path).suffix.lower()
    return path[: -len(ending)] if ending in PACKED_ENDINGS else path


def is_packed(path: str) -> bool:
    """Whether the ending of a file says that it is packed."""
    return plain_name(path) != path


@contextmanager
def open_bytes(path: Path) -> Iterator[IO[bytes]]:
    """A file as its unpacked bytes; an InputError where it can't be opened, a UsageError where an extra is not installed."""
    with as_input_error(path, "read"):
        refuse_endless(path)
        stream = path.open("rb")
    with stream, unpacked(stream, str(path)) as plain:
        yield plain


def unpacked(stream: IO[bytes], name: str) -> IO[bytes]:
    """A stream as one of plain bytes, by the ending of its name; a UsageError where an extra for it is not installed."""
    ending = PurePath(name).suffix.lower()
    if ending == ".gz":
        return io.BufferedReader(_Bounded(cast("IO[bytes]", gzip.GzipFile(fileobj=stream)), stream, name))
    if ending == ".zst":
        plain = _zstandard().ZstdDecompressor().stream_reader(stream, read_across_frames=True)
        return io.BufferedReader(_Bounded(plain, stream, name))
    return stream


class _Bounded(io.RawIOBase):
    """Unpacked bytes, as long as they are not too many for the packed ones that they come from."""

    def __init__(self, plain: IO[bytes], packed: IO[bytes], name: str) -> None:
        self._plain, self._packed, self._name = plain, packed, name
        self._size = 0

    def readable(self) -> bool:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        return True

    def readinto(self, buffer: Any) -> int:  # type: ignore[explicit-override]  # noqa: ANN401  # as above; any buffer
        data = cast("io.BufferedReader", self._plain).read1(len(buffer))  # what comes before damage is kept
        buffer[: len(data)] = data
        self._size += len(data)
        if self._size > LARGEST_FILE and self._size > PACKED_RATIO * self._packed.tell():
            why = f"unpacks to more than {PACKED_RATIO} times its size"
            raise InputError(f"{self._name} {why}, which no file of descriptions does; unpack it by hand if it is right.")
        return len(data)


def reading_errors(name: str) -> tuple[type[Exception], ...]:
    """What reading a stream may raise, by the ending of its name."""
    usual = (OSError, EOFError, ValueError, zlib.error)
    return (*usual, _zstandard().ZstdError) if PurePath(name).suffix.lower() == ".zst" else usual


def packed(data: bytes, name: str) -> bytes:
    """Bytes as a part of a file, packed as its ending says, the same on every run; a UsageError where the extra is missing."""
    ending = PurePath(name).suffix.lower()
    if ending == ".gz":
        return gzip.compress(data, compresslevel=6, mtime=0) if data else b""
    if ending == ".zst":
        packer = _zstandard().ZstdCompressor(level=3)
        return bytes(packer.compress(data)) if data else b""
    return data


def _zstandard() -> Any:  # noqa: ANN401  # a module
    return needed("zstandard", "zstd", "A file that ends in .zst")
