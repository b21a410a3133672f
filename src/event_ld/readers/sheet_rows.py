"""What the cells of a row of a sheet say of an event, but for its times: a fact for each column whose heading is known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, get_args

import msgspec

from event_ld.folding import fold
from event_ld.model import EventType
from event_ld.readers.marked import Mapping, Scalar, by_key, marked
from event_ld.readers.programme.names import is_known_name, looks_like_name
from event_ld.readers.programme.people import Mention, read_people
from event_ld.readers.programme.status import stamp_of
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import iso_minutes
from event_ld.readers.programme.words import meaning, placeholder
from event_ld.readers.settling import address_in, mode_named
from event_ld.readers.sheet_times import read_when, truth_of
from event_ld.readers.values import language_tag
from event_ld.vocabulary import event_kind_named, role_words

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.records import Record
    from event_ld.readers.sheet_cells import Cell
    from event_ld.readers.sheet_headings import Column

_SEVERAL = re.compile(r"[;\n]|<br\s*/?>", re.IGNORECASE)
_EMAIL = re.compile(r"[(<]?[\w.+-]{1,64}@[\w.-]{1,200}[)>]?")
_LISTED = re.compile(r"[,;|\n]")
_COMMAS = 2
"""The commas that no name has (`Gil Soto, Ana`), but a list."""
_ROLE_BEFORE = re.compile(r"([^\W\d_][^:()\d]{1,30}?)\s?:\s+(?=\S)")
TEXTS = {
    "name", "alternateName", "description", "room", "audience", "zone", "place", "venue", "status", "cancelled", "languages",
    "price", "currency", "registration", "url", "image", "online", "repeats", "except", "uid", "previousLocation", "superEvent",
    "privacy",
}  # fmt: skip
"""The facts that are what stands in the cell, beside the parts of a place (`location.…`)."""
_VALUES: dict[str, tuple[Callable[[str], str | None], str, str]] = {
    "kind": (event_kind_named, "additionalType", "kind-from-word"),
    "type": (lambda text: text if text in get_args(EventType) else None, "type", ""),
    "language": (language_tag, "language", ""),
    "free": (lambda text: meaning("truth", text), "isAccessibleForFree", ""),
    "capacity": (lambda text: text if text.isdecimal() else None, "maximumAttendeeCapacity", ""),
}
"""Columns of values of which there are few, each with what gives the one that a cell holds, the fact that it is, and its rule."""


class RowReader:
    """Reads the cells of the rows of a table.

    Attributes:
        unread: The columns of which a cell could not be read, by heading, with what stood there.
        doubtful: What stands alone behind the names of people and may be a body or an office.
    """

    def __init__(self, findings: Findings, facts: Iterable[str], names: Iterable[str] = ()) -> None:
        """Sets it up."""
        self._names = frozenset(names)
        self._findings = findings
        self._has_people = "performer" in set(facts)
        self.unread: dict[str, list[Cell]] = {}
        self.doubtful: dict[str, Cell] = {}
        self._readers: dict[str, Callable[[Record, Column, Cell], bool]] = {
            "performer": self._people, "organizer": self._bodies, "sponsor": self._bodies,
            "keywords": self._keywords, "mode": self._mode, "doorTime": self._doors, "affiliation": self._affiliation,
            "remark": self._remark,
            **dict.fromkeys(_VALUES, self._one_of_few),
        }  # fmt: skip

    def read(self, record: Record, cells: list[tuple[Column, Cell]]) -> None:
        """Says what the cells of a row say."""
        for column, cell in cells:
            reader = self._readers.get(column.fact)
            if reader is not None and not reader(record, column, cell):
                self.unread.setdefault(column.heading.text, []).append(cell)
            elif column.fact in TEXTS or column.fact.startswith("location."):
                fact = "status" if column.fact == "name" and meaning("status", cell.text) else column.fact
                record.say(fact, _words(cell.text) if fact != "description" else cell.text, cell.span)
        self._jobs(record, cells)

    def _people(self, record: Record, column: Column, cell: Cell) -> bool:
        if placeholder(cell.text):
            record.say("performer", cell.text, cell.span)
            return True
        people = [one for person in people_of(cell.text) for one in self._told_apart(person)]
        known = [by_key(person).get("name") for person in record.facts.get("performer", ())]
        names = {one.text for one in known if isinstance(one, Scalar)}
        for person in people:
            said = {**({"role": column.role} if column.role else {}), **person}
            if said["name"] in names and {*said} <= {"type", "name", "role"} and column.role in {"", "speaker"}:
                continue  # the same column once more
            record.facts.setdefault("performer", []).append(marked(said, cell.span))
            for body in person.get("affiliation", ()):
                if body["name"].isalpha() and not body["name"].isupper():
                    self.doubtful.setdefault(body["name"], cell)
        return bool(people)

    def _told_apart(self, person: dict[str, Any]) -> Iterator[dict[str, Any]]:
        """A person, and as people of their own those in the place of a body whom other cells name first."""
        several = person.get("affiliation", ())
        bodies = tuple(one for one in several if one["name"] not in self._names)
        yield {name: one for name, one in {**person, "affiliation": bodies}.items() if one}
        yield from ({"name": one["name"]} for one in several if one not in bodies)

    def _bodies(self, record: Record, column: Column, cell: Cell) -> bool:
        known = {one.text for one in record.facts.get(column.fact, []) if isinstance(one, Scalar)}
        names = [name for one in _SEVERAL.split(_EMAIL.sub("", cell.text)) if any(map(str.isalpha, name := _words(one)))]
        for name in dict.fromkeys(names):
            record.say(column.fact, name if name not in known else "", cell.span)
        return bool(names)  # none is a number by which a program knows it

    def _affiliation(self, record: Record, _: Column, cell: Cell) -> bool:
        if not self._has_people:
            record.say("organizer", cell.text, cell.span)
        return True

    def _remark(self, record: Record, _: Column, cell: Cell) -> bool:
        """A remark that says whether the event takes place; what else people note is not for everybody."""
        said = stamp_of(cell.text)
        record.say("remark", cell.text if said else "", cell.span)
        return bool(said)

    def _keywords(self, record: Record, _: Column, cell: Cell) -> bool:
        for word in _LISTED.split(cell.text):
            record.say("keywords", word, cell.span)
        return True

    def _one_of_few(self, record: Record, column: Column, cell: Cell) -> bool:
        """A value of which there are few: it is one of them, or nothing."""
        read, fact, rule = _VALUES[column.fact]
        known = read(cell.text)
        record.say(fact, known or "", cell.span, rule)
        return bool(known)

    def _mode(self, record: Record, column: Column, cell: Cell) -> bool:
        if address_in(cell.text):
            record.say("online", cell.text, cell.span)
            return True
        says = truth_of(cell.text)
        if says is not None and fold(column.heading.text) != "online":
            return False
        word = mode_named(cell.text) or ("online" if says else "")
        record.say("eventAttendanceMode", word, cell.span, "mode-from-word")
        return bool(word) or says is False

    def _doors(self, record: Record, _: Column, cell: Cell) -> bool:
        time = read_when(cell.text, "time").time
        if time is None or time.start.hour >= 24:  # noqa: PLR2004  # hours
            return False
        record.say("doorTime", iso_minutes(time.start.minutes), cell.span)
        return True

    def _jobs(self, record: Record, cells: list[tuple[Column, Cell]]) -> None:
        """Gives the one person of a row the office and the body that have columns of their own."""
        people = record.facts.get("performer", [])
        stated = [
            (column.fact, cell) for column, cell in cells if column.fact in {"affiliation", "jobTitle"} and self._has_people
        ]
        if not stated:
            return
        texts = {fact: [_words(one) for one in _SEVERAL.split(cell.text) if one.strip()] for fact, cell in stated}
        for number, person in enumerate(people):
            assert isinstance(person, Mapping)  # noqa: S101  # as `_people` makes them
            known = by_key(person)
            more = tuple(
                (Scalar(fact, cell.span), Scalar(texts[fact][number], cell.span))
                for fact, cell in stated
                if len(texts[fact]) == len(people) and fact not in known
            )
            people[number] = Mapping((*person.entries, *more), person.span)
        for fact, cell in stated:
            if len(texts[fact]) != len(people):
                message = f"“{_words(cell.text)}” could not be told to belong to one of {len(people)} people."
                self._findings.add("fact-left-out", message, cell.span, path=f"performer.{fact}")


def _words(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


@lru_cache(maxsize=8192)
def people_of(text: str) -> tuple[dict[str, Any], ...]:
    """The people that a cell names, as records; what reads like no list is a name."""
    found: list[dict[str, Any]] = []
    for part in (one for line in _SEVERAL.split(text) for one in _names_in(_words(line))):
        name, role = part, ""
        before = _ROLE_BEFORE.match(name)
        if before is not None:  # a role that is not known makes no part of a name
            role = role_words().get(fold(before[1]), "")
            name = name[before.end() :] if role else ""
        mentions = read_people([Piece(name, 0)]) if name else []
        found += [_with_role(one, role) for one in mentions] or ([{"name": name}] if name and name.count(",") < _COMMAS else [])
    return tuple(found)


def _names_in(line: str) -> list[str]:
    """The names between the commas of a line, where all read like people and half begin with a given name; or the line."""
    pieces = [Piece(one.strip(), 0) for one in line.split(",")]
    is_list = len(pieces) > _COMMAS and all(map(looks_like_name, pieces))
    known = sum(map(is_known_name, pieces)) if is_list else 0
    return [one.text for one in pieces] if known >= max(_COMMAS, len(pieces) / 2) else [line]


def _with_role(mention: Mention, role: str) -> dict[str, Any]:
    """A person with the role that stands before the list, or in brackets behind the name."""
    made: dict[str, Any] = msgspec.to_builtins(mention.person)
    return {**made, "role": mention.role or role} if mention.role or role else made
