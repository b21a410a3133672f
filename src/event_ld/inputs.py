"""Files and texts as readings: which room reads which format."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from functools import partial
from io import BytesIO
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

from event_ld import zones
from event_ld.errors import InputError, UsageError, as_input_error, sentence_of
from event_ld.net import Net, place_in
from event_ld.readers.folders import files_of, left_in
from event_ld.readers.formats import RDF_ENDINGS, form_of, read_data
from event_ld.readers.known_contexts import KnownContexts
from event_ld.readers.reading import Options, Reading, decode, of_statements, read_bytes, refuse_endless
from event_ld.source import Source, shown
from event_ld.thesaurus import MARK, Index, opened
from event_ld.vocabulary import EUROVOC, Match, Vocabulary, eurovoc, own_vocabulary
from event_ld.whole_files import drop, put, staged

if TYPE_CHECKING:
    from event_ld.graph.skos import Built
    from event_ld.problems import Problem

_NAMED = 20


def read(
    path: str | Path,
    *,
    form: str | None = None,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
    contexts: KnownContexts | None = None,
) -> list[Reading]:
    """The events of a file, each with its problems and the evidence of every fact.

    Args:
        path: A programme (`.txt`, `.md`, `.docx`, `.pdf`), a description (`.yaml`, `.json`), descriptions line by line
            (`.jsonl`) or in a sheet (`.csv`, `.xlsx`, `.ods`), a calendar (`.ics`), or linked data: JSON-LD (`.jsonld`,
            `.json`), a page (`.html`), RDF (`.ttl`, `.nt`, `.rdf`).
        form: `programme`, `markdown`, `page-text` (an HTML page read as a programme), `docx`, `pdf`, `sheet`, `yaml`, `json`,
            `jsonl`, `jsonld`, `html`, `turtle`, `ntriples` or `rdfxml`, where the ending does not tell it.
        time_zone: The IANA zone of events that neither state one nor imply one by their place.
        vocabulary: Where keywords are looked up; ours when it is not given.
        contexts: The contexts of JSON-LD that can be had; the bundled ones when it is not given.

    Raises:
        InputError: The file can't be read, or is no text.
        UsageError: This is no path; there is no such format or zone; a package for this kind of input is not installed.
    """
    if not isinstance(path, str | PathLike):
        raise UsageError(f"A file is named by its path, not by a {type(path).__name__}.")
    data = read_bytes(Path(path))
    return read_text(data, name=str(path), form=form, time_zone=time_zone, vocabulary=vocabulary, contexts=contexts)


def files_in(paths: Iterable[str | Path], *, with_settings: bool = False) -> list[str]:
    """Paths with each folder replaced by the files in it that a reader knows (settings only if asked for), sorted; `-` stays.

    An InputError where there is no such file, or a folder holds none.
    """
    found: list[str] = []
    for path in paths:
        if str(path) == "-" or not Path(path).is_dir():
            if str(path) != "-" and not Path(path).exists():
                raise InputError(f"{path} does not exist.")
            found.append(str(path))
            continue
        files = files_of(Path(path), with_settings=with_settings)
        if not files:
            raise InputError(f"{path} holds no description, no programme and no linked data.")
        found += files
    return found


def left_out(paths: Iterable[str | Path]) -> str:
    """A sentence that names the files of folders that are not read with them; "" where there is none."""
    folders = [Path(path) for path in paths if str(path) != "-" and Path(path).is_dir()]
    found = [shown(one) for folder in folders for one in left_in(folder)]
    if not found:
        return ""
    names = ", ".join(found[:_NAMED]) + (f" and {len(found) - _NAMED} more" if len(found) > _NAMED else "")
    return f"Left out of a folder: {names}. Those that a reader knows are read where they are named one by one."


def read_one_of_many(name: str, read_it: Callable[[], list[Reading]], *, is_for_faults: bool = False) -> list[Reading]:
    """What reading a file gives, or one reading that says why it gives nothing (for faults of ours alone, if asked so)."""
    problems: list[Problem] = []
    with Net(problems, place_in(name), is_for_faults=is_for_faults):
        return read_it()
    return [Reading(source=Source(name=name, text=""), event=None, problems=problems)]


def read_text(
    text: str | bytes,
    *,
    name: str = "<text>",
    form: str | None = None,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
    contexts: KnownContexts | None = None,
) -> list[Reading]:
    """The events of a text; the arguments are those of `read`.

    An InputError where the text is empty, or the bytes are no text; a UsageError where there is no such format or zone.
    """
    options = options_of(time_zone, vocabulary, contexts)
    data = text.encode("utf-8", errors="replace") if isinstance(text, str) else text
    return read_one_of_many(name, partial(_read, data, name, form, options), is_for_faults=True)


def options_of(time_zone: str | None, vocabulary: Vocabulary | None, contexts: KnownContexts | None = None) -> Options:
    """What readers are told beside the text; a UsageError where there is no such zone."""
    if time_zone is not None and time_zone not in zones.zone_names():
        raise UsageError(f"The IANA database has no time zone {time_zone}.")
    return Options(time_zone=time_zone, vocabulary=vocabulary or own_vocabulary(), contexts=contexts or KnownContexts())


def _read(data: bytes, name: str, form: str | None, options: Options) -> list[Reading]:
    chosen = form or RDF_ENDINGS.get(Path(name).suffix.lower()) or form_of(data, name)
    if chosen is not None and chosen in RDF_ENDINGS.values():
        from event_ld.graph.rdf_files import read_rdf  # noqa: PLC0415  # what these formats alone need

        findings = decode(data, name)
        statements, evidence = read_rdf(findings, chosen)
        return [of_statements(findings, statements, evidence, "rdf")]
    return read_data(data, name, chosen, options)


def read_vocabulary(*paths: str | Path, replace: bool = False) -> Vocabulary:
    """The vocabulary that keywords are looked up in: SKOS schemes, in the order in which they are asked.

    Args:
        paths: Files in Turtle, RDF/XML, N-Triples or JSON-LD, or indexes that `build_vocabulary` made of such files; or
            `eurovoc`, which is EuroVoc in English, Spanish, French and Portuguese and comes with event-ld.
        replace: Whether they stand alone; otherwise ours stands behind them, for what they do not know, and before EuroVoc.

    Raises:
        InputError: A file can't be read, is malformed, or holds no concept with a label.
    """
    indexes = [_index_of(Path(path)) for path in paths if path != EUROVOC]
    ours = () if replace else own_vocabulary().indexes
    return Vocabulary(*indexes, *ours, *(eurovoc(),) * (EUROVOC in paths))


def _index_of(path: Path) -> Index:
    with as_input_error(path, "read"):
        refuse_endless(path)
        is_index = _is_index(path)
    if is_index:
        return opened(path)
    from event_ld.graph.skos import build_index  # noqa: PLC0415  # what a file that is no index alone needs

    made = BytesIO()
    build_index(path, made)
    return Index(made.getvalue())


def _is_index(path: Path) -> bool:
    with path.open("rb") as stream:
        return stream.read(len(MARK)) == MARK


def build_vocabulary(path: str | Path, output: str | Path) -> Built:
    """Makes the index of a thesaurus, which opens at once, however large the thesaurus is.

    Args:
        path: A file in Turtle, RDF/XML, N-Triples or JSON-LD with its context inside.
        output: The index; it is the old one or the new one at any moment.

    Returns:
        What came of it.

    Raises:
        InputError: The file can't be read, is malformed, or holds no concept with a label; the index can't be written.
        UsageError: What stands at `output` is no index, and would be lost.
    """
    from event_ld.graph.skos import build_index  # noqa: PLC0415  # what this function alone needs

    with as_input_error(path, "read"):
        refuse_endless(Path(path))
    if Path(output).is_file() and Path(output).stat().st_size and not _is_index(Path(output)):
        raise UsageError(f"{output} is there and is no index; name another file for the index, or delete that one.")
    new = staged(Path(output), b"")
    try:
        with as_input_error(path, "read"), new.open("r+b") as stream:
            built = build_index(Path(path), stream)
    except BaseException:
        drop(new)
        raise
    put(new, Path(output))
    return built


def read_contexts(files: Iterable[tuple[str, str | Path]]) -> KnownContexts:
    """Contexts of JSON-LD beside the bundled ones.

    Args:
        files: The address of each, as documents name it, and the file that has it: `{"@context": …}`, or what stands there.

    Raises:
        InputError: A file can't be read, or is no JSON.
    """
    known: dict[str, Any] = {}
    for address, path in files:
        try:
            found = json.loads(decode(read_bytes(Path(path)), str(path)).source.text)
        except (ValueError, RecursionError) as error:
            raise InputError(f"{path} is no JSON: {sentence_of(error)}.") from error
        known[address] = found.get("@context", found) if isinstance(found, dict) else found
    return KnownContexts(known)


def concepts(
    query: str = "", *, text: str = "", language: str | None = None, vocabulary: Vocabulary | None = None
) -> list[Match]:
    """The concepts that a query may mean: by any label, its beginning, the beginning of a word of it, or a typo.

    Args:
        query: What to look for; case, accents and hyphens do not matter.
        text: A text in place of it, its title in the first line: the concepts that it mentions, the likeliest topics first.
        language: The language to look in first (BCP 47), or that of the text.
        vocabulary: Where to look; ours when it is not given.
    """
    words = vocabulary or own_vocabulary()
    return words.proposed(text.split("\n", 1), language) if text else words.search(query, language)
