"""The law of the writers: whatever a reader lets through, what is written is RDF, and every serialisation says the same."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from event_ld import Event, convert, draft
from event_ld.errors import InputError
from event_ld.graph.iris import PLACEHOLDER_BASE
from event_ld.graph.nodes import build
from event_ld.graph.triples import to_triples
from event_ld.inputs import read_text
from event_ld.model import Person, Place
from event_ld.terms import address, is_iri, is_language_tag, is_reference, resolved, tag
from event_ld.triple import Literal

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from event_ld.pipeline import Format

BASE = "https://x.example/events/"
PIECES = ["a", "b1", ":", "/", "//", "?", "#", "[", "]", "@", "%", "%2F", "%zz", " ", "|", "{", "}", "^", "`", "\\", "<", ">", '"', "é",
          "物", "\ue000", "\ufdd0", "\u200e", "\x7f", "😀", "[::1]", "[::", "..", ".", "&", "=", "'", "(", ")", "\n", "\t"]  # fmt: skip
BEGINNINGS = [
    "",
    "http://a.example/",
    "https://é.example",
    "http://",
    "http:",
    "urn:x:",
    "mailto:",
    "_:",
    "_:a",
    "#",
    "/",
    "//h.example",
    "schema:",
    "x:y:",
]
IRIS = st.builds(
    lambda start, rest: start + "".join(rest), st.sampled_from(BEGINNINGS), st.lists(st.sampled_from(PIECES), max_size=5)
)
TAGS = st.one_of(
    st.sampled_from(
        ["en", "en_US", "zh-classical", "x-own", "i-klingon", "e", "es-419", "pt_BR.UTF-8", "en-", "a b", "é", "de-1901", "en-a"]
    ),
    st.text("abxyz19-_ ", max_size=9),
)
TEXTS = st.one_of(st.sampled_from(["x", "\ud800", "a\u0001b", '"\\', "\r\n", "\ufffe", "</script>", "Łódź"]), st.text(max_size=5))


def _parsed(text: str, form: ox.RdfFormat) -> set[str]:
    """What another parser, which is strict, reads: the quads with canonical labels."""
    dataset = ox.Dataset(ox.parse(text, format=form))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.UNSTABLE)
    return {str(quad) for quad in dataset}


def _holds(source: str, form: str, others: Sequence[Format] = ("turtle",)) -> None:
    try:
        readings = read_text(source, form=form, name="x")
    except InputError:
        return
    lines = convert(readings, to="ntriples", base_url=BASE).text
    stated = _parsed(lines, ox.RdfFormat.N_TRIPLES)
    assert lines.count("\n") == len(stated)
    formats: dict[Format, ox.RdfFormat] = {"turtle": ox.RdfFormat.TURTLE, "rdfxml": ox.RdfFormat.RDF_XML}
    for other in others:
        assert _parsed(convert(readings, to=other, base_url=BASE).text, formats[other]) == stated
    assert "/relative.invalid/" not in lines
    assert "file:" not in lines


@given(IRIS)
def test_an_iri_is_one_for_every_reader_of_rdf(text: str) -> None:
    def is_read(iri: str) -> bool:
        try:
            return bool([*ox.parse(f"<{iri}> <urn:p:q> <{iri}> .".encode(), format=ox.RdfFormat.N_TRIPLES)])
        except (SyntaxError, UnicodeEncodeError):
            return False

    if is_iri(text):
        assert address(text) == text
        assert is_read(text)
    elif "\\" not in text and not text.startswith(("http:", "https:")) and not text.endswith(":"):
        assert not is_read(text)
    known = address(text)
    assert known is None or is_read(known)
    assert not is_reference(text) or is_read(resolved(text, BASE))


@given(TAGS)
def test_a_language_tag_is_one_for_every_reader_of_rdf(text: str) -> None:
    def is_read(one: str) -> bool:
        try:
            return bool([*ox.parse(f'<urn:p:q> <urn:p:q> "x"@{one} .'.encode(), format=ox.RdfFormat.N_TRIPLES)])
        except SyntaxError:
            return False

    assert is_language_tag(text) == (is_read(text) and " " not in text)
    assert tag(text) is None or is_read(str(tag(text)))


@given(st.data())
def test_json_ld_becomes_rdf(data: st.DataObject) -> None:
    draw = data.draw
    node = {"@id": draw(IRIS), "@type": draw(st.sampled_from(["Event", "Odd Event", "x:y", "_:t", ""]))}
    document = {
        "@context": draw(st.sampled_from([
            "https://schema.org", {"@vocab": "http://schema.org/"}, {"@vocab": "http://a b/", "url": {"@type": "@id"}},
            ["https://schema.org", {"@base": "http://b.example/x/", "@language": "en_US", "url": {"@type": "@id"}}],
        ])),
        **node,
        "name": {"@value": draw(TEXTS), "@language": draw(TAGS)},
        "startDate": {"@value": draw(TEXTS), "@type": draw(IRIS)},
        draw(IRIS): [draw(TEXTS), {"@id": draw(IRIS)}],
        "url": draw(IRIS),
        "location": [{"@id": "_:a", "name": draw(TEXTS)}, {"@type": "Place"}, {"@id": "_:a"}, {"@list": [draw(TEXTS), node]}],
    }  # fmt: skip
    text = json.dumps(document)
    form = draw(st.sampled_from(["jsonld", "html", "jsonl"]))
    script = f'<html><script type="application/ld+json">{text}</script>' * 2
    _holds({"jsonld": text, "html": script, "jsonl": f"{text}\n{text}\n"}[form], form)


@given(IRIS, IRIS, IRIS, TAGS, TEXTS)
def test_rdf_files_become_rdf(one: str, two: str, three: str, language: str, text: str) -> None:
    string = json.dumps(text)
    terms = f"<{one}> a <http://schema.org/Event> ; <{two}> <{three}> , {string}@{language} , {string}^^<{three}> , [ a <{two}> ] , _:a . _:a a _:b ."
    _holds(terms, "turtle")
    _holds(f"<{one}> <{two}> <{three}> .\n<{one}> <{two}> {string}@{language} .\n_:a <{two}> _:A .\n", "ntriples")
    escaped = [part.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;") for part in (one, three, language, text)]
    _holds('<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://schema.org/">'
           f'<s:Event rdf:about="{escaped[0]}"><s:url rdf:resource="{escaped[1]}"/><s:name xml:lang="{escaped[2]}">{escaped[3]}</s:name>'
           '<s:location><s:Place/></s:location></s:Event></rdf:RDF>', "rdfxml")  # fmt: skip


@given(IRIS, IRIS, TAGS, TEXTS)
def test_markup_becomes_rdf(one: str, two: str, language: str, text: str) -> None:
    value, address_, other = (part.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;") for part in (text, one, two))
    _holds(f'<html><div itemscope itemtype="http://schema.org/Event" itemid="{address_}"><meta itemprop="name" content="{value}">'
           f'<a itemprop="url" href="{other}">x</a></div>', "html")  # fmt: skip
    _holds(f'<html><div vocab="http://schema.org/" typeof="Event" resource="{address_}"><span property="name" xml:lang="{language}">{value}'
           f'</span><a property="url" href="{other}">x</a><p property="location" typeof="Place"></p></div>', "html")  # fmt: skip


@given(IRIS, IRIS, TAGS, TEXTS)
def test_descriptions_and_programmes_become_rdf(one: str, two: str, language: str, text: str) -> None:
    description = {
        "id": "a", "language": language, "name": {language: text, "en": text}, "startDate": "2026-05-01T10:00", "url": one,
        "inLanguage": [language], "additionalType": two, "performer": [{"id": one, "name": text, "sameAs": two}, text],
        "keywords": [{"name": text, "concept": one}], "location": {"name": text, "address": {"addressCountry": "BO"}}, "room": text,
    }  # fmt: skip
    _holds(json.dumps(description), "yaml", ("turtle", "rdfxml"))
    line = " ".join(one.split())
    programme = f"Open data day\n12 May 2025\nSucre, Bolivia\nRegister: https://a.example/{line}\nPlatform: http://b.example/{line}\n10:30 Talk\n"
    _holds(programme, "programme", ("turtle", "rdfxml"))
    drafted = draft(read_text(programme, form="programme", name="x")[0]).text
    codes = {found.code for reading in read_text(drafted, form="yaml", name="x.yaml") for found in reading.problems}
    assert not codes & {"url-format", "iri-escaped", "iri-format", "syntax"}


NAMES = st.sampled_from(["محمد علي", "علي محمد", "王伟", "李娜", "Иван Петров", "Пётр Иванов", "Ελένη Παπαδοπούλου", "김철수", "José Pérez", "Ana Gil",
                         "Łukasz Øre", "Lukasz Ore", "🎉", "Иван Gil", "राम शर्मा", "דוד לוי", "R&D", "R D"])  # fmt: skip


def _by_name(event: Event) -> dict[str, str]:
    triples = to_triples(build(event, PLACEHOLDER_BASE))
    return {
        value.text: subject for subject, predicate, value in triples if isinstance(value, Literal) and predicate.endswith("/name")
    }


@given(st.lists(NAMES, unique=True, min_size=2, max_size=8), st.randoms())
def test_a_name_has_an_iri_of_its_own_whoever_stands_before(names: list[str], shuffle: random.Random) -> None:
    people = tuple(Person(name=name, role="speaker") for name in names)
    rooms = tuple(Event(id=f"s{number}", room=name, location=Place(name=f"{name}!")) for number, name in enumerate(names))
    iris = _by_name(Event(id="a", performer=people, sub_event=rooms))
    assert len(set(iris.values())) == len(iris)
    mixed = shuffle.sample(people, len(people))
    assert _by_name(Event(id="a", performer=tuple(mixed), sub_event=rooms)) == iris
    more = _by_name(Event(id="a", performer=(Person(name="赵敏", role="speaker"), *people), sub_event=rooms))
    assert {name: more[name] for name in iris} == iris


def test_two_names_that_become_one_slug_are_two_whoever_comes_first() -> None:
    first, second = Person(name="José Pérez", role="host"), Person(name="Jose Perez", role="host")
    iris = _by_name(Event(id="a", performer=(first, second)))
    assert iris == _by_name(Event(id="a", performer=(second, first)))
    assert len(set(iris.values())) == 2
    assert not any(iri.endswith("#person-jose-perez") for iri in iris.values())


@pytest.mark.parametrize("form", ["turtle", "jsonld"])
def test_nameless_nodes_of_two_files_stay_two(form: str) -> None:
    text = {"turtle": "[] a <http://schema.org/Event> .", "jsonld": '{"@context": "https://schema.org", "@type": "Event"}'}[form]
    readings = [reading for name in ("a", "b") for reading in read_text(text, form=form, name=name)]
    assert len(convert(readings, to="ntriples").text.splitlines()) == 2
    again = [reading for name in ("/other/folder/b", "/other/folder/a") for reading in read_text(text, form=form, name=name)]
    assert convert(again, to="ntriples").text == convert(readings, to="ntriples").text
