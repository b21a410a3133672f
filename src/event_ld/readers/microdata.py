"""Microdata to expanded JSON-LD with places (HTML, section 5.2; Microdata to RDF, second edition)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from event_ld.limits import DEEPEST, MOST_NODES
from event_ld.readers.html_tree import Element, elements_of
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, mapping, marked
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.problems import Findings

_LINKS = {
    "a": "href", "area": "href", "audio": "src", "embed": "src", "iframe": "src", "img": "src", "link": "href", "object": "data",
    "source": "src", "track": "src", "video": "src",
}  # fmt: skip
"""Elements to the attribute that is their address."""
_VALUES = {"data": "value", "meta": "content", "meter": "value"}
"""Elements to the attribute that is their value."""


def microdata(findings: Findings) -> Sequence:
    """The items of a page that are part of no other, as expanded JSON-LD; each value has the place of its attribute or text.

    Addresses stay as they are written, and so do times: what they mean is the same in every form of data.
    """
    reader = _Items(findings)
    tops = [one for one in reader.elements if "itemscope" in one.attributes and "itemprop" not in one.attributes]
    items = [reader.item(one, "", 0) for one in tops]
    items += reader.outside()
    reader.tell_outside()
    return Sequence(tuple(items), Span(0, 1))


class _Items:
    """Reads the items of one page."""

    def __init__(self, findings: Findings) -> None:
        self.elements = elements_of(findings.source)
        self._findings = findings
        self._source = findings.source
        self._number = {id(one): number for number, one in enumerate(self.elements)}
        self._by_id: dict[str, Element] = {}
        for one in self.elements:
            self._by_id.setdefault(one.attributes.get("id", ""), one)
        self._done: set[int] = set()
        self._left = MOST_NODES
        self._told: set[str] = set()
        self._reached: set[int] = set()

    def item(self, element: Element, vocabulary: str, depth: int) -> Mapping:
        """An item with its properties, or a reference to one that stands there already.

        The names of one without a type begin with the vocabulary, that of the item around; `depth` is how deep it is nested.
        """
        start = Span(element.start, element.inner)
        named = element.attributes.get("itemid", "").strip()
        at = element.attribute_span("itemid", self._source) if named else start
        entries: dict[str, Marked] = {"@id": Scalar(named or f"_:{self._number[id(element)]}", at)}
        if depth > DEEPEST:
            self._tell("too-deep", f"More than {DEEPEST} items are nested in each other.", start)
        elif id(element) not in self._done:
            self._done.add(id(element))
            types = [one for one in element.attributes.get("itemtype", "").split() if ":" in one]
            if types:
                vocabulary = _vocabulary(types[0])
                place = element.attribute_span("itemtype", self._source)
                entries["@type"] = Sequence(tuple(Scalar(one, place) for one in types), place)
            entries |= self._properties(element, vocabulary, depth)
        return mapping(entries, start)

    def outside(self) -> Iterator[Mapping]:
        """The items that are said to be a property, and stand in no item: what they say is read all the same."""
        for one in self.elements:
            is_lost = id(one) not in self._reached and id(one) not in self._done
            if is_lost and {"itemscope", "itemprop", "itemtype"} <= one.attributes.keys():
                yield self.item(one, "", 0)

    def tell_outside(self) -> None:
        """Names the first property that stands in no item, as behind a `div` in a `p`, which ends the paragraph."""
        named = (one for one in self.elements if one.attributes.get("itemprop", "").strip())
        lost = next((one for one in named if id(one) not in self._reached), None)
        if lost is not None and self._done:
            what = "strict readers pass it over" if id(lost) in self._done else "nobody reads it"
            message = f"The property {lost.attributes['itemprop'][:80]} stands in no item, so that {what}."
            self._tell("microdata-outside", message, Span(lost.start, lost.inner))

    def _properties(self, item: Element, vocabulary: str, depth: int) -> dict[str, Marked]:
        found: dict[str, list[Marked]] = {}
        for element in self._holders(item):
            names = [one if ":" in one else vocabulary + one for one in element.attributes["itemprop"].split()]
            names = [one for one in dict.fromkeys(names) if ":" in one]
            if names and self._left <= 0:
                self._tell("alias-expansion", "References repeat more than a page can need.", Span(item.start, item.inner))
                break
            self._left -= len(names)
            value = self._value(element, vocabulary, depth) if names else None
            for name in names if value is not None else ():
                found.setdefault(name, []).append(value)  # type: ignore[arg-type]  # by the line above
        start = Span(item.start, item.inner)
        return {name: Sequence(tuple(values), start) for name, values in found.items()}

    def _holders(self, item: Element) -> list[Element]:
        """The elements that hold the properties of an item, in the order of the page (section 5.2.5)."""
        roots = [self._by_id[one] for one in dict.fromkeys(item.attributes.get("itemref", "").split()) if one in self._by_id]
        waiting = [*item.children, *roots]
        seen = {id(item)}
        found = []
        while waiting:
            one = waiting.pop()
            if id(one) in seen:
                continue
            seen.add(id(one))
            if one.attributes.get("itemprop", "").strip():
                found.append(one)
                self._reached.add(id(one))
            if "itemscope" not in one.attributes:
                waiting += one.children
        return sorted(found, key=lambda one: self._number[id(one)])

    def _value(self, element: Element, vocabulary: str, depth: int) -> Marked:
        given, tag = element.attributes, element.tag
        if "itemscope" in given:
            return self.item(element, vocabulary, depth + 1)
        name = _LINKS.get(tag, "")
        if name and given.get(name, "").strip():
            return marked({"@id": given[name].strip()}, element.attribute_span(name, self._source))
        name = next((one for one in ("content", _VALUES.get(tag, ""), "datetime" if tag == "time" else "") if one in given), "")
        if name:
            return marked({"@value": given[name].strip()}, element.attribute_span(name, self._source))
        text = "" if tag in _LINKS or tag in _VALUES else element.text
        return marked({"@value": text}, element.text_span(self._source))

    def _tell(self, code: str, message: str, span: Span) -> None:
        if code not in self._told:
            self._told.add(code)
            self._findings.add(code, message, span)


def _vocabulary(name: str) -> str:
    return name[: max(name.rfind("/"), name.rfind("#")) + 1]
