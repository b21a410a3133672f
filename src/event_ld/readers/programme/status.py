"""Words of a programme that say that something is cancelled, moved or put off, which a reader must not miss."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import is_word, known_words, meaning, spelled_pattern
from event_ld.source import Evidence, Span

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.programme.notes import Notes

_LONGEST_LINE = 160
"""Longer lines are prose, which may speak of another year."""


_LONGEST_REMARK = 80
_HEAD = 6
"""The lines that may say it for the whole: the headers of a message, its subject and the first of its text."""
_STATES = frozenset({"cancelled", "postponed"})
_UNTIL = spelled_pattern(r"[,;]?\s(?:{until-notice})(?![^\W_])")
"""How long a state holds: `Postponed until further notice`."""
_AROUND = " \n\t*.!¡()[]–—-"
_SET_APART = re.compile(r"\s*[!.:;)\]*]|\s*[-–—]\s")
_MARKED = re.compile(r"[][()!:]|[-–—]\s")
"""What a name that says so has in it: looking for that needs no table of words."""
_MARKS = spelled_pattern(r"\W*(?P<at>{status})\s?(?:[:!\])]|[-–—]\s)|.*[\[(](?P<in>{status})[\])]")


def says_status(text: str) -> bool:
    """Whether a text says that something is cancelled, moved or put off."""
    return known_words("status").search(text) is not None


def status_of_name(name: str) -> str:
    """The word by which a name says its event is cancelled, moved or put off: `CANCELLED: …`, `… (aplazado)`; "" for none."""
    found = _MARKS.match(name[:_LONGEST_LINE]) if _MARKED.search(name) else None
    return "" if found is None else found["at"] or found["in"]


def stamp_of(remark: str) -> str:
    """What a remark begins with, where that says that an event is cancelled, moved, put off or sold out; "" for any other text.

    It is the word alone where that is set apart (`Cancelled - illness`, `CANCELADO por lluvias`), and the line where the words
    may speak of something else (`Cancelled tickets are refunded`) or give another day, which has to be asked.
    """
    line = remark.strip(_AROUND).partition("\n")[0].rstrip(_AROUND)
    is_short = len(line) <= _LONGEST_REMARK
    found = known_words("status", "sold-out").match(line)
    if found is None:
        return line if is_short and known_words("moved").match(line) and find_days(line) is not None else ""
    rest = line[found.end() :]
    is_stamp = found[0].isupper() and not rest.isupper()
    if is_short and (not rest or _SET_APART.match(rest) or is_stamp):
        return found[0]
    return line if says_status(found[0]) else ""


def is_off(lines: list[Line]) -> bool:
    """Whether a line at the head of a text says alone, or before the name of the event, that it is cancelled."""
    head = (line.whole.text for line in lines[:_HEAD] if line.within != "agenda")
    return any(
        state_of(text.strip(_AROUND)) == "cancelled" or meaning("status", status_of_name(text)) == "cancelled" for text in head
    )


def state_of(text: str) -> str:
    """What a text that is nothing but the words for it says of the state of an event; "" for any other."""
    said = "cancelled" if is_word("cancellation", text) else meaning("status", text) or ""
    return "movedOnline" if said == "moved" else said


def read_status(lines: list[Line], title: Piece | None, notes: Notes, fields: dict[str, Any]) -> None:
    """Reads the state of the event that a line before the agenda says alone, or the line of its name at its head.

    `CANCELADO`, `ANNULÉ - Concert`, `[POSTPONED] Open day`; not that of a talk, nor one that a sentence tells of.
    """
    words = known_words("status")
    if len(words.findall(notes.findings.source.text)) > sum(len(words.findall(line.whole.text)) for line in lines):
        return  # `is not cancelled`
    for line in lines:
        if line.role is Role.TIME or line.within == "agenda" or "event_status" in fields:
            break
        text, is_head = line.whole.text, title is not None and line.whole.start <= title.start < line.whole.span.end
        bare = _UNTIL.sub("", text).strip(_AROUND)
        word = bare if state_of(bare) else status_of_name(text) if is_head else ""
        state = state_of(word)
        if state in _STATES:
            fields["event_status"] = state
            notes.note("eventStatus", Piece(word, line.whole.start + text.find(word)), "status-from-word")


def tell_status(findings: Findings, evidence: dict[str, Evidence], *, is_past: bool) -> None:
    """Notes each line that says so and became no status: what it means for the event is for its writer to say."""
    read = [span for path, one in evidence.items() if path.endswith("eventStatus") for span in one.spans]
    said = known_words("past").search(findings.source.text) if is_past else None
    if said is not None:
        message = f"“{said[0]}” tells of what took place: the text may be news or minutes, and announce nothing."
        question = "Is the text about an event that is to come, and on which day?"
        findings.add("fact-doubtful", message, Span(said.start(), said.end()), path="startDate", question=question)
    source = findings.source
    for number, start in enumerate(source.line_starts, start=source.first_line):
        line = source.line(number)
        found = known_words("status", "calls-off").search(line) if len(line) <= _LONGEST_LINE else None
        if found is not None and not any(one.start <= start + found.start() < one.end for one in read):
            message = f"“{found[0]}” is said here, and read as a part of the text."
            findings.add("status-in-text", message, Span(start + found.start(), start + found.end()))
