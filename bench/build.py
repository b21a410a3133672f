"""What `event-ld build` takes: the first time, when nothing has changed, and when one title has.

::

    python bench/build.py [200 2000 …] [--docs docs/explanation.md]

For each number of made-up events (`bench/events.py`), one YAML file each, in a scratch folder: CPU time (of all processes),
wall-clock time, and the largest resident set of a process, for each of the three builds. `TMPDIR` says on which disk: where many
files were deleted just before, ext4 takes many times as long to make one, so that a second run says more of the disk than of us.
`--docs` writes the figures into that page: its rows about builds, and its chart.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

import yaml
from events import event

BASE = "https://www.example.org/events/"
SETTINGS = """\
title: Events of the Archive
description: Public events of the Archive of Sucre, as open data.
publisher: {name: Archive of Sucre, url: https://www.example.org/, email: archive@example.org}
license: https://creativecommons.org/licenses/by/4.0/
languages: [en, es]
"""


class Measured(NamedTuple):
    """What one build took: CPU and wall-clock time in seconds, memory in MB."""

    cpu: float
    seconds: float
    memory: float


def measured(source: Path, site: Path, minute: int) -> Measured:
    """One build."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "event_ld", "build", str(source), "-o", str(site), "--base-url", BASE]
    around = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as where it is installed
    process = subprocess.Popen([*command, "--now", f"2026-05-03T10:{minute:02}:00Z"], stderr=subprocess.DEVNULL, env=around)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{command} ended with {status}")
    return Measured(usage.ru_utime + usage.ru_stime, time.perf_counter() - begin, usage.ru_maxrss / 1024)


def write(folder: Path, number: int, ending: str = "") -> None:
    """One description."""
    made = event(number)
    text = yaml.dump(made | {"name": f"{made['name']}{ending}"}, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper)
    (folder / f"event-{number}.yaml").write_text(text, encoding="utf-8")


def listed(figures: list[float]) -> str:
    """Figures as a sentence lists them: `1.0, 2.0 and 3.0`."""
    *first, last = [f"{one:.1f}" for one in figures]
    return f"{', '.join(first)} and {last}" if first else last


def write_down(page: Path, found: dict[str, list[float]]) -> None:
    """Writes what builds take, in milliseconds an event, into the page of the documentation."""
    first, *others = [listed(one) for one in found.values()]
    text = page.read_text(encoding="utf-8")
    for pattern, new in (
        (r"(?<=events \| )[^|]*(?= ms of CPU an event \|)", first),
        (r"(?<=one title has \| )[^|]*(?= ms of CPU an event \|)", " ms; ".join(others)),
        (r"(?<=    bar \[)[^]]*", ", ".join(f"{one:.1f}" for one in found["first"])),
    ):
        text = re.sub(pattern, new, text)
    page.write_text(text, encoding="utf-8")


def main() -> None:
    """Builds and prints."""
    parser = argparse.ArgumentParser()
    parser.add_argument("counts", nargs="*", type=int, default=[200, 2000])
    parser.add_argument("--docs", type=Path)
    options = parser.parse_args()
    found: dict[str, list[float]] = {}
    print(f"{'events':>7} {'build':<20} {'CPU s':>8} {'s':>8} {'MB':>6} {'CPU ms an event':>16}")
    for count in options.counts:
        with tempfile.TemporaryDirectory() as scratch:
            source, site = Path(scratch, "in"), Path(scratch, "site")
            source.mkdir()
            (source / "site.yaml").write_text(SETTINGS, encoding="utf-8")
            for number in range(count):
                write(source, number)
            for minute, what in enumerate(("first", "nothing changed", "one title changed")):
                if what.startswith("one"):
                    write(source, count // 2, ", again")
                took = measured(source, site, minute)
                each = took.cpu * 1000 / count
                found.setdefault(what, []).append(each)
                print(f"{count:7} {what:<20} {took.cpu:8.1f} {took.seconds:8.1f} {took.memory:6.0f} {each:16.1f}", flush=True)
    if options.docs:
        write_down(options.docs, found)


if __name__ == "__main__":
    main()
