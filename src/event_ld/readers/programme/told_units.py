"""What an agenda that is told says of each slot: sentences with their hours, and blocks of lines with their days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.gazetteer import is_city
from event_ld.readers.programme.dates import PUBLISHED, WEEKDAY, Days, day_alone, find_days
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, read_people, read_person
from event_ld.readers.programme.place_sentences import AT
from event_ld.readers.programme.places import is_building, is_room
from event_ld.readers.programme.slot_words import without_promise
from event_ld.readers.programme.stated_when import is_when, read_when
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.times import Clock, TimeRange, all_times, find_time
from event_ld.readers.programme.titled import split_title
from event_ld.readers.programme.words import is_word, known_words, placeholder, says_agenda, spelled_pattern
from event_ld.readers.programme.years import is_deadline
from event_ld.vocabulary import event_kind_words, roles

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_FEWEST = 2
WHEN_WHERE = frozenset({"when", "where", "when-where"})
_LONGEST_BLOCK = 8
"""How many lines of a block say who is in it and where it is."""
_LONGEST_TITLE = 200
LONGEST_LINE = 250
_SENTENCES = re.compile(r"(?:(?<=[^\W\d_]{3})|(?<=[\d)\"”»]))[.!?…]\s+(?=[«“\"¿¡]?[A-ZÀ-Þ])|;\s+")
_QUOTED = re.compile(r"“(?P<a>[^“”\n]{3,200})”|«(?P<b>[^«»\n]{3,200})»|\"(?P<c>[^\"\n]{3,200})\"|‘(?P<d>[^‘\n]{3,200}?)’(?!\w)")
_PARTS = re.compile(r"[,:]\s(?:(?:and|y|e|et)\s)?|\s(?:and|y|e|et)\s")
_BARE_HOUR = re.compile(r"(?<![^\W_])(?:at|a\s+las|à|às)\s+(?P<hour>1?\d|2[0-3])(?=,\s)", re.IGNORECASE)
"""`At 10, Ana Gil presents …`."""
_BARE_DAY = spelled_pattern(
    r"(?<![^\W_])(?:(?:{weekday}),?\s+|(?:el|dia|día|le|on\s+the)\s+)(?P<day>[12]?\d|3[01])"
    r"(?:st|nd|rd|th|er)?(?![^\W_]|[:./]\d|\s*(?:(?:de|of)\s+)?(?:{month}|h\b))"
)
"""`El miércoles 7`: in the month of the day before it."""
_ENDS_PLACE = re.compile(r",\s|\s\(|\.\s|\.\Z")
_KIND = re.compile(r"[^\W\d_][^\W\d_ /-]*(?:[ /-][^\W\d_ /-]+){0,2}:\s+(?=\S)")
"""`BOOK TALK: …`, `Film: …` before a title."""
BESIDE = spelled_pattern(r"\W*(?:{same-hour})(?![^\W_])")
"""`(at the same time, in the Library: story hour)` below a talk is something else."""
_DASH = re.compile(r"\s*[–—:|-]\s+(?=\S)|(?<=(?:19|20)\d\d)[.,]?\s+(?=[“«\"‘¿¡*_]*[A-ZÀ-Þ])")
"""What stands behind a day that begins a line, before what is then; behind its year a blank may do."""
_WHERE = re.compile(r"(?P<where>,(?:(?!:\s)[^–—\n]){3,80})\s*[–—:|-]\s+(?=\S)")
"""What stands between a day and what is then: `, a las 10:00, en el Molino: `."""
_HOURS = spelled_pattern(r"(?<![\s,;.(])[\s,;.(]+(?:(?:{time-lead})\s+)?\Z")
_FEW = 3
_NAMED = re.compile(
    r"(?P<name>[^\W\d_][^\s:]*(?:\s[^\s:]+){0,4}?)(?:\s*:|\s[-–—]|(?<=\s\d)|(?<=\s[IVX]))\s+(?:[^\W\d_]{1,3}\s+){0,2}"
)
"""What a line with its day and its hour behind is called: `District 1: on Wednesday 5 April, 19:30`, `Quartier 3 le jeudi …`."""
_REMARK = re.compile(r" \([^()]{3,60}\)$")
"""`Jeudi 15 avril (attention : 18 h)`."""
_MARKS = " \t.,;:"
ENDING = frozenset({"contact", "registration", "fee", "keywords", "organizer", "sponsor", "audience"})


class Moment(NamedTuple):
    """When something is, as far as a clause says it: a day, or the number of one; a time, None for that of the one before."""

    days: Days | None
    number: int | None
    time: TimeRange | None
    piece: Piece

    @property
    def moment(self) -> tuple[int | None, int | None]:
        """The number of the day, and the minute, as far as they are said."""
        return self.number, self.time.start.minutes if self.time is not None else None


@dataclass
class Unit:
    """What is told of one slot."""

    when: Moment | None
    days: Days | None
    day: Piece | None = None
    pieces: list[Piece] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    title: Piece | None = None
    people: list[tuple[str, Mention]] = field(default_factory=list)
    unsure: list[Piece] = field(default_factory=list)
    is_open: bool = False
    room: Piece | None = None


def quoted(piece: Piece) -> Piece | None:
    """The first words in quotation marks that may be a name."""
    titles = (piece.cut(*found.span(found.lastgroup or 0)).strip(_MARKS) for found in _QUOTED.finditer(piece.text))
    return next((title for title in titles if title.text and not title.text[0].islower()), None)


def unquoted(piece: Piece) -> Piece:
    """A stretch with blanks between its quotation marks."""
    return piece._replace(text=_QUOTED.sub(lambda found: f"{found[0][0]}{' ' * (len(found[0]) - 2)}{found[0][-1]}", piece.text))


def room_of(unit: Unit) -> Piece | None:
    """Where a slot is, by a label of its own, or behind the hour in its line: `19:30, at the Old Mill, 3 Mill Lane`."""
    places = (line.piece for line in unit.lines if line.section == "where" and line.role is Role.LABEL)
    labelled = next((place.strip(".") for place in places), unit.room)
    if labelled is not None or unit.when is None or len(unit.lines) != 1 or not is_in(unit.when.piece, unit.lines[0].whole):
        return labelled
    line = unit.lines[0].whole
    behind = line.cut(unit.when.piece.span.end - line.start).strip(_MARKS)
    lead = AT.match(behind.text)
    place = next(iter(behind.cut(lead.end() if lead is not None else 0).split(_ENDS_PLACE)), behind)
    is_named = lead is not None and any(map(str.isupper, place.text))
    return place if is_named or is_room(place) or is_building(place) else None


def blocks_of(lines: list[Line]) -> tuple[list[Unit], bool]:
    """One unit for each line that says a day and nothing else, but for a time and a place; whether names stand above them."""
    led = {number: found for number, line in enumerate(lines) if (found := _led(line)) is not None}
    led = led if len(led) >= _FEW or _are_all_days(lines, led) else {}
    at = [number for number in range(len(lines)) if number in led or (_may_be_day(lines, number) and day_of(lines[number]))]
    empty = {number for number in at if led and number not in led and _is_empty(lines, number, led)}
    is_above = len(at) >= _FEWEST and all(_stands_above(lines, number) for number in at)
    starts = [number - 1 if is_above else number for number in at]
    units = []
    for number, start, end in zip(at, starts, [*starts[1:], len(lines)], strict=False):
        ends = (other for other in range(number + 1, end) if lines[other].section in ENDING or lines[other].role is Role.HEADING)
        beside = (other for other in range(number + 1, end) if BESIDE.match(lines[other].whole.text))
        own = lines[start : min(next(ends, end), next(beside, end), start + _LONGEST_BLOCK)]
        days, rest = led.get(number, (day_of(lines[number]), None))
        unit = Unit(None, days, lines[number].whole, lines=own)
        unit.pieces = [line.whole for line in own if len(line.whole.text) <= LONGEST_LINE]
        whens = (when for line in own if (when := moment_of(line.whole)) is not None)
        unit.when = next(whens, None)
        place = room_of(unit) if len(own) == 1 else None
        unit.pieces = unit.pieces if place is None else [own[0].whole.cut(0, place.start - own[0].whole.start)]
        above = own[0].piece if is_above else None
        unit.people = [("speaker", one) for one in read_people([above])] if above is not None else []
        unit.is_open = number in empty or (rest is not None and placeholder(rest.text) == "open")
        if number in empty:
            unit.lines, unit.pieces = own[:1], [own[0].whole]
        elif rest is not None:
            unit.title = rest if rest.start == lines[number].piece.start else _name_in(untimed(rest))
        elif above is not None and not unit.people:
            unit.title = quoted(own[0].whole) or without_kind(above)
        elif unit.when is None or is_above:
            unit.title = _title_below(own[1 + is_above :])
        units += _by_span(unit) if rest is not None else [unit]
    return units, is_above


def labelled_blocks(lines: list[Line]) -> tuple[list[Unit], bool]:
    """Blocks with labels of their hour, and of their day and place perhaps, and whether each has a heading, which is its name.

    Without headings the labels end the blocks, and the first lines are their names. There are none where one says no hour, as
    where labels that stand apart are those of one event.
    """
    runs: list[tuple[list[int], list[int]]] = []
    before = -1
    lines = [line for line in lines if any(map(str.isalnum, line.whole.text))]
    said = WHEN_WHERE | {role for role, property_name in roles().items() if property_name == "performer"}
    for is_run, run in groupby(range(len(lines)), lambda at: lines[at].role is Role.LABEL and lines[at].section in said):
        at = [*run]
        own = [lines[number] for number in at]
        if is_run and any(line.section in WHEN_WHERE and line.section != "where" for line in own):
            runs.append((at, [number for number in range(before + 1, at[0]) if _may_name(lines[number])]))
            before = at[-1]
    headed = [[number for number in titles if lines[number].role is Role.HEADING] for _, titles in runs]
    found: list[Unit] = []
    for number, (at, titles) in enumerate(runs):
        own = [lines[one] for one in at]
        when = next((when for line in own if (when := moment_of(line.whole)) is not None), None)
        first, end = (titles[-1 if not number else 0] if titles else at[0]), at[-1] + 1
        if all(headed):  # what stands behind the labels is of the block, too
            first, end = (
                headed[number][-1],
                headed[number + 1][0] if at is not runs[-1][0] else min(end + _LONGEST_BLOCK, len(lines)),
            )
        if not titles or when is None or any(line.role in (Role.DAY, Role.TIME) for line in lines[first : at[0]]):
            return [], False
        days = next(
            (read.day[0] for line in own if (read := read_when(line.piece.strip(_MARKS), is_labelled=True)).day is not None), None
        )
        short = [line.whole for line in lines[first:end] if len(line.whole.text) <= LONGEST_LINE]
        title = quoted(lines[first].whole) or without_kind(lines[first].piece.strip(_MARKS))
        people = [(line.section, one) for line in own if line.section not in WHEN_WHERE for one in read_people([line.piece])]
        found.append(Unit(when, days, own[0].whole, short, lines[first:end], title, people))
    return found, all(headed)


def _may_name(line: Line) -> bool:
    """Whether a line may be the first one of a block, which names it."""
    is_short = len(line.whole.text) <= _LONGEST_TITLE and any(map(str.isalpha, line.piece.text))
    return is_short and line.role in (Role.PROSE, Role.HEADING, Role.BULLET) and not says_agenda(line.piece.text)


def _by_span(unit: Unit) -> list[Unit]:
    """The same for each span of a day that says several: `de 10:00 a 12:00 y de 14:00 a 16:00`."""
    when, line = unit.when, unit.lines[0].whole
    if when is None or when.time is None or not when.time.is_several:
        return [unit]
    spans = (when._replace(time=time, piece=line.cut(time.begin, time.finish)) for time in all_times(line.text))
    return [replace(unit, when=span) for span in spans]


def _title_below(lines: list[Line]) -> Piece | None:
    """The name of what is on a day, in the first line below it: one that is no person, no label and no promise."""
    first = lines[0] if lines and lines[0].role in (Role.PROSE, Role.BULLET) else None
    if first is None or not any(map(str.isalpha, first.piece.text)) or len(first.whole.text) > _LONGEST_TITLE:
        return None
    return quoted(first.whole) or _name_in(first.piece)


def _name_in(piece: Piece) -> Piece | None:
    """The name that a line is: what stands in quotation marks, or all but the people; None for a person, and for a promise."""
    if (in_quotes := quoted(piece)) is not None:
        return in_quotes
    title, _ = split_title(piece)
    is_open = is_word("empty", title.value) or read_person(piece) is not None or without_promise(title)[1]
    return None if is_open or not title.text or title.text[0].islower() else title.strip(_MARKS)


def _led(line: Line) -> tuple[Days | None, Piece] | None:
    """The day that a line begins with before a dash, and what stands behind that: `8 de abril – Ana Gil: «Rios»`.

    Of `viernes 2, a las 10:00, en el Molino: visita` the number alone is known; a name may stand before the day and its hour.
    """
    text = line.piece.text
    days = find_days(text) if line.role in (Role.PROSE, Role.BULLET) else None
    bare = _BARE_DAY.match(text) if line.role is Role.BULLET and (days is None or days.begin) else None
    end = bare.end() if bare is not None else days.finish if days is not None and days.begin == 0 and days.last is None else None
    if days is not None and days.begin and days.last is None and (name := _NAMED.fullmatch(text, 0, days.begin)) is not None:
        time = find_time(text, days.finish)
        is_near = time is not None and not re.search(r"[^\W\d_]{4,}", WEEKDAY.sub("", text[days.finish : time.begin]))
        return (days, line.piece.cut(*name.span("name"))) if is_near and len(text) <= LONGEST_LINE else None
    dash = _DASH.match(text, end) if end is not None else None
    if dash is None and end is not None and (dash := _WHERE.match(text, end)) is not None:
        dash = dash if find_time(dash["where"]) is not None else None
    return (days if bare is None else None, line.piece.cut(dash.end())) if dash is not None else None


def _are_all_days(lines: list[Line], led: dict[int, tuple[Days | None, Piece]]) -> bool:
    """Whether two lines that begin with a day state all the days of a text but those of its page, and no town and no hour."""
    others = (line.whole.text for number, line in enumerate(lines) if not (number in led or _is_empty(lines, number, led)))
    stated = [days for text in others if (days := find_days(text)) is not None and PUBLISHED.search(text[: days.begin]) is None]
    firsts = {days.first for days, rest in led.values() if days is not None and find_time(rest.text) is None}
    return len(led) == len(firsts) == _FEWEST and not stated and not any(is_city(rest.text) for _, rest in led.values())


def _is_empty(lines: list[Line], number: int, led: dict[int, tuple[Days | None, Piece]]) -> bool:
    """Whether nothing is told yet of a day among lines that begin with theirs: `27 March:`, or a bare one between two."""
    text = lines[number].whole.text
    return lines[number].role is Role.DAY and (text.endswith((":", "-", "–", "—", "?")) or {number - 1, number + 1} <= led.keys())


def untimed(piece: Piece) -> Piece:
    """A stretch up to the hours that it ends with: `Visita al molino, de 10:00 a 12:00`."""
    time = find_time(piece.text)
    lead = _HOURS.search(piece.text, 0, time.begin) if time is not None else None
    return piece.cut(0, lead.start() if lead is not None else time.begin if time is not None else None).strip(_MARKS)


def _may_be_day(lines: list[Line], number: int) -> bool:
    """Whether a line may be the day of a block: an item of a list is one below the item that is its name."""
    above = lines[number - 1] if number else None
    is_below = above is not None and above.role is Role.BULLET and not is_when(above)
    return lines[number].role is not Role.BULLET or is_below


def day_of(line: Line) -> Days | None:
    """The one day that a line says and nothing else, but for a time and a place, and a remark in brackets."""
    if line.role is Role.DAY or (line.role is Role.TIME and not line.piece.text.strip(_MARKS)):
        days = line.days
    elif (line.role is Role.LABEL and line.section == "when") or is_when(line):
        day = read_when(line.piece, is_labelled=line.role is Role.LABEL).day
        days = day[0] if day is not None else None
    else:
        remark = _REMARK.search(line.whole.text) if line.role is Role.PROSE else None
        days = day_alone(line.whole.text[: remark.start()]) if remark is not None else None
    return days if days is not None and days.last is None else None


def _stands_above(lines: list[Line], at: int) -> bool:
    """Whether the line right before that of a day may be the name of what is then; it has a blank line before it."""
    above = lines[at - 1] if at else None
    if above is None or above.role not in (Role.PROSE, Role.HEADING, Role.BULLET) or moment_of(above.whole) is not None:
        return False
    if above.role is Role.HEADING and above.section not in {"", "agenda", "other"}:
        return False  # `When`, above the day of the event
    before = lines[at - 2].number if at > 1 else 0
    is_label = lines[at].role is Role.LABEL
    is_near = (is_label or lines[at].number == above.number + 1) and above.number > before + 1
    return is_near and len(above.whole.text) <= _LONGEST_TITLE and not above.whole.text.endswith((".", ":", ","))


def without_kind(piece: Piece) -> Piece:
    """A title without the word before it that says what kind of event it is."""
    found = _KIND.match(piece.text)
    is_kind = found is not None and (found[0].isupper() or fold(found[0].strip(": ")) in event_kind_words())
    return piece.cut(found.end()) if found is not None and is_kind else piece


def sentences_of(lines: Iterable[Line]) -> Iterator[Unit]:
    """One unit for each day or hour that a sentence says, with what is said up to the next one; an hour has the day said last."""
    unit: Unit | None = None
    said: tuple[Days | None, int | None] = None, None
    for line in lines:
        if line.role in (Role.TABLE, Role.ROW, Role.DAY) or line.section in ENDING or not line.is_joined:
            unit = None
        if line.role in (Role.TABLE, Role.ROW) or line.section in ENDING:
            continue
        for clause in _clauses(line.whole):
            when, days, number = _moment_of(clause)
            if days is not None or number is not None:
                said = (days, number) if days is None or days.last is None else (None, None)
            if when is not None:
                when = when._replace(number=said[1])
                unit = Unit(when, when.days or said[0])
                yield unit
            if unit is not None:
                unit.pieces.append(clause)


def _clauses(line: Piece) -> Iterator[Piece]:
    """The sentences of a line, each cut between the times that it says."""
    bare = unquoted(line).text
    ends = [0, *(found.end() for found in _SENTENCES.finditer(bare)), len(bare)]
    for sentence in (line.cut(*ends_of).strip() for ends_of in pairwise(ends)):
        times = [*_times(sentence.text)]
        quote = _QUOTED.search(sentence.text)
        is_first = bool(times) and (quote is None or times[0][0] < quote.start())
        at = 0
        for (_, end), (begin, _) in pairwise(times):
            parts = list(_PARTS.finditer(sentence.text, end, begin))
            if parts:
                cut = parts[-1 if is_first else 0]
                yield sentence.cut(at, cut.start())
                at = cut.end()
        yield sentence.cut(at)


def _times(text: str) -> Iterator[tuple[int, int]]:
    """Where the times of a sentence begin and end, out of quotation marks."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    for time in all_times(text):
        if not any(begin <= time.begin < end for begin, end in quoted):
            yield time.begin, time.finish


def moment_of(clause: Piece) -> Moment | None:
    """When a clause says that something is; None where it says no time of day."""
    return _moment_of(clause)[0]


def _moment_of(clause: Piece) -> tuple[Moment | None, Days | None, int | None]:
    """The same, with the day that a clause says, and the number of one, whether it says a time or not."""
    bare = unquoted(clause)
    when = read_when(bare)
    days, at = when.day or (None, None)
    if any(is_deadline(clause, one) for one in (at, when.time and when.time[1]) if one):
        return None, None, None
    found = _BARE_DAY.search(bare.text) if when.day is None else None
    number = int(found["day"]) if found else None
    moment = None
    if when.time is not None:
        moment = Moment(days, number, *when.time)
    elif (again := known_words("same-hour").search(bare.text)) is not None:
        moment = Moment(days, number, None, clause.cut(*again.span()))
    elif (hour := _BARE_HOUR.search(bare.text)) is not None:
        time = TimeRange(Clock(int(hour["hour"]), 0), None, hour.start("hour"), hour.end())
        moment = Moment(days, number, time, clause.cut(*hour.span("hour")))
    return moment, days, number
