"""Labels to concepts: keywords, roles and kinds of event, in any language, whatever writers vary in them.

A lookup goes through prebuilt indexes (`event_ld.thesaurus`): no RDF is parsed. That of ours is `vocab/concepts.index`; a scheme
of the user's own becomes one of the same kind (`event_ld.graph.skos`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, get_args

from event_ld.folding import fold
from event_ld.label_forms import plain_tag, tag_forms, word_form
from event_ld.model import EventType
from event_ld.resources import data_dir, read_data, read_table
from event_ld.thesaurus import HIDDEN, UNSURE, Concept, Index, opened

_AND = re.compile(r"(?<!\s)\s+(?:and|y|e|et)\s|[&/+;|]|,\s|(?<!\s)\s+[-\u2013\u2014]\s", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_LIKE = 0.6
_NEAREST, _MOST = 3, 10
_COMPARED = 400
"""How many labels a tag that is none is compared with, at the most."""
BREAK = "break"
"""The kind of a part in which all pause: coffee, lunch. No event is one."""
EUROVOC = "eurovoc"
"""What names the vocabulary that event-ld ships beside its own."""
_COMMON = "en"
"""The language whose words people use as tags in the texts of any other. A single word may be one of a trade there (`service` is
software), and of a third language, or where nobody knows which one the text has, it may mean another thing (`pain` is bread)."""
_ENGLISH_TOO = frozenset({"genre", "lecture", "mode"})
"""Labels in another language that mean something else in English: where nobody knows the language, they name nothing."""
_ACRONYM = 3
"""The most letters that are read as an acronym where all are capitals."""
_SHORT = 4
"""The most letters of a word that means another thing with other accents or capitals."""
_GLUED = 7
"""The most letters of a word that is not looked for as a label without its blanks."""
_LONGEST = 8
"""The most words of a label that is looked for in a text."""


class Match(NamedTuple):
    """A concept with the label that it was found by, and that label's language."""

    concept: Concept
    label: str
    language: str


class Concepts(Mapping[str, Concept]):
    """The concepts of several indexes by their names; of two of one name that of the first index."""

    def __init__(self, indexes: tuple[Index, ...]) -> None:
        self._indexes = indexes

    def __getitem__(self, name: str) -> Concept:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        for index in self._indexes:
            found = index.concept(name)
            if found is not None:
                return found
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:  # type: ignore[explicit-override]  # as above
        return iter(dict.fromkeys(name for index in self._indexes for name in index.names()))

    def __len__(self) -> int:  # type: ignore[explicit-override]  # as above
        return sum(1 for _ in self)


class Vocabulary:
    """Concepts by their labels. A label is looked for in the text's own language first, then in the others."""

    def __init__(self, *indexes: Index) -> None:
        self.indexes = indexes
        self.concepts = Concepts(indexes)

    @property
    def digest(self) -> str:
        """What tells one vocabulary from another."""
        return " ".join(index.digest for index in self.indexes)

    def find(self, label: str, language: str | None = None) -> Concept | None:
        """The concept that a label names, or None; a label of two concepts of a vocabulary names neither."""
        label = label.removeprefix("#")
        name = _found(self.indexes, label, _primary(language))
        found = self.concepts[name] if name else None
        if found is None or (_is_other_acronym(label, found) and not self._is_hidden(label, _primary(language), name)):
            return None
        return self.concepts[self._first_match(name)]

    def _is_hidden(self, label: str, own: str, name: str) -> bool:
        """Whether a label is one of a concept that is shown to nobody, and that its record does not have."""
        return any(index.begins("l", tag, fold(label), str(HIDDEN), name) for index in self.indexes for tag in (own, _COMMON))

    def _first_match(self, name: str) -> str:
        """The concept of the first vocabulary that calls one its exact match, or the concept itself: one topic, one concept."""
        for index in self.indexes:
            same = [one for (one,) in index.lines("m", name)]
            if same or index.concept(name) is not None:
                return same[0] if len(same) == 1 else name
        return name

    def split(self, label: str, language: str | None = None) -> list[str]:
        """A compound keyword ("digital transformation and innovation") as the parts that are concepts.

        The whole phrase goes first: it is split at a conjunction only when it is no concept itself and each part is one.
        """
        parts = [part.strip() for part in _AND.split(label) if part.strip()]
        if len(parts) < 2 or self.find(label, language) is not None:  # noqa: PLR2004  # one part is no compound
            return [label]
        return parts if all(self.find(part, language) for part in parts) else [label]

    def nearest(self, label: str, language: str | None = None, most: int = _NEAREST) -> list[Match]:
        """The concepts whose labels are most like a text, the best first; none when nothing is like it.

        Labels of the text's language and of English, or of all where it is unknown, that share a word with the text, or its first
        letters, are compared.
        """
        tagged = self._tagged(language)
        known = [one for one in tagged if one[1] in {_primary(language), _COMMON}] if language else []
        found = _alike(tuple(known or tagged), fold(label))
        return [Match(self.concepts[name], other, tag) for name, other, tag in found[:most]]

    def _tagged(self, language: str | None) -> list[tuple[Index, str]]:
        """The indexes with their languages, those of the text's language first."""
        own = _primary(language)
        several = [(index, tag) for index in self.indexes for tag in index.tags]
        return sorted(several, key=lambda one: one[1] != own)

    def search(self, query: str, language: str | None = None) -> list[Match]:
        """The concepts that a query may mean: by a whole label, the beginning of one or of a word of it, or a typo."""
        key = fold(query)
        found: dict[str, tuple[int, Match]] = {}
        for index, tag in self._tagged(language) if key else ():
            for label, name in index.like(tag, re.escape(key), _COMPARED):
                rank = 0 if label == key else 1 if label.startswith(key) else 2
                if rank < found.get(name, (3,))[0]:
                    found[name] = (rank, Match(self.concepts[name], label, tag))
        exact = self.find(query, language)
        first = [] if exact is None else [(found.pop(exact.name, None) or (0, Match(exact, key, language or "")))[1]]
        others = [one for _, one in sorted(found.values(), key=lambda one: one[0])]
        return first + others or self.nearest(query, language, most=_MOST)

    def proposed(self, texts: Iterable[str], language: str | None = None) -> list[Match]:
        """The concepts whose labels stand in texts, the weightiest first; likely topics first: often, early, with long labels.

        Labels of the texts' language count, and phrases in English. They are proposals: that a text mentions a thing does not
        make the thing its topic.
        """
        own = _primary(language)
        found: dict[str, tuple[float, Match]] = {}
        for weight, text in enumerate(texts, 1):
            for size, match in self._mentions(text, own) if own else ():
                before, first = found.get(match.concept.name) or (0.0, match)
                found[match.concept.name] = (before + size / weight, first)
        return [match for _, match in sorted(found.values(), key=lambda one: -one[0])]

    def _mentions(self, text: str, own: str) -> Iterator[tuple[int, Match]]:
        """The labels in a text, each with the number of its words."""
        written = _WORDS.findall(text)
        words = [fold(word) for word in written]
        at = 0
        while at < len(words):
            size, name, tag = self._longest(words[at : at + _LONGEST], own)
            if name and (size > 1 or len(words[at]) > _SHORT or _is_so_written(written[at], self.concepts[name])):
                yield size, Match(self.concepts[name], " ".join(words[at : at + size]), tag)
            at += size or 1

    def _longest(self, words: list[str], own: str) -> tuple[int, str, str]:
        """How many words at the beginning of some are a label, the most, its concept's name, "" for none, and its language."""
        best = (0, "", own)
        tags = [tag for tag in dict.fromkeys((own, _COMMON)) if word_form(words[0], tag)]
        for index, tag in ((index, tag) for index in self.indexes for tag in tags):
            form = ""
            for size, word in enumerate(words, 1):
                form += word_form(word, tag)
                if not index.begins("r", tag, form):
                    break
                is_end = size > max(best[0], tag != own) and word_form(word, tag) != ""  # in English only phrases
                names = {name for (name,) in index.lines("r", tag, form)} if is_end else set()
                if len(names) == 1:
                    best = (size, names.pop(), tag)
        return best


def _primary(tag: str | None) -> str:
    return (tag or "").partition("-")[0].lower()


def _is_other_acronym(tag: str, concept: Concept) -> bool:
    """Whether a tag is an acronym and no label has it as one: `TEA` is no tea."""
    is_acronym = len(tag) <= _ACRONYM and tag.isupper()
    return is_acronym and not any(tag in (*_WORDS.findall(label), *label.split()) for label in _labels(concept))


def _is_so_written(word: str, concept: Concept) -> bool:
    """Whether a short word in a text is a label with its accents and capitals: `it` and `its` are no IT, `mais` no `maïs`."""
    plain = word.casefold()
    labels = [label for label in _labels(concept) if fold(label) in {fold(word), fold(word).removesuffix("s")}]
    return not labels or any(
        word == label or (plain in {label.casefold(), f"{label.casefold()}s"} and not label.isupper()) for label in labels
    )


def _labels(concept: Concept) -> list[str]:
    return [*concept.pref_label.values(), *(label for labels in concept.alt_label.values() for label in labels)]


@lru_cache(maxsize=16_384)
def _found(indexes: tuple[Index, ...], label: str, own: str) -> str:
    """The name of the concept that a label names; "" for none."""
    key = fold(label)
    for index in indexes:
        for tag in (own, "") if own else ():
            name = _one(index, tag, key, label) if tag in index.tags else ""
            if name:
                return name
    for index in indexes:
        is_ours = index.digest == own_vocabulary().digest
        is_sure = " " in key or (not own and (len(index.tags) == 1 or is_ours))
        tags = {tag for tag in index.tags if tag == _COMMON or is_sure} - {own}
        if own in index.tags and not is_ours:  # which has words of the text's language: only phrases in English name more
            tags &= {_COMMON} if is_sure else set()
        tags &= {_COMMON} if not own and key in _ENGLISH_TOO else tags
        others = {_one(index, tag, key, label if own and tag == _COMMON else "") for tag in tags} - {""}
        if len(others) == 1:
            return others.pop()
    return ""


@lru_cache(maxsize=4096)
def _alike(tagged: tuple[tuple[Index, str], ...], key: str) -> list[tuple[str, str, str]]:
    """The concepts whose labels are like a folded text, the most alike first, each with the label and its language."""
    from difflib import get_close_matches  # noqa: PLC0415  # only where a label is looked for that is none

    starts = "|".join(sorted({re.escape(word[:3]) for word in key.split()}))
    near: dict[str, tuple[str, str]] = {}
    for index, tag in tagged if starts else ():
        near = {label: (name, tag) for label, name in index.like(tag, starts, _COMPARED)} | near
    found: dict[str, tuple[str, str, str]] = {}
    for label in get_close_matches(key, near, n=4 * _MOST, cutoff=_LIKE):
        found.setdefault(near[label][0], (near[label][0], label, near[label][1]))
    return [*found.values()]


def _one(index: Index, tag: str, key: str, label: str) -> str:
    """The only concept of an index with a label, preferred ones first; or one that has its form, unless `label` is ""."""
    ranked: dict[str, set[str]] = {}
    for rank, name in index.lines("l", tag, key):
        ranked.setdefault(rank, set()).add(name)
    if str(UNSURE) in ranked:
        return ""
    forms_of_label = tag_forms(label, tag) if label else ()
    for forms in ([*ranked.values()], [{name for (name,) in index.lines("r", tag, form)} for form in forms_of_label]):
        for names in forms:
            if names:
                return names.pop() if len(names) == 1 else ""
    word = fold(plain_tag(label))
    names = index.glued(tag, word) if len(word) > _GLUED and word.isalnum() else set()
    return names.pop() if len(names) == 1 else ""


@lru_cache(maxsize=1)
def own_vocabulary() -> Vocabulary:
    """The vocabulary that event-ld ships."""
    return Vocabulary(Index(read_data("vocab", "concepts.index").encode()))


_USED: ContextVar[Vocabulary | None] = ContextVar("the vocabulary of the site that is built", default=None)


def use(vocabulary: Vocabulary | None) -> None:
    """Makes a vocabulary that of the site that is built here; None for ours."""
    _USED.set(vocabulary)


def site_vocabulary() -> Vocabulary:
    """The vocabulary of the site that is built here, which its pages and its data take the labels of concepts from."""
    return _USED.get() or own_vocabulary()


@lru_cache(maxsize=1)
def eurovoc() -> Index:
    """EuroVoc in four languages, which event-ld ships."""
    place = data_dir("vocab") / "eurovoc.index"
    return opened(place) if isinstance(place, Path) else Index(place.read_bytes())


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
    """The labels of a flat scheme of ours, `roles.tsv` or `event-types.tsv`: name to language to preferred label."""
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
    """What people call an event, as written, in any language; a break is a part of one."""
    rows = (row for row in read_table("vocab", "event-types.tsv") if row[0] != BREAK)
    return tuple(word for _, _, _, *columns in rows for word in _listed(columns))


def _listed(columns: Iterable[str]) -> Iterator[str]:
    yield from (word for column in columns for word in column.split(" ; ") if word)
