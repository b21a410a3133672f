"""What every command does alike: its options, reading standard input, writing a file whole, and exit codes."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from event_ld.cli.report_text import problems_text
from event_ld.cli.streams import PROBLEMS, shows_progress
from event_ld.errors import InputError, UsageError, as_input_error
from event_ld.inputs import left_out, read, read_contexts, read_one_of_many, read_text, read_vocabulary
from event_ld.problems import Problem, Severity, worst
from event_ld.readers.formats import FORMS
from event_ld.readers.reading import STANDARD_INPUT, Reading, read_stream
from event_ld.whole_files import put, staged

if TYPE_CHECKING:
    from event_ld.readers.known_contexts import KnownContexts
    from event_ld.vocabulary import Vocabulary

_MANY = 20
T = TypeVar("T")

form_option = click.option(
    "--from", "form", type=click.Choice(FORMS), help="The format of the input, where neither its name nor its look tells it."
)
base_url_option = click.option(
    "--base-url", metavar="URL", help="Where the site stands; every IRI begins with it, e.g. https://www.example.org/events/."
)
time_zone_option = click.option(
    "--timezone", "time_zone", metavar="ZONE", help="The IANA zone of events that don't imply one, e.g. America/La_Paz."
)
output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="The file to write, in place of standard output."
)
vocabulary_option = click.option(
    "--vocabulary",
    metavar="FILE",
    multiple=True,
    help="A SKOS scheme, its index, or eurovoc, to look keywords up in, before ours; repeatable.",
)
replace_option = click.option("--only-vocabulary", "replace", is_flag=True, help="With --vocabulary: leave ours out.")
context_option = click.option(
    "--context",
    "context_files",
    multiple=True,
    metavar="URL=FILE",
    help="A JSON-LD context that documents name by this address; none is ever fetched.",
)
strict_option = click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
jobs_option = click.option("--jobs", type=int, metavar="N", help="How many processes work on lines and files at a time.")
problems_option = click.option(
    "--problems",
    "problems_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file that takes the problems, one to a line (JSON), in place of standard error.",
)
infos_option = click.option("--infos", is_flag=True, help="Tell of infos too, not of warnings and violations alone.")
resume_option = click.option("--resume", is_flag=True, help="Go on where the same command was cut off.")
cluster_option = click.option(
    "--cluster",
    metavar="ADDRESS",
    help="Work on a cluster of Dask: the address of its scheduler (tcp://…), or local. PATHS and --output, a folder, may be "
    "anything that fsspec knows. Needs the extra cluster.",
)
partition_option = click.option(
    "--partition",
    type=click.FloatRange(min=0, min_open=True),
    metavar="MB",
    help="With --cluster: about how much input one worker takes at a time.  [default: 64]",
)
pack_option = click.option("--pack", type=click.Choice(["gz", "zst"]), help="With --cluster: how the files are packed.")


def tell_left_out(paths: Iterable[str]) -> None:
    """Names the files of folders that are not read with them."""
    said = left_out(paths)
    if said:
        click.echo(f"Note: {said}", err=True)


def walked(items: list[T], label: str = "Reading") -> Iterator[T]:
    """Files, events or graphs one by one, with a progress bar on standard error where that is a terminal and there are many."""
    if len(items) < _MANY or not shows_progress():
        yield from items
        return
    with click.progressbar(items, file=sys.stderr, label=label) as bar:
        yield from bar


def standard_input() -> bytes:
    """All of standard input; an InputError where it is closed, or can't be read."""
    with as_input_error(STANDARD_INPUT, "read"):
        return read_stream(sys.stdin.buffer, STANDARD_INPUT)


def open_sources(
    paths: Sequence[str],
    time_zone: str | None,
    vocabulary: Vocabulary | None,
    form: str | None = None,
    contexts: KnownContexts | None = None,
) -> list[Reading]:
    """The events of several paths, of which one that can't be read stops none of the others; `-` is standard input.

    An InputError where there is no such file, or the only input can't be read; a UsageError where there is no such zone.
    """

    def opened(path: str) -> list[Reading]:
        if path == "-":
            data = standard_input()
            return read_text(data, name=STANDARD_INPUT, form=form, time_zone=time_zone, vocabulary=vocabulary, contexts=contexts)
        return read(path, form=form, time_zone=time_zone, vocabulary=vocabulary, contexts=contexts)

    if len(paths) == 1:
        return opened(paths[0])
    missing = next((one for one in paths if one != "-" and not Path(one).exists()), None)
    if missing is not None:
        raise InputError(f"{missing} does not exist.")
    return [reading for path in paths for reading in read_one_of_many(path, partial(opened, path))]


def open_vocabulary(paths: tuple[str, ...], *, replace: bool) -> Vocabulary | None:
    """The vocabulary that the options name; None for ours.

    An InputError where a file can't be read, or is no SKOS scheme; a UsageError where ours is to be left out, but no other is
    named.
    """
    if not paths and replace:
        raise UsageError("--only-vocabulary needs --vocabulary FILE.")
    return read_vocabulary(*paths, replace=replace) if paths else None


def open_contexts(given: Sequence[str]) -> KnownContexts:
    """The contexts of JSON-LD that the options name, beside the bundled ones.

    An InputError where a file can't be read, or is no JSON; a UsageError where an option is no address and file.
    """
    pairs = [(address, file) for address, _, file in (one.rpartition("=") for one in given)]
    if not all(address and file for address, file in pairs):
        raise UsageError("--context takes an address and a file, as in https://example.org/context.jsonld=context.jsonld.")
    return read_contexts(pairs)


def write_output(text: str | bytes, output: Path | None) -> None:
    """Writes a result to a file, the old one or the new one at any moment, or to standard output; an InputError if it can't."""
    data = text.encode("utf-8", "backslashreplace") if isinstance(text, str) else text
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    if output.exists() and not output.is_file():  # a device, a pipe: written, and never replaced
        with as_input_error(output, "written"), output.open("wb") as stream:
            stream.write(data)
        return
    file = output.resolve()  # what a link leads to
    put(staged(file, data), file)


def write_folder(texts: Iterable[tuple[str, str]], folder: Path) -> None:
    """Writes texts, each with its name without an ending, into a folder, made where there is none; an InputError if it can't."""
    with as_input_error(folder, "written"):
        folder.mkdir(parents=True, exist_ok=True)
    times: Counter[str] = Counter()
    for name, text in texts:
        free = name
        while free.casefold() in times:
            times[name.casefold()] += 1
            free = f"{name}-{times[name.casefold()]}"
        times[free.casefold()] += 1
        write_output(text, folder / f"{free}.yaml")


def finish(problems: Iterable[Problem], *, strict: bool) -> None:
    """Reports problems on standard error and exits with the code that they ask for."""
    found = list(problems)
    if found:
        click.echo(problems_text(found), err=True, nl=False)
    leave(worst(found), strict=strict)


def leave(gravest: Severity | None, *, strict: bool) -> None:
    """Exits with the code that the gravest problem asks for; goes on where none asks for one."""
    if gravest is Severity.VIOLATION or (strict and gravest is Severity.WARNING):
        sys.exit(PROBLEMS)
