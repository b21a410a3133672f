"""Runs any validator over the conformance suite: how many defects it flags, and how many correct events it blames.

::

    python tools/run_conformance.py event-ld validate --strict
    python tools/run_conformance.py COMMAND …          # gets the path of a JSON-LD file; any exit code but 0 is a finding
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CASES = Path(__file__).resolve().parents[1] / "tests" / "conformance"
INFOS = {"concept-without-a-scheme"}
"""Defects that are worth an info alone, and so change no exit code of ours."""


def flags(command: list[str], path: Path) -> bool:
    """Whether a validator finds anything in a file."""
    return subprocess.run([*command, str(path)], capture_output=True, check=False).returncode != 0


def main() -> int:
    """Runs the suite."""
    command = sys.argv[1:]
    if not command:
        print(__doc__)
        return 2
    defects = [path for path in sorted(CASES.glob("*/event.jsonld")) if path.parent.name != "base"]
    correct = [CASES / "base" / "event.jsonld", *sorted((CASES / "correct").glob("*.jsonld"))]
    missed = [path.parent.name for path in defects if not flags(command, path)]
    blamed = [path.name for path in correct if flags(command, path)]
    print(f"{len(defects) - len(missed)} of {len(defects)} defects flagged; missed: {', '.join(missed) or 'none'}")
    print(f"{len(blamed)} of {len(correct)} correct events blamed: {', '.join(blamed) or 'none'}")
    told = INFOS & set(missed)
    if told:
        print(f"of the missed, those that we report as an info: {', '.join(sorted(told))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
