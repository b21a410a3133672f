"""A sheet to fill in: headings that are read back, and one event as an example."""

from __future__ import annotations

import csv
import io

from event_ld.errors import UsageError
from event_ld.resources import read_table


def sheet_to_fill_in(language: str) -> str:
    """A sheet in CSV with headings in a language of `vocab/sheet-headings.tsv`, as spreadsheets of that language open it.

    A UsageError where it is none of them.
    """
    rows = read_table("vocab", "sheet-headings.tsv")
    headings = {fact: words.split(" ; ")[0] for fact, one, words in rows if one == language}
    if not headings:
        known = ", ".join(dict.fromkeys(one for _, one, _ in rows))
        raise UsageError(f"There are no headings of sheets in {language}; take {known}.")
    english = {fact: words.split(" ; ")[0] for fact, one, words in rows if one == "en"}
    whole = io.StringIO()
    writer = csv.writer(whole, delimiter="," if language == "en" else ";", lineterminator="\r\n")
    facts, example = zip(*read_table("vocab", "sheet-example.tsv"), strict=True)
    writer.writerow([headings.get(fact, english[fact]) for fact in facts])
    writer.writerow(example)
    return f"\ufeff{whole.getvalue()}"
