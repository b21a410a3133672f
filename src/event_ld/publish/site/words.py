"""What the pages of a site say, in four languages, from `vocab/site-words.tsv`; dates, prices and names as CLDR writes them."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval, format_skeleton, get_timezone, get_timezone_location
from babel.lists import format_list
from babel.numbers import format_currency

from event_ld import zones
from event_ld.gazetteer import country_code, is_country_code
from event_ld.graph.fragments import first_text
from event_ld.readers.settings import SITE_LANGUAGES
from event_ld.recurrence import BY_DAY, FREQUENCY, WEEKDAYS
from event_ld.resources import read_table
from event_ld.vocabulary import scheme_labels

if TYPE_CHECKING:
    from event_ld.model import Offer, Text
from event_ld.recurrence import Rule


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    return {key: tuple(words) for key, *words in read_table("vocab", "site-words.tsv")}


def own_language(language: str | None) -> str:
    """The one of our four languages that a page speaks: the first part of its tag, or English where that is none of them."""
    return (language or "").partition("-")[0].lower() if speaks(language or "") else "en"


def speaks(language: str) -> bool:
    """Whether we have words in a language."""
    return language.partition("-")[0].lower() in SITE_LANGUAGES


def word(key: str, language: str | None) -> str:
    """What a key is called in a language, or in English where that is none of the four."""
    return _table()[key][SITE_LANGUAGES.index(own_language(language))]


_LEFTWARD = frozenset(
    ("ar", "arc", "azb", "ckb", "dv", "fa", "he", "ks", "lrc", "mzn", "nqo", "pnb", "ps", "sd", "syr", "ug", "ur", "yi")
)
_LEFTWARD_SCRIPTS = frozenset({"adlm", "arab", "aran", "hebr", "mand", "nkoo", "samr", "syrc", "thaa"})


def direction(language: str) -> str:
    """Which way a language is written: `rtl` or `ltr`; a script in its tag decides (`ku-Arab`, `az-Latn`)."""
    first, *others = language.lower().split("-")
    script = next((one for one in others if len(one) == len("arab") and one.isalpha()), "")
    return "rtl" if script in _LEFTWARD_SCRIPTS or (not script and first in _LEFTWARD) else "ltr"


@lru_cache(maxsize=256)
def _city(name: str | None, locale: Locale) -> str:
    """What the clocks of a zone are called."""
    if not name or "/" not in name or name.startswith("Etc/"):
        return ""
    return str(get_timezone_location(get_timezone(name), locale, return_city=True))


class Words:
    """What a page says in one language.

    Attributes:
        tag: The language of the words, one of our four.
    """

    def __init__(self, language: str) -> None:
        """Sets up the words of a language; its region, if it names one, decides how dates and prices are written."""
        self.tag = own_language(language)
        region = language if language.partition("-")[0].lower() == self.tag else self.tag
        self._locale = _locale(region) or _locale(self.tag) or Locale("en")

    def __getitem__(self, key: str) -> str:
        """What a key is called."""
        return word(key, self.tag)

    # -- dates and times; each takes an ISO 8601 date or date-time, of which the day counts

    def date(self, moment: str, form: str = "long") -> str:
        """A day as people write it: `long`, `full` with the day of the week, or `EEEE` for that alone."""
        return format_date(_day(moment), form, self._locale)

    def month(self, moment: str) -> str:
        """The month with its year."""
        return format_skeleton("yMMMM", _day(moment), locale=self._locale)

    def days(self, start: str, end: str) -> str:
        """A day, or the first and the last of several, without the year: `14–16 Sept`."""
        first, last = _day(start), _day(end or start)
        if last <= first:
            return format_skeleton("MMMd", first, locale=self._locale)
        return str(format_interval(first, last, "MMMd" if first.year == last.year else "yMMMd", locale=self._locale))

    def day_short(self, moment: str) -> str:
        """A day with its weekday, short and without the year: `Wed, 6 Oct`."""
        return format_skeleton("MMMEd", _day(moment), locale=self._locale)

    def zone(self, name: str | None, moment: str, end: str = "") -> str:
        """Whose clocks a time is told by, and how far they are from UTC: `La Paz, UTC−4`; a time's own offset counts first."""
        if end and self.zone(name, moment) != self.zone(name, end) and "T" in end:
            return _city(name, self._locale)
        own = moment[16:].lstrip(":0123456789.") if "T" in moment else ""
        found = own or (zones.offset(name, moment) if name and "T" in moment else "")
        if not found:
            return ""
        sign, hours, minutes = found[0], found[1:3].lstrip("0"), found[4:6]
        is_shifted = found != "Z" and bool(hours or minutes.strip("0"))
        shift = f"{'−' if sign == '-' else '+'}{hours or '0'}" if is_shifted else ""
        shift += f":{minutes}" if is_shifted and minutes.strip("0") else ""
        return ", ".join(part for part in (_city(name, self._locale), f"UTC{shift}") if part)

    def repeats(self, rule: Rule | None) -> str:
        """By which rule something repeats, until when, and the days that are taken out; "" for one that words would not tell."""
        frequency = FREQUENCY.match(rule.frequency) if rule else None
        days = [BY_DAY.match(one) for one in rule.by_day] if rule else []
        if rule is None or frequency is None or any(one is None or one[1] for one in days) or rule.by_month is not None:
            return ""
        number, unit = frequency[1], frequency[2]
        said = self[f"each-{unit}"] if number == "1" else self[f"several-{unit}"].format(number)
        named = [self._locale.days["stand-alone"]["wide"][WEEKDAYS.index(one[2])] for one in days if one]
        said += f": {format_list(named, locale=self._locale)}" if named else f": {rule.by_month_day}" if rule.by_month_day else ""
        last, taken = rule.last, [self["the-day"].format(self.date(one)) for one in rule.except_dates]
        parts = [said, self["until-day"].format(self.date(last)) if last else "", f"{rule.times} ×" if rule.times else ""]
        parts += [self["except-days"].format(format_list(taken, locale=self._locale))] if taken else []
        return ", ".join(filter(None, parts))

    # -- prices and names

    def price(self, offer: Offer) -> str:
        """The price of an offer: what is free of charge is called so; "" where none is stated."""
        if offer.price is None:
            return ""
        try:
            number = Decimal(offer.price)
        except InvalidOperation:
            return " ".join(part for part in (offer.price, offer.price_currency) if part)
        if not number:
            return self["free"]
        if not offer.price_currency:
            return offer.price
        said = str(format_currency(number, offer.price_currency, locale=self._locale, decimal_quantization=False))
        return _LETTER_AT_DIGIT.sub("\xa0", said)  # currencySpacing of CLDR

    def language(self, tag: str) -> str:
        """What a language is called; its tag where that is not known."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self._locale) or tag
        except (ValueError, UnknownLocaleError):
            return tag

    def country(self, country: Text | None) -> str:
        """What a country is called; a name stays as it is written."""
        text = first_text(country, self.tag)
        code = text if is_country_code(text) else country_code(text)
        return str(self._locale.territories.get(code, text)) if code else text

    def role(self, name: str | None) -> str:
        """What one does in a role, said of women and men alike; what is in no list of ours stays as it is written."""
        key = f"role-{name}"
        return self[key] if key in _table() else scheme_labels("roles.tsv").get(name or "", {}).get(self.tag, name or "")

    def kind(self, name: str | None) -> str:
        """What a kind of event, or a class of schema.org, is called; "" for one of no list of ours."""
        own, key = scheme_labels("event-types.tsv").get(name or "", {}).get(self.tag), f"type-{name}"
        return own or (self[key] if key in _table() else "")


@lru_cache(maxsize=64)
def words(language: str | None) -> Words:
    """The words of a language; English where it is none of ours."""
    return Words(language or "en")


@lru_cache(maxsize=256)
def _locale(tag: str) -> Locale | None:
    """What CLDR knows of a language; English is the one of the world, which puts the day before the month."""
    try:
        return Locale.parse("en-001" if tag.lower() == "en" else tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return None


_LETTER_AT_DIGIT = re.compile(r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")


def _day(moment: str) -> date:
    return datetime.fromisoformat(moment[:10]).date()


def clock_text(moment: str | None) -> str:
    """The time of day of an ISO 8601 date-time; "" for a date."""
    return (moment or "").partition("T")[2][:5]
