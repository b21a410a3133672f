"""Shapes of other people's: what is misspelt, ill-formed or not supported is refused with its place, by every engine."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import rdflib
from click.testing import CliRunner

from event_ld.cli import main
from event_ld.errors import InputError, UsageError
from event_ld.graph.rdflib_graph import from_rdflib
from event_ld.resources import data_dir
from event_ld.validate.constraints import CONSTRAINTS, SETTINGS
from event_ld.validate.engines import index_of, validate_graph
from event_ld.validate.index import RDF_TYPE
from event_ld.validate.literals import DATATYPES
from event_ld.validate.profiles import PROFILES, SCHEMA_PROFILE, SCHEME_PROFILE, Shapes, read_shapes, shapes_of
from event_ld.validate.shapes_file import ShapesFile
from event_ld.validate.vetting import vet

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """@prefix : <https://e.org/> . @prefix sh: <http://www.w3.org/ns/shacl#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix dash: <http://datashapes.org/dash#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
FIRST = HEAD.count("\n") + 1


def _read(text: str) -> Shapes:
    return read_shapes(((HEAD + text).encode(), "s.ttl"))


def _said(text: str) -> str:
    with pytest.raises(UsageError) as caught:
        _read(text)
    return str(caught.value)


def _of(constraint: str) -> str:
    return f":s a sh:NodeShape ; sh:targetNode :a ;\n  sh:property [ sh:path :x ;\n    {constraint} ] ."


@pytest.mark.parametrize(
    ("constraint", "sentence"),
    [
        # names
        ("sh:mincount 1", "sh:mincount is no term of SHACL 1.0. Did you mean sh:minCount?"),
        ("sh:dataType xsd:date", "Did you mean sh:datatype?"),
        ("sh:minlength 2", "Did you mean sh:minLength?"),
        ("sh:singleLine true", "sh:singleLine is no term of SHACL 1.0."),
        ("sh:minListLength 1", "sh:minListLength is no term"),
        ("sh:someValue :y", "sh:someValue is no term"),
        ("sh:nodeByExpression :y", "sh:nodeByExpression is no term"),
        ("sh:nodeKind sh:Iri", "sh:Iri is no term of SHACL 1.0. Did you mean sh:IRI?"),
        ("sh:severity sh:Violations", "Did you mean sh:Violation?"),
        ("<http://www.w3.org/ns/shacl/minCount> 1", "is in another namespace than SHACL's"),
        ("<https://www.w3.org/ns/shacl#minCount> 1", "is in another namespace than SHACL's"),
        # what is not supported
        ("sh:js [ sh:jsFunctionName 'f' ]", "sh:js is not supported: JavaScript is not run"),
        ("sh:values :y", "sh:values is not supported"),
        ("sh:rule [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate :x ; sh:object :y ]", "sh:rule is not supported"),
        ("sh:entailment <http://www.w3.org/ns/entailment/RDFS>", "sh:entailment is not supported"),
        ("dash:uniqueValueForClass :C", "dash:uniqueValueForClass is no term of SHACL's"),
        # values
        ('sh:minCount "1"', 'sh:minCount "1" must be a whole number'),
        ("sh:minCount -1", "must be a whole number"),
        ("sh:maxCount 1, 2", "sh:maxCount stands twice"),
        ("sh:class 'C'", 'sh:class "C" must be an IRI'),
        ("sh:datatype [ ]", "sh:datatype must be an IRI"),
        ("sh:nodeKind :x", "sh:nodeKind must be one of"),
        ('sh:maxInclusive "zz"^^xsd:date', 'sh:maxInclusive "zz" is no date'),
        ('sh:minExclusive "2030-02-30"^^xsd:date', "is no date"),
        ("sh:minInclusive :x", "sh:minInclusive must be a literal"),
        ('sh:minInclusive "P1D"^^xsd:duration', "has no order (duration)"),
        ('sh:minInclusive "a"@en', "has no order"),
        ('sh:closed "x"', 'sh:closed "x" must be true or false'),
        ('sh:uniqueLang "true"', "must be true or false"),
        ("sh:deactivated 1", "must be true or false"),
        ("sh:pattern 7", 'sh:pattern "7" must be a text'),
        ("sh:pattern '['", "sh:pattern is no regular expression"),
        ("sh:pattern 'a' ; sh:flags 'iq'", "has a flag that is not supported: q"),
        ("sh:in :y", "sh:in must be a list"),
        ("sh:languageIn ( :en )", "sh:languageIn has a member that must be a text"),
        ("sh:or ( 'x' )", "sh:or has a member that must be a shape"),
        ("sh:node 'x'", 'sh:node "x" must be a shape'),
        ("sh:message :m", "sh:message must be a text"),
        # what belongs together
        ("sh:qualifiedMinCount 1", "sh:qualifiedMinCount needs sh:qualifiedValueShape beside it"),
        ("sh:qualifiedValueShape [ sh:class :C ]", "needs sh:qualifiedMinCount or sh:qualifiedMaxCount"),
        ("sh:ignoredProperties ( :x )", "sh:ignoredProperties needs sh:closed"),
        ("sh:flags 'i'", "sh:flags needs sh:pattern"),
        ("sh:node [ sh:minCount 1 ]", "sh:minCount needs a sh:path"),
        ("sh:property [ sh:minLength 1 ]", "sh:property names a blank node, which has no sh:path"),
        ("sh:node :elsewhere", "sh:node names https://e.org/elsewhere, of which the shapes say nothing"),
        ("sh:or ( :elsewhere [ sh:class :C ] )", "sh:or names https://e.org/elsewhere, of which"),
        # SPARQL
        ("sh:sparql [ sh:ask 'ASK { ?this ?p 1 }' ]", "sh:sparql needs one sh:select"),
        ("sh:sparql [ sh:select 'SELECT $this { $this ?p 1' ]", "The SPARQL of sh:select can't be read"),
        ("sh:sparql [ sh:select 'SELECT $this { $this x:p 1 }' ]", "Unknown namespace prefix : x"),
        ("sh:sparql [ sh:select 'ASK { $this ?p 1 }' ]", "is no SELECT query"),
        ("sh:sparql [ sh:select 7 ]", "is no text"),
        ("sh:sparql [ sh:select 'SELECT $this { $this ?p 1 MINUS { $this ?p 2 } }' ]", "has MINUS, which SHACL forbids"),
        ("sh:sparql [ sh:select 'SELECT $this { SERVICE <https://e.org/> { $this ?p 1 } }' ]", "has SERVICE"),
        ("sh:sparql [ sh:select 'SELECT $this { $this ?p ?x } VALUES ?x { 1 }' ]", "has VALUES"),
        ("sh:sparql [ sh:select 'SELECT $this FROM <https://e.org/> { $this ?p 1 }' ]", "has FROM"),
        ("sh:sparql [ sh:select 'SELECT $this { GRAPH $shapesGraph { $this ?p 1 } }' ]", "asks for $shapesGraph"),
    ],
)  # fmt: skip
def test_what_would_pass_in_silence_is_refused_with_its_place(constraint: str, sentence: str) -> None:
    said = _said(_of(constraint))
    assert sentence in said
    assert re.match(rf"s\.ttl:{FIRST + 2}:\d+: ", said), said


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("sh:path :x, :y", "sh:path stands twice"),
        ("sh:path 'x'", "is a literal, and no property"),
        ("sh:path [ :x :y ]", "is none of SHACL's paths"),
        ("sh:path [ sh:inversePath :x ; sh:zeroOrOnePath :y ]", "is several paths at once"),
        ("sh:path ( :x )", "less than two paths"),
        ("sh:path ()", "is an empty list"),
        ("sh:path [ sh:alternativePath :x ]", "must be a list"),
        ("sh:path [ sh:inversePath ( :x 'y' ) ]", "is a literal, and no property"),
    ],
)
def test_paths(path: str, sentence: str) -> None:
    assert sentence in _said(f":s a sh:NodeShape ; sh:targetNode :a ; sh:property [ {path} ; sh:class :C ] .")


def test_what_runs_in_a_circle() -> None:
    assert "sh:in is a list that runs in a circle" in _said(_of("sh:in _:l") + "_:l rdf:first 1 ; rdf:rest _:l .")
    path = ":s sh:targetNode :a ; sh:path _:p ; sh:class :C . _:p sh:zeroOrMorePath [ sh:inversePath _:p ] ."
    assert "sh:path runs in a circle" in _said(path)


def test_every_fault_is_told_in_the_order_of_the_file_and_no_more_than_ten() -> None:
    said = _said(_of("; ".join(f"sh:wrong{number} 1" for number in range(12)))).splitlines()
    assert len(said) == 11
    assert said[0].startswith(f"s.ttl:{FIRST + 2}:5: sh:wrong0 ")
    assert said[-1] == "… and 2 more."


def test_names_in_strings_and_comments_are_none() -> None:
    said = _said(
        "# sh:mincount\n" + _of("sh:message 'sh:mincount', '''\nsh:mincount''' ; <http://www.w3.org/ns/shacl#mincount> 1")
    )
    assert said.startswith(f"s.ttl:{FIRST + 4}:18: sh:mincount")


def test_a_name_that_is_escaped_stands_somewhere() -> None:
    assert _said(_of(r"<http://www.w3.org/ns/shacl#\u006dincount> 1")).startswith("s.ttl:1:1: sh:mincount")


@pytest.mark.parametrize(
    "text",
    [
        _of("sh:minCount 1 ; sh:severity :Grave ; sh:name 'x' ; sh:order 1.5 ; sh:group :g ; sh:message 'm'@en, 'n'@de"),
        _of("sh:minCount '1'^^xsd:int"),
        _of("sh:class :C ; sh:closed false ; sh:ignoredProperties ( :x )"),
        ":s a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path [ sh:alternativePath ( :x [ sh:inversePath :y ] ( :x :y ) ) ] ] .",
        # a list is a sequence, whatever else it says
        ":s sh:targetNode :a ; sh:path _:p ; sh:minCount 1 . _:p rdf:first :x ; rdf:rest ( :y ) ; sh:inversePath :z .",
        ":s sh:targetClass <https://schema.org/Event> . sh:ClosedConstraintComponent-closed a sh:Parameter ; sh:path sh:closed .",
    ],
)
def test_what_shacl_allows_is_taken(text: str) -> None:
    assert _read(text).notes == ()


def test_the_vocabulary_knows_what_the_compiler_does() -> None:
    for name in {*CONSTRAINTS, *SETTINGS} - {"closed", "qualifiedMinCount"}:
        assert f"sh:{name} is no term" not in vet_said(f":s a sh:NodeShape ; sh:targetNode :a ; sh:{name} 1 .")


def vet_said(text: str) -> str:
    try:
        vet([ShapesFile((HEAD + text).encode(), "s.ttl")])
    except UsageError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("profile", [*(one for one in PROFILES), SCHEME_PROFILE])
@pytest.mark.slow
def test_our_own_shapes_are_vetted(profile: str) -> None:
    file = ShapesFile((data_dir("shapes") / f"{profile}.ttl").read_bytes(), f"{profile}.ttl")
    assert [note for note in vet([file]) if "schema-org" not in profile] == []
    assert profile == SCHEMA_PROFILE or shapes_of(profile).notes == ()


def test_what_is_passed_over_is_noted() -> None:
    shapes = _read(_of("sh:minCount 1") + "<> owl:imports <https://e.org/more> . :idle a sh:NodeShape ; sh:class :C .\n"
                   ":second a sh:PropertyShape ; sh:path :x . :off a sh:NodeShape ; sh:deactivated true . :C a sh:NodeShape, rdfs:Class .")  # fmt: skip
    first, second = shapes.notes
    assert "owl:imports is not followed; name the file of https://e.org/more too." in first
    assert "The shape https://e.org/idle, and 1 more, judges nothing" in second
    assert _read(_of("sh:minCount 1") + ":idle a sh:NodeShape ; sh:class :C .").notes[0].count("judges nothing") == 1


def test_no_folder_of_the_machine_shows() -> None:
    assert [one.code for one in _read("<#one> a sh:NodeShape ; sh:targetNode <two> ; sh:message 'x' .").reporting()] == ["one"]
    assert "file:" not in str(_read("<#one> a sh:NodeShape ; sh:targetNode <two> .").triples)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"@prefix sh: <http://www.w3.org/ns/shacl#> .\n:s a sh:NodeShape", r"s\.ttl:2 is not well-formed \(turtle\): "),
        (b"\xff", r"s\.ttl is not UTF-8\."),
        (b"<x> <y>\n" + b"[ <y> " * 2000, r"s\.ttl:2 is not well-formed \(turtle\): it is nested too deeply\."),
        (b"<x> <y>\n" + b"( " * 3000, r"s\.ttl:2 is not well-formed \(turtle\): it is nested too deeply\."),
    ],
)
def test_what_is_no_turtle(data: bytes, sentence: str) -> None:
    with pytest.raises(InputError, match=sentence):
        read_shapes((data, "s.ttl"))


# -- several files

_BODY = ":s a sh:NodeShape ; sh:targetClass :C ; sh:property :p ."
_PART = ":p sh:path :name ; sh:minCount 1 ."


def test_files_that_are_read_together_are_one_graph() -> None:
    shapes = read_shapes(((HEAD + _BODY).encode(), "body.ttl"), ((HEAD + _PART).encode(), "part.ttl"))
    assert shapes.notes == ()
    nameless = index_of([("https://e.org/x", RDF_TYPE, "https://e.org/C")])
    assert [one.component for one in validate_graph(nameless, shapes)] == ["MinCount"]


def test_what_is_wrong_in_one_of_several_files_is_told_with_its_own_place() -> None:
    wrong = _PART.replace("minCount 1", "minCuont 1")
    with pytest.raises(UsageError) as caught:
        read_shapes(((HEAD + _BODY).encode(), "body.ttl"), ((HEAD + wrong).encode(), "part.ttl"))
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"part.ttl:{FIRST}:")
    assert "sh:minCuont" in line


# -- what no data can have


@pytest.mark.parametrize(
    ("constraint", "sentence"),
    [
        ("sh:datatype xsd:inteeger", "XMLSchema#inteeger is no datatype of XML Schema. Did you mean xsd:integer?"),
        ("sh:datatype xsd:Date", "Did you mean xsd:date?"),
        (
            "sh:datatype <http://www.w3.org/2001/XMLSchemadate>",
            "XMLSchemadate is no datatype of XML Schema. Did you mean xsd:date?",
        ),
        ("sh:datatype xsd:qwertz", "XMLSchema#qwertz is no datatype of XML Schema."),
        ("sh:hasValue '5'^^xsd:int32", "is no datatype of XML Schema"),
        ("sh:in ( '5'^^xsd:text )", "XMLSchema#text is no datatype of XML Schema"),
        ("sh:sparql [ sh:select 'SELECT ?x WHERE { $this <urn:x> ?x }' ]", "sh:select does not select $this"),
        ("sh:sparql [ sh:select 'SELECT ?x (1 AS ?value) WHERE { $this <urn:x> ?x }' ]", "does not select $this"),
        ("sh:sparql [ sh:select 'SELECT * WHERE { ?x <urn:x> ?y }' ]", "does not select $this"),
    ],
)
def test_shapes_that_could_find_nothing_are_refused(constraint: str, sentence: str) -> None:
    said = _said(_of(constraint))
    assert said.startswith(f"s.ttl:{FIRST + 2}:")
    assert sentence in said


@pytest.mark.parametrize("select", ["SELECT $this WHERE { $this <urn:x> 1 }", "SELECT * WHERE { $this <urn:x> ?y }"])
def test_a_query_that_selects_this_is_taken(select: str) -> None:
    assert _read(_of(f"sh:sparql [ sh:select '{select}' ]")).notes == ()


@pytest.mark.parametrize("name", sorted(DATATYPES))
def test_a_datatype_of_xml_schema_is_one(name: str) -> None:
    assert _read(_of(f"sh:datatype xsd:{name}")).notes == ()


SCHEMA_ORG = "@prefix s: <https://schema.org/> .\n"


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("sh:targetClass s:Evnet", ["has no class Evnet, and no data should. Did you mean Event?"]),
        ("sh:targetClass s:name", ["has no class name"]),
        ("sh:targetSubjectsOf s:nmae", ["has no property nmae, and no data should. Did you mean name?"]),
        ("sh:targetObjectsOf s:Place", ["has no property Place"]),
        ("sh:targetClass s:Event ; sh:property [ sh:path s:nmae ; sh:maxCount 1 ]", ["has no property nmae"]),
        ("sh:targetClass s:Event ; sh:property [ sh:path ( s:location [ sh:inversePath s:locaton ] ) ; sh:maxCount 1 ]",
         ["has no property locaton, and no data should. Did you mean location?"]),
        ("sh:targetClass s:Event ; sh:property [ sh:path s:eventStatus ; sh:in ( s:EventScheduld s:EventPostponed ) ]",
         ["has no term EventScheduld"]),
        ("sh:targetClass s:Event ; sh:property [ sh:path s:location ; sh:class s:Place, s:Plaza ]", ["has no class Plaza"]),
        ("sh:targetClass s:MusicEvent ; sh:property [ sh:path ( s:target s:query-input ) ; sh:minLength 2 ]", []),
        ("sh:targetClass s:Event ; sh:property [ sh:path s:query-input ; sh:minLength 2 ]", []),
    ],
)  # fmt: skip
def test_names_that_schema_org_does_not_have_are_told(text: str, sentences: list[str]) -> None:
    notes = _read(f"{SCHEMA_ORG}:s a sh:NodeShape ;\n {text} .").notes
    assert len(notes) == len(sentences)
    assert all(sentence in note for sentence, note in zip(sentences, notes, strict=True))
    assert all(note.startswith(f"s.ttl:{FIRST + 2}:") for note in notes)


@pytest.mark.parametrize(
    ("shape", "is_told"),
    [
        ("sh:targetClass s:Evnet", True),
        ("sh:targetSubjectsOf s:nmae", True),
        ("sh:targetObjectsOf s:nmae", True),
        ("sh:targetClass s:Event ; sh:deactivated true", True),
        ("sh:targetClass s:Evnet ; sh:sparql [ sh:select 'SELECT $this WHERE { $this <urn:x> 1 }' ]", True),
        ("sh:targetClass s:Event ; sh:sparql [ sh:select 'SELECT $this WHERE { $this <urn:x> 1 }' ]", False),
        ("sh:target [ a sh:SPARQLTarget ; sh:select 'SELECT ?this WHERE { ?this a s:Event }' ; sh:prefixes :p ]", False),
        ("sh:targetClass s:Event", False),
        ("sh:targetObjectsOf s:location", False),
    ],
)
@pytest.mark.parametrize("ending", ["yaml", "jsonld"])
def test_shapes_that_judge_nothing_are_told(tmp_path: Path, shape: str, ending: str, *, is_told: bool) -> None:
    prefix = ":p sh:declare [ sh:prefix 's' ; sh:namespace 'http://schema.org/'^^xsd:anyURI ] ."
    (tmp_path / "s.ttl").write_text(f"{HEAD}{SCHEMA_ORG}{prefix}\n:s a sh:NodeShape ; {shape} .", encoding="utf-8")
    event = tmp_path / f"e.{ending}"
    event.write_text(
        "id: e\nname: Talk\nstartDate: 2027-05-03\nlocation: {name: Hall}\n"
        if ending == "yaml"
        else '{"@context": "https://schema.org", "@type": "Event", "name": "Talk", "location": {"@type": "Place", "name": "Hall"}}',
        encoding="utf-8",
    )
    arguments = ["validate", str(event), "--shapes", str(tmp_path / "s.ttl"), "--profile", "core"]
    assert ("[nothing-to-check]" in CliRunner().invoke(main, arguments).stdout) is is_told


# -- judging


def _triples(text: str) -> list[tuple[str, str, object]]:
    return from_rdflib(rdflib.Graph().parse(data=HEAD + text, format="turtle"))  # type: ignore[return-value]


def _messages(shapes: str, data: str, engine: str = "auto") -> list[str]:
    triples = _triples(data)
    found = validate_graph(index_of(triples), _read(shapes), engine)  # type: ignore[arg-type]
    return sorted(one.shape.message(one.component) for one in found)


TARGET = """:t a sh:NodeShape ; sh:target [ a sh:SPARQLTarget ; sh:select "SELECT ?this { ?this <https://e.org/age> ?x }" ] ;
  sh:property [ sh:path :name ; sh:minCount 1 ; sh:message "nameless" ] ."""


@pytest.mark.parametrize("other", ["", ":u a sh:NodeShape ; sh:targetClass :C ."])
def test_a_target_in_sparql_counts_beside_others(other: str) -> None:
    assert _messages(TARGET + other, ":a :age 7 . :b :age 8 ; :name 'b' .") == ["nameless"]
    with pytest.raises(UsageError, match="targets in SPARQL"):
        _messages(TARGET + other, ":a :age 7 .", "compiled")
    assert "sh:target is of a kind that is not supported" in _said(":t sh:target [ a :Own ] .")
    _read(":Own a sh:SPARQLTargetType . :t sh:target [ a :Own ] .")


def test_the_message_of_a_constraint_in_sparql_is_shown() -> None:
    query = "sh:select 'SELECT $this ?value { $this <https://e.org/age> ?value . FILTER (?value > 5) }'"
    own = f":s a sh:NodeShape ; sh:targetNode :a ; sh:message 'of the shape' ; sh:sparql [ sh:message 'too old: {{?value}}' ; {query} ] ."
    assert _messages(own, ":a :age 7 .") == ["too old: 7"]
    assert _messages(own.replace("sh:message 'too old: {?value}' ; ", ""), ":a :age 7 .") == ["of the shape"]


COMPONENT = """:Least a sh:ConstraintComponent ; sh:parameter [ sh:path :least ] ; sh:labelTemplate "at least {$least}" ;
  sh:%s [ a sh:SPARQLAskValidator ; sh:message "{$value} is less than {?least} {?other}" ; sh:ask "ASK { FILTER ($value >= $least) }" ] .
:s a sh:NodeShape ; sh:targetNode :a, :b ; sh:property [ sh:path :age ; :least 18 ] ."""


def test_the_message_of_a_component_is_shown_with_its_values() -> None:
    data = ":a :age 7 . :b :age 8 ."
    assert _messages(COMPONENT % "validator", data) == [" is less than 18 {?other}"] * 2
    assert "pySHACL can't judge" in _failure(COMPONENT % "propertyValidator", data)


def test_prefixes_are_found_through_imports() -> None:
    shapes = """:ont sh:declare [ sh:prefix "e" ; sh:namespace "https://e.org/"^^xsd:anyURI ] . :near owl:imports :ont .
    :s a sh:NodeShape ; sh:targetNode :a ; sh:sparql [ sh:prefixes :near ; sh:message 'm' ; sh:select 'SELECT $this { $this e:age 7 }' ] ."""
    assert _messages(shapes, ":a :age 7 .") == ["m"]


def _failure(shapes: str, data: str) -> str:
    with pytest.raises(UsageError) as caught:
        _messages(shapes, data, "pyshacl")
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize(
    ("shapes", "data"),
    [
        (_of("sh:lessThan :y"), ":a :x '2030-01-01'^^xsd:date ; :y '2030-01-01T10:00:00'^^xsd:dateTime ."),
        (_of("sh:lessThan :y"), ":a :x '2030-01-01T10:00:00Z'^^xsd:dateTime ; :y '2030-01-01T10:00:00'^^xsd:dateTime ."),
        (_of("sh:lessThanOrEquals :y"), ":a :x [ ] ; :y [ ] ."),
        (_of("sh:minInclusive 3"), ":a :x 'x'^^xsd:integer, [ ], :b, 'ten' ."),
        (_of("sh:sparql [ sh:select 'SELECT $this { { SELECT * { $this ?p 1 } } }' ]"), ":a :x 1 ."),
        (_of("sh:sparql [ sh:select 'SELECT $this { BIND (1 AS $this) }' ]"), ":a :x 1 ."),
        (":s a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :x ; sh:node :s ] .",
         " ".join(f":{n or 'a'} :x :{n + 1} ." for n in range(1200))),
    ],
)  # fmt: skip
def test_no_data_ends_in_a_traceback(shapes: str, data: str) -> None:
    for engine in ("auto", "compiled", "pyshacl"):
        try:
            _messages(shapes, data, engine)
        except UsageError as error:
            assert "\n" not in str(error)


def test_iris_that_are_none_end_in_a_sentence() -> None:
    triples = [('https://e.org/a"b', "https://e.org/x", 'https://e.org/c"d')]
    shapes = _read(_of("sh:in ( 1 )").replace("sh:targetNode :a", "sh:targetSubjectsOf :x"))
    for engine in ("compiled", "pyshacl"):
        try:
            found = validate_graph(index_of(triples), shapes, engine)
            assert len(found) == 1
        except UsageError as error:
            assert "pySHACL can't judge" in str(error)


def test_the_command_line_says_it_and_ends_with_2(tmp_path: Path) -> None:
    data, shapes = tmp_path / "d.ttl", tmp_path / "s.ttl"
    data.write_text("<https://e.org/a> a <http://schema.org/Event> .", encoding="utf-8")
    shapes.write_text(HEAD + _of("sh:mincount 1"), encoding="utf-8")
    for arguments in ([], ["--engine", "pyshacl"], ["--problems", str(tmp_path / "p.jsonl")]):
        result = CliRunner().invoke(main, ["validate", str(data), "--shapes", str(shapes), *arguments])
        assert (result.exit_code, result.output.count("Did you mean sh:minCount?")) == (2, 1)
    shapes.write_text(HEAD + _of("sh:minCount 1") + "<> owl:imports <https://e.org/more> .", encoding="utf-8")
    result = CliRunner().invoke(main, ["validate", str(data), "--profile", "portal", "--shapes", str(shapes)])
    assert f"Note: {shapes}:6:" in result.output
