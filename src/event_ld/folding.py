"""Labels without what writers vary, so that two of them can be compared."""

from __future__ import annotations

import re
import unicodedata

_BETWEEN_WORDS = re.compile(r"[\s\-\u2010-\u2015_/\u2019']+")


def fold(label: str) -> str:
    """A label without what writers vary: case, accents, hyphens, white space, a full stop at the end."""
    plain = unicodedata.normalize("NFKD", label.casefold())
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _BETWEEN_WORDS.sub(" ", letters).strip(" .")
