"""A folder of events into the pages of a site that another program made: each into the page that is its own."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from event_ld.embedding.one_page import Choices, embedded, remove
from event_ld.embedding.page import Page
from event_ld.errors import InputError
from event_ld.graph.iris import IRIs, checked_base
from event_ld.inputs import files_in, options_of, read, read_one_of_many
from event_ld.loading.events import described_in
from event_ld.net import Net, place_in
from event_ld.problems import Problem, problem
from event_ld.publish.script import mark_of
from event_ld.readers.formats import PAGE_ENDINGS
from event_ld.readers.reading import Reading, beginning, read_bytes
from event_ld.source import shown
from event_ld.told import in_order
from event_ld.whole_files import drop, put, staged

if TYPE_CHECKING:
    from event_ld.vocabulary import Vocabulary

_CANDIDATE = re.compile(rb"canonical|data-event-ld", re.IGNORECASE)


@dataclass(kw_only=True)
class Embedded:
    """What became of a site.

    Attributes:
        matched: How many of them are those of an event.
        changed: The files that were written.
    """

    pages: int = 0
    matched: int = 0
    changed: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def embed_site(  # noqa: PLR0913  # one keyword for each option
    site: str | Path,
    events: str | Path,
    *,
    base_url: str | None = None,
    replace_other: bool = False,
    is_finished: bool = False,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
    each: Callable[[list[Any]], Iterable[Any]] = iter,
) -> Embedded:
    """Puts the events of a folder into the pages of a site, each into the page whose canonical address is the event's.

    `base_url` is where the events' own site stands: an event's page may be `{base_url}{id}/`, and IRIs begin with it. `each`
    walks through the pages, for a progress bar; the other arguments are those of `embed`.

    A page may also name its event by an attribute `data-event-ld`, on any element. Every page is written whole, and none before
    all have been made; doing it again changes nothing. What has no page, or no event, is named.

    An InputError where a folder can't be read, or a page can't be written; a UsageError where there is no such zone or base.
    """
    known = _Events(checked_base(base_url) if base_url is not None else "")
    options = options_of(time_zone, vocabulary)
    for path in files_in([events]):
        reading = partial(read, path, time_zone=time_zone, vocabulary=vocabulary)
        for one in read_one_of_many(path, reading):
            for event in described_in(one, options):
                known.add(event)
    choices = Choices(base_url, replace_other, is_finished)

    def renewed(name: str, data: bytes) -> bytes | None:
        if _CANDIDATE.search(data) is None:
            return None
        page = Page(data, name)
        for number, mark in enumerate(known.of(page)):
            page = Page(data, name) if number else page
            outcome = embedded(known.readings[mark], page, choices, data)
            known.problems += outcome.problems
            data = outcome.page or data
        return data

    made = _written(Path(site), renewed, known.problems, each)
    made.matched = len(known.pages)
    known.problems += known.missing()
    made.problems = tuple(in_order(known.problems))
    return made


def remove_from_site(site: str | Path, *, each: Callable[[list[Any]], Iterable[Any]] = iter) -> Embedded:
    """Takes our elements out of the pages of a site; `each` walks through the pages, for a progress bar.

    An InputError where a folder can't be read, or a page can't be written.
    """
    problems: list[Problem] = []
    made = _written(
        Path(site), lambda name, data: remove(data, name) if b"data-event-ld" in data.lower() else None, problems, each
    )
    made.matched = len(made.changed)
    made.problems = tuple(in_order(problems))
    return made


@dataclass
class _Events:
    """The events of a folder, by what their pages name.

    Attributes:
        base: Where their own site stands; "" where it is not known.
        addresses: The address of its page, without what servers do not tell apart, to its mark.
        pages: The pages that are of an event.
        found: The events that have a page.
    """

    base: str
    readings: dict[str, Reading] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    pages: set[str] = field(default_factory=set)
    found: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def add(self, reading: Reading) -> None:
        """Takes one event; linked data is passed over."""
        event = reading.event
        if event is None:
            is_passed = reading.form in {"page", "rdf", "settings"}
            self.problems += [] if is_passed else reading.problems
            return
        mark = mark_of(event.id or event.url or reading.source.name)
        if mark in self.readings:
            message = f"Another description has the id {event.id} too."
            self.problems.append(problem("site-id-taken", message, place=beginning(reading)))
            return
        self.readings[mark] = reading
        for address in (event.url, IRIs(self.base, event.id).page if self.base and event.id else None):
            if address:
                self.addresses.setdefault(_plain(address), mark)

    def of(self, page: Page) -> list[str]:
        """The events of a page: those that it names, else the one whose address it has, else those of our elements."""
        own = [one.mark for one in page.own]
        named = [mark_of(one) for one in page.marks]
        by_address = self.addresses.get(_plain(page.address(self.base)))
        wanted = named or ([by_address] if by_address is not None else own)
        for mark in dict.fromkeys(wanted):
            if mark not in self.readings:
                message = f"{page.name} names the event {mark}, which no description is of."
                self.problems.append(problem("site-event-missing", message, place=page.place(None)))
        marks = [mark for mark in dict.fromkeys(wanted) if mark in self.readings]
        self.found.update(marks)
        self.pages.update([page.name] if marks else [])
        return marks

    def missing(self) -> Iterator[Problem]:
        """The events that no page was found for."""
        for mark, reading in self.readings.items():
            if mark not in self.found:
                event = reading.event
                name = event.url or event.id if event is not None else mark
                message = f"No page of the site is that of the event {name or reading.source.name}."
                yield problem("site-page-missing", message, place=beginning(reading))


def _plain(address: str) -> str:
    """An address without what servers do not tell apart: the scheme, `index.html`, a slash at the end."""
    parts = urlsplit(address)
    path = re.sub(r"(?:/index\.x?html?)?/*\Z", "", parts.path)
    return f"{parts.netloc.lower().removeprefix('www.')}{path}" + (f"?{parts.query}" if parts.query else "")


def _written(
    site: Path, renewed: Callable[[str, bytes], bytes | None], problems: list[Problem], each: Callable[[list[Any]], Iterable[Any]]
) -> Embedded:
    """Writes what has changed of the pages of a site, when all of them have been made."""
    pages = _pages(site)
    made: list[tuple[Path, Path]] = []
    with ExitStack() as stack:
        for path in each(pages):
            with Net(problems, place_in(str(path))):
                data = read_bytes(path)
                new = renewed(str(path), data)
                if new is not None and new != data:
                    made.append((staged(path, new), path))
                    stack.callback(drop, made[-1][0])
        for new_file, path in made:
            put(new_file, path)
        stack.pop_all()
    return Embedded(pages=len(pages), changed=tuple(shown(str(path)) for _, path in made))


def _pages(site: Path) -> list[Path]:
    """The pages of a folder and of the folders in it, sorted; links are not followed."""
    if not site.is_dir():
        raise InputError(f"{site} is no folder.")

    def stop(error: OSError) -> None:
        raise InputError(f"{error.filename} can't be looked into: {error.strerror}.") from error

    found = [Path(folder, name) for folder, _, names in os.walk(site, onerror=stop) for name in names]
    return sorted(one for one in found if one.suffix.lower() in PAGE_ENDINGS and not one.is_symlink() and one.is_file())
