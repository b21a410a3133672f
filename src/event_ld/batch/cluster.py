"""Batches on a cluster of Dask: each partition of the input becomes one file, and a manifest says what there is.

A partition is a range of bytes of a file of lines, or several whole files. Whoever works on it writes its file under another
name, puts it in its place, and only then notes it as done; the bytes depend on the partition alone. So a worker that is lost, or
a second run, leaves neither a gap nor anything twice. On file systems that are not local, a file must be there as a whole when it
is closed, as object stores have it.

Dask and fsspec are the extra `cluster`; fsspec reads its settings and credentials from where it always does.
"""

from __future__ import annotations

import hashlib
import logging
import re
import threading
import uuid
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from typing import Any

from event_ld.batch.folder import Folder, Record, summed
from event_ld.batch.partitions import PARTITION_BYTES, Partition, chunks_of, find, plan
from event_ld.batch.run import fingerprint, problem_line
from event_ld.batch.stores import WHAT
from event_ld.batch.work import Counts, Task, Worker
from event_ld.errors import InputError, UsageError, as_input_error, sentence_of
from event_ld.extras import needed
from event_ld.version import __version__

_PATIENCE = 30
_ADDRESS = re.compile(r"[a-z]+://[^\s/]+:\d+/?")
_RETRIES = 2
_GOES_ON = "The same command goes on with what is done."


def run_cluster(  # noqa: PLR0913  # one keyword for each thing that can be chosen
    paths: Iterable[str],
    task: Task,
    output: str,
    *,
    cluster: str,
    jobs: int | None = None,
    partition_bytes: int = PARTITION_BYTES,
    advance: Callable[[int, int], object] | None = None,
) -> Counts:
    """Does a task with every record of files on a cluster, and goes on with what an earlier run left undone.

    Files and the folder to write are local or of fsspec (`s3://bucket/*.jsonl`); the cluster is the address of a scheduler
    (`tcp://host:8786`), or `local` for processes of this machine, as many as Dask finds right where `jobs` is not given.
    `advance` is told how many partitions are done, and how many there are.

    Raises:
        InputError: A file can't be read or written; the cluster can't be reached, or gave up.
        UsageError: The extra is not installed; the task can't be done; the folder holds something else.
    """
    task.check()
    if partition_bytes < 1:
        raise UsageError("A partition has at least one byte.")
    found = find([str(one) for one in paths])
    partitions = list(plan(found, partition_bytes))
    batch = fingerprint([[one.url, one.size, one.state] for one in found], task, partition_bytes)
    folder = Folder(output)
    records = folder.open(batch)
    if records is None:
        records = folder.noted(partitions)
        missing = [one for one in partitions if one.number not in records]
        if advance is not None:
            advance(len(records), len(partitions))
        for number, record in _made(missing, task, folder, cluster, jobs):
            records[number] = record
            if advance is not None:
                advance(len(records), len(partitions))
        folder.finish(batch, partitions, [records[one.number] for one in partitions])
    return summed(records.values())


def work_on_partition(partition: Partition, task: Task, folder: str) -> Record:
    """Writes what becomes of a partition, unless that is done already; any process of any machine may do it, and do it again.

    An InputError where a file can't be read or written.
    """
    there = Folder(folder)
    done = there.record(partition)
    if done is not None:
        return done
    worker = _worker_for(task)
    counts, lines, size, sum_of_all, lacks_base = Counts(), [], 0, hashlib.sha256(), False
    with as_input_error(folder, "written"), there.writing(partition, task) as (output, problems):
        for piece in partition.pieces:
            last = 0
            for chunk in chunks_of(piece):
                made = worker.work(chunk)
                output.write(made.output)
                problems.writelines(map(problem_line, made.problems))
                sum_of_all.update(made.output)
                size += len(made.output)
                counts.add(made.counts)
                lacks_base = lacks_base or made.lacks_base
                last = chunk.end.line
            lines.append(last)
    name = partition.name(task)
    record = Record(name, size, sum_of_all.hexdigest() if name else None, lines, counts, lacks_base)
    there.note(partition, record)
    return record


_own = threading.local()


def _worker_for(task: Task) -> Worker:
    """The worker of this thread for a task, which is used for one partition after another."""
    known: tuple[Task, Worker] | None = getattr(_own, "known", None)
    if known is None or known[0] != task:
        known = _own.known = (task, Worker(task))
    return known[1]


# -- the cluster


def _made(
    partitions: list[Partition], task: Task, folder: Folder, address: str, jobs: int | None
) -> Iterator[tuple[int, Record]]:
    """What becomes of partitions, as they are done."""
    if not partitions:
        return
    distributed = needed("distributed", "cluster", WHAT)
    with _client(distributed, address, jobs) as client:
        _check_workers(client, folder)
        by_key = {}
        for one in partitions:
            key = f"event-ld-{uuid.uuid4().hex}-{one.number}"
            future = client.submit(_same_version, __version__, one, task, folder.url, key=key, retries=_RETRIES, pure=False)
            by_key[key] = (one, future)
        for future in distributed.as_completed([future for _, future in by_key.values()], loop=client.loop):
            partition, _ = by_key.pop(future.key)
            try:
                yield partition.number, future.result()
            except distributed.KilledWorker:
                raise InputError(
                    f"Partition {partition.number} has cost several workers, perhaps for want of memory; take smaller partitions."
                ) from None
            except (CancelledError, OSError) as error:
                raise InputError(f"The cluster {address} was lost: {sentence_of(error)}. {_GOES_ON}") from None


@contextmanager
def _client(distributed: Any, address: str, jobs: int | None) -> Iterator[Any]:  # noqa: ANN401  # a module of an extra
    """A client of the cluster, which has a worker."""
    is_local = address == "local"
    if not is_local and not _ADDRESS.fullmatch(address):
        raise UsageError(f"{address} is no address of a cluster; write local, or the scheduler's, as in tcp://host:8786.")
    for name in ("distributed", "asyncio", "tornado"):  # what matters of what they would log is said as an error
        logging.getLogger(name).setLevel(logging.CRITICAL)
    own = None
    try:
        if is_local:
            # No dashboard; the server of its health still wants a port, which must not be the one that others have.
            quiet = {"scheduler_kwargs": {"dashboard": False}, "silence_logs": logging.CRITICAL}
            here = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
            own = distributed.LocalCluster(n_workers=jobs, threads_per_worker=1, processes=True, **here, **quiet)
        client = distributed.Client(own or address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError, TimeoutError, RuntimeError) as error:
        raise InputError(f"The cluster {address} can't be reached: {sentence_of(error)}.") from None
    try:
        try:
            client.wait_for_workers(1, timeout=_PATIENCE)
        except TimeoutError:
            raise InputError(f"The cluster {address} has no worker.") from None
        yield client
    finally:
        client.close()
        if own is not None:
            own.close()


def _check_workers(client: Any, folder: Folder) -> None:  # noqa: ANN401  # a client of an extra
    """Makes sure that the same partition becomes the same bytes everywhere, in the same place."""
    found: dict[str, Any] = client.run(_seen_by, folder.url, on_error="return")
    batch = folder.batch()
    for worker, seen in sorted(found.items()):
        if isinstance(seen, InputError):
            raise InputError(f"The worker {worker} does not see the folder. {seen}")
        if isinstance(seen, Exception):
            raise UsageError(f"The worker {worker} has no event-ld that can be used: {sentence_of(seen)}")
        version, known = seen
        if version != __version__:
            raise UsageError(f"The worker {worker} has event-ld {version}, and this is {__version__}; install the same on all.")
        if known != batch:
            raise InputError(f"The worker {worker} does not see what is in {folder.url}; take a folder that all machines share.")


def _seen_by(folder: str) -> tuple[str, str | None]:
    """The version of a worker, and what it takes for the batch that is under way in a folder."""
    return __version__, Folder(folder).batch()


def _same_version(version: str, partition: Partition, task: Task, folder: str) -> Record:
    """What becomes of a partition, by a worker that may have come later."""
    if version != __version__:
        raise UsageError(f"A worker has event-ld {__version__}, and the command {version}; install the same on all.")
    return work_on_partition(partition, task, folder)
