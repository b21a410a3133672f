"""Thesauri: what becomes of SKOS in an index, and what a lookup finds in it whatever writers vary."""

from __future__ import annotations

import json
import pickle
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from event_ld.building import build
from event_ld.cli import main
from event_ld.errors import EventLDError, InputError
from event_ld.folding import fold
from event_ld.graph import skos
from event_ld.inputs import build_vocabulary, read_text, read_vocabulary
from event_ld.label_forms import is_acronym, label_forms, plain_tag, tag_forms
from event_ld.mapping import SKOS
from event_ld.publish.site.labels import with_broader
from event_ld.thesaurus import Concept, in_memory, opened
from event_ld.vocabulary import Vocabulary, eurovoc, own_vocabulary, use

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
@prefix : <https://example.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xl: <http://www.w3.org/2008/05/skos-xl#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix dct: <http://purl.org/dc/terms/> .
"""
THESAURUS = (
    HEAD
    + """
:scheme skos:hasTopConcept :nature .
:nature a skos:Concept ; skos:prefLabel "nature"@en, "naturaleza"@es ; skos:narrower :river .
:river a skos:Concept ; xl:prefLabel :river-en, [ xl:literalForm "rivières"@fr-BE ] ; xl:hiddenLabel [ xl:literalForm "revir"@en ] .
:river-en xl:literalForm "river"@en .
:stream a skos:Concept ; skos:prefLabel "brook"@en ; dct:isReplacedBy :creek .
:creek a skos:Concept ; skos:prefLabel "creek"@en ; owl:deprecated true ; dct:isReplacedBy :river .
:gone a skos:Concept ; skos:prefLabel "ghost"@en ; owl:deprecated true .
:hen a skos:Concept ; skos:prefLabel "hen"@en ; dct:isReplacedBy :egg .
:egg a skos:Concept ; skos:prefLabel "egg"@en ; dct:isReplacedBy :hen .
:bank a skos:Concept ; skos:prefLabel "bank"@en . :shore a skos:Concept ; skos:prefLabel "Bank"@en ; skos:altLabel "hen"@en .
:old a skos:Concept ; skos:prefLabel "beck"@en ; <http://publications.europa.eu/ontology/euvoc#status> <http://e.org/status/DEPRECATED> .
:none a skos:Concept . :no-concept skos:prefLabel "nothing"@en .
"""
)
OWN = own_vocabulary()


def _name(vocabulary: Vocabulary, label: str, language: str | None = None) -> str | None:
    found = vocabulary.find(label, language)
    return None if found is None else found.name.removeprefix("https://example.org/")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "thesaurus.ttl"
    path.write_text(THESAURUS, encoding="utf-8")
    return path


@pytest.fixture(params=["stream", "rdflib"])
def index(request: pytest.FixtureRequest, source: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An index, made with each of the two parsers."""
    if request.param == "rdflib":
        monkeypatch.setattr(skos, "find_spec", lambda _: None)
    build_vocabulary(source, source.with_suffix(".index"))
    return source.with_suffix(".index")


def test_what_becomes_of_a_thesaurus(index: Path) -> None:
    known = read_vocabulary(index, replace=True)
    wanted = {
        "rivières": "river", "revir": "river", "brook": "river", "creek": "river", "ghost": None, "hen": "shore",
        "egg": None, "bank": None, "nothing": None, "naturaleza": "nature", "beck": None,
    }  # fmt: skip
    spoken = {"rivières": "fr", "naturaleza": "es"}
    assert {label: _name(known, label, spoken.get(label)) for label in wanted} == wanted
    assert [_name(known, label) for label in spoken] == [None, None]  # it may be a word of another language
    river = known.concepts["https://example.org/river"]
    assert (river.broader, river.pref_label) == (("https://example.org/nature",), {"en": "river", "fr-be": "rivières"})
    assert known.concepts["https://example.org/nature"].scheme == "https://example.org/scheme"
    assert known.concepts["https://example.org/stream"].successor == "https://example.org/river"
    assert len([*known.concepts.values()]) == 10
    again = pickle.loads(pickle.dumps(known))  # noqa: S301  # our own
    assert (again.digest, _name(again, "brook")) == (known.digest, "river")
    event = read_text(
        "id: a\nlanguage: en\nname: x\nkeywords: [{name: b, concept: 'https://example.org/stream'}]\n",
        form="yaml", vocabulary=known,
    )[0].event  # fmt: skip
    assert event is not None
    assert event.keywords[0].concept == "https://example.org/river"


def test_the_command_makes_an_index_and_says_what_came_of_it(source: Path) -> None:
    made = CliRunner().invoke(main, ["vocabulary", "build", str(source), "-o", str(source.with_suffix(".index"))])
    assert made.exit_code == 0
    assert made.stderr.splitlines()[1:] == [
        "No longer to be used: 6.",
        "Labels that two concepts prefer, such as “bank”, and that name neither: 1.",
        "Concepts without a preferred label, which are left out: 1.",
    ]
    found = CliRunner().invoke(main, ["concepts", "RIVER", "--vocabulary", str(source.with_suffix(".index"))])
    assert found.stdout.startswith("https://example.org/river\n")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.index", b"! event-ld concepts 0\tx\n", "is not well-formed"),
        ("a.index", b"! event-ld concepts 1\t", "is no whole index"),
        ("a.ttl", b"\n\n:a :b .", "(line 3)"),
        ("a.rdf", b'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "b">]><r/>', "document type"),
        ("a.nt", b"\xef\xbb\xbf<https://e.org/a> <https://e.org/b> <https://e.org/c> .", "holds no skos:Concept"),
    ],
)
def test_what_is_no_thesaurus_gets_a_sentence(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_vocabulary(path)
    assert sentence in str(caught.value)
    for wanted in (tmp_path / "nowhere.nt", tmp_path):
        with pytest.raises(InputError):
            build_vocabulary(wanted, tmp_path / "b.index")
    assert not [*tmp_path.glob("*b.index*")]
    with pytest.raises(InputError):
        opened(tmp_path / "nowhere.index")


def test_without_pyoxigraph_json_ld_and_what_is_very_large_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(skos, "find_spec", lambda _: None)
    monkeypatch.setitem(__import__("sys").modules, "pyoxigraph", None)
    monkeypatch.setattr(skos, "LARGEST_SCHEME", 1)
    for name, sentence in (("a.jsonld", "needs the extra thesaurus"), ("a.ttl", "install pyoxigraph")):
        (tmp_path / name).write_bytes(b"{}")
        with pytest.raises(EventLDError, match=sentence):
            read_vocabulary(tmp_path / name)


def test_a_label_beyond_all_measure_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "a.nt"
    label = "<http://www.w3.org/2004/02/skos/core#{}>"
    lines = [
        f"<https://e.org/a> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> {label.format('Concept')} .",
        f'<https://e.org/a> {label.format("prefLabel")} "short"@en .',
        f'<https://e.org/a> {label.format("altLabel")} "{"long" * 250_000}"@en .',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    made = CliRunner().invoke(main, ["vocabulary", "build", str(path), "-o", str(tmp_path / "a.index")])
    assert made.stderr.endswith(": 1 concepts, 1 labels.\nTexts that are too long for labels, and are left out: 1.\n")
    assert _name(read_vocabulary(tmp_path / "a.index", replace=True), "short") == "https://e.org/a"


def test_circles_and_a_second_preferred_label_are_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    said = [
        *(
            f':{one} a skos:Concept ; skos:prefLabel "{one}"@en ; skos:broader :{above} .'
            for one, above in ("ab", "bc", "ca", "da", "xy")
        ),
        ':y a skos:Concept ; skos:prefLabel "y"@en, "ypsilon"@en ; skos:narrower :x .',
    ]
    path.write_text(HEAD + "\n".join(said), encoding="utf-8")
    made = CliRunner().invoke(main, ["vocabulary", "build", str(path), "-o", str(tmp_path / "a.index")])
    assert made.stderr.splitlines()[1:] == [
        "Labels that a concept prefers beside another one in a language, and that count as its other labels: 1.",
        "Concepts that stand above themselves, such as https://example.org/a: 3.",
    ]
    known = read_vocabulary(tmp_path / "a.index", replace=True)
    assert _name(known, "ypsilon", "en") == "y"
    use(known)
    try:
        assert with_broader(["https://example.org/d"]) == [f"https://example.org/{one}" for one in "abcd"]
    finally:
        use(None)


def test_vocabularies_are_asked_in_their_order(tmp_path: Path) -> None:
    paths = []
    for name in ("one", "two"):
        paths.append(tmp_path / f"{name}.ttl")
        paths[-1].write_text(f'{HEAD} :{name} a skos:Concept ; skos:prefLabel "open data"@en .', encoding="utf-8")
    assert _name(read_vocabulary(*paths), "open data", "en") == "one"
    assert _name(read_vocabulary(*paths[::-1]), "open data", "en") == "two"


def test_a_site_names_its_vocabularies(source: Path, tmp_path: Path) -> None:
    folder, site = tmp_path / "events", tmp_path / "site"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        "id: a\nlanguage: en\nname: x\nstartDate: 2027-01-02\nlocation: Hall\nkeywords: [creek]\n", encoding="utf-8"
    )
    about = f"title: t\ndescription: d\npublisher: p\nvocabularies: [../{source.name}]\n"
    (folder / "site.yaml").write_text(about, encoding="utf-8")
    assert build(folder, site, base_url="https://e.org/").events == 1
    said = (site / "events.nt").read_text(encoding="utf-8")
    assert '<https://example.org/river> <http://schema.org/name> "creek"@en' in said
    assert '<https://example.org/nature> <http://www.w3.org/2004/02/skos/core#prefLabel> "naturaleza"@es' in said  # what is above
    page = next((site / "concepts").glob("river-*/index.html")).read_text(encoding="utf-8")
    assert "rivières" in page
    assert f"../concepts/{next((site / 'concepts').glob('river-*')).name}/" in (site / "a" / "index.html").read_text(
        encoding="utf-8"
    )
    (folder / "site.yaml").write_text(f"{about}languages: [en, es]\n".replace(source.name, "b.ttl"), encoding="utf-8")
    (tmp_path / "b.ttl").write_text(THESAURUS.replace('"river"@en', '"stream"@en, "río"@es'), encoding="utf-8")
    build(folder, site, base_url="https://e.org/")
    catalogue = (site / "catalog.ttl").read_text(encoding="utf-8")
    assert 'dcat:keyword "río"@es,' in catalogue  # one concept in each language of the site
    assert '"stream"@en' in catalogue


def test_eurovoc_stands_behind_ours() -> None:
    both = read_vocabulary("eurovoc")
    assert (_name(both, "open data", "en"), _name(both, "climate changes", "en")) == (
        "open-data",
        "http://eurovoc.europa.eu/5482",
    )
    assert _name(read_vocabulary("eurovoc", replace=True), "open data", "en") == "http://eurovoc.europa.eu/c_5ea6e5c4"
    for label, language in (("cambio climático", "es"), ("alterações climáticas", "pt"), ("changement climatique", "fr")):
        assert _name(both, label, language) == "http://eurovoc.europa.eu/5482"
    assert _name(both, "cambio climático") == "http://eurovoc.europa.eu/5482"  # of several words, the label of one concept alone
    found = CliRunner().invoke(main, ["concepts", "gender equality", "--vocabulary", "eurovoc"])
    assert found.stdout.startswith("http://eurovoc.europa.eu/3913\n  en  gender equality\n")


def test_of_eurovoc_a_site_has_what_is_above_and_the_data_theme(tmp_path: Path) -> None:
    folder, site = tmp_path / "events", tmp_path / "site"
    folder.mkdir()
    for tag, label in (("en", "climate change"), ("fr", "changement climatique")):
        start = f"id: {tag}\nlanguage: {tag}\nname: x\nstartDate: 2027-01-02\nlocation: Hall\n"
        (folder / f"{tag}.yaml").write_text(f"{start}keywords: [{label}]\n", encoding="utf-8")
    about = "title: t\ndescription: d\npublisher: p\nlanguages: [en, fr]\nvocabularies: [eurovoc]\n"
    (folder / "site.yaml").write_text(about, encoding="utf-8")
    assert build(folder, site, base_url="https://e.org/").events == 2
    said = (site / "events.nt").read_text(encoding="utf-8")
    assert f"<http://eurovoc.europa.eu/5482> <{SKOS}broader> <http://eurovoc.europa.eu/371>" in said
    assert f'<http://eurovoc.europa.eu/371> <{SKOS}prefLabel> "dégradation de l\'environnement"@fr' in said
    assert "data-theme/ENVI>" in (site / "catalog.ttl").read_text(encoding="utf-8")
    assert len([*(site / "concepts").glob("climate-change-*")]) == 1  # one in both languages


def test_a_single_word_means_nothing_in_a_language_that_is_not_the_texts() -> None:
    both = read_vocabulary("eurovoc")
    for word in ("pain", "location", "formation", "pan", "roman"):  # bread, hiring, training … in another language
        assert _name(both, word, "en") is None
    assert [_name(both, "pain", language) for language in ("fr", None)] == ["http://eurovoc.europa.eu/2221", None]
    assert (_name(both, "transparencia", None), _name(both, "library", "es")) == ("transparency", None)


def test_no_label_of_ours_names_what_is_wider_or_narrower_in_eurovoc() -> None:
    known = eurovoc()
    for one in OWN.concepts.values():
        others = [iri for relation in ("broadMatch", "narrowMatch") for iri in one.mappings.get(relation, ())]
        for other in filter(None, map(known.concept, others)):
            for tag, label in other.pref_label.items():
                ours = (one.pref_label[tag], *one.alt_label.get(tag, ()))
                assert label.casefold() not in {text.casefold() for text in ours}, (one.name, label)


def test_what_our_concepts_are_matched_with_in_eurovoc_is_there_and_is_called_the_same() -> None:
    known, matched = eurovoc(), 0
    for one in OWN.concepts.values():
        ours = {form for label in (one.pref_label["en"], *one.alt_label.get("en", ())) for form in label_forms(label, "en")}
        for relation, iris in one.mappings.items():
            for iri in (iri for iri in iris if iri.startswith("http://eurovoc.europa.eu/")):
                other = known.concept(iri)
                assert other is not None, iri
                assert relation != "exactMatch" or ours & {*label_forms(other.label("en"), "en")}, iri
                matched += 1
    assert matched == 162


OTHERWISE = {
    ("civil-society", "es"),  # "sociedad civil (movimientos de opinión)"
    ("competition", "en"),  # of economies or of schools: not sure
    ("competition", "es"),
    ("public-private-partnership", "es"),  # "asociación sectores público y privado"
    ("public-private-partnership", "pt"),  # "parceria público-privado"
}
"""Where EuroVoc's label of the same concept is not found among ours; everywhere else a portal's and ours are one."""


def test_a_label_of_eurovoc_leads_to_our_same_concept_in_each_language() -> None:
    known, otherwise, compared = eurovoc(), set(), 0
    for one in OWN.concepts.values():
        for other in filter(None, map(known.concept, one.exact_match)):
            for tag, label in other.pref_label.items():
                compared += 1
                if _name(OWN, label, tag) != one.name:
                    otherwise.add((one.name, tag))
    assert otherwise == OTHERWISE
    assert compared == 241


def test_what_a_text_may_be_about(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Day of transparency\nInnovation, open data; open data. Corruption.", encoding="utf-8")
    shown = CliRunner().invoke(main, ["concepts", "--text", str(path), "--language", "en", "--format", "json"])
    assert [one["name"] for one in json.loads(shown.stdout)] == ["open-data", "transparency", "innovation", "corruption"]
    path.write_text("Nothing", encoding="utf-8")
    for arguments, code in ((["--text", str(path)], 2), (["--text", str(path), "--language", "en"], 1), ([], 2)):
        assert CliRunner().invoke(main, ["concepts", *arguments]).exit_code == code


def test_a_few_concepts_in_memory_are_a_vocabulary_too() -> None:
    known = pickle.loads(pickle.dumps(Vocabulary(in_memory([Concept(name="city", pref_label={"en": "city"})]))))  # noqa: S301  # ours
    assert [one.concept.name for one in known.search("cities", "en")] == ["city"]  # by its form alone
    assert "town" not in known.concepts
    with pytest.raises(KeyError):
        known.concepts["town"]


def test_a_tag_without_blanks_is_the_label_that_it_would_be_with_them() -> None:
    labels = {
        "child": {"en": "rights of the child", "es": "derechos del niño", "fr": "droits de l'enfant", "pt": "direitos da criança"},
        "media": {"en": "social media", "es": "redes sociales", "fr": "réseaux sociaux", "pt": "redes sociais"},
        "one": {"en": "rights of manx"}, "two": {"en": "rights ofmanx"}, "trust": {"en": "trust funds"},
    }  # fmt: skip
    concepts = {name: Concept(name=name, pref_label=label) for name, label in labels.items()}
    known = Vocabulary(in_memory(concepts.values(), {"trust": ["en"]}))
    for name in ("child", "media"):
        for language, label in labels[name].items():
            glued = label.replace(" ", "").replace("'", "")
            assert known.find(f"#{glued}", language) == known.find(glued.upper(), language) == concepts[name]
            assert known.find(glued[1:], language) is None
    assert [known.find(glued, "en") for glued in ("rightsofmanx", "trustfunds", "one")] == [None, None, None]


# -- what writers vary


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "organisations", "Organization"), ("en", "information and communication technologies (ICT)", "ICT"),
        ("en", "procurement, public", "Public procurement"), ("en", "cyber-security", "cybersecurity"),
        ("en", "policy of the cities", "policies of city"), ("en", "labour centres", "labor center"),
        ("es", "políticas de la salud", "política de salud"), ("es", "redes sostenibles", "red sustentable"),
        ("pt", "gestão dos resíduos", "gestão de resíduos"), ("pt", "planejamento", "planeamento"), ("pt", "ações", "acção"),
        ("fr", "journaux locaux", "journal local"), ("fr", "réseaux", "réseau"), ("fr", "droits humains", "droits de l'homme"),
        ("xx", "Foo-Bar", "foobar"),
    ],
)  # fmt: skip
def test_two_spellings_of_one_label_have_a_form_in_common(language: str, one: str, other: str) -> None:
    assert set(label_forms(one, language)) & set(label_forms(other, language))


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "security", "securities"), ("en", "communication", "communications"), ("en", "new", "news"),
        ("en", "school library", "library school"), ("en", "culture (agriculture)", "culture"), ("en", "gas", "gap"),
        ("es", "feria", "ferias"), ("pt", "bem", "bens"), ("fr", "valeur", "valeurs"), ("fr", "travaux", "travail"), ("en", "x" * 300, "y" * 300),
    ],
)  # fmt: skip
def test_two_labels_that_are_merely_alike_have_none(language: str, one: str, other: str) -> None:
    assert not set(label_forms(one, language)) & set(label_forms(other, language))


def test_acronyms_and_tags() -> None:
    assert is_acronym("TIC", "technologies de l'information et de la communication")
    assert not is_acronym("a", "agriculture")
    assert not is_acronym("agriculture", "culture")
    assert [plain_tag(one) for one in ("#OpenData", "open_data", "GIS", "open data")] == [
        "Open Data", "open_data", "GIS", "open data",
    ]  # fmt: skip
    assert _name(OWN, "#OpenData", "en") == "open-data"
    for tag, language in (("AI", "en"), ("IA", "es"), ("TIC", "fr")):
        assert _name(OWN, f"#{tag}", language) == _name(OWN, tag, language) is not None


@pytest.mark.parametrize(
    ("language", "tag", "other"),
    [
        ("fr", "Enseignant·es", "enseignants"), ("fr", "chercheur·euse·s", "chercheur"), ("fr", "étudiant.e.s étrangers", "étudiant étranger"),
        ("fr", "auteur(e)s", "auteurs"), ("es", "niños/as", "niños"), ("pt", "Aluno(a)s", "aluno"), ("pt", "professores/as", "professor"),
    ],
)  # fmt: skip
def test_who_names_women_beside_men_means_both(language: str, tag: str, other: str) -> None:
    assert tag_forms(tag, language) == tag_forms(other, language)


@pytest.mark.parametrize("tag", ["input/output", "AC/DC", "R.E.S.", "e.g. maps", "culture (agriculture)"])
def test_other_strokes_and_brackets_stay(tag: str) -> None:
    assert plain_tag(tag) == tag


@pytest.mark.parametrize(
    "tag", ["open data/transparency", "Open data + transparency", "open data, transparency", "open data — Transparency"]
)
def test_a_compound_tag_is_its_parts(tag: str) -> None:
    assert [_name(OWN, part, "en") for part in OWN.split(tag, "en")] == ["open-data", "transparency"]


def test_a_single_word_of_a_third_language_names_nothing() -> None:
    several = Vocabulary(in_memory([Concept(name="holiday", pref_label={"pt": "férias", "en": "holiday"})]))
    assert [_name(several, "ferias", language) for language in ("es", "pt", None)] == [None, "holiday", None]
    assert _name(several, "holiday", "es") == "holiday"


_WORDS = st.sampled_from(["data", "open", "public", "policy", "water", "Água", "río"])
_LABELS = st.lists(_WORDS, min_size=1, max_size=3).map(" ".join)


@given(st.lists(st.tuples(st.sampled_from(["en", "es"]), _LABELS, _LABELS), max_size=8), _LABELS)
def test_an_index_finds_what_a_list_finds(rows: list[tuple[str, str, str]], sought: str) -> None:
    known = Vocabulary(
        in_memory(
            Concept(name=str(number), pref_label={tag: preferred}, alt_label={tag: (other,)})
            for number, (tag, preferred, other) in enumerate(rows)
        )
    )
    first, second = (
        {str(number) for number, row in enumerate(rows) if row[0] == "en" and fold(row[at]) == fold(sought)} for at in (1, 2)
    )
    wanted = first or second
    if wanted:
        assert _name(known, sought, "en") == (wanted.pop() if len(wanted) == 1 else None)
    assert {one.name for one in known.concepts.values()} == {str(number) for number in range(len(rows))}


def test_a_hashtag_is_no_name_of_its_concept() -> None:
    event = read_text('id: a\nname: A\nlanguage: fr\nkeywords: ["#DonnéesOuvertes", "#Xyzzy"]\n', form="yaml")[0].event
    assert event is not None
    assert [(one.name, one.concept) for one in event.keywords] == [("données ouvertes", "open-data"), ("#Xyzzy", None)]


def test_concepts_that_nothing_can_name_are_left_out_and_told(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    said = '[] a skos:Concept ; skos:prefLabel "bulls"@en . :a a skos:Concept ; skos:prefLabel "maps"@en . :b a skos:Concept ; skos:altLabel "rivers"@en .'
    path.write_text(HEAD + said, encoding="utf-8")
    made = CliRunner().invoke(main, ["vocabulary", "build", str(path), "-o", str(tmp_path / "a.index")])
    assert made.stderr.splitlines()[1:] == [
        "Concepts without an IRI, which nothing tells from others, and that are left out: 1.",
        "Concepts without a preferred label, which are left out: 1.",
    ]
    known = read_vocabulary(tmp_path / "a.index", replace=True)
    assert [_name(known, label, "en") for label in ("bulls", "maps", "rivers")] == [None, "a", None]
