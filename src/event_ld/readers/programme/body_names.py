"""What reads like the name of a body, and which parts of a list of them are names."""

from __future__ import annotations

import re
from functools import lru_cache

from event_ld.folding import fold
from event_ld.gazetteer import is_given_name
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.names import begin_of_acronym, is_known_name, looks_like_organization
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import is_word, meaning, spelled, spelled_pattern
from event_ld.vocabulary import event_kind_words

_BEFORE_SLASH = re.compile(r"(?<![\w/.-])(?:[A-Z]{2}[\w-]{0,20}/){1,3}\Z")
_BEHIND_SLASH = re.compile(r"(?:/[A-Z]{2}[\w-]{0,20}){1,3}(?![\w/])")
_ACRONYMS = re.compile(r"[A-Z]{2}[\w/-]{0,80}\Z")
_LONGEST_SLASHED = 80
CONJUNCTION = re.compile(r"\s(?:and|y|e|et|&)\s")
LED = re.compile(
    r"(?:for|pour|para|with|avec|con|com|in|on|en|em|dans|desde|depuis|since|from|during|durante|by|por|par|n[ao]s?(?=\s(?-i:[a-zà-ÿ])))\s",
    re.IGNORECASE,
)
"""What leads a phrase, and no name of a body: `Pour souffler la première bougie …`."""
_APPOSITION = spelled_pattern(r",\s(?:(?:{article}|an?|una?|uma?|une?)\s)?(?P<word>(?-i:[a-zà-ÿ])[^\W\d_]+)")
_PLEASED = (
    r"(?:(?:ten(?:go|emos)|tienen?|tem(?:os)?|têm|ai|a|avons|ont|ha[sv]e?)\s(?:el\s|[oa]\s|le\s|la\s|l['’]|the\s|un\s|uma?\s)?"
    r"(?:(?:gran|grande|grand|great|enorme|immense)\s)?"
    r"(?:agrado|gusto|placer|honor|prazer|honra|alegria|alegría|satisfação|satisfacción|plaisir|honneur|joie|pleasure|honou?r)\s"
    r"(?:(?:de|en|em|of|to)\s|d['’])"
    r"|se\s(?:complacen?|enorgullecen?|honran?|alegran?|r[ée]joui(?:t|ssent))\s(?:(?:de|en|em)\s|d['’])"
    r"|(?:est|sont)\s(?:très\s)?(?:heureu(?:x|ses?)|ravie?s?|fi(?:er|ère)s?|honorée?s?)\s(?:de\s|d['’])"
    r"|(?:is|are|am)\s(?:very\s)?(?:pleased|happy|delighted|proud|excited|glad|thrilled|honou?red)\sto\s)"
    r"(?:(?:[oa]s?|l[aoe]s?|les|vous|vos|te|l['’])\s)?(?:co-?)?(?:invit|convid|convi|present|présent|apresent|anunci|announc|annonc"
    r"|host|hold|organi[sz]|welcom|offer|offr|propos|convoc|accueill|recib|receb)[\w-]*(?:\syou)?"
    r"|(?:would\slike\sto|wish(?:es)?\sto|want(?:s)?\sto|desean?|quieren?|gostariam?\sde|desejam?|souhaite(?:nt)?|aimerai(?:en)?t)\s"
    r"(?:(?:[oa]s?|l[aoe]s?|les|vous|os|te|l['’])\s)?(?:invit|convid|convi)[\w-]*(?:\syou)?"
)
"""With what pleasure people are invited: `se complace en invitarles`, `têm a honra de apresentar`."""
ONE_PLEASED = re.compile(
    r"(?:tiene|tem|a|has|est|is|se\s(?:complace|enorgullece|honra|alegra|réjouit)|would|wishes|desea|gostaria|souhaite|aimerait)\s",
    re.IGNORECASE,
)
"""How the pleasure of one body begins."""
_WORD = re.compile(r"[A-ZÀ-Þ][^\W\d_]{3,}")
_COMMON = ("organization", "group", "office", "small", "article", "document", "members", "anyone")
_PARTS = re.compile(
    r"(?:(?<!\s)\s+)?;\s*|(?<!\s)\s+/\s+|,\s+(?:(?:and|y|e|et|&)\s+)?|(?<!\s)\s+(?:and|y|e|et|&|as\s+well\s+as|así\s+como|ainsi\s+que|bem\s+como|together\s+with|junto\s+con)\s+(?:(?:by|por|par|pel[oa]s?)\s+)?"
)
_INITIALS = re.compile(
    r"^(?:[A-Z][A-Z0-9]{1,9}(?:-[A-Z][A-Z0-9]{1,9})?|[A-Z][\w-]+\.(?:gov|org|io|net|com|edu|eu)(?:\.[a-z]{2})?)$"
)
"""An acronym, or a name that is an address: `Code.gov`."""
_QUOTES = '"“”«» '
_QUOTED = re.compile(r"[\"“«][^\"“”«»]+[\"”»]")
_LONGEST_CONJUNCTION = 4
_COINED = re.compile(r"[a-zß-ÿ\d][A-ZÀ-Þ]|[A-ZÀ-Þ]{2}")
_STOPPED = re.compile(r"[a-z]{2,}\.[a-z]\w*")
_NUMERAL_OR_SURNAME = re.compile(r"[IVXLC]+|\d[\d.]*|Ma?c[A-Z][a-z]+")
_HOUR = re.compile(r"\d")
_SAID_OF = re.compile(
    r"\s(?:(?:is|are|was|were|has|have|está|están|tiene|tienen|estão|têm|sont|ont)\s|(?:irá|irão|v(?:ai|ão|ont))(?:\s|$)|to\s(?i:host|hold|stage|present|welcome|offer|organi[sz]e|celebrate|mark)\s|to$)"
)
"""`Leeds University and Map University are proud to be the hosts`, `Map Museum to Host Map Day`."""
_LONGEST_BODY = 200
_MOST_WORDS = 6
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z0-9]{2,11}),?\)")
_ADVERBS = (
    r"(?:\s+(?:[\w-]+(?:mente|ment|ly)|(?:in|en|em|de|sur|à|at|na|no)\s+[^\W\d_]+(?:\s+[^\W\d_]+)?"
    r"|(?:this|est[ea]|cette)\s+[^\W\d_]+)){0,2}"
)
"""What may stand between a participle and who did it: `organised jointly by`, `organizado de forma conjunta por`."""
ARTICLE = spelled_pattern(
    r"(?:(?:{of}|by|por|par|pel[oa]s?)\s+(?:(?:{article})\s+|l['\u2019])?|(?:{article})\s+|l['\u2019])"
    r"(?:(?:équipe|equipo|equipe|equipa|team)\s+(?:{of})\s*)?"
)
_PART_OF = re.compile(
    r"(?:Institut|Cent(?:re|ro|er)|Fac|Departa?ment|Département|School|Escuela|Escola|École|Labora|Colleg|C[áa]tedra|Unidad|Unit)",
    re.IGNORECASE,
)
_UNIVERSITY = re.compile(r"(?:The\s)?(?:\w+\s){0,2}?(?:Univ|UN[A-Z]{2})")
_GROUP = re.compile(
    r"(?:[a-zß-ÿ][\w-]*\s+)?(?:[A-ZÀ-Þ]\S*\s+){2,5}(?P<last>[a-zß-ÿ][\w-]+)$"
    r"|(?:[A-ZÀ-Þ][\w-]*\s+){0,2}(?P<head>[a-zß-ÿ][\w-]+)(?:\s+[a-zß-ÿ][\w-]*){0,6}\s+(?:[dl]['\u2019])?[\"“«]?(?=[A-ZÀ-Þ])"
)
_THAT = re.compile(r"[^\n]{0,150}\s(?:que|that|qu['’])\s?(?:(?:the|el|la|le|les|los|las|o|a|os|as)\s+|l['’])(?=[A-ZÀ-Þ])")
_CLAUSE = re.compile(
    r"(?<![\s,])(?:,\s(?:que|that|dont|cuy[ao]|cuj[ao])|,?\s(?:qui|who|which|has?|han|have|had|was|were|is|are|will|est|sont|serán?|são|foi|se))(?:\s(?![A-ZÀ-Þ])|$)"
)
"""What says something of a body, and is no part of its name: `Friends of Maps, has held`, `Conseil municipal se`."""
_OF_LAST = spelled_pattern(r"\s(?:{of}|from)\s(?:[\w-]+\s){0,2}\Z|\sd['\u2019]\Z")


@lru_cache(maxsize=8)
def body_phrase(kind: str) -> re.Pattern[str]:
    """What stands before bodies: `held-by` says who holds an event (`organised by`), `support` who supports it, and the like."""
    by = rf"{_ADVERBS}\s+(?:by|por|par|pel[oa]s?)" if kind == "held-by" else ""
    prefix = "(?:co-?)?" if kind in {"held-by", "holds", "holds-perhaps"} else ""
    prefix = rf"(?<![Ss]e\s){prefix}" if kind.startswith("holds") else prefix  # `se celebran las jornadas`
    end = r"(?:[\s:]+|,\s+)" if kind.startswith("holds") else r"[\s:]+"  # `organiza, el 4 de mayo, un taller`
    words = f"{spelled(kind)}|{_PLEASED}" if kind == "holds" else spelled(kind)
    return re.compile(rf"(?<![^\W_]){prefix}(?:{words}){by}(?![^\W_]){end}", re.IGNORECASE)


def holds_at(text: str, at: int = 0) -> re.Match[str] | None:
    """The words at a place that say that what stands before them holds an event."""
    return body_phrase("holds").match(text, at) or body_phrase("holds-perhaps").match(text, at)


def is_coined(part: Piece) -> bool:
    """Whether a part is one word with capitals within, as bodies call themselves: `EuropeanaTech`, `W3C`; no numeral."""
    is_written = part.text.isalnum() and _COINED.search(part.text) is not None
    return is_written and _NUMERAL_OR_SURNAME.fullmatch(part.text) is None


def begins_coined(part: Piece) -> bool:
    """Whether the first word of a part is such a word, or has a stop within: `sp.b Elsene`, `MapX Leeds`."""
    first = part.cut(0, len(part.text.split(" ")[0])).strip(".,")
    return is_coined(first) or _STOPPED.fullmatch(first.text) is not None


def untold(part: Piece) -> Piece:
    """A name without what stands behind it with a word for a body: `Guada`, of `Guada, asociación de mapas`."""
    told = _APPOSITION.search(part.text)
    name = part.cut(0, told.start() if told is not None else 0)
    is_told = told is not None and any(is_word(kind, told["word"]) for kind in ("organization", "group"))
    return name if is_told and name.text[:1].isupper() and (" " not in name.text or is_name(name)) else part


def is_name(subject: Piece) -> bool:
    """Whether the subject of `invites you` is a body though no word says so: a few words in capitals, and nobody."""
    words = subject.text.split()
    capitals = [word for word in words if word[0].isupper()]
    is_written = (
        len(capitals) > 1 and len(words) <= _MOST_WORDS and all(word in capitals or is_word("small", word) for word in words)
    )
    kinds = event_kind_words()
    return is_written and not (is_known_name(subject) or is_room(subject) or any(fold(word) in kinds for word in words))


def is_proper(name: Piece) -> bool:
    """Whether a word alone may be the name of a body that is pleased to invite: `Mapalia`, and no `Everyone` or `Marta`."""
    word = fold(name.text)
    is_common = word in event_kind_words() or any(is_word(kind, word) for kind in _COMMON)
    return _WORD.fullmatch(name.text) is not None and not (is_common or is_given_name(name.text))


def plain_body(part: Piece) -> Piece:
    """A part without an article before a capital, what is said of it, and marks or quotation marks around it."""
    before = _THAT.match(part.text)  # `informs all that the Council`
    part = part.cut(before.end() if before is not None else 0)
    ends = [found.start() for form in (_SAID_OF, _CLAUSE) if (found := form.search(part.text)) is not None]
    part = part.cut(0, min(ends, default=None)).strip("*_,.–—-")
    part = part.cut(0, opened if (opened := part.text.rfind("(")) > part.text.rfind(")") else None).strip()
    article = ARTICLE.match(part.text)
    rest = part.cut(article.end() if article else 0)
    rest = rest.strip(_QUOTES) if _QUOTED.fullmatch(rest.text) else rest
    return rest if rest.text[:1].isupper() or is_group(rest) or begins_coined(rest) else part


def is_group(part: Piece) -> bool:
    """Whether a word for a body in small letters stands with a name: `collectif Terre`, `Old Maps community`."""
    led = _GROUP.match(part.text)
    if led is None:
        return False
    if led["last"]:
        return is_word("organization", led["last"])
    kinds = [kind for kind in ("organization", "group", "members") if is_word(kind, led["head"])]
    is_of = _OF_LAST.search(led[0]) is not None
    return bool(kinds) and (is_of or (kinds != ["members"] and led.start("head") == 0))


def without_conjunction(part: Piece) -> Piece:
    """A part without a conjunction at its end: `the A and`, before `in partnership with the B`."""
    left = CONJUNCTION.search(f"{part.text} ", max(len(part.text) - _LONGEST_CONJUNCTION, 0))
    return part.cut(0, left.start()) if left is not None and left.end() > len(part.text) else part


def is_body(part: Piece) -> bool:
    """Whether a part reads like the name of a body, and like no day, hour or phrase: `Ministry of Maps`, `PARIS21`."""
    is_when = _HOUR.search(part.text) is not None and (find_time(part.text) or find_days(part.text)) is not None
    if is_when or meaning("month", part.text) or LED.match(part.text) or is_room(part):
        return False  # lines of an agenda, or a phrase, and no name
    first, _, name = part.text.partition(" ")
    is_named = bool(_INITIALS.match(part.text)) or looks_like_organization(part) or is_group(part)
    is_named = is_named or (bool(name) and first[:1].isupper() and is_word("group", first))
    return len(part.text) <= _LONGEST_BODY and is_named


def divided(piece: Piece, *, surely: bool = False, told: bool = False) -> list[Piece]:
    """The parts between commas and conjunctions, where each divides bodies and not the name of one; told ones at capitals."""
    parts: list[Piece] = []
    names = spelled_names(piece.text)
    begin = 0
    for found in _PARTS.finditer(piece.text):
        left, right = piece.cut(begin, found.start()), piece.cut(found.end())
        if any(first < found.start() < end for first, end in names if first >= begin):
            continue
        is_listed = begins_coined(right) and (bool(parts) or found[0].startswith(","))  # `the A of B, MapX Leeds and sp.b Elsene`
        is_listed = is_listed or (told and right.text[:1].isupper())
        if is_listed or _divides(left.strip(), " ".join(found[0].split()), right, surely=surely):
            parts.append(left.strip())
            begin = found.end()
    return [part for part in (*parts, piece.cut(begin).strip()) if part.text]


def spelled_names(text: str) -> list[tuple[int, int]]:
    """Where the names stand that an acronym in brackets is spelled by: `Secretaria de Gestão e Inovação (SEGES)`."""
    found = []
    for bracket in _BRACKETED.finditer(text):
        letters = "".join(letter for letter in bracket[1] if not letter.islower())  # `SOMEDICyT`
        letters = bracket[1].upper() if len(letters) == 1 else letters  # `Enssib`
        begin = max(bracket.start() - _LONGEST_BODY, text.rfind(")", 0, bracket.start()) + 1)
        first = begin_of_acronym(text[begin : bracket.start()].rstrip(), letters)
        found += [(begin + first, bracket.end())] if first is not None else []
    return found


def names_body_first(side: Piece) -> bool:
    """Whether the word for a body is the first thing that a stretch names: `Ministry of Maps`, and no `Maps of the Ministry`."""
    words = [word.strip(",.()") for word in plain_body(side).text.split()]
    at = next((number for number, word in enumerate(words) if is_word("organization", word) or is_word("group", word)), None)
    return at is not None and not any(is_word("of", word) for word in words[:at])


def _is_of_university(left: Piece, right: Piece) -> bool:
    """Whether the last part behind a comma is the university of the one before it: `Institute of Maps, University of York`."""
    return _PART_OF.match(plain_body(left).text) is not None and _UNIVERSITY.match(right.text) is not None


def _divides(left: Piece, mark: str, right: Piece, *, surely: bool) -> bool:
    if mark in {";", "/"} or mark.rsplit(maxsplit=1)[-1] in {"by", "por", "par", "pelo", "pela", "pelos", "pelas"}:
        return True
    following = _PARTS.search(right.text)
    first = right.cut(0, following.start() if following else None)
    if not right.text[:1].isupper() and not ARTICLE.match(right.text):
        return False
    if mark == "," and following is None and _is_of_university(left, right):
        return False
    if left.text.endswith((")", '"', "”", "»")) or _INITIALS.match(left.text) or _INITIALS.match(first.text):
        return True
    if ARTICLE.match(right.text) and plain_body(first).text[:1].isupper():
        return True
    is_first = names_body_first(left) or begins_coined(plain_body(left))  # `ETH Leeds and University of York`
    is_word_for_body = is_word("organization", first.text.strip(" .,")) and "," not in left.text  # `… y Ayuntamiento`
    is_named = begins_coined(first) and not is_coined(left.cut(left.text.rfind(" ") + 1))
    is_named = is_named or names_body_first(first)  # `Centre for Maps and MapLab`, and no `Users of MapLab and MapTool`
    is_long = begins_coined(first) or " " in first.text.strip() or is_word_for_body
    return is_long and ((is_first and is_named) or (surely and mark.startswith(",")))


def with_slashes(text: str, body: Piece) -> Piece:
    """A body with the acronyms that slashes join to its own: `SERINT/UNEB`, `DI/PUC-Rio`."""
    first, last = body.text.split(" ", 1)[0], body.text.rpartition(" ")[2]
    before = _BEFORE_SLASH.search(text, max(body.start - _LONGEST_SLASHED, 0), body.start) if _ACRONYMS.match(first) else None
    behind = _BEHIND_SLASH.match(text, body.span.end) if _ACRONYMS.match(last) else None
    begin, end = before.start() if before else body.start, behind.end() if behind else body.span.end
    return Piece(text[begin:end], begin)
