"""People out of labelled stretches: each name with its honorific, offices, bodies and role; and lists of them below a role."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.model import Person
from event_ld.readers.programme.names import (
    has_form_of_name,
    has_work,
    is_known_name,
    is_surname,
    looks_like_name,
    looks_like_organization,
    split_honorific,
)
from event_ld.readers.programme.offices import Facts, ends_with_degree, is_land
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import Mention, in_brackets
from event_ld.readers.programme.stretches import SURE, Row, Stretch
from event_ld.readers.programme.tagged_names import full_name, is_honorific, is_other, with_mary
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.words import folded_alternatives, is_word, spelled_pattern
from event_ld.vocabulary import role_words, roles

if TYPE_CHECKING:
    from event_ld.readers.programme.surroundings import Surroundings
    from event_ld.readers.programme.text import Piece

ABOUT = frozenset({"HO", "PE", "AF", "JO", "RL"})
_LEAD = re.compile(r"(?:(?:de|del|da|do|du|of|by|por|par|com|con|with|avec|and|e|y|et|a|à)\s+)+(?=[^\W\d_a-zà-ÿ]\S*\s+\S)")
_LED_OFFICE = re.compile(
    r"(?:and|y|e|et)\s+(?:(?:the|el|la|los|las|o|a|os|as|le|les|de[l']?|d[aou]s?)\s+|(?:de\s+)?l['’])+", re.IGNORECASE
)
"""`Luis Paz, and the Mayor, Ana Gil`: the office of the next one."""
_BRACKET = re.compile(r"[*_]{0,2} ?\((?P<inner>[^()\n]{2,150})\)")
_TOGETHER = re.compile(r" (?:and|y|e|et|&) ")
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s+[A-ZÀ-Þ]")
_AND_THE = re.compile(rf"{_LED_OFFICE.pattern}$", re.IGNORECASE)
_AGENTS = (" por", " par", " by", " de")
_OF_BODY = re.compile(r"(?:de|del|d[aou]s?|des|of|at|from)\s+(?:(?:the|la|el)\s+|l['’])?(?=[^\W\d_a-zà-ÿ])")
_SHORTEST_OFFICE = 3
_SMALL_WORDS = 3
"""How many tokens apart an office and its body are."""
_MOST_BETWEEN = 6
"""How many words stand at most between a name and an office or a body."""
_MOST_WORDS = 5
"""How many words a line has that is the heading of a list of people."""
_UNKNOWN = 3
"""How much surer the tagger is of a name that begins with no given name that the table knows."""
_LONGEST_LIST = 40
"""The most lines that the label of a list of people holds for."""
_ROLE_WORDS = spelled_pattern(lambda: rf"(?<![^\W_])(?:{folded_alternatives(role_words())})(?![^\W_])")
_LONGEST_HEADING = 60
_HEADING = re.compile(r"\s*(?:#|\*\*|__|<h\d)")


class _Draft:
    """A person that is put together."""

    def __init__(self, name: Stretch, role: str) -> None:
        self.name, self.role = name, role
        self.honorific: Stretch | None = None
        self.offices: list[Stretch] = []
        self.bodies: list[Stretch] = []

    @property
    def is_sure(self) -> bool:
        """Whether the name is a fact: it has the form of one, and the tagger is sure of it."""
        honorific, name = split_honorific(_bare(self.name.piece))
        is_led = honorific is not None or self.honorific is not None
        is_last = is_led and is_surname(name)
        is_name = is_last or (has_form_of_name(name) if is_led else looks_like_name(name))
        least = SURE // 2 if is_led else SURE if is_known_name(name) else _UNKNOWN * SURE
        return is_name and self.name.margin >= least

    def _read_bracket(self, facts: Facts, inner: Piece) -> None:
        """Reads what stands in brackets right behind the name, where its words tell more than the tagger does."""
        said = [one for one in self.bodies if is_in(one.piece, inner) and not (is_land(one.piece) or has_work(one.piece))]
        read = Facts()
        if has_work(inner) or is_land(inner) or looks_like_organization(inner):
            in_brackets(read, inner)
        if is_land(inner) or (read.pieces and not (said and "affiliation" not in read.fields)):
            self.offices = [one for one in self.offices if not is_in(one.piece, inner)]
            self.bodies = [one for one in self.bodies if not is_in(one.piece, inner)]
            facts.fields |= read.fields
            facts.pieces |= read.pieces

    def _read_behind(self, facts: Facts, row: Piece) -> None:
        """Reads what the tagger says stands behind the name by the words of it."""
        own = [one.piece for one in (*self.offices, *self.bodies) if one.line == self.name.line and one.first > self.name.last]
        if not own or len(own) < len(self.offices) + len(self.bodies):
            return
        begin, end = min(piece.start for piece in own), max(piece.span.end for piece in own)
        read = Facts()
        read.rest(row.cut(begin - row.start, end - row.start).strip("."))
        if {"job_title", "affiliation"} <= read.fields.keys():
            facts.fields |= read.fields
            facts.pieces |= read.pieces

    def mention(self, lines: list[Row]) -> Mention:
        facts = Facts()
        honorific, name = split_honorific(_bare(self.name.piece))
        facts.text("name", "name", full_name(name, lines))
        inner = _bracket_behind(name, lines[self.name.line].piece)
        if inner is not None:
            self._read_bracket(facts, inner)
        else:
            self._read_behind(facts, lines[self.name.line].piece)
        led = honorific or (self.honorific.piece if self.honorific is not None else None)
        if led is not None:
            office = _office_in(led)
            facts.text("honorificPrefix", "honorific_prefix", led.cut(office).strip())
            if office and not self.offices and "job_title" not in facts.fields:
                facts.job(led.cut(0, office))
        for one in self.offices[: 0 if "job_title" in facts.fields else 2]:
            if len(one.piece.text) >= _SHORTEST_OFFICE:
                lead = _LED_OFFICE.match(one.piece.text)
                facts.job(one.piece.cut(lead.end() if lead else 0).strip("."))
        row = lines[self.name.line].piece
        for one in self.bodies[: "affiliation" not in facts.fields]:
            if one.line == self.name.line and ends_with_degree(row.text[: one.piece.start - row.start]):
                continue  # `Ana Gil, Doctora en Mapas`
            body = one.piece.strip(".")
            lead = _OF_BODY.match(body.text)
            is_office = lead is None and has_work(body.cut(0, len(body.text.partition(" ")[0])))  # `historian of maps`
            (facts.job if is_office else facts.body)(body.cut(lead.end() if lead else 0))
        return Mention(Person(**facts.fields), facts.pieces, rule="tagger", margin=self.name.margin)  # type: ignore[arg-type]  # the keys are the record's own


def _office_in(honorific: Piece) -> int:
    """How long the office is that stands before an honorific: `Alcalde Dr.`; 0 where none does."""
    first, _, rest = honorific.text.partition(" ")
    is_honorific = is_word("honorific", first.strip(".")) or is_word("rank", first)
    return len(first) if rest and has_work(honorific.cut(0, len(first))) and not is_honorific else 0


def mentions(parts: list[Stretch], lines: list[Row]) -> tuple[list[tuple[str, Mention]], list[Piece]]:
    """The people among some stretches, each with the role that the words before it name; and the names that are not sure."""
    about = [one for one in parts if one.label in ABOUT and not is_other(one, lines)]
    drafts: list[_Draft] = []
    role, role_line = "", -1
    waiting: list[Stretch] = []
    for number, one in enumerate(about):
        if role and one.line > role_line and not _goes_on(role_line, one, lines):
            role = ""
        if one.label == "RL":
            named = role_of(one.piece.text)
            if named is not None and _is_behind(one, about[number - 1] if number else None, lines) and drafts:
                drafts[-1].role = named
            elif named is not None:
                role, role_line = named, one.line
        elif one.label == "HO":
            waiting += [one] if is_honorific(one.piece.text) else []
        elif one.label == "PE":
            role = "" if _is_behind_colon(drafts[-1:], one, lines) else role
            one = with_mary(one, lines)  # noqa: PLW2901  # the whole name
            drafts.append(_Draft(one, role or _role_before(one, lines) or "speaker"))
            drafts[-1].honorific = next((other for other in waiting if _is_before(other, one)), None)
            waiting = [other for other in waiting if other.label != "HO"]
            _give(drafts[-1], waiting, one.line)
            waiting = []
        elif drafts and not (waiting and one.label == "AF") and _belongs(drafts[-1], one, about[number + 1 : number + 3], lines):
            (drafts[-1].bodies if one.label == "AF" else drafts[-1].offices).append(one)
        else:
            waiting.append(one)
    _share_bodies(drafts, lines)
    sure = [(one.role, one.mention(lines)) for one in drafts if one.is_sure]
    return sure, [one.name.piece for one in drafts if not one.is_sure]


def _role_before(name: Stretch, lines: list[Row]) -> str | None:
    """The role that the words right before a name say in prose: `moderada por Ana Gil`."""
    row = lines[name.line].piece
    before = row.text[max(name.piece.start - row.start - _LONGEST_HEADING, 0) : name.piece.start - row.start].rstrip()
    said = [one for one in _ROLE_WORDS.finditer(before) if one.end() == len(before) and before.endswith(_AGENTS)]
    return role_of(said[-1][0]) if said else None


def _is_behind_colon(before: list[_Draft], one: Stretch, lines: list[Row]) -> bool:
    """Whether a colon parts a name from that of the person before on its line: `moderated by Ana Gil: Luis Paz, Eva Sol`."""
    row = lines[one.line].piece
    return any(
        ":" in row.text[other.name.piece.span.end - row.start : one.piece.start - row.start]
        for other in before
        if other.name.line == one.line
    )


def _bare(name: Piece) -> Piece:
    """A name without the small words that lead to it: `de Bia Moura`."""
    name = name.strip(".")
    found = _LEAD.match(name.text)
    return name.cut(found.end()) if found else name


def _bracket_behind(name: Piece, row: Piece) -> Piece | None:
    """What stands in brackets right behind a name."""
    found = _BRACKET.match(row.text, name.span.end - row.start)
    return row.cut(*found.span("inner")) if found is not None else None


def _is_before(honorific: Stretch, name: Stretch) -> bool:
    """Whether an honorific stands right before a name, but for a mark."""
    return honorific.label == "HO" and honorific.line == name.line and name.first - honorific.last <= 2  # noqa: PLR2004  # a mark


def _give(draft: _Draft, waiting: list[Stretch], line: int) -> None:
    """Gives a person the office and the body that stand before the name on its line."""
    for one in waiting:
        if one.line == line:
            (draft.bodies if one.label == "AF" else draft.offices).append(one)


def _belongs(draft: _Draft, one: Stretch, behind: list[Stretch], lines: list[Row]) -> bool:
    """Whether an office or a body behind a name is about that person, and not about the next one."""
    if _is_far(draft, one, lines):
        return False
    if (one.label == "AF" and (draft.bodies or _is_of_next(draft, one, lines))) or _LED_OFFICE.match(one.piece.text):
        return False
    last = one
    if one.label == "JO" and len(behind) > 1 and behind[0].label == "AF" and behind[0].first - one.last <= _SMALL_WORDS:
        last, *behind = behind  # `the Mayor of Leeds Ana Gil`
    following = behind[0] if behind else None
    if following is None or following.label not in {"PE", "HO"} or following.line != one.line:
        return True
    row = lines[one.line].piece
    is_led = _AND_THE.search(row.text[: one.piece.start - row.start]) is not None  # `and the Mayor, Ana Gil`
    is_right_before = one.label == "JO" and following.first == last.last + 1
    is_before_next = one.line > draft.name.line and following.label == "PE"
    return not (is_before_next or is_right_before or (is_led and following.first - last.last <= 2))  # noqa: PLR2004  # a mark


def _share_bodies(drafts: list[_Draft], lines: list[Row]) -> None:
    """Gives the body of the second to both of two people who stand together between semicolons: `Ana Gil and Luis Paz, SELA;`."""
    for one, other in pairwise(drafts):
        row = lines[one.name.line].piece
        between = row.text[one.name.piece.span.end - row.start : other.name.piece.start - row.start]
        is_pair = one.name.line == other.name.line and not (one.bodies or one.offices or other.offices)
        if is_pair and _TOGETHER.fullmatch(between):
            one.bodies = list(other.bodies)


def _is_far(draft: _Draft, one: Stretch, lines: list[Row]) -> bool:
    """Whether a sentence, or more than a few words, stand between what is said of a person and an office or a body."""
    before = max((draft.name, *draft.offices, *draft.bodies), key=lambda other: other.piece.start)
    if before.line != one.line:
        return one.line > before.line + 1
    row = lines[one.line].piece
    between = row.text[before.piece.span.end - row.start : one.piece.start - row.start]
    return len(between.split()) > _MOST_BETWEEN or _SENTENCE.search(between) is not None


def _is_of_next(draft: _Draft, body: Stretch, lines: list[Row]) -> bool:
    """Whether a semicolon parts a body from a name of which nothing is said: `Ana Gil; Zilah Okworo`."""
    row = lines[body.line].piece
    begin = max(draft.name.piece.span.end - row.start, 0)
    return not draft.offices and ";" in row.text[begin : body.piece.start - row.start]


def _goes_on(role_line: int, one: Stretch, lines: list[Row]) -> bool:
    """Whether a role that a line names holds for a later line, too: the label of a list, and its items."""
    label = lines[role_line].piece.text.rstrip("*_ ").endswith(":")
    if not label or one.line - role_line > _LONGEST_LIST:
        return False
    return not any(lines[number].is_apart for number in range(role_line + 2, one.line + 1))


def _is_behind(one: Stretch, last: Stretch | None, lines: list[Row]) -> bool:
    """Whether the word of a role stands in brackets or behind a comma, after the name that it is about."""
    if last is None or last.line != one.line or last.label == "RL":
        return False
    text = lines[one.line].piece
    ahead = text.text[one.piece.start + len(one.piece.text) - text.start :].lstrip("*_ ")
    return not ahead.startswith(":") and (not ahead or ahead[0] in ").,;|")


def is_role(text: str) -> bool:
    """Whether some words name a role, be it one of performers or not: `Contact`."""
    return fold(text.strip(" :.*_")) in role_words()


def role_of_heading(text: str) -> str | None:
    """The performer's role that a short line names: `Hosts and moderators`, `Nuestros ponentes:`."""
    words = text.strip("#*_: ").split()
    return role_of(" ".join(words)) if len(words) <= _MOST_WORDS else None


def role_of(text: str) -> str | None:
    """The performer's role that some words name: `Moderated by`, `Ponentes`; a speaker's where they only say who speaks."""
    found = role_words().get(fold(text.strip(" :.*_")))
    if found is None:
        matches = list(_ROLE_WORDS.finditer(text))
        found = role_words().get(fold(matches[-1][0])) if matches else None
    if found is None and is_word("with", text.strip(" :.*_")):
        return "speaker"
    return found if found and roles()[found] == "performer" else "chair" if found == "coordinator" else None


def people_below_roles(
    tagged: Iterable[Stretch], rows: list[Row], lines: list[Line], around: Surroundings, *, apart: bool
) -> list[tuple[str, Mention, Piece]]:
    """The people of lists below a line that names their role, each with the line: `**Panellists**`.

    Where the lines of the agenda are those of slots, none of their people is one of the event.
    """
    own: dict[int, list[Stretch]] = {}
    for one in tagged:
        own.setdefault(one.line, []).append(one)
    numbers = {row.piece.start: number for number, row in enumerate(rows)}
    blocks: list[tuple[str, Piece, list[Stretch]]] = []
    role = None
    for line in lines:
        if apart and line.within == "agenda":
            continue
        parts = own.get(numbers.get(line.whole.start, -1), [])
        is_person = _begins_person(parts, line)
        if not is_person and _is_heading(line):
            role = role_of_heading(line.whole.text)
            blocks += [(role, line.whole, [])] if role is not None else []
        elif role is not None and (is_person or _is_about_last(parts, blocks[-1][2])):
            blocks[-1][2].extend(one for one in parts if one.label in ABOUT)
    people = [
        (role if own_role == "speaker" else own_role, one, heading)
        for role, heading, block in blocks
        for own_role, one in mentions(block, rows)[0]
    ]
    if apart:
        return people
    known = {one.person.name for _, one, _ in people}
    taken = {one.first for _, _, block in blocks for one in block}
    others = [one for parts in own.values() for one in parts if one.label in ABOUT and one.first not in taken]
    closing = min((line.whole.start for line in lines if is_word("mail-closing", line.piece.text.strip(",. "))), default=None)
    others = [one for one in others if closing is None or one.piece.start < closing]  # who signs
    begins = ((numbers.get(line.whole.strip(" \t").start), line) for line in lines)
    alone = {number for number, line in begins if number in own and _stands_alone(own[number], line)}
    named = [one for one in others if one.line in alone and around.says("EN", one.piece)]  # by the tagger, the event
    others = [one for one in others if one in named or not around.says("", one.piece)]  # a venue, a host, a contact
    apart_told = mentions([one for one in others if one.label != "PE" or one.line in alone], rows)[0]
    is_labelled = any(line.role is Role.LABEL and line.section == "speaker" and line.piece.text for line in lines)
    found = apart_told if apart_told or is_labelled else mentions(others, rows)[0]
    told = [(role, one, one.pieces["name"]) for role, one in found]
    return [*people, *(one for one in told if one[1].person.name not in known)]


def _stands_alone(parts: list[Stretch], line: Line) -> bool:
    """Whether a line is that of a speaker: with one, the names in the prose of a text are those of others."""
    if line.role is Role.LABEL:
        return line.section == "speaker"
    is_short = len(line.whole.text) <= _LONGEST_HEADING
    return is_short and _begins_person(parts, line) and all(one.label in ABOUT for one in parts)


def _begins_person(parts: list[Stretch], line: Line) -> bool:
    """Whether a line begins with a name, perhaps with its honorific."""
    first = next((one for one in parts if one.label != "HO"), None)
    if first is None or first.label != "PE" or first.margin < SURE:
        return False
    start = parts[0].piece.start - line.whole.start
    return not any(map(str.isalpha, line.whole.text[: max(start, 0)]))


def _is_about_last(parts: list[Stretch], block: list[Stretch]) -> bool:
    """Whether a line goes on with the person of the line above: nothing but offices and bodies."""
    is_below = bool(parts) and bool(block) and parts[0].line == block[-1].line + 1
    return is_below and all(one.label in {"JO", "AF"} for one in parts)


def _is_heading(line: Line) -> bool:
    """Whether a line can be the heading of a list."""
    text = line.whole.text
    is_marked = line.role in (Role.HEADING, Role.LABEL) or _HEADING.match(text) is not None or text.rstrip("*_ ").endswith(":")
    return is_marked or (
        len(text) <= _LONGEST_HEADING and (not line.is_joined) and not text.endswith(".") and line.role is Role.PROSE
    )
