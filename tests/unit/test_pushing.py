"""`event-ld push`: graphs of a site in a store, only what has changed, against a real store and against one that misbehaves."""

from __future__ import annotations

import shutil
import socket
import subprocess
import sys
import threading
import time
from contextlib import nullcontext
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from urllib.parse import parse_qs, quote, urlsplit
from urllib.request import Request, urlopen

import msgspec
import pytest
from click.testing import CliRunner

from event_ld.cli import main
from event_ld.errors import InputError, UsageError
from event_ld.publish.site.data_page import PREFIXES, questions
from event_ld.pushing import MEMORY, PASSWORD, TOKEN, USER, Pushed, push
from tests.unit.test_site import BASE, build_site, event_file, source_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHERS = {f"{BASE}{name}/" for name in ("data", "concepts", "roles", "event-types")}


class _Store(BaseHTTPRequestHandler):
    """A graph store that remembers, and gives the answers that it is told to first."""

    protocol_version = "HTTP/1.1"
    graphs: ClassVar[dict[str, bytes]] = {}
    asked: ClassVar[list[tuple[str, str, str | None]]] = []
    answers: ClassVar[list[tuple[int, dict[str, str]]]] = []

    def _answer(self) -> None:
        (graph,) = parse_qs(urlsplit(self.path).query)["graph"]
        data = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.asked.append((self.command, graph, self.headers.get("Authorization")))
        status, headers = self.answers.pop(0) if self.answers else (204, {})
        if not status:
            self.close_connection = True
            return
        if status == 204 and self.command == "PUT":
            self.graphs[graph] = data
        elif status == 204 and self.graphs.pop(graph, None) is None:
            status = 404
        text = b"" if status == 204 else b"no,\n not this" * 2000
        self.send_response(status)
        for name, value in ({"Content-Length": str(len(text))} | headers).items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(text)

    do_PUT = do_DELETE = _answer  # noqa: N815  # the names that the library looks for

    def log_message(self, *_: object) -> None:  # type: ignore[explicit-override]  # needs Python 3.12
        """Says nothing."""


@pytest.fixture
def store() -> Iterator[str]:
    _Store.graphs.clear()
    _Store.asked.clear()
    _Store.answers.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Store)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a client may hang up
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/store"
    server.shutdown()
    server.server_close()


def _pages(*names: str) -> set[str]:
    return {f"{BASE}{name}/" for name in names}


def test_only_what_has_changed_is_pushed(tmp_path: Path, store: str) -> None:
    source, site = source_folder(tmp_path, 3), tmp_path / "site"
    build_site(source, tmp_path)
    dry = push(site, to=store, dry_run=True)
    assert ({*dry.put}, _Store.asked, str(dry)) == (
        _pages("event-0", "event-1", "event-2") | OTHERS, [], "7 graphs would be put, 0 would be deleted, 0 as they were")  # fmt: skip
    assert {*push(site, to=store).put} == {*dry.put} == {*_Store.graphs}
    assert _Store.graphs[f"{BASE}event-0/"] == (site / "event-0/event.nt").read_bytes()
    assert push(site, to=store).put == ()
    event_file(source, "event-1", "Another title")
    (source / "event-2.yaml").unlink()
    build_site(source, tmp_path, 1)
    pushed = push(site, to=store)
    assert ({*pushed.put}, {*pushed.deleted}) == (_pages("event-1", "data"), _pages("event-2"))
    assert {*_Store.graphs} == _pages("event-0", "event-1") | OTHERS
    _Store.graphs.clear()
    assert len(push(site, to=store, everything=True).put) == len(_Store.graphs) == 6
    assert {*push(site, to=f"{store}2", dry_run=True).put} == {*_Store.graphs}  # another store has its own memory
    assert build_site(source, tmp_path, 2).files == ()  # what push remembers is no change of the site
    assert (site / MEMORY).is_file()
    (site / MEMORY).write_text("{", encoding="utf-8")
    assert len(push(site, to=store).put) == 6


def test_all_events_as_one_graph(tmp_path: Path, store: str) -> None:
    build_site(source_folder(tmp_path), tmp_path)
    assert push(tmp_path / "site", to=f"{store}?a=1", dump_only=True).put == (f"{BASE}data/#events",)
    assert _Store.graphs == {f"{BASE}data/#events": (tmp_path / "site/events.nt").read_bytes()}


def test_a_store_that_is_busy_or_hangs_up_is_asked_again(tmp_path: Path, store: str) -> None:
    build_site(source_folder(tmp_path, 1), tmp_path)
    waited: list[float] = []
    _Store.answers += [(503, {}), (429, {"Retry-After": "3"}), (0, {}), (204, {})]
    pushed = push(tmp_path / "site", to=store, dump_only=True, wait=waited.append)
    assert (pushed.is_publishable, waited) == (True, [0.5, 3.0, 2.0])
    _Store.answers += [(503, {})] * 5
    event = push(tmp_path / "site", to=store, wait=waited.append)
    assert [one.code for one in event.problems] == ["push-refused"]
    assert event.problems[0].message.startswith(f"{BASE}event-0/: 503 no, not this")
    assert (len(event.put), str(event).endswith("; 1 refused")) == (4, True)
    assert push(tmp_path / "site", to=store).put == (f"{BASE}event-0/",)  # what was refused is pushed again


def test_a_store_that_refuses_everything_is_left_alone(tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("event_ld.pushing._MOST_REFUSALS", 2)
    build_site(source_folder(tmp_path, 3), tmp_path)
    _Store.answers += [(400, {})] * 9
    pushed = push(tmp_path / "site", to=store)
    assert (len(pushed.problems), len(_Store.asked), pushed.put) == (3, 2, ())
    assert pushed.problems[-1].message == f"{store}: One graph after another is refused; 5 more were not sent. Push again later."


def test_a_store_that_is_busy_for_one_graph_after_another_is_left_alone(tmp_path: Path, store: str) -> None:
    build_site(source_folder(tmp_path, 3), tmp_path)
    waited: list[float] = []
    _Store.answers += [(204, {})] + [(503, {})] * 99
    pushed = push(tmp_path / "site", to=store, wait=waited.append)
    assert (len(pushed.put), len(pushed.problems), len(_Store.asked), len(waited)) == (1, 4, 1 + 5 + 1 + 1, 4)
    assert "3 more were not sent" in pushed.problems[-1].message
    _Store.answers.clear()
    assert len(push(tmp_path / "site", to=store).put) == 6


@pytest.mark.parametrize(("answer", "is_told"), [(400, False), (401, True)])
def test_what_was_refused_of_all_is_pushed_again(tmp_path: Path, store: str, answer: int, *, is_told: bool) -> None:
    build_site(source_folder(tmp_path, 3), tmp_path)
    site = tmp_path / "site"
    push(site, to=store)
    _Store.graphs.clear()
    _Store.answers += [(204, {}), (answer, {})]
    with pytest.raises(InputError) if is_told else nullcontext():  # it lets nobody in, so that no other is asked for
        assert len(push(site, to=store, everything=True).problems) == 1
    push(site, to=store)
    assert len(_Store.graphs) == 7


def test_an_event_whose_graph_is_as_it_was_is_not_pushed(tmp_path: Path, store: str) -> None:
    source, site = source_folder(tmp_path, 2), tmp_path / "site"
    pushed = Pushed()
    for title in ("One", "Another"):
        event_file(source, "event-0", title)
        event_file(source, "event-1", "Part")
        with (source / "event-1.yaml").open("a", encoding="utf-8") as file:
            file.write("superEvent: {id: event-0}\n")
        build_site(source, tmp_path)
        pushed = push(site, to=store)
    assert {*pushed.put} & _pages("event-0", "event-1") == _pages("event-0")


def test_who_pushes_is_said_by_the_environment(tmp_path: Path, store: str, monkeypatch: pytest.MonkeyPatch) -> None:
    build_site(source_folder(tmp_path, 1), tmp_path)
    site = tmp_path / "site"
    monkeypatch.setenv(USER, "ana")
    with pytest.raises(UsageError, match=f"Set {USER} and {PASSWORD} together"):
        push(site, to=store)
    monkeypatch.setenv(PASSWORD, "secret")
    push(site, to=store, dump_only=True)
    monkeypatch.setenv(TOKEN, "abc")
    push(site, to=store, dump_only=True, everything=True)
    assert [who for _, _, who in _Store.asked] == ["Basic YW5hOnNlY3JldA==", "Bearer abc"]
    _Store.answers.append((401, {}))
    with pytest.raises(InputError, match=rf"lets nobody in \(401\); set {USER} and {PASSWORD}, or {TOKEN}"):
        push(site, to=store, everything=True)


@pytest.mark.parametrize("to", ["store", "ftp://e.org/", "http://e.org/#x", "http://ana:secret@e.org/store"])
def test_what_is_no_address_of_a_store(to: str, tmp_path: Path) -> None:
    build_site(source_folder(tmp_path, 1), tmp_path)
    with pytest.raises(UsageError) as caught:
        push(tmp_path / "site", to=to)
    assert "secret" not in str(caught.value)


def test_the_command(tmp_path: Path, store: str) -> None:
    build_site(source_folder(tmp_path, 1), tmp_path)
    site = str(tmp_path / "site")
    run = CliRunner().invoke
    ran = run(main, ["push", site, "--to", store, "--dry-run"])
    assert (ran.exit_code, ran.stdout.splitlines()[0]) == (0, f"put {BASE}event-0/")
    assert run(main, ["push", str(tmp_path), "--to", store]).exit_code == 3
    _Store.answers.append((400, {}))
    ran = run(main, ["push", site, "--to", store])
    assert (ran.exit_code, "[push-refused]" in ran.stderr, "1 refused" in ran.stderr) == (1, True, True)
    assert str(Pushed(put=("a",), same=2)) == "1 graph put, 0 deleted, 2 as they were"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        nobody = f"http://127.0.0.1:{free.getsockname()[1]}/store"
    with pytest.raises(InputError, match=r"can't be reached: .*refused"):
        push(site, to=nobody, wait=lambda _: None)


def _oxigraph() -> str | None:
    beside = Path(sys.executable).parent / "oxigraph"
    return str(beside) if beside.is_file() else shutil.which("oxigraph")


@pytest.mark.slow
@pytest.mark.skipif(_oxigraph() is None, reason="the server of Oxigraph (PyPI: oxigraph) is not installed")
def test_a_real_store_answers_the_questions(tmp_path: Path) -> None:
    source = source_folder(tmp_path, 2)
    build_site(source, tmp_path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(_oxigraph()), "serve", "--bind", address, "--union-default-graph"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            _wait_for(address)
            assert push(tmp_path / "site", to=f"http://{address}/store").is_publishable
            _, query = questions()["who"]
            assert len(_asked(address, PREFIXES + query)) == 2
            graphs = "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }"
            assert {row["g"]["value"] for row in _asked(address, graphs)} == _pages("event-0", "event-1") | OTHERS
            (source / "event-0.yaml").unlink()
            build_site(source, tmp_path, 1)
            assert push(tmp_path / "site", to=f"http://{address}/store").deleted == (f"{BASE}event-0/",)
            assert len(_asked(address, PREFIXES + query)) == 1
        finally:
            server.terminate()


def _wait_for(address: str) -> None:
    host, _, port = address.partition(":")
    for _ in range(100):
        with socket.socket() as one:
            if one.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.1)
    raise AssertionError(address)


def _asked(address: str, query: str) -> list[dict[str, dict[str, str]]]:
    request = Request(f"http://{address}/query?query={quote(query)}", headers={"Accept": "application/sparql-results+json"})
    with urlopen(request) as answer:  # noqa: S310  # loopback
        found: list[dict[str, dict[str, str]]] = msgspec.json.decode(answer.read())["results"]["bindings"]
    return found
