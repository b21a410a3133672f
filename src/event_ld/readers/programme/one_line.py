"""Several facts in one line, each on a line of its own: `Venue: City Library | Free entry | Tel. 113 496 0000`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from event_ld.readers.programme.contacts import REGISTERS
from event_ld.readers.programme.moments import head_of
from event_ld.readers.programme.names import looks_like_organization
from event_ld.readers.programme.text import Piece, lines_at
from event_ld.readers.programme.times import all_times, resolve, time_at_start
from event_ld.readers.programme.words import folded_alternatives, meaning, spelled_pattern
from event_ld.readers.programme.zone_lists import items_of
from event_ld.vocabulary import role_words

_LONGEST = 600
_GAP = 3
"""How many blanks set a part of a line apart."""
_MARKS = " \t*_•-–—"
_DASHES = " \t*_-–—"
_BAR = re.compile(r"(?<![ \t])[ \t]+\|[ \t]++")
_BETWEEN = re.compile(
    r"(?<![ \t])[ \t]+[|·•][ \t]++|(?<!\t)\t+|;[ \t]+|(?:(?<=[^\W_]{3})|(?<=[)\d]))\.[ \t]+|(?<! ) {3,}|(?<! ) {1,2}(?=[A-ZÀ-Þ])"
)


_HOLDER = spelled_pattern(r"(?P<word>{holder})[ \t](?P<body>[^.:!?\s][^.:!?\n]{2,140})")
"""Who holds the event behind a word without a colon: `Realização MLB - Movimento`, `Organiza Ayuntamiento de Vigo`."""
_INITIALS = re.compile(r"[A-Z]{2,9}(?:\s[-–—]\s|\s*$)")
_LABEL = spelled_pattern(r"(?:\*\*|__)?(?P<key>{section})(?:\*\*|__)?[ \t]*:")
_SHORT = frozenset({"when", "where", "city", "country", "mode", "language", "fee", "speaker"})
"""The sections whose values are short, so that a label behind a blank alone ends them: `Venue: City Hall Time: 6 pm`."""


_MORE = spelled_pattern(r"(?:{free})(?![^\W_])|(?:{telephone})\b[^\w+]{0,3}\+?\(?\d")
"""What stands behind the value of a label and is none of it: that entry is free, a telephone number, how to register."""


_ROLE = spelled_pattern(lambda: rf"(?P<key>{folded_alternatives(role_words())})[ \t]*:")


_ITEM = spelled_pattern(
    r"(?:(?<=[^\W\d_]{2})|(?<=[)”»\"!?€’]))[.,;]?(?<=[.,;!?])\s{1,99}(?:(?:and|y|e|et)\s+)?(?:(?:{time-lead})\s+)?\Z"
)
_TITLE = re.compile(r"[\s:.,–—-]{0,4}(?<=[\s:.,–—-])(?![A-Z]{2,5}(?:[,;./)]|\s*$))[\"“«¿¡*_]*[A-ZÀ-Þ][\w'’-]")
"""What stands between the items of a line that each begin with their time, and behind the time of each."""


_SHORTEST_RUN, _FEWEST_HOURS = 120, 4
_RUN_ON = re.compile(r"(?:[ ]?(?:[-–—:|]|\.-) ?|[ ]|(?<=[ ]))[\"“«¿¡*_]*[A-ZÀ-Þ]")
_BETWEEN_ITEMS = " |•·/,;-–—"
_DAY = re.compile(
    r"(?<![^\W_])(?:d[ií]a|day|jour|journée) \d{1,2}(?:/\d{1,2}|(?: de| of)? [^\W\d_]{3,10})?(?: ?\([^()]{3,20}\))?"
    r" ?[:–—-](?!\d) ?",
    re.IGNORECASE,
)
"""What stands behind an hour of a run-on agenda, and a day of it: `DIA 20/10 (QUINTA):`."""


def begins_more(text: str, at: int = 0) -> bool:
    """Whether a stretch says that entry is free, gives a telephone number or says how to register."""
    return _MORE.match(text, at) is not None or REGISTERS.match(text, at) is not None


def cut_lines(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that put each labelled part of a line, and what stands behind it, on a line of its own.

    People that bars set apart behind their role (`Speakers: Ana Gil | Luis Paz`) have semicolons between them. A line that
    begins with a time stays one: it is an item of an agenda. So does one without a label.
    """
    for start, line in lines_at(text):
        first = line.lstrip(_MARKS)
        if " | " in line and _ROLE.match(first) is not None:
            yield from ((start + found.start(), start + found.end(), "; ") for found in _BAR.finditer(line))
            continue
        holder = _HOLDER.fullmatch(line)
        if holder is not None and line[0].isupper() and _is_body(holder["body"]):
            yield start + holder.end("word"), start + holder.start("body"), ": "
            continue
        if ":" not in line or len(line) > _LONGEST or first.startswith("|") or time_at_start(first) is not None:
            continue
        label = _LABEL.match(first) or _ROLE.match(first)
        is_labelled, is_short = label is not None, label is not None and meaning("section", label["key"]) in _SHORT
        for found in _BETWEEN.finditer(line, len(line) - len(line.lstrip(_DASHES))):
            label = _LABEL.match(line, found.end())
            if not found[0].strip(" ") and len(found[0]) < _GAP and not (is_short and label):
                continue
            is_label = label is not None
            is_short = is_short or (label is not None and meaning("section", label["key"]) in _SHORT)
            is_labelled = is_labelled or is_label
            if is_label or (is_labelled and begins_more(line, found.end())):
                mark = found[0].startswith(".")
                yield start + found.start() + mark, start + found.end(), "\n"


def cut_hours(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that begin a line with each further item of one that begins with a time: `9 am Market, 11 am Mass. 1 pm Drinks`.

    It stands behind a mark, is later, and begins with a capital letter.
    """
    for start, line in lines_at(text):
        lead = len(line) - len(line.lstrip(_MARKS))
        head = head_of(line[lead:]) if not ("|" in line or "\t" in line) and len(line) <= _LONGEST else None
        if head is None or items_of(line, 0):
            continue
        floor, begin = resolve(head.time.end or head.time.start, 0, twelve=True), lead + head.finish
        for time in [one for one in all_times(line) if one.begin >= begin]:
            mark, minutes = _ITEM.search(line, begin, time.begin), resolve(time.start, floor, twelve=True)
            is_open = line.count("(", 0, time.begin) > line.count(")", 0, time.begin)
            if mark is not None and minutes >= floor and not is_open and _TITLE.match(line, time.finish):
                yield start + mark.start(), start + time.begin, f"\n{line[:lead]}"
                floor, begin = resolve(time.end or time.start, minutes, twelve=True), time.finish


def cut_run_on(text: str) -> Iterator[tuple[int, int, str]]:
    """The edits that begin a line with each hour, and set each day apart, in an agenda that has lost its line ends.

    Such a line has at least four hours, none before the one that is before it, with a capital letter or a mark and one behind
    each: `17h - Opening 19h – Old maps`, `9:00 Opening | 9:30 Old maps`.
    """
    lines = [*lines_at(text)]
    bars = [0, *(line.count("|") for _, line in lines), 0]
    for number, (start, line) in enumerate(lines):
        is_table = line.startswith("|") or (bars[number + 1] and bars[number + 1] in {bars[number], bars[number + 2]})
        if len(line) < _SHORTEST_RUN or is_table:
            continue
        days = [one.span() for one in _DAY.finditer(line)]
        heads = [*_rising(line, [finish for _, finish in days])]
        if len(heads) >= _FEWEST_HOURS:
            places = {*(begin for begin, _ in heads), *(place for day in days for place in day)} - {0}
            edits = [(len(line[:head].rstrip(_BETWEEN_ITEMS)), head, "\n") for head in places]
            edits += [(at, at + 3, " ") for _, at in heads if line[at : at + 3].strip() == "|"]
            yield from ((start + begin, start + end, put) for begin, end, put in sorted(edits))


def _rising(line: str, days: list[int]) -> Iterator[tuple[int, int]]:
    """Where the hours of a line stand that begin its items; none is before the one that is before it on its day."""
    floor, at = 0, 0
    for one in all_times(line):
        floor = 0 if any(at < day <= one.begin for day in days) else floor
        at = one.begin
        if _RUN_ON.match(line, one.finish) and line[one.begin - 1 : one.begin] in {"", " "}:
            minutes = resolve(one.start, floor, twelve=True)
            if minutes >= floor:
                floor = minutes
                yield one.begin, one.finish


def _is_body(text: str) -> bool:
    """Whether a text is the name of a body, or its initials with what they stand for."""
    return text[0].isupper() and (_INITIALS.match(text) is not None or looks_like_organization(Piece(text, 0)))
