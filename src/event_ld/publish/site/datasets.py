"""The datasets of a site, all events and those of each year: what their events come to, gathered one event after another."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from event_ld.publish.site.keywords import keywords_of, languages_of
from event_ld.publish.site.state import Part

if TYPE_CHECKING:
    from event_ld.model import Event
    from event_ld.publish.site.state import Published
    from event_ld.triple import Literal

ALL = "events"
"""The stem of the files of the dataset of all events."""


class Dataset:
    """What the events of a dataset come to.

    Attributes:
        stem: The stem of its files: `events`, `events-2022`.
        year: The year of its events; "" for those of all years.
        events: The ids of its events.
        keywords: Their keywords, each text with its language.
        plain_keywords: The same in the first language of the site alone, where they have a label in it.
        languages: The languages of their texts.
        first: The first day on which one of them takes place; "" where none has a date.
        last: The last one.
        dates: When it was first published, and when an event was last added to it, changed in it, or taken out of it.
    """

    def __init__(self, year: str, said: str) -> None:
        """Begins one.

        Args:
            year: The year of its events; "" for those of all years.
            said: What the settings of the site say, which its date depends on too.
        """
        self.stem = f"{ALL}-{year}" if year else ALL
        self.year = year
        self.events: list[str] = []
        self.keywords: set[Literal] = set()
        self.plain_keywords: set[Literal] = set()
        self.languages: set[str] = set()
        self.first = self.last = ""
        self.dates = Part(digest="", issued="", modified="")
        self.issued = ""
        self._digest = hashlib.sha256(said.encode())

    def add(self, name: str, one: Published, event: Event, languages: tuple[str, ...]) -> None:
        """Takes an event in; the events come sorted by their ids.

        Args:
            name: Its id.
            one: It as it is published.
            event: The event.
            languages: The languages of the site.
        """
        self.events.append(name)
        self.keywords |= {*keywords_of([event], languages)}
        self.plain_keywords |= {*keywords_of([event], languages[:1])}
        self.languages |= {*languages_of([event])}
        days = [day[:10] for day in (event.start_date, event.end_date) if day]
        self.first = min(filter(None, (self.first, *days)), default="")
        self.last = max((self.last, *days))
        self.issued = min(self.issued or one.issued, one.issued)
        self._digest.update(f"\n{name} {one.digest}".encode())

    @property
    def digest(self) -> str:
        """The SHA-256 of what it holds, in hexadecimal."""
        return self._digest.hexdigest()
