"""Who made, led or gave something else than the event, and holds none: `a study led by the Ministry`, `photo by the Archive`."""

from __future__ import annotations

import re

from event_ld.folding import fold
from event_ld.readers.programme.body_names import body_phrase
from event_ld.readers.programme.words import is_word, spelled_pattern
from event_ld.vocabulary import event_kind_words

_EVENTS = frozenset({"event", "events", "evento", "evenement", "activity", "actividad", "actividade", "atividade", "activite"})
_NEAR = 200
_HOLDS = re.compile(r"(?:co-?)?(?:organi|host)", re.IGNORECASE)
"""How a verb begins that is said of an event, and of no study or prize."""
_PERHAPS = re.compile(r"run|put\s|you\s|present|apresent|présent", re.IGNORECASE)
"""How a verb begins that is said of much, and holds only of an event, or where nothing stands before it."""
_BEGIN = re.compile(r"[.!?:;]\s|\n\s?\n|\n[^\S\n]{0,9}[-*•]\s")
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_ELISION = re.compile(r"[^\W\d_]{1,2}['’]")
_BY = spelled_pattern(r"(?<=[^\W_])\s(?:by|par|por|pel[oa]s?)\s(?:(?:{article})\s|l['\u2019])?\Z")
_THANKS = spelled_pattern(
    r"(?<![^\W_])(?:thank(?:s\sto)?|grateful\sto|agradec\w{2,5}\sal?|gracias\sal?|obrigad[oa]s?\s(?:ao?|à)|merci\s(?:à|aux?)"
    r"|remerci\w{2,4})\s(?:(?:{article})\s|l['\u2019])?\Z"
)


def is_of_other(text: str, verb: re.Match[str]) -> bool:
    """Whether a text says of a study, a prize or another work, and not of the event, by whom it is: `a project led by the`."""
    before = text[max(verb.start() - _NEAR, 0) : verb.start()]
    subject = subject_in(before)
    if says_perhaps(verb):
        return subject != "event" and _WORD.search(_BEGIN.split(before)[-1]) is not None
    return subject == "made" and _HOLDS.match(verb[0]) is None


def says_perhaps(verb: re.Match[str]) -> bool:
    """Whether a verb within a sentence is said of people and other things as well: `presented by`, and no `Presented by`."""
    return verb[0][0].islower() and _PERHAPS.match(verb[0]) is not None


def is_only_named(text: str, start: int) -> bool:
    """Whether a body is thanked, or stands behind a `by` that says who did something else: `collected by the`, `Catering by`."""
    before = text[max(start - _NEAR, 0) : start]
    by = _BY.search(before)
    if by is not None and any(one.end() >= by.start() for one in body_phrase("support").finditer(before)):
        return False
    if by is None:
        return _THANKS.search(before) is not None
    held = next((one for one in body_phrase("held-by").finditer(before) if one.end() >= by.start()), None)
    return is_of_other(before, held) if held is not None else subject_in(before[: by.start()], 1) != "event"


def subject_in(before: str, most: int | None = None) -> str:
    """Whether the nearest word that says so is of an event or of a work in a sentence, read backwards; "" for none."""
    sentence = _BEGIN.split(before)[-1]
    words = [_ELISION.sub("", word) for word in _WORD.findall(sentence)]
    for word in words[::-1][:most]:
        if fold(word) in _EVENTS or fold(word) in event_kind_words() or is_word("event-noun", word):
            return "event"
        if is_word("made", word):
            return "made"
    return ""
