"""Files of a site as answers: what is known of each by its size and time, whole or packed."""

from __future__ import annotations

import gzip
import hashlib
from collections import OrderedDict
from contextlib import suppress
from email.utils import formatdate, parsedate_to_datetime
from mimetypes import guess_type
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from event_ld.publish.site.discovery import MEDIA_TYPES

if TYPE_CHECKING:
    from pathlib import Path

_OTHERS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
TYPES = MEDIA_TYPES | _OTHERS
"""The media type of each ending."""
_SMALL = 1_000_000
"""The largest file that is kept in memory."""
_MOST_KEPT = 64_000_000
_LEAST_PACKED = 500
"""The smallest file that is worth packing."""
_MOST_KNOWN = 20_000


class Known(NamedTuple):
    """What is known of a file while it has one size and time.

    Attributes:
        tag: Its entity tag, without quotation marks.
        data: Its bytes, where it is small.
        packed: The same packed by gzip; b"" where that is not worth it.
    """

    tag: str
    data: bytes | None
    packed: bytes


class Files:
    """Knows files by size and time, so that none is read or hashed again for a client that asks whether it has changed."""

    def __init__(self) -> None:
        """Begins with nothing known."""
        self._known: OrderedDict[tuple[str, int, int], Known] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def peek(self, path: Path) -> tuple[Known, float] | None:
        """What is known of a file already, and when it was last changed.

        Raises:
            OSError: It is gone.
        """
        stat = path.stat()
        key = (str(path), stat.st_size, stat.st_mtime_ns)
        found = self._known.get(key)
        if found is None:
            return None
        with self._lock, suppress(KeyError):  # it may have gone meanwhile
            self._known.move_to_end(key)
        return found, stat.st_mtime

    def known(self, path: Path, media: str) -> tuple[Known, float]:
        """What is known of a file, which is read for it, and when it was last changed.

        Raises:
            OSError: It can't be read.
        """
        stat = path.stat()
        found = self._looked(path, media)
        self._keep((str(path), stat.st_size, stat.st_mtime_ns), found)
        return found, stat.st_mtime

    @staticmethod
    def _looked(path: Path, media: str) -> Known:
        data = path.read_bytes()
        is_text = media.startswith("text/") or "+" in media or "json" in media or "triples" in media or "trig" in media
        packed = gzip.compress(data, 6, mtime=0) if is_text and len(data) >= _LEAST_PACKED else b""
        tag = hashlib.sha256(data).hexdigest()[:32]
        return Known(tag, data if len(data) <= _SMALL else None, packed if len(packed) < len(data) else b"")

    def _keep(self, key: tuple[str, int, int], known: Known) -> None:
        with self._lock:  # several threads look at files
            if key not in self._known:
                self._known[key] = known
                self._size += _size_of(known)
            while len(self._known) > 1 and (self._size > _MOST_KEPT or len(self._known) > _MOST_KNOWN):
                _, gone = self._known.popitem(last=False)
                self._size -= _size_of(gone)


def _size_of(known: Known) -> int:
    return len(known.data or b"") + len(known.packed)


def media_of(path: Path) -> str:
    """The media type of a file, with its charset."""
    known = TYPES["ttl"] if path.name == "void" else TYPES.get(path.suffix[1:])
    return known or guess_type(path.name)[0] or "application/octet-stream"


def dates(changed: float) -> dict[str, str]:
    """The header that says when a file was last changed; none for a time that the calendar does not have."""
    try:
        return {"Last-Modified": formatdate(changed, usegmt=True)}
    except (OverflowError, ValueError, OSError):
        return {}


def is_known(headers: Any, tag: str, changed: float) -> bool:  # noqa: ANN401  # starlette's headers
    """Whether a client has this version already (RFC 9110, section 13.1); a tag counts more than a date.

    Args:
        headers: What the client sent.
        tag: The entity tag, without quotation marks.
        changed: When the file was last changed.
    """
    tags = headers.get("if-none-match")
    if tags is not None:
        known = {one.strip().removeprefix("W/").removesuffix('-gzip"').strip('"') for one in tags.split(",")}
        return tag in known or "*" in known
    since = headers.get("if-modified-since")
    try:
        return since is not None and int(changed) <= parsedate_to_datetime(since).timestamp()
    except (TypeError, ValueError, OverflowError, OSError):  # no date, or none that the calendar has
        return False
