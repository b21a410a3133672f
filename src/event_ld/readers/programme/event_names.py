"""What sentences call the event: `the 3rd Regional Maps Congress`, `o ciclo literário “365 Mapas”`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.body_names import body_phrase
from event_ld.readers.programme.dates import all_days, find_days
from event_ld.readers.programme.event_kinds import KIND_PATTERN, SERIES
from event_ld.readers.programme.forms import names_form
from event_ld.readers.programme.header import INVITATION, Found, until_end
from event_ld.readers.programme.names import looks_like_organization
from event_ld.readers.programme.no_names import is_dated_item, tells_besides
from event_ld.readers.programme.words import alternatives, is_word, known_words, meaning, spelled_pattern, written
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_STOP = re.compile(r"(?<=[^\W\d_]{3})[.!?;](?=\s|$)|(?<![^\n]{60})\n")
"""What ends a sentence, and a line that no width of a page has broken."""
_WORD = (
    r"(?:[dl]['’])?(?-i:(?:[A-ZÀ-Þ][^\W\dªº_]*\d{0,4}|\d{1,4}(?:\.?[ºª°]|\.(?=\s[A-ZÀ-Þ])|st|nd|rd|th|er|ème|t?[ao]\.?)?(?![:.,/-]?\d))"
    r"(?:['’/&-]\w[\w&]*+|\.(?=[A-ZÀ-Þ])\w++)*+)(?![^\W_])"
)
_BETWEEN = r"(?:(?:{of}|{article}|and|y|e|et|&|for|on|para|pour|sobre|l['’])\s+){0,3}"
_RUN = spelled_pattern(rf"(?<![^\W_]){_WORD}(?:\s+{_BETWEEN}{_WORD})*")
"""Words with capitals and what connects them: `II Encontro dos Mapas do Norte`."""
_LED = spelled_pattern(r"(?:(?:{article}|{of}|{this}|{our}|{at}|an?|una?|uma?|une?)\s+)+")


def _nouns() -> str:
    return alternatives([*event_kind_words(), *written("event-noun")])


_NOUN = spelled_pattern(lambda: rf"(?<![^\W_])(?:{_nouns()})(?:e?s)?(?![^\W_])")
_QUOTED = spelled_pattern(
    lambda: (
        rf"(?<![^\W_])(?:{alternatives(written('theme'))}|(?:{_nouns()})(?:e?s)?(?:[ \n]++[^\s“”\"«».;!?,:()]++){{0,6}}+)[ \n]*+"
        r"(?::[ \n]*+)?[“\"«][ ]?(?P<name>[^“”\"«»\n]{3,200}?)[ ]?[”\"»]"
    )
)
"""A name in quotation marks behind the word for its kind."""
_COMMA = re.compile(r",\s")
_LEADS_TO_DAY = re.compile(r"\s(?:on|el\s+d[ií]a|el|no\s+dia|nos\s+dias|le|du|del)\s++(?=[^\W\d_]*\s*\d{1,2}\b)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:\d{1,3}(?:[.ºª°]{1,2}|[a-z]{1,2})|[IVXLC]+(?:[.ºª°]{1,2})?)\s+(?=[A-ZÀ-Þ])")
"""What counts events: `II Jornadas`, `4º Congreso`, `10th Workshop`."""
_NUMBER_OF_SESSION = re.compile(r"\s+(?:N[.º°o]+\s?)?(?:\d{1,2}|[IVX]+)(?:\s?[:.–-]|$)")
"""`Panel 1: …` is a part of an event."""
_REFERS = spelled_pattern(lambda: rf"(?<![^\W_])(?:{alternatives(written('this'))})\s+(?:{_nouns()})(?![^\W_])")
"""`Details of this seminar went round last month`."""
_WITH = spelled_pattern(r"\s(?:{with}|by|por|par|de\s(?:la|el|una?))\s")
_HELD = re.compile(
    r"\s(?:(?:realizad|celebrad|organizad|promovid)[oa]s?|held|hosted|organi[sz]ed|organisée?s?|tenue?s?|that|which|que|qui)(?![^\W_])",
    re.IGNORECASE,
)
"""What says of an event to which people are invited where it is: `participar do seminário realizado no Museu`."""
_MOST_SENTENCES = 200
_MOST = 2
_FEW = 9
_LONG = 90
_ENDS = (".", "!", "?", ":", "”", '"', "»", ")")
_SAID = 120
"""What must speak for a name where the head of the text has none: more than that it is there."""
_SURELY = 195
"""What must speak for it where the head has a line that may be one: that it comes back, or is held."""
_NEAR = 40


class Named(NamedTuple):
    """What a sentence calls the event, and how much speaks for it."""

    piece: Piece
    weight: int


def event_named(paragraphs: list[Piece], text: str, others: Iterable[Piece]) -> Named | None:
    """What most speaks for being the event's name in sentences.

    A day in the sentence, a word such as `organises`, and that the text says the name again speak for one.

    Args:
        paragraphs: The prose outside the agenda.
        text: The whole text.
        others: What its slots are called.
    """
    first = next((number for number, one in enumerate(paragraphs) if _tells(one.text)), len(paragraphs))
    own = [(number, one) for number, one in enumerate(paragraphs) if number <= first or one.text.rstrip().endswith(_ENDS)]
    sentences = ((number, one) for number, paragraph in own for one in paragraph.split(_STOP))
    whole = fold(text)
    taken = {fold(other.value) for other in others}
    found = [
        Named(name, weight + 70 * min(whole.count(fold(name.value)) - 1, _MOST) - 2 * number)
        for number, sentence in islice(sentences, _MOST_SENTENCES)
        if not tells_besides(sentence.text)
        for name, weight in _names_in(sentence)
        if fold(name.value) not in taken and not is_dated_item(text[text.rfind("\n", 0, name.start) + 1 : name.start], text)
    ]
    return max(found, key=lambda one: one.weight, default=None)


def _tells(paragraph: str) -> bool:
    """Whether a paragraph is prose that says when something is, so that a line below it is the heading of a part."""
    return len(paragraph) > _LONG and not paragraph.rstrip().endswith(":") and find_days(paragraph) is not None


def _names_in(sentence: Piece) -> Iterator[tuple[Piece, int]]:
    text = sentence.text
    days = all_days(text)
    undated = reduce(lambda rest, day: f"{rest[: day.begin]}{'|' * (day.finish - day.begin)}{rest[day.finish :]}", days, text)
    runs = [(_unled(sentence.cut(*run.span())), 0) for run in _RUN.finditer(undated)]
    quoted = [(_quoted(sentence, one), 30) for one in _QUOTED.finditer(text)]
    names = [(name, more) for name, more in runs if _names_event(name)] + [*_begun(sentence)]
    names += [] if (invited := INVITATION.search(text)) is None else [*_begun(sentence.cut(invited.end()), is_invited=True)]
    names += [
        (name, more)
        for name, more in quoted
        if not (_is_house(name) or (name.text[:1].islower() and _NOUN.match(name.text) is None))
    ]
    if not names:
        return
    if text.isupper():
        names = [one for one in names if len(one[0].text.split()) <= _FEW]
    weight = 100 + 100 * bool(days) + 100 * _says_held(text)
    for name, more in names:
        at = name.start - sentence.start
        is_larger = known_words("within", "part-of").search(text, max(at - _NEAR, 0), at) is not None
        if not is_larger and body_phrase("holds").match(text[at + len(name.text) :].lstrip()) is None:
            yield name, weight + more


def _quoted(sentence: Piece, found: re.Match[str]) -> Piece:
    """The name in quotation marks; that of a book is a part of its event's: `presentación del libro “Mapas”`."""
    is_work = any(is_word("work-of-art", word) for word in sentence.text[found.start() : found.start("name")].split())
    return sentence.cut(found.start(), found.end()) if is_work else sentence.cut(*found.span("name"))


def _says_held(text: str) -> bool:
    """Whether a sentence says that something is held, or who holds it."""
    said = (known_words("held"), body_phrase("holds"), body_phrase("holds-perhaps"))
    return any(one.search(text) for one in said)


def _begun(sentence: Piece, *, is_invited: bool = False) -> Iterator[tuple[Piece, int]]:
    """What a sentence that begins with a kind of event says to be held, what is all of a line, or what people are invited to."""
    begun = _unled(sentence)
    name = until_end(begun)
    if is_invited:
        ends = [one.start() for form in (_COMMA, _LEADS_TO_DAY) if (one := form.search(name.text)) is not None]
        ends += [held.start()] if (held := _HELD.search(name.text)) is not None else []
        name = name.cut(0, min(ends, default=None)).strip(",.;")
    count = _ORDINAL.match(name.text)
    noun = _NOUN.match(name.text, count.end() if count is not None else 0)
    words = name.text.split()
    is_said = len(name.text) < len(begun.text.rstrip("., "))
    is_line = len(words) > _MOST and any(is_word("small", word) for word in words[1:])
    if noun is not None and noun[0][0].islower() and _WITH.match(name.text, noun.end()):
        return  # `la charla con la artista Ana Gil`: what is said of it
    if noun is None or _NUMBER_OF_SESSION.match(name.text, noun.end()):
        return
    if (is_invited or (noun[0][0].isupper() and (is_said or is_line))) and 1 < len(words) <= _FEW:
        yield name, 100


def _unled(run: Piece) -> Piece:
    led = _LED.match(run.text)
    return run.cut(led.end()) if led is not None else run


def _names_event(name: Piece) -> bool:
    """Whether words with capitals are the name of an event: one is a kind of event, another one tells which, none is a house."""
    noun = _NOUN.search(name.text)
    words = [word for word in name.text.split() if word[0].isupper() or word[0].isdigit()]
    is_label = meaning("section", name.text.split()[-1]) is not None  # `Meeting Date`
    if noun is None or noun[0][0].islower() or len(words) < _MOST or is_label or names_form(name.text):
        return False
    return not (_NUMBER_OF_SESSION.match(name.text, noun.end()) or _is_house(name))


def _is_house(name: Piece) -> bool:
    *before, last = name.text.split() or [""]
    words = [word for word in (*before, last) if _NOUN.fullmatch(word) is None]
    is_named = (
        is_word("organization", last) and last in words and bool(before) and before[-1][0].isupper()
    )  # `Summit Historical Society`
    is_body = is_named or (len(words) == len(before) + 1 and looks_like_organization(name))
    return is_body or any(is_word(kind, word) for kind in ("venue", "room", "houses", "room-heading") for word in words)


def better(read: Found | None, paragraphs: list[Piece], text: str, others: Iterable[Piece]) -> Found | None:
    """The name of the event of two: what the head of the text says, and what its sentences say, where that is in doubt.

    Args:
        read: What the head says.
        paragraphs: The prose outside the agenda.
        text: The whole text.
        others: What its slots are called.
    """
    least = _least(read)
    named = event_named(paragraphs, text, others) if least is not None else None
    if named is not None and least and read is not None and SERIES.search(named.piece.text):
        return read  # the series of which the event is one
    return read if named is None or least is None or named.weight < least else Found(named.piece, "title-from-sentence")


def _least(read: Found | None) -> int | None:
    """How much must speak for another name than that at the head; None where it is a label's, or names its kind of event.

    A sentence, a date, a body and the form of a text are no names.
    """
    if read is None:
        return _SAID
    text, noun = read.piece.text, _NOUN.search(read.piece.text)
    if not read.rule:
        return None
    if KIND_PATTERN.fullmatch(text) is not None:
        return _SAID
    if (
        _says_held(text)
        or find_days(text) is not None
        or _REFERS.search(text)
        or (noun is None and looks_like_organization(read.piece))
    ):
        return 0
    return _SURELY if noun is None or len(text) > _LONG else None
