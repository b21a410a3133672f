"""The terms of schema.org 30.0: classes, properties and members, with what each belongs to, takes and is replaced by.

The table is `vocab/schema-org.tsv`, which `tools/build_schema_org.py` makes.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from event_ld.closure import closure
from event_ld.resources import read_data

if TYPE_CHECKING:
    from collections.abc import Iterable

RELEASE = "30.0"
"""The release of schema.org that the table holds."""

_ENOUGH = 0.75


class Property(NamedTuple):
    """A property of schema.org.

    Attributes:
        domains: The classes whose instances have it.
        ranges: The classes and datatypes of its values.
        superseded_by: The property to use in its place, or "".
    """

    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    superseded_by: str


@dataclass(frozen=True)
class Terms:
    """What schema.org has, by name.

    Attributes:
        parents: Each class to the classes right above it.
        properties: Each property.
        members: Each member of an enumeration to its enumerations.
        superseded: Each superseded class to the class to use in its place.
    """

    parents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    properties: dict[str, Property] = field(default_factory=dict)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    superseded: dict[str, str] = field(default_factory=dict)

    def ancestors(self, name: str) -> frozenset[str]:
        """A class and every class above it; a name that is no class stands alone."""
        return frozenset(closure([name], lambda one: self.parents.get(one, ())))

    def nearest_property(self, name: str) -> str:
        """The property that a misspelt name most likely means, or ""."""
        return _nearest(name, self.properties)

    def nearest_class(self, name: str) -> str:
        """The class that a misspelt name most likely means, or ""."""
        return _nearest(name, self.parents)


@lru_cache(maxsize=1)
def schema_org() -> Terms:
    """The terms of the release; read once."""
    terms = Terms()
    for line in read_data("vocab", "schema-org.tsv").splitlines()[1:]:
        name, kind, above, ranges, replacement = (*line.split("\t"), "", "", "")[:5]
        if kind == "class":
            terms.parents[name] = tuple(above.split())
            if replacement:
                terms.superseded[name] = replacement
        elif kind == "property":
            terms.properties[name] = Property(tuple(above.split()), tuple(ranges.split()), replacement)
        else:
            terms.members[name] = (*terms.members.get(name, ()), above)
    return terms


def _nearest(name: str, known: Iterable[str]) -> str:
    folded = {one.casefold(): one for one in known}
    found = difflib.get_close_matches(name.casefold(), folded, n=1, cutoff=_ENOUGH)
    return folded[found[0]] if found else ""
