"""Batches on one machine: the chunks in order, by one or several processes, into files that are whole or not there.

While a batch runs, its output stands in `NAME.part` beside its place, with what has been done so far in
`NAME.part.json`. A batch that was cut off at any moment goes on from there; a finished one leaves neither.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import fields
from typing import IO, TYPE_CHECKING, Any

import msgspec

from event_ld.batch.records import At, Chunk, chunks, state_of
from event_ld.batch.work import Counts, Done, Task, Worker
from event_ld.errors import InputError, UsageError, as_input_error
from event_ld.inputs import files_in
from event_ld.pipeline import base_missing
from event_ld.processes import check_jobs, workers
from event_ld.version import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.problems import Problem

VERSION = 1
"""The version of the file that says what has been done."""
_EVERY = 1.0


def run_batch(  # noqa: PLR0913  # one keyword for each place that something goes to
    paths: Iterable[str | Path],
    task: Task,
    *,
    output: Path | None = None,
    problems: Path | None = None,
    write: Callable[[bytes], object] | None = None,
    tell: Callable[[tuple[Problem, ...]], object] | None = None,
    advance: Callable[[At], object] | None = None,
    jobs: int = 1,
    resume: bool = False,
) -> Counts:
    """Does a task with every record of files, in their order; one bad record stops none of the others.

    Output and problems (lines of JSON) go to files, or to `write` and `tell`; `advance` is told the place that has been reached.
    With `resume` it goes on where the same batch was cut off; where it was not, it begins.

    Raises:
        InputError: A file can't be read or written; a process died.
        UsageError: The task can't be done; what was cut off was another batch; there is no file to go on with.
    """
    check_jobs(jobs)
    named = [str(one) for one in paths]
    files = files_in(named)
    task.check()
    is_told = False
    if resume and (output is None and problems is None):
        raise UsageError("Without a file that is written there is nothing to go on with.")
    if resume and "-" in files:
        raise UsageError("Standard input can't be read again, so that nothing can go on with it.")
    sink = Sink(output, problems, fingerprint(_seen(files), task))
    with sink:
        sink.open(resume=resume)
        for chunk, made in _in_order(chunks(files, sink.at, is_only=files == named[:1]), task, jobs):
            done = made.with_problem(base_missing()) if made.lacks_base and not is_told else made
            is_told = is_told or made.lacks_base
            if write is not None:
                write(done.output)
            if tell is not None and done.problems:
                tell(done.problems)
            sink.add(done, chunk.end)
            if advance is not None:
                advance(chunk.end)
        sink.finish()
    return sink.counts


def problem_line(one: Problem) -> bytes:
    """A problem as a line of JSON, in the form of `vocab/report.schema.json`."""
    return msgspec.json.encode(one.plain) + b"\n"


# -- processes


def worker_of(task: Task) -> Callable[[Chunk], Done]:
    """What works on the chunks of a task, in any process."""
    return Worker(task).work


def _in_order(given: Iterator[Chunk], task: Task, jobs: int) -> Iterator[tuple[Chunk, Done]]:
    taken: deque[Chunk] = deque()

    def noted() -> Iterator[Chunk]:
        for chunk in given:
            taken.append(chunk._replace(lines=()))  # which only the process that works on it needs
            yield chunk

    with workers(worker_of, task, jobs, "--resume goes on where it stopped") as work:
        for done in work(noted()):
            yield taken.popleft(), done


# -- files


class _State(msgspec.Struct):
    version: int
    batch: str
    at: At
    counts: Counts
    sizes: list[int]
    is_done: bool


class Sink:
    """The two files of a batch, each in a part beside its place until the batch is finished.

    What can't be written is an `InputError`.
    """

    def __init__(self, output: Path | None, problems: Path | None, fingerprint: str) -> None:
        self.at = At()
        self.counts = Counts()
        self._places = [output, problems]
        self._parts = [None if one is None else one.with_name(f"{one.name}.part") for one in self._places]
        first = next((one for one in self._parts if one is not None), None)
        self._state = None if first is None else first.with_name(f"{first.name}.json")
        self._fingerprint = fingerprint
        self._streams: list[IO[bytes] | None] = [None, None]
        self._sizes = [0, 0]
        self._noted = time.monotonic()

    def open(self, *, resume: bool) -> None:
        """Opens the files, at their beginning or where the batch was cut off.

        A UsageError where what was cut off was another batch; an InputError where a file can't be written.
        """
        state = self._read() if resume else None
        if state is not None:
            self.at, self.counts, self._sizes = state.at, state.counts, state.sizes
            if state.is_done:
                return
        elif self._state is not None:
            with as_input_error(self._state, "written"):
                self._state.unlink(missing_ok=True)
        for number, part in enumerate(self._parts):
            if part is not None:
                with as_input_error(part, "written"):
                    self._streams[number] = _opened(part, self._sizes[number])

    def add(self, done: Done, end: At) -> None:
        """Writes what became of a chunk; notes about once a second how far the files are right."""
        written = (done.output, b"".join(map(problem_line, done.problems)))
        for stream, place, data in zip(self._streams, self._places, written, strict=True):
            if stream is not None:
                with as_input_error(place, "written"):
                    stream.write(data)
        self._sizes = [size + len(data) for size, data in zip(self._sizes, written, strict=True)]
        self.at = end
        self.counts.add(done.counts)
        if time.monotonic() - self._noted > _EVERY:
            self._note(is_done=False)

    def finish(self) -> None:
        """Puts the files in their places."""
        self._note(is_done=True)
        self._close()
        for part, place in zip(self._parts, self._places, strict=True):
            if part is not None and place is not None and part.exists():
                with as_input_error(place, "written"):
                    part.replace(place)
        if self._state is not None:
            self._state.unlink(missing_ok=True)

    def __enter__(self) -> None:
        """Does nothing: `open` does."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Notes how far the files are right, where the batch stopped before its end; where nothing was done, nothing stays."""
        if any(stream is not None for stream in self._streams):
            if self.at == At():
                self._close()
                self._remove()
                return
            with suppress(InputError):
                self._note(is_done=False)
            self._close()

    def _remove(self) -> None:
        for one in (*self._parts, self._state):
            if one is not None:
                with suppress(OSError):
                    one.unlink()

    def _note(self, *, is_done: bool) -> None:
        if self._state is None:
            return
        with as_input_error(self._state, "written"):
            for stream in self._streams:
                if stream is not None:
                    stream.flush()
                    os.fsync(stream.fileno())
            state = _State(VERSION, self._fingerprint, self.at, self.counts, self._sizes, is_done)
            whole = self._state.with_name(f"{self._state.name}.new")
            whole.write_bytes(msgspec.json.encode(state))
            whole.replace(self._state)
        self._noted = time.monotonic()

    def _close(self) -> None:
        for stream in self._streams:
            if stream is not None:
                with suppress(OSError):
                    stream.close()
        self._streams = [None, None]

    def _read(self) -> _State | None:
        if self._state is None or not self._state.exists():
            return None
        try:
            state = msgspec.json.decode(self._state.read_bytes(), type=_State)
        except (OSError, msgspec.DecodeError) as error:
            raise UsageError(f"{self._state} can't be read; begin anew, without --resume.") from error
        if (state.version, state.batch) != (VERSION, self._fingerprint):
            raise UsageError(f"{self._state} is of another batch: its input or its options have changed. Begin anew.")
        return state


def _opened(part: Path, size: int) -> IO[bytes]:
    stream = part.open("r+b" if size else "wb")
    if stream.seek(0, os.SEEK_END) < size:
        stream.close()
        raise UsageError(f"{part} is shorter than it was; begin anew, without --resume.")
    stream.truncate(size)
    stream.seek(size)
    return stream


def _seen(files: list[str]) -> list[list[Any]]:
    """Files with their sizes and times of change."""
    found = [(one, state_of(one)) for one in files]
    return [[name, None if state is None else [state.st_size, state.st_mtime_ns]] for name, state in found]


def fingerprint(seen: list[list[Any]], task: Task, *others: object) -> str:
    """What tells a batch from others: its files with what changes when they do, its task, and what else its output depends on."""
    vocabulary = "" if task.vocabulary is None else task.vocabulary.digest
    told = {one.name: str(getattr(task, one.name)) for one in fields(Task) if one.name != "vocabulary"}
    text = json.dumps([__version__, seen, told, vocabulary, *others])
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
