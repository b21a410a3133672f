"""What the cells of a row of a sheet say of an event, but for its times: a fact for each column whose heading is known."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld.codes import currency_meant
from event_ld.folding import fold
from event_ld.mapping import ROWS
from event_ld.problems import Findings
from event_ld.readers.kinds import Fault, value_of
from event_ld.readers.marked import Mapping, Marked, Scalar, marked
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import is_word, meaning
from event_ld.readers.records import Record, lets_anybody_in, nested
from event_ld.readers.sheet_times import read_when, truth_of
from event_ld.readers.values import language_tag
from event_ld.terms import is_iri
from event_ld.vocabulary import event_kind_named, role_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from event_ld.readers.programme.people import Mention
    from event_ld.readers.sheet_cells import Cell
    from event_ld.readers.sheet_headings import Column

_SEVERAL = re.compile(r"[;\n]")
_LISTED = re.compile(r"[,;|\n]")
_PRICE = re.compile(r"(?P<before>[^\d\s.,-]{0,5})\s?(?P<amount>\d{1,9}(?:[.,]\d{1,2})?)\s?(?P<after>[^\d\s.,-]{0,8})$")
_ENROLMENT = re.compile(
    r"\s(?:with|con|com|avec|sur|mediante|upon|mit)\s(?:r[eé]serv|regist|inscri|anmeldung)[^\W\d_]*(?:\s[^\W\d_]+)?$",
    re.IGNORECASE,
)
"""What stands behind a word for a price of nothing: that one has to register."""
_ROLE_BEHIND = re.compile(r"\s*\(([^()]{2,40})\)")
_ROLE_BEFORE = re.compile(r"([^\W\d_][^:()\d]{1,30}?)\s?:\s+(?=\S)")
_ADDRESS = {
    "street": "address.streetAddress", "city": "address.addressLocality", "region": "address.addressRegion",
    "postcode": "address.postalCode", "country": "address.addressCountry",
    "latitude": "geo.latitude", "longitude": "geo.longitude",
}  # fmt: skip
_STATUS = {"moved": "movedOnline"}
_ROWS = {row.field: row for row in ROWS["Event"]}
_LINK = re.compile(r"\[([^\]\n]+)\]\((https?://[^)\s]+)\)$")
_HOST = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?$")
TEXTS = {"name", "alternateName", "description", "room", "audience", "zone", "place"}
"""The facts that are what stands in the cell."""


class RowReader:
    """Reads the cells of the rows of a table.

    Attributes:
        unread: The columns of which a cell could not be read, by heading, with what stood there.
    """

    def __init__(self, findings: Findings, facts: Iterable[str]) -> None:
        """Sets it up.

        Args:
            findings: The source.
            facts: What the columns of the table hold.
        """
        self._findings = findings
        self._has_people = "performer" in set(facts)
        self.unread: dict[str, list[Cell]] = {}
        self._readers: dict[str, Callable[[Record, Column, Cell], bool]] = {
            "id": self._id, "performer": self._people, "organizer": self._bodies, "sponsor": self._bodies,
            "keywords": self._keywords, "kind": self._kind, "status": self._status, "inLanguage": self._language,
            "url": self._url, "image": self._url, "registration": self._registration, "price": self._price, "free": self._free,
            "capacity": self._capacity, "online": self._online, "mode": self._mode, "doorTime": self._doors,
            "language": self._tag, "affiliation": self._affiliation,
        }  # fmt: skip

    def read(self, record: Record, cells: list[tuple[Column, Cell]]) -> None:
        """Says what the cells of a row say.

        Args:
            record: Takes the facts.
            cells: The cells with their columns.
        """
        for column, cell in cells:
            reader = self._readers.get(column.fact)
            if reader is not None and not reader(record, column, cell):
                self.unread.setdefault(column.heading.text, []).append(cell)
            elif column.fact in TEXTS:
                record.say(column.fact, _words(cell.text) if column.fact != "description" else cell.text, cell.span)
        self._currency(record, cells)
        self._location(record, cells)
        self._jobs(record, cells)

    def _id(self, record: Record, _: Column, cell: Cell) -> bool:
        record.say("uid", cell.text, cell.span)
        return True

    def _people(self, record: Record, column: Column, cell: Cell) -> bool:
        if is_word("empty", cell.text):
            record.say("unknown", "performer", cell.span)
            return True
        people = people_of(cell.text)
        for person in people:
            said = {**({"role": column.role} if column.role else {}), **person}
            record.facts.setdefault("performer", []).append(marked(said, cell.span))
        return bool(people)

    def _bodies(self, record: Record, column: Column, cell: Cell) -> bool:
        known = {one.text for one in record.facts.get(column.fact, []) if isinstance(one, Scalar)}
        for name in dict.fromkeys(_words(part) for part in _SEVERAL.split(cell.text)):
            record.say(column.fact, name if name not in known else "", cell.span)
        return True

    def _affiliation(self, record: Record, _: Column, cell: Cell) -> bool:
        if not self._has_people:
            record.say("organizer", cell.text, cell.span)
        return True

    def _keywords(self, record: Record, _: Column, cell: Cell) -> bool:
        for word in _LISTED.split(cell.text):
            record.say("keywords", word, cell.span)
        return True

    def _kind(self, record: Record, _: Column, cell: Cell) -> bool:
        known = event_kind_named(cell.text)
        if known is not None:
            record.say("additionalType", known, cell.span, "kind-from-word")
        return known is not None

    def _status(self, record: Record, _: Column, cell: Cell) -> bool:
        known = meaning("status", cell.text) or meaning("cell-status", cell.text) or _member("eventStatus", cell.text)
        record.say("eventStatus", _STATUS.get(known, known), cell.span, "status-from-word")
        if not known and is_word("sold-out", cell.text):
            _offer(record, "availability", "soldOut", cell)
        elif not known:
            message, question = f"“{_words(cell.text)[:80]}” is no status that is known.", "Does it take place as announced?"
            Findings(self._findings.source, record.problems).add(
                "status-in-text", message, cell.span, path="eventStatus", question=question
            )
        return True

    def _language(self, record: Record, _: Column, cell: Cell) -> bool:
        tags = [_tag_named(word.strip()) for word in re.split(r"[,;/\n]", cell.text) if word.strip()]
        for one in tags:
            record.say("inLanguage", one, cell.span, "language-from-name")
        return all(tags)

    def _tag(self, record: Record, _: Column, cell: Cell) -> bool:
        record.say("language", language_tag(cell.text) or "", cell.span)
        return language_tag(cell.text) is not None

    def _url(self, record: Record, column: Column, cell: Cell) -> bool:
        link = address_in(cell.text)
        if link and not (column.fact == "url" and record.first("url")):
            record.say(column.fact, link, cell.span, "" if link == cell.text else "address-of-link")
        elif link:
            record.say("sameAs", link, cell.span)
        return bool(link)

    def _registration(self, record: Record, _: Column, cell: Cell) -> bool:
        link = address_in(cell.text)
        if link:
            _offer(record, "url", link, cell)
        return bool(link)

    def _price(self, record: Record, _: Column, cell: Cell) -> bool:
        bare = _ENROLMENT.sub("", cell.text)
        if is_word("free", bare) or is_word("cell-free", bare):
            record.say("isAccessibleForFree", "true", cell.span, "free-from-word")
            return True
        found = _PRICE.match(cell.text)
        if found is None:
            return False
        written = [one for one in (found["before"], found["after"]) if one]
        money = next(filter(None, map(currency_meant, written)), "")
        if not all(currency_meant(one) or "$" in one for one in written):
            return False  # `from 15 €` is no price
        _offer(record, "price", found["amount"].replace(",", "."), cell)
        if money:
            _offer(record, "priceCurrency", money, cell)
        return True

    def _currency(self, record: Record, cells: list[tuple[Column, Cell]]) -> None:
        """The currency of a price that stands in a column of its own."""
        stated = next((cell for column, cell in cells if column.fact == "currency"), None)
        offer = next(iter(record.facts.get("offers", ())), None)
        names = {key.text for key, _ in offer.entries} if isinstance(offer, Mapping) else set()
        if stated is not None and "price" in names and "priceCurrency" not in names:
            _offer(record, "priceCurrency", stated.text, stated)

    def _free(self, record: Record, _: Column, cell: Cell) -> bool:
        known = truth_of(cell.text)
        record.say("isAccessibleForFree", "" if known is None else str(known).lower(), cell.span)
        return known is not None

    def _capacity(self, record: Record, _: Column, cell: Cell) -> bool:
        record.say("maximumAttendeeCapacity", cell.text if cell.text.isdecimal() else "", cell.span)
        return cell.text.isdecimal()

    def _online(self, record: Record, _: Column, cell: Cell) -> bool:
        link = address_in(cell.text)
        if link and lets_anybody_in(cell.text):
            message = "A link that lets anybody in is left out."
            self._findings.add("private-left-out", message, cell.span, path="virtualLocation")
        elif link:
            record.say("online", link, cell.span)
        return bool(link)

    def _mode(self, record: Record, column: Column, cell: Cell) -> bool:
        if address_in(cell.text):
            return self._online(record, column, cell)
        says = truth_of(cell.text)
        word = meaning("mode", cell.text) or meaning("mode-short", cell.text) or ("online" if says else None)
        word = word or _member("eventAttendanceMode", cell.text) or None
        is_online_column = fold(column.heading.text) == "online"
        if says is not None and not is_online_column:
            return False
        record.say("eventAttendanceMode", word or "", cell.span, "mode-from-word")
        return word is not None or says is False

    def _doors(self, record: Record, _: Column, cell: Cell) -> bool:
        found = read_when(cell.text, "time")
        is_time = found.time is not None and found.time.start.hour < 24  # noqa: PLR2004  # hours
        if is_time and found.time is not None:
            minutes = found.time.start.minutes
            record.say("doorTime", f"{minutes // 60:02d}:{minutes % 60:02d}", cell.span)
        return is_time

    def _location(self, record: Record, cells: list[tuple[Column, Cell]]) -> None:
        """A place whose parts have columns of their own."""
        stated = {column.fact: cell for column, cell in cells if column.fact in {*_ADDRESS, "countryCode"}}
        place = record.first("place")
        if not stated:
            return
        if "countryCode" in stated:
            stated.setdefault("country", stated["countryCode"])
        parts: dict[str, Marked] = {
            _ADDRESS[fact]: Scalar(_words(cell.text), cell.span) for fact, cell in stated.items() if fact in _ADDRESS
        }
        if not {"geo.latitude", "geo.longitude"} <= parts.keys():
            parts.pop("geo.latitude", None)
            parts.pop("geo.longitude", None)
        if place is not None and is_word("empty", place.text):
            record.say("unknown", "location", place.span)
        elif place is not None:
            parts = {"name": place, **parts}
        record.facts.pop("place", None)
        if parts:
            record.facts["location"] = [nested(parts, next(iter(stated.values())).span)]

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
            known = {key.text for key, _ in person.entries}
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


def _offer(record: Record, name: str, text: str, cell: Cell) -> None:
    """Says something of the one offer of an event."""
    known = next(iter(record.facts.get("offers", ())), None)
    entries = known.entries if isinstance(known, Mapping) else ()
    record.facts["offers"] = [Mapping((*entries, (Scalar(name, cell.span), Scalar(text, cell.span))), cell.span)]


def _member(field: str, text: str) -> str:
    """The value of a field that takes one of a few; "" for any other text."""
    made = value_of(_ROWS[field], text)
    return "" if isinstance(made, Fault) else str(made)


def _words(text: str) -> str:
    """A text in one line."""
    return " ".join(text.split())


def address_in(text: str) -> str:
    """The web address that a cell is, alone, without its scheme or as a link of Markdown; "" for anything else."""
    word = text.strip()
    link = _LINK.match(word)
    if link is not None:
        return link[2]
    if is_iri(word) and word.startswith("http"):
        return word
    return f"https://{word}" if _HOST.match(word) and word.startswith("www.") else ""


def _tag_named(word: str) -> str:
    """The BCP 47 tag of a language that is named or is one; "" for any other word."""
    is_tag = len(word.partition("-")[0].partition("_")[0]) == 2  # noqa: PLR2004  # letters of ISO 639-1
    return meaning("language-name", word) or (language_tag(word.replace("_", "-")) if is_tag else None) or ""


@lru_cache(maxsize=8192)
def people_of(text: str) -> tuple[dict[str, Any], ...]:
    """The people that a cell names, as records; what reads like no list is a name.

    Args:
        text: The text of the cell.
    """
    found: list[dict[str, Any]] = []
    for part in _SEVERAL.split(text):
        name, role = _words(part), ""
        before = _ROLE_BEFORE.match(name)
        if before is not None:  # a role that is not known makes no part of a name
            role = role_words().get(fold(before[1]), "")
            name = name[before.end() :] if role else ""
        mentions = read_people([Piece(name, 0)]) if name else []
        found += [_with_role(one, name, role) for one in mentions] or ([{"name": name}] if name else [])
    return tuple(found)


def _with_role(mention: Mention, text: str, role: str) -> dict[str, Any]:
    """A person with the role that stands before the list, or in brackets behind the name."""
    behind = _ROLE_BEHIND.match(text, mention.pieces["name"].span.end)
    own = role_words().get(fold(behind[1]), "") if behind is not None else ""
    made: dict[str, Any] = msgspec.to_builtins(mention.person)
    return {**made, "role": own or role} if own or role else made
