"""A line about people: names, honorifics, offices and bodies, as programmes write them.

`Jean Paul Guevara, Consultor. Latin American and Caribbean Economic System (SELA).`, `Ana Gil (SELA) - Open data in
practice`, `Ana Gil (SELA), Luis Paz (IDB) and Eva Sol` and `Moderator: Ana Gil` are read alike: a name stands before the
first comma, dash, colon or bracket; what follows is about the person, or is the title of a talk.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from event_ld.folding import fold
from event_ld.model import Organization, Person
from event_ld.readers.prices import before_price
from event_ld.readers.programme.name_ends import work_behind
from event_ld.readers.programme.names import (
    has_initials,
    has_office,
    has_work,
    is_known_name,
    is_surname,
    looks_like_name,
    looks_like_organization,
    organization_from,
    split_honorific,
)
from event_ld.readers.programme.offices import Facts, is_land, is_place
from event_ld.readers.programme.places import is_room
from event_ld.readers.programme.tagged_names import tells_behind
from event_ld.readers.programme.words import is_word, spelled_pattern
from event_ld.vocabulary import role_words

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_AFTER_NAME = re.compile(
    r"(?:(?<!\s)\s+)?[,;(:|]\s*|(?<!\s)\s+[-–—]+\s+|\.\s+|(?<!\s)\s+(?:is|es|é|est)\s+(?:(?:an?|the|una?|la|el|uma?|une?)\s+)?(?=[^\W\d_])"
)
_BY = re.compile(r"(?:by|por|par|pel[oa])\s(?=(?-i:[A-ZÀ-Þ]))", re.IGNORECASE)
"""`Par Ana Gil`."""
_TAIL = re.compile(r"\s*[-–—:]+\s*")
_TALK_MARK = re.compile(r"(?:(?<!\s)\s+)?(?::\s+|[-–—.,:]\s*(?=[\"“«])|(?=[\"“«]))")
_SUFFIX = spelled_pattern(r"(?<!\s)\s+(?P<suffix>(?-i:(?:[A-Z]\.)+[A-Z]\.?)|(?:{degree})\.?)$")
"""`Christopher Lau S.C.`, `Ana Gil PhD`: what somebody is, behind a name without a comma."""
_OTHERS = spelled_pattern(r"(?<!\s)\s+(?:(?:and|y|e|et|&|con|with|com|avec)\s+(?:{others})|et\s+al\.?)$")
"""`Ana Gil and friends`: who is not named."""
_OFFICE_OF = spelled_pattern(r"(?<!\s)\s(?P<office>[^\W\d_]{3,})(?=\s(?:{of})\s)")
_QUOTES = "\"“”«»'‘’"
_SHORT_NAME = 5
_LONGEST_OFFICE = 9
LONGEST_LINE = 1000
"""The most characters of a line that is looked through for lists of people; the work grows with the square of it."""
_SEMICOLON = re.compile(r"(?:(?<!\s)\s+)?;\s+")
_LIST = re.compile(
    r"(?<=\))\s(?=[A-ZÀ-Þ][^\W\d_]+\s+[A-ZÀ-Þ])"
    r"|(?:(?<!\s)\s+)?(?:,\s+(?:and|y|e|et|&)\s+|[,;/]\s+)|(?<!\s)\s+(?:and|y|e|et|&|/)\s+"
)
_PARTED = re.compile(r"[,;/&)]|\s(?:and|y|e|et)\s")  # every list of people has it
_LIST_END = re.compile(r"(?:(?:(?<!\s)\s+)?[,;/])?(?:(?<!\s)\s+(?:and|y|e|et|&|/))?(?:(?<!\s)\s+)?$")
_AND = re.compile(r"(?:(?<!\s)\s+)?;\s+|(?:(?:(?<!\s)\s+)?,\s+|(?<![\s,])\s+)(?:and|y|e|et|&)\s+")
_JOINED = re.compile(r"\s(?:and|y|e|et|&)\s")
_COMMA = re.compile(r",\s+")
_LETTERED = re.compile(r"(?:^|,\s)([A-H])\.\s")
DASH = re.compile(r"(?P<sep>(?<!\s)\s+[-–—|]+\s+)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A person in the text.

    Attributes:
        pieces: Path below the person to the stretch of the text that states it.
        talk: The title of what the person speaks on, where it stands behind the name.
        rule: The rule that read it, where that is to be told.
        margin: How sure it is, in hundredths, where that is known.
        role: The role that stands in brackets behind the name, "" where none does.
    """

    person: Person | Organization
    pieces: dict[str, Piece]
    talk: Piece | None = None
    rule: str = ""
    margin: int | None = None
    role: str = ""

    @property
    def is_described(self) -> bool:
        """Whether more than a name is said."""
        return any(not path.startswith(("name", "honorific")) for path in self.pieces)


@lru_cache(maxsize=4096)
def read_person(line: Piece) -> Mention | None:
    """The person that a line is about, or None when it is about none."""
    line = line.cut(0, before_price(line.text)).strip("*_").strip(".")
    line = line.cut(led.end()) if (led := _BY.match(line.text)) is not None else line
    cut = _AFTER_NAME.search(line.text)
    while cut is not None and cut[0].startswith(".") and cut.start() and _is_initial(line.text[: cut.start()]):
        cut = _AFTER_NAME.search(line.text, cut.end())
    head = line.cut(0, cut.start()) if cut else line
    others = _OTHERS.search(head.text)
    head = head.cut(0, others.start()) if others else head
    prefix, name = split_honorific(head.strip("*_"))
    found = _SUFFIX.search(name.text)
    suffix, name = (name.cut(found.start("suffix")), name.cut(0, found.start())) if found else (None, name)
    office = _office_behind(name)
    work = work_behind(name)
    name = name.cut(0, office.start() if office is not None else None)
    name = name.cut(0, work.start - name.start).strip() if work is not None else name
    is_name = looks_like_name(name) or (prefix is not None and is_surname(name))
    if not is_name or tells_behind(line.text[name.span.end - line.start :]):
        return None
    facts = Facts()
    facts.text("name", "name", name)
    if prefix is not None:
        facts.text("honorificPrefix", "honorific_prefix", prefix)
    if suffix is not None:
        facts.text("honorificSuffix", "honorific_suffix", suffix)
    if work is not None:
        facts.job(work)
    inner = line.cut(cut.end(), (line.text + ")").index(")", cut.end())) if cut and "(" in cut[0] else line.cut(0, 0)
    if is_room(inner):
        return None  # `A. Appraisal (Room 2)`
    if office is not None:
        facts.rest(line.cut(name.span.end - line.start).strip("."))
    talk = None if cut is None or office is not None else _behind(facts, line, cut)
    role = role_words().get(fold(inner.text), "")
    return Mention(Person(**facts.fields), facts.pieces, talk, role=role)  # type: ignore[arg-type]  # the keys are the record's own


def _office_behind(name: Piece) -> re.Match[str] | None:
    """Where an office stands right behind a known name: `Ana Gil Director of Maps, SELA`."""
    found = (one for one in _OFFICE_OF.finditer(name.text) if has_office(name.cut(*one.span("office"))))
    return next((one for one in found if is_known_name(name.cut(0, one.start()))), None)


def _is_initial(head: str) -> bool:
    """Whether a full stop belongs to the word before it: an initial, or an honorific."""
    last = next(iter(head.split()[-1:]), "").strip("*_(")
    return len(last) == 1 or any(is_word(kind, last) for kind in ("honorific", "honorifics"))


def _behind(facts: Facts, line: Piece, cut: re.Match[str]) -> Piece | None:
    """Reads what stands behind a name; gives the title of a talk, where there is one."""
    rest = line.cut(cut.end())
    if "(" in cut[0]:
        close = _closing(rest.text)
        inner, tail = rest.cut(0, close).strip("("), rest.cut(close + 1).strip(".")
        in_brackets(facts, inner)
        mark = _TAIL.match(tail.text)
        if mark is None:
            return _quoted(facts, tail.strip(",;"), is_apart=rest.text.startswith(".", close + 1))
        return _told(facts, tail.cut(mark.end()), is_body=bool(facts.pieces.keys() & {"affiliation[0].name"}))
    if ":" in cut[0]:
        return _told(facts, rest, is_body=True)
    if cut[0].strip(" |") in {"-", "–", "—", "--"}:
        return _told(facts, rest, is_body=False)
    mark = _TALK_MARK.search(rest.text)
    if mark is not None and mark.end() < len(rest.text) and mark[0]:
        facts.rest(rest.cut(0, mark.start()).strip("."))
        return rest.cut(mark.end()).strip(_QUOTES)
    facts.rest(rest.strip("."), is_apart=cut[0].startswith("."))
    return None


def _quoted(facts: Facts, rest: Piece, *, is_apart: bool) -> Piece | None:
    """The title of a talk in quotation marks; what is none is about the person: behind a full stop, where its words say so."""
    if rest.text and rest.text[0] in _QUOTES:
        return rest.strip(_QUOTES)
    facts.rest(rest, is_apart=is_apart)
    return None


def _closing(text: str) -> int:
    """Where the bracket closes that was opened before a text; its end where none does."""
    depth = 1
    for at, letter in enumerate(text):
        depth += (letter == "(") - (letter == ")")
        if not depth:
            return at
    return len(text)


def in_brackets(facts: Facts, inner: Piece) -> None:
    """`Ana Gil (Europeana)`: in brackets stands where she is from, or her office, or a remark."""
    if not inner.text or is_word("remark", inner.value) or is_land(inner) or fold(inner.text) in role_words():
        return
    if has_work(inner) or "," in inner.text or ";" in inner.text:
        facts.rest(inner)
    elif not inner.text[0].islower() or looks_like_organization(inner):  # `replaces Ana Gil`, `by video link`
        facts.body(inner)


def _told(facts: Facts, rest: Piece, *, is_body: bool) -> Piece | None:
    """Reads what stands behind a dash or a colon: an office or a body, or the title of a talk.

    Where the body is known, or can't stand here, anything that is no office is the talk.
    """
    if not rest.text:
        return None
    if rest.text[0] in _QUOTES:
        return rest.strip(_QUOTES)
    words = rest.text.split()
    short = len(words) <= _SHORT_NAME and all(word[:1].isupper() or is_word("small", word) for word in words)
    first = rest.cut(0, rest.text.find(",") if "," in rest.text else None)
    if (has_work(first) and len(first.text.split()) <= _LONGEST_OFFICE) or (
        not is_body and (short or looks_like_organization(rest))
    ):
        mark = _TALK_MARK.search(rest.text)
        if mark is None or not mark[0] or mark.end() >= len(rest.text):
            facts.rest(rest)
            return None
        facts.rest(rest.cut(0, mark.start()))
        return rest.cut(mark.end()).strip(_QUOTES)
    return rest


def read_people(cells: list[Piece]) -> list[Mention]:
    """The people that stand on a line or in the cells of a row; [] where a part of it is none.

    `Ana Gil (SELA), Luis Paz (IDB) and Eva Sol` and `Ana Gil, SELA and Luis Paz, IDB` are lists: every part of them begins
    with a name. Anything else is about one person, or about nobody.
    """
    first, *others = cells
    first = _without_brackets(first)
    parts = outside_brackets(first, _SEMICOLON) if ";" in first.text and len(first.text) <= LONGEST_LINE else [first]
    several = [_people_of(part) for part in parts]
    people = [one for some in several for one in some] if all(several) else [*_people_of(first)]
    if len(people) == 1:
        return [with_more(people[0], *others)]
    for cell in others:
        bodies = outside_brackets(cell, _SEMICOLON)
        if len(bodies) == len(people):  # `Ana Gil; Luis Paz` beside `SELA; IDB`
            people = [with_more(one, body) for one, body in zip(people, bodies, strict=True)]
    return people


def _without_brackets(line: Piece) -> Piece:
    """A line without the brackets around the whole of it: `(Ana Gil, Luis Paz)`."""
    inner = line.text.strip("*_ ")
    is_within = inner[:1] == "(" and inner[-1:] == ")" and not {"(", ")"} & {*inner[1:-1]}
    return line.strip("*_()") if is_within else line


@lru_cache(maxsize=4096)
def _people_of(line: Piece) -> tuple[Mention, ...]:
    letters = "".join(_LETTERED.findall(line.text))
    if len(letters) > 1 and letters in "ABCDEFGH":
        return ()  # `A. Maps, B. Rivers` is counted
    led = _led_by_office(line) if len(line.text) <= LONGEST_LINE else None
    if led is not None:
        return (led,)
    listed = _shared(_listed(line), line) if len(line.text) <= LONGEST_LINE and _PARTED.search(line.text) else []
    only = None if listed else read_person(line)
    return tuple(listed) if only is None else (only,)


def _led_by_office(line: Piece) -> Mention | None:
    """Who stands behind an office that begins a line: `Reitora da Universidade – Ana Gil`, `Director of the Museum, Luis Paz`."""
    cut = next(DASH.finditer(line.text), None) or next(iter([*_COMMA.finditer(line.text)][-1:]), None)
    prefix, office = split_honorific(line.cut(0, cut.start() if cut else 0))
    first, _, others = office.text.partition(" ")
    if cut is None or not has_office(office.cut(0, len(first))) or any(map(is_known_name, (office, office.cut(len(first) + 1)))):
        return None
    found = read_person(line.cut(cut.end()))
    if found is None or found.is_described or found.talk or not is_known_name(line.cut(cut.end())) or "," in others:
        return None
    if prefix is not None:
        found = Mention(replace(found.person, honorific_prefix=prefix.value), {"honorificPrefix": prefix} | found.pieces)
    return with_more(found, office)


def _listed(line: Piece) -> list[Mention]:
    if merged := _merged(line):
        return merged
    for pattern in (_LIST, _AND):
        parts = outside_brackets(line, pattern)
        mentions = [one for one in map(read_person, parts) if one is not None]
        are_names = pattern is _AND and all(map(looks_like_name, parts)) and any(map(is_known_name, parts))
        if len(parts) > 1 and len(mentions) == len(parts) and (are_names or _is_list(mentions)):
            return mentions
    return []


def _shared(people: list[Mention], line: Piece) -> list[Mention]:
    """The people of a list, with the body behind two who are joined as that of both: `Ana Gil and Luis Paz (SELA)`."""
    found = people[-1:]
    for one in reversed(people[:-1]):
        after = found[0]
        begin = min(piece.start for piece in after.pieces.values())
        between = line.text[one.pieces["name"].span.end - line.start : begin - line.start]
        if isinstance(after.person, Person) and not one.is_described and _JOINED.fullmatch(between):
            own = {path: piece for path, piece in after.pieces.items() if path.startswith("affiliation")}
            person = replace(one.person, affiliation=after.person.affiliation)
            one = dataclasses.replace(one, person=person, pieces=one.pieces | own)  # noqa: PLW2901  # with the body
        found.insert(0, one)
    return found


def _merged(line: Piece) -> list[Mention]:
    """A list in which each known name begins somebody new, and anything else is about the one before it.

    An unknown name does so where all parts are names, not one behind each known one, or a body stands in brackets behind it.
    """
    parts = outside_brackets(line, _LIST)
    people = [read_person(part) for part in parts]
    heads = [
        part.cut(0, one.pieces["name"].span.end - part.start) if one is not None else None
        for part, one in zip(parts, people, strict=True)
    ]
    known = {at for at, head in enumerate(heads) if head is not None and is_known_name(head)}
    known |= {at for at, head in enumerate(heads) if head is not None and has_initials(head)}
    named = {at for at, head in enumerate(heads) if head is not None and not is_place(head) and not looks_like_organization(head)}
    begun = {at for at in named if parts[at].text.endswith(")")}
    if len(known) > 1 and len(named) == len(parts) and named - known != {at + 1 for at in known}:
        known |= named
    elif known & begun:
        known |= begun
    starts = [parts[at].start - line.start for at in sorted(known)]
    if len(starts) < 2 or 0 not in known:  # noqa: PLR2004  # a list has two items
        return []
    ends = [*starts[1:], len(line.text)]
    whole = [line.cut(start, end) for start, end in zip(starts, ends, strict=True)]
    trimmed = [part.cut(0, found.start() if (found := _LIST_END.search(part.text)) else None).strip() for part in whole]
    return [one for one in map(read_person, trimmed) if one is not None]


def _is_list(mentions: list[Mention]) -> bool:
    """Whether the parts of a line are people indeed: short names, and after one with a body no one without."""
    has_rest = [one.is_described or is_known_name(one.pieces["name"]) for one in mentions]
    names = [one.pieces["name"].text.split() for one in mentions]
    return has_rest == sorted(has_rest) and all(len(words) <= _SHORT_NAME for words in names)


def body_mention(piece: Piece) -> Mention:
    """A body in a speaker's place."""
    body, pieces = organization_from(piece.strip("."))
    return Mention(body, pieces)


def with_more(mention: Mention, *cells: Piece) -> Mention:
    """A person with the office and the body that stand on the line below the name, or in cells of their own."""
    if not cells:
        return mention
    facts = Facts()
    if len(cells) == 1:
        facts.rest(cells[0].strip("."))
    else:
        facts.job(cells[0])
        facts.body(cells[1])
    fields = {name: getattr(mention.person, name, None) for name in ("name", "honorific_prefix")} | facts.fields
    pieces = {name: piece for name, piece in mention.pieces.items() if name in {"name", "honorificPrefix"}}
    return Mention(Person(**fields), pieces | facts.pieces, mention.talk)


def outside_brackets(piece: Piece, pattern: re.Pattern[str]) -> list[Piece]:
    """The parts between the matches of a pattern that stand in no bracket."""
    if "(" not in piece.text and ")" not in piece.text:
        return piece.split(pattern)
    parts, at = [], 0
    for found in pattern.finditer(piece.text):
        if piece.text.count("(", 0, found.start()) == piece.text.count(")", 0, found.start()):
            parts.append(piece.cut(at, found.start()).strip())
            at = found.end()
    return [part for part in (*parts, piece.cut(at).strip()) if part.text]
