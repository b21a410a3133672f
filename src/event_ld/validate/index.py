"""Triples looked up by subject, by property and by class, for the compiled shapes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from event_ld.closure import closure
from event_ld.mapping import RDF, XSD
from event_ld.triple import Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from event_ld.triple import Object, Triple

RDF_TYPE = f"{RDF}type"
SUBCLASS_OF = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_STRING = f"{XSD}string"

_NOTHING: dict[str, list[Object]] = {}


def plain(term: Object) -> Object:
    """A term with the datatype `xsd:string` left unsaid, as RDF 1.1 (Concepts, section 3.3) takes both for the same."""
    return Literal(term.text) if isinstance(term, Literal) and term.datatype == _STRING else term


class Index:
    """The triples of one graph.

    Attributes:
        objects: Subject to property to objects, each once and in the order of the triples.
        subjects: Property to object to subjects.
    """

    def __init__(self, triples: Iterable[Triple], ancestors: Callable[[str], Iterable[str]] | None = None) -> None:
        """Sets the index up.

        Args:
            triples: The graph.
            ancestors: An IRI of a class to the classes above it that the graph does not state.
        """
        self.objects: dict[str, dict[str, list[Object]]] = {}
        self.subjects: dict[str, dict[Object, list[str]]] = {}
        self._given = ancestors
        self._above: dict[str, frozenset[str]] = {}
        self._instances: dict[str, list[str]] | None = None
        for subject, predicate, value in dict.fromkeys((one, two, plain(three)) for one, two, three in triples):
            self.objects.setdefault(subject, {}).setdefault(predicate, []).append(value)
            self.subjects.setdefault(predicate, {}).setdefault(value, []).append(subject)

    def values(self, node: Object, predicate: str) -> list[Object]:
        """The objects of a property of a node; a literal has none."""
        return self.objects.get(node, _NOTHING).get(predicate, []) if isinstance(node, str) else []

    def value(self, node: Object, predicate: str) -> Object | None:
        """The first object of a property, or None."""
        return next(iter(self.values(node, predicate)), None)

    def is_of(self, node: Object, name: str) -> bool:
        """Whether a node is an instance of a class (SHACL, section 1.1: SHACL instance)."""
        return any(name in self._classes(one) for one in self.values(node, RDF_TYPE) if isinstance(one, str))

    def instances(self, name: str) -> list[str]:
        """The instances of a class, in the order of the triples."""
        if self._instances is None:
            found: dict[str, dict[str, None]] = defaultdict(dict)
            for node, properties in self.objects.items():
                for one in properties.get(RDF_TYPE, ()):
                    for above in self._classes(one) if isinstance(one, str) else ():
                        found[above][node] = None
            self._instances = {above: list(nodes) for above, nodes in found.items()}
        return self._instances.get(name, [])

    def items(self, head: Object) -> Iterator[Object]:
        """The members of an RDF list; one that runs in a circle ends where it closes."""
        seen: set[Object] = set()
        while head not in seen and head != f"{RDF}nil":
            seen.add(head)
            yield from self.values(head, f"{RDF}first")[:1]
            head = next(iter(self.values(head, f"{RDF}rest")), f"{RDF}nil")

    def _classes(self, name: str) -> frozenset[str]:
        known = self._above.get(name)
        if known is None:
            known = self._above[name] = frozenset(closure([name], self._right_above))
        return known

    def _right_above(self, name: str) -> list[str]:
        stated = [one for one in self.values(name, SUBCLASS_OF) if isinstance(one, str)]
        return stated if self._given is None else [*stated, *self._given(name)]
