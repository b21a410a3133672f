"""The catalogue of a site: DCAT-AP 3.0.1, so that portals harvest it as it is.

One dataset holds all events, and one more each year's; the change feed is a data service. There is no series of the years, since
udata takes one for a dataset without files; and no checksum, since SEMIC's shapes and harvesters know its algorithm by two names.
What harvesters need is said where they look for it: the licence at each distribution with its IRI and its title, identifiers
beside IRIs, keywords without signs that CKAN refuses, codes with their labels, the publisher with the catalogue and each dataset.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.codes import alpha_3
from event_ld.gazetteer import country_name
from event_ld.mapping import RDF, SCHEMA, SKOS
from event_ld.publish.site.words import word
from event_ld.readers.settings import AUTHORITY, EU_LANGUAGES, THEMES
from event_ld.triple import Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from event_ld.publish.site.datasets import Dataset, Distribution
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

    def texts(self, make: Callable[[str], str]) -> list[Literal]:
        """A text in each language of the site."""
        return [Literal(make(tag), language=tag) for tag in self.settings.languages]

    def code(self, scheme: str, name: str, label: str) -> str:
        """The IRI of a code of the EU's lists, which the catalogue describes, so that it can be judged offline."""
        iri = f"{AUTHORITY}{scheme}/{name}"
        self.codes[iri] = (f"{AUTHORITY}{scheme}", label)
        return iri

    def triples(self, datasets: list[Dataset], every: list[Dataset]) -> Iterator[Triple]:
        own, settings = f"{self.page}#catalog", self.settings
        yield from self.common(own, "Catalog", [self.text(settings.title)], [self.text(settings.description)])
        yield from self.languages(own, settings.languages)
        yield (own, f"{FOAF}homepage", self.base)
        yield (self.base, f"{RDF}type", f"{FOAF}Document")
        yield (own, f"{DCAT}themeTaxonomy", f"{AUTHORITY}data-theme")
        yield from self.dates(own, every[0])
        yield from self.spatial(own, every[0])
        yield from self.agent()
        yield from self.contact(own)
        if settings.license is not None:
            yield from self.license(own, settings.license.url)
        yield (own, f"{DCAT}service", f"{self.page}#feed")
        yield from self.service(every[0])
        for dataset in datasets:
            yield (own, f"{DCAT}dataset", f"{self.page}#{dataset.stem}")
            yield from self.dataset(dataset)
        yield from self.described_codes()

    def common(self, iri: str, kind: str, titles: list[Literal], descriptions: list[Literal]) -> Iterator[Triple]:
        yield (iri, f"{RDF}type", f"{DCAT}{kind}")
        yield from ((iri, f"{DCT}title", title) for title in titles)
        yield from ((iri, f"{DCT}description", description) for description in descriptions)
        yield (iri, f"{DCT}publisher", self.publisher)

    def languages(self, iri: str, tags: Iterable[str]) -> Iterator[Triple]:
        for tag in dict.fromkeys(one.partition("-")[0] for one in tags):
            if tag in EU_LANGUAGES:
                yield (iri, f"{DCT}language", self.code("language", *EU_LANGUAGES[tag]))

    def spatial(self, iri: str, dataset: Dataset) -> Iterator[Triple]:
        """The countries in which the events take place, by their codes in the EU's list."""
        for country in sorted(dataset.countries):
            code = self.code("country", alpha_3(country), country_name(country, "en"))
            yield (iri, f"{DCT}spatial", code)
            yield (code, f"{RDF}type", f"{DCT}Location")

    def service(self, dataset: Dataset) -> Iterator[Triple]:
        """The change feed."""
        iri, feed = f"{self.page}#feed", f"{self.base}feed.trig"
        titles = self.texts(lambda tag: f"{dataset.title(self.settings, tag)}. {word('change-feed', tag)}")
        yield from self.common(iri, "DataService", titles, titles)
        for predicate in ("endpointURL", "endpointDescription"):
            yield (iri, f"{DCAT}{predicate}", feed)
        yield (feed, f"{RDF}type", f"{RDFS}Resource")
        yield (iri, f"{DCT}identifier", Literal(iri))
        yield (iri, f"{DCAT}servesDataset", f"{self.page}#{dataset.stem}")
        yield from self.standard(iri, "https://w3id.org/ldes/specification", "Linked Data Event Streams")
        yield (iri, f"{DCT}accessRights", self.code("access-right", "PUBLIC", "public"))
        yield from self.contact(iri)
        yield from self.topics(iri, dataset)
        yield from self.languages(iri, sorted(dataset.languages))
        if self.settings.license is not None:
            yield from self.license(iri, self.settings.license.eu or self.settings.license.url)

    def topics(self, iri: str, dataset: Dataset) -> Iterator[Triple]:
        """The themes and the keywords, as portals take them."""
        for theme in self.settings.themes:
            yield (iri, f"{DCAT}theme", self.code("data-theme", theme, THEMES[theme]))
        for keyword in sorted(dataset.keywords):
            safe = safe_keyword(keyword.text)
            if safe:
                yield (iri, f"{DCAT}keyword", keyword._replace(text=safe))

    @staticmethod
    def standard(iri: str, address: str, title: str) -> Iterator[Triple]:
        yield (iri, f"{DCT}conformsTo", address)
        yield (address, f"{RDF}type", f"{DCT}Standard")
        yield (address, f"{DCT}title", Literal(title, language="en"))

    def contact(self, iri: str) -> Iterator[Triple]:
        if self.settings.contact is not None:
            yield (iri, f"{DCAT}contactPoint", f"{self.page}#contact")

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

    def license(self, iri: str, address: str) -> Iterator[Triple]:
        """The licence of a resource, with the title by which CKAN knows it, and its other address.

        A distribution has the address of the EU's list, which data.europa.eu counts; a dataset that of the licence itself, which
        udata knows.
        """
        license_ = self.settings.license
        if license_ is None:
            return
        yield (iri, f"{DCT}license", address)
        yield (address, f"{RDF}type", f"{DCT}LicenseDocument")
        yield (address, f"{DCT}title", Literal(license_.ckan_title or license_.title))
        other = {license_.url, license_.eu} - {address, ""}
        yield from ((address, f"{SKOS}exactMatch", one) for one in other)
        if address == license_.eu:
            self.codes[address] = (f"{AUTHORITY}licence", license_.title)

    def rights(self, iri: str) -> Iterator[Triple]:
        license_, who = self.settings.license, self.settings.publisher.name
        if license_ is not None:
            node = f"{self.page}#rights"
            yield (iri, f"{DCT}rights", node)
            yield (node, f"{RDF}type", f"{DCT}RightsStatement")
            for text in self.texts(lambda tag: word("rights", tag).format(licence=license_.title, who=who)):
                yield (node, f"{RDFS}label", text)

    def dataset(self, dataset: Dataset) -> Iterator[Triple]:
        iri, settings = f"{self.page}#{dataset.stem}", self.settings
        titles = self.texts(lambda tag: dataset.title(settings, tag))
        yield from self.common(iri, "Dataset", titles, self.texts(lambda tag: dataset.description(settings, tag)))
        yield from self.languages(iri, sorted(dataset.languages))
        yield (iri, f"{DCT}identifier", Literal(iri))
        yield from self.dates(iri, dataset)
        yield from self.contact(iri)
        yield (iri, f"{DCAT}landingPage", f"{self.base}data/")
        yield (f"{self.base}data/", f"{RDF}type", f"{FOAF}Document")
        yield (iri, f"{DCT}accrualPeriodicity", self.code("frequency", "IRREG", "irregular"))
        yield (iri, f"{DCT}accessRights", self.code("access-right", "PUBLIC", "public"))
        if settings.license is not None:
            yield from self.license(iri, settings.license.url)
        yield from self.topics(iri, dataset)
        for keyword in sorted(dataset.keywords):
            yield (iri, f"{SCHEMA}keywords", keyword)  # as it is written; CKAN would refuse the dataset for it
        yield from self.spatial(iri, dataset)
        yield from self.period(iri, dataset)
        for one in dataset.distributions:
            yield (iri, f"{DCAT}distribution", f"{iri}-{one.key}")
            yield from self.distribution(f"{iri}-{one.key}", dataset, one)

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

    def distribution(self, iri: str, dataset: Dataset, one: Distribution) -> Iterator[Triple]:
        place, format_, settings = f"{self.base}{one.file}", one.format, self.settings
        code, media = self.code("file-type", format_.code, format_.label), f"{MEDIA}{format_.media}"
        yield (iri, f"{RDF}type", f"{DCAT}Distribution")
        for predicate in ("title", "description"):
            for text in self.texts(lambda tag: f"{dataset.title(settings, tag)} ({format_.label})"):
                yield (iri, f"{DCT}{predicate}", text)
        yield (iri, f"{DCT}identifier", Literal(iri))
        yield (iri, f"{DCAT}accessURL", place)
        yield (iri, f"{DCAT}downloadURL", place)
        yield (place, f"{RDF}type", f"{RDFS}Resource")
        if settings.license is not None:
            yield from self.license(iri, settings.license.eu or settings.license.url)
        yield from self.rights(iri)
        yield (iri, f"{DCT}format", code)
        yield (code, f"{RDF}type", f"{DCT}IMT")
        yield (code, f"{RDF}type", f"{DCT}MediaTypeOrExtent")
        yield (code, f"{RDFS}label", Literal(format_.label.rpartition(" ")[2]))
        yield (code, f"{RDF}value", Literal(format_.media))
        yield (iri, f"{DCAT}mediaType", media)
        yield (media, f"{RDF}type", f"{DCT}MediaType")
        yield from self.standard(iri, format_.standard, format_.standard_title)
        yield from self.languages(iri, sorted(dataset.languages))
        yield (iri, f"{DCAT}byteSize", Literal(str(one.size), f"{XSD}nonNegativeInteger"))
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
