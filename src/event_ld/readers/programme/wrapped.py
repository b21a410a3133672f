"""Lines that are not those of the writer: paragraphs broken at one width, as in mails, and agendas that lost their line ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from event_ld.readers.programme.dates import all_days, find_days
from event_ld.readers.programme.forms import leads_on
from event_ld.readers.programme.moments import dated_time, ends_with_time
from event_ld.readers.programme.text import lines_at
from event_ld.readers.programme.times import UP_TO, TimeRange, time_at_start
from event_ld.readers.programme.words import is_word, meaning, spelled_pattern

_NARROWEST, _WIDEST = 50, 120
_SURE = 4
"""The fewest lines that tell the width."""
_ITEM = re.compile(r"[ \t]*(?:[-*+•·–—#>]|\d{1,3}[.)]\s|\(?[a-z]\)\s|\d{1,2}[:h.]\d\d)")
_PERSON = re.compile(
    r"(?:[^\W\d_]{1,5}\. ){0,2}[A-ZÀ-Þ](?:[\w'’-]+|\.)(?: [a-z]{2,3})?(?: [A-ZÀ-Þ](?:[\w'’-]+|\.)){1,3}(?=\s*(?:[,(–—-]|$))"
)
"""What begins an entry of its own: `Ana Gil, SELA`."""
_CELLS = re.compile(r"[\t|]| {3}")


_HOUR = r"\d{1,2}(?:[:.h]\d\d|h|[ \t]?[ap]\.?m\.?)(?:[ \t]?h(?:rs?|s)?(?![^\W_]))?"
_BROKEN_SPAN = re.compile(
    rf"(?m)^[ \t*_|•-]{{0,8}}{_HOUR}"
    rf"(?P<gap>[ \t]*+(?:\n[ \t]*+)?(?P<to>{UP_TO})[ \t]*+(?P<end>\n[ \t]*+)?)(?={_HOUR}(?P<rest>[^\n]*))"
)
_PART_OF_DATE = spelled_pattern(
    r"(?:(?:de|of)\s+)?(?:{month})\.?,?(?:\s+(?:de\s+)?(?:19|20)\d\d)?$|(?:de\s+)?(?:{month})(?:\s+del?)?[\s,]+(?:19|20)\d\d"
    r"|(?:del?\s+)?(?:19|20)\d\d$|\d{1,2}(?:st|nd|rd|th|er|º)?,?$"
)
_LONGEST_DATE = 40
_BEGINS_OTHER = frozenset({"by", "por", "from", "with", "con", "com", "at"})
"""Small words that begin what is said beside a title: `by Ana Gil`, `por videoconferencia`."""
_AROUND = " \t*_|•-"
_PAIRS = 2
_HEAD = 12
"""How many lines the head of a text has."""


def whole_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that bring a span of hours onto one line: `11:15 to` and below it `11:30`, which stands alone behind a dash."""
    for one in _BROKEN_SPAN.finditer(text):
        if "\n" in one["gap"] and (one["to"].isalpha() or (one["end"] and not one["rest"].strip())):
            yield (*one.span("gap"), " - ")


def stacked_spans(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that bring the beginning and the end of slots onto one line, where all hours alone on a line stand in pairs."""
    pairs: list[tuple[int, int]] = []
    before: tuple[int, int, TimeRange] | None = None
    for start, line in lines_at(f"{text}\n"):
        time = time_at_start(line.strip(_AROUND))
        is_alone = time is not None and time.end is None and ends_with_time(line.strip(_AROUND), time.finish)
        if before is not None and is_alone and time is not None:
            if text[before[1] : start].count("\n") > 1 or before[2].start.minutes >= time.start.minutes:
                return  # no pair, or a later beginning
            pairs.append((before[1], start + len(line) - len(line.lstrip(_AROUND))))
            before = None
        elif before is not None:
            return
        else:
            before = (start, start + len(line.rstrip(_AROUND)), time) if is_alone and time is not None else None
    if len(pairs) >= _PAIRS and before is None:
        yield from ((begin, end, " - ") for begin, end in pairs)


def whole_dates(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that bring a date onto one line: `20` and below it `NOV` and `2027`, `13 y 14` and below it `de diciembre`."""
    left, at = "", 0
    for line in text.split("\n"):
        right, before = line.strip(), left[-_LONGEST_DATE:].rstrip()
        is_part = bool(before) and len(right) <= _LONGEST_DATE and _PART_OF_DATE.match(right) is not None
        if is_part and any(day.begin < len(before) < day.finish for day in all_days(f"{before} {right}")):
            yield at - 1 - (len(left) - len(left.rstrip())), at + len(line) - len(line.lstrip()), " "
            left = f"{before} {right}"
        else:
            left = line
        at += len(line) + 1


def whole_turns(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that bring days with their hours, and nothing else, that stand below each other onto one line."""
    at = end = 0
    for line in text.split("\n"):
        found = dated_time(line.strip())
        is_turn = found is not None and found[1].end is not None
        if is_turn and end:
            yield end, at + len(line) - len(line.lstrip()), ", "
        end = at + len(line.rstrip()) if is_turn else 0
        at += len(line) + 1


def whole_phrases(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that bring a phrase at the head of a text onto one line that breaks off at a small word, or goes on with one.

    `VIII Congress of` and below it `Rural Maps`, `National Meeting` and `of river boards`.
    """
    at, before = 0, ""
    for line in text.split("\n", _HEAD)[:_HEAD]:
        left, right = before.strip(), line.lstrip()
        is_other = any(_CELLS.search(one) or len(one) > _WIDEST for one in (left, line.rstrip()))
        is_other = is_other or meaning("section", left) is not None  # `HOSTED BY`, and bodies below it
        is_part = left and right[:1].isalpha() and not is_other
        if is_part and not _says_when(right) and (_breaks_off(left.split(), left) or _goes_on_with(right, left)):
            yield at - 1 - (len(before) - len(before.rstrip())), at + len(line) - len(right), " "
        before = line
        at += len(line) + 1


def _says_when(line: str) -> bool:
    return time_at_start(line) is not None or find_days(line) is not None


def _breaks_off(words: list[str], line: str) -> bool:
    """Whether a line ends with a word that something must follow, or within quotation marks."""
    if any(line.count(first) > line.count(last) for first, last in ("«»", "“”")):
        return True
    last = words[-1].lower() if line.isupper() else words[-1]
    return len(words) > 1 and len(last) > line.isupper() and leads_on(last)


def _goes_on_with(right: str, left: str) -> bool:
    """Whether a line begins with a small word that what stands above it leads to."""
    first = right.split(maxsplit=1)[0]
    is_written_small = first.islower() or (left.isupper() and right.isupper() and len(first) > 1)
    is_part = leads_on(first.lower()) and first.lower() not in _BEGINS_OTHER
    return is_written_small and is_part and left[-1].isalnum() and not (is_word("status", left) or _says_when(left))


def unwrapped(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that put a blank for the line ends within broken paragraphs.

    Lines are broken at a width where the first word of each would not have fitted on the line before. Four such lines tell the
    width of a text; a third of them must begin in small letters, which the entries of a list do not. At that width other
    lines go on, too, where a blank ends them or a bracket begins the next one.
    """
    blocks = list(_blocks(text))
    widths = [width for block in blocks if len(block) >= _SURE and _is_broken(block, width := _width(block))]
    width = max((one for one in widths if _NARROWEST <= one <= _WIDEST), default=0)
    for block in blocks if width else ():
        is_broken = _is_broken(block, width) or (len(block) >= _SURE and _is_broken(block, _width(block)))
        for (at, line), (following, other) in pairwise(block):
            if is_broken or (len(line.rstrip()) <= width and _is_full(line, other, width) and _goes_on(line, other.lstrip())):
                yield at + len(line.rstrip()), following + len(other) - len(other.lstrip()), " "


def _goes_on(line: str, other: str) -> bool:
    """Whether a full line goes on: a blank ends it, as mails mark broken lines, and nobody stands below; or a bracket does."""
    return other[0] == "(" or (line.endswith(" ") and _PERSON.match(other) is None)


def _blocks(text: str) -> Iterator[list[tuple[int, str]]]:
    """The lines that stand below each other without a blank one or a mark of a list between, with their first characters."""
    block: list[tuple[int, str]] = []
    at = 0
    for line in text.split("\n"):
        is_apart = not line.strip() or _CELLS.search(line.strip()) is not None
        if is_apart or _ITEM.match(line):
            yield block
            block = []
        block += [] if is_apart else [(at, line)]
        at += len(line) + 1
    yield block


def _width(block: list[tuple[int, str]]) -> int:
    return max(len(line.rstrip()) for _, line in block)


def _is_broken(block: list[tuple[int, str]], width: int) -> bool:
    """Whether lines are as full as a width allows, and go on with each other."""
    lines = [line.rstrip() for _, line in block]
    following = [line.lstrip() for line in lines[1:]]
    small = sum(line[0].islower() and meaning("weekday", line.split(maxsplit=1)[0].strip(",")) is None for line in following)
    is_full = all(_is_full(line, other, width) for line, other in zip(lines, following, strict=False))
    return bool(small) and small * 3 >= len(following) and is_full and all(len(line) <= width for line in lines)


def _is_full(line: str, other: str, width: int) -> bool:
    """Whether the first word of the line below would not have fitted on a line."""
    return len(line.rstrip()) + 1 + len(other.split(None, 1)[0]) > width
