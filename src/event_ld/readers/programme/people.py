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
_COMMA = re.compile(r",\s+")
_LONGEST_NAME = 7
_SHORT_NAME = 4
_LONGEST_LINE = 1000
"""The most characters of a line that is looked through for lists of people; the work grows with the square of it."""
_LIST = re.compile(r"\s*,\s+(?:and|y|e|et|&)\s+|\s*[,;]\s+|\s+(?:and|y|e|et|&)\s+")
_AND = re.compile(r"\s*;\s+|\s*,?\s+(?:and|y|e|et|&)\s+")
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?:(?!(?P=mark)).)+(?P=mark)(?P<sep>\s*[-–—:|]+\s*)(?=\S)")
_QUOTED = re.compile(r"[\"“«](?:[^\"”»])+[\"”»](?P<sep>\s*[-–—:|,.]+\s*)(?=\S)")
_DASH = re.compile(r"(?P<sep>\s+[-–—]+\s+)")


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
        rest = line.cut(cut.end())
        inner = rest.strip(".)")
        if "(" in cut[0] and rest.text.endswith(")") and not _has_office(inner) and not _SENTENCES.search(inner.text):
            bodies: list[Organization] = []
            _put_body(inner, bodies, pieces)  # `Ana Gil (Europeana)`: in brackets stands where she is from
            fields["affiliation"] = tuple(bodies)
        else:
            _read_rest(rest.strip(".)" if "(" in cut[0] else "."), fields, pieces)
    return Mention(Person(**fields), pieces)  # type: ignore[arg-type]  # the keys are the record's own


def read_people(cells: list[Piece]) -> list[Mention]:
    """The people that stand on a line or in the cells of a row; [] where a part of it is none.

    `Ana Gil (SELA), Luis Paz (IDB) and Eva Sol` and `Ana Gil, SELA and Luis Paz, IDB` are lists: every part of them begins
    with a name. Anything else is about one person, or about nobody.

    Args:
        cells: A line without marks of lists; or the cell of the names, and those of the office and the body of one person.
    """
    first, *others = cells
    for pattern in (_LIST, _AND) if len(first.text) <= _LONGEST_LINE else ():
        parts = _outside_brackets(first, pattern)
        found = [read_person(part) for part in parts]
        mentions = [one for one in found if one is not None]
        if len(parts) > 1 and len(mentions) == len(parts) and _is_list(mentions):
            return mentions
    only = read_person(first)
    return [] if only is None else [_with_cells(only, others)]


def _is_list(mentions: list[Mention]) -> bool:
    """Whether the parts of a line are people indeed: short names, and after one with a body no one without."""
    has_rest = [len(one.pieces) > 1 + ("honorificPrefix" in one.pieces) for one in mentions]
    names = [one.pieces["name"].text.split() for one in mentions]
    return has_rest == sorted(has_rest) and all(len(words) <= _SHORT_NAME for words in names)


def _with_cells(mention: Mention, cells: list[Piece]) -> Mention:
    """A person with the office and the body that stand in cells of their own."""
    if not cells:
        return mention
    fields: dict[str, object] = {"name": mention.person.name, "honorific_prefix": mention.person.honorific_prefix}
    pieces = {name: piece for name, piece in mention.pieces.items() if name in {"name", "honorificPrefix"}}
    if len(cells) == 1:
        _read_rest(cells[0].strip("."), fields, pieces)
        return Mention(Person(**fields), pieces)  # type: ignore[arg-type]  # the keys are the record's own
    job, body = cells[0], cells[1]
    organization, inner = organization_from(body)
    pieces |= {"jobTitle[0]": job} | {f"affiliation[0].{name}": piece for name, piece in inner.items()}
    return Mention(Person(**fields | {"job_title": (job.value,), "affiliation": (organization,)}), pieces)  # type: ignore[arg-type]  # as above


def _outside_brackets(piece: Piece, pattern: re.Pattern[str]) -> list[Piece]:
    """The parts between the matches of a pattern that stand in no bracket."""
    parts, at = [], 0
    for found in pattern.finditer(piece.text):
        if piece.text.count("(", 0, found.start()) == piece.text.count(")", 0, found.start()):
            parts.append(piece.cut(at, found.start()).strip())
            at = found.end()
    return [part for part in (*parts, piece.cut(at).strip()) if part.text]


def split_title(line: Piece) -> tuple[Piece, list[Mention]]:
    """The title of a slot, and the people that stand behind it on the same line.

    `**Keynote** - Ana Gil, SELA` and `“Keynote”, Ana Gil` name her, and so does `Keynote - Ana Gil (SELA)`; a dash alone
    divides titles too often, so that without emphasis or quotes a body must follow the name.

    Args:
        line: What stands behind the time, or in the cell of the title.
    """
    if len(line.text) > _LONGEST_LINE:
        return line, []
    bold = _BOLD.match(line.text) or _QUOTED.match(line.text)
    for cut in [bold] if bold else _DASH.finditer(line.text):
        title, rest = line.cut(0, cut.start("sep")).strip(), line.cut(cut.end("sep")).strip()
        people = read_people([rest]) if title.text and rest.text else []
        if people and (bold or all(one.person.affiliation or one.person.job_title for one in people)):
            return title, people
    return line, []


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
    if len(sentence.text) > _LONGEST_LINE:
        return sentence, None
    for kind in ("at", "of"):
        for found in _between(kind).finditer(sentence.text):
            job, body = sentence.cut(0, found.start()).strip(","), sentence.cut(found.end()).strip()
            if job.text and looks_like_organization(body) and (kind == "at" or _has_office(job)):
                return job, body
    for found in _COMMA.finditer(sentence.text):
        job, body = sentence.cut(0, found.start()), sentence.cut(found.end())
        if _has_office(job) and looks_like_organization(body) and not _has_office(body):
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
