"""The expanded form of any JSON-LD 1.1 document, made by PyLD, with the place of what each part of it was made of.

PyLD is given the document with marks on its values, and contexts that are known; it never fetches. What it makes of an object or
a value of the document is noted while it does so.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from event_ld.extras import needed
from event_ld.mapping import RDF, XSD
from event_ld.readers.json_values import each, is_text, join, native, native_of, scalars
from event_ld.readers.known_contexts import KnownContexts, is_schema_org, unknown_context
from event_ld.readers.marked import Mapping, Marked, Scalar, Sequence, by_key, mapping
from event_ld.source import Span
from event_ld.terms import BASE_OF_NONE, as_written, is_iri, is_reference

if TYPE_CHECKING:
    from event_ld.problems import Findings
    from event_ld.readers.plain_documents import Survey


class Expanded(Struct):
    """An expanded document.

    Attributes:
        document: A list of nodes, with the spans of what they were made of.
        paths: The paths of the expanded form to those of the document.
    """

    document: Sequence
    paths: dict[str, str]

    def path_of(self, path: str) -> str:
        """The path of the document for a path of the expanded form, or the nearest one around it."""
        while path not in self.paths and path:
            path = path[: max(path.rfind("["), path.rfind("."), 0)]
        return self.paths.get(path, "$")


class _Mark(Struct):
    """Where a value stands."""

    value: Marked
    path: str


_MARKED = {kind: type(f"_{kind.__name__}", (kind,), {}) for kind in (str, int, float, dict)}
"""The kinds of values of JSON, each as one whose `mark` tells where it stands."""


class _MissingError(Exception):
    """A context is not known."""


_NOWHERE = _Mark(Scalar("", Span(0, 1)), "$")


def expanded(value: Marked, path: str, findings: Findings, known: KnownContexts, survey: Survey) -> Expanded | None:
    """The expanded form of a document, whose paths begin with one; None for one that is not valid, which `findings` then says.

    An ExtraError where PyLD is not installed.
    """
    jsonld = needed("pyld.jsonld", "jsonld", f"{findings.source.name} has a JSON-LD context with more than plain terms, which")
    resolver = import_module("pyld.context_resolver")
    notes = _Notes()

    class Noting(jsonld.JsonLdProcessor):  # type: ignore[misc, name-defined]  # PyLD has no types
        """Notes what each part is made of."""

        def _expand(self, *given: Any, **named: Any) -> Any:  # noqa: ANN401  # as PyLD calls it
            with notes.within(given[1], given[2]):
                made = super()._expand(*given, **named)
                notes.note(made)
            return made

    def load(address: str, _: object) -> dict[str, Any]:
        is_whole = survey.has_own_vocabulary and is_schema_org(address)
        found = known.whole_schema_org if is_whole else known.get(as_written(address))
        if found is None:
            raise _MissingError(as_written(address))
        return {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address, "document": {"@context": found}}

    options = {"base": BASE_OF_NONE, "documentLoader": load, "contextResolver": resolver.ContextResolver({}, load)}
    if not survey.has_context:
        options["expandContext"] = "https://schema.org"
    form = _Form(notes, findings)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of terms that JSON-LD passes over
            made = Noting().expand(_with_marks(value, path, findings), options)
        return Expanded(form.all_of(made, _Mark(value, path), path), form.paths)
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # what is not valid, and what PyLD stumbles over
        code, message = _why(error, jsonld.JsonLdError)
        findings.add(code, message, _place(error, value))
        return None


class _Notes:
    """What the parts of an expanded form were made of."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[object, _Mark]] = {}  # the parts themselves too, so that no number is given twice
        self._open: list[_Mark] = []

    @contextmanager
    def within(self, name: str | None, element: object) -> Iterator[None]:
        """While an element is expanded that stands under a name."""
        self._open.append(_mark_of(element) or self._under(name))
        yield
        self._open.pop()

    def note(self, made: object) -> None:
        """Notes what was made of the element that is being expanded."""
        if isinstance(made, dict):
            self._made.setdefault(id(made), (made, self._open[-1]))

    def of(self, made: object) -> _Mark | None:
        """What a part was made of."""
        found = self._made.get(id(made))
        return None if found is None else found[1]

    def _under(self, name: str | None) -> _Mark:
        """What stands under a name of the element around, or of an object that is nested in it: a list, a truth value."""
        around = self._open[-1] if self._open else _NOWHERE
        nested = around.value.entries if isinstance(around.value, Mapping) else ()
        for path, whole in ((around.path, around.value), *((join(around.path, key.text), one) for key, one in nested)):
            value = by_key(whole).get(name or "")
            if value is not None:
                return _Mark(value, join(path, name or ""))
        return around


class _Form:
    """Turns what PyLD gave into marked values."""

    def __init__(self, notes: _Notes, findings: Findings) -> None:
        self.paths: dict[str, str] = {}
        self._notes = notes
        self._findings = findings

    def all_of(self, values: list[Any], around: _Mark, at: str) -> Sequence:
        """Values of a list or of a property."""
        kept = [one for one in values if one.get("@id", "") is not None]  # what looks like a keyword names nothing
        return Sequence(tuple(self._one(one, around, f"{at}[{number}]") for number, one in enumerate(kept)), around.value.span)

    def _one(self, made: dict[str, Any], around: _Mark, at: str) -> Marked:
        mark = self._notes.of(made) or _mark_of(made.get("@value")) or around
        self.paths[at] = mark.path
        if "@value" in made:
            return self._value(made, mark)
        if "@list" in made:
            return mapping({"@list": self.all_of(made["@list"], mark, at)}, mark.value.span)
        return self._node(made, mark, at)

    def _node(self, made: dict[str, Any], mark: _Mark, at: str) -> Mapping:
        entries: dict[str, Marked] = {}
        for name, values in made.items():
            inner = join(at, name)
            if name == "@id":
                entries |= {name: self._spelt(values, mark, _IDS)} if values else {}
            elif name == "@type":
                entries[name] = Sequence(tuple(self._spelt(one, mark, _TYPES) for one in values if one), mark.value.span)
                self.paths[inner] = join(mark.path, "@type")
            elif name == "@reverse":
                below = {key: self.all_of(nodes, mark, join(inner, key)) for key, nodes in values.items()}
                entries[name] = mapping(below, mark.value.span)
            elif not name.startswith("@") or name in _NODES:
                entries[self._property(name, mark)] = self.all_of(values, mark, inner)
        return mapping(entries, mark.value.span)

    def _spelt(self, iri: str, mark: _Mark, names: tuple[str, str]) -> Scalar:
        """An IRI with the place where an object spells it, as far as that can be told."""
        found = mark.value if isinstance(mark.value, Scalar) else None
        if isinstance(mark.value, Mapping):
            written = [(key.text, one) for key, value in mark.value.entries for _, one in scalars(value, "")]
            alike = [(name, one) for name, one in written if one.text and iri.endswith(one.text.rpartition(":")[2].lstrip("./"))]
            alike.sort(key=lambda pair: pair[0] not in names)
            found = alike[0][1] if alike else None
        span = mark.value.span if found is None else found.span
        if not is_iri(iri) and is_reference(iri):
            self._findings.add("iri-format", f"`{iri}` is relative, and its context says that nothing is (@base is null).", span)
        return Scalar(str(as_written(iri)), span)

    def _property(self, name: str, mark: _Mark) -> str:
        shown = str(as_written(name))
        if shown != name:
            message = f"`{shown}` is a relative address, and so no property; what it says is left out."
            self._findings.add("iri-format", message, mark.value.span)
        return shown

    def _value(self, made: dict[str, Any], mark: _Mark) -> Mapping:
        raw, kind = made["@value"], made.get("@type", "")
        own = _mark_of(raw) or mark
        if kind == "@json":
            made_by_pyld = import_module("c14n.Canonicalize")  # of JSON in its canonical form (RFC 8785)
            text, kind = str(made_by_pyld.canonicalize(raw).decode("utf-8")), f"{RDF}JSON"
        elif isinstance(raw, str):
            text = str(raw)
        else:
            written = own.value.text if isinstance(own.value, Scalar) else str(raw).lower()
            text, kind, _ = native_of(written, as_written(kind)) if kind else native(written)
        stated = {"@language": made["@language"]} if "@language" in made else {"@type": as_written(kind or f"{XSD}string")}
        entries = {"@value": text} | stated
        return mapping({name: Scalar(str(one), own.value.span) for name, one in entries.items()}, own.value.span)


_NODES = ("@graph", "@included")
_IDS, _TYPES = ("@id", "id"), ("@type", "type")


def _mark_of(value: object) -> _Mark | None:
    return getattr(value, "mark", None)


def _with_marks(value: Marked, path: str, findings: Findings) -> Any:  # noqa: ANN401  # JSON
    """A document as JSON whose values know where they stand; what stands in contexts does not."""
    made: Any
    if isinstance(value, Mapping):
        made = _MARKED[dict]()
        for key, one in value.entries:
            made[key.text] = plain(one, findings) if key.text == "@context" else _with_marks(one, join(path, key.text), findings)
    elif isinstance(value, Sequence):
        return [_with_marks(one, at, findings) for at, one in each(value, path)]
    else:
        bare = plain(value, findings)
        if bare is None or isinstance(bare, bool):
            return bare
        made = _MARKED[type(bare)](bare)
    made.mark = _Mark(value, path)
    return made


def plain(value: Marked, findings: Findings) -> Any:  # noqa: ANN401  # JSON
    """A marked value as JSON."""
    if isinstance(value, Mapping):
        return {key.text: plain(one, findings) for key, one in value.entries}
    if isinstance(value, Sequence):
        return [plain(one, findings) for one in value.items]
    return value.text if is_text(value, findings.source) else json.loads(value.text)


def _why(error: Exception, invalid: type[Exception]) -> tuple[str, str]:
    """The code and the message of what PyLD raised."""
    last: BaseException = error
    while last.__cause__ is not None and not isinstance(last, _MissingError):
        last = last.__cause__
    if isinstance(last, _MissingError):
        return "context-elsewhere", unknown_context(str(last))
    if isinstance(last, RecursionError):
        return "too-deep", "Values or contexts are nested too deeply in each other."
    if not isinstance(last, invalid):
        return "markup-unread", f"The JSON-LD was not read, since a library stumbled over it: {type(last).__name__}."
    said = str(last.args[0]).removeprefix("Invalid JSON-LD syntax; ")
    return "jsonld-invalid", f"This is not valid JSON-LD, which processors refuse as a whole: {said.rstrip('.')}."


def _place(error: Exception, document: Marked) -> Span:
    """The place of the object that PyLD stumbled over, or of the whole document."""
    found: BaseException | None = error
    span = document.span
    while found is not None:
        details = getattr(found, "details", None) or {}
        marks = [mark for one in details.values() if (mark := _mark_of(one)) is not None]
        span = marks[0].value.span if marks else span
        found = found.__cause__
    return span
