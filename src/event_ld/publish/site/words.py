"""What the pages of a site say, in four languages, from `vocab/site-words.tsv`; dates as people write them."""

from __future__ import annotations

from functools import lru_cache

from event_ld.resources import read_table

_LANGUAGES = ("en", "es", "pt", "fr")


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, *words in read_table("vocab", "site-words.tsv")}


def word(key: str, language: str | None) -> str:
    """What a key is called in a language, or in English where that is none of the four.

    Args:
        key: A key of the table.
        language: A BCP 47 tag; its first part counts.
    """
    tag = (language or "en").partition("-")[0].lower()
    return _table()[key][_LANGUAGES.index(tag) if tag in _LANGUAGES else 0]


_LEFTWARD = frozenset(
    ("ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi")
)
_LEFTWARD_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "samr", "syrc", "thaa"})


def direction(language: str) -> str:
    """Which way a language is written: `rtl` or `ltr`.

    Args:
        language: A BCP 47 tag; a script in it decides (`ku-Arab`, `az-Latn`).
    """
    first, *others = language.lower().split("-")
    script = next((one for one in others if len(one) == len("arab") and one.isalpha()), "")
    return "rtl" if script in _LEFTWARD_SCRIPTS or (not script and first in _LEFTWARD) else "ltr"


def day_text(day: str, language: str | None) -> str:
    """A day as people write it: `24 November 2022`, `24 de noviembre de 2022`.

    Args:
        day: An ISO 8601 date, or a date-time, whose day is taken.
        language: A BCP 47 tag.
    """
    year, month, number = day[:10].split("-")
    name = word(f"month-{int(month)}", language)
    between = " de " if (language or "").partition("-")[0] in {"es", "pt"} else " "
    return between.join((str(int(number)), name, year))


def clock_text(moment: str) -> str:
    """The time of day of an ISO 8601 date-time; "" for a date."""
    return moment.partition("T")[2][:5]
