"""The page about the data of a site: its datasets and what they answer, for people and as schema.org's DataCatalog."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from event_ld.gazetteer import country_name
from event_ld.mapping import SCHEMA, SKOS, XSD
from event_ld.publish.jsonld import WEB_CONTEXT
from event_ld.publish.site.pages import Site, render
from event_ld.publish.site.words import word
from event_ld.readers.settings import SITE_LANGUAGES, Settings
from event_ld.resources import read_data

if TYPE_CHECKING:
    from event_ld.publish.site.datasets import Dataset
    from event_ld.publish.site.state import Where

_OTHERS = (
    ("../catalog.ttl", "text/turtle", "DCAT"),
    ("../feed.trig", "application/trig", "LDES"),
    ("../feed.atom", "application/atom+xml", "Atom"),
)


PREFIXES = "".join(
    f"PREFIX {name}: <{iri}>\n"
    for name, iri in (("as", "https://www.w3.org/ns/activitystreams#"), ("schema", SCHEMA), ("skos", SKOS), ("xsd", XSD))
)
"""What every query begins with."""


@lru_cache(maxsize=1)
def questions() -> dict[str, tuple[dict[str, str], str]]:
    """Questions that the data answer, by name: what each asks in each language, and its query in SPARQL without the prefixes."""
    found = {}
    for block in read_data("vocab", "questions.rq").split("#? ")[1:]:
        head, _, query = block.partition("\n")
        name, *titles = head.split("\t")
        found[name] = dict(zip(SITE_LANGUAGES, titles, strict=True)), query.strip()
    return found


def data_page(datasets: list[Dataset], settings: Settings, site: Site) -> bytes:
    """The page about the data."""
    language = settings.language
    return render(
        "data.html",
        site,
        language=language,
        root="../",
        title=f"{word('open-data', language)}: {settings.title}",
        description=settings.description,
        canonical=f"{site.where.address}data/",
        others=_OTHERS,
        datasets=datasets,
        data=_catalog(datasets, settings, site.where),
        prefixes=PREFIXES,
        questions=[(titles[language.partition("-")[0]], query) for titles, query in questions().values()],
    )


def _catalog(datasets: list[Dataset], settings: Settings, where: Where) -> dict[str, Any]:
    publisher = {"@type": "Organization", "name": settings.publisher.name}
    publisher |= {key: value for key, value in (("url", settings.publisher.url), ("email", settings.publisher.email)) if value}
    license_ = {"license": settings.license.url} if settings.license else {}
    return {
        "@context": WEB_CONTEXT,
        "@type": "DataCatalog",
        "@id": f"{where.base}data/#catalog",
        "name": settings.title,
        "description": settings.description,
        "url": f"{where.address}data/",
        "inLanguage": [*settings.languages],
        "publisher": publisher,
        **license_,
        "dataset": [_dataset(one, settings, where) | {"publisher": publisher} | license_ for one in datasets],
    }


def _dataset(dataset: Dataset, settings: Settings, where: Where) -> dict[str, Any]:
    language, iri = settings.language, f"{where.base}data/#{dataset.stem}"
    made: dict[str, Any] = {
        "@type": "Dataset",
        "@id": iri,
        "identifier": iri,
        "name": dataset.title(settings, language),
        "description": dataset.description(settings, language),
        "url": f"{where.address}data/#{dataset.stem}",
        "datePublished": dataset.dates.issued,
        "dateModified": dataset.dates.modified,
        "keywords": sorted({one.text for one in dataset.keywords(settings.languages, settings.languages[:1])}),
        "inLanguage": sorted(dataset.languages),
        "temporalCoverage": f"{dataset.first}/{dataset.last}" if dataset.first else "",
        "spatialCoverage": [
            {"@type": "Country", "name": country_name(code, language), "identifier": code} for code in sorted(dataset.countries)
        ],
        "distribution": [
            {
                "@type": "DataDownload",
                "name": one.format.label,
                "contentUrl": f"{where.address}{one.file}",
                "encodingFormat": one.format.media,
                "contentSize": f"{one.size} B",
                "sha256": one.sha256,
            }
            for one in dataset.distributions
        ],
    }
    return {key: value for key, value in made.items() if value}
