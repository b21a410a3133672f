"""Names of countries and cities to time zones, from the extracts in `vocab/` and the IANA database.

A zone is only given when it is certain: the country has one zone, or all the cities of that name in it share one. The table
of given names, by which people are told from titles, is here too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

from event_ld.folding import fold
from event_ld.resources import read_data, read_table
from event_ld.zones import offset, zones_by_country

_LANGUAGE_COLUMNS = 5
_LONGEST_NAME = 6  # words
_MUCH_LARGER = 10
_LONGEST_CODE = 3
_FORM_OF_TOWN = re.compile(
    r"(?:[LD]['’])?[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+){0,2}"
    r"(?:-(?:sur|sous|en|lès|les|le|la|de|du|des|aux|upon|on|under)(?:-(?:la|le|les))?-|-(?:l|d|de-l)['’])[A-ZÀ-Þ][^\W\d_]+(?:-[A-ZÀ-Þ][^\W\d_]+)*"
)


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for code, *labels in read_table("vocab", "countries.tsv"):
        written = [*labels[: _LANGUAGE_COLUMNS - 1], *labels[_LANGUAGE_COLUMNS - 1].split(" ; ")]
        names |= {fold(name): code for one in written for name in (one, one.replace("&", "and").replace("St. ", "Saint ")) if one}
    return names


def is_country_code(text: str) -> bool:
    """Whether a text is the ISO 3166-1 alpha-2 code of a country, in capitals."""
    return text in _labels()


class City(NamedTuple):
    """A city: its country's code, its IANA zone, and how many people live there."""

    country: str
    zone: str
    people: int


@lru_cache(maxsize=1)
def _rows() -> list[str]:
    """The rows of the table of cities, sorted by the folded name that each begins with: parsing all takes a tenth of a second."""
    return read_data("vocab", "cities.tsv").partition("\tpeople\n")[2].splitlines()


@lru_cache(maxsize=4096)
def _cities(name: str) -> tuple[City, ...]:
    """The cities of a name, the largest first."""
    key, rows, found = f"{fold(name)}\t", _rows(), []
    at = bisect_left(rows, key)
    while at < len(rows) and rows[at].startswith(key):
        _, country, zone, _, people = rows[at].split("\t")
        found.append(City(country, zone, int(people)))
        at += 1
    return tuple(found)


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(name for (name,) in read_table("vocab", "given-names.tsv"))


def is_given_name(word: str) -> bool:
    """Whether a word is a given name of people, or several with hyphens; case and accents do not matter."""
    known = _given_names()
    return fold(word) in known or ("-" in word and all(fold(part) in known for part in word.split("-")))


BRITISH_POSTAL_CODE = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"
"""The pattern of a postal code of the United Kingdom, which says in which country a town such as Durham is."""
LARGE = 100_000
"""How many people make a city so large that its name alone is taken for it: `Spring` is a city too."""


def is_city(name: str, smallest: int = 0) -> bool:
    """Whether a text is the name of a city of the table, with at least so many people."""
    return any(city.people >= smallest for city in _cities(name))


def is_like_town(name: str) -> bool:
    """Whether a name has a form that towns alone have: `Villeneuve-d'Ascq`, `Saint-Germain-en-Laye`, `Stratford-upon-Avon`."""
    return _FORM_OF_TOWN.fullmatch(name) is not None


def is_elsewhere(city: str, country: str) -> bool:
    """Whether the largest city of a name is in another country than the one that is named: Atlanta, and Georgia."""
    return _cities(city)[:1] != () and _cities(city)[0].country != country_code(country)


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country, by its name in en, es, pt or fr, or by the code itself in capitals."""
    if name.strip() in zones_by_country():
        return name.strip()
    return _countries().get(fold(name))


def country_name(code: str, language: str) -> str:
    """What a country of an ISO 3166-1 alpha-2 code is called in a language (BCP 47), or in English where that is none of ours."""
    tags = ("en", "es", "pt", "fr")
    tag = language.partition("-")[0].lower()
    return _labels()[code][tags.index(tag) if tag in tags else 0]


@lru_cache(maxsize=1)
def _labels() -> dict[str, list[str]]:
    return {code: labels for code, *labels in read_table("vocab", "countries.tsv")}


def country_at_end(text: str) -> int | None:
    """Where the name of a country begins that ends a text, as in `Sucre-Bolivia` or `Lima, Perú`; None when none does."""
    words = [at for at in range(len(text)) if text[at].isalnum() and (at == 0 or text[at - 1] in " ,-–—(/")]
    for at in words[-_LONGEST_NAME:]:
        if fold(text[at:].rstrip(" .)")) in _countries():
            return at
    return None


_TERRITORIES = {country: frozenset(codes.split()) for country, codes in read_table("vocab", "territories.tsv")}
"""What belongs to a country and has a code of its own (ISO 3166-1), and clocks of its own."""


@lru_cache(maxsize=1)
def _regions() -> dict[tuple[str, str], frozenset[str]]:
    """Country and region, by its code or its name, to the zones of its places."""
    return {
        (country, fold(name)): frozenset(zones.split())
        for country, names, zones in read_table("vocab", "regions.tsv")
        for name in names.split(" ; ")
    }


@lru_cache(maxsize=1)
def _region_names() -> frozenset[str]:
    return frozenset(name for _, name in _regions())


def is_region(name: str) -> bool:
    """Whether a text is the name of a region of a country, or its code in capitals: `Illinois`, `IL`."""
    return fold(name) in _region_names() and (len(name) > _LONGEST_CODE or name.isupper())


def zone_of_place(country: str | None, city: str | None, region: str = "") -> str | None:
    """The IANA time zone of a place, by names or codes as written; None when it is not certain."""
    code = country_code(country) if country else None
    if code is None:
        return None
    territories = _TERRITORIES.get(code, frozenset())
    if country_code(region) in territories and (code, fold(region)) not in _regions():
        return zone_of_place(country_code(region), city)
    zones = frozenset(zones_by_country().get(code, ()))
    zones = _regions().get((code, fold(region)), zones)
    if len(zones) == 1 and not territories:
        return min(zones)
    cities = _cities(city or "")
    if not territories.isdisjoint(one.country for one in cities) and all(one.country != code for one in cities):
        return None  # Fort-de-France in France has other clocks than Paris; so may have a city of that name in the country
    if len(zones) == 1:
        return min(zones)
    of_city = {one.zone for one in cities if one.country == code} & zones
    return of_city.pop() if len(of_city) == 1 else None if of_city else _zone_of_all(code)


@lru_cache(maxsize=256)
def _zone_of_all(code: str) -> str | None:
    """The first zone of a country of which all have shown the same time in this century; None where they have not."""
    zones = zones_by_country().get(code, ())
    days = [f"{year}-{month}-15T12:00" for year in range(2001, 2031) for month in ("01", "07")]
    same = bool(zones) and all(len({offset(one, day) for one in zones}) == 1 for day in days)
    return zones[0] if same else None


def countries_of_city(city: str) -> list[str]:
    """The codes of the countries that have a city of a name in the table, that of the largest one first."""
    return [*dict.fromkeys(one.country for one in _cities(city))]


def country_of_city(city: str) -> str:
    """The English name of the country of the largest city of a name; "" where the table knows none."""
    cities = _cities(city)
    return country_name(cities[0].country, "en") if cities else ""


def zone_of_city(city: str) -> str | None:
    """The IANA time zone of a city that stands without its country; None when it is not certain.

    It is certain when all cities of that name in the table share one zone, or one has ten times the people of any other.
    """
    cities = _cities(city)
    if not cities:
        return None
    rivals = [one.people for one in cities if one.zone != cities[0].zone]
    return cities[0].zone if cities[0].people >= _MUCH_LARGER * max(rivals, default=0) else None
