"""The title of a slot that the tagger sees none of: the words beside its time or on the line below it; and its duration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.dates import WEEKDAY, all_days, day_alone, is_counted
from event_ld.readers.programme.moments import DAY_TO_TIME, boxed_head, head_of
from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.stretches import CELL, SURE, Row, Stretch, trimmed
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import LONGEST_DURATION, find_duration, find_time
from event_ld.readers.programme.words import is_word, meaning, placeholder
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.agenda import Slot
    from event_ld.readers.programme.times import TimeRange

_AROUND = " .·@\t"
_MARKS = f"{_AROUND}#*_:[]()"
_PARTS = (*".:;|(–—-",)
"""What parts a title from the people behind it."""
_LONGEST_BELOW, _LONGEST_SENTENCE = 80, 200
_FEW = 3


def timed_title(slot: Slot, title: Piece, line: Piece) -> Piece:
    """A title without its label, `Topic: Maps`, and its duration, `Welcome (10 min)`, which may give a slot its end."""
    title = _unlabelled(title)
    line = line.cut(title.start - line.start)
    duration = find_duration(line.text) if slot.is_timed else None
    if (
        duration is None
        or duration.minutes > LONGEST_DURATION
        or duration.begin <= slot.when.start - line.start < duration.finish
    ):
        return title  # `Closing (12h00)` is at noon
    if duration.begin > len(title.text) + 1 or line.text[duration.finish :].lstrip()[:1].islower():
        return title
    if slot.end is None:
        slot.end, slot.lasts = slot.begin + duration.minutes, line.cut(duration.begin, duration.finish).strip(" ()[]")
    return trimmed(title.cut(0, duration.begin).strip())


def _unlabelled(title: Piece) -> Piece:
    """A title without a word before its colon that says only that it is one, and no kind of slot: `Activity: Old maps`."""
    label, colon, rest = title.text.partition(":")
    word = label.strip("*_ ")
    is_label = bool(rest.strip()) and meaning("column", word) == "title" and not is_word("session", word)
    is_kind = not is_label or fold(word) in event_kind_words()
    return title if is_kind else title.cut(len(label) + len(colon)).strip("*_ ")


def lasts(line: Piece, time: Piece) -> bool:
    """Whether what has the form of a time is the duration that its line says: `18:50 Open bench (1h)`."""
    found = find_duration(line.text)
    return found is not None and found.begin <= time.start - line.start < found.finish


def behind_times(time: Stretch, rows: list[Row]) -> tuple[list[tuple[TimeRange, Piece]], Piece]:
    """The further times of what a time begins, each with its place, and what stands behind: `14h30 et 16h : Visite guidée`."""
    row, at = rows[time.line].piece, time.piece.start - rows[time.line].piece.start
    rest, head = row.cut(at), head_of(row.text[at:]) if time.label == "ST" else None
    also = [(one, rest.cut(one.begin, one.finish)) for one in head.also] if head is not None else []
    return also, rest.cut(also[-1][0].finish if also else len(time.piece.text))


def is_room_before(one: Stretch, time: Stretch) -> bool:
    """Whether a stretch is a room in a cell before that of a time: `Room 12 | 9:00 Maps`."""
    return one.label == "RO" and one.line == time.line and one.cell < time.cell


class Words:
    """The words of a text that no stretch takes."""

    def __init__(self, found: list[Stretch], rows: list[Row]) -> None:
        timed = {one.line: one.piece for one in found if one.label == "ST"}
        self.are_beside = any(one.label == "TI" and one.line in timed for one in found)
        alone = [line for line, piece in timed.items() if rows[line].piece.strip(_MARKS).text == piece.strip(_MARKS).text]
        self.are_alone = len(alone) >= _FEW and len(alone) == len(timed)
        self.are_below = self.are_alone and all(one and rows[one - 1].is_apart and not rows[one].is_apart for one in alone)
        self.rows, self.taken = rows, {one.line for one in found}

    def titled(self, time: Stretch, parts: list[Stretch], *, is_behind: bool) -> list[Stretch]:
        """The parts of a slot, with words as the title or the room of one without a title; `is_behind` as times may stand."""
        row = self.rows[time.line].piece
        room = next((one.piece for one in parts if is_room_before(one, time)), None)
        row = row.cut(room.span.end - row.start) if room is not None else row
        boxed = boxed_head(row.text)
        lead = trimmed(row.cut(*boxed[1]).strip(_AROUND)) if boxed else None
        if lead is not None and lead.start < time.piece.start:  # `Music (20:00 to 21:00): three songs`
            parts = [one for one in parts if (one.label, one.line) != ("TI", time.line) or one.first < time.first]
        beside = [one for one in parts if one.line == time.line and one.label != "DA" and one.piece != room]
        if self.are_beside and [one.label for one in beside] == ["PE"] and beside[0].margin < SURE // 2:
            return [one._replace(label="TI") if one is beside[0] else one for one in parts]  # `9:30 German Task Force Meeting`
        is_told = any(one.label == "TI" for one in parts) or bool((table := self.rows[time.line].table) and table.tracks)
        own = trimmed(row.cut(0, time.piece.start - row.start).strip(_AROUND)) if not beside else row.cut(0, 0)
        is_session = bool(own.text) and is_word("session", own.text.split()[0])  # `Session 1 (9:00)`, and its talks below
        if (is_told and not is_session) or (beside and beside[0].first < time.first):
            return parts
        first = next((one for one in parts if one.line == time.line + 1), None)
        if self.are_alone and not self.are_below and first is not None and self._may_be_title(first):
            return [one._replace(label="TI") if one is first else one for one in parts]
        line, words = time.line, [own] if is_session else [lead] if lead is not None else self._beside(time, beside, row)
        if not words and not beside:
            line += -1 if is_behind or self.are_below else 1
            words = self._of_line(line)
        if (
            len(words) != 1
            or CELL.search(words[0].text)
            or placeholder(words[0].text)
            or (beside and words[0].text[:1].islower())
        ):
            return parts
        label, piece = ("RO", name) if is_room(name := words[0].strip("()[]:")) else ("TI", words[0])
        found = Stretch(label, piece, self.rows[line].first, self.rows[line].last, line, time.cell, 0)
        return sorted([*parts, found], key=lambda one: one.first)

    def _may_be_title(self, first: Stretch) -> bool:
        """Whether what a line begins with that stands alone below a time is a title all the same: `Questions from the hall.`."""
        row = self.rows[first.line].piece
        is_line = len(first.piece.text) + 1 >= len(row.text) and not is_known_name(first.piece)
        return first.piece.start == row.start and (first.label == "DE" or (first.label == "PE" and is_line))

    def _beside(self, time: Stretch, others: list[Stretch], row: Piece) -> list[Piece]:
        """The words before a time and behind it; those behind it end with a mark before the first of others."""
        before, behind = row.cut(0, time.piece.start - row.start), behind_times(time, self.rows)[1]
        if others:
            behind = behind.cut(0, others[0].piece.start - behind.start)
            behind = behind if behind.text.rstrip()[-1:] in _PARTS else behind.cut(0, 0)
        days = all_days(before.text)
        if days and DAY_TO_TIME.fullmatch(before.text[days[-1].finish :]):
            before = before.cut(0, days[-1].begin)
        words = [one for side in (before, behind) if any(map(str.isalpha, (one := trimmed(side.strip(_AROUND))).text))]
        words = [one for one in words if not is_word("time-lead", one.text) and find_time(one.text) is None]
        return words if self.are_beside or not words or words[0].start > time.piece.start else []  # `Time: 10:00`

    def _of_line(self, line: int) -> list[Piece]:
        """The words of a line that no stretch takes any of, if short; a sentence only where all times stand alone."""
        piece = trimmed(self._whole(line)) if 0 <= line < len(self.rows) and line not in self.taken else None
        longest = _LONGEST_SENTENCE if self.are_alone else _LONGEST_BELOW
        if piece is None or not 0 < len(piece.text) <= longest or (piece.text.endswith(".") and not self.are_alone):
            return []
        is_day = day_alone(piece.text) is not None or is_counted(piece.text) or WEEKDAY.fullmatch(piece.text) is not None
        return [] if is_day else [piece]

    def _whole(self, line: int) -> Piece:
        """A line with those right below it that begin in lower case."""
        piece, below = self.rows[line].piece, self.rows[line + 1].piece if line + 1 < len(self.rows) else None
        if below is None or line + 1 in self.taken or not below.text[0].islower() or below.start != piece.span.end + 1:
            return piece
        return Piece(f"{piece.text}\n{self._whole(line + 1).text}", piece.start)
