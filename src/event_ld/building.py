"""Builds a whole site out of a folder of descriptions: read, judge, compare with what is published, write at once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec

from event_ld.errors import EventLDError, InputError, UsageError
from event_ld.graph.iris import IRIs, checked_base
from event_ld.graph.nodes import build as build_tree
from event_ld.graph.rdf_files import RDF_ENDINGS
from event_ld.graph.triples import ntriples, to_triples
from event_ld.inputs import read, read_one_of_many
from event_ld.net import Net, place_in
from event_ld.problems import Findings, Problem, Severity, in_order, problem, worst
from event_ld.publish import jsonld
from event_ld.publish.site.assemble import parts_of, site_files, top_names
from event_ld.publish.site.feed import Member
from event_ld.publish.site.folder import locked, replace_site, strangers
from event_ld.publish.site.names import Names, claims_of
from event_ld.publish.site.state import Published, State, digest_of, read_state
from event_ld.readers.formats import SITE_SETTINGS, STATE_FILE, files_of
from event_ld.readers.reading import read_bytes
from event_ld.readers.settings import read_settings
from event_ld.source import Source, Span, evidence_for, join_path, shown
from event_ld.validate.judge import Judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from event_ld.model import Event
    from event_ld.readers.reading import Reading
    from event_ld.readers.settings import Settings
    from event_ld.vocabulary import Vocabulary

_FEW_DELETIONS = 5
_SHARE_OF_DELETIONS = 0.2
_LARGEST_STATE = 1_000_000_000
_PROFILES = ("core", "web", "portal")
_ANY_MOMENT = "2000-01-01T00:00:00Z"


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

    @property
    def is_publishable(self) -> bool:
        """Whether nothing was found that must not be published."""
        return worst(self.problems) is not Severity.VIOLATION

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """What the build did, in one line."""
        counts = [(len(self.created), "created"), (len(self.updated), "updated"), (len(self.deleted), "deleted")]
        changes = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing changed"
        held = f"; held back: {', '.join(map(shown, self.held))}" if self.held else ""
        events = f"{self.events} event{'' if self.events == 1 else 's'}"
        return f"{events} published ({changes}); {len(self.files)} files written{held}"


@dataclass(kw_only=True)
class _Folder:
    """The events of a folder: those that may be published by their id, with their reading and their file, and what may not."""

    events: dict[str, tuple[Event, Reading, str]] = field(default_factory=dict)
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
    each: Callable[[list[Any]], Iterable[Any]] = iter,
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
        each: Walks through the names of the files, or the events of the only one, for a progress bar.

    Raises:
        InputError: The folder, the settings or the site can't be read or written.
        UsageError: The base is no URL; the site stands elsewhere or within another; too many events would go.
    """
    base = checked_base(base_url)
    source, site = Path(folder), _resolved(Path(output))
    _check_folders(source, site)
    own_settings = source / SITE_SETTINGS
    chosen = Path(settings) if settings is not None else own_settings if own_settings.exists() else None
    about, problems = (None, []) if chosen is None else read_settings(read_bytes(chosen), str(chosen))
    if chosen is not None and about is None:  # the site stays as it is: its catalogue can't be written, and must not go
        return Built(held=(chosen.name,), events=len(_old_state(site, base).events), problems=tuple(in_order(problems)))
    files = [str(path) for path in files_of(source, RDF_ENDINGS) if path != chosen]
    if not files and not (site / STATE_FILE).exists():
        raise InputError(f"{folder} holds no description and no programme.")
    found = _read_folder(source, files, base, time_zone=time_zone, vocabulary=vocabulary, each=each)
    found.problems += problems
    with locked(site) as is_locked:
        if not is_locked:
            found.problems.append(problem("site-not-locked", f"{site} is on a file system that has no locks."))
        old = _old_state(site, base)
        moment = max(f"{(now or datetime.now(UTC)).astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", old.latest)
        taken = top_names() | strangers(site, set(old.files))
        feed = _old_feed(site, old.files)
        try:
            state, members, made = _made(old, found, about, moment, taken, feed)
        except Exception as error:  # one of the events, most likely
            if isinstance(error, EventLDError | MemoryError) or not _hold_faulty(found, about, base):
                raise
            state, members, made = _made(old, found, about, moment, taken, feed)
        built = _counted(members, found, state)
        if not allow_deletions:
            _guard(built.deleted, len(old.events))
        state.files = [*made, STATE_FILE]
        made[STATE_FILE] = state.encoded()
        changed = replace_site(site, made, set(old.files))
    return replace(built, files=tuple(changed))


def _check_folders(source: Path, site: Path) -> None:
    """Makes sure that descriptions are read from a folder of them, and that no site is put into another.

    Raises:
        InputError: The source is no folder.
        UsageError: It is a site, or the site would stand within another.
    """
    if not source.is_dir():
        raise InputError(f"{source} is no folder of descriptions.")
    if (source / STATE_FILE).exists():
        raise UsageError(f"{source} is a site that was built; name the folder of its descriptions.")
    around = next((one for one in site.parents if (one / STATE_FILE).exists()), None)
    if around is not None:
        raise UsageError(f"{site} is within {around}, a site that was built; name a folder beside it.")


def _resolved(output: Path) -> Path:
    """The folder that a path leads to: one that is a link stays one."""
    try:
        return output.resolve()
    except (OSError, RuntimeError) as error:  # a symbolic loop is a RuntimeError up to Python 3.12
        raise InputError(f"{output} leads nowhere.") from error


def _read_folder(  # those of `build`
    source: Path,
    files: list[str],
    base: str,
    *,
    time_zone: str | None,
    vocabulary: Vocabulary | None,
    each: Callable[[list[Any]], Iterable[Any]],
) -> _Folder:
    judge = Judge(profiles=_PROFILES, base_url=base)
    found = _Folder()
    for name in each(files):
        readings = read_one_of_many(name, partial(read, name, time_zone=time_zone, vocabulary=vocabulary))
        for reading in each(readings) if len(files) == 1 else readings:
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
        own.add("site-id-taken", f"{found.events[event.id][2]} has the id `{event.id}` too.", path="id")
    found.problems += [*problems, *own.problems]
    if reading.statements:
        return
    if event is None or event.id is None or worst([*problems, *own.problems]) is Severity.VIOLATION:
        found.held_files.add(name)
        found.held_ids |= {event.id} if event is not None and event.id else set()
    else:
        found.events[event.id] = (event, reading, name)


def _old_state(site: Path, base: str) -> State:
    path = site / STATE_FILE
    if not path.exists():
        return State(base=base)
    old = read_state(read_bytes(path, _LARGEST_STATE), str(path))
    if old.base != base:
        raise UsageError(f"{site} was built for {old.base}; name another folder for {base}.")
    return old


def _old_feed(site: Path, own: list[str]) -> dict[str, bytes]:
    pages = sorted(name for name in own if name.startswith("feed/") and (site / name).is_file())
    return {name: (site / name).read_bytes() for name in pages}


class _Renewal:
    """Works out the new state of a site; what is published already has the first right to its folders."""

    def __init__(self, old: State, found: _Folder, moment: str, names: Names) -> None:
        self.old = old
        self.found = found
        self.moment = moment
        self.names = names
        self.unread = frozenset(found.held_files)

    def result(self) -> tuple[State, list[Member]]:
        """The new state, and the members that the change feed gets."""
        old, base = self.old, self.old.base
        events: dict[str, Published] = {}
        for name in [*sorted(old.events), *sorted(self.found.events.keys() - old.events.keys())]:
            one = self._renewed(name) or self._kept(name)
            if one is not None:
                events[name] = one
        before = {name: one.digest for name, one in old.events.items()}
        changes = [
            ("Update" if name in before else "Create", name) for name in sorted(events) if events[name].digest != before.get(name)
        ]
        changes += [("Delete", name) for name in sorted(before) if name not in events]
        numbered = enumerate(changes, start=old.members + 1)
        members = [_member(kind, name, number, events, (self.moment, base)) for number, (kind, name) in numbered]
        last = self.moment if members else old.last
        return State(base=base, events=dict(sorted(events.items())), members=old.members + len(members), last=last), members

    def _renewed(self, name: str) -> Published | None:
        """An event as its description has it now; None where there is none, or it can't have its folders."""
        if name not in self.found.events:
            return None
        event, reading, source = self.found.events[name]
        tree = build_tree(event, self.old.base)
        refusal = self.names.take(claims_of(tree))
        if refusal is not None:
            evidence = evidence_for(reading.evidence, join_path(refusal.path, "id"))
            span = evidence.spans[0] if evidence is not None and evidence.spans else Span(0, 1)
            own = Findings(reading.source)
            own.add(refusal.code, refusal.message, span, path=refusal.path)
            self.found.problems += own.problems
            self.found.held_files.add(source)
            self.found.held_ids.add(name)
            return None
        digest = digest_of(ntriples(to_triples(tree)))
        before = self.old.events.get(name)
        if before is not None and before.digest == digest:
            return msgspec.structs.replace(before, event=event, source=source)
        issued = before.issued if before is not None else self.moment
        return Published(event=event, digest=digest, issued=issued, modified=self.moment, source=source)

    def _kept(self, name: str) -> Published | None:
        """An event as it was published, where its description must not be now."""
        before = self.old.events.get(name)
        if before is None or not (name in self.found.held_ids or before.source in self.unread):
            return None
        if self.names.take(claims_of(build_tree(before.event, self.old.base))) is not None:
            return None
        own = Findings(Source(name=before.source, text=""))
        own.add("site-kept", f"`{name}` stays as it was published on {before.modified[:10]}.")
        self.found.problems += own.problems
        return before


def _made(  # what a site is made of
    old: State, found: _Folder, about: Settings | None, moment: str, taken: set[str], feed: dict[str, bytes]
) -> tuple[State, list[Member], dict[str, bytes]]:
    """The new state of a site, the members that its change feed gets, and its files."""
    state, members = _Renewal(old, found, moment, Names(taken)).result()
    state.parts = parts_of(old.parts, list(state.events.values()), about, moment)
    return state, members, site_files(state, about, members, feed)


def _hold_faulty(found: _Folder, about: Settings | None, base: str) -> bool:
    """Holds back each event of which no site can be made, even alone, and says so; whether there is any."""
    known = len(found.events)
    for name, one in sorted(found.events.items()):
        with Net(found.problems, place_in(one[2]), is_for_faults=True):
            _made(State(base=base), _Folder(events={name: one}), about, _ANY_MOMENT, set(), {})
            continue
        del found.events[name]
        found.held_ids.add(name)
        found.held_files.add(one[2])
    return len(found.events) < known


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
