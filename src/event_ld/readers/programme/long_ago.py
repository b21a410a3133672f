"""Sentences of what was long ago, whose places are not that of the event: `Fifty years ago the festival drew thousands to …`."""

from __future__ import annotations

import re

from event_ld.readers.programme.dates import find_days
from event_ld.source import Span

_COUNT = r"(?:\d{1,4}|[^\W\d_]{3,12}(?:[\s-][^\W\d_]{2,9})?)"
_AGO = re.compile(
    rf"(?<![^\W_])(?:il\sy\sa\s(?:(?:plus|près|environ)\s(?:de\s|d['’])?)?{_COUNT}\s(?:ans|années|siècles?)"
    rf"|(?:hace|há)\s(?:(?:más|mais|casi|quase|unos|cerca)\s(?:de\s)?)?{_COUNT}\s(?:años|anos|siglos?|séculos?)"
    rf"|{_COUNT}\s(?:years|decades|centuries)\sago)(?![^\W_])",
    re.IGNORECASE,
)
_END = re.compile(r"(?<=[^\W_]{2})[.!?…](?=\s|$)|\n")
_LONGEST = 600


def long_ago(text: str) -> list[Span]:
    """The sentences that tell of what was years ago, and name no day."""
    found: list[Span] = []
    for ago in _AGO.finditer(text):
        ends = [one.end() for one in _END.finditer(text, max(ago.start() - _LONGEST, 0), ago.start())]
        end = _END.search(text, ago.end(), ago.end() + _LONGEST)
        span = Span(max(ends, default=max(ago.start() - _LONGEST, 0)), end.start() if end is not None else len(text))
        if span.end - span.start <= _LONGEST and find_days(text[span.start : span.end]) is None:
            found.append(span)
    return found
