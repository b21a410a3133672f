"""Rooms by the form of their lines: in a column of rooms, before or behind a title, in brackets that come again."""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.alike_names import listed
from event_ld.readers.programme.below_names import told_below
from event_ld.readers.programme.dates import Days
from event_ld.readers.programme.labelled_records import people_behind
from event_ld.readers.programme.led_names import led_names
from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.place_lines import reads_like_place
from event_ld.readers.programme.places import MOVED_TO, is_building, is_room, split_room
from event_ld.readers.programme.rooms import houses_behind, leading_room
from event_ld.readers.programme.rooms_first import rooms_first
from event_ld.readers.programme.slot_words import begins_session
from event_ld.readers.programme.stretches import CELL, HEADING, SURE, Row, Stretch, trimmed
from event_ld.readers.programme.tagged_names import is_honorific
from event_ld.readers.programme.text import Piece, is_in
from event_ld.readers.programme.times import TimeRange
from event_ld.readers.programme.titled import split_title
from event_ld.readers.programme.when_lines import when_lines
from event_ld.readers.programme.words import meaning, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.outline import Line
    from event_ld.readers.programme.titled_records import Labelled
    from event_ld.readers.programme.tokens import Token

_SURELY = 3 * SURE
_AROUND = "-–—*_·•:>\t "
_LAST = re.compile(r"\S\s*(?:\s[-–—@]\s|,\s|[(:]\s?)(?P<last>[^-–—@,(:]{3,60}?)\)?$")
"""What a title ends with behind a mark: `Debate - Hall 2`."""
_PLACE_END = re.compile(r"(?<=[^\W\d_]{3})\.\s(?=\S{1,40}\s\S)|(?<=\d)\.\s(?=\S{1,40}\s\S)|\s{3}|\t")
_LONGEST_PLACE = 120
_LABEL = re.compile(r"(?P<label>[^\W\d_]{3,12}(?:\s[^\W\d_]{2,12}){0,3})\s?:[*_]*\s+")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})[.?!]\s+(?=[A-ZÀ-Þ¿¡])")
_NEAR = 4
"""How many lines below its time a paragraph may be."""
_LONG = 200
"""How long a line of running text is at least."""
_EMPHASISED = re.compile(r"(?P<mark>\*{1,2}|_{1,2})(?P<inner>[^\W_][^*\n]*)(?P=mark)|[(\[](?P<within>[^\W_].+)[)\]]")
_LED = re.compile(
    r"(?<![\s,])[\s,]+(?:with|con|com|avec|by|por|par):?(?:\s[A-ZÀ-Þ][^\W\d_]+){0,4}\s*$"
    r"|(?<=[^\W_])[.;,]\s+[A-ZÀ-Þ][^\W\d_]{3,20}\s?:(?:\s[^\W\d_]+){0,2}\s*$"
)
"""What leads to a person behind a title: `, by`, `por el Maestro`, `. Director: maestro`."""
_OF_PEOPLE = (("HO", "honorificPrefix"), ("PE", "name"), ("JO", "jobTitle"), ("AF", "affiliation[0].name"))
_MOVED_TO = spelled_pattern(MOVED_TO)
_BEHIND_NAME = re.compile(
    r"(?P<who>[^“\"«‘”»’]{5,60}?)[\s:,–—-]*(?:“(?P<a>[^“”]{3,200})”|«(?P<b>[^«»]{3,200})»|‘(?P<c>[^‘]{3,200})’|\"(?P<d>[^\"]{3,200})\")\.?"
)
"""`Ana Gil ‘Maps for all’`."""
_MARKED = re.compile(r"[^\w\"“«]*?(?P<title>\*\*|[\"“«])")


class RoomLines:
    """The stretches of a text, with the rooms and the titles beside them that the forms of their lines show.

    Attributes:
        labelled: The numbers of the lines whose labels give rooms to slots.
    """

    def __init__(  # what is known of a text
        self, found: list[Stretch], rows: list[Row], tokens: list[Token], lines: list[Line], records: dict[int, Labelled]
    ) -> None:
        self._rows, self._tokens, self._told = rows, tokens, records
        self._lines: list[list[Stretch]] = [[] for _ in rows]
        for one in found:
            moved = _MOVED_TO.match(one.piece.text) if one.label == "RO" else None
            one = one._replace(piece=one.piece.cut(moved.end())) if moved is not None else one  # noqa: PLW2901  # `moved to Room 2`
            is_body = one.label == "RO" and self._is_body(one, self._lines[one.line][-1:])
            self._lines[one.line].append(one._replace(label="AF") if is_body else one)
        self._by_columns()
        self._behind = rooms_first((number, row.piece) for number, row in enumerate(rows) if row.table is None)
        for number, (room, _) in self._behind.items():
            self._put("RO", room, number)
            own = self._lines[number]
            is_title = [one.label == "RO" and one.cell > 0 and not is_room(one.piece) for one in own]
            self._lines[number] = [one._replace(label="TI") if is_it else one for one, is_it in zip(own, is_title, strict=True)]
        self._whole_cells()
        houses, numbers = houses_behind(lines), {row.piece.start: number for number, row in enumerate(rows)}
        for told in lines:
            if told.whole.start in numbers and told.number in houses:
                self._put("RO", houses[told.number], numbers[told.whole.start])
        self._prose()
        self._known_behind()
        self._headings()
        for label, piece, number in [*told_below(self._lines, rows), *led_names(self._lines, rows), *listed(rows)]:
            self._put(label, piece, number, margin=_SURELY)
        self.labelled = self._labelled()
        self._below_headings()
        self._whens()
        self._records()
        self._beside_times()

    @property
    def found(self) -> list[Stretch]:
        """The stretches in their order."""
        return [one for line in self._lines for one in line]

    def _beside_times(self) -> None:
        """Takes titles and rooms by the form of each line of a slot."""
        is_below = False
        for number, row in enumerate(self._rows):
            times = [one.piece.span.end for one in self._lines[number] if one.label == "ST"]
            lead = row.piece.cut(0, min((one.piece.start for one in self._lines[number]), default=0) - row.piece.start)
            if times and begins_session(lead.text):
                self._put("TI", lead, number)  # `Session 1: 5 June, 9:00`
            is_below = bool(times) or (is_below and not row.is_apart)
            behind = row.piece.cut(max(times, default=row.piece.start) - row.piece.start)
            marked = _MARKED.match(behind.text) if is_below else None
            title, people = split_title(behind.cut(marked.start("title"))) if marked else (behind, [])
            own = [one.label for one in self._lines[number] if is_in(one.piece, title)]
            if people and ("PE" in own or (not own and title.text[0] != "*")):
                self._put("TI", title, number)
            line = behind.strip(_AROUND)
            named = _BEHIND_NAME.fullmatch(line.text) if times else None
            if named is not None and is_known_name(line.cut(*named.span("who"))):
                self._put("TI", line.cut(*named.span(named.lastgroup or 0)), number)
            if is_below and "|" not in row.piece.text and not self._is_place(number):
                self._beside_title(number, line)

    def _is_body(self, one: Stretch, before: list[Stretch]) -> bool:
        """Whether a room stands in brackets right behind a person, and has neither a word of rooms nor a figure."""
        row = self._rows[one.line].piece
        between = [row.text[last.piece.span.end - row.start : one.piece.start - row.start].strip() for last in before]
        is_behind = between == ["("] and before[0].label == "PE"
        return is_behind and not (is_room(one.piece) or any(map(str.isdigit, one.piece.text)))

    def _by_columns(self) -> None:
        """Takes the cells of a table by its headings; one in the column of titles is no room."""
        for number, row in enumerate(self._rows):
            for label, place, cell in row.rooms:
                within = [one for one in self._lines[number] if cell.start <= one.piece.start < cell.span.end]
                if label == "RO" or all(one.label in {"RO", "AF"} or one.margin < SURE for one in within):
                    self._put(label, cell, number, place)

    def _whole_cells(self) -> None:
        """Takes the house behind a room in the same cell, too: `Room 12, building 4`."""
        for number, row in enumerate(self._rows):
            rooms = [one.piece for one in self._lines[number] if one.label == "RO"] if CELL.search(row.piece.text) else []
            for room, cell in ((room, cell) for room in rooms for cell in row.piece.split(CELL) if is_in(room, cell)):
                rest = cell.strip().cut(room.span.end - cell.strip().start)
                if room.start == cell.strip().start and rest.text.startswith(",") and is_building(rest.strip(", ")):
                    self._put("RO", cell.strip(), number, len(CELL.findall(row.piece.text, 0, cell.start - row.piece.start)))

    def _known_behind(self) -> None:
        """Takes what a title ends with, behind a mark, if it is a room elsewhere, or one without its first word."""
        names = {fold(one.piece.text) for one in self.found if one.label == "RO"}
        names |= {name.partition(" ")[2] for name in names if name.count(" ") > 1}
        for one in self.found:
            last = _LAST.search(one.piece.text) if one.label == "TI" else None
            if last is not None and fold(last["last"]) in names:
                self._put("RO", one.piece.cut(*last.span("last")), one.line, one.cell)

    def _headings(self) -> None:
        """Takes the rooms that lead several lines set apart, of which nothing else is said: `Hall 2: “Maps for all”`."""
        leads = [(number, leading_room(row.piece)[0]) for number, row in enumerate(self._rows) if row.is_apart]
        rooms = [(number, room) for number, room in leads if room and {one.label for one in self._lines[number]} <= {"RO"}]
        for number, room in rooms if len({room.value for _, room in rooms}) > 1 else ():
            self._put("RO", room, number)

    def _prose(self) -> None:
        """Takes titles that begin within a sentence of a paragraph, or are several, for text: the line below the time is one."""
        for number, row in enumerate(self._rows):
            titles = [one for one in self._lines[number] if one.label == "TI"]
            if len(row.piece.text) < _LONG or not any(_is_within(one.piece, row.piece) for one in titles):
                continue
            own = [one for one in self._lines[number] if one.label not in {"AF", "JO"}]
            self._lines[number] = [one._replace(label="DE") if one.label == "TI" else one for one in own]
            above = range(number - 1, max(number - _NEAR, -1), -1)
            time = next((at for at in above if any(one.label == "ST" for one in self._lines[at])), number)
            if time + 1 < number and not any(one.label == "TI" for one in chain(*self._lines[time:number])):
                self._put_title(self._rows[time + 1].piece.strip(_AROUND), time + 1)

    def _labelled(self) -> set[int]:
        """Takes what is behind labels as rooms, whatever they are called, where several slots have one each: `Local: LABOT`.

        Returns:
            The numbers of these lines; none where labels stand right above the times.
        """
        places = {number: place for number, row in enumerate(self._rows) if (place := _labelled(row.piece)) is not None}
        places = {number: place for number, place in places.items() if number not in self._behind}
        times = [number for number, line in enumerate(self._lines) if any(one.label == "ST" for one in line)]
        blocks = [[at for at in places if start < at < end] for start, end in pairwise([*times, len(self._rows)])]
        own = {block[0] for block in blocks if len(block) == 1}
        if len(own) == 1 or all(at - 1 in places and not self._rows[at].is_apart for at in times):
            return set()
        for at in own:
            self._put("RO", places[at], at)
        return own

    def _below_headings(self) -> None:
        """Takes the places that lines in emphasis or brackets are, right below the heading of a day or a session: `*Hall 2*`."""
        for number, (above, row) in enumerate(pairwise(self._rows), 1):
            marked = _EMPHASISED.fullmatch(row.piece.text)
            is_below = HEADING.match(above.piece.text) or any(one.label == "DA" for one in self._lines[number - 1])
            place = row.piece.cut(*marked.span(marked.lastgroup or 0)) if marked is not None and is_below else None
            if place is not None and (is_room(place) or reads_like_place(place, is_dated=True)):
                self._put("RO", place, number)

    def _whens(self) -> None:
        """Takes the rooms of lines that say when and where a slot is, and the titles above or below them."""
        places, side = when_lines(self._rows, [one.line for one in self.found if one.label == "ST"])
        for number, place in places.items():
            if not any(one.label == "ST" for one in self._lines[number]):
                tokens = self._tokens[self._rows[number].first : self._rows[number].last + 1]
                time = next(one for one in tokens if isinstance(one.value, TimeRange))
                self._put("ST", Piece(time.text, time.begin), number)
            if place is not None:
                self._put("RO", place, number)
            title, people = split_title(self._rows[number + side].piece.strip(_AROUND))
            for label, piece in [("TI", title), *(("PE", one.pieces["name"]) for one in people)] if people else ():
                self._put(label, piece, number + side)
            self._put_title(title, number + side)

    def _records(self) -> None:
        """Takes the titles, the people above, and what labels say, of records: `Time: 9:00`, `Room: 2`."""
        for hour, own in self._told.items():
            title, at_title = own.title
            for number in own.unread:
                self._lines[number] = []
            self._put("TI", title.strip(_AROUND), at_title)
            for label, piece in ((label, one.pieces.get(path)) for one in own.people for label, path in _OF_PEOPLE):
                if piece is not None:
                    self._put(label, piece, own.lines.start, margin=_SURELY)
            self._put_value("ST", TimeRange, hour)
            for number in own.whens:
                self._put_value("DA", Days, number)
            self._said_behind_labels([at for at in own.lines if at != at_title])

    def _said_behind_labels(self, numbers: list[int]) -> None:
        """Takes the people and the places of labelled lines."""
        for number in (at for at in numbers if {"RL"} == {one.label for one in self._lines[at][:1]}):
            for label, piece in people_behind(self._rows[number].piece):
                self._put(label, piece, number, margin=_SURELY)
        for number, place in ((at, _labelled(self._rows[at].piece)) for at in numbers):
            if place is not None:
                self._put("RO", place, number)
                self.labelled.add(number)

    def _put_value(self, label: str, kind: type[Days | TimeRange], number: int) -> None:
        """Puts the first day or time of a line."""
        tokens = self._tokens[self._rows[number].first : self._rows[number].last + 1]
        if (found := next((one for one in tokens if isinstance(one.value, kind)), None)) is not None:
            self._put(label, Piece(found.text, found.begin), number)

    def _put_title(self, line: Piece, number: int) -> None:
        """Puts what a stretch begins with, up to a person or another thing in it, as a title, unless one stands in it."""
        own = [one for one in self._lines[number] if line.start <= one.piece.start < line.span.end]
        stops = [one.piece.start for one in own if one.label != "HO" or is_honorific(one.piece.text)]
        words = trimmed(line.cut(0, min(stops, default=line.span.end) - line.start).strip("(., "))
        words = words.cut(0, led.start() if (led := _LED.search(words.text)) and stops else None)
        if any(map(str.isalpha, words.text)) and not any(one.label == "TI" for one in own):
            self._put("TI", words, number)

    def _put(self, label: str, piece: Piece, number: int, place: int = 0, *, margin: int = SURE) -> None:
        """Puts a stretch into a line, and takes what stands there out of the others."""
        row, end = self._rows[number], piece.span.end
        own = [at for at in range(row.first, row.last + 1) if piece.start <= self._tokens[at].begin < end]
        value = self._tokens[own[0]].value if label in {"ST", "DA"} else None
        found = [Stretch(label, trimmed(piece), own[0], own[-1], number, place, margin, value)]
        for one in self._lines[number]:
            inner = one.piece
            if inner.start < piece.start < inner.span.end:
                inner = trimmed(inner.cut(0, piece.start - inner.start).strip("( "))
            elif piece.start <= inner.start < end:
                inner = trimmed(inner.cut(end - inner.start))
            found += [one._replace(piece=inner)] if inner == one.piece or (one.label != label and inner.text) else []
        self._lines[number] = sorted(found, key=lambda one: one.piece.start)

    def _is_place(self, number: int) -> bool:
        """Whether a line with nothing else says where a slot is, behind a label: `Location: City Club, 1st floor`."""
        place = _labelled(self._rows[number].piece) if number not in self._behind else None
        if place is None or {one.label for one in self._lines[number]} & {"TI", "PE"}:
            return False
        if is_room(place) or is_building(place.cut(0, len(place.text.partition(",")[0]))):
            self._put("RO", place, number)
        return True

    def _beside_title(self, number: int, line: Piece) -> None:
        """Takes the room that leads a line, `Room A: Maps`, and the title beside it, or beside the only room: `Maps (Room A)`."""
        room, title = leading_room(line)
        title, room = (title, room) if room is not None else split_room(line)
        labels = {one.label for one in self._lines[number]}
        known = [one.piece for one in self._lines[number] if one.label == "RO"] if room is None else []
        if known and line.text[: known[0].start - line.start].endswith(" ("):
            title, room = line.cut(0, known[0].start - line.start), known[0]  # `Maps (Hall), led by Ana Gil`
        if room is None or (room.start > title.start and ("RO" not in labels or "TI" in labels)):
            return
        begin = min(room.start, title.start)
        self._lines[number] = [one for one in self._lines[number] if not line.start <= one.piece.start < begin]
        self._put("RO", room, number)
        self._put_title(title, number)


def _is_within(title: Piece, line: Piece) -> bool:
    """Whether a title begins in lower case right behind a word of its line, as within a sentence, or is several sentences."""
    before = line.text[: title.start - line.start]
    is_inner = title.text[0].islower() and before.endswith(" ") and before.rstrip(" ,")[-2:].isalpha()
    return is_inner or len(_SENTENCE.findall(title.text)) > 1


def _labelled(line: Piece) -> Piece | None:
    """The place that a line says behind a label, `Location: City Club`; None for any other line."""
    line = line.strip(f"#{_AROUND}")
    label = _LABEL.match(line.text)
    if label is None or meaning("section", label["label"]) != "where":
        return None
    end = _PLACE_END.search(line.text, label.end())  # `Local: Sala 2. Com mediação de Ana Gil`
    place = line.cut(label.end(), end.start() if end is not None else None)
    return place if len(place.text) <= _LONGEST_PLACE else None
