"""The tagger: the labels of the tokens of a programme that go together best, by weights that are data.

The model is a linear-chain conditional random field. Its weights, in hundredths, lie in `vocab/tagger-weights.tsv` and are
trained by `tools/train_tagger.py`; whole numbers make the sums the same on every machine. The margin of a label is how much
worse the best labelling is that does without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import add
from struct import Struct
from typing import NamedTuple

from event_ld.readers.programme.features import WINDOW, Features
from event_ld.readers.programme.lexicon import word_features
from event_ld.readers.programme.tokens import Kind, Token
from event_ld.readers.programme.votes import voted
from event_ld.resources import read_data


class Scheme:
    """The labels of a model.

    Attributes:
        weights: The file of its weights.
        entities: The names of stretches of several tokens.
        points: The names of a time and of a day: one token each.
        labels: All labels; a break carries `n` and the label that its line ended with.
        number: The number of each label.
        names: The name in each label.
        of_kind: The numbers of the labels that tokens of a kind may have; a day has that of a time too, but never takes it.
    """

    def __init__(self, weights: str, entities: tuple[str, ...], points: tuple[str, str]) -> None:
        self.weights, self.entities, self.points = weights, entities, points
        inside = ("O", *(f"{at}-{name}" for name in entities for at in "BI"))
        self.labels = (*inside, *points, *(f"n{name}" for name in ("O", *entities, *points)))
        self.number = {label: number for number, label in enumerate(self.labels)}
        self.names = [label[-2:] for label in self.labels]
        self.inside, self.breaks = len(inside), self.number["nO"]
        self.of_kind = {
            Kind.WORD: range(self.inside),
            Kind.LINK: range(self.inside),
            Kind.TIME: range(self.inside + 1),
            Kind.DAY: range(self.breaks),
            Kind.BREAK: range(self.breaks, len(self.labels)),
        }
        self.zero = sum(1 << (_BITS * number + 16) for number in range(len(self.labels)))
        """No weight for any label. The weights of all labels are one whole number, in which each label has its bits."""
        self.numbers = Struct(f"<{len(self.labels)}I")
        self.unpack = {kind: (Struct(f"<{len(own)}I").unpack_from, own.start * _BITS // 8) for kind, own in self.of_kind.items()}


_BITS = 32
AGENDA = Scheme("tagger-weights.tsv", ("TI", "PE", "HO", "AF", "JO", "RO", "RL", "DE"), ("ST", "DA"))
"""Titles, people, honorifics, bodies, offices, rooms, words of roles, descriptions; times and days of slots."""
HEADER = Scheme("header-weights.tsv", ("EN", "VE", "RO", "AD", "CI", "CN", "MO", "OR", "CO", "SE", "CT"), ("ET", "ED"))
"""The event's name, venue, rooms, street, town, country, mode, hosts, supporters, larger event, contacts; its hours and days."""
_NEVER = -(10**9)
_BEAM = 600
"""How far, in hundredths, the best labelling up to a token may be ahead of another one that is still followed."""
_CACHED = 100_000


class Tagged(NamedTuple):
    """The labels of a text.

    Attributes:
        labels: One for each token.
        margins: How many hundredths the best labelling without it is worse, for each token; at most the width of the beam.
    """

    labels: list[str]
    margins: list[int]


class Model:
    """The weights, ready for use.

    Attributes:
        state: Feature to its weights for all labels.
        steps: For each kind of token, for each label of the token before it, the weights of the labels of the kind.
    """

    def __init__(self, rows: list[list[str]], scheme: Scheme = AGENDA) -> None:
        self.scheme = scheme
        self.state: dict[str, int] = {}
        number = scheme.number
        steps = [[0 if _follows(label, before) else _NEVER for label in scheme.labels] for before in scheme.labels]
        for name, *pairs in rows:
            weights = {number[label]: int(weight) for label, _, weight in (pair.rpartition(":") for pair in pairs)}
            if name[0] == ">" and name[1:] in number:
                for label, weight in weights.items():
                    steps[number[name[1:]]][label] += weight
            else:
                self.state[name] = scheme.zero + sum(weight << (_BITS * label) for label, weight in weights.items())
        self.steps = {kind: [row[own.start : own.stop] for row in steps] for kind, own in scheme.of_kind.items()}
        for row in self.steps[Kind.DAY]:
            row[scheme.inside] = _NEVER
        self._sums: dict[object, tuple[int, ...]] = {}
        self._ways: dict[tuple[Kind, int], tuple[list[int], list[list[tuple[int, int]]]]] = {}

    def ways(self, kind: Kind, first: int) -> tuple[list[int], list[list[tuple[int, int]]]]:
        """The weights of the labels of a kind behind a label; and what each label, in its place, gives more, most first.

        Args:
            kind: The kind.
            first: The label before.
        """
        found = self._ways.get((kind, first))
        if found is None:
            rows = self.steps[kind]
            row = rows[first]
            gains = [((more - own, at) for at, (own, more) in enumerate(zip(row, other, strict=True))) for other in rows]
            found = self._ways[kind, first] = row, [sorted((one for one in own if one[0] > 0), reverse=True) for own in gains]
        return found

    def sum(self, names: Iterable[str]) -> int:
        """The weights of several features together.

        Args:
            names: The features.
        """
        state = self.state
        return sum([state[name] for name in names if name in state])

    def _beside(self, token: Token | None) -> tuple[int, ...]:
        """The weights that a token gives to those around it, by their distance; None for one beyond the ends of the text."""
        key = token and (token.text if token.value is None else word_features(token), token.kind)
        found = self._sums.get(key)
        if found is None:
            own = word_features(token) if token is not None else ("edge",)
            found = tuple(self.sum([f"{shift}{one}" for one in own]) for shift in WINDOW)
            if len(self._sums) < _CACHED:
                self._sums[key] = found
        return found

    def emissions(self, features: Features) -> Iterator[tuple[int, ...]]:
        """For each token what speaks for each of the labels of its kind, its neighbours' labels apart."""
        edge = self._beside(None)
        size, unpack = self.scheme.numbers.size, self.scheme.unpack
        words = [edge, edge, *map(self._beside, features.tokens), edge, edge]
        shifted = ([word[shift] for word in words[shift:]] for shift in range(len(WINDOW)))
        lines, segments = [*map(self.sum, features.lines)], [*map(self.sum, features.segments)]
        places = {place: self.sum(("bias", *place)) for place in {*features.places}}
        beside = map(sum, zip(*shifted, strict=False))
        for token, within, place, total in zip(features.tokens, features.within, features.places, beside, strict=True):
            own, start = unpack[token.kind]
            yield own((total + lines[token.line] + segments[within] + places[place]).to_bytes(size, "little"), start)


def _follows(label: str, before: str) -> bool:
    """Whether a label may stand behind another: the inside of a stretch only behind the same stretch."""
    return label[0] != "I" or before in {f"B-{label[2:]}", f"I-{label[2:]}", f"n{label[2:]}"}


@lru_cache(maxsize=2)
def model(scheme: Scheme = AGENDA) -> Model:
    """The model that is shipped for a scheme of labels."""
    lines = read_data("vocab", scheme.weights).split("\n")
    return Model([line.split("\t") for line in lines if line and line[0] != "#"], scheme)


def tag(features: Features, using: Model | None = None, starts: Iterable[int] = ()) -> Tagged:
    """The labels of a text, each with its margin.

    Args:
        features: Its features.
        using: The model; the shipped one without it.
        starts: The numbers of the tokens that are known to be the times of slots.
    """
    chosen = using or model()
    emissions = [*chosen.emissions(features)]
    time = chosen.scheme.inside
    for at in starts:
        own = emissions[at]
        emissions[at] = (*own[:time], own[time] - _NEVER, *own[time + 1 :])
    kinds = [token.kind for token in features.tokens]
    first = _best(chosen, emissions, kinds)
    if chosen.scheme is not AGENDA:
        return first
    return _best(chosen, [*voted(features, emissions, first, chosen.scheme)], kinds)


def _best(chosen: Model, emissions: list[tuple[int, ...]], kinds: list[Kind]) -> Tagged:
    """The labels that go together best."""
    known, names, of_kind = chosen.scheme.labels, chosen.scheme.names, chosen.scheme.of_kind
    forward = _forward(chosen, emissions, kinds)
    behind = dict.fromkeys(forward[-1], 0)
    at = max(behind, key=forward[-1].__getitem__)
    labels, margins = [], []
    steps = zip(reversed(forward), reversed(forward[:-1]), reversed(emissions), reversed(kinds), strict=False)
    for here, last, own, kind in steps:
        labels.append(known[at])
        margin = _BEAM
        if len(behind) > 1:
            name, best = names[at], here[at] + behind[at]
            margin = min([_BEAM, *[best - here[label] - score for label, score in behind.items() if names[label] != name]])
        margins.append(margin)
        if len(last) == 1:  # with no score but that of the best, 0
            (at,) = behind = last
            continue
        first, rows = of_kind[kind].start, chosen.steps[kind]
        step = at - first
        if len(behind) == 1:
            behind = {before: rows[before][step] for before in last}
        else:
            values = [(label - first, score + own[label - first]) for label, score in behind.items()]
            behind = {before: max([row[label] + value for label, value in values]) for before in last for row in (rows[before],)}
        ways = {before: score + rows[before][step] for before, score in last.items()}
        at = max(ways, key=ways.__getitem__)
        least = last[at] + behind[at] - _BEAM  # what is further behind changes no margin
        behind = {before: score for before, score in behind.items() if last[before] + score >= least}
    return Tagged(labels[::-1], margins[::-1])


def _forward(chosen: Model, emissions: list[tuple[int, ...]], kinds: list[Kind]) -> list[dict[int, int]]:
    """For each token, behind the beginning of the text, each label that is followed with its best score so far."""
    of_kind = chosen.scheme.of_kind
    first = chosen.scheme.breaks
    last = {first: 0}
    scores = [last]
    for own, kind in zip(emissions, kinds, strict=True):
        row, gains = chosen.ways(kind, first)
        values = base = [*map(add, row, own)]
        if len(last) > 1:
            values = base.copy()
            for before, score in last.items():
                for gain, label in gains[before]:
                    if gain + score <= 0:
                        break
                    if values[label] < (value := base[label] + gain + score):
                        values[label] = value
        best = max(values)
        least, start = best - _BEAM, of_kind[kind].start
        last = {label: value - best for label, value in enumerate(values, start) if value >= least}
        first = start + values.index(best)
        scores.append(last)
    return scores


def reasons(features: Features, at: int, label: str, most: int = 3) -> list[tuple[str, int]]:
    """The features that speak most for a label, with their weights in hundredths; for people to see.

    Args:
        features: The features of the text.
        at: The number of the token.
        label: The label.
        most: How many to give.
    """
    state, number = model().state, AGENDA.number[label]
    numbers = AGENDA.numbers
    weights = {name: numbers.unpack(state[name].to_bytes(numbers.size, "little")) for name in features.of(at) if name in state}
    found = [(name, own[number] - (1 << 16)) for name, own in weights.items()]
    return sorted(((name, weight) for name, weight in found if weight > 0), key=lambda one: (-one[1], one[0]))[:most]
