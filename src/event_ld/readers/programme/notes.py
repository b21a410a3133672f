"""What the second stage writes down while it reads: each fact's evidence, and which lines are form and no fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld.gazetteer import is_city
from event_ld.model import Place, PostalAddress
from event_ld.readers.programme.words import READ, is_other_script, language_of
from event_ld.source import Evidence, Source, Span
from event_ld.terms import PERCENT_ENCODED, address

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.programme.dates import Day
    from event_ld.readers.programme.outline import Line
    from event_ld.readers.programme.text import Piece

_WHEN = frozenset({"startDate", "endDate", "startTime", "endTime", "byMonthDay"})


@dataclass
class Notes:
    """Gathers the evidence of one programme.

    Attributes:
        structure: Stretches that are read and are no fact of their own: headings, dates above slots.
        days: The days of a list on each of which a slot is.
        margins: How sure the tagger is of a stretch around the agenda, by where it begins, in hundredths.
    """

    findings: Findings
    evidence: dict[str, Evidence] = field(default_factory=dict)
    structure: list[Span] = field(default_factory=list)
    margins: dict[int, int] = field(default_factory=dict)
    days: set[Day] = field(default_factory=set)

    def note(self, path: str, piece: Piece, rule: str = "") -> str:
        """Writes down where a fact stands, and the rule that read it where the stretch is not the value; its value."""
        margin = self.margins.get(piece.start) if rule == "tagger" else None
        self.evidence[path] = Evidence(spans=(piece.span,), rule=rule, margin=margin)
        return piece.value

    def language(self) -> str | None:
        """The language that the words of the text are of; one that is not read is told."""
        text = self.findings.source.text
        language = language_of(text)
        if language is not None:
            self.evidence["language"] = Evidence(rule="language-of-text")
        if (language or "en") not in READ or is_other_script(text):
            named = f" (`{language}`)" if language is not None else ""
            self.findings.add(
                "language-unread", f"The words of the text are of a language that is not read{named}.", path="language"
            )
        return language

    def without_words(self, fields: dict[str, Any]) -> None:
        """Takes back who holds an event and where it is, which words of a language that is not read were taken for."""
        place = fields.get("location")
        town = place.address.address_locality if place is not None and place.address is not None else None
        known = town if isinstance(town, str) and is_city(town) else None
        for name in ("location", "room", "organizer", "sponsor"):
            fields.pop(name, None)
            for path in [path for path in self.evidence if re.split(r"[.\[]", path)[0] == name]:
                if path != "location.address.addressLocality" or known is None:
                    del self.evidence[path]
        if known is not None:
            fields["location"] = Place(address=PostalAddress(address_locality=known))

    def note_url(self, path: str, piece: Piece) -> str | None:
        """Writes down a web address, None where it is none; what can't stand in an IRI is percent-encoded by a named rule."""
        known = address(piece.value)
        if known is not None:
            self.note(path, piece, "" if known == piece.value else PERCENT_ENCODED)
        return known

    def note_all(self, path: str, pieces: list[Piece], between: str = " ", *, rule: str = "", margin: int | None = None) -> str:
        """Writes down a fact that stands on several lines; its value, with something between the lines.

        `margin` says how sure it is, in hundredths, where that is known.
        """
        self.evidence[path] = Evidence(spans=tuple(piece.span for piece in pieces), rule=rule, margin=margin)
        return between.join(piece.value for piece in pieces)

    def note_pieces(self, path: str, pieces: dict[str, Piece], rule: str = "", margin: int | None = None) -> None:
        """Writes down the facts below a path; the arguments are those of `note_all`."""
        for name, piece in pieces.items():
            self.evidence[f"{path}.{name}"] = Evidence(spans=(piece.span,), rule=rule, margin=margin)

    def affirmed(self, text: str) -> Notes:
        """The same notes, beside the text with blanks in the place of what it says is not."""
        source = Source(name=self.findings.source.name, text=text)
        return replace(self, findings=msgspec.structs.replace(self.findings, source=source))

    def report(self, lines: list[Line]) -> None:
        """Names what is missing, and every line that became neither a fact nor a heading."""
        if "description" not in self.evidence:
            self.findings.add("description-missing", "No section describes the event.", path="description")
        if "startDate" not in self.evidence and not any(one.code == "year-missing" for one in self.findings.problems):
            question = "When does the event begin?"
            self.findings.add("start-missing", "No line states when the event begins.", path="startDate", question=question)
        if not any(path.startswith(("location", "virtualLocation")) for path in self.evidence):
            question = "Where does the event take place?"
            self.findings.add("place-missing", "No line states where the event takes place.", path="location", question=question)
        taken = self.taken()
        for line in lines:
            if line.number not in taken:
                self.findings.add("unread-text", f"This line became no fact: “{_shortened(line.whole.value)}”.", line.whole.span)

    def leave(self, piece: Piece) -> None:
        """Names a part of a line that became no fact, though something else of the line did."""
        self.findings.add("unread-text", f"This became no fact: “{_shortened(piece.value)}”.", piece.span)

    def dated(self, pieces: Iterable[Piece]) -> list[Piece]:
        """The stretches from which a date or an hour of the event was read, or from a part of them."""
        of_dates = (one for path, one in self.evidence.items() if path.rpartition(".")[2] in _WHEN)
        taken = self._marked(chain(self.structure, (span for one in of_dates for span in one.spans)))
        return [piece for piece in pieces if any(taken[piece.start : piece.span.end])]

    def left(self, pieces: Iterable[Piece]) -> list[Piece]:
        """The stretches of which no fact takes a character."""
        return self.sieve()(pieces)

    def sieve(self) -> Callable[[Iterable[Piece]], list[Piece]]:
        """What takes from some stretches those of which no fact takes a character, as the facts are now."""
        taken = self._marked(span for one in self.evidence.values() for span in one.spans)
        return lambda pieces: [piece for piece in pieces if not any(taken[piece.start : piece.span.end])]

    def _marked(self, spans: Iterable[Span]) -> bytearray:
        """A byte for each character of the text, 1 where one of some stretches takes it."""
        taken = bytearray(len(self.findings.source.text))
        for span in spans:
            taken[span.start : span.end] = b"\1" * (span.end - span.start)
        return taken

    def taken(self) -> set[int]:
        """The numbers of the lines that something was read from."""
        source = self.findings.source
        taken: set[int] = set()
        for span in (*self.structure, *(span for one in self.evidence.values() for span in one.spans)):
            last = source.position(max(span.end - 1, span.start)).line
            taken.update(range(source.position(span.start).line, last + 1))
        return taken


def _shortened(text: str, longest: int = 80) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
