"""Writes what is made from the tables of `vocab/`: the SKOS files and the index that the lookup reads.

Run by hand after a change of `concepts.tsv`, `mappings.tsv`, `roles.tsv`, `event-types.tsv` or of this script; a test
compares the files::

    python tools/build_vocabulary.py

The IRIs of the SKOS files are relative: they stand under the publisher's base (`{base}concepts/open-data/#concept`).
"""

from __future__ import annotations

import csv
import json
from pathlib import Path

from event_ld.graph.triples import term_text
from event_ld.mapping import OWN, SCHEMA, SKOS, TABLE, XSD
from event_ld.thesaurus import Concept, in_memory
from event_ld.triple import Literal

VOCAB = Path(__file__).resolve().parents[1] / "vocab"
LANGUAGES = ("en", "es", "pt", "fr")
UNSURE = {"competition": ("en", "es")}
"""Labels of one word that mean another thing on most pages of events: a contest, a skill."""
PREFIXES = """@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <http://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
NOTE = "# Made by tools/build_vocabulary.py from the tables beside this file. IRIs are relative to the publisher's base.\n\n"


def read(name: str) -> list[dict[str, str]]:
    """The rows of a table in `vocab/`."""
    with (VOCAB / name).open(encoding="utf-8", newline="") as stream:
        lines = (line for line in stream if not line.startswith("#"))
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def several(cell: str) -> tuple[str, ...]:
    """The values of a cell."""
    return tuple(value for value in cell.split(" ; ") if value)


def concepts() -> list[Concept]:
    """The concepts of the keyword scheme, in the order of the table; `related` is symmetric."""
    mappings: dict[str, dict[str, list[str]]] = {}
    for row in read("mappings.tsv"):
        relation = row["relation"].removeprefix("skos:")
        target = f"{row['scheme'].split(' ')[0]} {row['target']}" if relation == "notation" else row["target"]
        mappings.setdefault(row["slug"], {}).setdefault(relation, []).append(target)
    rows = read("concepts.tsv")
    related: dict[str, set[str]] = {row["slug"]: set(several(row["related"])) for row in rows}
    for name, others in list(related.items()):
        for other in others:
            related[other].add(name)
    return [
        Concept(
            name=row["slug"],
            pref_label={tag: row[f"prefLabel_{tag}"] for tag in LANGUAGES},
            alt_label={tag: labels for tag in LANGUAGES if (labels := several(row[f"altLabel_{tag}"]))},
            broader=several(row["broader"]),
            related=tuple(sorted(related[row["slug"]])),
            mappings={key: tuple(sorted(found)) for key, found in sorted(mappings.get(row["slug"], {}).items())},
        )
        for row in rows
    ]


def index_text() -> str:
    """The index that a lookup goes through."""
    return in_memory(concepts(), UNSURE).text


def texts(predicate: str, found: dict[str, tuple[str, ...]]) -> list[str]:
    """A predicate with literals in several languages, as one line of Turtle; none without literals."""
    literals = [term_text(Literal(text, language=tag)) for tag in LANGUAGES for text in found.get(tag, ())]
    return [f"    {predicate} {', '.join(literals)} ;"] if literals else []


def iris(predicate: str, found: list[str]) -> list[str]:
    """A predicate with IRIs as one line of Turtle; none without IRIs."""
    return [f"    {predicate} {', '.join(found)} ;"] if found else []


def block(subject: str, types: str, lines: list[str]) -> str:
    """A subject with its lines as a block of Turtle."""
    body = [f"{subject} a {types} ;", *lines]
    return "\n".join([*body[:-1], body[-1].removesuffix(" ;") + " ."]) + "\n\n"


SCHEME_LABELS = (
    "Keywords of public events",
    "Palabras clave de eventos públicos",
    "Palavras-chave de eventos públicos",
    "Mots-clés d'événements publics",
)
CODES = """<concepts/#cpv> rdfs:label "Common Procurement Vocabulary 2008, code"@en ;
    rdfs:seeAlso <http://data.europa.eu/cpv/cpv> .

<concepts/#cofog> rdfs:label "Classification of the Functions of Government, code"@en .
"""


def concepts_text() -> str:
    """The keyword scheme in Turtle."""
    blocks = [concept_block(one) for one in concepts()]
    return "".join([NOTE, PREFIXES, "\n", scheme("concepts/", *SCHEME_LABELS), *blocks, CODES])


def concept_block(one: Concept) -> str:
    """One concept of the keyword scheme in Turtle."""
    lines = ["    skos:inScheme <concepts/#scheme> ;", "    schema:inDefinedTermSet <concepts/#scheme> ;"]
    lines += [f'    schema:termCode "{one.name}" ;']
    preferred = {tag: (label,) for tag, label in one.pref_label.items()}
    lines += texts("skos:prefLabel", preferred) + texts("skos:altLabel", one.alt_label) + texts("schema:name", preferred)
    lines += iris("skos:broader", [f"<concepts/{name}/#concept>" for name in one.broader])
    lines += [] if one.broader else ["    skos:topConceptOf <concepts/#scheme> ;"]
    lines += iris("skos:related", [f"<concepts/{name}/#concept>" for name in one.related])
    for relation in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"):
        lines += iris(f"skos:{relation}", [f"<{iri}>" for iri in one.mappings.get(relation, ())])
    codes = [code.split(" ") for code in one.mappings.get("notation", ())]
    lines += iris("skos:notation", [f'"{code}"^^<concepts/#{system.lower()}>' for system, code in codes])
    return block(f"<concepts/{one.name}/#concept>", "skos:Concept, schema:DefinedTerm", lines)


def scheme(folder: str, *labels: str) -> str:
    """The node of a scheme in Turtle."""
    names = {tag: (label,) for tag, label in zip(LANGUAGES, labels, strict=True)}
    lines = texts("skos:prefLabel", names) + texts("schema:name", names)
    return block(f"<{folder}#scheme>", "skos:ConceptScheme, schema:DefinedTermSet", lines)


def small_scheme(table: str, folder: str, titles: tuple[str, ...]) -> str:
    """A scheme of a flat table (roles, kinds of event) in Turtle; patterns become hidden labels."""
    parts = [NOTE, PREFIXES, "\n", scheme(folder, *titles)]
    for row in read(table):
        preferred = {tag: (row[f"prefLabel_{tag}"],) for tag in LANGUAGES}
        lines = [f"    skos:inScheme <{folder}#scheme> ;", f"    schema:inDefinedTermSet <{folder}#scheme> ;"]
        lines += [f"    skos:topConceptOf <{folder}#scheme> ;", f'    schema:termCode "{row["name"]}" ;']
        lines += texts("skos:prefLabel", preferred)
        lines += texts("skos:altLabel", {tag: several(row[f"altLabel_{tag}"]) for tag in LANGUAGES})
        lines += texts("skos:hiddenLabel", {tag: several(row.get(f"patterns_{tag}") or "") for tag in LANGUAGES})
        lines += texts("schema:name", preferred)
        if "class" in row:
            lines.append(f"    skos:{row['relation']} schema:{row['class']} ;")
        parts.append(block(f"<{folder}#{row['name']}>", "skos:Concept, schema:DefinedTerm", lines))
    return "".join(parts).rstrip("\n") + "\n"


def roles_text() -> str:
    """The role scheme in Turtle."""
    titles = ("Roles at an event", "Roles en un evento", "Papéis num evento", "Rôles lors d'un événement")
    return small_scheme("roles.tsv", "roles/", titles)


def event_types_text() -> str:
    """The scheme of the kinds of event in Turtle."""
    titles = ("Kinds of event", "Tipos de evento", "Tipos de evento", "Types d'événement")
    return small_scheme("event-types.tsv", "event-types/", titles)


def terms_text() -> str:
    """Our own properties in Turtle, from the mapping table."""
    prefixes = PREFIXES + "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
    parts = [NOTE, prefixes, "\n"]
    for row in TABLE:
        if row.term.startswith(OWN):
            lines = [f'    rdfs:label "{row.field}"@en ;', f'    rdfs:comment "{row.sentence}"@en ;']
            parts.append(
                block(f"<terms/#{row.term.removeprefix(OWN)}>", "rdf:Property", [*lines, "    rdfs:domain schema:Event ;"])
            )
    return "".join(parts).rstrip("\n") + "\n"


# What schema.org's official context (30.0) coerces, of the terms that `web` documents use; it coerces no other of them.
OFFICIAL_DATES = ("endDate", "previousStartDate", "startDate", "validFrom", "validThrough")
OFFICIAL_IRIS = ("image", "inDefinedTermSet", "mainEntityOfPage", "sameAs", "url")


def web_context_text() -> str:
    """A context that expands `web` documents as schema.org's official one does."""
    context: dict[str, object] = {"@vocab": SCHEMA, "id": "@id", "schema": SCHEMA, "type": "@type"}
    context |= {term: {"@id": f"schema:{term}", "@type": "schema:Date"} for term in OFFICIAL_DATES}
    context |= {term: {"@id": f"schema:{term}", "@type": "@id"} for term in OFFICIAL_IRIS}
    return json.dumps({"@context": context}, indent=2) + "\n"


def portal_context_text() -> str:
    """The context of `portal` documents, but for the prefix of our own terms, which begins with the publisher's base."""
    context = {"@version": 1.1, "@vocab": SCHEMA, "skos": SKOS, "xsd": XSD}
    return json.dumps({"@context": context}, indent=2) + "\n"


FILES = {
    "concepts.index": index_text,
    "concepts.ttl": concepts_text,
    "roles.ttl": roles_text,
    "event-types.ttl": event_types_text,
    "terms.ttl": terms_text,
    "context-portal.jsonld": portal_context_text,
    "context-web.jsonld": web_context_text,
}

if __name__ == "__main__":
    for file_name, make in FILES.items():
        (VOCAB / file_name).write_text(make(), encoding="utf-8")
