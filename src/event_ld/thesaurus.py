"""The concepts of a vocabulary in one file of sorted lines, which is looked into by bisection and never read as a whole.

Ours, a small scheme and a thesaurus of a hundred megabytes are the same to a lookup. Beside the head there are three kinds of
lines: `c` a concept (name, JSON), `l` a folded label (language, label, rank, name), `r` the form of one (language, form, name).
"""

from __future__ import annotations

import hashlib
import mmap
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from io import BytesIO
from itertools import islice
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from event_ld.errors import InputError
from event_ld.folding import fold
from event_ld.label_forms import label_forms

if TYPE_CHECKING:
    from pathlib import Path

MARK = b"! event-ld concepts 1\t"
"""What the file of an index begins with."""
UNSURE = 3
"""The rank of a preferred label that is shown and searched, and names nothing by itself: it often means another thing."""
HIDDEN = 2
"""The rank of a label that is shown to nobody."""
DEEPEST = 64
"""How many concepts stand above each other at the most."""
_FIRST = 4
"""How many letters of a word that may be a label without its blanks are those of the label's first word or words."""
_MOST = 4_000
"""How many labels with those letters are compared with the word, at the most."""
LONGEST_LABEL = 2_000
"""The most characters of a label; a longer text names nothing."""


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
        successor: What is used in its place, where it is no longer to be used.
    """

    name: str
    pref_label: dict[str, str]
    alt_label: dict[str, tuple[str, ...]] = {}
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    mappings: dict[str, tuple[str, ...]] = {}
    scheme: str = ""
    successor: str = ""

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


class Index:
    """The concepts of one vocabulary, in memory or in a file."""

    def __init__(self, data: bytes | mmap.mmap, path: str = "") -> None:
        """Takes the bytes of an index, which `write` wrote, and the file that they stand in; "" for none."""
        self.path = path
        self._data = data
        self._known: dict[str, Concept | None] = {}

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """Another process opens the same file, or is given the bytes."""
        return (opened, (self.path,)) if self.path else (Index, (bytes(self._data),))

    @cached_property
    def _head(self) -> list[str]:
        return self._data[: self._data.find(b"\n")].decode().split("\t")

    @property
    def text(self) -> str:
        """The whole of it."""
        return bytes(self._data).decode()

    @property
    def digest(self) -> str:
        """What tells one index from another."""
        return self._head[1]

    @property
    def tags(self) -> list[str]:
        """The languages of the labels."""
        return self._head[2].split(" ")

    def _first(self, start: bytes) -> int:
        """Where the lines stand that begin with some bytes, or where they would."""
        low, high = 0, len(self._data)
        while low < high:
            middle = (low + high) // 2
            begin = self._data.rfind(b"\n", low, middle) + 1 or low
            if self._data[begin : begin + len(start)] < start:
                low = self._data.find(b"\n", middle) + 1
            else:
                high = begin
        return low

    def lines(self, *fields: str) -> Iterator[list[str]]:
        """The lines that begin with some fields, each by what follows them."""
        yield from (line[len(fields) :] for line in self._from("".join(f"{one}\t" for one in fields)))

    def _from(self, text: str) -> Iterator[list[str]]:
        """The lines that begin with a text."""
        start = text.encode(errors="replace")
        at = self._first(start)
        while self._data[at : at + len(start)] == start:
            end = self._data.find(b"\n", at)
            yield self._data[at:end].decode().split("\t")
            at = end + 1

    def begins(self, *fields: str) -> bool:
        """Whether any line begins with some fields, of which the last need not be whole."""
        start = "\t".join(fields).encode(errors="replace")
        at = self._first(start)
        return bool(self._data[at : at + len(start)] == start)

    def like(self, tag: str, pattern: str, most: int) -> list[tuple[str, str]]:
        """Folded labels of a language, each with its concept's name, that have a pattern (without line feed and tab) in them."""
        start = f"l\t{tag}\t".encode()
        wanted = re.compile(re.escape(start) + b"(?:[^\t\n]* )?(?:" + pattern.encode(errors="replace") + b")[^\t\n]*\t[^\n]*")
        found = wanted.finditer(self._data, self._first(start), self._first(start[:-1] + b"\n"))
        return [(fields[2], fields[4]) for fields in (one[0].decode().split("\t") for one in islice(found, most))]

    def glued(self, tag: str, word: str) -> set[str]:
        """The names of the concepts with a label of a language that is a folded word without its blanks: `climatechange`."""
        lines = islice(self._from(f"l\t{tag}\t{word[:_FIRST]}"), _MOST)
        found = (line for line in lines if "".join(filter(str.isalnum, line[2])) == word)
        return {name for *_, rank, name in found if rank != str(UNSURE)}

    def concept(self, name: str) -> Concept | None:
        """The concept of a name; None where there is none."""
        if name not in self._known:
            found = next((text for (text,) in self.lines("c", name)), None)
            self._known[name] = None if found is None else msgspec.json.decode(found, type=Concept)
        return self._known[name]

    def names(self) -> Iterator[str]:
        """The names of all concepts, sorted."""
        yield from (name for name, _ in self.lines("c"))


def opened(path: Path | str) -> Index:
    """The index in a file, which is opened and not read; an InputError where it can't be, or is of another version of ours."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123  # a path that was pickled is a text
            data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError) as error:
        raise InputError(f"{path} can't be opened: {error}.") from error
    if data[: len(MARK)] != MARK or data[-1:] != b"\n":
        raise InputError(f"{path} is no whole index of this version; make it again with event-ld vocabulary build.")
    return Index(data, str(path))


def write(stream: BinaryIO, lines: Iterable[str], tags: Iterable[str]) -> None:
    """Writes an index to a stream that can seek: all lines of concepts (`lines_of`), sorted by bytes, and the languages."""
    digest = hashlib.sha256()
    stream.write(MARK + b"%64s\t%s\n" % (b"", " ".join(sorted(tags)).encode()))
    for line in lines:
        data = line.encode() + b"\n"
        digest.update(data)
        stream.write(data)
    stream.seek(len(MARK))
    stream.write(digest.hexdigest().encode())


def lines_of(
    concept: Concept, hidden: Iterable[tuple[str, str]] = (), *, target: str | None = None, unsure: Collection[str] = ()
) -> Iterator[str]:
    """The lines of a concept.

    `hidden` are further labels, which are shown to nobody; `target` is the concept that its labels lead to, where that is
    another one, or "" for none; in the languages `unsure` its preferred label does not name it by itself.
    """
    yield f"c\t{concept.name}\t{msgspec.json.encode(concept).decode()}"
    yield from (f"m\t{iri}\t{concept.name}" for iri in concept.exact_match if not concept.successor)
    others = ((1, tag, text) for tag, texts in concept.alt_label.items() for text in texts)
    preferred = ((UNSURE if tag in unsure else 0, tag, text) for tag, text in concept.pref_label.items())
    ranked = [*preferred, *others, *((HIDDEN, *one) for one in hidden)]
    name = concept.name if target is None else target
    for rank, tag, text in ranked if name else ():
        primary = tag.partition("-")[0]
        yield f"l\t{primary}\t{fold(text)}\t{rank}\t{name}"
        is_acronym = rank == HIDDEN and text.isupper() and text.isalpha()  # `plus` is no PLU
        forms = () if rank == UNSURE or is_acronym else label_forms(text, primary)
        yield from (f"r\t{primary}\t{form}\t{name}" for form in forms)


def in_memory(concepts: Iterable[Concept], unsure: Mapping[str, Collection[str]] = {}) -> Index:
    """An index of a few concepts, some of which have languages in which their preferred labels do not name them (`unsure`)."""
    several = list(concepts)
    lines = sorted({line for one in several for line in lines_of(one, unsure=unsure.get(one.name, ()))}, key=str.encode)
    stream = BytesIO()
    write(stream, lines, {tag.partition("-")[0] for one in several for tag in (*one.pref_label, *one.alt_label)})
    return Index(stream.getvalue())
