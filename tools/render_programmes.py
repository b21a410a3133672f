"""Renders programmes: texts of our own parts in known layouts, each stretch of a fact with its label.

::

    python tools/render_programmes.py --count 4 --layout line          # prints texts
    python tools/render_programmes.py --count 400 --output FOLDER      # writes NAME.txt and NAME.json (begin, end, label)

The labels: ST time of a slot, DA day of slots, TI title, PE person, HO honorific, JO office, AF body, RO room, RL role word,
DE description. The same seed gives the same texts.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from rendered.contents import LANGUAGES
from rendered.programme import Rendered, render
from rendered.templates import layout_names

if TYPE_CHECKING:
    from collections.abc import Iterator

NONE = "none"
SHARE = 12
"""One in so many programmes has no agenda."""


def programmes(count: int, seed: int, names: list[str] | None = None) -> Iterator[Rendered]:
    """Programmes in turn through the layouts and the languages.

    Args:
        count: How many.
        seed: What they are drawn with.
        names: The layouts; all without it.
    """
    names = names or layout_names()
    for number in range(count):
        at = seed * 1_000_003 + number
        name = NONE if number % SHARE == SHARE - 1 and NONE in names else names[number % len(names)]
        yield render(at, name, LANGUAGES[(number // len(names) + number) % len(LANGUAGES)])


def main() -> None:
    """Renders and prints or writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", action="append", help="one of the layouts; may be given several times")
    parser.add_argument("--output", type=Path)
    arguments = parser.parse_args()
    for number, made in enumerate(programmes(arguments.count, arguments.seed, arguments.layout)):
        if arguments.output is None:
            print(f"===== {made.layout} {made.language} {made.seed}\n{made.text}")
            continue
        arguments.output.mkdir(parents=True, exist_ok=True)
        stem = arguments.output / f"{number:05}-{made.layout}-{made.language}"
        stem.with_suffix(".txt").write_text(made.text, encoding="utf-8")
        stem.with_suffix(".json").write_text(json.dumps(made.labels, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
