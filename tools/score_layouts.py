"""F1 of the tagger by layout, on rendered programmes whose truth is known; with `--folds`, on layouts that it never saw.

::

    python tools/score_layouts.py [--count 6]                  # the shipped weights, programmes that were not trained on
    python tools/score_layouts.py --folds 4 [--train 420]      # each layout by a model that was trained without it
    python tools/score_layouts.py --folds 2 --train 200 --iterations 30 --count 2    # the same, sooner and less sure

A fact is a labelled stretch: its label and its text without marks. ST is a time, DA a day, TI a title, PE a person, AF a body,
JO an office, RO a room.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

from render_programmes import programmes
from rendered.labels import normal
from rendered.templates import layout_names

from event_ld.folding import fold
from event_ld.readers.programme.features import features
from event_ld.readers.programme.stretches import stretches
from event_ld.readers.programme.tagger import Model, model, tag
from event_ld.readers.programme.tokens import tokens

if TYPE_CHECKING:
    from rendered.programme import Rendered

SHOWN = ("TI", "PE", "RO", "AF", "JO", "ST", "DA")
UNSEEN = 900
"""The seed of the programmes that are scored; another one than that of training."""


def _fact(name: str, text: str) -> tuple[str, str]:
    return name, re.sub(r"[\W_]+", " ", fold(text)).strip()


def counts(made: Rendered, using: Model) -> dict[str, Counter[str]]:
    """True, found and missed facts of one programme, by label.

    Args:
        made: The programme.
        using: The model.
    """
    made = normal(made)
    found = tokens(made.text)
    guessed = Counter(_fact(one.label, one.piece.text) for one in stretches(made.text, found, tag(features(found), using)))
    true = Counter(_fact(one.name, made.text[one.begin : one.end]) for one in made.labels)
    result: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in guessed.keys() | true.keys():
        both = min(guessed[fact], true[fact])
        result[fact[0]].update(hit=both, invented=guessed[fact] - both, missed=true[fact] - both)
    return result


def f1(count: Counter[str]) -> float | None:
    """F1, or None where there is no fact."""
    total = 2 * count["hit"] + count["invented"] + count["missed"]
    return 2 * count["hit"] / total if total else None


def score(names: list[str], count: int, using: Model) -> dict[str, dict[str, Counter[str]]]:
    """The counts of each layout.

    Args:
        names: The layouts.
        count: How many programmes of each, in all languages in turn.
        using: The model.
    """
    result: dict[str, dict[str, Counter[str]]] = {name: defaultdict(Counter) for name in names}
    for made in programmes(count * len(names), UNSEEN, names):
        for label, one in counts(made, using).items():
            result[made.layout][label].update(one)
    return result


def table(result: dict[str, dict[str, Counter[str]]]) -> str:
    """The figures for people to read.

    The mean is that of the layouts whose programmes have such facts; those that were invented in the others are counted below it.
    """
    lines = [f"{'layout':34}" + "".join(f"{label:>6}" for label in SHOWN)]
    means: dict[str, list[float]] = defaultdict(list)
    invented: Counter[str] = Counter()
    for name, own in result.items():
        cells = []
        for label in SHOWN:
            value = f1(own[label])
            has_facts = own[label]["hit"] + own[label]["missed"] > 0
            means[label] += [value] if value is not None and has_facts else []
            invented[label] += 0 if has_facts else own[label]["invented"]
            cells.append("     –" if value is None else f"{value:6.2f}")
        lines.append(f"{name:34}" + "".join(cells))
    lines += [
        f"{'mean over layouts that have such':34}"
        + "".join(f"{sum(means[label]) / max(len(means[label]), 1):6.3f}" for label in SHOWN),
        f"{'how many layouts these are':34}" + "".join(f"{len(means[label]):6}" for label in SHOWN),
        f"{'facts invented in the others':34}" + "".join(f"{invented[label]:6}" for label in SHOWN),
    ]
    return "\n".join(lines)


def folded(folds: int, count: int, train_count: int, iterations: int) -> dict[str, dict[str, Counter[str]]]:
    """The counts of each layout by a model that never saw it.

    Args:
        folds: How many parts the layouts fall into.
        count: How many programmes of each layout are scored.
        train_count: How many programmes each model is trained on.
        iterations: How many steps each training takes at most.
    """
    from train_tagger import train  # noqa: PLC0415  # needs python-crfsuite

    names, result = layout_names(), {}
    for fold_number in range(folds):
        held = names[fold_number::folds]
        made = programmes(train_count, 7, [name for name in names if name not in held])
        text = train(made, iterations=iterations)
        using = Model([line.split("\t") for line in text.split("\n") if line and line[0] != "#"])
        result |= score(held, count, using)
        print(f"fold {fold_number + 1} of {folds}: {len(held)} layouts", file=sys.stderr, flush=True)
    return {name: result[name] for name in names}


def main() -> None:
    """Scores and prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=6)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--train", type=int, default=420)
    parser.add_argument("--iterations", type=int, default=70)
    arguments = parser.parse_args()
    if arguments.folds:
        print(table(folded(arguments.folds, arguments.count, arguments.train, arguments.iterations)))
    else:
        print(table(score(layout_names(), arguments.count, model())))


if __name__ == "__main__":
    main()
