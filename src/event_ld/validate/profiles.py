"""The profiles: named sets of shapes, each a file of `shapes/`, and what each shape says about itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec import Struct

from event_ld.errors import UsageError
from event_ld.readers.reading import read_bytes
from event_ld.resources import read_data, read_table
from event_ld.triple import Literal, Triple
from event_ld.validate.compiled import Program, has_focus
from event_ld.validate.index import Index
from event_ld.validate.languages import said
from event_ld.validate.paths import SH
from event_ld.validate.pattern_guard import watch
from event_ld.validate.shape import severity_of

if TYPE_CHECKING:
    from event_ld.problems import Severity

PROFILES = ("core", "web", "google", "portal", "schema-org", "cpev", "dcat-ap")
"""The profiles that event-ld ships."""

USUAL_PROFILES: Final = ("core", "web", "portal", "schema-org")
"""What descriptions, programmes and RDF files are held to when nobody says otherwise."""

PAGE_PROFILES: Final = ("core", "web", "google", "schema-org")
"""What pages and JSON-LD documents are held to when nobody says otherwise: `portal` asks what only RDF files owe."""

TAKEN_IN = {"google": ("core", "web")}
"""The profiles that a profile takes in."""

SCHEMA_PROFILE = "schema-org"
"""The profile whose shapes are made for the properties that a graph has, out of the table of schema.org's terms."""

SCHEME_PROFILE = "vocabulary"
"""The profile that SKOS schemes are held to."""

QUESTION = "urn:event-ld:shapes:question"
"""The property of a shape that holds what to ask the organiser."""

FOR_PAGES = "urn:event-ld:shapes:for-pages"
"""The property of a shape that holds what to do in a page, in schema.org's words, where it is not what a description takes."""

ABOUT = "urn:event-ld:shapes:about"
"""The property of a node shape that holds the property of the node to look at."""

_RDFS_COMMENT = "http://www.w3.org/2000/01/rdf-schema#comment"
_DCTERMS = "http://purl.org/dc/terms/"
COMPONENTS = {row[0]: row[1] for row in read_table("vocab", "components.tsv")}
"""What is said of shapes without a sentence of their own, by the constraint component."""


class Shape(Struct, frozen=True, kw_only=True):
    """What a shape says about itself.

    Attributes:
        code: Its local name, or the `dcterms:identifier` that it shares with others: the code of its problem.
        advice: What to do in a description (`rdfs:comment`).
        page_advice: What to do in a page or another document of linked data.
        source: Whose requirement it is (`dcterms:source`).
        about: The IRI of the property to look at, where a node shape names one.
        is_own: Whether it is one of ours, so that its sentence is told with the value and the name of what it is about.
    """

    code: str
    severity: Severity
    messages: dict[str, str]
    advice: str = ""
    page_advice: str = ""
    source: str = ""
    questions: dict[str, str]
    about: str = ""
    is_own: bool = False

    def message(self, component: str = "", language: str = "en") -> str:
        """The sentence in a language, or else in English or any, or else what the constraint component means."""
        found = (
            self.messages.get(language) or said(self.messages.get("en", ""), language) or next(iter(self.messages.values()), "")
        )
        general = said(COMPONENTS.get(component, ""), language)
        return found or general or f"The shape's constraint sh:{component}ConstraintComponent is not met."


class Shapes:
    """A shapes graph, with what its shapes say, its compiled form, and notes on what is passed over by right."""

    def __init__(self, triples: Iterable[Triple], notes: Iterable[str] = ()) -> None:
        """Sets the shapes of a graph up; `notes` say what in their file is passed over."""
        self.notes = tuple(notes)
        self.triples = list(triples)
        self.index = Index(self.triples)
        self._described: dict[str, Shape] = {}

    @cached_property
    def program(self) -> Program:
        """The compiled shapes; an Uncompilable beyond SHACL Core, a UsageError where they are malformed, or none has a target."""
        return Program(self.index)

    def has_focus(self, graph: Index) -> bool:
        """Whether any of the shapes is about anything in a graph."""
        return has_focus(self.index, graph)

    def describe(self, node: str) -> Shape:
        """What a shape says about itself."""
        if node not in self._described:
            severity = self._text(node, f"{SH}severity")
            self._described[node] = Shape(
                code=self._text(node, f"{_DCTERMS}identifier") or self._code(node),
                severity=severity_of(severity),
                messages=self._texts(node, f"{SH}message"),
                advice=self._text(node, _RDFS_COMMENT),
                page_advice=self._text(node, FOR_PAGES) or self._text(node, _RDFS_COMMENT),
                source=self._text(node, f"{_DCTERMS}source"),
                questions=self._texts(node, QUESTION),
                about=self._text(node, ABOUT),
                is_own=node.startswith("urn:event-ld:shapes:"),
            )
        return self._described[node]

    def reporting(self) -> list[Shape]:
        """The shapes that have a message, by code; of those that share a code, the first."""
        nodes = [node for node, properties in self.index.objects.items() if f"{SH}message" in properties]
        found: dict[str, Shape] = {}
        for node in sorted(nodes):
            shape = self.describe(node)
            found.setdefault(shape.code, shape)
        return [found[code] for code in sorted(found)]

    def _code(self, node: str) -> str:
        if not node.startswith("_:"):
            return _local(node)
        path = self._text(node, f"{SH}path")
        name = self._text(node, f"{SH}name") or ("" if path.startswith("_:") else _local(path))
        return "-".join("".join(letter if letter.isalnum() else " " for letter in name).split()) or "shape"

    def _text(self, node: str, predicate: str) -> str:
        found = self.index.value(node, predicate)
        return found.text if isinstance(found, Literal) else found or ""

    def _texts(self, node: str, predicate: str) -> dict[str, str]:
        values = [one for one in self.index.values(node, predicate) if isinstance(one, Literal)]
        return {one.language or "en": one.text for one in values}


def _local(iri: str) -> str:
    return iri[max(iri.rfind(mark) for mark in ":#/") + 1 :]


@lru_cache(maxsize=16)
def shapes_of(profile: str) -> Shapes:
    """The shapes of a profile of `PROFILES`, or of `SCHEME_PROFILE`, as its file has them; a UsageError for no such profile."""
    if profile not in {*PROFILES, SCHEME_PROFILE}:
        raise UsageError(f"There is no profile {profile}; take {', '.join(PROFILES)}.")
    if profile == SCHEMA_PROFILE:
        return read_shapes((read_data("shapes", f"{profile}.ttl").encode("utf-8"), f"{profile}.ttl"))
    return Shapes(_shipped_triples(profile))


def _shipped_triples(profile: str) -> list[Triple]:
    """The triples of a profile out of its JSON form, which is made of its Turtle and needs no rdflib to be read."""
    data = msgspec.json.decode(read_data("shapes", f"{profile}.json"))
    return [
        (subject, predicate, value if isinstance(value, str) else Literal(*value))
        for subject, predicate, value in data["triples"]
    ]


def read_shapes(*files: tuple[bytes, str]) -> Shapes:
    """A shapes graph in Turtle, of files with what people call them; https://schema.org/ is taken for http://schema.org/.

    An InputError where a file is not well-formed; a UsageError where something in one is misspelt, ill-formed or not supported.
    """
    from event_ld.validate.shapes_file import ShapesFile  # noqa: PLC0415  # rdflib is half a second of CPU
    from event_ld.validate.vetting import vet  # noqa: PLC0415  # as above

    read = [ShapesFile(data, name) for data, name in files]
    return Shapes((one for file in read for one in file.triples), vet(read))


def open_shapes(files: Iterable[str | Path | tuple[bytes, str]]) -> list[Shapes]:
    """The shapes of files of SHACL in Turtle (names, or bytes and name), which are one graph; none where there are no files.

    An InputError where one can't be read, or is not well-formed; a UsageError where something in one is misspelt, ill-formed or
    not supported.
    """
    read = [one if isinstance(one, tuple) else (read_bytes(Path(one)), str(one)) for one in files]
    if not read:
        return []
    shapes = read_shapes(*read)
    watch(shapes.triples)
    return [shapes]


@lru_cache(maxsize=1)
def titles() -> dict[str, str]:
    """What each code of the profiles means, in English; without those of `schema-org`, which name the property in theirs."""
    return {one.code: one.message() for name in PROFILES if name != SCHEMA_PROFILE for one in shapes_of(name).reporting()}
