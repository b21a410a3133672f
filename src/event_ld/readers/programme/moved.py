"""An event that was moved to another day: `planned for 15 September 2026 has been moved to 22 September, 6.30pm`."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from event_ld.readers.programme.dates import Day, Days, all_days, find_days
from event_ld.readers.programme.negation import clauses
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.status import says_status
from event_ld.readers.programme.times import TimeRange, find_time
from event_ld.readers.programme.words import is_word, known_words, meaning, spelled_pattern
from event_ld.readers.programme.years import Years, is_deadline
from event_ld.source import Source, Span

if TYPE_CHECKING:
    from event_ld.readers.programme.notes import Notes
    from event_ld.readers.programme.text import Piece

_NEAR = 40
_LEAP_YEAR = 2028
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_FROM = re.compile(r"\s+(?:from|de|del|desde|du)(?:\s+(?:the|el|le|dia))?(?=\s)", re.IGNORECASE)
_TO = re.compile(r"(?<![^\W_])(?:to|until|till|for|al?|aux?|à|para|até|hasta)\s", re.IGNORECASE)
PERHAPS = re.compile(
    r"(?<![^\W_])(?:if|in\s+case|may\s+be|might|could|would|unless|si|s['’]ils?|en\s+cas|en\s+caso|em\s+caso|caso|podr[íi]an?|podr[áa]n?"
    r"|pueden?|poder(?:á|ão|ia|iam)|pode|podem|pourra|pourront|pourrait|pourraient|peut|peuvent)(?![^\W_])",
    re.IGNORECASE,
)
_BARE = re.compile(
    r"(?P<lead>[\s:,(]*(?:[^\W\d_]+(?:-[^\W\d_]+)?\s+){1,5}?)(?P<d>\d{1,2})(?:st|nd|rd|th)?(?:\s*(?:-|–|to|al?|au|à)\s*\d{1,2})?"
    r"(?=\s*(?:$|[.,;)]\s*(?!\d))|\s+(?:at|a|à|às)\s)",
    re.IGNORECASE,
)
"""A day of the same month behind what moves it, or an hour: `moved to the 12th`. It is read where its weekday proves it."""
_SMALL = (
    "to|on|until|till|for|the|at|from|of|a|al|el|los|las|la|para|o|os|no|dia|día|até|hasta|au|aux|à|le|du|de|del|da|das|às|desde|em|en"
    "|now|ser|new|date|nueva|fecha|una|nova|data|une|nouvelle|is|es|é|est|será|will|be|it|s"
)
_LEAD = spelled_pattern(r"[\s:,*_(–—-]*(?:(?:{words}|{weekday})[\s:,*_(–—-]+)*", words=_SMALL)


class Move(NamedTuple):
    """What a clause says of a day that was changed: the old one with its place, and the new one, None for what is not told."""

    old: tuple[Days, Piece] | None
    new: tuple[Days, Piece] | None
    time: tuple[TimeRange, Piece] | None
    word: Piece
    clause: Piece

    def allows(self, stated: Days | None) -> bool:
        """Whether what the rest of a text states is this day, or the one before the change, or nothing."""
        known = [one[0].first for one in (self.old, self.new) if one is not None]
        return stated is None or any(_is_same(stated.first, one) for one in known)

    @property
    def spans(self) -> list[Span]:
        """The days and times of the clause, in order, up to what says that it was moved."""
        days = [one[1].span for one in (self.old, self.new) if one is not None]
        begin, end = min(one.start for one in days), max(one.end for one in days)
        return [Span(begin, max(end, self.time[1].span.end if self.time is not None else 0))]


def moved_to(
    move: Move,
    day: tuple[Days, Piece] | None,
    time: tuple[TimeRange, Piece] | None,
    notes: Notes,
    years: Years,
    fields: dict[str, Any],
) -> tuple[tuple[Days, Piece] | None, tuple[TimeRange, Piece] | None]:
    """The day and the time of an event that was moved; none where the day that the text states beside it is another.

    `fields` gets the status and the day before the move.
    """
    stated = day[0] if day is not None else None
    if move.new is None or not move.allows(stated):
        if not move.allows(stated) and move.old is not None:
            return day, time  # the event of the text is not what was moved
        message = f"“{move.word.value}” is said here, and read as a part of the text."
        if not says_status(move.word.text):
            notes.findings.add("status-in-text", message, move.word.span)
        return None, None
    fields["event_status"] = "rescheduled"
    notes.note("eventStatus", move.word, "status-from-word")
    new = _with_year(move.new[0], stated.first) if stated is not None else move.new[0]
    near = new.first._replace(year=years.of(new)[0])
    old = _with_year(move.old[0], near).first.iso() if move.old is not None and near.year is not None else None
    if move.old is not None and old:
        fields["previous_start_date"] = old
        notes.note("previousStartDate", move.old[1])
    is_new = stated is not None and _is_same(stated.first, new.first)
    return (new, move.new[1]), move.time or (time if is_new else None)


def _is_same(one: Day, other: Day) -> bool:
    return one[1:] == other[1:] and (one.year or other.year) == (other.year or one.year)


def moves(text: str) -> list[Move]:
    """What a text says was moved to another day, clause by clause."""
    if known_words("moved", "instead").search(text) is None:
        return []
    lines = (one._replace(text=one.text.replace("\n", " ")) for one in clauses(text))
    return [made for one in lines if (made := _read(one)) is not None]


def first_move(text: str, lines: list[Line], source: Source) -> Move | None:
    """The first move to another day that a text states outside its agenda."""
    agenda = lines_of_agenda(lines)
    return next((one for one in moves(text) if source.position(one.word.start).line not in agenda), None)


def lines_of_agenda(lines: list[Line]) -> set[int]:
    """The numbers of the lines that are an agenda, or slots of one."""
    return {line.number for line in lines if line.within == "agenda" or line.role is Role.TIME}


def _read(clause: Piece) -> Move | None:
    """What a clause says of the day before a change, and of the one after it."""
    text, days = clause.text, all_days(clause.text)
    moved = [one for one in known_words("moved").finditer(text) if not _ends(clause, days, one)]
    if PERHAPS.search(text):
        return None
    led = [(one, found) for one in moved if meaning("moved", one[0]) != "anew" and (found := _FROM.match(text, one.end()))]
    for word, lead in (*led, *((one, one) for one in known_words("instead").finditer(text))):
        old = next((one for one in days if one.begin >= lead.end() and _is_lead(text[lead.end() : one.begin])), None)
        others = [one for one in days if old is not None and one.first[1:] != old.first[1:]]
        if old is not None and len(others) <= 1 and (others or old.last is not None):
            return _made(clause, word.span(), *((old, others[0]) if others else _ends_of(old, text)))
    for word in moved:
        before = [one for one in days if one.finish <= word.start()]
        new = next((one for one in days if one.begin >= word.end() and _is_lead(text[word.end() : one.begin])), None)
        bare = _BARE.match(text, word.end()) if new is None and before else None
        lead_text = text[word.end() : new.begin] if new is not None else bare["lead"] if bare is not None else ""
        is_anew = meaning("moved", word[0]) == "anew"
        if len(before) <= 1 and (before if is_anew else _TO.search(lead_text)) and (new or (bare and _is_lead(lead_text))):
            new = _of_month(before[0], bare) if new is None and before and bare is not None else new
            return _made(clause, word.span(), before[0] if before else None, new)
    return None


def _of_month(old: Days, bare: re.Match[str]) -> Days | None:
    """The day of the month of another that has a number alone behind the weekday which it has there: `moved to Thursday 25`."""
    weekday = meaning("weekday", bare["lead"].split()[-1])
    number = int(bare["d"])
    is_it = weekday is not None and old.weekday is not None and (old.weekday + number - old.first.day) % 7 == int(weekday)
    new = old.first._replace(day=number)
    is_it = is_it and new.iso(new.year or _LEAP_YEAR) is not None
    return Days(new, None, bare.end("lead"), bare.end("d"), int(weekday)) if is_it and weekday is not None else None


def _ends(clause: Piece, days: list[Days], word: re.Match[str]) -> bool:
    """Whether what is moved is a deadline."""
    last = next((one.begin for one in reversed(days) if one.finish <= word.start()), word.start())
    return is_deadline(clause, clause.cut(last, word.start()))


def _ends_of(days: Days, text: str) -> tuple[Days, Days]:
    """The two days of `from 3 to 19 March 2026`, of which the last one has the year."""
    years = _YEAR.findall(text, days.begin, days.finish)
    first = days.first._replace(year=int(years[0]) if len(years) > 1 else None)
    return days._replace(first=first, last=None), days._replace(first=days.last or first, last=None, weekday=None)


def _made(clause: Piece, word: tuple[int, int], old: Days | None, new: Days | None) -> Move:
    if new is None:
        assert old is not None  # noqa: S101  # one of them is told
        return Move((old, clause.cut(old.begin, old.finish)), None, None, clause.cut(*word), clause)
    time = find_time(clause.text, new.finish)
    if time is None or time.begin - new.finish > _NEAR or (old is not None and new.finish <= old.begin < time.begin):
        time = find_time(clause.text[: new.begin], word[1])
    if old is not None:
        old, new = _with_year(old, new.first), _with_year(new, old.first)
    return Move(
        None if old is None else (old, clause.cut(old.begin, old.finish)),
        (new, clause.cut(new.begin, new.finish)),
        None if time is None else (time, clause.cut(time.begin, time.finish).strip()),
        clause.cut(*word),
        clause,
    )


def _with_year(days: Days, other: Day) -> Days:
    """A day without a year in the one in which it is nearest to another."""
    if days.first.year is not None or other.year is None:
        return days
    at = date(other.year, other.month, other.day)
    known = [iso for year in (at.year - 1, at.year, at.year + 1) if (iso := days.first.iso(year)) is not None]
    year = int(min(known, key=lambda iso: abs((date.fromisoformat(iso) - at).days))[:4])
    return days._replace(first=days.first._replace(year=year))


def _is_lead(text: str) -> bool:
    """Whether nothing stands between a word and a day but small words, a weekday and a time."""
    time = find_time(text)
    return _LEAD.fullmatch(text if time is None else f"{text[: time.begin]} {text[time.finish :]}") is not None


def day_before(text: str, start: str) -> str | None:
    """The day on which an event was to be that begins on another now, by words for its state; "" where they tell none.

    None for words that say no such thing: `Rescheduled from 3 May` says it, and `Moved to 7 May` where it begins then.

    Args:
        text: The words.
        start: When the event begins, in ISO 8601.
    """
    line = text.strip()
    word = known_words("moved", "status").match(line)
    days = find_days(line, word.end()) if word is not None else None
    if (
        word is None
        or days is None
        or not start
        or not _is_lead(line[days.finish :])
        or meaning("status", word[0]) == "cancelled"
    ):
        return None
    day = _with_year(days, Day(*map(int, start[:10].split("-")))).first.iso() or ""
    if _FROM.match(line, word.end()):
        return day if day and day != start[:10] else None
    return "" if _TO.match(line, word.end() + 1) and day == start[:10] else None


def changes_place(text: str) -> bool:
    """Whether words for the state of an event say that its place was changed, or something: `Trasladado a la biblioteca`."""
    word = known_words("moved").match(line := text.strip(" .!"))
    if word is None or meaning("status", word[0]):
        return is_word("place-changed", line)
    return word.end() == len(line) or (_TO.match(line, word.end() + 1) is not None and find_days(line) is None)
