"""Trains the tagger on programmes of our own, written and rendered, and writes its weights to `vocab/`.

::

    python tools/train_tagger.py [--count 900] [--seed 7] [--held 10] [--output FILE] [--without LAYOUT …]
    python tools/train_tagger.py --around [--held 10] [--output FILE]

The first is for agendas, the second for what stands around them, which is learnt from written programmes alone. `--held N`
leaves each Nth of them out, as `score_own.py
--every N` scores them.

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
from rendered.own import OWN, own_programmes
from rendered.templates import layout_names

from event_ld.readers.programme.features import features
from event_ld.readers.programme.lexicon import knowledge, spelling, word_features
from event_ld.readers.programme.tagger import AGENDA, HEADER, Scheme
from event_ld.readers.programme.tokens import Kind, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rendered.programme import Rendered

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
HIDDEN = 0.25
"""The share of the words of a text whose meaning is hidden, and of those without their endings."""
LONGEST = 1600
"""The most tokens of a text that is trained on."""
PARAMETERS = {"c2": 0.02, "feature.possible_transitions": False}
OF_SCHEME = {"tagger-weights.tsv": {"c1": 0.4, "feature.minfreq": 4}, "header-weights.tsv": {"c1": 0.5, "feature.minfreq": 3}}
LEAST = 4
"""Weights of so many hundredths or less are left out."""
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


def examples(made: Iterable[Rendered], scheme: Scheme) -> Iterator[tuple[list[list[str]], list[str]]]:
    """The features and labels of programmes.

    Args:
        made: The programmes.
        scheme: The labels to train.
    """
    for one in map(normal, made):
        found = tokens(one.text)
        if 0 < len(found) <= LONGEST:
            seen = _hidden(random.Random(one.seed))
            spread = features(found)
            yield [spread.of(at, seen) for at in range(len(found))], labels_of(found, one.labels, scheme)


def train(made: Iterable[Rendered], scheme: Scheme = AGENDA, iterations: int = 70) -> str:
    """The weights as the file has them.

    Args:
        made: The programmes to train on.
        scheme: The labels to train.
        iterations: How many steps at most.
    """
    trainer = pycrfsuite.Trainer(
        algorithm="lbfgs", params=PARAMETERS | OF_SCHEME[scheme.weights] | {"max_iterations": iterations}, verbose=False
    )
    for rows, labels in examples(made, scheme):
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
        pairs = sorted((label, weight) for label, weight in weights[name] if abs(weight) > LEAST)
        lines += ["\t".join([name, *(f"{label}:{weight}" for label, weight in pairs)])] if pairs else []
    return "\n".join(lines) + "\n"


def main() -> None:
    """Trains and writes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=900)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--held", type=int, default=10, help="one of how many written programmes is left out")
    parser.add_argument("--around", action="store_true", help="the weights of what stands around the agenda")
    parser.add_argument("--output", type=Path)
    parser.add_argument("--without", nargs="*", default=[], help="layouts to leave out")
    arguments = parser.parse_args()
    names = [name for name in layout_names() if name not in arguments.without]
    written = [one for number, one in enumerate(own_programmes()) if number % arguments.held]
    if arguments.around:
        scheme = HEADER
        text = train([*written, *own_programmes(OWN / "around")], scheme, iterations=80)
    else:
        scheme = AGENDA
        text = train([*written, *programmes(arguments.count, arguments.seed, names)], scheme)
    output = arguments.output or VOCAB / scheme.weights
    output.write_text(text, encoding="utf-8")
    print(f"{output}: {text.count(chr(10))} lines, {len(text.encode())} bytes")


if __name__ == "__main__":
    main()
