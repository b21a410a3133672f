"""What becomes of one event of a site: its files, and what is to be remembered of it; in this process or in several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec
from msgspec import structs

from event_ld.descriptions import Folder, Looked
from event_ld.graph.nodes import build as build_tree
from event_ld.model import Event
from event_ld.net import Net, place_in
from event_ld.processes import check_jobs, workers
from event_ld.publish.site.entity_pages import end_of, said_of, turns_of
from event_ld.publish.site.event_files import event_calendar, event_files
from event_ld.publish.site.joined import ALONE, Kin, with_people
from event_ld.publish.site.names import iris_of
from event_ld.publish.site.state import Published, digest_of
from event_ld.resources import program_digest
from event_ld.vocabulary import Vocabulary, use

if TYPE_CHECKING:
    from pathlib import Path

    from event_ld.problems import Problem
    from event_ld.publish.site.pages import Site

_AT_A_TIME = 20
WORTH = 500
"""How many things to do are worth a process more."""


class Change(NamedTuple):
    """An event whose files are to be made; `is_kept` if it stays as published, `kin` being those that it is joined with."""

    wire: msgspec.Raw
    source: str
    before: Published | None
    is_kept: bool = False
    kin: Kin = ALONE


class Made(NamedTuple):
    """What became of an event; `one` is what to remember of it, but for its wire form, which is known."""

    problems: list[Problem]
    one: Published | None = None
    files: tuple[bytes, ...] = ()


@dataclass(frozen=True)
class Task:
    """What a build does, as each process is told it; its changes are published at `moment`, ISO 8601 in UTC."""

    source: Path
    site: Site
    moment: str
    time_zone: str | None
    vocabulary: Vocabulary | None

    @cached_property
    def program(self) -> str:
        """The digest of the program, of how its pages look, and of the vocabulary."""
        return digest_of(program_digest(), repr(self.site.looks), self.vocabulary.digest if self.vocabulary else "")

    @cached_property
    def _around(self) -> str:
        """What the files of every event depend on."""
        return digest_of(self.program, msgspec.json.encode(self.site.settings), self.site.where.address, self.site.language)

    def folder(self) -> Folder:
        """The folder of descriptions."""
        use(self.vocabulary)
        return Folder(self.source, self.site.base, time_zone=self.time_zone, vocabulary=self.vocabulary)

    def made_of(self, one: Published, kin: Kin) -> str:
        """The digest of what the files of an event are made of."""
        return digest_of(self._around, one.modified, one.wire, one.on(self.moment), repr(kin))

    def made(self, change: Change) -> Made:
        """What becomes of an event."""
        problems: list[Problem] = []
        use(self.vocabulary)
        with Net(problems, place_in(change.source), is_for_faults=True):
            base = self.site.base
            event = msgspec.json.decode(change.wire, type=Event)
            tree = build_tree(with_people(event) if self.site.settings and self.site.settings.people_pages else event, base)
            last, iris = end_of(tree.event)[:10], iris_of(tree)
            said = msgspec.json.encode(said_of(tree.event, iris[0].removeprefix(base), self.site, change.kin.whole))
            files = event_files(tree, self.site, is_over=bool(last) and last < self.moment[:10], kin=change.kin)
            one = change.before if change.is_kept else None
            one = one or self._published(change, digest_of(files[0]), iris)
            one = structs.replace(one, last=last, turns=turns_of(tree.event), said=msgspec.Raw(said))
            files = (*files, event_calendar(tree, one, self.site))
            return Made(problems, structs.replace(one, made=self.made_of(one, change.kin), wire=msgspec.Raw()), files)
        return Made(problems)

    def _published(self, change: Change, digest: str, iris: tuple[str, ...]) -> Published:
        before = change.before
        is_same = before is not None and before.digest == digest
        issued, modified = (self.moment, self.moment) if before is None else (before.issued, before.modified)
        return Published(
            wire=change.wire,
            digest=digest,
            issued=issued,
            modified=modified if is_same else self.moment,
            source=change.source,
            iris=iris,
        )


class Work(ExitStack):
    """Does what a build has to do with many files and events, in processes where that is worth it: `with Work(…) as work`."""

    def __init__(self, task: Task, jobs: int) -> None:
        """Sets it up; a UsageError where none is to work."""
        super().__init__()
        check_jobs(jobs)
        self.task = task
        self._jobs = jobs
        self._works: Callable[[Iterable[list[Any]]], Iterator[list[Any]]] | None = None

    def speak(self, languages: Iterable[str | None]) -> None:
        """Makes the site speak as its events do, where it states no language."""
        site = self.task.site.speaking(languages)
        if site != self.task.site:  # processes that know another site make nothing more
            self.task, self._works = replace(self.task, site=site), None

    def look(self, files: list[str]) -> Iterator[list[Looked]]:
        """Reads and judges files, in their order."""
        return self._each(files)

    def make(self, changes: list[Change]) -> Iterator[Made]:
        """Makes the files of events, in their order."""
        return self._each(changes)

    def _each(self, given: list[Any]) -> Iterator[Any]:
        works = self._works
        if works is None:
            jobs = min(self._jobs, len(given) // WORTH or 1)
            works = self.enter_context(workers(_worker, self.task, jobs, "nothing was built"))
            self._works = works if jobs > 1 else None
        return chain.from_iterable(works(_some(iter(given))))


def _some(given: Iterator[Any]) -> Iterator[list[Any]]:
    while some := [*islice(given, _AT_A_TIME)]:
        yield some


def _worker(task: Task) -> Callable[[list[str | Change]], list[list[Looked] | Made]]:
    folder = task.folder()
    return lambda given: [folder.looked(one) if isinstance(one, str) else task.made(one) for one in given]
