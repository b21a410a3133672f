"""Loads a site into an RDF store over the SPARQL 1.1 Graph Store HTTP Protocol: a graph for each event, as far as it has changed.

What was pushed is remembered beside the memory of the site, for each store: the digest of what it holds. A graph of which that is
the same is not pushed again; that of an event that is gone is deleted.
"""

from __future__ import annotations

import os
import time
from base64 import b64encode
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

import msgspec

from event_ld.errors import InputError, UsageError, as_input_error, sentence_of
from event_ld.problems import Problem, problem
from event_ld.publish.site.state import State, digest_of
from event_ld.readers.formats import STATE_FILE
from event_ld.starting import state_at
from event_ld.terms import is_iri
from event_ld.told import Judged
from event_ld.whole_files import put, staged

MEMORY = ".event-ld/pushed.json"
"""What a site remembers of the stores that it was pushed to."""
USER, PASSWORD, TOKEN = "EVENT_LD_PUSH_USER", "EVENT_LD_PUSH_PASSWORD", "EVENT_LD_PUSH_TOKEN"  # names of variables
_TURTLE, _NTRIPLES = "text/turtle", "application/n-triples"
_TRIES = 5
_MOST_READ = 10_000
_LONGEST_SAID = 200
_TIMEOUT = 60
_LONGEST_WAIT = 60.0
_BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
_CLOSED = frozenset({401, 403})
_GONE = frozenset({404, 410})
_WELL = range(200, 300)
_MOST_REFUSALS, _MOST_BUSY = 20, 3


@dataclass(frozen=True, kw_only=True)
class Pushed(Judged):
    """What a push did.

    Attributes:
        put: The graphs that were put, or would be.
        deleted: The graphs that were deleted, or would be.
        same: How many graphs were left as they are.
        is_dry: Whether nothing was sent.
        problems: What the store refused.
    """

    put: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    same: int = 0
    is_dry: bool = False
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """What the push did, in one line."""
        would = "would be " if self.is_dry else ""
        refused = f"; {len(self.problems)} refused" if self.problems else ""
        s = "" if len(self.put) == 1 else "s"
        return f"{len(self.put)} graph{s} {would}put, {len(self.deleted)} {would}deleted, {self.same} as they were{refused}"


class _Graph(NamedTuple):
    """A graph: the file of the site that it is made of, its media type, and what tells whether it has changed."""

    file: str
    media: str
    digest: str


def push(  # noqa: PLR0913  # one keyword for each option
    site: str | Path,
    *,
    to: str,
    dump_only: bool = False,
    everything: bool = False,
    dry_run: bool = False,
    each: Callable[[list[Any]], Iterable[Any]] = iter,
    wait: Callable[[float], None] = time.sleep,
) -> Pushed:
    """Loads a site into an RDF store over the SPARQL 1.1 Graph Store HTTP Protocol.

    Each event has a graph, called like its page; the catalogue and the schemes have one each. Who the store takes graphs from is
    said by the environment: `EVENT_LD_PUSH_USER` and `EVENT_LD_PUSH_PASSWORD`, or `EVENT_LD_PUSH_TOKEN`.

    Args:
        site: The folder of a site that `build` made.
        to: The address of the graph store, as in `http://localhost:7878/store`.
        dump_only: Whether all events are one graph, called like their dataset, for stores that take many graphs badly.
        everything: Whether what has not changed since the last push is pushed too.
        dry_run: Whether to say only what would be done.
        each: Walks through the graphs, for a progress bar.
        wait: Waits some seconds before another try.

    Raises:
        InputError: The site or its memory can't be read; the store can't be reached, or lets nobody in.
        UsageError: The address is none of a store; there is a user without a password.
    """
    folder = Path(site)
    if not (folder / STATE_FILE).is_file():
        raise InputError(f"{site} is no site that was built.")
    state, store, memory = state_at(folder), _Store(_checked(to), wait), _memory(folder)
    graphs = _graphs(state, folder, is_one=dump_only)
    before = dict.fromkeys(memory.get(to, {}), "") if everything else memory.get(to, {})
    changed = [name for name, one in graphs.items() if before.get(name) != one.digest]
    gone = [name for name in before if name not in graphs]
    same = len(graphs) - len(changed)
    if dry_run:
        return Pushed(put=tuple(changed), deleted=tuple(gone), same=same, is_dry=True)
    after, sent = dict(before), _Sent()
    try:
        for name in each([*changed, *gone]):
            one = graphs.get(name)
            said = store.delete(name) if one is None else store.put(name, _bytes_of(folder / one.file), one.media)
            sent.note(name, said, is_put=one is not None)
            if not said:
                after.pop(name, None)
                after |= {name: one.digest} if one else {}
            elif sent.is_hopeless or store.busy == _MOST_BUSY:
                sent.stop(to, len(changed) + len(gone))
                break
    finally:
        store.close()
        _remember(folder, memory | {to: after})
    return Pushed(put=tuple(sent.put), deleted=tuple(sent.deleted), same=same, problems=tuple(sent.refused))


@dataclass
class _Sent:
    """What became of the graphs so far."""

    put: list[str] = field(default_factory=list)
    deleted: list[str] = field(default_factory=list)
    refused: list[Problem] = field(default_factory=list)

    def note(self, name: str, said: str, *, is_put: bool) -> None:
        """Notes what the store said of a graph."""
        if said:
            self.refused.append(problem("push-refused", f"{name}: {said}", path=name))
        else:
            (self.put if is_put else self.deleted).append(name)

    def stop(self, store: str, number: int) -> None:
        """Notes that of a number of graphs the rest is not sent."""
        left = number - len(self.put) - len(self.deleted) - len(self.refused)
        self.note(store, f"One graph after another is refused; {left} more were not sent. Push again later.", is_put=False)

    @property
    def is_hopeless(self) -> bool:
        """Whether the store refuses everything."""
        return len(self.refused) == _MOST_REFUSALS and not self.put and not self.deleted


def _checked(to: str) -> str:
    parts = urlsplit(to) if is_iri(to) else None
    if parts is None or parts.scheme not in {"http", "https"} or parts.fragment:
        raise UsageError(f"{to} is no address of a graph store; write it as in http://localhost:7878/store.")
    if parts.username is not None:
        raise UsageError(f"Give the user in {USER} and {PASSWORD}, not in the address of the store, which others may see.")
    return to


def _graphs(state: State, folder: Path, *, is_one: bool) -> dict[str, _Graph]:
    """The graphs of a site by their names; all events as one, which has the labels of what they name, where that is wanted."""
    if is_one:
        return {f"{state.base}data/#events": _Graph("events.nt", _NTRIPLES, digest_of(_bytes_of(folder / "events.nt")))}
    found = {
        one.iris[0]: _Graph(f"{unquote(one.iris[0].removeprefix(state.base))}event.nt", _NTRIPLES, one.digest)
        for _, one in sorted(state.events.items())
    }
    others = {"data/": ("catalog.nt", _NTRIPLES)} | {
        f"{name}/": (f"{name}/{name}.ttl", _TURTLE) for name in ("concepts", "roles", "event-types")
    }
    return found | {
        state.base + name: _Graph(file, media, digest_of(_bytes_of(folder / file)))
        for name, (file, media) in others.items()
        if file in state.files
    }


def _bytes_of(path: Path) -> bytes:
    with as_input_error(path, "read"):
        return path.read_bytes()


def _memory(folder: Path) -> dict[str, dict[str, str]]:
    with suppress(OSError, msgspec.DecodeError):  # without it everything is pushed again, which changes nothing
        return msgspec.json.decode((folder / MEMORY).read_bytes(), type=dict[str, dict[str, str]])
    return {}


def _remember(folder: Path, memory: dict[str, dict[str, str]]) -> None:
    data = msgspec.json.format(msgspec.json.encode(memory, order="sorted"), indent=1)
    put(staged(folder / MEMORY, data), folder / MEMORY)


class _Store:
    """A graph store, over one connection that is opened again where it breaks."""

    def __init__(self, address: str, wait: Callable[[float], None]) -> None:
        self._address = address
        self._parts = urlsplit(address)
        self._wait = wait
        self.busy = 0  # for how many graphs one after another
        self._headers = _who()
        self._connection: HTTPConnection | None = None

    def put(self, graph: str, data: bytes, media: str) -> str:
        """Puts a graph in the place of what there was; what the store has against it, "" where it took it."""
        return self._said(self._asked("PUT", graph, data, {"Content-Type": media}))

    def delete(self, graph: str) -> str:
        """Deletes a graph; what the store has against it, "" where it did, or has none of that name."""
        status, text = self._asked("DELETE", graph, None, {})
        return "" if status in _GONE else self._said((status, text))

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _said(self, answer: tuple[int, str]) -> str:
        status, text = answer
        return "" if status in _WELL else f"{status} {text}".strip()

    def _asked(self, method: str, graph: str, data: bytes | None, headers: dict[str, str]) -> tuple[int, str]:
        """The status and the sentence of the store's answer; a store that is busy is asked again, and once where it stayed so."""
        way = self._parts.path or "/"
        target = f"{way}?{f'{self._parts.query}&' if self._parts.query else ''}graph={quote(graph, safe='')}"
        status, text, failure, asked = 0, "", "", 0.0
        for number in range(1 if self.busy else _TRIES):
            if number:
                self._wait(min(max(0.5 * 2 ** (number - 1), asked), _LONGEST_WAIT))
            try:
                status, text, asked = self._answer(method, target, data, self._headers | headers)
            except (OSError, HTTPException) as error:
                self.close()
                status, failure, asked = 0, sentence_of(error), 0.0
                continue
            if status in _CLOSED:
                raise InputError(f"{self._address} lets nobody in ({status}); set {USER} and {PASSWORD}, or {TOKEN}.")
            if status not in _BUSY:
                break
        self.busy = self.busy + 1 if status in _BUSY else 0
        if not status:
            raise InputError(f"{self._address} can't be reached: {failure}.")
        return status, text

    def _answer(self, method: str, target: str, data: bytes | None, headers: dict[str, str]) -> tuple[int, str, float]:
        """The status and the sentence of one answer, and how many seconds the store asks to wait."""
        if self._connection is None:
            made = HTTPSConnection if self._parts.scheme == "https" else HTTPConnection
            self._connection = made(self._parts.netloc, timeout=_TIMEOUT)
        self._connection.request(method, target, data, headers)
        answer = self._connection.getresponse()
        text = answer.read(_MOST_READ).decode("utf-8", "replace")
        asked = answer.headers.get("Retry-After", "")
        if not answer.isclosed():  # there is more to read than anybody wants
            self.close()
        return answer.status, " ".join(text.split())[:_LONGEST_SAID], float(asked) if asked.isdecimal() else 0.0


def _who() -> dict[str, str]:
    """The header that says who pushes, by the environment; a UsageError where there is a user without a password."""
    token, user, password = (os.environ.get(name, "") for name in (TOKEN, USER, PASSWORD))
    if token:
        return {"Authorization": f"Bearer {token}"}
    if bool(user) is not bool(password):
        raise UsageError(f"Set {USER} and {PASSWORD} together.")
    return {"Authorization": f"Basic {b64encode(f'{user}:{password}'.encode()).decode()}"} if user else {}
