"""A thesaurus in SKOS, with its labels as texts or as nodes (SKOS-XL), made into an index: in bounded memory, whatever its size.

What is said of concepts goes from the parser into a database of the standard library, which sorts it on disk where there is
much of it. With `pyoxigraph` the parser reads as a stream; rdflib's parsers take the file as a whole.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing
from importlib.util import find_spec
from itertools import groupby
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from event_ld.errors import EventLDError, InputError, sentence_of
from event_ld.extras import needed
from event_ld.graph.rdf_files import parse_rdf
from event_ld.limits import LARGEST_SCHEME
from event_ld.mapping import RDF, SKOS
from event_ld.terms import BASE_OF_NONE, as_written, clean, is_iri
from event_ld.thesaurus import DEEPEST, LONGEST_LABEL, Concept, lines_of, write
from event_ld.triple import Literal

if TYPE_CHECKING:
    from pathlib import Path

_FORMATS = {".nt": "ntriples", ".rdf": "rdfxml", ".xml": "rdfxml", ".owl": "rdfxml", ".jsonld": "json-ld", ".json": "json-ld"}
_STREAMED = {"turtle": "TURTLE", "ntriples": "N_TRIPLES", "rdfxml": "RDF_XML", "json-ld": "JSON_LD"}
_XL = "http://www.w3.org/2008/05/skos-xl#"
_ELSEWHERE = "{} names a context elsewhere, which is never fetched; write the context into the file."
_MAPPINGS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
_LABELS = ("prefLabel", "altLabel", "hiddenLabel")
_KEPT = {
    f"{RDF}type": "type", f"{_XL}literalForm": "form",
    "http://www.w3.org/2002/07/owl#deprecated": "deprecated", "http://purl.org/dc/terms/isReplacedBy": "successor",
    "http://publications.europa.eu/ontology/euvoc#status": "status",
    **{SKOS + name: name for name in (
        *_LABELS, *_MAPPINGS, "broader", "narrower", "related", "inScheme", "topConceptOf", "hasTopConcept")},
    **{_XL + name: f"xl-{name}" for name in _LABELS},
}  # fmt: skip
"""The properties that an index is made of, each with its short name."""
_RETIRED = ("DEPRECATED", "RETIRED")
"""How the EU's list of the status of concepts calls what is no longer to be used."""
_JOINED = """
    CREATE INDEX by_subject ON said (subject);
    INSERT INTO said SELECT labelled.subject, substr(labelled.term, 4), form.value, form.tag
        FROM said AS labelled JOIN said AS form ON form.subject = labelled.value AND form.term = 'form'
        WHERE labelled.term LIKE 'xl-%';
    INSERT INTO said SELECT value, 'broader', subject, NULL FROM said WHERE term = 'narrower';
    INSERT INTO said SELECT value, 'topConceptOf', subject, NULL FROM said WHERE term = 'hasTopConcept';
    CREATE TABLE above AS SELECT DISTINCT subject AS low, value AS high FROM said WHERE term = 'broader';
    CREATE INDEX by_low ON above (low);
    CREATE INDEX by_high ON above (high);
"""
"""What is said the other way round, or by way of a node."""

Row = tuple[str, str, str, "str | None"]
"""A subject, the short name of a property, a value, and the language of a text: None for what is no text."""


class Built(NamedTuple):
    """What came of a thesaurus.

    Attributes:
        retired: How many of the concepts are no longer to be used.
        shared: How many labels two concepts prefer in one language: they name neither.
        example: One of these; "" for none.
        left_out: How many texts are too long for labels.
        doubled: How many labels are preferred beside another one of their concept in their language.
        circular: How many concepts stand above themselves.
        in_circle: One of these; "" for none.
        nameless: How many concepts have no IRI, which tells them from others; they are left out.
        unlabelled: How many have no preferred label; they are left out, too.
    """

    concepts: int
    labels: int
    retired: int
    shared: int
    example: str
    left_out: int
    doubled: int
    circular: int
    in_circle: str
    nameless: int
    unlabelled: int


def build_index(path: Path, stream: BinaryIO) -> Built:
    """Makes the index of a thesaurus; the ending of its file tells the format, Turtle else. JSON-LD has its context inside.

    An InputError where the file is malformed, names a remote context, or holds no concept with a label.
    """
    with closing(sqlite3.connect("")) as data:  # a database of its own on disk, gone when it is closed
        data.executescript("PRAGMA cache_size = -65536; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
        data.execute("CREATE TABLE said (subject TEXT, term TEXT, value TEXT, tag TEXT)")
        counts = dict.fromkeys(("concepts", "retired", "left out", "doubled", "nameless", "unlabelled"), 0)
        data.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", _rows(path, counts))
        data.executescript(_JOINED)
        data.execute("CREATE TABLE line (text TEXT)")
        successors = dict(data.execute("SELECT subject, value FROM said WHERE term = 'successor' ORDER BY value DESC"))
        data.executemany("INSERT INTO line VALUES (?)", ((one,) for one in _lines(data, successors, counts)))
        if not counts["concepts"]:
            long = ", since every one is too long for a label" if counts["left out"] else ""
            raise InputError(f"{path} holds no skos:Concept with a skos:prefLabel{long}.")
        tags = [tag for (tag,) in data.execute("SELECT DISTINCT tag FROM said WHERE term IN ('prefLabel', 'altLabel')")]
        texts = (text for (text,) in data.execute("SELECT DISTINCT text FROM line ORDER BY text"))
        write(stream, texts, {_primary(tag) for tag in tags if tag is not None})
        shared = _shared(data)
        labels = data.execute("SELECT count(DISTINCT text) FROM line WHERE text LIKE 'l%'").fetchone()[0]
        circle = _circle(data)
        return Built(
            concepts=counts["concepts"], labels=labels, retired=counts["retired"], left_out=counts["left out"],
            shared=len(shared), example=min(shared, default=""), doubled=counts["doubled"],
            circular=len(circle), in_circle=min(circle, default=""), nameless=counts["nameless"], unlabelled=counts["unlabelled"],
        )  # fmt: skip


def _shared(data: sqlite3.Connection) -> list[str]:
    """The folded labels that two concepts prefer in one language."""
    label = "substr(text, 1, instr(text, char(9) || '0' || char(9)))"
    wanted = f"SELECT {label} AS label FROM (SELECT DISTINCT text FROM line) WHERE text LIKE 'l%' AND label != '' "  # noqa: S608
    return [one.split("\t")[2] for (one,) in data.execute(wanted + "GROUP BY label HAVING count(*) > 1")]


def _circle(data: sqlite3.Connection) -> list[str]:
    """The concepts that stand above themselves: what is left when all without any above or below are taken away."""
    for _ in range(DEEPEST):
        ends = data.execute("DELETE FROM above WHERE high NOT IN (SELECT low FROM above) OR low NOT IN (SELECT high FROM above)")
        if not ends.rowcount:
            break
    return [name for (name,) in data.execute("SELECT DISTINCT low FROM above")]


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()


def _lines(data: sqlite3.Connection, successors: dict[str, str], counts: dict[str, int]) -> Iterator[str]:
    """The lines of all concepts."""
    rows = data.cursor().execute("SELECT DISTINCT subject, term, value, tag FROM said ORDER BY subject, term, tag, value")
    for name, said in groupby(rows, key=lambda row: str(row[0])):
        facts: dict[str, list[tuple[str, str | None]]] = {}
        for _, term, value, tag in said:
            facts.setdefault(term, []).append((value, tag))
        has_label = any(tag is not None for _, tag in facts.get("prefLabel", ()))
        is_concept = (f"{SKOS}Concept", None) in facts.get("type", ())
        if not has_label or not is_concept or name.startswith("_:"):
            counts["nameless" if has_label else "unlabelled"] += is_concept
            continue
        target = _successor(name, successors) if _is_retired(facts) else name
        counts["concepts"] += 1
        counts["retired"] += _is_retired(facts)
        counts["doubled"] += len(facts["prefLabel"]) - len({tag and tag.lower() for _, tag in facts["prefLabel"]})
        hidden = [(text, _primary(tag)) for text, tag in facts.get("hiddenLabel", ()) if tag is not None]
        yield from lines_of(_concept(name, facts, target), [(tag, text) for text, tag in hidden], target=target)


def _is_retired(facts: dict[str, list[tuple[str, str | None]]]) -> bool:
    is_deprecated = any(value in {"true", "1"} for value, _ in facts.get("deprecated", ()))
    return "successor" in facts or is_deprecated or any(value.endswith(_RETIRED) for value, _ in facts.get("status", ()))


def _successor(name: str, successors: dict[str, str]) -> str:
    """What a concept is replaced by at the end of the chain; "" where there is none, or the chain is a circle."""
    seen = {name}
    while name in successors:
        name = successors[name]
        if name in seen:
            return ""
        seen.add(name)
    return name if len(seen) > 1 else ""


def _concept(name: str, facts: dict[str, list[tuple[str, str | None]]], target: str) -> Concept:
    labels: dict[str, dict[str, list[str]]] = {}
    for term in _LABELS[:2]:
        for text, tag in facts.get(term, ()):
            if tag is not None:
                labels.setdefault(term, {}).setdefault(tag.lower(), []).append(text)
    preferred = {tag: texts[0] for tag, texts in labels.get("prefLabel", {}).items()}
    others = labels.get("altLabel", {})
    for tag, texts in labels.get("prefLabel", {}).items():
        others.setdefault(tag, []).extend(texts[1:])
    iris = {term: tuple(value for value, tag in stated if tag is None and value != name) for term, stated in facts.items()}
    schemes = iris.get("inScheme") or iris.get("topConceptOf") or ("",)
    return Concept(
        name=name,
        pref_label=preferred,
        alt_label={tag: tuple(texts) for tag, texts in others.items() if texts},
        broader=tuple(dict.fromkeys(iris.get("broader", ()))),
        related=iris.get("related", ()),
        mappings={term: iris[term] for term in _MAPPINGS if iris.get(term)},
        scheme=schemes[0],
        successor="" if target == name else target,
    )


def _rows(path: Path, counts: dict[str, int]) -> Iterator[Row]:
    """What a file says of concepts and their labels."""
    for subject, term, value in _triples(path):
        name = _KEPT.get(term)
        if name is None:
            continue
        for one in (subject, value):
            if isinstance(one, str) and not one.startswith("_:") and not is_iri(one):
                told = f"{path} names something `{one[:200]}`, which is no absolute IRI"
                raise InputError(f"{told}; write it with its scheme and host.")
        if isinstance(value, str):
            yield subject, name, value, None
        elif len(value.text) <= LONGEST_LABEL:
            yield subject, name, " ".join(clean(value.text).split()), value.language
        else:
            counts["left out"] += 1


def _triples(path: Path) -> Iterable[tuple[str, str, str | Literal]]:
    form = next((form for ending, form in _FORMATS.items() if path.name.lower().endswith(ending)), "turtle")
    try:
        if find_spec("pyoxigraph") is None:
            yield from _by_rdflib(path, form)
        else:
            yield from _by_stream(path, form)
    except (EventLDError, OSError):
        raise
    except Exception as error:  # parsers raise whatever their libraries do
        if "LoadDocument" in str(error):
            raise InputError(_ELSEWHERE.format(path)) from error
        lines = getattr(error, "lines", None)
        where = "" if lines is None else f" (line {lines + 1})"
        raise InputError(f"{path} is not well-formed ({form}){where}: {sentence_of(error)}") from error


def _by_stream(path: Path, form: str) -> Iterator[tuple[str, str, str | Literal]]:
    import pyoxigraph  # noqa: PLC0415  # of an extra

    with path.open("rb") as stream:
        start = stream.read(4096)
        if form == "rdfxml" and b"<!DOCTYPE" in start:
            raise InputError(f"{path} declares a document type, whose entities can grow without bound; write them out.")
        stream.seek(0)
        stream.seek(3 if start.startswith(b"\xef\xbb\xbf") else 0)
        for one in pyoxigraph.parse(stream, getattr(pyoxigraph.RdfFormat, _STREAMED[form]), base_iri=BASE_OF_NONE):
            value: Any = one.object
            is_text = isinstance(value, pyoxigraph.Literal)
            said = Literal(value.value, language=value.language or "") if is_text else _name_of(value)
            yield _name_of(one.subject), one.predicate.value, said


def _name_of(node: Any) -> str:  # noqa: ANN401  # a node of the parser's
    return str(node) if str(node).startswith("_:") else as_written(node.value)


def _by_rdflib(path: Path, form: str) -> list[tuple[str, str, str | Literal]]:
    if form == "json-ld":
        needed("pyoxigraph", "thesaurus", f"{path} is JSON-LD, which")
    if path.stat().st_size > LARGEST_SCHEME:
        raise InputError(f"{path} has more than {LARGEST_SCHEME:,} bytes; install pyoxigraph, which reads it as a stream.")
    return parse_rdf(path.read_bytes().decode("utf-8-sig"), form)
