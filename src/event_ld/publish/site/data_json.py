"""Catalogues in JSON: DCAT-US 1.1 for data.gov and DKAN, and the profile of the GEALC network and of Argentina.

They are two files: data.gov wants `mailto:` before an address, and pydatajson refuses it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from event_ld.publish.jsonld import json_text
from event_ld.publish.site.catalog import FORMATS, safe_keyword
from event_ld.publish.site.keywords import keywords_of

if TYPE_CHECKING:
    from event_ld.publish.site.catalog import Dump
    from event_ld.readers.settings import Settings


def data_json(dumps: list[Dump], settings: Settings, base: str) -> dict[str, bytes]:
    """`data.json` and `data-gealc.json`.

    Args:
        dumps: The datasets.
        settings: What the site says about itself.
        base: Where the site stands.
    """
    return {
        "data.json": json_text(_dcat_us(dumps, settings, base)).encode(),
        "data-gealc.json": json_text(_gealc(dumps, settings, base)).encode(),
    }


def _keywords(dump: Dump, settings: Settings) -> list[str]:
    written = keywords_of([one.event for one in dump.events], settings.languages[:1])
    found = {safe_keyword(one.text) for one in written}
    return sorted(found - {""}) or [settings.title]


def _contact(settings: Settings) -> tuple[str, str]:
    contact = settings.contact or settings.publisher
    return contact.name, contact.email or settings.publisher.email


def _distributions(dump: Dump, base: str) -> list[dict[str, str]]:
    return [
        {
            "@type": "dcat:Distribution",
            "title": f"{dump.title} ({format_.label})",
            "downloadURL": f"{base}{dump.stem}.{format_.ending}",
            "mediaType": format_.media,
            "format": format_.label,
        }
        for format_ in FORMATS
    ]


def _dcat_us(dumps: list[Dump], settings: Settings, base: str) -> dict[str, Any]:
    name, email = _contact(settings)
    datasets = [
        {
            "@type": "dcat:Dataset",
            "title": dump.title,
            "description": f"{dump.title}. {settings.description}",
            "keyword": _keywords(dump, settings),
            "modified": dump.modified,
            "publisher": {"@type": "org:Organization", "name": settings.publisher.name},
            "contactPoint": {"@type": "vcard:Contact", "fn": name} | ({"hasEmail": f"mailto:{email}"} if email else {}),
            "identifier": f"{base}catalog.ttl#{dump.stem}",
            "accessLevel": "public",
            **({"license": settings.license.url} if settings.license else {}),
            "landingPage": base,
            "distribution": _distributions(dump, base),
        }
        for dump in dumps
    ]
    schema = "https://project-open-data.cio.gov/v1.1/schema"
    return {
        "@context": f"{schema}/catalog.jsonld",
        "@type": "dcat:Catalog",
        "conformsTo": schema,
        "describedBy": f"{schema}/catalog.json",
        "dataset": datasets,
    }


def _gealc(dumps: list[Dump], settings: Settings, base: str) -> dict[str, Any]:
    name, email = _contact(settings)
    publisher = {"name": settings.publisher.name} | ({"mbox": email} if email else {})
    license_ = {"license": settings.license.title} if settings.license else {}
    themes = list(settings.themes)
    datasets = [
        {
            "title": dump.title,
            "description": f"{dump.title}. {settings.description}",
            "identifier": dump.stem,
            "publisher": publisher,
            "contactPoint": {"fn": name} | ({"hasEmail": email} if email else {}),
            "superTheme": themes,
            "keyword": _keywords(dump, settings),
            "accrualPeriodicity": "R/P1Y",
            "issued": dump.issued[:10],
            "modified": dump.modified[:10],
            **license_,
            "landingPage": base,
            "distribution": [
                {
                    "identifier": f"{dump.stem}-{format_.ending}",
                    "title": f"{dump.title} ({format_.label})",
                    "accessURL": base,
                    "downloadURL": f"{base}{dump.stem}.{format_.ending}",
                    "issued": dump.issued[:10],
                    "format": format_.label,
                    "mediaType": format_.media,
                }
                for format_ in FORMATS
            ],
        }
        for dump in dumps
    ]
    return {
        "title": settings.title,
        "description": settings.description,
        "publisher": publisher,
        "superThemeTaxonomy": "http://publications.europa.eu/resource/authority/data-theme",
        "homepage": base,
        "language": [*settings.languages],
        **license_,
        "dataset": datasets,
    }
