"""What every command does alike: its options, reading standard input, writing a file whole, and exit codes."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from event_ld.cli.report_text import problems_text
from event_ld.errors import InputError, UsageError
from event_ld.inputs import form_in_words, read, read_text, read_vocabulary
from event_ld.pipeline import only_one
from event_ld.problems import Severity, worst
from event_ld.readers.reading import read_stream

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.problems import Problem
    from event_ld.readers.reading import Reading
    from event_ld.vocabulary import Vocabulary

_MANY = 20
FINE, PROBLEMS, USAGE, UNREADABLE = 0, 1, 2, 3

base_url_option = click.option(
    "--base-url",
    metavar="URL",
    help="Where the site stands; every IRI begins with it, e.g. https://www.example.org/events/.",
)
time_zone_option = click.option(
    "--timezone", "time_zone", metavar="ZONE", help="The IANA zone of events that don't imply one, e.g. America/La_Paz."
)
output_option = click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, in place of standard output.",
)
vocabulary_option = click.option("--vocabulary", metavar="FILE", help="A SKOS scheme to look keywords up in, before ours.")
replace_option = click.option("--only-vocabulary", "replace", is_flag=True, help="With --vocabulary: leave ours out.")
strict_option = click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")


@contextmanager
def exit_codes() -> Iterator[None]:
    """Turns the exceptions of event-ld into one sentence on standard error and the exit code that they have."""
    try:
        yield
    except InputError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(UNREADABLE)
    except UsageError as error:
        click.echo(f"Error: {error}", err=True)
        sys.exit(USAGE)
    except BrokenPipeError:  # the reader of our output has gone, as in `event-ld … | head`
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
        sys.exit(FINE)


@contextmanager
def progress(files: list[str], label: str = "Validating") -> Iterator[Iterable[str]]:
    """Files one by one, with a progress bar on standard error where that is a terminal and there are many."""
    if len(files) < _MANY or not sys.stderr.isatty():
        yield files
        return
    with click.progressbar(files, file=sys.stderr, label=label) as bar:
        yield bar


def walked(files: list[str]) -> Iterator[str]:
    """The files that a build reads, one by one, with a progress bar."""
    with progress(files, "Reading") as bar:
        yield from bar


def open_source(path: str, time_zone: str | None, vocabulary: Vocabulary | None) -> Reading:
    """The only event of a path, which is read for its text where it is an HTML page; `-` is standard input.

    Raises:
        InputError: The input can't be read.
        UsageError: There is no such zone; the file holds several events.
    """
    if path == "-":
        return only_one(open_sources([path], time_zone, vocabulary))
    return only_one(read(path, form=form_in_words(path), time_zone=time_zone, vocabulary=vocabulary))


def open_sources(paths: Iterable[str], time_zone: str | None, vocabulary: Vocabulary | None) -> list[Reading]:
    """The events of several paths; `-` is standard input.

    Raises:
        InputError: An input can't be read.
        UsageError: There is no such zone.
    """
    readings: list[Reading] = []
    for path in paths:
        if path == "-":
            data = read_stream(sys.stdin.buffer, "<stdin>")
            readings += read_text(data, name="<stdin>", time_zone=time_zone, vocabulary=vocabulary)
        else:
            readings += read(path, time_zone=time_zone, vocabulary=vocabulary)
    return readings


def open_vocabulary(path: str | None, *, replace: bool) -> Vocabulary | None:
    """The vocabulary that the options name; None for ours.

    Raises:
        InputError: The file can't be read, or is no SKOS scheme.
        UsageError: Ours is to be left out, but no other is named.
    """
    if path is None and replace:
        raise UsageError("--only-vocabulary needs --vocabulary FILE.")
    return None if path is None else read_vocabulary(path, replace=replace)


def write_output(text: str | bytes, output: Path | None) -> None:
    """Writes a result to a file, which is either the old one or the new one at any moment, or to standard output.

    Raises:
        InputError: The file can't be written.
    """
    data = text.encode("utf-8") if isinstance(text, str) else text
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    try:
        mode = output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~_umask()
        import tempfile  # noqa: PLC0415  # where a file is written

        handle, name = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "wb") as stream:
                stream.write(data)
            Path(name).chmod(mode)
            Path(name).replace(output)
        except OSError:
            with suppress(OSError):
                Path(name).unlink()
            raise
    except OSError as error:
        raise InputError(f"{output} can't be written: {error.strerror}.") from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def finish(problems: Iterable[Problem], *, strict: bool, quiet: bool = False) -> None:
    """Reports problems on standard error and exits with the code that they ask for."""
    found = list(problems)
    if found and not quiet:
        click.echo(problems_text(found), err=True, nl=False)
    gravest = worst(found)
    if gravest is Severity.VIOLATION or (strict and gravest is Severity.WARNING):
        sys.exit(PROBLEMS)
