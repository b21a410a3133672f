"""The labels of the tokens of a rendered programme, as the tagger is to give them."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from event_ld.readers.programme.normal import normalised
from event_ld.readers.programme.tagger import AGENDA, Scheme
from event_ld.readers.programme.tokens import Kind, Token

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rendered.programme import Label, Rendered


def normal(made: Rendered) -> Rendered:
    """A rendered programme as the reader sees it: without its markup, each label where its stretch stands now."""
    found = normalised(made.text)
    moved = [one._replace(begin=found.at(one.begin), end=found.at(one.end)) for one in made.labels]
    return replace(made, text=found.text, labels=tuple(one for one in moved if one.begin < one.end))


def labels_of(found: list[Token], labels: Sequence[Label], scheme: Scheme = AGENDA) -> list[str]:
    """The label of each token: beginning or inside of a stretch, or a point; a break carries the last one of its line.

    Args:
        found: The tokens of a text.
        labels: Its labelled stretches, in the order of the text.
        scheme: The labels that are wanted; stretches of others have none.
    """
    points = scheme.points
    labels = [label for label in labels if label.name in points or label.name in scheme.entities]
    begins = [label.begin for label in labels]
    result: list[str] = []
    last, before = "O", None
    for token in found:
        if token.kind is Kind.BREAK:
            result.append(f"n{last}")
            last = "O"
            continue
        at = bisect_right(begins, token.end - 1) - 1
        label = labels[at] if at >= 0 and labels[at].end > token.begin else None
        if label is None or (label.name in points and token.kind not in (Kind.TIME, Kind.DAY)):
            result.append("O")
            before = None if label is None else before
            continue
        if label.name in points:
            result.append(label.name)
        else:
            result.append(f"{'I' if label is before else 'B'}-{label.name}")
        last, before = label.name, label
    return result
