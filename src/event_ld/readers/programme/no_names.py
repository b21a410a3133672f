"""Lines that read like the name of an event and are none: a legend, a remark, one item of several with their days."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.words import spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.outline import Line

_FEW = 3
_DATED_ITEM = re.compile(r"^[•*·–-]{0,2} ?(?:dia|día|day|le|el) \d{1,2}(?:er)? ?[:–—-] ", re.IGNORECASE | re.MULTILINE)
_MAY_CHANGE = re.compile(
    r"(?:subject\sto|sujet[oa]s?\sa|sujeit[oa]s?\sa|soumis(?:es?)?\sà|susceptibles?\sde)\s(?:\S+\s)?"
    r"(?:changes?|modifi|cambios?|mudanças?|alteraç|changements?|variaç)",
    re.IGNORECASE,
)
"""`Programme subject to change`."""
_BESIDES = re.compile(
    r"\s*(?:(?:in\saddition|además|adicionalmente|além|en\splus|outre)(?![^\W_])|(?:apart|aside)\sfrom\s)", re.IGNORECASE
)
"""What tells of something else beside the event: `In addition to her lecture, she will meet the seminar …`."""
_MONTH = spelled_pattern(r"(?:(?:19|20)\d\d,?\s(?:{month})|(?:{month}),?\s(?:(?:of|de|del)\s)?(?:19|20)\d\d)\W*")


def is_dated_item(line: str, text: str) -> bool:
    """Whether a line is one of several in a text that begin with their days, of which none names the whole: `Dia 9 – “Mapas”`."""
    return _DATED_ITEM.match(line) is not None and len(_DATED_ITEM.findall(text)) >= _FEW


def is_legend(written: list[Line]) -> bool:
    """Whether the first lines are a legend of kinds: `Evento Científico`, and right below it `Evento Cultural`."""
    words = [fold(line.piece.text).split() for line in written[:2]]
    if len(words) < 2 or not 1 < len(words[0]) == len(words[1]) <= _FEW:  # noqa: PLR2004  # two lines
        return False
    are_alike = words[0] != words[1] and any(words[0][at] == words[1][at] for at in (0, -1))
    return are_alike and written[1].number == written[0].number + 1


def tells_besides(text: str) -> bool:
    """Whether a sentence tells of something beside the event: `In addition to her lecture, she will …`."""
    return _BESIDES.match(text) is not None


def is_remark(text: str) -> bool:
    """Whether a line says that a programme may change, `Programme subject to change`, or is a month: `2027, May`."""
    return _MAY_CHANGE.search(text) is not None or _MONTH.fullmatch(text) is not None
