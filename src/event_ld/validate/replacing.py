"""The corrected value, where it follows from the wrong one: a date with its zeros, a price without its currency, a status.

What follows without a doubt is marked as certain; what is only likely is a proposal.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import unescape

from event_ld.codes import currency_meant
from event_ld.folding import fold, nearest
from event_ld.mapping import SCHEMA
from event_ld.problems import Replacement
from event_ld.readers.programme.words import is_word, meaning
from event_ld.schema_org import schema_org
from event_ld.triple import Literal, Statement
from event_ld.validate.normal import in_own_form

_NEAR = 0.7
_SITE = "https://schema.org/"
_DATE = re.compile(
    r"(?P<year>\d{4})[-/.](?P<month>\d\d?)[-/.](?P<day>\d\d?)"
    r"(?:[T ]+(?P<hour>\d\d?):(?P<minute>\d\d)(?P<second>:\d\d)?(?:\.\d+)?\s?(?P<zone>Z|[+-]\d\d?:?(?:\d\d?)?)?)?",
    re.ASCII,
)
_AMOUNT = re.compile(r"\d{1,3}(?:(?P<thousands>[.,'  ])\d{3}(?:(?P=thousands)\d{3})*)?(?:[.,]\d{1,2})?|\d+(?:[.,]\d{1,2})?")
_LONGEST_PRICE = 40
_LENGTH = re.compile(r"(\d+) ?(h|hrs?|hours?|horas?|heures?|m|min|mins|minutes?|minutos?)", re.IGNORECASE | re.ASCII)
_BRITISH = re.compile(r"(?<=[a-z])is(?=[ae])|(?<=[an])tre(?=$|[A-Z])")
_WORDS = {
    "eventStatus": {"cancelled": "EventCancelled", "canceled": "EventCancelled", "on schedule": "EventScheduled",
                    "confirmed": "EventScheduled", "cancelado": "EventCancelled", "aplazado": "EventPostponed"},
    "eventAttendanceMode": {"in person": "OfflineEventAttendanceMode", "on site": "OfflineEventAttendanceMode",
                            "virtual": "OnlineEventAttendanceMode", "hybrid": "MixedEventAttendanceMode"},
    "availability": {"available": "InStock", "sold out": "SoldOut", "agotado": "SoldOut"},
}  # fmt: skip
"""What people write, folded, to the member that it means."""
_STATUSES = {"cancelled": "EventCancelled", "postponed": "EventPostponed", "moved": "EventMovedOnline"}
"""What the words of programmes for a status mean."""


def proposed(code: str, predicate: str, value: str) -> Replacement | None:
    """What to write in the place of a value that a shape refuses; None where nothing follows from its code and property."""
    make = _MAKERS.get(code)
    found = make(predicate.removeprefix(SCHEMA), value) if make is not None and value else None
    return None if found is None or found == Replacement(value=value, is_certain=True) else found


def renamed(name: str, meant: str) -> Replacement | None:
    """The key to write for one that schema.org does not have, if one is meant; certain for one word in other spelling."""
    return Replacement(key=meant, is_certain=is_same_word(name, meant)) if meant else None


def is_same_word(name: str, meant: str) -> bool:
    """Whether two names are one word, in other case or in British and American spelling: `Organisation`, `TheatreEvent`."""
    one, two = (_BRITISH.sub(lambda found: "iz" if found[0] == "is" else "ter", text).casefold() for text in (name, meant))
    return one == two


def duration_meant(text: str) -> Replacement | None:
    """The duration of ISO 8601 that a text means, as in `90 minutes`."""
    match = _LENGTH.fullmatch(text.strip())
    return None if match is None else Replacement(value=f"PT{int(match[1])}{match[2][0].upper()}", is_certain=True)


def angle_meant(text: str) -> Replacement | None:
    """The angle that a text with a comma means."""
    return (
        Replacement(value=text.strip().replace(",", "."), is_certain=True) if re.fullmatch(r"\s*-?\d{1,3},\d+\s*", text) else None
    )


def _moment(name: str, value: str) -> Replacement | None:
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    text = f"{match['year']}-{int(match['month']):02}-{int(match['day']):02}"
    if match["hour"]:
        text += f"T{int(match['hour']):02}:{match['minute']}{match['second'] or ''}{_zone(match['zone'] or '')}"
    (read,) = in_own_form([Statement("urn:x", SCHEMA + name, Literal(text))])
    is_one = isinstance(read.value, Literal) and bool(read.value.datatype)  # no 30 February, no hour 25
    return Replacement(value=text, is_certain=True) if is_one else None


def _zone(text: str) -> str:
    if text in {"", "Z"}:
        return text
    hours, _, minutes = text[1:].partition(":") if ":" in text else (text[1:3], "", text[3:])
    return f"{text[0]}{int(hours):02}:{int(minutes or 0):02}"


def _price(_: str, value: str) -> Replacement | None:
    if is_word("cell-free", value) or is_word("free", value):
        return Replacement(value="0", is_certain=True)
    digits = [at for at, letter in enumerate(value[:_LONGEST_PRICE]) if letter.isdecimal()]
    amount = _amount(value[digits[0] : digits[-1] + 1]) if digits else ""
    written = [one.strip() for one in (value[: digits[0]], value[digits[-1] + 1 :]) if one.strip()] if digits else []
    if not amount or len(value) > _LONGEST_PRICE or any(set(one) & set("-–−") for one in written):
        return None
    currencies = [currency_meant(one) for one in written]
    beside = tuple(("priceCurrency", one) for one in currencies if one)[:1]
    return Replacement(value=amount, beside=beside, is_certain=len(beside) == len(written))


def _amount(text: str) -> str:
    """A number as programs read it; "" where a comma or point may part thousands or cents."""
    match = _AMOUNT.fullmatch(text)
    if match is None or (match["thousands"] in {".", ","} and not re.search(r"[.,]\d{1,2}$", text)):
        return ""
    digits = re.sub(r"[^\d.,]", "", text)
    cents = re.search(r"[.,](\d{1,2})$", digits)
    whole = re.sub(r"\D", "", digits[: cents.start()] if cents else digits)
    return f"{whole}.{cents[1]}" if cents else whole


def _member(name: str, value: str) -> Replacement | None:
    members = _members(name)
    said = fold(re.sub(r"(?<=[a-z])(?=[A-Z])", " ", re.sub(r"^.*[/#:]", "", value)))
    joined = said.replace(" ", "")
    status = meaning("status", said) if name == "eventStatus" else None
    exact = _WORDS[name].get(said.removeprefix("event ")) or members.get(joined) or _STATUSES.get(status or "")
    near = exact or members.get(nearest(joined, members, _NEAR) or "")
    return Replacement(value=_SITE + near, is_certain=bool(exact)) if near else None


@lru_cache(maxsize=8)
def _members(name: str) -> dict[str, str]:
    """The members that a property takes, in small letters, with and without what the names have in common."""
    kinds = set(schema_org().properties[name].ranges)
    found = [member for member, of in schema_org().members.items() if kinds & set(of)]
    short = {re.sub("^event|eventattendancemode$", "", one.casefold()): one for one in found}
    return short | {one.casefold(): one for one in found}


def _language(_: str, value: str) -> Replacement | None:
    text = value.strip().replace("_", "-")
    return Replacement(value=text, is_certain=True) if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text) else None


def _unescaped(_: str, value: str) -> Replacement | None:
    text = unescape(value)
    return Replacement(value=text, is_certain=True) if "<" not in text else None


def _bare(_: str, value: str) -> Replacement | None:
    text = value.rstrip(" \t\r\n,;")
    return Replacement(value=text, is_certain=True) if text else None


def _day(_: str, value: str) -> Replacement:
    return Replacement(value=value[:10])


_MAKERS: dict[str, Callable[[str, str], Replacement | None]] = {
    "event-start-format": _moment,
    "event-end-format": _moment,
    "event-status-unknown": _member,
    "event-mode-unknown": _member,
    "offer-availability-unknown": _member,
    "offer-price-format": _price,
    "event-language-unknown": _language,
    "text-with-character-references": _unescaped,
    "address-ends-in-comma": _bare,
    "event-midnight-made-up": _day,
}
"""Code to what makes its replacement of the name of the property and the value."""
