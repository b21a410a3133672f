"""Everything that can be reached from a start by steps of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")


def closure(start: Iterable[T], following: Callable[[T], Iterable[T]]) -> list[T]:
    """The start and what follows from it, each once, the nearest first; circles end."""
    found = dict.fromkeys(start)
    waiting = list(found)
    for here in waiting:  # which grows
        for one in following(here):
            if one not in found:
                found[one] = None
                waiting.append(one)
    return list(found)
