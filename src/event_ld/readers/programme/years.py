"""Days in the prose of a programme, and where the year of a day comes from that is written without one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from event_ld.readers.programme.header import When, read_when
from event_ld.readers.programme.outline import Line, Role

if TYPE_CHECKING:
    from event_ld.readers.programme.dates import Days
    from event_ld.readers.programme.text import Piece

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAGE_DATE = re.compile(r"(\d{4}-\d\d-\d\d)\s*[·|•]")


class Years:
    """What a programme says about the year: its title, and the date that its page shows of itself.

    Attributes:
        page_pieces: The dates of the page (`2020-03-04 · news`), which are no dates of the event.
    """

    def __init__(self, title: str) -> None:
        self.title = title
        self.page_pieces: list[Piece] = []

    def of(self, days: Days) -> tuple[int | None, str]:
        """The year of a day, with the rule that gives it; "" for one that is written, None where nothing gives it.

        `year-from-title` takes the only year in the title, `year-from-page-date` that of the first such day on or after
        the date of the page.
        """
        if days.first.year is not None:
            return days.first.year, ""
        years = set(_YEAR.findall(self.title))
        if len(years) == 1:
            return int(min(years)), "year-from-title"
        if not self.page_pieces:
            return None, ""
        page = self.page_pieces[0].text
        year = int(page[:4])
        return year if (days.first.iso(year) or "") >= page else year + 1, "year-from-page-date"


def when_in_prose(lines: list[Line], years: Years) -> When | None:
    """The first line before the first slot that states a day whose year is known.

    Args:
        lines: The outline.
        years: What gives the year; gets the dates of the page that are passed on the way.
    """
    for line in lines:
        if line.role is Role.TIME:
            break
        page = _PAGE_DATE.match(line.piece.text)
        if page is not None:
            years.page_pieces.append(line.piece.cut(0, page.end(1)))
            continue
        when = read_when(line.piece)
        if when.day is not None and years.of(when.day[0])[0] is not None:
            return when
    return None
