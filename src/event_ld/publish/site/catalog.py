"""The catalogue of a site: DCAT-AP 3.0.1, so that portals harvest it as it is.

One dataset holds all events, and one more each year's. What harvesters need is said where they look for it: the licence at
each distribution with its IRI and its title, identifiers beside IRIs, keywords without signs that CKAN refuses, codes with
their labels, the publisher with the catalogue and each dataset.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.mapping import RDF, SCHEMA, SKOS
from event_ld.publish.site.words import word
from event_ld.readers.settings import AUTHORITY, EU_LANGUAGES, THEMES
from event_ld.triple import Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from event_ld.publish.site.datasets import Dataset
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


def title_of(dataset: Dataset, language: str) -> str:
    """The title of a dataset.

    Args:
        dataset: The dataset.
        language: The language of the title.
    """
    return f"{word('events-of', language)} {dataset.year}" if dataset.year else word("all-events", language)


def safe_keyword(keyword: str) -> str:
    """A keyword as CKAN takes it: letters, digits, blanks, `-`, `_` and `.`, 2 to 100 characters; "" where none is left.

    Args:
        keyword: A keyword as written.
    """
    plain = " ".join(_KEYWORD.sub(" ", keyword).split())[:_LONGEST_KEYWORD].strip()
    return plain if len(plain) > 1 else ""


def catalog_pages(
    datasets: list[Dataset], settings: Settings, base: str, ending: str, size: int = PAGE_SIZE
) -> dict[str, list[Triple]]:
    """The triples of the catalogue, page by page (Hydra), each page whole in itself: harvesters read each one alone.

    Args:
        datasets: Its datasets.
        settings: What the site says about itself.
        base: Where the site stands.
        ending: The format that the pages are for, since all pages have to be in that of the first one.
        size: How many datasets a page has at most.

    Returns:
        The name of each page (`catalog.ttl`, `catalog-2.ttl` …) and its triples.
    """
    parts = [datasets[at : at + size] for at in range(0, len(datasets), size)]
    names = [f"catalog.{ending}", *(f"catalog-{number}.{ending}" for number in range(2, len(parts) + 1))]
    pages: dict[str, list[Triple]] = {}
    for at, (name, part) in enumerate(zip(names, parts, strict=True)):
        triples = list(_Catalog(settings, base).triples(part, datasets))
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

    def triples(self, datasets: list[Dataset], every: list[Dataset]) -> Iterator[Triple]:
        own, settings = f"{self.page}#catalog", self.settings
        yield from self.common(own, "Catalog", settings.title, settings.description, settings.languages)
        yield (own, f"{FOAF}homepage", self.base)
        yield (self.base, f"{RDF}type", f"{FOAF}Document")
        yield (own, f"{DCAT}themeTaxonomy", f"{AUTHORITY}data-theme")
        yield from self.dates(own, every[0])
        yield from self.agent()
        yield from self.license(own)
        for dataset in datasets:
            yield (own, f"{DCAT}dataset", f"{self.page}#{dataset.stem}")
            yield from self.dataset(dataset)
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
    def dates(iri: str, dataset: Dataset) -> Iterator[Triple]:
        yield (iri, f"{DCT}issued", Literal(dataset.dates.issued, f"{XSD}dateTime"))
        yield (iri, f"{DCT}modified", Literal(dataset.dates.modified, f"{XSD}dateTime"))

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

    def dataset(self, dataset: Dataset) -> Iterator[Triple]:
        iri, title = f"{self.page}#{dataset.stem}", title_of(dataset, self.settings.language)
        description = f"{title}. {self.settings.description}"
        yield from self.common(iri, "Dataset", title, description, sorted(dataset.languages))
        yield (iri, f"{DCT}identifier", Literal(iri))
        yield from self.dates(iri, dataset)
        if self.settings.contact is not None:
            yield (iri, f"{DCAT}contactPoint", f"{self.page}#contact")
        yield (iri, f"{DCAT}landingPage", self.base)
        yield (iri, f"{DCT}accrualPeriodicity", self.code("frequency", "IRREG", "irregular"))
        yield (iri, f"{DCT}accessRights", self.code("access-right", "PUBLIC", "public"))
        for theme in self.settings.themes:
            yield (iri, f"{DCAT}theme", self.code("data-theme", theme, THEMES[theme]))
        for keyword in sorted(dataset.keywords):
            safe = safe_keyword(keyword.text)
            if safe:
                yield (iri, f"{DCAT}keyword", keyword._replace(text=safe))
            yield (iri, f"{SCHEMA}keywords", keyword)  # as it is written; CKAN would refuse the dataset for it
        yield from self.period(iri, dataset)
        for format_ in FORMATS:
            yield (iri, f"{DCAT}distribution", f"{iri}-{format_.ending}")
            yield from self.distribution(f"{iri}-{format_.ending}", dataset, format_)

    @staticmethod
    def period(iri: str, dataset: Dataset) -> Iterator[Triple]:
        """The period of the events, as a blank node: udata would fetch the IRI of a named one."""
        if not dataset.first:
            return
        node = f"_:period-{dataset.stem}"
        yield (iri, f"{DCT}temporal", node)
        yield (node, f"{RDF}type", f"{DCT}PeriodOfTime")
        yield (node, f"{DCAT}startDate", Literal(dataset.first, f"{XSD}date"))
        yield (node, f"{DCAT}endDate", Literal(dataset.last, f"{XSD}date"))

    def distribution(self, iri: str, dataset: Dataset, format_: Format) -> Iterator[Triple]:
        place, title = f"{self.base}{dataset.stem}.{format_.ending}", title_of(dataset, self.settings.language)
        code, media = self.code("file-type", format_.code, format_.label), f"{MEDIA}{format_.media}"
        yield (iri, f"{RDF}type", f"{DCAT}Distribution")
        yield (iri, f"{DCT}title", self.text(f"{title} ({format_.label})"))
        yield (iri, f"{DCT}description", self.text(f"{title}: {self.settings.title} ({format_.label})"))
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
        yield from self.dates(iri, dataset)

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
