"""First stage: the lines of a programme, each with its role, before anybody says what they mean.

A wrong guess about meaning never loses a line: the second stage reads the lines with their roles, and what it can't use
comes back as a problem.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.dates import Days, begins_counted, day_alone, day_at_end, day_in_front, find_days, is_counted
from event_ld.readers.programme.moments import (
    Head,
    boxed_head,
    dated_time,
    day_of_week,
    ends_with_time,
    from_moment_to_moment,
    head_of,
    is_moment,
    with_end,
)
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.rooms_first import rooms_first
from event_ld.readers.programme.section_labels import section_of
from event_ld.readers.programme.start_end import says_end
from event_ld.readers.programme.tables import (
    Column,
    Row,
    cells_of,
    columns_of,
    day_of_row,
    heads_days,
    is_rule,
    names_columns,
    read_row,
)
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import TimeRange, find_time, time_at_start
from event_ld.readers.programme.words import is_word, known_words, meaning
from event_ld.vocabulary import roles

if TYPE_CHECKING:
    from event_ld.source import Source


class Role(StrEnum):
    """What a line is, by its form."""

    HEADING = "heading"
    """The title of a section that the reader knows, or a Markdown heading."""
    LABEL = "label"
    """`Keywords: …`: a known word, a colon and a value."""
    TIME = "time"
    """A line that begins with a time."""
    DAY = "day"
    """A line that is a date and nothing else."""
    BULLET = "bullet"
    """An item of a list."""
    ROW = "row"
    """A row of a table; one with a time in it is a `TIME`."""
    TABLE = "table"
    """The headings of a table, or the rule below them."""
    PROSE = "prose"
    """Anything else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line that is not blank.

    Attributes:
        number: Its number in the source, from 1.
        whole: The whole line without white space at its ends.
        piece: Its content: without marks of lists and headings, the label and the time.
        section: What it is about (`agenda`, `keywords` …): its label's word, or the section that it stands in, or "".
        within: The section that it stands in, whatever its label.
        is_joined: Whether the line before is no blank one, so that this one may go on with it.
        days: The date that it is, or that stands before its time.
        row: The cells, where it is a row of a table.
    """

    number: int
    role: Role
    whole: Piece
    piece: Piece
    section: str
    within: str
    is_joined: bool = False
    time: TimeRange | None = None
    days: Days | None = None
    row: Row | None = None


_BULLET = re.compile(
    r"(?:[•◦‣▪●○∙·*\uf0b7→➔➜➤►▶]|[-=]>|[-–—](?=\s)|\(?\d{1,2}[.)](?=\s)|\(?[a-z]\)(?=\s)|[IVX]{1,5}[.)](?=\s))\s*"
)
_FROM_HOUR = re.compile(
    r"(?<![\s–—,:|-])[\s–—,:|-]+(?:a\s+partir\s+d(?:e|as?|e\s+las)|from|starting\s+at|à\s+partir\s+de|dès|desde(?:\s+las)?)\s"
    r"+\d{1,2}(?:[:h.]\d\d)?\s?(?:h(?:oras|rs|s)?|heures|[ap]\.?m\.?)?\.?$",
    re.IGNORECASE,
)
_GAP = re.compile(r"\t+|\s{2,}")
_LONGEST_SESSION = 200
_LONGEST_MOMENT = 100
_MARKS_BEHIND = re.compile(r"[\s,;)\]→]*")
_NO_TITLE = ":*_|-–—,;.)] \t"
_NUMBER = re.compile(r"^[^-–—:]*[-–—:]\s*")
_HASHES = re.compile(r"#{1,6}\s+|(?:\*\*|__)(?=\S)")
_LABEL = re.compile(r"[*_]{0,3}¿?(?P<key>[^\W\d_][^:?\n]{1,38}?)(?:[*_]{0,3}\s*:|\?[*_]{0,3}:?)[*_]{0,3}\s*")
_WORD = re.compile(r"[^\W\d_]{4}")
_OF_DAYS = frozenset({"when", "when-where"})
_OPEN_IN_AGENDA = frozenset({"coordinator", "contact", "registration", "fee", "keywords"})
"""The sections that a heading within an agenda can open; any other word there is the title of a slot."""


def outline(source: Source) -> list[Line]:
    """The lines of a text that are not blank, with their roles and sections."""
    return [*_Outliner(source).lines()]


def paragraphs(lines: list[Line], source: Source, without: Collection[str] = ()) -> list[Piece]:
    """The prose outside the agenda, each paragraph as one stretch, whatever its line breaks; the tail of an agenda is outside."""
    last = max((line.number for line in lines if line.role is Role.TIME or line.row is not None), default=0)
    found: list[Piece] = []
    before = 0
    for line in lines:
        is_outside = line.within != "agenda" or (line.number > last and (before == line.number - 1 or not line.is_joined))
        if line.role in (Role.TIME, Role.ROW, Role.TABLE, Role.DAY) or not is_outside or line.section in without:
            continue
        goes_on = line.is_joined and before == line.number - 1 and line.role is Role.PROSE
        if found and goes_on and known_words("free").match(line.piece.text) is None:  # `Entrée libre` is a line of its own
            start = found[-1].start
            found[-1] = Piece(source.text[start : line.piece.start + len(line.piece.text)], start)
        else:
            found.append(line.piece)
        before = line.number
    return [piece for piece in found if piece.text]


def with_wraps(lines: list[Line]) -> list[list[Line]]:
    """Some lines in their order, each with those that go on with it."""
    groups: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: line.number):
        if groups and line.role is Role.PROSE and line.is_joined:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


_BEHIND_AGENDA = frozenset({"where", "when-where", "title", "organizer", "sponsor", "collaborator", "when"})
"""Labels that are of the event again where they stand apart behind its agenda."""


class _Outliner:
    """Walks through the lines and remembers the section."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.section = self.passing = ""
        self.columns: list[Column] = []
        self.is_tabbed = False
        self.seen: Days | None = None
        self.wholes = [Piece(source.line(number), start).strip() for number, start in enumerate(source.line_starts, start=1)]
        dated = [found for whole in self.wholes if (found := dated_time(_HASHES.sub("", whole.text, count=1))) is not None]
        self.is_dated = len({days.first for days, _ in dated}) > 1
        self.is_dated_slots = sum(_is_dated_slot(_unmarked(whole)[0].text) for whole in self.wholes) > 1
        slots = [number for number, whole in enumerate(self.wholes) if time_at_start(whole.text) is not None]
        self.last = max(slots, default=-1) + 1
        filled = [number for number, whole in enumerate(self.wholes) if whole.text]
        above = dict(zip(filled[1:], filled, strict=False))
        is_bare = any(day_alone(self.wholes[number].text) for number in filled)
        headed = [above[at] for at in slots if at in above and day_in_front(self.wholes[above[at]].text, is_bare=is_bare)]
        self.headed = {at + 1 for at in headed if len(headed) > 1 or at != above.get(slots[0])}
        self.are_boxed = sum(boxed_head(whole.text) is not None for whole in self.wholes) > max(len(slots), 2)
        self.behind_rooms = {number: row for number, (_, row) in rooms_first(enumerate(self.wholes, start=1)).items()}
        self.is_below_time = self.is_below_count = False

    def lines(self) -> Iterator[Line]:
        is_joined = False
        for number, whole in enumerate(self.wholes, start=1):
            if not whole.text:
                is_joined, self.passing = False, ""
                self.columns = []
                continue
            said = from_moment_to_moment(whole.text)
            self.seen = (said[0] if said is not None else find_days(whole.text)) or self.seen
            own = self._in_table(number, whole) or self._session(number, whole) or self._moment(number, whole)
            line = own or self._line(number, whole, is_joined=is_joined)
            self.is_below_time = line.role is Role.TIME and not line.piece.text and line.row is None
            self.is_below_count = is_counted(line.piece.text)
            yield line
            is_joined = True

    def _in_table(self, number: int, whole: Piece) -> Line | None:
        """The line as one of a table, or None."""
        cells = whole.split(_GAP)
        raw = Piece(self.source.line(number), self.source.line_starts[number - 1])
        following = self.wholes[number] if number < len(self.wholes) else whole.cut(len(whole.text))
        is_head = names_columns(cells, following)
        if "|" not in whole.text and (is_head or heads_days(raw)):
            self.section, self.passing = "agenda", ""
            self.is_tabbed = not is_head or whole.text.count("\t") == len(cells) - 1
            self.columns = columns_of(whole if is_head else raw, self.seen) if self.is_tabbed else []
            return Line(number=number, role=Role.TABLE, whole=whole, piece=whole, section="agenda", within="agenda")
        if self.columns and self.is_tabbed and "\t" in raw.text:
            return self._row(number, whole, read_row(raw, self.columns))
        if "|" not in whole.text:
            self.columns = []
            return None
        is_ruled = is_rule(following.text) and time_at_start(whole.text.lstrip("| ")) is None
        if is_ruled or (not self.columns and names_columns(cells_of(whole), following)):
            first = self.wholes[number + 1] if number + 1 < len(self.wholes) else None
            self.columns, self.is_tabbed = columns_of(whole, self.seen, first), False
            if not is_ruled:
                return Line(number=number, role=Role.TABLE, whole=whole, piece=whole, section="agenda", within="agenda")
        if not self.columns:
            return None
        is_row = not is_ruled and not is_rule(whole.text)
        return self._row(number, whole, read_row(whole, self.columns) if is_row else None)

    def _row(self, number: int, whole: Piece, row: Row | None) -> Line:
        """A line of a table; None as the row for its rule and its headings."""
        role, piece, time, days = Role.TABLE, whole, None, day_of_row(whole)
        if days is not None:
            role = Role.DAY
        elif row is not None:
            time = with_end(row.when.text)
            if row.when.text or any(column.kind for column, _ in row.cells):
                role, piece = Role.ROW if time is None else Role.TIME, (*row.of("title"), whole.cut(len(whole.text)))[0]
            cells = cells_of(whole) if time is not None else []
            days = next((found for cell in cells if (found := day_alone(cell.text.strip("*_ "))) is not None), None)
        return Line(
            number=number, role=role, whole=whole, piece=piece, section="agenda", within="agenda", time=time, row=row, days=days
        )

    def _session(self, number: int, whole: Piece) -> Line | None:
        """A line such as `Session 1: June 25, 06:00-07:35 UTC`, which is a slot with its day; None for any other."""
        found = _LABEL.match(whole.text) if len(whole.text) <= _LONGEST_SESSION else None
        key = found["key"] if found is not None else ""
        if found is None or any((section_of(key), says_end(key), meaning("moved", key), meaning("page-date", key))):
            return None
        rest = whole.cut(found.end())
        days, time = find_days(rest.text), find_time(rest.text)
        if days is None or time is None or days.begin != 0 or time.begin < days.finish:
            return None
        if not ends_with_time(rest.text, time.finish) or re.search(r"\w", rest.text[days.finish : time.begin]):
            return None
        return self._dated_slot(number, whole, whole.cut(*found.span("key")).strip(), days, time)

    def _moment(self, number: int, whole: Piece) -> Line | None:
        """A line that is a day and a time, where several are; the title stands below it."""
        found = dated_time(_HASHES.sub("", whole.text, count=1)) if self.is_dated else None
        return self._dated_slot(number, whole, whole.cut(len(whole.text)), *found) if found is not None else None

    def _dated_slot(self, number: int, whole: Piece, title: Piece, days: Days, time: TimeRange) -> Line:
        self.section, self.passing = "agenda", ""
        return Line(
            number=number, role=Role.TIME, whole=whole, piece=title, section="agenda", within="agenda", time=time, days=days
        )

    def _line(self, number: int, whole: Piece, *, is_joined: bool) -> Line:
        content, is_item, is_heading = _unmarked(self.behind_rooms.get(number, whole))
        role, piece, time, days = Role.BULLET if is_item else Role.PROSE, content, None, None
        bare = content.text.strip("¿").rstrip(" :.*_?")
        key = section_of(bare) or (section_of(content.text) if bare != content.text else None) or meaning("asks-who", bare)
        if key is None and self.section in roles() and is_word("with", content.text):
            key = "speaker"  # `featuring`, below `facilitated by` and its people
        found = _LABEL.match(content.text)
        labelled = (section_of(found["key"]) or meaning("asks-who", found["key"])) if found else None
        head = head_of(content.text, self.seen)
        boxed = boxed_head(content.text) if self.are_boxed and head is None else None
        is_behind = number > self.last and key == "where" and not is_joined and not is_room(content)  # `Venue`, behind an agenda
        is_open = self.section != "agenda" or key in _OPEN_IN_AGENDA or is_behind
        if key is not None and is_open and not self._is_title(number, key):
            role, self.section, self.passing = Role.HEADING, key, ""
        elif found is not None and labelled is not None and self._labels(labelled, content.cut(found.end()), is_joined=is_joined):
            role, piece = Role.LABEL, content.cut(found.end()).strip()
            self.passing = labelled
        elif head is not None and self._is_slot(content, head):
            role, piece = Role.TIME, content.cut(_after(content.text, head.finish)).strip(":*_|-–— \t")
            time, days = head.time, head.days
            self.passing = ""
        elif boxed is not None:
            role, time, piece, self.passing = Role.TIME, boxed[0], content.cut(*boxed[1]).strip(_NO_TITLE), ""
        elif (days := day_alone(content.text) or self._named_day(content) or self._counted_day(content, number)) is not None:
            role, self.passing = Role.DAY, self.passing if self.passing in _OF_DAYS else ""
        elif is_item or (self.passing not in _OF_DAYS and begins_with_day(content.text)):
            self.passing = ""  # a new item goes on with nothing, and a day with no name
        elif is_heading and not (self.is_dated and (self.is_below_time or (is_joined and self._is_emphasised(whole)))):
            role, self.passing = Role.HEADING, ""
            self.section = "agenda" if _names_agenda(content.text) else self.section and "other"
        return Line(
            number=number,
            role=role,
            whole=whole,
            piece=piece,
            section=self.passing or self.section,
            within=self.section,
            is_joined=is_joined,
            time=time,
            days=days,
        )

    def _is_slot(self, content: Piece, head: Head) -> bool:
        """Whether a line that begins with a time is a slot; one that begins with a day is one where several are."""
        if head.days is not None and re.search(r"\d", content.text[head.days.begin : head.days.finish]):
            return self.is_dated_slots if content.cut(head.finish).strip(_NO_TITLE).text else self.is_dated and bool(head.also)
        return self.section == "agenda" or not is_moment(content.text, head.time)

    def _is_emphasised(self, whole: Piece) -> bool:
        """Whether a line is emphasised within the agenda, and no heading of Markdown."""
        return self.section == "agenda" and not whole.text.startswith("#")

    def _is_title(self, number: int, section: str) -> bool:
        """Whether a word of a section below a lone time is a title: the next line is a time, or a later one of the agenda."""
        if not self.is_below_time or section == "agenda":
            return False
        following = (whole.text for whole in self.wholes[number:] if whole.text)
        further = following if self.section == "agenda" else islice(following, 1)
        return any(time_at_start(text) is not None for text in further)

    def _counted_day(self, content: Piece, number: int) -> Days | None:
        """A line such as `Design – 29 July` below `Day 2`, `29 July (Friday) – from 5 pm`, or `29 July 2027 (Hotel Rex)`."""
        found = day_at_end(content.text) if self.is_below_count and len(content.text) <= _LONGEST_MOMENT else None
        if self.section == "agenda" and (hour := _FROM_HOUR.search(content.text)) is not None:
            return day_alone(content.text[: hour.start()])
        return found or (day_in_front(content.text, is_bare=True) if number in self.headed else None)

    def _named_day(self, content: Piece) -> Days | None:
        """A line such as `Viernes`, or `Día 2 - Viernes`, which is one of the last days before it."""
        text = _NUMBER.sub("", content.text, count=1) if begins_counted(content.text) else content.text
        alone = meaning("weekday", text.strip(":*_. "))
        days = day_of_week(int(alone), self.seen) if alone is not None else None
        return days._replace(finish=len(content.text)) if days else None

    def _labels(self, section: str, value: Piece, *, is_joined: bool) -> bool:
        if section in _BEHIND_AGENDA and (not is_joined or self.passing in _BEHIND_AGENDA):
            return True
        if section == "where" and is_room(value.strip()):  # `Room: Auditorium 4`, right below a slot
            return True
        return self.section != "agenda" or section in _OPEN_IN_AGENDA or section == "when" or section in roles()


def begins_with_day(text: str) -> bool:
    """Whether a line begins with a day: `Jueves 11 y viernes 12 de marzo de 2027`."""
    days = find_days(text[:_LONGEST_MOMENT])
    lead = text[: days.begin].split() if days is not None else ["-"]
    return all(meaning("weekday", word.strip(",")) is not None or word.isdigit() or is_word("small", word) for word in lead)


def _after(text: str, at: int) -> int:
    """Where the title behind a time begins."""
    found = _MARKS_BEHIND.match(text, at)
    return found.end() if found else at


def _is_dated_slot(text: str) -> bool:
    """Whether a line is a day, a time and a title."""
    head = head_of(text) if len(text) <= _LONGEST_SESSION else None
    return head is not None and head.days is not None and _WORD.search(text, head.finish) is not None


def _unmarked(whole: Piece) -> tuple[Piece, bool, bool]:
    if whole.text.startswith("|"):  # a cell that goes on: `      | Chair: Ana Gil`
        whole = whole.cut(1).strip()
    heading = _HASHES.match(whole.text)
    if heading is not None:
        return whole.cut(heading.end()).strip("*_"), False, heading[0][0] == "#" or whole.text.rstrip().endswith(("**", "__"))
    bullet = _BULLET.match(whole.text)
    if bullet is not None and time_at_start(whole.text) is None:
        return whole.cut(bullet.end()).strip(), True, False
    return whole, False, False


def _names_agenda(heading: str) -> bool:
    return any(meaning("section", word) == "agenda" for word in fold(heading).split())
