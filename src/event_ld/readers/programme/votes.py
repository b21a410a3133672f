"""The second pass of the tagger: what a document writes alike it means alike.

A place within a line (behind the time, in emphasis, in the third cell, behind a dash) has in one text mostly one label: the title
stands in emphasis all through it. The labels that the first pass is sure of are votes of their places, and speak for or against
each label of every other word that stands there.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from math import log
from operator import add
from typing import TYPE_CHECKING

from event_ld.readers.programme.tokens import Kind

if TYPE_CHECKING:
    from event_ld.readers.programme.features import Features
    from event_ld.readers.programme.tagger import Scheme, Tagged

_SURE = 300
"""The margin, in hundredths, of a vote."""
_WEIGHT = 40
"""How many hundredths a label gains that is e times as usual in a place as any other one."""
_PRIOR = 5
"""How many votes each label has before any is cast."""
_FEWEST = 3
"""How many lines must have a word in a place that votes."""


def voted(features: Features, emissions: list[tuple[int, ...]], first: Tagged, scheme: Scheme) -> Iterator[tuple[int, ...]]:
    """For each token what speaks for each of its labels, with the votes of its place.

    Args:
        features: The features of the text.
        emissions: What speaks for each label, by the first pass.
        first: The labels of the first pass.
        scheme: The labels.
    """
    timed = {token.line for token in features.tokens if token.kind is Kind.TIME}
    known: dict[object, int] = {}
    places = [
        known.setdefault((token.line in timed, token.text.isalnum(), place[1:]), len(known))
        if token.kind in (Kind.WORD, Kind.LINK)
        else None
        for token, place in zip(features.tokens, features.places, strict=True)
    ]
    votes: dict[object, Counter[str]] = defaultdict(Counter)
    lines: dict[object, set[int]] = defaultdict(set)
    for place, token, label, margin in zip(places, features.tokens, first.labels, first.margins, strict=True):
        if margin >= _SURE:
            votes[place][label[-2:]] += 1
            lines[place].add(token.line)
    names = scheme.names[: scheme.inside]
    kinds = len({*names})
    gains = {}
    for one, count in votes.items():
        if one is not None and len(lines[one]) >= _FEWEST:
            share = kinds / (count.total() + _PRIOR * kinds)
            gains[one] = [round(_WEIGHT * log((count.get(name, 0) + _PRIOR) * share)) for name in names]
    for place, own in zip(places, emissions, strict=True):
        found = gains.get(place)
        yield own if found is None else tuple(map(add, own, found))
