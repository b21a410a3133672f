"""What a text says of other dates than those of its event: deadlines, and the one that comes next. It is named, and not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from event_ld.readers.programme.contacts import url_in
from event_ld.readers.programme.dates import PUBLISHED, Days, all_days, is_counted
from event_ld.readers.programme.event_kinds import KIND_PATTERN
from event_ld.readers.programme.negation import blanked, clauses
from event_ld.readers.programme.text import Piece, lines_at
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.words import is_word, known_words, meaning, says_agenda, spelled_pattern
from event_ld.readers.programme.years import is_deadline

if TYPE_CHECKING:
    from event_ld.readers.programme.normal import NormalFindings

_NEAR = 40
"""How far from its day the word for a deadline stands."""
_CELLS = ("|", "\t")
_MARKS = " \t#*_•·–—-:"
_NEXT = spelled_pattern(r"[\W_]*(?:(?:{article})\s)?(?P<next>{goes-on})(?![^\W_])")
"""`Next seminar: 17 March`, `La prochaine séance aura lieu le 17 mars`; `our next seminar` is this one."""


def without_other_dates(findings: NormalFindings) -> NormalFindings:
    """Findings about the text with blanks in the place of its clauses on such dates, each of which is named."""
    text = findings.source.text
    if not (
        _says("deadline-name", "deadline", text) or _says("goes-on", "next one", text) or known_words("key-dates").search(text)
    ):
        return findings
    is_off = known_words("status", "cancellation").search(text) is not None  # what comes next may take place of this one
    found = [line for listed in _key_dates(text) for line in _but_event(listed, text)]
    is_dated = False
    for clause, days in _dated(blanked(text, [line.span for line in found])):
        is_next = (said := _NEXT.match(clause.text)) is not None and meaning("goes-on", said["next"]) == "next one"
        if (is_next and is_dated and not is_off) or all(_is_deadline(clause, one) for one in days):
            found.append(clause)
        elif known_words("past").search(clause.text) is None and any(map(str.isalpha, clause.text)):  # `2027-03-04` is the page's
            is_dated = is_dated or any(PUBLISHED.search(clause.text[: one.begin]) is None for one in days)
    for clause in found:
        findings.add("unread-text", f"This became no fact: “{clause.value}”.", clause.span)
    source = replace(findings.source, text=blanked(text, [clause.span for clause in found]))
    return msgspec.structs.replace(findings, source=source) if found else findings


def _key_dates(text: str) -> Iterator[list[tuple[Piece, list[Days]]]]:
    """Each heading of such dates, `Important dates`, with the lines below it that have a day; one in between may have none."""
    own: list[tuple[Piece, list[Days]]] = []
    gap = 0
    for line in (Piece(line, at) for at, line in lines_at(text) if line.strip(_MARKS)):
        said = line.strip(_MARKS)
        days = all_days(said.text) if own else []
        gap = 0 if days else gap + 1
        if own and (gap > 1 or _ends_list(said.text) or (line.text.startswith("#") and not days)):
            yield own
            own = []
        if is_word("key-dates", said.text):
            own, gap = [(said, [])], 0
        elif own and days:
            own.append((said, days))
    if own:
        yield own


def _ends_list(text: str) -> bool:
    """Whether a line is one of the agenda, which no list of dates goes on behind."""
    return time_at_start(text) is not None or is_counted(text.partition(":")[0]) or says_agenda(text)


def _but_event(listed: list[tuple[Piece, list[Days]]], text: str) -> list[Piece]:
    """The lines of a list of dates but those of the event: they name its kind; where none does, the last day of the text."""
    named = [line for line, days in listed if days and KIND_PATTERN.search(line.text) and not _is_step(line)]
    rest = all_days(blanked(text, [line.span for line, _ in listed]))
    last = max((_last(one) for own in (*(days for _, days in listed), rest) for one in own), default=None)
    return [line for line, days in listed if line not in named and (named or not days or _last(days[-1]) != last)]


def _is_step(line: Piece) -> bool:
    """Whether a line says what is to be done for an event: `Workshop proposals due`, `Registration for the congress opens`."""
    return _says("deadline-name", "step", line.text) or _says("deadline-name", "deadline", line.text)


def _last(days: Days) -> tuple[int, int, int]:
    """The last of some days as numbers; one without its year is before all others."""
    day = days.last or days.first
    return day.year or 0, day.month, day.day


def _dated(text: str) -> Iterator[tuple[Piece, list[Days]]]:
    """The clauses of a text with their days, a label with the line below it; none of tables, with addresses, or of a slot."""
    lead: Piece | None = None
    for own in clauses(text):
        clause = own if lead is None else Piece(f"{lead.text}{own.text}", lead.start)
        lead = clause if own.text.rstrip().endswith(":") and lead is None else None
        said = clause.strip()
        days = all_days(said.text) if lead is None else []
        is_other = any(one in said.text for one in _CELLS) or url_in(said) is not None or time_at_start(said.text) is not None
        if days and not is_other:
            yield said, days


def _is_deadline(clause: Piece, day: Days) -> bool:
    """Whether a deadline is what a day is said to be: `Abstract deadline: 10 March`, `1 April – Notification`."""
    around = clause.text[max(day.begin - _NEAR, 0) : day.begin], clause.text[day.finish :][:_NEAR]
    is_said = any(_says("deadline-name", "deadline", one) for one in around)
    return is_said and is_deadline(clause, clause.cut(day.begin, day.finish))


def _says(kind: str, value: str, text: str) -> bool:
    return any(meaning(kind, one[0]) == value for one in known_words(kind).finditer(text))
