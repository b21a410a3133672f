"""Small values that every reader checks alike: dates and language tags."""

from __future__ import annotations

import re

from event_ld.limits import LONGEST_NUMBER
from event_ld.model import LARGEST_COUNT
from event_ld.readers.programme.words import meaning
from event_ld.terms import is_language_tag
from event_ld.zones import is_moment

_DATE = re.compile(
    r"(?P<day>\d{4}-\d\d-\d\d)"
    r"([T ](?P<clock>\d{1,2}:\d\d)(?P<seconds>:\d\d)?(\.0+)?\s?(?P<offset>[+-]\d\d:?\d\d|Z)?)?$",
    re.ASCII,  # digits of other scripts are none of ISO 8601 and XML Schema
)
TIME_OF_DAY = re.compile(r"([01]\d|2[0-3]):[0-5]\d$", re.ASCII)
"""An hour and its minutes, in two figures each."""
DECIMAL = re.compile(rf"^(?=(?:\.?\d){{1,{LONGEST_NUMBER}}}$)\d+(\.\d+)?$", re.ASCII)
_ANGLE = re.compile(r"^[+-]?\d{1,3}(\.\d{1,30})?$", re.ASCII)
_LARGEST_ANGLES = {"latitude": 90, "longitude": 180}
CLOCK = re.compile(r"^\d{1,2}:\d\d(:\d\d)?$", re.ASCII)
"""A time of a slot, as people write it."""
TRUTHS = {"true": True, "yes": True, "false": False, "no": False}
_LONGEST_LANGUAGE = 3
COUNTS = {"byMonth": (1, 12), "byMonthDay": (1, 31), "repeatCount": (1, LARGEST_COUNT)}
"""The least and the greatest whole number that a property takes."""
ANY_COUNT = (0, LARGEST_COUNT)
"""The same for every other property."""


def count(text: str, name: str) -> int | None:
    """A whole number, within the bounds of a property; None for any other text."""
    least, greatest = COUNTS.get(name, ANY_COUNT)
    digits = text.lstrip("0") or text[:1]
    if not digits.isascii() or not digits.isdecimal() or len(digits) > len(str(greatest)):
        return None
    return int(digits) if least <= int(digits) <= greatest else None


def fault_of_angle(text: str, name: str) -> str:
    """What is wrong with an angle in decimal degrees, a `latitude` or a `longitude`, as a sentence; "" where nothing is."""
    if _ANGLE.match(text) is None:
        pointed = text.replace(",", ".", 1)
        hint = f" Did you mean {pointed}?" if _ANGLE.match(pointed) else ""
        return f"The {name} “{text}” is no number of degrees, such as -16.5.{hint}"
    if abs(float(text)) <= _LARGEST_ANGLES[name]:
        return ""
    is_swapped = abs(float(text)) <= max(_LARGEST_ANGLES.values())
    hint = " Latitude and longitude may be swapped." if is_swapped else ""
    return f"The {name} {text} is beyond {_LARGEST_ANGLES[name]} degrees.{hint}"


def tidy_date(text: str) -> str:
    """An ISO 8601 date as the model holds it: a `T`, two-digit hours, no idle seconds, an offset with its colon."""
    found = _DATE.match(text.strip())
    if found is None or found["clock"] is None:
        return found["day"] if found else text
    offset = found["offset"] or ""
    if offset == "Z":
        offset = "+00:00"
    elif offset and ":" not in offset:
        offset = f"{offset[:3]}:{offset[3:]}"
    seconds = "" if found["seconds"] in (None, ":00") else found["seconds"]
    return f"{found['day']}T{found['clock'].zfill(5)}{seconds}{offset}"


def is_date(text: str) -> bool:
    """Whether a text is a date, or a date-time, that the calendar has."""
    return _DATE.match(text) is not None and is_moment(text)


def fault_of_date(text: str, name: str) -> str:
    """What is wrong with a date, as a sentence: the calendar has no such day, or it is not written as programs read it."""
    why = "is no date that exists" if _DATE.match(text) else "is not written as ISO 8601"
    return f"`{name}` {why}: `{text}`."


def language_tag(text: str) -> str | None:
    """A BCP 47 tag of a language of two or three letters, in its recommended case (RFC 5646, section 2.1.1), or None."""
    word = text.strip()
    first, *rest = word.split("-")
    if not 1 < len(first) <= _LONGEST_LANGUAGE or not is_language_tag(word):
        return None
    cased = [first.lower()]
    for part in rest:
        if len(part) == 2:  # noqa: PLR2004  # a region
            cased.append(part.upper())
        else:
            cased.append(part.title() if len(part) == 4 and part.isalpha() else part.lower())  # noqa: PLR2004  # a script
    return "-".join(cased)


def tag_named(word: str) -> str:
    """The BCP 47 tag of a language that is named (`Spanish`) or is one (`es_PE`); "" for any other word."""
    plain = word.replace("_", "-").removesuffix("-formal")
    is_tag = len(plain.partition("-")[0]) == 2  # noqa: PLR2004  # letters of ISO 639-1
    return meaning("language-name", word) or (language_tag(plain) if is_tag else None) or ""
