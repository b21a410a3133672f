"""Linked data as input: JSON-LD with its places, pages, RDF files, and what is wrong with their names and links."""

from __future__ import annotations

import json
import re
import sys
import warnings
from datetime import date
from typing import TYPE_CHECKING, Any

import html5lib
import msgspec
import pytest
from click.testing import CliRunner
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pyld import jsonld
from rdflib import Graph
from rdflib.compare import to_canonical_graph

from event_ld import convert, draft, embed, validate
from event_ld.cli import main
from event_ld.errors import ExtraError, UsageError
from event_ld.graph.triples import ntriples
from event_ld.inputs import read, read_contexts, read_text
from event_ld.problems import Problem
from event_ld.readers.html_tree import Element, elements_of
from event_ld.source import Source
from event_ld.triple import Literal, text_of
from event_ld.validate.normal import in_own_form

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.pipeline import Engine

SCHEMA = "http://schema.org/"
CONTEXTS = [
    {"@vocab": "http://schema.org/"},
    {"@vocab": "http://schema.org/", "@language": "es"},
    {"schema": "http://schema.org/", "name": "schema:name", "where": {"@id": "schema:location", "@type": "@id"}},
    [{"@vocab": "http://schema.org/"}, {"title": "http://schema.org/name", "name": None}],
    [{"@vocab": "http://schema.org/"}, None, {"@vocab": "https://e.org/"}],
    {"@vocab": "http://schema.org/", "when": {"@id": "startDate", "@type": "http://www.w3.org/2001/XMLSchema#date"}},
    {"@vocab": "http://schema.org/", "x": {"@id": "name", "@container": "@language"}},
    {"@vocab": "http://schema.org/", "x": {"@id": "keywords", "@container": "@list"}, "@base": "https://e.org/"},
    {"@vocab": "http://schema.org/", "x": {"@reverse": "organizer"}, "y": {"@id": "about", "@type": "@vocab"}},
    {"@vocab": "http://schema.org/", "x": {"@id": "name", "@language": "fr"}, "y": {"@type": "@id"}},
    {"@vocab": "http://schema.org/", "kind": "@type", "id": "@id", "x": {"@container": ["@set"]}},
    {"@vocab": "http://schema.org/", "x": {"@id": "https://e.org/x", "@context": {"name": "https://e.org/name"}}, "y": "@nest"},
    {
        "@vocab": "http://schema.org/",
        "Event": {"@id": "https://e.org/E", "@context": {"name": "https://e.org/n"}},
        "@language": "en",
    },
    {"schema": "http://schema.org/", "x": {"@id": "schema:name", "@container": "@language"}, "kind": "@type", "y": "schema:y"},
    {"@vocab": "http://schema.org/", "schema": "http://schema.org/", "x": {"@id": "schema:keywords", "@container": "@list"}},
    {"@vocab": "http://schema.org/", "x": {"@reverse": "http://schema.org/organizer"}, "y": {"@id": "urn:y", "@type": "@vocab"}},
    {"@vocab": "http://schema.org/", "x": {"@reverse": "http://schema.org/organizer", "@type": "@id"}, "@language": "en"},
    {"@vocab": "http://schema.org/", "x": {"@id": "urn:x", "@language": "fr"}, "n": {"@id": "urn:n", "@type": "urn:type"}},
    [
        {"@vocab": "http://schema.org/", "@language": "en"},
        {"@language": None, "n": {"@type": "http://www.w3.org/2001/XMLSchema#boolean"}},
    ],
    {"@vocab": "http://schema.org/", "x": {"@container": "@index"}, "y": {"@type": "@json"}, "t": None, "@version": 1.1},
    {
        "@vocab": "http://schema.org/",
        "x": {"@id": "about", "@container": "@id"},
        "where": {"@type": "@id"},
        "@base": "https://e.org/d/",
    },
    {
        "@vocab": "http://schema.org/",
        "x": {"@id": "about", "@container": ["@graph", "@set"]},
        "schema": {"@id": "https://e.org/s"},
    },
    {
        "@vocab": "http://schema.org/",
        "s": {"@id": "http://schema.org/", "@prefix": True},
        "name": {"@id": "s:name", "@protected": True},
    },
]
BODIES = [
    {"@type": "Event", "name": "x", "schema:name": "y", "title": "z", "where": "https://e.org/p"},
    {"@id": "https://e.org/e", "name": ["a", {"@value": "b", "@language": "en"}, {"@value": "c"}], "startDate": {"@value": "2024-05-24"}},
    {"when": "2024-05-24", "x": ["a", "b"], "n": 7, "t": True, "f": False},
    {"x": {"en": "a", "es": ["b", "c"], "@none": "d"}} ,
    {"x": [], "y": "Event", "z": {"@list": ["a", {"@id": "https://e.org/q"}]}},
    {"x": {"@id": "https://e.org/o", "name": "o"}, "y": {"@set": ["a", "b"]}},
    {"x": "a", "y": "https://e.org/y", "@reverse": {"organizer": [{"name": "r"}, {"@id": "https://e.org/r"}]}},
    {"@graph": [{"@id": "_:a", "name": "a", "about": {"@id": "_:a"}}, {"name": "b"}], "@id": "https://e.org/g", "name": "g"},
    {"kind": ["Event", "https://e.org/Own"], "id": "https://e.org/k", "x": [["a"], "b"], "w": None, "v": {"@value": None}},
    {"name": "a", "@included": [{"@id": "https://e.org/i", "name": "i"}]},
    {"n": [2.0, 3, -0, 1e1, True], "name": {"@value": 2.50, "@type": "urn:d"}, "t": {"@value": 1}},
    {"x": [{"@list": [1, None, {"@value": None}]}, {"@set": [{"@value": "v", "@language": "en"}]}], "y": {"@list": []}},
]  # fmt: skip


def _triples(document: object) -> set[str]:
    reading = read_text(json.dumps(document), form="jsonld")[0]
    return set(ntriples(one.triple for one in reading.statements).splitlines())


@pytest.mark.parametrize("context", CONTEXTS, ids=str)
@pytest.mark.parametrize("body", BODIES, ids=str)
def test_json_ld_says_what_another_processor_reads(context: object, body: dict[str, object]) -> None:
    """Canonical N-Quads of both agree; a map of languages where the context has none is told apart below."""
    maps_languages = isinstance(context, dict) and isinstance(context.get("x"), dict) and "@container" in context["x"]
    if isinstance(body.get("x"), dict) and "@none" in body["x"] and not maps_languages:  # type: ignore[operator]  # by the line above
        pytest.skip("an object of languages without a container is a problem, not data")
    document = {"@context": context, **body}
    own = "\n".join(line for line in sorted(_triples(document)) if not _RELATIVE.search(line))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of keys that look like keywords
            dataset = jsonld.to_rdf(document, {"base": ""})
    except jsonld.JsonLdError:
        pytest.skip("the other processor refuses this document")
    merged = {"@default": [quad for graph in dataset.values() for quad in graph]}
    theirs = "".join(line for line in jsonld.JsonLdProcessor.to_nquads(merged).splitlines(keepends=True) if "/base/" not in line)
    options = {"inputFormat": "application/n-quads", "format": "application/n-quads"}
    if "@@" in theirs:
        pytest.skip("the other processor takes a keyword for a language")
    assert jsonld.normalize(own + "\n", options) == jsonld.normalize(theirs, options)


_RELATIVE = re.compile(r"<(?![A-Za-z][\w+.-]*:)")


def _codes(text: str, form: str = "jsonld") -> list[str]:
    return sorted(one.code for one in validate(read_text(text, form=form)) if one.severity != "info")


GOOD = """{"@context": "https://schema.org", "@type": "Event", "name": "Open day", "startDate": "2026-12-03",
 "location": {"@type": "Place", "name": "Hall", "address": "Main Street 1, Sucre, Bolivia"}}"""


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("", "", []),
        ("https://schema.org", "http://www.schema.org/", []),
        ('"https://schema.org"', '["https://schema.org", {"@language": "en"}]', []),
        ("https://schema.org", "https://e.org/context.jsonld", ["context-elsewhere"]),
        ("https://schema.org", "https://shema.org", ["context-elsewhere"]),
        ('"https://schema.org"', '["https://schema.org", {"@import": "https://e.org/c"}]', ["context-elsewhere"]),
        ('"https://schema.org"', '{"@vocab": "https://schema.org/", "x": ["a"]}', ["jsonld-invalid"]),
        ('"https://schema.org"', '["https://schema.org", {"e": "https://e.org/", "x": {"@reverse": "organizer", "@id": null}}]', ["jsonld-invalid"]),
        ('"Open day", ', '"Open day", "urn:x": 1, ":odd": 1, "other:thing": 1, "@index": "x", ', ["unknown-property"]),
        ('"Open day", ', '"Open day", "@included": 7, ', ["jsonld-invalid"]),
        ('"https://schema.org"', '{"@vocab": null, "schema": {"@id": null}}', ["markup-unread"]),
        ('"https://schema.org"', '{"@vocab": null}', ["event-missing"]),
        ("2026-12-03", "2026-12-03T15:00", ["start-offset-missing"]),
        ("2026-12-03", "2026-12-03T15:00:00-0400", []),
        ("2026-12-03", "2026-12-03 15:00-04", []),
        ("2026-12-03", "2026-02-30", ["event-start-format"]),
        ("2026-12-03", "2026-12-03T25:00", ["event-start-format"]),
        ('"2026-12-03"', '{"@value": "2026-12-03", "@type": "Date"}', []),
        ('"Event"', '"Evnt"', ["unknown-type"]),
        ('"Event"', '"schema:Event"', []),
        ('"Event"', '["Event", "https://e.org/Own"]', []),
        ('"Event"', '["Event", "UserLikes", {"a": 1}, null]', []),
        ('"Event"', '"Zzzzzz"', ["event-missing", "unknown-type"]),
        ('"Open day", ', '"Open day", "potentialAction": {"@type": "SearchAction", "query-input": "required name=q"}, ', []),
        ('"name"', '"nmae"', ["event-name-missing", "unknown-property"]),
        ('"Open day", ', '"Open day", "isAccessibleForFree": "True", "maximumAttendeeCapacity": "20", ', []),
        ('"Open day", ', '"Open day", "isAccessibleForFree": "perhaps", ', ["value-of-another-type"]),
        ('"Open day", ', '"Open day", "offers": {"@type": "Offer", "price": 1e1, "priceCurrency": "BOB"}, ', []),
        ('"Open day", ', '"Open day", "performers": {"@type": "Person", "name": "Ana"}, ', []),
        ('"Open day", ', '"Open day", "attendee": {"@type": "Place", "name": "x", "address": "y"}, ', ["value-of-another-type"]),
        ('"Open day", ', '"Open day", "superEvent": {"@id": "https://e.org/week"}, ', []),
        ('"Open day", ', '"Open day", "superEvent": "Week", ', []),
        ('"Open day", ', '"Open day", "image": {"@id": "#logo"}, ', ["relative-url"]),
        ('"Open day", ', '"Open day", "url": "open-day.html", ', ["relative-url"]),
        ('"address": "Main Street 1, Sucre, Bolivia"',
         '"address": {"@type": "PostalAddress", "addressLocality": "x", "addressCountry": {"@type": "Country", "name": "Bolivia"}}', []),
        ("}}", "}, }", ["json-repaired"]),
        ("Open day", "Open\n\nday", ["json-repaired"]),
        ("}}", "}}}", ["syntax"]),
        ('"Open day"', "'Open day'", ["syntax"]),
    ],
)  # fmt: skip
def test_a_document_gives(old: str, new: str, codes: list[str]) -> None:
    assert old in GOOD
    assert _codes(GOOD.replace(old, new, 1) if old else GOOD) == codes


def test_what_a_reverse_property_can_not_hold_is_left_out() -> None:
    assert "superEvent" not in str(_triples({"@context": "https://schema.org", "name": "x", "@reverse": {"superEvent": [["a"]]}}))


@pytest.mark.parametrize("text", ["7", "[1]", '"x"'])
def test_json_that_is_no_json_ld(text: str) -> None:
    assert [one.code for one in read_text(text, form="jsonld")[0].problems if one.code == "syntax"]


def test_an_ending_json_is_looked_into() -> None:
    assert read_text(GOOD, name="a.json")[0].form == "page"
    assert read_text('{"id": "a", "name": "x", "startDate": "2026-12-03"}', name="a.json")[0].event is not None
    lines = read_text(json.dumps(json.loads(GOOD)) + '\n{"id": "a", "name": "x"}\n{"broken"\n', name="a.jsonl")
    assert [(bool(one.statements), one.event is not None, len(one.problems) > 0) for one in lines] == [
        (True, False, False), (False, True, False), (False, False, True)]  # fmt: skip
    assert [one.code for one in read_text("\n \n.", name="a.jsonl", form="jsonl")[0].problems] == ["syntax"]
    assert read_text(f"  <!DOCTYPE html>\n<script type='application/ld+json'>{GOOD}</script>", name="<stdin>")[0].form == "page"
    assert _codes(GOOD.replace('"Open day"', '"Open\n\n day", "alternateName": "Open\nday"')) == ["json-repaired"]


# -- pages


def _page(body: str) -> list[Problem]:
    return validate(read_text(f"<!doctype html>\n<html><body>{body}</body></html>", name="page.html"))


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("<p>Nothing</p>", ["page-without-data"]),
        ("<script>var x = 1</script>", ["page-without-data"]),
        ('<script type="application/ld+json"></script>', ["page-without-data"]),
        (f'<script type="Application/LD+JSON">{GOOD}</script>', []),
        (f'<script type="application/ld+json">{GOOD};</script>', []),
        (f'<script type="application/ld+json"><!-- {GOOD} --></script>', []),
        (f'<script type="application/ld+json">/* <![CDATA[ */ {GOOD} /* ]]> */</script>', []),
        (f'<script type="application/ld+json">{GOOD}', ["syntax"]),
        (f'<script type="application/ld+json">{GOOD.replace(chr(34), "&quot;")}</script>', ["json-escaped"]),
        (f'<script type="application/ld+json">{GOOD.replace(chr(34), chr(92) + chr(34))}</script>', ["json-escaped"]),
        (f'<script type="application/ld+json">{json.dumps(json.dumps(json.dumps(json.loads(GOOD))))}</script>', ["json-escaped"]),
        (f'<script type="application/ld+json">{json.dumps(GOOD[:-1])}</script>', ["json-escaped", "syntax"]),
        (f'<script type="application/ld+json">"{GOOD}"</script>', ["json-escaped"]),
        (f'<script type="application/ld+json">{json.dumps(json.dumps(json.dumps(json.dumps(GOOD))))}</script>', ["context-missing", "json-escaped", "syntax"]),
        ('<script type="application/ld+json">"{\\"x\\": \\u00zz}"</script>', ["json-escaped", "syntax"]),
        ('<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebSite", "name": "x"}</script>', ["event-missing"]),
    ],
)  # fmt: skip
def test_a_page_gives(body: str, codes: list[str]) -> None:
    assert sorted({one.code for one in _page(body) if one.severity != "info"}) == codes


def test_microdata_has_places_and_keeps_its_links() -> None:
    body = """<div itemscope itemid="https://e.org/e" itemtype="https://schema.org/Event"><b itemprop="name">Tea</b>
    <a itemprop="https://e.org/own" href="x">y</a><i itemprop="keywords"> open data </i></div>"""
    found = {one.code: one for one in _page(body)}
    assert found["event-start-missing"].focus == "https://e.org/e"
    assert all(one.place is not None for one in found.values())
    nothing = _page("<div itemscope></div><p typeof></p>")
    assert [one.code for one in nothing if one.severity == "violation"] == []


MARKUP = """<!doctype html>
<div id=ev itemscope itemtype="https://schema.org/Event https://e.org/Own" itemref="more none">
 <h1 itemprop="name">Open <b>Day</b></h1>
 <a itemprop="url" href=" /x ">more</a> <link itemprop="eventStatus" href="https://schema.org/EventCancelled">
 <time itemprop=startDate datetime="2026-12-03T10:00">3 Dec</time> <time itemprop=doorTime>09:30</time>
 <div itemprop=location itemscope itemtype="https://schema.org/Place"><span itemprop=name>Hall</span><p itemprop=address>Street 1<br>Sucre</div>
 <ul><li itemprop="keywords https://e.org/own">a<li itemprop=keywords>b</ul> <img itemprop=image alt="">
 <span itemprop="offers" itemscope><meta itemprop=price content="7"><data itemprop=sku value="8">x</data></span>
 <div itemscope itemid="https://e.org/other"><p itemprop=lost>z</div>
</div>
<p id=more><b itemprop=about>c<script>d</script></b></p> <p><div itemprop="outside">e</div></p>"""


def test_microdata_is_read_with_the_place_of_every_value() -> None:
    reading = read_text(MARKUP, name="page.html")[0]
    said = [
        (one.subject, one.predicate.rpartition("/")[2], one.value if isinstance(one.value, str) else one.value.text,
         reading.source.quote(reading.evidence[one.path].spans[0]).partition(" itemscope")[0])
        for one in reading.statements
    ]  # fmt: skip
    assert said == [
        ("_:b1", "22-rdf-syntax-ns#type", "https://schema.org/Event", "https://schema.org/Event https://e.org/Own"),
        ("_:b1", "22-rdf-syntax-ns#type", "https://e.org/Own", "https://schema.org/Event https://e.org/Own"),
        ("_:b1", "name", "Open Day", "Open <b>Day</b>"),
        ("_:b1", "url", "/x", " /x "),
        ("_:b1", "eventStatus", "https://schema.org/EventCancelled", "https://schema.org/EventCancelled"),
        ("_:b1", "startDate", "2026-12-03T10:00", "2026-12-03T10:00"),
        ("_:b1", "doorTime", "09:30", "09:30"),
        ("_:b2", "22-rdf-syntax-ns#type", "https://schema.org/Place", "https://schema.org/Place"),
        ("_:b2", "name", "Hall", "Hall"),
        ("_:b2", "address", "Street 1 Sucre", "Street 1<br>Sucre"),
        ("_:b1", "location", "_:b2", "<div itemprop=location"),
        ("_:b1", "keywords", "a", "a"),
        ("_:b1", "keywords", "b", "b"),
        ("_:b1", "own", "a", "a"),
        ("_:b1", "image", "", '<img itemprop=image alt="">'),
        ("_:b3", "price", "7", "7"),
        ("_:b3", "sku", "8", "8"),
        ("_:b1", "offers", "_:b3", '<span itemprop="offers"'),
        ("_:b1", "about", "c", "c<script>d</script>"),
    ]
    assert [(one.code, one.place.line) for one in reading.problems if one.place] == [("microdata-outside", 11)]


@pytest.mark.parametrize(
    ("page", "code"),
    [
        ('<div itemscope itemid="urn:a" itemprop="x">' * 50, ""),
        ('<div itemscope itemtype="urn:v/T">' + '<div itemprop="x" itemscope>' * 50, "too-deep"),
        ('<div id=a itemscope itemtype="urn:v/T"><div itemprop=x itemscope itemref=a></div></div>', ""),
        (
            "<p id=m>" + "<b itemprop=x>y</b>" * 8 + "</p>" + '<i itemscope itemtype="urn:v/T" itemref=m></i>' * 8,
            "alias-expansion",
        ),
    ],
)
def test_microdata_that_repeats_itself_ends(page: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("event_ld.readers.microdata.MOST_NODES", 60)
    codes = {one.code for one in read_text(f"<!doctype html>{page}", name="a.html")[0].problems}
    assert codes - {"page-without-data", "microdata-outside"} == ({code} if code else set())


TAGS = ("div", "p", "span", "ul", "li", "dl", "dt", "dd", "section", "br", "i-x")
PARTS = st.one_of(
    st.sampled_from(TAGS).map("<{}>".format),
    st.sampled_from([tag for tag in TAGS if tag != "br"]).map("</{}>".format),
    st.sampled_from(("x", "y ", "<!-- z -->")),
)


def _tags_to(element: Element) -> list[str]:
    return [*([] if element.parent is None else _tags_to(element.parent)), element.tag]


@given(st.lists(PARTS, max_size=12))
def test_the_elements_of_a_page_are_those_that_browsers_see(parts: list[str]) -> None:
    """html5lib nests as browsers do; an end tag of a paragraph that is not open, of which they make one, holds nothing."""
    page = f"<!doctype html><html><body>{''.join(parts)}</body></html>"
    theirs: list[tuple[str, ...]] = []

    def walk(element: Any, path: tuple[str, ...]) -> None:  # noqa: ANN401  # an element of html5lib
        for one in element:
            if isinstance(one.tag, str):
                below = path if one.tag in {"head", "body"} else (*path, one.tag)
                theirs.extend([below] if below != path else [])
                walk(one, below)

    walk(html5lib.parse(page, namespaceHTMLElements=False), ())
    assume(sum(path[-1] == "p" for path in theirs) <= page.count("<p>"))
    found = elements_of(Source(name="a", text=page))
    ours = [tuple(tag for tag in _tags_to(element) if tag not in {"", "html", "body"}) for element in found]
    assert [path for path in ours if path] == theirs


def test_rdfa_is_read_with_places_and_the_times_of_elements() -> None:
    page = """<!doctype html><div vocab="http://schema.org/" typeof="Event"><h1 property="name">Open <b>Day</b></h1>
<a property="url" href="http://e.org/x">more</a> <time property=startDate datetime="soon &quot;2&quot;">3 Dec</time>
<div property=location typeof="Place"><span property=name>Hall</span> <meter property="maximumAttendeeCapacity" value=9>n</meter></div>
<div property=location typeof="Place"><span property=name xml:lang="en_GB">Hall 2</span> <i property="name">Hall</i></div></div>"""
    reading = read_text(page, name="a.html")[0]
    said = {
        (one.predicate.rpartition("/")[2].rpartition("#")[2], text_of(one.value)): reading.source.quote(
            reading.evidence[one.path].spans[0]
        )
        for one in reading.statements
        if not text_of(one.value).startswith("_:")
    }
    assert said["startDate", 'soon "2"'] == "soon &quot;2&quot;"
    assert said["maximumAttendeeCapacity", "9"] == "9"
    assert said["name", "Open Day"] == "Open <b>Day</b>"
    assert said["type", "http://schema.org/Place"] == "Place"
    assert [(one.code, one.place.text[-16:]) for one in reading.problems if one.place] == [
        ("language-tag", "Hall</i></div></div>"[-16:])
    ]
    missing = [one.place for one in validate([reading]) if one.code == "place-address-missing"]
    assert [one.line for one in missing if one] == [3, 4]


def test_an_event_without_an_id_has_one_iri_in_every_output() -> None:
    text = '{"@context": "https://schema.org", "@type": "Event", "name": {"@language": "en", "@value": "Fair"}, "startDate": "2030-05-06"}'
    (reading,) = read_text(text, name="a.jsonld")
    made = [convert([reading], to=to, base_url="https://a.example/").text for to in ("jsonld", "ntriples", "turtle")]
    assert ["https://a.example/2030-05-06-fair/#event" in one and "_:" not in one for one in made] == [True] * 3
    assert "#event" not in convert([reading], to="ntriples").text


RDFA = [
    '<div vocab="http://schema.org/" typeof="Event" resource="#e"><p property="name">Fair</p><a property="url" href="http://e.org/">x</a>'
    '<p property="location" typeof="Place"><b property="name">Hall</b></p></div>',
    '<body prefix="s: http://schema.org/ x: http://x.org/"><div about="#a" typeof="s:Event x:Y" rel="s:location"><i typeof="s:Place">'
    '<b property="s:name" content="Hall">h</b></i><i about="#p" property="s:name">Room</i></div><p about="#b" rev="s:subEvent" resource="#a"></p>',
    '<div vocab="http://schema.org/" about="#a" typeof="Event"><p property="name" xml:lang="fr">Foire</p><p property="description" datatype="">A</p>'
    '<p property="startDate" datatype="xsd:date" content="2027-05-06">6 May</p><p rel="stylesheet next" href="a.css"></p>'
    '<p property="dc:title og:x unknown:y">T</p></div>',
    '<div vocab="http://schema.org/" about="#a" typeof="Event"><i property="performer" inlist="" resource="#p"></i><i property="performer" inlist="">Ana</i>'
    '<div rel="sponsor"><span>words</span><p property="name">Nobody</p></div><p about="[og:x]" property="name">z</p></div>',
    '<div vocab="http://schema.org/"><div rel="organizer"><p about="#o"></p><p resource="#o2" typeof="Person"></p></div><p typeof="">n</p>'
    '<p vocab="" property="name">lost</p><p about="_:x" property="name">b</p><p about="#q" rel="knows" resource="_:x"></p></div>',
]  # fmt: skip


@pytest.mark.parametrize("page", RDFA)
def test_rdfa_says_what_another_library_reads(page: str) -> None:
    extruct = pytest.importorskip("extruct.rdfa")
    said = extruct.RDFaExtractor().extract(f"<html>{page}</html>", base_url="http://p.org/")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        theirs = Graph().parse(data=json.dumps(said), format="json-ld")
        ours = Graph().parse(
            data=ntriples((one.subject, one.predicate, one.value) for one in read_text(page, name="a.html")[0].statements),
            format="turtle",
            publicID="http://p.org/",
        )
    kept = Graph()
    for one in theirs:
        kept.add(one) if not any(word in str(one[1]) for word in ("vocab#", "usesVocabulary")) else None
    assert sorted(to_canonical_graph(ours)) == sorted(to_canonical_graph(kept))


# -- contexts that are not plain

SCOPED = """{"@context": ["https://schema.org", {"more": "@nest", "raw": {"@id": "https://e.org/raw", "@type": "@json"}}],
 "@id": "fair", "@type": "Event", "more": {"name": "Fair", "isAccessibleForFree": true,
  "location": {"type": "Place", "name": "Hall", "address": "Main Street 1"}},
 "startDate": ["2026-12-03"], "raw": {"b": [1, true], "a": 1.50}, "maximumAttendeeCapacity": 2.50}"""


def test_a_context_that_is_not_plain_keeps_its_places() -> None:
    reading = read_text(SCOPED, form="jsonld")[0]
    found = {(one.predicate.rpartition("/")[2], text_of(one.value)): one.path for one in reading.statements}
    assert reading.problems == []
    assert found["name", "Fair"] == "$.more.name"
    assert found["isAccessibleForFree", "true"] == "$.more.isAccessibleForFree"
    assert found["name", "Hall"] == "$.more.location.name"
    assert found["startDate", "2026-12-03"] == "$.startDate[0]"
    assert found["raw", '{"a":1.5,"b":[1,true]}'] == "$.raw"
    assert found["maximumAttendeeCapacity", "2.50"] == "$.maximumAttendeeCapacity"
    for (_, text), path in found.items():
        quoted = reading.source.quote(reading.evidence[path].spans[0])
        assert path == "$.raw" or text.startswith("_:") or quoted.strip('"') in text, (path, quoted)


def test_what_is_found_under_a_context_that_is_not_plain_can_be_kept() -> None:
    text = SCOPED.replace('"Fair"', '{"@value": "{{ name }}", "@language": "en"}')
    found = validate(read_text(text, name="a.jsonld"))
    assert "event-name-placeholder" in {one.code for one in found}
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(found), type=list[Problem]) == found
    assert {type(text) for one in found for text in (one.value, one.focus, one.message)} == {str}


def test_the_place_of_what_is_wrong_under_a_context_that_is_not_plain() -> None:
    found = validate(read_text(SCOPED.replace("2026-12-03", "soon"), name="a.jsonld"))
    assert [(one.place.line, one.place.column) for one in found if one.code == "event-start-format" and one.place] == [(4, 16)]


@pytest.mark.parametrize(
    ("new", "code", "message", "line"),
    [
        ('"more": 7', "jsonld-invalid", "nested value must be a node object", 2),
        ('"about": {"@value": [1]}', "jsonld-invalid", "must not be an object or an array", 1),
        ('"x": {"@context": {"@import": "https://e.org/c"}}', "context-elsewhere", "https://e.org/c is not bundled", 5),
        ('"x": {"@context": "https://e.org/d"}', "context-elsewhere", "https://e.org/d is not bundled.*--context URL=FILE", 5),
        ('"x": {"@context": "https://schema.ogr"}', "context-elsewhere", "did you mean https://schema.org", 5),
    ],
)
def test_what_is_not_valid_json_ld_is_said_and_not_judged(new: str, code: str, message: str, line: int) -> None:
    text = SCOPED.replace('"more": {', f'{new}, "other": {{') if '"more"' in new else f"{SCOPED[:-1]},\n{new}}}"
    reading = read_text(text.replace('"@json"', '"@id"'), form="jsonld")[0]
    assert reading.statements == ()
    assert [one.code for one in reading.problems] == [code]
    assert re.search(message, reading.problems[0].message)
    assert reading.problems[0].place is not None
    assert reading.problems[0].place.line == line


def test_what_looks_like_a_context_within_data_is_none() -> None:
    text = SCOPED.replace('"b": [1, true]', '"@context": "https://e.org/none"')
    assert read_text(text, form="jsonld")[0].problems == []


@pytest.mark.parametrize(
    ("number", "datatype", "text", "kind"),
    [
        ("1.50", "", "1.50", "double"), ("10.0", "", "10", "integer"), ("-0", "", "0", "integer"), ("1e2", "", "100", "integer"),
        ("1e400", "", "1e400", "double"), ("9" * 30, "", "9" * 30, "double"), ("true", "", "true", "boolean"),
        ("5", "double", "5", "double"), ("1.50", "decimal", "1.50", "decimal"), ("1.50", "integer", "1.5E0", "integer"),
        ("0.00025", "integer", "2.5E-4", "integer"), ("true", "integer", "true", "integer"),
    ],
)  # fmt: skip
def test_what_a_number_stands_for(number: str, datatype: str, text: str, kind: str) -> None:
    term = f', "n": {{"@id": "urn:n", "@type": "http://www.w3.org/2001/XMLSchema#{datatype}"}}' if datatype else ""
    for more in ("", ', "x": "@nest"'):
        document = f'{{"@context": {{"@vocab": "urn:"{term}{more}}}, "n": {number}}}'
        (one,) = read_text(document, form="jsonld")[0].statements
        assert one.value == Literal(text, f"http://www.w3.org/2001/XMLSchema#{kind}")


def test_a_context_that_is_not_plain_needs_an_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyld.jsonld", None)
    with pytest.raises(ExtraError, match=r"needs the extra jsonld: pip install pyld$"):
        read_text(SCOPED, name="a.jsonld")
    found = _page(f'<script type="application/ld+json">{SCOPED}</script><script type="application/ld+json">{GOOD}</script>')
    assert [one.code for one in found if one.severity != "info"] == ["extra-missing"]


def test_a_library_that_stumbles_is_no_violation(monkeypatch: pytest.MonkeyPatch) -> None:
    def stumble(error: type[BaseException]) -> None:
        def fail(*_: object) -> None:
            raise error

        monkeypatch.setattr("pyld.jsonld.JsonLdProcessor._expand_value", fail)

    for error, code in ((RecursionError, "too-deep"), (KeyError, "markup-unread")):
        stumble(error)
        assert [one.code for one in read_text(SCOPED, form="jsonld")[0].problems] == [code]
    stumble(MemoryError)
    with pytest.raises(MemoryError):
        read_text(SCOPED, form="jsonld")


def test_a_relative_address_where_nothing_is_relative() -> None:
    text = '{"@context": {"@base": null, "@vocab": "http://schema.org/"}, "@id": "x", "name": "y"}'
    assert [one.code for one in read_text(text, form="jsonld")[0].problems] == ["iri-format"]
    text = '{"@context": {"@vocab": "rel/"}, "@id": "x", "name": "y"}'
    assert [one.code for one in read_text(text, form="jsonld")[0].problems] == ["iri-format"]


SEMIC = "https://semiceu.github.io/uri.semic.eu-generated"


@pytest.mark.parametrize(
    ("context", "iri"),
    [
        ('["https://openactive.io/", "https://openactive.io/ns-beta"]', "https://schema.org/startDate"),
        ('["https://schema.org", {"@vocab": "https://e.org/"}]', "http://schema.org/startDate"),
        ('[{"startDate": "https://e.org/x"}, "https://schema.org"]', "http://schema.org/startDate"),
        ('["https://schema.org", {"startDate": "https://e.org/x"}]', "https://e.org/x"),
        ('["https://schema.org", {"startDate": {"@id": "schema:endDate", "@type": "@none"}}]', "http://schema.org/endDate"),
        (f'"{SEMIC}/Core-Public-Event-Vocabulary/releases/1.1.0/context/core-public-event-ap.jsonld"', ""),
        (
            f'["{SEMIC}/DCAT-AP/releases/3.0.1/context/dcat-ap.jsonld", {{"startDate": "http://schema.org/startDate"}}]',
            f"{SCHEMA}startDate",
        ),
    ],
)
def test_a_bundled_context_says_what_its_terms_mean(context: str, iri: str) -> None:
    reading = read_text(f'{{"@context": {context}, "startDate": "2026-12-03"}}', form="jsonld")[0]
    assert reading.problems == []
    assert [one.predicate for one in reading.statements] == ([iri] if iri else [])


def test_a_context_of_the_users_own(tmp_path: Path) -> None:
    (tmp_path / "own.jsonld").write_text('{"@context": {"title": "http://schema.org/name", "E": "http://schema.org/Event"}}')
    (tmp_path / "a.jsonld").write_text('{"@context": "https://e.org/own", "@type": "E", "title": "Fair"}')
    known = read_contexts([("https://e.org/own", tmp_path / "own.jsonld")])
    assert "own" in repr(known)
    reading = read(tmp_path / "a.jsonld", contexts=known)[0]
    assert {text_of(one.value) for one in reading.statements} == {"http://schema.org/Event", "Fair"}
    own = f"--context=https://e.org/own={tmp_path / 'own.jsonld'}"
    result = CliRunner().invoke(main, ["validate", str(tmp_path / "a.jsonld"), own])
    assert "event-start-missing" in result.output
    written = CliRunner().invoke(main, ["convert", str(tmp_path / "a.jsonld"), own, "--to", "ntriples"])
    assert "Fair" in written.stdout
    assert CliRunner().invoke(main, ["validate", "-", "--context", "x"], input="{}").exit_code == 2
    (tmp_path / "own.jsonld").write_text("{")
    assert CliRunner().invoke(main, ["validate", str(tmp_path / "a.jsonld"), own]).exit_code == 3


def test_json_ld_deeper_in_other_json_is_read_item_by_item() -> None:
    items = [
        {"state": "deleted", "id": "0"},
        {"state": "updated", "data": json.loads(GOOD)},
        {"state": "updated", "data": {**json.loads(GOOD), "startDate": "soon"}},
    ]
    readings = read_text(json.dumps({"next": "https://e.org/?after=2", "items": items}, indent=1), name="feed.json")
    assert len(readings) == 2
    assert [one.code for one in readings[0].problems] == ["jsonld-within"]
    found = [one for one in validate(readings) if one.severity != "info"]
    assert [(one.code, one.path) for one in found] == [("event-start-format", "$.items[2].data.startDate")]
    assert found[0].place is not None
    assert "soon" in found[0].place.text


def test_pages_that_libraries_stumble_over() -> None:
    event = '<div vocab="http://schema.org/" typeof="Event"><span property="name">Fair</span>{}</div>'
    declared = f'<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{event}</body></html>'
    old = '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd">'
    comment = f'{old}<html xmlns:s="http://schema.org/"><body><div typeof="s:Event"><p property="s:name">Fair <b>of</b><!-- x --></p></div></body></html>'
    for page in (declared.format(""), comment):
        codes = {one.code for one in validate(read_text(page, name="page.html"))}
        assert "markup-unread" not in codes
        assert "event-start-missing" in codes


def test_a_hundred_thousand_characters_of_rubbish_end(tmp_path: Path) -> None:
    deep = '{"@context": "https://schema.org", "a":' * 5000 + "1" + "}" * 5000
    assert "too-deep" in _codes(deep)
    nested = "<div itemscope>" * 3000
    assert [one.code for one in _page(nested)] == ["page-without-data"]
    circle = (
        '{"@context": "https://schema.org", "@id": "https://e.org/a", "@type": "Event", "subEvent": {"@id": "https://e.org/a"}}'
    )
    assert "super-event-cycle" in _codes(circle)


@given(st.text(alphabet="<>/\"'{}[]:,@ \n\\idtypescrpgahnj+0-&;#", max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_page_and_no_json_ends_in_a_traceback(text: str) -> None:
    if text.strip():
        for form in ("html", "jsonld"):
            for reading in read_text(text, form=form):
                validate([reading])


# -- RDF files

TURTLE = """@prefix schema: <https://schema.org/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://e.org/e> a schema:Event ;
  schema:name "Open day"@en ;
  schema:startDate "2026-12-03T10:00:00Z"^^xsd:dateTime ;
  schema:location [ a schema:Place ; schema:name "Hall" ] .
"""


def test_an_rdf_file_is_judged_with_places() -> None:
    found = {one.code: one for one in validate(read_text(TURTLE, name="a.ttl"))}
    assert found["place-address-missing"].severity == "warning"
    broken = validate(read_text(TURTLE.replace("Open day", "Open &amp; day"), name="a.ttl"))
    places = {one.code: (one.place.line, one.place.column) for one in broken if one.place}
    assert places["text-with-character-references"] == (3, 16)
    (only,) = read_text(TURTLE, name="a.ttl")
    assert Literal("2026-12-03T10:00:00Z", "http://www.w3.org/2001/XMLSchema#dateTime") in [one.value for one in only.statements]


@pytest.mark.parametrize("form", ["turtle", "ntriples", "rdfxml"])
def test_a_malformed_rdf_file_is_a_problem(form: str) -> None:
    found = validate(read_text("<a> <b> 'c", form=form))
    assert [one.code for one in found] == ["syntax"]
    assert "not well-formed" in found[0].message


def test_an_rdf_file_with_urns() -> None:
    found = validate(read_text("<urn:x> a <http://schema.org/Event> ; <http://purl.org/dc/terms/> 7 .", form="turtle"))
    assert "event-name-missing" in [one.code for one in found]


# -- conversion


def test_linked_data_becomes_rdf_and_nothing_is_added(tmp_path: Path) -> None:
    page = tmp_path / "page.jsonld"
    page.write_text(GOOD)
    text = convert([page], to="ntriples").text
    assert '<http://schema.org/startDate> "2026-12-03"^^<http://www.w3.org/2001/XMLSchema#date>' in text
    assert "mainEntityOfPage" not in text
    assert len(text.splitlines()) == len(in_own_form(read(page)[0].statements))
    assert "schema:Event" in convert([page], to="turtle").text
    page.write_text('{"@context": "https://schema.org", "@type": "Person", "name": "Ana"}')
    with pytest.raises(UsageError, match="describes no event; --to jsonld takes one"):
        convert([page], to="jsonld")
    for refuse in (draft, embed):
        with pytest.raises(UsageError, match="describes no event"):
            refuse(page)


# -- names and links


def _event(**more: object) -> dict[str, object]:
    return {"@type": "Event", "name": "x", "startDate": "2026-12-03", **more}


def _of(*nodes: dict[str, object], today: date | None = None) -> list[tuple[str, str]]:
    text = json.dumps({"@context": "https://schema.org", "@graph": list(nodes)})
    found = validate(read_text(text, form="jsonld"), profiles=["core"], today=today)
    return [(one.code, one.message) for one in found]


def test_circles_of_any_length() -> None:
    nodes = [
        _event(**{"@id": f"https://e.org/{n}", "name": f"E{n}", "superEvent": {"@id": f"https://e.org/{(n + 1) % 3}"}})
        for n in range(3)
    ]
    found = [message for code, message in _of(*nodes) if code == "super-event-cycle"]
    assert found == ["Events are parts of each other in a circle: “E0” in “E1” in “E2” in “E0”."]
    downwards = [_event(**{"@id": "https://e.org/a", "subEvent": {"@id": "https://e.org/b"}}),
                 _event(**{"@id": "https://e.org/b", "subEvent": [{"@id": "https://e.org/a"}, "c"]})]  # fmt: skip
    assert "super-event-cycle" in [code for code, _ in _of(*downwards)]
    tree = [_event(**{"@id": "https://e.org/a", "subEvent": [{"@id": "https://e.org/b"}, {"@id": "https://e.org/c"}]})]
    assert "super-event-cycle" not in [code for code, _ in _of(*tree)]


def test_people() -> None:
    ana = {"@type": "Person", "name": "Ana Gil"}
    assert "person-twice" not in [code for code, _ in _of(_event(performer=[ana, {"@type": "Person", "name": "Bo"}]))]
    assert "person-twice" in [code for code, _ in _of(_event(organizer=[ana, {**ana, "name": "ANA  GIL"}, "Ana"]))]
    two = [_event(performer={**ana, "@id": "https://e.org/1"}), _event(performer={**ana, "@id": "https://e.org/2"})]
    assert "person-twice" in [code for code, _ in _of(*two)]
    parts = [
        _event(name=f"s{n}", startDate=f"2026-12-03T1{n}:00-04:00", endDate=f"2026-12-03T1{n}:30-04:00", performer=ana)
        for n in range(2)
    ]
    assert "person-twice" not in [code for code, _ in _of(_event(subEvent=parts))]


def test_offsets_of_places() -> None:
    def place(country: object) -> dict[str, object]:
        return {"@type": "Place", "name": "x", "address": {"@type": "PostalAddress", "addressCountry": country}}

    event = _event(startDate="2026-12-03T10:00+01:00", location=place("Bolivia"))
    assert "offset-contradicts-zone" in [code for code, _ in _of(event)]
    for instant in ("2026-12-03T10:00:00Z", "2026-12-03T10:00+00:00"):  # of UTC, and right whatever the clocks there show
        assert "offset-contradicts-zone" not in [code for code, _ in _of({**event, "startDate": instant})]
    for country in ({"@type": "Country", "name": "Germany"}, "Atlantis", {"@id": "https://e.org/country"}):
        assert "offset-contradicts-zone" not in [code for code, _ in _of({**event, "location": place(country)})]
    skipped = _event(startDate="2026-03-29T02:30+01:00", location=place("DE"))
    assert "offset-contradicts-zone" not in [code for code, _ in _of(skipped)]
    madrid = {
        "@type": "Place",
        "name": "x",
        "address": {"@type": "PostalAddress", "addressLocality": "Madrid", "addressCountry": "ES"},
    }
    for offset, is_right in (("+01:00", True), ("+02:00", True), ("+03:00", False)):  # an hour that the clocks show twice
        twice = _event(startDate=f"2027-10-31T02:30:00{offset}", location=madrid)
        assert ("offset-contradicts-zone" not in [code for code, _ in _of(twice)]) is is_right


def test_past_events() -> None:
    status = {"eventStatus": "https://schema.org/EventScheduled"}
    for more, is_told in (
        ({}, False),
        (status, True),
        ({**status, "endDate": "2027-01-01"}, False),
        ({**status, "startDate": "soon"}, False),
    ):
        codes = [code for code, _ in _of(_event(**more), today=date(2026, 12, 4))]
        assert ("event-past" in codes) is is_told
    assert "event-past" not in [code for code, _ in _of(_event(**status), today=date(2026, 12, 3))]


def test_two_files_of_a_site(tmp_path: Path) -> None:
    for name, title in (("a", "x"), ("b", "x"), ("c", "y")):
        document = {"@context": "https://schema.org", **_event(**{"@id": "https://e.org/e", "name": title})}
        (tmp_path / f"{name}.jsonld").write_text(json.dumps(document))
    same = validate([tmp_path / "a.jsonld", tmp_path / "b.jsonld"], profiles=["core"])
    other = validate([tmp_path / "a.jsonld", tmp_path / "c.jsonld"], profiles=["core"])
    assert "same-iri" not in [one.code for one in same]
    assert "same-iri" in [one.code for one in other]


def test_a_profile_with_nothing_to_check() -> None:
    event = read_text(GOOD, form="jsonld")
    assert [one.code for one in validate(event, profiles=["cpev"])] == ["nothing-to-check"]
    public = read_text(
        "<https://e.org/e> a <http://data.europa.eu/m8g/PublicEvent> ; <http://purl.org/dc/terms/title> 'x' .", form="turtle"
    )
    assert [one.code for one in validate(public, profiles=["cpev"])] == ["cpev-text-language"]


@pytest.mark.parametrize(
    ("start", "end", "is_told"),
    [
        ("2030-05-24T10:00:00+02:00", "2030-05-26", False),
        ("2030-05-24T10:00:00+02:00", "2030-05-24", False),  # an end that is a day ends that day
        ("2030-05-24T10:00:00+02:00", "2030-05-23", True),
        ("2030-05-24", "2030-05-24T00:00:00Z", False),
        ("2030-05-24", "2030-05-23T23:00:00", True),
        ("2030-05-24T10:00:00+02:00", "2030-05-24T09:00:00", False),  # which clock is not known
        ("2030-05-24T10:00:00", "2030-05-23T10:00:00+02:00", True),
        ("2030-05-24T10:00:00+02:00", "2030-05-24T09:00:00+02:00", True),
        ("2030-05-24T10:00:00+02:00", "2030-05-24T09:00:00Z", False),
        ("2030-05-24", "2030-05-23", True),
    ],
)
@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_days_and_times_as_ends(start: str, end: str, engine: Engine, *, is_told: bool) -> None:
    document = {"@context": "https://schema.org", **_event(startDate=start, endDate=end)}
    readings = read_text(json.dumps(document), name="a.jsonld")
    codes = {one.code for one in validate(readings, profiles=["core"], engine=engine)}
    assert bool(codes & {"event-end-before-start", "event-end-day-before-start"}) is is_told


def test_an_address_of_the_graph_is_a_url_and_a_template_is_one_of_an_action() -> None:
    page = {"@id": "https://e.org/#page", "@type": "WebPage", "name": "x"}
    action = {"@type": "SearchAction", "target": "https://e.org/?s={search_term_string}"}
    event = _event(
        **{"@id": "https://e.org/#page2"}, url={"@id": "https://e.org/#page2"}, image="https://e.org/{size}.jpg",
        mainEntityOfPage=page, potentialAction=[action, {"@type": "ReadAction", "target": ["https://e.org/#page"]}],
    )  # fmt: skip
    told = [(code, message) for code, message in _of(event) if code in {"value-of-another-type", "relative-url", "iri-escaped"}]
    assert told == [("relative-url", "`image` is no absolute URL: “https://e.org/{size}.jpg”.")]


def test_addresses_of_markup_are_resolved_and_those_of_texts_are_not() -> None:
    page = (
        '<div itemscope itemtype="https://schema.org/Event"><a itemprop="url" href="/a">x</a>'
        '<div itemprop="performer" itemscope itemtype="https://schema.org/Person"><meta itemprop="url" content="/b"></div></div>'
    )
    told = [one.message for one in validate(read_text(page, form="html")) if one.code == "relative-url"]
    assert told == ["`url` is no absolute URL: “/b”."]
