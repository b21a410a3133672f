"""Every exception that event-ld raises on purpose.

Problems in an event are values (`event_ld.problems.Problem`); an exception means that the input could not be read at
all, or that a function was called in a way that can't work::

    EventLDError
    ├── InputError          the input can't be read: missing, binary, too large, malformed beyond reading
    │   └── TextlessError   it holds pictures alone, as a scan does
    ├── UsageError          a value for an argument is not one of those the function takes
    │   └── ExtraError      a package that only some formats need is not installed
    ├── NotPublishable      the event holds something that must not be published (`event_ld.told`)
    └── MissingDataError    a file that event-ld ships is not where it was installed
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class EventLDError(Exception):
    """The root of every exception that event-ld raises on purpose."""


class InputError(EventLDError):
    """An input could not be read; `str()` is one sentence that names the input."""


class TextlessError(InputError):
    """A document holds pictures alone, as a scan does."""


class UsageError(EventLDError):
    """An argument has a value that the function does not take; several sentences about it are several lines."""

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """The sentences, one to a line."""
        return "\n".join(map(str, self.args))


class ExtraError(UsageError):
    """A package that only some formats need is not installed."""


class MissingDataError(EventLDError):
    """A data file that belongs to event-ld is not installed."""


def sentence_of(error: Exception, longest: int = 200) -> str:
    """What an exception of another library says, in one line; its type's name where it says nothing."""
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    return " ".join(str(error).split())[:longest] or type(error).__name__


@contextmanager
def as_input_error(name: object, what: str) -> Iterator[None]:
    """Failures of the file system as an `InputError`: a file of that name can't be `read`, or `written`."""
    try:
        yield
    except OSError as error:
        raise InputError(f"{name} can't be {what}: {error.strerror or sentence_of(error)}.") from error


def fault_of(error: BaseException) -> str:
    """What to say of an exception that nobody foresaw: that it is ours, its type, and where in our code it was raised."""
    where, trace, home = "", error.__traceback__, Path(__file__).parent
    while trace is not None:
        file = Path(trace.tb_frame.f_code.co_filename)
        if file.is_relative_to(home):
            where = f" at {file.relative_to(home).as_posix()}:{trace.tb_lineno}"
        trace = trace.tb_next
    return f"This is a fault of event-ld, please report it: {type(error).__name__}{where}."
