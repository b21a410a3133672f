"""Names that the tagger labels: which are of people at the event, and the whole of each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.gazetteer import is_given_name
from event_ld.readers.programme.names import MARY, has_form_of_name, is_known_name, split_honorific
from event_ld.readers.programme.words import is_word, meaning, spelled_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from event_ld.readers.programme.stretches import Row, Stretch
    from event_ld.readers.programme.text import Piece

_NEAR = 80
_FAR = 200
_MOST = 6
"""How many names of a list are gone back."""
_RELATIVE = re.compile(
    r"(?:qu[eé]|qui|quien(?:es)?|who|which|whose|cuy[ao]s?|donde|onde|dont|[^\W\d_]{3,20}(?:[aio]d[oa]s?|[ée]e?s?|ed)\s+(?:por|par|by|pel[oa]))\s",
    re.IGNORECASE,
)
"""What begins a clause about somebody, and no body."""
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]+) [*_]{0,3}(?:[^\W\d_]{1,5}\. )?\Z")
"""The word before a name, or before its honorific: `the school Dr. Ana Gil`."""
_QUOTE = re.compile(r"(?:“|«\s?|(?:\A|(?<=[\s*_(]))\")[*_]{0,3}\Z")
_MARY = re.compile(rf"(?<![^\W_])(?:{MARY.pattern}) \Z")
_NAMED_AFTER = ("venue", "room", "street", "work-of-art", "named-after")
_CREDIT = spelled_pattern(r"(?<![^\W_])(?:{credit})\s*(?::[^:]*|[-–—]\s*)\Z")
_TOLD_OF = spelled_pattern(
    r"(?<![^\W_])(?:{told-of}),?\s(?:(?!(?:{with}|by|por|par)\s)(?:(?:{honorific}|[^\W\d_])\.|(?:{office}),|[^\W\d_][\w'’-]*)\s)*\Z"
)
"""`graças à ação do cônsul Ana Gil`, and no `obras de Bach por Ana Gil`."""
SAID_BY = spelled_pattern(r"[”\"»],?\s(?:{reports})(?:\s[^\W\d_][\w'’.-]*){0,8},?\s\Z")
"""`“…”, said Vice-Chancellor Professor `."""
_OF_BODY = spelled_pattern(
    r"(?<![^\W_])(?:(?:{organization})(?:\s[^\W\d_][\w'’-]{0,80}){0,40}?\s(?:{of})(?:(?:\s(?-i:[A-ZÀ-Þ])[\w'’-]{0,80}){2,4}\s(?:and|y|e|et))?"
    r"|(?:{law})\s(?:{of})\s(?:[^\W\d_][\w'’-]{0,80},?\s){0,40}[^\W\d_][\w'’-]{0,80},?)\s\Z"
)
"""What a name that is none is a part of: `Consejo de`, `Ley de Agua, `."""
_BYLINE = re.compile(r"[^,;:()–—|\t]{0,80}(?:,| [-–—]) (?:by|por|par) (?-i:[A-ZÀ-Þ])", re.IGNORECASE)
"""`Ana Gil and her rivers, by Luis Paz`: a name in a title, and who speaks on it."""
_BESIDE = re.compile(r"(?: ?\([^()\n]{0,40}\))?(?:,| ?\(| de| of) ?")
"""What stands between somebody who is not there and what is said of him."""
_AND = re.compile(r" (?:and|y|e|et|&) ")
_STOP = re.compile(r"(?<=[^\W\d_]{4})\.\s+")
_ACRONYM = re.compile(r"\s(?P<body>[A-ZÀ-Þ]{3,9})\Z")
_JOIN = re.compile(r"\s(?:and|y|e|et)\s(?=\S+\s)")
_WORK = spelled_pattern(
    r"(?<![^\W_])(?:{work-of-art}|{showing}|discuss(?:es|ing)?)(?:\s(?:{of}|{article})){0,99}[\s:]{1,200}(?:[“\"«‘*_]{1,3}\s?[^“”\"«»]{2,120}[”\"»’*_]{1,3}"
    r"|(?-i:[A-ZÀ-Þ])[^.,;:()“”\"«»\n]{1,80}),?\s(?:(?:by|of|del?|do|da|di)\s+|d['’])[*_]{0,3}(?:(?:{honorific})\.?\s)?\Z"
)
"""`the novel “Maps” by `, `projection du film Cartes de `: whoever made a work, and is not at the event."""
_LISTED = re.compile(r"(?<![^\W_])(?P<name>[A-ZÀ-Þ][\w'’-]{1,40}(?: [A-ZÀ-Þ][\w'’-]{1,40}){1,3})(?:,? (?:and|y|e|et|&)|,) \Z")
"""The name before one in a list."""
_LAUNCH = spelled_pattern(r"(?<![^\W_])(?:{launch})(?![^\W_])")
_SUBJECT = spelled_pattern(
    r"(?:\s?\([^()\n]*\))?,?\s(?:{past-of})(?![^\W_])"
    r"|\s?\((?:[^()\n]{0,30}\s)?1\d{3}\s?[-–—/]\s?(?:[^()\n]{0,30}\s)?(?:1\d{3}|20\d\d)\)"
    r"|(?-i: (?:{named-behind}))(?!\s(?:of|de|do)\s)(?![^\W_])"
    r"|,\s(?:{father})\s(?:{of})\s(?!(?:two|three|four)(?![^\W_]))"
)
"""What stands behind somebody who is told of: `Sir Ana Gil (of the maps), was …`, `Ana Gil (1899-1970)`, `the Ana Gil Prize`."""
SHOWN = spelled_pattern(r"\.\s(?:{showing})(?![^\W_])")
"""What stands behind the name of a play: `Don Ana Gil. Rehearsed reading`."""


def at_event(parts: list[Stretch], lines: list[Row]) -> Iterator[Stretch]:
    """Some stretches without those that tell of nobody at the event."""
    last: Stretch | None = None
    for one in parts:
        row = lines[one.line].piece
        between = row.text[last.piece.span.end - row.start : one.piece.start - row.start] if last else ""
        is_of_other = last is not None and one.label in {"JO", "AF"} and last.line == one.line and _BESIDE.fullmatch(between)
        if (
            is_of_other
            or _is_other(one, lines)
            or (_AND.fullmatch(between) and one.label == "PE" and not is_known_name(one.piece))
        ):
            last = one if one.label == "PE" or is_of_other else None  # `Consejo de Ordenamiento y Desarrollo Urbano`
        else:
            yield one


def _is_other(one: Stretch, lines: list[Row]) -> bool:
    """Whether a stretch is a clause and no body, or what is named is nobody at the event.

    A place or a work has a name (`École Louise Michel`, `the film Ana Gil`), or begins with one (`“Ana Gil: a life”`),
    a picture or a work is by somebody (`Photo: Ana Gil`), somebody is told of (`thanks to Ana Gil`, `Ana Gil was …`), a body has
    a name like somebody's (`Consejo de Desarrollo Urbano`), and behind a label stands whom to ask, or who was there.
    """
    if one.label != "PE":
        return one.label == "AF" and _RELATIVE.match(one.piece.text) is not None
    row = lines[one.line].piece
    return lists_others(row.text) or is_told_of(one.piece, row)


def is_told_of(name: Piece, row: Piece) -> bool:
    """Whether the words around a name, or around those listed before it, say that it is of nobody at the event."""
    for _ in range(_MOST):
        if _is_told_of(name, row):
            return True
        end = name.start - row.start
        begin = max(end - _FAR, 0)
        listed = _LISTED.search(row.text[begin:end])
        name = row.cut(begin + listed.start(), begin + listed.end("name")) if listed is not None else name
        if listed is None or not is_known_name(name):
            return False  # `thanks to Ana Gil, Luis Paz and Eva Sol`
    return False


def _is_told_of(name: Piece, row: Piece) -> bool:
    before = row.text[max(name.start - row.start - _FAR, 0) : name.start - row.start]
    at = name.span.end - row.start
    if _BYLINE.match(row.text, at) or tells_behind(row.text[at:]) or is_named_after(before):
        return True
    forms = (_CREDIT, _QUOTE, _TOLD_OF, SAID_BY, *(() if is_known_name(name) else (_OF_BODY,)))
    return any(form.search(before[-_NEAR:]) is not None for form in forms)


def lists_others(line: str) -> bool:
    """Whether a line lists whom to ask, or who was at a meeting: `Contact: Ana Gil`, `Absent: Luis Paz`."""
    label, colon, _ = line[:_NEAR].partition(":")
    label = label.strip(" *_-#")
    return bool(colon) and (meaning("section", label) == "contact" or is_word("attendance", label))


def tells_behind(behind: str) -> bool:
    """Whether what stands behind a name tells what somebody was, or is in a play: ` (of the maps), was a major force`."""
    return _SUBJECT.match(behind) is not None or SHOWN.match(behind) is not None


def is_named_after(before: str) -> bool:
    """Whether a text ends with the word for what is named after whom stands behind it: `at the school Dr. `, `the novel “X” by `.

    Who made a work is there where it is launched.
    """
    if _WORK.search(before, max(len(before) - _FAR, 0)) is not None:
        return _LAUNCH.search(before) is None
    found = _WORD_BEFORE.search(before, max(len(before) - _NEAR, 0))
    return found is not None and any(is_word(kind, found[1]) for kind in _NAMED_AFTER)


def parted(name: Piece) -> list[Piece]:
    """The names in what is labelled as one: `Ana Gil e Luis Paz`, and no `José Ortega y Gasset`.

    A full stop ends a name, and no short form: `Ana Gil. Spokeswoman`, and no `Ana Mª. Gil`.
    """
    stop = _STOP.search(name.text)
    if stop is not None and has_form_of_name(split_honorific(one := name.cut(0, stop.start()))[1]):
        return [*parted(one), *(other for other in parted(name.cut(stop.end())) if is_known_name(other))]
    for join in _JOIN.finditer(name.text):
        one, others = name.cut(0, join.start()), name.cut(join.end())
        if has_form_of_name(one) and is_known_name(others.split(_JOIN)[0]):
            return [one, *parted(others)]
    return [name]


def body_behind(name: Piece) -> Piece | None:
    """The acronym that ends a name of a given name and two others: `Ana Gil Rojo SELA`, and not `Jean Pierre DUPONT`."""
    found = _ACRONYM.search(name.text)
    words = name.text[: found.start()].split() if found is not None else []
    is_whole = len(words) > 2 and not is_given_name(words[-1]) and not name.text[: found.start()].isupper()  # type: ignore[union-attr]  # noqa: PLR2004  # as said
    return name.cut(found.start("body")) if found is not None and is_whole else None


def full_name(name: Piece, lines: list[Row]) -> Piece:
    """The name that a last name alone is short for, where the text has it: `Ms. Gil`, and `Ana Gil`."""
    if " " in name.text:
        return name
    form = re.compile(rf"(?<![^\W_])[^\W\d_a-z][\w'’-]{{1,30}}(?: [A-ZÀ-Þ]\.)? {re.escape(name.text)}(?![^\W_])")
    found = (row.piece.cut(*one.span()) for row in lines if (one := form.search(row.piece.text)) is not None)
    return next((full for full in found if split_honorific(full)[0] is None and is_known_name(full)), name)


def is_honorific(text: str) -> bool:
    """Whether some words are an honorific, and no given name that is written short."""
    return MARY.fullmatch(text) is None and any(is_word("honorific", word.strip(".")) for word in text.split())


def with_mary(name: Stretch, lines: list[Row]) -> Stretch:
    """A name with `Mª` before it, which is a part of it and no honorific."""
    row = lines[name.line].piece
    at = name.piece.start - row.start
    found = _MARY.search(row.text, max(at - len("M.ª. "), 0), at)
    return name if found is None else name._replace(piece=row.cut(found.start(), at + len(name.piece.text)))
