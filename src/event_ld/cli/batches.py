"""What `convert` and `validate` do alike with many records: the progress bar, and the count at the end."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from event_ld.batch.records import At, state_of
from event_ld.batch.run import problem_line, run_batch
from event_ld.batch.streams import is_packed
from event_ld.cli.doors import leave
from event_ld.cli.report_text import problems_text
from event_ld.cli.streams import shows_progress
from event_ld.errors import UsageError, as_input_error
from event_ld.inputs import files_in
from event_ld.problems import Problem, rank

if TYPE_CHECKING:
    from event_ld.batch.work import Counts, Task

_LARGE = 2_000_000


def run_whole(  # one for each option
    paths: tuple[str, ...], task: Task, *, output: str | None, problems: Path | None, jobs: int | None, resume: bool,
    cluster: str | None, partition: float | None, strict: bool,
) -> None:  # fmt: skip
    """Runs a batch here or on a cluster, says how many records there were, and exits with the code that they ask for.

    An InputError where a file can't be read or written, or the cluster can't be reached, or gave up; a UsageError where the
    batch can't be run.
    """
    if cluster is None:
        place = None if output is None else Path(output)
        counts = run(paths, task, output=place, problems=problems, jobs=jobs, resume=resume)
    elif output is None:
        raise UsageError("A cluster writes a folder; name it with --output.")
    else:
        from event_ld.batch.cluster import run_cluster  # noqa: PLC0415  # what a cluster alone needs
        from event_ld.batch.partitions import PARTITION_BYTES  # noqa: PLC0415  # the same

        size = PARTITION_BYTES if partition is None else max(int(partition * 1e6), 1)
        with _partitions_bar() as advance:
            counts = run_cluster(paths, task, output, cluster=cluster, jobs=jobs, partition_bytes=size, advance=advance)
    if counts.records != 1 or any(counts.problems.values()):
        click.echo(counted_batch(counts), err=True)
    leave(min((one for one, number in counts.problems.items() if number), key=rank, default=None), strict=strict)


def run(
    paths: tuple[str, ...], task: Task, *, output: Path | None, problems: Path | None, jobs: int | None, resume: bool,
) -> Counts:  # fmt: skip
    """Runs a batch; what has no file goes to standard output, problems to standard error; it raises what `run_whole` does."""

    def tell(found: tuple[Problem, ...]) -> None:
        click.echo(problems_text(found, is_counted=False), err=True, nl=False)

    def write(data: bytes) -> None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()

    is_shown = bool(task.to) and output is None
    with (
        _bar(files_in(paths), is_wanted=not is_shown) as advance,
        _device(output) as write_there,
        _device(problems) as tell_there,
    ):
        return run_batch(
            paths,
            task,
            output=None if write_there else output,
            problems=None if tell_there else problems,
            write=write if is_shown else write_there,
            tell=tell if problems is None else tell_there and (lambda found: tell_there(b"".join(map(problem_line, found)))),
            advance=advance,
            jobs=1 if jobs is None else jobs,
            resume=resume,
        )


def counted_batch(counts: Counts) -> str:
    """How many records, events and problems there were, in one line."""

    def several(number: int, what: str) -> str:
        return f"{number:,} {what}{'' if number == 1 else 's'}"

    left = f", {counts.left_out:,} left out" if counts.left_out else ""
    found = ", ".join(several(number, str(severity)) for severity, number in counts.problems.items())
    return f"{several(counts.records, 'record')}, {several(counts.events, 'event')}{left}; {found}"


@contextmanager
def _device(place: Path | None) -> Iterator[Callable[[bytes], object] | None]:
    """What writes to a device or a pipe, which is there and stays what it is; None for a file."""
    if place is None or not place.exists() or place.is_file():
        yield None
        return
    with as_input_error(place, "written"), place.open("wb") as stream:
        yield stream.write


@contextmanager
def _bar(files: list[str], *, is_wanted: bool) -> Iterator[Callable[[At], Any] | None]:
    """A progress bar on standard error, where that is a terminal and there is much to do."""
    states = [None if is_packed(one) else state_of(one) for one in files]
    sizes = [0 if one is None else one.st_size for one in states]
    if not is_wanted or sum(sizes) < _LARGE or not shows_progress():
        yield None
        return
    with click.progressbar(length=sum(sizes), file=sys.stderr, label="Working") as bar:

        def advance(at: At) -> None:
            bar.update(sum(sizes[: at.file]) + min(at.offset, (sizes[at.file : at.file + 1] or [0])[0]) - bar.pos)

        yield advance


@contextmanager
def _partitions_bar() -> Iterator[Callable[[int, int], Any] | None]:
    """A progress bar of partitions on standard error, where that is a terminal."""
    if not shows_progress():
        yield None
        return
    with click.progressbar(length=1, file=sys.stderr, label="Partitions", show_pos=True) as bar:

        def advance(done: int, of: int) -> None:
            bar.length = of
            bar.update(done - bar.pos)

        yield advance
