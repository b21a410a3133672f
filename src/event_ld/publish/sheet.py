"""A sheet to fill in: headings that are read back, and one event as an example."""

from __future__ import annotations

import csv
import io

from event_ld.errors import UsageError
from event_ld.resources import read_table

_EXAMPLE = {
    "uid": "my-event-2030",
    "name": "Name of the event",
    "start": "2030-05-14 09:30",
    "end": "2030-05-14 13:00",
    "zone": "America/La_Paz",
    "place": "Name of the venue",
    "location.address.streetAddress": "Street and number",
    "location.address.addressLocality": "Sucre",
    "location.address.addressCountry": "Bolivia",
    "room": "Room 1",
    "online": "https://www.example.org/live",
    "organizer": "Ministry of Public Administration",
    "performer": "Ana Flores; Luis Paz",
    "description": "Two or three sentences about it.",
    "keywords": "open data, archives",
    "languages": "en",
    "status": "scheduled",
    "price": "0",
    "currency": "BOB",
    "registration": "https://www.example.org/register",
    "url": "https://www.example.org/event",
    "image": "https://www.example.org/event.jpg",
}
"""The columns, by what they hold as `vocab/sheet-headings.tsv` calls it, each with an example."""


def sheet_to_fill_in(language: str) -> str:
    """A sheet in CSV with headings in a language, as spreadsheets of that language open it.

    Args:
        language: One of those of `vocab/sheet-headings.tsv`.

    Raises:
        UsageError: It is none of them.
    """
    rows = read_table("vocab", "sheet-headings.tsv")
    headings = {fact: words.split(" ; ")[0] for fact, one, words in rows if one == language}
    if not headings:
        known = ", ".join(dict.fromkeys(one for _, one, _ in rows))
        raise UsageError(f"There are no headings of sheets in {language}; take {known}.")
    english = {fact: words.split(" ; ")[0] for fact, one, words in rows if one == "en"}
    whole = io.StringIO()
    writer = csv.writer(whole, delimiter="," if language == "en" else ";", lineterminator="\r\n")
    writer.writerow([headings.get(fact, english[fact]) for fact in _EXAMPLE])
    writer.writerow(_EXAMPLE.values())
    return f"\ufeff{whole.getvalue()}"
