"""Catalogues in JSON: DCAT-US 1.1 for data.gov and DKAN, and the profile of the GEALC network and of Argentina.

They are two files: data.gov wants `mailto:` before an address, and pydatajson refuses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from event_ld.publish.jsonld import json_text
from event_ld.publish.site.catalog import safe_keyword

if TYPE_CHECKING:
    from event_ld.publish.site.datasets import Dataset
    from event_ld.publish.site.state import Where
    from event_ld.readers.settings import Settings


def data_json(datasets: list[Dataset], settings: Settings, where: Where) -> dict[str, bytes]:
    """`data.json` and `data-gealc.json`."""
    return {
        "data.json": json_text(_dcat_us(datasets, settings, where)).encode(),
        "data-gealc.json": json_text(_gealc(datasets, settings, where)).encode(),
    }


def _keywords(dataset: Dataset, settings: Settings) -> list[str]:
    found = {safe_keyword(one.text) for one in dataset.keywords(settings.languages, settings.languages[:1])}
    return sorted(found - {""}) or [settings.title]


def _contact(settings: Settings) -> tuple[str, str]:
    contact = settings.contact or settings.publisher
    return contact.name, contact.email or settings.publisher.email


def _distributions(dataset: Dataset, title: str, base: str) -> list[dict[str, str]]:
    return [
        {
            "@type": "dcat:Distribution",
            "title": f"{title} ({one.format.label})",
            "downloadURL": f"{base}{one.file}",
            "mediaType": one.format.media,
            "format": one.format.label,
        }
        for one in dataset.distributions
    ]


def _dcat_us(datasets: list[Dataset], settings: Settings, where: Where) -> dict[str, Any]:
    base, (name, email) = where.address, _contact(settings)
    listed = [
        {
            "@type": "dcat:Dataset",
            "title": title,
            "description": dataset.description(settings, settings.language),
            "keyword": _keywords(dataset, settings),
            "modified": dataset.dates.modified,
            "publisher": {"@type": "org:Organization", "name": settings.publisher.name},
            **({"bureauCode": [settings.bureau_code]} if settings.bureau_code else {}),
            **({"programCode": [settings.program_code]} if settings.program_code else {}),
            "contactPoint": {"@type": "vcard:Contact", "fn": name} | ({"hasEmail": f"mailto:{email}"} if email else {}),
            "identifier": f"{where.base}data/#{dataset.stem}",
            "accessLevel": "public",
            "accrualPeriodicity": "irregular",
            **({"temporal": f"{dataset.first}/{dataset.last}"} if dataset.first else {}),
            **({"license": settings.license.url} if settings.license else {}),
            "landingPage": f"{base}data/",
            "distribution": _distributions(dataset, title, base),
        }
        for dataset in datasets
        for title in [dataset.title(settings, settings.language)]
    ]
    schema = "https://project-open-data.cio.gov/v1.1/schema"
    return {
        "@context": f"{schema}/catalog.jsonld",
        "@type": "dcat:Catalog",
        "conformsTo": schema,
        "describedBy": f"{schema}/catalog.json",
        "dataset": listed,
    }


def _gealc(datasets: list[Dataset], settings: Settings, where: Where) -> dict[str, Any]:
    base, (name, email) = where.address, _contact(settings)
    publisher = {"name": settings.publisher.name} | ({"mbox": email} if email else {})
    license_ = {"license": settings.license.title} if settings.license else {}
    themes = list(settings.themes)
    listed = [
        {
            "title": title,
            "description": dataset.description(settings, settings.language),
            "identifier": dataset.stem,
            "publisher": publisher,
            "contactPoint": {"fn": name} | ({"hasEmail": email} if email else {}),
            "superTheme": themes,
            "keyword": _keywords(dataset, settings),
            "accrualPeriodicity": "eventual",
            "issued": dataset.dates.issued[:10],
            "modified": dataset.dates.modified[:10],
            **license_,
            "landingPage": f"{base}data/",
            "distribution": [
                {
                    "identifier": f"{dataset.stem}-{one.key}",
                    "title": f"{title} ({one.format.label})",
                    "accessURL": base,
                    "downloadURL": f"{base}{one.file}",
                    "issued": dataset.dates.issued[:10],
                    "format": one.format.label,
                    "mediaType": one.format.media,
                }
                for one in dataset.distributions
            ],
        }
        for dataset in datasets
        for title in [dataset.title(settings, settings.language)]
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
