"""The terms of schema.org 30.0: classes, properties and members, with what each belongs to, takes and is replaced by.

The table is `vocab/schema-org.tsv`, which `tools/build_schema_org.py` makes.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cached_property, lru_cache
from typing import NamedTuple

from event_ld.closure import closure
from event_ld.folding import nearest
from event_ld.resources import read_data

RELEASE = "30.0"
"""The release of schema.org that the table holds."""

_ENOUGH = 0.75


class Property(NamedTuple):
    """A property of schema.org; `superseded_by` is the one to use in its place, or ""."""

    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    superseded_by: str


class Terms:
    """What schema.org has, by name; each kind of terms is read when it is first asked for."""

    @cached_property
    def parents(self) -> dict[str, tuple[str, ...]]:
        """Each class to the classes right above it."""
        return {name: tuple(above.split()) for name, above, _, _ in _rows("class")}

    @cached_property
    def properties(self) -> dict[str, Property]:
        """Each property."""
        return {
            name: Property(tuple(domains.split()), tuple(ranges.split()), replacement)
            for name, domains, ranges, replacement in _rows("property")
        }

    @cached_property
    def members(self) -> dict[str, tuple[str, ...]]:
        """Each member of an enumeration to its enumerations."""
        members: dict[str, tuple[str, ...]] = {}
        for name, enumeration, _, _ in _rows("member"):
            members[name] = (*members.get(name, ()), enumeration)
        return members

    @cached_property
    def superseded(self) -> dict[str, str]:
        """Each superseded class to the class to use in its place."""
        return {name: replacement for name, _, _, replacement in _rows("class") if replacement}

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of all terms."""
        return frozenset((*self.parents, *self.properties, *self.members))

    def ancestors(self, name: str) -> frozenset[str]:
        """A class and every class above it; a name that is no class stands alone."""
        return frozenset(closure([name], lambda one: self.parents.get(one, ())))

    def nearest_above(self, name: str, among: Container[str]) -> str | None:
        """The class itself, or the nearest one above it, that is among some; None where none is, or the name is no class."""
        return next((one for one in closure([name], lambda one: self.parents.get(one, ())) if one in among), None)

    @lru_cache(maxsize=64)  # noqa: B019  # there is one table
    def properties_of(self, name: str) -> frozenset[str]:
        """The properties that a thing of a class may have, but for those that others have taken the place of."""
        above, known = self.ancestors(name), self.properties.items()
        return frozenset(one for one, told in known if not told.superseded_by and not above.isdisjoint(told.domains))

    @lru_cache(maxsize=1024)  # noqa: B019  # as above
    def nearest_property(self, name: str) -> str:
        """The property that a misspelt name most likely means, or ""."""
        return _nearest(name, self.properties)

    @lru_cache(maxsize=1024)  # noqa: B019  # as above
    def nearest_class(self, name: str) -> str:
        """The class that a misspelt name most likely means, or ""."""
        return _nearest(name, self.parents)


@lru_cache(maxsize=1)
def schema_org() -> Terms:
    """The terms of the release; read once."""
    return Terms()


def _rows(kind: str) -> Iterator[tuple[str, str, str, str]]:
    """The terms of a kind: the name, what it belongs to, what it takes, and what replaces it."""
    for line in read_data("vocab", "schema-org.tsv").splitlines()[1:]:
        name, _, rest = line.partition("\t")
        if rest.startswith(kind):  # no kind begins with another; splitting every line would take longer than the rest
            above, ranges, replacement = (*rest.split("\t")[1:], "", "", "")[:3]
            yield name, above, ranges, replacement


def _nearest(name: str, known: Iterable[str]) -> str:
    folded = {one.casefold(): one for one in known}
    found = nearest(name.casefold(), folded, _ENOUGH)
    return folded[found] if found else ""
