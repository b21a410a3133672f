"""RDFa beside its processor: a page as that understands it, and where the statements stand, since it keeps no places."""

from __future__ import annotations

from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING

from event_ld.source import Span
from event_ld.terms import is_language_tag, tag
from event_ld.triple import text_of

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.html_tree import Element
    from event_ld.source import Source
    from event_ld.triple import Statement

_TYPE = "type"
_LINKS = ("resource", "href", "src", "about", "data")
_TEXTS = ("content", "datetime", "value")
_GRAPH = "rdfa["
_SEPARATORS = str.maketrans("#:/", "   ")


def rdfa_places(statements: list[Statement], elements: list[Element], source: Source) -> dict[str, Span]:
    """The places of values by the paths of their statements, and those of nodes by theirs, as far as they can be told.

    A value stands in the first element, not taken yet, whose property has that name and whose attribute or text says it. A node
    stands in the element with `typeof` around the first of its values that was found.

    Args:
        statements: What the page says in RDFa.
        elements: The elements of the page.
        source: The page.
    """
    holders: dict[tuple[str, str], list[tuple[Element, Span]]] = defaultdict(list)
    for element in elements:
        for name in _names(element):
            for text, span in _said(element, source):
                holders[name, text].append((element, span))
    values: dict[str, Span] = {}
    nodes: dict[str, Span] = {}
    for one in statements:
        name, text = _local(one.predicate), text_of(one.value)
        known = holders.get((name, _local(text) if name == _TYPE else _folded(text)))
        if known:
            element, values[one.path] = known.pop(0) if len(known) > 1 else known[0]
            around = element if name == _TYPE else _typed(element)
            if around is not None:
                nodes.setdefault(one.subject, Span(around.start, around.inner))
    own = {one.path[: one.path.find("]", len(_GRAPH)) + 1]: nodes[one.subject] for one in statements if one.subject in nodes}
    inner = {one.path: nodes[one.value] for one in statements if isinstance(one.value, str) and one.value in nodes}
    return own | inner | values


def for_processor(elements: list[Element], findings: Findings) -> str:
    """The text of a page as the processor of RDFa understands it.

    It does not know that `datetime` and `value` say what `content` does (HTML+RDFa 1.1, section 3.1), and refuses a page for one
    `xml:lang` that is no language tag.

    Args:
        elements: The elements of the page.
        findings: The page, and where problems go.
    """
    source = findings.source
    parts, done = [], 0
    for one in elements:
        given, at = one.attributes, one.start + 1 + len(one.tag)
        said = given.get("datetime", given.get("value") if one.tag in {"data", "meter"} else None)
        stated = given.get("xml:lang", "")
        if said is not None and "property" in given and "content" not in given:
            parts += [source.text[done:at], f' content="{escape(said)}"']
            done = at
        if stated and not is_language_tag(stated):
            span = one.attribute_span("xml:lang", source)
            known = tag(stated) or ""
            what = f"was read as {known}" if known else "is left out"
            findings.add("language-tag", f"`{stated}` is no BCP 47 language tag, and {what}.", span)
            parts += [source.text[done : span.start], known]
            done = span.end
    return "".join([*parts, source.text[done:]])


def _names(element: Element) -> set[str]:
    """The last parts of the names of an element's properties; `type` where it has types."""
    given = element.attributes
    names = f"{given.get('property', '')} {given.get('rel', '')} {given.get('rev', '')}".split()
    return {_local(one) for one in names} | ({_TYPE} if "typeof" in given else set())


def _said(element: Element, source: Source) -> list[tuple[str, Span]]:
    given = element.attributes
    said = [(_folded(given[name]), element.attribute_span(name, source)) for name in (*_TEXTS, *_LINKS) if name in given]
    if "typeof" in given:
        place = element.attribute_span("typeof", source)
        said += [(_local(one), place) for one in given["typeof"].split()]
    return [*said, (_folded(element.text), element.text_span(source))] if "property" in given else said


def _typed(element: Element) -> Element | None:
    around = element if "typeof" in element.attributes and "property" not in element.attributes else element.parent
    while around is not None and "typeof" not in around.attributes:
        around = around.parent
    return around


def _local(name: str) -> str:
    return (name.translate(_SEPARATORS).split() or [""])[-1]


def _folded(text: str) -> str:
    return "".join(text.split())
