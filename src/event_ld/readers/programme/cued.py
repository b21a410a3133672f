"""Who a sentence says will speak: `impartida por Ana Gil`, `Ana Gil will speak on …`; and who only tells of the event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.names import has_form_of_name, is_known_name, looks_like_organization
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, read_person
from event_ld.readers.programme.words import is_word, meaning, spelled_pattern
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_PARTICLE = r"(?:d[aeo]s?|del|de\s+l[ao]s?|van|von|der|el|al|y|e|bin|bint)"
_WRITTEN = (
    rf"(?:[A-ZÀ-Þ][a-zà-ÿ]{{0,4}}\.\s+){{0,2}}[A-ZÀ-Þ][\w'’-]*[^\W_.](?:\s+(?:{_PARTICLE}\s+)*[A-ZÀ-Þ](?:[\w'’-]*[^\W_]|\.))+"
)
_NAME = re.compile(
    rf"(?:\[|\*{{1,2}})?(?P<name>{_WRITTEN})(?:\]|\*{{1,2}})?(?P<who>,\s(?!and\s|y\s|e\s|et\s)[^,;.:\n]{{3,100}}(?=[,;.]|$))?"
)
_SUBJECT = re.compile(rf"(?<![^\W_])(?P<name>{_WRITTEN})(?:,\s(?P<who>[^,;.\n]{{3,150}}),)?\s+\Z")
_LEAD = re.compile(r"(?:(?:l['’])?[a-zà-ÿ][\w'’-]*\s+){0,4}")
_GIVEN = spelled_pattern(r"(?<![^\W_])(?P<cue>{given-by})(?![^\W_])[\s:]+")
_SPEAKS = spelled_pattern(r"(?<![^\W_])(?:{speaks})(?![^\W_])")
_REPORTS = spelled_pattern(r"[^.!?;\n]{0,150}?(?<![^\W_])(?:{reports})(?![^\W_])")
_QUOTED = re.compile(r"[»”\"]\s*[-–—]{1,2}\s*\Z")
_LONGEST_SUBJECT = 250
_NEAR = 8


def people_said(lines: list[Line]) -> list[tuple[str, Mention, Line]]:
    """The people who sentences outside an agenda say will speak, each with the role and the line."""
    found: dict[str, tuple[str, Mention, Line]] = {}
    for line in lines:
        if line.role in (Role.TABLE, Role.ROW, Role.TIME, Role.DAY) or line.within == "agenda":
            continue
        for role, mention in _of_line(line.piece):
            found.setdefault(str(mention.person.name), (role, mention, line))
    return [*found.values()]


def _of_line(piece: Piece) -> list[tuple[str, Mention]]:
    found = []
    for cue in _GIVEN.finditer(piece.text):
        lead = _LEAD.match(piece.text, cue.end())
        name = _NAME.match(piece.text, lead.end() if lead is not None else cue.end())
        if name is not None:
            found.append((meaning("given-by", cue["cue"]) or "speaker", piece.cut(name.start("name"), name.end())))
    for verb in _SPEAKS.finditer(piece.text):
        subject = _SUBJECT.search(piece.text, max(verb.start() - _LONGEST_SUBJECT, 0), verb.start())
        if subject is not None:
            found.append(("speaker", piece.cut(subject.start("name"), subject.end("who" if subject["who"] else "name"))))
    read = ((role, read_person(said)) for role, said in found)
    return [(role, one) for role, one in read if one is not None and _is_person(one.pieces["name"])]


def _is_person(name: Piece) -> bool:
    """Whether such a phrase names a person; with a particle in it only one whose given name is known, and no `Mapas do Vale`."""
    words = name.text.split()
    is_other = looks_like_organization(name) or any(fold(word) in event_kind_words() or is_word("venue", word) for word in words)
    return (
        has_form_of_name(name) and not is_other and (is_known_name(name) or not any(is_word("particle", word) for word in words))
    )


def only_tells(name: Piece, text: str) -> bool:
    """Whether who is named only tells of the event: `Ana Gil, head of the museum, said that …`, or signs what is quoted.

    Args:
        name: Where the name stands.
        text: The whole text.
    """
    is_quoted = _QUOTED.search(text, max(name.start - _NEAR, 0), name.start) is not None
    return is_quoted or _REPORTS.match(text, name.span.end) is not None
