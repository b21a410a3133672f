"""Keyword to concept: labels of four languages, folded for case, accents and hyphens.

The lookup reads `vocab/concepts-index.json`, which `tools/build_vocabulary.py` makes from the vocabulary; no RDF is parsed.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from event_ld.folding import fold
from event_ld.resources import read_data


class Concept(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """One concept of the vocabulary.

    Attributes:
        name: Its name in addresses (`open-data`).
        pref_label: Its preferred label by language.
        exact_match: The IRIs of the same concept in other vocabularies (`skos:exactMatch`).
    """

    name: str
    pref_label: dict[str, str]
    exact_match: tuple[str, ...] = ()


class _Index(msgspec.Struct, frozen=True):
    labels: dict[str, dict[str, str]]
    concepts: dict[str, Concept]


@lru_cache(maxsize=1)
def _index() -> _Index:
    return msgspec.json.decode(read_data("vocab", "concepts-index.json"), type=_Index)


_AND = re.compile(r"\s+(?:and|y|e|et)\s+|\s*&\s*", re.IGNORECASE)


def find_concept(label: str, language: str | None = None) -> Concept | None:
    """The concept that a label names, looked for in the text's own language first.

    Args:
        label: The label as written.
        language: The BCP 47 tag of the text's language.
    """
    index = _index()
    key = fold(label)
    primary = (language or "").partition("-")[0].lower()
    for tag in sorted(index.labels, key=lambda tag: (tag != primary, tag)):
        name = index.labels[tag].get(key)
        if name is not None:
            return index.concepts[name]
    return None


def concept_named(name: str) -> Concept | None:
    """The concept with a name of the vocabulary (`open-data`), or None."""
    return _index().concepts.get(name)


def split_keyword(label: str, language: str | None = None) -> list[str]:
    """A compound keyword ("digital transformation and innovation") as the parts that are concepts.

    The whole phrase goes first: it is split at a conjunction only when it is no concept itself and each part is one.

    Args:
        label: The keyword as written.
        language: The BCP 47 tag of the text's language.
    """
    parts = [part for part in _AND.split(label) if part.strip()]
    if len(parts) < 2 or find_concept(label, language) is not None:  # noqa: PLR2004  # one part is no compound
        return [label]
    return parts if all(find_concept(part, language) for part in parts) else [label]
