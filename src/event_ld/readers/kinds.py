"""A word as the value of a field, for each kind of field that takes one, and what is said where it is none.

The reader of descriptions asks here, and so does the plain reading of lines, which takes what the reader would take as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

from event_ld.codes import currency_meant
from event_ld.folding import fold, nearest
from event_ld.limits import LONGEST_NUMBER
from event_ld.mapping import MEMBERS, ROWS, Kind, Row
from event_ld.problems import did_you_mean
from event_ld.readers.programme.words import meaning
from event_ld.readers.values import (
    ANY_COUNT,
    COUNTS,
    DECIMAL,
    TIME_OF_DAY,
    TRUTHS,
    count,
    fault_of_angle,
    fault_of_date,
    is_date,
    language_tag,
    tidy_date,
)
from event_ld.recurrence import BY_DAY, FREQUENCY, WEEKDAYS
from event_ld.terms import address, is_for_readers, is_iri
from event_ld.vocabulary import event_kind_named, event_kind_names

_CURRENCY = re.compile(r"[A-Z]{3}\Z")


class Fault(NamedTuple):
    """Why a word is no value: the code of the problem, and the sentence about this very case."""

    code: str
    message: str


def value_of(row: Row, word: str) -> Any:  # noqa: ANN401  # any field's value
    """What a word is as the value of a field, as the model holds it; or the `Fault`."""
    if row.kind in _OF_KIND:
        return _OF_KIND[row.kind](row, word)
    if row.kind not in _SAID:
        return word
    read, code, sentence = _SAID[row.kind]
    made = read(word)
    return Fault(code, sentence.format(field=row.field, word=word)) if made is None else made


def _like(form: re.Pattern[str]) -> Callable[[str], str | None]:
    return lambda word: word if form.match(word) else None


def _weekday(word: str) -> str | None:
    number = meaning("weekday", word.rpartition("/")[2])
    return _like(BY_DAY)(word.upper() if number is None else WEEKDAYS[int(number)])


def _date(row: Row, word: str) -> str | Fault:
    date = tidy_date(word)
    return date if is_date(date) else Fault("date-format", fault_of_date(word, row.field))


def _integer(row: Row, word: str) -> int | Fault:
    number = count(word, row.field)
    least, greatest = COUNTS.get(row.field, ANY_COUNT)
    fault = Fault("wrong-type", f"`{row.field}` takes a whole number from {least} to {greatest}.")
    return fault if number is None else number


def _degrees(row: Row, word: str) -> str | Fault:
    said = fault_of_angle(word, row.field)
    return Fault("coordinates", said) if said else word


def _url(_: Row, word: str) -> str | Fault:
    known = address(word)
    if known is None:
        return Fault("url-format", f"`{word}` is no absolute URL.")
    return known if is_for_readers(known) else Fault("url-format", f"`{word}` is no address that readers of a page could open.")


def _member(row: Row, word: str) -> str | Fault:
    names = MEMBERS[row.field]
    plain = word.rpartition("/")[2]
    for short, member in names.items():
        if fold(plain) in (fold(short), fold(member)):
            return short
    near = nearest(plain, [*names, *names.values()])
    return Fault("wrong-type", f"`{row.field}` takes one of {', '.join(names)}, not `{word}`.{did_you_mean(near)}")


def _concept(_: Row, word: str) -> str | Fault:
    known = word if is_iri(word) else event_kind_named(word)
    if known is not None:
        return known
    names = event_kind_names()
    near = nearest(fold(word), names)
    return Fault("unknown-type", f"`{word}` is no kind of event that is known.{did_you_mean(names.get(near or ''))}")


_FIELDS = frozenset(row.field for row in ROWS["Event"])
_OF_KIND: dict[Kind, Callable[[Row, str], Any]] = {
    Kind.DATE: _date,
    Kind.INTEGER: _integer,
    Kind.DEGREES: _degrees,
    Kind.URL: _url,
    Kind.MEMBER: _member,
    Kind.CONCEPT: _concept,
}
_SAID: dict[Kind, tuple[Callable[[str], Any], str, str]] = {
    Kind.TIME: (_like(TIME_OF_DAY), "wrong-type", "`{field}` takes a time of day such as 09:30."),
    Kind.LANGUAGE: (language_tag, "language-tag", "`{word}` is no BCP 47 language tag."),
    Kind.FREQUENCY: (
        lambda word: _like(FREQUENCY)(meaning("frequency", word) or word.upper()),
        "wrong-type",
        "`{field}` takes P1D, P2W, P1M and the like, or daily, weekly, monthly, yearly, not `{word}`.",
    ),
    Kind.WEEKDAY: (_weekday, "wrong-type", "`{field}` takes a day of the week, or MO, 2TU, -1FR, not `{word}`."),
    Kind.BOOLEAN: (lambda word: TRUTHS.get(word.lower()), "wrong-type", "`{field}` takes true or false."),
    Kind.DECIMAL: (
        _like(DECIMAL),
        "wrong-type",
        f"`{{field}}` takes a number such as 12.50, of {LONGEST_NUMBER} digits at most, without a currency.",
    ),
    Kind.CURRENCY: (
        lambda word: currency_meant(word) or _like(_CURRENCY)(word),
        "currency-unknown",
        "“{word}” may be one of several currencies, or none.",
    ),
    Kind.PROPERTY: (
        lambda word: word if word in _FIELDS else None,
        "unknown-key",
        "`{word}` is no property of an event.",
    ),
}
"""For kinds of one law: what makes a value of a word, or None; and the code and the sentence about what is none."""
