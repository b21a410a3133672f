"""Lines of JSON as plain values, where the reader of descriptions would surely find nothing in them to tell of.

This is the decoding half of the fast path; None is "ask the reader". What the line means is the other half's.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import msgspec

from event_ld.model import Event
from event_ld.terms import is_clean

Data = dict[str, Any]
"""A record as plain values, by the names that it has on the wire, without what is left at its default."""

_decode = msgspec.json.Decoder(Event).decode
_decode_plain = msgspec.json.Decoder().decode
_BLANK_END = re.compile(r'(?<!\\)"\s|\s"')
_BAD_ESCAPE = re.compile(rb'\\(?:u00|[bf]|[ntr]"|(?<="\\)[ntr])')
"""A control character, or a line break or a tab at an end of a text."""
_CAPACITY = b'"maximumAttendeeCapacity"'
_WHOLE_NUMBER = re.compile(_CAPACITY + rb":\s*\d+[\s,}]")
_EMPTY = re.compile(rb'[:\[,]""')


class DecodedLine(NamedTuple):
    """A line as plain values.

    Attributes:
        data: The values.
        has_escapes: Whether a text may hold a character that JSON and N-Triples escape.
    """

    data: Data
    has_escapes: bool


def decode_line(line: bytes) -> DecodedLine | None:
    """The values of a line that is a record of the model to the letter; None where a doubt is left.

    To the letter: no key stands twice, nothing is null or empty or has blanks at its ends, and no character is left out. The
    checks are made on the record as it is written again, where blanks stand in texts alone.

    Args:
        line: The line, in UTF-8.
    """
    try:
        event = _decode(line)
        whole = msgspec.json.encode(event)
        text = whole.decode("utf-8")
        if whole != line.rstrip(b"\n") and not _is_without_more(line):
            return None
    except (msgspec.MsgspecError, UnicodeError):
        return None
    has_escapes = b"\\" in whole
    if _is_untidy(whole, text, has_escapes=has_escapes):
        return None
    return DecodedLine(msgspec.to_builtins(event), has_escapes)


def _is_untidy(whole: bytes, text: str, *, has_escapes: bool) -> bool:
    """Whether a text of the record is empty, has blanks at its ends, or holds a character that would be left out."""
    if has_escapes and _BAD_ESCAPE.search(whole):
        return True
    if b' "' in whole or (b'" ' in whole and whole.count(b'" ') != whole.count(b'\\" ')):
        return True
    if b'""' in whole and _EMPTY.search(whole):
        return True
    is_plain = b"\x7f" not in whole if text.isascii() else text.isprintable()
    return not is_plain and (not is_clean(text) or _BLANK_END.search(text) is not None)


def _is_without_more(line: bytes) -> bool:
    """Whether a line that is written in another way holds no key twice, no null, and no number with a fraction."""
    if b"null" in line or (_CAPACITY in line and line.count(_CAPACITY) != len(_WHOLE_NUMBER.findall(line))):
        return False
    return _keys(line) == _keys(msgspec.json.encode(_decode_plain(line)))


def _keys(line: bytes) -> int:
    """How many keys stand in a line, where no blank stands before their colons."""
    return line.count(b'":') - (line.count(b'\\":') if b"\\" in line else 0)
