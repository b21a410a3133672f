"""What the processor of RDFa gives, in an order that only the content of the page gives."""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Item = dict[str, Any]


def in_order(items: Iterable[Item]) -> list[Item]:
    """Items with their values, in the same order on every run; the processor lists both in the order of a hash.

    Items that nothing refers to come first, sorted by what they say, each followed by the nameless ones that it refers to.

    Args:
        items: Expanded JSON-LD, one object for each node.
    """
    return list(_Order(items).walk())


class _Order:
    """Sorts the items of one page."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = {str(one.get("@id", number)): one for number, one in enumerate(items)}
        self.marks: dict[str, str] = {}
        self.done: set[str] = set()

    def walk(self) -> Iterator[Item]:
        inner = {name for one in self.items.values() for name in self._references(one)}
        by_mark = sorted(self.items, key=lambda name: (name in inner, self.mark(name)))
        for name in by_mark:
            yield from self._below(name)

    def mark(self, name: str) -> str:
        """What tells an item from others: its IRI, or a hash of all that it says."""
        if not name.startswith("_:"):
            return name
        if name not in self.marks:
            self.marks[name] = "_:"  # where items refer to each other in a circle
            stated = sorted((key, [self._shown(one) for one in self._sorted(values)]) for key, values in self._stated(name))
            self.marks[name] = f"_:{sha256(repr(stated).encode(errors='replace')).hexdigest()}"
        return self.marks[name]

    def _below(self, name: str) -> Iterator[Item]:
        if name in self.done or name not in self.items:
            return
        self.done.add(name)
        one = {key: self._sorted(values) for key, values in sorted(self._stated(name))}
        yield {"@id": name, **one}
        for below in self._references(one):
            yield from self._below(below)

    def _stated(self, name: str) -> list[tuple[str, list[Any]]]:
        entries = self.items.get(name, {}).items()
        return [(key, values if isinstance(values, list) else [values]) for key, values in entries if key != "@id"]

    def _sorted(self, values: list[Any]) -> list[Any]:
        return sorted(values, key=self._shown)

    def _shown(self, value: Any) -> str:  # noqa: ANN401  # JSON
        if isinstance(value, dict) and "@id" in value:
            return self.mark(str(value["@id"]))
        return json.dumps(value, sort_keys=True)

    def _references(self, one: Item) -> Iterator[str]:
        for values in one.values():
            for value in values if isinstance(values, list) else ():
                name = str(value.get("@id", "")) if isinstance(value, dict) else ""
                if name.startswith("_:"):
                    yield name
