"""Every exception that event-ld raises on purpose.

Problems in an event are values (`event_ld.problems.Problem`); an exception means that the input could not be read at
all, or that a function was called in a way that can't work::

    EventLDError
    ├── InputError          the input can't be read: missing, binary, too large, malformed beyond reading
    ├── UsageError          a value for an argument is not one of those the function takes
    └── MissingDataError    a file that event-ld ships is not where it was installed
"""

from __future__ import annotations


class EventLDError(Exception):
    """The root of every exception that event-ld raises on purpose."""


class InputError(EventLDError):
    """An input could not be read; `str()` is one sentence that names the input."""


class UsageError(EventLDError):
    """An argument has a value that the function does not take."""


class MissingDataError(EventLDError):
    """A data file that belongs to event-ld is not installed."""


def sentence_of(error: Exception, longest: int = 200) -> str:
    """What an exception of another library says, in one line; its type's name where it says nothing."""
    return " ".join(str(error).split())[:longest] or type(error).__name__
