"""IRIs, language tags, labels of blank nodes and the order of problems: what reaches RDF, and how it gets there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from event_ld import convert, validate
from event_ld.batch.records import At, Chunk
from event_ld.batch.work import Task, Worker
from event_ld.errors import InputError, UsageError
from event_ld.graph.nodes import build
from event_ld.graph.triples import to_triples, ungrouped
from event_ld.inputs import read_text, read_vocabulary
from event_ld.model import Event, Organization, Person, Place, PostalAddress, Text
from event_ld.problems import Problem, Severity
from event_ld.publish.site.cpev import cpev
from event_ld.terms import address, is_iri, is_reference, reference, resolved, tag
from event_ld.told import in_order
from event_ld.triple import Literal
from event_ld.validate.profiles import read_shapes

BASE = "https://x.example/events/"
XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("https://a.example/x|y{z}^`\\", "https://a.example/x%7Cy%7Bz%7D%5E%60%5C"),
        (" https://a.example/a b?q=[1]#f#g ", "https://a.example/a%20b?q=%5B1%5D#f%23g"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://[2001:db8::1]/", "https://[2001:db8::1]/"),
        ("https://é.example/ñ?\ue000", "https://é.example/ñ?\ue000"),
        ("https://a.example/\ue000", "https://a.example/%EE%80%80"),
        ("urn:isbn:1", "urn:isbn:1"),
        ("https://[2001:db8/", None),
        ("https://[::::1]/", None),
        ("https://a b.example/", None),
        ("https:///x", None),
        ("www.example.org/x", None),
        ("TBA:", None),
        ("", None),
    ],
)
def test_addresses(stated: str, found: str | None) -> None:
    assert address(stated) == found
    assert is_iri(stated) == (stated == found)


def test_references_and_tags() -> None:
    assert reference("a b") == "a%20b"
    assert reference("//[::::1]/") is None
    assert is_reference("")
    assert not is_reference("//")
    assert resolved("../z?q", BASE) == "https://x.example/z?q"
    assert resolved("urn:x:y", BASE) == "urn:x:y"
    assert [tag(one) for one in ("en", "en_US", "pt_BR.UTF-8", "x-own", "zh-classical", "", "en-GB-oed")] == [
        "en", "en-US", "pt-BR", "x-own", None, None, "en-GB-oed",
    ]  # fmt: skip


def _lines(text: str, form: str, name: str = "x") -> list[str]:
    return convert(read_text(text, form=form, name=name), to="ntriples", base_url=BASE).text.splitlines()


def _problems(text: str, form: str) -> list[tuple[str, int]]:
    wanted = {"iri-format", "iri-escaped", "language-tag", "control-character", "syntax", "url-format"}
    return [(one.code, one.place.line) for one in validate(read_text(text, form=form)) if one.code in wanted and one.place]


def test_what_can_not_stand_in_rdf_is_mended_or_left_out_and_said() -> None:
    document = """{"@context": ["https://schema.org", {"x": "http://a b/"}], "@type": "Event",
 "@id": "http://a.example/x y",
 "name": {"@value": "a\\ud800b", "@language": "en_US"},
 "alternateName": {"@value": "c", "@language": "zh-classical"},
 "about": {"@id": "http://[", "name": "d"},
 "mentions": {"@id": "http://["},
 "x": "left out",
 "startDate": {"@value": "2026-05-01", "@type": "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"},
 "endDate": {"@value": "2026-05-02", "@type": "http://a.example/d d"}}"""
    assert _problems(document, "jsonld") == [
        ("language-tag", 3), ("language-tag", 4), ("iri-format", 5), ("iri-format", 7), ("iri-format", 8),
        ("iri-escaped", 2), ("control-character", 3), ("iri-escaped", 9),
    ]  # fmt: skip
    lines = "\n".join(_lines(document, "jsonld"))
    assert '<http://a.example/x%20y> <http://schema.org/name> "ab"@en-US .' in lines
    assert '<http://schema.org/alternateName> "c" .' in lines
    assert "left out" not in lines
    about, mentions = (
        next(line.split()[2] for line in lines.splitlines() if f"/{name}>" in line) for name in ("about", "mentions")
    )
    assert about == mentions
    assert f'{about} <http://schema.org/name> "d" .' in lines


def test_relative_iris_are_resolved_against_the_base_and_never_against_the_folder(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    text = (
        "<a> a <http://schema.org/Event> ; <http://schema.org/url> </b>, <../c>, <>, <#d>, <./e:f> ; <p> 'x'^^<q> ."
        "[] <http://schema.org/about> _:z . _:y <http://schema.org/about> [] ."
    )
    before = _lines(text, "turtle")
    monkeypatch.chdir(tmp_path)
    assert _lines(text, "turtle") == before
    values = [line.split()[2] for line in before if "/url>" in line]
    wanted = (f"{BASE}#d", BASE, f"{BASE}e:f", "https://x.example/b", "https://x.example/c")
    assert values == sorted(f"<{iri}>" for iri in wanted)
    assert f'<{BASE}a> <{BASE}p> "x"^^<{BASE}q> .' in before
    assert "base-url-missing" in {one.code for one in convert(read_text(text, form="turtle"), to="ntriples").problems}
    with pytest.raises(UsageError, match="is no base URL"):
        convert([], base_url="https://x.example/#")


def test_labels_are_those_of_the_file_and_of_nothing_else() -> None:
    place = '{"@type": "Event", "@id": "_:a_b", "location": {"@id": "_:a-b", "@type": "Place"}}'
    page = f'<html><script type="application/ld+json">{place}</script><script type="application/ld+json">{place}</script>'
    page += '<div itemscope itemtype="http://schema.org/Event"></div><div vocab="http://schema.org/" typeof="Event"></div></html>'
    assert len({line.split()[0] for line in _lines(page, "html") if "Event>" in line}) == 4
    assert _lines(page, "html", "/one/x.html") == _lines(page, "html", "/other/x.html")
    first, second = _lines(page, "html", "x.html"), _lines(page, "html", "y.html")
    assert not {line.split()[0] for line in first if line[0] == "_"} & {line.split()[0] for line in second if line[0] == "_"}
    lines = f"{place}\n{place}\n"
    assert len({line.split()[0] for line in _lines(lines, "jsonl") if "Event>" in line}) == 2
    rdf = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:s="http://schema.org/"><s:Event><s:location><s:Place/>'
    rdf += '</s:location><s:about rdf:nodeID="q"/></s:Event></rdf:RDF>'
    assert _lines(rdf, "rdfxml") == _lines(rdf, "rdfxml")


RDFA = """<html><div vocab="http://schema.org/" typeof="Event"><p property="name" xml:lang="en_US">A</p>
<div property="location" typeof="Place"><p property="name" xml:lang="???">P</p><p property="name" xml:lang="es">Q</p></div>
<div property="location" typeof="Place"><p property="name">R</p></div><a property="url" href="x|y">u</a></div>
<div vocab="http://schema.org/" about="_:a" typeof="Person"><a property="knows" resource="_:b"></a></div>
<div vocab="http://schema.org/" about="_:b" typeof="Person"><a property="knows" resource="_:a"></a></div></html>"""


def test_rdfa_gives_the_same_on_every_run() -> None:
    assert {tuple(_lines(RDFA, "html")) for _ in range(5)} == {tuple(_lines(RDFA, "html"))}
    assert _problems(RDFA, "html") == [("language-tag", 1), ("language-tag", 2), ("iri-escaped", 3)]


def test_a_document_type_is_refused() -> None:
    bomb = '<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<r>&b;</r>'
    problems = [one for one in validate(read_text(bomb, form="rdfxml")) if one.code == "syntax"]
    assert "document type" in problems[0].message
    with pytest.raises(InputError, match="document type"):
        read_vocabulary(_written(bomb))


def _written(text: str, ending: str = ".rdf") -> Path:
    import tempfile  # noqa: PLC0415  # here alone

    path = Path(tempfile.mkdtemp()) / f"x{ending}"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_vocabulary_and_shapes_name_things_by_whole_iris() -> None:
    scheme = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <a> a skos:Concept ; skos:prefLabel 'x'@en ."
    with pytest.raises(InputError, match="names something `a`, which is no absolute IRI"):
        read_vocabulary(_written(scheme, ".ttl"))
    shapes = read_shapes(
        (b"@prefix sh: <http://www.w3.org/ns/shacl#> . <s> a sh:NodeShape ; sh:targetClass <http://schema.org/Event> .", "x")
    )
    assert {subject for subject, _, _ in shapes.triples} == {"https://shapes.invalid/s"}


def test_a_programme_and_its_description_accept_the_same_addresses() -> None:
    programme = "Open data day\n12 May 2025\nSucre, Bolivia\nRegister: <https://a.example/x|y_(z)>.\n10:30 Talk\n"
    reading = read_text(programme, form="programme")[0]
    assert reading.event is not None
    assert reading.event.offers[0].url == "https://a.example/x%7Cy_(z)"
    assert reading.evidence["offers[0].url"].rule == "url-percent-encoded"
    for line, url in (
        ("Register: `https://a.example/x`", "https://a.example/x"),
        ("| Register | https://a.example/x|Room 5|", "https://a.example/x"),
        ("Register: https://[x https://a.example/y", "https://a.example/y"),
        ("Register: [here](https://a.example/{x})", "https://a.example/%7Bx%7D"),
        ("Register: [here](https://[x)", None),
    ):
        event = read_text(f"Open data day\n12 May 2025\n{line}\n10:30 Talk\n", form="programme")[0].event
        assert event is not None
        assert [offer.url for offer in event.offers] == ([url] if url else [])
    description = (
        "id: a\nname: x\nstartDate: 2026-05-01\nurl: https://a.example/x|y\nkeywords: [{name: z, concept: 'http://a b'}]\n"
    )
    assert _problems(description, "yaml") == [("url-format", 5), ("iri-escaped", 4)]


def test_codes_have_no_language() -> None:
    countries: tuple[Text, ...] = ("EG", "Egypt", {"en": "Peru", "es": "PE"})
    places = tuple(Place(name=f"P{number}", address=PostalAddress(address_country=one)) for number, one in enumerate(countries))
    event = Event(
        id="a", language="en", name="x", location=places[0], sub_event=tuple(Event(id=f"s{n}", location=one) for n, one in enumerate(places[1:]))
    )  # fmt: skip
    stated = {value for _, predicate, value in to_triples(build(event, BASE)) if predicate.endswith("addressCountry")}
    assert stated == {Literal("EG"), Literal("Egypt", language="en"), Literal("Peru", language="en"), Literal("PE")}
    units = {value for _, predicate, value in ungrouped(cpev(event, BASE)) if predicate.endswith("adminUnitL1")}
    assert Literal("EG", language="zxx") in units
    assert Literal("Egypt", language="en") in units


def test_cpev_names_people_and_roles_by_their_names() -> None:
    people = (Person(name="王伟", role="speaker"), Person(name="José", role="متحدث"), Person(name="Jose"), Person(), Person())
    event = Event(id="a", language="es", name="x", performer=people, organizer=(Organization(name="B"),))
    triples = ungrouped(cpev(event, BASE))
    names = {
        value.text: subject
        for subject, predicate, value in triples
        if isinstance(value, Literal) and predicate.endswith("foaf/0.1/name")
    }
    turned = ungrouped(cpev(Event(id="a", language="es", name="x", performer=people[::-1]), BASE))
    again = {
        value.text: subject
        for subject, predicate, value in turned
        if isinstance(value, Literal) and predicate.endswith("foaf/0.1/name")
    }
    assert again == {name: iri for name, iri in names.items() if name != "B"}
    assert len(set(names.values())) == 4
    labels = {
        value for subject, predicate, value in triples if predicate.endswith("prefLabel") and subject.endswith("roles/#speaker")
    }
    assert Literal("ponente", language="es") in labels
    assert Literal("speaker", language="es") not in labels


def test_lists_in_whatever_shape_are_written_cell_by_cell() -> None:
    lists = "@prefix r: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . <urn:x:a> <urn:x:p> _:l , (1 (2) ()) , _:m . _:l r:first 1 ; r:rest _:l ."
    lists += "<urn:x:b> <urn:x:p> _:m . _:m r:first 3 ; r:rest () . <urn:x:c> <urn:x:p> _:n . _:n r:first 4 ; r:rest _:m ."
    written = convert(read_text(lists, form="turtle"), to="turtle").text
    assert len(_lines(written, "turtle")) == len(_lines(lists, "turtle"))
    again = convert(read_text(written, form="turtle"), to="turtle").text
    assert sorted(map(len, again.split())) == sorted(map(len, written.split()))


def test_a_batch_names_people_as_the_explaining_path_does() -> None:
    people = [{"type": "Person", "name": name} for name in ("José Pérez", "Jose Perez", "王伟")]
    data = {"id": "a", "type": "Event", "language": "es", "name": "x", "startDate": "2026-05-01", "performer": people}
    line = json.dumps(data, ensure_ascii=False)
    done = Worker(Task(to="ntriples", base_url=BASE)).work(Chunk("x.jsonl", 1, (line.encode(),), At()))
    assert done.output.decode() == convert(read_text(line, form="json", name="x.json"), to="ntriples", base_url=BASE).text


def test_problems_have_a_total_order() -> None:
    found = [
        Problem(code="c", severity=Severity.INFO, message="m", advice=advice, question=question, focus=focus, result_path=path, value=value)
        for advice in "ab" for question in "ab" for focus in "ab" for path in "ab" for value in "ab"
    ]  # fmt: skip
    assert in_order(found) == in_order(found[::-1]) == found


_SCRIPT = """
import sys
from event_ld import validate, convert
files = sys.argv[1:]
print([repr(one) for one in validate(files)])
print(convert([one for one in files if not one.endswith("txt")], to="ntriples"))
for form in ("jsonld", "turtle", "rdfxml"):
    print(convert([one for one in files if one.endswith("yaml")], to=form, base_url="https://e.org/"))
"""


@pytest.mark.slow
def test_a_report_is_the_same_whatever_the_seed_of_hashes(tmp_path: Path) -> None:
    texts = {
        "a.txt": "Open data day\n12 May 2025, 10:00\n10:30 Talk\n\n11:00 Talk\n",
        "b.txt": "Open data day\n12 May 2025, 10:00\n10:30 Talk\n\n11:00 Talk\n",
        "c.yaml": "id: c\nname: x\nstartDate: 2026-05-01\nperformer: [王伟, 李娜]\nkeywords: [zz, yy]\nbad: 1\nworse: 2\n",
        "d.jsonld": json.dumps({"@context": "https://schema.org", "@graph": [
            {"@type": "Event", "name": "x", "startDate": "2026-13-40", "location": [{"@type": "Place"}, {"@type": "Place"}], "nmae": "q",
             "url": ["a b", "c d"], "performer": [{"@type": "Person", "name": "A"}, {"@type": "Person", "name": "A"}]},
            {"@type": "Event", "name": {"@value": "y", "@language": "en_US"}, "subEvent": {"@type": "Event"}}]}),
    }  # fmt: skip
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    digests = set()
    for seed in (0, 1, 42):
        environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
        done = subprocess.run(
            [sys.executable, "-c", _SCRIPT, *texts], capture_output=True, check=True, env=environment, cwd=tmp_path, timeout=120
        )  # fmt: skip
        assert done.stderr == b""
        digests.add(sha256(done.stdout).hexdigest())
    assert len(digests) == 1


def test_what_libraries_log_stays_off_standard_error(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(
        f'<http://a.example/b> a <http://schema.org/Event> ; <http://schema.org/startDate> "2026-05-24T09:00*00"^^<{XSD}dateTime> ;'
        "<http://schema.org/url> <http://a.example/x y> .",
        encoding="utf-8",
    )
    (tmp_path / "b.html").write_text(RDFA, encoding="utf-8")
    script = (
        "from event_ld import validate, convert\nvalidate(['a.ttl', 'b.html'], engine='pyshacl')\nconvert(['a.ttl'], to='turtle')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, cwd=tmp_path, timeout=120)
    assert (done.stdout, done.stderr) == (b"", b"")
