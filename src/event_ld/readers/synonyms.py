"""Keys that people and other programs write for the properties of a description, in the languages of programmes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from event_ld.resources import read_table

_JOINTS = re.compile(r"[_\-. ]+|(?<=[a-zà-ÿ])(?=[A-Z])")


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, list[str]]]:
    """Of each kind (`section`, `word`, `time`, `page`, `group`) the words with the properties that they may stand for."""
    found: dict[str, dict[str, list[str]]] = {}
    for kind, field, words in read_table("vocab", "key-words.tsv"):
        for word in words.split():
            found.setdefault(kind, {}).setdefault(word, []).append(field)
    return found


def words_of(kind: str) -> Iterable[str]:
    """The words of a kind, such as `page`."""
    return _words()[kind].keys()


def meant_key(key: str, known: Iterable[str]) -> str | None:
    """The property that a key most likely stands for, by what it means and not by its letters; None where that is not known."""
    from event_ld.readers.programme.words import meaning  # noqa: PLC0415  # a table that only a wrong key needs

    possible = set(known)
    words = _JOINTS.sub(" ", key).lower().split()
    own = _words()
    tries = [" ".join(words), *(one for one in words if one not in own["time"]), *words]
    for one in tries:
        section = meaning("section", one) or ""
        for field in own["word"].get(one) or own["section"].get(section, [section]):
            if field in possible:
                return field
    return None
