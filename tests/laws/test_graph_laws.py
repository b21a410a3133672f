"""Laws of the graph: one tree, one set of triples, and the way back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyld import jsonld as pyld

from event_ld.graph.nodes import build
from event_ld.graph.triples import grouped, lines, ntriples, to_objects, to_triples
from event_ld.loading.events import load
from event_ld.publish import jsonld, rdf
from event_ld.triple import Literal
from tests.conftest import ROOT
from tests.laws.strategies import events

if TYPE_CHECKING:
    from event_ld import model
    from event_ld.triple import Triple

BASE = "https://www.example.org/events/"
_STRING = "http://www.w3.org/2001/XMLSchema#string"


def _no_documents(url: str, _options: object) -> dict[str, object]:
    raise AssertionError(f"a document is not self-contained: it asks for {url}")


def _canonical(triples: list[Triple]) -> set[Triple]:
    return {(s, p, o._replace(datatype="") if isinstance(o, Literal) and o.datatype == _STRING else o) for s, p, o in triples}


def _from_quads(quads: object) -> set[Triple]:
    found: set[Triple] = set()
    for quad in quads:  # type: ignore[attr-defined]  # any iterable of quads
        value: str | Literal
        if isinstance(quad.object, pyoxigraph.Literal):
            language = quad.object.language or ""
            datatype = "" if language or quad.object.datatype.value == _STRING else quad.object.datatype.value
            value = Literal(quad.object.value, datatype, language)
        else:
            value = quad.object.value
        found.add((quad.subject.value, quad.predicate.value, value))
    return found


def _lower(triples: set[Triple]) -> set[Triple]:
    """Language tags compare without case (RDF 1.1 Concepts, section 3.3)."""
    return {(s, p, o._replace(language=o.language.lower()) if isinstance(o, Literal) else o) for s, p, o in triples}


@given(events(), st.text(), st.sampled_from(["", "\x00", "\x1f\x7f", "\\u00e9", '"\\', "\b\f\r\n\t", "\u2028\x85"]))
def test_lines_written_sooner_are_those_of_n_triples(event: model.Event, text: str, more: str) -> None:
    tree = build(event, BASE)
    tree.root["description"] = [Literal(text.encode("utf-8", "ignore").decode() + more, "", "en"), Literal(more)]
    assert lines(to_objects(tree)) == ntriples(to_triples(tree)).encode()


@given(events())
def test_loading_what_was_built_gives_the_event_back(event: model.Event) -> None:
    assert load(to_triples(build(event, BASE)), BASE) == event


@given(events())
def test_expanding_the_portal_document_gives_the_triples_by_oxigraph(event: model.Event) -> None:
    tree = build(event, BASE)
    text = json.dumps(jsonld.portal(tree))
    found = _from_quads(pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.JSON_LD))
    assert _lower(found) == _lower(_canonical(to_triples(tree)))


@given(events(depth=1))
def test_expanding_the_portal_document_gives_the_triples_by_pyld(event: model.Event) -> None:
    tree = build(event, BASE)
    quads = pyld.to_rdf(jsonld.portal(tree), {"documentLoader": _no_documents, "format": "application/n-quads"})
    found = _from_quads(pyoxigraph.parse(quads.encode(), format=pyoxigraph.RdfFormat.N_QUADS))
    assert _lower(found) == _lower(_canonical(to_triples(tree)))


@given(events(depth=1))
def test_every_rdf_serialisation_parses_back_to_the_triples(event: model.Event) -> None:
    triples = to_triples(build(event, BASE))
    texts = {
        pyoxigraph.RdfFormat.N_TRIPLES: ntriples(triples),
        pyoxigraph.RdfFormat.TURTLE: rdf.turtle(grouped(triples), BASE),
        pyoxigraph.RdfFormat.RDF_XML: rdf.rdfxml(grouped(triples), BASE),
    }
    for form, text in texts.items():
        assert _lower(_from_quads(pyoxigraph.parse(text.encode(), format=form))) == _lower(_canonical(triples)), form


@given(events())
def test_no_node_is_blank_and_every_iri_is_iri(event: model.Event) -> None:
    for subject, _, value in to_triples(build(event, BASE)):
        assert ":" in subject
        assert isinstance(value, Literal) or ":" in value


@given(events())
def test_every_literal_of_the_tree_has_an_origin(event: model.Event) -> None:
    tree = build(event, BASE)
    missing = [
        (subject, predicate, value)
        for subject, predicate, value in to_triples(tree)
        if isinstance(value, Literal)
        and (subject, predicate.removeprefix("http://schema.org/").replace(f"{BASE}terms/#", "event-ld:"), value.text)
        not in tree.origins
    ]
    assert missing == []


def test_a_graph_without_an_event_of_a_page_is_no_event() -> None:
    from event_ld.errors import InputError  # noqa: PLC0415

    with pytest.raises(InputError, match="main entity"):
        load([("https://example.org/a", "http://schema.org/name", Literal("x"))])


def _portal_as_web_reads_it(triples: list[Triple]) -> set[tuple[str, str, str]]:
    """What the `portal` graph says, in the words of a search engine: no languages, no datatypes, roles seen through, and
    who performs in a part performs in the whole."""
    holders = {
        (s, p): o
        for s, p, o in triples
        if any(t == (s, RDF_TYPE, "http://schema.org/Role") for t in triples) and isinstance(o, str)
    }
    said = {(s, p, _spelt(o.text if isinstance(o, Literal) else o)) for s, p, o in triples}
    said |= {(s, p, holders[o, p]) for s, p, o in triples if isinstance(o, str) and (o, p) in holders}
    performer, part = "http://schema.org/performer", "http://schema.org/subEvent"
    while True:
        more = {
            (s, performer, who) for s, p, o in said if p == part for s2, p2, who in said if s2 == o and p2 == performer
        } - said
        if not more:
            return said
        said |= more


RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def _spelt(text: str) -> str:
    """A text as RDF spells schema.org's members, whoever spells them otherwise."""
    return text.replace("https://schema.org/", "http://schema.org/", 1)


def _web_says(document: dict[str, object]) -> set[tuple[str, str, str]]:
    """The triples of a `web` document by its official context: every term is schema.org's; a text stays a text."""
    said: set[tuple[str, str, str]] = set()

    def walk(node: dict[str, object]) -> str:
        iri = str(node["@id"])
        for term, found in node.items():
            for value in found if isinstance(found, list) else [found]:
                if term == "@type":
                    said.add((iri, RDF_TYPE, f"http://schema.org/{value}"))
                elif not term.startswith("@"):
                    text = (
                        walk(value) if isinstance(value, dict) else str(value).lower() if isinstance(value, bool) else str(value)
                    )
                    said.add((iri, f"http://schema.org/{term}", _spelt(text)))
        return iri

    walk(document)
    return said


@given(events())
def test_the_web_document_says_nothing_that_the_portal_graph_does_not(event: model.Event) -> None:
    tree = build(event, BASE)
    document = jsonld.web(tree)
    assert document["@context"] == "https://schema.org"
    assert _web_says(document) - _portal_as_web_reads_it(to_triples(tree)) == set()


@given(events())
def test_the_web_document_has_one_language_and_no_nameless_event(event: model.Event) -> None:
    def check(node: object) -> None:
        if isinstance(node, list):
            for one in node:
                check(one)
        if isinstance(node, dict):
            assert "@language" not in node
            assert "@value" not in node
            kinds = node.get("@type", ())
            names = [kinds] if isinstance(kinds, str) else kinds
            assert not any(str(kind).endswith("Event") for kind in names) or "name" in node
            for one in node.values():
                check(one)

    check(jsonld.web(build(event, BASE)))


_WEB_CONTEXT = json.loads((ROOT / "vocab" / "context-web.jsonld").read_text(encoding="utf-8"))


def _bundled(url: str, _options: object) -> dict[str, object]:
    assert url == "https://schema.org"
    return {"contextUrl": None, "documentUrl": url, "document": _WEB_CONTEXT, "contentType": "application/ld+json"}


def _expanded(document: dict[str, object]) -> set[Triple]:
    quads = pyld.to_rdf(document, {"documentLoader": _bundled, "format": "application/n-quads"})
    return _from_quads(pyoxigraph.parse(quads.encode(), format=pyoxigraph.RdfFormat.N_QUADS))


@given(events(depth=1))
def test_expanding_the_web_document_says_what_its_reader_takes_from_it(event: model.Event) -> None:
    document = jsonld.web(build(event, BASE))
    said = {
        (s, p, (o.text if isinstance(o, Literal) else o).replace("https://schema.org/", "http://schema.org/", 1))
        for s, p, o in _expanded(document)
    }
    assert said == _web_says(document)


def test_the_web_context_expands_as_the_official_one_does() -> None:
    """schema.org's context 30.0: `schema:Date` for the dates, IRIs for addresses, a plain text for a member's IRI."""
    document: dict[str, object] = {
        "@context": "https://schema.org",
        "@id": "https://e.org/a",
        "startDate": "2024-05-24T09:00:00-04:00",
        "doorTime": "2024-05-24T08:30:00-04:00",
        "eventStatus": "https://schema.org/EventScheduled",
        "url": "https://e.org/a",
        "name": "x",
    }
    s = "http://schema.org/"
    assert _expanded(document) == {
        ("https://e.org/a", f"{s}startDate", Literal("2024-05-24T09:00:00-04:00", f"{s}Date")),
        ("https://e.org/a", f"{s}doorTime", Literal("2024-05-24T08:30:00-04:00")),
        ("https://e.org/a", f"{s}eventStatus", Literal("https://schema.org/EventScheduled")),
        ("https://e.org/a", f"{s}url", "https://e.org/a"),
        ("https://e.org/a", f"{s}name", Literal("x")),
    }
