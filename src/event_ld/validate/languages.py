"""The sentences of problems in the languages that a report may be in.

What a shape says stands in its file in each of them; what a code means stands in `vocab/problem-titles.tsv`, and takes the place
of the English sentence, with the value that it is about.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from msgspec import structs

from event_ld.problems import CODES, Problem
from event_ld.resources import read_table

LANGUAGES: Final = ("en", "es")
"""The languages of reports; advice is in English."""
_LONGEST = 80


@lru_cache(maxsize=1)
def titles() -> dict[str, tuple[str, ...]]:
    """What each code means, in the languages but for English."""
    return {code: tuple(words) for code, *words in read_table("vocab", "problem-titles.tsv")}


def in_language(found: Problem, language: str) -> Problem:
    """A problem with its sentence in a language; one that a shape has found says it already.

    Args:
        found: The problem.
        language: One of `LANGUAGES`.
    """
    if language == LANGUAGES[0] or found.code not in CODES:
        return found
    title = titles()[found.code][LANGUAGES.index(language) - 1]
    value = " ".join(found.value.split())
    about = "" if not value or value.startswith("_:") else f": «{value[:_LONGEST]}»"
    return structs.replace(found, message=f"{title.removesuffix('.')}{about}.", question="")
