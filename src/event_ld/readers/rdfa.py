"""RDFa to expanded JSON-LD with places (RDFa Core 1.1, section 7.5; HTML+RDFa 1.1, section 3.1)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from event_ld.limits import MOST_NODES
from event_ld.readers.html_tree import Element, elements_of
from event_ld.readers.marked import Marked, Scalar, Sequence, mapping, marked
from event_ld.resources import read_table
from event_ld.source import Span

if TYPE_CHECKING:
    from event_ld.problems import Findings

_PREFIX = re.compile(r"(?<!\S)([^\s:]*):\s+(\S+)")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_TOPS = frozenset({"html", "head", "body"})
_LINKS = ("resource", "href", "src")
_MOST_NAMES, _MOST_PREFIXES = 100, 300
"""How many names an attribute may have, and prefixes an element may take over: more than pages do, lest time run away."""
_OF_MARKUP = ("#XMLLiteral", "#HTML")


class _Scope(NamedTuple):
    """What an element takes over from those around it.

    Attributes:
        subject: What is spoken of; "" for the page.
        vocabulary: What the names of properties begin with.
        prefixes: Prefixes to what they stand for.
        language: The language of texts.
        waiting: What is said of the next thing that is named: the subject, the property, whether it leads back, and where.
    """

    subject: str
    vocabulary: str
    prefixes: dict[str, str]
    language: str
    waiting: tuple[tuple[str, str, bool, Element], ...] = ()


@lru_cache(maxsize=2)
def _known(kind: str) -> dict[str, str]:
    """The prefixes, or the terms, that every page knows (the initial context of RDFa)."""
    return {name: iri for one, name, iri in read_table("vocab", "rdfa-names.tsv") if one == kind}


def rdfa(findings: Findings) -> Sequence:
    """What a page says in RDFa, as expanded JSON-LD, one node for each thing; each value has the place of its attribute or text.

    Addresses stay as they are written, and so do times, as in microdata. Texts have the language of `xml:lang`; the `lang` of a
    page is that of its words, and says nothing of the names and codes in it.
    """
    page = _Page(findings)
    scopes: dict[int, _Scope] = {}
    top = _Scope("", "", _known("prefix"), "")
    for number, one in enumerate(page.elements):
        scopes[id(one)] = page.element(one, scopes.get(id(one.parent), top), f"_:{number}")
    return page.nodes()


class _Page:
    """Gathers what a page says."""

    def __init__(self, findings: Findings) -> None:
        self.elements = elements_of(findings.source)
        self._findings = findings
        self._source = findings.source
        self._said: dict[str, dict[str, list[Marked]]] = {}
        self._places: dict[str, Span] = {}
        self._lists: dict[tuple[str, str], list[Marked]] = {}
        self._done: set[tuple[str, str, str]] = set()

    def nodes(self) -> Sequence:
        for (subject, name), items in self._lists.items():
            place = items[0].span
            self._said[subject].setdefault(name, []).append(mapping({"@list": Sequence(tuple(items), place)}, place))
        made: list[Marked] = []
        for subject, said in self._said.items():
            place = self._places[subject]
            values = {name: Sequence(tuple(several), place) for name, several in said.items()}
            made.append(mapping({"@id": Scalar(subject, place), **values}, place))
        return Sequence(tuple(made), Span(0, 1))

    def element(self, one: Element, around: _Scope, fresh: str) -> _Scope:
        """Takes an element in, and gives what those in it take over; `fresh` is the label of a node of its own."""
        given, scope = one.attributes, self._named(one.attributes, around)
        if given.keys().isdisjoint({"about", "property", "rel", "rev", "typeof", *_LINKS}):
            return scope
        properties = self._names(given.get("property", ""), scope)
        forward, back = (
            self._names(" ".join(word for word in given.get(way, "").split() if ":" in word or not properties), scope)
            for way in ("rel", "rev")
        )
        subject, typed, other = self._spoken_of(one, scope, fresh, is_related=bool(forward or back), is_said=bool(properties))
        if subject is None:
            return scope
        self._places.setdefault(subject, Span(one.start, one.inner))
        if typed is not None:
            self._types(one, typed, scope)
        waiting = tuple((subject, name, is_back, one) for names, is_back in ((forward, False), (back, True)) for name in names)
        for ended, at in ((scope.waiting, subject), (waiting if other is not None else (), other or "")):
            for by, name, is_back, stated in ended:
                begin, end = (at, by) if is_back else (by, at)
                self._state(begin, name, marked({"@id": end}, Span(one.start, one.inner)), end, stated)
        for name in properties:
            value, key = self._value(one, scope, None if "about" in given else typed, is_bare=not (forward or back))
            self._state(subject, name, value, key, one)
        within = other if other is not None else fresh if waiting else subject
        return scope._replace(subject=within, waiting=waiting if other is None else ())

    def _spoken_of(
        self, one: Element, scope: _Scope, fresh: str, *, is_related: bool, is_said: bool
    ) -> tuple[str | None, str | None, str | None]:
        """What an element speaks of, None where it says nothing; what its types are of, and what it leads to."""
        about, link = (self._resource(one.attributes, names, scope) for names in (("about",), _LINKS))
        if about is None and one.tag in _TOPS and link is None:
            about = scope.subject
        is_typed = "typeof" in one.attributes
        if is_related:
            other = fresh if link is None and is_typed and about is None else link
            return scope.subject if about is None else about, (other if about is None else about) if is_typed else None, other
        if is_said and "datatype" not in one.attributes and _shown(one) is None:
            typed = (about if about is not None else fresh if link is None else link) if is_typed else None
            return scope.subject if about is None else about, typed, typed
        inner = link if about is None else about
        if inner is None:
            inner = fresh if is_typed else scope.subject if is_said else None
        return inner, inner if is_typed else None, None

    def _types(self, one: Element, typed: str, scope: _Scope) -> None:
        place = one.attribute_span("typeof", self._source)
        for name in self._names(one.attributes["typeof"], scope):
            self._state(typed, "@type", Scalar(name, place), name, one)

    def _state(self, subject: str, name: str, value: Marked, key: str, one: Element) -> None:
        """Notes what is said, once where it is a node; of too much the rest is left out."""
        if ((subject, name, key) in self._done and key) or len(self._done) >= MOST_NODES:
            return
        self._done.add((subject, name, key or str(len(self._done))))
        self._places.setdefault(subject, Span(one.start, one.inner))
        said = self._said.setdefault(subject, {})
        if "inlist" in one.attributes and name != "@type":
            self._lists.setdefault((subject, name), []).append(value)
        else:
            said.setdefault(name, []).append(value)

    # -- names

    def _named(self, given: dict[str, str], around: _Scope) -> _Scope:
        """What an element takes over, with the vocabulary, the prefixes and the language that it states itself."""
        own = {name[len("xmlns:") :].lower(): iri for name, iri in given.items() if name.startswith("xmlns:")}
        own |= {name.lower(): iri for name, iri in _PREFIX.findall(given.get("prefix", ""))}
        return around._replace(
            vocabulary=given.get("vocab", around.vocabulary).strip(),
            prefixes={**around.prefixes, **own} if own and len(around.prefixes) < _MOST_PREFIXES else around.prefixes,
            language=given.get("xml:lang", around.language).strip(),
        )

    def _names(self, words: str, scope: _Scope) -> list[str]:
        """The IRIs of properties or types; a word that stands for none names nothing."""
        found = []
        for word in [*dict.fromkeys(words.split())][:_MOST_NAMES]:
            if ":" in word:
                iri = _whole(word, scope) or (word if _SCHEME.match(word) else "")
            else:
                iri = scope.vocabulary + word if scope.vocabulary else _known("term").get(word.lower(), "")
            found += [iri] if iri else []
        return found

    def _resource(self, given: dict[str, str], names: tuple[str, ...], scope: _Scope) -> str | None:
        """What the first of some attributes names; None where none of them is there."""
        name = next((name for name in names if name in given), "")
        if not name:
            return None
        word = given[name].strip()
        if name in {"href", "src"}:
            return word
        if word.startswith("[") and word.endswith("]"):
            return _whole(word[1:-1], scope) or None
        return _whole(word, scope) or word

    # -- values

    def _value(self, one: Element, scope: _Scope, typed: str | None, *, is_bare: bool) -> tuple[Marked, str]:
        """The value of a property, and the node that it is, or ""."""
        given, shown = one.attributes, _shown(one)
        kind = next(iter(self._names(given.get("datatype", ""), scope)), "")
        if "datatype" not in given and shown is None:
            link = self._resource(given, _LINKS, scope) if is_bare else None
            if link is not None:
                place = one.attribute_span(next(name for name in _LINKS if name in given), self._source)
                return marked({"@id": link}, place), link
            if typed is not None:
                return marked({"@id": typed}, Span(one.start, one.inner)), typed
        if shown is not None:
            text, place = given[shown].strip(), one.attribute_span(shown, self._source)
        else:
            place = one.text_span(self._source)
            text = self._source.text[one.inner : one.end] if kind.endswith(_OF_MARKUP) else one.text
        entries = {"@value": text} | ({"@type": kind} if kind else {"@language": scope.language} if scope.language else {})
        return marked(entries, place), ""


def _shown(one: Element) -> str | None:
    """The attribute that says what an element says; None where its text does."""
    names = ("content", "datetime", *(("value",) if one.tag in {"data", "meter"} else ()))
    return next((name for name in names if name in one.attributes), None)


def _whole(word: str, scope: _Scope) -> str:
    """The IRI of a word with a prefix that is known; "" for any other."""
    prefix, colon, rest = word.partition(":")
    if prefix == "_" and colon:
        return f"_:own-{rest}"
    known = scope.prefixes.get(prefix.lower(), "") if colon and not rest.startswith("//") else ""
    return known + rest if known else ""
