"""When files change: a look at their sizes and times, which every file system has, twice a second."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from pathlib import Path

PAUSE = 0.5
"""Seconds between two looks."""


def look(paths: Iterable[str | Path]) -> dict[str, tuple[int, int]]:
    """The time and the size of each file, and of each one in a folder and in those below it; what is not there is no file yet."""
    found: dict[str, tuple[int, int]] = {}
    for path in map(Path, paths):
        for one in [*path.rglob("*")] if path.is_dir() else [path]:
            try:
                known = one.stat()
            except OSError:  # gone since
                continue
            found[str(one)] = (known.st_mtime_ns, known.st_size)
    return found


def changes(paths: list[str]) -> Iterator[None]:
    """Comes back at once, and again whenever one of some files, or a file in a folder, has changed, for ever."""
    seen = look(paths)
    yield
    while True:
        time.sleep(PAUSE)
        now = look(paths)
        if now != seen:
            seen = now
            yield
