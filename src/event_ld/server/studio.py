"""The studio over HTTP: one page, and what it asks of `event_ld.server.facts`. Nothing is kept but what a folder is told to save.

Only a page of the studio itself is answered: another site's is refused by its origin, a name that was made to lead here by the
host, and, where it listens beyond this machine, whoever lacks the token.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import msgspec

from event_ld.errors import EventLDError, InputError, TextlessError, UsageError
from event_ld.extras import needed
from event_ld.limits import LARGEST_FILE
from event_ld.mapping import ROLES
from event_ld.publish.site.pages import Site, environment
from event_ld.publish.site.state import Where
from event_ld.publish.site.words import own_language, speaks, words
from event_ld.publish.templates import ours
from event_ld.readers.formats import SITE_SETTINGS
from event_ld.readers.reading import read_bytes
from event_ld.resources import read_table
from event_ld.server.facts import in_page, judged, read_facts
from event_ld.validate.languages import LANGUAGES
from event_ld.vocabulary import Vocabulary, scheme_labels
from event_ld.whole_files import put, staged
from event_ld.zones import zone_names

if TYPE_CHECKING:
    from pathlib import Path

    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response


LOOPBACK = ("127.0.0.1", "localhost", "::1")
"""The hosts that nobody but this machine reaches."""
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "frame-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
_COOKIE = "event-ld-studio"
_LARGEST_REQUEST = LARGEST_FILE * 2
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
_ENDINGS = (".yaml", ".yml")
_SPOKEN = ("ar", "ca", "de", "en", "es", "eu", "fr", "gl", "gn", "ht", "it", "nl", "pl", "pt", "qu", "ro", "uk", "zh")
"""The languages that the form offers; any other that a document names stays."""


class Desk(NamedTuple):
    """What the studio works with.

    Attributes:
        token: What whoever asks must know; "" on this machine alone.
        folder: The folder of the descriptions that it opens and saves; None for none.
        base_url: Where their site stands.
        vocabulary: What keywords are looked up in; None for ours.
    """

    token: str = ""
    folder: Path | None = None
    base_url: str | None = None
    vocabulary: Vocabulary | None = None


def studio_app(desk: Desk) -> Starlette:
    """The application of the studio; an ExtraError where the extra `serve` is not installed."""
    starlette = needed("starlette.applications", "serve", "`event-ld studio`").Starlette
    route = needed("starlette.routing", "serve", "`event-ld studio`").Route
    site = Site(Where("", ""))
    files = {"site.css": site.assets()["site.css"], **{name: f"{ours(name)}".encode() for name in ("studio.css", "studio.js")}}
    own = _Studio(desk, files)
    asked = {"read": own.read, "check": own.check, "embed": own.embed, "open": own.open, "save": own.save}
    made: Starlette = starlette(
        routes=[
            route("/", own.guarded(own.page)),
            route("/{name}", own.file),
            *(route(f"/{name}", own.guarded(make, is_asked=True), methods=["POST"]) for name, make in asked.items()),
        ]
    )
    return made


class _Studio:
    """Answers for one desk."""

    def __init__(self, desk: Desk, files: dict[str, bytes]) -> None:
        self._desk, self._files = desk, files

    # -- who may ask

    def guarded(
        self, answer: Callable[[Request], Awaitable[Response]], *, is_asked: bool = False
    ) -> Callable[[Request], Awaitable[Response]]:
        """An endpoint that answers the studio's own page alone, and says what can't be done in a sentence."""

        async def endpoint(request: Request) -> Response:
            why = self._refused(request, is_asked=is_asked)
            if why:
                return _answer(why, HTTPStatus.FORBIDDEN)
            try:
                made = await answer(request)
            except EventLDError as error:
                said = (
                    said_in(request.query_params.get("language", ""))["scan"] if isinstance(error, TextlessError) else str(error)
                )
                return _json({"error": said}, HTTPStatus.UNPROCESSABLE_ENTITY)
            made.headers.update(_HEADERS)
            if self._desk.token and request.query_params.get("token"):
                made.set_cookie(_COOKIE, self._desk.token, httponly=True, samesite="strict")
            return made

        return endpoint

    def _refused(self, request: Request, *, is_asked: bool) -> str:
        """Why a request is not answered; "" where it is."""
        if self._desk.token:
            given = request.query_params.get("token") or request.cookies.get(_COOKIE, "")
            if not secrets.compare_digest(given.encode(), self._desk.token.encode()):
                return "The address of this studio has a token; ask whoever started it."
        elif (request.url.hostname or "") not in LOOPBACK:
            return "This studio answers on this machine alone."
        origin = request.headers.get("origin")
        if is_asked and origin != f"{request.url.scheme}://{request.headers.get('host', '')}":
            return "Only the page of the studio may ask this."
        return ""

    # -- what it answers

    async def page(self, request: Request) -> Response:
        """The page, in the language that is asked for or that the browser names first."""
        wanted = [request.query_params.get("language", ""), *request.headers.get("accept-language", "").split(",")]
        language = own_language(next(filter(speaks, (one.partition(";")[0].strip() for one in wanted)), "en"))
        page = environment((), language, language).get_template("studio.html")
        names = words(language)
        values = {
            "said": said_in(language),
            "languages": {tag: words(tag).language(tag) for tag in LANGUAGES},
            "roles": [(role, names.role(role)) for role in ROLES],
            "spoken": sorted(((tag, names.language(tag)) for tag in _SPOKEN), key=itemgetter(1)),
            "kinds": sorted(((one, names.kind(one)) for one in scheme_labels("event-types.tsv")), key=itemgetter(1)),
            "zones": sorted(zone_names()),
            "names": self._names(),
            "has_folder": self._desk.folder is not None,
            "is_far": bool(self._desk.token),
            "base_url": self._desk.base_url,
        }
        return _answer(page.render(values), media="text/html")

    async def file(self, request: Request) -> Response:
        """The style sheet or the script."""
        name = request.path_params["name"]
        if name not in self._files:
            return _answer("There is no such page.", HTTPStatus.NOT_FOUND)
        return _answer(self._files[name], media="text/css" if name.endswith(".css") else "text/javascript")

    async def read(self, request: Request) -> Response:
        """The events of a document, whose bytes are the body and whose name is a header."""
        name = unquote(request.headers.get("x-name", "")) or "<text>"
        given = request.query_params
        zone, language = given.get("zone") or None, own_language(given.get("language"))
        words = self._desk.vocabulary
        read = await _aside(
            lambda data: read_facts(data, name, time_zone=zone, language=language, vocabulary=words), await _body(request)
        )
        return _json(read)

    async def check(self, request: Request) -> Response:
        """What is wrong with a description, and what it becomes."""
        asked = await _asked(request)
        words = self._desk.vocabulary
        return _json(await _aside(lambda one: judged(one["event"], **_options(one, self._desk), vocabulary=words), asked))

    async def embed(self, request: Request) -> Response:
        """A page with the element of an event in it; the page comes as ISO 8859-1, which keeps each byte."""
        asked = await _asked(request)
        page = str(asked.get("page", "")).encode("latin-1", errors="replace")
        return _json(await _aside(lambda one: in_page(one["event"], page, **_options(one, self._desk)), asked))

    async def open(self, request: Request) -> Response:
        """A description of the folder, as `read` has it, with the digest of its bytes."""
        asked = await _asked(request)
        data = read_bytes(self._path(asked.get("name")))
        language = own_language(str(asked.get("language", "")))
        words = self._desk.vocabulary
        read = await _aside(lambda one: read_facts(one, str(asked["name"]), language=language, vocabulary=words), data)
        return _json({"events": read, "digest": sha256(data).hexdigest()})

    async def save(self, request: Request) -> Response:
        """Writes a description into the folder; not over what has changed since it was opened."""
        asked = await _asked(request)
        path = self._path(asked.get("name"))
        known = sha256(read_bytes(path)).hexdigest() if path.exists() else ""
        if known and not asked.get("digest"):
            raise UsageError(f"There is a {path.name} already: open it, or save under another name.")
        if known != asked.get("digest", ""):
            raise UsageError(f"{path.name} has changed since it was opened; open it again, or save under another name.")
        text = judged(asked["event"])["yaml"]
        put(staged(path, text.encode()), path)
        return _json({"digest": sha256(text.encode()).hexdigest(), "names": self._names()})

    # -- the folder

    def _names(self) -> list[str]:
        folder = self._desk.folder
        return (
            []
            if folder is None
            else sorted(
                one.name for one in folder.iterdir() if one.is_file() and one.suffix in _ENDINGS and one.name != SITE_SETTINGS
            )
        )

    def _path(self, name: object) -> Path:
        """A description of the folder by its name, which leads nowhere else; a UsageError for no folder, or no such name."""
        if self._desk.folder is None:
            raise UsageError("The studio was opened without a folder.")
        path = self._desk.folder / str(name)
        if path.name != name or path.suffix not in _ENDINGS or path.name.startswith(".") or path.is_symlink():
            raise UsageError("A description is saved under a name that ends in .yaml, without a folder.")
        return path


@lru_cache(maxsize=4)
def said_in(language: str) -> dict[str, str]:
    """What the studio says, by its keys."""
    at = LANGUAGES.index(own_language(language))
    return {key: texts[at] for key, *texts in read_table("vocab", "studio-words.tsv")}


def _options(asked: dict[str, Any], desk: Desk) -> dict[str, Any]:
    base_url = asked.get("base") or desk.base_url
    return {"base_url": base_url and str(base_url), "language": own_language(str(asked.get("language", "")))}


async def _body(request: Request) -> bytes:
    """The body of a request; an InputError where it is too large."""
    data = bytearray()
    async for part in request.stream():
        data += part
        if len(data) > _LARGEST_REQUEST:
            raise InputError(f"This has more than {_LARGEST_REQUEST / 1e6:.0f} MB, which is the most that is read.")
    return bytes(data)


async def _asked(request: Request) -> dict[str, Any]:
    """The body of a request as an object of JSON, in which `event` is one too; a UsageError where it is none."""
    try:
        made = msgspec.json.decode(await _body(request))
    except (msgspec.DecodeError, RecursionError):
        made = None
    if not isinstance(made, dict) or not isinstance(made.setdefault("event", {}), dict):
        raise UsageError("This is no request of the studio.")
    return made


async def _aside(make: Callable[[Any], Any], given: object) -> Any:  # noqa: ANN401  # what is made
    """What a function makes, in a thread that keeps nobody waiting."""
    from starlette.concurrency import run_in_threadpool  # noqa: PLC0415  # an extra

    return await run_in_threadpool(make, given)


def _json(made: object, status: int = HTTPStatus.OK) -> Response:
    return _answer(msgspec.json.encode(made), status, media="application/json")


def _answer(data: str | bytes, status: int = HTTPStatus.OK, media: str = "text/plain") -> Response:
    from starlette.responses import Response  # noqa: PLC0415  # an extra

    return Response(
        data, status_code=status, media_type=f"{media}; charset=utf-8" if media.startswith("text/") else media, headers=_HEADERS
    )
