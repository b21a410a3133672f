"""Keys and single values of marked mappings, judged alike in descriptions and in settings."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from event_ld.folding import fold, nearest
from event_ld.problems import did_you_mean
from event_ld.readers.marked import Mapping, Marked, Scalar
from event_ld.readers.synonyms import meant_key
from event_ld.terms import clean

if TYPE_CHECKING:
    from event_ld.problems import Findings

_MOST_HINTS = 100
"""Of many unknown keys the last ones are no slips of the pen."""
_LONGEST_KEY = 100


def entries_of(
    value: Marked, known: Collection[str], what: str, findings: Findings, path: str, others: Collection[str] = ()
) -> dict[str, Marked] | None:
    """The values of a mapping by their keys, without the keys that it can't have, which are named; None for what is no mapping.

    `what` says what a key is, as in `property of an Event`; `others` are keys that are no mistake, and have no place there.
    """
    if not isinstance(value, Mapping):
        name = f"`{path.rpartition('.')[2]}`" if path else "The document"
        instead = "single value" if isinstance(value, Scalar) else "list"
        findings.add("wrong-type", f"{name} takes keys with values, no {instead}.", value.span, path=path)
        return None
    entries: dict[str, Marked] = {}
    for key, inner in value.entries:
        if key.text in known:
            entries[key.text] = inner
        elif key.text in others:
            message = f"`{key.text}` is schema.org's, and a description has no place for it."
            findings.add("property-left-out", message, key.span, path=path)
        else:
            near = meant(key.text, known) if len(findings.problems) < _MOST_HINTS else None
            findings.add("unknown-key", f"`{key.text}` is no {what}.{did_you_mean(near)}", key.span, path=path)
    return entries


def meant(key: str, known: Collection[str]) -> str | None:
    """The key that one is, or means where it is misspelt; None where it is none."""
    if key in known:
        return key
    if len(key) > _LONGEST_KEY:
        return None
    near = meant_key(key, known) or nearest(key, known)
    return near or next((name for name in known if fold(name) == fold(key)), None)


def word_of(value: Marked, findings: Findings, path: str) -> str | None:
    """The text of a single value; None, and a problem, for a list, a mapping or nothing."""
    name = path.rpartition(".")[2]
    if not isinstance(value, Scalar):
        findings.add("wrong-type", f"`{name}` takes one value, no list and no mapping.", value.span, path=path)
        return None
    word = clean(value.text).strip()
    if value.is_null or not word:
        findings.add("empty-value", f"`{name}` has no value.", value.span, path=path)
        return None
    return word
