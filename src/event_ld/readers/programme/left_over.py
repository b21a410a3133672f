"""Parts of lines that became no fact, though the rest of their line did: they are named, so that nothing goes silently."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from event_ld.readers.programme.contacts import url_in
from event_ld.readers.programme.dates import day_alone, find_days
from event_ld.readers.programme.names import has_work
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.stated_when import read_when
from event_ld.readers.programme.tables import cells_of, is_rule
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import all_times, find_time, spans_of_day
from event_ld.readers.programme.words import folded_alternatives, is_word, known_words, meaning, spelled_pattern, table
from event_ld.readers.programme.years import is_deadline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from event_ld.readers.programme.notes import Notes
    from event_ld.source import Span

    _Left = Callable[[Iterable[Piece]], list[Piece]]
    """What leaves of some stretches those of which no fact takes a character."""

_OF_PERSON = re.compile(r"(?:performer|contributor)\[\d+\]")
_NEAR = 80
"""How far behind a fact stands what says that it is open, on one line."""
_PERSON = re.compile(r"(?:performer|contributor)\[\d+\]\.name$")
_BEHIND = re.compile(
    r"(?:,\s*[^\W\d_][^,;()\n]{0,60}){0,3}\s{0,3}\((?P<inner>[^()\n]{1,200})\)|(?P<more>(?:,\s*[^\W\d_][^,;()\n]{0,60}(?![^,;()\n])){1,4})"
)
_PART = re.compile(r"(?:(?<!\s)\s+)?[,;/|]\s*+|(?<!\s)\s+[-–—]\s")
_SENTENCES = re.compile(r"(?<=[^\W\d_]{2})[.!?]\s+|(?<=[\d)])\.\s+|;\s+|(?<!\s)\s+\|\s+")
_PARTS = re.compile(rf"{_SENTENCES.pattern}|(?<!\t)\t++|(?<!\s)\s[–—-]\s|(?<!\s)\s*+[,()\[\]|]\s*+")
_FEW = 2
_WORD = re.compile(r"\S+")
_WORDS = re.compile(r"[^\W\d_]{4}")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_NO_TIME = re.compile(
    r"(?<![\d.,:/$€-])(?:(?:2[5-9]|[3-9]\d)(?:\s?[:h]\s?\d\d|(?=\s?(?:h|hs|hrs|horas)\b))"
    r"|(?:[01]?\d|2[0-4])\s?[:h]\s?[6-9]\d)(?:\s?(?:h|hs|hrs|horas)\b)?(?![\d:])",
    re.IGNORECASE,
)
"""What is written like a time of day and is none: `25:00`, `10:75 h`."""
_PROMISE = spelled_pattern(
    lambda: rf"[(\[,;–—-]\s*(?P<open>{folded_alternatives(table()['empty'])})\s*(?=[)\],;.|/]|\s(?:and|y|e|et)\s|$)",
    re.IGNORECASE | re.MULTILINE,
)


def tell_left_over(lines: list[Line], negated: list[Span], notes: Notes) -> None:
    """Names what is negated, where somebody is from, and times that no day has, where they are no fact."""
    whole = Piece(notes.findings.source.text, 0)
    denied = [part for span in negated if (part := whole.cut(*span).strip(" .\n")).text]
    hours = [hour for line in lines for hour in _impossible(line)]
    dates = [day for line in lines for day in _deadlines(line)]
    taken = notes.taken()
    several = [part for line in lines if line.number in taken for part in _several(line, notes)]
    told = {*notes.dated(several), *notes.left(several)}
    for part in several:
        if part in told:
            notes.leave(part)
    form = sorted(span.start for span in notes.structure)
    left = notes.sieve()
    said = [part for line in lines for part in _unsaid(line, left, form)]
    _ask_promises(whole, notes)
    silent = left([*denied, *hours, *dates, *_behind_people(whole, notes), *_columns(lines, left), *said])
    for part in (*silent, *_conditions(lines, left)):
        if notes.findings.source.position(part.start).line in taken:
            notes.leave(part)


def _ask_promises(whole: Piece, notes: Notes) -> None:
    """Asks about what is read beside words that say it is still open: `Ana Gil (to be confirmed)`."""
    said = [(span, path) for path, one in notes.evidence.items() for span in one.spans if not path.endswith(".role")]
    said.sort(key=lambda one: one[0].start)
    near: list[tuple[Span, str]] = []
    at = 0
    for promise in (whole.cut(*found.span("open")) for found in _PROMISE.finditer(whole.text)):
        begin = max(whole.text.rfind("\n", 0, promise.start) + 1, promise.start - _NEAR)
        behind = bisect_left(said, promise.span.end, key=lambda one: one[0].start)
        near = [one for one in (*near, *said[at:behind]) if begin < one[0].end]
        at = behind
        if not near or any(span.end > promise.start or "unknown[" in path for span, path in near):
            continue  # a line that is named as a whole, a description, a slot that is left open
        span, path = max(near, key=lambda one: (one[0].end, one[0].start))
        person = _OF_PERSON.search(path)
        owner = path[: person.end()] if person is not None else path
        named = notes.evidence.get(f"{owner}.name") if person is not None else None
        if named is not None:
            path, span = owner, named.spans[0]
        fact = whole.cut(*span).value
        message, question = f"“{fact}” is still open: “{promise.value}”.", f"Is “{fact}” confirmed?"
        owners = {found[0] for _, path in near if (found := _OF_PERSON.search(path)) is not None}
        if len(owners) > 1 and whole.text[begin : promise.start].rstrip().endswith(","):  # `Ana Gil, Luis Paz, tbc`
            question = f"Is “{fact}” confirmed, or is somebody else still to be named?"
        notes.findings.add("unsure", message, promise.span, path=path, question=question)


def _several(line: Line, notes: Notes) -> list[Piece]:
    """The days that are listed and do not follow each other, and the spans of one day: an event has only their bounds."""
    days, time = find_days(line.whole.text), spans_of_day(line.whole.text)
    listed = [line.whole.cut(days.begin, days.finish)] if days is not None and days.is_list else []
    listed = [] if days is not None and days.first in notes.days else listed  # a slot is on each
    return [*listed, *([line.whole.cut(time.begin, time.finish)] if time is not None else [])]


def _unsaid(line: Line, left: _Left, form: list[int]) -> list[Piece]:
    """The sentences of a line outside the agenda that no fact takes a character of, and addresses and times, as of all lines.

    `form` are the first characters of what is no fact but says which text is, in their order.
    """
    if line.within == "agenda" and (line.role is Role.TIME or line.row is not None):
        text = line.whole.text  # an hour behind a title: `9:00 Maps and 10:00 Globes`
        is_timed = line.role is Role.TIME and line.row is None
        behind = [time for time in all_times(text) if _WORDS.search(text, 0, time.begin) is not None] if is_timed else []
        hours = left([line.whole.cut(time.begin, time.finish).strip() for time in behind])
        parts = [one for one in line.whole.split(_PARTS) if _WORDS.search(one.text) and not _is_form(one.text)]
        unsaid = left(parts) if len(parts) > 1 else []
        again = {one.value for one in parts if one not in unsaid}  # a cell once more, for another room
        return [*hours, *(one for one in unsaid if one.value not in again and (" " in one.value or not one.value.islower()))]
    if line.within == "agenda" or line.role not in (Role.PROSE, Role.LABEL, Role.BULLET):
        return []
    if bisect_left(form, line.whole.start) < bisect_left(form, line.whole.span.end):
        return []
    sentences = line.whole.split(_SENTENCES)
    unsaid = left([one for one in sentences if _WORDS.search(one.text)]) if len(sentences) > 1 else []
    time, url = find_time(line.whole.text), url_in(line.whole)
    others = [*([line.whole.cut(time.begin, time.finish).strip()] if time else []), *([url] if url else [])]
    return [*unsaid, *(one for one in others if not any(whole.start <= one.start < whole.span.end for whole in unsaid))]


def _is_form(text: str) -> bool:
    """Whether a part of a line says what is to be told yet, or a day alone, which is that of its slot."""
    days = day_alone(text)
    is_day = (days is not None and days.last is None) or meaning("weekday", text.strip(" .:")) is not None
    return is_day or is_word("remark", text) or known_words("empty").search(text) is not None


def _conditions(lines: list[Line], left: _Left) -> list[Piece]:
    """What the label of a day or an hour says beside it: `Time: 2 pm or when the assembly rises`."""
    rests = [rest for line in lines if (rest := _beside_hour(line)) is not None]
    free = left([rest.cut(*word.span()) for rest in rests for word in _WORD.finditer(rest.text)])
    starts = [word.start for word in free]
    found = []
    for rest in rests:
        own = free[bisect_left(starts, rest.start) : bisect_left(starts, rest.span.end)]
        found += [rest.cut(own[0].start - rest.start, own[-1].span.end - rest.start)] if len(own) >= _FEW else []
    return found


def _beside_hour(line: Line) -> Piece | None:
    if line.role is not Role.LABEL or line.section != "when" or line.within == "agenda":
        return None
    when = read_when(line.piece, is_labelled=True)
    is_said = (when.day or when.time) is not None and len(_WORDS.findall(when.rest.text)) >= _FEW
    return when.rest if is_said and when.rest.text[0].islower() and not known_words("day-part").search(when.rest.text) else None


def _impossible(line: Line) -> list[Piece]:
    """The times that no day has, where a line states when: at its beginning, behind a day or a label, or with their unit."""
    found = []
    for match in _NO_TIME.finditer(line.whole.text):
        before = line.whole.text[: match.start()]
        is_when = line.section == "when" and line.role is Role.LABEL
        if is_when or not before.strip(" *_|•[(-–—") or match[0][-1:].isalpha() or find_days(before):
            found.append(line.whole.cut(*match.span()))
    return found


def _columns(lines: list[Line], left: _Left) -> list[Piece]:
    """The headings of columns of which no cell became a fact, though some have words: `Level` above `beginner`."""
    found: list[Piece] = []
    table: list[list[Piece]] = []
    for line in [*lines, None]:
        if line is not None and line.row is not None and table:
            table.append(cells_of(line.whole))
        elif line is None or (line.role is Role.TABLE and not is_rule(line.whole.text)):
            for column, heading in enumerate(table[0] if table else ()):
                cells = [row[column] for row in table[1:] if column < len(row) and _LETTERS.search(row[column].text)]
                found += [heading] if cells and heading.text and len(left(cells)) == len(cells) else []
            table = [cells_of(line.whole)] if line is not None else []
    return [one for one in found if _LETTERS.search(one.text)]


def _deadlines(line: Line) -> list[Piece]:
    """The day up to which people register, as the first of a line: `Register by 5 May 2027`."""
    days = find_days(line.whole.text)
    found = line.whole.cut(days.begin, days.finish) if days is not None else None
    return [found] if days is not None and found is not None and is_deadline(line.whole, found) else []


def _behind_people(whole: Piece, notes: Notes) -> list[Piece]:
    """The parts of the brackets behind the names of people, but remarks such as `online`, and names and offices behind commas."""
    ends = [one.spans[-1].end for path, one in notes.evidence.items() if _PERSON.search(path) and one.spans]
    found = [match for end in ends if (match := _BEHIND.match(whole.text, end))]
    inner = [part for match in found if match["inner"] for part in whole.cut(*match.span("inner")).split(_PART)]
    behind = [part for match in found if match["more"] for part in whole.cut(*match.span("more")).split(_PART)]
    more = [part for part in behind if part.text[:1].isupper() or has_work(part)]
    return [part for part in (*inner, *more) if _LETTERS.search(part.text) and not _is_form(part.value)]
