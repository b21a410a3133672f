"""What something costs, as people write it in a cell or a line of its own: `12,50 €`, `EUR 1,250.00`, `€5 / €3`, `free`."""

from __future__ import annotations

import re
from unicodedata import category

from event_ld.codes import currency_meant
from event_ld.readers.programme.words import is_word

_BLANK = " '’\xa0\u202f"
_AMOUNT = (
    rf"\d{{1,3}}(?:(?:,\d{{3}})+\.\d{{1,2}}|(?:\.\d{{3}})+,\d{{1,2}}|(?:[{_BLANK}]\d{{3}})+(?:[.,]\d{{1,2}})?|(?:[.,]\d{{3}})+)"
    r"|\d{1,9}(?:[.,]\d{1,2})?"
)
_PRICE = re.compile(rf"(?P<before>[^\d\s.,-]{{0,5}})\s?(?P<amount>{_AMOUNT})(?:[.,]-)?\s?(?P<after>[^\d\s.,-]{{0,8}})$")
_SEPARATOR = re.compile(rf"[.,{_BLANK}]")
_PRICES = re.compile(r"(?<!\s)\s+/\s|[;|\n]")
"""What stands between several prices in one place."""
_DIGITS_OF_DINARS = 3
_ENROLMENT = re.compile(
    r"(?<![\s,(])[\s,(]+(?:(?:with|con|com|avec|sur|mediante|upon|mit|previa|prévia)\s(?:r[eé]serv|regist|inscri|anmeldung)[^\W\d_]*(?:\s[^\W\d_]+)?"
    r"|(?:hasta (?:completar|agotar)|até (?:ao? )?(?:limite|lotação|esgotar)|dans la limite|while \w+ last|until \w+ full)"
    r"[^\d()]{0,40})\)?$",
    re.IGNORECASE,
)
"""What stands behind a word for a price of nothing: that one has to register, or that there are not places for all."""


def is_free(text: str) -> bool:
    """Whether a price says that it costs nothing, perhaps with registration, or for as many as there are places."""
    bare = _ENROLMENT.sub("", text)
    return is_word("free", bare) or is_word("cell-free", bare)


def prices_in(text: str) -> tuple[list[str], str, str]:
    """The amounts that a text is, none where it is anything else; their currency, and the sign that may mean several.

    Args:
        text: The text.
    """
    found = [_PRICE.match(part.strip()) for part in _PRICES.split(text.strip())]
    written = [one for each in found if each is not None for one in (each["before"], each["after"]) if one]
    money = {known for one in written if (known := currency_meant(one))}
    amounts = [_amount(each["amount"], min(money, default="")) if each is not None else "" for each in found]
    kinds = {currency_meant(one) or one for one in written}
    is_sure = all(amounts) and len(kinds) <= 1 and all(currency_meant(one) or _has_sign(one) for one in written)
    return (amounts, min(money, default=""), next(iter(written), "")) if is_sure else ([], "", "")


def _has_sign(text: str) -> bool:
    """Whether a text has the sign of a currency, which several may have: `£`, `$`."""
    return any(category(letter) == "Sc" for letter in text)


def before_price(text: str) -> int:
    """Where what stands behind the last commas of a text begins to say what something costs: `Ellen Park, 18 €, SOLD OUT`.

    Args:
        text: One line, or a part of it.
    """
    end = len(text)
    while (at := text.rfind(",", 0, end)) > 0:
        part = text[at + 1 : end].strip()
        amounts, _, sign = prices_in(part)
        if not ((amounts and sign) or is_free(part) or is_word("sold-out", part)):
            break
        end = at
    return end


def _amount(text: str, money: str) -> str:
    """A number with a point, out of the forms of several countries; "" for one that may mean two (`1.250`, which dinars have)."""
    *_, last = parts = _SEPARATOR.split(text)
    if len(parts) == 2 and len(last) == _DIGITS_OF_DINARS and text[-4] in ".,":  # noqa: PLR2004  # one separator
        from babel.numbers import get_currency_precision  # noqa: PLC0415  # what few prices need

        if not money or get_currency_precision(money) == _DIGITS_OF_DINARS:
            return ""
    return "".join(parts) if len(parts) == 1 or len(last) == _DIGITS_OF_DINARS else f"{''.join(parts[:-1])}.{last}"
