"""What a page says of its event to people, and otherwise in its markup: its status, its name, its day, its hour.

Only what is certain is told: of a page about one event, which shows it under a heading, in words that are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from event_ld.mapping import SCHEMA
from event_ld.readers.programme.dates import all_days
from event_ld.readers.programme.moved import PERHAPS
from event_ld.readers.programme.negation import clauses
from event_ld.readers.programme.status import status_of_name
from event_ld.readers.programme.words import is_word, known_words, language_of, meaning, table
from event_ld.triple import text_of
from event_ld.validate.finding import NAME, START, Finding, quoted
from event_ld.validate.normal import MAIN_ENTITY
from event_ld.validate.showing import Head, Shown, words_of
from event_ld.validate.shown_times import Times, marked_otherwise
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.validate.index import Index

STATUS, OFFERS, _AVAILABILITY = (f"{SCHEMA}{one}" for one in ("eventStatus", "offers", "availability"))
_GONE = frozenset(f"{SCHEMA}{one}" for one in ("SoldOut", "OutOfStock", "Discontinued"))
_OFF = frozenset({"EventCancelled", "EventPostponed", "EventMovedOnline"})
_ONLINE_MODE = "OnlineEventAttendanceMode"
_NEAR = 3
"""The lines behind a heading that may say alone that the event is sold out: further below it may be one kind of ticket."""
_SHORTEST = 3
_AROUND = " *.:,!¡()[]–—-|"
_MINUTE = 16
_ONLINE = re.compile(r"on ?line|en linea|en ligne|virtual|stream|zoom|teams|webinar")


_LEAD = re.compile(r"(?:[^\W\d_]{1,20}(?: [^\W\d_]{1,20}){0,2} ?[:!–—] ?|please note(?: that)?[:,]? )(?=.)", re.IGNORECASE)
_FEW = 8
"""The most words of what is said to be off."""
_LONGEST = 200
"""The most letters of a clause that is read."""
_SOON = 25
"""How many characters may stand between what is moved and its new day."""


class _Said(NamedTuple):
    """What a page says of the state of its event: `cancelled`, `postponed`, `moved` or `soldOut`, and in which words."""

    state: str
    text: str


def check_agreement(graph: Index, shown: Shown) -> Iterator[Finding]:
    """Where a page about one event contradicts its markup, and any page the starts that stand in attributes."""
    marked = [*_marked(graph, shown)]
    yield from marked
    page = _Page(graph, shown)
    if len({text_of(graph.value(one, NAME)) for one in page.nodes}) != 1 or not any(page.names):
        return
    head = shown.head_of(page.names)
    if head is None:
        yield from _name(page)
        return
    if len(page.starts) <= 1 and not any(map(status_of_name, page.names)):  # which is told of the name
        yield from _status(page, head)
    line = Times(graph, page.nodes, shown, [*head.line_above, head.heading, *head.remarks]).contradiction()
    if line and not marked:
        start = page.starts[0].replace("T", " ")[:_MINUTE]
        yield page.finding("page-shows-another", f"The page shows {quoted(line)}, and its markup says {start}.", START)


def _marked(graph: Index, shown: Shown) -> Iterator[Finding]:
    """The starts in attributes of markup whose text is another day or hour."""
    values = [(node, value) for node in graph.having.get(START, ()) for value in graph.values(node, START)]
    nodes = {text_of(value)[:_MINUTE]: (node, value) for node, value in values}
    for start, text in marked_otherwise(shown):
        if start[:_MINUTE] in nodes:
            node, value = nodes[start[:_MINUTE]]
            message = f"The page shows {quoted(text)}, and its markup says {start[:_MINUTE].replace('T', ' ')}."
            yield Finding("page-shows-another", message, node, START, value)


class _Page:
    """A page with the events of its markup."""

    def __init__(self, graph: Index, shown: Shown) -> None:
        self.graph, self.shown = graph, shown
        self.nodes = graph.having.get(MAIN_ENTITY, [])
        self.names = self.of("name", "alternateName")
        self.starts = sorted(set(self.of("startDate")))
        self.own = frozenset(word for one in self.names for word in words_of(one))

    def of(self, *terms: str) -> list[str]:
        """What the events say of themselves, without schema.org's namespace."""
        values = (one for node in self.nodes for term in terms for one in self.graph.values(node, SCHEMA + term))
        return [text_of(one).removeprefix(SCHEMA) for one in values]

    def finding(self, code: str, message: str, path: str) -> Finding:
        """A finding about the event, at a property of it."""
        return Finding(code, message, self.nodes[0], path, self.graph.value(self.nodes[0], path))


def _status(page: _Page, head: Head) -> Iterator[Finding]:
    """Whether the event is off, or sold out, by what is shown and by the markup."""
    states, said = set(page.of("eventStatus")), _said(page, head)
    if said is None:
        for one in sorted(states & _OFF):
            if page.shown.language and not _is_spoken_of(one, page.shown):
                yield page.finding("page-shows-another", f"The markup says {one}, and the page does not say so.", STATUS)
    elif said.state == "soldOut":
        offers = [one for node in page.nodes for one in page.graph.values(node, OFFERS)]
        if offers and not any(text_of(one) in _GONE for offer in offers for one in page.graph.values(offer, _AVAILABILITY)):
            message = f"The page says {quoted(said.text)}, and no offer in its markup is sold out."
            yield page.finding("page-shows-another", message, OFFERS)
    elif states <= {"EventScheduled"} and not _is_known(said, page):
        message = f"The page says {quoted(said.text)}, and its markup that the event takes place as planned."
        yield page.finding("status-in-text", message, STATUS)


def _is_known(said: _Said, page: _Page) -> bool:
    """Whether the markup has what a page says was changed: it takes place online, or on the new day."""
    if said.state == "moved":
        return _ONLINE_MODE in page.of("eventAttendanceMode")
    days = {f"{one.first.month:02}-{one.first.day:02}" for one in all_days(said.text)} if said.state == "postponed" else set()
    return any(one[5:10] in days for one in page.starts)


def _is_spoken_of(state: str, shown: Shown) -> bool:
    """Whether anything on a page but its scripts, seen or not, speaks of a state."""
    is_online = state == "EventMovedOnline" and _ONLINE.search(" ".join(shown.words)) is not None
    return is_online or known_words("status", "moved", "sold-out").search(shown.without_scripts) is not None


def _said(page: _Page, head: Head) -> _Said | None:
    """What a page says of the state of its event."""
    title = status_of_name(page.shown.title)
    if title:
        return _Said(meaning("status", title) or "", page.shown.title)
    for found in known_words("status", "sold-out").finditer(head.heading):
        rest = words_of(f"{head.heading[: found.start()]} {head.heading[found.end() :]}")
        if page.own.issuperset(rest) and page.own.isdisjoint(words_of(found[0])):
            return _Said(meaning("status", found[0]) or "soldOut", head.heading)
    above = [one.text for one in head.above]
    return next(chain(_stamps(page, head), _sentences(page, above, is_above=True), _sentences(page, head.behind)), None)


class _Clause(NamedTuple):
    """A clause that says that something is off: its state, its words, and of what it says it.

    Attributes:
        is_stamp: Whether it is no sentence: `CANCELLED`, `Concert annulé`, `Sold out – waiting list`.
        is_this: Whether it is about this very event, in so many words.
    """

    state: str
    text: str
    is_stamp: bool
    is_this: bool


def _stamps(page: _Page, head: Head) -> Iterator[_Said]:
    """The lines next to a heading that say nothing else; where several days are listed, they are about one of them."""
    found = [(line, _clause(line.strip(_AROUND), page.own)) for line in (*head.line_above, *head.remarks)]
    days = {one.first[1:] for line, clause in found if clause is None for one in all_days(line)}
    once = sum(known_words("sold-out").search(line) is not None for line, _ in found) <= 1
    for number, (line, clause) in enumerate(found, start=-len(head.line_above)):
        is_of_all = len(days) <= 1 or number < 0
        is_plain = clause is not None and (clause.state != "soldOut" or (once and number < _NEAR))
        if clause is not None and clause.is_stamp and is_of_all and is_plain:
            yield _Said(clause.state, line)


def _sentences(page: _Page, lines: Iterable[str], *, is_above: bool = False) -> Iterator[_Said]:
    """The sentences that say so of the event."""
    for line in lines:
        for one in clauses(line):
            clause = _clause(one.text, page.own)
            if clause is not None and not clause.is_stamp and (clause.is_this or not is_above):
                yield _Said(clause.state, clause.text)


def _clause(text: str, own: frozenset[str]) -> _Clause | None:
    """What a clause says of an event with some words of its own, and of nothing that may happen; None for any other clause."""
    text = " ".join(text.split())
    known = known_words("status", "sold-out", "moved")
    if len(text) > _LONGEST or text.endswith("?") or known.search(text) is None or PERHAPS.search(text):
        return None
    lead = _LEAD.match(text)
    begin = lead.end() if lead is not None and known.search(lead[0]) is None else 0
    for found in known.finditer(text, begin):
        before, behind = words_of(text[begin : found.start()]), text[found.end() :].strip()
        state = _state(found[0], behind)
        if state and len(before) <= _FEW and _said_of().union(own, _small()).issuperset(before):
            is_stamp = _small().isdisjoint(before)
            if _ends(behind, own, is_stamp=is_stamp):
                return _Clause(state, text, is_stamp, bool(before) and is_word("this", before[0]))
    return None


def _state(word: str, behind: str) -> str:
    """What a word says, by what stands behind it: something is moved only where its new day does."""
    if is_word("sold-out", word):
        return "soldOut"
    days = all_days(behind) if meaning("status", word) is None else []
    return meaning("status", word) or ("postponed" if days and days[0].begin <= _SOON else "")


def _ends(behind: str, own: frozenset[str], *, is_stamp: bool) -> bool:
    """Whether what stands behind a word is no part of what it says: an end, a reason, a day, the name of the event."""
    rest = behind.lstrip(",;:–—- ")
    is_own = _said_of().union(own, _small()).issuperset(words_of(rest))
    if is_own or rest[:1] in "!.)]" or all_days(rest[: 2 * _SOON]):
        return True
    return known_words("why").match(rest) is not None or (rest != behind and not is_stamp)


@lru_cache(maxsize=1)
def _small() -> frozenset[str]:
    """The words that a sentence about an event has beside its subject."""
    kinds = ("copula", "this", "article", "our")
    return frozenset(word for kind in kinds for one in table()[kind] for word in words_of(one)) | {"now", "have", "l", "s"}


@lru_cache(maxsize=1)
def _said_of() -> frozenset[str]:
    """The words for events and for tickets."""
    events = ("event", "events", "evento", "eventos", "evenement", *event_kind_words(), *table()["tickets"])
    return frozenset(word for one in events for word in words_of(one))


def _name(page: _Page) -> Iterator[Finding]:
    """A page whose headings have nothing of the name of the event, nor is it anywhere else."""
    headings = [one for one in page.shown.lines if one.level]
    first = [one.text for one in headings if one.level == 1]
    if len(first) != 1 or page.shown.has_name(page.names):
        return
    shown = set(words_of(" ".join([page.shown.title, *(one.text for one in headings)])))
    common = {word for one in (*event_kind_words(), *table()["small"]) for word in words_of(one)}
    own = {word for one in page.names for word in words_of(one) if len(word) >= _SHORTEST and not word.isdigit()} - common
    languages = {language_of(one) for one in (*first, *page.names)} - {None}
    if own and own.isdisjoint(shown) and len(languages) <= 1 and _is_latin(first[0]) is _is_latin(page.names[0]):
        message = f"The page is headed {quoted(first[0])}, and its markup names {quoted(page.names[0])}."
        yield page.finding("page-shows-another", message, NAME)


def _is_latin(text: str) -> bool:
    return any("a" <= letter <= "z" for letter in text.casefold())
