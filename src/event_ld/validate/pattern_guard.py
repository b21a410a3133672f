"""Regular expressions of other people's shapes, which may take as long as they like: they are given a time.

The expressions of our own shapes are known to take no longer than their texts are long. Those of a user's are matched by the
package `regex`, which can be stopped, in both engines: pySHACL is handed the same guard in place of the module `re`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Protocol

from event_ld.errors import UsageError
from event_ld.limits import PATTERN_SECONDS
from event_ld.triple import Triple, text_of

_PATTERN = "http://www.w3.org/ns/shacl#pattern"
_watched: set[str] = set()


class Search(Protocol):
    """What is asked of a compiled expression."""

    def search(self, text: str, /) -> object:
        """Something where the expression is found in a text, None where it is not."""


@dataclass(frozen=True)
class _Guarded:
    """An expression that is stopped where it takes too long."""

    form: Any  # of the package regex, which has no types

    def search(self, text: str) -> object:
        try:
            return self.form.search(text, timeout=PATTERN_SECONDS)
        except TimeoutError:
            what = f"takes more than {PATTERN_SECONDS} s for a value of {len(text):,} characters"
            raise UsageError(
                f"The sh:pattern {self.form.pattern} {what}; write it so that no repetition stands within another."
            ) from None

    match = search
    """What pySHACL calls; SHACL means a search (SPARQL's `REGEX`)."""


class _Module:
    """What pySHACL takes of the module `re`."""

    I, M = re.IGNORECASE, re.MULTILINE  # noqa: E741  # the names there

    @staticmethod
    def compile(text: str, flags: int) -> Search:
        return compiled(text, flags)


def watch(triples: Iterable[Triple]) -> None:
    """Has the expressions of somebody's shapes guarded, from now on."""
    _watched.update(text_of(value) for _, predicate, value in triples if predicate == _PATTERN)


def compiled(text: str, flags: int = 0) -> Search:
    """An expression, compiled, with flags of `re`; one that is watched can't hang. A UsageError where it is none."""
    return _compiled(text, int(flags), is_watched=text in _watched)


@lru_cache(maxsize=512)
def _compiled(text: str, flags: int, *, is_watched: bool) -> Search:
    try:
        own = re.compile(text, flags)
        if not is_watched:
            return own
        import regex  # noqa: PLC0415  # only for shapes of a user's

        return _Guarded(regex.compile(text, flags))
    except Exception as error:  # what two compilers raise on a broken expression
        raise UsageError(f"sh:pattern is no regular expression: {error}.") from error


def guard_pyshacl() -> None:
    """Has pySHACL compile expressions here."""
    from pyshacl.constraints.core import string_based_constraints  # noqa: PLC0415  # as slow as pySHACL

    vars(string_based_constraints)["re"] = _Module
