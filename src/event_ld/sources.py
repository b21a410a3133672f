"""Whatever a program gives as an event, or as several, as readings: the one road into every function.

Files and texts go to `event_ld.inputs`; values of Python are read as a description is, with a text of their own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from os import PathLike
from pathlib import Path
from typing import IO, Any, Protocol, TypeAlias

from event_ld.errors import ExtraError, InputError, UsageError
from event_ld.inputs import options_of, read_text
from event_ld.limits import LARGEST_FILE
from event_ld.loading.events import described_in
from event_ld.mapping import TABLE
from event_ld.model import Event
from event_ld.problems import Findings, Problem, Severity
from event_ld.readers.description import record_from
from event_ld.readers.formats import PAGE_ENDINGS, descriptions, is_page
from event_ld.readers.python_values import fields_of, marked_of, plain_of
from event_ld.readers.reading import Options, Reading, read_bytes
from event_ld.road import as_stated
from event_ld.schema_org import schema_org
from event_ld.source import join_path
from event_ld.triple import text_of
from event_ld.vocabulary import Vocabulary, own_vocabulary

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
    file = bytes_of(sources)
    if file is not None:
        yield from read_text(file[0], name=file[1], form=form, time_zone=time_zone, vocabulary=vocabulary)
        return
    match sources:
        case Reading():
            yield sources
        case _ if is_one(sources):
            yield from _of_values(sources, options_of(time_zone, vocabulary))
        case _ if isinstance(sources, Iterable) and not isinstance(sources, bytes):
            for one in sources:
                if one is sources:
                    raise UsageError("An event can't be read from what holds itself.")
                yield from readings(one, form=form, time_zone=time_zone, vocabulary=vocabulary)
        case _:
            raise UsageError(
                f"An event can't be read from a {type(sources).__name__}; give a path, bytes, a mapping or an Event."
            )


def events(
    sources: Sources, *, form: str | None = None, time_zone: str | None = None, vocabulary: Vocabulary | None = None
) -> Iterator[Reading]:
    """The same as `readings`, with the events that linked data describes in its place."""
    options = options_of(time_zone, vocabulary)
    for one in readings(sources, form=form, time_zone=time_zone, vocabulary=vocabulary):
        yield from described_in(one, options)


def read_events(
    data: bytes,
    *,
    name: str = "<text>",
    form: str | None = None,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
    is_for_text: bool = False,
) -> list[Reading]:
    """The events of a file as descriptions; those of linked data too, and those of a page without markup (`is_for_text`: any).

    The other arguments are those of `readings`; `name` is what people call the file. An InputError where the file can't be
    read, or is no text; a UsageError where there is no such format or zone, or a package for this kind of input is not
    installed.
    """
    options = options_of(time_zone, vocabulary)
    if form is None and (Path(name).suffix.lower() in PAGE_ENDINGS or is_page(data)):
        found: list[Reading] = []
        page: list[Reading] = []
        with suppress(ExtraError):  # of a package for markup, without which the text is read
            page = [] if is_for_text else read_text(data, name=name, form="html")
            found = [event for one in page if one.statements for event in described_in(one, options) if event.event is not None]
        if found:
            return found
        read_all = read_text(data, name=name, form="page-text", time_zone=time_zone, vocabulary=vocabulary)
        read_all[0].problems[:0] = [problem for one in page for problem in _of_article(one)]
        return read_all
    read_all = read_text(data, name=name, form=form, time_zone=time_zone, vocabulary=vocabulary)
    return [event for one in read_all for event in described_in(one, options)]


def _of_article(page: Reading) -> list[Problem]:
    """What is to be said of the text of a page whose markup says that it is an article, and of no event."""
    findings = Findings(page.source)
    types = (text_of(one.value).rpartition("/")[2] for one in page.statements if one.predicate.endswith("#type"))
    kind = next((one for one in types if "Article" in schema_org().ancestors(one)), None)
    if kind is not None:
        message = f"The markup of the page says `{kind}`, and no event; what it tells may be over."
        question = "Is the page about an event that is to come, and on which day?"
        findings.add("fact-doubtful", message, path="startDate", question=question)
    return findings.problems


def bytes_of(source: object) -> tuple[bytes, str] | None:
    """The bytes of a path, of bytes or of an open file, and its name; None for anything else; an InputError if unreadable."""
    if isinstance(source, str | PathLike):
        path = _named(source)
        return read_bytes(Path(path)), str(path)
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), "<bytes>"
    if not hasattr(source, "read"):
        return None
    name = getattr(source, "name", None)
    return _all_of(source), name if isinstance(name, str) else "<file>"


def is_one(source: object) -> bool:
    """Whether values are those of one event: a mapping, an `Event`, a row, or an object that says its fields in `event_ld`."""
    if isinstance(source, str | bytes | Reading) or source is None:
        return False
    return isinstance(source, Mapping | Event) or hasattr(source, "event_ld") or fields_of(source) is not None


def given(source: object) -> Any:  # noqa: ANN401  # a mapping or an Event
    """What an object says of itself in `event_ld`: a mapping of its fields (`values_of`), or a method that gives an event."""
    said = None if isinstance(source, Mapping | Event) else getattr(source, "event_ld", None)
    if said is None:
        fields = fields_of(source)
        return source if fields is None or isinstance(source, Event) else fields
    if callable(said):
        return said()
    if not isinstance(said, Mapping):
        raise UsageError(f"`event_ld` of {type(source).__name__} is a mapping of fields or a method, no {type(said).__name__}.")
    return values_of(source, said)


def _of_values(source: object, options: Options) -> list[Reading]:
    one = given(source)
    if isinstance(one, Mapping) and not _JSON_LD.isdisjoint(one):
        return read_text(json.dumps(one, default=plain_of, indent=2), name=f"<{type(source).__name__}>", form="jsonld")
    value, text = marked_of(plain_of(one), f"<{type(source).__name__}>")
    return descriptions([value], Findings(text), options, is_alone=False)


def _named(path: str | PathLike[str]) -> str | Path:
    name = os.fspath(path)
    if "\n" in name:
        raise UsageError("This is a text and no path; `event_ld.loads` reads texts.")
    return path if isinstance(path, str | Path) else name


def _all_of(stream: Any) -> bytes:  # noqa: ANN401  # an open file, of text or bytes
    text: str | bytes = stream.read(LARGEST_FILE + 1)
    if len(text) > LARGEST_FILE:
        raise InputError(f"The file has more than {LARGEST_FILE / 1e6:.0f} MB, which is the most that is read.")
    return text.encode("utf-8", errors="replace") if isinstance(text, str) else text


def record_of(record: type[Any], fields: dict[str, Any]) -> Any:  # noqa: ANN401  # a record of that type
    """A record of the model out of what a program gives, read as a description is; a UsageError where a value can't be read."""
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
                listed = several if isinstance(several, Iterable) and fields_of(several) is None else [several]
                found[name] = [values_of(one, way[1], where) for one in listed if one is not None]
            case _ if callable(way):
                found[name] = way(source)
            case _:
                raise UsageError(
                    f"`{where}` takes a path, a function of the object, a mapping, or a pair; a constant is a function."
                )
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
