"""What stands behind a person's name: offices, bodies, degrees, remarks.

`Director, Digital Unit. Ministry of Finance (MOF). Chile` falls into sentences and segments, each an office, a body, an
office *of* a body, a country, a degree, or a remark such as `remote`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import takewhile, zip_longest
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.gazetteer import country_at_end, country_code, is_city, is_region
from event_ld.readers.programme.dates import day_alone
from event_ld.readers.programme.names import (
    begin_of_acronym,
    has_office,
    has_work,
    is_known_name,
    looks_like_organization,
    organization_from,
)
from event_ld.readers.programme.telephones import telephone_in
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import is_word, spelled, spelled_pattern
from event_ld.vocabulary import role_words

if TYPE_CHECKING:
    from event_ld.model import Organization

_SHORT = (
    r"(?<!\bDept)(?<!\bDepto)(?<!\bDpto)(?<!\bDep)(?<!\bDépt)"
    r"(?<!\bUniv)(?<!\bInst)(?<!\bDir)(?<!\bGral)(?<!\bFac)(?<!\bMin)(?<!\bHosp)"
)
"""What a full stop shortens, and does not end: `Dir. Gral. de Aguas`."""
_SENTENCES = re.compile(rf"(?<=[^\W\d_]{{2}}){_SHORT}\.\s+|(?<=\))\.\s+|(?:(?<!\s)\s+)?[;|]\s*|(?<!\s)\s+[-–—]\s+")
_NOW = re.compile(
    r"(?:actualmente|currently|atualmente|actuellement|hoy|today)(?:,|\s+(?:es|is|é|est|(?:s?he|il|elle|ela|ele)\s+(?:is|est|é)))?\s+"
    r"(?:(?:an?|the|el|la|un|una|o|um|uma|le|une)\s+)?",
    re.IGNORECASE,
)
CLAUSE = re.compile(r"(?:que|qui|quien(?:es)?|who(?:se)?)\s")
"""What begins a clause about somebody: `who will speak on maps`."""
_COMMA = re.compile(r",\s+")
_BRACKET = re.compile(r"(?:(?<!\s)\s+)?\(([^()]{2,80})\)$")
_CONJUNCTION = re.compile(r"\s(?:and|y|e|et|&)\s|^(?:and|y|e|et|&)\s")
_LEFT = re.compile(r"(?<!\s)\s+(?:and|y|e|et|&)$")
"""What leads from an office to somebody else: `Ana Gil, Director and Luis Paz, Curator`."""
_SEVERAL = re.compile(r"\s(?:d[aou]s?|del|de la|of the)\s[A-Z][A-Z0-9-]{1,9}(?=\s(?:and|y|e|et)\s[a-z])")
"""`militante do MLB e parte da equipe`: the first of two things that somebody is."""
_UNDER = spelled_pattern(r"(?:\A|,\s)(?:sob|bajo|sous|under)(?![^\W_])")
"""What leads from a name to somebody else: `Ana Gil, sob a coordenação da diretora …`."""
_DEGREE_IN = spelled_pattern(r"\(*(?:(?:an?|una?|uma?|une?)\s+)?(?:{degree-name})\s+(?:em|en|in|ès|pel[ao]|por|from)\s")
_ARTICLE = re.compile(r"^(?:the|el|la|los|las|o|a|os|as|le|les|l['\u2019])\s*(?=[A-ZÀ-Þ])")
_WITH_ARTICLE = re.compile(r"(?:\b(?:the|la|las|los|l['\u2019])|[\s,](?:del|d[ao]s?|du|des))\s*$", re.IGNORECASE)
_AT = re.compile(r"\s+(?:at|chez)\s+")
"""What only a body stands behind, whatever its name: `Developer at Lirmi`."""
_COURT = re.compile(
    r"(?P<office>[A-ZÀ-Þ][^,.;()]{3,40}?)\s(?:ante|près|junto)\s(?:(?:la|el|los|las|le|les|ao|aos|à|às|do|da)\s|l['’])(?=[A-ZÀ-Þ])"
)
"""`Fiscal General ante la Cámara`, `Procureure près le Tribunal`."""
_INITIALS = re.compile(r"[A-Z]{2,6}")
_ACRONYM = re.compile(r"[A-Z]{3,8}")
_QUOTES = '"“”«»'
_LONGEST_LINE = 1000
_LONGEST_OFFICE = 24
"""The most words of an office, or of a body."""
_LONGEST_OTHER = 8
"""The most words of what stands where an office does, and has no word for one."""
_CITY = 3  # words
_BARE = 5  # words
_STATE = 2  # letters
_NEAR = 40
_FROM = re.compile(
    r"(?:(?i:from the|from|of the|of|del|de la|de los|de las|de|do|da|dos|das|du|des)\s+|(?i:de l['\u2019])\s*)(?=[A-ZÀ-Þ])"
)


_FEWEST_LETTERS = 2
"""An office and a body have letters: `01947 555 0190` is none."""


class Facts:
    """The facts about one person that a text states: the record's fields, and the stretch of each path."""

    def __init__(self) -> None:
        """Begins with no fact."""
        self.fields: dict[str, object] = {}
        self.pieces: dict[str, Piece] = {}
        self._jobs: list[str] = []
        self._bodies: list[Organization] = []

    def job(self, piece: Piece) -> None:
        """Adds an office; running text is none, nor are brackets that say in which language, or that it is not sure."""
        piece = piece.cut(0, left.start() if (left := _LEFT.search(piece.text)) is not None else None)
        longest = _LONGEST_OFFICE if has_work(piece) else _LONGEST_OTHER
        words = piece.text.split()
        is_cut = any(is_word("copula", one) for one in words) or is_word("of", piece.text.rpartition(" ")[2])  # `Entry is open`
        is_cut = is_cut or _UNDER.match(piece.text) is not None
        is_other = is_cut or says_nothing(piece) or is_word("telephone", piece.value.strip(".:")) or piece.text[0] in _QUOTES
        if len(words) > longest or is_other:
            return
        self.pieces[f"jobTitle[{len(self._jobs)}]"] = piece
        self._jobs.append(piece.value)
        self.fields["job_title"] = tuple(self._jobs)

    def body(self, piece: Piece) -> None:
        """Adds a body that the person belongs to; `Panelistas:` is the label of what follows."""
        if _is_degree(piece):
            self.text("honorificSuffix", "honorific_suffix", piece)
            return
        if (court := _COURT.match(piece.text)) is not None:
            self.job(piece.cut(*court.span("office")))
            piece = piece.cut(court.end())
        is_role = fold(piece.text) in role_words() or any(is_word(kind, piece.text) for kind in ("session", "credit"))
        if is_role or piece.text.endswith(":") or len(piece.text.split()) > _LONGEST_OFFICE or says_nothing(piece):
            return
        path = f"affiliation[{len(self._bodies)}]"
        organization, inner = organization_from(piece)
        self.pieces |= {f"{path}.{name}": part for name, part in inner.items()}
        self._bodies.append(organization)
        self.fields["affiliation"] = tuple(self._bodies)

    def text(self, name: str, attribute: str, piece: Piece) -> None:
        """Adds a fact that a person has once; the first one counts."""
        if name not in self.pieces:
            self.pieces[name] = piece
            self.fields[attribute] = piece.value

    def rest(self, rest: Piece, *, is_apart: bool = False) -> None:
        """Adds what the stretch behind a name says, up to a sentence that says no office, body or place."""
        rest = rest.cut(0, led.start() if (led := _UNDER.search(rest.text)) is not None else None)
        first, *others = rest.strip("!").split(_SENTENCES) or [rest.cut(0, 0)]
        sentences = [*takewhile(_says_who, (first, *others))] if is_apart else [first, *takewhile(_says_who, others)]
        now = [sentence.cut(found.end()) for sentence in sentences if (found := _NOW.match(sentence.text))]
        sentences = now or sentences  # `Master of Laws, Kew. Actualmente es Jueza`: what somebody is, and not was
        official = any(has_office(sentence) for sentence in sentences)
        for sentence in sentences:
            segments = _segments(sentence)
            if len(segments) > 1 and all(map(is_place, segments)):
                continue  # `Lima, Peru`: where somebody is from, and no body
            for number, (segment, ahead) in enumerate(zip_longest(segments, segments[1:])):
                is_body_next = ahead is not None and looks_like_organization(ahead)
                if is_body_next and _has_field(segment):
                    self.job(segment)
                elif is_body_next and number and _is_degree(segments[number - 1]) and _INITIALS.fullmatch(segment.text):
                    continue  # `Ana Gil, PhD, FRGS, Map School`: what somebody is, too
                else:
                    self._segment(segment, official=official, is_first=number == 0)

    def _segment(self, segment: Piece, *, official: bool, is_first: bool) -> None:
        segment = _without_degree(_unbracketed(segment))
        if not segment.text or _CONJUNCTION.match(segment.text) or CLAUSE.match(segment.text):
            return  # `and the Mayor`: somebody else
        number = telephone_in(segment)
        if number is not None:
            self.text("telephone", "telephone", number)
        if number is not None or is_word("remark", segment.value) or "@" in segment.text:
            return
        if _is_degree(segment):
            self.text("honorificSuffix", "honorific_suffix", segment)
            return
        bracket = _BRACKET.search(segment.text)
        if bracket is not None and is_word("degree", segment.text[: bracket.start()].strip(".")):
            self.text("honorificSuffix", "honorific_suffix", segment.cut(0, bracket.start()))
            if country_at_end(bracket[1]) != 0:
                self.rest(segment.cut(*bracket.span(1)))
            return
        if not (is_place(segment) and (self._jobs or self._bodies or not is_first)):
            self._work(segment, official=official)

    def _work(self, segment: Piece, *, official: bool) -> None:
        """Takes an office, a body, or an office of a body."""
        job, body = split_office(segment)
        if job is not None and official and not has_office(job):
            self.text("description", "description", job)
        elif job is not None:
            self.job(job)
        if body is not None:
            self.body(body)


def _says_who(sentence: Piece) -> bool:
    """Whether a sentence begins with an office, a body, a degree or a place, or has how to reach somebody."""
    first = next(iter(sentence.split(_COMMA)), sentence)
    said = (has_work, looks_like_organization, is_place, _is_degree, telephone_in)
    return any(one(first) for one in said) or says_nothing(sentence) or _NOW.match(sentence.text) is not None


def _is_degree(piece: Piece) -> bool:
    return is_word("degree", piece.text.replace(".", ""))


def _has_field(segment: Piece) -> bool:
    """Whether an office has its field, or its unit, before the body: `Director (International Law)`, `Head of the Map Unit`."""
    bracket = _BRACKET.search(segment.text)
    if bracket is None:
        return None not in split_office(segment)
    return has_work(segment.cut(0, bracket.start())) and not looks_like_organization(Piece(bracket[1], 0))


def _without_degree(segment: Piece) -> Piece:
    """A segment without what somebody has studied: `Licenciada em Letras e diretora do Museu`; what that is alone is nothing."""
    if _DEGREE_IN.match(segment.text) is None:
        return segment
    parts = (segment.cut(found.end()) for found in _CONJUNCTION.finditer(segment.text))
    return next((part for part in parts if has_work(part.cut(0, len(part.text.split(maxsplit=1)[0])))), segment.cut(0, 0))


def ends_with_degree(before: str) -> bool:
    """Whether a text ends with what leads to what somebody has studied: `Ana Gil, doctora en `."""
    near = before[-_NEAR:]
    words = (number for number in range(len(near)) if number == 0 or near[number - 1] == " ")
    return any(found.end() == len(near) for at in words if (found := _DEGREE_IN.match(near, at)) is not None)


def _unbracketed(segment: Piece) -> Piece:
    """A segment without the brackets around it: `Ana Gil, (SELA)`."""
    text = segment.text.strip()
    return segment.strip("()") if text[:1] == "(" and text.find(")") == len(text) - 1 else segment


def says_nothing(piece: Piece) -> bool:
    """Whether a stretch is a remark, a number, the name of a language or a promise, perhaps in brackets: `(a confirmar)`."""
    words = [word for word in re.split(r"[\s/,()\[\]]+", piece.text) if word]
    whole = piece.text.strip("()[] ")
    if day_alone(whole) is not None or sum(map(str.isalpha, whole)) < _FEWEST_LETTERS:
        return True  # `Talk by Ana Gil, 3 June 2027`, `Ana Gil (555 0190)`
    return is_word("remark", whole) or is_word("empty", whole) or all(is_word("language-name", word) for word in words)


def is_land(piece: Piece) -> bool:
    """Whether a stretch is the name of a country, perhaps behind a city, or the code of a state: `Lima, Perú`, `RN`."""
    is_state, at = len(piece.text) == _STATE and is_region(piece.text), country_at_end(piece.text)
    return is_state or (at is not None and (at == 0 or is_place(piece.cut(0, at).strip(" ,"))))


def is_place(piece: Piece) -> bool:
    """Whether a stretch is the name of a country or a city, or the code of a state; `UBA` is a body, and Ubá a city."""
    is_acronym = " " not in piece.text and piece.text.isupper()
    return is_land(piece) or (not is_acronym and is_city(piece.value) and len(piece.text.split()) <= _CITY)


def _segments(sentence: Piece) -> list[Piece]:
    """The parts of a sentence between commas; an enumeration within one office or one body stays together."""
    if len(sentence.text) > _LONGEST_LINE:
        return [sentence]
    parts: list[Piece] = []
    at = 0
    for found in (*_COMMA.finditer(sentence.text), None):
        end = len(sentence.text) if found is None else found.start()
        part = sentence.cut(at, end)
        if sentence.text.count("(", 0, end) != sentence.text.count(")", 0, end):
            continue
        ahead = sentence.cut(found.end() if found else end)
        if _begins_anew(part, ahead, parts):
            parts.append(part.strip())
        else:
            before = parts.pop()
            parts.append(sentence.cut(before.start - sentence.start, end).strip())
        at = end if found is None else found.end()
    is_one = len(parts) > 1 and _CONJUNCTION.search(parts[-1].text) is not None and all(map(_is_bare_work, parts))
    return [sentence] if is_one else [part for part in parts if part.text]


def _is_bare_work(part: Piece) -> bool:
    """Whether a part is an office or a profession and no more: one of `novelist, essayist and translator`."""
    return has_work(part) and split_office(part)[1] is None and len(part.text.split()) <= _BARE


def _begins_anew(part: Piece, ahead: Piece, parts: list[Piece]) -> bool:
    if not parts or has_work(part) or looks_like_organization(part) or is_word("degree", part.text.strip(".")):
        return True
    if country_code(part.value) is not None or is_word("remark", part.value) or CLAUSE.match(part.text):
        return True
    enumerates = _CONJUNCTION.search(part.text) or _CONJUNCTION.match(f" {ahead.text}")
    return part.text[:1].isupper() and not enumerates


def split_office(sentence: Piece) -> tuple[Piece | None, Piece | None]:
    """An office and a body out of `Director of the Institute`, `Consultor`, `Ministry of Finance`; either may be None."""
    if len(sentence.text) > _LONGEST_LINE:
        return sentence, None
    sentence = sentence.strip(",")
    several = _SEVERAL.search(sentence.text)
    sentence = sentence.cut(0, several.end()) if several is not None and has_work(sentence.cut(0, several.start())) else sentence
    if _is_body_of_office(sentence):
        return None, sentence
    bracket = _BRACKET.search(sentence.text)
    head = sentence.cut(0, bracket.start()) if bracket else sentence
    spelled_out = begin_of_acronym(head.text, bracket[1]) if bracket else None
    named: tuple[Piece, Piece] | None = None
    for kind in ("at", "of"):
        best: tuple[Piece, Piece] | None = None
        for found in _between(kind).finditer(head.text):
            job, body = head.cut(0, found.start()).strip(","), sentence.cut(found.end()).strip()
            plain = head.cut(found.end()).strip()
            is_body = (looks_like_organization(plain) and not _is_of_body(plain)) or found.end() == spelled_out
            if job.text and is_body and (kind == "at" or has_work(job)) and not has_office(plain):
                best = best or (job, body)
                if is_word("organization", plain.text.split()[0]) or found.end() == spelled_out:
                    return job, body  # `Directora General de Transparencia del Ministerio de Cultura`
            elif job.text and has_work(job) and _is_named(found[0], job, plain):
                named = job, body
        if best is not None:
            return best
    return named or _undivided(sentence, head, bracket)


def _is_of_body(unit: Piece) -> bool:
    """Whether a stretch is a unit and the body that it is of: `Map Unit of the Royal Museum`, `Servicio de Mapas del Museo`."""
    for found in _between("of").finditer(unit.text):
        own, body = unit.text[: found.start()].split(), unit.cut(found.end())
        first = body.text.partition(" ")[0]
        is_bare = found[0].strip().lower() == "of"  # `Department of Library Services`
        is_body = is_word("organization", first) and not is_word("unit", first) and not is_bare
        if own and (
            (is_word("unit", own[0]) and is_body) or (is_word("unit", own[-1]) and len(own) > 1 and looks_like_organization(body))
        ):
            return True
    return False


def _is_body_of_office(sentence: Piece) -> bool:
    """Whether the last word says a body, and the one before it an office: `National Managers Association`."""
    *first, office, last = ("", "", *sentence.text.split())
    is_body = is_word("organization", last) and has_office(Piece(office, 0))
    return is_body and any(first) and is_capitalised(sentence)


def _undivided(sentence: Piece, head: Piece, bracket: re.Match[str] | None) -> tuple[Piece | None, Piece | None]:
    """An office with the body in brackets behind it, an office alone, or a body."""
    job, _, last = sentence.text.rpartition(" ")
    if (
        _ACRONYM.fullmatch(last)
        and not job.isupper()
        and has_work(Piece(job.rpartition(" ")[2], 0))
        and not has_work(Piece(last, 0))
    ):
        return sentence.cut(0, len(job)).strip(), sentence.cut(len(job) + 1)  # `Regional Director IOM`
    if has_work(sentence):
        is_divided = bracket is not None and has_work(head)
        return (head.strip(","), sentence.cut(bracket.start(1), bracket.end(1))) if bracket and is_divided else (sentence, None)
    return _body_or_job(sentence)


def _is_named(lead: str, job: Piece, plain: Piece) -> bool:
    """Whether what stands behind an article is a body by its form: `director de la Revista Semana`, `reitor da UFPE`.

    A field is written so too, behind some offices: `ministra de la Presidencia y Justicia`.
    """
    words = [word for word in plain.text.strip(".").split() if not is_word("small", word)]
    is_of_field = any(is_word("office-of-field", word) for word in job.text.split())
    is_of_firm = any(is_word("office-of-firm", word) for word in job.text.split())
    if plain.text[:1].isupper() and (is_of_firm or _AT.fullmatch(lead) is not None):
        return is_capitalised(plain)
    if _WITH_ARTICLE.search(lead) is None or not words or has_work(plain) or country_at_end(plain.text) == 0:
        return False
    return (len(words[0]) > 1 and words[0].isupper()) or (not is_of_field and len(words) > 1 and is_capitalised(plain))


def _body_or_job(sentence: Piece) -> tuple[Piece | None, Piece | None]:
    """A stretch without a word for an office: a body, where it is written like a name, otherwise an office."""
    from_body = _FROM.match(sentence.text)
    if from_body is not None:
        return None, sentence.cut(from_body.end())
    article = _ARTICLE.match(sentence.text)
    plain = sentence.cut(article.end()) if article else sentence
    if looks_like_organization(plain) or (is_capitalised(plain) and not is_known_name(plain)):
        return None, plain
    return (None if is_known_name(plain) else sentence), None


def is_capitalised(piece: Piece) -> bool:
    """Whether every word that is no small one begins with a capital, so that the whole reads like a proper name."""
    words = [word.strip("(),.\u201c\u201d\"'") for word in piece.text.split()]
    return piece.text[:1].isupper() and all(not word[:1].islower() or is_word("small", word) for word in words if word)


@lru_cache(maxsize=4)
def _between(kind: str) -> re.Pattern[str]:
    elided = "à l" if kind == "at" else "d[eu]s? l|d"
    return re.compile(rf"(?<![\s,])[\s,]+(?:(?:{elided})['\u2019]\s*|(?:{spelled(kind)})\s+)", re.IGNORECASE)
