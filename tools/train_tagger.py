"""Trains the tagger of programmes on rendered ones and writes its weights to `vocab/tagger-weights.tsv`.

::

    python tools/train_tagger.py [--count 1600] [--seed 7] [--output FILE] [--without LAYOUT …]

Needs python-crfsuite (the dependency group `train`). The same arguments give the same bytes. What the tables know of a word
is hidden for some words of each text, so that the model learns to do without.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parent))

import pycrfsuite
from render_programmes import programmes
from rendered.labels import labels_of, normal
from rendered.templates import layout_names

from event_ld.readers.programme.features import features
from event_ld.readers.programme.lexicon import knowledge, spelling, word_features
from event_ld.readers.programme.tagger import WEIGHTS
from event_ld.readers.programme.tokens import Kind, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rendered.programme import Rendered

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
HIDDEN = 0.25
"""The share of the words of a text whose meaning is hidden, and of those without their endings."""
LONGEST = 700
"""The most tokens of a text that is trained on."""
PARAMETERS = {"c1": 0.4, "c2": 0.02, "feature.minfreq": 5, "feature.possible_transitions": False}
HEAD = """\
# The weights of the tagger of programmes in hundredths, by tools/train_tagger.py: a feature, and label:weight for each label;
# `>LABEL` is what may stand behind a label."""


def _hidden(dice: random.Random) -> Callable[[Token], Sequence[str]]:
    """The features of a token by itself, with what is known of some words hidden, the same words all through a text."""
    fate: dict[str, float] = {}

    def seen(token: Token) -> Sequence[str]:
        if token.kind is not Kind.WORD:
            return word_features(token)
        chance = fate.setdefault(token.text, dice.random())
        if chance < HIDDEN / 3:
            return [one for one in spelling(token.text) if one[0] in "sf"]
        return spelling(token.text) if chance < HIDDEN else spelling(token.text) + knowledge(token.text)

    return seen


def examples(made: Iterable[Rendered]) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The features and labels of rendered programmes."""
    for one in map(normal, made):
        found = tokens(one.text)
        if 0 < len(found) <= LONGEST:
            seen = _hidden(random.Random(one.seed))
            spread = features(found)
            yield [spread.of(at, seen) for at in range(len(found))], labels_of(found, one.labels)


def train(count: int, seed: int, names: list[str], iterations: int = 70) -> str:
    """The weights as the file has them.

    Args:
        count: How many programmes to train on.
        seed: What they are rendered with.
        names: Their layouts.
        iterations: How many steps at most.
    """
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=PARAMETERS | {"max_iterations": iterations}, verbose=False)
    for rows, labels in examples(programmes(count, seed, names)):
        trainer.append(rows, labels)
    with TemporaryDirectory() as folder:
        trainer.train(f"{folder}/model")
        tagger = pycrfsuite.Tagger()
        tagger.open(f"{folder}/model")
        info = tagger.info()
    weights: dict[str, list[tuple[str, int]]] = {}
    for (before, label), weight in info.transitions.items():
        weights.setdefault(f">{before}", []).append((label, round(100 * weight)))
    for (name, label), weight in info.state_features.items():
        weights.setdefault(name, []).append((label, round(100 * weight)))
    lines = [HEAD]
    for name in sorted(weights):
        pairs = sorted((label, weight) for label, weight in weights[name] if abs(weight) > 1)
        lines += ["\t".join([name, *(f"{label}:{weight}" for label, weight in pairs)])] if pairs else []
    return "\n".join(lines) + "\n"


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1600)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--output", type=Path, default=VOCAB / WEIGHTS)
    parser.add_argument("--without", nargs="*", default=[], help="layouts to leave out")
    arguments = parser.parse_args()
    names = [name for name in layout_names() if name not in arguments.without]
    text = train(arguments.count, arguments.seed, names)
    arguments.output.write_text(text, encoding="utf-8")
    print(f"{arguments.output}: {text.count(chr(10))} lines, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
