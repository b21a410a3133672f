"""The tagger: the labels of the tokens of a programme that go together best, by weights that are data.

The model is a linear-chain conditional random field. Its weights, in hundredths, lie in `vocab/tagger-weights.tsv` and are
trained by `tools/train_tagger.py`; whole numbers make the sums the same on every machine. The margin of a label is how much
worse the best labelling is that does without it.
"""

from __future__ import annotations

from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.features import WINDOW, Features
from event_ld.readers.programme.lexicon import word_features
from event_ld.readers.programme.tokens import Kind, Token
from event_ld.resources import read_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WEIGHTS = "tagger-weights.tsv"
ENTITIES = ("TI", "PE", "HO", "AF", "JO", "RO", "RL", "DE")
"""Titles, people, honorifics, bodies, offices, rooms, words of roles, descriptions: stretches of several tokens."""
POINTS = ("ST", "DA")
"""The times and days of slots: one token each."""
LABELS = (
    "O",
    *(f"{at}-{name}" for name in ENTITIES for at in "BI"),
    *POINTS,
    *(f"n{name}" for name in ("O", *ENTITIES, *POINTS)),
)
"""All labels; a break carries `n` and the label that its line ended with."""
_NUMBER = {label: number for number, label in enumerate(LABELS)}
_BREAKS = _NUMBER["nO"]
_INSIDE = 1 + 2 * len(ENTITIES)
_OF_KIND = {
    Kind.WORD: LABELS[:_INSIDE],
    Kind.LINK: LABELS[:_INSIDE],
    Kind.TIME: LABELS[: _INSIDE + 1],
    Kind.DAY: LABELS[:_BREAKS],
    Kind.BREAK: LABELS[_BREAKS:],
}
"""The labels that tokens of a kind may have; a day has that of a time among them, and never takes it."""
_NEVER = -(10**9)
_SPARSE = 4
_CACHED = 100_000


class Tagged(NamedTuple):
    """The labels of a text.

    Attributes:
        labels: One for each token.
        margins: How many hundredths the best labelling without it is worse, for each token.
    """

    labels: list[str]
    margins: list[int]


class Model:
    """The weights, ready for use.

    Attributes:
        state: Feature to its weights, for the labels of other tokens and for those of breaks.
        steps: For each pair of kinds of tokens, for each label of the second the weights of the labels of the first before it.
        few: The same without what may not be.
        behind: The same by the label of the first, for those of the second.
    """

    def __init__(self, rows: list[list[str]]) -> None:
        self.state: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
        weights: dict[tuple[str, str], int] = {}
        for name, *pairs in rows:
            numbers = {label: int(weight) for label, _, weight in (pair.rpartition(":") for pair in pairs)}
            if name.startswith(">"):
                weights |= {(name[1:], label): weight for label, weight in numbers.items()}
                continue
            vector = [numbers.get(label, 0) for label in LABELS]
            for part, own in zip(self.state, (vector[:_BREAKS], vector[_BREAKS:]), strict=True):
                if any(own):
                    part[name] = own
        self.steps = {
            (before, kind): [
                [weights.get((one, label), 0) if _follows(label, one, kind) else _NEVER for one in _OF_KIND[before]]
                for label in _OF_KIND[kind]
            ]
            for before in Kind
            for kind in Kind
        }
        self.behind = {pair: [[*column] for column in zip(*matrix, strict=True)] for pair, matrix in self.steps.items()}
        self.few = {
            pair: [[(at, weight) for at, weight in enumerate(row) if weight != _NEVER] for row in matrix]
            for pair, matrix in self.steps.items()
        }
        self._sums: dict[tuple[object, ...], list[int]] = {}

    def sum(self, names: Iterable[str], part: int) -> list[int]:
        """The weights of several features together.

        Args:
            names: The features.
            part: 0 for the labels of other tokens, 1 for those of breaks.
        """
        state = self.state[part]
        vectors = [state[name] for name in names if name in state]
        return [*map(sum, zip(*vectors, strict=True))] if vectors else [0] * (_BREAKS, len(LABELS) - _BREAKS)[part]

    def _word(self, tokens: list[Token], at: int, shift: int, part: int) -> list[int]:
        """The weights of the features of a token's neighbour."""
        if not 0 <= at + shift < len(tokens):
            return self._cached((shift, part), lambda: [f"{shift}edge"], part)
        token = tokens[at + shift]
        ranged = None if token.value is None else word_features(token)
        key = (token.text if ranged is None else "", token.kind, shift, part, ranged)
        return self._cached(key, lambda: [f"{shift}{one}" for one in word_features(token)], part)

    def _cached(self, key: tuple[object, ...], names: Callable[[], Iterable[str]], part: int) -> list[int]:
        found = self._sums.get(key)
        if found is None:
            found = self.sum(names(), part)
            if len(self._sums) < _CACHED:
                self._sums[key] = found
        return found

    def emissions(self, features: Features) -> list[list[int]]:
        """For each token what speaks for each of its labels, its neighbours' labels apart."""
        tokens = features.tokens
        lines: dict[tuple[int, int], list[int]] = {}
        segments: dict[int, list[int]] = {}
        found = []
        for at, token in enumerate(tokens):
            part = int(token.kind is Kind.BREAK)
            line = lines.get((token.line, part))
            if line is None:
                line = lines[token.line, part] = self.sum(["bias", *features.lines[token.line]], part)
            place = features.places[at]
            vectors = [self._word(tokens, at, shift, part) for shift in WINDOW]
            if features.within[at]:
                number = features.within[at]
                segment = segments.get(number)
                if segment is None:
                    segment = segments[number] = self.sum(features.segments[number], 0)
                vectors.append(segment)
            found.append([*map(sum, zip(line, self._cached((*place, part), lambda: place, part), *vectors, strict=True))])  # noqa: B023  # called at once
        return found


def _follows(label: str, before: str, kind: Kind) -> bool:
    """Whether a label may stand behind another: the inside of a stretch only behind the same stretch; no day is a time."""
    if kind is Kind.DAY and label == "ST":
        return False
    return label[0] != "I" or before in {f"B-{label[2:]}", f"I-{label[2:]}", f"n{label[2:]}"}


@lru_cache(maxsize=1)
def model() -> Model:
    """The model that is shipped."""
    lines = read_data("vocab", WEIGHTS).split("\n")
    return Model([line.split("\t") for line in lines if line and line[0] != "#"])


def tag(features: Features, using: Model | None = None) -> Tagged:
    """The labels of a text, each with its margin.

    Args:
        features: Its features.
        using: The model; the shipped one without it.
    """
    chosen = using or model()
    if not features.tokens:
        return Tagged([], [])
    emissions = chosen.emissions(features)
    kinds = [token.kind for token in features.tokens]
    forward = _forward(chosen, emissions, kinds)
    behind = _backward(chosen, emissions, kinds)
    best = max(forward[-1])
    at = forward[-1].index(best)
    labels, margins = [], []
    for number in range(len(kinds) - 1, -1, -1):
        names = _OF_KIND[kinds[number]]
        label = names[at]
        others = [
            one + after
            for name, one, after in zip(names, forward[number], behind[number], strict=True)
            if name[-2:] != label[-2:]
        ]
        labels.append(label)
        margins.append(best - max(others))
        if number:  # the label before that gives the best score; the first of several
            sums = [*map(add, forward[number - 1], chosen.steps[kinds[number - 1], kinds[number]][at])]
            at = sums.index(max(sums))
    return Tagged(labels[::-1], margins[::-1])


def _forward(chosen: Model, emissions: list[list[int]], kinds: list[Kind]) -> list[list[int]]:
    """For each token and label the best score so far."""
    begin = chosen.steps[Kind.BREAK, kinds[0]]
    scores = [[value + steps[0] for value, steps in zip(emissions[0], begin, strict=False)]]
    for before, kind, own in zip(kinds, kinds[1:], emissions[1:], strict=False):
        last = scores[-1]
        scores.append(
            [
                max(
                    map(add, last, weights) if len(pairs) > _SPARSE else [last[at] + weight for at, weight in pairs],
                    default=_NEVER,
                )
                + value
                for weights, pairs, value in zip(chosen.steps[before, kind], chosen.few[before, kind], own, strict=False)
            ]
        )
    return scores


def _backward(chosen: Model, emissions: list[list[int]], kinds: list[Kind]) -> list[list[int]]:
    """For each token and label the best that can stand behind it."""
    found = [[0] * len(_OF_KIND[kinds[-1]])]
    for at in range(len(kinds) - 1, 0, -1):
        values = [*map(add, found[-1], emissions[at])]
        found.append([max(map(add, values, weights)) for weights in chosen.behind[kinds[at - 1], kinds[at]]])
    found.reverse()
    return found


def reasons(features: Features, at: int, label: str, most: int = 3) -> list[tuple[str, int]]:
    """The features that speak most for a label, with their weights in hundredths; for people to see.

    Args:
        features: The features of the text.
        at: The number of the token.
        label: The label.
        most: How many to give.
    """
    number = _NUMBER[label] - (_BREAKS if label[0] == "n" else 0)
    state = model().state[int(label[0] == "n")]
    found = [(name, state[name][number]) for name in features.of(at) if name in state]
    return sorted(((name, weight) for name, weight in found if weight > 0), key=lambda one: (-one[1], one[0]))[:most]
