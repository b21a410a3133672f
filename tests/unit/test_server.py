"""`event-ld serve`: a site as a good static host would answer, content negotiation, and the preview of a folder."""

from __future__ import annotations

import os
import socket
import sys
import threading
import time
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest
import uvicorn
from click.testing import CliRunner
from starlette.testclient import TestClient

from event_ld.building import Built, build
from event_ld.cli import main
from event_ld.errors import EventLDError, ExtraError, InputError
from event_ld.server.app import application, best
from event_ld.server.files import known, last_modified
from event_ld.server.preview import Preview

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EVENT = (
    "id: maps\nname: Maps\nstartDate: 2026-05-03T10:00\nlocation: {name: Map House, address: {addressCountry: Peru}}\n"
    "organizer: {name: Archive}\n"
)
ELSEWHERE = {"origin": "https://elsewhere.example.org"}
SETTINGS = "title: Maps\ndescription: All maps\npublisher: {name: Archive}\n"


def _source(tmp_path: Path) -> Path:
    source = tmp_path / "source"
    source.mkdir()
    (source / "maps.yaml").write_text(EVENT, encoding="utf-8")
    (source / "site.yaml").write_text(SETTINGS, encoding="utf-8")
    return source


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    build(_source(tmp_path), tmp_path / "site", base_url="https://www.example.org/")
    (tmp_path / "site/logo.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "site/way out").symlink_to(tmp_path / "secret.txt")
    with TestClient(application(lambda: tmp_path / "site"), follow_redirects=False) as found:
        yield found


@pytest.mark.parametrize(
    ("path", "media"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/maps/", "text/html; charset=utf-8"),
        ("/maps/event.ttl", "text/turtle; charset=utf-8"),
        ("/maps/event.ics", "text/calendar; charset=utf-8"),
        ("/catalog.rdf", "application/rdf+xml; charset=utf-8"),
        ("/feed.trig", "application/trig; charset=utf-8"),
        ("/data.json", "application/json; charset=utf-8"),
        ("/.well-known/void", "text/turtle; charset=utf-8"),
        ("/site.css", "text/css; charset=utf-8"),
        ("/nginx.conf", "application/octet-stream"),
        ("/logo.svg", "image/svg+xml"),
    ],
)
def test_files_with_their_media_types(client: TestClient, path: str, media: str) -> None:
    answer = client.get(path, headers=ELSEWHERE)
    assert (answer.status_code, answer.headers["content-type"]) == (200, media)
    assert answer.headers["access-control-allow-origin"] == "*"
    plain = {"accept-encoding": "identity"}
    head = client.head(path, headers=plain)
    assert (head.content, head.headers["content-length"]) == (b"", str(len(client.get(path, headers=plain).content)))


@pytest.mark.parametrize(
    ("path", "accept", "location"),
    [
        ("/maps/", "text/turtle", "/maps/event.ttl"),
        ("/maps/", "application/ld+json, text/html;q=0.5", "/maps/event.jsonld"),
        ("/maps/", "*/*", "/maps/index.html"),
        ("/maps/", "application/*;q=0.9, text/html;q=0.1", "/maps/event.jsonld"),
        ("/catalog", "application/rdf+xml", "/catalog.rdf"),
        ("/catalog", "", "/catalog.ttl"),
        ("/feed", "application/trig, text/turtle;q=0.5", "/feed.trig"),
        ("/data/", "text/turtle", "/catalog.ttl"),
        ("/concepts/", "text/turtle", "/concepts/concepts.ttl"),
        ("/concepts/", "text/html, */*;q=0.5", "/concepts/index.html"),
    ],
)
def test_the_form_that_a_client_wants(client: TestClient, path: str, accept: str, location: str) -> None:
    answer = client.get(path, headers={"accept": accept})
    assert (answer.status_code, answer.headers["content-location"], answer.headers["vary"].split(", ")[0]) == (
        200,
        location,
        "Accept",
    )


def test_people_get_the_page_that_a_host_shows_for_what_there_is_not(client: TestClient) -> None:
    browser = client.get("/nowhere/", headers={"accept": "text/html,application/xml;q=0.9,*/*;q=0.8"})
    assert (browser.status_code, browser.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "<h1>" in browser.text
    assert '<link rel="stylesheet" href="../site.css">' in browser.text
    assert 'href="./site.css"' in client.get("/nowhere", headers={"accept": "text/html"}).text
    harvester = client.get("/nowhere/", headers={"accept": "text/turtle, text/plain;q=0.1"})
    assert (harvester.status_code, harvester.text) == (404, "There is no such page.\n")


def test_a_form_that_there_is_not(client: TestClient) -> None:
    assert client.get("/maps/", headers={"accept": "image/png"}).status_code == 406
    assert client.get("/catalog", headers={"accept": "image/png"}).status_code == 406


def test_what_a_client_has_already(client: TestClient) -> None:
    answer = client.get("/maps/")
    tag, date = answer.headers["etag"], answer.headers["last-modified"]
    for headers in ({"if-none-match": f'"x", W/{tag}'}, {"if-none-match": "*"}, {"if-modified-since": date}):
        assert client.get("/maps/", headers=headers).status_code == 304
    for headers in (
        {"if-none-match": '"x"'},
        {"if-modified-since": "yesterday"},
        {"if-modified-since": "Mon, 01 Jan 99999999999999999999 00:00:00 GMT"},
        {"if-modified-since": "Mon, 01 Jan 2001 00:00:00 +99999999999999"},
        {"if-modified-since": "Mon, 01 Jan 2001 00:00:00 GMT"},
    ):
        assert client.get("/maps/", headers=headers).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/%2e%2e/secret.txt", "/maps/..%2f..%2fsecret.txt", "/way%20out", "/.event-ld/state.json", "/.htaccess",
        "/nothing", "/maps//event.ttl", "/%00", "/" + "x" * 5000, "/..%5c..%5csecret.txt",
    ],
)  # fmt: skip
def test_no_way_out_of_the_site(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    "since",
    [
        "Mon, 01 Jan 99999999999999999999 00:00:00 GMT",
        "Mon, 01 Jan 2001 00:00:00 +99999999999999",
        "Mon, 01 Jan 0001 00:00:00 -0000",
        "Mon, 01 Jan 9999 23:59:59 -9959",
        "Mon, 01 Jan 2001 00:00:00 " + "9" * 5000,
        "-",
    ],
)
def test_dates_that_are_none(client: TestClient, since: str) -> None:
    assert client.get("/maps/", headers={"if-modified-since": since}).status_code in {200, 304}


def test_links_in_a_circle_and_files_that_are_gone(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "site/loop").symlink_to("loop")
    (tmp_path / "site/one").symlink_to("other")
    (tmp_path / "site/other").symlink_to("one")
    for path in ("/loop", "/loop/", "/one", "/other/x"):
        assert client.get(path).status_code == 404

    def gone(*_: object) -> bytes:
        raise FileNotFoundError

    monkeypatch.setattr(type(tmp_path), "read_bytes", gone)
    assert client.get("/maps/").status_code == 404


def test_a_catalogue_that_there_is_not(tmp_path: Path) -> None:
    source = _source(tmp_path)
    (source / "site.yaml").unlink()
    build(source, tmp_path / "site", base_url="https://www.example.org/")
    with TestClient(application(lambda: tmp_path / "site")) as found:
        assert found.get("/catalog").status_code == 404
        assert found.get("/feed").status_code == 200


def test_a_folder_without_its_slash_and_other_methods(client: TestClient) -> None:
    answer = client.get("/maps")
    assert (answer.status_code, answer.headers["location"]) == (308, "/maps/")
    assert client.post("/maps/").status_code == 405


def test_what_is_packed_and_what_is_part(client: TestClient, tmp_path: Path) -> None:
    data = (tmp_path / "site/events.nt").read_bytes()
    packed = client.get("/events.nt", headers={"accept-encoding": "gzip"})
    assert (packed.headers["content-encoding"], packed.content, packed.headers["vary"]) == (
        "gzip",
        data,
        "Accept-Encoding, Origin",
    )
    assert packed.headers["etag"].endswith('-gzip"')
    assert client.get("/events.nt", headers={"if-none-match": packed.headers["etag"]}).status_code == 304
    for coding in ("identity", "gzip;q=0", "br"):
        whole = client.get("/events.nt", headers={"accept-encoding": coding})
        assert ("content-encoding" in whole.headers, whole.content) == (False, data)
    tag = client.get("/events.nt", headers={"accept-encoding": "identity"}).headers["etag"]
    for wanted, expected in (
        ("bytes=0-9", data[:10]), ("bytes=-5", data[-5:]), (f"bytes={len(data) - 3}-", data[-3:]), ("bytes=5-99999999", data[5:]),
    ):  # fmt: skip
        part = client.get("/events.nt", headers={"range": wanted, "if-range": tag, "accept-encoding": "gzip"})
        assert (part.status_code, part.content, "content-encoding" in part.headers) == (206, expected, False)
        assert part.headers["content-range"].endswith(f"/{len(data)}")
    statuses = {"bytes=99999999-": 416, "bytes=-0": 416, "bytes=0-1,3-4": 206, "bytes=5-2": 200, "x": 200}
    assert {one: client.get("/events.nt", headers={"range": one}).status_code for one in statuses} == statuses
    assert client.get("/events.nt", headers={"range": "bytes=0-1", "if-range": '"old"'}).status_code == 200


def test_a_file_is_read_once_while_it_is_the_same(client: TestClient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("event_ld.server.files.SMALL", 1000)
    monkeypatch.setattr("event_ld.server.app.SMALL", 1000)
    path = tmp_path / "site/events.nt"
    assert client.get("/events.nt", headers={"accept-encoding": "identity"}).content == path.read_bytes()
    before = known.cache_info().misses
    tag = client.head("/events.nt").headers["etag"]
    assert client.head("/events.nt", headers={"if-none-match": tag}).status_code == 304
    assert known.cache_info().misses == before
    path.write_bytes(b"other")
    assert client.get("/events.nt").content == b"other"


def test_every_answer_may_be_read_from_elsewhere_and_says_what_it_is(client: TestClient) -> None:
    assert client.get("/maps/", headers={"accept": "application/json"}).headers["content-type"].startswith("application/ld+json")
    assert client.get("/data/", headers={"accept": "text/turtle"}).text == client.get("/catalog.ttl").text
    assert client.get("/data/", headers={"accept": "text/html"}).headers["content-type"].startswith("text/html")
    answers = [
        client.get("/maps?a=1&b=2", headers=ELSEWHERE),
        client.get("/nothing", headers=ELSEWHERE),
        client.post("/maps/", headers=ELSEWHERE),
        client.get("/maps/", headers={"accept": "x/y"} | ELSEWHERE),
    ]
    assert [one.status_code for one in answers] == [308, 404, 405, 406]
    assert answers[0].headers["location"] == "/maps/?a=1&b=2"
    assert {one.headers["access-control-allow-origin"] for one in answers} == {"*"}


def test_the_page_of_an_event_that_is_gone_is_gone(tmp_path: Path) -> None:
    source, site = _source(tmp_path), tmp_path / "site"
    (source / "old.yaml").write_text(EVENT.replace("id: maps", "id: old"), encoding="utf-8")
    build(source, site, base_url="https://www.example.org/a/")
    (source / "old.yaml").unlink()
    build(source, site, base_url="https://www.example.org/a/")
    ways = {"/old/": 410, "/old/event.ttl": 410, "/maps/": 200, "/new/": 404}
    with TestClient(application(lambda: site)) as found:
        assert {way: found.get(way).status_code for way in ways} == ways


def test_a_time_that_the_calendar_does_not_have(client: TestClient, tmp_path: Path) -> None:
    os.utime(tmp_path / "site/maps/index.html", ns=(0, 2**62))
    assert client.get("/maps/").status_code == 200
    assert last_modified(1e20).endswith(" GMT")


@pytest.mark.parametrize(
    ("header", "chosen"),
    [
        ("", "a/b"), ("text/*;q=0", None), ("text/html;q=x, nonsense, a/b;level=1;q=1.0", "a/b"), ("nonsense", "a/b"),
        ("a/b;q=0.1, text/html;level=1", "text/html"), ("*/*;q=0.5, text/*; q = 0.7", "text/html"), ("text/html;q=2, x/y", None),
        ("x/y;q=0, A/B ; q=0.001", "a/b"), ("*/*;q=0", None), ("a/b;q=", None),
    ],
)  # fmt: skip
def test_media_ranges(header: str, chosen: str | None) -> None:
    assert best(header, ["a/b", "text/html"]) == chosen


def test_a_preview_is_built_again_when_a_file_changes(tmp_path: Path) -> None:
    source = _source(tmp_path)
    told: list[Built | EventLDError] = []
    preview = Preview(source, "http://127.0.0.1:8000/", told.append)
    try:
        assert not preview.renew()
        (source / "maps.yaml").write_text(EVENT.replace("Maps", "New maps"), encoding="utf-8")
        assert preview.renew()
        assert preview.version == 1
        (source / "site.yaml").write_text("title: [", encoding="utf-8")
        assert preview.renew()
        assert isinstance(told[-1], Built)
        assert told[-1].held == ("site.yaml",)
        with TestClient(application(lambda: preview.site, lambda: preview.version, lambda: preview.said)) as client:
            assert "site.yaml:1:" in client.get("/maps/").text
            assert "site.yaml:1:" in client.get("/nowhere/", headers={"accept": "text/html"}).text
        assert preview.version == 2
        assert "New maps" in (preview.site / "maps/index.html").read_text(encoding="utf-8")
        (source / "gone").symlink_to(tmp_path / "nowhere")
        with TestClient(application(lambda: preview.site, lambda: preview.version)) as client:
            assert client.get("/-/changes").text == "2\n"
            assert 'if (now !== "2") location.reload()' in client.get("/maps/").text
            assert "<script>" not in client.get("/maps/event.ttl").text
        thread = preview.watch()
        (source / "site.yaml").write_text(SETTINGS.replace("title: Maps", "title: Old maps"), encoding="utf-8")
        deadline = time.monotonic() + 20
        while preview.version < 3 and time.monotonic() < deadline:
            time.sleep(0.05)
        assert (preview.version, preview.said) == (3, "")
    finally:
        preview.close()
    thread.join(20)
    assert not preview.site.exists()


def test_a_missing_extra_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "starlette.applications", None)
    with pytest.raises(ExtraError, match="pip install starlette uvicorn"):
        application(lambda: tmp_path)


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    served = []
    monkeypatch.setattr(uvicorn, "run", lambda app, **given: served.append((app, given)))
    source = _source(tmp_path)
    site = tmp_path / "site"
    build(source, site, base_url="https://www.example.org/")
    result = CliRunner().invoke(main, ["serve", str(site), "--port", "8123"])
    assert (result.exit_code, served[0][1]["port"]) == (0, 8123)
    result = CliRunner().invoke(main, ["serve", str(source)])
    assert result.exit_code == 0
    assert "1 event published" in result.stderr
    assert "Serving http://127.0.0.1:8000/" in result.stderr
    assert CliRunner().invoke(main, ["serve", str(tmp_path / "nowhere")]).exit_code == 3


def test_what_the_preview_tells(capsys: pytest.CaptureFixture[str]) -> None:
    from event_ld.cli.serve import tell  # noqa: PLC0415

    tell(Built(events=2))
    tell(InputError("No."))
    assert capsys.readouterr().err == "2 events published (nothing changed); 0 files written\nNo.\n"


def test_over_a_socket(tmp_path: Path) -> None:
    build(_source(tmp_path), tmp_path / "site", base_url="https://www.example.org/")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(
        uvicorn.Config(application(lambda: tmp_path / "site"), host="127.0.0.1", port=port, log_level="error")
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        deadline = time.monotonic() + 20
        while not server.started and time.monotonic() < deadline:
            time.sleep(0.05)
        with urlopen(f"http://127.0.0.1:{port}/maps/event.nt") as answer:  # on loopback
            assert answer.headers["Content-Type"] == "application/n-triples; charset=utf-8"
            assert b"<https://www.example.org/maps/#event>" in answer.read()
    finally:
        server.should_exit = True
        thread.join(20)


@pytest.mark.parametrize("header", ["bytes=abc", "bytes=5-2", "lines=1-2", "bytes=", "bytes 0-4", "bytes=0-4,x"])
@pytest.mark.parametrize("way", ["/maps/event.nt", "/events.nt"])
def test_a_range_that_says_nothing_is_ignored(client: TestClient, monkeypatch: pytest.MonkeyPatch, header: str, way: str) -> None:
    for size in (0, 10**9):
        monkeypatch.setattr("event_ld.server.files.SMALL", size)
        known.cache_clear()
        whole, asked = client.get(way), client.get(way, headers={"Range": header})
        assert (asked.status_code, asked.content) == (200, whole.content)
    assert client.get(way, headers={"Range": "bytes=0-4, 6-7"}).status_code == 206


def test_pages_elsewhere_may_ask_with_any_header_and_read_what_they_need(client: TestClient) -> None:
    asked = {"Origin": "https://e.org", "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "if-none-match"}
    before = client.options("/maps/", headers=asked)
    assert (before.status_code, before.headers["access-control-allow-headers"]) == (200, "if-none-match")
    assert "ETag" in client.get("/maps/", headers={"Origin": "https://e.org"}).headers["access-control-expose-headers"]


@pytest.mark.parametrize("way", ["/maps//", "/maps///event.nt", "/maps//index.html"])
def test_nothing_stands_behind_two_slashes(client: TestClient, way: str) -> None:
    assert client.get(way).status_code == 404
