"""What portals and their editors read of a site: titles, countries, files, tables, the feed as a service, and the page about the data."""

from __future__ import annotations

import csv
import io
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from event_ld import validate
from event_ld.building import build
from event_ld.codes import alpha_3
from event_ld.graph.triples import grouped, lines, to_objects, triple_in
from event_ld.model import Event, Offer, Place, VirtualLocation
from event_ld.problems import Severity
from event_ld.publish.rdf import turtle
from event_ld.publish.site import table
from event_ld.server.app import application
from event_ld.triple import Literal
from tests.unit.test_settings import FULL, GERMAN
from tests.unit.test_site import BASE, SETTINGS, build_site, event_file, files_of_site, source_folder

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.triple import Triple

QUERY = """PREFIX dcat: <http://www.w3.org/ns/dcat#> PREFIX dct: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT * { %s }"""
DATASET = f"{BASE}data/#events"


def _catalogue(tmp_path: Path) -> pyoxigraph.Store:
    source = source_folder(tmp_path)
    text = (source / "event-0.yaml").read_text(encoding="utf-8")
    (source / "event-0.yaml").write_text(f"{text}additionalType: workshop\n", encoding="utf-8")
    event_file(source, "old")
    text = (source / "old.yaml").read_text(encoding="utf-8")
    (source / "old.yaml").write_text(text.replace("2026-", "2025-").replace("Peru", "BO"), encoding="utf-8")
    build_site(source, tmp_path)
    store = pyoxigraph.Store()
    store.load(path=str(tmp_path / "site/catalog.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    return store


def _rows(store: pyoxigraph.Store, pattern: str) -> list[pyoxigraph.QuerySolution]:
    found = store.query(QUERY % pattern)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    return [*found]


def _values(store: pyoxigraph.Store, pattern: str) -> set[str]:
    return {str(row["o"]) for row in _rows(store, pattern)}


def test_a_dataset_says_whose_it_is_of_when_and_of_where_in_each_language_of_the_site(tmp_path: Path) -> None:
    store = _catalogue(tmp_path)
    assert _values(store, f"<{DATASET}> dct:title ?o") == {
        '"Archive of Sucre: all events 2025–2026"@en', '"Archive of Sucre: todos los eventos 2025–2026"@es'}  # fmt: skip
    assert _values(store, f"<{DATASET}-2025> dct:title ?o FILTER(LANG(?o) = 'en')") == {'"Archive of Sucre: events 2025"@en'}
    (english, spanish) = sorted(_values(store, f"<{DATASET}> dct:description ?o"), key=lambda text: text[-2:])
    assert english == (
        '"Events: 3. Period: 5 May 2025 – 2 May 2026. Countries: Bolivia, Peru. Kinds of event: workshop (1). '
        'Public events of the Archive of Sucre, as open data."@en'
    )
    assert spanish.startswith('"Eventos: 3. Período: 5 de mayo de 2025 – 2 de mayo de 2026. Países: Bolivia, Perú. ')
    codes = {f"<http://publications.europa.eu/resource/authority/country/{code}>" for code in ("BOL", "PER")}
    assert _values(store, f"<{DATASET}> dct:spatial ?o") == _values(store, f"<{BASE}data/#catalog> dct:spatial ?o") == codes


def test_the_years_are_in_a_series_and_a_declared_place_is_where_they_are(tmp_path: Path) -> None:
    store = _catalogue(tmp_path)
    assert _values(store, "?o a dcat:Dataset, dcat:DatasetSeries") == {f"<{DATASET}>"}
    assert _values(store, f"?o a dcat:Dataset ; dcat:inSeries <{DATASET}>") == {f"<{DATASET}-2025>", f"<{DATASET}-2026>"}
    old = tmp_path / "source/old.yaml"
    same = "sameAs: ['https://www.geonames.org/3903987/sucre.html', 'http://sws.geonames.org/3903987/', 'https://example.org/9/']"
    old.write_text(old.read_text(encoding="utf-8").replace("name: Map House,", f"name: Map House, {same},"), encoding="utf-8")
    build_site(tmp_path / "source", tmp_path, 5)
    store = pyoxigraph.Store()
    store.load(path=str(tmp_path / "site/catalog.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    bolivia = "<http://publications.europa.eu/resource/authority/country/BOL>"
    assert _values(store, f"<{DATASET}-2025> dct:spatial ?o . ?o a dct:Location") == {
        bolivia, "<https://sws.geonames.org/3903987/>"}  # fmt: skip


def test_the_files_of_a_dataset_have_their_sizes_and_a_licence_of_the_list(tmp_path: Path) -> None:
    store = _catalogue(tmp_path)
    found = _rows(store, "?d dcat:downloadURL ?o ; dcat:byteSize ?size ; dct:rights ?r ; dct:conformsTo ?c ; dct:license ?l")
    rows = [(str(row["o"])[1:-1].removeprefix(BASE), int(row["size"].value), str(row["l"])) for row in found]
    assert len(rows) == 3 * 7
    assert {"events.csv", "events.ics", "events-cpev.ttl", "events-2025.csv"} <= {name for name, _, _ in rows}
    formats = _values(store, "?d dct:format ?f . ?f skos:prefLabel ?o")
    assert formats == {f'"{name}"@en' for name in ("CSV", "JSON-LD", "N-Triples", "RDF/XML", "Turtle", "iCalendar")}
    assert _values(store, f"<{DATASET}> dct:relation ?o") == {f"<{BASE}concepts/concepts.ttl>"}
    assert [name for name, size, _ in rows if (tmp_path / "site" / name).stat().st_size != size] == []
    assert {license_ for _, _, license_ in rows} == {"<http://publications.europa.eu/resource/authority/licence/CC_BY_4_0>"}
    assert _values(store, f"<{DATASET}> dct:license ?o") == {"<https://creativecommons.org/licenses/by/4.0/>"}
    assert _values(store, f"?o a dcat:DataService ; dcat:servesDataset <{DATASET}> ; dcat:endpointURL <{BASE}feed.trig>")
    parsed = pyoxigraph.parse(path=str(tmp_path / "site/events-cpev.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    assert {str(quad.subject) for quad in parsed} >= {f"<{BASE}{name}/#event>" for name in ("event-0", "event-1", "old")}


def test_a_table_has_a_row_for_each_event_and_says_what_its_columns_mean(tmp_path: Path) -> None:
    _catalogue(tmp_path)
    files = files_of_site(tmp_path / "site")
    rows = [*csv.DictReader(io.StringIO(files["events.csv"].decode("utf-8-sig"), newline=""))]
    assert [row["url"] for row in rows] == [f"{BASE}{name}/" for name in ("old", "event-0", "event-1")]
    assert (rows[1]["kind"], rows[1]["countryCode"], rows[0]["countryCode"]) == ("workshop", "PE", "BO")
    assert rows[1]["iri"] == f"{BASE}event-0/#event"
    assert rows[1]["keywords"] == "open data; S/4 (maps)!"
    assert len([*csv.DictReader(io.StringIO(files["events-2025.csv"].decode("utf-8-sig"), newline=""))]) == 1
    meta = json.loads(files["csv-metadata.json"])
    assert [one["url"] for one in meta["tables"]] == ["events.csv", "events-2025.csv", "events-2026.csv"]
    assert [one["name"] for one in meta["tableSchema"]["columns"]] == list(rows[0])
    assert table.head().decode("utf-8-sig") == ",".join(rows[0]) + "\r\n"


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-cmd", "'-cmd"),
        ("One\u2028two\u2029three", "One two three"),
        ("+1 555", "'+1 555"),
        ("-12.05", "-12.05"),
        ("a=b", "a=b"),
    ],
)
def test_a_table_runs_nothing_in_a_spreadsheet(cell: str, shown: str) -> None:
    event = Event(id="a", name=cell, location=Place(name=cell))
    (row,) = csv.reader(io.StringIO(table.row(event, f"{BASE}a/#event", f"{BASE}a/"), newline=""))
    names = [column.name for column in table.COLUMNS]
    assert {row[names.index("name")], row[names.index("venue")]} == {shown}


def test_the_page_about_the_data_is_a_data_catalogue_for_search_engines(tmp_path: Path) -> None:
    _catalogue(tmp_path)
    site = tmp_path / "site"
    page = (site / "data/index.html").read_text(encoding="utf-8")
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])
    assert (data["@type"], len(data["dataset"]), data["publisher"]["email"]) == ("DataCatalog", 3, "archive@example.org")
    whole = data["dataset"][0]
    assert (whole["temporalCoverage"], len(whole["description"]) > 50) == ("2025-05-05/2026-05-02", True)
    assert {one["identifier"] for one in whole["spatialCoverage"]} == {"BO", "PE"}
    for one in whole["distribution"]:
        assert sha256((site / one["contentUrl"].removeprefix(BASE)).read_bytes()).hexdigest() == one["sha256"]
    assert 'href="data/"' in (site / "index.html").read_text(encoding="utf-8")


def test_a_site_without_a_licence_claims_none(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 1)
    (source / "site.yaml").write_text(re.sub("license:.*\n", "", SETTINGS), encoding="utf-8")
    build_site(source, tmp_path)
    texts = "".join(
        (tmp_path / "site" / name).read_text(encoding="utf-8") for name in ("catalog.nt", "csv-metadata.json", "data/index.html")
    )
    assert "icense" not in texts
    assert "dc/terms/rights" not in texts


@pytest.mark.parametrize(
    ("code", "longer"), [("FR", "FRA"), ("CD", "COD"), ("TL", "TLS"), ("BO", "BOL"), ("TD", "TCD"), ("XX", "")]
)
def test_codes_of_three_letters(code: str, longer: str) -> None:
    assert alpha_3(code) == longer


PREFIXES = "PREFIX schema: <http://schema.org/> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "


def test_dumps_carry_the_labels_of_what_they_name_and_what_stands_above_it(tmp_path: Path) -> None:
    _catalogue(tmp_path)
    site = tmp_path / "site"
    for file, form in (("events.ttl", pyoxigraph.RdfFormat.TURTLE), ("events.jsonld", pyoxigraph.RdfFormat.JSON_LD)):
        store = pyoxigraph.Store()
        store.load(path=str(site / file), format=form)
        label = 'SELECT ?o { ?e schema:keywords/skos:prefLabel ?o FILTER(LANG(?o) = "pt") }'
        above = 'SELECT ?o { ?e schema:keywords/skos:broader+/skos:prefLabel ?o FILTER(LANG(?o) = "en") }'
        role = 'SELECT ?o { ?e schema:roleName/skos:prefLabel ?o FILTER(LANG(?o) = "fr") }'
        kind = 'SELECT ?o { ?e schema:additionalType/skos:prefLabel ?o FILTER(LANG(?o) = "es") }'
        answers = []
        for query in (label, above, role, kind):
            rows = store.query(PREFIXES + query)
            assert isinstance(rows, pyoxigraph.QuerySolutions)
            answers.append({row["o"].value for row in rows})
        assert answers[0] == {"dados abertos"}
        assert "open government" in answers[1]
        assert (answers[2], answers[3]) == ({"conférencier principal"}, {"taller"})


def test_what_has_an_address_of_its_own_is_there_as_data(tmp_path: Path) -> None:
    _catalogue(tmp_path)
    site = tmp_path / "site"
    for way, said in (("people/ana/", "Ana Gil"), ("organizations/archive/", "Q1"), ("concepts/open-data/", "datos abiertos")):
        turtles = (site / f"{way}data.ttl").read_text(encoding="utf-8")
        assert said in turtles
        counts = []
        for ending, form in (
            ("ttl", pyoxigraph.RdfFormat.TURTLE),
            ("nt", pyoxigraph.RdfFormat.N_TRIPLES),
            ("jsonld", pyoxigraph.RdfFormat.JSON_LD),
        ):
            counts.append({str(quad) for quad in pyoxigraph.parse(path=str(site / f"{way}data.{ending}"), format=form)})
        page = (site / f"{way}index.html").read_text(encoding="utf-8")
        element = re.search(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
        assert element is not None
        counts.append({str(quad) for quad in pyoxigraph.parse(element[1].encode(), format=pyoxigraph.RdfFormat.JSON_LD)})
        assert all(one == counts[0] for one in counts)
        with TestClient(application(lambda: site)) as client:
            assert client.get(f"/{way}", headers={"Accept": "text/turtle"}).text == turtles
            assert client.get(f"/{way}", headers={"Accept": "text/html"}).text == page
    assert len([*(site / "concepts").glob("*/index.html")]) < 8  # those that are named, and what stands above them


def test_a_line_that_was_written_is_read_back_and_no_other() -> None:
    from event_ld.graph.nodes import build as tree_of  # noqa: PLC0415  # beside `building.build`

    event = Event(id="a", language="es", name='"A" \\ <b>\n\t\x7f\x01 ñ 😀', maximum_attendee_capacity=4)
    objects = to_objects(tree_of(event, BASE))
    said = {
        (subject, predicate, value)
        for subject, found in objects.items()
        for predicate, values in found.items()
        for value in values
    }
    assert {triple_in(line) for line in lines(objects).splitlines()} == said
    with pytest.raises(ValueError, match="x"):
        triple_in(b"x")


def test_turtle_has_blocks_that_mean_the_same_anywhere() -> None:
    triples: list[Triple] = [
        ("_:b", "http://purl.org/dc/terms/title", Literal("a\n\n<b>")), (f"{BASE}terms/#x", "urn:p", Literal("1", "http://www.w3.org/2001/XMLSchema#integer")),
        ("urn:s", "http://www.w3.org/1999/02/22-rdf-syntax-ns#type", "http://schema.org/Event"), ("urn:s", "http://schema.org/a%20b", "_:b"),
    ]  # fmt: skip
    text = turtle(grouped(triples), BASE)
    assert text == (
        f"@prefix dcterms: <http://purl.org/dc/terms/> .\n@prefix event-ld: <{BASE}terms/#> .\n@prefix schema: <http://schema.org/> .\n"
        '@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n\n_:b dcterms:title "a\\n\\n<b>" .\n\n'
        'event-ld:x <urn:p> "1"^^xsd:integer .\n\n<urn:s> a schema:Event ;\n    <http://schema.org/a%20b> _:b .\n'
    )
    assert len([*pyoxigraph.parse(text.encode(), format=pyoxigraph.RdfFormat.TURTLE)]) == 4


POINTS = {
    "Dataset": {
        "dcat:keyword": 30, "dcat:theme": 30, "dct:spatial": 20, "dct:temporal": 20, "dct:accessRights": 10, "dcat:contactPoint": 20,
        "dct:publisher": 10, "dct:issued": 5, "dct:modified": 5,
    },
    "Distribution": {
        "dcat:accessURL": 0, "dcat:downloadURL": 20, "dct:format": 20, "dcat:mediaType": 10, "dct:license": 20, "dct:rights": 5,
        "dcat:byteSize": 5,
    },
}  # fmt: skip
"""What data.europa.eu gives points for, where it is there."""
LISTED = {"dct:license": ("licence", 10), "dct:format": ("file-type", 10), "dct:accessRights": ("access-right", 5)}
"""What it gives more points for, where it is out of the EU's lists."""


def test_the_catalogue_has_all_405_points_of_data_europa_eu(tmp_path: Path) -> None:
    store = _catalogue(tmp_path)
    score = 20 + 20  # RDF, CSV and iCalendar can be read by machines, and are nobody's property
    for kind, properties in POINTS.items():
        for one, points in properties.items():
            lacking = _values(store, f"?o a dcat:{kind} FILTER NOT EXISTS {{ ?o {one} ?any }}")
            score += 0 if lacking else points
    lists = "http://publications.europa.eu/resource/authority/"
    for predicate, (name, points) in LISTED.items():
        found = _values(
            store,
            f"?d {predicate} ?o . ?d a ?kind FILTER(?kind IN (dcat:Dataset, dcat:Distribution) && STRSTARTS(STR(?o), '{lists}'))",
        )
        score += points if {one.rpartition("/")[0] for one in found} == {f"<{lists}{name}"} else 0
    for predicate, points in (("accessURL", 50), ("downloadURL", 30)):
        files = {one[1:-1].removeprefix(BASE) for one in _values(store, f"?d dcat:{predicate} ?o")}
        score += points if all((tmp_path / "site" / one).is_file() for one in files) else 0
    problems = validate([tmp_path / "site/catalog.ttl"], profiles=["dcat-ap"])
    score += 0 if any(one.severity is Severity.VIOLATION for one in problems) else 30
    assert score == 405


def test_the_catalogue_has_what_the_profiles_of_countries_want(tmp_path: Path) -> None:
    source = source_folder(tmp_path)
    (source / "site.yaml").write_text(json.dumps(FULL | {"creator": {"name": "City", "id": "https://example.org/city"}}), "utf-8")
    build_site(source, tmp_path)
    store = pyoxigraph.Store()
    store.load(path=str(tmp_path / "site/catalog.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    body = "<http://datos.gob.es/recurso/sector-publico/org/Organismo/E04990101>"
    assert _values(store, "?c a dcat:Catalog ; dct:publisher ?o") == {body}
    assert _values(store, f"{body} dct:identifier ?o") == {'"E04990101"'}
    assert _values(store, f"{body} dct:type ?o") == {"<http://purl.org/adms/publishertype/LocalAuthority>"}
    assert _values(store, "?c a dcat:Catalog ; dct:title ?o") == {'"Events"@en', '"Eventos"@es'}
    assert _values(store, "?c a dcat:Dataset ; dct:creator ?o") == {"<https://example.org/city>"}
    assert "<http://datos.gob.es/kos/sector-publico/sector/cultura-ocio>" in _values(store, "?c a dcat:Dataset ; dcat:theme ?o")
    assert (
        _values(store, "?d a dcat:Dataset ; dct:language ?o") == set()
    )  # the events are in English, and DCAT-AP-ES takes Spanish alone
    assert _values(store, "?d dct:spatial ?p . ?p a ?o FILTER(?o = dct:Location)") == set()
    data = json.loads((tmp_path / "site/data.json").read_text(encoding="utf-8"))
    assert (data["dataset"][0]["bureauCode"], data["dataset"][0]["programCode"]) == (["015:11"], ["015:001"])
    (source / "site.yaml").write_text(json.dumps(FULL | GERMAN), "utf-8")
    build_site(source, tmp_path, 1)
    store = pyoxigraph.Store()
    store.load(path=str(tmp_path / "site/catalog.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    assert _values(store, "?c a dcat:Distribution ; dct:license ?o") == {"<http://dcat-ap.de/def/licenses/cc-by/4.0>"}
    assert _values(store, "<http://dcat-ap.de/def/licenses/cc-by/4.0> dct:type ?o") == {
        "<http://purl.org/adms/licencetype/Attribution>"
    }
    (source / "site.yaml").write_text(f"{SETTINGS}creator: Archive of Sucre\n", encoding="utf-8")
    build(source, tmp_path / "other", base_url=BASE)
    assert f"<{BASE}data/#events> <http://purl.org/dc/terms/creator> <{BASE}data/#publisher> ." in (
        tmp_path / "other/catalog.nt"
    ).read_text(encoding="utf-8")


def test_a_row_tells_prices_doors_and_where_one_takes_part_from_afar() -> None:
    def told(event: Event) -> dict[str, str]:
        (row,) = csv.reader(io.StringIO(table.row(event, f"{BASE}a/#event", f"{BASE}a/"), newline=""))
        return {column.name: cell for column, cell in zip(table.COLUMNS, row, strict=True)}

    event = Event(
        id="a", type="MusicEvent", door_time="2030-05-04T18:00", image=("https://e.org/a.png", "https://e.org/b.png"),
        virtual_location=VirtualLocation(url="https://e.org/live"),
        offers=(Offer(price="12.50", price_currency="EUR"), Offer(price="0"), Offer(price="9", price_currency="EUR")),
    )  # fmt: skip
    row = told(event)
    assert (row["type"], row["doorTime"], row["onlineUrl"]) == ("MusicEvent", "2030-05-04T18:00", "https://e.org/live")
    assert (row["isFree"], row["lowPrice"], row["highPrice"], row["priceCurrency"]) == ("", "0", "12.50", "EUR")
    assert row["image"] == "https://e.org/a.png https://e.org/b.png"
    assert told(Event(id="a", is_accessible_for_free=True))["isFree"] == "true"
    two = (Offer(price="5", price_currency="EUR"), Offer(price="6", price_currency="USD"))
    for offers in (two, (Offer(price="x"),)):
        row = told(Event(id="a", offers=offers))
        assert (row["isFree"], row["lowPrice"], row["priceCurrency"]) == ("", "", "")


def test_a_year_that_runs_empty_has_no_empty_downloads(tmp_path: Path) -> None:
    source, site = source_folder(tmp_path), tmp_path / "site"
    late = (source / "event-0.yaml").read_text(encoding="utf-8").replace("event-0", "late").replace("2026", "2030")
    (source / "late.yaml").write_text(late, encoding="utf-8")
    build_site(source, tmp_path)
    full = {path.name for path in site.glob("events-*")}
    (source / "late.yaml").unlink()
    build_site(source, tmp_path, 1)
    assert {path.name for path in site.glob("events-*")} == {name for name in full if "2030" not in name} != full
    store = pyoxigraph.Store()
    store.load(path=str(site / "catalog.ttl"), format=pyoxigraph.RdfFormat.TURTLE)
    assert _values(store, "?o a dcat:Dataset FILTER(STRENDS(STR(?o), '2030'))") == {f"<{BASE}data/#events-2030>"}
    assert _values(store, f"<{BASE}data/#events-2030> dcat:distribution ?o") == set()
    for name in ("data/index.html", "csv-metadata.json", "data.json", "data-gealc.json", "catalog.nt"):
        assert "events-2030." not in (site / name).read_text(encoding="utf-8"), name
    (source / "late.yaml").write_text(late, encoding="utf-8")
    build_site(source, tmp_path, 2)
    assert {path.name for path in site.glob("events-*")} == full
    (source / "late.yaml").unlink()
    (source / "site.yaml").write_text(json.dumps(FULL | {"identifier-base": None}), "utf-8")
    build_site(source, tmp_path, 3)
    assert "events-2030" not in (site / "catalog.nt").read_text(encoding="utf-8")  # DCAT-AP-ES wants a file of each dataset


def test_each_dump_in_rdf_says_its_licence(tmp_path: Path) -> None:
    build_site(source_folder(tmp_path), tmp_path)
    formats = {"ttl": "TURTLE", "nt": "N_TRIPLES", "rdf": "RDF_XML", "jsonld": "JSON_LD"}
    for stem in ("events", "events-2026"):
        for ending, name in formats.items():
            store = pyoxigraph.Store()
            store.load(path=str(tmp_path / f"site/{stem}.{ending}"), format=getattr(pyoxigraph.RdfFormat, name))
            said = _values(store, f"<{BASE}data/#{stem}> <http://schema.org/license> ?o")
            assert said == {"<https://creativecommons.org/licenses/by/4.0/>"}, (stem, ending)
    assert 'href="catalog.ttl"' in (tmp_path / "site/index.html").read_text(encoding="utf-8")
