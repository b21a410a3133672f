"""Files and texts as readings: which room reads which format."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from os import PathLike
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Protocol, TypeAlias

from event_ld import zones
from event_ld.errors import InputError, UsageError
from event_ld.graph.rdf_files import RDF_ENDINGS, RDF_FORMATS, read_rdf
from event_ld.limits import LARGEST_FILE, LARGEST_SCHEME
from event_ld.mapping import TABLE
from event_ld.model import Event
from event_ld.net import Net, place_in
from event_ld.problems import Findings, Severity
from event_ld.readers.description import record_from
from event_ld.readers.formats import PAGE_ENDINGS, descriptions, files_of, is_page, left_in, read_data
from event_ld.readers.python_values import marked_of, plain_of
from event_ld.readers.reading import Options, Reading, decode, read_bytes
from event_ld.road import as_stated
from event_ld.source import Source, join_path, shown
from event_ld.vocabulary import Match, Vocabulary, own_vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from event_ld.problems import Problem

_NAMED = 5
_JSON_LD = frozenset({"@context", "@graph", "@type"})


class Describes(Protocol):
    """An object of a program that stands for an event."""

    @property
    def event_ld(self) -> Any:  # noqa: ANN401  # a mapping of its fields, or a method that gives an event or a mapping
        """Its fields, as `values_of` takes them; or what gives the event."""


One: TypeAlias = "str | PathLike[str] | bytes | IO[str] | IO[bytes] | Mapping[str, Any] | Event | Reading | Describes"
"""What one event, or a file of them, may be given as."""
Sources: TypeAlias = "One | Iterable[One]"
"""One or several."""


def read(
    path: str | Path, *, form: str | None = None, time_zone: str | None = None, vocabulary: Vocabulary | None = None
) -> list[Reading]:
    """The events of a file, each with its problems and the evidence of every fact.

    Args:
        path: A programme (`.txt`, `.md`, `.docx`, `.pdf`), a description (`.yaml`, `.json`), descriptions line by line
            (`.jsonl`), or linked data: JSON-LD (`.jsonld`, `.json`), a page (`.html`), RDF (`.ttl`, `.nt`, `.rdf`).
        form: `programme`, `markdown`, `page-text` (an HTML page read as a programme), `docx`, `pdf`, `yaml`, `json`, `jsonl`,
            `jsonld`, `html`, `turtle`, `ntriples` or `rdfxml`, where the ending does not tell it.
        time_zone: The IANA zone of events that neither state one nor imply one by their place.
        vocabulary: Where keywords are looked up; ours when it is not given.

    Raises:
        InputError: The file can't be read, or is no text.
        UsageError: There is no such format or zone.
    """
    return read_text(read_bytes(Path(path)), name=str(path), form=form, time_zone=time_zone, vocabulary=vocabulary)


def loads(
    text: str | bytes | Mapping[str, Any],
    *,
    name: str = "<text>",
    form: str | None = None,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
) -> list[Reading]:
    """The events of a text, or of a mapping with the keys of a description; the arguments are those of `read`.

    Raises:
        InputError: The text is empty, or the bytes are no text.
        UsageError: There is no such format or zone.
    """
    if isinstance(text, str | bytes):
        return read_text(text, name=name, form=form, time_zone=time_zone, vocabulary=vocabulary)
    return list(readings(text, time_zone=time_zone, vocabulary=vocabulary))


def readings(
    sources: Sources, *, form: str | None = None, time_zone: str | None = None, vocabulary: Vocabulary | None = None
) -> Iterator[Reading]:
    """The events of whatever a function takes, one after another.

    Args:
        sources: A path, bytes, an open file, a mapping, an `Event`, a reading, an object that has `event_ld`, or several.
        form: The format, where the ending of a file does not tell it.
        time_zone: The IANA zone of events that neither state one nor imply one by their place.
        vocabulary: Where keywords are looked up; ours when it is not given.

    Raises:
        InputError: One can't be read, or is no text.
        UsageError: There is no such format or zone; one is nothing that an event can be read from.
    """
    match sources:
        case Reading():
            yield sources
        case str() | PathLike():
            yield from read(_named(sources), form=form, time_zone=time_zone, vocabulary=vocabulary)
        case bytes() | bytearray() | memoryview():
            yield from read_text(bytes(sources), name="<bytes>", form=form, time_zone=time_zone, vocabulary=vocabulary)
        case _ if hasattr(sources, "read"):
            name = getattr(sources, "name", None)
            text = _all_of(sources)
            known = name if isinstance(name, str) else "<file>"
            yield from read_text(text, name=known, form=form, time_zone=time_zone, vocabulary=vocabulary)
        case _ if is_one(sources):
            yield from _of_values(sources, options_of(time_zone, vocabulary))
        case _ if isinstance(sources, Iterable):
            for one in sources:
                yield from readings(one, form=form, time_zone=time_zone, vocabulary=vocabulary)
        case _:
            raise UsageError(
                f"An event can't be read from a {type(sources).__name__}; give a path, bytes, a mapping or an Event."
            )


def is_one(source: object) -> bool:
    """Whether values are those of one event: a mapping, an `Event`, or an object that says its fields in `event_ld`."""
    return isinstance(source, Mapping | Event) or hasattr(source, "event_ld")


def given(source: object) -> Any:  # noqa: ANN401  # a mapping or an Event
    """What an object says of itself in `event_ld`: a mapping of its fields (`values_of`), or a method that gives an event."""
    said = None if isinstance(source, Mapping | Event) else getattr(source, "event_ld", None)
    if said is None:
        return source
    return said() if callable(said) else values_of(source, said)


def _of_values(source: object, options: Options) -> list[Reading]:
    one = given(source)
    if isinstance(one, Mapping) and not _JSON_LD.isdisjoint(one):
        return read_text(json.dumps(one, default=plain_of, indent=2), name=f"<{type(source).__name__}>", form="jsonld")
    return [reading_of(one, options)]


def reading_of(source: object, options: Options) -> Reading:
    """The event that values describe, JSON-LD's among them, of which the terms are those of descriptions.

    Args:
        source: A mapping, an `Event`, or an object that has `event_ld`.
        options: What to know beside the values.

    Raises:
        UsageError: A value is none that a text stands for.
    """
    value, text = marked_of(plain_of(given(source)), f"<{type(source).__name__}>")
    return descriptions([value], Findings(text), options, is_alone=False)[0]


def _named(path: str | PathLike[str]) -> str | Path:
    name = os.fspath(path)
    if "\n" in name:
        raise UsageError("This is a text and no path; `event_ld.loads` reads texts.")
    return path if isinstance(path, str | Path) else name


def _all_of(stream: Any) -> str | bytes:  # noqa: ANN401  # an open file, of text or bytes
    text: str | bytes = stream.read(LARGEST_FILE + 1)
    if len(text) > LARGEST_FILE:
        raise InputError(f"The file has more than {LARGEST_FILE / 1e6:.0f} MB, which is the most that is read.")
    return text


def record_of(record: type[Any], fields: dict[str, Any]) -> Any:  # noqa: ANN401  # a record of that type
    """A record of the model out of what a program gives for its fields, read as a description is.

    Args:
        record: A class of `event_ld.model`.
        fields: The values, by the names of the fields.

    Raises:
        UsageError: A value can't be read.
    """
    plain = plain_of(fields)
    value, text = marked_of(plain, f"<{record.__name__}>")
    findings = Findings(text)
    made = record_from(record.__name__, value, findings, own_vocabulary())
    wrong = [one for one in findings.problems if one.severity is Severity.VIOLATION]
    if wrong:
        raise UsageError(*(f"{record.__name__}: {_in_python(one)}" for one in wrong))
    return as_stated(record) if made is None else made


def _in_python(one: Problem) -> str:
    """What is wrong with a field, with the name that it has in Python."""
    named = one.message
    for row in TABLE:
        named = named.replace(f"`{row.field}`", f"`{row.attribute}`")
    return f"{named} {one.advice}"


def values_of(source: object, fields: Mapping[str, Any], path: str = "") -> dict[str, Any]:
    """The values that an object has for the fields of a record.

    Args:
        source: The object; a mapping is one too.
        fields: For each field a dotted path, a function of the object, a mapping of the same kind, or a pair of the path to
            several objects and such a mapping.
        path: Where the record stands.

    Raises:
        UsageError: A path leads nowhere.
    """
    found: dict[str, Any] = {}
    for name, way in fields.items():
        where = join_path(path, name)
        match way:
            case str():
                found[name] = _followed(source, way, where)
            case Mapping():
                found[name] = values_of(source, way, where)
            case (str(), Mapping()):
                several = _followed(source, way[0], where)
                found[name] = [values_of(one, way[1], where) for one in several or ()]
            case _:
                found[name] = way(source)
    return found


def _followed(source: object, way: str, where: str) -> Any:  # noqa: ANN401  # whatever stands there
    """What a dotted path leads to: attributes or keys, methods called, None where something on the way is None."""
    here: Any = source
    for step in way.split("."):
        if here is None:
            return None
        try:
            here = here[step] if isinstance(here, Mapping) else getattr(here, step)
        except (AttributeError, KeyError):
            raise UsageError(f"`{where}`: {type(here).__name__} has no `{step}`, which the path {way} asks for.") from None
        here = here.all() if hasattr(here, "all") else here() if callable(here) else here
    return here


def form_in_words(path: str, data: bytes = b"") -> str | None:
    """The format in which a file is read as a programme: `page-text` for an HTML page, None for what else it is.

    Args:
        path: The name of the file.
        data: Its bytes, where the name says nothing.
    """
    return "page-text" if Path(path).suffix.lower() in PAGE_ENDINGS or is_page(data) else None


def expand(paths: Iterable[str | Path], *, with_settings: bool = False) -> list[str]:
    """Paths with each folder replaced by the files in it that a reader knows, sorted.

    Args:
        paths: Files and folders.
        with_settings: Whether the settings of a site in a folder are among its files.

    Raises:
        InputError: A folder holds none.
    """
    found: list[str] = []
    for path in paths:
        if str(path) == "-" or not Path(path).is_dir():
            found.append(str(path))
            continue
        files = files_of(Path(path), RDF_ENDINGS, with_settings=with_settings)
        if not files:
            raise InputError(f"{path} holds no description, no programme and no linked data.")
        found += map(str, files)
    return found


def left_out(paths: Iterable[str | Path]) -> str:
    """A sentence that names the files of folders which hold words or records and are not read with them; "" where there is none.

    Args:
        paths: Files and folders.

    Raises:
        InputError: A folder can't be looked into.
    """
    folders = [Path(path) for path in paths if str(path) != "-" and Path(path).is_dir()]
    found = [shown(str(one)) for folder in folders for one in left_in(folder, RDF_ENDINGS)]
    if not found:
        return ""
    names = ", ".join(found[:_NAMED]) + (f" and {len(found) - _NAMED} more" if len(found) > _NAMED else "")
    return f"Word, PDF and packed files in a folder are left out; name them one by one to have them read: {names}."


def read_one_of_many(name: str, read_it: Callable[[], list[Reading]], line: int = 1) -> list[Reading]:
    """What reading a file or a line gives; one reading that says why, where it can't be read, so that others are read on.

    Args:
        name: What people call the file.
        read_it: Reads it.
        line: The number of the line.
    """
    problems: list[Problem] = []
    with Net(problems, place_in(name, line)):
        return read_it()
    return [Reading(source=Source(name=name, text="", first_line=line), event=None, problems=problems)]


def read_text(
    text: str | bytes,
    *,
    name: str = "<text>",
    form: str | None = None,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
) -> list[Reading]:
    """The events of a text; the arguments are those of `read`.

    Raises:
        InputError: The text is empty, or the bytes are no text.
        UsageError: There is no such format or zone.
    """
    options = options_of(time_zone, vocabulary)
    data = text.encode("utf-8", errors="replace") if isinstance(text, str) else text
    problems: list[Problem] = []
    with Net(problems, place_in(name), is_for_faults=True):
        return _read(data, name, form, options)
    return [Reading(source=Source(name=name, text=""), event=None, problems=problems)]


def options_of(time_zone: str | None, vocabulary: Vocabulary | None) -> Options:
    """What readers are told beside the text.

    Raises:
        UsageError: There is no such zone.
    """
    if time_zone is not None and time_zone not in zones.zone_names():
        raise UsageError(f"The IANA database has no time zone {time_zone}.")
    return Options(time_zone=time_zone, vocabulary=vocabulary or own_vocabulary())


def _read(data: bytes, name: str, form: str | None, options: Options) -> list[Reading]:
    ending = Path(name).suffix.lower()
    if form in RDF_FORMATS or (form is None and ending in RDF_ENDINGS):
        findings = decode(data, name)
        statements, evidence = read_rdf(findings, form or RDF_ENDINGS[ending])
        return [
            Reading(
                source=findings.source,
                event=None,
                problems=findings.problems,
                evidence=evidence,
                statements=tuple(statements),
                form="rdf",
            )
        ]
    return read_data(data, name, form, options)


def read_vocabulary(path: str | Path, *, replace: bool = False) -> Vocabulary:
    """A SKOS scheme as the vocabulary that keywords are looked up in.

    Args:
        path: A file in Turtle, RDF/XML, N-Triples or JSON-LD.
        replace: Whether it stands alone; otherwise ours stands behind it, for what it does not know.

    Raises:
        InputError: The file can't be read, is malformed, or holds no concept with a label.
    """
    from event_ld.graph.skos import read_scheme  # noqa: PLC0415  # what this function alone needs

    own = read_scheme(read_bytes(Path(path), LARGEST_SCHEME), str(path))
    return own if replace else own.joined(own_vocabulary())


def concepts(query: str, *, language: str | None = None, vocabulary: Vocabulary | None = None) -> list[Match]:
    """The concepts that a query may mean: by any label, its beginning, the beginning of a word of it, or a typo.

    Args:
        query: What to look for; case, accents and hyphens do not matter.
        language: The language to look in first (BCP 47).
        vocabulary: Where to look; ours when it is not given.
    """
    return (vocabulary or own_vocabulary()).search(query, language)
