"""What a text says of other dates than those of its event: deadlines, and the one that comes next. It is named, and not read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import msgspec

from event_ld.readers.programme.contacts import url_in
from event_ld.readers.programme.dates import PUBLISHED, Days, all_days
from event_ld.readers.programme.negation import blanked, clauses
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import time_at_start
from event_ld.readers.programme.words import known_words, meaning, spelled_pattern
from event_ld.readers.programme.years import is_deadline

if TYPE_CHECKING:
    from event_ld.readers.programme.normal import NormalFindings

_NEAR = 40
"""How far from its day the word for a deadline stands."""
_CELLS = ("|", "\t")
_NEXT = spelled_pattern(r"[\W_]*(?:(?:{article})\s)?(?P<next>{goes-on})(?![^\W_])")
"""`Next seminar: 17 March`, `La prochaine séance aura lieu le 17 mars`; `our next seminar` is this one."""


def without_other_dates(findings: NormalFindings) -> NormalFindings:
    """Findings about the text with blanks in the place of its clauses on such dates, each of which is named."""
    text = findings.source.text
    if not (_says("deadline-name", "deadline", text) or _says("goes-on", "next one", text)):
        return findings
    is_off = known_words("status", "cancellation").search(text) is not None  # what comes next may take place of this one
    found: list[Piece] = []
    is_dated = False
    for clause, days in _dated(text):
        is_next = (said := _NEXT.match(clause.text)) is not None and meaning("goes-on", said["next"]) == "next one"
        if (is_next and is_dated and not is_off) or all(_is_deadline(clause, one) for one in days):
            found.append(clause)
        elif known_words("past").search(clause.text) is None and any(map(str.isalpha, clause.text)):  # `2027-03-04` is the page's
            is_dated = is_dated or any(PUBLISHED.search(clause.text[: one.begin]) is None for one in days)
    for clause in found:
        findings.add("unread-text", f"This became no fact: “{clause.value}”.", clause.span)
    source = replace(findings.source, text=blanked(text, [clause.span for clause in found]))
    return msgspec.structs.replace(findings, source=source) if found else findings


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
