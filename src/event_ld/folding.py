"""Labels without what writers vary, so that two of them can be compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_BETWEEN_WORDS = re.compile(r"[\s\-\u2010-\u2015_/\u2019']+")


@lru_cache(maxsize=20_000)
def fold(label: str) -> str:
    """A label without what writers vary: case, accents, hyphens, white space, a full stop at the end."""
    letters = label.casefold()
    if not letters.isascii():
        letters = "".join(letter for letter in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(letter))
    return _BETWEEN_WORDS.sub(" ", letters).strip(" .")


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The known word that a misspelt one most likely means; None when it is like none (by a cutoff of 0 to 1)."""
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is misspelt

    return next(iter(get_close_matches(word, [*known], n=1, cutoff=cutoff)), None)
