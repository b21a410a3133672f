"""Lines that say when and where a slot is and nothing else, `Friday 6 May, 2 pm, Town Hall`: its title stands above or below."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.place_lines import reads_like_place
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.slot_words import LEAD
from event_ld.readers.programme.stated_when import read_when
from event_ld.readers.programme.times import all_times
from event_ld.readers.programme.words import is_word, says_agenda, spelled_pattern
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from collections.abc import Collection

    from event_ld.readers.programme.stretches import Row
    from event_ld.readers.programme.text import Piece

_FEW = 2
_LONGEST = 200
_WEEKDAY = spelled_pattern(r"(?:(?:{small})\s+)?(?:{weekday})(?![^\W\d_])[\s.,:|–-]*(?!\d{1,2}\b(?!:\d))")
"""A day of the week at the head of a line, without a number."""
_AROUND = " \t#*_•·–—-"
_MARKS = f"{_AROUND}.,;:|@()"


def when_lines(rows: list[Row], timed: Collection[int]) -> tuple[dict[int, Piece | None], int]:
    """The lines with a time that say when and nothing else but where, each with its place, and where their titles stand.

    Args:
        rows: The lines of a text.
        timed: The numbers of those with the time of a slot; others below the first one are of the kind by their form.

    Returns:
        The places by the numbers of the lines, and -1 for titles right above them, 1 for those right below; none unless this
        holds of all lines, and at least two name a place by its word.
    """
    beside = {number: _beside(rows[number].piece) for number in range(min(timed, default=len(rows)), len(rows))}
    rests = {number: rest for number, rest in beside.items() if number in timed or (rest and (not rest.text or _is_place(rest)))}
    places = {number for number, rest in rests.items() if rest is not None and _is_place(rest)}
    again = Counter(rest.value for rest in rests.values() if rest is not None and rest.text)
    others = [rest for number, rest in rests.items() if number not in places]
    is_one = len(places) >= _FEW and all(rest is not None and (_is_remark(rest) or again[rest.value] >= _FEW) for rest in others)
    side = _side(rows, rests) if is_one and not any(rows[number].table for number in rests) else 0
    return {number: rest if rest and not _is_remark(rest) else None for number, rest in rests.items() if side}, side


def _beside(line: Piece) -> Piece | None:
    """What a line says beside its day and its time; None where it has not both."""
    line = line.strip(_MARKS)
    named = _WEEKDAY.match(line.text) if find_days(line.text) is None else None
    when = read_when(line.cut(named.end() if named is not None else 0), is_labelled=True)
    if when.time is None or not (named or when.day):
        return None
    rest = when.rest
    for time in all_times(rest.text):  # `11 am and 2 pm`
        rest = when.rest.cut(time.finish)
    rest = rest.strip(_MARKS)
    return rest.cut(len(rest.text)) if all(is_word("small", word) for word in rest.text.split()) else rest


def _is_place(rest: Piece) -> bool:
    first = fold(rest.text.partition(" ")[0])
    return bool(rest.text) and first not in event_kind_words() and (is_room(rest) or reads_like_place(rest, is_dated=True))


def _is_remark(rest: Piece) -> bool:
    """Whether what stands beside a day and a time is nothing, or no name: `no need to book`."""
    return not rest.text or rest.text[0].islower() or " no " in f" {fold(rest.text)} "


def _side(rows: list[Row], numbers: Collection[int]) -> int:
    """On which side of some lines others stand that may be titles; nearer ones hold, and else those below, as below a heading."""
    above = [number - 1 for number in numbers if _may_be_title(rows, number - 1, numbers)]
    below = [number + 1 for number in numbers if _may_be_title(rows, number + 1, numbers)]
    are_above, are_below = (len(some) == len(numbers) for some in (above, below))
    if are_above and are_below:
        joined = sum(rows[number].is_apart for number in below) - sum(rows[number + 1].is_apart for number in above)
        return -1 if joined > 0 else 1
    return are_below - are_above


def _may_be_title(rows: list[Row], number: int, others: Collection[int]) -> bool:
    """Whether a line that is none of some others may be a title: no sentence, no label, and nobody."""
    line = rows[number].piece.strip(_AROUND) if 0 <= number < len(rows) and number not in others else None
    if line is None or not line.text or len(line.text) > _LONGEST or line.text[-1] in ".:;" or LEAD.match(line.text):
        return False
    return not says_agenda(line.text) and not is_known_name(line)
