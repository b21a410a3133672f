"""The catalogue of a site: DCAT-AP 3.0.1, so that portals harvest it as it is.

One dataset holds all events, and one more each year's; the change feed is a data service. There is no series of the years, since
udata takes one for a dataset without files; and no checksum, since SEMIC's shapes and harvesters know its algorithm by two names.
What harvesters need is said where they look for it: the licence at each distribution with its IRI and its title, identifiers
beside IRIs, keywords without signs that CKAN refuses, codes with their labels, the publisher with the catalogue and each dataset.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from event_ld.codes import alpha_3
from event_ld.gazetteer import country_name
from event_ld.mapping import RDF, SCHEMA, SKOS, XSD
from event_ld.publish.site.labels import themes_of
from event_ld.publish.site.words import word
from event_ld.readers.licences import AUTHORITY, GERMAN_LICENCES
from event_ld.readers.settings import THEMES, Publisher, Settings, eu_languages
from event_ld.readers.site_profiles import DE, ES, SECTORS, iri_of, sectors
from event_ld.triple import Literal, Object, Triple

if TYPE_CHECKING:
    from event_ld.publish.site.datasets import Dataset, Distribution
    from event_ld.publish.site.state import Where

DCAT = "http://www.w3.org/ns/dcat#"
DCT = "http://purl.org/dc/terms/"
FOAF = "http://xmlns.com/foaf/0.1/"
VCARD = "http://www.w3.org/2006/vcard/ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
MEDIA = "https://www.iana.org/assignments/media-types/"
_ADMS = "http://purl.org/adms/"

_KEYWORD = re.compile(r"[^\w .-]+")
_LONGEST_KEYWORD = 100


def safe_keyword(keyword: str) -> str:
    """A keyword as CKAN takes it: letters, digits, blanks, `-`, `_` and `.`, 2 to 100 characters; "" where none is left."""
    plain = " ".join(_KEYWORD.sub(" ", keyword).split())[:_LONGEST_KEYWORD].strip()
    return plain if len(plain) > 1 else ""


def catalog(datasets: list[Dataset], settings: Settings, where: Where) -> list[Triple]:
    """The triples of the catalogue; of its datasets that of all events is the first."""
    return [*dict.fromkeys(_Catalog(settings, where).triples(datasets))]


class _Catalog:
    """Writes one catalogue."""

    def __init__(self, settings: Settings, where: Where) -> None:
        self.settings = settings
        self.base = where.address
        self.page = f"{where.base}data/"
        self.publisher = iri_of(settings.publisher, settings.profiles) or f"{self.page}#publisher"
        self.codes: dict[str, tuple[str, Literal]] = {}

    def said(self, name: str) -> list[Literal]:
        """A text of the settings in each language that it is given in."""
        return [Literal(text, language=tag) for tag, text in self.settings.said(name).items()]

    def texts(self, make: Callable[[str], str]) -> list[Literal]:
        """A text in each language of the site."""
        return [Literal(make(tag), language=tag) for tag in self.settings.languages]

    def code(self, scheme: str, name: str, label: str) -> str:
        """The IRI of a code of the EU's lists, which the catalogue describes, so that it can be judged offline."""
        return self.listed(f"{AUTHORITY}{scheme}/{name}", f"{AUTHORITY}{scheme}", label, "en")

    def listed(self, iri: str, scheme: str, label: str, language: str) -> str:
        """The IRI of a code of any list, with its label."""
        self.codes[iri] = (scheme, Literal(label, language=language))
        return iri

    def triples(self, datasets: list[Dataset]) -> Iterator[Triple]:
        own, settings = f"{self.page}#catalog", self.settings
        yield from self.common(own, "Catalog", self.said("title"), self.said("description"))
        yield from self.languages(own, settings.languages)
        yield from _typed(own, f"{FOAF}homepage", self.base, f"{FOAF}Document")
        yield (own, f"{DCAT}themeTaxonomy", f"{AUTHORITY}data-theme")
        if settings.sectors:
            yield (own, f"{DCAT}themeTaxonomy", SECTORS)
        yield from self.dates(own, datasets[0])
        yield from self.spatial(own, datasets[0])
        yield from self.agents()
        yield from self.contact(own)
        if settings.license is not None:
            yield from self.license(own, settings.license.url)
        yield (own, f"{DCAT}service", f"{self.page}#feed")
        yield from self.service(datasets[0])
        for dataset in datasets:
            iri = f"{self.page}#{dataset.stem}"
            yield (own, f"{DCAT}dataset", iri)
            yield from self.dataset(dataset)
            if dataset.year:  # the dataset of all is the series of the years
                yield (iri, f"{DCAT}inSeries", f"{self.page}#{datasets[0].stem}")
                yield (f"{self.page}#{datasets[0].stem}", f"{RDF}type", f"{DCAT}DatasetSeries")
        yield from self.described_codes()

    def common(self, iri: str, kind: str, titles: list[Literal], descriptions: list[Literal]) -> Iterator[Triple]:
        yield (iri, f"{RDF}type", f"{DCAT}{kind}")
        yield from ((iri, f"{DCT}title", title) for title in titles)
        yield from ((iri, f"{DCT}description", description) for description in descriptions)
        yield (iri, f"{DCT}publisher", self.publisher)
        if self.settings.creator is not None:
            yield (iri, f"{DCT}creator", self.creator)

    @property
    def creator(self) -> str:
        """Who made the data: the publisher, where nothing else is said of it."""
        creator, publisher = self.settings.creator, self.settings.publisher
        if creator is None or creator.name == publisher.name:
            return self.publisher
        return iri_of(creator, self.settings.profiles) or f"{self.page}#creator"

    def languages(self, iri: str, tags: Iterable[str]) -> Iterator[Triple]:
        for tag in dict.fromkeys(one.partition("-")[0] for one in tags):
            if tag in eu_languages():
                yield (iri, f"{DCT}language", self.code("language", *eu_languages()[tag]))

    def tags(self, dataset: Dataset) -> list[str]:
        """The languages of a dataset; none where DCAT-AP-ES would refuse it for one that is not Spanish."""
        tags = sorted(dataset.languages)
        is_refused = ES in self.settings.profiles and not any(tag.partition("-")[0] == "es" for tag in tags)
        return [] if is_refused else tags

    def spatial(self, iri: str, dataset: Dataset) -> Iterator[Triple]:
        """The countries in which the events take place, by their codes in the EU's list, and the places that GeoNames has."""
        codes = [self.code("country", alpha_3(one), country_name(one, "en")) for one in sorted(dataset.countries)]
        for place in (*codes, *(f"https://sws.geonames.org/{one}/" for one in sorted(dataset.places))):
            yield (iri, f"{DCT}spatial", place)
            if ES not in self.settings.profiles:  # which wants the geometry of whatever says that it is one
                yield (place, f"{RDF}type", f"{DCT}Location")

    def service(self, dataset: Dataset) -> Iterator[Triple]:
        """The change feed."""
        iri, feed = f"{self.page}#feed", f"{self.base}feed.trig"
        titles = self.texts(lambda tag: f"{dataset.title(self.settings, tag)}. {word('change-feed', tag)}")
        yield from self.common(iri, "DataService", titles, titles)
        for predicate in ("endpointURL", "endpointDescription"):
            yield (iri, f"{DCAT}{predicate}", feed)
        yield (feed, f"{RDF}type", f"{RDFS}Resource")
        yield (iri, f"{FOAF}page", f"{self.base}data/")
        yield (iri, f"{DCT}identifier", Literal(iri))
        yield (iri, f"{DCAT}servesDataset", f"{self.page}#{dataset.stem}")
        yield from self.standard(iri, "https://w3id.org/ldes/specification", "Linked Data Event Streams")
        yield (iri, f"{DCT}accessRights", self.code("access-right", "PUBLIC", "public"))
        yield from self.contact(iri)
        yield from self.topics(iri, dataset)
        yield from self.languages(iri, self.tags(dataset))
        yield from self.listed_license(iri)

    def topics(self, iri: str, dataset: Dataset) -> Iterator[Triple]:
        """The themes and the keywords, as portals take them."""
        for theme in dict.fromkeys((*self.settings.themes, *themes_of(dataset.concepts))):
            yield (iri, f"{DCAT}theme", self.code("data-theme", theme, THEMES[theme]))
        for sector in self.settings.sectors:
            yield (iri, f"{DCAT}theme", self.listed(f"{SECTORS}/{sector}", SECTORS, sectors()[sector][0], "es"))
        for keyword in dataset.keywords(self.settings.languages):
            safe = safe_keyword(keyword.text)
            unknown = "und" if ES in self.settings.profiles else ""  # where each text has a language (BCP 47: undetermined)
            if safe:
                yield (iri, f"{DCAT}keyword", keyword._replace(text=safe, language=keyword.language or unknown))

    @staticmethod
    def standard(iri: str, address: str, title: str) -> Iterator[Triple]:
        yield from _typed(iri, f"{DCT}conformsTo", address, f"{DCT}Standard")
        yield (address, f"{DCT}title", Literal(title, language="en"))

    def contact(self, iri: str) -> Iterator[Triple]:
        if self.settings.contact is not None:
            yield (iri, f"{DCAT}contactPoint", f"{self.page}#contact")

    @staticmethod
    def dates(iri: str, dataset: Dataset) -> Iterator[Triple]:
        yield (iri, f"{DCT}issued", Literal(dataset.dates.issued, f"{XSD}dateTime"))
        yield (iri, f"{DCT}modified", Literal(dataset.dates.modified, f"{XSD}dateTime"))

    def agents(self) -> Iterator[Triple]:
        settings = self.settings
        yield from self.agent(self.publisher, settings.publisher, "publisher")
        if settings.creator is not None and self.creator != self.publisher:
            yield from self.agent(self.creator, settings.creator, "creator")
        if settings.contact is not None:
            iri = f"{self.page}#contact"
            yield (iri, f"{RDF}type", f"{VCARD}Kind")
            for predicate, name in (("fn", "contact"), ("organization-name", "publisher")):
                names = self.said(name)  # DCAT-AP.de takes one, and DCAT-AP-ES the Spanish one
                chosen = [one for one in names if one.language == "es" and ES in settings.profiles] or names
                yield (iri, f"{VCARD}{predicate}", chosen[0])
            if settings.contact.email:
                yield (iri, f"{VCARD}hasEmail", f"mailto:{settings.contact.email}")
            if settings.contact.url:
                yield (iri, f"{VCARD}hasURL", settings.contact.url)

    def agent(self, iri: str, who: Publisher, role: str) -> Iterator[Triple]:
        yield (iri, f"{RDF}type", f"{FOAF}Agent")
        yield from ((iri, f"{FOAF}name", name) for name in self.said(role))
        if who.id:
            yield (iri, f"{DCT}identifier", Literal(who.id.rstrip("/").rpartition("/")[2]))
        if who.type:
            yield (iri, f"{DCT}type", self.adms("publishertype", who.type))
        if who.url:
            yield from _typed(iri, f"{FOAF}homepage", who.url, f"{FOAF}Document")
        if who.email:
            yield (iri, f"{FOAF}mbox", f"mailto:{who.email}")

    def adms(self, scheme: str, name: str) -> str:
        """The address of a code of a list of ADMS."""
        label = re.sub("(?<=[a-z])(?=[A-Z])", " ", name).replace("-", ", ")
        return self.listed(f"{_ADMS}{scheme}/{name}", f"{_ADMS}{scheme}/1.0", label, "en")

    def license(self, iri: str, address: str) -> Iterator[Triple]:
        """The licence of a resource, with the title by which CKAN knows it, and its other address.

        A distribution has the address of the EU's list, which data.europa.eu counts; a dataset that of the licence itself, which
        udata knows.
        """
        license_ = self.settings.license
        if license_ is None:
            return
        yield from _typed(iri, f"{DCT}license", address, f"{DCT}LicenseDocument")
        yield (address, f"{DCT}title", Literal(license_.ckan_title or license_.title))
        yield from ((address, f"{DCT}type", self.adms("licencetype", kind)) for kind in license_.kinds)
        other = {license_.url, license_.eu, license_.german if DE in self.settings.profiles else ""} - {address, ""}
        yield from ((address, f"{SKOS}exactMatch", one) for one in other)
        if address in {license_.eu, license_.german}:
            self.listed(address, f"{AUTHORITY}licence" if address == license_.eu else GERMAN_LICENCES, license_.title, "en")

    def listed_license(self, iri: str) -> Iterator[Triple]:
        """The licence by its address in the list that harvesters look into."""
        license_ = self.settings.license
        if license_ is not None:
            german = license_.german if DE in self.settings.profiles else ""
            yield from self.license(iri, german or license_.eu or license_.url)

    def rights(self, iri: str) -> Iterator[Triple]:
        license_ = self.settings.license
        if license_ is not None:
            node = f"{self.page}#rights"
            yield from _typed(iri, f"{DCT}rights", node, f"{DCT}RightsStatement")
            for text in self.texts(
                lambda tag: word("rights", tag).format(licence=license_.title, who=self.settings.publisher_in(tag))
            ):
                yield (node, f"{RDFS}label", text)

    def dataset(self, dataset: Dataset) -> Iterator[Triple]:
        iri, settings = f"{self.page}#{dataset.stem}", self.settings
        titles = self.texts(lambda tag: dataset.title(settings, tag))
        yield from self.common(iri, "Dataset", titles, self.texts(lambda tag: dataset.description(settings, tag)))
        yield from self.languages(iri, self.tags(dataset))
        yield (iri, f"{DCT}identifier", Literal(iri))
        yield from self.dates(iri, dataset)
        yield from self.contact(iri)
        yield (iri, f"{DCAT}landingPage", f"{self.base}data/")
        yield from _typed(iri, f"{FOAF}page", f"{self.base}data/", f"{FOAF}Document")
        yield from self.standard(iri, "http://schema.org/", "schema.org")
        yield (iri, f"{DCT}accrualPeriodicity", self.code("frequency", "IRREG", "irregular"))
        yield (iri, f"{DCT}accessRights", self.code("access-right", "PUBLIC", "public"))
        if settings.license is not None:
            yield from self.license(iri, settings.license.url)
        yield from self.topics(iri, dataset)
        if settings.contributor_id:
            yield (iri, "http://dcat-ap.de/def/dcatde/contributorID", settings.contributor_id)
        for keyword in dataset.keywords(self.settings.languages):
            yield (iri, f"{SCHEMA}keywords", keyword)  # as it is written; CKAN would refuse the dataset for it
        yield from self.spatial(iri, dataset)
        yield from self.period(iri, dataset)
        yield from _typed(iri, f"{DCT}relation", f"{self.base}concepts/concepts.ttl", f"{RDFS}Resource")
        for one in dataset.distributions:
            yield (iri, f"{DCAT}distribution", f"{iri}-{one.key}")
            yield from self.distribution(f"{iri}-{one.key}", dataset, one)

    @staticmethod
    def period(iri: str, dataset: Dataset) -> Iterator[Triple]:
        """The period of the events, as a blank node: udata would fetch the IRI of a named one."""
        if not dataset.first:
            return
        node = f"_:period-{dataset.stem}"
        yield from _typed(iri, f"{DCT}temporal", node, f"{DCT}PeriodOfTime")
        yield (node, f"{DCAT}startDate", Literal(dataset.first, f"{XSD}date"))
        yield (node, f"{DCAT}endDate", Literal(dataset.last, f"{XSD}date"))

    def distribution(self, iri: str, dataset: Dataset, one: Distribution) -> Iterator[Triple]:
        place, format_, settings = f"{self.base}{one.file}", one.format, self.settings
        name = format_.label.rpartition(" ")[2]  # two forms may have one format, which is called the same in both
        code, media = self.code("file-type", format_.code, name), f"{MEDIA}{format_.media}"
        yield (iri, f"{RDF}type", f"{DCAT}Distribution")
        for predicate in ("title", "description"):
            for text in self.texts(lambda tag: f"{dataset.title(settings, tag)} ({format_.label})"):
                yield (iri, f"{DCT}{predicate}", text)
        yield (iri, f"{DCT}identifier", Literal(iri))
        yield (iri, f"{DCAT}accessURL", place)
        yield from _typed(iri, f"{DCAT}downloadURL", place, f"{RDFS}Resource")
        yield from self.listed_license(iri)
        yield from self.rights(iri)
        yield from _typed(iri, f"{DCT}format", code, f"{DCT}IMT")
        yield (code, f"{RDF}type", f"{DCT}MediaTypeOrExtent")
        yield (code, f"{RDFS}label", Literal(name))
        yield (code, f"{RDF}value", Literal(format_.media))
        yield from _typed(iri, f"{DCAT}mediaType", media, f"{DCT}MediaType")
        yield from self.standard(iri, format_.standard, format_.standard_title)
        yield from self.languages(iri, self.tags(dataset))
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
            yield (iri, f"{SKOS}prefLabel", label)
            yield (iri, f"{SKOS}inScheme", scheme)
            kind = kinds.get(scheme.rpartition("/")[2])
            if kind:
                yield (iri, f"{RDF}type", f"{DCT}{kind}")
        for scheme in schemes:
            name = scheme.removeprefix(_ADMS).removesuffix("/1.0")
            title: Object = Literal(name.rpartition("/")[2].replace("-", " "), language="en")
            yield (scheme, f"{RDF}type", f"{SKOS}ConceptScheme")
            yield (scheme, f"{DCT}title", title)


def _typed(iri: str, predicate: str, node: str, kind: str) -> Iterator[Triple]:
    """A resource that another one names, and its class."""
    yield (iri, predicate, node)
    yield (node, f"{RDF}type", kind)
