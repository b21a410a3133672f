"""Validates folders of 100 and of 1,000 pages: seconds and the most memory of each run, and their ratio.

::

    python bench/validate_folder.py
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (100, 1000)


def page(number: int) -> str:
    """A page with one correct event."""
    event = {
        "@context": "https://schema.org",
        "@type": "Event",
        "@id": f"https://www.example.org/{number}#event",
        "name": f"Meeting {number}",
        "description": "An afternoon about open data, for everyone.",
        "startDate": "2030-12-03T15:00-04:00",
        "endDate": "2030-12-03T17:00-04:00",
        "location": {"@type": "Place", "name": "City Hall", "address": "Main Street 1, Sucre, Bolivia"},
        "organizer": {"@type": "Organization", "name": "City of Sucre"},
    }
    return f'<!doctype html>\n<title>{number}</title>\n<script type="application/ld+json">{json.dumps(event)}</script>\n'


def run(folder: Path) -> tuple[float, int]:
    """Seconds, and the most memory in KB, of validating a folder."""
    before = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "event_ld", "validate", str(folder)], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert status == 0, "a correct event was blamed"  # noqa: S101  # a bench of wrong results says nothing
    return time.perf_counter() - before, usage.ru_maxrss


def main() -> int:
    """Prints both runs."""
    found = []
    for size in SIZES:
        with tempfile.TemporaryDirectory() as name:
            for number in range(size):
                (Path(name) / f"{number}.html").write_text(page(number), encoding="utf-8")
            found.append(run(Path(name)))
        print(f"{size} pages: {found[-1][0]:.2f} s, {found[-1][1] / 1000:.0f} MB")
    print(f"ratio of memory: {found[1][1] / found[0][1]:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
