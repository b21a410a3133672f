"""The datasets of a site, all events and those of each year: what their events come to, and what they are called."""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from event_ld.codes import country_meant
from event_ld.gazetteer import country_name
from event_ld.graph.fragments import first_text
from event_ld.publish.site.keywords import keywords_of, languages_of
from event_ld.publish.site.state import Part
from event_ld.publish.site.words import word, words
from event_ld.vocabulary import own_vocabulary, scheme_labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.model import Event
    from event_ld.publish.site.state import Published
    from event_ld.readers.settings import Settings
    from event_ld.triple import Literal

ALL = "events"
"""The stem of the files of the dataset of all events."""


class Format(NamedTuple):
    """A format that the data comes in.

    Attributes:
        ending: The ending of its files.
        media: Its media type.
        code: Its code among the EU's file types.
        label: What people call it.
        standard: The address of what it conforms to.
        standard_title: What that is called.
    """

    ending: str
    media: str
    code: str
    label: str
    standard: str = "http://schema.org/"
    standard_title: str = "schema.org"


FORMATS = (
    Format("ttl", "text/turtle", "RDF_TURTLE", "Turtle"),
    Format("nt", "application/n-triples", "RDF_N_TRIPLES", "N-Triples"),
    Format("rdf", "application/rdf+xml", "RDF_XML", "RDF/XML"),
    Format("jsonld", "application/ld+json", "JSON_LD", "JSON-LD"),
)
"""The formats of the dumps, which all say the same."""
CSV = Format("csv", "text/csv", "CSV", "CSV", "https://www.w3.org/TR/tabular-data-model/", "CSV on the Web")
ICS = Format("ics", "text/calendar", "ICS", "iCalendar", "https://www.rfc-editor.org/rfc/rfc5545", "RFC 5545")
CPEV_FORMAT = Format(
    "ttl",
    "text/turtle",
    "RDF_TURTLE",
    "CPEV, Turtle",
    "https://semiceu.github.io/Core-Public-Event-Vocabulary/releases/1.1.1/",
    "Core Public Event Vocabulary 1.1.1",
)


class Distribution(NamedTuple):
    """A file that a dataset comes in: its name, its format, its size in bytes, and its SHA-256 in hexadecimal."""

    file: str
    format: Format
    size: int
    sha256: str

    @property
    def key(self) -> str:
        """What tells it from the other files of its dataset."""
        return "cpev" if self.format is CPEV_FORMAT else self.format.ending


class Facts(NamedTuple):
    """What an event adds to a dataset.

    Attributes:
        keywords: Its keywords, each text with its language.
        plain_keywords: The same in the first language of the site alone, where they have a label in it.
        languages: The languages of its texts.
        days: The days on which it begins and ends.
        country: The code of the country that it takes place in; "" where that is not known.
        kind: The name of the kind of event that it is; "" where that is none of ours.
        roles: The roles that somebody has in it.
        concepts: The concepts of our scheme that it has.
    """

    keywords: frozenset[Literal]
    plain_keywords: frozenset[Literal]
    languages: frozenset[str]
    days: tuple[str, ...]
    country: str
    kind: str
    roles: frozenset[str]
    concepts: tuple[str, ...]


def facts_of(event: Event, languages: tuple[str, ...]) -> Facts:
    """What an event adds to a dataset."""
    address = event.location.address if event.location else None
    kind = event.additional_type or ""
    return Facts(
        keywords=frozenset(keywords_of([event], languages)),
        plain_keywords=frozenset(keywords_of([event], languages[:1])),
        languages=frozenset(languages_of([event])),
        days=tuple(day[:10] for day in (event.start_date, event.end_date) if day),
        country=country_meant(first_text(address.address_country)) if address else "",
        kind=kind if kind in scheme_labels("event-types.tsv") else "",
        roles=frozenset(_roles(event)),
        concepts=tuple(dict.fromkeys(filter(own_vocabulary().concepts.get, (one.concept or "" for one in event.keywords)))),
    )


def _roles(event: Event) -> Iterator[str]:
    yield from (one.role for one in (*event.performer, *event.contributor) if one.role)
    for part in event.sub_event:
        yield from _roles(part)


class Dataset:
    """What the events of a dataset come to.

    Attributes:
        stem: The stem of its files: `events`, `events-2022`.
        year: The year of its events; "" for those of all years.
        events: The ids of its events.
        keywords: Their keywords, each text with its language.
        plain_keywords: The same in the first language of the site alone, where they have a label in it.
        languages: The languages of their texts.
        countries: The codes of the countries in which they take place, with how many do.
        kinds: The names of the kinds of event that they are, with how many are.
        roles: The roles that somebody has in them.
        concepts: The concepts of our scheme that they have.
        first: The first day on which one of them takes place; "" where none has a date.
        last: The last one.
        issued: When the first of them was published.
        dates: When it was first published, and when an event was last added to it, changed in it, or taken out of it.
        distributions: The files that it comes in.
    """

    def __init__(self, year: str, said: str) -> None:
        """Begins one.

        Args:
            year: The year of its events; "" for those of all years.
            said: What the settings of the site say, which its date depends on too.
        """
        self.stem = f"{ALL}-{year}" if year else ALL
        self.year = year
        self.events: list[str] = []
        self.keywords: set[Literal] = set()
        self.plain_keywords: set[Literal] = set()
        self.languages: set[str] = set()
        self.countries: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.roles: set[str] = set()
        self.concepts: set[str] = set()
        self.first = self.last = self.issued = ""
        self.dates = Part(digest="", issued="", modified="")
        self.distributions: list[Distribution] = []
        self._digest, self._made = hashlib.sha256(said.encode()), hashlib.sha256()

    def add(self, name: str, one: Published, facts: Facts) -> None:
        """Takes an event in; the events come sorted by their ids.

        Args:
            name: Its id.
            one: It as it is published.
            facts: What it adds.
        """
        self.events.append(name)
        self.keywords |= facts.keywords
        self.plain_keywords |= facts.plain_keywords
        self.languages |= facts.languages
        self.countries.update(filter(None, (facts.country,)))
        self.kinds.update(filter(None, (facts.kind,)))
        self.roles |= facts.roles
        self.concepts.update(facts.concepts)
        self.first = min(filter(None, (self.first, *facts.days)), default="")
        self.last = max((self.last, *facts.days))
        self.issued = min(self.issued or one.issued, one.issued)
        self._digest.update(f"\n{name} {one.digest}".encode())
        self._made.update(f"\n{name} {one.made}".encode())

    @property
    def digest(self) -> str:
        """The SHA-256 of what it holds, in hexadecimal."""
        return self._digest.hexdigest()

    @property
    def made(self) -> str:
        """The SHA-256 of what its files are made of, in hexadecimal."""
        return self._made.hexdigest()

    def title(self, settings: Settings, language: str) -> str:
        """What it is called: whose events, and of which years."""
        years = self.year or "–".join(dict.fromkeys(filter(None, (self.first[:4], self.last[:4]))))
        return (
            word("dataset-title" if self.year else "dataset-title-all", language)
            .format(who=settings.publisher_in(language), when=years)
            .strip()
        )

    def description(self, settings: Settings, language: str) -> str:
        """What is in it: how many events, from when to when, in which countries, of which kinds; and what the site says."""
        parts = [f"{word('events-of', language)}: {len(self.events)}."]
        if self.first:
            days = (words(language).date(day) for day in dict.fromkeys((self.first, self.last)))
            parts.append(f"{word('period', language)}: {' – '.join(days)}.")
        primary = language.partition("-")[0]
        labels = scheme_labels("event-types.tsv")
        for key, counts in (
            ("countries", [country_name(code, language) for code in sorted(self.countries)]),
            ("event-types", [f"{labels[kind].get(primary, kind)} ({count})" for kind, count in sorted(self.kinds.items())]),
        ):
            if counts:
                parts.append(f"{word(key, language)}: {', '.join(sorted(counts))}.")
        parts += filter(None, (settings.said("description").get(language),))
        return " ".join(parts)
