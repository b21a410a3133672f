"""Writes `vocab/codes.tsv`, the codes and names of currencies and countries that the validator knows, from babel (CLDR).

Run by hand, in a throw-away environment, when the source has a new release::

    pip install babel && python tools/extract_codes.py
"""

from __future__ import annotations

from collections import defaultdict
from importlib.metadata import version
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_currency_name, get_currency_symbol, list_currencies

LANGUAGES = ("en", "es", "pt", "fr", "de", "it")
VOCAB = Path(__file__).resolve().parents[1] / "vocab"
NO_MONEY = {"XXX", "XTS"}
"""What ISO 4217 keeps for no currency and for tests."""


WITHDRAWN = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}
"""Codes of three letters that ISO 3166-3 lists as no longer in use, and that CLDR still leads to the country of today."""
SHARED = {"$", "¥", "kr", "£"}
"""Symbols of several currencies, of which CLDR gives one alone."""


def currencies() -> list[tuple[str, str, str]]:
    """Each currency with its names; a name or a symbol that several have is left out."""
    current = {one["currency"] for territory in get_global("territory_currencies") for one in _current(territory)}
    names: dict[str, set[str]] = defaultdict(set)
    for code in sorted(list_currencies() - NO_MONEY):
        for language in LANGUAGES if code in current else ():
            for count in (None, 1, 2):
                names[get_currency_name(code, count=count, locale=language).casefold()].add(code)
            names[get_currency_symbol(code, locale=language).casefold()].add(code)
    rows = {
        code: [name for name, of in names.items() if of == {code} and name not in {code.casefold(), *SHARED}]
        for code in list_currencies()
    }
    return [("currency", code, " ; ".join(sorted(rows[code]))) for code in sorted(set(rows) - NO_MONEY)]


def _current(territory: str) -> list[dict[str, str]]:
    of_territory = get_global("territory_currencies")[territory]
    return [{"currency": code} for code, _, end, is_tender in of_territory if end is None and is_tender]


def countries() -> list[tuple[str, str, str]]:
    """Each country with its code of three letters, and its names in its own official languages."""
    known = [line.partition("\t")[0] for line in (VOCAB / "countries.tsv").read_text(encoding="utf-8").splitlines()[2:]]
    longer = {codes[0]: alias for alias, codes in get_global("territory_aliases").items() if _is_code(alias, codes, known)}
    longer["XK"] = "XKX"  # which ISO 3166-1 has not
    found = []
    for code in known:
        names = {longer[code]} if code in longer else set()
        for language, about in get_global("territory_languages").get(code, {}).items():
            if about.get("official_status"):
                names.add(_name(code, language))
        found.append(("country", code, " ; ".join(sorted(names - {""}))))
    return found


def _is_code(alias: str, codes: list[str], known: list[str]) -> bool:
    return len(alias) == 3 and alias.isalpha() and alias not in WITHDRAWN and len(codes) == 1 and codes[0] in known  # noqa: PLR2004  # ISO 3166-1 alpha-3


def _name(code: str, language: str) -> str:
    try:
        return Locale.parse(language).territories.get(code, "")
    except (UnknownLocaleError, ValueError):
        return ""


if __name__ == "__main__":
    head = f"# Currencies of ISO 4217 and countries of ISO 3166-1, from CLDR by babel {version('babel')} (Unicode License v3)."
    rows = ["\t".join(row) for row in [("kind", "code", "names"), *countries(), *currencies()]]
    (VOCAB / "codes.tsv").write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
