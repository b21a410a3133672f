"""Where the subject of `invites you` begins: behind the day or the law that leads it, and below a heading or another body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from event_ld.readers.programme.body_names import ARTICLE, LED, is_body, plain_body
from event_ld.readers.programme.dates import find_days
from event_ld.readers.programme.event_kinds import KIND_PATTERN
from event_ld.readers.programme.words import is_word, meaning

if TYPE_CHECKING:
    from event_ld.readers.programme.text import Piece

_NEAR = 60
_FILLED = 0.8
"""How much of the next line a line fills at least that breaks because it is full."""


def behind_day(subject: Piece) -> Piece:
    """A subject without the day that leads it: `El 3 de mayo, la Casa del Mapa`."""
    last = subject.cut(subject.text.rfind("\n") + 1)
    subject = last if find_days(last.text[:_NEAR]) is not None else subject
    days = find_days(subject.text[:_NEAR])
    is_led = days is not None and all(is_word("small", word) for word in subject.text[: days.begin].split())
    return subject.cut(days.finish).strip(" ,") if days is not None and is_led else subject


def behind_law(subject: Piece) -> Piece:
    """A subject without the phrases that lead it: `En cumplimiento de la Ley 12; Mapas de Lima`."""
    at = subject.text.rfind(";") if LED.match(subject.text) else -1
    return subject.cut(at + 1).strip() if at >= 0 else subject


def below_heading(subject: Piece, paragraph: Piece) -> Piece:
    """A subject without the line above it, a body or a heading: `Prefeitura do Recife`, `A Secretaria de Cultura convida …`."""
    above, _, below = subject.text.rpartition("\n")
    start = len(subject.text) - len(below)
    if not above or above.rstrip().endswith((",", " and", " y", " e", " et", " &")):
        return subject
    label = above.rpartition("\n")[2].strip("*_#: ")
    is_headed = meaning("section", label) is not None or is_word("page-part", label) or KIND_PATTERN.match(label) is not None
    is_apart = ARTICLE.match(below) is not None and is_body(plain_body(subject.cut(start)))
    return subject.cut(start) if is_headed or is_apart or _is_broken(label, subject.cut(start), paragraph) else subject


def _is_broken(label: str, below: Piece, paragraph: Piece) -> bool:
    """Whether a line ends long before it is full, and with no word that leads on, above what begins in capitals."""
    line = paragraph.cut(below.start - paragraph.start).first_line
    first, *_ = below.text.split() or [""]
    *_, last = label.split() or [""]
    is_short = len(label) + len(first) < len(line.text) * _FILLED
    is_other = not is_word("small", last) and not is_body(plain_body(line.cut(0, 0)._replace(text=label)))
    return is_short and is_other and first[:1].isupper()
