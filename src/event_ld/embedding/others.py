"""Other events of a page: what they say, whether they are the same event as ours, and where they contradict it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from difflib import SequenceMatcher
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from event_ld.errors import ExtraError
from event_ld.folding import fold
from event_ld.mapping import SCHEMA
from event_ld.problems import Findings
from event_ld.readers.html_page import MARKUP, read_script
from event_ld.readers.jsonld_document import JsonLdReader
from event_ld.schema_org import schema_org
from event_ld.source import Source, Span
from event_ld.triple import Literal, Object, text_of
from event_ld.validate.engines import index_of
from event_ld.validate.normal import DOCUMENT, MAIN_ENTITY, normalise
from event_ld.zones import is_one_time

if TYPE_CHECKING:
    from event_ld.embedding.page import Page, Script
    from event_ld.validate.index import Index

Facts = dict[str, tuple[str, ...]]
"""What an event says, by property; of its places the names."""

_ALIKE = 0.8
DAY = 10
"""The letters of a day in ISO 8601."""
_COMPARED = ("name", "startDate", "endDate", "eventStatus", "eventAttendanceMode", "location")
_DEFAULTS = {"eventStatus": (f"{SCHEMA}EventScheduled",), "eventAttendanceMode": ()}
"""Properties whose values are members of an enumeration, with what is taken for a missing one."""


class Other(NamedTuple):
    """An event of a page that is not the one that is embedded.

    Attributes:
        form: `JSON-LD`, `microdata` or `RDFa`.
        facts: What it says; nothing where its reader is not installed.
        script: The script that it stands in, where it is JSON-LD.
    """

    form: str
    place: Span
    facts: Facts
    script: Script | None = None

    @property
    def name(self) -> str:
        """What it is called, for people."""
        return self.facts.get("name", ("",))[0]

    @property
    def day(self) -> str:
        """The day on which it begins, or ""."""
        return self.facts.get("startDate", ("",))[0][:DAY]


def other_events(page: Page, mark: str) -> list[Other]:
    """The events of a page but for that of our own element, which has a mark; parts of an event go with it."""
    found: list[Other] = []
    for number, script in enumerate(page.scripts):
        text = page.text[script.text.start : script.text.end]
        if script.mark != mark and _event_words().search(text):
            reader = JsonLdReader(Findings(Source(name=page.name, text=page.text)))
            with suppress(ExtraError):  # of a package for contexts, without which nothing is known of the script
                read_script(reader, script.text.start, script.text.end, f"script[{number}]")
            found += [Other("JSON-LD", place, facts, script) for place, facts in _events(reader, script.text)]
    for form in page.markup:
        found += _in_markup(page, form)
    return found


def _in_markup(page: Page, form: str) -> list[Other]:
    """The events of a page in microdata or RDFa."""
    title = {"microdata": "microdata", "rdfa": "RDFa"}[form]
    reader = JsonLdReader(Findings(Source(name=page.name, text=page.text)))
    reader.read_expanded(MARKUP[form](reader.findings), form)
    return [Other(title, place, facts) for place, facts in _events(reader, page.markup[form][0])] or [
        Other(title, page.markup[form][0], {})
    ]


def facts_of(document: str) -> Facts:
    """What the event of one of our own documents of JSON-LD says."""
    reader = JsonLdReader(Findings(Source(name="", text=document)))
    read_script(reader, 0, len(document), "$")
    return next((facts for _, facts in _events(reader, Span(0, 0))), {})


def _events(reader: JsonLdReader, around: Span) -> Iterator[tuple[Span, Facts]]:
    """The events that are no part of another, each with the place of its type."""
    stated = normalise(reader.statements)
    graph = index_of(one.triple for one in stated)
    for one in stated:
        if one.predicate == MAIN_ENTITY and one.value == DOCUMENT and one.path:  # the path of the statement that gives the type
            evidence = reader.evidence.get(one.path)
            place = evidence.spans[0] if evidence is not None and evidence.spans else around
            yield place, _facts(graph, one.subject)


def _facts(graph: Index, event: str) -> Facts:
    facts = {term: [text_of(one).strip() for one in graph.values(event, SCHEMA + term)] for term in (*_COMPARED, "url")}
    facts["location"] = [name for one in graph.values(event, f"{SCHEMA}location") for name in _place_names(graph, one)]
    facts["@id"] = [] if event.startswith("_:") else [event]
    return {term: said for term, values in facts.items() if (said := tuple(filter(None, values)))}


def _place_names(graph: Index, place: Object) -> Iterator[str]:
    """The names of a place and of its locality, or the text that stands for it."""
    if place not in graph.objects:
        yield text_of(place)
        return
    for term in ("name", "addressLocality", "streetAddress"):
        yield from (one.text for one in graph.values(place, SCHEMA + term) if isinstance(one, Literal))
    for one in graph.values(place, f"{SCHEMA}address"):
        yield from _place_names(graph, one)


def same_events(ours: Facts, before: Facts, others: list[Other]) -> list[Other]:
    """Which of the other events of a page are ours, described once more.

    An event that is given several times has one name on several days: then it is the one of our day, or of the day that our
    element on the page has said so far. One alone may have any day.
    """
    alike = [one for one in others if _is_same(ours, one.facts)]
    said = [ours, before] if "startDate" in before else [ours]
    at_once = [one for one in alike if not all(_differs("startDate", facts, one.facts) for facts in said)]
    if at_once or before:
        return at_once
    return alike if len({one.day for one in alike}) == 1 else []


def _is_same(ours: Facts, other: Facts) -> bool:
    """Whether two descriptions may be of one event: one name, or one beginning at one place; what says nothing may be any."""
    if not other or is_this_one(ours, other):
        return True
    starts = [is_one_time(one, another) for one in ours.get("startDate", ()) for another in other.get("startDate", ())]
    return True in starts and not _differs("location", ours, other)


def is_this_one(ours: Facts, other: Facts) -> bool:
    """Whether a description is of this very event: it says its name, or names it by an address."""
    is_named = any(set(ours.get(term, ())) & set(other.get(term, ())) for term in ("@id", "url"))
    return is_named or _names_agree(ours.get("name", ()), other.get("name", ()))


def is_renamed(ours: Facts, other: Facts) -> bool:
    """Whether an element of ours is about this event, which has another id now: it has the same name and the same beginning."""
    names, said = ({_plain(one) for one in facts.get("name", ())} for facts in (ours, other))
    return bool(names & said) and not _differs("startDate", ours, other)


def contradictions(ours: Facts, other: Facts) -> list[str]:
    """What two descriptions of one event state differently, each as a part of a sentence."""
    found = []
    for term in _COMPARED:
        if _differs(term, ours, other):
            theirs, own = (_shown(facts.get(term, _DEFAULTS.get(term, ()))) for facts in (other, ours))
            found.append(f"{term} ({theirs}, and ours {own})")
    return found


def _shown(values: Iterable[str]) -> str:
    return ", ".join(one.removeprefix(SCHEMA)[:80] for one in values)


def _differs(term: str, ours: Facts, other: Facts) -> bool:
    """Whether two descriptions state different values of a property: not where one states none, or what nobody can read."""
    if term in _DEFAULTS:
        own, theirs = (_members(facts.get(term, _DEFAULTS[term])) for facts in (ours, other))
        return bool(other and own and theirs) and own != theirs
    stated, said = ours.get(term, ()), other.get(term, ())
    if not stated or not said:
        return False
    if term in {"startDate", "endDate"}:
        return all(is_one_time(one, another) is False for one in stated for another in said)
    return not _names_agree(stated, said)


def _members(values: Iterable[str]) -> frozenset[str]:
    """Those of some values that are members of an enumeration of schema.org's."""
    known = schema_org().members
    return frozenset(one for one in values if one.removeprefix(SCHEMA) in known)


def _names_agree(own: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether two names are one: the same letters, one within the other, or hardly different."""
    pairs = [(_plain(one), _plain(another)) for one in own for another in theirs]
    return any(
        one in another or another in one or SequenceMatcher(None, one, another).ratio() >= _ALIKE
        for one, another in pairs
        if one and another
    )


def _plain(name: str) -> str:
    """A name without its signs; plugins write character references into JSON, once or twice."""
    return re.sub(r"[\W_]+", " ", fold(unescape(unescape(name)))).strip()


@lru_cache(maxsize=1)
def _event_words() -> re.Pattern[str]:
    """What the JSON-LD of an event holds: a class of schema.org's events."""
    terms = schema_org()
    names = [name for name in terms.parents if "Event" in terms.ancestors(name) and "Event" not in name]
    return re.compile("|".join(["Event", *sorted(names)]))
