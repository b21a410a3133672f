"""A site over HTTP: files with their media types, ETag and 304, HEAD, gzip and ranges, redirects, and content negotiation.

`{id}/` is the page of an event for a browser and its RDF for a client that asks for it; `/catalog` gives the
catalogue in the format that a client wants, `/feed` the change feed; the page of an event that is gone is gone (410).
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from posixpath import normpath
from stat import S_ISLNK, S_ISREG
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from event_ld.extras import needed
from event_ld.publish.site.discovery import IMMUTABLE, MEDIA_TYPES
from event_ld.publish.site.feed import number_of
from event_ld.server.files import SMALL, Known, is_known, known, last_modified, media_of

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response


def _forms(stem: str, endings: str, page: str = "") -> dict[str, str]:
    """The files that are one thing in several forms, by their media types, the server's favourite first."""
    found = {MEDIA_TYPES[one].partition(";")[0]: f"{stem}.{one}" for one in endings.split()}
    return ({"text/html": page} if page else {}) | found | ({"application/json": f"{stem}.jsonld"} if "jsonld" in endings else {})


_FORMS = {"catalog": _forms("catalog", "ttl rdf jsonld nt"), "feed": _forms("feed", "trig")}
_SIGNS = (
    ("event.nt", _forms("event", "jsonld ttl rdf nt ics", "index.html")),
    ("data.nt", _forms("data", "ttl jsonld nt", "index.html")),
)
_DATA = (("../catalog.nt", _forms("../catalog", "ttl rdf jsonld nt", "index.html")),)
_SCHEMES = ("concepts", "roles", "event-types", "terms")
_CHANGES = "/-/changes"
_WEIGHT = re.compile(r"[01](?:\.\d*)?")
_DIGITS = 19
_MISSING = 404
_STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+/)site\.css">')
_RELOAD = """<script>setInterval(async () => {{
  const now = await fetch("{}").then((answer) => answer.text()).then((text) => text.trim(), () => "{}");
  if (now !== "{}") location.reload();
}}, 1000);</script>
"""
_DELETED = re.compile(rb"a as:Delete ; as:object <([^>]*+)>")


class _Site:
    """Answers for one site."""

    def __init__(self, site: Callable[[], Path], version: Callable[[], int] | None, said: Callable[[], str]) -> None:
        self._site = site
        self._version = version
        self._said = said
        self._gone: tuple[int, frozenset[str]] = (0, frozenset())

    async def answer(self, request: Request) -> Response:
        from starlette.concurrency import run_in_threadpool  # noqa: PLC0415  # an extra

        site, way = self._site(), request.path_params["path"]
        found, negotiated, is_negotiated = _find(site, way, request.headers.get("accept", ""))
        if found is None and _inside(site, f"{way}/index.html") is not None:
            query = f"?{request.url.query}" if request.url.query else ""
            return _plain(308, "This is a folder.", {"Location": f"/{quote(way)}/{query}"})
        try:
            if found is None:
                status, told = self._lacking(site, way, is_negotiated=is_negotiated)
                page = _inside(site, "404.html") if status == _MISSING and _is_for_people(request) else None
                if page is not None:
                    told = _from_here(self._with_news(page.read_bytes()).decode(), way)
                    return _plain(status, told, {"Content-Type": media_of(page), "Vary": "Accept"})
                return _plain(status, told, {"Vary": "Accept"} if is_negotiated else {})
            vary = ["Accept"] if is_negotiated else []
            headers = {"Content-Location": negotiated} if is_negotiated else {}
            headers |= {"Cache-Control": _caching(site, way)}
            media, stat = media_of(found), found.stat()
            own = (str(found), stat.st_size, stat.st_mtime_ns, media)
            one = known(*own) if stat.st_size <= SMALL else await run_in_threadpool(known, *own)
            return self._file(request, found, (one, stat.st_mtime), headers, vary)
        except OSError:  # it is gone since, or may not be read
            return _plain(404, "There is no such page.", {})

    def _file(
        self, request: Request, path: Path, seen: tuple[Known, float], headers: dict[str, str], vary: list[str]
    ) -> Response:
        from starlette.responses import FileResponse, Response  # noqa: PLC0415  # an extra

        one, changed = seen
        tag, media, data, packed = one.tag, media_of(path), one.data, one.packed
        if self._version is not None and media.startswith("text/html"):
            data, packed = self._with_news(path.read_bytes() if data is None else data), b""
            tag = hashlib.sha256(data).hexdigest()[:32]
        headers |= {"Accept-Ranges": "bytes", "Content-Type": media, "Last-Modified": last_modified(changed)}
        is_part = _is_range(request.headers.get("range", ""))
        if not is_part:  # which starlette would refuse
            request.scope["headers"] = [one for one in request.scope["headers"] if one[0] != b"range"]
        is_packed = bool(packed) and not is_part and _takes_gzip(request.headers.get("accept-encoding", ""))
        if packed:
            vary = [*vary, "Accept-Encoding"]
        headers |= {"ETag": f'"{tag}-gzip"' if is_packed else f'"{tag}"'} | ({"Vary": ", ".join(vary)} if vary else {})
        if is_known(request.headers, tag, changed):
            return Response(status_code=304, headers={name: text for name, text in headers.items() if name != "Content-Type"})
        if is_packed:
            return Response(packed, headers={**headers, "Content-Encoding": "gzip"})
        if data is None or is_part:
            return FileResponse(path, headers=headers)
        return Response(data, headers=headers)

    def _with_news(self, data: bytes) -> bytes:
        """A page as it is; that of a preview reloads itself, and says what is wrong with the descriptions."""
        if self._version is None:
            return data
        said, version = self._said(), self._version()
        look = "border:2px solid;padding:1em;white-space:pre-wrap"
        told = f'<pre role="alert" style="{look}">{escape(said)}</pre>\n' if said else ""
        data = data.replace(b"<main", f"{told}<main".encode(), 1)
        return data.replace(b"</body>", f"{_RELOAD.format(_CHANGES, version, version)}</body>".encode(), 1)

    def _lacking(self, site: Path, way: str, *, is_negotiated: bool) -> tuple[int, str]:
        """The status and the sentence for what there is not."""
        if is_negotiated:
            return 406, "No such format."
        if way.partition("/")[0] in self._deleted(site):
            return 410, "This event has been withdrawn."
        return 404, "There is no such page."

    def _deleted(self, site: Path) -> frozenset[str]:
        """The ids of the events that the change feed says are gone."""
        feed = site / "feed.trig"
        changed = feed.stat().st_mtime_ns if feed.is_file() else 0
        if self._gone[0] != changed:
            pages = sorted((site / "feed").glob("*.trig"))
            found = {one.decode().removesuffix("/#event") for page in pages for one in _DELETED.findall(page.read_bytes())}
            self._gone = (changed, frozenset(unquote(one.rpartition("/")[2]) for one in found))
        return self._gone[1]


def application(site: Callable[[], Path], version: Callable[[], int] | None = None, said: Callable[[], str] = str) -> Starlette:
    """The application that serves a site, whose `version` and `said` are a preview's; an ExtraError without the extra `serve`."""
    starlette = needed("starlette.applications", "serve", "`event-ld serve`").Starlette
    route = needed("starlette.routing", "serve", "`event-ld serve`").Route
    routes = [route("/{path:path}", _Site(site, version, said).answer, methods=["GET", "HEAD"])]
    if version is not None:
        routes.insert(0, route(_CHANGES, lambda _: _plain(200, f"{version()}", {"Cache-Control": "no-store"})))
    made: Starlette = starlette(routes=routes)
    cors = needed("starlette.middleware.cors", "serve", "`event-ld serve`").CORSMiddleware
    made.add_middleware(
        cors, allow_origins=["*"], allow_headers=["*"], expose_headers=["ETag", "Content-Location", "Content-Range"]
    )
    return made


def _find(site: Path, way: str, accept: str) -> tuple[Path | None, str, bool]:
    """The file that a request means, its own address where that is another one, and whether there was a choice."""
    if way in _FORMS and any(_inside(site, name) for name in _FORMS[way].values()):
        name = _FORMS[way].get(best(accept, tuple(_FORMS[way])) or "", "")
        return (_inside(site, name) if name else None), f"/{name}", True
    signs = _DATA if way == "data/" else () if "//" in way else _SIGNS
    if way[:-1] in _SCHEMES and way.endswith("/"):
        signs = ((f"{way[:-1]}.ttl", {"text/html": "index.html", "text/turtle": f"{way[:-1]}.ttl"}),)
    for sign, forms in signs:
        if (way == "" or way.endswith("/")) and _inside(site, normpath(f"{way}{sign}")) is not None:
            media = best(accept, tuple(forms))
            name = normpath(f"{way}{forms[media]}") if media else ""
            return (_inside(site, name) if name else None), f"/{quote(name)}", True
    return _inside(site, f"{way}index.html" if way == "" or way.endswith("/") else way), "", False


def best(header: str, offered: Sequence[str]) -> str | None:
    """The media type that a client wants most of those that there are; the first one where it likes several alike.

    An empty `Accept` header accepts anything, and what is malformed is left out; the server's favourite is offered first.

    Returns:
        A media type, or None where the client takes none of them.
    """
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        media, *more = (one.strip() for one in part.split(";"))
        weight = next((one[1:].strip(" =") for one in more if one[:1] == "q" and one[1:].lstrip()[:1] == "="), "1")
        if media.count("/") == 1:
            weights[media] = float(weight) if _WEIGHT.fullmatch(weight) else 0.0
    weights = weights or {"*/*": 1.0}

    def liked(media: str) -> float:
        """How much the client likes a media type: as much as the most exact range that it is in."""
        ranges = (media, f"{media.partition('/')[0]}/*", "*/*")
        return next((weights[one] for one in ranges if one in weights), 0.0)

    chosen = max(offered, key=liked)
    return chosen if liked(chosen) > 0 else None


def _inside(site: Path, way: str) -> Path | None:
    """A file of the site; None for one that is not there, is hidden, or would lie outside."""
    parts = way.split("/")
    if "\x00" in way or any(part in {"", ".", ".."} or (part.startswith(".") and part != ".well-known") for part in parts):
        return None
    here, mode = str(site), 0
    try:
        for part in parts:
            here = os.path.join(here, part)  # noqa: PTH118  # a Path takes ten times as long, and each answer asks a few times
            mode = os.lstat(here).st_mode
            if S_ISLNK(mode):
                path = (site / way).resolve()
                return path if path.is_file() and path.is_relative_to(site.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # a link in a circle; a name that no file can have
        return None
    return Path(here) if S_ISREG(mode) else None


def _caching(site: Path, way: str) -> str:
    """Pages are asked for again each time, which costs a 304; style sheets are kept an hour, closed pages of the feed long."""
    own = number_of(way.removeprefix("feed/").partition(".")[0]) if way.startswith("feed/") else None
    if own is not None:
        others = filter(None, (number_of(path.stem) for path in (site / "feed").iterdir()))
        return IMMUTABLE if any(other > own for other in others) else "no-cache"
    return "public, max-age=3600" if way.endswith((".css", ".js")) else "no-cache"


def _plain(status: int, said: str, headers: dict[str, str]) -> Response:
    from starlette.responses import PlainTextResponse  # noqa: PLC0415  # an extra

    return PlainTextResponse(f"{said}\n", status_code=status, headers=headers)


def _from_here(page: str, way: str) -> str:
    """The page for what is missing, with links from where one is: it names the site's own address, which may not be there yet."""
    style = _STYLE.search(page)
    return page if style is None else page.replace(f'="{style[1]}', f'="{"../" * way.count("/") or "./"}')


def _is_for_people(request: Request) -> bool:
    """Whether a client likes a page at least as much as plain text."""
    return best(request.headers.get("accept", ""), ("text/html", "text/plain")) == "text/html"


def _is_range(header: str) -> bool:
    """Whether a header says which bytes are wanted; one that does not is ignored (RFC 9110, section 14.2)."""
    unit, _, wanted = header.partition("=")
    for first, dash, last in (one.strip().partition("-") for one in wanted.split(",")):
        if not (dash and f"{first}{last}".isdecimal() and int(first[:_DIGITS] or 0) <= int(last[:_DIGITS] or 10**_DIGITS)):
            return False
    return unit == "bytes"


def _takes_gzip(header: str) -> bool:
    """Whether a client takes what is packed by gzip (RFC 9110, section 12.5.3)."""
    return best(header.replace("gzip", "x/gzip"), ("x/gzip",)) is not None and "gzip" in header
