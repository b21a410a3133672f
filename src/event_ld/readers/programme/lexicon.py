"""What the tagger sees of a word by itself: how it is written, and what the tables know of it.

A word of a table gives features of its own (`K=office`); none of them decides alone.
"""

from __future__ import annotations

import re
from functools import lru_cache

from event_ld.folding import fold
from event_ld.gazetteer import country_code, is_city, is_given_name
from event_ld.readers.programme.dates import Days
from event_ld.readers.programme.times import TimeRange
from event_ld.readers.programme.tokens import Kind, Token
from event_ld.readers.programme.words import table
from event_ld.vocabulary import event_kind_words, role_words

_FUNCTION_WORDS = frozenset({
    "of", "the", "and", "de", "la", "el", "los", "las", "y", "e", "et", "du", "des", "da", "do", "dos", "das", "del", "a", "à",
    "en", "in", "for", "with", "con", "com", "avec", "by", "por", "par", "to", "al", "au", "on", "at", "is", "es", "que", "un",
    "una", "une", "um", "uma", "le", "les", "l", "d",
})  # fmt: skip
_UNUSED_KINDS = frozenset({
    "calls-off", "until-notice", "everybody", "asks-who", "degree-name", "rank", "others", "work-of-art", "credit",
    "office-of-firm", "told-of", "law",
    "language", "month", "weekday", "zone", "midday", "negation", "negation-idiom", "room-numbered",
    "moved", "instead", "excepted", "hour-word", "hour-part", "apart", "apart-hours", "doors", "honorifics",
    "office-of-field", "minutes-of", "this", "tickets", "why", "next-day", "place-changed", "cancellation", "goes-on", "formerly",
    "same-hour", "room-of-house", "initiative", "theme", "donation", "state-of-dated", "group", "members", "holder",
    "ticket-host", "showing", "launch", "past-of", "attendance", "half-day", "one-by-one", "follow", "no-kind", "calling-code",
    "decides", "document", "gathers", "month-elsewhere", "month-or-word", "several-bodies", "weekday-elsewhere",
    "municipality", "municipality-last", "event-noun",
    "page-part", "page-adjective", "key-dates", "bounds", "bounds-behind", "term", "last-name", "first-name", "visits",
    "in-order", "talk-noun", "named-after", "named-behind", "father", "jury-role", "made", "part-of",
})  # fmt: skip
_PHRASES = frozenset({
    "section", "room", "column", "honorific", "slot-role", "session", "empty", "parallel", "counter", "day-part", "with",
})  # fmt: skip
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_LONGEST_SHAPE = 8


@lru_cache(maxsize=1)
def _word_kinds() -> dict[str, tuple[str, ...]]:
    """Each word that the tables know, with the features that it gives."""
    found: dict[str, list[str]] = {}
    for kind, words in table().items():
        if kind in _UNUSED_KINDS or kind.startswith("mail-"):
            continue
        for word, value in words.items():
            if " " not in word:
                found.setdefault(word, []).append(f"K={kind}:{value}" if kind in {"section", "column"} else f"K={kind}")
    for word in role_words():
        for part in word.split():
            found.setdefault(part, []).append("K=role" if part == word else "K=of-role")
    for word in event_kind_words():
        if " " not in word:
            found.setdefault(word, []).append("K=event")
    return {word: tuple(dict.fromkeys(kinds)) for word, kinds in found.items()}


def _shape(word: str) -> str:
    if len(word) == 1 and not word.isalnum():
        return word
    letters = _LETTERS.sub(
        lambda part: ("X" if len(part[0]) > 1 and part[0].isupper() else "Xx") if part[0][0].isupper() else "x", word
    )
    return _DIGITS.sub("9", letters)[:_LONGEST_SHAPE]


@lru_cache(maxsize=20_000)
def spelling(word: str) -> tuple[str, ...]:
    """The features of how a word is written."""
    if word.isspace():
        return ("s=tab" if word[0] == "\t" else "s=gap",)
    if word.startswith("<"):
        return (f"s=<{word.strip('</>').split(' ')[0].lower()[:5]}",)
    found = [f"s={_shape(word)}"]
    folded = fold(word)
    if len(folded) > 5 and folded.isalpha():  # noqa: PLR2004  # shorter words have no ending
        found.append(f"x={folded[-3:]}")
    if len(folded) > 4 and folded.isalpha():  # noqa: PLR2004  # the same
        found.append(f"p={folded[:4]}")
    if len(folded) > 3 and folded.isalpha():  # noqa: PLR2004  # the same
        found.append(f"w={folded}")
    if folded in _FUNCTION_WORDS:
        found.append(f"f={folded}")
    return tuple(found)


@lru_cache(maxsize=20_000)
def knowledge(word: str) -> tuple[str, ...]:
    """The features of what the tables know of a word."""
    found = list(_word_kinds().get(fold(word), ()))
    if word[:1].isupper():
        found += ["GN"] if is_given_name(word) else []
        found += ["CITY"] if is_city(word) else []
        found += ["CTRY"] if len(word) > 2 and country_code(word) else []  # noqa: PLR2004  # no codes
    return tuple(found)


@lru_cache(maxsize=1)
def _phrases() -> dict[str, str]:
    """Each phrase that the tables know, with one word for what it is."""
    found: dict[str, str] = dict.fromkeys(map(fold, role_words()), "role")
    for kind, words in table().items():
        if kind in _PHRASES:
            for word, value in words.items():
                found.setdefault(word, f"{kind}:{value}" if kind in {"section", "column"} else kind)
    return found


def known_phrase(text: str) -> str:
    """What the tables know of several words together: `room` of `sala de juntas`, `section:where` of `lugar`; "" for nothing."""
    return _phrases().get(fold(text), "")


def word_features(token: Token) -> tuple[str, ...]:
    """The features of a token by itself."""
    if token.kind is Kind.WORD:
        return spelling(token.text) + knowledge(token.text)
    if token.kind is Kind.BREAK:
        return (f"k=break{len(token.text)}",)
    value = token.value
    if isinstance(value, TimeRange):
        return (f"k={token.kind}", f"k={token.kind}{value.end is not None}")
    if isinstance(value, Days):
        return (f"k={token.kind}", f"k={token.kind}{value.first.year is not None}")
    return (f"k={token.kind}", f"k={token.kind}")
