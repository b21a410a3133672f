"""Catalogues in JSON: DCAT-US 1.1 for data.gov and DKAN, and the profile of the GEALC network and of Argentina.

They are two files: data.gov wants `mailto:` before an address, and pydatajson refuses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from event_ld.publish.jsonld import json_text
from event_ld.publish.site.catalog import FORMATS, safe_keyword, title_of

if TYPE_CHECKING:
    from event_ld.publish.site.datasets import Dataset
    from event_ld.readers.settings import Settings


def data_json(datasets: list[Dataset], settings: Settings, base: str) -> dict[str, bytes]:
    """`data.json` and `data-gealc.json`.

    Args:
        datasets: The datasets.
        settings: What the site says about itself.
        base: Where the site stands.
    """
    return {
        "data.json": json_text(_dcat_us(datasets, settings, base)).encode(),
        "data-gealc.json": json_text(_gealc(datasets, settings, base)).encode(),
    }


def _keywords(dataset: Dataset, settings: Settings) -> list[str]:
    found = {safe_keyword(one.text) for one in dataset.plain_keywords}
    return sorted(found - {""}) or [settings.title]


def _contact(settings: Settings) -> tuple[str, str]:
    contact = settings.contact or settings.publisher
    return contact.name, contact.email or settings.publisher.email


def _distributions(dataset: Dataset, title: str, base: str) -> list[dict[str, str]]:
    return [
        {
            "@type": "dcat:Distribution",
            "title": f"{title} ({format_.label})",
            "downloadURL": f"{base}{dataset.stem}.{format_.ending}",
            "mediaType": format_.media,
            "format": format_.label,
        }
        for format_ in FORMATS
    ]


def _dcat_us(datasets: list[Dataset], settings: Settings, base: str) -> dict[str, Any]:
    name, email = _contact(settings)
    listed = [
        {
            "@type": "dcat:Dataset",
            "title": title,
            "description": f"{title}. {settings.description}",
            "keyword": _keywords(dataset, settings),
            "modified": dataset.dates.modified,
            "publisher": {"@type": "org:Organization", "name": settings.publisher.name},
            "contactPoint": {"@type": "vcard:Contact", "fn": name} | ({"hasEmail": f"mailto:{email}"} if email else {}),
            "identifier": f"{base}catalog.ttl#{dataset.stem}",
            "accessLevel": "public",
            **({"license": settings.license.url} if settings.license else {}),
            "landingPage": base,
            "distribution": _distributions(dataset, title, base),
        }
        for dataset in datasets
        for title in [title_of(dataset, settings.language)]
    ]
    schema = "https://project-open-data.cio.gov/v1.1/schema"
    return {
        "@context": f"{schema}/catalog.jsonld",
        "@type": "dcat:Catalog",
        "conformsTo": schema,
        "describedBy": f"{schema}/catalog.json",
        "dataset": listed,
    }


def _gealc(datasets: list[Dataset], settings: Settings, base: str) -> dict[str, Any]:
    name, email = _contact(settings)
    publisher = {"name": settings.publisher.name} | ({"mbox": email} if email else {})
    license_ = {"license": settings.license.title} if settings.license else {}
    themes = list(settings.themes)
    listed = [
        {
            "title": title,
            "description": f"{title}. {settings.description}",
            "identifier": dataset.stem,
            "publisher": publisher,
            "contactPoint": {"fn": name} | ({"hasEmail": email} if email else {}),
            "superTheme": themes,
            "keyword": _keywords(dataset, settings),
            "accrualPeriodicity": "R/P1Y",
            "issued": dataset.dates.issued[:10],
            "modified": dataset.dates.modified[:10],
            **license_,
            "landingPage": base,
            "distribution": [
                {
                    "identifier": f"{dataset.stem}-{format_.ending}",
                    "title": f"{title} ({format_.label})",
                    "accessURL": base,
                    "downloadURL": f"{base}{dataset.stem}.{format_.ending}",
                    "issued": dataset.dates.issued[:10],
                    "format": format_.label,
                    "mediaType": format_.media,
                }
                for format_ in FORMATS
            ],
        }
        for dataset in datasets
        for title in [title_of(dataset, settings.language)]
    ]
    return {
        "title": settings.title,
        "description": settings.description,
        "publisher": publisher,
        "superThemeTaxonomy": "http://publications.europa.eu/resource/authority/data-theme",
        "homepage": base,
        "language": [*settings.languages],
        **license_,
        "dataset": listed,
    }
