"""Lists of the pages of a site that stand anywhere in a text: each entry is a label, and the next one is not its value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from event_ld.readers.programme.words import is_word, meaning, says_agenda
from event_ld.vocabulary import roles

if TYPE_CHECKING:
    from event_ld.readers.programme.mail import Edit

_LINE = re.compile(r"^[^\S\n]*+(?P<mark>[•◦‣▪●○∙·*-](?=\s))?[^\S\n]*+(?P<entry>[^\n]*)$", re.MULTILINE)
_MARK = re.compile(r"[|·•]")
_FEW = 3
_LONGEST = 40
_LONGEST_ROW = 200
_TOLD = re.compile(r"[\d:.!?,;@]")
"""What no name of a page has."""
_FOR_VISITORS = frozenset({"agenda", "registration"})
_ABOUT = frozenset({"where", "contact", "organizer", "sponsor", "collaborator"})
_WORDS = ("navigation", "form")


def menu_list_edits(text: str) -> list[Edit]:
    """What takes out each list that is the menu of a page: `• Programme`, `• Venue`, `• Privacy policy`."""
    lines = [line for found in (*_listed(text), *_stacked(text)) for line in found]
    return sorted({(line.start(), line.end(), "") for line in (*lines, *filter(_is_row, _LINE.finditer(text)))})


def _is_row(line: re.Match[str]) -> bool:
    """Whether a line is a menu with marks between its entries: `Cookies | Privacy policy`."""
    entries = _MARK.split(line["entry"]) if len(line["entry"]) <= _LONGEST_ROW else []
    names = [name for entry in entries if (name := entry.strip())]
    pages = sum(is_word("navigation", name) for name in names)
    are_pages = len(names) > 1 and pages >= min(len(names), _FEW) and max(map(len, names)) <= _LONGEST
    return are_pages or (len(names) > 1 and all(map(_is_entry, names)) and _is_menu(names))


def _listed(text: str) -> Iterator[list[re.Match[str]]]:
    """The lists of items with a mark before them that are menus; such a one may have some pages of other names behind `Home`."""
    lines = (line for line in _LINE.finditer(text) if line["entry"])
    for mark, run in groupby(lines, key=lambda line: line["mark"]):
        items = [*run] if mark else []
        names = [line["entry"] for line in items]
        entries = [*filter(_is_entry, names)]
        is_led = bool(entries) and entries[0] == names[0] and is_word("navigation", names[0].strip())
        is_short = all(len(name) <= _LONGEST and _TOLD.search(name) is None for name in names)
        is_whole = len(entries) == len(items) or (is_led and len(entries) * _FEW >= len(items))
        if is_short and is_whole and _is_menu(entries):
            yield items


def _stacked(text: str) -> Iterator[list[re.Match[str]]]:
    """The entries that stand one below another, and nothing right below them: a label there has what follows for its value."""
    lines = [*_LINE.finditer(text)]
    for is_entry, run in groupby(range(len(lines)), key=lambda at: not lines[at]["mark"] and _is_entry(lines[at]["entry"])):
        entries = [*run] if is_entry else []
        is_last = bool(entries) and (entries[-1] + 1 == len(lines) or not lines[entries[-1] + 1]["entry"].strip())
        if is_last and _is_menu([lines[at]["entry"] for at in entries]):
            yield [lines[at] for at in entries]


def _is_menu(entries: list[str]) -> bool:
    """Whether some entries lead to the programme and to what is told of the event, each once, and are no columns of a table."""
    said = {section for entry in entries if (section := _section(entry)) is not None}
    is_led, is_about = bool(said & _FOR_VISITORS), bool(said & _ABOUT.union(roles()))
    return len(entries) >= _FEW and is_led and is_about and not said & {"when", "title"}


def _section(entry: str) -> str | None:
    is_plain = is_word("navigation", entry.strip())  # `Inicio`, which is a label, too
    return "agenda" if says_agenda(entry) else meaning("section", entry.strip()) if not is_plain else None


def _is_entry(entry: str) -> bool:
    """Whether a line is the name of a page, and nothing else: `Programme`, `Home`, `Speakers`."""
    name = entry.strip()
    return 0 < len(name) <= _LONGEST and (_section(name) is not None or any(is_word(kind, name) for kind in _WORDS))
