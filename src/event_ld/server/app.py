"""A site over HTTP: files with their media types, ETag and 304, HEAD, redirects to folders, and content negotiation.

`{id}/` is the page of an event for a browser and its RDF for a client that asks for it; `/catalog` and `/feed` give the
catalogue and the change feed in the format that a client wants.
"""

from __future__ import annotations

import asyncio
import hashlib
from email.utils import formatdate, parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from event_ld.extras import needed
from event_ld.publish.site.discovery import IMMUTABLE, MEDIA_TYPES
from event_ld.publish.site.event_page import FORMATS
from event_ld.publish.site.feed import number_of
from event_ld.publish.site.names import ENTITY_FORMATS
from event_ld.server.negotiation import best

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from pathlib import Path

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response

_FORMS = {
    "catalog": {
        "text/turtle": "ttl",
        "application/rdf+xml": "rdf",
        "application/ld+json": "jsonld",
        "application/n-triples": "nt",
    },
    "feed": {"application/trig": "trig", "application/ld+json": "jsonld"},
}
_EVENT_FORMS = {"text/html": "index.html", **{media: name for name, (media, _) in FORMATS.items()}}
_ENTITY_FORMS = {"text/html": "index.html", **ENTITY_FORMATS}
_CHANGES = "/-/changes"
_RELOAD = f'<script>new EventSource("{_CHANGES}").onmessage = () => location.reload();</script>\n'.encode()
_OTHERS = {
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
}
_TYPES = MEDIA_TYPES | _OTHERS


def application(site: Callable[[], Path], version: Callable[[], int] | None = None) -> Starlette:
    """The application that serves a site.

    Args:
        site: Gives the folder of the site, which may be another one after a build.
        version: Gives a number that changes with each build, where pages are to reload themselves; None for no preview.

    Raises:
        ExtraError: The extra `serve` is not installed.
    """
    starlette = needed("starlette.applications", "serve", "`event-ld serve`").Starlette
    route = needed("starlette.routing", "serve", "`event-ld serve`").Route

    async def answer(request: Request) -> Response:
        return _answer(request, site(), is_preview=version is not None)

    routes = [route("/{path:path}", answer, methods=["GET", "HEAD"])]
    if version is not None:
        routes.insert(0, route(_CHANGES, _stream_of(version)))
    made: Starlette = starlette(routes=routes)
    return made


def _stream_of(version: Callable[[], int]) -> Callable[[Request], Awaitable[Response]]:
    """The endpoint that tells pages of each build."""

    async def changes(request: Request) -> Response:
        from starlette.responses import StreamingResponse  # noqa: PLC0415  # an extra

        return StreamingResponse(_changes(request, version), media_type="text/event-stream")

    return changes


async def _changes(request: Request, version: Callable[[], int]) -> AsyncIterator[str]:
    """One event of the stream for each build."""
    seen = version()
    while not await request.is_disconnected():
        if version() != seen:
            seen = version()
            yield f"data: {seen}\n\n"
        await asyncio.sleep(0.2)


def _answer(request: Request, site: Path, *, is_preview: bool) -> Response:
    way = request.path_params["path"]
    found, negotiated, is_negotiated = _find(site, way, request.headers.get("accept", ""))
    if found is None and _inside(site, f"{way}/index.html") is not None:
        return _plain(308, "This is a folder.", {"Location": f"/{quote(way)}/"})
    if found is None:
        said = "No such format." if is_negotiated else "There is no such page."
        return _plain(406 if is_negotiated else 404, said, {"Vary": "Accept"} if is_negotiated else {})
    headers = {"Vary": "Accept", "Content-Location": negotiated} if is_negotiated else {}
    try:
        headers |= {"Access-Control-Allow-Origin": "*", "Cache-Control": _caching(site, way)}
        return _file(request, found, headers, is_preview=is_preview)
    except OSError:  # it is gone since, or may not be read
        return _plain(404, "There is no such page.", {})


def _find(site: Path, way: str, accept: str) -> tuple[Path | None, str, bool]:
    """The file that a request means, its own address where that is another one, and whether there was a choice."""
    if way in _FORMS and any(_inside(site, f"{way}.{ending}") for ending in _FORMS[way].values()):
        forms = _FORMS[way]
        media = best(accept, tuple(forms))
        name = f"{way}.{forms[media]}" if media else ""
        return (_inside(site, name) if name else None), f"/{name}", True
    for sign, forms in (("event.nt", _EVENT_FORMS), ("data.nt", _ENTITY_FORMS)):
        if (way == "" or way.endswith("/")) and _inside(site, f"{way}{sign}") is not None:
            media = best(accept, tuple(forms))
            name = f"{way}{forms[media]}" if media else ""
            return (_inside(site, name) if name else None), f"/{quote(name)}", True
    return _inside(site, f"{way}index.html" if way == "" or way.endswith("/") else way), "", False


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


def _file(request: Request, path: Path, headers: dict[str, str], *, is_preview: bool) -> Response:
    from starlette.responses import Response  # noqa: PLC0415  # an extra

    data = path.read_bytes()
    media = "text/turtle; charset=utf-8" if path.name == "void" else _TYPES.get(path.suffix[1:], "application/octet-stream")
    if is_preview and media.startswith("text/html"):
        data = data.replace(b"</body>", _RELOAD + b"</body>", 1)
    changed = path.stat().st_mtime
    tag = f'"{hashlib.sha256(data).hexdigest()[:32]}"'
    headers |= {"ETag": tag, "Last-Modified": formatdate(changed, usegmt=True)}
    if _is_known(request.headers, tag, changed):
        return Response(status_code=304, headers=headers)
    return Response(data, media_type=None, headers={**headers, "Content-Type": media})


def _is_known(headers: Any, tag: str, changed: float) -> bool:  # noqa: ANN401  # starlette's headers
    """Whether a client has this version already (RFC 9110, section 13.1); a tag counts more than a date."""
    tags = headers.get("if-none-match")
    if tags is not None:
        known = {one.strip().removeprefix("W/") for one in tags.split(",")}
        return tag in known or "*" in known
    since = headers.get("if-modified-since")
    try:
        return since is not None and int(changed) <= parsedate_to_datetime(since).timestamp()
    except (TypeError, ValueError, OverflowError):  # no date, or none that the calendar has
        return False


def _plain(status: int, said: str, headers: dict[str, str]) -> Response:
    from starlette.responses import PlainTextResponse  # noqa: PLC0415  # an extra

    return PlainTextResponse(f"{said}\n", status_code=status, headers=headers)
