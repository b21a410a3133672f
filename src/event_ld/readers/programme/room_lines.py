"""Rooms by the form of their lines: in a column of rooms, before or behind a title, in brackets that come again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.places import is_building, is_room, split_room
from event_ld.readers.programme.rooms import houses_behind, leading_room
from event_ld.readers.programme.slot_words import begins_session
from event_ld.readers.programme.stretches import SURE, Row, Stretch, trimmed
from event_ld.readers.programme.tagged_names import is_honorific
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.titled import split_title
from event_ld.readers.programme.words import meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.outline import Line
    from event_ld.readers.programme.text import Piece
    from event_ld.readers.programme.tokens import Token

_AROUND = "-–—*_·•:>\t "
_LAST = re.compile(r"\S\s*(?:\s[-–—@]\s|,\s|[(:]\s?)(?P<last>[^-–—@,(:]{3,60}?)\)?$")
"""What a title ends with behind a mark: `Debate - Hall 2`."""
_LABEL = re.compile(r"(?P<label>[^\W\d_]{3,12})\s?:[*_]*\s+")
_MARKED = re.compile(r"[^\w\"“«]*?(?P<title>\*\*|[\"“«])")


class RoomLines:
    """The stretches of a text, with the rooms and the titles beside them that the forms of their lines show."""

    def __init__(self, found: list[Stretch], rows: list[Row], tokens: list[Token], lines: list[Line]) -> None:
        self._rows, self._tokens = rows, tokens
        self._lines: list[list[Stretch]] = [[] for _ in rows]
        for one in found:
            is_body = one.label == "RO" and self._is_body(one, self._lines[one.line][-1:])
            self._lines[one.line].append(one._replace(label="AF") if is_body else one)
        self._by_columns()
        houses, numbers = houses_behind(lines), {row.piece.start: number for number, row in enumerate(rows)}
        for told in lines:
            if told.whole.start in numbers and told.number in houses:
                self._put("RO", houses[told.number], numbers[told.whole.start])
        self._known_behind()
        self._headings()
        is_below = False
        for number, row in enumerate(rows):
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
            if is_below and "|" not in row.piece.text and not self._is_place(number, line):
                self._beside_title(number, line)

    @property
    def found(self) -> list[Stretch]:
        """The stretches in their order."""
        return [one for line in self._lines for one in line]

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

    def _put(self, label: str, piece: Piece, number: int, place: int = 0) -> None:
        """Puts a stretch into a line, and takes what stands there out of the others."""
        row, end = self._rows[number], piece.span.end
        own = [at for at in range(row.first, row.last + 1) if piece.start <= self._tokens[at].begin < end]
        found = [Stretch(label, trimmed(piece), own[0], own[-1], number, place, SURE)]
        for one in self._lines[number]:
            inner = one.piece
            if inner.start < piece.start < inner.span.end:
                inner = trimmed(inner.cut(0, piece.start - inner.start).strip("( "))
            elif piece.start <= inner.start < end:
                inner = trimmed(inner.cut(end - inner.start))
            found += [one._replace(piece=inner)] if inner == one.piece or (one.label != label and inner.text) else []
        self._lines[number] = sorted(found, key=lambda one: one.piece.start)

    def _is_place(self, number: int, line: Piece) -> bool:
        """Whether a line with nothing else says where a slot is, behind a label: `Location: City Club, 1st floor`."""
        label = _LABEL.match(line.text)
        labels = {one.label for one in self._lines[number]}
        if label is None or meaning("section", label["label"]) != "where" or labels & {"TI", "PE"}:
            return False
        place = line.cut(label.end())
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
        own = [one for one in self._lines[number] if title.start <= one.piece.start < title.span.end]
        stops = [one.piece.start for one in own if one.label != "HO" or is_honorific(one.piece.text)]
        words = trimmed(title.cut(0, min(stops, default=title.span.end) - title.start).strip("(., "))
        if any(map(str.isalpha, words.text)) and not any(one.label == "TI" for one in own):
            self._put("TI", words, number)
