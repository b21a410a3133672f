"""The catalogue of a site: DCAT-AP 3.0.1, so that portals harvest it as it is.

One dataset holds all events, and one more each year's. What harvesters need is said where they look for it: the licence at
each distribution with its IRI and its title, identifiers beside IRIs, keywords without signs that CKAN refuses, codes with
their labels, the publisher with the catalogue and each dataset.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.mapping import RDF, SCHEMA, SKOS
from event_ld.publish.site.keywords import keywords_of, languages_of
from event_ld.publish.site.words import word
from event_ld.readers.settings import AUTHORITY, EU_LANGUAGES, THEMES
from event_ld.triple import Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.publish.site.state import Part, Published
    from event_ld.readers.settings import Settings
    from event_ld.triple import Object, Triple

DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
VCARD = "http://www.w3.org/2006/vcard/ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
HYDRA = "http://www.w3.org/ns/hydra/core#"
PAGE_SIZE = 100
"""How many datasets a page of the catalogue has at most."""
MEDIA = "https://www.iana.org/assignments/media-types/"

_KEYWORD = re.compile(r"[^\w .-]+")
_LONGEST_KEYWORD = 100


class Format(NamedTuple):
    """A format that the data comes in: the ending of its files, its media type, its code among the EU's file types, its label."""

    ending: str
    media: str
    code: str
    label: str


FORMATS = (
    Format("ttl", "text/turtle", "RDF_TURTLE", "Turtle"),
    Format("nt", "application/n-triples", "RDF_N_TRIPLES", "N-Triples"),
    Format("rdf", "application/rdf+xml", "RDF_XML", "RDF/XML"),
    Format("jsonld", "application/ld+json", "JSON_LD", "JSON-LD"),
)
"""The formats of the dumps."""


class Dump(NamedTuple):
    """A dataset.

    Attributes:
        stem: The stem of its files: `events`, `events-2022`.
        title: Its title.
        events: Its events.
        issued: When it was first published.
        modified: When an event was last added to it, changed in it, or taken out of it.
    """

    stem: str
    title: str
    events: tuple[Published, ...]
    issued: str = ""
    modified: str = ""

    def dated(self, part: Part) -> Dump:
        """The dataset with the dates that the site remembers of it."""
        return self._replace(issued=part.issued, modified=part.modified)


def dumps_of(published: list[Published], language: str) -> list[Dump]:
    """The datasets of a site: all events, and those of each year.

    Args:
        published: The events.
        language: The language of the titles.
    """
    title = word("all-events", language)
    years: dict[str, list[Published]] = {}
    for one in published:
        years.setdefault((one.event.start_date or "")[:4], []).append(one)
    return [
        Dump("events", title, tuple(published)),
        *(Dump(f"events-{year}", f"{word('events-of', language)} {year}", tuple(found)) for year, found in sorted(years.items())),
    ]


def safe_keyword(keyword: str) -> str:
    """A keyword as CKAN takes it: letters, digits, blanks, `-`, `_` and `.`, 2 to 100 characters; "" where none is left.

    Args:
        keyword: A keyword as written.
    """
    plain = " ".join(_KEYWORD.sub(" ", keyword).split())[:_LONGEST_KEYWORD].strip()
    return plain if len(plain) > 1 else ""


def catalog_pages(
    dumps: list[Dump], settings: Settings, base: str, ending: str, size: int = PAGE_SIZE
) -> dict[str, list[Triple]]:
    """The triples of the catalogue, page by page (Hydra), each page whole in itself: harvesters read each one alone.

    Args:
        dumps: Its datasets.
        settings: What the site says about itself.
        base: Where the site stands.
        ending: The format that the pages are for, since all pages have to be in that of the first one.
        size: How many datasets a page has at most.

    Returns:
        The name of each page (`catalog.ttl`, `catalog-2.ttl` …) and its triples.
    """
    parts = [dumps[at : at + size] for at in range(0, len(dumps), size)]
    names = [f"catalog.{ending}", *(f"catalog-{number}.{ending}" for number in range(2, len(parts) + 1))]
    pages: dict[str, list[Triple]] = {}
    for at, (name, part) in enumerate(zip(names, parts, strict=True)):
        triples = list(_Catalog(settings, base).triples(part, dumps))
        if len(parts) > 1:
            triples += _view(base, names, at)
        pages[name] = list(dict.fromkeys(triples))
    return pages


def _view(base: str, names: list[str], at: int) -> Iterator[Triple]:
    """The links of one page to the others, as CKAN and udata follow them."""
    own = f"{base}{names[at]}"
    yield (f"{base}catalog.ttl#catalog", f"{RDF}type", f"{HYDRA}Collection")
    yield (f"{base}catalog.ttl#catalog", f"{HYDRA}view", own)
    yield (own, f"{RDF}type", f"{HYDRA}PartialCollectionView")
    yield (own, f"{HYDRA}first", f"{base}{names[0]}")
    yield (own, f"{HYDRA}last", f"{base}{names[-1]}")
    if at + 1 < len(names):
        yield (own, f"{HYDRA}next", f"{base}{names[at + 1]}")


class _Catalog:
    """Writes one catalogue."""

    def __init__(self, settings: Settings, base: str) -> None:
        self.settings = settings
        self.base = base
        self.page = f"{base}catalog.ttl"
        self.publisher = f"{self.page}#publisher"
        self.codes: dict[str, tuple[str, str]] = {}

    def text(self, text: str) -> Literal:
        return Literal(text, language=self.settings.language)

    def code(self, scheme: str, name: str, label: str) -> str:
        """The IRI of a code of the EU's lists, which the catalogue describes, so that it can be judged offline."""
        iri = f"{AUTHORITY}{scheme}/{name}"
        self.codes[iri] = (f"{AUTHORITY}{scheme}", label)
        return iri

    def triples(self, dumps: list[Dump], every: list[Dump]) -> Iterator[Triple]:
        own, settings = f"{self.page}#catalog", self.settings
        yield from self.common(own, "Catalog", settings.title, settings.description, settings.languages)
        yield (own, f"{FOAF}homepage", self.base)
        yield (self.base, f"{RDF}type", f"{FOAF}Document")
        yield (own, f"{DCAT}themeTaxonomy", f"{AUTHORITY}data-theme")
        yield from self.dates(own, every[0].issued, every[0].modified)
        yield from self.agent()
        yield from self.license(own)
        for dump in dumps:
            yield (own, f"{DCAT}dataset", f"{self.page}#{dump.stem}")
            yield from self.dataset(dump)
        yield from self.described_codes()

    def common(self, iri: str, kind: str, title: str, description: str, languages: Iterable[str]) -> Iterator[Triple]:
        yield (iri, f"{RDF}type", f"{DCAT}{kind}")
        yield (iri, f"{DCT}title", self.text(title))
        yield (iri, f"{DCT}description", self.text(description))
        yield (iri, f"{DCT}publisher", self.publisher)
        for tag in dict.fromkeys(one.partition("-")[0] for one in languages):
            if tag in EU_LANGUAGES:
                yield (iri, f"{DCT}language", self.code("language", *EU_LANGUAGES[tag]))

    @staticmethod
    def dates(iri: str, issued: str, modified: str) -> Iterator[Triple]:
        yield (iri, f"{DCT}issued", Literal(issued, f"{XSD}dateTime"))
        yield (iri, f"{DCT}modified", Literal(modified, f"{XSD}dateTime"))

    def agent(self) -> Iterator[Triple]:
        publisher = self.settings.publisher
        yield (self.publisher, f"{RDF}type", f"{FOAF}Agent")
        yield (self.publisher, f"{FOAF}name", self.text(publisher.name))
        if publisher.url:
            yield (self.publisher, f"{FOAF}homepage", publisher.url)
            yield (publisher.url, f"{RDF}type", f"{FOAF}Document")
        if publisher.email:
            yield (self.publisher, f"{FOAF}mbox", f"mailto:{publisher.email}")
        contact = self.settings.contact
        if contact is not None:
            iri = f"{self.page}#contact"
            yield (iri, f"{RDF}type", f"{VCARD}Kind")
            yield (iri, f"{VCARD}fn", Literal(contact.name))
            if contact.email:
                yield (iri, f"{VCARD}hasEmail", f"mailto:{contact.email}")
            if contact.url:
                yield (iri, f"{VCARD}hasURL", contact.url)

    def license(self, iri: str) -> Iterator[Triple]:
        """The licence of a resource, with the title by which CKAN knows it, and the same one in the EU's list."""
        license_ = self.settings.license
        if license_ is None:
            return
        yield (iri, f"{DCT}license", license_.url)
        yield (license_.url, f"{RDF}type", f"{DCT}LicenseDocument")
        yield (license_.url, f"{DCT}title", Literal(license_.ckan_title or license_.title))
        if license_.eu and license_.eu != license_.url:
            yield (license_.url, f"{SKOS}exactMatch", license_.eu)

    def dataset(self, dump: Dump) -> Iterator[Triple]:
        iri = f"{self.page}#{dump.stem}"
        events = [one.event for one in dump.events]
        description = f"{dump.title}. {self.settings.description}"
        yield from self.common(iri, "Dataset", dump.title, description, languages_of(events))
        yield (iri, f"{DCT}identifier", Literal(iri))
        yield from self.dates(iri, dump.issued, dump.modified)
        if self.settings.contact is not None:
            yield (iri, f"{DCAT}contactPoint", f"{self.page}#contact")
        yield (iri, f"{DCAT}landingPage", self.base)
        yield (iri, f"{DCT}accrualPeriodicity", self.code("frequency", "IRREG", "irregular"))
        yield (iri, f"{DCT}accessRights", self.code("access-right", "PUBLIC", "public"))
        for theme in self.settings.themes:
            yield (iri, f"{DCAT}theme", self.code("data-theme", theme, THEMES[theme]))
        for keyword in keywords_of(events, self.settings.languages):
            safe = safe_keyword(keyword.text)
            if safe:
                yield (iri, f"{DCAT}keyword", keyword._replace(text=safe))
            yield (iri, f"{SCHEMA}keywords", keyword)  # as it is written; CKAN would refuse the dataset for it
        yield from self.period(iri, dump)
        for format_ in FORMATS:
            yield (iri, f"{DCAT}distribution", f"{iri}-{format_.ending}")
            yield from self.distribution(f"{iri}-{format_.ending}", dump, format_)

    @staticmethod
    def period(iri: str, dump: Dump) -> Iterator[Triple]:
        """The period of the events, as a blank node: udata would fetch the IRI of a named one."""
        days = sorted(day[:10] for one in dump.events for day in (one.event.start_date, one.event.end_date) if day)
        if not days:
            return
        node = f"_:period-{dump.stem}"
        yield (iri, f"{DCT}temporal", node)
        yield (node, f"{RDF}type", f"{DCT}PeriodOfTime")
        yield (node, f"{DCAT}startDate", Literal(days[0], f"{XSD}date"))
        yield (node, f"{DCAT}endDate", Literal(days[-1], f"{XSD}date"))

    def distribution(self, iri: str, dump: Dump, format_: Format) -> Iterator[Triple]:
        place = f"{self.base}{dump.stem}.{format_.ending}"
        code, media = self.code("file-type", format_.code, format_.label), f"{MEDIA}{format_.media}"
        yield (iri, f"{RDF}type", f"{DCAT}Distribution")
        yield (iri, f"{DCT}title", self.text(f"{dump.title} ({format_.label})"))
        yield (iri, f"{DCT}description", self.text(f"{dump.title}: {self.settings.title} ({format_.label})"))
        yield (iri, f"{DCT}identifier", Literal(iri))
        yield (iri, f"{DCAT}accessURL", place)
        yield (iri, f"{DCAT}downloadURL", place)
        yield (place, f"{RDF}type", f"{RDFS}Resource")
        yield from self.license(iri)
        yield (iri, f"{DCT}format", code)
        yield (code, f"{RDF}type", f"{DCT}IMT")
        yield (code, f"{RDF}type", f"{DCT}MediaTypeOrExtent")
        yield (code, f"{RDFS}label", Literal(format_.label))
        yield (iri, f"{DCAT}mediaType", media)
        yield (media, f"{RDF}type", f"{DCT}MediaType")
        availability = self.code("planned-availability", "STABLE", "stable")
        yield (iri, "http://data.europa.eu/r5r/availability", availability)
        yield from self.dates(iri, dump.issued, dump.modified)

    def described_codes(self) -> Iterator[Triple]:
        kinds = {"language": "LinguisticSystem", "frequency": "Frequency", "access-right": "RightsStatement"}
        schemes: dict[str, None] = {f"{AUTHORITY}data-theme": None}
        for iri, (scheme, label) in self.codes.items():
            schemes[scheme] = None
            yield (iri, f"{RDF}type", f"{SKOS}Concept")
            yield (iri, f"{SKOS}prefLabel", Literal(label, language="en"))
            yield (iri, f"{SKOS}inScheme", scheme)
            kind = kinds.get(scheme.rpartition("/")[2])
            if kind:
                yield (iri, f"{RDF}type", f"{DCT}{kind}")
        for scheme in schemes:
            title: Object = Literal(scheme.rpartition("/")[2].replace("-", " "), language="en")
            yield (scheme, f"{RDF}type", f"{SKOS}ConceptScheme")
            yield (scheme, f"{DCT}title", title)
