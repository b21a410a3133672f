"""People in the titles of slots: behind a dash, a small word or a mark, in brackets, and with a role that is said before them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.names import has_initials, is_known_name
from event_ld.readers.programme.people import DASH, LONGEST_LINE, Mention, read_people
from event_ld.readers.programme.slot_words import LEAD, TALK_OF
from event_ld.readers.programme.tagged_names import is_named_after
from event_ld.readers.programme.words import folded_alternatives, is_word, spelled, spelled_pattern
from event_ld.vocabulary import role_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_LEADS = re.compile(r":|\s(?:by|por|par|del?|el|la|l[eo]s?|[oa]s?)\s", re.IGNORECASE)  # and every role with its people this
_BOLD = re.compile(r"(?P<mark>\*\*|__)(?:(?!(?P=mark)).)+(?P=mark)(?P<sep>\s*[-–—:|]+\s*|\s+)(?=\S)")
_QUOTED = re.compile(r"[\"“«](?:[^\"”»])+[\"”»](?P<sep>\s*[-–—:|,.]+\s*|\s+)(?=\S)")
_TRAILING = re.compile(r"(?<![\s,])[\s,]+(?:with|con|com|avec)\s*(?::\s*)?$", re.IGNORECASE)
_LEADS_OTHERS = spelled_pattern(
    lambda: (
        rf":\s+|(?<!\s)[,;.]\s+(?:(?:and|y|e|et)\s+)?(?:(?P<role>{folded_alternatives(role_words())})(?:\s*:|\s(?:el|la|l[eo]s?|[oa]s?))?|{spelled('with')})"
        r"\s+(?=(?-i:[A-ZÀ-Þ*_]))|(?<!\s)\s+(?-i:With|Avec|Con|Com)\s+"
    )
)
"""`chaired by Ana Gil: Luis Paz, Eva Sol`, `Chair: Ana Gil, With Luis Paz and Eva Sol`, `Ana Gil; modera Dña. Eva Sol`."""
_ENDS = re.compile(r"(?P<sep>[.:,;?]\s+|(?<!\s)\s+[-–—|]+\s+|(?:(?<!\s)\s+)?(?:\((?=[^()]*\)\.?$)|\[(?=[^\[\]]*\]\.?$)))")
_BY = ("by", "por", "par")
_ROLE_INSIDE = spelled_pattern(
    lambda: (
        rf"(?:(?:^|[(\[.,;|–—-]|\s(?:and|y|e|et)\s)\s*(?P<role>{folded_alternatives(role_words())})"
        rf"|\s(?P<by>{folded_alternatives(word for word in role_words() if word.split()[-1] in _BY)}))"
        r"(?:\s*:\s*+|(?:(?<=\sby)|(?<=\spor)|(?<=\spar)|(?<=\sde)|(?<=\sdel))\s++"
        r"|\s(?:el|la|l[eo]s?|[oa]s?)\s(?=(?:{honorific})\.?\s+[^\W\d_]))"
        r"(?P<who>[^()\[\]]+(?:\([^()]*\)[^()\[\]]*)*)[)\]]?\.?$"
    )
)
_WITH = spelled_pattern(r"(?P<sep>(?<![\s,:–—-])[\s,:–—-]+(?:{with}|por|pel[oa]s?)\s+)")
_OF_HONORIFIC = spelled_pattern(r"(?P<sep>(?<!\s)\s+(?:de|del|do|da|du|of|el|la|le)\s+)(?=(?:{honorific})\.?\s+[^\W\d_])")
"""`Mot d'accueil de Mme Sylvie Robert`, `Entrega el premio la Dra. Ana Gil`: an honorific begins a person."""


def split_roles(line: Piece) -> tuple[Piece, list[tuple[str, Mention]]]:
    """A title without the people that stand in it with their role, and them: `Opening (Chair: Ana Gil)`."""
    found = _ROLE_INSIDE.search(line.text) if len(line.text) <= LONGEST_LINE and _LEADS.search(line.text) else None
    role = role_words().get(fold(found["role"] or found["by"])) if found else None
    if found is None or role is None:
        return line, []
    who, others = split_roles(line.cut(found.start("who"), found.end("who")).strip("."))  # `Chair: Ana Gil. Panel: Luis Paz`
    trailing = _TRAILING.search(who.text)
    people = led_people(who.cut(0, trailing.start()) if trailing else who, role)
    if not people:
        return line, []
    return line.cut(0, found.start()).strip("*_.,;-–— "), [*people, *others]


def led_people(who: Piece, role: str) -> list[tuple[str, Mention]]:
    """The people behind the word for a role, each with its own: another word for one, or a small word, leads to others.

    `Ana Gil and Luis Paz; modera Dña. Eva Sol` are two of the role and a moderator.
    """
    mark = _LEADS_OTHERS.search(who.text) if len(who.text) <= LONGEST_LINE else None
    if mark is not None:
        people = read_people([who.cut(0, mark.start())])
        others = led_people(who.cut(mark.end()), role_words().get(fold(mark["role"] or ""), "speaker")) if people else []
        if others:
            return [*((role, one) for one in people), *others]
    return [(role, one) for one in read_people([who])]


def split_title(line: Piece) -> tuple[Piece, list[Mention]]:
    """The title of a slot, and the people that stand behind it on the same line.

    `**Keynote** - Ana Gil, SELA` and `“Keynote”, Ana Gil` name her, and so does `Keynote - Ana Gil (SELA)`; without emphasis
    or quotes a body must follow the name, or the name must begin with a given name that the table knows.
    """
    if len(line.text) > LONGEST_LINE:
        return line, []
    bold = _BOLD.match(line.text) or _QUOTED.match(line.text)
    forms = (DASH, _WITH, _OF_HONORIFIC, _ENDS)
    cuts = [bold] if bold else [cut for form in forms for cut in form.finditer(line.text)]
    for cut in cuts:
        last = line.text[: cut.start()].rpartition(" ")[2]
        is_short = cut["sep"][0] == "." and is_word("honorific", last)  # `Old maps  Dr. Ana Gil`
        if (
            is_short
            or is_named_after(line.text[: cut.end("sep")])
            or (cut.re.pattern == _OF_HONORIFIC.pattern and is_word("small", last))
        ):
            continue  # `the school Dr. Ana Gil`, `homenaje a la Dra. Ana Gil`
        title, rest = line.cut(0, cut.start("sep") + (cut["sep"][0] == "?")).strip(), line.cut(cut.end("sep")).strip()
        if bold is not None and (led := LEAD.match(rest.text) or TALK_OF.match(rest.text)):
            rest = rest.cut(led.end())
        rest = rest.strip(")].") if cut["sep"].strip() in {"(", "["} else rest
        people = read_people([rest]) if title.text and rest.text else []
        if people and _are_behind(people, cut, is_marked=bold is not None):
            return title, people
    return line, []


def without_lead(line: Piece) -> Piece:
    """A line of people without the word that begins it: `With Ana Gil and Luis Paz`."""
    found = LEAD.match(line.text)
    return line.cut(found.end()) if found else line


def _are_behind(people: list[Mention], cut: re.Match[str], *, is_marked: bool) -> bool:
    """Whether what reads like people behind a title is people: two known names, marked ones, a body behind a dash."""
    names = [one.pieces["name"] for one in people]
    known = [is_known_name(one) or "honorificPrefix" in other.pieces for one, other in zip(names, people, strict=True)]
    if len(people) > 1:
        known = [one or has_initials(name) for one, name in zip(known, names, strict=True)]
    if all(known) or sum(known) > 1 or (any(known) and cut["sep"].strip() in {"(", "[", "?"}):
        return True
    if not is_marked and cut.re is _ENDS and cut["sep"].strip() not in {"-", "–", "—", "|"}:
        return False
    return is_marked or all(one.is_described for one in people)
