"""What literals are worth: whether their text is one of their datatype, and which of two is the smaller.

XML Schema 1.1 Part 2 for the lexical forms; SPARQL 1.1, section 17.3, for the comparisons that SHACL refers to.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.mapping import RDF, XSD

if TYPE_CHECKING:
    from event_ld.triple import Literal

STRING = f"{XSD}string"
LANG_STRING = f"{RDF}langString"

_BITS = {"long": 64, "int": 32, "short": 16, "byte": 8}
_INTEGERS: dict[str, tuple[int | None, int | None]] = {
    "integer": (None, None),
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    **{name: (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) for name, bits in _BITS.items()},
    **{f"unsigned{name.capitalize()}": (0, 2**bits - 1) for name, bits in _BITS.items()},
}
_ZONE = r"(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)?"
_DAY = r"-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_CLOCK = r"(?:(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?|24:00:00(?:\.0+)?)"
_FORMS = {
    "decimal": r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)",
    "double": r"[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|INF)|NaN",
    "float": r"[+-]?(?:(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|INF)|NaN",
    "boolean": r"true|false|1|0",
    "date": _DAY + _ZONE,
    "dateTime": f"{_DAY}T{_CLOCK}{_ZONE}",
    "time": _CLOCK + _ZONE,
    "gYear": r"-?\d{4,}" + _ZONE,
    "gYearMonth": r"-?\d{4,}-(?:0[1-9]|1[0-2])" + _ZONE,
    "duration": r"-?P(?=.)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=.)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?",
    "hexBinary": r"(?:[0-9a-fA-F]{2})*",
    "language": r"[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    "anyURI": r"[^\s<>\"{}|\\^`]*",
}
_FULL = {name: re.compile(form, re.ASCII).fullmatch for name, form in _FORMS.items()}
_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_NUMBERS = {*_INTEGERS, "decimal", "double", "float"}


DATATYPES = frozenset({
    *_INTEGERS, *_FORMS, "string", "dateTimeStamp", "gMonthDay", "gDay", "gMonth", "dayTimeDuration", "yearMonthDuration",
    "base64Binary", "QName", "NOTATION", "normalizedString", "token", "NMTOKEN", "NMTOKENS", "Name", "NCName", "ID", "IDREF",
    "IDREFS", "ENTITY", "ENTITIES", "anyType", "anySimpleType", "anyAtomicType",
})  # fmt: skip
"""The local names of the built-in datatypes of XML Schema 1.1 Part 2 (sections 3.2 to 3.4)."""

Comparable = Decimal | str | bool | date | datetime | time


def datatype_of(literal: Literal) -> str:
    """The IRI of a literal's datatype; never ""."""
    return LANG_STRING if literal.language else literal.datatype or STRING


def is_well_formed(literal: Literal) -> bool:
    """Whether the text is a lexical form of the datatype; a datatype that is not XML Schema's takes any text."""
    name = literal.datatype.removeprefix(XSD)
    if name in _INTEGERS:
        low, high = _INTEGERS[name]
        if not _INTEGER.fullmatch(literal.text):
            return False
        number = int(literal.text) if len(literal.text) < 100 else 10**100  # noqa: PLR2004  # beyond any bound
        return (low is None or number >= low) and (high is None or number <= high)
    is_form = _FULL.get(name) if literal.datatype.startswith(XSD) else None
    if is_form is None:
        return True
    return is_form(literal.text) is not None and (name not in _MOMENTS or value_of(literal) is not None)


def value_of(literal: Literal) -> Comparable | None:
    """What a literal can be compared by; None where its datatype has no order, or its text is none of it."""
    try:
        name = literal.datatype.removeprefix(XSD)
        if name in _NUMBERS:
            return Decimal(literal.text)
        if name in _MOMENTS:
            return _MOMENTS[name](literal.text)
    except (ValueError, ArithmeticError):
        return None
    if name == "boolean":
        return literal.text in {"true", "1"}
    return literal.text if datatype_of(literal) == STRING else None


@lru_cache(maxsize=4096)
def moment(text: str) -> datetime:
    """A date or a date-time, which several shapes and checks ask for; a ValueError where it is none."""
    return datetime.fromisoformat(text)


_MOMENTS: dict[str, Callable[[str], date | datetime | time]] = {
    "date": lambda text: date.fromisoformat(text[:10]), "dateTime": moment, "time": time.fromisoformat,
}  # fmt: skip


def compare(one: Literal, other: Literal) -> int | None:
    """-1, 0 or 1 as the first is smaller, equal or greater; None where the two can't be compared.

    So are a time with an offset and one without (XML Schema calls their order indeterminate within 14 hours; rdflib takes
    the one without for the smaller).
    """
    first, second = value_of(one), value_of(other)
    if first is None or second is None or type(first) is not type(second):
        return None
    return _order(first, second)


def _order(first: Comparable, second: Comparable) -> int | None:
    try:
        return -1 if first < second else int(first > second)  # type: ignore[operator]  # one family
    except (TypeError, ArithmeticError):  # a time with an offset and one without; NaN
        return None


_UNCERTAIN = timedelta(hours=14)
_SIGNS = frozenset("+-")
"""What stands behind the seconds of a time that has an offset."""


def is_before(one: Literal, other: Literal) -> bool:
    """Whether, of a day and a time or of two times with one offset between them, the first is over before the other comes.

    A day is over at its end; times of which one has no offset may be 14 hours apart and yet the same (XML Schema 1.1 Part 2,
    section 3.3.7.4). It is False for what `compare` knows the order of.
    """
    if one.datatype == other.datatype and one.text[19:20] in _SIGNS and other.text[19:20] in _SIGNS:
        return False
    first, second = value_of(one), value_of(other)
    if first is None or second is None or compare(one, other) is not None:
        return False
    if isinstance(first, datetime) and isinstance(second, datetime):
        return second.replace(tzinfo=None) - first.replace(tzinfo=None) > _UNCERTAIN
    return isinstance(first, date) and isinstance(second, date) and one.text[:10] < other.text[:10]
