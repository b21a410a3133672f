"""How the time of reading, judging and writing grows with the size of an input, whatever is repeated in it.

::

    python bench/growth_of_time.py [--every 41]

The inputs are those of the law about work (`tests/laws/repetitions.py`): a unit, such as a blank or a tag that is never closed,
is repeated to 5,000 and to 20,000 characters at a place in a document; and a description of 500 and of 2,000 things of a kind.
Prints each input whose time grew more than six times with four times the size, the median of the ratios, and the worst. Inputs
that take under 0.3 s of CPU are not judged.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.laws.repetitions import DOCUMENTS, many, pairs, repeated, walk

SMALL, LARGE = 5_000, 20_000
MOST = 6
FLOOR = 0.3
ROUNDS = 3


def _seconds(form: str, data: bytes) -> float:
    start = time.process_time()
    walk(form, data)
    return time.process_time() - start


def _ratio(form: str, small: bytes, large: bytes) -> float:
    """How many times as long the larger input takes; 0 where it takes too little to tell. A suspicion is looked at again."""
    long, short = _seconds(form, large), 0.0
    if long < FLOOR:
        return 0.0
    for _ in range(ROUNDS):
        short = max(short, _seconds(form, small))
        if long <= MOST * short:
            break
        long = min(long, _seconds(form, large))
    return long / short


def main() -> None:
    """Times the inputs and prints what is found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--every", type=int, default=41, help="one pair of unit and document in so many is timed; 1: all, ten minutes"
    )
    options = parser.parse_args()
    for form, make in DOCUMENTS.values():  # what is loaded and compiled once
        walk(form, make("a"))
    found = {f"{name}, {unit!r}": _repeated(name, unit) for name, unit in pairs(options.every)}
    found |= {what: _ratio(form, few.encode(), many(2000)[what][1].encode()) for what, (form, few) in many(500).items()}
    judged = sorted((ratio, what) for what, ratio in found.items() if ratio)
    for ratio, what in judged:
        if ratio > MOST:
            print(f"{ratio:5.1f} x for four times the size: {what}")
    print(f"{len(found)} inputs, {len(judged)} of them took {FLOOR} s or more", end="")
    print(f": median {statistics.median(ratio for ratio, _ in judged):.1f} x, worst {judged[-1][0]:.1f} x" if judged else "")


def _repeated(name: str, unit: str) -> float:
    form, make = DOCUMENTS[name]
    return _ratio(form, make(repeated(unit, SMALL)), make(repeated(unit, LARGE)))


if __name__ == "__main__":
    main()
