"""A line about a person: name, honorific, office and body, as programmes write them.

`Jean Paul Guevara, Consultor. Latin American and Caribbean Economic System (SELA).` and `Ambassador Clarems Endara,
Permanent Secretary of the …` are read alike: the name stands before the first comma, dash or bracket; what follows falls
into sentences, each an office, a body, or an office *of* a body.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from event_ld.model import Organization, Person
from event_ld.readers.programme.words import is_word, spelled

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_AFTER_NAME = re.compile(r"\s*[,;(:]\s*|\s+[-–—]+\s+|\s*\|\s*")
_SENTENCES = re.compile(r"(?<=[^\W\d_]{2})\.\s+|(?<=\))\.\s+|\s*[;|]\s*|\s+[-–—]\s+")
_WORD = re.compile(r"[^\s]+")
_NAME_WORD = re.compile(r"^[^\W\d_][^\W\d_.'\u2019-]*(?:[.'\u2019-][^\W\d_]*)*$")
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z0-9&.-]{1,11})\)")
_INITIALS = re.compile(r"^[A-Z]{3,8}$")
_LONGEST_NAME = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in the text.

    Attributes:
        person: Who it is.
        pieces: Path below the person to the stretch of the text that states it.
    """

    person: Person
    pieces: dict[str, Piece]


def read_person(line: Piece) -> Mention | None:
    """The person that a line is about, or None when it is about none.

    Args:
        line: A line, or a part of it, without marks of lists.
    """
    line = line.strip("*_").strip(".")
    cut = _AFTER_NAME.search(line.text)
    head = line.cut(0, cut.start()) if cut else line
    prefix, name = split_honorific(head.strip())
    if not looks_like_name(name):
        return None
    pieces = {"name": name}
    fields: dict[str, object] = {"name": name.value}
    if prefix is not None:
        pieces["honorificPrefix"] = prefix
        fields["honorific_prefix"] = prefix.value
    if cut is not None:
        _read_rest(line.cut(cut.end()).strip(".)" if "(" in cut[0] else "."), fields, pieces)
    return Mention(Person(**fields), pieces)  # type: ignore[arg-type]  # the keys are the record's own


def _read_rest(rest: Piece, fields: dict[str, object], pieces: dict[str, Piece]) -> None:
    sentences = rest.split(_SENTENCES)
    has_office = any(_has_office(sentence) for sentence in sentences)
    jobs: list[str] = []
    bodies: list[Organization] = []
    for sentence in sentences:
        job, body = split_office(sentence)
        if job is not None and (has_office and not _has_office(job)):
            pieces.setdefault("description", job)
            fields.setdefault("description", job.value)
        elif job is not None:
            pieces[f"jobTitle[{len(jobs)}]"] = job
            jobs.append(job.value)
        if body is not None:
            _put_body(body, bodies, pieces)
    if jobs:
        fields["job_title"] = tuple(jobs)
    if bodies:
        fields["affiliation"] = tuple(bodies)


def _put_body(body: Piece, bodies: list[Organization], pieces: dict[str, Piece]) -> None:
    path = f"affiliation[{len(bodies)}]"
    organization, inner = organization_from(body)
    pieces |= {f"{path}.{name}": piece for name, piece in inner.items()}
    bodies.append(organization)


def organization_from(piece: Piece) -> tuple[Organization, dict[str, Piece]]:
    """An organisation by its name as written, with the acronym that stands in brackets behind it as another name."""
    pieces = {"name": piece}
    acronym = _ACRONYM.search(piece.text)
    if acronym is None:
        return Organization(name=piece.value), pieces
    pieces["alternateName[0]"] = piece.cut(acronym.start(1), acronym.end(1))
    return Organization(name=piece.value, alternate_name=(acronym[1],)), pieces


def split_office(sentence: Piece) -> tuple[Piece | None, Piece | None]:
    """An office and a body out of `Director of the Institute`, `Consultor`, `Ministry of Finance`; either may be None."""
    for kind in ("at", "of"):
        for found in _between(kind).finditer(sentence.text):
            job, body = sentence.cut(0, found.start()).strip(","), sentence.cut(found.end()).strip()
            if job.text and looks_like_organization(body) and (kind == "at" or _has_office(job)):
                return job, body
    if looks_like_organization(sentence) and not _has_office(sentence):
        return None, sentence
    return sentence, None


@lru_cache(maxsize=4)
def _between(kind: str) -> re.Pattern[str]:
    return re.compile(rf"[\s,]+(?:{spelled(kind)})\s+", re.IGNORECASE)


def _has_office(piece: Piece) -> bool:
    return any(is_word("office", word[0].strip(",.()")) for word in _WORD.finditer(piece.text.replace("-", " ")))


def looks_like_organization(piece: Piece) -> bool:
    """Whether a stretch reads like the name of a body: a word such as `Ministry` or `System`, or an acronym, capitalised."""
    if not piece.text[:1].isupper():
        return False
    words = [word[0].strip(",.()") for word in _WORD.finditer(piece.text)]
    if _ACRONYM.search(piece.text) or _INITIALS.match(piece.text):
        return True
    return any(word[:1].isupper() and is_word("organization", word) for word in words)


def split_honorific(head: Piece) -> tuple[Piece | None, Piece]:
    """A name's honorifics (`Ambassador`, `Prof. Dr.`), or None, and the name without them."""
    end = 0
    for word in _WORD.finditer(head.text):
        if not is_word("honorific", word[0].strip(".")) or word.end() >= len(head.text.rstrip()):
            break
        end = word.end()
    if not end:
        return None, head
    return head.cut(0, end).strip(), head.cut(end).strip()


def looks_like_name(piece: Piece) -> bool:
    """Whether a stretch reads like the name of a person: two to seven words, capitalised but for particles."""
    words = piece.text.split()
    if not 2 <= len(words) <= _LONGEST_NAME:  # noqa: PLR2004  # a name has two words at least
        return False
    if not all(_NAME_WORD.match(word) for word in words) or any(is_word("organization", word) for word in words):
        return False
    if piece.text.isupper() and len(words) > 4:  # noqa: PLR2004  # a title in capitals
        return False
    return words[0][0].isupper() and all(word[0].isupper() or is_word("small", word) for word in words)
