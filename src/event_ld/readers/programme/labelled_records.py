"""Records of a day: a title, and below it labelled lines with the hours, the people and the place, in any order."""

from __future__ import annotations

from collections import Counter
from itertools import takewhile
from typing import TYPE_CHECKING

from event_ld.readers.programme.dates import find_days, find_short_day
from event_ld.readers.programme.names import is_known_name, looks_like_name
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.titled_records import LABEL, Labelled, labels_of, titled_records
from event_ld.readers.programme.words import meaning, says_agenda

if TYPE_CHECKING:
    from event_ld.readers.programme.stretches import Row
    from event_ld.readers.programme.text import Piece

_FEW = 3
_LONGEST = 300


def labelled_records(rows: list[Row]) -> dict[int, Labelled]:
    """The records of a day, by the lines of their labelled hours; none unless all such hours have one, with a title.

    The title stands behind a label, or begins a paragraph, right above the first labelled line, of which there are at least two:
    `Time: …`, `Place: …`.
    """
    found = labels_of(rows)
    if titled := titled_records(rows, found):
        return titled
    again = Counter(found.values())
    labels = {at for at, label in found.items() if again[label] >= _FEW - 1 or not rows[at].is_apart}  # no `Night walk: stars`
    hours = [at for at in labels if meaning("section", found[at]) == "when" and _has_hour(rows[at].piece)]
    firsts = {number: number - len([*takewhile(labels.__contains__, range(number - 1, -1, -1))]) for number in hours}
    titles = {number: first - 1 for number, first in firsts.items()}
    is_one = len({*titles.values()}) == len(titles) >= _FEW
    are_titles = is_one and all(_is_title(rows, at) and at + 2 in labels for at in titles.values())
    ends = {number: number + len([*takewhile(labels.__contains__, range(number, len(rows)))]) for number in hours}
    records = {number: range(title, ends[number]) for number, title in titles.items()} if are_titles else {}
    said = {at: rows[at].piece.text for lines in records.values() for at in lines[1:]}
    are_dated = any(meaning("section", found[at]) == "when" and at not in records for at in said)  # `Date: …` beside `Time: …`
    if are_dated or any(find_days(text) or find_short_day(text) for text in said.values()):
        return {}
    return {at: Labelled((rows[own.start].piece, own.start), own, [], [], [own.start]) for at, own in records.items()}


def people_behind(line: Piece) -> list[tuple[str, Piece]]:
    """The people that a labelled line names, and their bodies, each with what it is: `PE`, `AF`."""
    label = LABEL.match(line.text)
    found = read_people([line.cut(label.end())]) if label is not None else []
    named = [one.pieces for one in found if looks_like_name(one.pieces["name"])]
    paths = (("PE", "name"), ("AF", "affiliation[0].name"))
    return [(kind, pieces[path]) for pieces in named for kind, path in paths if path in pieces]


def _has_hour(line: Piece) -> bool:
    found = LABEL.match(line.text)
    return found is not None and time_at_start(line.text[found.end() :]) is not None


def _is_title(rows: list[Row], number: int) -> bool:
    """Whether a line that begins a paragraph, and is not the first one, may be a title: no day, heading, sentence or name."""
    if number < 1 or not rows[number].is_apart or len(rows[number].piece.text) > _LONGEST:
        return False
    line = rows[number].piece.strip("#*_•- ")
    is_other = meaning("section", line.text) is not None or says_agenda(line.text) or line.text[-1:] in {":", ";", ","}
    return not is_other and find_days(line.text) is None and time_at_start(line.text) is None and not is_known_name(line)
