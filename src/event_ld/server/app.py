"""A site over HTTP: files with their media types, ETag and 304, HEAD, gzip and ranges, redirects, and content negotiation.

`{id}/` is the page of an event for a browser and its RDF for a client that asks for it; `/catalog` and `/feed` give the
catalogue and the change feed in the format that a client wants; the page of an event that is gone is gone (410).
"""

from __future__ import annotations

import re
from contextlib import suppress
from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from event_ld.extras import needed
from event_ld.publish.site.discovery import IMMUTABLE, MEDIA_TYPES
from event_ld.publish.site.feed import number_of
from event_ld.server.negotiation import best

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_STEMS = {"catalog": "catalog", "feed": "feed", "data/": "catalog"}
"""What is not beside its page, or has none: the stem of its files."""
_CHANGES = "/-/changes"
_JSONLD = "application/ld+json"
_MISSING = 404
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

    def answer(self, request: Request) -> Response:
        """What a request gets; a thread of its own looks for the file."""
        site, way = self._site(), request.path_params["path"]
        found, negotiated, is_negotiated = _find(site, way, request.headers.get("accept", ""))
        if found is None and _inside(site, f"{way}/index.html") is not None:
            query = f"?{request.url.query}" if request.url.query else ""
            return _plain(308, "This is a folder.", {"Location": f"/{quote(way)}/{query}"})
        headers = {"Vary": "Accept"} if is_negotiated else {}
        try:
            if found is not None:
                headers |= {"Content-Location": negotiated} if is_negotiated else {}
                return self._file(request, found, headers | {"Cache-Control": _caching(site, way)})
            status, told = self._lacking(site, way, is_negotiated=is_negotiated)
            page = _inside(site, "404.html") if status == _MISSING and _is_for_people(request) else None
            if page is not None:
                told = self._with_news(page.read_text(encoding="utf-8"))
                return _plain(status, told, {"Content-Type": MEDIA_TYPES["html"], "Vary": "Accept"})
            return _plain(status, told, headers)
        except OSError:  # it is gone since, or may not be read
            return _plain(404, "There is no such page.", {})

    def _file(self, request: Request, path: Path, headers: dict[str, str]) -> Response:
        """A file, or that the client has it already (RFC 9110, section 13.1); one that may be packed has a weak tag."""
        from starlette.responses import FileResponse, Response  # noqa: PLC0415  # an extra
        from starlette.staticfiles import NotModifiedResponse, StaticFiles  # noqa: PLC0415  # an extra

        media = MEDIA_TYPES["ttl"] if path.name == "void" else MEDIA_TYPES.get(path.suffix[1:])  # others are widely known
        if self._version is not None and path.suffix == ".html":
            return Response(self._with_news(path.read_text(encoding="utf-8")), headers=headers, media_type=media)
        made = FileResponse(path, headers=headers, media_type=media, stat_result=path.stat())
        with suppress(ValueError, OverflowError):  # a date that the calendar does not have
            if StaticFiles(check_dir=False).is_not_modified(made.headers, request.headers):
                return NotModifiedResponse(made.headers)
        if "range" not in request.headers and "gzip" in request.headers.get("accept-encoding", ""):
            made.headers["etag"] = f"W/{made.headers['etag']}"
        return made

    def _with_news(self, page: str) -> str:
        """A page as it is; that of a preview reloads itself, and says what is wrong with the descriptions."""
        if self._version is None:
            return page
        said, version = self._said(), self._version()
        look = "border:2px solid;padding:1em;white-space:pre-wrap"
        told = f'<pre role="alert" style="{look}">{escape(said)}</pre>\n' if said else ""
        page = page.replace("<main", f"{told}<main", 1)
        return page.replace("</body>", f"{_RELOAD.format(_CHANGES, version, version)}</body>", 1)

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
    """The application that serves a site.

    Args:
        site: Gives the folder of the site, which may be another one after a build.
        version: Gives a number that changes with each build, where pages are to reload themselves; None for no preview.
        said: Gives what is wrong with the descriptions, for the pages of a preview.

    Raises:
        ExtraError: The extra `serve` is not installed.
    """
    starlette = needed("starlette.applications", "serve", "`event-ld serve`").Starlette
    route = needed("starlette.routing", "serve", "`event-ld serve`").Route
    routes = [route("/{path:path}", _Site(site, version, said).answer, methods=["GET", "HEAD"])]
    if version is not None:
        routes.insert(0, route(_CHANGES, lambda _: _plain(200, f"{version()}", {"Cache-Control": "no-store"})))
    made: Starlette = starlette(routes=routes)
    made.add_middleware(needed("starlette.middleware.gzip", "serve", "`event-ld serve`").GZipMiddleware)
    made.add_middleware(needed("starlette.middleware.cors", "serve", "`event-ld serve`").CORSMiddleware, allow_origins=["*"])
    return made


def _find(site: Path, way: str, accept: str) -> tuple[Path | None, str, bool]:
    """The file that a request means, its own address where that is another one, and whether there was a choice."""
    forms = _forms(site, way)
    if not forms:
        return _inside(site, f"{way}index.html" if way == "" or way.endswith("/") else way), "", False
    name = forms.get(best(accept, tuple(forms)) or "", "")
    return (_inside(site, name) if name else None), f"/{quote(name)}", True


def _forms(site: Path, way: str) -> dict[str, str]:
    """The files that are one thing in several forms, by their media types, the server's favourite first."""
    beside = [f"{way}{one}" for one in ("event", "data", way[:-1])] if way.endswith("/") else []
    stems = [_STEMS[way]] if way in _STEMS else beside
    files = ((media.partition(";")[0], f"{stem}.{ending}") for ending, media in MEDIA_TYPES.items() for stem in stems)
    forms = {media: name for media, name in files if _inside(site, name)}
    forms = {"text/html": f"{way}index.html"} | forms if forms and way.endswith("/") else forms
    return forms | ({"application/json": forms[_JSONLD]} if _JSONLD in forms else {})


def _inside(site: Path, way: str) -> Path | None:
    """A file of the site; None for one that is not there, is hidden, or would lie outside."""
    parts = way.split("/")
    if "\x00" in way or any(part in {"", ".", ".."} or (part.startswith(".") and part != ".well-known") for part in parts):
        return None
    try:
        path = (site / way).resolve()
        return path if path.is_file() and path.is_relative_to(site.resolve()) else None
    except (OSError, RuntimeError, ValueError):  # a link in a circle; a name that no file can have
        return None


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


def _is_for_people(request: Request) -> bool:
    """Whether a client likes a page at least as much as plain text."""
    return best(request.headers.get("accept", ""), ("text/html", "text/plain")) == "text/html"
