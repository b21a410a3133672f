"""How time and memory of `event-ld convert --to ntriples` grow with the number of events, and what a second process brings.

::

    python bench/growth.py [--largest 100000] [--chart docs/growth.svg]

Made-up events (`bench/events.py`), all different, flow through a pipe into the command, whose output goes nowhere. For each
number: the wall-clock time, the CPU time of the command per event without that of starting it, and the largest memory that any
process of it had (`ru_maxrss`). Beside them, on the largest file of at most 20,000 events, `--jobs 1` and `--jobs 2` in turns.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from events import line

COMMAND = [sys.executable, "-m", "event_ld", "convert", "--to", "ntriples", "--base-url", "https://www.example.org/events/"]
ROUNDS = 5
AT_ONCE = 20_000


class Measured(NamedTuple):
    """What one run took.

    Attributes:
        seconds: Wall-clock time.
        cpu: User and system time, in seconds.
        memory: The largest resident set of a process, in MB.
    """

    seconds: float
    cpu: float
    memory: float


def measure(count: int) -> Measured:
    """One run over a number of events out of a pipe."""
    begin = time.perf_counter()
    running = subprocess.Popen([*COMMAND, "-"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with running.stdin as pipe:
        for number in range(count):
            pipe.write(line(number).encode())
    return _ended(running, begin)


def measure_file(path: Path, jobs: int) -> Measured:
    """One run over a file by a number of processes."""
    begin = time.perf_counter()
    command = [*COMMAND, str(path), "--jobs", str(jobs)]
    return _ended(subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL), begin)


def _ended(running: subprocess.Popen[bytes], begin: float) -> Measured:
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    if running.returncode:
        raise SystemExit(f"the command failed with {running.returncode}")
    return Measured(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / 1000)


def main() -> None:
    """Measures, prints the tables, and draws the chart."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=10_000, help="the largest number of events")
    parser.add_argument("--chart", type=Path, help="the SVG file to draw")
    options = parser.parse_args()
    counts = [10**power for power in range(8) if 10**power <= options.largest]
    found: dict[int, Measured] = {}
    start = measure(1)  # compiles what is not compiled yet
    print(f"{'events':>10} {'wall s':>9} {'CPU s':>9} {'CPU ms/event':>13} {'memory MB':>10}")
    for count in counts:
        found[count] = min((measure(count) for _ in range(3 if count <= AT_ONCE else 1)), key=lambda one: one.cpu)
        start = found[1]
        each = (found[count].cpu - start.cpu) / max(count - 1, 1) * 1000
        shown = f"{each:13.3f}" if count > 1 else f"{'':13}"
        print(f"{count:10,} {found[count].seconds:9.2f} {found[count].cpu:9.2f} {shown} {found[count].memory:10.1f}", flush=True)
    count = min(options.largest, AT_ONCE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.jsonl"
        path.write_text("".join(map(line, range(count))), encoding="utf-8")
        pairs = [(measure_file(path, 1).seconds, measure_file(path, 2).seconds) for _ in range(ROUNDS)]
    ratios = sorted(one / two for one, two in pairs)
    one, two = (statistics.median(pair[at] for pair in pairs) for at in (0, 1))
    print(f"{count:,} events: --jobs 1 {one:.2f} s, --jobs 2 {two:.2f} s, ratio {statistics.median(ratios):.2f}", end=" ")
    print(f"({ratios[0]:.2f}-{ratios[-1]:.2f}, {os.cpu_count()} cores)")
    if options.chart:
        options.chart.write_text(chart(found), encoding="utf-8")


def chart(found: dict[int, Measured]) -> str:
    """Time and memory over the number of events, both on logarithmic axes, as an SVG document."""
    counts = sorted(found)
    panels = (
        ("CPU time of the whole command (s)", [found[one].cpu for one in counts], 0),
        ("largest memory (MB)", [found[one].memory for one in counts], 1),
    )
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 790 300" font-family="system-ui, sans-serif" font-size="12">',
        "<title>Time grows with the number of events, memory does not</title>",
        '<rect width="790" height="300" fill="#fff"/>',
    ]
    for title, values, at in panels:
        parts += _panel(title, counts, values, 50 + at * 380)
    return "\n".join([*parts, "</svg>", ""])


def _panel(title: str, counts: list[int], values: list[float], left: int) -> list[str]:
    width, top, height = 310, 40, 210
    powers = len(str(counts[-1])) - 1
    low, high = math.floor(math.log10(min(values))), math.ceil(math.log10(max(values)))

    def at(count: int, value: float) -> tuple[float, float]:
        return left + width * math.log10(count) / max(powers, 1), top + height * (high - math.log10(value)) / (high - low)

    parts = [f'<text x="{left}" y="22" font-weight="bold">{title}</text>']
    for power in range(low, high + 1):
        y = at(1, 10.0**power)[1]
        parts.append(f'<line x1="{left}" x2="{left + width}" y1="{y:.1f}" y2="{y:.1f}" stroke="#d0d7de"/>')
        parts.append(f'<text x="{left - 6}" y="{y + 4:.1f}" text-anchor="end" fill="#57606a">{10.0**power:g}</text>')
    for power in range(powers + 1):
        x = at(10**power, 1)[0]
        parts.append(f'<text x="{x:.1f}" y="{top + height + 18}" text-anchor="middle" fill="#57606a">{10**power:,}</text>')
    parts.append(f'<text x="{left + width / 2}" y="{top + height + 38}" text-anchor="middle" fill="#57606a">events</text>')
    points = [at(count, value) for count, value in zip(counts, values, strict=True)]
    parts.append(
        f'<polyline fill="none" stroke="#0a5fb4" stroke-width="2" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in points)}"/>'
    )
    for (x, y), value in zip(points, values, strict=True):
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="#0a5fb4"/>')
        parts.append(f'<text x="{x:.1f}" y="{y - 8:.1f}" text-anchor="middle">{value:.3g}</text>')
    return parts


if __name__ == "__main__":
    main()
