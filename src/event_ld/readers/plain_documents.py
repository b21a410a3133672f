"""Which JSON-LD documents our own expansion reads exactly; every other one is for a processor that reads all of JSON-LD 1.1.

Our own keeps the place of every value, starts at once and needs no package. It reads documents whose contexts give terms an IRI
and nothing more, and whose objects are nodes, values and lists.
"""

from __future__ import annotations

from event_ld.readers.known_contexts import KnownContexts, is_schema_org
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, by_key, items_of, marked
from event_ld.source import Span

_ELSEWHERE = frozenset({"@base", "@direction", "@import", "@included", "@json", "@nest", "@prefix", "@propagate", "@protected"})
"""Keywords that our own expansion does not know."""
_OF_VALUES = frozenset({"@index", "@language", "@type", "@value"})
_IN_CONTEXTS = frozenset({"@language", "@version", "@vocab"})


class Survey:
    """What the contexts of a document ask for.

    Attributes:
        is_plain: Whether our own expansion reads the document exactly.
        has_context: Whether the document names a context, or writes its terms as IRIs.
        unknown: The addresses of contexts that are not known.
        has_own_vocabulary: Whether a context that stands in the document says `@vocab`.
    """

    def __init__(self, document: Marked, known: KnownContexts) -> None:
        """Looks through a document."""
        self.is_plain = True
        self.has_context = False
        self.unknown: list[Scalar] = []
        self.has_own_vocabulary = False
        self._has_schema_org = False
        self._known = known
        self._has_json = False
        self._walk(document)
        tops = items_of(document)
        self.has_context |= any(":" in key for one in tops for key in by_key(one))
        if not all(map(_may_stand_alone, tops)) or (self.has_own_vocabulary and self._has_schema_org):
            self.is_plain = False
        if self._has_json:  # where what looks like a context may be data
            self.unknown.clear()

    def _walk(self, document: Marked) -> None:
        waiting: list[Marked] = [document]
        while waiting:
            one = waiting.pop()
            if isinstance(one, Sequence):
                waiting.extend(one.items)
            elif isinstance(one, Mapping):
                self._object(one)
                waiting.extend(value for key, value in one.entries if key.text != "@context")
            elif one.text == "@json":
                self.is_plain, self._has_json = False, True

    def _object(self, value: Mapping) -> None:
        entries = by_key(value)
        if "@context" in entries:
            self.has_context = True
            self._context(entries["@context"])
        self.is_plain &= _is_plain_object(entries)

    def _context(self, value: Marked) -> None:
        if isinstance(value, Sequence):
            for one in value.items:
                self._context(one)
        elif isinstance(value, Mapping):
            self._definitions(value)
        elif value.is_null:
            self.is_plain = False
        elif is_schema_org(value.text.strip()):
            self._has_schema_org = True
        elif (found := self._known.get(value.text)) is None:
            self.unknown.append(value)
        else:
            self._context(marked(found, value.span))

    def _definitions(self, value: Mapping) -> None:
        for key, one in value.entries:
            if key.text == "@import" and isinstance(one, Scalar) and self._known.get(one.text) is None:
                self.unknown.append(one)
            self.has_own_vocabulary |= key.text == "@vocab"
            kind = by_key(one).get("@type")
            self._has_json |= isinstance(kind, Scalar) and kind.text == "@json"
            self.is_plain &= _is_plain_definition(key.text, one)


def _is_plain_object(entries: dict[str, Marked]) -> bool:
    keys = entries.keys()
    if keys & _ELSEWHERE:
        return False
    if "@value" in keys:
        return keys <= _OF_VALUES and isinstance(entries["@value"], Scalar) and isinstance(entries.get("@type", _NOTHING), Scalar)
    if "@list" in keys:
        return keys <= {"@list", "@index"}
    if keys & {"@language", "@set"}:
        return False
    if not all(map(_may_stand_alone, items_of(entries.get("@graph")))):
        return False
    back = [nodes for value in items_of(entries.get("@reverse")) for nodes in by_key(value).values() or [value]]
    return all(isinstance(one, Mapping) for nodes in back for one in items_of(nodes))


def _may_stand_alone(value: Marked) -> bool:
    """Whether something that no property leads to is a node; nothing else says anything there."""
    return by_key(value).keys().isdisjoint({"@list", "@set", "@value"})


def _is_plain_definition(name: str, value: Marked) -> bool:
    """Whether an entry of a context is one of those that our own expansion knows."""
    if name.startswith("@"):
        return name in _IN_CONTEXTS and isinstance(value, Scalar) and (name != "@vocab" or value.is_null or _is_absolute(value))
    if not name or ":" in name or "/" in name:
        return False
    return isinstance(value, Scalar) and (value.text in {"@id", "@type"} or _is_absolute(value))


def _is_absolute(value: Marked) -> bool:
    """Whether a value is an IRI, whole or with a prefix, and nothing that depends on `@vocab` or on where the document stands."""
    return isinstance(value, Scalar) and not value.is_null and ":" in value.text[1:] and not value.text.startswith("_:")


_NOTHING = Scalar("", Span(0, 0), is_null=True)
