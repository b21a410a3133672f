"""The bytes of a page as characters, so that the same characters give the same bytes again."""

from __future__ import annotations

import codecs
import re

from event_ld.errors import InputError

_DECLARED = re.compile(rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_LOOK = 1024
"""How far a browser looks for the encoding (HTML, section 13.2.3.2)."""
_ASCII = bytes(range(32, 127))
_STATEFUL = frozenset({"iso2022_jp", "hz", "utf-7", "iso2022_kr"})
"""Encodings in which a byte that looks like `<` may be a part of a letter."""


def decoded(data: bytes, name: str) -> tuple[str, str]:
    """The characters of a page, and the codec that, with `surrogateescape`, makes the same bytes of them.

    An InputError where it is UTF-16, in an encoding of which bytes can't be told apart, or no text.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError(f"{name} is UTF-16; save it as UTF-8.")
    if b"\x00" in data:
        raise InputError(f"{name} is a binary file, no page.")
    declared = _declared(data)
    if declared in _STATEFUL:
        raise InputError(f"{name} declares the encoding {declared}, which is not read; save it as UTF-8.")
    for codec in ("utf-8", declared if declared not in {"", "iso8859-1", "utf-8"} else "latin-1"):
        text = _read(data, codec)
        if text is not None:
            return text, codec
    codec = declared if declared == "utf-8" else "latin-1"
    return data.decode(codec, "surrogateescape"), codec


def _read(data: bytes, codec: str) -> str | None:
    """The characters of bytes; None where the codec does not read them, does not give them back, or is not like ASCII."""
    try:
        text = data.decode(codec)
        return text if text.encode(codec) == data and _ASCII.decode(codec) == _ASCII.decode("ascii") else None
    except (LookupError, UnicodeError):
        return None


def _declared(data: bytes) -> str:
    """The encoding that a page declares, as Python calls it; "" for none, or one that is not known."""
    found = _DECLARED.search(data, 0, _LOOK)
    try:
        return "" if found is None else codecs.lookup(found[1].decode("ascii", "replace")).name
    except LookupError:
        return ""
