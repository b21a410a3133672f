"""Labels to concepts: keywords, roles and kinds of event, in four languages, folded for case, accents and hyphens.

A lookup reads a prebuilt index (`vocab/concepts-index.json`, made by `tools/build_vocabulary.py`); no RDF is parsed. A
scheme of the user's own becomes a `Vocabulary` of the same kind (`event_ld.graph.skos`) and is used the same way.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, get_args

import msgspec

from event_ld.folding import fold
from event_ld.model import EventType
from event_ld.resources import read_data, read_table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_AND = re.compile(r"(?<!\s)\s+(?:and|y|e|et)\s+|(?:(?<!\s)\s+)?&\s*", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_LIKE = 0.6
_NEAREST = 3


class Concept(msgspec.Struct, frozen=True, kw_only=True, rename="camel", omit_defaults=True):
    """One concept of a vocabulary (SKOS Reference, section 3).

    Attributes:
        name: Its name in addresses (`open-data`) in our scheme, its IRI in any other.
        pref_label: Its preferred label by language.
        alt_label: Its other labels by language.
        broader: The names of the concepts above it.
        related: The names of the concepts beside it.
        mappings: The same or a like concept elsewhere: `exactMatch`, `closeMatch` … to IRIs, `notation` to codes.
        scheme: The IRI of its scheme; "" for ours, whose address begins with the publisher's base.
    """

    name: str
    pref_label: dict[str, str]
    alt_label: dict[str, tuple[str, ...]] = {}
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    mappings: dict[str, tuple[str, ...]] = {}
    scheme: str = ""

    @property
    def exact_match(self) -> tuple[str, ...]:
        """The IRIs of the same concept in other vocabularies (`skos:exactMatch`)."""
        return self.mappings.get("exactMatch", ())

    def label(self, language: str | None) -> str:
        """The preferred label in a language, or in English, or in the first language that there is one in."""
        for tag in (language or "", "en", *sorted(self.pref_label)):
            if tag in self.pref_label:
                return self.pref_label[tag]
        return self.name


class Match(NamedTuple):
    """A concept with the label that it was found by, and that label's language."""

    concept: Concept
    label: str
    language: str


class Vocabulary:
    """Concepts by their labels. A label is looked for in the text's own language first, then in the others.

    Attributes:
        concepts: Name to concept.
        labels: Language to folded label to name.
    """

    def __init__(self, concepts: dict[str, Concept], labels: dict[str, dict[str, str]] | None = None) -> None:
        """Takes concepts, with the index of their labels where it has been built already.

        Args:
            concepts: Name to concept.
            labels: Language to folded label to name.
        """
        self.concepts = concepts
        self.labels = labels if labels is not None else label_index(concepts.values())

    def joined(self, other: Vocabulary) -> Vocabulary:
        """This vocabulary with another one behind it: where both know a label, this one's concept is taken."""
        tags = sorted({*self.labels, *other.labels})
        labels = {tag: {**other.labels.get(tag, {}), **self.labels.get(tag, {})} for tag in tags}
        return Vocabulary({**other.concepts, **self.concepts}, labels)

    def find(self, label: str, language: str | None = None) -> Concept | None:
        """The concept that a label names, or None.

        Args:
            label: The label as written.
            language: The BCP 47 tag of the text's language.
        """
        key = fold(label)
        for tag in self._tags(language):
            name = self.labels[tag].get(key)
            if name is not None:
                return self.concepts[name]
        return None

    def _tags(self, language: str | None) -> list[str]:
        primary = (language or "").partition("-")[0].lower()
        return sorted(self.labels, key=lambda tag: (tag.partition("-")[0] != primary, tag))

    def split(self, label: str, language: str | None = None) -> list[str]:
        """A compound keyword ("digital transformation and innovation") as the parts that are concepts.

        The whole phrase goes first: it is split at a conjunction only when it is no concept itself and each part is one.
        """
        parts = [part for part in _AND.split(label) if part.strip()]
        if len(parts) < 2 or self.find(label, language) is not None:  # noqa: PLR2004  # one part is no compound
            return [label]
        return parts if all(self.find(part, language) for part in parts) else [label]

    def nearest(self, label: str, language: str | None = None, most: int = _NEAREST) -> list[Match]:
        """The concepts whose labels are most like a text, the best first; none when nothing is like it.

        Labels that share a word with the text, or its first letters, are compared.
        """
        from difflib import SequenceMatcher  # noqa: PLC0415  # only where a label is looked for that is none

        key = fold(label)
        found: dict[str, tuple[float, Match]] = {}
        for tag in self._tags(language):
            for other, name in self._candidates(key, tag):
                like = SequenceMatcher(None, key, other).ratio()
                if like >= _LIKE and like > found.get(name, (0.0,))[0]:
                    found[name] = (like, Match(self.concepts[name], other, tag))
        ranked = sorted(found.values(), key=lambda one: (-one[0], one[1].concept.name))
        return [match for _, match in ranked[:most]]

    def _candidates(self, key: str, tag: str) -> Iterator[tuple[str, str]]:
        starts = {word[:3] for word in key.split()}
        labels = dict.fromkeys(label for start in starts for label in self._by_start.get((tag, start), ()))
        yield from ((label, self.labels[tag][label]) for label in labels)

    @cached_property
    def _by_start(self) -> dict[tuple[str, str], list[str]]:
        starts: dict[tuple[str, str], list[str]] = {}
        for tag, labels in self.labels.items():
            for label in labels:
                for start in dict.fromkeys(word[:3] for word in label.split()):
                    starts.setdefault((tag, start), []).append(label)
        return starts

    def search(self, query: str, language: str | None = None) -> list[Match]:
        """The concepts that a query may mean: by a whole label, the beginning of one or of a word of it, or a typo."""
        key = fold(query)
        found: dict[str, Match] = {}
        tags = self._tags(language)
        for fits in (str.__eq__, str.startswith, lambda label, key: f" {key}" in f" {label}"):
            for tag in tags:
                for label in sorted(self.labels[tag]):
                    if key and fits(label, key):
                        name = self.labels[tag][label]
                        found.setdefault(name, Match(self.concepts[name], label, tag))
        for match in [] if found else self.nearest(query, language, most=10):
            found.setdefault(match.concept.name, match)
        return list(found.values())

    def found_in(self, text: str, language: str | None = None) -> list[Match]:
        """The concepts whose labels stand in a text, longest labels first at each place; each concept once.

        Only labels of the text's language count. They are proposals: that a text mentions a thing does not make the thing
        its topic.
        """
        tag = self._tags(language)[0] if language and self.labels else ""
        labels = self.labels.get(tag, {})
        words = [fold(word) for word in _WORDS.findall(text)]
        longest = max((len(label.split()) for label in labels), default=0)
        found: dict[str, Match] = {}
        at = 0
        while at < len(words):
            for size in range(min(longest, len(words) - at), 0, -1):
                label = " ".join(words[at : at + size])
                if label in labels:
                    found.setdefault(labels[label], Match(self.concepts[labels[label]], label, tag))
                    at += size - 1
                    break
            at += 1
        return list(found.values())


def label_index(concepts: Iterable[Concept]) -> dict[str, dict[str, str]]:
    """Language to folded label to name; preferred labels go before others where two concepts share a label."""
    several = list(concepts)
    labels: dict[str, dict[str, str]] = {}
    for one in several:
        for tag, label in one.pref_label.items():
            labels.setdefault(tag, {}).setdefault(fold(label), one.name)
    for one in several:
        for tag, others in one.alt_label.items():
            for label in others:
                labels.setdefault(tag, {}).setdefault(fold(label), one.name)
    return labels


class _Index(msgspec.Struct, frozen=True):
    labels: dict[str, dict[str, str]]
    concepts: dict[str, Concept]


@lru_cache(maxsize=1)
def own_vocabulary() -> Vocabulary:
    """The vocabulary that event-ld ships."""
    index = msgspec.json.decode(read_data("vocab", "concepts-index.json"), type=_Index)
    return Vocabulary(index.concepts, index.labels)


@lru_cache(maxsize=1)
def role_words() -> dict[str, str]:
    """Folded label or pattern of a role, in any language, to the role's name."""
    words: dict[str, str] = {}
    for name, _, *columns in read_table("vocab", "roles.tsv"):
        words |= {fold(word): name for word in _listed(columns)}
    return words


@lru_cache(maxsize=1)
def roles() -> dict[str, str]:
    """The name of each role to the property that it stands in: `performer` or `contributor`."""
    return {name: part for name, part, *_ in read_table("vocab", "roles.tsv")}


@lru_cache(maxsize=2)
def scheme_labels(table: str) -> dict[str, dict[str, str]]:
    """The labels of a flat scheme of ours: name to language to preferred label.

    Args:
        table: `roles.tsv` or `event-types.tsv`.
    """
    first = {"roles.tsv": 2, "event-types.tsv": 3}[table]
    return {
        row[0]: dict(zip(("en", "es", "pt", "fr"), row[first : first + 4], strict=True)) for row in read_table("vocab", table)
    }


@lru_cache(maxsize=1)
def event_kinds() -> dict[str, tuple[str, EventType]]:
    """What people call an event, folded, in any language, to the kind's name and its schema.org class."""
    kinds: dict[str, tuple[str, EventType]] = {}
    classes: dict[str, EventType] = {one: one for one in get_args(EventType)}
    for name, event_class, _, *columns in read_table("vocab", "event-types.tsv"):
        kinds |= {fold(word): (name, classes[event_class]) for word in _listed(columns)}
    return kinds


@lru_cache(maxsize=1)
def event_kind_names() -> dict[str, str]:
    """What people call an event, folded, and the names of the kinds, to the kind's name."""
    names = {word: kind for word, (kind, _) in event_kinds().items()}
    return names | {fold(name): name for name in names.values()}


@lru_cache(maxsize=1024)
def event_kind_named(word: str) -> str | None:
    """The kind of event that a word means, in any language; None for a word that means none."""
    return event_kind_names().get(fold(word))


@lru_cache(maxsize=1)
def event_kind_words() -> tuple[str, ...]:
    """What people call an event, as written, in any language."""
    return tuple(word for _, _, _, *columns in read_table("vocab", "event-types.tsv") for word in _listed(columns))


def _listed(columns: Iterable[str]) -> Iterator[str]:
    yield from (word for column in columns for word in column.split(" ; ") if word)
