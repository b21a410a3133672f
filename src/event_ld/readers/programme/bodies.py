"""Who organises and supports an event: labelled lines, and sentences such as `organised by …` and `… invites you`."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.event_kinds import KIND_PATTERN, kind_in
from event_ld.readers.programme.names import begin_of_acronym, is_known_name, looks_like_organization
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.times import find_time
from event_ld.readers.programme.words import alternatives, is_word, meaning, spelled, spelled_pattern
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{3})[.:?!](?:\s|$)|(?<=\))\.(?:\s|$)|\n\s*\n|(?<=(?:19|20)\d\d)(?:\.?\s?[-–—]{1,2}|[.:])\s+(?=[A-ZÀ-Þ])"
)
_CONJUNCTION = re.compile(r"\s(?:and|y|e|et|&)\s")
_AFTER_BODY = re.compile(
    r"(?<=[A-Z]\)),?\s(?!(?:and|y|e|et|de|du|da|do|del|of|ainsi|así|bem|as)\s|d['\u2019])(?=[a-zà-ÿ])|[;:]\s|\s[-–—·|•]\s|,?\s(?:à\s+l['\u2019]occasion|con\s+motivo|con\s+ocasi[oó]n|por\s+ocasi[aã]o|as\s+part|como\s+parte|du\s+\d|del\s+\d|of\s+this|this|este|ce|cette)\s|(?:,|,?\s(?:and|y|e|et))\s+\w+(?:ed|ad[oa]s?|ée?s?)\s+(?:by|por|par|pel[oa])\s"
    r"|,?(?<!ainsi)\s(?:which|who|that|in|on|from|will|is|are|to|for\s+(?:its|the)|que|quien|en|el|em|no|na|qui|dans|le|se|con|with|para|com|avec|pour|será|serão"
    r"|earlier|later|during|after|before|durante|después|depois|antes|pendant|après|avant|lors)\s"
)
_COMMA = re.compile(r",\s+")
LED = re.compile(
    r"(?:for|pour|para|with|avec|con|com|in|on|en|em|dans|desde|depuis|since|from|during|durante|by|por|par|n[ao]s?(?=\s(?-i:[a-zà-ÿ])))\s",
    re.IGNORECASE,
)
"""What leads a phrase, and no name of a body: `Pour souffler la première bougie …`."""
_APPOSITION = spelled_pattern(r",\s(?:(?:{article}|an?|una?|uma?|une?)\s)?(?P<word>(?-i:[a-zà-ÿ])[^\W\d_]+)")
_CLAUSE = re.compile(r"[^\W\d_]+\s[a-zà-ÿ][^\W\d_]*(?:\s[^\W\d_]+)*,\s(?:and|but|y|e|pero|mas|et|mais)\s+(?=[A-ZÀ-Þ][^,]*\Z)")
"""The first of two sentences: `The season is upon us, and the Map School invites you`."""
_LINES = re.compile(r"(?:(?<![^\S\n])[^\S\n]+)?\n\s*")
_ACRONYM = re.compile(r"^[A-ZÀ-Þ][^.;:()]{2,140}\([A-Z][A-Za-z0-9&.-]{1,11}\)")
_VERB = re.compile(r"\s(?:will|is|are|has|que|which|qui|será|serão)\s|,\s")
_PARTS = re.compile(
    r"(?:(?<!\s)\s+)?;\s*|(?<!\s)\s+/\s+|,\s+(?:(?:and|y|e|et|&)\s+)?|(?<!\s)\s+(?:and|y|e|et|&|as\s+well\s+as|así\s+como|ainsi\s+que|bem\s+como|together\s+with|junto\s+con)\s+(?:(?:by|por|par|pel[oa]s?)\s+)?"
)
_INITIALS = re.compile(
    r"^(?:[A-Z][A-Z0-9]{1,9}(?:-[A-Z][A-Z0-9]{1,9})?|[A-Z][\w-]+\.(?:gov|org|io|net|com|edu|eu)(?:\.[a-z]{2})?)$"
)
"""An acronym, or a name that is an address: `Code.gov`."""
_LONGEST_CONJUNCTION = 4
_COUNT = re.compile(r"^\W*(?:\d{1,3}|[IVXLC]+)[^\W\d_]{0,2}[.ºª°]?\s+")
_HOUR = re.compile(r"\d")
_LONGEST = 2000
_NEAR = 60
_YEAR = re.compile(r"(?<!\s)\s+(?:19|20)\d\d$")
_LONGEST_SUBJECT = 400
_LONGEST_NAME = 80
_LONGEST_BODY = 200
_LONGEST_WORDS = 24
_MOST_WORDS = 6
_BRACKETED = re.compile(r"\(([A-Z][A-Za-z0-9]{2,11})\)")
_ARTICLE = spelled_pattern(
    r"(?:(?:{of})\s+(?:(?:{article})\s+|l['\u2019])?|(?:{article})\s+|l['\u2019])"
    r"(?:(?:équipe|equipo|equipe|equipa|team)\s+(?:{of})\s*)?"
)


_RELATIVE = re.compile(r"(?<![^\W_])(?<!ainsi )(?:que|that|which)\s+(?=(?:[oa]s?|el|l[ao]s?|the)\s|l['\u2019])")
_INITIATIVE = spelled_pattern(
    r"(?<![^\W_])(?:(?:{initiative})\s+(?:{of})(?:\s+|(?<=['\u2019]))|(?:que\s|qu['\u2019]\s?)(?:{holder})\s(?=\s?(?:(?:{article})\s|l['\u2019]|[A-Z])))"
)
"""`a joint initiative of the A and the B`, `que organiza el A`."""


_OF_BODY = spelled_pattern(r"\s(?:{of})\s+")
_OWNER = spelled_pattern(
    lambda: (
        r"(?<![^\W_])(?P<owner>(?-i:[A-ZÀ-Þ])[\w&.-]*(?:\s(?-i:[A-ZÀ-Þ])[\w&.-]*){0,5})['\u2019]s?\s+(?:[\w-]+\s+){0,3}"
        rf"(?:{alternatives(event_kind_words())})(?![^\W_])"
    )
)


_CALLED = re.compile(r"(?:La|Le|Les|El|Los|Las)\s[A-ZÀ-Þ][^\W\d_]{2,}|L['\u2019][A-ZÀ-Þ][^\W\d_]{2,}")
"""`La Madeleine`: the article is a part of a name in one word."""
_PART_OF = re.compile(
    r"(?:Institut|Cent(?:re|ro|er)|Fac|Departa?ment|Département|School|Escuela|Escola|École|Labora|Colleg|C[áa]tedra|Unidad|Unit)",
    re.IGNORECASE,
)
_UNIVERSITY = re.compile(r"(?:The\s)?(?:\w+\s){0,2}?(?:Univ|UN[A-Z]{2})")
_BLANK_LINES = re.compile(r"(?<!\n)\n(?:[^\S\n]*+\n)++")
_GROUP = re.compile(r"(?P<head>[a-zß-ÿ][\w-]+)(?:\s+[a-zß-ÿ][\w-]*){0,6}\s+(?:[dl]['\u2019])?[\"“«]?(?=[A-ZÀ-Þ])")
_OF_LAST = spelled_pattern(r"\s(?:{of}|from)\s(?:[\w-]+\s){0,2}\Z|\sd['\u2019]\Z")


class Body(NamedTuple):
    """The name of a body, and the rule that found it, "" for a labelled line."""

    piece: Piece
    rule: str = ""


@lru_cache(maxsize=8)
def body_phrase(kind: str) -> re.Pattern[str]:
    """What stands before bodies: `held-by` says who holds an event (`organised by`), `support` who supports it, and the like."""
    by = r"\s+(?:by|por|par|pel[oa]s?)" if kind == "held-by" else ""
    end = r"(?:[\s:]+|,\s+)" if kind.startswith("holds") else r"[\s:]+"  # `organiza, el 4 de mayo, un taller`
    return re.compile(rf"(?<![^\W_])(?:{spelled(kind)}){by}(?![^\W_]){end}", re.IGNORECASE)


def listed_bodies(piece: Piece) -> list[Piece]:
    """The bodies of a labelled line: all that stands there, divided where both sides read like bodies."""
    lines = [part.strip(" ,;") for line in piece.split(_LINES) for part in line.split(body_phrase("together"))]
    ends = [
        [found.start() for stop in (body_phrase("support"), _SENTENCE_END) if (found := stop.search(line.text))] for line in lines
    ]
    cut = [line.cut(0, min(end, default=None)) for line, end in zip(lines, ends, strict=True)]
    parts = [plain_body(part) for line in cut for part in _divided(line.strip("."), surely=True)]
    return [part for part in parts if _may_be_body(part) and not is_word("empty", part.value)]


def _may_be_body(part: Piece) -> bool:
    """Whether a part of a labelled line may be a name: no sentence, no exclamation, no words in small letters."""
    words = [word for word in part.text.split() if word[0].isalnum() and not is_word("small", word)]
    capitals = sum(not word[0].islower() for word in words)
    is_name = capitals * 2 > len(words) or looks_like_organization(part) or (capitals == len(words) == 1)
    is_other = part.text.endswith(("!", "?")) or "@" in part.text or find_days(part.text) is not None
    return (
        bool(words)
        and len(words) <= _LONGEST_WORDS
        and is_name
        and not is_other
        and not KIND_PATTERN.match(_COUNT.sub("", part.text))
    )


def with_verbs(paragraphs: list[Piece], text: str) -> list[Piece]:
    """The paragraphs of a text, each that begins with `invites you`, `CONVOCAN` and the like with the bodies above it."""
    found: list[Piece] = []
    for one in paragraphs:
        is_verb = body_phrase("holds").match(f"{one.text} ") is not None and body_phrase("held-by").match(one.text) is None
        above = found[-1] if found and is_verb else None
        if above is not None and len(above.text) <= _LONGEST_SUBJECT and above.text[-1] not in ".:!?" and _named(above):
            whole = _BLANK_LINES.sub(lambda gap: " " * len(gap[0]), text[above.start : one.span.end])
            found[-1] = type(one)(f"{whole} ", above.start)
        else:
            found.append(one)
    return found


def organizers_in(paragraph: Piece) -> list[Body]:
    """Who holds the event, as a paragraph says it.

    `the A will host the forum on 3 May` (rule `organizer-from-subject`), or `organised by A and the B`
    (`organizer-from-phrase`), with those that follow `in partnership with`, or `the A invites you`.
    """
    is_short = len(paragraph.text) <= _LONGEST
    dated = _subjects(paragraph, is_dated=True) if is_short else []
    if dated:
        return dated
    found: list[Body] = []
    for phrase in chain(body_phrase("held-by").finditer(paragraph.text), _INITIATIVE.finditer(paragraph.text)):
        after = paragraph.cut(phrase.end())
        own = _named(after)
        found += [Body(one, "organizer-from-phrase") for one in own]
        if own:
            found += [Body(one, "organizer-from-phrase") for one in _behind(after, own, "together")]
    return found or (_subjects(paragraph) or _owners(paragraph) if is_short else [])


def _owners(paragraph: Piece) -> list[Body]:
    """The body whose event a paragraph says it is: `MapGov's fall meeting`, and no `women's festival`."""
    owners = (plain_body(paragraph.cut(*found.span("owner"))) for found in _OWNER.finditer(paragraph.text))
    return [Body(one, "organizer-from-subject") for one in owners if _is_body(one) or _is_coined(one)][:1]


def _is_coined(part: Piece) -> bool:
    """Whether a part is one word with capitals within, as bodies call themselves: `EuropeanaTech`, `W3C`."""
    return " " not in part.text and sum(map(str.isupper, part.text)) > 1


def organizers_of(title: Piece, paragraph: Piece) -> list[Body]:
    """The bodies in `the Open Data Day of the Ministry`, where the name of the event is known (`organizer-from-title`)."""
    words = r"\s+".join(map(re.escape, _YEAR.sub("", title.text).split()))
    found = re.search(rf"(?<![^\W_]){words}(?:\s+(?:19|20)\d\d)?[\"”»]?\s+(?:{spelled('of')})\s+", paragraph.text, re.IGNORECASE)
    return [Body(one, "organizer-from-title") for one in _named(paragraph.cut(found.end()))] if found else []


def organizer_in_title(title: Piece) -> list[Body]:
    """The body in `Panel of the Body` (rule `organizer-from-title`); [] where the title names none."""
    kind = KIND_PATTERN.match(title.text)
    for found in _OF_BODY.finditer(title.text):
        body = title.cut(found.end()).strip()
        is_shouted = title.text.isupper() and " " not in body.text  # `FORO DE LOS MARES`: no acronym
        is_body = looks_like_organization(body) and _begins_body(body) and not is_shouted
        if kind is not None and kind.end() >= found.start() and is_body:
            return [Body(body, "organizer-from-title")]
    return []


def _begins_body(body: Piece) -> bool:
    """Whether a stretch begins with the word for a body, or has its acronym: `Ministry of Maps`, and no `Good Government`."""
    return is_word("organization", body.text.split()[0]) or body.text.endswith(")") or len(body.text.split()) == 1


def supporters_in(paragraph: Piece, section: str) -> list[Body]:
    """Who supports the event: the bodies behind `sponsored by` or `with the support of`.

    The section `sponsor` is those who pay (rule `sponsor-from-phrase`), `collaborator` others (`contributor-from-phrase`).
    """
    if len(paragraph.text) > _LONGEST:
        return []
    rule = "sponsor-from-phrase" if section == "sponsor" else "contributor-from-phrase"
    phrases = [
        one for one in body_phrase("support").finditer(paragraph.text) if meaning("support", one[0].strip(" :\n")) == section
    ]
    return [Body(one, rule) for phrase in phrases for one in _named(paragraph.cut(phrase.end()))]


def _behind(after: Piece, own: list[Piece], kind: str) -> list[Piece]:
    """The bodies behind a phrase in the same sentence as those that are known."""
    rest = after.cut(own[-1].start + len(own[-1].text) - after.start)
    end = _SENTENCE_END.search(rest.text)
    sentence = rest.cut(0, end.start() if end else None)
    return [one for phrase in body_phrase(kind).finditer(sentence.text) for one in _named(sentence.cut(phrase.end()))]


def _named(piece: Piece) -> list[Piece]:
    """The bodies that a stretch begins with; [] where it begins with none."""
    stops = (_AFTER_BODY, _SENTENCE_END, body_phrase("together"), body_phrase("support"))
    ends = [found.start() for found in (stop.search(piece.text) for stop in stops) if found]
    acronym = _ACRONYM.match(plain_body(piece).text)
    shift = plain_body(piece).start - piece.start
    end = min(ends, default=len(piece.text))
    if acronym is not None and _VERB.search(acronym[0]) is None:
        end = max(end, shift + acronym.end())
    found: list[Piece] = []
    for part in _divided(piece.cut(0, end), surely=False):
        closed = plain_body(_closed(part))
        plain = told = _untold(closed)
        plain = plain.cut(0, comma.start()) if _is_group(plain) and (comma := _COMMA.search(plain.text)) else plain
        conjunction = _CONJUNCTION.search(plain.text)
        if not _is_body(plain) and conjunction is not None:
            plain = plain.cut(0, conjunction.start())  # `MB and others`
        is_name = _is_name(plain) and (plain == part or part.text[0].islower())  # `A Kind Neighbour` is none
        if not (_is_body(plain) or is_name or told != closed):
            break
        found.append(plain)
    return found


def _untold(part: Piece) -> Piece:
    """A name without what stands behind it with a word for a body: `Guada`, of `Guada, asociación de mapas`."""
    told = _APPOSITION.search(part.text)
    name = part.cut(0, told.start() if told is not None else 0)
    is_told = told is not None and any(is_word(kind, told["word"]) for kind in ("organization", "group"))
    return name if is_told and name.text[:1].isupper() and (" " not in name.text or _is_name(name)) else part


def _subjects(paragraph: Piece, *, is_dated: bool = False) -> list[Body]:
    """The bodies before a word such as `invites` or `organise`; where asked, only where a day stands near behind it."""
    weak = [] if is_dated else [(verb, True) for verb in body_phrase("holds-perhaps").finditer(paragraph.text)]
    for verb, is_weak in (*((verb, False) for verb in body_phrase("holds").finditer(paragraph.text)), *weak):
        near = paragraph.text[verb.end() : verb.end() + _NEAR]
        days = find_days(near)
        if days is None and (is_dated or (is_weak and kind_in(near) is None)):
            continue
        before = paragraph.cut(0, verb.start())
        start = max((found.end() for found in _SENTENCE_END.finditer(before.text)), default=0)
        subject = _below_body(before.cut(start).strip("*_"))
        whole, ends = subject, [found for kind in ("support", "together") if (found := body_phrase(kind).search(subject.text))]
        end = min((found.start() for found in ends), default=0)
        subject = subject.cut(0, end or None).strip(" ,")
        for relative in [*_RELATIVE.finditer(subject.text)][-1:]:  # `the question that the Museum asks`
            subject = subject.cut(relative.end())
        if not subject.text or len(subject.text) > _LONGEST_SUBJECT:
            continue
        for comma in (None, *_COMMA.finditer(subject.text)):
            parts = [plain_body(part) for part in _divided(subject.cut(comma.end() if comma else 0), surely=False)]
            bodies = [part for part in parts if _is_body(part)]
            if not is_weak and bodies and all(part in bodies or _is_name(part) or _is_coined(part) for part in parts):
                bodies = parts
            if bodies and (bodies == parts or (bodies[-1] == parts[-1] and comma is not None)):
                others = _behind(whole, [subject], "together") if whole != subject else []
                return [Body(part, "organizer-from-subject") for part in (*bodies, *others)]
        clause = _CLAUSE.match(subject.text)
        subject = subject.cut(clause.end() if clause is not None else 0)
        name = plain_body(subject)
        name = subject if _CALLED.fullmatch(subject.text) and fold(name.text) not in event_kind_words() else name
        if not is_weak and (_is_name(name) or name == subject != plain_body(subject)):
            return [Body(name, "organizer-from-subject")]
    return []


def _is_name(subject: Piece) -> bool:
    """Whether the subject of `invites you` is a body though no word says so: a few words in capitals, and nobody."""
    words = subject.text.split()
    capitals = [word for word in words if word[0].isupper()]
    is_written = (
        len(capitals) > 1 and len(words) <= _MOST_WORDS and all(word in capitals or is_word("small", word) for word in words)
    )
    kinds = event_kind_words()
    return is_written and not (is_known_name(subject) or is_room(subject) or any(fold(word) in kinds for word in words))


def _below_body(subject: Piece) -> Piece:
    """A subject without the line above it: `Prefeitura do Recife`, `A Secretaria de Cultura convida …`."""
    above, _, below = subject.text.rpartition("\n")
    start = len(subject.text) - len(below)
    is_apart = _ARTICLE.match(below) is not None and _is_body(plain_body(subject.cut(start)))
    goes_on = above.rstrip().endswith((",", " and", " y", " e", " et", " &"))
    return subject.cut(start) if is_apart and not goes_on else subject


def plain_body(part: Piece) -> Piece:
    """A part without an article before a capital, and without marks."""
    part = part.strip("*_,.")
    article = _ARTICLE.match(part.text)
    rest = part.cut(article.end() if article else 0)
    return rest if rest.text[:1].isupper() or _is_group(rest) else part


def _is_group(part: Piece) -> bool:
    """Whether a stretch begins with a word for a body in small letters before a name: `collectif Terre`, `alumnos de Lugo`."""
    led = _GROUP.match(part.text)
    if led is None:
        return False
    kinds = [kind for kind in ("organization", "group", "members") if is_word(kind, led["head"])]
    is_of = _OF_LAST.search(led[0]) is not None
    return bool(kinds) and (kinds != ["members"] or is_of)


def _closed(part: Piece) -> Piece:
    """A part without a conjunction at its end: `the A and`, before `in partnership with the B`."""
    left = _CONJUNCTION.search(f"{part.text} ", max(len(part.text) - _LONGEST_CONJUNCTION, 0))
    return part.cut(0, left.start()) if left is not None and left.end() > len(part.text) else part


def _is_body(part: Piece) -> bool:
    is_when = _HOUR.search(part.text) is not None and (find_time(part.text) or find_days(part.text)) is not None
    if is_when or LED.match(part.text) or is_room(part):
        return False  # lines of an agenda, or a phrase, and no name
    first, _, name = part.text.partition(" ")
    is_named = bool(_INITIALS.match(part.text)) or looks_like_organization(part) or _is_group(part)
    is_named = is_named or (bool(name) and first[:1].isupper() and is_word("group", first))
    return len(part.text) <= _LONGEST_BODY and is_named


def _divided(piece: Piece, *, surely: bool) -> list[Piece]:
    """The parts between commas and conjunctions, where each divides bodies and not the name of one."""
    parts: list[Piece] = []
    begin = 0
    for found in _PARTS.finditer(piece.text):
        left, right = piece.cut(begin, found.start()), piece.cut(found.end())
        if _is_within_name(piece.text, begin, found):
            continue
        if _divides(left.strip(), " ".join(found[0].split()), right, surely=surely):
            parts.append(left.strip())
            begin = found.end()
    return [part for part in (*parts, piece.cut(begin).strip()) if part.text]


def _is_within_name(text: str, begin: int, found: re.Match[str]) -> bool:
    """Whether a conjunction stands in the name of one body: `Secretaria de Gestão e Inovação (SEGES)`."""
    bracket = _BRACKETED.search(text, found.end(), found.end() + _LONGEST_NAME)
    letters = "".join(letter for letter in bracket[1] if not letter.islower()) if bracket else ""  # `SOMEDICyT`
    letters = bracket[1].upper() if bracket and len(letters) == 1 else letters  # `Enssib`
    first = begin_of_acronym(text[begin : bracket.start()].rstrip(), letters) if bracket else None
    return first is not None and begin + first < found.start() and "(" not in text[begin : found.start()]


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
    if not right.text[:1].isupper() and not _ARTICLE.match(right.text):
        return False
    if mark == "," and following is None and _is_of_university(left, right):
        return False
    if left.text.endswith(")") or _INITIALS.match(left.text) or _INITIALS.match(first.text):
        return True
    if _ARTICLE.match(right.text) and plain_body(first).text[:1].isupper():
        return True
    return all(map(names_body_first, (left, first))) or (surely and mark.startswith(",") and " " in first.text)
