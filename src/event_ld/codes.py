"""Codes of currencies and countries (ISO 4217, ISO 3166-1), and what people write in their place.

The table is `vocab/codes.tsv`, which `tools/extract_codes.py` makes of CLDR; countries are also known by `vocab/countries.tsv`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from event_ld.folding import fold, nearest
from event_ld.gazetteer import country_code
from event_ld.resources import read_table

_NEAR = 0.85
_SHORTEST = 5
"""How long a name is at least that is taken for a misspelt one."""
_CODE = re.compile(r"[A-Za-z]{2,3}")


@lru_cache(maxsize=2)
def _names(kind: str) -> dict[str, str]:
    """Each name as people write it, folded, and each code in small letters, to the code."""
    rows = [
        (code, names.split(" ; ")) for what, code, *rest in read_table("vocab", "codes.tsv") if what == kind for names in rest
    ]
    return {key: code for code, names in rows for name in [code, *names] for key in (fold(name) or name,) if key}


def is_currency(text: str) -> bool:
    """Whether a text is a code of ISO 4217, in capitals."""
    return bool(text) and currency_meant(text) == text


def currency_meant(text: str) -> str:
    """The code of the currency that a text names, as in `Euros`, `€` or `eur`; "" where that is not certain."""
    written = text.strip()
    return _names("currency").get(fold(written) or written, "")


@lru_cache(maxsize=256)
def currency_of(country: str, sign: str) -> str:
    """The code of the currency of a sign, as `$` or `Bs`, in a country ("" for none known); "" where it has none of its own."""
    from babel.core import get_global  # noqa: PLC0415  # what few prices need
    from babel.localedata import exists  # noqa: PLC0415  # as above
    from babel.numbers import get_currency_symbol, get_territory_currencies  # noqa: PLC0415  # as above

    locales = [f"{language}_{country}" for language in get_global("territory_languages").get(country, {})]
    return next(
        (
            str(code)
            for code in (get_territory_currencies(country) if country else ())
            for locale in filter(exists, locales)
            if get_currency_symbol(code, locale=locale).casefold().rstrip(".") == sign.casefold().rstrip(".")
        ),
        "",
    )


@lru_cache(maxsize=256)
def is_tender(currency: str, country: str) -> bool:
    """Whether people pay with a currency in a country, both by their codes."""
    from babel.numbers import get_territory_currencies  # noqa: PLC0415  # what few prices need

    return currency in get_territory_currencies(country)


def country_meant(text: str) -> str:
    """The code of the country that a text names by a name or by a code of three letters; "" for none."""
    return country_code(text) or _names("country").get(fold(text), "")


def country_wrong(text: str) -> tuple[str, str] | None:
    """What is wrong with the text of a country, and the code that is meant, if one is; None where nothing is.

    Names in other languages than ours are taken as they stand: only what is nearly a name that we know, or is like a code and
    is none, is said to be wrong.
    """
    written = text.strip()
    if country_code(written) or not written:
        return None
    if country_code(written.upper()) == written.upper():
        return "is a code that is written in capitals", written.upper()
    if _CODE.fullmatch(written):
        meant = country_meant(written)
        codes = {meant.lower(), alpha_3(meant).lower()}
        return None if meant and fold(written) not in codes else ("is no code of two letters", meant)
    if fold(written) in _names("country"):
        return None
    near = nearest(fold(written), _known(), _NEAR) if len(written) >= _SHORTEST else None
    return None if near is None else ("is no country", country_meant(near))


@lru_cache(maxsize=256)
def alpha_3(code: str) -> str:
    """The code of three letters of a country (ISO 3166-1), by that of two; "" where it has none."""
    return next((name for name, of in _names("country").items() if of == code and len(name) == 3 and name.isalpha()), "").upper()  # noqa: PLR2004  # alpha-3


@lru_cache(maxsize=1)
def _known() -> tuple[str, ...]:
    rows = read_table("vocab", "countries.tsv")
    return tuple({fold(name) for _, *names in rows for name in names if name} | set(_names("country")))
