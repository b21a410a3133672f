"""Node tree to JSON-LD 1.1, in two profiles of one graph.

`portal` says everything, with a context of its own that stands in the document, so that no reader has to fetch anything.
`web` says what search engines read: schema.org's own context, one language, dates as plain text, enumeration members as
full IRIs, flat performers. `web` never says anything that `portal` does not; what it leaves out is

- the terms that schema.org lacks, the rooms, and the SKOS half of a concept;
- slots without a name, since a nameless Event is judged like a broken one;
- a super-event that lacks a date or a place, for the same reason.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from event_ld.mapping import MEMBERS, SCHEMA, TABLE, XSD, Kind
from event_ld.readers.programme.status import says_status
from event_ld.resources import read_data
from event_ld.triple import Literal

if TYPE_CHECKING:
    from event_ld.graph.nodes import Node, Tree
    from event_ld.graph.steps import Value
    from event_ld.model import Text

WEB_CONTEXT = "https://schema.org"
"""The context that `web` documents name; search engines know it by heart and never fetch it."""

SCHEDULED = "https://schema.org/EventScheduled"
"""The status of an event that takes place as planned."""
_WEB_TERMS = frozenset(row.term for row in TABLE if row.web) | {
    "mainEntityOfPage",
    "audienceType",
    "inDefinedTermSet",
    "containedInPlace",
}
_MEMBER_IRIS = frozenset(SCHEMA + name for members in MEMBERS.values() for name in members.values())
_ROLE_TERMS = ("performer", "contributor")
_URL_TERMS = frozenset(row.term for row in TABLE if row.kind is Kind.URL)


@lru_cache(maxsize=16)
def portal_context(base: str) -> dict[str, Any]:
    """The context of `portal` documents, which is not to be changed."""
    context: dict[str, Any] = json.loads(read_data("vocab", "context-portal.jsonld"))["@context"]
    return {**context, "event-ld": f"{base}terms/#"}


def portal(tree: Tree) -> dict[str, Any]:
    """The whole graph as one JSON-LD document."""
    return {"@context": portal_context(tree.iris.base), **_compact(tree.root)}


def _compact(node: Node) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for term, values in node.items():
        if term == "@id":
            made[term] = values
        else:
            _put(made, term, values if term == "@type" else [*map(_compact_value, values)])
    return made


def _put(made: dict[str, Any], term: str, values: list[Any]) -> None:
    """Puts values into a document: a list where there are several, and nothing where there is none."""
    if values:
        made[term] = values[0] if len(values) == 1 else values


def _compact_value(value: Value) -> Any:  # noqa: ANN401  # JSON
    if type(value) is dict:
        return _compact(value) if len(value) > 1 else value
    text, datatype, language = value
    if language:
        return {"@value": text, "@language": language}
    if not datatype:
        return text
    if datatype in _NATIVE:
        return _NATIVE[datatype](text)
    return {"@value": text, "@type": f"xsd:{datatype.removeprefix(XSD)}"}


_NATIVE: dict[str, Callable[[str], Any]] = {f"{XSD}boolean": lambda text: text == "true", f"{XSD}integer": int}
"""What JSON has values for."""


def web(tree: Tree, language: str | None = None) -> dict[str, Any]:
    """What search engines read of the graph, as one JSON-LD document; of several languages that of the event, or another.

    Where no base was given, nothing is named by the placeholder: what would be is a fragment of the page, and a concept has the
    IRI that another vocabulary gives it, or is a text.
    """
    return {"@context": WEB_CONTEXT, **_Web(tree, language or tree.language).event(tree.root, is_main=True)}


def for_page(tree: Tree, *, address: str = "", language: str = "", is_planned: bool = True) -> dict[str, Any]:
    """The `web` document of an event for one page, with its own address and in its language, where these are known.

    Where an event states no status, and none in its name, it takes place as planned (`is_planned`): readers take a missing
    status for that (Google's Event, `eventStatus`), and it is said.
    """
    document = web(tree, _language_in(tree.event.name, language))
    if address:
        document["mainEntityOfPage"] = address
    names = name.values() if isinstance(name := tree.event.name, dict) else [name or ""]
    if is_planned and "eventStatus" not in document and "startDate" in document and not any(map(says_status, names)):
        entries = [*document.items()]
        at = max(list(document).index(one) for one in ("startDate", "endDate") if one in document) + 1
        entries.insert(at, ("eventStatus", SCHEDULED))
        document = dict(entries)
    return document


def _language_in(text: Text | None, wanted: str) -> str | None:
    """The language of a text by language that a page's language means; None where it has none."""
    return nearest([*text], wanted) if isinstance(text, dict) else None


def nearest(tags: Iterable[str], wanted: str) -> str | None:
    """The tag that is a language, or else the first of the same language elsewhere: `pt` for `pt-BR`."""
    like = [one for one in tags if one.partition("-")[0].lower() == wanted.partition("-")[0].lower()]
    return next((one for one in like if one.lower() == wanted.lower()), next(iter(like), None))


class _Web:
    """Makes one `web` document: knows the language, and the nodes that have been written out."""

    def __init__(self, tree: Tree, language: str | None) -> None:
        self.language = language
        self.iris = tree.iris
        self.nodes = tree.nodes
        self.written: set[str] = set()

    def event(self, node: Node, *, is_main: bool = False) -> dict[str, Any]:
        made = self._head(node)
        for term, values in node.items():
            written: list[Any]
            if term == "subEvent":
                written = [self.event(slot) for slot in values if "name" in slot]
            elif term == "superEvent":
                written = [self.event(event) for event in values if event.keys() >= {"startDate", "location"}]
            elif term == "performer":
                written = self._agents(self._performers(node) if is_main else values)
            elif term == "location":
                written = [self._node(place["@id"]) for place in values if not self._is_room(place["@id"])]
            elif term == "mainEntityOfPage":
                written = [] if self.iris.is_placeholder(values[0]["@id"]) else [values[0]["@id"]]
            else:
                written = self._values(term, values)
            _put(made, term, written)
        if is_main and "performer" not in node:
            _put(made, "performer", self._agents(self._performers(node)))
        return made

    def _is_room(self, iri: str) -> bool:
        return "containedInPlace" in self.nodes[iri]

    def _performers(self, node: Node) -> list[Node]:
        found = list(node.get("performer", ()))
        for slot in node.get("subEvent", ()):
            found += self._performers(slot)
        return found

    def _agents(self, values: Sequence[Value]) -> list[Any]:
        flat = dict.fromkeys(self._holder(value["@id"]) for value in values if isinstance(value, dict))
        return [self._node(iri) for iri in flat]

    def _holder(self, iri: str) -> str:
        node = self.nodes[iri]
        if "Role" not in node["@type"]:
            return iri
        term = next(term for term in _ROLE_TERMS if term in node)
        return str(node[term][0]["@id"])

    def _values(self, term: str, values: list[Value]) -> list[Any]:
        if term in _ROLE_TERMS:
            return self._agents(values)
        if term not in _WEB_TERMS:
            return []
        if term in _URL_TERMS:  # a text, even where something that we describe stands at it
            return [self._value(value) if "@type" in value else value["@id"] for value in values if isinstance(value, dict)]
        if len(values) == 1:
            return [self._value(values[0])]
        tags = {value.language for value in values if isinstance(value, Literal)}
        taken = {tag for tag in tags if (tag or self.language) == self.language}
        if tags and not taken:
            taken = {nearest(sorted(tags), self.language or "") or min(tags)}
        return [self._value(value) for value in values if not isinstance(value, Literal) or value.language in taken]

    def _value(self, value: Value) -> Any:  # noqa: ANN401  # JSON
        if isinstance(value, Literal):
            return _compact_value(value) if value.datatype in _NATIVE else value.text
        iri = value["@id"]
        if iri in _MEMBER_IRIS:
            return "https" + iri.removeprefix("http")
        return self._node(iri) if iri in self.nodes else iri

    def _node(self, iri: str) -> Any:  # noqa: ANN401  # JSON
        if iri in self.written:
            return {"@id": self._iri(iri)}
        node = self.nodes[iri]
        if "skos:Concept" in node["@type"] and self.iris.is_placeholder(iri) and not self._matched(iri):
            return self._values("name", node["name"])[0]
        made = self._head(node)
        for term, values in node.items():
            if term == "inDefinedTermSet" and self._matched(iri):  # of our own scheme there is no address without a base
                _put(made, term, [*filter(None, [_set_of(made["@id"])])])
            elif not term.startswith("@"):
                _put(made, term, self._values(term, values))
        return made

    def _head(self, node: Node) -> dict[str, Any]:
        self.written.add(node["@id"])
        types = [name for name in node["@type"] if ":" not in name]
        return {"@id": self._iri(node["@id"]), "@type": types[0] if len(types) == 1 else types}

    def _iri(self, iri: str) -> str:
        """The IRI of a node as a page can hold it."""
        return self._matched(iri) or self.iris.in_page(iri)

    def _matched(self, iri: str) -> str:
        """The IRI that another vocabulary gives to a concept which has no address of its own; "" for any other node."""
        if not self.iris.is_placeholder(iri):
            return ""
        matches = [one["@id"] for one in self.nodes[iri].get("skos:exactMatch", ())]
        return str(min(matches, key=lambda one: (not _set_of(one), one), default=""))


_SETS = {
    "http://eurovoc.europa.eu/": "http://eurovoc.europa.eu/100141",
    "http://vocabularies.unesco.org/thesaurus/": "http://vocabularies.unesco.org/thesaurus",
    "http://zbw.eu/stw/": "http://zbw.eu/stw",
}
"""What the IRIs of a vocabulary begin with, and its own (`skos:inScheme` of its concepts)."""


def _set_of(concept: str) -> str:
    return next((own for begin, own in _SETS.items() if concept.startswith(begin)), "")


def json_text(document: dict[str, Any] | list[dict[str, Any]]) -> str:
    """A document as indented JSON with its characters as they are, ended by a line feed."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


UNSAFE = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})
"""The characters that are escaped in a script, each with its escape."""


def script_safe(document: dict[str, Any] | list[dict[str, Any]]) -> str:
    """A document as JSON that may stand in an HTML script element of any page, whatever the page's encoding.

    Every `<`, `>` and `&` is escaped, so that no text can end the element or open a comment in it (JSON-LD 1.1, section
    7.2, "Restrictions for contents of JSON-LD script elements"); and so is every character outside ASCII.
    """
    return msgspec.json.format(json.dumps(document, ensure_ascii=True)).translate(UNSAFE)  # an eighth of the time of indent=2
