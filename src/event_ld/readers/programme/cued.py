"""Who a sentence says will speak: `impartida por Ana Gil`, `Ana Gil will speak on …`; and who only tells of the event."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.led_names import office_before
from event_ld.readers.programme.names import (
    has_form_of_name,
    has_office,
    has_work,
    is_known_name,
    looks_like_name,
    looks_like_organization,
)
from event_ld.readers.programme.offices import CLAUSE
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, read_person, with_more
from event_ld.readers.programme.said_roles import role_of
from event_ld.readers.programme.tagged_names import SAID_BY, is_named_after
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.words import (
    alternatives,
    folded_alternatives,
    is_word,
    meaning,
    spelled,
    spelled_pattern,
    written,
)
from event_ld.vocabulary import event_kind_words, role_words, roles

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_PARTICLE = r"(?:d[aeo]s?|del|de\s+l[ao]s?|van|von|der|el|al|bin|bint|[ye](?=\s+[A-ZÀ-Þ][\w'’-]++(?!\s+[A-ZÀ-Þ])))"
"""What stands within a name; `y` before one word alone (`Ortega y Gasset`), and not before the next name."""
_WRITTEN = (
    rf"(?:[A-ZÀ-Þ][a-zà-ÿ]{{0,4}}\.\s+){{0,2}}(?![DL]['’][a-zà-ÿ])[A-ZÀ-Þ][\w'’-]*[^\W_.]"
    rf"(?:\s+(?:{_PARTICLE}\s+)*(?!(?i:{{telephone}})(?![^\W_]))[A-ZÀ-Þ](?:[\w'’-]*[^\W_]|\.))+"
)
_NAME = spelled_pattern(
    rf"(?:\[|\*{{1,2}})?(?P<name>{_WRITTEN})(?:\]|\*{{1,2}})?"
    r"(?P<who>,\s(?!and\s|y\s|e\s|et\s)[^,;.:!?\n]{3,100}(?=[,;.!?]|$)| \([^()\n]{2,120}\))?",
    flags=0,
)
_SUBJECT = spelled_pattern(
    rf"(?<![^\W_])(?P<name>{_WRITTEN})"
    r"(?P<who>,\s(?P<told>(?!(?:and|y|e|et)\s)(?:[^,;.\n]{3,150},|[a-zà-ÿ][^,;.\n]{3,80}))"
    r"|\s[–—-]\s(?P<dashed>[^;.\n–—]{3,150})\s[–—-]|\s\((?P<inner>[^()\n]{2,120})\)"
    r"|\s(?:from|of|de|da|do|du|del)\s(?:[^\s,;.]+\s){0,6}?[^\s,;.]+)?,?\s+\Z",
    flags=0,
)
_WITH = ("with", "con", "com", "avec")
_OF = re.compile(r"(?<![^\W_])(?:of|by|on|about|de|del|d[aou]s?|por|par|sobre|sur)\s+\Z|\bd['’]\Z", re.IGNORECASE)
_OF_CLAUSE = re.compile(
    r"(?:(?:in|at|on|during|en|dans|durante|em)\s(?:(?:l[aoe]s?|el|[ao]s?)\s)?(?:which|que|cual(?:es)?|qua(?:l|is)|laquelle|lesquell?es|lequel)"
    r"|(?:where|donde|onde|où)|n[ao]s?\s(?:qua(?:l|is)|que)|auquel|auxquell?es)\b",
    re.IGNORECASE,
)
"""What begins a clause about what stands before it, in which the verb is of somebody else: `…, en las que se abordarán`."""
_TOGETHER = re.compile(r"(?<![\s,])(?:, (?:(?:and|y|e|et) )?| (?:and|y|e|et|&) )\Z")
_IS_ROLE = spelled_pattern(
    lambda: (
        rf"(?<![^\W_])(?:{folded_alternatives(_roles())})(?:\s(?!(?:is|are|es|est|é)\s)[^\W\d_]+){{0,5}}"
        r"\s(?:is|are|will\sbe|es|son|será|serán|est|sont|sera|seront|é|são|serão)(?:\s+(?:de|of))?\s+"
    )
)
"""`Our guest speaker this month is `, `La otra panelista será `, `A mediação é de `."""
_OF_KIND = spelled_pattern(
    lambda: (
        rf"(?:\A|(?<=[.!?]\s)|(?<=\n)|(?<=\s(?:la|el|le|um|an)\s)|(?<=\s(?:the|una|une|uma)\s)|(?<=\sa\s))"
        rf"(?:(?:[^\W\d_]{{1,20}}\s)?(?:(?:{alternatives([*event_kind_words(), *written('event-noun')])})"
        rf"\s(?:de|del|da|do|par|by|of|por|with|avec|con|com)|(?:{spelled('talk-noun')})\s(?:{spelled('with')}))"
        r"|(?-i:Con|Com|Avec|With|Join|Rencontre\savec|Encuentro\scon|Encontro\scom))\s+"
    )
)
"""`Conférence de `, `Join author `: known names alone stand behind these."""
_LEAD = re.compile(
    r"(?:(?:de|del|do|da|dos|das|du|of|the|la|el|los|las|le|les|o|a|os|as)\s+){0,3}(?:[dl]['’])?"
    r"(?P<office>(?:(?:[dl]['’])?[a-zà-ÿ][\w'’-]*\s+){0,4})"
)
_NEXT = re.compile(r"\s*[,;]\s+(?:(?:and|y|e|et)\s+)?|\s+(?:and|y|e|et|&)\s+")
_POR = re.compile(r"(?<=\s)por$")
_PELO = re.compile(r"(?<=\s)pel[oa]s?$")
"""`moderada pelo`: `por` with its article."""
_GIVEN = spelled_pattern(lambda: rf"(?<![^\W_])(?P<cue>{alternatives(_cues())})(?![^\W_])(?P<comma>,)?[\s:*_–—-]+")
_OFFICE_COMMA = re.compile(r",?\s+")
_RELATIVE = re.compile(rf",?\s{CLAUSE.pattern}")
_SENTENCE = re.compile(r"(?<=[^\W\d_]{3})\.\s|\n|\Z")
_ITEM = re.compile(r";\s+(?:(?:and|y|e|et)\s+)?")
_SPEAKS = spelled_pattern(r"(?<![^\W_])(?:{speaks}|(?P<visits>{visits})(?=\s[^.!?;\n]{2,120}?\s(?:{in-order})\s))(?![^\W_])")
_REPORTS = spelled_pattern(r"[^.!?;\n]{0,150}?(?<![^\W_])(?:{reports})(?![^\W_])")
_QUOTED = re.compile(r"[»”\"]\s*[-–—]{1,2}\s*\Z")
_OTHER = re.compile(r"\s(?:and|y|e|et)\s(?=[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){1,3}$)")
"""What leads to somebody else, at the end of what is said of one."""
_FIRST_WORD = 16
_ADDRESS = re.compile(r"[^\n]{0,150}?(?:@|\d{3})")
"""How those are reached whom one asks: by an address, or a telephone."""
_PROFESSION = re.compile(r"[a-zà-ÿ][\w-]{2,30}(?: [a-zà-ÿ][\w-]{1,30}){0,4}(?=, [A-ZÀ-Þ])")
"""`talk with family historian, Ana Gil`."""
_OWN_OFFICE = re.compile(r"(?:\A|[.!?,;:]\s|\n)(?P<office>(?:[^\W\d_]{2,30} )?(?P<work>[a-zà-ÿ][\w-]{2,30})) \Z")
"""`Art professor Ana Gil will …`, with no article."""
_LED = re.compile(r"[A-ZÀ-Þ][\w'’-]{2,30}\s(?=[A-ZÀ-Þ]\S{0,60}\s+\S)")
"""The word that may be a profession before a name that begins a sentence."""
_LONGEST_SUBJECT = 250
_LONGEST_OFFICE = 120
_NEAR = 8


def people_said(lines: list[Line]) -> list[tuple[str, Mention, Line]]:
    """The people who sentences outside an agenda say will speak, and whom to ask, each with the role and the line."""
    found: dict[str, tuple[str, Mention, Line]] = {}
    for line in lines:
        if line.role in (Role.TABLE, Role.ROW, Role.TIME, Role.DAY):
            continue
        said = people_in(line.piece)
        for role, mention in said if line.within != "agenda" else [one for one in said if roles()[one[0]] == "contributor"]:
            found.setdefault(str(mention.person.name), (role, mention, line))
    return [*found.values()]


def people_in(piece: Piece) -> list[tuple[str, Mention]]:
    """The people who a sentence says will speak, each with the role."""
    found = []
    for cue in _GIVEN.finditer(piece.text):
        role = meaning("given-by", _PELO.sub("por", cue["cue"].lower())) or "speaker"
        listed = _items(piece, cue.end()) or _listed(piece, cue.end())
        is_sure = not cue["comma"] and (role != "contact" or _ADDRESS.match(piece.text, cue.end()) is not None)
        found += [(role, one) for one in listed if is_sure or _is_known(one)]
    for lead in (*_IS_ROLE.finditer(piece.text), *_OF_KIND.finditer(piece.text)):
        role = next((named for word in lead[0].split() if (named := role_of(word)) is not None), "speaker")
        found += [(role, one) for one in _listed(piece, lead.end()) if _is_known(one) and not _is_in(one, found)]
    for verb in _SPEAKS.finditer(piece.text):
        said_as = "now" if verb["visits"] else meaning("speaks", verb[0].lower())
        is_sure = said_as != "now"
        own = _subjects(piece, verb.start(), is_sure=is_sure)
        if own and verb[0].split()[-1] in _WITH:  # `in conversation with Luis Paz`
            own += filter(_is_known, _listed(piece, verb.end() + 1))
        role = "moderator" if said_as == "moderator" else "speaker"
        found += [(role, one) for one in own if not _is_in(one, found)]
    return found


def _is_in(one: Mention, found: list[tuple[str, Mention]]) -> bool:
    """Whether a name is already found, or a part of one, or has one in it."""
    own = one.pieces["name"]
    return any(is_in(own, name) or is_in(name, own) for name in (other.pieces["name"] for _, other in found))


def _roles() -> list[str]:
    """The words for those who perform in a role: `speaker`, `ponente`, `mediação`."""
    return [word for word, role in role_words().items() if roles()[role] == "performer" and " " not in word]


def _subjects(piece: Piece, end: int, *, is_sure: bool) -> list[Mention]:
    """The people right before a verb, each with what is said of them; known ones alone where the verb is not sure."""
    found: list[Mention] = []
    while (subject := _SUBJECT.search(piece.text, max(end - _LONGEST_SUBJECT, 0), end)) is not None:
        told = next((name for name in ("told", "dashed", "inner") if subject[name]), None)
        office, name = _office_and_name(piece, *subject.span("name"))
        one = read_person(piece.cut(name.start - piece.start, subject.end("who") if told == "inner" else subject.end("name")))
        before = piece.text[: subject.start()]
        is_of = _OF.search(before, max(len(before) - _NEAR, 0)) is not None or is_named_after(before)
        is_of = is_of or _OF_CLAUSE.match(subject["told"] or "") is not None
        if one is None or is_of or not (_is_known(one) if found or not is_sure else _is_person(one)):
            break  # `The book of Ana Gil discusses …`
        said = piece.cut(*subject.span(told)).strip(",") if told in ("told", "dashed") else office
        found.append(with_more(one, said) if said is not None and not one.is_described else one)
        together = _TOGETHER.search(before, max(len(before) - _NEAR, 0))
        if together is None:
            break
        piece, end = piece._replace(text=f"{before[: together.start()]} "), together.start() + 1
    return found[::-1]


def _office_and_name(piece: Piece, begin: int, end: int) -> tuple[Piece | None, Piece]:
    """The name of a subject, and the office before it or in it: `Historian Ana Gil will …`, `…, local poet Ana Gil will …`."""
    led = _LED.match(piece.text, begin, end)
    if led is not None and has_work(piece.cut(*led.span())) and looks_like_name(piece.cut(led.end(), end)):
        return piece.cut(begin, led.end()).strip(), piece.cut(led.end(), end)
    name = piece.cut(begin, end)
    own = _OWN_OFFICE.search(piece.text, max(begin - _LONGEST_OFFICE, 0), begin)
    if own is not None and has_work(piece.cut(*own.span("work"))):
        return piece.cut(*own.span("office")), name
    is_next = _TOGETHER.search(piece.text[:begin], max(begin - _NEAR, 0)) is not None  # `the Mayor and Ana Gil will …`
    return None if is_next else office_before(name, piece), name


def _cues() -> list[str]:
    said = written("given-by")
    return [*said, *(_POR.sub(by, cue) for cue in said if _POR.search(cue) for by in ("pelo", "pela", "pelos", "pelas"))]


def _items(piece: Piece, begin: int) -> list[Mention]:
    """The people of a list between semicolons: `Ana Gil, of the Map School, who …; Luis Paz, of the Museum`; [] for others."""
    end = _SENTENCE.search(piece.text, begin)
    items = piece.cut(begin, end.start() if end is not None else None).split(_ITEM)
    found: list[Mention] = []
    for item in items if len(items) > 1 else []:
        office, name = _name_at(item, 0)
        one = read_person(item.cut(*name.span("name"))) if name is not None else None
        if name is None or one is None or not (_is_known if found else _is_person)(one):
            break
        relative = _RELATIVE.search(item.text, name.end("name"))
        said = item.cut(name.end("name"), relative.start() if relative is not None else None).strip(" ,.*_")
        found.append(with_more(one, office if has_work(office) else said))
    return found


def _listed(piece: Piece, begin: int) -> list[Mention]:
    """The people of a list that begins somewhere: `the poet Ana Gil (Ely), Luis Paz, keeper of maps, and Eva Sol`."""
    found: list[Mention] = []
    is_next = False
    while True:
        office, name = _name_at(piece, begin)
        is_at = name is not None and any(is_word("at", word) for word in office.text.split())
        if name is None or (is_at and not is_known_name(piece.cut(*name.span("name")))):
            return found  # `guest speaker at the Maps Forum`
        is_alone = name["who"] is None or _names_next(piece, name.end("name"))
        end = name.end("name" if is_alone else "who")
        other = _OTHER.search(piece.text, name.end("name"), end) if not is_alone else None
        if other is not None and has_work(piece.cut(end, end + len(piece.text[end:].partition(" ")[0]) + _FIRST_WORD)):
            end = other.start()  # `Ana Gil, president of the Map Club and Gwen Scot, founder of …`
        one = read_person(piece.cut(name.start("name"), end))
        if found and _SPEAKS.match(piece.text, name.end("name") + 1):
            return found  # `moderated by Ana Gil, and Luis Paz will speak`
        is_led = is_next and one is not None and one.is_described and _is_person(one)
        if one is None or not (is_led or (_is_known if found else _is_person)(one)):
            return found
        is_next = other is not None
        found.append(with_more(one, office) if has_work(office) and not one.is_described else one)
        mark = _NEXT.match(piece.text, end)
        if mark is None:
            return found
        begin = mark.end()


def _name_at(piece: Piece, begin: int) -> tuple[Piece, re.Match[str] | None]:
    """The name that stands somewhere, and the words that lead to it."""
    lead = _LEAD.match(piece.text, begin)
    start, at = (lead.start("office"), lead.end()) if lead is not None else (begin, begin)
    name = _NAME.match(piece.text, at)
    profession = _PROFESSION.match(piece.text, start)
    is_told = profession is not None and has_work(piece.cut(*profession.span()))
    if is_told or has_office(piece.cut(start, start + len(piece.text[start : start + _LONGEST_OFFICE].partition(" ")[0]))):
        for gap in _OFFICE_COMMA.finditer(piece.text, start, start + _LONGEST_OFFICE):
            behind = _NAME.match(piece.text, gap.end())  # `the Minister of Maps, Ana Gil`
            if behind is not None and is_known_name(piece.cut(*behind.span("name"))):
                return piece.cut(start, gap.start()), behind
    return piece.cut(start, at).strip(), name


def _names_next(piece: Piece, end: int) -> bool:
    """Whether the next person stands behind a comma after a name, and nothing about this one."""
    mark = _NEXT.match(piece.text, end)
    _, name = _name_at(piece, mark.end()) if mark is not None else (piece, None)
    return name is not None and is_known_name(piece.cut(*name.span("name")))


def _is_person(one: Mention) -> bool:
    """Whether such a phrase names a person; with a particle in it only one whose given name is known, and no `Mapas do Vale`."""
    name = one.pieces["name"]
    words = name.text.split()
    is_other = looks_like_organization(name) or any(fold(word) in event_kind_words() or is_word("venue", word) for word in words)
    is_plain = not any(is_word("particle", word) for word in words)
    return has_form_of_name(name) and not is_other and (is_plain or _is_known(one))


def _is_known(one: Mention) -> bool:
    return "honorificPrefix" in one.pieces or is_known_name(one.pieces["name"])


def only_tells(name: Piece, text: str) -> bool:
    """Whether who is named only tells of the event: `Ana Gil, head of the museum, said that …`, or signs what is quoted.

    Args:
        name: Where the name stands.
        text: The whole text.
    """
    is_quoted = any(form.search(text, max(name.start - _LONGEST_OFFICE, 0), name.start) for form in (_QUOTED, SAID_BY))
    return is_quoted or _REPORTS.match(text, name.span.end) is not None
