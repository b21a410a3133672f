"""Names of people and of bodies: which stretch of a text reads like one."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from event_ld.folding import fold
from event_ld.gazetteer import is_city, is_given_name, is_region
from event_ld.model import Organization
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import is_word
from event_ld.vocabulary import event_kind_words, role_words

_WORD = re.compile(r"[^\s]+")
_NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_.'\u2019-]*(?:[.'\u2019-][^\W\d_]*)*$")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z0-9&.-]{1,11})\)")
_INITIALS = re.compile(r"^[A-Z][A-Z0-9]{2,8}$")
_INITIAL = re.compile(r"(?:[A-ZÀ-Þ]\.-?){1,3}")
_NO_NAME = re.compile(r"(?:tions?|[cs]ión|[cs]iones|ções|ção|ments|ities|nesses|ologies)$")
"""Endings of words that are never a last name."""
_SURNAME = re.compile(r"(?:\w['\u2019])?[^\W_a-zß-ÿ][^\W\d_]*[^\W\d_A-ZÀ-Þ](?:-[^\W_a-zß-ÿ][^\W\d_]+)?")
_NO_SURNAME = ("organization", "session", "no-name", "office", "profession", "empty", "honorific")
_COUNT = re.compile(r"[IVX]{2,}\b")
_SCIENCE = re.compile(r"(?!(?:pr|mon|aut)[oó])[^\W\d_]{2,30}(?:ólog[oa]|ógraf[oa]|ologist|ographer)", re.IGNORECASE)
"""Endings of professions: `etnomusicólogo`, `oceanographer`."""
MARY = re.compile(r"M\.?ª\.?|Ma\.")
"""`Mª Dolores`: a given name that is written short."""
_CONJUNCTIONS = frozenset({"and", "y", "e", "et"})
_PUNCTUATION = ",.();:"
_PLURAL = frozenset("sS")
_LONGEST_NAME = 7
_LONGEST_CAPITALS = 5
_LONGEST_BODY = 12
_LONGEST_UNKNOWN = 5
"""The most words of a name that begins with no given name that the table knows."""
_LONGEST_SPELLED = 200
_TWO_GIVEN = 3


def looks_like_name(piece: Piece) -> bool:
    """Whether a stretch reads like the name of a person: two to seven words, capitalised but for particles.

    A word that stands in titles and never in names (`Opening`, `Sesión`) says no, unless the first one is a given name that
    the table knows.
    """
    return _reads_like_name(piece.text)


@lru_cache(maxsize=8192)
def _reads_like_name(text: str) -> bool:
    piece = Piece(text, 0)
    if not has_form_of_name(piece) or any(is_word(kind, piece.value) for kind in ("empty", "navigation")):
        return False
    words = piece.text.split()
    known = _is_given(words) and (is_word("surname", words[-1]) or _is_surname(words))  # `Carlos Mesa`
    is_other = _is_of_event(words) or any(is_word("organization", word) or is_word("session", word) for word in words)
    if is_other and not known:
        return False
    if known or len(words[-1]) == 1:
        return known
    if _is_given(words):
        return not (is_word("no-name", words[0]) or is_word("no-name", words[-1]))
    is_written = not piece.text.isupper() and not _NO_NAME.search(words[-1]) and len(words) <= _LONGEST_UNKNOWN
    is_told = any(is_word(kind, word) for kind in ("no-name", "office", "profession") for word in words)
    return is_written and not is_told and not (is_city(piece.value) or is_region(piece.value)) and _COUNT.match(words[0]) is None


def _is_of_event(words: list[str]) -> bool:
    """Whether a phrase names an event or a place by its first or its last word: `German Task Force Meeting`, `Old Mill`."""
    kinds = event_kind_words()
    return fold(words[-1]) in kinds or fold(words[0]) in kinds or is_word("venue", words[0])


def _is_surname(words: list[str]) -> bool:
    """Whether the last word of a name is one by the article before it, whatever else it means: `Jean de La Salle`."""
    *_, particle, article, last = ("", "", *words)
    led = is_word("particle", particle) and is_word("article", article)
    return led and last[:1].isupper() and not is_word("organization", last)


def is_surname(piece: Piece) -> bool:
    """Whether what stands behind an honorific is a last name alone: `Dr L'Hostis`, and not `Sr. Director`."""
    text = piece.text
    is_other = any(is_word(kind, text) for kind in _NO_SURNAME) or fold(text) in role_words() or fold(text) in event_kind_words()
    return _SURNAME.fullmatch(text) is not None and not _NO_NAME.search(text) and not is_other


def is_known_name(piece: Piece) -> bool:
    """Whether a stretch reads like a name, and begins with a given name that the table knows or with an honorific."""
    prefix, name = split_honorific(piece)
    if prefix is not None:
        return looks_like_name(name)
    return looks_like_name(piece) and _is_given(piece.text.split())


def _is_given(words: list[str]) -> bool:
    """Whether a name begins with a given name that the table knows, which `Ma.` or `Mª` may stand before: `Mª Dolores`."""
    first = words[1] if len(words) > 1 and MARY.fullmatch(words[0]) else words[0]
    return is_given_name(first)


def has_initials(piece: Piece) -> bool:
    """Whether a stretch reads like a name with initials: `H. Ito`. In a list it is one; alone it may be the item of a list."""
    return looks_like_name(piece) and _INITIAL.fullmatch(piece.text.split()[0]) is not None


_AGENTS = frozenset({"by", "par", "por"})


def has_form_of_name(piece: Piece) -> bool:
    """Whether a stretch is written like the name of a person, whatever its words are."""
    words = piece.text.split()
    if not 2 <= len(words) <= _LONGEST_NAME or not all(_NAME_WORD.match(word) for word in words):  # noqa: PLR2004  # as said
        return False
    first = words[0]
    is_led = any(one in _CONJUNCTIONS and is_word("article", two) for one, two in pairwise(words))
    if is_led or is_word("channel", first) or first.lower() in _AGENTS:
        return False  # `Luis Paz y el Alcalde`, `Twitter do Museu`, `Par l'Institut des Cartes`
    if len(words) == _TWO_GIVEN and words[1] in _CONJUNCTIONS and is_given_name(first):
        return False  # `Ana y Luis`
    if piece.text.isupper():
        return len(words) <= _LONGEST_CAPITALS
    if len(first) > 1 and first.isupper() and "." not in first and "-" not in first:
        return False  # `IIIF Editors`
    is_elided = [("'" in word or "\u2019" in word) and not word.islower() for word in words]
    capitals = [word for word, elided in zip(words, is_elided, strict=True) if word[0].isupper() or elided]
    return first[0].isupper() and len(capitals) > 1 and all(word in capitals or is_word("particle", word) for word in words)


def split_honorific(head: Piece) -> tuple[Piece | None, Piece]:
    """A name's honorifics (`Ambassador`, `Prof. Dr.`), or None, and the name without them."""
    end = 0
    for word in _WORD.finditer(head.text):
        is_don = word[0] == "D." and is_known_name(head.cut(word.end()).strip())  # `D. Julián Garde`, and no `D. Marshall`
        is_mary = MARY.fullmatch(word[0]) is not None and _is_given(head.text[word.start() :].split())
        is_rank = is_word("rank", word[0]) and _follows_rank(word[0], head.cut(word.end()).strip())
        if (
            is_mary
            or not (is_don or is_rank or is_word("honorific", word[0].strip(".")))
            or word.end() >= len(head.text.rstrip())
        ):
            break
        end = word.end()
    several = _WORD.match(head.text) if not end else None
    if several is not None and is_word("honorifics", several[0].strip(".")) and several.end() < len(head.text.rstrip()):
        return None, head.cut(several.end()).strip()  # `Professoras Ana Gil e Eva Sol`: of nobody alone
    rest = head.text[end:].split()
    if not end or (len(rest) == 1 and _INITIAL.fullmatch(head.text[:end].strip())):  # `M. Skoglund` has an initial
        return None, head
    return head.cut(0, end).strip(), head.cut(end).strip()


def _follows_rank(rank: str, name: Piece) -> bool:
    """Whether a name stands behind a rank, which is a noun elsewhere: `Justice Ana Gil`, and no `Justice Reform`."""
    is_sure = is_word("office", rank) or len(name.text.split()) > 2  # noqa: PLR2004  # three words are no noun's
    return looks_like_name(name) and (is_sure or is_known_name(name))


def has_office(piece: Piece) -> bool:
    """Whether a stretch has a word for an office, such as `Director`."""
    return _has_word("office", piece.text)


def has_work(piece: Piece) -> bool:
    """Whether a stretch has a word for an office or for a profession, such as `Director` or `abogada`."""
    return _has_word("office", piece.text) or _has_word("profession", piece.text)


@lru_cache(maxsize=1024)
def _has_word(kind: str, text: str) -> bool:
    """Whether a text has a word of a kind; `Secretaría` is a body, and not the woman who is a secretary.

    In `Universidad Mayor` an adjective stands behind the body, and no mayor.
    """
    said = text.split()
    said += ["", *text.replace("-", " ").split()] if "-" in text else []
    words = [word.strip(_PUNCTUATION) for word in said]
    return any(
        (
            is_word(kind, word)
            or (kind == "profession" and _SCIENCE.fullmatch(word))
            or (word[-1:] in _PLURAL and _ends(one, after) and is_plural(word, kind))
        )
        and not word.lower().endswith("ía")
        and not (is_word("adjective", word) and is_word("organization", before))
        for one, before, word, after in zip(said, ["", *words], words, [*said[1:], ""], strict=False)
    )


def _ends(word: str, after: str) -> bool:
    """Whether a phrase ends with a word, by its mark or by the small word behind it: `Engineers of`, and no `Engineers Board`."""
    return word[-1:] in _PUNCTUATION or not after[:1].isupper()


def is_plural(word: str, kind: str = "office") -> bool:
    """Whether a word is the plural of one for an office: `Directores`, `Co-Chairs`; or of one of another kind."""
    ends = (word[: -len(end)].rpartition("-")[2] for end in ("s", "es") if word.lower().endswith(end))
    return any(is_word(kind, one) for one in ends)


def looks_like_organization(piece: Piece) -> bool:
    """Whether a stretch reads like the name of a body: a word such as `Ministry` or `System`, or an acronym, capitalised."""
    return _reads_like_organization(piece.text)


@lru_cache(maxsize=8192)
def _reads_like_organization(text: str) -> bool:
    piece = Piece(text, 0)
    first, _, others = piece.text.partition(" ")
    if not (piece.text[:1].isupper() or (others[:1].isupper() and is_word("organization", first))):
        return False
    words = [word[0].strip(_PUNCTUATION) for word in _WORD.finditer(piece.text)]
    if _ACRONYM.search(piece.text) or _INITIALS.match(piece.text):
        return True
    return any((word[:1].isupper() or word == first) and is_word("organization", word) for word in words)


def names_body(piece: Piece) -> bool:
    """Whether an item in a speaker's place is the name of a body: `CEPAL`, `Ministerio de Salud`, `Open Foundation (OF)`."""
    words = piece.text.split()
    if not words or len(words) > _LONGEST_BODY or has_work(piece) or is_word("empty", piece.value):
        return False
    named = is_word("organization", words[0]) or piece.text.isupper() or piece.text.endswith(")")
    return named and looks_like_organization(piece) and all(word[:1].isupper() or is_word("small", word) for word in words)


def is_body_name(text: str) -> bool:
    """Whether a text that stands for whoever performs names a body: `Universidad de Lima`, `National Library of Peru`.

    A word for a body begins it, or stands among three or more capitalised ones; a given name, an honorific or an office says no.
    An acronym alone may be the name of an artist.
    """
    words = text.split()
    if not 1 < len(words) <= _LONGEST_BODY or "," in text or not text[:1].isupper():
        return False
    kinds = [is_word("organization", word.strip(_PUNCTUATION)) for word in words]
    is_written = len(words) > 2 and all(word[:1].isupper() or is_word("small", word) for word in words)  # noqa: PLR2004  # as said
    piece = Piece(text, 0)
    is_person = is_given_name(words[0]) or has_work(piece) or split_honorific(piece)[0] is not None
    return (kinds[0] or (is_written and any(kinds))) and not is_person


def begin_of_acronym(text: str, acronym: str) -> int | None:
    """Where the words begin that an acronym behind them stands for; None where it stands for none of them.

    Its letters stand in the words in their order, the first one at the beginning of a capitalised word.
    """
    at = len(text)
    letters = [fold(letter) for letter in acronym if letter.isalnum()]
    if not _INITIALS.match(acronym) or len(text) > _LONGEST_SPELLED:
        return None
    for number, letter in reversed([*enumerate(letters)]):
        at -= 1
        while at >= 0 and (fold(text[at]) != letter or (number == 0 and (not text[at].isupper() or text[at - 1 : at].isalnum()))):
            at -= 1
        if at < 0:
            return None
    return at


def organization_from(piece: Piece) -> tuple[Organization, dict[str, Piece]]:
    """An organisation by its name as written, with the acronym that stands in brackets behind it as another name."""
    pieces = {"name": piece}
    acronym = _ACRONYM.search(piece.text)
    if acronym is None:
        return Organization(name=piece.value), pieces
    pieces["alternateName[0]"] = piece.cut(acronym.start(1), acronym.end(1))
    return Organization(name=piece.value, alternate_name=(acronym[1],)), pieces
