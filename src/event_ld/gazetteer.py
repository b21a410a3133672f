"""Names of countries and cities to time zones, from the extracts in `vocab/` and the IANA database.

A zone is only given when it is certain: the country has one zone, or all the cities of that name in it share one. The table
of given names, by which people are told from titles, is here too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from event_ld.folding import fold
from event_ld.resources import data_dir, read_data, read_table
from event_ld.thesaurus import Index
from event_ld.zones import offset, zones_by_country

_LANGUAGE_COLUMNS = 5
_LONGEST_NAME = 6  # words
_MUCH_LARGER = 10
_FAR_LARGER = 20
_LARGER = 3
_NOTED = 15_000
_LONGEST_CODE = 3


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


@lru_cache(maxsize=1)
def _table_of_towns() -> Index:
    """The table of towns, in bytes: the most of them nobody asks for."""
    return Index((data_dir("vocab") / "towns.tsv").read_bytes())


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


@lru_cache(maxsize=4096)
def _row_of_towns(name: str) -> str:
    """What the table of towns has of a name; "" for nothing."""
    return next((row for (row,) in _table_of_towns().lines(fold(name))), "")


@lru_cache(maxsize=4096)
def _towns(name: str) -> tuple[City, ...]:
    """The cities and the towns of a name, the largest first."""
    found = [*_cities(name)]
    for town in filter(None, _row_of_towns(name).lstrip("*").split(";")):
        country, people, *zone = town.split(" ")
        found.append(City(country, zone[0] if zone else zones_by_country()[country][0], int(people)))
    return tuple(sorted(found, key=lambda one: -one.people))


@lru_cache(maxsize=1)
def _given_names() -> frozenset[str]:
    return frozenset(name for (name,) in read_table("vocab", "given-names.tsv"))


def is_given_name(word: str) -> bool:
    """Whether a word is a given name of people, or several with hyphens; case and accents do not matter."""
    known = _given_names()
    return fold(word) in known or ("-" in word and all(fold(part) in known for part in word.split("-")))


BRITISH_POSTAL_CODE = r"[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}"
"""The pattern of a postal code of the United Kingdom, which says in which country a town such as Durham is."""
_POSTAL_CODES = (
    ("GB", re.compile(BRITISH_POSTAL_CODE)),
    ("CA", re.compile(r"[A-Z]\d[A-Z]\s?\d[A-Z]\d")),
    ("PT", re.compile(r"\d{4}-\d{3}")),
    ("BR", re.compile(r"\d{5}-\d{3}")),
)
"""The forms of the postal codes that only one country has."""
LARGE = 100_000
"""How many people make a city so large that its name alone is taken for it: `Spring` is a city too."""


def is_city(name: str, smallest: int = 0) -> bool:
    """Whether a text is the name of a city that it may be taken for anywhere, with at least so many people."""
    return any(city.people >= smallest for city in _cities(name))


def is_town(name: str, *, surely: bool = False) -> bool:
    """Whether a text that stands where a town does is one, however small it is.

    It stands there behind `in` in a sentence of an event, behind a street, below `Where:`. A word, such as `Welcome`, and what
    begins as names of people do are a town only `surely`: beside a postal code, or before its country.
    """
    row = _row_of_towns(name) if name[:1].isupper() else ""
    return is_city(name) or (row != "" and (surely or not (row[0] == "*" or is_given_name(name.split(maxsplit=1)[0]))))


def is_elsewhere(city: str, country: str) -> bool:
    """Whether the largest city of a name is in another country than the one that is named: Atlanta, and Georgia."""
    return _towns(city)[:1] != () and _towns(city)[0].country != country_code(country)


def country_of_postal_code(code: str) -> str | None:
    """The country that a postal code is of by its form; None where several have the like."""
    return next((country for country, form in _POSTAL_CODES if form.fullmatch(code)), None)


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


@lru_cache(maxsize=4096)
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
    cities = _towns(city or "")
    if not territories.isdisjoint(one.country for one in cities) and all(one.country != code for one in cities):
        return None  # Fort-de-France in France has other clocks than Paris; so may have a city of that name in the country
    if len(zones) == 1:
        return min(zones)
    clocks = {_clocks(zone) for zone in zones}  # of the zones of a region that show the same time the table has one
    inside = [one for one in cities if one.country == code and _clocks(one.zone) in clocks]
    town = _much_the_largest(inside, _FAR_LARGER) if inside else None
    return town.zone if town is not None else None if inside else _zone_of_all(code)


def _clocks(zone: str) -> tuple[str, str]:
    """What the clocks of a zone show in January and in July, as offsets."""
    return offset(zone, "2027-01-15T12:00"), offset(zone, "2027-07-15T12:00")


@lru_cache(maxsize=256)
def _zone_of_all(code: str) -> str | None:
    """The first zone of a country of which all have shown the same time in this century; None where they have not."""
    zones = zones_by_country().get(code, ())
    days = [f"{year}-{month}-15T12:00" for year in range(2001, 2031) for month in ("01", "07")]
    same = bool(zones) and all(len({offset(one, day) for one in zones}) == 1 for day in days)
    return zones[0] if same else None


def countries_of_city(city: str) -> list[str]:
    """The codes of the countries that have a town of a name, that of the largest one first."""
    return [*dict.fromkeys(one.country for one in _towns(city))]


@lru_cache(maxsize=1)
def _spoken() -> dict[str, frozenset[str]]:
    return {language: frozenset(codes.split()) for language, codes in read_table("vocab", "spoken.tsv")}


def _much_the_largest(towns: Iterable[City], times: int = _MUCH_LARGER) -> City | None:
    """The first of some towns, which is the largest; None where one in another zone comes near it."""
    first, *others = towns
    return first if first.people >= times * max((one.people for one in others if one.zone != first.zone), default=0) else None


@lru_cache(maxsize=4096)
def town_meant(name: str, region: str = "", language: str = "", said: frozenset[str] = frozenset()) -> City | None:
    """The town that a name without its country means; None where that is not certain.

    It is the only one in a country that has the region, or else in one that is `said`; or the largest, if none of that name in
    another zone has a tenth of its people. In a text in Spanish, Portuguese or French it may have a third in a country where
    that is not spoken; and where only a small one is in a country where it is, nothing is certain, as with Lagos. English is
    written about towns everywhere. A small town in a country of another language is certain if there is no other.
    """
    towns = [*_towns(name)]
    inside = {country for country, of in _regions() if of == fold(region)} if region else set()
    inside = {one.country for one in towns if one.country in inside} or inside
    if len(inside) == 1:
        zone = zone_of_place(min(inside), name, region)
        return City(min(inside), zone, 0) if zone is not None else None
    of_said = {one.country for one in towns} & said
    if len(of_said) == 1:
        return _much_the_largest(one for one in towns if one.country in of_said)
    tag = language.partition("-")[0].lower()
    spoken = _spoken().get(tag, frozenset())
    own = [one for one in towns if one.country in spoken]
    if not towns or towns[0] not in own:
        is_alone = all(one.zone == towns[0].zone for one in towns)
        is_known = is_city(name) or (is_alone and bool(towns) and towns[0].people >= _NOTED)
        is_open = tag != "en" and any(one.zone != towns[0].zone for one in own)
        return _much_the_largest(towns) if is_known and not is_open else None
    return _much_the_largest(towns) or (_much_the_largest(own) if tag != "en" and _much_the_largest(towns, _LARGER) else None)


def zone_of_city(city: str) -> str | None:
    """The IANA time zone of a city that stands without its country; None when it is not certain."""
    meant = town_meant(city) if is_city(city) else None
    return meant.zone if meant is not None else None
