"""Whom to ask and where to register: e-mail addresses, the names beside them, and the address of a registration page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from event_ld.readers.programme.dates import Days, find_days
from event_ld.readers.programme.names import looks_like_name, split_honorific
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.places import PRICE
from event_ld.readers.programme.words import alternatives, is_word, known_words, meaning, spelled_pattern, table
from event_ld.readers.settling import lets_anybody_in
from event_ld.terms import address

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}(?![\w-]|\.\w)")
_LINK = re.compile(r"\[(?P<text>[^\[\]]{0,200})\]\((?P<url>https?://[^\s()]{1,500})\)")
_URL = re.compile(r"https?://[^\s<>\"“”]{1,500}")
_PLATFORM = re.compile(r"zoom|webex|teams")
_BEHIND_URL = ".,;:!?)]}|`*_'’»›>…"
_OPENING = {")": "(", "]": "[", "}": "{"}
_WORD = re.compile(r"\S+")
_BETWEEN = re.compile(
    r"(?:(?<!\s)\s+(?:on|at|en|al|a|via|por|em|à))?(?:(?<![\s<(\[,:–—-])[\s<(\[,:–—-]+)?(?:mailto:)?$", re.IGNORECASE
)
_LONGEST_NAME = 5
REGISTERS = re.compile(
    r"(?<![^\W_])(?:pr[eé]-?)?(?:regist(?:er|r|re-se)|inscri|rsvp|sign[\s-]?up|book\s+(?:your|a|now|here|online)"
    r"|r[eé]serv(?!ed|ad[oa]s|e\s+natur|ée?s)|ticket|billet|eventbrite|matr[ií]cul|reg[ií]str(?:ate|[ae]rse|arte|ese)|inscrev|ap[uú]nta(?:te|rse)"
    r"|(?:entradas|ingressos|bilhetes)\s?:|garant\w+\s+(?:a\s+)?(?:sua|tu|seu)\s+(?:vaga|plaza|lugar))",
    re.IGNORECASE,
)
"""Words about registering."""
_TO_REGISTER = re.compile(
    r"[\s)\]>*]{1,3}(?:to|and|para|e|y|pour|afin\sde)\s(?:(?:vous|se|you|then)\s)?"
    r"(?:register|book|sign\sup|reserve|rsvp|buy|inscri|inscrev|s['’]inscri|m['’]inscri|registrar-?[st]e|registre-se|reservar|r[eé]server)",
    re.IGNORECASE,
)
"""What stands behind an address that people visit to register: `visit … to book`."""
_OF_EVENT = re.compile(r"https?://(?:www\.)?(?:meetup\.com/(?:[a-z]{2}(?:-[A-Z]{2})?/)?[\w-]+/events/\d|lu\.ma/\w|luma\.com/\w)")
"""The page of an event where people say that they come."""
_JOINS = re.compile(r"(?<![^\W_])(?:meetup|join\s+us|participa\w*|rejoign\w+|come\s+along)(?![^\W_])", re.IGNORECASE)
"""What leads to that page."""
_UNTIL = spelled_pattern(
    r"[^.;!?\n]{0,40}?(?<![^\W_])(?:{deadline})\s+"
    r"(?:(?:the|el|o|le|dia|día|{weekday})[\s,]+){0,3}"
)
"""What stands between a word about registering and the day until when one does."""
_EARLIER = re.compile(r"early|anticipad|reduc|reduzid|réduit|préférentiel", re.IGNORECASE)
"""What costs less for some time, behind which people still register."""
_OPENS = re.compile(r"(?<![^\W_])(?:opens?|abr(?:e|en|em|ir[aá]n?|irão)|ouvr\w+)(?![^\W_])", re.IGNORECASE)
_FEE = spelled_pattern(
    lambda: rf"(?<![^\W_])(?:{alternatives(word for word, said in table()['section'].items() if said == 'fee')})(?![^\W_])"
)


class Address(NamedTuple):
    """An e-mail address, and the person that it stands beside, where there is one."""

    email: Piece
    name: Piece | None
    prefix: Piece | None


def addresses_in(line: Piece) -> list[Address]:
    """The e-mail addresses of a line, each once, with the names before them."""
    found: list[Address] = []
    for match in _EMAIL.finditer(line.text):
        email = line.cut(match.start(), match.end())
        if any(email.text.casefold() == one.email.text.casefold() for one in found):
            continue
        before = line.cut(0, match.start())
        between = _BETWEEN.search(before.text)
        prefix, name = _name_at_end(before.cut(0, between.start() if between else None))
        found.append(Address(email, name, prefix))
    return found


def _name_at_end(piece: Piece) -> tuple[Piece | None, Piece | None]:
    """The name of a person that a stretch ends with, and the honorific before it."""
    piece = piece.strip(",;:*_([")
    words = list(_WORD.finditer(piece.text))[-_LONGEST_NAME:]
    best: tuple[Piece | None, Piece | None] = (None, None)
    for word in reversed(words):
        is_honorific = is_word("honorific", word[0].strip("."))
        if word[0][-1:] in ",;:." and word is not words[-1] and not is_honorific:
            break
        prefix, name = split_honorific(piece.cut(word.start()))
        if meaning("section", name.text.partition(" ")[0]) is not None or not looks_like_name(name):
            continue
        best = (prefix, name)
    return best


_LONGEST_FREE = 80
_NEAR = 24
_PRICE_LAST = re.compile(rf"[.;|]\s+(?:{PRICE.pattern})[\d.,-]*$")


def url_in(piece: Piece) -> Piece | None:
    """The first web address of a stretch, without the signs around it: brackets, quotes, borders of a table, marks of Markdown.

    An opening bracket in the address keeps its closing one.
    """
    for found in _URL.finditer(piece.text):
        before = piece.text[: found.start()]
        text = found[0]
        for sign in ("`" if before.endswith("`") else "", "|" if before.lstrip().startswith("|") else ""):
            text = text.partition(sign)[0] if sign else text
        while text[-1] in _BEHIND_URL and not (text[-1] in ")]}" and text.count(_OPENING[text[-1]]) >= text.count(text[-1])):
            text = text[:-1]
        if address(text) is not None:
            return piece.cut(found.start(), found.start() + len(text))
    return None


def private_links(text: str) -> Iterator[tuple[int, int]]:
    """What to leave out of the links that let anybody into a meeting: all of them but the name of the platform."""
    for found in _URL.finditer(text):
        if lets_anybody_in(found[0]):
            platform = _PLATFORM.search(found[0])
            at, end = platform.span() if platform else (0, 0)
            yield found.start(), found.start() + at
            yield found.start() + end, found.end()


def registration_in(lines: list[Line]) -> Piece | None:
    """The address of the page where people register: a link, or an address beside or right below such a word."""
    near: Line | None = None
    for line in lines:
        text = line.whole.text
        for link in _LINK.finditer(text):
            if REGISTERS.search(link["text"]) or (REGISTERS.search(text[: link.start()]) and text.count("](") == 1):
                return line.whole.cut(link.start("url"), link.end("url"))
        url = url_in(line.whole)
        is_labelled = line.section == "registration"
        is_below = near is not None and near.number + 1 == line.number and line.is_joined
        said = REGISTERS.search(text[: url.start - line.whole.start]) if url else None
        said = said or (_TO_REGISTER.match(text, url.span.end - line.whole.start) if url else None)
        if url is not None and "](" not in text and (said or is_labelled or (is_below and text.startswith("http"))):
            return url
        near = line if REGISTERS.search(text) and url is None else None
    pages = [(url, line.whole) for line in lines if (url := url_in(line.whole)) is not None]
    sold = [url for url, _ in pages if known_words("ticket-host").search(url.text)]
    own = [url for url, whole in pages if _OF_EVENT.match(url.text) and _JOINS.search(whole.text[: url.start - whole.start])]
    return sold[0] if sold else own[0] if len(own) == 1 else None  # of several, some are of others


def registration_end(lines: list[Line], start: str) -> tuple[str, Piece] | None:
    """Until when people register, with its words: `inscripción gratuita hasta el 1 de marzo`; None where no line says one day.

    Args:
        lines: The lines of the text.
        start: When the event begins, in ISO 8601, on or before which a day without its year is.
    """
    found: dict[str, Piece] = {}
    for line in lines:
        text = line.whole.text
        is_outside = line.within != "agenda" and line.role is not Role.TIME
        is_of_all = is_outside and PRICE.search(text) is None and not _EARLIER.search(text)
        for word in REGISTERS.finditer(text) if is_of_all else ():
            until = _UNTIL.match(text, word.end())
            days = find_days(text, until.end()) if until is not None else None
            if until is None or _OPENS.search(until[0]) or known_words("deadline-name").search(until[0]) is not None:
                continue
            if days is None or days.begin > until.end() or days.last is not None:
                continue
            day = _before(days, start)
            if day:
                found.setdefault(day, line.whole.cut(days.begin, days.finish))
    return next(iter(found.items())) if len(found) == 1 else None


def _before(days: Days, start: str) -> str:
    """A day in the year that it has, or else the last such day before an event begins; "" for one behind that, or unknown."""
    last = start[:10]
    if days.first.year is not None:
        return day if (day := days.first.iso() or "") <= last else ""
    known = (days.first.iso(int(last[:4]) - back) or "" for back in (0, 1)) if last[:4].isdecimal() else ()
    return next((one for one in known if one and one <= last), "")


_FOR_SOME = spelled_pattern(
    r"\s+(?:for|to|para|pour|aux?|aos?|às)\s+(?!(?:(?:{article})\s)?(?:{everybody})(?![^\W_]))(?=[^\W\d_])"
    r"|[\s,;(–-]{1,4}(?:{excepted})(?![^\W_])"
)
"""For whom, or for what, attendance costs nothing, where that is not everybody or all: `, except the concert`."""


def free_in(lines: list[Line]) -> Piece | None:
    """The word that says that attendance costs nothing (rule `free-from-word`); None where none does."""
    if any(_costs(line.whole.text) for line in lines):
        return None  # free for some, or on one of several days
    for line in lines:
        if line.role is not Role.TIME and (line.within != "agenda" or says_free(line.piece)):
            found = known_words("free").search(line.whole.text)
            if found is not None and _FOR_SOME.match(line.whole.text, found.end()):
                return None  # `free for students`, `free, except on Saturday`
            if found is not None:
                return line.whole.cut(found.start(), found.end())
    return None


def _costs(text: str) -> bool:
    """Whether a line says what a ticket costs: `Entradas $U 350`, `Fee: EUR 120`, `Concert. $U 350`; no donation."""
    if known_words("donation").search(text) is not None:
        return False
    label = _FEE.search(text)
    is_fee = label is not None and PRICE.search(text, label.end(), label.end() + _NEAR) is not None
    return is_fee or _PRICE_LAST.search(text) is not None


def says_free(piece: Piece) -> bool:
    """Whether a short line begins with the word that attendance costs nothing: `Entrada libre hasta completar aforo`."""
    return len(piece.text) <= _LONGEST_FREE and known_words("free").match(piece.text) is not None
