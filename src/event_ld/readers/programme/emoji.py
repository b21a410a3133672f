"""Emoji, which are no text: all but the pin that says where an event is, which is the label of its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_EMOJI = re.compile(
    "[\U0001f000-\U0001faff\u231a-\u23ff\u2600-\u26ff\u2702-\u27b0\u2b50\u2b55](?:[\ufe0f\u200d\U0001f3fb-\U0001f3ff]|[\U0001f000-\U0001faff\u2640\u2642])*"
)
_PIN = re.compile(r"(?m)^[^\w\n]*?(?P<pin>[\U0001f4cd\U0001f4cc]\ufe0f?)[ \t]*(?=[^\W\d_])(?![^\n:]{2,25}:)")
_LEADING_TIME = re.compile(r"(?m)^\W*\d{1,2}\s?(?:[:h.]\s?\d\d|h\b|[ap]\.?m)")
_FEW = 2
"""How many lines that begin with a time are an agenda."""


def emoji_edits(text: str) -> list[Edit]:
    """What leaves emoji out, and writes the first pin (`📍`) as a label; but for those within a word, which would be another.

    The pin begins a line, and no agenda stands before it: there pins are those of rooms.
    """
    pin = _PIN.search(text)
    is_place = pin is not None and len(_LEADING_TIME.findall(text, 0, pin.start())) < _FEW
    at = pin.start("pin") if pin is not None and is_place else -1
    apart = (
        one
        for one in _EMOJI.finditer(text)
        if not (text[one.start() - 1 : one.start()].isalnum() and text[one.end() : one.end() + 1].isalnum())
    )
    return [(*one.span(), "Where: " if one.start() == at else "") for one in apart]
