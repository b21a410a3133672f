"""CPU time of starting the command, side by side with Python alone and with what it must not import, as ratios.

::

    python bench/startup.py

Each command runs nine times in turns; the figures are medians of user and system time.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 9
ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "sela-panel-2022.txt"
EVENT = Path(tempfile.mkdtemp()) / "sela-panel-2022.yaml"
"""The description that the programme gives."""
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""As after an installation, which leaves every module compiled."""
COMMANDS = {
    "python alone": ["-c", ""],
    "event-ld --help": ["-m", "event_ld", "--help"],
    "import rdflib, pyshacl": ["-c", "import rdflib, pyshacl"],
    "event-ld embed (one event in YAML)": [
        "-m",
        "event_ld",
        "embed",
        str(EVENT),
        "--base-url",
        "https://www.example.org/events/",
    ],
    "event-ld draft (SELA panel)": ["-m", "event_ld", "draft", str(EXAMPLE)],
    "event-ld convert --to ntriples (SELA panel)": ["-m", "event_ld", "convert", str(EXAMPLE), "--to", "ntriples"],
}


def cpu_seconds(arguments: list[str]) -> float:
    """User and system time of one run of Python, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True, env=ENVIRONMENT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Measures in turns and prints the table."""
    cpu_seconds(["-m", "event_ld", "draft", str(EXAMPLE), "--output", str(EVENT)])
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(ROUNDS + 1):
        for name, arguments in COMMANDS.items():
            spent = cpu_seconds(arguments)
            if turn:  # the first turn compiles what is not compiled yet
                times[name].append(spent)
    base = statistics.median(times["import rdflib, pyshacl"])
    print(f"{'command':45} {'CPU s':>7} {'spread':>13} {'against rdflib+pyshacl':>23}")
    for name, found in times.items():
        middle = statistics.median(found)
        print(f"{name:45} {middle:7.3f} {min(found):5.3f}-{max(found):5.3f} {middle / base:23.2f}")


if __name__ == "__main__":
    main()
