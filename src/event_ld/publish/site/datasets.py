"""The datasets of a site, all events and those of each year: what their events come to, and what they are called."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from event_ld.codes import country_meant
from event_ld.gazetteer import country_name
from event_ld.graph.fragments import first_text
from event_ld.publish.site.calendar import years_of
from event_ld.publish.site.state import Part, Published
from event_ld.publish.site.words import word, words
from event_ld.triple import Literal
from event_ld.vocabulary import Vocabulary, scheme_labels, site_vocabulary

if TYPE_CHECKING:
    from event_ld.model import Event, Keyword
    from event_ld.readers.settings import Settings

ALL = "events"
"""The stem of the files of the dataset of all events."""


class Format(NamedTuple):
    """A format that the data comes in.

    Attributes:
        code: Its code among the EU's file types.
        label: What people call it.
        standard: The address of what it conforms to.
        standard_title: What that is called.
        view: What its files are called beside the dataset; "" where it is the dataset's own form.
    """

    ending: str
    media: str
    code: str
    label: str
    standard: str = "http://schema.org/"
    standard_title: str = "schema.org"
    view: str = ""

    def file_of(self, stem: str) -> str:
        """The name of the file of a dataset, by the stem of its files: `events-2022.ttl`, `events-cpev-2022.ttl`."""
        return f"{f'{ALL}-{self.view}{stem.removeprefix(ALL)}' if self.view else stem}.{self.ending}"


TURTLE = Format("ttl", "text/turtle", "RDF_TURTLE", "Turtle")
NTRIPLES = Format("nt", "application/n-triples", "RDF_N_TRIPLES", "N-Triples")
RDFXML = Format("rdf", "application/rdf+xml", "RDF_XML", "RDF/XML")
JSONLD = Format("jsonld", "application/ld+json", "JSON_LD", "JSON-LD")
FORMATS = (TURTLE, NTRIPLES, RDFXML, JSONLD)
"""The formats of the dumps that all say the same."""
CSV = Format("csv", "text/csv", "CSV", "CSV", "https://www.w3.org/TR/tabular-data-model/", "CSV on the Web")
ICS = Format("ics", "text/calendar", "ICS", "iCalendar", "https://www.rfc-editor.org/rfc/rfc5545", "RFC 5545")
CPEV = Format(
    "ttl",
    "text/turtle",
    "RDF_TURTLE",
    "CPEV, Turtle",
    "https://semiceu.github.io/Core-Public-Event-Vocabulary/releases/1.1.1/",
    "Core Public Event Vocabulary 1.1.1",
    "cpev",
)
DUMPS = (NTRIPLES, TURTLE, RDFXML, JSONLD, CSV, ICS, CPEV)
"""The formats of a dataset."""


class Distribution(NamedTuple):
    """A file that a dataset comes in: its name, its format, its size in bytes, and its SHA-256 in hexadecimal."""

    file: str
    format: Format
    size: int
    sha256: str

    @property
    def key(self) -> str:
        """What tells it from the other files of its dataset."""
        return self.format.view or self.format.ending


class Facts(NamedTuple):
    """What an event adds to a dataset.

    Attributes:
        words: Its keywords that are no concepts of ours with a label in a language of the site, each with its language.
        languages: The languages of its texts.
        days: The days on which it begins and ends.
        country: The code of the country that it takes place in; "" where that is not known.
        kind: The name of the kind of event that it is, or its class; "" where that is called nothing.
        roles: The roles that somebody has in it.
        concepts: The concepts of our scheme that it has.
        zones: The zone whose clocks its times go by, with the first and the last year of them.
        places: The numbers in GeoNames that its venue declares.
    """

    words: tuple[Literal, ...]
    languages: tuple[str, ...]
    days: tuple[str, ...]
    country: str
    kind: str
    roles: tuple[str, ...]
    concepts: tuple[str, ...]
    zones: dict[str, tuple[int, int]]
    places: tuple[str, ...]


_GEONAMES = re.compile(r"https?://(?:sws|www)\.geonames\.org/([0-9]+)\b")


def facts_of(event: Event, languages: tuple[str, ...]) -> Facts:
    """What an event adds to a dataset."""
    address = event.location.address if event.location else None
    kind = event.additional_type or ""
    kind = kind if kind in scheme_labels("event-types.tsv") else event.type
    return Facts(
        words=tuple(sorted({one for keyword in event.keywords for one in _words(keyword, event.language, languages)})),
        languages=tuple(sorted({*_languages(event)})),
        days=tuple(day[:10] for day in (event.start_date, event.end_date) if day),
        country=country_meant(first_text(address.address_country)) if address else "",
        kind=kind if words("en").kind(kind) else "",
        roles=tuple(sorted({*_roles(event)})),
        concepts=tuple(dict.fromkeys(filter(site_vocabulary().concepts.get, (one.concept or "" for one in event.keywords)))),
        zones=years_of(event),
        places=tuple(_GEONAMES.findall(" ".join(event.location.same_as)) if event.location else ()),
    )


def _words(keyword: Keyword, language: str | None, languages: tuple[str, ...]) -> Iterator[Literal]:
    """A keyword in the language of its text; nothing for a concept of ours, whose labels a dataset has once."""
    if not keyword.concept or not _labels(site_vocabulary(), keyword.concept, languages):
        name = keyword.name if isinstance(keyword.name, dict) else {language or "": keyword.name}
        yield from (Literal(text, language=tag) for tag, text in name.items())


@lru_cache(maxsize=4096)
def _labels(vocabulary: Vocabulary, name: str, languages: tuple[str, ...]) -> tuple[Literal, ...]:
    """The labels of a concept that the vocabulary of the site has; none for any other."""
    concept = vocabulary.concepts.get(name)
    labels = {} if concept is None else {tag: concept.pref_label.get(tag.partition("-")[0]) for tag in languages}
    return tuple(Literal(label, language=tag) for tag, label in labels.items() if label)


def _languages(event: Event) -> Iterator[str]:
    """The languages that the texts of an event are in (BCP 47)."""
    yield from (event.language,) if event.language else ()
    for text in (event.name, event.description, event.audience, event.room, *event.objectives, *event.alternate_name):
        yield from text if isinstance(text, dict) else ()
    for part in event.sub_event:
        yield from _languages(part)


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
        words: Their keywords that are no concepts of our scheme, each text with its language.
        languages: The languages of their texts.
        countries: The codes of the countries in which they take place, with how many do.
        kinds: The names of the kinds of event that they are, with how many are.
        roles: The roles that somebody has in them.
        concepts: The concepts of our scheme that they have.
        zones: The zones whose clocks their times go by, with the first and the last year of them.
        places: The numbers of their venues in GeoNames.
        first: The first day on which one of them takes place; "" where none has a date.
        last: The last one.
        issued: When the first of them was published.
        dates: When it was first published, and when an event was last added to it, changed in it, or taken out of it.
        distributions: The files that it comes in.
    """

    def __init__(self, year: str, said: str, around: str = "") -> None:
        """Begins one of a year, or of all: its dates depend on what the settings say, its files on what is around too."""
        self.stem = f"{ALL}-{year}" if year else ALL
        self.year = year
        self.events: list[str] = []
        self.words: set[Literal] = set()
        self.languages: set[str] = set()
        self.countries: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.roles: set[str] = set()
        self.concepts: set[str] = set()
        self.zones: dict[str, tuple[int, int]] = {}
        self.places: set[str] = set()
        self.first = self.last = self.issued = ""
        self.dates = Part(digest="", issued="", modified="")
        self.distributions: list[Distribution] = []
        self._digest, self._made = hashlib.sha256(said.encode()), hashlib.sha256(around.encode())

    def add(self, name: str, one: Published, facts: Facts) -> None:
        """Takes an event in; the events come sorted by their ids."""
        self.events.append(name)
        self.words.update(facts.words)
        self.languages.update(facts.languages)
        for counts, what in ((self.countries, facts.country), (self.kinds, facts.kind)):
            if what:
                counts[what] += 1
        self.roles.update(facts.roles)
        self.places.update(facts.places)
        self.concepts.update(facts.concepts)
        for zone, (first, last) in facts.zones.items():
            before = self.zones.get(zone, (first, last))
            self.zones[zone] = min(first, before[0]), max(last, before[1])
        self.first = min(filter(None, (self.first, *facts.days)), default="")
        self.last = max((self.last, *facts.days))
        self.issued = min(self.issued or one.issued, one.issued)
        self._digest.update(f"\n{name} {one.digest}".encode())
        self._made.update(f"\n{name} {one.made}".encode())

    def keywords(self, languages: tuple[str, ...], chosen: tuple[str, ...] = ()) -> list[Literal]:
        """Their keywords, sorted, each text with its language: a concept has its labels in the chosen languages, once."""
        known = site_vocabulary()
        labels = (_labels(known, one, chosen) or _labels(known, one, languages) for one in self.concepts)
        return sorted({*self.words, *chain.from_iterable(labels)})

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
        kinds = Counter[str]()
        for kind, count in self.kinds.items():
            kinds[words(primary).kind(kind)] += count
        for key, counts in (
            ("countries", [country_name(code, language) for code in sorted(self.countries)]),
            ("event-types", [f"{kind} ({count})" for kind, count in kinds.items()]),
        ):
            if counts:
                parts.append(f"{word(key, language)}: {', '.join(sorted(counts))}.")
        parts += filter(None, (settings.said("description").get(language),))
        return " ".join(parts)
