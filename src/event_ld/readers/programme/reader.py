"""Second stage: what the lines of a programme mean."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import chain, takewhile
from typing import TYPE_CHECKING, Any
from unicodedata import is_normalized, normalize

from event_ld import model
from event_ld.readers.derivation import derive
from event_ld.readers.keywords import Around, keywords_from
from event_ld.readers.programme.agenda import Slot, agenda_lines, with_agenda, with_day
from event_ld.readers.programme.called_off import called_off, read_called_off
from event_ld.readers.programme.contacts import private_links
from event_ld.readers.programme.dates import Days, day_alone, day_in_front, find_days
from event_ld.readers.programme.event_kinds import kind_above, kind_in_lines, read_event_type, type_in_text
from event_ld.readers.programme.event_names import better
from event_ld.readers.programme.excepted import exceptions
from event_ld.readers.programme.forms import is_form
from event_ld.readers.programme.fronted import with_front
from event_ld.readers.programme.header import headline, read_title
from event_ld.readers.programme.larger import read_super_event
from event_ld.readers.programme.left_over import tell_left_over
from event_ld.readers.programme.listed import listed_slots
from event_ld.readers.programme.moved import first_move, moved_to
from event_ld.readers.programme.negation import affirmed, apart, blanked, formerly, going_on, joined, negated
from event_ld.readers.programme.normal import normal, with_places
from event_ld.readers.programme.notes import Notes
from event_ld.readers.programme.numeric_dates import figures_in_order
from event_ld.readers.programme.other_dates import without_other_dates
from event_ld.readers.programme.outline import Line, Role, paragraphs, with_wraps
from event_ld.readers.programme.page_dates import undated, without_stamps
from event_ld.readers.programme.parties import read_parties, read_people_around, read_registration
from event_ld.readers.programme.people_lists import people_below_roles
from event_ld.readers.programme.series import Series, schedule_of_hours, series_of
from event_ld.readers.programme.sited import with_zone
from event_ld.readers.programme.slot_days import in_order, on_days
from event_ld.readers.programme.slot_events import SlotEvents, moment
from event_ld.readers.programme.slot_words import as_rooms
from event_ld.readers.programme.stated_when import read_when
from event_ld.readers.programme.status import is_off, read_status, tell_status
from event_ld.readers.programme.surroundings import Surroundings
from event_ld.readers.programme.tables import cells_of
from event_ld.readers.programme.tagging import Tagging, chosen, told
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import DAY, TimeRange, find_time, resolve_range
from event_ld.readers.programme.whereabouts import mode_of_rooms, read_whereabouts
from event_ld.readers.programme.words import meaning
from event_ld.readers.programme.years import (
    Years,
    dated_days,
    days_of_agenda,
    is_deadline,
    stated_year,
    tells_of_past,
    when_in_prose,
)
from event_ld.readers.programme.zone_words import read_zone
from event_ld.readers.reading import Options, Reading, within_limits
from event_ld.source import Evidence, Span

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.front_matter import Front
    from event_ld.vocabulary import Vocabulary

_COMMA = re.compile(r"(?:(?<!\s)\s+)?[,;]\s*")


def read_programme(findings: Findings, options: Options, front: Front | None = None) -> Reading:
    """The event that a plain-text programme describes.

    Args:
        findings: The source, and the problems of decoding it.
        options: What to know beside the text.
        front: What the front matter of the page says, which holds before the text.

    Raises:
        InputError: It has more lines than a programme may have.
    """
    own = normal(_without_private(findings := _composed(within_limits(findings))))
    with figures_in_order(own):
        lines, pages, stamps = without_stamps(own := without_other_dates(own))
        notes = Notes(own, structure=stamps)
        shown = front.shown if front is not None else ()
        pages = [Piece(words, own.origin.into(span).start) for words, span in shown] or pages
        reader = _Reader(notes, options.vocabulary, pages, undated(lines, pages))
        said = with_front(reader.event(), front, notes, own.origin.into)
        event = derive(said, own, notes.evidence, zone=options.zone, is_description=False)
        notes.report(reader.lines)
        tell_left_over(reader.lines, reader.unsaid, notes)
    evidence = with_places(notes.evidence, own.origin) | (front.evidence if front is not None else {})
    tell_status(findings, evidence, is_past=reader.years.is_past)
    made = Reading(source=findings.source, event=event, problems=findings.problems, evidence=evidence, form="programme")
    made.structure = (*map(own.origin.back, notes.structure), *own.form)
    return made


def _composed(findings: Findings) -> Findings:
    """The text with each accent in one character with its letter, as the words of programmes are written (NFC)."""
    if is_normalized("NFC", findings.source.text):
        return findings
    return type(findings)(replace(findings.source, text=normalize("NFC", findings.source.text)), findings.problems)


def _without_private(findings: Findings) -> Findings:
    """The text with blanks in the place of the links that let anybody into a meeting."""
    spans = [Span(*one) for one in private_links(findings.source.text)]
    for first, last in zip(spans[::2], spans[1::2], strict=True):
        message = "A link that lets anybody in is left out."
        findings.add("private-left-out", message, Span(first.start, last.end), path="virtualLocation")
    return type(findings)(replace(findings.source, text=blanked(findings.source.text, spans)), findings.problems)


class _Reader:
    """Gathers the facts of one programme, with their evidence; `pages` are the dates of its page that are known."""

    def __init__(self, notes: Notes, vocabulary: Vocabulary, pages: list[Piece], lines: list[Line]) -> None:
        self.notes, self.vocabulary, self.pages = notes, vocabulary, pages
        self.lines = with_agenda(lines)
        tagging = self.tagged = Tagging(notes.findings.source, self.lines)
        self.listed = listed_slots(self.lines)
        self.tagging, better = chosen(self.lines, tagging, self.listed)
        self.told = told(self.lines, tagging, better)
        if (marks := self.told or self.tagging) is not None:
            self.lines = marks.marked(self.lines)
        self.dated = sorted(days_of_agenda(self.lines))
        self.slots = SlotEvents(notes)
        self.rule, text = "", notes.findings.source.text
        self.negated, self.excepted = negated(text), exceptions(text)
        self.move = first_move(blanked(text, self.negated), self.lines, notes.findings.source)
        others = [one.piece.span for one in self.excepted] + (going_on(text) if is_off(self.lines) else called_off(text))
        self.unsaid = joined([*self.negated, *apart(text), *formerly(text), *others, *(self.move.spans if self.move else ())])
        self.affirmed = notes.affirmed(blanked(text, self.unsaid)) if self.unsaid else notes
        self.around = Surroundings(notes, tagging.features, self.lines, self.unsaid)
        self.said = affirmed(self.lines, self.affirmed.findings.source.text) if self.unsaid else self.lines

    def event(self) -> model.Event:
        fields: dict[str, Any] = {}
        if language := self.notes.language():
            fields["language"] = language
        for line in self.lines:
            if line.role in (Role.HEADING, Role.DAY, Role.TABLE) or is_form(line):
                days = day_in_front(line.whole.text, is_bare=True) if line.role is Role.DAY else None
                self.notes.structure.append(line.whole.cut(0, days.finish).span if days is not None else line.whole.span)
        self._title(fields)
        self._sections(fields)
        floor = self._when_and_where(fields)
        self._super_event(fields)
        read_status(self.said, self.title.piece if self.title else None, self.notes, fields)
        read_called_off(self.affirmed.findings.source.text, self.day, self.lines, self.notes, fields)
        self._agenda(fields, floor)
        self.slots.doors(fields)
        mode_of_rooms(self.lines, self.affirmed, fields)
        read_parties(self.said, self.title, self.around, self.affirmed, fields)
        listed = people_below_roles(self.tagged.stretches, self.tagged.rows, self.lines, self.around, apart="sub_event" in fields)
        read_people_around(self.lines, listed, self.slots, fields)
        read_registration(self.said, self.notes, fields)
        return with_zone(model.Event(**fields), self.zone, self.notes)

    def _title(self, fields: dict[str, Any]) -> None:
        prose = paragraphs(self.said, self.affirmed.findings.source)
        others = self.told.titles if self.told else []
        title = self.around.title(read_title(self.lines), others)
        title = better(title, prose, self.affirmed.findings.source.text, others)
        self.headline = headline(title, self.affirmed.findings.source.text)
        called = self.headline.text if self.headline else ""
        year = stated_year(self.lines, called)
        self.years = Years(called, year.text if year else "")
        self.years.dated, self.years.page_pieces = dated_days(self.lines), self.pages
        self.years.is_past = tells_of_past(self.notes.findings.source.text)
        self.tagged.leave(self.years.page_pieces)
        self.notes.structure += [piece.span for piece in (*([year] if year else []), *self.years.page_pieces)]
        if title is None:
            question = "What is the event called?"
            self.notes.findings.add("name-missing", "No line states what the event is called.", path="name", question=question)
        else:
            fields["name"] = self.notes.note("name", title.piece, title.rule)
        kind = (kind_above(self.lines, title.piece) or read_event_type(title.piece)) if title else None
        if kind is not None and meaning("no-kind", kind.piece.text) == fields.get("language", ""):
            kind = None  # `Nuit de la lecture`
        kind = kind or type_in_text(prose, fields.get("language")) or kind_in_lines(self.lines)
        if kind is not None:
            fields["additional_type"] = kind.name
            self.notes.note("additionalType", kind.piece, "type-from-word")
            if kind.event_class != "Event":
                fields["type"] = kind.event_class
                self.notes.note("type", kind.piece, "type-from-word")
        self.title = title

    def _super_event(self, fields: dict[str, Any]) -> None:
        if (read := read_super_event(self.said, self.title.piece if self.title else None)) is None:
            return
        found, kind = read
        name = self.notes.note("superEvent.name", found.piece, found.rule)
        if kind is None:
            fields["super_event"] = model.Event(name=name)
            return
        self.notes.note("superEvent.additionalType", kind.piece, "type-from-word")
        self.notes.note("superEvent.type", kind.piece, "type-from-word")
        fields["super_event"] = model.Event(name=name, additional_type=kind.name, type=kind.event_class)

    def _sections(self, fields: dict[str, Any]) -> None:
        notes = self.notes
        self._description(fields)
        items = [line for line in self._in("objectives") if line.role is Role.BULLET]
        introduction = [line for line in self._in("objectives") if line.role is Role.PROSE]
        wrapped = with_wraps([*items, *introduction])
        if items:
            notes.structure += [line.whole.span for line in introduction]
        objectives = [pieces for pieces in wrapped if pieces[0] in items or not items]
        if objectives:
            fields["objectives"] = tuple(
                notes.note_all(f"objectives[{number}]", [line.piece for line in lines]) for number, lines in enumerate(objectives)
            )
        reader = Around(notes.findings, self.vocabulary, fields.get("language"), notes.evidence)
        keywords = tuple(keywords_from(self._keyword_items(), reader))
        if keywords:
            fields["keywords"] = keywords
        audience = [line.piece for line in self._in("audience") if line.piece.text]
        if audience:
            fields["audience"] = notes.note_all("audience", [*audience[:-1], audience[-1].strip(".")])

    def _description(self, fields: dict[str, Any]) -> None:
        lines = [*takewhile(lambda line: line.role not in (Role.TIME, Role.DAY), self._in("description"))]
        lines = [line for line in lines if line.piece.text]
        paragraphs: list[str] = []
        for before, line in zip([None, *lines], lines, strict=False):
            if before is None or not line.is_joined:
                paragraphs.append(line.piece.value)
            else:
                goes_on = line.role is Role.PROSE and line.number == before.number + 1
                paragraphs[-1] += f"{' ' if goes_on else chr(10)}{line.piece.value}"
        if paragraphs:
            fields["description"] = "\n\n".join(paragraphs)
            self.notes.evidence["description"] = Evidence(spans=tuple(line.piece.span for line in lines))

    def _keyword_items(self) -> Iterable[tuple[model.Text, str | None, Span]]:
        for line in self._in("keywords"):
            for part in line.piece.strip(".").split(_COMMA):
                yield part.value, None, part.span

    def _when_and_where(self, fields: dict[str, Any]) -> int:
        first = next((line.number for line in self.lines if line.role is Role.TIME and line.section != "when"), math.inf)
        inner, apart = (self.told.numbers, self.told.apart) if self.told else ((), ())
        outer = (line for line in _of(self.said, "when-where", "when", "where") if line.piece.text and line.number not in inner)
        stated = [
            line for line in outer if line.number < first or find_days(line.piece.text) is not None
        ]  # hours behind the agenda are those of a day of it, or of an office
        spread = [read_when(line.piece, is_labelled=line.role is Role.LABEL) for line in stated]
        days = ((when.day, line) for when, line in zip(spread, stated, strict=True) if when.day is not None)
        day = next((day for day, line in days if line.section != "where" or not is_deadline(line.piece, day[1])), None)
        time = next((when.time for when in spread if when.time is not None), None)
        if day is not None and not self._is_of_agenda(day[0]):
            day = time = None  # a call, a deadline: the agenda has other days
        if day is None:
            prose = when_in_prose(self.said, self.years, self._is_of_agenda, self.around)
            day, time = (prose.day, time or prose.time) if prose else (self.around.day(self.years.page_pieces), time)
        series = series_of(self.said, [one[1].start for one in (day, time) if one is not None], is_dated=day is not None)
        if series is not None and day is None:
            day, time = series.days(self.years) if series.repeat.month else None, time or read_when(series.line).time
        time = time or self.around.hours(day[0] if day else None)
        day, time = self.told.first(day, time) if self.told else (day, time)
        day, time = (day, time) if self.move is None else moved_to(self.move, day, time, self.notes, self.years, fields)
        said = [one for one in self.said if one.number not in apart]
        read_whereabouts(said, self.headline, day[1] if day else None, self.around, self.affirmed, fields)
        self.zone = read_zone(self.said, time[1] if time else None)
        return self._dates(fields, day, time, series)

    def _is_of_agenda(self, days: Days) -> bool:
        """Whether a day is one of those of the agenda, as far as that tells its days with their year."""
        year, _ = self.years.of(days)
        first = days.first.iso(year)
        last = days.last.iso(year) if days.last else first
        at = bisect_left(self.dated, first or "")
        return not self.dated or first is None or (at < len(self.dated) and self.dated[at] <= str(last))

    def _dates(
        self,
        fields: dict[str, Any],
        day: tuple[Days, Piece] | None,
        time: tuple[TimeRange, Piece] | None,
        series: Series | None,
    ) -> int:
        own = self.slots.day = self._day(*day) if day else ""
        self.day = day
        spans: list[Span] = []
        last = None
        if day is not None and own:
            spans = [day[1].span]
            last = day[0].last
            self.rule = "date-from-recurrence" if series is not None and day[1] == series.piece else self.rule
            self._date(fields, "startDate", own, spans)
            if last is not None:
                self._date(fields, "endDate", last.iso(int(own[:4])) or own, spans)
        if series is not None:
            time = time or series.hours
            floor, end = resolve_range(time[0], 0, twelve=not time[0].is_padded) if time is not None else (0, None)
            times = None if time is None else (floor, end, time[1])
            fields["event_schedule"] = series.schedule(own, fields.get("end_date", ""), times, self.notes, self.excepted)
            if fields["event_schedule"] is not None:
                return floor
        return self._times(fields, day, time, spans) if time is not None else 0

    def _times(
        self, fields: dict[str, Any], day: tuple[Days, Piece] | None, time: tuple[TimeRange, Piece], spans: list[Span]
    ) -> int:
        """The times of a day, or of each of several."""
        own, last = self.slots.day, day[0].last if day is not None and self.slots.day else None
        floor, end = resolve_range(time[0], 0, twelve=not (time[0].is_of_both or time[0].is_padded))
        spans.append(time[1].span)
        if not own and last is None:
            fields["event_schedule"] = schedule_of_hours(day, floor, end, time[1], self.notes)
            return floor
        if last is not None and not time[0].is_of_both:
            if end is None:
                self.notes.structure += [time[1].span] * bool(self.tagging or self.told)  # the hour of every day is its slots'
            elif not find_time(self._behind(time[1])) and not time[0].is_several:  # two spans of a day stay unread
                fields["event_schedule"] = schedule_of_hours(None, floor, end, time[1], self.notes)
                self._date(fields, "startDate", moment(own, floor), spans)
                self._date(fields, "endDate", moment(fields["end_date"], end % DAY), spans)
            return floor
        self._date(fields, "startDate", moment(own, floor), spans)
        if end is not None and (day is None or not day[0].is_list):
            ends = moment(own, end) if last is None else moment(fields["end_date"], end % DAY)
            self._date(fields, "endDate", ends, spans)
        elif end is not None and not time[0].is_several:
            self.notes.leave(time[1])
        return floor

    def _behind(self, piece: Piece) -> str:
        """The rest of the line that a stretch stands in."""
        source = self.notes.findings.source
        return source.line(source.position(piece.start).line)[source.position(piece.start).column - 1 + len(piece.text) :]

    def _date(self, fields: dict[str, Any], name: str, value: str, spans: list[Span]) -> None:
        fields["start_date" if name == "startDate" else "end_date"] = value
        self.notes.evidence[name] = Evidence(spans=tuple(spans), rule=self.rule)

    def _day(self, days: Days, piece: Piece) -> str:
        findings = self.notes.findings
        year, self.rule = self.years.of(days)
        iso = days.first.iso(year)
        if iso is None:
            message, question = f"The day {piece.value} has no year.", f"In which year is {piece.value}?"
            findings.add("year-missing", message, piece.span, path="startDate", question=question)
            return ""
        if days.weekday is not None and date.fromisoformat(iso).weekday() != days.weekday:
            message = f"{iso} is no such weekday as “{piece.value}” says."
            question = f"Which one holds of “{piece.value}”: the weekday or the date?"
            findings.add("weekday-contradicts-date", message, piece.span, path="startDate", question=question)
        return iso

    def _agenda(self, fields: dict[str, Any], floor: int) -> None:
        dated = agenda_lines(self.lines)
        self.notes.structure += [line.whole.span for line in dated if line.days is not None] + (
            self.told.form if self.told else []
        )
        slots = self.tagging.slots(max(floor - 60, 0)) if self.tagging else self.listed
        slots = in_order(as_rooms(self.told.slots(self.slots.day, floor) if self.told else slots))
        if slots:
            self._first_day(fields, slots)
            slots = on_days(slots, self.lines, self.day[0] if self.day else None, self.slots)
            self.slots.past_midnight(slots, floor)
            fields["sub_event"] = self.slots.events(slots)
        self.slots.bounds(fields, slots, self.day)

    def _first_day(self, fields: dict[str, Any], slots: list[Slot]) -> None:
        days = slots[0].days
        if self.slots.day or days is None:
            return
        piece = self.tagging.day_piece(days) if self.tagging is not None else None
        if piece is None:
            dated = (line.whole if line.time else line.piece for line in map(with_day, self.lines) if line.days == days)
            columns = (cell for line in self.lines for cell in cells_of(line.whole) if day_alone(cell.text) == days)
            piece = next(chain(dated, columns), slots[0].when)
        self.slots.day = self._day(days, piece)
        if self.slots.day:
            self._date(fields, "startDate", self.slots.day, [piece.span])

    def _in(self, *sections: str) -> list[Line]:
        return _of(self.lines, *sections)


def _of(lines: list[Line], *sections: str) -> list[Line]:
    return [line for line in lines if line.section in sections and line.role is not Role.HEADING]
