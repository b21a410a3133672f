"""SEMIC's own shapes, through both engines, beside our profiles that were written from the same specifications."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pyshacl
import pytest
import rdflib

from event_ld import validate
from event_ld.errors import UsageError
from event_ld.inputs import read, read_text
from tests.conftest import SHARED, semics_dcat_ap
from tests.unit.test_settings import FULL
from tests.unit.test_site import build_site, source_folder

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.pipeline import Engine

SEMIC = SHARED / "semic"
pytestmark = pytest.mark.skipif(not SEMIC.is_dir(), reason="SEMIC's files lie beside the checkout, and are not ours to ship")

CPEV = SEMIC / "cpev-1.1.1"
EXAMPLE = CPEV / "example-rdf_public_event.ttl"


@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_semics_shapes_give_the_four_violations_of_semics_example(engine: Engine) -> None:
    (reading,) = read(EXAMPLE)
    found = validate([reading], profiles=[], shapes=[CPEV / "core-public-event-ap-SHACL.ttl"], engine=engine)
    assert sorted(one.result_path.rpartition("/")[2] for one in found) == ["eventStatus", "homepage", "role", "type"]


def test_our_profile_finds_the_same() -> None:
    ours = validate([EXAMPLE], profiles=["cpev"])
    theirs = validate([EXAMPLE], profiles=[], shapes=[CPEV / "core-public-event-ap-SHACL.ttl"])
    assert {(one.focus, one.result_path) for one in ours} == {(one.focus, one.result_path) for one in theirs}


CATALOGUE = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<https://e.org/c> a dcat:Catalog ; dct:title "C"@en ; dcat:dataset <https://e.org/d> {catalogue}.
<https://e.org/d> a dcat:Dataset ; dct:title "D"@en {dataset}.
<https://e.org/p> a foaf:Agent ; foaf:name "P"@en .
"""


@pytest.mark.parametrize(
    ("catalogue", "dataset", "count"),
    [
        ('; dct:description "c"@en ; dct:publisher <https://e.org/p> ', '; dct:description "d"@en ', 0),
        ('; dct:description "c"@en ', '; dct:description "d"@en ', 1),
        ("", "", 3),
    ],
)
def test_what_dcat_ap_makes_mandatory(catalogue: str, dataset: str, count: int, tmp_path: Path) -> None:

    readings = read_text(CATALOGUE.format(catalogue=catalogue, dataset=dataset), form="turtle")
    ours = [one for one in validate(readings, profiles=["dcat-ap"]) if one.severity == "violation"]
    theirs = validate(readings, profiles=[], shapes=[semics_dcat_ap(tmp_path)])
    assert len(ours) == count
    missing = {(one.focus, one.result_path) for one in ours}
    assert missing == {(one.focus, one.result_path) for one in theirs if one.severity == "violation"}


def test_what_shacl_does_not_have_is_refused_in_semics_shapes_too() -> None:
    with pytest.raises(UsageError, match=r"shapes\.ttl:66:9: sh:shape is no term of SHACL"):
        validate(
            read_text(CATALOGUE.format(catalogue="", dataset=""), form="turtle"), shapes=[SEMIC / "dcat-ap-3.0.1" / "shapes.ttl"]
        )


NATIONAL = {
    "dcat-ap-de": ["dcat-ap-3.0.1/range.ttl", "dcat-ap-3.0.1/mdr-vocabularies.shape.ttl", "national/de/dcat-ap-SHACL-DE.ttl",
                   "national/de/dcat-ap-spec-german-additions.ttl", "national/de/dcat-ap-de-controlledvocabularies.ttl"],
    "dcat-ap-nl": ["national/nl/dcat-ap-nl-SHACL.ttl", "national/nl/dcat-ap-nl-SHACL-klassebereik.ttl",
                   "national/nl/dcat-ap-nl-SHACL-klassebereik-codelijsten.ttl"],
    "dcat-ap-es": [f"national/es/shacl_{name}.ttl" for name in (
        "catalog_shape", "common_shapes", "dataservice_shape", "dataset_shape", "distribution_shape", "mdr-vocabularies.shape")],
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("profile", NATIONAL)
def test_the_shapes_of_a_country_have_nothing_against_a_catalogue_with_its_profile(profile: str, tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    themes = FULL["themes"] if profile == "dcat-ap-es" else ["GOVE"]
    (source / "site.yaml").write_text(json.dumps(FULL | {"profiles": [profile], "themes": themes}), encoding="utf-8")
    build_site(source, tmp_path)
    shapes = rdflib.Graph()
    for file in NATIONAL[profile]:
        shapes.parse(data=(SEMIC / file).read_text(encoding="utf-8").replace("sh:shape ", "sh:node "), format="turtle")
    shapes.remove((None, rdflib.OWL.imports, None))
    data = rdflib.Graph().parse(tmp_path / "site/catalog.ttl")
    conforms, _, text = pyshacl.validate(data, shacl_graph=shapes, advanced=True, allow_infos=True, allow_warnings=True)
    assert conforms, text
