"""F1 of the whole reader on labelled programmes of our own, by kind of fact, from the stretches that its evidence names.

::

    python tools/score_own.py [--folder FOLDER] [--every 5] [--texts]

`--every N` scores each Nth text alone, those that `train_tagger.py --held N` leaves out; `--texts` prints a line for each text.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from rendered.own import OWN, own_programmes

from event_ld.folding import fold
from event_ld.inputs import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from rendered.programme import Rendered

    from event_ld.readers.reading import Reading

Fact = tuple[str, str]

_PERSON = r"(?:performer|contributor|organizer|sponsor)\[\d+\]"
_PATHS = [
    (re.compile(pattern), label)
    for pattern, label in (
        (r"name", "EN"),
        (r"startDate", "ED"),
        (r"location\.name", "VE"),
        (r"(?:subEvent\[\d+\]\.)*room", "RO"),
        (r"location\.address\.addressLocality", "CI"),
        (r"location\.address\.addressCountry", "CN"),
        (r"organizer\[\d+\]\.name", "OR"),
        (r"(?:sponsor|contributor)\[\d+\]\.name", "CO"),
        (r"superEvent\.name", "SE"),
        (r"(?:subEvent\[\d+\]\.)+name", "TI"),
        (r"(?:subEvent\[\d+\]\.)*performer\[\d+\]\.name", "PE"),
        (r"(?:subEvent\[\d+\]\.)*performer\[\d+\]\.affiliation(?:\[\d+\])?\.name", "AF"),
        (r"(?:subEvent\[\d+\]\.)*performer\[\d+\]\.jobTitle(?:\[\d+\])?", "JO"),
        (r"(?:subEvent\[\d+\]\.)+startDate", "ST"),
    )
]


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


def read_facts(reading: Reading) -> set[Fact]:
    """The facts of a reading, each with its label and its stretch without marks."""
    found = set()
    for path, one in reading.evidence.items():
        label = next((name for pattern, name in _PATHS if pattern.fullmatch(path)), "")
        if not label or not one.spans:
            continue
        text = " ".join(reading.source.text[span.start : span.end] for span in one.spans)
        found.add((label, _plain(text)))
    return found


def true_facts(made: Rendered) -> set[Fact]:
    """The facts of the labels; a contact is one who helps, as the reader has it."""
    shown = {label for _, label in _PATHS}
    names = ((("CO" if one.name == "CT" else one.name), made.text[one.begin : one.end]) for one in made.labels)
    return {(name, _plain(text)) for name, text in names if name in shown}


def counted(found: set[Fact], true: set[Fact]) -> dict[str, Counter[str]]:
    """True, found and missed facts by label; a time or a day that holds the other is the same."""
    result: dict[str, Counter[str]] = defaultdict(Counter)
    for label in {one for one, _ in found | true}:
        own, told = {text for one, text in found if one == label}, {text for one, text in true if one == label}
        if label in {"ED", "ST"}:
            told = {next((text for text in own if text and (text in one or one in text)), one) for one in told}
            own = {text for text in own if text in told or label != "ED"}
        result[label].update(hit=len(own & told), invented=len(own - told), missed=len(told - own))
    return result


def f1(count: Counter[str]) -> float | None:
    """F1, or None where there is no fact."""
    total = 2 * count["hit"] + count["invented"] + count["missed"]
    return 2 * count["hit"] / total if total else None


def score(programmes: Iterable[Rendered], *, texts: bool = False) -> dict[str, Counter[str]]:
    """The counts of programmes by label.

    Args:
        programmes: The programmes.
        texts: Whether to print a line for each.
    """
    result: dict[str, Counter[str]] = defaultdict(Counter)
    for made in programmes:
        (reading, *_) = read_text(made.text, form="programme")
        own = counted(read_facts(reading), true_facts(made))
        for label, one in own.items():
            result[label].update(one)
        if texts:
            total = sum(own.values(), Counter())
            print(f"{f1(total) or 0:.2f} {made.layout}")
    return result


def main() -> None:
    """Scores and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=OWN)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--texts", action="store_true")
    arguments = parser.parse_args()
    programmes = [one for number, one in enumerate(own_programmes(arguments.folder)) if number % arguments.every == 0]
    result = score(programmes, texts=arguments.texts)
    for label, one in sorted(result.items()):
        print(f"{label} f1 {f1(one) or 0:.3f}  hit {one['hit']} invented {one['invented']} missed {one['missed']}")
    print(f"all f1 {f1(sum(result.values(), Counter())) or 0:.3f}, {len(programmes)} texts")


if __name__ == "__main__":
    main()
