"""People out of labelled stretches: each name with its honorific, offices, bodies and role."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

from event_ld.gazetteer import is_given_name
from event_ld.model import Person
from event_ld.readers.programme.alike_names import UNKNOWN
from event_ld.readers.programme.led_names import office_before
from event_ld.readers.programme.names import (
    has_form_of_name,
    has_office,
    has_work,
    is_known_name,
    is_plural,
    is_surname,
    looks_like_name,
    looks_like_organization,
    names_body,
    split_honorific,
)
from event_ld.readers.programme.offices import Facts, ends_with_degree, is_capitalised, is_land, is_place, split_office
from event_ld.readers.programme.people import Mention, in_brackets, with_more
from event_ld.readers.programme.said_roles import LONGEST_HEADING, ROLE_WORDS, Roles, role_of
from event_ld.readers.programme.slot_words import begins_session
from event_ld.readers.programme.stretches import SURE, Row, Stretch
from event_ld.readers.programme.tagged_names import at_event, full_name, is_honorific, with_mary
from event_ld.readers.programme.text import is_in
from event_ld.readers.programme.words import is_word, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

ABOUT = frozenset({"HO", "PE", "AF", "JO", "RL"})
_LEAD = re.compile(
    r"(?:(?:de|del|da|do|du|of|[Bb]y|[Pp]or|[Pp]ar|[Cc]om|[Cc]on|[Ww]ith|[Aa]vec|and|e|y|et|a|à)\s+(?:l['’])?)+(?=[^\W\d_a-zà-ÿ]\S*\s+\S)"
)
_LED_OFFICE = re.compile(
    r"(?:and|y|e|et)\s+(?:(?:the|el|la|los|las|o|a|os|as|le|les|de[l']?|d[aou]s?)\s+|(?:de\s+)?l['’])+", re.IGNORECASE
)
"""`Luis Paz, and the Mayor, Ana Gil`: the office of the next one."""
_VERB_BEHIND = re.compile(r"(?<=\w)\s[a-zà-ÿ]{1,2}['’][a-zà-ÿ]{2,20}$")
_BRACKET = re.compile(r"[*_]{0,2} ?[(\[](?P<inner>[^()\[\]\n]{2,150})[)\]]")
_TOGETHER = re.compile(r"(?:,| (?:and|y|e|et|&)|, (?:and|y|e|et|&)) (?:[^\W\d_]{1,5}\. )?")
_AND = re.compile(r" (?:and|y|e|et) ")
_SENTENCE = re.compile(r"[^\W\d_]{3}[.!?]\s+[A-ZÀ-Þ]")
_LED_BY = spelled_pattern(
    r"(?<![^\W_])(?:(?:sob|bajo|sous|under)\s(?:(?:a|o|la|le|el|the)\s|l['’])?[^\W\d_]{4,20}|{given-by})(?![^\W_])"
)
_LABEL = re.compile(r"[^,;.()]{3,40}?(?::|\s[-–—])\s++(?P<name>[^,]++)")
_AND_THE = re.compile(rf"{_LED_OFFICE.pattern}$", re.IGNORECASE)
_AGENTS = (" por", " par", " by", " de")
_OF_BODY = re.compile(r"(?:de|del|d[aou]s?|des|of|at|from)\s+(?:(?:the|la|el)\s+|l['’])?(?=[^\W\d_a-zà-ÿ])|l['’](?=[^\W\d_])")
_SHORTEST_OFFICE = _SMALL_WORDS = 3
"""How many tokens apart an office and its body are."""
_MOST_BETWEEN = 6
"""How many words stand at most between a name and an office or a body."""
_AT_BODY = re.compile(r"\s+(?:(?:at|chez)\s|d[aeo]l?\s(?=[A-Z]{2,8}(?![^\W_])))")
"""What only a body stands behind: `Head of Data at Lirmi`, `apresentadora da TV Rios`."""
_OFFICE_BEHIND = re.compile(r"(?:[.,]|\s[-–—])\s+(?P<office>[^.,()]{2,80})")
_STATE = re.compile(r"[A-Z]{2}")
_SEMICOLON = re.compile(";")


class _Draft:
    """A person that is put together."""

    def __init__(self, name: Stretch, role: str) -> None:
        self.name, self.role = name, role
        self.honorific: Stretch | None = None
        self.offices: list[Stretch] = []
        self.bodies: list[Stretch] = []
        self.until = 0
        self.led: Piece | None = None

    @property
    def is_sure(self) -> bool:
        """Whether the name is a fact: it has the form of one, and the tagger is sure of it."""
        honorific, name = split_honorific(_bare(self.name.piece))
        is_led = honorific is not None or self.honorific is not None
        is_last = is_led and is_surname(name)
        is_name = is_last or (has_form_of_name(name) if is_led else looks_like_name(name))
        is_told = all(
            any(one.first > self.name.last for one in own) for own in (self.offices, self.bodies)
        )  # `Xal Chan, Director, SELA`
        least = SURE // 2 if is_led else SURE if is_told or is_known_name(name) else UNKNOWN * SURE
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

    def _read_behind(self, facts: Facts, lines: list[Row]) -> None:
        """Reads what the tagger says stands behind the name, or on the lines below it, by the words of it."""
        own = [one for one in (*self.offices, *self.bodies) if one.first > self.name.last]
        row = lines[self.name.line].piece
        behind = row.cut(self.name.piece.span.end - row.start)
        behind = behind.cut(0, led.start() if (led := _LED_BY.search(behind.text)) is not None else None)
        if self.until and not self.offices and not self.bodies and behind.text[:2] == ", " and names_body(behind.cut(2)):
            facts.body(behind.cut(2))  # `Ana Gil, Ministry of Maps`, though no label says so
        if self.until and not self.offices and self._read_office(facts, behind):
            return
        if not own or len(own) < len(self.offices) + len(self.bodies):
            return
        read = Facts()
        for number in sorted({one.line for one in own}):
            row = lines[number].piece
            begin = min(one.piece.start for one in own if one.line == number)
            end = max(one.piece.span.end for one in own if one.line == number)
            end = self.until or end if number == self.name.line else end
            read.rest(row.cut(begin - row.start, end - row.start).strip("."))
        if {"job_title", "affiliation"} <= read.fields.keys():
            facts.fields |= read.fields
            facts.pieces |= read.pieces

    def _read_office(self, facts: Facts, behind: Piece) -> bool:
        """Reads what goes on behind a name with an office, though no label says so: `Ana Gil. Portavoz. Comisión de Mapas`."""
        found = _OFFICE_BEHIND.match(behind.text)
        if found is None or not has_office(behind.cut(*found.span("office"))):
            return False
        facts.rest(behind.cut(found.start("office")).strip("."), is_apart=True)
        job = facts.pieces.get("jobTitle[0]")
        self.bodies = [one for one in self.bodies if job is None or not is_in(one.piece, job)]
        return True

    def _tell_body(self, facts: Facts, inner: Piece | None, row: Piece) -> None:
        """Tells the first body, but what is studied there, and a remark in brackets."""
        for one in self.bodies[: "affiliation" not in facts.fields]:
            if one.line == self.name.line and ends_with_degree(row.text[: one.piece.start - row.start]):
                continue  # `Ana Gil, Doctora en Mapas`
            body = self._from_comma(one, row).strip(".!")
            if inner is not None and is_in(body, inner) and body.text[:1].islower() and not looks_like_organization(body):
                continue  # `Ana Gil (by video link)`
            while is_place(body.cut((comma := body.text.rfind(",")) + 1).strip()) and comma > 0:
                body = body.cut(0, comma)  # `UNAM, Lima, Perú`
            lead = _OF_BODY.match(body.text)
            first = body.cut(0, len(body.text.partition(" ")[0]))
            is_office = lead is None and has_work(first) and has_work(body)  # `historian of maps`, and no `Engineers Board`
            (facts.job if is_office else facts.body)(body.cut(lead.end() if lead else 0))

    def _from_comma(self, body: Stretch, row: Piece) -> Piece:
        """A body, with its larger part where only that, or where it is, has the label: `Ana Gil, Old Maps, CA`."""
        begin = self.name.piece.span.end + len(", ") - row.start
        is_beside = body.line == self.name.line and row.text.startswith(", ", begin - len(", "))
        before = row.cut(begin, body.piece.start - row.start) if is_beside else row.cut(0, 0)
        own = before.strip(", ")
        is_land = is_place(body.piece) or _STATE.fullmatch(body.piece.text) is not None
        if not before.text.endswith(", ") or "," in own.text or has_work(own) or not (is_land and is_capitalised(own)):
            return body.piece
        return row.cut(begin, body.piece.span.end - row.start)

    def mention(self, lines: list[Row], rooms: list[Piece], beside: list[Piece]) -> Mention:
        facts = Facts()
        honorific, name = split_honorific(_bare(self.name.piece))
        facts.text("name", "name", full_name(name, lines))
        inner = _bracket_behind(name, lines[self.name.line].piece)
        if self.led is not None:
            facts.rest(self.led)
        elif inner is not None and inner not in rooms:
            self._read_bracket(facts, inner)
        else:
            self._read_behind(facts, lines)
        led = honorific or (self.honorific.piece if self.honorific is not None else None)
        if led is not None:
            office = _office_in(led)
            facts.text("honorificPrefix", "honorific_prefix", led.cut(office).strip())
            if office and not self.offices and "job_title" not in facts.fields:
                facts.job(led.cut(0, office))
        row = lines[self.name.line].piece
        behind = [
            one
            for one in self.offices
            if self.led is None or not _AND.search(row.text[name.span.end - row.start : one.piece.start - row.start])
        ]
        for one in behind[: 1 if self.led is not None else 0 if "job_title" in facts.fields else 2]:
            if len(one.piece.text) >= _SHORTEST_OFFICE:
                lead = _LED_OFFICE.match(one.piece.text)
                said = one.piece.cut(lead.end() if lead else 0).strip(".!")
                job, body = split_office(said) if not self.bodies else (said, None)
                is_divided = job is not None and body is not None and _AT_BODY.match(said.text, len(job.text)) is not None
                facts.job(job if is_divided and job is not None else said)
                if is_divided and body is not None:
                    facts.body(body)
        if self.led is not None:  # what stands behind such a name is of the next one, but for brackets
            self.bodies = [one for one in self.bodies if inner is not None and is_in(one.piece, inner)]
        self._tell_body(facts, inner, lines[self.name.line].piece)
        found = Mention(Person(**facts.fields), facts.pieces, rule="tagger", margin=self.name.margin)  # type: ignore[arg-type]  # the keys are the record's own
        return dataclasses.replace(with_more(found, *beside), rule="tagger", margin=self.name.margin) if beside else found


def _office_in(honorific: Piece) -> int:
    """How long the office is that stands before an honorific: `Alcalde Dr.`; 0 where none does."""
    first, _, rest = honorific.text.partition(" ")
    is_honorific = is_word("honorific", first.strip(".")) or is_word("rank", first)
    return len(first) if rest and has_work(honorific.cut(0, len(first))) and not is_honorific else 0


def mentions(parts: list[Stretch], lines: list[Row]) -> tuple[list[tuple[str, Mention]], list[Piece]]:
    """The people among some stretches, each with the role that the words before it name; and the names that are not sure."""
    about = [
        one
        for one in at_event([one for one in parts if one.label in ABOUT], lines)
        if not any(is_in(one.piece, cell) for cell in lines[one.line].beside)
    ]
    leds = _leds(about, lines)
    about = [one for one in about if not any(is_in(one.piece, led) or is_in(led, one.piece) for led in leds.values())]
    about = [_as_body(one, before, lines) for before, one in zip([None, *about], about, strict=False)]
    drafts: list[_Draft] = []
    roles_of = Roles(lines, about[0].line if about else 0)
    waiting: list[Stretch] = []
    for number, one in enumerate(about):
        roles_of.reach(one)
        if one.label == "RL":
            named = roles_of.take(one, about[number - 1] if drafts else None)
            if named is not None:
                drafts[-1].role = named
        elif one.label == "HO":
            waiting += [one] if is_honorific(one.piece.text) else []
        elif one.label == "PE":
            role = roles_of.of(one, drafts[-1].name if drafts else None)
            one = with_mary(one, lines) if not waiting else one  # noqa: PLW2901  # the whole name
            drafts.append(_Draft(one, role or _role_before(one, lines) or "speaker"))
            drafts[-1].led = leds.get(one.first)
            drafts[-1].honorific = next((other for other in waiting if _is_before(other, one)), None)
            waiting = [other for other in waiting if other.label != "HO"]
            _give(drafts[-1], waiting, one.line)
            waiting = []
        elif drafts and not (waiting and one.label == "AF") and _belongs(drafts[-1], one, about[number + 1 : number + 3], lines):
            (drafts[-1].bodies if one.label == "AF" else drafts[-1].offices).append(one)
        else:
            waiting.append(one)
    _share(drafts, lines)
    _bound(drafts, parts, lines)
    rooms = [one.piece for one in parts if one.label == "RO"]
    sure = [(one.role, one.mention(lines, rooms, _beside(one, drafts, lines))) for one in drafts if one.is_sure]
    return sure, [one.name.piece for one in drafts if not one.is_sure and (one.honorific or may_be_person(one.name.piece))]


def may_be_person(name: Piece) -> bool:
    """Whether it may be asked if words are somebody: no session or figure, and no word alone that is no given name."""
    name = name.strip(".")
    first, *others = name.text.split() or [""]
    if not others:
        return is_given_name(first)
    is_list = "," in name.text and not is_known_name(name.cut(0, name.text.index(",")))
    is_other = is_list or any(map(str.isdigit, name.text))
    return not (is_other or is_word("session", first) or begins_session(f"{name.text}:"))


def _leds(about: list[Stretch], lines: list[Row]) -> dict[int, Piece]:
    """The offices that lead to names, by the first tokens of these."""
    leds: dict[int, Piece] = {}
    last: Stretch | None = None
    for one in about:
        if one.label == "PE":
            before = last.piece if last is not None and last.line == one.line else None
            is_led = last is not None and last.first in leds
            office = office_before(one.piece, lines[one.line].piece, before, is_led=is_led)
            leds |= {one.first: office} if office is not None else {}
            last = one
    return leds


def _as_body(one: Stretch, before: Stretch | None, lines: list[Row]) -> Stretch:
    """A stretch; a name in the brackets right behind another one is a body: `Ana Gil (Old Mill Trust)`."""
    if before is None or not before.label == one.label == "PE":
        return one
    return one._replace(label="AF") if _bracket_behind(before.piece, lines[before.line].piece) == one.piece else one


def _beside(draft: _Draft, drafts: list[_Draft], lines: list[Row]) -> list[Piece]:
    """The cells of offices and bodies beside a person, of each the part of that person: `Kew Gardens; Tate`."""
    row = [other for other in drafts if other.name.line == draft.name.line]
    cells = [(cell, cell.split(_SEMICOLON)) for cell in lines[draft.name.line].beside]
    return [parts[row.index(draft)] if len(parts) == len(row) else cell for cell, parts in cells]


def _bound(drafts: list[_Draft], parts: list[Stretch], lines: list[Row]) -> None:
    """Says of the last person of a line with nothing else behind that what is told goes on to its end."""
    labels = {(one.line, one.first) for one in parts if one.label not in ABOUT}
    for one, after in zip(drafts, [*drafts[1:], None], strict=False):
        row = lines[one.name.line].piece
        behind = row.text[one.name.piece.span.end - row.start :]
        is_last = after is None or after.name.line > one.name.line
        is_other = any(line == one.name.line and first > one.name.last for line, first in labels)
        if is_last and not is_other and not set(behind) & set('|\t"“«:'):
            one.until = row.span.end


def _role_before(name: Stretch, lines: list[Row]) -> str | None:
    """The role that the words right before a name say in prose: `moderada por Ana Gil`."""
    row = lines[name.line].piece
    before = row.text[max(name.piece.start - row.start - LONGEST_HEADING, 0) : name.piece.start - row.start].rstrip()
    said = [one for one in ROLE_WORDS.finditer(before) if one.end() == len(before) and before.endswith(_AGENTS)]
    return role_of(said[-1][0]) if said else None


def _bare(name: Piece) -> Piece:
    """A name without the small words that lead to it, `de Bia Moura`, and a verb behind it, `Jean MARTIN s'étendra`."""
    name = name.strip(".")
    name = name.cut(0, verb.start() if (verb := _VERB_BEHIND.search(name.text)) is not None else None)
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
        if one.line == line and (one.label != "AF" or is_capitalised(one.piece) or looks_like_organization(one.piece)):
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
    above = lines[draft.name.line].piece
    goes_on = (
        above.text[draft.name.piece.span.end - above.start :].strip() == ","
        and (draft.offices or [one])[0].piece.start == row.start
    )
    is_before_next = one.line > draft.name.line and following.label == "PE" and not goes_on
    return not (is_before_next or is_right_before or (is_led and following.first - last.last <= 2))  # noqa: PLR2004  # a mark


def _share(drafts: list[_Draft], lines: list[Row]) -> None:
    """Gives all who stand together what is said of the last of them, or to each a body: `Ana Gil and Luis Paz, SELA, IDB`.

    An office is of several where it is a plural.
    """
    together: list[_Draft] = []
    for one, after in zip(drafts, [*drafts[1:], None], strict=False):
        together.append(one)
        if after is not None and after.name.line == one.name.line and not (one.bodies or one.offices):
            row = lines[one.name.line].piece
            if _TOGETHER.fullmatch(row.text[one.name.piece.span.end - row.start : after.name.piece.start - row.start]):
                continue
        if len(together) == len(one.bodies) and not one.offices:
            for each, body in zip(together, one.bodies, strict=True):
                each.bodies = [body]
        elif all(is_plural(office.piece.text.split()[0].strip(",")) for office in one.offices):
            for each in together:
                each.offices, each.bodies = one.offices, one.bodies
        together = []


def _is_far(draft: _Draft, one: Stretch, lines: list[Row]) -> bool:
    """Whether a sentence, or more than a few words, stand between what is said of a person and an office or a body."""
    before = max((draft.name, *draft.offices, *draft.bodies), key=lambda other: other.piece.start)
    row = lines[one.line].piece
    if before.line != one.line:
        above, led = lines[before.line].piece, row.cut(0, one.piece.start - row.start).strip(" ,")
        if (label := _LABEL.match(led.text)) is not None and looks_like_name(led.cut(*label.span("name"))):
            return True  # `Luis Paz`, and below it `Moderator: Ana Gil, director`
        between = f"{above.text[before.piece.span.end - above.start :]} {led.text}".split()
        return one.line > before.line + 1 or len(between) > _MOST_BETWEEN or is_known_name(led)
    end, begin = before.piece.span.end - row.start, one.piece.start - row.start
    if _LED_BY.search(row.text, max(draft.name.piece.span.end - row.start, 0), one.piece.span.end - row.start) is not None:
        return True
    return len(row.text[end:begin].split()) > _MOST_BETWEEN or _SENTENCE.search(row.text[end : begin + 1]) is not None


def _is_of_next(draft: _Draft, body: Stretch, lines: list[Row]) -> bool:
    """Whether a semicolon parts a body from a name of which nothing is said: `Ana Gil; Zilah Okworo`."""
    row = lines[body.line].piece
    begin = max(draft.name.piece.span.end - row.start, 0)
    return not draft.offices and ";" in row.text[begin : body.piece.start - row.start]
