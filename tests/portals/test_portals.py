"""What portals and search engines do with a site, done by their own programs."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import threading
import time
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest
import uvicorn

from event_ld.building import build
from event_ld.pushing import push
from event_ld.server.app import application
from tests.conftest import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = ROOT / "tests" / "portals"
TOOLS = ROOT / "build" / "portals"
CKAN, UDATA = (TOOLS / name / "bin" / "python" for name in ("ckan", "udata"))
NOON = datetime(2026, 5, 3, 12, tzinfo=UTC)
SETTINGS = """\
title: Events of the Archive
description: Public events of the Archive of Sucre, as open data.
publisher: {name: Archive of Sucre, url: https://www.example.org/, email: archive@example.org}
contact: {name: Open data desk, email: data@example.org}
license: https://creativecommons.org/licenses/by/4.0/
languages: [en, es]
"""
EVENT = """\
id: maps
name: %s
startDate: 2026-05-05T10:00
location: {name: Map House, address: {addressLocality: Lima, addressCountry: Peru}}
organizer: {name: Archive}
performer: [{name: Ana Gil, role: keynote}]
keywords: [open data]
"""

needs_ckan = pytest.mark.skipif(not CKAN.exists(), reason="CKAN is not installed; make check-portals installs it")
needs_udata = pytest.mark.skipif(not UDATA.exists(), reason="udata is not installed; make check-portals installs it")
POSTGRES = next((path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")), None)
needs_portal = pytest.mark.skipif(
    not CKAN.exists() or POSTGRES is None or shutil.which("redis-server") is None,
    reason="a whole CKAN needs PostgreSQL and Redis (Debian: postgresql, redis-server) beside what make check-portals installs",
)
needs_node = pytest.mark.skipif(
    not (TOOLS / "node_modules").is_dir() or shutil.which("node") is None,
    reason="no npm clients; make check-portals installs them",
)
needs_rapper = pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (Debian: raptor2-utils)")
needs_virtuoso = pytest.mark.skipif(shutil.which("virtuoso-t") is None, reason="no Virtuoso (Debian: virtuoso-opensource)")
needs_chromium = pytest.mark.skipif(shutil.which("chromium") is None, reason="Chromium is not installed (Debian: chromium)")


def free_port() -> int:
    """A port on loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


class Served:
    """A site on loopback, with its folder and its source."""

    def __init__(self, folder: Path) -> None:
        self.source, self.site = folder / "source", folder / "site"
        self.source.mkdir()
        (self.source / "site.yaml").write_text(SETTINGS, encoding="utf-8")
        (self.source / "panel.txt").write_bytes((ROOT / "examples" / "sela-panel-2022.txt").read_bytes())
        self.base = f"http://127.0.0.1:{free_port()}/"
        self.write("Maps")

    def write(self, title: str, minute: int = 0) -> None:
        """Gives the event a title, and builds the site."""
        (self.source / "maps.yaml").write_text(EVENT % title, encoding="utf-8")
        build(self.source, self.site, base_url=self.base, now=NOON.replace(minute=minute))


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    found = Served(tmp_path)
    port = int(found.base.rstrip("/").rpartition(":")[2])
    server = uvicorn.Server(uvicorn.Config(application(lambda: found.site), host="127.0.0.1", port=port, log_level="error"))
    thread = threading.Thread(target=server.run)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    yield found
    server.should_exit = True
    thread.join(20)


def _run(*command: str | Path) -> str:
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, timeout=180, check=False)  # known programs
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def _node(script: str, *arguments: str | Path) -> str:
    shutil.copy(HERE / script, TOOLS / script)  # beside the packages that it imports
    return _run("node", TOOLS / script, *arguments)


@needs_ckan
@pytest.mark.parametrize(("ending", "form"), [("ttl", "turtle"), ("rdf", "xml"), ("jsonld", "json-ld"), ("nt", "nt")])
def test_ckan_finds_every_dataset(served: Served, ending: str, form: str) -> None:
    datasets = json.loads(_run(CKAN, HERE / "ckan_read.py", served.site / f"catalog.{ending}", form))
    assert sorted(one["title"] for one in datasets) == [
        "Archive of Sucre: all events 2022–2026", "Archive of Sucre: events 2022", "Archive of Sucre: events 2026"]  # fmt: skip
    for dataset in datasets:
        extras = {one["key"]: one["value"] for one in dataset["extras"]}
        assert dataset["license_id"] == "cc-by"
        assert extras["publisher_name"] == "Archive of Sucre"
        assert extras["identifier"] == extras["uri"]
        assert {one["format"] for one in dataset["resources"]} >= {"Turtle", "N-Triples", "RDF/XML", "JSON-LD", "CSV"}
        assert all(re.fullmatch(r"[\w .-]{2,100}", one["name"]) for one in dataset["tags"])


class _Index(BaseHTTPRequestHandler):
    """Stands for Solr, which finds nothing here: a harvester looks into the database."""

    def do_GET(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length", "0")))
        (schema,) = (TOOLS / "ckan").glob("lib/*/site-packages/ckan/config/solr/schema.xml")
        found = {"responseHeader": {"status": 0}, "response": {"numFound": 0, "start": 0, "docs": []}}
        data = schema.read_bytes() if "schema" in self.path else json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_POST = do_GET  # noqa: N815  # the name that the server asks for

    def log_message(self, *_: object) -> None:  # type: ignore[explicit-override]
        """Says nothing."""


@pytest.fixture
def ckan(tmp_path: Path) -> Iterator[Path]:
    """The configuration of a CKAN that runs with a database and a queue of its own."""
    assert POSTGRES is not None
    folder, database, queue = Path(mkdtemp(prefix="ckan-")), free_port(), free_port()
    who: dict[str, Any] = {"user": "postgres"} if os.geteuid() == 0 else {}  # whom PostgreSQL refuses to work for
    if who:
        shutil.chown(folder, "postgres")
    index = ThreadingHTTPServer(("127.0.0.1", 0), _Index)
    threading.Thread(target=index.serve_forever).start()
    said: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    subprocess.run([POSTGRES / "initdb", "-D", folder / "data", "-A", "trust", "-U", "ckan"], check=True, **said, **who)
    serve: list[str | Path] = [
        POSTGRES / "postgres",
        "-D",
        folder / "data",
        "-p",
        str(database),
        "-k",
        folder,
        "-c",
        "listen_addresses=127.0.0.1",
    ]
    servers = [
        subprocess.Popen(serve, **said, **who),
        subprocess.Popen(["redis-server", "--port", str(queue), "--bind", "127.0.0.1", "--save", ""], **said),
    ]
    try:
        create = [
            str(POSTGRES / "psql"),
            "-h",
            "127.0.0.1",
            "-p",
            str(database),
            "-U",
            "ckan",
            "-c",
            "CREATE DATABASE ckan",
            "postgres",
        ]
        deadline = time.monotonic() + 60
        while subprocess.run(create, capture_output=True, check=False).returncode and time.monotonic() < deadline:
            time.sleep(0.5)
        configuration, command = tmp_path / "ckan.ini", CKAN.parent / "ckan"
        _run(command, "generate", "config", configuration)
        _run(
            command, "config-tool", configuration, "ckan.plugins=dcat dcat_rdf_harvester harvest", "ckan.site_url=http://127.0.0.1",
            f"sqlalchemy.url=postgresql://ckan@127.0.0.1:{database}/ckan", f"ckan.redis.url=redis://127.0.0.1:{queue}/0",
            f"solr_url=http://127.0.0.1:{index.server_port}/solr/ckan", "ckan.auth.create_unowned_dataset=true",
            f"ckan.storage_path={tmp_path / 'store'}",
        )  # fmt: skip
        _run(command, "-c", configuration, "db", "init")
        _run(command, "-c", configuration, "db", "upgrade", "-p", "harvest")
        yield configuration
    finally:
        for one in servers:
            one.terminate()
            one.wait(30)
        index.shutdown()
        index.server_close()
        shutil.rmtree(folder, ignore_errors=True)


@needs_portal
def test_a_whole_ckan_adds_every_dataset_and_then_updates_it(served: Served, ckan: Path) -> None:
    for status in ("added", "updated"):
        harvested = json.loads(_run(CKAN, HERE / "ckan_harvest.py", ckan, f"{served.base}catalog.ttl").splitlines()[-1])
        assert (harvested["statuses"], harvested["errors"]) == ([status] * 3, [])
        assert {title.partition(": ")[2]: found for title, found in harvested["datasets"].items()} == {
            "all events 2022–2026": ["cc-by", 7], "events 2022": ["cc-by", 7], "events 2026": ["cc-by", 7]}  # fmt: skip


@needs_udata
@pytest.mark.parametrize("ending", ["ttl", "rdf", "jsonld"])
def test_udata_harvests_it_and_finds_it_again(served: Served, ending: str) -> None:
    found = json.loads(_run(UDATA, HERE / "udata_harvest.py", f"{served.base}catalog.{ending}"))
    assert found["statuses"] == [["done", [], ["done"] * 4]] * 2
    assert {title.partition(": ")[2]: told for title, (*told, _) in found["datasets"].items()} == {
        "todos los eventos 2022–2026": ["cc-by", "irregular", ["2022-11-24", "2026-05-05"]],
        "eventos 2022": ["cc-by", "irregular", ["2022-11-24", "2022-11-24"]],
        "eventos 2026": ["cc-by", "irregular", ["2026-05-05", "2026-05-05"]],
    }
    files = {file: size for *_, resources in found["datasets"].values() for _, _, file, size in resources}
    assert files == {served.base + one.name: one.stat().st_size for one in served.site.glob("events*.*")}
    assert [told for _, *told in found["services"]] == [[f"{served.base}feed.trig", 1]]


@needs_node
@pytest.mark.parametrize("feed", ["feed.trig", "feed"])
def test_a_client_of_the_change_feed_replays_it(served: Served, tmp_path: Path, feed: str) -> None:
    state = tmp_path / "state"
    assert "members 2" in _node("ldes.mjs", f"{served.base}{feed}", state)
    assert "members 0" in _node("ldes.mjs", f"{served.base}{feed}", state)
    served.write("Better maps", 5)
    assert "members 1" in _node("ldes.mjs", f"{served.base}{feed}", state)
    assert "members 3" in _node("ldes.mjs", f"{served.base}{feed}", tmp_path / "another")


@needs_node
@pytest.mark.parametrize("way", ["panel/", "panel/event.ttl", "panel/event.rdf", "panel/event.nt", "panel/event.jsonld"])
def test_comunica_lists_who_speaks(served: Served, way: str) -> None:
    answers = _node("query.mjs", f"{served.base}{way}").splitlines()
    assert "Special Panel of the Latin American and Caribbean Economic System (SELA) | Natalia Tanno" in answers


@needs_rapper
def test_rapper_reads_every_file(served: Served) -> None:
    forms = {".ttl": "turtle", ".nt": "ntriples", ".rdf": "rdfxml"}
    counts: dict[str, set[int]] = {}
    for path in sorted(served.site.rglob("*")):
        if path.suffix in forms:
            done = subprocess.run(  # a known program
                ["rapper", "-q", "-i", forms[path.suffix], "-o", "ntriples", str(path), served.base],  # where it is
                capture_output=True,
                text=True,
                check=False,
            )
            assert (done.returncode, done.stderr) == (0, ""), path
            counts.setdefault(str(path.with_suffix("")), set()).add(len(set(done.stdout.splitlines())))
    assert all(len(found) == 1 for found in counts.values())


@needs_chromium
def test_chromium_shows_the_pages(served: Served, tmp_path: Path) -> None:
    quiet = "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-sync"
    options = [*quiet.split(), "--disable-component-update", f"--user-data-dir={tmp_path / 'profile'}"]
    for way in ("", "panel/", "maps/", "concepts/open-data/"):
        shown = _run("chromium", *options, "--dump-dom", f"{served.base}{way}")
        assert '<main id="main"' in shown
        picture = tmp_path / "page.png"
        _run("chromium", *options, f"--screenshot={picture}", "--window-size=900,1200", f"{served.base}{way}")
        assert picture.stat().st_size > 10_000
    shown = _run("chromium", *options, "--dump-dom", f"{served.base}?q=maps")
    assert len(re.findall(r'<li [^>]*hidden=""', shown)) == 1  # the script has hidden the other event


VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = {odbc}
DirsAllowed = {folder}
NumberOfBuffers = 2000
[HTTPServer]
ServerPort = 127.0.0.1:{port}
"""


@pytest.fixture
def virtuoso(tmp_path: Path) -> Iterator[str]:
    """The address of a Virtuoso that lets everybody write."""
    folder, odbc, port = tmp_path / "virtuoso", free_port(), free_port()
    folder.mkdir()
    (folder / "v.ini").write_text(VIRTUOSO.format(folder=folder, odbc=odbc, port=port), encoding="utf-8")
    with subprocess.Popen(["virtuoso-t", "+configfile", "v.ini", "+foreground"], cwd=folder) as process:  # where it is
        grant = "GRANT SPARQL_UPDATE TO \"SPARQL\"; DB.DBA.RDF_DEFAULT_USER_PERMS_SET ('nobody', 7);"
        command, deadline = ["isql-vt", str(odbc), "dba", "dba", "ERRORS=STDOUT", f"exec={grant}"], time.monotonic() + 120
        while subprocess.run(command, capture_output=True, check=False).returncode and time.monotonic() < deadline:
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
        process.terminate()


@needs_virtuoso
def test_virtuoso_takes_what_has_changed(served: Served, virtuoso: str) -> None:
    store = f"{virtuoso}/sparql-graph-crud"
    assert (len(push(served.site, to=store).put), push(served.site, to=store).put) == (6, ())
    served.write("Better maps", 5)
    assert len(push(served.site, to=store).put) == 2
    asked = urlencode({"query": "SELECT ?name WHERE { ?event a <http://schema.org/Event> ; <http://schema.org/name> ?name }"})
    with urlopen(f"{virtuoso}/sparql?{asked}&format=text/csv") as answer:  # noqa: S310  # on loopback
        assert "Better maps" in answer.read().decode()
