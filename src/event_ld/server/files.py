"""Files of a site as answers: what is known of each by its size and time, whole or packed."""

from __future__ import annotations

import gzip
import hashlib
from email.utils import formatdate, parsedate_to_datetime
from functools import lru_cache
from mimetypes import guess_type
from pathlib import Path
from typing import Any, NamedTuple

from event_ld.publish.site.discovery import MEDIA_TYPES

_OTHERS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
TYPES = MEDIA_TYPES | _OTHERS
"""The media type of each ending."""
SMALL = 256_000
"""The largest file that is kept in memory as it is; its packed form is kept whatever its size."""
_LEAST_PACKED = 500
"""The smallest file that is worth packing."""


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


@lru_cache(maxsize=1024)
def known(path: str, size: int, changed: int, media: str) -> Known:  # noqa: ARG001  # size and time tell it from what it was
    """What is known of a file, which is read once while it is the same; an OSError where it can't be read."""
    data = Path(path).read_bytes()
    is_text = media.startswith("text/") or "+" in media or "json" in media or "triples" in media or "trig" in media
    packed = gzip.compress(data, 6, mtime=0) if is_text and len(data) >= _LEAST_PACKED else b""
    tag = hashlib.sha256(data).hexdigest()[:32]
    return Known(tag, data if len(data) <= SMALL else None, packed if len(packed) < len(data) else b"")


def media_of(path: Path) -> str:
    """The media type of a file, with its charset."""
    ours = TYPES["ttl"] if path.name == "void" else TYPES.get(path.suffix[1:])
    return ours or guess_type(path.name)[0] or "application/octet-stream"


def last_modified(changed: float) -> str:
    """When a file was last changed, as a header says it; the nearest day of the calendar for a time that it does not have."""
    return formatdate(min(max(changed, 0.0), 2.5e11), usegmt=True)


def is_known(headers: Any, tag: str, changed: float) -> bool:  # noqa: ANN401  # starlette's headers
    """Whether a client has this version already (RFC 9110, section 13.1); the tag (unquoted) counts more than a date."""
    tags = headers.get("if-none-match")
    if tags is not None:
        given = {one.strip().removeprefix("W/").removesuffix('-gzip"').strip('"') for one in tags.split(",")}
        return tag in given or "*" in given
    since = headers.get("if-modified-since")
    try:
        return since is not None and int(changed) <= parsedate_to_datetime(since).timestamp()
    except (TypeError, ValueError, OverflowError, OSError):  # no date, or none that the calendar has
        return False
