"""Names of countries and cities to time zones, from the extracts in `vocab/` and the IANA database.

A zone is only given when it is certain: the country has one zone, or all the cities of that name in it share one.
"""

from __future__ import annotations

from functools import lru_cache

from event_ld.folding import fold
from event_ld.resources import read_table
from event_ld.zones import zones_by_country

_LANGUAGE_COLUMNS = 5
_LONGEST_NAME = 6  # words


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    names: dict[str, str] = {}
    for code, *labels in read_table("vocab", "countries.tsv"):
        written = [*labels[: _LANGUAGE_COLUMNS - 1], *labels[_LANGUAGE_COLUMNS - 1].split(" ; ")]
        names |= {fold(name): code for name in written if name}
    return names


@lru_cache(maxsize=1)
def _cities() -> dict[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], frozenset[str]] = {}
    for country, zone, name in read_table("vocab", "cities.tsv"):
        key = (country, fold(name))
        found[key] = found.get(key, frozenset()) | {zone}
    return found


def country_code(name: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country, by its name in en, es, pt or fr, or by the code itself.

    Args:
        name: The name as written, or a code in capitals.
    """
    if name.strip() in zones_by_country():
        return name.strip()
    return _countries().get(fold(name))


def country_at_end(text: str) -> int | None:
    """Where the name of a country begins that ends a text; None when none does.

    Args:
        text: For instance `Sucre-Bolivia` or `Lima, Perú`.
    """
    words = [at for at in range(len(text)) if text[at].isalnum() and (at == 0 or text[at - 1] in " ,-–—(/")]
    for at in words[-_LONGEST_NAME:]:
        if fold(text[at:].rstrip(" .)")) in _countries():
            return at
    return None


def zone_of_place(country: str | None, city: str | None) -> str | None:
    """The IANA time zone of a place; None when it is not certain.

    Args:
        country: The country's name or code, as written.
        city: The city's name, as written.
    """
    code = country_code(country) if country else None
    if code is None:
        return None
    zones = zones_by_country().get(code, ())
    if len(zones) == 1:
        return zones[0]
    of_city = _cities().get((code, fold(city or "")), frozenset())
    return next(iter(of_city)) if len(of_city) == 1 else None
