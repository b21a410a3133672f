"""How people attend, where a programme says so in words (rule `mode-from-word`), or names a platform."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from event_ld.gazetteer import is_town
from event_ld.readers.programme.elsewhere import says_joining
from event_ld.readers.programme.event_kinds import KIND_PATTERN
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.text import Piece
from event_ld.readers.programme.words import is_word, known_words, meaning, spelled_pattern

if TYPE_CHECKING:
    from event_ld.model import AttendanceMode

_SHORT_LINE = 80
_NEAR = 30
_NAMED = re.compile(
    r"(?:via\s+|por\s+|vía\s+|on\s+)?(?:zoom|microsoft\s+teams|teams|webex|google\s+meet|youtube)\b", re.IGNORECASE
)
_BESIDE = re.compile(r"(?:(?<!\s)\s+(?:/|\+|&|\||and|y|e|et|ou|or)|,)\s+(?:(?:via|por|vía|on)\s+)?", re.IGNORECASE)
_PLATFORM = re.compile(r"zoom|teams|meet|webex|youtube|\bon\b", re.IGNORECASE)

_ABOUT = re.compile(r"\s(?:about|sobre|acerca\sde|on\show\sto|à\spropos\sd[eu])\s(?:[^\s.,;]{2,20}\s){0,2}\Z", re.IGNORECASE)
"""What leads to a subject: `The talk is about online teaching`."""
_QUOTES = ("“", "«", '"')
_LINK = re.compile(
    r"(?:(?:lien|link|enlace|liga|acceso|accès|acesso|sala|réunion|reunión|reunião)\s(?:(?:de|do|da|to|al?|ao|para|pour|sur|en|no)\s)?)?"
    r"(?:zoom|microsoft\s+teams|teams|webex|google\s+meet)(?:\s(?:meeting\s)?(?:link|meeting|room))?\s?[:.]?",
    re.IGNORECASE,
)
"""A line that is the link to a platform: `Lien Zoom`."""
_LEADS = spelled_pattern(
    r"[*_]*(?:(?:en|em|par|por|by|via|in)\s+)?(?:{mode}|{mode-short})(?P<where>\s*[:–—-]\s|\s+(?:{at}|in|à)\s|(?<=\s(?:at|en))\s)?"
)


class Mode(NamedTuple):
    """A mode of attendance, and the stretch that states it."""

    mode: AttendanceMode
    piece: Piece
    is_followed: bool = False

    @property
    def is_stream(self) -> bool:
        """Whether those elsewhere can follow what happens at a place: `livestream`, `can be followed online`."""
        return self.is_followed or meaning("mode", self.piece.value) == "stream"

    @property
    def is_place(self) -> bool:
        """Whether the word says where, as `Online` and `via Zoom` do, and not what, as `webinar`."""
        return meaning("mode-short", self.piece.value) is not None or _PLATFORM.search(self.piece.text) is not None


def is_platform(piece: Piece) -> bool:
    """Whether a place is none but a platform or an address, or says how to join: `Zoom (link below)`, `Online`, `https://…`."""
    return names_platform(piece) or says_joining(piece) or known_words("mode", "mode-short").match(piece.text) is not None


def names_platform(piece: Piece) -> bool:
    """Whether a stretch begins with the name or the address of a platform."""
    return re.match(r"https?://", piece.text) is not None or _NAMED.match(piece.text) is not None


def without_platform(piece: Piece) -> tuple[Piece, Piece | None]:
    """A place without the platform, or the word for it, that stands beside it, and that: `Hall 2, Lima / Zoom`."""
    for found in _BESIDE.finditer(piece.text):
        before, behind = piece.text[: found.start()], piece.text[found.end() :]
        is_behind = _is_mode(behind) or (found[0][0] != "," and names_platform(Piece(behind, 0)))
        if is_behind or _is_mode(before):
            parts = piece.cut(0, found.start()), piece.cut(found.end())
            return parts if is_behind else parts[::-1]
    return piece, None


def _is_mode(text: str) -> bool:
    """Whether a stretch is a word for a mode, and nothing else: `online`, `(en línea)`."""
    return len(text) <= _SHORT_LINE and any(meaning(kind, text.strip(" ().")) is not None for kind in ("mode", "mode-short"))


def read_mode(lines: list[Line], day: Piece | None = None) -> Mode | None:
    """What the lines around the agenda say of the mode; None where they say nothing, or one thing and another.

    Words such as `virtual` count on the line of the day, of the place, behind `Mode:`, and at the beginning of a short line, or
    behind the kind of event that begins it; elsewhere they may be about the subject.
    """
    found: list[Mode] = []
    led: dict[str, Mode] = {}
    for line in lines:
        is_dated = day is not None and line.whole.start <= day.start < line.whole.start + len(line.whole.text)
        is_short = line.role is Role.LABEL or len(line.piece.text) <= _SHORT_LINE  # no prose below a place
        is_about = is_dated or (is_short and line.section in {"mode", "where", "when-where", "when"})
        is_joined = line.section == "where" and says_joining(line.piece)
        if is_joined or (line.role is Role.LABEL and line.section == "online" and line.piece.text):
            found.append(Mode("online", line.piece))
        elif _LINK.fullmatch(line.piece.text) is not None:
            found.append(Mode("online", line.piece, is_followed=True))
        elif is_dated or (line.within != "agenda" and line.role is not Role.TIME):
            begins = len(line.piece.text) <= _SHORT_LINE and _begins_or_qualifies(line.piece.text)
            words = known_words("mode", "mode-short") if is_about or begins else known_words("mode")
            here = [_mode(line.piece, one) for one in words.finditer(line.piece.text) if not _is_aside(line.piece.text, one)]
            is_both = len({one.mode for one in here}) > 1  # `tanto presencialmente como virtualmente`
            here.sort(key=lambda one: not names_platform(one.piece))  # `online, via Zoom`
            found += [Mode("mixed", line.piece)] if is_both else here
            led |= {here[0].mode: here[0]} if here and says_mode(line.whole.text) else {}
    modes = {one.mode for one in found}
    mixed = next((one for one in found if one.mode == "mixed"), None)
    if mixed is None and led.keys() >= {"online", "offline"}:  # `In person at the Map House`, and below it `Online via Zoom`
        return Mode("mixed", led["online"].piece)
    place = next((one for one in found if one.is_place), None)
    return mixed or ((place or found[0]) if len(modes) == 1 else None)


def _is_aside(text: str, found: re.Match[str]) -> bool:
    """Whether a word for a mode stands in quotation marks, or tells how people register or what a talk is about."""
    before = text[: found.start()]
    return before.endswith(_QUOTES) or _registers(text, found) or _ABOUT.search(before) is not None


def says_mode(text: str) -> bool:
    """Whether a line says how people attend and at most where, and is no title: `Presencial en el Palacio`, `Online via Zoom`."""
    lead = _LEADS.match(text)
    if lead is None:
        return False
    rest = known_words("mode", "mode-short").sub("", text[lead.end() :])
    words = [word for part in rest.split() if (word := part.strip("()[]*_,.:"))]
    return lead["where"] is not None or all(is_word("small", word) or _PLATFORM.match(word) for word in words)


def _begins_or_qualifies(text: str) -> bool:
    """Whether a word for a mode begins a line, or stands beside what begins it: `Journée d'étude hybride`, `Lima / online`."""
    words = known_words("mode", "mode-short")
    kind = KIND_PATTERN.match(text)
    beside = [one for one in _BESIDE.finditer(text) if _is_mode(text[one.end() :])]
    is_in_town = bool(beside) and is_town(text[: beside[0].start()].rpartition(",")[2].strip())
    return (
        is_in_town or words.match(text) is not None or (kind is not None and words.match(text[kind.end() :].lstrip()) is not None)
    )


def _registers(text: str, found: re.Match[str]) -> bool:
    """Whether a word for a mode tells how people register: `Register online`, `Inscription en ligne`, `online booking`."""
    before = re.split(r"[.,;:!?\n]", text[max(found.start() - _NEAR, 0) : found.start()])[-1]
    word = known_words("registers")
    return word.search(before) is not None or word.match(text, found.end() + 1) is not None


def _mode(line: Piece, found: re.Match[str]) -> Mode:
    piece = line.cut(*found.span())
    word = meaning("mode", piece.value) or meaning("mode-short", piece.value)
    is_followed = known_words("follow").search(line.text, max(found.start() - _SHORT_LINE, 0), found.start()) is not None
    return Mode("mixed" if word == "mixed" else "online" if word in {"online", "stream"} else "offline", piece, is_followed)
