"""Triples looked up by subject, by property and by class, for the compiled shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from event_ld.closure import closure
from event_ld.graph.triples import ungrouped
from event_ld.mapping import RDF, XSD
from event_ld.triple import Literal, Object, Triple

RDF_TYPE = f"{RDF}type"
SUBCLASS_OF = "http://www.w3.org/2000/01/rdf-schema#subClassOf"
_STRING = f"{XSD}string"

_NOTHING: dict[str, list[Object]] = {}
_NONE: list[Object] = []


def plain(term: Object) -> Object:
    """A term with the datatype `xsd:string` left unsaid, as RDF 1.1 (Concepts, section 3.3) takes both for the same."""
    return Literal(term.text) if isinstance(term, Literal) and term.datatype == _STRING else term


class Index:
    """The triples of one graph.

    Attributes:
        objects: Subject to property to objects, each once and in the order of the triples.
        asked: The shapes that ask for themselves, with the nodes at which they are being asked.
        told: A shape and a node to whether the node conforms to it, for what has been asked.
    """

    def __init__(self, triples: Iterable[Triple], ancestors: Callable[[str], frozenset[str]] | None = None) -> None:
        """Sets the index up; `ancestors` gives a class and the classes above it that the graph does not state."""
        self.objects: dict[str, dict[str, list[Object]]] = {}
        self.asked: set[tuple[object, Object]] = set()
        self.told: dict[tuple[object, Object], bool] = {}
        self._ancestors = ancestors
        self._above: dict[tuple[Object, ...], frozenset[str]] = {}
        self._classes_of: dict[Object, frozenset[str]] = {}
        self._holders: dict[str, dict[Object, list[str]]] = {}
        for subject, predicate, value in dict.fromkeys((one, two, plain(three)) for one, two, three in triples):
            self.objects.setdefault(subject, {}).setdefault(predicate, []).append(value)

    @classmethod
    def of(
        cls,
        objects: dict[str, dict[str, list[Object]]],
        ancestors: Callable[[str], frozenset[str]] | None,
        above: dict[tuple[Object, ...], frozenset[str]],
    ) -> Index:
        """The index of a graph of our own, which states no classes; `above` is what is known already, and gets more."""
        made = cls((), ancestors)
        made.objects, made._above, made._states_classes = objects, above, False
        return made

    @property
    def triples(self) -> list[Triple]:
        """The triples, by subject."""
        return ungrouped(self.objects)

    @cached_property
    def subjects(self) -> dict[str, dict[Object, list[str]]]:
        """Property to object to subjects."""
        return {predicate: self.holders(predicate) for predicate in self.having}

    @cached_property
    def mentions(self) -> dict[Object, list[tuple[str, str]]]:
        """Node to the nodes that have it as a value, each with the property; what a literal is said of is left out."""
        found: dict[Object, list[tuple[str, str]]] = {}
        for subject, properties in self.objects.items():
            for predicate, values in properties.items():
                for value in values:
                    if isinstance(value, str) and value in self.objects and predicate != RDF_TYPE:
                        found.setdefault(value, []).append((subject, predicate))
        return found

    @cached_property
    def kinds(self) -> dict[tuple[Object, ...], list[str]]:
        """The types of nodes to the nodes that have just those; () for the nodes that have none."""
        found: dict[tuple[Object, ...], list[str]] = {}
        for node, properties in self.objects.items():
            found.setdefault(tuple(properties.get(RDF_TYPE, ())), []).append(node)
        return found

    @cached_property
    def having(self) -> dict[str, list[str]]:
        """Property to the nodes that have it; nothing is there for one that none has."""
        found: dict[str, list[str]] = {}
        for subject, properties in self.objects.items():
            for predicate in properties:
                if predicate in found:
                    found[predicate].append(subject)
                else:
                    found[predicate] = [subject]
        return found

    def holders(self, predicate: str) -> dict[Object, list[str]]:
        """Object to subjects, for one property."""
        known = self._holders.get(predicate)
        if known is None:
            known = self._holders[predicate] = {}
            for subject in self.having.get(predicate, ()):
                for value in self.objects[subject][predicate]:
                    known.setdefault(value, []).append(subject)
        return known

    def values(self, node: Object, predicate: str) -> list[Object]:
        """The objects of a property of a node; a literal has none."""
        return self.objects.get(node, _NOTHING).get(predicate, _NONE)  # type: ignore[arg-type]  # no key

    def value(self, node: Object, predicate: str) -> Object | None:
        """The first object of a property, or None."""
        return next(iter(self.values(node, predicate)), None)

    def is_of(self, node: Object, name: str) -> bool:
        """Whether a node is an instance of a class (SHACL, section 1.1: SHACL instance)."""
        known = self._classes_of.get(node)
        if known is None:
            known = self._classes_of[node] = self.classes(tuple(self.values(node, RDF_TYPE)))
        return name in known

    def classes(self, types: tuple[Object, ...]) -> frozenset[str]:
        """The classes that a node of some types is an instance of."""
        known = self._above.get(types)
        if known is None:
            above = (self._classes(one) for one in types if isinstance(one, str))
            known = self._above[types] = frozenset().union(*above)
        return known

    def instances_having(self, name: str, predicate: str) -> list[str]:
        """The instances of a class that have a property."""
        return [node for node in self.having.get(predicate, ()) if self.is_of(node, name)]

    def instances(self, name: str) -> list[str]:
        """The instances of a class."""
        return [node for types, nodes in self.kinds.items() if name in self.classes(types) for node in nodes]

    def items(self, head: Object) -> Iterator[Object]:
        """The members of an RDF list; one that runs in a circle ends where it closes."""
        seen: set[Object] = set()
        while head not in seen and head != f"{RDF}nil":
            seen.add(head)
            yield from self.values(head, f"{RDF}first")[:1]
            head = next(iter(self.values(head, f"{RDF}rest")), f"{RDF}nil")

    def _classes(self, name: str) -> frozenset[str]:
        if self._states_classes:
            return frozenset(closure([name], self._right_above))
        return frozenset((name,)) if self._ancestors is None else self._ancestors(name)

    @cached_property
    def _states_classes(self) -> bool:
        return any(SUBCLASS_OF in properties for properties in self.objects.values())

    def _right_above(self, name: str) -> list[str]:
        stated = [one for one in self.values(name, SUBCLASS_OF) if isinstance(one, str)]
        return stated if self._ancestors is None else [*stated, *self._ancestors(name)]
