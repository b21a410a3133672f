"""Sentences that say of an event that it is called off: `La conférence du 8 mai est annulée. La visite du 16 est maintenue.`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from event_ld.readers.programme.dates import Days, all_days
from event_ld.readers.programme.event_kinds import read_event_type
from event_ld.readers.programme.moved import PERHAPS, lines_of_agenda
from event_ld.readers.programme.negation import clauses, going_on
from event_ld.readers.programme.words import known_words, meaning, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.notes import Notes
    from event_ld.readers.programme.outline import Line
    from event_ld.readers.programme.text import Piece
    from event_ld.source import Span

_WORDS = ("status", "cancellation", "calls-off")
_CALLED_OFF = spelled_pattern(
    r"(?<![^\W_])(?:(?:{copula})\s+(?P<state>{status})"
    r"|(?P<calls>{calls-off}|{cancellation}))(?![^\W_])"
)
_THIS = spelled_pattern(r"(?<![^\W_])(?:{this})\s+(?P<what>(?:[^\W\d_]+\s+){0,2}[^\W\d_]+)")


def _says_off(clause: Piece) -> Piece | None:
    """The words by which a clause says that something is cancelled, for certain: no noun, which may stand for how to do it."""
    if PERHAPS.search(clause.text):
        return None
    all_found = _CALLED_OFF.finditer(clause.text)
    found = next((one for one in all_found if one["state"] or " " in one["calls"] or "-" in one["calls"]), None)
    if found is None or (found["state"] and meaning("status", found["state"]) != "cancelled"):
        return None
    return clause.cut(*found.span("state" if found["state"] else "calls"))


def called_off(text: str) -> list[Span]:
    """The clauses that call off what has a day, where the text says of something else with its day that it takes place."""
    if known_words(*_WORDS).search(text) is None:
        return []
    dated = [one for one in going_on(text) if all_days(text[one.start : one.end])]
    return [one.span for one in clauses(text) if all_days(one.text) and _says_off(one) is not None] if dated else []


def read_called_off(text: str, day: tuple[Days, Piece] | None, lines: list[Line], notes: Notes, fields: dict[str, Any]) -> None:
    """Reads that the event is cancelled, in the sentence that says its day, or in one on `this talk`.

    Args:
        text: The text, with blanks for what it does not say of the event.
        day: The day of the event.
        lines: The lines of the text, of which those of the agenda say it of a part.
        notes: Where the evidence goes.
        fields: The fields of the event.
    """
    if "event_status" in fields or known_words(*_WORDS).search(text) is None:
        return
    agenda = lines_of_agenda(lines)
    position = notes.findings.source.position
    for clause in clauses(text):
        word = _says_off(clause)
        if word is None or position(word.start).line in agenda:
            continue
        is_its_day = day is not None and clause.start <= day[1].start < clause.span.end
        kinds = (clause.cut(*one.span("what")) for one in _THIS.finditer(clause.text))
        if is_its_day or any(read_event_type(one) is not None for one in kinds):
            fields["event_status"] = "cancelled"
            notes.note("eventStatus", word, "status-from-word")
            return
