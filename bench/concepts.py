"""What a thesaurus of 7,000 concepts in 24 languages costs: to make its index, to open it, to look a label up, and in a command.

::

    python bench/concepts.py [CONCEPTS]

Its labels are made up. With 22,000 concepts its file has 100 MB. What is measured against each other is measured in turns.
"""

from __future__ import annotations

import random
import resource
import statistics
import subprocess
import sys
import time
import timeit
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from event_ld.inputs import read_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CONCEPTS = 7_000
LANGUAGES = (
    "bg",
    "cs",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "fi",
    "fr",
    "ga",
    "hr",
    "hu",
    "it",
    "lt",
    "lv",
    "mt",
    "nl",
    "pl",
    "pt",
)
LANGUAGES += ("ro", "sk", "sl", "sv")
SKOS = "http://www.w3.org/2004/02/skos/core#"
ROUNDS, LOOKUPS = 7, 500
EVENT = """id: a
language: es
name: Jornada
startDate: 2027-01-02
location: Sala
keywords: [datos abiertos, uno que no hay, tarde de juegos, paseo, poesía oral, acto abierto, capoeira, tertulia, chotis]
"""


def thesaurus(concepts: int) -> Iterator[str]:
    """The lines of a thesaurus as N-Triples: each concept has two labels in each language, and one above it."""
    chance = random.Random(1)  # noqa: S311  # no secret
    words = ["".join(chance.choice("bcdfghlmnprstv") + chance.choice("aeiou") for _ in range(3)) for _ in range(6_000)]
    for number in range(concepts):
        name = f"<https://example.org/{number}>"
        yield f"{name} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{SKOS}Concept> .\n"
        yield f"{name} <{SKOS}broader> <https://example.org/{number // 8}> .\n"
        for tag in LANGUAGES:
            for term in ("prefLabel", "altLabel"):
                yield f'{name} <{SKOS}{term}> "{" ".join(chance.sample(words, 2))} {number}"@{tag} .\n'


def cpu(*command: str) -> float:
    """The seconds of CPU of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "event_ld", *command], check=False, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def commands(folder: Path) -> None:
    """A command without the thesaurus, with it, and with EuroVoc, in turns."""
    (folder / "a.yaml").write_text(EVENT, encoding="utf-8")
    plain = ("validate", str(folder / "a.yaml"))
    kinds = {"without": (), "with the thesaurus": (str(folder / "a.index"),), "with EuroVoc": ("eurovoc",)}
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    for _ in range(ROUNDS):
        for kind, names in kinds.items():
            times[kind].append(cpu(*plain, *(part for name in names for part in ("--vocabulary", name))))
    for kind, found in times.items():
        print(f"validate {kind:20} {statistics.median(found):6.3f} s of CPU ({min(found):.3f}-{max(found):.3f})")


def main(concepts: int) -> None:
    """Measures and prints."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        with (folder / "a.nt").open("w", encoding="utf-8") as stream:
            stream.writelines(thesaurus(concepts))
        print(f"{concepts:,} concepts, {len(LANGUAGES)} languages, {(folder / 'a.nt').stat().st_size / 1e6:.0f} MB")
        taken = cpu("vocabulary", "build", str(folder / "a.nt"), "-o", str(folder / "a.index"))
        memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        print(f"its index is made in {taken:.1f} s of CPU and {memory:.0f} MB of memory")
        start = time.process_time()
        words = read_vocabulary(folder / "a.index", replace=True)
        words.find("nothing of it", "en")
        print(f"opened, and asked once, in {(time.process_time() - start) * 1000:.1f} ms of CPU")
        labels = [words.concepts[f"https://example.org/{number}"].label("fr") for number in range(LOOKUPS)]
        tasks: dict[str, Callable[[str], object]] = {
            "a label of the text's language": lambda label: words.find(label, "fr"),
            "a label of another one": lambda label: words.find(label, "es"),
            "no label": lambda label: words.find(f"{label} x", "es"),
        }
        for kind, task in tasks.items():
            taken = timeit.timeit(lambda task=task: [task(label) for label in labels], number=1)  # type: ignore[misc]
            print(f"{kind:32} {taken / LOOKUPS * 1e6:8.1f} µs")
        commands(folder)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CONCEPTS)
