"""Work in several processes: what becomes of each of many things, in their order, and never much more ahead than is taken."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from typing import Any, TypeVar

from event_ld.errors import InputError, UsageError
from event_ld.quiet import collect_seldom

I = TypeVar("I")  # noqa: E741  # what goes in
O = TypeVar("O")  # noqa: E741  # what comes out
About = TypeVar("About")

_AHEAD = 3
_work: Callable[[Any], Any] | None = None


def processors() -> int:
    """How many processes can work at once on this machine."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def check_jobs(jobs: int) -> None:
    """Makes sure that somebody works; a UsageError where no process is to work."""
    if jobs < 1:
        raise UsageError("At least one process has to work: --jobs 1.")


def start(make: Callable[[About], Callable[[I], O]], about: About) -> None:
    """Prepares a process."""
    collect_seldom()
    global _work  # noqa: PLW0603  # one for each process, set as it starts
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that waits for this one stops it
    _work = make(about)


def work_on(given: Any) -> Any:  # noqa: ANN401  # what `start` was given takes it
    """What becomes of a thing, in a process that `start` has prepared."""
    assert _work is not None  # noqa: S101  # set by `start`
    return _work(given)


@contextmanager
def workers(
    make: Callable[[About], Callable[[I], O]], about: About, jobs: int, advice: str
) -> Iterator[Callable[[Iterable[I]], Iterator[O]]]:
    """What works on many things, here or in processes that begin with the first of them.

    `make`, a function of a module, makes what works, once for each process; `advice` says what to do where one of them dies. An
    InputError where a process died.
    """
    if jobs == 1:
        work = make(about)
        yield lambda given: map(work, given)
        return
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=start, initargs=(make, about)) as pool:
        try:
            yield lambda given: _in_order(pool, given, jobs * _AHEAD)
        except BrokenProcessPool:
            raise InputError(f"A process died, perhaps for want of memory; {advice}.") from None
        finally:
            pool.shutdown(cancel_futures=True)


def _in_order(pool: ProcessPoolExecutor, given: Iterable[Any], ahead: int) -> Iterator[Any]:
    waiting: deque[Future[Any]] = deque()
    for one in given:
        waiting.append(pool.submit(work_on, one))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
