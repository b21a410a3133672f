"""What a lookup costs in a scheme of 10,000 concepts in four languages, against a dict's own lookup and a linear search.

::

    python bench/concepts.py

All are measured in turns in one run; the figures are medians of the rounds.
"""

from __future__ import annotations

import statistics
import timeit
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.vocabulary import Concept, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

CONCEPTS = 10_000
LANGUAGES = ("en", "es", "pt", "fr")
ROUNDS = 7
LOOKUPS = 2_000


def scheme() -> Vocabulary:
    """A scheme of concepts with a preferred and another label in each language."""
    return Vocabulary(
        {
            f"c{number}": Concept(
                name=f"c{number}",
                pref_label={tag: f"Concepto número {number} {tag}" for tag in LANGUAGES},
                alt_label={tag: (f"Otra-etiqueta {number} {tag}",) for tag in LANGUAGES},
            )
            for number in range(CONCEPTS)
        }
    )


def main() -> None:
    """Measures and prints the table."""
    words = scheme()
    labels = words.labels["es"]
    ordered = list(labels)
    key = fold("Otra-etiqueta 5000 es")
    tasks: dict[str, tuple[Callable[[], object], int]] = {
        "dict lookup of a folded label": (lambda: labels.get(key), LOOKUPS),
        "find, own language": (lambda: words.find("Otra-Etiqueta 5000 ES", "es"), LOOKUPS),
        "find, another language": (lambda: words.find("Otra-Etiqueta 5000 ES", "en"), LOOKUPS),
        "find, a miss": (lambda: words.find("no such label", "en"), LOOKUPS),
        "linear search of folded labels": (lambda: ordered.index(key), LOOKUPS // 100),
    }
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(ROUNDS):
        for name, (task, count) in tasks.items():
            times[name].append(timeit.timeit(task, number=count) / count * 1e6)
    base = statistics.median(times["dict lookup of a folded label"])
    print(f"{len(words.concepts)} concepts, {sum(map(len, words.labels.values()))} labels")
    print(f"{'lookup':32} {'µs':>9} {'spread':>19} {'against dict':>13}")
    for name, found in times.items():
        middle = statistics.median(found)
        print(f"{name:32} {middle:9.2f} {min(found):8.2f}-{max(found):<10.2f} {middle / base:13.1f}")


if __name__ == "__main__":
    main()
