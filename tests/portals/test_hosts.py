"""Whether the rules for hosts that stand in a site do on real hosts what they are for, at the root and below a path."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
import time
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from event_ld.building import build
from event_ld.publish.site.discovery import IMMUTABLE, MEDIA_TYPES
from tests.portals.test_portals import EVENT, SETTINGS, free_port

if TYPE_CHECKING:
    from collections.abc import Iterator

APACHE, NGINX = (shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin") for name in ("apache2", "nginx"))
MODULES = Path("/usr/lib/apache2/modules")
DEBIAN = ("mpm_event", "authz_core", "authz_host", "alias", "autoindex", "dir", "mime", "negotiation", "setenvif")
"""What Debian's Apache has switched on, of what a static site may meet; mod_headers is not among it."""

needs_apache = pytest.mark.skipif(APACHE is None or not MODULES.is_dir(), reason="no Apache (Debian: apache2)")
needs_nginx = pytest.mark.skipif(NGINX is None, reason="no nginx (Debian: nginx-light)")


class Answer(NamedTuple):
    """An answer of a host."""

    status: int
    headers: dict[str, str]
    body: bytes


class Host:
    """A host on loopback: its folder, the address of the site, and what it said while it ran."""

    def __init__(self, folder: Path, path: str) -> None:
        self.folder, self.path, self.port = folder, path, free_port()
        self.site = folder / "www" / path.strip("/")
        self.base = f"http://127.0.0.1:{self.port}{path}"
        self.log = folder / "log"
        source = folder / "source"
        source.mkdir()
        (source / "site.yaml").write_text(SETTINGS, encoding="utf-8")
        for year in (2026, 2027):
            (source / "maps.yaml").write_text(EVENT % f"Maps of {year}", encoding="utf-8")
            build(source, self.site, base_url=self.base, now=datetime(year, 5, 3, 12, tzinfo=UTC))

    def start(self, *command: str) -> subprocess.Popen[bytes]:
        """Starts the host, and waits until it answers."""
        with self.log.open("ab") as log:
            process = subprocess.Popen(command, stdout=log, stderr=log)
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline and process.poll() is None:
            try:
                self.get("site.css")
            except OSError:
                time.sleep(0.05)
            else:
                return process
        process.kill()
        raise AssertionError(self.log.read_text(encoding="utf-8"))

    def get(self, way: str) -> Answer:
        """What the host answers for a path below the site."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", f"{self.path}{way}")
        answer = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that the user of a host may read, which those of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="event-ld-host-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


def _apache(host: Host, *modules: str, allowed: str = "All") -> subprocess.Popen[bytes]:
    mime = Path("/etc/apache2/mods-available/mime.conf")
    lines = [
        *(f"LoadModule {name}_module {MODULES}/mod_{name}.so" for name in (*DEBIAN, *modules)),
        *([] if os.geteuid() else ["User www-data", "Group www-data"]),
        f"Include {mime}" if mime.is_file() else "TypesConfig /etc/mime.types",
        f"ServerRoot {host.folder}",
        "ServerName localhost",
        f"Listen 127.0.0.1:{host.port}",
        f"PidFile {host.folder}/pid",
        f"Mutex file:{host.folder} default",
        f"ErrorLog {host.log}",
        f"DocumentRoot {host.folder}/www",
        f"<Directory {host.folder}/www>\nAllowOverride {allowed}\nRequire all granted\n</Directory>",
        '<FilesMatch "^\\.ht">\nRequire all denied\n</FilesMatch>',
    ]
    (host.folder / "apache.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return host.start(str(APACHE), "-X", "-f", f"{host.folder}/apache.conf")


def _nginx(host: Host, server: str) -> subprocess.Popen[bytes]:
    http = [
        *(f"{name}_temp_path {host.folder}/{name};" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")),
        "access_log off;",
        "include /etc/nginx/mime.types;",
        "default_type application/octet-stream;",
        f"server {{ listen 127.0.0.1:{host.port};\n{server}\n}}",
    ]
    lines = [
        *([] if os.geteuid() else ["user root;"]),
        "daemon off;",
        "master_process off;",
        f"pid {host.folder}/pid;",
        f"error_log {host.log};",
        "events {}",
        "http {",
        *http,
        "}",
    ]
    (host.folder / "nginx.conf").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return host.start(str(NGINX), "-p", str(host.folder), "-c", f"{host.folder}/nginx.conf")


def _check(host: Host, process: subprocess.Popen[bytes], *, has_headers: bool = True) -> None:
    """What a harvester and a browser need of any host."""
    try:
        for path in sorted(host.site.rglob("*.*")):
            way, ending = path.relative_to(host.site).as_posix(), path.suffix[1:]
            if path.is_file() and ending in MEDIA_TYPES and not way.startswith("."):
                answer = host.get(way)
                found = (answer.status, answer.headers["content-type"].replace("UTF-8", "utf-8"), answer.body)
                assert found == (200, MEDIA_TYPES[ending], path.read_bytes()), way
        assert host.get(".well-known/void").headers["content-type"] == "text/turtle; charset=utf-8"
        for way in ("", "maps/", "concepts/", "data.json", "robots.txt", "site.css", "feed/2026.trig", "feed/2027.trig"):
            answer = host.get(way)
            assert answer.status == 200, way
            if has_headers:
                assert answer.headers["access-control-allow-origin"] == "*", way
        if has_headers:
            assert host.get("feed/2026.trig").headers["cache-control"] == IMMUTABLE
            assert "cache-control" not in host.get("feed/2027.trig").headers
        assert json.loads(host.get("data.json").body)["dataset"]
        for way in (".event-ld/state.json", ".event-ld/", ".htaccess", "%2eevent-ld/state.json", ".event-ld//state.json"):
            answer = host.get(way)
            assert answer.status in {403, 404, 500}, way
            assert b"digest" not in answer.body
        assert host.get("nothing").status == 404
    finally:
        process.terminate()
        process.wait(20)
    said = host.log.read_text(encoding="utf-8")
    assert "[warn]" not in said
    assert "[emerg]" not in said


@needs_apache
@pytest.mark.parametrize("path", ["/", "/events/"])
@pytest.mark.parametrize("modules", [(), ("headers",)], ids=["as Debian has it", "with mod_headers"])
def test_apache(folder: Path, path: str, modules: tuple[str, ...]) -> None:
    host = Host(folder, path)
    _check(host, _apache(host, *modules), has_headers="headers" in modules)


@needs_apache
def test_apache_that_lets_a_site_say_little(folder: Path) -> None:
    host = Host(folder, "/events/")
    _check(host, _apache(host, "headers", allowed="FileInfo"))


@needs_nginx
@pytest.mark.parametrize(
    ("path", "server"),
    [
        ("/", "root {www};\n    include {site}/nginx.conf;"),
        ("/", "root {www};\n    include {site}/nginx.conf;\n    location / {{ try_files $uri $uri/ =404; }}"),
        ("/events/", "root {www};\n    include {site}/nginx.conf;"),
        ("/events/", "root /nonexistent;\n    location /events/ {{ alias {site}/; include {site}/nginx.conf; }}"),
        ("/events/", "location ^~ /events/ {{ root {www}; include {site}/nginx.conf; }}"),
    ],
)
def test_nginx(folder: Path, path: str, server: str) -> None:
    host = Host(folder, path)
    _check(host, _nginx(host, server.format(www=folder / "www", site=host.site)))
