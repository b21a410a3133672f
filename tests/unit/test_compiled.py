"""The compiled shapes: every constraint of SHACL Core finds what pySHACL finds, and what can't be compiled is told."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
import rdflib
from hypothesis import given
from hypothesis import strategies as st

from event_ld.errors import InputError, UsageError
from event_ld.graph.rdflib_graph import from_rdflib
from event_ld.inputs import read_text
from event_ld.mapping import RDF, SCHEMA, XSD
from event_ld.schema_org import schema_org
from event_ld.triple import Literal
from event_ld.validate.compiled import Program
from event_ld.validate.engines import Result, index_of, validate_graph
from event_ld.validate.index import Index
from event_ld.validate.judge import Judge
from event_ld.validate.literals import compare, is_well_formed, value_of
from event_ld.validate.profiles import Shapes, read_shapes, shapes_of
from event_ld.validate.shape import Uncompilable
from event_ld.validate.term_types import is_unknown, validate_terms
from tests.conftest import ROOT, load_tool

if TYPE_CHECKING:
    from event_ld.pipeline import Engine
    from event_ld.triple import Triple

PREFIXES = """
@prefix : <https://e.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
DATA = """
:a a :Student ; :name "Ana"@en, "Anne"@en, "Ana"@es ; :age 7 ; :born "2000-01-02"^^xsd:date ; :died "1999-01-01"^^xsd:date ;
   :knows :b, :c ; :likes :b ; :mark "x", 3, 4.5, "z"^^xsd:integer ; :none _:blank .
:b a :Person ; :name "Bo" ; :age "old" ; :knows :c ; :note "long enough", "Bo" ; :address [ :city "Sucre" ; :code 1 ] .
:c :name "Cy"@en-GB ; :knows :a ; :list ( 1 2 ) .
:Student rdfs:subClassOf :Person .
:Teacher rdfs:subClassOf :Person, :Teacher .
_:blank :name "nobody" .
"""
TARGETS = "sh:targetNode :a, :b, :c, 'text' ; "
WAYS = {"nodes": TARGETS, "class": "sh:targetClass :Person ; ", "property": "sh:targetSubjectsOf :name ; "}
"""Targets of each kind that has plans of its own."""
CONSTRAINTS = [
    "sh:property [ sh:path :knows ; sh:class :Person ]",
    "sh:class :Person",
    "sh:class 'Person'",
    "sh:property [ sh:path :age ; sh:datatype xsd:integer ]",
    "sh:property [ sh:path :mark ; sh:datatype xsd:integer ]",
    "sh:property [ sh:path :name ; sh:datatype rdf:langString ]",
    "sh:property [ sh:path :name ; sh:datatype xsd:string ]",
    "sh:property [ sh:path :none ; sh:nodeKind sh:IRI ]",
    "sh:property [ sh:path :mark ; sh:nodeKind sh:BlankNodeOrIRI ]",
    "sh:nodeKind sh:IRIOrLiteral",
    "sh:property [ sh:path :name ; sh:minCount 2 ; sh:maxCount 2 ]",
    "sh:property [ sh:path :age ; sh:minExclusive 7 ]",
    "sh:property [ sh:path :age ; sh:minInclusive 8 ]",
    "sh:property [ sh:path :mark ; sh:maxExclusive 4 ]",
    "sh:property [ sh:path :mark ; sh:maxInclusive 3 ]",
    "sh:property [ sh:path :born ; sh:minInclusive '2001-01-01'^^xsd:date ]",
    "sh:property [ sh:path :name ; sh:minLength 3 ]",
    "sh:property [ sh:path :none ; sh:minLength 1 ]",
    "sh:property [ sh:path :name ; sh:maxLength 2 ]",
    "sh:property [ sh:path :name ; sh:pattern '^A' ]",
    "sh:property [ sh:path :name ; sh:pattern '^a' ; sh:flags 'i' ]",
    "sh:pattern 'org/a'",
    "sh:property [ sh:path :name ; sh:languageIn ( 'en' ) ]",
    "sh:property [ sh:path :name ; sh:uniqueLang true ]",
    "sh:property [ sh:path :name ; sh:uniqueLang false ]",
    "sh:property [ sh:path :knows ; sh:equals :likes ]",
    "sh:property [ sh:path :knows ; sh:disjoint :likes ]",
    "sh:property [ sh:path :born ; sh:lessThan :died ]",
    "sh:property [ sh:path :born ; sh:lessThanOrEquals :died ]",
    "sh:property [ sh:path :age ; sh:lessThan :knows ]",
    "sh:not [ sh:class :Person ]",
    "sh:and ( [ sh:class :Person ] [ sh:property [ sh:path :age ; sh:maxCount 0 ] ] )",
    "sh:or ( [ sh:class :Person ] [ sh:property [ sh:path :list ; sh:minCount 1 ] ] )",
    "sh:xone ( [ sh:class :Person ] [ sh:property [ sh:path :age ; sh:minCount 1 ] ] )",
    "sh:node [ sh:property [ sh:path :age ; sh:minCount 1 ] ]",
    "sh:property [ sh:path :knows ; sh:property [ sh:path :age ; sh:minCount 1 ] ]",
    "sh:property [ sh:path :knows ; sh:qualifiedValueShape [ sh:class :Person ] ; sh:qualifiedMinCount 2 ]",
    "sh:property [ sh:path :knows ; sh:qualifiedValueShape [ sh:class :Person ] ; sh:qualifiedMaxCount 0 ]",
    "sh:closed true ; sh:ignoredProperties ( rdf:type ) ; sh:property [ sh:path :name ]",
    "sh:closed false ; sh:property [ sh:path :name ]",
    "sh:property [ sh:path :knows ; sh:hasValue :b ]",
    "sh:in ( :a :b 'text' )",
    "sh:property [ sh:path ( :knows :name ) ; sh:maxCount 1 ]",
    "sh:property [ sh:path [ sh:inversePath :knows ] ; sh:maxCount 1 ]",
    "sh:property [ sh:path [ sh:inversePath ( :knows :knows ) ] ; sh:maxCount 0 ]",
    "sh:property [ sh:path [ sh:alternativePath ( :likes :knows ) ] ; sh:maxCount 1 ]",
    "sh:property [ sh:path [ sh:zeroOrMorePath :knows ] ; sh:maxCount 2 ]",
    "sh:property [ sh:path [ sh:oneOrMorePath :knows ] ; sh:maxCount 2 ]",
    "sh:property [ sh:path [ sh:zeroOrOnePath :knows ] ; sh:maxCount 1 ]",
    "sh:property [ sh:path ( :list [ sh:zeroOrMorePath rdf:rest ] rdf:first ) ; sh:maxCount 1 ]",
    "sh:property [ sh:path [ sh:alternativePath ( :note :name ) ] ; sh:minLength 3 ]",
    "sh:property [ sh:path [ sh:alternativePath ( :note [ sh:inversePath :knows ] ) ] ; sh:nodeKind sh:Literal ]",
    "sh:property [ sh:path [ sh:alternativePath ( :note :age ) ] ; sh:minCount 2 ]",
    "sh:property [ sh:path [ sh:alternativePath ( :note :age ) ] ; sh:equals :name ]",
    "sh:or ( [ sh:path :note ; sh:maxCount 0 ] [ sh:path :age ; sh:datatype xsd:integer ] )",
    "sh:or ( [ sh:not [ sh:path :knows ; sh:minCount 1 ] ] [ sh:path :age ; sh:minCount 1 ] )",
    "sh:or ( [ sh:path :none ; sh:equals :note ] [ sh:path :none ; sh:minCount 1 ] )",
    "sh:or ( [ sh:path :none ; sh:property [ sh:path :name ; sh:maxCount 0 ] ] [ sh:nodeKind sh:Literal ] )",
    "sh:node [ sh:deactivated true ; sh:class :Nobody ]",
    "sh:deactivated true ; sh:class :Nobody",
    "sh:severity sh:Info ; sh:class :Nobody",
]


def _triples(turtle: str) -> list[tuple[str, str, str | Literal]]:
    return from_rdflib(rdflib.Graph().parse(data=PREFIXES + turtle, format="turtle"))


def _keys(results: list[Result]) -> Counter[tuple[object, ...]]:
    return Counter((one.focus, one.path, one.value, one.severity, one.component) for one in results)


def _both(data: str, shapes: str) -> tuple[Counter[tuple[object, ...]], Counter[tuple[object, ...]]]:
    triples = _triples(data)
    return _found(triples, shapes, "compiled"), _found(triples, shapes, "pyshacl")


def _found(triples: list[Triple], shapes: str, engine: Engine) -> Counter[tuple[object, ...]]:
    return _keys(validate_graph(index_of(triples), Shapes(_triples(shapes)), engine))


@pytest.mark.parametrize("target", WAYS.values(), ids=WAYS)
@pytest.mark.parametrize("constraint", CONSTRAINTS)
@pytest.mark.filterwarnings("ignore")
def test_a_constraint_finds_what_the_reference_finds(constraint: str, target: str) -> None:
    compiled, reference = _both(DATA, f":shape a sh:NodeShape ; {target}{constraint} .")
    assert compiled == reference


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_all_targets_at_once() -> None:
    shapes = "\n".join(f":shape-{n} a sh:NodeShape ; {target} {one} ." for n, (one, target) in enumerate(
        (one, target) for one in CONSTRAINTS for target in (*WAYS.values(), "".join(WAYS.values()))))  # fmt: skip
    compiled, reference = _both(DATA, shapes)
    assert compiled == reference


def test_most_constraints_find_something() -> None:
    triples = _triples(DATA)
    found = [bool(_found(triples, f":shape a sh:NodeShape ; {TARGETS}{one} .", "compiled")) for one in CONSTRAINTS]
    assert found.count(False) == 5


@pytest.mark.parametrize(
    "target",
    [
        "sh:targetClass :Person",
        "sh:targetSubjectsOf :knows",
        "sh:targetObjectsOf :knows",
        "sh:targetNode :z",
        "sh:targetObjectsOf :age",
    ],
)
def test_a_target_finds_what_the_reference_finds(target: str) -> None:
    compiled, reference = _both(DATA, f":shape a sh:NodeShape ; {target} ; sh:nodeKind sh:BlankNode .")
    assert compiled == reference


def test_a_class_that_is_a_shape_is_its_own_target() -> None:
    compiled, reference = _both(DATA, ":Person a rdfs:Class, sh:NodeShape ; sh:nodeKind sh:BlankNode .")
    assert compiled == reference
    assert len(compiled) == 2


def test_siblings_of_a_disjoint_qualified_shape_do_not_count() -> None:
    shapes = """:shape a sh:NodeShape ; sh:targetNode :a ; sh:property :one, :two .
    :one sh:path :knows ; sh:qualifiedValueShape :person ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true .
    :two sh:path :knows ; sh:qualifiedValueShape :named ; sh:qualifiedMinCount 1 ; sh:qualifiedValueShapesDisjoint true .
    :person sh:class :Person . :named sh:property [ sh:path :name ; sh:minCount 1 ] ."""
    compiled, reference = _both(DATA, shapes)
    assert compiled == reference
    assert compiled


SPARQL = """:shape a sh:NodeShape ; sh:targetNode :a ;
  sh:sparql [ sh:message "older" ; sh:select "SELECT $this WHERE { $this <https://e.org/age> ?age . FILTER (?age > 5) }" ] ."""


def test_what_can_not_be_compiled_goes_to_the_reference() -> None:
    triples, shapes = _triples(DATA), Shapes(_triples(SPARQL))
    assert shapes.has_focus(index_of(triples))
    assert [one.focus for one in validate_graph(index_of(triples), shapes)] == ["https://e.org/a"]
    with pytest.raises(Uncompilable, match="sh:sparql is not compiled"):
        validate_graph(index_of(triples), shapes, "compiled")
    with pytest.raises(Uncompilable, match="components of its own"):
        Program(Index(_triples(":s a sh:NodeShape ; sh:targetNode :a . :c a sh:ConstraintComponent .")))
    with pytest.raises(UsageError, match="no engine fast"):
        validate_graph(index_of(triples), shapes, "fast")


def test_shapes_without_a_target_are_refused_by_both() -> None:
    for engine in ("auto", "pyshacl"):
        with pytest.raises(UsageError, match="no shape with a target"):
            validate_graph(index_of([]), Shapes([]), engine)


def test_a_shape_that_asks_for_itself_ends() -> None:
    shapes = Program(
        Index(_triples(":s a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :knows ; sh:node :s ; sh:minCount 3 ] ."))
    )
    assert [one.component for one in shapes.results(Index(_triples(DATA)))].count("MinCount") == 1
    circle = Program(Index(_triples(":s a sh:NodeShape ; sh:targetNode :a ; sh:property [ sh:path :knows ; sh:node :s ] .")))
    assert list(circle.results(Index(_triples(DATA)))) == []
    chain = [(f"https://e.org/{n}", "https://e.org/knows", f"https://e.org/{n + 1}") for n in range(5000)]
    deep = Program(Index(_triples(":s a sh:NodeShape ; sh:targetNode :0 ; sh:property [ sh:path :knows ; sh:node :s ] .")))
    with pytest.raises(UsageError, match="too deeply"):
        list(deep.results(Index(chain)))


def test_a_list_that_runs_in_a_circle_ends() -> None:
    index = Index(_triples(":l rdf:first 1 ; rdf:rest :m . :m rdf:first 2 ; rdf:rest :l ."))
    assert [getattr(one, "text", "") for one in index.items("https://e.org/l")] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "datatype", "expected"),
    [
        ("7", "integer", True), ("7.0", "integer", False), ("256", "unsignedByte", False), ("-1", "nonNegativeInteger", False),
        ("9" * 200, "integer", True), ("9" * 200, "byte", False), ("1.", "decimal", True), ("1e3", "decimal", False),
        ("1e3", "double", True), ("yes", "boolean", False), ("2024-02-30", "date", False), ("2024-02-29", "date", True),
        ("2024-02-29T10:00", "dateTime", False), ("2024-02-29T10:00:00Z", "dateTime", True), ("10:00:00", "time", True),
        ("25:00:00", "time", False), ("P1D", "duration", True), ("P", "duration", False), ("a b", "anyURI", False),
        ("anything", "string", True),
    ],
)  # fmt: skip
def test_lexical_forms(text: str, datatype: str, expected: bool) -> None:  # noqa: FBT001  # a column of the table
    assert is_well_formed(Literal(text, XSD + datatype)) is expected
    assert is_well_formed(Literal(text, "https://e.org/own"))


def test_comparing() -> None:
    one, other = Literal("2024-05-24T09:00:00", f"{XSD}dateTime"), Literal("2024-05-24T09:00:00Z", f"{XSD}dateTime")
    assert compare(one, other) is None
    assert compare(one, Literal("soon", f"{XSD}dateTime")) is None
    assert compare(Literal("NaN", f"{XSD}double"), Literal("1", f"{XSD}integer")) is None
    assert compare(Literal("true", f"{XSD}boolean"), Literal("false", f"{XSD}boolean")) == 1
    assert compare(Literal("a"), Literal("b")) == -1
    assert compare(Literal("a", "", "en"), Literal("b")) is None
    assert compare(Literal("09:00:00", f"{XSD}time"), Literal("09:00:00", f"{XSD}time")) == 0
    assert value_of(Literal("x", f"{XSD}integer")) is None


def test_shapes_of_other_people_beside_the_profiles() -> None:
    own = read_shapes(((PREFIXES + ":s a sh:NodeShape ; sh:targetClass <http://schema.org/Event> ; sh:property "
                       "[ sh:path <http://schema.org/url> ; sh:minCount 1 ; sh:name 'page' ] .").encode(), "s.ttl"))  # fmt: skip
    judge = Judge(profiles=[], shapes=[own])
    (reading,) = read_text("<https://e.org/x> a <http://schema.org/Event> .", form="turtle")
    assert [(one.code, one.message) for one in judge.judge(reading)] == [("page", "A value is missing.")]


def test_shapes_of_other_people() -> None:
    shapes = read_shapes(((PREFIXES + """@prefix s: <https://schema.org/> .
    [] a sh:NodeShape ; sh:targetClass s:Event ; sh:property [ sh:path s:name ; sh:minCount 1 ], [ sh:path s:url ; sh:name "web page" ;
       sh:maxCount 0 ; sh:message "Ohne URL"@de ], [ sh:path ( s:location s:url ) ; sh:hasValue 1 ] .""").encode(), "s.ttl"))  # fmt: skip
    triples = _triples("""<https://e.org/x> a <http://schema.org/Event> ; <http://schema.org/url> <https://e.org/> .""")
    found = validate_graph(index_of(triples), shapes)
    assert {(one.shape.code, one.shape.message(one.component)) for one in found} == {
        ("name", "A value is missing."),
        ("web-page", "Ohne URL"),
        ("shape", "The shape's constraint sh:HasValueConstraintComponent is not met."),
    }
    with pytest.raises(InputError, match="is not well-formed"):
        read_shapes((b"@prefix", "s.ttl"))


# -- the profile schema-org

EVENT = """
:e a <http://schema.org/Event> ; <http://schema.org/name> "x" ; <http://schema.org/jobTitle> "y" ;
   <http://schema.org/location> :p, "a text", :unknown ; <http://schema.org/performer> :p ; <http://schema.org/organizer> "z" ;
   <http://schema.org/startDate> "soon" ; <http://schema.org/eventStatus> <http://schema.org/EventScheduled>, <http://schema.org/Nonsense> ;
   <http://schema.org/isAccessibleForFree> "maybe" ; <http://schema.org/maximumAttendeeCapacity> 7 ; <http://schema.org/nope> 1 ;
   <http://schema.org/funder> :other .
:p a <http://schema.org/Place> .
:other a :Thing .
"""


SHAPES_OF = load_tool("build_schema_shapes").triples


def _of_the_file(triples: list[Triple], *names: str) -> list[Result]:
    """What the shapes of some properties find, which `shapes/schema-org.ttl` has."""
    return validate_graph(index_of(triples), Shapes(SHAPES_OF(names)))


def test_the_table_of_terms_finds_what_the_shapes_of_the_file_find() -> None:
    triples = _triples(EVENT)
    found = validate_terms(index_of(triples))
    assert {(one.shape.code, one.path.removeprefix(SCHEMA), getattr(one.value, "text", one.value)) for one in found} == {
        ("property-of-another-type", "", "https://e.org/e"),
        ("value-of-another-type", "performer", "https://e.org/p"),
        ("value-of-another-type", "startDate", "soon"),
        ("value-of-another-type", "eventStatus", "http://schema.org/Nonsense"),
        ("value-of-another-type", "isAccessibleForFree", "maybe"),
        ("text-for-a-thing", "organizer", "z"),
    }
    names = {one.removeprefix(SCHEMA) for _, one, _ in triples} & schema_org().properties.keys()
    assert _keys(found) == _keys(_of_the_file(triples, *names))


@given(st.data())
def test_on_any_property_the_table_and_the_file_agree(data: st.DataObject) -> None:
    terms, nodes = schema_org(), ["_:a", "_:b", "https://e.org/c"]
    classes = [SCHEMA + one for one in (*terms.parents, "Role", "Nope")] + ["https://e.org/Thing"]
    texts = ["x", "2026-01-01", "12:30", "12:30:00", "-3", "7.5", "true"]
    datatypes = ["", *(XSD + one for one in ("date", "time", "decimal", "integer", "double", "boolean"))]
    literals = st.builds(Literal, st.sampled_from(texts), st.sampled_from(datatypes))
    values = st.one_of(literals, st.sampled_from([*nodes, *classes, *(SCHEMA + one for one in terms.members)]))
    name = data.draw(st.sampled_from(sorted(terms.properties)))
    types = st.tuples(st.sampled_from(nodes), st.just(f"{RDF}type"), st.sampled_from(classes))
    stated = st.tuples(st.sampled_from(nodes), st.just(SCHEMA + name), values)
    triples = data.draw(st.lists(types, max_size=4)) + data.draw(st.lists(stated, min_size=1, max_size=6))
    of_file = [one for one in _of_the_file(triples, name) if not is_unknown(index_of(triples), one)]
    assert _keys(validate_terms(index_of(triples))) == _keys(of_file)


@pytest.mark.slow
def test_the_file_of_the_profile_says_what_the_program_makes() -> None:
    text = (ROOT / "shapes" / "schema-org.ttl").read_text(encoding="utf-8")
    assert text == load_tool("build_schema_shapes").text()
    assert schema_org().nearest_property("zzzzzz") == ""


VALUES = ['"x"', '"x"@en', "7", '"2024-05-24"^^xsd:date', '"2024-05-24T09:00:00-04:00"^^xsd:dateTime', ":p", ":q", "[]",
          "<http://schema.org/EventScheduled>", '"<b>x</b>"']  # fmt: skip
TERMS = [
    "name",
    "startDate",
    "endDate",
    "location",
    "organizer",
    "performer",
    "eventStatus",
    "subEvent",
    "description",
    "inLanguage",
]


@pytest.mark.slow
@given(st.lists(st.tuples(st.sampled_from(TERMS), st.sampled_from(VALUES)), max_size=12))
def test_on_any_event_both_engines_give_the_same_results(pairs: list[tuple[str, str]]) -> None:
    pairs = [(term, value) for term, value in pairs if not term.endswith("Date") or "T09" in value]
    lines = [f":e <http://schema.org/{term}> {value} ." for term, value in pairs]
    triples = _triples("\n".join([":e a <http://schema.org/Event> .", ":p a <http://schema.org/Place> .", *lines]))
    for profile in ("core", "web"):
        found = [validate_graph(index_of(triples), shapes_of(profile), one) for one in ("compiled", "pyshacl")]
        assert _keys(found[0]) == _keys(found[1])
