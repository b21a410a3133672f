"""The standard streams as a command finds them: closed, full, without a reader, or of a console that lacks letters; and colours.

`--help` comes through here too, so that nothing is imported that it does not need.
"""

from __future__ import annotations

import codecs
import io
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import current_thread, main_thread

import click

from event_ld.errors import EventLDError, UsageError, fault_of

FINE, PROBLEMS, USAGE, UNREADABLE = 0, 1, 2, 3
_PLAIN = {"→": "->", "–": "-", "—": "-", "−": "-", "…": "...", "“": '"', "”": '"', "×": "x"}


def end_on_signals() -> None:
    """Lets a signal to end be an end as any other: what was begun is cleared away, and the exit code tells the signal."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows lacks one
        if number and signal.getsignal(number) is signal.SIG_DFL and current_thread() is main_thread():
            signal.signal(number, _end)


def _end(number: int, _: object) -> None:
    sys.exit(128 + number)


@contextmanager
def exit_codes() -> Iterator[None]:
    """Turns every exception but a full memory into one sentence on standard error, and an exit code."""
    try:
        yield
    except KeyboardInterrupt:
        with suppress(OSError):
            click.echo("Interrupted.", err=True)
        _end(signal.SIGINT, None)
    except Exception as error:
        if isinstance(error, MemoryError | click.ClickException | click.exceptions.Exit | click.Abort):
            raise
        sys.exit(_told(error))


def _told(error: Exception) -> int:
    """Says what went wrong; the exit code."""
    from event_ld.source import shown  # noqa: PLC0415  # where something went wrong

    if isinstance(error, OSError):  # of a stream; those of files are an `InputError` by now
        _let_go()
        if isinstance(error, BrokenPipeError):  # the reader of our output has gone, as in `event-ld … | head`
            return FINE
        sentence = f"{error.filename or 'Standard output'} can't be written: {error.strerror or error}."
    else:
        sentence = "\n".join(shown(str(one)) for one in error.args) if isinstance(error, EventLDError) else fault_of(error)
    with suppress(OSError):
        click.echo(f"Error: {sentence}", err=True)
    return USAGE if isinstance(error, UsageError) else UNREADABLE


def _let_go() -> None:
    """Lets standard output lead nowhere, so that what it still holds is not tried again when Python ends."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def open_streams() -> None:
    """Makes sure that there are three standard streams, and that no letter is one too many for them."""
    for name, flag in (("stdin", os.O_WRONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY)):
        if getattr(sys, name) is None:  # closed: using it fails as it does for every program, but for messages, which are lost
            handle = os.open(os.devnull, flag)
            setattr(sys, name, open(handle, "r" if name == "stdin" else "w", encoding="utf-8", closefd=False))  # noqa: SIM115  # for as long as the process runs
    codecs.register_error("event-ld", _in_plain_letters)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="event-ld")


def _in_plain_letters(error: UnicodeError) -> tuple[str, int]:
    """What a console shows in place of letters that it does not have."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    return "".join(_PLAIN.get(one) or one.encode("ascii", "backslashreplace").decode() for one in letters), error.end


def colour() -> bool | None:
    """Whether the environment asks for colours (`FORCE_COLOR`) or against them (`NO_COLOR`, `TERM=dumb`); None for neither."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return False if os.environ.get("TERM") == "dumb" else None


def shows_progress() -> bool:
    """Whether standard error is a terminal on which a bar can move."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
