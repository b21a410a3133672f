"""What a build starts from: its folders, the settings, what the site remembers; and what it must not do by accident."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from event_ld.errors import InputError, UsageError
from event_ld.graph.iris import checked_base
from event_ld.inputs import read_vocabulary
from event_ld.publish.site.state import State, read_state
from event_ld.readers.folders import files_of
from event_ld.readers.formats import SITE_SETTINGS, STATE_FILE
from event_ld.readers.reading import read_bytes
from event_ld.readers.settings import Settings, read_settings
from event_ld.vocabulary import EUROVOC, Vocabulary

if TYPE_CHECKING:
    from event_ld.problems import Problem

_FEW_DELETIONS = 5
_SHARE_OF_DELETIONS = 0.2
_LARGEST_STATE = 1_000_000_000


def files_below(source: Path, settings: Path | None, site: Path) -> list[str]:
    """The files of descriptions and programmes of a folder, but for the settings and what the site has.

    An InputError where there is none, and there was none before.
    """
    files = [path for path in files_of(source) if settings is None or path != str(settings)]
    if not files and not (site / STATE_FILE).exists():
        raise InputError(f"{source} holds no description and no programme.")
    return files


def settings_of(source: Path, settings: str | Path | None) -> tuple[Path | None, Settings | None, list[Problem]]:
    """The file of settings (the one that is named, or that of the folder), what it says, and what is wrong with it.

    An InputError where it can't be read.
    """
    chosen = Path(settings) if settings is not None else source / SITE_SETTINGS
    if settings is None and not chosen.exists():
        return None, None, []
    return chosen, *read_settings(read_bytes(chosen), str(chosen))


def check_folders(source: Path, site: Path) -> None:
    """Makes sure that descriptions are read from a folder of them, and that no site is put into another.

    An InputError where the source is no folder; a UsageError where it is a site, or the site would stand within another.
    """
    if not source.is_dir():
        raise InputError(f"{source} is no folder of descriptions.")
    if (source / STATE_FILE).exists():
        raise UsageError(f"{source} is a site that was built; name the folder of its descriptions.")
    around = next((one for one in site.parents if (one / STATE_FILE).exists()), None)
    if around is not None:
        raise UsageError(f"{site} is within {around}, a site that was built; name a folder beside it.")


def resolved(output: Path) -> Path:
    """The folder that a path leads to: one that is a link stays one; an InputError where it leads nowhere."""
    try:
        return output.resolve()
    except (OSError, RuntimeError) as error:  # a symbolic loop is a RuntimeError up to Python 3.12
        raise InputError(f"{output} leads nowhere.") from error


def old_state(site: Path, to: str, moved_from: str | None, about: Settings | None) -> State:
    """What a site remembers; of a new one, what its identifiers begin with.

    An InputError where it can't be read; a UsageError where the site stands elsewhere, or its identifiers begin with something
    else, or `moved_from` is no URL.
    """
    left = checked_base(moved_from) if moved_from else ""
    path, named = site / STATE_FILE, about.identifier_base if about else ""
    if not path.exists():
        if left:
            raise UsageError(f"{site} is no site that was built, so it has not moved from {left}.")
        return State(base=named or to, stands=to)
    old = state_at(site)
    stood = old.where.address
    if stood not in {to, left}:
        advice = f"name another folder for {to}, or take --moved-from {stood} if the site has moved"
        raise UsageError(f"{site} was built for {stood}; {advice}.")
    if named and named != old.base:
        raise UsageError(
            f"The identifiers of {site} begin with {old.base}, and `identifier-base` is {named}: portals would take everything "
            "for new. Take it out of the settings, or name another folder."
        )
    return old


def state_at(site: Path) -> State:
    """What a site remembers; an InputError where it can't be read."""
    path = site / STATE_FILE
    return read_state(read_bytes(path, _LARGEST_STATE), str(path))


def guard(old: State, about: Settings | None, deleted: tuple[str, ...]) -> None:
    """Makes sure that neither the catalogue nor many events go by accident; a UsageError where they would."""
    before = len(old.events)
    if len(deleted) > _FEW_DELETIONS and len(deleted) > _SHARE_OF_DELETIONS * before:
        shown = ", ".join(deleted[:_FEW_DELETIONS])
        raise UsageError(
            f"{len(deleted)} of {before} events would be deleted ({shown} …), and nothing was built; "
            "take --allow-deletions if that is meant."
        )
    if about is None and "catalog.ttl" in old.files:
        raise UsageError(
            f"The site has a catalogue, and {SITE_SETTINGS} is gone: nothing was built. Put it back, name another one with "
            "--settings, or take --allow-deletions if the catalogue is to go."
        )


def named_vocabulary(about: Settings | None, chosen: Path | None) -> Vocabulary | None:
    """The vocabulary that the settings of a site name; None for ours."""
    if about is None or chosen is None or not about.vocabularies:
        return None
    try:
        return read_vocabulary(*(one if one == EUROVOC else chosen.parent / one for one in about.vocabularies))
    except InputError as error:
        raise InputError(f"{chosen}, `vocabularies`: {error}") from error
