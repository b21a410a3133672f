"""Which figure of `05/06/2026` is the day: decided once for a programme, and asked where nothing decides.

In this order: a figure over 12 in any such date of the text; a weekday beside the date (`dates` looks at it); the language, where
it has one order (es, pt, fr); three dates or more in a row that are one day apart in one order alone; the countries that the text
names. Dates with points have the day first everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING

from event_ld.gazetteer import country_at_end, country_code
from event_ld.readers.programme.dates import ORDER, Order, find_days
from event_ld.readers.programme.words import language_of
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.problems import Findings

DATE = re.compile(r"(?<![\d/.-])(?P<a>\d?\d)(?P<s>[/-])(?P<b>\d?\d)(?P=s)(?:(?:19|20)\d\d|\d\d)(?![\d/])", re.ASCII)
_LISTED = re.compile(r"[^\W\d_]\s?\Z|[,;(]\s*\Z")
"""What stands before a date that is no heading."""
_MONTHS = 12
_MONTH_FIRST = frozenset({"US"})
"""Countries that write the month first (CLDR, short dates in English)."""
_LONGEST_LINE = 500
_LONGEST_DATE, _LONGEST_WEEKDAY = 10, 20


def order_in(text: str) -> Order:
    """The order of the figures of a text's dates: `day`, `month`, or `unknown`."""
    pairs = [(int(one["a"]), int(one["b"])) for one in DATE.finditer(text)]
    proofs = {"day" if first > _MONTHS else "month" for first, second in pairs if (first > _MONTHS) is not (second > _MONTHS)}
    if len(proofs) == 1:
        return "day" if "day" in proofs else "month"
    if not any(is_open(*pair) for pair in pairs) or (language_of(text) or "en") != "en":
        return "day"
    is_day, is_month = _has_row(text, "day"), _has_row(text, "month")
    if is_day is not is_month and not proofs:
        return "day" if is_day else "month"
    orders = {"month" if code in _MONTH_FIRST else "day" for code in _countries(text)}
    if proofs or len(orders) != 1:
        return "unknown"
    return "day" if "day" in orders else "month"


def _has_row(text: str, order: Order) -> bool:
    """Whether three dates or more, headings one below or beside the other, are days in a row in an order of their figures.

    Those of a list in prose, `08/07/2027, 08/08/2027 and 08/09/2027`, may be a month apart as well.
    """
    kept = ORDER.set(order)
    heads = (one for one in DATE.finditer(text) if _LISTED.search(text, max(one.start() - _LONGEST_DATE, 0), one.start()) is None)
    read = [found.first.iso() for one in heads if (found := find_days(one[0])) is not None]
    ORDER.reset(kept)
    days = [date.fromisoformat(one).toordinal() for one in dict.fromkeys(read) if one is not None]
    return any(first + 2 == second + 1 == third for first, second, third in zip(days, days[1:], days[2:], strict=False))


def is_open(first: int, second: int) -> bool:
    """Whether two figures are a day and a month in either order, and not the same day."""
    return 0 < first <= _MONTHS and 0 < second <= _MONTHS and first != second


@contextmanager
def figures_in_order(findings: Findings) -> Iterator[None]:
    """Reads the dates of a programme in the order of its figures, as long as the context lasts; asks where nothing decides."""
    order = order_in(findings.source.text)
    kept = ORDER.set(order)
    try:
        yield
        if order == "unknown":
            _ask(findings)
    finally:
        ORDER.reset(kept)


def _ask(findings: Findings) -> None:
    text = findings.source.text
    for one in DATE.finditer(text):
        first, second = int(one["a"]), int(one["b"])
        if is_open(first, second) and not _is_read(text, one.start()):
            message = f"{one[0]} is a day in two ways, and nothing in the text says which figure is the month."
            question = f"Is {one[0]} day {first} of month {second}, or day {second} of month {first}?"
            findings.add("date-order", message, Span(one.start(), one.end()), question=question)


def _is_read(text: str, at: int) -> bool:
    """Whether the date at a place is read all the same: a weekday beside it decides."""
    days = find_days(text[: at + _LONGEST_DATE], max(text.rfind("\n", 0, at) + 1, at - _LONGEST_WEEKDAY))
    return days is not None and days.begin <= at < days.finish


def _countries(text: str) -> set[str]:
    """The countries that end a line, or a part of one before a comma."""
    found: set[str] = set()
    for line in text.splitlines():
        for part in line[:_LONGEST_LINE].split(","):
            at = country_at_end(part.rstrip(" .;)"))
            code = country_code(part[at:].strip(" .;)")) if at is not None else None
            found |= {code} if code is not None else set()
    return found
