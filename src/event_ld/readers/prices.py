"""What something costs, as people write it in a cell or a line of its own: `12,50 €`, `Bs 50`, `$8 students, $12 others`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category

from event_ld.codes import currency_meant, currency_of
from event_ld.readers.programme.words import is_word, known_words
from event_ld.resources import read_table

_BLANK = " '’\xa0\u202f"
_AMOUNT = re.compile(
    rf"(?<![\d.,])(?:\d{{1,3}}(?:(?:,\d{{3}})+\.\d{{1,2}}|(?:\.\d{{3}})+,\d{{1,2}}|(?:[{_BLANK}]\d{{3}})+(?:[.,]\d{{1,2}})?|(?:[.,]\d{{3}})+)"
    r"|\d{1,9}(?:[.,]\d{1,2})?)(?![\d%]|[.,:/]\d)"
)
_SEPARATOR = re.compile(rf"[.,{_BLANK}]")
_PRICES = re.compile(r"(?<!\s)\s+/\s|[;|\n]")
"""What stands between several prices in one place."""
_PERHAPS = re.compile(r",\s|(?<!\s)\s(?:y|e|et|and|und|or|ou?)\s|(?<!\s)\s\((?=[^()]*\d)", re.IGNORECASE)
"""What stands between several prices, or within what one is for."""
_BEFORE, _BEHIND = re.compile(r"(?:^|(?<=[\s:(]))[^\s\d:()-]{1,12}$"), re.compile(r"[^\s\d,;:()-]{1,12}")
_NO_CENTS = re.compile(r"[.,][-–—]")
_AROUND = " :;,.-–—()[]*"
_LONGEST = 40
_DIGITS_OF_DINARS = 3
_ENROLMENT = re.compile(
    r"(?<![\s,(])[\s,(]+(?:(?:with|con|com|avec|sur|mediante|upon|mit|previa|prévia)\s(?:r[eé]serv|regist|inscri|anmeldung)[^\W\d_]*(?:\s[^\W\d_]+)?"
    r"|(?:hasta (?:completar|agotar)|até (?:ao? )?(?:limite|lotação|esgotar)|dans la limite|while \w+ last|until \w+ full)"
    r"[^\d()]{0,40})\)?$",
    re.IGNORECASE,
)
"""What stands behind a word for a price of nothing: that one has to register, or that there are not places for all."""
_FOR = re.compile(r"^\s*(?:para|for|to|pour|a|aux?|für|les|los|las|os|as)(?=\s)", re.IGNORECASE)


class Price(NamedTuple):
    """A price: its amount, for whom or what it is, the currency, what is written for that, and the rule that gives it."""

    amount: str
    label: str = ""
    money: str = ""
    sign: str = ""
    rule: str = ""


def is_free(text: str) -> bool:
    """Whether a price says that it costs nothing, perhaps with registration, or for as many as there are places."""
    bare = _ENROLMENT.sub("", text)
    return is_word("free", bare) or is_word("cell-free", bare)


def prices_in(text: str, country: str = "") -> list[Price]:
    """The prices that a text is, in one currency; none where a part of it is anything else, or says that it may be more or less.

    A sign may mean the currency of the country in which they are paid, which is told by its code.
    """
    found: list[Price | None] = []
    for part in _PRICES.split(text.strip()):
        pieces = _PERHAPS.split(part)
        several = [_price(piece) for piece in pieces] if len(pieces) > 1 else [None]
        found += several if all(one is not None and one.label for one in several[1:]) and several[0] else [_price(part)]
    known = [one for one in found if one is not None]
    signs = {one.money or one.sign for one in known if one.sign}
    is_labelled = any(one.label for one in known)
    if (
        len(known) < len(found)
        or len(signs) > 1
        or (is_labelled and not signs)
        or not any(float(one.amount or 0) for one in known)
    ):
        return known if len(known) == len(found) == 1 and known[0].amount == "0" and not known[0].label else []
    money, sign = next(((one.money, one.sign) for one in known if one.sign), ("", ""))
    local = currency_of(country, sign) if sign and not money else ""
    own = {"money": money or local, "sign": sign, "rule": "currency-from-place" if local else ""}
    return [one._replace(**own) for one in known] if all(one.amount for one in known) else []


def _price(text: str) -> Price | None:
    """One price, and for whom or what it is; "" is the amount of one that may mean two."""
    amounts = list(_AMOUNT.finditer(text))
    free = known_words("free", "cell-free").match(text.strip(_AROUND)) if not amounts else None
    if free is not None:
        label = _FOR.sub("", text.strip(_AROUND)[free.end() :]).strip(_AROUND)
        return Price("0", label) if label and _may_label(label) else None
    if len(amounts) != 1:
        return None
    before, behind = text[: amounts[0].start()].rstrip(), text[amounts[0].end() :]
    behind = behind[2:] if _NO_CENTS.match(behind) else behind
    own, other = _BEFORE.search(before), _BEHIND.match(behind.lstrip())
    sign = next((one[0].strip("., ") for one in (own, other) if one is not None and _is_money(one[0])), "")
    if own is not None and sign and own[0].startswith(sign):
        before = before[: own.start()]
    elif other is not None and sign:
        behind = behind.lstrip()[other.end() :]
    label, *more = [said for one in (before, behind) if (said := one.strip(_AROUND)) and not is_word("price", said)] or [""]
    return Price(_amount(amounts[0][0], sign), label, currency_meant(sign), sign) if not more and _may_label(label) else None


def _may_label(text: str) -> bool:
    """Whether words may say for whom a price is, and not that it is another for some, or that of a drink (`$6 beer`)."""
    return len(text) <= _LONGEST and not any(map(str.isdigit, text)) and not known_words("price-open", "price-other").search(text)


def _is_money(text: str) -> bool:
    bare = text.strip(".")
    return bool(currency_meant(bare)) or bare.casefold() in _signs() or any(category(letter) == "Sc" for letter in text)


@lru_cache(maxsize=1)
def _signs() -> frozenset[str]:
    """The signs of currencies in letters, which several may have, as `£` and `$`: `Bs`, `S/`."""
    rows = read_table("vocab", "programme-words.tsv")
    return frozenset(word for kind, _, listed in rows if kind == "money" for word in listed.split(" ; "))


def before_price(text: str) -> int:
    """Where what stands behind the last commas of a text begins to say what something costs: `Ellen Park, 18 €, SOLD OUT`."""
    end = len(text)
    while (at := text.rfind(",", 0, end)) > 0:
        part = text[at + 1 : end].strip()
        if not (any(one.sign and not one.label for one in prices_in(part)) or is_free(part) or is_word("sold-out", part)):
            break
        end = at
    return end


def _amount(text: str, sign: str) -> str:
    """A number with a point, out of the forms of several countries; "" for one that may mean two (`1.250`, which dinars have)."""
    *_, last = parts = _SEPARATOR.split(text)
    if len(parts) == 2 and len(last) == _DIGITS_OF_DINARS and text[-4] in ".,":  # noqa: PLR2004  # one separator
        from babel.numbers import get_currency_precision  # noqa: PLC0415  # what few prices need

        money = currency_meant(sign)
        if not sign or (money and get_currency_precision(money) == _DIGITS_OF_DINARS):
            return ""
    return "".join(parts) if len(parts) == 1 or len(last) == _DIGITS_OF_DINARS else f"{''.join(parts[:-1])}.{last}"
