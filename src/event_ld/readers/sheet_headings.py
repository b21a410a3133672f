"""The headings of a sheet: what each column holds, and which row has them.

The words are data: `vocab/sheet-headings.tsv`. A heading is also known in `snake_case` and `camelCase`, with a word for an event
before or behind it (`Event start date`, `Fecha evento`), a number behind it (`Speaker 2`), a remark in brackets, or in two
languages (`Fecha / Date`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from event_ld.folding import fold
from event_ld.readers.sheet_cells import MARKS, SAID, Cell, Row, Sheet, cells_of
from event_ld.readers.sheet_times import read_when
from event_ld.readers.synonyms import words_of
from event_ld.resources import read_table
from event_ld.vocabulary import role_words

STARTS = ("day", "startDay", "start", "startTime")
ENDS = ("end", "endDay", "endTime")
TIMES = frozenset({*STARTS, *ENDS})
_OF_PEOPLE = frozenset({"affiliation", "jobTitle"})
_TIMES = TIMES | {"duration"}
_MANY = frozenset({*TIMES, "performer", "affiliation", "jobTitle", "keywords", "organizer", "sponsor", "private", "url"})
"""What several columns may hold."""
_COUNTED = _MANY - _TIMES
"""What several columns with a number behind one heading hold; `Room 1` is a room, and no heading of rooms."""
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BRACKET = re.compile(r"\([^()]*\)")
_NUMBER = re.compile(r"\d{1,2}$")
_LANGUAGES = re.compile(r"[/|·•]")
_LEADS = ("event ", "session ", "talk ", "conference ", "evento ", "sesion ", "sessao ", "seance ", "evenement ")
_WHAT = re.compile(" (?:name|string|text|label|iso)$")
_TAIL = re.compile("(?: of| of the| del| do| de l)? (?:event|evento|evenement)$")
_OTHERWISE = {"tag": "keywords"}
"""What a heading that means days in one language is in others, where no day stands below it."""
_SHORTEST_JOINED = 6
"""The fewest letters of words that are known written as one: `starttime`."""
_SEEN = 60
_LONGEST = 60
_SAMPLE = 40
_SAMPLED = 20_000


class Column(NamedTuple):
    """A column of a sheet.

    Attributes:
        at: Its number, from 0.
        fact: What it holds, as `vocab/sheet-headings.tsv` calls it; "" where that is not known.
        role: The role of the people in it, where its heading is one.
        heading: Its heading.
    """

    at: int
    fact: str
    role: str
    heading: Cell


class Headings(NamedTuple):
    """The row of headings of a sheet: where it stands among the rows, and the columns below it."""

    position: int
    columns: tuple[Column, ...]


@lru_cache(maxsize=1)
def _words() -> dict[str, tuple[str, int]]:
    """Each folded word to its fact, and how well it names that."""
    known: dict[str, tuple[str, int]] = {}
    for fact, _, listed in read_table("vocab", "sheet-headings.tsv"):
        for rank, word in enumerate(listed.split(" ; ")):
            known.setdefault(_plain(word), (fact, rank))
    return {**{word.replace(" ", ""): found for word, found in known.items() if len(word) >= _SHORTEST_JOINED}, **known}


def _plain(heading: str) -> str:
    spaced = _CAMEL.sub(" ", heading)
    letters = [at for at, letter in enumerate(spaced) if letter.isalnum()]
    return fold(spaced[letters[0] : letters[-1] + 1]) if letters else ""


@lru_cache(maxsize=4096)
def fact_of(heading: str) -> tuple[str, int]:
    """What a column below a heading holds, and how well the heading names it, 0 being best; `("", 0)` where it is not known."""
    if len(heading) > _LONGEST:
        return "", 0
    bare = _plain(_BRACKET.sub("", heading))
    for word in (_plain(heading), bare, *(bare.removeprefix(lead) for lead in _LEADS), _TAIL.sub("", bare), _WHAT.sub("", bare)):
        if word in _words():
            return _words()[word]
    counted = _words().get(_NUMBER.sub("", bare).strip(), ("", 0))
    if counted[0] in _COUNTED:
        return counted
    several = [fact_of(part) for part in _LANGUAGES.split(heading)] if _LANGUAGES.search(heading) else []
    return several[0] if len({fact for fact, _ in several}) == 1 and several[0][0] else ("", 0)


def role_of(heading: str) -> str:
    """The role of the people below a heading such as `Moderator`; "" for any other."""
    bare = fold(_NUMBER.sub("", _BRACKET.sub("", heading)))
    return next(
        (role_words()[word] for word in (bare, *(bare.removeprefix(lead) for lead in _LEADS)) if word in role_words()), ""
    )


def known_headings(cells: list[str]) -> int:
    """How many different facts the headings of a row name."""
    return len({fact for cell in cells if (fact := fact_of(cell)[0])})


def mark_of(text: str) -> str:
    """What parts the cells of a text: what it says, or that with which one of its first rows has most headings and cells."""
    if (said := SAID.match(text)) is not None:
        return said[1]
    beginning = text[:_SAMPLED]
    found = {}
    for mark in MARKS:
        rows = [[cell.text for cell in row] for row, _ in zip(cells_of(beginning, mark), range(_SAMPLE), strict=False)]
        wide = sorted(len(row) for row in rows if any(row))
        best = max(((known_headings(row), sum(map(bool, row))) for row in rows), default=(0, 0))
        found[mark] = (best[0], wide[len(wide) // 2] if wide else 0)
    return max(MARKS, key=lambda mark: found[mark])


def headings_of(sheet: Sheet) -> Headings | None:
    """The row of headings of a sheet: the first of those that name most facts; None where none names any.

    One that names a single fact counts where that is a time, and the rows below it begin with one (`Time | Room 1 | Room 2`).
    """
    best, position = 0, -1
    for at, row in enumerate(sheet.rows[:_SEEN]):
        filled = [cell.text for _, cell in row.filled]
        number = known_headings(filled)
        is_row = number > 1 or (number == 1 and len(filled) > 2 and fact_of(filled[0])[0] in _TIMES)  # noqa: PLR2004  # a table
        if is_row and number > best:
            best, position = number, at
    return Headings(position, _columns(sheet, position)) if position >= 0 else None


def _columns(sheet: Sheet, position: int) -> tuple[Column, ...]:
    row = sheet.rows[position]
    above = sheet.rows[position - 1] if position and sheet.rows[position - 1].number == row.number - 1 else None
    width = max(len(one.cells) for one in sheet.rows)
    below = sheet.rows[position + 1 :]
    are_keys = any(cell.text == "startDate" for _, cell in row.filled)  # those of descriptions, as in a table of a site
    found: list[Column] = []
    for at in range(width):
        heading = row.cell(at)
        if heading is None:
            left = next((left for left in range(at - 1, -1, -1) if sheet.wide.get((row.number, left), -1) >= at), None)
            heading = row.cell(left) if left is not None else None
        group = _group(sheet, above, at, heading, found) if above is not None else None
        if group is not None and (heading is None or not fact_of(heading.text)[0]):
            heading = group
        if heading is not None:
            found.append(_column(at, heading, are_keys=are_keys))
        else:
            days = [cell for one in below if (cell := one.cell(at)) is not None]
            if days and all(read_when(cell.text, "day").has_day for cell in days):
                found.append(Column(at, "day", "", Cell("", days[0].span)))
    idle = [
        one for one in found if one.fact == "day" and not any(read_when(text, "day").has_day for text in texts_at(below, one.at))
    ]
    if len(idle) < sum(one.fact in STARTS for one in found):  # another one says when it is: `date` beside `tag`
        found = [one._replace(fact=_OTHERWISE.get(_plain(one.heading.text), one.fact)) if one in idle else one for one in found]
    return _without_rivals(_with_ends(found, below))


def texts_at(rows: list[Row], at: int) -> list[str]:
    """What the cells of a column hold."""
    return [cell.text for row in rows if (cell := row.cell(at)) is not None]


def _with_ends(columns: list[Column], rows: list[Row]) -> list[Column]:
    """The columns, the second one below a heading of times being when things end: `Horario` over two, or before an empty cell."""
    known = {one.at: one for one in columns}
    for one in columns:
        other = known.get(one.at + 1)
        cells = texts_at(rows, one.at + 1)
        is_free = one.fact == "startTime" and (other is None or other.heading is one.heading)
        times = sum(read_when(text, "time").time is not None for text in cells)
        if is_free and times * 2 > len(cells) and not any(column.fact in ENDS for column in known.values()):
            known[one.at + 1] = Column(one.at + 1, "endTime", "", one.heading)
    return [known[at] for at in sorted(known)]


def _column(at: int, heading: Cell, *, are_keys: bool = False) -> Column:
    role = role_of(heading.text)
    fact = fact_of(heading.text)[0] or ("performer" if role else "")
    fact = heading.text if are_keys and heading.text in {"language", "type"} else fact
    return Column(at, fact, role if fact == "performer" else "", heading)


def columns_below(headings: Iterable[Cell]) -> tuple[Column, ...]:
    """What stands below each of some headings, in their order."""
    return _without_rivals([_column(at, heading) for at, heading in enumerate(headings)])


def heads_several(heading: str) -> bool:
    """Whether a heading may stand above several columns, as `Speakers` does."""
    return fact_of(heading)[0] in _COUNTED or bool(role_of(heading))


def _group(sheet: Sheet, above: Row, at: int, heading: Cell | None, before: list[Column]) -> Cell | None:
    """The heading of a group of columns: a cell above that goes over several, or that stands before numbers (`1`, `2`, `3`)."""
    left = next((left for left in range(at, -1, -1) if above.cell(left) is not None), None)
    cell = above.cell(left) if left is not None else None
    is_counted = heading is not None and heading.text.isdecimal() and bool(before) and before[-1].heading is cell
    is_over = left is not None and sheet.wide.get((above.number, left), left) >= at
    return cell if cell is not None and heads_several(cell.text) and (is_over or is_counted) else None


def _without_rivals(columns: list[Column]) -> tuple[Column, ...]:
    """The columns, each fact that there is once held by the one whose heading names it best; others hold what is not known."""
    best: dict[str, Column] = {}
    for one in columns:
        fact = one.fact.replace("venue", "place")
        other = best.setdefault(fact, one)
        if fact_of(one.heading.text)[1] < fact_of(other.heading.text)[1]:
            best[fact] = one
    kept = {*map(id, best.values())}
    columns = [one if id(one) in kept and one.fact != "performer" else _person_of(one, columns) for one in columns]
    return tuple(one if one.fact in _MANY or id(one) in kept else one._replace(fact="") for one in columns)


def _person_of(column: Column, columns: list[Column]) -> Column:
    """A column `Name` beside that of the titles as one of people, where others say what these are and none who speaks.

    Who is responsible, beside a column of those who speak, is no speaker.
    """
    word = _plain(column.heading.text).replace(" ", "")
    others = [one for one in columns if one.fact == "performer" and one.role in {"", "speaker"} and one is not column]
    if column.fact == "performer":
        return column._replace(fact="") if others and word in words_of("responsible") else column
    says_what = not _OF_PEOPLE.isdisjoint(one.fact for one in columns)
    is_person = column.fact == "name" and word in words_of("person") and says_what and not others
    return column._replace(fact="performer") if is_person else column
