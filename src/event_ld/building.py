"""Builds a whole site out of a folder of descriptions: read, judge, compare with what is published, write at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import msgspec
from msgspec import structs

from event_ld.graph.iris import IRIs, checked_base
from event_ld.graph.nodes import build as build_tree
from event_ld.making import Change, Made, Task, Work
from event_ld.problems import Findings, Problem, problem
from event_ld.publish.site.assemble import TOP_NAMES, Assembly
from event_ld.publish.site.event_files import NAMES
from event_ld.publish.site.feed import Member, add_members
from event_ld.publish.site.folder import NewSite, locked, new_site, strangers
from event_ld.publish.site.joined import ALONE, Kin, kin_of
from event_ld.publish.site.looks import looks_of
from event_ld.publish.site.names import Names, claims_of
from event_ld.publish.site.pages import Site
from event_ld.publish.site.state import Published, State, Where, digest_of
from event_ld.readers.formats import STATE_FILE
from event_ld.source import Source, shown
from event_ld.starting import check_folders, files_below, guard, named_vocabulary, old_state, resolved, settings_of
from event_ld.told import Judged, in_order

if TYPE_CHECKING:
    from event_ld.descriptions import Found
    from event_ld.vocabulary import Vocabulary


@dataclass(frozen=True, kw_only=True)
class Built(Judged):
    """What a build did.

    Attributes:
        created: The ids of the events that are new.
        updated: The ids of the events that changed.
        deleted: The ids of the events that are gone.
        held: The names of the files, some of whose events must not be published.
        partly: Those of them that have other events, which are published.
        events: How many events are published now.
        files: The files of the site that are new, have changed, or are gone.
        problems: What was found, the gravest first.
    """

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    events: int = 0
    files: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:  # type: ignore[explicit-override]  # typing.override needs Python 3.12
        """What the build did, in one line."""
        counts = [(len(self.created), "created"), (len(self.updated), "updated"), (len(self.deleted), "deleted")]
        changes = ", ".join(f"{count} {what}" for count, what in counts if count) or "nothing changed"
        whole = [one for one in self.held if one not in self.partly]
        held = f"; held back: {', '.join(map(shown, whole))}" if whole else ""
        held += f"; held back in part: {', '.join(map(shown, self.partly))}" if self.partly else ""
        events = f"{self.events} event{'' if self.events == 1 else 's'}"
        return f"{events} published ({changes}); {len(self.files)} files written{held}"


def build(  # noqa: PLR0913  # one keyword for each option
    folder: str | Path,
    output: str | Path,
    *,
    base_url: str,
    settings: str | Path | None = None,
    now: datetime | None = None,
    moved_from: str | None = None,
    allow_deletions: bool = False,
    time_zone: str | None = None,
    vocabulary: Vocabulary | None = None,
    each: Callable[[list[Any]], Iterable[Any]] = iter,
    jobs: int = 1,
) -> Built:
    """Builds or renews a site; a build that is cut off at any moment leaves the old site whole.

    Events that must not be published are named and left out; a version of them that was published before stays. Where
    nothing has changed no file is touched. The change feed gets a member for each event that is new, changed or gone.

    Args:
        folder: The descriptions and programmes.
        output: The folder of the site; it is made, or holds an earlier build.
        base_url: Where the site stands.
        settings: What the site says about itself (YAML); `site.yaml` in the folder when it is not given.
        now: When the changes are published; the present when it is not given.
        moved_from: Where the site stood before: it goes on there with the same identifiers and the same change feed.
        allow_deletions: Whether more than five events, and more than a fifth of all, may go at once.
        time_zone: The zone of events that neither state one nor imply one.
        vocabulary: Where keywords are looked up; those that the settings name, and ours, when it is not given.
        each: Walks through the names of the files, or the events of the only one, for a progress bar.
        jobs: How many processes work at the most; for more than one a script needs its `if __name__ == "__main__":`.

    Raises:
        InputError: The folder, the settings or the site can't be read or written.
        UsageError: The base is no URL; the site stands elsewhere or within another; too many events would go.
    """
    source, site, to = Path(folder), resolved(Path(output)), checked_base(base_url)
    check_folders(source, site)
    chosen, about, told = settings_of(source, settings)
    if chosen is not None and about is None:  # the site stays as it is: its catalogue can't be written, and must not go
        return Built(held=(chosen.name,), events=len(old_state(site, to, moved_from, None).events), problems=(*in_order(told),))
    with locked(site) as is_locked:
        if not is_locked:
            told.append(problem("site-not-locked", f"{site} is on a file system that has no locks."))
        old = old_state(site, to, moved_from, about)
        moment = old.next_moment((now or datetime.now(UTC)).astimezone(UTC))
        around = Site(Where(old.base, to), about, looks_of(about, chosen), moment[:10])
        task = Task(source, around, moment, time_zone, vocabulary or named_vocabulary(about, chosen))
        with Work(task, jobs) as work, new_site(site, old.files) as new:
            found = task.folder().found(files_below(source, chosen, site), old, each, told, work.look)
            renewal = _Renewal(old, found, new, work)
            built = _counted(members := renewal.members(), found, renewal.state)
            if not allow_deletions:
                guard(old, about, built.deleted)
            return replace(built, files=tuple(renewal.put(members)))


class _Spoken(msgspec.Struct):
    """The language of an event alone, as its wire form has it."""

    language: str | None = None


class _Renewal:
    """Works out the new state of a site, and writes it; what is published already has the first right to its folders."""

    def __init__(self, old: State, found: Found, new: NewSite, work: Work) -> None:
        self.old = old
        self.found = found
        self.new = new
        self.work = work
        work.speak(msgspec.json.decode(one.wire, type=_Spoken).language for one in found.events.values())
        self.task = work.task
        self.site = site = work.task.site
        self.names = Names(TOP_NAMES | strangers(new.output, {*old.files}))
        address = site.where.address
        self.has_moved = address != old.where.address
        left = (*old.moved_from, old.where.address) if self.has_moved else old.moved_from
        self.state = State(
            base=old.base,
            stands=address,
            moved_from=tuple(one for one in dict.fromkeys(left) if one != address),
            program=self.task.program,
            members=old.members,
            last=old.last,
            pages=old.pages,
            parts=old.parts,
            listed=old.listed,
        )
        self.unread = frozenset(found.held_files)
        kept = {name: one.wire for name, one in old.events.items() if name in found.held_ids or one.source in self.unread}
        self.kin = kin_of(kept | {name: one.wire for name, one in found.events.items()})

    def members(self) -> list[Member]:
        """Makes the files of the events; the members that the change feed gets."""
        old, base, events = self.old, self.old.base, self.state.events
        names = [*sorted(old.events), *sorted(self.found.events.keys() - old.events.keys())]
        fresh = {name: change for name in names if (change := self._change(name)) is not None}
        made = self.work.make([*fresh.values()])
        for name in names:
            one = self._renewed(name, next(made) if name in fresh else None) or self._kept(name)
            if one is not None:
                events[name] = one
        before = {name: one.digest for name, one in old.events.items()}
        changes = [
            ("Update" if name in before else "Create", name) for name in sorted(events) if events[name].digest != before.get(name)
        ]
        changes += [("Delete", name) for name in sorted(before) if name not in events]
        members = []
        for number, (kind, name) in enumerate(changes, start=old.members + 1):
            way = unquote(events[name].iris[0].removeprefix(base)) if name in events else ""
            members.append(Member(kind, number, IRIs(base, name).event, self.task.moment, way))
        return members

    def put(self, members: list[Member]) -> list[str]:
        """Writes the files that are about several events, and puts the site in place; the files that differ."""
        old, new, state = self.old, self.new, self.state
        state.sources = self.found.sources
        if self._is_as_it_was(members):
            state.files = old.files
            if state == old:
                return []
            for name in old.files:
                new.keep(name)
            new.stream(STATE_FILE, state.encoded())
        else:
            state.pages = add_members(new, state.where, members, old.pages, has_moved=self.has_moved)
            state.members, state.last = old.members + len(members), self.task.moment if members else old.last
            assembly, pieces = Assembly(new, state, self.site, self.task.moment), state.encoded()
            new.stream(STATE_FILE, iter(pieces.__next__, b""))
            for events in (old.events, self.found.events, state.events):
                events.clear()  # they are written, and most of the memory
            assembly.write()
            state.files = {**new.files, STATE_FILE: 0}
            new.stream(STATE_FILE, pieces, goes_on=True)
        return new.put()

    def _is_as_it_was(self, members: list[Member]) -> bool:
        old, said = self.old, digest_of(self.site.dated_by)
        is_same = old.program == self.state.program and "settings" in old.parts and old.parts["settings"].digest == said
        return is_same and self.new.is_whole and not members and not self.new.changed and not self.has_moved

    def _change(self, name: str) -> Change | None:
        """What is to be made of an event; None where it has no description, or its files stand."""
        one, before = self.found.events.get(name), self.old.events.get(name)
        if one is None or (before is not None and before.wire == one.wire and self._stands(before, name)):
            return None
        return Change(one.wire, one.source, before, kin=self._kin(name))

    def _renewed(self, name: str, made: Made | None) -> Published | None:
        """An event as its description has it now; None where there is none, it can't have its folders, or a fault stops it."""
        one = self.found.events.get(name)
        if one is None:
            return None
        self.found.problems += made.problems if made else ()
        known = made.one if made else structs.replace(self.old.events[name], source=one.source)
        known = known and structs.replace(known, wire=one.wire)
        refusal = self.names.take(claims_of(known.iris, self.old.base)) if known else None
        if known and refusal is None:
            return self._with_files(known, made)
        if known and refusal is not None:
            path = build_tree(known.event, self.old.base).origins.get((refusal.iri, "", ""), "")
            self.found.problems += self.task.folder().told_of(one, name, refusal.code, refusal.message, path)
        self.found.hold(name, one.source)
        return None

    def _files(self, one: Published) -> list[str]:
        folder = unquote(one.iris[0].removeprefix(self.old.base))
        return [f"{folder}{name}" for name in NAMES]

    def _kin(self, name: str) -> Kin:
        return self.kin.get(name, ALONE)

    def _stands(self, one: Published, name: str) -> bool:
        """Whether the files of an event are those that would be made of it."""
        return one.made == self.task.made_of(one, self._kin(name)) and all(map(self.new.stands, self._files(one)))

    def _with_files(self, one: Published, made: Made | None) -> Published:
        """An event whose files are in the new site: those that stand in the old one, or new ones."""
        if made is None or made.one is None:
            for file in self._files(one):
                self.new.keep(file)
            return one
        for file, data in zip(self._files(one), made.files, strict=True):
            self.new.write(file, data)
        return structs.replace(made.one, wire=one.wire)

    def _kept(self, name: str) -> Published | None:
        """An event as it was published, where its description must not be now."""
        before = self.old.events.get(name)
        if before is None or not (name in self.found.held_ids or before.source in self.unread):
            return None
        if self.names.take(claims_of(before.iris, self.old.base)) is not None:
            return None
        own = Findings(Source(name=before.source, text=""))
        own.add("site-kept", f"`{name}` stays as it was published on {before.modified[:10]}.")
        self.found.problems += own.problems
        if self._stands(before, name):
            return self._with_files(before, None)
        made = self.task.made(Change(before.wire, before.source, before, is_kept=True, kin=self._kin(name)))
        self.found.problems += made.problems
        return self._with_files(before, made)


def _counted(members: list[Member], found: Found, state: State) -> Built:
    kinds: dict[str, list[str]] = {"Create": [], "Update": [], "Delete": []}
    for member in members:
        kinds[member.kind].append(unquote(member.event.removeprefix(state.base).partition("/")[0]))
    return Built(
        created=tuple(kinds["Create"]),
        updated=tuple(kinds["Update"]),
        deleted=tuple(kinds["Delete"]),
        held=tuple(sorted(found.held_files)),
        partly=tuple(sorted(found.held_files & {one.source for one in found.events.values()})),
        events=len(state.events),
        problems=tuple(in_order(found.problems)),
    )
