"""The slots of an agenda that is a list: one for each item, without any time."""

from __future__ import annotations

import re
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING

from event_ld.readers.programme.agenda import Slot
from event_ld.readers.programme.names import is_known_name
from event_ld.readers.programme.outline import Line, Role
from event_ld.readers.programme.people import read_people
from event_ld.readers.programme.repeats import says_dates
from event_ld.readers.programme.stretches import trimmed
from event_ld.readers.programme.times import find_duration
from event_ld.readers.programme.titled import split_title
from event_ld.readers.programme.words import known_words, meaning, spelled_pattern

if TYPE_CHECKING:
    from event_ld.readers.programme.people import Mention

_FEWEST_ITEMS = 3
_LONGEST_ITEM = 200
_LONGEST_PLAIN = 70
_NO_ITEM = re.compile(r"https?://|www\.|@\w")
_BY = spelled_pattern(r"(?:{with}|por|pel[oa]s?)(?:\s*:)?\s+")
_ITEM = re.compile(r"[•*·–-]\s")
_NUMBER = re.compile(r"\(?(?P<number>\d{1,2})[.)]\s")


def listed_slots(lines: list[Line]) -> list[Slot]:
    """The slots of an agenda that is a list without any time: one for each of at least a few items below its heading."""
    own = [line for line in lines if line.within == "agenda"]
    at = _items(own) or _plain(own)
    items = [own[number] for number in at]
    is_list = len(items) >= _FEWEST_ITEMS and all(len(line.piece.text) <= _LONGEST_ITEM for line in items)
    is_other = any(line.time is not None or (line.role is Role.LABEL and _ITEM.match(line.whole.text)) for line in own)
    if not is_list or is_other or any(_NO_ITEM.search(line.piece.text) for line in items):
        return []
    return [_slot(own[start], own[start + 1 : end]) for start, end in pairwise([*at, len(own)])]


def _items(own: list[Line]) -> list[int]:
    """The numbers of the lines that are items: those that count on from the first one, or all if that has no number."""
    found: list[int] = []
    last: int | None = None
    for at, line in enumerate(own):
        if line.role is not Role.BULLET or not line.piece.text:
            continue
        marked = _NUMBER.match(line.whole.text)
        number = int(marked["number"]) if marked is not None else None
        if not found or last is None or number == last + 1:
            found.append(at)
            last = number
    return found


def _plain(own: list[Line]) -> list[int]:
    """The numbers of the short lines right below the heading of an agenda, where it has no marks: none names somebody."""
    heads = [
        at for at, line in enumerate(own) if line.role is Role.HEADING and meaning("section", line.piece.strip("¿*_ :").text)
    ]
    behind = own[heads[-1] + 1 :] if heads else []
    block = [*takewhile(_may_be_item, behind)]
    gaps = {after.is_joined for after in block[1:]}
    is_whole = len(block) == len(behind) or not (gaps == {True} and behind[len(block)].is_joined)
    are_items = len(gaps) == 1 and is_whole and not any(is_known_name(line.piece) for line in block)
    return [*range(heads[-1] + 1, heads[-1] + 1 + len(block))] if are_items else []


def _may_be_item(line: Line) -> bool:
    """Whether a line may be an item of a list without marks: a few words that begin in a capital, and no sentence or label."""
    text = line.piece.text
    is_sentence = text.endswith((".", ":", "!")) or known_words("held").search(text) is not None or says_dates(text)
    return line.role is Role.PROSE and len(text) <= _LONGEST_PLAIN and text[:1].isupper() and not is_sentence


def _slot(line: Line, below: list[Line]) -> Slot:
    """The slot of an item, with those who stand behind its title, or right below it behind a word that leads to them."""
    title, people = split_title(line.piece.strip(".;"))
    slot = Slot(begin=0, end=None, when=line.piece, rule="slot-from-list", is_timed=False)
    lasts = find_duration(title.text)
    if lasts is not None and lasts.begin and lasts.finish >= len(title.text.rstrip(")] ")):  # `Maps [5 min]`
        slot.form.append(title.cut(lasts.begin, lasts.finish).strip("()[] "))
        title = title.cut(0, lasts.begin)
    further = takewhile(lambda one: one.role is Role.PROSE and one.is_joined and one.piece.text[0].islower(), below)
    slot.title = [trimmed(title), *(one.piece.strip(".;") for one in further)]
    slot.people = [("speaker", one) for one in people or _led(below)]
    return slot


def _led(below: list[Line]) -> list[Mention]:
    """The people of the line right below an item: `by Ana Gil https://example.org`."""
    lead = _BY.match(below[0].piece.text) if below else None
    return read_people([below[0].piece.cut(lead.end()).split(_NO_ITEM)[0]]) if lead is not None else []
