"""Builds a whole site out of a folder of descriptions: read, judge, compare with what is published, write at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import msgspec

from event_ld.errors import InputError, UsageError
from event_ld.graph.iris import IRIs, checked_base
from event_ld.graph.nodes import build as build_tree
from event_ld.graph.triples import ntriples, to_triples
from event_ld.inputs import expand, read, unreadable
from event_ld.problems import Findings, Problem, Severity, in_order, worst
from event_ld.publish import jsonld
from event_ld.publish.site.assemble import site_files
from event_ld.publish.site.feed import Member
from event_ld.publish.site.folder import locked, replace_site
from event_ld.publish.site.settings import read_settings
from event_ld.publish.site.state import STATE_FILE, Published, State, digest_of, read_state
from event_ld.readers.formats import SITE_SETTINGS
from event_ld.readers.reading import read_bytes
from event_ld.source import Source
from event_ld.validate.judge import Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from event_ld.model import Event
    from event_ld.readers.reading import Reading
    from event_ld.vocabulary import Vocabulary

_FEW_DELETIONS = 5
_SHARE_OF_DELETIONS = 0.2
_LONGEST_ID = 100
_LARGEST_STATE = 1_000_000_000
_PROFILES = ("core", "web", "portal")


@dataclass(frozen=True, kw_only=True)
class Built:
    """What a build did.

    Attributes:
        created: The ids of the events that are new.
        updated: The ids of the events that changed.
        deleted: The ids of the events that are gone.
        held: The names of the files, some of whose events must not be published.
        events: How many events are published now.
        files: The files of the site that are new, have changed, or are gone.
        problems: What was found, the gravest first.
    """

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    events: int = 0
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(kw_only=True)
class _Folder:
    """The events of a folder: those that may be published by their id, and what may not."""

    events: dict[str, tuple[Event, str]] = field(default_factory=dict)
    held_ids: set[str] = field(default_factory=set)
    held_files: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)


def build(  # noqa: PLR0913  # one keyword for each option
    folder: str | Path,
    output: str | Path,
    *,
    base_url: str,
    settings: str | Path | None = None,
    now: datetime | None = None,
    allow_deletions: bool = False,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
    each: Callable[[list[str]], Iterable[str]] = iter,
) -> Built:
    """Builds or renews a site; a build that is cut off at any moment leaves the old site whole.

    Events that must not be published are named and left out; a version of them that was published before stays. Where
    nothing has changed no file is touched. The change feed gets one member for each event that is new, changed or gone.

    Args:
        folder: The descriptions and programmes.
        output: The folder of the site; it is made, or holds an earlier build.
        base_url: Where the site stands.
        settings: What the site says about itself (YAML); `site.yaml` in the folder when it is not given. Without one there is
            no catalogue.
        now: When the changes are published; the present when it is not given.
        allow_deletions: Whether more than five events, and more than a fifth of all, may go at once.
        time_zone: The zone of events that neither state one nor imply one.
        vocabulary: Where keywords are looked up; ours when it is not given.
        each: Walks through the names of the files, for a progress bar.

    Raises:
        InputError: The folder, the settings or the site can't be read or written.
        UsageError: The base is no URL; the site stands elsewhere, or the folder holds other files; too many events would go.
    """
    base = checked_base(base_url)
    source, site = Path(folder), Path(output).absolute()
    if not source.is_dir():
        raise InputError(f"{folder} is no folder of descriptions.")
    own_settings = source / SITE_SETTINGS
    chosen = Path(settings) if settings is not None else own_settings if own_settings.exists() else None
    about = read_settings(read_bytes(chosen), str(chosen)) if chosen is not None else None
    files = [name for name in expand([source]) if chosen is None or Path(name) != chosen]
    found = _read_folder(source, files, base, time_zone=time_zone, vocabulary=vocabulary, each=each)
    with locked(site):
        old = _old_state(site, base)
        moment = max(f"{(now or datetime.now(UTC)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", old.last)
        state, members = _renewed(old, found, moment, base)
        built = _counted(members, found, state)
        if not allow_deletions:
            _guard(built.deleted, len(old.events))
        state.files = []
        made = site_files(state, about, members, _old_feed(site))
        state.files = [*made, STATE_FILE]
        made[STATE_FILE] = state.encoded()
        changed = replace_site(site, made, set(old.files))
    return replace(built, files=tuple(changed))


def _read_folder(  # those of `build`
    source: Path,
    files: list[str],
    base: str,
    *,
    time_zone: str | None,
    vocabulary: Vocabulary | None,
    each: Callable[[list[str]], Iterable[str]],
) -> _Folder:
    judge = Judge(profiles=_PROFILES, base_url=base)
    found = _Folder()
    for name in each(files):
        try:
            readings = read(name, time_zone=time_zone, vocabulary=vocabulary)
        except InputError as error:
            readings = [unreadable(name, str(error))]
        for reading in readings:
            _take(found, reading, judge.judge(reading), Path(name).relative_to(source).as_posix())
    return found


def _take(found: _Folder, reading: Reading, problems: list[Problem], name: str) -> None:
    """Sorts one reading in: to be published, or held back with the reason."""
    event = reading.event
    own = Findings(reading.source)
    if reading.statements:
        own.add("site-linked-data", f"{name} is linked data; a site is built of descriptions and programmes.")
    elif event is not None and event.id is None:
        own.add("site-id-missing", f"An event of {name} has no id, so that no page can be made for it.")
    elif event is not None and event.id in found.events:
        own.add("site-id-taken", f"{found.events[event.id][1]} has the id `{event.id}` too.", path="id")
    elif event is not None and event.id is not None and len(event.id) > _LONGEST_ID:
        own.add("site-id-too-long", f"The id of an event has {len(event.id)} characters.", path="id")
    found.problems += [*problems, *own.problems]
    if reading.statements:
        return
    if event is None or event.id is None or worst([*problems, *own.problems]) is Severity.VIOLATION:
        found.held_files.add(name)
        found.held_ids |= {event.id} if event is not None and event.id else set()
    else:
        found.events[event.id] = (event, name)


def _old_state(site: Path, base: str) -> State:
    path = site / STATE_FILE
    if not path.exists():
        return State(base=base)
    old = read_state(read_bytes(path, _LARGEST_STATE), str(path))
    if old.base != base:
        raise UsageError(f"{site} was built for {old.base}; name another folder for {base}.")
    return old


def _old_feed(site: Path) -> dict[str, bytes]:
    pages = sorted((site / "feed").glob("*")) if (site / "feed").is_dir() else []
    return {f"feed/{page.name}": page.read_bytes() for page in pages if page.suffix in {".trig", ".jsonld"}}


def _renewed(old: State, found: _Folder, moment: str, base: str) -> tuple[State, list[Member]]:
    """The new state of a site, and the members that its change feed gets."""
    events: dict[str, Published] = {}
    changes: list[tuple[str, str]] = []
    for name, (event, source) in sorted(found.events.items()):
        digest = digest_of(ntriples(to_triples(build_tree(event, base))))
        before = old.events.get(name)
        if before is not None and before.digest == digest:
            events[name] = msgspec.structs.replace(before, event=event, source=source)
            continue
        issued = before.issued if before is not None else moment
        events[name] = Published(event=event, digest=digest, issued=issued, modified=moment, source=source)
        changes.append(("Update" if before is not None else "Create", name))
    for name, before in sorted(old.events.items()):
        if name in events:
            continue
        if name in found.held_ids or before.source in found.held_files:
            events[name] = before
            findings = Findings(Source(name=before.source, text=""))
            findings.add("site-kept", f"`{name}` stays as it was published on {before.modified[:10]}.")
            found.problems += findings.problems
        else:
            changes.append(("Delete", name))
    members = [_member(kind, name, old.members + at, events, (moment, base)) for at, (kind, name) in enumerate(changes, start=1)]
    last = moment if members else old.last
    return State(base=base, events=events, members=old.members + len(members), last=last), members


def _member(kind: str, name: str, number: int, events: dict[str, Published], now_and_base: tuple[str, str]) -> Member:
    moment, base = now_and_base
    iri = IRIs(base, name).event
    if kind == "Delete":
        return Member(kind, number, iri, moment, [], {})
    tree = build_tree(events[name].event, base)
    return Member(kind, number, iri, moment, to_triples(tree), jsonld.portal(tree))


def _counted(members: list[Member], found: _Folder, state: State) -> Built:
    kinds: dict[str, list[str]] = {"Create": [], "Update": [], "Delete": []}
    for member in members:
        kinds[member.kind].append(unquote(member.event.removeprefix(state.base).partition("/")[0]))
    return Built(
        created=tuple(kinds["Create"]),
        updated=tuple(kinds["Update"]),
        deleted=tuple(kinds["Delete"]),
        held=tuple(sorted(found.held_files)),
        events=len(state.events),
        problems=tuple(in_order(found.problems)),
    )


def _guard(deleted: tuple[str, ...], before: int) -> None:
    if len(deleted) > _FEW_DELETIONS and len(deleted) > _SHARE_OF_DELETIONS * before:
        shown = ", ".join(deleted[:_FEW_DELETIONS])
        raise UsageError(
            f"{len(deleted)} of {before} events would be deleted ({shown} …), and nothing was built; "
            "take --allow-deletions if that is meant."
        )
