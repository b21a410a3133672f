"""The vocabulary: lookup, proposals, schemes of the user's own, and the shapes that hold for any scheme."""

from __future__ import annotations

import csv
import json
import sys
from typing import TYPE_CHECKING

import pytest
import rdflib
from click.testing import CliRunner

from event_ld import concepts, convert, draft
from event_ld.cli import main
from event_ld.errors import InputError
from event_ld.folding import fold
from event_ld.graph.rdflib_graph import from_rdflib
from event_ld.inputs import read_text, read_vocabulary
from event_ld.mapping import EVENT_TYPES, ROLES
from event_ld.thesaurus import Concept, in_memory
from event_ld.validate.engines import Result, validate_graph
from event_ld.validate.index import Index
from event_ld.validate.profiles import SCHEME_PROFILE, shapes_of
from event_ld.vocabulary import Vocabulary, eurovoc, event_kinds, own_vocabulary, role_words, roles
from tests.conftest import EXAMPLE, ROOT, load_tool

if TYPE_CHECKING:
    from pathlib import Path

OWN = own_vocabulary()
SKOS = "http://www.w3.org/2004/02/skos/core#"


def _table(name: str) -> list[dict[str, str]]:
    lines = [line for line in (ROOT / "vocab" / name).read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _name(label: str, language: str | None = None, vocabulary: Vocabulary = OWN) -> str | None:
    found = vocabulary.find(label, language)
    return found.name if found else None


# -- the scheme

TAGS = {
    "open-government": ("open government", "gobierno abierto", "governo aberto", "gouvernement ouvert"),
    "open-data": ("open data", "datos abiertos", "dados abertos", "données ouvertes"),
    "transparency": ("transparency", "transparencia", "transparência", "transparence"),
    "digital-government": ("digital government", "gobierno digital", "governo digital", "gouvernement numérique"),
    "data-governance": ("data governance", "gobernanza de datos", "governança de dados", "gouvernance des données"),
    "digital-transformation": ("digital transformation", "transformación digital", "transformação digital", "transformation numérique"),
    "innovation": ("innovation", "innovación", "inovação", "innovation"),
    "public-procurement": ("public procurement", "contratación pública", "contratação pública", "marchés publics"),
    "health": ("health", "salud", "saúde", "santé"),
    "transport": ("transport", "transporte", "transporte", "transports"),
    "theatre": ("theatre", "teatro", "teatro", "théâtre"),
}  # fmt: skip


@pytest.mark.parametrize("name", TAGS)
def test_each_tag_of_the_panel_is_a_concept_in_all_four_languages(name: str) -> None:
    for language, label in zip(("en", "es", "pt", "fr"), TAGS[name], strict=True):
        assert _name(label, language) == name
        assert _name(label.upper()) == name


@pytest.mark.parametrize(
    "label",
    [
        "digital transformation and innovation", "transformación digital e innovación",
        "transformação digital e inovação", "transformation numérique et innovation",
    ],
)  # fmt: skip
def test_the_compound_tag_is_two_concepts_in_all_four_languages(label: str) -> None:
    assert [_name(part) for part in OWN.split(label)] == ["digital-transformation", "innovation"]


def test_a_whole_phrase_goes_before_its_parts() -> None:
    for row in _table("concepts.tsv"):
        for language in ("en", "es", "pt", "fr"):
            assert OWN.split(row[f"prefLabel_{language}"], language) == [row[f"prefLabel_{language}"]]
    assert OWN.split("open data and zebras") == ["open data and zebras"]


def test_no_label_belongs_to_two_concepts_even_when_folded() -> None:
    for language in ("en", "es", "pt", "fr"):
        owners: dict[str, set[str]] = {}
        for row in _table("concepts.tsv"):
            for label in [row[f"prefLabel_{language}"], *row[f"altLabel_{language}"].split(" ; ")]:
                if label:
                    owners.setdefault(fold(label), set()).add(row["slug"])
        assert {label: names for label, names in owners.items() if len(names) > 1} == {}


ANOTHER_MEANING = {
    ("civil-service", "servicio civil"),  # of objectors to military service
    ("public-audit", "control fiscal"),  # of those who pay taxes
    ("rule-of-law", "primauté du droit"),  # of one law over another
    *(
        ("framework-agreements", label)
        for label in ("framework agreements", "acuerdos marco", "acordos-quadro", "accords-cadres")
    ),
}
"""Labels of ours by which EuroVoc calls a concept of another meaning (which international agreements, of the last four)."""


def test_every_label_leads_to_its_own_concept_in_its_language_and_is_none_of_another_meaning_in_eurovoc() -> None:
    unsure, alone, both = load_tool("build_vocabulary").UNSURE, Vocabulary(eurovoc()), read_vocabulary("eurovoc")
    others = set()
    for name, concept in OWN.concepts.items():
        labels = {tag: [label, *concept.alt_label.get(tag, ())] for tag, label in concept.pref_label.items()}
        for tag, label in ((tag, label) for tag, several in labels.items() for label in several):
            if tag not in unsure.get(name, ()) or label != concept.pref_label[tag]:
                assert both.find(label, tag) == OWN.find(label, tag) == concept, (name, tag, label)
            theirs = alone.find(label, tag)
            if theirs is not None and theirs.name not in {iri for iris in concept.mappings.values() for iri in iris}:
                others.add((name, label))
    assert others == ANOTHER_MEANING


def test_what_names_a_right_in_the_plural_is_no_branch_of_law() -> None:
    both = read_vocabulary("eurovoc")
    for language, law, rights in (("es", "derecho", "derechos"), ("pt", "direito", "direitos"), ("fr", "droit", "droits")):
        assert (_name(law, language), _name(rights, language)) == ("law", None)
        social, rights_of_all = (_name(f"{word} {end}", language, both) for word, end in _SOCIAL[language])
        assert (social, rights_of_all) == ("http://eurovoc.europa.eu/580", "http://eurovoc.europa.eu/3899")
    assert _name("derechos digitales", "es", both) == "digital-rights"
    assert _name("derecho digital", "es", both) == "http://eurovoc.europa.eu/3028"


_SOCIAL = {
    "es": (("derecho", "social"), ("derechos", "sociales")),
    "pt": (("direito", "social"), ("direitos", "sociais")),
    "fr": (("droit", "social"), ("droits", "sociaux")),
}


def test_the_scheme_has_its_concepts_and_every_mapping_has_evidence() -> None:
    graph = rdflib.Graph().parse(ROOT / "vocab" / "concepts.ttl", publicID="https://e.org/")
    concept = rdflib.URIRef(f"{SKOS}Concept")
    assert len(set(graph.subjects(rdflib.RDF.type, concept))) == 219
    evident = {
        (row["slug"], row["relation"].removeprefix("skos:"), row["target"]) for row in _table("mappings.tsv") if row["evidence"]
    }
    stated = set()
    for name in ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch", "notation"):
        for subject, value in graph.subject_objects(rdflib.URIRef(SKOS + name)):
            stated.add((str(subject).removeprefix("https://e.org/concepts/").partition("/")[0], name, str(value)))
    assert stated == evident
    assert len(stated) == 655


def test_the_mappings_are_those_of_the_facts(shared: Path) -> None:
    lines = (shared / "facts" / "mappings.tsv").read_text(encoding="utf-8").splitlines()[1:]
    facts = {(row[0], row[3]) for row in (line.split("\t") for line in lines)}
    mapped = {(row["slug"], row["target"]): row["evidence"] for row in _table("mappings.tsv")}
    assert facts <= set(mapped)
    assert all("@" in evidence for pair, evidence in mapped.items() if pair not in facts)  # where it stands, and in which version


@pytest.mark.parametrize("name", ["concepts.ttl", "roles.ttl", "event-types.ttl"])
def test_our_schemes_keep_the_shapes(name: str) -> None:
    graph = rdflib.Graph().parse(ROOT / "vocab" / name, publicID="https://e.org/")
    assert _results(graph) == []


def _results(graph: rdflib.Graph) -> list[Result]:
    triples = from_rdflib(graph)
    return validate_graph(Index(triples), shapes_of(SCHEME_PROFILE))


SCHEME = """
@prefix : <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:water a skos:Concept ; skos:inScheme :scheme ; skos:prefLabel "water"@en, "agua"@es ; skos:altLabel "open data"@en ;
    skos:related :sea ; skos:exactMatch <http://eurovoc.europa.eu/1> .
:sea a skos:Concept ; skos:inScheme :scheme ; skos:prefLabel "sea"@en ; skos:related :water ; skos:broader :nature .
:nature a skos:Concept ; skos:inScheme :scheme ; skos:prefLabel "nature"@en ; skos:exactMatch <http://eurovoc.europa.eu/2> .
"""
CANARIES = {
    "label-missing": ('; skos:prefLabel "sea"@en', ""),
    "label-twice-in-a-language": ('"sea"@en', '"sea"@en, "ocean"@en'),
    "related-one-way": ("; skos:related :water", ""),
    "related-and-broader": ("skos:related :water ;", "skos:related :water, :nature ;"),
    "scheme-missing": (":sea a skos:Concept ; skos:inScheme :scheme ;", ":sea a skos:Concept ;"),
    "label-shared": ('"sea"@en', '"water"@en'),
    "match-shared": ("<http://eurovoc.europa.eu/2>", "<http://eurovoc.europa.eu/1>"),
}


def _codes(turtle: str) -> set[str]:
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    return {result.shape.code for result in _results(graph)}


def test_a_good_scheme_keeps_the_shapes_and_each_shape_can_say_no() -> None:
    assert _codes(SCHEME) == set()
    assert sorted(shape.code for shape in shapes_of(SCHEME_PROFILE).reporting()) == sorted(CANARIES)
    for code, (old, new) in CANARIES.items():
        assert old in SCHEME
        assert code in _codes(SCHEME.replace(old, new, 1)), code


# -- lookup


def test_labels_are_folded_and_the_own_language_goes_first() -> None:
    assert _name("  Open-Data. ") == "open-data"
    assert _name("Donnees  ouvertes") == "open-data"
    one = Concept(name="a", pref_label={"en": "actual"})
    other = Concept(name="b", pref_label={"es": "actual"}, alt_label={"es": ("de hoy",)})
    several = Vocabulary(in_memory([one, other]))
    assert (_name("actual", "en", several), _name("actual", "es-BO", several), _name("de hoy", None, several)) == ("a", "b", "b")
    assert several.concepts["b"].label("fr") == "actual"
    assert Concept(name="c", pref_label={}).label("fr") == "c"


def test_a_word_that_english_has_for_something_else_names_nothing_where_nobody_knows_the_language() -> None:
    for word, name in (("lecture", "reading"), ("mode", "fashion"), ("genre", "gender")):
        assert [_name(word, language) for language in ("fr", "en", "es", None)] == [name, None, None, None]


def test_what_is_nearest_to_a_word_that_is_no_label() -> None:
    assert next(match.concept.name for match in OWN.nearest("open dta", "en")) == "open-data"
    assert OWN.nearest("xylophone") == []
    reading = read_text("id: a\nlanguage: en\nname: x\nkeywords: [public procurment, xylophones]\n", form="yaml")[0]
    messages = [one.message for one in reading.problems if one.code == "keyword-without-concept"]
    assert "The nearest: “public procurement”" in messages[0]
    assert messages[1].endswith("it is published as text.")


def test_a_query_finds_by_label_prefix_word_and_typo() -> None:
    assert next(match.concept.name for match in concepts("datos abiertos")) == "open-data"
    assert "open-data" in [match.concept.name for match in concepts("open d")]
    assert "public-procurement" in [match.concept.name for match in concepts("procur")]
    assert next(match.concept.name for match in concepts("datos abirtos", language="es")) == "open-data"
    assert concepts("zzzz") == []
    assert concepts(" ") == []


def test_concepts_in_a_body_are_proposals_and_no_facts() -> None:
    outcome = draft(EXAMPLE)
    head = outcome.text.partition("\nid:")[0]
    assert "# Concepts that the texts mention; put those that are its topics under `keywords`:" in head
    assert "#   - digital skills" in head
    assert "#   - public procurement" not in head  # that one is stated
    assert len(read_text(outcome.text, form="yaml")[0].event.keywords) == 8  # type: ignore[union-attr]


def test_nothing_is_proposed_from_people_and_their_bodies() -> None:
    text = (
        "id: a\nlanguage: en\nname: Day\nperformer: [{name: Ana, jobTitle: Head of open data, affiliation: Public Procurement}]\n"
    )
    assert "mention" not in draft(read_text(text, form="yaml")[0]).text


def test_the_longest_label_counts_at_each_place_and_only_in_the_own_language() -> None:
    found = OWN.proposed(["Open government data, open data; Open Data and datos abiertos. Open"], "en")
    assert [match.concept.name for match in found] == ["open-data"]
    assert OWN.proposed(["open data"], None) == []


# -- roles and kinds of event


def test_the_roles_of_the_table_are_those_that_are_published() -> None:
    assert tuple(roles()) == ROLES
    assert set(roles().values()) == {"performer", "contributor"}
    for word, name in {
        "Moderadora": "moderator",
        "intervenante": "speaker",
        "Chaired by": "chair",
        "relator": "rapporteur",
    }.items():
        assert role_words()[fold(word)] == name


def test_a_role_may_be_written_in_any_language() -> None:
    event = read_text(
        "id: a\nlanguage: es\nname: x\nperformer: [{name: A, role: Moderadora}, {name: B, role: Mago}]\n", form="yaml"
    )[0].event
    assert event is not None
    assert [one.role for one in event.performer] == ["moderator", "Mago"]


def test_kinds_of_event_have_classes_of_the_event_tree() -> None:
    assert {event_class for _, event_class in event_kinds().values()} <= set(EVENT_TYPES)
    assert event_kinds()["mesa redonda"] == ("panel", "Event")


def test_a_kind_of_event_is_declared_or_read_from_the_title() -> None:
    text = "id: a\nlanguage: es\nname: x\nadditionalType: Mesa Redonda\n"
    outcome = convert(read_text(text, form="yaml"), to="ntriples", base_url="https://e.org/")
    assert "<http://schema.org/additionalType> <https://e.org/event-types/#panel>" in outcome.text
    foreign = read_text("id: a\nname: x\nadditionalType: https://e.org/kind\n", form="yaml")[0].event
    assert foreign is not None
    assert foreign.additional_type == "https://e.org/kind"
    for word, hint in (("pannel", "Did you mean `panel`?"), ("qqq", "no kind of event that is known.")):
        found = read_text(f"id: a\nname: x\nadditionalType: {word}\n", form="yaml")[0].problems
        assert [(one.code, one.message.endswith(hint)) for one in found] == [("unknown-type", True)]
    read = read_text("Workshop on water\n\nSome text, and more.\n", form="programme")[0].event
    assert read is not None
    assert (read.additional_type, read.type) == ("workshop", "EducationEvent")


# -- schemes of the user's own


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    path = tmp_path / "own.ttl"
    path.write_text(SCHEME, encoding="utf-8")
    return path


def test_an_own_scheme_joins_ours_and_goes_first(scheme: Path) -> None:
    joined = read_vocabulary(scheme)
    assert _name("agua", "es", joined) == "https://example.org/water"
    assert _name("open data", "en", joined) == "https://example.org/water"
    assert _name("transparency", "en", joined) == "transparency"
    alone = read_vocabulary(scheme, replace=True)
    assert _name("transparency", "en", alone) is None
    assert alone.concepts["https://example.org/sea"].broader == ("https://example.org/nature",)


def test_an_own_scheme_tags_events_the_same_way(scheme: Path) -> None:
    text = "id: a\nlanguage: es\nname: x\nkeywords: [Agua, transparencia]\n"
    readings = read_text(text, form="yaml", vocabulary=read_vocabulary(scheme))
    outcome = convert(readings, to="ntriples", base_url="https://e.org/")
    assert "<https://example.org/water> <http://schema.org/inDefinedTermSet> <https://example.org/scheme> ." in outcome.text
    assert f"<https://example.org/water> <{SKOS}exactMatch> <http://eurovoc.europa.eu/1> ." in outcome.text
    drafted = draft(readings[0]).text
    assert "- name: Agua\n    concept: https://example.org/water" in drafted.replace('"', "")
    again = read_text(drafted, form="yaml", vocabulary=read_vocabulary(scheme))[0].event
    assert again == readings[0].event


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.ttl", "this is no Turtle", "is not well-formed (turtle)"),
        ("a.rdf", "<rdf:RDF", "is not well-formed (rdfxml)"),
        ("a.jsonld", "{", "is not well-formed (json-ld)"),
        ("a.jsonld", '{"@context": "https://example.org/context"}', "names a context elsewhere"),
        ("a.jsonld", '{"@context": [{"a": "b:"}, "https://example.org/context"]}', "names a context elsewhere"),
        ("a.jsonld", '[{"@graph": [{"@context" : "https://example.org/context"}]}]', "names a context elsewhere"),
        ("a.jsonld", '{"@context": {"@import": "https://example.org/context"}}', "names a context elsewhere"),
        ("a.jsonld", '{"@context": {"@vocab": "https://example.org/"}, "a": 1}', "holds no skos:Concept"),
        ("a.ttl", "", "holds no skos:Concept"),
        ("a.ttl", "<https://e.org/a> a <http://www.w3.org/2004/02/skos/core#Concept> .", "holds no skos:Concept with a skos:prefLabel"),
        ("a.ttl", "<https://e.org/a> a <http://www.w3.org/2004/02/skos/core#Concept> ; "
                  "<http://www.w3.org/2004/02/skos/core#prefLabel> <https://e.org/b> .", "holds no skos:Concept"),
        ("a.nt", "\x00\x01", "is not well-formed (ntriples)"),
    ],
)  # fmt: skip
def test_a_scheme_that_is_none_gets_a_clear_sentence(tmp_path: Path, name: str, content: str, sentence: str) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_vocabulary(path)
    assert sentence in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_scheme_in_json_ld_with_its_context_inside(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonld"
    path.write_text(rdflib.Graph().parse(data=SCHEME, format="turtle").serialize(format="json-ld"), encoding="utf-8")
    assert _name("agua", "es", read_vocabulary(path)) == "https://example.org/water"


def test_a_scheme_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(SCHEME.replace("sea", "caf\xe9").encode("latin-1"))
    with pytest.raises(InputError, match="not well-formed"):
        read_vocabulary(path)


# -- the command


def test_the_command_shows_labels_and_mappings() -> None:
    result = CliRunner().invoke(main, ["concepts", "datos abiertos"])
    assert result.exit_code == 0
    assert "exactMatch  http://eurovoc.europa.eu/c_5ea6e5c4" in result.stdout
    assert "es  datos abiertos" in result.stdout
    assert "broader  open-government" in result.stdout


def test_the_command_in_json_with_an_own_scheme_and_without_an_answer(scheme: Path) -> None:
    result = CliRunner().invoke(main, ["concepts", "agua", "--format", "json", "--vocabulary", str(scheme), "--only-vocabulary"])
    assert [one["name"] for one in json.loads(result.stdout)] == ["https://example.org/water"]
    missed = CliRunner().invoke(main, ["concepts", "transparency", "--vocabulary", str(scheme), "--only-vocabulary"])
    assert (missed.exit_code, missed.stdout) == (1, "No concept is called “transparency”.\n")
    wrong = CliRunner().invoke(main, ["concepts", "agua", "--only-vocabulary"])
    assert (wrong.exit_code, wrong.stderr) == (2, "Error: --only-vocabulary needs --vocabulary FILE.\n")


def test_the_commands_look_keywords_up_in_it(scheme: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("id: a\nlanguage: es\nname: x\nlocation: Hall\nstartDate: 2024-05-24\nkeywords: agua\n", encoding="utf-8")
    for command in (["convert", "--to", "ntriples"], ["draft"], ["validate", "--format", "json"], ["embed"]):
        result = CliRunner().invoke(main, [command[0], str(path), *command[1:], "--vocabulary", str(scheme)])
        assert ("https://example.org/water" in result.stdout) is (command[0] != "validate"), command
        assert "keyword-without-concept" not in result.output


def test_a_lookup_parses_no_rdf() -> None:
    import subprocess  # noqa: PLC0415

    code = "import sys, event_ld; event_ld.concepts('open data'); print('rdflib' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_a_concept_that_nobody_knows_is_looked_up_by_the_name_and_told() -> None:
    text = '{"name": "A", "startDate": "2027-05-06", "language": "es", "keywords": [{"name": "datos abiertos", "concept": "open-dat"}]}'
    for form in ("json", "jsonl"):
        (reading,) = read_text(text, form=form)
        assert reading.event is not None
        assert reading.event.keywords[0].concept == "open-data"
        told = [one.message for one in reading.problems if one.code == "keyword-without-concept"]
        assert told == ["No concept of the vocabulary is called `open-dat`; “datos abiertos” was looked up."]
