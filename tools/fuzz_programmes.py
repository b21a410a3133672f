"""Feeds the reader of programmes with broken texts, and stops at the first one that ends in a traceback or takes long.

::

    python tools/fuzz_programmes.py [--count 100000] [--seed 1] [--jobs 2]

Each text is a few lines out of `tests/programmes`, torn, doubled, shuffled and sown with control characters, marks of
direction, digits and punctuation. A text that fails is printed as Python writes it, with its seed.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from event_ld import convert
from event_ld.errors import EventLDError
from event_ld.inputs import read_text

PROGRAMMES = Path(__file__).resolve().parents[1] / "tests" / "programmes"
SOWN = (
    "\x00\x07\x0b\x1b\x85\u200b\u200e\u200f\u202e\u2066\u2069\ufeff\ud800"
    "|:;,.-–—()[]{}<>*_#&@/\\\"'“”«»0123456789 \t\n\ráñçéΩж中🎪"
)
LONGEST = 2.0
"""Seconds that a short text may take."""


def lines() -> list[str]:
    """The lines of our own programmes."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(PROGRAMMES.iterdir()) if path.is_file()]
    return [line for text in texts for line in text.split("\n")]


def broken(dice: random.Random, known: list[str]) -> str:
    """One broken text."""
    chosen = [dice.choice(known) for _ in range(dice.randint(1, 12))]
    text = "\n".join(chosen)
    for _ in range(dice.randint(0, 8)):
        at = dice.randrange(len(text) + 1)
        match dice.randrange(4):
            case 0:
                text = text[:at] + dice.choice(SOWN) * dice.choice([1, 1, 1, 40]) + text[at:]
            case 1:
                text = text[:at] + text[at + dice.randint(1, 12) :]
            case 2:
                text = text[:at] + text[max(at - 20, 0) : at] + text[at:]
            case _:
                text = text[:at] + dice.choice(SOWN) + text[at + 1 :]
    return text


def run(seeds: range) -> str:
    """Reads the texts of some seeds; the first failure in words, "" where there is none."""
    known = lines()
    for seed in seeds:
        text = broken(random.Random(seed), known)
        start = time.perf_counter()
        try:
            readings = read_text(text, name="fuzz.txt")
            convert(readings, to="ntriples")
        except EventLDError:
            continue
        except Exception as error:  # noqa: BLE001  # any is what this looks for
            return f"seed {seed}: {type(error).__name__}: {error}\n{text!a}"
        if time.perf_counter() - start > LONGEST:
            return f"seed {seed}: {time.perf_counter() - start:.1f} s\n{text!a}"
    return ""


def main() -> int:
    """Runs all; 1 where a text failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    arguments = parser.parse_args()
    step = 500
    parts = [
        range(at, min(at + step, arguments.seed + arguments.count))
        for at in range(arguments.seed, arguments.seed + arguments.count, step)
    ]
    with ProcessPoolExecutor(arguments.jobs) as pool:
        failed = [found for found in pool.map(partial(run), parts) if found]
    print("\n\n".join(failed) or f"{arguments.count} texts were read.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
