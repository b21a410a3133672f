"""Which lines at the head of a text say its form, and are no name: headings of programmes, menus of pages, trails to them."""

from __future__ import annotations

import math
import re
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING

from event_ld.folding import fold
from event_ld.readers.programme.dates import PUBLISHED, all_days, find_days
from event_ld.readers.programme.numeric_dates import DATE
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.places import POSTAL, ROOM_WORDS, SEPARATOR
from event_ld.readers.programme.room_codes import is_hall
from event_ld.readers.programme.words import (
    alternatives,
    folded_alternatives,
    is_word,
    known_words,
    meaning,
    says_agenda,
    spelled_pattern,
    table,
)
from event_ld.vocabulary import event_kind_words, role_words

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Day
    from event_ld.readers.programme.mail import Edit
    from event_ld.readers.programme.text import Piece

EDGES = " \t-–—,;:.|*_"
_MARKS = ".,:;()[]“”\"«»'’#*_-–—/|"
_FEW = 3
_LONGEST_MENU = 200
_LONGEST_DAY = 40
_MENU = spelled_pattern(
    lambda: (
        r"(?<![^\W_])(?:{navigation}|{section}|{form}|"
        rf"(?:{folded_alternatives([*role_words(), *event_kind_words()])})(?:e?s)?)(?![^\W_])"
    )
)
"""What entries of a menu are called: `Home`, `Programme`, `Speakers`, `Workshops`."""
_LINE = re.compile(r"[^\n]+")
_MOST_ENTRIES = 12
_YEAR = re.compile(r"(?:19|20)\d\d")
_TRAIL = re.compile(r"(?:(?<!\s)\s+)?[/>»›→|]\s+")


_FORMS = spelled_pattern(
    lambda: rf"(?<![^\W_])(?:{alternatives([*_agenda_words(), *table()['form'], *table()['page-part']])})(?![^\W_])"
)
_BARE = ("small", "kind-adjective", "page-adjective", "weekday")


_PROGRAMME_OF = spelled_pattern(
    lambda: (
        rf"(?:{alternatives(_agenda_words())})\s(?:of|for|du|del?|des|d[oae]s?)\s(?:(?:the|l[ao]s?|les?)\s)?"
        rf"(?=(?:\S{{1,20}}\s)?(?:{alternatives(event_kind_words())})(?![^\W_])|.{{3,150}}(?<=\s)(?:{alternatives(event_kind_words())})\Z)"
    )
)
_PROGRAMME_LAST = spelled_pattern(
    lambda: rf"(?<=\s)(?P<kind>{alternatives(event_kind_words())})(?P<last>\s+(?:{alternatives(_agenda_words())}))\Z"
)


def programme_of(title: Piece) -> Piece:
    """A title without the word for its programme: `Programme of the 3rd Sea Conference`, `Sea Conference Programme`."""
    led = _PROGRAMME_OF.match(title.text)
    last = _PROGRAMME_LAST.search(title.text)
    return title.cut(led.end() if led is not None else 0, last.start("last") if last is not None else None)


def _agenda_words() -> list[str]:
    return [word for word, value in table()["section"].items() if value == "agenda"]


def names_form(text: str) -> bool:
    """Whether a title says nothing but that a programme follows: `Programme`, `Annex 2. Conference schedule`, `Calendar`."""
    if len(text) > _LONGEST_MENU:
        return False
    kinds, days = event_kind_words(), find_days(text)
    undated = text if days is None else f"{text[: days.begin]} {text[days.finish :]}"
    rest, said = _FORMS.subn(" ", fold(undated))
    words = [word for part in rest.split() if len(word := part.strip(_MARKS)) > 1 and not word.isdigit()]
    several = [word for word in words if word not in kinds and any(word.removesuffix(end) in kinds for end in ("s", "es"))]
    is_bare = all(word in kinds or word in several or any(is_word(one, word) for one in _BARE) for word in words)
    return (is_bare and (said > 0 or bool(several))) or is_menu(text)  # `Conferencias`


def is_document(text: str) -> bool:
    """Whether a line names a document, a day or a year, and no body: `Minutes of the Assembly`, `RDM 2027 | Programme`."""
    first, *others = (word.strip(_MARKS) for word in text.split())
    is_told = is_word("document", first) or (meaning("section", first) == "agenda" and first[-1:] in "sS")
    is_dated = _YEAR.search(text) is not None or any(meaning("weekday", word) for word in (first, *others) if len(word) > _FEW)
    return is_told or is_dated or find_days(text) is not None


def is_menu(text: str) -> bool:
    """Whether a line is the menu of a page: three of its entries or more, and nothing else."""
    text = text.strip(f"{_MARKS} ")
    if len(text) > _LONGEST_MENU or text.count(" ") < _FEW - 1 or _MENU.match(text) is None:
        return False
    entries = [one[0] for one in _MENU.finditer(text)]
    is_led = any(is_word("navigation", one) or meaning("section", one) in {"agenda", "registration"} for one in entries)
    left = [word for part in _MENU.sub("", text).split() if (word := part.strip(_MARKS))]
    return len(entries) >= _FEW and is_led and all(is_word("small", word) for word in left)


def menu_edits(text: str) -> list[Edit]:
    """What takes out the first lines where they are the entries of a menu, one of them for visitors: `Home`, `Programme`."""
    lines = [*islice((found for found in _LINE.finditer(text) if found[0].strip()), _MOST_ENTRIES)]
    menus = [at for at in range(_FEW, len(lines) + 1) if is_menu(" | ".join(one[0].strip() for one in lines[:at]))]
    entries = lines[: max(menus, default=0)]
    is_led = any(is_word("navigation", one[0].strip(f"{_MARKS} ")) for one in entries)
    return [(one.start(), one.end(), "") for one in entries] if is_led else []


def behind_trail(piece: Piece) -> Piece:
    """The page that a trail of links leads to: `Home > Events > Maps for all`."""
    parts = piece.split(_TRAIL)
    is_trail = len(parts) > 1 and (is_word("navigation", parts[0].text) or (len(parts) >= _FEW and says_agenda(parts[0].text)))
    return parts[-1] if is_trail else piece


def is_form(line: Line) -> bool:
    """Whether a line before the title is a mark, a rule, a heading, a menu, the state of the event or the date of the page."""
    text = line.piece.text.strip(" :.*_")
    days = find_days(text)
    dates = [text[one.begin : one.finish] for one in all_days(text)]
    undated = (
        reduce(lambda rest, one: rest.replace(one, ""), dates, text) if len(dates) > 1 else text if dates else DATE.sub("", text)
    )
    said = PUBLISHED.search(text[: days.begin]) if days is not None else None
    text = text[: said.start()].rstrip(f"{EDGES}(") if said is not None else text
    is_heading = line.role is Role.HEADING and line.section not in {"", "agenda", "other"}
    is_column = meaning("column", text) is not None and fold(text) not in event_kind_words()
    return (
        is_heading
        or is_column
        or any(is_word(kind, text) for kind in ("form", "navigation", "status", "cancellation"))
        or meaning("section", text) is not None
        or not any(map(str.isalnum, undated))
        or is_menu(text)
    )


def begin_of_days(lines: list[Line]) -> float:
    """Where the first of several days begins that no line states again: below it stands what is on that day, and no title."""
    days = [(day, line.whole.start) for line in lines if (day := _day_of(line)) is not None]
    is_agenda = len(days) > 1 and all(day != days[0][0] for day, _ in days[1:])
    return days[0][1] if is_agenda else math.inf


def _day_of(line: Line) -> Day | None:
    """The day whose line this is; a heading may name it, too: `## Mardi 24 mai : Cartes`."""
    if line.role is Role.DAY:
        return line.days.first if line.days is not None else None
    is_heading = line.role is Role.HEADING or line.whole.text.startswith("#")
    named = is_heading and meaning("weekday", line.piece.text.partition(" ")[0].strip(",*_")) is not None
    days = find_days(line.piece.text[:_LONGEST_DAY]) if named else None
    return days.first if days is not None and days.begin == 0 else None


def counts(piece: Piece) -> bool:
    """Whether a line begins with the number and the date of a day, `Day 1 - 27 May: Maps`, or is weekdays or `Day` alone."""
    words = piece.text.split()
    is_counter = bool(words) and is_word("counter", words[0].strip("*_#"))
    is_day = len(words) == 1 and fold(words[0].strip("*_#")) not in event_kind_words()
    if is_counter and (is_day or (words[1:] and words[1].strip(",:*_").isdigit() and find_days(piece.text) is not None)):
        return True
    return all(meaning("weekday", word.strip(",|/-")) is not None for word in words)


def is_address(piece: Piece) -> bool:
    """Whether a line is but an address, a hall, or a room in a house: `Room 2, Map House`, `Rua do Sol, 2805-358 Almada`."""
    parts = piece.split(SEPARATOR)
    is_room = len(parts) > 1 and ROOM_WORDS.match(parts[0].text) is not None and not any(map(str.islower, parts[0].text.split()))
    codes = [found["code"] for part in parts[1:] if (found := POSTAL.match(part.text)) is not None]
    return is_room or is_hall(piece.text) or any(not _YEAR.fullmatch(code) for code in codes)


def is_greeting(piece: Piece) -> bool:
    """Whether a line greets those who read it, and says no more: `Hello, everyone!`, `Estimados colegas:`."""
    text = piece.text.rstrip()
    is_short = text.endswith(("!", ",", ":")) and len(text.split()) <= _FEW + 1
    return is_short and known_words("mail-greeting").match(text) is not None


def leads_on(word: str) -> bool:
    """Whether a last word says that something follows: `apresentamos as`."""
    return word.islower() and any(is_word(kind, word) for kind in ("small", "article", "of", "at"))
