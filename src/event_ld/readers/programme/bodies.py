"""Who organises and supports an event: labelled lines, and sentences such as `organised by …` and `… invites you`."""

from __future__ import annotations

import re
from itertools import chain, takewhile
from typing import TYPE_CHECKING, NamedTuple

from event_ld.folding import fold
from event_ld.gazetteer import is_given_name
from event_ld.readers.programme.body_names import (
    CONJUNCTION,
    LED,
    ONE_PLEASED,
    begins_coined,
    body_phrase,
    divided,
    is_body,
    is_coined,
    is_group,
    is_name,
    is_proper,
    names_body_first,
    plain_body,
    spelled_names,
    untold,
    without_conjunction,
)
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.event_kinds import KIND_PATTERN, SEVERAL, kind_in
from event_ld.readers.programme.held import is_of_other, says_perhaps
from event_ld.readers.programme.names import looks_like_organization
from event_ld.readers.programme.subjects import behind_day, behind_law, below_heading
from event_ld.readers.programme.words import alternatives, is_word, meaning, spelled, spelled_pattern
from event_ld.vocabulary import event_kind_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_SENTENCE_END = re.compile(
    r"(?<=[^\W\d_]{3})[.:?!](?:\s|$)|(?<=[)»”\"])\.(?:\s|$)|\n\s*\n|(?<=(?:19|20)\d\d)(?:\.?\s?[-–—]{1,2}|[.:])\s+(?=[A-ZÀ-Þ])"
)
_AFTER_BODY = re.compile(
    r"(?<=[A-Z]\))(?:,\s(?!(?:the|el|l[ao]s?|les?|[oa]s?|pel[oa]s?|by|por|par)\s|l['\u2019])|\s)"
    r"(?!(?:and|y|e|et|de|du|da|do|del|of|ainsi|así|bem|as)\s|d['\u2019])(?=[a-zà-ÿ])|,?\sà\s(?=(?-i:[A-ZÀ-Þ]))|[;:]\s|\s[-–—·|•]\s|,?\s(?:à\s+l['\u2019]occasion|con\s+motivo|con\s+ocasi[oó]n|por\s+ocasi[aã]o|as\s+part|como\s+parte|du\s+\d|del\s+\d|of\s+this|this|este|ce|cette)\s|(?:,|,?\s(?:and|y|e|et))\s+\w+(?:ed|ad[oa]s?|ée?s?)\s+(?:by|por|par|pel[oa])\s"
    r"|,?(?<!ainsi)\s(?!(?:el|le)\s[A-ZÀ-Þ])(?:which|who|that|in|on|from|will|is|are|to|for\s+(?:its|the)|que|llegan?|chegam?|arrivent?|quien|en|el|em|no|na|qui|dans|le|se|con|with|para|com|avec|pour|será|serão"
    r"|earlier|later|during|after|before|durante|después|depois|antes|pendant|après|avant|lors|[a-zà-ÿ]{2,}r(?:án?|ão))\s"
)
_EVENT_BEHIND = spelled_pattern(
    lambda: rf",\s(?:(?:{spelled('article')})\s|l['\u2019])(?:{alternatives(event_kind_words())})(?![^\W_])"
)
_COMMA = re.compile(r",\s+")
_ASIDE = re.compile(r"[^,.;:]{3,120},\s")
"""What stands between commas behind a verb: `promueve, en el marco del año, una conferencia`."""
_CLAUSE = re.compile(r"[^\W\d_]+\s[a-zà-ÿ][^\W\d_]*(?:\s[^\W\d_]+)*,\s(?:and|but|y|e|pero|mas|et|mais)\s+(?=[A-ZÀ-Þ][^,]*\Z)")
"""The first of two sentences: `The season is upon us, and the Map School invites you`."""
_LINES = re.compile(r"(?:(?<![^\S\n])[^\S\n]+)?\n\s*")
_SEVERAL = spelled_pattern(
    r"(?:(?:(?:{article})\s)?(?:(?-i:[a-zà-ÿ'\u2019]+)\s){0,3}?(?=(?-i:[a-zà-ÿ]))(?:{several-bodies})(?:\s(?-i:[a-zà-ÿ])[\w-]*){0,3},?"
    r"|(?:(?:{article})\s|l['\u2019])(?=(?-i:[a-zà-ÿ]))(?:{organization})(?:\s(?-i:[a-zà-ÿ])[\w-]*){0,4},)\s+(?=(?-i:[A-ZÀ-Þ\"“«]))"
)
"""What says of the names behind it that they are bodies: `our two local associations`, `la empresa de mapas, Mapalia`."""
_WORD = re.compile(r"[A-ZÀ-Þ][^\W\d_]{3,}")
_CLOSED = re.compile(r"[^*_]*[^\s*_][*_]{1,3}(?!\w)")
"""A paragraph that begins in emphasis, of which the outline has left the end."""
_NAMED = spelled_pattern(r"(?:(?:{article})\s|l['\u2019])(?-i:[A-ZÀ-Þ])")
"""What begins a name behind a verb: `organise le Bazar`."""
_QUOTES = ('"', "“", "«")
_QUOTED = re.compile(r"[\"“«][^\"“”«»]+[\"”»]")
_COUNT = re.compile(r"^\W*(?:\d{1,3}|[IVXLC]+)[^\W\d_]{0,2}[.ºª°]?\s+")
_LONGEST = 2000
_NEAR = 60
_FEW = 3
_SHORT_LEAD = 12
_YEAR = re.compile(r"(?<!\s)\s+(?:19|20)\d\d$")
_LONGEST_SUBJECT = 400
_LONGEST_WORDS = 24


_RELATIVE = re.compile(r"(?<![^\W_])(?<!ainsi )(?:que|that|which)\s+(?=(?:[oa]s?|el|l[ao]s?|the)\s|l['\u2019])")
_INITIATIVE = spelled_pattern(
    r"(?<![^\W_])(?:(?:{initiative})\s+(?:{of}|between|entre|by|por|par)(?:\s+|(?<=['\u2019]))|(?:que\s|qu['\u2019]\s?)(?:{holder})\s(?=\s?(?:(?:{article})\s|l['\u2019]|[A-Z])))"
)
"""`a joint initiative of the A and the B`, `que organiza el A`."""


_JOIN = re.compile(
    r"(?<![^\W_])(?:join|rejoignez|retrouvez|(?:acompañ[ea]n?|únete|únase|súmate|súmese|junte-se)\s(?:al?|à|ao))\s"
    r"(?P<who>[^.!?;:\n,]{3,80}?)\s(?:for|para|pour)\s(?:an?|our|its|the|una?|su|nuestr[oa]|uma?|o|une?|notre|son|sa)\s",
    re.IGNORECASE,
)
_SPEAKS_FOR = re.compile(
    r"(?<![^\W_])(?:on\sbehalf\sof|en\snombre\sdel?|em\snome\sd[eao]s?|au\snom\sd(?:es?|u|['\u2019])|we(?:,|\sat)|nous,|n[oó]s,(?:\sd[eao]s?)?"
    r"|nosotr[oa]s,|desde)\s?(?P<who>[^.!?;:\n]{3,100}?),?\s(?:(?:we|nous|n[oó]s|l[aeo]s?|os|te|vous|queremos|want\sto)\s){0,2}"
    r"(?:(?:cordially|cordialmente|cordialement)\s)?(?:invit(?:e|ons|amos)|convid(?:o|amos)|convions)(?![^\W_])",
    re.IGNORECASE,
)
"""For whom somebody invites: `On behalf of the Map Society, we invite you`, `Desde la Casa del Mapa te invitamos`."""
_THROUGH = re.compile(r"por\s(?:meio|medio|interm)|a?\s?trav[eé]s|par\sl|through", re.IGNORECASE)
"""What may stand before a platform, too: `através do YouTube`."""


_OF_BODY = spelled_pattern(r"\s(?:{of})\s+")
_HEADLINE = re.compile(r"[^,:;?!]{3,80}?(?=\s(?i:to\s(?:host|hold|stage|present|welcome|organi[sz]e))\s)")
"""Who holds an event by its headline: `Map Museum to Host Map Day`."""
_OWNER = spelled_pattern(
    lambda: (
        r"(?<![^\W_])(?P<owner>(?-i:[A-ZÀ-Þ])[\w&.-]*(?:\s(?-i:[A-ZÀ-Þ])[\w&.-]*){0,5})['\u2019]s?\s+(?:[\w-]+\s+){0,3}"
        rf"(?:{alternatives(event_kind_words())})(?![^\W_])"
    )
)


_CALLED = re.compile(r"(?:La|Le|Les|El|Los|Las)\s[A-ZÀ-Þ][^\W\d_]{2,}|L['\u2019][A-ZÀ-Þ][^\W\d_]{2,}")
"""`La Madeleine`: the article is a part of a name in one word."""
_BLANK_LINES = re.compile(r"(?<!\n)\n(?:[^\S\n]*+\n)++")


class Body(NamedTuple):
    """The name of a body, and the rule that found it, "" for a labelled line."""

    piece: Piece
    rule: str = ""


def listed_bodies(piece: Piece) -> list[Piece]:
    """The bodies of a labelled line: all that stands there, divided where both sides read like bodies."""
    lines = [part.strip(" ,;") for line in piece.split(_LINES) for part in line.split(body_phrase("together"))]
    ends = [
        [found.start() for stop in (body_phrase("support"), _SENTENCE_END) if (found := stop.search(line.text))] for line in lines
    ]
    cut = [line.cut(0, min(end, default=None)) for line, end in zip(lines, ends, strict=True)]
    parts = [plain_body(_behind_conjunction(part)) for line in cut for part in divided(line.strip("."), surely=True)]
    return [part for part in parts if _may_be_body(part) and not is_word("empty", part.value)]


def _behind_conjunction(part: Piece) -> Piece:
    """The last of several without what leads to it: `…; and the Hill Trust`."""
    led = CONJUNCTION.match(f" {part.text}")
    return part.cut(led.end() - 1) if led is not None else part


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
        verb = body_phrase("holds").match(f"{one.text} ")
        is_verb = verb is not None and body_phrase("held-by").match(f"{one.text} ") is None and not _is_label(verb[0], one)
        above = found[-1] if found and is_verb else None
        if above is not None and len(above.text) <= _LONGEST_SUBJECT and above.text[-1] not in ".:!?" and _named(above):
            whole = _BLANK_LINES.sub(lambda gap: " " * len(gap[0]), text[above.start : one.span.end])
            found[-1] = type(one)(f"{whole} ", above.start)
        else:
            found.append(one)
    return found


def _is_label(verb: str, paragraph: Piece) -> bool:
    """Whether a verb is the label of the bodies that stand below it: `Organizan`, and below it `Red de Mapas`."""
    return "\n" in verb and is_body(paragraph.cut(len(verb)).first_line)


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
    helps = [one.span() for one in body_phrase("support").finditer(paragraph.text)]  # `con la colaboración de`
    ours = (one for one in _INITIATIVE.finditer(paragraph.text) if not any(begin <= one.start() < end for begin, end in helps))
    held = (one for one in body_phrase("held-by").finditer(paragraph.text) if not is_of_other(paragraph.text, one))
    for phrase in chain(held, ours):
        after = paragraph.cut(phrase.end())
        below = [*takewhile(is_body, after.split(_LINES))] if "\n" in phrase[0] else []
        own = below if len(below) > 1 else _named(after)  # one on each line below `HOSTED BY`
        own = [one for one in own if _is_no_person(one)] if says_perhaps(phrase) else own
        found += [Body(one, "organizer-from-phrase") for one in own]
        if own:
            found += [Body(one, "organizer-from-phrase") for one in _behind(after, own, "together")]
    return found or (_joined(paragraph) or _subjects(paragraph) or _owners(paragraph) if is_short else [])


def _is_no_person(name: Piece) -> bool:
    """Whether a name is surely that of a body, also without its brackets: `Map Society (MS)`, and no `Ana Gil-Paz (MS)`."""
    bare = name.cut(0, opened if (opened := name.text.find(" (")) >= 0 else None)
    return is_body(bare) or is_coined(bare)


def _joined(paragraph: Piece) -> list[Body]:
    """The body that people are asked to join, or for which somebody invites: `Join the Map Society for a walk`."""
    called = (paragraph.cut(*found.span("who")) for form in (_JOIN, _SPEAKS_FOR) for found in form.finditer(paragraph.text))
    return next(([Body(one, "organizer-from-phrase") for one in bodies] for who in called if (bodies := _named(who))), [])


def _owners(paragraph: Piece) -> list[Body]:
    """The body whose event a paragraph says it is: `MapGov's fall meeting`, and no `women's festival`."""
    owners = (plain_body(paragraph.cut(*found.span("owner"))) for found in _OWNER.finditer(paragraph.text))
    return [Body(one, "organizer-from-subject") for one in owners if is_body(one) or is_coined(one)][:1]


def organizers_of(title: Piece, paragraph: Piece) -> list[Body]:
    """The bodies in `the Open Data Day of the Ministry`, where the name of the event is known (`organizer-from-title`).

    Of a name that ends with its kind that will do, and the year: `the Workshop 2027 of the College`.
    """
    name = _YEAR.sub("", title.text)
    words = [r"\s+".join(map(re.escape, name.split()))]
    if (kind := kind_in(name)) is not None and name.endswith(kind):
        words.append(rf"(?-i:{re.escape(kind.capitalize())})")
    year = r"(?:\s+(?:19|20)\d\d)?"
    form = rf"(?<![^\W_])(?:{'|'.join(words)}){year}[\"”»]?\s+(?:{spelled('of')})\s+"
    found = re.search(form, paragraph.text, re.IGNORECASE)
    return [Body(one, "organizer-from-title") for one in _named(paragraph.cut(found.end()))] if found else []


def organizer_in_title(title: Piece) -> list[Body]:
    """The body in `Panel of the Body`, `Body to Host Panel` (rule `organizer-from-title`); [] where there is none."""
    headed = _HEADLINE.match(title.text)
    if headed is not None and is_body(host := plain_body(title.cut(0, headed.end()))):
        return [Body(host, "organizer-from-title")]
    for found in _OF_BODY.finditer(title.text):
        body = title.cut(found.end()).strip()
        is_shouted = title.text.isupper() and " " not in body.text  # `FORO DE LOS MARES`: no acronym
        is_named = begins_coined(body) and len(body.text.split()) <= _FEW and all(word[0].isupper() for word in body.text.split())
        is_one = is_named or (looks_like_organization(body) and _begins_body(body))
        if is_one and not is_shouted and _is_kind(title.text[: found.start()]):
            return [Body(body, "organizer-from-title")]
    return []


def _is_kind(text: str) -> bool:
    """Whether the beginning of a name is a kind of event with adjectives or a year: `Journées annuelles 2027`."""
    kind = KIND_PATTERN.search(text) or SEVERAL.search(text)
    words = f"{text[: kind.start()]} {text[kind.end() :]}".split() if kind is not None else ["-"]
    return all(word.islower() or word.isdigit() or is_word("kind-adjective", word) for word in words)


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
    return [
        one
        for phrase in body_phrase(kind).finditer(sentence.text)
        for one in _named(sentence.cut(phrase.end()))
        if not (is_coined(one) and _THROUGH.match(phrase[0]))
    ]


def _named(piece: Piece) -> list[Piece]:
    """The bodies that a stretch begins with; [] where it begins with none."""
    stops = (_AFTER_BODY, _EVENT_BEHIND, _SENTENCE_END, body_phrase("together"), body_phrase("support"))
    spelled_out = spelled_names(piece.text[:_LONGEST_SUBJECT])  # `Programme for Old Maps (POM)`
    found_ends = (found.start() for stop in stops for found in stop.finditer(piece.text))
    ends = (end for end in found_ends if not any(begin < end < close for begin, close in spelled_out))
    led = _SEVERAL.match(piece.text)
    found: list[Piece] = []
    parts = divided(piece.cut(led.end() if led else 0, min(ends, default=None)), told=led is not None)
    for part in parts:
        whole = plain_body(without_conjunction(part))
        plain = told = untold(whole)
        plain = plain.cut(0, comma.start()) if is_group(plain) and (comma := _COMMA.search(plain.text)) else plain
        if not is_body(plain) and is_body(first := plain.first_line):
            plain = first  # what stands below the name
        conjunction = CONJUNCTION.search(plain.text)
        if not is_body(plain) and conjunction is not None:
            plain = plain.cut(0, conjunction.start())  # `MB and others`
        is_called = is_name(plain) and (plain == part or part.text[0].islower())  # `A Kind Neighbour` is none
        is_quoted = part.text[: plain.start - part.start].rstrip().endswith(_QUOTES) and plain.text[0].isupper()
        is_quoted = is_quoted or (begins_coined(plain) and plain.text[0].islower())  # `hackLab de Olmo`
        is_quoted = is_quoted or (is_coined(plain) and not plain.text.isupper())
        is_quoted = is_quoted or told != whole or (led is not None and plain.text[0].isupper())
        if not (is_body(plain) or is_called or is_quoted):
            break
        found.append(plain)
    return found


def _subjects(paragraph: Piece, *, is_dated: bool = False) -> list[Body]:
    """The bodies before a word such as `invites` or `organise`; where asked, only where a day stands near behind it."""
    kinds = () if is_dated else ("holds-perhaps", "gathers")
    weak = [(verb, True) for kind in kinds for verb in body_phrase(kind).finditer(paragraph.text)]
    for verb, is_weak in (*((verb, False) for verb in body_phrase("holds").finditer(paragraph.text)), *weak):
        aside = _ASIDE.match(paragraph.text, verb.end()) if verb[0].rstrip().endswith(",") else None
        near = paragraph.text[verb.end() : (aside.end() if aside else verb.end()) + _NEAR]
        before = paragraph.cut(0, verb.start())
        start = max((found.end() for found in _SENTENCE_END.finditer(before.text)), default=0)
        is_gathering = is_weak and body_phrase("gathers").match(verb[0]) is not None
        said = before.cut(start)
        is_led = behind_day(said) != said  # `On 11 March the Map Society will celebrate`
        days = find_days(near) or (find_days(said.text) if is_gathering or is_led else None)
        if days is None and (is_dated or (is_weak and kind_in(near) is None)):
            continue
        subject = behind_day(below_heading(said.strip("*_"), paragraph))
        whole, ends = subject, [found for kind in ("support", "together") if (found := body_phrase(kind).search(subject.text))]
        end = min((found.start() for found in ends), default=0)
        subject = subject.cut(0, end or None).strip(" ,")
        for relative in [*_RELATIVE.finditer(subject.text)][-1:]:  # `the question that the Museum asks`
            subject = subject.cut(relative.end())
        subject = behind_law(subject)
        if not subject.text or len(subject.text) > _LONGEST_SUBJECT:
            continue
        bodies = _bodies_of(subject, surely=not is_weak)
        if bodies:
            behind = _behind(whole, [subject], "together") if whole != subject else []
            return [Body(part, "organizer-from-subject") for part in (*bodies, *behind)]
        name = _called(subject, paragraph, verb) if not is_weak else None
        if name is not None:
            return [Body(name, "organizer-from-subject")]
    return []


def _bodies_of(subject: Piece, *, surely: bool) -> list[Piece]:
    """The bodies that a subject is, or that stand behind a comma in it."""
    for comma in (None, *_COMMA.finditer(subject.text)):
        rest = subject.cut(comma.end() if comma else 0)
        led = _SEVERAL.match(rest.text)
        parts = [plain_body(part) for part in divided(rest.cut(led.end() if led else 0), told=led is not None)]
        bodies = [part for part in parts if is_body(part) or is_coined(part) or (led and part.text[0].isupper())]
        others = [part for part in parts if part not in bodies and (begins_coined(part) or is_name(part))]
        are_all = bool(bodies) and len(bodies) + len(others) == len(parts)
        if surely and are_all and not any(LED.match(one.text) for one in others):
            bodies = parts
        if bodies and (bodies == parts or (bodies[-1] == parts[-1] and comma is not None)):
            return bodies
    return []


def _called(subject: Piece, paragraph: Piece, verb: re.Match[str]) -> Piece | None:
    """The name of a body that no word says to be one, before what says that it invites or holds something."""
    clause = _CLAUSE.match(subject.text)
    subject = subject.cut(clause.end() if clause is not None else 0)
    if LED.match(subject.text):  # `With this workshop, Mapalia would like to invite`
        subject = subject.cut(subject.text.rfind(", ") + 1).strip()
    name = plain_body(subject)
    name = subject if _CALLED.fullmatch(subject.text) and fold(name.text) not in event_kind_words() else name
    is_called = (
        (is_name(name) and not _QUOTED.fullmatch(subject.text))  # `“Open Books” invites you to discover`: what is held
        or name == subject != plain_body(subject)
        or _is_marked_word(name, paragraph, verb.end())
        or ((ONE_PLEASED.match(verb[0]) is not None or _begins_dated(name, paragraph, verb)) and is_proper(name))
    )
    return name if is_called else None


def _begins_dated(name: Piece, paragraph: Piece, verb: re.Match[str]) -> bool:
    """Whether a name begins a paragraph, and a day stands right behind its verb: `Mapalia organise le 3 mai`."""
    day = find_days(paragraph.text[verb.end() : verb.end() + _NEAR])
    begins_line = f"\n{paragraph.text[: name.start - paragraph.start]}".endswith("\n")
    return begins_line and day is not None and day.begin < _SHORT_LEAD


def _is_marked_word(name: Piece, paragraph: Piece, behind: int) -> bool:
    """Whether a subject is one word that begins what is in emphasis, and holds what has a name: `**Guada organise le Bazar**`."""
    is_first = name.start == paragraph.start and _CLOSED.match(paragraph.text) is not None
    is_marked = is_first or paragraph.text[: name.start - paragraph.start].endswith(("*", "_"))
    held = paragraph.cut(behind, behind + _NEAR)
    is_event = kind_in(held.text) is not None or (_NAMED.match(held.text) is not None and not names_body_first(held))
    return is_marked and is_event and _WORD.fullmatch(name.text) is not None and not is_given_name(name.text)
