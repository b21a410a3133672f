"""What a page says of its event to people, and otherwise in its markup: its status, its name, its day, its hour.

Only what is certain is told: of a page about one event, which shows it under a heading, in words that are known.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from event_ld.mapping import SCHEMA
from event_ld.readers.programme.dates import all_days
from event_ld.readers.programme.moved import PERHAPS
from event_ld.readers.programme.negation import clause_ends
from event_ld.readers.programme.status import status_of_name
from event_ld.readers.programme.words import alternatives, known_words, language_of, meaning, spelled, spelled_pattern, table
from event_ld.triple import text_of
from event_ld.validate.finding import NAME, START, Finding, quoted
from event_ld.validate.normal import MAIN_ENTITY
from event_ld.validate.showing import words_of
from event_ld.validate.shown_times import Times
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.validate.index import Index
    from event_ld.validate.showing import Head, Shown

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


def _stated(*whose: str) -> re.Pattern[str]:
    """A sentence by which an event is said to be off: `This event has been cancelled`, `O evento foi adiado`."""
    return spelled_pattern(
        lambda: (
            r"(?:[^\W\d_]{1,20}(?: [^\W\d_]{1,20}){0,2} ?[:!–—] ?|please note(?: that)?[:,]? )?"
            rf"(?:(?:{'|'.join(map(spelled, whose))}) |l['’])(?:event(?:os?)?|[ée]v[éè]nement|{alternatives(event_kind_words())})"
            rf" (?:(?:{spelled('copula')}) )?(?:now )?"
            rf"(?:(?P<status>{spelled('status')})(?![^\W_])|(?P<gone>{spelled('sold-out')}) ?(?:[.!,;–—]|$))"
        )
    )


_OF_THIS, _OF_THE = _stated("this"), _stated("this", "article", "our")
_STAMP = spelled_pattern(
    lambda: (
        rf"(?:(?P<status>{spelled('status')})|(?P<gone>{spelled('sold-out')}))"
        rf"(?:[:,.–—-]? (?:{spelled('why')})(?![^\W_]).{{1,60}})?"
    )
)
"""A line that says nothing but that something is off, and why or until when."""


class _Said(NamedTuple):
    """What a page says of the state of its event: `cancelled`, `postponed`, `moved` or `soldOut`, and in which words."""

    state: str
    text: str


def check_agreement(graph: Index, shown: Shown) -> Iterator[Finding]:
    """Where a page about one event contradicts its markup."""
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
    if line:
        start = page.starts[0].replace("T", " ")[:_MINUTE]
        yield page.finding("page-shows-another", f"The page shows {quoted(line)}, and its markup says {start}.", START)


class _Page:
    """A page with the events of its markup."""

    def __init__(self, graph: Index, shown: Shown) -> None:
        self.graph, self.shown = graph, shown
        self.nodes = graph.having.get(MAIN_ENTITY, [])
        self.names = self.of("name", "alternateName")
        self.starts = sorted(set(self.of("startDate")))

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
            yield page.finding("page-shows-another", f"The page says {quoted(said.text)}, and no offer of its markup.", OFFERS)
    elif states <= {"EventScheduled"} and (
        said.state != "moved" or "OnlineEventAttendanceMode" not in page.of("eventAttendanceMode")
    ):
        message = f"The page says {quoted(said.text)}, and its markup that the event takes place as planned."
        yield page.finding("status-in-text", message, STATUS)


def _is_spoken_of(state: str, shown: Shown) -> bool:
    """Whether anything on a page but its scripts, seen or not, speaks of a state."""
    is_online = state == "EventMovedOnline" and _ONLINE.search(" ".join(shown.words)) is not None
    return is_online or known_words("status", "moved", "sold-out").search(shown.without_scripts) is not None


def _said(page: _Page, head: Head) -> _Said | None:
    """What a page says of the state of its event."""
    title = status_of_name(page.shown.title)
    if title:
        return _Said(meaning("status", title) or "", page.shown.title)
    name = set(chain.from_iterable(map(words_of, page.names)))
    for found in known_words("status", "sold-out").finditer(head.heading):
        rest = words_of(f"{head.heading[: found.start()]} {head.heading[found.end() :]}")
        if name.issuperset(rest) and name.isdisjoint(words_of(found[0])):
            return _Said(meaning("status", found[0]) or "soldOut", head.heading)
    above = [one.text for one in head.above]
    return next(chain(_stamps(head), _sentences(above, _OF_THIS), _sentences(head.behind, _OF_THE)), None)


def _stamps(head: Head) -> Iterator[_Said]:
    """The lines next to a heading that say nothing else; where several days are listed, they are about one of them."""
    above = head.line_above
    is_list = len({one.first[1:] for line in head.remarks for one in all_days(line)}) > 1
    once = sum(known_words("sold-out").search(one) is not None for one in head.remarks) <= 1
    for number, line in enumerate((*above, *head.remarks)):
        found = _STAMP.fullmatch(" ".join(line.split()).strip(_AROUND))
        if found is not None and (number < len(above) or not is_list):
            if found["status"]:
                yield _Said(meaning("status", found["status"]) or "", line)
            elif once and number < _NEAR + len(above):
                yield _Said("soldOut", line)


def _sentences(lines: Iterable[str], pattern: re.Pattern[str]) -> Iterator[_Said]:
    """The sentences that say so of the event, but of what may happen."""
    for line in lines:
        begin = 0
        for end in (*clause_ends(line), len(line)):
            clause, begin = " ".join(line[begin:end].split()), end
            found = pattern.match(clause)
            if found is not None and not PERHAPS.search(clause) and not clause.endswith("?"):
                yield _Said((found["status"] and meaning("status", found["status"])) or "soldOut", clause)


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
