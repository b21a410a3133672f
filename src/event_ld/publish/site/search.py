"""What the search of the first page finds an event by, beside what the list shows: who speaks, its parts, places and bodies."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from event_ld.publish.site.words import word, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.model import Event

_NAMES = frozenset(("name", "alternateName", "room", "streetAddress", "addressLocality", "addressRegion"))
_MOST = 5_000
"""How many characters are kept of an event, and how many days of one that repeats."""


def found_by(event: Event, language: str) -> tuple[str, ...]:
    """The words of an event, each once, in lower case; and behind them the days on which one that repeats takes place.

    Args:
        event: The event.
        language: The language of the site.
    """
    own = event.language or language
    ours, free = words(own), word("free", own) if event.is_accessible_for_free else ""
    texts = [ours.kind(event.additional_type), ours.kind(event.type), ours.month(event.start_date) if event.start_date else ""]
    texts += [free, *_names(msgspec.to_builtins(event))]
    told = " ".join(dict.fromkeys(one for text in texts for one in text.lower().split()))
    is_repeated = event.type == "EventSeries" or event.event_schedule is not None
    days = sorted({part.start_date[:10] for part in event.sub_event if part.start_date}) if is_repeated else []
    return (told if len(told) <= _MOST else told[:_MOST].rpartition(" ")[0], *days[:_MOST])


def _names(value: Any, *, is_named: bool = False) -> Iterator[str]:  # noqa: ANN401  # whatever stands in a record
    """The names in a record, in all languages."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _names(inner, is_named=is_named or key in _NAMES)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _names(inner, is_named=is_named)
    elif is_named and isinstance(value, str):
        yield value
